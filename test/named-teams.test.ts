import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { flows } from "../src/catalog.ts";
import { canSee, sightOf } from "../src/flow/access.ts";
import { nameTeams } from "../src/flow/confidentiality.ts";
import type { Matter, Part, Party } from "../src/flow/matter.ts";
import { byDuty, peopleOwing, waitingIn } from "../src/flow/owed.ts";
import { demoOrganisations, demoPeople } from "../src/people/demo.ts";
import type { Directory } from "../src/people/directory.ts";
import { openScene, type Scene } from "./scene.ts";

/** Who is named in a matter that becomes restricted: everybody with a duty in it, and nobody else. */

const procurator = "procuratorate.procurator";
const secretariat = "gov-office.secretariat";
const convenor = "gov.convenor";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene("2025-08-01T01:00:00.000Z");
});
afterEach(() => scene.close());

const says = async (who: string, line: string): Promise<string> =>
  (await scene.says(who, line)).text;

const stored = async (code: string): Promise<Matter> => {
  const found = await scene.store.matter(code);
  if (found === undefined) throw new Error(`no ${code}`);
  return found;
};

/** Every duty in a matter that somebody saw before, and of those nobody sees now. */
const forsaken = async (before: Matter): Promise<readonly string[]> => {
  const directory = await scene.store.directory();
  const now = await stored(before.code);
  const flow = flows.find(({ kind }) => kind === now.kind);
  if (flow === undefined) return [];
  return byDuty(waitingIn(flow, before, directory, { since: now.openedAt, when: "ever" })).flatMap(
    (rows) =>
      rows.some((row) => peopleOwing(row, before, directory).length > 0) &&
      rows.every((row) => peopleOwing(row, now, directory).length === 0)
        ? rows.map(({ step, organisation = "", role = "" }) => `${step} ${organisation} ${role}`)
        : [],
  );
};

/** Who sees a matter now. */
const readers = async (code: string): Promise<readonly string[]> => {
  const [directory, matter] = [await scene.store.directory(), await stored(code)];
  return [...directory.people.values()]
    .filter((person) => canSee(sightOf(person), matter))
    .map(({ id }) => id)
    .sort();
};

describe("of each unit", () => {
  const directory: Directory = {
    covers: [],
    bound: new Set(),
    notices: [],
    rules: [],
    groups: [],
    organisations: new Map(demoOrganisations.map((one) => [one.id, one])),
    people: new Map(demoPeople.map((one) => [one.id, one])),
  };
  const unit = (organisation: string, part: Part = "to"): Party => ({ part, organisation });
  const one = (person: string, part: Part = "to"): Party => ({ part, person });
  const water = ["water.liaison", "water.liaison-2", "water.head"];
  const ecology = ["ecology.liaison", "ecology.liaison-2", "ecology.head"];

  it.each<[what: string, parties: readonly Party[], named: readonly string[]]>([
    ["of which nobody is named the team is", [unit("water")], water],
    [
      "of several in one part each has its team",
      [unit("water"), unit("ecology")],
      [...water, ...ecology],
    ],
    [
      "the second has its team though somebody of the first is named",
      [unit("water"), one("water.head"), unit("ecology")],
      ["water.head", ...ecology],
    ],
    [
      "whoever is named first, and in whatever order",
      [unit("ecology"), unit("water"), one("water.head")],
      ["water.head", ...ecology],
    ],
    [
      "somebody named in another part is none of this one",
      [unit("water"), one("water.head", "from"), unit("water", "from")],
      ["water.head", ...water],
    ],
    [
      "a post that is no more stands for no unit",
      [unit("water"), one("water.gone")],
      ["water.gone", ...water],
    ],
    [
      "who is recused does not either",
      [unit("water"), one("water.head"), one("water.head", "recused")],
      ["water.head", "water.head", ...water],
    ],
    ["of whoever is complained of nobody is", [unit("water", "accused"), unit("ecology")], ecology],
  ])("%s", (_, parties, named) => {
    const people = nameTeams(parties, directory).flatMap(({ person }) => person ?? []);
    expect(people.toSorted()).toEqual(named.toSorted());
  });
});

describe("when the level is raised", () => {
  const clue =
    "提交线索 标题=黑水直排 类别=水污染 事实=夜间黑水直排 地点=大桥 来源=履职 日期=2025-07-31";
  const recommendation =
    "登记建议 标题=依法履行山丹河监管职责 文号=山检建〔2025〕3号 类型=公益诉讼 被建议单位=水务局、生态环境分局 送达日期=2025-08-01 异议期=10 内容=依法查处排污口并恢复水质";
  const meeting = "会议 安排 标题=河道会商 时间=8月6日下午3点 参会单位=水务局、生态环境分局";

  it.each<[what: string, who: string, line: string, code: string, raises: string]>([
    [
      "a clue with several receivers",
      "town-qingquan.liaison",
      clue,
      "XS-2025-0001",
      "water.liaison",
    ],
    [
      "a clue its sender raises",
      "town-qingquan.liaison",
      clue,
      "XS-2025-0001",
      "town-qingquan.liaison",
    ],
    ["a recommendation to several", procurator, recommendation, "JY-2025-0001", procurator],
    ["a meeting of the convenor's", convenor, meeting, "HY-2025-0001", convenor],
    ["a meeting of the secretariat's", secretariat, meeting, "HY-2025-0001", secretariat],
    [
      "a meeting that is proposed",
      "water.liaison",
      meeting.replace("安排", "提议").concat(" 理由=排污口反复"),
      "HY-2025-0001",
      "water.liaison",
    ],
    [
      "a task of the convenor's",
      convenor,
      "任务 交办 封堵东街排污口 牵头单位=水务局 到期=2025-08-20 配合单位=生态环境分局 完成标准=全部封堵 依据=联席会议",
      "RW-2025-0001",
      convenor,
    ],
  ])("nobody who has a duty in %s loses sight of it", async (_, who, line, code, raises) => {
    const said = await scene.says(who, line);
    if (said.text.includes("[仍")) await said.press("仍要提交");
    const before = await stored(code);
    const could = await readers(code);
    expect(await says(raises, `提级 ${code} 理由=涉及举报人`)).toContain("已提为二级保密");
    expect(await forsaken(before)).toEqual([]);
    const now = await readers(code);
    expect(now.filter((id) => !could.includes(id))).toEqual([]);
    // Whoever only publishes, or looks after accounts, has no duty in it.
    expect(now.filter((id) => /publisher|admin/.test(id))).toEqual([]);
    expect(now).not.toContain("justice.liaison");
  });

  it("a meeting that was proposed is adopted, and the units invited see it and answer", async () => {
    await says("water.liaison", meeting.replace("安排", "提议").concat(" 理由=排污口反复"));
    await says("water.liaison", "提级 hy1 理由=涉及举报人");
    const form = await scene.says(secretariat, "采纳 hy1 时间=2025-08-06 15:00");
    expect(form.text).toContain("河道会商");
    expect((await form.submit({})).text).toContain("HY-2025-0001");
    for (const who of ["water.liaison", "ecology.liaison", "ecology.head", secretariat])
      expect(await says(who, "hy1")).toContain("河道会商");
    expect(await says("ecology.liaison", "参会 hy1 参加")).not.toMatch(/没有这|无法/);
    expect(await says("justice.liaison", "hy1")).not.toContain("河道会商");
  });

  it("a post that is recused later leaves nobody in its place, its deputy least of all", async () => {
    await says("town-qingquan.liaison", clue);
    await says("town-qingquan.liaison", "提级 xs1 理由=涉及举报人");
    const before = await readers("XS-2025-0001");
    await says("town-qingquan.liaison", "回避 xs1 理由=亲属");
    await says("water.liaison", "受理 xs1");
    const now = await readers("XS-2025-0001");
    expect(now).not.toContain("town-qingquan.liaison");
    expect(now.filter((id) => !before.includes(id))).toEqual([]);
  });
});
