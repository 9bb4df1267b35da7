import { addMinutes, type Instant } from "../calendar/day.ts";
import { errorKind } from "../chat/error-kind.ts";
import { text } from "../chat/text.ts";
import type { Delivering } from "./delivering.ts";
import { fallbackNotices } from "./fallback.ts";
import { hasLasted, patience } from "./outages.ts";

/** How often, in minutes, it is looked for what has come to wait. */
const pause = 5;
/** So many notices that wait are looked through at most. */
const mostLookedAt = 5000;
/** So many of them at a time, since nothing is sent meanwhile. */
const mostAtOnce = 500;

/** Tells others in the place of those who cannot be reached as long as an outage lasts. */
export type Instead = { tell(delivering: Delivering): Promise<void> };

/**
 * What waits for a platform is kept until that works again. Where it has waited for long, somebody else hears of it
 * meanwhile, and whoever brought the matter hears that nobody of the unit has it yet: once for each notice.
 */
export const createInstead = (): Instead => {
  const done = new Set<string>();
  let next: Instant | undefined;
  return {
    tell: async (delivering) => {
      const { alone, outages, services } = delivering;
      const { store, time, log, platformName } = services;
      const now = time.now();
      const hasAny = outages.all().some((outage) => hasLasted(outage, now));
      if (!hasAny) done.clear();
      if (!hasAny || (next !== undefined && now < next)) return;
      next = addMinutes(now, pause);
      const waiting = (
        await store.undelivered({ madeSince: now, dueBefore: now }, mostLookedAt)
      ).filter(
        ({ id, life, recipient }) =>
          life !== "failed" && recipient.to === "person" && !done.has(id),
      );
      const readers = new Set(waiting.map(({ recipient }) => recipient.id));
      const accounts = await store.accountsOf(...readers);
      const reached = new Set(
        accounts
          .filter(({ platform }) => !hasLasted(outages.of(platform), now))
          .map(({ person }) => person),
      );
      const away = new Map(
        accounts
          .filter(({ platform }) => hasLasted(outages.of(platform), now))
          .map((one) => [one.person, one.platform]),
      );
      // Who has another place has what is for them in a moment, unless that one cannot be reached at all.
      const held = waiting.filter(
        ({ recipient: { id }, nextTryAt }) =>
          away.has(id) && (!reached.has(id) || addMinutes(nextTryAt, patience) <= now),
      );
      for (const notice of held.slice(0, mostAtOnce)) {
        const platform = platformName(away.get(notice.recipient.id) ?? "");
        const why = text(`${platform.zh}现在收不到消息`, `${platform.en} takes no messages now`);
        done.add(notice.id);
        try {
          await alone(async () =>
            store.queue(await fallbackNotices(delivering, notice, { why, isKept: true })),
          );
        } catch (error) {
          // What cannot be read keeps nothing else from being sent.
          log("error", "nobody told instead", { id: notice.id, kind: errorKind(error) });
        }
      }
    },
  };
};
