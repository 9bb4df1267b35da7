import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Adapter } from "../../adapters/adapter.ts";
import { fileRoutes } from "../../adapters/runtime/files.ts";
import { webAdapter } from "../../adapters/web/index.ts";
import type { ShownAnswer, ShownFile, ShownMessages } from "../../adapters/web/page/shown.ts";
import { seedDemo } from "../../prisma/seed.ts";
import { type Bot, createBot } from "../../src/bot.ts";
import { appointmentId } from "../../src/flow/appointment.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { outlookReply } from "../calendar-replies.ts";
import { docx, film, jpeg, phonePhoto, png } from "../made-files.ts";
import { manualTime } from "../scene.ts";
import { freshSqlite } from "../setup/available.ts";

// Files over HTTP: taken in by the page's routes, opened by the links on cards.

let store: Store;
let bot: Bot;
let web: Adapter;
let server: Server;
let address: string;
let logged: string[];
const clock = manualTime("2026-11-23T01:00:00.000Z");

beforeEach(async () => {
  await clock.moveTo("2026-11-23T01:00:00.000Z");
  store = await openStore(freshSqlite());
  await seedDemo(store);
  logged = [];
  const log = (...line: unknown[]) => void logged.push(JSON.stringify(line));
  bot = createBot({ store, time: clock, log, publicUrl: () => `${address}/` });
  web = webAdapter({ bot, store, time: clock, log, county: "山丹县" });
  await web.start();
  server = createServer(express().use(fileRoutes(bot, log)).use(web.routes));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  await web.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await store.close();
});

const upload = (
  as: string,
  name: string,
  content: Uint8Array,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${address}/api/files?as=${as}&name=${encodeURIComponent(name)}`, {
    method: "POST",
    body: new Uint8Array(content),
    headers,
  });

const uploaded = async (as: string, name: string, content: Uint8Array): Promise<ShownFile> => {
  const response = await upload(as, name, content);
  expect(response.status).toBe(200);
  return (await response.json()) as ShownFile;
};

let events = 0;
const say = async (as: string, body: object): Promise<Response> => {
  events += 1;
  return fetch(`${address}/api/say`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ as, conversation: `direct:${as}`, event: `e${events}`, ...body }),
  });
};

const clue = (category: string) =>
  `提交线索 标题=大桥下排污口 类别=${category} 事实=黑水 地点=大桥 日期=昨天 来源=履职`;

/** The links to the files of a clue of this category, made for its sender, in the order they were sent. */
const linksFor = async (
  category: string,
  files: Readonly<Record<string, Uint8Array>>,
): Promise<readonly string[]> => {
  const ids = await Promise.all(
    Object.entries(files).map(async ([name, content]) => {
      return (await uploaded("water.liaison", name, content)).id;
    }),
  );
  await say("water.liaison", { line: clue(category), files: ids });
  const answer = await (await say("water.liaison", { line: "附件 xs1" })).text();
  return [...answer.matchAll(/http:\/\/127\.0\.0\.1:\d+\/files\/[\w.-]+/g)].map(([link]) => link);
};

describe("POST /api/files", () => {
  it("takes a calendar's answer, which counts once it is said, and only for whoever sent it", async () => {
    await say("gov-office.secretariat", {
      line: "会议 安排 标题=河道会商 时间=12月2日下午3点 参会单位=水务局、公安局",
    });
    const matter = await store.matter("HY-2026-0001");
    const uid = appointmentId({ code: "HY-2026-0001", openedAt: matter?.openedAt ?? "" });
    const reply = outlookReply({ uid, partstat: "ACCEPTED" });
    const { id, name } = await uploaded("water.liaison", "会议答复.ICS", reply);
    expect(name).toBe("会议答复.ics");
    const other = await (await say("police.liaison", { line: "", files: [id] })).text();
    expect(other).toContain("没有找到您发来的文件");
    const answer = await (await say("water.liaison", { line: "", files: [id] })).text();
    expect(answer).toContain("已答复：参加");
    expect((await store.matter("HY-2026-0001"))?.fields).toMatchObject({
      rsvps: { water: { answer: "yes" } },
    });
  });

  it("takes a file in whatever type the browser says it is, and answers with its name and size", async () => {
    const photo = phonePhoto("38.78N");
    for (const type of ["image/jpeg", "text/plain", "application/json", "multipart/form-data"]) {
      const response = await upload("water.liaison", "照片 1.JPG", photo, { "Content-Type": type });
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({
        id: expect.stringMatching(/^\w+$/),
        name: "照片 1.jpg",
        size: expect.any(Number),
      });
    }
  });

  it.each([
    ["a program", 422, "照片.jpg", Buffer.from("MZ\0\0"), /程序.*可以发：照片/],
    ["nothing", 422, "照片.jpg", new Uint8Array(), /空的.*可以发：照片/],
    [
      "a photo of 20 MB and a byte",
      422,
      "a.jpg",
      Buffer.concat([jpeg(), Buffer.alloc(20 * 1024 * 1024)]),
      /20\.0 MB.*不超过20 MB/,
    ],
    [
      "a photo of 30 MB",
      413,
      "a.jpg",
      Buffer.concat([jpeg(), Buffer.alloc(30 * 1024 * 1024)]),
      /30\.0 MB.*不超过20 MB/,
    ],
  ])("refuses %s", async (_, status, name, content, said) => {
    const response = await upload("water.liaison", name, content);
    expect(response.status).toBe(status);
    const { problem } = (await response.json()) as { problem: { zh: string; en: string } };
    expect(problem.zh).toMatch(said);
    expect(problem.en).not.toBe("");
  });

  it("refuses somebody without a post, another site, another host and a request without a name", async () => {
    expect((await upload("visitor", "a.jpg", jpeg())).status).toBe(422);
    const foreign = { Origin: "http://example.com" };
    expect((await upload("water.liaison", "a.jpg", jpeg(), foreign)).status).toBe(403);
    const cross = { "Sec-Fetch-Site": "cross-site" };
    expect((await upload("water.liaison", "a.jpg", jpeg(), cross)).status).toBe(403);
    const nameless = await fetch(`${address}/api/files?as=water.liaison`, {
      method: "POST",
      body: "x",
    });
    expect(nameless.status).toBe(400);
    const pending = await bot.options("files", "", { platform: "web", account: "water.liaison" });
    expect(pending).toEqual([]);
  });
});

describe("POST /api/say with files", () => {
  it("may have no words; the line that is kept names the files", async () => {
    const one = await uploaded("water.liaison", "a.jpg", jpeg());
    const two = await uploaded("water.liaison", "b.png", png());
    const response = await say("water.liaison", { line: "", files: [one.id, two.id] });
    const { messages } = (await response.json()) as ShownAnswer;
    expect(messages[0]).toMatchObject({ is: "line", line: "📎 a.jpg\n📎 b.png", mine: true });
    expect(JSON.stringify(messages[1])).toContain("收到2个文件");
    const spoken = await say("water.liaison", { line: clue("水污染"), files: [one.id] });
    const answer = (await spoken.json()) as ShownAnswer;
    expect(answer.messages[0]).toMatchObject({ line: `${clue("水污染")}\n📎 a.jpg` });
    expect(JSON.stringify(answer.messages[1])).toContain("XS-2026-0001");
  });

  it("keeps neither words nor names of what must not be written down", async () => {
    const one = await uploaded("water.liaison", "金丝雀.jpg", jpeg());
    await say("water.liaison", { line: "附机密级文件一份", files: [one.id] });
    const kept = await fetch(
      `${address}/api/messages?as=water.liaison&conversation=direct:water.liaison`,
    );
    const { messages } = (await kept.json()) as ShownMessages;
    expect(JSON.stringify(messages)).not.toMatch(/金丝雀|机密级/);
    expect(await store.attachment(one.id)).toBeUndefined();
  });

  it("needs words or files, and takes at most ten", async () => {
    expect((await say("water.liaison", { line: "" })).status).toBe(400);
    expect((await say("water.liaison", { line: " ", files: [] })).status).toBe(400);
    const many = Array.from({ length: 11 }, (_, index) => `f${index}`);
    expect((await say("water.liaison", { line: "x", files: many })).status).toBe(413);
  });
});

const guards = {
  "cache-control": "private, no-store",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "referrer-policy": "no-referrer",
};
const guarded = ({ headers }: Response) =>
  expect(Object.fromEntries(headers)).toMatchObject(guards);

describe("GET /files/:token", () => {
  it("shows a photo of an ordinary matter, and has everything else saved", async () => {
    const [photo = "", document = "", video = ""] = await linksFor("水污染", {
      "排污口 1.jpg": phonePhoto("38.78N"),
      "报告.docx": docx(),
      "v.mp4": film("38.78N"),
    });
    const shown = await fetch(photo);
    expect(shown.status).toBe(200);
    guarded(shown);
    expect(shown.headers.get("content-type")).toBe("image/jpeg");
    expect(shown.headers.get("content-disposition")).toBe(
      `inline; filename="??? 1.jpg"; filename*=UTF-8''${encodeURIComponent("排污口 1.jpg")}`,
    );
    const bytes = Buffer.from(await shown.arrayBuffer());
    expect(bytes.includes("38.78N")).toBe(false);
    expect(bytes.includes(Buffer.from(jpeg()).subarray(2))).toBe(true);
    for (const [link, type] of [
      [document, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
      [video, "video/mp4"],
    ] as const) {
      const saved = await fetch(link);
      guarded(saved);
      expect(saved.headers.get("content-type")).toBe(type);
      expect(saved.headers.get("content-disposition")).toMatch(/^attachment;/);
    }
  });

  it("has even photos of a restricted matter saved", async () => {
    const [photo = ""] = await linksFor("电信网络诈骗", { "a.jpg": jpeg() });
    const saved = await fetch(photo);
    expect(saved.status).toBe(200);
    expect(saved.headers.get("content-disposition")).toMatch(/^attachment;/);
    await clock.moveTo("2026-11-23T01:15:00.000Z");
    expect((await fetch(photo)).status).toBe(410);
  });

  it("says in both languages what to do when a link has expired", async () => {
    const [photo = ""] = await linksFor("水污染", { "a.jpg": jpeg() });
    await clock.moveTo("2026-11-24T01:00:00.000Z");
    const expired = await fetch(photo);
    expect(expired.status).toBe(410);
    guarded(expired);
    const page = await expired.text();
    expect(page).toContain("链接已过期，请回到聊天里再点一次。");
    expect(page).toContain("This link has expired; please press it again in the chat.");
  });

  it("has one and the same page for whatever is guessed, forged or no longer to be seen", async () => {
    const [photo = ""] = await linksFor("水污染", { "a.jpg": jpeg() });
    await store.saveAccounts([
      {
        platform: "web",
        external: "water.liaison",
        person: "police.head",
        conversation: "direct:water.liaison",
      },
    ]);
    const pages = new Set<string>();
    for (const link of [
      photo,
      `${photo}x`,
      `${address}/files/x`,
      `${address}/files/..%2f..%2fetc%2fpasswd`,
      `${address}/files/%E0%A4%A`,
      `${address}/files/${"a".repeat(5000)}`,
    ]) {
      const response = await fetch(link);
      expect(response.status).toBe(404);
      guarded(response);
      pages.add(await response.text());
    }
    expect(pages.size).toBe(1);
    expect(logged.join("")).not.toContain("a.jpg");
  });

  it("says that it is the system's fault when the database does not answer", async () => {
    const down = express().use(
      fileRoutes({ openFile: () => Promise.reject(new Error("a.jpg")) }, (...line) => {
        logged.push(JSON.stringify(line));
      }),
    );
    const listening = createServer(down);
    await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
    const { port } = listening.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/files/x.y`);
    expect(response.status).toBe(503);
    guarded(response);
    expect(await response.text()).toContain("请稍后再点一次");
    expect(logged).toEqual(['["error","opening a file failed",{"kind":"Error"}]']);
    listening.closeAllConnections();
    await new Promise((resolve) => listening.close(resolve));
  });
});
