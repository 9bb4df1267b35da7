import { dayOf, momentText } from "../../../calendar/day.ts";
import { choice, day, line, optional, yesNo } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { recordDay } from "../../../flow/days.ts";
import { filesField } from "../../../flow/file.ts";
import { withFields } from "../../../flow/matter.ts";
import { ownUnit } from "../../../flow/parties.ts";
import { type Step, step, tellAll } from "../../../flow/step.ts";
import { attendedOptions, groundOptions, rankOptions } from "../cards.ts";
import { type Appearance, isAbsent, isSuers } from "../model.ts";
import { keeping, unitSeats } from "../seats.ts";
import { words } from "../words.ts";

/** The unit says who comes, or why its head does not; then who came is recorded. */
export const appearing: Readonly<Record<string, Step<Appearance>>> = {
  appear: step<Appearance>()({
    names: ["答复出庭", "appear"],
    says: [
      "法院我去",
      "出庭我们局长去",
      "出庭由分管副局长出",
      "副局长去出庭",
      "we send the deputy head to court",
      "开庭我们局长去",
      "负责人出庭",
      "副局长出庭应诉",
      "我们派谁出庭",
      "our head will appear in court",
    ],
    label: words.appear,
    help: words.appearHelp,
    by: unitSeats,
    open: { from: ["noticed", "coming", "excused"], to: "coming" },
    button: { tone: "primary" },
    form: {
      officer: line(words.officer, { max: 40, main: true, help: words.officerHelp }),
      rank: choice(words.rank, rankOptions),
    },
    apply: (appearance, { officer, rank }) => {
      const { excuse: _, ...fields } = appearance.fields;
      return withFields({ ...appearance, fields }, { officer, rank });
    },
    tells: {
      handler: ({ fields }, context) => words.appearNews(ownUnit(context), fields.officer ?? ""),
    },
    done: () => words.appearDone,
  }),

  /** Reason, proof and who is sent instead: a lawyer alone is nobody of the unit (行政诉讼法第三条). */
  excuse: step<Appearance>()({
    names: ["申请不出庭", "excuse"],
    says: [
      "法院那天我去不成",
      "让科长去法庭",
      "出不了庭",
      "can't come to the hearing",
      "局长去不了法庭",
      "负责人出不了庭",
    ],
    label: words.excuse,
    help: words.excuseHelp,
    by: unitSeats,
    open: { from: ["noticed", "coming", "excused"], to: "excused" },
    form: {
      ground: choice(words.ground, groundOptions),
      proof: line(words.proof, { max: 200, main: true, help: words.proofHelp }),
      instead: line(words.instead, { max: 40, help: words.insteadHelp }),
      files: filesField,
    },
    apply: (appearance, { ground, proof, instead }) => {
      if (/律师|lawyer|attorney/iu.test(instead))
        return new Refusal(words.onlyLawyer, { field: "instead" });
      const { officer: _, rank: __, ...fields } = appearance.fields;
      return withFields({ ...appearance, fields }, { excuse: { ground, proof, instead } });
    },
    tells: { handler: (_, context) => words.excuseNews(ownUnit(context)) },
    done: () => words.appearDone,
  }),

  hold: step<Appearance>()({
    names: ["记录开庭", "record-hearing"],
    says: ["庭开完了", "开过庭了"],
    label: words.hold,
    help: words.holdHelp,
    by: keeping,
    open: {
      from: ["filed", "noticed", "coming", "excused"],
      to: "heard",
      when: {
        only: words.onlyDayCome,
        otherwise: ({ fields }, today) =>
          dayOf(fields.startsAt) > today ? words.tooEarly(momentText(fields.startsAt)) : undefined,
      },
    },
    clocks: { ends: ["court.notice", "court.start"] },
    button: { tone: "primary" },
    form: {
      attended: choice(words.attended, attendedOptions, { main: true }),
      accepted: optional(yesNo(words.accepted, { help: words.acceptedHelp })),
      heldOn: optional(day(words.heldOn, { tense: "past", legal: true })),
    },
    prefill: ({ fields }) => ({ heldOn: dayOf(fields.startsAt) }),
    apply: (appearance, { attended, accepted, heldOn }, context) => {
      const asked = appearance.fields.excuse !== undefined && attended === "staff";
      if (asked && accepted === undefined)
        return new Refusal(words.saysAccepted, { field: "accepted" });
      if (!asked && accepted !== undefined)
        return new Refusal(words.notAsked, { field: "accepted" });
      const set = dayOf(appearance.fields.startsAt);
      return recordDay(appearance, ["heldOn", heldOn ?? set, words.heldOn, set], context, (dated) =>
        withFields(dated, { attended, ...(accepted === undefined ? {} : { accepted }) }),
      );
    },
    tells: tellAll([...unitSeats, "handler"], ({ fields }: Appearance) =>
      words.heldNews(words[fields.attended ?? "nobody"]),
    ),
    done: (appearance, { directory }) =>
      isAbsent(appearance) ? words.absentDone(isSuers(appearance, directory)) : words.heldDone,
  }),
};
