import { addMinutes, type Instant } from "../calendar/day.ts";
import { errorKind } from "../chat/error-kind.ts";
import { type Text, text } from "../chat/text.ts";
import type { Account } from "../people/directory.ts";
import type { Delivering } from "./delivering.ts";
import { fallbackNotices } from "./fallback.ts";
import { hasLasted, patience } from "./outages.ts";
import { renderNotice } from "./render-notice.ts";

/** How often, in minutes, it is looked for what has come to wait. */
const pause = 5;
/** So many of them at a time, since nothing is sent meanwhile. */
const mostAtOnce = 500;

/** Tells others of one notice that waits, unless it is over, or its reader's unit shows by what it did that it knows. */
const tellFor = async (delivering: Delivering, id: string, why: Text): Promise<void> => {
  const { directory, services } = delivering;
  const { store } = services;
  const notice = await store.notice(id);
  if (notice === undefined || notice.content.is === "plain") return;
  const unitOf = (person: string) => directory.people.get(person)?.organisation;
  const hasActed = (await store.entries(notice.content.matter)).some(
    ({ actor, at }) => at >= notice.createdAt && unitOf(actor) === unitOf(notice.recipient.id),
  );
  if (hasActed || "dropped" in (await renderNotice(delivering, notice))) return;
  await store.queue(await fallbackNotices(delivering, notice, { why, isKept: true }));
};

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
      const waiting = await store.unsent();
      const accounts = await store.accountsOf(...new Set(waiting.map(({ person }) => person)));
      const isAway = ({ platform }: Account) => hasLasted(outages.of(platform), now);
      const reached = new Set(accounts.flatMap((one) => (isAway(one) ? [] : [one.person])));
      const away = new Map(accounts.filter(isAway).map((one) => [one.person, one.platform]));
      // Who has another place has what is for them in a moment, unless that one cannot be reached at all.
      const held = waiting.filter(
        ({ person, nextTryAt }) =>
          nextTryAt <= now &&
          away.has(person) &&
          (!reached.has(person) || addMinutes(nextTryAt, patience) <= now),
      );
      // Of one matter the newest alone is spoken of: it says what is so now.
      const newest = new Map(held.map((one) => [`${one.person} ${one.matter}`, one]));
      const anew = [...newest.values()].filter(({ id }) => !done.has(id));
      for (const { id, person } of anew.slice(0, mostAtOnce)) {
        done.add(id);
        const platform = platformName(away.get(person) ?? "");
        const why = text(`${platform.zh}现在收不到消息`, `${platform.en} takes no messages now`);
        try {
          await alone(() => tellFor(delivering, id, why));
        } catch (error) {
          // What cannot be read keeps nothing else from being sent.
          log("error", "nobody told instead", { id, kind: errorKind(error) });
        }
      }
    },
  };
};
