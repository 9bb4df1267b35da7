import type { Day } from "../calendar/day.ts";
import { type Text, text } from "../chat/text.ts";
import { team } from "../flow/guarding.ts";
import type { Party, Visibility } from "../flow/matter.ts";
import { type Directory, unitNamed } from "../people/directory.ts";
import type { Recommendation } from "./model.ts";

/** The county government, which 抄送 goes to first (实施意见 三（四）); nothing where the directory has none. */
export const government = ({ organisations }: Directory): string | undefined =>
  [...organisations.values()].find(
    ({ kind, superior }) => kind === "government" && superior === undefined,
  )?.id;

/** The county's body for supervising enforcement, since 1 February 2026 (行政执法监督条例第六条). */
export const enforcementSupervision = (directory: Directory, today: Day): string | undefined =>
  today < "2026-02-01" ? undefined : unitNamed(directory, "司法局")?.id;

/** The discipline inspection and supervision commission; nothing where the directory has none. */
export const discipline = (directory: Directory): string | undefined =>
  unitNamed(directory, "纪委监委")?.id;

/** Units with a part in a recommendation; at level 2 those who answer for them are named too. */
export const partiesOf = (
  part: "from" | "to" | "copy",
  units: readonly string[],
  visibility: Visibility,
  directory: Directory,
): readonly Party[] =>
  units.flatMap((organisation): readonly Party[] => [
    { part, organisation },
    ...(visibility === 1 ? [] : team(part, organisation, directory)),
  ]);

/** The recommendation copied to further units; those that have a part in it already stay as they are. */
export const copiedTo = (
  matter: Recommendation,
  units: readonly (string | undefined)[],
  directory: Directory,
): Recommendation => {
  const fresh = [...new Set(units)].flatMap((unit) =>
    unit === undefined ||
    !directory.organisations.has(unit) ||
    matter.parties.some(({ organisation }) => organisation === unit)
      ? []
      : [unit],
  );
  const more = partiesOf("copy", fresh, matter.visibility, directory);
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
  if (!local && above.test(name))
    return text(
      `“${typed}”是上级单位，本院不能直接向它提出检察建议：请层报它的同级检察院，由那里提出。`,
      `“${typed}” is a body above this level: report it upward, to the procuratorate at its own level, which issues the recommendation.`,
    );
  if (/(?:村|村委会|村民委员会|社区|居委会|居民委员会)$/.test(name))
    return text(
      `“${typed}”是基层组织，请选它所属的乡镇政府或主管部门。`,
      `“${typed}” is below this level: please choose its township or the bureau in charge.`,
    );
  return undefined;
};
