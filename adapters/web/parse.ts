import type { RequestHandler } from "express";
import { z } from "zod";
import type { Request } from "../../src/chat/exchange.ts";
import { pressSchema, withAnswers } from "../../src/chat/press.ts";
import type { Text } from "../../src/chat/text.ts";
import { adaptiveAnswers } from "../adaptive/form.ts";
import { directOf, platform } from "../runtime/local-chat.ts";
import { problems } from "./words.ts";

/** Why a request is not answered: one sentence and the HTTP status that goes with it. */
export class Unanswered extends Error {
  readonly status: number;
  readonly text: Text;

  constructor(status: number, text: Text) {
    super(text.en);
    this.name = "Unanswered";
    this.status = status;
    this.text = text;
  }
}

const hostName = (host: string): string => host.replace(/:\d+$/, "").toLowerCase();

const loopback: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];

/** Lets a request through as `onlyLocal` does, and a write only as JSON. */
export const onlyLocalJson: RequestHandler = (request, response, next) => {
  const writes = request.method !== "GET" && request.method !== "HEAD";
  onlyLocal(request, response, (problem) => {
    if (problem === undefined && writes && !request.is("json"))
      throw new Unanswered(415, problems.notJson);
    next(problem);
  });
};

/**
 * Lets a request through only if it was addressed to this machine by its own name: a foreign name
 * that was made to point here (DNS rebinding) is refused, and so is a write from another site.
 */
export const onlyLocal: RequestHandler = (request, response, next) => {
  const host = request.headers.host ?? "";
  if (!loopback.includes(hostName(host))) throw new Unanswered(403, problems.host);
  const { origin } = request.headers;
  const site = request.headers["sec-fetch-site"];
  if (request.method !== "GET" && request.method !== "HEAD") {
    const foreign =
      (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) ||
      (site !== undefined && site !== "same-origin" && site !== "none");
    if (foreign) throw new Unanswered(403, problems.origin);
  }
  response.set({
    "Content-Security-Policy":
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
  });
  next();
};

/** What a request says, read by a schema; Unanswered where it does not say that. */
export const readRequest = <T>(schema: z.ZodType<T>, given: unknown): T => {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw result.error.issues.some(
    (issue) => issue.code === "too_big" && ["string", "array"].includes(issue.origin),
  )
    ? new Unanswered(413, problems.tooLarge)
    : new Unanswered(400, problems.malformed);
};

const id = z.string().min(1).max(200);

/** Whose eyes a request is answered for, and the conversation it is about. */
export const reading = z.object({
  as: id,
  conversation: id,
  after: z.coerce.number().int().min(0).default(0),
});

/** Whose eyes a stream of events is for. */
export const listening = z.object({ as: id, after: z.coerce.number().int().min(0).default(0) });

/**
 * A typed line, or files sent before, or both. `event` is made by the page: the same event twice has
 * one effect.
 */
export const saying = z
  .strictObject({
    as: id,
    conversation: id,
    event: id,
    line: z.string().trim().max(20_000),
    files: z.array(id).max(10).optional(),
  })
  .refine(({ line, files = [] }) => line !== "" || files.length > 0);

/** Who sends a file, and what it is called; its bytes are the body. */
export const sending = z.object({ as: id, name: z.string().max(1000) });

/** A line somebody is typing, and where in it. */
export const typing = z.object({
  as: id,
  line: z.string().max(20_000),
  caret: z.coerce.number().int().min(0),
});

/** A pressed button. `inputs` are there when a form was submitted; `message` is what it stood in. */
export const pressing = z.strictObject({
  as: id,
  conversation: id,
  event: id,
  message: id,
  press: pressSchema,
  inputs: z.record(z.string().max(100), z.unknown()).optional(),
});

/** The language a page is shown in, which the bot is to answer in as well. */
export const speaking = z.strictObject({ as: id, event: id, language: z.enum(["zh-CN", "en"]) });

export type Saying = z.infer<typeof saying>;
export type Pressing = z.infer<typeof pressing>;

const mention = /@(?:府检联动(?:助手)?|bot\b)/giu;

/** What of a line the bot hears up to a place in it, and where in the line that begins. */
export const heardPart = (
  line: string,
  caret: number,
): { readonly line: string; readonly from: number } => {
  const before = line.slice(0, caret);
  const mentionEnd = [...before.matchAll(mention)].reduce((_, one) => one.index + one[0].length, 0);
  const from = mentionEnd + (/^\s*/.exec(before.slice(mentionEnd))?.[0].length ?? 0);
  return { line: before.slice(from), from };
};

type Sender = Pick<Saying, "as" | "conversation" | "event">;

const requestFrom = (
  { as, conversation, event }: Sender,
  mentioned: boolean | undefined,
  said: Request["said"],
): Request => ({
  platform,
  account: as,
  event: `${as}:${event}`,
  surface:
    mentioned === undefined
      ? { is: "direct", conversation }
      : { is: "group", conversation, mentioned },
  said,
});

/** A typed line as the bot's request; `@府检联动` or `@bot` anywhere in it is a mention. */
export const requestOfLine = (saying: Saying, group: boolean): Request => {
  const { line, files = [] } = saying;
  return requestFrom(saying, group ? line.search(mention) >= 0 : undefined, {
    is: "line",
    line: line.replace(mention, " ").trim(),
    ...(files.length === 0 ? {} : { files }),
  });
};

/** The choice of a language as the bot's request: the command people type for it. */
export const requestOfLanguage = ({ as, event, language }: z.infer<typeof speaking>): Request =>
  requestFrom({ as, event, conversation: directOf(as) }, undefined, {
    is: "press",
    press: { command: "language", answers: { language } },
  });

/** A pressed button as the bot's request; a button speaks to the bot, so in a group it is a mention. */
export const requestOfPress = (pressing: Pressing, group: boolean): Request => {
  const { press, inputs } = pressing;
  return requestFrom(pressing, group ? true : undefined, {
    is: "press",
    press: inputs === undefined ? press : withAnswers(press, adaptiveAnswers(inputs)),
  });
};
