import { dayText } from "../../../calendar/day.ts";
import { day, line, long } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { filesField } from "../../../flow/file.ts";
import { codeTyped } from "../../../flow/lineage.ts";
import { unitsIn, withFields } from "../../../flow/matter.ts";
import { ownUnit } from "../../../flow/parties.ts";
import { lastRemark, withRemark } from "../../../flow/remarks.ts";
import { explainRunning } from "../../../flow/running.ts";
import { type Step, step } from "../../../flow/step.ts";
import { doubtVerdict } from "../../../flow/verdict.ts";
import { planPeriod } from "../clocks.ts";
import type { Consultation } from "../model.ts";
import { handling, tellUnits, unitSeats } from "../seats.ts";
import { words } from "../words.ts";
import { refusePast } from "./agreeing.ts";

/** The plan followed to its end, or a recommendation instead. */
export const following: Readonly<Record<string, Step<Consultation>>> = {
  /** A unit says how far it is with the plan. */
  progress: step<Consultation>()({
    names: ["进展", "progress"],
    label: words.progress,
    help: words.progressHelp,
    by: unitSeats,
    open: { from: ["agreed", "monitored"] },
    button: { tone: "primary" },
    form: {
      progress: long(words.progress, { main: true, max: 500, none: "said" }),
      files: filesField,
    },
    apply: (matter, { progress }, context) => withRemark(matter, "progress", progress, context),
    tells: {
      handler: (_, context) => words.progressNews(ownUnit(context)),
    },
    done: () => words.progressDone,
  }),

  /** A unit says that it has done everything; the period runs on for the others. */
  complete: step<Consultation>()({
    names: ["履行完毕", "完成", "done"],
    says: ["答应的都做完了", "方案落实完了"],
    label: words.complete,
    help: words.completeHelp,
    by: unitSeats,
    open: {
      from: ["agreed", "monitored"],
      when: {
        only: words.only.notCompleted,
        otherwise: ({ fields }, _, person) =>
          person !== undefined && fields.completed.includes(person.organisation)
            ? words.completeTwice
            : undefined,
      },
    },
    each: {
      units: (matter) => unitsIn(matter, "to"),
      done: ({ fields }, organisation) => fields.completed.includes(organisation),
    },
    clocks: { starts: [planPeriod], ends: ["consult.plan"] },
    button: { tone: "primary" },
    form: { progress: long(words.progress, { main: true, max: 500 }), files: filesField },
    apply: (before, { progress }, context) => {
      const doubt = doubtVerdict("done", progress, "progress");
      if (doubt !== undefined) return doubt;
      const { completed } = before.fields;
      const { organisation } = context.actor;
      const matter = withFields(before, { completed: [...completed, organisation] });
      return withRemark(matter, "complete", progress, context);
    },
    tells: {
      handler: (_, context) => words.completeNews(ownUnit(context)),
    },
    done: () => words.completeDone,
  }),

  /** The procuratorate follows it up; without this nobody can say that the plan is carried out. */
  check: step<Consultation>()({
    names: ["跟进", "核实", "check"],
    label: words.check,
    help: words.checkHelp,
    by: handling,
    open: { from: ["agreed", "monitored"], to: "monitored" },
    form: {
      finding: long(words.finding, { main: true, max: 500, also: ["理由"] }),
      files: filesField,
    },
    apply: (matter, { finding }, context) => withRemark(matter, "check", finding, context),
    tells: {
      ...tellUnits(() => words.checkNews),
      "from.procuratorate:chief": () => words.checkChief,
    },
    done: () => words.checkDone,
  }),

  /** Another last day for the plan. */
  extend: step<Consultation>()({
    names: ["延期", "extend"],
    label: words.extend,
    help: words.extendHelp,
    by: handling,
    open: { from: ["agreed", "monitored"] },
    clocks: { starts: [planPeriod], ends: ["consult.plan"] },
    button: { rare: true },
    form: {
      dueOn: day(words.dueOn, { help: words.dueOnHelp, tense: "future", legal: true }),
      reason: long(words.reason, { main: true, max: 300 }),
    },
    apply: (before, { dueOn, reason }, context) => {
      const { plan } = before.fields;
      if (plan !== undefined && dueOn <= plan.dueOn)
        return new Refusal(words.extendEarlier(dayText(plan.dueOn)), { field: "dueOn" });
      const refused = refusePast(dueOn, context.today);
      if (refused !== undefined) return refused;
      const matter = withRemark(before, "extend", reason, context);
      return plan === undefined
        ? matter
        : withFields(matter, { plan: { ...plan, dueOn }, completed: [] });
    },
    tells: tellUnits(({ fields }) => words.extendNews(dayText(fields.plan?.dueOn ?? ""))),
    done: () => words.extendDone,
  }),

  /** All is carried out: the case is ended by the chief procurator (公益诉讼办案规则第七十四条). */
  fulfil: step<Consultation>()({
    names: ["终结", "fulfil"],
    label: words.fulfil,
    help: words.fulfilHelp,
    by: ["from.procuratorate:chief"],
    open: { from: ["monitored"], to: "fulfilled" },
    button: { tone: "primary" },
    form: { reason: long(words.result, { main: true, max: 500, also: ["理由"] }) },
    apply: (matter, { reason }) =>
      doubtVerdict("done", reason, "reason") ?? { ...matter, outcome: reason },
    tells: { ...tellUnits(() => words.fulfilNews), handler: () => words.fulfilNews },
    done: () => words.fulfilDone,
  }),

  /** What was found wrong later: the plan is not carried out after all, and gets a new last day. */
  reopen: step<Consultation>()({
    names: ["重开", "reopen"],
    label: words.reopen,
    help: words.reopenHelp,
    by: ["from.procuratorate:chief"],
    open: { from: ["fulfilled"], to: "monitored" },
    clocks: { starts: [planPeriod] },
    form: {
      dueOn: day(words.dueOn, { help: words.dueOnHelp, tense: "future", legal: true }),
      reason: long(words.reason, { main: true, max: 500 }),
    },
    apply: (before, { dueOn, reason }, context) => {
      const { outcome: _, ...again } = withRemark(before, "reopen", reason, context);
      const { plan } = again.fields;
      return (
        refusePast(dueOn, context.today) ??
        (plan === undefined
          ? again
          : withFields(again, { plan: { ...plan, dueOn }, completed: [] }))
      );
    },
    tells: {
      ...tellUnits((matter) => words.reopenedNews(lastRemark(matter))),
      handler: (matter) => words.reopenedNews(lastRemark(matter)),
    },
    done: (matter, context) =>
      words.reopenedDone(explainRunning(matter, ["consult.plan"], context)),
  }),

  fail: step<Consultation>()({
    names: ["未履行", "fail"],
    says: ["说好的没做", "没按方案办"],
    label: words.fail,
    help: words.failHelp,
    by: handling,
    open: { from: ["agreed", "monitored"], to: "failed" },
    clocks: { ends: ["consult.plan"] },
    button: { tone: "danger" },
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    apply: (matter, { reason }) => ({ ...matter, outcome: reason }),
    tells: tellUnits(({ outcome }) => words.failNews(outcome ?? "")),
    done: () => words.failDone,
  }),

  /** It goes on as a recommendation, which is recorded first. */
  recommend: step<Consultation>()({
    names: ["转检察建议", "recommend"],
    says: ["谈不拢就发建议", "转成检察建议"],
    label: words.recommend,
    help: words.recommendHelp,
    by: handling,
    open: { from: ["noAgreement", "failed"], to: "recommended" },
    button: {
      // Usually it is taken by itself, as the recommendation is made from the consultation.
      rare: true,
    },
    form: {
      recommendation: line(words.recommendation, {
        main: true,
        max: 20,
        help: words.recommendationHelp,
      }),
    },
    reads: ({ recommendation }, context) => [codeTyped(recommendation, context)],
    apply: (matter, answers, context) => {
      const code = codeTyped(answers.recommendation, context);
      const other = context.read?.get(code);
      const consulted = unitsIn(matter, "to");
      return other?.kind === "recommendation" &&
        unitsIn(other, "to").some((one) => consulted.includes(one))
        ? withFields(matter, { recommendation: code })
        : new Refusal(words.noSuchRecommendation, { field: "recommendation" });
    },
    tells: tellUnits(() => words.recommendedNews),
    done: ({ fields }) => words.recommendedDone(fields.recommendation ?? ""),
  }),

  /** No further consultation: the units have acted meanwhile, or there is nothing to consult on. */
  end: step<Consultation>()({
    names: ["终止", "end"],
    says: ["磋商不搞了", "移交上级院了"],
    label: words.end,
    help: words.endHelp,
    by: ["from.procuratorate:chief"],
    open: {
      from: ["proposed", "scheduled", "held", "planned", "noAgreement", "failed"],
      to: "ended",
    },
    button: { rare: true },
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    apply: (matter, { reason }) => ({ ...matter, outcome: reason }),
    tells: {
      ...tellUnits(({ outcome }) => words.endNews(outcome ?? "")),
      handler: ({ outcome }) => words.endNews(outcome ?? ""),
    },
    announces: ["to"],
    done: () => words.endDone,
  }),
};
