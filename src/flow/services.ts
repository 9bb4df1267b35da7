import { dayOf, type Instant } from "../calendar/day.ts";
import type { Calendar } from "../calendar/holidays.ts";
import type { Text } from "../chat/text.ts";
import type { Directory, Person } from "../people/directory.ts";
import type { Verdict } from "../screening/screen.ts";
import type { GuardedStore, Store } from "../store/store.ts";
import type { Flow } from "./flow.ts";
import type { Context } from "./step.ts";

/** The only source of time: the instant now, and waiting. */
export type TimeSource = {
  now(): Instant;
  /** Resolves after so many milliseconds of this clock, or as soon as `signal` aborts. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
};

/** A line of the operator's log. Never carries what a matter says. */
export type Log = (level: "info" | "warn" | "error", event: string, detail?: object) => void;

/** What everything behind the bot works with. */
export type Services = {
  readonly store: GuardedStore;
  readonly time: TimeSource;
  /** The county's working days, by the notices that came with this and those imported here. */
  calendarOf(directory: Directory): Calendar;
  readonly flows: readonly Flow[];
  readonly county: string;
  readonly log: Log;
  /** How many bytes of files the county keeps at most. */
  readonly storageLimit?: number;
  /** Judges what was typed: once a request, and once a file. */
  screen(texts: readonly string[]): Verdict;
  newId(): string;
  newSalt(): string;
  /** What people call a platform; its own word where it is not connected. */
  platformName(platform: string): Text;
  /** How people reach this server: the beginning of every address, without a slash at its end. */
  publicUrl(): string;
  /** What links to files are signed with; the same for every process on one database. */
  linkKey(): Promise<Uint8Array>;
  moveClock?(minutes: number): Promise<Instant>;
  /** Brings the county of a demo back to its beginning. */
  resetDemo?(): Promise<void>;
};

/** What delivery and the operator's work are done with: they act for nobody, and reach every matter. */
export type SystemServices = Services & {
  readonly store: Store;
  /** What waits, and the overview, come by themselves in the morning. */
  readonly mornings?: boolean;
};

/** Who does something, when, and what they may look at. */
export const contextOf = (services: Services, actor: Person, directory: Directory): Context => {
  const now = services.time.now();
  return { actor, now, today: dayOf(now), directory, calendar: services.calendarOf(directory) };
};
