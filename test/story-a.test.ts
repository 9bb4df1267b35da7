import { afterEach, beforeEach, expect, it } from "vitest";
import { headlineOf, openScene, type Scene } from "./scene.ts";
import { freshPostgres, postgresUrl } from "./setup/available.ts";

/**
 * 山丹河 discharge: from the clue to the acknowledgement, with every message everybody sees.
 * Days as in the story: found 7 July 2025, submitted 8 July, accepted 10 July, served 1 August,
 * acknowledged 4 August, reply due 9 October.
 */

const start = "2025-07-08T02:00:00.000Z";
let scene: Scene;
beforeEach(async () => {
  scene = await openScene(start);
});
afterEach(() => scene.close());

const bindLinkage = async () => {
  const ask = await scene.saysIn("gov-office.secretariat", "group:linkage", "群 绑定 联动群");
  await ask.press("确认");
};
const headlines = (texts: readonly string[]) => texts.map(headlineOf);

const inChinese = async () => {
  await bindLinkage();
  const submitted = await scene.says(
    "water.liaison",
    "提交线索 标题=山丹河大桥下排污口 类别=水污染 事实=桥下暗管直排黑水 地点=山丹河大桥 日期=7月7日 来源=履职",
  );
  expect(submitted.text).toBe(
    [
      "线索 XS-2025-0001 · 山丹河大桥下排污口",
      "(紧急 · 已提交)",
      "线索已提交，编号XS-2025-0001，正在通知检察院。请记住编号，随时可查。同时通知生态环境分局，各单位分别受理。",
      "类别: 水污染、黑臭水体",
      "地点: 山丹河大桥",
      "日期: 2025年7月7日 周一",
      "来源: 履职",
      "提交单位: 水务局",
      "接收单位: 检察院",
      "协办单位: 生态环境分局",
      "桥下暗管直排黑水",
      "检察院: 尚未受理",
      "生态环境分局: 尚未受理",
      "● 已提交 — ○ 已登记 — ○ 已受理 — ○ 已立案 — ○ 已办结",
      "登记分办线索: 2025年7月10日 周四（还剩2天）",
      "反馈线索是否受理: 2025年7月15日 周二（还剩7天） · 检察院、生态环境分局",
      "通知情况: 正在通知检察院",
      "通知情况: 正在通知生态环境分局",
      "[补充] [撤回] [更多]",
    ].join("\n"),
  );
  expect(headlines(await scene.reads("direct:procuratorate.intake"))).toEqual([
    "水务局送来一条线索，请受理或退回。",
  ]);

  await scene.moveTo("2025-07-10T02:00:00.000Z");
  await scene.says("procuratorate.intake", "受理xs1");
  expect(headlines(await scene.reads("direct:water.liaison"))).toEqual([
    "检察院已受理您提交的线索。",
  ]);

  await scene.moveTo("2025-08-01T01:00:00.000Z");
  await scene.says(
    "procuratorate.procurator",
    "登记建议 标题=依法履行山丹河监管职责 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局 送达日期=8月1日 异议期=10 内容=依法查处排污口 抄送=县政府",
  );
  expect(headlines(await scene.reads("direct:water.liaison"))).toEqual([
    "检察院向本单位送达一份检察建议，请先签收，再按期书面回复。",
  ]);
  expect(headlines(await scene.reads("direct:gov.liaison"))).toEqual([
    "抄送：一份致水务局的检察建议已登记。",
  ]);

  await scene.moveTo("2025-08-04T01:30:00.000Z");
  expect(await scene.reads("group:linkage")).toEqual([
    [
      "检察建议 JY-2025-0001",
      "提醒：签收检察建议，明天到期。",
      "类别: 检察建议",
      "阶段: 已送达，待签收",
      "由谁办: 水务局",
      "截止: 签收检察建议 2025年8月5日 周二",
      "[查看]",
    ].join("\n"),
  ]);
  expect((await scene.says("water.liaison", "收到")).text).toContain(
    "已签收。最迟10月9日（当日24时前）回复：8月1日送达，满两个月为10月1日，遇国庆节顺延。",
  );
  expect(headlines(await scene.reads("direct:procuratorate.procurator"))).toEqual([
    "水务局已签收检察建议。",
  ]);
  // Nothing more is said in the group until the reply is due.
  await scene.moveTo("2025-09-29T01:30:00.000Z");
  expect(await scene.reads("group:linkage")).toEqual([]);
  await scene.moveTo("2025-09-30T01:30:00.000Z");
  expect((await scene.reads("group:linkage"))[0]).toContain("书面回复检察建议，还剩9天");
};

it("runs in Chinese, typed", inChinese);

it.skipIf(!postgresUrl())("runs the same on PostgreSQL", async () => {
  await scene.close();
  scene = await openScene(start, await freshPostgres());
  await inChinese();
});

it("runs in English, pressed", async () => {
  await bindLinkage();
  for (const who of ["water.liaison", "procuratorate.intake", "procuratorate.procurator"])
    await scene.says(who, "language English");

  const offered = await scene.says(
    "water.liaison",
    "black water under the Shandan bridge, it smells",
  );
  const form = await offered.press("Make a clue");
  expect(form.text).toContain("Facts*: black water under the Shandan bridge, it smells");
  const submitted = await form.submit({
    title: "Outfall under the bridge",
    category: "water-pollution",
    place: "Shandan bridge",
    occurredOn: "2025-07-07",
    source: "duty",
  });
  expect(submitted.text).toContain(
    "The clue is submitted as XS-2025-0001; the Procuratorate is being told. Keep the number to follow it. It also goes to the Ecology and Environment Branch; each unit answers for itself.",
  );
  expect(submitted.text).not.toMatch(/\p{Script=Han}/u);

  const desk = await scene.says("procuratorate.intake", "todo");
  expect(desk.text).toContain("XS-2025-0001 Outfall under the bridge — Accept, Register or Return");
  const card = await scene.presses("procuratorate.intake", {
    command: "show",
    code: "XS-2025-0001",
  });
  expect((await card.press("Accept")).text).toContain("You have accepted it");
  const [news] = await scene.reads("direct:water.liaison", "en");
  expect(news).toContain("The Procuratorate has accepted your clue.");

  await scene.moveTo("2025-08-01T01:00:00.000Z");
  const record = await scene.presses("procuratorate.procurator", {
    command: "recommendation.record",
  });
  const recorded = await record.submit({
    title: "Enforce the river duties",
    number: "山检建〔2025〕3号",
    type: "public-interest",
    to: "water",
    servedOn: "2025-08-01",
    asks: "Close the outfall",
  });
  expect(recorded.text).toContain("recorded as JY-2025-0001");
  const served = await scene.says("water.liaison", "jy1");
  const acknowledged = await served.press("Acknowledge");
  expect(acknowledged.text).toContain(
    "Acknowledged. Reply by 9 Oct (24:00 that day): served on 1 Aug",
  );
  expect((await scene.says("water.liaison", "deadline jy1")).text).toContain("National Day");
});
