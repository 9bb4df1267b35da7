import { type Day, dayOf, dayText, momentText } from "../calendar/day.ts";
import { choice, day, line, long, moment, optional, several, yesNo } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { type Text, text } from "../chat/text.ts";
import { findCategory, groupOf } from "../flow/categories.ts";
import { aroundTheDay, notLater, type Start } from "../flow/clock.ts";
import { filesField } from "../flow/file.ts";
import {
  type Doing,
  type Draft,
  type Flow,
  opening,
  type Seat,
  type Step,
  step,
} from "../flow/flow.ts";
import { team } from "../flow/guarding.ts";
import { codeTyped, lineage, lineageFields, lineageReads } from "../flow/lineage.ts";
import { unitsIn } from "../flow/matter.ts";
import { organisationName } from "../people/directory.ts";
import { agencies, answerOptions, consultationCard, proposer, recordOptions } from "./cards.ts";
import { type Consultation, consultationFields } from "./model.ts";
import { consultationPapers } from "./papers.ts";
import { words } from "./words.ts";

/** Whoever answers for a unit that is consulted. */
const unit: readonly Seat[] = ["to.liaison", "to.head"];

/** Whoever handles it in the procuratorate. */
const handling: readonly Seat[] = ["handler", "from.procurator"];

/** Tells the units consulted. */
const tellingUnits = (say: (matter: Consultation, doing: Doing) => Text) => ({
  "to.liaison": say,
  "to.head": say,
});

/** Whether every unit says that it has done all the plan asks. */
const isCompleted = (matter: Consultation): boolean =>
  unitsIn(matter, "to").every((one) => matter.fields.completed.includes(one));

/** The period of the plan, as long as a unit is still to carry it out, from the day it was agreed to until the day it names. */
const planPeriod: Start<Consultation> = {
  rule: (matter) =>
    (matter.state === "agreed" || matter.state === "monitored") && !isCompleted(matter)
      ? "consult.plan"
      : undefined,
  from: ({ fields }, today) => fields.agreedOn ?? today,
  until: ({ fields }) => fields.plan?.dueOn,
};

const ownName = ({ actor, directory }: Doing): Text =>
  organisationName(directory, actor.organisation);

const shownDay = (day: Day | undefined): Text => (day === undefined ? text("", "") : dayText(day));

const propose = opening<Consultation>()({
  id: "propose",
  label: words.propose,
  names: ["提起", "提议", "propose"],
  help: words.proposeHelp,
  by: ["procurator", "chief"],
  form: {
    title: line(words.title, { max: 60 }),
    to: several(words.to, "organisations", { help: words.toHelp }),
    filedOn: day(words.filedOn, { help: words.filedOnHelp }),
    issue: long(words.issue, { help: words.issueHelp, main: true }),
    urgent: optional(yesNo(words.urgent)),
    ...lineageFields,
  },
  tells: tellingUnits((matter, { directory }) => {
    const from = proposer(matter, directory);
    return words.proposedNews(from.zh, from.en);
  }),
  announces: ["to"],
  done: (matter, { directory }) => {
    const to = agencies(matter, directory);
    return words.proposedDone(to.zh, to.en, matter.code);
  },
  reads: lineageReads,
  apply: (answers, doing): Draft<Consultation> | Refusal => {
    const { actor, today, directory } = doing;
    const { title, to, filedOn, issue, urgent } = answers;
    const from = actor.organisation;
    const late = notLater(filedOn, today, "filedOn", words.filedWhat);
    if (late !== undefined) return late;
    if (to.includes(from)) return new Refusal(words.toSelf, { field: "to" });
    const taken = lineage(answers, [title, issue], doing);
    if (taken instanceof Refusal) return taken;
    const { recused, ...inherited } = taken;
    const chiefs = [...directory.people.values()].filter(
      ({ organisation, roles }) => organisation === from && roles.includes("chief"),
    );
    return {
      ...inherited,
      state: "proposed",
      title,
      urgent: urgent === true,
      parties: [
        { part: "from", organisation: from },
        ...to.map((organisation) => ({ part: "to", organisation }) as const),
        { part: "handler", person: actor.id },
        ...(inherited.visibility === 2
          ? [
              ...chiefs.map(({ id }) => ({ part: "from", person: id }) as const),
              ...to.flatMap((organisation) => team("to", organisation, directory)),
            ]
          : []),
        ...recused,
      ],
      fields: { filedOn, issue, attendance: {}, agreed: [], completed: [], notes: [] },
    };
  },
});

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

const dueNotAhead = (dueOn: Day, today: Day): Refusal | undefined => {
  const shown = dayText(today);
  return dueOn > today
    ? undefined
    : new Refusal(words.dueToo(shown.zh, shown.en), { field: "dueOn" });
};

const answerOf = ({ fields }: Consultation, { actor }: Doing): Text =>
  words[fields.attendance[actor.organisation]?.answer ?? "no"];

const newDay = ({ fields }: Consultation): Text => {
  const day = shownDay(fields.plan?.dueOn);
  return words.extendNews(day.zh, day.en);
};

/** What is asked for a time. */
const timeForm = {
  startsAt: moment(words.startsAt, { help: words.startsAtHelp, main: true }),
  place: optional(line(words.place)),
};

const timing = {
  help: words.scheduleHelp,
  form: timeForm,
  to: "scheduled",
  by: handling,
  ends: () => ["consult.start"],
  starts: [{ appointment: "consult.start", at: ({ fields }) => fields.startsAt ?? "" }],
  tells: tellingUnits(({ fields }) => {
    const when = momentText(fields.startsAt ?? "");
    return words.scheduledNews(when.zh, when.en);
  }),
  announces: ["to"],
  done: ({ fields }) => {
    const when = momentText(fields.startsAt ?? "");
    return words.scheduledDone(when.zh, when.en);
  },
  apply: (matter, { startsAt, place }, { now }) => {
    if (startsAt <= now) {
      const [at, given] = [momentText(now), momentText(startsAt)];
      return new Refusal(words.past(at.zh, at.en, given.zh, given.en), { field: "startsAt" });
    }
    const { place: before, ...fields } = matter.fields;
    const where = place ?? before;
    return {
      ...matter,
      fields: {
        ...fields,
        startsAt,
        attendance: {},
        ...(where === undefined ? {} : { place: where }),
      },
    };
  },
} satisfies Omit<Step<Consultation, typeof timeForm>, "label" | "names" | "from">;

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

/** The flow of consultations before litigation (domain §3.8). */
export const consultationFlow: Flow<Consultation> = {
  kind: "consultation",
  prefix: "CS",
  name: words.consultation,
  names: ["磋商", "consult", "consultation"],
  model: consultationFields,
  states: {
    proposed: { name: words.proposed, tone: "plain" },
    scheduled: { name: words.scheduled, tone: "plain" },
    held: { name: words.held, tone: "plain" },
    planned: { name: words.planned, tone: "warning" },
    agreed: { name: words.agreed, tone: "good" },
    monitored: { name: words.monitored, tone: "good" },
    fulfilled: { name: words.fulfilled, tone: "good", final: true },
    failed: { name: words.failed, tone: "warning" },
    noAgreement: { name: words.noAgreement, tone: "warning" },
    recommended: { name: words.recommended, tone: "plain", final: true },
    ended: { name: words.ended, tone: "plain", final: true },
  },
  parts: { from: words.proposer, to: words.agency },
  opening: propose,
  steps: {
    schedule: step<Consultation>()({
      ...timing,
      label: words.schedule,
      names: ["安排", "schedule"],
      from: ["proposed"],
      awaited: true,
    }),

    /** A new time is answered anew. */
    move: step<Consultation>()({
      ...timing,
      label: words.move,
      names: ["改期", "move"],
      from: ["scheduled"],
    }),

    /** A unit says whether it comes; it may change its answer. */
    attend: step<Consultation>()({
      label: words.attend,
      names: ["参会", "rsvp", "attend"],
      help: words.attendHelp,
      form: {
        answer: choice(words.answer, answerOptions, { main: true }),
        attendee: optional(line(words.attendee, { help: words.attendeeHelp, max: 60 })),
        reason: optional(line(words.reason, { max: 200 })),
      },
      from: ["scheduled"],
      by: unit,
      tone: "primary",
      awaited: true,
      doneBy: ({ fields }, organisation) => fields.attendance[organisation] !== undefined,
      tells: {
        handler: (matter, doing) => {
          const [name, answer] = [ownName(doing), answerOf(matter, doing)];
          return words.attendNews(name.zh, name.en, answer.zh, answer.en);
        },
      },
      done: (matter, doing) => {
        const answer = answerOf(matter, doing);
        return words.attendDone(answer.zh, answer.en);
      },
      apply: (matter, answers, { actor }) =>
        answers.answer === "no" && answers.reason === undefined
          ? new Refusal(words.reasonNeeded, { field: "reason" })
          : {
              ...matter,
              fields: {
                ...matter.fields,
                attendance: { ...matter.fields.attendance, [actor.organisation]: answers },
              },
            },
    }),

    /** A consultation leaves a written record: minutes or a letter (公益诉讼办案规则第七十条). */
    hold: step<Consultation>()({
      label: words.hold,
      names: ["记录", "纪要", "召开", "hold"],
      help: words.holdHelp,
      form: {
        record: choice(words.record, recordOptions),
        facts: long(words.facts, { main: true, help: words.factsHelp }),
        disputed: optional(long(words.disputed)),
        files: filesField,
      },
      from: ["proposed", "scheduled"],
      to: "held",
      by: handling,
      tone: "primary",
      stops: ["consult.start"],
      tells: tellingUnits(({ fields }) => {
        const record = words[fields.record ?? "minutes"];
        return words.heldNews(record.zh, record.en);
      }),
      done: () => words.heldDone,
      apply: (matter, { files: _, ...said }, { today }) => {
        const { startsAt } = matter.fields;
        if (said.record === "minutes") {
          if (startsAt === undefined) return new Refusal(words.notScheduled, { field: "record" });
          if (dayOf(startsAt) > today) {
            const when = momentText(startsAt);
            return new Refusal(words.tooEarly(when.zh, when.en), { field: "record" });
          }
        }
        return { ...matter, fields: { ...matter.fields, ...said, heldOn: today } };
      },
    }),

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
  },
  ladders: {
    "consult.start": {
      of: words.coming,
      rungs: [
        { id: "-1d", minutesBefore: 24 * 60 },
        { id: "-1h", minutesBefore: 60 },
      ],
      seats: [...unit, "handler"],
      groups: ["to"],
    },
    "consult.plan": {
      of: words.planDue,
      rungs: aroundTheDay,
      seats: ["to.liaison"],
      overdue: ["to.head", "handler"],
      groups: ["to"],
    },
  },
  becomes: [
    {
      kind: "recommendation",
      from: ["noAgreement", "failed"],
      prefill: (matter) => ({
        title: matter.title,
        to: unitsIn(matter, "to")[0],
      }),
      next: { step: "recommend", answers: (code) => ({ recommendation: code }) },
    },
  ],
  papers: consultationPapers,
  group: ({ category }) => {
    const found = findCategory(category ?? "");
    return found === undefined ? words.consultation : groupOf(found);
  },
  card: consultationCard,
};
