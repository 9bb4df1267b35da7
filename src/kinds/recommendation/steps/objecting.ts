import { type Day, dayText } from "../../../calendar/day.ts";
import { choice, day, type Field, long, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { sentences } from "../../../chat/text.ts";
import { ifKnown } from "../../../flow/card-parts.ts";
import { dayOr, inOrder, notLater } from "../../../flow/days.ts";
import { filesField } from "../../../flow/file.ts";
import { withFields } from "../../../flow/matter.ts";
import { notedUnder } from "../../../flow/paper-day.ts";
import { explainRunning, period } from "../../../flow/running.ts";
import { holdsAny } from "../../../flow/seat.ts";
import { type Condition, type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { addressee, deciderOptions, objectionFacts, upholdOptions } from "../cards.ts";
import { isObjectionLate, objectionUntil, servedRules } from "../clocks.ts";
import { isObjectedTo, type Recommendation } from "../model.ts";
import { addresseeSeats, issuerSeats } from "../seats.ts";
import { words } from "../words.ts";

/** While it is being carried out, an objection can be made and decided; the reply clock keeps running. */
const objectable = ["served", "acknowledged", "replied", "unmet"] as const;

/** What was objected to is decided on wherever it is not over. */
const decidable = [...objectable, "verified", "suspended"] as const;

const objectionWaits: Condition<Recommendation> = {
  only: words.only.objectionWaits,
  otherwise: (matter) => (isObjectedTo(matter) ? undefined : words.noObjection),
};

/** The recommendation with more on record of the objection to it. */
const withAnswer = (
  matter: Recommendation,
  answer: Partial<NonNullable<Recommendation["fields"]["objection"]>>,
): Recommendation => {
  const { objection } = matter.fields;
  return objection === undefined
    ? matter
    : withFields(matter, { objection: { ...objection, ...answer } });
};

const objectedNews = (matter: Recommendation, { directory, calendar }: Context) =>
  words.objectedNews(
    addressee(matter, directory),
    isObjectionLate(matter, calendar),
    ifKnown(matter.fields.objection?.paperOn, dayText),
  );

const rejectedNews = ({ fields }: Recommendation) =>
  fields.objection?.status === "rejected"
    ? words.rejectedNews(fields.objection.answer ?? "")
    : undefined;

const notObjected: Condition<Recommendation> = {
  only: words.only.notObjected,
  otherwise: ({ fields }) => (fields.objection === undefined ? undefined : words.objectedBefore),
};

const dayToConfirm: Condition<Recommendation> = {
  only: words.only.dayToConfirm,
  otherwise: ({ fields }) =>
    fields.objection?.paperOn === undefined ? words.noDayToConfirm : undefined,
};

/** Why an objection cannot have been answered on a day. */
const wrongAnswerDay = ({ fields }: Recommendation, on: Day, today: Day): Refusal | undefined =>
  inOrder(on, { after: fields.objection?.on, today }, "answeredOn", words.answeredOn);

const objectedClocks = {
  starts: [period<Recommendation>("rec.objection.review", ({ fields }) => fields.objection?.on)],
  ends: ["rec.objection"],
};

const objectedOn = day(words.objectedOn, {
  help: words.objectedOnHelp,
  tense: "past",
  legal: true,
});

/** What is asked of an objection; its day as whoever notes it knows it. */
const objectionForm = <D extends Field>(on: D) => ({
  reason: long(words.reason, { main: true, max: 2000, help: words.objectReasonHelp }),
  on,
  files: filesField,
});

/** Why an objection cannot have been made on a day. */
export const wrongObjectionDay = (
  { fields: { servedOn } }: Recommendation,
  on: string,
  today: string,
): Refusal | undefined =>
  notLater(on, today, "on", words.objectedOn) ??
  (on < servedOn
    ? new Refusal(words.objectedEarly(dayText(servedOn)), { field: "on" })
    : undefined);

/** Objections (实施意见 保障措施三; 检察建议工作规定第二十三条; domain §3.7). */
export const objecting: Readonly<Record<string, Step<Recommendation>>> = {
  /**
   * The addressee objects to it, once to each version; a late objection is looked at all the same. An
   * earlier day than today counts once the procuratorate has confirmed it: it decides its own period.
   */
  object: step<Recommendation>()({
    names: ["异议", "object"],
    says: [
      "we don't agree with it, it isn't our duty",
      "我们有不同意见",
      "不归我们管",
      "凭什么让我们改",
      "事实不对",
      "我们不认",
      "早就有许可证",
      "对建议有意见",
      "职责不在我局",
      "we do not agree",
      "this is not our job",
      "不服",
      "有异议",
      "不该我们管",
      "不认可",
      "提意见",
      "搞错单位了",
      "没有这个职权",
      "事实不清",
      "we disagree",
      "object to it",
      "not our power",
    ],
    label: words.object,
    help: words.objectHelp,
    by: addresseeSeats,
    open: { from: objectable, when: notObjected },
    clocks: objectedClocks,
    button: { rare: (matter, { today, calendar }) => today > objectionUntil(matter, calendar) },
    form: objectionForm(optional(objectedOn)),
    apply: (matter, { reason, on = "" }, context) => {
      const { today } = context;
      const wrong = on === "" ? undefined : wrongObjectionDay(matter, on, today);
      const earlier =
        on === "" || on === today ? {} : { paperOn: on, noted: notedUnder(on, context) };
      return (
        wrong ??
        withFields(matter, { objection: { on: today, ...earlier, reason, status: "filed" } })
      );
    },
    tells: tellAll(["handler", "from.procuratorate:chief"], objectedNews),
    done: (matter, context) => {
      const { paperOn } = matter.fields.objection ?? {};
      const done = words.objectedDone(
        explainRunning(matter, ["rec.objection.review"], context),
        isObjectionLate(matter, context.calendar),
      );
      return paperOn === undefined ? done : sentences(done, words.toConfirm(dayText(paperOn)));
    },
  }),

  /** An objection that came on paper, noted by the procuratorate under the day on it. */
  noteObjection: step<Recommendation>()({
    names: ["补录异议", "note-objection"],
    says: [
      "letter of objection landed on my desk",
      "they objected in writing, put that in",
      "书面提了异议帮录上",
      "纸质异议送来了",
      "他们寄来书面异议",
      "补录书面异议",
    ],
    label: words.noteObjection,
    help: words.noteObjectionHelp,
    by: issuerSeats,
    open: { from: objectable, when: notObjected },
    clocks: objectedClocks,
    button: { rare: true },
    form: objectionForm(objectedOn),
    apply: (matter, { reason, on }, context) => {
      const noted = notedUnder(on, context, true);
      return (
        wrongObjectionDay(matter, on, context.today) ??
        withFields(matter, { objection: { on, noted, reason, status: "filed" } })
      );
    },
    tells: {
      ...tellAll(addresseeSeats, ({ fields }: Recommendation) =>
        words.objectionNotedNews(dayText(fields.objection?.on ?? "")),
      ),
      ...tellAll(["handler", "from.procuratorate:chief"], objectedNews),
    },
    done: (matter, context) =>
      words.objectionNotedDone(explainRunning(matter, ["rec.objection.review"], context)),
  }),

  /** The other side's word that the objection was made on the day its paper says. */
  confirmObjection: step<Recommendation>()({
    names: ["确认异议日期", "confirm-objection"],
    label: words.confirmObjection,
    help: words.confirmObjectionHelp,
    by: issuerSeats,
    open: { from: decidable, when: dayToConfirm },
    clocks: {
      ends: ["rec.objection.review"],
      starts: [
        {
          rule: (matter) => (isObjectedTo(matter) ? "rec.objection.review" : undefined),
          from: ({ fields }, today) => fields.objection?.on ?? today,
        },
      ],
    },
    form: {},
    apply: (matter) => {
      const { objection } = matter.fields;
      if (objection?.paperOn === undefined) return new Refusal(words.noDayToConfirm);
      const { paperOn: on, ...rest } = objection;
      return withFields(matter, { objection: { ...rest, on } });
    },
    tells: tellAll(addresseeSeats, ({ fields }: Recommendation) =>
      words.dayConfirmedNews(dayText(fields.objection?.on ?? "")),
    ),
    done: (matter, context) =>
      words.dayConfirmedDone(
        dayText(matter.fields.objection?.on ?? ""),
        explainRunning(matter, ["rec.objection.review"], context),
      ),
  }),

  /** The other side's word that it was not: the objection stays where it is counted, from the day of entry. */
  declineObjection: step<Recommendation>()({
    names: ["不认可异议日期", "不认可日期", "decline-objection"],
    label: words.declineObjection,
    help: words.declineObjectionHelp,
    by: issuerSeats,
    open: { from: decidable, when: dayToConfirm },
    form: { reason: long(words.reason, { main: true, max: 500, help: words.declineReasonHelp }) },
    apply: (matter, { reason }) => {
      const { objection } = matter.fields;
      if (objection?.paperOn === undefined) return new Refusal(words.noDayToConfirm);
      const { paperOn, noted: _, ...rest } = objection;
      return withFields(matter, { objection: { ...rest, declined: { paperOn, reason } } });
    },
    tells: tellAll(addresseeSeats, ({ fields: { objection } }: Recommendation) =>
      objection?.declined === undefined
        ? undefined
        : words.dayDeclinedNews(
            dayText(objection.declined.paperOn),
            dayText(objection.on),
            objection.declined.reason,
          ),
    ),
    done: (matter, context) => {
      const { declined, on = "" } = matter.fields.objection ?? {};
      return words.dayDeclinedDone(
        dayText(declined?.paperOn ?? ""),
        dayText(on),
        explainRunning(matter, ["rec.objection.review"], context),
      );
    },
  }),

  /** Upheld by the chief procurator or the committee: it is revised or withdrawn, and that is said in writing. */
  uphold: step<Recommendation>()({
    names: ["采纳异议", "uphold"],
    says: ["异议有道理，采纳", "the objection is right"],
    label: words.uphold,
    help: words.upholdHelp,
    by: ["from.procuratorate:chief"],
    open: { from: decidable, to: ["revising", "withdrawn"], when: objectionWaits },
    clocks: {
      // What is served anew has its own clocks.
      ends: ["rec.objection.review", ...servedRules],
    },
    form: {
      result: choice(words.upholdResult, upholdOptions),
      reason: long(words.reason, { main: true, max: 1000 }),
      answeredOn: dayOr(words.answeredOn),
      decider: optional(choice(words.decider, deciderOptions, { help: words.deciderHelp })),
    },
    intro: objectionFacts,
    apply: (matter, { result, reason, decider, answeredOn: given }, { today }) => {
      const answeredOn = given ?? today;
      return (
        wrongAnswerDay(matter, answeredOn, today) ?? {
          ...withAnswer(matter, {
            status: result,
            answer: reason,
            answeredOn,
            decider: decider ?? "chief",
          }),
          state: result === "withdraw" ? "withdrawn" : "revising",
          ...(result === "withdraw" ? { outcome: "withdrawn" } : {}),
        }
      );
    },
    tells: tellAll([...addresseeSeats, "handler"], ({ state, fields }) =>
      words.upheldNews(state === "withdrawn", fields.objection?.answer ?? ""),
    ),
    done: ({ state }) => (state === "withdrawn" ? words.upheldWithdrawn : words.upheldRevise),
  }),

  /** Rejected with reasons: the procurator proposes it, with the chief procurator's consent it is done. */
  reject: step<Recommendation>()({
    names: ["驳回异议", "reject"],
    says: ["异议不成立", "异议没道理", "the objection fails"],
    label: words.reject,
    help: words.rejectHelp,
    by: [...issuerSeats, "from.procuratorate:chief"],
    as: ({ fields }) =>
      fields.objection?.status === "rejected" ? ["from.procuratorate:chief"] : issuerSeats,
    open: { from: decidable, when: objectionWaits },
    clocks: {
      ends: ({ fields }) =>
        fields.objection?.status === "rejected" ? ["rec.objection.review"] : [],
    },
    form: {
      reason: long(words.reason, { main: true, max: 1000, help: words.rejectReasonHelp }),
      answeredOn: dayOr(words.answeredOn, { help: words.rejectedOnHelp }),
    },
    prefill: ({ fields }) =>
      fields.objection?.answer === undefined ? {} : { reason: fields.objection.answer },
    intro: objectionFacts,
    apply: (matter, { reason, answeredOn: given }, { actor, today }) => {
      const on = given ?? today;
      const wrong = wrongAnswerDay(matter, on, today);
      if (wrong !== undefined) return wrong;
      return holdsAny(actor, ["from.procuratorate:chief"], matter)
        ? withAnswer(matter, {
            status: "rejected",
            answer: reason,
            answeredOn: on,
            decider: "chief",
          })
        : withAnswer(matter, { status: "rejecting", answer: reason, proposedOn: on });
    },
    tells: {
      "from.procuratorate:chief": ({ fields }) =>
        fields.objection?.status === "rejecting" ? words.rejectingNews : undefined,
      ...tellAll(["handler", ...addresseeSeats], rejectedNews),
    },
    done: ({ fields }) =>
      fields.objection?.status === "rejecting" ? words.rejectingDone : words.rejectedDone,
  }),
};
