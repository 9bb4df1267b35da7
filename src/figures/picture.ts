import { type Day, dayFrom, daysInMonth, partsOf } from "../calendar/day.ts";
import type { Span } from "../calendar/typed-period.ts";
import { cleanText } from "../chat/plain.ts";
import { type Text, text } from "../chat/text.ts";
import { unitsIn } from "../flow/matter.ts";
import { toldOnCard } from "./cards.ts";
import type { CaseOf, Figure } from "./count.ts";
import { figureText, words as said } from "./words.ts";

// Figures as a picture to be looked at on a phone: bars and letters, on a ground of their own so that they
// read the same in a light and a dark window. The letters are the reader's own, so that no font comes along.
// No styles: the page is opened where none are let in.

/** What is drawn: figures of a reader, in the reader's words. */
type Drawing = {
  readonly title: string;
  readonly scope: string;
  readonly figures: readonly Figure[];
  readonly period: Span;
  readonly today: Day;
  inWords(said: Text): string;
  /** Absent where units are not told apart to this reader. */
  readonly unitName?: (id: string) => Text;
};

/** One line of bars: what it is, how far it goes of all, and what is written beside it. */
type Bar = { readonly name: string; readonly part?: number; readonly value: string };
type Chart = {
  readonly heading: string;
  readonly bars: readonly Bar[];
  /** They stand side by side, as the months of a year. */
  readonly upright?: true;
};

const width = 720;
/** So wide a phone takes the page to be, and makes it fit. */
const shownWidth = 480;
const edge = 28;
const inner = width - 2 * edge;
const colours = {
  ground: "#ffffff",
  text: "#1f2937",
  quiet: "#4b5563",
  bar: "#1d4ed8",
  rest: "#dbe4f3",
};

const mostMonths = 12;

const escaped = (typed: string): string =>
  cleanText(typed).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** About how wide a line is: a Chinese character takes its whole height, a letter little more than half. */
const widthOf = (line: string, size: number): number =>
  [...line].reduce((sum, one) => sum + (/[\u2e80-\uffff]/u.test(one) ? 1 : 0.56), 0) * size;

/** A line of text, smaller where it would not fit. */
const written = (
  line: string,
  {
    x = edge,
    y,
    size,
    fill = colours.text,
    room = inner,
    anchor = "start",
  }: {
    readonly x?: number;
    readonly y: number;
    readonly size: number;
    readonly fill?: string;
    readonly room?: number;
    readonly anchor?: "start" | "middle" | "end";
  },
): string => {
  const fits = Math.min(size, (size * room) / Math.max(1, widthOf(line, size)));
  return `<text x="${x}" y="${y}" font-size="${Math.floor(fits)}" fill="${fill}" text-anchor="${anchor}">${escaped(line)}</text>`;
};

const monthsIn = ({ from, to }: Span, today: Day): readonly Span[] => {
  const months: Span[] = [];
  let { year, month } = partsOf(from);
  const last = to < today ? to : today;
  while (dayFrom(year, month, 1) <= last) {
    months.push({
      from: dayFrom(year, month, 1),
      to: dayFrom(year, month, daysInMonth(year, month)),
    });
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return months;
};

/** Kinds count alike, so that a figure is told with its kind. */
const nameOf = ({ flow, metric }: Pick<Figure, "flow" | "metric">): Text =>
  text(`${flow.name.zh} · ${metric.name.zh}`, `${flow.name.en} · ${metric.name.en}`);

/** Cases that may be told apart where others look on: one or two of level 2 in a month, or of a unit, may be known by it. */
const openOf = (cases: readonly CaseOf[]): readonly CaseOf[] =>
  cases.filter(({ of }) => of.visibility < 2);

/** What each kind counts first, month by month. */
const trends = ({ figures, period, today, inWords }: Drawing): readonly Chart[] => {
  const months = monthsIn(period, today);
  if (months.length < 2 || months.length > mostMonths) return [];
  const firsts = figures.filter(
    ({ flow, metric, all }) =>
      metric.is === "count" &&
      metric.main === true &&
      metric.now !== true &&
      openOf(all).length > 0 &&
      figures.find((one) => one.flow.kind === flow.kind && one.metric.is === "count")?.metric ===
        metric,
  );
  return firsts.map((figure) => {
    const all = openOf(figure.all);
    const counts = months.map(
      ({ from, to }) => all.filter(({ on = "" }) => from <= on && on <= to).length,
    );
    const most = Math.max(...counts, 1);
    return {
      heading: inWords(said.byMonth(nameOf(figure))),
      upright: true,
      bars: counts.map((count, at) => ({
        name: inWords(said.month(months[at]?.from ?? period.from)),
        part: count / most,
        value: `${count}`,
      })),
    };
  });
};

/** Every rate on the card of all kinds that has something to divide. */
const rates = ({ figures, inWords }: Drawing): readonly Chart[] => {
  const bars = figures
    .filter(({ metric, all }) => metric.is === "cohort" && metric.main === true && all.length > 0)
    .map(
      (figure): Bar => ({
        name: inWords(nameOf(figure)),
        part: figure.hits.length / figure.all.length,
        value: inWords(figureText(figure)),
      }),
    );
  return bars.length === 0 ? [] : [{ heading: inWords(said.rates), bars }];
};

/** Whose doing a case is: its own unit's, or that of the one unit the matter is for. */
const unitOf = ({ unit, of }: CaseOf): string | undefined => {
  const [only, ...others] = unitsIn(of, "to");
  return unit ?? (others.length === 0 ? only : undefined);
};

/** What each unit does in time, the least first. */
const byUnit = ({ figures, inWords, unitName }: Drawing): readonly Chart[] => {
  if (unitName === undefined) return [];
  return figures
    .filter(({ metric }) => metric.id.endsWith("in-time"))
    .flatMap(({ flow, metric, all, hits }) => {
      const units = [...new Set(openOf(all).flatMap((one) => unitOf(one) ?? []))];
      const bars = units
        .map((id) => {
          const [due, done] = [all, hits].map((cases) =>
            openOf(cases).filter((one) => unitOf(one) === id),
          );
          const own = { flow, metric, all: due ?? [], hits: done ?? [] };
          return {
            name: inWords(unitName(id)),
            part: own.hits.length / own.all.length,
            value: inWords(figureText(own)),
          };
        })
        .toSorted((one, other) => one.part - other.part);
      return bars.length < 2
        ? []
        : [{ heading: inWords(said.byUnit(nameOf({ flow, metric }))), bars }];
    });
};

/** What the card tells, line by line, where there is nothing to compare: one month with counts alone. */
const lines = ({ figures, inWords }: Drawing): readonly Chart[] => {
  const told = toldOnCard(figures);
  const most = Math.max(
    ...told.map(({ metric, all }) => (metric.is === "count" ? all.length : 1)),
    1,
  );
  const partOf = ({ metric, all, hits }: Figure): Pick<Bar, "part"> => {
    if (metric.is === "count") return { part: all.length / most };
    return metric.is === "cohort" && all.length > 0 ? { part: hits.length / all.length } : {};
  };
  const bars = told.map(
    (figure): Bar => ({
      name: inWords(nameOf(figure)),
      ...partOf(figure),
      value: inWords(figureText(figure)),
    }),
  );
  return bars.length === 0 ? [] : [{ heading: inWords(said.counts), bars }];
};

const [headingHeight, rowHeight, columnHeight] = [66, 64, 130];

/** Bars below each other, each with its name and number above it. */
const rowsOf = (bars: readonly Bar[], top: number): string =>
  bars
    .map(({ name, part, value }, at) => {
      const y = top + at * rowHeight;
      const long = Math.round(Math.min(part ?? 0, 1) * inner);
      const bar = [
        `<rect x="${edge}" y="${y + 34}" width="${inner}" height="14" fill="${colours.rest}"/>`,
        `<rect x="${edge}" y="${y + 34}" width="${long}" height="14" fill="${colours.bar}"/>`,
      ];
      return [
        written(name, { y: y + 24, size: 24, room: inner * 0.62 }),
        written(value, { x: width - edge, y: y + 24, size: 24, room: inner * 0.36, anchor: "end" }),
        ...(part === undefined ? [] : bar),
      ].join("");
    })
    .join("");

/** Bars side by side, each with its number above it and its name below. */
const columnsOf = (bars: readonly Bar[], top: number): string => {
  const step = inner / bars.length;
  const foot = top + columnHeight + 30;
  return bars
    .map(({ name, part = 0, value }, at) => {
      const [x, high] = [edge + at * step, Math.round(part * columnHeight)];
      const middle = { x: x + step / 2, room: step - 4, anchor: "middle" } as const;
      return [
        written(value, { ...middle, y: foot - high - 8, size: 24 }),
        `<rect x="${Math.round(x + step / 6)}" y="${foot - high}" width="${Math.round((step * 2) / 3)}" height="${Math.max(high, 2)}" fill="${colours.bar}"/>`,
        written(name, { ...middle, y: foot + 28, size: 22, fill: colours.quiet }),
      ].join("");
    })
    .join("");
};

const heightOf = ({ bars, upright }: Chart): number =>
  headingHeight + (upright ? columnHeight + 76 : bars.length * rowHeight);

/**
 * The figures as a page with a drawing: what came month by month, the rates, and what each unit does in
 * time, with all of it in words for whoever does not see it. It is made to be passed on: of what is restricted
 * there is nothing in it but what the card adds up.
 */
export const picturePage = (drawing: Drawing): Uint8Array => {
  const { title, scope, inWords } = drawing;
  const compared = [...trends(drawing), ...rates(drawing), ...byUnit(drawing)];
  const charts = compared.length > 0 ? compared : lines(drawing);
  const parts: string[] = [];
  let y = 104;
  for (const chart of charts) {
    const { heading, bars, upright } = chart;
    parts.push(written(heading, { y: y + 44, size: 28, fill: colours.quiet }));
    parts.push((upright ? columnsOf : rowsOf)(bars, y + headingHeight));
    y += heightOf(chart);
  }
  const none = inWords(said.none);
  if (charts.length === 0) parts.push(written(none, { y: y + 44, size: 24 }));
  const told = charts.map(
    ({ heading, bars }) =>
      `${heading}: ${bars.map(({ name, value }) => `${name} ${value}`).join("; ")}`,
  );
  const height = Math.max(y, 180) + edge;
  return new TextEncoder().encode(
    [
      "<!doctype html>",
      '<meta charset="utf-8">',
      `<meta name="viewport" content="width=${shownWidth}">`,
      `<title>${escaped(title)}</title>`,
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${shownWidth - 16}" role="img" aria-labelledby="title words" font-family="sans-serif">`,
      `<title id="title">${escaped(title)}</title>`,
      `<desc id="words">${escaped([scope, ...(told.length === 0 ? [none] : told)].join("\n"))}</desc>`,
      `<rect width="${width}" height="${height}" fill="${colours.ground}"/>`,
      written(title, { y: 52, size: 34 }),
      written(scope, { y: 92, size: 24, fill: colours.quiet }),
      ...parts,
      "</svg>",
    ].join("\n"),
  );
};
