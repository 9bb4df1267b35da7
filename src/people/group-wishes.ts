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

/**
 * What one bound group has otherwise than every group: the last day on which it is kept quiet, what it wants to hear of, and
 * the hour of its list in the morning, county time `HH:MM`.
 */
export type GroupWish = {
  readonly mutedUntil?: Day | undefined;
  readonly only?: Subscription | undefined;
  readonly at?: string | undefined;
  /** A day whose list still comes though its hour is past: the hour was set back before it had come. */
  readonly stillOn?: Day | undefined;
};

/** What the names of the settings begin with under which the wishes of groups are kept, each by itself. */
export const groupWishesKept = "group-wish:";

/** The name under which one wish of a group is kept: nothing else that is wished at the same time is lost. */
export const groupWishName = (group: string, wish: keyof GroupWish): string =>
  `${groupWishesKept}${group}:${wish}`;

/** A wish as it is kept; of one that was taken back, that there is none. */
export const groupWishKept = (wish: GroupWish[keyof GroupWish]): string =>
  JSON.stringify(wish ?? null);

/** The wishes as they are kept, by the ids of groups. */
export const readGroupWishes = (
  kept: ReadonlyMap<string, string>,
): Readonly<Record<string, GroupWish>> => {
  const wishes: Record<string, GroupWish> = {};
  for (const [name, value] of kept) {
    const end = name.lastIndexOf(":");
    const group = name.slice(0, end);
    wishes[group] = { ...wishes[group], [name.slice(end + 1)]: JSON.parse(value) ?? undefined };
  }
  return wishes;
};

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
