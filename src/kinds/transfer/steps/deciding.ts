import { type Answers, choice, long, someOf } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { dayOr, hour, hourInOrder, recordDay, remarkOn } from "../../../flow/days.ts";
import { withFields } from "../../../flow/matter.ts";
import { lastRemark, withRemark } from "../../../flow/remarks.ts";
import { dueBy, period, runningClock } from "../../../flow/running.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { doubtVerdict } from "../../../flow/verdict.ts";
import { policeIn, procuratorateIn } from "../../../people/directory.ts";
import { agencyOf, enclosureOptions, endingOptions, penaltyOptions } from "../cards.ts";
import { silentStates, whenSilent } from "../clocks.ts";
import { approvedDay, type Transfer } from "../model.ts";
import { agency, joinUnit, objecting, police, procuratorate } from "../seats.ts";
import { words } from "../words.ts";

/** What is asked of how an investigation ended. */
export const endingForm = {
  ending: choice(words.ending, endingOptions),
  result: long(words.result, { main: true, max: 500 }),
};

/** The transfer with how the investigation ended; where nobody is prosecuted a penalty may be due. */
export const recordEnding = (
  transfer: Transfer,
  { ending, result }: Answers<typeof endingForm>,
): Transfer => ({
  ...withFields(transfer, { ending }),
  state: ending === "dropped" ? "penaltyDue" : "closed",
  outcome: result,
});

/** How it ended, as those are told who follow it. */
export const concludedNews = ({ fields, outcome = "" }: Transfer) =>
  words.concludedNews(words[fields.ending ?? "dropped"], outcome);

const tellPolice = (say: (agency: ReturnType<typeof agencyOf>) => typeof words.spot) =>
  tellAll(police, (transfer: Transfer, { directory }: Context) =>
    say(agencyOf(transfer, directory)),
  );

/** What the agency does: from the report to its head to the penalty that is due where nobody is prosecuted. */
export const deciding: Readonly<Record<string, Step<Transfer>>> = {
  /** The written report; the head decides within three days (移送规定第五条). */
  report: step<Transfer>()({
    names: ["报批", "report"],
    says: ["报领导批", "送审批移送"],
    label: words.report,
    help: words.reportHelp,
    by: agency,
    open: { from: ["spotted"], to: "reported" },
    clocks: {
      starts: [period("crim.head-decision", ({ fields }) => fields.reportedOn)],
    },
    button: { tone: "primary" },
    form: {
      report: long(words.reportText, {
        main: true,
        also: ["报告"],
        help: words.reportTextHelp,
      }),
      reportedOn: dayOr(words.reportedOn),
    },
    apply: (transfer, { report, reportedOn }, context) =>
      recordDay(transfer, ["reportedOn", reportedOn, words.reportedOn], context, (dated) =>
        withFields(dated, { report }),
      ),
    tells: {
      "from.head": (transfer, context) =>
        words.reportedNews(dueBy(transfer, "crim.head-decision", context)),
    },
    done: () => words.reportedDone,
  }),

  /** From here the file has 24 hours to reach the police; they do not roll (移送规定第五条). */
  approve: step<Transfer>()({
    names: ["批准移送", "批准", "approve"],
    says: ["同意移送公安", "批了，移吧"],
    label: words.approve,
    help: words.approveHelp,
    by: ["from.head"],
    open: { from: ["reported"], to: "approved" },
    clocks: {
      starts: [period("crim.transfer", ({ fields }) => fields.approvedAt)],
      ends: ["crim.head-decision"],
    },
    button: { tone: "primary" },
    form: { approvedAt: hour(words.approvedAt, { main: true, help: words.approvedAtHelp }) },
    apply: (transfer, { approvedAt }, context) =>
      hourInOrder(
        approvedAt,
        transfer.fields.reportedOn,
        context,
        "approvedAt",
        words.approvedAt,
      ) ?? withFields(transfer, { approvedAt }),
    tells: tellAll(agency, (transfer: Transfer, context: Context) =>
      words.approvedNews(dueBy(transfer, "crim.transfer", context)),
    ),
    done: (transfer, context) => words.approvedDone(dueBy(transfer, "crim.transfer", context)),
  }),

  /** A head who does not decide in time: the officers bring it before the procuratorate (移送规定第十四条). */
  inform: step<Transfer>()({
    names: ["报告检察院", "inform"],
    label: words.inform,
    help: words.informHelp,
    by: agency,
    open: {
      from: ["reported"],
      when: {
        only: words.only.headLate,
        otherwise: (transfer, today) => {
          const clock = runningClock(transfer, "crim.head-decision");
          return clock !== undefined && clock.rolled < today ? undefined : words.headNotLate;
        },
      },
    },
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    apply: (transfer, { reason }, context) => ({
      ...withRemark(transfer, "inform", reason, context),
      parties: [
        ...transfer.parties,
        ...joinUnit(transfer, "copy", procuratorateIn(context.directory), context),
      ],
    }),
    tells: {
      "from.head": () => words.informedHead,
      ...tellAll(procuratorate, (transfer: Transfer, { directory }: Context) =>
        words.informNews(agencyOf(transfer, directory), lastRemark(transfer)),
      ),
    },
    done: () => words.informDone,
  }),

  refuse: step<Transfer>()({
    names: ["不批准移送", "不批准", "不移送", "refuse"],
    says: ["不移了", "不同意移送"],
    label: words.refuse,
    help: words.refuseHelp,
    by: ["from.head"],
    open: { from: ["reported"], to: "refused" },
    clocks: { ends: ["crim.head-decision"] },
    button: { tone: "danger" },
    form: {
      reason: long(words.reason, { main: true, max: 500 }),
      refusedOn: dayOr(words.refusedOn),
    },
    apply: (transfer, { reason, refusedOn }, context) =>
      remarkOn(
        {
          ...transfer,
          parties: [
            ...transfer.parties,
            ...joinUnit(transfer, "copy", procuratorateIn(context.directory), context),
          ],
        },
        ["refuse", reason],
        ["refusedOn", refusedOn, words.refusedOn, transfer.fields.reportedOn],
        context,
      ),
    tells: {
      ...tellAll(agency, (transfer: Transfer) => words.refusedNews(lastRemark(transfer))),
      ...tellAll(procuratorate, (transfer: Transfer, { directory }: Context) =>
        words.refusedCopy(agencyOf(transfer, directory)),
      ),
    },
    done: () => words.refusedDone,
  }),

  /** The file goes to the police, with a copy to the procuratorate (移送规定第五条、第六条). */
  send: step<Transfer>()({
    names: ["发出", "送出", "send"],
    says: ["送到公安去了", "移送材料寄出"],
    label: words.send,
    help: words.sendHelp,
    by: agency,
    open: { from: ["approved"], to: "sent" },
    clocks: { ends: ["crim.transfer"] },
    button: { tone: "primary" },
    form: {
      enclosures: someOf(words.enclosures, enclosureOptions, { help: words.enclosuresHelp }),
      sentOn: dayOr(words.sentOn),
    },
    apply: (transfer, { enclosures, sentOn }, context) => {
      if (!enclosures.includes("letter") || !enclosures.includes("report"))
        return new Refusal(words.enclosuresMissing, { field: "enclosures" });
      const unit = policeIn(context.directory);
      if (unit === undefined) return new Refusal(words.noPolice);
      const day = ["sentOn", sentOn, words.sentOn, approvedDay(transfer)] as const;
      return recordDay(transfer, day, context, (dated) => ({
        ...withFields(dated, { enclosures }),
        parties: [
          ...transfer.parties,
          ...joinUnit(transfer, "to", unit, context),
          ...joinUnit(transfer, "copy", procuratorateIn(context.directory), context),
        ],
      }));
    },
    tells: {
      ...tellPolice((from) => words.sentNews(from)),
      ...tellAll(procuratorate, (transfer: Transfer, { directory }: Context) =>
        words.sentCopy(agencyOf(transfer, directory)),
      ),
    },
    announces: ["to"],
    done: () => words.sentDone,
  }),

  supplement: step<Transfer>()({
    names: ["补齐", "supply", "supplement"],
    says: ["缺的材料补上了", "按公安要求补材料"],
    label: words.supplement,
    help: words.supplementHelp,
    by: agency,
    open: { from: ["supplementing"], to: "accepted" },
    clocks: { ends: ["crim.police-incomplete.supplement"] },
    button: { tone: "primary" },
    form: {
      supplied: long(words.supplied, { main: true, max: 500 }),
      suppliedOn: dayOr(words.suppliedOn),
    },
    apply: (transfer, { supplied, suppliedOn }, context) => {
      const { missing: _, ...fields } = transfer.fields;
      return remarkOn(
        { ...transfer, fields },
        ["supplement", supplied],
        ["suppliedOn", suppliedOn, words.suppliedOn, fields.notifiedOn],
        context,
      );
    },
    tells: tellPolice((from) => words.supplementedNews(from)),
    done: () => words.supplementedDone,
  }),

  /** Within three days of the notice; to the police that decided (移送规定第九条). */
  reconsider: step<Transfer>()({
    names: ["复议", "提请复议", "reconsider"],
    says: ["不立案我们不服", "要求复议"],
    label: words.reconsider,
    help: words.reconsiderHelp,
    by: objecting,
    open: { from: ["notFiled"], to: "reconsidering" },
    clocks: {
      starts: [period("crim.reconsider.answer", ({ fields }) => fields.servedOn)],
      ends: ["crim.reconsider.ask"],
    },
    form: {
      reason: long(words.reason, { main: true, max: 500 }),
      servedOn: dayOr(words.askedOn),
    },
    apply: (transfer, { reason, servedOn }, context) =>
      remarkOn(
        transfer,
        ["reconsider", reason],
        ["servedOn", servedOn, words.askedOn, transfer.fields.noticeOn],
        context,
      ),
    tells: tellAll(police, (transfer: Transfer, context: Context) =>
      words.reconsiderNews(
        agencyOf(transfer, context.directory),
        lastRemark(transfer),
        dueBy(transfer, "crim.reconsider.answer", context),
      ),
    ),
    done: (transfer, context) =>
      words.reconsiderDone(dueBy(transfer, "crim.reconsider.answer", context)),
  }),

  /** Instead of reconsideration, within three days of its result, or where the police are silent (移送规定第九条). */
  supervise: step<Transfer>()({
    names: ["提请监督", "supervise"],
    label: words.supervise,
    help: words.superviseHelp,
    by: objecting,
    open: {
      from: ["notFiled", "upheld", ...silentStates],
      to: "supervising",
      when: whenSilent,
    },
    clocks: {
      ends: ["crim.reconsider.ask", "crim.ask-procuratorate", "crim.reconsider.answer"],
    },
    form: {
      reason: long(words.reason, { main: true, max: 500 }),
      supervisedOn: dayOr(words.supervisedOn),
    },
    apply: (transfer, { reason, supervisedOn }, context) =>
      remarkOn(
        transfer,
        ["supervise", reason],
        [
          "supervisedOn",
          supervisedOn,
          words.supervisedOn,
          transfer.fields.noticeOn ?? transfer.fields.sentOn,
        ],
        context,
      ),
    tells: tellAll(procuratorate, (transfer: Transfer, { directory }: Context) =>
      words.superviseNews(agencyOf(transfer, directory), lastRemark(transfer)),
    ),
    done: () => words.superviseDone,
  }),

  /** The items and papers, within three days of the filing notice (移送规定第十二条). */
  handOver: step<Transfer>()({
    names: ["移交", "移交物品", "hand-over"],
    says: ["物品交给公安", "把查扣的东西交过去"],
    label: words.handOver,
    help: words.handOverHelp,
    by: agency,
    open: { from: ["filed"], to: "handedOver" },
    clocks: { ends: ["crim.handover"] },
    button: { tone: "primary" },
    form: {
      items: long(words.handedOverItems, { main: true, max: 500, none: "said" }),
      handedOverOn: dayOr(words.handedOverOn),
    },
    apply: (transfer, { items, handedOverOn }, context) =>
      recordDay(
        transfer,
        ["handedOverOn", handedOverOn, words.handedOverOn, transfer.fields.noticeOn],
        context,
        (dated) => withFields(dated, { items }),
      ),
    tells: tellPolice((from) => words.handedOverNews(from)),
    done: () => words.handedOverDone,
  }),

  /** What came of it at an organ that is not in the directory. */
  trace: step<Transfer>()({
    names: ["登记结果", "trace"],
    says: ["公安那边有结果了"],
    label: words.trace,
    help: words.traceHelp,
    by: agency,
    open: { from: ["elsewhere"], to: ["closed", "penaltyDue"] },
    form: endingForm,
    apply: recordEnding,
    tells: tellAll(procuratorate, concludedNews),
    done: () => words.concludedDone,
  }),

  /** A refusal by the police does not end the agency's own duty (移送规定第十条). */
  penalise: step<Transfer>()({
    names: ["处罚", "行政处理", "penalise"],
    says: ["已经罚了", "行政处罚了"],
    label: words.penalise,
    help: words.penaliseHelp,
    by: objecting,
    open: { from: ["notFiled", "upheld", "penaltyDue"], to: "closed" },
    form: {
      penalty: choice(words.penalty, penaltyOptions),
      result: long(words.penaltyResult, {
        main: true,
        max: 500,
        also: ["结果"],
        help: words.penaltyResultHelp,
      }),
    },
    apply: (transfer, { penalty, result }) =>
      (penalty === "imposed" ? doubtVerdict("penalised", result, "result") : undefined) ?? {
        ...withFields(transfer, { penalty }),
        outcome: result,
      },
    tells: tellAll(procuratorate, (transfer: Transfer, { directory }: Context) =>
      words.penalisedNews(
        agencyOf(transfer, directory),
        words[transfer.fields.penalty ?? "none"],
        transfer.outcome ?? "",
      ),
    ),
    done: () => words.penalisedDone,
  }),

  /** Nothing was found after all; once it is reported only the head decides. */
  withdraw: step<Transfer>()({
    names: ["撤回", "withdraw"],
    label: words.withdraw,
    help: words.withdrawHelp,
    by: agency,
    open: { from: ["spotted"], to: "withdrawn" },
    button: { rare: true },
    form: { reason: long(words.reason, { main: true, max: 300 }) },
    apply: (transfer, { reason }, context) => ({
      ...withRemark(transfer, "withdraw", reason, context),
      outcome: reason,
    }),
    tells: tellAll(agency, (transfer: Transfer) => words.withdrawnNews(transfer.outcome ?? "")),
    done: () => words.withdrawnDone,
  }),
};
