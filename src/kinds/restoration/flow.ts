import { groupName } from "../../flow/categories.ts";
import type { Flow } from "../../flow/flow.ts";
import { restorationCard } from "./cards.ts";
import { restorationClocks } from "./clocks.ts";
import { restorationFigures } from "./figures.ts";
import { openStages, type Restoration, restorationFields } from "./model.ts";
import { register } from "./steps/planning.ts";
import { restoringSteps } from "./steps/restoring.ts";
import { words } from "./words.ts";

/** The flow of the restoration of what was harmed in nature, until it is accepted (实施意见 第7、11项). */
export const restorationFlow: Flow<Restoration> = {
  kind: "restoration",
  prefix: "XF",
  name: words.restoration,
  names: ["修复", "生态修复", "restoration"],
  model: restorationFields,
  states: {
    working: {
      name: words.working,
      tone: "plain",
      awaits: [
        {
          steps: ["finish"],
          by: ["to.liaison"],
          above: ["to.head", "handler"],
          while: (restoration) => openStages(restoration).length === 0,
          rests: { within: "next.proceed" },
        },
      ],
    },
    reported: { name: words.reportedState, tone: "plain" },
    returned: { name: words.returned, tone: "warning" },
    accepted: { name: words.acceptedState, tone: "good", final: true },
    withdrawn: { name: words.withdrawn, tone: "plain", final: true },
  },
  parts: { from: words.asker, to: words.restorer, joint: words.acceptor },
  apart: [["to", "joint"]],
  blameless: true,
  facts: {
    of: {
      reportedOn: { by: ["finish"] },
      returnedOn: { by: ["return"] },
      acceptedOn: { by: ["accept"] },
    },
  },
  opening: register,
  steps: restoringSteps,
  clocks: restorationClocks,
  figures: restorationFigures,
  group: ({ category }) => groupName(category, words.restoration),
  card: restorationCard,
};
