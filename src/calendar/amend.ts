import { addDays, type Bilingual, type Day, dayText, isDay } from "./day.ts";
import { type DeadlineRule, deadlineRules, findRule, ruleIds } from "./rules.ts";

/** What a county, or a new law, has otherwise than the table, from `version` on and up to `until`, both included. */
export type RuleChange = {
  readonly id: string;
  readonly version: Day;
  readonly until?: Day | undefined;
  readonly basis: Bilingual;
} & {
  readonly [K in "amount" | "urgent" | "prefill" | "unit" | "roll" | "remind"]?:
    | DeadlineRule[K]
    | undefined;
};

/** Something wrong with the change at this place of a list. */
export type ChangeProblem = { readonly at: number; readonly said: Bilingual };

const changeable = ["amount", "urgent", "prefill", "unit", "roll", "remind"] as const;

/** The numbers a period may have, by its unit: none that is over before it begins, none beyond five years. */
const bounds: Readonly<Record<DeadlineRule["unit"], readonly [least: number, most: number]>> = {
  h: [0, 720],
  d: [1, 1830],
  wd: [1, 1250],
  m: [1, 60],
};

const units: Readonly<Record<DeadlineRule["unit"], Bilingual>> = {
  h: { zh: "小时", en: "hours" },
  d: { zh: "日", en: "days" },
  wd: { zh: "个工作日", en: "working days" },
  m: { zh: "个月", en: "months" },
};

const outOfBounds = ({ id, version, ...change }: RuleChange): Bilingual | undefined => {
  const unit = change.unit ?? findRule(id, version)?.unit ?? "d";
  const [least, most] = bounds[unit];
  for (const key of ["amount", "urgent", "prefill"] as const) {
    const given = change[key];
    if (given === undefined || (Number.isSafeInteger(given) && given >= least && given <= most))
      continue;
    return {
      zh: `“${id}”的${key}写成了${given}，要写${least}到${most}${units[unit].zh}。`,
      en: `“${key}” of “${id}” is ${given}; it takes ${least} to ${most} ${units[unit].en}.`,
    };
  }
  return undefined;
};

const findOverlap = (a: RuleChange, b: RuleChange): boolean =>
  a.id === b.id &&
  (a.version === b.version ||
    (a.version < b.version ? (a.until ?? "") >= b.version : (b.until ?? "") >= a.version));

const problemOf = (change: RuleChange, earlier: readonly RuleChange[]): Bilingual | undefined => {
  const { id, version, until } = change;
  if (!ruleIds.some((one) => one === id)) {
    const family = ruleIds.filter((one) => one.split(".")[0] === id.split(".")[0]);
    const known = (family.length > 0 ? family : ruleIds).join("、");
    return {
      zh: `没有“${id}”这条期限规则。可以写：${known}`,
      en: `There is no deadline rule “${id}”. There is: ${known}`,
    };
  }
  for (const day of [version, ...(until === undefined ? [] : [until])])
    if (!isDay(day)) return { zh: `没有“${day}”这一天。`, en: `There is no day “${day}”.` };
  if (until !== undefined && until < version)
    return { zh: "“until”不能早于“version”。", en: "“until” cannot be before “version”." };
  if (findRule(id, version) === undefined) {
    const day = dayText(version);
    return {
      zh: `“${id}”在${day.zh}还没有施行。`,
      en: `“${id}” is not in force yet on ${day.en}.`,
    };
  }
  if (changeable.every((key) => change[key] === undefined))
    return {
      zh: `“${id}”什么都没有改。可以改：${changeable.join("、")}。`,
      en: `“${id}” changes nothing. It may change: ${changeable.join(", ")}.`,
    };
  const beyond = outOfBounds(change);
  if (beyond !== undefined) return beyond;
  const other = earlier.findIndex((one) => findOverlap(one, change));
  return other === -1
    ? undefined
    : {
        zh: `“${id}”的施行日期与第${other + 1}条重叠。`,
        en: `The dates of “${id}” overlap those of change ${other + 1}.`,
      };
};

/**
 * The deadline rules with a county's own before the table's, or everything that is wrong with the
 * changes. What has begun to run keeps the version it was started with.
 */
export const amendRules = (
  changes: readonly RuleChange[],
): { readonly rules: readonly DeadlineRule[]; readonly problems: readonly ChangeProblem[] } => {
  const problems = changes.flatMap((change, at): readonly ChangeProblem[] => {
    const said = problemOf(change, changes.slice(0, at));
    return said === undefined ? [] : [{ at, said }];
  });
  if (problems.length > 0) return { rules: deadlineRules, problems };
  const own = changes.flatMap((change): readonly DeadlineRule[] => {
    const { id, version, until, basis } = change;
    const before = findRule(id, version);
    if (before === undefined) return [];
    const given = Object.fromEntries(
      changeable.flatMap((key) => (change[key] === undefined ? [] : [[key, change[key]]])),
    );
    const now: DeadlineRule = { ...before, ...given, version, basis, status: "product" };
    if (until === undefined) return [now];
    const after = addDays(until, 1);
    const table = findRule(id, after);
    const followed = changes.some((one) => one.id === id && one.version === after);
    return followed || table === undefined || table.version === after
      ? [now]
      : [now, { ...table, version: after }];
  });
  return { rules: [...own, ...deadlineRules], problems };
};
