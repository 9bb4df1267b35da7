import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { named, openTown, read, type Town } from "./town.ts";

/** What is pressed when its message was deleted, or where the app was removed: done, and said where that can be. */

let town: Town;
beforeAll(async () => {
  town = await openTown();
  for (const [who, post] of [
    ["w", "water.liaison"],
    ["p", "procuratorate.intake"],
    ["s", "gov-office.secretariat"],
  ] as const)
    await town.bind(who, post);
});
afterAll(() => town.close());

const shut = { status: 403, code: "BotNotInConversationRoster" };
const group = "19:g@thread.v2";
const last = (conversation: string) => {
  const message = town.in(conversation).at(-1);
  if (message === undefined) throw new Error(`nothing in ${conversation}`);
  return message;
};
const places = ["", "桥", "堤", "井", "库", "沟", "湾"];
let clues = 0;
/** A clue of the water bureau, as its card stands before the procuratorate. */
const clueCard = async () => {
  clues += 1;
  await town.says(
    "w",
    `提交线索 标题=第${clues}处黑水 类别=水污染 事实=黑水直排${clues} 地点=${places[clues]}下 日期=昨天 来源=履职`,
  );
  await later();
  const code = `XS-2026-000${clues}`;
  const card = town.in("a:p").findLast(({ text }) => text.includes(code));
  if (card === undefined) throw new Error(`no card of ${code}`);
  return { code, card };
};
const deletes = (id: string): void => {
  const at = town.connector.messages.findIndex((one) => one.id === id);
  town.connector.messages.splice(at, 1);
};
let minute = 0;
const later = async (): Promise<void> => {
  minute += 5;
  await town.scene.moveTo(new Date(Date.UTC(2026, 10, 23, 1, minute)).toISOString());
  await town.bot.deliver();
};
beforeEach(later);

describe("a card whose message was deleted", () => {
  it("does what is pressed, and what came of it stands by itself", async () => {
    const { code, card } = await clueCard();
    deletes(card.id);
    const { body } = await town.presses("p", "a:p", card.id, named(card, "受理"));
    expect(body).toMatchObject({ statusCode: 200, value: "请看下面的新消息。" });
    expect((await town.store.matter(code))?.state).toBe("accepted");
    expect(last("a:p").text).toContain("已受理");
    // The new one follows its matter from now on, and nobody looks for the old one.
    await town.says("p", `立案 ${code}`);
    await later();
    expect(town.logged.join()).not.toContain("failed");
  });

  it("is not drawn anew any more once Teams has said that it is gone", async () => {
    const { code, card } = await clueCard();
    deletes(card.id);
    const place = { platform: "teams", conversation: "a:p", ref: card.id };
    expect(await town.store.matterAt(place)).toBe(code);
    await town.post(town.made("p", "a:p", { type: "messageDelete", id: card.id }));
    expect(await town.store.matterAt(place)).toBeUndefined();
    // What is said of it next stands by itself.
    await town.says("p", `受理 ${code}`);
    expect(last("a:p").text).toContain("已受理");
  });

  it("is given up at the first refusal where Teams has said nothing", async () => {
    const { code, card } = await clueCard();
    deletes(card.id);
    await town.says("w", `补充 ${code} 说明=又看到一处`);
    await later();
    const place = { platform: "teams", conversation: "a:p", ref: card.id };
    expect(await town.store.matterAt(place)).toBeUndefined();
  });
});

describe("a chat that the app was removed from", () => {
  it("shows what came of a press on this screen, where nothing can be written", async () => {
    const { code, card } = await clueCard();
    town.connector.faults.push(shut, shut);
    const { body } = await town.presses("p", "a:p", card.id, named(card, "受理"));
    expect(body).toMatchObject({ statusCode: 200, type: expect.stringContaining("adaptive") });
    expect(read(body["value"]).text).toContain("已受理");
    expect((await town.store.matter(code))?.state).toBe("accepted");
  });

  it("is not answered in a group instead: whoever asks is told to open it", async () => {
    await town.saysIn("s", group, "群 绑定 水务局");
    await town.presses("s", group, last(group).id, named(last(group), "确认"));
    const { code } = await clueCard();
    town.connector.faults.push(shut);
    await town.saysIn("w", group, code);
    expect(last(group).text).toContain("请先打开与“府检联动”的私聊");
    expect(town.logged.join()).not.toContain("failed");
  });
});

describe("a group that the app was removed from", () => {
  it("what everybody was to read is said to whoever pressed, with why", async () => {
    const place = "19:left@thread.v2";
    await town.saysIn("s", place, "群 绑定 水务局");
    const question = last(place);
    town.connector.faults.push(shut);
    const { body } = await town.presses("s", place, question.id, named(question, "确认"));
    expect(body).toMatchObject({ statusCode: 200, value: "已在私聊里回复您。" });
    expect(last("a:s").text).toContain("群里发不进去");
    expect(last("a:s").text).toContain("本群已绑定为“水务局”");
    expect(town.in(place)).toHaveLength(1);
  });

  it("whoever asked there is answered in private though the group cannot be told", async () => {
    const { code } = await clueCard();
    const before = town.in("a:w").length;
    const standing = town.connector.messages.length;
    // The answer is taken, the line in the group is not.
    const wrong = { status: 404, code: "ConversationNotFound" };
    const faults = town.connector.faults;
    faults.push("taken", wrong);
    const { status } = await town.saysIn("w", "19:left@thread.v2", code);
    expect(status).toBe(200);
    expect(town.in("a:w")).toHaveLength(before + 1);
    expect(town.connector.messages).toHaveLength(standing + 1);
    expect(town.logged.join()).not.toContain("failed");
  });
});
