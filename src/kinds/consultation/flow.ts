import { groupName } from "../../flow/categories.ts";
import type { Flow } from "../../flow/flow.ts";
import { unitsIn } from "../../flow/matter.ts";
import { recordedAfter } from "../../flow/resting.ts";
import { consultationCard } from "./cards.ts";
import { consultationClocks } from "./clocks.ts";
import { consultationFacts } from "./facts.ts";
import { consultationFigures } from "./figures.ts";
import { type Consultation, consultationFields, isCompleted } from "./model.ts";
import { consultationPapers } from "./papers.ts";
import { agreeing } from "./steps/agreeing.ts";
import { following } from "./steps/following.ts";
import { meeting } from "./steps/meeting.ts";
import { propose } from "./steps/proposing.ts";
import { words } from "./words.ts";

const chief = ["from.procuratorate:chief"] as const;

/** The flow of consultations before litigation (domain §3.8). */
export const consultationFlow: Flow<Consultation> = {
  kind: "consultation",
  prefix: "CS",
  name: words.consultation,
  names: ["磋商", "consult", "consultation"],
  hints: /磋商|谈一谈|坐下来谈|先谈|talk it over/iu,
  model: consultationFields,
  states: {
    proposed: {
      name: words.proposed,
      tone: "plain",
      awaits: [
        { steps: ["schedule"], by: ["handler"], above: chief, rests: { within: "next.proceed" } },
      ],
    },
    scheduled: {
      name: words.scheduled,
      tone: "plain",
      awaits: [
        { steps: ["attend"], by: ["to.liaison"] },
        recordedAfter(
          { steps: ["hold"], by: ["handler"], above: chief },
          ({ fields }) => fields.startsAt,
        ),
      ],
    },
    held: {
      name: words.held,
      tone: "plain",
      awaits: [
        { steps: ["plan"], by: ["handler"], above: chief, rests: { within: "next.proceed" } },
      ],
    },
    planned: {
      name: words.planned,
      tone: "warning",
      awaits: [
        {
          steps: ["agree", "decline"],
          by: ["to.liaison"],
          above: ["to.head", "handler"],
          rests: { within: "next.answer" },
        },
      ],
    },
    agreed: {
      name: words.agreed,
      tone: "good",
      awaits: [
        {
          steps: ["check"],
          by: ["handler"],
          above: chief,
          while: isCompleted,
          rests: { within: "next.proceed" },
        },
      ],
    },
    monitored: {
      name: words.monitored,
      tone: "good",
      awaits: [
        {
          steps: ["fulfil"],
          by: chief,
          above: ["handler"],
          while: isCompleted,
          rests: { within: "next.decide" },
        },
      ],
    },
    fulfilled: { name: words.fulfilled, tone: "good", final: true },
    failed: {
      name: words.failed,
      tone: "warning",
      awaits: [
        { steps: ["recommend"], by: ["handler"], above: chief, rests: { within: "next.proceed" } },
      ],
    },
    noAgreement: {
      name: words.noAgreement,
      tone: "warning",
      awaits: [
        { steps: ["recommend"], by: ["handler"], above: chief, rests: { within: "next.proceed" } },
      ],
    },
    recommended: { name: words.recommended, tone: "plain", final: true },
    ended: { name: words.ended, tone: "plain", final: true },
  },
  parts: { from: words.proposer, to: words.agency },
  done: ["agreed", "completed"],
  facts: consultationFacts,
  opening: propose,
  steps: { ...meeting, ...agreeing, ...following },
  clocks: consultationClocks,
  figures: consultationFigures,
  becomes: [
    {
      kind: "recommendation",
      from: ["noAgreement", "failed"],
      prefill: (matter) => ({
        title: matter.title,
        to: unitsIn(matter, "to"),
      }),
      next: { step: "recommend", answers: (code) => ({ recommendation: code }) },
    },
    {
      kind: "task",
      from: ["agreed", "monitored"],
      prefill: (matter) => {
        const due = matter.fields.plan?.dueOn;
        return { lead: unitsIn(matter, "to"), ...(due === undefined ? {} : { due }) };
      },
    },
  ],
  papers: consultationPapers,
  group: ({ category }) => groupName(category, words.consultation),
  card: consultationCard,
};
