import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { systemClock } from "../adapters/runtime/time.ts";
import { createBot } from "../src/bot.ts";
import { openStore } from "../src/store/open.ts";
import { directoryOf, type Size, secretariat, takesAll } from "./county.ts";
import { compared, type Line, median } from "./measure.ts";

/** A county in which everybody is invited again and again, each time to a day of its own. */
const openMeetings = async (folder: string, size: Size) => {
  const { units, people } = size;
  const store = await openStore(`file:${join(folder, `meeting-${units}.db`)}`, "kept");
  const directory = directoryOf(size);
  await store.saveAccounts(
    directory.people.map(({ id }) => ({
      platform: "web",
      external: id,
      person: id,
      conversation: `direct:${id}`,
    })),
  );
  await store.saveDirectory(directory.organisations, directory.people);
  const { outlet, posts } = takesAll();
  const bot = createBot({
    store,
    time: systemClock,
    log: (level, event, detail) => {
      throw new Error(`${level}: ${event} ${JSON.stringify(detail)}`);
    },
  });
  bot.connect(outlet);
  return {
    /** Calls a meeting of everybody, in a week of its own. */
    schedule: async (week: number): Promise<void> => {
      const startsAt = new Date(Date.UTC(2099, 2, 4 + 7 * week, 2)).toISOString();
      const invite = directory.organisations.slice(1).map(({ id }) => id);
      const reply = await bot.handle({
        platform: "web",
        account: secretariat,
        event: randomUUID(),
        surface: { is: "direct", conversation: `direct:${secretariat}` },
        said: {
          is: "press",
          press: {
            command: "meeting.schedule",
            answers: { title: "河道会商", startsAt, daysMeant: startsAt.slice(0, 10), invite },
          },
        },
      });
      if (reply.is !== "card" || reply.matter === undefined)
        throw new Error(`scheduling was answered ${JSON.stringify(reply)}`);
    },
    /** Says what is to be said to everybody, to each once. */
    tell: async (): Promise<void> => {
      const before = posts();
      await bot.deliver();
      const told = posts() - before;
      if (told !== people + 1) throw new Error(`${told} of ${people + 1} were told`);
    },
    close: store.close,
  };
};

/** What it costs for each who is told to schedule a meeting of many units, and to tell them, against a meeting of few. */
export const meetingLines = async (
  folder: string,
  sizes: readonly [many: Size, few: Size],
  rounds: number,
): Promise<readonly Line[]> => {
  const [many, few] = sizes;
  const counties = await Promise.all(
    sizes.map(async (size) => ({
      ...(await openMeetings(folder, size)),
      // The convenor, who is to chair, is told as well.
      each: { schedule: [] as number[], tell: [] as number[] },
      recipients: size.people + 1,
    })),
  );
  const timed = async (work: () => Promise<void>): Promise<number> => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  };
  // The first round warms up.
  for (let round = 0; round <= rounds; round += 1)
    for (const { schedule, tell, each, recipients } of round % 2 === 0
      ? counties
      : counties.toReversed()) {
      const times = [await timed(() => schedule(round)), await timed(tell)] as const;
      if (round === 0) continue;
      each.schedule.push(times[0] / recipients);
      each.tell.push(times[1] / recipients);
    }
  for (const { close } of counties) await close();
  const sized = `${many.units} units, ${many.people} people : ${few.units}, ${few.people}`;
  return (["schedule", "tell"] as const).map((what) => {
    const [own = Number.NaN, other = Number.NaN] = counties.map(({ each }) => median(each[what]));
    const name = what === "schedule" ? "schedule a meeting" : "tell everybody of it";
    return compared(`${name}, for each who is told | ${sized}`, own, other, 1.2);
  });
};
