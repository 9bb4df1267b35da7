import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cardText, openScene, type Scene } from "./scene.ts";

// Every sentence about a day names what it is the day of, and all of them name the same.

let scene: Scene;
const at = (day: string, time: string) => new Date(`2025-${day}T${time}:00+08:00`).toISOString();
const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const all = (conversation: string): readonly string[] =>
  scene.messages
    .filter(({ post }) => post.conversation === conversation)
    .map(({ post }) => cardText(post.card, "zh-CN"));

beforeEach(async () => {
  scene = await openScene(at("08-01", "09:00"), undefined, { mornings: true });
  await scene.bot.sweep();
  for (const [who, group, as] of [
    ["gov-office.secretariat", "group:linkage", "联动群"],
    ["water.liaison", "group:water", "水务局"],
  ] as const)
    await (await scene.saysIn(who, group, `群 绑定 ${as}`)).press("确认");
});
afterEach(() => scene.close());

describe("a clue with two days", () => {
  beforeEach(() =>
    scene.says(
      "town-qingquan.liaison",
      "提交线索 标题=河边垃圾 类别=水污染 事实=河边有垃圾 地点=河边 日期=2025-07-31 来源=投诉",
    ),
  );
  const both =
    "登记分办线索 2025年8月5日 周二（已超期3天）、反馈线索是否受理 2025年8月8日 周五（今天到期）";

  it("says both, each with its name, in the digest, on the desk, in the overview and under 谁没办", async () => {
    await scene.moveTo(at("08-08", "08:30"));
    expect(all("direct:water.liaison").at(-1)).toContain(`受理、登记或退回 · 已提交 · ${both}`);
    for (const [who, line] of [
      ["water.liaison", "待办"],
      ["gov.convenor", "谁没办"],
      ["gov.convenor", "总览"],
      ["gov.convenor", "升级"],
    ] as const)
      expect(await says(who, line), line).toContain(both);
    expect(await says("town-qingquan.liaison", "待办")).toContain(
      `等水务局联络员受理、登记或退回：${both}；等生态环境分局`,
    );
  });

  it("is reminded of by the name of the day that is meant, in private and in the group", async () => {
    await scene.moveTo(at("08-08", "09:30"));
    const [reminder] = all("direct:water.liaison").filter((one) => one.includes("提醒："));
    expect(reminder).toContain("提醒：反馈线索是否受理，今天到期");
    expect(all("group:water").join()).toContain("截止: 反馈线索是否受理 2025年8月8日");
  });

  it("is not said to be reminded of where nothing does that, and is where something does", async () => {
    await scene.moveTo(at("08-07", "10:00"));
    expect(await says("gov.convenor", "升级")).toContain("逾期后也不再自动提醒，要催可以“催办”");
    await scene.moveTo(at("08-11", "10:00"));
    expect(await says("gov.convenor", "升级")).toContain("没有督办步骤，只逐级提醒");
  });
});

describe("a matter of two units, in the linkage group", () => {
  it("names the unit once in a row, and typed there the unit that was shown", async () => {
    for (const number of [1, 2])
      await scene.says(
        "procuratorate.procurator",
        `登记建议 标题=第${number}号 文号=山检建〔2025〕${number}号 类型=公益诉讼 单位=水务局、生态环境分局 送达日期=2025-08-01 异议期=10 内容=查处`,
      );
    for (const number of [1, 2]) await scene.says("water.liaison", `签收 jy${number}`);
    await scene.moveTo(at("08-05", "09:30"));
    const rows = all("group:linkage").join("\n");
    expect(rows).toContain("JY-2025-0001 生态环境分局：签收检察建议 —");
    expect(rows).not.toMatch(/：签收检察建议（/);
    const typed = (await scene.saysIn("court.clerk", "group:linkage", "查看 jy1")).text;
    expect(typed).toContain("这件由生态环境分局办");
    expect(typed).toContain("截止: 签收检察建议 2025年8月5日 周二（今天到期）");
  });
});

describe("谁没办", () => {
  it("tells whom it is not for what to ask instead", async () => {
    expect(await says("water.liaison", "谁没办")).toContain("您单位要办的和您在等的，输入“待办”");
    await says("water.liaison", "language English");
    expect((await scene.says("water.liaison", "overdue")).reply).toBeDefined();
  });
});

describe("in English", () => {
  it("has the right article, and no verb made of a label", async () => {
    await says("water.liaison", "language English");
    await says("gov-office.secretariat", "language English");
    const { reply } = await scene.says("water.liaison", "escalations");
    const labels = reply.is === "card" ? reply.card.actions.map(({ label }) => label.en) : [];
    expect(labels).toContain("How an opinion climbs");
    expect(labels.join()).not.toMatch(/\ba [aeiou]/i);
    await scene.says(
      "gov-office.secretariat",
      "任务 交办 封堵东街排污口 牵头单位=水务局 到期=2025-08-14",
    );
    await scene.says("water.liaison", "签收 rw1");
    expect(await says("gov-office.secretariat", "todo")).not.toContain("to done");
    await scene.moveTo(at("08-20", "10:00"));
    for (const line of ["todo 水务局", "escalations", "overview", "overdue"])
      expect(await says("gov-office.secretariat", line)).not.toContain("to done");
  });
});
