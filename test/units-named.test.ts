import fc from "fast-check";
import pairs from "opencc-js/dict/STCharacters";
import { describe, expect, it, test } from "vitest";
import { demoOrganisations } from "../src/people/demo.ts";
import { unitsNamedIn } from "../src/people/units-named.ts";
import { unitsSpokenOf } from "../src/people/units-spoken.ts";

const directory = { organisations: new Map(demoOrganisations.map((unit) => [unit.id, unit])) };
const named = (typed: string) => unitsNamedIn(typed, directory);

/** Every unit a list names or may name. */
const meant = (typed: string): readonly string[] => {
  const { units, doubts } = named(typed);
  return [...new Set([...units, ...doubts.flatMap((doubt) => doubt.units)])].toSorted();
};

describe("a list of units complained of", () => {
  it.each([
    ["水务局", ["water"]],
    ["水务", ["water"]],
    ["水务局、生态环境分局", ["water", "ecology"]],
    ["水务局和生态环境分局", ["water", "ecology"]],
    ["水务局，生态环境分局", ["water", "ecology"]],
    ["水务局；环保局/住建局", ["water", "ecology", "housing"]],
    ["水务局 生态环境分局", ["water", "ecology"]],
    ["水务局\n环保局", ["water", "ecology"]],
    ["水务环保", ["water", "ecology"]],
    ["水 务 局", ["water"]],
    ["水·务·局", ["water"]],
    ["【水务局】（河长办）", ["water"]],
    ["水務局", ["water"]],
    ["生態環境分局與農業農村局", ["ecology", "agriculture"]],
    ["ｗａｔｅｒ", ["water"]],
    ["WATER bureau", ["water"]],
    ["the Water Bureau & Ecology and Environment Branch", ["water", "ecology"]],
    ["the water bureau of Shandan County", ["water"]],
    ["山丹县水务局", ["water"]],
    ["我县水務局的领导", ["water"]],
    ["水利局", ["water"]],
    ["原国土局", ["natural-resources"]],
    ["工商局和质监局", ["market"]],
    ["水务局局长张某某", ["water"]],
    ["水务局某科长", ["water"]],
    ["水务局及其工作人员", ["water"]],
    ["水务局机关、环保等三部门", ["water", "ecology"]],
    ["水务部门", ["water"]],
    ["工信和商务局与水务局", ["industry", "water"]],
    ["住房 和 城乡 建设局", ["housing"]],
    ["清泉镇派出所", ["police"]],
    ["清泉镇党委书记李某", ["town-qingquan"]],
    ["共青团山丹县委", ["youth-league"]],
  ])("%s means %j beyond doubt", (typed, units) => {
    expect(named(typed)).toEqual({ units, doubts: [], others: [] });
  });

  it.each([
    ["水务局河道站", ["water"]],
    ["市水务局", ["water"]],
    ["甘州区水务局", ["water"]],
    ["位奇镇砂场", ["town-weiqi"]],
    ["检查院", ["procuratorate"]],
    ["林政局", ["forestry", "civil-affairs", "finance"]],
    ["Watr Bureau", ["water"]],
    ["水利所", ["water"]],
    ["矿管局", []],
    ["Mining Bureau", []],
  ])("%s may mean %j and is asked about", (typed, units) => {
    const { doubts, ...sure } = named(typed);
    expect(sure).toEqual({ units: [], others: [] });
    expect(doubts).toHaveLength(1);
    expect(doubts[0]?.said).toBe(typed);
    expect([...(doubts[0]?.units ?? [])].toSorted()).toEqual([...units].toSorted());
  });

  it.each(["天和砂石公司", "ABC有限公司", "某村", "县医院", "陈户砖厂", "张某"])(
    "%s is no unit of the county",
    (typed) => expect(named(typed)).toEqual({ units: [], doubts: [], others: [typed] }),
  );

  it.each(["", "无", "不详", "等单位", "none"])("“%s” names nobody", (typed) =>
    expect(named(typed)).toEqual({ units: [], doubts: [], others: [] }),
  );

  it("of all townships names each of them", () => {
    const townships = demoOrganisations.filter(({ kind }) => kind === "township");
    for (const typed of ["各乡镇", "全县各乡镇政府"])
      expect(meant(typed)).toEqual(townships.map(({ id }) => id).toSorted());
  });

  const traditional = new Map(
    pairs.split("|").map((pair) => {
      const [from = "", to = ""] = pair.split(" ");
      return [from, to] as const;
    }),
  );
  const writings: readonly ((name: string) => string)[] = [
    (name) => name,
    (name) => [...name].map((one) => traditional.get(one) ?? one).join(""),
    (name) => (/[a-z]/i.test(name) ? name : [...name].join(" ")),
    (name) => (/[a-z]/i.test(name) ? name : [...name].join("　")),
    (name) => name.toUpperCase(),
    (name) => name.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
    (name) => (/[a-z0-9]/i.test(name) ? name : `${name}的领导`),
    (name) => (/^[^a-z0-9县市共]/i.test(name) ? `山丹县${name}` : name),
  ];
  const one = fc.constantFrom(...demoOrganisations).chain((unit) =>
    fc.record({
      unit: fc.constant(unit.id),
      name: fc.constantFrom(unit.id, unit.name.zh, unit.name.en, ...unit.also),
      write: fc.constantFrom(...writings),
    }),
  );
  const joins = ["、", "，", ",", "；", " / ", "和", "与", "及", "以及", " and ", " & ", "\n"];

  test("is understood however its names are written and joined", () => {
    fc.assert(
      fc.property(
        fc.array(one, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...joins),
        (list, join) => {
          const typed = list.map(({ name, write }) => write(name)).join(join);
          for (const { unit } of list) expect(meant(typed), typed).toContain(unit);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("never breaks, whatever is typed, and gives back only units there are", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (typed) => {
        for (const id of meant(typed)) expect(directory.organisations.has(id)).toBe(true);
        unitsSpokenOf(typed, directory);
      }),
    );
  });
});

describe("a running text", () => {
  it.each([
    ["水务局不作为，多次反映", ["water"]],
    ["交通局和水務局都不管", ["transport", "water"]],
    ["生 态 环 境 分 局收到举报不处理", ["ecology"]],
    ["The Water Bureau does nothing", ["water"]],
    ["环保部门不管", ["ecology"]],
    ["清泉镇政府不管", ["town-qingquan"]],
    ["清泉镇干部知情", ["town-qingquan"]],
    ["向水务局反映无人处理", ["water"]],
    ["向公安局报案不受理", ["police"]],
    ["桥下有暗管，黑水直排，味很大", []],
    ["群众在清泉镇反映，清泉镇某砂场夜间作业", []],
    ["教育局门口有人摆摊", []],
    ["已向公安局报案", []],
    ["12345热线转来，称河水发黑", []],
    ["信访局转办后一直不答复", ["petition"]],
    ["学校门口交通混乱，应急物资不足", []],
  ])("%s speaks of %j", (typed, units) => {
    const spoken = unitsSpokenOf(typed, directory).flatMap((doubt) => doubt.units);
    expect(spoken).toEqual(units);
  });
});
