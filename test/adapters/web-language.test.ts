import { afterEach, beforeEach, expect, test } from "vitest";
import type { Adapter } from "../../adapters/adapter.ts";
import { webAdapter } from "../../adapters/web/index.ts";
import type { ShownAnswer, ShownLanguage, ShownPosts } from "../../adapters/web/page/shown.ts";
import { openScene, type Scene } from "../scene.ts";
import { serving } from "./serving.ts";

/** The page and the bot speak one language: chosen on the page, or said in the chat. */

const as = "water.liaison";
const conversation = `direct:${as}`;
let scene: Scene;
let web: Adapter;
let server: Awaited<ReturnType<typeof serving>>;
let events = 0;

beforeEach(async () => {
  scene = await openScene("2026-11-30T01:00:00.000Z", undefined, { posts: false });
  const time = { now: scene.clock.now, wait: scene.clock.wait };
  web = webAdapter({ bot: scene.bot, store: scene.store, time, log: () => {}, county: "山丹县" });
  await web.start();
  server = await serving(web.routes);
});
afterEach(async () => {
  await web.stop();
  await server.close();
  await scene.close();
});

const post = async <T>(path: string, body: object): Promise<T> => {
  const response = await fetch(server.address + path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return response.json() as Promise<T>;
};
const say = async (line: string, who = as): Promise<ShownAnswer> => {
  events += 1;
  const saying = { as: who, conversation: `direct:${who}`, event: `e${events}`, line };
  return post("/api/say", saying);
};
const choose = async (language: string, who: string = as): Promise<ShownLanguage> => {
  events += 1;
  return post("/api/language", { as: who, event: `l${events}`, language });
};
const languageOf = async (who: string) => {
  const { posts } = (await (await fetch(`${server.address}/api/posts`)).json()) as ShownPosts;
  return posts.find(({ id }) => id === who)?.language;
};

test("the language chosen on the page is the bot's, without a word in the chat", async () => {
  expect(JSON.stringify((await say("待办")).messages)).toContain("待办");
  expect(await choose("en")).toEqual({ language: "en" });
  expect(await languageOf(as)).toBe("en");
  const answer = await say("help");
  expect(answer.language).toBe("en");
  expect(JSON.stringify(answer.messages.at(-1))).not.toMatch(/您|可以/u);
  const kept = await fetch(
    `${server.address}/api/messages?${new URLSearchParams({ as, conversation })}`,
  );
  expect(((await kept.json()) as ShownAnswer).messages).toHaveLength(4);
  expect(await choose("zh-CN")).toEqual({ language: "zh-CN" });
  expect(JSON.stringify((await say("help")).messages.at(-1))).toContain("您");
});

test.each([
  ["language en", "en"],
  ["语言 英文", "en"],
  ["语言 中文", "zh-CN"],
])("the page hears of the language that was said in the chat: %s", async (line, language) => {
  await choose(language === "en" ? "zh-CN" : "en");
  expect((await say(line)).language).toBe(language);
  expect(await languageOf(as)).toBe(language);
});

test("another post keeps its own, nobody's account has none, and no other language is taken", async () => {
  await choose("en");
  expect(await languageOf("water.head")).toBe("zh-CN");
  expect(await choose("en", "visitor")).toEqual({});
  expect(await languageOf("visitor")).toBeUndefined();
  for (const wrong of ["fr", ""]) expect(await choose(wrong)).toHaveProperty("problem");
  expect(await choose("en", "nobody.there")).toHaveProperty("problem");
});
