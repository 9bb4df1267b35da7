import { z } from "zod";
import type { Instant } from "../calendar/day.ts";
import type { Matter } from "./matter.ts";

/** When people are to meet about a matter, as a calendar takes it. */
export type Appointment = {
  readonly startsAt: Instant;
  readonly minutes: number;
  readonly place?: string;
  /** What it is about, beside its title. */
  readonly about?: string;
  /** Counts up with every change. */
  readonly sequence: number;
  readonly cancelled: boolean;
  /** What the units invited have answered, where they are asked. */
  readonly answers?: Readonly<Record<string, { readonly answer: "yes" | "maybe" | "no" }>>;
};

/** What an invitation said that somebody holds who is invited no more, and the number it is withdrawn by. */
const withdrawal = z.object({
  startsAt: z.iso.datetime(),
  minutes: z.int(),
  sequence: z.int(),
});

export type Withdrawal = z.infer<typeof withdrawal>;

/** What the model of a kind keeps for calendars. */
export const appointmentFields = {
  /** Counts up whenever the time, the place or the call itself changes, as calendars number revisions. */
  sequence: z.int().default(0),
  /** By unit or post, the invitations that were withdrawn; theirs as they last stood. */
  withdrawn: z.record(z.string(), withdrawal).default({}),
};

/** What stays the same of an appointment in every calendar, whatever is changed about it. */
export const appointmentId = ({ code, openedAt }: Pick<Matter, "code" | "openedAt">): string =>
  `${code.toLowerCase()}-${openedAt.replace(/\D/g, "")}@liandong`;
