import { errorKind } from "../chat/error-kind.ts";
import { flowOf, readMatter } from "../flow/find.ts";
import { waitingIn } from "../flow/owed.ts";
import type { SystemServices } from "../flow/services.ts";

const page = 200;

/**
 * Works out anew who is awaited in every open matter: after the directory has changed, since a duty may
 * have lost its post or found one, and after an update that reads the clocks and states otherwise.
 */
export const refreshDuties = async ({ store, flows, log }: SystemServices): Promise<void> => {
  const directory = await store.directory();
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
      } catch (error) {
        log("error", "duties not refreshed", { matter: code, kind: errorKind(error) });
      }
    }
    last = codes.at(-1) ?? last;
    if (codes.length < page) return;
  }
};
