import { z } from "zod";
import { attendance } from "../../flow/attendance.ts";
import type { Matter } from "../../flow/matter.ts";

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

/** What is kept of a meeting. */
export const meetingFields = z.object({
  form: z.enum(forms),
  startsAt: z.iso.datetime(),
  /** Minutes. */
  duration: z.int(),
  place: z.string().optional(),
  agenda: z.string().optional(),
  rsvps: attendance(answers),
  /** Who may chair in the convenor's place, until when, and who said so. */
  entrustment: z
    .object({ deputy: z.string(), by: z.string(), until: z.iso.date(), on: z.iso.date() })
    .optional(),
  /** Counts up whenever the time, the place or the call itself changes, as calendars number revisions. */
  sequence: z.int().default(0),
  /** What the last change was from, and which units it added or took out. */
  changed: z
    .object({
      startsAt: z.iso.datetime(),
      duration: z.int(),
      place: z.string(),
      added: z.array(z.string()),
      removed: z.array(z.string()),
    })
    .partial()
    .default({}),
  chairedBy: z.string().optional(),
});

export type MeetingState = "scheduled" | "held" | "closed" | "cancelled";

export type Meeting = Matter<z.infer<typeof meetingFields>, MeetingState>;
