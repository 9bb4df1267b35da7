import type { Instant } from "../calendar/day.ts";
import { errorKind } from "../chat/error-kind.ts";
import { isRunning } from "../flow/clock.ts";
import { flowOf, readMatter } from "../flow/find.ts";
import { withRungsAhead } from "../flow/ladder.ts";
import type { Clock } from "../flow/matter.ts";
import { waitingIn } from "../flow/owed.ts";
import type { SystemServices } from "../flow/services.ts";

const page = 200;

/**
 * Works out anew who is awaited in every open matter, and when its clocks are next reminded of: after the
 * directory has changed, since a duty may have lost its post or found one, and after an update that reads
 * the clocks and states otherwise.
 */
export const refreshDuties = async (services: SystemServices): Promise<void> => {
  const { store, flows, log, time } = services;
  const directory = await store.directory();
  const calendar = services.calendarOf(directory);
  for (let last = ""; ; ) {
    const codes = await store.codesAfter(last, page);
    for (const code of codes) {
      try {
        const stored = await store.matter(code);
        if (stored === undefined || stored.closedAt !== undefined) continue;
        const flow = flowOf(flows, stored);
        const [known] = await store.waitingIn(code);
        const since = known?.since ?? stored.openedAt;
        const matter = readMatter(flow, stored);
        await store.saveWaiting(
          matter,
          waitingIn(flow, matter, directory, { since, when: "ever" }),
        );
        const counting = { now: time.now(), calendar };
        await store.passRungs(
          matter.clocks
            .filter(isRunning)
            .map((was) => ({ was, now: withRungsAhead(was, flow.clocks, counting), notices: [] }))
            .filter(({ was, now }) => isSooner(was, now, counting.now)),
        );
      } catch (error) {
        log("error", "duties not refreshed", { matter: code, kind: errorKind(error) });
      }
    }
    last = codes.at(-1) ?? last;
    if (codes.length < page) return;
  }
};

/** Whether a clock is reminded of again that was not to be any more, or sooner than it was to be. */
const isSooner = (was: Clock, now: Clock, today: Instant): boolean =>
  now.nextRungAt !== undefined &&
  (was.nextRungAt === undefined || (today < now.nextRungAt && now.nextRungAt < was.nextRungAt));
