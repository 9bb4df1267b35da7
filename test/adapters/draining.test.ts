import express from "express";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Draining, draining } from "../../adapters/runtime/draining.ts";
import { serving } from "./serving.ts";

let server: Awaited<ReturnType<typeof serving>>;
let requests: Draining;
/** Ends the wait of the last resort. */
let giveUp: () => void;
/** Answers what is held. */
let answer: () => void;
let came: Promise<void>;

beforeEach(async () => {
  requests = draining({
    wait: (_, signal) =>
      new Promise<void>((resolve) => {
        giveUp = resolve;
        signal.addEventListener("abort", () => resolve());
      }),
  });
  let arrived = (): void => {};
  came = new Promise((resolve) => {
    arrived = resolve;
  });
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const app = express();
  app.use(requests.handler);
  app.get("/held", async (_, response) => {
    arrived();
    await held;
    response.send("done");
  });
  app.get("/stream", (_, response) => {
    response.set("content-type", "text/event-stream").flushHeaders();
    response.write("data: 1\n\n");
  });
  server = await serving(app);
});
afterEach(() => server.close());

describe("a server that stops", () => {
  test("answers whoever waits, and refuses what is new in the meantime", async () => {
    const waits = fetch(`${server.address}/held`);
    await came;
    let drained = false;
    const stopping = requests.drain(30_000).then(() => {
      drained = true;
    });
    const late = await fetch(`${server.address}/held`);
    expect([late.status, late.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(drained).toBe(false);
    answer();
    expect(await (await waits).text()).toBe("done");
    await stopping;
  });

  test("does not wait for a stream that goes on by itself", async () => {
    const leaving = new AbortController();
    await fetch(`${server.address}/stream`, { signal: leaving.signal });
    await requests.drain(30_000);
    leaving.abort();
  });

  test("does not wait for ever", async () => {
    const waits = fetch(`${server.address}/held`);
    await came;
    const stopping = requests.drain(30_000);
    giveUp();
    await stopping;
    answer();
    expect((await waits).status).toBe(200);
  });

  test("stops at once where nobody waits", () => requests.drain(30_000));
});
