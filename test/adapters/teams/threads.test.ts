import type { Activity, ChannelInfo, TeamsChannelData } from "botbuilder";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { named, openTown, type Town } from "./town.ts";

/** Channels of a team, where every message stands in a thread: answers stay in it, what comes by itself does not. */

const channel = "19:county@thread.tacv2";
const thread = "1763859600000";
const inThread = `${channel};messageid=${thread}`;

let town: Town;
beforeAll(async () => {
  town = await openTown();
  await town.bind("s", "gov-office.secretariat");
  await town.bind("w", "water.liaison");
  await town.bind("o", "procuratorate.procurator");
});
afterAll(() => town.close());
beforeEach(() => town.connector.messages.splice(0));

const data: TeamsChannelData = {
  team: { id: "19:team@thread.tacv2", name: "山丹县" },
  channel: { id: channel } as ChannelInfo,
};

/** An activity as Teams sends it out of a channel: the thread stands in the id of the conversation. */
const inChannel = (who: string, more: Partial<Activity>, conversation = inThread) => ({
  ...town.made(who, conversation, {}),
  channelData: { ...data, tenant: { id: town.connector.tenantId } },
  conversation: {
    id: conversation,
    name: "",
    conversationType: "channel",
    isGroup: true,
    tenantId: town.connector.tenantId,
  } satisfies Activity["conversation"],
  ...more,
});
const says = (who: string, text: string, conversation?: string) =>
  town.post(
    inChannel(
      who,
      {
        type: "message",
        text: `<at>府检联动</at> ${text}`,
        entities: [
          {
            type: "mention",
            text: "<at>府检联动</at>",
            mentioned: { id: "28:bot", name: "府检联动" },
          },
        ],
      },
      conversation,
    ),
  );
const presses = (who: string, message: string, button: ReturnType<typeof named>) =>
  town.post(
    inChannel(who, {
      type: "invoke",
      name: "adaptiveCard/action",
      replyToId: message,
      value: { action: { type: "Action.Execute", verb: button.verb, data: button.data } },
    }),
  );
const binds = async (): Promise<void> => {
  await says("s", "群 绑定 水务局");
  const [question] = town.in(inThread);
  if (question === undefined) throw new Error("nothing was asked in the thread");
  await presses("s", question.id, named(question, "确认"));
};

describe("in a thread of a channel", () => {
  it("whoever asks is told there that the answer came in private, and nothing new begins", async () => {
    await says("w", "待办");
    expect(town.in(inThread).map(({ text }) => text)).toEqual(["w 已在私聊里回复您。"]);
    expect(town.in(channel)).toEqual([]);
    expect(town.in("a:w")).toHaveLength(1);
  });

  it("a new post is a thread too: what answers it stands under it", async () => {
    await says("w", "帮助", `${channel};messageid=1763859700000`);
    expect(town.in(`${channel};messageid=1763859700000`)).toHaveLength(1);
    expect(town.in(channel)).toEqual([]);
  });

  it("what everybody may read is answered there, and a press too", async () => {
    await binds();
    expect(town.in(inThread).map(({ text }) => text)).toEqual([
      expect.stringContaining("把这个群绑定为“水务局”？"),
      expect.stringContaining("本群已绑定为“水务局”"),
    ]);
    expect(town.in(channel)).toEqual([]);
    expect(await town.store.channel("teams", channel)).toMatchObject({ boundTo: "water" });
  });

  it("a button of an older client that means nothing is answered there", async () => {
    await town.post(inChannel("w", { type: "message", value: { verb: "press", press: 7 } }));
    expect(town.in(inThread).map(({ text }) => text)).toEqual([
      "这个按钮用不了。请输入“待办”或单号，打开最新的卡片。",
    ]);
  });

  it("what comes by itself is posted to the channel; what follows on it stands under it, and it is redrawn where it stands", async () => {
    await binds();
    town.connector.messages.splice(0);
    await town.says(
      "o",
      "登记建议 标题=整改排污口 文号=山检建〔2026〕7号 类型=社会治理 单位=水务局 送达日期=昨天 异议期=10 内容=整改",
    );
    await town.bot.deliver();
    const [card] = town.in(channel);
    expect(card?.text).toContain("JY-2026-0001");
    expect(town.in(inThread)).toEqual([]);
    await town.says("w", "签收 jy1");
    await town.scene.moveTo("2026-11-23T01:01:00.000Z");
    await town.bot.deliver();
    expect(town.in(channel).map(({ id }) => id)).toEqual([card?.id]);
    expect(town.in(channel)[0]?.text).toContain("已签收");
    // A line under it is about it, and what it is answered with stands under it too.
    const under = `${channel};messageid=${card?.id}`;
    await says("w", "期限", under);
    expect(town.in(under).at(-1)?.text).toBe("w 已在私聊里回复您。");
    expect(town.in("a:w").at(-1)?.text).toContain("JY-2026-0001");
  });

  it("whose first message was deleted meanwhile, the answer stands by itself", async () => {
    town.connector.faults.push({ status: 404, code: "MessageNotFound" });
    await town.post(inChannel("w", { type: "message", value: { verb: "press", press: 7 } }));
    expect(town.in(channel).map(({ text }) => text)).toEqual([
      "这个按钮用不了。请输入“待办”或单号，打开最新的卡片。",
    ]);
  });
});
