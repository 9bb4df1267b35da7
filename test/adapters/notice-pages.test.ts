import express from "express";
import { afterAll, beforeAll, expect, it } from "vitest";
import { noticeRoutes } from "../../adapters/runtime/notice-pages.ts";
import { monthsKept } from "../../src/flow/retention.ts";
import { serving } from "./serving.ts";

/** What people and the platforms' stores may read before they trust the assistant. */

let server: Awaited<ReturnType<typeof serving>>;
beforeAll(async () => {
  server = await serving(express.Router().use(noticeRoutes("山丹<县>")));
});
afterAll(() => server.close());

it.each([
  ["privacy", "隐私说明", "privacy"],
  ["terms", "使用须知", "terms"],
])("/%s is a page in both languages that runs nothing", async (path, zh, en) => {
  const response = await fetch(`${server.address}/${path}`);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain("text/html");
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  const page = await response.text();
  expect(page).toContain(`府检联动助手：${zh}（山丹&#60;县&#62;）`);
  expect(page).toContain(`<main lang="en"><h1>Linkage assistant: ${en}`);
  expect(page.match(/<h2>/g)?.length).toBeGreaterThanOrEqual(10);
  expect(page).not.toMatch(/<script|undefined|\[object/);
});

it("privacy says the months that are kept in fact", async () => {
  const page = await (await fetch(`${server.address}/privacy`)).text();
  expect(page).toContain(`普通事项的内容保留${monthsKept[1]}个月`);
  expect(page).toContain(`of a restricted one for ${monthsKept[2]}`);
});
