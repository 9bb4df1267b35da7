import { type Day, dayFrom, daysInMonth, partsOf } from "../calendar/day.ts";
import type { Span } from "../calendar/typed-period.ts";
import { type Text, text } from "../chat/text.ts";
import { type Bar, type Chart, drawnPage } from "../documents/drawing.ts";
import { unitsIn } from "../flow/matter.ts";
import { toldOnCard } from "./cards.ts";
import type { CaseOf, Figure } from "./count.ts";
import { figureText, words as said } from "./words.ts";

/** What is drawn: figures of a reader, in the reader's words. */
type Drawing = {
  readonly title: string;
  readonly scope: string;
  readonly figures: readonly Figure[];
  readonly period: Span;
  readonly today: Day;
  inWords(said: Text): string;
  /** Absent where units are not told apart to this reader. */
  readonly unitName?: (id: string) => Text;
};

const mostMonths = 12;

const monthsIn = ({ from, to }: Span, today: Day): readonly Span[] => {
  const months: Span[] = [];
  let { year, month } = partsOf(from);
  const last = to < today ? to : today;
  while (dayFrom(year, month, 1) <= last) {
    months.push({
      from: dayFrom(year, month, 1),
      to: dayFrom(year, month, daysInMonth(year, month)),
    });
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return months;
};

/** Kinds count alike, so that a figure is told with its kind. */
const nameOf = ({ flow, metric }: Pick<Figure, "flow" | "metric">): Text =>
  text(`${flow.name.zh} · ${metric.name.zh}`, `${flow.name.en} · ${metric.name.en}`);

/** Cases that may be told apart where others look on: one or two of level 2 in a month, or of a unit, may be known by it. */
const openOf = (cases: readonly CaseOf[]): readonly CaseOf[] =>
  cases.filter(({ of }) => of.visibility < 2);

/** What each kind counts first, month by month. */
const trends = ({ figures, period, today, inWords }: Drawing): readonly Chart[] => {
  const months = monthsIn(period, today);
  if (months.length < 2 || months.length > mostMonths) return [];
  const firsts = figures.filter(
    ({ flow, metric, all }) =>
      metric.is === "count" &&
      metric.main === true &&
      metric.now !== true &&
      openOf(all).length > 0 &&
      figures.find((one) => one.flow.kind === flow.kind && one.metric.is === "count")?.metric ===
        metric,
  );
  return firsts.map((figure) => {
    const all = openOf(figure.all);
    const counts = months.map(
      ({ from, to }) => all.filter(({ on = "" }) => from <= on && on <= to).length,
    );
    const most = Math.max(...counts, 1);
    return {
      heading: inWords(said.byMonth(nameOf(figure))),
      upright: true,
      bars: counts.map((count, at) => ({
        name: inWords(said.month(months[at]?.from ?? period.from)),
        part: count / most,
        value: `${count}`,
      })),
    };
  });
};

/** Every rate on the card of all kinds that has something to divide. */
const rates = ({ figures, inWords }: Drawing): readonly Chart[] => {
  const bars = figures
    .filter(({ metric, all }) => metric.is === "cohort" && metric.main === true && all.length > 0)
    .map(
      (figure): Bar => ({
        name: inWords(nameOf(figure)),
        part: figure.hits.length / figure.all.length,
        value: inWords(figureText(figure)),
      }),
    );
  return bars.length === 0 ? [] : [{ heading: inWords(said.rates), bars }];
};

/** Whose doing a case is: its own unit's, or that of the one unit the matter is for. */
const unitOf = ({ unit, of }: CaseOf): string | undefined => {
  const [only, ...others] = unitsIn(of, "to");
  return unit ?? (others.length === 0 ? only : undefined);
};

/** What each unit does in time, the least first. */
const byUnit = ({ figures, inWords, unitName }: Drawing): readonly Chart[] => {
  if (unitName === undefined) return [];
  return figures
    .filter(({ metric }) => metric.id.endsWith("in-time"))
    .flatMap(({ flow, metric, all, hits }) => {
      const units = [...new Set(openOf(all).flatMap((one) => unitOf(one) ?? []))];
      const bars = units
        .map((id) => {
          const [due, done] = [all, hits].map((cases) =>
            openOf(cases).filter((one) => unitOf(one) === id),
          );
          const own = { flow, metric, all: due ?? [], hits: done ?? [] };
          return {
            name: inWords(unitName(id)),
            part: own.hits.length / own.all.length,
            value: inWords(figureText(own)),
          };
        })
        .toSorted((one, other) => one.part - other.part);
      return bars.length < 2
        ? []
        : [{ heading: inWords(said.byUnit(nameOf({ flow, metric }))), bars }];
    });
};

/** What the card tells, line by line, where there is nothing to compare: one month with counts alone. */
const lines = ({ figures, inWords }: Drawing): readonly Chart[] => {
  const told = toldOnCard(figures);
  const most = Math.max(
    ...told.map(({ metric, all }) => (metric.is === "count" ? all.length : 1)),
    1,
  );
  const partOf = ({ metric, all, hits }: Figure): Pick<Bar, "part"> => {
    if (metric.is === "count") return { part: all.length / most };
    return metric.is === "cohort" && all.length > 0 ? { part: hits.length / all.length } : {};
  };
  const bars = told.map(
    (figure): Bar => ({
      name: inWords(nameOf(figure)),
      ...partOf(figure),
      value: inWords(figureText(figure)),
    }),
  );
  return bars.length === 0 ? [] : [{ heading: inWords(said.counts), bars }];
};

/**
 * The figures as a page with a drawing: what came month by month, the rates, and what each unit does in
 * time, with all of it in words for whoever does not see it. It is made to be passed on: of what is restricted
 * there is nothing in it but what the card adds up.
 */
export const picturePage = (drawing: Drawing): Uint8Array => {
  const { title, scope, inWords } = drawing;
  const compared = [...trends(drawing), ...rates(drawing), ...byUnit(drawing)];
  const charts = compared.length > 0 ? compared : lines(drawing);
  return drawnPage({ title, scope, charts, none: inWords(said.none) });
};
