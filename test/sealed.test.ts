import { createCipheriv } from "node:crypto";
import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../adapters/compose.ts";
import { readConfig } from "../adapters/config.ts";
import { operate } from "../adapters/operations.ts";
import { brokenAt } from "../src/flow/history.ts";
import { connectDatabase } from "../src/store/connect.ts";
import { openStore } from "../src/store/open.ts";
import { SealError } from "../src/store/seal.ts";
import { sealedColumns } from "../src/store/sealed-rows.ts";
import type { Store } from "../src/store/store.ts";
import type { Client } from "../src/store/tables.ts";
import { openScene } from "./scene.ts";
import { freshFolder, freshPostgres, freshSqlite, postgresUrl } from "./setup/available.ts";
import { leftIn } from "./setup/raw-files.ts";
import { withClient } from "./store/database.ts";
import { at, buildChange, buildMatter, leaseUntil } from "./store/fixtures.ts";
import { allOf, canary, saveOneOfEach, saveTalkative } from "./store/sealing.ts";

/** Sealed at rest: whoever has the files of the database and not the county's key reads nothing restricted. */

const key = (byte: number) => new Uint8Array(32).fill(byte);
const base64 = (byte: number) => Buffer.from(key(byte)).toString("base64");

const withStore = async <T>(
  url: string,
  byte: number | undefined,
  work: (store: Store) => Promise<T>,
): Promise<T> => {
  const store = await openStore(url, byte === undefined ? undefined : key(byte));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
};

/** As versions before 0.3 sealed reporters: with the county's key itself, in base64. */
const sealedBefore = (byte: number, said: string): string => {
  const nonce = Buffer.alloc(12, 5);
  const cipher = createCipheriv("aes-256-gcm", key(byte), nonce);
  const shut = Buffer.concat([cipher.update(said, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), shut]).toString("base64");
};

/** Every text and every byte of every table, as whoever has stolen it reads them. */
const wholeTables = async (client: Client): Promise<string> => {
  const rows: readonly (readonly object[])[] = [
    await client.matter.findMany(),
    await client.entry.findMany(),
    await client.clock.findMany(),
    await client.notice.findMany(),
    await client.posting.findMany(),
    await client.localMessage.findMany(),
    await client.reporter.findMany(),
    await client.reference.findMany(),
    await client.seen.findMany(),
    await client.setting.findMany(),
    (await client.attachment.findMany()).map(({ content, ...row }) => ({
      ...row,
      content: Buffer.from(content ?? []).toString(),
    })),
  ];
  return JSON.stringify(rows);
};

describe.each([
  ["SQLite", true, () => Promise.resolve(freshSqlite())],
  ["PostgreSQL", postgresUrl() !== undefined, freshPostgres],
])("%s: what is sealed", (name, there, freshUrl) => {
  it.skipIf(!there)("is read as it was said, and in no table, of every kind", async () => {
    const url = await freshUrl();
    await withStore(url, 1, async (store) => {
      const saved = await saveOneOfEach(store, canary);
      for (const { code, title, reference = "" } of saved) {
        const said = await allOf(store, code);
        for (const what of [
          "标题",
          "事实",
          "结果",
          "经过",
          "新闻",
          "举报人",
          "原话",
          "卡片",
          "理由",
          "进度",
          ".jpg",
        ])
          expect(said).toContain(canary + what);
        const matter = await store.matter(code);
        expect(matter).toMatchObject({ title, reference });
        expect(await store.codesByReference(reference)).toEqual([code]);
        if (matter !== undefined)
          expect(brokenAt(await store.entries(code), matter)).toBeUndefined();
      }
      expect(await withClient(url, wholeTables)).not.toContain(canary);
      if (name === "SQLite") expect(leftIn(url, [canary])).toEqual([]);
    });
    if (name === "SQLite") expect(leftIn(url, [canary])).toEqual([]);
  });

  it.skipIf(!there)(
    "of level 1 is its history, its files and who reported it; raised, all of it, and lowered, as before",
    async () => {
      const url = await freshUrl();
      await withStore(url, 1, async (store) => {
        const one = await saveTalkative(store, canary, { visibility: 1 });
        const row = (client: Client) => client.matter.findUnique({ where: { code: one.code } });
        expect((await withClient(url, row))?.title).toBe(`${canary}标题`);
        const plain = await withClient(url, wholeTables);
        for (const what of ["经过", "新闻", "举报人", "原话", "卡片", "理由", ".jpg"])
          expect(plain).not.toContain(canary + what);
        const raised = { ...one, version: one.version + 1, visibility: 2 as const };
        await store.save(buildChange({ updated: [raised], before: [one] }));
        await store.scrub();
        expect(await withClient(url, wholeTables)).not.toContain(canary);
        if (name === "SQLite") expect(leftIn(url, [canary])).toEqual([]);
        expect(await store.matter(one.code)).toStrictEqual(raised);
        const lowered = { ...one, version: one.version + 2 };
        await store.save(buildChange({ updated: [lowered], before: [raised] }));
        expect((await withClient(url, row))?.title).toBe(`${canary}标题`);
        expect(await store.matter(one.code)).toStrictEqual(lowered);
      });
    },
  );

  it.skipIf(!there)("may have been typed to look sealed", async () => {
    const url = await freshUrl();
    await withStore(url, 1, async (store) => {
      const title = "~s1.000000000000.AAAA";
      const one = buildMatter({ title, outcome: title, reference: "~t1.000000000000.AAAA" });
      await store.save(buildChange({ created: [one] }));
      expect(await store.matter(one.code)).toStrictEqual(one);
    });
  });

  it.skipIf(!there)("does not open in another row or column", async () => {
    const url = await freshUrl();
    await withStore(url, 1, async (store) => {
      const [one, other] = [await saveTalkative(store, "甲"), await saveTalkative(store, "乙")];
      const swap = (sql: string) => withClient(url, (client) => client.$executeRawUnsafe(sql));
      const of = (column: string, from: string) =>
        `(SELECT "${column}" FROM "Matter" WHERE "code" = '${from}')`;
      for (const [column, from] of [
        ["title", of("title", other.code)],
        ["fields", of("fields", other.code)],
        ["title", of("fields", one.code)],
        ["outcome", of("title", one.code)],
      ] as const) {
        const was = await withClient(url, (client) =>
          client.matter.findUniqueOrThrow({ where: { code: one.code } }),
        );
        await swap(`UPDATE "Matter" SET "${column}" = ${from} WHERE "code" = '${one.code}'`);
        await expect(store.matter(one.code)).rejects.toThrow(SealError);
        expect((await store.matter(other.code))?.title).toBe("乙标题");
        await withClient(url, (client) =>
          client.matter.update({ where: { code: one.code }, data: was }),
        );
        expect((await store.matter(one.code))?.title).toBe("甲标题");
      }
      await swap(
        `UPDATE "Reporter" SET "sealed" = (SELECT "sealed" FROM "Reporter" WHERE "matter" = '${other.code}') WHERE "matter" = '${one.code}'`,
      );
      await expect(store.reporter(one.code)).rejects.toThrow(SealError);
      await swap(
        `UPDATE "Notice" SET "content" = (SELECT "content" FROM "Notice" WHERE "matter" = '${other.code}') WHERE "matter" = '${one.code}'`,
      );
      // It holds up nothing beside it.
      const claimed = await store.claim(at(10), leaseUntil(20), 100);
      expect(claimed.map(({ content }) => JSON.stringify(content).includes("乙"))).toEqual([true]);
    });
  });

  it.skipIf(!there)("of an older database is sealed at the first start with a key", async () => {
    const url = await freshUrl();
    const before = await withStore(url, undefined, async (store) => {
      const saved = [
        ...(await saveOneOfEach(store, canary)),
        await saveTalkative(store, "一级", { visibility: 1 }),
      ];
      return Promise.all(saved.map(async ({ code }) => [code, await allOf(store, code)] as const));
    });
    expect(await withClient(url, wholeTables)).toContain(`${canary}标题`);
    await withClient(url, async (client) => {
      for (const { matter, sealed } of await client.reporter.findMany())
        await client.reporter.update({
          where: { matter },
          data: { sealed: sealedBefore(1, sealed) },
        });
      await client.reference.deleteMany();
    });
    await withStore(url, 1, async (store) => {
      for (const [code, said] of before) expect(await allOf(store, code)).toBe(said);
      const now = await withClient(url, wholeTables);
      expect(now).not.toContain(canary);
      expect(now).toContain("一级标题");
      expect(now).not.toContain("一级经过");
      expect(now).not.toContain("一级.jpg");
      if (name === "SQLite") expect(leftIn(url, [canary])).toEqual([]);
    });
  });
});

const keyIdsIn = (raw: string): readonly string[] => [
  ...new Set([...raw.matchAll(/~[st]1\.([0-9a-f]{12})\./g)].map(([, id = ""]) => id)),
];

/** Tables with every row of a county's database but the one that holds its keys. */
const tablesButKeys = (client: Client): Promise<string> =>
  wholeTables({
    ...client,
    setting: { findMany: async () => [] } as never,
  } as Client);

describe("changing the key", () => {
  it("begun by two commands at once is one change, to the key of the first", async () => {
    const url = freshSqlite();
    const [first, second] = [await openStore(url, key(1)), await openStore(url, key(1))];
    const saved = await saveTalkative(first, canary);
    const begun = await Promise.all([first.changeKey(key(2)), second.changeKey(key(3))]);
    expect(begun.map(({ is }) => is).sort()).toEqual(["begun", "under way"]);
    const [one, other] = begun.map((change) => Buffer.from(change.key));
    expect(one).toEqual(other);
    const late = await saveTalkative(second, canary);
    for await (const _ of first.resealing());
    for (const store of [first, second]) await store.close();
    const byte = one?.[0] ?? 0;
    await withStore(url, byte, async (store) => {
      for (const { code } of [saved, late])
        expect((await store.matter(code))?.title).toBe(`${canary}标题`);
    });
  });

  it("may be stopped anywhere and goes on by whoever has either key, while the product runs", async () => {
    const template = freshSqlite();
    const saved = await withStore(template, 1, async (store) => [
      await saveTalkative(store, canary),
      await saveTalkative(store, canary, { visibility: 3 }),
      await saveTalkative(store, "一级", { visibility: 1 }),
    ]);
    const intact = async (store: Store) => {
      for (const { code, title, reference = "" } of saved) {
        const said = await allOf(store, code);
        for (const what of ["经过", "新闻", "举报人", "原话", "卡片", "理由", ".jpg"])
          expect(said).toContain(title.replace("标题", what));
        expect((await store.matter(code))?.title).toBe(title);
        expect(await store.codesByReference(reference)).toEqual([code]);
      }
    };
    for (let stops = 0, ended = false; !ended; stops += 1) {
      const url = freshSqlite();
      copyFileSync(template.slice("file:".length), url.slice("file:".length));
      const running = await openStore(url, key(1));
      // An operator's command beside the server, ended after so many batches.
      await withStore(url, 1, async (operator) => {
        expect(await operator.changeKey(key(2))).toMatchObject({ is: "begun" });
        let batches = 0;
        ended = true;
        for await (const _ of operator.resealing()) {
          batches += 1;
          ended = batches <= stops;
          if (!ended) break;
        }
        expect(await operator.changeKey(key(3))).toMatchObject({
          key: Buffer.from(key(2)),
          is: ended ? "done" : "under way",
        });
      });
      await intact(running);
      await running.directory();
      const late = await saveTalkative(running, canary);
      await running.close();
      const either = stops % 2 === 0 ? [1, 2] : [2];
      for (const byte of either) await withStore(url, byte, intact);
      await withStore(url, 2, async (store) => {
        expect((await store.matter(late.code))?.title).toBe(`${canary}标题`);
      });
      expect(keyIdsIn(await withClient(url, tablesButKeys))).toHaveLength(1);
      await expect(openStore(url, key(1))).rejects.toThrow(/SECRET_KEY is not the key/);
      expect(leftIn(url, [canary])).toEqual([]);
      if (ended) expect(stops).toBeGreaterThan(Object.keys(sealedColumns).length);
    }
  }, 240_000);

  it("loses nothing that was still written with the key before", async () => {
    const url = freshSqlite();
    const { code } = await withStore(url, 1, (store) => saveTalkative(store, canary));
    const row = { where: { matter: code } };
    const late = await withClient(url, (client) => client.reporter.findUniqueOrThrow(row));
    for (const [from, to] of [
      [1, 2],
      [2, 3],
    ] as const) {
      await withStore(url, from, async (store) => {
        await store.changeKey(key(to));
        for await (const _ of store.resealing());
      });
      if (to === 2)
        await withClient(url, (client) => client.reporter.update({ ...row, data: late }));
      await withStore(url, to, async (store) => {
        expect(await store.reporter(code)).toBe(`${canary}举报人`);
      });
    }
    expect(keyIdsIn(await withClient(url, tablesButKeys))).toHaveLength(1);
  });

  it("is one command, which tells the new key before anything is sealed with it", async () => {
    const url = freshSqlite();
    const { code } = await withStore(url, 1, (store) => saveTalkative(store, canary));
    const admin = async (words: readonly string[], env: Readonly<Record<string, string>>) => {
      const said: string[] = [];
      const log = (line: string) => void said.push(line);
      const done = await operate(words, {
        env: { DATABASE_URL: url, DEMO: "0", ...env },
        log,
        error: log,
      });
      return { done, said: said.join("\n") };
    };
    const first = await admin(["rotate-key"], { SECRET_KEY: base64(1) });
    expect(first.done).toBe(true);
    const [, told = ""] = /^SECRET_KEY=(.{44})$/m.exec(first.said) ?? [];
    // Not started with the new one yet: the old one still finds it, and tells it again.
    const again = await admin(["rotate-key"], { SECRET_KEY: base64(1) });
    expect(again.said).toContain(`SECRET_KEY=${told}`);
    expect(again.said).toContain("it has been changed already");
    const own = await admin(["rotate-key"], { SECRET_KEY: told, NEW_SECRET_KEY: base64(9) });
    expect(own.said).not.toContain(base64(9));
    await withStore(url, 9, async (store) => {
      expect((await store.matter(code))?.title).toBe(`${canary}标题`);
    });
    for (const lost of [base64(1), told]) {
      const refused = await admin(["rotate-key"], { SECRET_KEY: lost });
      expect(refused.done).toBe(false);
      expect(refused.said).toMatch(
        /^SECRET_KEY is not the key this database is sealed with[^\n]*\.$/,
      );
    }
    expect((await admin(["rotate-key"], {})).said).toMatch(/^SECRET_KEY is not set; only a demo/);
  });
});

describe("a start", () => {
  const opening = async (env: Readonly<Record<string, string>>) => {
    const { store } = await openDatabase(readConfig(env));
    await store.close();
  };
  const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "12345678" };

  it("without a key is a demo's alone, and with another key nobody's, in a sentence each", async () => {
    const url = freshSqlite();
    await expect(opening({ DATABASE_URL: url, ...slack })).rejects.toThrow(
      /^SECRET_KEY is not set; only a demo starts without it[^\n]*\.$/,
    );
    await opening({ DATABASE_URL: url, ...slack, SECRET_KEY: base64(1) });
    await expect(opening({ DATABASE_URL: url, ...slack, SECRET_KEY: base64(2) })).rejects.toThrow(
      /^SECRET_KEY is not the key this database is sealed with[^\n]*\.$/,
    );
    await opening({ DATABASE_URL: url, ...slack, SECRET_KEY: base64(1) });
  });

  it("of a demo keeps a key of its own, until it is given one", async () => {
    const url = freshSqlite();
    await opening({ DATABASE_URL: url });
    const { code } = await (async () => {
      const store = await openStore(url, "kept");
      const one = await saveTalkative(store, canary);
      await store.close();
      return one;
    })();
    await opening({ DATABASE_URL: url, SECRET_KEY: base64(1) });
    await withStore(url, 1, async (store) => {
      expect((await store.matter(code))?.title).toBe(`${canary}标题`);
      expect(await store.setting("demo.key")).toBeUndefined();
    });
    await expect(opening({ DATABASE_URL: url, SECRET_KEY: base64(2) })).rejects.toThrow(
      /SECRET_KEY is not the key/,
    );
  });

  it("refuses a key that does not open what an older version sealed", async () => {
    const url = freshSqlite();
    await withStore(url, undefined, (store) => saveTalkative(store, canary));
    await withClient(url, async (client) => {
      await client.reporter.updateMany({ data: { sealed: sealedBefore(1, `${canary}某`) } });
      await client.reference.deleteMany();
    });
    await expect(openStore(url, key(2))).rejects.toThrow(/SECRET_KEY is not the key/);
    await withStore(url, 1, async (store) => {
      const [code = ""] = await store.codesAfter("", 1);
      expect(await store.reporter(code)).toBe(`${canary}某`);
    });
  });
});

describe("a copy", () => {
  const admin = async (words: readonly string[], url: string, byte: number) => {
    const said: string[] = [];
    const log = (line: string) => void said.push(line);
    const env = { DATABASE_URL: url, DEMO: "0", SECRET_KEY: base64(byte) };
    const done = await operate(words, { env, log, error: log });
    return { done, said: said.join("\n") };
  };

  it("is sealed as a whole, only its owner's to read, and restored with its key alone", async () => {
    const url = freshSqlite();
    const one = await withStore(url, 1, (store) => saveTalkative(store, canary, { visibility: 1 }));
    const file = join(freshFolder(), "copy");
    expect(await admin(["backup", file], url, 1)).toMatchObject({ done: true });
    expect(leftIn(`file:${file}`, [canary, "CREATE TABLE", "XS-2026"])).toEqual([]);
    for (const path of [file, url.slice("file:".length)])
      expect(statSync(path).mode & 0o777).toBe(0o600);
    const to = `file:${join(freshFolder(), "restored.db")}`;
    const wrong = await admin(["restore", file], to, 2);
    expect(wrong.said).toMatch(/^SECRET_KEY is not the key this copy is sealed with[^\n]*\.$/);
    expect(await admin(["restore", file, "--drop"], to, 1)).toMatchObject({ done: true });
    expect((await admin(["restore", file], to, 1)).said).toContain("is there already");
    await withStore(to, 1, async (store) => {
      expect((await store.matter(one.code))?.title).toBe(`${canary}标题`);
    });
    const bytes = readFileSync(file);
    for (const damaged of [
      bytes.subarray(0, bytes.length - 1000),
      Buffer.concat([bytes.subarray(0, 200), Buffer.from("x"), bytes.subarray(201)]),
    ]) {
      const cut = join(freshFolder(), "cut");
      writeFileSync(cut, damaged);
      const target = `file:${join(freshFolder(), "none.db")}`;
      expect((await admin(["restore", cut], target, 1)).said).toContain("changed, or is not whole");
      expect(existsSync(target.slice("file:".length))).toBe(false);
    }
  });
});

describe("people entitled to a restricted matter", () => {
  it("find it by number, category, unit and words; others find nothing", async () => {
    const scene = await openScene("2025-07-08T02:00:00.000Z");
    const clue = (title: string, category: string) =>
      `提交线索 标题=${title} 类别=${category} 事实=${title}的事实 地点=某处 日期=昨天 来源=投诉`;
    await scene.says("town-qingquan.liaison", clue(`${canary}骗局`, "电信网络诈骗"));
    await scene.says("town-qingquan.liaison", clue("大桥下排污口", "水污染"));
    await scene.bot.deliver();
    expect(leftIn(scene.url, [`${canary}骗局`, "大桥下排污口"])).toEqual(["大桥下排污口"]);
    for (const line of ["xs1", "列表", `搜索 ${canary}`, `搜索 骗局 ${canary}`]) {
      expect((await scene.says("police.liaison", line)).text).toContain(`${canary}骗局`);
      for (const who of ["town-qingquan.head", "gov-office.secretariat", "water.liaison"])
        expect((await scene.says(who, line)).text).not.toContain(`${canary}骗局`);
    }
    expect((await scene.says("police.liaison", "搜索 排污口")).text).not.toContain("骗局");
    // Raised, it is found by those named in it and by nobody else.
    expect((await scene.says("water.head", "搜索 排污口")).text).toContain("XS-2025-0002");
    await scene.says("water.liaison", "提级 xs2 涉及个人信息");
    await scene.bot.sweep();
    expect(leftIn(scene.url, ["大桥下排污口"])).toEqual([]);
    expect((await scene.says("water.liaison", "搜索 排污口")).text).toContain("大桥下排污口");
    expect((await scene.says("gov-office.secretariat", "搜索 排污口")).text).not.toContain("大桥");
    await scene.close();
  });

  it("are told in a sentence where one is another county's, and see the others", async () => {
    const scene = await openScene("2025-07-08T02:00:00.000Z", freshSqlite());
    const clue = (title: string, facts: string) =>
      `提交线索 标题=${title} 类别=电信网络诈骗 事实=${facts} 地点=某处 日期=昨天 来源=投诉`;
    await scene.says("town-qingquan.liaison", clue("甲案", "冒充客服退款"));
    const second = await scene.says("town-qingquan.liaison", clue("乙案", "老人被骗买保健品"));
    expect(second.text).toContain("XS-2025-0002");
    // A row from another county's backup.
    const foreign = freshSqlite();
    await withStore(foreign, 5, (store) =>
      store.save(
        buildChange({
          created: [buildMatter({ code: "XS-2025-0001", visibility: 2, title: "别县" })],
        }),
      ),
    );
    const { title, fields } = await withClient(foreign, (client) =>
      client.matter.findUniqueOrThrow({ where: { code: "XS-2025-0001" } }),
    );
    const other = await connectDatabase(scene.url);
    await other.matter.update({ where: { code: "XS-2025-0001" }, data: { title, fields } });
    await other.$disconnect();
    const shown = await scene.says("police.liaison", "查 xs1");
    expect(shown.text).toContain("用别的密钥密封");
    const listed = await scene.says("police.liaison", "列表");
    expect(listed.text).toContain("乙案");
    expect((await scene.says("police.liaison", "搜索 乙案")).text).toContain("XS-2025-0002");
    await scene.bot.sweep();
    await scene.bot.deliver();
    await scene.close();
    const said: string[] = [];
    const log = (line: string) => void said.push(line);
    const env = { DATABASE_URL: scene.url };
    expect(await operate(["verify-history"], { env, log, error: log })).toBe(false);
    expect(said.join("\n")).toContain("2 matters, 1 do not hold");
  });
});
