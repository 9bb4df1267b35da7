import { type Action, action, type Card, paragraph, rows } from "../chat/card.ts";
import type { Text } from "../chat/text.ts";
import { flowOf } from "../flow/find.ts";
import { organisationName } from "../people/directory.ts";
import type { CommandContext } from "./command.ts";
import { mayNudge, nudgedToday } from "./duty-list.ts";
import { nextMeeting } from "./next-meeting.ts";
import { type Narrowed, owingRow, tableOf, toList, toOpen, unitButton } from "./overview-cards.ts";
import {
  countsIn,
  type FigureKind,
  figureKinds,
  figuresOf,
  type Owing,
  owingIn,
  unitsOwing,
} from "./overview-figures.ts";
import { stageNamed, stageOf } from "./overview-stages.ts";
import { openIn, type Survey, type Surveying, unitLines } from "./overview-survey.ts";
import { dotted, overviewWords as said } from "./overview-words.ts";
import { words } from "./words.ts";

const pageSize = 6;
const unitsOnPage = 20;

/** So many duties of one matter are written out in a list. */
const mostInList = 4;

/** Every unit whose turn it is somewhere, a page at a time, each with its figures and its list. */
export const unitsCard = (context: Surveying, survey: Survey, from: number): Card => {
  const lines = unitLines(survey, context);
  const page = lines.slice(from, from + unitsOnPage);
  const next = from + page.length;
  return {
    title: said.allUnits,
    body: [paragraph(said.units(from + 1, next, lines.length), "subtle"), tableOf(context, page)],
    actions: [
      ...page.map((one) => unitButton(context, one)),
      ...(next < lines.length
        ? [action(words.more, { command: "overview", answers: { units: next } })]
        : []),
      action(said.back, { command: "overview" }),
    ],
  };
};

/** What may be done about some matters from a list of them: somebody asked, or the next meeting told. */
const rowActions = async (
  context: CommandContext,
  page: readonly Owing[],
): Promise<readonly Action[]> => {
  const meeting = await nextMeeting(context);
  const actions: Action[] = [];
  for (const { of, duties } of page) {
    const nudged = await nudgedToday(context, of.code);
    if (duties.some((duty) => !nudged(duty) && mayNudge(context.actor, duty)))
      actions.push(action(words.nudge(of.code), { command: "nudge", code: of.code }));
    if (
      meeting !== undefined &&
      of.visibility === 1 &&
      of.kind !== meeting.flow.kind &&
      !meeting.known.includes(of.code)
    )
      actions.push(
        action(meeting.agenda.words.add(of.code), {
          command: `${meeting.flow.kind}.${meeting.agenda.adds}`,
          code: meeting.meeting.code,
          answers: { item: of.code },
        }),
      );
  }
  return actions;
};

/** The matters behind one figure, each opened by its line, with what may be done about it. */
export const figureCard = async (
  context: CommandContext,
  survey: Survey,
  {
    part,
    figure,
    from,
    above,
  }: {
    readonly part: Narrowed;
    readonly figure: FigureKind;
    readonly from: number;
    readonly above: readonly Text[];
  },
): Promise<Card> => {
  const { of: unit, kind, stage } = part;
  const { directory, flows } = context;
  const owed = owingIn(
    survey.rows.filter(
      (row) =>
        (kind === undefined || row.of.kind === kind) &&
        (stage === undefined || stageOf(flows, row) === stage) &&
        (unit === undefined || unitsOwing(row, directory).includes(unit)),
    ),
    context,
  );
  const figures = figuresOf(owed, context);
  const ofUnit = unit === undefined ? undefined : organisationName(directory, unit);
  const ofKind = kind === undefined ? undefined : flowOf(flows, { kind }).name;
  const ofStage = stage === undefined ? undefined : stageNamed(flows, stage);
  const about = dotted([
    ofUnit ?? ofKind ?? survey.about,
    ...(ofStage === undefined ? [] : [ofStage]),
  ]);
  const open = openIn(survey, kind);
  const list = owed.filter((one) => countsIn(one, figure, context));
  const page = list.slice(from, from + pageSize);
  const next = from + page.length;
  return {
    title: said.titleOf(about),
    body: [
      ...above.map((one) => paragraph(one)),
      paragraph(
        unit === undefined && stage === undefined
          ? said.ofKind(open, figures)
          : said.ofUnit(figures),
      ),
      ...(page.length === 0
        ? [paragraph(said.noneOf(said.named(figure, undefined)))]
        : [
            paragraph(
              said.page(said.named(figure, undefined), from + 1, next, list.length),
              "subtle",
            ),
            rows(page.map((one) => owingRow(context, one, mostInList))),
          ]),
    ],
    actions: [
      ...(await rowActions(context, page)),
      ...(next < list.length
        ? [
            action(words.more, {
              command: "overview",
              answers: { ...part, show: figure, from: next },
            }),
          ]
        : []),
      ...figureKinds
        .filter(
          (one) =>
            one !== figure &&
            figures[one] !== list.length &&
            !((one === "red" || one === "yellow") && figures[one] === figures.overdue),
        )
        .flatMap((one) => toList(one, figures, part)),
      ...(unit === undefined ? toOpen(open, kind) : []),
      action(said.back, { command: "overview" }),
    ],
  };
};
