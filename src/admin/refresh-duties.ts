import type { Instant } from "../calendar/day.ts";
import { errorKind } from "../chat/error-kind.ts";
import { isRunning } from "../flow/clock.ts";
import { type Found, flowOf, readMatter } from "../flow/find.ts";
import { withRungsAhead } from "../flow/ladder.ts";
import type { Clock, Matter } from "../flow/matter.ts";
import { waitingIn } from "../flow/owed.ts";
import { operator } from "../flow/post-watch.ts";
import type { SystemServices } from "../flow/services.ts";
import type { Directory } from "../people/directory.ts";
import { newsOfMoved } from "./moved-duties.ts";
import { restMatter } from "./rest-anew.ts";

const page = 200;

/**
 * Works out anew who is awaited in every open matter, and when its clocks are next reminded of: after the
 * directory has changed, since a duty may have lost its post or found one, and after an update that reads
 * the clocks and states otherwise. Whoever is concerned is told of what fell to somebody else since the
 * directory was as it was `before`.
 */
export const refreshDuties = async (
  services: SystemServices,
  before?: Directory,
): Promise<void> => {
  const { store, flows, log, time, newId } = services;
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
        const matter = await rested(
          services,
          { flow, matter: readMatter(flow, stored) },
          directory,
        );
        await store.saveWaiting(
          matter,
          waitingIn(flow, matter, directory, { since, when: "ever" }),
        );
        const now = time.now();
        const notices =
          before === undefined
            ? []
            : newsOfMoved(services, flow, matter, { before, after: directory, now });
        if (notices.length > 0)
          await store.save({
            seen: { event: `duties:${newId()}`, actor: operator, at: now },
            notices,
          });
        const counting = { now, calendar };
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

/** A matter that asks for what rests in it. */
const rested = async (
  services: SystemServices,
  found: Found,
  directory: Directory,
): Promise<Matter> => {
  for (let { matter } = found; ; ) {
    const done = await restMatter(
      services,
      { ...found, matter },
      directory,
      services.calendarOf(directory),
    );
    if (done !== undefined) return done;
    const again = await services.store.matter(matter.code);
    if (again === undefined) return matter;
    matter = readMatter(found.flow, again);
  }
};

/** Whether a clock is reminded of again that was not to be any more, or sooner than it was to be. */
const isSooner = (was: Clock, now: Clock, today: Instant): boolean =>
  now.nextRungAt !== undefined &&
  (was.nextRungAt === undefined || (today < now.nextRungAt && now.nextRungAt < was.nextRungAt));
