import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headlineOf, playedScene, type Scene } from "./scene.ts";

// 回头看: whether what was done has lasted, one, three and six months after a case in the public interest ended as
// carried out (实施意见 三（二）跟踪问效); what came back takes the recommendation up again.

const procurator = "procuratorate.procurator";
const chief = "procuratorate.chief";
const unit = "water.liaison";
type Line = readonly [who: string, line: string];
const to = (instant: string): Line => [instant, ""];
const record = (type: string, units = "水务局"): Line => [
  procurator,
  `登记建议 标题=河道排污口 文号=山检建〔2026〕3号 类型=${type} 单位=${units} 送达日期=2026-03-02 异议期=10 内容=查处排污口`,
];
const done = (who = unit): readonly Line[] => [
  [who, "签收 jy1"],
  [who, "回复 jy1 采纳情况=全部采纳 措施=已封堵"],
];
const closed: readonly Line[] = [
  [procurator, "核实 jy1 现场查看，排污口已封堵 结果=到位"],
  [chief, "办结 jy1"],
];
const look = (said: string, result = "未反弹"): Line => [
  procurator,
  `回头看 jy1 ${said} 地点=山丹河大桥 回头看结果=${result} 无照片原因=设备损坏`,
];

// Monday 2 March 2026, 09:00 in the county.
const opens = playedScene("2026-03-02T01:00:00.000Z", async (scene) => {
  for (const line of [record("公益诉讼"), ...done(), ...closed]) await scene.says(...line);
});
let scene: Scene;
beforeEach(async () => {
  scene = await opens();
});
afterEach(() => scene.close());

const matter = () => scene.store.matter("JY-2026-0001");
const headlines = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const through = async (...lines: readonly Line[]) => {
  let text = "";
  for (const [who, line] of lines)
    if (line === "") await scene.moveTo(who);
    else text = (await scene.says(who, line)).text.replaceAll("\n", " ");
  const { state, clocks = [] } = (await matter()) ?? {};
  const running = clocks.flatMap(({ stoppedAt, rule, rolled }) =>
    stoppedAt === undefined ? [`${rule} ${rolled}`] : [],
  );
  return { text, state, running };
};
const desk = async (who: string) => (await scene.says(who, "待办")).text;

it("is asked for after one, three and six months, and the matter stays closed", async () => {
  expect(await through()).toMatchObject({
    state: "closed",
    running: ["rec.look-back.first 2026-04-02"],
  });
  expect((await scene.says(procurator, "期限 jy1")).text).toContain("本系统默认，可配置");
  expect(await desk(procurator)).not.toContain("回头看");
  await scene.moveTo("2026-04-02T01:00:00.000Z");
  expect(await desk(procurator)).toContain("回头看");
  expect((await headlines(procurator)).at(-1)).toBe("提醒：回头看，今天到期。");
  const first = await through(look("仍然封堵"));
  expect(first).toMatchObject({ state: "closed", running: ["rec.look-back.second 2026-06-02"] });
  expect(first.text).toContain("已记录：未反弹。最迟6月2日（当日24时前）回头看");
  expect((await headlines(chief)).at(-1)).toBe("2026年4月2日回头看：未反弹。");
  const second = await through(to("2026-06-02T01:00:00.000Z"), look("仍然封堵"));
  expect(second.running).toEqual(["rec.look-back.third 2026-09-02"]);
  const third = await through(to("2026-09-02T01:00:00.000Z"), look("水质达标"));
  expect(third).toMatchObject({ state: "closed", running: [] });
  expect(third.text).toContain("各次回头看都已做完");
  const { text } = await scene.says(procurator, "jy1");
  for (const day of ["4月2日", "6月2日", "9月2日"])
    expect(text).toContain(`2026年${day} 山丹河大桥 未反弹`);
  expect(text).toContain("（无照片：设备损坏）");
  expect(await desk(procurator)).not.toContain("回头看");
});

it("is not read by the unit before somebody comes, and its days are nobody else's", async () => {
  expect((await scene.says(unit, "jy1")).text).not.toContain("4月2日");
  expect((await scene.says(procurator, "jy1")).text).toContain("第一次回头看: 2026年4月2日");
  await scene.moveTo("2026-04-03T01:00:00.000Z");
  expect((await scene.reads(`direct:${unit}`)).join("\n")).not.toContain("回头看");
  expect((await headlines(chief)).at(-1)).toContain("回头看");
});

it("takes the recommendation up again where it came back, tells everybody, and is counted", async () => {
  const relapse = await through(to("2026-04-02T01:00:00.000Z"), look("封堵处又见黑水", "反弹"));
  expect(relapse).toMatchObject({ state: "unmet" });
  expect(relapse.running.filter((one) => one.includes("look-back"))).toEqual([]);
  // The time to rectify was not over when it was closed, and runs on to its day.
  expect(relapse.running).toContain("rec.rectify 2026-05-06");
  const why =
    "2026年4月2日回头看发现反弹：山丹河大桥 — 封堵处又见黑水。这份检察建议已重开，请继续整改并再次回复。";
  for (const who of [unit, "water.head", chief])
    expect((await headlines(who)).at(-1)).toContain(why);
  const { text } = await scene.says(procurator, "统计 2026年4月");
  expect(text).not.toContain("系统错误");
  const figures = (await scene.says(procurator, "统计 2026年4月 建议")).text;
  expect(figures).toMatch(/回头看（未反弹、反弹）: 1（.*反弹 ?1/);
  // Done and ended again, it is looked back at from that day.
  const again = await through(
    [procurator, "核实 jy1 现场查看，已重新封堵 结果=到位"],
    [chief, "办结 jy1"],
  );
  expect(again).toMatchObject({
    state: "closed",
    running: ["rec.look-back.first 2026-05-06"],
  });
  expect((await scene.says(procurator, "jy1")).text).toContain("山丹河大桥 反弹：封堵处又见黑水");
});

it("ends where the chief procurator takes it up again otherwise", async () => {
  const { running } = await through([chief, "重开 jy1 群众反映又有排放"]);
  expect(running.filter((one) => one.includes("look-back"))).toEqual([]);
});

it("made late leaves out what has gone by meanwhile, and made between two leaves the next", async () => {
  const late = await through(to("2026-06-09T01:00:00.000Z"), look("仍然封堵"));
  expect(late.running).toEqual(["rec.look-back.third 2026-09-02"]);
  const early = await through([procurator, `${look("仍然封堵")[1]} 查看日期=2026-06-01`]);
  expect(early).toMatchObject({ running: ["rec.look-back.third 2026-09-02"] });
  expect((await matter())?.fields).toMatchObject({
    lookBacks: [{ on: "2026-06-09" }, { on: "2026-06-01" }],
  });
});

it.each<[string, readonly Line[]]>([
  [
    "a recommendation of another type",
    [record("社会治理"), ...done(), [procurator, closed[0]?.[1] ?? ""], [procurator, "办结 jy1"]],
  ],
  [
    "what the unit did not agree to",
    [
      record("社会治理"),
      [unit, "签收 jy1"],
      [unit, "回复 jy1 采纳情况=不采纳 措施=无管辖权"],
      [procurator, "核实 jy1 无管辖权属实 结果=未到位"],
      [procurator, "办结 jy1 该局确无管辖权"],
    ],
  ],
  ["what was withdrawn", [record("公益诉讼"), [chief, "撤回 jy1 制发有误"]]],
])("is asked of nobody after %s", async (_, lines) => {
  await scene.close();
  scene = await playedScene("2026-03-02T01:00:00.000Z", async (fresh) => {
    for (const line of lines) await fresh.says(...line);
  })();
  const { running, state } = await through(to("2026-04-10T01:00:00.000Z"));
  expect(["closed", "withdrawn"]).toContain(state);
  expect(running).toEqual([]);
  expect(await desk(procurator)).not.toContain("回头看");
  expect((await through(look("仍然封堵"))).text).toMatch(
    /只有整改到位后办结的公益诉讼检察建议才回头看|已撤回/,
  );
});

it("is each unit's own where the recommendation went to several", async () => {
  await scene.close();
  scene = await playedScene("2026-03-02T01:00:00.000Z", async (fresh) => {
    for (const line of [
      record("公益诉讼", "水务局、林草局"),
      ...done(),
      ...done("forestry.liaison"),
    ])
      await fresh.says(...line);
  })();
  await through(
    [procurator, "核实 jy1 水务局 已封堵 结果=到位"],
    [chief, "办结 jy1 水务局"],
    to("2026-03-09T01:00:00.000Z"),
    [procurator, "核实 jy1 林草局 已补种 结果=到位"],
    [chief, "办结 jy1 林草局"],
  );
  const both = await matter();
  const running = (both?.clocks ?? []).flatMap(({ stoppedAt, rule, rolled, organisation }) =>
    stoppedAt === undefined ? [`${organisation} ${rule} ${rolled}`] : [],
  );
  expect(both?.state).toBe("closed");
  expect(running.toSorted()).toEqual([
    "forestry rec.look-back.first 2026-04-09",
    "water rec.look-back.first 2026-04-02",
  ]);
  await scene.moveTo("2026-04-09T01:00:00.000Z");
  await scene.says(procurator, `${look("林地又被占用", "反弹")[1]} 单位=林草局`);
  const after = await matter();
  expect(after?.state).toBe("unmet");
  expect(after?.tracks?.["water"]?.state).toBe("closed");
});

describe("what is wrong is said, with what would do", () => {
  it.each<[string, readonly Line[], Line, RegExp]>([
    ["the unit itself", [], [unit, look("仍然封堵")[1]], /只能由/],
    ["another unit", [], ["forestry.liaison", look("仍然封堵")[1]], /没有找到这条记录/],
    [
      "no picture and no reason",
      [],
      [procurator, "回头看 jy1 仍然封堵 地点=桥 回头看结果=未反弹"],
      /请附现场照片；没有照片的，写明“无照片原因”/,
    ],
    ["no result", [], [procurator, "回头看 jy1 仍然封堵 地点=桥 无照片原因=无"], /回头看结果\*/],
    [
      "before it ended",
      [],
      [procurator, `${look("仍然封堵")[1]} 查看日期=2026-02-20`],
      /查看日期不能早于上一步的日期（2026年3月2日）/,
    ],
    [
      "a day to come",
      [],
      [procurator, `${look("仍然封堵")[1]} 查看日期=2026-03-20`],
      /不能晚于今天/,
    ],
    ["a finding that says otherwise", [], look("问题反弹，仍在排放"), /两者不一致/],
    [
      "once all were made",
      [
        to("2026-04-02T01:00:00.000Z"),
        look("仍然封堵"),
        to("2026-06-02T01:00:00.000Z"),
        look("仍然封堵"),
        to("2026-09-02T01:00:00.000Z"),
        look("仍然封堵"),
      ],
      look("仍然封堵"),
      /各次回头看都已做完.*请检察长重开/,
    ],
    [
      "after it was taken up again",
      [look("又见黑水", "反弹")],
      look("仍然封堵"),
      /整改未到位|不能|现在/,
    ],
  ])("%s", async (_, before, [who, line], wanted) => {
    await through(...before);
    expect((await through([who, line])).text).toMatch(wanted);
  });
});

it.each([unit, "water.head"])(
  "is nothing that the unit learns of, by asking who is late, what climbs or whom to press: %s",
  async (who) => {
    await through(to("2026-03-25T01:00:00.000Z"));
    expect((await scene.says(who, "催办 jy1")).text).not.toContain("回头看");
    await through(to("2026-04-07T01:00:00.000Z"));
    for (const line of ["谁没办", "升级", "催办 jy1", "总览", "待办"])
      expect((await scene.says(who, line)).text, line).not.toContain("回头看");
    expect((await scene.says(procurator, "待办")).text).toContain("回头看");
  },
);

it.each(["河岸又有新绿，没有再排", "又有鱼了"])(
  "takes what has come back to life for no relapse: %s",
  async (said) => {
    const { text } = await through(to("2026-04-02T01:00:00.000Z"), look(said));
    expect(text).not.toContain("没有办成");
    expect(await matter()).toMatchObject({ fields: { lookBacks: [{ result: "holds" }] } });
  },
);
