import { groupName } from "../../flow/categories.ts";
import type { Flow } from "../../flow/flow.ts";
import { unitsIn } from "../../flow/matter.ts";
import { publicityCard, venueOptions } from "./cards.ts";
import { publicityClocks } from "./clocks.ts";
import { publicityFigures } from "./figures.ts";
import { enforcers, isHeld, keeper, type Publicity, publicityFields } from "./model.ts";
import { heldTooEarly, holding } from "./steps/holding.ts";
import { plan } from "./steps/planning.ts";
import { words } from "./words.ts";

/** The flow of events that make the law known, by the unit that enforces it (domain §3.13; 实施意见 第16、18项). */
export const publicityFlow: Flow<Publicity> = {
  kind: "publicity",
  prefix: "PF",
  name: words.publicity,
  names: ["普法", "publicity"],
  hints: /普法|讲课|宣讲|宣传|传单|法治课|lecture|law talk|publicity/iu,
  model: publicityFields,
  states: {
    planned: { name: words.planned, tone: "plain" },
    returned: { name: words.returned, tone: "warning" },
    held: { name: words.held, tone: "good" },
    closed: { name: words.closed, tone: "good", final: true },
    cancelled: { name: words.cancelledState, tone: "plain", final: true },
  },
  parts: { from: words.lead, to: words.keeper, joint: words.joint },
  blameless: true,
  nameless: true,
  facts: {
    of: {
      plannedOn: { by: ["plan"], ahead: true },
      heldOn: { by: ["hold"] },
      people: { by: ["hold"] },
    },
    wrong: heldTooEarly,
  },
  opening: plan,
  steps: holding,
  clocks: publicityClocks,
  figures: publicityFigures,
  yearPlan: {
    id: "publicityPlan",
    label: words.yearPlan,
    names: ["普法台账", "年度普法计划", "publicity-plan"],
    says: [
      "全年的法治宣传安排",
      "law publicity calendar",
      "谁家普法还没动",
      "which venues has nobody been to",
      "今年报的普法活动",
      "哪些单位还没搞普法",
      "今年普法办了几场",
      "who has held no event this year",
    ],
    help: words.yearPlanHelp,
    by: ["liaison", "head", "procuratorate:procurator", "procuratorate:chief"],
    keepers: [keeper],
    expects: enforcers,
    on: (event) => {
      if (event.state === "cancelled") return undefined;
      const { plannedOn, heldOn, venue } = event.fields;
      const held = isHeld(event);
      return {
        units: [...unitsIn(event, "from"), ...unitsIn(event, "joint")],
        day: (held ? heldOn : undefined) ?? plannedOn,
        held,
        covers: venue,
      };
    },
    covering: venueOptions,
    words: words.year,
  },
  group: ({ category }) => groupName(category, words.publicity),
  card: publicityCard,
};
