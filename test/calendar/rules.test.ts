import { describe, expect, it } from "vitest";
import { amendRules } from "../../src/calendar/amend.ts";
import { due } from "../../src/calendar/count.ts";
import { isDay } from "../../src/calendar/day.ts";
import { officialCalendar } from "../../src/calendar/holidays.ts";
import {
  type DeadlineRule,
  deadlineRules,
  earlyText,
  findRule,
  ruleBegins,
  ruleFor,
  ruleIds,
} from "../../src/calendar/rules.ts";

// id, amount and unit (? when it must be stated), roll, as agreed with the county.
const agreed = `
rec.reply 2m next
rec.reply.pil-urgent 15d next
rec.reply.other-urgent ?d next
rec.reply.minors 1m next
rec.reply.retrial 3m next
rec.reply.again 15d next
rec.acknowledge 2wd none
rec.rectify 2m next
rec.objection ?d next
rec.objection.review 5wd none
rec.serve 3d next
rec.file-up 5d next
rec.look-back.first 1m next
rec.look-back.second 3m next
rec.look-back.third 6m next
rec.investigate 2m next
pil.filing-notice 7d next
pil.sue-review 1m next
civ-pil.notice 30d next
crim.head-decision 3d next
crim.transfer 24h none
crim.police-reroute 24h none
crim.police-incomplete.notify 24h none
crim.police-incomplete.supplement 3d next
crim.police-decide 3d next
crim.reconsider.ask 3d next
crim.reconsider.answer 3d next
crim.ask-procuratorate 3d next
crim.handover 3d next
crim.police-explain 7d next
crim.file-after-notice 15d next
crim.correct 15d next
crim.silent-demand 7d next
crim.tell-agency 10d next
crim.chase 3m none
rev.handoff 3wd none
rev.review 10wd none
rev.reply 2m next
minor.report 0h none
minor.receive 0h none
minor.decide 3d next
minor.help 7d next
minor.duty 30d next
hearing.notify 3d back
court.notice 3d back
court.defence 15d next
court.appeal 15d next
court.appeal.ruling 10d next
court.perform 30d next
letter.procedural 7d next
letter.result 3m next
petition.notify 15d next
petition.reroute 5wd none
hotline.order 5wd none
relief.decide 10wd none
relief.receipt 3wd none
relief.social 20wd none
relief.follow 3m next
support.review 15wd none
advice.answer 5wd none
advice.explain 10wd none
advice.feedback 5wd none
publicity.record 5wd none
publicity.check 10wd none
entry.report ?d none
entry.again 10wd none
entry.settle 5wd none
campaign.progress 1m next
campaign.close 10wd none
leave.decide 1wd none
leave.decide.long 3wd none
leave.return ?d none
request.answer 10wd none
request.again 5wd none
request.rate 5wd none
mediation.receipt 3wd none
mediation.finish 30d next
mediation.perform 30d next
restoration.stage 1m next
restoration.accept 20wd none
restoration.again 1m next
clue.triage 2wd none
clue.reroute 24h none
secrecy.report 24h none
clue.doubt 1h none
clue.accept-feedback 5wd none
clue.result-feedback 30d next
file.request 5wd none
file.review 5wd none
file.return ?d next
consult.plan ?d next
task.receipt 2wd none
task.due ?d none
agenda.overdue 1d none
meeting.poll ?d none
meeting.comment 3wd none
bulletin.compile 10wd none
bulletin.check 3wd none
bulletin.review 3wd none
disclose.general 20wd none
disclose.penalty 7wd none
disclose.withdraw 3wd none
next.receipt 2wd none
next.record 2wd none
next.decide 3wd none
next.answer 5wd none
next.proceed 10wd none
next.supplement 10wd none
next.follow 30d next
`
  .trim()
  .split("\n");

describe("the table of deadlines", () => {
  it("holds every agreed period", () => {
    const line = (r: DeadlineRule) => `${r.id} ${r.amount ?? "?"}${r.unit} ${r.roll}`;
    expect(ruleIds.map((id) => line(findRule(id)))).toEqual(agreed);
  });

  it("says everything in both languages, with a day it applies from", () => {
    for (const { id, version, name, act, starts, basis, note } of deadlineRules) {
      expect(isDay(version), id).toBe(true);
      for (const text of [name, act, starts, basis, ...(note ? [note] : [])]) {
        expect(text.zh, id).toMatch(/^[^a-zA-Z]+$/);
        expect(text.en, id).toMatch(/^[^\p{Script=Han}]+$/u);
      }
    }
    expect(new Set(deadlineRules.map((rule) => `${rule.id} ${rule.version}`)).size).toBe(
      deadlineRules.length,
    );
  });

  it("cites instruments by their title and article", () => {
    expect(findRule("rec.reply").basis).toEqual({
      zh: "人民检察院检察建议工作规定第十九条；最高人民法院、最高人民检察院关于检察公益诉讼案件适用法律若干问题的解释第二十一条",
      en: "Provisions on Procuratorial Recommendations, art. 19; SPC and SPP Interpretation on Procuratorial Public Interest Litigation, art. 21",
    });
    expect(findRule("disclose.withdraw").basis.zh).toBe(
      "中华人民共和国行政处罚法第四十八条、第八十五条",
    );
    expect(findRule("rec.acknowledge").basis.zh).toBe("本系统默认，可配置");
  });

  it("knows what is suggested where an amount must be typed in, and for the urgent", () => {
    expect(findRule("rec.objection")).toMatchObject({ prefill: 10, urgent: 3 });
    expect(findRule("file.request")).toMatchObject({ amount: 5, urgent: 2 });
    expect(findRule("hotline.order")).toMatchObject({ amount: 5, urgent: 1 });
  });

  it("finds the version in force on a day", () => {
    expect(findRule("rec.reply", "2019-02-25")).toBeUndefined();
    expect(findRule("rec.reply", "2019-02-26")?.version).toBe("2019-02-26");
    expect(findRule("rec.reply", "2025-08-01")).toBe(findRule("rec.reply"));
    expect(findRule("no.such", "2025-08-01")).toBeUndefined();
    expect(findRule("constructor", "2025-08-01")).toBeUndefined();
  });
});

describe("a day before a rule was in force", () => {
  const { rules } = amendRules([
    {
      id: "rec.reply",
      version: "2026-07-01",
      amount: 45,
      unit: "d",
      basis: { zh: "本县", en: "x" },
    },
  ]);

  it.each([
    ["rec.reply", "2018-08-01", "2019-02-26", true],
    ["rec.reply", "2019-02-25", "2019-02-26", true],
    ["rec.reply", "2019-02-26", "2019-02-26", false],
    ["rec.reply", "2026-08-01", "2026-07-01", false],
    ["rev.handoff", "2024-06-01", "2024-11-26", true],
    ["rec.acknowledge", "2018-08-01", "2024-01-01", true],
  ])("%s on %s is counted by the version of %s", (id, day, version, early) => {
    expect(ruleFor(id, day, rules)).toMatchObject({ rule: { id, version }, early });
    expect(earlyText(ruleFor(id, day, rules)?.rule as DeadlineRule, day) !== undefined).toBe(early);
  });

  it("has a due date under every rule", () => {
    for (const id of ruleIds) {
      const found = ruleFor(id, "2001-03-14");
      expect(found?.early).toBe(true);
      expect(found?.rule.version).toBe(ruleBegins(id));
      if (found !== undefined)
        expect(
          due(found.rule, "2001-03-14", officialCalendar, found.rule.amount ?? 10),
        ).toHaveProperty("rolled");
    }
  });

  it("is explained", () => {
    expect(earlyText(findRule("rec.reply"), "2018-08-01")).toEqual({
      zh: "这一规定自2019年2月26日起施行，2018年8月1日在此之前，本系统没有更早的规定，按它计算",
      en: "this rule is in force from 26 Feb 2019; 1 Aug 2018 is earlier, no older rule is on file, and it is counted by this one",
    });
    expect(earlyText(findRule("rec.acknowledge"), "2018-08-01")?.zh).toBe(
      "这一期限是约定或默认的，自2024年1月1日起适用，2018年8月1日在此之前，也按它计算",
    );
  });

  it("is of no rule that is not there", () => {
    expect(ruleFor("no.such", "2018-08-01")).toBeUndefined();
    expect(ruleBegins("constructor")).toBeUndefined();
    expect(ruleBegins("rec.reply", rules)).toBe("2019-02-26");
  });
});
