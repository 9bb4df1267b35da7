import type { Flow } from "../../flow/flow.ts";
import { meetingCard } from "./cards.ts";
import { meetingClocks } from "./clocks.ts";
import { type Meeting, meetingFields } from "./model.ts";
import { meetingPapers } from "./papers.ts";
import { agendaSteps, meetingAgenda } from "./steps/agenda.ts";
import { changing } from "./steps/changing.ts";
import { holding } from "./steps/holding.ts";
import { recording } from "./steps/recording.ts";
import { resolving } from "./steps/resolving.ts";
import { schedule, scheduling } from "./steps/scheduling.ts";
import { words } from "./words.ts";

/** The joint-meeting flow (domain §3.11). */
export const meetingFlow: Flow<Meeting> = {
  kind: "meeting",
  prefix: "HY",
  name: words.meeting,
  names: ["会议", "meeting"],
  model: meetingFields,
  states: {
    scheduled: {
      name: words.scheduled,
      tone: "plain",
      awaits: [{ steps: ["rsvp"], by: ["invited.liaison"] }],
    },
    held: {
      name: words.held,
      tone: "good",
      awaits: [{ steps: ["minutes", "close"], by: ["secretariat"] }],
    },
    drafted: { name: words.drafted, tone: "plain", awaits: [{ steps: ["sign"], by: ["chair"] }] },
    signed: {
      name: words.signed,
      tone: "good",
      awaits: [{ steps: ["close"], by: ["secretariat"] }],
    },
    closed: { name: words.closed, tone: "good", final: true },
    cancelled: { name: words.cancelled, tone: "warning", final: true },
  },
  parts: { invited: words.invitedUnit, chair: words.chair },
  blameless: true,
  opening: schedule,
  steps: { ...scheduling, ...changing, ...agendaSteps, ...holding, ...resolving, ...recording },
  clocks: meetingClocks,
  papers: meetingPapers,
  agenda: meetingAgenda,
  appointment: ({ fields, state }) => ({
    startsAt: fields.startsAt,
    minutes: fields.duration,
    sequence: fields.sequence,
    cancelled: state === "cancelled",
    ...(fields.place === undefined ? {} : { place: fields.place }),
    ...(fields.agenda === undefined ? {} : { about: fields.agenda }),
  }),
  group: ({ fields }) => words[fields.form],
  card: meetingCard,
};
