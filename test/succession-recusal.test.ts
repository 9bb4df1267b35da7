import { afterEach, describe, expect, it } from "vitest";
import { canSee, sightOf } from "../src/flow/access.ts";
import { standingOn } from "../src/people/cover.ts";
import { openScene, type Scene } from "./scene.ts";

// Whoever was recused from a matter by a post of a unit that has gone stays out of it, whatever post they come to.

let scene: Scene;
afterEach(() => scene.close());

const procurator = "procuratorate.procurator";
const secretariat = "gov-office.secretariat";
const canary = "金丝雀";
const says = async (who: string, line: string) => (await scene.says(who, line)).text;

/** Says a line by an account that is no post's demo account. */
const asks = async (account: string, line: string) => (await scene.says(account, line)).text;

/** An account comes to hold a post, alone or beside others, and is no new one any more two days later. */
const comes = async (account: string, person: string) => {
  await scene.store.saveAccounts([
    {
      platform: "web",
      external: account,
      person,
      conversation: `direct:${account}`,
      boundAt: scene.clock.now(),
    },
  ]);
  await scene.moveTo(new Date(Date.parse(scene.clock.now()) + 48 * 3_600_000).toISOString());
};

/** The account that holds a post leaves it, and another comes. */
const replaces = async (account: string, person: string) => {
  await scene.store.save({
    seen: { event: `leaves:${person}`, actor: secretariat, at: scene.clock.now() },
    handedOver: { hash: `none:${person}`, person, expiresAt: scene.clock.now() },
  });
  await comes(account, person);
};

const merges = async (into = "农业农村局", unit = "水务局") => {
  const line = `通讯录 并入 ${unit} 到 ${into} 依据=县编办〔2026〕3号 日期=2026-11-20`;
  await (await scene.says(secretariat, line)).press("提请核准");
  await (await scene.says("discipline.intake", "岗位核准")).press("核准");
  // As the account of whoever was let go.
  await scene.moveTo(new Date(Date.parse(scene.clock.now()) + 3_600_000).toISOString());
};

const begin = async () => {
  scene = await openScene("2026-11-23T01:00:00.000Z");
  await says(
    procurator,
    `登记建议 标题=${canary}标题 文号=山检建〔2026〕3号 类型=公益诉讼 单位=水务局 送达日期=2026-11-23 异议期=10 内容=依法查处`,
  );
  await says("water.head", "回避 jy1 亲属在企业任职");
};

/** Every way to look at it, each with what is said of a matter that is not there. */
const looks = [
  "jy1",
  "查 JY-2026-0001",
  "期限 jy1",
  "投递 jy1",
  "经过 jy1",
  "签收 jy1",
  "回复 jy1 措施=x 采纳情况=全部采纳",
  "关联 jy1 xs1",
  "文书 jy1",
  "山检建〔2026〕3号",
];
const lists = ["待办", "列表", "列表 建议", "搜索 标题", "谁没办", "台账", "总览", "签收", "回复"];

/** What an account is answered, with the numbers of the matter and of one that is not there alike. */
const seesNothing = async (account: string) => {
  for (const line of looks) {
    const same = (said: string) => said.replaceAll(/jy9?1|JY-2026-00[09]1|〔2026〕[39]号/g, "…");
    const none = line.replace("jy1", "jy91").replace("0001", "0091").replace("3号", "9号");
    expect(same(await asks(account, line)), `${account}: ${line}`).toBe(
      same(await asks(account, none)),
    );
  }
  for (const line of lists) {
    const said = await asks(account, line);
    expect(said, `${account}: ${line}`).not.toContain(canary);
    expect(said, `${account}: ${line}`).not.toContain("JY-2026-0001");
  }
  const told = scene.messages.filter(
    ({ post, at }) => post.conversation === `direct:${account}` && at > merged,
  );
  expect(JSON.stringify(told.map(({ post }) => post.card))).not.toContain("JY-2026-0001");
};
let merged = "";

describe("the recused head of a unit that goes into another", () => {
  it.each(["agriculture.head", "agriculture.liaison-2", secretariat, "gov.convenor"])(
    "does not see it from a new post: %s",
    async (post) => {
      await begin();
      expect(await says("water.head", "jy1")).not.toContain(canary);
      await merges();
      merged = scene.clock.now();
      await comes("water.head", post);
      await scene.moveTo("2026-12-28T01:00:00.000Z");
      await seesNothing("water.head");
    },
  );

  it("nor where it has become restricted, nor in what comes of it", async () => {
    await begin();
    await says(procurator, "提级 jy1 涉及未公开事项");
    await merges();
    merged = scene.clock.now();
    await comes("water.head", "agriculture.head");
    await seesNothing("water.head");
  });

  it("nor after the successor has gone into a third, nor by another post after that", async () => {
    await begin();
    await merges();
    merged = scene.clock.now();
    await comes("water.head", "agriculture.liaison-2");
    await merges("林草局", "农业农村局");
    await comes("water.head", "forestry.head");
    await seesNothing("water.head");
    await comes("water.head", "forestry.liaison");
    await seesNothing("water.head");
  });

  it("nor by standing in for somebody who may see it", async () => {
    await begin();
    await merges();
    merged = scene.clock.now();
    await comes("water.head", "agriculture.liaison-2");
    await says("agriculture.liaison", "请假 从=今天 到=2026-12-20 代办=agriculture.liaison-2");
    await seesNothing("water.head");
    const directory = standingOn(await scene.store.directory(), scene.clock.now().slice(0, 10));
    const matter = await scene.store.matter("JY-2026-0001");
    const deputy = directory.people.get("agriculture.liaison-2");
    expect(deputy?.cover?.standsFor.map(({ id }) => id)).toEqual(["agriculture.liaison"]);
    expect(deputy && matter && canSee(sightOf(deputy), matter)).toBe(false);
  });

  it("leaves everybody else of either unit where they were", async () => {
    await begin();
    await merges();
    expect(await says("agriculture.head", "jy1")).toContain(canary);
    await comes("water.liaison", "agriculture.liaison-2");
    expect(await asks("water.liaison", "jy1")).toContain(canary);
    expect(await asks("water.liaison", "待办")).toContain("JY-2026-0001");
  });

  it("somebody nobody knows sees it only once the secretariat has said that they come from elsewhere", async () => {
    await begin();
    await merges();
    merged = scene.clock.now();
    await scene.reads(`direct:${secretariat}`);
    await replaces("who is this", "agriculture.head");
    await seesNothing("who is this");
    const asked = (await scene.reads(`direct:${secretariat}`)).join("\n");
    expect(asked).toContain("在水务局并入以后有了新账号，系统不知道这个人以前在不在水务局任职");
    expect(asked).toContain("[以前不在水务局任职] [以前是水务局");
    expect(asked).not.toContain("0001");
    const shown = await scene.says(secretariat, "通讯录 原任 agriculture.head");
    await shown.press("以前不在水务局任职");
    expect(await asks("who is this", "jy1")).toContain(canary);
    expect(await says(secretariat, "通讯录 原任 agriculture.head")).toContain("没有要说明的");
    expect(await says(secretariat, "通讯录 agriculture.head")).toContain("以前不在水务局任职");
  });

  it("somebody nobody knows who was the recused head never sees it; who was another post does", async () => {
    await begin();
    await merges();
    merged = scene.clock.now();
    await replaces("a new phone", "agriculture.head");
    await replaces("another", "agriculture.liaison");
    expect(await says(secretariat, "通讯录 原任 agriculture.head 原岗位=水务局局长秘书")).toContain(
      "原来没有这个岗位。原单位的岗位有：",
    );
    expect(await says("agriculture.liaison-2", "通讯录 原任 agriculture.head")).not.toContain(
      "[以前",
    );
    await says(secretariat, "通讯录 原任 agriculture.head 原岗位=water.head");
    await says(secretariat, "通讯录 原任 agriculture.liaison 原岗位=water.liaison-2");
    await seesNothing("a new phone");
    expect(await asks("another", "jy1")).toContain(canary);
  });

  it("a second account on a post is nobody known because the first is; and what was said by mistake is said again", async () => {
    await begin();
    await merges();
    await comes("second", "agriculture.liaison");
    expect(await asks("second", "jy1")).not.toContain(canary);
    await says(secretariat, "通讯录 原任 agriculture.liaison");
    const card = await scene.says(secretariat, "通讯录 原任 agriculture.liaison");
    await card.press("以前不在水务局任职");
    expect(await asks("second", "jy1")).toContain(canary);
    await says(secretariat, "通讯录 原任 agriculture.liaison 原岗位=water.head");
    expect(await asks("second", "jy1")).not.toContain(canary);
  });

  it("the secretariat is asked alike whether anybody was recused or nobody was", async () => {
    const asked: string[] = [];
    for (const start of [
      begin,
      async () => {
        scene = await openScene("2026-11-23T01:00:00.000Z");
      },
    ]) {
      await start();
      await merges();
      await replaces("somebody", "agriculture.head");
      const told = await scene.reads(`direct:${secretariat}`);
      asked.push(told.filter((one) => one.includes("任职")).join("\n"));
      asked.push(await says(secretariat, "通讯录 原任 agriculture.head"));
      await scene.close();
    }
    const [told, shown, ...others] = asked;
    expect(told).toContain("不说明有没有要回避的事");
    expect(others).toEqual([told, shown]);
    scene = await openScene("2026-11-23T01:00:00.000Z");
  });

  it("whoever shares a post with who was there before is asked of too", async () => {
    await begin();
    await merges();
    expect(await asks("agriculture.head", "jy1")).toContain(canary);
    await comes("a second account", "agriculture.head");
    expect(await asks("a second account", "jy1")).not.toContain(canary);
    expect((await scene.reads(`direct:${secretariat}`)).join("\n")).toContain("不知道这个人");
  });

  it("is for whoever holds a post of the secretariat, not for who stands in for it, nor of a post one stands in for", async () => {
    await begin();
    await merges();
    await replaces("a new phone", "agriculture.head");
    const deputy = "gov-office.publisher";
    const coverOf = (id: string, person: string, by: string) =>
      scene.store.save({
        seen: { event: id, actor: person, at: scene.clock.now() },
        cover: { id, person, deputy: by, from: "2026-11-23", until: "2026-12-31" },
      });
    await coverOf("one", secretariat, deputy);
    const line = "通讯录 原任 agriculture.head";
    for (const said of [line, `${line} 原岗位=water.liaison`])
      expect(await says(deputy, said)).toContain("代理、顶岗的不能代为说明");
    expect(await asks("a new phone", "jy1")).not.toContain(canary);
    await scene.store.save({
      seen: { event: "back", actor: secretariat, at: scene.clock.now() },
      endedCover: "one",
    });
    await coverOf("two", "agriculture.head", secretariat);
    expect(await says(secretariat, `${line} 原岗位=water.liaison`)).toContain(
      "请秘书处的另一个人来说明",
    );
    expect(await asks("a new phone", "jy1")).not.toContain(canary);
  });

  it("writes nothing more into a history that the merger has been carried through twice", async () => {
    await begin();
    await merges();
    await scene.store.saveSetting("successions-settled", "1");
    await scene.bot.run(AbortSignal.abort());
    const entries = await scene.store.entries("JY-2026-0001");
    expect(entries.filter(({ step }) => step === "succeed")).toHaveLength(1);
  });
});
