import { dayOf, type Instant } from "../calendar/day.ts";
import { anyOf, joinAnd, sentences, type Text, text } from "../chat/text.ts";
import { canSee, sightOf } from "../flow/access.ts";
import { flowOf, readMatter } from "../flow/find.ts";
import type { Flow } from "../flow/flow.ts";
import { type Matter, unitsIn } from "../flow/matter.ts";
import type { NewNotice } from "../flow/notice.ts";
import {
  byDuty,
  type DutyRow,
  groupsBy,
  isOwedBy,
  peopleOwing,
  type Several,
  waitingIn,
} from "../flow/owed.ts";
import { dutyText, whatIsAwaited, whoIsAwaited } from "../flow/owed-text.ts";
import { namesOf } from "../flow/parties.ts";
import { readSeat, type Seat, seatName } from "../flow/seat.ts";
import type { SystemServices } from "../flow/services.ts";
import { sendersOf } from "../flow/told.ts";
import { roleNames } from "../flow/words.ts";
import { standingOn } from "../people/cover.ts";
import {
  type Directory,
  type Organisation,
  organOf,
  type Person,
  type Role,
} from "../people/directory.ts";

// What becomes of duties when posts and units leave the directory or lose their roles.

const words = {
  moved: (missing: Text, duties: Text, who: Text): Text =>
    text(
      `${missing.zh}，“${duties.zh}”转由${who.zh}办理。`,
      `${missing.en}: “${duties.en}” falls to ${who.en}.`,
    ),
  you: text("您", "you"),
  noneOfUnit: (unit: Text, role: Text): Text =>
    text(`${unit.zh}已经没有${role.zh}`, `${unit.en} has no ${role.en.toLowerCase()} any more`),
  none: (seat: Text): Text =>
    text(`已经没有${seat.zh}`, `There is no ${seat.en.toLowerCase()} any more`),
};

/** A directory before a change and after it, at an instant. */
export type DirectoryChange = {
  readonly before: Directory;
  readonly after: Directory;
  readonly now: Instant;
};

/** The directory as it will stand once these units and posts are in the place of those there are. */
export const directoryWith = (
  directory: Directory,
  organisations: readonly Organisation[],
  people: readonly Person[],
  now: Instant,
): Directory => {
  const units = new Map(organisations.map((unit) => [unit.id, unit]));
  const withOrgan = people.map(({ organ: _, ...post }): Person => {
    const unit = units.get(post.organisation);
    return unit === undefined ? post : { ...post, organ: organOf(unit) };
  });
  const posts = new Map(withOrgan.map((post) => [post.id, post]));
  return standingOn({ ...directory, organisations: units, people: posts }, dayOf(now));
};

/** Whether anybody has a duty who can also see what it is about. */
const isHeld = (row: DutyRow, matter: Matter, { people }: Directory): boolean =>
  [...people.values()].some(
    (person) => isOwedBy(row, person, matter.kind) && canSee(sightOf(person), matter),
  );

/** Every open matter, read by its flow, a page at a time. */
const openMatters = async function* ({ store, flows }: SystemServices) {
  const page = 200;
  for (let last = ""; ; ) {
    const codes = await store.codesAfter(last, page);
    for (const code of codes) {
      const stored = await store.matter(code);
      if (stored === undefined || stored.closedAt !== undefined) continue;
      const flow = flowOf(flows, stored);
      yield { flow, matter: readMatter(flow, stored) };
    }
    last = codes.at(-1) ?? last;
    if (codes.length < page) return;
  }
};

/** The matters, at most ten, in which somebody has a duty now or may come to have one and nobody would, and what it is. */
export const dutiesLost = async (
  services: SystemServices,
  { before, after, now }: DirectoryChange,
): Promise<readonly { readonly code: string; readonly what: Text }[]> => {
  const lost: { code: string; what: Text }[] = [];
  for await (const { flow, matter } of openMatters(services)) {
    const held = (directory: Directory) =>
      groupsBy(
        waitingIn(flow, matter, directory, { since: now, when: "ever" }).filter((row) =>
          isHeld(row, matter, directory),
        ),
        ({ duty, owed }) => `${duty} ${owed.steps.join()}`,
      );
    const kept = new Set(held(after).map(([{ duty, owed }]) => `${duty} ${owed.steps.join()}`));
    const [gone] = held(before).filter(
      ([{ duty, owed }]) => !kept.has(`${duty} ${owed.steps.join()}`),
    );
    if (gone === undefined) continue;
    const what = whatIsAwaited(
      flow,
      gone.map(({ step }) => step),
    );
    lost.push({ code: matter.code, what });
    if (lost.length === 10) break;
  }
  return lost;
};

/** A duty that somebody has because nobody holds the post it is for. */
type Moved = DutyRow & { readonly instead: Seat };

/** Who is missing, in words: `水务局已经没有联络员`. */
const missingText = (
  { instead: seat, track, owed }: Moved,
  { flow, matter, before, after }: { flow: Flow; matter: Matter } & DirectoryChange,
): Text => {
  const { part } = readSeat(seat);
  const had = ({ people }: Directory, unit: string, role: Role): boolean =>
    [...people.values()].some((post) => post.organisation === unit && post.roles.includes(role));
  const units = (part === undefined ? [] : unitsIn(matter, part)).filter(
    (unit) => track === undefined || track === unit,
  );
  const asked = owed.by.flatMap((one) => readSeat(one).role ?? []);
  const gone = asked.flatMap((role) =>
    units.flatMap((unit) =>
      had(before, unit, role) && !had(after, unit, role) ? [{ unit, role }] : [],
    ),
  );
  return gone.length === 0
    ? words.none(seatName(seat, flow))
    : words.noneOfUnit(
        namesOf([...new Set(gone.map(({ unit }) => unit))], after),
        anyOf([...new Set(gone.map(({ role }) => roleNames[role]))]),
      );
};

/** What fell to somebody else with the change, by whom it was for: a group each. */
const movedIn = (
  flow: Flow,
  matter: Matter,
  { before, after, now }: DirectoryChange,
): readonly Several<Moved>[] => {
  const rows = (directory: Directory) =>
    waitingIn(flow, matter, directory, { since: now, when: now });
  const keyOf = ({ duty, step, instead, organisation, role, person }: DutyRow): string =>
    JSON.stringify([duty, step, instead, organisation, role, person]);
  const known = new Set(rows(before).map(keyOf));
  const moved = rows(after).filter(
    (row): row is Moved => row.instead !== undefined && !known.has(keyOf(row)),
  );
  return groupsBy(moved, ({ instead, track, organisation, role, person }) =>
    JSON.stringify([instead, track, organisation, role, person]),
  );
};

/**
 * What is said of duties that fall to somebody else because a post has gone: to whoever they fall to,
 * whoever brought or handles the matter and the secretariat, as far as they may see it; one notice each,
 * of every unit's share its own.
 */
export const newsOfMoved = (
  { newId }: Pick<SystemServices, "newId">,
  flow: Flow,
  matter: Matter,
  change: DirectoryChange,
): readonly NewNotice[] => {
  const { after, now } = change;
  const people = [...after.people.values()].filter((person) => canSee(sightOf(person), matter));
  const told = new Set([
    ...sendersOf(matter, after),
    ...people.filter(({ roles }) => roles.includes("secretariat")),
  ]);
  const shares = groupsBy(movedIn(flow, matter, change), ([{ track = "" }]) => track);
  return shares.flatMap((groups) => {
    const [[{ track }]] = groups;
    const said = groups.map((rows) => ({
      falls: peopleOwing(rows[0], matter, after),
      missing: missingText(rows[0], { flow, matter, ...change }),
      duties: joinAnd(byDuty(rows).map((duty) => dutyText(flow, duty, after))),
      who: whoIsAwaited(after, rows),
    }));
    return [...new Set([...said.flatMap(({ falls }) => falls), ...told])].map(
      (person): NewNotice => ({
        id: newId(),
        key: `moved:${matter.code}:${track ?? ""}:${now}:${person.id}`,
        recipient: { to: "person", id: person.id },
        content: {
          is: "news",
          matter: matter.code,
          headline: sentences(
            ...said.map(({ missing, duties, who, falls }) =>
              words.moved(missing, duties, falls.includes(person) ? words.you : who),
            ),
          ),
          ...(track === undefined ? {} : { unit: track }),
        },
        createdAt: now,
        nextTryAt: now,
      }),
    );
  });
};
