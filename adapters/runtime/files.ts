import express, { type ErrorRequestHandler, type Response, type Router } from "express";
import type { Bot } from "../../src/bot.ts";
import { errorKind } from "../../src/chat/error-kind.ts";
import type { Log } from "../../src/flow/services.ts";

const page = (zh: string, en: string): string =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>府检联动</title><p>${zh}</p><p lang="en">${en}</p></html>\n`;

/** The pages people see instead of a file. Forged, guessed and no longer theirs look the same. */
const pages = {
  expired: [
    410,
    page(
      "链接已过期，请回到聊天里再点一次。",
      "This link has expired; please press it again in the chat.",
    ),
  ],
  absent: [
    404,
    page(
      "没有找到这个文件，或者它与您无关。请回到聊天里，在这件事的卡片上按“附件”。",
      "There is no such file, or it does not concern you. Please press “Files” on the matter's card in the chat.",
    ),
  ],
  broken: [
    503,
    page(
      "系统出了问题，现在打不开。请稍后再点一次。",
      "Something went wrong; please press it again later.",
    ),
  ],
} as const;

/** Nothing of a file is kept on the way, runs, or is shown inside another page. */
const withHeaders = (response: Response): Response =>
  response.set({
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
  });

const sendPage = (response: Response, which: keyof typeof pages): void => {
  const [status, body] = pages[which];
  withHeaders(response).status(status).type("html").send(body);
};

/** Opens files by the links in cards. Whoever holds a link is who it was made for. */
export const fileRoutes = (bot: Pick<Bot, "openFile">, log: Log): Router => {
  const routes = express.Router();
  routes.get("/files/:token", async (request, response) => {
    const opened = await bot.openFile(request.params.token);
    if (opened.is !== "file") return sendPage(response, opened.is);
    const { name, type, content, shown } = opened;
    withHeaders(response).attachment(name);
    const how = response.get("Content-Disposition") ?? "";
    if (shown) response.set("Content-Disposition", how.replace(/^attachment/, "inline"));
    response.set("Content-Type", type).send(Buffer.from(content));
  });
  routes.get("/calendar/:file", async (request, response) => {
    const [, token = ""] = /^(.*)\.ics$/.exec(request.params.file) ?? [];
    const opened = await bot.openFile(token);
    // An address that has stopped looks like one that never was.
    if (opened.is !== "file" || !opened.type.startsWith("text/calendar"))
      return sendPage(response, "absent");
    withHeaders(response).type(opened.type).send(Buffer.from(opened.content));
  });
  const answerError: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    // An address that cannot even be read was guessed.
    if (error instanceof URIError) return sendPage(response, "absent");
    log("error", "opening a file failed", { kind: errorKind(error) });
    sendPage(response, "broken");
  };
  routes.use(["/files", "/calendar"], answerError);
  return routes;
};
