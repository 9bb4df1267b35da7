import type { Day } from "../../calendar/day.ts";
import type { Text } from "../../chat/text.ts";
import { asUnits } from "../../flow/parties.ts";
import type { Seat } from "../../flow/seat.ts";
import { type Directory, unitNamed } from "../../people/directory.ts";
import type { Recommendation } from "./model.ts";
import { words } from "./words.ts";

/** The addressee's own: whoever takes its papers in, and its head. */
export const addresseeSeats = ["to.liaison", "to.head"] as const satisfies readonly Seat[];

/** The issuing side: the procurator who handles it, and any other of that unit. */
export const issuerSeats = [
  "handler",
  "from.procuratorate:procurator",
] as const satisfies readonly Seat[];

/** The chief procurator of the issuing side, who decides. */
export const chief = "from.procuratorate:chief" satisfies Seat;

/** The county government, which 抄送 goes to first (实施意见 三（四）); nothing where the directory has none. */
export const government = ({ organisations }: Directory): string | undefined =>
  [...organisations.values()].find(
    ({ kind, superior }) => kind === "government" && superior === undefined,
  )?.id;

/** The county's body for supervising enforcement, since 1 February 2026 (行政执法监督条例第六条). */
export const enforcementSupervision = (directory: Directory, today: Day): string | undefined =>
  today < "2026-02-01" ? undefined : unitNamed(directory, "司法局")?.id;

/**
 * The recommendation copied to further units; those that have a part in it already stay as they are. Of
 * what concerns one of several addressees the others are sent no copy.
 */
export const copyTo = (
  matter: Recommendation,
  units: readonly (string | undefined)[],
  directory: Directory,
): Recommendation => {
  const added = [...new Set(units)].flatMap((unit) =>
    unit === undefined ||
    !directory.organisations.has(unit) ||
    matter.share?.others.some((other) => other.unit === unit) === true ||
    // One complained of is not passed over in silence: the step is refused for it.
    matter.parties.some(({ part, organisation }) => part !== "accused" && organisation === unit)
      ? []
      : [unit],
  );
  const more = asUnits("copy", added, matter.visibility, directory);
  return { ...matter, parties: [...matter.parties, ...more] };
};

/**
 * What is said of an addressee that is not at the procuratorate's own level (检察建议工作规定第三条):
 * typed names of national, provincial and municipal bodies, and of villages; nothing for others.
 */
export const otherLevel = (typed: string): Text | undefined => {
  const name = typed.replace(/\s+/g, "");
  // 国家税务总局山丹县税务局 and 市生态环境局山丹分局 are the county's own.
  const local = /县|分局|大队|山丹/.test(name);
  const above = /^(?:\p{Script=Han}{2,3})?(?:省|市(?!场|监|政))|^(?:国务院|国家|中央|最高|全国)/u;
  if (!local && above.test(name)) return words.aboveLevel(typed);
  return /(?:村|村委会|村民委员会|社区|居委会|居民委员会)$/.test(name)
    ? words.belowLevel(typed)
    : undefined;
};
