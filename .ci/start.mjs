// Starts the product as a user does, with the Node and npm on the path: `npm start` in the current
// folder, on a free port and a new database. Ends with 0 when /readyz and / answered, lines that
// somebody typed were answered too, and the server ended with 0 after SIGTERM. Linux only: the server
// is found among npm's children in /proc.

import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";

const longest = 120_000;

/** What is typed, with a part of its answer. */
const said = [
  ["期限 试算 rec.reply 2025-08-01", "2025年10月9日"],
  ["我", "水务局"],
  ["待办", "件事等您办"],
];

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** A process and all below it. */
function family(pid) {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").match(/\d+/g) ?? [];
  return [pid, ...children.flatMap((child) => family(Number(child)))];
}

const isServer = (pid) => {
  const words = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  return words.includes("adapters/main.ts");
};

/** The status of an address, asked until it answers. */
async function statusOf(url, ended) {
  for (const until = Date.now() + longest; Date.now() < until && ended.code === undefined; ) {
    const status = await fetch(url).then(
      (answer) => answer.status,
      () => undefined,
    );
    if (status !== undefined && status !== 503) return status;
    await after(200);
  }
  return undefined;
}

/** What the demo's web chat answers to a line, as the page asks for it. */
async function answerTo(address, line) {
  const response = await fetch(`${address}/api/say`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      as: "water.liaison",
      conversation: "direct:water.liaison",
      event: randomUUID(),
      line,
    }),
  });
  return response.text();
}

const folder = mkdtempSync(join(tmpdir(), "liandong-start-"));
const port = await freePort();
const npm = spawn("npm", ["start"], {
  env: {
    ...process.env,
    PORT: String(port),
    HOST: "127.0.0.1",
    DATABASE_URL: `file:${join(folder, "liandong.db")}`,
  },
  stdio: ["ignore", "ignore", "inherit"],
});
const ended = { code: undefined };
npm.once("exit", (code) => {
  ended.code = code;
});

const faults = [];
for (const path of ["/readyz", "/"]) {
  const status = await statusOf(`http://127.0.0.1:${port}${path}`, ended);
  if (status !== 200) faults.push(`${path} answered ${status ?? "nothing"}`);
}
// One line that is computed, one that is looked up, and one of the county that lives.
for (const [line, part] of faults.length > 0 ? [] : said) {
  const answer = await answerTo(`http://127.0.0.1:${port}`, line).catch(String);
  if (!answer.includes(part)) faults.push(`“${line}” was answered ${answer.slice(0, 200)}`);
}
if (ended.code === undefined) {
  // The server alone: the shell between it and npm would end by the signal and not wait for it.
  const server = family(npm.pid).find(isServer) ?? npm.pid;
  process.kill(server, "SIGTERM");
  await Promise.race([once(npm, "exit"), after(longest, undefined, { ref: false })]);
  if (ended.code === undefined) process.kill(server, "SIGKILL");
}
if (ended.code !== 0) faults.push(`it ended with ${ended.code ?? "nothing within two minutes"}`);
rmSync(folder, { recursive: true, force: true });

console.log(
  `npm start on Node ${process.versions.node}: ${faults.length === 0 ? "it answered and ended with 0" : faults.join(", ")}.`,
);
process.exit(faults.length === 0 ? 0 : 1);
