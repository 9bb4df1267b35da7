import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCalendar } from "../../src/calendar/holidays.ts";
import {
  choice,
  day,
  type Field,
  line,
  long,
  moment,
  number,
  type Option,
  one,
  optional,
  type Source,
  several,
  yesNo,
} from "../../src/chat/field.ts";
import { text } from "../../src/chat/text.ts";
import { type Reading, readAnswers, readField } from "../../src/line/read-answers.ts";

const named = (id: string, zh: string, en: string, ...also: string[]): Option => ({
  id,
  name: text(zh, en),
  also,
});

const directories: Readonly<Record<Source, readonly Option[]>> = {
  files: [],
  directory: [],
  organisations: [
    named("water", "水务局", "Water bureau", "水务", "县水务局"),
    named("police", "公安局", "Police"),
    named("ecology", "生态环境分局", "Ecology branch", "环保局"),
    named("natural-resources", "自然资源局", "Natural resources bureau"),
    named("town-qingquan", "清泉镇", "Qingquan town"),
  ],
  people: [named("water.head", "水务局主要负责人", "Head, water bureau")],
  matters: [],
  categories: [
    named("water-pollution", "水污染、黑臭水体", "water pollution"),
    named("food-drug-safety", "食品药品安全", "food and drug safety"),
    named("food-drug-env-crime", "“食药环”犯罪", "food, drug, environment crime"),
    named("terrorism-cult", "暴恐、邪教", "terrorism, cults"),
    named("forest-grass-desert", "三北、防沙治沙、林草", "forest, grass, desert"),
  ],
};

// Monday 23 November 2026, 09:00 in the county.
const reading: Reading = {
  now: "2026-11-23T01:00:00.000Z",
  options: (source) => directories[source],
};

const read = (field: Field, raw: unknown) => readField(field, raw, reading);
const label = text("标题", "Title");
const yesNoAnswer = [
  named("yes", "参加", "Yes"),
  named("maybe", "待定", "Maybe"),
  named("no", "不参加", "No"),
] as const;

describe("each kind of field reads what people write", () => {
  const fields = {
    line: line(label, { max: 10 }),
    long: long(label, { max: 50 }),
    number: number(label, 1, 60),
    day: day(label),
    moment: moment(label),
    yesNo: yesNo(label),
    answer: choice(label, yesNoAnswer),
    category: one(label, "categories"),
    unit: one(label, "organisations"),
    units: several(label, "organisations"),
    categories: several(label, "categories"),
  };

  test.each<[keyof typeof fields, unknown, unknown]>([
    ["line", "  黑水 ", "黑水"],
    ["line", "黑\u200b水\u202e", "黑水"],
    ["line", "黑水\n很臭", "黑水 很臭"],
    ["line", 12, "12"],
    ["long", "一\r\n二\r三", "一\n二\n三"],
    ["long", "\u0000黑水\u0007", "黑水"],
    ["number", "10", 10],
    ["number", "１０", 10],
    ["number", "十", 10],
    ["number", "二十五", 25],
    ["number", "10天", 10],
    ["number", "10 日", 10],
    ["number", "10 days", 10],
    ["number", "10元", 10],
    ["number", "10块钱", 10],
    ["number", "10 yuan", 10],
    ["number", "0.001万元", 10],
    ["number", "十天", 10],
    ["number", 10, 10],
    ["day", "2025-08-01", "2025-08-01"],
    ["day", "2025年8月1日 周五", "2025-08-01"],
    ["day", "1-Aug-2025", "2025-08-01"],
    ["moment", "2026-12-02 15:00:00", "2026-12-02T07:00:00.000Z"],
    ["moment", "2026-12-02 03:00", "2026-12-01T19:00:00.000Z"],
    ["moment", "2026-12-02T15:00", "2026-12-02T07:00:00.000Z"],
    ["moment", "2026-12-02T15:00+08:00", "2026-12-02T07:00:00.000Z"],
    ["yesNo", "是", true],
    ["yesNo", "对。", true],
    ["yesNo", "YES", true],
    ["yesNo", "ｙ", true],
    ["yesNo", true, true],
    ["yesNo", "否", false],
    ["yesNo", "不", false],
    ["yesNo", "n", false],
    ["yesNo", false, false],
    ["answer", "参加", "yes"],
    ["answer", "不参加", "no"],
    ["answer", "待", "maybe"],
    ["answer", "NO", "no"],
    ["category", "水污染", "water-pollution"],
    ["category", "水污染、黑臭水体", "water-pollution"],
    ["category", "黑臭水体", "water-pollution"],
    ["category", "Water Pollution", "water-pollution"],
    ["category", "water-pollution", "water-pollution"],
    ["category", "食药环犯罪", "food-drug-env-crime"],
    ["category", "terrorism, cults", "terrorism-cult"],
    ["unit", "水务", "water"],
    ["unit", "山丹县公安局", "police"],
    ["unit", "ＷＡＴＥＲ", "water"],
    ["unit", "清泉", "town-qingquan"],
    ["units", "水务局、公安局", ["water", "police"]],
    ["units", "水务局，公安局；生态环境分局", ["water", "police", "ecology"]],
    ["units", "水务局\n公安局,", ["water", "police"]],
    ["units", "水务局 公安局", ["water", "police"]],
    ["units", "水务局、水务、water", ["water"]],
    ["units", ["water", "police"], ["water", "police"]],
    ["categories", "水污染、黑臭水体、食品药品安全", ["water-pollution", "food-drug-safety"]],
    ["categories", "三北、防沙治沙、林草、水污染", ["forest-grass-desert", "water-pollution"]],
    [
      "categories",
      "food, drug, environment crime; cults",
      ["food-drug-env-crime", "terrorism-cult"],
    ],
  ])("%s: %j is %j", (kind, raw, value) => expect(read(fields[kind], raw)).toEqual({ value }));

  test.each<[keyof typeof fields, unknown, string, string]>([
    [
      "line",
      "一二三四五六七八九十一二",
      "最多10个字，现在有12个，请删减2个。",
      "At most 10 characters; this has 12. Please cut 2.",
    ],
    [
      "number",
      "很多",
      "请填1到60之间的整数，例如 10。",
      "Please give a whole number from 1 to 60, for example 10.",
    ],
    [
      "number",
      "99",
      "请填1到60之间的整数，例如 10。",
      "Please give a whole number from 1 to 60, for example 10.",
    ],
    [
      "number",
      "1.5",
      "请填1到60之间的整数，例如 10。",
      "Please give a whole number from 1 to 60, for example 10.",
    ],
    [
      "number",
      "10个工作日",
      "请填1到60之间的整数，例如 10。",
      "Please give a whole number from 1 to 60, for example 10.",
    ],
    ["yesNo", "也许", "请填“是”或“否”。", "Please answer yes or no."],
    [
      "answer",
      "不会参加",
      "没有“不会参加”，可以选：不参加、参加、待定。",
      "There is no “不会参加”. You can choose: No, Yes, Maybe.",
    ],
    [
      "unit",
      "局",
      "“局”有4个可能：水务局、公安局、生态环境分局、自然资源局，请写全名。",
      "“局” could be any of 4: Water bureau, Police, Ecology branch, Natural resources bureau. Please write the full name.",
    ],
    [
      "unit",
      "水利厅",
      "没有“水利厅”，最接近的是：水务局、公安局、生态环境分局（共5项可选）。",
      "There is no “水利厅”. The nearest are: Water bureau, Police, Ecology branch (5 to choose from).",
    ],
    [
      "moment",
      "下周三",
      "请再写上几点，例如“下周三 15:00”或“下周三 下午3点”（日期是2026年12月2日 周三）。",
      "Please add the time, for example “下周三 15:00” or “下周三 3pm” (the day is Wed 2 Dec 2026).",
    ],
  ])("%s: %j is answered with what would be accepted", (kind, raw, zh, en) =>
    expect(read(fields[kind], raw)).toEqual({ problem: { zh, en } }),
  );

  test("an impossible day is answered in the calendar's words", () => {
    expect(read(fields.day, "2月30日")).toMatchObject({
      problem: { zh: expect.stringContaining("2月30日") },
    });
  });

  test("a list says what is wrong with each part of it", () => {
    const found = read(fields.units, "水务局、水利厅、局");
    expect(found).toMatchObject({ problem: { zh: expect.stringContaining("水利厅") } });
    expect(found).toMatchObject({ problem: { zh: expect.stringContaining("“局”有4个可能") } });
  });

  test("a directory with nothing in it says so", () => {
    expect(read(one(label, "matters"), "xs1")).toMatchObject({
      problem: { zh: "没有“xs1”，这里现在没有可选的项。" },
    });
  });

  test.each(["", "  ", "\u200b", null, undefined, [], [""], {}, Number.NaN])(
    "%j is nothing given, or no answer",
    (raw) =>
      expect(read(fields.line, raw)).toHaveProperty(typeof raw === "number" ? "value" : "missing"),
  );
});

describe("of a day or a moment that does not say all of it, what was understood is said", () => {
  const day1 = text("2026年8月1日 周六", "Sat 1 Aug 2026");
  test.each<[Field, string, unknown, string]>([
    [day(label), "８月１日", "2026-08-01", day1.zh],
    [day(label), "8.1", "2026-08-01", day1.zh],
    [day(label), "明天", "2026-11-24", "2026年11月24日 周二"],
    [day(label), "tomorrow", "2026-11-24", "2026年11月24日 周二"],
    [day(label), "农历八月十五", "2026-09-25", "2026年9月25日 周五"],
    [day(label, { tense: "future" }), "1月8日", "2027-01-08", "2027年1月8日 周五"],
    [day(label, { tense: "past" }), "1月8日", "2026-01-08", "2026年1月8日 周四"],
    [day(label, { tense: "past" }), "12月28日", "2025-12-28", "2025年12月28日 周日"],
    [optional(day(label, { tense: "future" })), "15日前", "2026-12-15", "2026年12月15日 周二"],
    [moment(label), "下周三 下午3点", "2026-12-02T07:00:00.000Z", "2026年12月2日 周三 15:00"],
    [
      moment(label, { tense: "future" }),
      "周一上午9点",
      "2026-11-23T01:00:00.000Z",
      "2026年11月23日 周一 09:00",
    ],
    [moment(label), "两小时后", "2026-11-23T03:00:00.000Z", "2026年11月23日 周一 11:00"],
    [
      moment(label),
      "今晚十二点",
      "2026-11-23T16:00:00.000Z",
      "2026年11月23日 周一 24:00（即2026年11月24日 周二 00:00）",
    ],
  ])("%#: %s is %s", (field, raw, value, zh) => {
    expect(read(field, raw)).toMatchObject({ value, assumed: { zh } });
    expect(read(field, value)).toEqual({ value });
  });

  test("in both languages", () => {
    expect(read(day(label), "8.1")).toEqual({ value: "2026-08-01", assumed: day1 });
    expect(read(moment(label), "今晚12点")).toMatchObject({
      assumed: { en: "Mon 23 Nov 2026 24:00 (Tue 24 Nov 2026 00:00)" },
    });
  });

  test("a span gives its end too", () => {
    expect(read(moment(label), "明天下午3点到5点")).toEqual({
      value: "2026-11-24T07:00:00.000Z",
      until: "2026-11-24T09:00:00.000Z",
      assumed: text("2026年11月24日 周二 15:00到17:00", "Tue 24 Nov 2026 15:00 to 17:00"),
    });
    expect(read(moment(label), "2026-11-24 22:00-24:00")).toEqual({
      value: "2026-11-24T14:00:00.000Z",
      until: "2026-11-24T16:00:00.000Z",
    });
  });

  test("working days are the county's", () => {
    const notice = { year: 2026, source: "x", rest: ["2026-11-25/2026-11-27"], work: [] };
    const calendar = createCalendar([notice]);
    expect(readField(day(label), "两个工作日内", { ...reading, calendar })).toMatchObject({
      value: "2026-11-30",
    });
    expect(read(day(label), "两个工作日内")).toMatchObject({ value: "2026-11-25" });
  });

  test.each([
    [moment(label), "下周三3点", "您是说下午3点还是凌晨3点？请写“下午3点”或“凌晨3点”"],
    [moment(label), "今天下班前", "请写上几点，例如“17:30”"],
    [day(label, { tense: "past" }), "三日内", "这里要已经发生的那一天"],
    [day(label), "15日前", "请写“15号前”或“15天前”"],
    [day(label), "八月十五", "您是说公历还是农历"],
  ])("%#: %s is asked about: %s", (field, raw, zh) =>
    expect(read(field, raw)).toMatchObject({ problem: { zh: expect.stringContaining(zh) } }),
  );
});

describe("what is missing is asked for", () => {
  test.each<[Field, string, string]>([
    [line(label), "请填写标题", "Please fill in Title"],
    [
      number(label, 1, 60),
      "请填写标题：1到60的整数",
      "Please fill in Title: a whole number from 1 to 60",
    ],
    [
      day(label),
      "请填写标题：例如 2025-08-01、8月1日、明天",
      "Please fill in Title: for example 2025-08-01, 1 Aug, tomorrow",
    ],
    [yesNo(label), "请填写标题：是或否", "Please fill in Title: yes or no"],
    [
      choice(label, yesNoAnswer),
      "请填写标题：参加、待定、不参加",
      "Please fill in Title: Yes, Maybe, No",
    ],
    [one(label, "organisations"), "请填写标题", "Please fill in Title"],
  ])("%#", (field, zh, en) =>
    expect(read(field, undefined)).toEqual({ problem: { zh, en }, missing: true }),
  );

  test("unless it may be left out", () => {
    expect(read(optional(line(label)), "")).toEqual({ value: undefined });
    expect(read(optional(several(label, "organisations")), [])).toEqual({ value: undefined });
  });
});

describe("a whole form", () => {
  const form = {
    title: line(label, { max: 10 }),
    to: one(text("单位", "Unit"), "organisations"),
    servedOn: day(text("送达日期", "Served on")),
    urgent: optional(yesNo(text("紧急", "Urgent"))),
  };

  test("gives the answers, without what was left out", () => {
    const found = readAnswers(form, { title: "黑水", to: "水务", servedOn: "8月1日" }, reading);
    expect(found).toEqual({
      answers: { title: "黑水", to: "water", servedOn: "2026-08-01" },
      assumed: { servedOn: text("2026年8月1日 周六", "Sat 1 Aug 2026") },
    });
  });

  test("or all that is wrong, what is missing, and what was understood", () => {
    const found = readAnswers(form, { title: "黑水", servedOn: "哪天", other: 1 }, reading);
    expect(found).toMatchObject({
      problems: {
        to: { zh: "请填写单位", en: "Please fill in Unit" },
        servedOn: { zh: expect.stringContaining("哪天") },
      },
      understood: { title: "黑水" },
      missing: ["to"],
    });
  });

  test("says by key what was assumed and where a span ends, of a form with problems too", () => {
    const withTime = { ...form, startsAt: moment(text("时间", "Starts at")) };
    expect(
      readAnswers(
        withTime,
        { title: "黑水", servedOn: "8.1", startsAt: "8/1 15:00-17:00" },
        reading,
      ),
    ).toMatchObject({
      missing: ["to"],
      assumed: {
        servedOn: { zh: "2026年8月1日 周六" },
        startsAt: { zh: "2026年8月1日 周六 15:00到17:00" },
      },
      until: { startsAt: "2026-08-01T09:00:00.000Z" },
    });
  });

  test("reads what was understood the same again", () => {
    const raw = fc.record({
      title: fc.constantFrom("黑水", " 黑 水 ", "a\nb"),
      to: fc.constantFrom("水务", "police", "清泉"),
      servedOn: fc.constantFrom("8月1日", "明天", "2025-08-01"),
      urgent: fc.constantFrom("是", "n", true, undefined),
      startsAt: fc.constantFrom("下周三 下午3点", "2026-12-02 15:00"),
      copy: fc.constantFrom("水务、公安局", ["water"], ""),
      days: fc.constantFrom("十天", "３", 7),
    });
    const whole = {
      ...form,
      startsAt: moment(text("时间", "Starts at")),
      copy: optional(several(text("抄送", "Copy"), "organisations")),
      days: number(text("异议期", "Days"), 1, 60),
    };
    fc.assert(
      fc.property(raw, (given) => {
        const once = readAnswers(whole, given, reading);
        expect(once).toHaveProperty("answers");
        if ("answers" in once)
          expect(readAnswers(whole, once.answers, reading)).toEqual({ answers: once.answers });
      }),
    );
  });

  test("the schema has the last word, in our words", () => {
    const two = several(text("单位", "Units"), "organisations");
    const field = { ...two, schema: two.schema.refine((ids) => ids.length < 2) };
    expect(readField(field, "水务局、公安局", reading)).toEqual({
      problem: {
        zh: "单位填得不对，请改正。",
        en: "Units is not right; please correct it.",
      },
    });
    const short: Field<string> = { ...line(label), schema: line(label).schema.refine(() => true) };
    expect(readField({ ...short, max: 300 }, "长".repeat(150), reading)).toMatchObject({
      problem: { zh: "最多100个字，现在有150个，请删减50个。" },
    });
  });
});

test("nothing that is given makes reading throw or lets zod speak", () => {
  const fields = [
    line(label),
    long(label),
    number(label, 1, 60),
    day(label),
    moment(label),
    yesNo(label),
    choice(label, yesNoAnswer),
    several(label, "categories"),
  ];
  const anything = fc.oneof(
    fc.anything(),
    fc.string({ unit: "binary" }),
    fc.array(fc.string()),
    fc.date().map((date) => (Number.isNaN(date.getTime()) ? "never" : date.toISOString())),
    fc.constantFrom("9999-12-31T23:59-12:00", "2025-02-31T00:00Z", "、、、", "12".repeat(40)),
  );
  fc.assert(
    fc.property(fc.constantFrom(...fields), anything, (field, raw) => {
      const found = read(field, raw);
      if ("problem" in found) {
        expect(found.problem.zh).toMatch(/\p{Script=Han}/u);
        expect(found.problem.en).not.toMatch(/invalid|expected/i);
      }
    }),
    { numRuns: 1000 },
  );
});

test.each(["水", "、", "水务局、", " ", "1"])("100,000 characters of %j take a moment", (unit) => {
  const typed = unit.repeat(Math.ceil(100_000 / unit.length));
  for (const field of [
    long(label),
    number(label, 1, 60),
    several(label, "categories"),
    yesNo(label),
  ])
    expect(read(field, typed)).toBeDefined();
});
