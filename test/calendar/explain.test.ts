import { describe, expect, it } from "vitest";
import { due } from "../../src/calendar/count.ts";
import { explain, explainDerived } from "../../src/calendar/explain.ts";
import { createCalendar, officialCalendar, officialNotices } from "../../src/calendar/holidays.ts";
import { derive } from "../../src/calendar/period.ts";
import { findRule, type RuleId, ruleIds } from "../../src/calendar/rules.ts";
import { naiveDays } from "./naive.ts";

function said(id: RuleId, start: string, amount?: number, calendar = officialCalendar) {
  return explain(due(findRule(id), start, calendar, amount), calendar);
}

describe("an explanation", () => {
  it.each<[RuleId, string, string, string]>([
    [
      "rec.reply",
      "2025-08-01",
      "最迟10月9日（当日24时前）回复：8月1日送达，满两个月为10月1日，遇国庆节顺延",
      "Reply by 9 Oct (24:00 that day): served on 1 Aug, two months end on 1 Oct, moved past National Day",
    ],
    [
      "rec.reply",
      "2026-11-03",
      "暂定最迟2027年1月4日（当日24时前）回复：2026年11月3日送达，满两个月为2027年1月3日，遇周末顺延；本系统尚未录入2027年放假通知，日期暂定",
      "Reply by 4 Jan 2027 (24:00 that day, provisional): served on 3 Nov 2026, two months end on 3 Jan 2027, moved past the weekend; the 2027 holiday notice is not on file here, so the date is provisional",
    ],
    [
      "rec.reply",
      "2025-12-31",
      "最迟2026年2月28日（当日24时前）回复：2025年12月31日送达，满两个月（2026年2月28日调休上班），2月没有31日，以2月28日为准",
      "Reply by 28 Feb 2026 (24:00 that day): served on 31 Dec 2025, two months (working on 28 Feb 2026); February has no 31st, so 28 Feb counts",
    ],
    [
      "rec.reply.minors",
      "2026-05-19",
      "最迟6月22日（当日24时前）书面回复：5月19日送达，满一个月为6月19日，遇端午节顺延",
      "Reply in writing by 22 Jun (24:00 that day): served on 19 May, one month ends on 19 Jun, moved past Dragon Boat Festival",
    ],
    [
      "rec.file-up",
      "2025-08-01",
      "最迟8月6日（当日24时前）备案：8月1日送达，满5日",
      "File by 6 Aug (24:00 that day): served on 1 Aug, 5 days",
    ],
    [
      "rec.file-up",
      "2024-06-03",
      "最迟6月11日（当日24时前）备案：6月3日送达，满5日为6月8日，遇周末、端午节顺延",
      "File by 11 Jun (24:00 that day): served on 3 Jun, 5 days end on 8 Jun, moved past the weekend and Dragon Boat Festival",
    ],
    [
      "file.request",
      "2026-04-30",
      "最迟5月11日（当日24时前）交付卷宗：4月30日收到调阅通知，满5个工作日（劳动节不计，5月9日调休上班）",
      "Deliver the files by 11 May (24:00 that day): notice received on 30 Apr, 5 working days (not counting Labour Day, working on 9 May)",
    ],
    [
      "hearing.notify",
      "2025-08-05",
      "最迟8月1日（当日24时前）通知：8月5日听证，提前3日为8月2日，遇周末再提前",
      "Give notice by 1 Aug (24:00 that day): hearing on 5 Aug, 3 days before is 2 Aug, moved before the weekend",
    ],
    [
      "crim.transfer",
      "2025-08-01T06:05:00.000Z",
      "最迟8月2日 14:05移送公安机关：8月1日 14:05批准移送，满24小时，节假日不顺延",
      "Transfer to the police by 2 Aug 14:05: transfer approved on 1 Aug 14:05, 24 hours, rest days make no difference",
    ],
    [
      "crim.transfer",
      "2025-07-31T16:00:00.000Z",
      "最迟8月1日 24:00移送公安机关：8月1日 00:00批准移送，满24小时，节假日不顺延",
      "Transfer to the police by 1 Aug 24:00: transfer approved on 1 Aug 00:00, 24 hours, rest days make no difference",
    ],
    [
      "minor.report",
      "2025-08-01T12:10:00.000Z",
      "立即报告：8月1日 20:10发现",
      "Report at once: discovered on 1 Aug 20:10",
    ],
  ])("of %s from %s", (id, start, zh, en) => expect(said(id, start)).toEqual({ zh, en }));

  it("uses the amount the document states", () => {
    expect(said("rec.objection", "2025-08-01", 1).en).toBe(
      "Object by 4 Aug (24:00 that day): served on 1 Aug, 1 day ends on 2 Aug, moved past the weekend",
    );
  });

  it("does not promise a notice for a year long past", () => {
    expect(said("rec.reply", "2022-11-03").zh).toContain("未录入2023年放假通知");
  });

  it("names a holiday whose notice gives no names", () => {
    const notice = { year: 2027, source: "test", rest: ["2027-01-01/2027-01-04"], work: [] };
    const later = createCalendar([...officialNotices, notice]);
    expect(said("rec.reply", "2026-11-03", undefined, later).zh).toBe(
      "最迟2027年1月5日（当日24时前）回复：2026年11月3日送达，满两个月为2027年1月3日，遇法定节假日顺延",
    );
  });

  it("takes hours kept with their day alone as starting at midnight", () => {
    const counted = due(findRule("clue.reroute"), "2025-08-01", officialCalendar);
    expect(explain({ ...counted, start: "2025-08-01" }, officialCalendar)).toEqual(
      explain(counted, officialCalendar),
    );
  });

  it("can be given for a rule of the county's own", () => {
    const rule = { ...findRule("rec.reply"), id: "own", amount: 45, unit: "d" as const };
    const counted = due(rule, "2025-08-01", officialCalendar);
    expect(explain(counted, officialCalendar, rule).zh).toBe(
      "最迟9月15日（当日24时前）回复：8月1日送达，满45日",
    );
    expect(() => explain(counted, officialCalendar)).toThrow(RangeError);
  });

  it("is complete for every rule on any start day", () => {
    for (const [index, { text }] of naiveDays.filter((day) => day.year < 2028).entries()) {
      const rule = findRule(ruleIds[index % ruleIds.length] as RuleId);
      const sentence = said(rule.id as RuleId, text, rule.amount ?? 10);
      expect(sentence.zh).not.toMatch(/undefined|NaN|[a-z]/);
      expect(sentence.en).not.toMatch(/undefined|NaN|[\u4e00-\u9fff]/);
    }
  });
});

describe("a document's own day", () => {
  it.each([
    [
      "rec.rectify",
      "2026-08-29",
      "最迟8月31日（当日24时前）整改到位：检察建议书载明至8月29日，遇周末顺延",
      "Rectify by 31 Aug (24:00 that day): the recommendation says 29 Aug, moved past the weekend",
    ],
    [
      "consult.plan",
      "2026-08-28",
      "最迟8月28日（当日24时前）履行磋商方案：磋商方案载明至8月28日",
      "Carry out the plan by 28 Aug (24:00 that day): the plan agreed on says 28 Aug",
    ],
  ] as const)(
    "is explained as the document's, not counted as the law's: %s",
    (id, until, zh, en) => {
      const rule = findRule(id);
      const facts = { rule, start: "2026-05-19", until, happened: [] };
      const told = explainDerived(derive(facts, officialCalendar), officialCalendar, rule);
      expect(told).toEqual({ zh, en });
    },
  );
});
