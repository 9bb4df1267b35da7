import { dayText, isDay, momentText } from "../calendar/day.ts";
import type { Field, Fields } from "../chat/field.ts";
import { type Text, text, verbatim } from "../chat/text.ts";
import { type Directory, organisationName, type Person } from "../people/directory.ts";
import { declaredIn, type Flow, type RecordedFact } from "./flow.ts";
import { type Matter, unitsIn } from "./matter.ts";
import { asUnits } from "./parties.ts";

/** The field a fact was asked with by a step; nothing where the step does not ask for it. */
const fieldIn = (flow: Flow, step: string, key: string): Field | undefined => {
  const form: Fields | undefined = declaredIn(flow, step)?.form;
  return form?.[key];
};

/** How a fact is asked for: as by the step that records it first, also by what later steps call it. */
export const factField = (flow: Flow, key: string, { by, asked }: RecordedFact): Field => {
  const fields = [asked, ...by.map((step) => fieldIn(flow, step, key))].flatMap((one) => one ?? []);
  const [first, ...others] = fields;
  if (first === undefined) throw new Error(`${flow.kind} does not ask for ${key}`);
  const { main: _, prefill: __, ...field } = first;
  const also = [...(first.also ?? []), ...others.map(({ label }) => label.zh)];
  return { ...field, schema: first.schema.optional(), required: false, also };
};

/** What a fact is called in a matter: by the step that recorded it. */
export const factName = (flow: Flow, key: string, step?: string): Text => {
  const fact = flow.facts?.of[key];
  const recorded = step === undefined ? undefined : fieldIn(flow, step, key);
  return (recorded ?? (fact && factField(flow, key, fact)))?.label ?? verbatim(key);
};

/** A fact as it is recorded; nothing where it is not. */
export const factIn = (matter: Matter, key: string, { kept }: RecordedFact): unknown => {
  if (kept === "reference") return matter.reference;
  if (kept !== undefined && "read" in kept) return kept.read(matter);
  if (kept !== undefined && "part" in kept) return unitsIn(matter, kept.part)[0];
  return new Map(Object.entries(matter.fields ?? {})).get(kept?.field ?? key);
};

/** The matter with a fact as it should have been recorded. A unit put in another's place has no other part. */
export const withFact = (
  matter: Matter,
  key: string,
  { kept }: RecordedFact,
  value: unknown,
  { directory, actor }: { readonly directory: Directory; readonly actor: Person },
): Matter => {
  const typed = String(value);
  if (kept === "reference") return { ...matter, reference: typed };
  if (kept !== undefined && "write" in kept) return kept.write(matter, typed, actor);
  if (kept === undefined || "field" in kept)
    return { ...matter, fields: { ...(matter.fields ?? {}), [kept?.field ?? key]: value } };
  const own = (person: string | undefined) =>
    directory.people.get(person ?? "")?.organisation === typed;
  const others = matter.parties.filter(
    ({ part, organisation, person }) =>
      part !== kept.part && !(part === "copy" && (organisation === typed || own(person))),
  );
  return {
    ...matter,
    parties: [...others, ...asUnits(kept.part, [typed], matter.visibility, directory)],
  };
};

/** A fact as it is said: a day in full, a unit by its name. */
export const factText = (value: unknown, { kept }: RecordedFact, directory: Directory): Text => {
  if (value === undefined) return text("未登记", "not recorded");
  const typed = String(value);
  if (typeof kept === "object" && "part" in kept) return organisationName(directory, typed);
  if (isDay(typed)) return dayText(typed);
  return /^\d{4}-\d{2}-\d{2}T/.test(typed) ? momentText(typed) : verbatim(typed);
};
