import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { slackRules } from "./contract.ts";
import { directOf, team } from "./stand-in.ts";
import { openTown, type Town } from "./town.ts";

/** What goes on in Slack around our messages: deleted cards, closed channels, guests, bots, other workspaces. */

let town: Town;
beforeAll(async () => {
  town = await openTown({ refuses: slackRules() });
  await town.binds("UWATER", "water.liaison");
  await town.binds("UINTAKE", "procuratorate.intake");
});
afterAll(async () => {
  await town.close();
  expect(town.slack.problems).toEqual([]);
});

let clues = 0;
const bringClue = async (): Promise<string> => {
  clues += 1;
  await town.dm(
    "UWATER",
    `提交线索 标题=第${clues}处排口 类别=水污染 事实=黑水${clues} 地点=${"甲乙丙丁戊己"[clues]}村 日期=昨天 来源=履职`,
  );
  await town.delivers();
  return `XS-2026-000${clues}`;
};
const cardOf = (user: string, code: string) => {
  const found = town.reads(user).findLast(({ text }) => text.includes(code));
  if (found === undefined) throw new Error(`no card of ${code}`);
  return found;
};

describe("a card", () => {
  test("that is pressed after its message was deleted does what it says, and the answer stands by itself", async () => {
    const code = await bringClue();
    const card = cardOf("UINTAKE", code);
    const before = town.reads("UINTAKE").length;
    town.slack.messages.splice(town.slack.messages.indexOf(card), 1);
    town.slack.fails("chat.postMessage", { error: "thread_not_found" });
    await town.presses("UINTAKE", "受理", card);
    await town.delivers();
    expect((await town.store.matter(code))?.state).toBe("accepted");
    expect(town.reads("UINTAKE").length).toBeGreaterThanOrEqual(before);
    expect(town.text("UINTAKE")).toContain("已受理");
    expect(town.last("UINTAKE").thread).toBeUndefined();
  });

  test("that was deleted is not drawn anew for ever, and its matter goes on", async () => {
    const code = await bringClue();
    const card = cardOf("UINTAKE", code);
    town.slack.messages.splice(town.slack.messages.indexOf(card), 1);
    await town.dm("UWATER", `补充 ${code} 说明=又看到一处`);
    await town.delivers();
    const calls = () => town.slack.calls.filter(({ method }) => method === "chat.update").length;
    const once = calls();
    await town.delivers();
    expect(calls()).toBe(once);
  });

  test("that Slack says was deleted is forgotten at once", async () => {
    const code = await bringClue();
    const card = cardOf("UINTAKE", code);
    const conversation = directOf("UINTAKE");
    const place = { platform: "slack", conversation, ref: `${conversation}:${card.ts}` };
    expect(await town.store.matterAt(place)).toBe(code);
    await town.event({
      type: "message",
      subtype: "message_deleted",
      hidden: true,
      channel: conversation,
      channel_type: "im",
      deleted_ts: card.ts,
      previous_message: { type: "message", user: "U0BOT", bot_id: "B0BOT", ts: card.ts },
    });
    expect(await town.store.matterAt(place)).toBeUndefined();
  });
});

describe("a channel that was made private", () => {
  test("and the assistant is not in any more: what all were to read there is said to whoever asked, with what to do", async () => {
    await town.binds("USEC", "gov-office.secretariat");
    town.slack.fails("chat.postMessage", { error: "channel_not_found" });
    town.slack.fails("chat.postEphemeral", { error: "channel_not_found" });
    await town.mentions("USEC", "C0SHUT", "群 绑定 联动群");
    expect(town.text("USEC")).toContain("/invite");
  });

  test("and the assistant is not in any more: whoever asked there is answered in private", async () => {
    await town.slash("UWATER", "待办", "C0SHUT");
    const before = town.reads("UWATER").length;
    town.slack.fails("chat.postEphemeral", { error: "channel_not_found" });
    await town.mentions("UWATER", "C0SHUT", "待办");
    expect(town.reads("UWATER").length).toBe(before + 1);
    expect(town.text("UWATER")).toContain("待办");
  });
});

describe("somebody who is not one of us", () => {
  const guest = { user: "UGUEST", user_profile: { is_restricted: true } };
  test("a guest of the workspace is nobody until a code is given, and reads nothing of any matter", async () => {
    const code = await bringClue();
    for (const line of [`查 ${code}`, "列表", "待办", code]) {
      await town.dm("UGUEST", line, guest);
      expect(town.text("UGUEST"), line).toContain("绑定");
      expect(town.text("UGUEST"), line).not.toContain("排口");
    }
    const before = town.slack.messages.length;
    await town.says("UGUEST", "C0GROUP", `请看 ${code}`, guest);
    expect(town.slack.messages).toHaveLength(before);
  });

  test.each([
    ["a bot", { bot_id: "B9", bot_profile: { id: "B9", app_id: "A9" } }],
    ["a workflow", { subtype: "bot_message", bot_id: "B8", user: undefined }],
    ["ours, by its user", { user: "U0BOT" }],
    ["ours, by its bot id", { user: "U0BOT", bot_id: "B0BOT" }],
  ])(
    "%s that answers our messages is not answered, so that no two talk for ever",
    async (_, more) => {
      const before = town.slack.messages.length;
      await town.dm("UWATER", "待办", more);
      await town.event({
        type: "app_mention",
        channel: "C0GROUP",
        user: "UB",
        text: "<@U0BOT> 待办",
        ...more,
      });
      expect(town.slack.messages).toHaveLength(before);
    },
  );

  test("somebody of two workspaces is ours here, and nobody where the other one speaks", async () => {
    const before = town.slack.messages.length;
    const said = {
      type: "message",
      channel_type: "im",
      channel: directOf("UWATER"),
      user: "UWATER",
    };
    const other = { team_id: "T0OTHER", authorizations: [{ team_id: "T0OTHER" }] };
    expect((await town.event({ ...said, text: "待办" }, other)).status).toBe(200);
    await town.event({ ...said, text: "待办", user_team: "T0OTHER" });
    expect(town.slack.messages).toHaveLength(before);
    await town.event({ ...said, text: "待办", user_team: team });
    expect(town.slack.messages).toHaveLength(before + 1);
  });
});

describe("a button of another app", () => {
  test.each([
    ["approve", "yes"],
    ["press:0", "not ours"],
    ["press:0", JSON.stringify({ hello: 1 })],
    ["overflow", JSON.stringify({ command: 7 })],
    ["overflow", ""],
  ])("(%s, %s) does nothing, and says how to go on", async (action_id, value) => {
    const before = (await town.store.heads(town.clock.now())).length;
    const got = await town.interact({
      type: "block_actions",
      api_app_id: "A0OTHER",
      team: { id: team },
      user: { id: "UWATER", team_id: team },
      trigger_id: town.slack.trigger(),
      channel: { id: directOf("UWATER") },
      container: { type: "message", message_ts: "1700000000.000100" },
      actions: [{ action_id, value, action_ts: `${town.slack.count()}` }],
    });
    expect(got.status).toBe(200);
    expect(town.text("UWATER")).toContain("这个按钮已经看不懂了，请重新输入一次。");
    expect((await town.store.heads(town.clock.now())).length).toBe(before);
  });
});

test("a file of 95 MB is refused in a sentence, before a byte of it is fetched", async () => {
  const file = { ...town.slack.addFile("很大.pdf", new Uint8Array(8)), size: 95 * 1024 * 1024 };
  const before = town.slack.calls.length;
  await town.dm("UWATER", "", { subtype: "file_share", files: [file] });
  expect(town.text("UWATER")).toMatch(/很大\.pdf.*太大|太大/s);
  expect(town.slack.calls.slice(before).some(({ method }) => method.includes("download"))).toBe(
    false,
  );
});

test("text that stands in an attachment alone is read by nobody as a command", async () => {
  const before = town.slack.messages.length;
  await town.dm("UWATER", "", { attachments: [{ text: "受理 xs1", fallback: "受理 xs1" }] });
  expect(town.slack.messages.length).toBe(before + 1);
  expect(town.text("UWATER")).not.toContain("已受理");
});
