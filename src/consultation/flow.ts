import { type Day, dayOf, dayText, momentText } from "../calendar/day.ts";
import { choice, day, line, long, moment, one, optional, several, yesNo } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { type Text, text } from "../chat/text.ts";
import { findCategory, groupOf } from "../flow/categories.ts";
import { aroundTheDay, notLater, type Start } from "../flow/clock.ts";
import { filesField } from "../flow/file.ts";
import { type Doing, type Draft, type Flow, opening, type Seat, step } from "../flow/flow.ts";
import { team } from "../flow/guarding.ts";
import { codeTyped, lineage, lineageFields, lineageReads } from "../flow/lineage.ts";
import { unitsIn } from "../flow/matter.ts";
import { organisationName } from "../people/directory.ts";
import { agencies, answerOptions, consultationCard, proposer, recordOptions } from "./cards.ts";
import { type Consultation, consultationFields } from "./model.ts";
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

/** The period of the plan, from the day it was agreed to until the day it names. */
const planPeriod: Start<Consultation> = {
  rule: ({ state }) => (state === "agreed" || state === "monitored" ? "consult.plan" : undefined),
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
      fields: { filedOn, issue, attendance: {}, agreed: [], notes: [] },
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
    /** Sets the time and place, or moves them; a new time is answered anew. */
    schedule: step<Consultation>()({
      label: words.schedule,
      names: ["安排", "改期", "schedule"],
      help: words.scheduleHelp,
      form: {
        startsAt: moment(words.startsAt, { help: words.startsAtHelp, main: true }),
        place: optional(line(words.place)),
      },
      from: ["proposed", "scheduled"],
      to: "scheduled",
      by: handling,
      awaited: true,
      stops: ["consult.start"],
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
          if (startsAt === undefined)
            return new Refusal(words.notScheduled, { field: "record" });
          if (dayOf(startsAt) > today) {
            const when = momentText(startsAt);
            return new Refusal(words.tooEarly(when.zh, when.en), { field: "record" });
          }
        }
        return { ...matter, fields: { ...matter.fields, ...said, heldOn: today } };
      },
    }),

    /** What the units are to do; changed, it is agreed to anew. */
    plan: step<Consultation>()({
      label: words.planLabel,
      names: ["拟方案", "方案", "plan"],
      help: words.planHelp,
      form: {
        plan: long(words.planText, { main: true }),
        dueOn: day(words.dueOn, { help: words.dueOnHelp }),
        files: filesField,
      },
      from: ["held", "planned"],
      to: "planned",
      by: handling,
      awaited: true,
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
