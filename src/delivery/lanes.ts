import type { Instant } from "../calendar/day.ts";
import type { Recipient } from "../flow/notice.ts";
import type { TimeSource } from "../flow/services.ts";
import type { Outages } from "./outages.ts";

/** The conversation with a recipient: in it one thing is said after the other, beside all others. */
export const laneOf = ({ to, id }: Recipient): string => `${to}:${id}`;

/** The place on a platform where that is said: its pace is kept by whatever is written there, redraws too. */
export const placeOf = (platform: string, conversation: string): string =>
  `${platform} ${conversation}`;

/** What a conversation waits for where its recipient is written to on platforms that take nothing. */
type During = {
  /** All that were tried; when one of them works it is gone on with. */
  readonly platforms: readonly string[];
  readonly recipient: Recipient;
  /** The notice that could not be sent. */
  readonly notice: string;
  /** The places its recipient had then, as one value. */
  readonly places: string;
};

/** What waits: conversations, places, and single messages that could not be redrawn. */
export type Lanes = {
  /** Lets it wait until then; where platforms take nothing as long as that lasts, and then is when to look whether it still has to. */
  hold(key: string, until: Instant, during?: During): void;
  /** Lets it wait no longer. */
  free(key: string): void;
  /** Until when it waits, where it does. */
  heldUntil(key: string): Instant | undefined;
  /** All that waits; what has waited long enough is forgotten, since it is gone on with now. */
  held(): readonly string[];
  /** What waits for platforms, where it is time to look whether it still has to. */
  toLookAt(): readonly (readonly [key: string, during: During])[];
  /** When the first of what waits has waited long enough, past or to come. */
  nextTry(): Instant | undefined;
};

/** Keeps in memory what waits: another process, or the next start, finds out itself. */
export const knownLanes = (time: Pick<TimeSource, "now">, outages: Outages): Lanes => {
  const known = new Map<string, { readonly until: Instant; readonly during?: During }>();
  const firstOf = (platform: string): string | undefined =>
    [...known].find(([, { during }]) => during?.platforms.includes(platform))?.[0];
  /** When the first of these platforms is tried again; undefined where one of them works. */
  const triedAt = (platforms: readonly string[]): Instant | undefined => {
    const tries = platforms.flatMap((one) => outages.of(one)?.nextTry ?? []);
    return tries.length < platforms.length ? undefined : tries.toSorted()[0];
  };
  const heldUntil = (key: string): Instant | undefined => {
    const one = known.get(key);
    const now = time.now();
    if (one?.during === undefined) return one && now < one.until ? one.until : undefined;
    const { platforms } = one.during;
    // When a platform is tried again one of them tries; the others wait for what comes of that.
    const tries = platforms.some(
      (platform) => (outages.of(platform)?.nextTry ?? now) <= now && firstOf(platform) === key,
    );
    return tries ? undefined : triedAt(platforms);
  };
  return {
    hold: (key, until, during) => {
      known.set(key, during === undefined ? { until } : { until, during });
    },
    free: (key) => {
      known.delete(key);
    },
    heldUntil,
    held: () => {
      const gone = [...known.keys()].filter((key) => heldUntil(key) === undefined);
      for (const key of gone) known.delete(key);
      return [...known.keys()];
    },
    toLookAt: () =>
      [...known].flatMap(([key, { until, during }]) =>
        during === undefined || time.now() < until ? [] : [[key, during] as const],
      ),
    nextTry: () =>
      [...known.values()]
        .map(({ until, during }) =>
          during === undefined ? until : (triedAt(during.platforms) ?? until),
        )
        .toSorted()[0],
  };
};
