import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, type Scene } from "./scene.ts";

/** What comes by itself in the morning: to whom, when, once, and nothing where there is nothing to say. */

let scene: Scene;
const convenor = "gov.convenor";
const secretariat = "gov-office.secretariat";

/** An instant of a day of the county. */
const at = (day: string, time: string) => new Date(`2025-${day}T${time}:00+08:00`).toISOString();

beforeEach(async () => {
  // Friday. From its first sweep on the bot knows what it has told.
  scene = await openScene(at("08-01", "09:00"), undefined, { mornings: true });
  await scene.bot.sweep();
});
afterEach(() => scene.close());

const rec = (number: number, unit: string, title: string) =>
  scene.says(
    "procuratorate.procurator",
    `登记建议 标题=${title} 文号=山检建〔2025〕${number}号 类型=公益诉讼 单位=${unit} 送达日期=2025-08-01 异议期=10 内容=依法查处`,
  );
const overviews = async (who: string): Promise<readonly string[]> =>
  (await scene.reads(`direct:${who}`)).filter((one) => one.startsWith("总览"));

describe("the overview of a week", () => {
  it("comes on Monday at half past eight to those who answer for the whole, and heads who have something", async () => {
    await rec(3, "水务局", "依法履职");
    await scene.moveTo(at("08-04", "08:29"));
    for (const who of [convenor, secretariat, "water.head"])
      expect(await overviews(who)).toEqual([]);
    await scene.moveTo(at("08-04", "08:30"));
    for (const who of [convenor, secretariat, "procuratorate.chief", "justice.head"]) {
      const [card, ...more] = await overviews(who);
      expect(card).toContain("总览 · 山丹县\n2025年8月4日 周一：在办1件");
      expect(card).toContain("本周到期1件");
      expect(more).toEqual([]);
    }
    expect((await overviews("water.head"))[0]).toContain("总览 · 水务局");
    for (const who of ["education.head", "water.liaison", "admin", "court.clerk"])
      expect(await overviews(who)).toEqual([]);
  });

  it("comes once a week, on its first working day", async () => {
    await rec(3, "水务局", "依法履职");
    for (const day of ["08-04", "08-05", "08-06", "08-07", "08-08", "08-09", "08-10"])
      for (const time of ["08:30", "12:00", "18:00"]) await scene.moveTo(at(day, time));
    expect(await overviews(convenor)).toHaveLength(1);
    await scene.moveTo(at("08-11", "09:00"));
    expect(await overviews(convenor)).toHaveLength(1);
    // The National Day holiday of 2025 lasts until Wednesday, 8 October.
    await scene.moveTo(at("10-05", "09:00"));
    await overviews(convenor);
    await scene.moveTo(at("10-08", "09:00"));
    expect(await overviews(convenor)).toEqual([]);
    await scene.moveTo(at("10-09", "08:31"));
    expect(await overviews(convenor)).toHaveLength(1);
  });

  it("comes once where nothing ran on Monday, and never on a rest day or at night", async () => {
    await rec(3, "水务局", "依法履职");
    await scene.moveTo(at("08-05", "03:00"));
    expect(await overviews(convenor)).toEqual([]);
    await scene.moveTo(at("08-05", "08:30"));
    expect(await overviews(convenor)).toHaveLength(1);
    await scene.moveTo(at("08-06", "08:30"));
    expect(await overviews(convenor)).toEqual([]);
    await scene.moveTo(at("08-16", "10:00"));
    expect(await overviews(convenor)).toEqual([]);
  });

  it("is not sent where there is nothing to act on", async () => {
    await scene.moveTo(at("08-04", "08:30"));
    expect(await overviews(convenor)).toEqual([]);
    expect(await overviews(secretariat)).toEqual([]);
  });

  it("is drawn when it is sent, and its buttons work", async () => {
    await rec(3, "水务局", "依法履职");
    await scene.moveTo(at("08-11", "08:30"));
    const card = scene.messages
      .filter(({ post }) => post.conversation === `direct:${convenor}`)
      .at(-1)?.post.card;
    const press = card?.actions.find(({ label }) => label.zh.startsWith("逾期"))?.press;
    const list = await scene.presses(convenor, press ?? { command: "" });
    expect(list.text).toContain("JY-2025-0001 依法履职 — ▲黄灯");
  });

  it("lies open on a screen with no line of level 2, not even to whoever is named in it", async () => {
    await scene.says(
      "town-qingquan.liaison",
      "提交线索 标题=金丝雀 事实=金丝雀 地点=桥 日期=昨天 来源=履职 类别=电信网络诈骗",
    );
    await scene.moveTo(at("09-01", "08:30"));
    const [own] = await overviews("police.head");
    expect(own).toContain("逾期1件");
    const [whole] = await overviews(convenor);
    expect(whole).toContain("另有受限事项1件在办，其中逾期1件");
    for (const card of [own, whole]) expect(card).not.toMatch(/金丝雀|XS-2025-0001/);
  });

  it("goes to the deputy of who is on leave", async () => {
    await rec(3, "水务局", "依法履职");
    await scene.says(secretariat, "请假 从=2025-08-04 到=2025-08-08 代办=gov-office.publisher");
    await scene.moveTo(at("08-04", "08:30"));
    expect(await overviews(secretariat)).toEqual([]);
    expect((await overviews("gov-office.publisher"))[0]).toContain("总览 · 山丹县");
  });
});
