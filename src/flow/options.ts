import { addHours } from "../calendar/day.ts";
import type { Option, Source } from "../chat/field.ts";
import { verbatim } from "../chat/text.ts";
import { organisationOptions, type Person, personOptions } from "../people/directory.ts";
import { unitSet } from "../people/unit-sets.ts";
import { unitsNamedIn } from "../people/units-named.ts";
import type { Attachment } from "../store/store.ts";
import { categoryOptions } from "./categories.ts";
import { fileText, hoursUnused, isOfCalendar } from "./file.ts";
import type { Services } from "./services.ts";
import type { Context } from "./step.ts";

/** The options of a directory a form can choose from. */
export const optionsOf = (
  { directory, files = [] }: Pick<Context, "directory" | "files">,
  source: Source,
): readonly Option[] => {
  switch (source) {
    case "organisations":
      return organisationOptions(directory);
    case "people":
      return personOptions(directory);
    case "directory":
      return [...organisationOptions(directory), ...personOptions(directory)];
    case "categories":
      return categoryOptions;
    case "files":
      return files
        .filter((file) => !isOfCalendar(file))
        .map(({ id, name, size }) => ({
          id,
          name: verbatim(fileText({ name, size })),
          also: [name],
        }));
    case "matters":
      return [];
  }
};

/** The units that a typed list names beyond doubt, and what else stands in it. */
export const namedIn = (
  { directory }: Pick<Context, "directory">,
  source: Source,
  typed: string,
): { readonly ids: readonly string[]; readonly rest: string } => {
  if (source !== "organisations") return { ids: [], rest: typed };
  const { units, doubts, others } = unitsNamedIn(typed, directory);
  return { ids: units, rest: [...doubts.map(({ said }) => said), ...others].join("、") };
};

/** The units a name for many of them stands for, where units are chosen. */
export const setNamed = (
  { directory }: Pick<Context, "directory">,
  source: Source,
  typed: string,
): readonly string[] | undefined =>
  source === "organisations" ? unitSet(typed, directory) : undefined;

/** What a person has sent and not used yet. */
export const pendingFiles = (
  { store, time }: Pick<Services, "store" | "time">,
  person: Pick<Person, "id">,
): Promise<readonly Attachment[]> =>
  store.pendingAttachments(person.id, addHours(time.now(), -hoursUnused));
