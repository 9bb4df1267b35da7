import { type Day, dayWithWeekday } from "../calendar/day.ts";
import { inQuotes } from "../calendar/quotation.ts";
import type { Option } from "../chat/field.ts";
import { toPlain } from "../chat/plain.ts";
import { joinAnd, shorten, type Text, text } from "../chat/text.ts";

/** A read day, with what was understood where the text did not say all of it; or why it was not read. */
type OneDay = { readonly value: Day; readonly assumed?: Text } | { readonly problem: Text };

/** What reading the days of several depends on. */
export type EachReading = {
  /** What the day is called: 送达日期. */
  readonly label: Text;
  /** Everything the text may name. */
  readonly options: readonly Option[];
  /** The ids that a day is asked for; undefined where those are not known yet. */
  readonly chosen: readonly string[] | undefined;
  /** What may stand before a name and says only whose county. */
  readonly place: RegExp;
  readonly day: (typed: string) => OneDay;
};

/** A day for each of several, as they were named. */
export type DaysOfEach = {
  readonly days: ReadonlyMap<string, { readonly said: string; readonly day: Day }>;
  /** The day of all that are not named. */
  readonly others?: Day;
  /** What was understood, where the text did not say all of it. */
  readonly assumed?: Text;
};

/**
 * Reads a day for each of several in any of the orders people write: 水务局8月1日、农业局8月3日; 8月1日（水务局）、
 * 8月3日（农业局）; 水务局、农业局8月1日，其余8月3日; 8月1日，其中农业局8月3日; 分别为8月1日、8月3日; Water Bureau on
 * 1 Aug and the rest on 3 Aug. Undefined where the text says nothing of the kind.
 */
export const readDaysOfEach = (
  typed: string,
  reading: EachReading,
): DaysOfEach | { readonly problem: Text } | undefined => {
  const tokens = tokensOf(typed, reading);
  if (tokens === undefined || "problem" in tokens) return tokens;
  const pairs = pair(tokens, RESPECTIVELY.test(toPlain(typed)), reading);
  return pairs === undefined ? { problem: whose(typed, reading) } : checked(pairs, reading);
};

type Named = { readonly id: string | undefined; readonly said: string };
type Said = { readonly day: Day; readonly assumed: boolean };
type Token = Named | Said;
type Pair = { readonly of: readonly Named[]; readonly on: Said };

const isDaySaid = (token: Token | undefined): token is Said =>
  token !== undefined && "day" in token;
const isNamed = (token: Token | undefined): token is Named => token !== undefined && "id" in token;

const RESPECTIVELY = /分别|依次|respectively/;
const OTHERS =
  /其余|其他|其它|剩下|剩余|另外?[一二三两\d]?[个家]|(?:all )?(?:the )?(?:rest|others|other units)/y;
const OTHERS_TAIL = /^的?(?:各|(?:几|[一二三两\d])?[个家])?(?:单位|部门)?(?: of them)?/;

/** What stands beside a name or a day and says nothing more. */
const AROUND = "[\\s、，,；;。.:：=()（）【】\\[\\]\\-–—~/|]";
const FILLER =
  "各?(?:被建议)?单位|其中|分别|依次|全部|各自|均|都|则|系|是|为|于|在|向|给|的|和|与|及|以及|已|实际|送达|签收|收到|收件|送至|日期|时间|(?:respectively|served|received|signed|delivered|was|were|is|on|upon|to|at|by|and|but|the|all|each|both|of|for|with|whom|which)(?![a-z0-9])";
const LEADING = new RegExp(`^(?:${AROUND}|${FILLER})+`);
const TRAILING = new RegExp(
  `(?:${AROUND}|(?<![a-z])(?:and|but|on|to|of|for|served|received|the|by|respectively)|各单位|其中|分别|均|都|则|是|为|于|在|向|给|的|和|与|及|以及|已|送达|签收|收到|送至)+$`,
);
const EDGES = new RegExp(`^${AROUND}+|${AROUND}+$`, "g");
const BETWEEN = /[、，,;；\n]+|\band\b|以及|[和与及]/;

/** What names an option: the office's name also without its last word, where it is one of the chosen. */
const namesOf = ({ options, chosen }: EachReading) =>
  options
    .flatMap(({ id, name, also = [] }) => {
      const whole = [id, name.zh, name.en, ...also];
      const short = chosen?.includes(id)
        ? [name.zh, ...also].map((one) => one.replace(/(?:分?局|委员会|委|办公室|办)$/, ""))
        : [];
      const latin = chosen?.includes(id)
        ? [name.en.replace(/ (?:Bureau|Branch|Office|Commission|Committee)$/, "")]
        : [];
      return [...new Set([...whole, ...short, ...latin])]
        .filter((one) => one.length > 1)
        .map((one) => ({ id, name: toPlain(one) }));
    })
    .toSorted(
      (one, other) =>
        other.name.length - one.name.length ||
        Number(chosen?.includes(other.id)) - Number(chosen?.includes(one.id)),
    );

/** The names and days of a text in their order; nothing where it is neither of several nor of a named one. */
const tokensOf = (
  typed: string,
  reading: EachReading,
): readonly Token[] | { readonly problem: Text } | undefined => {
  const plain = toPlain(typed);
  const names = namesOf(reading);
  const tokens: Token[] = [];
  const problems: Text[] = [];
  let [gap, at] = [0, 0];
  const flush = (to: number, before: boolean) => {
    const piece = before ? withoutPlace(typed.slice(gap, to), reading.place) : typed.slice(gap, to);
    for (const read of daysIn(piece, reading)) {
      if ("problem" in read) problems.push(read.problem);
      else tokens.push(read);
    }
  };
  while (at < plain.length) {
    const named = nameAt(plain, at, names);
    if (named === undefined) at += 1;
    else {
      flush(at, true);
      tokens.push({ id: named.id, said: typed.slice(at, at + named.length).trim() });
      at += named.length;
      gap = at;
    }
  }
  flush(plain.length, false);
  const days = tokens.filter(isDaySaid).length;
  const of = tokens.length > days || days > 1 || RESPECTIVELY.test(plain);
  const all = days === 1 && tokens.length === 1 && problems.length === 0;
  if (!of && !all) return undefined;
  const [problem] = problems;
  return problem === undefined ? tokens : { problem };
};

const nameAt = (
  plain: string,
  at: number,
  names: readonly { readonly id: string; readonly name: string }[],
): { readonly id: string | undefined; readonly length: number } | undefined => {
  if (/[a-z]/.test(plain[at] ?? "") && /[a-z0-9]/.test(plain[at - 1] ?? "")) return undefined;
  const found = names.find(
    ({ name }) =>
      plain.startsWith(name, at) &&
      !(/[a-z]$/.test(name) && /[a-z0-9]/.test(plain[at + name.length] ?? "")),
  );
  if (found !== undefined) return { id: found.id, length: found.name.length };
  OTHERS.lastIndex = at;
  const [others] = OTHERS.exec(plain) ?? [];
  if (others === undefined) return undefined;
  const tail = OTHERS_TAIL.exec(plain.slice(at + others.length))?.[0] ?? "";
  return { id: undefined, length: others.length + tail.length };
};

/** What stands before a name, without the county it is said of: 8月1日山丹县|水务局. */
const withoutPlace = (before: string, place: RegExp): string => {
  for (let from = Math.max(0, before.length - 12); from < before.length; from += 1) {
    const rest = before.slice(0, from);
    if (place.test(before.slice(from)) && !/(?![日号天达给向在和与及])\p{Script=Han}$/u.test(rest))
      return rest;
  }
  return before;
};

/** The days that stand between two names: none, one, or several in a list. */
const daysIn = (
  gap: string,
  reading: EachReading,
): readonly (Said | { readonly problem: Text })[] => {
  const tidy = gap.replace(EDGES, "");
  if (tidy === "") return [];
  const whole = reading.day(tidy);
  if ("value" in whole) return [{ day: whole.value, assumed: whole.assumed !== undefined }];
  const bare = tidy.replace(leading(tidy), "").replace(trailing(tidy), "");
  if (bare === "") return [];
  if (bare !== tidy) return daysIn(bare, reading);
  const pieces = tidy.split(BETWEEN).filter((one) => one.replace(EDGES, "") !== "");
  return pieces.length > 1
    ? pieces.flatMap((piece) => daysIn(piece, reading))
    : [{ problem: /^\d/.test(tidy) ? whole.problem : unread(tidy, reading) }];
};

const leading = (tidy: string): RegExp =>
  LEADING.test(toPlain(tidy)) ? insensitive(LEADING) : /^$/;
const trailing = (tidy: string): RegExp =>
  TRAILING.test(toPlain(tidy)) ? insensitive(TRAILING) : /^$/;
const insensitive = (pattern: RegExp): RegExp => new RegExp(pattern.source, "i");

/** Whose day each is; undefined where the order does not tell. */
const pair = (
  tokens: readonly Token[],
  respectively: boolean,
  reading: EachReading,
): readonly Pair[] | undefined => {
  const { chosen = [] } = reading;
  const others = tokens.findIndex((token) => isNamed(token) && token.id === undefined);
  const theirs = tokens[others + 1];
  // Said first or last with its day behind it, it stands apart from the order of the rest.
  if (others >= 0 && tokens.length > 2 && isDaySaid(theirs))
    if (others === 0 || others === tokens.length - 2) {
      const rest = pair(tokens.toSpliced(others, 2), respectively, reading);
      return rest && [...rest, { of: [OTHER], on: theirs }];
    }
  const names = tokens.filter(isNamed);
  const days = tokens.filter(isDaySaid);
  const zipped = (of: readonly Named[], assumed: boolean) =>
    of.flatMap((name, index): readonly Pair[] => {
      const on = days[index];
      return on === undefined ? [] : [{ of: [name], on: assumed ? { ...on, assumed } : on }];
    });
  if (names.length === 0) {
    const [on, another] = days;
    if (on !== undefined && another === undefined) return [{ of: [OTHER], on }];
    return respectively && days.length === chosen.length
      ? zipped(
          chosen.map((id) => ({ id, said: id })),
          true,
        )
      : undefined;
  }
  const apart =
    tokens.slice(0, names.length).every(isNamed) || tokens.slice(0, days.length).every(isDaySaid);
  if (apart && names.length > 1 && names.length === days.length)
    return zipped(names, !respectively);
  if (!isDaySaid(tokens[0])) return forward(tokens);
  if (!isDaySaid(tokens.at(-1))) {
    const [first, second] = tokens;
    const general = isDaySaid(first) && isDaySaid(second) ? [{ of: [OTHER], on: first }] : [];
    const rest = backward(tokens.slice(general.length));
    return rest && [...general, ...rest];
  }
  const rest = forward(tokens.slice(1));
  return rest && [{ of: [OTHER], on: tokens[0] }, ...rest];
};

const OTHER: Named = { id: undefined, said: "" };

/** Names before their day. */
const forward = (tokens: readonly Token[]): readonly Pair[] | undefined => {
  const pairs: Pair[] = [];
  let open: Named[] = [];
  for (const token of tokens) {
    if (isNamed(token)) open.push(token);
    else if (open.length === 0) return undefined;
    else {
      pairs.push({ of: open, on: token });
      open = [];
    }
  }
  return open.length === 0 ? pairs : undefined;
};

/** Names behind their day. */
const backward = (tokens: readonly Token[]): readonly Pair[] | undefined =>
  forward(tokens.toReversed())
    ?.map(({ of, on }) => ({ of: of.toReversed(), on }))
    .toReversed();

/** Each one's day, where nobody has two and all are among the chosen. */
const checked = (
  pairs: readonly Pair[],
  reading: EachReading,
): DaysOfEach | { readonly problem: Text } => {
  const { chosen, options } = reading;
  const days = new Map<string, { readonly said: string; readonly day: Day }>();
  let others: Day | undefined;
  for (const { of, on } of pairs) {
    for (const { id, said } of of) {
      const before = id === undefined ? others : days.get(id)?.day;
      if (before !== undefined && before !== on.day)
        return { problem: twice(nameOf(id, options), before, on.day, reading) };
      if (id === undefined) others = on.day;
      else if (chosen !== undefined && !chosen.includes(id))
        return { problem: notChosen(nameOf(id, options), reading) };
      else days.set(id, { said: nameAs(said, id, options), day: on.day });
    }
  }
  // A day that would be nobody's was meant for somebody: the order was not understood.
  if (others !== undefined && days.size > 0 && chosen?.every((id) => days.has(id)) === true)
    return { problem: nobodys(others, reading) };
  const shown = [
    ...[...days].map(([id, { day }]) => ({ name: nameOf(id, options), day })),
    ...(others === undefined ? [] : [{ name: days.size === 0 ? ALL : REST, day: others }]),
  ].map(({ name, day }) => {
    const { zh, en } = dayWithWeekday(day);
    return text(`${name.zh}${zh}`, `${name.en} ${en}`);
  });
  return {
    days,
    ...(others === undefined ? {} : { others }),
    ...(pairs.some(({ on }) => on.assumed) ? { assumed: joinAnd(shown) } : {}),
  };
};

const ALL = text("各单位", "all units");
const REST = text("其余单位", "all others");

const nameOf = (id: string | undefined, options: readonly Option[]): Text =>
  id === undefined ? REST : (options.find((one) => one.id === id)?.name ?? text(id, id));

/** A name as it was typed where it is a whole one, else the name in the same script. */
const nameAs = (said: string, id: string, options: readonly Option[]): string => {
  const option = options.find((one) => one.id === id);
  const whole = [option?.name.zh, option?.name.en, ...(option?.also ?? [])];
  if (whole.some((one) => one !== undefined && toPlain(one) === toPlain(said))) return said;
  const { zh, en } = nameOf(id, options);
  return said !== id && /^[a-z]/i.test(said) ? en : zh;
};

/** Those a day is asked for, in brackets; nothing where they are not known. */
const among = ({ chosen = [], options }: EachReading): Text => {
  const { zh, en } = joinAnd(chosen.map((id) => nameOf(id, options)));
  return chosen.length === 0 ? text("", "") : text(`（${zh}）`, ` (${en})`);
};

const EXAMPLE = text(
  "例如：水务局8月1日、生态环境分局8月4日，其余8月5日。",
  "For example: Water Bureau 1 Aug, Ecology Branch 4 Aug, the rest 5 Aug.",
);

const unread = (piece: string, { label }: EachReading): Text =>
  text(
    `${inQuotes(shorten(piece, 30))}没看出是哪个单位、哪一天的${label.zh}。请写明单位和日期，${EXAMPLE.zh}`,
    `${inQuotes(shorten(piece, 30))} does not say which unit and which day. Please give unit and day. ${EXAMPLE.en}`,
  );

const whose = (typed: string, reading: EachReading): Text =>
  text(
    `${inQuotes(shorten(typed, 40))}没看出哪一天是哪个单位的${reading.label.zh}。请逐个写明${among(reading).zh}，${EXAMPLE.zh}`,
    `${inQuotes(shorten(typed, 40))} does not say which day is whose. Please give each its own${among(reading).en}. ${EXAMPLE.en}`,
  );

const notChosen = (unit: Text, reading: EachReading): Text =>
  text(
    `${unit.zh}不在这里填的单位之中${among(reading).zh}。请改正单位名称，或者先把它填进单位里。`,
    `${unit.en} is none of the units given here${among(reading).en}. Please correct its name, or add it to the units first.`,
  );

const twice = (unit: Text, one: Day, other: Day, { label }: EachReading): Text =>
  text(
    `${unit.zh}写了两个${label.zh}：${dayWithWeekday(one).zh}、${dayWithWeekday(other).zh}。每个单位只写一个。`,
    `Two days are given for ${unit.en}: ${dayWithWeekday(one).en} and ${dayWithWeekday(other).en}. Please give each unit one.`,
  );

const nobodys = (day: Day, { label }: EachReading): Text =>
  text(
    `每个单位都写了自己的${label.zh}，${dayWithWeekday(day).zh}没看出是哪个单位的。请删去，或者写明单位。`,
    `Every unit has a day of its own, and ${dayWithWeekday(day).en} is nobody's. Please delete it, or say whose it is.`,
  );

const missing = (ids: readonly string[], { options, label }: EachReading): Text => {
  const names = joinAnd(ids.map((id) => nameOf(id, options)));
  return text(
    `还没有写${names.zh}的${label.zh}，请补上。${EXAMPLE.zh}`,
    `The day of ${names.en} is missing; please add it. ${EXAMPLE.en}`,
  );
};

const noneNamed = (typed: string, reading: EachReading): Text =>
  text(
    `${inQuotes(shorten(typed, 30))}没看出是哪个单位的${reading.label.zh}${among(reading).zh}。请写明单位和日期，${EXAMPLE.zh}`,
    `${inQuotes(shorten(typed, 30))} does not say whose day it is${among(reading).en}. Please give unit and day. ${EXAMPLE.en}`,
  );

/** What two fields hold once they are read: the day of all that have none of their own, or the first of them, and theirs. */
type DayFields =
  | { readonly problem: Text }
  | { readonly day: Day | undefined; readonly own: string; readonly assumed?: Text };

/** A day for each of several and the day given for the others, as two fields hold them. */
export const dayFields = (
  typed: string,
  given: Day | undefined,
  reading: EachReading,
): DayFields => {
  const read = readDaysOfEach(typed, reading) ?? { problem: noneNamed(typed, reading) };
  if ("problem" in read) return read;
  const { days, others = given, assumed } = read;
  if (given !== undefined && others !== given)
    return { problem: twice(REST, given, others ?? given, reading) };
  const without = reading.chosen?.filter((id) => !days.has(id)) ?? [];
  if (others === undefined && without.length > 0) return { problem: missing(without, reading) };
  const own = [...days.values()];
  return {
    day: others ?? own.map(({ day }) => day).toSorted()[0],
    own: own.map(({ said, day }) => `${said} ${day}`).join("、"),
    ...(assumed === undefined ? {} : { assumed }),
  };
};

const OWN = /(.+?) (\d{4}-\d{2}-\d{2})(?:、|$)/g;

/** The days in a text that `dayFields` wrote, by id. */
export const daysOfEach = (
  own: string | undefined,
  options: readonly Option[],
): ReadonlyMap<string, Day> =>
  new Map(
    [...(own ?? "").matchAll(OWN)].flatMap(([, said = "", day = ""]) => {
      const found = options.find(({ name, also = [] }) =>
        [name.zh, name.en, ...also].some((one) => toPlain(one) === toPlain(said)),
      );
      return found === undefined ? [] : [[found.id, day] as const];
    }),
  );
