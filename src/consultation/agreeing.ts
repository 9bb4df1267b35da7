import { dayText } from "../calendar/day.ts";
import { day, long } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { filesField } from "../flow/file.ts";
import { type Step, step } from "../flow/flow.ts";
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

/** What is asked for a plan. */
const planForm = {
  plan: long(words.planText, { main: true }),
  dueOn: day(words.dueOn, { help: words.dueOnHelp }),
  files: filesField,
};

const planning = {
  help: words.planHelp,
  form: planForm,
  to: "planned",
  by: handling,
  tells: tellingUnits(({ fields }) => {
    const due = shownDay(fields.plan?.dueOn);
    return words.plannedNews(due.zh, due.en);
  }),
  done: () => words.plannedDone,
  apply: (matter, { plan, dueOn }, { today }) => {
    const { declined: _, ...fields } = matter.fields;
    return (
      dueNotAhead(dueOn, today) ?? {
        ...matter,
        fields: { ...fields, plan: { text: plan, dueOn, on: today }, agreed: [] },
      }
    );
  },
} satisfies Omit<Step<Consultation, typeof planForm>, "label" | "names" | "from">;

/** What is to be done by when, agreed to or not. */
export const agreeing: Readonly<Record<string, Step<Consultation>>> = {
  plan: step<Consultation>()({
    ...planning,
    label: words.planLabel,
    names: ["拟方案", "方案", "plan"],
    from: ["held"],
    awaited: true,
  }),

  /** Changed, it is agreed to anew. */
  revise: step<Consultation>()({
    ...planning,
    label: words.revise,
    names: ["改方案", "revise"],
    from: ["planned"],
  }),

  /** The plan stands once every unit has agreed. */
  agree: step<Consultation>()({
    label: words.agree,
    names: ["同意方案", "同意", "agree"],
    help: words.agreeHelp,
    form: {},
    from: ["planned"],
    to: ["agreed"],
    by: unit,
    tone: "primary",
    awaited: true,
    doneBy: ({ fields }, organisation) => fields.agreed.includes(organisation),
    starts: [planPeriod],
    tells: {
      handler: (matter, doing) => {
        const name = ownName(doing);
        return words.agreedNews(name.zh, name.en, matter.state === "agreed");
      },
    },
    done: ({ state }) => words.agreedDone(state === "agreed"),
    apply: (matter, _, { actor, today }) => {
      const { agreed, plan } = matter.fields;
      if (agreed.includes(actor.organisation)) return new Refusal(words.agreedTwice);
      if (plan !== undefined && plan.dueOn < today) {
        const due = dayText(plan.dueOn);
        return new Refusal(words.planPast(due.zh, due.en));
      }
      const all = [...agreed, actor.organisation];
      const stands = unitsIn(matter, "to").every((one) => all.includes(one));
      return {
        ...matter,
        state: stands ? "agreed" : "planned",
        fields: { ...matter.fields, agreed: all, ...(stands ? { agreedOn: today } : {}) },
      };
    },
  }),

  decline: step<Consultation>()({
    label: words.decline,
    names: ["不同意方案", "不同意", "decline"],
    help: words.declineHelp,
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    from: ["planned"],
    to: "held",
    by: unit,
    tells: {
      handler: ({ fields }, doing) => {
        const name = ownName(doing);
        return words.declinedNews(name.zh, name.en, fields.declined?.reason ?? "");
      },
    },
    done: () => words.declinedDone,
    apply: (matter, { reason }, { actor }) => ({
      ...matter,
      fields: {
        ...matter.fields,
        agreed: [],
        declined: { unit: actor.organisation, reason },
      },
    }),
  }),

  /** The units did not come, or no plan could be agreed on. */
  noAgree: step<Consultation>()({
    label: words.noAgree,
    names: ["未达成", "no-agreement"],
    help: words.noAgreeHelp,
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    from: ["proposed", "scheduled", "held", "planned"],
    to: "noAgreement",
    by: handling,
    rare: true,
    ends: () => ["consult.start"],
    tells: tellingUnits(({ outcome }) => words.noAgreeNews(outcome ?? "")),
    done: () => words.noAgreeDone,
    apply: (matter, { reason }) => ({ ...matter, outcome: reason }),
  }),
};
