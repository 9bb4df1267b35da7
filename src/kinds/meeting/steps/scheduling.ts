import { momentText } from "../../../calendar/day.ts";
import { choice, line, long, moment, number, optional, several } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { sentences, type Text } from "../../../chat/text.ts";
import { askedAt, attendanceForm, attendanceSaid, movedSince } from "../../../flow/attendance.ts";
import { type Party, unitsIn, withFields } from "../../../flow/matter.ts";
import { ownUnit, withRole } from "../../../flow/parties.ts";
import { unitsReading } from "../../../flow/readers.ts";
import { type Context, type Draft, opening, type Step, step, tellAll } from "../../../flow/step.ts";
import { answerOptions, formOptions, metAt, quorumIn } from "../cards.ts";
import { formRules, forms, type Meeting, meetingFields } from "../model.ts";
import { invited } from "../seats.ts";
import { words } from "../words.ts";
import { codesOnAgenda, splitAgenda } from "./agenda.ts";
import { notGoneBy } from "./changing.ts";
import { agendaIn, formIn, placeIn, titleIn } from "./described.ts";
import { askDoubts, seenField } from "./doubts.ts";

/** What is asked of a meeting beside when it is. */
export const meetingForm = {
  title: line(words.title, {
    also: ["题目", "会名", "会议名称"],
    max: 60,
    readByAll: true,
    inSentence: titleIn,
  }),
  startsAt: moment(words.startsAt, {
    also: ["time", "when"],
    help: words.startsAtHelp,
    tense: "future",
    span: "duration",
  }),
  invite: several(words.invite, "organisations", {
    help: words.inviteHelp,
    prefill: ({ given, set }) => {
      const named = forms.find((one) => one === given["form"]);
      const form = named ?? formIn(String(given["title"] ?? "")) ?? "joint";
      return set("organisations", formRules[form].invites ?? "");
    },
  }),
  form: optional(
    choice(words.form, formOptions, {
      inSentence: formIn,
      prefill: ({ given }) => formIn(String(given["title"] ?? "")) ?? "joint",
    }),
  ),
  place: optional(line(words.place, { readByAll: true, inSentence: placeIn })),
  duration: optional(
    number(words.duration, 10, 600, { help: words.durationHelp, prefill: () => 60 }),
  ),
  agenda: optional(
    long(words.agenda, {
      main: true,
      also: ["议程"],
      help: words.agendaFieldHelp,
      readByAll: "items",
      inSentence: agendaIn,
    }),
  ),
};

type Planned = { readonly state: Meeting["state"]; readonly title: string } & Pick<
  Meeting["fields"],
  "startsAt"
> & { readonly [K in keyof Meeting["fields"]]?: Meeting["fields"][K] | undefined };

/** A meeting as it begins, called by whoever acts, with these units invited; matters named under 议题 by their number are items. */
export const draftMeeting = (
  {
    state,
    title,
    form = formIn(title) ?? "joint",
    duration = 60,
    startsAt,
    agenda: said,
    ...fields
  }: Planned,
  invite: readonly string[],
  context: Pick<Context, "actor" | "directory" | "today" | "read">,
): Draft<Meeting> | Refusal => {
  const { actor, directory } = context;
  const { agenda, items } = splitAgenda(said, context);
  const [convenor] = withRole(directory, "convenor");
  if (convenor === undefined) return new Refusal(words.noConvenor);
  const callers =
    state === "proposed"
      ? [{ part: "from", organisation: actor.organisation } as const]
      : organisers(context);
  return {
    state,
    title,
    visibility: 1,
    urgent: false,
    parties: [
      ...callers.filter(({ person }) => person !== actor.id),
      { part: "from", person: actor.id },
      { part: "chair", person: convenor.id },
      ...invite.map((organisation) => ({ part: "invited", organisation }) as const),
    ],
    fields: meetingFields.parse({
      ...fields,
      startsAt,
      form,
      duration,
      rsvps: {},
      agenda,
      items: [...(fields.items ?? []), ...items],
    }),
  };
};

/**
 * Who organises what is called: the posts of the secretariat and their units, whoever presses. Else a unit would see
 * only those meetings which one of its own posts happened to call; and where none of its posts were named, the whole
 * office would have a meeting that is restricted.
 */
const organisers = ({
  actor,
  directory,
}: Pick<Context, "actor" | "directory">): readonly Party[] => {
  const posts = withRole(directory, "secretariat");
  const units = posts.length === 0 ? [actor.organisation] : posts.map((one) => one.organisation);
  return [
    ...[...new Set(units)].map((organisation): Party => ({ part: "from", organisation })),
    ...posts.map(({ id }): Party => ({ part: "from", person: id })),
  ];
};

/** The convenor or the secretariat calls a meeting. */
export const schedule = opening<Meeting>()({
  id: "schedule",
  names: ["安排", "schedule"],
  says: [
    "I want the bureaus round a table, set it up",
    "领导要听汇报",
    "叫他们来汇报",
    "定个会",
    "开个会",
    "约个联席会",
    "喊他们来开会",
    "大家坐一起议一议",
    "召集一次会",
    "周三下午开会",
    "set up a meeting",
    "get everyone together",
    "开会",
    "会商",
    "过来开会",
    "组织会议",
    "安排会议",
    "通知开会",
    "召集",
    "碰个头",
    "开协调会",
    "开研判会",
    "座谈会",
    "发会议通知",
    "call a meeting",
    "we need to meet with",
    "let's meet about",
    "schedule a session",
  ],
  label: words.schedule,
  help: words.scheduleHelp,
  by: ["secretariat", "convenor"],
  otherwise: "propose",
  clocks: { starts: [{ appointment: "meeting.start", at: ({ fields }) => fields.startsAt }] },
  form: { ...meetingForm, ...seenField },
  reads: codesOnAgenda,
  readsOpen: true,
  asks: ({ seen }, draft, context) => askDoubts(draft, seen, context, words.scheduleAnyway),
  apply: ({ invite, seen: _, ...answers }, context): Draft<Meeting> | Refusal => {
    const past = notGoneBy(answers.startsAt, context.now);
    return past ?? draftMeeting({ state: "scheduled", ...answers }, invite, context);
  },
  tells: {
    ...tellAll(invited, ({ fields }: Meeting) => words.invitedNews(momentText(fields.startsAt))),
    chair: ({ fields }) => words.chairNews(momentText(fields.startsAt)),
  },
  announces: ["invited", "linkage"],
  done: (meeting, context) => scheduledText(meeting, context),
});

/** What is said of a meeting that has just been set: when it is, how many are told, when they are reminded, and what of the actor's is on the agenda. */
export const scheduledText = (meeting: Meeting, context: Context): Text => {
  const { items, startsAt } = meeting.fields;
  const own = items.filter(({ by }) => by === context.actor.organisation).length;
  const set = words.scheduledDone(
    momentText(startsAt),
    unitsReading([...invited, "chair", "copy"], meeting, context).size,
    words.reminded[meeting.clocks[0]?.rungsPassed ?? 0],
  );
  return own === 0 ? set : sentences(set, words.itemsListed(own));
};

const answerOf = ({ fields }: Meeting, { actor }: Pick<Context, "actor">) =>
  words[fields.rsvps[actor.organisation]?.answer ?? "maybe"];

/** Why a unit is asked no more: the meeting was called off, or has met; nothing where it is still to be set. */
export const noMoreAnswers = (meeting: Meeting): Text | undefined => {
  const { state, fields } = meeting;
  if (state === "cancelled") return words.calledOffAlready;
  return fields.chairedBy === undefined
    ? undefined
    : words.metAlready(momentText(metAt(meeting)), state === "held");
};

/** That too few can come any more, said at the answer that makes it so. */
const shortNews = (meeting: Meeting, { actor, directory }: Context): Text | undefined => {
  const found = quorumIn(meeting, directory);
  const refused = meeting.fields.rsvps[actor.organisation]?.answer === "no";
  return found !== undefined && refused && found.able === found.need - 1
    ? words.quorumNews(found.need, found.able)
    : undefined;
};

/** Answered by the units invited. */
export const scheduling: Readonly<Record<string, Step<Meeting>>> = {
  /** An invited unit says whether it comes; it may change its answer. */
  rsvp: step<Meeting>()({
    names: ["参会", "rsvp"],
    says: [
      "参加",
      "nobody free on that day, we have to skip it",
      "count us in",
      "we'll come",
      "算我们一家",
      "准时到",
      "派人参加",
      "届时参会",
      "我局派员与会",
      "会就不去了",
      "开会请个假",
      "有事去不成",
      "参加不了",
      "会我去不了",
      "我来",
      "一定到",
      "周三走不开",
      "副局长去",
      "会上见",
      "we will be there",
      "can't make it",
      "someone else will come",
      "我们参加",
      "去不了",
      "来不了",
      "我去",
      "派人来",
      "能参会",
      "不一定看情况",
      "两个人去",
      "派副局长去",
      "局长参加",
      "会议收到",
      "cannot make it",
      "not coming",
      "we attend",
      "maybe not sure",
      "we are coming",
    ],
    label: words.rsvp,
    help: words.rsvpHelp,
    by: invited,
    open: {
      from: ["scheduled"],
      when: {
        only: words.only.notBegun,
        otherwise: ({ fields: { startsAt } }, _, __, known) =>
          known !== undefined && startsAt <= known.now
            ? words.tooLateToAnswer(momentText(startsAt))
            : undefined,
      },
      over: noMoreAnswers,
    },
    each: {
      units: (meeting) => unitsIn(meeting, "invited"),
      done: (meeting, unit) => meeting.fields.rsvps[unit] !== undefined,
    },
    button: {
      presses: ({ fields: { startsAt: asked } }) => [
        { label: words.yes, answers: { answer: "yes", asked }, tone: "primary" },
        { label: words.maybe, answers: { answer: "maybe", asked } },
        { label: words.no, answers: { answer: "no", asked }, opens: true },
      ],
    },
    form: attendanceForm(answerOptions, words),
    fills: ({ fields }) => askedAt(fields.startsAt),
    understands: attendanceSaid,
    apply: (meeting, { asked, ...answers }, { actor }) => {
      const { startsAt, rsvps } = meeting.fields;
      const moved = movedSince(asked, startsAt);
      if (moved !== undefined) return moved;
      return answers.answer === "no" && answers.reason === undefined
        ? new Refusal(words.reasonNeeded, { field: "reason" })
        : withFields(meeting, { rsvps: { ...rsvps, [actor.organisation]: answers } });
    },
    tells: {
      ...tellAll(["secretariat", "chair"], shortNews),
      from: (meeting, context) => {
        const answered = words.rsvpNews(ownUnit(context), answerOf(meeting, context));
        const short = shortNews(meeting, context);
        return short === undefined ? answered : sentences(answered, short);
      },
    },
    done: (meeting, context) => words.rsvpDone(answerOf(meeting, context)),
  }),
};
