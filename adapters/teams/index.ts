import {
  type Activity as BotActivity,
  type ConversationReference as BotReference,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type TurnContext,
} from "botbuilder";
import {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  Router,
} from "express";
import type { Bot } from "../../src/bot.ts";
import { errorKind } from "../../src/chat/error-kind.ts";
import type { Adapter, AdapterParts } from "../adapter.ts";
import { ConfigError, type TeamsConfig } from "../config.ts";
import { readBytes } from "../runtime/download.ts";
import { statusOf } from "../runtime/last-answer.ts";
import { bringsToken, plainBody, plainJson } from "../runtime/plain-body.ts";
import { answer, refuseOther } from "./answer.ts";
import { fileHostsOf } from "./files.ts";
import {
  type Connector,
  type ConversationReference,
  errorWord,
  keptReferences,
  type Message,
  teamsOutlet,
} from "./outlet.ts";
import {
  type Activity,
  activitySchema,
  conversationOf,
  identityOf,
  isPersonal,
  platform,
  readActivity,
  tenantOf,
} from "./parse.ts";
import { cardType, summaryOf } from "./render.ts";

/** What the Teams adapter works with. */
export type TeamsParts = Pick<AdapterParts, "store" | "time" | "log" | "refused"> & {
  readonly settings: TeamsConfig;
  readonly bot: Pick<
    Bot,
    "handle" | "posted" | "options" | "receive" | "openFile" | "answerLater" | "heard" | "recognise"
  >;
};

/** Where the Bot Framework sends everything. */
const path = "/api/messages";
const channelId = "msteams";
const largest = 1024 * 1024;
const callTimeout = 10_000;

/** What botbuilder's connector client has inside, as far as it is set right here. */
type Calling = {
  readonly attachments: {
    getAttachment(
      id: string,
      view: string,
    ): Promise<{ readonly readableStreamBody?: AsyncIterable<Uint8Array> | undefined }>;
  };
  readonly client: {
    readonly pipeline: {
      removePolicy(named: { readonly name: string }): unknown;
      addPolicy(policy: {
        readonly name: string;
        sendRequest(
          request: { timeout: number },
          next: (request: { timeout: number }) => Promise<unknown>,
        ): Promise<unknown>;
      }): void;
    };
  };
};

/**
 * Calls end in time, well before the lease of what is sent, and are made once: a retry after a lost
 * answer would post twice. botbuilder's own setting for that (`noRetryPolicy`) does nothing since 4.21.
 */
const onceInTime = ({ client: { pipeline } }: Calling): void => {
  pipeline.removePolicy({ name: "defaultRetryPolicy" });
  pipeline.addPolicy({
    name: "inTime",
    sendRequest: (request, next) => {
      request.timeout = callTimeout;
      return next(request);
    },
  });
};

/** Teams as a platform. This file alone knows botbuilder. */
export const teamsAdapter = ({ settings, bot, store, time, log, refused }: TeamsParts): Adapter => {
  if (!store.sealing)
    throw new ConfigError(
      "SECRET_KEY is not set, but Teams needs it: conversations are kept sealed.",
    );
  const { appId = "", appPassword, tenantId, appType, serviceUrls } = settings;
  const credentials = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: appId,
    ...(appPassword === undefined ? {} : { MicrosoftAppPassword: appPassword }),
    ...(tenantId === undefined ? {} : { MicrosoftAppTenantId: tenantId }),
    ...(appType === undefined ? {} : { MicrosoftAppType: appType }),
  });
  const { token } = settings;
  if (token !== undefined)
    Object.assign(credentials, {
      createCredentials: async () => ({
        signRequest: async (request: { headers: { set(name: string, value: string): void } }) => {
          request.headers.set("Authorization", `Bearer ${token}`);
          return request;
        },
      }),
    });
  const authentication = new ConfigurationBotFrameworkAuthentication(
    { MicrosoftAppId: appId, ...settings.authentication },
    credentials,
  );
  const adapter = new CloudAdapter(authentication);
  const references = keptReferences(store, time);
  const fileHosts = fileHostsOf(serviceUrls);

  const inConversation = async <T>(
    to: ConversationReference,
    thread: string | undefined,
    work: (context: TurnContext) => Promise<T>,
  ): Promise<T> => {
    let result: { readonly value: T } | undefined;
    const id = thread === undefined ? to.conversation : `${to.conversation};messageid=${thread}`;
    const reference: Partial<BotReference> = {
      serviceUrl: to.serviceUrl,
      channelId,
      bot: { id: to.bot.id, name: to.bot.name ?? "" },
      conversation: {
        id,
        name: "",
        conversationType: to.kind ?? "",
        isGroup: to.kind !== "personal",
        ...(to.tenant === undefined ? {} : { tenantId: to.tenant }),
      },
    };
    await adapter.continueConversationAsync(appId, reference, async (context) => {
      onceInTime(context.turnState.get<Calling>(adapter.ConnectorClientKey));
      result = { value: await work(context) };
    });
    if (result === undefined) throw new Error("nothing was sent");
    return result.value;
  };

  const activityOf = (message: Message): Partial<BotActivity> => {
    if ("text" in message) return { type: "message", textFormat: "plain", text: message.text };
    const one =
      "card" in message ? { contentType: cardType, content: message.card } : message.attachment;
    const summary = "card" in message ? summaryOf(message.card) : {};
    return { type: "message", ...summary, attachments: [one] };
  };

  const connector: Connector = {
    send: (to, message, thread) =>
      inConversation(
        to,
        thread,
        async (context) => (await context.sendActivity(activityOf(message)))?.id,
      ),
    update: (to, ref, message) =>
      inConversation(to, undefined, async (context) => {
        await context.updateActivity({ ...activityOf(message), id: ref });
      }),
    delete: (to, ref) => inConversation(to, undefined, (context) => context.deleteActivity(ref)),
    picture: (to, id) =>
      inConversation(to, undefined, async (context) => {
        const { attachments } = context.turnState.get<Calling>(adapter.ConnectorClientKey);
        const { readableStreamBody } = await attachments.getAttachment(id, "original");
        return readableStreamBody && readBytes(readableStreamBody);
      }).catch((error: unknown) => {
        log("warn", "teams picture not fetched", { why: errorWord(error) });
        return undefined;
      }),
  };

  const isAllowed = (serviceUrl: string): boolean =>
    serviceUrls.some(
      (one) => serviceUrl === one || serviceUrl.startsWith(`${one.replace(/\/+$/, "")}/`),
    );

  /** Accounts found to be whom they were bound for, which they stay. */
  const same = new Set<string>();
  const recognised = async (from: Activity): Promise<"same" | "moved" | "unbound" | "other"> => {
    const identity = identityOf(from);
    const account = from.from?.id;
    if (identity === undefined || account === undefined) return "same";
    const conversation = isPersonal(from) ? { conversation: conversationOf(from) } : {};
    const all = JSON.stringify([account, identity, conversation]);
    if (same.has(all)) return "same";
    const found = await bot.recognise({ platform, account, identity, ...conversation });
    if (same.size > 10_000) same.clear();
    if (found === "same") same.add(all);
    return found;
  };

  const refuse = (response: Response, status: number): void => {
    refused("teams");
    response.status(status).end();
  };

  const receive = async (request: Request, response: Response): Promise<void> => {
    const read = activitySchema.safeParse(request.body);
    if (!read.success) return refuse(response, 400);
    try {
      await authentication.authenticateRequest(request.body, request.get("authorization") ?? "");
    } catch (error) {
      const status = error instanceof Error && "statusCode" in error ? error.statusCode : 401;
      return refuse(response, status === 403 ? 403 : 401);
    }
    const from = read.data;
    if (!isAllowed(from.serviceUrl)) return refuse(response, 403);
    // The same bot may be reached by web chat or Direct Line, where anybody writes under any name.
    if (appId !== "" && from.channelId !== channelId) return refuse(response, 403);
    if (tenantId !== undefined && tenantOf(from) !== tenantId) return refuse(response, 403);
    const asked = readActivity(from);
    // The Bot Framework wants to hear of an invoke nobody knows.
    if (asked === undefined) return void response.status(from.type === "invoke" ? 501 : 200).end();
    const place = asked.is === "removed" ? "known" : await references.save(from);
    // An installation is told twice, and an upgrade once more: it is greeted where it is new.
    if (asked.is === "installed" && place === "known") return void response.status(200).end();
    const services = { bot, store, connector, references, at: fileHosts };
    const who = "account" in asked ? await recognised(from) : undefined;
    const answered = await (who === "other" ? refuseOther : answer)(services, asked);
    // Whoever has just given their code is known from now on.
    if (who === "unbound") await recognised(from);
    if (answered === undefined) response.status(200).end();
    else response.status(answered.status).json(answered.body);
  };

  const routes = Router();
  // Without an app id it is a playground of this machine, which signs nothing.
  const signed: RequestHandler = (request, response, next) =>
    appId === "" || bringsToken(request) ? next() : refuse(response, 401);
  const plain = plainBody(largest);
  routes.post(path, plain, signed, plainJson(largest), (request, response) =>
    receive(request, response).catch((error: unknown) => {
      log("warn", "teams request failed", { kind: errorKind(error), why: errorWord(error) });
      // Teams asks again; what has had its effect has it once.
      if (!response.headersSent) response.status(500).end();
    }),
  );

  const refuseUnreadable: ErrorRequestHandler = (error: unknown, _request, response, _next) =>
    refuse(response, statusOf(error) === 500 ? 400 : statusOf(error));
  routes.use(path, refuseUnreadable);

  return {
    ...teamsOutlet(connector, references, store),
    routes,
    start: async () => {},
    stop: async () => {},
  };
};
