import { anyOf, type Text, text } from "../chat/text.ts";
import {
  type Directory,
  type Organ,
  type ofProcuratorate,
  type Person,
  postsOf,
  type Role,
  standingFor,
} from "../people/directory.ts";
import { type Kind, type Matter, type Part, parts } from "./matter.ts";
import { organNames, partNames, roleNames } from "./words.ts";

/**
 * A role, of one organ where the law gives the power to that organ (`procuratorate:intake`). The roles
 * of the procuratorate are never named without it.
 */
export type Office = Exclude<Role, (typeof ofProcuratorate)[number]> | `${Organ}:${Role}`;

/**
 * Who may do something: whoever has a role (`convenor`), whoever is named in a part of the matter
 * (`chair`), or whoever has a role in a unit that has a part (`to.liaison`, `to.procuratorate:chief`).
 */
export type Seat = Office | Part | `${Part}.${Office}`;

type SeatRead = {
  readonly part?: Part;
  readonly organ?: Organ | undefined;
  readonly role?: Role | undefined;
};

const isPart = (word: string): word is Part => (parts as readonly string[]).includes(word);

const readOffice = (office: string): SeatRead => {
  const [first = "", second] = office.split(":");
  return second === undefined
    ? { role: first as Role }
    : { organ: first as Organ, role: second as Role };
};

const takeApart = (seat: Seat): SeatRead => {
  const [first = "", second] = seat.split(".");
  if (second !== undefined) return { part: first as Part, ...readOffice(second) };
  return isPart(first) ? { part: first } : readOffice(first);
};

/** The seats taken apart so far: a flow names a few dozen, and every button asks for some. */
const read = new Map<Seat, SeatRead>();

/** A seat taken apart: `to.liaison` is part and role, `chair` a part, `procuratorate:chief` organ and role. */
export const readSeat = (seat: Seat): SeatRead => {
  const known = read.get(seat) ?? takeApart(seat);
  read.set(seat, known);
  return known;
};

/**
 * The powers a post may entrust to others: the chief procurator in part (人民检察院组织法第二十九条), the convenor to a
 * deputy convenor (实施意见 四（一）).
 */
export const entrustable = ["chief", "convenor"] as const satisfies readonly Role[];

const isEntrustable = (role: Role): boolean => entrustable.some((one) => one === role);

/** The posts in whose place somebody acts as entrusted with the convenor's powers in matters of a kind. */
const convenorsBehind = ({ entrusted = [] }: Person, kind: Kind): readonly Person[] =>
  entrusted.flatMap(({ by, kinds }) =>
    kinds.includes(kind) && by.roles.includes("convenor") ? [by] : [],
  );

/** Everything a person may do in matters of a kind: as its post, in others' place, and as entrusted. */
export const rolesFor = ({ roles, entrusted = [] }: Person, kind: Kind): readonly Role[] => [
  ...roles,
  ...entrusted.flatMap(({ by, kinds }) =>
    kinds.includes(kind) ? by.roles.filter(isEntrustable) : [],
  ),
];

/** Whether a person has an office in matters of a kind. */
export const holdsOffice = (
  person: Person,
  { organ, role }: Pick<SeatRead, "organ" | "role">,
  kind: Kind,
): boolean =>
  role !== undefined &&
  (organ === undefined || person.organ === organ) &&
  rolesFor(person, kind).includes(role);

/** What is asked of a matter to know who has a seat in it. */
type Seated = Pick<Matter, "parties" | "kind">;

/** Whether a person has a seat in a matter. */
export const holdsSeat = (person: Person, seat: Seat, { parties, kind }: Seated): boolean => {
  const { part, role, organ } = readSeat(seat);
  if (part === undefined) return holdsOffice(person, { organ, role }, kind);
  return parties.some(
    (party) =>
      party.part === part &&
      (role === undefined
        ? [...standingFor(person), ...(part === "chair" ? convenorsBehind(person, kind) : [])].some(
            ({ id }) => id === party.person,
          )
        : party.organisation === person.organisation && holdsOffice(person, { organ, role }, kind)),
  );
};

/** Whether a person has any of some seats in a matter. */
export const holdsAny = (person: Person, seats: readonly Seat[], matter: Seated): boolean =>
  seats.some((seat) => holdsSeat(person, seat, matter));

/** Somebody without what is entrusted to them. */
export const unentrusted = ({ entrusted: _, ...person }: Person): Person => person;

/** In whose place somebody acts who has none of these seats of their own: of a post on leave, or as entrusted by it. */
export const actsFor = (
  person: Person,
  seats: readonly Seat[],
  matter: Seated,
): { readonly post: Person; readonly as: "deputy" | "entrusted" } | undefined => {
  const own = unentrusted(person);
  if (!holdsAny(own, seats, matter)) {
    const found = person.entrusted?.find((one) =>
      holdsAny({ ...own, entrusted: [one] }, seats, matter),
    );
    return found && { post: found.by, as: "entrusted" };
  }
  const { cover } = person;
  if (cover === undefined || holdsAny(cover.self, seats, matter)) return undefined;
  const post = cover.standsFor.find((one) => holdsAny(one, seats, matter));
  return post && { post, as: "deputy" };
};

/** Everybody who has a seat in a matter, those who stand in for somebody included. */
export const holders = (seat: Seat, matter: Seated, directory: Directory): readonly Person[] => {
  const { part, role } = readSeat(seat);
  const everybody = () => [...directory.people.values()];
  // An office of a part is held in its units alone.
  if (part === undefined || role === undefined)
    return everybody().filter((person) => holdsSeat(person, seat, matter));
  const units = new Set(
    matter.parties.flatMap((party) => (party.part === part ? (party.organisation ?? []) : [])),
  );
  const [unit = ""] = units;
  const all =
    units.size > 1
      ? everybody().filter(({ organisation }) => units.has(organisation))
      : postsOf(directory, unit);
  return all.filter((person) => holdsSeat(person, seat, matter));
};

/** What a kind of matter calls its parts. */
export type PartNames = { readonly parts?: Partial<Readonly<Record<Part, Text>>> };

/** A seat in words: `被建议单位联络员`. */
export const seatName = (seat: Seat, { parts: names }: PartNames): Text => {
  const { part, role, organ } = readSeat(seat);
  const of = organ === undefined ? undefined : organNames[organ];
  const called = part === undefined ? undefined : (names?.[part] ?? partNames[part]);
  // 制发检察院 says already what it is.
  const unit =
    called === undefined || of === undefined || called.zh.includes(of.zh)
      ? (called ?? of)
      : text(`${called.zh}（${of.zh}）`, `${called.en} (${of.en.toLowerCase()})`);
  if (role === undefined) return text(unit?.zh ?? "", unit?.en.toLowerCase() ?? "");
  const name = roleNames[role];
  return unit === undefined
    ? name
    : text(`${unit.zh}的${name.zh}`, `${name.en} of the ${unit.en.toLowerCase()}`);
};

/** The organ whose power it is, where all these seats are of one: `检察院`. */
export const organWith = (seats: readonly Seat[]): Text | undefined => {
  const organs = new Set(seats.map((seat) => readSeat(seat).organ));
  const [organ] = organs;
  return organs.size === 1 && organ !== undefined ? organNames[organ] : undefined;
};

/** Some seats in words, for a sentence that says by itself of which organ they are. */
export const seatNames = (seats: readonly Seat[], names: PartNames): readonly Text[] =>
  seats.map((seat) => {
    const { part, role } = readSeat(seat);
    return part === undefined && role !== undefined && organWith(seats) !== undefined
      ? roleNames[role]
      : seatName(seat, names);
  });

/** How many posts are named to whoever is to ask one of them. */
const mostAsked = 3;

/** The posts that have these seats today and can be asked, in the order of the seats; nobody named in person. */
export const whoToAsk = (
  seats: readonly Seat[],
  matter: Seated,
  directory: Directory,
): Text | undefined => {
  const people = new Set(
    seats
      .filter((seat) => readSeat(seat).role !== undefined)
      .flatMap((seat) => holders(seat, matter, directory))
      .filter(({ away }) => away === undefined),
  );
  // Those who are not told have one name.
  const names = [...new Set([...people].map(({ name }) => name))].slice(0, mostAsked);
  return names.length === 0 ? undefined : anyOf(names);
};
