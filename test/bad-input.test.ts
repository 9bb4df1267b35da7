import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, type Scene } from "./scene.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene("2026-11-23T01:00:00.000Z");
});
afterEach(() => scene.close());

const clue = "提交线索 标题=排污口 类别=水污染 事实=黑水 地点=大桥 日期=昨天 来源=履职";
const unbroken = () => expect(scene.logged.join()).not.toContain("request failed");

describe("bad input is answered in a sentence and changes nothing", () => {
  it.each([
    ["a category that does not exist", clue.replace("水污染", "火星污染"), /类别\*: .*← /],
    ["a day that does not exist", clue.replace("昨天", "2026-02-30"), /日期\*: .*← /],
    ["a day in the future", clue.replace("昨天", "2027-01-01"), /日期\*: .*← 日期不能晚于今天/],
    ["a unit that does not exist", `${clue} 接收单位=火星局`, /接收单位: .*← /],
    ["a title too long", clue.replace("排污口", "长".repeat(61)), /标题\*: .*← 最多60个字/],
    ["100 kB of facts", clue.replace("黑水", "黑".repeat(100_000)), /← 最多2000个字/],
    ["100 kB of prose", "山丹河的水很黑，味道很大。".repeat(8000), /做成线索/],
    ["a number that does not exist", "查 XS-2026-9999", /没有找到这条记录/],
    ["the number of another kind", "签收 XS-2026-0001", /./],
    ["emoji only", "👌👌👌", /府检联动助手/],
    ["control characters", "\u0000\u0007\u202e", /府检联动助手/],
    ["markup", "<script>alert(1)</script> **粗** [链](http://x)", /./],
    ["a prototype's name", "constructor", /./],
  ])("%s", async (_, line, answer) => {
    expect((await scene.says("water.liaison", line)).text).toMatch(answer);
    expect((await scene.says("water.liaison", "列表")).text).toContain("没有您能看的事项");
    unbroken();
  });

  it("a command or step that does not exist, or answers of the wrong shape", async () => {
    await scene.says("water.liaison", clue);
    for (const press of [
      { command: "nothing" },
      { command: "clue.nothing", code: "XS-2026-0001" },
      { command: "__proto__" },
      { command: "clue.constructor", code: "XS-2026-0001" },
      { command: "clue.toString", code: "XS-2026-0001" },
      { command: "clue.return", code: "XS-2026-0001", shown: 1, answers: { reason: { a: 1 } } },
      { command: "clue.submit", key: "k", answers: { title: ["a"], category: 7, facts: null } },
      { command: "open", answers: { notice: "guess" } },
      { command: "open", answers: {} },
      { command: "list", answers: { before: "nonsense", kind: 3 } },
      { command: "show", code: "' OR 1=1" },
    ])
      expect((await scene.presses("procuratorate.intake", press)).text).not.toBe("");
    unbroken();
  });

  it("the same event five times has one effect, and is answered each time", async () => {
    for (let time = 0; time < 5; time += 1)
      expect((await scene.says("water.liaison", clue, "once")).text).toContain("XS-2026-0001");
    for (let time = 0; time < 5; time += 1)
      expect((await scene.says("procuratorate.intake", "受理 xs1", "twice")).text).toContain(
        "已受理",
      );
    expect(await scene.store.entries("XS-2026-0001")).toHaveLength(2);
  });

  it("fifty submissions at once get fifty numbers, without a gap or a double", async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) => {
        // Another place each time: a second clue of the same place is asked about first.
        const place = String.fromCodePoint(...[0, 1, 2, 3].map((next) => 0x4e00 + at * 4 + next));
        // One person's lines are answered one after the other, so several send them.
        const who = at % 2 === 0 ? "water.liaison" : "town-qingquan.liaison";
        return scene.says(who, clue.replace("大桥", place));
      }),
    );
    const codes = answers
      .map(({ reply }) => (reply.is === "card" ? reply.matter : undefined))
      .sort();
    expect(codes).toEqual(
      Array.from({ length: 50 }, (_, index) => `XS-2026-${String(index + 1).padStart(4, "0")}`),
    );
  });

  it("whatever is typed is answered, and nothing breaks", async () => {
    const words = fc.constantFrom(
      "提交",
      "线索",
      "签收",
      "退回",
      "会议",
      "安排",
      "查",
      "期限",
      "试算",
      "群",
      "绑定",
      "列表",
      "语言",
      "XS-2026-0001",
      "xs1",
      "标题=",
      "时间：",
      "下周三",
      "rec.reply",
      "2025-13-45",
      "“",
      "」",
      "=",
      "\n",
      "🙂",
      "0",
      "参会",
    );
    const line = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.array(words, { maxLength: 8 }).map((parts) => parts.join(" ")),
      fc.array(words, { maxLength: 8 }).map((parts) => parts.join("")),
    );
    await scene.says("water.liaison", clue);
    await fc.assert(
      fc.asyncProperty(
        line,
        fc.constantFrom("water.liaison", "procuratorate.intake", "gov.convenor", "stranger"),
        async (typed, who) => {
          const { reply } = await scene.says(who, typed);
          expect(["card", "form", "refusal"]).toContain(reply.is);
        },
      ),
      { numRuns: 150 },
    );
    unbroken();
  });

  it("a group bound to nothing is asked for a name, not told that there is none", async () => {
    const { text } = await scene.saysIn("water.liaison", "group:water", "绑定群");
    expect(text).toContain("请写“联动群”或单位名，例如：群 绑定 水务局");
    expect(text).not.toContain("“”");
  });
});
