import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, type Scene } from "../scene.ts";

let scene: Scene;
beforeEach(async () => {
  // Tuesday 24 November 2026, 10:00 in the county.
  scene = await openScene("2026-11-24T02:00:00.000Z");
});
afterEach(() => scene.close());

const says = (line: string) => scene.says("gov-office.secretariat", line);
const liaison = (line: string) => scene.says("water.liaison", line);
const procurator = (line: string) => scene.says("procuratorate.procurator", line);
const standsIn = (text: string, label: string): string | undefined =>
  new RegExp(`^ ?${label}\\*?: ?(.*)$`, "mu").exec(text)?.[1];
const two = async () => {
  await says("会议 安排 标题=排污口会商 时间=明天下午3点 参会单位=水务局、公安局");
  await says("会议 安排 标题=欠薪会商 时间=周五下午3点 参会单位=人社局、公安局");
};
const recommend = (title: string, number: number) =>
  procurator(
    `登记建议 标题=${title} 文号=山检建〔2026〕${number}号 类型=公益诉讼 单位=水务局 送达日期=2026-11-23 异议期=10 内容=查处`,
  );

describe("a number that is named as the reason is not the matter", () => {
  it.each([
    ["取消 与HY-2026-0001合并召开", "与HY-2026-0001合并召开"],
    ["取消 并入 HY-2026-0001", "并入 HY-2026-0001"],
    ["取消 改与HY-2026-0001一并开", "改与HY-2026-0001一并开"],
    ["cancel merged with HY-2026-0001", "merged with HY-2026-0001"],
    ["cancel to make room for HY-2026-0001", "to make room for HY-2026-0001"],
    ["这个会取消，与HY-2026-0001合并召开", "与HY-2026-0001合并召开"],
    ["改地点 与HY-2026-0001同一会议室", "与HY-2026-0001同一会议室"],
  ])("%s", async (line, kept) => {
    await two();
    const card = await says("查 hy2");
    const { text } = await scene.says("gov-office.secretariat", line);
    expect(card.text).toContain("HY-2026-0002");
    expect(text).not.toMatch(/^(?:取消|改地点) HY-2026-0001/);
    // Which one is asked, or it is the one at hand; what was typed stands as it was typed.
    if (/^(?:取消|改地点) HY-2026-0002/.test(text)) expect(text).toContain(kept);
    else {
      const form = await (await says(line)).press(
        /改地点/.test(line) ? "改地点会议 HY-2026-0002" : "取消会议 HY-2026-0002",
      );
      expect(form.text).toContain(kept);
    }
  });

  it.each(["书面回复 内容与JY-2026-0002一并说明", "回复 参见 JY-2026-0002", "回复 见JY-2026-0002"])(
    "in a reply: %s",
    async (line) => {
      await recommend("甲河", 3);
      await recommend("乙河", 4);
      await liaison("签收 jy1");
      await liaison("签收 jy2");
      await liaison("查 jy1");
      const { text } = await liaison(line);
      expect(text).not.toMatch(/^回复 JY-2026-0002/);
    },
  );

  it.each([
    ["加邀 住建局 HY-2026-0001", "housing"],
    ["加邀 住建局、教育局 到 HY-2026-0001", "housing、education"],
    ["invite housing to HY-2026-0001", "housing"],
    ["invite housing and education for HY-2026-0001.", "housing、education"],
  ])("behind whole units at the end of the line it is: %s", async (line, units) => {
    await two();
    const { text } = await says(line);
    expect(text).toMatch(/^加邀 HY-2026-0001/);
    expect(standsIn(text, "参会单位")).toBe(units);
  });
});

describe("a proposal taken up keeps its name and its units", () => {
  beforeEach(async () => {
    await liaison(
      "会议 提议 标题=河道会商 时间=12月2日上午9点 参会单位=公安局、住建局 理由=又出水",
    );
    await scene.says(
      "police.liaison",
      "会议 提议 标题=治安会商 时间=12月3日上午9点 参会单位=水务局 理由=案件多",
    );
  });

  it.each([
    "采纳公安局提议的会",
    "采纳公安局提议的会议",
    "同意公安局提的会",
    "adopt the meeting proposed by police",
    "adopt the meeting police proposed",
  ])("%s", async (line) => {
    // What was shown last is another one.
    await says("采纳水务局的提议");
    const form = await says(line);
    expect(form.text).toMatch(/^采纳 HY-2026-0002/);
    expect(standsIn(form.text, "标题")).toBe("治安会商");
    expect(standsIn(form.text, "参会单位")).toBe("water");
    expect((await form.submit()).text).toMatch(/^会议 HY-2026-0002 · 治安会商/);
  });

  it("another time is said with it, and no other name", async () => {
    const { text } = await says("公安局提议的会开在12月3日下午3点，同意开这个会");
    expect(standsIn(text, "标题") ?? "治安会商").toBe("治安会商");
  });
});

describe("words that are said of something else go where they went", () => {
  it.each(["谁还没办", "哪些单位逾期没回复", "哪几家还没反馈", "谁还没签收检察建议"])(
    "who has not, where no meeting is named: %s",
    async (line) => {
      await two();
      await says("查 hy1");
      expect((await says(line)).text).toMatch(/^谁没办/);
      await liaison("查 hy1");
      expect((await liaison(line)).text).not.toMatch(/^会议 HY/);
    },
  );

  it.each(["会上还有谁没答复", "排污口会商谁还没回", "明天的会谁还没答复"])(
    "and where it is: %s",
    async (line) => {
      await says("会议 安排 标题=排污口会商 时间=明天下午3点 参会单位=水务局、公安局");
      expect((await says(line)).text).toMatch(/^会议 HY-2026-0001/);
    },
  );

  it.each(["检察建议的整改干了一半", "线索的核查做了七成", "half of the recommendation is done"])(
    "how far something of another kind is, is no progress of a task: %s",
    async (line) => {
      await recommend("排污口整治", 3);
      await liaison("签收 jy1");
      await says("交办任务 任务内容=清点防汛物资 牵头单位=水务局 到期=2026-12-21");
      await liaison("接收 rw1");
      expect((await liaison(line)).text).not.toMatch(/^进展 RW/);
    },
  );

  it.each(["任务干了一半", "检察建议派的任务干了一半", "物资清点了一半，做了一半"])(
    "of a task it is: %s",
    async (line) => {
      await says("交办任务 任务内容=清点防汛物资 牵头单位=水务局 到期=2026-12-21");
      await liaison("接收 rw1");
      expect((await liaison(line)).text).toMatch(/^进展 RW-2026-0001/);
    },
  );

  it("units that are told of something are not those it is addressed to", async () => {
    const { text } = await procurator("通知各乡镇，水务局整改不力要发检察建议");
    expect(text).not.toContain("town-");
  });

  it.each([
    ["请王局也去", "王局"],
    ["让副局长也参加", "副局长"],
  ])("who comes of a unit's own is an answer: %s", async (line, who) => {
    await two();
    await liaison("查 hy1");
    const { text } = await liaison(line);
    expect(text).toMatch(/^参会 HY-2026-0001/);
    expect(standsIn(text, "参会人")).toBe(who);
  });

  it.each(["请住建局也去", "让住建局也参加"])("another unit is none: %s", async (line) => {
    await two();
    await liaison("查 hy1");
    expect((await liaison(line)).text).not.toMatch(/^参会/);
  });
});

it.each([
  "明天的会能改到后天上午9点吗",
  "明天的会能不能改到后天上午9点",
  "can we move tomorrow's meeting to Friday 9am?",
])("whoever may not move it reads who may: %s", async (line) => {
  await says("会议 安排 标题=排污口会商 时间=明天下午3点 参会单位=水务局、公安局");
  const { text } = await liaison(line);
  expect(text).toContain("“改期”只能由联席会议秘书处或主持人来办");
  const other = await scene.says("housing.liaison", line);
  expect(other.text).not.toContain("HY-2026-0001");
});

describe("whoever is not to come is not invited", () => {
  it.each([
    "明天下午3点开会，不请公安局",
    "明天下午3点开会，除公安局外都参加",
    "明天下午3点开会，别通知公安局",
    "明天下午3点请公安局以外的单位开会",
    "明天下午3点开会，公安局不用来",
    "schedule a meeting tomorrow 3pm without police",
    "set up a meeting tomorrow at 3pm, no need for police",
  ])("%s", async (line) => {
    const { text } = await says(line);
    expect(text).toMatch(/^安排会议/);
    expect(standsIn(text, "时间")).toBe("2026-11-25T07:00:00.000Z");
    const units = (standsIn(text, "参会单位") ?? "").split("、");
    expect(units).toContain("water");
    expect(units).not.toContain("police");
  });

  it.each([
    ["明天下午3点和水务局、住建局开会，不请公安局", "water、housing"],
    ["明天下午3点和水务局开会，别通知公安局和教育局", "water"],
    ["schedule a meeting with water and housing tomorrow 3pm without police", "water、housing"],
  ])("the others are: %s", async (line, units) => {
    expect(standsIn((await says(line)).text, "参会单位")).toBe(units);
  });
});

describe("what was confirmed for some units is not confirmed for others", () => {
  const six = ["housing", "education", "finance", "audit", "civil", "forestry"];

  it("as many others are asked about anew", async () => {
    await two();
    const asked = await says("加邀 hy1 住建局、教育局、财政局、审计局、民政局、林草局");
    expect(asked.text).toContain("住建局");
    const other = await asked.submit({
      invite: ["town-qingquan", ...six.filter((one) => one !== "civil")],
    });
    expect(other.text).toContain("清泉镇");
    expect(other.text).not.toContain("会议加邀");
    // Once shown, it is done.
    expect((await other.submit()).text).toContain("会议加邀");
  });
});
