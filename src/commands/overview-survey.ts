import type { Text } from "../chat/text.ts";
import { answerForTheWhole, sightOf } from "../flow/access.ts";
import { type DutyOf, findOwed, type Looking } from "../flow/find.ts";
import type { Kind } from "../flow/matter.ts";
import type { Context } from "../flow/step.ts";
import { organisationName, type Person } from "../people/directory.ts";
import {
  type Figures,
  figuresOf,
  isWorthTelling,
  type Owing,
  owingIn,
  unitsOwing,
} from "./overview-figures.ts";
import { overviewWords } from "./overview-words.ts";

/** Who looks, and by which calendar. */
export type Surveying = Looking & Pick<Context, "calendar">;

/** Everything the figures of one reader are made from. */
export type Survey = {
  /** The county, or the reader's own unit alone. */
  readonly whole: boolean;
  readonly about: Text;
  /** What those who are counted owe. */
  readonly rows: readonly DutyOf[];
  /** What other units owe in what the reader sees; only where the own unit is counted. */
  readonly others: readonly Owing[];
  readonly open: readonly { readonly kind: Kind; readonly count: number }[];
  /** There was more than is looked at. */
  readonly cut: boolean;
};

/** Whether somebody answers for the whole, and so sees the figures of every unit. */
export const looksAtWhole = ({ roles }: Pick<Person, "roles">): boolean =>
  answerForTheWhole.some((role) => roles.includes(role));

/** Whether somebody sees matters at all by their unit or office. */
export const seesMatters = (person: Person): boolean =>
  sightOf(person).reaches.some(
    ({ through }) => through === "organisation" || through === "overview",
  );

const sum = (counts: Survey["open"]): number =>
  counts.reduce((total, { count }) => total + count, 0);

/** What one reader is counted: two questions to the store, whatever there is. */
export const surveyFor = async (context: Surveying): Promise<Survey> => {
  const { store, actor, directory } = context;
  const whole = looksAtWhole(actor);
  const [{ owed, whole: all }, open] = await Promise.all([
    findOwed(context),
    store.countOpen(sightOf(actor)),
  ]);
  const isOwn = (row: DutyOf): boolean =>
    whole || unitsOwing(row, directory).includes(actor.organisation);
  return {
    whole,
    about: whole
      ? overviewWords.county(directory.county)
      : organisationName(directory, actor.organisation),
    rows: owed.filter(isOwn),
    others: owingIn(
      owed.filter((row) => !isOwn(row)),
      context,
    ),
    open,
    cut: !all,
  };
};

/** How many matters are open in what the reader sees, at all or of one kind. */
export const openIn = ({ open }: Pick<Survey, "open">, kind?: Kind): number =>
  sum(open.filter((one) => kind === undefined || one.kind === kind));

/** One line of a table: whose it is, what is owed there and its figures. */
export type FigureLine<Id extends string = string> = { readonly id: Id; readonly figures: Figures };

const worst = ({ figures: one }: FigureLine, { figures: other }: FigureLine): number =>
  other.red - one.red ||
  other.yellow - one.yellow ||
  other.week - one.week ||
  other.still - one.still ||
  other.owed - one.owed;

/** A line for each unit whose turn it is somewhere, the worst first. */
export const unitLines = (
  { rows }: Pick<Survey, "rows">,
  context: Surveying,
): readonly FigureLine[] => {
  const byUnit = new Map<string, DutyOf[]>();
  for (const row of rows)
    for (const unit of unitsOwing(row, context.directory))
      byUnit.set(unit, [...(byUnit.get(unit) ?? []), row]);
  return [...byUnit]
    .filter(([id]) => id !== "")
    .map(([id, owed]) => ({ id, figures: figuresOf(owingIn(owed, context), context) }))
    .toSorted(worst);
};

/** A line for each kind of which something is open or owed, in the order of the kinds. */
export const kindLines = (
  survey: Pick<Survey, "rows" | "open">,
  context: Surveying,
): readonly FigureLine<Kind>[] =>
  context.flows.flatMap(({ kind }) => {
    const owed = survey.rows.filter(({ of }) => of.kind === kind);
    return owed.length === 0 && openIn(survey, kind) === 0
      ? []
      : [{ id: kind, figures: figuresOf(owingIn(owed, context), context) }];
  });

/** Whether a line has something to act on. */
export const isNoisy = ({ figures }: FigureLine): boolean => isWorthTelling(figures);
