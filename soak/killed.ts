import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createBot } from "../src/bot.ts";
import { addMinutes, type Instant } from "../src/calendar/day.ts";
import { connectDatabase } from "../src/store/connect.ts";
import { openStore } from "../src/store/open.ts";
import { chanceOf } from "./chance.ts";
import { openPlatform, type Platform, platformOutlet } from "./platform.ts";
import { quickClock } from "./quick.ts";
import { faultsIn, isState, type Told } from "./whole.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

const program = fileURLToPath(import.meta.resolve("./writer.ts"));

/** Monday morning in the county: no rung is reached before the run ends. */
const begin: Instant = "2026-11-23T01:00:00.000Z";

/** What came of killing writers: how much was done, and everything that was wrong afterwards. */
export type Killed = {
  readonly told: number;
  readonly faults: readonly string[];
  /** With a platform: messages that stand there, and what it made go wrong. */
  readonly sent?: number;
  readonly lost?: number;
  readonly later?: number;
};

/** How long a writer may take to get ready, in milliseconds. */
const slowest = 60_000;

/**
 * Kills writers at random moments, one after the other on one database, and looks at what is left.
 * Every fifth is killed while it starts, the others at work. With `sending` they deliver as well, to
 * a platform that loses answers; what they left undelivered is delivered at the end.
 */
export const killWriters = async (
  kills: number,
  seed: number,
  { sending }: { readonly sending: boolean },
): Promise<Killed> => {
  const chance = chanceOf(seed);
  const folder = mkdtempSync(join(tmpdir(), "liandong-soak-"));
  const database = `file:${join(folder, "soak.db")}`;
  const platform = sending ? await openPlatform(seed) : undefined;
  const since = Date.now();
  const told: Told[] = [];
  const logged: string[] = [];
  const hear = (line: string) => {
    const [what, code = "", state, title = ""] = line.split(" ");
    if (what === "log") logged.push(line);
    if (what === "told" && isState(state)) told.push({ code, state, title });
  };

  /** One writer's life: until it has said so many lines, and so many milliseconds more. */
  const life = async (lines: number, moment: number): Promise<void> => {
    const parameters = [database, begin, String(since), ...(platform ? [platform.url] : [])];
    const writer = spawn(process.execPath, ["--import", "tsx", program, ...parameters], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let complaint = "";
    writer.stderr.setEncoding("utf8").on("data", (text: string) => {
      complaint = `${complaint}${text}`.slice(0, 600);
    });
    const ended = once(writer, "close");
    try {
      let said = 0;
      const heard = new Promise<void>((resolve) => {
        const reader = createInterface({ input: writer.stdout });
        reader.on("line", (line) => {
          hear(line);
          said += 1;
          if (said === lines) resolve();
        });
      });
      if (lines > 0) await Promise.race([heard, ended, pause(slowest, undefined, { ref: false })]);
      await pause(moment);
      if (writer.exitCode !== null) logged.push(`a writer ended by itself: ${complaint}`);
      else if (said < lines)
        logged.push(`a writer said ${said} lines in ${slowest / 1000} seconds`);
    } finally {
      writer.kill("SIGKILL");
      await ended;
    }
  };

  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const atWork = kill % 5 !== 0;
      // Most die in the middle of something; some live on and get done what others left.
      const moment = chance.below(atWork && chance.is(0.6) ? 30 : 2000);
      await life(atWork ? 1 + chance.below(12) : 0, moment);
    }
    // The last one lives long enough to have done something in any case.
    await life(6, 0);
    const rest = platform && (await deliverRest(database, platform, since));
    const delivered = platform && { sent: platform.messages.length, ...platform.faults };
    const faults = [
      ...logged.filter((line) => !expected(line)),
      ...(rest ?? []),
      ...(await faultsIn(database, told)),
    ];
    return { told: told.length, faults, ...delivered };
  } finally {
    await platform?.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** What a writer may log: an answer lost while a notice was being looked up. */
const expected = (line: string): boolean =>
  line.startsWith("log error delivery failed ") || line.startsWith("log info ");

/** Delivers what the killed left behind, and finds every notice that does not stand exactly once. */
const deliverRest = async (
  database: string,
  platform: Platform,
  since: number,
): Promise<readonly string[]> => {
  let now = quickClock(begin, since).now();
  const store = await openStore(database, "kept");
  const bot = createBot({
    store,
    time: { now: () => now, wait: async () => {} },
    log: () => {},
  });
  bot.connect(platformOutlet(platform.url));
  // Faults go on for a while; then every lease and every pause between two tries runs out.
  for (let round = 0; round < 40; round += 1) {
    if (round === 20) platform.behave();
    await bot.deliver();
    now = addMinutes(now, 5);
  }
  await store.close();

  const client = await connectDatabase(database);
  const notices = await client.notice.findMany({
    select: { id: true, key: true, life: true, attempts: true },
  });
  await client.$disconnect();
  const standing = new Map<string, number>();
  for (const { notice } of platform.messages) standing.set(notice, (standing.get(notice) ?? 0) + 1);
  const known = new Set(notices.map(({ id }) => id));
  const faults = notices.flatMap(({ id, key, life, attempts }) => {
    const times = standing.get(id) ?? 0;
    return life === "sent" && times === 1
      ? []
      : [`${key} is ${life} after ${attempts} attempts and stands ${times} times`];
  });
  const strangers = [...standing.keys()].filter((id) => !known.has(id));
  return [...faults, ...strangers.map((id) => `${id} is no notice`)];
};
