import { addMinutes, type Instant } from "../calendar/day.ts";
import { errorKind } from "../chat/error-kind.ts";
import { messageOf, type Notice, type Posting } from "../flow/notice.ts";
import type { SystemServices } from "../flow/services.ts";
import { oneAtATime } from "../store/queue.ts";
import type { Delivering } from "./delivering.ts";
import { knownLanes, laneOf, placeOf } from "./lanes.ts";
import { redraw } from "./redraw.ts";
import { remembering } from "./remembering.ts";
import { sendNotices } from "./send.ts";
import { mostTogether } from "./together.ts";

const matterOf = ({ content }: Notice): string | undefined =>
  content.is === "plain" ? undefined : content.matter;

/** A notice with others beside it, as it now stands in the store: its id is the message's. */
const marked = (notice: Notice): Notice => ({ ...notice, together: messageOf(notice) });

const mostRedrawn = 50;
const leaseMinutes = 2;

/** What deliveries are made with, besides the services: the name of this process, and the ways onto the platforms. */
export type Delivery = Omit<Delivering, "services" | "directory" | "lanes" | "alone"> & {
  readonly boot: string;
  /** In so many conversations at most something is said at the same time. */
  readonly atOnce: number;
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
  { boot, atOnce, onSent, ...ways }: Delivery,
): Sender => {
  const { store, time, log } = services;
  const { outages, outlets } = ways;
  const lanes = knownLanes(time, outages);
  const alone = oneAtATime();
  /** Conversations in which something is being said, and of which matter. */
  const taken = new Map<string, string | undefined>();
  const underWay = new Set<Promise<void>>();
  /** Messages that are to be redrawn; what is left out for now is asked for again when these are done. */
  let stale: Posting[] = [];
  /** What they are drawn from. */
  let drawing = services;
  let handled = 0;
  /** Somebody asked for a start that found no room. */
  let isWaitedFor = false;
  let isClosed = false;

  const follow = (
    lane: string,
    matter: string | undefined,
    work: () => Promise<void>,
    goOn: () => Promise<void> | void = start,
  ): void => {
    taken.set(lane, matter);
    const one = work()
      .then(() => {
        taken.delete(lane);
        handled += 1;
        return goOn();
      })
      .then(onSent)
      .catch((error: unknown) => log("error", "delivery failed", { kind: errorKind(error) }))
      .finally(() => underWay.delete(one));
    underWay.add(one);
  };

  const failed = (id: string, error: unknown): void =>
    log("error", "delivery failed", { id, kind: errorKind(error) });

  const send = async (delivering: Delivering, notice: Notice, until: Instant): Promise<void> => {
    let claimed: readonly Notice[] = [notice];
    try {
      const beside = await store.claimBeside(notice, time.now(), { boot, until }, mostTogether - 1);
      if (beside.length > 0) claimed = [marked(notice), ...beside];
      // What the lease no longer covers is another's to send.
      if (time.now() < until)
        await sendNotices(
          { ...delivering, services: { ...services, store: remembering(services) } },
          claimed,
        );
    } catch (error) {
      // Nobody knows how far it came; what follows it does not wait for it.
      for (const { id } of claimed) {
        failed(id, error);
        await store
          .settle(id, { life: "uncertain", at: time.now(), nextTryAt: until })
          .catch((again: unknown) => failed(id, again));
      }
    }
  };

  const startOnce = async (): Promise<void> => {
    const room = atOnce - taken.size;
    // As it is before anything is asked: what ends meanwhile may have to wait.
    const busy = [...taken.keys(), ...lanes.held()];
    isWaitedFor = room <= 0;
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
      follow(laneOf(notice.recipient), matterOf(notice), () => send(delivering, notice, until));
    if (taken.size >= atOnce) return;
    // Where a platform is not connected now, another process reaches it, or this one later.
    const platforms = outlets
      .map(({ platform }) => platform)
      .filter((platform) => outages.holding(platform) === undefined);
    await store.endHeadlines(now);
    if (stale.length === 0) {
      stale = [...(await store.stalePostings(mostRedrawn, platforms))];
      drawing = { ...services, store: remembering(services) };
    }
    redrawStale({ ...delivering, services: drawing });
  };

  const redrawStale = (delivering: Delivering): void => {
    // A card says who has been told: it is drawn once, when that is known.
    const told = new Set(taken.values());
    while (taken.size < atOnce && !isClosed) {
      const posting = stale.shift();
      if (posting === undefined) return;
      const place = placeOf(posting.platform, posting.conversation);
      if (taken.has(place) || taken.has(laneOf(posting.recipient))) continue;
      if ([place, posting.id].some((key) => lanes.heldUntil(key) !== undefined)) continue;
      if (posting.matter !== undefined && told.has(posting.matter)) continue;
      const drawn = () =>
        redraw(delivering, posting).catch((error: unknown) => {
          failed(posting.id, error);
          lanes.hold(posting.id, addMinutes(time.now(), 1));
        });
      // The next at once, unless there may be something to say first.
      const goOn = () => (isWaitedFor || stale.length === 0 ? start() : redrawStale(delivering));
      follow(place, undefined, drawn, goOn);
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
