import { dayText } from "../../../calendar/day.ts";
import { day, long, number, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { dayOr, inOrder, remarkOn } from "../../../flow/days.ts";
import { filesField } from "../../../flow/file.ts";
import { withFields } from "../../../flow/matter.ts";
import { lastRemark, withRemark } from "../../../flow/remarks.ts";
import { dueBy, explainRunning } from "../../../flow/running.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { acceptor, amountsText, restorer, stageText } from "../cards.ts";
import { acceptPeriod, againPeriod, stageOver, stagePeriod } from "../clocks.ts";
import { type Amounts, openStages, type Restoration } from "../model.ts";
import * as seats from "../seats.ts";
import { words } from "../words.ts";
import { amountFields, lacking, readAmounts } from "./planning.ts";

/** Amounts as they stand in a form: as people write them. */
const asTyped = ({ area, river, trees, money }: Amounts) => ({
  ...(area === undefined ? {} : { area: words.hectares(area / 10_000).zh }),
  ...(river === undefined ? {} : { river: words.kilometres(river / 1000).zh }),
  ...(trees === undefined ? {} : { trees }),
  ...(money === undefined ? {} : { money }),
});

/** Done stage by stage, reported, and accepted or sent back; or given up. */
export const restoringSteps: Readonly<Record<string, Step<Restoration>>> = {
  progress: step<Restoration>()({
    names: ["修复进展", "进展", "progress"],
    says: ["树种完了一批", "河道清完一段", "the first stage of the restoration is done"],
    label: words.progress,
    help: words.progressHelp,
    by: seats.restoring,
    open: { from: ["working"] },
    clocks: { starts: [stagePeriod], ends: stageOver },
    button: { tone: "primary" },
    form: {
      progress: long(words.what, { main: true, max: 500 }),
      stage: optional(number(words.stage, 1, 30, { help: words.stageHelp })),
      doneOn: optional(day(words.doneOn, { tense: "past", legal: true })),
      files: filesField,
    },
    apply: (restoration, { progress, stage, doneOn }, context) => {
      const { stages, openedOn } = restoration.fields;
      const on = doneOn ?? context.today;
      const wrong = inOrder(on, { after: openedOn, today: context.today }, "doneOn", words.doneOn);
      if (wrong !== undefined) return wrong;
      const said = withRemark(restoration, "progress", progress, { ...context, today: on });
      if (stage === undefined) return said;
      const meant = stages[stage - 1];
      if (meant === undefined)
        return new Refusal(words.noSuchStage(stages.length), { field: "stage" });
      if (meant.doneOn !== undefined)
        return new Refusal(words.stageDone(meant.name, dayText(meant.doneOn)), { field: "stage" });
      return withFields(said, {
        stages: stages.map((one, index) => (index === stage - 1 ? { ...one, doneOn: on } : one)),
      });
    },
    tells: tellAll(seats.asking, (restoration: Restoration, { directory }: Context) =>
      words.progressNews(restorer(restoration, directory), lastRemark(restoration)),
    ),
    done: (restoration, context) =>
      openStages(restoration).length === 0
        ? words.allDone
        : words.progressDone(explainRunning(restoration, ["restoration.stage"], context)),
  }),

  /** What was planned is given anew, as it now is; an amount that is left out is asked for. */
  finish: step<Restoration>()({
    names: ["修复完工", "完工", "申请验收", "finish"],
    says: ["修复做完了请验收", "全部复绿了", "the restoration is finished"],
    label: words.finish,
    help: words.finishHelp,
    by: seats.restoring,
    open: {
      from: ["working", "returned"],
      to: "reported",
      when: {
        only: words.onlyAllDone,
        otherwise: (restoration) => {
          const left = openStages(restoration);
          return left.length === 0 ? undefined : words.stagesLeft(left.map(stageText));
        },
      },
    },
    clocks: { starts: [acceptPeriod], ends: ["restoration.stage", "restoration.again"] },
    form: {
      finding: long(words.what, { main: true, max: 1000 }),
      ...amountFields,
      reportedOn: dayOr(words.reportedOn),
      files: filesField,
    },
    prefill: ({ fields }) => asTyped(fields.reported ?? fields.goal),
    apply: (restoration, { finding, reportedOn, ...typed }, context) => {
      const { goal, openedOn, returnedOn } = restoration.fields;
      const reported = readAmounts(typed);
      if (reported instanceof Refusal) return reported;
      const missing = lacking(goal, reported);
      if (missing !== undefined)
        return new Refusal(words.missing(words[missing]), { field: missing });
      const finished = remarkOn(
        restoration,
        ["finish", finding],
        ["reportedOn", reportedOn, words.reportedOn, returnedOn ?? openedOn],
        context,
      );
      return finished instanceof Refusal ? finished : withFields(finished, { reported });
    },
    tells: tellAll(
      [...seats.accepting, ...seats.asking],
      (restoration: Restoration, { directory }: Context) =>
        words.finishedNews(
          restorer(restoration, directory),
          amountsText(restoration.fields.reported ?? {}),
        ),
    ),
    announces: ["joint"],
    done: (restoration, context) =>
      words.finishedDone(
        acceptor(restoration, context.directory),
        dueBy(restoration, "restoration.accept", context),
      ),
  }),

  accept: step<Restoration>()({
    names: ["验收通过", "通过验收", "pass"],
    says: ["验收合格", "现场验收没问题", "the restoration is accepted"],
    label: words.accept,
    help: words.acceptHelp,
    by: seats.accepting,
    open: { from: ["reported"], to: "accepted" },
    clocks: { ends: ["restoration.accept"] },
    button: { tone: "primary" },
    form: {
      finding: long(words.finding, { main: true, max: 1000, help: words.findingHelp }),
      ...amountFields,
      acceptedOn: dayOr(words.acceptedOn),
      files: filesField,
    },
    prefill: ({ fields }) => asTyped(fields.reported ?? {}),
    apply: (restoration, { finding, acceptedOn, ...typed }, context) => {
      const measured = readAmounts(typed);
      if (measured instanceof Refusal) return measured;
      const { reported = {}, reportedOn } = restoration.fields;
      const accepted = remarkOn(
        restoration,
        ["accept", finding],
        ["acceptedOn", acceptedOn, words.acceptedOn, reportedOn],
        context,
      );
      return accepted instanceof Refusal
        ? accepted
        : withFields(accepted, { restored: { ...reported, ...measured } });
    },
    tells: tellAll([...seats.restoring, ...seats.asking], ({ fields }: Restoration) =>
      words.acceptedNews(amountsText(fields.restored ?? {})),
    ),
    done: ({ fields }) => words.acceptedNews(amountsText(fields.restored ?? {})),
  }),

  /** Not as it was to be: back to the unit, with why. */
  return: step<Restoration>()({
    names: ["验收不通过", "退回", "return"],
    says: ["验收不合格", "成活率不够退回去", "the restoration is not accepted"],
    label: words.return,
    help: words.returnHelp,
    by: seats.accepting,
    open: { from: ["reported"], to: "returned" },
    clocks: { starts: [againPeriod], ends: ["restoration.accept"] },
    form: {
      reason: long(words.reason, { main: true, max: 500 }),
      returnedOn: dayOr(words.returnedOn),
    },
    apply: (restoration, { reason, returnedOn }, context) =>
      remarkOn(
        restoration,
        ["return", reason],
        ["returnedOn", returnedOn, words.returnedOn, restoration.fields.reportedOn],
        context,
      ),
    tells: tellAll([...seats.restoring, ...seats.asking], (restoration: Restoration) =>
      words.returnedNews(lastRemark(restoration)),
    ),
    announces: ["to"],
    done: (restoration, context) =>
      words.returnedDone(explainRunning(restoration, ["restoration.again"], context)),
  }),

  withdraw: step<Restoration>()({
    names: ["撤销修复", "withdraw"],
    label: words.withdraw,
    help: words.withdrawHelp,
    by: seats.asking,
    open: { from: ["working", "reported", "returned"], to: "withdrawn" },
    button: { rare: true },
    form: { reason: long(words.reason, { main: true, max: 300 }) },
    apply: (restoration, { reason }) => ({ ...restoration, outcome: reason }),
    tells: tellAll(
      [...seats.restoring, ...seats.accepting],
      ({ title, outcome = "" }: Restoration) => words.withdrawnNews(title, outcome),
    ),
    done: () => words.withdrawnDone,
  }),
};
