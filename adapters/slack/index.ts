import { App, ExpressReceiver, SocketModeReceiver } from "@slack/bolt";
import { WebClient } from "@slack/web-api";
import { Router } from "express";
import type { Bot } from "../../src/bot.ts";
import { flows } from "../../src/commands.ts";
import type { Clock, Log } from "../../src/core.ts";
import type { Store } from "../../src/store/store.ts";
import type { Adapter } from "../adapter.ts";
import { ConfigError, type SlackConfig } from "../config.ts";
import { answer } from "./answer.ts";
import { errorWord } from "./errors.ts";
import { onlySlack } from "./guard.ts";
import { deskAtHome } from "./home.ts";
import { quietLogger } from "./log.ts";
import { slackOutlet } from "./outlet.ts";
import { isFrom, read } from "./parse.ts";
import { onceEach } from "./recent.ts";
import { responding } from "./respond.ts";
import type { Acknowledged, Answering } from "./show.ts";

/** What the Slack adapter works with. */
export type SlackParts = {
  readonly settings: SlackConfig;
  readonly bot: Pick<Bot, "handle" | "posted" | "options" | "receive">;
  readonly store: Pick<Store, "account" | "directory" | "channel" | "standingCard">;
  readonly clock: Clock;
  readonly log: Log;
};

/** Slack: an adapter, and the route its requests come in by, where they come over HTTP. */
export type SlackAdapter = Adapter & { readonly routes: Router };

/** Where Slack sends everything. */
const path = "/slack/events";

const callTimeout = 10_000;

/** What Slack says of a token that will not work later either. */
const hopeless = new Set([
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "token_expired",
]);

/** Slack as a platform. A token Slack does not know makes `start` throw a ConfigError. */
export const slackAdapter = ({ settings, bot, store, clock, log }: SlackParts): SlackAdapter => {
  const logger = quietLogger(log);
  const clientOptions = {
    slackApiUrl: settings.apiUrl,
    // A retry after a lost answer would post twice; the outbox looks first.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: callTimeout,
    logger,
  };
  const client = new WebClient(settings.botToken, clientOptions);
  const failed = (what: string) => (error: unknown) => {
    const kind = error instanceof Error ? error.constructor.name : typeof error;
    log("warn", `slack ${what} failed`, { kind, why: errorWord(error) });
  };

  const whoami = identity(client);
  const known = directs(client);
  const home = deskAtHome({ bot, client, directOf: known.directOf, failed: failed("home") });
  const underWay = new Set<Promise<void>>();
  const meanwhile = (work: Promise<void>): void => {
    const one = work.catch(failed("answer")).finally(() => underWay.delete(one));
    underWay.add(one);
  };
  const answering: Answering = {
    bot,
    store,
    clock,
    log,
    client,
    home,
    meanwhile,
    token: settings.botToken,
    apiUrl: settings.apiUrl,
    prefixes: flows.map(({ prefix }) => prefix),
    directOf: known.directOf,
    respond: responding(settings.apiUrl),
  };

  const once = onceEach<Acknowledged>();
  const receive = async (payload: unknown): Promise<Acknowledged> => {
    const us = await whoami();
    const incoming = isFrom(us.team, payload) ? read(payload, us.user) : undefined;
    if (incoming === undefined) return undefined;
    if (incoming.is === "search") return answer(answering, incoming);
    if (incoming.is === "line" && incoming.direct)
      known.remember(incoming.user, incoming.conversation);
    const { first, result } = await once(incoming.event, () => answer(answering, incoming));
    return first ? result : undefined;
  };

  const routes = Router();
  const receiver =
    settings.appToken === undefined
      ? new ExpressReceiver({
          signingSecret: settings.signingSecret,
          endpoints: path,
          // An event is answered for when it has been recorded, not before.
          processBeforeResponse: true,
          router: routes,
          logger,
        })
      : new SocketModeReceiver({
          appToken: settings.appToken,
          logger,
          installerOptions: { clientOptions },
        });
  const app = new App({
    receiver,
    logger,
    clientOptions,
    ignoreSelf: false,
    authorize: async () => {
      const { team, user } = await whoami();
      return { botToken: settings.botToken, teamId: team, botUserId: user };
    },
  });
  app.use(async (args) => {
    const acknowledged = await receive(args.body);
    // Its type differs by what came; what goes back fits what came, since both come of the same payload.
    if ("ack" in args && args.ack !== undefined)
      await Reflect.apply(args.ack, undefined, acknowledged === undefined ? [] : [acknowledged]);
  });
  app.error(async (error) => {
    failed("request")(error.original ?? error);
    throw error;
  });

  const guarded = Router();
  if (settings.appToken === undefined) {
    const ours = () => whoami().catch(() => undefined);
    guarded.post(path, ...onlySlack(settings.signingSecret, ours), routes);
  }

  return {
    ...slackOutlet(client, clock, (conversation) => {
      const user = known.userOf(conversation);
      if (user !== undefined) meanwhile(home.changed(user));
    }),
    routes: guarded,
    start: async () => {
      try {
        await whoami();
      } catch (error) {
        refuseHopeless(error, "SLACK_BOT_TOKEN", "the Bot User OAuth Token");
        failed("start")(error);
      }
      if (!(receiver instanceof SocketModeReceiver)) return;
      // Where Slack cannot be reached now, the connection is tried on while everything else runs.
      const connecting = receiver.start().catch((error: unknown) => {
        refuseHopeless(error, "SLACK_APP_TOKEN", "the app-level token");
        failed("socket")(error);
      });
      const enough = new AbortController();
      await Promise.race([connecting, clock.wait(callTimeout, enough.signal)]).finally(() =>
        enough.abort(),
      );
    },
    stop: async () => {
      if (receiver instanceof SocketModeReceiver) await receiver.stop();
      await Promise.all(underWay);
    },
  };
};

/** Stops the start where Slack will never take this token. */
const refuseHopeless = (error: unknown, name: string, what: string): void => {
  const word = errorWord(error) ?? "";
  if (hopeless.has(word))
    throw new ConfigError(
      `${name} is not accepted by Slack (${word}); copy ${what} of the app again.`,
    );
};

type Identity = { readonly team: string; readonly user: string };

/** Asks Slack once who we are and for which workspace; asks again where that failed. */
const identity = (client: WebClient): (() => Promise<Identity>) => {
  let asked: Promise<Identity> | undefined;
  const ask = async (): Promise<Identity> => {
    const { team_id, user_id } = await client.auth.test();
    if (team_id === undefined || user_id === undefined)
      throw new ConfigError("Slack did not say which workspace SLACK_BOT_TOKEN belongs to.");
    return { team: team_id, user: user_id };
  };
  return () => {
    asked ??= ask().catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };
};

/** The conversations alone with somebody, each asked for once. */
const directs = (client: WebClient) => {
  const conversations = new Map<string, string>();
  const users = new Map<string, string>();
  const remember = (user: string, conversation: string): void => {
    conversations.set(user, conversation);
    users.set(conversation, user);
  };
  return {
    remember,
    userOf: (conversation: string): string | undefined => users.get(conversation),
    directOf: async (user: string): Promise<string> => {
      const before = conversations.get(user);
      if (before !== undefined) return before;
      const { channel } = await client.conversations.open({ users: user });
      if (channel?.id === undefined) throw new Error("no conversation was opened");
      remember(user, channel.id);
      return channel.id;
    },
  };
};
