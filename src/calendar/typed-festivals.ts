import { addDays, type Bilingual, type Day } from "./day.ts";
import {
  assume,
  numberOf,
  outsideYears,
  pickDay,
  type ReadDate,
  yearOf,
  yearsAround,
} from "./day-meant.ts";
import { type Festival, festivals } from "./festivals.ts";
import { LUNAR_YEARS, lunarMonth } from "./lunar.ts";
import { NEAR_YEAR, YEAR } from "./typed-dates.ts";
import {
  CHINESE,
  EN_END,
  type Groups,
  lower,
  NUMBER,
  type ReadingPlace,
  type Shape,
  shape,
  type Tense,
} from "./typed-shape.ts";

// What people call the festivals.
const NAMES: readonly (readonly [Festival, RegExp])[] = [
  [festivals.newYear, /^(?:元旦节?|new year'?s day)$/],
  [festivals.newYearsEve, /^(?:除夕夜?|(?:大年|年)三十|(?:chinese|lunar) new year'?s eve)$/],
  [
    festivals.springFestival,
    /^(?:春节|(?:大年|年)初一|spring festival|(?:chinese|lunar) new year(?:'?s day)?)$/,
  ],
  [festivals.lantern, /^(?:元宵节?|lantern festival)$/],
  [festivals.qingming, /^(?:清明节?|qingming(?: festival)?|tomb[- ]sweeping day)$/],
  [festivals.labourDay, /^(?:五一|五一劳动节|劳动节|labou?r day|may day)$/],
  [festivals.dragonBoat, /^(?:端午节?|dragon boat(?: festival)?)$/],
  [festivals.midAutumn, /^(?:中秋节?|mid[- ]autumn(?: festival)?)$/],
  [festivals.doubleNinth, /^(?:重阳节?|double ninth(?: festival)?)$/],
  [festivals.nationalDay, /^(?:国庆节?|十一|十一国庆节?|national day)$/],
];

const ZH_NAME =
  "元旦节?|除夕夜?|(?:大年|年)三十|春节|(?:大年|年)初一|元宵节?|清明节?|五一劳动节|五一|劳动节|端午节?|中秋节?|重阳节?|十一国庆节?|国庆节?|十一";
const EN_NAME =
  "new year'?s day|(?:chinese|lunar) new year(?:'?s eve|'?s day)?|spring festival|lantern festival|qingming(?: festival)?|tomb[- ]sweeping day|labou?r day|may day|dragon boat(?: festival)?|mid[- ]autumn(?: festival)?|double ninth(?: festival)?|national day";

const YEAR_PART = `(?:(?:(?<year>${YEAR})年?|(?<near>${NEAR_YEAR}))的?)?`;
const HOLIDAY = `${YEAR_PART}(?:(?<name>${ZH_NAME})(?:小?长假|假期|节?假|节)?|小?长假|节假日|假期|节)`;
const EN_HOLIDAY = `(?:the )?(?:(?<name>${EN_NAME})(?: holidays?)?|holidays?)${EN_END}`;
const WORKING_DAY = "(?:个?(?:工作|上班)[日天]|天上班)";

/** How a day can be named by a festival or by the lunar calendar. */
export const FESTIVAL_DATES: readonly Shape<ReadDate>[] = [
  ...[
    `${YEAR_PART}(?<name>${ZH_NAME})(?:当[天日]|这天|那天)?`,
    `(?<name>${EN_NAME})(?: ?,? ?(?<year>\\d{4}))?${EN_END}`,
  ].map((source) => ({ shape: shape(source), read: readFestival, whole: true as const })),
  ...[
    `${HOLIDAY}(?:之|以)?后的?(?:上班)?(?:第(?<n>${NUMBER})|首)${WORKING_DAY}`,
    `${HOLIDAY}(?:之|以)?后的?(?:上班第一天|第一天上班)`,
    `(?:the )?(?<n>first|second|third|next) (?:working|business) ?day after ${EN_HOLIDAY}`,
  ].map((source) => ({ shape: shape(source), read: readAfter })),
  ...[
    `${HOLIDAY}(?:之|以)?前的?(?:最后一?|前?一)${WORKING_DAY}`,
    `(?:the )?last (?:working|business) ?day before ${EN_HOLIDAY}`,
  ].map((source) => ({ shape: shape(source), read: readBefore })),
  // 国庆后 is some day after it; which, is to be said.
  {
    shape: shape(`${HOLIDAY}(?:之|以)?后`),
    read: () => ({ problem: SAY_WHICH_AFTER }),
    whole: true,
  },
  {
    shape: shape(`${HOLIDAY}(?:之|以)?前`),
    read: () => ({ problem: SAY_WHICH_BEFORE }),
    whole: true,
  },
  ...[
    `${YEAR_PART}(?:农历|阴历|旧历|夏历)(?:(?<inner>${YEAR})年)?(?<leap>闰)?(?<month>[正冬腊]|${NUMBER})月(?:初?(?<date>${NUMBER}))[日号]?`,
    `${YEAR_PART}(?<leap>闰)?(?<month>[正冬腊])月初?(?<date>${NUMBER})[日号]?`,
    `${YEAR_PART}(?<leap>闰)(?<month>${NUMBER})月初?(?<date>${NUMBER})[日号]?`,
    `${YEAR_PART}(?<month>${NUMBER})月初(?<date>${CHINESE})`,
  ].map((source) => ({ shape: shape(source), read: readLunar })),
];

function readFestival(groups: Groups, seen: ReadingPlace): ReadDate {
  return readAround(groups, seen, (day) => day);
}

function readAfter(groups: Groups, seen: ReadingPlace): ReadDate {
  const { n = "first" } = groups;
  const count = ORDINALS[lower(n)] ?? numberOf(n);
  if (!(count >= 1)) return { problem: SAY_WHICH_AFTER };
  return readAround(groups, seen, (day) => seen.calendar.addWorkingDays(day, count));
}

function readBefore(groups: Groups, seen: ReadingPlace): ReadDate {
  return readAround(groups, seen, (day) => seen.calendar.addWorkingDays(day, -1));
}

const ORDINALS: Readonly<Record<string, number>> = { first: 1, next: 1, second: 2, third: 3 };

// A day reckoned from a festival; without a name, from whichever is near.
function readAround(groups: Groups, seen: ReadingPlace, reckon: (day: Day) => Day): ReadDate {
  const { name } = groups;
  const festival = NAMES.find(([, names]) => names.test(lower(name)))?.[0];
  const { years, tense } = yearsMeant(groups, seen, { before: 1, after: 1 });
  const days =
    name === undefined ? holidaysAround(seen) : years.flatMap((year) => festival?.day(year) ?? []);
  const meant = pickDay(
    days.map((day) => ({ day: reckon(day) })),
    { today: seen.today, tense },
  );
  return meant === undefined ? { problem: NOT_FOUND } : assume(meant);
}

// The holidays that 节后 may mean: no two of them are further apart than this.
function holidaysAround({ today, calendar }: ReadingPlace): Day[] {
  return Array.from({ length: 401 }, (_, n) => addDays(today, n - 200)).filter(
    (day) => calendar.festival(day) !== undefined,
  );
}

function readLunar(groups: Groups, seen: ReadingPlace): ReadDate {
  const { leap, month, date } = groups;
  const number = LUNAR_MONTHS[month ?? ""] ?? numberOf(month);
  const day = numberOf(date);
  // A lunar year ends in the next solar one; a leap month comes back within twenty years or so.
  const around = leap === undefined ? { before: 2, after: 1 } : { before: 20, after: 20 };
  const { years, tense } = yearsMeant(groups, seen, around);
  const months = years.flatMap((year) => {
    const found = lunarMonth(year, number, leap !== undefined);
    return found ? [{ day: addDays(found.first, (day || 1) - 1), days: found.days }] : [];
  });
  const meant = pickDay(months, { today: seen.today, tense });
  if (meant === undefined || !(day >= 1 && day <= 30)) return { problem: NOT_FOUND };
  return day <= meant.days ? assume({ day: meant.day }) : { problem: SHORT_LUNAR };
}

const LUNAR_MONTHS: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12 };

// The years that may be meant; where one is named, it is that one, ahead or behind.
function yearsMeant(
  { year, inner, near }: Groups,
  { today, tense }: ReadingPlace,
  { before, after }: { before: number; after: number },
): { years: number[]; tense: Tense | undefined } {
  const named = year ?? inner;
  if (named === undefined && near === undefined)
    return { years: yearsAround(today, before, after), tense };
  const one = yearOf(named, near, today);
  return { years: outsideYears(one) === undefined ? [one] : [], tense: undefined };
}

const NOT_FOUND: Bilingual = {
  zh: `没有找到这一天（农历认得${LUNAR_YEARS.first}年到${LUNAR_YEARS.last}年），请写公历日期，例如 2025-08-01`,
  en: `There is no such day (lunar years ${LUNAR_YEARS.first} to ${LUNAR_YEARS.last} are known); write a date, for instance 2025-08-01`,
};

const SHORT_LUNAR: Bilingual = {
  zh: "那个农历月只有29天，没有三十。请写“除夕”，或写公历日期，例如 2025-08-01",
  en: "That lunar month has only 29 days; write “除夕” or a date, for instance 2025-08-01",
};

const SAY_WHICH_AFTER: Bilingual = {
  zh: "请写清是节后哪一天，例如“国庆后第一个工作日”或“10月9日”",
  en: "Say which day after the holiday, for instance “first working day after National Day” or 9 Oct",
};

const SAY_WHICH_BEFORE: Bilingual = {
  zh: "请写清是节前哪一天，例如“国庆前最后一个工作日”或“9月30日”",
  en: "Say which day before the holiday, for instance “last working day before National Day” or 30 Sep",
};
