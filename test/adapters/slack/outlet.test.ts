import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clientOf, slackApi } from "../../../adapters/slack/index.ts";
import { slackOutlet } from "../../../adapters/slack/outlet.ts";
import { addMinutes } from "../../../src/calendar/day.ts";
import { note } from "../../../src/chat/card.ts";
import type { Post, PostOutcome } from "../../../src/chat/exchange.ts";
import { text, verbatim } from "../../../src/chat/text.ts";
import { blocksText } from "./reading.ts";
import { botToken, type Fault, standIn } from "./stand-in.ts";
import { openTown } from "./town.ts";

let slack: Awaited<ReturnType<typeof standIn>>;
beforeAll(async () => {
  slack = await standIn();
});
afterAll(() => slack.close());

const outletOf = (timeout = 10_000) => {
  const settings = { botToken, apiUrl: slack.apiUrl };
  const client = clientOf(settings, () => undefined, timeout);
  return slackOutlet(slackApi(client, slack.apiUrl));
};

let posts = 0;
const postIn = (conversation: string, said = "到期了", more: Partial<Post> = {}): Post => {
  posts += 1;
  return {
    conversation,
    card: note(text("提醒", "Reminder"), [verbatim(said)]),
    language: "zh-CN",
    notice: `n${posts}`,
    ...more,
  };
};

const standing = (channel: string) =>
  slack.messages.filter((one) => one.channel === channel).map(({ blocks }) => blocksText(blocks));

describe("what becomes of a notice", () => {
  const unreachable = (word: string): PostOutcome => ({
    is: "unreachable",
    why: expect.stringContaining(word) as string,
  });
  const table: readonly (readonly [
    what: string,
    fault: Fault,
    outcome: PostOutcome,
    stands: number,
  ])[] = [
    ["an answer lost after posting", "lost", { is: "unclear" }, 1],
    ["Slack breaks", "500", { is: "unclear", outage: "500" }, 0],
    ["Slack does not answer", "hang", { is: "unclear" }, 0],
    ["Slack breaks and says so", { error: "internal_error" }, { is: "unclear" }, 0],
    ["too many messages", { wait: 7 }, { is: "later", retryAfter: 7 }, 0],
    ["too many messages, in words", { error: "ratelimited" }, { is: "later" }, 0],
    ["the bot was removed", { error: "not_in_channel" }, unreachable("机器人已不在群里"), 0],
    ["the channel is archived", { error: "is_archived" }, unreachable("已归档"), 0],
    ...["account_inactive", "token_revoked", "missing_scope", "invalid_auth"].map(
      (error) => [`of the app: ${error}`, { error }, { is: "later", outage: error }, 0] as const,
    ),
    ["something new", { error: "brand_new_error" }, unreachable("brand_new_error"), 0],
  ];
  test.each(table)("%s", async (what, fault, outcome, stands) => {
    slack.fails("chat.postMessage", fault);
    const outlet = outletOf(fault === "hang" ? 100 : undefined);
    const post = postIn(`C-${what}`);
    expect(await outlet.post(post)).toEqual(outcome);
    expect(standing(post.conversation)).toHaveLength(stands);
    const found = await outlet.find(post.conversation, post.notice);
    expect(found === "absent" ? 0 : 1).toBe(stands);
  });

  test("it says nothing that can be pressed, mentioned or unfolded", async () => {
    const post = postIn("C-typed", "<!channel> http://a.example *x*");
    await outletOf().post(post);
    const [message] = slack.messages.filter(({ channel }) => channel === "C-typed");
    expect(message).toMatchObject({
      text: "提醒",
      unfurls: false,
      metadata: { event_type: "liandong_notice", event_payload: { notice: post.notice } },
    });
    expect(JSON.stringify(message?.blocks)).not.toContain("mrkdwn");
  });
});

describe("a card that stands", () => {
  test("is found and redrawn after a restart", async () => {
    const post = postIn("C-restart");
    await outletOf().post(post);
    const found = await outletOf().find("C-restart", post.notice);
    if (typeof found === "string") throw new Error(found);
    expect(
      await outletOf().update(found.ref, { ...post, card: note(text("办好了", "Done")) }),
    ).toEqual({ is: "sent", ref: found.ref });
    expect(standing("C-restart")).toEqual(["办好了"]);
    expect(await outletOf().find("C-restart", post.notice)).toEqual(found);
  });

  test("what follows on it goes into its thread and is found there", async () => {
    const first = await outletOf().post(postIn("C-thread"));
    if (first.is !== "sent") throw new Error(first.is);
    const post = postIn("C-thread", "受理了", { thread: first.ref });
    slack.fails("chat.postMessage", "lost");
    expect(await outletOf().post(post)).toEqual({ is: "unclear" });
    expect(slack.messages.at(-1)?.thread).toBe(first.ref.split(":")[1]);
    expect(await outletOf().find("C-thread", post.notice)).toEqual({
      ref: `C-thread:${slack.messages.at(-1)?.ts}`,
    });
  });

  test("what is to be noticed is shown outside the thread as well, and calls whoever must act", async () => {
    const first = await outletOf().post(postIn("C-loud"));
    if (first.is !== "sent") throw new Error(first.is);
    const calls = [
      { account: "U0WATER", name: text("水务局联络员", "Water Bureau liaison") },
      { account: "<!channel>", name: text("谁", "Who") },
    ];
    const post = postIn("C-loud", "今天到期", { thread: first.ref, loud: { calls } });
    expect(await outletOf().post(post)).toMatchObject({ is: "sent" });
    expect(slack.calls.at(-1)?.given).toMatchObject({
      thread_ts: first.ref.split(":")[1],
      reply_broadcast: true,
    });
    const { blocks = [] } = slack.messages.at(-1) ?? {};
    expect(blocks.slice(0, 2)).toMatchObject([
      { type: "header" },
      { text: { type: "mrkdwn", text: "<@U0WATER> 请办理" } },
    ]);
    expect(JSON.stringify(blocks)).not.toContain("<!channel>");
    // Drawn anew, it calls nobody again.
    const ref = `C-loud:${slack.messages.at(-1)?.ts}`;
    await outletOf().update(ref, post);
    expect(JSON.stringify(slack.messages.at(-1)?.blocks)).not.toContain("mrkdwn");

    await outletOf().post(postIn("C-loud", "明天到期", { thread: first.ref }));
    expect(slack.calls.at(-1)?.given).not.toHaveProperty("reply_broadcast");
    const alone = postIn("C-loud-2", "今天到期", { loud: { calls: [] } });
    expect(await outletOf().post(alone)).toMatchObject({ is: "sent" });
    expect(slack.calls.at(-1)?.given).not.toHaveProperty("reply_broadcast");
  });

  test("where that card was deleted, it stands on its own", async () => {
    slack.fails("chat.postMessage", { error: "thread_not_found" });
    const post = postIn("C-alone", "受理了", { thread: "C-alone:1.0" });
    expect(await outletOf().post(post)).toMatchObject({ is: "sent" });
    expect(slack.messages.at(-1)?.thread).toBeUndefined();
  });

  test("one that was deleted is given up, one that cannot be reached now is tried again", async () => {
    const post = postIn("C-gone");
    expect(await outletOf().update("C-gone:1.0", post)).toMatchObject({ is: "unreachable" });
    slack.fails("chat.update", { wait: 3 });
    expect(await outletOf().update("C-gone:1.0", post)).toEqual({ is: "later", retryAfter: 3 });
  });

  test("one that may not be changed is deleted where its reader may not read it any more", async () => {
    const refusal = { error: "edit_window_closed" };
    for (const [hides, stands] of [
      [{}, ["提醒\n受理了"]],
      [{ hides: true }, []],
    ] as const) {
      const post = postIn(`C-old-${stands.length}`, "受理了");
      const sent = await outletOf().post(post);
      if (sent.is !== "sent") throw new Error(sent.is);
      slack.fails("chat.update", refusal);
      const outcome = await outletOf().update(sent.ref, { ...post, ...hides });
      expect(outcome).toMatchObject({ is: "unreachable" });
      expect(standing(post.conversation)).toEqual(stands);
    }
    // Where even that cannot be done now, it is tried again.
    slack.fails("chat.update", refusal);
    slack.fails("chat.delete", { wait: 3 });
    const gone = { ...postIn("C-old"), hides: true } as const;
    expect(await outletOf().update("C-old:1.0", gone)).toEqual({ is: "later", retryAfter: 3 });
  });

  test("where Slack will not say whether one arrived, nobody pretends to know", async () => {
    slack.fails("conversations.history", { error: "missing_scope" });
    expect(await outletOf().find("C-gone", "n")).toBe("unknown");
  });

  test("where Slack cannot be asked just now, it is asked later", async () => {
    for (const fault of [{ error: "internal_error" }, "500"] as const) {
      slack.fails("conversations.history", fault);
      expect(await outletOf().find("C-gone", "n")).toBe("later");
    }
  });
});

test("whatever goes wrong on the way, every notice stands there once", async () => {
  const town = await openTown();
  try {
    await town.binds("UWATER", "water.liaison");
    await town.binds("UINTAKE", "procuratorate.intake");
    const ways: Fault[] = ["lost", "500", { wait: 30 }, { error: "internal_error" }, "lost"];
    for (let made = 1; made <= 5; made += 1) {
      await town.slash(
        "UWATER",
        `提交线索 标题=第${made}处排污口 类别=水污染 事实=黑水${made} 地点=${"甲乙丙丁戊"[made - 1]}村 日期=昨天 来源=履职`,
      );
      town.slack.fails("chat.postMessage", ...ways.slice(made - 1), ...ways);
      for (let minute = 0; minute < 400; minute += 1) {
        await town.clock.moveTo(addMinutes(town.clock.now(), 2));
        if ((await town.bot.deliver()) === 0 && minute > 200) break;
      }
    }
    const stood = town.reads("UINTAKE").flatMap(({ metadata }) => {
      const { event_payload } = (metadata ?? {}) as { event_payload?: { notice: string } };
      return event_payload === undefined ? [] : [event_payload.notice];
    });
    expect(stood).toHaveLength(new Set(stood).size);
    for (let made = 1; made <= 5; made += 1)
      expect(
        town
          .reads("UINTAKE")
          .map(({ text: said }) => said)
          .join(),
      ).toContain(`XS-2026-000${made}`);
  } finally {
    await town.close();
  }
});
