import { dayText } from "../../../calendar/day.ts";
import { choice, line, long } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { unitsIn, withFields } from "../../../flow/matter.ts";
import { ownUnit } from "../../../flow/parties.ts";
import { runningClock } from "../../../flow/running.ts";
import { type Condition, type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { answerOptions, linesFor } from "../cards.ts";
import { reviewPeriod } from "../clocks.ts";
import {
  type Bulletin,
  type BulletinLine,
  countAgain,
  disputed,
  hasAnswered,
  kindOfLine,
  lineMeant,
  silentUnits,
  withMaker,
} from "../model.ts";
import { publishing, reviewing, unitSeats } from "../seats.ts";
import { words } from "../words.ts";

const lineField = line(words.line, { max: 60, help: words.lineHelp });

const each = {
  units: (bulletin: Bulletin) => unitsIn(bulletin, "to"),
  done: hasAnswered,
};

/** The bulletin once a unit has answered: with the last of them all have. */
const answered = (bulletin: Bulletin): Bulletin =>
  silentUnits(bulletin).length === 0 ? { ...bulletin, state: "checked" } : bulletin;

const withLine = (bulletin: Bulletin, changed: BulletinLine): Bulletin =>
  withFields(bulletin, {
    lines: bulletin.fields.lines.map((one) => (one.id === changed.id ? changed : one)),
  });

/** The bulletin with a line as it counts now, and what that is counted of kept for later. */
const recounted = (
  bulletin: Bulletin,
  line: BulletinLine,
  { figures, today, now }: Context,
): Bulletin | Refusal => {
  const counted = figures?.lines.find(({ id }) => id === line.id);
  if (counted === undefined) return new Refusal(words.nothingToRecount, { field: "answer" });
  return withFields(withLine(bulletin, { ...line, ...counted, on: today, recountedAt: now }), {
    counted: [
      ...new Set([...bulletin.fields.counted, ...(figures?.counted.get(kindOfLine(line)) ?? [])]),
    ],
  });
};

/** Objections are answered first; and the units have had their time. */
const whenChecked: Condition<Bulletin> = {
  only: words.onlyChecked,
  otherwise: (bulletin, today) => {
    const open = disputed(bulletin);
    if (open.length > 0) return words.stillDisputed(open);
    const clock = runningClock(bulletin, "bulletin.check");
    return bulletin.state === "checking" && clock !== undefined && clock.rolled >= today
      ? words.stillChecking(dayText(clock.rolled))
      : undefined;
  },
};

/** Each unit checks what is its own, and the publisher answers each objection. */
export const checking: Readonly<Record<string, Step<Bulletin>>> = {
  confirm: step<Bulletin>()({
    names: ["核对无误", "figures-right"],
    says: ["数据没错"],
    label: words.confirm,
    whole: true,
    help: words.confirmHelp,
    by: unitSeats,
    open: { from: ["checking"], to: "checked" },
    each: { ...each, moves: "all" },
    clocks: { ends: ["bulletin.check"] },
    button: { tone: "primary" },
    form: {},
    apply: (bulletin, _, { actor, today }) =>
      withFields(bulletin, {
        confirmed: { ...bulletin.fields.confirmed, [actor.organisation]: today },
      }),
    tells: tellAll(publishing, ({ state }: Bulletin) =>
      state === "checked" ? words.allChecked : undefined,
    ),
    done: () => words.confirmedDone,
  }),

  dispute: step<Bulletin>()({
    names: ["数据有误", "figures-wrong"],
    says: ["数字不对"],
    label: words.dispute,
    whole: true,
    help: words.disputeHelp,
    by: unitSeats,
    open: { from: ["checking"], to: ["checking", "checked"] },
    each,
    clocks: { ends: ({ state }) => (state === "checked" ? ["bulletin.check"] : []) },
    form: { line: lineField, reason: long(words.reason, { main: true, max: 300 }) },
    apply: (bulletin, { line: typed, reason }, { actor }) => {
      const unit = actor.organisation;
      const { lines } = bulletin.fields;
      // Of a line that is not its own a unit learns nothing.
      const own = linesFor(bulletin, unit);
      const meant = lineMeant(typed, lines, own);
      if (meant === undefined)
        return new Refusal(words.whichLine(own.map((one) => lines.indexOf(one) + 1)), {
          field: "line",
        });
      return answered(
        withLine(bulletin, { ...meant, objections: [...meant.objections, { unit, reason }] }),
      );
    },
    tells: tellAll(publishing, (_: Bulletin, context: Context) =>
      words.disputedNews(ownUnit(context)),
    ),
    done: () => words.disputedDone,
  }),

  settle: step<Bulletin>()({
    names: ["答复核对", "answer-check"],
    label: words.settle,
    whole: true,
    help: words.settleHelp,
    by: publishing,
    open: {
      from: ["checking", "checked"],
      when: {
        only: words.onlyDisputed,
        otherwise: (bulletin) =>
          disputed(bulletin).length === 0 ? words.nothingDisputed : undefined,
      },
    },
    counts: (bulletin, { line: typed, answer }) => {
      const meant = lineMeant(typed, bulletin.fields.lines);
      return answer === "recount" && meant !== undefined
        ? countAgain(bulletin, kindOfLine(meant))
        : undefined;
    },
    button: { tone: "primary" },
    form: {
      line: lineField,
      answer: choice(words.answer, answerOptions),
      reason: long(words.reason, { main: true, max: 300 }),
    },
    apply: (before, { line: typed, answer, reason }, context) => {
      const bulletin = withMaker(before, context.actor);
      const { lines } = bulletin.fields;
      const open = disputed(bulletin).flatMap((number) => lines[number - 1] ?? []);
      const meant = lineMeant(typed, lines);
      if (meant === undefined || !open.includes(meant))
        return new Refusal(words.whichDisputed(disputed(bulletin)), { field: "line" });
      const objections = meant.objections.map((one) => ({ answer: reason, ...one }));
      switch (answer) {
        case "recount":
          return recounted(bulletin, { ...meant, objections }, context);
        case "keep":
          return withLine(bulletin, { ...meant, objections });
        case "strike":
          return withLine(bulletin, { ...meant, objections, refused: reason });
      }
    },
    tells: tellAll(unitSeats, ({ fields }: Bulletin, _: Context, reader) =>
      fields.lines.some(({ objections }) =>
        objections.some(({ unit }) => unit === reader.organisation),
      )
        ? words.settledNews
        : undefined,
    ),
    done: () => words.settledDone,
  }),

  submit: step<Bulletin>()({
    names: ["送保密审查", "send-to-review"],
    says: ["送保密看看"],
    label: words.submit,
    whole: true,
    help: words.submitHelp,
    by: publishing,
    open: { from: ["checking", "checked"], to: "reviewing", when: whenChecked },
    clocks: { starts: [reviewPeriod], ends: ["bulletin.check"] },
    button: { tone: "primary" },
    form: {},
    apply: (bulletin, _, { actor }) => withMaker(bulletin, actor),
    tells: tellAll(reviewing, () => words.toReviewNews),
    done: (bulletin, { directory }) => words.submitted(silentUnits(bulletin), directory),
  }),
};
