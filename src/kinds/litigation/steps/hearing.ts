import { type Day, dayOf, dayText, momentText } from "../../../calendar/day.ts";
import { day, line, long, moment, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import type { Text } from "../../../chat/text.ts";
import { dayOr, notPast, recordDay, remarkOn } from "../../../flow/days.ts";
import { filesField } from "../../../flow/file.ts";
import { withFields } from "../../../flow/matter.ts";
import { lastNotice } from "../../../flow/short-notice.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { courtStart } from "../clocks.ts";
import { type Litigation, pending } from "../model.ts";
import { chief, sued, suing } from "../seats.ts";
import { words } from "../words.ts";

/** The last day on which the parties were to be told, where they were told after it. */
const toldLate = ({ fields }: Litigation, { calendar, today }: Context): Text | undefined => {
  const { startsAt, toldOn = today } = fields;
  if (startsAt === undefined) return undefined;
  const last: Day = lastNotice("court.notice", dayOf(startsAt), calendar);
  return last < toldOn ? dayText(last) : undefined;
};

/** A day in court, told three days before; there may be several. */
export const hearingSteps: Readonly<Record<string, Step<Litigation>>> = {
  schedule: step<Litigation>()({
    names: ["排定开庭", "schedule-hearing"],
    says: ["法院定了开庭日子", "改了开庭日子再通知", "the court has set a day"],
    label: words.schedule,
    help: words.scheduleHelp,
    by: suing,
    open: { from: pending, to: "scheduled" },
    clocks: { starts: [courtStart], ends: ["court.start"] },
    button: { tone: "primary" },
    form: {
      startsAt: { ...moment(words.startsAt, { tense: "future" }), moves: true },
      place: line(words.place, { max: 60 }),
      toldOn: dayOr(words.toldOn, { help: words.toldOnHelp }),
    },
    apply: (litigation, { startsAt, place, toldOn }, context) => {
      const { filedOn, sequence, startsAt: was } = litigation.fields;
      const gone = notPast(dayOf(startsAt), context.today, "startsAt", words.startsAt);
      if (gone !== undefined) return gone;
      return recordDay(litigation, ["toldOn", toldOn, words.toldOn, filedOn], context, (dated) =>
        withFields(dated, { startsAt, place, sequence: was === undefined ? 0 : sequence + 1 }),
      );
    },
    tells: tellAll([...sued, "handler"], ({ fields }: Litigation) =>
      words.scheduledNews(momentText(fields.startsAt ?? ""), fields.place ?? ""),
    ),
    announces: ["to"],
    done: (litigation, context) => {
      const late = toldLate(litigation, context);
      return late === undefined ? words.scheduledDone : words.scheduledLate(late);
    },
  }),

  hold: step<Litigation>()({
    names: ["庭审情况", "hold-hearing"],
    says: ["庭审结束了", "the suit was heard"],
    label: words.hold,
    help: words.holdHelp,
    by: suing,
    open: {
      from: ["scheduled"],
      to: "heard",
      when: {
        only: words.onlyDayCome,
        otherwise: ({ fields: { startsAt } }, today) =>
          startsAt !== undefined && dayOf(startsAt) > today
            ? words.tooEarly(momentText(startsAt))
            : undefined,
      },
    },
    clocks: { ends: ["court.start"] },
    button: { tone: "primary" },
    form: {
      finding: long(words.heardWhat, { main: true, max: 1000, help: words.heardWhatHelp }),
      heldOn: optional(day(words.heldOn, { tense: "past", legal: true })),
      files: filesField,
    },
    prefill: ({ fields: { startsAt } }) =>
      startsAt === undefined ? {} : { heldOn: dayOf(startsAt) },
    apply: (litigation, { finding, heldOn }, context) => {
      const { startsAt, heard, heldOn: before } = litigation.fields;
      const set = startsAt === undefined ? context.today : dayOf(startsAt);
      const on = heldOn ?? set;
      const held = remarkOn(
        litigation,
        ["hold", finding],
        ["heldOn", on, words.heldOn, set],
        context,
      );
      return held instanceof Refusal
        ? held
        : withFields(held, before === undefined ? {} : { heard: [...heard, before] });
    },
    tells: tellAll([...sued, "handler", chief], ({ fields }: Litigation) =>
      words.heldNews(dayText(fields.heldOn ?? fields.openedOn)),
    ),
    done: () => words.recorded,
  }),
};
