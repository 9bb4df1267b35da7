import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day, dayOf, daysBetween } from "../src/calendar/day.ts";
import { createCalendar, officialCalendar, officialNotices } from "../src/calendar/holidays.ts";
import { text } from "../src/chat/text.ts";
import {
  aroundTheDay,
  explainClock,
  extendClock,
  hasProposed,
  isRunning,
  type Ladder,
  passRung,
  proposalKey,
  recountClock,
  resumeClock,
  rungsDue,
  startClock,
  suspendClock,
} from "../src/flow/clock.ts";
import type { Clock } from "../src/flow/matter.ts";

const calendar = officialCalendar;
const morning = (day: Day) => `${day}T01:00:00.000Z`;
const on = (day: Day) => ({ now: morning(day), calendar });

const ladder: Ladder = {
  of: text("书面回复", "reply in writing"),
  rungs: [...aroundTheDay, { id: "+5", workingDays: 5, propose: "alone" }],
  groups: [],
};
const ladders = { "rec.reply": ladder, "rec.acknowledge": ladder };

const started = (rule: string, served: Day): Clock => {
  const start = { rule: () => rule, from: () => served };
  const clock = startClock(start, { code: "JY-2025-0001" }, ladders, on(served), "c1");
  if (clock === undefined) throw new Error("no clock");
  return clock;
};

describe("a held clock", () => {
  const held = suspendClock(started("rec.reply", "2025-08-01"), morning("2025-08-20"));

  it("runs no more, is reminded of no more, and says since when", () => {
    expect(isRunning(held)).toBe(false);
    expect(held.nextRungAt).toBeUndefined();
    expect(explainClock(held, calendar)?.zh).toBe(
      "10月9日前回复：8月1日送达，满两个月为10月1日，遇国庆顺延；8月20日起中止计算",
    );
  });

  it("keeps what was left: it runs on as much later, moved off a rest day, and says why", () => {
    // 20 August to 9 September are 20 days; 9 October and 20 days is Wednesday 29 October.
    const on9 = resumeClock(held, ladders, on("2025-09-09"));
    expect(on9.rolled).toBe("2025-10-29");
    expect(on9.nextRungAt).toBe("2025-10-28T01:00:00.000Z");
    expect(explainClock(on9, calendar)?.zh).toBe(
      "10月9日前回复：8月1日送达，满两个月为10月1日，遇国庆顺延；8月20日中止、9月9日恢复，20日不计，延至10月29日",
    );
    // Two days more would be Saturday 1 November with 23 days: Monday.
    expect(resumeClock(held, ladders, on("2025-09-12")).rolled).toBe("2025-11-03");
  });

  it("that is let go the same day has not moved", () => {
    const same = resumeClock(held, ladders, on("2025-08-20"));
    expect([same.rolled, same.moves, isRunning(same)]).toEqual(["2025-10-09", undefined, true]);
  });

  it("in working days moves by the working days it was held", () => {
    // Served Monday 4 August, due Wednesday; held from Tuesday over a weekend to Monday: 4 working days.
    const short = suspendClock(started("rec.acknowledge", "2025-08-04"), morning("2025-08-05"));
    expect(resumeClock(short, ladders, on("2025-08-11")).rolled).toBe("2025-08-12");
  });

  it("is due as many days later as it was held, but for a rest day, whatever the days", () => {
    const days = fc.integer({ min: 0, max: 120 });
    fc.assert(
      fc.property(days, days, days, (served, since, long) => {
        const clock = started("rec.reply", addDays("2025-01-06", served));
        const from = addDays(clock.start.slice(0, 10), since);
        const to = addDays(from, long);
        const after = resumeClock(suspendClock(clock, morning(from)), ladders, on(to));
        const moved = daysBetween(clock.rolled, after.rolled);
        expect(moved).toBeGreaterThanOrEqual(long);
        expect(moved).toBeLessThanOrEqual(long + (long === 0 ? 0 : 9));
        if (long > 0) expect(calendar.isWorkingDay(after.rolled)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a clock that is extended", () => {
  const why = text("经检察长同意", "with the chief's consent");
  const clock = started("rec.reply", "2025-08-01");
  const later = extendClock(clock, "2025-11-01", why, ladders, on("2025-09-20"));

  it("is due on the day granted, moved off a rest day, and is reminded of anew", () => {
    expect(later.rolled).toBe("2025-11-03");
    expect(later.dueVersion).toBe(clock.dueVersion + 1);
    expect(later.rungsPassed).toBe(0);
    expect(explainClock(later, calendar)?.zh).toContain("；经检察长同意，延至11月3日");
  });

  it("says every move in turn", () => {
    const twice = extendClock(later, "2026-01-09", why, ladders, on("2025-10-20"));
    expect(explainClock(twice, calendar)?.zh).toMatch(
      /延至11月3日；经检察长同意，延至2026年1月9日$/,
    );
  });

  it("keeps the day granted when holidays are counted anew, unless that became a rest day", () => {
    const [usual] = officialNotices.filter(({ year }) => year === 2025);
    if (usual === undefined) throw new Error("no notice for 2025");
    expect(recountClock(later, ladders, on("2025-09-21"))).toBeUndefined();
    const other = createCalendar([
      ...officialNotices.filter(({ year }) => year !== 2025),
      { year: 2025, source: "通知", rest: [...usual.rest, "2025-11-03"], work: usual.work },
    ]);
    const again = recountClock(later, ladders, { now: morning("2025-09-21"), calendar: other });
    expect(again?.rolled).toBe("2025-11-04");
    expect(explainClock(again ?? later, other)?.zh).toContain("延至11月4日");
  });
});

describe("a rung that proposes", () => {
  const clock = started("rec.reply", "2025-08-01");

  // Saturday 11 October is worked: the fifth working day after the 9th is the 15th.
  it("comes after the reminders, in its working day, and is known by its own key", () => {
    const due = rungsDue(clock, ladder, on("2025-10-14"));
    expect(due.map(({ id }) => id)).toEqual(["-1", "0", "+1"]);
    const passed = passRung(clock, ladder, morning("2025-10-15"), calendar);
    expect(passed?.rung).toEqual({ id: "+5", workingDays: 5, propose: "alone" });
    const key = `${proposalKey(clock, { id: "+5", workingDays: 5 })}person:x`;
    expect(hasProposed(key, clock, { id: "+5", workingDays: 5 })).toBe(true);
    const moved = extendClock(clock, "2025-12-01", text("因", "why"), ladders, on("2025-10-16"));
    expect(hasProposed(key, moved, { id: "+5", workingDays: 5 })).toBe(false);
    expect(dayOf(moved.nextRungAt ?? "")).toBe("2025-11-28");
  });
});
