// A second, slow opinion on working days: every day is written out by walking from 1 January 2023,
// with its own month lengths and its own copy of the lists, and nothing of the calendar itself.

const REST = `
  2024-01-01
  2024-02-10 2024-02-11 2024-02-12 2024-02-13 2024-02-14 2024-02-15 2024-02-16 2024-02-17
  2024-04-04 2024-04-05 2024-04-06 2024-05-01 2024-05-02 2024-05-03 2024-05-04 2024-05-05
  2024-06-10 2024-09-15 2024-09-16 2024-09-17
  2024-10-01 2024-10-02 2024-10-03 2024-10-04 2024-10-05 2024-10-06 2024-10-07
  2025-01-01
  2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-02-01 2025-02-02 2025-02-03 2025-02-04
  2025-04-04 2025-04-05 2025-04-06 2025-05-01 2025-05-02 2025-05-03 2025-05-04 2025-05-05
  2025-05-31 2025-06-01 2025-06-02
  2025-10-01 2025-10-02 2025-10-03 2025-10-04 2025-10-05 2025-10-06 2025-10-07 2025-10-08
  2026-01-01 2026-01-02 2026-01-03
  2026-02-15 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-21 2026-02-22
  2026-02-23 2026-04-04 2026-04-05 2026-04-06
  2026-05-01 2026-05-02 2026-05-03 2026-05-04 2026-05-05 2026-06-19 2026-06-20 2026-06-21
  2026-09-25 2026-09-26 2026-09-27
  2026-10-01 2026-10-02 2026-10-03 2026-10-04 2026-10-05 2026-10-06 2026-10-07
  2027-01-01 2027-02-05 2027-02-06 2027-02-07 2027-02-08 2027-04-05 2027-05-01 2027-05-02
  2027-06-09 2027-09-15 2027-10-01 2027-10-02 2027-10-03
  2028-01-01 2028-01-25 2028-01-26 2028-01-27 2028-01-28 2028-04-04 2028-05-01 2028-05-02
  2028-05-28 2028-10-01 2028-10-02 2028-10-03
`.match(/\S+/g) as string[];

const WORK = `
  2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12
  2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11
  2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10
`.match(/\S+/g) as string[];

export type NaiveDay = { text: string; year: number; month: number; date: number; works: boolean };

export const naiveDays: NaiveDay[] = [];

let year = 2023;
let month = 1;
let date = 1;
let sinceMonday = 6; // 1 January 2023 was a Sunday
while (year < 2029) {
  const text = `${year}-${month < 10 ? "0" : ""}${month}-${date < 10 ? "0" : ""}${date}`;
  const weekend = sinceMonday === 5 || sinceMonday === 6;
  const works = WORK.includes(text) || (!weekend && !REST.includes(text));
  naiveDays.push({ text, year, month, date, works });
  const leap = year === 2024 || year === 2028;
  const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  sinceMonday = sinceMonday === 6 ? 0 : sinceMonday + 1;
  date += 1;
  if (date > (length as number)) {
    date = 1;
    month += 1;
  }
  if (month > 12) {
    month = 1;
    year += 1;
  }
}

/** Where a day stands in the list. */
export function naiveIndex(text: string): number {
  return naiveDays.findIndex((day) => day.text === text);
}

/** The first and the final last day of a period, by stepping through the list. */
export function naiveDue(
  start: string,
  amount: number,
  unit: "d" | "wd" | "m",
  roll: "next" | "none" | "back",
): { raw: string; rolled: string } {
  const step = roll === "back" ? -1 : 1;
  let at = naiveIndex(start);
  const from = naiveDays[at] as NaiveDay;
  let left = amount;
  if (unit === "m") {
    // Walk until the month is the target's; then on to the same date, or stop before the month ends.
    const months = from.year * 12 + from.month + amount;
    const monthOf = (day: NaiveDay) => day.year * 12 + day.month;
    while (monthOf(naiveDays[at] as NaiveDay) < months) at += 1;
    while (
      (naiveDays[at] as NaiveDay).date < from.date &&
      monthOf(naiveDays[at + 1] as NaiveDay) === months
    ) {
      at += 1;
    }
    left = 0;
  }
  while (left > 0) {
    at += step;
    if (unit === "d" || (naiveDays[at] as NaiveDay).works) left -= 1;
  }
  const raw = (naiveDays[at] as NaiveDay).text;
  if (roll !== "none") while (!(naiveDays[at] as NaiveDay).works) at += step;
  return { raw, rolled: (naiveDays[at] as NaiveDay).text };
}
