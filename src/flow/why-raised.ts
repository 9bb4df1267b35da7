import type { Directory, Person } from "../people/directory.ts";
import { type Entry, insteadIn } from "./history.ts";
import type { Matter, Part } from "./matter.ts";
import { overseers } from "./reading.ts";
import { holdsAny, type Seat } from "./seat.ts";

/** Whoever handles a matter: by name, as the procuratorate it is brought by or to, or for the meeting. */
const handling: readonly Seat[] = [
  "handler",
  "chair",
  "from.procuratorate:procurator",
  "from.procuratorate:intake",
  "to.procuratorate:procurator",
  "to.procuratorate:intake",
];

/** The parts of units of which why may speak. */
const spokenOf: readonly Part[] = ["to", "joint", "copy", "invited", "accused"];

/**
 * Whether somebody who sees a restricted matter may read why it was: the unit that restricted it, whoever watches over who
 * reads such matters, and whoever handles it; no other party, of which it may speak.
 */
export const mayReadWhyRaised = (
  reader: Person,
  matter: Matter,
  entry: Entry,
  { people }: Directory,
): boolean => {
  const by = people.get(insteadIn(entry)?.for ?? entry.actor);
  if (reader.id === entry.actor || reader.organisation === by?.organisation) return true;
  // One of several addressees learns nothing of another.
  if (matter.share !== undefined || matter.hides !== undefined) return false;
  if (holdsAny(reader, handling, matter)) return true;
  return (
    reader.roles.some((role) => overseers.includes(role) || role === "secretariat") &&
    !matter.parties.some(
      ({ part, organisation }) => organisation === reader.organisation && spokenOf.includes(part),
    )
  );
};
