import { zipSync } from "fflate";
import { cellText, linesOf, type SheetOf } from "./table.ts";

// A workbook of one sheet, as ECMA-376 has it: five small parts in a zip. Every text is an inline string,
// which no program takes for a formula.

const escaped = (typed: string): string =>
  typed
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

/** The name of a column: A, B, … Z, AA. */
const columnName = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : `${columnName(Math.floor(index / 26) - 1)}${columnName(index % 26)}`;

const cellXml = (value: string | number | undefined, at: string): string => {
  if (value === undefined) return "";
  return typeof value === "number"
    ? `<c r="${at}"><v>${value}</v></c>`
    : `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cellText(value))}</t></is></c>`;
};

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const sheetXml = (sheet: SheetOf): string => {
  const lines = linesOf(sheet).map(
    (line, row) =>
      `<row r="${row + 1}">${line.map((value, at) => cellXml(value, `${columnName(at)}${row + 1}`)).join("")}</row>`,
  );
  const widths = sheet.columns.map(
    (_, at) => `<col min="${at + 1}" max="${at + 1}" width="${at < 2 ? 28 : 14}" customWidth="1"/>`,
  );
  return `${head}<worksheet xmlns="${main}"><cols>${widths.join("")}</cols><sheetData>${lines.join("")}</sheetData></worksheet>`;
};

/** A name a sheet may have: 31 characters, none of those a reference is made of. */
const sheetName = (title: string): string => {
  const name = title.replace(/[[\]:*?/\\']/g, " ").trim();
  return [...name].slice(0, 31).join("") || "1";
};

const partsOf = (sheet: SheetOf): readonly (readonly [name: string, xml: string])[] => [
  [
    "[Content_Types].xml",
    `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${mediaType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${mediaType}.worksheet+xml"/></Types>`,
  ],
  [
    "_rels/.rels",
    `${head}<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    "xl/workbook.xml",
    `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(sheetName(sheet.title))}" sheetId="1" r:id="r1"/></sheets></workbook>`,
  ],
  [
    "xl/_rels/workbook.xml.rels",
    `${head}<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  ],
  ["xl/worksheets/sheet1.xml", sheetXml(sheet)],
];

/** Local time of no particular day: a workbook says nothing of when it was made. */
const madeAt = "1980-01-02T00:00:00";

/** A table as an Excel workbook (.xlsx) of one sheet. */
export const workbookFile = (sheet: SheetOf): Uint8Array =>
  zipSync(
    Object.fromEntries(partsOf(sheet).map(([name, xml]) => [name, new TextEncoder().encode(xml)])),
    { mtime: madeAt },
  );
