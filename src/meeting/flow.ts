import { dayOf, dayText, momentText } from "../calendar/day.ts";
import { choice, day, line, long, moment, number, one, optional, several } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { listed } from "../chat/text.ts";
import { filesField } from "../flow/file.ts";
import { type Doing, type Draft, type Flow, opening, type Seat, step } from "../flow/flow.ts";
import { unitsIn } from "../flow/matter.ts";
import { organisationName, personName } from "../people/directory.ts";
import { answerOptions, formOptions, meetingCard } from "./cards.ts";
import { type Meeting, meetingFields } from "./model.ts";
import { meetingPapers } from "./papers.ts";
import { words } from "./words.ts";

const invitedSeats: readonly Seat[] = ["invited.liaison", "invited.head"];

const invitedNews = (meeting: Meeting) => {
  const when = momentText(meeting.fields.startsAt);
  return words.invitedNews(when.zh, when.en);
};

const schedule = opening<Meeting>()({
  id: "schedule",
  label: words.schedule,
  names: ["安排", "schedule"],
  help: words.scheduleHelp,
  by: ["secretariat", "convenor"],
  form: {
    title: line(words.title, { max: 60 }),
    startsAt: moment(words.startsAt, { help: words.startsAtHelp }),
    invite: several(words.invite, "organisations"),
    form: optional(choice(words.form, formOptions, { prefill: () => "joint" })),
    place: optional(line(words.place)),
    duration: optional(
      number(words.duration, 10, 600, { help: words.durationHelp, prefill: () => 60 }),
    ),
    agenda: optional(long(words.agenda, { main: true })),
  },
  starts: [{ appointment: "meeting.start", at: ({ fields }) => fields.startsAt }],
  tells: {
    "invited.liaison": invitedNews,
    "invited.head": invitedNews,
    chair: (meeting) => {
      const when = momentText(meeting.fields.startsAt);
      return words.chairNews(when.zh, when.en);
    },
  },
  announces: ["invited", "linkage"],
  done: (meeting) => {
    const when = momentText(meeting.fields.startsAt);
    return words.scheduledDone(when.zh, when.en, unitsIn(meeting, "invited").length);
  },
  apply: (answers, { actor, now, directory }): Draft<Meeting> | Refusal => {
    const { title, invite, form = "joint", duration = 60, startsAt, ...fields } = answers;
    if (startsAt <= now) {
      const [at, given] = [momentText(now), momentText(startsAt)];
      return new Refusal(words.past(at.zh, at.en, given.zh, given.en), { field: "startsAt" });
    }
    const convenor = [...directory.people.values()].find(({ roles }) => roles.includes("convenor"));
    if (convenor === undefined) return new Refusal(words.noConvenor);
    return {
      state: "scheduled",
      title,
      visibility: 1,
      urgent: false,
      parties: [
        { part: "from", organisation: actor.organisation },
        { part: "from", person: actor.id },
        { part: "chair", person: convenor.id },
        ...invite.map((organisation) => ({ part: "invited", organisation }) as const),
      ],
      fields: { ...fields, startsAt, form, duration, rsvps: {} },
    };
  },
});

/** The joint-meeting flow (domain §3.11). */
export const meetingFlow: Flow<Meeting> = {
  kind: "meeting",
  prefix: "HY",
  name: words.meeting,
  names: ["会议", "meeting"],
  model: meetingFields,
  states: {
    scheduled: { name: words.scheduled, tone: "plain" },
    held: { name: words.held, tone: "good" },
    closed: { name: words.closed, tone: "good", final: true },
    cancelled: { name: words.cancelled, tone: "warning", final: true },
  },
  parts: { invited: words.invitedUnit, chair: words.chair },
  opening: schedule,
  steps: {
    /** An invited unit says whether it comes; it may change its answer. */
    rsvp: step<Meeting>()({
      label: words.rsvp,
      names: ["参会", "rsvp"],
      help: words.rsvpHelp,
      form: {
        answer: choice(words.answer, answerOptions, { main: true }),
        attendee: optional(line(words.attendee, { help: words.attendeeHelp, max: 60 })),
        reason: optional(line(words.reason, { max: 200 })),
      },
      from: ["scheduled"],
      by: invitedSeats,
      tone: "primary",
      awaited: true,
      doneBy: (meeting, unit) => meeting.fields.rsvps[unit] !== undefined,
      tells: {
        from: (meeting, { actor, directory }) => {
          const unit = organisationName(directory, actor.organisation);
          const answer = words[meeting.fields.rsvps[actor.organisation]?.answer ?? "maybe"];
          return words.rsvpNews(unit.zh, unit.en, answer.zh, answer.en);
        },
      },
      done: (meeting, { actor }) => {
        const answer = words[meeting.fields.rsvps[actor.organisation]?.answer ?? "maybe"];
        return words.rsvpDone(answer.zh, answer.en);
      },
      apply: (meeting, answers, { actor }) =>
        answers.answer === "no" && answers.reason === undefined
          ? new Refusal(words.reasonNeeded, { field: "reason" })
          : {
              ...meeting,
              fields: {
                ...meeting.fields,
                rsvps: { ...meeting.fields.rsvps, [actor.organisation]: answers },
              },
            },
    }),

    /** A deputy chairs only on the convenor's entrustment, which is kept (实施意见 四（一）). */
    entrust: step<Meeting>()({
      label: words.entrust,
      names: ["委托", "entrust"],
      help: words.entrustHelp,
      form: {
        deputy: one(words.deputy, "people", { main: true }),
        until: optional(day(words.until, { help: words.untilHelp })),
      },
      from: ["scheduled"],
      by: ["convenor"],
      tells: {
        chair: () => words.entrustedNews,
        from: (meeting, { directory }) => {
          const deputy = personName(directory, meeting.fields.entrustment?.deputy ?? "");
          return words.entrustedDone(deputy.zh, deputy.en);
        },
      },
      done: (meeting, { directory }) => {
        const deputy = personName(directory, meeting.fields.entrustment?.deputy ?? "");
        return words.entrustedDone(deputy.zh, deputy.en);
      },
      apply: (meeting, { deputy, until }, { actor, today, directory }) => {
        const deputies = [...directory.people.values()].filter(({ roles }) =>
          roles.includes("deputy-convenor"),
        );
        if (!deputies.some(({ id }) => id === deputy)) {
          const names = listed(deputies.map(({ name }) => name));
          return new Refusal(words.notDeputy(names.zh, names.en), { field: "deputy" });
        }
        const day = dayOf(meeting.fields.startsAt);
        const last = until ?? day;
        if (last < day) {
          const shown = dayText(day);
          return new Refusal(words.untilBefore(shown.zh, shown.en), { field: "until" });
        }
        return {
          ...meeting,
          parties: [
            ...meeting.parties.filter(
              ({ part, person }) =>
                part !== "chair" || person !== meeting.fields.entrustment?.deputy,
            ),
            { part: "chair", person: deputy },
          ],
          fields: {
            ...meeting.fields,
            entrustment: { deputy, by: actor.id, until: last, on: today },
          },
        };
      },
    }),

    /** The chair opens the meeting: the convenor, or the deputy while the entrustment lasts. */
    hold: step<Meeting>()({
      label: words.hold,
      names: ["召开", "hold"],
      help: words.holdHelp,
      form: {},
      from: ["scheduled"],
      to: "held",
      by: ["chair"],
      stops: ["meeting.start"],
      tells: { from: () => words.heldDone },
      done: () => words.heldDone,
      apply: (meeting, _, { actor, today }) => {
        const { startsAt, entrustment } = meeting.fields;
        if (dayOf(startsAt) > today) {
          const when = momentText(startsAt);
          return new Refusal(words.tooEarly(when.zh, when.en));
        }
        if (entrustment?.deputy === actor.id && entrustment.until < today) {
          const until = dayText(entrustment.until);
          return new Refusal(words.entrustmentOver(until.zh, until.en));
        }
        return { ...meeting, fields: { ...meeting.fields, chairedBy: actor.id } };
      },
    }),

    /** Ends the matter with what was decided. */
    close: step<Meeting>()({
      label: words.close,
      names: ["办结", "close"],
      help: words.closeHelp,
      form: {
        reason: long(words.result, { main: true, help: words.resultHelp, also: ["理由"] }),
        files: filesField,
      },
      from: ["held"],
      to: "closed",
      by: ["secretariat", "chair"],
      tone: "primary",
      awaited: true,
      tells: { "invited.liaison": () => words.closedNews },
      done: () => words.closedDone,
      apply: (meeting, { reason }) => ({ ...meeting, outcome: reason }),
    }),

    /** Called off; everybody invited is told why. */
    cancel: step<Meeting>()({
      label: words.cancel,
      names: ["取消", "cancel"],
      help: words.cancelHelp,
      form: { reason: line(words.reason, { main: true, max: 200 }) },
      from: ["scheduled"],
      to: "cancelled",
      by: ["secretariat", "convenor"],
      tone: "danger",
      stops: ["meeting.start"],
      tells: {
        "invited.liaison": cancelledNews,
        "invited.head": cancelledNews,
        chair: cancelledNews,
      },
      announces: ["invited", "linkage"],
      done: () => words.cancelledDone,
      apply: (meeting, { reason }) => ({ ...meeting, outcome: reason }),
    }),
  },
  ladders: {
    "meeting.start": {
      of: words.coming,
      rungs: [
        { id: "-1d", minutesBefore: 24 * 60 },
        { id: "-1h", minutesBefore: 60 },
      ],
      seats: [...invitedSeats, "chair"],
      groups: ["invited", "linkage"],
    },
  },
  papers: meetingPapers,
  group: ({ fields }) => words[fields.form],
  card: meetingCard,
};

function cancelledNews(meeting: Meeting, _: Doing) {
  return words.cancelledNews(meeting.outcome ?? "");
}
