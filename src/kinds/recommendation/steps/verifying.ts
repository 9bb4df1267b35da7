import { type Day, dayText } from "../../../calendar/day.ts";
import { choice, long, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { sentences, type Text, text } from "../../../chat/text.ts";
import { dayOr, recordDay } from "../../../flow/days.ts";
import { filesField } from "../../../flow/file.ts";
import { withFields } from "../../../flow/matter.ts";
import { explainRunning, period, runningClock } from "../../../flow/running.ts";
import { holdsAny } from "../../../flow/seat.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { doubtVerdict } from "../../../flow/verdict.ts";
import {
  pointsTemplate,
  readPoints,
  someNumbered,
  splitNumbered,
} from "../../../line/numbered-points.ts";
import type { Person } from "../../../people/directory.ts";
import { addressee, asksText, resultOptions } from "../cards.ts";
import { lookBackPeriod, lookBackRules, rectifyRules } from "../clocks.ts";
import {
  type Ending,
  isEndProposed,
  isObjectedTo,
  isPublicInterest,
  type Recommendation,
  type Result,
} from "../model.ts";
import { addresseeSeats, chief, issuerSeats } from "../seats.ts";
import { resultPoints, words } from "../words.ts";

type Fields = Recommendation["fields"];

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

/** That the time to rectify, or to decide on a suit, was over before it was taken up again; nothing where none was set. */
const overBefore = ({ clocks }: Recommendation, today: Day): readonly Text[] =>
  rectifyRules.flatMap((rule) => {
    const clock = clocks.findLast((one) => one.rule === rule);
    return clock === undefined || clock.rolled >= today
      ? []
      : [words.periodWasOver(rule === "rec.rectify", dayText(clock.rolled))];
  });

/** The recommendation as not carried out after all, with why. */
export const takenUpAgain = (matter: Recommendation, reason: string): Recommendation => {
  const { outcome: _, fields, ...again } = matter;
  const { ending: __, lookBack: ___, ...kept } = fields;
  return { ...again, state: "unmet", fields: { ...kept, reason } };
};

/** What is said of one taken up again: what runs on, and what is over. */
export const takenUpDone = (matter: Recommendation, context: Context): Text => {
  const explain = (rule: string) => {
    const { zh, en } = explainRunning(matter, [rule], context);
    return text(`${zh}。`, `${en}.`);
  };
  const rectify = runningClock(matter, "rec.rectify") !== undefined;
  return sentences(
    words.reopenedDone,
    ...(rectify
      ? [words.rectifyRunsOn, explain("rec.rectify")]
      : [words.reopenedPress, ...overBefore(matter, context.today)]),
    ...(runningClock(matter, "pil.sue-review") === undefined ? [] : [explain("pil.sue-review")]),
  );
};

/** From when it is looked back at: a case in the public interest that ended as done, and no other. */
const toLookBack = (matter: Recommendation, today: Day): Partial<Fields> =>
  isPublicInterest(matter) && matter.outcome === "rectified"
    ? { lookBack: { since: today, next: "first" } }
    : {};

/** The last day to rectify, while there is time. */
const stillTime = (matter: Recommendation, today: Day): Text | undefined => {
  const rectify = runningClock(matter, "rec.rectify");
  return rectify === undefined || rectify.rolled < today ? undefined : dayText(rectify.rolled);
};

/** Words that say no more than that it ends: 可以结案了, please close the case. */
const ENDING =
  /^(?:检察建议|建议|这件|此件|该件|本案|案件|案子|这个|可以|申请|请|予以|同意|决定|已经?|现|先|就|了|吧|的|办结|结案|办完|完结|终结|结束|了结|关闭|归档|结|clos(?:e|ed|ing)|done|finish(?:ed)?|end(?:ed)?|please|it|the|this|case|is|be|can|matter|recommendation|ok(?:ay)?|[\s\p{P}])+$/iu;

/** Whether a reason is one: for an end before all is done it stands on record. */
const saysWhy = (reason: string | undefined): boolean =>
  reason !== undefined && !ENDING.test(reason);

/** Whether somebody may decide as the chief procurator; asked of nobody in particular, somebody may. */
const isChief = (matter: Recommendation, person: Person | undefined): boolean =>
  person === undefined || holdsAny(person, [chief], matter);

/** What a visit or inquiry shows, and how it ends (domain §3.6). */
export const verifying: Readonly<Record<string, Step<Recommendation>>> = {
  /** The handling procurator records what the visit or inquiry showed, ask by ask (REG19 §24). */
  verify: step<Recommendation>()({
    names: ["核实", "verify"],
    says: [
      "回头看，还有一处没到位",
      "去现场瞅了",
      "旁边又漏",
      "封是封了",
      "去现场看过了",
      "现场核查属实",
      "整改属实",
      "看过了没问题",
      "跑了一趟看了",
      "回复属实可以结",
      "核查他们整改没有",
      "复查一下",
      "i checked on the spot",
      "核实整改",
      "现场看过",
      "整改到位",
      "没改好",
      "去看过了",
      "checked on site",
      "verified",
      "all fixed",
    ],
    label: words.verify,
    help: words.verifyHelp,
    by: issuerSeats,
    open: { from: ["replied", "unmet"], to: ["verified", "unmet"] },
    clocks: { ends: ({ state }) => (state === "verified" ? rectifyRules : []) },
    button: { tone: "primary" },
    form: {
      finding: long(words.finding, { main: true, help: words.findingHelp, also: ["理由"] }),
      result: optional(choice(words.result, resultOptions, { help: words.resultHelp })),
      verifiedOn: dayOr(words.verifiedOn, { help: words.verifiedOnHelp }),
      files: filesField,
    },
    prefill: findingTemplate,
    intro: asksText,
    apply: (matter, { finding, result, verifiedOn }, context) =>
      recordDay(
        matter,
        ["verifiedOn", verifiedOn, words.verifiedOn, matter.fields.servedOn],
        context,
        (dated) => recordFinding(dated, finding, result),
      ),
    tells: tellAll(addresseeSeats, ({ state }) =>
      state === "verified" ? words.verifiedNews : words.unmetNews,
    ),
    done: (matter, { today }) =>
      matter.state === "verified"
        ? words.verifiedDone
        : sentences(
            words.unmetDone,
            words.unmetNext(stillTime(matter, today), isPublicInterest(matter)),
          ),
  }),

  /** Sent back for another round: what was answered stays on record. */
  return: step<Recommendation>()({
    names: ["退回", "return"],
    says: [
      "材料不齐，叫他们再回一次",
      "再回一次",
      "回复不行重写",
      "回复太空退回去",
      "没整改到位打回",
      "让他们重新回复",
      "答复不合格",
      "send the reply back",
      "回复不行",
      "重新回复",
      "打回去",
      "重写",
      "reply not good enough",
      "reply again",
    ],
    label: words.sendBack,
    help: words.sendBackHelp,
    by: issuerSeats,
    open: { from: ["replied"], to: "acknowledged" },
    clocks: { starts: [period("rec.reply.again", ({ fields }) => fields.sentBackOn)] },
    form: {
      reason: long(words.reason, { main: true, max: 500 }),
      sentBackOn: dayOr(words.sentBackOn, { help: words.sentBackOnHelp }),
    },
    apply: (matter, { reason, sentBackOn }, context) => {
      const { adoption, measures, evidence, points, repliedOn, replyNoted, ...fields } =
        matter.fields;
      const round = { adoption, measures, evidence, points, repliedOn, replyNoted, reason };
      const day = ["sentBackOn", sentBackOn, words.sentBackOn, repliedOn] as const;
      const open = { ...matter, fields: { ...fields, rounds: [...fields.rounds, round] } };
      return recordDay(open, day, context, (dated) => dated);
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
    says: ["建议可以结了", "结案", "close the recommendation"],
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
    clocks: { starts: [lookBackPeriod] },
    form: { reason: optional(long(words.reason, { main: true, max: 500, none: "unanswered" })) },
    prefill: ({ fields }) =>
      fields.ending?.reason === undefined ? {} : { reason: fields.ending.reason },
    apply: (matter, { reason }, { actor, today }) => {
      if (matter.state === "unmet" && !saysWhy(reason))
        return new Refusal(words.closeWhy(stillTime(matter, today)), { field: "reason" });
      const doubt =
        matter.state === "verified" && reason !== undefined
          ? doubtVerdict("done", reason, "reason")
          : undefined;
      if (doubt !== undefined) return doubt;
      const said = reason === undefined ? {} : { reason };
      if (!isPublicInterest(matter) || holdsAny(actor, [chief], matter))
        return {
          ...withFields(matter, { ...said, ...toLookBack(matter, today) }),
          state: "closed",
        };
      return withFields(matter, { ending: { on: today, by: actor.id, ...said } });
    },
    tells: {
      "to.liaison": ({ state, share }) => {
        if (state !== "closed") return undefined;
        return share === undefined ? words.closedNews : words.closedShareNews;
      },
      ...tellAll(["handler", chief], (matter: Recommendation, { directory }) => {
        if (matter.state !== "closed") return words.endProposedNews;
        return matter.share === undefined
          ? words.closedNews
          : words.closedUnitNews(addressee(matter, directory));
      }),
    },
    done: ({ state }) => (state === "closed" ? words.closedDone : words.endProposedDone),
  }),

  /**
   * What was found wrong later: it is not done after all. The time to rectify, and that to decide whether
   * to sue (公益诉讼办案规则第四十七条), run on to their days where these have not come; no day begins anew.
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
    clocks: { ends: lookBackRules, revives: rectifyRules },
    button: { rare: true },
    form: { reason: long(words.reason, { main: true, max: 500, help: words.reopenReasonHelp }) },
    apply: (matter, { reason }) => takenUpAgain(matter, reason),
    tells: tellAll([...addresseeSeats, "handler", chief], ({ fields }) =>
      words.reopenedNews(fields.reason ?? ""),
    ),
    done: takenUpDone,
  }),
};
