import { readReference } from "../chat/code.ts";
import { choice, day, line, long, number, one, optional, several, yesNo } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { aroundTheDay, explainClock, isRunning, notLater } from "../flow/clock.ts";
import { filesField } from "../flow/file.ts";
import { type Doing, type Draft, type Flow, opening, step } from "../flow/flow.ts";
import { addressee, adoptionOptions, issuer, recommendationCard, typeOptions } from "./cards.ts";
import { type Recommendation, recommendationFields } from "./model.ts";
import { words } from "./words.ts";

/** The rule for the written reply, by type (domain §3.1). */
const replyRule = ({ fields, urgent }: Recommendation): string => {
  if (fields.type === "retrial") return "rec.reply.retrial";
  return fields.type === "public-interest" && urgent ? "rec.reply.pil-urgent" : "rec.reply";
};

/** Every rule a reply can end. */
const replyRules = ["rec.reply", "rec.reply.pil-urgent", "rec.reply.retrial"];

const record = opening<Recommendation>()({
  id: "record",
  label: words.record,
  names: ["登记", "record"],
  help: words.recordHelp,
  by: ["procurator", "chief", "intake"],
  warning: words.warning,
  form: {
    title: line(words.title, { max: 60 }),
    number: line(words.number, { help: words.numberHelp, max: 40 }),
    type: choice(words.type, typeOptions),
    to: one(words.to, "organisations", { help: words.toHelp }),
    servedOn: day(words.servedOn, { help: words.servedOnHelp }),
    objectionDays: number(words.objectionDays, 1, 60, {
      help: words.objectionDaysHelp,
      prefill: () => 10,
    }),
    asks: long(words.asks, { help: words.asksHelp, main: true }),
    urgent: optional(yesNo(words.urgent, { help: words.urgentHelp })),
    copy: optional(several(words.copy, "organisations")),
  },
  starts: [
    { rule: () => "rec.acknowledge", from: ({ fields }) => fields.servedOn },
    { rule: replyRule, from: ({ fields }) => fields.servedOn },
  ],
  tells: {
    "to.liaison": servedNews,
    "to.head": servedNews,
    "copy.liaison": (matter, { directory }) => {
      const to = addressee(matter, directory);
      return words.copyNews(to.zh, to.en);
    },
  },
  announces: ["to"],
  done: (matter, { directory }) => {
    const to = addressee(matter, directory);
    return words.recordedDone(to.zh, to.en, matter.code);
  },
  apply: (answers, { actor, today }): Draft<Recommendation> | Refusal => {
    const { title, number, to, urgent, copy = [], ...fields } = answers;
    const reference = readReference(number);
    if (reference === undefined) return new Refusal(words.numberForm(number), { field: "number" });
    const late = notLater(fields.servedOn, today, "servedOn", words.servedWhat);
    if (late !== undefined) return late;
    const from = actor.organisation;
    if (to === from) return new Refusal(words.toSelf, { field: "to" });
    return {
      state: "served",
      title,
      visibility: 1,
      urgent: urgent === true,
      reference,
      parties: [
        { part: "from", organisation: from },
        { part: "to", organisation: to },
        { part: "handler", person: actor.id },
        ...copy
          .filter((unit) => unit !== to && unit !== from)
          .map((organisation) => ({ part: "copy", organisation }) as const),
      ],
      fields,
    };
  },
});

function servedNews(matter: Recommendation, { directory }: Doing) {
  const from = issuer(matter, directory);
  return words.servedNews(from.zh, from.en);
}

/** The recommendation flow (domain §3.6). */
export const recommendationFlow: Flow<Recommendation> = {
  kind: "recommendation",
  prefix: "JY",
  name: words.recommendation,
  names: ["建议", "检察建议", "rec", "recommendation"],
  model: recommendationFields,
  states: {
    served: { name: words.served, tone: "warning" },
    acknowledged: { name: words.acknowledged, tone: "plain" },
    replied: { name: words.replied, tone: "plain" },
    verified: { name: words.verified, tone: "good" },
    closed: { name: words.closed, tone: "good", final: true },
  },
  parts: { from: words.issuer, to: words.addressee },
  opening: record,
  steps: {
    /** The addressee confirms that it holds the document. Does not move the legal start day (REG19 §19). */
    acknowledge: step<Recommendation>()({
      label: words.acknowledge,
      names: ["签收", "收到", "ack", "acknowledge"],
      help: words.acknowledgeHelp,
      form: {
        contact: optional(line(words.contact, { max: 60, prefill: ({ actorName }) => actorName })),
        leader: optional(line(words.leader, { max: 60 })),
      },
      from: ["served"],
      to: "acknowledged",
      by: ["to.liaison", "to.head"],
      tone: "primary",
      atOnce: true,
      stops: ["rec.acknowledge"],
      tells: {
        handler: (matter, { directory }) => {
          const to = addressee(matter, directory);
          return words.acknowledgedNews(to.zh, to.en);
        },
      },
      done: (matter, { calendar }) => {
        const reply = matter.clocks.find(
          (clock) => isRunning(clock) && replyRules.includes(clock.rule),
        );
        const deadline = reply === undefined ? undefined : explainClock(reply, calendar);
        return words.acknowledgedDone(deadline?.zh ?? "", deadline?.en ?? "");
      },
      apply: (matter, answers, { today }) => ({
        ...matter,
        fields: { ...matter.fields, ...answers, acknowledgedOn: today },
      }),
    }),

    /** The written reply on adoption, a duty of the addressee (人民检察院组织法第二十一条). */
    reply: step<Recommendation>()({
      label: words.reply,
      names: ["回复", "reply"],
      help: words.replyHelp,
      form: {
        adoption: choice(words.adoption, adoptionOptions),
        measures: long(words.measures, { main: true, help: words.measuresHelp }),
        files: filesField,
      },
      from: ["acknowledged"],
      to: "replied",
      by: ["to.liaison", "to.head"],
      tone: "primary",
      stops: replyRules,
      tells: {
        handler: (matter, { directory }) => {
          const to = addressee(matter, directory);
          const adoption = words[matter.fields.adoption ?? "none"];
          return words.repliedNews(to.zh, to.en, adoption.zh, adoption.en);
        },
      },
      done: () => words.repliedDone,
      apply: (matter, { files: _, ...answers }, { today }) => ({
        ...matter,
        fields: { ...matter.fields, ...answers, repliedOn: today },
      }),
    }),

    /** The handling procurator records what the visit or inquiry showed (REG19 §24). */
    verify: step<Recommendation>()({
      label: words.verify,
      names: ["核实", "verify"],
      help: words.verifyHelp,
      form: {
        finding: long(words.finding, { main: true, help: words.findingHelp, also: ["理由"] }),
      },
      from: ["replied"],
      to: "verified",
      by: ["handler", "from.procurator"],
      tone: "primary",
      awaited: true,
      tells: { "to.liaison": () => words.verifiedNews },
      done: () => words.verifiedDone,
      apply: (matter, { finding }) => ({
        ...matter,
        fields: { ...matter.fields, verified: finding },
      }),
    }),

    /** Ends the matter; every clock stops. */
    close: step<Recommendation>()({
      label: words.close,
      names: ["办结", "close"],
      help: words.closeHelp,
      form: {},
      from: ["verified"],
      to: "closed",
      by: ["handler", "from.procurator"],
      awaited: true,
      tells: { "to.liaison": () => words.closedNews },
      done: () => words.closedDone,
      apply: (matter) => matter,
    }),
  },
  ladders: {
    "rec.acknowledge": {
      of: words.acknowledgeDue,
      rungs: aroundTheDay,
      seats: ["to.liaison"],
      overdue: ["to.head", "handler"],
      groups: ["to", "linkage"],
    },
    ...Object.fromEntries(
      replyRules.map((rule) => [
        rule,
        {
          of: words.replyDue,
          rungs: aroundTheDay,
          seats: ["to.liaison"] as const,
          overdue: ["to.head", "handler"] as const,
          groups: ["to", "linkage"] as const,
        },
      ]),
    ),
  },
  group: () => words.recommendation,
  card: recommendationCard,
};
