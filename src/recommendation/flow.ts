import { aroundTheDay, type Ladder } from "../flow/clock.ts";
import type { Flow, Seat } from "../flow/flow.ts";
import { answering } from "./answering.ts";
import { recommendationCard } from "./cards.ts";
import { changing, extending } from "./changing.ts";
import { escalating, proposed } from "./escalating.ts";
import { type Recommendation, recommendationFields } from "./model.ts";
import { objecting } from "./objecting.ts";
import { recommendationPapers } from "./papers.ts";
import { replyRules } from "./periods.ts";
import { record } from "./record.ts";
import { words } from "./words.ts";

/** Reminded around the day, then the next step against the unit is proposed, a week of work apart. */
const climbing: Ladder["rungs"] = [
  { id: "-1", workingDays: -1 },
  { id: "0", workingDays: 0 },
  { id: "+1", workingDays: 1, propose: "beside" },
  { id: "+6", workingDays: 6, propose: "alone" },
  { id: "+11", workingDays: 11, propose: "alone" },
  { id: "+16", workingDays: 16, propose: "alone" },
];

const replyLadder: Ladder<Seat, Recommendation> = {
  of: words.replyDue,
  rungs: climbing,
  seats: ["to.liaison"],
  overdue: ["to.head", "handler"],
  groups: ["to", "linkage"],
  proposes: proposed("reply"),
};

/** The recommendation flow (domain §3.6, §3.7, §3.10). */
export const recommendationFlow: Flow<Recommendation> = {
  kind: "recommendation",
  prefix: "JY",
  name: words.recommendation,
  names: ["建议", "检察建议", "rec", "recommendation"],
  model: recommendationFields,
  states: {
    served: { name: words.served, tone: "warning" },
    acknowledged: { name: words.acknowledged, tone: "plain" },
    replied: { name: words.replied, tone: "plain" },
    verified: { name: words.verified, tone: "good" },
    unmet: { name: words.unmet, tone: "warning" },
    revising: { name: words.revising, tone: "warning" },
    suspended: { name: words.suspended, tone: "plain" },
    litigation: { name: words.litigation, tone: "warning", final: true },
    closed: { name: words.closed, tone: "good", final: true },
    withdrawn: { name: words.withdrawn, tone: "plain", final: true },
  },
  parts: { from: words.issuer, to: words.addressee, chair: words.chair },
  opening: record,
  steps: { ...answering, ...objecting, ...extending, ...escalating, ...changing },
  ladders: {
    "rec.acknowledge": {
      of: words.acknowledgeDue,
      rungs: aroundTheDay,
      seats: ["to.liaison"],
      overdue: ["to.head", "handler"],
      groups: ["to", "linkage"],
    },
    ...Object.fromEntries(replyRules.map((rule) => [rule, replyLadder])),
    "rec.rectify": {
      of: words.rectifyDue,
      rungs: climbing,
      seats: ["to.liaison"],
      overdue: ["to.head", "handler"],
      groups: [],
      // A unit that has replied waits for the procuratorate's word.
      afterwards: ({ state }) =>
        state === "replied"
          ? { of: words.verifyDue, seats: ["handler"], overdue: ["from.chief"] }
          : undefined,
      proposes: proposed("rectify"),
    },
    "rec.objection.review": {
      of: words.reviewDue,
      rungs: aroundTheDay,
      seats: ["handler"],
      overdue: ["from.chief"],
      groups: [],
    },
    "pil.sue-review": {
      of: words.sueReviewDue,
      rungs: aroundTheDay,
      seats: ["handler"],
      overdue: ["from.chief"],
      groups: [],
    },
  },
  papers: recommendationPapers,
  group: () => words.recommendation,
  card: recommendationCard,
};
