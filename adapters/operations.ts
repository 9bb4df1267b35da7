import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { z } from "zod";
import type { Differences } from "../src/admin/import-directory.ts";
import { amendRules, type RuleChange } from "../src/calendar/amend.ts";
import { addHours, momentText } from "../src/calendar/day.ts";
import type { HolidayNotice } from "../src/calendar/holidays.ts";
import { findRule } from "../src/calendar/rules.ts";
import { saidBy, type Text, text, verbatim } from "../src/chat/text.ts";
import { bindCodeOf, codeHash, codeHours } from "../src/commands/bind.ts";
import { isBeginning, needsSecond } from "../src/flow/confirmers.ts";
import { rootOf } from "../src/flow/history.ts";
import { operator } from "../src/flow/post-watch.ts";
import { roleNames } from "../src/flow/words.ts";
import { columns, type Remark } from "../src/people/county-file.ts";
import { countySheet, csvOf } from "../src/people/county-sheet.ts";
import { demoOrganisations, demoPeople } from "../src/people/demo.ts";
import { appendRootInTurn, RootsBusy } from "../src/store/append-root.ts";
import { restoreCopy } from "../src/store/backup.ts";
import { isPostgresql } from "../src/store/connect.ts";
import { MoveError, moveDatabase } from "../src/store/move.ts";
import { SealError } from "../src/store/seal.ts";
import type { Finding, Resealing } from "../src/store/store.ts";
import {
  type Composed,
  compose,
  lockDatabase,
  movedKept,
  reaching,
  refuseMoved,
} from "./compose.ts";
import { ConfigError, readConfig } from "./config.ts";
import { jsonLog } from "./runtime/log.ts";

/** Where an operator's command reads its settings and says what it did. */
export type Terminal = {
  readonly env: Readonly<Record<string, string | undefined>>;
  log(line: string): void;
  error(line: string): void;
};

/** One operator's command; `false` where it did not do what was asked. */
type Operation = (words: readonly string[], terminal: Terminal) => Promise<boolean>;

/** Does something with the store of the configured database, and lets go of it. */
const withStore = async (
  { env }: Terminal,
  work: (parts: Composed) => Promise<boolean>,
): Promise<boolean> => {
  const parts = await compose({ ...readConfig(env), demoEmpty: true }, (now) =>
    jsonLog("error", now),
  );
  try {
    return await work(parts);
  } finally {
    await parts.store.close();
  }
};

/** `bind-code <post>`: prints a one-time code by which somebody binds an account to that post. */
const bindCode: Operation = async ([post], terminal) =>
  withStore(terminal, async ({ store, time, bot }) => {
    const directory = await store.directory();
    const { people } = directory;
    if (post === undefined || !people.has(post))
      throw new ConfigError(
        post === undefined
          ? "bind-code needs a post, such as: npm run admin -- bind-code water.liaison"
          : `There is no post ${post}. Posts begin with a unit's id, such as ${[...people.keys()].slice(0, 3).join(", ")}.`,
      );
    const code = bindCodeOf(randomBytes(16).toString("hex"));
    const expiresAt = addHours(time.now(), codeHours);
    await bot.giveBindCode({ hash: codeHash(code), person: post, expiresAt });
    terminal.log(
      `${code}\n绑定 ${code}\n有效至 ${momentText(expiresAt).zh} / valid until ${momentText(expiresAt).en}`,
    );
    const holder = directory.people.get(post);
    const asked = { post, by: operator };
    if (
      holder !== undefined &&
      needsSecond(directory, holder, "account", operator) &&
      isBeginning(directory, "account", asked)
    )
      terminal.log(
        "这个岗位有职权，可是还没有保密员、纪检或者别的单位的人能核准，绑定就生效，并发消息给各单位负责人。请先给保密员和纪检绑定账号 / this post has powers and nobody can confirm it yet: binding takes effect at once, and word goes to every head. Bind the officers for secrecy and discipline first",
      );
    return true;
  });

/** `bind-codes [unit]`: a sheet of one-time codes for every post that has no account yet, as CSV to be printed and cut. */
const bindCodes: Operation = async ([unit], terminal) =>
  withStore(terminal, async ({ store, time, bot }) => {
    const directory = await store.directory();
    if (unit !== undefined && !directory.organisations.has(unit))
      throw new ConfigError(
        `There is no unit ${unit}. There is: ${[...directory.organisations.keys()].join(", ")}.`,
      );
    const held = new Set(
      (await store.accountsOf(...directory.people.keys())).map(({ person }) => person),
    );
    const posts = [...directory.people.values()].filter(
      ({ id, organisation }) => !held.has(id) && (unit === undefined || organisation === unit),
    );
    if (posts.length === 0)
      throw new ConfigError(
        "Every post has an account already; bind-code <post> prints a code for one.",
      );
    const expiresAt = addHours(time.now(), codeHours);
    const until = momentText(expiresAt).zh;
    const lines: (readonly string[])[] = [["单位", "岗位", "发给机器人的话", "有效至"]];
    for (const { id, organisation, name } of posts) {
      const code = bindCodeOf(randomBytes(16).toString("hex"));
      await bot.giveBindCode({ hash: codeHash(code), person: id, expiresAt });
      const of = directory.organisations.get(organisation)?.name.zh ?? organisation;
      lines.push([of, name.zh, `绑定 ${code}`, until]);
    }
    terminal.log(csvOf(lines));
    return true;
  });

/** `template`: the demo county's units and posts as the table `import-directory` reads, to be made one's own. */
const templateOf: Operation = async (_, terminal) => {
  terminal.log(countySheet(demoOrganisations, demoPeople, roleNames));
  return true;
};

/** `verify-history [root]`: whether the record is what was saved, and the histories are what the roots say. */
const verifyHistory: Operation = async ([root], terminal) =>
  withStore(terminal, async ({ store, time }) => {
    const [, instant, hash] = /^(.+)\/([0-9a-f]{64})$/.exec(root ?? "") ?? [];
    if (root !== undefined && (instant === undefined || Number.isNaN(Date.parse(instant))))
      throw new ConfigError(
        "A root is an instant and a hash, as “history root” in the log: 2026-11-23T00:00:00.000Z/9f86…",
      );
    const broken = new Set<string>();
    let [seen, unproved, since, holds] = [0, 0, "", true];
    let postsSince: string | undefined;
    const tell = ({ matter, said }: Finding): void => {
      holds = false;
      if (matter !== undefined) broken.add(matter);
      const { zh, en } = matter === undefined ? said : saidBy(verbatim(matter), said);
      terminal.error(`${zh} / ${en}`);
    };
    for await (const done of store.verify()) {
      seen += done.seen;
      unproved += done.unproved;
      since = done.since ?? since;
      postsSince = done.postsSince ?? postsSince;
      for (const finding of done.findings) tell(finding);
    }
    const { rootsFile } = readConfig(terminal.env);
    const roots = rootsFile === undefined ? undefined : await store.checkRoots(rootsFile);
    for (const finding of roots?.findings ?? []) tell(finding);
    for (const { zh, en } of roots?.notes ?? []) terminal.log(`${zh} / ${en}`);
    if (instant !== undefined && rootOf(await store.heads(instant)) !== hash)
      tell({
        said: text(`${instant}：与日志里的根不一致`, "the histories are not what they were"),
      });
    if (unproved > 0)
      terminal.log(
        since === ""
          ? `${unproved}件还没有证明，下一次办理起才看得出改动 / ${unproved} are not proved yet; each is from its next step on`
          : `${unproved}件在${momentText(since).zh}之前登记，之后还没有办过：那之前的改动看不出 / ${unproved} are not covered before ${momentText(since).en}, nor until their next step`,
      );
    if (postsSince !== undefined)
      terminal.log(
        postsSince === "never"
          ? "岗位还没有绑定，服务器下次启动起才看得出改动 / the posts are not bound yet; they are from the next start of the server on"
          : `岗位、账号、代理自${momentText(postsSince).zh}起绑定 / posts, accounts and deputies are bound since ${momentText(postsSince).en}`,
      );
    const now = time.now();
    const publicKey = store.publicKey();
    if (roots?.last !== undefined)
      terminal.log(
        `根文件共${roots.lines}行，最后一行${momentText(roots.last.at).zh} / ${roots.lines} lines of roots, the last of ${momentText(roots.last.at).en}`,
      );
    if (publicKey !== undefined)
      terminal.log(`签名的公钥（Ed25519） / the public key of the signatures: ${publicKey}`);
    terminal.log(
      `${seen}件，${broken.size}件对不上 / ${seen} matters, ${broken.size} do not hold\n${now}/${rootOf(await store.heads(now))}`,
    );
    return holds;
  });

/** `backup <file>`: a whole copy of the SQLite database, also while the server runs. */
const backup: Operation = async ([file], terminal) =>
  withStore(terminal, async ({ store, time }) => {
    if (file === undefined)
      throw new ConfigError("backup needs a file, such as: npm run admin -- backup backup.db");
    if (existsSync(file)) throw new ConfigError(`${file} is there already; give another name.`);
    try {
      await store.backup(file);
      await store.saveSetting("backup", time.now());
    } catch (error) {
      if (error instanceof RangeError) throw new ConfigError(`${error.message}.`);
      throw new ConfigError(`${file} could not be written; give a place that can be written to.`);
    }
    terminal.log(`已备份到 ${file} / backed up`);
    return true;
  });

/** `rotate-key`: makes another key the county's and seals everything with it, also while the server runs; interrupted, it goes on. */
const rotateKey: Operation = async (_, terminal) => {
  const { secretKey, newSecretKey } = readConfig(terminal.env);
  return withStore(terminal, async ({ store }) => {
    const { key, is } = await store.changeKey(newSecretKey ?? randomBytes(32));
    const told = Buffer.from(key).toString("base64");
    const isOwn =
      newSecretKey !== undefined && told === Buffer.from(newSecretKey).toString("base64");
    // Said before anything is sealed with it: whoever is interrupted here has both keys.
    if (secretKey === undefined)
      terminal.log("演示的密钥存在数据库里 / the demo keeps its key in the database");
    else if (isOwn) terminal.log("新密钥是 NEW_SECRET_KEY / the new key is NEW_SECRET_KEY");
    else terminal.log(`新密钥，请存好 / the new key, to be kept safe\nSECRET_KEY=${told}`);
    const sealed = new Map<string, Resealing>();
    for await (const progress of store.resealing()) sealed.set(progress.table, progress);
    const shut = [...sealed.values()].reduce((sum, one) => sum + one.shut, 0);
    if (shut > 0)
      terminal.error(
        `${shut}处用别的密钥密封或换成了明文，打不开，原样未动 / ${shut} are sealed with another key, or were replaced by plain words, and stay as they are`,
      );
    terminal.log(
      is === "done"
        ? "已经换过了。请把服务器的 SECRET_KEY 换成新的，再启动一次 / it has been changed already: set the server's SECRET_KEY to the new one and start it again"
        : "全部改用新密钥密封。请把服务器的 SECRET_KEY 换成新的，再启动一次；此后旧密钥打不开数据库 / everything is sealed with the new key: set the server's SECRET_KEY to it and start it again; from then on the old one does not open the database",
    );
    return shut === 0;
  });
};

/** Takes away a database that was being put back, with what SQLite keeps beside it. */
const removeDatabase = (path: string): void => {
  for (const end of ["", "-wal", "-shm"]) rmSync(`${path}${end}`, { force: true });
};

const notSaid = text(
  "备份恢复后按管理员的决定不再发送：可能已经发过",
  "Given up after a backup was restored, since it may have been sent before",
);

/** Gives up everything that has not been sent. */
const giveUpQueue = async ({ store, time }: Composed): Promise<void> => {
  const at = time.now();
  const lease = { boot: "restore", until: addHours(at, 1) };
  for (;;) {
    const notices = await store.claim("9999", lease, 500);
    if (notices.length === 0) return;
    const ids = notices.map(({ id }) => id);
    await store.settle(ids, { life: "dropped", at, result: notSaid, together: null });
  }
};

/** What is to become of what a copy had not sent; a ConfigError that asks where something is and nothing was said. */
const settleQueue = async (composed: Composed, choice: string | undefined): Promise<void> => {
  const queued = await composed.store.queued();
  if (queued === 0 || choice === "--send") return;
  if (choice === "--drop") return giveUpQueue(composed);
  throw new ConfigError(
    `备份里有${queued}条通知当时还没有发出，备份以后可能已经发过。再发一遍：restore … --send；不再发：restore … --drop。现在什么都没有恢复。\nThe copy holds ${queued} notices that had not been sent when it was made and may have been since. To send them: restore … --send; to give them up: restore … --drop. Nothing has been restored yet.`,
  );
};

/**
 * `restore <file> [--send | --drop]`: puts a copy made by `backup` where DATABASE_URL names no file yet. A
 * copy from before the key was changed is opened with the key of its day, and sealed with NEW_SECRET_KEY at
 * once. Where the copy had something to send, which may have been sent since, it asks what is to become of it.
 */
const restore: Operation = async ([file, choice], terminal) => {
  const { databaseUrl, secretKey, newSecretKey, rootsFile } = readConfig(terminal.env);
  if (file === undefined || !existsSync(file))
    throw new ConfigError(
      "restore needs a file that backup made, such as: npm run admin -- restore backup.db",
    );
  if (choice !== undefined && choice !== "--send" && choice !== "--drop")
    throw new ConfigError(`restore does not know ${choice}: say --send or --drop, or neither.`);
  if (isPostgresql(databaseUrl))
    throw new ConfigError("A PostgreSQL database is restored with pg_restore or psql.");
  const target = databaseUrl.slice("file:".length);
  if (existsSync(target))
    throw new ConfigError(
      `${target} is there already; stop the server and move it away, or let DATABASE_URL name a new file.`,
    );
  // It stands in its place only when all is done: no server is to start on it before.
  const made = `${target}.restoring`;
  const roots = rootsFile !== undefined && existsSync(rootsFile) ? rootsFile : undefined;
  removeDatabase(made);
  try {
    restoreCopy(file, made, secretKey);
    const env = { ...terminal.env, DATABASE_URL: `file:${made}` };
    await withStore({ ...terminal, env }, async (composed) => {
      const { store, time } = composed;
      await settleQueue(composed, choice);
      if (newSecretKey !== undefined) {
        await store.changeKey(newSecretKey);
        for await (const _ of store.resealing());
      }
      // What the roots say that is not in the copy is no longer missed.
      if (roots !== undefined) await appendRootInTurn({ store, time }, roots, { restored: true });
      return true;
    });
  } catch (error) {
    removeDatabase(made);
    throw error;
  }
  renameSync(made, target);
  terminal.log(`已恢复到 ${target} / restored`);
  if (newSecretKey !== undefined)
    terminal.log(
      "全部改用 NEW_SECRET_KEY 密封，请用它作 SECRET_KEY 启动 / everything is sealed with NEW_SECRET_KEY: start with it as SECRET_KEY",
    );
  return true;
};

/**
 * `move-to <postgresql://…>`: copies the SQLite database into an empty PostgreSQL one, and checks the record
 * there. The file stays as it is, and no server starts on it any more; `move-to none` lets one start again.
 */
const moveTo: Operation = async ([to = ""], terminal) => {
  const config = readConfig(terminal.env);
  const path = config.databaseUrl.slice("file:".length);
  if (isPostgresql(config.databaseUrl) || !existsSync(path))
    throw new ConfigError(
      "move-to moves a SQLite database: let DATABASE_URL name the file, such as file:./data/liandong.db.",
    );
  if (to !== "none" && !isPostgresql(to))
    throw new ConfigError(
      "move-to needs the address of an empty PostgreSQL database, such as: npm run admin -- move-to postgresql://liandong:password@127.0.0.1:5432/liandong",
    );
  const unlock = await lockDatabase(config);
  if (unlock === undefined)
    throw new ConfigError(
      `A server is using ${path}; stop it first: what it writes meanwhile would not be moved.`,
    );
  const mark = (said: (parts: Composed) => string) =>
    withStore(terminal, async (parts) => {
      await parts.store.saveSetting(movedKept, said(parts));
      return true;
    });
  try {
    if (to === "none") {
      await mark(() => "");
      terminal.log(`${path} 可以再启动了 / a server starts on it again`);
      return true;
    }
    // Whatever of the file is to be brought up to date is, with its key; one that was moved is asked about first.
    await withStore(terminal, async ({ store }) => {
      await refuseMoved(store, config);
      return true;
    });
    const there = { ...terminal, env: { ...terminal.env, DATABASE_URL: to } };
    const moved = await reaching(to, () => moveDatabase(config.databaseUrl, to));
    for (const { table, rows } of moved) terminal.log(`${table}  ${rows}`);
    if (!(await verifyHistory([], there))) {
      terminal.error(
        "已搬过去，可是核对有对不上的，见上面。没有停用原来的文件 / it was moved, and something in it does not hold, as said above; the file still starts",
      );
      return false;
    }
    await mark(({ time }) => time.now());
    terminal.log(
      `已搬过去，行数与经过都对得上。请把 DATABASE_URL 改为新地址再启动；${path} 不再启动，留作备份 / moved, and counts and histories agree: set DATABASE_URL to the new address and start; no server starts on ${path} any more, keep it as a copy`,
    );
    return true;
  } finally {
    await unlock();
  }
};

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
const importHolidays: Operation = async ([file, ...flags], terminal) =>
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

/** The text of a file in UTF-8 or, as spreadsheets here often save it, GB 18030. */
const textIn = (file: string): string => {
  const read = (): Uint8Array => {
    try {
      return readFileSync(file);
    } catch {
      throw new ConfigError(`${file} cannot be read.`);
    }
  };
  const bytes = read();
  // What Excel calls Unicode text.
  const utf16 = { fffe: "utf-16le", feff: "utf-16be" }[
    Buffer.from(bytes.subarray(0, 2)).toString("hex")
  ];
  if (utf16 !== undefined) return new TextDecoder(utf16).decode(bytes);
  if (bytes.length > 4_000_000) throw new ConfigError(`${file} is larger than 4 MB.`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
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
const importDirectory: Operation = async ([file, ...flags], terminal) =>
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
const importRules: Operation = async ([file, ...flags], terminal) =>
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

const operations: Readonly<Record<string, Operation>> = {
  template: templateOf,
  "bind-code": bindCode,
  "bind-codes": bindCodes,
  "import-directory": importDirectory,
  "import-holidays": importHolidays,
  "import-rules": importRules,
  "verify-history": verifyHistory,
  backup,
  restore,
  "rotate-key": rotateKey,
  "move-to": moveTo,
};

/** Does what an operator typed; whether it was done. What is wrong is said, with what would be taken. */
export const operate = async (
  [name = "", ...words]: readonly string[],
  terminal: Terminal,
): Promise<boolean> => {
  try {
    const operation = operations[name];
    if (operation === undefined)
      throw new ConfigError(
        `There is no operator's command “${name}”. There is: ${Object.keys(operations).join(", ")}.`,
      );
    return await operation(words, terminal);
  } catch (error) {
    if (error instanceof SealError || error instanceof RootsBusy || error instanceof MoveError)
      terminal.error(`${error.message}.`);
    else if (error instanceof ConfigError) terminal.error(error.message);
    else throw error;
    return false;
  }
};
