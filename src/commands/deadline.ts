import { due } from "../calendar/count.ts";
import { type Day, dayOf, type Instant, instantAt, momentText } from "../calendar/day.ts";
import { explain } from "../calendar/explain.ts";
import { type DeadlineRule, findRule, ruleFor } from "../calendar/rules.ts";
import { readDay, readMoment } from "../calendar/typed.ts";
import { type Block, facts, note, paragraph } from "../chat/card.ts";
import { line, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { joinAnd, sentences, type Text, text, verbatim } from "../chat/text.ts";
import { explainClock, hasBegun, isRunning, isSuspended, startClock } from "../flow/clock.ts";
import { findMatter } from "../flow/find.ts";
import type { Flow } from "../flow/flow.ts";
import { rungTimes } from "../flow/ladder.ts";
import { clockName, clockText } from "../flow/render.ts";
import { seatName } from "../flow/seat.ts";
import { type CommandContext, type CommandResult, command } from "./command.ts";
import { words } from "./words.ts";

type Trying = Pick<CommandContext, "now" | "calendar" | "flows">;

/** The newest version of every rule there is. */
const newestRules = ({ calendar }: Trying): readonly DeadlineRule[] =>
  [...new Set(calendar.rules.map(({ id }) => id))].flatMap(
    (id) => findRule(id, undefined, calendar.rules) ?? [],
  );

/** The rules a word may mean: one by its id, else those in whose name it is. */
const rulesMeant = (typed: string, trying: Trying): readonly DeadlineRule[] => {
  const wanted = typed.toLowerCase();
  const all = newestRules(trying);
  const exact = all.filter(({ id, name }) => [id, name.zh, name.en.toLowerCase()].includes(wanted));
  return exact.length > 0 || wanted.length < 2
    ? exact
    : all.filter(({ name }) =>
        [name.zh, name.en.toLowerCase()].some((one) => one.includes(wanted)),
      );
};

/** What was typed taken apart: the rule's words, the day or time, and the number the document states. */
const readTrial = (
  typed: string,
  trying: Trying,
): { readonly rule: DeadlineRule; readonly from: string; readonly stated?: number } | Refusal => {
  const parts = typed.split(/\s+/).filter((part) => part !== "");
  if (parts.length === 0) return new Refusal(words.deadlineHow);
  // A name may have blanks in English: the longest beginning that means one rule.
  for (let length = parts.length; length > 0; length -= 1) {
    const [rule, ...others] = rulesMeant(parts.slice(0, length).join(" "), trying);
    if (rule === undefined) continue;
    if (others.length > 0)
      return new Refusal(
        sentences(
          words.whichRule,
          joinAnd(
            [rule, ...others].map(({ id, name }) =>
              text(`${name.zh}（${id}）`, `${name.en} (${id})`),
            ),
          ),
        ),
      );
    const rest = parts.slice(length);
    const number = rest.length > 1 && /^\d{1,3}$/.test(rest.at(-1) ?? "") ? rest.at(-1) : undefined;
    const from = rest.slice(0, number === undefined ? undefined : -1).join(" ");
    return { rule, from, ...(number === undefined ? {} : { stated: Number(number) }) };
  }
  const [id = ""] = parts;
  const ids = newestRules(trying).map((rule) => rule.id);
  const family = ids.filter((one) => one.split(".")[0] === id.split(".")[0]);
  const known = family.length > 0 ? family : ids;
  return new Refusal(sentences(words.noRule(id), verbatim(known.join("、"))));
};

/** The day, or for a rule in hours the instant, that is meant. */
const readStart = (from: string, { unit }: DeadlineRule, now: Instant): Day | Instant | Refusal => {
  const start = unit === "h" ? readMoment(from, now) : readDay(from, now);
  if ("problem" in start) return new Refusal(start.problem);
  const time = "time" in start && typeof start.time === "string" ? start.time : "00:00";
  return unit === "h" ? instantAt(start.day, time) : start.day;
};

/** Who would be reminded of a period under a rule, and when, in every kind of matter that knows it. */
const reminders = (rule: DeadlineRule, start: Day | Instant, trying: Trying): readonly Block[] =>
  trying.flows.flatMap((flow): readonly Block[] => {
    const ladder = flow.clocks[rule.id];
    if (ladder === undefined || ladder.rungs.length === 0) return [];
    const owed = typeof ladder.owed === "function" ? undefined : ladder.owed;
    const counting = { ...trying, now: typeof start === "string" ? instantOf(start) : start };
    const amount = rule.amount ?? rule.prefill;
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
    return [
      paragraph(words.wouldRemind(flow.name), "subtle"),
      facts(
        ...rungTimes(clock, ladder, trying.calendar).map(
          ({ at, late }) => [momentText(at), whoReads(flow, owed, late)] as const,
        ),
      ),
    ];
  });

const instantOf = (start: Day | Instant): Instant =>
  start.length === 10 ? instantAt(start, "09:00") : start;

const whoReads = (
  flow: Flow,
  owed:
    | {
        readonly by: readonly Parameters<typeof seatName>[0][];
        readonly above?: readonly Parameters<typeof seatName>[0][];
      }
    | undefined,
  late: boolean,
): Text =>
  owed === undefined
    ? words.whoeverOwes
    : joinAnd(
        [...owed.by, ...(late ? (owed.above ?? []) : [])].map((seat) => seatName(seat, flow)),
      );

/** `试算 rec.reply 2025-08-01 [10]`: a rule tried on a day, and the days where the document states them. */
const tryRule = (typed: string, trying: Trying): CommandResult | Refusal => {
  const { now, calendar } = trying;
  const read = readTrial(typed, trying);
  if (read instanceof Refusal) return read;
  const { from, stated } = read;
  if (from === "") return new Refusal(words.deadlineHow);
  const start = readStart(from, read.rule, now);
  if (start instanceof Refusal) return start;
  const day = start.length === 10 ? start : dayOf(start);
  const { rule, early } = ruleFor(read.rule.id, day, calendar.rules) ?? {
    rule: read.rule,
    early: false,
  };
  if (rule.amount === undefined && stated === undefined)
    return new Refusal(words.needAmount(rule.name));
  // What the law sets is not for a document, and so not for a trial, to set otherwise.
  if (rule.amount !== undefined && stated !== undefined && rule.status !== "product")
    return new Refusal(words.amountSet(rule.name, rule.basis));
  const counted = due(rule, start, calendar, stated);
  return {
    card: {
      ...note(words.trial),
      body: [
        paragraph(explain(counted, calendar, rule)),
        ...(early ? [paragraph(words.early(rule.version), "warning")] : []),
        facts([words.deadline, rule.name], [words.basis, rule.basis]),
        ...reminders(rule, start, trying),
      ],
    },
  };
};

/** 期限 deadline: why a matter's dates are what they are, or a rule tried on a day. */
export const deadline = command({
  id: "deadline",
  ofMatter: true,
  label: words.deadline,
  names: ["期限", "deadline"],
  help: words.deadlineHelp,
  form: { target: optional(line(words.deadlineTarget, { main: true })) },
  run: async ({ target }, context) => {
    const wanted = target?.trim() ?? "";
    const tried = /^(?:试算|try)(?:\s+|$)(.*)$/i.exec(wanted);
    if (tried !== null) return tryRule((tried[1] ?? "").trim(), context);
    if (context.code === undefined) return new Refusal(words.deadlineHow);
    const found = await findMatter(context, context.code);
    if (found instanceof Refusal) return found;
    const { flow, matter } = found;
    const running = matter.clocks.filter(
      (clock) => (isRunning(clock) || isSuspended(clock)) && hasBegun(clock, context.today),
    );
    const body = running.flatMap((clock): readonly Block[] => [
      facts(
        [clockName(flow, clock), clockText(clock, context.today)],
        [words.counted, explainClock(clock, context.calendar)],
        [words.basis, clock.facts?.rule.basis],
      ),
    ]);
    const title = sentences(words.deadline, verbatim(` ${matter.code}`));
    return {
      card: running.length === 0 ? note(title, [words.deadlineNone]) : { title, body, actions: [] },
    };
  },
});
