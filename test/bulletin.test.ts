import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { officialCalendar } from "../src/calendar/holidays.ts";
import { flows } from "../src/catalog.ts";
import { openLines } from "../src/figures/publication.ts";
import { everything } from "../src/flow/find.ts";
import type { Matter } from "../src/flow/matter.ts";
import type { Opening } from "../src/flow/step.ts";
import { linesOf, opened, papersFor, xmlOf } from "./paper-lines.ts";
import { type Answer, playedScene, type Scene } from "./scene.ts";

/** Bulletins (实施意见 第17项, domain §6): frozen, checked, reviewed by somebody else, approved, out, corrected. */

const publisher = "gov-office.publisher";
const secrecy = "gov-office.secrecy";
const proc = "procuratorate.procurator";

const record = (title: string, number: number, unit: string) =>
  `登记建议 标题=${title} 文号=山检建〔2026〕${number}号 类型=社会治理 单位=${unit} 送达日期=2026-02-02 异议期=10 内容=依法查处`;

/** Two recommendations of the first quarter of 2026, which is over. */
const quarterOver = playedScene("2026-02-02T02:00:00.000Z", async (scene) => {
  await scene.says(proc, record("河道采砂", 1, "水务局"));
  await scene.says(proc, record("校车安全", 2, "教育局"));
  await scene.moveTo("2026-04-07T02:00:00.000Z");
});

/** The same quarter with nothing in it yet. */
const clueInQuarter = playedScene("2026-02-02T02:00:00.000Z", async () => {});

let scene: Scene;
const begin = async (play: () => Promise<Scene> = quarterOver) => {
  scene = await play();
};
afterEach(() => scene.close());

const says = (who: string, line: string): Promise<Answer> => scene.says(who, line);
const answers = async (who: string, line: string) => (await says(who, line)).text;
const read = (who: string) => answers(who, "查 gb1");

const compile = (more = "") => says(publisher, `公布 编制 2026年第一季度${more}`);
const confirmAll = async () => {
  for (const unit of ["procuratorate", "water", "education"])
    await says(`${unit}.liaison`, "核对无误 gb1");
};
const publish = async (reviewer = secrecy) => {
  await says(reviewer, "保密审查通过 gb1");
  await says("gov-office.head", "批准公布 gb1");
  return answers(publisher, "发布公报 gb1");
};

/** Once it is out: counted anew with one more, and so in work again. */
const correct = async () => {
  await scene.clock.moveTo("2026-04-07T03:00:00.000Z");
  await says(proc, record("补录一件", 3, "林草局").replace("2026-02-02", "2026-03-02"));
  return answers(publisher, "更正公报 gb1 补录一件");
};

const noSuch = "没有找到这条记录";

describe("a bulletin on its way", () => {
  it("is checked by each unit for itself, reviewed line by line, approved and out for everybody", async () => {
    await begin();
    expect((await compile(" 说明=第一小学附近发案较多")).text).toContain(
      "1. 检察建议 · 送达检察建议: 2",
    );
    // A unit reads its own number, and neither the county's nor a remark that was not reviewed.
    const own = await read("water.liaison");
    expect(own).toContain("1. 检察建议 · 送达检察建议: 1");
    expect(own).not.toContain("小学");
    expect(await read("market.liaison")).toContain(noSuch);
    await confirmAll();
    expect(await answers(publisher, "送保密审查 gb1")).toContain("已送保密审查。");
    expect(await answers(publisher, "不予公开 gb1 行=1 理由=看得出")).toContain("只能由保密员来办");
    expect(await answers(secrecy, "不予公开 gb1 行=9 理由=看得出")).toContain(
      "用行号（1、2）或者只有一行有的名称",
    );
    expect(await answers(secrecy, "不予公开 gb1 行=小学 理由=能看出是哪所学校")).toContain(
      "不予公开",
    );
    expect(await publish()).toContain("各单位都能查看");
    const out = await read("market.liaison");
    expect(out).toContain("检察建议 · 送达检察建议: 2");
    expect(out).toContain("公布日期: 2026年4月7日");
    expect(out).not.toContain("小学");
    expect(out).not.toContain("学校");
    // Nor that there was more.
    expect(out).not.toContain("不予公开");
    // As Word, Excel and picture: of the day it came out, whenever it is fetched.
    await scene.clock.moveTo("2026-05-11T02:00:00.000Z");
    const { links } = await papersFor(scene, "market.liaison", "文书 gb1");
    expect([...links.keys()]).toEqual(["公报", "公报（Excel）", "公报（图）"]);
    const [word, excel, picture] = await Promise.all(
      [...links.values()].map(async (url) => (await opened(scene, url)).content),
    );
    expect(linesOf(word ?? new Uint8Array())).toEqual([
      "2026年第一季度主要办案数据",
      "GB-2026-0001",
      "统计期间：2026年第一季度；数据截至2026年4月7日，此后不再变动，更正另行说明。",
      ...["检察建议 · 送达检察建议", "2"],
      "县政府办公室",
      "2026年4月7日",
    ]);
    expect(xmlOf(excel ?? new Uint8Array(), "xl/worksheets/sheet1.xml")).toContain("<v>2</v>");
    const drawn = new TextDecoder().decode(picture);
    expect(drawn).toContain("送达检察建议 2");
    expect(drawn).not.toContain("小学");
  });

  it("tells neither the publisher nor the reviewer who the other is", async () => {
    await begin();
    await compile();
    await confirmAll();
    await says(publisher, "送保密审查 gb1");
    await publish();
    const [one, other] = [await read(publisher), await read(secrecy)];
    expect(one).toContain("信息公开岗 发布公报");
    expect(one).toContain("另一岗位（互不告知） 保密审查通过");
    expect(other).toContain("另一岗位（互不告知） 发布公报");
    expect(other).not.toContain("信息公开岗");
    expect(await answers(publisher, "投递 gb1")).not.toContain("保密员");
    for (const line of ["公布 编制 2026年第一季度", "勘误 gb1 公布日期=2026-04-08 原因=看错"]) {
      const undone = await answers(secrecy, line);
      expect(undone).toMatch(/可以找：另一岗位（互不告知）(?!、另)/);
      expect(undone).not.toContain("信息公开岗");
    }
    await correct();
    await scene.reads(`direct:${secrecy}`);
    await scene.clock.moveTo("2026-04-08T02:00:00.000Z");
    await says(publisher, "勘误 gb1 公布日期=2026-04-08 原因=看错");
    const told = (await scene.reads(`direct:${secrecy}`)).join();
    expect(told).toContain("另一岗位（互不告知）已勘误");
    expect(told).not.toContain("信息公开岗");
    // Whoever had a hand in neither reads both.
    expect(await read("water.liaison")).toContain("保密员 保密审查通过");
  });

  it("names neither side to the other by a stand-in, whose leave is over, or by a nudge", async () => {
    await begin();
    await compile();
    await confirmAll();
    const [deputy, absent] = ["gov-office.liaison", secrecy];
    const cover = { id: "away", person: absent, deputy, from: "2026-04-07", until: "2026-04-07" };
    const seen = { event: "away", actor: absent, at: scene.clock.now() };
    await scene.store.save({ seen, cover });
    await says(publisher, "送保密审查 gb1");
    await scene.reads(`direct:${deputy}`);
    const nudged = await answers("gov-office.secretariat", "催办 gb1");
    expect(nudged).toContain("另一岗位（互不告知）");
    expect(nudged).not.toContain("县政府办公室联络员");
    await scene.moveTo("2026-04-07T02:10:00.000Z");
    const told = (await scene.reads(`direct:${deputy}`)).join();
    expect(told).toContain("另一岗位（互不告知）");
    expect(told).not.toContain("秘书处");
    await publish(deputy);
    await correct();
    const undone = await answers(deputy, "勘误 gb1 公布日期=2026-04-07 原因=看错");
    expect(undone).toContain("另一岗位（互不告知）");
    expect(undone).not.toContain("信息公开岗");
    await scene.clock.moveTo("2026-04-08T02:00:00.000Z");
    for (const line of ["查 gb1", "投递 gb1"]) {
      const said = await answers(publisher, line);
      expect(said).toContain("另一岗位（互不告知）");
      expect(said).not.toContain("县政府办公室联络员");
      expect(said).not.toContain("保密员");
    }
  });

  it.each([
    [["不予公开 gb1 行=受限 理由=看得出是谁"], false],
    [["不予公开 gb1 line=restricted 理由=看得出是谁"], false],
    [[], true],
  ])(
    "says nothing of restricted matters where the review keeps their table back: %s",
    async (lines, out) => {
      await begin();
      const raised = await says(proc, "提级 jy2");
      if ("form" in raised.reply) await raised.submit({ reason: "涉及未成年人" });
      await compile();
      for (const unit of ["procuratorate", "water"]) await says(`${unit}.liaison`, "核对无误 gb1");
      await says(publisher, "送保密审查 gb1");
      expect(await answers(secrecy, "不予公开 gb1 行=9 理由=看得出")).toContain(
        "受限事项的表写“受限”",
      );
      for (const line of lines) expect(await answers(secrecy, line)).toContain("这一行不予公开");
      if (!out) expect(await answers(secrecy, lines[0] ?? "")).toContain("已经不予公开");
      if (!out) expect(await read(publisher)).toContain("受限事项的表：不予公开（看得出是谁）");
      await publish();
      expect((await read("market.liaison")).includes("受限事项")).toBe(out);
      const { links } = await papersFor(scene, "market.liaison", "文书 gb1");
      const word = (await opened(scene, links.get("公报") ?? "")).content;
      expect(linesOf(word).join().includes("受限事项")).toBe(out);
    },
  );

  it("waits for silent units no longer than their time, and says who was silent", async () => {
    await begin();
    await compile();
    await says("water.liaison", "核对无误 gb1");
    expect(await answers(publisher, "送保密审查 gb1")).toContain("期限到2026年4月10日");
    await scene.reads("direct:water.liaison");
    await scene.moveTo("2026-04-13T02:00:00.000Z");
    // Whoever has answered is not reminded.
    expect((await scene.reads("direct:water.liaison")).join()).not.toContain("核对公报数据");
    expect(await answers(publisher, "送保密审查 gb1")).toContain(
      "到期没有答复的单位：检察院、教育局。",
    );
    expect(await read(secrecy)).toContain("期限内没有答复: 检察院、教育局");
  });

  it("answers what a unit objects to before it goes on", async () => {
    await begin();
    await compile();
    expect(await answers("water.liaison", "数据有误 gb1 行=7 理由=少一件")).toContain(
      "用行号（1）",
    );
    await says("water.liaison", "数据有误 gb1 行=1 理由=少一件");
    expect(await read(publisher)).toContain("水务局有异议（少一件），待答复");
    // What another unit objects to is not a unit's to read.
    expect(await read("education.liaison")).not.toContain("少一件");
    expect(await answers(publisher, "送保密审查 gb1")).toContain("第1行的异议还没有答复");
    await scene.clock.moveTo("2026-04-07T03:00:00.000Z");
    await says(proc, record("堤防占用", 3, "水务局").replace("2026-02-02", "2026-03-02"));
    expect(
      await answers("gov-office.secretariat", "答复核对 gb1 行=1 处理=重新计数 理由=已补录"),
    ).toContain("答复：已补录");
    // Whoever answers has a hand in making it.
    const [made] = await scene.store.matters(everything, { kind: "bulletin", take: 1 });
    expect(made?.fields).toMatchObject({ makers: [publisher, "gov-office.secretariat"] });
    expect(await read(publisher)).toContain("1. 检察建议 · 送达检察建议: 3（截至2026年4月7日）");
    expect(await answers(publisher, "答复核对 gb1 行=1 处理=维持 理由=没有错")).toContain(
      "没有待答复的异议",
    );
  });

  it("has the county counted for what it says anew, and for nothing else", async () => {
    await begin();
    await compile();
    const flow = flows.find(({ kind }) => kind === "bulletin");
    const matter = await scene.store.matter("GB-2026-0001");
    if (flow === undefined || matter === undefined) throw new Error("no bulletin");
    const [now, today] = [scene.clock.now(), "2026-04-07"];
    const countedFor = (line: string, answer: string) =>
      flow.steps.settle?.counts?.(matter, { line, answer }, { now, today } as never);
    expect(countedFor("1", "recount")).toMatchObject({ only: ["recommendation"] });
    for (const [line, answer] of [
      ["1", "keep"],
      ["1", "strike"],
      ["9", "recount"],
    ] as const)
      expect(countedFor(line, answer), `${line} ${answer}`).toBeUndefined();
    const begins = (read: ReadonlyMap<string, Matter>) =>
      (flow.opening as Opening).counts?.({ period: "2026年第一季度" }, {
        now,
        today,
        read,
      } as never);
    expect(begins(new Map())).toMatchObject({ period: { from: "2026-01-01" } });
    expect(begins(new Map([[matter.code, matter]]))).toBeUndefined();
  });

  it.each([
    ["2026年第二季度", "还没有结束"],
    ["2026年2月", "按整季度、半年或全年编制"],
    ["2025年第四季度", "没有可以公布的数据"],
    ["2025年", "由当年已公布的各期相加"],
    ["不知道哪天", "没有看懂这个期间"],
  ])("is not made of %s", async (period, why) => {
    await begin();
    expect(await answers(publisher, `公布 编制 期间=${period}`)).toContain(why);
  });

  it("is made once of a period, by those whose it is", async () => {
    await begin();
    await compile();
    expect((await compile()).text).toContain("这一期已经有了：GB-2026-0001");
    expect(await answers("water.liaison", "公布 编制 2026年第一季度")).toContain("只能由发布岗");
  });
});

describe("what is frozen", () => {
  it("stays as it was counted; a correction says what it was, and goes the same way", async () => {
    await begin();
    await compile();
    await confirmAll();
    await says(publisher, "送保密审查 gb1");
    await publish();
    expect(await answers(publisher, "更正公报 gb1 核对")).toContain("没有变化，不需要更正");
    expect(await correct()).toContain("已重新计数");
    // Until it is published, everybody reads what is out.
    expect(await read("market.liaison")).toContain("送达检察建议: 2");
    expect(await publish()).toContain("第2版已公布");
    const out = await read("market.liaison");
    expect(out).toContain("检察建议 · 送达检察建议: 3");
    expect(out).toContain("（2026年4月7日，补录一件）：检察建议 · 送达检察建议由2改为3。");
    // The year is what was published of it, added up.
    await scene.moveTo("2027-01-05T02:00:00.000Z");
    const year = await answers(publisher, "公布 编制 2026年");
    expect(year).toContain("由这些公报相加: GB-2026-0001");
    expect(year).toContain("1. 检察建议 · 送达检察建议: 3");
  });

  it("of a year says what its parts said when it was made; who corrects a part after is told that the year is to follow", async () => {
    await begin();
    await compile();
    await confirmAll();
    await says(publisher, "送保密审查 gb1");
    expect(await publish()).not.toContain("GB-2027");
    await scene.moveTo("2027-01-05T02:00:00.000Z");
    await says(publisher, "公布 编制 2026年");
    const year = "gb2027-1";
    const out = async () => {
      await says(publisher, `送保密审查 ${year}`);
      await says(secrecy, `保密审查通过 ${year}`);
      await says("gov-office.head", `批准公布 ${year}`);
      return answers(publisher, `发布公报 ${year}`);
    };
    expect(await out()).toContain("各单位都能查看");
    const whole = () => answers("market.liaison", `查 ${year}`);
    expect(await whole()).toContain("检察建议 · 送达检察建议: 2");
    // Nothing of its parts has changed.
    expect(await answers(publisher, `更正公报 ${year} 核对`)).toContain("没有变化，不需要更正");

    await says(proc, record("补录一件", 3, "林草局").replace("2026-02-02", "2026-03-02"));
    await says(publisher, "更正公报 gb2026-1 补录一件");
    // Until the part is out, the year has nothing to follow.
    expect(await answers(publisher, `更正公报 ${year} 跟着更正`)).toContain("没有变化，不需要更正");
    await says(secrecy, "保密审查通过 gb2026-1");
    await says("gov-office.head", "批准公布 gb2026-1");
    const told = await answers(publisher, "发布公报 gb2026-1");
    expect(told).toContain("第2版已公布");
    expect(told).toContain("GB-2027-0001");
    expect(told).toContain("更正公报");
    expect(await whole()).toContain("检察建议 · 送达检察建议: 2");

    await says(publisher, `更正公报 ${year} 第一季度已更正`);
    await says(secrecy, `保密审查通过 ${year}`);
    await says("gov-office.head", `批准公布 ${year}`);
    expect(await answers(publisher, `发布公报 ${year}`)).toContain("第2版已公布");
    const after = await whole();
    expect(after).toContain("检察建议 · 送达检察建议: 3");
    expect(after).toContain("第一季度已更正）：检察建议 · 送达检察建议由2改为3。");
    // Whoever works on the part reads it as well, and nobody else.
    const also = "编制在这一版之前的全年公报: GB-2027-0001";
    expect(await answers(publisher, "查 gb2026-1")).toContain(also);
    expect(await answers("market.liaison", "查 gb2026-1")).not.toContain("GB-2027");
    expect(await answers(publisher, `更正公报 ${year} 再核对`)).toContain("没有变化，不需要更正");
  });

  it("does not change because a matter that was counted is restricted since", async () => {
    await begin();
    await compile();
    await confirmAll();
    await says(publisher, "送保密审查 gb1");
    await publish();
    const raised = await says(proc, "提级 jy2");
    if ("form" in raised.reply) await raised.submit({ reason: "涉及未成年人" });
    const [matter] = await scene.store.matters(everything, { kind: "recommendation", take: 1 });
    expect(matter?.visibility).toBe(2);
    expect(await answers(publisher, "更正公报 gb1 重新核对")).toContain("没有变化，不需要更正");
  });

  const raise = async (code: string) => {
    const raised = await says(proc, `提级 ${code}`);
    if ("form" in raised.reply) await raised.submit({ reason: "涉及未成年人" });
  };

  it("keeps what one line was counted anew of, raised since or not", async () => {
    await begin();
    await compile();
    await says("water.liaison", "数据有误 gb1 行=1 理由=少一件");
    await scene.clock.moveTo("2026-04-07T03:00:00.000Z");
    await says(proc, record("堤防占用", 3, "水务局").replace("2026-02-02", "2026-03-02"));
    await says(proc, record("未公开的一件", 4, "水务局").replace("2026-02-02", "2026-03-02"));
    await raise("jy4");
    await scene.clock.moveTo("2026-04-07T04:00:00.000Z");
    expect(await answers(publisher, "答复核对 gb1 行=1 处理=重新计数 理由=已补录")).toContain(
      "送达检察建议: 3（截至2026年4月7日）",
    );
    for (const unit of ["procuratorate", "education"])
      await says(`${unit}.liaison`, "核对无误 gb1");
    await says(publisher, "送保密审查 gb1");
    await publish();
    await raise("jy3");
    expect(await answers(publisher, "更正公报 gb1 重新核对")).toContain("没有变化，不需要更正");
  });

  it("is what a dropped one was frozen of, when it is made again", async () => {
    await begin();
    await compile();
    await says(publisher, "撤销编制 gb1 重做");
    await raise("jy2");
    expect((await compile()).text).toContain("1. 检察建议 · 送达检察建议: 2");
  });

  const none = "没有可以公布的数据";
  it.each([
    ["keeps nobody out", "", [], "线索 · 收到线索: 1"],
    ["accuses a unit whose head answers for the whole", '责任单位="司法局"', [], none],
    ["accuses the unit that publishes", '责任单位="县政府办公室"', [], none],
    ["one who approves is kept out of", "", ["回避 xs1 回避人=gov.convenor 理由=亲属"], none],
    ["the reviewer is kept out of", "", ["回避 xs1 回避人=gov-office.secrecy 理由=亲属"], none],
  ])("is none of what one of them must not see: %s", async (_, accused, then, said) => {
    await begin(clueInQuarter);
    const submit = `提交线索 标题=河道排污 类别=水污染 事实=黑水 地点=山丹县 日期=2026-01-05 来源=投诉 ${accused}`;
    await says("procuratorate.intake", submit);
    for (const line of then) await says("procuratorate.chief", line);
    await scene.moveTo("2026-04-07T02:00:00.000Z");
    expect((await compile()).text).toContain(said);
  });

  it("is of the matters as they stood then, whatever levels they have since", () => {
    const flow = flows.find(({ kind }) => kind === "consultation");
    if (flow === undefined) throw new Error("no consultations");
    const period = { from: "2026-01-01", to: "2026-03-31" };
    const calendar = officialCalendar;
    const at = (level: 1 | 2 | 3, index: number, openedAt: string): Matter =>
      ({
        code: `CS-2026-${index}`,
        kind: "consultation",
        state: "held",
        visibility: level,
        openedAt,
        parties: [{ part: "from", organisation: "procuratorate" }],
        clocks: [],
        fields: { heldOn: "2026-02-03" },
      }) as never;
    const level = fc.constantFrom(1 as const, 2 as const, 3 as const);
    const plain = { ...flow, model: { parse: (fields: unknown) => fields } } as never;
    const count = (
      matters: readonly Matter[],
      before?: Parameters<typeof openLines>[2]["before"],
    ) =>
      openLines(
        plain,
        matters,
        { period, ...(before === undefined ? {} : { before }) },
        {
          today: "2026-04-07",
          calendar,
          readers: [],
        },
      );
    fc.assert(
      fc.property(fc.array(fc.tuple(level, level, level), { maxLength: 12 }), (levels) => {
        const then = (which: 0 | 1 | 2) =>
          levels.map((one, index) => at(one[which], index, "2026-02-03T01:00:00.000Z"));
        const first = count(then(0));
        const again = count(then(1), { ...first, at: "2026-04-07T02:00:00.000Z" });
        const third = count(then(2), { ...again, at: "2026-07-07T02:00:00.000Z" });
        // What is restricted makes no difference, and neither does that it came to be or is no more.
        expect(first).toEqual(count(then(0).filter(({ visibility }) => visibility === 1)));
        expect(again).toEqual(first);
        expect(third).toEqual(first);
      }),
    );
  });
});

describe("a period that is over", () => {
  const endOfQuarter = playedScene(
    "2026-03-31T02:00:00.000Z",
    async (scene) => {
      await scene.moveTo("2026-03-31T03:00:00.000Z");
      await scene.moveTo("2026-04-01T01:00:00.000Z");
    },
    { mornings: true },
  );

  it("waits for the publisher by itself, once, until it is made or dropped with a reason", async () => {
    await begin(endOfQuarter);
    await scene.moveTo("2026-04-01T02:00:00.000Z");
    await scene.moveTo("2026-04-02T02:00:00.000Z");
    const all = await scene.store.matters(everything, { kind: "bulletin", take: 9 });
    expect(all.map(({ code, title, clocks }) => [code, title, clocks[0]?.rolled])).toEqual([
      ["GB-2026-0001", "2026年第一季度主要办案数据", "2026-04-15"],
    ]);
    expect(await answers(publisher, "待办")).toContain("GB-2026-0001");
    expect(await answers(publisher, "汇总数据 gb1")).toContain("没有可以公布的数据");
    expect(await answers(publisher, "撤销编制 gb1 本季度没有数据")).toContain("已撤销");
    await scene.moveTo("2026-07-01T02:00:00.000Z");
    expect(
      (await scene.store.matters(everything, { kind: "bulletin", take: 9 })).map(
        ({ title }) => title,
      ),
    ).toEqual(
      expect.arrayContaining([
        "2026年第二季度主要办案数据",
        "2026年上半年行政机关负责人出庭应诉情况",
      ]),
    );
  });
});
