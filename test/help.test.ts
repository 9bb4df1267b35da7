import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, type Scene } from "./scene.ts";

// 帮助 fits on a phone: what waits, how to begin, one line to try; the rest is one press or one word away.

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
  await scene.says(
    "procuratorate.procurator",
    "登记建议 标题=依法履职 文号=山检建〔2026〕3号 类型=公益诉讼 单位=水务局 送达日期=2026-11-20 异议期=10 内容=查处排污口",
  );
});
afterEach(() => scene.close());

const posts = [
  "water.liaison",
  "water.head",
  "procuratorate.intake",
  "procuratorate.procurator",
  "procuratorate.chief",
  "gov.convenor",
  "gov-office.secretariat",
  "gov-office.secrecy",
  "discipline.intake",
  "court.clerk",
  "hotline-12345.officer",
  "admin",
] as const;

describe("帮助", () => {
  it.each(posts)("of %s is at most eight lines below its title and four buttons", async (who) => {
    const said = await scene.says(who, "帮助");
    const lines = said.text.split("\n").slice(1);
    expect(lines.filter((line) => !line.startsWith("[")).length).toBeLessThanOrEqual(8);
    expect((said.text.match(/\[[^\]]+\]/g) ?? []).length).toBeLessThanOrEqual(4);
    expect((await said.press("全部命令")).text).toContain("随时可用");
  });

  it.each(posts)("of %s has a line to try that is understood as it stands", async (who) => {
    for (const [line, example] of [
      ["帮助", /比如打：(.*)/],
      ["help", /For example, type: (.*)/],
    ] as const) {
      await scene.says(who, line === "help" ? "language English" : "语言 中文");
      const [, typed = ""] = example.exec((await scene.says(who, line)).text) ?? [];
      expect(typed).not.toBe("");
      expect((await scene.says(who, typed)).text).not.toMatch(
        /没听懂|没有办成|do not know|Not done/,
      );
    }
  });

  it("tries the reader's own matter, by its own number", async () => {
    expect((await scene.says("water.liaison", "帮助")).text).toContain("比如打：签收 JY-2026-0001");
    expect((await scene.says("police.liaison", "帮助")).text).not.toContain("JY-2026");
  });
});

describe("how something is done", () => {
  it.each([
    ["帮助 签收", ["怎么签收", "签收检察建议", "联系人", "[签收 JY-2026-0001 · 依法履职]"]],
    ["help ack", ["怎么", "[签收 JY-2026-0001 · 依法履职]"]],
    ["怎么签收", ["怎么签收", "联系人"]],
    ["帮助 怎么回复", ["怎么回复", "采纳情况", "措施"]],
    ["帮助 回复检察建议", ["采纳情况"]],
    ["帮助 提交线索", ["怎么提交线索", "标题", "[提交线索]"]],
    ["帮助 请假", ["怎么请假"]],
    ["帮助 线索", ["线索怎么办"]],
    ["帮助 clue", ["线索怎么办"]],
    ["怎么带附件", ["先把照片或文件发到这里"]],
    ["这个怎么弄啊", ["府检联动助手", "比如打"]],
  ] as const)("is answered to %s", async (line, answered) => {
    const { text } = await scene.says("water.liaison", line);
    for (const part of answered) expect(text).toContain(part);
  });

  it.each(["帮助 起诉", "帮助 天气", "帮助 emergency"])(
    "%s: what is not the reader's reads like what is not there",
    async (line) => {
      const { text } = await scene.says("water.liaison", line);
      expect(text).toContain(`您的岗位没有叫“${line.slice(3)}”的步骤或命令。`);
      expect(text).toContain("比如打");
    },
  );

  it("says nothing of a matter its reader does not see", async () => {
    expect((await scene.says("police.liaison", "帮助 签收")).text).not.toContain("JY-2026-0001");
  });
});
