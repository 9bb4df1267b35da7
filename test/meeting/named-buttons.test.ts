import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Action } from "../../src/chat/card.ts";
import { playedScene, type Scene } from "../scene.ts";

/** Beside the number of a matter stands what it is called, wherever it is to be chosen or about to be done. */

let scene: Scene;
const secretariat = "gov-office.secretariat";
const long = "全县中小学幼儿园校车及接送学生车辆冬季道路交通安全隐患排查整治会商";
const begun = playedScene("2026-11-23T01:00:00.000Z", async (played) => {
  scene = played;
  for (const [title, day] of [
    ["校车安全会商", "12月9日"],
    ["机井关停推进会", "12月14日"],
    [long, "12月15日"],
  ])
    await scene.says(
      secretariat,
      `会议 安排 标题=${title} 时间=${day}下午3点 参会单位=水务局、林草局、教育局`,
    );
  await scene.says(
    "police.liaison",
    "提交线索 标题=东街黑水 类别=水污染 事实=情况属实 地点=东街 日期=11月20日 来源=履职 接收单位=水务局",
  );
});
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

const labelsOf = async (who: string, line: string): Promise<readonly Action["label"][]> => {
  const { reply } = await scene.says(who, line);
  return "card" in reply && reply.card !== undefined
    ? reply.card.actions.map(({ label }) => label)
    : [];
};

describe("a button that names a matter by its number", () => {
  it.each([
    [secretariat, "那个会取消"],
    [secretariat, "改期 12月20日下午3点"],
    [secretariat, "会推迟一天"],
    [secretariat, "再叫上住建局"],
    ["water.liaison", "去不了，出差"],
    ["water.liaison", "参加"],
    [secretariat, "消防演练那个会取消"],
    [secretariat, "取消 消防演练那个会"],
  ])("says what it is called (%s: %s)", async (who, line) => {
    const labels = (await labelsOf(who, line)).filter(({ zh }) => zh.includes("HY-2026-0001"));
    expect(labels.length).toBeGreaterThan(0);
    for (const { zh, en } of labels) {
      expect(zh).toMatch(/HY-2026-0001.* · 校车安全会商$/u);
      expect(en).toMatch(/HY-2026-0001.* · 校车安全会商$/u);
    }
  });

  it("within what a button may be on every platform, its beginning always there", async () => {
    for (const line of ["那个会取消", "改期 12月20日下午3点", "再叫上住建局"]) {
      const labels = (await labelsOf(secretariat, line)).filter(({ zh }) => zh.includes("0003"));
      for (const { zh, en } of labels) {
        expect(zh).toContain("HY-2026-0003 · 全县中小学幼儿园");
        for (const said of [zh, en]) expect([...said].length).toBeLessThanOrEqual(60);
      }
      expect(labels.length).toBe(1);
    }
  });

  it("of a restricted matter says its number alone, also to whoever may open it", async () => {
    await scene.says("water.liaison", "提级 hy2 涉未公开案情");
    for (const [who, line] of [
      [secretariat, "那个会取消"],
      [secretariat, "改期 12月20日下午3点"],
      ["water.liaison", "去不了，出差"],
    ] as const) {
      const labels = (await labelsOf(who, line)).map(({ zh }) => zh);
      expect(labels.find((zh) => zh.includes("HY-2026-0001"))).toMatch(/ · 校车安全会商$/u);
      expect(labels.find((zh) => zh.includes("HY-2026-0002"))).toMatch(/HY-2026-0002$/u);
    }
  });

  it("is said in English as well", async () => {
    await scene.says(secretariat, "language en");
    const { text } = await scene.says(secretariat, "move the meeting to Dec 20 3pm");
    expect(text).toContain("HY-2026-0002 · 机井关停推进会]");
  });
});

describe("a heading that names a matter by its number", () => {
  it.each([
    ["日历 hy1", /^日历 HY-2026-0001 · 校车安全会商$/mu],
    ["期限 hy1", /HY-2026-0001 · 校车安全会商/u],
    ["取消 hy1", /^取消 HY-2026-0001 · 校车安全会商$/mu],
    ["简报 hy1", /HY-2026-0001 · 校车安全会商/u],
  ])("says what it is called: %s", async (line, heading) => {
    const { text } = await scene.says(secretariat, line);
    expect(text.split("\n")[0]).toMatch(heading);
    expect(text.split("\n")[0]?.match(/校车安全会商/gu)).toHaveLength(1);
  });

  it("of a restricted matter does not", async () => {
    await scene.says("water.liaison", "提级 hy2 涉未公开案情");
    for (const line of ["取消 hy2", "日历 hy2", "附件 hy2"]) {
      const [heading] = (await scene.says(secretariat, line)).text.split("\n");
      expect(heading).not.toContain("机井");
    }
    expect((await scene.says(secretariat, "取消 hy2")).text).toMatch(/^取消 HY-2026-0002$/mu);
  });

  it("is not said of one that somebody does not see", async () => {
    for (const line of ["日历 xs1", "期限 xs1", "催办 xs1"])
      expect((await scene.says("housing.liaison", line)).text).not.toContain("东街黑水");
  });
});

it("so is a matter of any other kind", async () => {
  await scene.moveTo("2026-12-03T01:00:00.000Z");
  const labels = (await labelsOf(secretariat, "谁没办")).filter(({ zh }) => zh.includes("XS-2026"));
  expect(labels.length).toBeGreaterThan(0);
  for (const { zh, en } of labels) {
    expect(zh).toBe("催办 XS-2026-0001 · 东街黑水");
    expect(en).toBe("Nudge XS-2026-0001 · 东街黑水");
  }
});

it("what is pressed stays as it was", async () => {
  const asked = await scene.says(secretariat, "那个会取消");
  const form = await asked.press("取消会议 HY-2026-0001 · 校车安全会商");
  expect(form.text).toMatch(/^取消 HY-2026-0001 · 校车安全会商/u);
});
