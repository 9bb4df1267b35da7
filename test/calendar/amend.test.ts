import { describe, expect, it } from "vitest";
import { amendRules, type RuleChange } from "../../src/calendar/amend.ts";
import { due } from "../../src/calendar/count.ts";
import { explain } from "../../src/calendar/explain.ts";
import { createCalendar, officialCalendar, officialNotices } from "../../src/calendar/holidays.ts";
import { findRule } from "../../src/calendar/rules.ts";

/** A county's own periods, in place of the table's, from one day on or for a while. */

const basis = { zh: "某法第一条", en: "Some Law, art. 1" };
const change = (more: Partial<RuleChange> = {}): RuleChange => ({
  id: "rec.reply",
  version: "2026-07-01",
  amount: 45,
  unit: "d",
  basis,
  ...more,
});
const problems = (...changes: RuleChange[]) =>
  amendRules(changes).problems.map(({ at, said }) => `${at}: ${said.zh}`);

describe("what is in force", () => {
  const { rules } = amendRules([change({ until: "2026-07-31" })]);

  it.each([
    ["2026-06-30", 2, "m"],
    ["2026-07-01", 45, "d"],
    ["2026-07-31", 45, "d"],
    ["2026-08-01", 2, "m"],
  ])("on %s is %i %s", (day, amount, unit) => {
    expect(findRule("rec.reply", day, rules)).toMatchObject({ amount, unit });
  });

  it("without an end goes on until the next change", () => {
    const both = amendRules([change(), change({ version: "2027-01-01", amount: 30 })]).rules;
    expect(findRule("rec.reply", "2026-12-31", both)?.amount).toBe(45);
    expect(findRule("rec.reply", "2027-01-01", both)?.amount).toBe(30);
    expect(findRule("rec.objection", "2027-01-01", both)).toBe(
      findRule("rec.objection", "2027-01-01"),
    );
  });

  it("is explained with its own basis and number", () => {
    const calendar = createCalendar(officialNotices, { rules });
    const rule = findRule("rec.reply", "2026-07-01", rules);
    if (rule === undefined) throw new Error("no rule");
    expect(explain(due(rule, "2026-07-01", calendar), calendar).zh).toBe(
      "最迟8月17日（当日24时前）回复：7月1日送达，满45日为8月15日，遇周末顺延",
    );
    expect(rule.basis).toEqual(basis);
  });

  it("is the table where nothing is changed", () => {
    expect(amendRules([]).rules).toEqual(officialCalendar.rules);
  });
});

describe("what is wrong is said, and nothing of it applies", () => {
  it.each([
    [[change({ id: "rec.answer" })], /^0: 没有“rec.answer”这条期限规则。可以写：rec\./],
    [[change({ id: "nothing" })], /^0: 没有“nothing”这条期限规则/],
    [[change({ version: "2026-02-30" })], /^0: 没有“2026-02-30”这一天/],
    [[change({ until: "2026-06-01" })], /^0: “until”不能早于“version”/],
    [[change({ version: "1990-01-01" })], /^0: “rec.reply”在1990年1月1日还没有施行/],
    [[{ id: "rec.reply", version: "2026-07-01", basis }], /^0: “rec.reply”什么都没有改/],
    [[change({ amount: 0 })], /^0: “rec.reply”的amount写成了0，要写1到1830日。/],
    [[change({ amount: 10_000 })], /^0: “rec.reply”的amount写成了10000，要写1到1830日。/],
    [[change({ amount: -3, unit: "wd" })], /写成了-3，要写1到1250个工作日/],
    [[change({ amount: 1.5, unit: "m" })], /写成了1.5，要写1到60个月/],
    [[change({ id: "rec.objection", prefill: 0 })], /的prefill写成了0/],
    [[change({ id: "file.request", amount: 5, unit: "wd", urgent: 0 })], /的urgent写成了0/],
    [[change(), change({ amount: 30 })], /^1: “rec.reply”的施行日期与第1条重叠/],
    [
      [change({ until: "2026-12-31" }), change({ version: "2026-12-31" })],
      /^1: “rec.reply”的施行日期与第1条重叠/,
    ],
    [
      [change({ version: "2026-12-01" }), change({ until: "2026-12-01" })],
      /^1: “rec.reply”的施行日期与第1条重叠/,
    ],
  ])("%j", (changes, said) => {
    expect(problems(...changes)[0]).toMatch(said);
    expect(amendRules(changes).rules).toEqual(officialCalendar.rules);
  });
});
