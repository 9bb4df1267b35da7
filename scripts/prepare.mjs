// Brings a checkout into the state the other commands need: packages as package-lock.json names
// them, the native SQLite driver for this Node, and both Prisma clients. Plain Node, no packages,
// a few milliseconds when there is nothing to do. Everything it says goes to standard error.
//
//   --dev    the packages for tests and lint too, whatever NODE_ENV is
//   --quiet  speak only when something fails

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);
const [major, minor] = process.versions.node.split(".").map(Number);
/** The SQLite driver for this Node, as in src/store/driver.ts, and what npm does to compile it. */
const driver =
  major < 22
    ? { name: "better-sqlite3", build: ["rebuild", "better-sqlite3", "--ignore-scripts=false"] }
    : {
        name: "better-sqlite3-13",
        build: ["run", "build-release", "--prefix", "node_modules/better-sqlite3-13"],
      };
const opens = `new (require(${JSON.stringify(`${root}node_modules/${driver.name}`)}))(":memory:").close()`;
const dev = process.argv.includes("--dev");
const quiet = process.argv.includes("--quiet");

const read = (path) => (existsSync(root + path) ? readFileSync(root + path, "utf8") : undefined);

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Runs a program, its words on standard error, and says whether it ended well. */
function run(why, program, parameters, environment = {}) {
  if (!quiet) console.error(why);
  const { status, error, stdout, stderr } = spawnSync(program, parameters, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", 2, 2],
    encoding: "utf8",
    shell: process.platform === "win32" && program === "npm",
  });
  if (status === 0) return true;
  if (quiet) console.error(why, stdout, stderr);
  if (error) console.error(error.message);
  return false;
}

/** The npm that started this, or the one on the path. */
function npm(why, ...parameters) {
  const cli = process.env.npm_execpath ?? "";
  return /npm-cli\.[cm]?js$/.test(cli)
    ? run(why, process.execPath, [cli, ...parameters])
    : run(why, "npm", parameters);
}

/** Whether this Node is one that every dependency runs on (`engines` in package.json). */
function nodeFits() {
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 15) || major >= 24;
}

/** Whether node_modules holds what package-lock.json names: npm keeps its own copy of the lock there. */
function installed() {
  const wanted = JSON.parse(read("package-lock.json")).packages;
  const present = JSON.parse(read("node_modules/.package-lock.json") ?? '{"packages":{}}').packages;
  return Object.entries(wanted).every(([path, { version, optional, dev: forDev, devOptional }]) => {
    if (path === "") return true;
    const found = present[path];
    if (found) return found.version === version && found.integrity === wanted[path].integrity;
    return optional || devOptional || (forDev && !dev);
  });
}

/** Whether the driver loads; that of Node 20 is compiled for one version of Node at a time. */
function driverLoads() {
  try {
    const Database = require(driver.name);
    new Database(":memory:").close();
    return true;
  } catch {
    return false;
  }
}

if (!nodeFits()) {
  stop(
    `Node ${process.versions.node} cannot run this: install Node 20 (20.19 or later), 22 (22.15 or later) or 24 and later.`,
  );
}

if (!installed()) {
  const include = dev ? ["--include=dev"] : [];
  if (!npm("Installing packages (npm ci) …", "ci", "--loglevel=error", ...include)) {
    stop("The packages could not be installed; the reason stands above.");
  }
}

if (!driverLoads()) {
  // In a process of its own: this one cannot load the same file twice.
  if (
    !npm("Building the SQLite driver for this Node …", ...driver.build) ||
    spawnSync(process.execPath, ["-e", opens], { stdio: ["ignore", "ignore", 2] }).status !== 0
  ) {
    stop(
      `The SQLite driver does not load in Node ${process.versions.node}. There is no prebuilt one that could be had, so it is compiled here, which needs python3, make and g++ (Debian: apt-get install python3 make g++).`,
    );
  }
}

/** Prisma's own commands: a folder of their own, there only while a client is generated. */
const prisma = "prisma/node_modules";
const prismaVersion = JSON.parse(read("prisma/package.json")).dependencies.prisma;
const stale = [
  ["sqlite", "prisma/schema.prisma"],
  ["postgresql", "prisma/postgresql/schema.prisma"],
]
  .map(([provider, schema]) => ({
    provider,
    schema,
    stamp: `src/store/generated/${provider}.sha256`,
    sum: createHash("sha256").update(prismaVersion).update(read(schema)).digest("hex"),
  }))
  .filter(
    ({ provider, stamp, sum }) =>
      read(stamp) !== sum || !existsSync(`${root}src/store/generated/${provider}/client.ts`),
  );

if (
  stale.length > 0 &&
  !npm("Installing Prisma's commands …", "ci", "--prefix", "prisma", "--loglevel=error")
) {
  stop("Prisma's commands could not be installed; the reason stands above.");
}
for (const { provider, schema, stamp, sum } of stale) {
  const done = run(
    `Generating the ${provider} client …`,
    process.execPath,
    [`${prisma}/prisma/build/index.js`, "generate", "--no-hints", "--schema", schema],
    // Any executable in place of the schema engine: generating does not use it, and without one it is downloaded.
    {
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
  );
  if (!done) stop(`${schema} could not be turned into a client; the reason stands above.`);
  writeFileSync(root + stamp, sum);
}
if (stale.length > 0) rmSync(root + prisma, { recursive: true, force: true });
