import { z } from "zod";
import type { Day } from "../../calendar/day.ts";
import type { Matter } from "../../flow/matter.ts";
import { noted } from "../../flow/paper-day.ts";

/** The five types of 检察建议 (人民检察院检察建议工作规定第五条). */
export const types = ["retrial", "correction", "public-interest", "governance", "other"] as const;

/** How far a recommendation, or one of its asks, was adopted. */
export const adoptions = ["full", "partial", "none"] as const;
export type Adoption = (typeof adoptions)[number];

/** How it was served (检察建议工作规定第十八条). */
export const services = ["written", "declared", "left", "post"] as const;

/** The four tests of 抄送 (检察建议工作规定第二十条). */
export const copyTests = ["impact", "concern", "typical", "attention"] as const;

/** What a visit or inquiry found of an ask. */
export const results = ["done", "partly", "undone"] as const;
export type Result = (typeof results)[number];

/** When a case in the public interest that ended as done is looked back at, in this order. */
export const lookBackTimes = ["first", "second", "third"] as const;

/** What a look-back found: it is still as it was, or has come back. */
export const lookBackResults = ["holds", "relapse"] as const;

/** How it ends. Agreed but not done, and not agreed, are two things. */
export type Ending = "rectified" | "agreed-not-done" | "not-agreed" | "withdrawn" | "litigation";

/** The ladder towards a unit that does not act (检察建议工作规定第二十五条). */
export const ladder = ["urge", "circulate", "summon", "report"] as const;
export type Escalation = (typeof ladder)[number];

/** Who may be told of it at the end of the ladder. */
export const bodies = [
  "gov",
  "party-committee",
  "congress",
  "discipline",
  "upper-procuratorate",
] as const;

/** Why a unit is held not to have performed (公益诉讼办案规则第八十二条). */
export const suitGrounds = [
  "no-reply",
  "plan-not-carried-out",
  "part-only",
  "duty-remains",
  "not-resumed",
  "illegal-measures",
  "otherwise",
] as const;

const reply = {
  adoption: z.enum(adoptions).optional(),
  measures: z.string().optional(),
  evidence: z.string().optional(),
  /** One answer for each ask, in their order, where there are several. */
  points: z.array(z.object({ adoption: z.enum(adoptions), text: z.string() })).optional(),
  /** The day on the reply: what was posted in time is in time (民事诉讼法第八十五条). */
  repliedOn: z.iso.date().optional(),
  replyNoted: noted.optional(),
};

const objection = z.object({
  on: z.iso.date(),
  noted: noted.optional(),
  /** The earlier day the addressee says it was made on, until the procuratorate confirms it. */
  paperOn: z.iso.date().optional(),
  /** An earlier day that the procuratorate did not accept, and why. */
  declined: z.object({ paperOn: z.iso.date(), reason: z.string() }).optional(),
  reason: z.string(),
  status: z.enum(["filed", "rejecting", "rejected", "revise", "withdraw"]),
  /** Why it was rejected or upheld. */
  answer: z.string().optional(),
  /** The day on which the chief procurator's consent to rejecting it was asked for. */
  proposedOn: z.iso.date().optional(),
  answeredOn: z.iso.date().optional(),
  decider: z.enum(["chief", "committee"]).optional(),
});

/** What is recorded of a recommendation that was issued elsewhere. */
export const recommendationFields = z.object({
  type: z.enum(types),
  /** Day of the 送达回证. Every period runs from here, never from the acknowledgement. */
  servedOn: z.iso.date(),
  /** Days for an objection, as the document states them. */
  objectionDays: z.int(),
  asks: z.string(),
  /** It is about a failure to protect minors (未成年人保护法第一百一十四条). */
  minors: z.boolean().optional(),
  /** Days for the reply, where the issuer of an urgent one states its own. */
  replyDays: z.int().optional(),
  /** The day by which the document wants it rectified. */
  rectifyBy: z.iso.date().optional(),
  decidedOn: z.iso.date().optional(),
  policyReviewedOn: z.iso.date().optional(),
  copyTests: z.array(z.enum(copyTests)).default([]),
  experts: z.string().optional(),
  service: z
    .object({
      method: z.enum(services).optional(),
      receiver: z.string().optional(),
      place: z.string().optional(),
      /** How the unit refused to sign, where the document was left (第十八条). */
      refusal: z.string().optional(),
    })
    .optional(),
  filedUpOn: z.iso.date().optional(),
  acknowledgedOn: z.iso.date().optional(),
  acknowledgedNoted: noted.optional(),
  contact: z.string().optional(),
  leader: z.string().optional(),
  ...reply,
  /** Replies that were sent back, with why. */
  rounds: z.array(z.object({ ...reply, reason: z.string() })).default([]),
  verified: z.string().optional(),
  /** The day of the visit or inquiry. */
  verifiedOn: z.iso.date().optional(),
  /** The day the unit was told that its reply is sent back. */
  sentBackOn: z.iso.date().optional(),
  findings: z.array(z.object({ result: z.enum(results), text: z.string() })).optional(),
  objection: objection.optional(),
  extension: z
    .object({
      of: z.enum(["reply", "rectify"]),
      until: z.iso.date(),
      reason: z.string(),
      status: z.enum(["asked", "granted", "refused"]),
      answer: z.string().optional(),
    })
    .optional(),
  suspension: z
    .object({
      on: z.iso.date(),
      reason: z.string(),
      /** When the unit's decision or plan was made. */
      plannedOn: z.iso.date().optional(),
      from: z.enum(["acknowledged", "replied", "unmet"]),
    })
    .optional(),
  escalations: z
    .array(
      z.object({
        step: z.enum(ladder),
        on: z.iso.date(),
        by: z.string(),
        reason: z.string(),
        skipped: z.string().optional(),
        at: z.iso.datetime().optional(),
        place: z.string().optional(),
        bodies: z.array(z.enum(bodies)).optional(),
        to: z.array(z.string()).optional(),
      }),
    )
    .default([]),
  /** The units to which steps of the ladder were copied. */
  pressedTo: z.array(z.string()).default([]),
  /** The procurator's proposal to end a case in the public interest. */
  ending: z.object({ on: z.iso.date(), by: z.string(), reason: z.string().optional() }).optional(),
  suit: z.enum(suitGrounds).optional(),
  suedOn: z.iso.date().optional(),
  /** The days of the decisions to change it or take it back, and to go on with the review. */
  amendedOn: z.iso.date().optional(),
  withdrawnOn: z.iso.date().optional(),
  resumedOn: z.iso.date().optional(),
  /** The day from which its look-backs count, and which is next; none once all were made. */
  lookBack: z.object({ since: z.iso.date(), next: z.enum(lookBackTimes).optional() }).optional(),
  lookBacks: z
    .array(
      z.object({
        on: z.iso.date(),
        place: z.string(),
        finding: z.string(),
        result: z.enum(lookBackResults),
        /** Why there is no picture of it. */
        unpictured: z.string().optional(),
      }),
    )
    .default([]),
  /** The last reason given for what ends or stops it. */
  reason: z.string().optional(),
  version: z.int().default(1),
  /** The versions before this one. */
  versions: z
    .array(
      z.object({
        reference: z.string().optional(),
        servedOn: z.iso.date(),
        asks: z.string(),
        objection: objection.optional(),
      }),
    )
    .default([]),
});

/** The fields that are the whole recommendation's; of all others each of several units has its own. */
export const commonFields: readonly string[] = [
  "type",
  "minors",
  "replyDays",
  "decidedOn",
  "policyReviewedOn",
  "copyTests",
  "experts",
  "filedUpOn",
] satisfies readonly (keyof z.infer<typeof recommendationFields>)[];

export type RecommendationState =
  | "served"
  | "acknowledged"
  | "replied"
  | "verified"
  | "unmet"
  | "revising"
  | "suspended"
  | "litigation"
  | "closed"
  | "withdrawn";

/** Where a unit can be pressed: never acknowledged, not answered, answered with a refusal, or not done. */
export const pressable = ["served", "acknowledged", "replied", "unmet"] as const;

export type Recommendation = Matter<z.infer<typeof recommendationFields>, RecommendationState>;

/** The states in which it is not over. */
export const openStates = [
  "served",
  "acknowledged",
  "replied",
  "verified",
  "unmet",
  "revising",
  "suspended",
] as const satisfies readonly RecommendationState[];

/** Whether it is about the public interest, where rectification and a suit have their own periods. */
export const isPublicInterest = ({ fields }: Pick<Recommendation, "fields">): boolean =>
  fields.type === "public-interest";

/** The first day on which it was served on one of its units. */
export const firstServed = ({ fields, tracks, joined = [] }: Recommendation): Day =>
  [...Object.values(tracks ?? { own: { fields } }), ...joined]
    .flatMap(({ fields: { servedOn } }) => (typeof servedOn === "string" ? [servedOn] : []))
    .toSorted()[0] ?? fields.servedOn;

/** Whether an objection to it has not been answered. */
export const isObjectedTo = ({ fields }: Pick<Recommendation, "fields">): boolean =>
  fields.objection?.status === "filed" || fields.objection?.status === "rejecting";

/** Whether its end is proposed and the chief procurator has not decided. */
export const isEndProposed = ({ fields }: Pick<Recommendation, "fields">): boolean =>
  fields.ending !== undefined;

/** Whether the addressee's request for time has not been answered. */
export const isTimeAsked = ({ fields }: Pick<Recommendation, "fields">): boolean =>
  fields.extension?.status === "asked";
