import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, playedScene, type Scene } from "../scene.ts";

/** What asks, denies, leaves open or speaks of something else begins nothing with a meeting. */

let scene: Scene;
const secretariat = "gov-office.secretariat";
const begun = playedScene("2026-11-24T02:00:00.000Z", async (played) => {
  scene = played;
  for (const [title, time] of [
    ["校车安全会商", "11月26日下午3点"],
    ["机井取水协调会", "12月3日上午9点"],
  ])
    await scene.says(
      secretariat,
      `会议 安排 标题=${title} 时间=${time} 参会单位=水务局、公安局、教育局`,
    );
  await scene.says(
    "procuratorate.procurator",
    "登记建议 标题=依法治理非法取水 文号=山检建〔2026〕3号 类型=公益诉讼 单位=水务局 送达日期=2026-11-20 异议期=10 内容=查处",
  );
});
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

const says = async (line: string, who = secretariat) => (await scene.says(who, line)).text;
const standsIn = (text: string, label: string): string | undefined =>
  [...text.matchAll(new RegExp(`^ ?${label}\\*?: ?(.*)$`, "gmu"))].at(-1)?.[1];
const begins = /^(?:取消|改期|改地点|加邀|减邀|参会|签收) (?:HY|JY)-2026/u;

describe("nothing is begun, and the meeting is there to be looked at", () => {
  it.each([
    "校车会取消了吗？",
    "校车会取消了吗",
    "校车会要不要取消",
    "不取消校车会",
    "先别取消校车会",
    "别把校车会取消",
    "never mind cancelling the 校车 meeting",
    "校车会取消没有",
    "只要下雨，校车会就取消",
    "校车会不取消了，照常开",
    "dont cancel the 校车 meeting",
    "如果公安局来不了，校车会就推迟",
    "要是下雨，校车会就取消",
    "if police cannot come, cancel the 校车 meeting",
  ])("%s", async (line) => {
    const text = await says(line);
    expect(text).not.toMatch(begins);
    expect(text.match(/\[查 HY-2026-0001 · 校车安全会商\]/gu)).toHaveLength(1);
  });

  it("but what asks for it to be done is done as before", async () => {
    expect(await says("校车会能不能推迟一天")).toMatch(/^改期 HY-2026-0001/u);
  });
});

describe("two meetings in a sentence are taken one at a time", () => {
  it.each([
    "把校车会取消，机井会改到下午两点",
    "校车会或者机井会推迟一天",
    "取消校车会和机井会",
    "不是校车会取消，是机井会取消",
  ])("%s", async (line) => {
    const text = await says(line);
    expect(text).not.toMatch(begins);
    expect(text).toContain("请一次办一件");
    for (const number of [1, 2]) expect(text).toContain(`HY-2026-000${number}`);
  });
});

describe("an event of another kind that has a day is no meeting", () => {
  it.each([
    "move the school bus meeting to Dec 22 3pm",
    "取消春灌的会",
    "校车会取消了吗",
    "校车会推迟一天",
    "明天的会取消",
  ])("%s", async (line) => {
    await scene.close();
    scene = await openScene("2026-11-24T02:00:00.000Z");
    const planned = await says(
      "计划普法 水法宣传周 形式=集中宣传 场所=乡村 活动日期=2026-12-20 地点=清泉镇广场 协办单位=清泉镇",
      "water.liaison",
    );
    expect(planned).toContain("PF-2026-0001");
    expect(await says(line, "water.liaison")).not.toContain("PF-2026");
  });
});

describe("what is over is meant where it is named, and no other", () => {
  it("by its whole title", async () => {
    await scene.moveTo("2026-11-26T07:30:00.000Z");
    const text = await says("校车安全会商我们来", "water.liaison");
    expect(text).not.toMatch(/参会 HY-2026-0002/u);
    expect(text).toContain("HY-2026-0001");
  });

  it("by its whole title, where another title begins alike", async () => {
    for (const [title, time] of [
      ["河道排污整治的联席会", "11月26日下午3点半"],
      ["河道排污整治第二次推进", "12月4日上午9点"],
    ])
      await says(`会议 安排 标题=${title} 时间=${time} 参会单位=水务局`);
    await scene.moveTo("2026-11-26T07:45:00.000Z");
    for (const line of ["河道排污整治的联席会我们来", "河道排污整治联席会我们来"]) {
      const text = await says(line, "water.liaison");
      expect(text).not.toContain("HY-2026-0004");
      expect(text).toContain("HY-2026-0003");
    }
  });

  it("and that it was cancelled is said", async () => {
    await says("取消 hy1 并入机井会");
    const text = await says("校车安全会商我们参加", "water.liaison");
    expect(text).toContain("HY-2026-0001");
    expect(text).toContain("已取消");
  });
});

describe("a title that is said whole is that meeting", () => {
  it.each(["机井取水协调会推迟一天", "把机井取水协调会推迟一天"])("%s", async (line) => {
    await says("查 hy1");
    expect(await says(line)).toMatch(/^改期 HY-2026-0002/u);
  });

  it("also without a word for a meeting, where another title begins alike", async () => {
    for (const [title, time] of [
      ["河道排污整治第二次推进", "12月4日上午9点"],
      ["河道排污整治的联席会", "12月8日下午3点"],
    ])
      await says(`会议 安排 标题=${title} 时间=${time} 参会单位=水务局`);
    const text = await says("河道排污整治第二次推进改到12月9日下午3点");
    expect(text).toMatch(/^改期 HY-2026-0003/u);
    expect(text).not.toContain("HY-2026-0004");
  });

  it("a name several titles have is asked about, whichever was looked at, and the time is kept", async () => {
    await says("会议 安排 标题=校车线路 时间=12月4日上午9点 参会单位=水务局");
    await says("查 hy1");
    const { text, press } = await scene.says(secretariat, "校车的会推迟一天");
    expect(text).toMatch(/^您要办的是哪一件？/u);
    const form = await press("改期会议 HY-2026-0003");
    expect(standsIn(form.text, "时间")).toBe("2026-12-05T01:00:00.000Z");
  });
});

describe("something else has a day, a place or an order", () => {
  it.each([
    "西岭有人把废水管道改到河边大厅",
    "老板把账本换到二楼办公室",
    "有企业把偷排时间调整到12月1日晚上8点",
    "清理河道推迟到12月25日",
    "校车检查改到12月25日",
    "叫上水务局把校车的问题改到12月25日前解决",
    "把公章移到二楼办公室",
    "we have a leak in the meeting room",
    "非法取水的建议改到12月25日回复",
    "把非法取水的建议改成12月25日到期",
  ])("%s", async (line) => {
    const text = await says(line);
    expect(text).not.toMatch(begins);
    expect(text).not.toMatch(/只能由联席会议秘书处|^提议会议/u);
  });

  it.each([
    "send the director a copy of the notice",
    "send someone to fix the pipe",
    "send our staff list to the police",
    "不可以，建议内容不属实",
    "不合适，那份建议我们有异议",
  ])("%s is no answer to an invitation", async (line) => {
    expect(await says(line, "water.liaison")).not.toMatch(/^参会/u);
  });
});

it("收到，按时参加 answers the invitation, and signs for nothing else that waits", async () => {
  const text = await says("收到，按时参加", "water.liaison");
  expect(text).not.toMatch(/签收/u);
  for (const number of [1, 2]) expect(text).toContain(`HY-2026-000${number}`);
});

describe("how long it lasts, and why, are read whole or not at all", () => {
  it.each([
    ["明天下午3点开会，每人发言不超过10分钟", "60"],
    ["明天下午3点开会，请大家提前大约10分钟到", "60"],
    ["明天下午3点和水务局开会，讨论值班离开2小时报备", "60"],
    ["schedule a meeting tomorrow 3pm with water about two hour parking limits", "60"],
    ["明天下午3点和水务局开会，大约两个小时", "120"],
  ])("%s: %s minutes", async (line, minutes) => {
    expect(standsIn(await says(line), "时长")).toBe(minutes);
  });

  it("an earlier end is no earlier beginning", async () => {
    expect(standsIn(await says("校车会提前一小时结束"), "时间") ?? "").not.toContain("T06:00");
  });

  it("by how much it is put off is not how long it lasts", async () => {
    const text = await says("校车的会推迟大约1小时");
    expect(standsIn(text, "时间")).toBe("2026-11-26T08:00:00.000Z");
    expect(standsIn(text, "时长")).toBe("");
  });

  it.each([
    ["取消校车会，校长出差了，因为这个会没他不行", "校长出差了，因为这个会没他不行"],
    ["取消 校车的会 司机罢工", "司机罢工"],
    ["取消校车的会，因为校长出差", "校长出差"],
  ])("%s: %s", async (line, why) => {
    expect(standsIn(await says(line), "理由")).toBe(why);
  });

  it("a title in quotation marks is a name, whatever stands in it", async () => {
    const text = await says("安排“三点半公安课堂”座谈会，12月16日上午10点，教育局");
    expect(standsIn(text, "标题")).toBe("“三点半公安课堂”座谈会");
    expect(standsIn(text, "时间")).toBe("2026-12-16T02:00:00.000Z");
    expect(standsIn(text, "参会单位")).toBe("education");
  });
});

describe("a day that has just gone by is not next year's unasked", () => {
  it("of a meeting that is moved", async () => {
    const text = await says("改期 hy1 11月10日下午3点");
    expect(text).toMatch(/还没有提交/u);
    expect(text).toContain("年份没有写错吗");
    expect(await says("查 hy1")).toContain("2026年11月26日");
  });
});

it("a long line of the same words holds nothing up", async () => {
  await says(
    "会议 提议 标题=河道 时间=12月4日下午3点 参会单位=水务局 理由=排污口",
    "water.liaison",
  );
  const [short, long] = await Promise.all(
    [10, 40].map(async (count) => {
      const before = process.cpuUsage().user;
      await says(`${"我们".repeat(count)}不`, "gov.convenor");
      return process.cpuUsage().user - before;
    }),
  );
  // Four times as long is not a thousand times the work.
  expect((long ?? 0) / Math.max(short ?? 1, 1)).toBeLessThan(200);
}, 60_000);
