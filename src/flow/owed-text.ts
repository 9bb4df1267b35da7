import { anyOf, bracketed, joinAnd, type Text, text } from "../chat/text.ts";
import { type Directory, organisationName, personName, roles } from "../people/directory.ts";
import type { Flow } from "./flow.ts";
import type { Waiting } from "./matter.ts";
import { type DutyRow, groupsBy } from "./owed.ts";
import { type Seat, seatName } from "./seat.ts";
import { roleNames } from "./words.ts";

// What is owed, in words.

const unitOf = (directory: Directory, { organisation, person = "" }: Waiting): string =>
  organisation ?? directory.people.get(person)?.organisation ?? "";

/** Whoever is waited for, in words: in each unit any of its posts, and every one of the units. */
export const whoIsAwaited = (directory: Directory, rows: readonly Waiting[]): Text => {
  const units = groupsBy(rows, (row) => unitOf(directory, row));
  return joinAnd(units.map((posts) => postsOf(directory, posts)));
};

/** Any of some posts of one unit, which is said once; somebody named who has one of those roles is not said again. */
const postsOf = (directory: Directory, rows: readonly Waiting[]): Text => {
  const asked = new Set(rows.map(({ role }) => role));
  const held = [...asked].flatMap((asked) => roles.find((role) => role === asked) ?? []);
  const [unit] = rows.flatMap(({ organisation }) => organisation ?? []);
  const named = rows.flatMap(({ person = "" }) => {
    const found = directory.people.get(person);
    return found === undefined || found.roles.some((role) => held.includes(role)) ? [] : [person];
  });
  const { zh, en } = anyOf(held.map((role) => roleNames[role]));
  const name = unit === undefined ? undefined : organisationName(directory, unit);
  const posts = name === undefined ? text(zh, en) : text(`${name.zh}${zh}`, `${name.en} ${en}`);
  return anyOf([
    ...(held.length === 0 ? [] : [posts]),
    ...[...new Set(named)].map((person) => personName(directory, person)),
  ]);
};

/** The unit whose share some rows are about, where several have one and it is none of those who owe it. */
const unitAbout = (rows: readonly DutyRow[], directory: Directory): Text | undefined => {
  const [track] = rows.flatMap(({ track = [] }) => track);
  return track === undefined || rows.some(({ organisation }) => organisation === track)
    ? undefined
    : organisationName(directory, track);
};

/** What one duty asks, in words: any one of its steps, and of which unit where several are asked alike. */
export const dutyText = (flow: Flow, rows: readonly DutyRow[], directory: Directory): Text => {
  const [own] = rows.map(({ owed }) => owed.of);
  const what =
    own ??
    whatIsAwaited(
      flow,
      rows.map(({ step }) => step),
    );
  return bracketed(what, unitAbout(rows, directory));
};

/** What is awaited, in words: any one of the steps, in the order of the flow. */
export const whatIsAwaited = (flow: Flow, steps: readonly string[]): Text =>
  anyOf(
    Object.entries(flow.steps).flatMap(([id, { label }]) => (steps.includes(id) ? [label] : [])),
  );

/** Why a duty falls to somebody else than whom it is for: `没有联络员，转由您办理`. */
export const whyInstead = (seat: Seat, flow: Pick<Flow, "parts">): Text => {
  const missing = seatName(seat, flow);
  return text(
    `没有${missing.zh}，转由您办理`,
    `there is no ${missing.en.toLowerCase()}, so it falls to you`,
  );
};
