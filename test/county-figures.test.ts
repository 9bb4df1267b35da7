import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { amendRules } from "../src/calendar/amend.ts";
import { lengthOf } from "../src/calendar/explain.ts";
import { type DeadlineRule, findRule, type RuleId, ruleIds } from "../src/calendar/rules.ts";
import { flows } from "../src/catalog.ts";
import { linesOf, opened, papersFor } from "./paper-lines.ts";
import { cardText, openScene, type Scene } from "./scene.ts";
import { ways } from "./ways.ts";

// A county may change every period: no sentence may have the table's figure in it. Figures come from the
// rule in force, where a day is explained, a form is prefilled and 帮助 lists what a kind counts by.

/** Figures that no rule says: how long something can be looked at or put off, and what the screening and the law fix. */
const ownFigures =
  /最后一天|"三个工作日后"|链接1小时内有效|clock \+\d|24小时(?:内)?(?:有效|查看|可以查看|能看)|(?:for|within) 24 hours|1小时(?:内)?没有受理|(?:an|one) hour/g;

const ZH = "(?:[0-9一二三四五六七八九十两]+)(?:个?(?:工作日|小时|月)|天|日)";
const figure = new RegExp(
  `(?:满|内|后|限为|需|就是|即|起)${ZH}|${ZH}(?:内|后(?!补)|期限|未|没有|完|审查|照算)|\\b(?:\\d+|one|two|three|five|seven|ten|fifteen) (?:working )?(?:days|hours|months)\\b`,
  "i",
);

const sources = ["src/kinds", "src/flow", "src/commands"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name)),
);

describe("no literal sentence", () => {
  it.each(sources)("of %s has a figure that a county can change", (path) => {
    const said = readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => !/^\s*(?:\/\/|\*|\/\*)/.test(line) && /["`]/.test(line))
      .filter((line) => figure.test(line) && line.search(ownFigures) < 0);
    expect(said).toEqual([]);
  });
});

const ruleNamed = (id: RuleId): DeadlineRule => findRule(id);

/** Every rule of the table, as no county has it: its amount, its prefill and what is urgent changed. */
const changed = ruleIds.flatMap((id) => {
  const { amount = 0, prefill, urgent, unit, basis } = ruleNamed(id);
  const change = {
    ...(amount === 0 ? {} : { amount: unit === "m" ? 57 : 137 }),
    ...(prefill === undefined ? {} : { prefill: 59 }),
    ...(urgent === undefined ? {} : { urgent: 47 }),
  };
  return Object.keys(change).length === 0 ? [] : [{ id, version: "2026-01-01", basis, ...change }];
});

const people = [
  "procuratorate.procurator",
  "procuratorate.chief",
  "procuratorate.intake",
  "water.liaison",
  "water.head",
  "police.liaison",
  "gov-office.secretariat",
] as const;

let scene: Scene;

/** The lengths of the table that no county here has, in both languages. */
const standard = ((): readonly [RegExp, RegExp] => {
  const old = ruleIds.flatMap((id) => lengthOf(ruleNamed(id)) ?? []);
  const oneOf = (lengths: readonly string[]) =>
    new RegExp(`(?<![\\d月-])(?:${[...new Set(lengths)].join("|")})(?!\\w)`);
  return [oneOf(old.map(({ zh }) => zh)), oneOf(old.map(({ en }) => en))];
})();

/** The kinds whose cards state a length from their beginning on. */
const own = /^(?:XS|JY)/;

describe.each(Object.entries(ways))("%s in such a county", (_, { code, starts, lines }) => {
  afterEach(() => scene.close());

  /** Lines said up to one of them, then the days go by: everything anybody could read is looked at. */
  const plays = async (count: number): Promise<void> => {
    const since = starts.slice(0, "YYYY-MM-DD".length);
    scene = await openScene(starts);
    await scene.store.saveRules(changed.map((one) => ({ ...one, version: since })));
    const said: string[] = [];
    for (const [who, line] of lines.slice(0, count)) {
      if (line === "") await scene.moveTo(who);
      // What the document itself states is nobody's rule.
      else said.push((await scene.says(who, line.replace("异议期=10", "异议期=11"))).text);
    }
    for (const who of people)
      for (const line of [code, `查 ${code}`, `期限 ${code}`, `投递 ${code}`, "待办", "谁没办"])
        said.push((await scene.says(who, line)).text);
    const papers = await papersFor(scene, "procuratorate.procurator", `文书 ${code}`);
    for (const url of papers.links.values())
      said.push(linesOf((await opened(scene, url)).content).join("\n"));
    for (const days of [3, 40, 120, 200, 400]) {
      const at = new Date(Date.parse(starts) + days * 86_400_000).toISOString();
      if (at > scene.clock.now()) await scene.moveTo(at);
      await scene.bot.sweep();
      await scene.bot.deliver();
    }
    for (const { post } of scene.messages)
      said.push(cardText(post.card, "zh-CN"), cardText(post.card, "en"));
    if (own.test(code)) expect(said.join("\n")).toMatch(/137|57个月|57 months/);
    const faults = said.flatMap((one) =>
      one
        .replaceAll(ownFigures, "")
        .split("\n")
        .filter((line) => standard.some((length) => length.test(line))),
    );
    expect([...new Set(faults)]).toEqual([]);
  };

  it.each([1, Math.ceil(lines.length / 2), lines.length])(
    "no card, notice, reminder or paper has a figure of the table after %i lines",
    plays,
  );
});

describe("in a county that has changed every period", () => {
  afterEach(() => scene.close());
  beforeEach(async () => {
    expect(amendRules(changed).problems).toEqual([]);
    scene = await openScene("2026-06-30T01:00:00.000Z");
    await scene.store.saveRules(changed);
    await scene.moveTo("2026-07-01T01:00:00.000Z");
  });

  it("帮助 of every kind has the county's figures and none of the table's", async () => {
    const [zh, en] = standard;
    for (const who of people)
      for (const { kind } of flows) {
        const said = (await scene.says(who, `help ${kind}`)).text.replaceAll(ownFigures, "");
        expect(said, `${who} ${kind}`).not.toMatch(zh);
        expect(said, `${who} ${kind}`).not.toMatch(en);
      }
  });

  it("帮助 says the county's own", async () => {
    const said = (await scene.says("procuratorate.procurator", "帮助 调卷")).text;
    expect(said).toContain("交付调阅的卷宗137个工作日，紧急的47个工作日");
    expect((await scene.says("police.liaison", "help transfer")).text).toContain("137小时");
  });

  it("forms are prefilled with the county's own", async () => {
    const said = (await scene.says("procuratorate.procurator", "发出调阅")).text;
    expect(said).toContain("借阅天数: 59");
  });
});
