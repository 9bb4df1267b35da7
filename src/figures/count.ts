import type { Day } from "../calendar/day.ts";
import type { Span } from "../calendar/typed-period.ts";
import { type Sight, sightOf } from "../flow/access.ts";
import { findCategory, groupOf, headingNamed } from "../flow/categories.ts";
import type { CountedAt, Metric, MetricCase } from "../flow/figure.ts";
import { mayKnowStep, readMatter } from "../flow/find.ts";
import type { Flow } from "../flow/flow.ts";
import { barred, type Kind, type Matter, type Part } from "../flow/matter.ts";
import type { Context } from "../flow/step.ts";
import { seenBy, sharesIn } from "../flow/tracks.ts";
import type { GuardedStore } from "../store/store.ts";

/** Of which matters figures are, and of which days. Ids of the directory and of the categories. */
export type Scope = {
  readonly period: Span;
  readonly kind?: Kind;
  /** A unit, and a township, that has a part in it. */
  readonly unit?: string;
  readonly township?: string;
  readonly category?: string;
  readonly field?: string;
};

/** Who counts, and by which calendar. */
export type Counter = Pick<Context, "actor" | "today" | "calendar"> & {
  readonly store: GuardedStore;
  readonly flows: readonly Flow[];
};

/** A case with the matter it is of. */
export type CaseOf = MetricCase & { readonly of: Matter };

/** A figure: all its cases in the period, and those of them that are hits. */
export type Figure = {
  readonly flow: Flow;
  readonly metric: Metric;
  readonly all: readonly CaseOf[];
  readonly hits: readonly CaseOf[];
};

/** The figures of one reader; `erased` matters are in none, since nothing of them can be known. */
export type Counted = { readonly figures: readonly Figure[]; readonly erased: number };

const pageSize = 1000;

/** Everything of a kind a sight reaches, a page at a time. */
export const mattersOf = async (
  store: GuardedStore,
  sight: Sight,
  kind: Kind,
): Promise<readonly Matter[]> => {
  const all: Matter[] = [];
  for (;;) {
    const last = all.at(-1);
    const before =
      last === undefined ? {} : { before: { openedAt: last.openedAt, code: last.code } };
    const page = await store.matters(sight, { kind, take: pageSize, ...before });
    all.push(...page);
    if (page.length < pageSize) return all;
  }
};

const takesPart = ({ parties }: Pick<Matter, "parties">, unit: string | undefined): boolean =>
  unit === undefined ||
  parties.some((party) => party.organisation === unit && !barred.includes(party.part));

/** Whether a matter, as the reader sees it, is one of those that are counted. */
const isIn = (matter: Matter, { unit, township, category, field }: Scope): boolean => {
  const found = matter.category === undefined ? undefined : findCategory(matter.category);
  return (
    takesPart(matter, unit) &&
    takesPart(matter, township) &&
    (category === undefined || matter.category === category) &&
    (field === undefined || (found !== undefined && headingNamed(groupOf(found)) === field))
  );
};

/** The parts of those who act in a matter, each for itself. */
const acting: readonly Part[] = ["to", "joint", "invited"];

/** The cases of a matter that count for a unit: its own where it is one of those that act, else all of them. */
const ofUnit = (
  cases: readonly CaseOf[],
  { parties }: Matter,
  unit: string | undefined,
): readonly CaseOf[] =>
  parties.some(({ part, organisation }) => organisation === unit && acting.includes(part))
    ? cases.filter((one) => one.unit === undefined || one.unit === unit)
    : cases;

const casesOf = (metric: Metric, flow: Flow, of: Matter, at: CountedAt): readonly CaseOf[] => {
  if (metric.each !== true) return metric.cases(of, at).map((one) => ({ ...one, of }));
  // Whoever it is only copied to does not know how far the units are.
  if (of.share?.stage !== undefined) return [];
  return sharesIn(flow, of).flatMap((share) => {
    const unit = share.share?.unit;
    return metric
      .cases(share, at)
      .map((one): CaseOf => ({ ...one, of, ...(unit === undefined ? {} : { unit }) }));
  });
};

const isWithin = (day: Day | true | undefined, { from, to }: Span): boolean =>
  day !== undefined && day !== true && from <= day && day <= to;

const figureOf = (flow: Flow, metric: Metric, cases: readonly CaseOf[], period: Span): Figure => {
  const all = cases.filter(
    ({ on }) => on !== undefined && (metric.now === true || isWithin(on, period)),
  );
  switch (metric.is) {
    case "count":
    case "sum":
    case "total":
    case "share":
      return { flow, metric, all, hits: all };
    case "cohort":
      return { flow, metric, all, hits: all.filter(({ hit }) => hit !== undefined) };
    case "same":
      return { flow, metric, all, hits: cases.filter(({ hit }) => isWithin(hit, period)) };
    case "median": {
      const known = all.filter(({ days }) => days !== undefined);
      return { flow, metric, all: known, hits: known };
    }
  }
};

/** A figure of all of some matters, whoever looks. */
export const figureIn = (
  {
    flow,
    metric,
    matters,
    period,
  }: {
    readonly flow: Flow;
    readonly metric: Metric;
    readonly matters: readonly Matter[];
    readonly period: Span;
  },
  at: CountedAt,
): Figure =>
  figureOf(
    flow,
    metric,
    matters.flatMap((of) => casesOf(metric, flow, of, at)),
    period,
  );

/**
 * Counts what a reader may see, and nothing else: sight is asked first, by the store's own filter, and of a
 * matter of several units the shares this reader sees. What is quarantined is never counted.
 */
export const countFor = async (
  { store, flows, actor, today, calendar }: Counter,
  scope: Scope,
): Promise<Counted> => {
  const sight = sightOf(actor);
  const figures: Figure[] = [];
  let erased = 0;
  for (const flow of flows) {
    const { figures: metrics = [], kind } = flow;
    if (metrics.length === 0 || (scope.kind !== undefined && scope.kind !== kind)) continue;
    const found = (await mattersOf(store, sight, kind)).filter(({ visibility }) => visibility < 3);
    erased += found.filter(({ erasedAt }) => erasedAt !== undefined).length;
    const seen = found
      .filter(({ erasedAt }) => erasedAt === undefined)
      .map((matter) => seenBy(flow, readMatter(flow, matter), actor))
      .filter((matter) => isIn(matter, scope));
    const at = { today, calendar };
    for (const metric of metrics) {
      const { tellsOf } = metric;
      const known = seen.filter(
        (matter) => tellsOf === undefined || mayKnowStep({ flow, matter }, tellsOf, actor),
      );
      const cases = known.flatMap((of) =>
        [scope.unit, scope.township].reduce(
          (left: readonly CaseOf[], unit) => (unit === undefined ? left : ofUnit(left, of, unit)),
          casesOf(metric, flow, of, at),
        ),
      );
      figures.push(figureOf(flow, metric, cases, scope.period));
    }
  }
  return { figures, erased };
};

/** What some cases come to in yuan and in other numbers, and what of the yuan has come in. */
export const sumOf = (cases: readonly MetricCase[]) => ({
  yuan: cases.reduce((sum, { yuan = 0 }) => sum + yuan, 0),
  // Parts of a hectare or a kilometre add up to what they are.
  number: Math.round(cases.reduce((sum, { number = 0 }) => sum + number, 0) * 10_000) / 10_000,
  paid: cases.reduce((sum, { paid = 0 }) => sum + paid, 0),
});

/** The median, between the two in the middle where there are two; nothing of none. */
export const medianOf = (numbers: readonly number[]): number | undefined => {
  const sorted = numbers.toSorted((one, other) => one - other);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
};
