import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { roleNames } from "../src/flow/words.ts";
import { readCountyFile } from "../src/people/county-file.ts";
import { countySheet } from "../src/people/county-sheet.ts";
import { demoOrganisations, demoPeople } from "../src/people/demo.ts";
import { personName } from "../src/people/directory.ts";
import { openScene, type Scene } from "./scene.ts";

/** A county's units and posts out of a table: every problem by its line, nothing half-done. */

const head = "单位编号,单位,单位英文,别名,性质,上级,岗位编号,岗位,岗位英文,职责,语言";
const good = [
  "gov,县政府,County Government,政府,政府,,convenor,召集人,Convenor,召集人,",
  "gov,县政府,,,,,secretariat,秘书处,Secretariat,联席会议秘书处、管理员,中文",
  "procuratorate,检察院,Procuratorate,县检察院,检察院,,liaison,检察院联络员,,联络员,",
  "procuratorate,,,,,,intake,受理岗,,受理岗,",
  "procuratorate,检察院,,,,,procurator,承办检察官,,承办检察官,",
  "procuratorate,检察院,,,,,chief,检察长,,检察长、主要负责人,",
  "gov,县政府,,,,,liaison,县政府联络员,,liaison,English",
  "water,水务局,Water Bureau,水务、县水务局,部门,县政府,liaison,水务局联络员,Water liaison,联络员,",
];
const table = (...rows: readonly string[]) => [head, ...rows].join("\n");
const read = (content: string) => readCountyFile(content, roleNames);
const problems = (content: string) =>
  read(content).problems.map(({ line, said }) => `${line}: ${said.zh}`);

describe("a good table", () => {
  const filled = good.map((row) => row.replace("procuratorate,,", "procuratorate,检察院,"));

  it("gives units and posts, a unit's facts from whichever of its lines has them", () => {
    const { organisations, people, problems: wrong, warnings } = read(table(...filled));
    expect(wrong).toEqual([]);
    expect(warnings).toEqual([]);
    expect(organisations.find(({ id }) => id === "water")).toEqual({
      id: "water",
      name: { zh: "水务局", en: "Water Bureau" },
      also: ["水务", "县水务局"],
      kind: "bureau",
      superior: "gov",
    });
    expect(people.find(({ id }) => id === "gov.secretariat")).toEqual({
      id: "gov.secretariat",
      organisation: "gov",
      name: { zh: "秘书处", en: "Secretariat" },
      roles: ["secretariat", "admin"],
      language: "zh-CN",
    });
    expect(people.find(({ id }) => id === "gov.liaison")).toMatchObject({ language: "en" });
  });

  it.each([
    ["semicolons", (content: string) => content.replaceAll(",", ";")],
    ["tabs", (content: string) => content.replaceAll(",", "\t")],
    [
      "a byte order mark and Windows line ends",
      (content: string) => `\uFEFF${content.replaceAll("\n", "\r\n")}`,
    ],
    ["blank lines at its end", (content: string) => `${content}\n\n,,,,,,,,,,\n`],
    ["quotes", (content: string) => content.replaceAll("检察院联络员", '"检察院联络员"')],
    [
      "English names of columns, in capitals",
      (content: string) =>
        content.replace(
          head,
          "Unit,Unit name,Unit name in English,Also,Kind,Superior,Post,Post name,Post_name_in_English,Roles,Language",
        ),
    ],
  ])("is read the same with %s", (_, change) => {
    expect(read(change(table(...filled)))).toEqual(read(table(...filled)));
  });

  it("says which units have no liaison, and which roles nobody has", () => {
    const { warnings } = read(table("tax,税务局,,,,,head,局长,,主要负责人,"));
    const said = warnings.map(({ line, said: { zh } }) => `${line}: ${zh}`);
    expect(said[0]).toContain("2: 税务局没有联络员");
    expect(said.join()).toContain("0: 没有一个岗位是“联席会议秘书处”");
  });
});

describe("a table as people make it in a spreadsheet", () => {
  const filled = good.map((row) => row.replace("procuratorate,,", "procuratorate,检察院,"));

  it("may have a title and a date above the names of its columns; lines are counted as they stand", () => {
    const titled = `山丹县府检联动通讯录,,,,,,,,,,\n,,,,2026年11月,,,,,,\n${table(...filled)}`;
    const { organisations, people, problems: wrong } = read(titled);
    expect(wrong).toEqual([]);
    expect({ organisations, people }).toEqual({
      organisations: read(table(...filled)).organisations,
      people: read(table(...filled)).people,
    });
    expect(problems(`标题,,,,,,,,,,\n${table("tax,税务局,,,,,head,局长,,老板,")}`)[0]).toMatch(
      /^3: 不认识职责/,
    );
    expect(problems("标题\n单位,岗位编号\n水务局,liaison")[0]).toMatch(/^2: 第一行缺少这些列/);
  });

  it("may have the cells of a unit merged: a post without one is of the unit above, and that is said", () => {
    const merged = read(
      table("tax,税务局,,,,,head,局长,,主要负责人,", ",,,,,,liaison,税务局联络员,,联络员,"),
    );
    expect(merged.problems).toEqual([]);
    expect(merged.people.map(({ id }) => id)).toEqual(["tax.head", "tax.liaison"]);
    expect(merged.warnings[0]).toMatchObject({ line: 3 });
    expect(merged.warnings[0]?.said.zh).toContain("算作上一行的“税务局”");
    // The first line has none above it; one that names another unit's post is none of a merged cell.
    expect(problems(table(",,,,,,head,局长,,主要负责人,"))).toContain("2: 没有填“单位编号”。");
    expect(
      problems(
        table("tax,税务局,,,,,head,局长,,主要负责人,", ",,,,,,water.head,局长,,主要负责人,"),
      )[0],
    ).toMatch(/不是以单位编号“tax\.”开头/);
  });

  it("is written as it is read", () => {
    const sheet = countySheet(demoOrganisations, demoPeople, roleNames);
    const { organisations, people, problems: wrong, warnings } = read(sheet);
    expect(wrong).toEqual([]);
    expect(warnings).toEqual([]);
    const sorted = <T extends { readonly id: string }>(list: readonly T[]) =>
      list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(sorted(organisations)).toEqual(sorted(demoOrganisations));
    expect(sorted(people)).toEqual(sorted(demoPeople.map(({ language: _, ...one }) => one)));
  });
});

describe("what is wrong is said by its line, with what would do", () => {
  it.each([
    ["nothing", "", /0: 表里没有一行岗位/],
    ["a header alone", head, /0: 表里没有一行岗位/],
    ["a broken quote", `${head}\nwater,"水务局`, /0: 这不是/],
    [
      "missing columns",
      "单位,岗位\n水务局,联络员",
      /1: 第一行缺少这些列：单位编号、岗位编号、职责/,
    ],
    ["a column twice", `${head},单位\n${good[7]},水务局`, /1: “单位”这一列出现了两次/],
    ["a post twice", table(...good, good[7] ?? ""), /10: 岗位“water.liaison”在第9行已经有了/],
    [
      "a role nobody knows",
      table("tax,税务局,,,,,head,局长,,老板,"),
      /2: 不认识职责“老板”。可以写：联络员、主要负责人/,
    ],
    ["no role", table("tax,税务局,,,,,head,局长,,,"), /2: 没有填“职责”/],
    [
      "a wrong id",
      table("Tax Bureau,税务局,,,,,head,局长,,主要负责人,"),
      /2: “单位编号”写成了“Tax Bureau”。编号用小写/,
    ],
    [
      "a post of another unit",
      table("tax,税务局,,,,,water.head,局长,,主要负责人,"),
      /2: 岗位编号“water.head”不是以单位编号“tax.”开头/,
    ],
    [
      "markup in a name",
      table("tax,<b>税务局</b>,,,,,head,局长,,主要负责人,"),
      /2: “单位”太长，或有尖括号/,
    ],
    [
      "a name of 81 characters",
      table(`tax,${"税".repeat(81)},,,,,head,局长,,主要负责人,`),
      /2: “单位”太长/,
    ],
    [
      "a unit named differently",
      table("tax,税务局,,,,,head,局长,,主要负责人,", "tax,税务总局,,,,,liaison,联络员,,联络员,"),
      /3: 单位“tax”的“单位”与第2行不一样/,
    ],
    [
      "one name for two units",
      table("tax,税务局,,,,,head,局长,,主要负责人,", "taxes,税务,,税务局,,,head,局长,,主要负责人,"),
      /3: “税务局”已经是单位“tax”的名称/,
    ],
    [
      "a superior nobody knows",
      table("tax,税务局,,,,国税总局,head,局长,,主要负责人,"),
      /2: 上级“国税总局”不在表里/,
    ],
    [
      "superiors in a circle",
      table(
        "a,甲局,,,,b,head,局长,,主要负责人,",
        "b,乙局,,,,丙局,head,局长,,主要负责人,",
        "c,丙局,,,,a,head,局长,,主要负责人,",
      ),
      /2: 上级绕成了一圈：a → b → c → a/,
    ],
    [
      "a unit above itself",
      table("a,甲局,,,,a,head,局长,,主要负责人,"),
      /2: 上级绕成了一圈：a → a/,
    ],
    [
      "a kind nobody knows",
      table("tax,税务局,,,公司,,head,局长,,主要负责人,"),
      /2: 不认识性质“公司”/,
    ],
    [
      "a language nobody knows",
      table("tax,税务局,,,,,head,局长,,主要负责人,法语"),
      /2: 不认识语言“法语”/,
    ],
    [
      "publisher and secrecy officer in one",
      table("gov,县政府,,,,,both,岗,,发布岗、保密员,"),
      /2: 信息公开岗、秘书处和保密员互相把关/,
    ],
    [
      "secretariat and secrecy officer in one",
      table("gov,县政府,,,,,both,岗,,联席会议秘书处、保密员,"),
      /2: 信息公开岗、秘书处和保密员互相把关/,
    ],
    [
      "5,001 posts",
      table(...Array.from({ length: 5001 }, (_, n) => `tax,税务局,,,,,p${n},岗${n},,联络员,`)),
      /0: 最多5000行/,
    ],
  ])("%s", (_, content, said) => {
    expect(problems(content).join("\n")).toMatch(said);
  });
});

describe("in place of the directory", () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await openScene("2026-11-23T01:00:00.000Z");
  });
  afterEach(() => scene.close());

  /** The directory as it stands, as a table. */
  const exported = async (): Promise<string[]> => {
    const { organisations, people } = await scene.store.directory();
    return [...people.values()].map((one) => {
      const unit = organisations.get(one.organisation);
      return [
        unit?.id,
        unit?.name.zh,
        unit?.name.en,
        unit?.also.join("、"),
        unit?.kind,
        unit?.superior,
        one.id,
        one.name.zh,
        one.name.en,
        one.roles.join("、"),
        "",
      ].join(",");
    });
  };

  it("the same again changes nothing, and keeps the language people chose", async () => {
    await scene.says("water.liaison", "语言 English");
    const found = await scene.bot.importDirectory(table(...(await exported())), true);
    expect(found.problems).toEqual([]);
    expect([found.units, found.posts]).toEqual(
      Array(2).fill({ added: [], changed: [], removed: [] }),
    );
    expect((await scene.says("water.liaison", "我")).text).toContain("Water Bureau liaison");
  });

  it("is previewed first, and then applied under a running server", async () => {
    const rows = await exported();
    const next = table(
      ...rows
        .filter((row) => !row.includes(",tax.liaison-2,"))
        .map((row) => row.replace("水务局联络员,", "水务局总联络员,")),
      "bus,公交公司,Bus Company,,部门,gov,liaison,公交联络员,,联络员,",
    );
    const preview = await scene.bot.importDirectory(next, false);
    expect(preview).toMatchObject({
      problems: [],
      applied: false,
      units: { added: ["bus"], changed: [], removed: [] },
      posts: { added: ["bus.liaison"], changed: ["water.liaison"], removed: ["tax.liaison-2"] },
    });
    expect((await scene.says("tax.liaison-2", "我")).text).toContain("税务局");
    expect((await scene.bot.importDirectory(next, true)).applied).toBe(true);
    expect((await scene.says("tax.liaison-2", "我")).text).toContain("还没有绑定");
    const left = await scene.store.directory();
    expect(personName(left, "tax.liaison-2").zh).toBe("税务局原岗位");
    expect(personName(left, "nowhere.liaison").zh).toBe("nowhere.liaison");
    expect((await scene.says("water.liaison", "我")).text).toContain("水务局总联络员");
    expect((await scene.says("admin", "通讯录")).text).toContain("公交公司: 联络员都没有绑定");
  });

  it("with one line wrong, changes nothing", async () => {
    const rows = await exported();
    const found = await scene.bot.importDirectory(table(...rows.slice(9), "x,,,,,,,,,,"), true);
    expect(found.applied).toBe(false);
    expect(found.problems.length).toBeGreaterThan(0);
    expect([...(await scene.store.directory()).people.values()]).toHaveLength(rows.length);
  });

  it("does not lose a unit or a post that still has something to do", async () => {
    await scene.says(
      "water.liaison",
      "提交线索 标题=排污 类别=水污染 事实=黑水 地点=桥 日期=昨天 来源=履职",
    );
    const rows = (await exported()).filter((row) => !row.startsWith("water,"));
    const { problems: wrong, applied } = await scene.bot.importDirectory(table(...rows), true);
    expect(applied).toBe(false);
    expect(wrong.map(({ said }) => said.zh).join()).toMatch(
      /“water”不在表里，可是还有没办完的事（如XS-2026-0001）/,
    );
  });
});
