import { aroundTheDay } from "../flow/clock.ts";
import type { Flow } from "../flow/flow.ts";
import { opinionCard } from "./cards.ts";
import { following } from "./following.ts";
import { type Opinion, opinionFields } from "./model.ts";
import { refer } from "./refer.ts";
import { reviewing } from "./reviewing.ts";
import { words } from "./words.ts";

/** The flow of reverse linkage: from not prosecuting to the penalty that may be due (domain §3.5). */
export const opinionFlow: Flow<Opinion> = {
  kind: "opinion",
  prefix: "YJ",
  name: words.opinion,
  names: ["意见", "检察意见", "opinion"],
  model: opinionFields,
  states: {
    referred: { name: words.referred, tone: "plain" },
    reviewing: { name: words.reviewing, tone: "plain" },
    suspended: { name: words.suspended, tone: "plain" },
    proposed: { name: words.proposed, tone: "plain" },
    approved: { name: words.approved, tone: "warning" },
    served: { name: words.served, tone: "warning" },
    acknowledged: { name: words.acknowledged, tone: "plain" },
    replied: { name: words.replied, tone: "warning" },
    handled: { name: words.handled, tone: "good" },
    ended: { name: words.ended, tone: "good", final: true },
    withdrawn: { name: words.withdrawn, tone: "plain", final: true },
    escalated: { name: words.escalated, tone: "warning", final: true },
    closed: { name: words.closed, tone: "good", final: true },
  },
  parts: { from: words.issuer, to: words.agency, handler: words.handler },
  opening: refer,
  steps: { ...reviewing, ...following },
  ladders: {
    "rev.handoff": {
      of: words.handoffDue,
      rungs: aroundTheDay,
      seats: ["handler"],
      overdue: ["from.chief"],
      groups: [],
    },
    "rev.review": {
      of: words.reviewDue,
      rungs: aroundTheDay,
      seats: ["handler"],
      overdue: ["from.chief"],
      groups: [],
    },
    "rev.reply": {
      of: words.replyDue,
      rungs: [
        { id: "-5", workingDays: -5 },
        ...aroundTheDay.slice(0, 2),
        { id: "+1", workingDays: 1, propose: "beside" },
      ],
      seats: ["to.liaison"],
      overdue: ["to.head", "handler"],
      groups: ["to"],
      proposes: () => "escalate",
    },
  },
  becomes: [
    {
      kind: "recommendation",
      from: ["escalated"],
      prefill: ({ fields }) => ({ to: fields.agency }),
    },
  ],
  group: () => words.opinion,
  card: opinionCard,
};
