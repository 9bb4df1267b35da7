import { canSee } from "../flow/access.ts";
import type { SystemServices } from "../flow/services.ts";
import { remembered } from "../store/remembered.ts";
import type { Store } from "../store/store.ts";

/** An instant up to its second. */
const second = "2025-08-01T00:00:00".length;

/**
 * A store that answers what cards ask of it once a second, and once between two of this process's own
 * `changes`: twenty cards of one matter are drawn from one reading. For one batch only, and only for what
 * was given out before it was read: a later change makes those cards stale again.
 */
export const remembering = (
  { store, time }: Pick<SystemServices, "store" | "time">,
  changes: () => number,
): Store => {
  const forgets: (() => void)[] = [];
  let read = "";

  const once = <Given extends readonly unknown[], Answer>(
    ask: (...given: Given) => Promise<Answer>,
    keyOf?: (...given: Given) => unknown,
  ) => {
    const question = remembered(ask, keyOf);
    forgets.push(question.forget);
    return (...given: Given): Promise<Answer> => {
      const now = `${time.now().slice(0, second)} ${changes()}`;
      if (now !== read) for (const forget of forgets) forget();
      read = now;
      return question.ask(...given);
    };
  };
  const relatives = once(store.relatives, ({ code, parent, links }) => [code, parent, links]);
  return {
    ...store,
    relatives,
    directory: once(store.directory),
    matter: once(store.matter),
    matters: once(store.matters),
    entries: once(store.entries),
    related: async (sight, matter) =>
      (await relatives(matter)).filter((other) => canSee(sight, other)),
    readable: once(store.readable),
    notices: once(store.notices),
    accountsOf: once(store.accountsOf),
    channelById: once(store.channelById),
    setting: once(store.setting),
  };
};
