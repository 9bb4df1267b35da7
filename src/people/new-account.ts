import { addHours, type Instant } from "../calendar/day.ts";
import type { Directory, Person } from "./directory.ts";

/** For how many hours after it was bound an account sees no level 2, unless the county has set it otherwise. */
const usualHours = 24;

type Hours = Pick<Directory, "newAccountHours">;

/** Until when an account bound at an instant is new. */
export const newFrom = ({ newAccountHours = usualHours }: Hours, boundAt: Instant): Instant =>
  addHours(boundAt, newAccountHours);

/** Of an account what says whose it is, how long it has been, and whether it is a program's. */
export type BoundAccount = {
  readonly person: string;
  readonly boundAt?: Instant;
  readonly program?: string;
};

/** Until when an account is new; nothing where it no longer is, or was there before this was kept. */
export const newUntil = (
  county: Hours,
  { boundAt }: BoundAccount,
  now: Instant,
): Instant | undefined => {
  const until = boundAt === undefined ? undefined : newFrom(county, boundAt);
  return until !== undefined && now < until ? until : undefined;
};

/** Whoever asks by an account: its post, until when the account is new, and by which program. */
export const actorOf = (
  directory: Directory,
  account: BoundAccount | undefined,
  now: Instant,
): Person | undefined => {
  const person = account === undefined ? undefined : directory.people.get(account.person);
  const until = account === undefined ? undefined : newUntil(directory, account, now);
  const { program } = account ?? {};
  if (person === undefined || (until === undefined && program === undefined)) return person;
  return {
    ...person,
    ...(until === undefined ? {} : { newUntil: until }),
    ...(program === undefined ? {} : { program }),
  };
};
