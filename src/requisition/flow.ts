import { type Day, dayText } from "../calendar/day.ts";
import { findRule } from "../calendar/rules.ts";
import { choice, day, line, long, number, one, optional, yesNo } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { findCategory, groupOf } from "../flow/categories.ts";
import { aroundTheDay, explainClock, isRunning, notLater, type Start } from "../flow/clock.ts";
import { filesField } from "../flow/file.ts";
import { type Doing, type Draft, type Flow, opening, type Seat, step } from "../flow/flow.ts";
import { team } from "../flow/guarding.ts";
import { lineage, lineageFields, lineageReads } from "../flow/lineage.ts";
import type { Part, Party } from "../flow/matter.ts";
import { documentNumber } from "../flow/reference.ts";
import type { Directory, Person, Role } from "../people/directory.ts";
import { formOptions, holder, issuer, requisitionCard } from "./cards.ts";
import { type Requisition, requisitionFields } from "./model.ts";
import { requisitionPapers } from "./papers.ts";
import { words } from "./words.ts";

/** Whoever answers for the unit that holds the files. */
const unit: readonly Seat[] = ["to.liaison", "to.head"];

/** Whoever handles it in the procuratorate. */
const handling: readonly Seat[] = ["handler", "from.procurator"];

/** The states in which files are still awaited from the unit. */
const awaiting = ["issued", "received", "partial", "insisted", "reported"] as const;

/** The period to deliver, from the notice or from a further one. */
const request = (from: (matter: Requisition, today: Day) => Day): Start<Requisition> => ({
  rule: () => "file.request",
  from,
  amount: ({ urgent }) => (urgent ? findRule("file.request").urgent : undefined),
});

/** The period to decide whether the reason for a refusal holds. */
const review: Start<Requisition> = {
  rule: () => "file.review",
  from: (_, today) => today,
  amount: ({ urgent }) => (urgent ? findRule("file.review").urgent : undefined),
};

/** The period to give originals back, from the day on which no more of them is awaited. */
const giveBack: Start<Requisition> = {
  rule: ({ state, fields }) =>
    state === "delivered" && fields.form === "original" ? "file.return" : undefined,
  from: (_, today) => today,
  amount: ({ fields }) => fields.keepDays,
};

const withRole = (directory: Directory, role: Role, organisation?: string): readonly Person[] =>
  [...directory.people.values()].filter(
    (person) =>
      person.roles.includes(role) &&
      (organisation === undefined || person.organisation === organisation),
  );

const named = (part: Part, people: readonly { readonly id: string }[]): readonly Party[] =>
  people.map(({ id }) => ({ part, person: id }));

const issue = opening<Requisition>()({
  id: "issue",
  label: words.issue,
  names: ["发出", "调取", "issue"],
  help: words.issueHelp,
  by: ["procurator", "chief"],
  warning: words.warning,
  form: {
    title: line(words.title, { max: 60 }),
    number: line(words.number, { help: words.numberHelp, max: 40 }),
    to: one(words.to, "organisations", { help: words.toHelp }),
    items: long(words.items, { help: words.itemsHelp, main: true }),
    form: choice(words.form, formOptions, { help: words.formHelp }),
    second: one(words.second, "people", { help: words.secondHelp }),
    servedOn: optional(
      day(words.servedOn, { help: words.servedOnHelp, prefill: ({ today }) => today }),
    ),
    keepDays: optional(
      number(words.keepDays, 1, 365, { help: words.keepDaysHelp, prefill: () => 30 }),
    ),
    basis: optional(line(words.basis, { prefill: () => words.defaultBasis })),
    approvedBy: optional(one(words.approvedBy, "people", { help: words.approvedByHelp })),
    urgent: optional(yesNo(words.urgent, { help: words.urgentHelp })),
    ...lineageFields,
  },
  starts: [request(({ fields }) => fields.servedOn)],
  tells: {
    "to.liaison": issuedNews,
    "to.head": issuedNews,
    handler: () => words.secondNews,
  },
  announces: ["to"],
  done: (matter, { directory }) => {
    const to = holder(matter, directory);
    return words.issuedDone(to.zh, to.en, matter.code);
  },
  reads: lineageReads,
  apply: (answers, doing): Draft<Requisition> | Refusal => {
    const { actor, today, directory } = doing;
    const { title, to, items, form, second, urgent, servedOn = today } = answers;
    const from = actor.organisation;
    const reference = documentNumber(answers.number, "山检调〔2026〕5号");
    if (reference instanceof Refusal) return reference;
    const late = notLater(servedOn, today, "servedOn", words.servedWhat);
    if (late !== undefined) return late;
    if (to === from) return new Refusal(words.toSelf, { field: "to" });
    if (second === actor.id || directory.people.get(second)?.organisation !== from)
      return new Refusal(words.secondWrong, { field: "second" });
    const chiefs = withRole(directory, "chief", from);
    const approvedBy = answers.approvedBy ?? chiefs[0]?.id;
    if (approvedBy === undefined) return new Refusal(words.noChief);
    if (!chiefs.some(({ id }) => id === approvedBy))
      return new Refusal(words.notChief, { field: "approvedBy" });
    const taken = lineage(answers, [title, items], doing);
    if (taken instanceof Refusal) return taken;
    const { recused, ...inherited } = taken;
    return {
      ...inherited,
      state: "issued",
      title,
      urgent: urgent === true,
      reference,
      parties: [
        { part: "from", organisation: from },
        { part: "to", organisation: to },
        ...named("handler", [actor, { id: second }]),
        ...(inherited.visibility === 2
          ? [...named("from", chiefs), ...team("to", to, directory)]
          : []),
        ...recused,
      ],
      fields: {
        basis: answers.basis ?? words.defaultBasis,
        approvedBy,
        items,
        form,
        servedOn,
        keepDays: answers.keepDays ?? 30,
        deliveries: [],
        refusals: [],
        notices: [],
      },
    };
  },
});

function issuedNews(matter: Requisition, { directory }: Doing) {
  const from = issuer(matter, directory);
  return words.issuedNews(from.zh, from.en);
}

const deliveredNews = (matter: Requisition, { directory }: Doing) => {
  const to = holder(matter, directory);
  return words.deliveredNews(to.zh, to.en);
};

const offlineNews = (matter: Requisition, { directory }: Doing) => {
  const to = holder(matter, directory);
  return words.offlineNews(to.zh, to.en);
};

const withdrawnNews = ({ outcome }: Requisition) => words.withdrawnNews(outcome ?? "");

const returnedNews = (matter: Requisition, { directory }: Doing) => {
  const from = issuer(matter, directory);
  return words.returnedNews(from.zh, from.en);
};

const lastFinding = ({ fields }: Requisition): string => fields.refusals.at(-1)?.finding ?? "";

const upheldNews = (matter: Requisition) => words.upheldNews(lastFinding(matter));

const insistedNews = (matter: Requisition) => words.insistedNews(lastFinding(matter));

/** The requisition with one more hand-over; what was missing then is missing no more, or is said anew. */
const handedOver = (
  matter: Requisition,
  delivery: Requisition["fields"]["deliveries"][number],
  missing?: string,
): Requisition => {
  const { missing: _, ...fields } = matter.fields;
  return {
    ...matter,
    fields: {
      ...fields,
      deliveries: [...fields.deliveries, delivery],
      ...(missing === undefined ? {} : { missing }),
    },
  };
};

/** The requisition, asked for no more: ended, unless part of it was handed over and is to come back. */
const givenUp = (matter: Requisition, end: "closed" | "withdrawn", why: string): Requisition => {
  const { missing: _, ...fields } = matter.fields;
  const state = fields.deliveries.length > 0 ? "delivered" : end;
  return { ...matter, state, fields, outcome: why };
};

/** The requisition with the finding on its last refusal. */
const reviewed = (matter: Requisition, finding: string): Requisition => ({
  ...matter,
  fields: {
    ...matter.fields,
    refusals: matter.fields.refusals.map((refusal, index, all) =>
      index === all.length - 1 ? { ...refusal, finding } : refusal,
    ),
  },
});

/** The report to the county government as it follows from what is recorded. */
const drafted = (matter: Requisition, finding: string, { directory, today }: Doing): string =>
  words.reportDraft({
    unit: holder(matter, directory).zh,
    servedOn: dayText(matter.fields.servedOn).zh,
    number: matter.reference ?? "",
    title: matter.title,
    reason: matter.fields.refusals.at(-1)?.reason ?? "",
    finding,
    today: dayText(today).zh,
  });

/** The requisition with something changed about the report that stands in it. */
const reporting = (
  matter: Requisition,
  change: Partial<NonNullable<Requisition["fields"]["report"]>>,
): Requisition =>
  matter.fields.report === undefined
    ? matter
    : { ...matter, fields: { ...matter.fields, report: { ...matter.fields.report, ...change } } };

const isDrafted = {
  holds: ({ fields }: Requisition) =>
    fields.report?.approvedOn === undefined && fields.report?.sentBack === undefined,
  otherwise: words.noDraft,
} as const;

/** The requisition flow (domain §3.9). */
export const requisitionFlow: Flow<Requisition> = {
  kind: "requisition",
  prefix: "DY",
  name: words.requisition,
  names: ["调阅", "requisition"],
  model: requisitionFields,
  states: {
    issued: { name: words.issued, tone: "warning" },
    received: { name: words.received, tone: "plain" },
    partial: { name: words.partial, tone: "warning" },
    delivered: { name: words.delivered, tone: "good" },
    returned: { name: words.returned, tone: "good" },
    refused: { name: words.refused, tone: "warning" },
    insisted: { name: words.insisted, tone: "warning" },
    reported: { name: words.reported, tone: "warning" },
    closed: { name: words.closed, tone: "good", final: true },
    withdrawn: { name: words.withdrawn, tone: "plain", final: true },
  },
  parts: { from: words.issuer, to: words.holder },
  opening: issue,
  steps: {
    /** The unit confirms that it has the notice; the period runs from the service, not from here. */
    receive: step<Requisition>()({
      label: words.receive,
      names: ["签收", "收到", "ack", "receive"],
      help: words.receiveHelp,
      form: {},
      from: ["issued"],
      to: "received",
      by: unit,
      tone: "primary",
      atOnce: true,
      awaited: true,
      tells: {
        handler: (matter, { directory }) => {
          const to = holder(matter, directory);
          return words.receivedNews(to.zh, to.en);
        },
      },
      done: (matter, { calendar }) => {
        const clock = matter.clocks.find((one) => isRunning(one) && one.rule === "file.request");
        const deadline = clock === undefined ? undefined : explainClock(clock, calendar);
        return words.receivedDone(deadline?.zh ?? "", deadline?.en ?? "");
      },
      apply: (matter, _, { today }) => ({
        ...matter,
        fields: { ...matter.fields, acknowledgedOn: today },
      }),
    }),

    /** Everything, or the rest of it, is handed over. */
    deliver: step<Requisition>()({
      label: words.deliver,
      names: ["交付", "deliver"],
      help: words.deliverHelp,
      form: { handed: long(words.handed, { main: true, max: 500 }), files: filesField },
      from: [...awaiting, "refused"],
      to: "delivered",
      by: unit,
      tone: "primary",
      stops: ["file.request"],
      ends: () => ["file.review"],
      starts: [giveBack],
      tells: { handler: deliveredNews, copy: deliveredNews },
      done: () => words.deliveredDone,
      apply: (matter, { handed }, { today }) =>
        handedOver(matter, { on: today, how: "full", handed }),
    }),

    /** A part of it; the period goes on for the rest. */
    deliverPart: step<Requisition>()({
      label: words.deliverPart,
      names: ["部分交付", "part"],
      help: words.deliverPartHelp,
      form: {
        handed: long(words.handed, { main: true, max: 500 }),
        missing: long(words.missing, { max: 500 }),
        files: filesField,
      },
      from: awaiting,
      to: "partial",
      by: unit,
      tells: {
        handler: (matter, { directory }) => {
          const to = holder(matter, directory);
          return words.partNews(to.zh, to.en, matter.fields.missing ?? "");
        },
      },
      done: () => words.partDone,
      apply: (matter, { handed, missing }, { today }) =>
        handedOver(matter, { on: today, how: "part", handed }, missing),
    }),

    /** What is classified goes from hand to hand; nothing of it is written here (保守国家秘密法). */
    deliverOffline: step<Requisition>()({
      label: words.offline,
      names: ["线下交付", "offline"],
      help: words.offlineHelp,
      form: {},
      from: [...awaiting, "refused"],
      to: "delivered",
      by: unit,
      ends: () => ["file.request", "file.review"],
      starts: [giveBack],
      tells: { handler: offlineNews, copy: offlineNews },
      done: () => words.offlineDone,
      apply: (matter, _, { today }) => handedOver(matter, { on: today, how: "offline" }),
    }),

    /** The unit says why it cannot; without a reason it cannot say no. */
    refuse: step<Requisition>()({
      label: words.refuse,
      names: ["不予提供", "拒绝", "refuse"],
      help: words.refuseHelp,
      form: { reason: long(words.reason, { main: true, max: 500 }) },
      from: awaiting,
      to: "refused",
      by: unit,
      tone: "danger",
      ends: () => ["file.request"],
      starts: [review],
      tells: {
        handler: (matter, { directory }) => {
          const to = holder(matter, directory);
          const reason = matter.fields.refusals.at(-1)?.reason ?? "";
          return words.refusedNews(to.zh, to.en, reason);
        },
      },
      done: () => words.refusedDone,
      apply: (matter, { reason }, { today }) => ({
        ...matter,
        fields: {
          ...matter.fields,
          refusals: [...matter.fields.refusals, { on: today, reason }],
        },
      }),
    }),

    /** The reason holds: the files are asked for no more. */
    uphold: step<Requisition>()({
      label: words.uphold,
      names: ["理由成立", "uphold"],
      help: words.upholdHelp,
      form: { finding: long(words.finding, { main: true, max: 500, also: ["理由"] }) },
      from: ["refused"],
      to: ["closed", "delivered"],
      by: handling,
      awaited: true,
      stops: ["file.review"],
      starts: [giveBack],
      tells: { "to.liaison": upheldNews, "to.head": upheldNews, copy: upheldNews },
      done: () => words.upheldDone,
      apply: (matter, { finding }) => givenUp(reviewed(matter, finding), "closed", finding),
    }),

    /** It does not: a second notice with its own period, and the report that follows is drafted. */
    insist: step<Requisition>()({
      label: words.insist,
      names: ["再次通知", "二次通知", "insist"],
      help: words.insistHelp,
      form: {
        finding: long(words.finding, { main: true, max: 500, also: ["理由"] }),
        report: optional(long(words.report, { help: words.reportHelp })),
      },
      from: ["refused"],
      to: "insisted",
      by: handling,
      awaited: true,
      stops: ["file.review"],
      starts: [request((_, today) => today)],
      tells: {
        "to.liaison": insistedNews,
        "to.head": insistedNews,
        "from.chief": () => words.approveNeeded,
      },
      announces: ["to"],
      done: () => words.insistedDone,
      apply: (before, { finding, report }, doing) => {
        const matter = reviewed(before, finding);
        const text = report ?? drafted(matter, finding, doing);
        return {
          ...matter,
          fields: {
            ...matter.fields,
            notices: [...matter.fields.notices, doing.today],
            report: { text, by: doing.actor.id, on: doing.today },
          },
        };
      },
    }),

    /** The chief procurator's decision; the convenor and the secretariat then see the matter (保障机制第二项). */
    approve: step<Requisition>()({
      label: words.approve,
      names: ["批准报告", "approve"],
      help: words.approveHelp,
      form: {},
      from: ["insisted"],
      to: "reported",
      by: ["from.chief"],
      tone: "primary",
      awaited: true,
      when: isDrafted,
      tells: {
        handler: () => words.approvedNews,
        copy: ({ fields }) => words.reportNews(fields.report?.text ?? ""),
      },
      done: () => words.approvedDone,
      apply: (matter, _, { today, directory }) => {
        const readers = [
          ...withRole(directory, "convenor"),
          ...withRole(directory, "secretariat"),
        ].filter(({ id }) => !matter.parties.some(({ person }) => person === id));
        return {
          ...reporting(matter, { approvedOn: today }),
          parties: [...matter.parties, ...named("copy", readers)],
        };
      },
    }),

    sendBack: step<Requisition>()({
      label: words.sendBack,
      names: ["退回报告", "send-back"],
      help: words.sendBackHelp,
      form: { reason: long(words.reason, { main: true, max: 300 }) },
      from: ["insisted"],
      by: ["from.chief"],
      when: isDrafted,
      tells: { handler: ({ fields }) => words.sentBackNews(fields.report?.sentBack ?? "") },
      done: () => words.sentBackDone,
      apply: (matter, { reason }) => reporting(matter, { sentBack: reason }),
    }),

    redraft: step<Requisition>()({
      label: words.redraft,
      names: ["重拟报告", "redraft"],
      help: words.redraftHelp,
      form: { report: long(words.report, { main: true }) },
      from: ["insisted"],
      by: handling,
      awaited: true,
      when: {
        holds: ({ fields }) => fields.report?.sentBack !== undefined,
        otherwise: words.notSentBack,
      },
      tells: { "from.chief": () => words.approveNeeded },
      done: () => words.redraftedDone,
      apply: (matter, { report }, { actor, today }) => ({
        ...matter,
        fields: { ...matter.fields, report: { text: report, by: actor.id, on: today } },
      }),
    }),

    /** Originals go back to the unit. */
    giveBack: step<Requisition>()({
      label: words.giveBack,
      names: ["归还", "return"],
      help: words.giveBackHelp,
      form: {},
      from: ["delivered"],
      to: "returned",
      by: handling,
      tone: "primary",
      awaited: true,
      when: { holds: ({ fields }) => fields.form !== "copy", otherwise: words.onlyOriginals },
      stops: ["file.return"],
      tells: { "to.liaison": returnedNews, "to.head": returnedNews },
      done: () => words.returnedDone,
      apply: (matter, _, { today }) => {
        const { missing: __, ...fields } = matter.fields;
        return { ...matter, fields: { ...fields, returnedOn: today } };
      },
    }),

    /** The unit has counted what came back. */
    confirm: step<Requisition>()({
      label: words.confirm,
      names: ["确认归还", "confirm"],
      help: words.confirmHelp,
      form: {},
      from: ["returned"],
      to: "closed",
      by: unit,
      tone: "primary",
      awaited: true,
      tells: {
        handler: (matter, { directory }) => {
          const to = holder(matter, directory);
          return words.confirmedNews(to.zh, to.en);
        },
      },
      done: () => words.confirmedDone,
      apply: (matter) => matter,
    }),

    dispute: step<Requisition>()({
      label: words.dispute,
      names: ["归还不全", "incomplete"],
      help: words.disputeHelp,
      form: { missing: long(words.missing, { main: true, max: 500 }) },
      from: ["returned"],
      to: "delivered",
      by: unit,
      tells: {
        handler: (matter, { directory }) => {
          const to = holder(matter, directory);
          return words.disputedNews(to.zh, to.en, matter.fields.missing ?? "");
        },
      },
      done: () => words.disputedDone,
      apply: (matter, { missing }) => {
        const { returnedOn: _, ...fields } = matter.fields;
        return { ...matter, fields: { ...fields, missing } };
      },
    }),

    /** Copies stay: nothing more is to be done. */
    close: step<Requisition>()({
      label: words.close,
      names: ["办结", "close"],
      help: words.closeHelp,
      form: {},
      from: ["delivered"],
      to: "closed",
      by: handling,
      tone: "primary",
      awaited: true,
      when: { holds: ({ fields }) => fields.form !== "original", otherwise: words.onlyCopies },
      tells: { "to.liaison": () => words.closedNews },
      done: () => words.closedDone,
      apply: (matter) => matter,
    }),

    /** The procuratorate needs the files no more. */
    withdraw: step<Requisition>()({
      label: words.withdraw,
      names: ["撤回", "withdraw"],
      help: words.withdrawHelp,
      form: { reason: long(words.reason, { main: true, max: 300 }) },
      from: [...awaiting, "refused"],
      to: ["withdrawn", "delivered"],
      by: ["handler", "from.chief"],
      rare: true,
      ends: () => ["file.request", "file.review"],
      starts: [giveBack],
      tells: { "to.liaison": withdrawnNews, "to.head": withdrawnNews, copy: withdrawnNews },
      announces: ["to"],
      done: () => words.withdrawnDone,
      apply: (matter, { reason }) => givenUp(matter, "withdrawn", reason),
    }),
  },
  ladders: {
    "file.request": {
      of: words.deliverDue,
      rungs: aroundTheDay,
      seats: ["to.liaison"],
      overdue: ["to.head", "handler"],
      groups: ["to"],
    },
    "file.review": {
      of: words.reviewDue,
      rungs: aroundTheDay,
      seats: ["handler"],
      overdue: ["from.chief"],
      groups: [],
    },
    "file.return": {
      of: words.returnDue,
      rungs: aroundTheDay,
      seats: ["handler"],
      overdue: ["from.chief", "to.liaison"],
      groups: [],
    },
  },
  papers: requisitionPapers,
  group: ({ category }) => {
    const found = findCategory(category ?? "");
    return found === undefined ? words.requisition : groupOf(found);
  },
  card: requisitionCard,
};
