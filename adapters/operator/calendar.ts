import { readFileSync } from "node:fs";
import { z } from "zod";
import { amendRules, type RuleChange } from "../../src/calendar/amend.ts";
import type { HolidayNotice } from "../../src/calendar/holidays.ts";
import { findRule } from "../../src/calendar/rules.ts";
import { ConfigError } from "../config.ts";
import { type Operation, textIn, withStore } from "./operation.ts";

const day = z.iso.date();
const days = z.string().regex(/^\d{4}-\d\d-\d\d(\/\d{4}-\d\d-\d\d)?$/);
const holidayFile = z.strictObject({
  year: z.int().min(2000).max(2100),
  source: z.string().min(1).max(200),
  /** None: the notice imported for the year is taken back. */
  rest: z.array(days).max(60),
  work: z.array(day).max(60),
  names: z.array(z.object({ zh: z.string(), en: z.string() })).optional(),
});

/** The holiday notice in a file, or what is wrong with it. */
const noticeIn = (file: string): HolidayNotice => {
  const example =
    '{"year": 2027, "source": "国办发明电〔2026〕…号", "rest": ["2027-01-01/2027-01-03", …], "work": ["2027-02-20", …]}';
  const read = (): unknown => {
    try {
      return JSON.parse(readFileSync(file, "utf8"));
    } catch {
      throw new ConfigError(`${file} cannot be read as JSON; it takes ${example}`);
    }
  };
  const { success, data, error } = holidayFile.safeParse(read());
  if (!success) {
    const [issue] = error.issues;
    throw new ConfigError(
      `${file}: ${issue?.path.join(".") ?? ""} is not right; it takes ${example}`,
    );
  }
  const { names, ...notice } = data;
  if (notice.rest.length === 0 && notice.work.length > 0)
    throw new ConfigError(
      `${file}: rest names no day and work does; with both empty the notice of ${notice.year} is taken back.`,
    );
  const outside = [...notice.rest, ...notice.work].find(
    (one) => Math.abs(Number(one.slice(0, 4)) - notice.year) > 1,
  );
  if (outside !== undefined)
    throw new ConfigError(`${file}: ${outside} does not belong to the notice of ${notice.year}.`);
  return names === undefined ? notice : { ...notice, names };
};

/** `import-holidays <file> [--apply]`: lists the dates a notice moves; with --apply moves them and tells those concerned. */
export const importHolidays: Operation = async ([file, ...flags], terminal) =>
  withStore(terminal, async ({ bot }) => {
    if (file === undefined)
      throw new ConfigError(
        "import-holidays needs a file, such as: npm run admin -- import-holidays 2027.json",
      );
    const apply = flags.includes("--apply");
    const notice = noticeIn(file);
    const found = await bot.importHolidays(notice, apply).catch((error: unknown) => {
      throw error instanceof RangeError ? new ConfigError(`${file}: ${error.message}.`) : error;
    });
    for (const { matter, visibility, rule, from, to, provisional } of found) {
      const code = visibility === 1 ? matter : `****${matter.slice(-4)}`;
      const date = from === to ? `${to} 确定 / final` : `${from} → ${to}`;
      terminal.log(
        `${code}  ${rule.zh}  ${date}${provisional ? "（仍暂定 / still provisional）" : ""}`,
      );
    }
    const [zh, en] = notice.rest.length === 0 ? ["已撤回", "taken back"] : ["已导入", "imported"];
    terminal.log(
      apply
        ? `${zh}${notice.year}年放假通知，${found.length}个期限已更新，有关的人已通知 / ${en}, ${found.length} dates updated`
        : `${found.length}个期限会变。确认无误后加 --apply 再执行一次 / ${found.length} dates would change; run it again with --apply`,
    );
    return true;
  });

const bilingual = z.object({ zh: z.string().min(1).max(200), en: z.string().min(1).max(400) });
const rungs = z.array(z.int().min(-30).max(30)).min(1).max(10);
const ruleFile = z
  .array(
    z.strictObject({
      id: z.string().min(1).max(60),
      version: z.string(),
      until: z.string().optional(),
      amount: z.int().optional(),
      urgent: z.int().optional(),
      prefill: z.int().optional(),
      unit: z.enum(["d", "wd", "m", "h"]).optional(),
      roll: z.enum(["next", "none", "back"]).optional(),
      remind: rungs.transform((days) => [...new Set(days)].sort((a, b) => a - b)).optional(),
      basis: bilingual,
    }),
  )
  .max(200);

/** The changes to the deadline rules in a file, or what is wrong with it. */
const rulesIn = (file: string): readonly RuleChange[] => {
  const example =
    '[{"id": "rec.reply", "version": "2027-01-01", "amount": 45, "unit": "d", "remind": [-5, -1, 0, 1], "basis": {"zh": "…第…条", "en": "…"}}, …]';
  const read = (): unknown => {
    try {
      return JSON.parse(textIn(file));
    } catch (error) {
      if (error instanceof ConfigError) throw error;
      throw new ConfigError(`${file} cannot be read as JSON; it takes ${example}`);
    }
  };
  const { success, data, error } = ruleFile.safeParse(read());
  if (success) return data;
  const [issue] = error.issues;
  throw new ConfigError(
    `${file}: ${issue?.path.join(".") ?? ""} is not right (${issue?.message ?? ""}); it takes ${example}`,
  );
};

/** `import-rules <file> [--apply]`: what a file has otherwise than the table of deadlines; [] goes back to the table. */
export const importRules: Operation = async ([file, ...flags], terminal) =>
  withStore(terminal, async ({ store }) => {
    if (file === undefined)
      throw new ConfigError(
        "import-rules needs a file, such as: npm run admin -- import-rules rules.json",
      );
    const changes = rulesIn(file);
    const { problems } = amendRules(changes);
    for (const { at, said } of problems)
      terminal.log(`第${at + 1}条 / change ${at + 1}：${said.zh}\n    ${said.en}`);
    if (problems.length > 0) {
      terminal.log(
        `${problems.length}处有误，什么都没有改 / ${problems.length} problems; nothing was changed`,
      );
      return false;
    }
    for (const { id, version, until, basis, ...change } of changes) {
      const [was, now] = [findRule(id, version), { ...findRule(id, version), ...change }];
      const days = until === undefined ? version : `${version}—${until}`;
      terminal.log(
        `${id}  ${was?.name.zh}  ${days}  ${was?.amount ?? ""}${was?.unit} → ${now.amount ?? ""}${now.unit}  ${basis.zh}`,
      );
    }
    if (flags.includes("--apply")) await store.saveRules(changes);
    terminal.log(
      flags.includes("--apply")
        ? `已导入${changes.length}条，正在走的期限不变 / ${changes.length} changes are in force; what runs keeps its rule`
        : "确认无误后加 --apply 再执行一次 / nothing is changed yet; run it again with --apply",
    );
    return true;
  });
