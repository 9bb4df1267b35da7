import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { operate } from "../adapters/operations.ts";
import { connectDatabase, isPostgresql } from "../src/store/connect.ts";
import type { Client } from "../src/store/tables.ts";
import { jpeg } from "./made-files.ts";
import { openScene } from "./scene.ts";
import { freshFolder, freshPostgres, freshSqlite } from "./setup/available.ts";

/** A county with some days of work in it, a copy from earlier, and its roots. */
export type County = { readonly url: string; readonly early: string; readonly roots: string };

export const copyOf = async (url: string): Promise<string> => {
  if (isPostgresql(url)) return freshPostgres(url);
  const copy = freshSqlite();
  copyFileSync(url.slice("file:".length), copy.slice("file:".length));
  return copy;
};

export const admin = async (words: readonly string[], url: string, rootsFile?: string) => {
  const said: string[] = [];
  const log = (line: string) => void said.push(line);
  const env = {
    DATABASE_URL: url,
    ...(rootsFile === undefined ? {} : { ROOTS_FILE: rootsFile }),
  };
  const done = await operate(words, { env, log, error: log });
  return { said: said.join("\n"), done };
};

export const workIn = async (url: string): Promise<County> => {
  const roots = join(freshFolder(), "roots.jsonl");
  let scene = await openScene("2025-08-01T02:00:00.000Z", url);
  // What the server does every hour.
  const root = async () => {
    await scene.store.bindPosts(scene.clock.now());
    await scene.store.appendRoot(roots, scene.clock.now());
  };
  await scene.sends(
    "water.liaison",
    { "photo.jpg": jpeg() },
    "提交线索 标题=大桥下排污口 类别=水污染 事实=黑水直排 地点=大桥 日期=昨天 来源=投诉 举报人=某某",
  );
  await scene.says(
    "town-qingquan.liaison",
    "提交线索 标题=冒充客服 类别=电信网络诈骗 事实=冒充客服退款 地点=某处 日期=昨天 来源=投诉",
  );
  await scene.says(
    "procuratorate.procurator",
    "登记建议 标题=依法履职 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局 送达日期=2025-08-01 异议期=10 内容=查处",
  );
  await root();
  await scene.close();
  const early = await copyOf(url);
  scene = await openScene("2025-08-01T02:00:00.000Z", url);
  await scene.moveTo("2025-08-04T02:00:00.000Z");
  await root();
  await scene.says("procuratorate.intake", "受理 xs1");
  await scene.says("water.liaison", "签收 jy1 联系人=某科");
  await scene.says("police.liaison", "受理 xs2");
  await scene.says("water.liaison", "请假 2025-08-05 到 2025-08-08 代办=water.head");
  await scene.moveTo("2025-08-05T02:00:00.000Z");
  await root();
  await scene.close();
  return { url, early, roots };
};

export type Manipulation = (client: Client, older: Client, copy: string) => Promise<unknown>;

export const run =
  (...statements: readonly string[]): Manipulation =>
  async (client) => {
    for (const one of statements) await client.$executeRawUnsafe(one);
  };

const frozen = ["Entry", "Reading", "PostEntry", "PostState"];

/** A copy of a county's database in which something was done that the triggers would not have let. */
export const afterDoing = async (county: County, does: Manipulation): Promise<string> => {
  const copy = await copyOf(county.url);
  const [client, older] = [await connectDatabase(copy), await connectDatabase(county.early)];
  for (const table of frozen)
    await run(
      ...(isPostgresql(copy)
        ? [`ALTER TABLE "${table}" DISABLE TRIGGER USER`]
        : [`DROP TRIGGER "${table}_kept"`, `DROP TRIGGER "${table}_unchanged"`]),
    )(client, older, copy);
  await does(client, older, copy);
  await client.$disconnect();
  await older.$disconnect();
  return copy;
};
