import { type Block, facts, note, paragraph } from "../chat/card.ts";
import { line, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { sentences, shorten, verbatim } from "../chat/text.ts";
import { explainClock, hasBegun, isRunning, isSuspended } from "../flow/clock.ts";
import { findMatter } from "../flow/find.ts";
import type { Clock } from "../flow/matter.ts";
import { clockFacts } from "../flow/render.ts";
import { clocksFor } from "../flow/running.ts";
import { command } from "./command.ts";
import { listRules } from "./rules.ts";
import { tryDeadline } from "./trial.ts";
import { words } from "./words.ts";

/** Whether the day is one of this product and of no instrument. */
const isOwn = ({ facts }: Clock): boolean => facts?.rule.status === "product";

/** 期限 deadline: why a matter's dates are what they are, or a rule tried on a day. */
export const deadline = command({
  id: "deadline",
  shows: true,
  ofMatter: true,
  label: words.deadline,
  names: ["期限", "deadline"],
  says: [
    "一般给几天",
    "得几天内弄完",
    "两个月怎么算的",
    "那个日子是谁定的",
    "从哪天算",
    "how are the periods counted",
    "多少天内要反馈",
    "有没有时限",
    "when must they answer",
    "回复期限",
    "签收期限",
    "办理期限",
    "截止日期是几号",
    "回复的截止日期",
    "最迟哪天",
    "几号前要",
    "多久之内",
    "什么时候交差",
    "还有几天到期",
    "哪天截止",
    "期限多长",
    "什么时候得回",
    "受理要几天",
    "when do they have to answer",
    "by when",
    "how many days left",
    "when is it due",
    "期限还剩多少",
    "拖到什么时候算超期",
    "什么时候到期",
    "哪天到期",
    "几号到期",
    "还剩几天",
    "最晚哪天",
    "截止时间",
    "截止到哪天",
    "还有多少天",
    "多久",
    "从哪天起算",
    "为什么那天到期",
    "什么时候前要",
    "什么时候要",
    "到期日",
    "最后期限",
    "什么时候交",
    "when is the reply due",
    "how long do we have",
    "why is it due",
    "last day",
    "due date",
  ],
  help: words.deadlineHelp,
  form: { target: optional(line(words.deadlineTarget, { main: true })) },
  run: async ({ target }, context) => {
    const wanted = target?.trim() ?? "";
    const tried = /^(?:试算(?=[\sa-z]|$)|try(?:\s|$))\s*(.*)$/i.exec(wanted);
    if (tried !== null) return tryDeadline((tried[1] ?? "").trim(), context);
    if (/^(?:规则|rules)$/i.test(wanted)) return listRules(context);
    if (context.code === undefined) return new Refusal(words.deadlineHow);
    const found = await findMatter(context, context.code);
    if (found instanceof Refusal) return found;
    const { flow, matter } = found;
    const running = clocksFor(flow, matter, context.actor).filter(
      (clock) => (isRunning(clock) || isSuspended(clock)) && hasBegun(clock, context.today),
    );
    const body = running.flatMap((clock): readonly Block[] => [
      facts(
        ...clockFacts(flow, matter, [clock], context),
        [words.counted, explainClock(clock, context.calendar)],
        [words.basis, clock.facts?.rule.basis],
        [words.remark, isOwn(clock) ? clock.facts?.rule.note : undefined],
      ),
    ]);
    const title = sentences(words.deadline, verbatim(` ${matter.code}`));
    const unused = wanted === "" ? [] : [words.deadlineUnused(shorten(wanted, 60))];
    return {
      card:
        running.length === 0
          ? note(title, [...unused, words.deadlineNone])
          : {
              title,
              body: [...unused.map((said) => paragraph(said, "warning")), ...body],
              actions: [],
            },
    };
  },
});
