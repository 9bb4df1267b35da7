import { expect, test } from "vitest";
import { optionList } from "../../../adapters/block-kit/form.ts";
import type { Option } from "../../../src/chat/field.ts";
import { text } from "../../../src/chat/text.ts";
import { categoryOptions } from "../../../src/flow/categories.ts";
import { organisationOptions } from "../../../src/people/directory.ts";
import { openScene } from "../../scene.ts";

/** Long lists to choose from in Slack's forms. */

const headings = (options: readonly Option[], language: "zh-CN" | "en" = "zh-CN") => {
  const list = optionList(options, language);
  return "option_groups" in list ? list.option_groups.map(({ label }) => label.text) : undefined;
};

test("categories stand under the headings of the founding document", () => {
  expect(headings(categoryOptions)).toEqual([
    "国家安全和社会稳定",
    "高质量发展",
    "营商环境",
    "民生保障",
    "社会治理",
    "法治意识",
  ]);
});

test("units stand under their kinds, and none is lost", async () => {
  const scene = await openScene();
  try {
    const units = organisationOptions(await scene.store.directory());
    expect(headings(units)?.toSorted()).toEqual(
      ["县直部门", "县政府", "检察院", "法院、纪委监委", "乡镇", "群团组织"].toSorted(),
    );
    const list = optionList(units, "en");
    const values =
      "option_groups" in list ? list.option_groups.flatMap(({ options }) => options) : [];
    expect(values.map(({ value }) => value).toSorted()).toEqual(
      units.map(({ id }) => id).toSorted(),
    );
  } finally {
    await scene.close();
  }
});

const made = (count: number, group?: (at: number) => string): readonly Option[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `o${at}`,
    name: text(`第${at}项`, `No. ${at}`),
    ...(group === undefined ? {} : { group: text(group(at), group(at)) }),
  }));

test.each([
  ["a short one", made(11, (at) => `g${at % 2}`)],
  ["one without headings", made(40)],
  ["one with a single heading", made(40, () => "g")],
  ["one of which some have none", [...made(20, (at) => `g${at % 2}`), ...made(1)]],
])("%s is one list", (_, options) => {
  expect(headings(options)).toBeUndefined();
});
