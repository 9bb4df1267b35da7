import { type Day, dayOf, dayText, momentText } from "../../../calendar/day.ts";
import { line, long, one, optional, several } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { joinAnd } from "../../../chat/text.ts";
import { filesField } from "../../../flow/file.ts";
import { peopleIn, withFields } from "../../../flow/matter.ts";
import { type Step, step, tellAll } from "../../../flow/step.ts";
import { personName } from "../../../people/directory.ts";
import type { Meeting } from "../model.ts";
import { invited } from "../seats.ts";
import { words } from "../words.ts";
import { isEarly, withPresent } from "./recording.ts";

/** Who may chair a meeting on a day: the deputy while an entrustment lasts, then whoever it is theirs to chair. */
const entitled = (meeting: Meeting, today: Day): readonly string[] => {
  const { entrustment } = meeting.fields;
  const lasts = (entrustment?.until ?? "") >= today;
  const chairs = peopleIn(meeting, "chair");
  const others = chairs.filter((id) => id !== entrustment?.deputy);
  return lasts ? [...chairs.filter((id) => id === entrustment?.deputy), ...others] : others;
};

/** Held and closed with what was decided, or called off. */
export const holding: Readonly<Record<string, Step<Meeting>>> = {
  /** The chair opens the meeting: the convenor, or the deputy while the entrustment lasts. */
  hold: step<Meeting>()({
    names: ["召开", "hold"],
    label: words.hold,
    help: words.holdHelp,
    by: ["chair", "secretariat"],
    open: {
      from: ["scheduled"],
      to: "held",
      when: {
        only: words.only.onItsDay,
        otherwise: ({ fields: { startsAt, entrustment } }, today, person) => {
          if (dayOf(startsAt) > today) return words.tooEarly(momentText(startsAt));
          return entrustment?.deputy === person?.id && (entrustment?.until ?? today) < today
            ? words.entrustmentOver(dayText(entrustment?.until ?? today))
            : undefined;
        },
      },
    },
    clocks: { ends: ["meeting.start"] },
    form: {
      chairedBy: optional(one(words.chairOf, "people", { help: words.chairOfHelp })),
      present: optional(
        several(words.present, "organisations", { main: true, help: words.presentHelp }),
      ),
    },
    prefill: (meeting, { today }) => {
      const [usual] = entitled(meeting, today);
      return usual === undefined ? {} : { chairedBy: usual };
    },
    apply: (meeting, { chairedBy, present = [] }, { actor, now, today, directory }) => {
      if (isEarly(meeting, now))
        return new Refusal(words.tooEarlyHour(momentText(meeting.fields.startsAt)));
      const chairs = entitled(meeting, today);
      // Who writes it down is asked who chaired: nobody signs for a meeting because it was theirs to chair.
      const chair = chairedBy ?? (chairs.includes(actor.id) ? actor.id : undefined);
      if (chair === undefined) return new Refusal(words.whoChaired, { field: "chairedBy" });
      if (!chairs.includes(chair)) {
        const names = joinAnd(chairs.map((id) => personName(directory, id)));
        return new Refusal(words.notToChair(names), { field: "chairedBy" });
      }
      return withPresent(withFields(meeting, { chairedBy: chair }), present, undefined, directory);
    },
    tells: { from: () => words.heldDone },
    done: () => words.heldDone,
  }),

  /** Ends the matter with what was decided. */
  close: step<Meeting>()({
    names: ["办结", "close"],
    label: words.close,
    help: words.closeHelp,
    by: ["secretariat", "chair"],
    open: { from: ["held", "drafted", "signed"], to: "closed" },
    button: { tone: "primary" },
    form: {
      reason: long(words.result, { main: true, help: words.resultHelp, also: ["理由"] }),
      files: filesField,
    },
    apply: (meeting, { reason }) => ({ ...meeting, outcome: reason }),
    tells: { "invited.liaison": () => words.closedNews },
    done: () => words.closedDone,
  }),

  /** Called off; everybody invited is told why. */
  cancel: step<Meeting>()({
    names: ["取消", "cancel"],
    says: ["会不开了", "取消会议", "会议作废", "call off the meeting", "cancel the meeting"],
    label: words.cancel,
    help: words.cancelHelp,
    by: ["secretariat", "convenor"],
    open: { from: ["scheduled"], to: "cancelled" },
    clocks: { ends: ["meeting.start"] },
    button: { tone: "danger" },
    form: { reason: line(words.reason, { main: true, max: 200 }) },
    apply: (meeting, { reason }) => ({
      ...withFields(meeting, { sequence: meeting.fields.sequence + 1 }),
      outcome: reason,
    }),
    tells: tellAll([...invited, "chair"], ({ outcome }) => words.cancelledNews(outcome ?? "")),
    announces: ["invited", "linkage"],
    done: () => words.cancelledDone,
  }),
};
