import { fileTypeFromBuffer } from "file-type/core";
import type { Text } from "../chat/text.ts";
import { calendarEnding } from "../flow/file.ts";
import { csvWhy, officeWhy, pdfWhy } from "./active.ts";
import { calendarText, isCalendarText } from "./calendar-reply.ts";
import { bareFilm } from "./film.ts";
import { oleDocument } from "./ole.ts";
import { bareJpeg, barePng, bareWebp } from "./picture.ts";
import { decodeText, plainText } from "./text.ts";
import { words } from "./words.ts";
import { endsAsZip, zipDocument } from "./zip.ts";

/** The most bytes a file may have. */
export const largestFile = 20 * 1024 * 1024;

const office = "application/vnd.openxmlformats-officedocument";

/**
 * What is taken, and under which ending and type it is kept. `shown`: a browser may show it by itself
 * where the matter is not restricted.
 */
const kinds = {
  jpeg: { ending: "jpg", type: "image/jpeg", shown: true },
  png: { ending: "png", type: "image/png", shown: true },
  webp: { ending: "webp", type: "image/webp", shown: true },
  pdf: { ending: "pdf", type: "application/pdf" },
  docx: { ending: "docx", type: `${office}.wordprocessingml.document` },
  xlsx: { ending: "xlsx", type: `${office}.spreadsheetml.sheet` },
  pptx: { ending: "pptx", type: `${office}.presentationml.presentation` },
  ofd: { ending: "ofd", type: "application/ofd" },
  doc: { ending: "doc", type: "application/msword" },
  xls: { ending: "xls", type: "application/vnd.ms-excel" },
  ppt: { ending: "ppt", type: "application/vnd.ms-powerpoint" },
  text: { ending: "txt", type: "text/plain" },
  csv: { ending: "csv", type: "text/csv" },
  calendar: { ending: calendarEnding, type: "text/calendar" },
  mp4: { ending: "mp4", type: "video/mp4" },
  mov: { ending: "mov", type: "video/quicktime" },
  m4a: { ending: "m4a", type: "audio/mp4" },
  amr: { ending: "amr", type: "audio/amr" },
} as const satisfies Record<
  string,
  { readonly ending: string; readonly type: string; readonly shown?: true }
>;

/** A sort of file that is taken. */
export type FileKind = keyof typeof kinds;

/** The ending and type a sort of file is kept under. */
export const kindOf = (kind: FileKind): { readonly ending: string; readonly type: string } =>
  kinds[kind];

/** Whether a browser may show a file of this type by itself. Pictures only: they cannot run anything. */
export const isShown = (type: string): boolean =>
  Object.values(kinds).some((kind) => kind.type === type && "shown" in kind);

/** A file as it is to be kept, or why it is not taken and what would be. */
export type Judged =
  | { readonly kind: FileKind; readonly content: Uint8Array }
  | { readonly why: Text };

type Judge = (content: Uint8Array) => Judged;

const rewriteContent =
  (kind: FileKind, bare: (content: Uint8Array) => Uint8Array | undefined): Judge =>
  (content) => {
    const kept = bare(content);
    return kept === undefined ? { why: words.damaged } : { kind, content: kept };
  };

const no =
  (why: Text): Judge =>
  () => ({ why });

const latin = (content: Uint8Array): string =>
  Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString("latin1");

const pdf: Judge = (content) => {
  const written = latin(content);
  if (!written.slice(-1024).includes("%%EOF")) return { why: words.damaged };
  if (/\/Encrypt\b/.test(written)) return { why: words.encrypted };
  const why = pdfWhy(content);
  return why === undefined ? { kind: "pdf", content } : { why };
};

const ole: Judge = (content) => {
  const kind = oleDocument(content);
  return typeof kind === "string" ? { kind, content } : kind;
};

const officeIn = (content: Uint8Array): Text | undefined => {
  try {
    return officeWhy(content);
  } catch {
    return words.damaged;
  }
};

const zip: Judge = (content) => {
  const kind = zipDocument(content);
  if (typeof kind !== "string") return kind;
  if (kind === "ofd") return { kind, content };
  const why = officeIn(content);
  return why === undefined ? { kind, content } : { why };
};

/** Read for what it answers and not passed on: what a program wrote into it for itself does no harm. */
const calendar: Judge = (content) =>
  calendarText(content) === undefined ? { why: words.damaged } : { kind: "calendar", content };

/** What becomes of a file, by the type its content shows (`file-type`'s word for it). */
const judges: Readonly<Record<string, Judge>> = {
  jpg: rewriteContent("jpeg", bareJpeg),
  png: rewriteContent("png", barePng),
  apng: rewriteContent("png", barePng),
  webp: rewriteContent("webp", bareWebp),
  mp4: rewriteContent("mp4", bareFilm),
  mov: rewriteContent("mov", bareFilm),
  m4a: rewriteContent("m4a", bareFilm),
  amr: (content) => ({ kind: "amr", content }),
  pdf,
  ics: calendar,
  cfb: ole,
  ...Object.fromEntries(
    [
      "rar",
      "7z",
      "gz",
      "tar",
      "tar.gz",
      "bz2",
      "xz",
      "zst",
      "lz",
      "lz4",
      "lzh",
      "Z",
      "cab",
      "arj",
      "ace",
      "ar",
      "cpio",
    ].map((ending) => [ending, no(words.archive)]),
  ),
  ...Object.fromEntries(
    [
      "exe",
      "elf",
      "macho",
      "class",
      "wasm",
      "swf",
      "lnk",
      "deb",
      "rpm",
      "dmg",
      "reg",
      "xml",
      "sqlite",
    ].map((ending) => [ending, no(words.program)]),
  ),
  ...Object.fromEntries(["heic", "heif", "avif"].map((ending) => [ending, no(words.heic)])),
  ...Object.fromEntries(
    ["gif", "bmp", "tif", "psd", "ico", "jp2", "jxl", "jxr"].map((ending) => [
      ending,
      no(words.otherPicture),
    ]),
  ),
};

const startsWith = (content: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, index) => content[index] === byte);

const isNamed = (name: string, ending: string): boolean => name.toLowerCase().endsWith(ending);

/**
 * What a file is, by its content alone, never by its name; pictures, films and recordings without what
 * they say of place, time and device. Pure; never unpacks anything.
 */
export const judgeContent = async (name: string, content: Uint8Array): Promise<Judged> => {
  if (content.length === 0) return { why: words.empty };
  if (content.length > largestFile) return { why: words.tooLarge(content.length) };
  // Before anything that would unpack to find out more.
  if (startsWith(content, 0x50, 0x4b)) return zip(content);
  if (startsWith(content, 0x1f, 0x8b)) return { why: words.archive };
  const found = await fileTypeFromBuffer(content);
  if (found === undefined) {
    if (isCalendarText(content)) return calendar(content);
    const typed = plainText(content);
    if (typeof typed !== "string") return typed;
    if (!isNamed(name, ".csv")) return { kind: "text", content };
    const why = csvWhy(decodeText(content) ?? "");
    return why === undefined ? { kind: "csv", content } : { why };
  }
  const result = (judges[found.ext] ?? no(words.unknown))(content);
  return "content" in result && endsAsZip(result.content) ? { why: words.twoInOne } : result;
};
