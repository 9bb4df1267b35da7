import { type Day, dayText } from "../../../calendar/day.ts";
import { choice, day, line, long, number, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { type Text, text } from "../../../chat/text.ts";
import { dayOr, inOrder, notLater, notPast, recordDay } from "../../../flow/days.ts";
import { type Clock, withFields } from "../../../flow/matter.ts";
import { documentNumber } from "../../../flow/reference.ts";
import { runningClock } from "../../../flow/running.ts";
import { type Condition, type Extension, type Step, step, tellAll } from "../../../flow/step.ts";
import { extensionFacts, periodOptions } from "../cards.ts";
import { replyRules, servedClocks, servedRules } from "../clocks.ts";
import { isPublicInterest, isTimeAsked, type Recommendation } from "../model.ts";
import { addresseeSeats, issuerSeats } from "../seats.ts";
import { words } from "../words.ts";
import { servedNews, wrongDays } from "./recording.ts";

const changeable = ["served", "acknowledged", "replied", "verified", "unmet"] as const;

/** The rules of the period somebody asks to have extended. */
const rulesOf = (of: "reply" | "rectify"): readonly string[] =>
  of === "reply" ? replyRules : ["rec.rectify"];

/** Whether the law sets a period, and so knows no extension of it; one the issuer set the issuer may lengthen. */
const isStatutory = ({ facts }: Clock): boolean =>
  facts !== undefined &&
  facts.until === undefined &&
  facts.amount === undefined &&
  facts.rule.status !== "product";

/** The running clock that is meant, as long as it has not expired and may be moved. */
const extendable = (matter: Recommendation, of: "reply" | "rectify", today: Day) => {
  const clock = runningClock(matter, ...rulesOf(of));
  return clock === undefined || clock.rolled < today || isStatutory(clock) ? undefined : clock;
};

/** Why nothing of these rules can be extended: the law sets what runs, or nothing runs any more. */
const notExtendable = (matter: Recommendation, today: Day, ...rules: readonly string[]): Text => {
  const running = runningClock(matter, ...rules);
  return running !== undefined && running.rolled >= today ? words.statutory : words.expired;
};

/** A decision or plan made after the time to rectify was over holds nothing (公益诉讼办案规则第七十八条). */
const plannedLate = ({ clocks }: Recommendation, plannedOn: Day): Refusal | undefined => {
  const rectify = clocks.findLast(({ rule }) => rule === "rec.rectify");
  return rectify !== undefined && plannedOn > rectify.rolled
    ? new Refusal(words.plannedLate(dayText(rectify.rolled)), { field: "plannedOn" })
    : undefined;
};

const timeAsked: Condition<Recommendation> = {
  only: words.only.timeAsked,
  otherwise: (matter) => (isTimeAsked(matter) ? undefined : words.notAsked),
};

/** Asked for, and of a period that still runs. */
const timeToGrant: Condition<Recommendation> = {
  only: words.only.timeToGrant,
  otherwise: (matter, today) => {
    const { extension } = matter.fields;
    const running = extension && runningClock(matter, ...rulesOf(extension.of));
    return (
      timeAsked.otherwise(matter, today) ??
      (running === undefined ? words.nothingToExtend : undefined)
    );
  },
};

const tellBothSides = (say: (matter: Recommendation) => Text) =>
  tellAll([...addresseeSeats, "handler"], say);

/** More time, as asked for before it ran out and granted by the chief procurator. */
export const extending: Readonly<Record<string, Step<Recommendation>>> = {
  askTime: step<Recommendation>()({
    names: ["申请延期", "ask-time"],
    says: [
      "can the works run until February",
      "need till March to finish",
      "延期申请一下整改",
      "整改放到明年行不行",
      "工程没收尾交不了差",
      "more time for the reply",
      "two more weeks for the reply",
      "缓到月底再回",
      "再给几天",
      "缓一缓",
      "晚几天回行不行",
      "回不了那么快",
      "赶不及",
      "多给二十天",
      "时间太紧",
      "再宽限二十天",
      "can we have more time",
      "need another three weeks",
      "能不能宽限几天",
      "能否再宽限",
      "想延期",
      "we need more weeks",
      "能不能宽限",
      "宽限几天",
      "来不及了",
      "想延几天",
      "延到",
      "时间不够",
      "晚点交",
      "放宽期限",
      "延期",
      "more time",
      "extend the deadline",
      "need more weeks",
      "an extension",
    ],
    label: words.askTime,
    help: words.askTimeHelp,
    by: addresseeSeats,
    open: {
      from: ["served", "acknowledged", "replied", "unmet"],
      when: {
        only: words.only.periodRuns,
        otherwise: (matter, today) => {
          if (isTimeAsked(matter)) return words.askedBefore;
          if (extendable(matter, "reply", today) ?? extendable(matter, "rectify", today))
            return undefined;
          return notExtendable(matter, today, ...replyRules, "rec.rectify");
        },
      },
    },
    form: {
      of: optional(choice(words.period, periodOptions)),
      until: day(words.until, { help: words.untilHelp, tense: "future", legal: true }),
      reason: long(words.reason, { main: true, max: 500, help: words.askTimeReasonHelp }),
    },
    apply: (matter, { of: named, until, reason }, { today }) => {
      const of = named ?? (extendable(matter, "reply", today) ? "reply" : "rectify");
      const clock = extendable(matter, of, today);
      if (clock === undefined)
        return new Refusal(notExtendable(matter, today, ...rulesOf(of)), { field: "of" });
      if (until <= clock.rolled)
        return new Refusal(words.notLaterThanNow(dayText(clock.rolled)), { field: "until" });
      return withFields(matter, { extension: { of, until, reason, status: "asked" } });
    },
    tells: tellAll(["handler", "from.procuratorate:chief"], () => words.askTimeNews),
    done: () => words.askTimeDone,
  }),

  grantTime: step<Recommendation>()({
    names: ["同意延期", "grant-time"],
    says: ["他们要延期，同意", "同意宽限", "准予延期", "grant more time"],
    label: words.grantTime,
    help: words.grantTimeHelp,
    by: ["from.procuratorate:chief"],
    open: { from: changeable, when: timeToGrant },
    clocks: {
      extends: ({ fields }): readonly Extension[] => {
        const { extension } = fields;
        if (extension === undefined) return [];
        const why = text("同意", "granted");
        return rulesOf(extension.of).map((rule) => ({ rule, to: extension.until, why }));
      },
    },
    form: {
      until: optional(
        day(words.until, { help: words.grantUntilHelp, tense: "future", legal: true }),
      ),
    },
    intro: extensionFacts,
    apply: (matter, { until: granted }, { today }) => {
      const { extension } = matter.fields;
      const clock = extension && runningClock(matter, ...rulesOf(extension.of));
      if (extension === undefined || clock === undefined) return matter;
      const until = granted ?? extension.until;
      if (until <= clock.rolled)
        return new Refusal(words.notLaterThanNow(dayText(clock.rolled)), { field: "until" });
      return (
        notPast(until, today, "until", words.until) ??
        withFields(matter, { extension: { ...extension, until, status: "granted" } })
      );
    },
    tells: tellBothSides((matter) => words.grantedNews(grantedUntil(matter))),
    done: (matter) => words.grantedDone(grantedUntil(matter)),
  }),

  denyTime: step<Recommendation>()({
    names: ["不同意延期", "deny-time"],
    says: ["不同意宽限", "不准延期", "refuse more time"],
    label: words.denyTime,
    help: words.denyTimeHelp,
    by: ["from.procuratorate:chief"],
    open: { from: changeable, when: timeAsked },
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    intro: extensionFacts,
    apply: (matter, { reason }) => {
      const { extension } = matter.fields;
      return extension === undefined
        ? matter
        : withFields(matter, { extension: { ...extension, status: "refused", answer: reason } });
    },
    tells: tellBothSides(({ fields }) => words.deniedNews(fields.extension?.answer ?? "")),
    done: () => words.deniedDone,
  }),
};

/** Which periods run on while the review is held. */
const runsOn = (matter: Recommendation): Text =>
  words.runsOn([
    ...(runningClock(matter, ...replyRules) === undefined ? [] : [words.periodReply]),
    ...(runningClock(matter, "rec.rectify") === undefined ? [] : [words.periodRectify]),
  ]);

/** The day more time was granted until, and where that is a rest day the one it is moved to. */
const grantedUntil = (matter: Recommendation): Text => {
  const { of, until = "" } = matter.fields.extension ?? {};
  const clock = of && runningClock(matter, ...rulesOf(of));
  const moved = clock === undefined || clock.rolled === until ? undefined : clock.rolled;
  return words.grantedUntil(dayText(until), moved === undefined ? undefined : dayText(moved));
};

/** Held, let go on, changed and taken back: the chief procurator's decisions (检察建议工作规定第二十二条). */
export const changing: Readonly<Record<string, Step<Recommendation>>> = {
  /** A plan is made and something objective stands in its way (公益诉讼办案规则第七十八条). */
  suspend: step<Recommendation>()({
    names: ["中止", "suspend"],
    says: ["先把审查停下", "没法施工先停", "hold the review", "先停一停", "中止审查", "suspend it"],
    label: words.suspend,
    help: words.suspendHelp,
    by: ["from.procuratorate:chief"],
    open: {
      from: ["acknowledged", "replied", "unmet"],
      to: "suspended",
      when: {
        only: words.only.publicInterest,
        otherwise: (matter) => (isPublicInterest(matter) ? undefined : words.onlyPublicInterest),
      },
    },
    // The review alone stands still: the reply and the rectification run on (公益诉讼办案规则第七十八条).
    clocks: { holds: ["pil.sue-review"], on: ({ fields }) => fields.suspension?.on },
    button: { rare: true },
    form: {
      reason: long(words.suspendCause, { main: true, max: 500, also: ["理由"] }),
      plannedOn: day(words.plannedOn, { help: words.plannedOnHelp, tense: "past", legal: true }),
      suspendedOn: dayOr(words.suspendedOn, { help: words.suspendedOnHelp }),
    },
    apply: (matter, { reason, plannedOn, suspendedOn }, { today }) => {
      const on = suspendedOn ?? today;
      return (
        notLater(plannedOn, today, "plannedOn", words.plannedOn) ??
        plannedLate(matter, plannedOn) ??
        inOrder(on, { after: plannedOn, today }, "suspendedOn", words.suspendedOn) ??
        (matter.state === "acknowledged" || matter.state === "replied" || matter.state === "unmet"
          ? withFields(matter, { suspension: { on, reason, plannedOn, from: matter.state } })
          : matter)
      );
    },
    tells: tellBothSides((matter) =>
      words.suspendedNews(matter.fields.suspension?.reason ?? "", runsOn(matter)),
    ),
    done: (matter) => words.suspendedDone(runsOn(matter)),
  }),

  resume: step<Recommendation>()({
    names: ["恢复", "resume"],
    says: ["接着办", "恢复审查", "resume it"],
    label: words.resume,
    help: words.resumeHelp,
    by: ["from.procuratorate:chief"],
    open: { from: ["suspended"], to: ["acknowledged", "replied", "unmet"] },
    clocks: { resumes: ["pil.sue-review"], on: ({ fields }) => fields.resumedOn },
    button: { tone: "primary" },
    form: { resumedOn: dayOr(words.resumedOn) },
    apply: (matter, { resumedOn }, context) => {
      const { suspension, ...fields } = matter.fields;
      const day = ["resumedOn", resumedOn, words.resumedOn, suspension?.on] as const;
      const again = { ...matter, state: suspension?.from ?? "acknowledged", fields };
      return recordDay(again, day, context, (dated) => dated);
    },
    tells: tellBothSides(() => words.resumedNews),
    done: () => words.resumedDone,
  }),

  /** Found to be wrong without an objection: it is to be served anew. */
  amend: step<Recommendation>()({
    names: ["决定修改", "amend"],
    says: [
      "写得不准，改了重新送",
      "there's an error in it, we'll serve it anew",
      "文书内容有误，要改后重新发",
      "it has to be revised",
    ],
    label: words.amend,
    help: words.amendHelp,
    by: ["from.procuratorate:chief"],
    open: { from: [...changeable, "suspended"], to: "revising" },
    clocks: { ends: ["rec.objection.review", ...servedRules] },
    button: { rare: true },
    form: {
      reason: long(words.reason, { main: true, max: 500 }),
      amendedOn: dayOr(words.amendedOn),
    },
    apply: (matter, { reason, amendedOn }, context) =>
      recordDay(
        matter,
        ["amendedOn", amendedOn, words.amendedOn, matter.fields.servedOn],
        context,
        (dated) => withFields(dated, { reason }),
      ),
    tells: tellBothSides(({ fields }) => words.amendedNews(fields.reason ?? "")),
    done: () => words.amendedDone,
  }),

  /** The revised document, served: a version of its own, with its own number, service and clocks. */
  revise: step<Recommendation>()({
    names: ["修改", "revise"],
    label: words.revise,
    help: words.reviseHelp,
    by: issuerSeats,
    open: { from: ["revising"], to: "served" },
    clocks: { starts: servedClocks },
    button: { tone: "primary" },
    form: {
      number: line(words.number, { help: words.numberHelp, max: 40 }),
      servedOn: day(words.servedOn, { help: words.servedOnHelp, tense: "past", legal: true }),
      objectionDays: number(words.objectionDays, 1, 60, { help: words.objectionDaysHelp }),
      asks: long(words.asks, { help: words.asksHelp, main: true }),
      rectifyBy: optional(
        day(words.rectifyBy, { help: words.rectifyByHelp, tense: "future", legal: true }),
      ),
    },
    prefill: ({ fields, reference }) => ({
      number: reference,
      objectionDays: fields.objectionDays,
      asks: fields.asks,
    }),
    apply: (matter, { number: typed, ...said }, { today }) => {
      const reference = documentNumber(typed, "山检建〔2025〕3号");
      if (reference instanceof Refusal) return reference;
      const { rectifyBy, ...served } = said;
      const wrong = wrongDays(said, today);
      if (wrong !== undefined) return wrong;
      const { fields } = matter;
      if (said.servedOn < fields.servedOn)
        return new Refusal(words.servedBefore(dayText(fields.servedOn)), { field: "servedOn" });
      const { outcome: _, ...again } = matter;
      return { ...again, reference, fields: { ...nextVersion(matter), ...served, rectifyBy } };
    },
    tells: tellAll(addresseeSeats, servedNews),
    announces: ["to"],
    done: ({ fields }) => words.revisedDone(fields.version),
  }),

  withdraw: step<Recommendation>()({
    names: ["撤回", "withdraw"],
    says: [
      "it should never have gone to them",
      "I've decided to take it back",
      "we got it wrong, take it back",
      "发错了撤回来",
      "建议收回来",
      "发错单位了",
      "这份不要了撤了吧",
      "把建议撤掉",
      "情况有变不发了",
      "recall the recommendation",
      "撤回建议",
      "建议不发了",
      "withdraw the recommendation",
    ],
    label: words.withdraw,
    help: words.withdrawHelp,
    by: ["from.procuratorate:chief"],
    open: { from: [...changeable, "revising", "suspended"], to: "withdrawn" },
    button: { tone: "danger", rare: true },
    form: {
      reason: long(words.reason, { main: true, max: 500 }),
      withdrawnOn: dayOr(words.withdrawnOn, { help: words.withdrawnOnHelp }),
    },
    apply: (matter, { reason, withdrawnOn }, context) =>
      recordDay(
        matter,
        ["withdrawnOn", withdrawnOn, words.withdrawnOn, matter.fields.servedOn],
        context,
        (dated) => ({ ...withFields(dated, { reason }), outcome: "withdrawn" }),
      ),
    tells: tellBothSides(({ fields }) => words.withdrawnNews(fields.reason ?? "")),
    done: () => words.withdrawnDone,
  }),
};

/** What of a version goes on into the next one; the rest is kept among the versions before it. */
const nextVersion = ({ fields, reference }: Recommendation): Recommendation["fields"] => {
  const { type, minors, replyDays, copyTests, experts, leader, contact, objection } = fields;
  const { servedOn, objectionDays, asks, versions, version, rounds } = fields;
  const { escalations, pressedTo, lookBacks } = fields;
  return {
    type,
    minors,
    replyDays,
    copyTests,
    experts,
    leader,
    contact,
    servedOn,
    objectionDays,
    asks,
    rounds,
    escalations,
    pressedTo,
    lookBacks,
    // What is served anew is filed anew.
    filedUpOn: undefined,
    version: version + 1,
    versions: [...versions, { reference, servedOn, asks, objection }],
  };
};
