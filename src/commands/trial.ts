import { due } from "../calendar/count.ts";
import { type Day, dayOf, type Instant, instantAt, momentText } from "../calendar/day.ts";
import { explain } from "../calendar/explain.ts";
import { readNumber } from "../calendar/numeral.ts";
import { type DeadlineRule, findRule, ruleFor } from "../calendar/rules.ts";
import { readDay } from "../calendar/typed.ts";
import { type Action, action, type Block, facts, note, paragraph } from "../chat/card.ts";
import { day, moment } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { bracketed, joinAnd, sentences, type Text, text } from "../chat/text.ts";
import { startClock } from "../flow/clock.ts";
import type { Flow } from "../flow/flow.ts";
import { rungTimes } from "../flow/ladder.ts";
import { seatName } from "../flow/seat.ts";
import { readAnswers } from "../line/read-answers.ts";
import type { CommandContext, CommandResult } from "./command.ts";
import { isUnused } from "./rules.ts";
import { words } from "./words.ts";

type Trying = Pick<CommandContext, "now" | "calendar" | "flows">;

/** What can be tried under a name: one rule, or the periods that one event starts together. */
type Tried = { readonly name: Text; readonly key: string; readonly rules: readonly Part[] };

/** A rule of what is tried, counted from the same event or from where another one ends. */
type Part = {
  readonly rule: DeadlineRule;
  readonly follows?: string;
  readonly urgent?: boolean;
};

/** Every rule in its newest version, and every set of periods that a kind declares. */
const triable = ({ calendar, flows }: Trying): readonly Tried[] => {
  const newest = (id: string): DeadlineRule[] => {
    const rule = findRule(id, undefined, calendar.rules);
    return rule === undefined ? [] : [rule];
  };
  return [
    ...flows.flatMap(({ together = [] }) =>
      together.map(({ name, rules }) => ({
        name,
        key: name.zh,
        rules: rules.flatMap(({ id, ...part }) => newest(id).map((rule) => ({ rule, ...part }))),
      })),
    ),
    ...[...new Set(calendar.rules.map(({ id }) => id))]
      .flatMap(newest)
      .map((rule) => ({ name: rule.name, key: rule.id, rules: [{ rule }] })),
  ];
};

const has = (name: string, typed: string): boolean => name.includes(typed);

const hasEveryCharacter = (name: string, typed: string): boolean =>
  [...typed].every((one) => name.includes(one));

/** What words may mean: what is called so, else what has them in its name, else all their characters. */
const meant = (typed: string, all: readonly Tried[]): readonly Tried[] => {
  const wanted = typed.toLowerCase();
  const named = (fits: (name: string, typed: string) => boolean) =>
    all.filter(({ name }) => [name.zh, name.en.toLowerCase()].some((one) => fits(one, wanted)));
  const exact = all.filter(({ name, key }) =>
    [key, name.zh, name.en.toLowerCase()].includes(wanted),
  );
  if (exact.length > 0 || wanted.length < 2) return exact;
  const within = named(has);
  return within.length > 0 || !/\p{Script=Han}{2}/u.test(wanted)
    ? within
    : named(hasEveryCharacter);
};

/** How many are offered as buttons where several are meant. */
const mostOffered = 8;

/** Buttons that try each of what may be meant on the day that was typed. */
const offers = (tried: readonly Tried[], rest: string): readonly Action[] =>
  tried
    .slice(0, mostOffered)
    .map(({ name, key }) =>
      action(name, { command: "deadline", answers: { target: `试算 ${key} ${rest}`.trim() } }),
    );

/** The number a document states, and its unit where one was typed. */
type Stated = { readonly stated: number; readonly unit: DeadlineRule["unit"] };

const UNITS: readonly (readonly [RegExp, DeadlineRule["unit"]])[] = [
  [/^个?(?:工作日|working days?|wd)$/iu, "wd"],
  [/^个?(?:[天日]|自然日|days?|d)$/iu, "d"],
  [/^个?(?:月|months?|m)$/iu, "m"],
  [/^个?(?:小时|hours?|h)$/iu, "h"],
];

/** The number at the end, which may have its unit: 15, 60天, 两个月; nothing where it is part of the day. */
const readAmount = (
  rest: readonly string[],
  { now }: Trying,
): { readonly number: number; readonly unit?: DeadlineRule["unit"] } | undefined => {
  if (rest.length < 2 || "day" in readDay(rest.join(" "), now)) return undefined;
  const [, figure = "", typed = ""] =
    /^(\d{1,3}|[一二两三四五六七八九十]{1,3})(\D*)$/u.exec(rest.at(-1) ?? "") ?? [];
  const number = /^\d/.test(figure) ? Number(figure) : readNumber(figure);
  const unit = UNITS.find(([pattern]) => pattern.test(typed))?.[1];
  if (number === undefined || (typed !== "" && unit === undefined)) return undefined;
  return { number, ...(unit === undefined ? {} : { unit }) };
};

/** What was typed taken apart: what to try, the day or time, and the number the document states. */
const readTrial = (
  typed: string,
  trying: Trying,
): ({ readonly tried: Tried; readonly from: string } & Partial<Stated>) | Refusal => {
  // A rule's name may have the day glued to it: rec.reply2025-08-01.
  const apart = typed.replace(/(?<=^[a-z][a-z.-]*[a-z])(?=\d)/i, " ");
  const parts = apart.split(/\s+/).filter((part) => part !== "");
  if (parts.length === 0) return new Refusal(words.deadlineHow);
  const all = triable(trying);
  // A name may have blanks in English: the longest beginning that means one thing.
  for (let length = parts.length; length > 0; length -= 1) {
    const [tried, ...others] = meant(parts.slice(0, length).join(" "), all);
    if (tried === undefined) continue;
    const rest = parts.slice(length);
    if (others.length > 0) {
      const several = [tried, ...others];
      return new Refusal(sentences(words.whichRule, joinAnd(several.map(({ name }) => name))), {
        actions: offers(several, rest.join(" ")),
      });
    }
    const { number, unit } = readAmount(rest, trying) ?? {};
    const from = rest.slice(0, number === undefined ? undefined : -1).join(" ");
    return {
      tried,
      from,
      ...(number === undefined ? {} : { stated: number }),
      ...(unit === undefined ? {} : { unit }),
    };
  }
  const [first = ""] = parts;
  const near = alike(first, all);
  return new Refusal(
    sentences(words.noRule(first), joinAnd((near.length > 0 ? near : all).map(({ name }) => name))),
    { actions: offers(near, parts.slice(1).join(" ")) },
  );
};

/** What shares most with what was typed: the family of an id, or two characters that stand together. */
const alike = (typed: string, all: readonly Tried[]): readonly Tried[] => {
  const family = all.filter(({ key }) => key.split(".")[0] === typed.split(".")[0]);
  if (family.length > 0) return family;
  const pairs = [...typed].slice(1).map((one, index) => `${[...typed][index]}${one}`);
  return all
    .map((tried) => ({
      tried,
      shared: pairs.filter((pair) => tried.name.zh.includes(pair)).length,
    }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, mostOffered)
    .map(({ tried }) => tried);
};

/** The day, or for a rule in hours the instant, that is meant. */
const readStart = (
  from: string,
  hours: boolean,
  { now, calendar }: Trying,
): Day | Instant | Refusal => {
  const field = hours ? moment(words.trialStart) : day(words.trialStart);
  // A period in hours starts at an hour: a day alone is asked about, as in any form.
  const read = readAnswers({ start: field }, { start: from }, { now, calendar, options: () => [] });
  return "answers" in read
    ? read.answers.start
    : new Refusal(read.problems["start"] ?? words.deadlineHow);
};

type Reminder = { readonly at: Instant; readonly rule: DeadlineRule; readonly who: Text };

/** Who of a kind would be reminded of a period under a rule, and when. */
const remindersOf = (
  flow: Flow,
  { rule, start, amount }: Period,
  trying: Trying,
): readonly Reminder[] => {
  const ladder = flow.clocks[rule.id];
  if (ladder === undefined) return [];
  const owed = typeof ladder.owed === "function" ? undefined : ladder.owed;
  const counting = { ...trying, now: start.length === 10 ? instantAt(start, "09:00") : start };
  const clock = startClock(
    {
      rule: () => rule.id,
      from: () => start,
      ...(amount === undefined ? {} : { amount: () => amount }),
    },
    { code: "", clocks: [] },
    {},
    counting,
    "",
  );
  if (clock === undefined) return [];
  const seats = (late: boolean) => [...(owed?.by ?? []), ...(late ? (owed?.above ?? []) : [])];
  // Nobody is reminded of a period that has not begun.
  const ahead = rungTimes(clock, ladder, trying.calendar).filter(({ at }) => at > counting.now);
  return ahead.map(({ at, late }) => ({
    at,
    rule,
    who:
      owed === undefined
        ? words.whoeverOwes
        : joinAnd(seats(late).map((seat) => seatName(seat, flow))),
  }));
};

/** A period that is tried, with the number its document or the county would state. */
type Period = {
  readonly rule: DeadlineRule;
  readonly start: Day | Instant;
  readonly amount: number | undefined;
};

/** Whom every kind that knows the periods would remind, in order of time. */
const reminders = (periods: readonly Period[], trying: Trying): readonly Block[] =>
  trying.flows.flatMap((flow): readonly Block[] => {
    const all = periods
      .flatMap((period) => remindersOf(flow, period, trying))
      .sort((a, b) => a.at.localeCompare(b.at));
    if (all.length === 0) return [];
    const said = ({ rule, who }: Reminder): Text =>
      bracketed(who, periods.length === 1 ? undefined : rule.name);
    return [
      paragraph(words.wouldRemind(flow.name), "subtle"),
      facts(...all.map((one) => [momentText(one.at), said(one)] as const)),
    ];
  });

/** `试算 rec.reply 2025-08-01 [10]`: a rule tried on a day, or all that starts together on it. */
export const tryDeadline = (typed: string, trying: Trying): CommandResult | Refusal => {
  const { calendar } = trying;
  const read = readTrial(typed, trying);
  if (read instanceof Refusal) return read;
  const { tried, from, stated, unit } = read;
  if (from === "") return new Refusal(words.deadlineHow);
  const start = readStart(
    from,
    tried.rules.some(({ rule }) => rule.unit === "h"),
    trying,
  );
  if (start instanceof Refusal) return start;
  const alone = tried.rules.length === 1;
  const periods: Period[] = [];
  const ends = new Map<string, Day>();
  const body: Block[] = [];
  for (const { rule: newest, follows, urgent } of tried.rules) {
    const from = ends.get(follows ?? "") ?? start;
    const day = from.length === 10 ? from : dayOf(from);
    const { rule, early } = ruleFor(newest.id, day, calendar.rules) ?? {
      rule: newest,
      early: false,
    };
    if (alone && rule.amount === undefined && stated === undefined)
      return new Refusal(words.needAmount(rule));
    // What the law sets is not for a document, and so not for a trial, to set otherwise.
    if (rule.amount !== undefined && stated !== undefined && rule.status !== "product")
      return new Refusal(
        rule.note === undefined || rule.document === undefined
          ? words.amountSet(rule.name, rule.basis)
          : sentences(words.amountSet(rule.name, rule.basis), words.amountNote(rule.note)),
      );
    if (unit !== undefined && unit !== rule.unit) return new Refusal(words.otherUnit(rule));
    const amount = stated ?? (alone ? undefined : urgent === true ? rule.urgent : rule.prefill);
    const counted = due(rule, from, calendar, amount);
    ends.set(rule.id, counted.rolled);
    periods.push({ rule, start: from, amount });
    const usual = rule.amount === undefined && stated === undefined;
    const counting = explain(counted, calendar, rule);
    body.push(
      ...(alone ? [paragraph(counting)] : []),
      ...(early ? [paragraph(words.early(rule.version), "warning")] : []),
      facts(
        alone
          ? [words.deadline, rule.name]
          : [rule.name, usual ? words.usually(counting) : counting],
        [words.basis, rule.basis],
      ),
      ...(isUnused(rule.id, trying) ? [paragraph(words.trialOnly, "subtle")] : []),
    );
  }
  const title = alone
    ? words.trial
    : text(`${words.trial.zh}：${tried.name.zh}`, `${words.trial.en}: ${tried.name.en}`);
  return { card: { ...note(title), body: [...body, ...reminders(periods, trying)] } };
};
