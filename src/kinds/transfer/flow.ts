import { groupName } from "../../flow/categories.ts";
import type { Flow } from "../../flow/flow.ts";
import type { Owed } from "../../flow/ladder.ts";
import { unitsIn } from "../../flow/matter.ts";
import { policeIn, procuratorateIn } from "../../people/directory.ts";
import { transferCard } from "./cards.ts";
import { transferClocks } from "./clocks.ts";
import { transferFacts } from "./facts.ts";
import { transferFigures } from "./figures.ts";
import { category, type Transfer, transferFields } from "./model.ts";
import { transferPapers } from "./papers.ts";
import { agency, intake } from "./seats.ts";
import { deciding } from "./steps/deciding.ts";
import { filing } from "./steps/filing.ts";
import { prosecuting } from "./steps/prosecuting.ts";
import { receiving } from "./steps/receiving.ts";
import { spot } from "./steps/spotting.ts";
import { words } from "./words.ts";

/** A refusal by the police does not end the agency's own duty (移送规定第十条). */
const ownDuty: Owed<Transfer> = { steps: ["penalise"], by: agency, above: ["from.head"] };

/** The flow of a case of suspected crime from an agency to the police (domain §3.4). */
export const transferFlow: Flow<Transfer> = {
  kind: "transfer",
  prefix: "YS",
  name: words.transfer,
  names: ["移送", "transfer"],
  hints: /涉嫌|犯罪|刑事|公安|criminal|police/iu,
  model: transferFields,
  states: {
    spotted: {
      name: words.spotted,
      tone: "plain",
      awaits: [
        { steps: ["report"], by: agency, above: ["from.head"], rests: { within: "next.proceed" } },
      ],
    },
    reported: { name: words.reported, tone: "plain" },
    approved: { name: words.approved, tone: "warning" },
    refused: {
      name: words.refused,
      tone: "warning",
      awaits: [
        {
          steps: ["suggest", "stand"],
          by: ["copy.procuratorate:procurator"],
          above: ["copy.procuratorate:chief"],
          rests: { within: "next.proceed" },
        },
      ],
    },
    sent: {
      name: words.sent,
      tone: "plain",
      awaits: [
        { steps: ["receive"], by: intake, above: ["to.head"], rests: { within: "next.receipt" } },
      ],
    },
    received: { name: words.received, tone: "plain" },
    supplementing: { name: words.supplementing, tone: "warning" },
    accepted: { name: words.accepted, tone: "plain" },
    elsewhere: {
      name: words.elsewhere,
      tone: "plain",
      awaits: [
        { steps: ["trace"], by: agency, above: ["from.head"], rests: { within: "next.follow" } },
      ],
    },
    filed: { name: words.filed, tone: "good" },
    handedOver: {
      name: words.handedOver,
      tone: "good",
      // How it stands is asked for; by when it is to be concluded no law says.
      awaits: [
        {
          steps: ["feedback", "conclude"],
          by: intake,
          above: ["to.head"],
          unhurried: true,
        },
      ],
    },
    notFiled: { name: words.notFiled, tone: "warning", awaits: [ownDuty] },
    reconsidering: { name: words.reconsidering, tone: "plain" },
    upheld: {
      name: words.upheld,
      tone: "warning",
      awaits: [{ ...ownDuty, rests: { within: "next.follow" } }],
    },
    supervising: {
      name: words.supervising,
      tone: "warning",
      awaits: [
        {
          steps: ["demand", "stand"],
          by: ["copy.procuratorate:procurator"],
          above: ["copy.procuratorate:chief"],
          rests: { within: "next.proceed" },
        },
      ],
    },
    explaining: { name: words.explaining, tone: "warning" },
    explained: {
      name: words.explained,
      tone: "plain",
      awaits: [
        {
          steps: ["order", "stand"],
          by: ["copy.procuratorate:procurator"],
          above: ["copy.procuratorate:chief"],
          rests: { within: "next.proceed" },
        },
      ],
    },
    ordered: { name: words.ordered, tone: "warning" },
    penaltyDue: {
      name: words.penaltyDue,
      tone: "warning",
      awaits: [{ ...ownDuty, rests: { within: "next.follow" } }],
    },
    withdrawn: { name: words.withdrawn, tone: "plain", final: true },
    closed: { name: words.closed, tone: "good", final: true },
  },
  parts: {
    from: words.agency,
    to: words.police,
    copy: words.copy,
    handler: words.handler,
  },
  // The police act on it and the procuratorate watches over that (移送规定第五条、第六条).
  meantFor: (directory) =>
    [policeIn(directory), procuratorateIn(directory)].filter((unit) => unit !== undefined),
  facts: transferFacts,
  opening: spot,
  steps: { ...deciding, ...receiving, ...filing, ...prosecuting },
  clocks: transferClocks,
  figures: transferFigures,
  becomes: [
    {
      kind: "recommendation",
      // Neither transferred nor punished: the agency does not act (domain §3.5).
      from: ["refused", "penaltyDue"],
      prefill: (transfer) => ({ to: unitsIn(transfer, "from")[0] }),
    },
    {
      kind: "opinion",
      // Sent for prosecution and not prosecuted in the end: a penalty may be due all the same.
      from: ["closed"],
      when: ({ fields }) => fields.ending === "prosecution",
      prefill: ({ title, fields }) => ({ title, person: fields.suspect, facts: fields.facts }),
    },
  ],
  papers: transferPapers,
  group: () => groupName(category, words.transfer),
  card: transferCard,
};
