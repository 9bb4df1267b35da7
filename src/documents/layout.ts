import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { cleanText } from "../chat/plain.ts";
import { type Paper, paperDay, paperWords } from "../flow/paper.ts";

/** Millimetres in twentieths of a point, as Word measures. */
const mm = (length: number): number => Math.round((length * 1440) / 25.4);

/** Points as Word measures type: in halves. */
const points = (size: number): number => size * 2;

/**
 * GB/T 9704-2012: A4, head margin 37 mm, binding margin 28 mm, type area 156 × 225 mm; 22 lines of
 * 28 characters, which gives a fixed line of 28 points; body in 三号 (16 points) 仿宋.
 */
const page = {
  size: { width: mm(210), height: mm(297) },
  margin: {
    top: mm(37),
    left: mm(28),
    right: mm(210 - 28 - 156),
    bottom: mm(297 - 37 - 225),
    footer: mm(297 - 37 - 225 - 7),
  },
};
const body = 16;
const line = { line: 28 * 20, lineRule: LineRuleType.EXACT };
const twoCharacters = 2 * body * 20;

const faces = {
  title: "方正小标宋简体",
  body: "仿宋_GB2312",
  heading: "黑体",
  number: "宋体",
} as const;

const typeFace = (face: string) => ({ ascii: face, hAnsi: face, eastAsia: face, cs: face });

const run = (said: string, face: string = faces.body, size: number = body): TextRun =>
  new TextRun({ text: cleanText(said), font: typeFace(face), size: points(size) });

/** A text as paragraphs, one for each of its lines, each beginning two characters in. */
const paragraphs = (said: string): readonly Paragraph[] =>
  cleanText(said)
    .split("\n")
    .map((one) => one.trim())
    .filter((one) => one !== "")
    .map(
      (one) =>
        new Paragraph({
          children: [run(one)],
          alignment: AlignmentType.BOTH,
          indent: { firstLine: twoCharacters },
          spacing: line,
        }),
    );

const plainLine = (
  said: string,
  more: Partial<ConstructorParameters<typeof Paragraph>[0] & object> = {},
) => new Paragraph({ children: [run(said)], spacing: line, ...more });

const empty = (): Paragraph => plainLine("");

const edge = { style: BorderStyle.SINGLE, size: 4, color: "000000" };

const grid = (rows: readonly (readonly [string, string])[]): Table => {
  const cell = (said: string, width: number): TableCell =>
    new TableCell({
      width: { size: mm(width), type: WidthType.DXA },
      margins: { top: 80, bottom: 80, left: 120, right: 120 },
      children: cleanText(said)
        .split("\n")
        .map((one) => new Paragraph({ children: [run(one, faces.body, 14)] })),
    });
  return new Table({
    columnWidths: [mm(46), mm(110)],
    width: { size: mm(156), type: WidthType.DXA },
    borders: {
      top: edge,
      bottom: edge,
      left: edge,
      right: edge,
      insideHorizontal: edge,
      insideVertical: edge,
    },
    rows: rows.map(
      ([label, value]) =>
        new TableRow({ cantSplit: false, children: [cell(label, 46), cell(value, 110)] }),
    ),
  });
};

/** 附件：1. … on the first line, the others below it. */
const attachmentLines = (names: readonly string[]): readonly Paragraph[] =>
  names.map((name, index) =>
    plainLine(
      `${index === 0 ? "附件：" : "　　　"}${names.length > 1 ? `${index + 1}. ` : ""}${name}`,
      {
        indent: { firstLine: twoCharacters },
      },
    ),
  );

/** The number of the page as `— 1 —` in 四号, at the foot. */
const footer = new Footer({
  children: [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [
        new TextRun({
          children: ["— ", PageNumber.CURRENT, " —"],
          font: typeFace(faces.number),
          size: points(14),
        }),
      ],
    }),
  ],
});

/** A paper as a Word file. Whatever was typed stands in it as text; it names no author and no program. */
export const wordFile = async (paper: Paper): Promise<Uint8Array> => {
  const { title, number, to, attachments = [], from, on, contact } = paper;
  const file = new Document({
    creator: "",
    lastModifiedBy: "",
    title: cleanText(title),
    sections: [
      {
        properties: { page },
        footers: { default: footer },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { line: 35 * 20, lineRule: LineRuleType.EXACT, after: 240 },
            children: [run(title, faces.title, 22)],
          }),
          ...(number === undefined
            ? []
            : [plainLine(number, { alignment: AlignmentType.CENTER }), empty()]),
          ...(to === undefined ? [] : [plainLine(`${to}：`)]),
          ...paper.body.flatMap((one) =>
            typeof one === "string"
              ? paragraphs(one)
              : [
                  new Paragraph({
                    children: [run(one.heading, faces.heading)],
                    indent: { firstLine: twoCharacters },
                    spacing: line,
                    keepNext: true,
                  }),
                ],
          ),
          ...(paper.grid === undefined ? [] : [grid(paper.grid)]),
          ...(attachments.length === 0 ? [] : [empty(), ...attachmentLines(attachments)]),
          ...(from === undefined
            ? []
            : [
                empty(),
                empty(),
                plainLine(from, {
                  alignment: AlignmentType.RIGHT,
                  indent: { right: twoCharacters },
                  keepNext: true,
                }),
              ]),
          ...(on === undefined
            ? []
            : [
                plainLine(paperDay(on), {
                  alignment: AlignmentType.RIGHT,
                  indent: { right: twoCharacters * 2 },
                }),
              ]),
          ...(contact === undefined
            ? []
            : [
                empty(),
                plainLine(`（${paperWords.contact.zh}：${contact}）`, {
                  indent: { firstLine: twoCharacters },
                }),
              ]),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
};
