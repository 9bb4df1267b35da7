import type { ErrorRequestHandler, RequestHandler } from "express";
import { errorKind } from "../../src/chat/error-kind.ts";
import type { Log } from "../../src/flow/services.ts";

/** Answers what nothing else has answered: there is no such page. */
export const noSuchPage: RequestHandler = (_request, response) => {
  response.status(404).type("text").send("没有这个页面。 There is no such page.\n");
};

/** Answers what broke on the way to an answer with one line; the log names its kind, never its content. */
export const somethingBroke =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, _request, response, _next) => {
    const status = statusOf(error);
    if (status === 500) log("error", "a request failed", { kind: errorKind(error) });
    // Whatever has begun cannot become another answer.
    if (response.headersSent) return void response.destroy();
    response
      .status(status)
      .type("text")
      .send(
        status === 500
          ? "系统出了问题，请稍后再试。 Something went wrong; please try again later.\n"
          : "没看懂这个请求。 This request could not be understood.\n",
      );
  };

/** The status an error asks for where a request was at fault, else that of a bug. */
export const statusOf = (error: unknown): number => {
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  return typeof status === "number" && status >= 400 && status < 500 ? status : 500;
};
