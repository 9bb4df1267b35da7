import { addDays, dayText } from "../../../calendar/day.ts";
import { day, long, one, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { dayOr, notPast, remarkOn } from "../../../flow/days.ts";
import { filesField } from "../../../flow/file.ts";
import { unitsIn, withFields } from "../../../flow/matter.ts";
import { asUnits, unitOf } from "../../../flow/parties.ts";
import { lastRemark, withRemark } from "../../../flow/remarks.ts";
import { explainRunning, runningClock } from "../../../flow/running.ts";
import { type Condition, type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { responsible } from "../cards.ts";
import { answerPeriod, answerRules, isSooner, ratingPeriod, soonerPeriod } from "../clocks.ts";
import { type EnterpriseRequest, mostLater } from "../model.ts";
import { answering, asking } from "../seats.ts";
import { words } from "../words.ts";
import { plannerFor, tellGiven, wrongUnit } from "./submitting.ts";

const reasonForm = { reason: long(words.reason, { main: true, max: 500 }) };

const notExtended: Condition<EnterpriseRequest> = {
  only: words.only.notExtended,
  otherwise: ({ fields }) =>
    fields.extendedTo === undefined ? undefined : words.extendedBefore(dayText(fields.extendedTo)),
};

const noPriority: Condition<EnterpriseRequest> = {
  only: words.only.noPriority,
  otherwise: (request, today) =>
    request.urgent ? words.hasPriority : notExtended.otherwise(request, today),
};

/** The day the answer is due, and the last it can be put off to. */
const putOff = (request: EnterpriseRequest, today: string) => {
  const due = runningClock(request, ...answerRules)?.rolled ?? today;
  return { due, latest: addDays(due, mostLater) };
};

const mayExtend: Condition<EnterpriseRequest> = {
  only: words.only.notExtended,
  otherwise: (request, today) => {
    const { due, latest } = putOff(request, today);
    return (
      notExtended.otherwise(request, today) ??
      (latest < today ? words.tooLate(dayText(due)) : undefined)
    );
  },
};

/** Why an answer cannot be put off to a day: it is not later than its own, or too much. */
const wrongDay = (
  request: EnterpriseRequest,
  until: string,
  { today }: Context,
): Refusal | undefined => {
  const { due, latest } = putOff(request, today);
  return until <= due || until > latest
    ? new Refusal(words.untilWhen(dayText(due), dayText(latest)), { field: "extendedTo" })
    : notPast(until, today, "extendedTo", words.extendedTo);
};

/** Answered by the unit responsible, in time, later, or by another. */
export const answeringSteps: Readonly<Record<string, Step<EnterpriseRequest>>> = {
  answer: step<EnterpriseRequest>()({
    names: ["答复诉求", "答复", "answer-request"],
    says: [
      "tell the factory",
      "给企业回话",
      "给企业回个话",
      "答复企业",
      "诉求解决了",
      "answer the enterprise",
    ],
    label: words.answer,
    whole: true,
    help: words.answerHelp,
    by: answering,
    open: { from: ["open"], to: "answered" },
    clocks: { starts: [ratingPeriod], ends: answerRules },
    button: { tone: "primary" },
    form: {
      answer: long(words.answerText, { main: true, max: 1000, help: words.answerTextHelp }),
      answeredOn: dayOr(words.answeredOn),
      files: filesField,
    },
    apply: (request, { answer, answeredOn }, context) =>
      remarkOn(
        withFields(request, { answer }),
        ["answer", answer],
        ["answeredOn", answeredOn, words.answeredOn, request.fields.givenOn],
        context,
      ),
    tells: tellAll(asking, (request: EnterpriseRequest, { directory }: Context) =>
      words.answeredNews(responsible(request, directory)),
    ),
    done: () => words.answeredDone,
  }),

  extend: step<EnterpriseRequest>()({
    names: ["延期答复", "延期", "extend"],
    says: ["要立项，晚半个月再答", "we need longer to answer the firm", "诉求要晚几天答复"],
    label: words.extend,
    whole: true,
    help: words.extendHelp,
    by: answering,
    open: { from: ["open"], when: mayExtend },
    clocks: {
      extends: ({ fields: { extendedTo } }) =>
        extendedTo === undefined
          ? []
          : answerRules.map((rule) => ({ rule, to: extendedTo, why: words.extendedWhy })),
    },
    form: {
      extendedTo: day(words.extendedTo, { tense: "future", legal: true, also: ["延至"] }),
      ...reasonForm,
    },
    apply: (request, { extendedTo, reason }, context) =>
      wrongDay(request, extendedTo, context) ??
      withRemark(withFields(request, { extendedTo }), "extend", reason, context),
    tells: tellAll(asking, (request: EnterpriseRequest, { directory }: Context) =>
      words.extendedNews(responsible(request, directory), lastRemark(request)),
    ),
    done: (request, context) => words.extendedDone(explainRunning(request, answerRules, context)),
  }),

  /** It is another unit's: whoever took it says whose. */
  return: step<EnterpriseRequest>()({
    names: ["退回", "return"],
    says: ["not ours, back to the federation"],
    label: words.return,
    help: words.returnHelp,
    by: answering,
    open: { from: ["open"], to: "returned" },
    clocks: { ends: answerRules },
    button: { tone: "danger" },
    form: { ...reasonForm, proposed: optional(one(words.proposed, "organisations")) },
    apply: (request, { reason, proposed }, context) =>
      proposed !== undefined && unitsIn(request, "to").includes(proposed)
        ? new Refusal(words.proposedSelf, { field: "proposed" })
        : withRemark(
            withFields(request, proposed === undefined ? {} : { proposed }),
            "return",
            reason,
            context,
          ),
    tells: tellAll(asking, (request: EnterpriseRequest, { directory }: Context) =>
      words.returnedNews(responsible(request, directory), lastRemark(request)),
    ),
    done: () => words.returnedDone,
  }),

  reassign: step<EnterpriseRequest>()({
    names: ["改派", "reassign"],
    says: ["改给别的局办", "派错了，换一家", "诉求不归我们"],
    label: words.reassign,
    help: words.reassignHelp,
    by: asking,
    open: { from: ["returned"], to: "open" },
    clocks: { starts: [answerPeriod] },
    button: { tone: "primary" },
    form: { to: one(words.responsible, "organisations", { main: true, also: ["单位"] }) },
    prefill: ({ fields }) => (fields.proposed === undefined ? {} : { to: fields.proposed }),
    apply: (request, { to }, context) => {
      const own = wrongUnit(to, context);
      if (own !== undefined) return own;
      const { content, enterprise, key, priority, remarks } = request.fields;
      const copied = unitsIn(request, "copy");
      const planners = plannerFor(key, to, context).filter((unit) => !copied.includes(unit));
      return {
        ...request,
        // What the unit before it answered, and how that was rated, is in the remarks.
        fields: {
          content,
          key,
          givenOn: context.today,
          ...(enterprise === undefined ? {} : { enterprise }),
          ...(priority === undefined ? {} : { priority }),
          remarks,
        },
        parties: [
          ...request.parties.filter(
            (party) =>
              party.part !== "to" &&
              !(party.part === "copy" && unitOf(party, context.directory) === to),
          ),
          ...asUnits("to", [to], request.visibility, context.directory),
          ...asUnits("copy", planners, request.visibility, context.directory),
        ],
      };
    },
    tells: tellGiven,
    announces: ["to"],
    done: (request, context) =>
      words.reassignedDone(
        responsible(request, context.directory),
        explainRunning(request, ["request.answer"], context),
      ),
  }),

  /** It goes first, for a reason everybody in it reads: the shorter time from that day, or what is left where that is less. */
  prioritise: step<EnterpriseRequest>()({
    names: ["优先办理", "prioritise"],
    says: [
      "这个得加急",
      "排前头办",
      "move it to the front of the queue",
      "put it first",
      "这个先办",
    ],
    label: words.priority,
    help: words.prioritiseHelp,
    by: [...asking, "secretariat", "convenor"],
    open: { from: ["open"], when: noPriority },
    clocks: { starts: [soonerPeriod], ends: ["request.answer"] },
    button: { rare: true },
    form: reasonForm,
    apply: (request, { reason }, context) => ({
      ...withFields(request, {
        priority: reason,
        ...(isSooner(request, context) ? { firstOn: context.today } : {}),
      }),
      urgent: true,
    }),
    tells: tellAll([...answering, ...asking], () => words.priorityNews),
    announces: ["to"],
    done: (request, context) => words.priorityDone(explainRunning(request, answerRules, context)),
  }),
};
