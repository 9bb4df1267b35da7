import { describe, expect, it } from "vitest";
import {
  type ConversationReference,
  type Message,
  teamsOutlet,
} from "../../../adapters/teams/outlet.ts";
import { note } from "../../../src/chat/card.ts";
import type { Post } from "../../../src/chat/exchange.ts";
import { text } from "../../../src/chat/text.ts";

/** What is to be noticed in a group on Teams. */

const to = (kind: string): ConversationReference => ({
  serviceUrl: "https://smba.trafficmanager.net/cn/",
  conversation: "19:water@thread.tacv2",
  kind,
  bot: { id: "28:bot" },
});

const outletOf = (
  kind: string,
  refuses: (message: Message) => number | undefined = () => undefined,
) => {
  const sent: { readonly card: string; readonly thread: string | undefined }[] = [];
  const outlet = teamsOutlet(
    {
      send: async (_, message, thread) => {
        const statusCode = refuses(message);
        if (statusCode !== undefined) throw { statusCode, body: { error: { code: "BadSyntax" } } };
        sent.push({ card: JSON.stringify(message), thread });
        return `m${sent.length}`;
      },
      update: async () => undefined,
      delete: async () => undefined,
      picture: async () => undefined,
    },
    { find: async () => to(kind) },
    { accountsOf: async () => [] },
  );
  return { outlet, sent };
};

const post = (more: Partial<Post> = {}): Post => ({
  conversation: "19:water@thread.tacv2",
  card: note(text("检察建议", "Recommendation"), [text("今天到期", "Due today")]),
  language: "zh-CN",
  notice: "n1",
  thread: "m0",
  ...more,
});
const calls = [
  { account: "29:water", name: text("水务局联络员（备岗）", "Water Bureau <liaison>") },
] as const;

describe("a reminder in a channel", () => {
  it("that is quiet follows in the thread of its card, and one to be noticed begins a new one", async () => {
    const { outlet, sent } = outletOf("channel");
    await outlet.post(post());
    await outlet.post(post({ loud: { calls: [] } }));
    expect(sent.map(({ thread }) => thread)).toEqual(["m0", undefined]);
  });

  it.each([
    ["zh-CN", "<at>水务局联络员备岗</at> 请办理"],
    ["en", "<at>Water Bureau liaison</at> please see to this"],
  ] as const)("mentions whoever must act, by the post, in %s", async (language, said) => {
    const { outlet, sent } = outletOf("channel");
    await outlet.post(post({ language, loud: { calls } }));
    const { card } = JSON.parse(sent[0]?.card ?? "") as { card: Record<string, unknown> };
    expect((card["body"] as readonly unknown[]).at(-1)).toMatchObject({ text: said });
    expect(card["msteams"]).toMatchObject({
      width: "Full",
      entities: [{ type: "mention", mentioned: { id: "29:water" } }],
    });
    const [entity] = (card["msteams"] as { entities: { text: string }[] }).entities;
    // Teams compares them letter by letter.
    expect(said.startsWith(`${entity?.text} `)).toBe(true);
  });

  it("is said without the mention where Teams does not take it, once", async () => {
    const { outlet, sent } = outletOf("channel", (message) =>
      JSON.stringify(message).includes("<at>") ? 400 : undefined,
    );
    expect(await outlet.post(post({ loud: { calls } }))).toEqual({ is: "sent", ref: "m1" });
    expect(sent).toMatchObject([{ thread: undefined }]);
  });

  it("is not said twice where nobody knows whether it arrived", async () => {
    const { outlet, sent } = outletOf("channel", () => 502);
    expect(await outlet.post(post({ loud: { calls } }))).toMatchObject({ is: "unclear" });
    expect(sent).toEqual([]);
  });
});

describe("a reminder in a group chat", () => {
  it("is a message of its own in any case, and calls whoever must act", async () => {
    const { outlet, sent } = outletOf("groupChat");
    await outlet.post(post());
    await outlet.post(post({ loud: { calls } }));
    expect(sent.map(({ thread, card }) => [thread, card.includes("<at>")])).toEqual([
      [undefined, false],
      [undefined, true],
    ]);
  });
});
