import { dayPrefix, momentPrefix } from "../calendar/typed.ts";
import { durationIn } from "../calendar/typed-duration.ts";
import { shiftIn } from "../calendar/typed-shift.ts";
import type { Field, Fields } from "../chat/field.ts";
import { toPlain } from "../chat/plain.ts";
import { shorten } from "../chat/text.ts";
import { optionsOf } from "../flow/options.ts";
import { spokenCategory } from "../flow/spoken-categories.ts";
import { unitSet } from "../people/unit-sets.ts";
import type { Raw, RequestContext } from "./context.ts";
import { firstDate, MOVED_TO, withoutDates } from "./dates-in.ts";
import { namedDay } from "./named-day.ts";
import { unitsAsked, unitsLeftOut } from "./units-asked.ts";

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
  // For how long it is to be is no time, and no title.
  const lasts = Object.values(fields).flatMap(({ span }) => span ?? [])[0];
  const duration = lasts === undefined ? undefined : durationIn(sentence);
  if (lasts !== undefined && duration !== undefined) raw[lasts] = String(duration.minutes);
  const timeless = (text: string) =>
    duration === undefined ? text : text.replace(duration.typed, "");
  const isDescribed = Object.values(fields).some(({ inSentence }) => inSentence !== undefined);
  // What stands in quotation marks is a name: “三点半课堂” is no time, “水务公安联合演练” invites nobody.
  const names = isDescribed ? quotedIn(sentence) : [];
  const unquoted = hide(timeless(sentence), names).replace(DOCUMENT_NUMBER, " ");
  const said = withoutPlaces(fields, unquoted, context.now);
  const describing = reveal(withoutDates(hide(timeless(told), names), context.now, "，"), names);
  for (const [key, field] of Object.entries(fields)) {
    if (field.apart === true || field.byButton === true || field.doubt === true) continue;
    const value =
      field.inSentence?.(describing) ??
      (isDescribed && field.kind === "choices" && field.options === "organisations"
        ? unitsInvited(field, said, context)
        : valueFor(field, said, context));
    const mark = String(value);
    if (value === undefined || used.has(mark)) continue;
    used.add(mark);
    raw[key] = value;
  }
  if (isDescribed) return raw;
  const text =
    // What is to be done with a draft is no text of it: 纪要发给大家了.
    Object.entries(fields).find(
      ([, { main, kind, drafted }]) => main === true && kind === "long" && drafted === undefined,
    ) ?? Object.entries(fields).find(([key, { kind }]) => key === "reason" && kind !== "files");
  if (text !== undefined && text[1].apart !== true && sentence.length >= telling)
    raw[text[0]] = shorten(told, text[1].max ?? 2000);
  return raw;
};

const QUOTED =
  /[\u201c"\u300c\u300a][^\u201c\u201d"\u300c\u300d\u300a\u300b]{2,40}[\u201d"\u300d\u300b]/gu;

const quotedIn = (text: string): readonly string[] => text.match(QUOTED) ?? [];

/** 山检建〔2026〕30号 is the number of a document, and no 30th. */
const DOCUMENT_NUMBER =
  /\p{Script=Han}{0,8}[〔［[(（【]\s*20\d\d\s*[〕］\])）】]\s*\d{1,5}\s*号?/gu;

/** A mark that no text has, in the place of each name. */
const HIDDEN = "\ue010";

const hide = (text: string, names: readonly string[]): string =>
  names.reduce((rest, name) => rest.replace(name, HIDDEN), text);

const reveal = (text: string, names: readonly string[]): string =>
  names.reduce((rest, name) => rest.replace(HIDDEN, name), text);

/** 在检察院开会 says where, and not who is to come. */
const withoutPlaces = (fields: Fields, sentence: string, now: string): string =>
  Object.values(fields).reduce((rest, { inSentence, required }) => {
    const place = required ? undefined : inSentence?.(withoutDates(rest, now, "，"));
    return place === undefined ? rest : rest.replace(place, " ");
  }, sentence);

const valueFor = (
  field: Field,
  sentence: string,
  context: Pick<RequestContext, "directory" | "now" | "services">,
): unknown => {
  switch (field.kind) {
    case "day":
      return dateIn(sentence, (text) => dayPrefix(text, context.now));
    case "moment":
      return (
        (field.moves === true && !MOVED_TO.test(sentence)
          ? shiftSaid(sentence, context)
          : undefined) ?? dateIn(sentence, (text) => momentPrefix(text, context.now))
      );
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

/** The day or time something is moved to, or the first in a sentence. */
const dateIn = (sentence: string, prefix: (text: string) => number): string | undefined => {
  const moved = MOVED_TO.exec(sentence);
  const behind =
    moved === null ? undefined : firstDate(sentence.slice(moved.index + moved[0].length), prefix);
  return behind ?? firstDate(sentence, prefix);
};

/** By how much a sentence moves something (会推迟两天), where no time of its own stands beside that. */
const shiftSaid = (
  sentence: string,
  { now, services }: Pick<RequestContext, "now" | "services">,
): string | undefined => {
  const shift = shiftIn(sentence);
  if (shift === undefined) return undefined;
  // 周五的会推迟一周: the day says which.
  const named = services.flows.flatMap((flow) => namedDay(flow, sentence, now)?.typed ?? []);
  const rest = [shift.typed, ...named].reduce((left, one) => left.replace(one, "，"), sentence);
  const own = firstDate(rest, (text) => momentPrefix(text, now));
  if (own === undefined) return shift.typed;
  return shift.ofDays && dayPrefix(own, now) === 0 ? `${shift.typed}，${own}` : own;
};

/** Who is to come to what a sentence describes; all members but those, where it only says who is not to. */
const unitsInvited = (
  field: Field,
  sentence: string,
  context: Pick<RequestContext, "directory" | "now">,
): unknown => {
  const { units: out, rest } = unitsLeftOut(sentence, context);
  const named = chosen(field, rest, context);
  const asked = [...unitsAsked(rest, context), ...(Array.isArray(named) ? named : [])];
  const all =
    asked.length > 0 || out.length === 0 ? asked : unitSet("all members", context.directory);
  const coming = [...new Set<string>(all)].filter((id) => !out.includes(id));
  return coming.length > 0 ? coming : undefined;
};

const chosen = (
  { kind, options = [], required, main }: Field,
  sentence: string,
  context: Pick<RequestContext, "directory" | "now">,
): unknown => {
  const { directory } = context;
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
