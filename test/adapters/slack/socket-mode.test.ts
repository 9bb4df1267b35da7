import { afterAll, beforeAll, expect, test } from "vitest";
import { addMinutes } from "../../../src/calendar/day.ts";
import { codeHash } from "../../../src/commands/bind.ts";
import { socketServer } from "./socket.ts";
import { directOf, type Fault, team } from "./stand-in.ts";
import { openTown, type Town } from "./town.ts";

let socket: Awaited<ReturnType<typeof socketServer>>;
let town: Town;
beforeAll(async () => {
  socket = await socketServer();
  town = await openTown({ socket: socket.url });
  await socket.connected();
});
afterAll(async () => {
  await town.close();
  await socket.close();
});

const event = (event: object, more: object = {}) =>
  socket.sends("events_api", {
    type: "event_callback",
    team_id: team,
    event_id: `EvS${town.slack.count()}`,
    event,
    ...more,
  });

const message = (text: string) => ({
  type: "message",
  channel_type: "im",
  channel: directOf("UWATER"),
  user: "UWATER",
  text,
});

const answered = (before: number) =>
  expect.poll(() => town.reads("UWATER").length).toBeGreaterThan(before);

test("the same conversation goes over a socket that the server opens itself", async () => {
  await town.store.saveBindCode({
    hash: codeHash("SOCKET12"),
    person: "water.liaison",
    expiresAt: addMinutes(town.clock.now(), 60),
  });
  await event(message("绑定 SOCKET12"));
  await answered(0);
  expect(town.text("UWATER")).toContain("水务局联络员");

  const command = {
    command: "/liandong",
    text: "待办",
    team_id: team,
    user_id: "UWATER",
    channel_id: "C0GROUP",
    response_url: town.slack.responseUrl("C0GROUP", "UWATER"),
  };
  const { payload } = await socket.sends("slash_commands", {
    ...command,
    trigger_id: town.slack.trigger(),
  });
  expect(payload).toMatchObject({
    response_type: "ephemeral",
    text: expect.stringContaining("待办"),
  });

  await socket.sends("slash_commands", {
    ...command,
    text: "提交线索",
    trigger_id: town.slack.trigger(),
  });
  expect(town.modal().view.callback_id).toBe("form");
});

test("another workspace's events are nothing to us, nor is anything over HTTP", async () => {
  const before = town.slack.messages.length;
  await event(message("待办"), { team_id: "T0OTHER" });
  await socket.sends("slash_commands", {
    command: "/liandong",
    text: "待办",
    team_id: "T0OTHER",
    user_id: "UWATER",
    channel_id: "C0GROUP",
    trigger_id: "t",
  });
  expect((await town.dm("UWATER", "待办")).status).toBe(404);
  expect(town.slack.messages).toHaveLength(before);
});

test.each<[what: string, ...faults: Fault[]]>([
  ["the token is said to be invalid", { error: "invalid_auth" }, { error: "invalid_auth" }],
  ["Slack breaks", "500", "500"],
  ["Slack cuts the line", "lost", { error: "internal_error" }],
  ["it is asked to wait", { wait: 1 }],
])(
  "a connection that is refused when it is opened again is opened later: %s",
  async (_, ...faults) => {
    town.patience.ends = true;
    town.slack.fails("apps.connections.open", ...faults);
    socket.breaks();
    await socket.connected();
    const before = town.reads("UWATER").length;
    await event(message("帮助"));
    await answered(before);
  },
);

test("a broken connection is opened again", async () => {
  socket.breaks();
  await socket.connected();
  const before = town.reads("UWATER").length;
  await event(message("帮助"));
  await answered(before);
});
