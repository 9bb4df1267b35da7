import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { addDays } from "../src/calendar/day.ts";
import type { Clock } from "../src/flow/matter.ts";
import { openScene, type Scene } from "./scene.ts";

// 勘误 of one unit's day, where a matter went to several: its clocks and what follows from them are
// counted anew, and what is of all of them; nothing of the others, and nobody else is told.

let scene: Scene;
afterEach(() => scene.close());

const procurator = "procuratorate.procurator";
const units = [
  ["water", "水务局"],
  ["ecology", "生态环境分局"],
  ["natural-resources", "自然资源局"],
] as const;

const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const clocksOf = async (code: string): Promise<readonly Clock[]> =>
  (await scene.store.matter(code))?.clocks ?? [];
/** Every clock as its day follows from what is recorded: whose, from when, until when. */
const daysOf = async (code: string): Promise<readonly string[]> =>
  (await clocksOf(code))
    .map(({ rule, organisation = "all", start, rolled, stoppedAt }) =>
      [rule, organisation, start, rolled, stoppedAt === undefined ? "" : "over"].join(" "),
    )
    .sort();

let number = 0;
/** Records a recommendation served on each unit on a day of its own; gives its code. */
const record = async (served: readonly string[]): Promise<string> => {
  number += 1;
  const each = units.map(([, name], index) => `${name}${served[index]}`).join("、");
  const done = await scene.says(
    procurator,
    `登记建议 标题=依法履职 文号=山检建〔2025〕${number}号 类型=公益诉讼 单位=${units.map(([, name]) => name).join("、")} 送达日期=${served[0]} 分别送达=${each} 异议期=10 内容=依法查处`,
  );
  const { text } = done.reply.is === "form" ? await done.submit() : done;
  return /JY-2025-\d{4}/.exec(text)?.[0] ?? text;
};

describe("a unit's own service day", () => {
  it("moves that unit's clocks and what is of all of them, tells that unit alone, and leaves the others' as they are", async () => {
    scene = await openScene("2025-10-20T01:00:00.000Z");
    const code = await record(["2025-10-13", "2025-10-13", "2025-10-13"]);
    for (const [unit] of units) await scene.reads(`direct:${unit}.liaison`);
    const others = (clocks: readonly Clock[]) =>
      clocks.filter(({ organisation }) => !["water", undefined].includes(organisation));
    const before = others(await clocksOf(code));

    const later = await says(procurator, `勘误 ${code} 单位=水务局 送达日期=2025-10-15 原因=抄错`);
    expect(later).toMatch(/【水务局】已勘误：送达日期由2025年10月13日改为2025年10月15日/);
    // It was filed upward from the first service, which is still the other units'.
    expect(later.split("\n")[2]).not.toContain("备案");
    expect(await daysOf(code)).toContain("rec.file-up all 2025-10-13 2025-10-20 ");

    const earlier = await says(
      procurator,
      `勘误 ${code} 单位=水务局 送达日期=2025-10-10 原因=又抄错`,
    );
    expect(earlier).toContain("向上级检察院备案10月20日→10月15日");
    expect(await daysOf(code)).toContain("rec.file-up all 2025-10-10 2025-10-15 ");
    expect(others(await clocksOf(code))).toEqual(before);

    const told = (await scene.reads("direct:water.liaison")).join("\n");
    expect(told).toContain("改为2025年10月10日");
    expect(told).not.toContain("备案");
    for (const [unit] of units.slice(1))
      expect((await scene.reads(`direct:${unit}.liaison`)).join("\n")).not.toMatch(/勘误|改为/);
    for (const [unit] of units.slice(1))
      expect(await says(`${unit}.liaison`, code)).not.toMatch(/10月10日|勘误/);
  });

  it("gives, however often and in whatever order it is put right, the days of one recorded rightly", async () => {
    scene = await openScene("2025-10-20T01:00:00.000Z");
    const day = fc.integer({ min: 0, max: 9 }).map((days) => addDays("2025-10-09", days));
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(day, day, day),
        fc.array(fc.tuple(fc.nat({ max: 2 }), day), { minLength: 1, maxLength: 4 }),
        async (first, changes) => {
          const code = await record(first);
          const served: string[] = [...first];
          for (const [at, to] of changes) {
            if (served[at] === to) continue;
            const done = await says(
              procurator,
              `勘误 ${code} 单位=${units[at]?.[1]} 送达日期=${to} 原因=抄错`,
            );
            expect(done).toContain("已勘误");
            served[at] = to;
          }
          expect(await daysOf(code)).toEqual(await daysOf(await record(served)));
        },
      ),
      { numRuns: 12 },
    );
  });

  it("is refused where the whole was filed upward before any of them had it", async () => {
    scene = await openScene("2025-10-20T01:00:00.000Z");
    const code = await record(["2025-10-13", "2025-10-15", "2025-10-15"]);
    await says(procurator, `备案 ${code} 2025-10-13`);
    const refused = await says(
      procurator,
      `勘误 ${code} 单位=水务局 送达日期=2025-10-16 原因=抄错`,
    );
    expect(refused).toMatch(/备案.*10月15日/);
    const done = await says(
      procurator,
      `勘误 ${code} 单位=生态环境分局 送达日期=2025-10-13 原因=抄错`,
    );
    expect(done).toContain("已勘误");
    expect(
      await says(procurator, `勘误 ${code} 单位=水务局 送达日期=2025-10-16 原因=抄错`),
    ).toContain("已勘误");
  });

  it("after it was granted time, held or answered by others moves none of theirs", async () => {
    scene = await openScene("2025-10-20T01:00:00.000Z");
    const code = await record(["2025-10-13", "2025-10-13", "2025-10-13"]);
    for (const [unit] of units) await says(`${unit}.liaison`, `签收 ${code}`);
    await says("ecology.liaison", `回复 ${code} 采纳情况=全部采纳 措施=已办`);
    await says("procuratorate.chief", `中止 ${code} 单位=自然资源局 汛期 方案日期=2025-10-18`);
    const before = (await clocksOf(code)).filter(({ organisation }) => organisation !== "water");
    await says(procurator, `勘误 ${code} 单位=水务局 送达日期=2025-10-14 原因=抄错`);
    const after = (await clocksOf(code)).filter(({ organisation }) => organisation !== "water");
    expect(after).toEqual(before);
  });
});

describe("a unit's own day of something it noted", () => {
  it("the receipt and the reply are put right by that unit, and told to whoever issued it", async () => {
    scene = await openScene("2025-10-20T01:00:00.000Z");
    const code = await record(["2025-10-13", "2025-10-13", "2025-10-13"]);
    await says("water.liaison", `签收 ${code}`);
    await says("ecology.liaison", `签收 ${code}`);
    await says("water.liaison", `回复 ${code} 采纳情况=全部采纳 措施=已办 回复日期=2025-10-19`);
    await scene.reads(`direct:${procurator}`);
    const done = await says("water.liaison", `勘误 ${code} 回复日期=2025-10-17 原因=落款看错`);
    expect(done).toContain("回复日期由2025年10月19日改为2025年10月17日");
    expect((await scene.reads(`direct:${procurator}`)).join()).toContain("改为2025年10月17日");
    expect(await says("ecology.liaison", code)).not.toContain("10月17日");
    expect(await says("ecology.liaison", `勘误 ${code} 回复日期=2025-10-17 原因=甲`)).toMatch(
      /还没有登记|没有/,
    );
  });

  it("a task's day given to one of several units", async () => {
    scene = await openScene("2026-03-02T01:00:00.000Z");
    await says(
      "gov-office.secretariat",
      "任务 交办 标题=清理河道 牵头单位=水务局 配合单位=公安局、生态环境分局 到期=2026-04-10 完成标准=清完 依据=会议纪要",
    );
    const before = (await clocksOf("RW-2026-0001")).filter(
      ({ organisation }) => organisation !== "police",
    );
    for (const unit of ["police", "water", "ecology"]) await scene.reads(`direct:${unit}.liaison`);
    const done = await says(
      "gov-office.secretariat",
      "勘误 rw1 单位=公安局 到期=2026-04-20 原因=抄错",
    );
    expect(done).toContain("已勘误");
    const after = await clocksOf("RW-2026-0001");
    expect(after.filter(({ organisation }) => organisation !== "police")).toEqual(before);
    expect(
      after.filter(({ organisation }) => organisation === "police").map(({ rolled }) => rolled),
    ).toContain("2026-04-20");
    expect((await scene.reads("direct:police.liaison")).join()).toContain("改为2026年4月20日");
    expect((await scene.reads("direct:ecology.liaison")).join()).not.toContain("4月20日");
  });

  it("is not put right once another was granted, also while yet another is asked for", async () => {
    scene = await openScene("2026-03-02T01:00:00.000Z");
    await says(
      "gov-office.secretariat",
      "任务 交办 标题=清理河道 牵头单位=水务局 配合单位=公安局 到期=2026-04-10 完成标准=清完 依据=会议纪要",
    );
    for (const day of ["2026-04-20", "2026-04-30"]) {
      await says("water.liaison", `延期 rw1 到期=${day} 理由=雨`);
      if (day === "2026-04-20") await says("gov-office.secretariat", "同意延期 rw1 单位=水务局");
    }
    const refused = await says(
      "gov-office.secretariat",
      "勘误 rw1 单位=水务局 到期=2026-05-20 原因=抄错",
    );
    expect(refused).not.toContain("已勘误");
    expect(
      (await clocksOf("RW-2026-0001")).filter(
        ({ rule, organisation }) => rule === "task.due" && organisation === "water",
      ),
    ).toMatchObject([{ rolled: "2026-04-20" }]);
    expect(await says("water.liaison", "rw1")).toContain("2026年4月20日");
  });
});
