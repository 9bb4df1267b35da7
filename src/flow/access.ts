import { type Person, type Role, standingFor } from "../people/directory.ts";
import { barred, type Matter, type Part, type Party, type Visibility } from "./matter.ts";

/**
 * One way a person's sight reaches matters: as somebody named in them, through the unit, by the
 * overview of the offices that answer for the whole, or as the officer in charge of what is quarantined. The store turns the
 * same list into a database filter.
 */
export type Reach =
  | {
      readonly through: "person";
      readonly id: string;
      readonly upTo: Visibility;
      /** As `Sight`: of that person. */
      readonly formerly?: readonly string[];
      /** As entrusted by that person: in matters of these kinds only. */
      readonly kinds?: readonly string[];
    }
  | { readonly through: "organisation"; readonly id: string; readonly upTo: Visibility }
  | { readonly through: "overview"; readonly upTo: Visibility }
  | { readonly through: "quarantine" };

/** What a person can see: everything some reach touches, less what it is kept out of. */
export type Sight = {
  readonly person: string;
  readonly organisation: string;
  /** Posts of units that have gone which that person held, or may have held. */
  readonly formerly?: readonly string[];
  /** The units that one answers to. */
  readonly above?: readonly string[];
  readonly reaches: readonly Reach[];
};

/** The offices that answer for the linkage as a whole, and so see what is going on in it (实施意见 四（一）). */
export const answerForTheWhole: readonly Role[] = ["secretariat", "convenor", "deputy-convenor"];

/**
 * The sight of a person and of the posts it stands in for: level 1 through the unit or an office that
 * answers for the whole, level 2 by name only (domain §4, §5), and not by an account that is new.
 */
export const sightOf = (person: Person): Sight => ({
  person: person.id,
  organisation: person.organisation,
  ...formerlyOf(person),
  ...(person.above === undefined ? {} : { above: person.above }),
  reaches:
    person.newUntil === undefined ? reachesOf(person) : reachesOf(person).flatMap(onlyLevelOne),
});

/**
 * What somebody may watch over: those who answer for the whole know of level 2 by number and category
 * besides; not what they are kept out of, and nothing by an account that is new.
 */
export const watchingSightOf = (person: Person): Sight => {
  const sight = sightOf(person);
  return person.newUntil === undefined &&
    sight.reaches.some(({ through }) => through === "overview")
    ? { ...sight, reaches: [...sight.reaches, { through: "overview", upTo: 2 }] }
    : sight;
};

/** What a reach leaves to an account that is new: it may not be in the right hands. */
const onlyLevelOne = (reach: Reach): readonly Reach[] =>
  reach.through === "quarantine" ? [] : [{ ...reach, upTo: 1 }];

const formerlyOf = ({ formerly }: Person): { readonly formerly?: readonly string[] } =>
  formerly === undefined ? {} : { formerly: formerly.posts };

const reachesOf = (person: Person): readonly Reach[] => [
  ...standingFor(person).map(
    (one): Reach => ({ through: "person", id: one.id, upTo: 2, ...formerlyOf(one) }),
  ),
  ...(person.entrusted ?? []).map(
    ({ by, kinds }): Reach => ({
      through: "person",
      id: by.id,
      upTo: 2,
      kinds,
      ...formerlyOf(by),
    }),
  ),
  // Whoever only looks after accounts has nothing to do with what the unit's cases say.
  ...(person.roles.includes("admin") && person.roles.every((role) => role === "admin")
    ? []
    : [{ through: "organisation", id: person.organisation, upTo: 1 } as const satisfies Reach]),
  ...(answerForTheWhole.some((role) => person.roles.includes(role))
    ? [{ through: "overview", upTo: 1 } as const satisfies Reach]
    : []),
  ...(person.roles.includes("secrecy") ? [{ through: "quarantine" } as const satisfies Reach] : []),
];

/** Everybody as whom a sight is: the person, and whom it stands in for; not who has entrusted a power. */
export const namesIn = ({ reaches }: Sight): readonly string[] =>
  reaches.flatMap((reach) =>
    reach.through === "person" && reach.kinds === undefined ? [reach.id] : [],
  );

/** Whether a reach is for matters of a kind. */
const isForKind = (reach: Reach, kind: string): boolean =>
  reach.through !== "person" || (reach.kinds?.includes(kind) ?? true);

const reachTouches = (reach: Exclude<Reach, { through: "quarantine" }>, party: Party): boolean => {
  if (barred.includes(party.part)) return false;
  switch (reach.through) {
    case "person":
      return party.person === reach.id;
    case "organisation":
      return party.organisation === reach.id;
    case "overview":
      return true;
  }
};

/** The parts of a matter by which a sight reaches it. */
export const partsTouched = (
  { reaches }: Sight,
  { kind, parties, visibility }: Pick<Matter, "kind" | "parties" | "visibility">,
): readonly Part[] =>
  parties.flatMap((party) =>
    reaches.some(
      (reach) =>
        reach.through !== "quarantine" &&
        visibility <= reach.upTo &&
        isForKind(reach, kind) &&
        reachTouches(reach, party),
    )
      ? [party.part]
      : [],
  );

/** Who must not be accused in a matter or recused from it for a reach to lead there: the one who looks, and whom they stand in for. */
export const mustBeClear = (sight: Sight, reach: Reach): readonly string[] => [
  sight.person,
  ...(sight.formerly ?? []),
  ...(reach.through === "person" ? [reach.id, ...(reach.formerly ?? [])] : []),
];

/**
 * The units of which none must be accused for a reach to lead there: the reader's own, and for the
 * overview those it answers to as well, since whoever answers for the whole does so for them.
 */
export const mustNotBeAccused = (
  { organisation, above = [] }: Sight,
  { through }: Reach,
): readonly string[] => (through === "overview" ? [organisation, ...above] : [organisation]);

/** Whether the matter accuses this unit or this person, or the person is recused from it. */
const keepsOut = (matter: Pick<Matter, "parties">, sight: Sight, reach: Reach): boolean =>
  matter.parties.some(
    (party) =>
      barred.includes(party.part) &&
      ((party.organisation !== undefined &&
        mustNotBeAccused(sight, reach).includes(party.organisation)) ||
        (party.person !== undefined && mustBeClear(sight, reach).includes(party.person))),
  );

/** Whether the matter exists for this person at all. To everybody else it does not, whatever they ask. */
export const canSee = (
  sight: Sight,
  matter: Pick<Matter, "kind" | "parties" | "visibility">,
): boolean =>
  sight.reaches.some((reach) =>
    reach.through === "quarantine"
      ? matter.visibility === 3
      : matter.visibility <= reach.upTo &&
        isForKind(reach, matter.kind) &&
        !keepsOut(matter, sight, reach) &&
        (reach.through === "overview" ||
          matter.parties.some((party) => reachTouches(reach, party))),
  );

/** Whether nothing keeps a matter from somebody but that they have no part in it. */
export const isOnlyOutside = (
  person: Person,
  matter: Pick<Matter, "kind" | "parties" | "visibility">,
): boolean => {
  const sight = sightOf(person);
  const part: Party = { part: "copy", organisation: person.organisation };
  return !canSee(sight, matter) && canSee(sight, { ...matter, parties: [...matter.parties, part] });
};
