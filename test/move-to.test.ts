import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lockDatabase, openDatabase, refuseMoved } from "../adapters/compose.ts";
import { readConfig } from "../adapters/config.ts";
import { operate } from "../adapters/operations.ts";
import { jpeg } from "./made-files.ts";
import { openScene, type Scene } from "./scene.ts";
import { freshPostgres, freshSqlite, postgresUrl } from "./setup/available.ts";

// A county that has outgrown its file moves to PostgreSQL: everything comes along, once.

const now = "2026-11-23T01:00:00.000Z";
const clue =
  "线索 提交 标题=山丹河边排污口 类别=水污染 事实=有暗管直排黑水 地点=山丹河大桥 日期=2026-11-20 来源=投诉";

describe.skipIf(!postgresUrl())("move-to", () => {
  let scene: Scene;
  let to: string;
  const admin = async (words: readonly string[], url = scene.url) => {
    const said: string[] = [];
    const log = (line: string) => void said.push(line);
    const env = { DATABASE_URL: url, DEMO: "1" };
    const done = await operate(words, { env, log, error: log });
    return { done, said: said.join("\n") };
  };

  beforeAll(async () => {
    scene = await openScene(now);
    await scene.sends("town-qingquan.liaison", { "现场.jpg": jpeg() });
    await scene.says("town-qingquan.liaison", `${clue} 附件=现场.jpg 接收单位=水务局`);
    await scene.says("water.liaison", "受理 xs1");
    await scene.says(
      "town-weiqi.liaison",
      "线索 提交 标题=夜市盗窃 类别=盗抢骗 事实=夜市连续被盗 地点=东街 日期=2026-11-20 来源=投诉",
    );
    await scene.moveTo("2026-11-24T01:00:00.000Z");
    await scene.store.close();
    to = await freshPostgres();
  });
  afterAll(() => scene.close().catch(() => undefined));

  it("says what it needs where it is asked for something else", async () => {
    expect((await admin(["move-to"])).said).toContain(
      "needs the address of an empty PostgreSQL database",
    );
    expect((await admin(["move-to", "mysql://x"])).said).toContain("such as: npm run admin");
    expect((await admin(["move-to", to], freshSqlite())).said).toContain(
      "let DATABASE_URL name the file",
    );
    expect((await admin(["move-to", to], to)).said).toContain("move-to moves a SQLite database");
  });

  it("moves nothing while a server uses the file", async () => {
    const unlock = await lockDatabase(readConfig({ DATABASE_URL: scene.url, DEMO: "1" }));
    expect((await admin(["move-to", to])).said).toContain("stop it first");
    await unlock?.();
  });

  it("brings everything along, the record proved, and the county goes on where it was", async () => {
    const { done, said } = await admin(["move-to", to]);
    expect(said).toContain("行数与经过都对得上");
    expect(done).toBe(true);
    expect(said).toMatch(/^Matter {2}2$/m);
    expect(said).toMatch(/^Attachment {2}1$/m);
    const there = await openScene("2026-11-25T01:00:00.000Z", to);
    expect((await there.says("water.liaison", "xs1")).text).toMatch(/山丹河边排污口[\s\S]*已受理/);
    expect((await there.says("water.liaison", "附件 xs1")).text).toContain("现场.jpg");
    expect((await there.says("police.liaison", "xs2")).text).toContain("夜市盗窃");
    expect((await there.says("court.clerk", "xs2")).text).toContain("没有找到");
    // The next number, and the next of the rows that PostgreSQL numbers itself.
    const another =
      "线索 提交 标题=校门口占道 类别=道路交通和运输执法 事实=货车占道 地点=西街 日期=2026-11-24 来源=投诉";
    expect((await there.says("town-weiqi.liaison", another)).text).toContain("XS-2026-0003");
    await there.close();
  });

  it("is not made twice, and no server starts on the file after it until that is undone", async () => {
    expect((await admin(["move-to", to])).said).toMatch(
      /was moved to PostgreSQL on .*move-to none/,
    );
    const starts = async () => {
      const config = readConfig({ DATABASE_URL: scene.url, DEMO: "1" });
      const { store } = await openDatabase(config);
      try {
        await refuseMoved(store, config);
      } finally {
        await store.close();
      }
    };
    // Refused the second time, it still counts.
    await expect(starts()).rejects.toThrow(/was moved to PostgreSQL on .*move-to none/);
    expect((await admin(["move-to", "none"])).done).toBe(true);
    await starts();
    expect((await admin(["move-to", to])).said).toContain("already; give a new, empty one");
    // Moved a second time, to another: the mark of the first move does not come along as one of that.
    const other = await freshPostgres();
    expect((await admin(["move-to", other])).done).toBe(true);
    const moved = readConfig({ DATABASE_URL: other, DEMO: "1" });
    const { store } = await openDatabase(moved);
    await refuseMoved(store, moved);
    await store.close();
  });
});
