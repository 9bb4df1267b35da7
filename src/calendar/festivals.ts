import { addDays, type Bilingual, type Day } from "./day.ts";
import { lunarDay, qingming } from "./lunar.ts";

/** A festival: its name, its day in a year, and the days the law makes holidays in that year. */
export type Festival = {
  readonly name: Bilingual;
  /** Undefined in years whose lunar calendar is not known. */
  day(year: number): Day | undefined;
  /** Days from its own to the first and the last that is a holiday by law; absent: none. */
  holidays?(year: number): readonly [from: number, to: number];
};

const on = (monthAndDate: string) => (year: number) => `${year}-${monthAndDate}`;
const lunar = (month: number, date: number) => (year: number) => lunarDay(year, month, date);
const itself = () => [0, 0] as const;

// 全国年节及纪念日放假办法 §2. New Year's Eve and 2 May were added with effect from 2025; who asks
// for a year before 2014 gets the days of 2014.
const ADDED = 2025;

/** The festivals people name a day by. */
export const festivals = {
  newYear: { name: { zh: "元旦", en: "New Year's Day" }, day: on("01-01"), holidays: itself },
  springFestival: {
    name: { zh: "春节", en: "Spring Festival" },
    day: lunar(1, 1),
    holidays: (year) => [year >= ADDED ? -1 : 0, 2],
  },
  qingming: { name: { zh: "清明节", en: "Qingming" }, day: qingming, holidays: itself },
  labourDay: {
    name: { zh: "劳动节", en: "Labour Day" },
    day: on("05-01"),
    holidays: (year) => [0, year >= ADDED ? 1 : 0],
  },
  dragonBoat: {
    name: { zh: "端午节", en: "Dragon Boat Festival" },
    day: lunar(5, 5),
    holidays: itself,
  },
  nationalDay: {
    name: { zh: "国庆节", en: "National Day" },
    day: on("10-01"),
    holidays: () => [0, 2],
  },
  midAutumn: {
    name: { zh: "中秋节", en: "Mid-Autumn Festival" },
    day: lunar(8, 15),
    holidays: itself,
  },
  newYearsEve: {
    name: { zh: "除夕", en: "Lunar New Year's Eve" },
    day: (year) => {
      const newYear = lunarDay(year, 1, 1);
      return newYear && addDays(newYear, -1);
    },
  },
  lantern: { name: { zh: "元宵节", en: "Lantern Festival" }, day: lunar(1, 15) },
  doubleNinth: { name: { zh: "重阳节", en: "Double Ninth Festival" }, day: lunar(9, 9) },
} as const satisfies Readonly<Record<string, Festival>>;

/** The holidays of a year by law alone, without what a notice adds around them. */
export function legalHolidays(year: number): ReadonlyMap<Day, Bilingual> {
  const days = new Map<Day, Bilingual>();
  for (const { name, day, holidays } of Object.values<Festival>(festivals)) {
    const festival = day(year);
    if (festival === undefined || holidays === undefined) continue;
    const [from, to] = holidays(year);
    for (let n = from; n <= to; n++) {
      const holiday = addDays(festival, n);
      // Where two fall on one day, as in 2028, the first of the table gives its name.
      if (!days.has(holiday)) days.set(holiday, name);
    }
  }
  return days;
}
