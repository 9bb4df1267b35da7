import {
  type Action,
  action,
  type Block,
  type Card,
  facts,
  note,
  paragraph,
  type Row,
  rows,
} from "../chat/card.ts";
import { type Text, text } from "../chat/text.ts";
import { isLate } from "../flow/clock.ts";
import { flowOf } from "../flow/find.ts";
import type { Kind } from "../flow/matter.ts";
import { dutyText, whoIsAwaited } from "../flow/owed-text.ts";
import { dutyRow } from "../flow/rows.ts";
import { organisationName } from "../people/directory.ts";
import {
  countsIn,
  type FigureKind,
  type Figures,
  figuresOf,
  type Owing,
  owingIn,
} from "./overview-figures.ts";
import {
  type FigureLine,
  isNoisy,
  kindLines,
  openIn,
  type Survey,
  type Surveying,
  unitLines,
} from "./overview-survey.ts";
import { dotted, overviewWords as said } from "./overview-words.ts";

const mostUnits = 8;
const mostUnitButtons = 6;
const mostStuck = 5;

/** So many duties of one matter are written out on the overview. */
const mostOnCard = 2;

/** The matter with whose turn it is, for what and since when, its light in front; of what is late that alone. */
export const owingRow = (
  context: Surveying,
  { of, duties, late, since }: Owing,
  most = mostOnCard,
): Row => {
  const flow = flowOf(context.flows, of);
  const gone = duties.filter(([{ clock }]) => clock !== undefined && isLate(clock, context.now));
  const told = (gone.length === 0 ? duties : gone).slice(0, most);
  const row = dutyRow(
    context,
    of,
    told.map((duty) => ({
      ...duty[0],
      said: said.waitsFor(
        whoIsAwaited(context.directory, duty),
        dutyText(flow, duty, context.directory),
      ),
    })),
  );
  const parts = [
    ...(late === undefined ? [] : [said.light(late)]),
    row.detail,
    ...(told.length === duties.length ? [] : [said.further(duties.length - told.length)]),
    said.unmoved(since),
  ];
  return { ...row, detail: dotted(parts) };
};

/** Of which unit, kind or stage (its Chinese name) a list is, as it is asked for again. */
export type Narrowed = { readonly of?: string; readonly kind?: Kind; readonly stage?: string };

export const toList = (
  figure: FigureKind,
  figures: Figures,
  part: Narrowed = {},
): readonly Action[] =>
  figures[figure] === 0
    ? []
    : [
        action(said.named(figure, figures[figure]), {
          command: "overview",
          answers: { ...part, show: figure },
        }),
      ];

export const toOpen = (open: number, kind?: Kind): readonly Action[] =>
  open === 0
    ? []
    : [
        action(said.open(open), {
          command: "list",
          answers: { ...(kind === undefined ? {} : { kind }), open: true },
        }),
      ];

export const unitButton = (context: Surveying, { id, figures }: FigureLine): Action => {
  const name = organisationName(context.directory, id);
  return action(text(`${name.zh} ${figures.owed}`, `${name.en} ${figures.owed}`), {
    command: "overview",
    answers: { of: id },
  });
};

const isStuck = (one: Owing, context: Surveying): boolean =>
  countsIn(one, "overdue", context) || countsIn(one, "still", context);

const unitBlocks = (context: Surveying, lines: readonly FigureLine[]): readonly Block[] => {
  const noisy = lines.filter(isNoisy);
  const quiet = lines.length - noisy.length;
  const more = noisy.slice(mostUnits).length;
  return lines.length === 0
    ? []
    : [
        paragraph(said.byUnit),
        ...(noisy.length === 0 ? [] : [tableOf(context, noisy.slice(0, mostUnits))]),
        ...(more === 0 ? [] : [paragraph(said.moreUnits(more))]),
        ...(quiet === 0 ? [] : [paragraph(said.otherUnits(quiet), "subtle")]),
      ];
};

export const tableOf = (context: Surveying, lines: readonly FigureLine[]): Block =>
  facts(
    ...lines.map(
      ({ id, figures }) => [organisationName(context.directory, id), said.ofUnit(figures)] as const,
    ),
  );

/** What is said of the figures besides themselves. */
const noteBlocks = ({ whole, others, cut }: Survey): readonly Block[] => [
  ...(whole ? [paragraph(said.restricted, "subtle")] : []),
  ...(whole || others.length === 0
    ? []
    : [
        paragraph(
          said.others(others.length, others.filter(({ late }) => late !== undefined).length),
        ),
      ]),
  ...(cut ? [paragraph(said.cut, "warning")] : []),
];

/**
 * The overview on one card: the totals, by unit and by kind, what is stuck. Sent by itself it lies open
 * on a screen, and shows no line of a matter of level 2.
 */
export const overviewCard = (
  context: Surveying,
  survey: Survey,
  { sent = false, above = [] }: { readonly sent?: boolean; readonly above?: readonly Text[] } = {},
): Card => {
  const all = owingIn(survey.rows, context);
  const figures = figuresOf(all, context);
  const open = openIn(survey);
  const title = said.titleOf(survey.about);
  const told = above.map((one) => paragraph(one));
  if (open === 0 && figures.owed === 0)
    return {
      ...note(title, [said.none(survey.about)]),
      body: [...told, paragraph(said.none(survey.about)), ...noteBlocks(survey)],
    };
  const kinds = kindLines(survey, context);
  const units = survey.whole ? unitLines(survey, context) : [];
  const stuck = all.filter((one) => isStuck(one, context) && (!sent || one.of.visibility === 1));
  return {
    title,
    body: [
      ...told,
      paragraph(said.asOf(context.today, open, figures)),
      ...noteBlocks(survey),
      ...unitBlocks(context, units),
      paragraph(said.byKind),
      facts(
        ...kinds.map(
          ({ id, figures: one }) =>
            [
              flowOf(context.flows, { kind: id }).name,
              said.ofKind(openIn(survey, id), one),
            ] as const,
        ),
      ),
      ...(stuck.length === 0
        ? []
        : [
            paragraph(said.stuck),
            rows(stuck.slice(0, mostStuck).map((one) => owingRow(context, one))),
          ]),
      paragraph(said.legend, "subtle"),
    ],
    actions: [
      ...toList("overdue", figures),
      ...(figures.red > 0 && figures.yellow > 0
        ? [...toList("red", figures), ...toList("yellow", figures)]
        : []),
      ...toList("week", figures),
      ...toList("still", figures),
      ...toOpen(open),
      ...units.slice(0, mostUnitButtons).map((one) => unitButton(context, one)),
      ...(units.length > mostUnitButtons
        ? [action(said.allUnits, { command: "overview", answers: { units: 0 } })]
        : []),
      ...kinds.map(({ id, figures: one }) =>
        action(
          text(
            `${flowOf(context.flows, { kind: id }).name.zh} ${openIn(survey, id)}`,
            `${flowOf(context.flows, { kind: id }).name.en} ${openIn(survey, id)}`,
          ),
          one.owed === 0
            ? { command: "list", answers: { kind: id, open: true } }
            : { command: "overview", answers: { kind: id } },
        ),
      ),
    ],
  };
};
