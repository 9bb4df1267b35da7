import { dayOf, momentText } from "../calendar/day.ts";
import { choice, line, long, moment, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import type { Text } from "../chat/text.ts";
import { filesField } from "../flow/file.ts";
import { type Doing, type Step, step } from "../flow/flow.ts";
import { answerOptions, recordOptions } from "./cards.ts";
import type { Consultation } from "./model.ts";
import { handling, ownName, tellingUnits, unit } from "./seats.ts";
import { words } from "./words.ts";

const answerOf = ({ fields }: Consultation, { actor }: Doing): Text =>
  words[fields.attendance[actor.organisation]?.answer ?? "no"];

/** What is asked for a time. */
const timeForm = {
  startsAt: moment(words.startsAt, { help: words.startsAtHelp, main: true }),
  place: optional(line(words.place)),
};

const timing = {
  help: words.scheduleHelp,
  form: timeForm,
  to: "scheduled",
  by: handling,
  ends: () => ["consult.start"],
  starts: [{ appointment: "consult.start", at: ({ fields }) => fields.startsAt ?? "" }],
  tells: tellingUnits(({ fields }) => {
    const when = momentText(fields.startsAt ?? "");
    return words.scheduledNews(when.zh, when.en);
  }),
  announces: ["to"],
  done: ({ fields }) => {
    const when = momentText(fields.startsAt ?? "");
    return words.scheduledDone(when.zh, when.en);
  },
  apply: (matter, { startsAt, place }, { now }) => {
    if (startsAt <= now) {
      const [at, given] = [momentText(now), momentText(startsAt)];
      return new Refusal(words.past(at.zh, at.en, given.zh, given.en), { field: "startsAt" });
    }
    const { place: before, ...fields } = matter.fields;
    const where = place ?? before;
    return {
      ...matter,
      fields: {
        ...fields,
        startsAt,
        attendance: {},
        ...(where === undefined ? {} : { place: where }),
      },
    };
  },
} satisfies Omit<Step<Consultation, typeof timeForm>, "label" | "names" | "from">;

/** Scheduled, answered, held and written down. */
export const meeting: Readonly<Record<string, Step<Consultation>>> = {
  schedule: step<Consultation>()({
    ...timing,
    label: words.schedule,
    names: ["安排", "schedule"],
    from: ["proposed"],
    awaited: true,
  }),

  /** A new time is answered anew. */
  move: step<Consultation>()({
    ...timing,
    label: words.move,
    names: ["改期", "move"],
    from: ["scheduled"],
  }),

  /** A unit says whether it comes; it may change its answer. */
  attend: step<Consultation>()({
    label: words.attend,
    names: ["参会", "rsvp", "attend"],
    help: words.attendHelp,
    form: {
      answer: choice(words.answer, answerOptions, { main: true }),
      attendee: optional(line(words.attendee, { help: words.attendeeHelp, max: 60 })),
      reason: optional(line(words.reason, { max: 200 })),
    },
    from: ["scheduled"],
    by: unit,
    tone: "primary",
    awaited: true,
    doneBy: ({ fields }, organisation) => fields.attendance[organisation] !== undefined,
    tells: {
      handler: (matter, doing) => {
        const [name, answer] = [ownName(doing), answerOf(matter, doing)];
        return words.attendNews(name.zh, name.en, answer.zh, answer.en);
      },
    },
    done: (matter, doing) => {
      const answer = answerOf(matter, doing);
      return words.attendDone(answer.zh, answer.en);
    },
    apply: (matter, answers, { actor }) =>
      answers.answer === "no" && answers.reason === undefined
        ? new Refusal(words.reasonNeeded, { field: "reason" })
        : {
            ...matter,
            fields: {
              ...matter.fields,
              attendance: { ...matter.fields.attendance, [actor.organisation]: answers },
            },
          },
  }),

  /** A consultation leaves a written record: minutes or a letter (公益诉讼办案规则第七十条). */
  hold: step<Consultation>()({
    label: words.hold,
    names: ["记录", "纪要", "召开", "hold"],
    help: words.holdHelp,
    form: {
      record: choice(words.record, recordOptions),
      facts: long(words.facts, { main: true, help: words.factsHelp }),
      disputed: optional(long(words.disputed)),
      files: filesField,
    },
    from: ["proposed", "scheduled"],
    to: "held",
    by: handling,
    tone: "primary",
    stops: ["consult.start"],
    tells: tellingUnits(({ fields }) => {
      const record = words[fields.record ?? "minutes"];
      return words.heldNews(record.zh, record.en);
    }),
    done: () => words.heldDone,
    apply: (matter, { files: _, ...said }, { today }) => {
      const { startsAt } = matter.fields;
      if (said.record === "minutes") {
        if (startsAt === undefined) return new Refusal(words.notScheduled, { field: "record" });
        if (dayOf(startsAt) > today) {
          const when = momentText(startsAt);
          return new Refusal(words.tooEarly(when.zh, when.en), { field: "record" });
        }
      }
      return { ...matter, fields: { ...matter.fields, ...said, heldOn: today } };
    },
  }),
};
