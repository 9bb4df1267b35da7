import { parseArgs } from "node:util";
import type { Log } from "../../src/flow/services.ts";
import { compose, lockDatabase } from "../compose.ts";
import { ConfigError, readConfig } from "../config.ts";
import { localOutlet } from "../runtime/local-chat.ts";
import { runTerminal } from "./answer.ts";

/** How often notices are looked for while nothing is typed, in milliseconds. */
const poll = 1000;

// Standard output is the conversation, so what goes wrong is told beside it.
const logErrors: Log = (level, event, detail) => {
  if (level === "error") console.error(JSON.stringify({ level, event, ...detail }));
};

const chat = async (): Promise<void> => {
  const config = readConfig(process.env);
  if (!config.demo)
    throw new ConfigError("DEMO is off; npm run chat talks with the demo county only, set DEMO=1.");
  const unlock = await lockDatabase(config);
  if (unlock === undefined)
    throw new ConfigError(
      "DATABASE_URL names a SQLite file that a running server is using; stop it, or use postgresql://.",
    );
  const { bot, store, time } = await compose(config, () => logErrors);
  try {
    const as = await postNamed(store);
    bot.connect(localOutlet(store, time));
    await runTerminal({
      bot,
      store,
      time,
      as,
      input: process.stdin,
      output: process.stdout,
      prompt: process.stdin.isTTY === true,
      flush: async () => {
        await bot.sweep();
        await bot.deliver();
      },
      poll,
    });
  } finally {
    await store.close();
    unlock();
  }
};

/** The post given with `--as`; a ConfigError saying which there are where it is missing or unknown. */
const postNamed = async (store: {
  directory(): Promise<{ readonly people: ReadonlyMap<string, unknown> }>;
}): Promise<string> => {
  const { as } = parseArgs({ options: { as: { type: "string" } } }).values;
  const { people } = await store.directory();
  if (as !== undefined && people.has(as)) return as;
  const some = [...people.keys()].slice(0, 3).join(", ");
  throw new ConfigError(
    as === undefined
      ? `Say who you are: npm run chat -- --as <post>, for example ${some}.`
      : `There is no post ${as}. Posts begin with a unit's id, for example ${some}.`,
  );
};

try {
  await chat();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
