import {
  type Action,
  action,
  type Block,
  type Card,
  facts,
  note,
  paragraph,
  rows,
} from "../chat/card.ts";
import { type Text, text } from "../chat/text.ts";
import type { CommandContext } from "../commands/command.ts";
import { looksAtWhole } from "../commands/overview-survey.ts";
import { overviewWords } from "../commands/overview-words.ts";
import { words as commandWords } from "../commands/words.ts";
import { categoryOptions, headingOptions } from "../flow/categories.ts";
import { flowOf } from "../flow/find.ts";
import { matterRow } from "../flow/rows.ts";
import { organisationName } from "../people/directory.ts";
import type { CaseOf, Counted, Figure, Scope } from "./count.ts";
import { scopeAsked } from "./scope.ts";
import { type AskedScope, saveView, viewWords } from "./view.ts";
import { figureText, words as said } from "./words.ts";

const pageSize = 8;

/** Which cases of a figure are listed. */
export const listings = ["all", "hits", "misses"] as const;
export type Listing = (typeof listings)[number];

const nameIn = (options: readonly { readonly id: string; readonly name: Text }[], id: string) =>
  options.find((one) => one.id === id)?.name;

export const aboutText = ({
  actor,
  directory,
}: Pick<CommandContext, "actor" | "directory">): Text =>
  looksAtWhole(actor)
    ? overviewWords.county(directory.county)
    : organisationName(directory, actor.organisation);

/** What a figure is of, in a line. */
export const scopeText = (
  scope: Scope,
  { directory, flows, today }: Pick<CommandContext, "directory" | "flows" | "today">,
): Text => {
  const { period, kind, unit, township, category, field } = scope;
  return said.scope(
    period,
    today,
    [
      kind === undefined ? undefined : flowOf(flows, { kind }).name,
      ...[unit, township].map((id) =>
        id === undefined ? undefined : organisationName(directory, id),
      ),
      category === undefined ? undefined : nameIn(categoryOptions, category),
      field === undefined ? undefined : nameIn(headingOptions, field),
    ].filter((name) => name !== undefined),
  );
};

export const hasAny = ({ all, hits }: Figure): boolean => all.length + hits.length > 0;

/** The figures the card tells: of all kinds of which there is something the main ones, of one kind all of them. */
export const toldOnCard = (figures: readonly Figure[]): readonly Figure[] => {
  const kinds = new Set(figures.filter(hasAny).map(({ flow }) => flow.kind));
  const isOfOne = new Set(figures.map(({ flow }) => flow.kind)).size === 1;
  return figures.filter(
    ({ flow, metric }) => kinds.has(flow.kind) && (isOfOne || metric.main === true),
  );
};

const tableOf = (figures: readonly Figure[]): Block =>
  facts(...figures.map((figure) => [figure.metric.name, figureText(figure)] as const));

const idOf = ({ flow, metric }: Figure): string => `${flow.kind}.${metric.id}`;

const toFigure = (figure: Figure, scope: Scope): readonly Action[] =>
  hasAny(figure)
    ? [
        action(figure.metric.name, {
          command: "stats",
          answers: { ...scopeAsked(scope), kind: figure.flow.kind, show: idOf(figure) },
        }),
      ]
    : [];

const toKind = (scope: Scope, kind: string, name: Text): Action =>
  action(name, { command: "stats", answers: { ...scopeAsked(scope), kind } });

const backTo = ({ kind: _, ...scope }: Scope): Action =>
  action(said.allKinds, { command: "stats", answers: scopeAsked(scope) });

/** The figures on one card. Each leads to its list. */
export const statsCard = (
  context: CommandContext,
  scope: Scope,
  { figures, erased }: Counted,
  { more, asked }: { readonly more: readonly Block[]; readonly asked: AskedScope },
): Card => {
  const kinds = context.flows.filter(({ kind }) =>
    figures.some((one) => one.flow.kind === kind && hasAny(one)),
  );
  const told = toldOnCard(figures);
  const title = said.titleOf(aboutText(context));
  const keep: readonly Action[] =
    Object.keys(asked).length === 0
      ? []
      : [action(viewWords.save, { command: saveView, prefill: { ...asked } })];
  const head = [
    paragraph(scopeText(scope, context)),
    paragraph(looksAtWhole(context.actor) ? said.sightWhole : said.sightOwn, "subtle"),
  ];
  const foot = [
    ...more,
    ...(erased === 0 ? [] : [paragraph(said.erased(erased), "subtle")]),
    paragraph(said.legend, "subtle"),
  ];
  if (kinds.length === 0)
    return {
      ...note(title),
      body: [...head, paragraph(said.none), ...foot.slice(0, -1)],
      actions: [...keep, ...(scope.kind === undefined ? [] : [backTo(scope)])],
    };
  if (scope.kind !== undefined)
    return {
      title,
      body: [...head, tableOf(told), ...foot],
      actions: [...figures.flatMap((one) => toFigure(one, scope)), ...keep, backTo(scope)],
    };
  return {
    title,
    body: [
      ...head,
      ...kinds.flatMap(({ kind, name }) => [
        paragraph(text(`${name.zh}：`, `${name.en}:`)),
        tableOf(told.filter(({ flow }) => flow.kind === kind)),
      ]),
      ...foot,
    ],
    actions: [...kinds.map(({ kind, name }) => toKind(scope, kind, name)), ...keep],
  };
};

const casesOf = ({ metric, all, hits }: Figure, listing: Listing): readonly CaseOf[] => {
  switch (listing) {
    case "all":
      return metric.is === "same" ? [...all, ...hits] : all;
    case "hits":
      return hits;
    case "misses":
      return all.filter((one) => !hits.includes(one));
  }
};

/** The matters behind a figure, each opened by its line: those that are counted, those that are hits, or the others. */
export const figureCard = (
  context: CommandContext,
  scope: Scope,
  figure: Figure,
  { listing, from }: { readonly listing: Listing; readonly from: number },
): Card => {
  const matters = [...new Map(casesOf(figure, listing).map(({ of }) => [of.code, of])).values()];
  const page = matters.slice(from, from + pageSize);
  const next = from + page.length;
  const again = (answers: Readonly<Record<string, unknown>>) => ({
    command: "stats",
    answers: { ...scopeAsked(scope), kind: figure.flow.kind, show: idOf(figure), ...answers },
  });
  const isRate = figure.metric.is === "cohort" || figure.metric.is === "same";
  const misses = casesOf(figure, "misses").length;
  const ways: readonly Action[] = isRate
    ? [
        action(said.whole(figure.all.length), again({ list: "all" })),
        action(said.hits(figure.hits.length), again({ list: "hits" })),
        ...(figure.metric.is === "same"
          ? []
          : [action(said.misses(misses), again({ list: "misses" }))]),
      ].filter((_, index) => listings[index] !== listing)
    : [];
  return {
    title: said.titleOf(figure.metric.name),
    body: [
      paragraph(scopeText({ ...scope, kind: figure.flow.kind }, context)),
      facts([figure.metric.name, figureText(figure)]),
      ...(page.length === 0
        ? [paragraph(said.nothingListed)]
        : [
            paragraph(said.page(from + 1, next, matters.length), "subtle"),
            rows(page.map((matter) => matterRow(context, matter))),
          ]),
    ],
    actions: [
      ...(next < matters.length
        ? [action(commandWords.more, again({ list: listing, from: next }))]
        : []),
      ...ways,
      toKind(scope, figure.flow.kind, said.back),
    ],
  };
};
