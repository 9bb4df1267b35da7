import { type Day, dayText } from "../../../calendar/day.ts";
import { choice, long, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { dayOr, inOrder, notPast } from "../../../flow/days.ts";
import { filesField } from "../../../flow/file.ts";
import { type Track, unitsIn, withFields } from "../../../flow/matter.ts";
import { lastRemark, withRemark } from "../../../flow/remarks.ts";
import { type Condition, type Context, type Step, step } from "../../../flow/step.ts";
import { doubtVerdict } from "../../../flow/verdict.ts";
import { reportFacts, resultOptions, unitsNamed } from "../cards.ts";
import { duePeriod } from "../clocks.ts";
import { openStates, type Task } from "../model.ts";
import { givers, tellUnits } from "../seats.ts";
import { words } from "../words.ts";
import { askRestDay, dueFields } from "./assigning.ts";

/** Nobody says of its own unit's work that it is done. */
const notOwn: Condition<Task> = {
  only: words.only.notOwn,
  otherwise: (task, _, person) =>
    person !== undefined && unitsIn(task, "to").includes(person.organisation)
      ? words.ownWork
      : undefined,
};

/** The last day may stand or be another one, where what was reported is to be done again. */
const againFields = { due: optional(dueFields.due), restDay: dueFields.restDay };

/** A task that is to be done after all, by the day that stands or by another. */
const sendBack = (
  task: Task,
  [name, reason, due]: readonly [step: string, reason: string, due: Day | undefined],
  context: Context,
): Task | Refusal => {
  const until = due ?? task.fields.due;
  if (until < context.today)
    return due === undefined
      ? new Refusal(words.dueOver(dayText(until)), { field: "due" })
      : (notPast(until, context.today, "due", words.due) ?? task);
  const { outcome: _, ...again } = withRemark(task, name, reason, context);
  return { ...withFields<Task>(again, { due: until }), state: "accepted" };
};

const isBack = ({ state }: Task): boolean => state === "accepted";

const backNews = (task: Task) => words.sentBackNews(lastRemark(task), dayText(task.fields.due));

/** Found done or not, pressed on, called off (domain §3.11). */
export const verifying: Readonly<Record<string, Step<Task>>> = {
  /** What was found, and the verdict: it is said, never assumed. */
  verify: step<Task>()({
    names: ["核实", "销号", "verify"],
    says: [
      "all clean, tick it off",
      "去看了都干净了",
      "销了吧",
      "去看过干净了",
      "可以销号",
      "验收通过",
      "看过了算完成",
      "确认办完",
      "checked, it is done",
      "核实完成",
      "去现场看了",
      "确实完成",
      "销号",
      "it checks out",
      "verified done",
    ],
    label: words.verify,
    help: words.verifyHelp,
    by: givers,
    open: { from: ["done"], to: ["verified", "accepted"], when: notOwn },
    clocks: { starts: [duePeriod] },
    button: { tone: "primary" },
    form: {
      finding: long(words.finding, { main: true, max: 500, also: ["理由", "reason"] }),
      result: choice(words.result, resultOptions, { also: ["结论"] }),
      verifiedOn: dayOr(words.verifiedOn),
      ...againFields,
      files: filesField,
    },
    intro: reportFacts,
    asks: (_, answers, context) => askRestDay(answers, context),
    apply: (task, { finding, result, due, verifiedOn: given }, context) => {
      if (result === "undone") return sendBack(task, ["return", finding, due], context);
      const doubt = doubtVerdict("done", finding, "finding");
      if (doubt !== undefined) return doubt;
      const verifiedOn = given ?? context.today;
      const order = { after: task.fields.servedOn, today: context.today };
      return (
        inOrder(verifiedOn, order, "verifiedOn", words.verifiedOn) ?? {
          ...withFields(task, { finding, verifiedOn }),
          state: "verified",
          outcome: finding,
        }
      );
    },
    tells: tellUnits((task) => (isBack(task) ? backNews(task) : words.verifiedNews)),
    done: (task, { directory }) =>
      isBack(task)
        ? words.sentBackDone(unitsNamed(task, directory), dayText(task.fields.due))
        : words.verifiedDone(unitsNamed(task, directory)),
  }),

  return: step<Task>()({
    names: ["退回", "return"],
    says: [
      "they're not finished, send it back",
      "还剩一堆没拉",
      "让他们接着弄",
      "不能算完退给他们",
      "没附照片退回",
      "干得不行重来",
      "重新办",
      "打回去重做",
      "not good enough, redo",
      "没完成",
      "重新做",
      "redo the task",
    ],
    label: words.return,
    help: words.returnHelp,
    by: givers,
    open: { from: ["done"], to: "accepted", when: notOwn },
    clocks: { starts: [duePeriod] },
    form: { reason: long(words.reason, { main: true, max: 500 }), ...againFields },
    intro: reportFacts,
    asks: (_, answers, context) => askRestDay(answers, context),
    apply: (task, { reason, due }, context) => sendBack(task, ["return", reason, due], context),
    tells: tellUnits(backNews),
    done: (task, { directory }) =>
      words.sentBackDone(unitsNamed(task, directory), dayText(task.fields.due)),
  }),

  /** What was found wrong later: it is not done after all. */
  reopen: step<Task>()({
    names: ["重开", "reopen"],
    says: ["没弄好，重新办"],
    label: words.reopen,
    help: words.reopenHelp,
    by: givers,
    open: { from: ["verified"], to: "accepted" },
    clocks: { starts: [duePeriod] },
    button: { rare: true },
    form: { reason: long(words.reason, { main: true, max: 500 }), ...againFields },
    asks: (_, answers, context) => askRestDay(answers, context),
    apply: (before, { reason, due }, context) => {
      const { finding: _, verifiedOn: __, ...fields } = before.fields;
      return sendBack({ ...before, fields }, ["reopen", reason, due], context);
    },
    tells: tellUnits((task) => words.reopenedNews(lastRemark(task), dayText(task.fields.due))),
    done: (task) => words.reopenedDone(dayText(task.fields.due)),
  }),

  /** The day has gone by: the head of the unit is told by whoever answers for the whole. */
  urge: step<Task>()({
    names: ["督办", "督促", "urge"],
    says: ["盯着办", "督办一下"],
    label: words.urge,
    help: words.urgeHelp,
    by: givers,
    open: {
      from: openStates,
      when: {
        only: words.only.overdue,
        otherwise: ({ fields }, today) =>
          fields.due < today ? undefined : words.notOverdue(dayText(fields.due)),
      },
    },
    button: { tone: "danger" },
    form: { reason: long(words.urging, { main: true, max: 500, also: ["理由"] }) },
    apply: (task, { reason }, context) => withRemark(task, "urge", reason, context),
    tells: tellUnits((task) => words.urgedNews(lastRemark(task), dayText(task.fields.due))),
    done: (task, { directory }) => words.urgedDone(unitsNamed(task, directory)),
  }),

  /** Of all of it, or of one unit's share. */
  cancel: step<Task>()({
    names: ["取消", "撤销", "撤回", "cancel", "withdraw"],
    says: [
      "这个活不用他们干了",
      "scrap the job",
      "他们干的那个停了",
      "we've changed plans",
      "派错单位了",
      "任务不用办了",
      "撤掉这个任务",
      "任务作废",
      "this task is off",
      "取消任务",
      "cancel the task",
    ],
    label: words.cancel,
    help: words.cancelHelp,
    by: givers,
    open: { from: [...openStates, "done"], to: "cancelled" },
    clocks: { ends: ["task.receipt", "task.due"] },
    button: { rare: true },
    ofWhole: (_, { share }) => share === undefined,
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    apply: (task, { reason }) => ({
      ...task,
      outcome: reason,
      ...(task.tracks === undefined ? {} : { tracks: cancelledAll(task.tracks, reason) }),
    }),
    tells: tellUnits(({ outcome }) => words.cancelledNews(outcome ?? "")),
    announces: ["to"],
    done: () => words.cancelledDone,
  }),
};

/** Every share that was not found done before. */
const cancelledAll = (
  tracks: Readonly<Record<string, Track>>,
  reason: string,
): Readonly<Record<string, Track>> =>
  Object.fromEntries(
    Object.entries(tracks).map(([unit, track]) => [
      unit,
      track.state === "verified" ? track : { ...track, state: "cancelled", outcome: reason },
    ]),
  );
