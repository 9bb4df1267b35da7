import { addMinutes, dayOf, dayWithWeekday, momentText, timeOf } from "../../../calendar/day.ts";
import { digest } from "../../../chat/digest.ts";
import { line, optional } from "../../../chat/field.ts";
import type { Text } from "../../../chat/text.ts";
import { peopleIn, unitsIn } from "../../../flow/matter.ts";
import { namesOf } from "../../../flow/parties.ts";
import type { Asked, Context, Draft } from "../../../flow/step.ts";
import { unlikelyDay } from "../../../flow/unlikely-day.ts";
import { organisationName, personName } from "../../../people/directory.ts";
import { fewUnits, unitsCounted } from "../../../people/unit-sets.ts";
import type { Meeting } from "../model.ts";
import { words } from "../words.ts";

/** Given by the press that confirms what was shown: which doubts those were. */
export const seenField = { seen: optional(line(words.seen, { max: 2000, byButton: true })) };

/** One thing that is seldom meant; `id` says which, so that another one is asked about anew. */
type Doubt = { readonly id: string; readonly said: Text };

type Planned = Pick<Meeting, "parties"> & {
  readonly code?: string;
  /** Its time is as it was. */
  readonly sameTime?: true;
  /** What else there is to be shown of it. */
  readonly more?: readonly Doubt[];
  readonly fields: Pick<Meeting["fields"], "startsAt" | "duration" | "place">;
};

const endOf = ({ fields }: Planned): string => addMinutes(fields.startsAt, fields.duration);

/** The hours of the day in which meetings are usual. */
const hours = { from: "08:00", to: "19:00" } as const;

const ofTheTime = (planned: Planned, { calendar }: Context): readonly Doubt[] => {
  const { startsAt } = planned.fields;
  const day = dayOf(startsAt);
  const end = endOf(planned);
  const unusual = timeOf(startsAt) < hours.from || timeOf(end) > hours.to || dayOf(end) !== day;
  return [
    ...(calendar.isWorkingDay(day)
      ? []
      : [{ id: `rest:${day}`, said: words.restDay(dayWithWeekday(day)) }]),
    ...(unusual
      ? [
          {
            id: `hours:${startsAt}`,
            said: words.unusualHours(momentText(startsAt), timeOf(end)),
          },
        ]
      : []),
  ];
};

/** One with the same title at the same time: proposed twice, by whomever, it is most likely one meeting. */
export const sameMeeting = (
  planned: { readonly title: string; readonly startsAt: string; readonly code?: string },
  seen: string | undefined,
  { read, directory }: Pick<Context, "read" | "directory">,
  confirm: Text,
): Asked | undefined => {
  const same = ([...(read?.values() ?? [])] as readonly Meeting[]).filter(
    ({ kind, code, state, title, fields }) =>
      kind === "meeting" &&
      code !== planned.code &&
      ["proposed", "scheduled"].includes(state) &&
      placeName(title) === placeName(planned.title) &&
      fields.startsAt === planned.startsAt,
  );
  const ids = same.map(({ code }) => `same:${code}`);
  const known = seen?.split(" ") ?? [];
  if (ids.every((id) => known.includes(id))) return undefined;
  return {
    said: same.map((one) =>
      one.state === "proposed"
        ? words.proposedAlready(
            one.code,
            organisationName(directory, unitsIn(one, "from")[0] ?? ""),
          )
        : words.setAlready(one.code),
    ),
    choices: [{ label: confirm, answers: { seen: [...known, ...ids].join(" ") } }],
  };
};

const placeName = (place: string): string => place.replace(/\s+/gu, "").toLowerCase();

const ofTheOther = (planned: Planned, other: Meeting, { directory }: Context): readonly Doubt[] => {
  const { code, fields } = other;
  const overlaps = planned.fields.startsAt < endOf(other) && fields.startsAt < endOf(planned);
  if (code === planned.code || other.state !== "scheduled" || !overlaps) return [];
  const when = momentText(fields.startsAt);
  const { place = "" } = planned.fields;
  const units = unitsIn(planned, "invited").filter((unit) =>
    unitsIn(other, "invited").includes(unit),
  );
  const [chair] = peopleIn(planned, "chair").filter((id) => peopleIn(other, "chair").includes(id));
  const at = `${code}:${planned.fields.startsAt}`;
  return [
    ...(place !== "" && placeName(place) === placeName(fields.place ?? "")
      ? [{ id: `room:${at}`, said: words.sameRoom(place, code, when) }]
      : []),
    ...(units.length === 0
      ? []
      : [
          {
            id: `units:${at}:${digest(units.toSorted())}`,
            said: words.sameUnits(namesOf(units, directory), code, when),
          },
        ]),
    ...(chair === undefined
      ? []
      : [{ id: `chair:${at}`, said: words.sameChair(personName(directory, chair), code, when) }]),
  ];
};

/**
 * What is shown of a meeting as planned before it is set, and confirmed by a press: a rest day, unusual
 * hours, the same room or the same people at that time. Nothing where it was shown before. The label of
 * the press, `confirm`, says what it does.
 */
export const askDoubts = (
  planned: Planned,
  seen: string | undefined,
  context: Context,
  confirm: Text,
): Asked | undefined => {
  const others = [...(context.read?.values() ?? [])].filter(({ kind }) => kind === "meeting");
  const doubts = [
    ...(planned.more ?? []),
    ...(planned.sameTime === true ? [] : ofTheTime(planned, context)),
    ...others.flatMap((other) => ofTheOther(planned, other as Meeting, context)),
  ];
  const known = seen?.split(" ") ?? [];
  if (doubts.every(({ id }) => known.includes(id))) return undefined;
  const units = unitsIn(planned, "invited");
  const isCounted = planned.more === undefined && units.length > fewUnits;
  return {
    said: [
      ...doubts.map(({ said }) => said),
      ...(isCounted ? [words.willInvite(unitsCounted(units, context.directory))] : []),
    ],
    choices: [
      {
        label: confirm,
        answers: { seen: [...new Set([...known, ...doubts.map(({ id }) => id)])].join(" ") },
      },
    ],
  };
};

/** What is doubtful about each of several times of a meeting, in one question; what was shown before is not lost. */
export const doubtsOfAll = (
  { parties, fields }: Pick<Draft<Meeting>, "parties" | "fields">,
  seen: string | undefined,
  context: Context,
  confirm: Text,
): Asked | undefined => {
  const { place } = fields;
  const known = seen?.split(" ") ?? [];
  const all = fields.slots.flatMap((slot): readonly Asked[] => {
    const planned = { ...slot, ...(place === undefined ? {} : { place }) };
    const day = dayOf(slot.startsAt);
    const far = unlikelyDay(day, context.today);
    const id = `far:${day}`;
    return [
      ...(far === undefined || known.includes(id)
        ? []
        : [{ said: [far], choices: [{ label: confirm, answers: { seen: id } }] }]),
      ...[askDoubts({ parties, fields: planned }, seen, context, confirm) ?? []].flat(),
    ];
  });
  if (all.length === 0) return undefined;
  const ids = all.flatMap(({ choices }) => choices.map(({ answers }) => String(answers["seen"])));
  return {
    said: all.flatMap(({ said }) => said),
    choices: [{ label: confirm, answers: { seen: [...known, ...ids].join(" ") } }],
  };
};
