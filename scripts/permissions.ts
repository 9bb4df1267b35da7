import type { Each } from "../src/flow/each.ts";
import { type Flow, openingsOf } from "../src/flow/flow.ts";
import { type Seat, seatName } from "../src/flow/seat.ts";
import type { Step } from "../src/flow/step.ts";

const head = [
  "| step | label | from | to | who | only if | marks |",
  "|---|---|---|---|---|---|---|",
] as const;

const row = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;

const seats = (by: readonly Seat[], flow: Pick<Flow, "parts">): string =>
  by.map((seat) => `\`${seat}\` ${seatName(seat, flow).zh}`).join(", ");

const onlyIf = ({ open: { when } }: Step): string =>
  when === undefined ? "" : `${when.only.zh} / ${when.only.en}`;

const moving = {
  all: "once all have",
  any: "with the first",
  lead: "with the lead unit's",
} as const satisfies Record<NonNullable<Each["moves"]>, string>;

const eachOf = ({ moves, alongside = [] }: Each): readonly string[] => [
  "each unit for itself",
  ...(moves === undefined ? [] : [`moves the matter ${moving[moves]}`]),
  ...(alongside.length === 0 ? [] : [`open beside the lead unit also in ${alongside.join(", ")}`]),
];

const marksOf = ({ marks = {}, each }: Step): string =>
  [
    ...(each === undefined ? [] : eachOf(each)),
    ...(marks.underQuarantine ? ["under quarantine"] : []),
    ...(marks.inside === undefined ? [] : [`history inside ${marks.inside.join(", ")}`]),
    ...(marks.inPerson ? ["in person, never as entrusted"] : []),
    ...(marks.irrevocable ? ["cannot be taken back"] : []),
    ...(marks.unseals ? ["shows what is kept sealed"] : []),
    ...(marks.erases ? ["erases"] : []),
  ].join(", ");

/** Where a step leads; one target in a list is one of two, the other to stay. */
const toOf = ({ open: { to } }: Step): string => {
  if (to === undefined) return "(stays)";
  if (typeof to === "string") return to;
  return [...to, ...(to.length === 1 ? ["(stays)"] : [])].join(" or ");
};

const isInEveryState = ({ open }: Step, { states }: Flow): boolean =>
  Object.keys(states).every((state) => open.from.includes(state));

const stepRow = (id: string, step: Step, flow: Flow, names: Pick<Flow, "parts">): string =>
  row(
    id,
    step.label.zh,
    isInEveryState(step, flow) ? "any" : step.open.from.join(", "),
    toOf(step),
    seats(step.by, names),
    onlyIf(step),
    marksOf(step),
  );

/** The page of permissions: for every step of every kind from where to where, who may, and only if what. */
export const permissionsPage = (flows: readonly Flow[]): string => {
  // A step that every kind has alike is printed once, in words of no kind.
  const times = new Map<string, number>();
  const kinds = flows.map((flow) => ({
    flow,
    steps: Object.entries(flow.steps).map(([id, step]) => {
      const plain = stepRow(id, step, flow, {});
      times.set(plain, (times.get(plain) ?? 0) + 1);
      return { id, step, plain };
    }),
  }));
  const isCommon = (plain: string) => flows.length > 1 && times.get(plain) === flows.length;
  return [
    "# Who may do what",
    "",
    "Printed from the declarations of the kinds by `scripts/permissions.ts`. Whoever has one of the seats may take the step in one of the states named, as long as what stands under “only if” holds; nobody else may. `to.liaison` is a liaison of the unit that has that part, `to.procuratorate:chief` its chief procurator where that unit is a procuratorate, `procuratorate:intake` an intake officer of a procuratorate and of no other organ, `handler` somebody named in the matter, `convenor` whoever has that role. Whoever stands in for a post on leave has its seats; what the chief procurator may do, and in meetings the convenor, whoever it is entrusted to may do as well, in the kinds of matter and on the days of the entrustment, unless it is marked “in person”. A step is only ever offered to somebody who can see the matter: at level 2 that is whoever is named in it; to a unit complained of, and to whoever is recused, it does not exist.",
    "",
    ...kinds.flatMap(({ flow, steps }) => [
      `## ${flow.name.en} ${flow.name.zh} (${flow.prefix})`,
      "",
      ...head,
      ...openingsOf(flow).map(({ id, label, by }) =>
        row(id, label.zh, "–", "new", seats(by, flow), "", ""),
      ),
      ...steps.flatMap(({ id, step, plain }) =>
        isCommon(plain) ? [] : [stepRow(id, step, flow, flow)],
      ),
      "",
    ]),
    "## Every kind",
    "",
    "While a matter is quarantined only the steps so marked can be taken, and they at no other time.",
    "",
    ...head,
    ...[...times.keys()].filter(isCommon),
    "",
  ].join("\n");
};
