import { addMinutes, dayText, type Instant, momentText, timeOf } from "../../calendar/day.ts";
import { chineseNumber } from "../../calendar/numeral.ts";
import { inQuotes } from "../../calendar/quotation.ts";
import { type Block, facts, paragraph } from "../../chat/card.ts";
import { optionsNamed } from "../../chat/field.ts";
import { bracketed, type Text, text, verbatim } from "../../chat/text.ts";
import { attendanceText } from "../../flow/attendance.ts";
import { ifKnown, listed } from "../../flow/card-parts.ts";
import { unitsIn } from "../../flow/matter.ts";
import { namesOf } from "../../flow/parties.ts";
import { holdsAny } from "../../flow/seat.ts";
import type { Context } from "../../flow/step.ts";
import {
  type Directory,
  organisationName,
  type Person,
  personName,
} from "../../people/directory.ts";
import { unitsNeeded } from "../../people/quorum.ts";
import {
  answers,
  formRules,
  forms,
  type Meeting,
  minutesRead,
  type NumberedSlot,
  numberedSlots,
  type Resolution,
  type Slot,
  unansweredBy,
  votes,
} from "./model.ts";
import { words } from "./words.ts";

const entrustmentText = ({ fields }: Meeting, directory: Directory): Text | undefined => {
  if (fields.entrustment === undefined) return undefined;
  const { deputy, by, until } = fields.entrustment;
  const [to, from] = [personName(directory, deputy), personName(directory, by)];
  return words.entrustedTo(to, from, dayText(until));
};

/** When a meeting met, as far as is known; before that, when it is to. */
export const metAt = ({ fields }: Meeting): Instant => fields.heldAt ?? fields.startsAt;

/** What a unit answered of the time that was then set, while several were asked about. */
const votedOf = ({ fields }: Meeting, unit: string): Text | undefined => {
  const said = fields.votes[unit]?.[fields.startsAt];
  return voteOptions.find(({ id }) => id === said)?.name;
};

/** The body of a meeting's card. */
export const meetingCard = (meeting: Meeting, { directory, actor }: Context): readonly Block[] => {
  const { fields, state } = meeting;
  // Why a unit does not come is for those who called it, and for itself.
  const callers = holdsAny(actor, ["secretariat", "convenor", "chair"], meeting);
  // What is not signed yet is nobody's minutes.
  const minutes = minutesRead(meeting, callers);
  const showsReason = (unit: string) => callers || unit === actor.organisation;
  return [
    facts(
      [words.form, words[fields.form]],
      [words.proposedBy, proposalText(meeting, directory, actor)],
      ...(state === "polling"
        ? pollFacts(meeting, directory, { decides: callers, unit: actor.organisation })
        : [
            [
              fields.timeSet ? words.startsAt : words.proposedTime,
              momentText(fields.startsAt),
            ] as const,
          ]),
      [words.proposedUnits, listed(toBeInvited(meeting, directory))],
      [words.heldAt, ifKnown(fields.heldAt, momentText)],
      [words.duration, state === "polling" ? undefined : words.minutes(fields.duration)],
      [words.binding, formRules[fields.form].binding ? words.binds : words.doesNotBind],
      [words.place, ifKnown(fields.place, verbatim)],
      [
        words.rsvps,
        state === "polling" || unitsIn(meeting, "invited").length === 0
          ? undefined
          : attendanceText(
              unitsIn(meeting, "invited"),
              fields.rsvps,
              words,
              directory,
              showsReason,
              (unit) => ifKnown(votedOf(meeting, unit), words.votedThen),
            ),
      ],
      [words.quorum, quorumFact(meeting, directory)],
      [words.entrusted, entrustmentText(meeting, directory)],
      [words.chairedBy, ifKnown(fields.chairedBy, (id) => personName(directory, id))],
      [words.attended, listed(presence(meeting, directory).came)],
      [
        words.resolved,
        listed(
          fields.resolutions.map((one, index) => {
            const said = resolutionText(one, directory);
            return text(`${index + 1}. ${said.zh}`, `${index + 1}. ${said.en}`);
          }),
        ),
      ],
      ...commentFacts(meeting, directory, { decides: callers, unit: actor.organisation }),
      [words.number, ifKnown(meeting.reference, verbatim)],
      [words.result, ifKnown(meeting.outcome, verbatim)],
    ),
    ...(fields.agenda === undefined ? [] : [paragraph(verbatim(fields.agenda))]),
    ...(minutes === undefined || state !== "circulated"
      ? []
      : [paragraph(words.draftForComments(minutes.version), "subtle")]),
    ...(minutes === undefined ? [] : [paragraph(verbatim(minutes.text))]),
  ];
};

/** What was said to the minutes, of the version that was asked about: to those who decide by everybody, to a unit its own while it is asked. */
const commentFacts = (
  meeting: Meeting,
  directory: Directory,
  reader: Reader,
): readonly (readonly [Text, Text | undefined])[] => {
  const { comments } = meeting.fields;
  if (comments === undefined || !(reader.decides || meeting.state === "circulated")) return [];
  const units = unitsIn(meeting, "invited").filter(
    (unit) => reader.decides || unit === reader.unit,
  );
  const said = (unit: string): Text => {
    const one = comments.said[unit];
    if (one === undefined) return words.notCommented;
    return one.text === undefined ? words.noComment : verbatim(one.text);
  };
  return [
    [
      words.commentsOf(comments.version),
      listed(
        units.map((unit) => {
          const [name, text_] = [organisationName(directory, unit), said(unit)];
          return text(`${name.zh} ${text_.zh}`, `${name.en} ${text_.en}`);
        }),
      ),
    ],
  ];
};

/** How many units a meeting needs as the county has set it, how many have said yes, and how many still can come. */
export const quorumIn = (
  { kind, fields, parties }: Meeting,
  directory: Directory,
): { readonly need: number; readonly coming: number; readonly able: number } | undefined => {
  const quorum = directory.settings?.quorums[`${kind}.${fields.form}`];
  if (quorum === undefined) return undefined;
  const units = unitsIn({ parties }, "invited");
  const saying = (answer: string) =>
    units.filter((unit) => fields.rsvps[unit]?.answer === answer).length;
  return {
    need: unitsNeeded(quorum, units.length),
    coming: saying("yes"),
    able: units.length - saying("no"),
  };
};

/** Whether as many units came as had to when it met, as far as it was recorded who did. */
const quorumCame = ({ fields, parties }: Meeting): Text | undefined => {
  const { needed, attended } = fields;
  if (needed === undefined) return undefined;
  const came = unitsIn({ parties }, "invited").filter((unit) => attended[unit] !== undefined);
  if (came.length === 0) return words.quorumUnrecorded(needed);
  return came.length < needed
    ? words.quorumNotCame(needed, came.length)
    : words.quorumCame(needed, came.length);
};

/** Whether enough units come, as far as the answers say; once it has met, whether enough came. */
export const quorumFact = (meeting: Meeting, directory: Directory): Text | undefined => {
  if (meeting.state !== "scheduled") return quorumCame(meeting);
  const found = quorumIn(meeting, directory);
  if (found === undefined) return undefined;
  const { need, coming, able } = found;
  if (able < need) return words.quorumMissed(need, able);
  return coming < need ? words.quorumOpen(need, coming) : words.quorumMet(need, coming);
};

/** Who proposed a meeting; why, for those who decide and for whoever proposed it. */
const proposalText = (meeting: Meeting, directory: Directory, reader: Person): Text | undefined => {
  const { proposal } = meeting.fields;
  if (proposal === undefined) return undefined;
  const own = holdsAny(reader, ["secretariat", "convenor", "chair", "from", "copy"], meeting);
  return words.proposedFor(personName(directory, proposal.by), own ? proposal.reason : undefined);
};

/** The units a proposal would have invited; none once that is decided. */
const toBeInvited = ({ state, fields }: Meeting, directory: Directory): readonly Text[] =>
  state === "proposed"
    ? (fields.proposal?.invite ?? []).map((unit) => organisationName(directory, unit))
    : [];

/** A resolution as one line of a card. */
export const resolutionText = (
  { text: said, lead, assist, due, task }: Resolution,
  directory: Directory,
): Text =>
  words.resolutionText(said, {
    lead: lead === undefined ? undefined : organisationName(directory, lead),
    assist: assist === undefined ? undefined : namesOf(assist, directory),
    due: due === undefined ? undefined : dayText(due),
    task,
  });

/** Who chaired, and in whose place; who came, and for which unit. */
export const presence = ({ fields, parties }: Meeting, directory: Directory) => {
  const { chairedBy, entrustment, attended } = fields;
  const chair = personName(directory, chairedBy ?? "");
  const by =
    chairedBy !== undefined && entrustment?.deputy === chairedBy
      ? personName(directory, entrustment.by)
      : undefined;
  const units = unitsIn({ parties }, "invited");
  const came = units.filter((unit) => attended[unit] !== undefined);
  const named = (unit: string): Text => {
    const name = organisationName(directory, unit);
    const attendee = attended[unit]?.attendee;
    return attendee === undefined ? name : bracketed(name, verbatim(attendee));
  };
  return {
    chair,
    by,
    came: came.map(named),
    absent: units
      .filter((unit) => attended[unit] === undefined)
      .map((unit) => organisationName(directory, unit)),
  };
};

/** What was dealt with, in order, as far as everybody who reads the minutes may know of it: of the rest not even that there was any. */
const discussed = ({ fields: { reached, reachedUnnamed } }: Meeting): readonly string[] =>
  reached.filter((one) => !reachedUnnamed.includes(one));

/** The minutes as they follow from what was recorded, in the language of papers. */
export const draftMinutes = (meeting: Meeting, directory: Directory): string => {
  const { fields } = meeting;
  const { chair, by, came, absent } = presence(meeting, directory);
  const quorum = quorumCame(meeting);
  const known = discussed(meeting);
  const names = (all: readonly Text[]) => all.map(({ zh }) => zh).join("、");
  const items = fields.resolutions.map(
    (one, index) => `${chineseNumber(index + 1)}、${resolutionText(one, directory).zh}`,
  );
  return [
    `${momentText(metAt(meeting)).zh}，${fields.place === undefined ? "" : `在${fields.place}`}召开${inQuotes(meeting.title)}，由${chair.zh}主持${by === undefined ? "" : `（受${by.zh}委托）`}。`,
    ...(came.length === 0 ? [] : [`到会单位：${names(came)}。`]),
    ...(absent.length === 0 || came.length === 0 ? [] : [`未签到单位：${names(absent)}。`]),
    ...(quorum === undefined ? [] : [`到会要求：${quorum.zh}。`]),
    ...(fields.agenda === undefined ? [] : [`议题：${fields.agenda}`]),
    ...(known.length === 0 ? [] : [`会议依次研究：${known.join("；")}。`]),
    ...(items.length === 0
      ? []
      : [formRules[fields.form].binding ? "会议议定：" : "会议研究意见（供参考）：", ...items]),
  ].join("\n");
};

/** Whether the minutes say no more than that it met and who came: nothing was resolved, and nothing is on record as discussed. */
export const saysOnlyThatItMet = (meeting: Meeting, directory: Directory): boolean => {
  const { minutes, resolutions } = meeting.fields;
  if (minutes === undefined || resolutions.length > 0 || discussed(meeting).length > 0)
    return false;
  const [opening] = draftMinutes(meeting, directory).split("\n");
  const [first, ...others] = minutes.text.trim().split(/\s*\n\s*/u);
  return (
    first === opening &&
    others.every((line) => /^(?:到会单位|未签到单位|到会要求|议题)：/u.test(line))
  );
};

/** The forms of a meeting as options of a form. */
export const formOptions = optionsNamed(forms, words);

/** The answers to an invitation as options of a form. */
export const answerOptions = optionsNamed(answers, words);

/** What is asked of a unit about each time, as options of a form, with what people write for it. */
export const voteOptions = optionsNamed(votes, {
  yes: words.slotYes,
  ifNeedBe: words.slotIfNeedBe,
  no: words.slotNo,
}).map((option) => ({ ...option, also: words.slotAlso[option.id] }));

/** A time as it stands in lists: when it begins and ends. */
export const slotText = ({ startsAt, duration }: Slot): Text => {
  const from = momentText(startsAt);
  const end = timeOf(addMinutes(startsAt, duration));
  return text(`${from.zh}至${end}`, `${from.en} to ${end}`);
};

/** Who said what of one time. */
type Tally = NumberedSlot & {
  readonly yes: readonly string[];
  readonly ifNeedBe: readonly string[];
  readonly no: readonly string[];
  readonly unanswered: readonly string[];
};

/** The times, the best first: the most that can come, then the fewest that cannot, then the most that gladly can, then the earliest. */
export const ranked = (meeting: Meeting): readonly Tally[] => {
  const units = unitsIn(meeting, "invited");
  const tallies = numberedSlots(meeting.fields).map(({ slot, number }): Tally => {
    const said = (unit: string) => meeting.fields.votes[unit]?.[slot.startsAt];
    const those = (answer: ReturnType<typeof said>) =>
      units.filter((unit) => said(unit) === answer);
    return {
      slot,
      number,
      yes: those("yes"),
      ifNeedBe: those("ifNeedBe"),
      no: those("no"),
      unanswered: those(undefined),
    };
  });
  const able = ({ yes, ifNeedBe }: Tally) => yes.length + ifNeedBe.length;
  return tallies.sort(
    (a, b) =>
      able(b) - able(a) ||
      a.no.length - b.no.length ||
      b.yes.length - a.yes.length ||
      a.slot.startsAt.localeCompare(b.slot.startsAt),
  );
};

/** A time as it stands in a list, behind its number. */
export const numbered = (number: number, { zh, en }: Text): Text =>
  text(`${number}. ${zh}`, `${number}. ${en}`);

/** The times on a card, and for those who decide which units have not answered all of them. */
const pollFacts = (
  meeting: Meeting,
  directory: Directory,
  reader: Reader,
): readonly (readonly [Text, Text | undefined])[] => [
  ...slotFacts(meeting, directory, reader),
  [
    words.notAllAnswered,
    reader.decides
      ? listed(
          unitsIn(meeting, "invited")
            .filter((unit) => unansweredBy(meeting, unit).length > 0)
            .map((unit) => organisationName(directory, unit)),
        )
      : undefined,
  ],
];

type Reader = { readonly decides: boolean; readonly unit: string };

/**
 * The times on a card: for those who decide the best first, with who would miss; for a unit in order of
 * time with its own answer alone.
 */
const slotFacts = (
  meeting: Meeting,
  directory: Directory,
  reader: Reader,
): readonly (readonly [Text, Text])[] => {
  if (reader.decides)
    return ranked(meeting).map(({ slot, number, yes, ifNeedBe, no, unanswered }) => [
      numbered(number, slotText(slot)),
      words.tally(yes.length, [
        [words.slotIfNeedBe, namesOf(ifNeedBe, directory)],
        [words.wouldMiss, namesOf(no, directory)],
        [words.unanswered, namesOf(unanswered, directory)],
      ]),
    ]);
  const own = meeting.fields.votes[reader.unit] ?? {};
  return numberedSlots(meeting.fields).map(({ slot, number }) => [
    numbered(number, slotText(slot)),
    voteOptions.find(({ id }) => id === own[slot.startsAt])?.name ?? words.unanswered,
  ]);
};
