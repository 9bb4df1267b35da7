import { type Day, dayText } from "../../../calendar/day.ts";
import { choice, long, one, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { dayOr, remarkOn } from "../../../flow/days.ts";
import { filesField } from "../../../flow/file.ts";
import { unitsIn, withFields } from "../../../flow/matter.ts";
import { asUnits, ownUnit } from "../../../flow/parties.ts";
import { lastRemark, withRemark } from "../../../flow/remarks.ts";
import { dueBy, explainRunning, runningClock } from "../../../flow/running.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { advisingUnit, askingUnit, lawyerOptions, referredTo } from "../cards.ts";
import { answerPeriod, explainPeriod, feedbackPeriod } from "../clocks.ts";
import { type Advice, isPassedOn, withoutReferral } from "../model.ts";
import * as seats from "../seats.ts";
import { words } from "../words.ts";

const answerDue = (advice: Advice, context: Context) =>
  explainRunning(advice, ["advice.answer"], context);

/** The day of the last question: asked, made clear or asked again. */
const lastAsked = ({ fields }: Advice): Day =>
  fields.remarks.findLast(({ step }) => step === "explain" || step === "again")?.on ??
  fields.askedOn;

const everybodyAdvising = [...seats.advising, ...seats.referredTo] as const;

const closedNews = ({ fields }: Advice) =>
  fields.ending === "unexplained" ? words.closedUnexplained : words.closedNews;

/** The question with whoever is to answer it: a unit or a lawyer it was passed to, or the bureau. */
const backToWhoever = (advice: Advice): Advice => ({
  ...advice,
  state: isPassedOn(advice) ? "referred" : "asked",
});

/** Made clear, answered by whoever knows, and found enough or asked again. */
export const answering: Readonly<Record<string, Step<Advice>>> = {
  answer: step<Advice>()({
    names: ["答复咨询", "解答", "answer-advice"],
    says: [
      "那个问题可以回了",
      "回他们可以处罚",
      "跟他们讲怎么罚",
      "tell them they may fine",
      "这个咨询答复他们",
      "给他们解答一下",
      "法律上可以这么办",
      "answer the question",
    ],
    label: words.answer,
    help: words.answerHelp,
    by: everybodyAdvising,
    open: { from: ["asked", "referred"], to: "answered" },
    clocks: { starts: [feedbackPeriod], ends: ["advice.answer"] },
    button: { tone: "primary" },
    form: {
      answer: long(words.answered, { main: true, help: words.answeredHelp }),
      answeredOn: dayOr(words.answeredOn),
      files: filesField,
    },
    apply: (advice, { answer, answeredOn }, context) =>
      remarkOn(
        advice,
        ["answer", answer],
        ["answeredOn", answeredOn, words.answeredOn, lastAsked(advice)],
        context,
      ),
    tells: {
      ...tellAll(["handler", "from.head"], (_: Advice, context: Context) =>
        words.answeredNews(ownUnit(context)),
      ),
      ...tellAll(seats.advising, (_: Advice, context: Context) =>
        words.answeredByNews(ownUnit(context)),
      ),
    },
    done: (advice, context) => words.answeredDone(dueBy(advice, "advice.feedback", context)),
  }),

  clarify: step<Advice>()({
    names: ["要求说明", "追问情况", "clarify"],
    says: [
      "让他们把情况再说细点",
      "问题没说清楚，请补充",
      "问的太笼统",
      "问得不清楚",
      "让他们说说",
      "question isn't clear",
      "情况没说清，再问问",
    ],
    label: words.clarify,
    whole: true,
    help: words.clarifyHelp,
    by: everybodyAdvising,
    open: { from: ["asked", "referred"], to: "unclear" },
    clocks: { starts: [explainPeriod], ends: ["advice.answer"] },
    form: { needed: long(words.needed, { main: true, max: 500 }) },
    apply: (advice, { needed }, context) => withRemark(advice, "clarify", needed, context),
    tells: {
      handler: (advice, context) =>
        words.clarifyNews(
          ownUnit(context),
          lastRemark(advice),
          dueBy(advice, "advice.explain", context),
        ),
    },
    done: (advice, context) => words.clarifyDone(dueBy(advice, "advice.explain", context)),
  }),

  /** Back to whoever asked for it: the unit it was passed to, or the bureau. */
  explain: step<Advice>()({
    names: ["说明情况", "补充", "explain"],
    says: ["补充说明咨询的情况"],
    label: words.explain,
    whole: true,
    help: words.explainHelp,
    by: seats.asking,
    open: { from: ["unclear"], to: ["asked", "referred"] },
    clocks: { starts: [answerPeriod], ends: ["advice.explain"] },
    button: { tone: "primary" },
    form: { more: long(words.more, { main: true, max: 1000 }), files: filesField },
    apply: (advice, { more }, context) =>
      backToWhoever(withRemark(advice, "explain", more, context)),
    tells: tellAll(everybodyAdvising, (advice: Advice, { directory }: Context) =>
      words.explainedNews(askingUnit(advice, directory)),
    ),
    done: (advice, context) => words.explainedDone(answerDue(advice, context)),
  }),

  /** To a unit, which answers by itself, or to a lawyer, whose answer the bureau writes down; the day stays. */
  refer: step<Advice>()({
    names: ["转办咨询", "转律师", "refer-advice"],
    says: [
      "pass the question to a lawyer",
      "那个局更懂，让他们解答",
      "转给他们答",
      "让律师答",
      "better let a lawyer answer",
      "转给律师答",
    ],
    label: words.refer,
    help: words.referHelp,
    by: seats.advising,
    open: { from: ["asked", "referred"], to: "referred" },
    form: {
      to: optional(one(words.referUnit, "organisations", { main: true })),
      lawyer: optional(choice(words.lawyer, lawyerOptions)),
      reason: long(words.reason, { max: 300, help: words.referReasonHelp }),
    },
    apply: (advice, { to, lawyer, reason }, context) => {
      if ((to === undefined) === (lawyer === undefined))
        return new Refusal(words.unitOrLawyer, { field: "to" });
      if (to !== undefined && [...unitsIn(advice, "from"), ...unitsIn(advice, "to")].includes(to))
        return new Refusal(words.notToItself, { field: "to" });
      const free = withRemark(withoutReferral(advice), "refer", reason, context);
      return lawyer === undefined
        ? {
            ...free,
            parties: [
              ...free.parties,
              ...asUnits("joint", to === undefined ? [] : [to], free.visibility, context.directory),
            ],
          }
        : withFields(free, { lawyer });
    },
    leaves: () => words.noLongerYours,
    tells: {
      ...tellAll(seats.referredTo, (advice: Advice, context: Context) =>
        words.referredNews(ownUnit(context), dueBy(advice, "advice.answer", context)),
      ),
      handler: (advice, { directory }) =>
        words.referredAskerNews(referredTo(advice, directory) ?? advisingUnit(advice, directory)),
    },
    done: (advice, context) =>
      words.referredDone(
        referredTo(advice, context.directory) ?? advisingUnit(advice, context.directory),
        advice.fields.lawyer !== undefined,
        dueBy(advice, "advice.answer", context),
      ),
  }),

  handBack: step<Advice>()({
    names: ["退回", "return"],
    label: words.handBack,
    help: words.handBackHelp,
    by: seats.referredTo,
    open: { from: ["referred"], to: "asked" },
    form: { reason: long(words.reason, { main: true, max: 300 }) },
    apply: (advice, { reason }, context) =>
      withRemark(withoutReferral(advice), "handBack", reason, context),
    leaves: (advice, { directory }) => words.handedBackNews(advisingUnit(advice, directory)),
    tells: tellAll(seats.advising, (advice: Advice, context: Context) =>
      words.handBackNews(ownUnit(context), lastRemark(advice)),
    ),
    done: (advice, { directory }) => words.handedBackNews(advisingUnit(advice, directory)),
  }),

  satisfied: step<Advice>()({
    names: ["满意", "答复满意", "satisfied"],
    says: ["答复很清楚"],
    label: words.satisfied,
    whole: true,
    help: words.satisfiedHelp,
    by: seats.asking,
    open: { from: ["answered"], to: "closed" },
    button: { tone: "primary" },
    form: {},
    apply: (advice) => withFields(advice, { ending: "satisfied" }),
    tells: tellAll(everybodyAdvising, (advice: Advice, { directory }: Context) =>
      words.satisfiedNews(askingUnit(advice, directory)),
    ),
    done: () => words.satisfiedDone,
  }),

  again: step<Advice>()({
    names: ["追问", "再问", "ask-again"],
    says: ["还想再问"],
    label: words.again,
    whole: true,
    help: words.againHelp,
    by: seats.asking,
    open: { from: ["answered"], to: ["asked", "referred"] },
    clocks: { starts: [answerPeriod], ends: ["advice.feedback"] },
    form: { more: long(words.stillOpen, { main: true, max: 1000 }) },
    apply: (advice, { more }, context) => {
      const { answeredOn: _, ...fields } = advice.fields;
      return backToWhoever(withRemark({ ...advice, fields }, "again", more, context));
    },
    tells: tellAll(everybodyAdvising, (advice: Advice, { directory }: Context) =>
      words.againNews(askingUnit(advice, directory)),
    ),
    done: (advice, context) => words.againDone(answerDue(advice, context)),
  }),

  /** Whoever asked said nothing in time. */
  close: step<Advice>()({
    names: ["办结", "close"],
    label: words.close,
    help: words.closeHelp,
    by: seats.advising,
    open: {
      from: ["answered", "unclear"],
      to: "closed",
      when: {
        only: words.onlySilent,
        otherwise: (advice, today) => {
          const clock = runningClock(advice, "advice.feedback", "advice.explain");
          return clock === undefined || clock.rolled < today
            ? undefined
            : words.mayStillSay(dayText(clock.rolled));
        },
      },
    },
    form: {},
    apply: (advice) =>
      withFields(advice, { ending: advice.state === "unclear" ? "unexplained" : "silent" }),
    tells: { handler: closedNews },
    done: closedNews,
  }),

  withdraw: step<Advice>()({
    names: ["撤回", "withdraw"],
    says: [
      "never mind my legal question",
      "咨询不问了",
      "不用答了",
      "我们弄清楚了",
      "no need to answer any more",
    ],
    label: words.withdraw,
    help: words.withdrawHelp,
    by: seats.asking,
    open: { from: ["asked", "unclear", "referred"], to: "withdrawn" },
    button: { rare: true },
    form: { reason: long(words.reason, { main: true, max: 300 }) },
    apply: (advice, { reason }) => ({ ...advice, outcome: reason }),
    tells: tellAll(everybodyAdvising, (advice: Advice, { directory }: Context) =>
      words.withdrawnNews(askingUnit(advice, directory), advice.outcome ?? ""),
    ),
    done: () => words.withdrawnDone,
  }),
};
