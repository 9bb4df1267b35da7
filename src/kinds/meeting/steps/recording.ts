import { addMinutes, type Instant, momentText } from "../../../calendar/day.ts";
import { line, long, optional, several, yesNo } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { ifKnown } from "../../../flow/card-parts.ts";
import { peopleIn, unitsIn, withFields } from "../../../flow/matter.ts";
import { namesOf } from "../../../flow/parties.ts";
import { documentNumber } from "../../../flow/reference.ts";
import { holdsAny } from "../../../flow/seat.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { type Directory, personName } from "../../../people/directory.ts";
import { draftMinutes, saysOnlyThatItMet } from "../cards.ts";
import { type Meeting, minutesInForce } from "../model.ts";
import { callers, invited } from "../seats.ts";
import { words } from "../words.ts";
import { unheardOn } from "./circulating.ts";
import { minutesSaid, sentRound } from "./spoken.ts";

/** How long before its hour a meeting can begin. */
const minutesEarly = 60;

/** Whether it is too early for a meeting to have begun. */
export const isEarly = ({ fields }: Meeting, now: Instant): boolean =>
  now < addMinutes(fields.startsAt, -minutesEarly);

/** The meeting with units that came, or why some of them cannot have. */
export const withPresent = (
  meeting: Meeting,
  units: readonly string[],
  attendee: string | undefined,
  directory: Directory,
): Meeting | Refusal => {
  const known = unitsIn(meeting, "invited");
  const strangers = units.filter((unit) => !known.includes(unit));
  if (strangers.length > 0)
    return new Refusal(words.notInvited(namesOf(strangers, directory)), { field: "present" });
  const came = units.map((unit) => {
    const named = attendee ?? meeting.fields.rsvps[unit]?.attendee;
    return [unit, named === undefined ? {} : { attendee: named }] as const;
  });
  return withFields(meeting, {
    attended: { ...meeting.fields.attended, ...Object.fromEntries(came) },
  });
};

const chairName = ({ fields, parties }: Meeting, directory: Directory) =>
  personName(directory, fields.chairedBy ?? peopleIn({ parties }, "chair")[0] ?? "");

const presentUnits = ({ actor }: Pick<Context, "actor">, given: readonly string[] | undefined) =>
  given ?? [actor.organisation];

/** What was recorded of a meeting that met: who came, the minutes and their signature. */
export const recording: Readonly<Record<string, Step<Meeting>>> = {
  /** A unit says that it is there; the chair and the secretariat say it of any. */
  checkIn: step<Meeting>()({
    names: ["签到", "check-in"],
    says: ["到会签到", "我到了", "arrived at the meeting"],
    label: words.checkIn,
    help: words.checkInHelp,
    by: [...callers, ...invited],
    open: {
      from: ["scheduled", "held"],
      when: {
        only: words.only.checkInOpen,
        otherwise: (meeting, _, __, known) =>
          known !== undefined && isEarly(meeting, known.now)
            ? words.checkInEarly(momentText(meeting.fields.startsAt))
            : undefined,
      },
    },
    button: { rare: true },
    form: {
      present: optional(several(words.present, "organisations", { main: true })),
      attendee: optional(line(words.attendee, { help: words.attendeeHelp, max: 60 })),
    },
    apply: (meeting, { present, attendee }, context) => {
      const units = presentUnits(context, present);
      const own = context.actor.organisation;
      if (!holdsAny(context.actor, callers, meeting)) {
        if (units.some((unit) => unit !== own))
          return new Refusal(words.checkInOwn, { field: "present" });
      } else if (present === undefined && !unitsIn(meeting, "invited").includes(own))
        return new Refusal(words.checkInWho, { field: "present" });
      return withPresent(meeting, units, attendee, context.directory);
    },
    done: ({ fields }, { directory }) =>
      words.checkedIn(namesOf(Object.keys(fields.attended), directory)),
  }),

  /** Drafted from what was recorded; corrected after the signature, they are another version to be signed. */
  minutes: step<Meeting>()({
    names: ["纪要", "minutes"],
    says: ["写纪要", "会议记录", "write the minutes"],
    label: words.minutesOf,
    help: words.minutesHelp,
    by: callers,
    open: {
      from: ["held", "drafted", "circulated", "signed"],
      to: "drafted",
      first: { step: "hold", missing: words.notMetYet },
    },
    clocks: { ends: ["meeting.comment"] },
    button: { tone: "primary" },
    form: {
      minutes: long(words.minutesOf, { main: true, max: 8000, readByAll: true, drafted: true }),
    },
    understands: (said, { typed }) => minutesSaid(said, typed),
    prefill: (meeting, { directory }) => ({
      minutes: meeting.fields.minutes?.text ?? draftMinutes(meeting, directory),
    }),
    apply: (meeting, { minutes: text }, { actor, today }) => {
      const { minutes } = meeting.fields;
      // Looked at and sent as they stand, they are no other version to be signed.
      if (minutes !== undefined && minutes.text.trim() === text.trim())
        return new Refusal(
          words.minutesAsTheyWere(minutes.version, minutes.signedOn !== undefined),
        );
      return withFields(meeting, {
        // Those that were signed hold until these are.
        signedBefore: minutesInForce(meeting),
        minutes: { text, version: (minutes?.version ?? 0) + 1, by: actor.id, on: today },
      });
    },
    tells: {
      chair: ({ fields }, _, { id }) =>
        id === fields.chairedBy ? words.minutesNews(fields.minutes?.version ?? 1) : undefined,
    },
    done: (meeting, { directory }) =>
      words.minutesDone(meeting.fields.minutes?.version ?? 1, chairName(meeting, directory)),
  }),

  /** To whoever chaired, to be signed; once they are, to every unit invited. */
  sendMinutes: step<Meeting>()({
    names: ["发纪要", "send-minutes"],
    says: ["发出纪要", "send the minutes round"],
    label: words.sendMinutes,
    whole: true,
    help: words.sendMinutesHelp,
    by: callers,
    open: {
      from: ["drafted", "circulated", "signed"],
      first: { step: "minutes", missing: words.noMinutesYet },
      when: {
        only: words.only.signsItself,
        otherwise: ({ state, fields: { chairedBy } }, _, person) =>
          state === "circulated"
            ? words.outForComments
            : state === "drafted" && person !== undefined && person.id === chairedBy
              ? words.signToSend
              : undefined,
      },
    },
    button: { rare: true },
    form: {},
    understands: sentRound,
    apply: (meeting) => meeting,
    tells: {
      ...tellAll([...invited, "from"], ({ state }: Meeting) =>
        state === "signed" ? words.signedNews : undefined,
      ),
      chair: ({ state, fields }, _, { id }) =>
        state === "drafted" && id === fields.chairedBy
          ? words.minutesNews(fields.minutes?.version ?? 1)
          : undefined,
    },
    done: (meeting, { directory }) =>
      meeting.state === "signed"
        ? words.minutesSentAgain
        : words.minutesToSign(meeting.fields.minutes?.version ?? 1, chairName(meeting, directory)),
  }),

  /** Signed by whoever chaired, and by nobody who was not there. */
  sign: step<Meeting>()({
    names: ["签发", "sign"],
    says: ["纪要签了", "签发纪要", "sign the minutes"],
    label: words.sign,
    help: words.signHelp,
    by: ["chair"],
    open: {
      from: ["drafted", "circulated"],
      to: "signed",
      when: {
        only: words.only.whoChaired,
        whom: ({ fields: { chairedBy } }, directory) =>
          ifKnown(chairedBy, (id) => personName(directory, id)),
        otherwise: (meeting, _, person, known) =>
          person === undefined || person.id === meeting.fields.chairedBy
            ? undefined
            : words.onlyChaired(
                known?.directory === undefined ? words.chair : chairName(meeting, known.directory),
              ),
      },
    },
    clocks: { ends: ["meeting.comment"] },
    button: { tone: "primary" },
    form: {
      number: optional(line(words.number, { main: true, help: words.numberHelp })),
      sure: optional(yesNo(words.sureToSign, { byButton: true })),
    },
    asks: (meeting, { sure }, { directory, today }) => {
      const unheard = unheardOn(meeting, today);
      const said = [
        ...(saysOnlyThatItMet(meeting, directory) ? [words.nothingInMinutes] : []),
        ...(unheard.length === 0 ? [] : [words.commentsUnheard(namesOf(unheard, directory))]),
      ];
      return sure === true || said.length === 0
        ? undefined
        : {
            said,
            choices: [{ label: words.signAnyway, answers: { sure: true } }],
            carries: {},
          };
    },
    apply: (meeting, { number }, { actor, today }) => {
      const reference =
        number === undefined ? meeting.reference : documentNumber(number, "山府检纪〔2026〕1号");
      if (reference instanceof Refusal) return reference;
      const { minutes } = meeting.fields;
      if (minutes === undefined) return new Refusal(words.minutesHelp);
      return {
        ...withFields(meeting, {
          minutes: { ...minutes, signedBy: actor.id, signedOn: today },
          signedBefore: undefined,
        }),
        ...(reference === undefined ? {} : { reference }),
      };
    },
    tells: tellAll([...invited, "from"], () => words.signedNews),
    done: () => words.signedDone,
  }),
};
