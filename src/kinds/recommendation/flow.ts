import { isOfNature } from "../../flow/categories.ts";
import type { Flow } from "../../flow/flow.ts";
import { unitsIn } from "../../flow/matter.ts";
import { runningClock } from "../../flow/running.ts";
import { recommendationCard, sharedCard } from "./cards.ts";
import { recommendationClocks, rectifyRules, servedTogether } from "./clocks.ts";
import { recommendationFacts } from "./facts.ts";
import { recommendationFigures } from "./figures.ts";
import {
  commonFields,
  isEndProposed,
  isObjectedTo,
  isPublicInterest,
  isTimeAsked,
  type Recommendation,
  recommendationFields,
} from "./model.ts";
import { recommendationPapers } from "./papers.ts";
import { chief } from "./seats.ts";
import { changing, extending } from "./steps/changing.ts";
import { escalating } from "./steps/escalating.ts";
import { lookingBack } from "./steps/looking-back.ts";
import { noting } from "./steps/noting.ts";
import { objecting } from "./steps/objecting.ts";
import { record } from "./steps/recording.ts";
import { replying } from "./steps/replying.ts";
import { verifying } from "./steps/verifying.ts";
import { words } from "./words.ts";

/** Whether there is no day by which it is to be rectified: that one asks for the verification where there is. */
const hasNoRectifyDay = (matter: Recommendation): boolean =>
  runningClock(matter, ...rectifyRules) === undefined;

/** The recommendation flow (domain §3.6, §3.7, §3.10). */
export const recommendationFlow: Flow<Recommendation> = {
  kind: "recommendation",
  prefix: "JY",
  name: words.recommendation,
  names: ["建议", "检察建议", "rec", "recommendation"],
  hints: /建议书?|检察院(?:发|那)|那个函|整改|recommendation/iu,
  model: recommendationFields,
  states: {
    served: { name: words.served, tone: "warning" },
    acknowledged: { name: words.acknowledged, tone: "plain" },
    replied: {
      name: words.replied,
      tone: "plain",
      awaits: [
        {
          steps: ["verify", "return"],
          by: ["handler"],
          above: [chief],
          rests: { within: "next.follow", while: hasNoRectifyDay },
        },
      ],
    },
    verified: {
      name: words.verified,
      tone: "good",
      awaits: [
        {
          steps: ["close"],
          by: ["handler"],
          above: [chief],
          while: (matter) => !isEndProposed(matter),
          rests: { within: "next.proceed" },
        },
        {
          steps: ["close", "reopen"],
          by: [chief],
          above: ["handler"],
          while: isEndProposed,
          rests: { within: "next.decide" },
        },
      ],
    },
    unmet: {
      name: words.unmet,
      tone: "warning",
      awaits: [
        {
          steps: ["verify"],
          by: ["handler"],
          above: [chief],
          rests: { within: "next.follow", while: hasNoRectifyDay },
        },
      ],
    },
    revising: {
      name: words.revising,
      tone: "warning",
      awaits: [
        { steps: ["revise"], by: ["handler"], above: [chief], rests: { within: "next.proceed" } },
      ],
    },
    suspended: {
      name: words.suspended,
      tone: "plain",
      awaits: [
        { steps: ["resume"], by: [chief], above: ["handler"], rests: { within: "next.follow" } },
      ],
    },
    litigation: { name: words.litigation, tone: "warning", final: true },
    closed: { name: words.closed, tone: "good", final: true },
    withdrawn: { name: words.withdrawn, tone: "plain", final: true },
  },
  parts: { from: words.issuer, to: words.addressee, chair: words.chair },
  facts: recommendationFacts,
  opening: record,
  steps: {
    ...replying,
    ...verifying,
    ...lookingBack,
    ...noting,
    ...objecting,
    ...extending,
    ...escalating,
    ...changing,
  },
  clocks: recommendationClocks,
  figures: recommendationFigures,
  together: servedTogether,
  shows: ["rec.objection", "rec.serve", "rec.file-up"],
  awaits: [
    {
      steps: ["grantTime", "denyTime"],
      by: ["from.procuratorate:chief"],
      while: isTimeAsked,
    },
  ],
  becomes: [
    {
      kind: "task",
      from: ["acknowledged", "unmet"],
      prefill: (matter) => ({ lead: unitsIn(matter, "to") }),
    },
    {
      kind: "restoration",
      from: ["replied", "unmet", "verified", "closed", "litigation"],
      when: (matter, { actor }) =>
        isPublicInterest(matter) &&
        (matter.category === undefined
          ? actor.organ === "procuratorate"
          : isOfNature(matter.category)),
      prefill: ({ title, category, parties }) => ({
        title,
        ...(category === undefined ? {} : { category }),
        to: unitsIn({ parties }, "to")[0],
      }),
    },
  ],
  papers: recommendationPapers,
  group: () => words.recommendation,
  card: recommendationCard,
  tracks: {
    part: "to",
    common: commonFields,
    together: ["copy", "fileUp"],
    copied: ({ fields }) => fields.pressedTo,
    meets: {
      // What was found not to be done is not passed over for what another unit has done.
      order: ["revising", "served", "acknowledged", "suspended", "unmet", "replied", "verified"],
      anew: "revising",
      waits: (matter) => [
        ...(isObjectedTo(matter) ? ["objection"] : []),
        ...(isTimeAsked(matter) ? ["extension"] : []),
      ],
    },
    known: ({ fields }) => (fields.repliedOn === undefined ? words.notReplied : words.hasReplied),
    card: sharedCard,
  },
};
