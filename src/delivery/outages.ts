import { addMinutes, type Instant } from "../calendar/day.ts";
import type { TimeSource } from "../flow/services.ts";

/** A platform that takes nothing from us just now: since when, why, and when it is tried again. */
export type Outage = {
  readonly platform: string;
  /** The platform's word for it. */
  readonly why: string;
  readonly since: Instant;
  readonly tries: number;
  readonly nextTry: Instant;
};

/** What is known of platforms that take nothing from us. */
export type Outages = {
  /** The outage of a platform, also while it is being tried again. */
  of(platform: string): Outage | undefined;
  /** The outage because of which a platform is not to be written to yet. */
  holding(platform: string): Outage | undefined;
  /** The same; where the time to try again has come, whoever asks first tries and all others wait for what comes of it. */
  enter(platform: string): Outage | undefined;
  /** Notes that a platform took nothing, again or for the first time. */
  failed(platform: string, why: string): Outage;
  /** Notes that a platform works; gives the outage that is over by that. */
  worked(platform: string): Outage | undefined;
  all(): readonly Outage[];
};

/** So long, in minutes, what is due waits for its platform before somebody else is told in its place. */
export const patience = 30;

/** Whether an outage, where there is one, has lasted so long that nobody is to wait for its end. */
export const hasLasted = (outage: Outage | undefined, now: Instant): boolean =>
  outage !== undefined && addMinutes(outage.since, patience) <= now;

const longestPause = 5;
/** For so long, in minutes, all others wait for what comes of one try. */
const oneTry = 0.5;

/** Waits longer after every try: 10, 20, 40 seconds …, five minutes at most. */
const pauseAfter = (tries: number): number => Math.min(2 ** (tries - 1) / 6, longestPause);

/** Keeps in memory which platforms take nothing: another process, or the next start, finds out itself. */
export const knownOutages = (time: Pick<TimeSource, "now">): Outages => {
  const known = new Map<string, Outage>();
  const holding = (platform: string): Outage | undefined => {
    const outage = known.get(platform);
    return outage !== undefined && time.now() < outage.nextTry ? outage : undefined;
  };
  return {
    of: (platform) => known.get(platform),
    holding,
    enter: (platform) => {
      const held = holding(platform);
      const outage = known.get(platform);
      if (held === undefined && outage !== undefined)
        known.set(platform, { ...outage, nextTry: addMinutes(time.now(), oneTry) });
      return held;
    },
    failed: (platform, why) => {
      const now = time.now();
      const { since = now, tries = 0 } = known.get(platform) ?? {};
      const nextTry = addMinutes(now, pauseAfter(tries + 1));
      const outage = { platform, why, since, tries: tries + 1, nextTry };
      known.set(platform, outage);
      return outage;
    },
    worked: (platform) => {
      const outage = known.get(platform);
      known.delete(platform);
      return outage;
    },
    all: () => [...known.values()],
  };
};
