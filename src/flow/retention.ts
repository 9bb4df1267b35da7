import { addMonths, type Day, dayOf, type Instant } from "../calendar/day.ts";
import { isRunning, stopClock } from "./clock.ts";
import { type Entry, nextEntry } from "./history.ts";
import type { Clock, Matter } from "./matter.ts";

/** How many months the content of a closed matter is kept, by its level (domain §5). */
const months = { 1: 60, 2: 12, 3: 12 } as const satisfies Record<Matter["visibility"], number>;

/** The day on which the content of a matter closed at an instant is erased. */
export const eraseDay = (closedAt: Instant, visibility: Matter["visibility"]): Day =>
  addMonths(dayOf(closedAt), months[visibility]);

/** What is left of a matter: number, kind, category, dates, and who had to do with it. */
export const eraseMatter = (matter: Matter, now: Instant): Matter => {
  const { outcome: _, eraseOn: __, files: ___, tracks: ____, ...rest } = matter;
  return {
    ...rest,
    title: "",
    visibility: matter.visibility === 3 ? 2 : matter.visibility,
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
  const clocks = matter.clocks.map((clock) => (isRunning(clock) ? stopClock(clock, now) : clock));
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
