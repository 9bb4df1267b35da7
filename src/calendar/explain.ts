import { type Due, daysAfter, unnoticedYears } from "./count.ts";
import {
  addDays,
  addMonths,
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
import type { Derived, Move } from "./period.ts";
import { type DeadlineRule, findRule, type PeriodUnit } from "./rules.ts";

/**
 * How a due date came about, in one sentence: `最迟10月9日（当日24时前）回复：8月1日送达，满两个月为10月1日，
 * 遇国庆节顺延`. Give the calendar it was counted with, and the rule where it is not the table's own.
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

/** How a due day came about that may have been moved since it was first counted: each move in turn. */
export function explainDerived(
  derived: Derived,
  calendar: Calendar,
  rule: DeadlineRule,
): Bilingual {
  const { first, moves, heldSince } = derived;
  const years = unnoticedYears(derived, calendar);
  const shown = [derived.start, first.rolled, derived.rolled, ...moves.flatMap(daysIn)];
  const show = dayShower(shown, years.length > 0);
  const held =
    heldSince === undefined
      ? []
      : [{ zh: `${show(heldSince).zh}起中止计算`, en: `suspended since ${show(heldSince).en}` }];
  const stated = derived.stated === true ? documentOf(rule) : undefined;
  if (moves.length === 0)
    return sequence([
      stated === undefined
        ? explain(first, calendar, rule)
        : inDocument(first, calendar, rule, stated),
      ...held,
    ]);
  const by = byWhen(show(derived.rolled), rule, derived.provisional);
  const from = show(first.rolled);
  return sequence([
    stated === undefined
      ? { zh: `${by.zh}：原为${from.zh}`, en: `${by.en}: it was ${from.en}` }
      : {
          zh: `${by.zh}：${stated.zh}载明的期限原为${from.zh}`,
          en: `${by.en}: the day of ${stated.en} was ${from.en}`,
        },
    ...moves.map((move) => moveText(move, derived, show, calendar)),
    ...held,
    ...(years.length === 0 ? [] : [missingNotice(years)]),
  ]);
}

/** The document that states a last day; of a rule kept before that was known, as the table has it. */
const documentOf = ({ id, document }: DeadlineRule): Bilingual | undefined =>
  document ?? findRule(id, undefined)?.document;

const daysIn = (move: Move): readonly Day[] =>
  move.is === "granted" ? [move.until, move.to] : [move.from, move.on, move.to];

function moveText(
  move: Move,
  { unit }: Due,
  show: (day: Day) => Bilingual,
  calendar: Calendar,
): Bilingual {
  switch (move.is) {
    case "granted": {
      const [until, over] = [show(move.until), pastRest(move.until, move.to, calendar)];
      return {
        zh: `${move.why.zh}延至${until.zh}${over.zh}`,
        en: `${move.why.en} until ${until.en}${over.en}`,
      };
    }
    case "held": {
      const [from, on, to] = [show(move.from), show(move.on), show(move.to)];
      const left = PERIOD[unit === "wd" ? "wd" : "d"](move.left);
      const rest =
        unit === "h" ? { zh: "", en: "" } : { zh: `时尚余${left.zh}`, en: ` with ${left.en} left` };
      return {
        zh: `${from.zh}中止${rest.zh}，${on.zh}恢复，最迟${to.zh}`,
        en: `suspended on ${from.en}${rest.en}, resumed on ${on.en}, so by ${to.en}`,
      };
    }
  }
}

const sequence = (parts: readonly Bilingual[]): Bilingual => ({
  zh: parts.map(({ zh }) => zh).join("；"),
  en: parts.map(({ en }) => en).join("; "),
});

/** By when, as the rule has it: a last day for an act, a day from which it may be done, a period that runs out. */
function byWhen(day: Bilingual, rule: DeadlineRule, provisional: boolean): Bilingual {
  const [zh, en] = provisional ? ["暂定", " (provisional)"] : ["", ""];
  if (rule.says === "may")
    return {
      zh: `${zh}自${day.zh}起可${rule.act.zh}`,
      en: `From ${day.en}${en} it is possible to ${rule.act.en}`,
    };
  if (rule.says === "ends")
    return {
      zh: `${zh}${rule.act.zh}至${day.zh}届满`,
      en: `${capital(rule.act.en)} ends on ${day.en}${en}`,
    };
  return {
    zh: `${zh}最迟${day.zh}${rule.act.zh}`,
    en: `${capital(rule.act.en)} by ${day.en}${en}`,
  };
}

/** The same for a whole day: it is over at 24:00, which is said. */
function byDay(day: Bilingual, rule: DeadlineRule, provisional: boolean): Bilingual {
  if (rule.says !== undefined) return byWhen(day, rule, provisional);
  const [zh, en] = provisional ? ["暂定", ", provisional"] : ["", ""];
  return {
    zh: `${zh}最迟${day.zh}（当日24时前）${rule.act.zh}`,
    en: `${capital(rule.act.en)} by ${day.en} (24:00 that day${en})`,
  };
}

function inHours(due: Due, at: string, rule: DeadlineRule): Bilingual {
  const begun = isDay(due.start) ? instantAt(due.start, "00:00") : due.start;
  const start = dayOf(begun);
  const show = dayShower([start, due.raw], false);
  const from = bilingual((lang) => `${show(start)[lang]} ${timeOf(begun)}`);
  if (due.amount === 0) {
    return {
      zh: `立即${rule.act.zh}：${from.zh}${rule.starts.zh}`,
      en: `${capital(rule.act.en)} at once: ${rule.starts.en} on ${from.en}`,
    };
  }
  // Midnight ends the day before it.
  const [last, time] =
    timeOf(at) === "00:00" ? [addDays(due.raw, -1), "24:00"] : [due.raw, timeOf(at)];
  const by = byWhen(
    bilingual((lang) => `${show(last)[lang]} ${time}`),
    rule,
    false,
  );
  const period = PERIOD.h(due.amount);
  return {
    zh: `${by.zh}：${from.zh}${rule.starts.zh}，满${period.zh}，节假日不顺延`,
    en: `${by.en}: ${rule.starts.en} on ${from.en}, ${period.en}, rest days make no difference`,
  };
}

/** The same for a last day that a document states: it is counted from nothing, only moved past rest days. */
function inDocument(
  due: Due,
  calendar: Calendar,
  rule: DeadlineRule,
  document: Bilingual,
): Bilingual {
  const years = unnoticedYears(due, calendar);
  const show = dayShower([due.start, due.raw, due.rolled], years.length > 0);
  const by = byDay(show(due.rolled), rule, years.length > 0);
  const [raw, rolling] = [show(due.raw), pastRest(due.raw, due.rolled, calendar)];
  return sequence([
    {
      zh: `${by.zh}：${document.zh}载明至${raw.zh}${rolling.zh}`,
      en: `${by.en}: ${document.en} says ${raw.en}${rolling.en}`,
    },
    ...(years.length === 0 ? [] : [missingNotice(years)]),
  ]);
}

function inDays(due: Due, calendar: Calendar, rule: DeadlineRule): Bilingual {
  const years = unnoticedYears(due, calendar);
  const asides = workingDayAsides(due, calendar);
  const show = dayShower([due.start, due.raw, due.rolled, ...asides.swapped], years.length > 0);
  const [start, raw] = [show(due.start), show(due.raw)];
  const period = PERIOD[due.unit](due.amount);
  const back = rule.roll === "back";
  const moved = due.raw !== due.rolled;
  const aside = asideText(asides, show);
  const clamp = clampText(due, rule);
  const by = byDay(show(due.rolled), rule, years.length > 0);
  const ending = moved && clamp === undefined;

  const counted = {
    zh: `${back ? "提前" : "满"}${period.zh}${aside.zh}${ending ? `为${raw.zh}` : ""}${clamp?.zh ?? ""}`,
    en: `${period.en}${back ? " before" : ""}${aside.en}${ending ? ` ${back ? "is" : due.amount === 1 ? "ends on" : "end on"} ${raw.en}` : ""}${clamp?.en ?? ""}`,
  };
  const rolling = back ? beforeRest(due, calendar) : pastRest(due.raw, due.rolled, calendar);
  const notice = years.length === 0 ? [] : [missingNotice(years)];
  return sequence([
    {
      zh: `${by.zh}：${start.zh}${rule.starts.zh}，${counted.zh}${rolling.zh}`,
      en: `${by.en}: ${rule.starts.en} on ${start.en}, ${counted.en}${rolling.en}`,
    },
    ...notice,
  ]);
}

/** A month without the day a period would end on ends it with its last day (民法典第二百零二条). */
function clampText(due: Due, rule: DeadlineRule): Bilingual | undefined {
  if (due.unit !== "m" || isDay(due.start) === false) return undefined;
  const wanted = Number(due.start.slice(8));
  if (Number(due.raw.slice(8)) === wanted) return undefined;
  const back = rule.roll === "back" ? -due.amount : due.amount;
  if (addMonths(due.start, back) !== due.raw) return undefined;
  const month = Number(due.raw.slice(5, 7));
  const last = shortDay(due.raw);
  return {
    zh: `，${month}月没有${wanted}日，以${last.zh}为准`,
    en: `; ${MONTHS[month - 1]} has no ${ordinal(wanted)}, so ${last.en} counts`,
  };
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** `29th`, `30th`, `31st`. */
const ordinal = (day: number): string => `${day}${day === 31 ? "st" : "th"}`;

/** The rest days an end is moved past, by their names; nothing where it was not moved. */
function pastRest(raw: Day, rolled: Day, calendar: Calendar): Bilingual {
  if (raw === rolled) return { zh: "", en: "" };
  const over = restBetween(raw, rolled, calendar);
  return { zh: `，遇${over.zh}顺延`, en: `, moved past ${over.en}` };
}

function beforeRest({ raw, rolled }: Due, calendar: Calendar): Bilingual {
  if (raw === rolled) return { zh: "", en: "" };
  const over = restBetween(raw, rolled, calendar);
  return { zh: `，遇${over.zh}再提前`, en: `, moved before ${over.en}` };
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
function restBetween(raw: Day, rolled: Day, calendar: Calendar): Bilingual {
  const passed = [raw, ...daysAfter(raw, rolled)].filter((day) => day !== rolled);
  const found = names(passed.map((day) => calendar.festival(day) ?? WEEKEND));
  return {
    zh: found.map((name) => name.zh).join("、"),
    en: found.map((name) => name.en).join(" and "),
  };
}

/** What is known is that this system has no notice, not whether one is out. */
function missingNotice(years: readonly number[]): Bilingual {
  const plural = years.length > 1;
  return {
    zh: `本系统尚未录入${years.join("、")}年放假通知，日期暂定`,
    en: `the ${years.join(" and ")} holiday notice${plural ? "s are" : " is"} not on file here, so the date is provisional`,
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

/** How long a rule gives: `3日`, `两个月`, `5个工作日，紧急的2个工作日`; undefined where the document states it. */
export function lengthOf({ amount, urgent, unit }: DeadlineRule): Bilingual | undefined {
  if (amount === undefined || amount === 0) return undefined;
  const usual = PERIOD[unit](amount);
  if (urgent === undefined) return usual;
  const soon = PERIOD[unit](urgent);
  return { zh: `${usual.zh}，紧急的${soon.zh}`, en: `${usual.en}, urgent ones ${soon.en}` };
}

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
