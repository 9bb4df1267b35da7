import { cleanText } from "../chat/plain.ts";
import { fold, HAN, namesIn, patternOf, type Units } from "./unit-names.ts";
import type { Doubt } from "./units-named.ts";

/** Behind a name in running text these say that it is only where something is. */
const WHERE =
  /^(?:的)?(?:大?门口|门前|门外|附近|旁边?|对面|院内|院里|大院|办公楼|楼下|楼前|后面|隔壁|以?[东南西北]侧?|家属院|路口|公交站|停车场|十字)/u;

/** Whether it was only told of the matter: 已报公安局, 向派出所报警. */
const toldBefore = /(?:向|到|给|已报告?|已向|拨打)\s*$/u;
const toldBehind = /^(?:报警|报案|报了警|报了案|报告)?(?![^。;!?\n]*[不未没无])/u;

/** What hands a matter on says only where it came from: 12345热线转来. */
const BROUGHT =
  /^(?:转来|转办|交办|移交|移送|转送|转交|派单|派发|来电|来函|通报|抄告)(?![^。;!?\n]*[不未没无])/u;

/** What makes a township's name in running text the unit and not the place. */
const OFFICE =
  /^(?:的)?(?:镇|乡|党委|人民)?(?:政府|机关|干部|领导|书记|镇长|乡长|工作人员|执法|负责人|主要负责|有关人员|班子|财政所|不管|不作为|不处理|推诿)/u;

/** What makes a short name in running text a unit: 环保部门. */
const DEPARTMENT = /^(?:部门|系统|执法|机关|监管部门|主管部门|窗口|工作人员)/u;

/**
 * The units a running text speaks of by name: whole names, and short ones where 部门 or the like stands
 * behind them; not those that only say where it was or who was told. Each with the words that say so.
 */
export const unitsSpokenOf = (typed: string, directory: Units): readonly Doubt[] => {
  const names = namesIn(directory);
  const clean = cleanText(typed);
  const text = fold(clean);
  const taken: (readonly [number, number])[] = [];
  const spoken = new Map<string, { readonly at: number; readonly is: Doubt }>();
  const isTaken = (from: number, to: number) =>
    taken.some(([start, end]) => from < end && to > start);
  for (const { unit, name, whole } of names) {
    const short = whole === undefined && HAN.test(name) && name.length > 1;
    if (whole === undefined && !short) continue;
    for (const { index, 0: said } of text.matchAll(whole ?? patternOf(name))) {
      const end = index + said.length;
      if (isTaken(index, end)) continue;
      const [ahead, behind] = [text.slice(Math.max(0, index - 6), index), text.slice(end)];
      const place = unit.kind === "township" && !/政府$/u.test(name);
      if ((place && !OFFICE.test(behind)) || (short && !place && !DEPARTMENT.test(behind)))
        continue;
      taken.push([index, end]);
      if (WHERE.test(behind) || BROUGHT.test(behind)) continue;
      if (toldBefore.test(ahead) && toldBehind.test(behind)) continue;
      const before = spoken.get(unit.id)?.at ?? text.length;
      if (index < before)
        spoken.set(unit.id, {
          at: index,
          is: { said: clean.slice(index, end).trim(), units: [unit.id] },
        });
    }
  }
  return [...spoken.values()].sort((a, b) => a.at - b.at).map(({ is }) => is);
};
