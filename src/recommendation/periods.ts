import { due } from "../calendar/count.ts";
import { type Day, isDay } from "../calendar/day.ts";
import type { Calendar } from "../calendar/holidays.ts";
import { findRule, type RuleId } from "../calendar/rules.ts";
import { isRunning, type Start } from "../flow/clock.ts";
import type { Clock } from "../flow/matter.ts";
import type { Recommendation } from "./model.ts";

/** Whether it is about the public interest, where rectification and a suit have their own periods. */
export const isPublicInterest = ({ fields }: Pick<Recommendation, "fields">): boolean =>
  fields.type === "public-interest";

/** Whether an objection to it has not been answered. */
export const isPending = ({ fields }: Pick<Recommendation, "fields">): boolean =>
  fields.objection?.status === "filed" || fields.objection?.status === "rejecting";

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

/** Every rule of a version as it was served: a revised one starts them anew. */
export const servedRules = ["rec.acknowledge", ...replyRules, ...rectifyRules];

/** The running clock under one of some rules. */
export const running = (
  { clocks }: Pick<Recommendation, "clocks">,
  rules: readonly string[],
): Clock | undefined => clocks.find((clock) => isRunning(clock) && rules.includes(clock.rule));

/** The clocks of a version that has been served, all from the day of service. */
export const servedClocks: readonly Start<Recommendation>[] = [
  { rule: () => "rec.acknowledge", from: ({ fields }) => fields.servedOn },
  {
    rule: replyRule,
    from: ({ fields }) => fields.servedOn,
    amount: (matter) =>
      replyRule(matter) === "rec.reply.other-urgent" ? matter.fields.replyDays : undefined,
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
    from: (matter) => running(matter, ["rec.rectify"])?.rolled ?? matter.fields.servedOn,
  },
];

/** A rule as it is in force on a day, the county's own before the table's. */
const ruleOn = (id: RuleId, day: Day, { rules }: Calendar) =>
  findRule(id, day, rules) ?? findRule(id);

/** The last day of the period to decide on a suit, where the time to rectify ends on a day. */
export const sueReviewDay = (rectifyDay: Day, calendar: Calendar): Day =>
  due(ruleOn("pil.sue-review", rectifyDay, calendar), rectifyDay, calendar).rolled;

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

/** The last day for an objection: the days the document states, counted from service. */
export const objectionUntil = (
  { fields }: Pick<Recommendation, "fields">,
  calendar: Calendar,
): Day =>
  due(
    ruleOn("rec.objection", fields.servedOn, calendar),
    fields.servedOn,
    calendar,
    fields.objectionDays,
  ).rolled;

/** The day by which it is to be filed with the procuratorate above, where the day it runs from is known. */
export const fileUpUntil = (
  { fields }: Pick<Recommendation, "fields">,
  calendar: Calendar,
): Day | undefined => {
  const from = fields.type === "public-interest" ? fields.servedOn : fields.decidedOn;
  return from === undefined
    ? undefined
    : due(ruleOn("rec.file-up", from, calendar), from, calendar).rolled;
};

/** The day by which it had to be served, where the day of the decision is known (第七十六条). */
export const serveUntil = (
  { fields }: Pick<Recommendation, "fields">,
  calendar: Calendar,
): Day | undefined =>
  fields.decidedOn === undefined || fields.type !== "public-interest"
    ? undefined
    : due(ruleOn("rec.serve", fields.decidedOn, calendar), fields.decidedOn, calendar).rolled;
