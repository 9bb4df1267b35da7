import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isLoud, type Rung } from "../src/flow/ladder.ts";
import { cardText, playedScene, type Scene } from "./scene.ts";

// A reminder that gets more urgent gets louder in a group: it is posted so that whoever must act notices it.

let scene: Scene;
const begun = playedScene("2026-11-30T01:00:00.000Z", async (played) => {
  // Monday 30 November 2026, 09:00 in the county.
  scene = played;
  for (const [who, group, as] of [
    ["gov-office.secretariat", "group:linkage", "联动群"],
    ["water.liaison", "group:water", "水务局"],
    ["police.liaison", "group:police", "公安局"],
  ] as const) {
    const bound = await scene.saysIn(who, group, `群 绑定 ${as}`);
    await bound.press("确认");
  }
});
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

/** What a group has been reminded of, and whom each reminder called; the quiet ones called nobody. */
const remindedIn = (group: string) =>
  scene.messages
    .filter(({ post }) => post.conversation === group)
    .flatMap(({ post }) => {
      const { notification } = post.card;
      return notification?.zh.startsWith("提醒") || post.loud !== undefined
        ? [{ said: notification?.zh, calls: post.loud?.calls.map(({ account }) => account) }]
        : [];
    });
const days = async (...list: readonly string[]) => {
  const calls: Record<string, readonly (readonly string[] | undefined)[]> = {};
  for (const day of list) {
    const before = scene.messages.length;
    await scene.moveTo(`${day}T01:00:00.000Z`);
    calls[day] = scene.messages
      .slice(before)
      .filter(({ post }) => post.conversation.startsWith("group:"))
      .map(({ post }) => post.loud?.calls.map(({ account }) => account));
  }
  return calls;
};

const liaisons = ["water.liaison", "water.liaison-2"];

describe("a rung", () => {
  const table: readonly (readonly [rung: Rung, loud: boolean])[] = [
    [{ id: "-20", workingDays: -20 }, false],
    [{ id: "-1", workingDays: -1 }, false],
    [{ id: "0", workingDays: 0 }, true],
    [{ id: "+1", workingDays: 1 }, true],
    [{ id: "+6", workingDays: 6, propose: "beside" }, true],
    [{ id: "-4h", hoursBefore: 4 }, false],
    [{ id: "-1h", hoursBefore: 1 }, true],
    [{ id: "-1d", minutesBefore: 1440 }, false],
    [{ id: "-1h", minutesBefore: 60 }, true],
  ];
  it.each(table)("%o is loud: %s", (rung, loud) => {
    expect(isLoud(rung)).toBe(loud);
  });

  it("that comes later is never quieter", () => {
    const days = fc.integer({ min: -30, max: 200 });
    fc.assert(
      fc.property(days, days, (one, other) => {
        const [first, then] = [Math.min(one, other), Math.max(one, other)].map((workingDays) =>
          isLoud({ id: "x", workingDays }),
        );
        expect(first === true && then === false).toBe(false);
      }),
    );
  });
});

describe("a reminder in a group", () => {
  it("is quiet the day before, and calls those who owe it on the day and after", async () => {
    await scene.says(
      "procuratorate.procurator",
      "登记建议 标题=依法履行 文号=山检建〔2026〕3号 类型=公益诉讼 单位=水务局 送达日期=2026-11-30 异议期=10 内容=查处",
    );
    await scene.moveTo("2026-11-30T02:00:00.000Z");
    expect(await days("2026-12-01", "2026-12-02", "2026-12-03")).toEqual({
      "2026-12-01": [undefined],
      "2026-12-02": [liaisons, liaisons],
      "2026-12-03": [liaisons, liaisons],
    });
    // The police read nothing of it, and nobody of the procuratorate, where it comes from, is called.
    expect(remindedIn("group:police")).toEqual([]);
  });

  it("calls whoever stands in while somebody is away", async () => {
    await scene.says(
      "procuratorate.procurator",
      "登记建议 标题=依法履行 文号=山检建〔2026〕3号 类型=公益诉讼 单位=水务局 送达日期=2026-11-30 异议期=10 内容=查处",
    );
    await scene.says("water.liaison", "请假 从=2026-12-01 到=2026-12-09 代办=水务局联络员（备岗）");
    const { "2026-12-02": called = [] } = await days("2026-12-01", "2026-12-02");
    expect(called.at(-1)).toEqual(["water.liaison-2"]);
  });

  it("calls nobody once it is done", async () => {
    await scene.says(
      "procuratorate.procurator",
      "登记建议 标题=依法履行 文号=山检建〔2026〕3号 类型=公益诉讼 单位=水务局 送达日期=2026-11-30 异议期=10 内容=查处",
    );
    await scene.moveTo("2026-12-01T01:00:00.000Z");
    await scene.says("water.liaison", "签收");
    expect(await days("2026-12-02", "2026-12-03")).toEqual({ "2026-12-02": [], "2026-12-03": [] });
  });

  it("of a restricted matter is noticed, masked, and calls nobody", async () => {
    await scene.says(
      "town-qingquan.liaison",
      "提交线索 标题=冒充公检法 类别=电信网络诈骗 事实=冒充公检法 地点=城区 日期=2026-11-29 来源=投诉",
    );
    for (let day = 1; day < 16; day += 1)
      await scene.moveTo(`2026-12-${String(day).padStart(2, "0")}T01:00:00.000Z`);
    const posted = scene.messages.filter(({ post }) => post.conversation.startsWith("group:"));
    const loud = posted.filter(({ post }) => post.loud !== undefined);
    expect(loud.length).toBeGreaterThan(0);
    for (const { post } of loud) {
      expect(post.loud?.calls).toEqual([]);
      expect(cardText(post.card, "zh-CN")).not.toMatch(/冒充|XS-2026|公安|清泉/);
    }
  });

  it("of a meeting is noticed an hour before, by nobody in particular", async () => {
    await scene.says(
      "gov-office.secretariat",
      "会议 安排 标题=河道会商 时间=12月3日下午3点 参会单位=水务局、公安局",
    );
    await scene.moveTo("2026-12-02T07:00:00.000Z");
    await scene.moveTo("2026-12-03T06:00:00.000Z");
    expect(remindedIn("group:linkage").map(({ calls }) => calls)).toEqual([undefined, []]);
  });
});
