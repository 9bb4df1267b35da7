import { groupName } from "../../flow/categories.ts";
import type { Flow } from "../../flow/flow.ts";
import { mediationCard } from "./cards.ts";
import { mediationClocks } from "./clocks.ts";
import { type Mediation, mediationFields } from "./model.ts";
import { mediatingSteps } from "./steps/mediating.ts";
import { refer } from "./steps/referring.ts";
import { words } from "./words.ts";

/** The flow of disputes referred to mediation (实施意见 第14、15项). */
export const mediationFlow: Flow<Mediation> = {
  kind: "mediation",
  prefix: "TJ",
  name: words.mediation,
  names: ["调解", "mediation"],
  hints:
    /调解|调一调|说和|劝和|和解|两家|双方|邻里|邻居|扯皮|吵|地界|不肯调|不用调|mediat|neighbours?|dispute|quarrel/iu,
  model: mediationFields,
  states: {
    referred: { name: words.referred, tone: "plain" },
    returned: {
      name: words.returned,
      tone: "warning",
      awaits: [
        {
          steps: ["referAgain", "withdraw"],
          by: ["handler"],
          above: ["from.head"],
          rests: { within: "next.supplement" },
        },
      ],
    },
    mediating: { name: words.mediatingState, tone: "plain" },
    agreed: { name: words.agreedState, tone: "good" },
    closed: { name: words.closed, tone: "good", final: true },
    withdrawn: { name: words.withdrawn, tone: "plain", final: true },
  },
  parts: { from: words.referrer, to: words.mediator },
  blameless: true,
  nameless: true,
  facts: {
    of: {
      acceptedOn: { by: ["accept"] },
      concludedOn: { by: ["conclude"] },
      performBy: { by: ["conclude"], ahead: true },
      performedOn: { by: ["perform"] },
    },
  },
  opening: refer,
  steps: mediatingSteps,
  clocks: mediationClocks,
  group: ({ category }) => groupName(category, words.mediation),
  card: mediationCard,
};
