import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTown, type Town } from "./town.ts";

/** What is not from Microsoft, not for us, or not from our tenant: refused, and no handler runs. */

let town: Town;
beforeAll(async () => {
  town = await openTown();
  await town.bind("w", "water.liaison");
});
afterAll(() => town.close());
beforeEach(() => town.connector.messages.splice(0));

const line = (more: object = {}) =>
  town.made("w", "a:w", { type: "message", text: "待办", ...more });
const nothingRan = async () => {
  expect(town.connector.messages).toEqual([]);
  expect(town.logged.join()).not.toMatch(/request failed/);
};

describe("a request that is refused", () => {
  it.each([
    ["without a token", async () => ""],
    ["with something that is no token", async () => "Bearer x"],
    ["with another scheme", async () => "Basic eDp5"],
    [
      "signed by somebody else",
      async () => `Bearer ${await town.connector.token({ forged: true })}`,
    ],
    ["expired", async () => `Bearer ${await town.connector.token({ expired: true })}`],
    ["for another bot", async () => `Bearer ${await town.connector.token({ audience: "other" })}`],
    [
      "from another issuer",
      async () => `Bearer ${await town.connector.token({ issuer: "https://evil.example" })}`,
    ],
    [
      "for another service",
      async () => `Bearer ${await town.connector.token({ serviceUrl: "https://evil.example/" })}`,
    ],
  ])("%s", async (_, authorization) => {
    const { status } = await town.post(line(), await authorization());
    expect([401, 403]).toContain(status);
    await nothingRan();
  });

  it("from a service that is not allowed, though it is signed for it", async () => {
    const serviceUrl = "https://elsewhere.example/";
    const token = await town.connector.token({ serviceUrl });
    expect((await town.post(line({ serviceUrl }), `Bearer ${token}`)).status).toBe(403);
    await nothingRan();
  });

  it("from another tenant, and from none", async () => {
    const at = (tenantId?: string) => ({
      conversation: { id: "a:w", conversationType: "personal", ...(tenantId ? { tenantId } : {}) },
    });
    expect((await town.post(line(at("another")))).status).toBe(403);
    // Another channel of the Bot Framework numbers its accounts as it likes.
    expect((await town.post(line({ channelId: "directline" }))).status).toBe(401);
    expect((await town.post(line({ channelId: undefined }))).status).toBe(401);
    expect((await town.post(line({ channelId: "webchat" }))).status).toBe(401);
    expect((await town.post(line(at()))).status).toBe(403);
    await nothingRan();
  });

  it.each([
    ["nothing", ""],
    ["no JSON", "{"],
    ["a list", []],
    ["a number", "7"],
    ["no conversation", { type: "message", serviceUrl: "https://x.example/" }],
    [
      "a conversation that is a number",
      { type: "message", serviceUrl: "https://x.example/", conversation: 7 },
    ],
  ])("%s", async (_, body) => {
    expect((await town.post(body)).status).toBe(400);
    await nothingRan();
  });

  it("of 2 MB, before it is read", async () => {
    const { status } = await town.post(line({ text: "长".repeat(700_000) }));
    expect([400, 413]).toContain(status);
    await nothingRan();
  });

  it("never says in the log what it said", async () => {
    await town.post(line({ text: "金丝雀" }), "Bearer x");
    expect(town.logged.join()).not.toContain("金丝雀");
  });
});

describe("a request that is answered", () => {
  it("with a hundred kilobytes of text", async () => {
    expect((await town.post(line({ text: "长".repeat(33_000) }))).status).toBe(200);
    expect(town.connector.messages).toHaveLength(1);
  });

  it("without a word, or with pictures only", async () => {
    for (const text of ["", "😀😀", "&nbsp;", undefined])
      expect((await town.post(line({ text }))).status).toBe(200);
    expect(town.connector.messages).toHaveLength(4);
  });
});
