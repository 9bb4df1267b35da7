import { cleanText } from "../chat/plain.ts";

/** A table to be taken away as a file: what it is, its columns, and its rows. */
export type SheetOf = {
  readonly title: string;
  /** What is said above the columns, a line each. */
  readonly notes: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | undefined)[])[];
};

/** What a table program takes for the beginning of a formula, full width too, also behind blanks. */
const formula = /^\s*[=+\-@＝＋－＠]/u;

/** A text as a cell may hold it: nothing invisible, and never a formula (CWE-1236). */
export const cellText = (typed: string): string => {
  const clean = cleanText(typed).replaceAll("\r", "");
  return formula.test(clean) || /^[\t\n]/.test(typed) ? `'${clean}` : clean;
};

const csvCell = (value: string | number | undefined): string => {
  if (value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = cellText(value);
  return /[",\n;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** The lines of a table as cells, its notes above its columns. */
export const linesOf = ({
  title,
  notes,
  columns,
  rows,
}: SheetOf): readonly (readonly (string | number | undefined)[])[] => [
  [title],
  ...notes.map((note) => [note]),
  columns,
  ...rows,
];

/** A table as CSV (RFC 4180), in UTF-8 with the mark by which Excel knows that. */
export const csvFile = (sheet: SheetOf): Uint8Array =>
  new TextEncoder().encode(
    `\u{feff}${linesOf(sheet)
      .map((line) => `${line.map(csvCell).join(",")}\r\n`)
      .join("")}`,
  );
