import { day, line, long } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import type { Text } from "../chat/text.ts";
import { filesField } from "../flow/file.ts";
import { type Doing, type Step, step } from "../flow/flow.ts";
import { codeTyped } from "../flow/lineage.ts";
import { unitsIn } from "../flow/matter.ts";
import type { Consultation } from "./model.ts";
import {
  dueNotAhead,
  handling,
  ownName,
  planPeriod,
  shownDay,
  tellingUnits,
  unit,
} from "./seats.ts";
import { words } from "./words.ts";

/** The consultation with a note of what a unit or the procuratorate says of the plan. */
const noted = (
  matter: Consultation,
  what: Consultation["fields"]["notes"][number]["what"],
  said: string,
  { actor, today }: Doing,
): Consultation => ({
  ...matter,
  fields: {
    ...matter.fields,
    notes: [...matter.fields.notes, { on: today, what, by: actor.organisation, text: said }],
  },
});

const newDay = ({ fields }: Consultation): Text => {
  const day = shownDay(fields.plan?.dueOn);
  return words.extendNews(day.zh, day.en);
};

/** The plan followed to its end, or a recommendation instead. */
export const following: Readonly<Record<string, Step<Consultation>>> = {
  /** A unit says how far it is with the plan. */
  progress: step<Consultation>()({
    label: words.progress,
    names: ["进展", "progress"],
    help: words.progressHelp,
    form: { progress: long(words.progress, { main: true, max: 500 }), files: filesField },
    from: ["agreed", "monitored"],
    by: unit,
    tone: "primary",
    tells: {
      handler: (_, doing) => {
        const name = ownName(doing);
        return words.progressNews(name.zh, name.en);
      },
    },
    done: () => words.progressDone,
    apply: (matter, { progress }, doing) => noted(matter, "progress", progress, doing),
  }),

  /** A unit says that it has done everything; the period runs on for the others. */
  complete: step<Consultation>()({
    label: words.complete,
    names: ["履行完毕", "完成", "done"],
    help: words.completeHelp,
    form: { progress: long(words.progress, { main: true, max: 500 }), files: filesField },
    from: ["agreed", "monitored"],
    by: unit,
    tone: "primary",
    doneBy: ({ fields }, organisation) => fields.completed.includes(organisation),
    awaited: true,
    stops: ["consult.plan"],
    starts: [planPeriod],
    tells: {
      handler: (_, doing) => {
        const name = ownName(doing);
        return words.completeNews(name.zh, name.en);
      },
    },
    done: () => words.completeDone,
    apply: (before, { progress }, doing) => {
      const { completed } = before.fields;
      const { organisation } = doing.actor;
      if (completed.includes(organisation)) return new Refusal(words.completeTwice);
      const matter = noted(before, "complete", progress, doing);
      return {
        ...matter,
        fields: { ...matter.fields, completed: [...completed, organisation] },
      };
    },
  }),

  /** The procuratorate follows it up; without this nobody can say that the plan is carried out. */
  check: step<Consultation>()({
    label: words.check,
    names: ["跟进", "核实", "check"],
    help: words.checkHelp,
    form: {
      finding: long(words.finding, { main: true, max: 500, also: ["理由"] }),
      files: filesField,
    },
    from: ["agreed", "monitored"],
    to: "monitored",
    by: handling,
    awaited: true,
    tells: { ...tellingUnits(() => words.checkNews), "from.chief": () => words.checkChief },
    done: () => words.checkDone,
    apply: (matter, { finding }, doing) => noted(matter, "check", finding, doing),
  }),

  /** Another last day for the plan. */
  extend: step<Consultation>()({
    label: words.extend,
    names: ["延期", "extend"],
    help: words.extendHelp,
    form: {
      dueOn: day(words.dueOn, { help: words.dueOnHelp }),
      reason: long(words.reason, { main: true, max: 300 }),
    },
    from: ["agreed", "monitored"],
    by: handling,
    rare: true,
    ends: () => ["consult.plan"],
    starts: [planPeriod],
    tells: tellingUnits(newDay),
    done: () => words.extendDone,
    apply: (before, { dueOn, reason }, doing) => {
      const refused = dueNotAhead(dueOn, doing.today);
      if (refused !== undefined) return refused;
      const matter = noted(before, "extend", reason, doing);
      const { plan } = matter.fields;
      return plan === undefined
        ? matter
        : { ...matter, fields: { ...matter.fields, plan: { ...plan, dueOn }, completed: [] } };
    },
  }),

  /** All is carried out: the case is ended by the chief procurator (公益诉讼办案规则第七十四条). */
  fulfil: step<Consultation>()({
    label: words.fulfil,
    names: ["终结", "fulfil"],
    help: words.fulfilHelp,
    form: { reason: long(words.result, { main: true, max: 500, also: ["理由"] }) },
    from: ["monitored"],
    to: "fulfilled",
    by: ["from.chief"],
    tone: "primary",
    tells: { ...tellingUnits(() => words.fulfilNews), handler: () => words.fulfilNews },
    done: () => words.fulfilDone,
    apply: (matter, { reason }) => ({ ...matter, outcome: reason }),
  }),

  fail: step<Consultation>()({
    label: words.fail,
    names: ["未履行", "fail"],
    help: words.failHelp,
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    from: ["agreed", "monitored"],
    to: "failed",
    by: handling,
    tone: "danger",
    ends: () => ["consult.plan"],
    tells: tellingUnits(({ outcome }) => words.failNews(outcome ?? "")),
    done: () => words.failDone,
    apply: (matter, { reason }) => ({ ...matter, outcome: reason }),
  }),

  /** It goes on as a recommendation, which is recorded first. */
  recommend: step<Consultation>()({
    label: words.recommend,
    names: ["转检察建议", "recommend"],
    help: words.recommendHelp,
    form: {
      recommendation: line(words.recommendation, {
        main: true,
        max: 20,
        help: words.recommendationHelp,
      }),
    },
    from: ["noAgreement", "failed"],
    to: "recommended",
    by: handling,
    // Usually it is taken by itself, as the recommendation is made from the consultation.
    rare: true,
    awaited: true,
    reads: ({ recommendation }, doing) => [codeTyped(recommendation, ["JY"], doing)],
    tells: tellingUnits(() => words.recommendedNews),
    done: ({ fields }) => words.recommendedDone(fields.recommendation ?? ""),
    apply: (matter, answers, doing) => {
      const code = codeTyped(answers.recommendation, ["JY"], doing);
      const other = doing.read?.get(code);
      const consulted = unitsIn(matter, "to");
      return other?.kind === "recommendation" &&
        unitsIn(other, "to").some((one) => consulted.includes(one))
        ? { ...matter, fields: { ...matter.fields, recommendation: code } }
        : new Refusal(words.noSuchRecommendation, { field: "recommendation" });
    },
  }),

  /** No further consultation: the units have acted meanwhile, or there is nothing to consult on. */
  end: step<Consultation>()({
    label: words.end,
    names: ["终止", "end"],
    help: words.endHelp,
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    from: ["proposed", "scheduled", "held", "planned", "noAgreement", "failed"],
    to: "ended",
    by: ["from.chief"],
    rare: true,
    tells: {
      ...tellingUnits(({ outcome }) => words.endNews(outcome ?? "")),
      handler: ({ outcome }) => words.endNews(outcome ?? ""),
    },
    announces: ["to"],
    done: () => words.endDone,
    apply: (matter, { reason }) => ({ ...matter, outcome: reason }),
  }),
};
