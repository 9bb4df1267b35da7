import type { Day } from "../calendar/day.ts";

/** What one bound group has otherwise than every group: the last day on which it is kept quiet. */
export type GroupWish = { readonly mutedUntil?: Day };

/** The name under which the wishes of groups are kept. */
export const groupWishesKept = "groups.wishes";

/** The wishes as they are kept, by the ids of groups. */
export const readGroupWishes = (kept: string | undefined): Readonly<Record<string, GroupWish>> =>
  kept === undefined ? {} : (JSON.parse(kept) as Readonly<Record<string, GroupWish>>);

/** Whether a group is kept quiet on a day. */
export const isMuted = ({ mutedUntil }: GroupWish = {}, today: Day): boolean =>
  mutedUntil !== undefined && today <= mutedUntil;
