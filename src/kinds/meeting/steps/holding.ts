import {
  addMinutes,
  type Day,
  dayOf,
  type Instant,
  instantAt,
  momentText,
  timeOf,
} from "../../../calendar/day.ts";
import { line, moment, one, optional, several, yesNo } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { joinAnd, sentences, type Text, text } from "../../../chat/text.ts";
import { askedAt, askedField } from "../../../flow/attendance.ts";
import { peopleIn, unitsIn, withFields } from "../../../flow/matter.ts";
import { chairsNamed } from "../../../flow/recused.ts";
import { type Asked, type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { type Directory, personName } from "../../../people/directory.ts";
import { metAt, quorumFact, quorumIn } from "../cards.ts";
import type { Meeting } from "../model.ts";
import { words } from "../words.ts";
import { everybody, movedBefore, standing } from "./changing.ts";
import { isEarly, withPresent } from "./recording.ts";

/** The entrustments with all such meetings that hold on a day; at an instant that is past, also one that was taken back since. */
export const generalEntrustments = (
  { kind, parties }: Meeting,
  today: Day,
  { covers, people }: Directory,
  met?: Instant,
): readonly NonNullable<Meeting["fields"]["entrustment"]>[] =>
  covers.flatMap(({ person, deputy, from, until, entrusts, endedAt }) =>
    entrusts?.includes(kind) === true &&
    from <= today &&
    today <= until &&
    (endedAt === undefined || (met !== undefined && met < endedAt)) &&
    !peopleIn({ parties }, "recused").some((id) => id === person || id === deputy) &&
    people.get(person)?.roles.includes("convenor") === true
      ? [{ deputy, by: person, until, on: from }]
      : [],
  );

/** Who may chair a meeting on a day, or might when it met: the deputy while an entrustment lasts, then whoever it is theirs to chair. */
export const chairsOn = (
  meeting: Meeting,
  today: Day,
  directory: Directory,
  met?: Instant,
): readonly string[] => {
  const { entrustment } = meeting.fields;
  const lasts = (entrustment?.until ?? "") >= today;
  const chairs = chairsNamed(meeting);
  const others = chairs.filter((id) => id !== entrustment?.deputy);
  const general = generalEntrustments(meeting, today, directory, met).map(({ deputy }) => deputy);
  const own = lasts ? [...chairs.filter((id) => id === entrustment?.deputy), ...others] : others;
  return [...new Set([...own, ...general])];
};

const minuteOf = (now: Instant): Instant => instantAt(dayOf(now), timeOf(now));

/**
 * When it met, where that is not plain: recorded once it was to be over it may have met when it was to, or begin
 * only now; and a time long before that is seldom meant. The minutes say which.
 */
const askWhenMet = (
  meeting: Meeting,
  { heldAt, sure }: { readonly heldAt?: Instant | undefined; readonly sure?: boolean | undefined },
  { now }: Pick<Context, "now">,
): Asked | undefined => {
  const { startsAt, duration } = meeting.fields;
  const metAtOnce = (at: Instant) => ({
    label: words.metOn(momentText(at)),
    answers: { heldAt: at, sure: true },
  });
  if (heldAt === undefined)
    return now <= addMinutes(startsAt, duration)
      ? undefined
      : {
          said: [words.askHeldAt(momentText(startsAt), momentText(now))],
          choices: [metAtOnce(startsAt), metAtOnce(minuteOf(now))],
          carries: {},
        };
  return sure !== true && isEarly(meeting, heldAt)
    ? {
        said: [words.metEarlier(momentText(startsAt), momentText(heldAt))],
        choices: [metAtOnce(heldAt)],
        carries: {},
      }
    : undefined;
};

/** The same, and whether enough units came where the county asks for a number. */
const withQuorum = (
  said: Text,
  meeting: Meeting,
  { directory }: Pick<Context, "directory">,
): Text => {
  const quorum = quorumFact(meeting, directory);
  return quorum === undefined
    ? said
    : sentences(said, text(`到会：${quorum.zh}。`, `Quorum: ${quorum.en}.`));
};

/** Held, or called off. */
export const holding: Readonly<Record<string, Step<Meeting>>> = {
  /** The chair opens the meeting: the convenor, or the deputy while the entrustment lasts. */
  hold: step<Meeting>()({
    names: ["召开", "hold"],
    says: [
      "会已经开了",
      "会开完了",
      "会开始了",
      "会开上了",
      "开始开会了",
      "we held the meeting",
      "the meeting has started",
      "the meeting has begun",
    ],
    label: words.hold,
    help: words.holdHelp,
    by: ["chair", "secretariat"],
    open: {
      from: ["scheduled"],
      to: "held",
      when: {
        only: words.only.fromTheHourBefore,
        otherwise: (meeting, today, _, known) => {
          const { startsAt } = meeting.fields;
          if (dayOf(startsAt) > today) return words.tooEarly(momentText(startsAt));
          return known !== undefined && isEarly(meeting, known.now)
            ? words.tooEarlyHour(momentText(startsAt))
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
      heldAt: optional(
        moment(words.heldAt, { help: words.heldAtHelp, tense: "past", also: ["时间", "召开时间"] }),
      ),
      sure: optional(yesNo(words.sureHeldAt, { byButton: true })),
    },
    prefill: (meeting, { directory }) => {
      const [usual] = chairsOn(meeting, dayOf(meeting.fields.startsAt), directory);
      // Those that said they come; whoever did not is taken off before it is sent.
      const coming = unitsIn(meeting, "invited").filter(
        (unit) => meeting.fields.rsvps[unit]?.answer === "yes",
      );
      return {
        ...(usual === undefined ? {} : { chairedBy: usual }),
        ...(coming.length === 0 ? {} : { present: coming }),
      };
    },
    asks: (meeting, given, context) => askWhenMet(meeting, given, context),
    apply: (meeting, { chairedBy, present = [], heldAt }, { actor, now, directory }) => {
      const { startsAt } = meeting.fields;
      const met = heldAt ?? minuteOf(now);
      if (met > now) return new Refusal(words.metLater(momentText(now)), { field: "heldAt" });
      const chairs = chairsOn(meeting, dayOf(met), directory, met);
      // Who writes it down is asked who chaired: nobody signs for a meeting because it was theirs to chair.
      const chair = chairedBy ?? (chairs.includes(actor.id) ? actor.id : undefined);
      if (chairs.length === 0) return new Refusal(words.noChairLeft);
      if (chair === undefined) return new Refusal(words.whoChaired, { field: "chairedBy" });
      if (!chairs.includes(chair)) {
        const names = joinAnd(chairs.map((id) => personName(directory, id)));
        return new Refusal(words.notToChair(names), { field: "chairedBy" });
      }
      const named = peopleIn(meeting, "chair").includes(chair);
      const general = generalEntrustments(meeting, dayOf(met), directory, met).find(
        ({ deputy }) => deputy === chair,
      );
      // Whoever chaired on an entrustment with all meetings is named in this one, and signs also once that has ended.
      const needed = quorumIn(meeting, directory)?.need;
      const chaired = withFields(meeting, {
        chairedBy: chair,
        ...(needed === undefined ? {} : { needed }),
        ...(met === startsAt ? {} : { heldAt: met }),
        ...(named || general === undefined ? {} : { entrustment: general }),
      });
      // Of several deputies it is whose who chaired.
      const others = chaired.parties.filter(
        ({ part, person }) => part !== "chair" || person !== meeting.fields.entrustment?.deputy,
      );
      const parties = named
        ? chaired.parties
        : [...others, { part: "chair" as const, person: chair }];
      return withPresent({ ...chaired, parties }, present, undefined, directory);
    },
    tells: { from: (meeting, context) => withQuorum(words.heldDone, meeting, context) },
    done: (meeting, context) =>
      withQuorum(words.recordedHeld(momentText(metAt(meeting))), meeting, context),
  }),

  /** Called off; everybody invited is told why. */
  cancel: step<Meeting>()({
    names: ["取消", "cancel"],
    says: [
      "通知各家不用来了，会取消",
      "条件不成熟先不开",
      "会取掉",
      "会不开了",
      "这个会不用开了",
      "会议作废",
      "先不开会了",
      "事情解决了会取消",
      "call the meeting off",
      "取消会议",
      "call off the meeting",
      "cancel the meeting",
    ],
    label: words.cancel,
    help: words.cancelHelp,
    by: ["secretariat", "convenor"],
    open: { from: ["scheduled", "polling"], to: "cancelled" },
    clocks: { ends: ["meeting.start"] },
    button: { tone: "danger" },
    form: { reason: line(words.reason, { main: true, max: 200, readByAll: true }), ...askedField },
    fills: ({ fields, state }) => (state === "polling" ? {} : askedAt(fields.startsAt)),
    intro: standing,
    apply: (meeting, { asked, reason }) =>
      movedBefore(asked, meeting.fields.startsAt) ?? {
        ...withFields(meeting, { sequence: meeting.fields.sequence + 1 }),
        outcome: reason,
      },
    tells: tellAll(everybody, ({ outcome }) => words.cancelledNews(outcome ?? "")),
    announces: ["invited", "linkage"],
    done: () => words.cancelledDone,
  }),
};
