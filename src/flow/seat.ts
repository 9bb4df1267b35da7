import { type Text, text } from "../chat/text.ts";
import { type Directory, type Person, type Role, standingFor } from "../people/directory.ts";
import { type Matter, type Part, parts } from "./matter.ts";
import { partNames, roleNames } from "./words.ts";

/**
 * Who may do something: whoever has a role (`convenor`), whoever is named in a part of the matter
 * (`chair`), or whoever has a role in a unit that has a part (`to.liaison`).
 */
export type Seat = Role | Part | `${Part}.${Role}`;

const isPart = (word: string): word is Part => (parts as readonly string[]).includes(word);

/** A seat taken apart: `to.liaison` is part and role, `chair` a part, `convenor` a role. */
export const readSeat = (seat: Seat): { readonly part?: Part; readonly role?: Role } => {
  const [first = "", second] = seat.split(".");
  if (second !== undefined) return { part: first as Part, role: second as Role };
  return isPart(first) ? { part: first } : { role: first as Role };
};

/** Whether a person has a seat in a matter. */
export const holdsSeat = (person: Person, seat: Seat, matter: Pick<Matter, "parties">): boolean => {
  const { part, role } = readSeat(seat);
  if (part === undefined) return role !== undefined && person.roles.includes(role);
  return matter.parties.some(
    (party) =>
      party.part === part &&
      (role === undefined
        ? standingFor(person).some(({ id }) => id === party.person)
        : party.organisation === person.organisation && person.roles.includes(role)),
  );
};

/** Whether a person has any of some seats in a matter. */
export const holdsAny = (
  person: Person,
  seats: readonly Seat[],
  matter: Pick<Matter, "parties">,
): boolean => seats.some((seat) => holdsSeat(person, seat, matter));

/** For whom somebody acts who has none of these seats but as the deputy of a post on leave. */
export const actsFor = (
  { cover }: Person,
  seats: readonly Seat[],
  matter: Pick<Matter, "parties">,
): Person | undefined =>
  cover === undefined || holdsAny(cover.self, seats, matter)
    ? undefined
    : cover.standsFor.find((person) => holdsAny(person, seats, matter));

/** Everybody who has a seat in a matter, those who stand in for somebody included. */
export const holders = (
  seat: Seat,
  matter: Pick<Matter, "parties">,
  directory: Directory,
): readonly Person[] =>
  [...directory.people.values()].filter((person) => holdsSeat(person, seat, matter));

/** A seat in words: `被建议单位联络员`; `parts` is what a kind of matter calls its parts. */
export const seatName = (
  seat: Seat,
  { parts: names }: { readonly parts?: Partial<Readonly<Record<Part, Text>>> },
): Text => {
  const { part, role } = readSeat(seat);
  const unit = part === undefined ? undefined : (names?.[part] ?? partNames[part]);
  if (role === undefined) return text(unit?.zh ?? "", unit?.en.toLowerCase() ?? "");
  const name = roleNames[role];
  return unit === undefined
    ? name
    : text(`${unit.zh}的${name.zh}`, `${name.en} of the ${unit.en.toLowerCase()}`);
};
