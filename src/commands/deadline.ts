import { due } from "../calendar/count.ts";
import { dayOf, type Instant, instantAt } from "../calendar/day.ts";
import { explain } from "../calendar/explain.ts";
import type { Calendar } from "../calendar/holidays.ts";
import { findRule, ruleIds } from "../calendar/rules.ts";
import { readDay, readMoment } from "../calendar/typed.ts";
import { type Block, facts, note, paragraph } from "../chat/card.ts";
import { line, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { sentences, verbatim } from "../chat/text.ts";
import { explainClock, hasBegun, isRunning, isSuspended } from "../flow/clock.ts";
import { findMatter } from "../flow/find.ts";
import { clockName, clockText } from "../flow/render.ts";
import { type CommandResult, command } from "./command.ts";
import { words } from "./words.ts";

/** `试算 rec.reply 2025-08-01 [10]`: a rule tried on a day, and the days where the document states them. */
const trial = (typed: string, now: Instant, calendar: Calendar): CommandResult | Refusal => {
  const [id = "", ...rest] = typed.split(/\s+/);
  const rule = findRule(id, dayOf(now), calendar.rules) ?? findRule(id, undefined, calendar.rules);
  if (id === "") return new Refusal(words.deadlineHow);
  if (rule === undefined) {
    const family = ruleIds.filter((one) => one.split(".")[0] === id.split(".")[0]);
    const known = family.length > 0 ? family : ruleIds;
    return new Refusal(sentences(words.noRule(id), verbatim(known.join("、"))));
  }
  const stated = rest.length > 1 && /^\d{1,3}$/.test(rest.at(-1) ?? "") ? rest.at(-1) : undefined;
  const from = rest.slice(0, stated === undefined ? undefined : -1).join(" ");
  if (from === "") return new Refusal(words.deadlineHow);
  if (rule.amount === undefined && stated === undefined)
    return new Refusal(words.needAmount(rule.name));
  const start = rule.unit === "h" ? readMoment(from, now) : readDay(from, now);
  if ("problem" in start) return new Refusal(start.problem);
  const time = "time" in start && typeof start.time === "string" ? start.time : "00:00";
  const counted = due(
    rule,
    rule.unit === "h" ? instantAt(start.day, time) : start.day,
    calendar,
    stated === undefined ? undefined : Number(stated),
  );
  return {
    card: {
      ...note(words.trial, [explain(counted, calendar, rule)]),
      body: [
        paragraph(explain(counted, calendar, rule)),
        facts([words.deadline, rule.name], [words.basis, rule.basis]),
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
    if (tried !== null) return trial((tried[1] ?? "").trim(), context.now, context.calendar);
    if (context.code === undefined) return new Refusal(words.deadlineHow);
    const found = await findMatter(context, context.code);
    if (found instanceof Refusal) return found;
    const { flow, matter } = found;
    const running = matter.clocks.filter(
      (clock) => (isRunning(clock) || isSuspended(clock)) && hasBegun(clock, context.today),
    );
    const body = running.flatMap((clock): readonly Block[] => {
      const how = explainClock(clock, context.calendar);
      return [
        facts(
          [clockName(flow, clock), clockText(clock, context.today)],
          [words.counted, how],
          [words.basis, findRule(clock.rule, clock.ruleVersion, context.calendar.rules)?.basis],
        ),
      ];
    });
    const title = sentences(words.deadline, verbatim(` ${matter.code}`));
    return {
      card: running.length === 0 ? note(title, [words.deadlineNone]) : { title, body, actions: [] },
    };
  },
});
