import { type Day, dayWithWeekday, shortDay } from "../calendar/day.ts";
import { type Text, text } from "../chat/text.ts";
import { withinSentence } from "../flow/words.ts";
import { type FigureKind, type Figures, stillDays, yellowDays } from "./overview-figures.ts";

const several = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

/** Parts of a line with points between them. */
export const dotted = (parts: readonly Text[]): Text =>
  text(parts.map(({ zh }) => zh).join(" · "), parts.map(({ en }) => en).join(" · "));

/** The lights: a shape and a word each, so that no colour has to be seen. */
const lights = {
  green: text("●绿灯", "● green"),
  yellow: text("▲黄灯", "▲ yellow"),
  red: text("■红灯", "■ red"),
};

const figureNames: Readonly<Record<FigureKind, Text>> = {
  overdue: text("逾期", "overdue"),
  red: lights.red,
  yellow: lights.yellow,
  week: text("本周到期", "due this week"),
  still: text("停滞", "standing still"),
  owed: text("待办", "to act on"),
};

/** A figure with its number, or its name alone. */
const named = (figure: FigureKind, count: number | undefined): Text => {
  const { zh, en } = figureNames[figure];
  return count === undefined ? text(zh, en) : text(`${zh}${count}件`, `${count} ${en}`);
};

const openCount = (open: number): Text => text(`在办${open}件`, `${open} open`);

/** Late ones with their lights; the green light where none is. */
const lateText = (figures: Figures): Text => {
  if (figures.overdue === 0) return text(`${lights.green.zh}：没有逾期`, `${lights.green.en}`);
  const of = (["red", "yellow"] as const).flatMap((figure) =>
    figures[figure] === 0 ? [] : [named(figure, figures[figure])],
  );
  const late = named("overdue", figures.overdue);
  return text(
    `${late.zh}（${of.map(({ zh }) => zh).join("、")}）`,
    `${late.en} (${of.map(({ en }) => en).join(", ")})`,
  );
};

const sharedParts = (figures: Figures): readonly Text[] => [
  lateText(figures),
  ...(figures.week === 0 ? [] : [named("week", figures.week)]),
  ...(figures.still === 0 ? [] : [named("still", figures.still)]),
];

/** What the overview says. Both languages side by side. */
export const overviewWords = {
  overview: text("总览", "Overview"),
  overviewHelp: text(
    "各单位、各类事项：在办、本周到期、逾期（绿黄红）、卡在哪里；只看一个单位、一类或一个阶段：总览 水务局，总览 阶段=待签收",
    "By unit and kind: open, due this week, overdue (green, yellow, red), what is stuck; of one unit, kind or stage: overview Water Bureau, overview stage=filed",
  ),
  of: text("单位或类别", "Unit or kind"),
  ofHelp: text("水务局；建议", "Water Bureau; rec"),
  show: text("哪个数字", "Which figure"),
  stage: text("阶段", "Stage"),
  stageHelp: text("待补正；待签收", "to be acknowledged"),
  inStage: (name: Text, count: number): Text =>
    text(`${name.zh}（${count}件）`, `${name.en} (${count})`),
  noStage: (typed: string, now: readonly Text[]): Text =>
    text(
      `没有叫“${typed}”的阶段。${now.length === 0 ? "现在没有要办的。" : `现在有要办的阶段：${now.map(({ zh }) => zh).join("、")}。`}`,
      `There is no stage called “${typed}”. ${now.length === 0 ? "Nothing is to be done now." : `Something is to be done in: ${now.map(({ en }) => en).join("; ")}.`}`,
    ),
  whichStage: (typed: string, now: readonly Text[]): Text =>
    text(
      `叫“${typed}”的阶段不止一个，请写全名${now.length === 0 ? "。" : `：${now.map(({ zh }) => zh).join("、")}。`}`,
      `More than one stage is called “${typed}”; say which${now.length === 0 ? "." : `: ${now.map(({ en }) => en).join("; ")}.`}`,
    ),
  titleOf: (about: Text): Text => text(`总览 · ${about.zh}`, `Overview · ${about.en}`),
  named,
  open: openCount,
  county: (county: string | undefined): Text =>
    county === undefined ? text("全县", "the county") : text(county, county),
  asOf: (today: Day, open: number, figures: Figures): Text => {
    const day = dayWithWeekday(today);
    const parts = dotted([openCount(open), ...sharedParts(figures)]);
    return text(`${day.zh}：${parts.zh}`, `${day.en}: ${parts.en}`);
  },
  ofKind: (open: number | undefined, figures: Figures): Text =>
    dotted([...(open === undefined ? [] : [openCount(open)]), ...sharedParts(figures)]),
  ofUnit: (figures: Figures): Text =>
    dotted([named("owed", figures.owed), ...sharedParts(figures)]),
  legend: text(
    `${lights.green.zh}：没有逾期；${lights.yellow.zh}：逾期${yellowDays}天以内；${lights.red.zh}：逾期超过${yellowDays}天。停滞：没有期限，${stillDays}个工作日没有登记新进展。逾期的不另计入本周到期。`,
    `${lights.green.en}: nothing overdue; ${lights.yellow.en}: up to ${yellowDays} days late; ${lights.red.en}: more. Standing still: no deadline, and no step recorded for ${stillDays} working days. What is overdue does not count as due this week.`,
  ),
  restricted: text(
    "您不能看的受限事项，有没有都不在这里写；全县受限事项另有按季的数字：统计 上季度。",
    "Of restricted matters you may not see nothing is said here, whether there are any or not; of all in the county there is a number each quarter: stats last quarter.",
  ),
  byUnit: text("按单位（轮到它办的）：", "By unit (whose turn it is):"),
  byKind: text("按类别：", "By kind:"),
  moreUnits: (count: number): Text =>
    text(
      `还有${count}个单位也有逾期、本周到期或停滞的，见“各单位”。`,
      `${several(count, "further unit has", "further units have")} something overdue, due this week or standing still: see “All units”.`,
    ),
  otherUnits: (count: number): Text =>
    text(
      `其余${count}个有待办的单位没有逾期、没有本周到期的。`,
      `${several(count, "other unit with something to do has", "other units with something to do have")} nothing overdue or due this week.`,
    ),
  allUnits: text("各单位", "All units"),
  stuck: text("卡在哪里（拖得最久的在前）：", "What is stuck (longest first):"),
  units: (from: number, to: number, all: number): Text =>
    text(`第${from}到${to}个单位，共${all}个。`, `Units ${from} to ${to} of ${all}.`),
  page: (figure: Text, from: number, to: number, all: number): Text =>
    text(
      `${figure.zh}：第${from}到${to}件，共${all}件。`,
      `${figure.en}: ${from} to ${to} of ${all}.`,
    ),
  waitsFor: (who: Text, what: Text): Text =>
    text(`等${who.zh}${what.zh}`, `${who.en}: ${withinSentence(what.en)}`),
  others: (count: number, late: number): Text =>
    text(
      `其中${count}件轮到别的单位办${late === 0 ? "" : `，逾期${late}件`}。`,
      `${several(count, "of them waits", "of them wait")} for other units${late === 0 ? "" : `, ${late} of them overdue`}.`,
    ),
  light: (late: number): Text => (late > yellowDays ? lights.red : lights.yellow),
  further: (count: number): Text => text(`另有${count}项`, `${count} more`),
  unmoved: (since: Day): Text => {
    const day = shortDay(since);
    return text(`${day.zh}以来没有登记新进展`, `no step recorded since ${day.en}`);
  },
  none: (about: Text): Text =>
    text(
      `在您能看的事项里，${about.zh}现在没有在办的。`,
      `In what you can see, nothing is open (${about.en}).`,
    ),
  noneOf: (about: Text): Text =>
    text(
      `在您能看的事项里，现在没有：${about.zh}。`,
      `In what you can see there is nothing now: ${about.en}.`,
    ),
  ownOnly: (unit: Text): Text =>
    text(
      `您看到的是本单位（${unit.zh}）的；全县和别的单位的，由召集人、副召集人和秘书处看。`,
      `This is your own unit's (${unit.en}); the county's and other units' are for the convenor, the deputies and the secretariat.`,
    ),
  noMatters: text(
    "您的岗位只管账号，看不到事项，所以没有总览。要看全县的，请找联席会议秘书处。",
    "Your post looks after accounts and sees no matters, so it has no overview. The secretariat has the county's.",
  ),
  cut: text(
    "事项太多，这里只统计了期限最早的一部分。",
    "There are too many matters: only those due first are counted here.",
  ),
  back: text("回总览", "Back to the overview"),
};
