import type { RequestHandler, Response } from "express";
import type { TimeSource } from "../../src/flow/services.ts";

/** Lets requests through until the server stops, and waits for those that were let through. */
export type Draining = {
  readonly handler: RequestHandler;
  /**
   * From now on refuses what comes with 503, and waits for what came before to be answered: at most so many
   * milliseconds, and never for a stream that goes on by itself.
   */
  drain(milliseconds: number): Promise<void>;
};

/** How soon somebody refused may try again, in seconds: by then another server, or this one, is up. */
const retryAfter = 5;

const isStream = (response: Response): boolean =>
  String(response.getHeader("content-type")).startsWith("text/event-stream");

/** Keeps track of the requests that are being answered. */
export const draining = (time: Pick<TimeSource, "wait">): Draining => {
  const answering = new Set<Response>();
  let stops = false;
  let settled = (): void => {};
  return {
    handler: (_request, response, next) => {
      if (stops) {
        response.set({ "retry-after": String(retryAfter), connection: "close" });
        return void response.status(503).end();
      }
      answering.add(response);
      response.once("close", () => {
        answering.delete(response);
        settled();
      });
      next();
    },
    drain: async (milliseconds) => {
      stops = true;
      const enough = new AbortController();
      const done = new Promise<void>((resolve) => {
        settled = () => {
          if ([...answering].every(isStream)) resolve();
        };
        settled();
      });
      await Promise.race([done, time.wait(milliseconds, enough.signal)]);
      enough.abort();
    },
  };
};
