import type { RequestHandler } from "express";

/** How soon to look again, in seconds. */
const retryAfter = 2;

const page = (county: string): string => `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="${retryAfter}"><title>府检联动助手</title>
<p>${county}府检联动助手正在准备，好了会自动打开。第一次启动要十几秒。</p>
<p lang="en">The assistant is getting ready and opens by itself. The first start takes some seconds.</p>
</html>
`;

/** Answers 503 from the moment the port is taken until everything stands; a browser gets a page that looks again by itself. */
export const opening = (
  county: string,
): { readonly handler: RequestHandler; readonly open: () => void } => {
  let isOpen = false;
  return {
    handler: (request, response, next) => {
      if (isOpen) return next();
      response.status(503).set("retry-after", String(retryAfter));
      if (request.method === "GET" && request.path === "/")
        return void response.type("html").send(page(county));
      response.type("text").send("正在启动，请稍后再试。 Starting; please try again shortly.\n");
    },
    open: () => {
      isOpen = true;
    },
  };
};
