import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setImmediate, setTimeout } from "node:timers/promises";
import { App, ExpressReceiver } from "@slack/bolt";
import { connectDatabase } from "../src/store/connect.ts";
import { openStore } from "../src/store/open.ts";
import type { Client } from "../src/store/tables.ts";
import { botToken, botUser, directOf, standIn, team } from "../test/adapters/slack/stand-in.ts";
import { openTown, signed, signingSecret } from "../test/adapters/slack/town.ts";
import { openScene } from "../test/scene.ts";
import { fill } from "./fill.ts";
import { anyWord, compared, interleaved, type Line, milliseconds } from "./measure.ts";

const form = "application/x-www-form-urlencoded";

type Slack = Awaited<ReturnType<typeof standIn>>;

/** A line that submits a clue like no other. */
const clue = (): string => {
  const [title, place] = [anyWord(), anyWord()];
  return `提交线索 标题=${title} 类别=水污染 事实=${title} 地点=${place} 日期=昨天 来源=履职`;
};

/** A signed slash command with a line, and what sends it. */
const command = (slack: Slack, channel: string, line: string) => {
  const body = new URLSearchParams({
    command: "/liandong",
    text: line,
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
  const client = await connectDatabase(url);
  const slack = await standIn();
  const bolt = await bareBolt(slack, client);
  const town = await openTown();
  await town.binds("UWATER", "water.liaison");

  const direct = directOf("UWATER");
  const ours = (channel: string, line: () => string, wanted: string) => async (): Promise<void> => {
    const { body, headers } = command(town.slack, channel, line());
    const before = town.slack.messages.length;
    const got = await town.send(body, form, headers);
    const { status } = got;
    const answered = () =>
      channel === direct
        ? town.slack.messages.slice(before).some(({ text = "" }) => text.includes(wanted))
        : got.body.includes(wanted);
    // In a direct message the answer follows the acknowledgement.
    for (let turns = 0; channel === direct && !answered() && turns < 100_000; turns += 1)
      await setImmediate();
    if (status !== 200 || !answered()) throw new Error(`the bot answered ${status} ${got.body}`);
  };
  const theirs = (channel: string) => (): Promise<void> => {
    const { body, headers } = command(slack, channel, "待办");
    return bolt.send(body, headers);
  };
  const desk = (channel: string) => ours(channel, () => "待办", "待办");
  const submitted = (channel: string) => ours(channel, clue, "XS-");
  const measured = async (
    name: string,
    channel: string,
    at: number,
    mine: (channel: string) => () => Promise<void>,
  ): Promise<Line> => {
    const all = (one: () => Promise<void>) => () => () =>
      Promise.all(Array.from({ length: at }, one));
    const [own = Number.NaN, bare = Number.NaN] = await interleaved(
      [all(mine(channel)), all(theirs(channel))],
      Math.ceil(rounds / at),
    );
    return compared(name, own / at, bare / at, 2);
  };
  try {
    return [
      await measured("Slack: 待办 to its acknowledgement | bare Bolt, one row", "C0GROUP", 1, desk),
      await measured("Slack: the same, 50 at once, each", "C0GROUP", 50, desk),
      await measured("Slack: 待办 to an answer in the direct message | the same", direct, 1, desk),
      await measured("Slack: a clue of 22 rows to its answer | the same", "C0GROUP", 1, submitted),
      await measured("Slack: the same, 50 at once, each", "C0GROUP", 50, submitted),
      await measured("Slack: a clue, answered in the direct message", direct, 1, submitted),
    ];
  } finally {
    await town.close();
    await bolt.close();
    await slack.close();
    await client.$disconnect();
  }
};

const goal = 300;

/**
 * The slowest hundredth of signed slash commands, from request to answer, that come 50 a second where
 * there are many matters: of ten, six 待办, three 查 and one clue.
 */
export const slackPace = async (
  folder: string,
  matters: number,
  seconds: number,
): Promise<readonly Line[]> => {
  const url = `file:${join(folder, "pace.db")}`;
  const county = await openScene("2026-11-23T01:00:00.000Z", url);
  await fill(url, matters);
  const town = await openTown({ county });
  await town.binds("UWATER", "water.liaison");
  const listed = await town.slash("UWATER", "列表");
  const [code = ""] = /XS-2026-\d+/.exec(listed.body) ?? [];
  const lines = [
    ...Array.from({ length: 6 }, () => () => "待办"),
    ...Array.from({ length: 3 }, () => () => `查 ${code}`),
    clue,
  ];
  const times: number[] = [];
  const ask = async (line: string): Promise<void> => {
    const { body, headers } = command(town.slack, "C0GROUP", line);
    const begun = performance.now();
    const got = await town.send(body, form, headers);
    times.push(performance.now() - begun);
    if (got.status !== 200 || !got.body.includes("XS-"))
      throw new Error(`the bot answered ${got.status} ${got.body}`);
  };
  try {
    const begun = performance.now();
    const asked: Promise<void>[] = [];
    for (let one = 0; one < seconds * 50; one += 1) {
      await setTimeout(Math.max(0, begun + one * 20 - performance.now()));
      asked.push(ask(lines[one % lines.length]?.() ?? "待办"));
    }
    await Promise.all(asked);
    times.sort((a, b) => a - b);
    const at = (part: number): number => times[Math.floor(times.length * part)] ?? Number.NaN;
    return [
      {
        name: `Slack: 50 commands a second, ${matters.toLocaleString("en")} matters: p50, p99`,
        ours: milliseconds(at(0.5)),
        theirs: milliseconds(at(0.99)),
        goal: { says: `p99 < ${goal} ms`, met: at(0.99) < goal },
      },
    ];
  } finally {
    await town.close();
    await county.close();
  }
};
