import { workingDaysUntil } from "../../calendar/count.ts";
import type { Day } from "../../calendar/day.ts";
import { optionsNamed } from "../../chat/field.ts";
import { text } from "../../chat/text.ts";
import { type CountedAt, caseOn, dueCase, hitIf, type Metric } from "../../flow/figure.ts";
import { runningClock } from "../../flow/running.ts";
import { replyRules } from "./clocks.ts";
import {
  adoptions,
  firstServed,
  ladder,
  lookBackResults,
  type Recommendation,
  types,
} from "./model.ts";
import { words } from "./words.ts";

const isWithdrawn = ({ state }: Recommendation): boolean => state === "withdrawn";

/** The day it was first served, in its first version. */
const issuedOn = (matter: Recommendation): Day =>
  matter.fields.versions[0]?.servedOn ?? firstServed(matter);

/** The clock of the first reply to the version that was served last. */
const replyClock = ({ clocks }: Recommendation) =>
  clocks.findLast(({ rule }) => replyRules.includes(rule) && rule !== "rec.reply.again");

/** The day of the first reply to that version, also where it was sent back. */
const firstReply = ({ fields }: Recommendation): Day | undefined =>
  [...fields.rounds, fields]
    .flatMap(({ repliedOn }) => repliedOn ?? [])
    .filter((on) => on >= fields.servedOn)
    .toSorted()[0];

/** Withdrawn it leaves, and while it is being revised nothing is owed. */
const replyDue = (counts: "done" | "in time") => (matter: Recommendation, at: CountedAt) =>
  isWithdrawn(matter) || matter.state === "revising"
    ? []
    : dueCase(replyClock(matter), firstReply(matter), at, counts);

const isAdopted = ({ fields }: Recommendation): boolean =>
  fields.adoption === "full" || fields.adoption === "partial";

const objectionsTo = ({ fields }: Recommendation) => [
  ...fields.versions.flatMap(({ objection }) => objection ?? []),
  ...(fields.objection === undefined ? [] : [fields.objection]),
];

const verdictsOn = (matter: Recommendation) =>
  objectionsTo(matter).filter(({ answeredOn }) => answeredOn !== undefined);

/** The figures of recommendations (domain §6); what was withdrawn is in no rate. */
export const recommendationFigures: readonly Metric<Recommendation>[] = [
  {
    id: "issued",
    name: text("送达检察建议", "Recommendations served"),
    is: "count",
    main: true,
    parts: optionsNamed(types, words),
    cases: (matter) =>
      isWithdrawn(matter) ? [] : caseOn(issuedOn(matter), { part: matter.fields.type }),
  },
  {
    id: "acknowledge-days",
    name: text("送达到签收（工作日，中位数）", "Service to acknowledgement (working days, median)"),
    is: "median",
    each: true,
    cases: (matter, { calendar }) => {
      const { servedOn, acknowledgedOn } = matter.fields;
      return isWithdrawn(matter) || acknowledgedOn === undefined
        ? []
        : caseOn(servedOn, { days: workingDaysUntil(servedOn, acknowledgedOn, calendar) });
    },
  },
  {
    id: "reply-rate",
    name: text("回复率（已到期的）", "Reply rate (of those due)"),
    is: "cohort",
    main: true,
    each: true,
    cases: replyDue("done"),
  },
  {
    id: "reply-in-time",
    name: text("按时回复率（已到期的）", "Replied in time (of those due)"),
    is: "cohort",
    main: true,
    each: true,
    cases: replyDue("in time"),
  },
  {
    id: "reply-overdue",
    name: text("现在逾期未回复", "Reply overdue now"),
    is: "count",
    now: true,
    main: true,
    each: true,
    cases: (matter, { today }) => {
      const clock = runningClock(matter, ...replyRules);
      return clock !== undefined && clock.rolled < today ? [{ on: clock.rolled }] : [];
    },
  },
  {
    id: "adoption",
    name: text("回复的采纳情况", "Replies by adoption"),
    is: "count",
    each: true,
    parts: optionsNamed(adoptions, words),
    cases: (matter) => {
      const { adoption, repliedOn } = matter.fields;
      return isWithdrawn(matter) || adoption === undefined
        ? []
        : caseOn(repliedOn, { part: adoption });
    },
  },
  {
    id: "adoption-rate",
    name: text(
      "采纳率（全部或部分，送达的至今）",
      "Adopted in full or part (of those served, so far)",
    ),
    is: "cohort",
    each: true,
    cases: (matter) =>
      isWithdrawn(matter) ? [] : caseOn(matter.fields.servedOn, hitIf(isAdopted(matter))),
  },
  {
    id: "adoption-same",
    name: text("采纳率（期内采纳÷期内送达）", "Adopted in the period ÷ served in the period"),
    is: "same",
    each: true,
    cases: (matter) => {
      const { servedOn, repliedOn } = matter.fields;
      if (isWithdrawn(matter)) return [];
      return [
        { on: servedOn },
        ...(isAdopted(matter) && repliedOn !== undefined ? [{ hit: repliedOn }] : []),
      ];
    },
  },
  {
    id: "rectified",
    name: text("核实整改到位率（核实过的）", "Found rectified (of those verified)"),
    is: "cohort",
    main: true,
    each: true,
    cases: (matter) =>
      isWithdrawn(matter)
        ? []
        : caseOn(matter.fields.verifiedOn, hitIf(matter.outcome === "rectified")),
  },
  {
    id: "suspended",
    name: text("现在中止审查的", "Suspended now"),
    is: "count",
    now: true,
    each: true,
    cases: ({ state, fields }) => (state === "suspended" ? caseOn(fields.suspension?.on) : []),
  },
  {
    id: "withdrawn",
    name: text("撤回", "Withdrawn"),
    is: "count",
    each: true,
    cases: (matter) =>
      isWithdrawn(matter)
        ? caseOn(matter.fields.withdrawnOn ?? matter.fields.objection?.answeredOn)
        : [],
  },
  {
    id: "objections",
    name: text("提出异议", "Objections filed"),
    is: "count",
    each: true,
    cases: (matter) => objectionsTo(matter).map(({ on }) => ({ on })),
  },
  {
    id: "upheld",
    name: text("异议采纳率（已答复的）", "Objections upheld (of those answered)"),
    is: "cohort",
    each: true,
    cases: (matter) =>
      verdictsOn(matter).flatMap(({ answeredOn, status }) =>
        caseOn(answeredOn, hitIf(status === "revise" || status === "withdraw")),
      ),
  },
  {
    id: "rejected",
    name: text("驳回异议", "Objections rejected"),
    is: "count",
    each: true,
    cases: (matter) =>
      verdictsOn(matter).flatMap(({ answeredOn, status }) =>
        status === "rejected" ? caseOn(answeredOn) : [],
      ),
  },
  {
    id: "review-days",
    name: text("异议审查（工作日，中位数）", "Review of objections (working days, median)"),
    is: "median",
    each: true,
    cases: (matter, { calendar }) =>
      verdictsOn(matter).flatMap(({ on, answeredOn = on }) =>
        caseOn(answeredOn, { days: workingDaysUntil(on, answeredOn, calendar) }),
      ),
  },
  {
    id: "pressed",
    name: text("督促、通报、约谈、上报", "Urged, circulated, summoned, reported"),
    is: "count",
    each: true,
    parts: optionsNamed(ladder, words),
    cases: ({ fields }) => fields.escalations.map(({ on, step }) => ({ on, part: step })),
  },
  {
    id: "look-backs",
    name: text("回头看（未反弹、反弹）", "Look-backs, by whether it came back"),
    is: "count",
    each: true,
    parts: optionsNamed(lookBackResults, words),
    cases: ({ fields }) => fields.lookBacks.map(({ on, result }) => ({ on, part: result })),
  },
  {
    id: "sued",
    name: text("决定提起公益诉讼", "Suits in the public interest decided"),
    is: "count",
    each: true,
    cases: ({ fields }) => caseOn(fields.suedOn),
  },
];
