import { afterAll, beforeAll, expect, test } from "vitest";
import { slackRules } from "./contract.ts";
import { openTown, type Town } from "./town.ts";

// What Slack shows to one person alone in a channel cannot be taken away: nothing of level 2 stands in it.

let town: Town;
const canary = "金丝雀";
const channel = "C0GROUP";
beforeAll(async () => {
  town = await openTown({ refuses: slackRules() });
  await town.binds("UTOWN", "town-qingquan.liaison");
  await town.binds("UPOLICE", "police.liaison");
  const clue = (category: string, to: string) =>
    `提交线索 标题=${canary}标题 类别=${category} 事实=${canary}事实 地点=${canary}地点 日期=昨天 来源=投诉 接收单位=${to}`;
  await town.dm("UTOWN", clue("电信网络诈骗", "公安局"));
  await town.dm("UTOWN", clue("食品安全", "公安局"));
});
afterAll(async () => {
  await town.close();
  expect(town.slack.problems).toEqual([]);
});

const inChannel = () =>
  JSON.stringify(town.slack.messages.filter((one) => one.channel === channel));

test.each([
  ["a number", "xs1"],
  ["a list", "列表"],
  ["a search", `搜索 ${canary}`],
  ["the desk", "待办"],
  ["a form", "受理 xs1 理由"],
])("%s asked for in a channel says there only where the answer is", async (_, line) => {
  const before = town.reads("UPOLICE").length;
  await town.mentions("UPOLICE", channel, line);
  expect(inChannel()).not.toContain(canary);
  expect(town.reads("UPOLICE").length).toBeGreaterThan(before);
});

test("asked for by the slash command it goes out with the acknowledgement no more either", async () => {
  const { body } = await town.slash("UPOLICE", "查 xs1", channel);
  expect(body).not.toContain(canary);
  expect(inChannel()).not.toContain(canary);
});

test("a matter of level 1 alone is shown there, to whoever asked", async () => {
  await town.mentions("UPOLICE", channel, "xs2");
  expect(inChannel()).toContain(`${canary}标题`);
});

test("what was answered is taken away where it stands once the matter is quarantined", async () => {
  const shown = () =>
    JSON.stringify(town.reads("UPOLICE").map(({ text, blocks }) => ({ text, blocks })));
  await town.mentions("UPOLICE", channel, "xs1");
  expect(shown()).toContain(`${canary}标题`);
  await town.dm("UTOWN", "隔离 xs1");
  await town.delivers();
  expect((await town.store.matter("XS-2026-0001"))?.visibility).toBe(3);
  const left = town
    .reads("UPOLICE")
    .filter(({ blocks }) => JSON.stringify(blocks).includes("XS-2026-0001"));
  expect(JSON.stringify(left)).not.toContain(`${canary}标题`);
});
