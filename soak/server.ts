// A server in a process of its own, made to be killed: Slack and Teams over HTTP, by the quick clock.
//
//   node --import tsx soak/server.ts <database> <what it is told, as JSON>

import { setTimeout as pause } from "node:timers/promises";
import { slackAdapter } from "../adapters/slack/index.ts";
import { teamsAdapter } from "../adapters/teams/index.ts";
import { createBot } from "../src/bot.ts";
import { paragraph } from "../src/chat/card.ts";
import type { Outlet, Post, PostOutcome } from "../src/chat/exchange.ts";
import { verbatim } from "../src/chat/text.ts";
import { openStore } from "../src/store/open.ts";
import { serving } from "../test/adapters/serving.ts";
import { quickClock } from "./quick.ts";
import { type ServerTold, speed } from "./servers.ts";

const [database = "", told = "{}"] = process.argv.slice(2);
const { at, since, slack, teams } = JSON.parse(told) as ServerTold;
const say = (...words: readonly string[]) => process.stdout.write(`${words.join(" ")}\n`);

const store = await openStore(database, "kept");
const time = quickClock(at, since, speed);
const log = (level: string, event: string, detail?: object) =>
  say("log", level, event, JSON.stringify(detail ?? {}));
const bot = createBot({ store, time, log });
// Platforms and people wait in the machine's own time.
const parts = {
  bot,
  store,
  time: {
    now: time.now,
    wait: (milliseconds: number, signal: AbortSignal) =>
      pause(milliseconds, undefined, { signal }).catch(() => {}),
  },
  log,
  refused: (platform: string) => say("log", "warn", `refused ${platform}`),
  county: "山丹县",
};

let isFirst = true;
const watched = (outlet: Outlet): Outlet => ({
  ...outlet,
  post: async (post) => {
    const outcome = await outlet.post(post);
    if (isFirst && outcome.is === "sent") say("delivered");
    isFirst &&= outcome.is !== "sent";
    return outcome;
  },
});

/** On Teams a message says nothing of which notice it is: here it is written below it. */
const labelled = (outlet: Outlet): Outlet => {
  const withLabel = (post: Post): Post => ({
    ...post,
    card: {
      ...post.card,
      body: [...post.card.body, paragraph(verbatim(`#${post.notice}#`), "subtle")],
    },
  });
  return {
    ...outlet,
    post: (post): Promise<PostOutcome> => outlet.post(withLabel(post)),
    update: (ref, post): Promise<PostOutcome> => outlet.update(ref, withLabel(post)),
  };
};

const onSlack = slackAdapter({ ...parts, settings: slack });
const onTeams = teamsAdapter({ ...parts, settings: teams });
bot.connect(watched(onSlack));
bot.connect(watched(labelled(onTeams)));
await onSlack.start();
await onTeams.start();
const served = await serving(onSlack.routes.use(onTeams.routes));
say("listening", served.address);
void bot.run(new AbortController().signal);
