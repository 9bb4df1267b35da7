import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { codeHash } from "../src/commands/bind.ts";
import { openScene, type Scene } from "./scene.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
  await scene.store.saveBindCode({
    hash: codeHash("ABCD-EFGH-JKLM"),
    person: "water.liaison",
    expiresAt: "2026-11-26T01:00:00.000Z",
  });
});
afterEach(() => scene.close());

describe("an account without a post", () => {
  it.each(["帮助", "签收", "列表", "查 XS-2026-0001", "山丹河大桥下有黑水", "", "提交线索 标题=x"])(
    "is told how to bind and nothing else, whatever it says: %s",
    async (line) => {
      const { text } = await scene.says("stranger", line);
      expect(text).toContain("还没有绑定岗位");
      expect(text).not.toContain("XS-");
      expect(text.match(/\[[^\]]+\]/g)).toEqual(["[绑定码]"]);
    },
  );

  it.each([
    ["绑定", "zh"],
    ["bind", "en"],
    ["绑定码：", "zh"],
  ])("is asked for its code where none came with the word: %s", async (line, language) => {
    const { reply } = await scene.says("stranger", line);
    expect(reply).toMatchObject({
      is: "form",
      form: { questions: [{ key: "code" }], submit: { command: "bind" } },
      language: language === "en" ? "en" : "zh-CN",
    });
  });

  it("puts a wrong code right where it stands in the form", async () => {
    const press = (code: string) => ({ command: "bind", answers: { code } });
    const { reply } = await scene.presses("stranger", press("ABCD-XXXX"));
    expect(reply).toMatchObject({
      is: "refusal",
      form: { questions: [{ key: "code", problem: expect.anything() }] },
    });
    const bound = await scene.presses("stranger", press("abcd efgh jklm"));
    expect(bound.text).toContain("已绑定：水务局联络员");
  });

  it("is answered in English when it writes English", async () => {
    expect((await scene.says("stranger", "hello")).text).toContain("not bound to a post yet");
  });

  it("can press nothing and look up nothing", async () => {
    const press = { command: "list", answers: {} };
    expect((await scene.presses("stranger", press)).text).toContain("还没有绑定岗位");
    const who = { platform: "web", account: "stranger" };
    expect(await scene.bot.options("organisations", "", who)).toEqual([]);
  });

  it("is bound once by a code, however it is spaced or written, and the code is then used up", async () => {
    expect((await scene.says("stranger", "绑定 ａｂｃｄ efgh-jklm")).text).toContain(
      "已绑定：水务局联络员",
    );
    expect((await scene.says("stranger", "我")).text).toContain("水务局联络员");
    expect((await scene.says("another", "绑定 ABCD-EFGH-JKLM")).text).toContain("已用过或已过期");
    expect((await scene.says("stranger", "绑定 ABCD-EFGH-JKLM")).text).toContain(
      "已绑定“水务局联络员”",
    );
  });

  it("is not bound in a group, where its notices would then be seen", async () => {
    const { text } = await scene.saysIn("stranger", "group:linkage", "绑定 ABCD-EFGH-JKLM");
    expect(text).toContain("请在与助手的私聊里绑定");
    expect((await scene.says("stranger", "绑定 ABCD-EFGH-JKLM")).text).toContain("已绑定");
  });

  it("is not bound by a wrong code or an expired one", async () => {
    expect((await scene.says("stranger", "绑定 ZZZZ-ZZZZ-ZZZZ")).text).toContain(
      "不对、已用过或已过期",
    );
    await scene.moveTo("2026-11-26T01:00:00.000Z");
    expect((await scene.says("stranger", "绑定 ABCD-EFGH-JKLM")).text).toContain(
      "不对、已用过或已过期",
    );
  });

  it("shares one code with another account only once, even at the same moment", async () => {
    const answers = await Promise.all(
      ["one", "two", "three"].map((who) => scene.says(who, "绑定 ABCD-EFGH-JKLM")),
    );
    expect(answers.filter(({ text }) => text.includes("已绑定：水务局联络员"))).toHaveLength(1);
  });
});

describe("somebody with a post", () => {
  it("chooses the language", async () => {
    expect((await scene.says("water.liaison", "语言 English")).text).toBe("Now in English.");
    expect((await scene.says("water.liaison", "help")).text).toContain(
      "Nothing waits for you now.",
    );
    expect((await scene.says("water.liaison", "me")).text).toContain("Water");
    expect((await scene.says("water.liaison", "language 中文")).text).toBe("已改为中文。");
  });

  it("sees in the help only what the post could ever do", async () => {
    expect((await scene.says("court.clerk", "帮助")).text).not.toContain("提交一条线索");
    const liaison = (await scene.says("water.liaison", "帮助")).text;
    expect(liaison).toContain("提交一条线索");
    expect(liaison).not.toContain("登记一份已送达的检察建议");
  });

  it("is offered the nearest words for one that is unknown", async () => {
    const { text } = await scene.says("water.liaison", "签受");
    expect(text).toContain("没听懂“签受”");
    expect(text).toContain("[签收检察建议]");
    const kind = await scene.says("water.liaison", "线索");
    expect(kind.text).toContain("可以这样办：");
    // What there is stands first; what every kind has to guard it is not what one begins with.
    expect(kind.text).toContain("[列出线索]");
    expect(kind.text).not.toMatch(/提级|隔离|回避|勘误|追加责任单位/);
    expect((await kind.press("列出线索")).text).toContain("列表");
    expect((await kind.press("提交线索")).text).toContain("标题*:");
    // The rest of its words stand behind one button, each with what it is for.
    expect(kind.text.match(/\[/gu)).toHaveLength(4);
    const more = await kind.press("更多");
    expect(more.text).toContain("补正: 请提交人补充材料");
    expect((await more.press("受理线索")).text).toContain("现在没有等您“受理线索”的事");
  });
});

describe("in a group", () => {
  it("the bot keeps quiet unless it is mentioned, also for words that are commands", async () => {
    for (const line of ["收到", "签收", "今天下午开会", "列表", "学生可能被侵害"])
      expect((await scene.saysIn("water.liaison", "group:linkage", line, false)).reply.is).toBe(
        "silence",
      );
    expect((await scene.saysIn("stranger", "group:linkage", "大家好", false)).reply.is).toBe(
      "silence",
    );
    expect((await scene.saysIn("water.liaison", "group:linkage", "列表", true)).reply.is).toBe(
      "card",
    );
  });
});
