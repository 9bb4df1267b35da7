import { addDays } from "../../calendar/day.ts";
import type { Start } from "../../flow/clock.ts";
import type { Flow } from "../../flow/flow.ts";
import { afterInvitation, aroundTheDay } from "../../flow/ladder.ts";
import { unitsIn } from "../../flow/matter.ts";
import { holdsAny, holdsSeat } from "../../flow/seat.ts";
import { type Meeting, silentOnMinutes, unansweredBy } from "./model.ts";
import { callers, invited } from "./seats.ts";
import { words } from "./words.ts";

/** The time to answer which times suit, until the closing day; none where none was given. */
export const pollPeriod: Start<Meeting> = {
  rule: ({ fields }) => (fields.closesOn === undefined ? undefined : "meeting.poll"),
  from: (_, today) => today,
  until: ({ fields }) => fields.closesOn,
};

/** The same from a change that set another closing day. */
export const repolledPeriod: Start<Meeting> = {
  ...pollPeriod,
  rule: ({ fields }) => (fields.changed.closesOn === undefined ? undefined : "meeting.poll"),
};

/** The time to say something to the minutes, until the day that was given, else as the table has it. */
export const commentPeriod: Start<Meeting> = {
  rule: () => "meeting.comment",
  from: (_, today) => today,
  until: ({ fields }) => fields.comments?.closesOn,
};

/** What is owed once a meeting should have begun, and who is reminded of it before (domain §3.11). */
export const meetingClocks: Flow<Meeting>["clocks"] = {
  "meeting.start": {
    of: words.coming,
    owed: (_, late) =>
      late ? { steps: ["hold"], by: ["chair"], above: ["secretariat"] } : undefined,
    rungs: afterInvitation,
    reminds: [...invited, "chair"],
    knows: ["secretariat"],
    asks: { step: "rsvp", of: words.stillToAnswer },
    spares: (meeting, person) =>
      meeting.fields.rsvps[person.organisation]?.answer === "no" &&
      !holdsSeat(person, "chair", meeting),
    groups: ["invited", "linkage"],
  },
  // A unit that is silent holds nobody up: once the day has gone by a time may be set. No group reads who is silent.
  "meeting.poll": {
    of: words.pollDue,
    owed: (_, late) =>
      late
        ? {
            steps: ["settle"],
            by: ["secretariat"],
            above: ["chair"],
            of: words.maySettle,
            since: ({ fields: { closesOn } }) => closesOn && addDays(closesOn, 1),
            undated: true,
          }
        : { steps: ["vote"], by: ["invited.liaison"] },
    spares: (meeting, person) =>
      unitsIn(meeting, "invited").includes(person.organisation) &&
      unansweredBy(meeting, person.organisation).length === 0 &&
      !holdsAny(person, callers, meeting),
    rungs: aroundTheDay,
    groups: [],
  },
  // Whoever is silent agrees to nothing, and holds nobody up once the day has gone by. No group reads who is silent.
  "meeting.comment": {
    of: words.commentDue,
    owed: (_, late) =>
      late
        ? {
            steps: ["sign"],
            by: ["chair"],
            above: ["secretariat"],
            of: words.commentsIn,
            since: ({ fields: { comments } }) =>
              comments?.closesOn && addDays(comments.closesOn, 1),
            undated: true,
          }
        : { steps: ["comment"], by: ["invited.liaison"] },
    spares: (meeting, person) =>
      unitsIn(meeting, "invited").includes(person.organisation) &&
      !silentOnMinutes(meeting).includes(person.organisation) &&
      !holdsAny(person, callers, meeting),
    rungs: aroundTheDay,
    groups: [],
  },
};
