import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { operate } from "../adapters/operations.ts";
import { connectDatabase } from "../src/store/connect.ts";
import { openStore } from "../src/store/open.ts";
import { sinceName } from "../src/store/proof.ts";
import { deliverySaid, prove, rungsSaid } from "../src/store/prove.ts";
import { countyKey, vaultOn } from "../src/store/seal.ts";
import { type County, copyOf, workIn } from "./proved-county.ts";
import { freshFolder, freshSqlite } from "./setup/available.ts";

/** Changing the county's key: what is proved stays proved, and a key that was replaced proves nothing. */

const root = fileURLToPath(new URL("..", import.meta.url));
const key = (byte: number) => new Uint8Array(32).fill(byte);
const base64 = (byte: number) => Buffer.from(key(byte)).toString("base64");
const at = "2025-08-06T01:00:00.000Z";

type Env = Readonly<Record<string, string>>;

const admin = async (words: readonly string[], url: string, byte: number, env: Env = {}) => {
  const said: string[] = [];
  const log = (line: string) => void said.push(line);
  const done = await operate(words, {
    env: { DATABASE_URL: url, DEMO: "0", SECRET_KEY: base64(byte), ...env },
    log,
    error: log,
  });
  return { done, said: said.join("\n") };
};

/** Some days of work with the first key, its roots, and no more of the key of the demo. */
let template: County;
beforeAll(async () => {
  template = await workIn(freshSqlite());
  const store = await openStore(template.url, key(1));
  await store.appendRoot(template.roots, at);
  await store.close();
}, 120_000);

/** A copy of that county with its file of roots. */
const county = async () => {
  const [url, roots] = [await copyOf(template.url), join(freshFolder(), "roots")];
  copyFileSync(template.roots, roots);
  return { url, roots };
};
const verifies = async (url: string, byte: number, roots: string) => {
  const { said, done } = await admin(["verify-history"], url, byte, { ROOTS_FILE: roots });
  expect(done, said).toBe(true);
  expect(said).toContain("3 matters, 0 do not hold");
};

describe("a key that is being changed", () => {
  it.each([0, 1, 3, 6, 9])(
    "whose command is killed after %i batches, goes on with the next start, and all is proved",
    async (batches) => {
      const { url, roots } = await county();
      const child = spawn(
        process.execPath,
        [
          "--import",
          "tsx",
          "--input-type=module",
          "--eval",
          `import { openStore } from "./src/store/open.ts";
           const store = await openStore(${JSON.stringify(url)}, new Uint8Array(32).fill(1));
           await store.changeKey(new Uint8Array(32).fill(2));
           let left = ${batches};
           const kill = () => process.kill(process.pid, "SIGKILL");
           if (left === 0) kill();
           for await (const _ of store.resealing()) if ((left -= 1) === 0) kill();`,
        ],
        { cwd: root, stdio: ["ignore", "ignore", "inherit"] },
      );
      expect((await once(child, "exit"))[1]).toBe("SIGKILL");
      await verifies(url, batches % 2 === 0 ? 1 : 2, roots);
      const store = await openStore(url, key(2));
      expect((await store.matter("XS-2025-0002"))?.title).toBe("冒充客服");
      await store.appendRoot(roots, "2025-08-06T02:00:00.000Z");
      await store.close();
      await verifies(url, 2, roots);
      const client = await connectDatabase(url);
      const id = countyKey(key(2)).id;
      for (const { name, value } of await client.setting.findMany())
        if (value.startsWith("~s1.")) expect(value, name).toContain(`~s1.${id}.`);
      const posts = await client.postState.findMany({ orderBy: { number: "asc" } });
      expect(posts.at(-1)?.proof).toContain(id);
      expect(posts.some(({ altered }) => altered)).toBe(false);
      for (const { proof } of [
        ...(await client.notice.findMany({ omit: { content: true } })),
        ...(await client.clock.findMany()),
      ])
        expect(proof).toContain(id);
      await client.$disconnect();
      expect((await admin(["verify-history"], url, 1)).said).toContain("SECRET_KEY is not the key");
    },
  );

  it("proves nothing once it was replaced: what is forged with it is found", async () => {
    const { url, roots } = await county();
    expect((await admin(["rotate-key"], url, 1, { NEW_SECRET_KEY: base64(2) })).done).toBe(true);
    await verifies(url, 2, roots);
    const leaked = countyKey(key(1));
    const keys = {
      current: leaked,
      all: new Map([[leaked.id, leaked]]),
      foreign: new Set<string>(),
      unsealed: false,
    };
    const vault = vaultOn(() => keys);
    const client = await connectDatabase(url);
    const found = async () => (await admin(["verify-history"], url, 2, { ROOTS_FILE: roots })).said;

    const notice = await client.notice.findFirstOrThrow();
    const told = { ...notice, life: "sent", sentAt: at, seenAt: at };
    const { id } = notice;
    await client.notice.update({
      where: { id },
      data: { ...told, proof: prove(vault, "delivery", deliverySaid(told)) },
    });
    expect(await found()).toMatch(/通知的投递记录被改过/);
    await client.notice.update({ where: { id }, data: notice });

    const clock = await client.clock.findFirstOrThrow();
    const put = { ...clock, nextRungAt: null };
    await client.clock.update({
      where: { id: clock.id },
      data: { nextRungAt: null, proof: prove(vault, "rungs", rungsSaid(put)) },
    });
    expect(await found()).toMatch(/提醒的进度被改过/);
    const { nextRungAt, proof } = clock;
    await client.clock.update({ where: { id: clock.id }, data: { nextRungAt, proof } });

    const where = { name: sinceName };
    const { value } = await client.setting.findUniqueOrThrow({ where });
    const since = JSON.stringify({ at: "2030-01-01T00:00:00.000Z", before: { "clue 2025": 99 } });
    await client.setting.update({
      where,
      data: { value: vault.seal(["Setting", sinceName, "value"], since) },
    });
    expect(await found()).toMatch(/从哪天起有证明的记录被改过/);
    await client.setting.update({ where, data: { value } });
    await client.$disconnect();
    await verifies(url, 2, roots);
  });
});

describe("a copy from before the key was changed", () => {
  it("is restored with the key of its day, and sealed with the one in use at once", async () => {
    const folder = freshFolder();
    const { url, roots } = await county();
    const copy = join(folder, "copy");
    expect((await admin(["backup", copy], url, 1)).done).toBe(true);
    expect((await admin(["rotate-key"], url, 1, { NEW_SECRET_KEY: base64(2) })).done).toBe(true);
    const store = await openStore(url, key(2));
    await store.saveReading("XS-2025-0002", { person: "police.head", at, how: "card" });
    await store.appendRoot(roots, "2025-08-06T02:00:00.000Z");
    await store.close();

    const path = join(folder, "restored.db");
    const to = `file:${path}`;
    const env = { ROOTS_FILE: roots };
    // With the key in use, the copy does not open, and it is said which keys do it.
    const newKey = await admin(["restore", copy], to, 2, env);
    expect(newKey.said).toMatch(
      /SECRET_KEY is not the key this copy is sealed with.*NEW_SECRET_KEY/,
    );
    // With the old one alone, the roots would go on with a key that nothing vouches for.
    const oldKey = await admin(["restore", copy], to, 1, env);
    expect(oldKey.said).toMatch(
      /the county's key was changed after the copy was made.*NEW_SECRET_KEY/,
    );
    for (const end of ["", "-wal", "-shm"]) expect(existsSync(`${path}${end}`)).toBe(false);

    const done = await admin(["restore", copy], to, 1, { ...env, NEW_SECRET_KEY: base64(2) });
    expect(done.said).toContain("everything is sealed with NEW_SECRET_KEY");
    expect(done.done).toBe(true);
    const { said } = await admin(["verify-history"], to, 2, env);
    expect(said).toContain("the database was restored from a copy");
    await verifies(to, 2, roots);
    const lost = await admin(["verify-history"], to, 1);
    expect(lost.said).toContain("SECRET_KEY is not the key");
  });

  it("goes on with the old key where there are no roots, and is changed later", async () => {
    const { url } = await county();
    const folder = freshFolder();
    const copy = join(folder, "copy");
    await admin(["backup", copy], url, 1);
    await admin(["rotate-key"], url, 1, { NEW_SECRET_KEY: base64(2) });
    const to = `file:${join(folder, "restored.db")}`;
    expect((await admin(["restore", copy], to, 1)).done).toBe(true);
    expect((await admin(["verify-history"], to, 1)).done).toBe(true);
    expect((await admin(["rotate-key"], to, 1, { NEW_SECRET_KEY: base64(2) })).done).toBe(true);
    expect((await admin(["verify-history"], to, 2)).done).toBe(true);
  });
});
