import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBot } from "../src/bot.ts";
import { readTicket, ticketToken } from "../src/files/link.ts";
import { connectDatabase } from "../src/store/connect.ts";
import { compound, docx, jpeg, phonePhoto, png } from "./made-files.ts";
import { type Answer, openScene, type Scene } from "./scene.ts";
import { freshSqlite } from "./setup/available.ts";

// Files from being sent to being opened: what each person types, sees and may not see.

let scene: Scene;
let url: string;
beforeEach(async () => {
  url = freshSqlite();
  scene = await openScene("2026-11-23T01:00:00.000Z", url);
});
afterEach(() => scene.close());

const photo = phonePhoto("38.78N 101.09E");
const report = docx();
const facts = { category: "water-pollution", place: "大桥", source: "duty", title: "大桥下排污口" };

/** The addresses on a card, by what they are called. */
const linksOf = ({ reply }: Answer): ReadonlyMap<string, string> => {
  const blocks = "card" in reply ? reply.card.body : [];
  return new Map(
    blocks.flatMap((block) =>
      block.is === "links" ? block.links.map(({ label, url: to }) => [label.zh, to] as const) : [],
    ),
  );
};
const tokenOf = (address: string | undefined): string => address?.split("/files/")[1] ?? "";
const opened = (address: string | undefined) => scene.bot.openFile(tokenOf(address));
const linkFor = async (who: string, code: string): Promise<string> =>
  [...linksOf(await scene.says(who, `附件 ${code}`)).values()][0] ?? "";

/** A clue of the water bureau with one photo, sent to the procuratorate. */
const submitted = async (more: Readonly<Record<string, unknown>> = {}): Promise<Answer> => {
  const sent = await scene.sends("water.liaison", { "photo.jpg": photo }, "桥下黑水直排");
  return (await sent.press("做成线索")).submit({ ...facts, ...more });
};
const pending = async (who: string): Promise<readonly string[]> =>
  (await scene.bot.options("files", "", { platform: "web", account: who })).map(({ id }) => id);
const readings = async () => {
  const client = await connectDatabase(url);
  try {
    return await client.fileReading.findMany({ orderBy: { id: "asc" } });
  } finally {
    await client.$disconnect();
  }
};

describe("files sent to the bot", () => {
  it("are named, said to be kept for a day, and become a clue by a button", async () => {
    const sent = await scene.sends("water.liaison", {
      "IMG_1.jpg": photo,
      "检测报告.docx": report,
    });
    expect(sent.text).toMatchInlineSnapshot(`
      "收到2个文件
      📎 IMG_1.jpg 1 KB
      📎 检测报告.docx 1 KB
      照片里的拍摄位置、时间、手机型号已经去掉。
      视频、录音和文档里可能还留有拍摄位置或作者姓名，提交之前请留意。
      这些文件现在只有您自己能用；24小时内没有用上，就会自动删除。
      [做成线索]"
    `);
    const form = await sent.press("做成线索");
    expect(form.text).toMatch(/附件: \w+、\w+/);
    const done = await form.submit({ ...facts, facts: "桥下黑水直排" });
    expect(done.text).toContain("附件: 2个（IMG_1.jpg 1 KB、检测报告.docx 1 KB）");
    expect(done.text).toMatch(/\[附件\]/);
    expect(await pending("water.liaison")).toEqual([]);
  });

  it("with a sentence become its clue, and speak English to who speaks it", async () => {
    await scene.says("water.liaison", "language English");
    const sent = await scene.sends(
      "water.liaison",
      { "a.png": png() },
      "black water under the bridge",
    );
    expect(sent.text).toMatchInlineSnapshot(`
      "1 file received
      📎 a.png 1 KB
      “black water under the bridge”
      The place, time and phone have been removed from the photos.
      Only you can use these files for now; what is not used within 24 hours is deleted.
      [Make a clue]"
    `);
    expect((await sent.press("Make a clue")).text).toContain(
      "Facts*: black water under the bridge",
    );
  });

  it("with a command go into its form, and it is done when nothing is missing", async () => {
    const done = await scene.sends(
      "water.liaison",
      { "a.jpg": photo },
      "提交线索 标题=大桥下排污口 类别=水污染 事实=黑水 地点=大桥 日期=昨天 来源=履职",
    );
    expect(done.text).toContain("附件: 1个（a.jpg 1 KB）");
  });

  it("with a number are added to that matter; what was said stands as what is added", async () => {
    await submitted();
    const form = await scene.sends("water.liaison", { "b.png": png() }, "xs1");
    expect(form.text).toContain("补充 XS-2026-0001");
    const done = await form.submit({ facts: "夜里也在排" });
    expect(done.text).toContain("附件: 2个（photo.jpg 1 KB、b.png 1 KB）");
    expect((await scene.reads("direct:procuratorate.intake")).at(-1)).toContain("附件: 2个");
  });

  it("with 补充 and a number and a sentence are added at once", async () => {
    await submitted();
    const done = await scene.sends("water.liaison", { "b.png": png() }, "补充 xs1 夜里也在排");
    expect(done.text).toContain("已补充");
    expect(done.text).toContain("附件: 2个");
  });

  it("are offered to be added to at most three matters of theirs, the newest first", async () => {
    for (const day of [23, 24, 25, 26]) {
      await scene.moveTo(`2026-11-${day}T02:00:00.000Z`);
      await submitted({ place: "桥" });
    }
    const sent = await scene.sends("water.liaison", { "b.png": png() }, "夜里也在排");
    expect(sent.text.split("\n").at(-1)).toBe(
      "[做成线索] [补充到 XS-2026-0004 · 大桥下排污口] [补充到 XS-2026-0003 · 大桥下排污口] [补充到 XS-2026-0002 · 大桥下排污口]",
    );
    const form = await sent.press("补充到 XS-2026-0003");
    expect(form.text).toContain("事实*: 夜里也在排");
    expect((await form.submit()).text).toContain("附件: 2个");
    // Somebody else's matters are not theirs to add to.
    const other = await scene.sends("police.liaison", { "b.png": png() });
    expect(other.text.split("\n").at(-1)).toBe("[做成线索]");
  });

  it("go with a reply to a recommendation too", async () => {
    await scene.says(
      "procuratorate.procurator",
      "登记建议 标题=河道治理 文号=山检建〔2026〕3号 类型=社会治理 单位=水务局 送达日期=今天 异议期=10 内容=清理河道",
    );
    await scene.says("water.liaison", "签收 JY1");
    const sent = await scene.sends("water.liaison", { "整改报告.docx": report });
    const form = await sent.press("回复到 JY-2026-0001");
    const done = await form.submit({ adoption: "full", measures: "已清理" });
    expect(done.text).toContain("附件: 1个（整改报告.docx 1 KB）");
  });

  it("from somebody with nothing to put them into are answered with what could be done", async () => {
    const sent = await scene.sends("gov-office.publisher", { "b.png": png() });
    expect(sent.text).toContain("现在没有您可以加附件的事");
  });

  it("that a command has no use for are said to be still there", async () => {
    const answer = await scene.sends("water.liaison", { "b.png": png() }, "待办");
    expect(answer.text).toContain("待办");
    expect(answer.text).toContain("您发来的1个文件这次没有用上，24小时内还可以用");
    expect(await pending("water.liaison")).toHaveLength(1);
    const form = await scene.says("water.liaison", "提交线索");
    const question = "form" in form.reply ? form.reply.form?.questions : [];
    expect(question?.find(({ key }) => key === "files")?.options?.[0]?.name.zh).toBe("b.png 1 KB");
    // Typed by its name it is found as well.
    expect((await scene.says("water.liaison", "提交线索 附件=b.png")).text).toMatch(/附件: \w+/);
  });

  it("in a group without a mention are not spoken of, with one are answered in private", async () => {
    const said = async (mentioned: boolean) => {
      const received = await scene.bot.receive({
        platform: "web",
        account: "water.liaison",
        name: "b.png",
        content: png(),
      });
      return scene.bot.handle({
        platform: "web",
        account: "water.liaison",
        event: `g${mentioned}`,
        surface: { is: "group", conversation: "group:linkage", mentioned },
        said: { is: "line", line: "", files: "id" in received ? [received.id] : [] },
      });
    };
    expect((await said(false)).is).toBe("silence");
    const answered = await said(true);
    expect(answered.is).toBe("card");
    expect(answered.here).toBeUndefined();
  });

  it("beside a line that must not be written down are deleted at once", async () => {
    const refused = await scene.sends("water.liaison", { "b.png": png() }, "附机密级文件一份");
    expect(refused.reply).toMatchObject({ is: "refusal", forget: true });
    expect(await pending("water.liaison")).toEqual([]);
    const form = await (await scene.sends("water.liaison", { "b.png": png() })).press("做成线索");
    const again = await form.submit({ ...facts, facts: "附机密级文件一份" });
    expect(again.reply).toMatchObject({ is: "refusal", forget: true });
    expect(await pending("water.liaison")).toEqual([]);
  });
});

describe("what is not taken", () => {
  const receive = (account: string, name: string, content: Uint8Array) =>
    scene.bot.receive({ platform: "web", account, name, content });

  it("from somebody without a post", async () => {
    expect(await receive("visitor", "a.jpg", jpeg())).toMatchObject({
      zh: expect.stringContaining("还没有绑定岗位"),
    });
  });

  it("is said in both languages, and nothing is kept", async () => {
    expect(await receive("water.liaison", "照片.jpg", Buffer.from("MZ\0\0"))).toMatchObject({
      zh: expect.stringMatching(/程序.*可以发：照片/),
      en: expect.stringMatching(/program.*You can send photos/),
    });
    expect(await receive("water.liaison", "旧报告.doc", compound({ VBA: png() }))).toHaveProperty(
      "zh",
    );
    expect(await pending("water.liaison")).toEqual([]);
  });

  it("under a name that must not be written down", async () => {
    expect(await receive("water.liaison", "绝密文件.jpg", jpeg())).toMatchObject({
      zh: expect.stringContaining("不能在这里写"),
    });
    expect(await pending("water.liaison")).toEqual([]);
  });

  it("is a thirty-first unused file; the same file twice is kept once", async () => {
    for (let index = 1; index <= 30; index += 1)
      await receive("water.liaison", `${index}.png`, png());
    expect(await receive("water.liaison", "31.png", png())).toMatchObject({
      zh: expect.stringContaining("30个还没用上的文件"),
    });
    const [first] = await pending("water.liaison");
    expect(await receive("water.liaison", "1.png", png())).toMatchObject({ id: first });
    expect(await pending("water.liaison")).toHaveLength(20);
  });

  it("logs no name and no content of it", async () => {
    await submitted();
    await receive("water.liaison", "金丝雀.jpg", Buffer.from("MZ"));
    expect(scene.logged.join("")).not.toMatch(/金丝雀|photo/);
  });
});

describe("a file", () => {
  it("is its sender's alone: others' and unknown ids are refused and said to be sent again", async () => {
    await scene.sends("water.liaison", { "a.jpg": photo });
    const [mine = ""] = await pending("water.liaison");
    for (const id of [mine, "nothing"]) {
      const answer = await scene.presses("ecology.liaison", {
        command: "clue.submit",
        key: `k${id}`,
        answers: { ...facts, facts: "x", occurredOn: "2026-11-22", files: [id] },
      });
      expect(answer.text).toContain("没有找到您发来的这个文件");
      expect(answer.text).not.toContain(id);
    }
    const named = await scene.bot.handle({
      platform: "web",
      account: "ecology.liaison",
      event: "theirs",
      surface: { is: "direct", conversation: "direct:ecology.liaison" },
      said: { is: "line", line: "", files: [mine] },
    });
    expect(named).toMatchObject({ is: "refusal" });
    expect(await pending("water.liaison")).toEqual([mine]);
  });

  it("is used once: of two forms with it the second is told", async () => {
    const sent = await scene.sends("water.liaison", { "a.jpg": photo }, "黑水");
    const [one, two] = [await sent.press("做成线索"), await sent.press("做成线索")];
    const answers = await Promise.all([one.submit(facts), two.submit(facts)]);
    expect(answers.filter(({ text }) => text.includes("线索已提交"))).toHaveLength(1);
    expect(answers.filter(({ text }) => text.includes("请把文件重新发一次"))).toHaveLength(1);
  });

  it("not used within a day is deleted, and the old form says to send it again", async () => {
    const form = await (await scene.sends("water.liaison", { "a.jpg": photo }, "黑水")).press(
      "做成线索",
    );
    const [id = ""] = await pending("water.liaison");
    await scene.moveTo("2026-11-24T01:00:00.000Z");
    expect((await scene.store.attachment(id))?.name).toBe("a.jpg");
    await scene.moveTo("2026-11-24T01:00:00.001Z");
    expect(await scene.store.attachment(id)).toBeUndefined();
    const late = await form.submit(facts);
    expect(late.text).toContain("请把文件重新发一次");
    expect((await late.submit(facts)).text).toContain("线索已提交");
  });

  it("that belongs to a matter stays, and the history names it by its fingerprint", async () => {
    await submitted();
    await scene.moveTo("2026-12-23T01:00:00.000Z");
    const [file] = await scene.store.attachments("XS-2026-0001");
    const kept = await scene.store.attachment(file?.id ?? "");
    const sha256 = createHash("sha256")
      .update(kept?.content ?? "")
      .digest("hex");
    const [entry] = await scene.store.entries("XS-2026-0001");
    expect(JSON.parse(entry?.content ?? "").files).toEqual([{ id: file?.id, sha256 }]);
    expect(Buffer.from(kept?.content ?? "").includes("38.78N")).toBe(false);
  });

  it("named for what it shows makes the clue restricted", async () => {
    const sent = await scene.sends("water.liaison", { "证人13812345678.jpg": photo }, "黑水");
    await (await sent.press("做成线索")).submit(facts);
    expect((await scene.store.matter("XS-2026-0001"))?.visibility).toBe(2);
  });
});

describe("a link to a file", () => {
  beforeEach(() => submitted());

  it("is on a card of its own, opens the photo for who asked, and the opening is on record", async () => {
    const card = await (await scene.says("procuratorate.intake", "xs1")).press("附件");
    expect(card.text.replace(/<.*>/, "<…>")).toMatchInlineSnapshot(`
      "附件 XS-2026-0001 · 大桥下排污口
      photo.jpg 1 KB <…>
      链接1小时内有效，只给您一个人用，请不要转发；每次打开都有记录。"
    `);
    const address = linksOf(card).get("photo.jpg 1 KB");
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:3000\/files\/[\w-]{400,}$/);
    expect(await opened(address)).toMatchObject({
      is: "file",
      name: "photo.jpg",
      type: "image/jpeg",
      shown: true,
    });
    const [file] = await scene.store.attachments("XS-2026-0001");
    expect(await readings()).toEqual([
      expect.objectContaining({ attachment: file?.id, person: "procuratorate.intake" }),
    ]);
    // Nobody is shown who read it.
    expect((await scene.says("water.liaison", "xs1")).text).not.toContain("受理岗 附件");
  });

  it("is not given to outsiders, to whom the matter does not exist", async () => {
    const none = (await scene.says("police.liaison", "查 XS-2099-0001")).text;
    expect((await scene.says("police.liaison", "附件 xs1")).text).toBe(none);
  });

  it("guessed, changed or signed by another is no link", async () => {
    const token = tokenOf(await linkFor("procuratorate.intake", "xs1"));
    const key = Buffer.from((await scene.store.setting("files.key")) ?? "", "base64");
    const ticket = readTicket(token, key);
    if (ticket === undefined) throw new Error("not our token");
    const half = token.slice(0, token.length / 2);
    const last = token.endsWith("A") ? "B" : "A";
    for (const guessed of [
      "",
      ".",
      "x",
      half,
      `${token}=`,
      `${token}.`,
      `${token}A`,
      token.slice(1),
      `${token.slice(0, -1)}${last}`,
      `${token.startsWith("A") ? "B" : "A"}${token.slice(1)}`,
      token + token,
      ticketToken({ ...ticket, person: "police.head" }, Buffer.alloc(32)),
      "x".repeat(100_000),
    ])
      expect(await scene.bot.openFile(guessed)).toEqual({ is: "absent" });
    expect(await scene.bot.openFile(ticketToken(ticket, key))).toMatchObject({ is: "file" });
  });

  it("says nothing of its file, its reader or its matter, and is as long for each", async () => {
    const key = Buffer.alloc(32, 5);
    const ticket = { file: "paper:letter:XS-2026-0001", person: "police.head", platform: "web" };
    const [short, long] = ["a", "29:1abc-def-ghi"].map((account) =>
      ticketToken({ ...ticket, account, issuedAt: "2026-11-23T01:00:00.000Z" }, key),
    );
    expect(short?.length).toBe(long?.length);
    for (const said of ["police", "XS-2026", "paper", "web", "2026-11"])
      expect(Buffer.from(short ?? "", "base64url").toString("latin1")).not.toContain(said);
  });

  it("expires after an hour", async () => {
    const address = await linkFor("procuratorate.intake", "xs1");
    await scene.moveTo("2026-11-23T01:59:59.999Z");
    expect(await opened(address)).toMatchObject({ is: "file" });
    await scene.moveTo("2026-11-23T02:00:00.000Z");
    expect(await opened(address)).toEqual({ is: "expired" });
  });

  it("opens nothing once its reader can no longer see the matter, not even that it has expired", async () => {
    const address = await linkFor("procuratorate.intake", "xs1");
    await scene.says("procuratorate.intake", "转送 xs1 转送单位=生态环境分局 理由=属水环境执法");
    expect(await opened(address)).toEqual({ is: "absent" });
    await scene.moveTo("2026-11-25T01:00:00.000Z");
    expect(await opened(address)).toEqual({ is: "absent" });
    expect(await opened(await linkFor("ecology.liaison", "xs1"))).toMatchObject({ is: "file" });
  });

  it("opens nothing once the account is somebody else's", async () => {
    const address = await linkFor("procuratorate.intake", "xs1");
    await scene.store.saveAccounts([
      {
        platform: "web",
        external: "procuratorate.intake",
        person: "police.head",
        conversation: "direct:procuratorate.intake",
      },
    ]);
    expect(await opened(address)).toEqual({ is: "absent" });
  });

  it("follows the matter when it is raised: a quarter of an hour, and never shown by itself", async () => {
    const address = await linkFor("water.liaison", "xs1");
    const matter = await scene.store.matter("XS-2026-0001");
    if (matter === undefined) throw new Error("no clue");
    await scene.store.save({
      seen: { event: "raised", actor: "admin", at: scene.clock.now() },
      updated: [{ ...matter, version: matter.version + 1, visibility: 2 }],
    });
    expect(await opened(address)).toMatchObject({ is: "file", shown: false });
    // The intake was party through its unit alone, which is not enough any more.
    expect((await scene.says("procuratorate.intake", "附件 xs1")).text).toContain(
      "没有找到这条记录",
    );
    await scene.moveTo("2026-11-23T01:15:00.000Z");
    expect(await opened(address)).toEqual({ is: "expired" });
    expect((await scene.says("water.liaison", "附件 xs1")).text).toContain("链接15分钟内有效");
  });

  it("opens nothing once the content is erased, and no name is left either", async () => {
    const address = await linkFor("water.liaison", "xs1");
    await scene.says("procuratorate.intake", "隔离 xs1");
    expect(await opened(address)).toEqual({ is: "absent" });
    await (await scene.says("gov-office.secrecy", "清除 xs1 保密局〔2026〕1号")).submit();
    expect(await opened(address)).toEqual({ is: "absent" });
    // Until the leak has been reported it is the secrecy officer's alone.
    await scene.says("gov-office.secrecy", "已报告 xs1 县保密局");
    const answer = await scene.says("water.liaison", "附件 xs1");
    expect(answer.text).toContain("没有附件");
    expect((await scene.says("water.liaison", "xs1")).text).not.toContain("photo.jpg");
  });

  it("opens at every server with the same key, given or kept in the database, and at no other", async () => {
    const { store, clock } = scene;
    const server = (byte?: number) =>
      createBot({
        store,
        time: clock,
        log: () => {},
        publicUrl: () => "https://liandong.example/",
        ...(byte === undefined ? {} : { secretKey: Buffer.alloc(32, byte) }),
      });
    const servers = [server(), server(1), server(1), server(2)];
    const links = await Promise.all(
      servers.map(async (bot, index) => {
        const reply = await bot.handle({
          platform: "web",
          account: "water.liaison",
          event: `s${index}`,
          surface: { is: "direct", conversation: "direct:water.liaison" },
          said: { is: "line", line: "附件 xs1" },
        });
        return /https:\/\/liandong\.example\/files\/[\w.-]+/.exec(JSON.stringify(reply))?.[0];
      }),
    );
    const opens = await Promise.all(
      [scene.bot, ...servers].map(async (bot) =>
        Promise.all(links.map(async (link) => (await bot.openFile(tokenOf(link))).is === "file")),
      ),
    );
    expect(opens).toEqual([
      [true, false, false, false],
      [true, false, false, false],
      [false, true, true, false],
      [false, true, true, false],
      [false, false, false, true],
    ]);
  });

  it("is for files of a matter only", async () => {
    await scene.sends("water.liaison", { "b.png": png() });
    const [id = ""] = await pending("water.liaison");
    const key = Buffer.from((await scene.store.setting("files.key")) ?? "", "base64");
    const ticket = {
      file: id,
      person: "water.liaison",
      platform: "web",
      account: "water.liaison",
      issuedAt: scene.clock.now(),
    };
    expect(await scene.bot.openFile(ticketToken(ticket, key))).toEqual({ is: "absent" });
  });

  it("says when there is nothing to open", async () => {
    await scene.says(
      "water.liaison",
      "提交线索 标题=另一处 类别=水污染 事实=黑水 地点=桥 日期=昨天 来源=履职",
    );
    expect((await scene.says("water.liaison", "附件 xs2")).text).toContain("这件事没有附件");
    expect((await scene.says("water.liaison", "附件")).text).toContain("附件 XS-2026-0002");
    expect((await scene.says("water.liaison", "xs2")).text).not.toContain("附件");
  });
});

describe("groups", () => {
  it("see no name of a file, whatever happens to the matter", async () => {
    for (const [who, group, as] of [
      ["gov-office.secretariat", "group:linkage", "联动群"],
      ["gov-office.secretariat", "group:procuratorate", "检察院"],
    ] as const)
      await (await scene.saysIn(who, group, `群 绑定 ${as}`)).press("确认");
    await submitted();
    await scene.moveTo("2026-12-23T02:00:00.000Z");
    const seen = scene.messages.filter(({ post }) => post.conversation.startsWith("group:"));
    expect(seen.length).toBeGreaterThan(0);
    expect(JSON.stringify(seen)).not.toMatch(/photo|附件/);
  });
});
