import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import express, { type ErrorRequestHandler, type Request, type Response } from "express";
import type { Bot } from "../../src/bot.ts";
import { dayOf, momentText } from "../../src/calendar/day.ts";
import { flows } from "../../src/catalog.ts";
import { errorKind } from "../../src/chat/error-kind.ts";
import { largestFile } from "../../src/files/content.ts";
import { words as fileWords } from "../../src/files/words.ts";
import { postEvents } from "../../src/flow/post-watch.ts";
import type { Person } from "../../src/people/directory.ts";
import { eachInTurn } from "../../src/store/queue.ts";
import type { LocalMessage } from "../../src/store/store.ts";
import type { Adapter, AdapterParts } from "../adapter.ts";
import { countyName } from "../demo/county.ts";
import { statusOf } from "../runtime/last-answer.ts";
import { localOutlet, messagesAfter, orderOf, platform } from "../runtime/local-chat.ts";
import { plainBody, plainJson } from "../runtime/plain-body.ts";
import { type Answered, answerLine, answerPress, type WebServices } from "./answer.ts";
import type {
  Conversation,
  ShownAnswer,
  ShownClock,
  ShownFile,
  ShownLanguage,
  ShownMessage,
  ShownMessages,
  ShownPosts,
  ShownProblem,
  ShownSuggestions,
} from "./page/shown.ts";
import {
  heardPart,
  listening,
  onlyLocal,
  onlyLocalJson,
  pressing,
  reading,
  readRequest,
  requestOfLanguage,
  saying,
  sending,
  speaking,
  typing,
  Unanswered,
} from "./parse.ts";
import { conversationsOf, exampleLines, shownMessage, shownPosts, visitor } from "./render.ts";
import { problems } from "./words.ts";

/** What the web chat works with. */
export type WebParts = Pick<AdapterParts, "time" | "log" | "county"> & {
  readonly bot: Pick<Bot, "handle" | "posted" | "options" | "receive" | "suggest" | "refuses">;
  readonly store: WebServices["store"];
};

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

/** How long a page waits for news, in milliseconds, and after how many rounds a sign of life is sent. */
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
export const webAdapter = ({ bot, store, time, log, county }: WebParts): Adapter => {
  const services: WebServices = { bot, store, now: () => time.now() };
  let stopping = new AbortController();

  const personBehind = async (account: string): Promise<Person | undefined> => {
    const [known, directory] = await Promise.all([
      store.account(platform, account),
      store.directory(),
    ]);
    return known === undefined ? undefined : directory.people.get(known.person);
  };

  /** Why an account stands for no post: it was handed over, and when; it is not bound; or there never was one. */
  const whyNobody = async (account: string): Promise<Unanswered> => {
    const post = (await store.directory()).people.get(account);
    if (post === undefined) return new Unanswered(404, problems.nobody);
    const said = postEvents.handedOver(post.name, true).zh;
    const entry = (await store.postEntries(post.id, 50)).find((one) =>
      one.said.zh.startsWith(said),
    );
    return new Unanswered(
      410,
      entry === undefined
        ? problems.notStanding(post.name)
        : problems.handedOver(post.name, momentText(entry.at)),
    );
  };

  /** The conversations of an account that exists. */
  const roomsOf = async (as: string): Promise<readonly Conversation[]> => {
    const person = await personBehind(as);
    if (person === undefined && as !== visitor) throw await whyNobody(as);
    return conversationsOf(as, person);
  };

  const inTurn = eachInTurn();
  /** Does what an account asks for after what it asked for before; where too much came from it, nothing at all. */
  const workFor = async (as: string, work: () => Promise<void>): Promise<void> => {
    const refuse = (): void => {
      const refused = bot.refuses({ platform, account: as });
      if (refused !== undefined) throw new Unanswered(429, refused);
    };
    refuse();
    return inTurn(as, async () => {
      refuse();
      await work();
    });
  };

  const roomOf = async (as: string, id: string): Promise<Conversation> => {
    const room = (await roomsOf(as)).find((one) => one.id === id);
    if (room === undefined) throw new Unanswered(403, problems.notYours);
    return room;
  };

  const showTo = async (
    as: string,
    messages: readonly LocalMessage[],
  ): Promise<readonly ShownMessage[]> => {
    const directory = await store.directory();
    return messages.map((message) => shownMessage(message, as, directory));
  };

  /** The language an account is answered in; of one that is nobody's, whatever it types. */
  const languageOf = async (as: string): Promise<ShownLanguage> => {
    const person = await personBehind(as);
    return person === undefined ? {} : { language: person.language };
  };

  const respond = async (
    response: Response,
    as: string,
    { messages, answeredIn }: Answered,
  ): Promise<void> => {
    const body: ShownAnswer = {
      messages: await showTo(as, messages),
      ...(answeredIn === undefined ? {} : { answeredIn }),
      ...(await languageOf(as)),
    };
    response.json(body);
  };

  const stream = async (request: Request, response: Response): Promise<void> => {
    // A browser that was cut off asks for what came after the last message it has.
    const seen = request.get("Last-Event-ID");
    const { as, after } = readRequest(listening, {
      ...request.query,
      ...(seen === undefined ? {} : { after: seen }),
    });
    let rooms = await roomsOf(as);
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const signal = AbortSignal.any([gone.signal, stopping.signal]);
    response.set({ "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    response.flushHeaders();
    response.write("retry: 1000\n\n");
    let from = after;
    for (let round = 1; !signal.aborted; round += 1) {
      const ids = rooms.map(({ id }) => id);
      const news = await messagesAfter(store, ids, from);
      from = news.reduce((last, { revision }) => Math.max(last, revision), from);
      for (const message of await showTo(as, news))
        response.write(`id: ${message.revision}\ndata: ${JSON.stringify(message)}\n\n`);
      if (round % roundsBetweenSigns === 0) {
        response.write(":\n\n");
        rooms = await roomsOf(as);
      }
      await time.wait(pause, signal);
    }
    response.end();
  };

  const routes = express.Router();
  const plain = plainBody(largestBody);
  const json = plainJson(largestBody);
  const bytes = express.raw({ limit: largestUpload, type: () => true, inflate: false });

  for (const [path, file] of Object.entries(assets))
    routes.get(path, onlyLocalJson, (_request, response) =>
      response.sendFile(file, { dotfiles: "allow" }),
    );

  routes.get("/api/posts", onlyLocalJson, async (_request, response) => {
    const posts = shownPosts(await store.directory(), await personBehind(visitor));
    const body: ShownPosts = { county, posts, examples: exampleLines(flows) };
    response.json(body);
  });

  routes.get("/api/clock", onlyLocalJson, async (_request, response) => {
    const name = await countyName(store);
    const now = time.now();
    const body: ShownClock = { now, today: dayOf(now), text: momentText(now), county: name };
    response.json(body);
  });

  routes.get("/api/messages", onlyLocalJson, async (request, response) => {
    const { as, conversation, after } = readRequest(reading, request.query);
    await roomOf(as, conversation);
    const messages = await messagesAfter(store, [conversation], after);
    const ordered = [...messages].sort((a, b) => orderOf(a) - orderOf(b)).slice(-shownAtOnce);
    const body: ShownMessages = { messages: await showTo(as, ordered) };
    response.json(body);
  });

  routes.get("/api/events", onlyLocalJson, stream);

  routes.get("/api/suggestions", onlyLocalJson, async (request, response) => {
    const { as, line, caret } = readRequest(typing, request.query);
    const heard = heardPart(line, caret);
    const suggestions = await bot.suggest(heard.line, { platform, account: as });
    const body: ShownSuggestions = {
      suggestions: suggestions.map((one) => ({ ...one, from: one.from + heard.from })),
    };
    response.json(body);
  });

  routes.post("/api/say", onlyLocalJson, plain, json, async (request, response) => {
    const body = readRequest(saying, request.body);
    await workFor(body.as, async () => {
      const { group } = await roomOf(body.as, body.conversation);
      await respond(response, body.as, await answerLine(services, body, group));
    });
  });

  routes.post(
    "/api/files",
    onlyLocal,
    plainBody(largestUpload),
    bytes,
    async (request, response) => {
      const { as, name } = readRequest(sending, request.query);
      // Without a body the parser leaves none.
      const given: unknown = request.body;
      const content = given instanceof Uint8Array ? given : new Uint8Array();
      const received = await bot.receive({ platform, account: as, name, content });
      if (!("id" in received)) throw new Unanswered(422, received);
      const body: ShownFile = { id: received.id, name: received.name, size: received.size };
      response.json(body);
    },
  );

  routes.post("/api/language", onlyLocalJson, plain, json, async (request, response) => {
    const body = readRequest(speaking, request.body);
    await workFor(body.as, async () => {
      await roomsOf(body.as);
      await bot.handle(requestOfLanguage(body));
      response.json(await languageOf(body.as));
    });
  });

  routes.post("/api/press", onlyLocalJson, plain, json, async (request, response) => {
    const body = readRequest(pressing, request.body);
    await workFor(body.as, async () => {
      const { group } = await roomOf(body.as, body.conversation);
      const message = await store.localMessage(body.message);
      if (message?.conversation !== body.conversation) throw new Unanswered(403, problems.notYours);
      await respond(response, body.as, await answerPress(services, body, group, message));
    });
  });

  /** Answers whatever went wrong with one sentence in both languages; bugs are logged. */
  const answerProblem: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    const { status, text: problem } = problemOf(error);
    if (status === 500) log("error", "web chat failed", { kind: errorKind(error) });
    if (response.headersSent) return void response.destroy();
    const body: ShownProblem = { problem };
    response.status(status).json(body);
  };

  routes.use("/api/files", refuseTooLargeFile);
  routes.use(answerProblem);

  return {
    ...localOutlet(store, time),
    routes,
    start: async () => {
      stopping = new AbortController();
    },
    stop: async () => stopping.abort(),
  };
};

/** A file too large even to be read is refused in the words of those that are read and refused. */
const refuseTooLargeFile: ErrorRequestHandler = (error: unknown, _request, _response, next) => {
  const { type, length } = error as { type?: string; length?: number };
  next(
    type === "entity.too.large"
      ? new Unanswered(413, fileWords.tooLarge(length ?? largestUpload))
      : error,
  );
};

const problemOf = (error: unknown): Unanswered => {
  if (error instanceof Unanswered) return error;
  const type = error instanceof Error && "type" in error ? error.type : undefined;
  if (type === "entity.too.large") return new Unanswered(413, problems.tooLarge);
  if (typeof type === "string" || statusOf(error) < 500)
    return new Unanswered(400, problems.malformed);
  return new Unanswered(500, problems.broken);
};
