import { type Day, dayText } from "../../../calendar/day.ts";
import { day, long } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { filesField } from "../../../flow/file.ts";
import { unitsIn, withFields } from "../../../flow/matter.ts";
import { ownUnit } from "../../../flow/parties.ts";
import { type Step, step } from "../../../flow/step.ts";
import { planPeriod } from "../clocks.ts";
import type { Consultation } from "../model.ts";
import { handling, tellUnits, unitSeats } from "../seats.ts";
import { words } from "../words.ts";

/** A plan is due on a day to come. */
export const refusePast = (dueOn: Day, today: Day): Refusal | undefined =>
  dueOn > today ? undefined : new Refusal(words.dueToo(dayText(today)), { field: "dueOn" });

/** What is asked for a plan. */
const planForm = {
  plan: long(words.planText, { main: true }),
  dueOn: day(words.dueOn, { help: words.dueOnHelp, tense: "future", legal: true }),
  files: filesField,
};

const planning = {
  help: words.planHelp,
  by: handling,
  form: planForm,
  tells: tellUnits(({ fields }) => words.plannedNews(dayText(fields.plan?.dueOn ?? ""))),
  done: () => words.plannedDone,
  apply: (matter, { plan, dueOn }, { today }) => {
    const { declined: _, ...fields } = matter.fields;
    return (
      refusePast(dueOn, today) ?? {
        ...matter,
        fields: { ...fields, plan: { text: plan, dueOn, on: today }, agreed: [] },
      }
    );
  },
} satisfies Omit<Step<Consultation, typeof planForm>, "label" | "names" | "open">;

/** What is to be done by when, agreed to or not. */
export const agreeing: Readonly<Record<string, Step<Consultation>>> = {
  plan: step<Consultation>()({
    ...planning,
    label: words.planLabel,
    names: ["拟方案", "方案", "plan"],
    says: ["整改方案写好了", "我们出的方案"],
    open: { from: ["held"], to: "planned" },
  }),

  /** Changed, it is agreed to anew. */
  revise: step<Consultation>()({
    ...planning,
    label: words.revise,
    names: ["改方案", "revise"],
    open: { from: ["planned"], to: "planned" },
  }),

  /** The plan stands once every unit has agreed. */
  agree: step<Consultation>()({
    names: ["同意方案", "同意", "agree"],
    says: ["方案可以", "方案我们同意"],
    label: words.agree,
    help: words.agreeHelp,
    by: unitSeats,
    open: {
      from: ["planned"],
      to: ["agreed"],
      when: {
        only: words.only.notAgreed,
        otherwise: ({ fields }, _, person) =>
          person !== undefined && fields.agreed.includes(person.organisation)
            ? words.agreedTwice
            : undefined,
      },
    },
    each: {
      units: (matter) => unitsIn(matter, "to"),
      done: ({ fields }, organisation) => fields.agreed.includes(organisation),
    },
    clocks: { starts: [planPeriod] },
    button: { tone: "primary" },
    form: {},
    apply: (matter, _, { actor, today }) => {
      const { agreed, plan } = matter.fields;
      if (plan !== undefined && plan.dueOn < today)
        return new Refusal(words.planPast(dayText(plan.dueOn)));
      const all = [...agreed, actor.organisation];
      const stands = unitsIn(matter, "to").every((one) => all.includes(one));
      return {
        ...withFields(matter, { agreed: all, ...(stands ? { agreedOn: today } : {}) }),
        state: stands ? "agreed" : "planned",
      };
    },
    tells: {
      handler: ({ state }, context) => words.agreedNews(ownUnit(context), state === "agreed"),
    },
    done: ({ state }) => words.agreedDone(state === "agreed"),
  }),

  decline: step<Consultation>()({
    names: ["不同意方案", "不同意", "decline"],
    says: ["方案不行", "方案我们不同意"],
    label: words.decline,
    help: words.declineHelp,
    by: unitSeats,
    open: { from: ["planned"], to: "held" },
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    apply: (matter, { reason }, { actor }) =>
      withFields(matter, { agreed: [], declined: { unit: actor.organisation, reason } }),
    tells: {
      handler: ({ fields }, context) =>
        words.declinedNews(ownUnit(context), fields.declined?.reason ?? ""),
    },
    done: () => words.declinedDone,
  }),

  /** The units did not come, or no plan could be agreed on. */
  noAgree: step<Consultation>()({
    names: ["未达成", "no-agreement"],
    says: ["talks broke down, no deal", "没谈成", "谈崩了"],
    label: words.noAgree,
    help: words.noAgreeHelp,
    by: handling,
    open: { from: ["proposed", "scheduled", "held", "planned"], to: "noAgreement" },
    clocks: { ends: ["consult.start"] },
    button: { rare: true },
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    apply: (matter, { reason }) => ({ ...matter, outcome: reason }),
    tells: tellUnits(({ outcome }) => words.noAgreeNews(outcome ?? "")),
    done: () => words.noAgreeDone,
  }),
};
