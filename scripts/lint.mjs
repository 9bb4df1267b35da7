// npm run lint: format and lint, types, unused files and exports and dependencies, schema drift.
// All of them run, so that one fault does not hide the next; fails when any does.

import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const page = "adapters/web/page";
const hasPage = readdirSync(`${root}${page}`, { recursive: true }).some((name) =>
  /\.[jt]s$/.test(String(name)),
);

const checks = [
  ["biome check", "node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings"],
  ["tsc", "node_modules/typescript/bin/tsc", "--noEmit"],
  ...(hasPage ? [["tsc, page", "node_modules/typescript/bin/tsc", "--noEmit", "-p", page]] : []),
  ["knip", "node_modules/knip/bin/knip.js", "--no-config-hints"],
  ["schema drift", "--import", "tsx", "scripts/drift.ts"],
];

const codes = await Promise.all(
  checks.map(async ([name, ...command]) => {
    let said = "";
    const child = spawn(process.execPath, command, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        said += text;
      });
    }
    const code = await new Promise((resolve) => child.once("close", resolve));
    console.log(`${code === 0 ? "ok    " : "FAILED"} ${name}`);
    if (code !== 0 || process.argv.includes("--verbose")) console.log(said.trimEnd());
    return code;
  }),
);

process.exit(codes.every((code) => code === 0) ? 0 : 1);
