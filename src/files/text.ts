import type { Text } from "../chat/text.ts";
import { words } from "./words.ts";

/** What a text that is meant to be run or shown as a page begins with. */
const runs =
  /^\s*(?:#!|<[!?a-z%]|@echo\b|["']use strict|import\s*["'({*]|import\s[^\n]*\sfrom\s*["']|export\s+(?:default|const|function|class)\b|(?:const|let|var)\s+[\w$]+\s*=|\(?\s*function\s*[\w$]*\s*\(|class\s+\w+\s*(?:extends\s+\w+\s*)?\{|(?:eval|alert|require)\s*\(|(?:window|document)\.\w)/;
const page = /<(?:!doctype html|script|html|svg|iframe|object|embed|body)\b/i;

/** A text in UTF-8 or GB18030; undefined where it is neither. */
export const decodeText = (content: Uint8Array): string | undefined => {
  for (const encoding of ["utf-8", "gb18030"])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(content);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  return undefined;
};

/** Plain text in UTF-8 or GB18030, as bureaus' computers write it; or why it is not taken. */
export const plainText = (content: Uint8Array): "text" | { readonly why: Text } => {
  const typed = decodeText(content);
  if (typed === undefined || /\p{Cc}/u.test(typed.replace(/[\t\n\r\f]/g, "")))
    return { why: words.unknown };
  return runs.test(typed) || page.test(typed) ? { why: words.program } : "text";
};
