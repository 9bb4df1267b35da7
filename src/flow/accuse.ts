import { long, optional, several } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { accuseWords as words } from "./accuse-words.ts";
import { accuseStep } from "./confidentiality.ts";
import type { Flow } from "./flow.ts";
import { barred, type Matter, type Party, unitsIn } from "./matter.ts";
import { namesOf, unitNames, unitOf } from "./parties.ts";
import type { Seat } from "./seat.ts";
import { type Context, type Step, step, tellAll } from "./step.ts";

/** Whoever brought a matter and whoever has it: they may say that a unit is complained of in it. */
const having: readonly Seat[] = [
  "from",
  "handler",
  ...(["from", "to", "joint"] as const).flatMap((part): readonly Seat[] => [
    `${part}.liaison`,
    `${part}.officer`,
    `${part}.intake`,
    `${part}.head`,
    `${part}.procuratorate:procurator`,
    `${part}.procuratorate:chief`,
  ]),
];

/** Who is told: those who have it and those who brought it. */
const told: readonly Seat[] = [
  "from",
  ...(["to", "joint"] as const).flatMap((part): readonly Seat[] => [
    `${part}.intake`,
    `${part}.liaison`,
    `${part}.head`,
  ]),
];

/** The matter with units complained of: neither they nor their people have any other part in it. */
export const withAccused = <M extends Matter>(
  matter: M,
  units: readonly string[],
  { directory }: Pick<Context, "directory">,
): M => {
  const isTheirs = (party: Party): boolean =>
    !barred.includes(party.part) && units.includes(unitOf(party, directory) ?? "");
  return {
    ...matter,
    parties: [
      ...matter.parties.filter((party) => !isTheirs(party)),
      ...units.map((organisation): Party => ({ part: "accused", organisation })),
    ],
  };
};

/**
 * Adds a unit complained of: from then on the matter does not exist for it,
 * what stands with its people is redrawn, and what it had to do passes to whoever is next.
 */
const accuse = (flow: Flow): Step => ({
  ...step<Matter>()({
    names: ["追加责任单位", "accuse"],
    label: words.accuse,
    help: words.accuseHelp,
    by: having,
    open: { from: Object.keys(flow.states) },
    button: { rare: true },
    marks: { irrevocable: true },
    form: {
      accused: several(words.unit, "organisations", { main: true }),
      reason: optional(long(words.reason, { max: 300 })),
    },
    apply: (matter, { accused: units }, context) => {
      const { directory } = context;
      const refuse = (say: typeof words.already, among: readonly string[]) => {
        const found = units.filter((unit) => among.includes(unit));
        return found.length === 0
          ? undefined
          : new Refusal(say(namesOf(found, directory)), { field: "accused" });
      };
      const refused =
        refuse(words.already, unitsIn(matter, "accused")) ??
        refuse(words.itsOwn, unitsIn(matter, "from")) ??
        (flow.accusing === undefined
          ? refuse(words.addressed, [
              ...unitsIn(matter, "to"),
              ...(flow.meantFor?.(directory) ?? []),
            ])
          : undefined);
      if (refused !== undefined) return refused;
      const without = withAccused(matter, units, context);
      return flow.accusing?.goesOn(without, context) ?? without;
    },
    tells: tellAll(
      told,
      (matter, context, reader) =>
        flow.accusing?.news(matter, context, reader) ??
        words.accusedNews(unitNames(matter, "accused", context.directory)),
    ),
    done: (matter, { directory }) => words.accuseDone(unitNames(matter, "accused", directory)),
  }),
  open: {
    from: Object.keys(flow.states),
    ...(flow.accusing === undefined ? {} : { to: flow.accusing.to }),
  },
  clocks: { starts: flow.accusing?.starts ?? [] },
});

/** The flow with the step that adds a unit complained of. */
export const withAccusing = (flow: Flow): Flow => ({
  ...flow,
  steps: { ...flow.steps, [accuseStep]: accuse(flow) },
});
