import type { Instant } from "../calendar/day.ts";
import { accountMark, type Succession, successorOf } from "./succession.ts";

// Who is recused from a matter is kept out by their post. Where that post has gone with its unit, whoever
// held it is kept out by the post they have now.

/** What somebody of another unit said of whoever came to a post: which post of a unit that has gone was theirs. */
export type FormerPostSaid = {
  readonly unit: string;
  /** The account, as `accountMark` has it. */
  readonly mark: string;
  /** The post; none where they held none of that unit. */
  readonly post?: string;
};

/** The posts of units that have gone which whoever holds a post now held, or may have held. */
export type FormerPosts = {
  readonly posts: readonly string[];
  /** The units of which nobody has said yet who they were: all posts of these are among `posts`. */
  readonly unsure: readonly string[];
};

type BoundAccount = {
  readonly platform: string;
  readonly external: string;
  readonly boundAt?: Instant;
};

/**
 * What a post's holder held before: by an account that is known again, or by what was said of it. Whoever
 * came to a post of the successor after the merger by an account nobody knows may have been anybody there.
 */
export const formerPostsOf = (
  organisation: string,
  accounts: readonly BoundAccount[],
  successions: readonly Succession[],
  said: readonly FormerPostSaid[],
): FormerPosts | undefined => {
  const all = successions.map(({ unit, at, posts = [] }): FormerPosts => {
    const marks = accounts.map(accountMark);
    // What was said last of an account counts.
    const told = new Map(
      said.filter((one) => one.unit === unit).map((one) => [one.mark, one] as const),
    );
    const known = posts.filter((post) => post.accounts.some((mark) => marks.includes(mark)));
    const held = [
      ...known.map(({ id }) => id),
      ...marks.flatMap((mark) => told.get(mark)?.post ?? []),
    ];
    // Account by account: one that is known says nothing of another on the same post.
    const isUnknown = accounts.some(
      (account) =>
        account.boundAt !== undefined &&
        account.boundAt > at &&
        !told.has(accountMark(account)) &&
        !posts.some((post) => post.accounts.includes(accountMark(account))),
    );
    if (successorOf(unit, successions) !== organisation || !isUnknown || posts.length === 0)
      return { posts: held, unsure: [] };
    return { posts: posts.map(({ id }) => id), unsure: [unit] };
  });
  const [posts, unsure] = [all.flatMap((one) => one.posts), all.flatMap((one) => one.unsure)];
  return posts.length === 0 ? undefined : { posts, unsure };
};
