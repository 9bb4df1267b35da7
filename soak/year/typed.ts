import type { Chance } from "../chance.ts";
import { daysOn, worksOn } from "../last-day.ts";
import { at, dayOf, hourOf } from "./county.ts";

// How people write what they mean.

/** An instant as somebody types it. */
export const typedMoment = (chance: Chance, instant: string, now: string): string => {
  const [day, hour] = [dayOf(instant), hourOf(instant)];
  const [, month, date] = day.split("-").map(Number);
  const [hours = 0, minutes = 0] = hour.split(":").map(Number);
  const spoken = `${hours < 12 ? "上午" : hours < 18 ? "下午" : "晚上"}${hours > 12 ? hours - 12 : hours}点${minutes === 30 ? "半" : ""}`;
  const near = ["明天", "后天"].find((_, index) => daysOn(dayOf(now), index + 1) === day);
  if (near !== undefined && chance.is(0.5)) return `${near}${spoken}`;
  return chance.pick([
    `${month}月${date}日${spoken}`,
    `${month}月${date}日${hour}`,
    `${day} ${hour}`,
  ]);
};

/** The number of a matter as somebody types it. */
export const typedCode = (chance: Chance, code: string): string => {
  const [prefix = "", , number] = code.split("-");
  const short = `${prefix.toLowerCase()}${Number(number)}`;
  return chance.pick([short, short, code, short.toUpperCase()]);
};

const usual = ["09:00", "10:00", "10:30", "14:30", "15:00", "15:30", "16:00"] as const;
const odd = ["07:00", "19:30", "20:00"] as const;

/** A time for a meeting some days on: mostly on a working day and in usual hours. */
export const someTime = (
  chance: Chance,
  now: string,
  days: { readonly from: number; readonly to: number },
): string => {
  let day = daysOn(dayOf(now), days.from + chance.below(days.to - days.from + 1));
  while (!worksOn(day) && chance.is(0.9)) day = daysOn(day, 1);
  return at(day, chance.is(0.94) ? chance.pick(usual) : chance.pick(odd));
};

/** A working day some days on. */
export const someWorkingDay = (chance: Chance, now: string, from: number, to: number): string => {
  let day = daysOn(dayOf(now), from + chance.below(to - from + 1));
  while (!worksOn(day)) day = daysOn(day, 1);
  return day;
};

/** What meetings are about, and where they are. */
export const titles = [
  "河道治理",
  "校园周边整治",
  "涉企执法规范",
  "耕地保护",
  "农资打假",
  "欠薪治理",
] as const;
export const places = ["县政府二楼会议室", "检察院三楼", "水务局一楼", "政务中心"] as const;

/** One or more of some units. */
export const someUnits = (
  chance: Chance,
  among: readonly string[],
  most: number,
): readonly string[] => {
  const chosen = new Set<string>();
  for (let round = 0; round < 1 + chance.below(most); round += 1)
    chosen.add(chance.pick(among) ?? "water");
  return [...chosen];
};
