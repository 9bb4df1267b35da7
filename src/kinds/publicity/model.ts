import { z } from "zod";
import { type Day, dayOf } from "../../calendar/day.ts";
import { findCategory } from "../../flow/categories.ts";
import type { Matter } from "../../flow/matter.ts";
import { remarks } from "../../flow/remarks.ts";
import { type Directory, organOf } from "../../people/directory.ts";

/** The category of every event. */
export const category = "publicity-advice";

/** Who keeps the county's yearly plan, and checks what was held. */
export const [keeper = ""] = findCategory(category)?.receivers ?? [];

/** What is held: visits to schools and lessons of rule-of-law vice principals are events too. */
export const sorts = [
  "campaign",
  "lecture",
  "caseTalk",
  "vicePrincipal",
  "schoolVisit",
  "openDay",
] as const;

/** The ten venues (法律十进). */
export const venues = [
  "offices",
  "villages",
  "communities",
  "schools",
  "enterprises",
  "institutions",
  "families",
  "barracks",
  "religious",
  "markets",
] as const;

/** More people than any event of a county has: a slip of the hand. */
export const mostPeople = 100_000;

/** What is kept of an event. */
export const publicityFields = z.object({
  sort: z.enum(sorts),
  venue: z.enum(venues),
  place: z.string(),
  plannedOn: z.iso.date(),
  heldOn: z.iso.date().optional(),
  people: z.int().optional(),
  /** Why there is no picture of it. */
  unpictured: z.string().optional(),
  remarks,
});

export type PublicityState = "planned" | "returned" | "held" | "closed" | "cancelled";

export type Publicity = Matter<z.infer<typeof publicityFields>, PublicityState>;

/** Whether it was held as far as is known: a record that was sent back says nothing yet. */
export const isHeld = ({ state }: Pick<Publicity, "state">): boolean =>
  state === "held" || state === "closed";

/** The first day it can have been held: a slip of the year would put it on the plan of another. */
export const heldFrom = ({ openedAt, fields }: Pick<Publicity, "openedAt" | "fields">): Day => {
  const [opened, year] = [dayOf(openedAt), `${fields.plannedOn.slice(0, 4)}-01-01`];
  return opened < year ? opened : year;
};

/** The event as one that was not held. */
export const withoutRecord = (event: Publicity): Publicity => {
  const { heldOn: _, people: __, unpictured: ___, ...fields } = event.fields;
  return { ...event, fields };
};

/** The units that enforce the law and so make it known (谁执法谁普法). */
export const enforcers = ({ organisations }: Directory): readonly string[] =>
  [...organisations.values()]
    .filter((unit) =>
      ["bureau", "township", "police", "judiciary", "procuratorate"].includes(organOf(unit)),
    )
    .map(({ id }) => id);
