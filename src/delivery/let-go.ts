import { placesKey, placesOf } from "./address.ts";
import type { Delivering } from "./delivering.ts";
import { tellOfOthers } from "./outage-news.ts";

/**
 * Lets go of what waits for a platform and has to no longer: its recipient has other places than when it came to wait, or
 * what it waited with is settled by another process. Where that process sent it, the platform is one it is connected to.
 */
export const letGo = async (delivering: Delivering): Promise<void> => {
  const { lanes, outages, outlets, services } = delivering;
  for (const [key, during] of lanes.toLookAt()) {
    const [notice, places] = [
      await services.store.notice(during.notice),
      await placesOf(delivering, during.recipient),
    ];
    const { life, platform } = notice ?? {};
    const isSettled = life === undefined || ["sent", "failed", "dropped"].includes(life);
    if (life === "sent" && platform !== undefined)
      if (outlets.every((outlet) => outlet.platform !== platform))
        await tellOfOthers(delivering, platform);
    const [nextTry = services.time.now()] = during.platforms
      .flatMap((one) => outages.of(one)?.nextTry ?? [])
      .toSorted();
    if (isSettled || placesKey(places) !== during.places) lanes.free(key);
    else lanes.hold(key, nextTry, during);
  }
};
