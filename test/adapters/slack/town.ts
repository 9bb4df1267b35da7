import { createHmac } from "node:crypto";
import type { InputBlock, KnownBlock, View } from "@slack/types";
import { slackAdapter } from "../../../adapters/slack/index.ts";
import { type Bot, createBot } from "../../../src/bot.ts";
import { addMinutes } from "../../../src/calendar/day.ts";
import { codeHash } from "../../../src/commands/bind.ts";
import type { TimeSource } from "../../../src/flow/services.ts";
import { manualTime, openScene, type Scene } from "../../scene.ts";
import { letIn } from "../let-in.ts";
import { type Carry, serving } from "../serving.ts";
import { blocksText, buttonsIn } from "./reading.ts";
import { appToken, botToken, directOf, type StandIn, standIn, team } from "./stand-in.ts";

export const signingSecret = "stand-in-secret";

/** A body as Slack signs it. */
export const signed = (
  body: string,
  stamp = Math.floor(Date.now() / 1000),
  secret = signingSecret,
): Record<string, string> => ({
  "x-slack-request-timestamp": String(stamp),
  "x-slack-signature": `v0=${createHmac("sha256", secret).update(`v0:${stamp}:${body}`).digest("hex")}`,
});

/** What Slack got as an answer. */
export type Got = { readonly status: number; readonly body: string };

/** What people do in Slack, sent to the bot at this address as Slack sends it, by `carry`. */
export const clerks = (
  slack: Awaited<ReturnType<typeof standIn>>,
  address: string,
  carry: Carry = fetch,
) => {
  const send = async (
    body: string | Uint8Array<ArrayBuffer>,
    type: string,
    headers: Record<string, string> = signed(String(body)),
  ): Promise<Got> => {
    const response = await carry(address, {
      method: "POST",
      body,
      headers: { "content-type": type, ...headers },
    });
    return { status: response.status, body: await response.text() };
  };

  const json = "application/json";
  const form = "application/x-www-form-urlencoded";
  const interact = (payload: object): Promise<Got> =>
    send(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), form);
  const event = (event: object, more: object = {}): Promise<Got> =>
    send(
      JSON.stringify({
        type: "event_callback",
        team_id: team,
        event_id: `Ev${slack.count()}`,
        event,
        ...more,
      }),
      json,
    );

  /** The messages a person reads in a conversation: everybody's and what only that person sees. */
  const reads = (user: string, channel = directOf(user)): readonly StandIn[] =>
    slack.messages.filter((one) => one.channel === channel && (one.to ?? user) === user);
  const last = (user: string, channel?: string): StandIn => {
    const found = reads(user, channel).at(-1);
    if (found === undefined) throw new Error("nothing to read");
    return found;
  };

  const escaped = (text: string): string =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const givenBack = (blocks: readonly KnownBlock[]) =>
    blocks.map((block) =>
      block.type === "section" && block.text !== undefined
        ? { ...block, text: { ...block.text, text: escaped(block.text.text) } }
        : block,
    );

  return {
    send,
    interact,
    event,
    reads,
    last,
    /** What somebody reads last, as text. */
    text: (user: string, channel?: string) => blocksText(last(user, channel).blocks),
    dm: (user: string, text: string, more: object = {}) =>
      event({ type: "message", channel_type: "im", channel: directOf(user), user, text, ...more }),
    says: (user: string, channel: string, text: string, more: object = {}) =>
      event({ type: "message", channel_type: "channel", channel, user, text, ...more }),
    mentions: (user: string, channel: string, text: string) =>
      event({ type: "app_mention", channel, user, text: `<@U0BOT> ${text}` }),
    opensHome: (user: string) =>
      event({ type: "app_home_opened", user, tab: "home", channel: "D" }),
    slash: async (user: string, text: string, channel = "C0GROUP") => {
      const got = await send(
        new URLSearchParams({
          command: "/liandong",
          text,
          team_id: team,
          user_id: user,
          channel_id: channel,
          trigger_id: slack.trigger(),
          response_url: slack.responseUrl(channel, user),
        }).toString(),
        form,
      );
      if (got.status === 200 && got.body !== "")
        slack.whispered(JSON.parse(got.body) as Record<string, unknown>, channel, user);
      return got;
    },
    /** Presses the button with this label on a message, or on the last one somebody reads. */
    presses: (user: string, label: string, message: StandIn = last(user)) => {
      const button = buttonsIn(message.blocks).find(({ text }) => text.text === label);
      if (button === undefined)
        throw new Error(`no button ${label} in:\n${blocksText(message.blocks)}`);
      const ephemeral = message.to !== undefined;
      return interact({
        type: "block_actions",
        team: { id: team },
        user: { id: user, team_id: team },
        trigger_id: slack.trigger(),
        response_url: slack.responseUrl(message.channel, user),
        channel: { id: message.channel },
        container: { type: "message", message_ts: message.ts, is_ephemeral: ephemeral },
        ...(ephemeral ? {} : { message: { ts: message.ts, blocks: givenBack(message.blocks) } }),
        actions: [
          { action_id: button.action_id, value: button.value, action_ts: `${slack.count()}` },
        ],
      });
    },
    /** Presses the button with this label on somebody's desk at home. */
    pressesHome: (user: string, label: string) => {
      const blocks = (slack.homes.get(user)?.blocks ?? []) as readonly KnownBlock[];
      const button = buttonsIn(blocks).find(({ text }) => text.text === label);
      if (button === undefined) throw new Error(`no button ${label} in:\n${blocksText(blocks)}`);
      return interact({
        type: "block_actions",
        team: { id: team },
        user: { id: user, team_id: team },
        trigger_id: slack.trigger(),
        container: { type: "view", view_id: `VHOME${user}` },
        view: { type: "home", id: `VHOME${user}`, blocks: givenBack(blocks) },
        actions: [
          { action_id: button.action_id, value: button.value, action_ts: `${slack.count()}` },
        ],
      });
    },
    /** The modal opened last. */
    modal: (): { readonly id: string; readonly view: View } => {
      const found = [...slack.views.values()].at(-1);
      if (found === undefined) throw new Error("no modal is open");
      return found;
    },
    /** Submits a modal: what stands in its inputs, with these answers in their place. */
    submits: async (
      user: string,
      modal: { readonly id: string; readonly view: View },
      answers: Readonly<Record<string, object>> = {},
    ) => {
      const before = slack.views.get(modal.id)?.hash;
      const got = await interact({
        type: "view_submission",
        team: { id: team },
        user: { id: user, team_id: team },
        trigger_id: slack.trigger(),
        view: {
          ...modal.view,
          id: modal.id,
          blocks: givenBack(modal.view.blocks as KnownBlock[]),
          state: { values: stateOf(modal.view, answers) },
        },
      });
      const answer = got.body === "" ? {} : (JSON.parse(got.body) as Record<string, unknown>);
      // What came with the acknowledgement is older than a change made meanwhile.
      if (answer["response_action"] === "update" && slack.views.get(modal.id)?.hash === before)
        slack.updateView(modal.id, answer["view"] as View);
      return { ...got, answer };
    },
    shortcut: (user: string, message: object | undefined) =>
      interact({
        type: message === undefined ? "shortcut" : "message_action",
        callback_id: "clue",
        team: { id: team },
        user: { id: user, team_id: team },
        trigger_id: slack.trigger(),
        ...(message === undefined ? {} : { channel: { id: "C0GROUP" }, message }),
      }),
  };
};

/**
 * A county on Slack: a bot on a real database (or the county given), the adapter over HTTP, and the
 * stand-in for Slack.
 */
export const openTown = async (
  options: {
    readonly refuses?: Parameters<typeof standIn>[0];
    readonly at?: string;
    readonly bot?: (bot: Bot) => Bot;
    /** Where Socket Mode connects to, in place of HTTP. */
    readonly socket?: string;
    /** A county that stands already; it is not closed with the town. */
    readonly county?: Scene;
  } = {},
) => {
  const slack = await standIn(options.refuses);
  const scene = options.county ?? (await openScene(options.at));
  const still = options.county?.clock ?? manualTime(options.at ?? "2026-11-23T01:00:00.000Z");
  const patience = { ends: false };
  // The clock stands still, and so does waiting, unless a test wants it to be over at once.
  const clock: TimeSource & typeof still = {
    ...still,
    wait: (_, signal) =>
      patience.ends
        ? Promise.resolve()
        : new Promise((done) => signal.addEventListener("abort", () => done(), { once: true })),
  };
  const logged: string[] = [];
  const counts = { refused: 0 };
  const made =
    options.county?.bot ??
    createBot({
      store: scene.store,
      time: clock,
      log: (...line) => logged.push(JSON.stringify(line)),
    });
  const bot = options.bot?.(made) ?? made;
  const adapter = slackAdapter({
    bot,
    store: scene.store,
    time: clock,
    log: (...line) => logged.push(JSON.stringify(line)),
    refused: () => {
      counts.refused += 1;
    },
    settings: {
      botToken,
      signingSecret,
      apiUrl: slack.apiUrl,
      ...(options.socket === undefined ? {} : { appToken }),
    },
  });
  bot.connect(adapter);
  if (options.socket !== undefined) slack.socketAt(options.socket);
  await adapter.start();
  const server = await serving(adapter.routes);
  const people = clerks(slack, `${server.address}/slack/events`);

  return {
    ...people,
    slack,
    bot,
    store: scene.store,
    clock,
    patience,
    logged,
    counts,
    address: server.address,
    adapter,
    /** Binds a Slack account to a post with a code, as a clerk does. */
    binds: async (user: string, post: string) => {
      const code = `CODE${slack.count()}${user}`;
      await scene.store.saveBindCode({
        hash: codeHash(code),
        person: post,
        expiresAt: addMinutes(clock.now(), 60),
      });
      const answer = await people.dm(user, `绑定 ${code}`);
      await letIn(scene);
      return answer;
    },
    /** Sweeps and sends all that is due, at Slack's pace. */
    delivers: async () => {
      await bot.sweep();
      for (let round = 0; round < 60; round += 1) {
        const handled = await bot.deliver();
        if (handled === 0) return;
        await clock.moveTo(new Date(Date.parse(clock.now()) + 2000).toISOString());
      }
    },
    close: async () => {
      await adapter.stop();
      await server.close();
      await slack.close();
      if (options.county === undefined) await scene.close();
    },
  };
};

export type Town = Awaited<ReturnType<typeof openTown>>;

/** What stands in a modal's inputs, as Slack sends it with a submission; `answers` by block. */
export const stateOf = (
  view: View,
  answers: Readonly<Record<string, object>> = {},
): Record<string, Record<string, object>> => {
  const values: Record<string, Record<string, object>> = {};
  for (const block of view.blocks) {
    if (block.type !== "input" || block.block_id === undefined) continue;
    const element = (block as InputBlock).element as unknown as Record<string, unknown>;
    values[block.block_id] = {
      [String(element["action_id"])]: answers[block.block_id] ?? {
        value: element["initial_value"] ?? null,
        selected_date: element["initial_date"] ?? null,
        selected_time: element["initial_time"] ?? null,
        selected_option: element["initial_option"] ?? null,
        selected_options: element["initial_options"] ?? [],
        files: [],
      },
    };
  }
  return values;
};
