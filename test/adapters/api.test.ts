import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { apiRoutes } from "../../adapters/api/index.ts";
import { openApi } from "../../adapters/api/openapi.ts";
import { apiPage } from "../../scripts/api-page.ts";
import { createBot } from "../../src/bot.ts";
import { roleNames } from "../../src/flow/words.ts";
import { idInKey } from "../../src/people/api-key.ts";
import { countySheet } from "../../src/people/county-sheet.ts";
import type { Person } from "../../src/people/directory.ts";
import { usesOf } from "../../src/request/clients.ts";
import { limiterOf } from "../../src/request/limits.ts";
import { openScene, type Scene } from "../scene.ts";
import { freshFolder } from "../setup/available.ts";
import { serving } from "./serving.ts";

/** Programs of a hotline or of the provincial platform: what they send and are answered, each by its key. */

const clue = {
  number: "GD20261123-0001",
  title: "三号桥下有黑水",
  category: "水污染",
  facts: "市民王小明反映桥下有黑水，电话13800001234，身份证620725199001011234",
  place: "清泉镇三号桥",
  occurredOn: "2026-11-20",
  caller: { name: "王小明", phone: "13800001234" },
};

let scene: Scene;
let server: Awaited<ReturnType<typeof serving>>;
let key: string;
const counted: string[] = [];
const logged: string[] = [];

beforeAll(async () => {
  scene = await openScene();
  const { store, clock: time } = scene;
  const log = (...line: readonly unknown[]) => void logged.push(JSON.stringify(line));
  const bot = createBot({ store, time, log, limiter: limiterOf(time) });
  const refused = (platform: string) => void counted.push(platform);
  server = await serving(apiRoutes({ bot, log, refused }));
  key = await give("12345");
});
afterAll(async () => {
  await server.close();
  await scene.close();
});

const give = (
  name: string,
  scopes: readonly ("submit" | "states" | "outcomes")[] = ["submit", "states", "outcomes"],
  post = "hotline-12345.officer",
): Promise<string> => scene.bot.keys.give({ name, post, scopes });

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(openApi, "api");

/** The schema an answer is to follow, by the OpenAPI file; a status that is not in it is a fault. */
const checked = (path: string, method: string, status: number, body: unknown): void => {
  const at = `api#/paths/${path.replaceAll("/", "~1").replaceAll("{", "%7B").replaceAll("}", "%7D")}/${method}/responses/${status}/content/application~1json/schema`;
  const validate = ajv.getSchema(at);
  expect(validate, `${method} ${path} ${status} is not in the OpenAPI file`).toBeDefined();
  expect(validate?.(body), JSON.stringify([body, validate?.errors])).toBe(true);
};

type Sent = {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly bytes: string;
  readonly headers: Headers;
};

const call = async (
  path: string,
  { with: presented = key, ...init }: RequestInit & { readonly with?: string } = {},
): Promise<Sent> => {
  const response = await fetch(`${server.address}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${presented}`, ...init.headers },
  });
  const bytes = await response.text();
  const body = JSON.parse(bytes);
  const of = path.startsWith("/api/v1/clues/") ? "/api/v1/clues/{code}" : path.replace(/\?.*/, "");
  checked(of, (init.method ?? "GET").toLowerCase(), response.status, body);
  return { status: response.status, body, bytes, headers: response.headers };
};

let sent = 0;
const submit = (
  given: Record<string, unknown>,
  { idempotency, with: presented }: { readonly idempotency?: string; readonly with?: string } = {},
): Promise<Sent> => {
  sent += 1;
  return call("/api/v1/clues", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "idempotency-key": idempotency ?? `ticket-${sent}`,
    },
    body: JSON.stringify(given),
    ...(presented === undefined ? {} : { with: presented }),
  });
};

// Each test has a minute of its own: so much is taken in one.
beforeEach(() => scene.moveTo(new Date(Date.parse(scene.clock.now()) + 60_000).toISOString()));

it("a hotline sends a clue, asks how far it is, and reads what came of it", async () => {
  const taken = await submit(clue, { idempotency: "ticket-first" });
  expect(taken).toMatchObject({ status: 201, body: { code: "XS-2026-0001", stripped: ["facts"] } });
  expect(await call("/api/v1/clues/xs-2026-0001")).toMatchObject({
    status: 200,
    body: { code: "XS-2026-0001", number: "GD20261123-0001", state: "received" },
  });
  const [news] = await scene.reads("direct:water.liaison");
  expect(news).toContain("XS-2026-0001");

  const card = (await scene.says("water.liaison", "查 xs1")).text;
  expect(card).toContain("来源编号: GD20261123-0001");
  // On record as the program's, for those who read the history: the person of the post has not sent it.
  expect(card).toContain("12345热线坐席（程序“12345”） 提交");
  expect(card).toContain("市民〔略〕反映桥下有黑水，电话〔略〕，身份证〔略〕");

  await scene.says("water.liaison", "受理 xs1");
  await scene.says("procuratorate.intake", "受理 xs1");
  expect((await call("/api/v1/clues/XS-2026-0001")).body["state"]).toBe("accepted");
  expect((await call("/api/v1/outcomes?since=2026-11-01")).body).toEqual({ outcomes: [] });
  await scene.says("procuratorate.intake", "办结 xs1 暗管已封堵");
  await scene.says("water.liaison", "办结 xs1 暗管已封堵，已告知李建国先生13900001111");
  expect((await call("/api/v1/outcomes?since=2026-11-01")).body).toEqual({
    outcomes: [
      {
        code: "XS-2026-0001",
        number: "GD20261123-0001",
        state: "ended",
        endedOn: "2026-11-23",
        result: "暗管已封堵，已告知〔略〕先生〔略〕",
      },
    ],
  });
  expect((await call("/api/v1/outcomes?since=2026-11-24")).body).toEqual({ outcomes: [] });
});

describe("what is not a key", () => {
  it.each([
    ["none", ""],
    ["a word", "secret"],
    ["of the right shape", `ld_0123456789abcdef_${"A".repeat(43)}`],
  ])("%s is counted, told what would be taken, and is nowhere in the log", async (_, presented) => {
    const [before, lines] = [counted.length, logged.length];
    const answer = await submit(clue, { with: presented });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    expect(answer.bytes).toContain("npm run admin -- api-key");
    expect([counted.length - before, logged.length - lines]).toEqual([1, 0]);
  });

  it("is one with a sign changed, one for a post with powers, or one that was revoked", async () => {
    const other = await give("revoked");
    expect((await call("/api/v1/outcomes?since=2026-11-01", { with: other })).status).toBe(200);
    const powers = await give("powers", undefined, "water.head");
    expect((await submit(clue, { with: powers })).status).toBe(401);
    const changed = other.slice(0, -1) + (other.endsWith("A") ? "B" : "A");
    expect((await submit(clue, { with: changed })).status).toBe(401);
    const [made] = (await scene.bot.keys.all()).filter(({ name }) => name === "revoked");
    if (made === undefined) throw new Error("it was not kept");
    expect(JSON.stringify(made)).not.toContain(other.slice(20));
    await scene.bot.keys.revoke(made);
    expect((await call("/api/v1/outcomes?since=2026-11-01", { with: other })).status).toBe(401);
    expect((await scene.says("hotline-12345.officer", "我")).text).not.toContain("revoked");
  });
});

it("a key that may not do something is told what it takes", async () => {
  const states = await give("only-states", ["states"]);
  const answer = await submit(clue, { with: states });
  expect(answer.status).toBe(403);
  expect(answer.bytes).toContain("要有 submit，它有的是 states");
});

describe("the same again", () => {
  it("under one Idempotency-Key is one clue; something else under it is not taken", async () => {
    const given = {
      ...clue,
      number: "GD-again",
      title: "面粉厂扬尘",
      category: "食品药品安全",
      place: "工业园",
    };
    const first = await submit(given, { idempotency: "the-same" });
    expect(first.status).toBe(201);
    const again = await submit(given, { idempotency: "the-same" });
    expect(again).toMatchObject({ status: 200, body: first.body });
    // Two at once: whichever is second reads the same.
    const both = await Promise.all([1, 2].map(() => submit(given, { idempotency: "the-same" })));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const other = await submit({ ...given, facts: "另一件事" }, { idempotency: "the-same" });
    expect(other.status).toBe(409);
    const renamed = await submit(given, { idempotency: "another-name" });
    expect(renamed.status).toBe(422);
    expect(renamed.bytes).toContain(`GD-again已登记为${first.body["code"]}`);
  });

  it.each([
    ["GD-at-once", "水污染", "砂场夜间采砂"],
    ["GD-at-once-two", "电信网络诈骗", "冒充公检法"],
  ])(
    "by two programs of one post at one moment is one clue: %s",
    async (number, category, title) => {
      const given = { ...clue, number, category, title, place: "霍城", anyway: true };
      const second = await give(`second-${number}`);
      const both = await Promise.all([key, second].map((one) => submit(given, { with: one })));
      expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
      expect(await scene.store.codesByReference(number)).toHaveLength(1);
    },
  );

  it("leaves nothing of its Idempotency-Key", async () => {
    const given = { ...clue, number: "GD-named", title: "鱼塘死鱼", place: "老军", anyway: true };
    expect((await submit(given, { idempotency: "tel-13800001234" })).status).toBe(201);
    expect(await scene.store.seen(`api:${idInKey(key)}:tel-13800001234`)).toBeUndefined();
  });

  it("as another program of the post sent it is said to be recorded, and not as which", async () => {
    const given = {
      ...clue,
      number: "GD-typed",
      title: "树被砍",
      category: "三北",
      place: "大黄山",
    };
    const typed = await give("typed");
    expect((await submit(given, { with: typed })).status).toBe(201);
    const refusal = await submit(given);
    expect([refusal.status, refusal.body["error"]]).toMatchObject([
      422,
      { zh: expect.stringContaining("GD-typed已登记为另一件") },
    ]);
    expect(refusal.bytes).not.toContain("XS-");
  });

  it("of another client is a clue of its own", async () => {
    const other = await give("other", undefined, "petition.liaison");
    const given = {
      ...clue,
      title: "路灯不亮",
      category: "民生小案",
      place: "东街",
      to: "housing",
    };
    const mine = await submit(given, { idempotency: "one-name", with: other });
    expect(mine.status).toBe(201);
    const others = await submit(given, { idempotency: "one-name" });
    expect(others.status).toBe(422);
    const theirs = await submit({ ...given, number: "GD-own" }, { idempotency: "one-name" });
    expect(theirs.status).toBe(201);
    expect(theirs.body["code"]).not.toBe(mine.body["code"]);
  });
});

describe("what this client may not be told of", () => {
  // By now its account is no longer new: what its post brought is in its sight, restricted or not.
  beforeAll(() => scene.moveTo(new Date(Date.parse(scene.clock.now()) + 90_000_000).toISOString()));

  const outcomesOf = async (number: string) => {
    const { body } = await call("/api/v1/outcomes?since=2026-11-01");
    return (body["outcomes"] as { number: string }[]).filter((one) => one.number === number);
  };

  it("is answered as what is not there, to the byte, where it has not sent it", async () => {
    const { reply } = await scene.says(
      "forestry.liaison",
      "提交线索 标题=毁林 类别=三北 事实=林地被推 地点=龙首山 日期=昨天 来源=履职",
    );
    const restricted = await submit({
      ...clue,
      number: "GD-two",
      category: "电信网络诈骗",
      title: "冒充客服",
      facts: "被骗两万元",
      place: "东街",
    });
    expect(restricted.status).toBe(201);
    const [own] = await scene.store.codesByReference("GD-two");
    const of = async (code: string, presented = key) => {
      const { status, bytes } = await call(`/api/v1/clues/${code}`, { with: presented });
      return [status, bytes];
    };
    const absent = await of("XS-2026-9999");
    expect(absent[0]).toBe(404);
    const theirs = "matter" in reply ? (reply.matter ?? "") : "";
    expect(theirs).toMatch(/^XS-/);
    // One's own is as it was when it was sent, whatever it is by now.
    await scene.says("police.liaison", `受理 ${own}`);
    await scene.says("police.liaison", `办结 ${own} 已抓获`);
    expect((await scene.store.matter(own ?? ""))?.state).toBe("closed");
    expect((await call(`/api/v1/clues/${own}`)).body).toEqual({
      code: own,
      number: "GD-two",
      state: "received",
    });
    const again = await submit({ ...clue, number: "GD-two", title: "另一件" });
    expect([again.status, again.bytes]).toEqual([
      422,
      expect.stringContaining(`GD-two已登记为${own}`),
    ]);
    for (const code of [theirs, "XS", "JY-2026-0001", "%20", "xs-2026-0001%00"])
      expect(await of(code), code).toEqual(absent);
    expect((await call("/api/v1/clues/%E0%A4")).status).toBe(400);
    // Another client of the same post has not sent it either.
    expect(await of("XS-2026-0001", await give("beside"))).toEqual(absent);
  });

  it("is as it was told last, once that became restricted: nothing says so", async () => {
    const sentOne = {
      ...clue,
      number: "GD-raised",
      title: "渠边堆煤",
      place: "位奇",
      anyway: true,
    };
    const { body } = await submit(sentOne, { idempotency: "raised-one" });
    const at = `/api/v1/clues/${body["code"]}`;
    for (const post of ["water.liaison", "procuratorate.intake"]) {
      await scene.says(post, `受理 ${body["code"]}`);
      await scene.says(post, `办结 ${body["code"]} 已清走`);
    }
    const [told, [before]] = [await call(at), await outcomesOf("GD-raised")];
    expect(before).toMatchObject({ state: "ended", result: "已清走" });
    await scene.says("procuratorate.intake", `提级 ${body["code"]} 涉及举报人安全`);
    expect((await scene.store.matter(String(body["code"])))?.visibility).toBe(2);
    expect((await call(at)).bytes).toBe(told.bytes);
    expect((await submit(sentOne, { idempotency: "raised-one" })).status).toBe(200);
    const { result: _, ...without } = before as { result?: string };
    expect(await outcomesOf("GD-raised")).toEqual([without]);
  });

  it("stays as it was told last where it was raised first and ended after", async () => {
    const { body } = await submit({
      ...clue,
      number: "GD-raised-first",
      title: "河道堆渣",
      place: "陈户",
      anyway: true,
    });
    const [code, posts] = [String(body["code"]), ["water.liaison", "procuratorate.intake"]];
    for (const post of posts) await scene.says(post, `受理 ${code}`);
    const told = await call(`/api/v1/clues/${code}`);
    expect(told.body["state"]).toBe("accepted");
    await scene.says("procuratorate.intake", `提级 ${code} 涉及举报人安全`);
    for (const post of posts) await scene.says(post, `办结 ${code} 已清走`);
    expect(await scene.store.matter(code)).toMatchObject({ visibility: 2, state: "closed" });
    expect((await call(`/api/v1/clues/${code}`)).bytes).toBe(told.bytes);
    expect(await outcomesOf("GD-raised-first")).toEqual([]);
  });

  it("is said to be recorded like any other: whether its number is taken again says nothing", async () => {
    const beside = await give("beside-it");
    const open = { ...clue, title: "沟里堆灰", place: "李桥", anyway: true };
    const again: Record<string, string[]> = {};
    for (const [number, happens] of [
      ["GD-lvl1", []],
      ["GD-lvl2", ["提级 涉及举报人安全"]],
      ["GD-lvl3", ["隔离"]],
    ] as const) {
      const given = { ...open, number };
      const { body } = await submit(given, { idempotency: `${number}-first` });
      for (const step of happens) {
        const [verb, reason = ""] = step.split(" ");
        await scene.says("water.liaison", `${verb} ${body["code"]} ${reason}`);
      }
      const [own, others] = [await submit(given), await submit(given, { with: beside })];
      expect([own.status, others.status]).toEqual([422, 422]);
      expect(own.bytes).toContain(`${number}已登记为${body["code"]}`);
      expect(others.bytes).toContain(`${number}已登记为另一件`);
      expect(others.bytes).not.toContain("XS-");
      again[number] = [own, others].map(({ bytes }) =>
        bytes.replaceAll(number, "GD").replaceAll(String(body["code"]), "XS"),
      );
      expect((await submit(given, { idempotency: `${number}-first` })).status).toBe(200);
      expect(await scene.store.codesByReference(number)).toEqual([body["code"]]);
      const level = Number(number.at(-1));
      expect((await scene.store.matter(String(body["code"])))?.visibility).toBe(level);
    }
    expect(again["GD-lvl2"]).toEqual(again["GD-lvl1"]);
    expect(again["GD-lvl3"]).toEqual(again["GD-lvl1"]);
  });

  it("is none of its outcomes", async () => {
    expect(await outcomesOf("GD-two")).toEqual([]);
  });
});

it("outcomes come in pages, each clue once", async () => {
  const paged = await give("paged");
  for (const [at, place] of ["东街", "西街", "南关", "北滩"].entries()) {
    const taken = await submit(
      {
        ...clue,
        number: `GD-page-${at}`,
        title: `井盖${at}`,
        category: "民生小案",
        to: "housing",
        place,
        anyway: true,
      },
      { with: paged },
    );
    expect(taken.status, taken.bytes).toBe(201);
    await scene.says("housing.liaison", `受理 ${taken.body["code"]}`);
    if (at !== 1) await scene.says("housing.liaison", `办结 ${taken.body["code"]} 已补上`);
  }
  const numbers: unknown[] = [];
  let after = "";
  for (let pages = 0; pages < 10; pages += 1) {
    const { body } = await call(`/api/v1/outcomes?since=2026-11-01&take=1&after=${after}`, {
      with: paged,
    });
    const { outcomes, next } = body as { outcomes: { number: string }[]; next?: string };
    numbers.push(...outcomes.map(({ number }) => number));
    if (next === undefined) break;
    after = next;
  }
  expect(numbers).toEqual(["GD-page-0", "GD-page-2", "GD-page-3"]);
});

describe("what is not taken says why, and nothing of it is kept", () => {
  it.each<[what: string, change: Record<string, unknown>, says: RegExp]>([
    [
      "without facts",
      { facts: undefined },
      /"field":"facts","zh":"facts 没有填或者不对，应为：事实，2000字以内"/,
    ],
    [
      "a day as a sentence",
      { occurredOn: "上周三" },
      /"field":"occurredOn"[^}]*2026-11-23，不晚于今天/,
    ],
    ["a day to come", { occurredOn: "2027-01-01" }, /"field":"occurredOn"/],
    ["a day that is none", { occurredOn: "2026-02-30" }, /"field":"occurredOn"/],
    ["no category of ours", { category: "外星人" }, /"field":"category"/],
    ["a field nobody knows", { urgency: "high" }, /没有 urgency 这个字段，可用的是：number、title/],
    ["a telephone as its number", { number: "13800001234" }, /来源编号像是电话或证件号/],
    [
      "a telephone with a code as its number",
      { number: "0936-2721234" },
      /来源编号像是电话或证件号/,
    ],
    ["a telephone without a dash as its number", { number: "09367721234" }, /像是电话或证件号/],
    ["a card's with a slip as its number", { number: "620725199001011230" }, /像是电话或证件号/],
    [
      "what was given of the caller as its number",
      { number: "wx-wang.01", caller: { phone: "WXwang01" } },
      /像是电话或证件号/,
    ],
    ["a number of blanks", { number: "    " }, /"field":"number"/],
    ["a title without end", { title: "长".repeat(61) }, /标题，60字以内/],
    ["a state secret", { facts: "涉密文件里写着部队调动" }, /机要/],
    ["an official", { facts: "局长收受老板贿赂二十万元" }, /12388/],
    ["a unit that may be complained of", { facts: "乡里的水务站不管" }, /"choices":\[\{"zh":/],
    ["its own unit complained of", { accused: ["12345"] }, /"zh":/],
    ["no unit of ours complained of", { accused: ["火星分局"] }, /"accusedOther":"火星分局"/],
  ])("%s", async (_, change, says) => {
    const before = await scene.store.codesAfter("", 1000);
    const answer = await submit({ ...clue, number: "GD-bad", place: "别处", ...change });
    expect(answer.status, answer.bytes).toBe(422);
    expect(answer.bytes).toMatch(says);
    expect(answer.bytes).toMatch(/没有登记，什么都没有保存/);
    expect(await scene.store.codesAfter("", 1000)).toEqual(before);
    expect(await scene.store.codesByReference("GD-bad")).toEqual([]);
  });

  it("what is asked is answered by one of the choices, sent with the same again", async () => {
    const given = {
      ...clue,
      number: "GD-asked",
      title: "没人管",
      facts: "水务局一直不管三号桥的黑水",
      place: "红寺湖",
    };
    const asked = await submit(given, { idempotency: "asked-once" });
    expect(asked.status).toBe(422);
    const { choices = [] } = asked.body as { choices?: { zh: string; send: object }[] };
    const [yes] = choices;
    const done = await submit({ ...given, ...yes?.send }, { idempotency: "asked-once" });
    expect(done.status, done.bytes).toBe(201);
    const hidden = (await scene.says("water.liaison", `查 ${done.body["code"]}`)).text;
    expect(hidden).not.toContain("没人管");
  });

  it("what is alike is said to be, without naming what", async () => {
    const given = {
      ...clue,
      number: "GD-alike",
      title: "井盖0",
      category: "民生小案",
      to: "housing",
      place: "西街",
    };
    const alike = await submit(given, { idempotency: "alike-one" });
    expect(alike.status).toBe(422);
    expect(alike.bytes).not.toContain("XS-");
    expect(alike.body["choices"]).toMatchObject([{ send: { anyway: true } }]);
    expect((await submit({ ...given, anyway: true }, { idempotency: "alike-one" })).status).toBe(
      201,
    );
  });
});

it("nothing of who called is kept, in whichever field it came", async () => {
  const taken = await submit({
    ...clue,
    number: "GD-fields",
    title: "王小明反映",
    facts: "打13800001234",
    place: "王小明家门口",
    evidence: "录音，座机2721234，住南街12号3单元",
    caller: { ...clue.caller, phone: "13800001234、09362721234", address: "清泉镇南街12号3单元" },
    accused: ["兴旺公司（13800001234）"],
    notAccused: "兴旺公司（〔略〕）、13800001234",
  });
  expect(taken.status, taken.bytes).toBe(201);
  const code = String(taken.body["code"]);
  const kept = JSON.stringify([await scene.store.matter(code), await scene.store.entries(code)]);
  expect(kept).toContain("兴旺公司（〔略〕）");
  expect(kept).not.toMatch(/王小明|13800001234|2721234|南街/);
  expect(taken.body["stripped"]).toEqual([
    "title",
    "facts",
    "place",
    "accused",
    "evidence",
    "notAccused",
  ]);
});

it("what a program sent is not what the person of the post means by that one", async () => {
  await scene.says("hotline-12345.officer", "查 xs1");
  await submit({ ...clue, number: "GD-meant", title: "渠道淤塞", place: "花寨" });
  const meant = await scene.says("hotline-12345.officer", "这条到哪一步了");
  expect(meant.text).toContain("XS-2026-0001");
});

it("harm to a child is taken at once, with what has to be done first, and kept from the client", async () => {
  const taken = await submit({
    ...clue,
    number: "GD-child",
    category: "侵害未成年人",
    title: "孩子被打",
    facts: "邻居的孩子经常被打",
  });
  expect(taken.status).toBe(201);
  expect(taken.bytes).toContain("110");
  await scene.says("police.liaison", `受理 ${taken.body["code"]}`);
  expect((await scene.store.matter(String(taken.body["code"])))?.state).toBe("accepted");
  expect((await call(`/api/v1/clues/${taken.body["code"]}`)).body["state"]).toBe("received");
});

describe("bodies", () => {
  const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) =>
    call("/api/v1/clues", {
      method: "POST",
      body,
      headers: { "idempotency-key": "odd-bodies", ...headers },
    });
  const json = { "content-type": "application/json" };
  it.each<
    [
      what: string,
      body: string | Uint8Array<ArrayBuffer>,
      headers: Record<string, string>,
      status: number,
    ]
  >([
    ["of another type", "{}", { "content-type": "text/plain" }, 415],
    ["in another encoding", "{}", { "content-type": "application/json; charset=gbk" }, 415],
    ["packed", "{}", { ...json, "content-encoding": "gzip" }, 415],
    ["too large", JSON.stringify({ facts: "x".repeat(70_000) }), json, 413],
    ["no JSON", "{", json, 400],
    ["a list", "[]", json, 400],
    ["nothing", "", json, 422],
    ["no UTF-8", new Uint8Array([0x22, 0xff, 0xfe, 0x22]), json, 400],
    ["a deep one", `{"caller":${"[".repeat(9000)}${"]".repeat(9000)}}`, json, 422],
    ["of a prototype", '{"__proto__":{"title":"x"}}', json, 422],
  ])("%s", async (_, body, headers, status) => {
    expect((await post(body, headers)).status).toBe(status);
  });

  it.each([
    ["none", undefined],
    ["too short", "a"],
    ["with a blank", "ticket 12345"],
  ])("an Idempotency-Key %s is asked for", async (_, idempotency) => {
    const answer = await call("/api/v1/clues", {
      method: "POST",
      body: JSON.stringify(clue),
      headers: {
        ...json,
        ...(idempotency === undefined ? {} : { "idempotency-key": idempotency }),
      },
    });
    expect([answer.status, answer.bytes.includes("8到100个")]).toEqual([400, true]);
  });

  it.each([
    "",
    "?since=yesterday",
    "?since=2026-11-01&take=0",
    "?since=2026-11-01&since=2026-11-02",
    "?since=2026-11-01&all=1",
  ])("outcomes of “%s” are refused with what would be taken", async (query) => {
    expect((await call(`/api/v1/outcomes${query}`)).status).toBe(400);
  });
});

it("so much in a minute, then it is said when to come again; another key does not wait", async () => {
  const busy = await give("busy", ["outcomes"]);
  const asked = () => call("/api/v1/outcomes?since=2026-11-01", { with: busy });
  for (let count = 0; count < 120; count += 1) expect((await asked()).status).toBe(200);
  const late = await asked();
  expect([late.status, late.headers.get("retry-after")]).toEqual([429, "60"]);
  expect(late.bytes).toContain("请过60秒再发");
  // What it may not do does not go past that, and no refusal is written before the next use.
  expect((await call("/api/v1/clues/XS-2026-0001", { with: busy })).status).toBe(429);
  const uses = async () => [...(await usesOf(scene, { id: idInKey(busy) ?? "" })).values()];
  expect(await uses()).toEqual([{ "GET /api/v1/outcomes 200": 120 }]);
  scene.moveTo(new Date(Date.parse(scene.clock.now()) + 60_000).toISOString());
  expect((await asked()).status).toBe(200);
  expect(await uses()).toEqual([
    {
      "GET /api/v1/outcomes 200": 121,
      "GET /api/v1/outcomes 429": 1,
      "GET /api/v1/clues/{code} 429": 1,
    },
  ]);
  expect((await call("/api/v1/outcomes?since=2026-11-01")).status).toBe(200);
});

it("each use is on record, without what was said", () => {
  expect(logged).toContainEqual(
    JSON.stringify([
      "info",
      "api used",
      { key: "12345", route: "POST /api/v1/clues", status: 201 },
    ]),
  );
  expect(logged.join()).not.toMatch(/黑水|王小明|XS-/);
});

it("serves the file that says all this to anybody", async () => {
  const response = await fetch(`${server.address}/api/openapi.json`);
  expect(await response.json()).toEqual(JSON.parse(JSON.stringify(openApi)));
});

describe("when something of ours breaks", () => {
  it("after it was recorded, the same sent again is answered with what was", async () => {
    const { store, clock: time } = scene;
    const broken: string[] = [];
    const log = (...line: readonly unknown[]) => void broken.push(JSON.stringify(line));
    let breaks = true;
    const bot = createBot({
      store: {
        ...store,
        keepSetting: (name, value) => {
          if (!breaks) return store.keepSetting(name, value);
          breaks = false;
          throw new Error("the disk is full of 黑水");
        },
      },
      time,
      log,
    });
    const other = await serving(apiRoutes({ bot, log, refused: () => {} }));
    const headers = {
      authorization: `Bearer ${key}`,
      "content-type": "application/json",
      "idempotency-key": "broken-once",
    };
    const body = JSON.stringify({ ...clue, number: "GD-broken", title: "滑坡", place: "马营" });
    const send = () => fetch(`${other.address}/api/v1/clues`, { method: "POST", headers, body });
    const first = await send();
    expect([first.status, await first.text()]).toEqual([
      500,
      expect.stringContaining("不会登记两次"),
    ]);
    expect(broken.join()).not.toContain("黑水");
    const again = await send();
    const [code] = await store.codesByReference("GD-broken");
    expect([again.status, await again.json()]).toMatchObject([200, { code }]);
    expect(await store.codesByReference("GD-broken")).toHaveLength(1);
    await other.close();
  });
});

describe("docs/api.md", () => {
  it.each([
    ["en", "api.md"],
    ["zh-CN", "api.zh-CN.md"],
  ] as const)("in %s is as the file says (-u prints it anew)", async (language, page) => {
    await expect(apiPage(language)).toMatchFileSnapshot(`../../docs/${page}`);
  });

  it("has a client of ten lines of curl that does what it says", async () => {
    const [, client = ""] =
      /```sh\n([\s\S]*?)\n```/.exec(readFileSync("docs/api.md", "utf8")) ?? [];
    expect(client.split("\n").length).toBe(10);
    const cwd = freshFolder();
    writeFileSync(join(cwd, "key"), `Authorization: Bearer ${await give("curl")}\n`);
    const given = { ...clue, number: "GD-curl", title: "废水入渠", place: "祁家店水库" };
    writeFileSync(join(cwd, "ticket.json"), JSON.stringify(given));
    const run = () =>
      new Promise<string>((done) => {
        const child = spawn("sh", ["-c", client], {
          cwd,
          env: { ...process.env, LIANDONG: server.address },
        });
        let said = "";
        child.stdout.on("data", (bytes) => {
          said += bytes;
        });
        child.once("close", () => done(said));
      });
    const [sent, state, page] = (await run()).split("\n");
    const { code } = JSON.parse(sent ?? "");
    expect(JSON.parse(state ?? "")).toEqual({ code, number: "GD-curl", state: "received" });
    expect(JSON.parse(page ?? "")).toEqual({ outcomes: [] });
    // Run again it has sent nothing twice.
    expect((await run()).split("\n")[0]).toBe(sent);
  });
});

it("a key whose post has gone opens nothing, nor where one of that name is made again", async () => {
  const { organisations, people } = await scene.store.directory();
  const gone = await give("gone", undefined, "petition.liaison-2");
  const asked = async () =>
    (await call("/api/v1/outcomes?since=2026-11-01", { with: gone })).status;
  expect(await asked()).toBe(200);
  const sheet = (posts: readonly Person[]) =>
    countySheet([...organisations.values()], posts, roleNames);
  const rest = [...people.values()].filter(({ id }) => id !== "petition.liaison-2");
  expect(await scene.bot.importDirectory(sheet(rest), true)).toMatchObject({ applied: true });
  expect(await asked()).toBe(401);
  const all = sheet([...people.values()]);
  expect(await scene.bot.importDirectory(all, true)).toMatchObject({ applied: true });
  expect(await asked()).toBe(401);
});
