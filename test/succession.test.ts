import { afterEach, describe, expect, it } from "vitest";
import { flows } from "../src/catalog.ts";
import { canSee, sightOf } from "../src/flow/access.ts";
import { isRunning } from "../src/flow/clock.ts";
import { flowOf, readMatter } from "../src/flow/find.ts";
import { brokenAt } from "../src/flow/history.ts";
import { barred, type Matter, unitsIn } from "../src/flow/matter.ts";
import { type DutyRow, isOwedBy, waitingIn } from "../src/flow/owed.ts";
import { restingIn } from "../src/flow/resting.ts";
import { clashIn, directoryAfter, hasPart, succeed } from "../src/flow/succession.ts";
import { shareOf } from "../src/flow/tracks.ts";
import { standingOn } from "../src/people/cover.ts";
import { type Directory, organOf, type Person } from "../src/people/directory.ts";
import { openScene, type Scene } from "./scene.ts";
import { ways } from "./ways.ts";

// 机构改革: the functions of a unit go to another, and with them every matter, duty, clock and complaint.

let scene: Scene;
afterEach(() => scene.close());

const procurator = "procuratorate.procurator";
const secretariat = "gov-office.secretariat";

const lost = (): never => {
  throw new Error("it is not there");
};
const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const stored = async (code: string): Promise<Matter> => (await scene.store.matter(code)) ?? lost();
const now = async (): Promise<Directory> =>
  standingOn(await scene.store.directory(), scene.clock.now().slice(0, 10));

const merging = { basis: "县编办〔2026〕3号", on: "2026-03-01" };

const isHeld = (row: DutyRow, matter: Matter, { people }: Directory): boolean =>
  [...people.values()].some(
    (person) => isOwedBy(row, person, matter.kind) && canSee(sightOf(person), matter),
  );

/** What is owed in a matter, the unit by its own name or by another. */
const owed = (rows: readonly DutyRow[], unit: string, as = unit) =>
  rows
    .map(({ step, organisation, role, due, duty, track }) =>
      JSON.stringify([
        step,
        duty,
        role,
        due,
        ...[organisation, track].map((one) => (one === unit ? as : one)),
      ]),
    )
    .sort();

/** Whether somebody answers for the whole, and sees it by that. */
const overlooks = (person: Person): boolean =>
  sightOf(person).reaches.some(({ through }) => through === "overview");

/** A matter handed over at the stage where it stands, with what is owed before and after; nothing is saved. */
const handedOver = async (code: string, unit: string, into: string) => {
  const [is, before, at] = [await stored(code), await now(), scene.clock.now()];
  const flow = flowOf(flows, is);
  const after = directoryAfter(before, { unit, into, ...merging });
  let ids = 0;
  const done = succeed(
    flow,
    is,
    { unit, into, ...merging },
    {
      directories: { before, after },
      now: at,
      by: secretariat,
      since: at,
      given: { newId: () => `id${++ids}`, newSalt: () => "00".repeat(16) },
    },
  );
  const moved = done?.matter ?? lost();
  const rows = (matter: Matter, directory: Directory) =>
    waitingIn(flow, readMatter(flow, matter), directory, { since: at, when: "ever" });
  return { is, moved, before, after, was: rows(is, before), rows: rows(moved, after) };
};

describe.each(Object.entries(ways))("%s", (_, { code, starts, lines }) => {
  it("at each stage: all that a unit owed its successor owes, by the same days, and nothing is owed by nobody", async () => {
    scene = await openScene(starts);
    let known = "";
    for (const [who, line] of lines) {
      if (line === "") await scene.moveTo(who);
      else expect((await scene.says(who, line)).reply.is, `${who}: ${line}`).toBe("card");
      const { organisations, people } = await now();
      const matter = await stored(code);
      const stage = JSON.stringify([matter.state, matter.tracks, matter.parties]);
      if (stage === known) continue;
      known = stage;
      const units = [...organisations.values()].filter(
        (unit) =>
          ["bureau", "township"].includes(organOf(unit)) && hasPart(matter, unit.id, { people }),
      );
      for (const { id: unit } of units)
        for (const into of ["forestry", ...units.map(({ id }) => id)]) {
          if (into === unit) continue;
          const merger = { unit, into, ...merging };
          const flow = flowOf(flows, matter);
          if (clashIn(flow, matter, merger, { people }) !== undefined) {
            expect(unitsIn(matter, "accused").length + (flow.apart ?? []).length).not.toBe(0);
            continue;
          }
          const { is, moved, before, after, was, rows } = await handedOver(code, unit, into);
          const why = `after ${who} ${line}: ${unit} into ${into}`;
          expect(
            hasPart(
              { parties: moved.parties.filter(({ part }) => !barred.includes(part)) },
              unit,
              before,
            ),
            why,
          ).toBe(false);
          expect(JSON.stringify([moved.fields, moved.tracks]), why).not.toContain(`"${unit}"`);
          expect(unitsIn(moved, "accused").includes(into), why).toBe(
            [unit, into].some((one) => unitsIn(is, "accused").includes(one)),
          );
          const held = was.every((row) => isHeld(row, is, before));
          if (held)
            expect(
              rows.filter((row) => !isHeld(row, moved, after)),
              why,
            ).toEqual([]);
          for (const person of before.people.values())
            if (person.organisation === unit && !overlooks(person))
              expect(canSee(sightOf(person), moved), `${why}: ${person.id}`).toBe(false);
          const running = (one: Matter) => one.clocks.filter(isRunning);
          const ends = (one: Matter) =>
            new Set(running(one).map(({ rule, rolled }) => `${rule} ${rolled}`));
          if (into === "forestry") {
            expect(owed(rows, unit), why).toEqual(owed(was, unit, into));
            expect(ends(moved), why).toEqual(ends(is));
          } else {
            for (const end of ends(moved)) expect([...ends(is)], why).toContain(end);
            // What the other had done already is not asked for any more.
            const lawful = (one: Matter) =>
              new Set(running(one).flatMap(({ rule }) => (rule.startsWith("next.") ? [] : [rule])));
            expect(lawful(moved), why).toEqual(lawful(is));
            const flow = flowOf(flows, moved);
            for (const { rule, organisation } of running(moved))
              if (rule.startsWith("next."))
                expect(
                  restingIn(flow, shareOf(flow, moved, organisation)).map((one) => one.rule),
                  why,
                ).toContain(rule);
          }
        }
    }
  });
});

/** The secretariat has a unit go into another and somebody of a third unit confirms it. */
const merges = async (line: string) => {
  const shown = await scene.says(secretariat, line);
  const asked = await shown.press("提请核准");
  const list = await scene.says("discipline.intake", "岗位核准");
  return { shown: shown.text, asked: asked.text, done: (await list.press("核准")).text };
};

const line = "通讯录 并入 水务局 到 农业农村局 依据=县编办〔2026〕3号 日期=2026-03-01";

describe("通讯录 并入", () => {
  const record =
    "登记建议 标题=依法履职 文号=山检建〔2026〕3号 类型=公益诉讼 单位=水务局 送达日期=2026-03-02 异议期=10 内容=依法查处排污口";
  const begin = async () => {
    scene = await openScene("2026-03-02T01:00:00.000Z");
  };

  it("shows what will be, asks a second person, and hands over what is open", async () => {
    await begin();
    await says(procurator, record);
    await says("water.liaison", "签收 jy1");
    const due = (await stored("JY-2026-0001")).clocks.map(({ rule, rolled }) => [rule, rolled]);
    const { shown, asked, done } = await merges(line);
    expect(shown).toContain(
      "水务局的职责由农业农村局承接（依据：县编办〔2026〕3号，2026年3月1日）？",
    );
    expect(shown).toContain("期限、已签收、已办的都不变");
    expect(asked).toContain("要另一个人核准才生效");
    expect(done).toContain("已核准");
    const matter = await stored("JY-2026-0001");
    expect(unitsIn(matter, "to")).toEqual(["agriculture"]);
    expect(matter.clocks.map(({ rule, rolled }) => [rule, rolled])).toEqual(due);
    expect(brokenAt(await scene.store.entries("JY-2026-0001"), matter)).toBeUndefined();
    const { organisations, people, bound } = await scene.store.directory();
    expect(organisations.has("water")).toBe(false);
    expect([...people.keys(), ...bound].filter((id) => id.startsWith("water."))).toEqual([]);
    // Whoever goes on with it, whoever sent it and the secretariat are told; so are both units.
    await scene.bot.deliver();
    const told =
      /水务局的职责由农业农村局承接（县编办〔2026〕3号，2026年3月1日），这件事由农业农村局接着办。/;
    for (const who of ["agriculture.liaison", "agriculture.head", procurator, secretariat])
      expect((await scene.reads(`direct:${who}`)).join("\n"), who).toMatch(told);
    expect((await scene.reads("direct:water.liaison")).join("\n")).toContain(
      "没办完的事由农业农村局接着办。水务局的岗位已撤销，这个账号已解除",
    );
    // The receipt stands, the history says it, and the next step is the successor's.
    const card = await says("agriculture.liaison", "jy1");
    expect(card).toContain("水务局原岗位 签收");
    expect(card).toContain("水务局的职责由农业农村局承接，它在这件事里的位置由后者接替");
    expect(await says("agriculture.liaison", "待办")).toContain("JY-2026-0001");
    expect(await says("agriculture.liaison", "回复 jy1 采纳情况=全部采纳 措施=已封堵")).toContain(
      "已回复",
    );
    // The name by which it was known means its successor.
    expect(await says(secretariat, "通讯录 水务局")).toContain("农业农村局");
    expect(scene.logged.filter((one) => one.includes("failed") || one.includes("not "))).toEqual(
      [],
    );
  });

  it("keeps the successor of a unit complained of out of what is complained of it", async () => {
    await begin();
    await says(
      "police.liaison",
      "提交线索 标题=甲 类别=水污染 事实=某河段污染 地点=山丹县 日期=2026-03-01 来源=履职 责任单位=水务局 接收单位=检察院",
    );
    await merges(line);
    expect(unitsIn(await stored("XS-2026-0001"), "accused")).toEqual(["agriculture"]);
    for (const who of ["agriculture.liaison", "agriculture.head"])
      expect(await says(who, "xs1"), who).toContain("没有找到这条记录");
    await scene.bot.deliver();
    expect((await scene.reads("direct:agriculture.head")).join("\n")).not.toContain("XS-2026");
    expect((await scene.reads("direct:police.liaison")).join("\n")).toContain(
      "这件事的责任单位现在是农业农村局，它看不到这件事",
    );
    // A clue about the unit by its former name does not reach its successor either.
    await says(
      "police.liaison",
      "提交线索 标题=丙 类别=恶意欠薪 事实=某工地拖欠工资 地点=清泉镇 日期=2026-02-20 来源=履职 责任单位=水务局 接收单位=检察院",
    );
    expect(unitsIn(await stored("XS-2026-0002"), "accused")).toEqual(["agriculture"]);
  });

  it("names whoever answers for the successor in what is restricted, and tells nobody else of it", async () => {
    await begin();
    await says(procurator, record);
    await says(procurator, "提级 jy1 涉及未公开事项");
    await merges(line);
    const matter = await stored("JY-2026-0001");
    const named = matter.parties.flatMap(({ part, person }) =>
      part === "to" ? (person ?? []) : [],
    );
    expect(named.sort()).toEqual([
      "agriculture.head",
      "agriculture.liaison",
      "agriculture.liaison-2",
    ]);
    await scene.bot.deliver();
    const read = (await scene.reads(`direct:${secretariat}`)).join("\n");
    // Which restricted matter is whose is not the secretariat's to know.
    expect(read).not.toContain("0001");
    expect(read).not.toContain("接着办。");
  });

  it("makes one share of two units' own, from where the slower one stood", async () => {
    await begin();
    await says(procurator, record.replace("单位=水务局", "单位=水务局、农业农村局"));
    await says("agriculture.liaison", "签收 jy1");
    await merges(line);
    const matter = await stored("JY-2026-0001");
    expect([matter.state, matter.tracks, unitsIn(matter, "to")]).toEqual([
      "served",
      undefined,
      ["agriculture"],
    ]);
    await scene.bot.deliver();
    expect((await scene.reads("direct:agriculture.head")).join("\n")).toContain(
      "两家的份合为一份，期限以较早的为准；接着办的是水务局原来的一份（已送达，待签收）",
    );
    expect(await says("agriculture.liaison", "签收 jy1")).toContain("已签收");
  });

  const both = record.replace("单位=水务局", "单位=水务局、农业农村局");
  const told = async (who: string) => {
    await scene.bot.deliver();
    return (await scene.reads(`direct:${who}`)).join("\n");
  };

  it("keeps each service day by its unit, and counts by that of the share that goes on", async () => {
    await begin();
    await says(
      procurator,
      both.replace("送达日期=2026-03-02", "送达日期=水务局2026-02-26、农业农村局2026-03-02"),
    );
    await says("water.liaison", "签收 jy1 联系人=某科");
    await merges(line);
    for (const who of [procurator, "agriculture.liaison"]) {
      const card = await says(who, "jy1");
      expect(card, who).toMatch(
        /【农业农村局】已送达，待签收\n送达日期: 2026年3月2日 周一\n异议截止: 2026年3月12日/,
      );
      expect(card, who).toMatch(
        /【水务局】已签收，待回复（合并前的一份，只作记录；接着办的是农业农村局原来的一份，送达日期等也是那一份的）\n送达日期: 2026年2月26日 周四\n异议截止: 2026年3月9日[^\n]*\n签收日期: [^\n]*\n联系人: 某科/,
      );
    }
    expect(await told(procurator)).toContain(
      "接着办的是农业农村局原来的一份（已送达，待签收），水务局的一份（已签收，待回复）记录留在卡片上",
    );
  });

  it("goes on with an objection that waits for its answer, whosever it was", async () => {
    await begin();
    await says(procurator, both);
    await says("water.liaison", "签收 jy1");
    await says("water.liaison", "异议 jy1 已经履职");
    await merges(line);
    const card = await says(procurator, "jy1");
    expect(card).toMatch(/【农业农村局】已送达，待签收[\s\S]*异议理由: 已经履职[\s\S]*【水务局】/);
    expect(card).toContain("[驳回异议]");
    expect(await says("procuratorate.chief", "采纳异议 jy1 处理=撤回 理由=确有错误")).toContain(
      "异议成立",
    );
  });

  it("says where both have made one that waits: one goes on, the other is on record", async () => {
    await begin();
    await says(procurator, both);
    for (const unit of ["water", "agriculture"])
      await says(`${unit}.liaison`, `异议 jy1 ${unit}已经履职`);
    await merges(line);
    const card = await says(procurator, "jy1");
    for (const unit of ["water", "agriculture"])
      expect(card).toContain(`异议理由: ${unit}已经履职`);
    expect(await told(procurator)).toContain("两家各有一件同样的在等答复");
  });

  it("goes on with a revision that is under way, with nothing else running on beside it", async () => {
    await begin();
    await says(procurator, both);
    await says("water.liaison", "异议 jy1 已经履职");
    await says("procuratorate.chief", "采纳异议 jy1 单位=水务局 处理=修改 理由=确有错误");
    await says("agriculture.liaison", "签收 jy1");
    await merges(line);
    const matter = await stored("JY-2026-0001");
    expect(matter.state).toBe("revising");
    // The day by which the revision is asked for runs on with it.
    expect(matter.clocks.filter(isRunning).map(({ rule }) => rule)).toEqual([
      "rec.file-up",
      "next.proceed",
    ]);
    expect(await told("agriculture.liaison")).toContain("修改中，待重新送达");
    const again =
      "修改 jy1 文号=山检建〔2026〕4号 送达日期=2026-03-02 异议期=10 内容=依法查处两处排污口";
    expect(await says(procurator, again)).toContain("已送达，待签收");
  });

  it("tells a third unit nothing of what the two shares were", async () => {
    await begin();
    await says(procurator, both.replace("农业农村局", "农业农村局、林草局"));
    await says("water.liaison", "签收 jy1 联系人=某科");
    await says("water.liaison", "异议 jy1 已经履职");
    await merges(line);
    const matter = await stored("JY-2026-0001");
    expect(matter.joined?.map(({ of, unit }) => [of, unit])).toEqual([["water", "agriculture"]]);
    expect(await says(procurator, "jy1")).toMatch(/【林草局】[\s\S]*【水务局】[\s\S]*已经履职/);
    for (const said of ["jy1", "投递 jy1", "附件 jy1", "期限 jy1", "勘误 jy1"])
      expect(await says("forestry.liaison", said), said).not.toMatch(
        /某科|已经履职|合并前|接着办的是/,
      );
    // And what is done in the third share leaves the record as it is.
    await says("forestry.liaison", "签收 jy1");
    expect((await stored("JY-2026-0001")).joined).toEqual(matter.joined);
  });

  it("is declined, and all stays as it was", async () => {
    await begin();
    await says(procurator, record);
    await (await scene.says(secretariat, line)).press("提请核准");
    await (await scene.says("discipline.intake", "岗位核准")).press("不同意");
    expect(unitsIn(await stored("JY-2026-0001"), "to")).toEqual(["water"]);
    expect((await scene.store.directory()).organisations.has("water")).toBe(true);
  });

  it.each([
    ["水务局 到 水务局", "不能并入它自己"],
    ["水务局 到 检察院", "检察院不是部门、乡镇或群团"],
    ["公安局 到 水务局", "公安局不是部门、乡镇或群团"],
    ["司法局 到 水务局", "还有全县的岗位（副召集人）"],
    ["水务局 到 水利厅", "水利厅"],
  ])("is refused: %s", async (units, said) => {
    await begin();
    const shown = await scene.says(
      secretariat,
      `通讯录 并入 ${units} 依据=县编办〔2026〕3号 日期=2026-03-01`,
    );
    expect(shown.text).toContain(said);
    expect(shown.text).not.toContain("[提请核准]");
  });

  it("is refused for a day to come, a second time, and to whoever may not", async () => {
    await begin();
    expect(await says(secretariat, line.replace("2026-03-01", "2026-03-09"))).toContain(
      "日期还没有到",
    );
    expect(await says("water.head", line)).not.toContain("[提请核准]");
    await (await scene.says(secretariat, line)).press("提请核准");
    expect(
      await (await scene.says(secretariat, line)).press("提请核准").then(({ text }) => text),
    ).toContain("已经提请过，正在等核准");
    await (await scene.says("discipline.intake", "岗位核准")).press("核准");
    expect(await says(secretariat, line)).toContain(
      "水务局的职责已由农业农村局承接（2026年3月1日），不用再办",
    );
  });

  it("is refused while one would have to answer what the other asked, until that is handed back", async () => {
    await begin();
    await says("water.liaison", "法律咨询 采砂许可证到期后继续采砂，适用哪一条");
    await says("justice.liaison", "转办咨询 fz1 农业农村局 理由=那里更清楚");
    expect(unitsIn(await stored("FZ-2026-0001"), "joint")).toEqual(["agriculture"]);
    const { done } = await merges(line);
    expect(done).toContain("自己问自己");
    expect(unitsIn(await stored("FZ-2026-0001"), "from")).toEqual(["water"]);
    await says("agriculture.liaison", "退回 fz1 不是我局的事");
    await (await scene.says("discipline.intake", "岗位核准")).press("核准");
    expect(unitsIn(await stored("FZ-2026-0001"), "from")).toEqual(["agriculture"]);
    expect(unitsIn(await stored("FZ-2026-0001"), "joint")).toEqual([]);
  });

  it("where one would judge itself nobody learns of it by asking; it is refused to who confirms, naming only what they see", async () => {
    await begin();
    const merging = line.replace("农业农村局", "人社局");
    const none = await says(secretariat, merging);
    await says(
      "police.liaison",
      "提交线索 标题=甲 类别=恶意欠薪 事实=某工地 地点=山丹县 日期=2026-03-01 来源=履职 责任单位=水务局 接收单位=人社局",
    );
    expect(await says(secretariat, merging)).toBe(none);
    await (await scene.says(secretariat, merging)).press("提请核准");
    const refused = await (await scene.says("discipline.intake", "岗位核准")).press("核准");
    expect(refused.text).toContain("自己查自己");
    expect(refused.text).toContain("这里不说是哪些事");
    expect(refused.text).not.toContain("0001");
    expect((await scene.store.directory()).organisations.has("water")).toBe(true);
  });

  it("is gone on with at the next start where a process stopped in between, once", async () => {
    await begin();
    await says(procurator, record);
    const { organisations } = await scene.store.directory();
    const { name } = organisations.get("water") ?? lost();
    // As it stands where only the decision was kept.
    await scene.store.save({
      seen: { event: "half", actor: secretariat, at: scene.clock.now() },
      succession: {
        known: [],
        now: {
          unit: "water",
          into: "agriculture",
          ...merging,
          name,
          names: ["水务局"],
          at: scene.clock.now(),
          by: secretariat,
        },
      },
    });
    for (const _ of ["once", "again"]) await scene.bot.run(AbortSignal.abort());
    expect(unitsIn(await stored("JY-2026-0001"), "to")).toEqual(["agriculture"]);
    expect((await scene.store.directory()).organisations.has("water")).toBe(false);
    const entries = await scene.store.entries("JY-2026-0001");
    expect(entries.filter(({ step }) => step === "succeed")).toHaveLength(1);
  });

  it("stays so whatever directory is imported afterwards", async () => {
    await begin();
    await merges(line);
    const people: readonly Person[] = [...(await scene.store.directory()).people.values()];
    const { organisations } = await scene.store.directory();
    const rows = [
      "单位编号,单位,性质,岗位编号,岗位,职责",
      ...people.map(({ id, organisation, name, roles }) => {
        const unit = organisations.get(organisation);
        const post = id.includes(".") ? id : `${organisation}.${id}`;
        return [organisation, unit?.name.zh, unit?.kind, post, name.zh, roles.join("、")].join();
      }),
    ];
    const again = [...rows, "water,水务局,部门,water.liaison,联络员,liaison"].join("\n");
    const refused = await scene.bot.importDirectory(again, true);
    expect(refused.applied).toBe(false);
    expect(refused.problems.map(({ said }) => said.zh).join()).toContain(
      "“water”（水务局）的职责已由农业农村局承接，不能再列进表里",
    );
    const done = await scene.bot.importDirectory(rows.join("\n"), true);
    expect([done.problems, done.applied]).toEqual([[], true]);
    expect(await says(secretariat, "通讯录 水务局")).toContain("农业农村局");
  });
});
