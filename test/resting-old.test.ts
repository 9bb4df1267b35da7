import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBot } from "../src/bot.ts";
import { flows } from "../src/catalog.ts";
import { recounting, stopClock } from "../src/flow/clock.ts";
import { flowOf, readMatter } from "../src/flow/find.ts";
import { nextEntry } from "../src/flow/history.ts";
import type { Matter } from "../src/flow/matter.ts";
import { directoryAfter, succeed } from "../src/flow/succession.ts";
import { openScene, type Scene } from "./scene.ts";

/** 旧事项与合并: what rests is asked for, or no more, though nobody took a step. */

let scene: Scene;
beforeEach(async () => {
  // Monday 2 March 2026, 09:00 in the county.
  scene = await openScene("2026-03-02T01:00:00.000Z");
});
afterEach(() => scene.close());

const stored = async (code: string): Promise<Matter> => {
  const matter = await scene.store.matter(code);
  if (matter === undefined) throw new Error(`no ${code}`);
  return matter;
};

const resting = ({ clocks }: Matter) =>
  clocks
    .filter(({ rule, stoppedAt }) => rule.startsWith("next.") && stoppedAt === undefined)
    .map(({ rule, start }) => `${rule} ${start}`);

/** The bot as it starts, until it has gone through the duties. */
const start = async () => {
  const stopping = new AbortController();
  const time = {
    now: scene.clock.now,
    wait: (_: number, signal: AbortSignal) => pause(1000, undefined, { signal }).catch(() => {}),
  };
  const running = createBot({ store: scene.store, time, log: () => {} }).run(stopping.signal);
  while ((await scene.store.setting("duties")) === undefined) await pause(10);
  stopping.abort();
  await running;
};

describe("a matter of before", () => {
  it("is asked for from the day it came where it stands, once the bot has started anew", async () => {
    await scene.says(
      "petition.liaison",
      "委托调解 纠纷编号=访2026-07 来源=信访 调解单位=清泉镇 纠纷情况=相邻两户因排水沟改道发生争执",
    );
    await scene.moveTo("2026-03-03T01:00:00.000Z");
    await scene.says("town-qingquan.liaison", "退回 tj1 不在本镇");
    const before = await stored("TJ-2026-0001");
    expect(resting(before)).toEqual(["next.supplement 2026-03-03"]);
    const stopped = before.clocks.map((clock) => stopClock(clock, scene.clock.now()));
    const entry = nextEntry(before, {
      ...recounting,
      id: "before",
      matter: before.code,
      at: scene.clock.now(),
      salt: "00".repeat(16),
      content: { state: before.state },
    });
    await scene.store.save({
      seen: { event: "before", actor: "system", at: scene.clock.now() },
      updated: [
        {
          ...before,
          version: before.version + 1,
          clocks: stopped,
          historyHead: entry.hash,
          historyLength: entry.number,
        },
      ],
      entries: [entry],
      clocks: stopped,
    });
    await scene.moveTo("2026-03-06T01:00:00.000Z");
    await start();
    const after = await stored(before.code);
    expect(resting(after)).toEqual(["next.supplement 2026-03-03"]);
    expect((await scene.says("petition.liaison", "查 tj1")).text).toContain("3月17日");
    await start();
    expect((await stored(before.code)).historyLength).toBe(after.historyLength);
    for await (const { findings } of scene.store.verify()) expect(findings).toEqual([]);
  });
});

describe("what was put right", () => {
  it("is asked for no more where another day asks for it now", async () => {
    const procurator = "procuratorate.procurator";
    for (const [who, line] of [
      [
        procurator,
        "登记建议 标题=河道采砂 文号=山检建〔2026〕1号 类型=社会治理 单位=水务局 送达日期=2026-03-02 异议期=10 内容=依法查处",
      ],
      ["water.liaison", "签收 jy1"],
      ["water.liaison", "回复 jy1 采纳情况=全部采纳 措施=已查处"],
    ] as const)
      await scene.says(who, line);
    expect(resting(await stored("JY-2026-0001"))).toEqual(["next.follow 2026-03-02"]);
    const said = await scene.says(procurator, "勘误 jy1 整改期限=2026-05-29 原因=漏登");
    expect(said.text).toContain("按检察建议整改到位: 2026年5月29日");
    expect(resting(await stored("JY-2026-0001"))).toEqual([]);
  });
});

describe("two units that become one", () => {
  it("are asked no more for what the one of them had done", async () => {
    await scene.says(
      "gov-office.secretariat",
      "会议 征询 标题=河道会商 时间=4月21日上午9点；4月22日下午3点 参会单位=水务局、生态环境分局",
    );
    let card = await scene.says("ecology.liaison", "查 hy1");
    for (const answer of ["1. 可以", "2. 可以"]) card = await card.press(answer);
    const is = await stored("HY-2026-0001");
    expect(is.fields).toMatchObject({ votes: { ecology: {} } });
    expect(resting(is)).toEqual(["next.answer 2026-03-02"]);
    const flow = flowOf(flows, is);
    const before = await scene.store.directory();
    const merger = { unit: "water", into: "ecology", basis: "县编办〔2026〕3号", on: "2026-03-01" };
    const done = succeed(flow, readMatter(flow, is), merger, {
      directories: { before, after: directoryAfter(before, merger) },
      now: scene.clock.now(),
      by: "gov-office.secretariat",
      since: scene.clock.now(),
      given: { newId: () => "id", newSalt: () => "00".repeat(16) },
    });
    expect(done && resting(done.matter)).toEqual([]);
  });
});
