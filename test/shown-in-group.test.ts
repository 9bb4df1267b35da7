import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Press } from "../src/chat/card.ts";
import { cardText, playedScene, type Scene } from "./scene.ts";

// Whoever may not open what their group has just been shown is told whose it is, and nothing the group's message does not say.

let scene: Scene;
const begun = playedScene("2026-11-30T01:00:00.000Z", async (played) => {
  // Monday 30 November 2026, 09:00 in the county.
  scene = played;
  await (await scene.saysIn("gov-office.secretariat", "group:linkage", "群 绑定 联动群")).press(
    "确认",
  );
  for (const number of [1, 2])
    await scene.says(
      "procuratorate.procurator",
      `登记建议 标题=第${number}号 文号=山检建〔2026〕${number}号 类型=公益诉讼 单位=水务局 送达日期=2026-11-30 异议期=10 内容=查处`,
    );
  await scene.moveTo("2026-12-02T01:00:00.000Z");
});
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

/** What the first row of the group's last message presses. */
const firstPress = (): Press => {
  const [rows] =
    scene.messages.filter(({ post }) => post.conversation === "group:linkage").at(-1)?.post.card
      .body ?? [];
  const press = rows?.is === "rows" ? rows.rows[0]?.press : undefined;
  if (press === undefined) throw new Error("no row to press");
  return press;
};

describe("查看 in a group, by somebody who may not open it", () => {
  const outsider = "court.clerk";

  it.each([
    ["typed", (): Promise<string> => said("group:linkage", "查看 jy2")],
    ["typed in English", (): Promise<string> => said("group:linkage", "show JY-2026-0002")],
  ])("%s, says whose it is, and no more than the group's own message", async (_, ask) => {
    expect(await ask()).toBe(
      [
        "检察建议 JY-2026-0002",
        "这件由水务局办，不是您经办的；群里写的就是您能看到的。",
        "阶段: 已送达，待签收",
        "截止: 签收检察建议 2026年12月2日 周三（今天到期）",
      ].join("\n"),
    );
  });

  const said = async (group: string, line: string): Promise<string> =>
    (await scene.saysIn(outsider, group, line)).text;

  it("pressed, says the same", async () => {
    const answer = await scene.bot.handle({
      platform: "web",
      account: outsider,
      event: "pressed-1",
      surface: { is: "group", conversation: "group:linkage", mentioned: true },
      said: { is: "press", press: firstPress() },
    });
    expect(answer.is === "card" && cardText(answer.card, "zh-CN")).toContain("这件由水务局办");
  });

  it("says there is none of what the group was not shown, in private, or elsewhere", async () => {
    for (const line of ["查看 jy3", "查看 xs1"])
      expect(await said("group:linkage", line)).toContain("没有找到这条记录");
    expect((await scene.says(outsider, "查看 jy1")).text).toContain("没有找到这条记录");
    await (await scene.saysIn("police.liaison", "group:police", "群 绑定 公安局")).press("确认");
    expect(await said("group:police", "查看 jy1")).toContain("没有找到这条记录");
    // A button is pressed where it stands.
    const forged = await scene.presses(outsider, firstPress());
    expect(forged.text).toContain("没有找到这条记录");
  });

  it("says there is none once the message is gone", async () => {
    await scene.saysIn("gov-office.secretariat", "group:linkage", "群 解绑");
    expect(await said("group:linkage", "查看 jy1")).toContain("没有找到这条记录");
  });
});
