import { addMinutes } from "../calendar/day.ts";
import { errorKind } from "../chat/error-kind.ts";
import type { SystemServices } from "../flow/services.ts";
import type { Delivering } from "./delivering.ts";
import { redraw } from "./redraw.ts";
import { sendNotice } from "./send.ts";

const mostRedrawn = 50;
/** So few that sending and looking up each, slowly, ends well before their lease does. */
const claimedAtOnce = 5;
const leaseMinutes = 2;

/** What deliveries are made with, besides the services: the name of this process, and the ways onto the platforms. */
export type Delivery = Omit<Delivering, "services" | "directory"> & { readonly boot: string };

/**
 * Sends every notice that is due and redraws every message that is out of date; returns how many it
 * handled. One failure is logged and leaves the others alone; what was claimed and not settled comes
 * back when its lease has run out.
 */
export const deliver = async (
  services: SystemServices,
  { boot, ...ways }: Delivery,
): Promise<number> => {
  const { store, time, log } = services;
  const delivering: Delivering = { services, ...ways, directory: await store.directory() };
  let handled = 0;
  const attempt = async (id: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      const kind = errorKind(error);
      log("error", "delivery failed", { id, kind });
    }
    handled += 1;
  };
  for (;;) {
    const now = time.now();
    const lease = { boot, until: addMinutes(now, leaseMinutes) };
    const claimed = await store.claim(now, lease, claimedAtOnce);
    // What the lease no longer covers is another's to send.
    for (const notice of claimed)
      if (time.now() < lease.until) await attempt(notice.id, () => sendNotice(delivering, notice));
    if (claimed.length < claimedAtOnce) break;
  }
  // Where a platform is not connected now, another process reaches it, or this one later.
  for (const posting of await store.stalePostings(mostRedrawn))
    if (ways.outlets.some(({ platform }) => platform === posting.platform))
      await attempt(posting.id, () => redraw(delivering, posting));
  return handled;
};
