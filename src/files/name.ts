import { cleanText } from "../chat/plain.ts";
import { maskChildNames } from "../screening/child-names.ts";

/** Characters some system forbids in file names, and those without a look of their own. */
const unwanted = /[\p{Co}\p{Cn}<>:"|?*\n\t]|\p{Variation_Selector}/gu;

const longest = 80;

/**
 * The name a file is kept under: no path, nothing invisible, nothing that turns the direction of
 * reading, of a child's name only the surname, at most 80 characters, and the ending its content has
 * whatever it was called.
 */
export const keptName = (name: string, ending: string): string => {
  const last = cleanText(name).split(/[\\/]/).at(-1) ?? "";
  const seen = last.normalize("NFC").replace(unwanted, "").replace(/\s+/g, " ");
  // What stands for the rest of an English name no file name may have.
  const nameless = maskChildNames(seen).replace(/ ?\*/g, "");
  // 照片.jpg.exe has two endings; 报告v1.2 has none.
  const stem = nameless.replace(/(?:\.[a-z][a-z0-9]{0,5})+$/i, "").replace(/^[\s.]+|[\s.]+$/g, "");
  const cut = [...stem]
    .slice(0, longest - ending.length - 1)
    .join("")
    .trimEnd();
  return `${cut === "" ? "file" : cut}.${ending}`;
};
