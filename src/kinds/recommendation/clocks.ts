import { due } from "../../calendar/count.ts";
import { addDays, type Day, dayOf, isDay } from "../../calendar/day.ts";
import type { Calendar } from "../../calendar/holidays.ts";
import { type RuleId, ruleOn } from "../../calendar/rules.ts";
import type { Text } from "../../chat/text.ts";
import type { Start } from "../../flow/clock.ts";
import type { Flow } from "../../flow/flow.ts";
import { aroundTheDay, type Ladder, type Owed } from "../../flow/ladder.ts";
import { type Clock, unitsIn } from "../../flow/matter.ts";
import { period, runningClock } from "../../flow/running.ts";
import {
  type Escalation,
  firstServed,
  isPublicInterest,
  ladder,
  lookBackTimes,
  pressable,
  type Recommendation,
} from "./model.ts";
import { words } from "./words.ts";

/** The rule for the written reply, by type (domain §3.1). */
const replyRule = ({ fields, urgent }: Recommendation): string => {
  if (fields.type === "retrial") return "rec.reply.retrial";
  if (fields.type === "public-interest" && urgent) return "rec.reply.pil-urgent";
  if (fields.minors === true) return "rec.reply.minors";
  return fields.replyDays === undefined ? "rec.reply" : "rec.reply.other-urgent";
};

/** Every rule a reply can end. */
export const replyRules = [
  "rec.reply",
  "rec.reply.pil-urgent",
  "rec.reply.minors",
  "rec.reply.other-urgent",
  "rec.reply.retrial",
  "rec.reply.again",
];

/** The rules whose clocks end when it is rectified. */
export const rectifyRules = ["rec.rectify", "pil.sue-review"];

type LookBack = NonNullable<Recommendation["fields"]["lookBack"]>;

const lookBackRule = (time: (typeof lookBackTimes)[number]) => `rec.look-back.${time}` as const;

/** The rules by which it is looked back at once it has ended as done. */
export const lookBackRules: readonly string[] = lookBackTimes.map(lookBackRule);

/** The time of the next look-back, counted from the end; it goes on running where one is made between two of them. */
export const lookBackPeriod: Start<Recommendation> = {
  rule: (matter) => {
    const { state, fields } = matter;
    const next = state === "closed" ? fields.lookBack?.next : undefined;
    const rule = next && lookBackRule(next);
    return rule === undefined || runningClock(matter, rule) !== undefined ? undefined : rule;
  },
  from: ({ fields }, today) => fields.lookBack?.since ?? today,
};

/** The rules of look-backs that are not to run any more as the matter now stands. */
export const lookBacksOver = ({ state, fields }: Recommendation): readonly string[] =>
  lookBackRules.filter(
    (rule) =>
      state !== "closed" ||
      fields.lookBack?.next === undefined ||
      rule !== lookBackRule(fields.lookBack.next),
  );

/**
 * What is left to look back at after a day on which somebody went: the time that was next is over unless that day lies
 * before it has come, and so is each whose day went by meanwhile.
 */
export const afterLookBack = ({ since, next }: LookBack, on: Day, calendar: Calendar): LookBack => {
  const dayAt = (time: (typeof lookBackTimes)[number]): Day => {
    const rule = ruleOn(lookBackRule(time), since, calendar);
    return due(rule, since, calendar).rolled;
  };
  const place = next === undefined ? lookBackTimes.length : lookBackTimes.indexOf(next);
  const before = lookBackTimes[place - 1];
  if (before !== undefined && on <= dayAt(before)) return { since, ...(next && { next }) };
  const left = lookBackTimes.slice(place + 1).find((time) => dayAt(time) > on);
  return { since, ...(left && { next: left }) };
};

/** Every rule of a version as it was served: a revised one starts them anew. */
export const servedRules = [
  "rec.acknowledge",
  "rec.objection",
  "rec.file-up",
  ...replyRules,
  ...rectifyRules,
];

/** The clocks of a version that has been served, all from the day of service. */
export const servedClocks: readonly Start<Recommendation>[] = [
  period("rec.acknowledge", ({ fields }) => fields.servedOn),
  {
    ...period("rec.objection", ({ fields }) => fields.servedOn),
    amount: ({ fields }) => fields.objectionDays,
  },
  {
    rule: replyRule,
    from: ({ fields }) => fields.servedOn,
    // Two months in both, but by another rule: 检察建议工作规定第十九条, in the public interest PILI 第二十一条.
    basis: (matter) => {
      if (replyRule(matter) !== "rec.reply") return undefined;
      return isPublicInterest(matter) ? "rec.reply.pil-urgent" : "rec.reply.other-urgent";
    },
    amount: (matter) =>
      replyRule(matter) === "rec.reply.other-urgent" ? matter.fields.replyDays : undefined,
  },
  {
    // From issue, in the public interest from service (检察建议工作规定第二十一条; 公益诉讼办案规则第七十五条).
    rule: (matter) =>
      isPublicInterest(matter) || matter.fields.decidedOn !== undefined ? "rec.file-up" : undefined,
    from: (matter) =>
      isPublicInterest(matter)
        ? firstServed(matter)
        : (matter.fields.decidedOn ?? matter.fields.servedOn),
  },
  {
    rule: (matter) =>
      isPublicInterest(matter) || matter.fields.rectifyBy !== undefined ? "rec.rectify" : undefined,
    from: ({ fields }) => fields.servedOn,
    until: ({ fields }) => fields.rectifyBy,
  },
  {
    rule: (matter) => (isPublicInterest(matter) ? "pil.sue-review" : undefined),
    // One period begins where the other ends (公益诉讼办案规则第四十七条).
    follows: "rec.rectify",
    from: ({ fields }) => fields.servedOn,
  },
];

/** How many days a document usually gives for an objection; what it says itself is what counts. */
export const usualObjectionDays = (
  { servedOn, urgent }: { readonly servedOn?: unknown; readonly urgent?: unknown },
  today: Day,
  calendar: Calendar,
): number | undefined => {
  const rule = ruleOn(
    "rec.objection",
    typeof servedOn === "string" && isDay(servedOn) ? servedOn : today,
    calendar,
  );
  return urgent === true ? rule.urgent : rule.prefill;
};

/** The period for an objection to this version as it was served here; none where it was recorded before there was such a clock. */
export const objectionClock = ({
  clocks,
  fields: { servedOn },
}: Pick<Recommendation, "clocks" | "fields">): Clock | undefined => {
  const all = clocks.filter(({ rule }) => rule === "rec.objection");
  return all.findLast(({ start }) => start === servedOn) ?? all.at(-1);
};

/** The last day for an objection: the days the document states, counted from service. */
export const objectionUntil = (
  matter: Pick<Recommendation, "clocks" | "fields">,
  calendar: Calendar,
): Day => {
  const { servedOn, objectionDays } = matter.fields;
  const clock = objectionClock(matter);
  return clock === undefined
    ? due(ruleOn("rec.objection", servedOn, calendar), servedOn, calendar, objectionDays).rolled
    : clock.rolled;
};

/** Whether the objection was made after the period the document states; it is reviewed all the same. */
export const isObjectionLate = (
  matter: Pick<Recommendation, "clocks" | "fields">,
  calendar: Calendar,
): boolean => {
  const { objection } = matter.fields;
  return objection !== undefined && objection.on > objectionUntil(matter, calendar);
};

/** The day by which it had to be served, where the day of the decision is known (第七十六条). */
export const serveUntil = (
  { fields }: Pick<Recommendation, "fields">,
  calendar: Calendar,
): Day | undefined =>
  fields.decidedOn === undefined || fields.type !== "public-interest"
    ? undefined
    : due(ruleOn("rec.serve", fields.decidedOn, calendar), fields.decidedOn, calendar).rolled;

/** What stands open past its day, by which a unit is pressed (检察建议工作规定第二十五条). */
export const overdueFor = (matter: Recommendation, today: Day): "reply" | "rectify" | undefined => {
  const reply = runningClock(matter, ...replyRules);
  if (reply !== undefined && reply.rolled < today) return "reply";
  const rectify = runningClock(matter, "rec.rectify");
  const timeLeft = rectify !== undefined && rectify.rolled >= today;
  if (matter.state === "replied" && matter.fields.adoption === "none") return "rectify";
  return matter.state === "unmet" && !timeLeft ? "rectify" : undefined;
};

/** The steps of the ladder taken with this version. */
export const takenSteps = ({ fields }: Recommendation): readonly Escalation[] =>
  fields.escalations.filter(({ on }) => on >= fields.servedOn).map(({ step }) => step);

/** The step that is next on the ladder; nothing where the last one is taken. */
const nextStep = (matter: Recommendation): Escalation | undefined => {
  const last = Math.max(-1, ...takenSteps(matter).map((one) => ladder.indexOf(one)));
  return ladder[last + 1];
};

/** The next step where an overdue reply or rectification is to be pressed on. */
const proposedStep = (what: "reply" | "rectify") => (matter: Recommendation) =>
  canBePressed(matter) &&
  (what === "reply" || matter.state === "unmet" || matter.fields.adoption === "none")
    ? nextStep(matter)
    : undefined;

const canBePressed = ({ state }: Recommendation): boolean => pressable.some((one) => one === state);

/** Reminded around the day, then the next step against the unit is proposed, a week of work apart. */
const climbingRungs: Ladder["rungs"] = [
  { id: "-1", workingDays: -1 },
  { id: "0", workingDays: 0 },
  { id: "+1", workingDays: 1, propose: "beside" },
  { id: "+6", workingDays: 6, propose: "beside" },
  { id: "+11", workingDays: 11, propose: "beside" },
  { id: "+16", workingDays: 16, propose: "beside" },
];

/** Whoever has not acknowledged it owes the reply all the same: its time runs from the day of service. */
const replyOwed: Owed<Recommendation> = {
  steps: ["reply"],
  by: ["to.liaison"],
  above: ["to.head", "handler"],
};

/** Why no step of the ladder can be taken though not every one has been. */
const whyRests = (matter: Recommendation): Text | undefined => {
  if (nextStep(matter) === undefined) return undefined;
  if (!canBePressed(matter)) return words.heldNow;
  return matter.state === "replied" ? words.verifyAwaited : words.replyFirst;
};

const replyLadder: Ladder<Recommendation> = {
  of: words.replyDue,
  owed: replyOwed,
  rungs: climbingRungs,
  groups: ["to", "linkage"],
  proposes: proposedStep("reply"),
  climbs: ladder,
  rests: whyRests,
};

/** It is on nobody's desk long before its day. */
const daysAhead = 10;

const lookBackLadder: Ladder<Recommendation> = {
  of: words.lookBackDue,
  owed: {
    steps: ["lookBack"],
    by: ["handler"],
    above: ["from.procuratorate:chief"],
    while: (matter, now) => {
      const clock = runningClock(matter, ...lookBackRules);
      return (
        now === undefined || (clock !== undefined && clock.rolled <= addDays(dayOf(now), daysAhead))
      );
    },
  },
  afterEnd: true,
  // The unit does not read when somebody comes.
  shownTo: (matter, reader) =>
    unitsIn(matter, "from").some((unit) => unit === reader?.organisation),
  unannounced: true,
  rungs: aroundTheDay,
  groups: [],
};

/** What is owed under the clocks of a recommendation, and when whom to remind (domain §3.1, §3.6, §3.10). */
export const recommendationClocks: Flow<Recommendation>["clocks"] = {
  "rec.acknowledge": {
    of: words.acknowledgeDue,
    owed: { steps: ["acknowledge"], by: ["to.liaison"], above: ["to.head", "handler"] },
    rungs: aroundTheDay,
    groups: ["to", "linkage"],
  },
  ...Object.fromEntries(replyRules.map((rule) => [rule, replyLadder])),
  ...Object.fromEntries(lookBackRules.map((rule) => [rule, lookBackLadder])),
  "rec.file-up": {
    of: words.fileUp,
    inside: "from",
    owed: { steps: ["fileUp"], by: ["handler"], above: ["from.procuratorate:chief"] },
    rungs: aroundTheDay,
    groups: [],
  },
  "rec.objection": {
    of: words.objectionPeriod,
    closes: true,
    reminds: ["to.liaison"],
    rungs: [{ id: "-1", workingDays: -1 }],
    groups: [],
  },
  "rec.rectify": {
    of: words.rectifyDue,
    // A unit that has replied waits for the procuratorate's word.
    owed: ({ state }, late) =>
      late && state === "replied"
        ? {
            of: words.verifyDue,
            steps: ["verify"],
            by: ["handler"],
            above: ["from.procuratorate:chief"],
            since: ({ fields }) => fields.repliedOn,
            undated: true,
          }
        : replyOwed,
    rungs: climbingRungs,
    groups: [],
    proposes: proposedStep("rectify"),
    climbs: ladder,
    rests: whyRests,
  },
  "rec.objection.review": {
    of: words.reviewDue,
    owed: ({ fields }) =>
      fields.objection?.status === "rejecting"
        ? {
            of: words.consentDue,
            steps: ["reject"],
            by: ["from.procuratorate:chief"],
            above: ["handler"],
            since: ({ fields }) => fields.objection?.proposedOn,
          }
        : {
            of: words.reviewDue,
            steps: ["reject", "uphold"],
            by: ["handler"],
            above: ["from.procuratorate:chief"],
          },
    rungs: aroundTheDay,
    groups: [],
  },
  "pil.sue-review": {
    of: words.sueReviewDue,
    // What was answered is looked into; whether to sue on what was not done the chief procurator decides.
    owed: ({ state }) =>
      state === "replied"
        ? { steps: ["verify"], by: ["handler"], above: ["from.procuratorate:chief"] }
        : {
            of: words.sueDecisionDue,
            steps: ["sue"],
            by: ["from.procuratorate:chief"],
            above: ["handler"],
          },
    rungs: aroundTheDay,
    groups: [],
  },
};

/** What the service of each type starts, to be tried before it is recorded. */
export const servedTogether: NonNullable<Flow<Recommendation>["together"]> = [
  {
    name: words.servedSocial,
    rules: [{ id: "rec.acknowledge" }, { id: "rec.objection" }, { id: "rec.reply" }],
  },
  { name: words.servedPublicInterest, rules: publicInterest("rec.reply") },
  { name: words.servedUrgent, rules: publicInterest("rec.reply.pil-urgent", true) },
  {
    name: words.servedMinors,
    rules: [{ id: "rec.acknowledge" }, { id: "rec.objection" }, { id: "rec.reply.minors" }],
  },
  {
    name: words.servedRetrial,
    rules: [{ id: "rec.acknowledge" }, { id: "rec.reply.retrial" }],
  },
];

function publicInterest(reply: RuleId, urgent = false) {
  return [
    { id: "rec.acknowledge" },
    { id: "rec.objection", urgent },
    { id: reply },
    { id: "rec.rectify" },
    { id: "pil.sue-review", follows: "rec.rectify" },
  ] as const;
}
