// A bot in a process of its own, made to be killed: submits clues one after another, takes every
// second one further, and says what it was told as soon as it was told, a line each.
//
//   node --import tsx soak/writer.ts <database> <instant> <since, in milliseconds> [<platform>]

import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { seedDemo } from "../prisma/seed.ts";
import { createBot } from "../src/bot.ts";
import { openStore } from "../src/store/open.ts";
import { platformOutlet } from "./platform.ts";
import { quickClock } from "./quick.ts";

const [database = "", at = "", since = "", platform] = process.argv.slice(2);
const say = (...words: readonly string[]) => process.stdout.write(`${words.join(" ")}\n`);

const store = await openStore(database, "kept");
await seedDemo(store);
const bot = createBot({
  store,
  time: quickClock(at, Number(since)),
  log: (level, event, detail) => say("log", level, event, JSON.stringify(detail ?? {})),
});
if (platform !== undefined) {
  bot.connect(platformOutlet(platform));
  void bot.run(new AbortController().signal);
}

const told = async (who: string, line: string): Promise<string> => {
  const reply = await bot.handle({
    platform: "web",
    account: who,
    event: randomUUID(),
    surface: { is: "direct", conversation: `direct:${who}` },
    said: { is: "line", line },
  });
  if (reply.is !== "card" || reply.matter === undefined)
    throw new Error(`${line} was answered ${JSON.stringify(reply)}`);
  return reply.matter;
};

say("ready");
for (let round = 0; ; round += 1) {
  // No figures: some would look like somebody's telephone number and make the clue restricted.
  const title = randomUUID().replace(/\d/g, (figure) => "ghijklmnop"[Number(figure)] ?? "");
  // Leaves time to deliver what is there.
  await pause(20);
  const code = await told(
    "town-qingquan.liaison",
    `提交线索 标题=${title} 类别=水污染 事实=桥下有暗管，黑水直排 地点=桥 日期=昨天 来源=履职`,
  );
  say("told", code, "submitted", title);
  if (round % 2 === 0) continue;
  await told("water.liaison", `受理 ${code}`);
  say("told", code, "accepted", title);
  await told("water.head", `办结 ${code} 已整改`);
  say("told", code, "closed", title);
}
