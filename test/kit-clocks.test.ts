import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lastDay } from "../soak/last-day.ts";
import { rungInstant } from "../src/calendar/count.ts";
import { addDays, addMinutes, type Day, dayOf } from "../src/calendar/day.ts";
import {
  type Calendar,
  createCalendar,
  officialCalendar,
  officialNotices,
} from "../src/calendar/holidays.ts";
import { derive, type PeriodEvent, type PeriodFacts } from "../src/calendar/period.ts";
import { deadlineRules, findRule } from "../src/calendar/rules.ts";
import { text } from "../src/chat/text.ts";
import {
  explainClock,
  type Happening,
  isRunning,
  recountClocks,
  type Start,
  startClock,
  withEvent,
} from "../src/flow/clock.ts";
import {
  aroundTheDay,
  hasProposed,
  type Ladder,
  passRung,
  proposalKey,
  rungsDue,
} from "../src/flow/ladder.ts";
import type { Clock } from "../src/flow/matter.ts";

const calendar = officialCalendar;
const morning = (day: Day) => `${day}T01:00:00.000Z`;
const on = (day: Day, by: Calendar = calendar) => ({ now: morning(day), calendar: by });

const ladder: Ladder = {
  of: text("书面回复", "reply in writing"),
  rungs: [...aroundTheDay, { id: "+5", workingDays: 5, propose: "alone" }],
  groups: [],
};
const ladders = { "rec.reply": ladder, "rec.acknowledge": ladder, "rec.rectify": ladder };

type Served = { readonly code: string; readonly clocks: readonly Clock[] };

const starting = (start: Start<Served>, served: Day, clocks: readonly Clock[] = []): Clock => {
  const matter = { code: "JY-2025-0001", clocks };
  const clock = startClock(start, matter, ladders, on(served), `c${clocks.length + 1}`);
  if (clock === undefined) throw new Error("no clock");
  return clock;
};
const started = (rule: string, served: Day): Clock =>
  starting({ rule: () => rule, from: () => served }, served);

/** The clocks after something has happened to the first of them, on a morning. */
const after = (
  clocks: readonly Clock[],
  event: Happening,
  day: Day,
  by: Calendar = calendar,
): readonly Clock[] => {
  const [first] = clocks;
  const facts = first && withEvent(first, event, on(day, by));
  if (first === undefined || facts === undefined) throw new Error("no clock");
  return recountClocks(clocks, ladders, on(day, by), new Map([[first.id, facts]]));
};
const one = (clock: Clock, event: Happening, day: Day): Clock =>
  after([clock], event, day)[0] ?? clock;

const held = (clock: Clock, from: Day): Clock => one(clock, { is: "held", from }, from);
const resumed = (clock: Clock, day: Day): Clock => one(clock, { is: "resumed", on: day }, day);
const granted = (clock: Clock, until: Day, day: Day): Clock =>
  one(clock, { is: "granted", until, why: text("同意", "granted") }, day);

describe("a held clock", () => {
  const reply = held(started("rec.reply", "2025-08-01"), "2025-08-20");

  it("runs no more, is reminded of no more, and says since when", () => {
    expect(isRunning(reply)).toBe(false);
    expect(reply.nextRungAt).toBeUndefined();
    expect(explainClock(reply, calendar)?.zh).toBe(
      "最迟10月9日（当日24时前）回复：8月1日送达，满两个月为10月1日，遇国庆节顺延；8月20日起中止计算",
    );
  });

  it("keeps what was left: it runs on as long as it had left, and only then moves off a rest day", () => {
    // From 20 August to 1 October 42 days were left: 21 October.
    const on9 = resumed(reply, "2025-09-09");
    expect(on9.rolled).toBe("2025-10-21");
    expect(on9.nextRungAt).toBe("2025-09-17T01:00:00.000Z");
    expect(explainClock(on9, calendar)?.zh).toBe(
      "最迟10月21日回复：原为10月9日；8月20日中止时尚余42日，9月9日恢复，最迟10月21日",
    );
    // 42 days from 13 September is Saturday 25 October.
    expect(resumed(reply, "2025-09-13").rolled).toBe("2025-10-27");
  });

  it("that is let go the same day has not moved", () => {
    const same = resumed(reply, "2025-08-20");
    expect([same.rolled, isRunning(same)]).toEqual(["2025-10-09", true]);
  });

  it("in working days keeps its working days, and says how many", () => {
    // Served Monday 4 August, due Wednesday; held from Tuesday over a weekend to Monday: 1 day was left.
    const short = held(started("rec.acknowledge", "2025-08-04"), "2025-08-05");
    const again = resumed(short, "2025-08-11");
    expect(again.rolled).toBe("2025-08-12");
    expect(explainClock(again, calendar)?.zh).toContain(
      "8月5日中止时尚余1个工作日，8月11日恢复，最迟8月12日",
    );
  });

  it("is not revived where it had expired, nor moved by a hold of something else", () => {
    const expired = started("rec.reply", "2025-08-01");
    const late = held(expired, "2025-10-14");
    expect([late.rolled, isRunning(late)]).toEqual(["2025-10-09", true]);
    expect(resumed(late, "2025-10-24").rolled).toBe("2025-10-09");
  });

  it("that is never let go stays held, and is recounted all the same", () => {
    const [usual] = officialNotices.filter(({ year }) => year === 2025);
    if (usual === undefined) throw new Error("no notice for 2025");
    const longer = createCalendar([
      ...officialNotices,
      { year: 2025, source: "通知", rest: [...usual.rest, "2025-10-09"], work: usual.work },
    ]);
    const [again] = recountClocks([reply], ladders, on("2025-09-01", longer));
    expect([again?.rolled, again && isRunning(again)]).toEqual(["2025-10-10", false]);
  });
});

describe("a clock that is granted more time", () => {
  const clock = started("rec.reply", "2025-08-01");
  const later = granted(clock, "2025-11-01", "2025-09-20");

  it("is due on the day granted, moved off a rest day, and is reminded of anew", () => {
    expect(later.rolled).toBe("2025-11-03");
    expect(later.dueVersion).toBe(clock.dueVersion + 1);
    expect(later.rungsPassed).toBe(0);
    expect(explainClock(later, calendar)?.zh).toBe(
      "最迟11月3日回复：原为10月9日；同意延至11月1日，遇周末顺延",
    );
  });

  it("says every move in turn", () => {
    const twice = granted(later, "2026-01-09", "2025-10-20");
    expect(explainClock(twice, calendar)?.zh).toMatch(
      /同意延至2025年11月1日，遇周末顺延；同意延至2026年1月9日$/,
    );
  });

  it("keeps the day granted when holidays are counted anew, whatever it was moved to before", () => {
    const [usual] = officialNotices.filter(({ year }) => year === 2025);
    if (usual === undefined) throw new Error("no notice for 2025");
    const other = createCalendar([
      ...officialNotices,
      { year: 2025, source: "通知", rest: [...usual.rest, "2025-11-03"], work: usual.work },
    ]);
    const [again] = recountClocks([later], ladders, on("2025-09-21", other));
    expect(again?.rolled).toBe("2025-11-04");
    const [back] = recountClocks([again ?? later], ladders, on("2025-09-22"));
    expect(back?.rolled).toBe("2025-11-03");
  });
});

describe("a clock keeps the rule it started under", () => {
  it("whatever the county's file says later", () => {
    const reply = findRule("rec.reply");
    const own = { ...reply, version: "2026-07-01", amount: 45, unit: "d" as const };
    const county = createCalendar(officialNotices, { rules: [own, reply] });
    const matter = { code: "JY-2026-0001", clocks: [] };
    const start = { rule: () => "rec.reply", from: () => "2026-11-20" };
    const clock = startClock(start, matter, ladders, on("2026-11-20", county), "c1");
    if (clock === undefined) throw new Error("no clock");
    expect(clock.rolled).toBe("2027-01-04");
    // The county's rules are withdrawn, and the notice of 2027 comes in.
    const notice = { year: 2027, source: "通知", rest: ["2027-01-01/2027-01-04"], work: [] };
    const withNotice = createCalendar([...officialNotices, notice]);
    const [again] = recountClocks([clock], ladders, on("2026-12-01", withNotice));
    expect([again?.rolled, again?.provisional]).toEqual(["2027-01-05", false]);
    expect(again && explainClock(again, withNotice)?.zh).toBe(
      "最迟2027年1月5日（当日24时前）回复：2026年11月20日送达，满45日为2027年1月4日，遇法定节假日顺延",
    );
  });
});

describe("a clock that follows another", () => {
  const rectify = started("rec.rectify", "2025-08-01");
  const sue = starting(
    { rule: () => "pil.sue-review", from: () => "2025-08-01", follows: "rec.rectify" },
    "2025-08-01",
    [rectify],
  );

  it("begins with the day the other is due, and moves with it", () => {
    expect([rectify.rolled, sue.start, sue.rolled]).toEqual([
      "2025-10-09",
      "2025-10-09",
      "2025-11-10",
    ]);
    const [, moved] = after(
      [rectify, sue],
      { is: "granted", until: "2025-10-20", why: text("同意", "granted") },
      "2025-09-01",
    );
    expect([moved?.start, moved?.rolled]).toEqual(["2025-10-20", "2025-11-20"]);
  });
});

describe("a start that was noted wrong", () => {
  it("is corrected without a legal act: everything follows from the right one", () => {
    const clock = started("rec.reply", "2025-08-01");
    const right = one(
      clock,
      { is: "corrected", start: "2025-08-04", why: "送达回证" },
      "2025-08-11",
    );
    expect(right.start).toBe("2025-08-04");
    expect(right.rolled).toBe("2025-10-09");
    expect(started("rec.reply", "2025-08-04").rolled).toBe(right.rolled);
    expect(right.facts?.happened).toEqual([
      expect.objectContaining({ is: "corrected", start: "2025-08-04", why: "送达回证" }),
    ]);
  });
});

describe("whatever happens to a clock, in whatever order it becomes known", () => {
  const rules = ["rec.reply", "rec.acknowledge", "rec.objection.review", "pil.sue-review"].map(
    (id) => findRule(id) ?? findRule("rec.reply"),
  );
  const calendars = [
    officialCalendar,
    createCalendar([
      ...officialNotices,
      {
        year: 2027,
        source: "通知",
        rest: ["2027-01-01/2027-01-03", "2027-02-05/2027-02-12"],
        work: [],
      },
    ]),
  ];
  const offset = fc.integer({ min: 0, max: 200 });
  const event = fc.oneof(
    fc.record({ is: fc.constant("granted" as const), after: offset, more: offset }),
    fc.record({ is: fc.constant("held" as const), after: offset }),
    fc.record({ is: fc.constant("resumed" as const), after: offset }),
    fc.record({ is: fc.constant("corrected" as const), after: offset, more: offset }),
  );
  const life = fc.record({
    rule: fc.constantFrom(...rules),
    start: fc.integer({ min: 0, max: 500 }).map((days) => addDays("2025-06-01", days)),
    events: fc.array(event, { maxLength: 8 }),
    changes: fc.array(fc.nat(7), { maxLength: 3 }),
  });

  const eventsOf = ({
    start,
    events,
  }: {
    start: Day;
    events: readonly { is: string; after: number; more?: number }[];
  }): readonly PeriodEvent[] =>
    events
      .toSorted((a, b) => a.after - b.after)
      .map((one, index): PeriodEvent => {
        const day = addDays(start, one.after);
        // Each at an instant of its own.
        const at = `${day}T01:00:${String(index).padStart(2, "0")}.000Z`;
        switch (one.is) {
          case "granted":
            return {
              is: "granted",
              until: addDays(day, one.more ?? 0),
              why: text("因", "why"),
              at,
            };
          case "held":
            return { is: "held", from: day, at };
          case "resumed":
            return { is: "resumed", on: day, at };
          default:
            return {
              is: "corrected",
              start: addDays(start, (one.more ?? 0) % 30),
              why: "笔误",
              at,
            };
        }
      });

  it("the same facts give the same day, step by step and from scratch", () => {
    fc.assert(
      fc.property(life, ({ rule, start, events, changes }) => {
        const happened = eventsOf({ start, events });
        let calendarNow = calendars[0] ?? officialCalendar;
        let [clock] = [
          startClock(
            { rule: () => rule.id, from: () => start },
            { code: "JY-2025-0001", clocks: [] },
            ladders,
            { now: morning(start), calendar: createCalendar(officialNotices, { rules: [rule] }) },
            "c1",
          ),
        ];
        if (clock === undefined) return;
        for (const [index, next] of happened.entries()) {
          if (changes.includes(index))
            calendarNow = calendars[(calendars.indexOf(calendarNow) + 1) % 2] ?? calendarNow;
          const facts: PeriodFacts = {
            ...(clock?.facts as PeriodFacts),
            happened: [...(clock?.facts?.happened ?? []), next],
          };
          [clock] = recountClocks(
            clock === undefined ? [] : [clock],
            ladders,
            { now: next.at, calendar: calendarNow },
            new Map([["c1", facts]]),
          );
        }
        const [settled] = recountClocks(clock === undefined ? [] : [clock], ladders, {
          now: morning("2028-01-01"),
          calendar: calendarNow,
        });
        const scratch = derive({ rule, start, happened: happened.toReversed() }, calendarNow);
        expect([settled?.raw, settled?.rolled, settled?.provisional]).toEqual([
          scratch.raw,
          scratch.rolled,
          scratch.provisional,
        ]);
        expect(settled?.suspendedAt !== undefined).toBe(scratch.heldSince !== undefined);
        if (rule.roll === "next") expect(calendarNow.isWorkingDay(scratch.rolled)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it("is the day that counting in other words gives, under every rule", () => {
    const counted = life.chain(({ start, events }) =>
      fc.record({
        start: fc.constantFrom<Day | string>(start, `${start}T06:30:00.000Z`),
        happened: fc.constant(eventsOf({ start, events })),
        rule: fc.constantFrom(...deadlineRules),
        stated: fc.integer({ min: 0, max: 90 }),
        until: fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined }),
      }),
    );
    fc.assert(
      fc.property(counted, ({ start, happened, rule, stated, until }) => {
        const facts: PeriodFacts = {
          rule,
          start,
          happened,
          ...(rule.amount === undefined ? { amount: stated } : {}),
          ...(until === undefined || rule.unit === "h"
            ? {}
            : { until: addDays(start.slice(0, 10), until) }),
        };
        const { at, rolled } = derive(facts, officialCalendar);
        expect(at ?? rolled).toBe(lastDay(facts));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("what is late for years", () => {
  it("is said again on the days it would be if each were counted from the due day", () => {
    const clock = started("rec.reply", "2018-04-02");
    const due = rungsDue(clock, { ...ladder, rungs: aroundTheDay }, on("2026-11-27"));
    const days = Number(due.at(-1)?.id);
    expect(days).toBeGreaterThan(2000);
    const today = on(dayOf(rungInstant(clock.rolled, days, calendar)));
    const { length } = rungsDue(clock, { ...ladder, rungs: aroundTheDay }, today);
    expect(length).toBe(due.length);
    const minute = { ...today, now: addMinutes(today.now, -1) };
    expect(rungsDue(clock, { ...ladder, rungs: aroundTheDay }, minute)).toHaveLength(length - 1);
  });
});

describe("a rung that proposes", () => {
  const clock = started("rec.reply", "2025-08-01");

  // Saturday 11 October is worked: the fifth working day after the 9th is the 15th.
  it("comes after the reminders, in its working day, and is known by its own key", () => {
    const due = rungsDue(clock, ladder, on("2025-10-14"));
    expect(due.map(({ id }) => id)).toEqual(["-20", "-10", "-5", "-3", "-1", "0", "+1"]);
    const passed = passRung(clock, ladder, morning("2025-10-15"), calendar);
    expect(passed?.rung).toEqual({ id: "+5", workingDays: 5, propose: "alone" });
    const key = `${proposalKey(clock, { id: "+5", workingDays: 5 })}person:x`;
    expect(hasProposed(key, clock, { id: "+5", workingDays: 5 })).toBe(true);
    const moved = granted(clock, "2025-12-01", "2025-10-16");
    expect(hasProposed(key, moved, { id: "+5", workingDays: 5 })).toBe(false);
    expect(dayOf(moved.nextRungAt ?? "")).toBe("2025-11-03");
  });
});
