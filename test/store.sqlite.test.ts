import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { connectDatabase, lockServer } from "../src/store/connect.ts";
import { openStore } from "../src/store/open.ts";
import type { Store } from "../src/store/store.ts";
import { freshFolder, freshSqlite } from "./setup/available.ts";
import { storeContract } from "./store/contract.ts";
import { buildChange, buildMatter, buildNotice, codeOf } from "./store/fixtures.ts";

storeContract("SQLite", freshSqlite);

const root = fileURLToPath(new URL("..", import.meta.url));

/** Another process, running this piece of a program with the address of a database. */
const runBeside = (program: string, url: string): ChildProcess =>
  spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      "--input-type=module",
      "--eval",
      `const url = ${JSON.stringify(url)};${program}`,
    ],
    { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
  );

describe("SQLite: one server to a file", () => {
  test("a second one is refused until the first lets go; another file is another matter", async () => {
    const url = freshSqlite();
    const unlock = await lockServer(url);
    expect(unlock).toBeDefined();
    expect(await lockServer(url)).toBeUndefined();
    const other = await lockServer(freshSqlite());
    expect(other).toBeDefined();
    const store = await openStore(url);
    expect(await store.save(buildChange())).toBe("saved");
    await store.close();
    expect(await lockServer(url)).toBeUndefined();
    await unlock?.();
    const again = await lockServer(url);
    expect(again).toBeDefined();
    await again?.();
    await other?.();
  });

  test("a server that was killed has let go", async () => {
    const url = freshSqlite();
    const child = runBeside(
      `import { lockServer } from "./src/store/connect.ts";
       console.log(typeof (await lockServer(url)));
       setInterval(() => {}, 1000);`,
      url,
    );
    const ended = once(child, "exit");
    try {
      expect(String((await once(child.stdout ?? child, "data"))[0])).toBe("function\n");
      expect(await lockServer(url)).toBeUndefined();
    } finally {
      child.kill("SIGKILL");
      await ended;
    }
    const unlock = await lockServer(url);
    expect(unlock).toBeDefined();
    await unlock?.();
  });

  test("a folder that is missing is made, and what is no lock at all is thrown", async () => {
    const folder = freshFolder();
    const unlock = await lockServer(`file:${join(folder, "new", "liandong.db")}`);
    expect(unlock).toBeDefined();
    await unlock?.();
    writeFileSync(join(folder, "liandong.db.server"), "no database ".repeat(1000));
    await expect(lockServer(`file:${join(folder, "liandong.db")}`)).rejects.toThrow();
  });
});

test("SQLite: closing ends the writing that is under way, and then lets go of the file", async () => {
  const file = join(freshFolder(), "liandong.db");
  const store = await openStore(`file:${file}`);
  const saves = Array.from({ length: 5 }, () =>
    store.save(buildChange({ created: [buildMatter()] })),
  );
  await store.close();
  expect(await Promise.all(saves)).toEqual(Array(5).fill("saved"));
  // SQLite takes away the log when the last connection is closed.
  expect(existsSync(`${file}-wal`)).toBe(false);
});

describe("SQLite: two processes on one file", () => {
  test("that start at once on an empty one both succeed, share the numbers and claim nothing twice", async () => {
    const url = freshSqlite();
    const work = `
      import { openStore } from "./src/store/open.ts";
      const { pid } = process;
      const at = "2026-11-23T00:00:00.000Z";
      const store = await openStore(url);
      const codes = [], claimed = [], revisions = [];
      const matter = (code) => ({
        code, kind: "clue", state: "submitted", version: 1, title: "", visibility: 1, urgent: false,
        openedAt: at, historyHead: "", historyLength: 0, parties: [], clocks: [], fields: {},
      });
      for (let index = 0; index < 20; ) {
        const code = "XS-2026-" + String(await store.nextNumber("clue", 2026)).padStart(4, "0");
        const seen = { event: pid + ":" + codes.length + ":" + Math.random(), actor: "admin", at };
        const outcome = await store.save({ seen, created: [matter(code)] });
        if (outcome === "saved") index = codes.push(code);
        else if (outcome !== "taken") throw new Error(outcome);
      }
      const content = { is: "plain", card: {} };
      const recipient = { to: "person", id: "admin" };
      await store.queue(Array.from({ length: 40 }, (_, index) => (
        { id: pid + ":" + index, key: "key:" + index, recipient, content, createdAt: at, nextTryAt: at }
      )));
      for (;;) {
        const lease = { boot: String(pid), until: "2026-11-24T00:00:00.000Z" };
        const batch = await store.claim(at, lease, 3);
        if (batch.length === 0) break;
        claimed.push(...batch.map(({ key }) => key));
        const message = { id: pid + ":" + claimed.length, conversation: "c", author: "a", at, body: "" };
        revisions.push((await store.putLocal(message)).revision);
      }
      await store.close();
      console.log(JSON.stringify({ codes, claimed, revisions }));`;
    const children = [runBeside(work, url), runBeside(work, url)];
    const ended = children.map((child) => once(child, "exit"));
    const said = await Promise.all(children.map(({ stdout }) => text(stdout ?? process.stdin)));
    for (const exit of ended) expect((await exit)[0]).toBe(0);
    const done = said.map(
      (one) =>
        JSON.parse(one) as { codes: string[]; claimed: string[]; revisions: readonly number[] },
    );
    expect(done.flatMap(({ codes }) => codes).toSorted()).toEqual(
      Array.from({ length: 40 }, (_, index) => codeOf(index + 1)),
    );
    const claimed = done.flatMap((one) => one.claimed);
    expect(claimed).toHaveLength(40);
    expect(new Set(claimed).size).toBe(40);
    const revisions = done.flatMap((one) => one.revisions);
    expect(revisions.toSorted((a, b) => a - b)).toEqual(revisions.map((_, index) => index + 1));
  });
});

describe("SQLite: while another process writes", () => {
  test("a save waits for it, and this process goes on with everything else", async () => {
    const url = freshSqlite();
    const store = await openStore(url);
    const child = runBeside(
      `import { connectDatabase } from "./src/store/connect.ts";
       const client = await connectDatabase(url);
       await client.$executeRawUnsafe("BEGIN IMMEDIATE");
       console.log("held");
       setTimeout(() => client.$executeRawUnsafe("COMMIT"), 2500);`,
      url,
    );
    const ended = once(child, "exit");
    await once(child.stdout ?? child, "data");
    let ticks = 0;
    const ticking = setInterval(() => {
      ticks += 1;
    }, 10);
    const one = buildMatter();
    const saves = [
      store.save(buildChange({ created: [one], notices: [buildNotice()] })),
      store.queue([buildNotice()]),
    ];
    expect(await Promise.all(saves)).toContain("saved");
    clearInterval(ticking);
    // Standing still for a second at a time it would have had three.
    expect(ticks).toBeGreaterThan(10);
    expect(await store.matter(one.code)).toStrictEqual(one);
    expect((await ended)[0]).toBe(0);
    await store.close();
  });

  test("a store that is closed answers nothing, least of all from the file its client has gone on to", async () => {
    const [first, second] = [await openStore(freshSqlite()), await openStore(freshSqlite())];
    await second.saveSetting("name", "second");
    await second.close();
    await first.saveSetting("name", "first");
    await first.close();
    const third = await openStore(freshSqlite());
    await third.saveSetting("name", "third");
    for (const closed of [first, second]) {
      await expect(closed.setting("name")).rejects.toThrow();
      await expect(closed.saveSetting("name", "late")).rejects.toThrow();
      await closed.close();
    }
    expect(await third.setting("name")).toBe("third");
    await third.close();
  });

  test("a transaction that reads first is not refused because somebody wrote after it read", async () => {
    const url = freshSqlite();
    const [one, other] = [await connectDatabase(url), await connectDatabase(url)];
    const order: string[] = [];
    const put = (name: string) => ({ data: { name, value: "" } });
    let read = (): void => {};
    const hasRead = new Promise<void>((done) => {
      read = done;
    });
    const first = one.$transaction(async (inside) => {
      await inside.setting.findMany();
      read();
      await setTimeout(100);
      await inside.setting.create(put("first"));
      order.push("first");
    });
    await hasRead;
    await other.setting.create(put("second"));
    order.push("second");
    await first;
    expect(order).toEqual(["first", "second"]);
    expect(await one.setting.count()).toBe(2);
    await one.$disconnect();
    await other.$disconnect();
  });
});

describe("SQLite: a database that cannot be written", () => {
  const after: (() => void)[] = [];
  afterEach(() => {
    for (const undo of after.splice(0).toReversed()) undo();
  });

  /** A store whose saves must fail while it is read as ever; gives what was there before. */
  const expectRefusal = async (store: Store, before: string): Promise<void> => {
    const one = buildMatter();
    const queued = buildNotice();
    const failing = buildChange({ created: [one], notices: [queued] });
    await expect(store.save(failing)).rejects.toThrow();
    await expect(store.queue([queued])).rejects.toThrow();
    expect((await store.matter(before))?.code).toBe(before);
    expect(await store.matter(one.code)).toBeUndefined();
    expect(await store.notice(queued.id)).toBeUndefined();
    expect(await store.seen(failing.seen.event)).toBeUndefined();
    await store.ping();
  };

  const expectWorking = async (store: Store): Promise<string> => {
    const one = buildMatter();
    expect(await store.save(buildChange({ created: [one], notices: [buildNotice()] }))).toBe(
      "saved",
    );
    expect(await store.matter(one.code)).toStrictEqual(one);
    return one.code;
  };

  test("a read-only file is read, refuses every write, and works once it may be written", async () => {
    const folder = mkdtempSync(join(tmpdir(), "liandong-read-only-"));
    after.push(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, "liandong.db");
    const writable = await openStore(`file:${file}`);
    const before = await expectWorking(writable);
    await writable.close();
    chmodSync(folder, 0o777);
    chmodSync(file, 0o444);
    // Root may write whatever the mode says: nobody may not.
    if (process.geteuid?.() === 0) {
      process.seteuid?.(65_534);
      after.push(() => process.seteuid?.(0));
    }
    const store = await openStore(`file:${file}`);
    await expectRefusal(store, before);
    await store.close();
    for (const undo of after.splice(1)) undo();
    chmodSync(file, 0o644);
    const again = await openStore(`file:${file}`);
    await expectWorking(again);
    await again.close();
  });

  test("a locked file refuses in a moment, and works once it is let go", async () => {
    const url = freshSqlite();
    const store = await openStore(url);
    const before = await expectWorking(store);
    const other = await connectDatabase(url);
    await other.$executeRawUnsafe("BEGIN EXCLUSIVE");
    await expectRefusal(store, before);
    await other.$executeRawUnsafe("ROLLBACK");
    await expectWorking(store);
    await other.$disconnect();
    await store.close();
  });

  const limit = (bytes: string): void => {
    execFileSync("prlimit", ["--pid", String(process.pid), `--fsize=${bytes}:`]);
  };
  const limitable = ((): boolean => {
    try {
      limit("unlimited");
      return true;
    } catch {
      return false;
    }
  })();

  test.skipIf(!limitable)("a full disk refuses, and works once there is room", async () => {
    const folder = freshFolder();
    const file = join(folder, "liandong.db");
    const store = await openStore(`file:${file}`);
    const before = await expectWorking(store);
    const ignore = () => {};
    process.on("SIGXFSZ", ignore);
    after.push(() => process.off("SIGXFSZ", ignore));
    limit(String(statSync(`${file}-wal`).size + 400_000));
    after.push(() => limit("unlimited"));
    const fill = async (saved: number): Promise<{ saved: number; failed: string }> => {
      const one = buildMatter({ fields: { text: "水".repeat(3000) } });
      return store.save(buildChange({ created: [one], notices: [buildNotice()] })).then(
        () => fill(saved + 1),
        () => ({ saved, failed: one.code }),
      );
    };
    const { saved, failed } = await fill(0);
    // What is left of the last few pages goes too.
    const fits = () =>
      store.queue([buildNotice()]).then(
        () => true,
        () => false,
      );
    while (await fits());
    expect(saved).toBeGreaterThan(0);
    expect(await store.matter(failed)).toBeUndefined();
    await expectRefusal(store, before);
    for (const undo of after.splice(1)) undo();
    await expectWorking(store);
    await store.close();
    const again = await openStore(`file:${file}`);
    expect(await again.matter(failed)).toBeUndefined();
    expect((await again.matter(before))?.code).toBe(before);
    await again.close();
  });
});
