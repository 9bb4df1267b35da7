import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBot } from "../src/bot.ts";
import { openStore } from "../src/store/open.ts";
import type { Change } from "../src/store/store.ts";
import { headlineOf, playedScene, type Scene } from "./scene.ts";

/** A clue of the forestry bureau about the water bureau becomes a recommendation to the latter. */

let scene: Scene;
const accepted = playedScene("2025-08-01T01:00:00.000Z", async (played) => {
  await played.says(
    "forestry.liaison",
    "提交线索 标题=河岸林地被占 类别=水污染 事实=排污口未查处 地点=山丹河 日期=7月7日 来源=履职 责任单位=水务局 接收单位=检察院",
  );
  await played.says("procuratorate.intake", "受理xs1");
});
beforeEach(async () => {
  scene = await accepted();
});
afterEach(() => scene.close());

const made = async () => {
  const card = await scene.says("procuratorate.procurator", "xs1");
  const form = await card.press("转为检察建议");
  return form.submit({
    title: "依法履行监管职责",
    number: "山检建〔2025〕3号",
    type: "public-interest",
    servedOn: "2025-08-01",
    asks: "查处排污口",
  });
};

describe("a clue that becomes a recommendation", () => {
  it("opens the other form with what is known filled in, and nothing of what the clue says", async () => {
    const card = await scene.says("procuratorate.procurator", "xs1");
    const form = await card.press("转为检察建议");
    expect(form.text).toContain("单位*: water");
    // A clue of an urgent category is no reason yet for a reply within fifteen days.
    expect(form.text).toMatch(/^紧急:$/m);
    expect(form.text).not.toMatch(/排污口未查处|河岸林地/);
    // Shown, not done.
    expect(await scene.store.matter("JY-2025-0001")).toBeUndefined();
  });

  it("shows each the other's number, to those who can see it, and to nobody else", async () => {
    expect((await made()).text).toContain("来源: 线索 XS-2025-0001");
    expect((await scene.store.matter("JY-2025-0001"))?.parent).toBe("XS-2025-0001");
    expect((await scene.says("procuratorate.procurator", "xs1")).text).toContain(
      "后续: 检察建议 JY-2025-0001",
    );
    // The unit complained of reads the recommendation and does not learn of the clue; the
    // informing unit reads its clue and does not learn of the recommendation.
    const addressee = await scene.says("water.liaison", "jy1");
    expect(addressee.text).toContain("依法履行监管职责");
    expect(addressee.text).not.toMatch(/来源|XS-2025/);
    expect((await scene.says("forestry.liaison", "xs1")).text).not.toMatch(/后续|JY-2025/);
    const acknowledged = await scene.says("water.liaison", "签收");
    expect(acknowledged.text).not.toContain("XS-2025");
  });

  it("is restricted where the clue is, and whoever is recused there is recused in it", async () => {
    await scene.says("procuratorate.intake", "回避 xs1 与本案有利害关系");
    await scene.says("procuratorate.procurator", "提级 xs1 涉及举报人");
    const recorded = await made();
    expect(recorded.text).toContain("JY-2025-0001");
    const matter = await scene.store.matter("JY-2025-0001");
    expect(matter?.visibility).toBe(2);
    expect(matter?.parties).toContainEqual({ part: "recused", person: "procuratorate.intake" });
    // The unit it is addressed to reads it by name; the secretariat's overview does not reach it.
    expect((await scene.says("water.liaison", "jy1")).text).toContain("依法履行监管职责");
    for (const who of ["gov-office.secretariat", "procuratorate.intake"])
      expect((await scene.says(who, "jy1")).text).toContain("没有找到这条记录");
  });

  it("has no button for who may not record one", async () => {
    expect((await scene.says("forestry.liaison", "xs1")).text).not.toContain("转为检察建议");
  });

  it("from a clue out of sight is refused as if there were none", async () => {
    const forged = {
      command: "recommendation.record",
      prefill: { parent: "XS-2025-0009" },
    };
    expect((await scene.presses("procuratorate.procurator", forged)).text).toContain(
      "没有找到这条记录",
    );
  });
});

describe("who comes to be kept out of a clue later", () => {
  const says = async (who: string, line: string) => (await scene.says(who, line)).text;
  beforeEach(async () => {
    const line =
      "决定听证 标题=占用林地听证 案件类型=公益诉讼 听证事项=整改期限是否合理 公开=是 关联事项=xs1";
    const form = await scene.says("procuratorate.chief", line);
    if (form.reply.is === "form") await form.submit({});
    for (const who of ["justice.head", "gov.convenor"])
      expect(await says(who, "tz1"), who).toContain("占用林地听证");
  });

  it("a unit complained of is kept out of what came of it, and the history says that somebody is", async () => {
    await says("forestry.liaison", "追加责任单位 xs1 司法局");
    for (const line of ["tz1", "列表", "搜索 听证"])
      expect(await says("justice.head", line), line).not.toMatch(/占用林地|TZ-2025-0001 /);
    const card = await says("procuratorate.chief", "tz1");
    expect(card).toContain("调整了能查看这件事的人");
    expect(card).not.toContain("司法局");
    expect(await says("gov.convenor", "tz1")).toContain("占用林地听证");
  });

  it("somebody recused is as well", async () => {
    await says("procuratorate.chief", "回避 xs1 回避人=gov.convenor 理由=亲属");
    expect(await says("gov.convenor", "xs1")).not.toContain("河岸林地");
    expect(await says("gov.convenor", "tz1")).not.toContain("占用林地");
    expect(await says("justice.head", "tz1")).toContain("占用林地听证");
  });
});

describe("a clue that is restricted after others came of it", () => {
  const procurator = "procuratorate.procurator";
  const secretariat = "gov-office.secretariat";
  const filed = "单位=生态环境分局 立案日期=2025-08-01 事项=整改期限 关联事项=xs1";
  /** What came of the clue, or of what came of it. */
  const led = [
    ["CS-2025-0001", procurator, `提起磋商 标题=河岸甲 ${filed}`],
    [
      "DY-2025-0001",
      procurator,
      "发出调阅 标题=卷宗甲 单位=生态环境分局 清单=执法案卷 文号=山检调〔2025〕5号 形式=原件 另一承办人=案件受理岗 关联事项=xs1",
    ],
    [
      "TZ-2025-0001",
      "procuratorate.chief",
      "决定听证 标题=听证甲 案件类型=公益诉讼 听证事项=整改期限 公开=是 关联事项=xs1",
    ],
    [
      "RW-2025-0001",
      secretariat,
      "任务 交办 核查甲 牵头单位=生态环境分局 到期=2025-12-10 关联事项=xs1",
    ],
    [
      "RW-2025-0002",
      secretariat,
      "任务 交办 复查甲 牵头单位=生态环境分局 到期=2025-12-10 关联事项=jy1",
    ],
  ] as const;
  const codes = ["JY-2025-0001", ...led.map(([code]) => code)];
  const linkage = "group:linkage";
  const opening = playedScene("2025-08-01T01:00:00.000Z", async (played) => {
    await (await played.saysIn(secretariat, linkage, "群 绑定 联动群")).press("确认");
    await played.says(
      "forestry.liaison",
      "提交线索 标题=河岸甲 类别=水污染 事实=排污口未查处 地点=山丹河 日期=7月7日 来源=履职 接收单位=检察院",
    );
    await played.says("procuratorate.intake", "受理xs1");
    const recommend = await (await played.says(procurator, "xs1")).press("转为检察建议");
    await recommend.submit({
      title: "履职甲",
      to: ["ecology"],
      number: "山检建〔2025〕3号",
      type: "governance",
      servedOn: "2025-08-01",
      asks: "完善制度",
    });
    for (const [, who, line] of led) {
      const said = await played.says(who, line);
      if (said.reply.is === "form") await said.submit();
    }
    await played.reads(linkage);
  });
  beforeEach(async () => {
    await scene.close();
    scene = await opening();
  });
  const levels = async () =>
    Promise.all(codes.map(async (code) => [code, (await scene.store.matter(code))?.visibility]));
  const all = (level: number) => codes.map((code) => [code, level]);

  it("they are restricted with it, and those in them are told so without a word of the clue", async () => {
    expect(await levels()).toEqual(all(1));
    for (const code of codes)
      expect((await scene.says("gov.convenor", code)).text, code).toContain("甲");
    await scene.reads("direct:ecology.liaison");
    await scene.says(procurator, "提级 xs1 涉及举报人");
    expect(await levels()).toEqual(all(2));
    for (const line of [...codes, "列表", "搜索 甲"])
      expect((await scene.says("gov.convenor", line)).text, line).not.toMatch(/[^”“]甲|\d 甲/);
    for (const code of codes) {
      const read = (await scene.says("ecology.liaison", code)).text;
      if (code === "TZ-2025-0001") continue;
      expect(read, code).toContain("甲");
      expect(read, code).toContain("已提为二级保密");
      expect(read, code).not.toMatch(/XS-2025|涉及举报人|线索/);
    }
    const told = (await scene.reads("direct:ecology.liaison")).map(headlineOf);
    // The post that restricted the clue is named where it has a part as well.
    expect(told).toHaveLength(5);
    for (const one of told)
      expect(one).toMatch(/^这件事已(?:由承办检察官)?提为二级保密，请不要转发、截图。$/u);
    const shown = scene.messages.filter(({ post }) => post.conversation === linkage);
    expect(JSON.stringify(shown)).not.toMatch(/(?:JY|CS|DY|TZ|RW)-2025/);
  });

  it("what is closed too and is to be erased sooner, and what came of what is erased", async () => {
    await scene.says("ecology.liaison", "接受 rw1");
    for (const line of ["取消 rw1 另行安排", "取消 rw2 另行安排"])
      await scene.says(secretariat, line);
    const erasedOn = async () => (await scene.store.matter("RW-2025-0001"))?.eraseOn;
    expect(await erasedOn()).toBe("2030-08-01");
    await scene.says(procurator, "隔离 jy1");
    await scene.says("gov-office.secrecy", "清除 jy1 保密局要求");
    await scene.says(procurator, "提级 xs1 涉及举报人");
    expect(await erasedOn()).toBe("2026-08-01");
    expect((await scene.store.matter("RW-2025-0002"))?.visibility).toBe(2);
  });

  it.each([
    ["the raising is taken back", procurator, "提级 xs1 点错了", procurator, "更正 xs1", 1],
    ["it is quarantined", procurator, "隔离 xs1", "gov-office.secrecy", "解除隔离 xs1 可以", 2],
    [
      "a child turns out to be harmed",
      "procuratorate.intake",
      "反馈 xs1 孩子被继父打伤",
      procurator,
      "xs1",
      2,
    ],
  ])("where %s they stay restricted", async (_, who, line, back, then, left) => {
    const said = await scene.says(who, line);
    if (said.reply.is === "form") await said.submit();
    await scene.says(back, then);
    expect((await scene.store.matter("XS-2025-0001"))?.visibility).toBe(left);
    expect(await levels()).toEqual(all(2));
  });
});

describe("who may see a clue changes at the very moment something is opened from it", () => {
  const procurator = "procuratorate.procurator";
  const consult =
    "提起磋商 标题=河岸甲 单位=生态环境分局 立案日期=2025-08-01 事项=整改期限 关联事项=xs1";

  /** Says a line on another server, to which something happens just before its first save of a kind. */
  const elsewhere = async (
    said: Parameters<typeof scene.bot.handle>[0]["said"],
    {
      who,
      when,
      between,
    }: { who: string; when: (change: Change) => boolean; between: () => Promise<unknown> },
  ) => {
    const store = await openStore(scene.url, "kept", "OFF");
    let hasHappened = false;
    const bot = createBot({
      store: {
        ...store,
        save: async (change) => {
          if (!hasHappened && when(change)) {
            hasHappened = true;
            await between();
          }
          return store.save(change);
        },
      },
      time: scene.clock,
      atOnce: 1,
      log: () => {},
    });
    const surface = { is: "direct", conversation: `direct:${who}` } as const;
    const reply = await bot.handle({
      platform: "web",
      account: who,
      event: `elsewhere ${who}`,
      surface,
      said,
    });
    await store.close();
    expect(hasHappened).toBe(true);
    return JSON.stringify(reply);
  };
  const line = (said: string) => ({ is: "line", line: said }) as const;
  const opened = async (code: string) => {
    const matter = await scene.store.matter(code);
    if (matter === undefined) throw new Error(`no ${code}`);
    return matter;
  };
  const isOpening = ({ created = [] }: Change) => created.length > 0;
  /** The form of a recommendation, pressed on the clue's card and not sent yet. */
  const pressed = async () => {
    const card = await scene.says(procurator, "xs1");
    const { reply } = await card.press("转为检察建议");
    if (reply.is !== "form") throw new Error("no form");
    const answers = {
      ...Object.fromEntries(reply.form.questions.map(({ key, value }) => [key, value])),
      ...reply.form.submit.answers,
      title: "履职甲",
      to: ["ecology"],
      number: "山检建〔2025〕3号",
      type: "governance",
      servedOn: "2025-08-01",
      asks: "完善制度",
    };
    return {
      is: "press",
      press: { ...reply.form.submit, answers },
    } as const;
  };

  const typed = async (said: string) => line(said);
  it.each([
    ["a recommendation by its form", pressed, "JY-2025-0001"],
    ["a consultation by a line", () => typed(consult), "CS-2025-0001"],
  ] as const)("raised before %s is saved: that is restricted", async (_, say, code) => {
    await elsewhere(await say(), {
      who: procurator,
      when: isOpening,
      between: () => scene.says("procuratorate.intake", "提级 xs1 涉及举报人"),
    });
    expect((await opened("XS-2025-0001")).visibility).toBe(2);
    expect((await opened(code)).visibility).toBe(2);
    expect((await scene.says("gov-office.secretariat", code)).text).not.toContain("甲");
  });

  it("whoever is recused or complained of at that moment is kept out of what is opened", async () => {
    await elsewhere(await pressed(), {
      who: procurator,
      when: isOpening,
      between: async () => {
        await scene.says("procuratorate.chief", "回避 xs1 回避人=gov.convenor 理由=亲属");
        await scene.says("forestry.liaison", "追加责任单位 xs1 司法局");
      },
    });
    const { parties, parent } = await opened("JY-2025-0001");
    expect(parent).toBe("XS-2025-0001");
    expect(parties).toContainEqual({ part: "recused", person: "gov.convenor" });
    expect(parties).toContainEqual({ part: "accused", organisation: "justice" });
    const [first] = await scene.store.entries("JY-2025-0001");
    expect(JSON.parse(first?.content ?? "{}").answers.keptOut).toContain("justice");
  });

  it("whoever opens it and is recused at that moment is answered as if there were no clue", async () => {
    const answer = await elsewhere(await pressed(), {
      who: procurator,
      when: isOpening,
      between: () => scene.says(procurator, "回避 xs1 与本案有利害关系"),
    });
    expect(answer).toContain("没有找到这条记录");
    expect(await scene.store.matter("JY-2025-0001")).toBeUndefined();
  });

  it.each([
    ["raised", "提级 xs1 涉及举报人", "procuratorate.intake"],
    ["somebody recused", "回避 xs1 回避人=gov.convenor 理由=亲属", "procuratorate.chief"],
    ["a unit complained of", "追加责任单位 xs1 司法局", "forestry.liaison"],
  ])("%s, and what was opened just before that is saved follows", async (_, said, who) => {
    await elsewhere(line(said), {
      who,
      when: ({ updated = [] }) => updated.some(({ code }) => code === "XS-2025-0001"),
      between: async () => scene.says(procurator, consult),
    });
    const { visibility, parties } = await opened("CS-2025-0001");
    const clue = await opened("XS-2025-0001");
    expect(visibility).toBe(clue.visibility);
    for (const part of ["recused", "accused"] as const)
      expect(parties.filter((one) => one.part === part)).toEqual(
        expect.arrayContaining(
          clue.parties.filter((one) => one.part === part && one.organisation !== "water"),
        ),
      );
    const steps = (await scene.store.entries("CS-2025-0001")).map(({ step }) => step);
    expect(steps).toHaveLength(2);
  });
});
