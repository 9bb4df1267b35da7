import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { named, openTown, read, type Town } from "./town.ts";

/** The same conversations on Teams, through botbuilder, before a connector on loopback. */

let town: Town;
beforeEach(async () => {
  town = await openTown();
  await town.bind("w", "water.liaison");
  await town.bind("p", "procuratorate.intake");
});
afterEach(() => town.close());

const clue = "提交线索 标题=桥下黑水 类别=水污染 事实=黑水直排 地点=桥 日期=昨天 来源=履职";
const recommendation =
  "登记建议 标题=整改排污口 文号=山检建〔2026〕7号 类型=社会治理 单位=水务局 送达日期=昨天 异议期=10 内容=整改";
const last = (conversation: string) => {
  const message = town.in(conversation).at(-1);
  if (message === undefined) throw new Error(`nothing in ${conversation}`);
  return message;
};

describe("alone with the bot", () => {
  it("a line is answered with a card, and the receiver is told by itself", async () => {
    expect((await town.says("w", clue)).status).toBe(200);
    expect(last("a:w").text).toContain("线索 XS-2026-0001 · 桥下黑水");
    await town.bot.deliver();
    expect(last("a:p").text).toContain("桥下黑水");
    // What a notification and a screen reader say of it.
    const said = last("a:p").card as { readonly fallbackText: string; readonly speak: string };
    expect(said.fallbackText).toContain("水务局送来一条线索，请受理或退回。");
    expect(said.speak).toBe(said.fallbackText);
    expect(last("a:p").summary).toBe(said.fallbackText);
    expect(named(last("a:p"), "受理").data).toMatchObject({
      press: { command: "clue.accept", code: "XS-2026-0001" },
    });
    expect(town.connector.authorizations.every((one) => one === "Bearer local-token")).toBe(true);
  });

  it("a press changes the card it stood in, on this screen and for good; the other's follows", async () => {
    await town.says("w", clue);
    await town.bot.deliver();
    const card = last("a:p");
    const came = await town.presses("p", "a:p", card.id, named(card, "受理"));
    expect(came.body).toMatchObject({
      statusCode: 200,
      type: "application/vnd.microsoft.card.adaptive",
    });
    expect(read(came.body["value"]).text).toContain("已受理");
    expect(town.in("a:p").find(({ id }) => id === card.id)?.text).toContain("已受理");
    await town.bot.deliver();
    expect(town.in("a:w")[1]?.text).toContain("已受理");
  });

  it("what ends a matter is asked about once: the button alone does nothing, the one below its question does", async () => {
    await town.says("w", clue);
    const { actions, body } = last("a:w").card as {
      readonly actions: readonly Question[];
      readonly body: readonly { readonly actions?: readonly Question[] }[];
    };
    type Question = { readonly type: string; readonly title: string; readonly card: unknown };
    const all = [...body.flatMap((one) => one.actions ?? []), ...actions];
    const asks = all.find(({ title }) => title === "撤回");
    expect(asks).toMatchObject({ type: "Action.ShowCard" });
    expect(asks).not.toHaveProperty("data");
    expect(read(asks?.card).text).toMatch(/^撤回？\n.{6,}/);
    await town.presses("w", "a:w", last("a:w").id, named(read(asks?.card), "撤回"));
    expect((await town.store.matter("XS-2026-0001"))?.state).toBe("withdrawn");
  });

  it("a press that comes again under a new id has one effect", async () => {
    await town.says("w", clue);
    await town.bot.deliver();
    const card = last("a:p");
    const button = named(card, "受理");
    await Promise.all([
      town.presses("p", "a:p", card.id, button),
      town.presses("p", "a:p", card.id, button),
    ]);
    const entries = await town.store.entries("XS-2026-0001");
    expect(entries.map(({ step }) => step)).toEqual(["submit", "accept"]);
  });

  it("what is missing is asked for in a form, whose place its answer takes; what is wrong stands at its field", async () => {
    await town.says("w", "提交线索 标题=桥下黑水 类别=水污染 地点=桥 来源=履职");
    const form = last("a:w");
    expect(form.text).toContain("事实");
    const submit = named(form, "提交");
    const inputs = {
      "text:title": "桥下黑水",
      "choice:category": "water-pollution",
      "text:place": "桥",
      "choice:source": "duty",
      "date:occurredOn": "2027-01-01",
      "text:facts": "黑水直排",
    };
    const wrong = await town.presses("w", "a:w", form.id, submit, inputs);
    expect(read(wrong.body["value"]).text).toContain("不能晚于今天");
    const right = await town.presses("w", "a:w", form.id, submit, {
      ...inputs,
      "date:occurredOn": "2026-11-22",
    });
    expect(read(right.body["value"]).text).toContain("XS-2026-0001");
    expect(town.in("a:w").at(-1)?.text).toContain("XS-2026-0001");
  });

  it("a line of 100 kB is asked for in a form that says it is too long; a larger activity is refused", async () => {
    const long = await town.says("w", `提交线索 标题=桥下黑水 事实=${"字".repeat(34_000)}`);
    expect(long.status).toBe(200);
    expect(last("a:w").text).toContain("这一项太长，这张表单里放不下");
    expect(JSON.stringify(last("a:w").card).length).toBeLessThan(80_000);
    const more = await town.says("w", `提交线索 标题=桥下黑水 事实=${"字".repeat(200_000)}`);
    expect(more.status).toBe(200);
    expect(last("a:w").text).toContain("这一项太长，这张表单里放不下");
    expect((await town.says("w", "帮助", { junk: "x".repeat(1_100_000) })).status).toBe(413);
    expect(await town.store.matter("XS-2026-0001")).toBeUndefined();
  });

  it("a client without Action.Execute sends a message with the same data", async () => {
    await town.says("w", clue);
    await town.bot.deliver();
    const card = last("a:p");
    await town.says("p", "", { value: named(card, "受理").data, replyToId: card.id });
    expect((await town.store.matter("XS-2026-0001"))?.state).toBe("accepted");
    expect(town.in("a:p").find(({ id }) => id === card.id)?.text).toContain("已受理");
  });

  it("units are searched while somebody types", async () => {
    const came = await town.post(
      town.made("w", "a:w", {
        type: "invoke",
        name: "application/search",
        value: { kind: "search", queryText: "公安", dataset: "organisations" },
      }),
    );
    expect(JSON.stringify(came.body)).toContain('"value":"police"');
  });

  it("a word that quotes a card is about that card", async () => {
    await town.says("w", clue);
    await town.bot.deliver();
    const card = last("a:p");
    await town.says(
      "w",
      "提交线索 标题=油罐渗漏 类别=水污染 事实=油罐渗漏 地点=北关村口 日期=昨天 来源=投诉",
    );
    await town.bot.deliver();
    await town.says("p", `<quoted messageId="${card.id}"/>退回 理由=不归我们管`);
    expect((await town.store.matter("XS-2026-0001"))?.state).toBe("returned");
    expect((await town.store.matter("XS-2026-0002"))?.state).toBe("submitted");
  });

  it("a line that stands in the formatted copy of a message alone is read", async () => {
    const content = "<div><p>&nbsp;待办</p></div>";
    await town.says("w", "", { attachments: [{ contentType: "text/html", content }] });
    expect(last("a:w").text).toContain("待办");
  });

  it("somebody unbound is told how to bind, and nothing else", async () => {
    await town.post(town.made("x", "a:x", { type: "installationUpdate", action: "add" }));
    expect(last("a:x").text).toContain("绑定");
    await town.says("x", "列表");
    expect(last("a:x").text).toContain("还没有绑定岗位");
  });

  it("首页 is one card: what waits, 提交线索 and help, and for the unbound the place for the code", async () => {
    await town.says("w", clue);
    await town.bot.deliver();
    await town.says("p", "首页");
    expect(last("a:p").text).toContain("等您办");
    expect(last("a:p").text).toContain("XS-2026-0001");
    await town.presses("p", "a:p", last("a:p").id, named(last("a:p"), "帮助"));
    expect(last("a:p").text).toContain("府检联动助手");
    await town.says("w", "home");
    await town.presses("w", "a:w", last("a:w").id, named(last("a:w"), "提交线索"));
    expect(last("a:w").text).toContain("事实");
    await town.says("x", "首页");
    await town.presses("x", "a:x", last("a:x").id, named(last("a:x"), "绑定码"));
    expect(last("a:x").text).toContain("填管理员给您的一次性绑定码");
  });

  it("in a group 首页 comes in private", async () => {
    await town.saysIn("w", "19:g@thread.v2", "首页");
    expect(last("19:g@thread.v2").text).toBe("w 已在私聊里回复您。");
    expect(last("a:w").text).toContain("现在没有等您办的事");
  });

  it("one welcome greets whoever has no post, whatever Teams says of an installation, and asks for the code", async () => {
    const added = { type: "conversationUpdate", membersAdded: [{ id: "28:app" }] };
    const events = [{ type: "installationUpdate", action: "add" }, added];
    await Promise.all(events.map((event) => town.post(town.made("x", "a:x", event))));
    const upgraded = { type: "installationUpdate", action: "add-upgrade" };
    await town.post(town.made("x", "a:x", upgraded));
    expect(town.in("a:x")).toHaveLength(1);
    await town.presses("x", "a:x", last("a:x").id, named(last("a:x"), "绑定码"));
    expect(last("a:x").text).toContain("填管理员给您的一次性绑定码");
  });

  it("whoever has a post is not greeted, though the app is added anew", async () => {
    const before = town.in("a:w").length;
    await town.post(town.made("w", "a:w", { type: "installationUpdate", action: "remove" }));
    await town.post(town.made("w", "a:w", { type: "installationUpdate", action: "add" }));
    expect(town.in("a:w")).toHaveLength(before);
  });
});

describe("in a group", () => {
  const group = "19:g@thread.v2";
  beforeEach(async () => {
    await town.saysIn("p", group, "帮助");
    await town.bind("s", "gov-office.secretariat");
  });
  const bound = async () => {
    await town.saysIn("s", group, "群 绑定 水务局");
    await town.presses("s", group, last(group).id, named(last(group), "确认"));
  };

  it("a message is made a clue in a dialog: its words, who wrote it and where stand in the form", async () => {
    const invoke = (name: string, value: object) =>
      town.post(town.made("w", group, { type: "invoke", name, value }));
    const { body } = await invoke("composeExtension/fetchTask", {
      commandId: "clue_of_message",
      messagePayload: {
        id: "1",
        body: {
          contentType: "html",
          content: "<div><p>大桥下有<b>黑水</b> &amp; 死鱼</p><at>待办</at></div>",
        },
        from: { user: { displayName: "群众热线", id: "u" } },
        linkToMessage: "https://teams.example/l/message/1",
      },
    });
    const form = body as { task: { value: { card: { content: unknown } } } };
    const shown = read(form.task.value.card.content);
    expect(shown.text).toContain("事实");
    const drawn = JSON.stringify(form);
    expect(drawn).toContain("大桥下有黑水 & 死鱼");
    expect(drawn).toContain("（引自 群众热线 https://teams.example/l/message/1）");
    const submit = named(shown, "提交");
    const { body: done } = await invoke("composeExtension/submitAction", {
      commandId: "clue_of_message",
      data: {
        ...submit.data,
        "text:title": "大桥下黑水",
        "choice:category": "water-pollution",
        "text:facts": "大桥下有黑水",
        "text:place": "大桥",
        "date:occurredOn": "2026-11-20",
        "choice:source": "duty",
      },
    });
    expect(JSON.stringify(done)).toContain("XS-2026-0001");
    expect(town.in(group)).toHaveLength(1);
  });

  it("a button of an older client that means nothing is answered with a sentence", async () => {
    const value = { press: "nonsense", verb: "press" };
    await town.post(town.made("w", "a:w", { type: "message", value }));
    expect(last("a:w").text).toBe("这个按钮用不了。请输入“待办”或单号，打开最新的卡片。");
  });

  it("a group that the app is added to reads once how it is bound; a bound one does not", async () => {
    const added = { type: "conversationUpdate", membersAdded: [{ id: "28:app" }] };
    for (const event of [added, { type: "installationUpdate", action: "add" }])
      await town.post(town.made("s", "19:new@thread.v2", event));
    expect(town.in("19:new@thread.v2").map(({ text }) => text)).toEqual([
      expect.stringContaining("@府检联动 群 绑定 联动群"),
    ]);
  });

  it("a group that removes the app gets nothing any more, and the secretariat hears of it", async () => {
    await bound();
    await town.post(town.made("s", group, { type: "installationUpdate", action: "remove" }));
    expect(await town.store.channel("teams", group)).toBeUndefined();
    await town.bot.deliver();
    expect(last("a:s").text).toContain("Teams上，水务局的群移出了本应用");
    expect(last("a:s").text).toContain("群 绑定 水务局");
  });

  it("a deleted channel that is restored goes on as before", async () => {
    await bound();
    const about = (eventType: string) => ({
      type: "conversationUpdate",
      channelData: { eventType, channel: { id: group }, tenant: { id: "t-county" } },
    });
    await town.post(town.made("s", "19:general@thread.tacv2", about("channelDeleted")));
    expect(await town.store.channel("teams", group)).toBeUndefined();
    await town.post(town.made("s", "19:general@thread.tacv2", about("channelRestored")));
    expect(await town.store.channel("teams", group)).toMatchObject({ boundTo: "water" });
  });

  it("what is asked is answered in private, and a line without content says so", async () => {
    await town.says("w", clue);
    await town.saysIn("w", group, "xs1");
    expect(last(group).text).toBe("w 已在私聊里回复您。");
    expect(last("a:w").text).toContain("桥下黑水");
  });

  it("whoever has no private chat yet is told to open one, without content", async () => {
    await town.store.saveAccounts([
      { platform: "teams", external: "29:n", person: "water.head", conversation: "a:n" },
    ]);
    await town.says("w", clue);
    await town.saysIn("n", group, "xs1");
    expect(last(group).text).toContain("请先打开与“府检联动”的私聊");
    expect(JSON.stringify(town.in(group))).not.toContain("桥下黑水");
  });

  it("nothing is said to what is not meant for the bot", async () => {
    const before = town.in(group).length;
    await town.saysIn("w", group, "大家下午好", false);
    expect(town.in(group)).toHaveLength(before);
  });

  it("the card everybody sees is masked; those who may act get their buttons by asking, and press them with effect", async () => {
    await bound();
    await town.bind("o", "procuratorate.procurator");
    await town.says("o", recommendation);
    await town.bot.deliver();
    const card = last(group);
    expect(card.text).not.toContain("整改排污口");
    expect(card.buttons.map(({ title }) => title)).toEqual(["查看"]);
    const { refresh } = card.card as { refresh: { action: { data: object }; userIds: string[] } };
    expect(refresh.userIds).toContain("29:w");
    expect(refresh.userIds).not.toContain("29:s");
    const ask = (who: string) =>
      town.post(
        town.made(who, group, {
          type: "invoke",
          name: "adaptiveCard/action",
          replyToId: card.id,
          value: {
            action: { type: "Action.Execute", verb: "refresh", data: refresh.action.data },
            trigger: "automatic",
          },
        }),
      );
    const mine = read((await ask("w")).body["value"]);
    expect(mine.text).not.toContain("整改排污口");
    const acknowledged = await town.dialogs("w", group, named(mine, "签收"));
    expect(read(acknowledged.card).text).toContain("已签收");
    expect((await town.store.matter("JY-2026-0001"))?.state).toBe("acknowledged");
    expect((await ask("x")).body).toMatchObject({ statusCode: 403 });
  });

  it("what a member presses goes on in a dialog that nobody else sees, a form with what is wrong in it", async () => {
    await bound();
    await town.bind("o", "procuratorate.procurator");
    await town.says("o", recommendation);
    await town.bot.deliver();
    const mine = await town.refreshes("w", group, last(group));
    const before = [town.in(group).length, town.in("a:w").length];
    const shown = await town.dialogs("w", group, named(read(mine), "签收"));
    const form = await town.dialogs("w", group, named(read(shown.card), "异议"));
    const wrong = await town.dialogs("w", group, named(read(form.card), "异议"), {
      "text:reason": " ",
    });
    expect(read(wrong.card).text).toContain("请填写理由");
    const done = await town.dialogs("w", group, named(read(wrong.card), "异议"), {
      "text:reason": "不归我局管辖",
    });
    expect(read(done.card).text).toContain("异议已提交");
    // Buttons in a dialog are of the kind a dialog knows, and say nothing of a dialog any more.
    expect(JSON.stringify(done.card)).not.toMatch(/Action\.Execute|task\/fetch/);
    expect([town.in(group).length, town.in("a:w").length]).toEqual(before);
    expect(JSON.stringify(town.in(group))).not.toMatch(/不归我局管辖|整改排污口/);
    // Whoever else sends the same press is asked anew who they are.
    await town.bind("x", "forestry.liaison");
    const other = await town.dialogs("x", group, named(read(mine), "签收"));
    expect(read(other.card).text).toContain("没有找到这条记录");
    const nonsense = { title: "x", verb: "press", data: { verb: "press", of: "card", press: 7 } };
    expect((await town.dialogs("w", group, nonsense)).said).toContain("这个按钮用不了");
  });

  it("查看 opens it in private", async () => {
    await bound();
    await town.bind("o", "procuratorate.procurator");
    await town.says("o", recommendation);
    await town.bot.deliver();
    const card = last(group);
    await town.presses("w", group, card.id, named(card, "查看"));
    expect(last("a:w").text).toContain("整改排污口");
    expect(JSON.stringify(town.in(group))).not.toContain("整改排污口");
  });
});

describe("what Teams says of itself", () => {
  it.each([
    ["no sender", { type: "message", text: "帮助", from: undefined }],
    ["no recipient", { type: "message", text: "帮助", recipient: undefined }],
    ["no id", { type: "message", text: "帮助", id: undefined }],
    ["an unknown type", { type: "handoff" }],
    ["an edited message", { type: "messageUpdate", text: "帮助" }],
    ["a deleted message", { type: "messageDelete" }],
    ["a reaction", { type: "messageReaction", reactionsAdded: [{ type: "like" }] }],
    ["the bot's own message", { type: "message", text: "帮助", from: { id: "28:bot" } }],
    [
      "a tampered button",
      {
        type: "invoke",
        name: "adaptiveCard/action",
        value: { action: { verb: "press", data: { press: 7, verb: "press", of: "card" } } },
      },
    ],
    ["no action at all", { type: "invoke", name: "adaptiveCard/action" }],
    [
      "entities that are none",
      { type: "message", text: "帮助", entities: [null, 7, { type: "mention" }] },
    ],
    [
      "attachments that are none",
      { type: "message", text: "帮助", attachments: ["x", { contentType: "text/html" }] },
    ],
  ])("does no harm: %s", async (_, more) => {
    const { status } = await town.post({ ...town.made("w", "a:w", {}), ...more });
    expect(status).toBe(200);
    expect(await town.store.matter("XS-2026-0001")).toBeUndefined();
    expect(town.logged.join()).not.toContain("failed");
  });

  it.each(["composeExtension/query", "tab/fetch", "signin/verifyState"])(
    "an invoke nobody knows is said to be none: %s",
    async (name) => {
      const { status } = await town.post(
        town.made("w", "a:w", { type: "invoke", name, value: {} }),
      );
      expect(status).toBe(501);
    },
  );

  it("a name that looks like a pattern stays a name", async () => {
    await town.says(
      "w",
      "提交线索 标题=<at>$&号</at>桥 类别=水污染 事实=黑水 地点=桥 日期=昨天 来源=履职",
      {
        entities: [
          { type: "mention", text: "<at>$&号</at>", mentioned: { id: "29:z", name: "$&号" } },
        ],
      },
    );
    expect((await town.store.matter("XS-2026-0001"))?.title).toBe("$&号桥");
  });

  it("mentions of others stay as names, several too", async () => {
    await town.saysIn("w", "19:g@thread.v2", "帮助");
    await town.post(
      town.made("w", "19:g@thread.v2", {
        type: "message",
        text: "<at>府检联动</at>&nbsp;提交线索 标题=<at>王 组长</at>&amp;队 类别=水污染 事实=黑水直排 地点=桥 日期=昨天 来源=履职",
        entities: [
          {
            type: "mention",
            text: "<at>府检联动</at>",
            mentioned: { id: "28:bot", name: "府检联动" },
          },
          { type: "mention", text: "<at>王 组长</at>", mentioned: { id: "29:z", name: "王 组长" } },
        ],
      }),
    );
    expect((await town.store.matter("XS-2026-0001"))?.title).toBe("王 组长&队");
  });
});
