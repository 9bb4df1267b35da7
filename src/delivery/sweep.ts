import { addHours, dayOf, type Instant } from "../calendar/day.ts";
import { errorKind } from "../chat/error-kind.ts";
import { hoursUnused } from "../flow/file.ts";
import type { Matter } from "../flow/matter.ts";
import { expireMatter } from "../flow/retention.ts";
import type { SystemServices } from "../flow/services.ts";
import { askFormerPosts } from "./ask-former-posts.ts";
import { tellBriefs } from "./briefs.ts";
import { tellMornings } from "./mornings.ts";
import { beginPeriodic } from "./periodic.ts";
import { remindOfRequest } from "./post-requests.ts";
import { remind } from "./reminders.ts";
import { tellSimilar } from "./similar.ts";
import { tellGuards } from "./tell-guards.ts";
import { tellFaults } from "./watchdog.ts";

const batch = 100;

/**
 * Queues the reminders whose time has come and moves their clocks on, those of changes to posts too; returns how many. A late
 * one queues the latest rung only; a second time finds nothing.
 */
export const remindDue = async (services: SystemServices): Promise<number> => {
  // What breaks one kind of reminder does not stop the other.
  const went = await Promise.allSettled([
    remindAll(services),
    remindOfRequests(services),
    ...(services.mornings === true
      ? [
          tellMornings(services),
          tellBriefs(services),
          beginPeriodic(services),
          tellSimilar(services),
        ]
      : []),
  ]);
  const failed = went.find((one) => one.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  return went.reduce((sum, one) => sum + (one.status === "fulfilled" ? one.value : 0), 0);
};

/** What is done beside the duties, each by itself: officers for secrecy and discipline hear of powers nobody confirmed; the secretariat is asked who came from a unit that was merged, and hears of what endangers a day of the law; what has been kept long enough is erased, files sent a day ago and not used are deleted, from the raw files as well. */
export const housekeeping: readonly ((services: SystemServices) => Promise<unknown>)[] = [
  (services) => eraseAll(services),
  ({ store, time }) => store.dropPending({ before: addHours(time.now(), -hoursUnused) }),
  ({ store }) => store.scrub(),
  tellGuards,
  askFormerPosts,
  tellFaults,
];

/** Reminds of what is due and keeps house; returns how many were reminded of or erased. */
export const sweep = async (services: SystemServices): Promise<number> => {
  let moved = await remindDue(services);
  for (const work of housekeeping) {
    const done = await work(services);
    if (typeof done === "number") moved += done;
  }
  return moved;
};

/** Does something to each; one that fails is logged and holds up no other. Returns how many went well. */
const doEach = async <T>(
  services: SystemServices,
  event: string,
  list: readonly T[],
  nameOf: (one: T) => string,
  work: (one: T) => Promise<void>,
): Promise<number> => {
  let done = 0;
  for (const one of list)
    try {
      await work(one);
      done += 1;
    } catch (error) {
      const kind = errorKind(error);
      services.log("error", event, { id: nameOf(one), kind });
    }
  return done;
};

const remindAll = async (services: SystemServices): Promise<number> => {
  for (let moved = 0; ; ) {
    const now = services.time.now();
    const due = await services.store.clocksDue(now, batch);
    const went = await doEach(
      services,
      "reminder failed",
      due,
      ({ id }) => id,
      (clock) => remind(services, clock, now),
    );
    moved += went;
    if (due.length < batch || went === 0) return moved;
  }
};

const remindOfRequests = async (services: SystemServices): Promise<number> => {
  const due = await services.store.postRequestsDue(services.time.now());
  return doEach(
    services,
    "reminder failed",
    due,
    ({ id }) => id,
    (request) => remindOfRequest(services, request),
  );
};

const eraseAll = async (services: SystemServices): Promise<number> => {
  const now = services.time.now();
  const over = await services.store.expiredMatters(dayOf(now), batch);
  return doEach(
    services,
    "erasure failed",
    over,
    ({ code }) => code,
    (matter) => eraseExpired(services, matter, now),
  );
};

/** Erases what a closed matter said, its time being over. */
const eraseExpired = async (
  services: SystemServices,
  matter: Matter,
  now: Instant,
): Promise<void> => {
  const { matter: stub, entry, clocks } = expireMatter(matter, now, services);
  await services.store.save({
    seen: { event: `retention:${matter.code}:${matter.version}`, actor: entry.actor, at: now },
    updated: [stub],
    entries: [entry],
    clocks,
    erase: [matter.code],
  });
};
