import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { codeHash } from "../src/commands/bind.ts";
import { demoOrganisations, demoPeople } from "../src/people/demo.ts";
import { cardText, openScene, recordingOutlet, type Scene } from "./scene.ts";

/**
 * Whoever keeps accounts and posts reaches what no case says by doing so, whichever way they try: each
 * row is a way, and what comes of it. The attacker has an account of their own on Slack, `U9`.
 */

let scene: Scene;
const canary = "金丝雀";
beforeEach(async () => {
  scene = await openScene("2026-11-23T01:00:00.000Z");
  scene.bot.connect(recordingOutlet("slack", scene.clock.now).outlet);
  for (const category of ["电信网络诈骗", "食品安全"])
    await scene.says(
      "town-qingquan.liaison",
      `提交线索 标题=${canary}${category} 事实=${canary}${category} 地点=镇上 日期=2026-11-22 来源=投诉 类别=${category} 接收单位=公安局`,
    );
  await scene.bot.deliver();
});
afterEach(() => scene.close());

let events = 0;
const fromSlack = async (line: string): Promise<string> => {
  events += 1;
  const reply = await scene.bot.handle({
    platform: "slack",
    account: "U9",
    event: `keeper${events}`,
    surface: { is: "direct", conversation: "D9" },
    said: { is: "line", line },
  });
  return "card" in reply ? cardText(reply.card, reply.language) : JSON.stringify(reply);
};

const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const codeIn = (text: string): string => /绑定 ([A-Z2-9-]{14})/.exec(text)?.[1] ?? "none";

/** Hands a post over as far as it goes, and binds an account of one's own with the code. */
const handsOver = async (who: string, post: string): Promise<string> => {
  const done = await (await scene.says(who, `交接 ${post}`)).press("确认交接");
  return `${done.text}\n${await fromSlack(`绑定 ${codeIn(done.text)}`)}`;
};

/** A code made on the server for another's post, used for an account of one's own. */
const usesCode = async (_: string, post: string): Promise<string> => {
  await scene.bot.giveBindCode({
    hash: codeHash("SERVER-CODE"),
    person: post,
    expiresAt: "2026-11-26T00:00:00.000Z",
  });
  return fromSlack("绑定 SERVER-CODE");
};

type Way = readonly [
  way: string,
  post: string,
  tries: (who: string, post: string) => Promise<string>,
  comesOfIt: RegExp,
];

const ways: readonly Way[] = [
  [
    "hand-over of a liaison to oneself",
    "police.liaison",
    handsOver,
    /还没有绑定“公安局联络员”，等核准/,
  ],
  ["hand-over of a head to oneself", "police.head", handsOver, /已请：纪委监委受理岗/],
  ["hand-over of the chief to oneself", "procuratorate.chief", handsOver, /已请：纪委监委受理岗/],
  ["hand-over of the secrecy officer", "gov-office.secrecy", handsOver, /已请：纪委监委受理岗/],
  [
    "a second account by a code of the server",
    "police.liaison",
    usesCode,
    /还没有绑定“公安局联络员”，等核准/,
  ],
  ["a second account of a head", "police.head", usesCode, /还没有绑定“公安局负责人”，等核准/],
  [
    "a code for an intake",
    "procuratorate.intake",
    usesCode,
    /还没有绑定“检察院案件受理岗”，等核准/,
  ],
  [
    "deputy of a liaison",
    "police.liaison",
    (who, post) => says(who, `请假 今天 到 11月30日 代办=${who} 岗位=${post}`),
    /代办人要是同单位的其他人/,
  ],
  [
    "deputy of a colleague of one's own unit",
    "gov-office.liaison",
    (who, post) => says(who, `请假 今天 到 11月30日 代办=${who} 岗位=${post}`),
    /不能经手案件内容/,
  ],
  [
    "deputy of the secrecy officer",
    "gov-office.secrecy",
    (who, post) => says(who, `请假 今天 到 11月30日 代办=${who} 岗位=${post}`),
    /不能经手案件内容/,
  ],
  [
    "entrustment",
    "procuratorate.chief",
    (who) => says(who, `委托 ${who} 事项=线索 到=2026-11-30`),
    /只供检察院的检察长或召集人使用/,
  ],
  [
    "entrusted by the chief",
    "procuratorate.chief",
    (who, chief) => says(chief, `委托 ${who} 到=2026-11-30`),
    /只能委托本院的检察官/,
  ],
  [
    "confirming one's own request",
    "police.head",
    async (who, post) => {
      await handsOver(who, post);
      const [request] = await scene.store.openPostRequests(scene.clock.now());
      return says(who, `岗位核准 ${request?.number}`);
    },
    /没有等您核准的变动是这个号/,
  ],
];

describe.each(["admin", "gov-office.secretariat"])("%s", (who) => {
  it.each(ways)("reaches no case by %s (%s)", async (_, post, tries, comesOfIt) => {
    expect(await tries(who, post)).toMatch(comesOfIt);
    // A day later, when no account is new any more, neither of their accounts sees any of it.
    await scene.moveTo("2026-11-24T02:00:00.000Z");
    for (const line of ["xs1", "列表", "待办", "我"]) {
      const seen = await fromSlack(line);
      expect(seen).not.toContain(canary);
      expect(seen).not.toMatch(/职责: /);
    }
    expect(await says(who, "xs1")).not.toContain(canary);
    expect((await scene.says(who, "列表")).text).not.toContain(`${canary}电信网络诈骗`);
  });

  it("gets by binding a group no more than a number and a stage", async () => {
    const bound = await scene.saysIn(who, "group:mine", "群 绑定 公安局");
    await (who === "admin" ? Promise.resolve() : bound.press("确认"));
    await scene.says("police.liaison", "受理 xs1");
    await scene.says("police.liaison", "受理 xs2");
    await scene.bot.deliver();
    const posted = scene.messages.filter(({ post }) => post.conversation === "group:mine");
    expect(JSON.stringify(posted)).not.toContain(canary);
    expect(JSON.stringify(posted)).not.toContain("电信");
  });
});

describe("how many matters a post has", () => {
  it.each(["admin", "gov-office.secretariat", "police.head"])(
    "is not told to %s by the question whether to hand it over",
    async (who) => {
      const asked = await says(who, "交接 police.liaison");
      await scene.says(
        "town-qingquan.liaison",
        `提交线索 标题=${canary}又一 事实=冒充客服 地点=县城 日期=2026-11-21 来源=投诉 类别=电信网络诈骗`,
      );
      expect(asked).toContain("要交接“公安局联络员”吗");
      expect(await says(who, "交接 police.liaison")).toBe(asked);
    },
  );
});

describe("a directory that is imported", () => {
  /** The demo county as a table, in which the administrator's post has these roles. */
  const table = (roles: string): string =>
    [
      "unit,unit name,unit name in english,kind,post,post name,post name in english,roles",
      ...demoPeople.map(({ id, organisation, name, roles: own }) => {
        const unit = demoOrganisations.find((one) => one.id === organisation);
        const post = id === "admin" ? "gov-office.admin" : id;
        const has = id === "gov-office.liaison" ? roles : own.join("、");
        return [
          organisation,
          unit?.name.zh,
          unit?.name.en,
          unit?.kind,
          post,
          name.zh,
          name.en,
          has,
        ].join();
      }),
    ].join("\n");

  it("that gives a post other roles is told, stands in its history, and opens no level 2 for a day", async () => {
    const done = await scene.bot.importDirectory(table("liaison、secrecy"), true);
    expect(done.problems).toEqual([]);
    expect(done.applied).toBe(true);
    await (await scene.says("discipline.intake", "岗位核准")).press("核准");
    expect((await scene.reads("direct:gov-office.liaison")).join()).toContain(
      "导入的通讯录改了“县政府办公室联络员”的职责：联络员、保密员，核准人：“纪委监委受理岗”。经办：服务器上的管理命令",
    );
    expect((await scene.reads("direct:gov-office.head")).join()).toContain("导入的通讯录改了");
    expect(await says("gov-office.liaison", "列表")).toContain("刚绑定不久");
    expect(await says("gov-office.head", "通讯录 gov-office.liaison")).toContain(
      "导入的通讯录改了",
    );
    expect(await says("water.liaison", "列表")).not.toContain("刚绑定不久");
  });
});

describe("a member of the unit who wants its head's post", () => {
  it.each([
    ["交接 police.head", /只能交接自己的岗位/],
    ["请假 今天 到 11月30日 代办=police.liaison 岗位=police.head", /只能给自己登记/],
    ["岗位核准", /没有岗位变动在等您核准/],
  ])("gets nowhere with %s", async (line, comesOfIt) => {
    expect(await says("police.liaison", line)).toMatch(comesOfIt);
  });

  it("cannot confirm it with the secretariat's help, nor with the number", async () => {
    await handsOver("gov-office.secretariat", "police.head");
    const [request] = await scene.store.openPostRequests(scene.clock.now());
    for (const who of ["police.liaison", "police.liaison-2"])
      expect(await says(who, `岗位核准 ${request?.number}`)).toMatch(/没有等您核准/);
    expect(await says("police.head", "我")).toContain("公安局负责人");
  });

  it("is not let in by a press made up of what others were shown", async () => {
    await handsOver("gov-office.secretariat", "police.head");
    const [request] = await scene.store.openPostRequests(scene.clock.now());
    const forged = await scene.presses("police.liaison", {
      command: "confirm-post",
      answers: { request: request?.id, number: request?.number },
    });
    expect(forged.text).toMatch(/没有等您核准/);
    const skipped = await scene.presses("gov-office.secretariat", {
      command: "handover",
      answers: { post: "police.head", confirmed: true },
    });
    expect(skipped.text).toMatch(/正在等核准/);
  });
});
