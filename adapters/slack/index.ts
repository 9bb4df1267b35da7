import { createHmac, timingSafeEqual } from "node:crypto";
import { SocketModeReceiver } from "@slack/bolt";
import { type Logger, LogLevel, WebClient } from "@slack/web-api";
import express, { type ErrorRequestHandler, type Request, type Response, Router } from "express";
import { flows } from "../../src/catalog.ts";
import { errorKind } from "../../src/chat/error-kind.ts";
import type { Log } from "../../src/flow/services.ts";
import type { Adapter, AdapterParts } from "../adapter.ts";
import { ConfigError, type SlackConfig } from "../config.ts";
import { backgroundWork } from "../runtime/background.ts";
import { type KeptOpen, keepOpen } from "../runtime/keep-open.ts";
import { statusOf } from "../runtime/last-answer.ts";
import { askOnce, onceEach } from "../runtime/once.ts";
import { plainBody } from "../runtime/plain-body.ts";
import { answer, homeDesks, type SlackServices } from "./answer.ts";
import { isSlacks } from "./files.ts";
import type { Acknowledgement } from "./modal.ts";
import {
  errorWord,
  noticeType,
  placeAt,
  type SlackApi,
  type SlackMessage,
  slackOutlet,
} from "./outlet.ts";
import { answerToCheck, isFrom, payloadOf, readPayload } from "./parse.ts";

/** What the Slack adapter works with. */
export type SlackParts = Pick<AdapterParts, "time" | "log" | "refused"> & {
  readonly settings: SlackConfig;
  readonly bot: SlackServices["bot"];
  readonly store: SlackServices["store"];
};

/** Where Slack sends everything. */
const path = "/slack/events";

const callTimeout = 10_000;
const largestBody = 1024 * 1024;

/** What Slack says of a token that will not work later either. */
const hopeless = new Set([
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "token_expired",
]);

/** What came of a payload: whose it was, and what goes back with its acknowledgement. */
type Received =
  | { readonly is: "foreign" | "unknownSelf" }
  | { readonly is: "acknowledged"; readonly body: Acknowledgement };

/** Slack as a platform. This file alone knows Slack's libraries. A token Slack does not know makes `start` throw. */
export const slackAdapter = ({ settings, bot, store, time, log, refused }: SlackParts): Adapter => {
  const client = clientOf(settings, log);
  const api = slackApi(client, settings.apiUrl);
  const reportAs =
    (what: string) =>
    (error: unknown): void =>
      log("warn", `slack ${what} failed`, { kind: errorKind(error), why: errorWord(error) });

  const whoami = askOnce(() => identityOf(client));
  const directs = directMessages(client);
  const homes = homeDesks({ bot, store, api, directOf: directs.conversationOf }, reportAs("home"));
  const background = backgroundWork(reportAs("answer"));
  const services: SlackServices = {
    bot,
    store,
    time,
    log,
    api,
    flows,
    background,
    token: settings.botToken,
    apiUrl: settings.apiUrl,
    directOf: directs.conversationOf,
    openHome: homes.open,
    refreshHome: homes.refresh,
  };

  const once = onceEach<Acknowledgement>();
  const receive = async (payload: unknown): Promise<Received> => {
    const us = await whoami().catch(() => undefined);
    if (us === undefined) return { is: "unknownSelf" };
    if (!isFrom(us.team, payload)) return { is: "foreign" };
    const asked = readPayload(payload, us.user);
    // Not for us, but nothing is wrong with it: Slack must not send it again.
    if (asked === undefined) return { is: "acknowledged", body: undefined };
    if (asked.is === "search") return { is: "acknowledged", body: await answer(services, asked) };
    if (asked.is === "line" && asked.direct) directs.remember(asked.user, asked.conversation);
    const { first, result } = await once(asked.event, () => answer(services, asked));
    return { is: "acknowledged", body: first ? result : undefined };
  };

  /** Refuses what Slack did not sign, before anybody reads it; an event is answered for when it has been recorded. */
  const receiveHttp = async (request: Request, response: Response): Promise<void> => {
    const given: unknown = request.body;
    const body = Buffer.isBuffer(given) ? given : Buffer.alloc(0);
    if (!isSigned(settings.signingSecret, Date.now(), request, body)) {
      refused("slack");
      return void response.status(401).end();
    }
    const payload = payloadOf(body.toString(), request.get("content-type") ?? "");
    if (payload === undefined) return void response.status(400).end();
    const check = answerToCheck(payload);
    if (check !== undefined) return void response.json(check);
    const received = await receive(payload);
    if (received.is === "unknownSelf") return void response.status(503).end();
    // What comes from elsewhere is nothing to us; refused often, Slack would stop sending what is.
    const answered = received.is === "acknowledged" ? received.body : undefined;
    if (answered === undefined) response.end();
    else response.json(answered);
  };

  const routes = Router();
  const plain = plainBody(largestBody);
  const raw = express.raw({ type: () => true, limit: largestBody, inflate: false });
  if (settings.appToken === undefined)
    routes.post(path, plain, raw, (request, response) =>
      receiveHttp(request, response).catch((error: unknown) => {
        reportAs("request")(error);
        // Slack asks again; what has had its effect has it once.
        response.status(500).end();
      }),
    );

  const refuseUnreadable: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    refused("slack");
    response.status(statusOf(error) === 500 ? 400 : statusOf(error)).end();
  };
  routes.use(path, refuseUnreadable);

  const socket =
    settings.appToken === undefined
      ? undefined
      : new SocketModeReceiver({
          appToken: settings.appToken,
          autoReconnectEnabled: false,
          logger: quietLogger(log),
          installerOptions: { clientOptions: clientOptions(settings, log) },
        });
  socket?.client.on("slack_event", ({ body, ack }: SocketEvent) => {
    receive(body)
      .then((received) => {
        if (received.is === "unknownSelf") return undefined;
        return ack(received.is === "acknowledged" ? received.body : undefined);
      })
      .catch(reportAs("request"));
  });

  let connection: KeptOpen | undefined;

  return {
    ...slackOutlet(api, (conversation) => {
      const user = directs.userOf(conversation);
      if (user !== undefined) background.start(homes.refresh(user));
    }),
    routes,
    start: async () => {
      try {
        await whoami();
      } catch (error) {
        refuseHopeless(error, "SLACK_BOT_TOKEN", "the Bot User OAuth Token");
        reportAs("start")(error);
      }
      if (socket === undefined) return;
      // Where Slack cannot be reached now, the connection is tried on while everything else runs.
      connection = keepOpen(socket.client, time, reportAs("socket"));
      const connecting = connection.opened.catch(async (error: unknown) => {
        if (hopeless.has(errorWord(error) ?? "")) await connection?.stop();
        refuseHopeless(error, "SLACK_APP_TOKEN", "the app-level token");
        reportAs("socket")(error);
      });
      const enough = new AbortController();
      await Promise.race([connecting, time.wait(callTimeout, enough.signal)]).finally(() =>
        enough.abort(),
      );
    },
    stop: async () => {
      await connection?.stop();
      await background.finish();
    },
  };
};

/** An envelope of Socket Mode; what `ack` is given goes back with the acknowledgement. */
type SocketEvent = {
  readonly body: unknown;
  readonly ack: (body?: object) => Promise<void>;
};

/** How far a stamp may be from now, in seconds, either way. */
const tolerance = 300;

/** Whether a request was signed with this secret over exactly these bytes, within five minutes of now. */
const isSigned = (
  secret: string,
  now: number,
  request: Pick<Request, "get">,
  body: Uint8Array,
): boolean => {
  const stamp = request.get("x-slack-request-timestamp") ?? "";
  if (!/^\d{1,12}$/.test(stamp) || Math.abs(now / 1000 - Number(stamp)) > tolerance) return false;
  const hash = createHmac("sha256", secret).update(`v0:${stamp}:`).update(body).digest("hex");
  const expected = Buffer.from(`v0=${hash}`);
  const given = Buffer.from(request.get("x-slack-signature") ?? "");
  return given.length === expected.length && timingSafeEqual(given, expected);
};

/** Stops the start where Slack will never take this token. */
const refuseHopeless = (error: unknown, name: string, what: string): void => {
  const word = errorWord(error) ?? "";
  if (hopeless.has(word))
    throw new ConfigError(
      `${name} is not accepted by Slack (${word}); copy ${what} of the app again.`,
    );
};

// ---------------------------------------------------------------- Slack's client

/**
 * What Slack's libraries say, as far as it may be written down: that something happened, never what,
 * since their messages may quote what people typed.
 */
const quietLogger = (log: Log): Logger => ({
  debug: () => undefined,
  info: () => undefined,
  warn: () => log("warn", "slack library", {}),
  error: () => log("error", "slack library", {}),
  setLevel: () => undefined,
  getLevel: () => LogLevel.WARN,
  setName: () => undefined,
});

type ClientSettings = Pick<SlackConfig, "botToken" | "apiUrl">;

const clientOptions = ({ apiUrl }: ClientSettings, log: Log, timeout = callTimeout) => ({
  slackApiUrl: apiUrl,
  // A retry after a lost answer would post twice; the outbox looks first.
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout,
  logger: quietLogger(log),
});

/** Slack's own client, which calls once and in time, and says nothing of what was said. */
export const clientOf = (settings: ClientSettings, log: Log, timeout?: number): WebClient =>
  new WebClient(settings.botToken, clientOptions(settings, log, timeout));

const respondTimeout = 10_000;
const respondHosts = ["hooks.slack.com", "hooks.slack-gov.com"];
const pageSize = 200;

/** Slack's Web API through its own client. */
export const slackApi = (client: WebClient, apiUrl: string): SlackApi => {
  const contentOf = ({ drawn, notice }: Pick<SlackMessage, "drawn" | "notice">) => ({
    text: drawn.text,
    blocks: [...drawn.blocks],
    ...(notice === undefined
      ? {}
      : { metadata: { event_type: noticeType, event_payload: { notice } } }),
  });
  const threadOf = (thread: string | undefined) =>
    thread === undefined ? {} : { thread_ts: thread };
  const inThread = (thread: string | undefined, broadcast: boolean) => {
    if (thread === undefined) return {};
    return broadcast
      ? ({ thread_ts: thread, reply_broadcast: true } as const)
      : { thread_ts: thread };
  };
  const pageOf = (channel: string) => ({ channel, include_all_metadata: true, limit: pageSize });
  return {
    post: async ({ conversation, thread, broadcast, ...message }) => {
      const { ts } = await client.chat.postMessage({
        channel: conversation,
        ...contentOf(message),
        unfurl_links: false,
        unfurl_media: false,
        ...inThread(thread, broadcast === true),
      });
      return ts;
    },
    whisper: async (user, { conversation, thread, ...message }) => {
      await client.chat.postEphemeral({
        channel: conversation,
        user,
        ...contentOf(message),
        ...threadOf(thread),
      });
    },
    respond: async (address, { text, blocks }) => {
      if (!isSlacks(address, respondHosts, apiUrl))
        throw new Error("an answer may go to Slack only");
      const response = await fetch(address, {
        method: "POST",
        headers: { "content-type": "application/json; charset=utf-8" },
        body: JSON.stringify({
          response_type: "ephemeral",
          replace_original: false,
          text,
          blocks,
        }),
        redirect: "error",
        signal: AbortSignal.timeout(respondTimeout),
      });
      if (!response.ok) throw new Error(`Slack answered ${response.status}`);
    },
    update: async (ref, message) => {
      await client.chat.update({ ...placeAt(ref), ...contentOf(message) });
    },
    delete: async (ref) => {
      await client.chat.delete(placeAt(ref));
    },
    history: async (channel, cursor) => {
      const { messages = [], response_metadata } = await client.conversations.history({
        ...pageOf(channel),
        ...(cursor === undefined ? {} : { cursor }),
      });
      return { messages, next: response_metadata?.next_cursor };
    },
    replies: async (channel, ts) => {
      const { messages = [] } = await client.conversations.replies({ ...pageOf(channel), ts });
      return messages;
    },
    openModal: async (trigger_id, view, onTop) => {
      const open = onTop ? client.views.push : client.views.open;
      return (await open({ trigger_id, view })).view?.id;
    },
    updateModal: async (view_id, view) => {
      await client.views.update({ view_id, view });
    },
    publishHome: async (user_id, blocks) => {
      await client.views.publish({ user_id, view: { type: "home", blocks: [...blocks] } });
    },
    localeOf: async (user) =>
      (await client.users.info({ user, include_locale: true })).user?.locale,
    permalinkOf: async (channel, message_ts) =>
      (await client.chat.getPermalink({ channel, message_ts })).permalink,
    fileInfo: async (file) => (await client.files.info({ file })).file,
  };
};

type Identity = { readonly team: string; readonly user: string };

/** Who we are, and for which workspace. */
const identityOf = async (client: WebClient): Promise<Identity> => {
  const { team_id, user_id } = await client.auth.test();
  if (team_id === undefined || user_id === undefined)
    throw new ConfigError("Slack did not say which workspace SLACK_BOT_TOKEN belongs to.");
  return { team: team_id, user: user_id };
};

/** The conversations alone with somebody, each asked for once. */
const directMessages = (client: WebClient) => {
  const conversations = new Map<string, string>();
  const users = new Map<string, string>();
  const remember = (user: string, conversation: string): void => {
    conversations.set(user, conversation);
    users.set(conversation, user);
  };
  return {
    remember,
    userOf: (conversation: string): string | undefined => users.get(conversation),
    conversationOf: async (user: string): Promise<string> => {
      const known = conversations.get(user);
      if (known !== undefined) return known;
      const { channel } = await client.conversations.open({ users: user });
      if (channel?.id === undefined) throw new Error("no conversation was opened");
      remember(user, channel.id);
      return channel.id;
    },
  };
};
