import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeHash } from "../../../src/commands/bind.ts";
import { openTown, type Town } from "./town.ts";

/** Who somebody is in the directory of their tenant (Entra ID), beside the name each installation gives the account. */

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const person = (external: string, object: string | undefined) => ({
  from: { id: `29:${external}`, name: external, ...(object ? { aadObjectId: object } : {}) },
});
const says = (who: string, text: string, object: string | undefined) =>
  town.post({ ...town.made(who, `a:${who}`, { type: "message", text }), ...person(who, object) });
const last = (conversation: string) => town.in(conversation).at(-1)?.text ?? "";
const water = "00000000-0000-4000-8000-00000000000a";
const successor = "00000000-0000-4000-8000-00000000000d";
const forestry = "00000000-0000-4000-8000-00000000000b";

describe("a bound account", () => {
  it("is remembered with the person it is, and found again under the name another installation gives it", async () => {
    await town.bind("w", "water.liaison");
    await says("w", "我", water);
    expect(last("a:w")).toContain("水务局联络员");
    await says("w2", "我", water);
    expect(last("a:w2")).toContain("水务局联络员");
    expect(await town.store.account("teams", "29:w")).toBeUndefined();
    expect(await town.store.account("teams", "29:w2")).toMatchObject({
      person: "water.liaison",
      conversation: "a:w2",
    });
    // It stands in the history of the post, and its head hears of it.
    const [entry] = await town.store.postEntries("water.liaison", 1);
    expect(entry?.said.zh).toBe(
      "Teams重装了应用，“水务局联络员”的账号按单位通讯录自动接上，还是同一个人",
    );
    await town.bot.deliver();
  });

  it("is found again at the installation already, so that nobody is greeted as a stranger", async () => {
    const added = { type: "installationUpdate", action: "add" };
    await town.post({ ...town.made("w3", "a:w3", added), ...person("w3", water) });
    expect(town.in("a:w3")).toEqual([]);
    expect(await town.store.account("teams", "29:w3")).toMatchObject({ conversation: "a:w3" });
  });

  it("is written to in the chat it speaks in, whatever that was called before", async () => {
    await town.post({
      ...town.made("w3", "a:w3-new", { type: "message", text: "我" }),
      ...person("w3", water),
    });
    expect(await town.store.account("teams", "29:w3")).toMatchObject({ conversation: "a:w3-new" });
  });

  it("is not taken over from a group, where nobody is written to", async () => {
    const group = "19:g@thread.v2";
    const said = town.made("w4", group, { type: "message", text: "<at>府检联动</at> 我" });
    await town.post({ ...said, ...person("w4", water) });
    expect(await town.store.account("teams", "29:w4")).toBeUndefined();
    expect(await town.store.account("teams", "29:w3")).toBeDefined();
  });

  it("is nobody's in another tenant, who are refused", async () => {
    const conversation = { id: "a:w5", conversationType: "personal", tenantId: "another" };
    const said = town.made("w5", "a:w5", { type: "message", text: "我" });
    const { status } = await town.post({ ...said, ...person("w5", water), conversation });
    expect(status).toBe(403);
    expect(await town.store.account("teams", "29:w5")).toBeUndefined();
  });

  it("of whom Teams does not say who it is goes on as before", async () => {
    await says("w3", "我", undefined);
    expect(last("a:w3")).toContain("水务局联络员");
  });
});

describe("an account that is somebody else now", () => {
  it("does nothing any more, and reads why, wherever it asks", async () => {
    await town.bind("f", "forestry.liaison");
    await says("f", "我", forestry);
    const line = "提交线索 标题=黑水 类别=水污染 事实=黑水 地点=桥 日期=昨天 来源=履职";
    await says("f", line, water);
    expect(last("a:f")).toContain("已经不是绑定时的那个人");
    expect(await town.store.matter("XS-2026-0001")).toBeUndefined();
    const invoke = (name: string, value: object) =>
      town.post({
        ...town.made("f", "a:f", { type: "invoke", name, value }),
        ...person("f", water),
      });
    const pressed = await invoke("adaptiveCard/action", {
      action: { verb: "press", data: { press: { command: "todo" }, verb: "press", of: "card" } },
    });
    expect(pressed.body).toMatchObject({ statusCode: 400 });
    expect(JSON.stringify(pressed.body)).toContain("已经不是绑定时的那个人");
    const dialog = await invoke("task/fetch", { data: { press: 7 } });
    expect(JSON.stringify(dialog.body)).toContain("已经不是绑定时的那个人");
  });

  it("reads nothing of it in a group, and nobody else does", async () => {
    const group = "19:g@thread.v2";
    const said = town.made("f", group, { type: "message", text: "<at>府检联动</at> 待办" });
    await town.post({ ...said, ...person("f", water) });
    expect(last(group)).toContain("请先打开与“府检联动”的私聊");
  });

  it("is itself again when it is", async () => {
    await says("f", "我", forestry);
    expect(last("a:f")).toContain("林草局联络员");
  });

  it("may be bound for that person once it was released", async () => {
    const { scene, store } = town;
    await store.save({
      seen: { event: "handed over", actor: "forestry.liaison", at: scene.clock.now() },
      handedOver: {
        hash: codeHash("NEWC0DE"),
        person: "forestry.liaison",
        expiresAt: "2026-12-01T00:00:00.000Z",
      },
    });
    await says("f", "我", successor);
    expect(last("a:f")).toContain("绑定");
    await town.bind("f", "forestry.liaison");
    await says("f", "我", successor);
    expect(last("a:f")).toContain("林草局联络员");
  });
});

it("whoever binds is remembered as soon as the account counts", async () => {
  await town.store.saveBindCode({
    hash: codeHash("ABCDEFGH23456789"),
    person: "emergency.liaison",
    expiresAt: "2026-12-01T00:00:00.000Z",
    by: "operator",
  });
  await says("e", "绑定 ABCDEFGH23456789", "00000000-0000-4000-8000-00000000000c");
  const [asked] = await town.store.openPostRequests(town.scene.clock.now());
  await town.scene.says("emergency.head", `岗位核准 ${asked?.number}`);
  await says("e", "我", "00000000-0000-4000-8000-00000000000c");
  await says("e2", "我", "00000000-0000-4000-8000-00000000000c");
  expect(await town.store.account("teams", "29:e2")).toMatchObject({ person: "emergency.liaison" });
});
