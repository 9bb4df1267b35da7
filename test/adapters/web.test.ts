import { request as ask } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Adapter } from "../../adapters/adapter.ts";
import { webAdapter } from "../../adapters/web/index.ts";
import type {
  ShownAnswer,
  ShownMessage,
  ShownMessages,
  ShownPosts,
} from "../../adapters/web/page/shown.ts";
import { note } from "../../src/chat/card.ts";
import { text, verbatim } from "../../src/chat/text.ts";
import { type SmallBot, type SmallStore, smallBot, smallStore, standing } from "./county.ts";
import { serving } from "./serving.ts";

let web: Adapter;
let bot: SmallBot;
let store: SmallStore;
let server: Awaited<ReturnType<typeof serving>>;
let address: string;
let logged: string[];

beforeEach(async () => {
  bot = smallBot();
  store = smallStore();
  logged = [];
  web = webAdapter({
    bot,
    store,
    time: standing,
    log: (_, event) => logged.push(event),
    county: "山丹县",
  });
  await web.start();
  server = await serving(web.routes);
  address = server.address;
});

afterEach(async () => {
  await web.stop();
  await server.close();
});

type Told = { readonly status: number; readonly body: unknown };

const get = async (path: string): Promise<Told> => {
  const response = await fetch(address + path);
  return { status: response.status, body: await response.json() };
};

const post = async (
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Told> => {
  const response = await fetch(address + path, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
};

/** A request under a host name of our choice, which fetch does not allow. */
const under = (host: string, path = "/api/posts", method = "GET"): Promise<Told> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(address);
    const asked = ask({ host: "127.0.0.1", port, path, method, headers: { host } }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (part) => {
        body += part;
      });
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          body: body.startsWith("{") ? JSON.parse(body) : body,
        }),
      );
    });
    asked.on("error", reject).end();
  });

let events = 0;
const event = () => `e${++events}`;

const say = async (as: string, conversation: string, line: string, id = event()) =>
  (await post("/api/say", { as, conversation, line, event: id })).body as ShownAnswer;

const messages = async (as: string, conversation: string): Promise<readonly ShownMessage[]> => {
  const { body } = await get(
    `/api/messages?as=${as}&conversation=${encodeURIComponent(conversation)}`,
  );
  return (body as ShownMessages).messages;
};

const words = (message: ShownMessage | undefined): string =>
  message?.is === "line" ? message.line : JSON.stringify(message?.card ?? "");

const problem = (sentence: string) => ({
  problem: { zh: expect.stringContaining(sentence), en: expect.stringMatching(/\.$/) },
});

describe("who may read what", () => {
  const table: [as: string, conversation: string, status: number][] = [
    ["water.liaison", "direct:water.liaison", 200],
    ["water.liaison", "direct:water.head", 403],
    ["water.liaison", "group:linkage", 200],
    ["water.liaison", "group:water", 200],
    ["water.liaison", "group:ecology", 403],
    ["water.liaison", "group:police", 403],
    ["ecology.liaison", "group:ecology", 200],
    ["visitor", "direct:visitor", 200],
    ["visitor", "group:linkage", 403],
    ["visitor", "direct:water.liaison", 403],
    ["nobody.here", "direct:nobody.here", 404],
    ["nobody.here", "group:linkage", 404],
  ];

  test.each(table)("%s reads %s: %i", async (as, conversation, status) => {
    const query = `as=${as}&conversation=${conversation}`;
    expect((await get(`/api/messages?${query}`)).status).toBe(status);
  });

  test.each(table)("%s speaks in %s: %i", async (as, conversation, status) => {
    const told = await post("/api/say", { as, conversation, line: "帮助", event: "e" });
    expect(told.status).toBe(status);
    expect(bot.requests).toHaveLength(status === 200 ? 1 : 0);
  });

  test("an account from which too much came is told so, and nothing it said is kept or worked on", async () => {
    const [as, conversation] = ["flooding", "direct:flooding"];
    const say = await post("/api/say", { as, conversation, line: "金丝雀", event: "e1" });
    const press = await post("/api/press", {
      as,
      conversation,
      message: "m",
      press: { command: "help" },
      event: "e2",
    });
    for (const { status, body } of [say, press])
      expect([status, body]).toEqual([429, problem("太多了")]);
    expect(bot.requests).toEqual([]);
    expect(await store.localMessages([conversation], { take: 10 })).toEqual([]);
  });

  test("a button is pressed only where its message stands", async () => {
    const { messages: said } = await say("water.liaison", "direct:water.liaison", "待办");
    const message = said.at(-1)?.id ?? "";
    const pressing = {
      as: "water.head",
      conversation: "direct:water.head",
      message,
      event: "e",
      press: { command: "show", code: "XS-2025-0001" },
    };
    expect((await post("/api/press", pressing)).status).toBe(403);
    expect(bot.requests).toHaveLength(1);
  });

  test("the list of posts names everybody's conversations; the newcomer has none but their own", async () => {
    const { body } = await get("/api/posts");
    const { posts, county, examples } = body as ShownPosts;
    // What is offered for some sentences only is no usual line to begin with.
    expect(examples).toEqual([text("提交线索", "clue submit")]);
    const conversations = Object.fromEntries(
      posts.map(({ id, conversations }) => [id, conversations.map((one) => one.id)]),
    );
    expect(county).toBe("山丹县");
    expect(conversations).toEqual({
      "water.liaison": ["direct:water.liaison", "group:linkage", "group:water"],
      "water.head": ["direct:water.head", "group:linkage", "group:water"],
      "ecology.liaison": ["direct:ecology.liaison", "group:linkage", "group:ecology"],
      "procuratorate.intake": ["direct:procuratorate.intake", "group:linkage"],
      visitor: ["direct:visitor"],
    });
  });

  test("a newcomer bound to a post sees that post's groups", async () => {
    store.bindVisitor("water.head");
    expect((await get("/api/messages?as=visitor&conversation=group:water")).status).toBe(200);
    expect((await get("/api/messages?as=visitor&conversation=direct:water.head")).status).toBe(403);
  });
});

describe("only this machine, only this page", () => {
  test.each([
    ["evil.example:3000", 403],
    ["127.0.0.1.evil.example", 403],
    ["localhost.evil.example", 403],
    ["0.0.0.0:3000", 403],
    ["localhost:3000", 200],
    ["127.0.0.1", 200],
    ["[::1]:3000", 200],
    ["LOCALHOST", 200],
  ])("host %s: %i", async (host, status) => {
    const told = await under(host);
    expect(told.status).toBe(status);
    if (status === 403) expect(told.body).toEqual(problem("本机"));
    expect((await under(host, "/")).status).toBe(status);
  });

  test.each([
    [{ Origin: "https://evil.example" }, 403],
    [{ Origin: "null" }, 403],
    [{ "Sec-Fetch-Site": "cross-site" }, 403],
    [{ "Sec-Fetch-Site": "same-site" }, 403],
    [{ "Sec-Fetch-Site": "same-origin" }, 200],
    [{}, 200],
  ])("a write with %j: %i", async (headers, status) => {
    const body = {
      as: "water.liaison",
      conversation: "direct:water.liaison",
      line: "帮助",
      event: "e",
    };
    expect((await post("/api/say", body, headers)).status).toBe(status);
    expect(bot.requests).toHaveLength(status === 200 ? 1 : 0);
  });

  test("a write from the page's own address is answered", async () => {
    const body = {
      as: "water.liaison",
      conversation: "direct:water.liaison",
      line: "帮助",
      event: "e",
    };
    expect((await post("/api/say", body, { Origin: address })).status).toBe(200);
  });

  test("a form post, which needs no permission from a browser, is refused", async () => {
    const told = await post("/api/say", "as=water.liaison", {
      "Content-Type": "application/x-www-form-urlencoded",
    });
    expect(told).toEqual({ status: 415, body: problem("JSON") });
  });

  test("the page, its parts and the answers forbid everything from elsewhere", async () => {
    const paths = ["/", "/page/page.js", "/page/page.css", "/page/adaptivecards.js", "/api/posts"];
    for (const path of paths) {
      const response = await fetch(address + path);
      expect([path, response.status]).toEqual([path, 200]);
      expect(response.headers.get("content-security-policy")).toMatch(/default-src 'none'/);
      const body = await response.text();
      if (!path.includes("adaptivecards")) expect(body).not.toMatch(/(src|href)="(https?:)?\/\//);
    }
    const secrets = ["/page/../index.ts", "/page/%2e%2e/index.ts", "/page/globals.d.ts", "/page/"];
    for (const path of secrets)
      expect([path, (await under("localhost", path)).status]).toEqual([path, 404]);
  });
});

describe("bodies that cannot be used", () => {
  const good = { as: "water.liaison", conversation: "direct:water.liaison", event: "e" };
  test.each([
    ["{", 400, "没看懂"],
    ["[]", 400, "没看懂"],
    [{ ...good }, 400, "没看懂"],
    [{ ...good, line: "" }, 400, "没看懂"],
    [{ ...good, line: "   " }, 400, "没看懂"],
    [{ ...good, line: 5 }, 400, "没看懂"],
    [{ ...good, line: "帮助", more: true }, 400, "没看懂"],
    [{ ...good, line: "水".repeat(20_001) }, 413, "太长"],
    [{ ...good, line: "水".repeat(300_000) }, 413, "太长"],
  ])("%#", async (body, status, sentence) => {
    expect(await post("/api/say", body)).toEqual({ status, body: problem(sentence) });
    expect(bot.requests).toEqual([]);
    expect(await messages("water.liaison", "direct:water.liaison")).toEqual([]);
  });

  test.each([
    { ...good, message: "x", press: { command: "help", extra: 1 } },
    { ...good, message: "x", press: { command: "" } },
    { ...good, message: "x", press: { command: "show", shown: -1 } },
    { ...good, message: "x" },
  ])("a press: %#", async (body) => {
    expect(await post("/api/press", body)).toEqual({ status: 400, body: problem("没看懂") });
  });

  test("a fault of ours is one sentence, logged without what was said", async () => {
    bot.handle = () => Promise.reject(new Error("某某的秘密"));
    const told = await post("/api/say", { ...good, line: "帮助" });
    expect(told).toEqual({ status: 500, body: problem("系统出了问题") });
    expect(logged).toEqual(["web chat failed"]);
  });
});

describe("saying something", () => {
  test("in private: the line, then the answer, both kept", async () => {
    const { messages: said, answeredIn } = await say(
      "water.liaison",
      "direct:water.liaison",
      "帮助",
    );
    expect(answeredIn).toBe("direct:water.liaison");
    expect(said.map(({ mine, bot, is }) => [mine, bot, is])).toEqual([
      [true, false, "line"],
      [false, true, "card"],
    ]);
    expect(await messages("water.liaison", "direct:water.liaison")).toEqual(said);
    expect(bot.requests[0]).toMatchObject({
      platform: "web",
      account: "water.liaison",
      surface: { is: "direct", conversation: "direct:water.liaison" },
      said: { is: "line", line: "帮助" },
    });
  });

  test("in a group to nobody in particular: the group sees it and the bot keeps quiet", async () => {
    await say("water.liaison", "group:water", "今天下午碰个头");
    const seen = await messages("water.head", "group:water");
    expect(seen.map(words)).toEqual(["今天下午碰个头"]);
    expect(seen[0]).toMatchObject({
      mine: false,
      author: { id: "water.liaison", name: { zh: "水务局联络员" } },
    });
    expect(await messages("water.liaison", "direct:water.liaison")).toEqual([]);
  });

  test.each(["@府检联动 待办", "待办 @bot", "@府检联动助手 待办"])(
    "in a group to the bot, %s: answered in private, and the group is told only that",
    async (line) => {
      const { answeredIn } = await say("water.liaison", "group:linkage", line);
      expect(answeredIn).toBe("direct:water.liaison");
      expect(bot.requests[0]).toMatchObject({
        surface: { is: "group", mentioned: true },
        said: { line: "待办" },
      });
      expect((await messages("ecology.liaison", "group:linkage")).map(words)).toEqual([
        line,
        "已私信回复",
      ]);
      expect(words((await messages("water.liaison", "direct:water.liaison"))[0])).toContain(
        "有2件事",
      );
    },
  );

  test("an answer for everybody stands in the group", async () => {
    await say("water.liaison", "group:linkage", "群 绑定 联动群");
    const seen = await messages("ecology.liaison", "group:linkage");
    expect(seen.map(words)).toEqual(["群 绑定 联动群", expect.stringContaining("已绑定")]);
  });

  test("what must not be kept is never written, not even for a moment", async () => {
    const written: string[] = [];
    const put = store.putLocal;
    store.putLocal = (message) => {
      written.push(message.body);
      return put(message);
    };
    await say("water.liaison", "direct:water.liaison", "机密文件第三号");
    expect(written.join("")).not.toContain("第三号");
    const [line, answer] = await messages("water.liaison", "direct:water.liaison");
    expect([words(line), words(answer)]).toEqual([
      "（这条消息没有保存）",
      expect.stringContaining("不要写在这里"),
    ]);
  });

  test("the same event twice stands there once, and another post's event is another event", async () => {
    await say("water.liaison", "group:linkage", "@bot 待办", "same");
    await say("water.liaison", "group:linkage", "@bot 待办", "same");
    await say("water.head", "group:linkage", "@bot 待办", "same");
    expect(await messages("water.liaison", "group:linkage")).toHaveLength(4);
    expect(new Set(bot.requests.map((request) => request.event)).size).toBe(2);
  });

  test("what somebody typed is shown as typed, in a line and in a card", async () => {
    const typed = "<img src=x> **粗** [a](http://b.c)";
    const { messages: said } = await say("water.liaison", "direct:water.liaison", typed);
    expect(words(said[0])).toBe(typed);
    expect(words(said[1])).toContain("\\\\[a\\\\]");
  });
});

describe("pressing buttons", () => {
  const conversation = "direct:water.liaison";
  const press = async (message: ShownMessage | undefined, more: object): Promise<ShownAnswer> =>
    (
      await post("/api/press", {
        as: "water.liaison",
        conversation: message?.conversation,
        message: message?.id,
        event: event(),
        ...more,
      })
    ).body as ShownAnswer;

  const inputs = {
    "text:title": "河边垃圾",
    "date:occurredOn": "2025-08-01",
    "date:meeting": "2025-08-06",
    "time:meeting": "15:00",
    "choices:copy": "water,ecology",
    "yesno:urgent": "true",
    "text:facts": "",
  };
  const submit = { press: { command: "clue.submit", key: "form-1" }, inputs };

  test("a submitted form becomes the card that came of it, which is kept up to date", async () => {
    const { messages: asked } = await say("water.liaison", conversation, "提交线索");
    const form = asked.at(-1);
    const { messages: came } = await press(form, submit);
    expect(bot.requests.at(-1)?.said).toEqual({
      is: "press",
      press: {
        command: "clue.submit",
        key: "form-1",
        answers: {
          title: "河边垃圾",
          occurredOn: "2025-08-01",
          meeting: "2025-08-06 15:00",
          copy: ["water", "ecology"],
          urgent: true,
        },
      },
    });
    expect(came.map(({ id }) => id)).toEqual([form?.id]);
    expect(words(came[0])).toContain("待受理");
    expect(await messages("water.liaison", conversation)).toHaveLength(2);
    expect(bot.postings).toEqual([
      {
        matter: "XS-2025-0001",
        recipient: { to: "person", id: "water.liaison" },
        platform: "web",
        conversation,
        ref: form?.id,
      },
    ]);
    const { messages: accepted } = await press(came[0], {
      press: { command: "clue.accept", code: "XS-2025-0001", shown: 1 },
    });
    expect((await messages("water.liaison", conversation)).map(({ id }) => id)).toEqual([
      asked[0]?.id,
      form?.id,
      accepted[0]?.id,
    ]);
    expect(words(accepted[0])).toContain("已受理");
    expect(bot.postings.map(({ ref }) => ref)).toEqual([form?.id, accepted[0]?.id]);
  });

  test("a refused form stays a form, filled in, with the sentence at its field and not twice", async () => {
    const { messages: asked } = await say("water.liaison", conversation, "提交线索");
    const { messages: came } = await press(asked.at(-1), {
      ...submit,
      inputs: { ...inputs, "text:title": "不行" },
    });
    expect(came[0]?.id).toBe(asked.at(-1)?.id);
    const shown = words(came[0]);
    expect(shown).toContain("没有办成");
    expect(shown).toContain('"value":"不行"');
    expect(shown.split("标题不能是").length - 1).toBe(1);
  });

  test("a button in a group is answered in private, and the group sees nothing of it", async () => {
    const card = note(text("线索 ****0012", "Clue ****0012"));
    await web.post({ conversation: "group:linkage", card, language: "zh-CN", notice: "n1" });
    const [posted] = await messages("water.liaison", "group:linkage");
    const { answeredIn } = await press(posted, {
      press: { command: "open", answers: { notice: "n1" } },
    });
    expect(answeredIn).toBe(conversation);
    expect(bot.requests.at(-1)?.surface).toEqual({
      is: "group",
      conversation: "group:linkage",
      mentioned: true,
    });
    expect(await messages("ecology.liaison", "group:linkage")).toHaveLength(1);
    expect(words((await messages("water.liaison", conversation))[0])).toContain("XS-2025-0001");
  });
});

describe("cards that are posted", () => {
  const card = (said: string) => note(verbatim(said));
  const post1 = { conversation: "direct:water.head", language: "zh-CN", notice: "n1" } as const;

  test("stand once however often they are sent, and can be found", async () => {
    expect(await web.find(post1.conversation, "n1")).toBe("absent");
    const outcome = await web.post({ ...post1, card: card("一") });
    expect(await web.post({ ...post1, card: card("一") })).toEqual(outcome);
    expect(await messages("water.head", post1.conversation)).toHaveLength(1);
    expect(await web.find(post1.conversation, "n1")).toEqual({
      ref: outcome.is === "sent" && outcome.ref,
    });
    expect(await web.find("direct:water.liaison", "n1")).toBe("absent");
  });

  test("are redrawn in their place", async () => {
    const outcome = await web.post({ ...post1, card: card("一") });
    await web.post({ ...post1, notice: "n2", card: card("二") });
    const ref = outcome.is === "sent" ? outcome.ref : "";
    expect(await web.update(ref, { ...post1, card: card("一，改过") })).toEqual(outcome);
    expect((await messages("water.head", post1.conversation)).map(words)).toEqual([
      expect.stringContaining("一，改过"),
      expect.stringContaining("二"),
    ]);
    expect(await web.update("gone", { ...post1, card: card("三") })).toMatchObject({
      is: "unreachable",
    });
  });

  test("follow on the first card of their matter; a group learns no more of its number than the card says", async () => {
    const first = await web.post({
      ...post1,
      conversation: "group:water",
      card: card("线索 ****0012"),
    });
    const ref = first.is === "sent" ? first.ref : "";
    const next = { ...post1, conversation: "group:water", notice: "n2", thread: ref };
    await web.post({ ...next, card: card("****0012 明天到期") });
    await web.update(ref, {
      ...post1,
      conversation: "group:water",
      card: card("线索 ****0012 已受理"),
    });
    const inGroup = await messages("water.head", "group:water");
    expect(inGroup.map(({ thread }) => thread)).toEqual([
      { id: ref, name: { zh: "****0012", en: "****0012" } },
      { id: ref, name: { zh: "****0012", en: "****0012" } },
    ]);

    const own = { ...post1, conversation: "direct:water.head", matter: "XS-2025-0012" };
    await web.post({ ...own, notice: "n3", card: card("线索 XS-2025-0012") });
    await web.post({ ...own, notice: "n4", card: card("线索 ****0012 明天到期") });
    const inPrivate = await messages("water.head", "direct:water.head");
    expect(inPrivate.map(({ thread }) => [thread?.id, thread?.name?.zh])).toEqual([
      ["XS-2025-0012", "XS-2025-0012"],
      ["XS-2025-0012", "****0012"],
    ]);
  });
});

test("whoever listens hears what others say and what is redrawn, and nothing that is not theirs", async () => {
  const gone = new AbortController();
  const response = await fetch(`${address}/api/events?as=water.head&after=0`, {
    signal: gone.signal,
  });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const heard: ShownMessage[] = [];
  const listening = (async () => {
    let rest = "";
    for await (const part of response.body ?? []) {
      rest += Buffer.from(part).toString("utf8");
      const events = rest.split("\n\n");
      rest = events.pop() ?? "";
      for (const one of events) {
        const data = /^data: (.*)$/m.exec(one)?.[1];
        if (data !== undefined) heard.push(JSON.parse(data) as ShownMessage);
      }
    }
  })().catch(() => undefined);
  await say("ecology.liaison", "direct:ecology.liaison", "help");
  await say("water.liaison", "direct:water.liaison", "帮助");
  await say("ecology.liaison", "group:ecology", "只给生态");
  await say("water.liaison", "group:water", "给水务");
  const card = note(verbatim("通知"));
  const posting = {
    conversation: "direct:water.head",
    card,
    language: "zh-CN",
    notice: "n",
  } as const;
  const outcome = await web.post(posting);
  await web.update(outcome.is === "sent" ? outcome.ref : "", {
    ...posting,
    card: note(verbatim("改过")),
  });
  await expect.poll(() => heard.some((message) => words(message).includes("改过"))).toBe(true);
  gone.abort();
  await listening;
  expect(new Set(heard.map(({ conversation }) => conversation))).toEqual(
    new Set(["group:water", "direct:water.head"]),
  );
});

test("the clock is told in both languages", async () => {
  expect((await get("/api/clock")).body).toEqual({
    now: "2025-08-01T01:00:00.000Z",
    today: "2025-08-01",
    county: "",
    text: { zh: "2025年8月1日 周五 09:00", en: "Fri 1 Aug 2025 09:00" },
  });
});

test("a line being typed is asked about from behind the last mention, and places are the page's", async () => {
  const about = async (line: string, caret = line.length) =>
    (
      await get(
        `/api/suggestions?${new URLSearchParams({ as: "water.liaison", line, caret: String(caret) })}`,
      )
    ).body;
  const todo = { kind: "command", insert: "待办" };
  const all = { kind: "command", insert: "待办 全部" };
  expect(await about("待")).toEqual({
    suggestions: [
      { ...todo, from: 0 },
      { ...all, from: 0 },
    ],
  });
  expect(await about("@府检联动 待办")).toEqual({ suggestions: [{ ...all, from: 6 }] });
  expect(await about("待办 明天", 2)).toEqual({ suggestions: [{ ...all, from: 0 }] });
  expect((await get("/api/suggestions?as=water.liaison&line=x&caret=-1")).status).toBe(400);
});

describe("what no page sends", () => {
  test.each<[string, string, RequestInit]>([
    [
      "a place in the stream that is no number",
      "/api/events?as=water.liaison",
      { headers: { "Last-Event-ID": "abc" } },
    ],
    [
      "a place before the first",
      "/api/events?as=water.liaison",
      { headers: { "Last-Event-ID": "-1" } },
    ],
    [
      "a place after every number",
      "/api/messages?as=water.liaison&conversation=direct:water.liaison&after=99999999999999999999",
      {},
    ],
    [
      "a body that is not what it says it is",
      "/api/say",
      {
        method: "POST",
        headers: { "Content-Type": "application/json", "Content-Encoding": "gzip" },
        body: "{}",
      },
    ],
  ])("%s is answered in a sentence, and is no fault of ours", async (_, path, init) => {
    const response = await fetch(address + path, init);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual(problem("没看懂这个请求"));
    expect(logged).toEqual([]);
  });
});
