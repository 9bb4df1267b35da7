import { addMinutes } from "../calendar/day.ts";
import type { Outlet, PostOutcome } from "../chat/exchange.ts";
import type { Delivering } from "./delivering.ts";
import { tellOfOutage, tellOfReturn } from "./outage-news.ts";

/**
 * Calls a platform about one conversation and notes what the answer says of more than that: whether the
 * platform works at all, and how long what was named has to wait before anything else is written there.
 */
export const call = async (
  delivering: Delivering,
  { platform, pace }: Outlet,
  waiting: readonly string[],
  work: () => Promise<PostOutcome>,
): Promise<PostOutcome> => {
  const outcome = await work();
  const wait = (seconds: number): void => {
    const until = addMinutes(delivering.services.time.now(), seconds / 60);
    for (const key of waiting) delivering.lanes.hold(key, until);
  };
  if (pace !== undefined) wait(pace / 1000);
  if (outcome.is === "sent" || outcome.is === "unreachable")
    await tellOfReturn(delivering, platform);
  else if (outcome.outage !== undefined) await tellOfOutage(delivering, platform, outcome.outage);
  else if (outcome.is === "later" && outcome.retryAfter !== undefined) wait(outcome.retryAfter);
  return outcome;
};
