import type { Day, Instant } from "../calendar/day.ts";
import { addMonths, dayOf } from "../calendar/day.ts";
import type { Calendar } from "../calendar/holidays.ts";
import { dayPrefix, readDay } from "../calendar/typed.ts";
import { cleanText } from "../chat/plain.ts";
import type { Directory } from "../people/directory.ts";
import { fold, HAN, namesIn, patternInText } from "../people/unit-names.ts";
import { unitSet } from "../people/unit-sets.ts";
import { withoutResolved } from "./resolved-said.ts";

/** A day that a sentence says something is to be done by; `far`: no year was said, and the one meant may be the last. */
type DaySaid = { readonly day: Day; readonly far: boolean };

/** What one sentence says of a duty: who leads, who assists, by which day, and what is to be done. */
export type DutySaid = {
  /** The units that lead; more than one where it is not said which of them does. */
  readonly leads: readonly string[];
  readonly assist: readonly string[];
  readonly days: readonly DaySaid[];
  /** Words that name who has to act and are no unit of the directory: one that was dissolved, 相关部门. */
  readonly unknown: readonly string[];
  /** What is to be done, without all that; empty where nothing else is said. */
  readonly what: string;
  /** It may be no duty by that day: not to be done, only in some case, asked, or begun on the day. */
  readonly isDoubtful: boolean;
};

type Span = { readonly from: number; readonly to: number };
type Run = Span & { readonly units: readonly string[] };
type Role = Span & {
  readonly is: "lead" | "assist" | "subject" | "none";
  readonly units: readonly string[];
};

const LEADS =
  /^(?:等(?:单位|部门)?)?(?:总)?(?:牵头(?:负责|办理|落实)?|负总责|负责(?!配合|协助)|主办|主责|抓总)|^ *(?:to lead|leads|leading|takes the lead|in the lead)\b/iu;
const ASSISTS =
  /^(?:等(?:单位|部门)?)?(?:要|应当?|负责|积极|密切|共同|全力|做好|予以|给予)*(?:配合|协助|协同|协办|参与|参加)(?:配合|办理|落实)?|^ *(?:(?:to|will|shall|must|should) )?(?:assist(?:s|ing)?|support(?:s|ing)?|help(?:s|ing)?)\b/iu;
const LEAD_BEFORE =
  /(?:牵头单位|责任单位|主办单位|承办单位)(?:为|是|[:：])? *$|\b(?:led by|lead:|lead unit:?) (?:the )?$/iu;
const ASSIST_BEFORE =
  /(?:会同|协同|联合|商请|商|(?:配合|协助|协办)单位(?:为|是|[:：])? *)$|\b(?:assisted by|supported by|together with|with the (?:help|support|assistance) of|with|assist(?:ing)?:) (?:the )?$/iu;
const HELPED_BEFORE = /(?:配合|协助|支持)$|\b(?:assist(?:s|ing)?|help(?:s|ing)?) (?:the )?$/iu;
const FIRST =
  /(?:^|[，,；;。:：])[ ]*(?:(?:会议)?(?:议定|决定|明确|要求|同意)?[，,:：]?)(?:请|由|责成|责令|交由|安排|指定|委托)?(?:the )?$/iu;
const ASKED =
  /(?:(?:会议)?(?:议定|决定|明确|要求|同意)[，,:：]?)?(?:请|由|责成|责令|交由|安排|指定|委托)?(?:the )?$/iu;
const JOINED = /^ *(?:、|和|及|以及|与|暨|&|,? ?and(?: the)?) *$/iu;
/** Bodies of another place, which are none of ours. */
const ELSEWHERE = /[市省区州]$/u;
const BODY =
  "[\\p{Script=Han}]{1,8}?(?:分局|局|委员会|委|办公室|法院|检察院|镇|乡|街道办?|大队|支队|公司)";
const NOT_WHO = /^(?:完成|落实|加强|推进|推动|开展|做好|抓好|督促|向|对|将|把|封|在|于|到|每)/u;
const HELPS_IN_ENGLISH =
  /(?<=^|[,;.] *)(?:and )?(?:the )?([a-z][a-z &-]{2,40}?) (?:(?:to|will|shall|must|should) )?(?:assist|support|help|lead)s?(?:ing)?\b/giu;
const MANY =
  "(?:各|全体|所有|相关|有关)(?:个)?(?:成员单位|责任单位|有关单位|单位|部门|乡镇|镇乡|局|成员)";

/** Begins with what a unit does: water closes the outlet. */
const DOES = /^ [a-z]{3,}(?<!s)s (?:the|all|its|every|each|an?)\b/u;

const isHan = (said: string): boolean => /\p{Script=Han}/u.test(said);

/** The spans of days something is to be done by, and what they mean. */
const daysIn = (
  text: string,
  { now, calendar }: { readonly now: Instant; readonly calendar: Calendar },
): readonly (Span & DaySaid)[] => {
  const found: (Span & DaySaid)[] = [];
  const free = (from: number, to: number) => found.every((one) => to <= one.from || from >= one.to);
  const take = (from: number, to: number): boolean => {
    const phrase = text.slice(from, to);
    const meant = { tense: "future", calendar } as const;
    const whole = readDay(phrase, now, meant);
    // 元旦前 is no day by itself, 元旦 is.
    const read = "day" in whole ? whole : readDay(phrase.replace(/(?:之|以)?前$/u, ""), now, meant);
    if (!("day" in read) || !free(from, to) || /[每逢].?$/u.test(text.slice(0, from))) return false;
    const far = read.assumed === true && read.day > addMonths(dayOf(now), 9);
    found.push({ from, to, day: read.day, far });
    return true;
  };
  // 12月10日前, 三个工作日内, 今年年底前: the longest that ends in a word for “by”.
  for (const { index, 0: end } of text.matchAll(/(?:下班)?(?:之|以)?[前内]/gu)) {
    const to = index + end.length;
    for (let from = Math.max(0, index - 18); from < index; from += 1) if (take(from, to)) break;
  }
  for (const { index, 0: by } of text.matchAll(
    /\b(?:by|before|no later than|until|due(?: on)?) (?:the )?/giu,
  )) {
    const from = index + by.length;
    const length = dayPrefix(text.slice(from), now);
    if (length > 0) take(from, from + length);
  }
  for (const { index, 0: within } of text.matchAll(/\bwithin (?:[a-z]+|\d+) (?:working )?\w+/giu))
    take(index, index + within.length);
  // 下周五完成: a day by itself, but not 三号排污口.
  if (found.length === 0)
    for (let from = 0; from < text.length; from += 1) {
      const length = dayPrefix(text.slice(from), now);
      const said = text.slice(from, from + length);
      if (length > 1 && isHan(said) && !/^[\d一二三四五六七八九十]+[号日]?$/u.test(said))
        if (take(from, from + length)) break;
    }
  return found.sort((one, other) => one.from - other.from);
};

/** Where units are named, the ones joined by 、 or 和 together. */
const runsIn = (folded: string, directory: Directory, taken: readonly Span[]): readonly Run[] => {
  const found: Run[] = [];
  for (const { name, unit } of namesIn(directory)) {
    if (name.length < 2) continue;
    for (const { index: from, 0: said } of folded.matchAll(patternInText(name))) {
      const to = from + said.length;
      if ([...found, ...taken].some((one) => from < one.to && to > one.from)) continue;
      if (ELSEWHERE.test(folded.slice(0, from))) continue;
      // 水务 alone is a unit only where something says so behind it.
      const behind = folded.slice(to);
      const short = HAN.test(name) ? name.length < 3 : !name.includes(" ");
      const isMeant =
        (from === 0 && DOES.test(behind)) ||
        ASSISTS.test(behind) ||
        LEADS.test(behind) ||
        /^ *[、和及与,，]/u.test(behind) ||
        /^ (?:to|will|shall|must)\b/u.test(behind) ||
        taken.some((one) => one.from === to);
      if (!short || isMeant) found.push({ from, to, units: [unit.id] });
    }
  }
  const runs: Run[] = [];
  for (const one of found.sort((a, b) => a.from - b.from)) {
    const last = runs.at(-1);
    if (last !== undefined && JOINED.test(folded.slice(last.to, one.from)))
      runs.splice(-1, 1, { from: last.from, to: one.to, units: [...last.units, ...one.units] });
    else runs.push(one);
  }
  return runs;
};

/** What a run of units has to do with the duty, and the words that say so. */
const roleOf = (
  folded: string,
  { from, to, units }: Run,
  { directory, days }: { readonly directory: Directory; readonly days: readonly Span[] },
): Role => {
  const county = directory.county === undefined ? "" : `${fold(directory.county)}|`;
  const own = new RegExp(`(?:${county}我?县)$`, "u").exec(folded.slice(0, from))?.[0] ?? "";
  const before = folded.slice(0, from - own.length);
  const behind = folded.slice(to);
  const start = from - own.length;
  const [leads, assists] = [LEADS.exec(behind)?.[0], ASSISTS.exec(behind)?.[0]];
  const by = /(?:由|请|责成)$/u.exec(before)?.[0].length ?? 0;
  if (leads !== undefined) return { is: "lead", units, from: start - by, to: to + leads.length };
  if (assists !== undefined) {
    // 协助水务局 says whom: what they do is kept as it is said.
    const alone = /^(?:$|[，,；;。.])/u.test(behind.slice(assists.length));
    return alone
      ? { is: "assist", units, from: start - by, to: to + assists.length }
      : { is: "assist", units, from: to, to };
  }
  const led = LEAD_BEFORE.exec(before)?.[0];
  if (led !== undefined) return { is: "lead", units, from: start - led.length, to };
  const helped = HELPED_BEFORE.exec(before)?.[0];
  if (helped !== undefined) return { is: "lead", units, from: to, to };
  const joined = ASSIST_BEFORE.exec(before)?.[0];
  if (joined !== undefined) return { is: "assist", units, from: start - joined.length, to };
  // 12月10日前水务局封堵: the day may stand in front.
  const [day] = days.filter((one) => one.to <= start).slice(-1);
  const bare = day === undefined ? before : before.slice(0, day.from) + before.slice(day.to);
  if (!FIRST.test(bare)) return { is: "none", units, from: to, to };
  const asked = ASKED.exec(before)?.[0].length ?? 0;
  return { is: "subject", units, from: start - asked, to };
};

/** Who is said to have to act and is no unit here: 畜牧局12月10日前…, 相关部门配合; lists of units that stand for many, where they assist. */
const othersIn = (
  folded: string,
  known: readonly Span[],
  hasLead: boolean,
  directory: Directory,
): {
  readonly unknown: readonly string[];
  readonly assist: readonly string[];
  readonly spans: readonly Span[];
} => {
  const unknown: string[] = [];
  const assist: string[] = [];
  const spans: Span[] = [];
  for (const { index, 0: whole, 1: said = "" } of folded.matchAll(
    new RegExp(`(?<=^|[，,；;。、和及与由请]|会同|责成)(${MANY}|${BODY})`, "gu"),
  )) {
    const to = index + whole.length;
    if (NOT_WHO.test(said) || known.some((one) => index < one.to && to > one.from)) continue;
    const behind = folded.slice(to);
    const helps = ASSISTS.exec(behind)?.[0];
    const set = unitSet(said, directory);
    if (helps !== undefined && set !== undefined) {
      assist.push(...set);
      spans.push({ from: index, to: to + helps.length });
    } else if (helps !== undefined || LEADS.test(behind) || (!hasLead && index < 4))
      unknown.push(said);
  }
  for (const { index, 0: whole, 1: said = "" } of folded.matchAll(HELPS_IN_ENGLISH))
    if (!known.some((one) => index < one.to && index + whole.length > one.from)) unknown.push(said);
  return { unknown, assist, spans };
};

const NOT_TO_DO =
  /(?:^|[，,；;]) *(?:再|先|可|可以|暂|暂时|暂且|都|均|一律)?(?:不(?!合格|达标|符合|规范|留|漏|少于|低于|折不扣)|无需|无须|毋须|未|暂缓|免予|取消|撤销)|(?:还|但)不|\b(?:not|never|no longer|without)\b/iu;
const ONLY_IF =
  /如果|如(?=[^，,]{1,12}[，,则])|若|一旦|视情况|而定|条件成熟|待[^，,]{1,12}后|的话|[？?]|是否|还是|要不要|能否|吗$|\b(?:if|unless|once|whether|in case)\b/iu;
const FROM_THE_DAY = /^ *(?:之后|以后|后|之日起|起|开始)/u;
const FROM_BEFORE = /\b(?:after|from|since|starting|as of|not before) (?:the )?$/iu;

const WITH_DAY =
  /(?:(?<![无不毋])(?:务必|须|应|要|需|必须)?(?:于|在|最迟)|最迟|限|截至|by|before|no later than|until|due(?: on)?)(?: the)? ?$/iu;

/** The text without some spans, and without what then stands at its ends. */
const without = (text: string, spans: readonly Span[]): string => {
  const left = [...spans]
    .sort((one, other) => other.from - one.from)
    .reduce((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text);
  return left
    .replace(/ +(?=[，,；;])/gu, "")
    .replace(/([，,；;])(?: *[，,；;。.])+/gu, "$1")
    .replace(/ {2,}/gu, " ")
    .replace(/^[\s，,、；;。.:：]+|[\s，,、；;。.:：]+$/gu, "")
    .replace(/^(?:要|应当?|必须|务必|负责|需|须)+(?=\p{Script=Han})/u, "")
    .replace(/^(?:to|will|shall|must|should) /iu, "")
    .trim();
};

/**
 * Reads one plain sentence that gives somebody something to do: 水务局12月10日前封堵排污口，生态环境分局协助.
 * A unit that is only spoken of (报县政府) has no part in it. Nothing is guessed: several leads, several
 * days and names that are nobody's here are given as such.
 */
export const dutySaid = (
  said: string,
  context: { readonly directory: Directory; readonly now: Instant; readonly calendar: Calendar },
): DutySaid => {
  const { directory } = context;
  const text = withoutResolved(cleanText(said).trim());
  const folded = fold(text);
  const days = daysIn(folded, context).map((one) => {
    const before = WITH_DAY.exec(folded.slice(0, one.from))?.[0].length ?? 0;
    return { ...one, from: one.from - before };
  });
  const runs = runsIn(folded, directory, days);
  const roles = runs.map((run) => roleOf(folded, run, { directory, days }));
  const unitsOf = (is: Role["is"]) =>
    roles.filter((one) => one.is === is).flatMap(({ units }) => units);
  const leads = [...new Set([...unitsOf("lead"), ...unitsOf("subject")])];
  const others = othersIn(folded, [...runs, ...days], leads.length > 0, directory);
  const assist = [...new Set([...unitsOf("assist"), ...others.assist])];
  const what = without(text, [...days, ...roles, ...others.spans]);
  const begins = days.some(
    ({ from, to }) =>
      FROM_THE_DAY.test(folded.slice(to)) || FROM_BEFORE.test(folded.slice(0, from)),
  );
  return {
    leads,
    assist: assist.filter((unit) => !leads.includes(unit)),
    days: [...new Map(days.map((one) => [one.day, { day: one.day, far: one.far }])).values()],
    unknown: others.unknown,
    what,
    isDoubtful: begins || NOT_TO_DO.test(what) || ONLY_IF.test(folded),
  };
};
