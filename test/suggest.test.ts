import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sightOf } from "../src/flow/access.ts";
import { recentUnits } from "../src/flow/recent-units.ts";
import { openScene, type Scene } from "./scene.ts";

describe("what a line could go on with", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene("2025-08-01T01:00:00.000Z");
    const submitted = await scene.says(
      "water.liaison",
      "提交线索 标题=大桥下排污口 类别=水污染 事实=桥下暗管直排黑水 地点=山丹河大桥 日期=2025-07-31 来源=履职",
    );
    expect(submitted.text).toContain("XS-2025-0001");
    const recorded = await scene.says(
      "procuratorate.procurator",
      "登记建议 标题=依法履行河道监管职责 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局 送达日期=2025-08-01 异议期=10 内容=查处排污口",
    );
    expect(recorded.text).toContain("JY-2025-0001");
  });
  afterAll(() => scene.close());

  const suggested = (account: string, line: string, take?: number) =>
    scene.bot.suggest(line, { platform: "web", account }, take);

  /** The lines it would make. */
  const lines = async (account: string, line: string, take?: number) =>
    (await suggested(account, line, take)).map(({ insert, from }) => line.slice(0, from) + insert);

  it("offers the units somebody last dealt with first, then names for many where several are asked for", async () => {
    const inviting = await lines("gov-office.secretariat", "安排会议 标题=甲 参会单位=", 4);
    expect(inviting.slice(0, 3)).toEqual([
      "安排会议 标题=甲 参会单位=全体成员",
      "安排会议 标题=甲 参会单位=全体乡镇",
      "安排会议 标题=甲 参会单位=各部门",
    ]);
    const [first] = await lines("procuratorate.procurator", "登记建议 标题=甲 抄送=");
    expect(first).toBe("登记建议 标题=甲 抄送=水务局");
    expect(await lines("procuratorate.intake", "转送 xs1 转送单位=全")).toEqual([]);
    expect(
      await lines("gov-office.secretariat", "安排会议 标题=甲 参会单位=水务局、全体乡", 1),
    ).toEqual(["安排会议 标题=甲 参会单位=水务局、全体乡镇"]);
  });
  it("what is offered for many is read as those units", async () => {
    const { text } = await scene.says(
      "gov-office.secretariat",
      "安排会议 标题=乡镇会商 时间=2025-08-06 15:00 参会单位=全体乡镇 地点=四楼 议题=垃圾",
    );
    expect(text).toContain("清泉镇");
    expect(text).toContain("大马营镇");
    // From now on those are who it last dealt with.
    const [first] = await lines("gov-office.secretariat", "安排会议 标题=甲 参会单位=", 1);
    expect(first).not.toContain("全体");
  });
  it("a platform's list begins with the same units", async () => {
    const who = { platform: "web", account: "procuratorate.procurator" };
    const [first] = await scene.bot.options("organisations", "", who, 3);
    expect(first?.id).toBe("water");
  });

  it.each([
    // Commands: by either language, kind and step in either order, with no more than the person may take.
    ["water.liaison", "提交", ["提交线索 ", "提交诉求 ", "提交答辩诉讼 "]],
    ["water.liaison", "线索 提", ["线索 提交 ", "线索 提级 "]],
    ["water.liaison", "clue subm", ["clue submit "]],
    ["water.liaison", "待", ["待办 "]],
    ["water.liaison", "期", ["期限 "]],
    // Fields of the command, required ones first, less those given.
    ["water.liaison", "提交线索 类", ["提交线索 类别="]],
    ["water.liaison", "提交线索 标题=甲 标", []],
    ["water.liaison", "clue submit cat", ["clue submit category="]],
    ["water.liaison", "提交线索 标题=河道", []],
    // Options inside a field: categories, units, written ones; only one's own list goes on.
    ["water.liaison", "提交线索 类别=水", ["提交线索 类别=水污染、黑臭水体 "]],
    ["water.liaison", "提交线索 来源＝履", ["提交线索 来源＝履职 "]],
    ["procuratorate.intake", "转送 xs1 转送单位=市监", ["转送 xs1 转送单位=市场监管局 "]],
    ["water.liaison", "语言 英", ["语言 English "]],
    // Numbers: what waits for this step, whatever is typed of the number, the short form, the title.
    ["procuratorate.intake", "受理", ["受理 XS-2025-0001 ", "受理线索 "]],
    ["procuratorate.intake", "受理 XS-20", ["受理 XS-2025-0001 "]],
    ["procuratorate.intake", "受理 xs1", ["受理 XS-2025-0001 "]],
    ["procuratorate.intake", "受理 大桥", ["受理 XS-2025-0001 "]],
    ["procuratorate.intake", "退回 xs1 建议", ["退回 xs1 建议单位="]],
    ["procuratorate.intake", "xs", ["XS-2025-0001 "]],
    [
      "water.liaison",
      "签收 ",
      ["签收 JY-2025-0001 ", "签收 联系人=", "签收 分管领导=", "签收 签收日期="],
    ],
    ["water.liaison", "查 山检建", ["查 JY-2025-0001 "]],
    // A sentence is nobody's command.
    ["water.liaison", "今天下雨了", []],
  ])("%s types %s", async (who, line, expected) => {
    expect(await lines(who, line)).toEqual(expected);
  });

  it("puts what waits for the person on top and says so, in the language of the line", async () => {
    const [first] = await suggested("procuratorate.intake", "");
    expect(first).toMatchObject({ insert: "受理线索 ", kind: "command" });
    expect(first?.detail?.zh).toBe("等您办的有1件");
    const [ack] = await suggested("water.liaison", "a");
    expect(ack?.label).toBe("rec ack");
    expect(ack?.detail?.en).toBe("1 matter waits for you");
  });

  it.each([
    "",
    "查 ",
    "查 XS",
    "查 JY-2025",
    "xs",
    "jy1",
    "大桥",
    "期限 ",
    "签收 ",
    "附件 ",
    "show ",
  ])("an outsider is never suggested a number: %s", async (line) => {
    for (const who of ["market.liaison", "visitor", "nobody"])
      expect(JSON.stringify(await suggested(who, line, 50))).not.toMatch(
        /XS-2025|JY-2025|大桥|履行/,
      );
  });

  it("whoever may never take a step is not suggested it; without a post there are two commands", async () => {
    expect(await lines("water.liaison", "登记建")).toEqual([]);
    expect(await lines("procuratorate.procurator", "登记建")).toEqual(["登记建议 "]);
    expect(await lines("visitor", "")).toEqual(["帮助 ", "绑定 "]);
    expect(await lines("visitor", "提交")).toEqual([]);
  });

  it("gives no more than was asked for, and each only once", async () => {
    const few = await suggested("procuratorate.intake", "", 3);
    expect(few).toHaveLength(3);
    const all = await lines("procuratorate.intake", "提交线索 ", 50);
    expect(new Set(all).size).toBe(all.length);
  });

  it("whatever is typed, it answers, replaces only what is there, and changes nothing", async () => {
    const revisions = JSON.stringify(await scene.store.heads(scene.clock.now()));
    const piece = fc.oneof(
      fc.constantFrom("提交线索", "受理", "xs1", "类别=", "单位＝", "“", "”", " ", "、", "a", "\n"),
      fc.string({ maxLength: 6, unit: "binary" }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        const line = pieces.join("");
        for (const { from, insert } of await suggested("procuratorate.intake", line)) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(from).toBeLessThanOrEqual(line.length);
          expect(insert.trim()).not.toBe("");
        }
      }),
      { numRuns: 60 },
    );
    expect(JSON.stringify(await scene.store.heads(scene.clock.now()))).toBe(revisions);
  });
});

it("of the units somebody last dealt with none is offered first that a card does not name: accused, copied in, of what is restricted", async () => {
  const scene = await openScene("2025-08-01T01:00:00.000Z");
  try {
    const submit = (title: string, more: string) =>
      scene.says(
        "forestry.liaison",
        `提交线索 标题=${title} 事实=林地边上堆了东西 地点=龙首山 日期=2025-07-30 来源=履职 ${more}`,
      );
    await (await submit("甲地堆料", '类别=水污染 责任单位="水务局"')).press("照此提交");
    await submit("乙处异常", "类别=电信网络诈骗");
    const directory = await scene.store.directory();
    const actor = directory.people.get("forestry.liaison");
    if (actor === undefined) throw new Error("there is no such post");
    const brought = await scene.store.matters(sightOf(actor), { take: 9 });
    const parties = brought.flatMap(({ parties, visibility }) =>
      parties.map(({ part, organisation }) => [visibility, part, organisation]),
    );
    expect(parties).toContainEqual([1, "accused", "water"]);
    expect(parties).toContainEqual([2, "to", "police"]);
    const received = parties.flatMap(([level, part, unit]) =>
      level === 1 && (part === "to" || part === "joint") ? [unit] : [],
    );
    expect(await recentUnits(scene, actor)).toEqual([...new Set(received)]);
    // A restricted matter that was open when it was dealt with does not stay.
    await scene.says("procuratorate.intake", "提级 xs1 理由=敏感");
    expect(await recentUnits(scene, actor)).toEqual([]);
  } finally {
    await scene.close();
  }
});
