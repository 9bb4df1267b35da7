import { dayText } from "../calendar/day.ts";
import { action, type Block, facts, note, paragraph, rows } from "../chat/card.ts";
import { number, optional } from "../chat/field.ts";
import { joinAnd, type Text, text } from "../chat/text.ts";
import { sightOf } from "../flow/access.ts";
import { readMatter } from "../flow/find.ts";
import type { Flow, YearPlan } from "../flow/flow.ts";
import type { Matter } from "../flow/matter.ts";
import { namesOf } from "../flow/parties.ts";
import { titleOf } from "../flow/render.ts";
import { seenBy, sharesIn } from "../flow/tracks.ts";
import { organisationName } from "../people/directory.ts";
import { type Command, type CommandContext, command } from "./command.ts";
import { words } from "./words.ts";

/** The most events looked at, the newest first, and the most written out. */
const mostSeen = 1000;
const mostListed = 20;

type Planned = NonNullable<ReturnType<YearPlan["on"]>> & { readonly of: Matter };

/** What is on the plan of a year, of what the reader may see: what is still to come first, each in the order of the days. */
const plannedIn = async (
  year: number,
  flow: Flow,
  plan: YearPlan,
  { store, actor }: Pick<CommandContext, "store" | "actor">,
): Promise<readonly Planned[]> => {
  const found = await store.matters(sightOf(actor), { kind: flow.kind, take: mostSeen });
  return (
    found
      .filter(({ visibility, erasedAt }) => visibility < 3 && erasedAt === undefined)
      // Of several units each has its own on it, as far as the reader sees that.
      .flatMap((one) => sharesIn(flow, seenBy(flow, readMatter(flow, one), actor)))
      .flatMap((of) => {
        const on = plan.on(of);
        return on === undefined || (on.year ?? Number(on.day.slice(0, 4))) !== year
          ? []
          : [{ ...on, of }];
      })
      .sort(
        (one, other) => Number(one.held) - Number(other.held) || one.day.localeCompare(other.day),
      )
  );
};

/** Whether the reader keeps the plan, and so sees all of it. */
const isKept = ({ keepers }: YearPlan, { actor }: Pick<CommandContext, "actor">): boolean =>
  keepers.includes(actor.organisation);

/** Who has nothing on the plan of a year; nothing where everybody has, or the reader does not keep it. */
const withoutAny = (
  year: number,
  plan: YearPlan,
  planned: readonly Planned[],
  context: Pick<CommandContext, "actor" | "directory">,
): Text | undefined => {
  const { directory } = context;
  const missing = plan
    .expects(directory)
    .filter((unit) => !planned.some(({ units }) => units.includes(unit)));
  return !isKept(plan, context) || missing.length === 0
    ? undefined
    : plan.words.without(year, namesOf(missing, directory), missing.length);
};

const yearOf = ({ today }: Pick<CommandContext, "today">): number => Number(today.slice(0, 4));

const bodyOf = (
  year: number,
  plan: YearPlan,
  planned: readonly Planned[],
  context: CommandContext,
): readonly Block[] => {
  const { directory } = context;
  const units = [...new Set(planned.flatMap(({ units }) => units))];
  const missing = withoutAny(year, plan, planned, context);
  const more = planned.length - mostListed;
  const bare = plan.covering.filter(
    ({ id }) => !planned.some(({ held, covers }) => held && covers === id),
  );
  return [
    facts(
      ...units.map((unit) => {
        const own = planned.filter((one) => one.units.includes(unit));
        const held = own.filter((one) => one.held).length;
        return [
          organisationName(directory, unit),
          plan.words.counts(
            own.length,
            held,
            own.map(({ of }) => of),
          ),
        ] as const;
      }),
    ),
    ...(missing === undefined ? [] : [paragraph(missing, "warning")]),
    ...(!isKept(plan, context) || bare.length === 0
      ? []
      : [paragraph(plan.words.uncovered(joinAnd(bare.map(({ name }) => name))))]),
    rows(
      planned.slice(0, mostListed).map(({ of, units: holding, day, held }) => {
        const parts = [
          namesOf(holding, directory),
          dayText(day),
          held ? plan.words.held : plan.words.toCome,
        ];
        return {
          code: of.code,
          title: titleOf(of),
          detail: text(
            parts.map(({ zh }) => zh).join(" · "),
            parts.map(({ en }) => en).join(" · "),
          ),
        };
      }),
    ),
    ...(more > 0 ? [paragraph(words.notListed(more), "subtle")] : []),
  ];
};

const planOf = (flow: Flow, plan: YearPlan): Command => {
  const { label, names, says = [], help, id, by } = plan;
  return command({
    id,
    label,
    names,
    says,
    help,
    by,
    shows: true,
    form: { year: optional(number(words.year, 2000, 2100, { main: true })) },
    run: async ({ year }, context) => {
      const of = year ?? yearOf(context);
      const planned = await plannedIn(of, flow, plan, context);
      const missing = withoutAny(of, plan, planned, context);
      return {
        card:
          planned.length === 0
            ? note(label, [
                plan.words.none(of, isKept(plan, context)),
                ...(missing === undefined ? [] : [missing]),
              ])
            : {
                title: label,
                body: bodyOf(of, plan, planned, context),
                actions:
                  planned.length > mostListed
                    ? [action(words.list, { command: "list", answers: { kind: flow.kind } })]
                    : [],
              },
      };
    },
  });
};

/** 台账 of the year: for each kind that is planned by the year, what is on the plan, what was held and who has nothing. */
export const yearPlans = (flows: readonly Flow[]): readonly Command[] =>
  flows.flatMap((flow) => (flow.yearPlan === undefined ? [] : [planOf(flow, flow.yearPlan)]));

/** Who has nothing on the plans of this year that the reader keeps. */
export const planGaps = async (context: CommandContext): Promise<readonly Text[]> => {
  const year = yearOf(context);
  const gaps = await Promise.all(
    context.flows.map(async (flow) => {
      const plan = flow.yearPlan;
      if (plan === undefined || !isKept(plan, context)) return [];
      const missing = withoutAny(year, plan, await plannedIn(year, flow, plan, context), context);
      return missing === undefined ? [] : [missing];
    }),
  );
  return gaps.flat();
};
