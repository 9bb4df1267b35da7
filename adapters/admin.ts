import { randomInt } from "node:crypto";
import { addHours, momentText } from "../src/calendar/day.ts";
import { codeHash } from "../src/desk/binding.ts";
import { jsonLog } from "./clock.ts";
import { compose } from "./compose.ts";
import { ConfigError, readConfig } from "./config.ts";

/** No 0, O, 1, I: codes are read out and typed by hand. */
const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const hoursValid = 72;

const newCode = (): string => {
  const drawn = Array.from({ length: 12 }, () => letters[randomInt(letters.length)] ?? "A");
  return [0, 4, 8].map((at) => drawn.slice(at, at + 4).join("")).join("-");
};

type Operation = (words: readonly string[]) => Promise<void>;

/** `bind-code <post>`: prints a one-time code by which somebody binds an account to that post. */
const bindCode: Operation = async ([post]) => {
  const { store, clock } = await compose(readConfig(process.env), (now) => jsonLog("error", now));
  try {
    const { people } = await store.directory();
    if (post === undefined || !people.has(post))
      throw new ConfigError(
        post === undefined
          ? "bind-code needs a post, such as: npm run admin -- bind-code water.liaison"
          : `There is no post ${post}. Posts begin with a unit's id, such as ${[...people.keys()].slice(0, 3).join(", ")}.`,
      );
    const code = newCode();
    const expiresAt = addHours(clock.now(), hoursValid);
    await store.saveBindCode({ hash: codeHash(code), person: post, expiresAt });
    console.log(
      `${code}\n绑定 ${code}\n有效至 ${momentText(expiresAt).zh} / valid until ${momentText(expiresAt).en}`,
    );
  } finally {
    await store.close();
  }
};

const operations: Readonly<Record<string, Operation>> = { "bind-code": bindCode };

const [name = "", ...words] = process.argv.slice(2);
const operation = operations[name];
try {
  if (operation === undefined)
    throw new ConfigError(
      `There is no operator's command “${name}”. There is: ${Object.keys(operations).join(", ")}.`,
    );
  await operation(words);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
