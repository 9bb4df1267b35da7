import { inflateSync } from "node:zlib";
import { unzipSync } from "fflate";
import type { Text } from "../chat/text.ts";
import { words } from "./words.ts";

// What makes a document fetch, run or hold something else. A reader's program does so when it opens
// the file, before anybody has read a word of it.

const mostPart = 30 * 1024 * 1024;

const entity = (whole: string, hex: string | undefined, decimal: string | undefined): string => {
  const number = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return number <= 0x10ffff ? String.fromCodePoint(number) : whole;
};

const unescapeXml = (typed: string): string =>
  typed
    .replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, entity)
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");

/** XML in whichever encoding it says by its first bytes. */
const xmlOf = (part: Uint8Array): string => {
  const [first, second] = part;
  if ((first === 0xff && second === 0xfe) || second === 0)
    return new TextDecoder("utf-16le").decode(part);
  if ((first === 0xfe && second === 0xff) || first === 0)
    return new TextDecoder("utf-16be").decode(part);
  return new TextDecoder().decode(part);
};

const attribute = (tag: string, name: string): string => {
  const found = new RegExp(`[\\s"']${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "i").exec(tag);
  return unescapeXml(found?.[1] ?? found?.[2] ?? "").trim();
};

/** Where a hyperlink may lead: somebody has to press it. */
const harmlessLink = /^(?:https?:\/\/|mailto:|tel:|#)/i;

const relationsWhy = (xml: string): Text | undefined => {
  for (const [tag] of xml.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/gi)) {
    const type = attribute(tag, "Type").toLowerCase();
    const target = attribute(tag, "Target");
    const outside =
      attribute(tag, "TargetMode").toLowerCase() === "external" ||
      /^(?:[a-z][\w+.-]{1,20}:|\\\\|\/\/)/i.test(target);
    if (type.endsWith("/hyperlink")) {
      if (outside && !harmlessLink.test(target)) return words.linked;
    } else if (outside) return words.linked;
    if (/\/(?:afchunk|externallink|externallinkpath)$/.test(type)) return words.linked;
    if (type.endsWith("/oleobject")) return words.embedded;
  }
  return undefined;
};

/** Fields of Word that fetch or run; a QUOTE of numbers hides one. */
const runningField =
  /\b(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|MACROBUTTON|RD)\b|\bQUOTE\s+["']?\d/i;

const fieldsOf = (xml: string): string =>
  [
    ...xml.matchAll(
      /<(?:\w+:)?fldChar\b[^>]*begin|<(?:\w+:)?(?:instrText|delInstrText)\b[^>]*>([^<]*)|<(?:\w+:)?fldSimple\b[^>]*>/g,
    ),
  ]
    .map(([tag, typed]) => {
      if (typed !== undefined) return unescapeXml(typed);
      return tag.includes("fldChar") ? "\n" : `\n${attribute(tag, "(?:\\w+:)?instr")}\n`;
    })
    .join("");

/** Formulas that fetch or run: `cmd|' /C calc'!A0`, WEBSERVICE. */
const runningFormula =
  /[\w.]+\s*\|\s*(?:'[^']*'|"[^"]*"|[\w.]+)\s*!|\b(?:WEBSERVICE|FILTERXML|CALL|REGISTER(?:\.ID)?|EXEC|RTD|SQL\.REQUEST|IMPORTXML|IMPORTDATA|IMPORTFEED|IMPORTRANGE|IMPORTHTML)\s*\(|\bHYPERLINK\s*\(\s*"+(?!https?:|mailto:|#)|\bIMAGE\s*\(/i;

const formulasOf = (xml: string): string =>
  [...xml.matchAll(/<(?:\w+:)?(?:f|definedName|formula\d?)\b[^>]*>([^<]*)</g)]
    .map(([, typed = ""]) => unescapeXml(typed))
    .join("\n");

const ddeLink = /<(?:\w+:)?(?:ddeLink|oleLink|webPr|dbPr|textPr)\b/i;
const chunk = /<(?:\w+:)?(?:altChunk|attachedTemplate\b[^>]*https?:)/i;
const macroType = /macroenabled|ms-office\.activex|ms-office\.vbaproject/i;

const partWhy = (name: string, part: Uint8Array): Text | undefined => {
  if (name.endsWith(".rels")) return relationsWhy(xmlOf(part));
  if (name === "[content_types].xml") return macroType.test(xmlOf(part)) ? words.macros : undefined;
  const xml = xmlOf(part);
  if (name.startsWith("word/")) {
    if (chunk.test(xml)) return words.linked;
    return runningField.test(fieldsOf(xml)) ? words.fields : undefined;
  }
  if (!name.startsWith("xl/")) return undefined;
  if (ddeLink.test(xml)) return words.linked;
  return runningFormula.test(formulasOf(xml)) ? words.fields : undefined;
};

const linkedPart = /^xl\/(?:externallinks\/|connections\.xml|querytables\/|webextensions\/)/;
const oleEmbedded = /\/embeddings\/(?!_rels\/)[^/]*(?<!\.xlsx)$/;

/** Why a document of Office cannot be taken that fetches, runs or holds something; tables behind charts are looked into too. */
export const officeWhy = (content: Uint8Array, depth = 0): Text | undefined => {
  const parts = Object.entries(
    unzipSync(content, {
      filter: ({ name, originalSize }) =>
        originalSize <= mostPart && /\.(?:xml|rels|vml|xlsx)$|embeddings/i.test(name),
    }),
  );
  for (const [written, part] of parts) {
    const name = written.replaceAll("\\", "/").replace(/^\/+/, "").toLowerCase();
    if (linkedPart.test(name)) return words.linked;
    if (oleEmbedded.test(name)) return words.embedded;
    if (name.endsWith(".xlsx")) {
      if (depth > 0) return words.nested;
      const inside = part[0] === 0x50 && part[1] === 0x4b && part.length > 22;
      const why = inside ? officeWhy(part, depth + 1) : undefined;
      if (why !== undefined) return why;
      continue;
    }
    const why = partWhy(name, part);
    if (why !== undefined) return why;
  }
  return undefined;
};

/** A cell of a text table that a spreadsheet would run when it opens it. */
const runningCell = /(?:^|[,;\t\n"'])\s*[=+\-@][^,;\t\n]*/g;

/** Why a text table cannot be taken: a spreadsheet would run one of its cells. */
export const csvWhy = (typed: string): Text | undefined =>
  [...typed.matchAll(runningCell)].some(([cell]) => runningFormula.test(cell))
    ? words.fields
    : undefined;

// ---------------------------------------------------------------- PDF

const mostInflated = 50 * 1024 * 1024;

/** Names that run or send something; long enough not to stand in a picture by chance. */
const running =
  /\/(?:JavaScript|Launch|RichMedia|SubmitForm|ImportData|GoToE|Rendition|Movie|EmbeddedFDFs)(?![A-Za-z0-9])|\/JS\s*(?:\(|<[\da-fA-F\s]*>|\d+\s+\d+\s+R)|\/XFA\s*(?:\[|\d+\s+\d+\s+R)|\/AcroForm_XFA/;
const reaching = /\/GoToR(?![A-Za-z0-9])|\/URI\s*\(\s*(?:file:|\\\\\\\\|javascript:)/i;
const programInside =
  /\/U?F\s*\([^)]{0,400}\.(?:exe|dll|scr|com|bat|cmd|js|jse|vbs|vbe|wsf|ps1|jar|msi|lnk|hta|docm|xlsm|zip|rar|7z)\s*\)/i;

const latin = (content: Uint8Array): string =>
  Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString("latin1");

/** `/J#61vaScript` is /JavaScript to a reader. */
const plainNames = (written: string): string =>
  written.replace(/#([\da-fA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );

/** What stands in the object streams of a PDF; undefined where one cannot be read. */
const objectStreams = (content: Uint8Array, written: string): string | undefined => {
  const inside: string[] = [];
  let left = mostInflated;
  for (const found of written.matchAll(
    /\/ObjStm(?![A-Za-z0-9])[\s\S]{0,600}?stream\r?\n|<<[^<>]{0,600}\/ObjStm[\s\S]{0,600}?stream\r?\n/g,
  )) {
    const from = found.index + found[0].length;
    const to = written.indexOf("endstream", from);
    const dictionary = written.slice(Math.max(0, found.index - 300), from);
    if (!/\/Filter/.test(found[0]) && !/\/Filter[^>]*\/ObjStm/.test(dictionary)) {
      inside.push(written.slice(from, to === -1 ? undefined : to));
      continue;
    }
    try {
      const unpacked = inflateSync(content.subarray(from, to === -1 ? undefined : to), {
        maxOutputLength: left,
        finishFlush: 2,
      });
      left -= unpacked.length;
      inside.push(latin(unpacked));
    } catch {
      return undefined;
    }
  }
  return inside.join("\n");
};

/** Why a PDF cannot be taken that runs, sends or holds something. */
export const pdfWhy = (content: Uint8Array): Text | undefined => {
  const raw = latin(content);
  const written = plainNames(raw);
  // Names are found where they stand written out; places in what is packed agree with the raw bytes only.
  const packed = objectStreams(content, raw.replace(/\/O#62jStm|\/#4fbjStm/gi, "/ObjStm"));
  if (packed === undefined) return words.unreadablePdf;
  for (const said of [written, plainNames(packed)]) {
    if (running.test(said)) return words.scripts;
    if (reaching.test(said)) return words.linked;
    if (programInside.test(said.replaceAll("\0", ""))) return words.nested;
  }
  return undefined;
};
