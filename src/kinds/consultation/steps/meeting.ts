import { dayOf, momentText } from "../../../calendar/day.ts";
import { choice, line, long, moment, number, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import type { Text } from "../../../chat/text.ts";
import { askedAt, attendanceForm, movedSince } from "../../../flow/attendance.ts";
import { dayOr, inOrder } from "../../../flow/days.ts";
import { filesField } from "../../../flow/file.ts";
import { unitsIn, withFields } from "../../../flow/matter.ts";
import { ownUnit } from "../../../flow/parties.ts";
import { type Context, type Step, step } from "../../../flow/step.ts";
import { answerOptions, recordOptions } from "../cards.ts";
import type { Consultation } from "../model.ts";
import { handling, tellUnits, unitSeats } from "../seats.ts";
import { words } from "../words.ts";

const answerOf = ({ fields }: Consultation, { actor }: Context): Text =>
  words[fields.attendance[actor.organisation]?.answer ?? "no"];

/** What is asked for a time. */
const timeForm = {
  startsAt: moment(words.startsAt, {
    help: words.startsAtHelp,
    main: true,
    tense: "future",
    span: "duration",
  }),
  duration: optional(number(words.duration, 10, 600, { help: words.durationHelp })),
  place: optional(line(words.place)),
};

const timing = {
  help: words.scheduleHelp,
  by: handling,
  clocks: {
    starts: [{ appointment: "consult.start", at: ({ fields }) => fields.startsAt ?? "" }],
    ends: ["consult.start"],
  },
  form: timeForm,
  tells: tellUnits(({ fields }) => words.scheduledNews(momentText(fields.startsAt ?? ""))),
  announces: ["to"],
  done: ({ fields }) => words.scheduledDone(momentText(fields.startsAt ?? "")),
  apply: (matter, { startsAt, duration: minutes, place }, { now }) => {
    if (startsAt <= now)
      return new Refusal(words.past(momentText(now), momentText(startsAt)), { field: "startsAt" });
    const where = place ?? matter.fields.place;
    const duration = minutes ?? matter.fields.duration;
    return withFields(matter, {
      startsAt,
      ...(duration === undefined ? {} : { duration }),
      attendance: {},
      ...(where === undefined ? {} : { place: where }),
    });
  },
} satisfies Omit<Step<Consultation, typeof timeForm>, "label" | "names" | "open">;

/** Scheduled, answered, held and written down. */
export const meeting: Readonly<Record<string, Step<Consultation>>> = {
  schedule: step<Consultation>()({
    ...timing,
    label: words.schedule,
    names: ["安排", "schedule"],
    says: ["fix the talk for Friday", "约好磋商的时间", "定个时间磋商", "磋商定在哪天"],
    open: { from: ["proposed"], to: "scheduled" },
  }),

  /** A new time is answered anew. */
  move: step<Consultation>()({
    ...timing,
    label: words.move,
    names: ["改期", "move"],
    open: { from: ["scheduled"], to: "scheduled" },
  }),

  /** A unit says whether it comes; it may change its answer. */
  attend: step<Consultation>()({
    names: ["参会", "rsvp", "attend"],
    label: words.attend,
    help: words.attendHelp,
    by: unitSeats,
    open: { from: ["scheduled"] },
    each: {
      units: (matter) => unitsIn(matter, "to"),
      done: ({ fields }, organisation) => fields.attendance[organisation] !== undefined,
    },
    button: { tone: "primary" },
    form: attendanceForm(answerOptions, words),
    fills: ({ fields }) => askedAt(fields.startsAt),
    apply: (matter, { asked, ...answers }, { actor }) => {
      const moved = movedSince(asked, matter.fields.startsAt);
      if (moved !== undefined) return moved;
      return answers.answer === "no" && answers.reason === undefined
        ? new Refusal(words.reasonNeeded, { field: "reason" })
        : withFields(matter, {
            attendance: { ...matter.fields.attendance, [actor.organisation]: answers },
          });
    },
    tells: {
      handler: (matter, context) => words.attendNews(ownUnit(context), answerOf(matter, context)),
    },
    done: (matter, context) => words.attendDone(answerOf(matter, context)),
  }),

  /** A consultation leaves a written record: minutes or a letter (公益诉讼办案规则第七十条). */
  hold: step<Consultation>()({
    names: ["记录", "纪要", "召开", "hold"],
    says: ["磋商谈过了，记一下"],
    label: words.hold,
    help: words.holdHelp,
    by: handling,
    open: { from: ["proposed", "scheduled"], to: "held" },
    clocks: { ends: ["consult.start"] },
    button: { tone: "primary" },
    form: {
      record: choice(words.record, recordOptions),
      facts: long(words.facts, { main: true, help: words.factsHelp, none: "said" }),
      disputed: optional(long(words.disputed)),
      heldOn: dayOr(words.heldOn),
      files: filesField,
    },
    apply: (matter, { files: _, heldOn: given, ...said }, { today }) => {
      const heldOn = given ?? today;
      const { startsAt, filedOn } = matter.fields;
      const wrong = inOrder(heldOn, { after: filedOn, today }, "heldOn", words.heldOn);
      if (wrong !== undefined) return wrong;
      if (said.record === "minutes") {
        if (startsAt === undefined) return new Refusal(words.notScheduled, { field: "record" });
        if (dayOf(startsAt) > heldOn)
          return new Refusal(words.tooEarly(momentText(startsAt)), { field: "record" });
      }
      return withFields(matter, { ...said, heldOn });
    },
    tells: tellUnits(({ fields }) => words.heldNews(words[fields.record ?? "minutes"])),
    done: () => words.heldDone,
  }),
};
