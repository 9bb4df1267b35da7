import { type Day, dayOf, type Instant, momentText } from "../../../calendar/day.ts";
import { line, long, moment, one, optional, several } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { joinAnd, sentences, type Text, text } from "../../../chat/text.ts";
import { filesField } from "../../../flow/file.ts";
import { peopleIn, withFields } from "../../../flow/matter.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { type Directory, personName } from "../../../people/directory.ts";
import { quorumFact, quorumIn } from "../cards.ts";
import type { Meeting } from "../model.ts";
import { words } from "../words.ts";
import { everybody } from "./changing.ts";
import { isEarly, withPresent } from "./recording.ts";

/** The entrustments with all such meetings that hold on a day; at an instant that is past, also one that was taken back since. */
const generalEntrustments = (
  { kind }: Meeting,
  today: Day,
  { covers, people }: Directory,
  met?: Instant,
): readonly NonNullable<Meeting["fields"]["entrustment"]>[] =>
  covers.flatMap(({ person, deputy, from, until, entrusts, endedAt }) =>
    entrusts?.includes(kind) === true &&
    from <= today &&
    today <= until &&
    (endedAt === undefined || (met !== undefined && met < endedAt)) &&
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
  const chairs = peopleIn(meeting, "chair");
  const others = chairs.filter((id) => id !== entrustment?.deputy);
  const general = generalEntrustments(meeting, today, directory, met).map(({ deputy }) => deputy);
  const own = lasts ? [...chairs.filter((id) => id === entrustment?.deputy), ...others] : others;
  return [...new Set([...own, ...general])];
};

/** That it met, and whether enough units came where the county asks for a number. */
const heldText = (meeting: Meeting, { directory }: Pick<Context, "directory">): Text => {
  const quorum = quorumFact(meeting, directory);
  return quorum === undefined
    ? words.heldDone
    : sentences(words.heldDone, text(`到会：${quorum.zh}。`, `Quorum: ${quorum.en}.`));
};

/** Held and closed with what was decided, or called off. */
export const holding: Readonly<Record<string, Step<Meeting>>> = {
  /** The chair opens the meeting: the convenor, or the deputy while the entrustment lasts. */
  hold: step<Meeting>()({
    names: ["召开", "hold"],
    says: ["会已经开了", "会开完了", "we held the meeting"],
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
    },
    prefill: (meeting, { directory }) => {
      const [usual] = chairsOn(meeting, dayOf(meeting.fields.startsAt), directory);
      return usual === undefined ? {} : { chairedBy: usual };
    },
    // Recorded on another day, it may have met when it was to, or on that day: the minutes say which.
    asks: ({ fields: { startsAt } }, { heldAt }, { today }) =>
      heldAt !== undefined || dayOf(startsAt) === today
        ? undefined
        : {
            said: [words.askHeldAt(momentText(startsAt))],
            choices: [
              { label: words.asPlanned(momentText(startsAt)), answers: { heldAt: startsAt } },
            ],
            carries: {},
          },
    apply: (meeting, { chairedBy, present = [], heldAt }, { actor, now, directory }) => {
      const { startsAt } = meeting.fields;
      const met = heldAt ?? startsAt;
      if (heldAt !== undefined && heldAt > now)
        return new Refusal(words.metLater(momentText(now)), { field: "heldAt" });
      if (isEarly(meeting, met))
        return new Refusal(words.metEarlier(momentText(startsAt)), { field: "heldAt" });
      const chairs = chairsOn(meeting, dayOf(met), directory, met);
      // Who writes it down is asked who chaired: nobody signs for a meeting because it was theirs to chair.
      const chair = chairedBy ?? (chairs.includes(actor.id) ? actor.id : undefined);
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
    tells: { from: heldText },
    done: heldText,
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
      reason: long(words.result, {
        main: true,
        help: words.resultHelp,
        also: ["理由"],
        readByAll: true,
      }),
      files: filesField,
    },
    apply: (meeting, { reason }) => ({ ...meeting, outcome: reason }),
    tells: { "invited.liaison": () => words.closedNews },
    done: () => words.closedDone,
  }),

  /** Called off; everybody invited is told why. */
  cancel: step<Meeting>()({
    names: ["取消", "cancel"],
    says: [
      "会取掉",
      "会不开了",
      "这个会不用开了",
      "会议作废",
      "先不开会了",
      "事情解决了会取消",
      "call the meeting off",
      "会不开了",
      "取消会议",
      "会议作废",
      "call off the meeting",
      "cancel the meeting",
    ],
    label: words.cancel,
    help: words.cancelHelp,
    by: ["secretariat", "convenor"],
    open: { from: ["scheduled", "polling"], to: "cancelled" },
    clocks: { ends: ["meeting.start"] },
    button: { tone: "danger" },
    form: { reason: line(words.reason, { main: true, max: 200, readByAll: true }) },
    apply: (meeting, { reason }) => ({
      ...withFields(meeting, { sequence: meeting.fields.sequence + 1 }),
      outcome: reason,
    }),
    tells: tellAll(everybody, ({ outcome }) => words.cancelledNews(outcome ?? "")),
    announces: ["invited", "linkage"],
    done: () => words.cancelledDone,
  }),
};
