import { afterAll, beforeAll, expect, test } from "vitest";
import { ConfigError } from "../../../adapters/config.ts";
import { slackAdapter } from "../../../adapters/slack/index.ts";
import { openScene, type Scene } from "../../scene.ts";
import { botToken, standIn } from "./stand-in.ts";

let slack: Awaited<ReturnType<typeof standIn>>;
let scene: Scene;
beforeAll(async () => {
  slack = await standIn();
  scene = await openScene();
});
afterAll(async () => {
  await slack.close();
  await scene.close();
});

/** Waits for ever, or until there is no need to. */
const asLongAsItTakes = (_: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));

const adapterOf = (tokens: { readonly botToken?: string; readonly appToken?: string }) =>
  slackAdapter({
    bot: scene.bot,
    store: scene.store,
    time: { ...scene.clock, wait: asLongAsItTakes },
    log: () => undefined,
    refused: () => undefined,
    settings: { botToken, signingSecret: "12345678", apiUrl: slack.apiUrl, ...tokens },
  });

test("a token Slack does not know stops the start with a sentence naming it", async () => {
  const start = adapterOf({ botToken: "xoxb-other" }).start();
  await expect(start).rejects.toThrow(ConfigError);
  await expect(start).rejects.toThrow(/^SLACK_BOT_TOKEN is not accepted by Slack .*\.$/);
});

test("so does an app token it does not know", async () => {
  const start = adapterOf({ appToken: "xapp-other" }).start();
  await expect(start).rejects.toThrow(/^SLACK_APP_TOKEN is not accepted by Slack .*\.$/);
});

test("where Slack does not answer now, the rest starts all the same", async () => {
  slack.fails("auth.test", "500");
  const adapter = adapterOf({});
  await adapter.start();
  await adapter.stop();
});
