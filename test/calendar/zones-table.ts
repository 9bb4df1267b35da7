// Prints what the calendar answers as JSON; run under several process time zones by zones.test.ts.

import { due, nextWorkingTime, rungInstant } from "../../src/calendar/count.ts";
import { addDays, dayOf, instantAt, momentText, timeOf } from "../../src/calendar/day.ts";
import { explain } from "../../src/calendar/explain.ts";
import { legalHolidays } from "../../src/calendar/festivals.ts";
import { officialCalendar as calendar } from "../../src/calendar/holidays.ts";
import { findRule, ruleIds } from "../../src/calendar/rules.ts";
import { momentPrefix, readDay, readMoment } from "../../src/calendar/typed.ts";

const TYPED = [
  "今天",
  "明天下午3点",
  "下周三",
  "本周五",
  "月底",
  "一个月后",
  "8月1日 15:00",
  "tomorrow",
  "next Wednesday 3pm",
  "in 3 days",
  "1 Aug 2025",
  "8.1",
  "15号",
  "三日内",
  "五个工作日内",
  "两小时后",
  "今晚十二点",
  "下午3点到5点",
  "元旦",
  "农历八月十五",
  "腊月二十三",
  "节后第一个工作日",
];

const TENSES = ["past", "future", undefined] as const;

// Moments around midnight in the county, in UTC and in the zones, and around changes of their clocks.
const MOMENTS = [
  "2025-03-09T09:59:00.000Z",
  "2025-07-31T15:59:59.000Z",
  "2025-07-31T16:00:00.000Z",
  "2025-11-02T08:30:00.000Z",
  "2026-11-22T02:00:00.000Z",
  "2026-12-31T23:59:00.000Z",
];

const days = Array.from({ length: 209 }, (_, n) => addDays("2024-01-01", n * 7 + (n % 7)));

console.log(
  JSON.stringify({
    version: calendar.version,
    holidays: [2018, 2027, 2028, 2029, 2099].map((year) => [...legalHolidays(year)]),
    working: days.map((day) => calendar.isWorkingDay(day)),
    dues: days.map((day, n) => {
      const rule = findRule(ruleIds[n % ruleIds.length] ?? "rec.reply");
      const counted = due(rule, instantAt(day, "23:30"), calendar, rule.amount ?? 10);
      return [counted, explain(counted, calendar), rungInstant(counted.rolled, -2, calendar)];
    }),
    moments: MOMENTS.map((now) => [
      dayOf(now),
      timeOf(now),
      momentText(now),
      nextWorkingTime(now, calendar),
      TYPED.map((text) => [text, readMoment(text, now), momentPrefix(text, now)]),
      TYPED.map((text) => TENSES.map((tense) => readDay(text, now, { tense }))),
    ]),
  }),
);
