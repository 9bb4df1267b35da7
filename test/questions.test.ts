import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { sqliteDriver } from "../src/store/driver.ts";
import { openStore } from "../src/store/open.ts";
import { openScene } from "./scene.ts";

/** What a day's work asks the database is answered off an index: no table that grows for years is read from end to end. */

type Statement = { all(...values: readonly unknown[]): readonly { readonly detail: string }[] };
type Database = { prepare(sql: string): Statement; close(): void };
type Driver = { new (file: string): Database; readonly prototype: Database };

const growing = "Attachment|Clock|Entry|Notice|Party|Posting|Reading|Shown";

it("no table that grows is read from end to end for a conversation, a morning or a card drawn anew", async () => {
  const { default: driver } = (await import(sqliteDriver)) as { readonly default: Driver };
  const asked = new Set<string>();
  const { prepare } = driver.prototype;
  driver.prototype.prepare = function (sql) {
    asked.add(sql);
    return prepare.call(this, sql);
  };
  const folder = mkdtempSync(join(tmpdir(), "liandong-"));
  try {
    const scene = await openScene("2026-11-23T01:00:00.000Z");
    // What is asked once at a start may take its time.
    asked.clear();
    for (const [who, line] of [
      [
        "water.liaison",
        "提交线索 标题=河段 类别=水污染 事实=黑水直排 地点=1号桥 日期=2026-11-22 来源=履职 接收单位=林草局",
      ],
      [
        "procuratorate.procurator",
        "登记建议 标题=依法履行 文号=山检建〔2026〕3号 类型=公益诉讼 单位=水务局 送达日期=2026-11-23 异议期=10 内容=查处",
      ],
      [
        "gov-office.secretariat",
        "会议 安排 标题=联席会议 形式=联席会议 时间=下周一下午3点 地点=三楼 参会单位=水务局、公安局",
      ],
      ["gov-office.secretariat", "任务 交办 河段 牵头单位=水务局 到期=2026-12-08"],
    ] as const)
      await scene.says(who, line);
    await scene.bot.deliver();
    for (const who of ["water.liaison", "gov-office.secretariat", "procuratorate.chief"])
      for (const line of "待办 总览 会议 jy1 xs1 hy1 rw1 升级 提醒 议程hy1 签收jy1 受理xs1 参加hy1".split(
        " ",
      ))
        await scene.says(who, line);
    for (const day of [24, 25, 26, 27, 30]) await scene.moveTo(`2026-11-${day}T01:00:00.000Z`);
    await scene.close();
    driver.prototype.prepare = prepare;

    const file = join(folder, "plans.db");
    await (await openStore(`file:${file}`, "kept")).close();
    const database = new driver(file);
    const whole = [...asked].flatMap((sql) => {
      if (!/^\s*(SELECT|UPDATE|DELETE|WITH)/.test(sql) || /WHERE \(?(1=0|FALSE)/.test(sql))
        return [];
      const values = Array.from(sql.match(/\?/g) ?? [], () => "x");
      return database
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all(...values)
        .filter(({ detail }) =>
          new RegExp(`^SCAN (main\\.)?((${growing})\\b|Matter$)`).test(detail),
        )
        .map(({ detail }) => `${detail}: ${sql.replaceAll(/\s+/g, " ")}`);
    });
    database.close();
    expect(asked.size).toBeGreaterThan(60);
    expect(whole).toEqual([]);
  } finally {
    driver.prototype.prepare = prepare;
    rmSync(folder, { recursive: true, force: true });
  }
});
