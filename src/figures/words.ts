import { type Day, dayText, partsOf, shortDay } from "../calendar/day.ts";
import { type Span, spanText } from "../calendar/typed-period.ts";
import { joinAnd, type Text, text } from "../chat/text.ts";
import { percent } from "../flow/figure.ts";
import type { Figure } from "./count.ts";
import { medianOf, sumOf } from "./count.ts";

const none = "–";

const several = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

/** A figure of each part there is something of. */
const partsText = (
  { metric, all }: Figure,
  numberOf: (cases: Figure["all"]) => number,
): readonly Text[] =>
  (metric.parts ?? []).flatMap(({ id, name }) => {
    const number = numberOf(all.filter(({ part }) => part === id));
    return number === 0 ? [] : [text(`${name.zh}${number}`, `${name.en} ${number}`)];
  });

const withParts = (whole: Text, parts: readonly Text[]): Text => {
  const { zh, en } = joinAnd(parts);
  return zh === "" ? whole : text(`${whole.zh}（${zh}）`, `${whole.en} (${en})`);
};

/** A figure in words: how many, how much, numerator over denominator, or the median and of how many. */
export const figureText = (figure: Figure): Text => {
  const { metric, all, hits } = figure;
  switch (metric.is) {
    case "count": {
      const parts = partsText(figure, (cases) => cases.length);
      return withParts(text(`${all.length}`, `${all.length}`), parts);
    }
    case "sum": {
      if (all.length === 0) return text(none, none);
      const { yuan } = sumOf(all);
      const parts = partsText(figure, (cases) => sumOf(cases).yuan);
      const of = several(all.length, "sum", "sums");
      return withParts(text(`${yuan}元，${all.length}笔`, `${yuan} yuan in ${of}`), parts);
    }
    case "total": {
      if (all.length === 0) return text(none, none);
      const { number } = sumOf(all);
      return text(
        `${number}（${all.length}次）`,
        `${number} (${several(all.length, "time", "times")})`,
      );
    }
    case "share": {
      const { yuan, paid } = sumOf(all);
      const rate = `${paid}/${yuan} = ${percent(paid, yuan)}`;
      return text(`${rate}（元）`, `${rate} (yuan)`);
    }
    case "cohort":
    case "same": {
      const rate = `${hits.length}/${all.length} = ${percent(hits.length, all.length)}`;
      return text(rate, rate);
    }
    case "median": {
      const median = medianOf(all.flatMap(({ days }) => days ?? []));
      return median === undefined
        ? text(none, none)
        : text(
            `${median}个工作日（${all.length}件次）`,
            `${several(median, "working day", "working days")} (of ${all.length})`,
          );
    }
  }
};

/** What the statistics say. Both languages side by side. */
export const words = {
  stats: text("统计", "Statistics"),
  help: text(
    "按期间、单位、类别统计：收到、受理率、按时回复率、采纳、逾期等，写明分子分母，点开看是哪些：统计 上月，统计 本季度 建议 水务局",
    "Figures by period, unit and category: received, accepted, replied in time, adopted, overdue and more, each with numerator and denominator, each leading to its list: stats last month, stats this quarter rec Water Bureau",
  ),
  of: text("统计什么", "What of"),
  ofHelp: text("上月 建议 水务局", "last month rec Water Bureau"),
  period: text("期间", "Period"),
  periodHelp: text(
    "今年、上月、本季度、上半年、8月、2026-01-01到2026-03-31",
    "this year, last month, this quarter, first half, August, 2026-01-01 to 2026-03-31",
  ),
  unit: text("单位", "Unit"),
  township: text("乡镇", "Township"),
  category: text("类别", "Category"),
  field: text("领域", "Field"),
  show: text("哪个数字", "Which figure"),
  list: text("哪些", "Which of them"),
  titleOf: (about: Text): Text => text(`统计 · ${about.zh}`, `Statistics · ${about.en}`),
  /** Of which days and of what it is. */
  scope: (period: Span, today: string, parts: readonly Text[]): Text => {
    const { from, to } = period;
    const name = spanText(period);
    const cut = to > today;
    const days =
      name.zh.includes("日") && !cut
        ? undefined
        : [dayText(from), dayText(cut ? today : to)].map(({ zh, en }) => ({ zh, en }));
    const of = joinAnd(parts);
    return text(
      `${name.zh}${days === undefined ? "" : `（${days[0]?.zh}至${days[1]?.zh}${cut ? "，未结束" : ""}）`}${of.zh === "" ? "" : `；${of.zh}`}`,
      `${name.en}${days === undefined ? "" : ` (${days[0]?.en} to ${days[1]?.en}${cut ? ", not over yet" : ""})`}${of.en === "" ? "" : `; ${of.en}`}`,
    );
  },
  sightWhole: text(
    "只统计您能看的事项；您不能看的受限事项不在里面。",
    "Only what you may see is counted; restricted matters you may not see are not.",
  ),
  sightOwn: text(
    "只统计您能看的事项；全县的由召集人、副召集人和秘书处看。",
    "Only what you may see is counted; the county's figures are for the convenor, the deputies and the secretariat.",
  ),
  restricted: (on: Text): Text =>
    text(
      `全县的受限事项（收到的，按月）：截至${on.zh}，以后不再改，谁看都一样。1件、2件的不给数，能推算出它们的也不给，写“*”。`,
      `The county's restricted matters by month received, as of ${on.en}; it is not changed afterwards, and the same to every reader. One and two are not given, nor what they could be worked out from (“*”).`,
    ),
  restrictedByQuarter: text(
    "受限事项只有数字，只按已结束的整个季度给，不按单位、种类、类别分：统计 上季度。",
    "Of restricted matters there are numbers of whole quarters that are over and not by unit, kind or category: stats last quarter.",
  ),
  picture: text("图", "Picture"),
  byMonth: (name: Text): Text =>
    text(`${name.zh}，按月（不含受限事项）`, `${name.en}, by month (without restricted matters)`),
  counts: text("各项数字", "Figures"),
  rates: text("比率", "Rates"),
  byUnit: (name: Text): Text =>
    text(`${name.zh}，按单位（不含受限事项）`, `${name.en}, by unit (without restricted matters)`),
  all: text("合计", "all"),
  month: (from: Day): Text => {
    const { month } = partsOf(from);
    return text(`${month}月`, shortDay(from).en.replace(/^\d+ /, ""));
  },
  none: text(
    "这个范围里没有您能看的、可以统计的事项。",
    "Nothing that you may see is there to count.",
  ),
  legend: text(
    "比率写作“分子/分母 = 比率”，分母为0时写“–”。比率按批算：送达、收到或到期在期间内的，看至今的结果；写明“期内÷期内”的按同期算。撤回的不计入（线索按收到的算）；延期的按新的到期日。一件发给几个单位的，回复、签收等按单位分别计。",
    "A rate is “numerator/denominator = rate”, “–” where the denominator is 0. Rates are of a cohort: what was served, received or due in the period, with what became of it so far; one said to be “in the period ÷ in the period” is of the same period. What was withdrawn is not in them (of clues all that came); what was extended counts by its new day. Of one document to several units replies, receipts and the like count for each unit.",
  ),
  erased: (count: number): Text =>
    text(
      `另有${count}件内容已按期销毁，不在里面。`,
      `${several(count, "further matter has", "further matters have")} been erased as due and ${count === 1 ? "is" : "are"} not counted.`,
    ),
  allKinds: text("各类", "All kinds"),
  back: text("回统计", "Back to the figures"),
  whole: (count: number): Text => text(`分母${count}`, `Denominator ${count}`),
  hits: (count: number): Text => text(`分子${count}`, `Numerator ${count}`),
  misses: (count: number): Text => text(`未计入分子${count}`, `Not in the numerator ${count}`),
  page: (from: number, to: number, all: number): Text =>
    text(
      `第${from}到${to}件，共${all}件。`,
      `${from} to ${to} of ${several(all, "matter", "matters")}.`,
    ),
  nothingListed: text("没有这样的事项。", "There is none."),
  /** The columns of the table that is taken away. */
  columns: [
    text("种类", "Kind"),
    text("指标", "Figure"),
    text("算法", "Counted as"),
    text("分子", "Numerator"),
    text("分母", "Denominator"),
    text("值", "Value"),
  ],
  counted: {
    count: text("数", "count"),
    cohort: text("同批比率", "rate of a cohort"),
    same: text("同期比率", "rate of a period"),
    median: text("中位数", "median"),
    sum: text("合计（元）", "sum (yuan)"),
    total: text("合计", "total"),
    share: text("同批比率（元）", "rate of a cohort (yuan)"),
  },
  notATownship: (unit: Text): Text =>
    text(
      `${unit.zh}不是乡镇。请写乡镇的名称，例如清泉镇；别的单位写在“单位”里。`,
      `${unit.en} is no township. Give one, such as Qingquan; other units go under “Unit”.`,
    ),
  notUnderstood: (typed: string): Text =>
    text(
      `没有看懂“${typed}”。可以写期间（上月、2026年第三季度）、事项种类（线索、建议）、类别（水污染）或县里的单位（水务局）。`,
      `“${typed}” was not understood. Give a period (last month, Q3 2026), a kind (clue, rec), a category (water pollution) or a unit of the county (Water Bureau).`,
    ),
  noMatters: text(
    "您的岗位只管账号，看不到事项，所以没有统计。要看全县的，请找联席会议秘书处。",
    "Your post looks after accounts and sees no matters, so there is nothing to count. The secretariat has the county's figures.",
  ),
};
