import { type Instant, momentText } from "../../../calendar/day.ts";
import { choice, line, long } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import type { Text } from "../../../chat/text.ts";
import { unitsIn, withFields } from "../../../flow/matter.ts";
import {
  type Asked,
  type Context,
  type Draft,
  opening,
  type Step,
  step,
  tellAll,
} from "../../../flow/step.ts";
import type { Person } from "../../../people/directory.ts";
import { ranked, slotText, unansweredBy, voteOptions } from "../cards.ts";
import type { Meeting, Slot } from "../model.ts";
import { callers, invited } from "../seats.ts";
import { words } from "../words.ts";
import { codesOnAgenda } from "./agenda.ts";
import { notGoneBy } from "./changing.ts";
import { askDoubts, seenField } from "./doubts.ts";
import { draftMeeting, meetingForm, scheduledText } from "./scheduling.ts";
import { readSlots, slotsMeant } from "./slots.ts";

const { title, startsAt: _, ...otherwise } = meetingForm;

/** What is doubtful about each of several times, in one question; what was shown before is not lost. */
const doubtsOfAll = (
  { parties, fields }: Pick<Draft<Meeting>, "parties" | "fields">,
  seen: string | undefined,
  context: Context,
): Asked | undefined => {
  const { place } = fields;
  const all = fields.slots.flatMap((slot) => {
    const planned = { ...slot, ...(place === undefined ? {} : { place }) };
    return askDoubts({ parties, fields: planned }, seen, context) ?? [];
  });
  const [first] = all.flatMap(({ choices }) => choices);
  if (first === undefined) return undefined;
  const ids = all.flatMap(({ choices }) => choices.map(({ answers }) => String(answers["seen"])));
  return {
    said: all.flatMap(({ said }) => said),
    choices: [
      { label: first.label, answers: { seen: [...(seen?.split(" ") ?? []), ...ids].join(" ") } },
    ],
  };
};

/** Several times are offered at once; which it will be is set once the units have answered. */
export const poll = opening<Meeting>()({
  id: "poll",
  names: ["征询", "poll"],
  label: words.poll,
  help: words.pollHelp,
  by: ["secretariat", "convenor"],
  form: {
    title,
    times: long(words.times, { help: words.timesHelp, max: 500 }),
    ...otherwise,
    ...seenField,
  },
  reads: codesOnAgenda,
  readsOpen: true,
  asks: ({ seen }, draft, context) => doubtsOfAll(draft, seen, context),
  apply: ({ invite, times, seen: _, ...answers }, context): Draft<Meeting> | Refusal => {
    const slots = readSlots(times, answers.duration ?? 60, context);
    if (slots instanceof Refusal) return slots;
    const [first] = slots;
    if (first === undefined) return new Refusal(words.timesHelp, { field: "times" });
    return draftMeeting(
      { state: "polling", ...answers, ...first, timeSet: false, slots: [...slots] },
      invite,
      context,
    );
  },
  tells: {
    ...tellAll(invited, ({ fields }: Meeting) => words.pollNews(fields.slots.length)),
    chair: ({ fields }) => words.pollChairNews(fields.slots.length),
  },
  done: (meeting) =>
    words.pollDone(meeting.fields.slots.length, unitsIn(meeting, "invited").length),
});

/** Three buttons for each time a unit has not answered; once it has answered all, one to change that. */
const votePresses = (meeting: Meeting, { organisation }: Person) => {
  const open = unansweredBy(meeting, organisation);
  return open.length === 0
    ? [{ label: words.changeVotes, answers: {}, opens: true as const }]
    : open.flatMap(({ number }) =>
        voteOptions.map(({ id, name }) => ({
          label: words.slotPress(number, name),
          answers: { slot: String(number), answer: id },
        })),
      );
};

const settlePresses = (meeting: Meeting) =>
  ranked(meeting).map(({ slot }, place) => ({
    label: words.settlePress(momentText(slot.startsAt)),
    answers: { slot: slot.startsAt },
    ...(place === 0 ? { tone: "primary" as const } : {}),
  }));

/** Every unit has answered every time. */
const isAnswered = (meeting: Meeting): boolean =>
  unitsIn(meeting, "invited").every((unit) => unansweredBy(meeting, unit).length === 0);

/** The meeting at one of its times: who said yes to that comes, the others are asked. */
const settled = (meeting: Meeting, { startsAt, duration }: Slot): Meeting =>
  withFields(meeting, {
    startsAt,
    duration,
    timeSet: true,
    rsvps: Object.fromEntries(
      unitsIn(meeting, "invited").flatMap((unit) =>
        meeting.fields.votes[unit]?.[startsAt] === "yes" ? [[unit, { answer: "yes" }]] : [],
      ),
    ),
  });

const settledNews = ({ fields }: Meeting, _: Context, { organisation }: Person): Text => {
  const when = momentText(fields.startsAt);
  return fields.rsvps[organisation] === undefined
    ? words.invitedNews(when)
    : words.settledNews(when);
};

const startOf = ({ fields }: Meeting): Instant => fields.startsAt;

/** Answered by each unit for each time; one press of those who call it sets the time. */
export const polling: Readonly<Record<string, Step<Meeting>>> = {
  vote: step<Meeting>()({
    names: ["选时间", "vote"],
    says: ["这几个时间我们哪个都行", "选这个时间"],
    label: words.vote,
    help: words.voteHelp,
    by: invited,
    open: { from: ["polling"] },
    each: {
      units: (meeting) => unitsIn(meeting, "invited"),
      done: (meeting, unit) => unansweredBy(meeting, unit).length === 0,
    },
    button: { presses: votePresses },
    form: {
      slot: line(words.slot, { main: true, help: words.slotHelp }),
      answer: choice(words.answer, voteOptions),
    },
    apply: (meeting, { slot, answer }, context) => {
      const meant = slotsMeant(slot, meeting.fields, context);
      if (meant instanceof Refusal) return meant;
      const { organisation } = context.actor;
      const { votes } = meeting.fields;
      const said = Object.fromEntries(meant.map(({ startsAt }) => [startsAt, answer]));
      return withFields(meeting, {
        votes: { ...votes, [organisation]: { ...votes[organisation], ...said } },
      });
    },
    tells: {
      from: (meeting) => {
        const [best] = ranked(meeting);
        return best !== undefined && isAnswered(meeting)
          ? words.allVoted(slotText(best.slot))
          : undefined;
      },
    },
    done: (meeting, { actor }) => words.voted(unansweredBy(meeting, actor.organisation).length),
  }),

  settle: step<Meeting>()({
    names: ["定时间", "settle"],
    says: ["就定这个时间"],
    label: words.settle,
    help: words.settleHelp,
    by: callers,
    open: { from: ["polling"], to: "scheduled" },
    clocks: { starts: [{ appointment: "meeting.start", at: startOf }] },
    button: { presses: settlePresses },
    form: { slot: line(words.slot, { main: true, help: words.slotHelp }), ...seenField },
    readsOpen: true,
    // Rest days and odd hours were shown when the times were offered; what is taken since then was not.
    asks: (meeting, { slot, seen }, context) => {
      const [chosen] = [slotsMeant(slot, meeting.fields, context)].flat();
      return chosen === undefined || chosen instanceof Refusal
        ? undefined
        : askDoubts({ ...settled(meeting, chosen), sameTime: true }, seen, context);
    },
    apply: (meeting, { slot }, context) => {
      const meant = slotsMeant(slot, meeting.fields, context);
      if (meant instanceof Refusal) return meant;
      const [only, another] = meant;
      if (only === undefined || another !== undefined)
        return new Refusal(words.oneSlot, { field: "slot" });
      const past = notGoneBy(only.startsAt, context.now);
      return past === undefined
        ? settled(meeting, only)
        : new Refusal(past.text, { field: "slot" });
    },
    tells: {
      ...tellAll(invited, settledNews),
      from: ({ fields }) => words.setFor(momentText(fields.startsAt)),
      chair: ({ fields }) => words.chairNews(momentText(fields.startsAt)),
    },
    announces: ["invited", "linkage"],
    done: scheduledText,
  }),
};
