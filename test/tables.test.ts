import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { csvFile, type SheetOf } from "../src/documents/table.ts";
import { workbookFile } from "../src/documents/workbook.ts";
import { judgeContent } from "../src/files/content.ts";

/** Tables that are taken away: what a table program makes of them. */

const sheet = (...rows: SheetOf["rows"]): SheetOf => ({
  title: "统计",
  notes: ["2026年"],
  columns: ["指标", "值"],
  rows,
});
const csv = (...rows: SheetOf["rows"]): string =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(csvFile(sheet(...rows)));
const partOf = (file: Uint8Array, name: string): string =>
  strFromU8(unzipSync(file)[name] ?? new Uint8Array());
const dangerous = [
  "=1+1",
  "+cmd|' /C calc'!A0",
  "-2+3",
  "@SUM(A1)",
  "＝1+1",
  "＋1",
  "－1",
  "＠SUM(A1)",
  "  =1+1",
  "　=1+1",
  "\t=1+1",
  "\u200b=1+1",
  '=HYPERLINK("http://x","y")',
];

describe("a table as CSV", () => {
  it("is UTF-8 with its mark, its lines end as the standard says, and commas and quotes stay in their cell", () => {
    expect(csv(["回复率", 0.5], ['说"是", 逗号', undefined])).toBe(
      '\u{feff}统计\r\n2026年\r\n指标,值\r\n回复率,0.5\r\n"说""是"", 逗号",\r\n',
    );
  });

  it.each(dangerous)("has no formula in it: %j", (typed) => {
    const line = csv([typed, 1]).split("\r\n")[3] ?? "";
    expect(line.replace(/^"/, "").startsWith("'")).toBe(true);
  });

  it("keeps numbers numbers, below zero too", () => {
    expect(csv(["差", -3])).toContain("差,-3\r\n");
  });

  it("begins no cell with what starts a formula, whatever is written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (typed) => {
        const line = csv([typed, 1]).split("\r\n").slice(3).join("\r\n");
        expect(line.replace(/^"/, "")).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
      }),
    );
  });
});

describe("a table as a workbook", () => {
  const file = workbookFile(sheet(["回复率 <&>", 0.5], ["=1+1", undefined]));

  it("is one that is taken in as an Excel workbook", async () => {
    expect(await judgeContent("统计.xlsx", file)).toMatchObject({ kind: "xlsx" });
  });

  it("holds numbers as numbers and texts as texts, and no formula", () => {
    const xml = partOf(file, "xl/worksheets/sheet1.xml");
    expect(xml).toContain('<c r="B4"><v>0.5</v></c>');
    expect(xml).toContain(
      '<c r="A4" t="inlineStr"><is><t xml:space="preserve">回复率 &lt;&amp;&gt;</t>',
    );
    expect(xml).toContain(">'=1+1</t>");
    expect(xml).not.toMatch(/<f[ >]/);
  });

  it("has what a workbook must have", () => {
    expect(Object.keys(unzipSync(file)).sort()).toEqual([
      "[Content_Types].xml",
      "_rels/.rels",
      "xl/_rels/workbook.xml.rels",
      "xl/workbook.xml",
      "xl/worksheets/sheet1.xml",
    ]);
    expect(partOf(file, "xl/workbook.xml")).toContain('sheet name="统计"');
  });
});
