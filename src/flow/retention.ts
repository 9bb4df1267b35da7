import { addMonths, type Day, dayOf, type Instant } from "../calendar/day.ts";
import { isRunning, stopClock } from "./clock.ts";
import type { Flow } from "./flow.ts";
import { type Entry, nextEntry } from "./history.ts";
import type { Clock, Matter } from "./matter.ts";

/** How many months the content of a closed matter is kept, by its level (domain §5). */
export const monthsKept = { 1: 60, 2: 12, 3: 12 } as const satisfies Record<
  Matter["visibility"],
  number
>;

/** The day on which the content of a matter closed at an instant is erased. */
export const eraseDay = (closedAt: Instant, visibility: Matter["visibility"]): Day =>
  addMonths(dayOf(closedAt), monthsKept[visibility]);

/** The 24 hours in which a leak is reported (保守国家秘密法实施条例第六十一条). */
export const leakReport = "secrecy.report";

/** Whether a clock runs on in a matter that is closed or erased: a leak is to be reported all the same. */
export const outlives = ({ rule }: Pick<Clock, "rule">): boolean => rule === leakReport;

/** Whether a clock runs on in a matter that has ended: what outlives every end, and what begins with it. */
export const runsOn = (
  { clocks }: Pick<Flow, "clocks">,
  { erasedAt }: Pick<Matter, "erasedAt">,
  clock: Pick<Clock, "rule">,
): boolean => outlives(clock) || (erasedAt === undefined && clocks[clock.rule]?.afterEnd === true);

/**
 * What is left of a matter: number, kind, category, dates, and who had to do with it. While a leak is still
 * to be reported it stays the secrecy officer's alone.
 */
export const eraseMatter = (matter: Matter, now: Instant): Matter => {
  const {
    outcome: _,
    eraseOn: __,
    files: ___,
    tracks: ____,
    joined: _____,
    links: ______,
    ...rest
  } = matter;
  const owed = matter.clocks.some((clock) => outlives(clock) && isRunning(clock));
  return {
    ...rest,
    title: "",
    visibility: matter.visibility === 3 && !owed ? 2 : matter.visibility,
    fields: {},
    closedAt: matter.closedAt ?? now,
    erasedAt: now,
  };
};

/** The step of the history that says a matter was erased on schedule, and who did it. */
export const retention = { step: "retention", actor: "system" } as const;

/** A closed matter whose time is over, erased, with the entry that says so. */
export const expireMatter = (
  matter: Matter,
  now: Instant,
  given: { newId(): string; newSalt(): string },
): { readonly matter: Matter; readonly entry: Entry; readonly clocks: readonly Clock[] } => {
  const stub = eraseMatter(matter, now);
  const clocks = matter.clocks.map((clock) =>
    isRunning(clock) && !outlives(clock) ? stopClock(clock, now) : clock,
  );
  const entry = nextEntry(matter, {
    ...retention,
    id: given.newId(),
    matter: matter.code,
    at: now,
    salt: given.newSalt(),
    content: { state: matter.state },
  });
  return {
    matter: {
      ...stub,
      clocks,
      version: matter.version + 1,
      historyHead: entry.hash,
      historyLength: entry.number,
    },
    entry,
    clocks: clocks.filter((clock) => !matter.clocks.includes(clock)),
  };
};
