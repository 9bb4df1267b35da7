import { addMinutes } from "../calendar/day.ts";
import { errorKind } from "../chat/error-kind.ts";
import type { Outlet } from "../chat/exchange.ts";
import type { SystemServices } from "../flow/services.ts";
import type { Delivering } from "./delivering.ts";
import type { Outages } from "./outages.ts";
import { redrawCard } from "./redraw.ts";
import { sendNotice } from "./send.ts";

const mostRedrawn = 50;
/** So few that sending and looking up each, slowly, ends well before their lease does. */
const claimedAtOnce = 5;
const leaseMinutes = 2;

/**
 * Sends every notice that is due and redraws every card that is out of date; returns how many it
 * handled. One failure is logged and leaves the others alone; what was claimed and not settled comes
 * back when its lease has run out.
 */
export const deliver = async (
  services: SystemServices,
  boot: string,
  outlets: readonly Outlet[],
  outages: Outages,
): Promise<number> => {
  const { store, time, log } = services;
  const delivering: Delivering = { services, outlets, outages, directory: await store.directory() };
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
  for (const posting of await store.stalePostings(mostRedrawn))
    await attempt(posting.id, () => redrawCard(delivering, posting));
  return handled;
};
