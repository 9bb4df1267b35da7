import { findCategory, groupOf } from "../flow/categories.ts";
import { aroundTheDay } from "../flow/clock.ts";
import type { Flow } from "../flow/flow.ts";
import { unitsIn } from "../flow/matter.ts";
import { agreeing } from "./agreeing.ts";
import { consultationCard } from "./cards.ts";
import { following } from "./following.ts";
import { meeting } from "./meeting.ts";
import { type Consultation, consultationFields } from "./model.ts";
import { consultationPapers } from "./papers.ts";
import { propose } from "./propose.ts";
import { unit } from "./seats.ts";
import { words } from "./words.ts";

/** The flow of consultations before litigation (domain §3.8). */
export const consultationFlow: Flow<Consultation> = {
  kind: "consultation",
  prefix: "CS",
  name: words.consultation,
  names: ["磋商", "consult", "consultation"],
  model: consultationFields,
  states: {
    proposed: { name: words.proposed, tone: "plain" },
    scheduled: { name: words.scheduled, tone: "plain" },
    held: { name: words.held, tone: "plain" },
    planned: { name: words.planned, tone: "warning" },
    agreed: { name: words.agreed, tone: "good" },
    monitored: { name: words.monitored, tone: "good" },
    fulfilled: { name: words.fulfilled, tone: "good", final: true },
    failed: { name: words.failed, tone: "warning" },
    noAgreement: { name: words.noAgreement, tone: "warning" },
    recommended: { name: words.recommended, tone: "plain", final: true },
    ended: { name: words.ended, tone: "plain", final: true },
  },
  parts: { from: words.proposer, to: words.agency },
  opening: propose,
  steps: { ...meeting, ...agreeing, ...following },
  ladders: {
    "consult.start": {
      of: words.coming,
      rungs: [
        { id: "-1d", minutesBefore: 24 * 60 },
        { id: "-1h", minutesBefore: 60 },
      ],
      seats: [...unit, "handler"],
      groups: ["to"],
    },
    "consult.plan": {
      of: words.planDue,
      rungs: aroundTheDay,
      seats: ["to.liaison"],
      overdue: ["to.head", "handler"],
      groups: ["to"],
    },
  },
  becomes: [
    {
      kind: "recommendation",
      from: ["noAgreement", "failed"],
      prefill: (matter) => ({
        title: matter.title,
        to: unitsIn(matter, "to")[0],
      }),
      next: { step: "recommend", answers: (code) => ({ recommendation: code }) },
    },
  ],
  papers: consultationPapers,
  group: ({ category }) => {
    const found = findCategory(category ?? "");
    return found === undefined ? words.consultation : groupOf(found);
  },
  card: consultationCard,
};
