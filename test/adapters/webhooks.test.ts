import { spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import express from "express";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { apiRoutes } from "../../adapters/api/index.ts";
import { openApi } from "../../adapters/api/openapi.ts";
import { withMetrics } from "../../adapters/runtime/metrics.ts";
import { postTo } from "../../adapters/runtime/outbound.ts";
import { type Bot, createBot } from "../../src/bot.ts";
import type { TimeSource } from "../../src/flow/services.ts";
import type { ApiKey } from "../../src/people/api-key.ts";
import { openScene, recordingOutlet, type Scene } from "../scene.ts";
import { freshFolder } from "../setup/available.ts";
import { serving } from "./serving.ts";

/** What a hotline's own system is posted when a clue it sent becomes something else, checked as its makers would. */

type Clue = {
  readonly code: string;
  readonly state: string;
  readonly endedOn?: string;
  readonly result?: string;
};
type Message = { readonly sequence: number; readonly clue: Clue };

let scene: Scene;
let bot: Bot;
let interfaceAt: Awaited<ReturnType<typeof serving>>;
let hotline: Awaited<ReturnType<typeof serving>>;
let key: ApiKey;
let opens: string;
let secret: string;
/** What the hotline took, each message once; what it was sent, repeats and all; how it answers next. */
let taken: Message[];
let requests: { headers: Record<string, string>; body: string }[];
let answers: (number | ((clue: Clue) => number))[];

const validate = new Ajv2020({ strict: false, validateFormats: false })
  .addSchema(openApi, "api")
  .getSchema("api#/components/schemas/ClueChanged");

/** A hotline's receiver: refuses what is not signed, old, or changed on the way, and takes each message once. */
const receives = (secretOf: () => string, now: () => string) => {
  const known = new Set<string>();
  const routes = express.Router();
  routes.post("/told", express.text({ type: "*/*" }), (request, response) => {
    const id = request.get("webhook-id") ?? "";
    const at = request.get("webhook-timestamp") ?? "";
    const body = String(request.body);
    const own = Buffer.from(secretOf().slice("whsec_".length), "base64");
    const signature = createHmac("sha256", own).update(`${id}.${at}.${body}`).digest("base64");
    const age = Math.abs(Date.parse(now()) / 1000 - Number(at));
    requests.push({ headers: request.headers as Record<string, string>, body });
    if (request.get("webhook-signature") !== `v1,${signature}` || age > 300)
      return void response.status(401).end();
    const message = JSON.parse(body) as Message;
    expect(validate?.(message), JSON.stringify([message, validate?.errors])).toBe(true);
    const answer = answers.shift() ?? 204;
    const status = typeof answer === "number" ? answer : answer(message.clue);
    if (status < 300 && !known.has(id)) {
      known.add(id);
      taken.push(message);
    }
    // What was taken, but the answer is lost.
    return void (status === 299 ? request.socket.destroy() : response.status(status).end());
  });
  return routes;
};

const botOf = (time: TimeSource = scene.clock) =>
  createBot({
    store: scene.store,
    time,
    log: (...line) => void logged.push(JSON.stringify(line)),
    post: postTo,
  });
let logged: string[];

beforeEach(async () => {
  [taken, requests, answers, logged] = [[], [], [], []];
  scene = await openScene();
  bot = botOf();
  interfaceAt = await serving(apiRoutes({ bot, log: () => {}, refused: () => {} }));
  hotline = await serving(receives(() => secret, scene.clock.now));
  opens = await bot.keys.give({
    name: "12345",
    post: "hotline-12345.officer",
    scopes: ["submit", "states", "outcomes"],
  });
  const [made] = await bot.keys.all();
  if (made === undefined) throw new Error("there is no key");
  key = made;
  secret = await bot.keys.setHook(key, `${hotline.address}/told`);
});
afterEach(async () => {
  await interfaceAt.close();
  await hotline.close();
  await scene.close();
});

let sent = 0;
const places = ["清泉镇三号桥", "霍城镇西坡", "位奇镇水渠", "东乐镇河滩", "老军乡沟口"];
const submit = async (title: string, more: object = {}): Promise<string> => {
  sent += 1;
  const response = await fetch(`${interfaceAt.address}/api/v1/clues`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${opens}`,
      "content-type": "application/json",
      "idempotency-key": `ticket-${sent}`,
    },
    body: JSON.stringify({
      number: `GD-${sent}`,
      title,
      category: "水污染",
      facts: "市民王小明反映桥下有黑水，电话13800001234",
      place: places[sent % places.length],
      occurredOn: "2026-11-20",
      anyway: true,
      ...more,
    }),
  });
  return ((await response.json()) as { code: string }).code;
};
const accepted = async (code: string) => {
  for (const post of ["water.liaison", "procuratorate.intake"])
    await scene.says(post, `受理 ${code}`);
};
const closed = async (code: string, outcome: string) => {
  for (const post of ["water.liaison", "procuratorate.intake"])
    await scene.says(post, `办结 ${code} ${outcome}`);
};
const later = (minutes: number) =>
  scene.moveTo(new Date(Date.parse(scene.clock.now()) + minutes * 60_000).toISOString());
const told = () => taken.map(({ sequence, clue }) => [sequence, clue.code, clue.state]);

it("a hotline is told of each step outsiders may know, in order, signed, and of no other", async () => {
  const code = await submit("三号桥下有黑水");
  // It knows that it was received: that was the answer.
  expect(await bot.tellPrograms()).toBe(0);
  await scene.says("water.liaison", `受理 ${code}`);
  expect(await bot.tellPrograms()).toBe(1);
  await scene.says("procuratorate.intake", `受理 ${code}`);
  await scene.says("procuratorate.intake", `办结 ${code} 暗管已封堵`);
  expect(await bot.tellPrograms()).toBe(0);
  await scene.says("water.liaison", `办结 ${code} 暗管已封堵，已告知李建国先生13900001111`);
  expect(await bot.tellPrograms()).toBe(1);
  expect(await bot.tellPrograms()).toBe(0);
  expect(taken).toEqual([
    { type: "clue.changed", sequence: 1, clue: { code, number: "GD-1", state: "accepted" } },
    {
      type: "clue.changed",
      sequence: 2,
      clue: {
        code,
        number: "GD-1",
        state: "ended",
        endedOn: "2026-11-23",
        result: "暗管已封堵，已告知〔略〕先生〔略〕",
      },
    },
  ]);
  expect(requests.map(({ headers }) => headers["webhook-id"])).toEqual([`${code}.1`, `${code}.2`]);
  expect(logged.join()).not.toMatch(/XS-|暗管|whsec/);
});

it("of all that a hotline has sent no more is looked at than what was written since the last look", async () => {
  const codes: string[] = [];
  for (const place of ["一号桥", "二号桥", "三号桥", "四号桥"])
    codes.push(await submit(`${place}下有黑水`));
  const [first = "", , , last = ""] = codes;
  const asked: string[] = [];
  const { settingsUnder, setting, versions } = scene.store;
  bot = createBot({
    store: {
      ...scene.store,
      settingsUnder: (prefix) => {
        asked.push(prefix);
        return settingsUnder(prefix);
      },
      setting: (name) => {
        asked.push(name);
        return setting(name);
      },
      versions: (all) => {
        asked.push(...all);
        return versions(all);
      },
    },
    time: scene.clock,
    log: () => {},
    post: postTo,
  });
  const ofClues = () => asked.splice(0).filter((one) => /^(XS|api-(sent|hooked):)/.test(one));
  expect(await bot.tellPrograms()).toBe(0);
  expect(ofClues().length).toBeGreaterThan(codes.length);
  await later(60);
  // Those the first look found changed once more, to be sure of it; then none.
  expect(await bot.tellPrograms()).toBe(0);
  ofClues();
  expect(await bot.tellPrograms()).toBe(0);
  expect(ofClues()).toEqual([]);
  await accepted(last);
  expect(await bot.tellPrograms()).toBe(1);
  expect(ofClues().filter((one) => !one.endsWith(last))).toEqual([]);
  // What was not taken is not forgotten, however long ago it was written.
  answers = [503];
  await accepted(first);
  expect(await bot.tellPrograms()).toBe(0);
  for (let minutes = 0; minutes < 60; minutes += 20) await later(20);
  expect(await bot.tellPrograms()).toBe(1);
  // Nor what was written while the clock was wrong.
  await scene.clock.moveTo("2026-11-20T01:00:00.000Z");
  await closed(last, "已清走");
  expect(await bot.tellPrograms()).toBe(1);
  expect(told().map(([, code, state]) => [code, state])).toEqual([
    [last, "accepted"],
    [first, "accepted"],
    [last, "ended"],
  ]);
});

describe("an address that takes nothing", () => {
  it("is told of later, each clue as it is by then, each once; the administrator and /metrics say so", async () => {
    const [one, two] = [await submit("三号桥下有黑水"), await submit("西坡有人倒渣")];
    await accepted(one);
    await accepted(two);
    answers = Array.from({ length: 50 }, () => 503);
    const metrics = withMetrics(bot);
    for (let minute = 0; minute < 20; minute += 1) {
      await bot.tellPrograms();
      await later(1);
    }
    // It is left in peace more and more, and one clue alone is tried each time.
    expect(requests.length).toBeLessThan(10);
    expect(new Set(requests.map(({ headers }) => headers["webhook-id"]))).toEqual(
      new Set([`${one}.1`]),
    );
    expect(await metrics.text()).toContain(
      'liandong_platform_outage_timestamp_seconds{platform="webhook:12345"}',
    );
    await closed(one, "已清走");
    answers = [];
    await later(5);
    expect(await bot.tellPrograms()).toBe(2);
    expect(told()).toEqual([
      [2, one, "ended"],
      [1, two, "accepted"],
    ]);
    expect((await bot.status()).outages).toEqual([]);
    expect((await scene.reads("direct:admin")).join("\n")).toMatch(
      /程序“12345”的接收地址不收\n从2026年11月23日.*没有收下（HTTP 503）.*程序“12345”的接收地址恢复了/s,
    );
  });

  it("whose answer was lost is sent the same under the same name, also by a server that began anew", async () => {
    const code = await submit("三号桥下有黑水");
    await accepted(code);
    answers = [299];
    expect(await bot.tellPrograms()).toBe(0);
    await later(10);
    expect(await botOf().tellPrograms()).toBe(1);
    expect(requests.map(({ headers }) => headers["webhook-id"])).toEqual([
      `${code}.1`,
      `${code}.1`,
    ]);
    expect(new Set(requests.map(({ body }) => body)).size).toBe(1);
    expect(told()).toEqual([[1, code, "accepted"]]);
  });

  it("whose answer was lost is told what came next under the next name", async () => {
    const code = await submit("三号桥下有黑水");
    await accepted(code);
    answers = [299];
    await bot.tellPrograms();
    await closed(code, "已清走");
    await later(10);
    expect(await bot.tellPrograms()).toBe(1);
    expect(told()).toEqual([
      [1, code, "accepted"],
      [2, code, "ended"],
    ]);
  });

  it("whose answer was lost is told that what it may have taken was taken back", async () => {
    const code = await submit("三号桥下有黑水");
    await accepted(code);
    await bot.tellPrograms();
    await closed(code, "已清走");
    answers = [299];
    await bot.tellPrograms();
    expect((await scene.says("procuratorate.intake", `更正 ${code}`)).text).toContain("已撤回");
    await later(10);
    expect(await bot.tellPrograms()).toBe(1);
    expect(told()).toEqual([
      [1, code, "accepted"],
      [2, code, "ended"],
      [3, code, "accepted"],
    ]);
    expect(await bot.tellPrograms()).toBe(0);
  });

  it.each([299, 503, 422])(
    "whose answer to a result was lost or no (%i) is sent nothing else once the clue is restricted",
    async (answer) => {
      const code = await submit("三号桥下有黑水");
      await accepted(code);
      await bot.tellPrograms();
      await closed(code, "已清走");
      answers = [answer];
      await bot.tellPrograms();
      await scene.says("procuratorate.intake", `提级 ${code} 涉及举报人安全`);
      await later(10);
      expect(await bot.tellPrograms()).toBe(0);
      expect(await botOf().tellPrograms()).toBe(0);
      const bodies = requests.map(({ body }) => JSON.parse(body) as Message);
      expect(bodies.map(({ sequence, clue }) => [sequence, clue.result])).toEqual([
        [1, undefined],
        [2, "已清走"],
      ]);
    },
  );

  it("whose answer was lost is sent the same where that says nothing of a result, restricted or not", async () => {
    const code = await submit("三号桥下有黑水");
    await accepted(code);
    answers = [299];
    await bot.tellPrograms();
    await scene.says("procuratorate.intake", `提级 ${code} 涉及举报人安全`);
    await later(10);
    expect(await bot.tellPrograms()).toBe(1);
    expect(new Set(requests.map(({ body }) => body)).size).toBe(1);
    expect(requests).toHaveLength(2);
    expect(await bot.tellPrograms()).toBe(0);
  });
});

it("a message that is refused holds up no other, is sent again now and then, and the administrator hears of it", async () => {
  const [one, two] = [await submit("三号桥下有黑水"), await submit("西坡有人倒渣")];
  await accepted(one);
  await accepted(two);
  const refusesOne = ({ code }: Clue) => (code === one ? 422 : 204);
  answers = Array.from({ length: 50 }, () => refusesOne);
  for (let minute = 0; minute < 30; minute += 1) {
    await bot.tellPrograms();
    await later(1);
  }
  expect(told()).toEqual([[1, two, "accepted"]]);
  expect(requests.length).toBeLessThan(8);
  expect((await bot.status()).outages).toEqual([]);
  const heard = (await scene.reads("direct:admin")).join("\n");
  expect(heard).toContain("有一件多次没有收下（HTTP 422）");
  expect(heard).not.toContain("XS-");
  // What it has become since is not what was refused.
  await closed(one, "已清走");
  answers = [];
  expect(await bot.tellPrograms()).toBe(1);
  expect(told().at(-1)).toEqual([2, one, "ended"]);
});

describe("what leaves", () => {
  it("is nothing of a clue that became restricted, before or after it ended: as if nothing had happened", async () => {
    const [open, raised] = [await submit("三号桥下有黑水"), await submit("西坡有人倒渣")];
    await accepted(raised);
    await bot.tellPrograms();
    await scene.says("procuratorate.intake", `提级 ${raised} 涉及举报人安全`);
    await closed(raised, "已清走");
    expect((await scene.store.matter(raised))?.state).toBe("closed");
    await accepted(open);
    await closed(open, "已清走");
    await bot.tellPrograms();
    await scene.says("procuratorate.intake", `提级 ${open} 涉及举报人安全`);
    await bot.tellPrograms();
    expect(told()).toEqual([
      [1, raised, "accepted"],
      [1, open, "ended"],
    ]);
    expect(requests).toHaveLength(2);
  });

  it("is nothing of what another program or a person sent", async () => {
    await scene.says(
      "forestry.liaison",
      "提交线索 标题=毁林 类别=三北 事实=林地被推 地点=龙首山 日期=昨天 来源=履职",
    );
    await scene.says("forestry.head", "受理 XS-2026-0001");
    expect(await bot.tellPrograms()).toBe(0);
    expect(requests).toEqual([]);
  });

  it("is nothing once the key is revoked, the address ended, or the post gone", async () => {
    const code = await submit("三号桥下有黑水");
    await accepted(code);
    await bot.keys.endHook(key);
    expect(await bot.tellPrograms()).toBe(0);
    secret = await bot.keys.setHook(key, `${hotline.address}/told`);
    await bot.keys.revoke(key);
    expect(await bot.tellPrograms()).toBe(0);
    expect(requests).toEqual([]);
    expect(await scene.store.reference("api-webhook", key.id)).toBeUndefined();
  });

  it("is nothing of what had ended before there was an address", async () => {
    const [old, open] = [await submit("三号桥下有黑水"), await submit("西坡有人倒渣")];
    await bot.keys.endHook(key);
    await accepted(open);
    await accepted(old);
    await closed(old, "已清走");
    await later(3 * 24 * 60);
    secret = await bot.keys.setHook(key, `${hotline.address}/told`);
    await bot.tellPrograms();
    expect(told().map(([, code]) => code)).toEqual([open]);
  });
});

it("what is not signed by us, or is sent again by somebody else, is told from what is", async () => {
  const code = await submit("三号桥下有黑水");
  await accepted(code);
  await bot.tellPrograms();
  const [{ headers, body } = { headers: {}, body: "" }] = requests;
  const bare = Object.fromEntries(
    Object.entries(headers).filter(([name]) => name.startsWith("webhook-")),
  );
  const replay = (more: object = {}, said = body) =>
    fetch(`${hotline.address}/told`, { method: "POST", headers: { ...bare, ...more }, body: said });
  expect((await replay()).status).toBe(204);
  expect((await replay({}, body.replace("accepted", "ended"))).status).toBe(401);
  expect((await replay({ "webhook-id": `${code}.9` })).status).toBe(401);
  await later(6);
  expect((await replay()).status).toBe(401);
  expect(taken).toHaveLength(1);
  // As the page says it is checked.
  const [, checking = ""] =
    /## What is posted[\s\S]*?```sh\n([\s\S]*?)\n```/.exec(readFileSync("docs/api.md", "utf8")) ??
    [];
  const cwd = freshFolder();
  writeFileSync(join(cwd, "body"), body);
  const { stdout } = spawnSync("sh", ["-c", checking], {
    cwd,
    env: {
      ...process.env,
      secret: secret.slice("whsec_".length),
      id: bare["webhook-id"],
      at: bare["webhook-timestamp"],
    },
  });
  expect(`v1,${String(stdout).trim()}`).toBe(bare["webhook-signature"]);
});

it("of two servers one tells a program, and the other goes on where that one ends", async () => {
  const other = botOf();
  const code = await submit("三号桥下有黑水");
  await accepted(code);
  await Promise.all([bot.tellPrograms(), other.tellPrograms()]);
  expect(requests).toHaveLength(1);
  await closed(code, "已清走");
  await later(3);
  expect(await other.tellPrograms()).toBe(1);
  expect(told()).toEqual([
    [1, code, "accepted"],
    [2, code, "ended"],
  ]);
});

it("a server whose clock was a day ahead holds up no other", async () => {
  const code = await submit("三号桥下有黑水");
  await accepted(code);
  const ahead = botOf({
    now: () => new Date(Date.parse(scene.clock.now()) + 24 * 3_600_000).toISOString(),
    wait: async () => {},
  });
  await ahead.tellPrograms();
  // It is refused by a hotline that looks at the time, and ends.
  expect(told()).toEqual([]);
  expect(await bot.tellPrograms()).toBe(1);
});

describe("an address that is changed while its program is being told", () => {
  const first = "http://127.0.0.1:9/first";
  const next = "http://127.0.0.1:9/next";
  it.each([
    ["set anew", () => bot.keys.setHook(key, next), [first, next]],
    ["ended", () => bot.keys.endHook(key), [first]],
    ["of a key that is revoked", () => bot.keys.revoke(key), [first]],
  ])("%s: the next message goes where it is to go by then", async (_, change, urls) => {
    for (const title of ["三号桥下有黑水", "西坡有人倒渣"]) await accepted(await submit(title));
    await bot.keys.setHook(key, first);
    const posted: string[] = [];
    const other = createBot({
      store: scene.store,
      time: scene.clock,
      log: () => {},
      post: async (url) => {
        posted.push(url);
        if (posted.length === 1) await change();
        return 204;
      },
    });
    await other.tellPrograms();
    expect(posted).toEqual(urls);
  });
});

it("whoever answers for the post is told that there is an address, and that there is none any more", async () => {
  await bot.keys.endHook(key);
  const heard = (await scene.reads("direct:hotline-12345.head")).join("\n");
  expect(heard).toContain("程序“12345”登记了接收地址");
  expect(heard).toContain("的接收地址已停用");
});

it("a server that runs tells by itself", async () => {
  const code = await submit("三号桥下有黑水");
  await accepted(code);
  const stopping = new AbortController();
  const [began, from] = [performance.now(), Date.parse(scene.clock.now())];
  const now = () => new Date(from + performance.now() - began).toISOString();
  const wait = async (milliseconds: number, signal: AbortSignal) => {
    await setTimeout(milliseconds, undefined, { signal }).catch(() => {});
  };
  const runs = botOf({ now, wait });
  runs.connect(recordingOutlet("web", now).outlet);
  const running = runs.run(stopping.signal, 100);
  try {
    await expect.poll(told, { timeout: 20_000 }).toEqual([[1, code, "accepted"]]);
    // What comes right after is told with the next look.
    await closed(code, "已清走");
    await expect.poll(() => told().at(-1), { timeout: 20_000 }).toEqual([2, code, "ended"]);
  } finally {
    stopping.abort();
    await running;
  }
});
