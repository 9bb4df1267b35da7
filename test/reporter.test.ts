import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { seedDemo } from "../prisma/seed.ts";
import { createBot } from "../src/bot.ts";
import { openStore } from "../src/store/open.ts";
import { headlineOf, openScene, type Scene } from "./scene.ts";
import { freshSqlite } from "./setup/available.ts";
import { leftIn } from "./setup/raw-files.ts";

/** Who reported a clue: sealed, apart, and opened only by a second person's recorded decision. */

let scene: Scene;
const name = "金丝雀某";
const clue = "提交线索 标题=大桥下排污口 类别=水污染 事实=黑水直排 地点=大桥 日期=昨天 来源=投诉";

const headlines = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const everything = async () =>
  JSON.stringify([
    await scene.store.matter("XS-2025-0001"),
    await scene.store.entries("XS-2025-0001"),
    await scene.store.notices("XS-2025-0001"),
    scene.messages,
    scene.logged,
  ]);

beforeEach(async () => {
  scene = await openScene("2025-07-08T02:00:00.000Z");
});
afterEach(() => scene.close());

describe("a reporter named in a clue", () => {
  it("is sealed and stands nowhere else, neither in a card nor in the history", async () => {
    const done = await scene.says("water.liaison", `${clue} 举报人=${name}`);
    expect(done.text).toContain("举报人: 已加密单独保存");
    expect(done.text).not.toContain(name);
    expect(done.reply).toMatchObject({ forget: true });
    expect(await everything()).not.toContain(name);
    expect(await scene.store.reporter("XS-2025-0001")).toContain(name);
    expect(leftIn(scene.url, [name])).toEqual([]);
  });

  it("is not shown again in a form that comes back", async () => {
    const form = await scene.says("water.liaison", `提交线索 标题=甲 举报人=${name}`);
    expect(form.text).toContain("举报人:");
    expect(form.text).not.toContain(name);
    expect(form.reply).toMatchObject({ forget: true });
    const again = await form.submit({ title: "", reporter: name });
    expect(JSON.stringify(again.reply)).not.toContain(name);
  });

  it("is not taken where the county has no key, and the clue is not kept without it", async () => {
    const store = await openStore(freshSqlite());
    await seedDemo(store);
    const bot = createBot({ store, time: scene.clock, log: () => {} });
    const reply = await bot.handle({
      platform: "web",
      account: "water.liaison",
      event: "e1",
      surface: { is: "direct", conversation: "direct:water.liaison" },
      said: { is: "line", line: `${clue} 举报人=${name}` },
    });
    expect(JSON.stringify(reply)).toContain("SECRET_KEY");
    expect(await store.matter("XS-2025-0001")).toBeUndefined();
    await store.close();
  });
});

describe("seeing who it was", () => {
  beforeEach(async () => {
    await scene.says("water.liaison", `${clue} 举报人=${name}`);
    await scene.says("procuratorate.intake", "受理 xs1");
  });

  it("is asked for with a reason, allowed by another person, open for a day, and every look is on record", async () => {
    expect((await scene.says("procuratorate.procurator", "查看举报人 xs1")).text).toContain(
      "要先申请",
    );
    await scene.says("procuratorate.procurator", "申请查看举报人 xs1 需当面核实排污时间");
    expect((await headlines("procuratorate.chief")).at(-1)).toContain(
      "申请查看这条线索的举报人，理由：需当面核实排污时间",
    );
    expect((await scene.says("procuratorate.chief", "待办")).text).toContain("同意查看举报人");
    await scene.says("procuratorate.chief", "同意查看举报人 xs1");
    expect((await headlines("procuratorate.procurator")).at(-1)).toContain("您可以查看举报人了");
    expect(await headlines("procuratorate.intake")).not.toContain(
      "您可以查看举报人了，24小时内有效，每次查看都有记录。",
    );
    const seen = await scene.says("procuratorate.procurator", "查看举报人 xs1");
    expect(seen.text).toContain("点下面的链接查看");
    expect(JSON.stringify(seen.reply)).not.toContain(name);
    const token = /files\/([^\s>]+)>/.exec(seen.text)?.[1] ?? "";
    const opened = await scene.bot.openFile(token);
    expect(opened.is === "file" && new TextDecoder().decode(opened.content)).toBe(name);
    await scene.moveTo("2025-07-08T02:15:01.000Z");
    expect(await scene.bot.openFile(token)).toEqual({ is: "expired" });
    // Nobody else, however near to it.
    expect((await scene.says("procuratorate.intake", "查看举报人 xs1")).text).toContain("要先申请");
    expect((await scene.says("procuratorate.chief", "查看举报人 xs1")).text).not.toContain("链接");
    expect((await scene.says("water.liaison", "xs1")).text).toContain("承办检察官 查看举报人");
    await scene.moveTo("2025-07-09T02:00:01.000Z");
    expect((await scene.says("procuratorate.procurator", "查看举报人 xs1")).text).toContain(
      "要先申请",
    );
    expect(await everything()).not.toContain(name);
  });

  it("is refused with the reason, and only who asked hears it", async () => {
    await scene.says("procuratorate.procurator", "申请查看举报人 xs1 想问问");
    await scene.says("procuratorate.chief", "不同意查看举报人 xs1 可由来源单位转问");
    expect((await headlines("procuratorate.procurator")).at(-1)).toBe(
      "没有同意查看举报人：可由来源单位转问",
    );
    expect((await headlines("procuratorate.intake")).join("")).not.toContain("转问");
    // It can be asked for again.
    const again = await scene.says("procuratorate.procurator", "申请查看举报人 xs1 来源单位已撤并");
    expect(again.text).toContain("已申请");
  });

  it("cannot be allowed by the one who asks", async () => {
    await scene.says(
      "town-qingquan.liaison",
      `${clue.replace("地点=大桥", "地点=桥")} 举报人=${name} 接收单位=网信办`,
    );
    await scene.says("cyberspace.head", "申请查看举报人 xs2 核实");
    expect((await scene.says("cyberspace.head", "同意查看举报人 xs2")).text).toContain(
      "申请人自己不能批准",
    );
  });

  it("ends when the clue goes to another unit", async () => {
    await scene.says("water.liaison", `${clue.replace("地点=大桥", "地点=桥")} 举报人=${name}`);
    await scene.says("procuratorate.procurator", "申请查看举报人 xs2 核实");
    await scene.says("procuratorate.chief", "同意查看举报人 xs2");
    const seen = await scene.says("procuratorate.procurator", "查看举报人 xs2");
    const token = /files\/([^\s>]+)>/.exec(seen.text)?.[1] ?? "";
    await scene.says("procuratorate.intake", "转送 xs2 转送单位=生态环境分局 理由=归其办理");
    expect(await scene.bot.openFile(token)).toEqual({ is: "absent" });
    expect((await scene.says("ecology.liaison", "查看举报人 xs2")).text).toContain("要先申请");
  });
});
