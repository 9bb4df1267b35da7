import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { playedScene, type Scene } from "./scene.ts";

/** A number that begins with letters of no kind: it is said so, and how numbers begin. */

const begun = playedScene("2026-12-01T02:00:00.000Z", async (scene) => {
  await scene.says("gov-office.secretariat", "任务 交办 清理河道 牵头单位=水务局 到期=2026-12-10");
});
let scene: Scene;
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

describe("a number of no kind", () => {
  it.each([
    "查 AB-2026-0003",
    "AB-2026-0003",
    "ab-2026-3",
    "查 AB2026-3",
    "AB20260003",
    "ＡＢ－２０２６－０００３",
    "AB-2026-0003到期了没有",
    "签收 AB-2026-0003",
    "show AB-2026-0003",
    "acknowledge AB-2026-0003",
  ])("is said to be none: %s", async (line) => {
    const said = (await scene.says("water.liaison", line)).text;
    expect(said).toContain("没有“AB”开头的编号，请核对。编号的开头有：XS 线索、");
    expect(await scene.store.matter("RW-2026-0001")).toMatchObject({ state: "given" });
  });

  it.each([
    ["rw1", "清理河道"],
    ["what is due on 2026-12-10", "清理河道"],
    ["todo by 2026-12-10", ""],
    ["查 RW-2026-0009", "没有找到这条记录"],
    ["昨天看到贴着AB-2026-0003的货车往河里倒渣土，气味很大，请去看看", "做成线索"],
    ["提交线索 AB-2026-0003号货车往河里倒渣土", "提交线索"],
  ])("is nothing else: %s", async (line, answer) => {
    const said = (await scene.says("water.liaison", line)).text;
    expect(said).toContain(answer);
    expect(said).not.toContain("开头的编号");
  });
});
