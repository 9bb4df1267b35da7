import { randomBytes } from "node:crypto";
import { existsSync, renameSync, rmSync } from "node:fs";
import { addHours, momentText } from "../../src/calendar/day.ts";
import { saidBy, text, verbatim } from "../../src/chat/text.ts";
import { rootOf } from "../../src/flow/history.ts";
import { appendRootInTurn } from "../../src/store/append-root.ts";
import { restoreCopy } from "../../src/store/backup.ts";
import { isPostgresql } from "../../src/store/connect.ts";
import { moveDatabase } from "../../src/store/move.ts";
import type { Finding, Resealing } from "../../src/store/store.ts";
import { type Composed, lockDatabase, movedKept, reaching, refuseMoved } from "../compose.ts";
import { ConfigError, readConfig } from "../config.ts";
import { type Operation, withStore } from "./operation.ts";

/** `verify-history [root]`: whether the record is what was saved, and the histories are what the roots say. */
export const verifyHistory: Operation = async ([root], terminal) =>
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
export const backup: Operation = async ([file], terminal) =>
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
export const rotateKey: Operation = async (_, terminal) => {
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
export const restore: Operation = async ([file, choice], terminal) => {
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
export const moveTo: Operation = async ([to = ""], terminal) => {
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
