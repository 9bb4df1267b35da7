import { unzipSync } from "fflate";
import { calendarText } from "./calendar-reply.ts";
import { type FileKind, kindOf } from "./content.ts";
import { decodeText } from "./text.ts";

/** How many characters of a file are read for judging it. */
const longest = 200_000;

/** The parts of a document in which people write. */
const parts =
  /^(?:word\/(?:document|header\d*|footer\d*|comments|footnotes|endnotes)\.xml|xl\/(?:sharedstrings|comments\d*|workbook)\.xml|xl\/(?:worksheets|drawings|comments)\/[^/]*\.xml|ppt\/(?:slides|notesslides|comments)\/[^/]*\.xml|docprops\/(?:core|custom)\.xml|doc_\d+\/(?:pages|annots|tpls)\/.*\.xml|ofd\.xml)$/;
const mostPart = 20 * 1024 * 1024;

const entities: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  amp: "&",
};

const entity = (whole: string, name: string): string => {
  if (!name.startsWith("#")) return entities[name] ?? whole;
  const number = name[1] === "x" ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return number <= 0x10ffff ? String.fromCodePoint(number) : whole;
};

/** What stands between the tags; a word whose letters are drawn apart is one word. */
const betweenTags = (xml: string): string =>
  xml
    .slice(0, mostPart)
    .replace(/<\/(?:w:p|a:p|si|row|ofd:TextObject)>|<(?:w:br|w:tab)\/?>/g, "\n")
    .replace(/<\/(?:c|is|t)>/g, " ")
    .replace(/<[^>]{0,2000}>/g, "")
    .replace(/&(#?\w{1,8});/g, entity);

const inZip = (content: Uint8Array): string => {
  try {
    const found = unzipSync(content, {
      filter: ({ name, originalSize }) =>
        parts.test(name.replaceAll("\\", "/").toLowerCase()) && originalSize <= mostPart,
    });
    return Object.values(found)
      .map((part) => betweenTags(new TextDecoder().decode(part)))
      .join("\n");
  } catch {
    return "";
  }
};

/** Runs of text in a binary document of older Office versions, wherever they begin. */
const inOle = (content: Uint8Array): string =>
  [0, 1]
    .flatMap((from) =>
      new TextDecoder("utf-16le")
        .decode(content.subarray(from, 4 * 1024 * 1024))
        .match(/[\p{Script=Han}\p{P}\w ]{4,}/gu),
    )
    .join("\n");

const asText = (content: Uint8Array): string => decodeText(content) ?? "";

const unescaped = (_: string, escaped: string): string => (/n/i.test(escaped) ? "\n" : escaped);

const readers: Readonly<Partial<Record<FileKind, (content: Uint8Array) => string>>> = {
  text: asText,
  csv: asText,
  calendar: (content) => (calendarText(content) ?? "").replace(/\\([nN,;\\])/g, unescaped),
  docx: inZip,
  xlsx: inZip,
  pptx: inZip,
  ofd: inZip,
  doc: inOle,
  xls: inOle,
  ppt: inOle,
};

const byType = new Map(
  Object.entries(readers).map(([kind, read]) => [kindOf(kind as FileKind).type, read]),
);

/**
 * What is written in a file, as far as its sort lets us read it: texts, tables, Word, Excel,
 * PowerPoint and OFD; not scans, pictures and PDF. For judging only, at most 200,000 characters.
 */
export const writtenIn = ({
  type,
  content,
}: {
  readonly type: string;
  readonly content?: Uint8Array;
}): string => (content === undefined ? "" : (byType.get(type)?.(content) ?? "").slice(0, longest));
