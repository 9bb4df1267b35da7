import type { Day } from "../calendar/day.ts";
import type { Directory } from "./directory.ts";
import { successorOf } from "./succession.ts";

/**
 * The only matters a group wants to hear of; what is absent is no limit. Headings are those of `categories`,
 * units and kinds go by their ids. It counts only while the group is bound to what it was then, or to its successor.
 */
export type Subscription = {
  readonly boundTo: string;
  readonly headings?: readonly string[] | undefined;
  readonly units?: readonly string[] | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly urgent?: true | undefined;
};

/** What one bound group has otherwise than every group: the last day on which it is kept quiet, and what it wants to hear of. */
export type GroupWish = {
  readonly mutedUntil?: Day | undefined;
  readonly only?: Subscription | undefined;
};

/** The name under which the wishes of groups are kept. */
export const groupWishesKept = "groups.wishes";

/** The wishes as they are kept, by the ids of groups. */
export const readGroupWishes = (kept: string | undefined): Readonly<Record<string, GroupWish>> =>
  kept === undefined ? {} : (JSON.parse(kept) as Readonly<Record<string, GroupWish>>);

/** Whether a group is kept quiet on a day. */
export const isMuted = ({ mutedUntil }: GroupWish = {}, today: Day): boolean =>
  mutedUntil !== undefined && today <= mutedUntil;

/** What a group wants to hear of as it is bound now; nothing where it wants to hear of everything. */
export const subscriptionOf = (
  { only }: GroupWish = {},
  { boundTo }: { readonly boundTo: string },
  { successions }: Pick<Directory, "successions">,
): Subscription | undefined =>
  only !== undefined && successorOf(only.boundTo, successions) === boundTo ? only : undefined;
