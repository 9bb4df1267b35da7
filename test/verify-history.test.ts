import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { rootOf } from "../src/flow/history.ts";
import { appendRootInTurn } from "../src/store/append-root.ts";
import { connectDatabase, lockFile } from "../src/store/connect.ts";
import { openConnection } from "../src/store/connection.ts";
import { openStore } from "../src/store/open.ts";
import { rootsLock } from "../src/store/roots.ts";
import {
  admin,
  afterDoing,
  type County,
  copyOf,
  type Manipulation,
  run,
  workIn,
} from "./proved-county.ts";
import { manualTime, openScene } from "./scene.ts";
import { freshFolder, freshPostgres, freshSqlite, postgresUrl } from "./setup/available.ts";

/** What somebody who can write the database, but has not the key, may do; and that it is found. */

const clue = "XS-2025-0001";
const kept = "XS-2025-0002";
const rec = "JY-2025-0001";

let sqlite: County;
beforeAll(async () => {
  sqlite = await workIn(freshSqlite());
}, 120_000);

const cutTo =
  (code: string, number: number): Manipulation =>
  async (client) => {
    await client.entry.deleteMany({ where: { matter: code, number: { gt: number } } });
    const { hash } = await client.entry.findFirstOrThrow({ where: { matter: code, number } });
    await client.matter.update({
      where: { code },
      data: { historyHead: hash, historyLength: number },
    });
  };

const deleteWhole = (code: string): readonly string[] => [
  ...["Party", "Clock", "Waiting"].map(
    (table) => `DELETE FROM "${table}" WHERE "code" = '${code}'`,
  ),
  ...["Entry", "Notice", "Seen", "Posting", "Attachment", "Reporter"].map(
    (table) => `DELETE FROM "${table}" WHERE "matter" = '${code}'`,
  ),
  `DELETE FROM "Matter" WHERE "code" = '${code}'`,
];

/** Puts the rows of a matter back as they were, from a copy made earlier. */
const putBack =
  (code: string): Manipulation =>
  async (client, older, copy) => {
    await run(
      ...["Party", "Clock", "Waiting"].map(
        (table) => `DELETE FROM "${table}" WHERE "code" = '${code}'`,
      ),
      `DELETE FROM "Entry" WHERE "matter" = '${code}' AND "number" > 1`,
    )(client, older, copy);
    const { parties, clocks, waiting, ...matter } = await older.matter.findUniqueOrThrow({
      where: { code },
      include: { parties: true, clocks: true, waiting: true },
    });
    await client.matter.update({ where: { code }, data: matter });
    await client.party.createMany({ data: parties });
    await client.clock.createMany({ data: clocks });
    await client.waiting.createMany({ data: waiting.map(({ id: _, ...one }) => one) });
  };

/** Puts what a sealed column says into it in plain words, wherever it stands. */
const putPlain =
  (table: "Clock" | "Matter" | "Notice", row: string, column: string): Manipulation =>
  async (client, _, copy) => {
    const { client: other, vault } = await openConnection(copy, "kept");
    await other.$disconnect();
    const rows = await client.$queryRawUnsafe<Record<string, string | null>[]>(
      `SELECT "${row}", "${column}" FROM "${table}"`,
    );
    for (const one of rows) {
      const [id = "", value] = [one[row] ?? undefined, one[column]];
      if (value?.startsWith("~s1.") !== true) continue;
      const plain = vault.open([table, id, column], value).replaceAll("'", "''");
      await client.$executeRawUnsafe(
        `UPDATE "${table}" SET "${column}" = '${plain}' WHERE "${row}" = '${id}'`,
      );
    }
  };

/** What is done; the matter; what is said of it in both languages; whether a root is needed. */
type Case = readonly [
  what: string,
  code: string,
  does: Manipulation,
  says: RegExp,
  root?: "with a root",
];

const post = "police.liaison";
const other = "water.liaison";

/** A post's rows and what binds it, as they were in a copy made earlier. */
const postPutBack: Manipulation = async (client, older) => {
  const where = { person: other };
  await client.account.deleteMany({ where });
  await client.account.createMany({ data: await older.account.findMany({ where }) });
  await client.bindCode.deleteMany({ where });
  await client.bindCode.createMany({ data: await older.bindCode.findMany({ where }) });
  await client.cover.deleteMany({ where });
  await client.cover.createMany({ data: await older.cover.findMany({ where }) });
  await client.postEntry.deleteMany({ where: { post: other } });
  await client.postEntry.createMany({
    data: await older.postEntry.findMany({ where: { post: other } }),
  });
  const person = await older.person.findUniqueOrThrow({ where: { id: other } });
  await client.person.update({ where: { id: other }, data: person });
  await client.postState.deleteMany({ where: { post: other } });
  await client.postState.createMany({
    data: await older.postState.findMany({ where: { post: other } }),
  });
};

/** What is done to posts, and to whom they are given. */
const postManipulations: readonly Case[] = [
  [
    "a post gets a role",
    post,
    run(`UPDATE "Person" SET "roles" = '["liaison","secrecy"]' WHERE "id" = '${post}'`),
    /岗位police\.liaison：岗位被改过（在2025年8月1日.*post police\.liaison: its row or its unit was changed \(after Fri 1 Aug 2025/,
  ],
  [
    "a post is moved to another unit",
    post,
    run(`UPDATE "Person" SET "organisation" = 'procuratorate' WHERE "id" = '${post}'`),
    /岗位被改过/,
  ],
  [
    "a unit becomes one with powers",
    other,
    run(`UPDATE "Organisation" SET "kind" = 'procuratorate' WHERE "id" = 'water'`),
    /岗位water\.liaison：岗位被改过/,
  ],
  [
    "a post is put in",
    "water.other",
    run(
      `INSERT INTO "Person" SELECT 'water.other', "organisation", "name", "roles", "language", 999 FROM "Person" WHERE "id" = '${post}'`,
    ),
    /岗位water\.other：是直接放进数据库的.*was put into the database from outside/,
  ],
  [
    "a post is deleted",
    post,
    run(`DELETE FROM "Person" WHERE "id" = '${post}'`),
    /岗位police\.liaison：岗位被改过/,
  ],
  [
    "an account is given a post",
    post,
    run(
      `INSERT INTO "Account" ("platform", "external", "person", "conversation", "preferred") VALUES ('slack', 'U666', '${post}', 'D666', FALSE)`,
    ),
    /岗位police\.liaison：账号被改过（在.*its accounts was changed/,
  ],
  [
    "an account is given another post",
    other,
    run(`UPDATE "Account" SET "person" = '${other}' WHERE "person" = '${post}'`),
    /岗位police\.liaison：账号被改过[\s\S]*岗位water\.liaison：账号被改过/,
  ],
  [
    "an account is made to be an old one",
    post,
    run(
      `UPDATE "Account" SET "boundAt" = NULL, "conversation" = 'other' WHERE "person" = '${post}'`,
    ),
    /账号被改过/,
  ],
  [
    "an account is taken away",
    post,
    run(`DELETE FROM "Account" WHERE "person" = '${post}'`),
    /账号被改过/,
  ],
  [
    "a binding code is put in",
    post,
    run(
      `INSERT INTO "BindCode" ("hash", "person", "expiresAt") VALUES ('00', '${post}', '2030-01-01T00:00:00.000Z')`,
    ),
    /绑定码被改过.*its binding codes was changed/,
  ],
  [
    "a deputy is put in",
    post,
    run(
      `INSERT INTO "Cover" ("id", "person", "deputy", "from", "until") VALUES ('x', '${post}', '${other}', '2025-08-01', '2026-08-01')`,
    ),
    /代理被改过.*its deputies was changed/,
  ],
  [
    "a deputy is made another",
    other,
    run(`UPDATE "Cover" SET "deputy" = 'police.head' WHERE "person" = '${other}'`),
    /岗位water\.liaison：代理被改过（在2025年8月4日/,
  ],
  [
    "a leave is made longer",
    other,
    run(`UPDATE "Cover" SET "until" = '2027-01-01' WHERE "person" = '${other}'`),
    /代理被改过/,
  ],
  [
    "a request for a post is put in as approved",
    post,
    run(
      `INSERT INTO "PostRequest" ("id", "number", "post", "by", "at", "change", "expiresAt", "settled") VALUES ('x', '0001', '${post}', '${other}', '2025-08-01T02:00:00.000Z', '{}', '2025-08-09T02:00:00.000Z', 'confirmed')`,
    ),
    /变动申请被改过.*its requests was changed/,
  ],
  [
    "a trace in the history of a post is removed",
    other,
    run(`DELETE FROM "PostEntry" WHERE "post" = '${other}'`),
    /岗位water\.liaison：变动记录被改过.*its history was changed/,
  ],
  [
    "a trace in the history of a post is another's",
    other,
    run(`UPDATE "PostEntry" SET "by" = 'police.head' WHERE "post" = '${other}'`),
    /变动记录被改过/,
  ],
  [
    "what binds a post is changed",
    post,
    run(`UPDATE "PostState" SET "state" = 'AAAA' WHERE "post" = '${post}'`),
    /岗位police\.liaison：绑定的第1条被改过，或少了.*what binds it was changed or is gone, at number 1/,
  ],
  [
    "what binds a post is removed",
    post,
    run(`DELETE FROM "PostState" WHERE "post" = '${post}'`),
    /岗位police\.liaison：/,
  ],
  [
    "what binds all posts is removed",
    post,
    run(`DELETE FROM "PostState"`),
    /岗位police\.liaison：岗位的绑定被截掉或换过：根上有\d+条，现在有0条（在2025年8月5日/,
    "with a root",
  ],
  [
    "a post is put back as it was, with what binds it",
    other,
    postPutBack,
    /岗位water\.liaison：岗位的绑定被截掉或换过/,
    "with a root",
  ],
];

/** Rewrites the last character of what is kept in base64url, so that it stands for the same bytes. */
const respelt = (kept: string | null): string => {
  const signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const last = signs.indexOf(kept?.at(-1) ?? "");
  return `${kept?.slice(0, -1)}${signs[last ^ 1]}`;
};

const manipulations: readonly Case[] = [
  [
    "the order of deadlines is changed",
    clue,
    async (client) => {
      const clocks = await client.clock.findMany({
        where: { code: clue },
        orderBy: { position: "asc" },
      });
      expect(clocks.length).toBeGreaterThan(1);
      for (const { id, position } of clocks)
        await client.clock.update({
          where: { id },
          data: { position: clocks.length - 1 - position },
        });
    },
    /记录被改过（在.*its record was changed/,
  ],
  [
    "a place among the deadlines is changed",
    clue,
    run(`UPDATE "Clock" SET "position" = "position" + 1 WHERE "code" = '${clue}'`),
    /期限的次序被改过（在.*the order of its deadlines was changed/,
  ],
  [
    "what is sealed is written otherwise",
    rec,
    run(`UPDATE "Entry" SET "salt" = "salt" || 'x' WHERE "matter" = '${rec}' AND "number" = 1`),
    /有密封的内容打不开/,
  ],
  [
    "a proof is written otherwise",
    rec,
    async (client) => {
      const where = { code: rec };
      const { proof } = await client.matter.findUniqueOrThrow({ where });
      await client.matter.update({ where, data: { proof: respelt(proof) } });
    },
    /记录被改过/,
  ],
  [
    "more stands in what an entry proves",
    rec,
    run(`UPDATE "Entry" SET "state" = "state" || '.x' WHERE "matter" = '${rec}' AND "number" = 1`),
    /经过第1条（.*）被改过，与密钥对不上/,
  ],
  [
    "what a matter says cannot be read",
    clue,
    run(
      `UPDATE "Matter" SET "fields" = substr("fields", 1, length("fields") - 2) WHERE "code" = '${clue}'`,
    ),
    /XS-2025-0001：有记录读不出：被改过（在2025年8月4日.*a row of it cannot be read[\s\S]*3件，1件对不上/,
  ],
  [
    "the time of an entry is none",
    rec,
    run(`UPDATE "Entry" SET "at" = "at" || 'x' WHERE "matter" = '${rec}' AND "number" = 1`),
    /经过第1条（时间读不出）被改过.*entry 1 of an unreadable time was changed[\s\S]*3件，1件对不上/,
  ],
  [
    "what a deadline follows from is removed",
    clue,
    run(`UPDATE "Clock" SET "facts" = NULL WHERE "code" = '${clue}'`),
    /期限的依据没有了（在.*what a deadline of it follows from is gone/,
  ],
  [
    "a title is changed",
    rec,
    run(`UPDATE "Matter" SET "title" = '别的', "folded" = '别的' WHERE "code" = '${rec}'`),
    /标题被改过（在2025年8月4日.*之后） \/ .*its title was changed \(after Mon 4 Aug 2025/,
  ],
  [
    "a field is changed",
    rec,
    run(`UPDATE "Matter" SET "fields" = replace("fields", '查处', '不查') WHERE "code" = '${rec}'`),
    /内容被改过（在.*its content was changed/,
  ],
  [
    "a state is changed",
    rec,
    run(`UPDATE "Matter" SET "state" = 'closed' WHERE "code" = '${rec}'`),
    /状态被改过.*its state was changed/,
  ],
  [
    "a level is lowered",
    kept,
    run(`UPDATE "Matter" SET "visibility" = 1 WHERE "code" = '${kept}'`),
    /级别被改过.*its level was changed/,
  ],
  [
    "a party is added",
    rec,
    run(
      `INSERT INTO "Party" VALUES ('${rec}', 'to:ecology:', 9, 'to', 'ecology', NULL, '2025-08-01T02:00:00.000Z')`,
    ),
    /参与单位和人被改过.*its parties was changed/,
  ],
  [
    "a party is removed",
    clue,
    run(`DELETE FROM "Party" WHERE "code" = '${clue}' AND "position" = 1`),
    /参与单位和人被改过/,
  ],
  [
    "a party is swapped",
    rec,
    run(
      `UPDATE "Party" SET "organisation" = 'forestry', "holder" = 'to:forestry:' WHERE "code" = '${rec}' AND "part" = 'to'`,
    ),
    /参与单位和人被改过/,
  ],
  [
    "a deadline is moved",
    rec,
    run(
      `UPDATE "Clock" SET "rolled" = '2026-01-01', "raw" = '2026-01-01' WHERE "code" = '${rec}' AND "stoppedAt" IS NULL`,
    ),
    /期限被改过.*its deadlines was changed/,
  ],
  [
    "a deadline is held",
    rec,
    run(`UPDATE "Clock" SET "suspendedAt" = '2025-08-02T00:00:00.000Z' WHERE "code" = '${rec}'`),
    /期限被改过/,
  ],
  [
    "a deadline is stopped",
    rec,
    run(
      `UPDATE "Clock" SET "stoppedAt" = '2025-08-02T00:00:00.000Z' WHERE "code" = '${rec}' AND "stoppedAt" IS NULL`,
    ),
    /期限被改过/,
  ],
  [
    "a deadline is removed",
    rec,
    run(`DELETE FROM "Clock" WHERE "code" = '${rec}' AND "stoppedAt" IS NULL`),
    /期限被改过/,
  ],
  [
    "a file is renamed",
    clue,
    run(`UPDATE "Attachment" SET "name" = 'other.jpg'`),
    /附件的列换成了明文/,
  ],
  [
    "the content of a file is replaced",
    clue,
    (client) => client.attachment.updateMany({ data: { content: Buffer.from("ffd8ff", "hex") } }),
    /附件的内容被改过.*the content of a file was changed/,
  ],
  [
    "the content of a file is wiped",
    clue,
    run(`UPDATE "Attachment" SET "content" = NULL`),
    /附件的内容被清空/,
  ],
  [
    "the hash of a file is replaced",
    clue,
    run(`UPDATE "Attachment" SET "sha256" = '00'`),
    /附件的列换成了明文/,
  ],
  [
    "who sent a file is changed",
    clue,
    run(`UPDATE "Attachment" SET "person" = 'police.liaison'`),
    /附件被改过.*its files was changed/,
  ],
  ["a file is taken away", clue, run(`DELETE FROM "Attachment"`), /少了附件/],
  [
    "who reported is replaced",
    clue,
    run(`UPDATE "Reporter" SET "sealed" = '别人'`),
    /举报人换成了明文/,
  ],
  [
    "who reported is removed",
    clue,
    run(`DELETE FROM "Reporter"`),
    /举报人的记录没有了.*who reported it is gone/,
  ],
  [
    "the words of an entry are changed",
    rec,
    run(`UPDATE "Entry" SET "content" = '{}' WHERE "matter" = '${rec}' AND "number" = 1`),
    /经过第1条（.*）的内容换成了明文/,
  ],
  [
    "the words of an entry are wiped",
    rec,
    run(`UPDATE "Entry" SET "content" = NULL WHERE "matter" = '${rec}' AND "number" = 1`),
    /经过第1条（2025年8月1日.*）的内容被清空.*the content of entry 1 of .* was wiped/,
  ],
  [
    "who acted is changed",
    rec,
    run(`UPDATE "Entry" SET "actor" = 'police.head' WHERE "matter" = '${rec}' AND "number" = 2`),
    /经过第2条（.*）被改过，或调换过（在2025年8月1日/,
  ],
  [
    "when it was is changed",
    rec,
    run(
      `UPDATE "Entry" SET "at" = '2025-08-02T02:00:00.000Z' WHERE "matter" = '${rec}' AND "number" = 2`,
    ),
    /经过第2条（.*）被改过/,
  ],
  [
    "what an entry proves is changed",
    rec,
    run(
      `UPDATE "Entry" SET "state" = (SELECT "state" FROM "Entry" WHERE "matter" = '${clue}' AND "number" = 1) WHERE "matter" = '${rec}' AND "number" = 1`,
    ),
    /经过第1条（.*）被改过，与密钥对不上/,
  ],
  [
    "what an entry proves is removed",
    rec,
    run(`UPDATE "Entry" SET "state" = NULL WHERE "matter" = '${rec}' AND "number" = 1`),
    /经过第1条（.*）的证明没有了/,
  ],
  [
    "an entry in the middle is removed",
    rec,
    run(`DELETE FROM "Entry" WHERE "matter" = '${rec}' AND "number" = 1`),
    /经过少了第1条/,
  ],
  ["the last entry is cut off", rec, cutTo(rec, 1), /记录被改过|被改过/],
  [
    "a matter is put back as it was, its end cut off",
    rec,
    putBack(rec),
    /经过的末尾被截掉：根上有2条，现在只有1条（在2025年8月5日.*the end of its history was cut off/,
    "with a root",
  ],
  [
    "two entries are swapped",
    rec,
    run(
      `UPDATE "Entry" SET "number" = 9 WHERE "matter" = '${rec}' AND "number" = 1`,
      `UPDATE "Entry" SET "number" = 1 WHERE "matter" = '${rec}' AND "number" = 2`,
      `UPDATE "Entry" SET "number" = 2 WHERE "matter" = '${rec}' AND "number" = 9`,
    ),
    /经过第1条（.*）被改过，或调换过/,
  ],
  [
    "what two matters say is swapped",
    clue,
    async (client) => {
      const [one, two] = await Promise.all(
        [clue, kept].map((code) =>
          client.matter.findUniqueOrThrow({
            where: { code },
            select: { title: true, folded: true, fields: true },
          }),
        ),
      );
      if (one === undefined || two === undefined) throw new Error("no matters");
      await client.matter.update({ where: { code: clue }, data: two });
      await client.matter.update({ where: { code: kept }, data: one });
    },
    /打不开|被改过/,
  ],
  ["a whole matter is deleted", clue, run(...deleteWhole(clue)), /XS-2025-0001：整件被删除/],
  [
    "the last matter of its kind is deleted",
    rec,
    run(...deleteWhole(rec)),
    /整件或全部经过被删除（在2025年8月5日.*was deleted \(after/,
    "with a root",
  ],
  [
    "a matter is put in",
    "XS-2025-0003",
    async (client) => {
      const row = await client.matter.findUniqueOrThrow({ where: { code: clue } });
      await client.matter.create({
        data: {
          ...row,
          code: "XS-2025-0003",
          number: 3,
          before: null,
          historyLength: 0,
          historyHead: "0".repeat(64),
          proof: null,
          waitingProof: null,
          fields: "{}",
        },
      });
    },
    /XS-2025-0003：是直接放进数据库的.*was put into the database from outside/,
  ],
  [
    "a matter is put in with another's proof",
    "XS-2025-0003",
    async (client) => {
      const row = await client.matter.findUniqueOrThrow({ where: { code: clue } });
      await client.matter.create({
        data: { ...row, code: "XS-2025-0003", number: 3, before: null, fields: "{}" },
      });
    },
    /XS-2025-0003：/,
  ],
  [
    "an older value is put back in its place",
    kept,
    async (client, older) => {
      const { state, outcome } = await older.matter.findUniqueOrThrow({ where: { code: kept } });
      await client.matter.update({ where: { code: kept }, data: { state, outcome } });
    },
    /状态换回了经过第1条时的旧值（在.*its state was put back to what it was at entry 1/,
  ],
  [
    "what it was before is put back",
    rec,
    run(`UPDATE "Matter" SET "before" = NULL WHERE "code" = '${rec}'`),
    /记录被改过/,
  ],
  [
    "its version is changed",
    rec,
    run(`UPDATE "Matter" SET "version" = 7 WHERE "code" = '${rec}'`),
    /记录被改过/,
  ],
  [
    "somebody awaited is removed",
    rec,
    run(`DELETE FROM "Waiting" WHERE "code" = '${rec}'`),
    /等谁办被改过.*whom it waits for was changed/,
  ],
  [
    "a day somebody is awaited by is changed",
    rec,
    run(`UPDATE "Waiting" SET "due" = '2027-01-01' WHERE "code" = '${rec}'`),
    /等谁办被改过/,
  ],
  [
    "its other number is changed",
    rec,
    run(`UPDATE "Matter" SET "reference" = '山检建〔2025〕4号' WHERE "code" = '${rec}'`),
    /内容被改过/,
  ],
  [
    "what it is found by is changed",
    rec,
    run(`UPDATE "Matter" SET "folded" = '' WHERE "code" = '${rec}'`),
    /查找用的列被改过/,
  ],
  [
    "its proof is removed",
    rec,
    run(`UPDATE "Matter" SET "proof" = NULL, "waitingProof" = NULL WHERE "code" = '${rec}'`),
    /记录的证明没有了/,
  ],
  [
    "all proofs of it are removed",
    rec,
    run(
      `UPDATE "Matter" SET "proof" = NULL, "waitingProof" = NULL WHERE "code" = '${rec}'`,
      `UPDATE "Entry" SET "state" = NULL WHERE "matter" = '${rec}'`,
    ),
    /的证明没有了/,
  ],
  [
    "a reminder is put off",
    rec,
    run(`UPDATE "Clock" SET "nextRungAt" = NULL WHERE "code" = '${rec}'`),
    /提醒的进度被改过.*how far its reminders are was changed/,
  ],
  [
    "the delivery of a notice is edited",
    rec,
    run(
      `UPDATE "Notice" SET "life" = 'sent', "sentAt" = '2025-08-01T02:00:05.000Z', "seenAt" = '2025-08-01T03:00:00.000Z' WHERE "id" = (SELECT "id" FROM "Notice" WHERE "matter" = '${rec}' LIMIT 1)`,
    ),
    /给.*的通知的投递记录被改过.*what became of a notice to/,
  ],
  [
    "a day of a party a list is read by is changed",
    rec,
    run(`UPDATE "Party" SET "openedAt" = '2024-01-01T00:00:00.000Z' WHERE "code" = '${rec}'`),
    /查找用的列被改过/,
  ],
  [
    "a notice is deleted whole",
    rec,
    run(
      `DELETE FROM "Notice" WHERE "id" = (SELECT "id" FROM "Notice" WHERE "matter" = '${rec}' LIMIT 1)`,
    ),
    /通知被整条删除：根上有\d+条，现在有\d+条（在2025年8月5日.*notices of it were deleted/,
    "with a root",
  ],
  [
    "what a deadline follows from is put in equal plain words",
    clue,
    putPlain("Clock", "id", "facts"),
    /期限的依据换成了明文.*what a deadline follows from was replaced by plain words/,
  ],
  [
    "what a matter was before is put in equal plain words",
    rec,
    putPlain("Matter", "code", "before"),
    /记录的旧样子换成了明文/,
  ],
  [
    "what a restricted matter says is put in equal plain words",
    kept,
    putPlain("Matter", "code", "title"),
    /XS-2025-0002：记录换成了明文/,
  ],
  [
    "what a notice says is put in equal plain words",
    rec,
    putPlain("Notice", "id", "content"),
    /通知的内容换成了明文/,
  ],
  ...postManipulations,
  [
    "since when there are proofs is removed",
    "",
    run(`DELETE FROM "Setting" WHERE "name" = 'history.since'`),
    /从哪天起有证明的记录没有了/,
  ],
  [
    "since when there are proofs is changed",
    "",
    run(
      `UPDATE "Setting" SET "value" = '{"at":"2030-01-01T00:00:00.000Z","before":{}}' WHERE "name" = 'history.since'`,
    ),
    /从哪天起有证明的记录被改过/,
  ],
];

describe.for([
  ["SQLite", true, freshSqlite],
  ["PostgreSQL", postgresUrl() !== undefined, freshPostgres],
] as const)("verify-history on %s", ([name, isThere, fresh]) => {
  let county: County;
  beforeAll(async () => {
    if (isThere) county = name === "SQLite" ? sqlite : await workIn(await fresh());
  }, 120_000);

  it.skipIf(!isThere)(
    "says that what nobody touched holds, with its roots and without, and the public key",
    async () => {
      const { said, done } = await admin(["verify-history"], county.url, county.roots);
      expect(said).toMatch(
        /^岗位、账号、代理自2025年8月1日.*起绑定 \/ .*\n根文件共3行.*\n签名的公钥（Ed25519） \/ .*: [\w-]{43}\n3件，0件对不上 \/ 3 matters, 0 do not hold\n/,
      );
      expect(done).toBe(true);
      expect((await admin(["verify-history"], county.url)).done).toBe(true);
    },
  );

  // A SQLite file has one server.
  it.skipIf(!isThere || name === "SQLite")(
    "finds nothing where two servers change posts at once",
    async () => {
      const url = await copyOf(county.url);
      const servers = [await openStore(url, "kept"), await openStore(url, "kept")];
      await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          servers[index % 2]?.saveAccounts([
            {
              platform: "slack",
              external: `U${index}`,
              person: index % 3 === 0 ? post : other,
              conversation: `D${index}`,
            },
          ]),
        ),
      );
      for (const one of servers) await one.close();
      const { said, done } = await admin(["verify-history"], url, county.roots);
      expect(said).not.toMatch(/岗位(police|water)/);
      expect(done).toBe(true);
    },
  );

  it.skipIf(!isThere).each(
    manipulations
      // A copy of a PostgreSQL database costs a second: there a part of them shows that the triggers and columns hold.
      .filter((_, place) => name === "SQLite" || place % 4 === 0)
      .map(([what, code, does, says, root]) => ({ what, code, does, says, root })),
  )("finds it where $what", async ({ code, does, says, root }) => {
    const copy = await afterDoing(county, does);
    const rooted = await admin(["verify-history"], copy, county.roots);
    expect(rooted.said).toMatch(says);
    expect(rooted.said).toContain(code);
    expect(rooted.done).toBe(false);
    // What is found without a root does not hang on the database.
    if (root === undefined && name === "SQLite")
      expect((await admin(["verify-history"], copy)).done).toBe(false);
  });
});

it("is not made good by what is done next: a change from outside stays found", async () => {
  const copy = await afterDoing(
    sqlite,
    run(`UPDATE "Person" SET "roles" = '["liaison","secrecy"]' WHERE "id" = '${post}'`),
  );
  const scene = await openScene("2025-08-06T02:00:00.000Z", copy);
  await scene.says(post, "语言 English");
  await scene.store.bindPosts("2025-08-06T03:00:00.000Z");
  await scene.close();
  const { said, done } = await admin(["verify-history"], copy);
  expect(said).toMatch(/岗位police\.liaison：岗位被改过（在2025年8月1日/);
  expect(said.match(/岗位police\.liaison：/g)).toHaveLength(1);
  expect(done).toBe(false);
});

it.each([
  ["all that binds the posts", [`DELETE FROM "PostState"`]],
  [
    "all that binds the posts, and that they were bound,",
    [`DELETE FROM "PostState"`, `DELETE FROM "Setting" WHERE "name" = 'posts.bound'`],
  ],
])("finds it where %s is gone, after the next hour too", async (_, statements) => {
  const copy = await afterDoing(sqlite, run(...statements));
  const wiped = await admin(["verify-history"], copy);
  expect(wiped.said).toMatch(/岗位的绑定全部没有了.*all that binds the posts is gone/);
  expect(wiped.done).toBe(false);
  const scene = await openScene("2025-08-06T02:00:00.000Z", copy);
  await scene.store.bindPosts("2025-08-06T03:00:00.000Z");
  await scene.close();
  expect((await admin(["verify-history"], copy)).done).toBe(false);
});

it("finds it where what says that the posts were bound is gone", async () => {
  const copy = await afterDoing(sqlite, run(`DELETE FROM "Setting" WHERE "name" = 'posts.bound'`));
  const { said, done } = await admin(["verify-history"], copy);
  expect(said).toMatch(/岗位绑定过的记录没有了.*that the posts were bound is gone/);
  expect(done).toBe(false);
});

it("says so where the posts were never bound, and binds them from the next hour on", async () => {
  // As an older version left it, before anything was saved by this one.
  const scene = await openScene("2025-08-06T02:00:00.000Z");
  const client = await connectDatabase(scene.url);
  await client.$executeRawUnsafe(`DROP TRIGGER "PostState_kept"`);
  await client.postState.deleteMany();
  await client.setting.delete({ where: { name: "posts.bound" } });
  await client.$disconnect();
  expect((await admin(["verify-history"], scene.url)).said).toMatch(
    /岗位还没有绑定.*not bound yet/,
  );
  await scene.store.bindPosts("2025-08-06T03:00:00.000Z");
  const { said, done } = await admin(["verify-history"], scene.url);
  expect(said).toMatch(/自2025年8月6日.*起绑定/);
  expect(done).toBe(true);
  await scene.close();
});

describe("the file of roots", () => {
  const lines = () => readFileSync(sqlite.roots, "utf8").split("\n").slice(0, -1);
  const withLines = (changed: readonly string[]): string => {
    const copy = join(freshFolder(), "roots.jsonl");
    writeFileSync(copy, changed.map((line) => `${line}\n`).join(""));
    return copy;
  };

  it.each([
    ["a line is removed", ([one, , three]: string[]) => [one, three], /第2行：之前少了第2至2行/],
    ["the first line is removed", ([, ...others]: string[]) => others, /第1行：之前少了第1至1行/],
    [
      "the last line is removed",
      (all: string[]) => all.slice(0, -1),
      /末尾少了第3至3行.*lines 3 to 3 of the file of roots are gone/,
    ],
    [
      "a line is edited",
      ([one, two = "", three]: string[]) => [one, two.replace('"matters":3', '"matters":2'), three],
      /第2行：被改过，签名不对.*its signature does not fit/,
    ],
    [
      "the signature of the last line is altered",
      ([one, two, three = ""]: string[]) => [
        one,
        two,
        three.replace(/..("})$/, (end) => `${end.startsWith("AA") ? "BB" : "AA"}"}`),
      ],
      /第3行：被改过，签名不对/,
    ],
    [
      "a signature is none",
      ([one, two = "", three]: string[]) => [
        one,
        two.replace(/"signature":"[^"]*"/, '"signature":7'),
        three,
      ],
      /第2行：被改过，签名不对/,
    ],
    ["a line is no line", ([one, , three]: string[]) => [one, "\u0000{]", three], /第2行：被改过/],
    ["two lines are swapped", ([one, two, three]: string[]) => [one, three, two], /根文件第2行/],
    ["all of it is gone", () => [], /根文件不见了，或是空的/],
  ] as const)("is found out where %s", async (_, change, says) => {
    const changed = change(lines()).filter((line) => line !== undefined);
    const { said, done } = await admin(["verify-history"], sqlite.url, withLines(changed));
    expect(said).toMatch(says);
    expect(done).toBe(false);
  });

  const remembers = `"name" LIKE 'history.root:%'`;
  it.each([
    [
      "is gone",
      run(`DELETE FROM "Setting" WHERE ${remembers}`),
      /数据库里记着的根文件末尾没有了.*what the database remembers of the end .* is gone/,
    ],
    [
      "is written otherwise",
      run(`UPDATE "Setting" SET "value" = "value" || 'x' WHERE ${remembers}`),
      /数据库里记着的根文件末尾被改过.*was changed/,
    ],
    [
      "is put in plain words",
      run(
        `UPDATE "Setting" SET "value" = '{"n":1,"hash":"","at":"2025-08-01T02:00:00.000Z"}' WHERE ${remembers}`,
      ),
      /数据库里记着的根文件末尾被改过/,
    ],
    [
      "is no root's",
      run(
        `UPDATE "Setting" SET "value" = (SELECT "value" FROM "Setting" WHERE "name" = 'history.since') WHERE ${remembers}`,
      ),
      /数据库里记着的根文件末尾被改过/,
    ],
  ] as const)(
    "is found out where what the database remembers of it %s, after the next root too",
    async (_, does, says) => {
      const copy = await afterDoing(sqlite, does);
      const cut = withLines(lines().slice(0, -1));
      const first = await admin(["verify-history"], copy, cut);
      expect(first.said).toMatch(says);
      expect(first.done).toBe(false);
      const store = await openStore(copy, "kept");
      expect(await store.appendRoot(cut, "2025-08-06T03:00:00.000Z")).toBeDefined();
      await store.close();
      const later = await admin(["verify-history"], copy, cut);
      expect(later.said).toMatch(/第3行：写它以前，数据库里记着的末尾没有了或被改过/);
      expect(later.done).toBe(false);
    },
  );

  it("is appended to by one server at a time, from the heads it reads to the end of its line", async () => {
    const file = withLines(lines());
    const url = await copyOf(sqlite.url);
    const servers = [await openStore(url, "kept"), await openStore(url, "kept")];
    const time = manualTime("2025-08-06T03:00:00.000Z");
    const unlock = await lockFile(rootsLock(file));
    for (const store of servers) {
      expect(await store.appendRoot(file, time.now())).toBeUndefined();
      await expect(appendRootInTurn({ store, time }, file)).rejects.toThrow(
        /another server or command has been appending .* give each server a file of its own/,
      );
    }
    await unlock?.();
    const waiting = { ...time, wait: async () => new Promise<void>((done) => setImmediate(done)) };
    const roots = await Promise.all(
      Array.from({ length: 8 }, (_, index) => {
        const store = servers[index % 2];
        if (store === undefined) throw new Error("no server");
        return appendRootInTurn({ store, time: waiting }, file);
      }),
    );
    expect(roots).toHaveLength(8);
    for (const store of servers) await store.close();
    const { said, done } = await admin(["verify-history"], url, file);
    expect(said).toContain("根文件共11行");
    expect(done).toBe(true);
  });

  it("names no matter and says nothing of it", () => {
    expect(readFileSync(sqlite.roots, "utf8")).not.toMatch(/(XS|JY)-2025-\d{4}|"clue/);
  });
});

it("a root is of as many histories as a county will ever have", () => {
  const heads = Array.from({ length: 200_000 }, (_, number) => ({
    matter: `XS-2026-${number}`,
    number: 1,
    hash: String(number),
  }));
  expect(rootOf(heads)).toMatch(/^[0-9a-f]{64}$/);
  expect(rootOf(heads.toReversed())).toBe(rootOf(heads));
});
