import { long, number, optional, yesNo } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { dayOr, recordDay, remarkOn } from "../../../flow/days.ts";
import { filesField } from "../../../flow/file.ts";
import { withFields } from "../../../flow/matter.ts";
import { mostYuan } from "../../../flow/nameless.ts";
import { lastRemark, withRemark } from "../../../flow/remarks.ts";
import { explainRunning } from "../../../flow/running.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { asked, bothText, referrer } from "../cards.ts";
import { decisionPeriod, receiptPeriod, visitPeriod } from "../clocks.ts";
import type { Relief } from "../model.ts";
import * as seats from "../seats.ts";
import { words } from "../words.ts";

const tellReferring = (say: (relief: Relief, context: Context) => ReturnType<typeof asked>) =>
  tellAll(["handler", "from.liaison", "from.head", "from.procuratorate:chief"], say);

const reasonForm = { reason: long(words.reason, { main: true, max: 500 }) };

/** Taken up, decided by the side that is asked, and followed up by the side that referred. */
export const deciding: Readonly<Record<string, Step<Relief>>> = {
  accept: step<Relief>()({
    names: ["受理", "accept"],
    says: ["材料齐，开始办", "we'll take up the family's case"],
    label: words.accept,
    help: words.acceptHelp,
    by: seats.deciding,
    open: { from: ["referred"], to: "accepted" },
    clocks: { starts: [decisionPeriod], ends: ["relief.receipt"] },
    button: { tone: "primary" },
    form: { acceptedOn: dayOr(words.acceptedOn) },
    apply: (relief, { acceptedOn }, context) =>
      recordDay(
        relief,
        ["acceptedOn", acceptedOn, words.acceptedOn, relief.fields.referredOn],
        context,
        (dated) => dated,
      ),
    tells: tellReferring((relief, { directory }) => words.acceptedNews(asked(relief, directory))),
    done: (relief, context) =>
      words.acceptedDone(explainRunning(relief, ["relief.decide", "relief.social"], context)),
  }),

  /** Something is missing, or it is not theirs. */
  return: step<Relief>()({
    names: ["退回", "补正", "return"],
    says: ["户口不在本县，该找别处", "缺户口本", "让他们补来", "缺材料退回"],
    label: words.return,
    help: words.returnHelp,
    by: seats.deciding,
    open: { from: ["referred", "accepted"], to: "returned" },
    clocks: { ends: ["relief.receipt", "relief.decide", "relief.social"] },
    form: reasonForm,
    apply: (relief, { reason }, context) => {
      const { acceptedOn: _, ...fields } = relief.fields;
      return withRemark({ ...relief, fields }, "return", reason, context);
    },
    tells: tellReferring((relief, { directory }) =>
      words.returnedNews(asked(relief, directory), lastRemark(relief)),
    ),
    done: () => words.returnedDone,
  }),

  supplement: step<Relief>()({
    names: ["补充", "supplement"],
    label: words.supplement,
    help: words.supplementHelp,
    by: seats.referring,
    open: { from: ["returned"], to: "referred" },
    clocks: { starts: [receiptPeriod] },
    button: { tone: "primary" },
    form: { more: long(words.more, { main: true, max: 500 }), files: filesField },
    apply: (relief, { more }, context) => withRemark(relief, "supplement", more, context),
    tells: tellAll(seats.deciding, (relief: Relief, { directory }: Context) =>
      words.supplementedNews(referrer(relief, directory)),
    ),
    done: () => words.supplementedDone,
  }),

  /** Money, or help in kind; one of them is said. */
  grant: step<Relief>()({
    names: ["给予救助", "同意救助", "决定", "grant"],
    says: ["批了救助金", "同意给他救助", "给钱了"],
    label: words.grant,
    help: words.grantHelp,
    by: seats.deciding,
    open: { from: ["accepted"], to: "granted" },
    clocks: { starts: [visitPeriod], ends: ["relief.decide", "relief.social"] },
    button: { tone: "primary" },
    form: {
      amount: optional(number(words.amount, 1, mostYuan, { help: words.amountHelp })),
      measures: optional(long(words.measures, { main: true, max: 500, help: words.measuresHelp })),
      decidedOn: dayOr(words.decidedOn),
      files: filesField,
    },
    apply: (relief, { amount, measures, decidedOn }, context) => {
      if (amount === undefined && measures === undefined)
        return new Refusal(words.whatIsGiven, { field: "amount" });
      return recordDay(
        relief,
        ["decidedOn", decidedOn, words.decidedOn, relief.fields.acceptedOn],
        context,
        (dated) =>
          withFields(dated, {
            ...(amount === undefined ? {} : { amount }),
            ...(measures === undefined ? {} : { measures }),
          }),
      );
    },
    tells: tellReferring((relief, { directory }) => words.grantedNews(asked(relief, directory))),
    done: (relief) => words.grantedDone(bothText(relief)),
  }),

  refuse: step<Relief>()({
    names: ["不予救助", "refuse"],
    says: ["不符合救助条件", "不给救助"],
    label: words.refuse,
    help: words.refuseHelp,
    by: seats.deciding,
    open: { from: ["accepted"], to: "refused" },
    button: { tone: "danger" },
    form: reasonForm,
    apply: (relief, { reason }) => ({ ...relief, outcome: reason }),
    tells: tellReferring((relief, { directory }) =>
      words.refusedNews(asked(relief, directory), relief.outcome ?? ""),
    ),
    done: () => words.refusedDone,
  }),

  /** Somebody goes and asks how they are; it is closed once no more help is needed. */
  visit: step<Relief>()({
    names: ["回访", "visit"],
    says: ["去家里看过了", "回访过受助人"],
    label: words.visit,
    help: words.visitHelp,
    by: [...seats.referring, ...seats.deciding],
    open: { from: ["granted"], to: ["closed"] },
    clocks: { starts: [visitPeriod], ends: ["relief.follow"] },
    button: { tone: "primary" },
    form: {
      finding: long(words.finding, { main: true, max: 500, help: words.findingHelp }),
      again: yesNo(words.again, { help: words.againHelp }),
      visitedOn: dayOr(words.visitedOn),
    },
    apply: (relief, { finding, again, visitedOn }, context) => {
      const after = relief.fields.visitedOn ?? relief.fields.decidedOn;
      const visited = remarkOn(
        relief,
        ["visit", finding],
        ["visitedOn", visitedOn, words.visitedOn, after],
        context,
      );
      return visited instanceof Refusal
        ? visited
        : { ...visited, state: again ? "granted" : "closed" };
    },
    tells: tellAll(["handler", ...seats.owing], () => words.visitedNews),
    done: ({ state }) => words.visitedDone(state === "closed"),
  }),

  withdraw: step<Relief>()({
    names: ["撤回", "withdraw"],
    says: ["the family no longer needs the help"],
    label: words.withdraw,
    help: words.withdrawHelp,
    by: seats.referring,
    open: { from: ["referred", "accepted", "returned"], to: "withdrawn" },
    button: { rare: true },
    form: reasonForm,
    apply: (relief, { reason }) => ({ ...relief, outcome: reason }),
    tells: tellAll(seats.deciding, (relief: Relief, { directory }: Context) =>
      words.withdrawnNews(referrer(relief, directory), relief.outcome ?? ""),
    ),
    done: () => words.withdrawnDone,
  }),
};
