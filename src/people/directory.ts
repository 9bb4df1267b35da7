import type { RuleChange } from "../calendar/amend.ts";
import type { Day, Instant } from "../calendar/day.ts";
import type { HolidayNotice } from "../calendar/holidays.ts";
import type { Option } from "../chat/field.ts";
import { type Language, type Text, text } from "../chat/text.ts";
import type { CountySettings } from "./county-settings.ts";
import type { FormerPosts } from "./former-posts.ts";
import type { Succession } from "./succession.ts";

/** A unit of the county: a bureau, a township, the procuratorate. `id` is the contract's id. */
export type Organisation = {
  readonly id: string;
  readonly name: Text;
  /** Names it is also known by: `水务`, `县水务局`, and by which it was known before: `水利局`. */
  readonly also: readonly string[];
  readonly kind: "government" | "procuratorate" | "bureau" | "township" | "judiciary" | "group";
  /** The organ it answers to, for circulation; by id. */
  readonly superior?: string;
};

/** What somebody does in the mechanism. Deciding is asked of a role, never of membership. */
export const roles = [
  "liaison",
  "head",
  "intake",
  "procurator",
  "chief",
  "convenor",
  "deputy-convenor",
  "secretariat",
  "publisher",
  "secrecy",
  "clerk",
  "officer",
  "juvenile",
  "admin",
] as const;
export type Role = (typeof roles)[number];

/** The roles of those who look after accounts and posts, and never reach what a case says by doing so. */
export const keepers: readonly Role[] = ["admin", "secretariat"];

/** Who makes what is published, and who reviews it for secrecy: nobody is on both sides, not even for a day. */
export const apart: readonly (readonly Role[])[] = [["publisher", "secretariat"], ["secrecy"]];

/** Whether some roles together are on both sides. */
export const areApart = (held: readonly Role[]): boolean =>
  apart.every((side) => side.some((role) => held.includes(role)));

/** The roles of procuratorates alone: the law gives their powers to no other organ. */
export const ofProcuratorate = ["procurator", "chief"] as const satisfies readonly Role[];

/** An organ to which a power is given: a kind of unit, the police apart from the other bureaus and the discipline inspection from the court. */
export type Organ = Organisation["kind"] | "police" | "discipline";

/** A deputy stands in for a post on leave, from one day to another, both included. */
export type Cover = {
  readonly id: string;
  readonly person: string;
  readonly deputy: string;
  readonly from: Day;
  readonly until: Day;
  /**
   * Of the powers of a post that are not passed on by a leave: the kinds of matter for which they are
   * entrusted. Whoever entrusts is not away and keeps them too.
   */
  readonly entrusts?: readonly string[];
  /** When an entrustment was taken back. */
  readonly endedAt?: Instant;
};

/** The powers of a post that somebody else may use as well, in matters of some kinds. */
export type Entrustment = { readonly by: Person; readonly kinds: readonly string[] };

/** A post and whoever holds it now; `id` is `<organisation>.<post>`. Nobody is known by a name. */
export type Person = {
  readonly id: string;
  readonly organisation: string;
  readonly name: Text;
  readonly roles: readonly Role[];
  readonly language: Language;
  /** What its unit is; known of everybody in a directory. */
  readonly organ?: Organ;
  /** The units its own answers to; absent where it answers to none. */
  readonly above?: readonly string[];
  /** What is entrusted to it today. */
  readonly entrusted?: readonly Entrustment[];
  /** Stands in for these posts today, with their roles among its own; `self` is the post by itself. */
  readonly cover?: { readonly self: Person; readonly standsFor: readonly Person[] };
  /** On leave today. */
  readonly away?: Cover;
  /** Whoever asks by an account that is new sees no level 2 until then (`new-account.ts`). */
  readonly newUntil?: Instant;
  /** The program of the unit's by which the post acts just now; absent of a person. */
  readonly program?: string;
  /** Whoever is kept out of a matter by one of these posts, of units that have gone, is kept out by this one. */
  readonly formerly?: FormerPosts;
};

/** A post and those it stands in for. */
export const standingFor = (person: Person): readonly Person[] => [
  person,
  ...(person.cover?.standsFor ?? []),
];

/** A platform's account; `person` is absent until it is bound. `conversation` is where it is written to. */
export type Account = {
  readonly platform: string;
  readonly external: string;
  readonly person: string;
  readonly conversation: string;
  /** When it was bound; absent of those bound before this was kept. */
  readonly boundAt?: Instant;
};

/** Something that happened to a post; `by` is a post's id, or `operator` for a command on the server. */
export type PostEntry = {
  readonly id: string;
  readonly post: string;
  readonly at: Instant;
  readonly by: string;
  readonly said: Text;
};

/** A group of a platform and what it is bound to: `linkage`, or the id of a unit. */
export type BoundGroup = { readonly id: string; readonly boundTo: string };

/** Everybody, every unit and every bound group, as they stand now, the leaves that have not ended, every entrustment and the holiday notices imported here. */
export type Directory = {
  /** The county's own name, where it is known: 山丹县. */
  readonly county?: string;
  /** For how many hours after it was bound an account sees no level 2, where the county has set it. */
  readonly newAccountHours?: number;
  /** What the county has set of its own; absent where that is nothing. */
  readonly settings?: CountySettings;
  readonly covers: readonly Cover[];
  /** The posts that have an account. */
  readonly bound: ReadonlySet<string>;
  readonly notices: readonly HolidayNotice[];
  /** What the county has otherwise than the table of deadlines. */
  readonly rules: readonly RuleChange[];
  readonly groups: readonly BoundGroup[];
  readonly organisations: ReadonlyMap<string, Organisation>;
  /** The names of units that are in the directory no more, by id: what they had a part in still names them. */
  readonly left?: ReadonlyMap<string, Text>;
  /** The units whose functions others have taken over, in the order in which they did. */
  readonly successions?: readonly Succession[];
  readonly people: ReadonlyMap<string, Person>;
};

const unitName = ({ organisations, left }: Directory, id: string): Text | undefined =>
  organisations.get(id)?.name ?? left?.get(id);

const postsByUnit = new WeakMap<Directory["people"], ReadonlyMap<string, readonly Person[]>>();

/** The posts of a unit, in the order of the directory. */
export const postsOf = ({ people }: Pick<Directory, "people">, unit: string): readonly Person[] => {
  const known = postsByUnit.get(people);
  if (known !== undefined) return known.get(unit) ?? [];
  const byUnit = new Map<string, Person[]>();
  for (const person of people.values()) {
    const posts = byUnit.get(person.organisation);
    if (posts === undefined) byUnit.set(person.organisation, [person]);
    else posts.push(person);
  }
  postsByUnit.set(people, byUnit);
  return byUnit.get(unit) ?? [];
};

/** A unit's name, also of one that has left the directory; the id where it was never in it. */
export const organisationName = (directory: Directory, id: string): Text =>
  unitName(directory, id) ?? { zh: id, en: id };

/** A post's name; of one that has left the directory whose it was, and the id where that is not known either. */
export const personName = (directory: Directory, id: string): Text => {
  const post = directory.people.get(id);
  if (post !== undefined) return post.name;
  const unit = unitName(directory, id.slice(0, Math.max(0, id.lastIndexOf("."))));
  return unit === undefined
    ? { zh: id, en: id }
    : { zh: `${unit.zh}原岗位`, en: `a former post of the ${unit.en}` };
};

/** The units as options of a form. */
export const organisationOptions = (directory: Directory): readonly Option[] =>
  [...directory.organisations.values()].map(({ id, name, also, kind }) => ({
    id,
    name,
    also,
    group: kindNames[kind],
  }));

/** What units of a kind are called together. */
const kindNames: Readonly<Record<Organisation["kind"], Text>> = {
  government: text("县政府", "County government"),
  procuratorate: text("检察院", "Procuratorate"),
  judiciary: text("法院、纪委监委", "Court and discipline inspection"),
  bureau: text("县直部门", "Bureaus"),
  township: text("乡镇", "Townships"),
  group: text("群团组织", "Mass organisations"),
};

/** The posts as options of a form. */
export const personOptions = (directory: Directory): readonly Option[] =>
  [...directory.people.values()].map(({ id, name }) => ({ id, name }));

/**
 * The unit of the directory that a typed name means: the unit itself, or one whose full name it
 * contains in Chinese (水务局河道管理站 is the water bureau's), the longest such name first.
 */
export const unitNamed = (directory: Directory, typed: string): Organisation | undefined => {
  const wanted = typed.trim().toLowerCase();
  const names = namesOf(directory);
  return (
    names.find(({ name }) => name === wanted) ??
    names.find(({ name }) => /^\p{Script=Han}{3,}$/u.test(name) && wanted.includes(name))
  )?.organisation;
};

/** Every name of every unit, the longest first. */
const namesOf = ({ organisations }: Directory) =>
  [...organisations.values()]
    .flatMap((organisation) =>
      [organisation.id, organisation.name.zh, organisation.name.en, ...organisation.also].map(
        (name) => ({ organisation, name: name.toLowerCase() }),
      ),
    )
    .sort((a, b) => b.name.length - a.name.length);

/** The organs that are known by a name among units of their kind. */
const organsByName: Partial<Record<Organisation["kind"], readonly [name: string, organ: Organ]>> = {
  bureau: ["公安局", "police"],
  judiciary: ["纪委监委", "discipline"],
};

/** What a unit is, the police apart from the other bureaus and the discipline inspection from the court. */
export const organOf = ({ id, name, also, kind }: Organisation): Organ => {
  const [called, organ] = organsByName[kind] ?? [];
  return called !== undefined && organ !== undefined && [id, name.zh, ...also].includes(called)
    ? organ
    : kind;
};

/** The county's police; nothing where the directory has none. */
export const policeIn = (directory: Directory): string | undefined =>
  unitNamed(directory, "公安局")?.id;

/** The county's procuratorate; nothing where the directory has none. */
export const procuratorateIn = ({ organisations }: Directory): string | undefined =>
  [...organisations.values()].find(({ kind }) => kind === "procuratorate")?.id;

/** The county's discipline inspection and supervision commission; nothing where the directory has none. */
export const disciplineIn = (directory: Directory): string | undefined =>
  unitNamed(directory, "纪委监委")?.id;

/** Every unit above one, whoever answers to whom. */
export const superiorsOf = (
  unit: string,
  { organisations }: Pick<Directory, "organisations">,
): readonly string[] => {
  const found: string[] = [];
  for (let next = organisations.get(unit)?.superior; next !== undefined; ) {
    if (found.includes(next)) break;
    found.push(next);
    next = organisations.get(next)?.superior;
  }
  return found;
};

/** Whether one of two units answers to the other: neither judges the other. */
export const areInLine = (one: string, other: string, directory: Directory): boolean =>
  superiorsOf(one, directory).includes(other) || superiorsOf(other, directory).includes(one);

/** Whether units of a kind are administrative organs, which can be sued for what they do or leave undone (行政诉讼法第二条). */
export const isAdministrative = (kind: Organisation["kind"] | undefined): boolean =>
  kind === "bureau" || kind === "township" || kind === "government";

/** Whether a unit enforces administrative law, and so has cases of suspected crime to hand to the police. */
export const isEnforcementAgency = (unit: string, directory: Directory): boolean => {
  const found = directory.organisations.get(unit);
  return found !== undefined && ["bureau", "township"].includes(organOf(found));
};

/** Whether a unit may impose an administrative penalty, the public security organ included (刑事诉讼法第一百七十七条). */
export const mayPunish = (unit: string, directory: Directory): boolean =>
  isEnforcementAgency(unit, directory) || policeIn(directory) === unit;
