import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import express, {
  type ErrorRequestHandler,
  type Request,
  type Response,
  type Router,
} from "express";
import type { z } from "zod";
import type { Bot } from "../../src/bot.ts";
import { dayOf, momentText } from "../../src/calendar/day.ts";
import type { Clock, Log } from "../../src/core.ts";
import { largestFile } from "../../src/files/content.ts";
import { words as fileWords } from "../../src/files/words.ts";
import { organisationName } from "../../src/people/directory.ts";
import type { LocalMessage, Store } from "../../src/store/store.ts";
import type { Adapter } from "../adapter.ts";
import { type Answered, answerLine, answerPress } from "./answer.ts";
import { answerProblem, local, localBytes, problems, Unanswered } from "./guard.ts";
import { messagesAfter, orderOf, shownMessage } from "./message.ts";
import { type LocalStore, localOutlet } from "./outlet.ts";
import { heardOf, listening, pressing, reading, saying, sending, typing } from "./parse.ts";
import { authorName, conversationsOf, personOf, platform, visitor } from "./rooms.ts";
import type {
  Conversation,
  ShownAnswer,
  ShownClock,
  ShownFile,
  ShownMessage,
  ShownMessages,
  ShownPost,
  ShownPosts,
  ShownSuggestions,
} from "./shown.ts";

/** What the web chat works with. */
export type WebParts = {
  readonly bot: Pick<Bot, "handle" | "posted" | "options" | "receive" | "suggest">;
  readonly store: LocalStore & Pick<Store, "account" | "directory" | "channel">;
  readonly clock: Clock;
  readonly log: Log;
  readonly county: string;
};

/** The web chat: an adapter, and the routes it is used through. */
export type WebAdapter = Adapter & { readonly routes: Router };

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Everything the page consists of; nothing else is served, and nothing comes from elsewhere. */
const assets = {
  "/": here("page/index.html"),
  "/page/page.css": here("page/page.css"),
  "/page/icon.svg": here("page/icon.svg"),
  ...Object.fromEntries(
    readdirSync(here("page"))
      .filter((name) => name.endsWith(".js"))
      .map((name) => [`/page/${name}`, here(`page/${name}`)]),
  ),
  "/page/adaptivecards.js": createRequire(import.meta.url).resolve(
    "adaptivecards/dist/adaptivecards.min.js",
  ),
};

/** How long a page waits for news, and after how many rounds a sign of life is sent, in milliseconds and rounds. */
const pause = 300;
const roundsBetweenSigns = 50;

/** The most messages of a conversation that are shown at once. */
const shownAtOnce = 400;

const largestBody = 256 * 1024;
const largestUpload = largestFile + 64 * 1024;

/**
 * The web chat of the demo: whoever opens it may act as any post, so it answers this machine only.
 * Everything said is kept in the store; the page hears of changes whoever made them.
 */
export const webAdapter = (parts: WebParts): WebAdapter => {
  const { store, clock } = parts;
  const answering = { bot: parts.bot, store, now: () => clock.now() };
  let stopping = new AbortController();

  /** The conversations of an account that exists. */
  const roomsOf = async (as: string): Promise<readonly Conversation[]> => {
    const person = await personOf(store, as);
    if (person === undefined && as !== visitor) throw new Unanswered(404, problems.nobody);
    return conversationsOf(as, person);
  };

  const roomOf = async (as: string, id: string): Promise<Conversation> => {
    const room = (await roomsOf(as)).find((one) => one.id === id);
    if (room === undefined) throw new Unanswered(403, problems.notYours);
    return room;
  };

  const shown = async (
    messages: readonly LocalMessage[],
    as: string,
  ): Promise<readonly ShownMessage[]> => {
    const directory = await store.directory();
    return messages.map((message) => shownMessage(message, as, directory));
  };

  const answer = async (
    response: Response,
    as: string,
    { messages, answeredIn }: Answered,
  ): Promise<void> => {
    const body: ShownAnswer = {
      messages: await shown(messages, as),
      ...(answeredIn === undefined ? {} : { answeredIn }),
    };
    response.json(body);
  };

  const posts = async (): Promise<readonly ShownPost[]> => {
    const directory = await store.directory();
    const bound = await personOf(store, visitor);
    return [
      ...[...directory.people.values()].map((person) => ({
        id: person.id,
        name: person.name,
        unit: {
          id: person.organisation,
          name: organisationName(directory, person.organisation),
        },
        conversations: conversationsOf(person.id, person),
      })),
      {
        id: visitor,
        name: bound?.name ?? authorName(directory, visitor),
        unit: { id: visitor, name: authorName(directory, visitor) },
        conversations: conversationsOf(visitor, bound),
      },
    ];
  };

  const listen = async (request: Request, response: Response): Promise<void> => {
    const { as, after } = read(listening, request.query);
    let rooms = await roomsOf(as);
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const signal = AbortSignal.any([gone.signal, stopping.signal]);
    response.set({ "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    response.flushHeaders();
    response.write("retry: 1000\n\n");
    let from = Number(request.get("Last-Event-ID") ?? after);
    for (let round = 1; !signal.aborted; round += 1) {
      const ids = rooms.map(({ id }) => id);
      const news = await messagesAfter(store, ids, from);
      from = news.reduce((last, { revision }) => Math.max(last, revision), from);
      for (const message of await shown(news, as))
        response.write(`id: ${message.revision}\ndata: ${JSON.stringify(message)}\n\n`);
      if (round % roundsBetweenSigns === 0) {
        response.write(":\n\n");
        rooms = await roomsOf(as);
      }
      await clock.wait(pause, signal);
    }
    response.end();
  };

  const routes = express.Router();
  const json = express.json({ limit: largestBody });
  const bytes = express.raw({ limit: largestUpload, type: () => true });

  for (const [path, file] of Object.entries(assets))
    routes.get(path, local, (_request, response) => response.sendFile(file, { dotfiles: "allow" }));

  routes.get("/api/posts", local, async (_request, response) => {
    const body: ShownPosts = { county: parts.county, posts: await posts() };
    response.json(body);
  });

  routes.get("/api/clock", local, (_request, response) => {
    const now = clock.now();
    const body: ShownClock = { now, today: dayOf(now), text: momentText(now) };
    response.json(body);
  });

  routes.get("/api/messages", local, async (request, response) => {
    const { as, conversation, after } = read(reading, request.query);
    await roomOf(as, conversation);
    const found = await messagesAfter(store, [conversation], after);
    const ordered = [...found].sort((a, b) => orderOf(a) - orderOf(b)).slice(-shownAtOnce);
    const body: ShownMessages = { messages: await shown(ordered, as) };
    response.json(body);
  });

  routes.get("/api/events", local, listen);

  routes.get("/api/suggestions", local, async (request, response) => {
    const { as, line, caret } = read(typing, request.query);
    const heard = heardOf(line, caret);
    const found = await parts.bot.suggest(heard.line, { platform, account: as });
    const body: ShownSuggestions = {
      suggestions: found.map((one) => ({ ...one, from: one.from + heard.from })),
    };
    response.json(body);
  });

  routes.post("/api/say", local, json, async (request, response) => {
    const body = read(saying, request.body);
    const { group } = await roomOf(body.as, body.conversation);
    await answer(response, body.as, await answerLine(answering, body, group));
  });

  routes.post("/api/files", localBytes, bytes, async (request, response) => {
    const { as, name } = read(sending, request.query);
    // Without a body the parser leaves none.
    const content: unknown = request.body;
    const received = await parts.bot.receive({
      platform,
      account: as,
      name,
      content: content instanceof Uint8Array ? content : new Uint8Array(),
    });
    if (!("id" in received)) throw new Unanswered(422, received);
    const body: ShownFile = { id: received.id, name: received.name, size: received.size };
    response.json(body);
  });

  routes.post("/api/press", local, json, async (request, response) => {
    const body = read(pressing, request.body);
    const { group } = await roomOf(body.as, body.conversation);
    const pressed = await store.localMessage(body.message);
    if (pressed?.conversation !== body.conversation) throw new Unanswered(403, problems.notYours);
    await answer(response, body.as, await answerPress(answering, body, group, pressed));
  });

  routes.use("/api/files", tooLargeFile);
  routes.use(
    answerProblem((error) => {
      const kind = error instanceof Error ? error.constructor.name : typeof error;
      parts.log("error", "web chat failed", { kind });
    }),
  );

  return {
    ...localOutlet(store, clock),
    routes,
    start: async () => {
      stopping = new AbortController();
    },
    stop: async () => stopping.abort(),
  };
};

/** A file too large even to be read is refused in the words of those that are read and refused. */
const tooLargeFile: ErrorRequestHandler = (error: unknown, _request, _response, next) => {
  const { type, length } = error as { type?: string; length?: number };
  next(
    type === "entity.too.large"
      ? new Unanswered(413, fileWords.tooLarge(length ?? largestUpload))
      : error,
  );
};

const read = <T>(schema: z.ZodType<T>, given: unknown): T => {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw result.error.issues.some(({ code }) => code === "too_big")
    ? new Unanswered(413, problems.tooLarge)
    : new Unanswered(400, problems.malformed);
};
