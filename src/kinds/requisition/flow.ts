import { groupName } from "../../flow/categories.ts";
import type { Flow, State } from "../../flow/flow.ts";
import { runningClock } from "../../flow/running.ts";
import { requisitionCard, requisitionLedger } from "./cards.ts";
import { requisitionClocks } from "./clocks.ts";
import { requisitionFacts } from "./facts.ts";
import { requisitionFigures } from "./figures.ts";
import { type Requisition, requisitionFields } from "./model.ts";
import { requisitionPapers } from "./papers.ts";
import { handing } from "./steps/handing.ts";
import { issue } from "./steps/issuing.ts";
import { refusing } from "./steps/refusing.ts";
import { words } from "./words.ts";

const chief = ["from.procuratorate:chief"] as const;

/** Whether the report to the procuratorate above waits for the chief procurator. */
const isReportDrafted = ({ fields: { report } }: Requisition): boolean =>
  report?.approvedOn === undefined && report?.sentBack === undefined;

const refusal: State<Requisition>["stuck"] = {
  of: words.refusedLast,
  since: ({ fields }) => fields.refusals.at(-1)?.on ?? fields.servedOn,
};

/** The requisition flow (domain §3.9). */
export const requisitionFlow: Flow<Requisition> = {
  kind: "requisition",
  prefix: "DY",
  name: words.requisition,
  names: ["调阅", "调卷", "requisition"],
  hints: /卷|案卷|档案|台账|原件|许可证?的?原件|借走|files?|volumes?|dossier/iu,
  model: requisitionFields,
  states: {
    issued: {
      name: words.issued,
      tone: "warning",
      awaits: [{ steps: ["receive"], by: ["to.liaison"] }],
    },
    received: { name: words.received, tone: "plain" },
    partial: { name: words.partial, tone: "warning" },
    delivered: {
      name: words.delivered,
      tone: "good",
      awaits: [
        {
          steps: ["close"],
          by: ["handler"],
          above: chief,
          while: ({ fields }) => fields.form === "copy",
          rests: { within: "next.proceed" },
        },
        {
          steps: ["confirmHandedOn", "declineHandedOn"],
          by: ["handler"],
          above: chief,
          while: ({ fields }) => fields.deliveries.at(-1)?.paperOn !== undefined,
          rests: { within: "next.receipt" },
        },
        // Originals said to be incomplete are still to be given back, though no period runs any more.
        {
          steps: ["giveBack"],
          by: ["handler"],
          above: chief,
          while: ({ fields }) => fields.form === "original",
          rests: {
            within: "next.proceed",
            while: (matter) => runningClock(matter, "file.return") === undefined,
          },
        },
      ],
    },
    returned: {
      name: words.returned,
      tone: "good",
      awaits: [
        {
          steps: ["confirm", "dispute"],
          by: ["to.liaison"],
          above: ["to.head", "handler"],
          rests: { within: "next.answer" },
        },
      ],
    },
    refused: { name: words.refused, tone: "warning", stuck: refusal },
    insisted: {
      name: words.insisted,
      tone: "warning",
      stuck: refusal,
      awaits: [
        {
          steps: ["approve", "sendBack"],
          by: chief,
          above: ["handler"],
          rests: { within: "next.decide", while: isReportDrafted },
        },
        {
          steps: ["redraft"],
          by: ["handler"],
          above: chief,
          rests: { within: "next.proceed", while: (matter) => !isReportDrafted(matter) },
        },
      ],
    },
    reported: { name: words.reported, tone: "warning", stuck: refusal },
    closed: { name: words.closed, tone: "good", final: true },
    withdrawn: { name: words.withdrawn, tone: "plain", final: true },
  },
  parts: { from: words.issuer, to: words.holder },
  facts: requisitionFacts,
  opening: issue,
  steps: { ...handing, ...refusing },
  clocks: requisitionClocks,
  figures: requisitionFigures,
  papers: requisitionPapers,
  ledger: requisitionLedger,
  group: ({ category }) => groupName(category, words.requisition),
  card: requisitionCard,
};
