import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { createBot, type MovableClock } from "../src/bot.ts";
import type { Instant } from "../src/calendar/day.ts";
import { note } from "../src/chat/card.ts";
import { text } from "../src/chat/text.ts";
import type { NewNotice } from "../src/flow/notice.ts";
import { connectDatabase } from "../src/store/connect.ts";
import { openStore } from "../src/store/open.ts";
import { manualTime } from "../test/scene.ts";
import { directoryOf, type Size, secretariat, takesAll } from "./county.ts";
import { fill } from "./fill.ts";
import { compared, interleaved, type Line } from "./measure.ts";

/** Friday 8 January 2027 is the day by which everything is due in a county that was filled. */
const dayBefore = "2027-01-07T01:00:00.000Z";

/** A county of so many people in so many units, each with a group, and so many open clues that are theirs. */
const openFilled = async (url: string, size: Size, matters: number, time: MovableClock) => {
  const store = await openStore(url, "kept");
  const { organisations, people: all } = directoryOf(size);
  // Whoever is not the head of a unit is one of those who owe.
  const people = all.map((one) =>
    /\.head-\d+$/.test(one.id) ? { ...one, roles: ["liaison" as const] } : one,
  );
  await store.saveAccounts(
    people.map(({ id }) => ({
      platform: "web",
      external: id,
      person: id,
      conversation: `direct:${id}`,
    })),
  );
  await store.saveDirectory(organisations, people);
  const units = organisations.slice(1).map(({ id }) => id);
  for (const unit of units)
    await store.save({
      seen: { event: `bound:${unit}`, actor: `${unit}.liaison`, at: time.now() },
      channel: {
        id: `group-${unit}`,
        platform: "web",
        conversation: `group:${unit}`,
        boundTo: unit,
        boundBy: `${unit}.liaison`,
        boundAt: time.now(),
        language: "zh-CN",
      },
    });
  await fill(url, matters, { units, open: true });
  const { outlet, posts } = takesAll();
  const bot = createBot({
    store,
    time,
    mornings: true,
    log: (level, event, detail) => {
      if (level === "error") throw new Error(`${event} ${JSON.stringify(detail)}`);
    },
  });
  bot.connect(outlet);
  const ask = async (line: string): Promise<void> => {
    const reply = await bot.handle({
      platform: "web",
      account: secretariat,
      event: randomUUID(),
      surface: { is: "direct", conversation: `direct:${secretariat}` },
      said: { is: "line", line },
    });
    if (reply.is !== "card") throw new Error(`${line} was answered ${JSON.stringify(reply)}`);
  };
  return { store, bot, posts, ask, units };
};

/** So many clocks are due in each sweep. */
const due = 100;

/** What a sweep costs in which a hundred clocks are due, among `many` open ones against among `few`. */
export const sweepLines = async (
  folder: string,
  [many, few]: readonly [number, number],
  rounds: number,
): Promise<readonly Line[]> => {
  const county = async (clocks: number) => {
    const url = `file:${join(folder, `sweep-${clocks}.db`)}`;
    const time = manualTime(dayBefore);
    // Two clocks each.
    const { store, bot } = await openFilled(url, { units: 6, people: 20 }, clocks / 2, time);
    const client = await connectDatabase(url);
    await client.$executeRawUnsafe(`UPDATE "Clock" SET "nextRungAt" = '2027-06-01T01:00:00.000Z'`);
    await bot.sweep();
    return {
      close: async () => {
        await client.$disconnect();
        await store.close();
      },
      sweep: async () => {
        await client.$executeRawUnsafe(`DELETE FROM "Notice"`);
        await client.$executeRawUnsafe(
          `UPDATE "Clock" SET "nextRungAt" = '${dayBefore}', "rungsPassed" = 0
           WHERE "code" <= 'XS-2026-0${due}' AND "rule" = 'clue.accept-feedback'`,
        );
        return async () => {
          const moved = await bot.sweep();
          if (moved !== due) throw new Error(`${moved} clocks were due, not ${due}`);
        };
      },
    };
  };
  const counties = [await county(many), await county(few)] as const;
  const [ours = Number.NaN, theirs = Number.NaN] = await interleaved(
    counties.map(({ sweep }) => sweep),
    rounds,
  );
  for (const { close } of counties) await close();
  return [
    compared(
      `sweep, ${due} due | ${many.toLocaleString("en")} open clocks : ${few.toLocaleString("en")}`,
      ours,
      theirs,
      1.3,
    ),
  ];
};

/** How long the morning takes from its hour to the last message: of everybody but the heads of units, and of a group of each. */
export const morningLines = async (
  folder: string,
  size: Size,
  matters: number,
): Promise<readonly Line[]> => {
  const time = manualTime("2026-12-28T01:00:00.000Z");
  const url = `file:${join(folder, "morning.db")}`;
  const { store, bot, posts, ask, units } = await openFilled(url, size, matters, time);
  for (const unit of units) await ask(`任务 交办 ${unit}的河段 牵头单位=${unit} 到期=2027-01-08`);
  await bot.sweep();
  await bot.deliver();
  // The day after, nobody is reminded of anything: what the groups are told is not spared them.
  await time.moveTo("2027-01-05T02:00:00.000Z");
  await bot.sweep();
  await bot.deliver();
  const before = posts();
  await time.moveTo("2027-01-06T00:30:00.000Z");
  const begun = performance.now();
  await bot.sweep();
  await bot.deliver();
  const seconds = (performance.now() - begun) / 1000;
  const told = posts() - before;
  await store.close();
  const owing = size.people - size.units;
  if (told < owing + size.units) throw new Error(`${told} were told`);
  return [
    {
      name: `the morning of ${owing} people and ${size.units} groups, ${matters.toLocaleString("en")} open matters: ${told} messages`,
      ours: `${seconds.toFixed(1)} s`,
      theirs: "",
      goal: { says: "≤ 10 s", met: seconds <= 10 },
    },
  ];
};

/** How many notices a second are posted to a platform without limits, against a loop that reads one, posts it and marks it. */
export const noticeLines = async (
  folder: string,
  notices: number,
  rounds: number,
): Promise<readonly Line[]> => {
  const now: Instant = "2027-01-07T00:00:00.000Z";
  const url = `file:${join(folder, "notices.db")}`;
  const { store, bot, posts } = await openFilled(
    url,
    { units: 20, people: 100 },
    notices,
    manualTime(now),
  );
  const client = await connectDatabase(url);
  const receivers = await client.party.findMany({
    where: { part: "to", organisation: { not: null } },
    orderBy: { code: "asc" },
  });
  const news = receivers.map(
    ({ code, organisation }, index): NewNotice => ({
      id: `n${String(index).padStart(6, "0")}`,
      key: `news:${code}`,
      recipient: { to: "person", id: `${organisation}.liaison` },
      content: { is: "news", matter: code, headline: text("有新进展。", "There is news.") },
      createdAt: now,
      nextTryAt: now,
    }),
  );
  const again = async (): Promise<void> => {
    for (const table of ["Shown", "Posting", "Notice"])
      await client.$executeRawUnsafe(`DELETE FROM "${table}"`);
    await store.queue(news);
  };
  const { outlet } = takesAll();
  const bare = async (): Promise<void> => {
    for (;;) {
      const notice = await client.notice.findFirst({
        where: { life: "queued", nextTryAt: { lte: now } },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      });
      if (notice === null) return;
      const matter = await client.matter.findUnique({
        where: { code: notice.matter ?? "" },
        include: { parties: true, clocks: true },
      });
      const conversation = `direct:${notice.recipient}`;
      const card = note(text(matter?.title ?? "", ""), [text("有新进展。", "There is news.")]);
      const outcome = await outlet.post({
        conversation,
        card,
        language: "zh-CN",
        notice: notice.id,
      });
      await client.notice.update({
        where: { id: notice.id },
        data: { life: "sent", sentAt: now, ref: outcome.is === "sent" ? outcome.ref : null },
      });
    }
  };
  const [ours = Number.NaN, theirs = Number.NaN] = await interleaved(
    [
      async () => {
        await again();
        return async () => {
          const before = posts();
          await bot.deliver();
          if (posts() - before !== news.length)
            throw new Error(`${posts() - before} of ${news.length} were posted`);
        };
      },
      async () => {
        await again();
        return bare;
      },
    ],
    rounds,
  );
  await client.$disconnect();
  await store.close();
  const perSecond = (milliseconds: number): number => (news.length / milliseconds) * 1000;
  const ratio = theirs / ours;
  return [
    {
      name: "notices posted a second | a loop that reads, posts and marks",
      ours: `${Math.round(perSecond(ours))}/s`,
      theirs: `${Math.round(perSecond(theirs))}/s`,
      ratio,
      goal: { says: "≥ 0.33", met: ratio >= 1 / 3 },
    },
  ];
};
