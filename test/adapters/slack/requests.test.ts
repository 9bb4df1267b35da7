import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Request } from "../../../src/chat/exchange.ts";
import { changeRequests } from "./changed.ts";
import { directOf, team } from "./stand-in.ts";
import { openTown, signed, type Town } from "./town.ts";

let town: Town;
const handled: Request[] = [];
let hold: Promise<void> | undefined;
let breaks = 0;

beforeAll(async () => {
  town = await openTown({
    bot: (bot) => ({
      ...bot,
      handle: async (request) => {
        handled.push(request);
        await hold;
        if (breaks > 0) {
          breaks -= 1;
          throw new Error("the process died");
        }
        return bot.handle(request);
      },
    }),
  });
  await town.binds("UWATER", "water.liaison");
});
afterAll(() => town.close());

const now = () => Math.floor(Date.now() / 1000);
const json = "application/json";

let counted = 0;
const bodyOf = (more: object = {}, event: object = {}): string => {
  counted += 1;
  return JSON.stringify({
    type: "event_callback",
    team_id: team,
    event_id: `EvR${counted}`,
    event: {
      type: "message",
      channel_type: "im",
      channel: directOf("UWATER"),
      user: "UWATER",
      text: "待办",
      ...event,
    },
    ...more,
  });
};

const slashBody = (more: Readonly<Record<string, string>> = {}): string => {
  counted += 1;
  return new URLSearchParams({
    command: "/liandong",
    text: "待办",
    team_id: team,
    user_id: "UWATER",
    channel_id: "C0GROUP",
    trigger_id: `t${counted}`,
    ...more,
  }).toString();
};

/** How many requests reached the bot, and messages Slack, through what is done. */
const effectsOf = async (work: () => Promise<unknown>) => {
  const before = [handled.length, town.slack.messages.length] as const;
  await work();
  return [handled.length - before[0], town.slack.messages.length - before[1]];
};

describe("only what Slack signed for this workspace is read", () => {
  const refusals: readonly [
    what: string,
    status: number,
    of: () => [string, Record<string, string>],
  ][] = [
    ["without a signature", 401, () => [bodyOf(), {}]],
    [
      "signed with another secret",
      401,
      () => {
        const b = bodyOf();
        return [b, signed(b, now(), "other")];
      },
    ],
    [
      "altered after it was signed",
      401,
      () => {
        const b = bodyOf();
        return [b.replace("待办", "列表"), signed(b)];
      },
    ],
    [
      "older than five minutes",
      401,
      () => {
        const b = bodyOf();
        return [b, signed(b, now() - 310)];
      },
    ],
    [
      "from more than five minutes ahead",
      401,
      () => {
        const b = bodyOf();
        return [b, signed(b, now() + 310)];
      },
    ],
    [
      "with a stamp that is no number",
      401,
      () => {
        const b = bodyOf();
        return [b, { ...signed(b), "x-slack-request-timestamp": "now" }];
      },
    ],
    ["with an empty body", 401, () => ["", {}]],
    ["no JSON", 400, () => ["{", signed("{")]],
  ];
  test.each(refusals)("%s it is refused with %i", async (_, status, of) => {
    const [body, headers] = of();
    const effects = await effectsOf(async () => {
      expect((await town.send(body, json, headers)).status).toBe(status);
    });
    expect(effects).toEqual([0, 0]);
  });

  // Refused often, Slack would stop sending what is for us.
  const elsewhere: readonly [what: string, body: () => string][] = [
    ["another workspace", () => bodyOf({ team_id: "T0OTHER" })],
    ["no workspace", () => bodyOf({ team_id: null })],
    ["another workspace's app in a shared channel", () => bodyOf({ context_team_id: "T0OTHER" })],
    [
      "a user of another workspace in a channel shared with us",
      () => bodyOf({ team_id: "T0OTHER", context_team_id: team }, { team: "T0OTHER" }),
    ],
  ];
  test.each(elsewhere)("what comes from %s is taken and has no effect", async (_, bodyFor) => {
    const effects = await effectsOf(async () => {
      expect(await town.send(bodyFor(), json)).toEqual({ status: 200, body: "" });
    });
    expect(effects).toEqual([0, 0]);
  });

  test("what one of ours says in a channel shared with another workspace is read", async () => {
    const shared = { team_id: "T0OTHER", context_team_id: team };
    const effects = await effectsOf(() => town.send(bodyOf(shared, { team }), json));
    expect(effects).toEqual([1, 1]);
  });

  test("a user of another workspace in a shared channel is nobody here", async () => {
    const payload = {
      type: "block_actions",
      team: { id: team },
      user: { id: "UFOREIGN", team_id: "T0OTHER" },
      trigger_id: "t",
      channel: { id: "C0GROUP" },
      actions: [{ action_id: "press:0", value: '{"command":"todo"}' }],
    };
    const effects = await effectsOf(async () => {
      expect((await town.interact(payload)).status).toBe(200);
    });
    expect(effects).toEqual([0, 0]);
  });

  test("Slack's question whether this address is ours is answered", async () => {
    const body = JSON.stringify({ type: "url_verification", challenge: "c3" });
    expect(await town.send(body, json)).toMatchObject({ status: 200, body: '{"challenge":"c3"}' });
  });
});

describe("the same event twice", () => {
  test("is answered once, however it comes again", async () => {
    const body = bodyOf();
    const effects = await effectsOf(async () => {
      await Promise.all([town.send(body, json), town.send(body, json)]);
      await town.send(body, json, { ...signed(body), "x-slack-retry-num": "1" });
    });
    expect(effects).toEqual([1, 1]);
  });

  test("a slash command replayed does nothing more", async () => {
    const body = slashBody();
    const form = "application/x-www-form-urlencoded";
    expect((await town.send(body, form)).body).not.toBe("");
    expect(await town.send(body, form)).toEqual({ status: 200, body: "" });
  });

  test("one that only comes as a repeat is answered: the first try may have died", async () => {
    const body = bodyOf();
    const headers = {
      ...signed(body),
      "x-slack-retry-num": "2",
      "x-slack-retry-reason": "http_error",
    };
    expect(await effectsOf(() => town.send(body, json, headers))).toEqual([1, 1]);
  });

  test("one that failed is not acknowledged, and its repeat is answered", async () => {
    breaks = 1;
    const body = bodyOf();
    expect((await town.send(body, json)).status).toBe(500);
    expect(await effectsOf(() => town.send(body, json))).toEqual([1, 1]);
  });

  test("a form submitted twice, and again an hour later, makes one clue", async () => {
    await town.slash("UWATER", "提交线索 标题=大桥下排污口 类别=水污染 事实=黑水直排 地点=桥");
    const modal = town.modal();
    const source = { "choice:source": { selected_option: { value: "duty" } } };
    await Promise.all([
      town.submits("UWATER", modal, source),
      town.submits("UWATER", modal, source),
    ]);
    await town.clock.moveTo("2026-11-23T02:00:00.000Z");
    await town.submits("UWATER", modal, source);
    await town.submits("UWATER", modal, { ...source, "text:place": { value: "另一处" } });
    expect(await town.store.matter("XS-2026-0001")).toBeDefined();
    expect(await town.store.matter("XS-2026-0002")).toBeUndefined();
  });
});

test("where an answer takes long, a modal says so at once and shows it when it is there", async () => {
  let go = (): void => undefined;
  hold = new Promise((done) => {
    go = done;
  });
  town.patience.ends = true;
  const got = await town.slash("UWATER", "提交线索");
  expect(got).toEqual({ status: 200, body: "" });
  const waiting = town.modal();
  expect(waiting.view.callback_id).toBe("waiting");
  town.patience.ends = false;
  hold = undefined;
  go();
  await town.adapter.stop();
  expect(town.slack.views.get(waiting.id)?.view.callback_id).toBe("form");
});

describe("whatever is in a signed payload", () => {
  const odd: readonly object[] = [
    {},
    { event: null },
    { event: "message" },
    { event: { type: "message" } },
    { event: { type: "reaction_added", item: null } },
    { event: { type: "message", user: 3, channel: [] } },
    { type: "view_submission", event: undefined, view: {} },
    { type: "block_actions", event: undefined, actions: [] },
    { type: "block_suggestion", event: undefined },
  ];
  test.each(odd)("%j is acknowledged and has no effect", async (more) => {
    const body = JSON.stringify({ ...JSON.parse(bodyOf()), event: {}, ...more });
    const effects = await effectsOf(async () => {
      expect(await town.send(body, json)).toEqual({ status: 200, body: "" });
    });
    expect(effects).toEqual([0, 0]);
  });

  test("a button nobody knows any more says so", async () => {
    await town.interact({
      type: "block_actions",
      team: { id: team },
      user: { id: "UWATER", team_id: team },
      trigger_id: "t",
      channel: { id: directOf("UWATER") },
      container: { message_ts: "1.2" },
      actions: [{ action_id: "press:0", value: "{" }],
    });
    expect(town.text("UWATER")).toContain("这个按钮已经看不懂了");
  });
});

/** A hundred here, thousands in the soak. */
test("no change to a signed request is taken for Slack's", async () => {
  const effects = await effectsOf(() => changeRequests(town, 100));
  expect(effects).toEqual([0, 0]);
});
