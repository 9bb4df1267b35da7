import type { TimeSource } from "../flow/services.ts";
import { rootsLock } from "./roots.ts";
import type { Store } from "./store.ts";

/** How often, and after how many milliseconds, it is tried whether the others are done. */
const [mostTries, pause] = [100, 100];

/** Somebody else went on holding the file of roots; the message is one sentence for the operator. */
export class RootsBusy extends Error {
  override readonly name = "RootsBusy";
}

/**
 * Appends a root once no other server or command is appending to the file; gives the root. A RootsBusy
 * after ten seconds.
 */
export const appendRootInTurn = async (
  { store, time }: { readonly store: Pick<Store, "appendRoot">; readonly time: TimeSource },
  file: string,
  as?: { readonly restored?: boolean },
): Promise<string> => {
  const { signal } = new AbortController();
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const root = await store.appendRoot(file, time.now(), as);
    if (root !== undefined) return root;
    await time.wait(pause, signal);
  }
  throw new RootsBusy(
    `ROOTS_FILE names ${file}, which another server or command has been appending to for ten seconds (it holds ${rootsLock(file)}); end that one, or give each server a file of its own`,
  );
};
