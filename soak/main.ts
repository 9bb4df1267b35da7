// npm run soak -- attack [steps] [seed]: forged requests alone.
// npm run soak -- platforms [commands] [kills] [seed]: Slack and Teams slow and failing, servers killed.
// npm run soak -- delivery [units] [people] [tasks] [seed]: two weeks in which nothing can be sent, then all of it.
// npm run soak -- year [people] [units] [days] [clues] [recommendations] [meetings] [transfers] [seed]: a county day by day, with what a year has of each.
// npm run soak -- lines [one of so many]: what people type who have never seen the bot.
// npm run soak -- meetings [years] [seed]: whole years of meetings and tasks, every person's messages checked.
// npm run soak -- [kills] [lines] [steps] [seed] [cards] [changes] [cells] [attacks] [hidings] [years]: the long runs, a line each; fails at what must not be.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { startPostgres } from "../test/setup/postgres.ts";
import { attack } from "./attack.ts";
import { liveCounty } from "./county-year.ts";
import { catchUp } from "./delivery.ts";
import { hideAnything } from "./hidden.ts";
import { killWriters } from "./killed.ts";
import { understandLines } from "./lines.ts";
import { askAddressees, askOutside } from "./matrix.ts";
import { livePeople, typeAnything } from "./people.ts";
import { attendPlatforms } from "./platforms.ts";
import { changeAnything, drawAnything } from "./slack.ts";
import { drawAnythingOnTeams } from "./teams.ts";
import { liveYear } from "./year/year.ts";

const usual = {
  kills: 50,
  lines: 20_000,
  steps: 6000,
  cards: 100_000,
  changes: 5000,
  cells: 100_000,
  attacks: 100_000,
  hidings: 3000,
  commands: 10_000,
  serverKills: 200,
  years: 3,
  units: 60,
  people: 500,
  tasks: 10,
};
const onlyAttack = process.argv[2] === "attack";
const onlyMeetings = process.argv[2] === "meetings";
const onlyCounty = process.argv[2] === "year";
const onlyDelivery = process.argv[2] === "delivery";
const onlyLines = process.argv[2] === "lines";
const onlyPlatforms = process.argv[2] === "platforms";

/** One of the arguments, a count; the usual one where none is given. */
const counted = (position: number, otherwise: number): number => {
  const given = process.argv[2 + position];
  const count = given === undefined ? otherwise : Number(given);
  if (Number.isSafeInteger(count) && count >= 0) return count;
  console.error(
    `“${given}” is no count: npm run soak -- [kills] [lines] [steps] [seed] [cards] [changes] [cells] [attacks] [hidings] [years]`,
  );
  return process.exit(1);
};

const seed = counted(
  onlyCounty ? 8 : onlyDelivery ? 4 : onlyAttack || onlyMeetings ? 2 : 3,
  Date.now() % 0x7fffffff,
);

console.log(`seed ${seed}`);
let failed = false;

/** What a run gives: what was wrong, a table for people, and counts. */
type Result = {
  readonly faults?: readonly string[];
  readonly table?: readonly (readonly [string, string])[];
};
/** The width of the first column of a table. */
const widest = 34;

const run = async (name: string, work: () => Promise<object>): Promise<void> => {
  const begun = performance.now();
  try {
    const result = (await work()) as Result;
    const { faults = [], table = [], ...counts } = result;
    const said = Object.entries(counts).map(([what, count]) => `${what} ${count}`);
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    console.log(
      `${faults.length === 0 ? "ok    " : "FAILED"} ${name}: ${said.join(", ")} (${seconds} s)`,
    );
    for (const fault of faults) console.log(`       ${fault}`);
    for (const [what, is] of table) console.log(`       ${what.padEnd(widest)} ${is}`);
    failed ||= faults.length > 0;
  } catch (error) {
    failed = true;
    console.log(`FAILED ${name}`, error);
  }
};

const runEverythingElse = async (): Promise<void> => {
  const kills = counted(0, usual.kills);
  const lines = counted(1, usual.lines);
  const steps = counted(2, usual.steps);
  const cards = counted(4, usual.cards);
  const changes = counted(5, usual.changes);
  const cells = counted(6, usual.cells);
  const hidings = counted(8, usual.hidings);
  await run(`${kills} writers killed`, () => killWriters(kills, seed, { sending: false }));
  await run(`${kills} writers killed while sending`, () =>
    killWriters(kills, seed + 1, { sending: true }),
  );
  await run(`${lines} lines of anything`, () => typeAnything(lines, seed));
  await run(`${steps} things done by chance`, () => livePeople(steps, seed));
  for (let round = 0; round * 300 < hidings; round += 1) {
    const some = Math.min(300, hidings - round * 300);
    await run(`${some} things shown and hidden on three platforms`, () =>
      hideAnything(some, seed + round),
    );
  }
  await run(`${cells} cells of the access matrix`, () => askOutside(cells, seed));
  await run("the addressees of one recommendation", askAddressees);
  await runYears(counted(9, usual.years));
  await run(`${cards} cards and forms on Slack`, () => drawAnything(cards, seed));
  await run(`${cards} cards and forms on Teams`, () => drawAnythingOnTeams(cards, seed));
  await run(`${changes} changed requests to Slack`, () => changeAnything(changes));
};

/** On PostgreSQL where there is one, as the county's several servers are; else on SQLite, with one server. */
const runPlatforms = async (): Promise<void> => {
  const commands = counted(1, usual.commands);
  const kills = counted(2, usual.serverKills);
  const postgres = await startPostgres();
  const folder = mkdtempSync(join(tmpdir(), "liandong-soak-"));
  const here = typeof postgres === "string" ? "SQLite" : "PostgreSQL";
  try {
    const database =
      typeof postgres === "string"
        ? `file:${join(folder, "soak.db")}`
        : await postgres.freshDatabase();
    await run(`${commands} commands on Slack and Teams, ${kills} servers killed, ${here}`, () =>
      attendPlatforms(commands, kills, seed, database),
    );
  } finally {
    if (typeof postgres !== "string") await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** A county day by day: with 500 people, 60 units, 365 days, 2000 clues and 300 recommendations it takes hours. */
const runCounty = async (): Promise<void> => {
  const size = {
    people: counted(1, 150),
    units: counted(2, 44),
    days: counted(3, 60),
    clues: counted(4, 400),
    recommendations: counted(5, 100),
    meetings: counted(6, 26),
    transfers: counted(7, 20),
  };
  await run(`${size.days} days of a county`, () =>
    liveCounty(size, seed, (said) => console.log(`       ${said}`)),
  );
};

/** A county of 500 people, with 5,000 reminders due once it can send again. */
const runDelivery = async (): Promise<void> => {
  const size = {
    units: counted(1, usual.units),
    people: counted(2, usual.people),
    tasks: counted(3, usual.tasks),
  };
  for (const how of ["shut", "stopped"] as const)
    await run(
      how === "shut" ? "platforms shut for two weeks" : "the server down for two weeks",
      () => catchUp(size, seed, how),
    );
};

const runYears = async (years: number): Promise<void> => {
  for (let year = 0; year < years; year += 1)
    await run(`a year of meetings, seed ${seed + year}`, () => liveYear(1, seed + year));
};

if (onlyCounty) await runCounty();
else if (onlyDelivery) await runDelivery();
else if (onlyPlatforms) await runPlatforms();
else if (onlyLines) await run("lines", () => understandLines(counted(1, 1)));
else if (onlyMeetings) await runYears(counted(1, usual.years));
else {
  const attacks = counted(onlyAttack ? 1 : 7, usual.attacks);
  if (!onlyAttack) await runEverythingElse();
  await run(`${attacks} steps of attack`, () => attack(attacks, seed));
}
process.exitCode = failed ? 1 : 0;
