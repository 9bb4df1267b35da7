import { addMinutes, type Instant } from "../calendar/day.ts";
import { errorKind } from "../chat/error-kind.ts";
import type { Notice } from "../flow/notice.ts";
import type { SystemServices } from "../flow/services.ts";
import { oneAtATime } from "../store/queue.ts";
import type { Delivering } from "./delivering.ts";
import { knownLanes, laneOf } from "./lanes.ts";
import { redraw } from "./redraw.ts";
import { sendNotice } from "./send.ts";

const mostRedrawn = 50;
/** In so many conversations at most something is said at the same time. */
const mostAtOnce = 10;
const leaseMinutes = 2;

/** What deliveries are made with, besides the services: the name of this process, and the ways onto the platforms. */
export type Delivery = Omit<Delivering, "services" | "directory" | "lanes" | "alone"> & {
  readonly boot: string;
  /** Hears that something was said: its conversation may have to wait now. */
  readonly onSent: () => void;
};

/** What says everything that is to be said: side by side in different conversations, in order within one. */
export type Sender = {
  /** Starts whatever can be sent or redrawn now, and when that is done what can be then; waits for none of it. */
  start(): Promise<void>;
  /** The same, and waits until nothing is left that could be sent now; returns how many it handled. */
  deliver(): Promise<number>;
  /** Starts nothing more, and waits for what is under way. */
  finish(): Promise<void>;
  /** When the first of the conversations that wait has waited long enough. */
  nextTry(): Instant | undefined;
};

/**
 * Puts the sender together. One failure is logged and leaves the others alone; what was claimed and
 * not settled comes back when its lease has run out.
 */
export const createSender = (
  services: SystemServices,
  { boot, onSent, ...ways }: Delivery,
): Sender => {
  const { store, time, log } = services;
  const { outages, outlets } = ways;
  const lanes = knownLanes(time, outages);
  const alone = oneAtATime();
  /** Conversations in which something is being said. */
  const taken = new Set<string>();
  const underWay = new Set<Promise<void>>();
  let handled = 0;
  let isClosed = false;

  const follow = (lane: string, work: () => Promise<void>): void => {
    taken.add(lane);
    const one = work()
      .then(() => {
        taken.delete(lane);
        handled += 1;
        return start();
      })
      .then(onSent)
      .catch((error: unknown) => log("error", "delivery failed", { kind: errorKind(error) }))
      .finally(() => underWay.delete(one));
    underWay.add(one);
  };

  const failed = (id: string, error: unknown): void =>
    log("error", "delivery failed", { id, kind: errorKind(error) });

  const send = async (delivering: Delivering, notice: Notice, until: Instant): Promise<void> => {
    try {
      // What the lease no longer covers is another's to send.
      if (time.now() < until) await sendNotice(delivering, notice);
    } catch (error) {
      failed(notice.id, error);
      // Nobody knows how far it came; what follows it does not wait for it.
      await store
        .settle(notice.id, { life: "uncertain", at: time.now(), nextTryAt: until })
        .catch((again: unknown) => failed(notice.id, again));
    }
  };

  const startOnce = async (): Promise<void> => {
    const room = mostAtOnce - taken.size;
    // As it is before anything is asked: what ends meanwhile may have to wait.
    const busy = [...taken, ...lanes.held()];
    if (room <= 0 || isClosed) return;
    const now = time.now();
    const delivering: Delivering = {
      services,
      ...ways,
      lanes,
      alone,
      directory: await store.directory(),
    };
    const until = addMinutes(now, leaseMinutes);
    for (const notice of await store.claim(now, { boot, until }, room, busy))
      follow(laneOf(notice.recipient), () => send(delivering, notice, until));
    // Where a platform is not connected now, another process reaches it, or this one later.
    const platforms = outlets
      .map(({ platform }) => platform)
      .filter((platform) => outages.holding(platform) === undefined);
    if (taken.size >= mostAtOnce) return;
    for (const posting of await store.stalePostings(mostRedrawn, platforms)) {
      const lane = laneOf(posting.recipient);
      if (taken.size >= mostAtOnce) return;
      if (taken.has(lane) || lanes.isHeld(lane) || lanes.isHeld(posting.id)) continue;
      follow(lane, () =>
        redraw(delivering, posting).catch((error: unknown) => {
          failed(posting.id, error);
          lanes.hold(posting.id, addMinutes(time.now(), 1));
        }),
      );
    }
  };

  let starting: Promise<void> | undefined;
  let isAskedAgain = false;
  /** One start at a time; however often it is asked for meanwhile, one more follows. */
  const start = (): Promise<void> => {
    isAskedAgain = true;
    const all = async (): Promise<void> => {
      try {
        while (isAskedAgain) {
          isAskedAgain = false;
          await startOnce();
        }
      } finally {
        starting = undefined;
      }
    };
    starting ??= all();
    return starting;
  };
  const quiet = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay);
  };

  return {
    start,
    deliver: async () => {
      const before = handled;
      await start();
      await quiet();
      return handled - before;
    },
    finish: async () => {
      isClosed = true;
      await quiet();
    },
    nextTry: lanes.nextTry,
  };
};
