import type { Day } from "../calendar/day.ts";
import { findRule } from "../calendar/rules.ts";
import type { Start } from "../flow/clock.ts";
import type { Seat } from "../flow/flow.ts";
import type { Part, Party } from "../flow/matter.ts";
import type { Directory, Person, Role } from "../people/directory.ts";
import type { Requisition } from "./model.ts";

/** Whoever answers for the unit that holds the files. */
export const unit: readonly Seat[] = ["to.liaison", "to.head"];

/** Whoever handles it in the procuratorate. */
export const handling: readonly Seat[] = ["handler", "from.procurator"];

/** The states in which files are still awaited from the unit. */
export const awaiting = ["issued", "received", "partial", "insisted", "reported"] as const;

/** The period to deliver, from the notice or from a further one. */
export const request = (from: (matter: Requisition, today: Day) => Day): Start<Requisition> => ({
  rule: () => "file.request",
  from,
  amount: ({ urgent }) => (urgent ? findRule("file.request").urgent : undefined),
});

/** The period to give originals back, from the day on which no more of them is awaited. */
export const giveBack: Start<Requisition> = {
  rule: ({ state, fields }) =>
    state === "delivered" && fields.form === "original" ? "file.return" : undefined,
  from: (_, today) => today,
  amount: ({ fields }) => fields.keepDays,
};

/** Everybody with a role, in a unit where one is named. */
export const withRole = (
  directory: Directory,
  role: Role,
  organisation?: string,
): readonly Person[] =>
  [...directory.people.values()].filter(
    (person) =>
      person.roles.includes(role) &&
      (organisation === undefined || person.organisation === organisation),
  );

/** These people as parties of a matter. */
export const named = (part: Part, people: readonly { readonly id: string }[]): readonly Party[] =>
  people.map(({ id }) => ({ part, person: id }));

/** The requisition, asked for no more: ended, unless part of it was handed over and is to come back. */
export const givenUp = (
  matter: Requisition,
  end: "closed" | "withdrawn",
  why: string,
): Requisition => {
  const { missing: _, ...fields } = matter.fields;
  const state = fields.deliveries.length > 0 ? "delivered" : end;
  return { ...matter, state, fields, outcome: why };
};
