import { createHmac } from "node:crypto";
import express, {
  type ErrorRequestHandler,
  type Request,
  type Response,
  type Router,
} from "express";
import type { z } from "zod";
import type { Bot } from "../../src/bot.ts";
import { errorKind } from "../../src/chat/error-kind.ts";
import { type Text, text } from "../../src/chat/text.ts";
import { type ApiKey, apiPlatform } from "../../src/people/api-key.ts";
import { isOfPerson, withoutCaller } from "../../src/screening/callers.ts";
import { haveNumbers } from "../../src/screening/screen.ts";
import type { AdapterParts } from "../adapter.ts";
import { statusOf } from "../runtime/last-answer.ts";
import { plainBody, plainJson } from "../runtime/plain-body.ts";
import { notTakenBy, saidIn, submitting } from "./not-taken.ts";
import { type Endpoint, endpoints, openApi } from "./openapi.ts";
import {
  type ApiError,
  type ErrorSort,
  errorStatus,
  idempotencyKey,
  type NewClue,
  newClue,
  outcomesAsked,
} from "./schema.ts";
import { apiWords } from "./words.ts";

/** Why a client's request is not answered. */
class Refused extends Error {
  readonly sort: ErrorSort;
  readonly text: Text;
  readonly more: Omit<ApiError, "error">;
  readonly retryAfter: number | undefined;
  constructor(
    sort: ErrorSort,
    said: Text,
    more: Omit<ApiError, "error"> = {},
    retryAfter?: number,
  ) {
    super(said.en);
    this.sort = sort;
    this.text = said;
    this.more = more;
    this.retryAfter = retryAfter;
  }
}

type Answered = { readonly status: number; readonly body: object };

/** Far more than a clue with all its fields. */
const largestBody = 64 * 1024;
const plain = plainBody(largestBody);
const json = plainJson(largestBody);

/** The body of a request, read only once it is known who sends it, and not where it is no JSON or too large. */
const bodyOf = (request: Request, response: Response): Promise<unknown> =>
  new Promise((resolve, reject) => {
    if (!request.is("json")) return reject(new Refused("notJson", apiWords.notJson));
    plain(request, response, (fault?: unknown) => {
      if (fault !== undefined) return reject(fault);
      json(request, response, (error?: unknown) =>
        error === undefined ? resolve(request.body) : reject(error),
      );
    });
  });

/** What the description of a field says would be taken, in both languages. */
const wanted = (schema: z.ZodType | undefined): Text => {
  const [zh = "", en = ""] = schema?.meta()?.description?.split(" · ") ?? [];
  return text(zh, en);
};

/** What a request says, by a schema; what is wrong in it is said field by field. */
const read = <T extends z.ZodObject>(
  schema: T,
  given: unknown,
  otherwise: "malformed" | "notTaken",
): z.infer<T> => {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const fields = Object.keys(schema.shape);
  const problems = result.error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" && issue.path.length === 0
      ? issue.keys.map((field) => [field, apiWords.noSuchField(field, fields)] as const)
      : issue.path.length === 0
        ? []
        : [String(issue.path[0])].map(
            (field) =>
              [field, apiWords.notAs(field, wanted(schema.shape[field] as z.ZodType))] as const,
          ),
  );
  if (problems.length === 0) throw new Refused("malformed", apiWords.malformed);
  const each = new Map(problems);
  throw new Refused(otherwise, apiWords[otherwise], {
    problems: [...each].map(([field, { zh, en }]) => ({ field, zh, en })),
  });
};

/** The texts of a clue, in which something of whoever called may stand. */
const texts = [
  "title",
  "facts",
  "place",
  "accused",
  "accusedOther",
  "evidence",
  "notSo",
  "notAccused",
  "told",
] as const;

/** A clue without whoever called, and the fields from which something was taken. */
const stripped = ({ caller = {}, ...clue }: NewClue) => {
  const without = (said: string): string => withoutCaller(said, caller);
  const kept: Readonly<Record<string, unknown>> = Object.fromEntries(
    texts.flatMap((key) => {
      const said = clue[key];
      if (said === undefined) return [];
      return [[key, typeof said === "string" ? without(said) : said.map(without)] as const];
    }),
  );
  const fields = texts.filter((key) => JSON.stringify(clue[key]) !== JSON.stringify(kept[key]));
  return { clue: { ...clue, ...kept }, fields };
};

/** Answers programs that act as a post: each by its key, asked before anything is read. */
export const apiRoutes = ({
  bot,
  log,
  refused,
}: Pick<AdapterParts, "log" | "refused"> & {
  readonly bot: Pick<Bot, "handle" | "clients">;
}): Router => {
  const { clients } = bot;

  const slowDown = (wait: number | undefined): void => {
    if (wait !== undefined) throw new Refused("tooMany", apiWords.tooMany(wait), {}, wait);
  };

  /** A sentence with the numbers of those matters alone that this client has sent and may be told of. */
  const onlyOwn = async (key: ApiKey, { zh, en }: Text): Promise<Text> => {
    let own = text(zh, en);
    for (const code of new Set(zh.match(/[A-Z]{2}-\d{4}-\d{4,}/g)))
      if (!(await clients.isOwn(key, code)))
        own = text(own.zh.replaceAll(code, "另一件"), own.en.replaceAll(code, "another matter"));
    return own;
  };

  const submit = async (request: Request, response: Response, key: ApiKey): Promise<Answered> => {
    const named = idempotencyKey.safeParse(request.get("idempotency-key"));
    if (!named.success) throw new Refused("malformed", apiWords.noIdempotency);
    const given = read(newClue, await bodyOf(request, response), "notTaken");
    // A column that slipped.
    if (haveNumbers([given.number]) || isOfPerson(given.number, given.caller ?? {})) {
      const { zh, en } = apiWords.numberIsPersons;
      throw new Refused("notTaken", apiWords.notTaken, { problems: [{ field: "number", zh, en }] });
    }
    const { clue, fields } = stripped(given);
    // Asked and counted in one go: what `handle` counts was not too much.
    slowDown(clients.wait(key, "requests", 0) ?? clients.wait(key, "submissions", 0));
    // Keyed with what is nowhere kept: nobody can try out what a name or a clue may have said.
    const hashed = (said: string): string =>
      createHmac("sha256", presented(request)).update(said).digest("hex");
    const event = `${key.id}:${hashed(named.data)}`;
    const reply = await bot.handle({
      platform: apiPlatform,
      account: key.id,
      event,
      surface: { is: "direct", conversation: key.id },
      said: { is: "press", press: { command: submitting, answers: clue } },
    });
    const sent = await clients.sent(key, event, hashed(JSON.stringify(clue)));
    if (sent?.other === true) throw new Refused("conflict", apiWords.conflict);
    if (sent === undefined) {
      if ("broke" in reply) throw new Refused("broken", apiWords.broken);
      const { said, ...more } = notTakenBy(reply, given);
      throw new Refused("notTaken", await onlyOwn(key, said), more);
    }
    const isNew = reply.is === "card";
    const urgent = isNew
      ? reply.card.body.filter((one) => one.is === "paragraph" && one.tone === "urgent")
      : [];
    return {
      status: isNew ? 201 : 200,
      body: {
        code: sent.code,
        stripped: fields,
        said: saidIn(urgent).map(({ zh, en }) => ({ zh, en })),
      },
    };
  };

  const state = async (request: Request, _: Response, key: ApiKey): Promise<Answered> => {
    const found = await clients.state(key, String(request.params["code"]).toUpperCase());
    if (found === undefined) throw new Refused("absent", apiWords.absent);
    return { status: 200, body: found };
  };

  const outcomes = async (request: Request, _: Response, key: ApiKey): Promise<Answered> => ({
    status: 200,
    body: await clients.outcomes(key, read(outcomesAsked, request.query, "malformed")),
  });

  const send = (response: Response, { status, body }: Answered): void => {
    response.status(status).set("Cache-Control", "no-store").json(body);
  };

  const refuse = (response: Response, error: unknown): Answered => {
    const { sort, text: said, more, retryAfter } = refusalOf(error);
    if (!(error instanceof Refused) && sort === "broken")
      log("error", "interface failed", { kind: errorKind(error) });
    if (sort === "key") response.set("WWW-Authenticate", "Bearer");
    if (retryAfter !== undefined) response.set("Retry-After", String(retryAfter));
    const body: ApiError = { error: { sort, zh: said.zh, en: said.en }, ...more };
    return { status: errorStatus[sort], body };
  };

  /** One endpoint: who, whether it is too much, whether that may; then the work. Each use is counted. */
  const guarded =
    (
      { method, path, scope }: Endpoint,
      work: (request: Request, response: Response, key: ApiKey) => Promise<Answered>,
    ) =>
    async (request: Request, response: Response): Promise<void> => {
      const route = `${method.toUpperCase()} ${path}`;
      try {
        const key = await clients.recognise(presented(request));
        if (key === undefined) {
          refused(apiPlatform);
          // What is left unread must not be taken for the next request.
          response.set("Connection", "close");
          throw new Refused("key", apiWords.key);
        }
        const answered = await (async () => {
          slowDown(clients.wait(key, "requests"));
          if (!key.scopes.includes(scope))
            throw new Refused("scope", apiWords.scope(scope, key.scopes));
          return work(request, response, key);
        })().catch((error: unknown) => refuse(response, error));
        await clients.used(key, route, answered.status);
        send(response, answered);
      } catch (error) {
        send(response, refuse(response, error));
      }
    };

  const routes = express.Router();
  routes.get("/api/openapi.json", (_request, response) => void response.json(openApi));
  routes.post(endpoints.submit.path, guarded(endpoints.submit, submit));
  routes.get("/api/v1/clues/:code", guarded(endpoints.state, state));
  routes.get(endpoints.outcomes.path, guarded(endpoints.outcomes, outcomes));
  // An address that cannot even be read.
  routes.use("/api/v1", ((error: unknown, _request, response, _next) =>
    send(response, refuse(response, error))) satisfies ErrorRequestHandler);
  return routes;
};

/** What a request presents as its key. */
const presented = (request: Request): string =>
  /^Bearer (\S+)$/i.exec(request.get("authorization") ?? "")?.[1] ?? "";

/** What stands against a request whose body could not be read, and of anything else that something broke. */
const refusalOf = (error: unknown): Refused => {
  if (error instanceof Refused) return error;
  switch (statusOf(error)) {
    case 413:
      return new Refused("tooLarge", apiWords.tooLarge);
    case 415:
      return new Refused("notJson", apiWords.notJson);
    case 500:
      return new Refused("broken", apiWords.broken);
    default:
      return new Refused("malformed", apiWords.malformed);
  }
};
