import { dayOf, momentText } from "../../../calendar/day.ts";
import { choice, line, long, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { askedAt, attendanceForm, attendanceSaid, movedSince } from "../../../flow/attendance.ts";
import { dayOr, recordDay } from "../../../flow/days.ts";
import { filesField } from "../../../flow/file.ts";
import { unitsIn, withFields } from "../../../flow/matter.ts";
import { ownUnit } from "../../../flow/parties.ts";
import { lastRemark, withRemark } from "../../../flow/remarks.ts";
import { type Condition, type Step, step } from "../../../flow/step.ts";
import { adoptionOptions, answerOptions } from "../cards.ts";
import {
  type Hearing,
  isAnswered,
  needsAgreement,
  type Officer,
  officerMeant,
  unanswered,
  unheard,
} from "../model.ts";
import { chief, handling, tellUnits, unitSeats } from "../seats.ts";
import { words } from "../words.ts";

const officerField = line(words.officer, { max: 60, help: words.officerHelp });

/** The hearing with something changed of the officer that is meant. */
const withOfficer = (
  hearing: Hearing,
  typed: string,
  change: (officer: Officer) => Officer | Refusal,
): Hearing | Refusal => {
  const meant = officerMeant(typed, hearing.fields.officers);
  if (meant === undefined) return new Refusal(words.noSuchOfficer(hearing), { field: "officer" });
  const next = change(meant);
  if (next instanceof Refusal) return next;
  const officers = hearing.fields.officers.map((one) => (one === meant ? next : one));
  // What the chief agreed to was another set of answers.
  const { agreedOn: _, ...fields } = hearing.fields;
  return { ...hearing, fields: { ...fields, officers } };
};

const agreementNeeded: Condition<Hearing> = {
  only: words.only.majority,
  otherwise: (hearing) => (needsAgreement(hearing) ? undefined : words.noMajority),
};

/** Held, heard, answered and ended. */
export const holding: Readonly<Record<string, Step<Hearing>>> = {
  /** A unit says whether it comes; it may change its answer. */
  attend: step<Hearing>()({
    names: ["参会", "参加听证", "rsvp", "attend"],
    label: words.attend,
    help: words.attendHelp,
    by: unitSeats,
    open: { from: ["noticed"] },
    each: {
      units: (hearing) => unitsIn(hearing, "to"),
      done: ({ fields }, organisation) => fields.attendance[organisation] !== undefined,
    },
    button: { tone: "primary" },
    form: attendanceForm(answerOptions, words),
    fills: ({ fields }) => askedAt(fields.startsAt),
    understands: attendanceSaid,
    apply: (hearing, { asked, ...answers }, { actor }) => {
      const moved = movedSince(asked, hearing.fields.startsAt);
      if (moved !== undefined) return moved;
      return answers.answer === "no" && answers.reason === undefined
        ? new Refusal(words.reasonNeeded, { field: "reason" })
        : withFields(hearing, {
            attendance: { ...hearing.fields.attendance, [actor.organisation]: answers },
          });
    },
    tells: {
      handler: ({ fields }, context) =>
        words.attendNews(
          ownUnit(context),
          words[fields.attendance[context.actor.organisation]?.answer ?? "no"],
        ),
    },
    done: ({ fields }, { actor }) =>
      words.attendDone(words[fields.attendance[actor.organisation]?.answer ?? "no"]),
  }),

  hold: step<Hearing>()({
    names: ["召开", "记录", "hold"],
    says: ["听证开完了"],
    label: words.hold,
    help: words.holdHelp,
    by: handling,
    open: {
      from: ["noticed"],
      to: "held",
      when: {
        only: words.only.dayCome,
        otherwise: ({ fields }, today) =>
          fields.startsAt !== undefined && dayOf(fields.startsAt) > today
            ? words.tooEarly(momentText(fields.startsAt))
            : undefined,
      },
    },
    clocks: { ends: ["hearing.start"] },
    button: { tone: "primary" },
    // The signed record names the officers and what each said: that is not for every unit that came.
    form: {
      summary: long(words.summary, { main: true, help: words.summaryHelp }),
      heldOn: dayOr(words.heldOn),
    },
    apply: (hearing, { summary, heldOn }, context) => {
      const { startsAt } = hearing.fields;
      const after = startsAt === undefined ? undefined : dayOf(startsAt);
      return recordDay(hearing, ["heldOn", heldOn, words.heldOn, after], context, (dated) =>
        withFields(dated, { summary }),
      );
    },
    done: () => words.heldDone,
  }),

  /** What one officer said; said again, the later words stand and are answered anew. */
  opine: step<Hearing>()({
    names: ["听证员意见", "记录意见", "opine"],
    says: ["听证员都说了", "记听证员意见"],
    label: words.opine,
    help: words.opineHelp,
    by: handling,
    open: { from: ["held"] },
    button: { tone: "primary", rare: (hearing) => unheard(hearing).length === 0 },
    form: {
      officer: officerField,
      opinion: long(words.opinion, { main: true, max: 500, none: "said" }),
    },
    apply: (hearing, { officer, opinion }) =>
      withOfficer(hearing, officer, ({ role }) => ({ role, opinion })),
    done: (hearing) => words.opineDone(unheard(hearing).map(({ role }) => role)),
  }),

  /** Each opinion is followed, or it is said why not. */
  answer: step<Hearing>()({
    names: ["答复意见", "answer"],
    says: ["听证意见怎么采的"],
    label: words.answerOpinion,
    help: words.answerHelp,
    by: handling,
    open: { from: ["held"] },
    button: { tone: "primary", rare: (hearing) => unanswered(hearing).length === 0 },
    form: {
      officer: officerField,
      adoption: choice(words.adoption, adoptionOptions),
      reason: optional(long(words.reason, { main: true, max: 500 })),
    },
    apply: (hearing, { officer, adoption, reason }) =>
      withOfficer(hearing, officer, ({ role, opinion }) => {
        if (opinion === undefined) return new Refusal(words.noOpinion, { field: "officer" });
        if (adoption !== "adopted" && reason === undefined)
          return new Refusal(words.whyNot, { field: "reason" });
        return { role, opinion, adoption, ...(reason === undefined ? {} : { answer: reason }) };
      }),
    tells: {
      "from.procuratorate:chief": (hearing) =>
        needsAgreement(hearing) ? words.majorityNews : undefined,
    },
    done: (hearing) =>
      needsAgreement(hearing) ? words.answeredChief : words.answeredDone(isAnswered(hearing)),
  }),

  /** Not to follow the majority is for the chief procurator to agree to (第十六条). */
  agree: step<Hearing>()({
    names: ["同意不采纳", "同意", "agree"],
    label: words.agree,
    help: words.agreeHelp,
    by: chief,
    open: { from: ["held"], when: agreementNeeded },
    button: { tone: "primary" },
    form: {},
    apply: (hearing, _, { today }) => withFields(hearing, { agreedOn: today }),
    tells: { handler: () => words.agreedNews },
    done: () => words.agreedDone,
  }),

  /** The opinions that were not to be followed are weighed anew. */
  sendBack: step<Hearing>()({
    names: ["退回意见", "退回", "send-back"],
    label: words.sendBack,
    help: words.sendBackHelp,
    by: chief,
    open: { from: ["held"], when: agreementNeeded },
    form: { reason: long(words.reason, { main: true, max: 300 }) },
    apply: (hearing, { reason }, context) =>
      withRemark(
        withFields(hearing, {
          officers: hearing.fields.officers.map((one) => {
            if (one.adoption !== "rejected") return one;
            const { adoption: _, answer: __, ...again } = one;
            return again;
          }),
        }),
        "sendBack",
        reason,
        context,
      ),
    tells: { handler: (hearing) => words.sentBackNews(lastRemark(hearing)) },
    done: () => words.sentBackDone,
  }),

  conclude: step<Hearing>()({
    names: ["办结", "结束", "conclude"],
    label: words.conclude,
    help: words.concludeHelp,
    by: handling,
    open: {
      from: ["held"],
      to: "concluded",
      when: {
        only: words.only.answered,
        otherwise: (hearing) => {
          if (unheard(hearing).length > 0)
            return words.stillUnheard(unheard(hearing).map(({ role }) => role));
          if (unanswered(hearing).length > 0)
            return words.stillUnanswered(unanswered(hearing).map(({ role }) => role));
          return needsAgreement(hearing) ? words.chiefFirst : undefined;
        },
      },
    },
    button: { tone: "primary" },
    form: { result: long(words.result, { main: true, max: 500 }), files: filesField },
    apply: (hearing, { result }) => ({ ...hearing, outcome: result }),
    tells: tellUnits(({ outcome }) => words.concludedNews(outcome ?? "")),
    announces: ["to"],
    done: () => words.concludedDone,
  }),
};
