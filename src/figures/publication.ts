import type { Day, Instant } from "../calendar/day.ts";
import { type Text, text } from "../chat/text.ts";
import { answerForTheWhole, canSee, type Sight, sightOf } from "../flow/access.ts";
import type {
  CountyCount,
  CountyFigures,
  CountyLine,
  Metric,
  MetricCase,
  Numbers,
} from "../flow/figure.ts";
import { everything, readMatter } from "../flow/find.ts";
import type { Flow } from "../flow/flow.ts";
import { type Kind, type Matter, unitsIn } from "../flow/matter.ts";
import type { Directory, Person, Role } from "../people/directory.ts";
import { type CaseOf, type Figure, figureIn, mattersOf, sumOf } from "./count.ts";
import { type CountingForAll, restrictedTable } from "./restricted.ts";

// What the county publishes is counted of what everybody who has a part in it may see, and of nothing else:
// whether there is something restricted beside it makes no difference to any number.

/** Also what is quarantined by now: what was counted before is counted again. */
const whatever: Sight = { ...everything, reaches: [{ through: "overview", upTo: 3 }] };

/** Whoever makes and reviews it. */
const working: readonly Role[] = ["publisher", "secretariat", "secrecy"];

const isOneOf = ({ roles }: Person, some: readonly Role[]): boolean =>
  some.some((role) => roles.includes(role));

/**
 * Everybody who makes, reviews, approves or can count beside it, as readers of all of level 1: who of them is
 * kept out of a matter is not told of it by a number.
 */
const readersOf = ({ people }: Pick<Directory, "people">): readonly Sight[] => {
  const all = [...people.values()];
  const units = all.filter((one) => isOneOf(one, working)).map((one) => one.organisation);
  return all
    .filter(
      (one) =>
        isOneOf(one, [...answerForTheWhole, ...working]) ||
        (isOneOf(one, ["head"]) && units.includes(one.organisation)),
    )
    .map((one) => ({ ...sightOf(one), reaches: [{ through: "overview", upTo: 1 }] }));
};

/** Whether a figure is one that is published: of a period, adding up, and nobody's alone to know. */
const isPublished = ({ is, now, main, tellsOf }: Metric): boolean =>
  main === true && now !== true && tellsOf === undefined && is !== "median";

/** When the lines of a kind were counted last. */
const countedAt = (
  { kind }: Pick<Flow, "kind">,
  { lines, at }: NonNullable<CountyCount["before"]>,
): Instant =>
  lines.reduce(
    (last, { id, recountedAt = at }) =>
      id.startsWith(`${kind}.`) && recountedAt > last ? recountedAt : last,
    at,
  );

/** Whether a matter is counted: one that is open to all readers, or was when it was counted before. */
const isCounted = (
  flow: Pick<Flow, "kind" | "minors">,
  matter: Matter,
  before: CountyCount["before"],
  readers: readonly Sight[],
): boolean => {
  if (before?.counted.includes(matter.code)) return true;
  return (
    matter.visibility === 1 &&
    flow.minors?.is(matter) !== true &&
    readers.every((reader) => canSee(reader, matter)) &&
    (before === undefined || matter.openedAt > countedAt(flow, before))
  );
};

/** The numbers of some cases of a figure, as they add up with those of others. */
const numbersOf = (metric: Metric, all: readonly MetricCase[], hits: number): Numbers => {
  switch (metric.is) {
    case "count":
    case "median":
      return { whole: all.length };
    case "cohort":
    case "same":
      return { whole: all.length, part: hits };
    case "sum":
      return { whole: sumOf(all).yuan };
    case "total":
      return { whole: sumOf(all).number };
    case "share":
      return { whole: sumOf(all).yuan, part: sumOf(all).paid };
  }
};

/** The units whose own a case is: whoever it came from, and whose doing it is. */
const unitsOf = ({ of, unit }: CaseOf): readonly string[] => [
  ...unitsIn(of, "from"),
  ...(unit === undefined ? unitsIn(of, "to") : [unit]),
];

const lineOf = ({ flow, metric, all, hits }: Figure): CountyLine => {
  const units = new Set([...all, ...hits].flatMap(unitsOf));
  const numbers = (isIn: (one: CaseOf) => boolean): Numbers =>
    numbersOf(metric, all.filter(isIn), hits.filter(isIn).length);
  return {
    id: `${flow.kind}.${metric.id}`,
    name: nameOf(flow.name, metric.name),
    is: metric.is,
    ...numbers(() => true),
    shares: Object.fromEntries(
      [...units].map((unit) => [unit, numbers((one) => unitsOf(one).includes(unit))]),
    ),
  };
};

const nameOf = (kind: Text, figure: Text): Text =>
  text(`${kind.zh} · ${figure.zh}`, `${kind.en} · ${figure.en}`);

/** The lines of one kind. */
export const openLines = (
  flow: Flow,
  matters: readonly Matter[],
  { period, before }: Pick<CountyCount, "period" | "before">,
  {
    readers,
    ...at
  }: Pick<CountingForAll, "today" | "calendar"> & { readonly readers: readonly Sight[] },
): { readonly lines: readonly CountyLine[]; readonly counted: readonly string[] } => {
  const known = matters.filter((matter) => isCounted(flow, matter, before, readers));
  const counted = known.map(({ code }) => code);
  const kept = before?.lines.filter(({ id }) => id.startsWith(`${flow.kind}.`));
  if (kept !== undefined && known.some(({ erasedAt }) => erasedAt !== undefined))
    return { lines: kept, counted };
  const seen = known
    .filter(({ erasedAt }) => erasedAt === undefined)
    .map((matter) => readMatter(flow, matter));
  const lines = (flow.figures ?? [])
    .filter(isPublished)
    .map((metric) => figureIn({ flow, metric, matters: seen, period }, at))
    .filter(({ all, hits }) => all.length + hits.length > 0)
    .map(lineOf);
  return { lines, counted };
};

const isAsked = ({ only, but = [] }: CountyCount, kind: Kind): boolean =>
  (only?.includes(kind) ?? true) && !but.includes(kind);

/** The figures of the county for whoever can see none of its matters, as they stand today. */
export const countOpenly = async (
  counting: CountingForAll,
  count: CountyCount,
): Promise<CountyFigures> => {
  const { store, flows, today, calendar, directory } = counting;
  const readers = readersOf(directory);
  const kinds = await Promise.all(
    flows
      .filter(({ kind }) => isAsked(count, kind))
      .map(async (flow) => {
        const matters = await mattersOf(store, whatever, flow.kind);
        return [flow.kind, openLines(flow, matters, count, { today, calendar, readers })] as const;
      }),
  );
  const on: Day = today;
  const restricted =
    count.only === undefined
      ? await restrictedTable(counting, { period: count.period })
      : undefined;
  return {
    on,
    lines: kinds.flatMap(([, { lines }]) => lines),
    counted: new Map(kinds.map(([kind, { counted }]) => [kind, counted])),
    ...(restricted === undefined ? {} : { restricted }),
  };
};
