import { readPeriod, type Span, spanText } from "../../../calendar/typed-period.ts";
import { line, long, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { verbatim } from "../../../chat/text.ts";
import { type Party, withFields } from "../../../flow/matter.ts";
import { asPeople, asUnits, withRole } from "../../../flow/parties.ts";
import { withRemark } from "../../../flow/remarks.ts";
import { type Context, type Draft, opening, type Step, step, tellAll } from "../../../flow/step.ts";
import type { Directory } from "../../../people/directory.ts";
import { checkPeriod, compilePeriod, publishPeriod, reviewPeriod } from "../clocks.ts";
import {
  type Bulletin,
  type BulletinLine,
  changesBetween,
  countAfter,
  countAgain,
  openLines,
  othersIn,
  sortOf,
  sumOfLines,
  withMaker,
} from "../model.ts";
import { publishing, reviewing, unitSeats } from "../seats.ts";
import { words } from "../words.ts";

type Fields = Bulletin["fields"];

const notesField = optional(long(words.notes, { help: words.notesHelp, max: 1000 }));

/** The bulletins of a year that are published, without those of a year. */
const publishedIn = ({ from, to }: Span, context: Pick<Context, "read">): readonly Bulletin[] =>
  othersIn(context).filter(
    ({ fields: { period, versions } }) =>
      versions.length > 0 && from <= period.from && period.to <= to && sortOf(period) !== "year",
  );

/** Sentences as lines of a bulletin, to be reviewed one by one. */
const noteLines = (typed: string | undefined): readonly BulletinLine[] =>
  (typed ?? "")
    .split("\n")
    .map((one) => one.trim())
    .filter((one) => one !== "")
    .map((one, index) => ({
      id: `remark.${index + 1}`,
      name: verbatim(one),
      is: "remark",
      whole: 0,
      shares: {},
      objections: [],
    }));

type Counted = Pick<Fields, "lines" | "counted" | "sums" | "restricted">;

/** What a bulletin of a period says, as it stands now. */
const counted = (period: Span, context: Context): Counted => {
  const { figures } = context;
  if (figures === undefined) {
    const parts = publishedIn(period, context);
    const lines = parts.flatMap(({ fields }) => fields.versions.at(-1)?.lines ?? []);
    const sums = parts.map(({ code }) => code).sort();
    return { lines: [...sumOfLines(lines)], counted: [], sums };
  }
  const lines = figures.lines.map((one): BulletinLine => ({ ...one, objections: [] }));
  return {
    lines,
    counted: [...figures.counted.values()].flat(),
    sums: [],
    // Of none there is nothing but the total.
    ...(figures.restricted === undefined || figures.restricted.lines.length === 1
      ? {}
      : {
          restricted: { ...figures.restricted, lines: [...figures.restricted.lines] },
        }),
  };
};

/** The units that have something in the lines, which are to check it. */
const unitsToCheck = (lines: readonly BulletinLine[], directory: Directory) =>
  [...new Set(lines.flatMap(({ shares }) => Object.keys(shares)))].filter(
    (unit) => unit !== publishingUnit(directory) && directory.organisations.has(unit),
  );

/** The fields, the parties and the state of a bulletin whose figures are frozen today. */
const compiled = (
  period: Span,
  notes: string | undefined,
  context: Context,
  nothing = words.nothingCounted,
):
  | (Pick<Draft<Bulletin>, "state" | "parties"> & { readonly fields: Partial<Fields> })
  | Refusal => {
  const { actor, directory, today, now } = context;
  const said = counted(period, context);
  if (said.lines.length === 0)
    return new Refusal(sortOf(period) === "year" ? words.nothingPublished : nothing);
  const units = unitsToCheck(said.lines, directory);
  const lines = [...said.lines, ...noteLines(notes)];
  return {
    state: units.length === 0 ? "checked" : "checking",
    parties: [{ part: "handler", person: actor.id }, ...asUnits("to", units, 1, directory)],
    fields: { ...said, lines, on: today, countedAt: now, makers: [actor.id] },
  };
};

/** The unit that publishes: the publisher's, else the secretariat's. */
const publishingUnit = (directory: Directory): string | undefined =>
  [...withRole(directory, "publisher"), ...withRole(directory, "secretariat")][0]?.organisation;

/** The parties of every bulletin: whose it is, and whoever reviews it. */
const standing = (directory: Directory): readonly Party[] => {
  const unit = publishingUnit(directory);
  return [
    ...(unit === undefined ? [] : [{ part: "from", organisation: unit } as const]),
    ...asPeople("copy", withRole(directory, "secrecy")),
  ];
};

const titleOf = (period: Span): string =>
  words.titles[sortOf(period) ?? "year"](spanText(period).zh);

const isOver = ({ to }: Span, { today }: Pick<Context, "today">): boolean => to < today;

/** The period that was typed, where a bulletin can be made of it; or what is wrong with it. */
const periodMeant = (
  typed: string,
  context: Pick<Context, "today" | "now" | "read">,
): Span | Refusal => {
  const period = readPeriod(typed, context.now);
  if (!("from" in period)) return new Refusal(period.problem, { field: "period" });
  if (sortOf(period) === undefined) return new Refusal(words.whichPeriod, { field: "period" });
  if (!isOver(period, context))
    return new Refusal(words.notOver(spanText(period)), { field: "period" });
  const same = othersIn(context).find(
    ({ state, fields }) =>
      state !== "dropped" && fields.period.from === period.from && fields.period.to === period.to,
  );
  return same === undefined ? period : new Refusal(words.already(same.code), { field: "period" });
};

const tellUnits = tellAll(unitSeats, ({ state }: Bulletin) =>
  state === "checking" ? words.toCheckNews : undefined,
);

/** The publisher makes one by themselves, of any quarter, half-year or year that is over. */
export const start = opening<Bulletin>()({
  id: "start",
  names: ["编制公报", "编制", "compile"],
  says: [
    "该出公报了",
    "这期的公报",
    "公报该弄了",
    "编一期公报",
    "公布办案数据",
    "发布季度数据",
    "make a bulletin",
    "publish the figures",
  ],
  label: words.start,
  help: words.startHelp,
  by: ["publisher", "secretariat"],
  form: {
    period: line(words.period, { main: true, max: 60, help: words.periodHelp, also: ["时段"] }),
    notes: notesField,
  },
  readsOpen: "closed too",
  counts: ({ period: typed }, context) => {
    const period = periodMeant(typed, context);
    return period instanceof Refusal ? undefined : countAfter(period, othersIn(context));
  },
  clocks: { starts: [checkPeriod, publishPeriod] },
  apply: ({ period: typed, notes }, context): Draft<Bulletin> | Refusal => {
    const period = periodMeant(typed, context);
    if (period instanceof Refusal) return period;
    const made = compiled(period, notes, context, words.nothingInPeriod);
    if (made instanceof Refusal) return made;
    return {
      state: made.state,
      title: titleOf(period),
      visibility: 1,
      urgent: false,
      parties: [...standing(context.directory), ...made.parties],
      fields: blank(period, made.fields),
    };
  },
  tells: tellUnits,
  done: ({ code, state }) => words.startedDone(code, state === "checking"),
});

const blank = (period: Span, more: Partial<Fields> = {}): Fields => ({
  period,
  lines: [],
  counted: [],
  sums: [],
  madeBefore: [],
  confirmed: {},
  makers: [],
  reviewers: [],
  versions: [],
  remarks: [],
  ...more,
});

/** One that waits for the publisher since what it is of is over. */
export const waiting = opening<Bulletin>()({
  id: "waiting",
  names: [],
  label: words.waiting,
  help: words.startHelp,
  by: [],
  form: { from: line(words.period), to: line(words.period) },
  clocks: { starts: [compilePeriod] },
  apply: (period, { directory }): Draft<Bulletin> => ({
    state: "due",
    title: titleOf(period),
    visibility: 1,
    urgent: false,
    parties: standing(directory),
    fields: blank(period),
  }),
  tells: tellAll(publishing, ({ title }: Bulletin) => words.waitingNews(title)),
});

/** Its figures are frozen; made, given up, or put right once it is out. */
export const compiling: Readonly<Record<string, Step<Bulletin>>> = {
  compile: step<Bulletin>()({
    names: ["汇总数据", "gather-figures"],
    says: ["把数据汇总一下"],
    label: words.compile,
    whole: true,
    help: words.compileHelp,
    by: publishing,
    open: { from: ["due"], to: ["checking", "checked"] },
    readsOpen: "closed too",
    counts: ({ fields }, _, context) => countAfter(fields.period, othersIn(context)),
    clocks: { starts: [checkPeriod, publishPeriod], ends: ["bulletin.compile"] },
    button: { tone: "primary" },
    form: { notes: notesField },
    apply: (bulletin, { notes }, context) => {
      const made = compiled(bulletin.fields.period, notes, context);
      if (made instanceof Refusal) return made;
      return {
        ...withFields(bulletin, made.fields),
        state: made.state,
        parties: [...bulletin.parties, ...made.parties],
      };
    },
    tells: tellUnits,
    done: ({ code, state }) => words.startedDone(code, state === "checking"),
  }),

  /** Counted anew; what is different goes through the review again, and the version that is out stays. */
  correct: step<Bulletin>()({
    names: ["更正公报", "correct-bulletin"],
    label: words.correct,
    whole: true,
    help: words.correctHelp,
    by: publishing,
    open: { from: ["published"], to: "reviewing" },
    readsOpen: "closed too",
    counts: (bulletin) => countAgain(bulletin),
    clocks: { starts: [reviewPeriod] },
    form: { reason: line(words.reason, { main: true, max: 200 }), notes: notesField },
    apply: (bulletin, { reason, notes }, context) => {
      const { fields } = bulletin;
      const said = counted(fields.period, context);
      const kept = fields.lines.filter(({ is }) => is === "remark");
      // What the review has kept back stays back.
      const lines = [...said.lines, ...(notes === undefined ? kept : noteLines(notes))].map(
        (one): BulletinLine => {
          const refused = fields.lines.find(({ id }) => id === one.id)?.refused;
          return refused === undefined || one.is === "remark" ? one : { ...one, refused };
        },
      );
      const last = fields.versions.at(-1)?.lines ?? [];
      if (changesBetween(last, openLines(lines)).length === 0)
        return new Refusal(words.nothingChanged);
      const { restricted: _, ...more } = said;
      return withRemark(
        withFields(withMaker(bulletin, context.actor), {
          ...more,
          lines,
          reason,
          on: context.today,
          countedAt: context.now,
        }),
        "correct",
        reason,
        context,
      );
    },
    tells: tellAll(reviewing, () => words.toReviewNews),
    done: () => words.correctDone,
  }),

  withdraw: step<Bulletin>()({
    names: ["撤销编制", "drop-bulletin"],
    label: words.withdraw,
    whole: true,
    help: words.withdrawHelp,
    by: publishing,
    open: {
      from: ["due", "checking", "checked", "reviewing", "approving", "approved"],
      to: ["dropped", "published"],
    },
    clocks: { ends: ["bulletin.compile", "bulletin.check", "bulletin.review", "disclose.general"] },
    button: { rare: true },
    form: { reason: long(words.reason, { main: true, max: 300 }) },
    apply: (bulletin, { reason }, context) => ({
      ...withRemark(bulletin, "withdraw", reason, context),
      state: bulletin.fields.versions.length > 0 ? "published" : "dropped",
    }),
    tells: tellAll(unitSeats, ({ state }: Bulletin) =>
      state === "dropped" ? words.withdrawNews : undefined,
    ),
    done: ({ state }) => (state === "dropped" ? words.withdrawDone : words.correctionDropped),
  }),
};
