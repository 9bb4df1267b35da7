import { z } from "zod";
import type { Matter } from "../flow/matter.ts";

/** The five forms a meeting of the mechanism takes (实施意见 四（一）). */
export const forms = ["joint", "briefing", "coordination", "discussion", "assessment"] as const;

/** What an invited unit may answer. */
export const answers = ["yes", "maybe", "no"] as const;

/** One unit's answer to the invitation. */
const rsvp = z.object({
  answer: z.enum(answers),
  attendee: z.string().optional(),
  reason: z.string().optional(),
});

/** What is kept of a meeting. */
export const meetingFields = z.object({
  form: z.enum(forms),
  startsAt: z.iso.datetime(),
  /** Minutes. */
  duration: z.int(),
  place: z.string().optional(),
  agenda: z.string().optional(),
  /** By unit. */
  rsvps: z.record(z.string(), rsvp),
  /** Who may chair in the convenor's place, until when, and who said so. */
  entrustment: z
    .object({ deputy: z.string(), by: z.string(), until: z.iso.date(), on: z.iso.date() })
    .optional(),
  chairedBy: z.string().optional(),
});

export type MeetingState = "scheduled" | "held" | "closed" | "cancelled";

export type Meeting = Matter<z.infer<typeof meetingFields>, MeetingState>;
