import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { codeHash } from "../src/commands/bind.ts";
import { demoOrganisations, demoPeople } from "../src/people/demo.ts";
import { cardText, openScene, recordingOutlet, type Scene } from "./scene.ts";

// Powers that are given while nobody could confirm them: said at once, kept in the history of the post, and told to
// the first officer for secrecy or discipline who comes to have an account.

let scene: Scene;
let slack: ReturnType<typeof recordingOutlet>;
beforeEach(async () => {
  scene = await openScene("2026-11-23T01:00:00.000Z");
  await scene.store.saveDirectory([], []);
  await scene.store.saveDirectory(demoOrganisations, demoPeople);
  slack = recordingOutlet("slack", scene.clock.now);
  scene.bot.connect(slack.outlet);
});
afterEach(() => scene.close());

let events = 0;
const says = async (account: string, line: string): Promise<string> => {
  events += 1;
  const reply = await scene.bot.handle({
    platform: "slack",
    account,
    event: `alone${events}`,
    surface: { is: "direct", conversation: `D${account}` },
    said: { is: "line", line },
  });
  return "card" in reply ? cardText(reply.card, reply.language) : "";
};

const binds = async (post: string, account: string): Promise<string> => {
  events += 1;
  const code = `ALONE${events}${post}`;
  const expiresAt = "2027-01-01T00:00:00.000Z";
  await scene.bot.giveBindCode({ hash: codeHash(code), person: post, expiresAt });
  return says(account, `绑定 ${code}`);
};

const reads = async (account: string): Promise<string> => {
  await scene.bot.sweep();
  await scene.bot.deliver();
  return slack.messages
    .filter(({ post }) => post.conversation === `D${account}`)
    .map(({ post }) => cardText(post.card, post.language))
    .join("\n");
};

const numberIn = (text: string): string => /核对号是 (\d{4})/.exec(text)?.[1] ?? "";

/** The county's table, in which some posts have one more role. */
const table = (gains: Readonly<Record<string, string>>): string =>
  [
    "单位编号,单位,单位英文,性质,岗位编号,岗位,岗位英文,职责",
    ...demoPeople.map(({ id, organisation, name, roles }) => {
      const unit = demoOrganisations.find((one) => one.id === organisation);
      const post = id === "admin" ? "gov-office.admin" : id;
      const all = [...roles, ...(gains[id] === undefined ? [] : [gains[id]])].join("、");
      const { zh, en } = name;
      return [organisation, unit?.name.zh, unit?.name.en, unit?.kind, post, zh, en, all].join();
    }),
  ].join("\n");

describe("a county in which nobody is there to confirm anything", () => {
  beforeEach(async () => {
    expect(await binds("water.head", "U1")).toContain("已绑定：水务局负责人");
    const waiting = await binds("water.liaison", "U2");
    expect(await says("U1", `岗位核准 ${numberIn(waiting)}`)).toContain("已核准");
  });

  it("says so on its health page, until an officer for secrecy or discipline has an account", async () => {
    expect((await scene.bot.status()).unguarded).toBe(true);
    const waiting = await binds("gov-office.secrecy", "U3");
    expect((await scene.bot.status()).unguarded).toBe(true);
    await says("U1", `岗位核准 ${numberIn(waiting)}`);
    expect((await scene.bot.status()).unguarded).toBe(false);
  });

  it("tells the operator, the holder and the heads of powers an import gives, and keeps it in the history of the post", async () => {
    const gains = table({ "water.liaison": "secrecy" });
    const shown = await scene.bot.importDirectory(gains, false);
    expect([shown.alone, shown.waiting]).toEqual([["water.liaison"], []]);
    const done = await scene.bot.importDirectory(gains, true);
    expect([done.problems, done.applied, done.alone]).toEqual([[], true, ["water.liaison"]]);
    for (const account of ["U1", "U2"])
      expect(await reads(account), account).toContain("当时还没有别人能核准");
    expect(await says("U1", "通讯录 water.liaison")).toContain("当时还没有别人能核准");
  });

  it("tells the first officer who comes later, once, which powers nobody confirmed", async () => {
    await scene.bot.importDirectory(table({ "water.liaison": "head" }), true);
    const waiting = await binds("gov-office.secrecy", "U3");
    await says("U1", `岗位核准 ${numberIn(waiting)}`);
    const read = await reads("U3");
    expect(read).toContain("没有人核准过的职权");
    expect(read).toContain("“水务局负责人”在slack新绑定了一个账号（当时还没有别人能核准）");
    expect(read).toContain("导入的通讯录改了“水务局联络员”的职责");
    await scene.moveTo("2026-11-24T01:00:00.000Z");
    expect((await reads("U3")).split("没有人核准过的职权")).toHaveLength(2);
  });
});

it("in a county with its officers nothing is said of it", async () => {
  await scene.close();
  scene = await openScene("2026-11-23T01:00:00.000Z");
  expect((await scene.bot.status()).unguarded).toBe(false);
  await scene.bot.sweep();
  expect((await scene.reads("direct:gov-office.secrecy")).join()).not.toContain("没有人核准过");
});
