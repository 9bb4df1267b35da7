import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { operate } from "../adapters/operations.ts";
import { createBot } from "../src/bot.ts";
import { expireMatter } from "../src/flow/retention.ts";
import { connectDatabase } from "../src/store/connect.ts";
import { openStore } from "../src/store/open.ts";
import type { Store } from "../src/store/store.ts";
import { jpeg } from "./made-files.ts";
import { manualTime, openScene, recordingOutlet, type Scene } from "./scene.ts";

/** What nobody touched verifies clean, whatever the product itself did with it. */

let scene: Scene;
let folder: string;
let roots: string;

const said = async (store: Store): Promise<readonly string[]> => {
  const found: string[] = [];
  for await (const { findings } of store.verify())
    found.push(...findings.map(({ matter, said }) => `${matter}: ${said.zh}`));
  if (existsSync(roots)) {
    const { findings, notes } = await store.checkRoots(roots);
    found.push(...findings.map(({ matter, said }) => `${matter}: ${said.zh}`));
    found.push(...notes.map(({ zh }) => `note: ${zh}`));
  }
  return found;
};

const clue =
  "提交线索 标题=大桥下排污口 类别=水污染 事实=黑水直排 地点=大桥 日期=昨天 来源=投诉 举报人=某某";
const fraud =
  "提交线索 标题=冒充客服 类别=电信网络诈骗 事实=冒充客服退款 地点=某处 日期=昨天 来源=投诉";
const rec =
  "登记建议 标题=依法履职 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局 送达日期=2025-08-01 异议期=10 内容=查处";

const root = () => scene.store.appendRoot(roots, scene.clock.now());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "liandong-proved-"));
  roots = join(folder, "roots");
  scene = await openScene("2025-08-01T02:00:00.000Z");
  await scene.sends("water.liaison", { "photo.jpg": jpeg() }, clue);
  await scene.says("town-qingquan.liaison", fraud);
  await scene.says("procuratorate.procurator", rec);
  await root();
});
afterEach(async () => {
  await scene.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("a record nobody touched holds", () => {
  it("after steps, reminders, a correction and what has been read", async () => {
    await scene.says("procuratorate.intake", "受理 xs1");
    await scene.says("procuratorate.intake", "更正 xs1");
    await scene.says("water.liaison", "签收 jy1 联系人=某科");
    await scene.moveTo("2025-08-06T02:00:00.000Z");
    await scene.says("police.liaison", "查 xs2");
    await root();
    expect(await said(scene.store)).toEqual([]);
  });

  it("after it was erased on instruction", async () => {
    await scene.says("procuratorate.intake", "隔离 xs1");
    const asked = await scene.says("gov-office.secrecy", "清除 xs1 县保密局〔2025〕4号");
    await asked.submit();
    await root();
    await scene.bot.sweep();
    expect((await scene.store.matter("XS-2025-0001"))?.erasedAt).toBeDefined();
    expect(await said(scene.store)).toEqual([]);
  });

  it("after its time was over", async () => {
    const matter = await scene.store.matter("XS-2025-0001");
    if (matter === undefined) throw new Error("no matter");
    const given = { newId: () => "retention", newSalt: () => "00".repeat(16) };
    const { matter: stub, entry, clocks } = expireMatter(matter, scene.clock.now(), given);
    await scene.store.save({
      seen: { event: "retention", actor: entry.actor, at: entry.at },
      updated: [stub],
      entries: [entry],
      clocks,
      erase: [matter.code],
    });
    expect(await said(scene.store)).toEqual([]);
  });

  it("after the key was changed, and its roots go on", async () => {
    await scene.store.changeKey(new Uint8Array(32).fill(7));
    for await (const _ of scene.store.resealing());
    expect(await said(scene.store)).toEqual([]);
    await root();
    await scene.says("procuratorate.intake", "受理 xs1");
    await root();
    expect(await said(scene.store)).toEqual([]);
  });

  it("after holidays were imported and posts changed", async () => {
    const notice = {
      year: 2025,
      source: "国办发明电〔2025〕9号",
      rest: ["2025-10-01/2025-10-08"],
      work: ["2025-09-28", "2025-10-11"],
    };
    await scene.bot.importHolidays(notice, true);
    await scene.bot.importDirectory(
      "unit,unit name,post,post name,roles\nwater,水务局,head,水务局 head,负责人",
      true,
    );
    expect(await said(scene.store)).toEqual([]);
  });

  it("after it was restored from a copy, and says what is gone", async () => {
    const [copy, restored] = [join(folder, "copy.db"), join(folder, "restored.db")];
    await scene.store.backup(copy);
    const waiting = await scene.store.queued();
    await scene.says("procuratorate.intake", "受理 xs1");
    await root();
    const lines: string[] = [];
    const log = (line: string) => void lines.push(line);
    const admin = (words: readonly string[]) =>
      operate(words, {
        env: { DATABASE_URL: `file:${restored}`, ROOTS_FILE: roots },
        log,
        error: log,
      });
    expect(await admin(["restore", copy])).toBe(false);
    expect(lines.join("\n")).toMatch(/有\d+条通知当时还没有发出.*--send.*--drop/s);
    expect(existsSync(restored)).toBe(false);
    expect(await admin(["restore", copy, "--drop"])).toBe(true);
    expect(await admin(["verify-history"])).toBe(true);
    const dropped = await openStore(`file:${restored}`, "kept");
    expect(await dropped.queued()).toBe(0);
    expect(JSON.stringify(await dropped.notices("XS-2025-0001"))).toContain("可能已经发过");
    await dropped.close();
    for (const end of ["", "-wal", "-shm"]) rmSync(restored + end, { force: true });
    expect(await admin(["restore", copy, "--send"])).toBe(true);
    const kept = await openStore(`file:${restored}`, "kept");
    expect(await kept.queued()).toBe(waiting);
    await kept.close();
    expect(lines.join("\n")).toContain(
      "the database was restored from a copy; line 3 is what counts",
    );
    expect(lines.join("\n")).toContain("3 matters, 0 do not hold");
  });

  it("of an older version, which is said not to be covered until its next step", async () => {
    const client = await connectDatabase(scene.url);
    await client.$executeRawUnsafe('DROP TRIGGER "Entry_unchanged"');
    await client.entry.updateMany({ data: { state: null } });
    await client.matter.updateMany({ data: { proof: null, waitingProof: null } });
    await client.setting.deleteMany({ where: { name: "history.since" } });
    await client.$disconnect();
    const store = await openStore(scene.url, "kept");
    expect(await said(store)).toEqual([]);
    const bot = createBot({ store, time: manualTime("2025-08-02T02:00:00.000Z"), log: () => {} });
    await bot.handle({
      platform: "web",
      account: "procuratorate.intake",
      event: "step",
      surface: { is: "direct", conversation: "direct:procuratorate.intake" },
      said: { is: "line", line: "受理 xs1" },
    });
    expect(await said(store)).toEqual([]);
    const unproved: number[] = [];
    for await (const one of store.verify()) unproved.push(one.unproved);
    expect(unproved).toEqual([0, 2, 0]);
    await store.close();
  });
});

describe("reading a restricted matter", () => {
  const code = "XS-2025-0002";
  const readings = async () =>
    (await scene.store.readings(code, 50)).map(({ person, how }) => `${person} ${how}`);

  it("is an entry of its own: who, when and what was opened; a list and level 1 are none", async () => {
    const before = await scene.store.matter(code);
    const told = scene.messages.length;
    await scene.says("police.liaison", "列表");
    await scene.says("water.liaison", "查 xs1");
    expect(await readings()).toEqual([]);
    await scene.says("police.liaison", "查 xs2");
    await scene.says("police.liaison", "退回 xs2");
    await scene.says("town-qingquan.liaison", "xs2");
    expect(await readings()).toEqual([
      "police.liaison card",
      "police.liaison form",
      "town-qingquan.liaison card",
    ]);
    // It does not change, and nobody is told.
    expect(await scene.store.matter(code)).toEqual(before);
    await scene.bot.deliver();
    expect(
      scene.messages.slice(told).filter(({ post }) => post.conversation.includes("group")),
    ).toEqual([]);
    expect(await said(scene.store)).toEqual([]);
  });

  it("is seen by the secrecy officer and the chief procurator alone", async () => {
    await scene.says("police.liaison", "查 xs2");
    expect((await scene.says("police.liaison", "查 xs2")).text).not.toContain("谁看过");
    await scene.says("procuratorate.intake", "隔离 xs1");
    const officer = await scene.says("gov-office.secrecy", "查 xs1");
    expect(officer.text).toMatch(/谁看过\n2025年8月1日 周五 10:00: .*保密.* 看了卡片/);
  });

  it("that is taken out, changed or cut off is found", async () => {
    for (const who of ["police.liaison", "town-qingquan.liaison", "police.head"])
      await scene.says(who, "查 xs2");
    expect((await readings()).length).toBeGreaterThan(1);
    await root();
    const client = await connectDatabase(scene.url);
    await client.$executeRawUnsafe('DROP TRIGGER "Reading_kept"');
    await client.$executeRawUnsafe('DROP TRIGGER "Reading_unchanged"');
    const last = await client.reading.findFirstOrThrow({ orderBy: { number: "desc" } });
    await client.reading.delete({ where: { id: last.id } });
    expect(await said(scene.store)).toEqual([
      expect.stringMatching(/^XS-2025-0002: 查阅记录被删或被改过：根上有/),
    ]);
    await client.reading.create({ data: { ...last, person: "court.clerk" } });
    expect(await said(scene.store)).toEqual([
      expect.stringMatching(/^XS-2025-0002: 查阅记录第\d条被改过，或少了（在2025年8月1日/),
    ]);
    await client.reading.delete({ where: { id: last.id } });
    await client.reading.deleteMany({ where: { number: 1 } });
    expect((await said(scene.store))[0]).toMatch(/查阅记录第1条被改过，或少了/);
    await client.$disconnect();
  });
});

describe("roots", () => {
  it("are written every hour and at the stop, whatever the log level", async () => {
    const time = manualTime("2025-08-01T03:10:00.000Z");
    const stopping = new AbortController();
    const hours = ["2025-08-01T03:50:00.000Z", "2025-08-01T04:10:00.000Z"];
    const bot = createBot({
      store: scene.store,
      time: {
        ...time,
        wait: async () => {
          const next = hours.shift();
          if (next === undefined) stopping.abort();
          else await time.moveTo(next);
        },
      },
      log: () => {},
      rootsFile: roots,
    });
    bot.connect(recordingOutlet("web", time.now).outlet);
    await bot.run(stopping.signal, 0);
    const times = readFileSync(roots, "utf8")
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { at: string }).at);
    expect(times).toEqual([
      "2025-08-01T02:00:00.000Z",
      "2025-08-01T03:10:00.000Z",
      "2025-08-01T04:10:00.000Z",
      "2025-08-01T04:10:00.000Z",
    ]);
    expect(await said(scene.store)).toEqual([]);
  });
});
