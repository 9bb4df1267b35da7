import { action, facts, note, paragraph } from "../chat/card.ts";
import { choice, line, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { type Text, text, verbatim } from "../chat/text.ts";
import {
  hasCome,
  type MorningSort,
  type MorningWish,
  morningSorts,
  readWishes,
  usualHour,
  wishesKept,
  wishName,
} from "../people/mornings.ts";
import { command } from "./command.ts";
import { hourWords, readHour } from "./morning-hour.ts";

const words = {
  reminders: text("提醒设置", "Reminder settings"),
  help: text(
    "早上的今日待办几点发、发不发，每周总览发不发：提醒 设置 时间=9点 今日待办=关",
    "When today's list comes in the morning, and whether, and whether the weekly overview does: reminders at=9:00 day=off",
  ),
  day: text("今日待办", "Today's list"),
  week: text("每周总览", "Weekly overview"),
  on: text("开", "on"),
  off: text("关", "off"),
  dayOn: (at: string): Text =>
    text(`每个工作日${at}，没有事就不发`, `each working day at ${at}; nothing where nothing waits`),
  weekOn: (at: string): Text =>
    text(
      `每周第一个工作日${at}，发给召集人、副召集人、秘书处和有事的单位负责人`,
      `the first working day of a week at ${at}, to the convenor, the deputies, the secretariat and heads who have something`,
    ),
  stays: text(
    "期限的提醒照常发：法律要求的，关不掉。",
    "Reminders of deadlines come as before: what the law demands is not turned off.",
  ),
};

const names: Readonly<Record<MorningSort, Text>> = { day: words.day, week: words.week };
const onOff = [
  { id: "on", name: words.on, also: ["要", "开启", "打开", "是"] },
  { id: "off", name: words.off, also: ["不要", "关闭", "关掉", "否"] },
] as const;

/** 提醒 设置 reminders: when what waits comes in the morning, and whether it does; alone it shows how it is set. */
export const reminders = command({
  id: "reminders",
  shows: true,
  label: words.reminders,
  names: ["设置", "reminders", "提醒设置"],
  kindNames: ["提醒"],
  says: [
    "turn off the weekly overview",
    "别再每天早上发",
    "早上几点提醒",
    "改提醒时间",
    "关掉每天的提醒",
    "stop the morning message",
    "change reminder time",
    "morning digest",
  ],
  help: words.help,
  form: {
    at: optional(line(hourWords.at, { max: 10, help: hourWords.help })),
    day: optional(choice(words.day, onOff)),
    week: optional(choice(words.week, onOff)),
  },
  run: async ({ at, day, week }, { store, actor, now, today }) => {
    const hour = at === undefined ? undefined : readHour(at);
    if (at !== undefined && hour === undefined)
      return new Refusal(hourWords.bad(at), { field: "at" });
    const wishNow = async (): Promise<MorningWish> =>
      readWishes(await store.settingsUnder(wishesKept))[actor.id] ?? {};
    const was = await wishNow();
    const given = { at: hour, day, week };
    for (const wish of ["at", ...morningSorts] as const) {
      const is = given[wish];
      if (is !== undefined) await store.saveSetting(wishName(actor.id, wish), is);
    }
    const wish = await wishNow();
    // Today's would come at neither hour: the one is past, the other no more.
    if (!hasCome(was, now) && hasCome(wish, now))
      await store.saveSetting(wishName(actor.id, "stillOn"), today);
    const time = wish.at ?? usualHour;
    const said: Readonly<Record<MorningSort, Text>> = {
      day: words.dayOn(time),
      week: words.weekOn(time),
    };
    const isOff = (sort: MorningSort): boolean => (wish.off ?? []).includes(sort);
    return {
      card: {
        ...note(words.reminders),
        body: [
          facts(
            [hourWords.at, verbatim(time)],
            ...morningSorts.map(
              (sort) => [names[sort], isOff(sort) ? words.off : said[sort]] as const,
            ),
          ),
          paragraph(words.stays, "subtle"),
        ],
        actions: morningSorts.map((sort) => {
          const next = isOff(sort) ? words.on : words.off;
          return action(text(`${names[sort].zh}：${next.zh}`, `${names[sort].en}: ${next.en}`), {
            command: "reminders",
            answers: { [sort]: isOff(sort) ? "on" : "off" },
          });
        }),
      },
    };
  },
});
