import type { Differences } from "../../src/admin/import-directory.ts";
import { type Text, text } from "../../src/chat/text.ts";
import { roleNames } from "../../src/flow/words.ts";
import { columns, type Remark } from "../../src/people/county-file.ts";
import { countySheet } from "../../src/people/county-sheet.ts";
import { demoOrganisations, demoPeople } from "../../src/people/demo.ts";
import { ConfigError } from "../config.ts";
import { type Operation, type Terminal, textIn, withStore } from "./operation.ts";

/** `template`: the demo county's units and posts as the table `import-directory` reads, to be made one's own. */
export const templateOf: Operation = async (_, terminal) => {
  terminal.log(countySheet(demoOrganisations, demoPeople, roleNames));
  return true;
};

const template = [
  Object.values(columns).map(({ name }) => name.zh),
  ["water", "水务局", "Water Bureau", "县水务局、水务", "部门", "gov", "liaison", "水务局联络员"],
].map((row) => row.join(","));

const tellRemarks = (terminal: Terminal, level: Text, remarks: readonly Remark[]): void => {
  for (const { line, said } of remarks) {
    const at = line === 0 ? "" : `第${line}行 / line ${line}：`;
    terminal.log(`${level.zh}：${at}${said.zh}
    ${level.en}: ${said.en}`);
  }
};

const tellDifferences = (
  terminal: Terminal,
  of: Text,
  { added, changed, removed }: Differences,
): void => {
  for (const [what, ids] of [
    [text("新增", "added"), added],
    [text("修改", "changed"), changed],
    [text("删除", "removed"), removed],
  ] as const)
    if (ids.length > 0)
      terminal.log(`${what.zh}${of.zh} / ${of.en} ${what.en} (${ids.length})：${ids.join("、")}`);
};

/** `import-directory <file> [--apply]`: what a table of units and posts would change, and every problem by its line. */
export const importDirectory: Operation = async ([file, ...flags], terminal) =>
  withStore(terminal, async ({ bot }) => {
    if (file === undefined)
      throw new ConfigError(
        `import-directory needs a CSV file, one line a post:\n${template.join("\n")}`,
      );
    const apply = flags.includes("--apply");
    const found = await bot.importDirectory(textIn(file), apply);
    tellRemarks(terminal, text("有误", "wrong"), found.problems);
    tellRemarks(terminal, text("提醒", "note"), found.warnings);
    tellDifferences(terminal, text("单位", "units"), found.units);
    tellDifferences(terminal, text("岗位", "posts"), found.posts);
    if (found.problems.length > 0) {
      terminal.log(
        `${found.problems.length}处有误，什么都没有改 / ${found.problems.length} problems; nothing was changed`,
      );
      return false;
    }
    const changes = [found.units, found.posts]
      .flatMap(({ added, changed, removed }) => [added, changed, removed])
      .reduce((sum, { length }) => sum + length, 0);
    if (changes === 0) terminal.log("与现在的通讯录一样，没有改动 / no change");
    else
      terminal.log(
        found.applied
          ? "已导入 / imported"
          : "确认无误后加 --apply 再执行一次 / nothing is changed yet; run it again with --apply",
      );
    if (found.alone.length > 0)
      terminal.log(
        `还没有保密员、纪检或者别的单位的人能核准，这些岗位的新职权${found.applied ? "已经" : "会"}直接生效，并发消息给各单位负责人 / nobody can confirm them yet: these posts ${found.applied ? "have" : "get"} new powers at once, and word goes to every head (${found.alone.length})：${found.alone.join("、")}`,
      );
    if (found.waiting.length > 0)
      terminal.log(
        `有人在岗、新职责要另一个人核准才生效，核准以前不变 / held posts whose new roles wait for a second person (${found.waiting.length})：${found.waiting.join("、")}`,
      );
    return true;
  });
