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
};

/** What stays the same of an appointment in every calendar, whatever is changed about it. */
export const appointmentId = ({ code, openedAt }: Pick<Matter, "code" | "openedAt">): string =>
  `${code.toLowerCase()}-${openedAt.replace(/\D/g, "")}@liandong`;
