import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addDays, type Day, dayOf } from "../src/calendar/day.ts";
import { cardText, openScene, type Scene } from "./scene.ts";

/**
 * 收下后未动: what no law sets a day for is asked for all the same, of whoever it waits for, then of those above them, and
 * again until it is done.
 */

let scene: Scene;
const secretariat = "gov-office.secretariat";
beforeEach(async () => {
  // Monday 2 March 2026, 09:00 in the county.
  scene = await openScene("2026-03-02T01:00:00.000Z");
});
afterEach(() => scene.close());

/** Who is reminded of something until a day, by its days. */
const reminded = async (of: RegExp, to: Day): Promise<Readonly<Record<string, readonly Day[]>>> => {
  const days: Record<string, Day[]> = {};
  for (let day = addDays(dayOf(scene.clock.now()), 1); day <= to; day = addDays(day, 1)) {
    const due = await scene.store.nextDue();
    if (due !== undefined && dayOf(due) > day) continue;
    const before = scene.messages.length;
    await scene.moveTo(`${day}T02:00:00.000Z`);
    for (const { post } of scene.messages.slice(before)) {
      const who = post.conversation.replace("direct:", "");
      if (of.test(cardText(post.card, "zh-CN")))
        days[who] = [...new Set([...(days[who] ?? []), day.slice("2026-".length)])];
    }
  }
  return days;
};

describe("what was sent back", () => {
  it("is asked for again of whoever sent it, and once late of the head", async () => {
    await scene.says(
      "petition.liaison",
      "委托调解 纠纷编号=访2026-07 来源=信访 调解单位=清泉镇 纠纷情况=相邻两户因排水沟改道发生争执",
    );
    await scene.says("town-qingquan.liaison", "退回 tj1 不在本镇");
    expect((await scene.says("petition.liaison", "期限 tj1")).text).toMatch(
      /最迟3月16日.*3月2日起算，满10个工作日[\s\S]*本系统默认，可配置/,
    );
    const days = await reminded(/重新委托或撤回/, "2026-03-31");
    expect(days).toMatchInlineSnapshot(`
      {
        "petition.head": [
          "03-17",
          "03-24",
          "03-31",
        ],
        "petition.liaison": [
          "03-09",
          "03-11",
          "03-13",
          "03-16",
          "03-17",
          "03-24",
          "03-31",
        ],
      }
    `);
    await scene.says("petition.liaison", "撤回 tj1 双方和好");
    expect(await reminded(/提醒/, "2026-05-31")).toEqual({});
  });
});

describe("a meeting", () => {
  it("that was proposed is decided on, or the secretariat and then the convenor are asked", async () => {
    await scene.says(
      "water.liaison",
      "会议 提议 标题=河道 时间=3月25日下午3点 参会单位=水务局 理由=排污口",
    );
    expect(await reminded(/提醒/, "2026-03-20")).toMatchInlineSnapshot(`
      {
        "gov-office.secretariat": [
          "03-04",
          "03-05",
          "03-06",
          "03-13",
          "03-20",
        ],
        "gov.convenor": [
          "03-04",
          "03-05",
          "03-06",
          "03-13",
          "03-20",
        ],
      }
    `);
  });

  it("of which nobody says whether it was held is asked after from the day on", async () => {
    await scene.says(
      secretariat,
      "安排会议 标题=联席会议 形式=联席会议 时间=2026-03-11 15:00 地点=三楼 参会单位=水务局、检察院",
    );
    await scene.moveTo("2026-03-11T08:00:00.000Z");
    const days = await reminded(/提醒：召开/, "2026-03-31");
    expect(days).toMatchInlineSnapshot(`
      {
        "gov-office.secretariat": [
          "03-16",
          "03-23",
          "03-30",
        ],
        "gov.convenor": [
          "03-12",
          "03-13",
          "03-16",
          "03-23",
          "03-30",
        ],
      }
    `);
    await (await scene.says(secretariat, "召开 hy1")).submit();
    // Held, it waits for its minutes, which the secretariat owes and the convenor answers for.
    expect(await reminded(/提醒：.*纪要/, "2026-04-20")).toMatchInlineSnapshot(`{}`);
  });
});

describe("a county that has the period for a record in hours", () => {
  it("is not told that a meeting is late before it was to be held", async () => {
    const basis = { zh: "县里的规定", en: "a rule of the county" };
    await scene.store.saveRules([
      { id: "next.record", version: "2026-03-01", amount: 24, unit: "h", basis },
    ]);
    await scene.moveTo("2026-03-02T01:05:00.000Z");
    await scene.says(
      secretariat,
      "安排会议 标题=联席会议 形式=联席会议 时间=2026-03-11 15:00 地点=三楼 参会单位=水务局、检察院",
    );
    const clock = (await scene.store.matter("HY-2026-0001"))?.clocks.find(
      ({ rule }) => rule === "next.record",
    );
    expect(clock?.at).toBe("2026-03-12T07:00:00.000Z");
    expect(await reminded(/提醒：召开/, "2026-03-11")).toEqual({});
    expect((await scene.says("gov.convenor", "谁没办")).text).not.toContain("超期");
    expect(Object.keys(await reminded(/提醒：召开/, "2026-03-20"))).toContain("gov.convenor");
  });
});

describe("a task that was reported done", () => {
  it("is verified, or asked for, and once verified nobody hears of it", async () => {
    await scene.says(secretariat, "任务 交办 封堵排污口 牵头单位=水务局 到期=2026-03-31");
    await scene.says("water.liaison", "签收 rw1");
    await scene.says("water.liaison", "完成 rw1 已封堵 证据=验收单3号");
    expect(await reminded(/提醒：核实/, "2026-03-25")).toMatchInlineSnapshot(`
      {
        "gov-office.secretariat": [
          "03-09",
          "03-11",
          "03-13",
          "03-16",
          "03-17",
          "03-24",
        ],
        "gov.convenor": [
          "03-17",
          "03-24",
        ],
      }
    `);
    await scene.says(secretariat, "核实 rw1 已看 结果=完成");
    expect(await reminded(/提醒/, "2026-05-31")).toEqual({});
  });
});
