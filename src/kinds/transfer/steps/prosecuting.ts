import { day, long } from "../../../chat/field.ts";
import { dayOr, recordDay, remarkOn } from "../../../flow/days.ts";
import { lastRemark } from "../../../flow/remarks.ts";
import { dueBy, period, runningClock } from "../../../flow/running.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { silentStates, whenSilent } from "../clocks.ts";
import type { Transfer } from "../model.ts";
import { agency, police, procuratorate } from "../seats.ts";
import { words } from "../words.ts";

const reason = long(words.reason, { main: true, max: 500 });

/** What the police are asked: why they filed nothing, or why they have not decided in time. */
const demanded = ({ fields }: Transfer) =>
  fields.decidedOn === undefined
    ? { rule: "crim.silent-demand", isSilence: true }
    : { rule: "crim.police-explain", isSilence: false };

/** What runs while the police have been asked why and have not answered. */
const unanswered = ["crim.police-explain", "crim.silent-demand"];

/** The day the police received a paper of the procuratorate. */
const servedOn = dayOr(words.demandedOn, { help: words.demandedOnHelp });

/** What the procuratorate does: supervises the transfer, the filing and the progress (检察机关立案监督). */
export const prosecuting: Readonly<Record<string, Step<Transfer>>> = {
  /** 检察意见 to an agency that does not transfer: the chief's decision (人民检察院刑事诉讼规则第五百五十七条). */
  suggest: step<Transfer>()({
    names: ["建议移送", "suggest"],
    label: words.suggest,
    help: words.suggestHelp,
    by: ["copy.procuratorate:chief"],
    // From reported: once the officers have said that their head does not decide.
    open: { from: ["refused", "reported"], to: "reported" },
    clocks: {
      starts: [period("crim.head-decision", ({ fields }) => fields.suggestedOn)],
      ends: ["crim.head-decision"],
    },
    form: { reason, suggestedOn: dayOr(words.suggestedOn, { help: words.suggestedOnHelp }) },
    apply: (transfer, { reason, suggestedOn }, context) =>
      remarkOn(
        transfer,
        ["suggest", reason],
        [
          "suggestedOn",
          suggestedOn,
          words.suggestedOn,
          transfer.fields.refusedOn ?? transfer.fields.reportedOn,
        ],
        context,
      ),
    tells: tellAll(["from.head", ...agency], (transfer: Transfer, context: Context) =>
      words.suggestedNews(lastRemark(transfer), dueBy(transfer, "crim.head-decision", context)),
    ),
    done: () => words.suggestedDone,
  }),

  /** The reasons hold: the agency's own duty remains (移送规定第十条). */
  stand: step<Transfer>()({
    names: ["认可理由", "认可", "stand"],
    label: words.stand,
    help: words.standHelp,
    by: procuratorate,
    open: { from: ["refused", "supervising", "explained"], to: "penaltyDue" },
    clocks: {
      starts: [
        {
          // Of what the police decided; an agency that keeps a case knows its own reasons.
          rule: ({ fields }) => (fields.decidedOn === undefined ? undefined : "crim.tell-agency"),
          from: ({ fields }, today) => fields.stoodOn ?? today,
        },
      ],
      ends: unanswered,
    },
    form: { reason, stoodOn: dayOr(words.stoodOn) },
    apply: (transfer, { reason, stoodOn }, context) => {
      const { explainedOn, supervisedOn, refusedOn } = transfer.fields;
      const after = explainedOn ?? supervisedOn ?? refusedOn;
      const day = ["stoodOn", stoodOn, words.stoodOn, after] as const;
      return remarkOn(transfer, ["stand", reason], day, context);
    },
    tells: tellAll(["from.head", ...agency], (transfer: Transfer) =>
      words.standNews(lastRemark(transfer)),
    ),
    done: () => words.standDone,
  }),

  /** The agency is told of it in writing within ten days (人民检察院刑事诉讼规则第五百六十一条). */
  tell: step<Transfer>()({
    names: ["告知移送机关", "告知", "tell"],
    label: words.tell,
    help: words.tellHelp,
    by: procuratorate,
    open: {
      from: ["penaltyDue"],
      when: {
        only: words.only.tellDue,
        otherwise: (transfer) =>
          runningClock(transfer, "crim.tell-agency") === undefined ? words.tellNot : undefined,
      },
    },
    clocks: { ends: ["crim.tell-agency"] },
    form: {
      toldOn: day(words.toldOn, { tense: "past", legal: true, prefill: ({ today }) => today }),
    },
    apply: (transfer, { toldOn }, context) => {
      const day = ["toldOn", toldOn, words.toldOn, transfer.fields.stoodOn] as const;
      return recordDay(transfer, day, context, (dated) => dated);
    },
    tells: tellAll(agency, () => words.toldNews),
    done: () => words.toldDone,
  }),

  /**
   * At the agency's request, or on its own motion: why nothing is filed, or why nothing is decided in time
   * (人民检察院刑事诉讼规则第五百五十七条、第五百六十条、第五百六十二条).
   */
  demand: step<Transfer>()({
    names: ["要求说明", "demand"],
    says: ["问公安为啥不立", "让公安说明理由"],
    label: words.demand,
    help: words.demandHelp,
    by: procuratorate,
    open: {
      from: ["supervising", "notFiled", "upheld", ...silentStates],
      to: "explaining",
      when: whenSilent,
    },
    clocks: {
      starts: [
        {
          rule: (transfer) => demanded(transfer).rule,
          from: ({ fields }, today) => fields.servedOn ?? today,
        },
      ],
      ends: ["crim.reconsider.ask", "crim.ask-procuratorate", "crim.reconsider.answer"],
    },
    form: { servedOn },
    apply: (transfer, answers, context) =>
      recordDay(
        transfer,
        [
          "servedOn",
          answers.servedOn,
          words.demandedOn,
          transfer.fields.noticeOn ?? transfer.fields.sentOn,
        ],
        context,
        (dated) => dated,
      ),
    tells: {
      ...tellAll(police, (transfer: Transfer, context: Context) => {
        const { rule, isSilence } = demanded(transfer);
        const by = dueBy(transfer, rule, context);
        return isSilence ? words.silentNews(by) : words.demandNews(by);
      }),
      ...tellAll(agency, (transfer: Transfer, context: Context) =>
        words.demandCopy(dueBy(transfer, demanded(transfer).rule, context)),
      ),
    },
    done: (transfer, context) => {
      const { rule, isSilence } = demanded(transfer);
      const by = dueBy(transfer, rule, context);
      return isSilence ? words.silentDone(by) : words.demandDone(by);
    },
  }),

  /** 通知立案书: the chief's decision; the police file within fifteen days (人民检察院刑事诉讼规则第五百六十一条、第五百六十三条). */
  order: step<Transfer>()({
    names: ["通知立案", "order"],
    says: ["让公安立案", "通知公安立案"],
    label: words.order,
    help: words.orderHelp,
    by: ["copy.procuratorate:chief"],
    open: { from: ["explaining", "explained"], to: "ordered" },
    clocks: {
      starts: [
        period("crim.file-after-notice", ({ fields }) => fields.servedOn),
        period("crim.correct", ({ fields }) => fields.servedOn),
      ],
      ends: [...unanswered, "crim.police-decide"],
    },
    form: { reason, servedOn },
    apply: (transfer, answers, context) =>
      remarkOn(
        transfer,
        ["order", answers.reason],
        ["servedOn", answers.servedOn, words.demandedOn, transfer.fields.servedOn],
        context,
      ),
    tells: {
      ...tellAll(police, (transfer: Transfer, context: Context) =>
        words.orderNews(lastRemark(transfer), dueBy(transfer, "crim.file-after-notice", context)),
      ),
      ...tellAll(agency, () => words.orderCopy),
    },
    done: (transfer, context) =>
      words.orderDone(dueBy(transfer, "crim.file-after-notice", context)),
  }),

  /**
   * 纠正违法通知书: to police who neither explain nor decide, or do not file as notified; the chief's decision
   * (人民检察院刑事诉讼规则第五百六十二条、第五百六十四条). Their duty remains.
   */
  correct: step<Transfer>()({
    names: ["纠正", "纠正违法", "notice-to-correct"],
    label: words.correct,
    help: words.correctHelp,
    by: ["copy.procuratorate:chief"],
    open: {
      from: ["explaining", "ordered"],
      when: {
        only: words.only.unanswered,
        otherwise: (transfer, today) => {
          const clock = runningClock(transfer, ...unanswered, "crim.file-after-notice");
          return clock === undefined || clock.rolled < today
            ? undefined
            : words.notYetCorrect(clock.rolled);
        },
      },
    },
    clocks: { ends: ["crim.correct"] },
    button: { tone: "danger" },
    form: { reason, servedOn },
    apply: (transfer, answers, context) =>
      remarkOn(
        transfer,
        ["correct", answers.reason],
        ["servedOn", answers.servedOn, words.demandedOn, transfer.fields.servedOn],
        context,
      ),
    tells: {
      ...tellAll(police, (transfer: Transfer) => words.correctNews(lastRemark(transfer))),
      ...tellAll([...agency, "copy.procuratorate:procurator"], () => words.correctCopy),
    },
    done: () => words.correctDone,
  }),

  /** 催办函, three months after filing where nothing is concluded (人民检察院刑事诉讼规则第五百六十四条). */
  chase: step<Transfer>()({
    names: ["催办", "chase"],
    label: words.chase,
    help: words.chaseHelp,
    by: procuratorate,
    open: {
      from: ["filed", "handedOver"],
      when: {
        only: words.only.threeMonths,
        otherwise: (transfer, today) => {
          const clock = runningClock(transfer, "crim.chase");
          return clock === undefined || clock.rolled <= today
            ? undefined
            : words.notBefore(clock.rolled);
        },
      },
    },
    clocks: {
      starts: [period("crim.chase", ({ fields }) => fields.chasedOn)],
      ends: ["crim.chase"],
    },
    form: {
      asked: long(words.chaseText, { main: true, max: 500 }),
      chasedOn: dayOr(words.chasedOn),
    },
    apply: (transfer, { asked, chasedOn }, context) =>
      remarkOn(
        transfer,
        ["chase", asked],
        ["chasedOn", chasedOn, words.chasedOn, transfer.fields.decidedOn],
        context,
      ),
    tells: tellAll(police, (transfer: Transfer) => words.chaseNews(lastRemark(transfer))),
    done: () => words.chaseDone,
  }),
};
