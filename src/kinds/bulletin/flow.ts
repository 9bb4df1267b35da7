import { text } from "../../chat/text.ts";
import type { Flow } from "../../flow/flow.ts";
import { apart } from "../../people/directory.ts";
import { bulletinCard } from "./cards.ts";
import { bulletinClocks } from "./clocks.ts";
import { type Bulletin, bulletinFields, disputed, lastOver } from "./model.ts";
import { bulletinPapers } from "./papers.ts";
import { approving, publishing } from "./seats.ts";
import { checking } from "./steps/checking.ts";
import { compiling, start, waiting } from "./steps/compiling.ts";
import { reviewing } from "./steps/reviewing.ts";
import { words } from "./words.ts";

const above = approving;

/** The flow of what the county publishes of itself (实施意见 第17项, domain §6). */
export const bulletinFlow: Flow<Bulletin> = {
  kind: "bulletin",
  prefix: "GB",
  name: words.bulletin,
  names: ["公布", "公报", "bulletin"],
  hints: /公报|季度数据|Q[1-4]|bulletin/iu,
  model: bulletinFields,
  states: {
    due: { name: words.due, tone: "plain" },
    checking: {
      name: words.checking,
      tone: "plain",
      awaits: [
        { steps: ["settle"], by: publishing, above, while: (one) => disputed(one).length > 0 },
      ],
    },
    checked: {
      name: words.checked,
      tone: "plain",
      awaits: [
        {
          steps: ["settle"],
          by: publishing,
          above,
          while: (one) => disputed(one).length > 0,
          rests: { within: "next.proceed" },
        },
        {
          steps: ["submit"],
          by: publishing,
          above,
          while: (one) => disputed(one).length === 0,
          rests: { within: "next.proceed" },
        },
      ],
    },
    reviewing: { name: words.reviewing, tone: "plain" },
    approving: {
      name: words.approving,
      tone: "plain",
      awaits: [
        {
          steps: ["approve", "sendBack"],
          by: approving,
          above: publishing,
          rests: { within: "next.decide" },
        },
      ],
    },
    approved: {
      name: words.approved,
      tone: "plain",
      awaits: [{ steps: ["publish"], by: publishing, above, rests: { within: "next.proceed" } }],
    },
    published: { name: words.published, tone: "good", final: true },
    dropped: { name: words.dropped, tone: "plain", final: true },
  },
  parts: { from: words.publisher, to: words.checker, copy: words.reader },
  blameless: true,
  nameless: true,
  facts: { of: { publishedOn: { by: ["publish"] } } },
  done: ["confirmed"],
  opening: start,
  periodic: {
    opening: waiting,
    due: (since, today) => lastOver(today).filter(({ to }) => since <= to),
    isOne: ({ fields: { period }, state }, { from, to }) =>
      state !== "dropped" && period.from === from && period.to === to,
  },
  blind: apart,
  steps: { ...compiling, ...checking, ...reviewing },
  clocks: bulletinClocks,
  papers: bulletinPapers,
  group: () => text(words.bulletin.zh, words.bulletin.en),
  card: bulletinCard,
};
