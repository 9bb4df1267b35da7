import { parseArgs } from "node:util";
import { momentText } from "../../src/calendar/day.ts";
import { needsSecond } from "../../src/flow/confirmers.ts";
import { type ApiKey, type KeyScope, scopes } from "../../src/people/api-key.ts";
import type { Directory, Person } from "../../src/people/directory.ts";
import { usesOf } from "../../src/request/clients.ts";
import type { Composed } from "../compose.ts";
import { ConfigError, isLoopback } from "../config.ts";
import { type Operation, type Terminal, withStore } from "./operation.ts";

const usage =
  "api-key needs a name for the client, such as: npm run admin -- api-key 12345-platform [--scope submit,states,outcomes] [--unit hotline-12345]; api-key --list shows the keys, api-key --revoke <name> ends one, api-key --webhook <name> <https address, or none> says where it is told what its clues became.";

const isScope = (typed: string): typed is KeyScope => scopes.some((one) => one === typed);

const scopesIn = (typed: string): readonly KeyScope[] => {
  const named = typed.split(",").map((one) => one.trim());
  const known = named.filter(isScope);
  if (known.length < named.length)
    throw new ConfigError(
      `--scope takes ${scopes.join(", ")}, separated by commas, not ${named.filter((one) => !isScope(one)).join(", ")}.`,
    );
  return [...new Set(known)];
};

/** The post of a unit in whose name its program acts: the one that takes calls, else the one that reports for it; none with powers. */
const postOf = (directory: Directory, unit: string): Person => {
  const { organisations, people } = directory;
  if (!organisations.has(unit))
    throw new ConfigError(
      `There is no unit ${unit}. There is: ${[...organisations.keys()].join(", ")}.`,
    );
  const posts = [...people.values()].filter(
    (post) => post.organisation === unit && !needsSecond(directory, post, "account", undefined),
  );
  const found =
    posts.find(({ roles }) => roles.includes("officer")) ??
    posts.find(({ roles }) => roles.includes("liaison"));
  if (found === undefined)
    throw new ConfigError(
      `${unit} has no officer and no liaison without powers in whose name a program could act; give another --unit, or add the post with import-directory.`,
    );
  return found;
};

const listKeys = async ({ bot, store }: Composed, { log }: Terminal): Promise<boolean> => {
  const all = await bot.keys.all();
  if (all.length === 0) log("还没有密钥 / there is no key");
  for (const key of all) {
    const { name, post, scopes: may, madeAt, revokedAt } = key;
    const made = momentText(madeAt);
    const ended = revokedAt === undefined ? undefined : momentText(revokedAt);
    const end = ended === undefined ? "" : `，${ended.zh}收回 / revoked ${ended.en}`;
    log(`${name}  ${post}  ${may.join(",")}  ${made.zh} / ${made.en}${end}`);
    const hook = await bot.keys.hook(key);
    if (hook !== undefined && revokedAt === undefined) log(`    → ${hook.url}`);
    const [day, uses = {}] = [...(await usesOf({ store }, key))].at(-1) ?? [];
    const counts = Object.entries(uses).map(([what, count]) => `${what} × ${count}`);
    if (day !== undefined) log(`    ${day}：${counts.join("，")}`);
  }
  return true;
};

/** The key of that name that still opens something. */
const openKey = (all: readonly ApiKey[], name: string): ApiKey | undefined =>
  all.find((one) => one.name === name && one.revokedAt === undefined);

/** The key of that name, for what is to be done with it. */
const keyNamed = async ({ bot }: Composed, name: string, done: string): Promise<ApiKey> => {
  const all = await bot.keys.all();
  const key = openKey(all, name);
  if (key !== undefined) return key;
  const open = all.filter(({ revokedAt }) => revokedAt === undefined);
  throw new ConfigError(
    `There is no key “${name}” that could be ${done}. There is: ${open.map((one) => one.name).join(", ") || "none"}.`,
  );
};

const revokeKey = async (parts: Composed, { log }: Terminal, name: string): Promise<boolean> => {
  const { bot } = parts;
  const key = await keyNamed(parts, name, "revoked");
  await bot.keys.revoke(key);
  log(`“${name}”的密钥已收回，从下一个请求起打不开 / revoked, from the next request on`);
  return true;
};

/** An address things are posted to: nothing goes over a network in the open. */
const addressIn = (typed: string): string => {
  const url = URL.canParse(typed) ? new URL(typed) : undefined;
  const isSafe =
    url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname));
  if (url === undefined || !isSafe || url.username !== "" || url.password !== "")
    throw new ConfigError(
      `--webhook takes an https address without a name or a password in it, or none, not ${typed === "" ? "nothing" : typed}; http only for this machine.`,
    );
  return url.href;
};

const setWebhook = async (
  parts: Composed,
  { log }: Terminal,
  name: string,
  typed: string,
): Promise<boolean> => {
  const { keys } = parts.bot;
  const key = await keyNamed(parts, name, "given an address");
  if (typed === "none") {
    await keys.endHook(key);
    log(`“${name}”的接收地址已停用 / nothing is posted to “${name}” any more`);
    return true;
  }
  const url = addressIn(typed);
  if (!key.scopes.includes("states") || !key.scopes.includes("outcomes"))
    throw new ConfigError(
      `“${name}” may not be told how far its clues are and what came of them: that takes a key with states and outcomes, and it has ${key.scopes.join(", ")}.`,
    );
  const secret = await keys.setHook(key, url);
  log(
    `${secret}\n核验签名的密钥，只显示这一次；以前的从现在起不再用。“${name}”的线索有了变化，发到 ${url} / what it checks signatures with, shown this once; an earlier one is not used any more. What its clues become is posted to ${url}`,
  );
  return true;
};

const flagsIn = (words: readonly string[]) => {
  try {
    const options = {
      scope: { type: "string" },
      unit: { type: "string" },
      list: { type: "boolean" },
      revoke: { type: "string" },
      webhook: { type: "string" },
    } as const;
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch {
    throw new ConfigError(usage);
  }
};

/** `api-key <name> [--scope …] [--unit …]`: prints a key once by which a program acts as a unit's post; `--list`, `--revoke <name>`, `--webhook <name> <address>`. */
export const apiKey: Operation = async (words, terminal) => {
  const { values, positionals } = flagsIn(words);
  const [name = "", ...more] = positionals;
  return withStore(terminal, async (parts) => {
    if (values.list === true) return listKeys(parts, terminal);
    if (values.revoke !== undefined) return revokeKey(parts, terminal, values.revoke);
    if (values.webhook !== undefined)
      return setWebhook(parts, terminal, values.webhook, positionals.join(" "));
    if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]{1,39}$/u.test(name) || more.length > 0)
      throw new ConfigError(usage);
    const { bot, store } = parts;
    if (openKey(await bot.keys.all(), name) !== undefined)
      throw new ConfigError(
        `There is a key “${name}” already; give another name, or end it first: npm run admin -- api-key --revoke ${name}`,
      );
    const post = postOf(await store.directory(), values.unit ?? "hotline-12345");
    const may = scopesIn(values.scope ?? scopes.join(","));
    const key = await bot.keys.give({ name, post: post.id, scopes: may });
    terminal.log(
      `${key}\n只显示这一次，请存好。程序“${name}”以“${post.name.zh}”（${post.id}）的名义办事，可以：${may.join("、")} / shown this once, keep it safe: the program acts as ${post.id} and may: ${may.join(", ")}`,
    );
    return true;
  });
};
