import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addMinutes } from "../../src/calendar/day.ts";
import { playedScene, type Scene } from "../scene.ts";

/** A matter is put on an agenda or left off it by its number alone; the history says which, to those who may see it. */

let scene: Scene;
const secretary = "gov-office.secretariat";
const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const left = async (codes: readonly string[], code = "HY-2026-0001") =>
  expect((await scene.store.matter(code))?.fields).toMatchObject({ left: codes });

const begin = playedScene("2026-11-30T01:00:00.000Z", async (played) => {
  scene = played;
  await says(secretary, "会议 安排 标题=河道会商 时间=12月22日下午3点 参会单位=水务局、公安局");
  for (const part of ["一", "二"])
    await says(secretary, `任务 交办 巡河第${part}段 牵头单位=教育局 到期=2026-12-04`);
  await scene.moveTo("2026-12-14T01:00:00.000Z");
});
beforeEach(async () => {
  scene = await begin();
});
afterEach(() => scene.close());

describe("leaving off by a matter's number", () => {
  it.each([
    ["不上会 rw1", ["RW-2026-0001"], undefined],
    ["不上会 RW-2026-0001 已在办", ["RW-2026-0001"], "已在办"],
    ["rw1 不上会", ["RW-2026-0001"], undefined],
    ["rw1不上会，已在办", ["RW-2026-0001"], "已在办"],
    ["不上会 rw1、rw2 另行研究", ["RW-2026-0001", "RW-2026-0002"], "另行研究"],
    ["不上会 rw1 已并入rw2", ["RW-2026-0001"], "已并入rw2"],
    ["不上会 rw1和rw2", ["RW-2026-0001", "RW-2026-0002"], undefined],
    ["不上会 rw1 和 rw2 另行研究", ["RW-2026-0001", "RW-2026-0002"], "另行研究"],
    ["不上会 rw1 and rw2", ["RW-2026-0001", "RW-2026-0002"], undefined],
    ["不上会 rw1及rw2，已在办", ["RW-2026-0001", "RW-2026-0002"], "已在办"],
    ["不上会 rw1、", ["RW-2026-0001"], undefined],
    ["不上会 rw1。", ["RW-2026-0001"], undefined],
    ["不上会 rw1（已在办）", ["RW-2026-0001"], "已在办"],
    ["不上会 rw1：和教育局商量过了", ["RW-2026-0001"], "和教育局商量过了"],
    ["不上会 rw1 理由=已在办", ["RW-2026-0001"], "已在办"],
    ["leave-item rw1 reason=handled", ["RW-2026-0001"], "handled"],
  ])("is of the only meeting that is open, with why: %s", async (line, codes, reason) => {
    const asked = await scene.says(secretary, line);
    expect(asked.text).toContain("不上会 HY-2026-0001 · 河道会商");
    if (reason !== undefined) expect(asked.text).toContain(`理由: ${reason}`);
    const done = await asked.submit();
    expect(done.text).toContain(`记下了：这次不上会的是${codes.join("、")}，`);
    await left(codes);
    const history = (await says(secretary, "查 hy1")).split("\n");
    const said = `不上会 ${codes.join("、")}${reason === undefined ? "" : `：${reason}`}`;
    expect(history.filter((one) => one.endsWith(said))).toHaveLength(1);
    expect(await says(secretary, "议程 hy1")).not.toContain("[上会 RW-2026-0001");
  });

  it("is nothing where the actor sees one of them not, nor has the reason the number of such a matter", async () => {
    await says(
      "police.liaison",
      "提交线索 标题=金丝雀 类别=电信网络诈骗 事实=金丝雀 地点=西岭 日期=昨天 来源=履职 接收单位=公安局",
    );
    await says("police.liaison", "指定 xs1 gov-office.secretariat");
    expect(await says(secretary, "不上会 hy1 rw1 同xs1")).toContain("请去掉编号再提交");
    await left([]);
    const done = await says(secretary, "不上会 hy1 xs1、rw1 已在办");
    expect(done).toContain("没有找到这条记录");
    await left([]);
  });

  it("puts several on as it leaves them off", async () => {
    expect(await says(secretary, "上会 hy1 rw1和rw2。")).toContain("已列入议程");
    expect((await scene.store.matter("HY-2026-0001"))?.fields).toMatchObject({
      items: [{ code: "RW-2026-0001" }, { code: "RW-2026-0002" }],
    });
  });

  it("asks which meeting where several are open, and loses nothing of what was typed", async () => {
    await says(secretary, "会议 安排 标题=第二次会 时间=12月23日下午3点 参会单位=水务局");
    const which = await scene.says(secretary, "不上会 rw1 已在办");
    expect(which.text).toContain("您要办的是哪一件？");
    const asked = await which.press("不上会会议 HY-2026-0002");
    expect((await asked.submit()).text).toContain("记下了");
    await left([]);
    await left(["RW-2026-0001"], "HY-2026-0002");
  });

  it("is nobody's who may not, and of nothing that is not there", async () => {
    expect(await says("water.liaison", "不上会 rw1")).not.toContain("记下了");
    const none = await (await scene.says(secretary, "不上会 rw9")).submit();
    expect(none.text).toContain("没有找到这条记录");
    const named = await (await scene.says(secretary, "不上会 rw1 理由=同xs9")).submit();
    expect(named.text).toContain("请去掉编号再提交");
    await left([]);
  });

  it("does not lose what stands behind a number that is put on", async () => {
    const asked = await scene.says(secretary, "上会 rw1、rw2");
    expect((await asked.submit()).text).toContain("已列入议程");
    expect(await says(secretary, "议程 hy1")).toMatch(
      /列入的议题\nRW-2026-0001 .*\nRW-2026-0002 /u,
    );
  });
});

describe("the history of a meeting", () => {
  it("names what was put on, left off and dealt with, each reader what they may see", async () => {
    await says(
      "police.liaison",
      "提交线索 标题=金丝雀 类别=电信网络诈骗 事实=金丝雀 地点=西岭 日期=昨天 来源=履职 接收单位=公安局",
    );
    await says("police.liaison", "上会 hy1 xs1");
    await says("police.liaison", "上会 hy1 讨论巡逻经费");
    await says(secretary, "上会 hy1 rw1");
    await says(secretary, "不上会 hy1 rw2 理由=另行研究");
    const lines = async (who: string) =>
      (await says(who, "查 hy1")).split("\n").filter((one) => /: .*(?:上会|议到)/u.test(one));
    const clerk = "公安局联络员";
    expect(await lines("police.liaison")).toEqual([
      expect.stringMatching(`${clerk} 上会 XS-2026-0001$`),
      expect.stringMatching(`${clerk} 上会 “讨论巡逻经费”$`),
    ]);
    expect(await lines(secretary)).toEqual([
      expect.stringMatching(`${clerk} 上会$`),
      expect.stringMatching(`${clerk} 上会 “讨论巡逻经费”$`),
      expect.stringMatching(/ 上会 RW-2026-0001$/u),
      expect.stringMatching(/ 不上会 RW-2026-0002：另行研究$/u),
    ]);
    await scene.moveTo("2026-12-22T07:00:00.000Z");
    await says("gov.convenor", "召开 hy1");
    await says(secretary, "议到 hy1 rw1");
    expect((await lines(secretary)).at(-1)).toMatch(/ 议到 RW-2026-0001$/u);
  });
});

describe("an item that is hidden from a reader", () => {
  const telling = /上会|议到|议程加了|受限事项|依次研究/u;
  const linesOf = async (who: string) =>
    (await says(who, "查 hy1")).split("\n").filter((one) => telling.test(one));
  const news = async (who: string) => (await scene.reads(`direct:${who}`)).join("\n");

  it("leaves no line in the history of who may not open it: put on, taken back, dealt with, in the minutes", async () => {
    await says(secretary, "上会 hy1 rw1");
    await says(secretary, "更正 hy1");
    await says(secretary, "上会 hy1 rw2");
    const water = await says("water.liaison", "查 hy1");
    expect(water).not.toMatch(/上会|更正/u);
    // Of a matter of level 1 the secretariat knows all.
    expect(await linesOf(secretary)).toHaveLength(2);
    await scene.moveTo("2026-12-22T07:00:00.000Z");
    await says("gov.convenor", "召开 hy1");
    await says("education.liaison", "提级 rw2 涉未公开案情");
    await says(secretary, "议到 hy1 rw2");
    await (await scene.says(secretary, "纪要 hy1")).submit();
    await says("gov.convenor", "签发 hy1");
    expect(await linesOf("water.liaison")).toEqual([]);
    expect(await linesOf("police.liaison")).toEqual([]);
    for (const who of ["water.liaison", "police.liaison"])
      expect(await says(who, "会议 历史")).not.toMatch(/RW-|受限/u);
  });

  it("is no news to whoever calls the meeting and is complained of in it", async () => {
    await says(
      "water.liaison",
      "提交线索 标题=管涵 类别=水污染 事实=无人管护 地点=桥 日期=昨天 来源=履职 接收单位=检察院",
    );
    await says("procuratorate.intake", "追加责任单位 xs1 县政府办公室");
    await news(secretary);
    await news("gov.convenor");
    await says("water.liaison", "上会 hy1 xs1");
    expect(await says("water.liaison", "议程 hy1")).toContain("XS-2026-0001");
    expect(await linesOf("water.liaison")).toHaveLength(1);
    expect(await says(secretary, "查 xs1")).toContain("没有找到");
    expect(await news(secretary)).not.toMatch(telling);
    expect(await linesOf(secretary)).toEqual([]);
    expect(await says(secretary, "议程 hy1")).not.toMatch(/XS-|列入的议题/u);
    // What everybody may read is news as before.
    await says("water.liaison", "上会 hy1 讨论巡逻经费");
    expect(await news(secretary)).toContain("议程加了一项");
  });

  it("is not said to be what came behind a step that its own post takes back", async () => {
    await says("police.liaison", "参会 hy1 参加");
    await says(secretary, "上会 hy1 rw1");
    const refused = await says("police.liaison", "更正");
    expect(refused).toContain("您的这一步现在不能撤回了");
    expect(refused).not.toMatch(/上会|秘书处/u);
    // What they may read is said in the same words, whether or not they name the meeting.
    await says("police.liaison", "参会 hy1 参加");
    await says(secretary, "上会 hy1 讨论巡逻经费");
    expect(await says("police.liaison", "更正")).toBe(refused);
    expect(await says("police.liaison", "更正 hy1")).toBe(refused);
    // After five minutes it is refused for that, whatever was recorded meanwhile.
    await scene.moveTo(addMinutes(scene.clock.now(), 6));
    expect(await says("police.liaison", "更正 hy1")).toContain("已经超过五分钟");
  });
});

describe("signing the minutes", () => {
  it("is refused with who chaired, also to another deputy and in English", async () => {
    await scene.moveTo("2026-12-22T07:00:00.000Z");
    await says("gov.convenor", "召开 hy1");
    await (await scene.says(secretary, "纪要 hy1")).submit();
    expect(await says(secretary, "签发 hy1")).toContain(
      "“签发”只能由主持人来办。可以找：召集人（分管副县长）。您现在可以：",
    );
    expect(await says("justice.head", "签发 hy1")).toContain("可以找：召集人（分管副县长）。");
    expect(await says("water.liaison", "签发 hy1")).toContain("可以找：召集人（分管副县长）。");
    expect(await says("education.liaison", "签发 hy1")).toContain("没有找到");
    await says(secretary, "language en");
    expect(await says(secretary, "sign hy1")).toContain("You can ask: Convenor");
  });
});
