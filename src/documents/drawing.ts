import { cleanText } from "../chat/plain.ts";

// Figures as a picture to be looked at on a phone: bars and letters, on a ground of their own so that they
// read the same in a light and a dark window. The letters are the reader's own, so that no font comes along.
// No styles: the page is opened where none are let in.

/** One line of bars: what it is, how far it goes of all, and what is written beside it. */
export type Bar = { readonly name: string; readonly part?: number; readonly value: string };
export type Chart = {
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

/** What is drawn, in the reader's words; `none` where there is nothing. */
type Drawn = {
  readonly title: string;
  readonly scope: string;
  readonly charts: readonly Chart[];
  readonly none: string;
};

/** Charts as a page with a drawing, with all of it in words for whoever does not see it. */
export const drawnPage = ({ title, scope, charts, none }: Drawn): Uint8Array => {
  const parts: string[] = [];
  let y = 104;
  for (const chart of charts) {
    const { heading, bars, upright } = chart;
    parts.push(written(heading, { y: y + 44, size: 28, fill: colours.quiet }));
    parts.push((upright ? columnsOf : rowsOf)(bars, y + headingHeight));
    y += heightOf(chart);
  }
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
