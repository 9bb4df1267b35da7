import { choice, day, line, long, one, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { advice, screen } from "../chat/screening.ts";
import { sentences } from "../chat/text.ts";
import { type Category, findCategory, groupOf } from "../flow/categories.ts";
import { aroundTheDay, notLater } from "../flow/clock.ts";
import { type Doing, type Draft, type Flow, opening, type Seat, step } from "../flow/flow.ts";
import type { Party, Visibility } from "../flow/matter.ts";
import { unitNamed } from "../people/directory.ts";
import { clueCard, receiver, sender, sourceOptions } from "./cards.ts";
import { type Clue, clueFields } from "./model.ts";
import { words } from "./words.ts";

/** Whoever takes in what is sent to a unit: its intake desk, or the liaison where it has none. */
const intake: readonly Seat[] = ["to.intake", "to.liaison", "to.head"];

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

/** The people named in a restricted clue: who sent it and who takes it in. */
const team = (to: string, { directory }: Doing): readonly Party[] =>
  [...directory.people.values()]
    .filter(
      ({ organisation, roles }) =>
        organisation === to &&
        (["intake", "liaison", "head", "procurator", "chief"] as const).some((role) =>
          roles.includes(role),
        ),
    )
    .map(({ id }) => ({ part: "to", person: id }));

/** Level 2 by its category, or by what it says of minors or private data. */
const visibilityOf = (category: Category, texts: readonly string[]): Visibility =>
  category.visibility === 2 || screen(texts).is !== "clear" ? 2 : 1;

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
    to: optional(one(words.to, "organisations", { help: words.toHelp })),
  },
  starts: [
    { rule: () => "clue.triage", from: (_, today) => today },
    { rule: () => "clue.accept-feedback", from: (_, today) => today },
  ],
  tells: {
    "to.intake": (clue, { directory }) => submittedNews(clue, directory),
    "to.liaison": (clue, { directory }) => submittedNews(clue, directory),
  },
  announces: ["to"],
  done: (clue, { directory }) => {
    const to = receiver(clue, directory);
    return words.submittedDone(to.zh, to.en, clue.code);
  },
  apply: (answers, doing): Draft<Clue> | Refusal => {
    const { title, category: id, to: named, accused, ...said } = answers;
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
    const visibility = visibilityOf(category, [title, said.facts, said.place]);
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
        ...(visibility === 2 ? team(to, doing) : []),
        ...(blamed === undefined ? [] : [{ part: "accused", organisation: blamed } as const]),
      ],
      fields: { ...said, ...(accused === undefined ? {} : { accused }) },
    };
  },
});

const submittedNews = (clue: Clue, directory: Doing["directory"]) => {
  const from = sender(clue, directory);
  return words.submittedNews(from.zh, from.en);
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

/** The clue flow (domain §3.3). */
export const clueFlow: Flow<Clue> = {
  kind: "clue",
  prefix: "XS",
  name: words.clue,
  names: ["线索", "clue"],
  model: clueFields,
  states: {
    submitted: { name: words.submitted, tone: "plain" },
    accepted: { name: words.accepted, tone: "good" },
    returned: { name: words.returned, tone: "warning" },
    closed: { name: words.closed, tone: "good", final: true },
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
      from: ["submitted"],
      to: "accepted",
      by: intake,
      tone: "primary",
      stops: ["clue.triage", "clue.accept-feedback"],
      starts: [{ rule: () => "clue.result-feedback", from: (_, today) => today }],
      tells: {
        from: (clue, { directory }) => {
          const to = receiver(clue, directory);
          return words.acceptedNews(to.zh, to.en);
        },
      },
      done: () => words.acceptedDone,
      apply: (clue) => clue,
    }),

    /** Not for this unit: back to the sender with the reason and whose matter it is. */
    return: step<Clue>()({
      label: words.return,
      names: ["退回", "return"],
      help: words.returnHelp,
      form: { reason: long(words.reason, { main: true, help: words.reasonHelp, max: 500 }) },
      from: ["submitted"],
      to: "returned",
      by: intake,
      stops: ["clue.triage", "clue.accept-feedback"],
      tells: {
        from: (clue, { directory }) => {
          const to = receiver(clue, directory);
          return words.returnedNews(to.zh, to.en, clue.fields.returnReason ?? "");
        },
      },
      done: () => words.returnedDone,
      apply: (clue, { reason }) => ({
        ...clue,
        fields: { ...clue.fields, returnReason: reason },
      }),
    }),

    /** The result is given to the sender and the clue ends. */
    close: step<Clue>()({
      label: words.close,
      names: ["办结", "close"],
      help: words.closeHelp,
      form: {
        reason: long(words.result, { main: true, max: 500, also: ["理由"] }),
      },
      from: ["accepted"],
      to: "closed",
      by: intake,
      stops: ["clue.result-feedback"],
      tells: { from: (clue) => words.closedNews(clue.outcome ?? "") },
      done: () => words.closedDone,
      apply: (clue, { reason }) => ({ ...clue, outcome: reason }),
    }),

    /** The sender takes it back, before it is accepted or after it came back. */
    withdraw: step<Clue>()({
      label: words.withdraw,
      names: ["撤回", "withdraw"],
      help: words.withdrawHelp,
      form: {},
      from: ["submitted", "returned"],
      to: "withdrawn",
      by: ["from"],
      tone: "danger",
      tells: { "to.intake": withdrawnNews, "to.liaison": withdrawnNews },
      done: () => words.withdrawnDone,
      apply: (clue) => clue,
    }),
  },
  ladders: {
    "clue.accept-feedback": {
      of: words.acceptOrReturn,
      rungs: aroundTheDay,
      seats: ["to.intake", "to.liaison"],
      overdue: ["to.head"],
      groups: ["to"],
    },
    "clue.result-feedback": {
      of: words.resultDue,
      rungs: aroundTheDay,
      seats: ["to.intake", "to.liaison"],
      overdue: ["to.head"],
      groups: ["to"],
    },
  },
  group: (clue) => {
    const category = findCategory(clue.category ?? "");
    return category === undefined ? words.clue : groupOf(category);
  },
  card: clueCard,
};
