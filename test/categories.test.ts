import { describe, expect, it, test } from "vitest";
import { categories, categoryOptions, findCategory, groupOf } from "../src/flow/categories.ts";
import { demoOrganisations } from "../src/people/demo.ts";

const repeated = (names: readonly string[]): string[] =>
  names.filter((name, index) => names.indexOf(name) !== index);

const units = new Set(demoOrganisations.map(({ id }) => id));

describe("the categories of a clue", () => {
  test("there are 55, each with an id of its own", () => {
    expect(categories).toHaveLength(55);
    expect(repeated(categories.map(({ id }) => id))).toEqual([]);
  });

  test("no name or short form means two of them", () => {
    const names = categories.flatMap(({ id, name, also }) => [id, name.zh, name.en, ...also]);
    expect(repeated(names.map((name) => name.toLowerCase()))).toEqual([]);
  });

  test("each has short forms people type", () => {
    expect(categories.filter(({ also }) => also.length === 0)).toEqual([]);
  });

  test("English names are in sentence case", () => {
    expect(categories.filter(({ name }) => !/^[A-Z]/.test(name.en))).toEqual([]);
    expect(categories.filter(({ name }) => / [A-Z]/.test(name.en))).toEqual([]);
  });

  test("every receiver is a unit of the demo county, named once", () => {
    for (const { id, receivers } of categories) {
      expect(
        receivers.filter((unit) => !units.has(unit)),
        id,
      ).toEqual([]);
      expect(repeated(receivers), id).toEqual([]);
    }
  });

  test("only a livelihood grievance leaves the receiver to the sender", () => {
    expect(categories.filter(({ receivers }) => receivers.length === 0)).toEqual([
      findCategory("livelihood-grievance"),
    ]);
  });

  test("only what must never be written down is of level 3", () => {
    expect(categories.filter(({ visibility }) => visibility === 3).map(({ id }) => id)).toEqual([
      "national-security-threat",
      "terrorism-cult",
      "duty-crime",
    ]);
  });

  test("sixteen are urgent without anybody saying so", () => {
    expect(categories.filter(({ urgent }) => urgent).map(({ id }) => id)).toEqual([
      "national-security-threat",
      "terrorism-cult",
      "online-rumor-harmful-info",
      "campus-safety",
      "work-safety",
      "organized-crime",
      "food-drug-env-crime",
      "telecom-fraud",
      "construction-fire",
      "illegal-fundraising",
      "water-pollution",
      "wage-arrears",
      "food-drug-safety",
      "public-health",
      "minor-harm-report",
      "duty-crime",
    ]);
  });

  it.each([
    ["water-pollution", ["water", "ecology", "procuratorate"]],
    ["wage-arrears", ["labour", "police"]],
    ["minor-harm-report", ["police", "civil-affairs", "education", "procuratorate"]],
    ["state-property-land", ["finance", "natural-resources", "procuratorate"]],
    ["petition-dispute", ["petition", "hotline-12345", "procuratorate"]],
    ["duty-crime", ["discipline"]],
    ["livelihood-grievance", []],
  ])("%s goes to %j", (id, receivers) => expect(findCategory(id)?.receivers).toEqual(receivers));

  it.each([
    ["黑水", "water-pollution"],
    ["排污", "water-pollution"],
    ["欠薪", "wage-arrears"],
    ["不作为", "admin-inaction"],
    ["个人信息", "personal-information"],
  ])("%s means %s", (typed, id) =>
    expect(categoryOptions.filter(({ also }) => also?.includes(typed)).map((o) => o.id)).toEqual([
      id,
    ]),
  );

  test("all of them can be chosen, level 3 included", () => {
    expect(categoryOptions.map(({ id }) => id)).toEqual(categories.map(({ id }) => id));
  });

  test("an id that is none finds none", () => {
    expect(findCategory("weather")).toBeUndefined();
    expect(findCategory("")).toBeUndefined();
  });
});

describe("the group a category is shown under in a channel", () => {
  const headings: readonly [items: readonly number[], zh: string, en: string][] = [
    [[1, 2, 3, 4], "国家安全和社会稳定", "Security and stability"],
    [[5, 6, 7], "高质量发展", "Development"],
    [[8, 9], "营商环境", "Business environment"],
    [[10, 11, 12], "民生保障", "People's livelihood"],
    [[13, 14, 15], "社会治理", "Social governance"],
    [[16, 17, 18], "法治意识", "Rule of law"],
  ];

  it.each(headings)("items %j: %s, %s", (items, zh, en) => {
    for (const item of items) expect(groupOf({ item })).toEqual({ zh, en });
  });

  test("every category has one, and every group has categories", () => {
    expect(
      categories.filter(({ item }) => !headings.some(([items]) => items.includes(item))),
    ).toEqual([]);
    expect([...new Set(categories.map((category) => groupOf(category).zh))]).toEqual(
      headings.map(([, zh]) => zh),
    );
  });
});
