import { choice, day, line, long, one, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { aroundTheDay, explainClock, isRunning, notLater, type Start } from "../flow/clock.ts";
import { dayOr, inOrder } from "../flow/days.ts";
import { filesField } from "../flow/file.ts";
import { type Doing, type Draft, type Flow, opening, step, tellAll } from "../flow/flow.ts";
import { team } from "../flow/guarding.ts";
import { lineage, lineageFields, lineageReads } from "../flow/lineage.ts";
import { unmasked } from "../flow/masked.ts";
import { documentNumber } from "../flow/reference.ts";
import { enforces } from "../people/directory.ts";
import { agencyOf, handlingOptions, issuer, opinionCard } from "./cards.ts";
import { type Opinion, opinionFields } from "./model.ts";
import { words } from "./words.ts";

/** Those of the agency who are told and answer. */
const agency = ["to.liaison", "to.head"] as const;

const from = (of: "servedOn" | "decidedOn" | "registeredOn", rule: string): Start<Opinion> => ({
  rule: () => rule,
  from: ({ fields }, on) => fields[of] ?? on,
});

/** The opinion with more recorded, and what was said at a step kept with its day. */
const recorded = (
  opinion: Opinion,
  more: Partial<Opinion["fields"]>,
  said: { readonly step: string; readonly text: string } | undefined,
  { today: on }: Doing,
): Opinion => ({
  ...opinion,
  fields: {
    ...opinion.fields,
    ...more,
    remarks: [...opinion.fields.remarks, ...(said === undefined ? [] : [{ on, ...said }])],
  },
});

const lastSaid = ({ fields }: Opinion): string => fields.remarks.at(-1)?.text ?? "";

/** Replied and handled are two facts; only both make it ready to be verified. */
const followed = (opinion: Opinion): Opinion => {
  const { reply, handling } = opinion.fields;
  if (reply === undefined) return opinion;
  return { ...opinion, state: handling === undefined ? "replied" : "handled" };
};

/** Whether the agency let the period pass, or decided against a penalty. */
const inactive = ({ fields, clocks }: Opinion, on: string): boolean =>
  fields.handling?.outcome === "none" ||
  (fields.handling === undefined &&
    clocks.some(({ rule, rolled }) => rule === "rev.reply" && rolled < on));

const refer = opening<Opinion>()({
  id: "refer",
  label: words.refer,
  names: ["移交", "refer"],
  help: words.referHelp,
  by: ["procurator", "chief", "intake"],
  warning: words.warning,
  form: {
    title: line(words.title, { max: 60 }),
    person: line(words.person, { max: 40, help: words.personHelp }),
    facts: long(words.facts, { main: true, also: ["事实"] }),
    decidedOn: day(words.decidedOn, { help: words.decidedOnHelp, prefill: (at) => at.today }),
    handler: optional(one(words.handledBy, "people", { help: words.handledByHelp })),
    parent: lineageFields.parent,
  },
  starts: [from("decidedOn", "rev.handoff")],
  tells: { handler: () => words.referredNews },
  done: ({ code }) => words.referredDone(code),
  reads: lineageReads,
  apply: (answers, doing): Draft<Opinion> | Refusal => {
    const { title, person, facts, decidedOn, handler = doing.actor.id } = answers;
    const from = doing.actor.organisation;
    const people = [...doing.directory.people.values()];
    const wrong =
      unmasked(person, "person", [title, facts]) ??
      notLater(decidedOn, doing.today, "decidedOn", words.decidedOn);
    if (wrong !== undefined) return wrong;
    if (doing.directory.people.get(handler)?.organisation !== from)
      return new Refusal(words.ownOnly, { field: "handler" });
    const chiefs = people.filter(
      ({ organisation, roles }) => organisation === from && roles.includes("chief"),
    );
    if (chiefs.length === 0) return new Refusal(words.noChief);
    const taken = lineage(answers, [], doing);
    if (taken instanceof Refusal) return taken;
    const { recused, ...inherited } = taken;
    return {
      ...inherited,
      visibility: 2,
      state: "referred",
      title,
      urgent: false,
      parties: [
        { part: "from", organisation: from },
        ...[...new Set([doing.actor.id, ...chiefs.map(({ id }) => id)])].map(
          (id) => ({ part: "from", person: id }) as const,
        ),
        { part: "handler", person: handler },
        ...recused,
      ],
      fields: { person, facts, decidedOn, remarks: [] },
    };
  },
});

/** The flow of reverse linkage: from not prosecuting to the penalty that may be due (domain §3.5). */
export const opinionFlow: Flow<Opinion> = {
  kind: "opinion",
  prefix: "YJ",
  name: words.opinion,
  names: ["意见", "检察意见", "opinion"],
  model: opinionFields,
  states: {
    referred: { name: words.referred, tone: "plain" },
    reviewing: { name: words.reviewing, tone: "plain" },
    suspended: { name: words.suspended, tone: "plain" },
    proposed: { name: words.proposed, tone: "plain" },
    approved: { name: words.approved, tone: "warning" },
    served: { name: words.served, tone: "warning" },
    acknowledged: { name: words.acknowledged, tone: "plain" },
    replied: { name: words.replied, tone: "warning" },
    handled: { name: words.handled, tone: "good" },
    ended: { name: words.ended, tone: "good", final: true },
    withdrawn: { name: words.withdrawn, tone: "plain", final: true },
    escalated: { name: words.escalated, tone: "warning", final: true },
    closed: { name: words.closed, tone: "good", final: true },
  },
  parts: { from: words.issuer, to: words.agency, handler: words.handler },
  opening: refer,
  steps: {
    register: step<Opinion>()({
      label: words.register,
      names: ["登记", "register"],
      help: words.registerHelp,
      form: {},
      from: ["referred"],
      to: "reviewing",
      by: ["handler"],
      tone: "primary",
      stops: ["rev.handoff"],
      starts: [from("registeredOn", "rev.review")],
      done: () => words.registeredDone,
      apply: (opinion, _, doing) =>
        recorded(opinion, { registeredOn: doing.today }, undefined, doing),
    }),

    /** While the decision not to prosecute is contested the review rests (REV24 第十三条). */
    suspend: step<Opinion>()({
      label: words.suspend,
      names: ["中止", "suspend"],
      help: words.suspendHelp,
      form: { cause: long(words.cause, { main: true, max: 300, also: ["理由"] }) },
      from: ["reviewing"],
      to: "suspended",
      by: ["handler"],
      rare: true,
      suspends: ["rev.review"],
      tells: { "from.chief": (opinion) => words.suspendedNews(lastSaid(opinion)) },
      done: () => words.suspendedDone,
      apply: (opinion, { cause }, doing) =>
        recorded(opinion, {}, { step: "suspend", text: cause }, doing),
    }),

    resume: step<Opinion>()({
      label: words.resume,
      names: ["恢复", "resume"],
      help: words.resumeHelp,
      form: {},
      from: ["suspended"],
      to: "reviewing",
      by: ["handler"],
      tone: "primary",
      resumes: ["rev.review"],
      done: () => words.resumedDone,
      apply: (opinion) => opinion,
    }),

    propose: step<Opinion>()({
      label: words.propose,
      names: ["拟意见", "propose"],
      help: words.proposeHelp,
      form: {
        penalty: long(words.penalty, { main: true, max: 1000, help: words.penaltyHelp }),
        to: one(words.to, "organisations", { help: words.toHelp }),
        evidence: long(words.evidence, { max: 1000 }),
        property: optional(long(words.property, { max: 500, help: words.propertyHelp })),
      },
      from: ["reviewing"],
      to: "proposed",
      by: ["handler"],
      tone: "primary",
      awaited: true,
      tells: { "from.chief": () => words.proposedNews },
      done: () => words.proposedDone,
      apply: (opinion, { to, ...content }, doing) =>
        enforces(to, doing.directory)
          ? recorded(opinion, { ...content, agency: to, proposal: "opinion" }, undefined, doing)
          : new Refusal(words.toAgency, { field: "to" }),
    }),

    proposeEnd: step<Opinion>()({
      label: words.proposeEnd,
      names: ["拟终结", "propose-end"],
      help: words.proposeEndHelp,
      form: { reason: long(words.reason, { main: true, max: 500 }) },
      from: ["reviewing"],
      to: "proposed",
      by: ["handler"],
      tells: { "from.chief": (opinion) => words.endNews(lastSaid(opinion)) },
      done: () => words.proposedDone,
      apply: (opinion, { reason }, doing) =>
        recorded(opinion, { proposal: "end" }, { step: "proposeEnd", text: reason }, doing),
    }),

    /** The chief procurator's decision ends the ten working days (人民检察院刑事诉讼规则第三百七十三条). */
    approve: step<Opinion>()({
      label: words.approve,
      names: ["批准", "approve"],
      help: words.approveHelp,
      form: {},
      from: ["proposed"],
      to: ["approved", "ended"],
      by: ["from.chief"],
      tone: "primary",
      stops: ["rev.review"],
      tells: {
        handler: ({ state }) => (state === "ended" ? words.endedNews : words.approvedNews),
      },
      done: () => words.approvedDone,
      apply: (opinion, _, doing) => {
        const ends = opinion.fields.proposal === "end";
        return {
          ...recorded(opinion, { approvedOn: doing.today }, undefined, doing),
          state: ends ? "ended" : "approved",
          ...(ends ? { outcome: lastSaid(opinion) } : {}),
        };
      },
    }),

    sendBack: step<Opinion>()({
      label: words.sendBack,
      names: ["退回", "send-back"],
      help: words.sendBackHelp,
      form: { reason: long(words.reason, { main: true, max: 500 }) },
      from: ["proposed"],
      to: "reviewing",
      by: ["from.chief"],
      tells: { handler: (opinion) => words.sentBackNews(lastSaid(opinion)) },
      done: () => words.sentBackDone,
      apply: (opinion, { reason }, doing) =>
        recorded(opinion, {}, { step: "sendBack", text: reason }, doing),
    }),

    /** Served with the decision not to prosecute; from here the agency sees it. */
    serve: step<Opinion>()({
      label: words.serve,
      names: ["送达", "serve"],
      help: words.serveHelp,
      form: {
        number: line(words.number, { max: 40, help: words.numberHelp }),
        servedOn: dayOr(words.servedOn),
      },
      from: ["approved"],
      to: "served",
      by: ["handler"],
      tone: "primary",
      awaited: true,
      starts: [from("servedOn", "rev.reply")],
      tells: tellAll(agency, (opinion: Opinion, { directory }: Doing) =>
        words.servedNews(issuer(opinion, directory)),
      ),
      announces: ["to"],
      done: (opinion, { directory }) => words.servedDone(agencyOf(opinion, directory)),
      apply: (opinion, { number, servedOn }, doing) => {
        const reference = documentNumber(number, "山检意〔2026〕3号");
        if (reference instanceof Refusal) return reference;
        const on = servedOn ?? doing.today;
        const after = opinion.fields.approvedOn;
        const wrong = inOrder(on, { after, today: doing.today }, "servedOn", words.servedOn);
        if (wrong !== undefined) return wrong;
        const unit = opinion.fields.agency ?? "";
        return {
          ...recorded(opinion, { servedOn: on }, undefined, doing),
          reference,
          parties: [
            ...opinion.parties,
            { part: "to", organisation: unit },
            ...team("to", unit, doing.directory),
          ],
        };
      },
    }),

    acknowledge: step<Opinion>()({
      label: words.acknowledge,
      names: ["签收", "收到", "ack", "acknowledge"],
      help: words.acknowledgeHelp,
      form: {},
      from: ["served"],
      to: "acknowledged",
      by: agency,
      tone: "primary",
      atOnce: true,
      awaited: true,
      tells: {
        handler: (opinion, { directory }) => words.acknowledgedNews(agencyOf(opinion, directory)),
      },
      done: ({ clocks }, { calendar }) => {
        const clock = clocks.find((one) => isRunning(one) && one.rule === "rev.reply");
        const deadline = clock === undefined ? undefined : explainClock(clock, calendar);
        return words.acknowledgedDone(deadline?.zh ?? "", deadline?.en ?? "");
      },
      apply: (opinion, _, doing) =>
        recorded(opinion, { acknowledgedOn: doing.today }, undefined, doing),
    }),

    reply: step<Opinion>()({
      label: words.reply,
      names: ["回复", "reply"],
      help: words.replyHelp,
      form: { reply: long(words.replyText, { main: true, also: ["答复"] }), files: filesField },
      from: ["served", "acknowledged"],
      to: ["replied", "handled"],
      by: agency,
      tone: "primary",
      stops: ["rev.reply"],
      tells: {
        handler: (opinion, { directory }) => words.repliedNews(agencyOf(opinion, directory)),
      },
      done: () => words.repliedDone,
      apply: (opinion, { reply }, doing) =>
        followed(recorded(opinion, { reply: { on: doing.today, text: reply } }, undefined, doing)),
    }),

    handle: step<Opinion>()({
      label: words.handle,
      names: ["处理", "handle"],
      help: words.handleHelp,
      form: {
        outcome: choice(words.outcome, handlingOptions),
        handling: long(words.handling, { main: true, help: words.handlingHelp }),
        files: filesField,
      },
      from: ["served", "acknowledged", "replied"],
      to: ["served", "acknowledged", "handled"],
      by: agency,
      awaited: true,
      tells: {
        handler: (opinion, { directory }) =>
          words.handledNews(
            agencyOf(opinion, directory),
            words[opinion.fields.handling?.outcome ?? "none"],
          ),
      },
      done: () => words.handledDone,
      apply: (opinion, { outcome, handling }, doing) =>
        followed(
          recorded(
            opinion,
            { handling: { on: doing.today, outcome, text: handling } },
            undefined,
            doing,
          ),
        ),
    }),

    verify: step<Opinion>()({
      label: words.verify,
      names: ["核实", "verify"],
      help: words.verifyHelp,
      form: { finding: long(words.finding, { main: true, max: 500, also: ["理由"] }) },
      from: ["handled"],
      to: "closed",
      by: ["handler"],
      tone: "primary",
      awaited: true,
      tells: tellAll(agency, () => words.verifiedNews),
      done: () => words.verifiedDone,
      apply: (opinion, { finding }, doing) => ({
        ...recorded(opinion, {}, { step: "verify", text: finding }, doing),
        outcome: finding,
      }),
    }),

    again: step<Opinion>()({
      label: words.again,
      names: ["要求补充", "again"],
      help: words.againHelp,
      form: { reason: long(words.reason, { main: true, max: 500 }) },
      from: ["handled"],
      to: "replied",
      by: ["handler"],
      tells: tellAll(agency, (opinion: Opinion) => words.againNews(lastSaid(opinion))),
      done: () => words.againDone,
      apply: (opinion, { reason }, doing) => {
        const { handling: _, ...fields } = opinion.fields;
        return recorded({ ...opinion, fields }, {}, { step: "again", text: reason }, doing);
      },
    }),

    /** Unlawful inaction calls for a recommendation. */
    escalate: step<Opinion>()({
      label: words.escalate,
      names: ["升级", "escalate"],
      help: words.escalateHelp,
      form: { reason: long(words.reason, { main: true, max: 500 }) },
      from: ["served", "acknowledged", "replied", "handled"],
      to: "escalated",
      by: ["from.chief"],
      tone: "danger",
      against: (opinion, on) => (inactive(opinion, on) ? undefined : words.notYet),
      tells: tellAll([...agency, "handler"], (opinion: Opinion) =>
        words.escalatedNews(lastSaid(opinion)),
      ),
      done: () => words.escalatedDone,
      apply: (opinion, { reason }, doing) => ({
        ...recorded(opinion, {}, { step: "escalate", text: reason }, doing),
        outcome: reason,
      }),
    }),

    withdraw: step<Opinion>()({
      label: words.withdraw,
      names: ["撤回", "withdraw"],
      help: words.withdrawHelp,
      form: { reason: long(words.reason, { main: true, max: 500 }) },
      from: [
        "referred",
        "reviewing",
        "suspended",
        "proposed",
        "approved",
        "served",
        "acknowledged",
        "replied",
        "handled",
      ],
      to: "withdrawn",
      by: ["from.chief"],
      rare: true,
      tells: tellAll([...agency, "handler"], (opinion: Opinion) =>
        words.withdrawnNews(lastSaid(opinion)),
      ),
      done: () => words.withdrawnDone,
      apply: (opinion, { reason }, doing) => ({
        ...recorded(opinion, {}, { step: "withdraw", text: reason }, doing),
        outcome: reason,
      }),
    }),
  },
  ladders: {
    "rev.handoff": {
      of: words.handoffDue,
      rungs: aroundTheDay,
      seats: ["handler"],
      overdue: ["from.chief"],
      groups: [],
    },
    "rev.review": {
      of: words.reviewDue,
      rungs: aroundTheDay,
      seats: ["handler"],
      overdue: ["from.chief"],
      groups: [],
    },
    "rev.reply": {
      of: words.replyDue,
      rungs: [
        { id: "-5", workingDays: -5 },
        ...aroundTheDay.slice(0, 2),
        { id: "+1", workingDays: 1, propose: "beside" },
      ],
      seats: ["to.liaison"],
      overdue: ["to.head", "handler"],
      groups: ["to"],
      proposes: () => "escalate",
    },
  },
  becomes: [
    {
      kind: "recommendation",
      from: ["escalated"],
      prefill: ({ fields }) => ({ to: fields.agency }),
    },
  ],
  group: () => words.opinion,
  card: opinionCard,
};
