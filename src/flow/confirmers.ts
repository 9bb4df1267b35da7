import { addHours, type Instant } from "../calendar/day.ts";
import { type Directory, keepers, type Person } from "../people/directory.ts";
import { newUntil } from "../people/new-account.ts";
import type { GuardedStore } from "../store/store.ts";
import type { PostChange, PostRequest } from "./post-request.ts";
import { operator } from "./post-watch.ts";
import { holdsOffice, type Office, readSeat } from "./seat.ts";

/** The posts with powers somebody could want: a change to one takes a second person of another unit. */
const withPowers: readonly Office[] = [
  "head",
  "procuratorate:chief",
  "convenor",
  "deputy-convenor",
  "secrecy",
  "juvenile",
  "discipline:liaison",
  "discipline:intake",
  "discipline:officer",
];

/** Who is asked for a post with powers: the first of these of whom somebody can answer; a day later the next as well. */
const guards: readonly (readonly Office[])[] = [
  ["secrecy", "discipline:intake", "discipline:officer"],
  ["procuratorate:chief", "convenor", "deputy-convenor"],
  ["head"],
];

/** After so many hours without an answer the next are asked as well. */
export const hoursToNext = 24;

/** For so many days nobody who was confirmed by somebody confirms anything for them. */
const daysApart = 90;

const isOneOf = (person: Person, offices: readonly Office[]): boolean =>
  offices.some((office) => holdsOffice(person, readSeat(office), ""));

/** Whether a post by itself has powers of which it cannot be stripped by one person alone. */
const hasPowers = (post: Person): boolean => isOneOf(post.cover?.self ?? post, withPowers);

const isKeeper = (person: Person | undefined): boolean =>
  person?.roles.some((role) => keepers.includes(role)) === true;

/** Whether a change needs a second person: to a post with powers, or where a code came from whoever keeps accounts. */
export const needsSecond = (
  directory: Directory,
  post: Person,
  change: PostChange["is"],
  by: string | undefined,
): boolean =>
  hasPowers(post) ||
  (change === "account" &&
    by !== undefined &&
    (by === operator || isKeeper(directory.people.get(by))));

type Asked = Pick<PostRequest, "post" | "by"> & { readonly change?: PostChange };

/**
 * Those who can ever confirm a change, in the order in which they are asked, with the next beside them.
 * For a post with powers people of other units, of the unit of whoever asks last; for others those of
 * the post's own unit. Never whoever asks, and nobody who keeps accounts.
 */
const circlesOf = (
  directory: Directory,
  { post: id, by, change }: Asked,
): readonly (readonly Person[])[] => {
  const post = directory.people.get(id);
  if (post === undefined) return [];
  // Whoever comes to have powers is confirmed by none of the unit they come to either.
  const units = [
    post.organisation,
    ...(change?.is === "roles" ? [change.organisation] : []),
    ...(change?.is === "merger" ? [change.into] : []),
  ];
  const asks = directory.people.get(by);
  const all = [...directory.people.values()].filter(
    (one) => directory.bound.has(one.id) && !isKeeper(one) && one.id !== by,
  );
  const own = all.filter(({ organisation }) => organisation === post.organisation);
  const others = all.filter(({ organisation }) => !units.includes(organisation));
  const watching = guards.map((offices) => others.filter((one) => isOneOf(one, offices)));
  const beside = (list: readonly Person[]) =>
    list.filter(({ organisation }) => organisation !== asks?.organisation);
  const ofOthers = [
    ...watching.map(beside),
    watching.flat().filter(({ organisation }) => organisation === asks?.organisation),
  ];
  if (hasPowers(post) || change?.is === "roles" || change?.is === "merger") return ofOthers;
  const first = own.filter((one) => one.id === post.id || one.roles.includes("head"));
  const rest = own.filter((one) => !first.includes(one));
  return [first, rest, ...(by === operator ? [] : ofOthers)];
};

/**
 * Whether a change that needs a second person may be made without one: an account for a post that has
 * none, in a county where nobody has an account who could confirm it. So a county begins.
 */
export const isBeginning = (
  directory: Directory,
  change: PostChange["is"],
  asked: Asked,
): boolean =>
  change === "account" && !directory.bound.has(asked.post) && !canBeAsked(directory, asked);

/** Whether anybody has an account who could ever confirm a change. */
export const canBeAsked = (directory: Directory, asked: Asked): boolean =>
  circlesOf(directory, asked).flat().length > 0;

/** The officers for secrecy and discipline who have an account: whom a county needs before powers are given. */
export const guardsOf = (directory: Directory): readonly Person[] =>
  [...directory.people.values()].filter(
    (one) => directory.bound.has(one.id) && isOneOf(one.cover?.self ?? one, guards[0] ?? []),
  );

/** Whether somebody's last change was confirmed by whom they would now confirm something for. */
const arePaired = (one: Person, { post, by }: Asked, settled: readonly PostRequest[]): boolean =>
  settled.some(
    (before) =>
      before.settled === "approved" &&
      before.post === one.id &&
      (before.settledBy === post || before.settledBy === by),
  );

type Looking = {
  readonly store: Pick<GuardedStore, "settledPostRequests" | "accountsOf">;
  readonly directory: Directory;
  readonly now: Instant;
};

/** Those of them who have an account that is not new: one just bound may be whom the post is guarded from. */
export const ofOldAccount = async (
  { store, directory, now }: Looking,
  people: readonly Person[],
): Promise<readonly Person[]> => {
  const accounts = await store.accountsOf(...people.map(({ id }) => id));
  return people.filter(({ id }) =>
    accounts.some(
      (account) => account.person === id && newUntil(directory, account, now) === undefined,
    ),
  );
};

/** Those who can confirm a change now: nobody on leave, and no two who confirm each other. */
export const confirmersOf = async (
  { store, directory, now }: Looking,
  request: Asked & Pick<PostRequest, "at">,
): Promise<readonly Person[]> => {
  const settled = await store.settledPostRequests(addHours(now, -24 * daysApart));
  const able = circlesOf(directory, request)
    .map((circle) =>
      circle.filter((one) => one.away === undefined && !arePaired(one, request, settled)),
    )
    .filter((circle) => circle.length > 0);
  let open = 1;
  while (addHours(request.at, hoursToNext * open) <= now) open += 1;
  const asked = [...new Set(able.slice(0, open).flat())];
  const known = await ofOldAccount({ store, directory, now }, asked);
  return known.length > 0 ? known : asked;
};
