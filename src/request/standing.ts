import { apiPlatform, keysKept, readKey } from "../people/api-key.ts";
import type { GuardedStore } from "../store/store.ts";

/** The directory and who an account is in it: a client's is the key it has, as long as that opens anything. */
export const standingOf = async (
  store: Pick<GuardedStore, "standing" | "directory" | "setting">,
  platform: string,
  external: string,
): ReturnType<GuardedStore["standing"]> => {
  if (platform !== apiPlatform) return store.standing(platform, external);
  const [directory, kept] = await Promise.all([
    store.directory(),
    store.setting(`${keysKept}${external}`),
  ]);
  const key = readKey(kept);
  if (key === undefined || key.revokedAt !== undefined) return { directory, account: undefined };
  const { post: person, madeAt: boundAt } = key;
  return { directory, account: { platform, external, person, conversation: external, boundAt } };
};
