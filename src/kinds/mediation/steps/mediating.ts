import { choice, day, long, one, optional, yesNo } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { dayOr, recordDay, remarkOn } from "../../../flow/days.ts";
import { filesField } from "../../../flow/file.ts";
import { unitsIn, withFields } from "../../../flow/matter.ts";
import { asUnits } from "../../../flow/parties.ts";
import { lastRemark, withRemark } from "../../../flow/remarks.ts";
import { explainRunning } from "../../../flow/running.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { mediator, referrer, resultOptions } from "../cards.ts";
import { finishPeriod, performPeriod, receiptPeriod } from "../clocks.ts";
import type { Mediation } from "../model.ts";
import * as seats from "../seats.ts";
import { words } from "../words.ts";
import { refuseMediator } from "./referring.ts";

const tellReferring = (
  say: (mediation: Mediation, context: Context) => ReturnType<typeof mediator>,
) => tellAll(["handler", "from.liaison", "from.head"], say);

const reasonForm = { reason: long(words.reason, { main: true, max: 500 }) };

/** Taken up or sent back, brought to an end, and where there is an agreement, performed or not. */
export const mediatingSteps: Readonly<Record<string, Step<Mediation>>> = {
  accept: step<Mediation>()({
    names: ["受理", "accept"],
    says: ["we'll mediate the quarrel", "这个纠纷镇司法所接了", "we start mediating", "我们来调"],
    label: words.accept,
    help: words.acceptHelp,
    by: seats.mediating,
    open: { from: ["referred"], to: "mediating" },
    clocks: { starts: [finishPeriod], ends: ["mediation.receipt"] },
    button: { tone: "primary" },
    form: { acceptedOn: dayOr(words.acceptedOn) },
    apply: (mediation, { acceptedOn }, context) =>
      recordDay(
        mediation,
        ["acceptedOn", acceptedOn, words.acceptedOn, mediation.fields.referredOn],
        context,
        (dated) => dated,
      ),
    tells: tellReferring((mediation, { directory }) =>
      words.acceptedNews(mediator(mediation, directory)),
    ),
    done: (mediation, context) =>
      words.acceptedDone(explainRunning(mediation, ["mediation.finish"], context)),
  }),

  /** Not theirs, or nobody wants it mediated. */
  return: step<Mediation>()({
    names: ["退回", "return"],
    says: ["那边不肯调，退", "调不了，退回去"],
    label: words.return,
    help: words.returnHelp,
    by: seats.mediating,
    open: { from: ["referred"], to: "returned" },
    clocks: { ends: ["mediation.receipt"] },
    form: reasonForm,
    apply: (mediation, { reason }, context) => withRemark(mediation, "return", reason, context),
    tells: tellReferring((mediation, { directory }) =>
      words.returnedNews(mediator(mediation, directory), lastRemark(mediation)),
    ),
    done: () => words.returnedDone,
  }),

  referAgain: step<Mediation>()({
    names: ["重新委托", "refer-again"],
    says: ["换一家调"],
    label: words.referAgain,
    whole: true,
    help: words.referAgainHelp,
    by: seats.referring,
    open: { from: ["returned"], to: "referred" },
    clocks: { starts: [receiptPeriod] },
    button: { tone: "primary" },
    form: {
      more: long(words.more, { main: true, max: 500 }),
      to: optional(one(words.to, "organisations", { help: words.toAgainHelp })),
    },
    apply: (mediation, { more, to }, context) => {
      const again = withRemark(mediation, "referAgain", more, context);
      if (to === undefined) return again;
      return (
        refuseMediator(to, unitsIn(mediation, "from")[0] ?? "", context) ?? {
          ...again,
          parties: [
            ...mediation.parties.filter(({ part }) => part !== "to"),
            ...asUnits("to", [to], 2, context.directory),
          ],
        }
      );
    },
    leaves: () => words.noLongerYours,
    tells: tellAll(seats.mediating, (mediation: Mediation, { directory }: Context) =>
      words.referredNews(referrer(mediation, directory)),
    ),
    done: (mediation, { directory }) =>
      words.referredDone(mediator(mediation, directory), mediation.code),
  }),

  conclude: step<Mediation>()({
    names: ["调解结果", "反馈", "conclude"],
    says: ["调解成了", "谈妥了签了协议", "没调成", "两家和好了", "the dispute is settled"],
    label: words.conclude,
    help: words.concludeHelp,
    by: seats.mediating,
    open: { from: ["mediating"], to: ["agreed", "closed"] },
    clocks: { starts: [performPeriod], ends: ["mediation.finish"] },
    button: { tone: "primary" },
    form: {
      finding: long(words.finding, { main: true, max: 1000, help: words.findingHelp }),
      result: choice(words.result, resultOptions),
      concludedOn: dayOr(words.concludedOn),
      performBy: optional(
        day(words.performBy, { tense: "future", legal: true, help: words.performByHelp }),
      ),
      files: filesField,
    },
    apply: (mediation, { finding, result, concludedOn, performBy }, context) => {
      if (performBy !== undefined && result !== "agreed")
        return new Refusal(words.onlyAgreed, { field: "performBy" });
      if (performBy !== undefined && performBy < (concludedOn ?? context.today))
        return new Refusal(words.beforeAgreed, { field: "performBy" });
      const concluded = remarkOn(
        mediation,
        ["conclude", finding],
        ["concludedOn", concludedOn, words.concludedOn, mediation.fields.acceptedOn],
        context,
      );
      if (concluded instanceof Refusal) return concluded;
      return {
        ...withFields(concluded, { result, ...(performBy === undefined ? {} : { performBy }) }),
        state: result === "agreed" ? "agreed" : "closed",
      };
    },
    tells: tellReferring((mediation, { directory }) =>
      words.concludedNews(
        mediator(mediation, directory),
        words[mediation.fields.result ?? "notAgreed"],
      ),
    ),
    done: ({ state }) => words.concludedDone(state === "agreed"),
  }),

  perform: step<Mediation>()({
    names: ["履行情况", "perform"],
    says: ["协议履行了", "钱已经给了"],
    label: words.perform,
    help: words.performHelp,
    by: seats.mediating,
    open: { from: ["agreed"], to: "closed" },
    clocks: { ends: ["mediation.perform"] },
    button: { tone: "primary" },
    form: {
      finding: long(words.finding, { main: true, max: 500, help: words.findingHelp }),
      performed: yesNo(words.performed, { help: words.performedHelp }),
      performedOn: dayOr(words.performedOn),
      files: filesField,
    },
    apply: (mediation, { finding, performed, performedOn }, context) => {
      const found = remarkOn(
        mediation,
        ["perform", finding],
        ["performedOn", performedOn, words.performedOn, mediation.fields.concludedOn],
        context,
      );
      return found instanceof Refusal ? found : withFields(found, { performed });
    },
    tells: tellReferring((mediation, { directory }) =>
      words.performedNews(mediator(mediation, directory), mediation.fields.performed === true),
    ),
    done: ({ fields }) => words.performedDone(fields.performed === true),
  }),

  withdraw: step<Mediation>()({
    names: ["撤回", "withdraw"],
    says: ["调解委托取消", "they made up, take the dispute back", "自己说和了", "不用调了"],
    label: words.withdraw,
    help: words.withdrawHelp,
    by: seats.referring,
    open: { from: ["referred", "returned", "mediating"], to: "withdrawn" },
    button: { rare: true },
    form: reasonForm,
    apply: (mediation, { reason }) => ({ ...mediation, outcome: reason }),
    tells: tellAll(seats.mediating, (mediation: Mediation, { directory }: Context) =>
      words.withdrawnNews(referrer(mediation, directory), mediation.outcome ?? ""),
    ),
    done: () => words.withdrawnDone,
  }),
};
