import { dayText } from "../../../calendar/day.ts";
import { type Answers, choice, day, line, long, optional, several } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { inOrder, notLater } from "../../../flow/days.ts";
import { filesField } from "../../../flow/file.ts";
import { withFields } from "../../../flow/matter.ts";
import { explainRunning, period } from "../../../flow/running.ts";
import { holdsAny } from "../../../flow/seat.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { doubtVerdict } from "../../../flow/verdict.ts";
import {
  pointsTemplate,
  readPoints,
  someNumbered,
  splitNumbered,
  textOfEach,
} from "../../../line/numbered-points.ts";
import type { Person } from "../../../people/directory.ts";
import { addressee, adoptionOptions, asksText, methodOptions, resultOptions } from "../cards.ts";
import { rectifyRules, replyRules } from "../clocks.ts";
import {
  type Adoption,
  type Ending,
  isEndProposed,
  isObjectedTo,
  isPublicInterest,
  notedUnder,
  openStates,
  type Recommendation,
  type Result,
} from "../model.ts";
import { addresseeSeats, chief, copyTo, government, issuerSeats } from "../seats.ts";
import { adoptionPoints, resultPoints, words } from "../words.ts";
import { copyNews } from "./recording.ts";

type Fields = Recommendation["fields"];

/** How far a recommendation is adopted as a whole, by its asks. */
const overallAdoption = (points: readonly { readonly adoption: Adoption }[]): Adoption => {
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
  const count = splitNumbered(asks).length;
  if (count === 1) return undefined;
  const said = someNumbered(measures, adoptionPoints);
  const answers = splitNumbered(measures);
  if (!said && adoption !== "partial" && answers.length <= count) {
    // Numbered without a verdict of its own, each point has that of the whole.
    return answers.length === 1 || answers.length === count
      ? textOfEach(measures, count).map((text) => ({ adoption, text }))
      : new Refusal(words.pointsMissing(answers.length, count), { field: "measures" });
  }
  const read = readPoints(measures, count, adoptionPoints, "measures");
  if (read instanceof Refusal) return read;
  const points = read.map(({ verdict, text }) => ({ adoption: verdict, text }));
  const all = overallAdoption(points);
  return all === adoption
    ? points
    : new Refusal(words.adoptionDiffers(words[all], words[adoption]), { field: "adoption" });
};

const replyTemplate = ({ fields }: Recommendation) => {
  const count = splitNumbered(fields.asks).length;
  return count === 1 ? {} : { measures: pointsTemplate(count, "采纳", "：") };
};

const findingTemplate = ({ fields }: Recommendation) => {
  const count = splitNumbered(fields.asks).length;
  return count === 1 ? {} : { finding: pointsTemplate(count, "到位", "：") };
};

/** What became of a recommendation that was looked into: agreed but not done, and not agreed, are two things. */
const outcomeOf = (
  done: boolean,
  { adoption, points = [] }: Fields,
  open: readonly number[],
): Ending => {
  if (adoption === "none") return "not-agreed";
  if (done) return "rectified";
  const refused = points.length > 0 && open.every((index) => points[index]?.adoption === "none");
  return refused ? "not-agreed" : "agreed-not-done";
};

/** The recommendation with what the visit or inquiry showed of it, ask by ask where that was said. */
const recordFinding = (
  matter: Recommendation,
  finding: string,
  stated: Result | undefined,
): Recommendation | Refusal => {
  const count = splitNumbered(matter.fields.asks).length;
  const said = count > 1 && someNumbered(finding, resultPoints);
  const read = said ? readPoints(finding, count, resultPoints, "finding") : undefined;
  if (read instanceof Refusal) return read;
  const findings = read?.map(({ verdict, text }) => ({ result: verdict, text }));
  const open = (findings ?? []).flatMap(({ result }, index) => (result === "done" ? [] : [index]));
  // A verdict is said, never assumed.
  const result = stated ?? (findings && (open.length === 0 ? "done" : "undone"));
  if (result === undefined) return new Refusal(words.resultNeeded, { field: "result" });
  if (result === "done" && open.length > 0)
    return new Refusal(words.resultDiffers(open.map((index) => index + 1)), { field: "result" });
  const ofDone =
    findings === undefined
      ? finding
      : findings.flatMap((one) => (one.result === "done" ? [one.text] : [])).join("；");
  const doubt =
    result === "done" || findings !== undefined
      ? doubtVerdict("done", ofDone, findings === undefined ? "result" : "finding")
      : undefined;
  if (doubt !== undefined) return doubt;
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

/** Whether somebody may decide as the chief procurator; asked of nobody in particular, somebody may. */
const isChief = (matter: Recommendation, person: Person | undefined): boolean =>
  person === undefined || holdsAny(person, [chief], matter);

/** How the day on a reply is asked for. */
const replyDay = {
  help: words.repliedOnHelp,
  also: ["复函日期", "落款日期"],
  tense: "past",
} as const;

const replyForm = {
  adoption: choice(words.adoption, adoptionOptions),
  measures: long(words.measures, { main: true, help: words.measuresHelp }),
  evidence: optional(long(words.evidence, { max: 500, help: words.evidenceHelp })),
  repliedOn: optional(day(words.repliedOn, replyDay)),
  files: filesField,
};

type Replied = Omit<Answers<typeof replyForm>, "files"> & { readonly files?: unknown };

/** The recommendation with the reply on record, under the day on its paper. */
const recordReply = (
  matter: Recommendation,
  { files: _, repliedOn: given, ...answers }: Replied,
  context: Context,
  byOther = false,
): Recommendation | Refusal => {
  const points = pointsOf(matter.fields, answers.adoption, answers.measures);
  if (points instanceof Refusal) return points;
  const { outcome: __, ...again } = matter;
  const repliedOn = given ?? context.today;
  const order = { after: matter.fields.servedOn, today: context.today };
  const wrong = inOrder(repliedOn, order, "repliedOn", words.repliedOn);
  if (wrong !== undefined) return wrong;
  const replyNoted = notedUnder(repliedOn, context, byOther);
  const replied = withFields<Recommendation>(again, { ...answers, points, repliedOn, replyNoted });
  const { suspension } = matter.fields;
  // While the review is held the reply runs on; it goes on from the reply.
  return suspension === undefined || matter.state !== "suspended"
    ? { ...replied, state: "replied" }
    : withFields(replied, { suspension: { ...suspension, from: "replied" } });
};

const repliedNews = (matter: Recommendation, { directory }: Context) =>
  words.repliedNews(addressee(matter, directory), words[matter.fields.adoption ?? "none"]);

/** The way of a recommendation from the acknowledgement to its end (domain §3.6). */
export const answering: Readonly<Record<string, Step<Recommendation>>> = {
  /** The addressee confirms that it holds the document. Does not move the legal start day (REG19 §19). */
  acknowledge: step<Recommendation>()({
    names: ["签收", "收到", "ack", "acknowledge"],
    label: words.acknowledge,
    help: words.acknowledgeHelp,
    by: addresseeSeats,
    open: { from: ["served"], to: "acknowledged" },
    clocks: { ends: ["rec.acknowledge"] },
    button: { tone: "primary" },
    marks: { atOnce: true },
    form: {
      contact: optional(line(words.contact, { max: 60, prefill: ({ actorName }) => actorName })),
      leader: optional(line(words.leader, { max: 60 })),
    },
    apply: (matter, answers, { today }) =>
      withFields(matter, { ...answers, acknowledgedOn: today }),
    tells: {
      handler: (matter, { directory }) => words.acknowledgedNews(addressee(matter, directory)),
    },
    done: (matter, context) => words.acknowledgedDone(explainRunning(matter, replyRules, context)),
  }),

  /** The written reply on adoption, a duty of the addressee (人民检察院组织法第二十一条). */
  reply: step<Recommendation>()({
    names: ["回复", "reply"],
    label: words.reply,
    help: words.replyHelp,
    by: addresseeSeats,
    open: { from: ["acknowledged", "unmet", "suspended"], to: ["replied"] },
    clocks: { ends: replyRules },
    button: { tone: "primary" },
    form: replyForm,
    prefill: replyTemplate,
    intro: asksText,
    apply: (matter, answers, context) => recordReply(matter, answers, context),
    tells: { handler: repliedNews },
    done: () => words.repliedDone,
  }),

  /** A reply that came on paper, noted by the procuratorate under the day on it. */
  noteReply: step<Recommendation>()({
    names: ["补录回复", "note-reply"],
    label: words.noteReply,
    help: words.noteReplyHelp,
    by: issuerSeats,
    open: { from: ["served", "acknowledged", "unmet", "suspended"], to: ["replied"] },
    clocks: { ends: ["rec.acknowledge", ...replyRules] },
    button: { rare: true },
    form: { ...replyForm, repliedOn: day(words.repliedOn, replyDay) },
    prefill: replyTemplate,
    intro: asksText,
    apply: (matter, answers, context) => recordReply(matter, answers, context, true),
    tells: {
      ...tellAll(addresseeSeats, ({ fields }: Recommendation) =>
        words.replyNotedNews(dayText(fields.repliedOn ?? "")),
      ),
      handler: repliedNews,
    },
    done: ({ fields }) => words.replyNotedDone(dayText(fields.repliedOn ?? "")),
  }),

  /** The handling procurator records what the visit or inquiry showed, ask by ask (REG19 §24). */
  verify: step<Recommendation>()({
    names: ["核实", "verify"],
    label: words.verify,
    help: words.verifyHelp,
    by: issuerSeats,
    open: { from: ["replied", "unmet"], to: ["verified", "unmet"] },
    clocks: { ends: ({ state }) => (state === "verified" ? rectifyRules : []) },
    button: { tone: "primary" },
    form: {
      finding: long(words.finding, { main: true, help: words.findingHelp, also: ["理由"] }),
      result: optional(choice(words.result, resultOptions, { help: words.resultHelp })),
      files: filesField,
    },
    prefill: findingTemplate,
    intro: asksText,
    apply: (matter, { finding, result }) => recordFinding(matter, finding, result),
    tells: tellAll(addresseeSeats, ({ state }) =>
      state === "verified" ? words.verifiedNews : words.unmetNews,
    ),
    done: ({ state }) => (state === "verified" ? words.verifiedDone : words.unmetDone),
  }),

  /** Sent back for another round: what was answered stays on record. */
  return: step<Recommendation>()({
    names: ["退回", "return"],
    label: words.sendBack,
    help: words.sendBackHelp,
    by: issuerSeats,
    open: { from: ["replied"], to: "acknowledged" },
    clocks: { starts: [period("rec.reply.again")] },
    form: { reason: long(words.reason, { main: true, max: 500 }) },
    apply: (matter, { reason }) => {
      const { adoption, measures, evidence, points, repliedOn, replyNoted, ...fields } =
        matter.fields;
      const round = { adoption, measures, evidence, points, repliedOn, replyNoted, reason };
      return { ...matter, fields: { ...fields, rounds: [...fields.rounds, round] } };
    },
    tells: tellAll(addresseeSeats, ({ fields }) =>
      words.sentBackNews(fields.rounds.at(-1)?.reason ?? ""),
    ),
    done: (matter, context) =>
      words.sentBackDone(explainRunning(matter, ["rec.reply.again"], context)),
  }),

  /**
   * Ends the matter; every clock stops. What was not done needs a word on why it ends all the same. A case in
   * the public interest the procurator proposes to end and the chief procurator ends (公益诉讼办案规则第七十四条).
   */
  close: step<Recommendation>()({
    names: ["办结", "close"],
    label: words.close,
    help: words.closeHelp,
    by: [...issuerSeats, chief],
    as: (matter) =>
      matter.state === "closed" && isPublicInterest(matter) ? [chief] : [...issuerSeats, chief],
    open: {
      from: ["verified", "unmet"],
      to: ["closed"],
      when: {
        only: words.only.closable,
        otherwise: (matter, _, person) => {
          if (isObjectedTo(matter)) return words.objectionOpen;
          if (isEndProposed(matter) && !isChief(matter, person)) return words.endProposedBefore;
          return matter.state === "unmet" && isPublicInterest(matter)
            ? words.unmetStays
            : undefined;
        },
      },
    },
    form: { reason: optional(long(words.reason, { main: true, max: 500 })) },
    prefill: ({ fields }) =>
      fields.ending?.reason === undefined ? {} : { reason: fields.ending.reason },
    apply: (matter, { reason }, { actor, today }) => {
      if (matter.state === "unmet" && reason === undefined)
        return new Refusal(words.closeWhy, { field: "reason" });
      const doubt =
        matter.state === "verified" && reason !== undefined
          ? doubtVerdict("done", reason, "reason")
          : undefined;
      if (doubt !== undefined) return doubt;
      const said = reason === undefined ? {} : { reason };
      if (!isPublicInterest(matter) || holdsAny(actor, [chief], matter))
        return { ...withFields(matter, said), state: "closed" };
      return withFields(matter, { ending: { on: today, by: actor.id, ...said } });
    },
    tells: {
      "to.liaison": ({ state }) => (state === "closed" ? words.closedNews : undefined),
      ...tellAll(["handler", chief], ({ state }) =>
        state === "closed" ? words.closedNews : words.endProposedNews,
      ),
    },
    done: ({ state }) => (state === "closed" ? words.closedDone : words.endProposedDone),
  }),

  /**
   * What was found wrong later: it is not done after all. Whether to sue is looked at anew
   * (公益诉讼办案规则第四十七条); the reply and the time to rectify are over and stay so.
   */
  reopen: step<Recommendation>()({
    names: ["重开", "reopen"],
    label: words.reopen,
    help: words.reopenHelp,
    by: [...issuerSeats, chief],
    open: {
      from: ["verified", "closed"],
      to: "unmet",
      when: {
        only: words.only.chiefReopens,
        otherwise: (matter, _, person) =>
          matter.state === "closed" && isPublicInterest(matter) && !isChief(matter, person)
            ? words.chiefReopens
            : undefined,
      },
    },
    clocks: {
      starts: [
        {
          rule: (matter) => (isPublicInterest(matter) ? "pil.sue-review" : undefined),
          from: (_, today) => today,
        },
      ],
    },
    button: { rare: true },
    form: { reason: long(words.reason, { main: true, max: 500, help: words.reopenReasonHelp }) },
    apply: (matter, { reason }) => {
      const { outcome: _, fields, ...again } = matter;
      const { ending: __, ...kept } = fields;
      return { ...again, fields: { ...kept, reason } };
    },
    tells: tellAll([...addresseeSeats, "handler", chief], ({ fields }) =>
      words.reopenedNews(fields.reason ?? ""),
    ),
    done: (matter, context) =>
      words.reopenedDone(explainRunning(matter, ["pil.sue-review"], context)),
  }),

  /** Copied to further units, the county government first (检察建议工作规定第二十条). */
  copy: step<Recommendation>()({
    names: ["抄送", "copy"],
    label: words.copy,
    help: words.copyHelp,
    by: issuerSeats,
    open: { from: openStates },
    button: { rare: true },
    form: { copy: several(words.copy, "organisations", { main: true }) },
    prefill: (_, { directory }) => ({ copy: [government(directory)].flatMap((id) => id ?? []) }),
    apply: (matter, { copy }, { directory }) => {
      const copied = copyTo(matter, copy, directory);
      return copied.parties.length === matter.parties.length
        ? new Refusal(words.copyNone, { field: "copy" })
        : copied;
    },
    tells: { "copy.liaison": copyNews },
    done: () => words.copyDone,
  }),

  /** With the procuratorate above, within five days (检察建议工作规定第二十一条). */
  fileUp: step<Recommendation>()({
    names: ["备案", "file-up"],
    label: words.fileUpStep,
    help: words.fileUpHelp,
    by: issuerSeats,
    open: {
      from: openStates,
      when: {
        only: words.only.notFiled,
        otherwise: ({ fields }) =>
          fields.filedUpOn === undefined ? undefined : words.filedBefore(dayText(fields.filedUpOn)),
      },
    },
    clocks: { ends: ["rec.file-up"] },
    form: { filedUpOn: day(words.filedUpOn, { main: true, tense: "past" }) },
    apply: (matter, { filedUpOn }, { today }) =>
      notLater(filedUpOn, today, "filedUpOn", words.filedUpOn) ?? withFields(matter, { filedUpOn }),
    done: () => words.filedUpDone,
  }),

  /** What is learned of it later: how it was served, who looked at it before, when it was filed. */
  note: step<Recommendation>()({
    names: ["补记", "note"],
    label: words.note,
    help: words.noteHelp,
    by: issuerSeats,
    open: { from: openStates },
    clocks: {
      ends: ({ fields }) => (fields.filedUpOn === undefined ? [] : ["rec.file-up"]),
    },
    button: { rare: true },
    form: {
      method: optional(choice(words.method, methodOptions)),
      receiver: optional(line(words.receiver, { max: 60 })),
      place: optional(line(words.place, { max: 60 })),
      refusal: optional(line(words.refusal, { max: 200, help: words.refusalHelp })),
      policyReviewedOn: optional(
        day(words.policyReviewedOn, { help: words.policyReviewedHelp, tense: "past" }),
      ),
      experts: optional(line(words.experts, { max: 200, help: words.expertsHelp })),
      filedUpOn: optional(day(words.filedUpOn, { tense: "past", legal: true })),
      files: filesField,
    },
    apply: (matter, answers, { today }) => {
      const { method, receiver, place, refusal, files = [], ...said } = answers;
      const service = onlyGiven({ method, receiver, place, refusal });
      const facts = onlyGiven(said);
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
      return withFields(matter, {
        ...facts,
        ...(Object.keys(service).length === 0
          ? {}
          : { service: { ...matter.fields.service, ...service } }),
      });
    },
    done: () => words.noteDone,
  }),
};

/** What was given, without what was not. */
const onlyGiven = <T extends object>(answers: T) =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>;
  };
