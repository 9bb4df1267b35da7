import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type InvokeResponse,
  type TurnContext,
} from "botbuilder";
import express from "express";
import { connectDatabase } from "../src/store/connect.ts";
import { openStore } from "../src/store/open.ts";
import type { Client } from "../src/store/tables.ts";
import { openTown, type Town } from "../test/adapters/teams/town.ts";
import { anyWord, compared, interleaved, type Line } from "./measure.ts";

const pressing = (town: Town, verb: "press" | "submit", data: object) =>
  town.made("w", "a:w", {
    type: "invoke",
    name: "adaptiveCard/action",
    replyToId: "m1",
    value: { action: { type: "Action.Execute", verb, data: { ...data, verb } }, trigger: "manual" },
  });

/** A press of 提交 on a form filled in with a clue like no other. */
const submitting = (town: Town) =>
  pressing(town, "submit", {
    press: { command: "clue.submit", key: anyWord() },
    of: "form",
    "text:title": anyWord(),
    "choice:category": "water-pollution",
    "text:facts": anyWord(),
    "text:place": anyWord(),
    "date:occurredOn": "2026-11-20",
    "choice:source": "duty",
  });

/** A press of a button that lists what waits for somebody. */
const asking = (town: Town) => pressing(town, "press", { press: { command: "todo" }, of: "card" });

/** Bare botbuilder: checks the token, writes one row for an invoke, then answers it. */
const bareBotbuilder = async (town: Town, client: Client) => {
  const { settings } = town.connector;
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication(
      { MicrosoftAppId: settings.appId, ...settings.authentication },
      new ConfigurationServiceClientCredentialFactory({
        MicrosoftAppId: settings.appId,
        MicrosoftAppPassword: settings.appPassword,
        MicrosoftAppTenantId: settings.tenantId,
        MicrosoftAppType: settings.appType,
      }),
    ),
  );
  class Bare extends ActivityHandler {
    protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
      const at = new Date().toISOString();
      const { id = "", from } = context.activity;
      await client.seen.create({ data: { event: id, actor: from.id, at } });
      const body = {
        statusCode: 200,
        type: "application/vnd.microsoft.activity.message",
        value: "收到 received",
      };
      return { status: 200, body };
    }
  }
  const bare = new Bare();
  const app = express();
  app.use(express.json());
  app.post("/api/messages", (request, response) =>
    adapter.process(request, response, (context) => bare.run(context)),
  );
  const server = createServer(app);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  return {
    send: async (body: unknown, token: string) => {
      const response = await fetch(address, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      });
      const said = await response.text();
      if (response.status !== 200 || !said.includes("received"))
        throw new Error(`bare botbuilder answered ${response.status} ${said}`);
    },
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};

/** A signed invoke that submits a clue through the bot against bare botbuilder that writes one row. */
export const teamsLines = async (folder: string, rounds: number): Promise<readonly Line[]> => {
  const url = `file:${join(folder, "botbuilder.db")}`;
  await (await openStore(url)).close();
  const client = await connectDatabase(url);
  const town = await openTown();
  await town.bind("w", "water.liaison");
  const bare = await bareBotbuilder(town, client);
  const token = await town.connector.token();

  const ours = (make: typeof asking, wanted: string) => async (): Promise<void> => {
    const { status, body } = await town.post(make(town), `Bearer ${token}`);
    if (status !== 200 || !JSON.stringify(body).includes(wanted))
      throw new Error(`the bot answered ${status}: ${JSON.stringify(body)}`);
  };
  const theirs = () => bare.send(asking(town), token);
  const measured = async (name: string, at: number, mine: () => Promise<void>): Promise<Line> => {
    const all = (one: () => Promise<void>) => () => () =>
      Promise.all(Array.from({ length: at }, one));
    const [own = Number.NaN, plain = Number.NaN] = await interleaved(
      [all(mine), all(theirs)],
      Math.ceil(rounds / at),
    );
    return compared(name, own / at, plain / at, 2);
  };
  // What a button lists is posted below it; a form gives way to the card of what it became.
  const [desk, clue] = [ours(asking, "请看下面的新消息"), ours(submitting, "XS-")];
  try {
    return [
      await measured("Teams: 待办 to its answer | bare botbuilder, one row", 1, desk),
      await measured("Teams: the same, 50 at once, each", 50, desk),
      await measured("Teams: a clue of 22 rows to its answer | the same", 1, clue),
      await measured("Teams: the same, 50 at once, each", 50, clue),
    ];
  } finally {
    await town.close();
    await bare.close();
    await client.$disconnect();
  }
};
