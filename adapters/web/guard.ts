import type { ErrorRequestHandler, NextFunction, Request, RequestHandler, Response } from "express";
import { type Text, text } from "../../src/chat/text.ts";
import type { ShownProblem } from "./shown.ts";

/** Why a request is not answered: one sentence and the HTTP status that goes with it. */
export class Unanswered extends Error {
  readonly status: number;
  readonly text: Text;

  constructor(status: number, said: Text) {
    super(said.en);
    this.name = "Unanswered";
    this.status = status;
    this.text = said;
  }
}

/** What is said when a request is not answered. */
export const problems = {
  host: text(
    "演示聊天只能从本机访问，请用 http://localhost 或 http://127.0.0.1 打开。",
    "The demo chat is open to this machine only; use http://localhost or http://127.0.0.1.",
  ),
  origin: text(
    "这个请求来自别的网页，没有执行。",
    "This request came from another site and was not carried out.",
  ),
  notYours: text(
    "没有这个对话，或者您看不到它。",
    "There is no such conversation, or it is not yours to see.",
  ),
  nobody: text("没有这个岗位。", "There is no such post."),
  malformed: text(
    "没看懂这个请求，什么都没有做。请刷新页面再试。",
    "This request could not be understood and nothing was done. Please reload the page.",
  ),
  notJson: text("请用 JSON 格式发送。", "Please send JSON."),
  tooLarge: text(
    "内容太长，没有发送。请缩短，或分几次发送。",
    "This is too long and was not sent. Please shorten it or send it in parts.",
  ),
  broken: text(
    "系统出了问题，这一步没有完成。请稍后再试。",
    "Something went wrong and this was not done. Please try again later.",
  ),
};

const hostName = (host: string): string => host.replace(/:\d+$/, "").toLowerCase();

const loopback: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];

/** Lets a request through as `localBytes` does, and a write only as JSON. */
export const local: RequestHandler = (request, response, next) => {
  const writes = request.method !== "GET" && request.method !== "HEAD";
  localBytes(request, response, (problem) => {
    if (problem === undefined && writes && !request.is("json"))
      throw new Unanswered(415, problems.notJson);
    next(problem);
  });
};

/**
 * Lets a request through only if it was addressed to this machine by its own name: a foreign name
 * that was made to point here (DNS rebinding) is refused, and so is a write from another site.
 */
export const localBytes: RequestHandler = (request, response, next) => {
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

const tellAs = (error: unknown): Unanswered => {
  if (error instanceof Unanswered) return error;
  const type = error instanceof Error && "type" in error ? error.type : undefined;
  if (type === "entity.too.large") return new Unanswered(413, problems.tooLarge);
  if (typeof type === "string") return new Unanswered(400, problems.malformed);
  return new Unanswered(500, problems.broken);
};

/** Answers whatever went wrong with one sentence in both languages; `failed` is told of bugs. */
export const answerProblem =
  (failed: (error: unknown) => void): ErrorRequestHandler =>
  (error: unknown, _request: Request, response: Response, next: NextFunction) => {
    const told = tellAs(error);
    if (told.status === 500) failed(error);
    if (response.headersSent) {
      next(error);
      return;
    }
    const answer: ShownProblem = { problem: told.text };
    response.status(told.status).json(answer);
  };
