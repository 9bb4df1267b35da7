import { choice, day, line, long, optional, several } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { explainClock, notLater } from "../flow/clock.ts";
import { filesField } from "../flow/file.ts";
import { type Doing, type Step, step } from "../flow/flow.ts";
import { addressee, adoptionOptions, asksText, methodOptions, resultOptions } from "./cards.ts";
import type { Adoption, Outcome, Recommendation, Result } from "./model.ts";
import { copiedTo, government } from "./parties.ts";
import { isPending, rectifyRules, replyRules, running } from "./periods.ts";
import {
  adoptionWords,
  asksOf,
  readPoints,
  resultWords,
  someNumbered,
  template,
} from "./points.ts";
import { copyNews } from "./record.ts";
import { words } from "./words.ts";

/** The addressee's own: whoever takes its papers in, and its head. */
export const addresseeSeats = ["to.liaison", "to.head"] as const;

/** The issuing side: the procurator who handles it, and any other of that unit. */
export const issuerSeats = ["handler", "from.procurator"] as const;

/** Wherever it is not over. */
const noted = [
  "served",
  "acknowledged",
  "replied",
  "verified",
  "unmet",
  "revising",
  "suspended",
] as const;

type Fields = Recommendation["fields"];

/** How far a recommendation is adopted as a whole, by its asks. */
const overall = (points: readonly { readonly adoption: Adoption }[]): Adoption => {
  const [first, ...others] = points.map(({ adoption }) => adoption);
  return first !== undefined && others.every((one) => one === first) ? first : "partial";
};

/**
 * What was answered to each ask. Where it is adopted or refused as a whole one text may answer all of
 * them; adopted in part, it must be said of each.
 */
const pointsOf = (
  { asks }: Pick<Fields, "asks">,
  adoption: Adoption,
  measures: string,
): Fields["points"] | Refusal => {
  const count = asksOf(asks).length;
  if (count === 1) return undefined;
  const said = someNumbered(measures, adoptionWords);
  if (!said && adoption !== "partial")
    return Array.from({ length: count }, () => ({ adoption, text: measures }));
  const read = readPoints(measures, count, adoptionWords, "measures");
  if (read instanceof Refusal) return read;
  const points = read.map(({ verdict, text }) => ({ adoption: verdict, text }));
  const all = overall(points);
  return all === adoption
    ? points
    : new Refusal(words.adoptionDiffers(words[all], words[adoption]), { field: "adoption" });
};

const replyTemplate = ({ fields }: Recommendation) => {
  const count = asksOf(fields.asks).length;
  return count === 1 ? {} : { measures: template(count, "采纳", "：") };
};

const findingTemplate = ({ fields }: Recommendation) => {
  const count = asksOf(fields.asks).length;
  return count === 1 ? {} : { finding: template(count, "到位", "：") };
};

/** What became of a recommendation that was looked into: agreed but not done, and not agreed, are two things. */
const outcomeOf = (
  done: boolean,
  { adoption, points = [] }: Fields,
  open: readonly number[],
): Outcome => {
  if (adoption === "none") return "not-agreed";
  if (done) return "rectified";
  const refused = points.length > 0 && open.every((index) => points[index]?.adoption === "none");
  return refused ? "not-agreed" : "agreed-not-done";
};

const verified = (
  matter: Recommendation,
  finding: string,
  stated: Result | undefined,
): Recommendation | Refusal => {
  const count = asksOf(matter.fields.asks).length;
  const said = count > 1 && someNumbered(finding, resultWords);
  const read = said ? readPoints(finding, count, resultWords, "finding") : undefined;
  if (read instanceof Refusal) return read;
  const findings = read?.map(({ verdict, text }) => ({ result: verdict, text }));
  const open = (findings ?? []).flatMap(({ result }, index) => (result === "done" ? [] : [index]));
  const result = stated ?? (open.length === 0 ? "done" : "undone");
  if (result === "done" && open.length > 0)
    return new Refusal(words.resultDiffers(open.map((index) => index + 1)), { field: "result" });
  const done = result === "done";
  const outcome = outcomeOf(done, matter.fields, open);
  const { findings: _, ...fields } = matter.fields;
  return {
    ...matter,
    state: done ? "verified" : "unmet",
    outcome,
    fields: { ...fields, verified: finding, ...(findings === undefined ? {} : { findings }) },
  };
};

const toName = (matter: Recommendation, { directory }: Doing) => addressee(matter, directory);

/** The way of a recommendation from the acknowledgement to its end (domain §3.6). */
export const answering: Readonly<Record<string, Step<Recommendation>>> = {
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
    by: addresseeSeats,
    tone: "primary",
    atOnce: true,
    stops: ["rec.acknowledge"],
    tells: {
      handler: (matter, doing) => {
        const to = toName(matter, doing);
        return words.acknowledgedNews(to.zh, to.en);
      },
    },
    done: (matter, { calendar }) => {
      const reply = running(matter, replyRules);
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
      evidence: optional(long(words.evidence, { max: 500, help: words.evidenceHelp })),
      files: filesField,
    },
    intro: asksText,
    prefill: replyTemplate,
    from: ["acknowledged", "unmet"],
    to: "replied",
    by: addresseeSeats,
    tone: "primary",
    stops: replyRules,
    tells: {
      handler: (matter, doing) => {
        const to = toName(matter, doing);
        const adoption = words[matter.fields.adoption ?? "none"];
        return words.repliedNews(to.zh, to.en, adoption.zh, adoption.en);
      },
    },
    done: () => words.repliedDone,
    apply: (matter, { files: _, ...answers }, { today }) => {
      const points = pointsOf(matter.fields, answers.adoption, answers.measures);
      if (points instanceof Refusal) return points;
      const { outcome: __, ...again } = matter;
      return { ...again, fields: { ...matter.fields, ...answers, points, repliedOn: today } };
    },
  }),

  /** The handling procurator records what the visit or inquiry showed, ask by ask (REG19 §24). */
  verify: step<Recommendation>()({
    label: words.verify,
    names: ["核实", "verify"],
    help: words.verifyHelp,
    form: {
      finding: long(words.finding, { main: true, help: words.findingHelp, also: ["理由"] }),
      result: optional(choice(words.result, resultOptions, { help: words.resultHelp })),
      files: filesField,
    },
    intro: asksText,
    prefill: findingTemplate,
    from: ["replied", "unmet"],
    to: ["verified", "unmet"],
    by: issuerSeats,
    tone: "primary",
    awaited: true,
    ends: ({ state }) => (state === "verified" ? rectifyRules : []),
    tells: Object.fromEntries(
      addresseeSeats.map((seat) => [
        seat,
        ({ state }: Recommendation) =>
          state === "verified" ? words.verifiedNews : words.unmetNews,
      ]),
    ),
    done: ({ state }) => (state === "verified" ? words.verifiedDone : words.unmetDone),
    apply: (matter, { finding, result }) => verified(matter, finding, result),
  }),

  /** Sent back for another round: what was answered stays on record. */
  return: step<Recommendation>()({
    label: words.sendBack,
    names: ["退回", "return"],
    help: words.sendBackHelp,
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    from: ["replied"],
    to: "acknowledged",
    by: issuerSeats,
    starts: [{ rule: () => "rec.reply.again", from: (_, today) => today }],
    tells: Object.fromEntries(
      addresseeSeats.map((seat) => [
        seat,
        ({ fields }: Recommendation) => words.sentBackNews(fields.rounds.at(-1)?.reason ?? ""),
      ]),
    ),
    done: (matter, { calendar }) => {
      const again = running(matter, ["rec.reply.again"]);
      const deadline = again === undefined ? undefined : explainClock(again, calendar);
      return words.sentBackDone(deadline?.zh ?? "", deadline?.en ?? "");
    },
    apply: (matter, { reason }) => {
      const { adoption, measures, evidence, points, repliedOn, ...fields } = matter.fields;
      const round = { adoption, measures, evidence, points, repliedOn, reason };
      return { ...matter, fields: { ...fields, rounds: [...fields.rounds, round] } };
    },
  }),

  /** Ends the matter; every clock stops. What was not done needs a word on why it ends all the same. */
  close: step<Recommendation>()({
    label: words.close,
    names: ["办结", "close"],
    help: words.closeHelp,
    form: { reason: optional(long(words.reason, { main: true, max: 500 })) },
    from: ["verified", "unmet"],
    to: "closed",
    by: issuerSeats,
    when: { holds: (matter) => !isPending(matter), otherwise: words.objectionOpen },
    tells: { "to.liaison": () => words.closedNews },
    done: () => words.closedDone,
    apply: (matter, { reason }) =>
      matter.state === "unmet" && reason === undefined
        ? new Refusal(words.closeWhy, { field: "reason" })
        : { ...matter, fields: { ...matter.fields, ...(reason === undefined ? {} : { reason }) } },
  }),

  /** Copied to further units, the county government first (检察建议工作规定第二十条). */
  copy: step<Recommendation>()({
    label: words.copy,
    names: ["抄送", "copy"],
    help: words.copyHelp,
    form: { copy: several(words.copy, "organisations", { main: true }) },
    prefill: (_, { directory }) => ({ copy: [government(directory)].flatMap((id) => id ?? []) }),
    from: noted,
    by: issuerSeats,
    rare: true,
    tells: { "copy.liaison": copyNews },
    done: () => words.copyDone,
    apply: (matter, { copy }, { directory }) => {
      const copied = copiedTo(matter, copy, directory);
      return copied.parties.length === matter.parties.length
        ? new Refusal(words.copyNone, { field: "copy" })
        : copied;
    },
  }),

  /** What is learned of it later: how it was served, who looked at it before, when it was filed. */
  note: step<Recommendation>()({
    label: words.note,
    names: ["补记", "note"],
    help: words.noteHelp,
    form: {
      method: optional(choice(words.method, methodOptions)),
      receiver: optional(line(words.receiver, { max: 60 })),
      place: optional(line(words.place, { max: 60 })),
      refusal: optional(line(words.refusal, { max: 200, help: words.refusalHelp })),
      policyReviewedOn: optional(day(words.policyReviewedOn, { help: words.policyReviewedHelp })),
      experts: optional(line(words.experts, { max: 200, help: words.expertsHelp })),
      filedUpOn: optional(day(words.filedUpOn)),
      files: filesField,
    },
    from: noted,
    by: issuerSeats,
    rare: true,
    done: () => words.noteDone,
    apply: (matter, answers, { today }) => {
      const { method, receiver, place, refusal, files = [], ...said } = answers;
      const service = given({ method, receiver, place, refusal });
      const facts = given(said);
      if ([service, facts, files].every((one) => Object.keys(one).length === 0))
        return new Refusal(words.noteNothing, { field: "method" });
      if (method === "left" && refusal === undefined)
        return new Refusal(words.refusalNeeded, { field: "refusal" });
      const { policyReviewedOn, filedUpOn } = said;
      if (policyReviewedOn !== undefined && policyReviewedOn > matter.fields.servedOn)
        return new Refusal(words.reviewedAfter(matter.fields.servedOn), {
          field: "policyReviewedOn",
        });
      const future = filedUpOn && notLater(filedUpOn, today, "filedUpOn", words.filedUpOn);
      if (future) return future;
      return {
        ...matter,
        fields: {
          ...matter.fields,
          ...facts,
          ...(Object.keys(service).length === 0
            ? {}
            : { service: { ...matter.fields.service, ...service } }),
        },
      };
    },
  }),
};

/** What was given, without what was not. */
const given = <T extends object>(answers: T) =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>;
  };
