import { type Text, text } from "../chat/text.ts";
import type { Party, Visibility } from "../flow/matter.ts";
import type { Directory, Role } from "../people/directory.ts";

/** The county government: 抄送 goes here first (实施意见 三（四）). */
export const government = "gov";

/** The county's body for supervising enforcement since 1 February 2026 (行政执法监督条例第六条). */
export const enforcementSupervision = { unit: "justice", since: "2026-02-01" } as const;

/** Who of a unit is to see a restricted recommendation, by the unit's part. */
const named: Readonly<Record<"from" | "to" | "copy", readonly Role[]>> = {
  from: ["procurator", "chief"],
  to: ["liaison", "head"],
  copy: ["liaison", "head"],
};

/** A unit's part in a recommendation; at level 2 those of the unit who may see it are named too. */
export const partyOf = (
  part: "from" | "to" | "copy",
  unit: string,
  visibility: Visibility,
  { people }: Pick<Directory, "people">,
): readonly Party[] => [
  { part, organisation: unit },
  ...(visibility === 1
    ? []
    : [...people.values()]
        .filter(
          ({ organisation, roles }) =>
            organisation === unit && named[part].some((role) => roles.includes(role)),
        )
        .map(({ id }) => ({ part, person: id }))),
];

/**
 * What is said of an addressee that is not at the procuratorate's own level (检察建议工作规定第三条):
 * typed names of provincial and municipal bodies, and of villages; nothing for others.
 */
export const otherLevel = (typed: string): Text | undefined => {
  const name = typed.replace(/\s+/g, "");
  // 国家税务总局山丹县税务局 and 市生态环境局山丹分局 are the county's own.
  const local = /县|分局|大队|山丹/.test(name);
  if (!local && /^(?:\p{Script=Han}{2,3})?(?:省|市(?!场|监|政))|^(?:国务院|国家|中央|最高|全国)/u.test(name))
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

/** Whether a unit stands above the county's government in the directory. */
const isAbove = ({ organisations }: Directory, unit: string): boolean => {
  const seen = new Set<string>();
  for (
    let above = organisations.get(government)?.superior;
    above !== undefined && !seen.has(above);
    above = organisations.get(above)?.superior
  ) {
    if (above === unit) return true;
    seen.add(above);
  }
  return false;
};

/** Why a unit of the directory cannot be addressed directly; nothing where it can. */
export const notAddressable = (directory: Directory, unit: string): Text | undefined => {
  const organisation = directory.organisations.get(unit);
  if (organisation === undefined) return undefined;
  const { zh, en } = organisation.name;
  if (organisation.kind === "procuratorate")
    return text(
      `${zh}是检察机关，不是检察建议的对象，请另选单位。`,
      `The ${en} is a procuratorate, no addressee of a recommendation; please choose another.`,
    );
  return isAbove(directory, unit)
    ? text(
        `${zh}是上级单位，请层报它的同级检察院，由那里提出。`,
        `The ${en} is above this level: report it upward, to the procuratorate at its own level.`,
      )
    : undefined;
};
