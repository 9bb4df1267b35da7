import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { playedScene, type Scene } from "../scene.ts";

/** The word for meetings alone: those to come, the next first, and a few buttons. */

let scene: Scene;
const secretary = "gov-office.secretariat";
const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const rowsOf = (text: string) =>
  text
    .split("\n")
    .flatMap((line) => /^(HY-\d+-\d+) (\S+) — /u.exec(line)?.slice(1, 3).join(" ") ?? []);

const begin = playedScene("2026-11-30T01:00:00.000Z", async (played) => {
  scene = played;
  for (const [title, day, units] of [
    ["第三次", "22日", "水务局"],
    ["第一次", "8日", "水务局、公安局"],
    ["第二次", "15日", "公安局"],
  ] as const)
    await says(secretary, `会议 安排 标题=${title} 时间=12月${day}下午3点 参会单位=${units}`);
  await says(secretary, "会议 征询 标题=未定 时间=12月2日下午3点；12月3日下午3点 参会单位=水务局");
  await says(secretary, "会议 安排 标题=不开了 时间=12月9日下午3点 参会单位=水务局");
  await says(secretary, "取消 hy5 理由=改为书面");
});
beforeEach(async () => {
  scene = await begin();
});
afterEach(() => scene.close());

describe("会议", () => {
  it.each(["会议", "meeting"])("shows what is to come, the next first: %s", async (line) => {
    const { text } = await scene.says(secretary, line);
    expect(rowsOf(text)).toEqual([
      "HY-2026-0002 第一次",
      "HY-2026-0003 第二次",
      "HY-2026-0001 第三次",
      "HY-2026-0004 未定",
    ]);
    expect(text.split("\n").at(-1)).toBe(
      "[列出会议] [安排会议] [提议会议] [征询会议] [更多] [帮助]",
    );
  });

  it("shows each reader what they see, and nothing where nothing is to come", async () => {
    expect(rowsOf(await says("police.liaison", "会议"))).toEqual([
      "HY-2026-0002 第一次",
      "HY-2026-0003 第二次",
    ]);
    const none = await says("education.liaison", "会议");
    expect(rowsOf(none)).toEqual([]);
    expect(none).not.toContain("要开的");
    await scene.moveTo("2026-12-08T09:00:00.000Z");
    expect(rowsOf(await says("police.liaison", "会议"))).toEqual(["HY-2026-0003 第二次"]);
  });

  it("does not show as to come what was held early, until that is taken back", async () => {
    await scene.moveTo("2026-12-08T06:10:00.000Z");
    expect(rowsOf(await says("police.liaison", "会议"))).toHaveLength(2);
    await says("gov.convenor", "召开 hy2");
    expect(rowsOf(await says("police.liaison", "会议"))).toEqual(["HY-2026-0003 第二次"]);
    await says(secretary, "改期 hy3 12月16日下午3点");
    expect(rowsOf(await says("police.liaison", "会议"))).toEqual(["HY-2026-0003 第二次"]);
    await says("gov.convenor", "更正 hy2");
    expect(rowsOf(await says("police.liaison", "会议"))).toEqual([
      "HY-2026-0002 第一次",
      "HY-2026-0003 第二次",
    ]);
  });

  it("shows a few and says how many more; the list and every word are one press away", async () => {
    for (const day of [16, 17, 18])
      await says(secretary, `会议 安排 标题=又一次 时间=12月${day}日下午3点 参会单位=水务局`);
    const card = await scene.says(secretary, "会议");
    expect(rowsOf(card.text)).toHaveLength(5);
    expect(card.text).toContain("还有2项没有写出");
    expect((await card.press("列出会议")).text).toContain("HY-2026-0008");
    const more = await card.press("更多");
    for (const label of ["改期", "加邀", "上会", "议定", "纪要", "签发"])
      expect(more.text).toContain(`[${label}会议]`);
    expect((await more.press("改期会议")).text).toContain("您要办的是哪一件？");
    expect((await card.press("安排会议")).text).toContain("标题*:");
  });
});
