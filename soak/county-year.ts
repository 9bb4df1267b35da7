import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Bot, createBot } from "../src/bot.ts";
import { createCalendar, type HolidayNotice, officialNotices } from "../src/calendar/holidays.ts";
import { flows } from "../src/catalog.ts";
import type { Outlet } from "../src/chat/exchange.ts";
import { text, verbatim } from "../src/chat/text.ts";
import { faultCounts } from "../src/commands/watchdog-cards.ts";
import { watch } from "../src/commands/watchdog-survey.ts";
import { isRunning } from "../src/flow/clock.ts";
import { everything, flowOf, readMatter } from "../src/flow/find.ts";
import { demoOrganisations, demoPeople } from "../src/people/demo.ts";
import type { Organisation, Person } from "../src/people/directory.ts";
import { openStore } from "../src/store/open.ts";
import { cardText, manualTime } from "../test/scene.ts";
import { chanceOf } from "./chance.ts";
import { almanacOf, daysOn } from "./last-day.ts";
import { ladderOf, nextSaid } from "./rung-model.ts";
import { at, dayOf } from "./year/county.ts";

/** How large the county is, how much of a year is lived, and how much happens in a whole one. */
export type CountySize = {
  readonly people: number;
  readonly units: number;
  readonly days: number;
  readonly clues: number;
  readonly recommendations: number;
  readonly meetings: number;
  readonly transfers: number;
};

const official2026 = officialNotices.find(({ year }) => year === 2026);

/** What is announced while the year goes by, and after which part of it: some days of rest more, and the next year's. */
const noticesOf2026: readonly { readonly at: number; readonly notice: HolidayNotice }[] = [
  {
    at: 1 / 4,
    notice: {
      year: 2026,
      source: "国办发明电〔2026〕99号",
      rest: [...(official2026?.rest ?? []), "2026-03-20", "2026-04-17", "2026-09-03/2026-09-04"],
      work: [...(official2026?.work ?? []), "2026-03-28", "2026-09-05"],
    },
  },
  {
    at: 3 / 4,
    notice: {
      year: 2027,
      source: "国办发明电〔2026〕100号",
      rest: ["2027-01-01/2027-01-03", "2027-02-05/2027-02-11", "2027-04-03/2027-04-05"],
      work: ["2027-01-30", "2027-02-20"],
    },
  },
];

/** The demo county with as many more bureaus and liaisons as are asked for. */
const countyOf = ({ people, units }: CountySize) => {
  const more = Array.from(
    { length: Math.max(0, units - demoOrganisations.length) },
    (_, index): Organisation => ({
      id: `bureau${index + 1}`,
      name: text(`第${index + 1}局`, `Bureau ${index + 1}`),
      also: [],
      kind: "bureau",
    }),
  );
  const post = (unit: string, name: string, role: "liaison" | "head"): Person => ({
    id: `${unit}.${name}`,
    organisation: unit,
    name: text(`${unit}${name}`, `${unit} ${name}`),
    roles: [role],
    language: "zh-CN",
  });
  const posts = more.flatMap(({ id }) => [
    post(id, "liaison", "liaison"),
    post(id, "head", "head"),
  ]);
  const bureaus = [...demoOrganisations, ...more].filter(({ kind }) => kind === "bureau");
  for (let number = 3; demoPeople.length + posts.length < people; )
    for (const { id } of bureaus) {
      if (demoPeople.length + posts.length >= people) break;
      posts.push(post(id, `liaison-${number}`, "liaison"));
      if (id === bureaus.at(-1)?.id) number += 1;
    }
  return {
    organisations: [...demoOrganisations, ...more],
    people: [...demoPeople, ...posts],
    bureaus: bureaus.map(({ id, name }) => ({ id, name: name.zh })),
  };
};

/** A table as it is printed: what, and how it is. */
type Row = readonly [string, string];

/**
 * A year of a county, or part of it: clues, recommendations and meetings, people on leave, three days in which nothing
 * runs. After every look each clock must be at the rung where the model has it, whatever it is of, those of this product
 * among them; nobody is told the same twice on a day, and the watchdog has nothing of reminders or messages. Each month
 * says how far it has come.
 */
export const liveCounty = async (
  size: CountySize,
  seed: number,
  tell: (said: string) => void = () => {},
): Promise<{ readonly faults: readonly string[]; readonly table: readonly Row[] }> => {
  const chance = chanceOf(seed);
  const folder = mkdtempSync(join(tmpdir(), "liandong-year-"));
  const begin = "2026-01-05";
  const time = manualTime(at(begin, "08:00"));
  const store = await openStore(`file:${join(folder, "year.db")}`, "kept", "OFF");
  const { organisations, people, bureaus } = countyOf(size);
  let notices = officialNotices;
  let almanac = almanacOf(notices);
  const worksOn = (day: string): boolean => almanac.worksOn(day);
  const workingDaysOn = (day: string, days: number): string => almanac.workingDaysOn(day, days);
  const faults: string[] = [];
  const fault = (said: string): void => {
    faults.push(`${time.now()}: ${said}`);
    if (faults.length <= 40) tell(`${time.now()}: ${said}`);
  };
  /** How many messages each had on each working day, and what they read that day. */
  const messages = new Map<string, number>();
  let read = new Map<string, Set<string>>();
  const notes = {
    refused: 0,
    posted: 0,
    clocks: 0,
    ofProduct: 0,
    byHour: 0,
    notices: 0,
    held: 0,
    doubled: 0,
  };
  try {
    await store.saveAccounts(
      people.map(({ id }) => ({
        platform: "web",
        external: id,
        person: id,
        conversation: `direct:${id}`,
      })),
    );
    await store.saveDirectory(organisations, people);
    let posts = 0;
    const outlet: Outlet = {
      platform: "web",
      name: verbatim("web"),
      post: async ({ conversation, card }) => {
        posts += 1;
        notes.posted += 1;
        const day = dayOf(time.now());
        messages.set(`${conversation} ${day}`, (messages.get(`${conversation} ${day}`) ?? 0) + 1);
        const said = cardText(card, "zh-CN");
        const own = read.get(conversation) ?? new Set();
        if (/提醒/.test(said) && own.has(said)) {
          notes.doubled += 1;
          fault(`${conversation} read twice: ${said.slice(0, 80)}`);
        }
        read.set(conversation, own.add(said));
        return { is: "sent", ref: `m${posts}` };
      },
      update: async (ref) => ({ is: "sent", ref }),
      find: async () => "absent",
    };
    const bot: Bot = createBot({
      store,
      time,
      mornings: true,
      log: (level, event, detail) => {
        if (level === "error") fault(`${event} ${JSON.stringify(detail)}`);
      },
    });
    bot.connect(outlet);
    const says = async (who: string, line: string): Promise<string | undefined> => {
      const reply = await bot.handle({
        platform: "web",
        account: who,
        event: randomUUID(),
        surface: { is: "direct", conversation: `direct:${who}` },
        said: { is: "line", line },
      });
      if (reply.is === "card") return reply.matter;
      notes.refused += 1;
      return undefined;
    };

    /** Whether every clock stands where the model has it. */
    const compare = async (): Promise<void> => {
      const now = time.now();
      for (const stored of await store.matters(everything, { open: true, take: 10_000 })) {
        const matter = readMatter(flowOf(flows, stored), stored);
        for (const clock of matter.clocks.filter(isRunning)) {
          const ladder = ladderOf(matter, clock);
          if (ladder === undefined || clock.suspendedAt !== undefined) {
            notes.held += 1;
            continue;
          }
          notes.clocks += 1;
          if (clock.rule.startsWith("next.")) notes.ofProduct += 1;
          if (ladder.rungs.some((rung) => !("workingDays" in rung))) notes.byHour += 1;
          const wanted = nextSaid(clock, ladder, almanac, now);
          if (clock.nextRungAt !== wanted)
            fault(
              `${matter.code} ${clock.rule} ${clock.rolled}: next ${clock.nextRungAt}, not ${wanted}`,
            );
          const ends = clock.facts && almanac.lastDay(clock.facts);
          if (ends !== undefined && ends !== (clock.at ?? clock.rolled))
            fault(`${matter.code} ${clock.rule}: ends ${clock.at ?? clock.rolled}, not ${ends}`);
        }
      }
    };
    const looks = async (day: string, hour: string): Promise<void> => {
      await time.moveTo(at(day, hour));
      await bot.sweep();
      await bot.deliver();
    };

    await bot.sweep();
    const todo: { readonly on: string; readonly who: string; readonly line: string }[] = [];
    const soon = (day: string, from: number, to: number): string =>
      workingDaysOn(day, from + chance.below(to - from + 1));
    const opens = {
      clue: async (day: string, number: number): Promise<void> => {
        const unit = chance.pick(bureaus);
        const sender = chance.pick(bureaus);
        if (unit === undefined || sender === undefined || unit === sender) return;
        const code = await says(
          `${sender.id}.liaison`,
          `提交线索 标题=河段${number} 类别=水污染 事实=第${number}处黑水直排 地点=${number}号桥 日期=${day} 来源=履职 接收单位=${unit.name}`,
        );
        if (code === undefined) return;
        const taken = soon(day, 0, 7);
        todo.push({ on: taken, who: `${unit.id}.liaison`, line: `受理 ${code}` });
        if (chance.is(0.85))
          todo.push({
            on: soon(taken, 5, 40),
            who: `${unit.id}.liaison`,
            line: `办结 ${code} 已整改`,
          });
      },
      recommendation: async (day: string, number: number): Promise<void> => {
        const unit = chance.pick(bureaus);
        if (unit === undefined) return;
        const code = await says(
          "procuratorate.procurator",
          `登记建议 标题=依法履职${number} 文号=山检建〔2026〕${number}号 类型=公益诉讼 单位=${unit.name} 送达日期=${day} 异议期=10 内容=依法查处${number}`,
        );
        if (code === undefined) return;
        todo.push({ on: soon(day, 0, 4), who: `${unit.id}.liaison`, line: `签收 ${code}` });
        todo.push({
          on: soon(day, 1, 3),
          who: "procuratorate.procurator",
          line: `备案 ${code} 日期=今天`,
        });
        todo.push({
          on: soon(day, 20, 50),
          who: `${unit.id}.liaison`,
          line: `回复 ${code} 采纳情况=全部采纳 措施=已整改`,
        });
      },
      meeting: async (day: string, number: number): Promise<void> => {
        const some = [chance.pick(bureaus), chance.pick(bureaus)].flatMap((one) => one?.name ?? []);
        await says(
          "gov-office.secretariat",
          `安排会议 标题=联席会议${number} 形式=联席会议 时间=${workingDaysOn(day, 8)} ${chance.pick(["09:00", "10:00", "15:00"]) ?? "15:00"} 地点=三楼 参会单位=${[...new Set(some)].join("、")}`,
        );
      },
      transfer: async (day: string, number: number): Promise<void> => {
        const [agency, with2] = ["market.liaison", "market.liaison-2"];
        const code = await says(
          agency,
          `发现移送 标题=假冒农药${number} 嫌疑人=李某某 罪名=销售伪劣产品罪 事实=第${number}次查获假冒农药三百箱 经办人=${agency}、${with2}`,
        );
        if (code === undefined) return;
        await says(agency, `报批 ${code} 涉案金额达到立案标准`);
        // The decision takes hours from here: what is due by them falls due at night, on Saturdays and in holidays.
        await says("market.head", `批准移送 ${code} ${day} 09:30`);
        if (!chance.is(0.7)) return;
        const sent = soon(day, 0, 2);
        todo.push({ on: sent, who: agency, line: `发出 ${code} 材料=移送书、调查报告、物品清单` });
        todo.push({
          on: soon(sent, 0, 2),
          who: "police.liaison",
          line: `签收 ${code} 签收人=法制大队 签收时间=今天 09:00`,
        });
      },
    };
    /** A notice comes in the middle of the year: every day counted by it is counted anew. */
    const notified = async (notice: HolidayNotice): Promise<void> => {
      await bot.importHolidays(notice, true);
      notices = [...notices.filter(({ year }) => year !== notice.year), notice];
      almanac = almanacOf(notices);
      notes.notices += 1;
    };
    let numbers = 0;
    let working = 0;
    for (let passed = 0, day = begin; passed < size.days; passed += 1, day = daysOn(day, 1)) {
      // Three days in the middle in which nothing runs.
      const news = noticesOf2026.find(({ at }) => Math.floor(at * size.days) === passed);
      if (news !== undefined) await notified(news.notice);
      const isDown = Math.abs(passed - Math.floor(size.days / 2)) <= 1;
      if (day.endsWith("-01"))
        tell(
          `${day}: ${notes.posted} messages, ${notes.clocks} clocks compared, ${faults.length} faults`,
        );
      if (!worksOn(day) || isDown) continue;
      working += 1;
      read = new Map();
      await looks(day, "08:30");
      await looks(day, "09:00");
      await compare();
      await time.moveTo(at(day, "10:00"));
      for (const [kind, many] of [
        ["clue", size.clues],
        ["recommendation", size.recommendations],
        ["meeting", size.meetings],
        ["transfer", size.transfers],
      ] as const) {
        const often = many / 250;
        const count = Math.floor(often) + (chance.is(often % 1) ? 1 : 0);
        for (let one = 0; one < count; one += 1) {
          numbers += 1;
          await opens[kind](day, numbers);
        }
      }
      if (chance.is(0.1)) {
        const unit = chance.pick(bureaus.slice(0, 6));
        if (unit !== undefined)
          await says(
            `${unit.id}.liaison`,
            `请假 从=${day} 到=${workingDaysOn(day, 3)} 代办=${unit.id}.liaison-2`,
          );
      }
      for (const { who, line } of todo.filter(({ on }) => on === day)) await says(who, line);
      await looks(day, "14:00");
      await looks(day, "17:00");
    }
    const found = await watch({
      store,
      flows,
      directory: await store.directory(),
      calendar: createCalendar(notices),
      now: time.now(),
    });
    const bad = found.filter(({ sort }) => sort === "rungs" || sort === "notices");
    for (const one of bad) fault(`the watchdog has ${one.key}`);
    const perDay = (all: readonly Person[]): readonly (readonly [number, string])[] =>
      all.flatMap(({ id }) => {
        const own = [...messages].flatMap(([key, count]) => {
          const [who, day = ""] = key.split(" ");
          return who === `direct:${id}` && worksOn(day)
            ? [[count, `${id} on ${day}`] as const]
            : [];
        });
        const none = Array.from(
          { length: Math.max(0, working - own.length) },
          () => [0, id] as const,
        );
        return [...own, ...none];
      });
    const said = (all: readonly (readonly [number, string])[]): string => {
      const sorted = all.toSorted(([one], [other]) => one - other);
      const middle = sorted[Math.floor(sorted.length / 2)]?.[0] ?? 0;
      const [most = 0, who = ""] = sorted.at(-1) ?? [];
      return `median ${middle}, most ${most} (${who})`;
    };
    const liaisons = people.filter(({ roles }) => roles.includes("liaison"));
    const liaison = perDay(liaisons)
      .map(([count]) => count)
      .sort((a, b) => a - b);
    if ((liaison[Math.floor(liaison.length / 2)] ?? 0) > 3)
      fault("a liaison has more than three messages a day");
    return {
      faults: faults.slice(0, 40),
      table: [
        ["people, units, working days", `${people.length}, ${organisations.length}, ${working}`],
        ["messages", String(notes.posted)],
        ["a liaison and working day", said(perDay(liaisons))],
        ["others", said(perDay(people.filter((one) => !liaisons.includes(one))))],
        [
          "clocks compared with the model",
          `${notes.clocks}, of this product ${notes.ofProduct}, by the hour ${notes.byHour}, held and left out ${notes.held}`,
        ],
        ["holiday notices meanwhile", String(notes.notices)],
        ["reminders read twice", String(notes.doubled)],
        ["lines that were not taken", String(notes.refused)],
        [
          "the watchdog",
          faultCounts(found)
            .map(({ sort, count }) => `${sort} ${count}`)
            .join(", ") || "nothing",
        ],
      ],
    };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
