import { type Text, text } from "../chat/text.ts";
import { postEvents, tellOfPost } from "../flow/post-watch.ts";
import type { SystemServices } from "../flow/services.ts";
import type { Account } from "../people/directory.ts";

/**
 * Somebody a platform's own directory vouches for: `identity` is the same for one person of one tenant, whatever the
 * installation calls the account. `conversation` is the one alone with them, where it comes from there.
 */
export type Vouched = {
  readonly platform: string;
  readonly account: string;
  readonly identity: string;
  readonly conversation?: string;
};

/** Said where an account is somebody else's than the one it was bound for. */
export const otherPerson: Text = text(
  "这个账号在单位通讯录里已经不是绑定时的那个人，所以没有办理。请先给这个岗位办“交接”，解除原来的绑定，再用新的绑定码绑定。",
  "In the directory of your organisation this account is not the person it was bound for, so nothing was done. Have the post handed over (handover), which releases it, then bind with the new code.",
);

/** What the sealed references of a platform are kept under beside those of its conversations. */
const accountOf = (identity: string): string => `account of ${identity}`;
const identityOf = (account: string): string => `identity of ${account}`;

/**
 * Compares an account with who it was the first time, and remembers that. An account nobody knows, of a person who is
 * bound by another, takes that one's place: the same person after the app was made anew. `other`: it is bound, and
 * somebody else's now; nothing may be done by it.
 */
export const recognise = async (
  services: SystemServices,
  vouched: Vouched,
): Promise<"same" | "moved" | "unbound" | "other"> => {
  const { store } = services;
  const { platform, account, identity, conversation } = vouched;
  const [known, before] = await Promise.all([
    store.account(platform, account),
    store.reference(platform, identityOf(account)),
  ]);
  if (known === undefined) {
    // Whom it was bound for before is nothing to whom it is bound for next.
    if (before !== undefined && before !== identity)
      await store.dropReference(platform, identityOf(account));
    return (await takeOver(services, vouched)) ? "moved" : "unbound";
  }
  if (before !== undefined && before !== identity) return "other";
  if (before === undefined) await remember(services, vouched);
  if (conversation !== undefined && conversation !== known.conversation)
    await store.saveAccounts([{ ...known, conversation }], services.time.now());
  return "same";
};

const remember = async (
  { store, time }: SystemServices,
  { platform, account, identity }: Vouched,
): Promise<void> => {
  const at = time.now();
  const kept = [
    [identityOf(account), identity],
    [accountOf(identity), account],
  ] as const;
  for (const [conversation, said] of kept)
    await store.saveReference({ platform, conversation, said, at });
};

const takeOver = async (services: SystemServices, vouched: Vouched): Promise<boolean> => {
  const { store, time, newId, platformName } = services;
  const { platform, account: external, identity, conversation } = vouched;
  const old = await accountBehind(services, vouched);
  // Where it is written to from now on is where it speaks, so never a group.
  if (old === undefined || conversation === undefined) return false;
  const directory = await store.directory();
  const post = directory.people.get(old.person);
  if (post === undefined) return false;
  const now = time.now();
  const watched = await tellOfPost(
    { store, directory, now, newId, request: { platform, account: old.external } },
    { post, by: post.id, said: postEvents.moved(post.name, platformName(platform)) },
  );
  const outcome = await store.save({
    seen: { event: `moved:${newId()}`, actor: post.id, at: now },
    ...watched,
    movedAccount: { was: old, external, conversation },
  });
  if (outcome !== "saved") return false;
  await store.dropReference(platform, identityOf(old.external));
  await remember(services, { platform, account: external, identity });
  return true;
};

/** The account by which a person is bound so far. */
const accountBehind = async (
  { store }: SystemServices,
  { platform, identity }: Vouched,
): Promise<Account | undefined> => {
  const external = await store.reference(platform, accountOf(identity));
  return external === undefined ||
    (await store.reference(platform, identityOf(external))) !== identity
    ? undefined
    : store.account(platform, external);
};
