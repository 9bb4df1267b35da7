import { groupName } from "../../flow/categories.ts";
import type { Flow } from "../../flow/flow.ts";
import { leaveCard } from "./cards.ts";
import { leaveClocks } from "./clocks.ts";
import { type Leave, leaveFields } from "./model.ts";
import { apply } from "./steps/applying.ts";
import { leaving } from "./steps/leaving.ts";
import { words } from "./words.ts";

/** The flow of leaves of people in community correction who travel for their enterprise (domain §3.13; 社区矫正法第二十七条). */
export const leaveRequestFlow: Flow<Leave> = {
  kind: "leave-request",
  prefix: "JW",
  name: words.leave,
  names: ["矫正外出", "leave-request"],
  hints: /矫正|外出/iu,
  model: leaveFields,
  states: {
    applied: { name: words.applied, tone: "plain" },
    returned: {
      name: words.returned,
      tone: "warning",
      awaits: [
        {
          steps: ["supplement", "withdraw"],
          by: ["handler"],
          above: ["from.head"],
          rests: { within: "next.supplement" },
        },
      ],
    },
    approved: { name: words.approved, tone: "good" },
    missing: { name: words.missing, tone: "warning" },
    closed: { name: words.closed, tone: "good", final: true },
    unused: { name: words.unused, tone: "plain", final: true },
    ended: { name: words.ended, tone: "plain", final: true },
    refused: { name: words.refused, tone: "plain", final: true },
    withdrawn: { name: words.withdrawn, tone: "plain", final: true },
  },
  parts: { from: words.applicant, to: words.decider, copy: words.copied, joint: words.police },
  blameless: true,
  nameless: true,
  facts: {
    of: {
      decidedOn: { by: ["approve"] },
      missedOn: { by: ["miss"] },
      returnedOn: { by: ["comeBack"] },
    },
  },
  opening: apply,
  steps: leaving,
  clocks: leaveClocks,
  group: ({ category }) => groupName(category, words.leave),
  card: leaveCard,
};
