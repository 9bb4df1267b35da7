import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { App, ExpressReceiver } from "@slack/bolt";
import { type Client, connect } from "../src/store/connect.ts";
import { openStore } from "../src/store/prisma.ts";
import { botToken, botUser, directOf, standIn, team } from "../test/adapters/slack/stand-in.ts";
import { openTown, signed, signingSecret } from "../test/adapters/slack/town.ts";
import { compared, interleaved, type Line } from "./measure.ts";

const form = "application/x-www-form-urlencoded";

type Slack = Awaited<ReturnType<typeof standIn>>;

/** A signed slash command that submits a clue like no other, and what sends it. */
const command = (slack: Slack, channel: string) => {
  const [title, place] = [randomBytes(8).toString("hex"), randomBytes(8).toString("hex")];
  const body = new URLSearchParams({
    command: "/liandong",
    text: `提交线索 标题=${title} 类别=水污染 事实=${title} 地点=${place} 日期=昨天 来源=履职`,
    team_id: team,
    user_id: "UWATER",
    channel_id: channel,
    trigger_id: slack.trigger(),
  }).toString();
  return { body, headers: signed(body) };
};

/** Bare Bolt: writes one row for a command, then answers. */
const bareBolt = async (slack: Slack, client: Client) => {
  const receiver = new ExpressReceiver({ signingSecret, processBeforeResponse: true });
  const app = new App({
    receiver,
    clientOptions: { slackApiUrl: slack.apiUrl },
    authorize: async () => ({ botToken, botUserId: botUser, teamId: team }),
  });
  app.command("/liandong", async ({ ack, body, client: web }) => {
    const at = new Date().toISOString();
    await client.seen.create({ data: { event: body.trigger_id, actor: body.user_id, at } });
    const direct = body.channel_id.startsWith("D");
    await ack(direct ? undefined : { response_type: "ephemeral", text: "收到 received" });
    if (direct) await web.chat.postMessage({ channel: body.channel_id, text: "收到 received" });
  });
  const server = createServer(receiver.app);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  return {
    send: async (body: string, headers: Record<string, string>) => {
      const response = await fetch(address, {
        method: "POST",
        body,
        headers: { "content-type": form, ...headers },
      });
      await response.text();
      if (response.status !== 200) throw new Error(`bare Bolt answered ${response.status}`);
    },
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};

/** A signed slash command through the bot against bare Bolt that writes one row. */
export const slackLines = async (folder: string, rounds: number): Promise<readonly Line[]> => {
  const url = `file:${join(folder, "bolt.db")}`;
  await (await openStore(url)).close();
  const client = await connect(url);
  const slack = await standIn();
  const bolt = await bareBolt(slack, client);
  const town = await openTown();
  await town.binds("UWATER", "water.liaison");

  const direct = directOf("UWATER");
  const ours = async (channel: string): Promise<void> => {
    const { body, headers } = command(town.slack, channel);
    const got = await town.send(body, form, headers);
    const answer = channel === direct ? (town.slack.messages.at(-1)?.text ?? "") : got.body;
    if (got.status !== 200 || !answer.includes("XS-"))
      throw new Error(`the bot answered ${got.status} without a number`);
  };
  const theirs = (channel: string): Promise<void> => {
    const { body, headers } = command(slack, channel);
    return bolt.send(body, headers);
  };
  const measured = async (name: string, channel: string, at: number): Promise<Line> => {
    const all = (one: (channel: string) => Promise<void>) => () => () =>
      Promise.all(Array.from({ length: at }, () => one(channel)));
    const [mine = Number.NaN, bare = Number.NaN] = await interleaved(
      [all(ours), all(theirs)],
      Math.ceil(rounds / at),
    );
    return compared(name, mine / at, bare / at);
  };
  try {
    return [
      await measured("Slack: command to acknowledgement with its answer", "C0GROUP", 1),
      await measured("Slack: the same, 50 at once, each", "C0GROUP", 50),
      await measured("Slack: command to an answer in the direct message", direct, 1),
      await measured("Slack: the same, 50 at once, each", direct, 50),
    ];
  } finally {
    await town.close();
    await bolt.close();
    await slack.close();
    await client.$disconnect();
  }
};
