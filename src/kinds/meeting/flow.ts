import { dayOf } from "../../calendar/day.ts";
import type { Flow } from "../../flow/flow.ts";
import { withFields } from "../../flow/matter.ts";
import { recordedAfter } from "../../flow/resting.ts";
import { formOptions, meetingCard, metAt } from "./cards.ts";
import { meetingClocks } from "./clocks.ts";
import { meetingFigures } from "./figures.ts";
import { hasEveryAnswer, type Meeting, meetingFields, silentOnMinutes } from "./model.ts";
import { meetingPapers } from "./papers.ts";
import { callers } from "./seats.ts";
import { agendaSteps, meetingAgenda } from "./steps/agenda.ts";
import { changing } from "./steps/changing.ts";
import { circulating } from "./steps/circulating.ts";
import { closing } from "./steps/closing.ts";
import { entrusting, whileEntrusted } from "./steps/entrusting.ts";
import { chairsOn, holding } from "./steps/holding.ts";
import { inviting } from "./steps/inviting.ts";
import { poll, polling } from "./steps/polling.ts";
import { propose, proposing } from "./steps/proposing.ts";
import { recording } from "./steps/recording.ts";
import { resolving } from "./steps/resolving.ts";
import { retiming } from "./steps/retiming.ts";
import { schedule, scheduling } from "./steps/scheduling.ts";
import { words } from "./words.ts";

/** The joint-meeting flow (domain §3.11). */
export const meetingFlow: Flow<Meeting> = {
  kind: "meeting",
  prefix: "HY",
  name: words.meeting,
  names: ["会议", "meeting"],
  nouns: [
    "会",
    "会商",
    "会商会",
    "研判会",
    "座谈会",
    "协调会",
    "碰头会",
    "调度会",
    "推进会",
    "联席会",
    "例会",
  ],
  spoken:
    /会商(?![议讨])|(?:研判|座谈|协调|碰头|调度|推进|联席|例)会(?!议?员)|开会|[的个次这那]会(?!议?员|儿|计)|会上|(?:^|[，, 。])会(?=去|就|我|能|不能|在哪|几|啥|什么|何时|改|推|取|定|开)/u,
  model: meetingFields,
  states: {
    scheduled: {
      name: words.scheduled,
      tone: "plain",
      awaits: [
        { steps: ["rsvp"], by: ["invited.liaison"] },
        recordedAfter(
          { steps: ["hold"], by: ["chair"], above: ["secretariat"] },
          ({ fields }) => fields.startsAt,
        ),
      ],
    },
    proposed: {
      name: words.proposed,
      tone: "plain",
      awaits: [
        {
          steps: ["adopt", "decline"],
          by: callers,
          above: ["convenor"],
          rests: { within: "next.decide" },
        },
      ],
    },
    polling: {
      name: words.polling,
      tone: "plain",
      awaits: [
        {
          steps: ["vote"],
          by: ["invited.liaison"],
          above: ["secretariat"],
          rests: { within: "next.answer" },
        },
        {
          steps: ["settle"],
          by: ["secretariat"],
          above: ["convenor"],
          rests: { within: "next.proceed", while: hasEveryAnswer },
        },
      ],
    },
    held: {
      name: words.held,
      tone: "good",
      awaits: [
        {
          steps: ["minutes", "close"],
          by: ["secretariat"],
          above: ["convenor"],
          rests: { within: "next.proceed" },
        },
      ],
    },
    drafted: {
      name: words.drafted,
      tone: "plain",
      awaits: [
        {
          steps: ["sign"],
          by: ["chair"],
          above: ["secretariat"],
          rests: { within: "next.decide" },
        },
      ],
    },
    circulated: {
      name: words.circulated,
      tone: "plain",
      awaits: [
        {
          steps: ["sign"],
          by: ["chair"],
          above: ["secretariat"],
          rests: {
            within: "next.decide",
            while: (meeting) => silentOnMinutes(meeting).length === 0,
          },
        },
      ],
    },
    signed: {
      name: words.signed,
      tone: "good",
      awaits: [
        {
          steps: ["close"],
          by: ["secretariat"],
          above: ["convenor"],
          rests: { within: "next.proceed" },
        },
      ],
    },
    closed: { name: words.closed, tone: "good", final: true },
    declined: { name: words.declined, tone: "warning", final: true },
    cancelled: { name: words.cancelled, tone: "warning", final: true },
  },
  parts: { invited: words.invitedUnit, chair: words.chair, copy: words.proposer },
  blameless: true,
  // A number stays that of the time that was given it: it stands on cards.
  keeps: (before, { fields: { lastSlot } }) =>
    lastSlot === undefined ? before : withFields(before, { lastSlot }),
  opening: schedule,
  alsoOpens: [propose, poll],
  steps: whileEntrusted({
    ...proposing,
    ...polling,
    ...retiming,
    ...scheduling,
    ...entrusting,
    ...changing,
    ...inviting,
    ...agendaSteps,
    ...holding,
    ...closing,
    ...resolving,
    ...recording,
    ...circulating,
  }),
  clocks: meetingClocks,
  shows: ["agenda.overdue"],
  figures: meetingFigures,
  papers: meetingPapers,
  agenda: meetingAgenda,
  gathers: formOptions,
  attends: ["invited"],
  chairs: (meeting, directory) => chairsOn(meeting, dayOf(metAt(meeting)), directory),
  rsvp: "rsvp",
  appointment: ({ fields, state }) =>
    fields.timeSet
      ? {
          startsAt: fields.startsAt,
          minutes: fields.duration,
          sequence: fields.sequence,
          cancelled: state === "cancelled",
          answers: fields.rsvps,
          ...(fields.place === undefined ? {} : { place: fields.place }),
          ...(fields.agenda === undefined ? {} : { about: fields.agenda }),
        }
      : undefined,
  group: ({ fields }) => words[fields.form],
  card: meetingCard,
};
