import { dayPrefix, momentPrefix } from "../calendar/typed.ts";
import type { Field, Fields, Option } from "../chat/field.ts";
import { toPlain } from "../chat/plain.ts";
import { shorten } from "../chat/text.ts";
import { optionsOf } from "../flow/options.ts";
import { spokenCategory } from "../flow/spoken-categories.ts";
import type { Raw, RequestContext } from "./context.ts";

/** Shortest sentence that says more than the name of what is asked for. */
const telling = 6;

/**
 * What a sentence says for the fields of a form: days, units, categories, choices, and the telling itself, which is
 * kept in the characters it was typed in.
 */
export const filledFrom = (
  fields: Fields,
  sentence: string,
  context: Pick<RequestContext, "directory" | "now" | "services">,
  told: string = sentence,
): Raw => {
  const raw: Record<string, unknown> = {};
  const used = new Set<string>();
  for (const [key, field] of Object.entries(fields)) {
    if (field.apart === true || field.byButton === true || field.doubt === true) continue;
    const value = valueFor(field, sentence, context);
    const mark = String(value);
    if (value === undefined || used.has(mark)) continue;
    used.add(mark);
    raw[key] = value;
  }
  const text =
    Object.entries(fields).find(([, { main, kind }]) => main === true && kind === "long") ??
    Object.entries(fields).find(([key, { kind }]) => key === "reason" && kind !== "files");
  if (text !== undefined && text[1].apart !== true && sentence.length >= telling)
    raw[text[0]] = shorten(told, text[1].max ?? 2000);
  return raw;
};

const valueFor = (
  field: Field,
  sentence: string,
  context: Pick<RequestContext, "directory" | "now" | "services">,
): unknown => {
  switch (field.kind) {
    case "day":
      return dateIn(sentence, (text) => dayPrefix(text, context.now));
    case "moment":
      return dateIn(sentence, (text) => momentPrefix(text, context.now));
    case "choice":
    case "choices":
      return chosen(field, sentence, context);
    case "text":
    case "long":
    case "number":
    case "yesno":
    case "files":
      return undefined;
  }
};

/** 明天的会改到周五: what something is moved to stands behind these. */
export const MOVED_TO =
  /(?:改期?|推迟?|延期?|延长|顺延|提前|挪|调)(?:到|至|成|为)|\b(?:moved?|postponed?|put off|push(?:ed)? back|brought forward) .{0,30}?\bto\b/iu;

/** The day or time something is moved to, or the first in a sentence. */
const dateIn = (sentence: string, prefix: (text: string) => number): string | undefined => {
  const moved = MOVED_TO.exec(sentence);
  const behind =
    moved === null ? undefined : firstDate(sentence.slice(moved.index + moved[0].length), prefix);
  return behind ?? firstDate(sentence, prefix);
};

/** The first longest piece of a sentence that is a day or a time. */
export const firstDate = (
  sentence: string,
  prefix: (text: string) => number,
): string | undefined => {
  for (let at = 0; at < sentence.length; at += 1) {
    if (
      !/[\d一二三四五六七八九十两今明后大本下这上周星礼月年a-z元国春中端清除]/iu.test(
        sentence[at] ?? "",
      )
    )
      continue;
    if (/[a-z0-9]/i.test(sentence[at - 1] ?? "") && /[a-z0-9]/i.test(sentence[at] ?? "")) continue;
    const length = prefix(sentence.slice(at, at + 40));
    if (length > 1) return sentence.slice(at, at + length);
  }
  return undefined;
};

/** The units an English sentence lists behind with or invite by their short names: with water and police. */
const namedTogether = (typed: string, options: readonly Option[]): readonly string[] => {
  const behind = /\b(?:with|invite|inviting)\s+(.+)$/iu.exec(typed)?.[1] ?? "";
  const ids = new Set(options.map(({ id }) => id));
  const found: string[] = [];
  for (const word of behind.split(/\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+/u)) {
    const [name = ""] = word.replace(/^(?:the|our)\s+/u, "").split(/\s/u);
    if (!ids.has(name)) break;
    found.push(name);
  }
  return [...new Set(found)];
};

const chosen = (
  { kind, options = [], required, main }: Field,
  sentence: string,
  { directory }: Pick<RequestContext, "directory">,
): unknown => {
  const source = typeof options === "string" ? options : undefined;
  // Only what a form cannot do without, and what it is about: 抄送 and the like are never guessed.
  if (!required && main !== true) return undefined;
  const list = typeof options === "string" ? optionsOf({ directory }, options) : options;
  const typed = toPlain(sentence);
  const hits = list
    .flatMap(({ id, name, also = [] }) => {
      const names = [name.zh, name.en, ...also].map(toPlain);
      const hit = names
        .filter((one) => one.length >= 2 && typed.includes(one))
        .sort((a, b) => b.length - a.length)[0];
      return hit === undefined ? [] : [{ id, hit }];
    })
    .sort((a, b) => b.hit.length - a.hit.length);
  if (hits.length === 0 && source === "organisations" && kind === "choices") {
    const listed = namedTogether(typed, list);
    if (listed.length > 0) return listed;
  }
  const kept = hits.filter(
    ({ hit }, index) =>
      !hits.slice(0, index).some((one) => one.hit !== hit && one.hit.includes(hit)),
  );
  if (kept.length > 0)
    return kind === "choices"
      ? kept.sort((a, b) => typed.indexOf(a.hit) - typed.indexOf(b.hit)).map(({ id }) => id)
      : kept[0]?.id;
  return source === "categories"
    ? spokenCategory(
        sentence,
        list.map(({ id }) => id),
      )
    : undefined;
};
