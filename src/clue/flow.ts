import { addHours, type Day } from "../calendar/day.ts";
import { readCode } from "../chat/code.ts";
import { choice, day, line, long, one, optional } from "../chat/field.ts";
import { sharedPart } from "../chat/likeness.ts";
import { Refusal } from "../chat/refusal.ts";
import { advice, screen } from "../chat/screening.ts";
import { sentences } from "../chat/text.ts";
import { type Category, findCategory, groupOf, inPublicInterest } from "../flow/categories.ts";
import { aroundTheDay, aroundTheHour, isRunning, notLater, type Start } from "../flow/clock.ts";
import { dayOr, inOrder } from "../flow/days.ts";
import { filesField } from "../flow/file.ts";
import { type Doing, type Draft, type Flow, opening, type Seat, step } from "../flow/flow.ts";
import { team } from "../flow/guarding.ts";
import { unitsIn, type Visibility } from "../flow/matter.ts";
import { enforces, type Person, unitNamed } from "../people/directory.ts";
import { clueCard, receiver, sender, sourceOptions } from "./cards.ts";
import { type Clue, clueFields } from "./model.ts";
import { cluePapers } from "./papers.ts";
import { words } from "./words.ts";

/** Whoever takes in what is sent to a unit: its intake desk, or the liaison where it has none. */
const intake: readonly Seat[] = ["to.intake", "to.liaison", "to.head"];

/** The clocks of a clue that reaches a unit. */
const arrival: readonly Start<Clue>[] = [
  { rule: () => "clue.triage", from: (_, today) => today },
  { rule: () => "clue.accept-feedback", from: (_, today) => today },
];

/** The states in which the receiver has not yet decided whether to take a clue on. */
const undecided = ["submitted", "registered", "assessing"] as const;

/** The states in which it is still being handled. */
const open = [...undecided, "needMore", "accepted", "filed", "notFiled"] as const;

/** What a decision on taking it on ends. */
const arrivalRules = ["clue.triage", "clue.accept-feedback"];

/** The clock of the next word to the sender: thirty days, anew at each milestone. */
const result: readonly Start<Clue>[] = [
  { rule: () => "clue.result-feedback", from: (_, today) => today },
];

/**
 * The unit a clue goes to when nobody was named: the category's first receiver that is neither the
 * sender nor complained of. A bureau that sends a clue of its own field hands it to the procuratorate.
 */
const defaultReceiver = (
  category: Category,
  from: string,
  accused: string | undefined,
): string | undefined => {
  const possible = category.receivers.filter((unit) => unit !== from && unit !== accused);
  return category.receivers.includes(from) && possible.includes("procuratorate")
    ? "procuratorate"
    : possible[0];
};

/**
 * Level 2 by its category, or by what it says of minors or private data unless that is declared
 * mistaken; what was taken for an official's offence stays at level 2 whatever is declared.
 */
const visibilityOf = (
  category: Category,
  texts: readonly string[],
  notSo: string | undefined,
): Visibility => {
  const { is } = screen(texts);
  const restricts = is !== "clear" && (notSo === undefined || is === "official");
  return category.visibility === 2 || restricts ? 2 : 1;
};

const submit = opening<Clue>()({
  id: "submit",
  label: words.submit,
  names: ["提交", "submit"],
  help: words.submitHelp,
  by: ["liaison", "officer", "intake", "procurator", "head"],
  warning: words.warning,
  form: {
    title: line(words.title, { max: 60 }),
    category: one(words.category, "categories"),
    facts: long(words.facts, { main: true }),
    place: line(words.place),
    occurredOn: day(words.occurredOn, {
      help: words.occurredOnHelp,
      prefill: ({ today }) => today,
    }),
    source: choice(words.source, sourceOptions),
    accused: optional(line(words.accused, { help: words.accusedHelp })),
    evidence: optional(long(words.evidence)),
    files: filesField,
    to: optional(one(words.to, "organisations", { help: words.toHelp })),
    reporter: optional(line(words.reporter, { help: words.reporterHelp, apart: true })),
    notSo: optional(line(words.notSo, { max: 200, help: words.notSoHelp, doubt: true })),
  },
  starts: arrival,
  tells: {
    "to.intake": (clue, { directory }) => submittedNews(clue, directory),
    "to.liaison": (clue, { directory }) => submittedNews(clue, directory),
  },
  announces: ["to"],
  // The same place, and the same unit or much the same words.
  alike: ({ title, fields }, other) =>
    sharedPart(fields.place, other.fields.place) >= 0.6 &&
    ((fields.accused !== undefined && fields.accused === other.fields.accused) ||
      sharedPart(title, other.title) >= 0.5 ||
      sharedPart(fields.facts, other.fields.facts) >= 0.5),
  done: (clue, { directory }) => {
    const to = receiver(clue, directory);
    return words.submittedDone(to.zh, to.en, clue.code);
  },
  apply: (answers, doing): Draft<Clue> | Refusal => {
    const {
      title,
      category: id,
      to: named,
      accused,
      reporter,
      files: sent = [],
      ...said
    } = answers;
    const category = findCategory(id);
    if (category === undefined) return new Refusal(words.unknownCategory, { field: "category" });
    if (category.visibility === 3) return new Refusal(offline(category));
    const late = notLater(said.occurredOn, doing.today, "occurredOn", words.occurredOn);
    if (late !== undefined) return late;
    const from = doing.actor.organisation;
    const blamed = accused === undefined ? undefined : unitNamed(doing.directory, accused)?.id;
    if (blamed === from) return new Refusal(words.ownUnitAccused, { field: "accused" });
    const to = named ?? defaultReceiver(category, from, blamed);
    if (to === undefined) return new Refusal(words.chooseReceiver, { field: "to" });
    if (to === blamed) return new Refusal(words.receiverAccused, { field: "to" });
    const names = (doing.files ?? []).flatMap(({ id, name }) => (sent.includes(id) ? [name] : []));
    const texts = [title, said.facts, said.place, ...names];
    const visibility = visibilityOf(category, texts, said.notSo);
    return {
      state: "submitted",
      title,
      category: category.id,
      visibility,
      urgent: category.urgent,
      parties: [
        { part: "from", organisation: from },
        { part: "from", person: doing.actor.id },
        { part: "to", organisation: to },
        ...(visibility === 2 ? team("to", to, doing.directory) : []),
        ...(blamed === undefined ? [] : [{ part: "accused", organisation: blamed } as const]),
      ],
      fields: {
        ...said,
        reported: reporter !== undefined,
        ...(accused === undefined ? {} : { accused }),
        returns: 0,
        remarks: [],
      },
    };
  },
});

const submittedNews = (clue: Clue, directory: Doing["directory"]) => {
  const from = sender(clue, directory);
  return words.submittedNews(from.zh, from.en);
};

const supplementedNews = (clue: Clue, { directory }: Doing) => {
  const from = sender(clue, directory);
  return words.supplementedNews(from.zh, from.en);
};

const submittedAgain = (clue: Clue, { directory }: Doing) => submittedNews(clue, directory);

/** Whether somebody waits to be let see the reporter. */
const isAsked = ({ asks }: Clue["fields"]): boolean =>
  asks !== undefined && asks.denied === undefined;

const asked = {
  holds: ({ fields }: Clue) => isAsked(fields),
  otherwise: words.reporterNotAsked,
} as const;

const askedToSee = ({ fields }: Clue, { actor }: Doing) =>
  words.reporterAskNews(actor.name, fields.asks?.reason ?? "");

const openedNews = ({ fields }: Clue, _: Doing, reader: Person) =>
  fields.opened?.to === reader.id ? words.reporterAllowNews : undefined;

const deniedNews = ({ fields }: Clue, _: Doing, reader: Person) =>
  fields.asks?.by === reader.id ? words.reporterDenyNews(fields.asks.denied ?? "") : undefined;

const assignedNews = (clue: Clue, doing: Doing) => {
  const to = toName(clue, doing);
  return words.assignedNews(to.zh, to.en);
};

const withdrawnNews = (clue: Clue, { directory }: Doing) => {
  const from = sender(clue, directory);
  return words.withdrawnNews(from.zh, from.en);
};

/** What to do instead with a matter that must not be written down here. */
const offline = (category: Category) => {
  const { title, paragraphs } = advice({
    is: category.id === "duty-crime" ? "official" : "secret",
  });
  return sentences(title, ...paragraphs);
};

/** The clue with a remark added to what is kept of it. */
const remarked = (clue: Clue, step: string, text: string, { today }: Doing): Clue => ({
  ...clue,
  fields: { ...clue.fields, remarks: [...clue.fields.remarks, { on: today, step, text }] },
});

/** The clue at another receiver: the same number, the same sender, other people at the other end. */
const sentTo = (clue: Clue, to: string, doing: Doing): Clue | Refusal => {
  if (unitsIn(clue, "accused").includes(to))
    return new Refusal(words.receiverAccused, { field: "to" });
  const { asks: _, opened: __, ...fields } = clue.fields;
  return {
    ...clue,
    fields,
    parties: [
      ...clue.parties.filter(({ part }) => part !== "to" && part !== "handler"),
      { part: "to", organisation: to },
      ...(clue.visibility === 2 ? team("to", to, doing.directory) : []),
    ],
  };
};

/** A clue's number as people type it: `xs1` is this year's first. */
const clueCode = (typed: string, today: Day): string =>
  readCode(typed, ["XS"], Number(today.slice(0, 4))) ?? typed;

/** What the people of the receiving unit and the sender are called in news. */
const toName = (clue: Clue, { directory }: Doing) => receiver(clue, directory);

/** The clue flow (domain §3.3). */
export const clueFlow: Flow<Clue> = {
  kind: "clue",
  prefix: "XS",
  name: words.clue,
  names: ["线索", "clue"],
  model: clueFields,
  states: {
    submitted: { name: words.submitted, tone: "plain" },
    registered: { name: words.registered, tone: "plain" },
    assessing: { name: words.assessing, tone: "plain" },
    needMore: { name: words.needMore, tone: "warning" },
    accepted: { name: words.accepted, tone: "good" },
    filed: { name: words.filed, tone: "good" },
    notFiled: { name: words.notFiled, tone: "plain" },
    returned: { name: words.returned, tone: "warning" },
    disputed: { name: words.disputed, tone: "warning" },
    closed: { name: words.closed, tone: "good", final: true },
    merged: { name: words.merged, tone: "plain", final: true },
    withdrawn: { name: words.withdrawn, tone: "plain", final: true },
  },
  opening: submit,
  steps: {
    /** The receiver takes the clue on; from here the 30 days for a result run. */
    accept: step<Clue>()({
      label: words.accept,
      names: ["受理", "accept"],
      help: words.acceptHelp,
      form: {},
      from: undecided,
      to: "accepted",
      by: intake,
      tone: "primary",
      stops: arrivalRules,
      starts: result,
      tells: {
        from: (clue, doing) => words.acceptedNews(toName(clue, doing).zh, toName(clue, doing).en),
      },
      done: () => words.acceptedDone,
      apply: (clue) => clue,
    }),

    /** Entered in the receiver's register; mandatory for public-interest clues (公益诉讼办案规则第二十五条). */
    register: step<Clue>()({
      label: words.register,
      names: ["登记", "register"],
      help: words.registerHelp,
      form: {},
      from: ["submitted"],
      to: "registered",
      by: intake,
      stops: ["clue.triage"],
      done: () => words.registeredDone,
      apply: (clue) => clue,
    }),

    /** Whether it is genuine and can be checked (公益诉讼办案规则第二十七条). */
    assess: step<Clue>()({
      label: words.assess,
      names: ["评估", "assess"],
      help: words.assessHelp,
      form: { assessment: long(words.assessment, { main: true }) },
      from: ["registered", "assessing"],
      to: "assessing",
      by: ["to.procurator", ...intake],
      done: () => words.assessedDone,
      apply: (clue, { assessment }) => ({ ...clue, fields: { ...clue.fields, assessment } }),
    }),

    /** The sender is asked for more; the clock for the answer to the sender goes on. */
    ask: step<Clue>()({
      label: words.ask,
      names: ["补正", "ask"],
      help: words.askHelp,
      form: { asked: long(words.asked, { main: true, max: 500 }) },
      from: ["registered", "assessing"],
      to: "needMore",
      by: ["to.procurator", ...intake],
      tells: {
        from: (clue, doing) => {
          const to = toName(clue, doing);
          return words.askedNews(to.zh, to.en, clue.fields.asked ?? "");
        },
      },
      done: () => words.askedDone,
      apply: (clue, { asked }) => ({ ...clue, fields: { ...clue.fields, asked } }),
    }),

    /** The sender adds to it; what was asked for brings it back to assessment. */
    supplement: step<Clue>()({
      label: words.supplement,
      names: ["补充", "supplement"],
      help: words.supplementHelp,
      form: {
        facts: long(words.facts, { main: true }),
        files: filesField,
      },
      from: [...undecided, "needMore", "returned"],
      to: ["assessing"],
      by: ["from"],
      tells: { "to.intake": supplementedNews, "to.liaison": supplementedNews },
      done: () => words.supplementedDone,
      apply: (clue, { facts }, doing) => ({
        ...remarked(clue, "supplement", facts, doing),
        state: clue.state === "needMore" ? "assessing" : clue.state,
      }),
    }),

    /** Not for this unit: back to the sender; the second time to the convenor, who names the receiver. */
    return: step<Clue>()({
      label: words.return,
      names: ["退回", "return"],
      help: words.returnHelp,
      form: {
        reason: long(words.reason, { main: true, help: words.reasonHelp, max: 500 }),
        proposed: optional(one(words.proposed, "organisations", { help: words.proposedHelp })),
      },
      from: undecided,
      to: ["returned", "disputed"],
      by: intake,
      stops: arrivalRules,
      starts: [{ rule: () => "clue.reroute", from: (_, today) => today }],
      tells: {
        from: (clue, doing) => {
          const to = toName(clue, doing);
          return words.returnedNews(to.zh, to.en, clue.fields.returnReason ?? "");
        },
        handler: () => words.disputedNews,
      },
      done: ({ state }) => (state === "disputed" ? words.disputedDone : words.returnedDone),
      apply: (clue, { reason, proposed }, { directory }) => {
        const returned: Clue = {
          ...clue,
          state: "returned",
          fields: {
            ...clue.fields,
            returns: clue.fields.returns + 1,
            returnReason: reason,
            ...(proposed === undefined ? {} : { proposed }),
          },
        };
        if (returned.fields.returns < 2) return returned;
        const convenor = [...directory.people.values()].find(({ roles }) =>
          roles.includes("convenor"),
        );
        return convenor === undefined
          ? new Refusal(words.noConvenor)
          : {
              ...returned,
              state: "disputed",
              parties: [...clue.parties, { part: "handler", person: convenor.id }],
            };
      },
    }),

    /** The sender of a returned clue sends it again: where it was proposed, or where the sender says. */
    resubmit: step<Clue>()({
      label: words.resubmit,
      names: ["重新提交", "再提交", "resubmit"],
      help: words.resubmitHelp,
      form: {
        to: optional(one(words.to, "organisations")),
        facts: optional(long(words.facts, { main: true })),
      },
      from: ["returned"],
      to: "submitted",
      by: ["from"],
      tone: "primary",
      stops: ["clue.reroute"],
      starts: arrival,
      tells: { "to.intake": submittedAgain, "to.liaison": submittedAgain },
      announces: ["to"],
      done: (clue, doing) => words.resubmittedDone(toName(clue, doing).zh, toName(clue, doing).en),
      apply: (clue, { to, facts }, doing) => {
        const next = to ?? clue.fields.proposed ?? unitsIn(clue, "to")[0] ?? "";
        return sentTo(
          facts === undefined ? clue : remarked(clue, "supplement", facts, doing),
          next,
          doing,
        );
      },
    }),

    /** The convenor ends the dispute over whose matter it is. */
    assign: step<Clue>()({
      label: words.assign,
      names: ["指定", "assign"],
      help: words.assignHelp,
      form: { to: one(words.to, "organisations", { main: true }) },
      from: ["disputed"],
      to: "submitted",
      by: ["handler"],
      tone: "primary",
      stops: ["clue.reroute"],
      starts: arrival,
      tells: { from: assignedNews, "to.intake": assignedNews, "to.liaison": assignedNews },
      announces: ["to"],
      done: (clue, doing) => words.assignedDone(toName(clue, doing).zh, toName(clue, doing).en),
      apply: (clue, { to }, doing) => sentTo(clue, to, doing),
    }),

    /** On to the unit it is for, within 24 hours of finding that out; it stays one and open. */
    transfer: step<Clue>()({
      label: words.transfer,
      names: ["转送", "transfer"],
      help: words.transferHelp,
      form: {
        to: one(words.transferTo, "organisations"),
        reason: long(words.reason, { main: true, max: 500 }),
      },
      from: undecided,
      to: "submitted",
      by: intake,
      stops: arrivalRules,
      starts: arrival,
      tells: {
        from: (clue, doing) => {
          const to = toName(clue, doing);
          return words.transferredNews(to.zh, to.en);
        },
        "to.intake": submittedAgain,
        "to.liaison": submittedAgain,
      },
      announces: ["to"],
      done: (clue, doing) => words.transferredDone(toName(clue, doing).zh, toName(clue, doing).en),
      apply: (clue, { to, reason }, doing) =>
        unitsIn(clue, "to").includes(to)
          ? new Refusal(words.sameReceiver, { field: "to" })
          : sentTo(remarked(clue, "transfer", reason, doing), to, doing),
    }),

    /** The chief procurator's decision (公益诉讼办案规则第三十条). */
    file: step<Clue>()({
      label: words.file,
      names: ["立案", "file"],
      help: words.fileHelp,
      form: {},
      from: ["accepted"],
      to: "filed",
      by: ["to.chief"],
      tone: "primary",
      stops: ["clue.result-feedback"],
      starts: [
        ...result,
        {
          rule: ({ category }) =>
            inPublicInterest(category ?? "") ? "pil.filing-notice" : undefined,
          from: (_, today) => today,
        },
      ],
      tells: { from: () => words.filedNews },
      done: () => words.filedDone,
      apply: (clue, _, { today }) => ({ ...clue, fields: { ...clue.fields, filedOn: today } }),
    }),

    /** The decision to file is served on the unit concerned (公益诉讼办案规则第七十条); we note the day. */
    serveFiling: step<Clue>()({
      label: words.serveFiling,
      names: ["送达立案决定", "送达立案", "serve-filing"],
      help: words.serveFilingHelp,
      form: { servedOn: dayOr(words.servedOn) },
      from: ["filed"],
      by: ["to.procurator", ...intake],
      tone: "primary",
      when: {
        holds: ({ clocks }) =>
          clocks.some((clock) => clock.rule === "pil.filing-notice" && isRunning(clock)),
        otherwise: words.filingNotDue,
      },
      stops: ["pil.filing-notice"],
      done: () => words.filingServedDone,
      apply: (clue, { servedOn }, { today }) => {
        const on = servedOn ?? today;
        return (
          inOrder(on, { after: clue.fields.filedOn, today }, "servedOn", words.servedOn) ?? {
            ...clue,
            fields: { ...clue.fields, filingServedOn: on },
          }
        );
      },
    }),

    /** The chief procurator's decision, with reasons that reach the sender. */
    decline: step<Clue>()({
      label: words.decline,
      names: ["不立案", "decline"],
      help: words.declineHelp,
      form: { reason: long(words.reason, { main: true, max: 500 }) },
      from: ["accepted"],
      to: "notFiled",
      by: ["to.chief"],
      stops: ["clue.result-feedback"],
      starts: result,
      tells: { from: (clue) => words.declinedNews(clue.fields.remarks.at(-1)?.text ?? "") },
      done: () => words.declinedDone,
      apply: (clue, { reason }, doing) => remarked(clue, "decline", reason, doing),
    }),

    /** A word to the sender on the way; the thirty days begin anew. */
    feedback: step<Clue>()({
      label: words.feedback,
      names: ["反馈", "feedback"],
      help: words.feedbackHelp,
      form: { progress: long(words.progress, { main: true, max: 500 }) },
      from: ["accepted", "filed", "notFiled"],
      by: ["to.procurator", ...intake],
      stops: ["clue.result-feedback"],
      starts: result,
      tells: { from: (clue) => words.feedbackNews(clue.fields.remarks.at(-1)?.text ?? "") },
      done: () => words.feedbackDone,
      apply: (clue, { progress }, doing) => remarked(clue, "feedback", progress, doing),
    }),

    /** A duplicate is handled together with another clue. */
    merge: step<Clue>()({
      label: words.merge,
      names: ["合并", "merge"],
      help: words.mergeHelp,
      form: { into: line(words.into, { help: words.intoHelp, max: 20, main: true }) },
      from: [...undecided, "accepted"],
      to: "merged",
      by: intake,
      reads: ({ into }, { today }) => [clueCode(into, today)],
      tells: { from: (clue) => words.mergedNews(clue.parent ?? "") },
      done: (clue) => words.mergedDone(clue.parent ?? ""),
      apply: (clue, { into: typed }, { read, today }) => {
        const into = clueCode(typed, today);
        const other = read?.get(into);
        if (into === clue.code) return new Refusal(words.intoItself, { field: "into" });
        return other?.kind !== "clue" || other.closedAt !== undefined
          ? new Refusal(words.noSuchClue, { field: "into" })
          : { ...clue, parent: into };
      },
    }),

    /** The sender takes it back, before it is accepted or after it came back. */
    withdraw: step<Clue>()({
      label: words.withdraw,
      names: ["撤回", "withdraw"],
      help: words.withdrawHelp,
      form: {},
      from: [...undecided, "needMore", "returned"],
      to: "withdrawn",
      by: ["from"],
      tone: "danger",
      tells: { "to.intake": withdrawnNews, "to.liaison": withdrawnNews },
      done: () => words.withdrawnDone,
      apply: (clue) => clue,
    }),

    /** The result is given to the sender and the clue ends. */
    close: step<Clue>()({
      label: words.close,
      names: ["办结", "close"],
      help: words.closeHelp,
      form: { reason: long(words.result, { main: true, max: 500, also: ["理由"] }) },
      from: ["accepted", "filed", "notFiled"],
      to: "closed",
      by: intake,
      stops: ["clue.result-feedback"],
      tells: { from: (clue) => words.closedNews(clue.outcome ?? "") },
      done: () => words.closedDone,
      apply: (clue, { reason }) => ({ ...clue, outcome: reason }),
    }),

    /** Whoever handles it asks to see the reporter, with the reason. */
    reporterAsk: step<Clue>()({
      label: words.reporterAsk,
      names: ["申请查看举报人", "reporter-ask"],
      help: words.reporterAskHelp,
      form: { reason: long(words.reason, { main: true, max: 300 }) },
      from: open,
      by: ["to.procurator", ...intake],
      rare: true,
      when: {
        holds: ({ fields }) => fields.reported && !isAsked(fields),
        otherwise: words.reporterNone,
      },
      tells: { "to.chief": askedToSee, "to.head": askedToSee },
      done: () => words.reporterAskDone,
      apply: (clue, { reason }, { actor, today }) => ({
        ...clue,
        fields: { ...clue.fields, asks: { by: actor.id, on: today, reason } },
      }),
    }),

    /** A second person's decision, on record (检察院举报工作规定第五十九条). */
    reporterAllow: step<Clue>()({
      label: words.reporterAllow,
      names: ["同意查看举报人", "reporter-allow"],
      help: words.reporterAllowHelp,
      form: {},
      from: open,
      by: ["to.chief", "to.head"],
      awaited: true,
      when: asked,
      tells: { "to.procurator": openedNews, "to.intake": openedNews, "to.liaison": openedNews },
      done: () => words.reporterAllowDone,
      apply: (clue, _, { actor, now }) => {
        const { asks, ...fields } = clue.fields;
        return asks === undefined || asks.by === actor.id
          ? new Refusal(words.secondPerson)
          : {
              ...clue,
              fields: {
                ...fields,
                opened: { to: asks.by, by: actor.id, until: addHours(now, 24) },
              },
            };
      },
    }),

    reporterDeny: step<Clue>()({
      label: words.reporterDeny,
      names: ["不同意查看举报人", "reporter-deny"],
      help: words.reporterDenyHelp,
      form: { reason: long(words.reason, { main: true, max: 300 }) },
      from: open,
      by: ["to.chief", "to.head"],
      when: asked,
      tells: { "to.procurator": deniedNews, "to.intake": deniedNews, "to.liaison": deniedNews },
      done: () => words.reporterDenyDone,
      apply: (clue, { reason }) => {
        const { asks } = clue.fields;
        return asks === undefined
          ? clue
          : { ...clue, fields: { ...clue.fields, asks: { ...asks, denied: reason } } };
      },
    }),

    /** Seen by the one it was opened to, for a day; every look stands in the history. */
    reporterView: step<Clue>()({
      label: words.reporterView,
      names: ["查看举报人", "reporter"],
      help: words.reporterViewHelp,
      form: {},
      from: open,
      by: ["to.procurator", ...intake],
      rare: true,
      when: {
        holds: ({ fields }) => fields.opened !== undefined,
        otherwise: words.reporterNotYours,
      },
      irrevocable: true,
      unseals: true,
      done: () => words.reporterViewDone,
      apply: (clue, _, { actor, now }) =>
        clue.fields.opened?.to === actor.id && now < clue.fields.opened.until
          ? clue
          : new Refusal(words.reporterNotYours),
    }),

    /** Taken up again, by whoever answers for the receiver, with the reason. */
    reopen: step<Clue>()({
      label: words.reopen,
      names: ["重开", "reopen"],
      help: words.reopenHelp,
      form: { reason: long(words.reason, { main: true, max: 500 }) },
      from: ["closed", "withdrawn"],
      to: "registered",
      by: ["to.head", "to.chief"],
      starts: [{ rule: () => "clue.accept-feedback", from: (_, today) => today }],
      tells: { from: (clue) => words.reopenedNews(clue.fields.remarks.at(-1)?.text ?? "") },
      done: () => words.reopenedDone,
      apply: (clue, { reason }, doing) => {
        const { outcome: _, ...again } = remarked(clue, "reopen", reason, doing);
        return again;
      },
    }),
  },
  ladders: {
    "clue.reroute": {
      of: words.rerouteDue,
      rungs: aroundTheHour,
      seats: ["from", "handler"],
      groups: [],
    },
    "clue.accept-feedback": {
      of: words.acceptOrReturn,
      rungs: aroundTheDay,
      seats: ["to.intake", "to.liaison"],
      overdue: ["to.head"],
      groups: ["to"],
    },
    "pil.filing-notice": {
      of: words.filingDue,
      rungs: aroundTheDay,
      seats: ["to.procurator", "to.intake"],
      overdue: ["to.chief"],
      groups: [],
    },
    "clue.result-feedback": {
      of: words.resultDue,
      rungs: aroundTheDay,
      seats: ["to.intake", "to.liaison"],
      overdue: ["to.head"],
      groups: ["to"],
    },
  },
  becomes: [
    {
      kind: "recommendation",
      from: ["accepted", "filed", "notFiled"],
      // What a clue says stays in it: the unit complained of is to read the recommendation. Whether a
      // recommendation is urgent in the law's sense is not the clue's to say: fifteen days hang on it.
      prefill: (clue) => ({ to: unitsIn(clue, "accused")[0] }),
    },
    {
      kind: "transfer",
      from: ["accepted", "filed"],
      // A case of suspected crime is an agency's own to transfer, once the clue is with it.
      when: (clue, { actor, directory }) =>
        unitsIn(clue, "to").includes(actor.organisation) && enforces(actor.organisation, directory),
      prefill: ({ title, fields }) => ({ title, facts: fields.facts }),
    },
    {
      kind: "consultation",
      from: ["filed"],
      prefill: (clue) => {
        const to = unitsIn(clue, "accused");
        const { filedOn } = clue.fields;
        return {
          ...(to.length === 0 ? {} : { to }),
          ...(filedOn === undefined ? {} : { filedOn }),
          urgent: clue.urgent,
        };
      },
    },
    {
      kind: "requisition",
      from: ["accepted", "filed"],
      prefill: (clue) => ({ urgent: clue.urgent }),
    },
  ],
  papers: cluePapers,
  group: (clue) => {
    const category = findCategory(clue.category ?? "");
    return category === undefined ? words.clue : groupOf(category);
  },
  card: clueCard,
};
