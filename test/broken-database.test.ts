import { chmodSync, copyFileSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { brokenAt } from "../src/flow/history.ts";
import { connectDatabase } from "../src/store/connect.ts";
import { type Answer, openScene, type Scene } from "./scene.ts";

const now = "2026-11-23T01:00:00.000Z";
const broken = /数据库现在不能读写，您的操作没有保存，也没有办一半。[\s\S]*问题编号：/;
const canary = "金丝雀";
const clue = {
  title: `${canary}标题`,
  category: "water-pollution",
  facts: `${canary}事实`,
  place: `${canary}地点`,
  occurredOn: "2026-11-22",
  source: "complaint",
};

let scene: Scene;
let url: string;
const undo: (() => unknown)[] = [];

beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), "liandong-broken-"));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  url = `file:${join(folder, "liandong.db")}`;
  scene = await openScene(now, url);
  await scene.says(
    "town-qingquan.liaison",
    `提交线索 标题=一 类别=水污染 事实=${canary} 地点=二 日期=昨天 来源=投诉`,
  );
  await scene.reads("direct:water.liaison");
});
afterEach(async () => {
  await scene.close();
  for (const one of undo.splice(0).toReversed()) await one();
});

const file = () => url.slice("file:".length);

const reopen = async () => {
  await scene.close();
  scene = await openScene(now, url);
};

/** A filled form and a press on a button, as they were shown while all was well. */
const shown = async () => {
  const form = await scene.says("town-qingquan.liaison", "提交线索");
  if (form.reply.is !== "form") throw new Error(form.text);
  const submitted = { ...form.reply.form.submit, answers: clue };
  return {
    submit: () => scene.presses("town-qingquan.liaison", submitted),
    accept: () =>
      scene.presses("water.liaison", {
        command: "clue.accept",
        code: "XS-2026-0001",
        shown: 1,
        answers: {},
      }),
  };
};

type Shown = Awaited<ReturnType<typeof shown>>;

const refused = async ({ submit, accept }: Shown) => {
  for (const answer of [await submit(), await accept(), await submit()]) {
    expect(answer.reply.is).toBe("refusal");
    expect(answer.text).toMatch(broken);
  }
  expect(scene.logged.join()).toContain("request failed");
  expect(scene.logged.join()).not.toContain(canary);
  expect(scene.logged.join()).not.toMatch(/标题|INSERT|UPDATE/i);
};

/** Nothing of what failed is there, and the same form and button now have their effect, once. */
const once = async ({ submit, accept }: Shown) => {
  expect((await scene.store.matter("XS-2026-0001"))?.state).toBe("submitted");
  expect(await scene.store.entries("XS-2026-0001")).toHaveLength(1);
  expect(await scene.store.matter("XS-2026-0002")).toBeUndefined();
  expect(await scene.store.notices("XS-2026-0002")).toEqual([]);

  expect((await submit()).text).toContain("线索已提交，编号XS-2026-0002");
  expect((await accept()).text).toContain("已受理");
  for (const again of [await submit(), await accept()]) expect(again.reply.is).toBe("refusal");
  expect(await scene.store.matter("XS-2026-0003")).toBeUndefined();
  for (const [code, entries] of [
    ["XS-2026-0001", 2],
    ["XS-2026-0002", 1],
  ] as const) {
    const matter = await scene.store.matter(code);
    const history = await scene.store.entries(code);
    expect(history).toHaveLength(entries);
    expect(matter && brokenAt(history, matter)).toBeUndefined();
  }
  expect(await scene.reads("direct:water.liaison")).toHaveLength(1);
};

describe("a database that cannot be written", () => {
  test("because its file is read-only: every change is refused, everything can be read", async () => {
    const before = await shown();
    await scene.close();
    chmodSync(dirname(file()), 0o777);
    chmodSync(file(), 0o444);
    // Root may write whatever the mode says: nobody may not.
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    try {
      scene = await openScene(now, url);
      await refused(before);
      expect((await scene.says("water.liaison", "xs1")).text).toContain("线索 XS-2026-0001");
      expect((await scene.says("water.liaison", "列表")).text).toContain("XS-2026-0001");
      await scene.close();
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
    chmodSync(file(), 0o644);
    scene = await openScene(now, url);
    await once(before);
  });

  test("because another program holds it: every change is refused until that lets go", async () => {
    const before = await shown();
    const other = await connectDatabase(url);
    undo.push(() => other.$disconnect());
    await other.$executeRawUnsafe("BEGIN EXCLUSIVE");
    await refused(before);
    expect((await scene.says("water.liaison", "xs1")).text).toContain("线索 XS-2026-0001");
    await other.$executeRawUnsafe("ROLLBACK");
    await once(before);
  });
});

describe("a database that is gone", () => {
  const asked = async (): Promise<readonly Answer[]> => [
    await scene.says("water.liaison", "查 xs1"),
    await scene.says("water.liaison", "列表"),
    await scene.says("a stranger", "帮助"),
  ];

  test.each([
    ["moved away", () => renameSync(file(), `${file()}.away`)],
    ["deleted", () => rmSync(file())],
    [
      "another put in its place",
      () => {
        copyFileSync(file(), `${file()}.copy`);
        renameSync(`${file()}.copy`, file());
      },
    ],
  ])(
    "because its file was %s while it was open: nothing is confirmed, and it is not ready",
    async (_, gone) => {
      const before = await shown();
      gone();
      await refused(before);
      for (const { text } of await asked()) expect(text).toMatch(broken);
      await expect(scene.store.ping()).rejects.toThrow();
    },
  );

  test("because it was closed and its file taken away: everything is refused until it is back", async () => {
    const before = await shown();
    await scene.store.close();
    const away = `${file()}.away`;
    renameSync(file(), away);
    await refused(before);
    for (const { text } of await asked()) expect(text).toMatch(broken);
    copyFileSync(away, file());
    await reopen();
    await once(before);
  });
});
