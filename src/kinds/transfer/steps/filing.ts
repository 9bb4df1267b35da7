import type { Day } from "../../../calendar/day.ts";
import { long } from "../../../chat/field.ts";
import type { Refusal } from "../../../chat/refusal.ts";
import { dayOr, recordDay, remarkOn } from "../../../flow/days.ts";
import { lastRemark, withRemark } from "../../../flow/remarks.ts";
import { dueBy, period } from "../../../flow/running.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { acceptedDay, receivedDay, type Transfer } from "../model.ts";
import { agency, objecting, police, procuratorate } from "../seats.ts";
import { words } from "../words.ts";
import { concludedNews, endingForm, recordEnding } from "./deciding.ts";

/** The two days of a decision: when it was taken, and when its notice reached the agency. */
const decisionForm = {
  decidedOn: dayOr(words.decidedOn),
  noticeOn: dayOr(words.noticeOn, { help: words.noticeOnHelp }),
};

type DecisionDays = { readonly decidedOn?: Day | undefined; readonly noticeOn?: Day | undefined };

/** The transfer with both days of a decision. */
const recordDecision = (
  transfer: Transfer,
  { decidedOn, noticeOn }: DecisionDays,
  context: Context,
  then: (dated: Transfer) => Transfer,
): Transfer | Refusal => {
  const after = acceptedDay(transfer) ?? receivedDay(transfer);
  const decided = ["decidedOn", decidedOn, words.decidedOn, after] as const;
  return recordDay(transfer, decided, context, (dated) => {
    const after = dated.fields.decidedOn;
    const noticed = ["noticeOn", noticeOn, words.noticeOn, after] as const;
    return recordDay(dated, noticed, context, then);
  });
};

/** The clocks that run while the police have the file and have not decided. */
const atHand = [
  "crim.police-reroute",
  "crim.police-incomplete.notify",
  "crim.police-incomplete.supplement",
];

/** The police decide whether to file, explain why not, and say how it ends. */
export const filing: Readonly<Record<string, Step<Transfer>>> = {
  /** Filed: by the police themselves, on reconsideration, or as notified (移送规定第八条、第九条). */
  file: step<Transfer>()({
    names: ["立案", "file"],
    label: words.file,
    help: words.fileHelp,
    by: police,
    open: {
      from: [
        "received",
        "accepted",
        "supplementing",
        "notFiled",
        "reconsidering",
        "upheld",
        "supervising",
        "explaining",
        "explained",
        "ordered",
      ],
      to: "filed",
    },
    clocks: {
      starts: [
        period("crim.handover", ({ fields }) => fields.noticeOn),
        period("crim.chase", ({ fields }) => fields.decidedOn),
      ],
      ends: [
        "crim.police-decide",
        "crim.reconsider.answer",
        "crim.file-after-notice",
        ...atHand,
        "crim.reconsider.ask",
        "crim.ask-procuratorate",
        "crim.police-explain",
        "crim.silent-demand",
        "crim.correct",
      ],
    },
    button: { tone: "primary" },
    form: decisionForm,
    apply: (transfer, answers, context) =>
      recordDecision(transfer, answers, context, (dated) => dated),
    tells: {
      ...tellAll(agency, (transfer: Transfer, context: Context) =>
        words.filedNews(dueBy(transfer, "crim.handover", context)),
      ),
      ...tellAll(procuratorate, () => words.filedCopy),
    },
    done: () => words.filedDone,
  }),

  decline: step<Transfer>()({
    names: ["不立案", "不予立案", "decline"],
    label: words.decline,
    help: words.declineHelp,
    by: police,
    open: {
      from: ["received", "accepted", "supplementing", "supervising", "explaining"],
      to: "notFiled",
      when: {
        only: words.only.undecided,
        otherwise: ({ fields }) =>
          fields.decidedOn === undefined ? undefined : words.decidedBefore,
      },
    },
    clocks: {
      starts: [period("crim.reconsider.ask", ({ fields }) => fields.noticeOn)],
      ends: ["crim.police-decide", "crim.silent-demand", ...atHand],
    },
    button: { tone: "danger" },
    form: { reason: long(words.reason, { main: true, max: 500 }), ...decisionForm },
    apply: (transfer, { reason, ...answers }, context) =>
      recordDecision(transfer, answers, context, (dated) =>
        withRemark(dated, "decline", reason, context),
      ),
    tells: {
      ...tellAll(objecting, (transfer: Transfer, context: Context) =>
        words.declinedNews(lastRemark(transfer), dueBy(transfer, "crim.reconsider.ask", context)),
      ),
      ...tellAll(procuratorate, (transfer: Transfer) => words.declinedCopy(lastRemark(transfer))),
    },
    done: () => words.declinedDone,
  }),

  /** The reconsidered decision, within three days of the request (移送规定第九条). */
  uphold: step<Transfer>()({
    names: ["维持", "uphold"],
    label: words.uphold,
    help: words.upholdHelp,
    by: police,
    open: { from: ["reconsidering"], to: "upheld" },
    clocks: {
      starts: [period("crim.ask-procuratorate", ({ fields }) => fields.noticeOn)],
      ends: ["crim.reconsider.answer"],
    },
    form: { reason: long(words.reason, { main: true, max: 500 }), ...decisionForm },
    apply: (transfer, { reason, ...answers }, context) =>
      recordDecision(transfer, answers, context, (dated) =>
        withRemark(dated, "uphold", reason, context),
      ),
    tells: tellAll(objecting, (transfer: Transfer, context: Context) =>
      words.upheldNews(lastRemark(transfer), dueBy(transfer, "crim.ask-procuratorate", context)),
    ),
    done: () => words.upheldDone,
  }),

  /** To the procuratorate, in writing within seven days of its demand (人民检察院刑事诉讼规则第五百六十条). */
  explain: step<Transfer>()({
    names: ["说明理由", "说明", "explain"],
    says: ["说说为什么不立案", "说明不立案理由"],
    label: words.explain,
    help: words.explainHelp,
    by: police,
    open: { from: ["explaining"], to: "explained" },
    clocks: { ends: ["crim.police-explain", "crim.silent-demand"] },
    button: { tone: "primary" },
    form: {
      reason: long(words.reason, { main: true, max: 500 }),
      explainedOn: dayOr(words.explainedOn),
    },
    apply: (transfer, { reason, explainedOn }, context) =>
      remarkOn(
        transfer,
        ["explain", reason],
        ["explainedOn", explainedOn, words.explainedOn, transfer.fields.servedOn],
        context,
      ),
    tells: tellAll(procuratorate, (transfer: Transfer) => words.explainNews(lastRemark(transfer))),
    done: () => words.explainDone,
  }),

  feedback: step<Transfer>()({
    names: ["反馈", "feedback"],
    label: words.feedback,
    help: words.feedbackHelp,
    by: police,
    open: { from: ["filed", "handedOver"] },
    button: { rare: true },
    form: { progress: long(words.progress, { main: true, max: 500, none: "said" }) },
    apply: (transfer, { progress }, context) => withRemark(transfer, "feedback", progress, context),
    tells: tellAll([...agency, ...procuratorate], (transfer: Transfer) =>
      words.feedbackNews(lastRemark(transfer)),
    ),
    done: () => words.feedbackDone,
  }),

  /** Where nobody is prosecuted the case goes back for the penalty that may be due. */
  conclude: step<Transfer>()({
    names: ["侦结", "conclude"],
    says: ["侦查完了", "案子侦结了"],
    label: words.conclude,
    help: words.concludeHelp,
    by: police,
    open: { from: ["filed", "handedOver"], to: ["closed", "penaltyDue"] },
    clocks: { ends: ["crim.chase", "crim.handover"] },
    button: { tone: "primary" },
    form: { ...endingForm, concludedOn: dayOr(words.concludedOn) },
    apply: (transfer, { concludedOn, ...answers }, context) =>
      recordDay(
        transfer,
        ["concludedOn", concludedOn, words.concludedOn, transfer.fields.decidedOn],
        context,
        (dated) => recordEnding(dated, answers),
      ),
    tells: {
      ...tellAll(agency, (transfer: Transfer) =>
        transfer.fields.ending === "dropped"
          ? words.droppedNews(transfer.outcome ?? "")
          : concludedNews(transfer),
      ),
      ...tellAll(procuratorate, concludedNews),
    },
    done: () => words.concludedDone,
  }),
};
