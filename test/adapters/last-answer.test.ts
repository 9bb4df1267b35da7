import express from "express";
import { afterEach, beforeEach, expect, test } from "vitest";
import { noSuchPage, somethingBroke } from "../../adapters/runtime/last-answer.ts";
import { serving } from "./serving.ts";

/** What the server answers where no platform does. */

const logged: object[] = [];
let server: Awaited<ReturnType<typeof serving>>;

beforeEach(async () => {
  logged.length = 0;
  const routes = express.Router();
  routes.get("/breaks", () => {
    throw new RangeError("雀1鸟 at /home/somebody");
  });
  routes.get("/breaks-late", (_request, response) => {
    response.write("begun");
    throw new RangeError("雀1鸟");
  });
  routes.post("/json", express.json({ limit: 10 }), (_request, response) => response.json({}));
  const log = (level: string, event: string, details?: object) =>
    logged.push({ level, event, details });
  const all = express.Router();
  all.use(routes, noSuchPage, somethingBroke(log));
  server = await serving(all);
});
afterEach(() => server.close());

test("a page that is not there", async () => {
  const response = await fetch(`${server.address}/nothing/<b>here`);
  expect(response.status).toBe(404);
  expect(await response.text()).toBe("没有这个页面。 There is no such page.\n");
});

test("a fault of ours is said, and logged without what it was about", async () => {
  const response = await fetch(`${server.address}/breaks`);
  expect(response.status).toBe(500);
  expect(await response.text()).toMatch(/^系统出了问题.*went wrong/);
  expect(logged).toEqual([
    { level: "error", event: "a request failed", details: { kind: "RangeError" } },
  ]);
});

test("an answer that has begun is cut off", async () => {
  const whole = fetch(`${server.address}/breaks-late`).then((response) => response.text());
  await expect(whole).rejects.toThrow();
  expect(JSON.stringify(logged)).not.toContain("雀1鸟");
});

test.each([
  ["no JSON", "{", 400],
  ["more than is taken", JSON.stringify("x".repeat(20)), 413],
])("%s is the sender's", async (_, body, status) => {
  const headers = { "Content-Type": "application/json" };
  const response = await fetch(`${server.address}/json`, { method: "POST", headers, body });
  expect(response.status).toBe(status);
  expect(await response.text()).toMatch(/没看懂/);
  expect(logged).toEqual([]);
});
