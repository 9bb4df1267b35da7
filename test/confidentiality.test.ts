import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { categories } from "../src/flow/categories.ts";
import { playedScene, type Scene } from "./scene.ts";

let scene: Scene;
const begun = playedScene("2026-11-23T01:00:00.000Z", async (played) => {
  scene = played;
  for (const [who, group, as] of [
    ["gov-office.secretariat", "group:linkage", "联动群"],
    ["police.liaison", "group:police", "公安局"],
    ["water.liaison", "group:water", "水务局"],
  ] as const) {
    const bound = await scene.saysIn(who, group, `群 绑定 ${as}`);
    await bound.press("确认");
  }
});
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

const canary = "金丝雀" as const;
const clue = (more: string) =>
  `提交线索 标题=${canary}标题 事实=${canary}事实 地点=${canary}地点 日期=2026-11-22 来源=投诉 ${more}`;
const groupsSaw = () =>
  scene.messages
    .filter(({ post }) => post.conversation.startsWith("group:"))
    .map(({ post }) => JSON.stringify(post));

describe("a restricted clue (level 2)", () => {
  beforeEach(async () => {
    const done = await scene.says("town-qingquan.liaison", clue("类别=电信网络诈骗"));
    expect(done.text).toContain("XS-2026-0001");
    await scene.bot.deliver();
  });

  it("is seen by the people named in it and by nobody else, not even the secretariat", async () => {
    for (const who of [
      "town-qingquan.liaison",
      "police.liaison",
      "police.liaison-2",
      "police.head",
    ])
      expect((await scene.says(who, "xs1")).text).toContain(`${canary}标题`);
    const none = (await scene.says("town-qingquan.head", "查 XS-2099-0001")).text;
    for (const who of [
      "town-qingquan.head",
      "gov-office.secretariat",
      "procuratorate.chief",
      "admin",
    ]) {
      expect((await scene.says(who, "xs1")).text).toBe(none);
      expect((await scene.says(who, "列表")).text).not.toContain("XS-2026");
    }
  });

  it("is masked in the group of the unit that takes it in, and not mentioned in any other", async () => {
    const [seen, ...more] = groupsSaw();
    expect(more).toEqual([]);
    expect(seen).toContain("****0001");
    expect(seen).not.toContain("XS-2026");
    expect(seen).not.toContain(canary);
    expect(seen).not.toContain("诈骗");
    expect(seen).toContain("国家安全和社会稳定");
  });

  it("is masked in reminders even in private, and opens for those named in it", async () => {
    const before = scene.messages.length;
    await scene.moveTo("2026-11-30T02:00:00.000Z");
    const reminders = scene.messages
      .slice(before)
      .filter(({ post }) => post.conversation === "direct:police.liaison");
    const card = reminders.at(-1)?.post.card;
    expect(JSON.stringify(card)).toContain("****0001");
    expect(JSON.stringify(card)).not.toContain(canary);
    expect(JSON.stringify(card)).not.toContain("XS-2026");
    const press = card?.actions[0]?.press ?? { command: "" };
    expect((await scene.presses("police.liaison", press)).text).toContain(`${canary}标题`);
    await scene.says("police.liaison", "受理 xs1");
    await scene.bot.deliver();
    expect(JSON.stringify(reminders.map(({ post }) => post.card))).not.toContain(canary);
    expect((await scene.presses("town-qingquan.head", press)).text).toContain("没有找到");
  });

  it("leaves no word of it in a group or a log through its whole life", async () => {
    await scene.moveTo("2026-11-27T02:00:00.000Z");
    await scene.says("police.liaison", "受理 xs1");
    await scene.moveTo("2026-12-23T02:00:00.000Z");
    await scene.says("police.liaison", `办结 xs1 ${canary}结果`);
    await scene.moveTo("2026-12-30T02:00:00.000Z");
    expect(groupsSaw().length).toBeGreaterThan(1);
    for (const text of [...groupsSaw(), ...scene.logged]) {
      expect(text).not.toContain(canary);
      expect(text).not.toContain("XS-2026");
    }
  });
});

describe("a clue that accuses a unit", () => {
  it("is not told to the linkage group, which that unit reads, nor to its own group", async () => {
    await scene.says("town-qingquan.liaison", clue("类别=水污染 责任单位=水务局"));
    await scene.moveTo("2026-12-04T02:00:00.000Z");
    expect(groupsSaw()).toEqual([]);
    expect(
      scene.messages.filter(({ post }) => post.conversation.startsWith("direct:water")),
    ).toEqual([]);
  });
});

describe("what must not be written down here", () => {
  it.each(
    categories.filter(({ visibility }) => visibility === 3).map(({ id, name }) => [name.zh, id]),
  )("a clue of the category %s stores nothing and names the way offline", async (name) => {
    const { text } = await scene.says("town-qingquan.liaison", clue(`类别=${name}`));
    expect(text).toMatch(/12339|12388|纪委监委|保密|110/);
    expect(text).not.toContain("XS-2026");
    expect((await scene.says("town-qingquan.liaison", "列表")).text).toContain("没有您能看的事项");
    expect(await scene.store.notices("XS-2026-0001")).toEqual([]);
  });

  it("a form whose text holds a secret is not kept either, whichever field it stands in", async () => {
    const form = await scene.says(
      "town-qingquan.liaison",
      clue("类别=水污染").replace("来源=投诉", ""),
    );
    const refused = await form.submit({ source: "complaint", facts: "附机密级文件一份" });
    expect(refused.reply).toMatchObject({ is: "refusal", forget: true });
    expect((await scene.says("town-qingquan.liaison", "列表")).text).toContain("没有您能看的事项");
  });

  it("private numbers are shown once more, to be masked or kept at level 2", async () => {
    const line = clue("类别=水污染").replace(`${canary}事实`, "举报人电话13812345678");
    const form = await scene.says("town-qingquan.liaison", line);
    expect(form.text).toContain("请遮住个人信息");
    const masked = await form.press("遮住号码");
    expect(masked.text).toContain("事实*: 举报人电话138****5678");
    await masked.submit();
    expect((await scene.store.matter("XS-2026-0001"))?.visibility).toBe(1);
    await form.submit({ place: "别处" });
    expect((await scene.store.matter("XS-2026-0002"))?.visibility).toBe(2);
  });
});

describe("a mistake of the screening", () => {
  const line = (facts: string, more = "") =>
    `提交线索 标题=某事 类别=水污染 事实=${facts} 地点=河边 日期=昨天 来源=投诉 ${more}`;
  const official = "清运队队长收了钱不清垃圾";

  it("about an official is accepted with the reason, at level 2 and on record", async () => {
    const refused = await scene.says("town-qingquan.liaison", line(official));
    expect(refused.text).toContain("误判说明=");
    expect(refused.reply).toMatchObject({ forget: true });
    const done = await scene.says(
      "town-qingquan.liaison",
      line(official, "误判说明=承包公司的队长，不是公职人员"),
    );
    expect(done.text).toContain("误判说明: 承包公司的队长，不是公职人员");
    const matter = await scene.store.matter("XS-2026-0001");
    expect(matter?.visibility).toBe(2);
    const [entry] = await scene.store.entries("XS-2026-0001");
    expect(entry?.content).toContain("承包公司的队长");
  });

  it("about a minor or a number lets the category decide", async () => {
    const facts = "三年级学生走失的传言已查清，河边垃圾未清";
    await scene.says("town-qingquan.liaison", line(facts, "误判说明=没有孩子受害"));
    expect((await scene.store.matter("XS-2026-0001"))?.visibility).toBe(1);
  });

  it.each(["误判说明=不是国家秘密", "误判说明="])(
    "never lets a state secret in: %s",
    async (more) => {
      const refused = await scene.says("town-qingquan.liaison", line("附机密级文件一份", more));
      expect(refused.reply).toMatchObject({ is: "refusal", forget: true });
      expect(await scene.store.matter("XS-2026-0001")).toBeUndefined();
    },
  );

  it("is asked about only where something was found", async () => {
    const plain = await scene.says("town-qingquan.liaison", "提交线索 事实=河边垃圾");
    expect(plain.text).not.toContain("误判说明");
    const found = await scene.says("town-qingquan.liaison", "提交线索 事实=有学生被打伤");
    expect(found.text).toContain("误判说明:");
  });
});
