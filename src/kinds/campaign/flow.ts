import type { Flow } from "../../flow/flow.ts";
import { campaignCard } from "./cards.ts";
import { campaignClocks } from "./clocks.ts";
import { campaignFigures } from "./figures.ts";
import { type Campaign, campaignFields, unitsOf } from "./model.ts";
import { campaignPapers } from "./papers.ts";
import { leadingSteps } from "./steps/leading.ts";
import { reportingSteps } from "./steps/reporting.ts";
import { start, wrongSpan } from "./steps/starting.ts";
import { words } from "./words.ts";

/** The flow of special campaigns: what several units do about one sort of problem, on one board (实施意见 第2、4项). */
export const campaignFlow: Flow<Campaign> = {
  kind: "campaign",
  prefix: "ZX",
  name: words.campaign,
  names: ["专项", "campaign"],
  model: campaignFields,
  states: {
    running: { name: words.running, tone: "plain" },
    closed: { name: words.closed, tone: "good", final: true },
    cancelled: { name: words.cancelledState, tone: "plain", final: true },
  },
  parts: { from: words.lead, to: words.unit },
  blameless: true,
  facts: {
    of: { endsOn: { by: ["start", "adjust"], ahead: true } },
    wrong: ({ fields }) => wrongSpan(fields.startsOn, fields.endsOn),
  },
  opening: start,
  steps: { ...reportingSteps, ...leadingSteps },
  clocks: campaignClocks,
  figures: campaignFigures,
  papers: campaignPapers,
  collects: {
    label: words.gather,
    names: ["归入专项", "归入", "gather"],
    says: ["归到专项行动里", "算到专项里", "put it under the campaign"],
    help: words.gatherHelp,
    which: words.gatherWhich,
    units: unitsOf,
  },
  group: () => words.campaign,
  card: campaignCard,
};
