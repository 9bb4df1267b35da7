import { dayText } from "../../../calendar/day.ts";
import { line, long, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { filesField } from "../../../flow/file.ts";
import { ownUnit } from "../../../flow/parties.ts";
import { receiptStep } from "../../../flow/receipt.ts";
import { lastRemark, withRemark } from "../../../flow/remarks.ts";
import { explainRunning } from "../../../flow/running.ts";
import { type Step, step } from "../../../flow/step.ts";
import { doubtVerdict } from "../../../flow/verdict.ts";
import { isTimeAsked, openStates, type Task } from "../model.ts";
import { tellGivers, unitSeats } from "../seats.ts";
import { words } from "../words.ts";

/** How far something is: 清单已经查了一半了, half done. */
const HOW_FAR =
  /[查办做清干弄][^，,。]{0,6}?(?:了|到|过)?(?:一小?半|一?大半|过半|[一二三四五六七八九]成|三分之[一二]|百分之|\d{1,3} ?[%％])|\b(?:half|two thirds|\d{1,3} ?%)(?: of it)?(?: is)? (?:done|finished|through|complete)/iu;
const ASKED = /[?？吗]|什么|多少|几时|怎么/u;

/** What each unit does for itself: signs for it, says how far it is, reports it done. */
export const doing: Readonly<Record<string, Step<Task>>> = {
  accept: {
    ...receiptStep<Task>({
      also: "accept",
      help: words.acceptHelp,
      by: unitSeats,
      open: { from: ["given"], to: "accepted" },
      clocks: { ends: ["task.receipt"] },
      tells: tellGivers((_, context) => words.acceptedNews(ownUnit(context))),
      done: (task, context) => words.acceptedDone(explainRunning(task, ["task.due"], context)),
    }),
    names: ["接受", "签收", "收到", "accept", "ack"],
    says: [
      "这个活我们接",
      "我局承接",
      "任务领了",
      "我们来办",
      "任务收到",
      "接下任务",
      "这事我们认领",
      "we take the task",
      "we are on it",
      "任务接了",
      "接这个活",
      "领任务",
      "马上去办",
      "we will do it",
      "accept the task",
    ],
  },

  progress: step<Task>()({
    names: ["进展", "progress"],
    says: [
      "已经拉走两车了",
      "上游清完，剩下游",
      "过半了，汇报一下",
      "70% done",
      "还差一截没清",
      "大头清掉了",
      "先把那段清了",
      "今天又清了",
      "还剩一段",
      "清了两公里",
      "办了一半",
      "完成百分之六十",
      "到七成了",
      "目前进度",
      "正在清理",
      "已经开始干了",
      "阶段性情况",
      "报个进度",
      "还在做",
      "half done",
      "so far",
      "under way",
      "报进度",
      "目前进展",
      "做了一半",
      "清了一半",
      "已组织",
      "已经开始",
      "progress update",
      "halfway",
    ],
    label: words.progress,
    help: words.progressHelp,
    by: unitSeats,
    open: { from: openStates },
    form: {
      reason: long(words.progress, { main: true, max: 500, also: ["理由"], none: "said" }),
      files: filesField,
    },
    understands: (said) =>
      HOW_FAR.test(said) && !ASKED.test(said) ? { reason: said.trim() } : undefined,
    apply: (task, { reason }, context) => withRemark(task, "progress", reason, context),
    tells: tellGivers((task, context) => words.progressNews(ownUnit(context), lastRemark(task))),
    done: () => words.progressDone,
  }),

  /** Reported done, with something to show for it; that it is done is for the giver's side to say. */
  done: step<Task>()({
    names: ["完成", "报完成", "done"],
    says: [
      "清理收尾，交差",
      "清理完毕，请来看",
      "弄干净了",
      "验收单也有",
      "任务办完了",
      "全部清完",
      "搞定了",
      "已经落实到位",
      "活干完了",
      "都弄好了",
      "按要求办结",
      "all done",
      "finished the task",
      "办完了",
      "完成了",
      "干完了",
      "已完成",
      "清完了",
      "可以销号",
      "finished",
      "complete",
      "task is done",
    ],
    label: words.done,
    help: words.doneHelp,
    by: unitSeats,
    open: { from: openStates, to: "done" },
    clocks: { ends: ["task.receipt", "task.due"] },
    button: { tone: "primary" },
    form: {
      reason: long(words.report, { main: true, max: 1000, also: ["理由", "结果"] }),
      evidence: optional(
        line(words.evidence, { max: 300, help: words.evidenceHelp, none: "unanswered" }),
      ),
      files: filesField,
    },
    apply: (task, { reason, evidence, files }, { today }) => {
      const doubt = doubtVerdict("done", reason, "reason");
      if (doubt !== undefined) return doubt;
      if (evidence === undefined && (files ?? []).length === 0)
        return new Refusal(words.evidenceNeeded, { field: "evidence" });
      const { extension, finding: _, verifiedOn: __, ...fields } = task.fields;
      return {
        ...task,
        fields: {
          ...fields,
          // What was asked for and not answered is asked for no more.
          ...(extension === undefined || isTimeAsked(task) ? {} : { extension }),
          report: { on: today, text: reason, ...(evidence === undefined ? {} : { evidence }) },
        },
      };
    },
    tells: tellGivers((task, context) =>
      words.doneNews(ownUnit(context), dayText(task.fields.due)),
    ),
    done: () => words.doneDone,
  }),
};
