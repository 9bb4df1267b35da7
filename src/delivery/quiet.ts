import { dayOf, type Instant } from "../calendar/day.ts";
import type { Text } from "../chat/text.ts";
import { headingNamed } from "../flow/categories.ts";
import type { Found } from "../flow/find.ts";
import { unitsIn } from "../flow/matter.ts";
import { shareOf } from "../flow/tracks.ts";
import { whoseTurn } from "../flow/whose-turn.ts";
import type { BoundGroup, Directory } from "../people/directory.ts";
import {
  type GroupWish,
  isMuted,
  type Subscription,
  subscriptionOf,
} from "../people/group-wishes.ts";
import { reasons } from "./delivering.ts";

/** What a group would be told: of a matter, under one of its clocks, or that something has happened in it. */
type Told = Found & { readonly about: string | undefined; readonly isNews: boolean };
type Asking = { readonly now: Instant; readonly directory: Directory };

/** Why a group is spared what it would be told: never what is urgent, nor a reminder of a period the law sets. */
export const sparedBecause = (
  group: Pick<BoundGroup, "boundTo">,
  wish: GroupWish | undefined,
  told: Told,
  asking: Asking,
): Text | undefined => {
  const { matter, about, isNews } = told;
  if (wish === undefined || matter.urgent) return undefined;
  const rule = matter.clocks.find(({ id }) => id === about)?.facts?.rule;
  if (!isNews && rule !== undefined && rule.status !== "product") return undefined;
  if (isMuted(wish, dayOf(asking.now))) return reasons.muted;
  const only = subscriptionOf(wish, group, asking.directory);
  return only === undefined || isWanted(only, told, asking) ? undefined : reasons.notSubscribed;
};

/**
 * Whether something is what a group subscribed to. It is judged by nothing but what the group may read of it: else
 * what is posted would tell of a restricted matter whose it is, or what a child suffered.
 */
const isWanted = (
  { headings, units, kinds, urgent }: Subscription,
  told: Told,
  asking: Asking,
): boolean => {
  const { flow, matter } = told;
  const known = flow.group(matter);
  if (known === undefined) return true;
  const heading = headingNamed(known);
  return (
    urgent === undefined &&
    (kinds === undefined || kinds.includes(flow.kind)) &&
    (headings === undefined || heading === undefined || headings.includes(heading)) &&
    (units === undefined || matter.visibility > 1 || isOfOne(units, told, asking))
  );
};

/** Whether it is the turn of one of some units, or the matter went to one; never because it comes from one. */
const isOfOne = (
  units: readonly string[],
  { flow, matter: whole, about }: Told,
  { now, directory }: Asking,
): boolean => {
  const wanted = unitsNow(units, directory);
  if (wanted.length === 0) return true;
  const unit = whole.clocks.find(({ id }) => id === about)?.organisation;
  const matter = shareOf(flow, whole, unit);
  const from = unitsIn(matter, "from");
  const turn = whoseTurn(flow, matter, { now, directory }, about).units.filter(
    (one) => !from.includes(one),
  );
  const to = unit === undefined ? [...unitsIn(matter, "to"), ...unitsIn(matter, "joint")] : [unit];
  return [...turn, ...to].some((one) => wanted.includes(one));
};

/** Some units as they are called now: of one that went whichever has taken over its functions. */
const unitsNow = (
  units: readonly string[],
  { organisations }: Pick<Directory, "organisations">,
): readonly string[] =>
  units.flatMap((id) =>
    organisations.has(id)
      ? [id]
      : [...organisations.values()].filter(({ also }) => also.includes(id)).map((one) => one.id),
  );
