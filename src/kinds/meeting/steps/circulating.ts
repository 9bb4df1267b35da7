import type { Day } from "../../../calendar/day.ts";
import { day, line, long, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { notPast } from "../../../flow/days.ts";
import { unitsIn, withFields } from "../../../flow/matter.ts";
import { unitsReading } from "../../../flow/readers.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { organisationName, type Person } from "../../../people/directory.ts";
import { commentPeriod } from "../clocks.ts";
import { type Meeting, silentOnMinutes } from "../model.ts";
import { callers, invited } from "../seats.ts";
import { words } from "../words.ts";
import { commentSaid, hasNoComment, sentForComments } from "./spoken.ts";

/** The units that may still say something to the minutes before the last day to do so has gone by. */
export const unheardOn = (meeting: Meeting, today: Day): readonly string[] => {
  const clock = meeting.clocks.find(
    ({ rule, stoppedAt }) => rule === "meeting.comment" && stoppedAt === undefined,
  );
  return clock !== undefined && today <= clock.rolled ? silentOnMinutes(meeting) : [];
};

const versionOf = ({ fields }: Meeting): number => fields.minutes?.version ?? 1;

const saidBy = ({ fields }: Meeting, unit: string) => fields.comments?.said[unit];

/** The draft a unit is asked about: none where the answer is to one that has been replaced since. */
const otherVersion = (meeting: Meeting, asked: string | undefined): Refusal | undefined =>
  asked === undefined || asked === String(versionOf(meeting))
    ? undefined
    : new Refusal(words.otherVersion(asked, versionOf(meeting)));

const commentPresses = (meeting: Meeting, { organisation }: Person) => {
  const asked = String(versionOf(meeting));
  return saidBy(meeting, organisation) === undefined
    ? [
        { label: words.noComment, answers: { asked }, tone: "primary" as const },
        { label: words.comment, answers: { asked }, opens: true as const },
      ]
    : [{ label: words.changeComment, answers: { asked }, opens: true as const }];
};

/** The minutes go to the units for what they say to them, before they are signed (domain §3.11). */
export const circulating: Readonly<Record<string, Step<Meeting>>> = {
  circulate: step<Meeting>()({
    names: ["征求纪要意见", "ask-comments"],
    says: [
      "纪要先征求一下意见",
      "纪要稿发各单位看看有没有意见",
      "纪要请大家提提意见",
      "ask what they say to the minutes",
      "minutes out for comments",
    ],
    label: words.circulate,
    whole: true,
    help: words.circulateHelp,
    by: callers,
    open: {
      from: ["drafted"],
      to: "circulated",
      first: { step: "minutes", missing: words.noDraft },
    },
    clocks: { starts: [commentPeriod] },
    form: {
      closesOn: optional(
        day(words.closesOn, {
          also: ["截止日", "截止日期", "截止时间"],
          help: words.commentsCloseHelp,
          tense: "future",
          main: true,
        }),
      ),
    },
    understands: sentForComments,
    apply: (meeting, { closesOn }, { today }) => {
      const past = closesOn && notPast(closesOn, today, "closesOn", words.closesOn);
      return (
        past ||
        withFields(meeting, {
          comments: {
            version: versionOf(meeting),
            said: {},
            ...(closesOn === undefined ? {} : { closesOn }),
          },
        })
      );
    },
    tells: tellAll(invited, (meeting: Meeting) => words.commentsAsked(versionOf(meeting))),
    done: (meeting, context) =>
      words.circulateDone(versionOf(meeting), unitsReading(invited, meeting, context).size),
  }),

  /** Each unit for itself; it may say something else until they are signed or drafted anew. */
  comment: step<Meeting>()({
    names: ["提纪要意见", "comment"],
    says: [
      "纪要没意见",
      "对纪要没有意见",
      "纪要有一处要改",
      "纪要这里写得不对",
      "no comments on the minutes",
      "the minutes are fine with us",
    ],
    label: words.comment,
    whole: true,
    help: words.commentHelp,
    by: invited,
    open: { from: ["circulated"] },
    each: {
      units: (meeting) => unitsIn(meeting, "invited"),
      done: (meeting, unit) => saidBy(meeting, unit) !== undefined,
    },
    button: { presses: commentPresses },
    form: {
      comment: optional(
        long(words.commentText, {
          main: true,
          help: words.commentTextHelp,
          max: 2000,
          none: "unanswered",
        }),
      ),
      asked: optional(line(words.draftAsked, { byButton: true, max: 10 })),
    },
    understands: (said, { typed }) => commentSaid(said, typed),
    apply: (meeting, { comment, asked }, { actor, today }) => {
      const other = otherVersion(meeting, asked);
      if (other !== undefined) return other;
      const { comments } = meeting.fields;
      if (comments === undefined) return new Refusal(words.commentHelp);
      const said = {
        on: today,
        ...(comment === undefined || hasNoComment(comment) ? {} : { text: comment }),
      };
      return withFields(meeting, {
        comments: { ...comments, said: { ...comments.said, [actor.organisation]: said } },
      });
    },
    tells: {
      from: (meeting, { actor, directory }: Context) =>
        words.commentNews(
          organisationName(directory, actor.organisation),
          saidBy(meeting, actor.organisation)?.text !== undefined,
        ),
    },
    done: (meeting, { actor }) =>
      words.commented(saidBy(meeting, actor.organisation)?.text !== undefined),
  }),
};
