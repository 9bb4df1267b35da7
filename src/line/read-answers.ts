import { z } from "zod";
import {
  addMinutes,
  dayOf,
  daysBetween,
  dayWithWeekday,
  endText,
  type Instant,
  instantAt,
  isDay,
  minutesBetween,
  momentText,
  timeOf,
} from "../calendar/day.ts";
import { type Calendar, officialCalendar } from "../calendar/holidays.ts";
import { readNumber } from "../calendar/numeral.ts";
import {
  dayPrefix,
  momentPrefix,
  type ReadMoment,
  readDay,
  readMoment,
} from "../calendar/typed.ts";
import { wholeShift } from "../calendar/typed-shift.ts";
import type { Answers, Field, Fields, Option, Source } from "../chat/field.ts";
import { cleanText, toPlain } from "../chat/plain.ts";
import { joinAnd, sentences, type Text, text, verbatim } from "../chat/text.ts";
import {
  chooseUnlessRefused,
  chosenBefore,
  type Listed,
  listed,
  placeBefore,
  severalChosen,
} from "./choose-option.ts";
import { dayFields, type EachReading, readDaysOfEach } from "./days-of-each.ts";
import { saysNothing } from "./nothing-said.ts";

/**
 * What reading depends on besides the text: the moment, the county's calendar (the official one where
 * there is none), and the directories that options come from.
 */
export type Reading = {
  readonly now: Instant;
  readonly calendar?: Calendar;
  /** When the appointment is to be that the form is about, as it stands. */
  readonly stands?: Instant | undefined;
  readonly options: (source: Source) => readonly Option[];
  /** The county's own name, where it is known: another county's bureau is none of its units. */
  readonly county?: string;
  /** Of a name that stands for many of a directory (全体成员, 各乡镇) their ids. */
  readonly set?: (source: Source, typed: string) => readonly string[] | undefined;
  /** What a text names of a directory, by their ids, and what is left of it; for a field that has a `rest`. */
  readonly named?: (source: Source, typed: string) => { ids: readonly string[]; rest: string };
};

/** What is known of a read day or moment besides its value. */
type Aside = {
  /** What was understood, where the text did not say all of it: 8月1日, 三日内, 农历八月十五. */
  readonly assumed?: Text;
  /** The end of the span whose beginning is the value: 下午3点到5点. */
  readonly until?: Instant;
  /** What was typed beside the options. */
  readonly rest?: string;
};

/** A read answer, or what is wrong with it and what would be accepted. */
export type ReadField<T = unknown> =
  | ({ readonly value: T } & Aside)
  /** `missing`: nothing was given where something must be. */
  | { readonly problem: Text; readonly missing?: true };

/** All answers of a form, or what is wrong with some of them and what was understood of the others. */
export type Read<F extends Fields> = {
  /**
   * By key, what was understood of days and moments that did not say all of it; to be shown before
   * a rule hangs on it.
   */
  readonly assumed?: Readonly<Record<string, Text>>;
  /** By key, where a span of time was given for a moment, its end. */
  readonly until?: Readonly<Record<string, Instant>>;
} & (
  | { readonly answers: Answers<F> }
  | {
      readonly problems: Readonly<Record<string, Text>>;
      readonly understood: Readonly<Record<string, unknown>>;
      /** Keys of required fields for which nothing was given; `problems` has them too. */
      readonly missing: readonly string[];
    }
);

/**
 * Reads what was given for a form, typed or from a platform's inputs: text, arrays of ids, booleans.
 * What was understood reads the same again. Keys that are no field's are left alone.
 */
export const readAnswers = <F extends Fields>(
  fields: F,
  raw: Readonly<Record<string, unknown>>,
  reading: Reading,
): Read<F> => {
  const problems: Record<string, Text> = {};
  const understood: Record<string, unknown> = {};
  const missing: string[] = [];
  const assumed: Record<string, Text> = {};
  const until: Record<string, Instant> = {};
  const rests: Record<string, string> = {};
  for (const [key, field] of Object.entries(fields)) {
    const read = readField(field, Object.hasOwn(raw, key) ? raw[key] : undefined, reading);
    if ("problem" in read) {
      problems[key] = read.problem;
      if (read.missing === true) missing.push(key);
    } else if (read.value !== undefined) understood[key] = read.value;
    if ("problem" in read) continue;
    if (read.assumed !== undefined) assumed[key] = read.assumed;
    if (read.until !== undefined) until[key] = read.until;
    if (read.rest !== undefined && field.rest !== undefined) rests[field.rest] = read.rest;
  }
  const filled = new Set<string>();
  for (const [key, rest] of Object.entries(rests)) {
    const field = fields[key];
    const whole = [understood[key], rest].filter((one) => one !== undefined).join("、");
    const read = field && readField(field, whole, reading);
    if (read === undefined) continue;
    if ("problem" in read) problems[key] = read.problem;
    else {
      understood[key] = read.value;
      filled.add(key);
    }
  }
  for (const [key, end] of Object.entries(until)) {
    const length = fields[key]?.span ?? "";
    const field = fields[length];
    if (field === undefined) {
      problems[key] = onlyStart(momentText(String(understood[key])));
      continue;
    }
    const minutes = minutesBetween(String(understood[key]), end);
    const read = readField(field, minutes, reading);
    if ("problem" in read) problems[length] = read.problem;
    else if ((understood[length] ?? minutes) !== minutes)
      problems[length] = twoLengths(minutes, Number(understood[length]));
    else understood[length] = read.value;
  }
  for (const [key, field] of Object.entries(fields)) {
    const { each } = field;
    if (each === undefined || each.in in problems) continue;
    const days = eachOf(fields, field, understood[each.of], reading);
    const [here, there] = [asText(tidyText(raw[key]) ?? ""), asText(tidyText(raw[each.in]) ?? "")];
    const moved = key in problems && here !== "" && readDaysOfEach(here, days) !== undefined;
    const typed = [...(moved ? [here] : []), there].filter((one) => one !== "").join("、");
    if (typed === "") continue;
    const given = z.iso.date().safeParse(understood[key]).data;
    const read = dayFields(typed, given, days);
    if (moved || missing.includes(key)) delete problems[key];
    if ("problem" in read) problems[each.in] = read.problem;
    else if (read.assumed !== undefined) assumed[there === "" ? key : each.in] = read.assumed;
    understood[each.in] = "problem" in read ? typed : read.own || undefined;
    if (key in problems) continue;
    // What was moved does not stand in both.
    understood[key] = "problem" in read ? (given ?? "") : read.day;
  }
  const asides = {
    ...(Object.keys(assumed).length > 0 ? { assumed } : {}),
    ...(Object.keys(until).length > 0 ? { until } : {}),
  };
  const wrong = Object.fromEntries(Object.entries(problems).filter(([key]) => !filled.has(key)));
  return Object.keys(wrong).length === 0
    ? // Every value has been through its own field's schema.
      { answers: understood as Answers<F>, ...asides }
    : { problems: wrong, understood, missing: missing.filter((key) => key in wrong), ...asides };
};

/** What reading the days of each of several depends on. */
const eachOf = (fields: Fields, field: Field, chosen: unknown, reading: Reading): EachReading => ({
  label: field.label,
  options: optionsOf(fields[field.each?.of ?? ""] ?? field, reading).map(({ option }) => option),
  chosen: z.array(z.string()).safeParse(chosen).data,
  place: placeBefore(reading.county),
  day: (typed) => {
    const read = dayOnly(typed, field, reading);
    return "problem" in read ? read : { ...read, value: String(read.value) };
  },
});

const onlyStart = (start: Text): Text =>
  text(
    `这里只填开始的时间，不填结束的时间。请只写一个时间，例如“${start.zh}”。`,
    `Only the time it begins is asked for, not when it ends. Please give one time, such as “${start.en}”.`,
  );

const twoLengths = (span: number, given: number): Text =>
  text(
    `时间里写的是${span}分钟，这里写的是${given}分钟，请只留一个。`,
    `The time given lasts ${span} minutes, and this says ${given}; please keep one of them.`,
  );

/** Reads one answer; the field's schema has the last word. Never throws, whatever was given. */
export const readField = <T>(field: Field<T>, raw: unknown, reading: Reading): ReadField<T> => {
  const given = tidyText(raw);
  const read: Understood =
    given === undefined ? { value: undefined } : understand(field, given, reading);
  if ("problem" in read) return read;
  if (read.value === undefined && field.required)
    return { problem: pleaseFillIn(field), missing: true };
  const checked = field.schema.safeParse(read.value);
  if (checked.success) return { ...read, value: checked.data };
  const [issue] = checked.error.issues;
  return { problem: issue === undefined ? notAccepted(field) : inWords(field, issue, read.value) };
};

type Understood = ({ readonly value: unknown } & Aside) | { readonly problem: Text };

type Given = string | number | boolean | readonly string[];

/** What was given, without blanks around it; undefined where that is nothing. */
const tidyText = (raw: unknown): Given | undefined => {
  if (typeof raw === "boolean" || typeof raw === "number") return raw;
  if (typeof raw === "string") return cleanText(raw).trim() || undefined;
  if (!Array.isArray(raw)) return undefined;
  const list = raw
    .filter((one) => typeof one === "string" || typeof one === "number")
    .map((one) => cleanText(String(one)).trim())
    .filter((one) => one !== "");
  return list.length === 0 ? undefined : list;
};

const asList = (given: Given): readonly string[] =>
  Array.isArray(given) ? given : [asText(given)];

const asText = (given: Given): string => (Array.isArray(given) ? given.join("、") : String(given));

const understand = (field: Field, given: Given, reading: Reading): Understood => {
  const { kind } = field;
  switch (kind) {
    case "text":
      return written(field, asText(given).replace(/\s*\n\s*/g, " "));
    case "long":
      return written(field, asText(given));
    case "number":
      return wholeNumber(field, given);
    case "day":
      return dayOnly(asText(given), field, reading);
    case "moment":
      return exactMoment(asText(given), field, reading);
    case "yesno":
      return yesOrNo(given);
    case "choice": {
      const options = optionsOf(field, reading);
      const chosen = chooseUnlessRefused(asText(given), options, field);
      if ("problem" in chosen && field.orDay === true) {
        const named = dayOnly(asText(given), field, reading);
        return "problem" in named ? chosen : named;
      }
      const before =
        "problem" in chosen && field.rest !== undefined
          ? chosenBefore(asText(given), options)
          : undefined;
      return before ?? chosen;
    }
    case "choices": {
      const { options } = field;
      if (field.rest === undefined || reading.named === undefined || typeof options !== "string")
        return severalChosen(
          asList(given),
          optionsOf(field, reading),
          field,
          typeof options === "string"
            ? {
                set: (typed) => reading.set?.(options, typed),
                named: (typed) => reading.named?.(options, typed) ?? { ids: [], rest: typed },
              }
            : undefined,
        );
      const { ids, rest } = reading.named(options, asText(given));
      return {
        value: ids.length === 0 ? undefined : ids,
        ...(rest === "" ? {} : { rest }),
      };
    }
    case "files": {
      const read = severalChosen(asList(given), optionsOf(field, reading), field);
      return "problem" in read ? { problem: sendAgain } : read;
    }
  }
};

/** What somebody wrote; that there is nothing is no answer, unless it may be. */
const written = (field: Field, typed: string): Understood => {
  if (field.none === "said" || field.byButton === true || !saysNothing(typed))
    return ofLength(field, typed);
  if (field.none === "unanswered") return { value: undefined };
  return field.required ? { problem: saysNothingThere(field, typed) } : ofLength(field, typed);
};

const saysNothingThere = ({ label, help }: Field, typed: string): Text =>
  text(
    `“${typed}”说明不了${label.zh}。请写出实际内容${help === undefined ? "" : `（${help.zh}）`}；还没有的，等有了再提交。`,
    `“${typed}” does not say anything under “${label.en}”. Please write what there is${help === undefined ? "" : ` (${help.en})`}; where there is nothing yet, send it once there is.`,
  );

const ofLength = ({ max }: Field, typed: string): Understood =>
  max !== undefined && typed.length > max
    ? { problem: tooLong(max, typed.length) }
    : { value: typed };

const tooLong = (max: number, length: number): Text =>
  text(
    `最多${max}个字，现在有${length}个，请删减${length - max}个。`,
    `At most ${max} characters; this has ${length}. Please cut ${length - max}.`,
  );

const UNIT = /^(.*?) {0,3}(?:天|日|个|件|次|人|元|块钱?|分钟|分|yuan|d|days?|min|mins|minutes?)$/;

const optionsOf = (
  { options = [] }: Field,
  { options: directory, county }: Reading,
): readonly Listed[] =>
  typeof options === "string" ? listed(directory(options), placeBefore(county)) : listed(options);

const wholeNumber = (field: Field, given: Given): Understood => {
  if (typeof given === "number" && Number.isInteger(given)) return { value: given };
  const typed = toPlain(asText(given)).slice(0, 40);
  const bare = (UNIT.exec(typed)?.[1] ?? typed).trim();
  const figures = /^\d{1,3}(?:,\d{3})+$/.test(bare) ? bare.replaceAll(",", "") : bare;
  const tenThousands = /^(\d{1,5}(?:\.\d{1,4})?) ?万$/.exec(figures)?.[1];
  if (tenThousands !== undefined) return { value: Math.round(Number(tenThousands) * 10_000) };
  const value = /^[+-]?\d{1,9}$/.test(figures) ? Number(figures) : readNumber(figures);
  return value === undefined
    ? { problem: field.refuses?.(asText(given)) ?? pleaseNumber(field) }
    : { value };
};

const pleaseNumber = (field: Field): Text => {
  const [min, max] = bounds(field);
  if (min === undefined || max === undefined)
    return text("请填整数，例如 10。", "Please give a whole number, for example 10.");
  return text(
    `请填${min}到${max}之间的整数，例如 ${example(min, max)}。`,
    `Please give a whole number from ${min} to ${max}, for example ${example(min, max)}.`,
  );
};

const example = (min: number, max: number): number => Math.min(Math.max(10, min), max);

/** The smallest and largest number a field takes, as its schema says when asked beyond them. */
const bounds = ({ schema }: Field): readonly [number | undefined, number | undefined] => {
  const ask = (beyond: number) => schema.safeParse(beyond).error?.issues[0];
  const [low, high] = [ask(Number.MIN_SAFE_INTEGER), ask(Number.MAX_SAFE_INTEGER)];
  return [
    low?.code === "too_small" ? Number(low.minimum) : undefined,
    high?.code === "too_big" ? Number(high.maximum) : undefined,
  ];
};

const dayOnly = (typed: string, { tense }: Field, { now, calendar }: Reading): Understood => {
  const read = readDay(typed, now, { tense, calendar });
  if ("problem" in read) return read;
  // Today and yesterday are what was meant, however they were written: any other reading is far off.
  const since = daysBetween(read.day, dayOf(now));
  const assumed = read.assumed === true && since !== 0 && since !== 1;
  return { value: read.day, ...(assumed ? { assumed: dayWithWeekday(read.day) } : {}) };
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** An instant as forms give it back, in the years a day can be typed in. */
const isInstant = (typed: string): boolean =>
  INSTANT.test(typed) &&
  /^(?:19|20)/.test(typed) &&
  isDay(typed.slice(0, 10)) &&
  !Number.isNaN(Date.parse(typed));

/** A moment as it is counted from the one that stands; nothing where the text says a day of its own. */
const movedFrom = (
  typed: string,
  { tense }: Field,
  { now, stands, calendar = officialCalendar }: Reading,
): { readonly value: Instant } | ReadMoment | undefined => {
  if (stands === undefined) return undefined;
  const whole = wholeShift(typed);
  const shifted = whole?.shift.from(stands, calendar);
  if (whole !== undefined && whole.time === undefined)
    return shifted === undefined ? { problem: howFar(typed) } : { value: shifted };
  const time = whole?.time ?? typed;
  if (dayPrefix(time, now) > 0 || momentPrefix(time, now) === 0) return undefined;
  if (whole !== undefined && shifted === undefined) return { problem: howFar(typed) };
  const from = shifted ?? stands;
  const read = readMoment(`${dayOf(from)} ${time}`, now, { tense, calendar });
  if (!("problem" in read)) return { ...read, assumed: true };
  // 改到4点, of what is in the afternoon.
  const later = readMoment(`${dayOf(from)} 下午${time}`, now, { tense, calendar });
  return timeOf(stands) >= "12:00" && !("problem" in later)
    ? { ...later, assumed: true }
    : undefined;
};

const howFar = (typed: string): Text =>
  text(
    `“${typed}”算不出是哪一天几点。请写整天、整周或几小时几分钟（“推迟两天”、“提前1小时30分钟”），或直接写新的时间。`,
    `“${typed}” does not say to which day and time. Write whole days, weeks, or hours and minutes (“two days later”, “1 hour 30 minutes earlier”), or the new time itself.`,
  );

const exactMoment = (typed: string, field: Field, reading: Reading): Understood => {
  if (isInstant(typed)) return { value: addMinutes(typed, 0) };
  const { tense } = field;
  const { now, calendar } = reading;
  const moved = field.moves === true ? movedFrom(typed, field, reading) : undefined;
  if (moved !== undefined && "value" in moved)
    return { value: moved.value, assumed: momentText(moved.value) };
  const read = moved ?? readMoment(typed, now, { tense, calendar });
  if ("problem" in read) return read;
  if (read.time !== undefined) {
    const value = instantAt(read.day, read.time);
    const { until } = read;
    return {
      value,
      ...(until === undefined ? {} : { until }),
      ...(read.assumed ? { assumed: shownMoment(value, read.time, until) } : {}),
    };
  }
  const shown = dayWithWeekday(read.day);
  return {
    problem: text(
      `请再写上几点，例如“${typed} 15:00”或“${typed} 下午3点”（日期是${shown.zh}）。`,
      `Please add the time, for example “${typed} 15:00” or “${typed} 3pm” (the day is ${shown.en}).`,
    ),
  };
};

/** A moment as it was understood: 24:00 by both its names, a span with its end. */
const shownMoment = (at: Instant, time: string, until: Instant | undefined): Text => {
  const shown = momentText(at);
  if (time === "24:00") {
    const end = endText(at);
    return text(`${end.zh}（即${shown.zh}）`, `${end.en} (${shown.en})`);
  }
  if (until === undefined) return shown;
  const end = timeOf(until) === "00:00" ? "24:00" : timeOf(until);
  return text(`${shown.zh}到${end}`, `${shown.en} to ${end}`);
};

const YES = new Set(
  "是 是的 对 对的 好 好的 要 需要 有 可以 真 yes y true ok on 1 √ ✓ ✔".split(" "),
);
const NO = new Set(
  "否 不 不是 不对 不要 不用 不需要 没有 无 不可以 假 no n false off 0 × ✗ ✘".split(" "),
);

const yesOrNo = (given: Given): Understood => {
  const typed = toPlain(asText(given)).replace(/[。.!]+$/, "");
  if (YES.has(typed)) return { value: true };
  if (NO.has(typed)) return { value: false };
  return { problem: text("请填“是”或“否”。", "Please answer yes or no.") };
};

const sendAgain = text(
  "没有找到您发来的这个文件：文件由您自己发来、24小时内有效，用过就不能再用。请把文件重新发一次。",
  "There is no such file of yours: it must be one you sent yourself within 24 hours and have not used yet. Please send it again.",
);

/** What is asked for where nothing was given. */
const pleaseFillIn = (field: Field): Text => {
  const { label, kind, options } = field;
  const ask = text(`请填写${label.zh}`, `Please fill in ${label.en}`);
  const such = (what: Text): Text => text(`${ask.zh}：${what.zh}`, `${ask.en}: ${what.en}`);
  switch (kind) {
    case "text":
    case "long":
      return ask;
    case "number": {
      const [min, max] = bounds(field);
      return min === undefined || max === undefined
        ? ask
        : such(text(`${min}到${max}的整数`, `a whole number from ${min} to ${max}`));
    }
    case "day":
      return such(text("例如 2025-08-01、8月1日、明天", "for example 2025-08-01, 1 Aug, tomorrow"));
    case "moment":
      return such(
        text(
          "例如 2025-08-01 15:00、下周三下午3点",
          "for example 2025-08-01 15:00, next Wednesday 3pm",
        ),
      );
    case "yesno":
      return such(text("是或否", "yes or no"));
    case "choice":
    case "choices":
    case "files":
      return typeof options === "string" || options === undefined || options.length > 8
        ? ask
        : such(joinAnd(options.map(({ name }) => name)));
  }
};

const notAccepted = ({ label, help }: Field): Text =>
  sentences(
    text(`${label.zh}填得不对，请改正。`, `${label.en} is not right; please correct it.`),
    ...(help === undefined ? [] : [help]),
  );

type Issue = NonNullable<ReturnType<Field["schema"]["safeParse"]>["error"]>["issues"][number];

/** What a schema objects to, in our words: zod's own never reach a reader. */
const inWords = (field: Field, issue: Issue, value: unknown): Text => {
  if (field.kind === "number") return pleaseNumber(field);
  if (issue.code === "too_big" && issue.origin === "string")
    return tooLong(Number(issue.maximum), typeof value === "string" ? value.length : 0);
  if (issue.code === "too_big" && issue.origin === "array") {
    const given = Array.isArray(value) ? value.length : 0;
    return text(
      `最多选${issue.maximum}项，现在有${given}项。`,
      `At most ${issue.maximum} can be chosen; these are ${given}.`,
    );
  }
  if (issue.code === "too_small" && issue.origin === "array")
    return text(`至少选${issue.minimum}项。`, `Please choose at least ${issue.minimum}.`);
  if (issue.code === "too_small" && issue.origin === "string")
    return text(
      `至少写${issue.minimum}个字。`,
      `Please write at least ${issue.minimum} ${Number(issue.minimum) === 1 ? "character" : "characters"}.`,
    );
  if (issue.code === "invalid_value" && issue.values.length > 0) {
    const shown = joinAnd(issue.values.slice(0, 8).map((one) => verbatim(String(one))));
    return text(`只能填：${shown.zh}。`, `Only these are accepted: ${shown.en}.`);
  }
  return notAccepted(field);
};
