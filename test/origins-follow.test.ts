import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBot } from "../src/bot.ts";
import { brokenAt } from "../src/flow/history.ts";
import { unitsIn } from "../src/flow/matter.ts";
import { playedScene, type Scene } from "./scene.ts";

/** A task of several origins follows each of them, whichever was named first: restricted, complained of, recused. */

const sender = "town-qingquan.liaison";
const convenor = "gov.convenor";
const secretariat = "gov-office.secretariat";
const none = /没有找到这条记录，或者它与您无关/;

const begun = playedScene("2026-11-30T01:00:00.000Z", async (scene) => {
  const clue = "事实=黑水 地点=东街 日期=11月29日 来源=履职";
  await scene.says(sender, `提交线索 标题=东街黑水 类别=水污染 ${clue} 接收单位=水务局`);
  // Restricted from the start; of the education bureau it is still to be said.
  await scene.says(
    "gov.liaison",
    "提交线索 标题=甲 类别=侵害未成年人 事实=学生可能被侵害，教育局长期不管 地点=东街 日期=11月29日 来源=投诉",
  );
  await scene.says("gov.liaison", `提交线索 标题=乙 类别=农资打假 ${clue} 责任单位=教育局`);
  await scene.says(
    "procuratorate.procurator",
    "登记建议 标题=依法履职 文号=山检建〔2026〕3号 类型=公益诉讼 单位=水务局 送达日期=2026-11-27 异议期=10 内容=查处",
  );
  // From now on the convenor has whatever that liaison has.
  await scene.says("gov.liaison", "请假 从=2026-11-30 到=2026-12-20 代办=gov.convenor");
});

let scene: Scene;
beforeEach(async () => {
  scene = await begun();
});
afterEach(async () => {
  for await (const { findings } of scene.store.verify()) expect(findings).toEqual([]);
  for (const code of await scene.store.codesAfter("", 20))
    expect(brokenAt(await scene.store.entries(code), await matter(code))).toBeUndefined();
  await scene.close();
});

const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const give = (origins: string, who = secretariat) =>
  says(who, `任务 交办 清理河道 牵头单位=水务局 到期=2026-12-10 来源=${origins}`);
const matter = async (code: string) => {
  const found = await scene.store.matter(code);
  if (found === undefined) throw new Error(`${code} is gone`);
  return found;
};
const accused = async (code = "RW-2026-0001") => unitsIn(await matter(code), "accused");

describe.each(["jy1、xs1", "xs1、jy1"])("a task of %s", (origins) => {
  beforeEach(async () => {
    expect(await give(origins)).toContain("任务已交办");
  });

  it("is restricted when the clue comes to be, and says so to nobody else", async () => {
    expect(await says("justice.head", "查 rw1")).toContain("清理河道");
    await says("water.head", "提级 xs1 敏感");
    expect((await matter("RW-2026-0001")).visibility).toBe(2);
    expect((await matter("JY-2026-0001")).visibility).toBe(1);
    expect(await says("justice.head", "查 rw1")).not.toContain("清理河道");
  });

  it("is closed for a unit that comes to be complained of in the clue", async () => {
    expect(await says("justice.head", "查 rw1")).toContain("清理河道");
    await says(sender, "追加责任单位 xs1 司法局");
    expect(await accused()).toEqual(["justice"]);
    expect(await says("justice.head", "查 rw1")).toMatch(none);
    expect(await accused("JY-2026-0001")).toEqual([]);
  });

  it("is closed for whoever is recused from the clue", async () => {
    expect(await says("procuratorate.chief", "查 rw1")).toContain("清理河道");
    await says("procuratorate.chief", "回避 xs1 亲属");
    expect(await says("procuratorate.chief", "查 rw1")).toMatch(none);
    expect(await says("procuratorate.chief", "查 jy1")).toContain("依法履职");
  });

  it("may lose the clue: then it follows the other alone", async () => {
    const asked = await scene.says(secretariat, "解除关联 rw1 xs1");
    const mayUndo = origins.startsWith("jy1");
    if (mayUndo) await asked.press("确认解除");
    else expect(asked.text).toContain("没有办成");
    await says("water.head", "提级 xs1 敏感");
    expect((await matter("RW-2026-0001")).visibility).toBe(mayUndo ? 1 : 2);
  });
});

describe("a unit of which it turned out that one origin does not complain", () => {
  it.each([
    ["jy1、xs2", []],
    ["xs2、jy1", []],
    ["xs2、xs3", ["education"]],
    ["xs3、xs2", ["education"]],
    ["jy1、xs2、xs3", ["education"]],
  ])(
    "from %s: stays kept out where another origin complains of it still",
    async (origins, left) => {
      expect(await give(origins, convenor)).toContain("任务已交办");
      expect(await accused()).toEqual(["education"]);
      expect(await says(convenor, "不是责任单位 xs2 教育局")).toContain("已记下");
      expect(await accused("XS-2026-0002")).toEqual([]);
      expect(await accused()).toEqual(left);
      expect(await accused("XS-2026-0003")).toEqual(["education"]);
    },
  );

  it("is kept out by what came of both until both cleared it, however it came to be so", async () => {
    await give("jy1、xs2", convenor);
    await says(convenor, "任务 交办 另一件 牵头单位=水务局 到期=2026-12-10 来源=xs2、rw1");
    expect(await accused("RW-2026-0002")).toEqual(["education"]);
    await says(convenor, "不是责任单位 xs2 教育局");
    expect([await accused(), await accused("RW-2026-0002")]).toEqual([[], []]);
  });
});

describe("what happens to an origin while the task is being given", () => {
  it("is taken over: what was read of it is read anew before it is saved", async () => {
    const { exclusive } = scene.store;
    let hasHappened = false;
    // Between what is drafted and its number, as another process may.
    const store: Pick<typeof scene.store, "exclusive"> = {
      exclusive: async (work) => {
        if (!hasHappened) {
          hasHappened = true;
          await says("water.head", "提级 xs1 敏感");
        }
        return exclusive(work);
      },
    };
    const bot = createBot({
      store: { ...scene.store, ...store },
      time: scene.clock,
      atOnce: 1,
      log: () => {},
    });
    await bot.handle({
      platform: "web",
      account: secretariat,
      event: "elsewhere",
      surface: { is: "direct", conversation: `direct:${secretariat}` },
      said: {
        is: "line",
        line: "任务 交办 清理河道 牵头单位=水务局 到期=2026-12-10 来源=jy1、xs1",
      },
    });
    expect(hasHappened).toBe(true);
    const task = await scene.store.matter("RW-2026-0001");
    expect(task === undefined || task.visibility === 2).toBe(true);
  });
});
