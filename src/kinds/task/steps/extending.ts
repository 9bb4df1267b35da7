import { dayText } from "../../../calendar/day.ts";
import { day, long, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import type { Text } from "../../../chat/text.ts";
import { notPast } from "../../../flow/days.ts";
import { withFields } from "../../../flow/matter.ts";
import { ownUnit } from "../../../flow/parties.ts";
import { holdsAny } from "../../../flow/seat.ts";
import { type Condition, type Extension, type Step, step } from "../../../flow/step.ts";
import { extensionFacts } from "../cards.ts";
import { isTimeAsked, openStates, type Task } from "../model.ts";
import { givers, tellGivers, tellUnits, unitSeats } from "../seats.ts";
import { words } from "../words.ts";
import { askRestDay, dueFields } from "./assigning.ts";

const timeAsked: Condition<Task> = {
  only: words.only.timeAsked,
  otherwise: (task) => (isTimeAsked(task) ? undefined : words.notAsked),
};

/** Why a last day cannot be another: it is not later than the one that stands, or has passed. */
const wrongDue = (task: Task, due: string, today: string): Refusal | undefined =>
  due <= task.fields.due
    ? new Refusal(words.notLater(dayText(task.fields.due)), { field: "due" })
    : notPast(due, today, "due", words.newDue);

/** The clock moved to the day that was granted. */
const movedTo = ({ fields }: Task): readonly Extension[] =>
  fields.extension?.status === "granted"
    ? [{ rule: "task.due", to: fields.due, why: words.grantedWhy }]
    : [];

const newDay = ({ fields }: Task): Text => dayText(fields.extension?.due ?? fields.due);

/** More time: asked for by the unit, given by the secretariat or the convenor. */
export const extending: Readonly<Record<string, Step<Task>>> = {
  /** A unit asks; whoever gives tasks gives it at once. */
  extend: step<Task>()({
    names: ["延期", "申请延期", "extend"],
    says: [
      "机械没到位，要多几天",
      "能不能往后推",
      "下雪干不了，往后推一周",
      "could we get till the 20th",
      "期限能改到几号",
      "停工了，得拖几天",
      "can we have until the 20th",
      "活干不完，要到下周",
      "要到20号",
      "弄不完得晚几天",
      "任务缓几天",
      "月底弄不完",
      "人手不够要延",
      "再给几天清完",
      "推迟几天交",
      "need more days for the task",
      "任务来不及",
      "推迟几天完成",
      "任务延期",
      "宽限到",
      "延到",
      "延期一周",
      "another week",
      "more time for the task",
      "extend the task",
    ],
    label: words.extend,
    help: words.extendHelp,
    by: [...unitSeats, ...givers],
    open: { from: openStates },
    clocks: { extends: movedTo },
    form: {
      ...dueFields,
      reason: long(words.reason, { main: true, max: 500 }),
    },
    asks: (_, answers, context) => askRestDay(answers, context),
    apply: (task, { due, reason }, { actor, today }) => {
      const wrong = wrongDue(task, due, today);
      if (wrong !== undefined) return wrong;
      if (holdsAny(actor, givers, task))
        return withFields(task, { due, extension: { due, reason, status: "granted" } });
      return isTimeAsked(task)
        ? new Refusal(words.askedBefore)
        : withFields(task, { extension: { due, reason, status: "asked" } });
    },
    tells: {
      ...tellGivers((task, context) =>
        isTimeAsked(task) ? words.askedNews(ownUnit(context), newDay(task)) : undefined,
      ),
      ...tellUnits((task) => (isTimeAsked(task) ? undefined : words.grantedNews(newDay(task)))),
    },
    done: (task) =>
      isTimeAsked(task)
        ? words.askedDone(dayText(task.fields.due))
        : words.grantedDone(newDay(task)),
  }),

  grant: step<Task>()({
    names: ["同意延期", "grant"],
    says: ["他们要延期，同意"],
    label: words.grant,
    help: words.grantHelp,
    by: givers,
    open: { from: openStates, when: timeAsked },
    clocks: { extends: movedTo },
    button: { tone: "primary" },
    form: {
      due: optional(
        day(words.newDue, {
          help: words.grantDueHelp,
          tense: "future",
          legal: true,
          main: true,
          also: ["到期", "期限"],
        }),
      ),
    },
    intro: extensionFacts,
    apply: (task, { due: other }, { today }) => {
      const { extension } = task.fields;
      if (extension === undefined) return task;
      const due = other ?? extension.due;
      return (
        wrongDue(task, due, today) ??
        withFields(task, { due, extension: { ...extension, due, status: "granted" } })
      );
    },
    tells: tellUnits((task) => words.grantedNews(newDay(task))),
    done: (task) => words.grantedDone(newDay(task)),
  }),

  deny: step<Task>()({
    names: ["不同意延期", "deny"],
    label: words.deny,
    help: words.denyHelp,
    by: givers,
    open: { from: openStates, when: timeAsked },
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    intro: extensionFacts,
    apply: (task, { reason }) => {
      const { extension } = task.fields;
      return extension === undefined
        ? task
        : withFields(task, { extension: { ...extension, status: "refused", answer: reason } });
    },
    tells: tellUnits(({ fields }) =>
      words.deniedNews(fields.extension?.answer ?? "", dayText(fields.due)),
    ),
    done: () => words.deniedDone,
  }),
};
