import type { Instant } from "../calendar/day.ts";
import type { Recipient } from "../flow/notice.ts";
import type { TimeSource } from "../flow/services.ts";
import type { Outages } from "./outages.ts";

/** The conversation with a recipient: in it one thing is said after the other, beside all others. */
export const laneOf = ({ to, id }: Recipient): string => `${to}:${id}`;

/** The place on a platform where that is said: its pace is kept by whatever is written there, redraws too. */
export const placeOf = (platform: string, conversation: string): string =>
  `${platform} ${conversation}`;

/** What waits: conversations, places, and single messages that could not be redrawn. */
export type Lanes = {
  /** Lets it wait until then; where a platform takes nothing, only as long as that lasts. */
  hold(key: string, until: Instant, platform?: string): void;
  /** Until when it waits, where it does. */
  heldUntil(key: string): Instant | undefined;
  /** All that waits; what has waited long enough is forgotten, since it is gone on with now. */
  held(): readonly string[];
  /** When the first of what waits has waited long enough, past or to come. */
  nextTry(): Instant | undefined;
};

/** Keeps in memory what waits: another process, or the next start, finds out itself. */
export const knownLanes = (time: Pick<TimeSource, "now">, outages: Outages): Lanes => {
  const known = new Map<string, { readonly until: Instant; readonly platform?: string }>();
  const firstOf = (platform: string): string | undefined =>
    [...known].find(([, one]) => one.platform === platform)?.[0];
  const heldUntil = (key: string): Instant | undefined => {
    const one = known.get(key);
    const now = time.now();
    if (one?.platform === undefined) return one && now < one.until ? one.until : undefined;
    const outage = outages.of(one.platform);
    // When it is tried again one of them tries; the others wait for what comes of that.
    return outage === undefined || (outage.nextTry <= now && firstOf(one.platform) === key)
      ? undefined
      : outage.nextTry;
  };
  return {
    hold: (key, until, platform) => {
      known.set(key, platform === undefined ? { until } : { until, platform });
    },
    heldUntil,
    held: () => {
      const gone = [...known.keys()].filter((key) => heldUntil(key) === undefined);
      for (const key of gone) known.delete(key);
      return [...known.keys()];
    },
    nextTry: () =>
      [...known.values()]
        .map(({ until, platform }) =>
          platform === undefined ? until : (outages.of(platform)?.nextTry ?? until),
        )
        .toSorted()[0],
  };
};
