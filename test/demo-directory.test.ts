import { describe, expect, it, test } from "vitest";
import { demoOrganisations, demoPeople } from "../src/people/demo.ts";
import { type Directory, unitNamed } from "../src/people/directory.ts";

const repeated = (names: readonly string[]): string[] =>
  names.filter((name, index) => names.indexOf(name) !== index);

const directory: Directory = {
  groups: [],
  notices: [],
  covers: [],
  rules: [],
  bound: new Set(),
  organisations: new Map(demoOrganisations.map((unit) => [unit.id, unit])),
  people: new Map(demoPeople.map((person) => [person.id, person])),
};

const bureaus =
  "gov gov-office procuratorate court police discipline justice development industry ecology water " +
  "natural-resources forestry agriculture market health medical-insurance emergency fire housing " +
  "transport labour civil-affairs education veterans finance tax audit culture cyberspace petition " +
  "hotline-12345 industry-federation women disabled youth-league";
const townships =
  "town-qingquan town-weiqi town-huocheng town-dongle town-liqiao town-laojun town-chenhu " +
  "town-damaying";

describe("the units of the demo county", () => {
  test("are exactly the promised ones, each once", () => {
    const ids = demoOrganisations.map(({ id }) => id);
    expect(repeated(ids)).toEqual([]);
    expect(ids.toSorted()).toEqual(`${bureaus} ${townships}`.split(" ").toSorted());
  });

  test("no name means two of them", () => {
    const names = demoOrganisations.flatMap(({ id, name, also }) => [
      ...new Set([id, name.zh, name.en, ...also].map((known) => known.toLowerCase())),
    ]);
    expect(repeated(names)).toEqual([]);
  });

  test("the townships are the eight of kind township", () => {
    expect(demoOrganisations.filter(({ kind }) => kind === "township").map(({ id }) => id)).toEqual(
      townships.split(" "),
    );
  });

  test("answer to the county government, but for what is not under it", () => {
    const free = demoOrganisations.filter(({ superior }) => superior === undefined);
    expect(free.map(({ id }) => id).toSorted()).toEqual([
      "court",
      "discipline",
      "ecology",
      "fire",
      "gov",
      "procuratorate",
      "tax",
    ]);
    expect(
      new Set(
        demoOrganisations.flatMap(({ superior }) => (superior === undefined ? [] : superior)),
      ),
    ).toEqual(new Set(["gov"]));
  });

  it.each([
    ["水务局", "water"],
    ["水务", "water"],
    ["县水务局", "water"],
    ["县水务局河道管理站", "water"],
    ["市监局", "market"],
    ["清泉镇派出所", "police"],
    ["清泉镇人民政府", "town-qingquan"],
    ["县政府办公室", "gov-office"],
    ["山丹县人民政府", "gov"],
    ["山丹县人民检察院", "procuratorate"],
    ["12345", "hotline-12345"],
    ["某化工厂", undefined],
    ["某生态环境工程公司", undefined],
  ])("%s is %s", (typed, id) => expect(unitNamed(directory, typed)?.id).toBe(id));
});

describe("the posts of the demo county", () => {
  test("each has an id and a name of its own", () => {
    expect(repeated(demoPeople.map(({ id }) => id))).toEqual([]);
    expect(repeated(demoPeople.map(({ name }) => name.zh))).toEqual([]);
    expect(repeated(demoPeople.map(({ name }) => name.en))).toEqual([]);
  });

  it.each(demoOrganisations.map(({ id }) => id))("%s has two liaisons and a head", (unit) => {
    const has = (post: string) => directory.people.get(`${unit}.${post}`)?.roles;
    expect(has("liaison")).toEqual(["liaison"]);
    expect(has("liaison-2")).toEqual(["liaison"]);
    expect(has("head")).toContain("head");
  });

  it.each([
    ["water.liaison", "水务局联络员", "Water Bureau liaison", ["liaison"]],
    ["water.liaison-2", "水务局联络员（备岗）", "Water Bureau deputy liaison", ["liaison"]],
    ["water.head", "水务局负责人", "Water Bureau head", ["head"]],
    ["procuratorate.intake", "检察院案件受理岗", "Procuratorate case intake", ["intake"]],
    ["procuratorate.procurator", "承办检察官", "Handling procurator", ["procurator"]],
    ["procuratorate.chief", "检察长", "Chief procurator", ["chief", "head", "deputy-convenor"]],
    ["justice.head", "司法局负责人", "Justice Bureau head", ["head", "deputy-convenor"]],
    ["gov.convenor", "召集人（分管副县长）", "Convenor (deputy county head)", ["convenor"]],
    ["gov-office.secretariat", "联席会议秘书处", "Joint meeting secretariat", ["secretariat"]],
    ["gov-office.publisher", "信息公开岗", "Publication officer", ["publisher"]],
    ["gov-office.secrecy", "保密员", "Secrecy officer", ["secrecy"]],
    ["court.clerk", "法院书记员", "Court clerk", ["clerk"]],
    ["discipline.intake", "纪委监委受理岗", "Discipline inspection intake", ["intake"]],
    ["hotline-12345.officer", "12345热线坐席", "12345 hotline officer", ["officer"]],
    ["admin", "系统管理员", "Administrator", ["admin"]],
  ])("%s is %s, %s, as %j", (id, zh, en, roles) => {
    const post = directory.people.get(id);
    expect(post?.name).toEqual({ zh, en });
    expect(post?.roles).toEqual(roles);
  });

  test("there are no others", () => {
    expect(demoPeople).toHaveLength(demoOrganisations.length * 3 + 11);
  });

  test("each is `<organisation>.<post>` of a unit there is, but for the administrator", () => {
    expect(demoPeople.filter(({ id, organisation }) => !id.startsWith(`${organisation}.`))).toEqual(
      [directory.people.get("admin")],
    );
    expect(directory.people.get("admin")?.organisation).toBe("gov-office");
    expect(
      demoPeople.filter(({ organisation }) => !directory.organisations.has(organisation)),
    ).toEqual([]);
  });

  test("everybody is written to in Chinese at first", () => {
    expect(new Set(demoPeople.map(({ language }) => language))).toEqual(new Set(["zh-CN"]));
  });
});
