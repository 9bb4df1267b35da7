import { type Day, dayFrom, dayOf, daysInMonth, dayText, partsOf } from "../calendar/day.ts";
import type { Span } from "../calendar/typed-period.ts";
import { type Block, facts, paragraph } from "../chat/card.ts";
import { type Text, text } from "../chat/text.ts";
import { looksAtWhole } from "../commands/overview-survey.ts";
import { canSee, sightOf } from "../flow/access.ts";
import type { CountyFigures } from "../flow/figure.ts";
import { everything } from "../flow/find.ts";
import type { Kind, Matter } from "../flow/matter.ts";
import type { Context } from "../flow/step.ts";
import { type Counter, mattersOf, type Scope } from "./count.ts";
import { publish } from "./suppress.ts";
import { words as said } from "./words.ts";

// What is a number to those who answer for the whole: restricted matters. There is one table of each
// quarter that is over, by kind and month, the same to every reader, kept as it was first made, and no
// other: no two answers overlap or differ, so that none can be subtracted from another.

const monthsOfQuarter = 3;

/** Whom the table is for, and from whose knowledge of their own it must not give away the rest. */
export type CountingForAll = Counter & Pick<Context, "directory">;

/** The three months of a quarter that is over, where the scope is that and nothing narrower. */
const monthsIn = (
  { period, ...narrower }: Scope,
  { today }: Pick<Counter, "today">,
): readonly Span[] | undefined => {
  const { year, month } = partsOf(period.from);
  const months = Array.from({ length: monthsOfQuarter }, (_, index): Span => {
    const at = month + index;
    return at > 12
      ? period
      : { from: dayFrom(year, at, 1), to: dayFrom(year, at, daysInMonth(year, at)) };
  });
  const is =
    Object.keys(narrower).length === 0 &&
    month % monthsOfQuarter === 1 &&
    months[0]?.from === period.from &&
    months.at(-1)?.to === period.to &&
    period.to < today;
  return is ? months : undefined;
};

/** A line of a table as it is kept: of one kind, or of all; its months and their total, `null` where that is not said. */
type Line = { readonly kind?: Kind; readonly numbers: readonly (number | null)[] };

/** The table of a quarter, and the day on which it was made. */
type Kept = { readonly on: Day; readonly lines: readonly Line[] };

/** The table of a quarter as it is now. A kind of which there was none takes no line. */
const makeTable = async (
  { store, flows, directory, today }: CountingForAll,
  months: readonly Span[],
): Promise<Kept> => {
  const [first, last] = [months[0]?.from ?? "", months.at(-1)?.to ?? ""];
  const restricted = await Promise.all(
    flows.map(async ({ kind }) =>
      (await mattersOf(store, everything, kind)).filter(({ visibility, openedAt }) => {
        const day = dayOf(openedAt);
        return visibility === 2 && first <= day && day <= last;
      }),
    ),
  );
  const countsOf = (counts: (matter: Matter) => boolean) =>
    restricted.map((matters) =>
      months.map(({ from, to }) => {
        const isIn = (day: Day): boolean => from <= day && day <= to;
        return matters.filter((one) => isIn(dayOf(one.openedAt)) && counts(one)).length;
      }),
    );
  // It is published as well: whoever knows some of them is a reader.
  const known = [...directory.people.values()]
    .map(sightOf)
    .map((sight) => countsOf((matter) => canSee(sight, matter)));
  const different = new Map(known.map((counts) => [JSON.stringify(counts), counts]));
  const { cells, rows, columns, total } = publish(
    countsOf(() => true),
    [...different.values()],
  );
  const line = (numbers: readonly (number | undefined)[], all: number | undefined) => ({
    numbers: [...numbers, all].map((one) => one ?? null),
  });
  return {
    on: today,
    lines: [
      ...flows.flatMap(({ kind }, at) =>
        rows[at] === 0 ? [] : [{ kind, ...line(cells[at] ?? [], rows[at]) }],
      ),
      line(columns, total),
    ],
  };
};

/** The table of a quarter as whoever asked first has found it. */
const tableOf = async (counting: CountingForAll, months: readonly Span[]): Promise<Kept> => {
  const name = `restricted:${months[0]?.from}`;
  const { store } = counting;
  const kept =
    (await store.setting(name)) ??
    (await store.keepSetting(name, JSON.stringify(await makeTable(counting, months))));
  return JSON.parse(kept) as Kept;
};

const lineText = (months: readonly Span[], numbers: Line["numbers"]): Text => {
  const names = [...months.map(({ from }) => said.month(from)), said.all];
  const numbered = (language: "zh" | "en"): string =>
    names.map((name, at) => `${name[language]} ${numbers[at] ?? "*"}`).join(" · ");
  return text(numbered("zh"), numbered("en"));
};

/** The table of a quarter that is over in words, with the day on which it was made; nothing for any other scope. */
export const restrictedTable = async (
  counting: CountingForAll,
  scope: Scope,
): Promise<NonNullable<CountyFigures["restricted"]> | undefined> => {
  const months = monthsIn(scope, counting);
  if (months === undefined) return undefined;
  const { on, lines } = await tableOf(counting, months);
  return {
    on,
    lines: lines.map(({ kind, numbers }) => ({
      name: counting.flows.find((flow) => flow.kind === kind)?.name ?? said.all,
      said: lineText(months, numbers),
    })),
  };
};

/** Who reads the table: those who answer for the whole. */
const mayRead = ({ actor }: Pick<CountingForAll, "actor">): boolean =>
  looksAtWhole(actor) && actor.newUntil === undefined;

/** The table of a quarter as lines of a file, for those who answer for the whole; none where there is none. */
export const restrictedLines = async (
  counting: CountingForAll,
  scope: Scope,
): Promise<readonly Text[]> => {
  const table = mayRead(counting) ? await restrictedTable(counting, scope) : undefined;
  return table === undefined
    ? []
    : [
        said.restricted(dayText(table.on)),
        ...table.lines.map(({ name, said: one }) =>
          text(`${name.zh}：${one.zh}`, `${name.en}: ${one.en}`),
        ),
      ];
};

/** What is said of restricted matters to those who answer for the whole: the table of a quarter, or when there is one. */
export const restrictedBlocks = async (
  counting: CountingForAll,
  scope: Scope,
): Promise<readonly Block[]> => {
  if (!mayRead(counting)) return [];
  const table = await restrictedTable(counting, scope);
  if (table === undefined) return [paragraph(said.restrictedByQuarter, "subtle")];
  return [
    paragraph(said.restricted(dayText(table.on))),
    facts(...table.lines.map((one) => [one.name, one.said] as const)),
  ];
};
