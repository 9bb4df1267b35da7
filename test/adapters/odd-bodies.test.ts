import { request } from "node:http";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTown as openSlackTown } from "./slack/town.ts";
import { openTown as openTeamsTown } from "./teams/town.ts";

/** What nobody known has sent is answered before it is read, and the log hears nothing of it but a count. */

let teams: Awaited<ReturnType<typeof openTeamsTown>>;
let slack: Awaited<ReturnType<typeof openSlackTown>>;
beforeAll(async () => {
  teams = await openTeamsTown();
  slack = await openSlackTown();
});
afterAll(() => Promise.all([teams.close(), slack.close()]));

/** Sends a body under headers as they are written; gives the status, or that the server hung up. */
const send = (
  address: string,
  body: Uint8Array | string,
  headers: readonly string[],
): Promise<number> =>
  new Promise((resolve) => {
    const { hostname, port, pathname } = new URL(address);
    const all = ["Host", "here", "Content-Length", String(Buffer.byteLength(body)), ...headers];
    const sent = request({ method: "POST", hostname, port, path: pathname, headers: all });
    sent.on("response", (response) => resolve(response.resume().statusCode ?? 0));
    sent.on("error", () => resolve(0));
    sent.end(body);
  });

const json = ["Content-Type", "application/json"] as const;
const bomb = gzipSync(Buffer.alloc(20_000_000));
const odd: readonly [what: string, body: Uint8Array | string, headers: readonly string[]][] = [
  ["packed", bomb, [...json, "Content-Encoding", "gzip"]],
  ["in another encoding", "{}", ["Content-Type", "application/json; charset=utf-16"]],
  ["with two types", "{}", [...json, "Content-Type", "text/plain"]],
  ["too large", "x".repeat(2_000_000), json],
  ["no UTF-8", new Uint8Array([0x22, 0xff, 0xfe, 0x22]), json],
  ["of NUL", "\u0000\u0000", json],
  ["of halves of characters", '{"text":"\\ud800"}', json],
  ["with huge headers", "{}", [...json, "X-Long", "x".repeat(20_000)]],
];

describe.each(["teams", "slack"] as const)("to %s a body", (platform) => {
  const addressOf = () => (platform === "teams" ? teams.address : `${slack.address}/slack/events`);
  const town = () => (platform === "teams" ? teams : slack);

  it.each(odd)(
    "%s is refused, though it brings what looks like a token",
    async (_, body, headers) => {
      const before = town().logged.length;
      const status = await send(addressOf(), body, [...headers, "Authorization", "Bearer a.b.c"]);
      expect([0, 400, 401, 403, 413, 415, 431]).toContain(status);
      expect(town().logged.slice(before)).toEqual([]);
    },
  );

  it("from nobody is counted and nothing else", async () => {
    const { counts, logged } = town();
    const [before, lines] = [counts.refused, logged.length];
    for (let sent = 0; sent < 20; sent += 1) await send(addressOf(), "{", json);
    expect(counts.refused - before).toBe(20);
    expect(logged.length).toBe(lines);
  });
});

it("a body is refused to Teams before it is parsed where no token comes with it", async () => {
  expect(await send(teams.address, "{", json)).toBe(401);
  expect(await send(teams.address, "{", [...json, "Authorization", "Bearer a.b.c"])).toBe(400);
});
