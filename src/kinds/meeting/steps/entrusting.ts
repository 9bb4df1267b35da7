import { dayOf, dayText, momentText } from "../../../calendar/day.ts";
import { day, one, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { joinAnd, sentences, type Text } from "../../../chat/text.ts";
import { chairSaid } from "../../../flow/chair-said.ts";
import { notPast } from "../../../flow/days.ts";
import { type Party, withFields } from "../../../flow/matter.ts";
import { withRole } from "../../../flow/parties.ts";
import { holdsAny, rolesFor } from "../../../flow/seat.ts";
import { type Step, step } from "../../../flow/step.ts";
import { type Directory, type Person, personName } from "../../../people/directory.ts";
import type { Meeting } from "../model.ts";
import { words } from "../words.ts";
import { generalEntrustments } from "./holding.ts";

/**
 * Why a deputy may not act as the chair of a meeting any more: the entrustment with it is over, it was not the deputy who
 * chaired, and none with all meetings is left.
 */
const entrustmentOver = (
  meeting: Meeting,
  { by }: Pick<Step<Meeting>, "by">,
  today: string,
  person: Person,
): Text | undefined => {
  const { entrustment, chairedBy } = meeting.fields;
  if (entrustment?.deputy !== person.id || entrustment.until >= today) return undefined;
  const otherwise = by.filter((seat) => seat !== "chair");
  return chairedBy === person.id ||
    rolesFor(person, meeting.kind).includes("convenor") ||
    holdsAny(person, otherwise, meeting)
    ? undefined
    : words.entrustmentOver(dayText(entrustment.until));
};

/** The steps of a meeting, with what a chair may do open to a deputy only while the entrustment lasts. */
export const whileEntrusted = (
  steps: Readonly<Record<string, Step<Meeting>>>,
): Readonly<Record<string, Step<Meeting>>> =>
  Object.fromEntries(
    Object.entries(steps).map(([id, step]) => {
      const { when } = step.open;
      if (!step.by.includes("chair")) return [id, step];
      const limited: typeof when = {
        ...when,
        only: when?.only ?? words.only.whileEntrusted,
        otherwise: (meeting, today, person, known) =>
          when?.otherwise(meeting, today, person, known) ??
          (person === undefined ? undefined : entrustmentOver(meeting, step, today, person)),
      };
      return [id, { ...step, open: { ...step.open, when: limited } }];
    }),
  );

const deputyOf = ({ fields }: Meeting, directory: Directory): Text =>
  personName(directory, fields.entrustment?.deputy ?? "");

/** The parties without the deputy a meeting was entrusted to. */
const withoutDeputy = ({ parties, fields }: Meeting): readonly Party[] =>
  parties.filter(({ part, person }) => part !== "chair" || person !== fields.entrustment?.deputy);

/** The deputy from whom a meeting was taken back. */
const lastDeputyOf = ({ fields }: Meeting, directory: Directory): Text =>
  personName(directory, fields.changed.deputy ?? "");

/** Whether that deputy may chair it all the same, as entrusted with all meetings on its day. */
const chairsByAll = (meeting: Meeting, directory: Directory): boolean =>
  generalEntrustments(meeting, dayOf(meeting.fields.startsAt), directory).some(
    ({ deputy }) => deputy === meeting.fields.changed.deputy,
  );

/** A deputy chairs only on the convenor's entrustment, which is kept, and may be taken back (实施意见 四（一）). */
export const entrusting: Readonly<Record<string, Step<Meeting>>> = {
  /** With this meeting alone; with all of them for some days it is a command of its own. */
  entrust: step<Meeting>()({
    names: ["委托", "entrust"],
    says: ["请别人主持", "entrust the chair"],
    label: words.entrust,
    help: words.entrustHelp,
    by: ["convenor"],
    marks: { inPerson: true },
    open: { from: ["scheduled", "proposed"] },
    form: {
      deputy: one(words.deputy, "people", { main: true }),
      until: optional(day(words.until, { help: words.untilHelp, tense: "future" })),
    },
    understands: (said, context) => {
      const chair = chairSaid(said, context);
      return chair?.scope === "one" ? { deputy: chair.deputy } : undefined;
    },
    apply: (meeting, { deputy, until }, { actor, today, directory }) => {
      const deputies = withRole(directory, "deputy-convenor");
      if (!deputies.some(({ id }) => id === deputy)) {
        const names = joinAnd(deputies.map(({ name }) => name));
        return new Refusal(words.notDeputy(names), { field: "deputy" });
      }
      const day = dayOf(meeting.fields.startsAt);
      const last = until ?? day;
      if (last < day) return new Refusal(words.untilBefore(dayText(day)), { field: "until" });
      const past = notPast(last, today, "until", words.until);
      if (past !== undefined) return past;
      return {
        ...withFields(meeting, {
          entrustment: { deputy, by: actor.id, until: last, on: today },
        }),
        parties: [...withoutDeputy(meeting), { part: "chair", person: deputy }],
      };
    },
    tells: {
      chair: () => words.entrustedNews,
      from: (meeting, { directory }) => words.entrustedDone(deputyOf(meeting, directory)),
    },
    // Whoever was entrusted before.
    leaves: (meeting, { directory }) =>
      words.otherDeputyNews(
        meeting.code,
        momentText(meeting.fields.startsAt),
        deputyOf(meeting, directory),
      ),
    done: (meeting, { directory }) => words.entrustedDone(deputyOf(meeting, directory)),
  }),

  /** The entrustment with this meeting alone ends at once; one with all of them stands. */
  revoke: step<Meeting>()({
    names: ["收回委托", "撤销委托", "revoke"],
    says: ["收回主持", "还是我自己主持", "take back the chair"],
    label: words.revoke,
    help: words.revokeHelp,
    by: ["convenor"],
    marks: { inPerson: true },
    open: {
      from: ["scheduled", "proposed"],
      when: {
        only: words.only.whoEntrusted,
        otherwise: ({ fields: { entrustment } }, _, person, known) => {
          if (entrustment === undefined) return words.notEntrusted;
          return person === undefined || person.id === entrustment.by
            ? undefined
            : words.revokedByGiver(
                known?.directory === undefined
                  ? words.entrusted
                  : personName(known.directory, entrustment.by),
              );
        },
      },
    },
    form: {},
    apply: (meeting) => ({
      ...withFields(meeting, {
        entrustment: undefined,
        changed: { deputy: meeting.fields.entrustment?.deputy },
      }),
      parties: withoutDeputy(meeting),
    }),
    tells: {
      from: (meeting, { directory }) => words.revokedDone(lastDeputyOf(meeting, directory)),
      // Whoever chairs all the same, as entrusted with all meetings.
      chair: (meeting, { actor }, { id }) =>
        id === meeting.fields.changed.deputy ? words.chairsStill(actor.name) : undefined,
    },
    leaves: (meeting, { actor }) =>
      words.chairTakenBack(meeting.code, momentText(meeting.fields.startsAt), actor.name),
    done: (meeting, { directory }) => {
      const done = words.revokedDone(lastDeputyOf(meeting, directory));
      return chairsByAll(meeting, directory) ? sentences(done, words.generalStands) : done;
    },
  }),
};
