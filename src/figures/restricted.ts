import { dayFrom, dayOf, daysInMonth, partsOf } from "../calendar/day.ts";
import type { Span } from "../calendar/typed-period.ts";
import { type Block, facts, paragraph } from "../chat/card.ts";
import { type Text, text } from "../chat/text.ts";
import { canSee, countingSightOf, sightOf } from "../flow/access.ts";
import { type Counter, mattersOf, type Scope } from "./count.ts";
import { type Published, publish } from "./suppress.ts";
import { words as said } from "./words.ts";

// What is a number to those who answer for the whole: restricted matters they may not see. There is one
// table of each quarter that is over, by kind and month, and no other: no two answers overlap, so that
// none can be subtracted from another.

const monthsOfQuarter = 3;

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

/** Restricted matters of a quarter that its reader may not see, by kind and month, without small numbers. */
const restrictedIn = async (counter: Counter, months: readonly Span[]): Promise<Published> => {
  const { store, flows, actor } = counter;
  const [counting, own] = [countingSightOf(actor), sightOf(actor)];
  const counts: number[][] = [];
  for (const { kind } of flows) {
    const hidden = (await mattersOf(store, counting, kind))
      .filter((matter) => matter.visibility === 2 && !canSee(own, matter))
      .map(({ openedAt }) => dayOf(openedAt));
    counts.push(
      months.map(({ from, to }) => hidden.filter((day) => from <= day && day <= to).length),
    );
  }
  return publish(counts);
};

const cellText = (value: number | undefined): string => (value === undefined ? "*" : `${value}`);

const lineText = (
  months: readonly Span[],
  numbers: readonly (number | undefined)[],
  all: number | undefined,
): Text => {
  const names = months.map(({ from }) => said.month(from));
  return text(
    [
      ...names.map(({ zh }, at) => `${zh} ${cellText(numbers[at])}`),
      `${said.all.zh} ${cellText(all)}`,
    ].join(" · "),
    [
      ...names.map(({ en }, at) => `${en} ${cellText(numbers[at])}`),
      `${said.all.en} ${cellText(all)}`,
    ].join(" · "),
  );
};

/** What is said of restricted matters to those who answer for the whole: the table of a quarter, or when there is one. */
export const restrictedBlocks = async (
  counter: Counter,
  scope: Scope,
): Promise<readonly Block[]> => {
  const months = monthsIn(scope, counter);
  if (months === undefined) return [paragraph(said.restrictedByQuarter, "subtle")];
  const { cells, rows, columns, total } = await restrictedIn(counter, months);
  return [
    paragraph(said.restricted),
    facts(
      // A kind of which there was none all the quarter takes no line.
      ...counter.flows.flatMap(({ name }, at) =>
        rows[at] === 0 ? [] : [[name, lineText(months, cells[at] ?? [], rows[at])] as const],
      ),
      [said.all, lineText(months, columns, total)] as const,
    ),
  ];
};
