import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headlineOf, openScene, type Scene } from "../scene.ts";

let scene: Scene;
beforeEach(async () => {
  // Sunday 22 November 2026, 10:00 in the county.
  scene = await openScene("2026-11-22T02:00:00.000Z");
  await says("会议 安排 标题=排污口会商 时间=11月24日下午3点 参会单位=水务局、公安局");
  await says("会议 安排 标题=丁会 时间=11月25日上午9点 参会单位=水务局、公安局、教育局");
});
afterEach(() => scene.close());

const says = (line: string) => scene.says("gov-office.secretariat", line);

describe("a day says which of several meetings is meant", () => {
  it.each([
    ["周二的会取消", "取消 HY-2026-0001 · 排污口会商"],
    ["cancel the meeting on Wednesday", "取消 HY-2026-0002 · 丁会"],
    ["取消 周二的会", "取消 HY-2026-0001 · 排污口会商"],
    ["下周二的会改到下周三下午4点", "改期 HY-2026-0001 · 排污口会商"],
    ["周三的会改到周二上午10点", "改期 HY-2026-0002 · 丁会"],
    ["move Tuesday's meeting to Wednesday 4pm", "改期 HY-2026-0001 · 排污口会商"],
  ])("%s", async (line, title) => {
    expect((await says(line)).text).toContain(title);
  });

  it.each([
    ["明天的会取消", "没有“明天”的"],
    ["取消 明天的会", "没有“明天”的"],
    ["把明天的会改到周五", "没有“明天”的"],
    ["cancel tomorrow's meeting", "没有“tomorrow”的"],
  ])("none is on it: %s", async (line, said) => {
    const { text } = await says(line);
    expect(text).toContain(said);
    expect(text).toContain("2026年11月24日 周二 15:00");
    expect(text).toContain("2026年11月25日 周三 09:00");
    expect(text).not.toContain("理由");
  });

  it("nothing is cancelled by one press, and the form says when it is and who hears of it", async () => {
    const form = await (await says("明天的会取消")).press("取消会议 HY-2026-0002");
    expect(form.text).toContain("时间: 2026年11月25日 周三 09:00");
    expect(form.text).toContain("将告知: 4个单位（公安局、水务局、教育局、县政府）");
    expect((await form.submit({})).text).toContain("理由");
    await scene.reads("direct:education.liaison");
    await form.submit({ reason: "人凑不齐" });
    const told = (await scene.reads("direct:education.liaison")).map(headlineOf);
    expect(told).toEqual([expect.stringContaining("人凑不齐")]);
  });

  it("where nothing says which, those there are are listed", async () => {
    const { text } = await scene.says("gov.convenor", "cancel the meeting");
    expect(text).toContain("HY-2026-0001");
    expect(text).toContain("HY-2026-0002");
  });
});

describe("a sentence that only asks gives no reason", () => {
  it.each([
    ["排污口的会取消吧", ""],
    ["把HY-2026-0001取消", ""],
    ["call off hy-2026-0001", ""],
    ["周二的会不开了", ""],
    ["周二的会人凑不齐，取消吧", "周二的会人凑不齐"],
    ["取消周二的会，因为领导出差", "领导出差"],
    ["the leader is ill, cancel the meeting on Tuesday", "the leader is ill"],
  ])("%s", async (line, reason) => {
    const { text } = await says(line);
    expect(text).toContain("取消 HY-2026-0001");
    expect(/理由\*: ?(.*)/.exec(text)?.[1]).toBe(reason);
  });
});
