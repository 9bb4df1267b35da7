import { dayOf, dayText, type Instant, momentText, timeOf } from "../../../calendar/day.ts";
import { type Block, facts } from "../../../chat/card.ts";
import { line, moment, number, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { type Text, text, verbatim } from "../../../chat/text.ts";
import { askedAt, askedField, isOtherTime } from "../../../flow/attendance.ts";
import { withFields } from "../../../flow/matter.ts";
import { namesOf } from "../../../flow/parties.ts";
import { unitsReading } from "../../../flow/readers.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { personName } from "../../../people/directory.ts";
import type { Meeting } from "../model.ts";
import { invited } from "../seats.ts";
import { words } from "../words.ts";
import { placeIn } from "./described.ts";
import { askDoubts, seenField } from "./doubts.ts";
import { movedBy, relocatedTo } from "./spoken.ts";

/** Everybody who has been told of a meeting, whoever proposed it among them. */
export const everybody = ["copy", ...invited, "chair", "from"] as const;

const sentences = (...said: readonly (Text | undefined)[]): Text => {
  const all = said.filter((one) => one !== undefined);
  return text(all.map(({ zh }) => zh).join(""), all.map(({ en }) => en).join(" "));
};

/** Why a meeting cannot be at a time, where it has gone by. */
export const notGoneBy = (startsAt: Instant, now: Instant): Refusal | undefined =>
  startsAt <= now
    ? new Refusal(words.past(momentText(now), momentText(startsAt)), { field: "startsAt" })
    : undefined;

/** The meeting with something changed about it, and what it was before. */
export const change = (
  meeting: Meeting,
  changed: Meeting["fields"]["changed"],
  fields: Partial<Meeting["fields"]>,
): Meeting => withFields(meeting, { ...fields, changed, sequence: meeting.fields.sequence + 1 });

const placeText = (place: string | undefined): Text =>
  place === undefined || place === "" ? words.notSet : verbatim(place);

/** What has changed, from what to what. */
const differences = ({ fields }: Meeting): Text => {
  const { startsAt, duration, place } = fields.changed;
  const all = [
    startsAt === undefined
      ? undefined
      : ([words.time, momentText(startsAt), momentText(fields.startsAt)] as const),
    duration === undefined
      ? undefined
      : ([words.duration, words.minutes(duration), words.minutes(fields.duration)] as const),
    place === undefined
      ? undefined
      : ([words.place, placeText(place), placeText(fields.place)] as const),
  ];
  return words.changedNews(all.filter((one) => one !== undefined));
};

/** What is said of an entrustment that the new day of the meeting has outrun. */
const entrustmentShort = ({ fields }: Meeting, { directory }: Context): Text | undefined => {
  const { entrustment, startsAt } = fields;
  return entrustment === undefined || entrustment.until >= dayOf(startsAt)
    ? undefined
    : words.entrustmentShort(personName(directory, entrustment.deputy), dayText(entrustment.until));
};

/** The meeting as it is to be, for what is doubtful about that. */
const planned = (meeting: Meeting, other: Partial<Meeting["fields"]> = {}): Meeting =>
  withFields(meeting, other);

/** When and where it is as it stands, and which units hear of what is changed: those that are then told. */
export const standing = (meeting: Meeting, context: Context): readonly Block[] => {
  const { fields, state } = meeting;
  const units = [...unitsReading(everybody, meeting, context)];
  return [
    facts(
      [words.time, state === "polling" ? undefined : momentText(fields.startsAt)],
      [words.unitsTold, words.units(units.length, namesOf(units, context.directory))],
    ),
  ];
};

/** Why a form does not move or call off a meeting: somebody else has moved it since the form was opened. */
export const movedBefore = (asked: string | undefined, startsAt: Instant): Refusal | undefined =>
  asked === undefined || !isOtherTime(asked, startsAt)
    ? undefined
    : new Refusal(words.movedBefore(momentText(asked), momentText(startsAt)));

const askedAgain = ({ fields }: Meeting): boolean => fields.changed.startsAt !== undefined;

/** Changed without starting anew; whoever had been told is told the difference. */
export const changing: Readonly<Record<string, Step<Meeting>>> = {
  /** Another time: the answers were to the old one, and are asked for again. */
  move: step<Meeting>()({
    names: ["改期", "move"],
    says: [
      "push it back, same hour",
      "会提前到明天",
      "会推后到周五",
      "会改个时间",
      "往后挪",
      "推到下周",
      "提前一天开",
      "三点改到四点",
      "换个时间开",
      "会议延期",
      "改到周五",
      "push the meeting back",
      "move it to friday",
      "会议推迟",
      "会改到",
      "改个时间",
      "延后",
      "提前到",
      "改时间",
      "move the meeting",
      "postpone",
      "reschedule",
    ],
    label: words.move,
    help: words.moveHelp,
    by: ["secretariat", "chair"],
    open: { from: ["scheduled"], to: "scheduled" },
    clocks: {
      starts: [{ appointment: "meeting.start", at: ({ fields }) => fields.startsAt }],
      ends: ["meeting.start"],
    },
    form: {
      startsAt: moment(words.startsAt, {
        also: ["time", "when"],
        help: words.startsAtHelp,
        main: true,
        tense: "future",
        span: "duration",
        moves: true,
      }),
      duration: optional(number(words.duration, 10, 600, { help: words.durationHelp })),
      place: optional(line(words.place, { readByAll: true, inSentence: placeIn })),
      ...seenField,
      ...askedField,
    },
    understands: movedBy,
    fills: ({ fields }) => askedAt(fields.startsAt),
    intro: standing,
    readsOpen: true,
    asks: (meeting, { seen, startsAt, duration, place }, context) =>
      askDoubts(
        planned(meeting, {
          startsAt,
          ...(duration === undefined ? {} : { duration }),
          ...(place === undefined ? {} : { place }),
        }),
        seen,
        context,
        startsAt === meeting.fields.startsAt
          ? words.changeAnyway
          : words.moveAnyway(timeOf(startsAt)),
      ),
    apply: (meeting, { asked, startsAt, duration: minutes, place }, { now }) => {
      const { fields } = meeting;
      const past = movedBefore(asked, fields.startsAt) ?? notGoneBy(startsAt, now);
      if (past !== undefined) return past;
      const duration = minutes ?? fields.duration;
      const moved = startsAt !== fields.startsAt;
      const relocated = place !== undefined && place !== fields.place;
      if (!moved && !relocated && duration === fields.duration)
        return new Refusal(words.sameTime(momentText(startsAt)), { field: "startsAt" });
      return change(
        meeting,
        {
          ...(moved ? { startsAt: fields.startsAt } : {}),
          ...(duration === fields.duration ? {} : { duration: fields.duration }),
          ...(relocated ? { place: fields.place ?? "" } : {}),
        },
        {
          startsAt,
          duration,
          ...(place === undefined ? {} : { place }),
          ...(moved ? { rsvps: {} } : {}),
        },
      );
    },
    tells: {
      copy: differences,
      ...tellAll(invited, (meeting: Meeting) =>
        sentences(differences(meeting), askedAgain(meeting) ? words.answerAgain : undefined),
      ),
      ...tellAll(["from", "chair"], (meeting: Meeting, context: Context) =>
        sentences(differences(meeting), entrustmentShort(meeting, context)),
      ),
    },
    announces: ["invited", "linkage"],
    done: (meeting, context) =>
      sentences(
        differences(meeting),
        askedAgain(meeting) ? words.answersAsked : words.answersKept,
        entrustmentShort(meeting, context),
      ),
  }),

  /** Another place: whoever said they come still do. */
  relocate: step<Meeting>()({
    names: ["改地点", "relocate"],
    says: [
      "换个会议室",
      "改在检察院开",
      "地方换一下",
      "地点改成",
      "换到三楼",
      "move it to another room",
      "换个地方",
      "改在",
      "地点换成",
      "改到会议室",
      "different room",
      "change the room",
    ],
    label: words.relocate,
    help: words.relocateHelp,
    by: ["secretariat", "chair"],
    open: { from: ["scheduled"] },
    button: { rare: true },
    form: {
      place: line(words.place, { main: true, readByAll: true, inSentence: placeIn }),
      ...seenField,
    },
    understands: relocatedTo,
    intro: standing,
    readsOpen: true,
    asks: (meeting, { seen, place }, context) =>
      askDoubts(
        { ...planned(meeting, { place }), parties: [], sameTime: true },
        seen,
        context,
        words.relocateAnyway,
      ),
    apply: (meeting, { place }) =>
      place === meeting.fields.place
        ? new Refusal(words.samePlace(place), { field: "place" })
        : change(meeting, { place: meeting.fields.place ?? "" }, { place }),
    tells: tellAll(everybody, differences),
    done: (meeting) => sentences(differences(meeting), words.answersKept),
  }),
};
