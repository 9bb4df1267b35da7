import { long } from "../../../chat/field.ts";
import { dayOr, recordDay } from "../../../flow/days.ts";
import { lastRemark, withRemark } from "../../../flow/remarks.ts";
import { period, runningClock } from "../../../flow/running.ts";
import { type Step, step, tellAll } from "../../../flow/step.ts";
import type { Transfer } from "../model.ts";
import { agency, police, procuratorate } from "../seats.ts";
import { words } from "../words.ts";

const reason = long(words.reason, { main: true, max: 500 });

/** The day the police received a paper of the procuratorate. */
const servedOn = dayOr(words.demandedOn, words.demandedOnHelp);

/** What the procuratorate does: supervises the transfer, the filing and the progress (检察机关立案监督). */
export const prosecuting: Readonly<Record<string, Step<Transfer>>> = {
  /** 检察意见 to an agency that does not transfer: the chief's decision (人民检察院刑事诉讼规则第五百五十七条). */
  suggest: step<Transfer>()({
    names: ["建议移送", "suggest"],
    label: words.suggest,
    help: words.suggestHelp,
    by: ["copy.procuratorate:chief"],
    open: { from: ["refused"], to: "reported" },
    clocks: { starts: [period("crim.head-decision")] },
    form: { reason },
    apply: (transfer, answers, context) => withRemark(transfer, "suggest", answers.reason, context),
    tells: tellAll(["from.head", ...agency], (transfer: Transfer) =>
      words.suggestedNews(lastRemark(transfer)),
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
    form: { reason },
    apply: (transfer, answers, context) => withRemark(transfer, "stand", answers.reason, context),
    tells: tellAll(["from.head", ...agency], (transfer: Transfer) =>
      words.standNews(lastRemark(transfer)),
    ),
    done: () => words.standDone,
  }),

  /** At the agency's request, or on its own motion (人民检察院刑事诉讼规则第五百五十七条、第五百六十条). */
  demand: step<Transfer>()({
    names: ["要求说明", "demand"],
    label: words.demand,
    help: words.demandHelp,
    by: procuratorate,
    open: { from: ["supervising", "notFiled", "upheld"], to: "explaining" },
    clocks: {
      starts: [period("crim.police-explain", ({ fields }) => fields.servedOn)],
      ends: ["crim.reconsider.ask", "crim.ask-procuratorate"],
    },
    form: { servedOn },
    apply: (transfer, answers, context) =>
      recordDay(
        transfer,
        ["servedOn", answers.servedOn, words.demandedOn, transfer.fields.noticeOn],
        context,
        (dated) => dated,
      ),
    tells: tellAll(police, () => words.demandNews),
    done: () => words.demandDone,
  }),

  /** 通知立案书: the chief's decision; the police file within fifteen days (人民检察院刑事诉讼规则第五百六十一条、第五百六十三条). */
  order: step<Transfer>()({
    names: ["通知立案", "order"],
    label: words.order,
    help: words.orderHelp,
    by: ["copy.procuratorate:chief"],
    open: { from: ["explaining", "explained"], to: "ordered" },
    clocks: {
      starts: [period("crim.file-after-notice", ({ fields }) => fields.servedOn)],
      ends: ["crim.police-explain"],
    },
    form: { reason, servedOn },
    apply: (transfer, answers, context) =>
      recordDay(
        transfer,
        ["servedOn", answers.servedOn, words.demandedOn, transfer.fields.servedOn],
        context,
        (dated) => withRemark(dated, "order", answers.reason, context),
      ),
    tells: {
      ...tellAll(police, (transfer: Transfer) => words.orderNews(lastRemark(transfer))),
      ...tellAll(agency, () => words.orderCopy),
    },
    done: () => words.orderDone,
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
          return clock === undefined || clock.rolled < today
            ? undefined
            : words.notBefore(clock.rolled);
        },
      },
    },
    clocks: {
      starts: [period("crim.chase")],
      ends: ["crim.chase"],
    },
    form: { asked: long(words.chaseText, { main: true, max: 500 }) },
    apply: (transfer, { asked }, context) => withRemark(transfer, "chase", asked, context),
    tells: tellAll(police, (transfer: Transfer) => words.chaseNews(lastRemark(transfer))),
    done: () => words.chaseDone,
  }),
};
