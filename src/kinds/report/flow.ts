import type { Day, Instant } from "../../calendar/day.ts";
import type { Flow } from "../../flow/flow.ts";
import { reportCard } from "./cards.ts";
import { reportClocks, takenOverPeriod } from "./clocks.ts";
import { reportFigures } from "./figures.ts";
import { hasStandIn, type Report, reportFields, toHelp } from "./model.ts";
import { reportPapers } from "./papers.ts";
import { checking, chief } from "./seats.ts";
import { acting } from "./steps/acting.ts";
import { closing } from "./steps/closing.ts";
import { afterInvolving, handOn } from "./steps/involving.ts";
import { submit } from "./steps/reporting.ts";
import { words } from "./words.ts";

const isHelped = (report: Report): boolean => toHelp(report).length === 0;

/** The day of the check: one that moved with the summons would tell of it. */
const sinceChecked = ({ fields, openedAt }: Report): Day | Instant => fields.checkedOn ?? openedAt;

/** The flow of mandatory reports of harm to minors (domain §3.13; 未成年人保护法第十一条). */
export const reportFlow: Flow<Report> = {
  kind: "report",
  prefix: "BG",
  name: words.report,
  names: ["报告", "report"],
  model: reportFields,
  states: {
    reported: { name: words.reported, tone: "warning" },
    received: { name: words.received, tone: "warning" },
    decided: {
      name: words.decided,
      tone: "plain",
      awaits: [
        {
          steps: ["seal"],
          by: checking,
          above: chief,
          while: (report) => report.fields.checkedOn !== undefined && isHelped(report),
          rests: { within: "next.proceed", from: sinceChecked },
        },
      ],
    },
    // Whoever is not to know of the summons sees no difference: neither in the name nor in the days.
    toTalk: {
      name: words.decided,
      tone: "plain",
      awaits: [
        {
          steps: ["talk"],
          by: chief,
          above: checking,
          while: (report) => !hasStandIn(report),
          rests: { within: "next.proceed", while: isHelped, from: sinceChecked },
        },
        {
          steps: ["talk"],
          by: checking,
          above: chief,
          while: hasStandIn,
          rests: { within: "next.proceed", while: isHelped, from: sinceChecked },
        },
      ],
    },
    sealed: { name: words.sealed, tone: "good", final: true },
  },
  parts: { from: words.reporterPart, to: words.police, joint: words.helper, copy: words.overseer },
  nameless: true,
  facts: { of: { decidedOn: { by: ["decide"] } } },
  done: ["confirmed", "measures"],
  opening: submit,
  steps: { ...acting, ...closing },
  clocks: reportClocks,
  figures: reportFigures,
  papers: reportPapers,
  accusing: {
    doubted: () => [],
    asks: () => undefined,
    handOn,
    news: () => undefined,
    states: afterInvolving,
    starts: [takenOverPeriod],
    ends: [],
  },
  minors: { is: () => true, reach: (report) => report, starts: [] },
  group: () => undefined,
  card: reportCard,
};
