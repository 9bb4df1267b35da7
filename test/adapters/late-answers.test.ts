import { describe, expect, it } from "vitest";
import { openTown as openSlack } from "./slack/town.ts";
import { openTown as openTeams } from "./teams/town.ts";

/** What somebody asked has its effect once, and its answer comes, however the platform failed when it was given. */

const clue = "提交线索 标题=桥下黑水 类别=水污染 事实=黑水直排 地点=桥 日期=昨天 来源=履职";
const late = "补发：刚才的答复可能没有发到";
const anHour = 60;

const onSlack = async () => {
  const town = await openSlack();
  await town.binds("UWATER", "water.liaison");
  const from = town.reads("UWATER").length;
  return {
    fails: (fault: Parameters<typeof town.slack.fails>[1]) =>
      town.slack.fails("chat.postMessage", fault),
    says: (line: string) => town.dm("UWATER", line),
    reads: () =>
      town
        .reads("UWATER")
        .slice(from)
        .map((message) => JSON.stringify(message)),
    town,
  };
};

const onTeams = async () => {
  const town = await openTeams();
  await town.bind("w", "water.liaison");
  const from = town.in("a:w").length;
  return {
    fails: (fault: (typeof town.connector.faults)[number]) => {
      town.connector.faults.push(fault);
    },
    says: (line: string) => town.says("w", line),
    reads: () =>
      town
        .in("a:w")
        .slice(from)
        .map(({ text }) => text),
    town,
  };
};

const passes = async (town: Awaited<ReturnType<typeof openSlack | typeof openTeams>>) => {
  const { clock, bot, store } = "scene" in town ? { ...town, clock: town.scene.clock } : town;
  for (let minute = 0; minute < anHour; minute += 1) {
    await clock.moveTo(new Date(Date.parse(clock.now()) + 60_000).toISOString());
    await bot.deliver();
  }
  return store.entries("XS-2026-0001");
};

describe("an answer that Slack", () => {
  it.each([
    ["did not take for now", { wait: 7 }, 1, true],
    ["takes from nobody just now", { error: "token_revoked" }, 1, true],
    ["broke at", "500", 1, true],
    ["took without a word is looked for, and", "lost", 1, false],
  ] as const)("%s stands there once", async (_, fault, times, isLate) => {
    const { town, fails, says, reads } = await onSlack();
    try {
      fails(fault);
      await says(clue);
      const entries = await passes(town);
      expect(entries.map(({ step }) => step)).toEqual(["submit"]);
      const answers = reads().filter(
        (said) => said.includes("线索已提交，编号") || said.includes(late),
      );
      expect(answers).toHaveLength(times);
      expect(answers.join().includes(late)).toBe(isLate);
    } finally {
      await town.close();
    }
  });
});

describe("an answer that Teams", () => {
  it.each([
    ["did not take for now stands there once", { status: 429, retryAfter: 7 }, 1],
    ["takes from nobody just now stands there once", { status: 401 }, 1],
    ["broke at stands there once", { status: 503 }, 1],
    ["took without a word is repeated once, marked", "lost", 2],
  ] as const)("%s", async (_, fault, times) => {
    const { town, fails, says, reads } = await onTeams();
    try {
      fails(fault);
      await says(clue);
      const entries = await passes(town);
      expect(entries.map(({ step }) => step)).toEqual(["submit"]);
      const answers = reads().filter((said) => said.includes("XS-2026-0001"));
      expect(answers).toHaveLength(times);
      expect(answers.at(-1)).toContain(late);
    } finally {
      await town.close();
    }
  });

  it("did not take is said again as it was where it is of no matter, and asked anew where it showed some", async () => {
    const { town, fails, says, reads } = await onTeams();
    try {
      await says(clue);
      const before = reads().length;
      fails({ status: 429, retryAfter: 7 });
      await says("受理 XS-2026-0099");
      await passes(town);
      fails({ status: 429, retryAfter: 7 });
      await says("列表");
      await passes(town);
      const said = reads().slice(before).join("\n");
      expect(said).toContain(late);
      expect(said).toContain("要看的内容没有发到");
    } finally {
      await town.close();
    }
  });
});

describe("what a group reads of an answer given in private", () => {
  it("on Slack does not say that it is there while it is not", async () => {
    const { town, fails, reads } = await onSlack();
    try {
      const long = "沿岸堆放生活垃圾、渣土，".repeat(170);
      fails({ wait: 7 });
      await town.mentions("UWATER", "C0GROUP", long);
      expect(town.text("UWATER", "C0GROUP")).toContain("答复还没有发出去");
      expect(reads().join("")).not.toContain("做成线索");
      await town.mentions("UWATER", "C0GROUP", long);
      expect(town.text("UWATER", "C0GROUP")).toContain("已私信回复");
    } finally {
      await town.close();
    }
  });

  it("on Teams does not say that it is there while it is not", async () => {
    const { town, fails, says, reads } = await onTeams();
    const group = "19:water@thread.tacv2";
    const last = () => town.in(group).at(-1)?.text;
    try {
      await says(clue);
      const before = reads().length;
      fails({ status: 429, retryAfter: 7 });
      await town.saysIn("w", group, "xs1");
      expect(last()).toBe("w 答复还没有发出去，正在重发。");
      expect(reads()).toHaveLength(before);
      await town.saysIn("w", group, "xs1");
      expect(last()).toBe("w 已在私聊里回复您。");
    } finally {
      await town.close();
    }
  });

  it("on Teams says nothing while only the asker is there and nothing was taken", async () => {
    const { town, fails, says, reads } = await onTeams();
    try {
      const before = reads().length;
      fails({ status: 429, retryAfter: 7 });
      await says("列表");
      expect(reads()).toHaveLength(before);
    } finally {
      await town.close();
    }
  });
});
