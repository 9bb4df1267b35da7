import { apiPlatform, keysKept, readKey } from "../people/api-key.ts";
import type { Directory } from "../people/directory.ts";
import type { BoundAccount } from "../people/new-account.ts";
import type { GuardedStore } from "../store/store.ts";

/** The directory and who an account is in it: a client's is the key it has, as long as that opens anything. */
export const standingOf = async (
  store: Pick<GuardedStore, "standing" | "directory" | "setting">,
  platform: string,
  external: string,
): Promise<{ readonly directory: Directory; readonly account: BoundAccount | undefined }> => {
  if (platform !== apiPlatform) return store.standing(platform, external);
  const [directory, kept] = await Promise.all([
    store.directory(),
    store.setting(`${keysKept}${external}`),
  ]);
  const key = readKey(kept);
  if (key === undefined || key.revokedAt !== undefined) return { directory, account: undefined };
  const { post: person, madeAt: boundAt, name: program } = key;
  return { directory, account: { person, boundAt, program } };
};
