import { afterEach, beforeEach, expect, it } from "vitest";
import { createBot } from "../src/bot.ts";
import { createCalendar, type HolidayNotice, officialNotices } from "../src/calendar/holidays.ts";
import { brokenAt } from "../src/flow/history.ts";
import { playedScene, type Scene } from "./scene.ts";

/** Served at the edge of a year whose holidays are not known yet, and what the notice then changes. */

const notice: HolidayNotice = {
  year: 2027,
  source: "国办发明电〔2026〕9号",
  rest: ["2027-01-01/2027-01-04", "2027-02-05/2027-02-11"],
  work: ["2027-01-09"],
};

let scene: Scene;
const begun = playedScene("2026-11-03T02:00:00.000Z", async (played) => {
  scene = played;
  await scene.says(
    "procuratorate.procurator",
    "登记建议 标题=依法履职 文号=山检建〔2026〕3号 类型=公益诉讼 单位=水务局 送达日期=今天 异议期=10 内容=查处排污口",
  );
  await scene.reads("direct:water.liaison");
});
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

const reply = async () =>
  (await scene.store.matter("JY-2026-0001"))?.clocks.find(({ rule }) => rule === "rec.reply");

it("a date in a year without a notice is provisional, and says so", async () => {
  expect(await reply()).toMatchObject({ rolled: "2027-01-04", provisional: true });
  expect((await scene.says("water.liaison", "jy1")).text).toContain("暂定2027年1月4日 周一");
});

it("a notice first shows what it would move, and moves nothing", async () => {
  const found = await scene.bot.importHolidays(notice, false);
  expect(found).toContainEqual(
    expect.objectContaining({
      matter: "JY-2026-0001",
      from: "2027-01-04",
      to: "2027-01-05",
      provisional: false,
    }),
  );
  expect(await reply()).toMatchObject({ rolled: "2027-01-04", provisional: true, dueVersion: 1 });
});

it("then moves it, tells whoever is reminded of it, and keeps old and new on record", async () => {
  await scene.bot.importHolidays(notice, true);
  expect(await reply()).toMatchObject({ rolled: "2027-01-05", provisional: false, dueVersion: 2 });
  const told = (await scene.reads("direct:water.liaison")).join("\n");
  expect(told).toContain("的日期由2027年1月4日改为2027年1月5日 周二");
  expect(told).toContain("依据：国办发明电〔2026〕9号");
  const entries = await scene.store.entries("JY-2026-0001");
  expect(entries.at(-1)?.content).toContain('"from":"2027-01-04","to":"2027-01-05"');
  const matter = await scene.store.matter("JY-2026-0001");
  expect(matter && brokenAt(entries, matter)).toBeUndefined();
  expect((await scene.says("water.liaison", "jy1")).text).toContain("按放假通知重新计算期限");
  // A second time there is nothing to move, and nobody is told again.
  expect(await scene.bot.importHolidays(notice, true)).toEqual([]);
  expect(await scene.reads("direct:water.liaison")).toEqual([]);
});

it("what comes before a day that stays comes as many working days before it as ever, and nobody is told of that", async () => {
  const said = async () => (await reply())?.nextRungAt?.slice(0, 10);
  // Twenty working days before 4 January.
  expect(await said()).toBe("2026-12-04");
  const entries = (await scene.store.entries("JY-2026-0001")).length;
  const found = await scene.bot.importHolidays(
    {
      year: 2026,
      source: "国办发明电〔2026〕8号",
      rest: ["2026-12-10/2026-12-11"],
      work: ["2026-12-19"],
    },
    true,
  );
  expect(found).toEqual([]);
  expect(await said()).toBe("2026-12-03");
  expect((await scene.store.entries("JY-2026-0001")).length).toBe(entries);
  expect(await scene.reads("direct:water.liaison")).toEqual([]);
  await scene.moveTo("2026-12-02T08:00:00.000Z");
  expect((await scene.reads("direct:water.liaison")).join()).not.toContain("提醒：书面回复");
  await scene.moveTo("2026-12-03T01:00:00.000Z");
  expect((await scene.reads("direct:water.liaison")).join()).toContain("提醒：书面回复");
});

it("what is counted afterwards is counted by it, in every process", async () => {
  await scene.bot.importHolidays(notice, true);
  const tried = await scene.says("water.liaison", "期限 试算 rec.reply 2026-11-03");
  expect(tried.text).toContain("1月5日");
});

it("a notice corrected, taken back and imported again is counted by as it stands, and each time is told", async () => {
  await scene.bot.importHolidays(notice, true);
  await scene.reads("direct:water.liaison");
  const back = { ...notice, source: "通知已撤回", rest: [], work: [] };
  await scene.bot.importHolidays(back, true);
  // A year without a notice again, not a year without a holiday.
  expect(await reply()).toMatchObject({ rolled: "2027-01-04", provisional: true });
  expect((await scene.reads("direct:water.liaison")).join("\n")).toMatch(
    /2026年11月3日的消息：“‘书面回复检察建议’的日期由2027年1月5日改为暂定2027年1月4日 周一（还剩\d+天）。依据：通知已撤回/,
  );
  expect(await scene.bot.importHolidays(back, true)).toEqual([]);

  const corrected = { ...notice, rest: ["2027-01-01/2027-01-03"], work: [] };
  await scene.bot.importHolidays(corrected, true);
  expect(await reply()).toMatchObject({ rolled: "2027-01-04", provisional: false });
  expect((await scene.reads("direct:water.liaison")).join("\n")).toContain("的日期已确定");
  await scene.bot.importHolidays(back, true);
  expect(await reply()).toMatchObject({ rolled: "2027-01-04", provisional: true });
  expect((await scene.reads("direct:water.liaison")).join("\n")).toContain(
    "的日期又是暂定的：暂定2027年1月4日 周一",
  );
  await scene.bot.importHolidays(notice, true);
  expect(await reply()).toMatchObject({ rolled: "2027-01-05", provisional: false });
  const entries = await scene.store.entries("JY-2026-0001");
  const matter = await scene.store.matter("JY-2026-0001");
  expect(matter && brokenAt(entries, matter)).toBeUndefined();
});

it("a notice that a new version of this program brings is counted by from its first start on, and told once", async () => {
  const starts = (notices: readonly HolidayNotice[]) =>
    createBot({
      store: scene.store,
      time: scene.clock,
      calendar: createCalendar(notices),
      log: () => {},
    }).run(AbortSignal.abort());
  await starts(officialNotices);
  expect(await reply()).toMatchObject({ rolled: "2027-01-04", provisional: true });
  for (const _ of ["once", "again"]) await starts([...officialNotices, notice]);
  expect(await reply()).toMatchObject({ rolled: "2027-01-05", provisional: false });
  const told = (await scene.reads("direct:water.liaison")).join("\n");
  expect(told.match(/‘书面回复检察建议’的日期由2027年1月4日改为2027年1月5日/g)).toHaveLength(1);
  expect(told).toContain("依据：国办发明电〔2026〕9号");
});

it("a malformed notice changes nothing", async () => {
  const bad = { ...notice, work: ["2027-01-06"] };
  await expect(scene.bot.importHolidays(bad, true)).rejects.toThrow(RangeError);
  expect((await scene.store.directory()).notices).toEqual([]);
});
