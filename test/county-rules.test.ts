import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, type Scene } from "./scene.ts";

/** A county's own deadlines: what is served from the day on runs by them, what runs already does not. */

let scene: Scene;
beforeEach(async () => {
  scene = await openScene("2026-06-30T01:00:00.000Z");
});
afterEach(() => scene.close());

const served = (number: number, day: string) =>
  scene.says(
    "procuratorate.procurator",
    `登记建议 标题=整改${number} 文号=山检建〔2026〕${number}号 类型=社会治理 单位=水务局 送达日期=${day} 异议期=10 内容=整改`,
  );
const change = {
  id: "rec.reply",
  version: "2026-07-01",
  amount: 45,
  unit: "d",
  remind: [-10, 0],
  basis: { zh: "某法第一条", en: "Some Law, art. 1" },
} as const;

describe("a changed period", () => {
  it("applies to what is served from its day on; what runs keeps its own, and each says why", async () => {
    await served(1, "2026-06-30");
    await scene.store.saveRules([change]);
    await scene.moveTo("2026-07-02T01:00:00.000Z");
    await served(2, "2026-07-01");
    const [one, two] = [
      (await scene.says("water.liaison", "期限 JY-2026-0001")).text,
      (await scene.says("water.liaison", "期限 JY-2026-0002")).text,
    ];
    expect(one).toContain("满两个月");
    expect(two).toContain("最迟8月17日（当日24时前）回复：7月1日送达，满45日为8月15日，遇周末顺延");
    expect(two).toContain("某法第一条");
    expect((await scene.says("water.liaison", "期限 试算 rec.reply 2026-07-10")).text).toContain(
      "满45日",
    );
  });

  it("stands in the form where the document states the days itself", async () => {
    await scene.store.saveRules([
      { id: "rec.objection", version: "2026-07-01", prefill: 15, basis: change.basis },
    ]);
    await scene.moveTo("2026-07-02T01:00:00.000Z");
    const line = "登记建议 标题=整改 文号=山检建〔2026〕9号 类型=社会治理 单位=水务局 内容=整改";
    const form = async (day: string) =>
      (await scene.says("procuratorate.procurator", `${line} 送达日期=${day}`)).text;
    expect(await form("2026-07-01")).toContain("异议期*: 15");
    expect(await form("2026-06-30")).toContain("异议期*: 10");
  });

  it("brings its own days to be reminded", async () => {
    await scene.store.saveRules([change]);
    await scene.moveTo("2026-07-02T01:00:00.000Z");
    await served(1, "2026-07-01");
    const clock = (await scene.store.matter("JY-2026-0001"))?.clocks.find(
      ({ rule }) => rule === "rec.reply",
    );
    expect(clock).toMatchObject({ rolled: "2026-08-17", nextRungAt: "2026-08-03T01:00:00.000Z" });
  });
});
