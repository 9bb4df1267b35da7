import { addHours, type Instant } from "../calendar/day.ts";
import type { Calendar } from "../calendar/holidays.ts";
import type { Text } from "../chat/text.ts";
import { canSee, sightOf, watchingSightOf } from "../flow/access.ts";
import { isLate, isRunning } from "../flow/clock.ts";
import { everything, flowOf, readMatter } from "../flow/find.ts";
import type { Flow } from "../flow/flow.ts";
import { remindsLate, rungTimes, saidOfClock } from "../flow/ladder.ts";
import type { Clock, Matter, Waiting } from "../flow/matter.ts";
import { accountIn, clockAbout, type Notice } from "../flow/notice.ts";
import type { Seat } from "../flow/seat.ts";
import { seenBy } from "../flow/tracks.ts";
import { unheldIn } from "../flow/unheld.ts";
import { type Directory, keepers, type Person } from "../people/directory.ts";
import type { GuardedStore } from "../store/store.ts";

// What the reminders cannot do by themselves: what was not said, what nobody has, who cannot be reached.

/** The sorts of fault, in the order in which they are told. */
export const faultSorts = ["rungs", "duties", "notices", "groups", "accounts", "liaisons"] as const;
export type FaultSort = (typeof faultSorts)[number];

/** A matter as a reader may see it; `masked` where it is a number and a category to them. */
type FaultyMatter = { readonly flow: Flow; readonly matter: Matter; readonly masked: boolean };

/** One thing that is not right. `key` is the same as long as it is the same thing; `clock` where a day hangs on it. */
export type Fault = { readonly key: string; readonly clock?: Clock } & (
  | { readonly sort: "rungs"; readonly in: FaultyMatter; readonly clock: Clock }
  | {
      readonly sort: "duties";
      readonly in: FaultyMatter;
      readonly steps: readonly string[];
      readonly of?: Text;
      readonly unit?: string;
      readonly instead?: Seat;
      readonly holders: readonly Waiting[];
    }
  | {
      readonly sort: "notices";
      /** Absent: it is about no matter. */
      readonly in?: FaultyMatter;
      /** What happened that it tells of, whoever is told. */
      readonly event: string;
      readonly person: string;
      readonly failed: boolean;
      readonly since: Instant;
      readonly why?: Text;
    }
  | {
      readonly sort: "groups";
      readonly boundTo: string;
      readonly since: Instant;
      readonly why?: Text;
    }
  | { readonly sort: "accounts"; readonly unit: string; readonly posts: readonly Person[] }
  | { readonly sort: "liaisons"; readonly unit: string }
);

const isLegal = ({ clock }: Fault): boolean =>
  clock?.facts !== undefined && clock.facts.rule.status !== "product";

/** Whether a day of the law, not one of this product's own, may go by unheard: what has fallen to somebody else is with them. */
export const isUrgent = (fault: Fault): boolean =>
  isLegal(fault) && !(fault.sort === "duties" && fault.instead !== undefined);

/** What is looked through: `actor` absent where nobody reads it, and it is only counted. */
export type Watching = {
  readonly store: GuardedStore;
  readonly flows: readonly Flow[];
  readonly directory: Directory;
  readonly calendar: Calendar;
  readonly now: Instant;
  readonly actor?: Person;
};

/** What is due waits so long before it is a fault: a round that broke is tried again first. */
const hoursOfGrace = 2;
/** What was given up is a fault for so many days. */
const daysKept = 14;
/** Far more than a county has; a bound all the same. */
const most = 5000;
const mostNotices = 500;

const lacksNotice = (
  { now, calendar }: Watching,
  flow: Flow,
  clock: Clock,
  said: ReadonlySet<string>,
): boolean => {
  const ladder = flow.clocks[clock.rule];
  const graced = addHours(now, -hoursOfGrace);
  if (ladder === undefined || !isRunning(clock)) return false;
  if (clock.nextRungAt !== undefined && clock.nextRungAt < graced) return true;
  if (!isLate(clock, now) || !remindsLate(ladder)) return false;
  const { reminded, proposed } = saidOfClock(clock);
  const isToBeSaid = rungTimes(clock, ladder, calendar).some(({ at, late }) => late && at < graced);
  return isToBeSaid && !said.has(reminded) && !said.has(proposed);
};

/** What is wrong in the matters themselves. */
const faultsIn = (
  watching: Watching,
  about: FaultyMatter,
  said: ReadonlySet<string>,
): readonly Fault[] => {
  const { directory, now } = watching;
  const { flow, matter } = about;
  const unsaid = matter.clocks
    .filter((clock) => lacksNotice(watching, flow, clock, said))
    .map((clock): Fault => {
      const key = `rungs:${clock.id}:${clock.dueVersion}`;
      return { sort: "rungs", key, in: about, clock };
    });
  const unheld = unheldIn(flow, matter, directory, now).map(
    ({ steps, owed, clock, unit, instead, holders }): Fault => ({
      sort: "duties",
      key: `duties:${matter.code}:${steps}:${unit ?? ""}:${instead ?? ""}`,
      holders,
      in: about,
      steps,
      ...(owed.of === undefined ? {} : { of: owed.of }),
      ...(clock === undefined ? {} : { clock }),
      ...(unit === undefined ? {} : { unit }),
      ...(instead === undefined ? {} : { instead }),
    }),
  );
  return [...unsaid, ...unheld];
};

/** What could not be brought to somebody: a line for each reader and matter, one for each group. */
const faultOfNotice = (
  { directory }: Watching,
  notice: Notice,
  about: FaultyMatter | undefined,
): Fault | undefined => {
  const { recipient, life, createdAt: since, result: why, content, key: noticeKey } = notice;
  const told = { since, ...(why === undefined ? {} : { why }) };
  if (recipient.to === "channel") {
    const group = directory.groups.find(({ id }) => id === recipient.id);
    const key = `groups:${recipient.id}`;
    return group && { sort: "groups", key, boundTo: group.boundTo, ...told };
  }
  const person = recipient.to === "person" ? recipient.id : accountIn(recipient.id).person;
  if (!directory.people.has(person)) return undefined;
  const clock = about?.matter.clocks.find(({ id }) => id === clockAbout(content));
  return {
    sort: "notices",
    key: `notices:${about?.matter.code ?? ""}:${person}`,
    person,
    event: noticeKey.slice(0, noticeKey.lastIndexOf(":")),
    failed: life === "failed",
    ...told,
    ...(about === undefined ? {} : { in: about }),
    ...(clock === undefined || !isRunning(clock) ? {} : { clock }),
  };
};

/** The posts and units that cannot be reached. */
const faultsOfDirectory = ({ directory }: Watching): readonly Fault[] =>
  [...directory.organisations.keys()].flatMap((unit): readonly Fault[] => {
    const posts = [...directory.people.values()].filter(
      ({ organisation }) => organisation === unit,
    );
    const working = posts.filter(
      ({ roles }) => !roles.every((role) => keepers.some((one) => one === role)),
    );
    const unbound = posts.filter(({ id }) => !directory.bound.has(id));
    const names = unbound.map(({ id }) => id).toSorted();
    return [
      ...(unbound.length === 0
        ? []
        : [{ sort: "accounts", key: `accounts:${names}`, unit, posts: unbound } as const]),
      ...(working.length === 0 || working.some(({ roles }) => roles.includes("liaison"))
        ? []
        : [{ sort: "liaisons", key: `liaisons:${unit}`, unit } as const]),
    ];
  });

/** Of the key of a notice what it is of: which clock, as its date stood. */
const beginning = (key: string): string => `${key.split(":").slice(0, 3).join(":")}:`;

/**
 * Everything that is not right and may be told to a reader: of matters they see, and of those that are a
 * number to them by number and category; of others nothing, and none of them is counted.
 */
export const watch = async (watching: Watching): Promise<readonly Fault[]> => {
  const { store, flows, now, actor } = watching;
  const sight = actor === undefined ? everything : watchingSightOf(actor);
  const open = await store.matters(sight, { open: true, take: most });
  const asSeen = (stored: Matter): FaultyMatter => {
    const flow = flowOf(flows, stored);
    const matter = readMatter(flow, stored);
    return {
      flow,
      matter: actor === undefined ? matter : seenBy(flow, matter, actor),
      masked: actor !== undefined && !canSee(sightOf(actor), matter),
    };
  };
  const matters = new Map(
    open
      .filter(({ erasedAt }) => erasedAt === undefined)
      .map((stored) => [stored.code, asSeen(stored)]),
  );
  const late = [...matters.values()]
    .filter(({ matter }) => matter.clocks.some((clock) => isRunning(clock) && isLate(clock, now)))
    .map(({ matter }) => matter.code);
  const said = new Set((await store.noticeKeys(late)).map(beginning));
  const notices = await store.undelivered(
    {
      madeSince: addHours(now, -24 * daysKept),
      dueBefore: addHours(now, -hoursOfGrace),
    },
    mostNotices,
  );
  const undelivered: Fault[] = [];
  for (const notice of notices) {
    const { content } = notice;
    const code = content.is === "plain" ? undefined : content.matter;
    const about = code === undefined ? undefined : matters.get(code);
    // Of a matter that is not this reader's, or is over, nothing is said.
    if (code !== undefined && about === undefined && notice.recipient.to !== "channel") continue;
    const fault = faultOfNotice(watching, notice, about);
    if (fault !== undefined) undelivered.push(fault);
  }
  const all = [
    ...[...matters.values()].flatMap((about) => faultsIn(watching, about, said)),
    ...undelivered,
    ...faultsOfDirectory(watching),
  ];
  // The same by a day of the law and by one of this product's is one; of a number nothing is told apart.
  const once = new Map<string, Fault>();
  for (const fault of all) {
    const { sort } = fault;
    const key = "in" in fault && fault.in?.masked ? `${sort}:${fault.in.matter.code}` : fault.key;
    if (!once.has(key) || isUrgent(fault)) once.set(key, { ...fault, key });
  }
  return [...once.values()];
};
