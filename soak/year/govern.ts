import type { Chance } from "../chance.ts";
import { daysOn } from "../last-day.ts";
import { formNames, forms } from "./convene.ts";
import {
  chairName,
  convenor,
  dayOf,
  deputies,
  headsOf,
  liaisonsOf,
  secretariat,
  tell,
  unitOf,
  units,
} from "./county.ts";
import type { Offices } from "./offices.ts";
import { quorums } from "./offices.ts";
import type { Watched } from "./scene.ts";

// What changes in the county while meetings are called: somebody goes on leave, the convenor entrusts a deputy with all
// meetings, so many units have to come.

/** Who hears of a change to a post, beside its holder. */
const watchers = (post: string): readonly string[] => [
  ...headsOf(unitOf(post)).filter((head) => head !== post),
  "gov-office.secrecy",
];

/** Leaves, entrustments and quorums, by chance. */
export const governingOf = (watched: Watched, chance: Chance, offices: Offices) => {
  const { told, now, says, fail } = watched;
  const { leaves, entrusted, quorum } = offices;
  const today = () => dayOf(now());

  const does = async (who: string, line: string, wanted: RegExp): Promise<void> => {
    const { text } = await says(who, line);
    if (!wanted.test(text)) fail(`${who}: ${line} was answered\n${text}`);
  };
  const tellOf = (actor: string, posts: readonly string[], what: string): void =>
    tell(told, "?", actor, [[posts, what]]);
  const isOpen = ({ until, ended }: { readonly until: string; readonly ended: boolean }) =>
    !ended && until >= today();

  const goesOnLeave = async (): Promise<void> => {
    const unit = chance.pick(units.filter((one) => one !== "discipline")) ?? "water";
    if (leaves.some((one) => unitOf(one.post) === unit && isOpen(one))) return;
    const [first = "", second = ""] = liaisonsOf(unit);
    const [post, other] = chance.is(0.5) ? [first, second] : [second, first];
    const deputy = chance.is(0.5) ? other : `${unit}.head`;
    const from = daysOn(today(), chance.below(5));
    const until = daysOn(from, chance.below(12));
    const name = await watched.nameOf(post);
    const line = `请假 从=${from} 到=${until} 代办=${await watched.nameOf(deputy)}`;
    await does(post, line, /代办。这期间的提醒发给代办人/);
    leaves.push({ post, deputy, from, until, ended: false });
    tellOf(post, [deputy], `stands-in ${name}`);
    tellOf(post, watchers(post), `post-change ${name} 请假`);
  };

  const comesBack = async (): Promise<void> => {
    const leave = chance.pick(leaves.filter(isOpen));
    if (leave === undefined) return;
    const { post, deputy } = leave;
    const name = await watched.nameOf(post);
    await does(post, "销假", /已销假，代办结束/);
    leave.ended = true;
    tellOf(post, [deputy], `back ${name}`);
    tellOf(post, watchers(post), `post-change ${name} 销假`);
  };

  const entrusts = async (): Promise<void> => {
    const deputy = chance.pick(deputies);
    const from = daysOn(today(), chance.below(8));
    const until = daysOn(from, chance.below(25));
    const isSame = (one: (typeof entrusted)[number]) =>
      one.deputy === deputy && isOpen(one) && one.from <= until && from <= one.until;
    const line = `委托 ${chairName(deputy)}${chance.is(0.5) ? " 事项=会议" : ""} 从=${from} 到=${until}`;
    if (entrusted.some(isSame)) return does(convenor, line, /已经委托了/);
    await does(convenor, line, /代行下列事项中召集人的职权：会议/);
    entrusted.push({ deputy, from, until, ended: false });
    tellOf(convenor, [deputy], "entrusted-all");
    tellOf(convenor, watchers(convenor), "post-change 召集人（分管副县长） 委托");
  };

  const revokes = async (): Promise<void> => {
    const one = chance.pick(entrusted.filter(isOpen));
    if (one === undefined) return;
    if (entrusted.some((other) => other !== one && other.deputy === one.deputy && isOpen(other)))
      return;
    await does(convenor, `收回委托 ${chairName(one.deputy)}`, /已收回对/);
    one.ended = true;
    tellOf(convenor, [one.deputy], "revoked-all");
    tellOf(convenor, watchers(convenor), "post-change 召集人（分管副县长） 收回");
  };

  const setsQuorum = async (): Promise<void> => {
    const form = chance.pick(formNames) ?? "joint";
    const chosen = chance.is(0.2) ? undefined : chance.pick(quorums);
    const actor = chance.pick([secretariat, convenor]) ?? secretariat;
    const typed = chosen?.typed ?? "不设";
    await does(actor, `到会要求 形式=${forms[form]} 至少=${typed}`, /的到会要求：/);
    if (chosen === undefined) quorum.delete(form);
    else quorum.set(form, chosen);
    tellOf(actor, [secretariat, convenor], `quorum ${forms[form]} ${chosen?.shown ?? "不设"}`);
  };

  /** One of these, now and then. */
  return async (): Promise<void> => {
    const [act] = [
      ...(chance.is(0.06) ? [goesOnLeave] : []),
      ...(chance.is(0.02) ? [comesBack] : []),
      ...(chance.is(0.03) ? [entrusts] : []),
      ...(chance.is(0.01) ? [revokes] : []),
      ...(chance.is(0.03) ? [setsQuorum] : []),
    ];
    if (act === undefined) return;
    await act();
    await watched.compare();
  };
};
