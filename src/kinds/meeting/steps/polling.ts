import { dayText, type Instant, momentText } from "../../../calendar/day.ts";
import { type Block, facts } from "../../../chat/card.ts";
import { choice, line, long, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import type { Text } from "../../../chat/text.ts";
import { listed } from "../../../flow/card-parts.ts";
import { unitsIn, withFields } from "../../../flow/matter.ts";
import { unitsReading } from "../../../flow/readers.ts";
import { type Context, type Draft, opening, type Step, step, tellAll } from "../../../flow/step.ts";
import type { Person } from "../../../people/directory.ts";
import { numbered, ranked, slotText, voteOptions } from "../cards.ts";
import { pollPeriod } from "../clocks.ts";
import { hasEveryAnswer, type Meeting, numberedSlots, type Slot, unansweredBy } from "../model.ts";
import { callers, invited } from "../seats.ts";
import { words } from "../words.ts";
import { codesOnAgenda } from "./agenda.ts";
import { notGoneBy } from "./changing.ts";
import { askDoubts, doubtsOfAll, seenField } from "./doubts.ts";
import { draftMeeting, meetingForm, noMoreAnswers, scheduledText } from "./scheduling.ts";
import { closesField, closesWrong, readSlots, slotsMeant } from "./slots.ts";
import { REST, type SaidVote, settledOn, votesSaid } from "./votes-said.ts";

const { title, startsAt: _, ...otherwise } = meetingForm;

/** What is asked of a meeting for which several times are offered. */
export const pollForm = {
  title,
  times: long(words.times, { help: words.timesHelp, max: 500 }),
  ...closesField,
  ...otherwise,
  ...seenField,
};

type Offered = Pick<Meeting["fields"], "startsAt" | "duration" | "timeSet" | "slots" | "lastSlot">;

/** The times of a poll as they are kept, numbered behind those it had before, or what is wrong with them or the day by which they are to be answered. */
export const timesOffered = (
  {
    times,
    duration = 60,
    closesOn,
  }: {
    readonly times: string;
    readonly duration?: number | undefined;
    readonly closesOn?: string | undefined;
  },
  context: Context,
  lastSlot = 0,
): Offered | Refusal => {
  const slots = readSlots(times, { duration, lastSlot }, context);
  if (slots instanceof Refusal) return slots;
  const wrong = closesWrong(closesOn, slots, context);
  if (wrong !== undefined) return wrong;
  const [first] = slots;
  return first === undefined
    ? new Refusal(words.timesHelp, { field: "times" })
    : {
        startsAt: first.startsAt,
        duration: first.duration,
        timeSet: false,
        slots: [...slots],
        lastSlot: lastSlot + slots.length,
      };
};

/** What an invited unit is told of a poll: how many times there are, and by when to answer them. */
export const pollNews = ({ fields: { slots, closesOn } }: Meeting): Text =>
  words.pollNews(slots.length, closesOn === undefined ? undefined : dayText(closesOn));

/** Several times are offered at once; which it will be is set once the units have answered. */
export const poll = opening<Meeting>()({
  id: "poll",
  names: ["征询", "poll"],
  says: [
    "问问大家哪天方便",
    "先别定死，让他们从两个上午里挑",
    "find out which slot suits",
    "先问问各家哪天有空",
    "发几个时间让他们挑",
    "定不下时间",
    "看看哪天合适",
    "which day suits",
    "ask which time suits",
    "propose some times",
  ],
  label: words.poll,
  help: words.pollHelp,
  by: ["secretariat", "convenor"],
  clocks: { starts: [pollPeriod] },
  form: pollForm,
  reads: codesOnAgenda,
  readsOpen: true,
  asks: ({ seen }, draft, context) => doubtsOfAll(draft, seen, context, words.pollAnyway),
  apply: ({ invite, times, seen: _, ...answers }, context): Draft<Meeting> | Refusal => {
    const offered = timesOffered({ ...answers, times }, context);
    return offered instanceof Refusal
      ? offered
      : draftMeeting({ state: "polling", ...answers, ...offered }, invite, context);
  },
  tells: {
    ...tellAll(invited, pollNews),
    chair: ({ fields }) => words.pollChairNews(fields.slots.length),
  },
  done: (meeting, context) =>
    words.pollDone(meeting.fields.slots.length, unitsReading(invited, meeting, context).size),
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
  ranked(meeting).map(({ slot, number }, place) => ({
    label: words.settlePress(momentText(slot.startsAt)),
    answers: { slot: String(number) },
    ...(place === 0 ? { tone: "primary" as const } : {}),
  }));

/** Said once every unit has answered every time: which is the best. */
export const allVoted = (meeting: Meeting): Text | undefined => {
  const [best] = ranked(meeting);
  return best === undefined || !hasEveryAnswer(meeting)
    ? undefined
    : words.allVoted(slotText(best.slot));
};

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

/** The times that are asked about now, by their numbers. */
const slotsNumbered = ({ fields }: Meeting): readonly Text[] =>
  numberedSlots(fields).map(({ slot, number }) => numbered(number, slotText(slot)));

const timesStanding = (meeting: Meeting): readonly Block[] => [
  facts([words.toChooseFrom, listed(slotsNumbered(meeting))]),
];

/** What is answered of some times, in the language they were named in and in words that are read so again. */
const voteText = ({ slots, answer }: SaidVote): string => {
  const named = slots.join("、");
  const name = voteOptions.find(({ id }) => id === answer)?.name;
  return `${named} ${(/[a-z]/iu.test(named) ? name?.en.toLowerCase() : name?.zh) ?? ""}`;
};

type Given = {
  readonly slot: string;
  readonly answer: SaidVote["answer"];
  readonly others?: string | undefined;
};

/** Which times a unit answers how; what is said of the others is read as a sentence is. */
const votesGiven = (
  meeting: Meeting,
  { slot, answer, others }: Given,
  context: Context,
):
  | readonly { readonly slots: readonly Slot[]; readonly answer: SaidVote["answer"] }[]
  | Refusal => {
  const { fields } = meeting;
  const more: (SaidVote | undefined)[] =
    others === undefined
      ? []
      : others
          .split(/[；;]/u)
          .flatMap((part): (SaidVote | undefined)[] => [
            ...(votesSaid(part, context) ?? [undefined]),
          ]);
  const all: { slots: readonly Slot[]; answer: SaidVote["answer"] }[] = [];
  for (const said of [{ slots: [slot], answer }, ...more]) {
    const field = said === undefined || all.length > 0 ? "others" : "slot";
    if (said === undefined) return new Refusal(words.otherVotesHelp, { field });
    // Where no time is named with them, the others are those the unit has not answered.
    const rest =
      all.length === 0
        ? unansweredBy(meeting, context.actor.organisation).map(({ slot: one }) => one)
        : fields.slots.filter((one) => !all.some(({ slots }) => slots.includes(one)));
    const isRest = said.slots.every((one) => REST.test(one));
    if (isRest && rest.length === 0)
      return new Refusal(words.noOtherSlots(slotsNumbered(meeting)), { field });
    const meant = isRest ? rest : slotsMeant(said.slots.join("、"), fields, context, field);
    if (meant instanceof Refusal) return meant;
    all.push({ slots: meant, answer: said.answer });
  }
  return all;
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
    open: {
      from: ["polling"],
      over: (meeting) =>
        meeting.state === "scheduled"
          ? words.timeSettled(meeting.code, momentText(meeting.fields.startsAt))
          : noMoreAnswers(meeting),
    },
    each: {
      units: (meeting) => unitsIn(meeting, "invited"),
      done: (meeting, unit) => unansweredBy(meeting, unit).length === 0,
    },
    button: { presses: votePresses },
    form: {
      slot: line(words.slot, { main: true, help: words.slotHelp }),
      answer: choice(words.answer, voteOptions),
      others: optional(line(words.otherVotes, { help: words.otherVotesHelp, max: 200 })),
    },
    intro: timesStanding,
    understands: (said, context) => {
      const [first, ...others] = votesSaid(said, context) ?? [];
      return first === undefined
        ? undefined
        : {
            slot: first.slots.join("、"),
            answer: first.answer,
            ...(others.length === 0 ? {} : { others: others.map(voteText).join("；") }),
          };
    },
    apply: (meeting, { slot, answer, others }, context) => {
      const all = votesGiven(meeting, { slot, answer, others }, context);
      if (all instanceof Refusal) return all;
      const { organisation } = context.actor;
      const { votes } = meeting.fields;
      const said = Object.fromEntries(
        all.flatMap(({ slots, answer: given }) => slots.map(({ startsAt }) => [startsAt, given])),
      );
      return withFields(meeting, {
        votes: { ...votes, [organisation]: { ...votes[organisation], ...said } },
      });
    },
    tells: {
      from: allVoted,
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
    clocks: {
      starts: [{ appointment: "meeting.start", at: startOf }],
      ends: ["meeting.poll"],
    },
    button: { presses: settlePresses },
    form: { slot: line(words.slot, { main: true, help: words.settleSlotHelp }), ...seenField },
    understands: settledOn,
    intro: timesStanding,
    readsOpen: true,
    // Rest days and odd hours were shown when the times were offered; what is taken since then was not.
    asks: (meeting, { slot, seen }, context) => {
      const [chosen] = [slotsMeant(slot, meeting.fields, context)].flat();
      return chosen === undefined || chosen instanceof Refusal
        ? undefined
        : askDoubts(
            { ...settled(meeting, chosen), sameTime: true },
            seen,
            context,
            words.scheduleAnyway,
          );
    },
    apply: (meeting, { slot }, context) => {
      const meant = slotsMeant(slot, meeting.fields, context);
      if (meant instanceof Refusal) return meant;
      const [only, another] = meant;
      if (only === undefined || another !== undefined)
        return new Refusal(words.oneSlot(slotsNumbered(meeting)), { field: "slot" });
      const past = notGoneBy(only.startsAt, context.now);
      return past === undefined
        ? settled(meeting, only)
        : new Refusal(past.text, { field: "slot" });
    },
    tells: {
      ...tellAll(invited, settledNews),
      copy: ({ fields: { proposal, startsAt } }, _, { id }) =>
        proposal?.by === id ? words.adoptedNews(momentText(startsAt)) : undefined,
      from: ({ fields }) => words.setFor(momentText(fields.startsAt)),
      chair: ({ fields }) => words.chairNews(momentText(fields.startsAt)),
    },
    announces: ["invited", "linkage"],
    done: scheduledText,
  }),
};
