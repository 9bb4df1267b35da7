import { groupName } from "../../flow/categories.ts";
import type { Flow } from "../../flow/flow.ts";
import { reliefCard, reliefLedger } from "./cards.ts";
import { reliefClocks } from "./clocks.ts";
import { reliefFigures } from "./figures.ts";
import { type Relief, reliefFields } from "./model.ts";
import { deciding } from "./steps/deciding.ts";
import { refer } from "./steps/referring.ts";
import { words } from "./words.ts";

/** The flow of referrals between judicial relief and social assistance, in both directions (domain §3.13). */
export const reliefFlow: Flow<Relief> = {
  kind: "relief",
  prefix: "JZ",
  name: words.relief,
  names: ["救助", "救助转介", "relief"],
  hints: /救助|困难户|揭不开锅|收入来源|家庭困难|户口本|低保|被害人|relief|income|victim/iu,
  model: reliefFields,
  states: {
    referred: { name: words.referred, tone: "plain" },
    accepted: { name: words.accepted, tone: "plain" },
    returned: {
      name: words.returned,
      tone: "warning",
      awaits: [
        {
          steps: ["supplement", "withdraw"],
          by: ["handler"],
          above: ["from.head", "from.procuratorate:chief"],
          rests: { within: "next.supplement" },
        },
      ],
    },
    granted: { name: words.granted, tone: "good" },
    closed: { name: words.closed, tone: "good", final: true },
    refused: { name: words.refused, tone: "plain", final: true },
    withdrawn: { name: words.withdrawn, tone: "plain", final: true },
  },
  parts: { from: words.referrer, to: words.asked },
  blameless: true,
  nameless: true,
  facts: {
    of: {
      own: { by: ["refer"] },
      acceptedOn: { by: ["accept"] },
      decidedOn: { by: ["grant"] },
      amount: { by: ["grant"] },
    },
  },
  opening: refer,
  steps: deciding,
  clocks: reliefClocks,
  figures: reliefFigures,
  ledger: reliefLedger,
  group: ({ category }) => groupName(category, words.relief),
  card: reliefCard,
};
