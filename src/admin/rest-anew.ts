import { type Day, dayOf } from "../calendar/day.ts";
import type { Calendar } from "../calendar/holidays.ts";
import type { Found } from "../flow/find.ts";
import { type Entry, nextEntry } from "../flow/history.ts";
import type { Matter } from "../flow/matter.ts";
import { waitingIn } from "../flow/owed.ts";
import { restAnew, restingAnew } from "../flow/resting.ts";
import type { SystemServices } from "../flow/services.ts";
import { shareOf, unitOfEntry } from "../flow/tracks.ts";
import type { Directory } from "../people/directory.ts";

/** The state an entry says that it led to. */
const stateIn = ({ content }: Entry): string | undefined => {
  const said: unknown = JSON.parse(content ?? "null");
  return typeof said === "object" &&
    said !== null &&
    "state" in said &&
    typeof said.state === "string"
    ? said.state
    : undefined;
};

/** The day on which a matter, or one unit's share of it, came where it stands, as far as its history says. */
const standingSince = (
  matter: Matter,
  entries: readonly Entry[],
  unit: string | undefined,
): Day | undefined => {
  const own = entries.filter(
    (entry) => stateIn(entry) !== undefined && (unitOfEntry(entry) ?? unit) === unit,
  );
  const before = own.findLastIndex((entry) => stateIn(entry) !== matter.state);
  const reached = own[before + 1]?.at;
  return reached === undefined ? undefined : dayOf(reached);
};

/**
 * Asks for what rests in a matter and is not asked for yet, in one save that its history tells of: the matter may be older
 * than the rule, or have come to rest with a merger of units. Returns it as it stands, or nothing where somebody changed
 * it at the same moment.
 */
export const restMatter = async (
  { store, time, newId, newSalt }: SystemServices,
  { flow, matter: before }: Found,
  directory: Directory,
  calendar: Calendar,
): Promise<Matter | undefined> => {
  const now = time.now();
  const entries = await store.entries(before.code);
  const clocks = restAnew(flow, before, { now, calendar, given: { newId } }, (unit) => {
    const share = shareOf(flow, before, unit);
    return standingSince(share, entries, unit) ?? dayOf(now);
  });
  const changed = clocks.filter((clock) => !before.clocks.includes(clock));
  if (changed.length === 0) return before;
  const entry = nextEntry(before, {
    ...restingAnew,
    id: newId(),
    matter: before.code,
    at: now,
    salt: newSalt(),
    content: { state: before.state },
  });
  const matter: Matter = {
    ...before,
    version: before.version + 1,
    clocks,
    historyHead: entry.hash,
    historyLength: entry.number,
  };
  const saved = await store.save({
    seen: { event: `rest:${entry.id}`, actor: restingAnew.actor, matter: matter.code, at: now },
    updated: [matter],
    entries: [entry],
    clocks: changed,
    waiting: waitingIn(flow, matter, directory, { since: now, when: "ever" }),
  });
  return saved === "saved" ? matter : undefined;
};
