import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Reply } from "../src/chat/exchange.ts";
import { codeHash } from "../src/commands/bind.ts";
import { demoOrganisations, demoPeople } from "../src/people/demo.ts";
import { cardText, openScene, recordingOutlet, type Scene } from "./scene.ts";

/**
 * A post with powers changes hands, gets an account or a deputy only once a second person of another
 * unit has confirmed it. Every conversation here is what people type, press and read.
 */

let scene: Scene;
let slack: ReturnType<typeof recordingOutlet>;
beforeEach(async () => {
  scene = await openScene("2026-11-23T01:00:00.000Z");
  slack = recordingOutlet("slack", scene.clock.now);
  scene.bot.connect(slack.outlet);
});
afterEach(() => scene.close());

const textOf = (reply: Reply): string =>
  "card" in reply ? cardText(reply.card, reply.language) : "";

let events = 0;
/** Says a line from a Slack account that has no post yet. */
const fromSlack = async (account: string, line: string): Promise<string> => {
  events += 1;
  return textOf(
    await scene.bot.handle({
      platform: "slack",
      account,
      event: `slack${events}`,
      surface: { is: "direct", conversation: `D${account}` },
      said: { is: "line", line },
    }),
  );
};

/** An operator's code for a post, used from a Slack account. */
const bindsByOperator = async (post: string, account: string): Promise<string> => {
  events += 1;
  const code = `CODE${events}${post}`;
  await scene.bot.giveBindCode({
    hash: codeHash(code),
    person: post,
    expiresAt: "2027-01-01T00:00:00.000Z",
  });
  return fromSlack(account, `绑定 ${code}`);
};

const numberIn = (text: string): string => /(?:核对号是|number is) (\d{4})/.exec(text)?.[1] ?? "";
const codeIn = (text: string): string => /绑定 ([A-Z2-9-]{14})/.exec(text)?.[1] ?? "";
const isBound = async (post: string, account: string): Promise<boolean> =>
  (await scene.store.account("slack", account))?.person === post;
const asked = async (who: string): Promise<readonly string[]> =>
  (await scene.reads(`direct:${who}`)).filter((text) => text.startsWith("岗位变动要您核准"));
const history = async (post: string) =>
  (await scene.says("gov-office.secretariat", `通讯录 ${post}`)).text;

describe("handing over a post with powers", () => {
  const asks = async () =>
    (await scene.says("gov-office.secretariat", "交接 water.head")).press("确认交接");

  it("says first that somebody else has to confirm it, then whom it has asked", async () => {
    const first = await scene.says("gov-office.secretariat", "交接 water.head");
    expect(first.text).toContain(
      "要另一单位的人核准才办得成；核准以前一切照旧。核准后，绑定这个岗位的账号马上解除",
    );
    expect(first.text).not.toContain("确认后");
    expect((await first.press("确认交接")).text).toBe(
      [
        "交接",
        "这个变动要另一个人核准才生效，已请：纪委监委受理岗（有一位核准就行）。",
        "到2026年11月26日 周四 09:00没有人核准就作废，一切照旧。",
      ].join("\n"),
    );
    // Neither the accounts nor anything else has changed.
    expect((await scene.says("water.head", "我")).text).toContain("水务局负责人");
  });

  it("asks somebody who is neither of the post's unit nor of that of whoever asks", async () => {
    await asks();
    const [card, ...more] = await asked("discipline.intake");
    expect(more).toEqual([]);
    expect(card).toMatch(
      /^岗位变动要您核准\n联席会议秘书处提请：给“水务局负责人”办交接，解除它现在的账号。\n.*\n请向本人或本单位核实，属实再核准（也可以输入：岗位核准 \d{4}；不同意：岗位不同意 \d{4}）。\n.*\n\[核准\] \[不同意\]$/,
    );
    for (const who of ["gov-office.secrecy", "water.liaison", "procuratorate.chief", "admin"])
      expect(await asked(who)).toEqual([]);
  });

  it.each(["press", "line"])(
    "takes effect with a %s, and the successor's code can be had",
    async (how) => {
      await asks();
      const [card = ""] = await asked("discipline.intake");
      const done =
        how === "press"
          ? await (await scene.says("discipline.intake", "岗位核准")).press("核准")
          : await scene.says("discipline.intake", `岗位核准 ${/岗位核准 (\d{4})/.exec(card)?.[1]}`);
      expect(done.text).toContain("已核准：给“水务局负责人”办交接");
      expect((await scene.says("water.head", "我")).text).toContain("还没有绑定岗位");
      expect((await scene.reads("direct:gov-office.secretariat")).at(-1)).toContain("[取绑定码]");
      expect(
        codeIn(
          (await (await scene.says("gov-office.secretariat", "交接 water.head")).press("确认交接"))
            .text,
        ),
      ).not.toBe("");
      expect(await history("water.head")).toContain(
        "“水务局负责人”已办交接，原来的账号都已解除，核准人：“纪委监委受理岗”。经办：联席会议秘书处",
      );
    },
  );

  it("does nothing where it is declined, and says so to whoever asked and to the holder", async () => {
    await asks();
    const no = await (await scene.says("discipline.intake", "岗位核准")).press("不同意");
    expect(no.text).toContain("已答复不同意");
    expect((await scene.says("water.head", "我")).text).toContain("水务局负责人");
    for (const who of ["gov-office.secretariat", "water.head"])
      expect((await scene.reads(`direct:${who}`)).join()).toContain(
        "不同意：给“水务局负责人”办交接",
      );
    expect(await history("water.head")).toContain("“纪委监委受理岗”不同意");
    expect((await scene.says("discipline.intake", "岗位核准")).text).toContain(
      "没有岗位变动在等您核准",
    );
  });

  it("is answered once: a second press says that it is done", async () => {
    await asks();
    const list = await scene.says("discipline.intake", "岗位核准");
    await list.press("核准");
    const late = (await list.press("不同意")).text;
    expect(late).toContain("没有办成\n这个变动不再等您答复：有人先答复了，或者已经作废。");
    expect(await history("water.head")).not.toContain("“纪委监委受理岗”不同意");
  });

  it("says to a second of those who were asked that somebody else was faster, not that they did it", async () => {
    await bindsByOperator("water.head", "U9");
    const late = await scene.says("gov-office.secrecy", "岗位不同意");
    await (await scene.says("discipline.intake", "岗位不同意")).press("不同意");
    const said = (await late.press("不同意")).text;
    expect(said).toContain("有人先答复了");
    expect(said).not.toContain("您已经办过");
  });

  it("takes with it what was open for the post, and says so to whoever waits", async () => {
    await bindsByOperator("water.head", "U9");
    await scene.says("admin", "请假 明天 到 11月30日 代办=水务局联络员 岗位=water.head");
    await asks();
    const list = await scene.says("discipline.intake", "岗位核准");
    const number = /岗位核准 (\d{4})/.exec(list.text.split("办交接")[1] ?? "")?.[1];
    // Three for one post: each button says which it answers.
    for (const label of [`[核准：水务局负责人 ${number}]`, "[核准：水务局负责人的账号]"])
      expect(list.text.split(label)).toHaveLength(2);
    await list.press(`核准：水务局负责人 ${number}`);
    await scene.bot.deliver();
    expect(slack.messages.map(({ post }) => cardText(post.card, post.language)).join()).toContain(
      "“水务局负责人”已办交接，这个账号没有绑定，绑定码已作废。",
    );
    expect((await scene.reads("direct:admin")).join()).toContain(
      "在等核准的这件事随之作废：“水务局负责人”请假",
    );
  });

  it("asks the next as well after a day, and comes to nothing after three", async () => {
    await asks();
    expect(await asked("discipline.intake")).toHaveLength(1);
    await scene.moveTo("2026-11-24T01:00:00.000Z");
    expect(await asked("discipline.intake")).toHaveLength(1);
    expect(await asked("procuratorate.chief")).toHaveLength(1);
    expect(await asked("police.head")).toEqual([]);
    await scene.moveTo("2026-11-25T01:00:00.000Z");
    expect(await asked("police.head")).toHaveLength(1);
    await scene.moveTo("2026-11-26T01:00:00.000Z");
    expect((await scene.reads("direct:gov-office.secretariat")).at(-1)).toContain(
      "到期没有人核准：给“水务局负责人”办交接，解除它现在的账号。一切照旧",
    );
    expect(await history("water.head")).toContain("到期没有人核准");
    expect((await scene.says("procuratorate.chief", "岗位核准")).text).toContain("没有岗位变动");
    expect((await scene.says("water.head", "我")).text).toContain("水务局负责人");
    // It can be asked for anew.
    expect((await asks()).text).toContain("已请：纪委监委受理岗");
  });

  it("is asked for once at a time", async () => {
    await asks();
    expect((await asks()).text).toContain("已经提请过，正在等核准");
  });

  it("is said in English to whoever reads English", async () => {
    await scene.says("discipline.intake", "语言 English");
    await asks();
    const said = (await scene.reads("direct:discipline.intake", "en")).join("\n");
    expect(said).toContain(
      "Joint meeting secretariat asks: hand over “Water Bureau head” and release its accounts.",
    );
    const list = await scene.says("discipline.intake", "confirm-post");
    expect(list.text).toContain("[Confirm] [Decline]");
    const number = /confirm-post (\d{4})/.exec(list.text)?.[1];
    expect((await scene.says("discipline.intake", `decline-post ${number}`)).text).toContain(
      "Declined",
    );
  });

  it("is nobody's to confirm who was not asked: not the holder, the unit, whoever asks, nor a stranger to it", async () => {
    await asks();
    const [card = ""] = await asked("discipline.intake");
    const number = /岗位核准 (\d{4})/.exec(card)?.[1];
    for (const who of [
      "gov-office.secretariat",
      "water.head",
      "water.liaison",
      "admin",
      "town-qingquan.head",
      "court.clerk",
    ])
      expect((await scene.says(who, `岗位核准 ${number}`)).text).toContain(
        "没有等您核准的变动是这个号",
      );
    expect((await scene.says("water.head", "我")).text).toContain("水务局负责人");
  });
});

describe("an account for a post with powers", () => {
  it("is bound once somebody of another unit has asked its holder for the number", async () => {
    const waiting = await bindsByOperator("water.head", "U9");
    expect(waiting).toMatch(
      /^还没有绑定“水务局负责人”，等核准\n绑定码没有错。您的核对号是 \d{4}：/,
    );
    expect(waiting).toContain("已请：保密员、纪委监委受理岗");
    expect(await isBound("water.head", "U9")).toBe(false);
    expect(await fromSlack("U9", "待办")).toContain("等核准");
    const [card = ""] = await asked("gov-office.secrecy");
    expect(card).toContain("有人拿绑定码，要把slack的一个账号绑定到“水务局负责人”");
    expect(card).not.toContain(numberIn(waiting));
    const form = await (await scene.says("gov-office.secrecy", "岗位核准")).press("核准");
    expect(form.text).toContain("请填接任的本人报给您的4位核对号");
    const wrong = await form.submit({ number: "0" });
    expect(wrong.text).toContain("核对号对不上");
    expect(await isBound("water.head", "U9")).toBe(false);
    expect((await wrong.submit({ number: numberIn(waiting) })).text).toContain("已核准");
    expect(await isBound("water.head", "U9")).toBe(true);
    await scene.bot.deliver();
    expect(slack.messages.map(({ post }) => cardText(post.card, post.language)).join()).toContain(
      "已核准，这个账号现在绑定了“水务局负责人”",
    );
    expect(await history("water.head")).toContain(
      "“水务局负责人”在slack新绑定了一个账号，核准人：“保密员”。经办：服务器上的管理命令",
    );
  });

  it.each(["綁定", "绑定", "ＢＩＮＤ", "绑定码", "綁定碼"])(
    "asks for it with %s as well",
    async (word) => {
      await scene.bot.giveBindCode({
        hash: codeHash("CODE-TRAD"),
        person: "water.head",
        expiresAt: "2027-01-01T00:00:00.000Z",
      });
      for (const line of ["幫助", "語言"])
        expect(await fromSlack("U9", line)).toContain("还没有绑定岗位");
      expect(await fromSlack("U9", `${word} CODE-TRAD`)).toMatch(/等核准|awaiting a second/);
    },
  );

  it("is not bound where it is declined; the code is used up", async () => {
    const waiting = await bindsByOperator("procuratorate.chief", "U9");
    await (await scene.says("discipline.intake", "岗位核准")).press("不同意");
    expect(await isBound("procuratorate.chief", "U9")).toBe(false);
    expect(
      (await scene.says("gov-office.secrecy", `岗位核准 ${numberIn(waiting)}`)).text,
    ).toContain("没有等您核准的变动");
    expect(await fromSlack("U9", "待办")).toContain("还没有绑定岗位");
    expect(await fromSlack("U9", `绑定 CODE${events - 1}procuratorate.chief`)).toContain(
      "不对、已用过",
    );
  });

  describe("whose number is guessed at", () => {
    const wrongFor = (number: string) => (number === "0000" ? "0001" : "0000");
    const told = async () => {
      await scene.bot.deliver();
      return slack.messages.map(({ post }) => cardText(post.card, post.language)).join();
    };

    it.each(["line", "form"])("ends after five wrong ones by %s, and all are told", async (how) => {
      const waiting = await bindsByOperator("water.head", "U9");
      const number = numberIn(waiting);
      const form = await (await scene.says("gov-office.secrecy", "岗位核准")).press("核准");
      const guess = async (): Promise<string> =>
        how === "line"
          ? (await scene.says("gov-office.secrecy", `岗位核准 ${wrongFor(number)}`)).text
          : (await form.submit({ number: wrongFor(number) })).text;
      for (const left of [4, 3, 2, 1]) expect(await guess()).toContain(`再错${left}次`);
      expect(await guess()).toContain("核对号错了5次，已作废：有人拿绑定码");
      // The right one comes too late, from anybody.
      for (const who of ["gov-office.secrecy", "discipline.intake"])
        expect((await scene.says(who, `岗位核准 ${number}`)).text).toContain("没有等您核准的变动");
      expect(await isBound("water.head", "U9")).toBe(false);
      expect(await told()).toContain("核对号错了5次，这个账号没有绑定“水务局负责人”");
      expect((await scene.reads("direct:water.head")).join()).toContain(
        "核对号错满次数，最后一次是“保密员”填的",
      );
      expect(await history("water.head")).toContain("核对号错满次数");
      expect(await fromSlack("U9", "待办")).toContain("还没有绑定岗位");
      // Asked anew, it begins at nothing.
      const again = await bindsByOperator("water.head", "U9");
      expect((await scene.says("discipline.intake", `岗位核准 ${numberIn(again)}`)).text).toContain(
        "已核准",
      );
    });

    it("counts what several guess together, and tells whoever made the code", async () => {
      await (await scene.says("gov-office.secretariat", "交接 water.head")).press("确认交接");
      await (await scene.says("discipline.intake", "岗位核准")).press("核准");
      const code = codeIn(
        (await (await scene.says("gov-office.secretariat", "交接 water.head")).press("确认交接"))
          .text,
      );
      const number = numberIn(await fromSlack("U9", `绑定 ${code}`));
      // Who has nothing to confirm guesses at nothing.
      for (let at = 0; at < 6; at += 1)
        await scene.says("town-qingquan.head", `岗位核准 ${wrongFor(number)}`);
      await scene.moveTo("2026-11-24T02:00:00.000Z");
      for (const who of ["discipline.intake", "procuratorate.chief"])
        for (let at = 0; at < 2; at += 1) await scene.says(who, `岗位核准 ${wrongFor(number)}`);
      expect(
        (await scene.says("discipline.intake", `岗位核准 ${wrongFor(number)}`)).text,
      ).toContain("已作废");
      expect((await scene.reads("direct:gov-office.secretariat")).join()).toContain(
        "核对号错了5次（最后一次是“纪委监委受理岗”填的），已作废",
      );
    });
  });

  it.each([
    "water.head",
    "procuratorate.chief",
    "gov.convenor",
    "justice.head",
    "discipline.intake",
    "gov-office.secrecy",
  ])("waits for %s", async (post) => {
    expect(await bindsByOperator(post, "U9")).toContain("等核准");
    expect(await isBound(post, "U9")).toBe(false);
  });

  it("waits for a post of juvenile procurators, where a county has one", async () => {
    await scene.store.saveDirectory(demoOrganisations, [
      ...demoPeople,
      {
        id: "procuratorate.juvenile",
        organisation: "procuratorate",
        name: { zh: "未检检察官", en: "Juvenile procurator" },
        roles: ["juvenile"],
        language: "zh-CN",
      },
    ]);
    expect(await bindsByOperator("procuratorate.juvenile", "U9")).toContain("等核准");
  });
});

describe("a deputy of a post with powers", () => {
  const line = "请假 明天 到 11月30日 代办=水务局联络员 岗位=water.head";

  it("acts once somebody of another unit has confirmed it, also where the holder names them", async () => {
    expect((await scene.says("water.head", line)).text).toContain("已请：保密员、纪委监委受理岗");
    const list = await scene.says("gov-office.secrecy", "岗位核准");
    expect(list.text).toContain("由“水务局联络员”代办");
    await scene.moveTo("2026-11-24T02:00:00.000Z");
    expect((await scene.says("water.liaison", "我")).text).not.toContain("水务局负责人");
    expect((await list.press("核准")).text).toContain("已核准");
    expect((await scene.says("water.liaison", "我")).text).toContain("水务局负责人");
    expect((await scene.reads("direct:water.liaison")).join()).toContain("由您代办");
    expect(await history("water.head")).toContain("由“水务局联络员”代办，核准人：“保密员”");
  });

  it("is refused where somebody has taken another leave meanwhile", async () => {
    await scene.says("water.head", line);
    await scene.says("water.liaison", "请假 明天 到 11月27日 代办 water.liaison-2");
    const no = await (await scene.says("gov-office.secrecy", "岗位核准")).press("核准");
    expect(no.text).toContain("那几天也请假");
  });

  it("of a post without powers acts at once, as before", async () => {
    expect(
      (await scene.says("water.liaison", "请假 明天 到 11月30日 代办 water.liaison-2")).text,
    ).toContain("由水务局联络员（备岗）代办");
  });
});

describe("whom it falls to", () => {
  it("where the only second person is on leave: the next, and a deputy of theirs from another unit than the post's", async () => {
    await scene.says("discipline.intake", "请假 今天 到 11月30日 代办 discipline.liaison");
    await (await scene.says("gov-office.secrecy", "岗位核准")).press("核准");
    // The deputy of the discipline inspection answers in its place.
    const first = await (await scene.says("gov-office.secretariat", "交接 water.head")).press(
      "确认交接",
    );
    expect(first.text).toContain("已请：纪委监委联络员");
    expect(
      (await (await scene.says("discipline.liaison", "岗位核准")).press("核准")).text,
    ).toContain("已核准");
  });

  it("is never one of two who would confirm each other", async () => {
    // The secrecy officer confirms an account of the discipline inspection …
    const theirs = await bindsByOperator("discipline.intake", "U1");
    await scene.says("gov-office.secrecy", `岗位核准 ${numberIn(theirs)}`);
    expect(await isBound("discipline.intake", "U1")).toBe(true);
    await scene.moveTo("2026-11-25T02:00:00.000Z");
    // … so for the secrecy officer's own post it is not the discipline inspection that is asked.
    const own = await bindsByOperator("gov-office.secrecy", "U2");
    expect(own).toContain("已请：司法局负责人、检察长、召集人（分管副县长）");
    expect((await scene.says("discipline.intake", `岗位核准 ${numberIn(own)}`)).text).toContain(
      "没有等您核准",
    );
  });

  it("is never an account that is new itself, while there is another", async () => {
    const theirs = await bindsByOperator("discipline.intake", "U1");
    await scene.says("gov-office.secrecy", `岗位核准 ${numberIn(theirs)}`);
    const waiting = await bindsByOperator("water.head", "U9");
    expect(await fromSlack("U1", `岗位核准 ${numberIn(waiting)}`)).toContain("刚绑定不久");
    expect(await isBound("water.head", "U9")).toBe(false);
  });
});

describe("whoever waits when a post or the post of whoever asked goes", () => {
  const toU9 = async () => {
    await scene.bot.deliver();
    return slack.messages.map(({ post }) => cardText(post.card, post.language)).join();
  };
  const without = (...gone: readonly string[]): string => table({ gone });
  const table = ({
    gone = [],
    gains = {},
  }: {
    readonly gone?: readonly string[];
    readonly gains?: Readonly<Record<string, string>>;
  }): string =>
    [
      "单位编号,单位,单位英文,性质,岗位编号,岗位,岗位英文,职责",
      ...demoPeople
        .filter(({ id }) => !gone.includes(id))
        .map(({ id, organisation, name, roles }) => {
          const unit = demoOrganisations.find((one) => one.id === organisation);
          const post = id === "admin" ? "gov-office.admin" : id;
          return [
            organisation,
            unit?.name.zh,
            unit?.name.en,
            unit?.kind,
            post,
            name.zh,
            name.en,
            [...roles, ...(gains[id] === undefined ? [] : [gains[id]])].join("、"),
          ].join();
        }),
    ].join("\n");

  it("is told when an import removes the post", async () => {
    await bindsByOperator("water.head", "U9");
    const done = await scene.bot.importDirectory(without("water.head"), true);
    expect([done.problems, done.applied]).toEqual([[], true]);
    expect(await toU9()).toContain(
      "新导入的通讯录里没有“水务局负责人”了，这个账号没有绑定，绑定码已作废。",
    );
    expect(await fromSlack("U9", "待办")).toContain("还没有绑定岗位");
    expect((await scene.says("gov-office.secrecy", "岗位核准")).text).toContain("没有岗位变动");
  });

  it("is told when an import removes the deputy who was to act", async () => {
    await scene.says("water.head", "请假 明天 到 11月30日 代办 water.liaison-2");
    await scene.bot.importDirectory(without("water.liaison-2"), true);
    expect((await scene.reads("direct:water.head")).join()).toContain(
      "提请人的岗位已办交接或者撤销",
    );
    expect((await scene.says("gov-office.secrecy", "岗位核准")).text).toContain("没有岗位变动");
  });

  it("is told when whoever asked hands over their own post, and so is the holder", async () => {
    await scene.says("admin", "请假 明天 到 11月30日 代办=水务局联络员 岗位=water.head");
    await (await scene.says("admin", "交接")).press("确认交接");
    expect((await scene.reads("direct:water.head")).join()).toContain(
      "提请人的岗位已办交接或者撤销：“水务局负责人”请假",
    );
    expect((await scene.says("gov-office.secrecy", "岗位核准")).text).toContain("没有岗位变动");
    expect(await history("water.head")).toContain("已作废");
  });

  it("is not confirmed at once by a post that an import made a guard", async () => {
    const done = await scene.bot.importDirectory(
      table({ gains: { "gov-office.liaison": "secrecy" } }),
      true,
    );
    expect([done.problems, done.applied]).toEqual([[], true]);
    const waiting = await bindsByOperator("water.head", "U9");
    expect(waiting).not.toContain("县政府办公室联络员");
    expect(
      (await scene.says("gov-office.liaison", `岗位核准 ${numberIn(waiting)}`)).text,
    ).not.toContain("已核准");
    expect(await isBound("water.head", "U9")).toBe(false);
  });

  describe("by an imported directory", () => {
    const powers = [
      ["water.liaison", "head"],
      ["procuratorate.procurator", "chief"],
      ["gov-office.liaison", "convenor"],
      ["tax.liaison", "secrecy"],
      ["procuratorate.procurator", "juvenile"],
    ] as const;
    const rolesOf = async (post: string) =>
      (await scene.store.directory()).people.get(post)?.roles ?? [];
    const imports = (gains: Readonly<Record<string, string>>) =>
      scene.bot.importDirectory(table({ gains }), true);

    it.each(powers)(
      "%s becomes %s only once somebody else has confirmed it",
      async (post, role) => {
        const done = await imports({ [post]: role });
        expect([done.problems, done.applied, done.waiting]).toEqual([[], true, [post]]);
        expect(await rolesOf(post)).not.toContain(role);
        const second = post.startsWith("gov-office") ? "discipline.intake" : "gov-office.secrecy";
        const [card = ""] = await asked(second);
        expect(card).toContain("服务器上的管理命令提请：按导入的通讯录，");
        expect((await scene.reads(`direct:${post}`)).join()).toContain("核准后才生效");
        expect(await history(post)).toContain("按导入的通讯录");
        // The same file again asks nobody again.
        await imports({ [post]: role });
        expect(await asked(second)).toEqual([]);
        const list = await scene.says(second, "岗位核准");
        expect((await list.press("核准")).text).toContain("已核准：按导入的通讯录");
        expect(await rolesOf(post)).toContain(role);
        expect((await imports({ [post]: role })).waiting).toEqual([]);
        expect(await rolesOf(post)).toContain(role);
      },
    );

    it("stays as it was where it is declined, and where the next file does not say it any more", async () => {
      await imports({ "water.liaison": "head" });
      await (await scene.says("gov-office.secrecy", "岗位核准")).press("不同意");
      expect(await rolesOf("water.liaison")).toEqual(["liaison"]);
      await imports({ "water.liaison": "head" });
      expect((await asked("gov-office.secrecy")).at(-1)).toContain("水务局联络员");
      await imports({});
      expect((await scene.says("gov-office.secrecy", "岗位核准")).text).toContain("没有岗位变动");
      expect(await rolesOf("water.liaison")).toEqual(["liaison"]);
    });

    it("is not confirmed by the unit it moves to", async () => {
      const done = await imports({ "tax.liaison": "head" });
      expect(done.waiting).toEqual(["tax.liaison"]);
      expect((await scene.says("tax.head", "岗位核准")).text).toContain("没有岗位变动");
    });

    it.each([
      ["another kind", "water,水务局,Water Bureau,bureau,", "water,水务局,Water Bureau,检察院,"],
      ["another name", "water,水务局,Water Bureau,bureau,", "water,公安局,Water Bureau,bureau,"],
      ["a kind and a name", "court,法院,", "court,纪委监委,"],
    ])("leaves a unit the organ it is: %s", async (_, was, is) => {
      const before = await scene.store.directory();
      const done = await scene.bot.importDirectory(table({}).replaceAll(was, is), true);
      expect(done.applied).toBe(false);
      const said = done.problems.map((one) => one.said);
      expect(said.map(({ zh }) => zh).join()).toMatch(/不能靠改性质、名称或别名变成别的机关/);
      expect(said.map(({ en }) => en).join()).toContain("another organ");
      expect([...(await scene.store.directory()).organisations]).toEqual([...before.organisations]);
    });

    it.each([
      ["fake,某院,Fake,检察院,fake.liaison,某岗,Post,liaison", "本县的检察院"],
      ["fake,公安局,Fake,部门,fake.liaison,某岗,Post,liaison", "公安"],
      ["fake,纪委监委,Fake,司法机关,fake.liaison,某岗,Post,liaison", "纪委监委"],
    ])("makes no second one of an organ of which there is one: %s", async (line, said) => {
      const done = await scene.bot.importDirectory(`${table({})}\n${line}`, true);
      expect(done.applied).toBe(false);
      expect(done.problems.map((one) => one.said.zh).join()).toContain(said);
    });

    it("takes effect at once for a role without powers, and for a post nobody holds", async () => {
      const done = await imports({ "water.liaison": "officer" });
      expect(done.waiting).toEqual([]);
      expect(await rolesOf("water.liaison")).toContain("officer");
    });
  });

  it("reads nowhere that a request waits that is out of time, reminded of or not", async () => {
    await (await scene.says("gov-office.secretariat", "交接 water.head")).press("确认交接");
    await scene.clock.moveTo("2026-11-26T01:00:00.000Z");
    const again = await (await scene.says("gov-office.secretariat", "交接 water.head")).press(
      "确认交接",
    );
    expect(again.text).toContain("已请：纪委监委受理岗");
    expect(await history("water.head")).not.toContain("等核准");
  });
});

describe("a county that begins", () => {
  beforeEach(async () => {
    await scene.store.saveDirectory([], []);
    await scene.store.saveDirectory(demoOrganisations, demoPeople);
  });

  it("binds its first posts by code alone, and says in their history that nobody could confirm it", async () => {
    expect(await bindsByOperator("admin", "U0")).toContain("已绑定：系统管理员");
    expect(await bindsByOperator("gov-office.secrecy", "U1")).toContain("已绑定：保密员");
    const [first] = await scene.store.postEntries("gov-office.secrecy", 1);
    expect(first?.said.zh).toContain("当时还没有别人能核准");
    expect(await bindsByOperator("water.liaison", "U2")).toContain("已绑定：水务局联络员");
    // From then on there is somebody to ask, new as their account is.
    const head = await bindsByOperator("water.head", "U3");
    expect(head).toContain("已请：保密员");
    expect(await fromSlack("U1", `岗位核准 ${numberIn(head)}`)).toContain("已核准");
    expect(await isBound("water.head", "U3")).toBe(true);
  });

  it("gives no second account to a post with powers while nobody can confirm it", async () => {
    await bindsByOperator("gov.convenor", "U1");
    expect(await bindsByOperator("gov.convenor", "U2")).toContain(
      "还没有别的保密员、纪检、检察长或单位负责人绑定账号",
    );
    expect(await isBound("gov.convenor", "U2")).toBe(false);
  });
});
