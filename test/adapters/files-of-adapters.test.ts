import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { flows } from "../../src/catalog.ts";

/** Every platform's folder has the same few files, so that whoever knows one finds the way in all. */

const root = fileURLToPath(new URL("../../adapters/", import.meta.url));

/** What several platforms share, the county of the demo, and what is spoken to by programs. */
const shared = ["adaptive", "block-kit", "runtime", "demo", "operator", "api"];

const required = ["index.ts", "parse.ts", "answer.ts", "render.ts"];
const allowed = [...required, "modal.ts", "outlet.ts", "files.ts", "words.ts", "page"];

const faults = (folder: string, names: readonly string[]): readonly string[] => [
  ...required.filter((name) => !names.includes(name)).map((name) => `${folder} lacks ${name}`),
  ...names.filter((name) => !allowed.includes(name)).map((name) => `${folder} has ${name}`),
];

test("an adapter is index, parse, answer and render, perhaps modal, outlet, files and words", () => {
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((one) => one.isDirectory() && !shared.includes(one.name))
    .map(({ name }) => name);
  expect(folders).toEqual(expect.arrayContaining(["slack", "teams", "terminal", "web"]));
  expect(folders.flatMap((name) => faults(name, readdirSync(root + name)))).toEqual([]);
});

test("another file in it, or one that is missing, is noticed", () => {
  expect(faults("slack", [...required, "helpers.ts"])).toEqual(["slack has helpers.ts"]);
  expect(faults("slack", required.slice(1))).toEqual(["slack lacks index.ts"]);
});

test("no adapter names a kind of matter: what it offers is declared in the kind's folder", () => {
  const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
    // An operator's example names a rule; programs submit clues.
    .filter((name) => /\.[jt]s$/.test(name) && !/^(operator\/calendar\.ts|api\/.*)$/.test(name))
    .map((name) => [name, readFileSync(root + name, "utf8")] as const);
  // Words of the protocols too: a request of HTTP, a workspace's enterprise.
  const names = flows
    .flatMap(({ kind, prefix, names: words }) => [kind, prefix, ...words])
    .filter((name) => name !== "request" && name !== "enterprise");
  // A dialog is a task in the protocol of Teams: task/fetch, task/submit.
  const named = (source: string): readonly string[] =>
    names.filter((one) =>
      new RegExp(`(["'\`“])[^"'\`\n]*(?<!\\p{L})${one}(?![\\p{L}/])`, "u").test(source),
    );
  expect(
    sources.flatMap(([name, source]) => named(source).map((one) => `${name}: ${one}`)),
  ).toEqual([]);
  expect(new Set(named('const press = { command: "clue.submit" }'))).toEqual(new Set(["clue"]));
});
