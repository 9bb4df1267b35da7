import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandsFor, verbsOf } from "../src/catalog.ts";
import { mayRun } from "../src/commands/command.ts";
import { readLine } from "../src/line/read-line.ts";
import { openScene, type Scene } from "./scene.ts";

/** No command drops typed words silently: they are used, or a sentence says that they were not. */

const tail = "咕噜咕噜";
const now = "2025-10-20T01:00:00.000Z";
const procurator = "procuratorate.procurator";
const commands = commandsFor("山丹县", true);

let scene: Scene;
const refused: string[] = [];
beforeAll(async () => {
  scene = await openScene(now);
  for (const [number, unit] of [
    [3, "水务局"],
    [4, "水务局"],
    [5, "教育局"],
  ])
    await scene.says(
      procurator,
      `登记建议 标题=第${number}件 文号=山检建〔2025〕${number}号 类型=公益诉讼 单位=${unit} 送达日期=2025-08-01 异议期=10 内容=依法查处`,
    );
});
afterAll(() => scene.close());

describe("every command", () => {
  const verbs = verbsOf(commands);

  it.each(
    verbs.flatMap((verb) =>
      verb.names.map((name) => [name, verb.kindNames[0] ?? "", verb] as const),
    ),
  )("%s %s keeps what stands behind its number", (name, kind, verb) => {
    const code = `${verb.prefix ?? "XS"}-2025-0001`;
    const line = [name, kind, code, tail].join(" ");
    const read = readLine(line, verbs, now);
    const candidates = read.is === "command" ? read.candidates : [];
    for (const { values, rest = "", unknown = [] } of candidates)
      expect(JSON.stringify([values, rest, unknown])).toContain(tail);
    if (read.is === "sentence") expect(read.text).toContain(tail);
    expect(["command", "sentence", "unknown"]).toContain(read.is);
  });

  it.each(
    commands
      .filter(({ hidden }) => hidden === undefined)
      .map((command) => [command.names[0] ?? "", command] as const),
  )("%s that stands alone says what it had no use for", async (name, command) => {
    const { people } = await scene.store.directory();
    const who = [...people.values()].find((person) => mayRun(person, command))?.id ?? "";
    const word = `${command.kindNames?.[0] ?? ""}${name}`;
    for (const more of [tail, `jy1 ${tail}`, ...(command.ofMatter === true ? [] : ["jy1"])]) {
      const { reply, text } = await scene.says(who, `${word} ${more}`);
      const wanted = more === "jy1" ? /jy1|JY-2025-0001/ : new RegExp(tail);
      if (reply.is === "refusal") refused.push(`${name} ${more.replace(tail, "…")}`);
      else expect(text).toMatch(wanted);
    }
  });

  // A refusal says what is wrong, and nothing was done: which lines those are is known.
  it("refuses only these", () => {
    expect(refused).toMatchInlineSnapshot(`
      [
        "绑定 …",
        "绑定 jy1 …",
        "绑定 jy1",
        "统计 …",
        "统计 jy1 …",
        "统计 jy1",
        "视图 …",
        "视图 jy1 …",
        "视图 jy1",
        "存视图 …",
        "存视图 jy1 …",
        "存视图 jy1",
        "删视图 …",
        "删视图 jy1 …",
        "删视图 jy1",
        "催办 …",
        "催办 jy1 …",
        "查 jy1 …",
        "附件 …",
        "附件 jy1 …",
        "文书 …",
        "文书 jy1 …",
        "导出 jy1 …",
        "议程 jy1 …",
        "简报 jy1 …",
        "历史 …",
        "历史 jy1 …",
        "历史 jy1",
        "期限 …",
        "期限 jy1 …",
        "投递 …",
        "投递 jy1 …",
        "绑定 …",
        "绑定 jy1 …",
        "绑定 jy1",
        "静音 …",
        "静音 jy1 …",
        "静音 jy1",
        "订阅 …",
        "订阅 jy1 …",
        "订阅 jy1",
        "群时间 …",
        "群时间 jy1 …",
        "群时间 jy1",
        "解绑 jy1 …",
        "解绑 jy1",
        "关联 …",
        "关联 jy1 …",
        "归入专项 …",
        "归入专项 jy1 …",
        "解除关联 …",
        "解除关联 jy1 …",
        "更正 jy1 …",
        "委托 jy1 …",
        "委托 jy1",
        "岗位核准 …",
        "岗位核准 jy1 …",
        "岗位核准 jy1",
        "岗位不同意 …",
        "岗位不同意 jy1 …",
        "岗位不同意 jy1",
        "首选 …",
        "首选 jy1 …",
        "首选 jy1",
        "名单 …",
        "名单 jy1 …",
        "名单 jy1",
        "删名单 …",
        "删名单 jy1 …",
        "删名单 jy1",
        "到会要求 …",
        "到会要求 jy1 …",
        "到会要求 jy1",
        "类案提醒 jy1 …",
        "类案提醒 jy1",
        "导览 …",
        "导览 jy1 …",
        "导览 jy1",
        "时钟 …",
        "时钟 jy1 …",
        "时钟 jy1",
        "重置 jy1 …",
        "重置 jy1",
      ]
    `);
  });
});

describe("a step", () => {
  it.each([
    ["water.liaison", "签收 jy1 请尽快", "“请尽快”没有用上：“签收检察建议”没有地方填它。"],
    ["water.liaison", "签收 jy1 jy2", "一次只办一件，“jy2”没有用上，请另发一条。"],
    [procurator, "备案 jy1 10月8日 已寄出", "“已寄出”没有用上"],
    ["procuratorate.chief", "恢复 jy1 马上", "不能"],
  ])("%s: %s is shown before anything is done", async (who, line, says) => {
    const before = (await scene.store.matter("JY-2025-0001"))?.version;
    expect((await scene.says(who, line)).text).toContain(says);
    expect((await scene.store.matter("JY-2025-0001"))?.version).toBe(before);
  });

  it("that has nothing to fill in shows the matter, and is done on a press", async () => {
    await scene.says(
      "water.liaison",
      "提交线索 标题=大桥下排污口 类别=水污染 事实=黑水直排 地点=大桥 日期=2025-10-19 来源=履职",
    );
    const shown = await scene.says("procuratorate.intake", "受理 xs1 都齐了");
    expect(shown.text).toContain("“都齐了”没有用上：“受理线索”没有地方填它。");
    expect((await shown.press("受理")).text).toContain("受理");
    expect((await scene.says("procuratorate.intake", "查 xs1 谢谢")).text).not.toContain(
      "没有用上",
    );
  });

  it("in English too", async () => {
    await scene.says("education.liaison", "语言 英文");
    expect((await scene.says("education.liaison", "ack jy3 quickly now")).text).toContain(
      "“quickly now” was not used",
    );
    await scene.says("education.liaison", "language zh");
  });
});

describe("several numbers", () => {
  it.each([
    "查 jy1 jy2",
    "jy1 jy2",
    "查 jy1、jy2",
    "show jy1, jy2",
    "建议 jy1 和 jy2",
    "查看 jy1 jy2 jy1",
  ])("%s shows both", async (line) => {
    const both = await scene.says(procurator, line);
    expect(both.text).toMatch(/JY-2025-0001 第3件[\s\S]*JY-2025-0002 第4件/);
    expect((await both.press("查看 JY-2025-0002")).text).toContain("检察建议 JY-2025-0002 · 第4件");
  });

  it("says which of them is not there, without saying why", async () => {
    const one = await scene.says("water.liaison", "查 jy1 jy3 jy9");
    expect(one.text).toContain("JY-2025-0001 第3件");
    expect(one.text).toContain("没有找到JY-2025-0003、JY-2025-0009，或者与您无关");
  });

  it("does nothing to either in what changes something", async () => {
    for (const line of ["催办 jy1 jy2", "更正 jy1 jy2"])
      expect((await scene.says(procurator, line)).text).toContain("一次只办一件，“jy2”没有用上");
    expect((await scene.says(procurator, "期限 jy1 jy2")).text).toContain("“jy2”没有用上");
  });
});

describe("a nudge", () => {
  it("takes its words along, as the words of whoever nudges", async () => {
    await scene.reads("direct:water.liaison");
    const done = await scene.says(procurator, "催办 jy1 上级催得紧，请尽快");
    expect(done.text).toContain("留言一起捎去：“上级催得紧，请尽快”。");
    expect((await scene.reads("direct:water.liaison")).join()).toContain(
      "承办检察官催办：请尽快签收、回复。留言：‘上级催得紧，请尽快’",
    );
    const again = await scene.says(procurator, "催办 jy1 再快点");
    expect(again.text).toContain("“再快点”没有捎到：今天已经催过");
    expect((await scene.reads("direct:water.liaison")).join()).not.toContain("再快点");
  });

  it.each(["催一下水务局", "催办 水务局", "催促水务局", "nudge the Water Bureau", "催一催水务"])(
    "%s lists what that unit owes, each by its number",
    async (line) => {
      const listed = await scene.says(procurator, line);
      expect(listed.text).toContain("水务局到期没办的有这些，要催哪一件？");
      expect(listed.text).toContain("JY-2025-0002 第4件");
      expect(listed.text).not.toContain("第5件");
    },
  );

  it("of a unit with one overdue matter offers that one by name, with what else was typed", async () => {
    const one = await scene.says(procurator, "催一下教育局，请务必本周回复");
    expect(one.text).toContain("教育局到期没办的是这一件，要催办吗？");
    expect(one.text).toContain("JY-2025-0003 第5件");
    expect(one.text).toContain("按下催办，“请务必本周回复”会一起捎去。");
    await scene.reads("direct:education.liaison");
    await one.press("催办 JY-2025-0003");
    expect((await scene.reads("direct:education.liaison")).join()).toContain(
      "留言：‘请务必本周回复’",
    );
  });

  it("of a unit that owes nothing says so", async () => {
    expect((await scene.says(procurator, "催一下公安局")).text).toContain(
      "公安局现在没有您可以催办的事",
    );
  });

  it("in English too", async () => {
    await scene.says(procurator, "语言 英文");
    expect((await scene.says(procurator, "nudge Public Security Bureau")).text).toContain(
      "There is nothing now that you could nudge",
    );
    expect((await scene.says(procurator, "nudge jy2 by Friday please")).text).toContain(
      "Your note goes with it: “by Friday please”.",
    );
    await scene.says(procurator, "language zh");
  });
});
