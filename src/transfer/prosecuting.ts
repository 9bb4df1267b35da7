import type { Day } from "../calendar/day.ts";
import { long } from "../chat/field.ts";
import { isRunning } from "../flow/clock.ts";
import { dayOr } from "../flow/days.ts";
import { type Doing, type Step, step, tellAll } from "../flow/flow.ts";
import type { Transfer } from "./model.ts";
import { agency, lastSaid, onDay, police, procuratorate, recorded } from "./seats.ts";
import { notBefore, words } from "./words.ts";

const reason = long(words.reason, { main: true, max: 500 });

/** The day the police received a paper of the procuratorate. */
const received = dayOr(words.demandedOn, words.demandedOnHelp);

/** The transfer with a paper that reached the police on a day. */
const served = (
  transfer: Transfer,
  step: string,
  said: string | undefined,
  on: Day | undefined,
  after: Day | undefined,
  doing: Doing,
) =>
  onDay(transfer, ["servedOn", on, words.demandedOn], after, doing, (dated) =>
    recorded(dated, step, said, {}, doing),
  );

/** What the procuratorate does: supervises the transfer, the filing and the progress (检察机关立案监督). */
export const prosecuting: Readonly<Record<string, Step<Transfer>>> = {
  /** 检察意见 to an agency that does not transfer: the chief's decision (人民检察院刑事诉讼规则第五百五十七条). */
  suggest: step<Transfer>()({
    label: words.suggest,
    names: ["建议移送", "suggest"],
    help: words.suggestHelp,
    form: { reason },
    from: ["refused"],
    to: "reported",
    by: ["copy.chief"],
    awaited: true,
    starts: [{ rule: () => "crim.head-decision", from: (_, today) => today }],
    tells: tellAll(["from.head", ...agency], (transfer: Transfer) =>
      words.suggestedNews(lastSaid(transfer)),
    ),
    done: () => words.suggestedDone,
    apply: (transfer, answers, doing) => recorded(transfer, "suggest", answers.reason, {}, doing),
  }),

  /** The reasons hold: the agency's own duty remains (移送规定第十条). */
  stand: step<Transfer>()({
    label: words.stand,
    names: ["认可理由", "认可", "stand"],
    help: words.standHelp,
    form: { reason },
    from: ["refused", "supervising", "explained"],
    to: "penaltyDue",
    by: procuratorate,
    awaited: true,
    tells: tellAll(["from.head", ...agency], (transfer: Transfer) =>
      words.standNews(lastSaid(transfer)),
    ),
    done: () => words.standDone,
    apply: (transfer, answers, doing) => recorded(transfer, "stand", answers.reason, {}, doing),
  }),

  /** At the agency's request, or on its own motion (人民检察院刑事诉讼规则第五百五十七条、第五百六十条). */
  demand: step<Transfer>()({
    label: words.demand,
    names: ["要求说明", "demand"],
    help: words.demandHelp,
    form: { servedOn: received },
    from: ["supervising", "notFiled", "upheld"],
    to: "explaining",
    by: procuratorate,
    ends: () => ["crim.reconsider.ask", "crim.ask-procuratorate"],
    starts: [
      { rule: () => "crim.police-explain", from: ({ fields }, today) => fields.servedOn ?? today },
    ],
    tells: tellAll(police, () => words.demandNews),
    done: () => words.demandDone,
    apply: (transfer, { servedOn }, doing) =>
      served(transfer, "demand", undefined, servedOn, transfer.fields.noticeOn, doing),
  }),

  /** 通知立案书: the chief's decision; the police file within fifteen days (人民检察院刑事诉讼规则第五百六十一条、第五百六十三条). */
  order: step<Transfer>()({
    label: words.order,
    names: ["通知立案", "order"],
    help: words.orderHelp,
    form: { reason, servedOn: received },
    from: ["explaining", "explained"],
    to: "ordered",
    by: ["copy.chief"],
    ends: () => ["crim.police-explain"],
    starts: [
      {
        rule: () => "crim.file-after-notice",
        from: ({ fields }, today) => fields.servedOn ?? today,
      },
    ],
    tells: {
      ...tellAll(police, (transfer: Transfer) => words.orderNews(lastSaid(transfer))),
      ...tellAll(agency, () => words.orderCopy),
    },
    done: () => words.orderDone,
    apply: (transfer, answers, doing) =>
      served(transfer, "order", answers.reason, answers.servedOn, transfer.fields.servedOn, doing),
  }),

  /** 催办函, three months after filing where nothing is concluded (人民检察院刑事诉讼规则第五百六十四条). */
  chase: step<Transfer>()({
    label: words.chase,
    names: ["催办", "chase"],
    help: words.chaseHelp,
    form: { asked: long(words.chaseText, { main: true, max: 500 }) },
    from: ["filed", "handedOver"],
    by: procuratorate,
    against: ({ clocks }, today) => {
      const clock = clocks.find((one) => isRunning(one) && one.rule === "crim.chase");
      return clock === undefined || clock.rolled < today ? undefined : notBefore(clock.rolled);
    },
    ends: () => ["crim.chase"],
    starts: [{ rule: () => "crim.chase", from: (_, today) => today }],
    tells: tellAll(police, (transfer: Transfer) => words.chaseNews(lastSaid(transfer))),
    done: () => words.chaseDone,
    apply: (transfer, { asked }, doing) => recorded(transfer, "chase", asked, {}, doing),
  }),
};
