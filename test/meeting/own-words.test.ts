import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headlineOf, openScene, type Scene } from "../scene.ts";

let scene: Scene;
beforeEach(async () => {
  // Tuesday 24 November 2026, 10:00 in the county.
  scene = await openScene("2026-11-24T02:00:00.000Z");
});
afterEach(() => scene.close());

const says = (line: string) => scene.says("gov-office.secretariat", line);
const liaison = (line: string) => scene.says("water.liaison", line);
const set = () => says("会议 安排 标题=排污口会商 时间=明天下午3点 参会单位=水务局、公安局");
const everybody = "参会单位现在是全体成员，共42个单位";

/** What stands in a question of a form. */
const standsIn = (text: string, label: string): string | undefined =>
  new RegExp(`^ ?${label}\\*?: ?(.*)$`, "mu").exec(text)?.[1];

describe("who would be invited is said before anybody is", () => {
  it.each([
    "开个会",
    "安排会议",
    "kaihui",
    "组织一次联席会议",
    "明天下午三点开会",
    "set up a meeting",
    "I want to call a meeting",
  ])("everybody, where nobody is named: %s", async (line) => {
    const { text } = await says(line);
    expect(text).toContain(everybody);
    expect(text).toContain("要改的，在“参会单位”里去掉不要的");
  });

  it("in English as well", async () => {
    await says("language en");
    expect((await says("set up a meeting")).text).toContain(
      "Invited units: all members, 42 units as it stands. To change that take some off there, or name only those you want",
    );
  });

  it("on the card that confirms, too", async () => {
    const form = await says("开个会");
    const asked = await form.submit({ title: "会商", startsAt: "11月28日下午3点" });
    expect(asked.text).toContain("是休息日");
    expect(asked.text).toContain("参会单位：全体成员，共42个单位；要少请的，先在“参会单位”里改。");
    const fewer = await asked.submit({ startsAt: "11月29日下午3点", invite: ["water"] });
    expect(fewer.text).toContain("是休息日");
    expect(fewer.text).not.toContain("全体成员");
  });

  it.each([
    ["schedule a meeting with water and police tomorrow at 3pm", "water、police"],
    ["明天下午3点和水务局、公安局开个会", "water、police"],
    ["跟水务局开会", "water"],
    ["跟水务、公安开个会", "water、police"],
    ["约上住建和教育碰个头", "housing、education"],
    ["叫上住建局", "housing"],
    ["让公安局也来", "police"],
    ["12月3日上午10点请林草局过来开会", "forestry"],
    ["周四下午三点开个河道治理的会，叫上水务局和公安局", "water、police"],
    ["帮我约个会，下周二上午九点，食品安全专题，市场监管局参加", "market"],
    [
      "call a meeting with the police, housing and education on Friday 3pm",
      "police、housing、education",
    ],
    ["set up a meeting with water and police tomorrow 3pm", "water、police"],
    ["we need to meet with the water bureau about the outfall on Friday 2pm", "water"],
    ["明天上午9点开会，通知水务局、公安局、住建局", "water、police、housing"],
    ["请财政、审计后天上午10点到县政府三楼开个会", "finance、audit"],
  ])("those a sentence names, and nobody else: %s", async (line, units) => {
    const { text } = await says(line);
    expect(text).toMatch(/^安排会议/);
    expect(standsIn(text, "参会单位")).toBe(units);
    expect(text).not.toContain("全体成员");
  });

  it.each([
    ["请各乡镇明天下午3点开会", "全体乡镇，共8个单位"],
    ["通知各单位周五开会", everybody],
    ["召集各乡镇开会", "全体乡镇，共8个单位"],
    ["安排会议 全体成员 明天下午3点", everybody],
    ["安排会议 明天下午3点 各乡镇 防汛调度", "全体乡镇，共8个单位"],
  ])("a list that is named, with its number: %s", async (line, said) => {
    expect((await says(line)).text).toContain(said);
  });

  it("where it is held is nobody invited", async () => {
    const { text } = await says("周五上午9点在检察院开个会");
    expect(standsIn(text, "地点")).toBe("检察院");
    expect(text).toContain(everybody);
  });
});

describe("many are invited to a meeting only once that was shown", () => {
  beforeEach(set);

  it.each([
    ["加邀 HY-2026-0001 全体成员", "是全体成员，其中还没有邀请的有40个单位（检察院、法院"],
    ["加邀 hy1 各乡镇", "是全体乡镇，其中还没有邀请的有8个单位（清泉镇"],
    ["加邀 hy1 政法单位", "是政法单位，其中还没有邀请的有3个单位（检察院、法院"],
    [
      "加邀 hy1 住建局、教育局、财政局、审计局、民政局、医保局",
      "要加邀的有6个单位（住建局、教育局、财政局、审计局、民政局、医保局），都会收到会议通知",
    ],
  ])("%s", async (line, said) => {
    const asked = await says(line);
    expect(asked.text).toContain(said);
    for (const who of ["town-qingquan.liaison", "education.liaison"])
      expect(await scene.reads(`direct:${who}`)).toEqual([]);
    expect((await asked.press("确认加邀")).text).toContain("会议加邀");
  });

  it("a list that was saved, however short", async () => {
    await says("名单 名称=防汛 单位=住建局、教育局");
    expect((await says("加邀 hy1 防汛")).text).toContain(
      "要加邀的是防汛，其中还没有邀请的有2个单位（住建局、教育局）",
    );
  });

  it("also where the number stands behind, or is left out: shown in the form, then confirmed", async () => {
    for (const line of ["加邀 全体成员", "加邀 全体成员 HY-2026-0001"]) {
      const form = await says(line);
      expect(form.text).toContain(everybody);
      expect((await form.submit()).text).toContain("其中还没有邀请的有40个单位");
    }
    expect(await scene.reads("direct:town-qingquan.liaison")).toEqual([]);
  });

  it("a few are invited at once, as ever", async () => {
    expect((await says("加邀 hy1 住建局、教育局")).text).toContain("会议加邀住建局、教育局");
  });

  it("those who can be taken off are those who are invited", async () => {
    const { reply } = await says("减邀 hy1");
    const form = "form" in reply ? reply.form : undefined;
    expect(form?.questions[0]?.options?.map(({ id }) => id)).toEqual(["police", "water"]);
    expect(form?.questions[0]?.field.options).toHaveLength(2);
    expect((await says("减邀 hy1 教育局")).text).toContain("本来就没有被邀请");
  });
});

describe("a sentence that asks somebody in, or out", () => {
  beforeEach(set);

  it.each([
    ["invite housing to HY-2026-0001", "housing"],
    ["邀请住建局参加 HY-2026-0001", "housing"],
    ["再叫上住建局 HY-2026-0001", "housing"],
    ["请住建局参加明天的会", "housing"],
    ["叫上住建局", "housing"],
    ["让住建局也来", "housing"],
    ["把住建局和教育局也叫上", "housing、education"],
    ["HY-2026-0001 再请一下教育局", "education"],
    ["请教育局和住建局也来参加会议", "education、housing"],
    ["please also invite housing and education", "housing、education"],
    ["add housing to the meeting", "housing"],
    ["can you invite housing to tomorrow's meeting", "housing"],
  ])("in: %s", async (line, units) => {
    const { text } = await says(line);
    expect(text).toMatch(/^加邀 HY-2026-0001/);
    expect(standsIn(text, "参会单位")).toBe(units);
    expect(text).not.toContain("没有用上");
    expect(await scene.reads("direct:housing.liaison")).toEqual([]);
  });

  it.each([
    ["公安局不用来了", "police"],
    ["把公安局从明天的会去掉", "police"],
    ["明天的会公安局不用来了", "police"],
    ["HY-2026-0001 别叫公安局了", "police"],
    ["不请水务局了", "water"],
    ["police need not come", "police"],
    ["uninvite police from HY-2026-0001", "police"],
  ])("out: %s", async (line, units) => {
    const { text } = await says(line);
    expect(text).toMatch(/^减邀 HY-2026-0001/);
    expect(standsIn(text, "参会单位")).toBe(units);
  });

  it.each(["让住建局整改", "请公安局核实一下", "通知水务局"])(
    "what is asked of a unit is no invitation: %s",
    async (line) => {
      expect((await says(line)).text).not.toMatch(/^(?:加邀|减邀)/);
    },
  );

  it("it is theirs who call it: others read who that is", async () => {
    const { text } = await liaison("让住建局也来参加明天的会");
    expect(text).toContain("“加邀”只能由联席会议秘书处");
    expect(await scene.reads("direct:housing.liaison")).toEqual([]);
  });
});

describe("what a sentence says of a meeting fills its form", () => {
  it.each([
    ["明天下午3点在三楼会议室开排污口会商会", "排污口会商会", "三楼会议室", "2026-11-25T07:00"],
    ["排污口整治的会，周三上午9点，政府二楼", "排污口整治", "政府二楼", "2026-11-25T01:00"],
    ["下周三上午9点在三楼开河道会商", "河道会商", "三楼", "2026-12-02T01:00"],
    ["周四下午三点开个河道治理的会", "河道治理", "", "2026-11-26T07:00"],
    ["下周二上午九点开食品安全专题会议，301室", "食品安全专题会议", "301室", "2026-12-01T01:00"],
    ["周五上午10点在检察院开个协调会，讨论欠薪的事", "欠薪", "检察院", "2026-11-27T02:00"],
    [
      "meeting about the outfall on Friday 10am in room 301",
      "outfall",
      "room 301",
      "2026-11-27T02:00",
    ],
    [
      "schedule an outfall meeting tomorrow 3pm in the second-floor meeting room",
      "outfall",
      "second-floor meeting room",
      "2026-11-25T07:00",
    ],
    [
      "set up a meeting to discuss food safety next Tuesday at 9am",
      "food safety",
      "",
      "2026-12-01T01:00",
    ],
    ["明天下午3点开会", "", "", "2026-11-25T07:00"],
    ["明天下午3点和水务局开个协调会", "", "", "2026-11-25T07:00"],
  ])("%s", async (line, title, place, at) => {
    const { text } = await says(line);
    expect(text).toMatch(/^安排会议/);
    expect(standsIn(text, "标题")).toBe(title);
    expect(standsIn(text, "地点")).toBe(place);
    expect(standsIn(text, "时间")).toContain(at);
    expect(standsIn(text, "议题")).toBe("");
  });
});

describe("who may not call a meeting is offered to propose it", () => {
  it.each([
    ["安排会议 明天下午3点 排污口会商", "排污口会商"],
    ["会议 安排 标题=排污口会商 时间=明天下午3点 参会单位=公安局", "排污口会商"],
    ["明天下午3点开排污口会商会", "排污口会商会"],
    ["schedule a meeting about the outfall tomorrow 3pm", "outfall"],
  ])("with what was typed: %s", async (line, title) => {
    const form = await liaison(line);
    expect(form.text).toMatch(/^提议会议/);
    expect(standsIn(form.text, "标题")).toBe(title);
    expect(standsIn(form.text, "时间")).toContain("2026-11-25T07:00");
    const done = await form.submit({ reason: "排污口又出水了", invite: ["police"] });
    expect(done.text).toContain("提议已交召集人和秘书处");
    expect((await scene.reads("direct:gov-office.secretariat")).map(headlineOf)).toHaveLength(1);
  });

  it.each(["安排会议", "安排会议 明天下午3点 排污口会商"])(
    "and reads whose it is to call one: %s",
    async (line) => {
      expect((await liaison(line)).text).toContain("“安排会议”只能由联席会议秘书处或召集人来办。");
    },
  );

  it.each([
    "明天开个会",
    "开个会",
    "我想开个会",
    "call a meeting",
    "明天下午3点开排污口会商会，因为又出水了",
  ])("also in a sentence: %s", async (line) => {
    expect((await liaison(line)).text).toMatch(/^提议会议/);
  });

  it.each(["明天的会取消", "cancel tomorrow's meeting", "明天的会不开了", "取消明天的会"])(
    "who may cancel is read by who may not, with what else there is: %s",
    async (line) => {
      await set();
      const { text } = await liaison(line);
      expect(text).toContain("“取消”只能由联席会议秘书处或召集人来办。");
      expect(text).toContain("您现在可以：参会、上会");
      expect(text).toContain("[参加] [待定] [不参加]");
    },
  );

  it.each(["周五的会取消", "cancel Friday's meeting", "把周五的会取消了"])(
    "a day of none of theirs is none of theirs, and no other is taken for it: %s",
    async (line) => {
      await set();
      await says("会议 安排 标题=欠薪协调会 时间=周五上午9点 参会单位=人社局、住建局");
      const { text } = await liaison(line);
      expect(text).toMatch(/没有“(?:周五|Friday)”的，现有的如下/);
      expect(text).not.toContain("HY-2026-0002");
      expect(text).not.toContain("[取消");
    },
  );

  it("who may move one is read by who may not, too", async () => {
    await set();
    expect((await liaison("明天的会能不能推迟一天")).text).toContain("“改期”只能由联席会议秘书处");
  });

  it.each(["明天的会取消", "cancel tomorrow's meeting"])(
    "where there is none that says so, and nothing else is offered first: %s",
    async (line) => {
      const { text } = await liaison(line);
      expect(text).toContain("现在没有您能看的、还没结束的会议。");
    },
  );
});
