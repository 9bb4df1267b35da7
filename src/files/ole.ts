import type { Text } from "../chat/text.ts";
import { words } from "./words.ts";

// The compound file of older Office versions ([MS-CFB]): sectors in chains, found through a table (FAT)
// whose own sectors are listed in the header and in a chain of lists behind it (DIFAT).

const endOfChain = 0xfffffffa;

/** Sectors of a compound file, each chain followed at most as far as the file is long. */
const sectorsOf = (content: Uint8Array) => {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const size = 1 << view.getUint16(30, true);
  if (size !== 512 && size !== 4096) throw new RangeError();
  const most = Math.ceil(content.length / size);
  const word = (sector: number, index: number): number =>
    view.getUint32((sector + 1) * size + index * 4, true);
  const perSector = size / 4;
  const tables = Array.from({ length: 109 }, (_, index) => view.getUint32(76 + index * 4, true));
  for (
    let list = view.getUint32(68, true), read = 0;
    list < endOfChain && read < most;
    list = word(list, perSector - 1), read += 1
  )
    for (let index = 0; index < perSector - 1; index += 1) tables.push(word(list, index));
  const next = (sector: number): number =>
    word(tables[Math.floor(sector / perSector)] ?? endOfChain, sector % perSector);
  return {
    chain: (first: number): readonly Uint8Array[] => {
      const chain: Uint8Array[] = [];
      for (let at = first; at < endOfChain && chain.length < most; at = next(at)) {
        const sector = content.subarray((at + 1) * size, (at + 2) * size);
        if (sector.length === 0) throw new RangeError();
        chain.push(sector);
      }
      return chain;
    },
    directory: view.getUint32(48, true),
  };
};

type Stream = {
  readonly name: string;
  readonly first: Uint8Array | undefined;
  /** All it holds, where it has sectors of its own. */
  readonly whole: () => Uint8Array;
};

/** The names in a compound file, each with the first sector of what it holds where that has sectors of its own. */
const streams = (content: Uint8Array): readonly Stream[] => {
  const { chain, directory } = sectorsOf(content);
  return chain(directory).flatMap((sector) =>
    Array.from({ length: sector.length / 128 }, (_, index): Stream => {
      const entry = sector.subarray(index * 128, index * 128 + 128);
      const view = new DataView(entry.buffer, entry.byteOffset, 128);
      const letters = Math.max(0, Math.min(64, view.getUint16(64, true)) - 2);
      const name = new TextDecoder("utf-16le").decode(entry.subarray(0, letters));
      const apart = view.getUint32(120, true) >= 4096 && entry[66] === 2;
      const from = view.getUint32(116, true);
      return {
        name,
        first: apart ? chain(from)[0] : undefined,
        whole: () => (apart ? Buffer.concat(chain(from)) : new Uint8Array()),
      };
    }).filter(({ name }) => name !== ""),
  );
};

/** Whether a Word document's first block says that the rest is encrypted ([MS-DOC] 2.5.2). */
const wordLocked = (first: Uint8Array): boolean => ((first[11] ?? 0) & 1) === 1;

/** Whether a workbook's second record is the one that says so ([MS-XLS] 2.4.117). */
const workbookLocked = (first: Uint8Array): boolean => {
  const second = 4 + (first[2] ?? 0) + 256 * (first[3] ?? 0);
  return first[second] === 0x2f && first[second + 1] === 0;
};

/** The documents that are compound files, by the stream each must have, and how it says it is encrypted. */
const documents = [
  ["WordDocument", "doc", wordLocked],
  ["Workbook", "xls", workbookLocked],
  ["Book", "xls", workbookLocked],
  ["PowerPoint Document", "ppt", () => false],
] as const;

const macros = ["Macros", "_VBA_PROJECT_CUR", "_VBA_PROJECT", "VBA"];
/** What an object of another program is kept in. */
const objects = /^(?:\p{Cc}(?:Ole10Native|ObjInfo|LINK)|Package|(?:MBD|LNK)[\dA-F]{8})$/u;

/** A template somewhere else, or a field that runs a command, as older Word writes them. */
const reachingOut =
  /\p{Cc}\s*(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT)\s|(?:https?:\/\/|\\\\)[^\s"<>|\p{Cc}]{3,200}\.dot[mx]?\b/iu;

const reaches = (content: Uint8Array): boolean => {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  return [
    bytes.toString("latin1"),
    new TextDecoder("utf-16le").decode(bytes),
    new TextDecoder("utf-16le").decode(bytes.subarray(1)),
  ].some((written) => reachingOut.test(written));
};

const boundSheet = 0x85;
const supBook = 0x1ae;

/** Whether a workbook has a sheet of macros, or a link to another book or program ([MS-XLS] 2.4.28, 2.4.271). */
const runsOrReaches = (workbook: Uint8Array): boolean => {
  const view = new DataView(workbook.buffer, workbook.byteOffset, workbook.byteLength);
  for (let at = 0; at + 4 <= workbook.length; ) {
    const [id, size] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    const data = workbook.subarray(at + 4, at + 4 + size);
    if (id === 0 && size === 0) break;
    if (id === boundSheet && data[5] === 1) return true;
    if (id === supBook && data.length >= 4) {
      const letters = (data[2] ?? 0) + 256 * (data[3] ?? 0);
      // Itself and add-in functions are no link.
      if (letters !== 0x0401 && letters !== 0x3a01) return true;
    }
    at += 4 + size;
  }
  return false;
};

const isLocked = ["EncryptedPackage", "EncryptionInfo", "EncryptedSummary"];

/** Which document a compound file is, or why it is not taken. */
export const oleDocument = (
  content: Uint8Array,
): (typeof documents)[number][1] | { readonly why: Text } => {
  try {
    const inside = streams(content);
    const has = (names: readonly string[]) => inside.some(({ name }) => names.includes(name));
    if (has(isLocked)) return { why: words.encrypted };
    for (const [stream, kind, isLocked] of documents) {
      const found = inside.find(({ name }) => name === stream);
      if (found === undefined) continue;
      if (found.first !== undefined && isLocked(found.first)) return { why: words.encrypted };
      if (has(macros)) return { why: words.macros };
      if (inside.some(({ name }) => objects.test(name))) return { why: words.embedded };
      if (kind === "xls" && runsOrReaches(found.whole())) return { why: words.linked };
      return reaches(content) ? { why: words.linked } : kind;
    }
    return { why: words.unknown };
  } catch (error) {
    // Read past its end: the sectors it speaks of are not there.
    if (error instanceof RangeError) return { why: words.damaged };
    throw error;
  }
};
