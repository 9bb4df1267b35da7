import type { Part, Party } from "../../flow/matter.ts";
import { asUnits } from "../../flow/parties.ts";
import type { Seat } from "../../flow/seat.ts";
import type { Context } from "../../flow/step.ts";
import type { Directory } from "../../people/directory.ts";
import type { Transfer } from "./model.ts";

/** Those of the agency who carry the case. */
export const agency = ["handler", "from.liaison"] as const satisfies readonly Seat[];

/** Whoever of the agency may object to what the police decide. */
export const objecting = [...agency, "from.head"] as const satisfies readonly Seat[];

/** Whoever answers for the police. */
export const police = ["to.liaison", "to.intake", "to.head"] as const satisfies readonly Seat[];

/** Whoever takes in for the police what is sent to them. */
export const intake = ["to.intake", "to.liaison"] as const satisfies readonly Seat[];

/** Whoever supervises in the procuratorate. */
export const procuratorate = [
  "copy.procuratorate:procurator",
  "copy.procuratorate:chief",
] as const satisfies readonly Seat[];

/** A unit with a part in the transfer from here on, and those of it who are named; nothing where it has one. */
export const joinUnit = (
  transfer: Transfer,
  part: Part,
  unit: string | undefined,
  { directory }: Context,
): readonly Party[] =>
  unit === undefined || transfer.parties.some((one) => one.part === part && one.organisation)
    ? []
    : asUnits(part, [unit], 2, directory);

/** The unit of just this name; 甘州区公安局 is not the county's 公安局. */
export const unitCalled = ({ organisations }: Directory, typed: string): string | undefined => {
  const wanted = typed.trim().toLowerCase();
  return [...organisations.values()].find(({ id, name, also }) =>
    [id, name.zh, name.en, ...also].some((one) => one.toLowerCase() === wanted),
  )?.id;
};
