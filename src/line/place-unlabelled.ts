import { dayPrefix, momentPrefix, readDay, readMoment } from "../calendar/typed.ts";
import { shiftIn, wholeShift } from "../calendar/typed-shift.ts";
import { daySpanIn } from "../calendar/typed-span.ts";
import type { Field, Option } from "../chat/field.ts";
import { toPlain } from "../chat/plain.ts";
import { askable } from "./nearest-field.ts";
import { type Reading, readAnswers, readField } from "./read-answers.ts";
import type { Candidate } from "./verb.ts";

/** A candidate whose unlabelled text was looked through; `placed` where something of it found its field. */
export type Placed = Candidate & { readonly placed?: true };

/** A stretch of the text between blanks and punctuation. */
type Piece = { readonly start: number; readonly end: number };

/** How many pieces one value may have (下周三 下午 3点), and how long a title is at most. */
const MOST_PIECES = 4;
const LONGEST_TITLE = 30;

/**
 * Puts what was typed without a label where it belongs: 河道会商 明天下午3点 水务局 公安局 is a title, a
 * time and two units. Only where the command as it was read is not complete, and only pieces at either
 * end of the text that exactly one required field still open understands: a day or a time, a unit, any
 * other option. What is left goes to the main field where that must be given, else to a short title
 * that must, else to the main field or the reason.
 */
export const placeUnlabelled = (typed: Candidate, reading: Reading): Placed => {
  const candidate = withSpan(typed, reading);
  const { verb, unlabelled, rest: over, main: _, ...read } = candidate;
  if (unlabelled === undefined) return candidate;
  const beside = over === undefined ? undefined : sayBeside(candidate, over, reading);
  if (beside !== undefined) return { ...read, verb, values: { ...beside, ...read.values } };
  const said = saidWhole(candidate, reading);
  if (said !== undefined)
    return { ...read, verb, values: { ...said, ...withoutText(candidate) }, placed: true };
  const chosen = choiceAlone(candidate);
  if (chosen !== undefined)
    return { ...read, verb, values: { ...withoutText(candidate), [chosen]: unlabelled.text } };
  const day = dayAlone(candidate, reading);
  if (day !== undefined)
    return {
      ...read,
      verb,
      values: { ...withoutText(candidate), [day]: unlabelled.text },
      placed: true,
    };
  const complete = "answers" in readAnswers(verb.fields, read.values, reading);
  if (complete && over === undefined) return candidate;
  const given = withoutText(candidate);
  const { found, rest, title } = sortText(unlabelled.text, candidate, given, reading);
  if (Object.keys(found).length === 0 && over === undefined) {
    const { key = "" } = unlabelled;
    return isOptionalDay(verb.fields[key]) && !DAYISH.test(unlabelled.text)
      ? { ...read, verb, values: given, rest: unlabelled.text }
      : candidate;
  }
  const values = { ...given, ...found, ...withoutLabels(title, verb) };
  const target = rest === "" ? undefined : targetOf(candidate, values, rest);
  if (Object.keys(found).length === 0 && target === undefined) return candidate;
  if (rest === "") return { ...read, verb, values, placed: true };
  if (target === undefined) return { ...read, verb, values, rest, placed: true };
  const labelled = values[target];
  const bare = withoutLabels({ [target]: rest }, verb)[target] ?? rest;
  const whole = labelled === undefined ? bare : `${bare} ${labelled}`;
  const main = verb.fields[target]?.main === true ? { main: whole } : {};
  return { ...read, verb, values: { ...values, [target]: whole }, ...main, placed: true };
};

/** Titles without the word for them: 题目是春灌用水. */
const withoutLabels = (
  values: Readonly<Record<string, string>>,
  { fields }: Candidate["verb"],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const { kind, required, label, also = [] } = fields[key] ?? {};
      if (kind !== "text" || !required || label === undefined) return [key, value];
      const names = [label.zh, label.en, ...also].join("|");
      return [key, value.replace(new RegExp(`^(?:${names})(?:是|叫做?|：| is )\\s*`, "iu"), "")];
    }),
  );

/** A span of days fills the two fields it is of: 请假 12月1日到5日. */
const withSpan = (candidate: Candidate, { now }: Reading): Candidate => {
  const { verb, unlabelled, values } = candidate;
  const [key, field] = Object.entries(verb.fields).find(([, { spanTo }]) => spanTo) ?? [];
  const to = field?.spanTo;
  if (unlabelled === undefined || key === undefined || to === undefined) return candidate;
  if (values[to] !== undefined) return candidate;
  const { main: _, rest: _over, unlabelled: _text, ...read } = candidate;
  const last = /^\s*(?:[到至]|until |till )\s*(.+)$/iu.exec(unlabelled.text)?.[1] ?? "";
  if (last !== "" && dayPrefix(last, now) === last.length)
    return { ...read, values: { ...withoutText(candidate), [to]: last } };
  const span = daySpanIn(unlabelled.text, now);
  if (span === undefined || !SPAN_MARK.test(span.between)) return candidate;
  return {
    ...read,
    values: { ...withoutText(candidate), [key]: span.from, [to]: span.until },
    ...(span.rest === "" ? {} : { unlabelled: { text: span.rest } }),
  };
};

/** Nothing else stands between the ends of a span that is one value. */
const SPAN_MARK = /^\s*(?:起?[到至]|[-~–—～]|to|until|till|through)\s*$/iu;

/** What text behind the option that was chosen says of the other fields, where that leaves no doubt. */
const sayBeside = (
  { verb, values }: Candidate,
  said: string,
  reading: Reading,
): Candidate["values"] | undefined => {
  const [key, field] = Object.entries(verb.fields).find(([, { main }]) => main === true) ?? [];
  if (key === undefined || field?.beside === undefined) return undefined;
  const chosen = readField(field, values[key], reading);
  if ("problem" in chosen || typeof chosen.value !== "string") return undefined;
  const beside = field.beside(chosen.value, said);
  // What was given with its label is not given twice.
  return Object.keys(beside ?? {}).some((one) => values[one] !== undefined) ? undefined : beside;
};

/** What text that is none of the options says in people's own words: 参会 hy1 不去了 因为出差. */
const saidWhole = (
  { verb, values, unlabelled }: Candidate,
  reading: Reading,
): Candidate["values"] | undefined => {
  const { key = "", text = "" } = unlabelled ?? {};
  const field = verb.fields[key];
  return field?.said !== undefined && "problem" in readField(field, values[key], reading)
    ? field.said(text)
    : undefined;
};

/**
 * The choice that a text is one of by its whole name, where the running text of a step is still to be told: 核实 jy1
 * 未到位 says the result, and not what was found.
 */
const choiceAlone = ({ verb, values, unlabelled }: Candidate): string | undefined => {
  const { key = "", text = "" } = unlabelled ?? {};
  const main = verb.fields[key];
  if (verb.about !== "matter" || main?.kind !== "long" || !main.required) return undefined;
  const typed = toPlain(text.trim());
  const fitting = Object.entries(verb.fields).filter(
    ([name, { kind, options }]) =>
      kind === "choice" &&
      values[name] === undefined &&
      typeof options === "object" &&
      options.some(({ name: of, also = [] }) =>
        [of.zh, of.en, ...also].some((one) => toPlain(one) === typed),
      ),
  );
  return fitting.length === 1 ? fitting[0]?.[0] : undefined;
};

/** The day of a step that a text is, where running text is still to be told: 上诉 ss1 3月30日 says when, and not why. */
const dayAlone = (
  { verb, values, unlabelled }: Candidate,
  reading: Reading,
): string | undefined => {
  const { key = "", text = "" } = unlabelled ?? {};
  const main = verb.fields[key];
  if (verb.about !== "matter" || main?.kind !== "long" || text === "") return undefined;
  const days = Object.entries(verb.fields).filter(
    ([name, { kind, byButton }]) =>
      kind === "day" && byButton !== true && values[name] === undefined,
  );
  const [[name, field] = [], ...others] = days;
  return name !== undefined &&
    field !== undefined &&
    others.length === 0 &&
    understands(field, text.trim(), reading)
    ? name
    : undefined;
};

/** A day that need not be given takes no text that says nothing of one. */
const isOptionalDay = (field: Field | undefined): boolean =>
  field?.kind === "day" && field.main === true && !field.required;

/** 召开 hy1 14:40 水务局: where options are asked for that need not be given, and a time beside them, each is told by what it is. */
const isNamedOrTimed = ({ fields }: Candidate["verb"], field: Field): boolean => {
  const all = Object.values(fields);
  const named = all.find(({ main }) => main === true);
  const isOptional = named?.required === false && (named.options?.length ?? 0) > 0;
  return (
    isOptional &&
    all.some(({ kind }) => kind === "moment") &&
    (field === named || (field.kind === "moment" && !field.required))
  );
};

const DAYISH =
  /[\d〇一二三四五六七八九十]\s*[年月日号./-]|[今昨前明后]天|周|星期|礼拜|\b(?:today|yesterday|ago|last)\b/iu;

/** What was given with labels alone. */
const withoutText = ({ values, unlabelled }: Candidate): Candidate["values"] => {
  const { text = "", key } = unlabelled ?? {};
  if (key === undefined) return values;
  const { [key]: whole = "", ...others } = values;
  const labelled = whole.slice(text.length).trim();
  return labelled === "" ? others : { ...others, [key]: labelled };
};

/** The pieces of a text; how far something is moved (one hour 30 minutes later) is one of them. */
const piecesOf = (text: string, shift = ""): Piece[] => {
  const start = text.indexOf(shift);
  const end = start + shift.length;
  const pieces: Piece[] = [];
  for (const { 0: typed, index } of text.matchAll(/[^\s,，;；、。]+/g)) {
    const before = pieces.at(-1);
    const isOfShift = before !== undefined && before.end > start && index < end;
    if (isOfShift) pieces.pop();
    pieces.push({ start: isOfShift ? before.start : index, end: index + typed.length });
  }
  return pieces;
};

/** What the pieces at both ends of a text are, by field key, and what is left between them. */
const sortText = (
  text: string,
  { verb }: Candidate,
  given: Candidate["values"],
  reading: Reading,
): {
  readonly found: Readonly<Record<string, string>>;
  readonly title: Readonly<Record<string, string>>;
  readonly rest: string;
} => {
  const open = askable(verb).filter(
    ([key, field]) =>
      (field.required || isOptionalDay(field) || isNamedOrTimed(verb, field)) &&
      given[key] === undefined,
  );
  const moves = open.some(([, field]) => field.moves === true);
  const pieces = piecesOf(text, moves ? shiftIn(text)?.typed : undefined);
  const found = new Map<string, readonly Piece[]>();
  /** The field that some pieces at one end are for; the longest value first. */
  const take = (end: "front" | "back"): boolean => {
    for (let count = Math.min(MOST_PIECES, pieces.length); count > 0; count -= 1) {
      const some = end === "front" ? pieces.slice(0, count) : pieces.slice(-count);
      const whole = { start: some[0]?.start ?? 0, end: some.at(-1)?.end ?? 0 };
      const piece = text.slice(whole.start, whole.end);
      const fitting = open.filter(
        ([key, field]) =>
          (!found.has(key) || field.kind === "choices") && understands(field, piece, reading),
      );
      const [key] = fitting[0] ?? [];
      if (key === undefined || fitting.length > 1) continue;
      found.set(key, [...(found.get(key) ?? []), whole]);
      pieces.splice(end === "front" ? 0 : -count, count);
      return true;
    }
    return false;
  };
  while (take("front"));
  const key = found.size === 0 ? titleBefore(verb, given) : undefined;
  const first = key === undefined ? undefined : pieces.shift();
  while (take("front"));
  // Left alone it is put where it belongs without this; before other text it is the text's beginning.
  const title = found.size > 0 ? first : undefined;
  if (first !== undefined && title === undefined) pieces.unshift(first);
  while (take("back"));
  const isTitle = title !== undefined && pieces.length > 0;
  if (title !== undefined && !isTitle) pieces.unshift(title);
  const joined = (values: readonly Piece[]): string =>
    values
      .toSorted((one, other) => one.start - other.start)
      .map(({ start, end }) => text.slice(start, end))
      .join("、");
  return {
    found: Object.fromEntries([...found].map(([key, values]) => [key, joined(values)])),
    title: isTitle && key !== undefined ? { [key]: text.slice(title.start, title.end) } : {},
    rest: text.slice(pieces[0]?.start ?? 0, pieces.at(-1)?.end ?? 0).replace(JOINS, ""),
  };
};

/** A word that only joins a value to what stands before it: move hy1 to Dec 9. */
const JOINS = /^(?:to|at|on|in|for|till|until|到|在|于|为|成|至|改[到为成]|给)$/iu;

/**
 * The title that a first word is where more follows it: 河道会商 周三下午3点 水务局 讨论排污口. Only where
 * the running text is left to choice: of what must be told the first words are part.
 */
const titleBefore = (verb: Candidate["verb"], given: Candidate["values"]): string | undefined => {
  const fields = askable(verb);
  const titles = fields.filter(
    ([key, { kind, required }]) => kind === "text" && required && given[key] === undefined,
  );
  const optional = fields.some(([, { main, required }]) => main === true && !required);
  return optional && titles.length === 1 ? titles[0]?.[0] : undefined;
};

/** Whether a field takes a piece of text as a whole, by its kind; a text could be anything. */
const understands = (field: Field, piece: string, reading: Reading): boolean => {
  const { now, options } = reading;
  switch (field.kind) {
    case "day":
      return dayPrefix(piece, now) === piece.length || "day" in readDay(piece, now, reading);
    case "moment":
      // 两天后 of a form that moves something is counted from where that stands, once it is known.
      if (field.moves === true && wholeShift(piece) !== undefined) return false;
      return momentPrefix(piece, now) === piece.length || "day" in readMoment(piece, now, reading);
    case "choice":
    case "choices": {
      const { options: given = [] } = field;
      const isSet =
        field.kind === "choices" &&
        typeof given === "string" &&
        reading.set?.(given, piece) !== undefined;
      return isSet || isOneOf(piece, typeof given === "string" ? options(given) : given);
    }
    case "text":
    case "long":
    case "number":
    case "yesno":
    case "files":
      return false;
  }
};

/** Whether a text is the name of one option, the only beginning of one, or one's name behind its county's. */
const isOneOf = (piece: string, options: readonly Option[]): boolean => {
  const typed = toPlain(piece);
  const having = (test: (name: string) => boolean) =>
    options.filter(({ id, name, also = [] }) =>
      [id, name.zh, name.en, ...also].some((one) => one !== "" && test(toPlain(one))),
    ).length;
  const same = having((name) => name === typed);
  if (same > 0 || typed.length < 2) return same === 1;
  const begun = having((name) => name.startsWith(typed));
  if (begun > 0) return begun === 1;
  return (
    having(
      (name) => typed.endsWith(name) && /^.{1,6}[省市县区]$/.test(typed.slice(0, -name.length)),
    ) === 1
  );
};

/** The field that running text goes to which no other field understands. */
const targetOf = (
  { verb }: Candidate,
  values: Candidate["values"],
  text: string,
): string | undefined => {
  const texts = askable(verb).filter(([, { kind, apart }]) => isText(kind) && apart !== true);
  const open = texts.filter(([key]) => values[key] === undefined);
  const titles = open.filter(([, { kind, required }]) => kind === "text" && required);
  const isTitle = titles.length === 1 && text.length <= LONGEST_TITLE && !/[。；;\n]/.test(text);
  const main = texts.find(([, field]) => field.main === true);
  const [key] =
    open.find(([, field]) => field.main === true && field.required) ??
    (isTitle ? titles[0] : undefined) ??
    main ??
    open.find(([name]) => name === "reason") ??
    [];
  return key;
};

const isText = (kind: Field["kind"]): boolean => kind === "text" || kind === "long";
