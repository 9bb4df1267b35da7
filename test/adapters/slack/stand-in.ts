import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { KnownBlock, View } from "@slack/types";

/** One message that stands in a conversation of the stand-in; `to` where one person alone sees it. */
export type StandIn = {
  readonly channel: string;
  readonly ts: string;
  text: string;
  blocks: readonly KnownBlock[];
  metadata?: unknown;
  readonly thread?: string;
  readonly to?: string;
  readonly unfurls: boolean;
};

/** A modal or a home as it now is. */
export type StandingView = { readonly id: string; view: View; hash: number };

/**
 * What goes wrong at a call: the answer is lost after the work was done, the connection before it; it
 * comes as HTTP 500 before the work, never comes, or not for so many milliseconds, after which the
 * connection is lost; says to wait, or is one of Slack's errors.
 */
export type Fault =
  | "lost"
  | "reset"
  | "500"
  | "hang"
  | { readonly hang: number }
  | { readonly wait: number }
  | { readonly error: string };

/** A call as it comes in: a method of the Web API, or `respond` for an answer to a press. */
export type Call = { readonly method: string; readonly given: Readonly<Record<string, unknown>> };

/** How it goes at the stand-in: which calls go wrong, and how many milliseconds each takes. */
export type Weather = {
  readonly goesWrong?: (call: Call) => Fault | undefined;
  readonly delay?: () => number;
};

export const team = "T0COUNTY";
export const botUser = "U0BOT";
export const botToken = "xoxb-stand-in";
export const appToken = "xapp-stand-in";

/** Slack's Web API as far as the bot calls it, on this machine, with faults to switch on. */
export const standIn = async (
  refuses: (blocks: unknown, where: string) => string | undefined = () => undefined,
  { goesWrong = () => undefined, delay }: Weather = {},
) => {
  const messages: StandIn[] = [];
  const views = new Map<string, StandingView>();
  const homes = new Map<string, View>();
  const files = new Map<string, { readonly name: string; readonly content: Uint8Array }>();
  const calls: Call[] = [];
  const faults: Record<string, Fault[]> = {};
  const triggers = new Set<string>();
  const responses = new Map<string, { readonly channel: string; readonly user: string }>();
  const problems: string[] = [];
  let count = 0;
  let socketUrl = "";

  const next = (): number => {
    count += 1;
    return count;
  };
  const fresh = (): string => `1800000000.${String(next()).padStart(6, "0")}`;

  const checked = (blocks: unknown, where: string): readonly KnownBlock[] => {
    const problem = refuses(blocks, where);
    if (problem === undefined) return (blocks ?? []) as readonly KnownBlock[];
    problems.push(problem);
    throw new Refused("invalid_blocks");
  };

  const put = (given: Given, to?: string): StandIn => {
    const thread = given["thread_ts"];
    const message: StandIn = {
      channel: String(given["channel"]),
      ts: fresh(),
      text: String(given["text"] ?? ""),
      blocks: checked(given["blocks"], "message"),
      unfurls: given["unfurl_links"] !== false || given["unfurl_media"] !== false,
      ...(given["metadata"] === undefined ? {} : { metadata: given["metadata"] }),
      ...(thread === undefined ? {} : { thread: String(thread) }),
      ...(to === undefined ? {} : { to }),
    };
    messages.push(message);
    return message;
  };

  const shown = ({ ts, text, metadata, thread, to }: StandIn) => ({
    ts,
    text,
    type: "message",
    user: botUser,
    ...(metadata === undefined ? {} : { metadata }),
    ...(thread === undefined ? {} : { thread_ts: thread }),
    ...(to === undefined ? {} : { to }),
    reply_count: messages.filter((one) => one.thread === ts).length,
  });

  const opened = (given: Given): object => {
    const trigger = String(given["trigger_id"]);
    if (!triggers.delete(trigger)) throw new Refused("expired_trigger_id");
    return { view: keepView(given["view"] as View) };
  };

  const keepView = (view: View): object => {
    checked(view, "view");
    const id = `V${next()}`;
    views.set(id, { id, view, hash: next() });
    return { ...view, id };
  };

  const methods: Readonly<Record<string, (given: Given) => object>> = {
    "auth.test": () => ({ team_id: team, user_id: botUser, bot_id: "B0BOT" }),
    "users.info": ({ user }) => ({
      user: { id: user, locale: String(user).startsWith("UEN") ? "en-US" : "zh-CN" },
    }),
    "conversations.open": ({ users }) => ({ channel: { id: directOf(String(users)) } }),
    "conversations.history": ({ channel }) => ({
      messages: messages
        .filter(
          (one) => one.channel === channel && one.to === undefined && one.thread === undefined,
        )
        .map(shown)
        .reverse(),
    }),
    "conversations.replies": ({ channel, ts }) => ({
      messages: messages
        .filter((one) => one.channel === channel && (one.ts === ts || one.thread === ts))
        .map(shown),
    }),
    "chat.getPermalink": ({ channel, message_ts }) => ({
      channel,
      permalink: `https://county.example/archives/${String(channel)}/p${String(message_ts).replace(".", "")}`,
    }),
    "chat.postMessage": (given) => {
      const { channel, ts } = put(given);
      return { channel, ts };
    },
    "chat.postEphemeral": (given) => ({ message_ts: put(given, String(given["user"])).ts }),
    "chat.update": (given) => {
      const message = messages.find(
        ({ channel, ts }) => channel === given["channel"] && ts === given["ts"],
      );
      if (message === undefined) throw new Refused("message_not_found");
      message.text = String(given["text"] ?? "");
      message.blocks = checked(given["blocks"], "message");
      if (given["metadata"] !== undefined) message.metadata = given["metadata"];
      return { channel: message.channel, ts: message.ts };
    },
    "chat.delete": (given) => {
      const at = messages.findIndex(
        ({ channel, ts }) => channel === given["channel"] && ts === given["ts"],
      );
      if (at < 0) throw new Refused("message_not_found");
      messages.splice(at, 1);
      return {};
    },
    "views.open": opened,
    "views.push": opened,
    "views.update": (given) => {
      const standing = views.get(String(given["view_id"]));
      if (standing === undefined) throw new Refused("not_found");
      checked(given["view"], "view");
      standing.view = given["view"] as View;
      standing.hash = next();
      return { view: { ...standing.view, id: standing.id } };
    },
    "views.publish": (given) => {
      checked(given["view"], "view");
      homes.set(String(given["user_id"]), given["view"] as View);
      return {};
    },
    "files.info": ({ file }) => ({ file: fileOf(String(file)) }),
    "apps.connections.open": () => ({ url: socketUrl }),
  };

  const fileOf = (id: string) => {
    const file = files.get(id);
    if (file === undefined) throw new Refused("file_not_found");
    return {
      id,
      name: file.name,
      size: file.content.length,
      url_private_download: `${address}/download/${id}`,
    };
  };

  /** What goes wrong with a call once it is taken; those that go wrong before that are over. */
  const metBy = async (
    call: Call,
    { socket }: IncomingMessage,
    response: ServerResponse,
  ): Promise<"over" | "lost" | { readonly error: string } | undefined> => {
    if (delay !== undefined) await pause(delay());
    const fault = faults[call.method]?.shift() ?? goesWrong(call);
    if (fault === undefined || fault === "lost") return fault;
    if (typeof fault === "object" && "error" in fault) return fault;
    if (fault === "hang") return "over";
    if (fault === "500") response.writeHead(500).end();
    else if (fault === "reset") socket.destroy();
    else if ("wait" in fault) response.writeHead(429, { "retry-after": String(fault.wait) }).end();
    else {
      await pause(fault.hang);
      socket.destroy();
    }
    return "over";
  };

  const callMethod = async (
    request: IncomingMessage,
    response: ServerResponse,
    method: string,
  ): Promise<void> => {
    const given = read(await bodyOf(request));
    calls.push({ method, given });
    const fault = await metBy({ method, given }, request, response);
    if (fault === "over") return;
    const work = methods[method];
    const answer = (body: object): void => {
      if (fault === "lost") request.socket.destroy();
      else json(response, body);
    };
    if (fault !== undefined && fault !== "lost") return answer({ ok: false, error: fault.error });
    if (work === undefined) return answer({ ok: false, error: "unknown_method" });
    const wanted = method === "apps.connections.open" ? appToken : botToken;
    if (request.headers.authorization !== `Bearer ${wanted}`)
      return answer({ ok: false, error: "invalid_auth" });
    try {
      answer({ ok: true, ...work(given) });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      answer({ ok: false, error: error.message });
    }
  };

  const server = createServer((request, response) => {
    const [, kind = "", name = ""] = (request.url ?? "").split("/");
    if (kind === "api") void callMethod(request, response, name);
    else if (kind === "respond") void respond(request, response, name);
    else if (request.headers.authorization !== `Bearer ${botToken}`) response.writeHead(403).end();
    else response.end(files.get(name)?.content);
  });

  const respond = async (
    request: IncomingMessage,
    response: ServerResponse,
    name: string,
  ): Promise<void> => {
    const given: Given = JSON.parse(await bodyOf(request));
    const to = responses.get(name);
    if (to === undefined) {
      response.writeHead(404).end();
      return;
    }
    const fault = await metBy({ method: "respond", given }, request, response);
    if (fault === "over") return;
    if (fault !== undefined && fault !== "lost") return void response.writeHead(500).end();
    put({ ...given, channel: to.channel, unfurl_links: false, unfurl_media: false }, to.user);
    if (fault === "lost") request.socket.destroy();
    else response.end("ok");
  };

  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    apiUrl: `${address}/api/`,
    messages,
    views,
    homes,
    calls,
    problems,
    /** Makes the next call of a method go wrong. */
    fails: (method: string, ...ways: Fault[]) => {
      faults[method] = [...(faults[method] ?? []), ...ways];
    },
    /** A new trigger id, good for one modal. */
    trigger: () => {
      const id = `trigger.${next()}`;
      triggers.add(id);
      return id;
    },
    /** An address for an answer to one person. */
    responseUrl: (channel: string, user: string) => {
      const id = `r${next()}`;
      responses.set(id, { channel, user });
      return `${address}/respond/${id}`;
    },
    /** Keeps what came with an acknowledgement as Slack does: an ephemeral message. */
    whispered: (given: Given, channel: string, user: string) =>
      put({ ...given, channel, unfurl_links: false, unfurl_media: false }, user),
    updateView: (id: string, view: View) => {
      checked(view, "view");
      const standing = views.get(id);
      if (standing !== undefined) standing.view = view;
    },
    addFile: (name: string, content: Uint8Array) => {
      const id = `F${next()}`;
      files.set(id, { name, content });
      return fileOf(id);
    },
    socketAt: (url: string) => {
      socketUrl = url;
    },
    count: next,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};

/** The conversation alone with somebody. */
export const directOf = (user: string): string => `D${user.slice(1)}`;

type Given = Readonly<Record<string, unknown>>;

class Refused extends Error {}

const json = (response: ServerResponse, body: object): void => {
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(body));
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let body = "";
  for await (const part of request) body += String(part);
  return body;
};

/** A call's arguments: a form in which objects are JSON. */
const read = (body: string): Given => {
  if (body.startsWith("{")) return JSON.parse(body) as Given;
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([key, value]) => [key, parsed(value)]),
  );
};

const parsed = (value: string): unknown => {
  if (value === "true" || value === "false") return value === "true";
  return /^[[{]/.test(value) ? JSON.parse(value) : value;
};
