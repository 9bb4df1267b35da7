import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBot } from "../src/bot.ts";
import { addDays, type Day, dayOf } from "../src/calendar/day.ts";
import { flows } from "../src/catalog.ts";
import { remindsLate } from "../src/flow/ladder.ts";
import { openScene, type Scene } from "./scene.ts";

/**
 * 检察建议八月一日送达水务局，两个月内书面回复（最迟10月9日）。水务局一直没有回复。
 * The liaison is warned weeks ahead, and what is late is said every week until it is done.
 */

let scene: Scene;
beforeEach(async () => {
  scene = await openScene("2025-08-01T01:00:00.000Z");
  await (await scene.saysIn("gov-office.secretariat", "meeting", "群 绑定 联动群")).press("确认");
  await scene.says(
    "procuratorate.procurator",
    "登记建议 标题=依法履行 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局 送达日期=2025-08-01 异议期=10 内容=查处",
  );
  await scene.says("water.liaison", "签收 jy1");
});
afterEach(() => scene.close());

const reply = "书面回复检察建议";

/** Who is reminded of the reply on which days, to ten in the morning of the last. */
const remindedOfReply = async (to: Day) => {
  const days = new Map<string, Day[]>();
  for (let day = addDays(dayOf(scene.clock.now()), 1); day <= to; day = addDays(day, 1)) {
    const due = await scene.store.nextDue();
    if (due !== undefined && dayOf(due) > day) continue;
    const before = scene.messages.length;
    await scene.moveTo(`${day}T02:00:00.000Z`);
    for (const { post } of scene.messages.slice(before)) {
      const said = JSON.stringify(post.card);
      // Alone it is said above the card of its matter, with others in a row.
      if (!said.includes(`提醒：${reply}`) && !new RegExp(`"rows".*${reply}(?!，建议)`).test(said))
        continue;
      const who = post.conversation.replace("direct:", "");
      days.set(who, [...new Set([...(days.get(who) ?? []), day.slice("2025-".length)])]);
    }
  }
  return Object.fromEntries(days);
};

describe("a reply in two months", () => {
  // 中秋、国庆十月一日至八日放假，9月28日、10月11日上班。
  const ahead = ["09-04", "09-18", "09-25", "09-28", "09-30", "10-09"];
  const late = ["10-10", "10-16", "10-23", "10-30"];

  it("is warned of weeks ahead, and once late said again every week of work, to more people", async () => {
    expect(await remindedOfReply("2025-11-03")).toEqual({
      "water.liaison": [...ahead, ...late],
      "water.liaison-2": [...ahead, ...late],
      meeting: [...ahead.slice(-2), ...late],
      "water.head": late,
      // Whoever handles it is offered the next step instead, as long as there is one.
      "gov-office.secretariat": late.slice(1),
    });
    await scene.says("water.liaison", "回复 jy1 采纳情况=全部采纳 措施=已查处");
    expect(await remindedOfReply("2025-11-30")).toEqual({});
  });

  it("was silent for good under the ladders before; after an update it is not", async () => {
    await scene.moveTo("2025-10-10T02:00:00.000Z");
    const [was] =
      (await scene.store.matter("JY-2025-0001"))?.clocks.filter(
        ({ rule, stoppedAt }) => rule.startsWith("rec.reply") && stoppedAt === undefined,
      ) ?? [];
    if (was === undefined) throw new Error("no clock");
    const { nextRungAt: _, ...silent } = was;
    await scene.store.passRungs([{ was, now: silent, notices: [] }]);
    const stopping = new AbortController();
    const time = {
      now: scene.clock.now,
      wait: (_: number, signal: AbortSignal) => pause(1000, undefined, { signal }).catch(() => {}),
    };
    const running = createBot({ store: scene.store, time, log: () => {} }).run(stopping.signal);
    while ((await scene.store.setting("duties")) === undefined) await pause(10);
    stopping.abort();
    await running;
    expect(await remindedOfReply("2025-10-17")).toMatchObject({ "water.liaison": ["10-16"] });
  });
});

/** The clocks that are not said again once they are over, and why not. */
const saidOnce: Readonly<Record<string, string>> = {
  "clue.triage": "the answer to the sender is due two days later, by the same people",
  "rec.objection": "it runs out by itself",
  "crim.police-incomplete.notify": "it runs out by itself",
  "crim.correct": "the day from which the procuratorate corrects; the police's own is said again",
  "court.appeal": "nobody has to appeal: it runs out by itself",
  "court.appeal.ruling": "the same",
  "crim.chase": "nobody has to conclude by then: from that day a letter may ask",
  "meeting.start": "an appointment: whether it was held is asked by another clock",
  "consult.start": "the same",
  "hearing.start": "the same",
  "court.start": "the same",
};

describe.each(flows.map((flow) => [flow.kind, flow] as const))("the ladders of a %s", (_, flow) => {
  it("say again what is late until it is done, but for those that say why not", () => {
    const once = Object.entries(flow.clocks).filter(([, ladder]) => !remindsLate(ladder));
    expect(once.map(([rule]) => rule).filter((rule) => saidOnce[rule] === undefined)).toEqual([]);
  });

  it("remind somebody: whoever owes it, or those named", () => {
    const nobody = Object.entries(flow.clocks).filter(
      ([, { owed, reminds = [], rungs }]) =>
        rungs.some(({ propose }) => propose !== "alone") &&
        reminds.length === 0 &&
        (owed === undefined || (typeof owed === "object" && owed.by.length === 0)),
    );
    expect(nobody.map(([rule]) => rule)).toEqual([]);
  });
});
