import { addMinutes, type Instant } from "../calendar/day.ts";
import { errorKind } from "../chat/error-kind.ts";
import { messageOf, type Notice, type Posting } from "../flow/notice.ts";
import type { SystemServices } from "../flow/services.ts";
import { oneAtATime } from "../store/queue.ts";
import type { Store } from "../store/store.ts";
import type { Delivering } from "./delivering.ts";
import { createInstead } from "./instead.ts";
import { knownLanes, laneOf, placeOf } from "./lanes.ts";
import { letGo } from "./let-go.ts";
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
/** So many notices are claimed together for each that is sent at the same time. */
const claimedFor = 5;

/** A notice that was claimed, what it is sent with, and until when it is ours. */
type Claimed = {
  readonly notice: Notice;
  readonly delivering: Delivering;
  readonly until: Instant;
};

/** What deliveries are made with, besides the services: the name of this process, and the ways onto the platforms. */
export type Delivery = Omit<Delivering, "services" | "directory" | "lanes" | "alone" | "isOurs"> & {
  readonly boot: string;
  /** In so many conversations at most something is said at the same time. */
  readonly atOnce: number;
  /** Hears that something was said: its conversation may have to wait now. */
  readonly onSent: () => void;
  /** How often this process has changed what is remembered. */
  readonly changes: () => number;
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
  { boot, atOnce, onSent, changes, ...ways }: Delivery,
): Sender => {
  const { store, time, log } = services;
  const { outages, outlets } = ways;
  const lanes = knownLanes(time, outages);
  const alone = oneAtATime();
  const instead = createInstead();
  /** Conversations in which something is being said or is claimed, and of which matter. */
  const taken = new Map<string, string | undefined>();
  /** Claimed, and not begun for want of room. */
  let claimed: Claimed[] = [];
  let running = 0;
  const underWay = new Set<Promise<void>>();
  /** Messages that are to be redrawn; what is left out for now is asked for again when these are done. */
  let stale: Posting[] = [];
  /** What they are drawn from. */
  let drawing = services;
  /** Those of them that stand as they are to. */
  const drawn: string[] = [];
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
    running += 1;
    const one = work()
      .finally(() => {
        running -= 1;
        taken.delete(lane);
      })
      .then(() => {
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

  const send = async ({ notice, delivering, ...claimed }: Claimed): Promise<void> => {
    let together: readonly Notice[] = [notice];
    let { until } = claimed;
    /** What has taken long is asked for anew: what the lease no longer covers is another's to send. */
    const isOurs = async (notices: readonly Notice[]): Promise<boolean> => {
      const now = time.now();
      if (addMinutes(now, leaseMinutes / 2) < until) return true;
      const lease = { boot, until: addMinutes(now, leaseMinutes) };
      const kept = await store.keepLease(
        notices.map(({ id }) => id),
        lease,
      );
      if (kept.length < notices.length) return false;
      until = lease.until;
      return true;
    };
    try {
      if (!(await isOurs(together))) return;
      const beside = await store.claimBeside(notice, time.now(), { boot, until }, mostTogether - 1);
      if (beside.length > 0) together = [marked(notice), ...beside];
      const directory = await delivering.services.store.directory();
      await sendNotices({ ...delivering, directory, isOurs }, together);
    } catch (error) {
      // Nobody knows how far it came; what follows it does not wait for it.
      for (const { id } of together) {
        failed(id, error);
        await store
          .settle(id, { life: "uncertain", at: time.now(), nextTryAt: until }, boot)
          .catch((again: unknown) => failed(id, again));
      }
    }
  };

  /** Claims what is to be said; all of it is drawn from one reading, but for whom a matter has reached. */
  const claim = async (delivering: Delivering, shared: Store): Promise<void> => {
    const now = time.now();
    const until = addMinutes(now, leaseMinutes);
    const looking = { ...delivering, services: { ...services, store: shared } };
    await letGo(looking);
    await instead.tell(looking);
    // As it is before anything is asked: what ends meanwhile may have to wait.
    const busy = [...taken.keys(), ...lanes.held()];
    const notices = await store.claim(now, { boot, until }, claimedFor * atOnce, busy);
    claimed = notices.map((notice) => {
      taken.set(laneOf(notice.recipient), matterOf(notice));
      const own: Store = {
        ...remembering({ store: shared, time }, changes),
        settle: (notices, settlement) => store.settle(notices, settlement, boot),
      };
      return {
        notice,
        delivering: { ...delivering, services: { ...services, store: own } },
        until,
      };
    });
  };

  /** Sends of what is claimed as much as there is room for. */
  const begin = (): void => {
    while (running < atOnce && !isClosed) {
      const one = claimed.shift();
      if (one === undefined) return;
      const { recipient } = one.notice;
      follow(laneOf(recipient), matterOf(one.notice), () => send(one));
    }
  };

  const startOnce = async (): Promise<void> => {
    isWaitedFor = running >= atOnce;
    begin();
    if (running >= atOnce || isClosed) return;
    const now = time.now();
    const { notices, accountsOf, readable } = store;
    const shared = { ...remembering(services, changes), notices, accountsOf, readable };
    const directory = await shared.directory();
    const delivering: Delivering = {
      services,
      ...ways,
      lanes,
      alone,
      directory,
      isOurs: async () => true,
    };
    await claim(delivering, shared);
    begin();
    if (running >= atOnce) return;
    // Where a platform is not connected now, another process reaches it, or this one later.
    const platforms = outlets
      .map(({ platform }) => platform)
      .filter((platform) => outages.holding(platform) === undefined);
    await store.endHeadlines(now);
    if (stale.length === 0) await giveOut(platforms);
    redrawStale({ ...delivering, services: drawing });
  };

  /** Takes the next messages that are to be redrawn, with what is read for all of them at once. */
  const giveOut = async (platforms: readonly string[]): Promise<void> => {
    if (drawn.length > 0) await store.freshPostings(drawn.splice(0));
    stale = [...(await store.stalePostings(mostRedrawn, platforms))];
    const withHeadline = stale.filter(({ headline }) => headline !== undefined);
    const under =
      withHeadline.length === 0
        ? new Map<string, readonly Notice[]>()
        : await store.noticesUnder(withHeadline.map(({ id }) => id));
    drawing = {
      ...services,
      store: {
        ...remembering(services, changes),
        noticesUnder: async (cards) =>
          cards.every((id) => under.has(id))
            ? new Map([...under].filter(([id]) => cards.includes(id)))
            : store.noticesUnder(cards),
        freshPostings: async (ids) => {
          drawn.push(...ids);
        },
      },
    };
  };

  const redrawStale = (delivering: Delivering): void => {
    // A card says who has been told: it is drawn once, when that is known.
    const beingTold = new Set(taken.values());
    while (running < atOnce && !isClosed) {
      const posting = stale.shift();
      if (posting === undefined) return;
      const place = placeOf(posting.platform, posting.conversation);
      if (taken.has(place) || taken.has(laneOf(posting.recipient))) continue;
      if ([place, posting.id].some((key) => lanes.heldUntil(key) !== undefined)) continue;
      if (posting.matter !== undefined && beingTold.has(posting.matter)) continue;
      const work = () =>
        redraw(delivering, posting).catch((error: unknown) => {
          failed(posting.id, error);
          lanes.hold(posting.id, addMinutes(time.now(), 1));
        });
      // The next at once, unless there may be something to say first.
      const goOn = () =>
        isWaitedFor || claimed.length > 0 || stale.length === 0 ? start() : redrawStale(delivering);
      follow(place, undefined, work, goOn);
    }
  };

  /** What was claimed and never begun is anybody's again, where it is still ours. */
  const giveBack = async (): Promise<void> => {
    const until = addMinutes(time.now(), leaseMinutes);
    for (const { notice } of claimed.splice(0))
      try {
        const life = notice.life === "uncertain" ? "uncertain" : "queued";
        for (const id of await store.keepLease([notice.id], { boot, until }))
          await store.settle(id, { life, at: time.now(), waited: true });
      } catch (error) {
        failed(notice.id, error);
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
      await store.freshPostings(drawn.splice(0));
      await giveBack();
    },
    nextTry: lanes.nextTry,
  };
};
