import type { Matter } from "../flow/matter.ts";
import type { SystemServices } from "../flow/services.ts";
import type { Store } from "../store/store.ts";

/** What cards are drawn from, as far as several of them ask the same. */
type Asked = Pick<
  Store,
  "matter" | "entries" | "related" | "readable" | "notices" | "accountsOf" | "channelById"
>;

/**
 * A store that answers what cards ask of it once a second: twenty cards of one matter are drawn from
 * one reading. For one batch of redraws only, and only for what was given out before it was read:
 * a later change makes those cards stale again.
 */
export const remembering = ({ store, time }: Pick<SystemServices, "store" | "time">): Store => {
  const answers = new Map<string, Promise<unknown>>();
  const once =
    <Args extends readonly unknown[], Answer>(
      ask: (...args: Args) => Promise<Answer>,
      name: keyof Asked,
      keyOf: (...args: Args) => unknown = (...args) => args,
    ) =>
    (...args: Args): Promise<Answer> => {
      const key = JSON.stringify([
        time.now().slice(0, "2025-08-01T00:00:00".length),
        name,
        keyOf(...args),
      ]);
      // The name and what is asked say which answer it is.
      const known = answers.get(key) as Promise<Answer> | undefined;
      if (known !== undefined) return known;
      const answer = ask(...args);
      answers.set(key, answer);
      // What failed is asked again.
      answer.catch(() => answers.delete(key));
      return answer;
    };
  return {
    ...store,
    matter: once(store.matter, "matter"),
    entries: once(store.entries, "entries"),
    related: once(
      store.related,
      "related",
      (sight, { code, parent }: Pick<Matter, "code" | "parent">) => [sight, code, parent],
    ),
    readable: once(store.readable, "readable"),
    notices: once(store.notices, "notices"),
    accountsOf: once(store.accountsOf, "accountsOf"),
    channelById: once(store.channelById, "channelById"),
  } satisfies Store;
};
