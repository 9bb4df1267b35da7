import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { codeHash } from "../src/commands/bind.ts";
import { openScene, recordingOutlet, type Scene } from "./scene.ts";

/** A post cannot be taken quietly: its holder and those who answer for it hear of every change at once. */

let scene: Scene;
beforeEach(async () => {
  scene = await openScene("2026-11-23T01:00:00.000Z");
});
afterEach(() => scene.close());

/** The notices somebody got in private that say a post has changed. */
const heard = async (who: string): Promise<readonly string[]> =>
  (await scene.reads(`direct:${who}`)).filter((text) => text.startsWith("岗位变动"));

const others = ["police.head", "procuratorate.chief", "gov.convenor", "town-qingquan.liaison"];

describe("the holder, the head of the unit and the secrecy officer are told", () => {
  it("when a post is handed over, at the account that is released by it too", async () => {
    const asked = await scene.says("gov-office.secretariat", "交接 water.liaison");
    await asked.press("确认交接");
    expect(await heard("water.liaison")).toEqual([
      [
        "岗位变动",
        "2026年11月23日 周一 09:00，“水务局联络员”已办交接，原来的账号都已解除。经办：联席会议秘书处。",
        "这是您的岗位。如果不是您知道的安排，请马上告诉本单位负责人和保密员。",
      ].join("\n"),
    ]);
    for (const who of ["water.head", "gov-office.secrecy"]) {
      const [told, ...more] = await heard(who);
      expect(told).toContain("“水务局联络员”已办交接");
      expect(told).toContain("如果没有这样安排，请马上核实");
      expect(more).toEqual([]);
    }
    for (const who of others) expect(await heard(who)).toEqual([]);
  });

  it("when somebody binds a second account to it, on every account they have but the new one", async () => {
    const slack = recordingOutlet("slack", scene.clock.now);
    scene.bot.connect(slack.outlet);
    const code = "ABCD-EFGH-JKLM";
    await scene.bot.giveBindCode({
      hash: codeHash(code),
      person: "water.liaison",
      expiresAt: "2026-11-24T00:00:00.000Z",
    });
    expect((await heard("water.liaison"))[0]).toContain(
      "为“水务局联络员”发了一个绑定码。经办：服务器上的管理命令。",
    );
    await scene.bot.handle({
      platform: "slack",
      account: "T1:U9",
      event: "bind",
      surface: { is: "direct", conversation: "D9" },
      said: { is: "line", line: `绑定 ${code}` },
    });
    // The code came from the server: the post's own unit confirms whose account it is.
    const [request] = await scene.store.openPostRequests(scene.clock.now());
    await scene.says("water.head", `岗位核准 ${request?.number}`);
    for (const who of ["water.liaison", "gov-office.secrecy"])
      expect((await heard(who)).at(-1)).toContain(
        "“水务局联络员”在slack新绑定了一个账号，核准人：“水务局负责人”",
      );
    expect(JSON.stringify(slack.messages)).not.toContain("岗位变动");
    for (const who of others) expect(await heard(who)).toEqual([]);
  });

  it("when a deputy is named, and whoever names them is not told by the account they did it from", async () => {
    await scene.says("water.liaison", "请假 明天 到 11月30日 代办 water.liaison-2");
    expect(await heard("water.liaison")).toEqual([]);
    for (const who of ["water.head", "gov-office.secrecy"])
      expect((await heard(who))[0]).toContain("由“水务局联络员（备岗）”代办");
    expect((await scene.says("water.head", "销假 water.liaison")).text).toContain("已销假");
  });

  it("when the cover ends early, and only the deputy beside them", async () => {
    await scene.says(
      "water.head",
      "请假 明天 到 11月30日 代办=水务局联络员（备岗） 岗位=water.liaison",
    );
    for (const who of ["water.liaison", "gov-office.secrecy"]) await heard(who);
    await scene.says("water.head", "销假 water.liaison");
    for (const who of ["water.liaison", "gov-office.secrecy"])
      expect((await heard(who))[0]).toContain("“水务局联络员”已销假，代办结束。经办：水务局负责人");
    expect((await scene.reads("direct:water.liaison-2")).join()).toContain("已销假");
  });

  it("when powers are entrusted and taken back", async () => {
    const done = await scene.says(
      "procuratorate.chief",
      "委托 承办检察官 事项=线索、检察建议 到=2026-11-27",
    );
    expect(done.text).toContain("已委托");
    expect((await heard("gov-office.secrecy"))[0]).toContain("把职权委托给“承办检察官”");
    await scene.says("procuratorate.chief", "收回委托");
    expect((await heard("gov-office.secrecy"))[0]).toContain("收回了给“承办检察官”的委托");
  });
});

describe("the secrecy officer's own post", () => {
  it("is watched by the discipline inspection", async () => {
    const asked = await scene.says("gov-office.secretariat", "交接 gov-office.secrecy");
    await asked.press("确认交接");
    expect((await heard("discipline.intake"))[0]).toContain("提请：给“保密员”办交接");
    await (await scene.says("discipline.intake", "岗位核准")).press("核准");
    expect((await heard("discipline.head")).at(-1)).toContain("“保密员”已办交接");
  });

  it("once it has no account leaves other posts to the discipline inspection", async () => {
    await (await scene.says("gov-office.secretariat", "交接 gov-office.secrecy")).press("确认交接");
    await (await scene.says("discipline.intake", "岗位核准")).press("核准");
    await heard("discipline.intake");
    await (await scene.says("gov-office.secretariat", "交接 water.liaison")).press("确认交接");
    expect((await heard("discipline.intake"))[0]).toContain("“水务局联络员”已办交接");
  });
});

describe("what is said", () => {
  it("of a post that has no account any more claims no account released", async () => {
    const hand = async () =>
      (await (await scene.says("gov-office.secretariat", "交接 water.liaison")).press("确认交接"))
        .text;
    expect(await hand()).toContain("原来的账号已解除");
    await heard("water.head");
    const again = await hand();
    expect(again).toContain("现在没有账号，这是一个新绑定码，以前发的作废");
    expect(again).not.toContain("已解除");
    expect((await heard("water.head"))[0]).toContain("没有账号，又发了一个交接用的绑定码");
  });

  it("of a deputy without an account says that no message arrives there", async () => {
    await (await scene.says("gov-office.secretariat", "交接 water.liaison-2")).press("确认交接");
    const done = await scene.says("water.liaison", "请假 明天 到 11月30日 代办 water.liaison-2");
    expect(done.text).toContain(
      "“水务局联络员（备岗）”还没有绑定账号，收不到消息".replace(/[“”]/g, ""),
    );
  });
});

describe("whoever looks after accounts and posts", () => {
  it.each([
    ["gov-office.liaison", "系统管理员"],
    ["gov-office.liaison", "联席会议秘书处"],
    ["gov-office.secrecy", "系统管理员"],
    ["gov-office.secretariat", "系统管理员"],
  ])("cannot stand in for %s: %s", async (post, deputy) => {
    const line = `请假 明天 到 11月30日 代办=${deputy} 岗位=${post}`;
    const { text } = await scene.says("gov-office.secretariat", line);
    expect(text).toContain("不能经手案件内容，所以不能代办别的岗位");
  });
});

describe("通讯录 with a post", () => {
  beforeEach(async () => {
    await (await scene.says("gov-office.secretariat", "交接 water.liaison")).press("确认交接");
  });

  it("shows what happened to it to those who look after it", async () => {
    for (const who of ["water.head", "gov-office.secrecy", "gov-office.secretariat", "admin"]) {
      const { text } = await scene.says(who, "通讯录 水务局联络员");
      expect(text).toContain("岗位变动记录");
      expect(text).toContain("“水务局联络员”已办交接，原来的账号都已解除。经办：");
    }
    expect((await scene.says("water.head", "directory water.head")).text).toContain(
      "还没有变动记录",
    );
  });

  it("shows others how it is reached, and says who may see more", async () => {
    const { text } = await scene.says("police.liaison", "通讯录 水务局联络员");
    expect(text).toContain("没有绑定账号，收不到消息");
    expect(text).not.toContain("已办交接");
    expect(text).toContain("只给本岗位、本单位负责人、保密员、秘书处和管理员看");
  });

  it("still shows the posts of a unit", async () => {
    expect((await scene.says("police.liaison", "通讯录 单位=水务局")).text).toContain("负责人");
    expect((await scene.says("police.liaison", "通讯录 水务局")).text).toContain("水务局负责人");
  });
});
