import { operator, postEvents, tellOfPost } from "../flow/post-watch.ts";
import type { SystemServices } from "../flow/services.ts";
import { type ApiKey, type KeyScope, keysKept, newKey, readKey } from "../people/api-key.ts";

import {
  hookPlatform,
  hooksKept,
  newHookSecret,
  readHook,
  type Webhook,
} from "../people/webhook.ts";

type Making = Pick<SystemServices, "store" | "time" | "newId">;

/** Writes into the history of a post what became of a key of it, and tells those who answer for the post. */
const tellOfKey = async (
  { store, time, newId }: Making,
  key: ApiKey,
  said: typeof postEvents.keyMade,
  event: string,
): Promise<void> => {
  const directory = await store.directory();
  const post = directory.people.get(key.post);
  // A post that has gone since has nobody to be told.
  if (post === undefined) return;
  const now = time.now();
  const given = { store, directory, now, newId };
  await store.save({
    seen: { event: `${event}:${key.id}`, actor: operator, at: now },
    ...(await tellOfPost(given, { post, by: operator, said: said(post.name, key.name) })),
  });
};

/** All keys there have been, the oldest first. */
export const apiKeys = async ({ store }: Pick<Making, "store">): Promise<readonly ApiKey[]> =>
  [...(await store.settingsUnder(keysKept)).values()]
    .flatMap((kept) => readKey(kept) ?? [])
    .sort((one, other) => (one.madeAt < other.madeAt ? -1 : 1));

/** Makes a key for a program that acts as a post; what is given back is nowhere kept. */
export const giveApiKey = async (
  services: Making,
  client: { readonly name: string; readonly post: string; readonly scopes: readonly KeyScope[] },
): Promise<string> => {
  const { id, key, hash } = newKey();
  const made: ApiKey = { id, hash, madeAt: services.time.now(), ...client };
  // On record before it opens anything.
  await tellOfKey(services, made, postEvents.keyMade, "key");
  await services.store.saveSetting(`${keysKept}${id}`, JSON.stringify(made));
  return key;
};

/** Makes a key open nothing any more, from the next request on. */
export const revokeApiKey = async (services: Making, key: ApiKey): Promise<void> => {
  const revoked: ApiKey = { ...key, revokedAt: services.time.now() };
  await services.store.saveSetting(`${keysKept}${key.id}`, JSON.stringify(revoked));
  await tellOfKey(services, revoked, postEvents.keyRevoked, "key-revoked");
  await services.store.dropReference(hookPlatform, key.id);
};

/** Ends the keys of posts that go: whoever held one has none, even if one of that id is made again later. */
export const endKeysOf = async (services: Making, posts: readonly string[]): Promise<void> => {
  for (const key of await apiKeys(services))
    if (key.revokedAt === undefined && posts.includes(key.post)) await revokeApiKey(services, key);
};

/** The address to which the program of a key is told what its clues became. */
export const hookOf = async (
  { store }: Pick<Making, "store">,
  { id }: ApiKey,
): Promise<Webhook | undefined> => readHook(await store.setting(`${hooksKept}${id}`));

/** Sets that address, and gives what is signed with, new each time. */
export const setHook = async (services: Making, key: ApiKey, url: string): Promise<string> => {
  const { store, time } = services;
  const at = time.now();
  const secret = newHookSecret();
  const hook: Webhook = { url, since: (await hookOf(services, key))?.since ?? at };
  // On record before anything is sent there.
  await tellOfKey(services, key, postEvents.hookSet, `hook:${at}`);
  await store.saveReference({ platform: hookPlatform, conversation: key.id, said: secret, at });
  await store.changeSetting(`${hooksKept}${key.id}`, () => JSON.stringify(hook));
  return secret;
};

/** Posts nothing to that address any more. */
export const endHook = async (services: Making, key: ApiKey): Promise<void> => {
  await services.store.changeSetting(`${hooksKept}${key.id}`, () => "");
  await services.store.dropReference(hookPlatform, key.id);
  await tellOfKey(services, key, postEvents.hookEnded, `hook-ended:${services.time.now()}`);
};
