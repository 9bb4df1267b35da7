import { groupName } from "../../flow/categories.ts";
import type { Flow } from "../../flow/flow.ts";
import { unitsIn } from "../../flow/matter.ts";
import { recordedAfter } from "../../flow/resting.ts";
import { hearingCard } from "./cards.ts";
import { hearingClocks } from "./clocks.ts";
import { hearingFigures } from "./figures.ts";
import {
  type Hearing,
  hearingFields,
  isAnswered,
  needsAgreement,
  unanswered,
  unheard,
} from "./model.ts";
import { hearingPapers } from "./papers.ts";
import { chief } from "./seats.ts";
import { deciding, propose } from "./steps/deciding.ts";
import { holding } from "./steps/holding.ts";
import { words } from "./words.ts";

/** How long a hearing is taken to last in calendars, in minutes: nobody is asked. */
const minutes = 120;

/** The flow of hearings in the procuratorate's cases (domain §3.13; 审查案件听证工作规定). */
export const hearingFlow: Flow<Hearing> = {
  kind: "hearing",
  prefix: "TZ",
  name: words.hearing,
  names: ["听证", "听证会", "hearing"],
  hints: /听证/iu,
  model: hearingFields,
  states: {
    proposed: {
      name: words.proposed,
      tone: "plain",
      awaits: [
        {
          steps: ["approve", "decline"],
          by: chief,
          above: ["handler"],
          rests: { within: "next.decide" },
        },
      ],
    },
    decided: {
      name: words.decided,
      tone: "plain",
      awaits: [
        {
          steps: ["notice"],
          by: ["handler"],
          above: chief,
          // Where the day is known it is counted back from that.
          rests: { within: "next.proceed", while: ({ fields }) => fields.startsAt === undefined },
        },
      ],
    },
    noticed: {
      name: words.noticed,
      tone: "plain",
      awaits: [
        {
          steps: ["attend"],
          by: ["to.liaison"],
          while: (hearing) => unitsIn(hearing, "to").length > 0,
        },
        recordedAfter(
          { steps: ["hold"], by: ["handler"], above: chief },
          ({ fields }) => fields.startsAt,
        ),
      ],
    },
    held: {
      name: words.held,
      tone: "warning",
      awaits: [
        {
          steps: ["opine"],
          by: ["handler"],
          above: chief,
          while: (one) => unheard(one).length > 0,
          rests: { within: "next.proceed" },
        },
        {
          steps: ["answer"],
          by: ["handler"],
          above: chief,
          while: (one) => unanswered(one).length > 0,
          rests: { within: "next.proceed" },
        },
        {
          steps: ["agree", "sendBack"],
          by: chief,
          above: ["handler"],
          while: needsAgreement,
          rests: { within: "next.decide" },
        },
        {
          steps: ["conclude"],
          by: ["handler"],
          above: chief,
          while: (one) => isAnswered(one) && !needsAgreement(one),
          rests: { within: "next.proceed" },
        },
      ],
    },
    concluded: { name: words.concluded, tone: "good", final: true },
    declined: { name: words.declined, tone: "plain", final: true },
    cancelled: { name: words.cancelled, tone: "plain", final: true },
  },
  parts: { from: words.holder, to: words.attendant },
  facts: { of: { heldOn: { by: ["hold"] } } },
  opening: propose,
  steps: { ...deciding, ...holding },
  clocks: hearingClocks,
  figures: hearingFigures,
  papers: hearingPapers,
  attends: ["to"],
  rsvp: "attend",
  appointment: ({ fields, state }) =>
    fields.startsAt === undefined || fields.noticedOn === undefined
      ? undefined
      : {
          startsAt: fields.startsAt,
          minutes,
          sequence: fields.sequence,
          cancelled: state === "cancelled",
          answers: fields.attendance,
          ...(fields.place === undefined ? {} : { place: fields.place }),
        },
  group: ({ category }) => groupName(category, words.hearing),
  card: hearingCard,
};
