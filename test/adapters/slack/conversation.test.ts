import type { KnownBlock } from "@slack/types";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addMinutes } from "../../../src/calendar/day.ts";
import { codeHash } from "../../../src/commands/bind.ts";
import { slackRules } from "./contract.ts";
import { blocksText, buttonsIn } from "./reading.ts";
import { directOf, team } from "./stand-in.ts";
import { openTown, type Town } from "./town.ts";

/** Everything said in these conversations is held against Slack's rules. */
const refuses = slackRules();

let town: Town;
beforeEach(async () => {
  town = await openTown({ refuses });
  await town.binds("UWATER", "water.liaison");
  await town.binds("UINTAKE", "procuratorate.intake");
});
afterEach(async () => {
  await town.close();
  expect(town.slack.problems).toEqual([]);
});

const modalText = () => blocksText(town.modal().view.blocks as KnownBlock[]);

const clueLine =
  "提交线索 标题=大桥下排污口 类别=水污染 事实=黑水直排 地点=山丹河大桥下 日期=昨天 来源=履职";

const empty = { status: 200, body: "" };

test("a clerk asks for the form in a channel, fills it in, and the procuratorate accepts the clue", async () => {
  expect(town.text("UWATER")).toContain("水务局联络员");

  expect(await town.slash("UWATER", "线索 提交 标题=大桥下排污口")).toEqual(empty);
  expect(modalText()).toContain("标题*: <plain_text_input>");

  const wrong = await town.submits("UWATER", town.modal(), {
    "choice:category": { selected_option: { value: "water-pollution" } },
    "text:facts": { value: "黑水直排" },
    "text:place": { value: "大桥" },
    "date:occurredOn": { selected_date: "2027-01-01" },
    "choice:source": { selected_option: { value: "duty" } },
  });
  expect(wrong.answer).toEqual({
    response_action: "errors",
    errors: { "date:occurredOn": expect.stringContaining("不能晚于今天") },
  });

  const right = await town.submits("UWATER", town.modal(), {
    "choice:category": { selected_option: { value: "water-pollution" } },
    "text:facts": { value: "黑水直排" },
    "text:place": { value: "大桥" },
    "choice:source": { selected_option: { value: "duty" } },
  });
  expect(right).toMatchObject(empty);
  // It was asked for in a channel, so the answer is for one pair of eyes.
  expect(town.last("UWATER", "C0GROUP").to).toBe("UWATER");
  expect(town.text("UWATER", "C0GROUP")).toContain("XS-2026-0001");

  await town.delivers();
  const card = town.last("UINTAKE");
  expect(card.channel).toBe(directOf("UINTAKE"));
  expect(card.unfurls).toBe(false);
  expect(card.metadata).toEqual({
    event_type: "liandong_notice",
    event_payload: { notice: expect.any(String) },
  });
  await town.presses("UINTAKE", "受理");
  await town.submits("UINTAKE", town.modal());
  // What was answered stands in the card's thread, and on the card itself.
  expect(town.last("UINTAKE").thread).toBe(card.ts);
  expect(town.text("UINTAKE")).toContain("您已受理");

  await town.delivers();
  expect(blocksText(card.blocks)).toContain("您已受理");
  expect(blocksText(card.blocks)).toContain("[更正]");
  expect(town.text("UWATER")).toContain("已受理");
});

describe("the same lines everywhere", () => {
  test("plainly in a direct message", async () => {
    await town.dm("UWATER", "待办");
    expect(town.last("UWATER").to).toBeUndefined();
    expect(town.text("UWATER")).toContain("待办");
  });

  test("after a mention, for the asker alone", async () => {
    await town.mentions("UWATER", "C0GROUP", "待办");
    expect(town.last("UWATER", "C0GROUP").to).toBe("UWATER");
    expect(town.reads("UINTAKE", "C0GROUP")).toEqual([]);
  });

  test("after the slash command, with the acknowledgement", async () => {
    const { body } = await town.slash("UWATER", "待办");
    expect(JSON.parse(body)).toMatchObject({ response_type: "ephemeral" });
  });

  test("the slash command in the direct message answers plainly too", async () => {
    expect(await town.slash("UWATER", "待办", directOf("UWATER"))).toEqual(empty);
    expect(town.last("UWATER").to).toBeUndefined();
  });

  test("what is bound for everybody is said to everybody", async () => {
    await town.binds("UOFFICE", "gov-office.secretariat");
    await town.slash("UOFFICE", "群 绑定 联动群", "C0GROUP");
    await town.presses("UOFFICE", "确认", town.last("UOFFICE", "C0GROUP"));
    expect(town.text("UWATER", "C0GROUP")).toContain("联动群");
    expect(town.reads("UWATER", "C0GROUP").map(({ to }) => to)).toEqual([undefined, undefined]);
  });

  test("where the bot is not in the channel, its asker is told how to let it in", async () => {
    await town.binds("UOFFICE", "gov-office.secretariat");
    town.slack.fails("chat.postMessage", { error: "not_in_channel" });
    await town.slash("UOFFICE", "群 绑定 联动群", "C0GROUP");
    expect(town.text("UOFFICE", "C0GROUP")).toContain("/invite");
    expect(town.last("UOFFICE", "C0GROUP").to).toBe("UOFFICE");
  });

  test.each(["not_in_channel", "channel_not_found", "user_not_in_channel", "is_archived"])(
    "what came of a form is said in private where its channel cannot be used: %s",
    async (error) => {
      await town.slash("UWATER", clueLine.replace("标题=大桥下排污口", ""));
      town.slack.fails("chat.postEphemeral", { error });
      await town.submits("UWATER", town.modal(), { "text:title": { value: "大桥下排污口" } });
      expect(await town.store.matter("XS-2026-0001")).toBeDefined();
      expect(town.last("UWATER").channel).toBe(directOf("UWATER"));
      expect(town.text("UWATER")).toContain("XS-2026-0001");
    },
  );

  test("a line that needs a form gets a button where Slack lets no modal be opened", async () => {
    await town.dm("UWATER", "提交线索 标题=大桥下排污口");
    expect(town.text("UWATER")).toContain("[填写]");
    await town.presses("UWATER", "填写");
    const title = town.modal().view.blocks.find(({ block_id }) => block_id === "text:title");
    expect(title).toMatchObject({ element: { initial_value: "大桥下排污口" } });
  });

  test("a long sentence becomes a clue whole, though a button holds less", async () => {
    const sentence = "沿岸堆放生活垃圾&<渣土>，".repeat(141);
    await town.dm(
      "UWATER",
      sentence.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
    );
    await town.presses("UWATER", "做成线索");
    const facts = town.modal().view.blocks.find(({ block_id }) => block_id === "text:facts");
    expect(facts).toMatchObject({ element: { initial_value: sentence } });
  });
});

describe("on a lock screen", () => {
  test("stands what has happened, of which matter; what is restricted with its number alone", async () => {
    await town.dm("UWATER", clueLine);
    await town.delivers();
    expect(plain(town.last("UINTAKE").text)).toMatch(
      /水务局送来一条线索，请受理或退回。.* · 线索 XS-2026-0001 · 大桥下排污口 · /,
    );
    await town.dm("UWATER", clueLine.replace("类别=水污染", "类别=职务犯罪"));
    await town.delivers();
    for (const { text } of town.slack.messages.filter(
      ({ channel }) => channel !== directOf("UWATER"),
    ))
      if (text.includes("0002")) expect(text).not.toContain("大桥");
  });

  /** Without what keeps addresses from coming alive. */
  const plain = (text: string) => text.replaceAll("\u2060", "");
});

describe("in the thread of a card", () => {
  const cardOf = async (user: string) => {
    await town.delivers();
    return town.last(user);
  };

  test("a word is about that card, whatever else waits, and an answer stays in the thread", async () => {
    await town.dm("UWATER", clueLine);
    const first = await cardOf("UINTAKE");
    await town.dm(
      "UWATER",
      "提交线索 标题=违建占用消防通道 类别=水污染 事实=油罐渗漏 地点=北关村口 日期=昨天 来源=投诉",
    );
    const second = await cardOf("UINTAKE");
    expect(second.ts).not.toBe(first.ts);
    await town.dm("UINTAKE", "退回 理由=不属于我们管", { thread_ts: first.ts });
    expect((await town.store.matter("XS-2026-0001"))?.state).toBe("returned");
    expect((await town.store.matter("XS-2026-0002"))?.state).toBe("submitted");
    expect(town.last("UINTAKE").thread).toBe(first.ts);
  });

  test("a sentence is offered to it first", async () => {
    await town.dm("UWATER", clueLine);
    const card = await cardOf("UINTAKE");
    await town.dm("UINTAKE", "这件事不归我们管，应当由乡镇办", { thread_ts: card.ts });
    expect(town.text("UINTAKE")).toContain("[退回线索 XS-2026-0001 · 大桥下排污口]");
  });

  test("what stands alone elsewhere is about it too, and what makes something new is not", async () => {
    await town.dm("UWATER", clueLine);
    const card = await cardOf("UINTAKE");
    const says = (line: string) => town.dm("UINTAKE", line, { thread_ts: card.ts });
    for (const line of ["附件", "期限"]) {
      await says(line);
      expect(town.text("UINTAKE"), line).toContain("XS-2026-0001");
      expect(town.text("UINTAKE"), line).not.toContain("没有办成");
    }
    await says(clueLine.replaceAll("大桥下", "北关村").replace("黑水直排", "油罐渗漏"));
    expect(await town.store.matter("XS-2026-0002")).not.toHaveProperty("parent", "XS-2026-0001");
    await says("期限 试算 公益诉讼检察建议 2025-08-01");
    expect(town.text("UINTAKE")).toContain("2025年10月");
  });

  test("a file is offered to it first", async () => {
    await town.dm("UWATER", clueLine);
    const card = town.last("UWATER");
    await town.dm(
      "UWATER",
      clueLine.replaceAll("大桥下", "北关村").replace("黑水直排", "油罐渗漏"),
    );
    const files = [town.slack.addFile("桥下.txt", new TextEncoder().encode("现场记录"))];
    await town.dm("UWATER", "", { thread_ts: card.ts, files, subtype: "file_share" });
    const [first] = buttonsIn(town.last("UWATER").blocks);
    expect(first?.text.text).toBe("补充到 XS-2026-0001 · 大桥下排污口");
  });

  test("whoever may not see it is answered as anywhere", async () => {
    await town.binds("UFOREST", "forestry.liaison");
    await town.dm("UWATER", clueLine);
    const card = await cardOf("UINTAKE");
    await town.dm("UFOREST", "受理", { thread_ts: card.ts, channel: card.channel });
    expect(town.text("UFOREST", card.channel)).not.toContain("XS-2026");
  });
});

describe("what stays quiet", () => {
  const quiet: readonly [what: string, event: object][] = [
    ["an edited message", { subtype: "message_changed", message: {} }],
    ["a deleted message", { subtype: "message_deleted" }],
    ["its own message", { user: "U0BOT", text: "待办" }],
    ["another bot's message", { bot_id: "B9", text: "待办" }],
    ["somebody joining", { subtype: "channel_join", text: "<@UX> joined" }],
    ["somebody of another organisation", { user_team: "T0OTHER" }],
    ["a message without a writer", { user: undefined }],
  ];
  test.each(quiet)("%s", async (_, more) => {
    const before = town.slack.messages.length;
    expect(await town.dm("UWATER", "待办", more)).toEqual(empty);
    expect(town.slack.messages).toHaveLength(before);
  });

  test("talk among people in a channel", async () => {
    const before = town.slack.messages.length;
    await town.says("UWATER", "C0GROUP", "待办");
    expect(town.slack.messages).toHaveLength(before);
  });

  test.each([":smile:", "👍👍", "x".repeat(3000), "<@UX> <#C1|大厅> <http://a.example|a>"])(
    "but every direct message is answered: %s",
    async (line) => {
      const before = town.reads("UWATER").length;
      await town.dm("UWATER", line);
      expect(town.reads("UWATER").length).toBe(before + 1);
    },
  );
});

describe("a number written in a channel", () => {
  test("can be opened by whoever may see it, and is nothing to others", async () => {
    await town.dm("UWATER", clueLine);
    await town.says("UINTAKE", "C0GROUP", "请看 XS-2026-0001，今天办");
    expect(town.text("UINTAKE", "C0GROUP")).toBe("这里提到了XS-2026-0001。\n[查看]");
    expect(town.last("UINTAKE", "C0GROUP").to).toBe("UINTAKE");

    await town.binds("UFOREST", "forestry.liaison");
    const before = town.slack.messages.length;
    await town.says("UFOREST", "C0GROUP", "XS-2026-0001");
    await town.says("UNOBODY", "C0GROUP", "XS-2026-0001");
    await town.says("UINTAKE", "C0GROUP", "XS-2026-0099 XSX-2026-0001");
    expect(town.slack.messages).toHaveLength(before);

    await town.presses("UINTAKE", "查看", town.last("UINTAKE", "C0GROUP"));
    expect(town.text("UINTAKE", "C0GROUP")).toContain("大桥下排污口");
    expect(town.last("UINTAKE", "C0GROUP").to).toBe("UINTAKE");
  });
});

describe("App Home", () => {
  const home = (user: string) =>
    blocksText((town.slack.homes.get(user)?.blocks ?? []) as KnownBlock[]);

  test("is the desk, and follows what happens", async () => {
    await town.opensHome("UINTAKE");
    expect(home("UINTAKE")).not.toContain("XS-2026-0001");
    await town.dm("UWATER", clueLine);
    await town.delivers();
    await town.adapter.stop();
    expect(home("UINTAKE")).toContain("XS-2026-0001");
  });

  test("says first what can be begun, and keeps saying it when it is redrawn", async () => {
    await town.opensHome("UWATER");
    expect(home("UWATER").split("\n").slice(0, 2)).toEqual(["待办", "[提交线索] [帮助]"]);
    await town.pressesHome("UWATER", "提交线索");
    expect(modalText()).toContain("标题*: <plain_text_input>");
    await town.dm("UWATER", clueLine);
    await town.delivers();
    expect(home("UWATER").split("\n")[1]).toBe("[提交线索] [帮助]");
  });

  test("opens what is pressed over itself, not in a conversation nobody looks at", async () => {
    await town.dm("UWATER", clueLine);
    await town.opensHome("UINTAKE");
    const before = town.reads("UINTAKE").length;
    await town.pressesHome("UINTAKE", "查看");
    expect(modalText()).toContain("大桥下排污口");
    await town.pressesHome("UINTAKE", "帮助");
    expect(modalText()).toContain("直接打字");
    expect(town.reads("UINTAKE")).toHaveLength(before);
  });

  test("asks whoever has no post for the code, in their language, and is then their desk", async () => {
    await town.opensHome("UENNEW");
    expect(home("UENNEW")).toContain("not bound to a post yet");
    await town.pressesHome("UENNEW", "Code");
    expect(modalText()).toContain("Code*: <plain_text_input>");
    const modal = town.modal();
    const [input = ""] = modal.view.blocks.flatMap(({ type, block_id }) =>
      type === "input" ? [block_id ?? ""] : [],
    );
    const wrong = await town.submits("UENNEW", modal, { [input]: { value: "WRONG" } });
    expect(wrong.answer).toEqual({
      response_action: "errors",
      errors: { [input]: expect.stringContaining("wrong, used or expired") },
    });
    await town.store.saveBindCode({
      hash: codeHash("ABCD-EFGH-JKLM"),
      person: "water.liaison-2",
      expiresAt: addMinutes(town.clock.now(), 60),
    });
    await town.submits("UENNEW", modal, { [input]: { value: "abcd efgh jklm" } });
    expect(town.text("UENNEW")).toContain("Bound:");
    await town.adapter.stop();
    // In the language of the post, which others have had before.
    expect(home("UENNEW")).toContain("[提交线索] [帮助]");
  });
});

describe("a message made a clue", () => {
  test("opens the form with its words and its files in it, and runs no command", async () => {
    await town.dm("UWATER", clueLine);
    const photo = town.slack.addFile("桥下.txt", new TextEncoder().encode("现场记录"));
    await town.shortcut("UINTAKE", { text: "受理 XS-2026-0001", files: [photo] });
    const blocks = town.modal().view.blocks;
    expect(blocks.find(({ block_id }) => block_id === "text:facts")).toMatchObject({
      element: { initial_value: "受理 XS-2026-0001" },
    });
    expect((await town.store.matter("XS-2026-0001"))?.state).toBe("submitted");
    expect(blocks.find(({ block_id }) => block_id === "choices:files")).toMatchObject({
      element: { initial_options: [{ text: { text: expect.stringContaining("桥下.txt") } }] },
    });
  });

  test("says whose words they are and where they stand, and keeps the addresses in them", async () => {
    await town.shortcut("UINTAKE", {
      text: "见<https://photo.example/1|现场照片>，*黑水*直排",
      user: "UWATER",
      ts: "1800000000.000900",
    });
    const facts = town.modal().view.blocks.find(({ block_id }) => block_id === "text:facts");
    expect(facts).toMatchObject({
      element: {
        initial_value:
          "见现场照片（https://photo.example/1），黑水直排\n（引自 水务局联络员 https://county.example/archives/C0GROUP/p1800000000000900）",
      },
    });
  });

  test("the global shortcut opens an empty form", async () => {
    await town.shortcut("UWATER", undefined);
    expect(modalText()).toContain("事实*: <plain_text_input>");
  });
});

describe("what may be the same", () => {
  test("is shown above the form and read on top of it, and both stay two", async () => {
    await town.dm("UWATER", clueLine);
    await town.slash("UWATER", clueLine);
    const modal = town.modal();
    expect(modalText()).toContain("XS-2026-0001");
    const [open] = buttonsIn(modal.view.blocks as KnownBlock[]);
    await town.interact({
      type: "block_actions",
      team: { id: team },
      user: { id: "UWATER", team_id: team },
      trigger_id: town.slack.trigger(),
      container: { type: "view", view_id: modal.id },
      view: { ...modal.view, id: modal.id },
      actions: [{ action_id: open?.action_id, value: open?.value, action_ts: "1" }],
    });
    expect(town.modal().id).not.toBe(modal.id);
    expect(modalText()).toContain("大桥下排污口");

    expect(await town.submits("UWATER", modal)).toMatchObject(empty);
    expect(await town.store.matter("XS-2026-0002")).toBeDefined();
  });
});
