import { groupName } from "../../flow/categories.ts";
import type { Flow } from "../../flow/flow.ts";
import { adviceCard } from "./cards.ts";
import { adviceClocks } from "./clocks.ts";
import { type Advice, adviceFields } from "./model.ts";
import { answering } from "./steps/answering.ts";
import { ask } from "./steps/asking.ts";
import { words } from "./words.ts";

/** The flow of legal questions, from any unit or for somebody who came to it (domain §3.13; 实施意见 第18项). */
export const adviceFlow: Flow<Advice> = {
  kind: "advice",
  prefix: "FZ",
  name: words.advice,
  names: ["咨询", "advice"],
  hints:
    /(?:法律)?问题|请教|怎么处罚|哪一条|哪条|解答|律师|司法局.{0,6}(?:说法|看看|解答)|lawyer|question|legal/iu,
  model: adviceFields,
  states: {
    asked: { name: words.asked, tone: "plain" },
    unclear: { name: words.unclear, tone: "warning" },
    referred: { name: words.referred, tone: "plain" },
    answered: { name: words.answeredState, tone: "good" },
    closed: { name: words.closed, tone: "good", final: true },
    withdrawn: { name: words.withdrawn, tone: "plain", final: true },
  },
  parts: { from: words.from, to: words.to, joint: words.referredTo },
  apart: [
    ["from", "to"],
    ["from", "joint"],
    ["to", "joint"],
  ],
  blameless: true,
  nameless: true,
  facts: { of: { answeredOn: { by: ["answer"] } } },
  opening: ask,
  steps: answering,
  clocks: adviceClocks,
  // What somebody asks is no clue by itself: whoever reads one in it makes it with a press.
  becomes: [
    {
      kind: "clue",
      from: ["asked", "unclear", "referred", "answered", "closed"],
      prefill: ({ title, fields }) => ({ title, facts: fields.question }),
    },
  ],
  group: ({ category }) => groupName(category, words.advice),
  card: adviceCard,
};
