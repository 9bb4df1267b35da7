import { addMinutes, dayOf, type Instant, momentText, timeOf } from "../../../calendar/day.ts";
import { facts } from "../../../chat/card.ts";
import { line, long } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { sentences, verbatim } from "../../../chat/text.ts";
import { unitsIn, withFields } from "../../../flow/matter.ts";
import { ownUnit } from "../../../flow/parties.ts";
import { unitsReading } from "../../../flow/readers.ts";
import { type Context, type Draft, opening, type Step, step, tellAll } from "../../../flow/step.ts";
import type { Person } from "../../../people/directory.ts";
import { pollPeriod } from "../clocks.ts";
import type { Meeting } from "../model.ts";
import { callers, invited, members } from "../seats.ts";
import { words } from "../words.ts";
import { codesOnAgenda } from "./agenda.ts";
import { notGoneBy } from "./changing.ts";
import { reasonIn } from "./described.ts";
import { askDoubts, doubtsOfAll, sameMeeting, seenField } from "./doubts.ts";
import { pollForm, pollNews, timesOffered } from "./polling.ts";
import { draftMeeting, meetingForm, scheduledText } from "./scheduling.ts";
import { adopted } from "./spoken.ts";

/** Any member proposes a meeting; nobody is invited before it is adopted. */
export const propose = opening<Meeting>()({
  id: "propose",
  names: ["提议", "propose"],
  says: [
    "suggest we all sit down about it",
    "想请几家一起说说",
    "想提个会议一议",
    "想约几家坐一坐",
    "坐下来说说",
    "想请开个会研究",
    "建议开个会",
    "propose a meeting",
  ],
  label: words.propose,
  help: words.proposeHelp,
  by: members,
  form: {
    ...meetingForm,
    reason: long(words.whyMeet, { help: words.whyMeetHelp, max: 500, inSentence: reasonIn }),
    ...seenField,
  },
  reads: codesOnAgenda,
  readsOpen: true,
  asks: ({ seen }, { title, fields: { startsAt } }, context) =>
    sameMeeting({ title, startsAt }, seen, context, words.proposeAnyway),
  apply: ({ invite, reason, seen: _, ...answers }, context): Draft<Meeting> | Refusal => {
    const past = notGoneBy(answers.startsAt, context.now);
    if (past !== undefined) return past;
    const proposal = { by: context.actor.id, reason, invite: [...invite] };
    return draftMeeting({ state: "proposed", ...answers, timeSet: false, proposal }, [], context);
  },
  tells: tellAll(callers, ({ fields }: Meeting, context: Context) =>
    words.proposedNews(ownUnit(context), momentText(fields.startsAt)),
  ),
  done: () => words.proposedDone,
});

/** What a reader is told of the meeting being set: whoever proposed it, that it is theirs. */
const adoptedNews = (meeting: Meeting, _: Context, { id, organisation }: Person) => {
  const when = momentText(meeting.fields.startsAt);
  const asked = unitsIn(meeting, "invited").includes(organisation);
  if (meeting.fields.proposal?.by !== id) return asked ? words.invitedNews(when) : undefined;
  return asked ? sentences(words.adoptedNews(when), words.answerToo) : words.adoptedNews(when);
};

/** A proposal as the meeting that is made of it, by whoever calls that. */
const takenUp = (meeting: Meeting, called: Draft<Meeting>, { actor }: Context): Meeting => {
  const { parties, fields } = meeting;
  const { proposal } = fields;
  const own = parties.filter(({ part }) => part === "from");
  const others = parties.filter(
    ({ part, person }) =>
      part !== "from" && !called.parties.some((one) => one.part === part && one.person === person),
  );
  // Whoever proposed it goes on seeing what became of it, and is not told of every answer.
  const proposers = own
    .filter(
      ({ organisation, person }) =>
        person !== actor.id &&
        (organisation === undefined || !unitsIn(called, "from").includes(organisation)),
    )
    .map((party) => ({ ...party, part: "copy" as const }));
  return {
    ...withFields(meeting, {
      ...called.fields,
      ...(proposal === undefined ? {} : { proposal }),
    }),
    title: called.title,
    parties: [...called.parties, ...others, ...proposers],
  };
};

/** The time that was proposed, as one of those a form offers; empty once it has gone by. */
const proposedTime = ({ startsAt, duration }: Meeting["fields"], now: Instant): string =>
  startsAt <= now
    ? ""
    : `${dayOf(startsAt)} ${timeOf(startsAt)}-${timeOf(addMinutes(startsAt, duration))}`;

/** What a reader is told of the times being asked about: whoever proposed the meeting, that it is theirs. */
const polledNews = (meeting: Meeting, _: Context, { id, organisation }: Person) => {
  const { proposal, slots } = meeting.fields;
  const asked = unitsIn(meeting, "invited").includes(organisation);
  const told = proposal?.by === id ? [words.proposalPolled(slots.length)] : [];
  const all = asked ? [...told, pollNews(meeting)] : told;
  return all.length === 0 ? undefined : sentences(...all);
};

/** A proposal adopted becomes a meeting like any other; whoever proposed it is told either way. */
export const proposing: Readonly<Record<string, Step<Meeting>>> = {
  adopt: step<Meeting>()({
    names: ["采纳", "adopt"],
    says: ["同意开这个会"],
    label: words.adopt,
    help: words.adoptHelp,
    by: callers,
    open: { from: ["proposed"], to: "scheduled" },
    clocks: { starts: [{ appointment: "meeting.start", at: ({ fields }) => fields.startsAt }] },
    button: { tone: "primary" },
    form: { ...meetingForm, ...seenField },
    understands: adopted,
    prefill: ({ title, fields }) => ({ ...fields, title, invite: fields.proposal?.invite }),
    reads: codesOnAgenda,
    readsOpen: true,
    asks: (meeting, { seen, title, invite, startsAt, duration = 60, place }, context) =>
      sameMeeting({ title, startsAt, code: meeting.code }, seen, context, words.scheduleAnyway) ??
      askDoubts(
        {
          code: meeting.code,
          fields: { startsAt, duration, ...(place === undefined ? {} : { place }) },
          parties: [
            ...meeting.parties,
            ...invite.map((organisation) => ({ part: "invited", organisation }) as const),
          ],
        },
        seen,
        context,
        words.scheduleAnyway,
      ),
    apply: (meeting, { title, invite, seen: _, ...answers }, context) => {
      const past = notGoneBy(answers.startsAt, context.now);
      if (past !== undefined) return past;
      const called = draftMeeting(
        { ...answers, state: "scheduled", title, items: meeting.fields.items },
        invite,
        context,
      );
      return called instanceof Refusal ? called : takenUp(meeting, called, context);
    },
    tells: {
      ...tellAll(invited, adoptedNews),
      chair: ({ fields }) => words.chairNews(momentText(fields.startsAt)),
      copy: adoptedNews,
    },
    announces: ["invited", "linkage"],
    done: scheduledText,
  }),

  /** Adopted with its time open: several are offered, and one is set once the units have answered. */
  adoptAsPoll: step<Meeting>()({
    names: ["改为征询", "adopt-as-poll"],
    label: words.adoptAsPoll,
    help: words.adoptAsPollHelp,
    by: callers,
    open: { from: ["proposed"], to: "polling" },
    clocks: { starts: [pollPeriod] },
    form: pollForm,
    prefill: ({ title, fields }, { now }) => ({
      ...fields,
      title,
      times: proposedTime(fields, now),
      invite: fields.proposal?.invite,
    }),
    intro: ({ fields: { proposal } }) => [
      facts([words.whyMeet, proposal && verbatim(proposal.reason)]),
    ],
    reads: codesOnAgenda,
    readsOpen: true,
    asks: (meeting, { seen, invite, times, place, duration }, context) => {
      const offered = timesOffered({ times, duration }, context);
      return offered instanceof Refusal
        ? undefined
        : doubtsOfAll(
            {
              parties: [
                ...meeting.parties,
                ...invite.map((organisation) => ({ part: "invited", organisation }) as const),
              ],
              fields: { ...meeting.fields, ...offered, place },
            },
            seen,
            context,
            words.pollAnyway,
          );
    },
    apply: (meeting, { title, invite, times, seen: _, ...answers }, context) => {
      const offered = timesOffered({ ...answers, times }, context, meeting.fields.lastSlot);
      if (offered instanceof Refusal) return offered;
      const called = draftMeeting(
        { ...answers, ...offered, state: "polling", title, items: meeting.fields.items },
        invite,
        context,
      );
      return called instanceof Refusal ? called : takenUp(meeting, called, context);
    },
    tells: {
      ...tellAll(invited, polledNews),
      chair: ({ fields }) => words.pollChairNews(fields.slots.length),
      copy: polledNews,
    },
    done: (meeting, context) =>
      words.pollDone(meeting.fields.slots.length, unitsReading(invited, meeting, context).size),
  }),

  decline: step<Meeting>()({
    names: ["不采纳", "decline"],
    label: words.decline,
    help: words.declineHelp,
    by: callers,
    open: { from: ["proposed"], to: "declined" },
    form: { reason: line(words.reason, { main: true, max: 200 }) },
    apply: (meeting, { reason }) => ({ ...meeting, outcome: reason }),
    tells: { from: ({ outcome }) => words.declinedNews(outcome ?? "") },
    done: () => words.declinedDone,
  }),
};
