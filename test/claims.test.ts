import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** What is said is known: a notice that has just been queued is on its way, and nobody has it yet. */

const src = fileURLToPath(new URL("../src/", import.meta.url));

/** Ways to say that somebody has been told, in a sentence worded before anything was sent. */
const claims = [
  /已收到通知/u,
  /已(?:告知|通知到|提醒到)/u,
  /已通知(?!立案|”)/u,
  /\b(?:is|are|was|were|has been|have been) (?:told|notified|informed|reminded)\b/,
  /\b(?:has|have) been given the reasons?\b/,
];

/** What is known: looked up when it is said, or done by whoever takes the step. */
const known = [
  "Nothing has been kept and nobody has been told",
  "Who was told what, when",
  "the unit is notified again with a new period",
  "检察院已通知公安机关立案",
];

const claimsIn = (source: string): readonly string[] =>
  known
    .reduce((rest, one) => rest.replaceAll(one, ""), source)
    .split("\n")
    .filter((line) => !/^\s*(?:\/\/|\/?\*)/.test(line) && claims.some((one) => one.test(line)))
    .map((line) => line.trim());

test("no sentence says that somebody has been told", () => {
  const sources = readdirSync(src, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !name.startsWith("store/generated"),
  );
  expect(
    sources.flatMap((name) =>
      claimsIn(readFileSync(src + name, "utf8")).map((line) => `${name}: ${line}`),
    ),
  ).toEqual([]);
});

test.each([
  'done: text("水务局已收到通知。", "The bureau will be told.")',
  'done: text("已办结，结果已告知提交人。", "Closed.")',
  'done: text("已取消，已通知参会单位。", "Cancelled.")',
  'done: text("已办结。", "Closed; the sender has been told.")',
  'done: text("已办结。", "Closed; the police are told.")',
])("%s would be noticed", (line) => {
  expect(claimsIn(line)).toEqual([line]);
});
