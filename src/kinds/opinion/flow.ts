import type { Flow } from "../../flow/flow.ts";
import { opinionCard } from "./cards.ts";
import { opinionClocks } from "./clocks.ts";
import { opinionFacts } from "./facts.ts";
import { opinionFigures } from "./figures.ts";
import { type Opinion, opinionFields } from "./model.ts";
import { following } from "./steps/following.ts";
import { refer } from "./steps/referring.ts";
import { reviewing } from "./steps/reviewing.ts";
import { words } from "./words.ts";

/** The flow of reverse linkage: from not prosecuting to the penalty that may be due (domain §3.5). */
export const opinionFlow: Flow<Opinion> = {
  kind: "opinion",
  prefix: "YJ",
  name: words.opinion,
  names: ["意见", "检察意见", "opinion"],
  hints: /不起诉|检察意见/iu,
  model: opinionFields,
  states: {
    referred: {
      name: words.referred,
      tone: "plain",
      awaits: [
        {
          of: words.handoffDue,
          steps: ["register"],
          by: ["handler"],
          above: ["from.procuratorate:chief"],
          rests: { within: "next.receipt" },
        },
      ],
    },
    reviewing: { name: words.reviewing, tone: "plain" },
    suspended: {
      name: words.suspended,
      tone: "plain",
      awaits: [
        {
          steps: ["resume"],
          by: ["handler"],
          above: ["from.procuratorate:chief"],
          rests: { within: "next.follow" },
        },
      ],
    },
    proposed: { name: words.proposed, tone: "plain" },
    approved: {
      name: words.approved,
      tone: "warning",
      awaits: [
        {
          steps: ["serve"],
          by: ["handler"],
          above: ["from.procuratorate:chief"],
          rests: { within: "next.proceed" },
        },
      ],
    },
    served: {
      name: words.served,
      tone: "warning",
      awaits: [
        {
          steps: ["acknowledge"],
          by: ["to.liaison"],
          above: ["to.head", "handler"],
          rests: { within: "next.receipt" },
        },
      ],
    },
    acknowledged: { name: words.acknowledged, tone: "plain" },
    replied: {
      name: words.replied,
      tone: "warning",
      awaits: [
        {
          steps: ["handle"],
          by: ["to.liaison"],
          above: ["to.head", "handler"],
          rests: { within: "next.follow" },
        },
      ],
    },
    handled: {
      name: words.handled,
      tone: "good",
      awaits: [
        {
          steps: ["verify", "again"],
          by: ["handler"],
          above: ["from.procuratorate:chief"],
          rests: { within: "next.proceed" },
        },
      ],
    },
    ended: { name: words.ended, tone: "good", final: true },
    withdrawn: { name: words.withdrawn, tone: "plain", final: true },
    escalated: { name: words.escalated, tone: "warning", final: true },
    closed: { name: words.closed, tone: "good", final: true },
  },
  parts: { from: words.issuer, to: words.agency, handler: words.handler },
  facts: opinionFacts,
  opening: refer,
  steps: { ...reviewing, ...following },
  clocks: opinionClocks,
  figures: opinionFigures,
  // Handing it over is the step that opens it: whether that was in time is shown, and nothing runs on.
  shows: ["rev.handoff"],
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
