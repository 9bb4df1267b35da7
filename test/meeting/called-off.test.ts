import { afterEach, beforeEach, expect, it } from "vitest";
import { playedScene, type Scene } from "../scene.ts";

// What is done to a meeting that is there calls no new one, and is done to the one that is said.

const secretariat = "gov-office.secretariat";
const opens = playedScene("2026-12-01T01:00:00.000Z", async (scene) => {
  await scene.says(
    secretariat,
    "安排会议 标题=寺沟河排污研判 形式=研判 时间=2026-12-02 15:00 参会单位=水务局、公安局",
  );
  await scene.says(secretariat, "安排会议 标题=采砂会商 时间=2026-12-04 15:00 参会单位=水务局");
});
let scene: Scene;
beforeEach(async () => {
  scene = await opens();
});
afterEach(() => scene.close());

it.each(["12月2号的研判会取消，人凑不齐", "12月2号那个研判会取消", "研判会不开了"])(
  "is called off, and no new one is begun: %s",
  async (line) => {
    expect((await scene.says(secretariat, line)).text).toMatch(/^取消 HY-2026-0001/u);
  },
);

it("is the one whose name is said, whatever was looked at before", async () => {
  await scene.says(secretariat, "hy2");
  const { text } = await scene.says(secretariat, "把12月2号那个研判会取消");
  expect(text).toMatch(/^取消 HY-2026-0001/u);
});
