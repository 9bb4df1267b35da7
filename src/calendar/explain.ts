import { type Due, daysAfter, unnoticedYears } from "./count.ts";
import {
  type Bilingual,
  type Day,
  dayOf,
  dayText,
  instantAt,
  isDay,
  shortDay,
  timeOf,
  weekday,
} from "./day.ts";
import type { Calendar } from "./holidays.ts";
import { chineseNumber } from "./numeral.ts";
import { type DeadlineRule, findRule, type PeriodUnit } from "./rules.ts";

/**
 * How a due date came about, in one sentence: `10月9日前回复：8月1日送达，满两个月为10月1日，
 * 遇国庆顺延`. Give the calendar it was counted with, and the rule where it is not the table's own.
 * Years are shown when they differ or the date is provisional. A RangeError for an unknown rule.
 */
export function explain(
  due: Due,
  calendar: Calendar,
  rule: DeadlineRule | undefined = findRule(due.rule, due.version, calendar.rules),
): Bilingual {
  if (rule === undefined) throw new RangeError(`no such rule: ${due.rule}`);
  return due.at === undefined ? inDays(due, calendar, rule) : inHours(due, due.at, rule);
}

function inHours(due: Due, at: string, rule: DeadlineRule): Bilingual {
  const begun = isDay(due.start) ? instantAt(due.start, "00:00") : due.start;
  const start = dayOf(begun);
  const show = dayShower([start, due.raw], false);
  const from = bilingual((lang) => `${show(start)[lang]} ${timeOf(begun)}`);
  const until = bilingual((lang) => `${show(due.raw)[lang]} ${timeOf(at)}`);
  if (due.amount === 0) {
    return {
      zh: `立即${rule.act.zh}：${from.zh}${rule.starts.zh}`,
      en: `${capital(rule.act.en)} at once: ${rule.starts.en} on ${from.en}`,
    };
  }
  const period = PERIOD.h(due.amount);
  return {
    zh: `${until.zh}前${rule.act.zh}：${from.zh}${rule.starts.zh}，满${period.zh}，节假日不顺延`,
    en: `${capital(rule.act.en)} by ${until.en}: ${rule.starts.en} on ${from.en}, ${period.en}, rest days make no difference`,
  };
}

function inDays(due: Due, calendar: Calendar, rule: DeadlineRule): Bilingual {
  const years = unnoticedYears(due, calendar);
  const asides = workingDayAsides(due, calendar);
  const show = dayShower([due.start, due.raw, due.rolled, ...asides.swapped], years.length > 0);
  const [start, raw, rolled] = [show(due.start), show(due.raw), show(due.rolled)];
  const period = PERIOD[due.unit](due.amount);
  const back = rule.roll === "back";
  const moved = due.raw !== due.rolled;
  const over = reasons(due, calendar);
  const aside = asideText(asides, show);
  const notice = noticeText(years, calendar);

  const counted = {
    zh: `${back ? "提前" : "满"}${period.zh}${aside.zh}${moved ? `为${raw.zh}` : ""}`,
    en: `${period.en}${back ? " before" : ""}${aside.en}${moved ? ` ${back ? "is" : due.amount === 1 ? "ends on" : "end on"} ${raw.en}` : ""}`,
  };
  const rolling = moved
    ? {
        zh: `，遇${over.zh}${back ? "再提前" : "顺延"}`,
        en: `, moved ${back ? "before" : "past"} ${over.en}`,
      }
    : { zh: "", en: "" };
  const provisional = years.length > 0 ? { zh: "暂定", en: " (provisional)" } : { zh: "", en: "" };
  return {
    zh: `${provisional.zh}${rolled.zh}前${rule.act.zh}：${start.zh}${rule.starts.zh}，${counted.zh}${rolling.zh}${notice.zh}`,
    en: `${capital(rule.act.en)} by ${rolled.en}${provisional.en}: ${rule.starts.en} on ${start.en}, ${counted.en}${rolling.en}${notice.en}`,
  };
}

type Asides = { festivals: Bilingual[]; swapped: Day[] };

// What changed the count of working days, or made a working day of a last day that looks like rest.
function workingDayAsides(due: Due, calendar: Calendar): Asides {
  const days = due.unit === "wd" ? daysAfter(due.start, due.raw) : [due.raw];
  const swapped = days.filter((day) => weekday(day) > 5 && calendar.isWorkingDay(day));
  if (due.unit !== "wd") return { festivals: [], swapped };
  return {
    festivals: names(days.filter((day) => weekday(day) < 6).map(calendar.festival)),
    swapped,
  };
}

function asideText({ festivals, swapped }: Asides, show: (day: Day) => Bilingual): Bilingual {
  const shown = swapped.map(show);
  const zh = [
    ...(festivals.length > 0 ? [`${festivals.map((f) => f.zh).join("、")}不计`] : []),
    ...(shown.length > 0 ? [`${shown.map((day) => day.zh).join("、")}调休上班`] : []),
  ];
  const en = [
    ...(festivals.length > 0 ? [`not counting ${festivals.map((f) => f.en).join(" and ")}`] : []),
    ...(shown.length > 0 ? [`working on ${shown.map((day) => day.en).join(" and ")}`] : []),
  ];
  return {
    zh: zh.length > 0 ? `（${zh.join("，")}）` : "",
    en: en.length > 0 ? ` (${en.join(", ")})` : "",
  };
}

// Every rest day between the counted day and the day it moved to, named once each.
function reasons(due: Due, calendar: Calendar): Bilingual {
  const passed = [due.raw, ...daysAfter(due.raw, due.rolled)].filter((day) => day !== due.rolled);
  const found = names(passed.map((day) => calendar.festival(day) ?? WEEKEND));
  return {
    zh: found.map((name) => name.zh).join("、"),
    en: found.map((name) => name.en).join(" and "),
  };
}

function noticeText(years: readonly number[], calendar: Calendar): Bilingual {
  if (years.length === 0) return { zh: "", en: "" };
  const listed = { zh: years.join("、"), en: years.join(" and ") };
  const newest = calendar.noticedYears.at(-1) ?? 0;
  const plural = years.length > 1;
  return years.some((year) => year > newest)
    ? {
        zh: `；${listed.zh}年放假通知尚未公布`,
        en: `; the ${listed.en} holiday notice${plural ? "s are" : " is"} not out yet`,
      }
    : {
        zh: `；未录入${listed.zh}年放假通知`,
        en: `; the ${listed.en} holiday notice${plural ? "s are" : " is"} not on file`,
      };
}

const WEEKEND: Bilingual = { zh: "周末", en: "the weekend" };

const PERIOD: Readonly<Record<PeriodUnit, (n: number) => Bilingual>> = {
  d: (n) => ({ zh: `${n}日`, en: `${n} ${n === 1 ? "day" : "days"}` }),
  wd: (n) => ({ zh: `${n}个工作日`, en: `${n} working ${n === 1 ? "day" : "days"}` }),
  h: (n) => ({ zh: `${n}小时`, en: `${n} ${n === 1 ? "hour" : "hours"}` }),
  m: (n) => ({
    zh: `${n === 2 ? "两" : chineseNumber(n)}个月`,
    en: `${["no", "one", "two", "three"][n] ?? n} ${n === 1 ? "month" : "months"}`,
  }),
};

function names(found: readonly (Bilingual | undefined)[]): Bilingual[] {
  const named = found.filter((name) => name !== undefined);
  return [...new Map(named.map((name) => [name.zh, name] as const)).values()];
}

function dayShower(days: readonly Day[], withYear: boolean): (day: Day) => Bilingual {
  const years = new Set(days.map((day) => day.slice(0, 4)));
  return withYear || years.size > 1 ? dayText : shortDay;
}

function bilingual(text: (lang: "zh" | "en") => string): Bilingual {
  return { zh: text("zh"), en: text("en") };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
