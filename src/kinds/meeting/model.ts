import { z } from "zod";
import { appointmentFields } from "../../flow/appointment.ts";
import { attendance } from "../../flow/attendance.ts";
import { type Matter, unitsIn } from "../../flow/matter.ts";

/** The five forms a meeting of the mechanism takes (实施意见 四（一）). */
export const forms = ["joint", "briefing", "coordination", "discussion", "assessment"] as const;

/** How the forms differ: who is invited unless somebody else is named, and whether what is decided binds. */
export const formRules: Readonly<
  Record<(typeof forms)[number], { readonly invites?: string; readonly binding: boolean }>
> = {
  joint: { invites: "全体成员", binding: true },
  briefing: { invites: "全体成员", binding: false },
  coordination: { binding: true },
  discussion: { binding: false },
  assessment: { invites: "政法单位", binding: false },
};

/** What an invited unit may answer. */
export const answers = ["yes", "maybe", "no"] as const;

/** What an invited unit may answer of each time it is asked about. */
export const votes = ["yes", "ifNeedBe", "no"] as const;

/** A time that is asked about; minutes. Its number is its place in the list where it has none of its own. */
const slot = z.object({
  startsAt: z.iso.datetime(),
  duration: z.int(),
  number: z.int().optional(),
});

/** One thing resolved: the sentence, and where it was said what, by whom and by when; the task it became. */
const resolution = z.object({
  text: z.string(),
  title: z.string().optional(),
  lead: z.string().optional(),
  assist: z.array(z.string()).optional(),
  task: z.string().optional(),
  due: z.iso.date().optional(),
  /** The numbers of the matters it comes from, beside the meeting. */
  origins: z.array(z.string()).optional(),
  on: z.iso.date(),
});

/** The minutes as they now stand; a correction after the signature is a version of its own. */
const minutes = z.object({
  text: z.string(),
  version: z.int(),
  by: z.string(),
  on: z.iso.date(),
  signedBy: z.string().optional(),
  signedOn: z.iso.date().optional(),
});

/** What is kept of a meeting. */
export const meetingFields = z.object({
  form: z.enum(forms),
  /** Until the time is set, the one that was proposed, or the first of those that are asked about. */
  startsAt: z.iso.datetime(),
  timeSet: z.boolean().default(true),
  /** The times that were asked about, the earliest first, and by unit and time what was answered. */
  slots: z.array(slot).default([]),
  votes: z.record(z.string(), z.record(z.string(), z.enum(votes))).default({}),
  /** The last day to answer them, where one was given. */
  closesOn: z.iso.date().optional(),
  /** The highest number a time was given so far: one that was taken out leaves its number to no other. */
  lastSlot: z.int().optional(),
  /** Who proposed it and why, and whom to invite. */
  proposal: z
    .object({ by: z.string(), reason: z.string(), invite: z.array(z.string()) })
    .optional(),
  /** Minutes. */
  duration: z.int(),
  place: z.string().optional(),
  agenda: z.string().optional(),
  rsvps: attendance(answers),
  /** Who may chair in the convenor's place, until when, and who said so. */
  entrustment: z
    .object({ deputy: z.string(), by: z.string(), until: z.iso.date(), on: z.iso.date() })
    .optional(),
  ...appointmentFields,
  /** What the last change was from, and which units, or times asked about, it added or took out, the deputy from whom the chair was taken back; the closing day it set. */
  changed: z
    .object({
      startsAt: z.iso.datetime(),
      duration: z.int(),
      place: z.string(),
      added: z.array(z.string()),
      removed: z.array(z.string()),
      slotsAdded: z.array(slot),
      slotsRemoved: z.array(slot),
      closesOn: z.iso.date(),
      deputy: z.string(),
    })
    .partial()
    .default({}),
  /** When it really met, where that was not when it was to. */
  heldAt: z.iso.datetime().optional(),
  chairedBy: z.string().optional(),
  /** How many units had to come when it met, where the county had set that. */
  needed: z.int().optional(),
  /** By unit, that it came, and who for it. */
  attended: z.record(z.string(), z.object({ attendee: z.string().optional() })).default({}),
  /** What was put on the agenda: a matter by its number, or something said. */
  items: z
    .array(
      z.object({
        code: z.string().optional(),
        said: z.string().optional(),
        by: z.string(),
        on: z.iso.date(),
      }),
    )
    .default([]),
  /** The numbers of what was offered for the agenda and not to be put on it. */
  left: z.array(z.string()).default([]),
  /** What was dealt with, in order: a matter by its number, or as it was said. */
  reached: z.array(z.string()).default([]),
  /** What of it was recorded last. */
  lastReached: z.array(z.string()).default([]),
  /** The numbers among it that not everybody who reads the minutes may know of. */
  reachedUnnamed: z.array(z.string()).default([]),
  /** What was resolved, in the order it was; what becomes of each is for a matter of its own. */
  resolutions: z.array(resolution).default([]),
  minutes: minutes.optional(),
  /** What was asked of the units about which version of the minutes; by unit what it said, no text where it has nothing to say against them. */
  comments: z
    .object({
      version: z.int(),
      closesOn: z.iso.date().optional(),
      said: z.record(z.string(), z.object({ text: z.string().optional(), on: z.iso.date() })),
    })
    .optional(),
  /** Those that were signed last, while a correction of them waits to be signed. */
  signedBefore: minutes.optional(),
});

/** The minutes that are signed and hold, until others are. */
export const minutesInForce = ({ fields }: Pick<Meeting, "fields">) =>
  fields.minutes?.signedOn === undefined ? fields.signedBefore : fields.minutes;

/** The minutes somebody reads: whoever called the meeting the newest, everybody else those that are signed, or the draft they are asked about. */
export const minutesRead = (
  meeting: Pick<Meeting, "fields" | "state">,
  calls: boolean,
): Meeting["fields"]["minutes"] =>
  calls || meeting.state === "circulated" ? meeting.fields.minutes : minutesInForce(meeting);

export type Slot = z.infer<typeof slot>;

export type Resolution = z.infer<typeof resolution>;

export type MeetingState =
  | "proposed"
  | "declined"
  | "polling"
  | "scheduled"
  | "held"
  | "drafted"
  | "circulated"
  | "signed"
  | "closed"
  | "cancelled";

export type Meeting = Matter<z.infer<typeof meetingFields>, MeetingState>;

/** A time and the number it is answered by, which stays the same whatever other times come and go. */
export type NumberedSlot = { readonly slot: Slot; readonly number: number };

/** The times that are asked about, with their numbers, the earliest first. */
export const numberedSlots = ({
  slots,
}: Pick<Meeting["fields"], "slots">): readonly NumberedSlot[] =>
  slots.map((slot, index) => ({ slot, number: slot.number ?? index + 1 }));

/** The times a unit has not answered yet, by their numbers. */
export const unansweredBy = ({ fields }: Meeting, unit: string): readonly NumberedSlot[] =>
  numberedSlots(fields).filter(({ slot }) => fields.votes[unit]?.[slot.startsAt] === undefined);

/** Whether every invited unit has answered every time. */
export const hasEveryAnswer = (meeting: Meeting): boolean =>
  unitsIn(meeting, "invited").every((unit) => unansweredBy(meeting, unit).length === 0);

/** The units that were asked about the minutes and have not said anything of them. */
export const silentOnMinutes = (meeting: Meeting): readonly string[] =>
  unitsIn(meeting, "invited").filter((unit) => meeting.fields.comments?.said[unit] === undefined);
