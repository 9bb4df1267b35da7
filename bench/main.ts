// npm run bench -- [clocks]: one line each, ours against theirs, measured in one run; ends within five minutes.
// With a number of open clocks other than 100,000 the sweep is measured among so many.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clueLines } from "./clue.ts";
import type { Line } from "./measure.ts";
import { meetingLines } from "./meeting.ts";
import { readingLines } from "./reading.ts";
import { morningLines, noticeLines, sweepLines } from "./reminders.ts";
import { sealedLines } from "./sealed.ts";
import { slackLines, slackPace } from "./slack.ts";
import { startLines } from "./start.ts";
import { teamsLines } from "./teams.ts";
import { typedLines } from "./typed.ts";

const heads = ["", "ours", "theirs", "ratio", "goal"];

const cells = ({ name, ours, theirs, ratio, goal }: Line): readonly string[] => [
  name,
  ours,
  theirs,
  ratio === undefined ? "" : ratio.toFixed(2),
  goal === undefined ? "" : `${goal.says} ${goal.met ? "met" : "MISSED"}`,
];

const clocks = Number(process.argv[2] ?? 100_000);
if (!Number.isSafeInteger(clocks) || clocks < 1000) {
  console.error(
    `“${process.argv[2]}” is no number of clocks: npm run bench -- [clocks], 1000 at least`,
  );
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), "liandong-bench-"));
try {
  const rows = [
    heads,
    ...[
      ...(await clueLines(folder, 300)),
      ...(await sealedLines(folder, 150, 2000)),
      ...(await readingLines(folder, [100_000, 1000], 60)),
      ...(await meetingLines(
        folder,
        [
          { units: 60, people: 200 },
          { units: 6, people: 20 },
        ],
        10,
      )),
      ...(await sweepLines(folder, [clocks, 1000], 10)),
      ...(await morningLines(folder, { units: 60, people: 560 }, 2000)),
      ...(await noticeLines(folder, 1000, 3)),
      ...typedLines(3000),
      ...(await startLines(folder, 5)),
      ...(await slackLines(folder, 60)),
      ...(await slackPace(folder, 100_000, 10)),
      ...(await teamsLines(folder, 60)),
    ].map(cells),
  ];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows)
    console.log(
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
