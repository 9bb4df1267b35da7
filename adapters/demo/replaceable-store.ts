import type { Store } from "../../src/store/store.ts";

type Question = (...given: readonly unknown[]) => unknown;

/** These answer at once, or ask the store themselves while they go on: they are not waited for. */
const around: readonly string[] = ["exclusive", "verify", "resealing", "publicKey"];

/**
 * A store in whose place another can be put while a bot works with it. `replace` lets what is being
 * asked end, holds back what is asked meanwhile, and answers that from the new one. Where none could be
 * opened the old one, which `open` may have closed, stays.
 */
export const replaceableStore = (first: Store) => {
  let current = first;
  let held: Promise<void> | undefined;
  const asked = new Set<Promise<unknown>>();
  const ask = async (name: keyof Store, given: readonly unknown[]): Promise<unknown> => {
    while (held !== undefined) await held;
    const answer = Promise.resolve((current[name] as Question)(...given));
    asked.add(answer);
    try {
      return await answer;
    } finally {
      asked.delete(answer);
    }
  };
  const names = Object.keys(first) as (keyof Store)[];
  const store = Object.fromEntries(
    names.map((name) => {
      if (typeof first[name] !== "function") return [name, first[name]];
      if (!around.includes(name)) return [name, (...given: unknown[]) => ask(name, given)];
      return [name, (...given: unknown[]) => (current[name] as Question)(...given)];
    }),
    // The same names with the same questions behind them, which the compiler cannot follow.
  ) as unknown as Store;
  return {
    store,
    replace: async (open: (old: Store) => Promise<Store>): Promise<void> => {
      let release = (): void => {};
      held = new Promise((resolve) => {
        release = resolve;
      });
      try {
        await Promise.allSettled(asked);
        current = await open(current);
      } finally {
        held = undefined;
        release();
      }
    },
  };
};
