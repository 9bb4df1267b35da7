import { unzipSync } from "fflate";
import type { Text } from "../chat/text.ts";
import { words } from "./words.ts";

const mostEntries = 2000;
const mostUnpacked = 200 * 1024 * 1024;
/** Below this size even the strongest packing does no harm: a long empty table packs that well. */
const alwaysFine = 1024 * 1024;
const mostRatio = 100;

type Entry = { readonly name: string; readonly size: number; readonly originalSize: number };

/** The names and sizes a zip file claims to hold, at most one more than we take. Nothing is unpacked. */
const directory = (content: Uint8Array): readonly Entry[] | undefined => {
  const entries: Entry[] = [];
  try {
    unzipSync(content, {
      filter: (entry) => {
        entries.push(entry);
        if (entries.length > mostEntries) throw new RangeError();
        return false;
      },
    });
  } catch {
    if (entries.length <= mostEntries) return undefined;
  }
  return entries;
};

/** Whether a zip file's directory stands at the very end: what unpackers look for, whatever is before it. */
export const endsAsZip = (content: Uint8Array): boolean => {
  const end = content.length - 22;
  for (let at = end; at >= 0 && end - at <= 0xffff; at -= 1)
    if (
      content[at] === 0x50 &&
      content[at + 1] === 0x4b &&
      content[at + 2] === 5 &&
      content[at + 3] === 6
    )
      return true;
  return false;
};

/** The documents that are zip files, by the one entry each must have. */
const documents = [
  ["word/document.xml", "docx"],
  ["xl/workbook.xml", "xlsx"],
  ["ppt/presentation.xml", "pptx"],
  ["ofd.xml", "ofd"],
] as const;

const macros = /(^|\/)(vbaproject[^/]*\.bin|vbadata\.xml|(macrosheets|activex)\/.*)$/;
const programs = /\.(exe|dll|scr|com|bat|cmd|js|jse|vbs|vbe|wsf|ps1|jar|apk|msi|lnk|hta|sh|html?)$/;
/** The table behind a chart is an .xlsx of its own; every document with a chart has one. */
const archives =
  /(\.(zip|rar|7z|gz|tgz|bz2|xz|tar|cab|iso|docx?|docm|xlsm|xls|pptx?|pptm|ofd)|(^|\/)(?!embeddings\/)[^/]*\/[^/]*\.xlsx)$/;

/** Which document a zip file is, from its directory alone; or why it is not taken. */
export const zipDocument = (
  content: Uint8Array,
): (typeof documents)[number][1] | { readonly why: Text } => {
  const entries = directory(content);
  if (entries === undefined) return { why: words.damaged };
  const names = entries.map(({ name }) => name.replaceAll("\\", "/").toLowerCase());
  const packed = entries.reduce((sum, { size }) => sum + size, 0);
  const unpacked = entries.reduce((sum, { originalSize }) => sum + originalSize, 0);
  const swells = entries.some(
    ({ size, originalSize }) => originalSize > Math.max(alwaysFine, size * mostRatio),
  );
  if (
    entries.length > mostEntries ||
    unpacked > mostUnpacked ||
    unpacked > Math.max(alwaysFine, packed * mostRatio) ||
    swells ||
    // Entries that share bytes: more is claimed to be packed than there is.
    packed > content.length
  )
    return { why: words.bomb };
  const [, kind] = documents.find(([entry]) => names.includes(entry)) ?? [];
  if (kind === undefined) return { why: words.archive };
  if (kind !== "ofd" && !names.includes("[content_types].xml")) return { why: words.archive };
  if (names.some((name) => macros.test(name))) return { why: words.macros };
  if (names.some((name) => programs.test(name))) return { why: words.program };
  if (names.some((name) => archives.test(name))) return { why: words.nested };
  // Something in front of or behind the archive that only other programs would see.
  const tail = content.subarray(-22);
  return tail[0] === 0x50 && tail[1] === 0x4b && tail[2] === 5 && tail[3] === 6
    ? kind
    : { why: words.twoInOne };
};
