import { momentText } from "../../../calendar/day.ts";
import { paragraph } from "../../../chat/card.ts";
import { digest } from "../../../chat/digest.ts";
import { several } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { joinAnd, sentences, type Text } from "../../../chat/text.ts";
import { unitsIn } from "../../../flow/matter.ts";
import { asUnits, namesOf, unitOf } from "../../../flow/parties.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { organisationName } from "../../../people/directory.ts";
import { fewUnits, unitSetCalled } from "../../../people/unit-sets.ts";
import type { Meeting } from "../model.ts";
import { invited } from "../seats.ts";
import { words } from "../words.ts";
import { change, everybody, standing } from "./changing.ts";
import { askDoubts, seenField } from "./doubts.ts";
import { alsoInvited, notInvited } from "./spoken.ts";

/** How many units are named of those that are too many to be named. */
const named = 6;

/** What is shown before more than a few units are invited at once, or all of a list. */
const manyInvited = (
  invite: readonly string[],
  added: readonly string[],
  { directory }: Pick<Context, "directory">,
): { readonly id: string; readonly said: Text } | undefined => {
  const set = unitSetCalled(invite, directory);
  if (set === undefined && added.length <= fewUnits) return undefined;
  const names = joinAnd(added.slice(0, named).map((id) => organisationName(directory, id)));
  return {
    id: `many:${digest(added.toSorted())}`,
    said: words.manyInvited(set, words.unitsSaid(added.length, names, added.length > named)),
  };
};

/** Invited later, and taken off again; whoever had been told is told the difference. */
export const inviting: Readonly<Record<string, Step<Meeting>>> = {
  /** Units invited later hear of the meeting as those before did; the others hear who else comes. */
  invite: step<Meeting>()({
    names: ["加邀", "invite"],
    says: [
      "把环保也叫上",
      "再喊一家",
      "加一个单位",
      "也请他们来开会",
      "多请一家",
      "get another bureau in",
      "再叫上",
      "加上",
      "也请来",
      "also invite",
      "add to the meeting",
    ],
    label: words.addUnits,
    help: words.addUnitsHelp,
    by: ["secretariat", "chair"],
    open: { from: ["scheduled"] },
    button: { rare: true },
    form: {
      invite: several(words.invite, "organisations", { main: true, help: words.inviteHelp }),
      ...seenField,
    },
    intro: (meeting, context) => [...standing(meeting, context), paragraph(words.newToldToo)],
    understands: alsoInvited,
    readsOpen: true,
    asks: (meeting, { seen, invite }, context) => {
      const known = unitsIn(meeting, "invited");
      const parties = invite
        .filter((unit) => !known.includes(unit))
        .map((organisation) => ({ part: "invited" as const, organisation }));
      const { place: _, ...fields } = meeting.fields;
      const added = parties.map(({ organisation }) => organisation);
      const many = added.length === 0 ? undefined : manyInvited(invite, added, context);
      const more = many === undefined ? {} : { more: [many] };
      return askDoubts(
        { code: meeting.code, fields, parties, sameTime: true, ...more },
        seen,
        context,
        words.inviteAnyway,
      );
    },
    apply: (meeting, { invite }, { directory }) => {
      const known = unitsIn(meeting, "invited");
      const added = invite.filter((unit) => !known.includes(unit));
      if (added.length === 0)
        return new Refusal(words.allInvited(namesOf(invite, directory)), { field: "invite" });
      const parties = asUnits("invited", added, meeting.visibility, directory);
      return {
        ...change(meeting, { added }, {}),
        parties: [...meeting.parties, ...parties],
      };
    },
    tells: {
      ...tellAll(["chair", "from", "copy"], (meeting: Meeting, { directory }: Context) =>
        words.addedNews(namesOf(meeting.fields.changed.added ?? [], directory)),
      ),
      ...tellAll(invited, (meeting: Meeting, { directory }: Context, { organisation }) => {
        const { added = [] } = meeting.fields.changed;
        return added.includes(organisation)
          ? words.invitedNews(momentText(meeting.fields.startsAt))
          : words.addedNews(namesOf(added, directory));
      }),
    },
    done: ({ fields }, { directory }) =>
      sentences(words.addedNews(namesOf(fields.changed.added ?? [], directory)), words.answersKept),
  }),

  /** Units taken off hear that they need not come, and see the meeting no more. */
  uninvite: step<Meeting>()({
    names: ["减邀", "uninvite"],
    says: [
      "从名单里去掉他们",
      "needn't come after all",
      "他们不用来了",
      "不用叫他们了",
      "别叫公安开会了",
      "他们不用参加",
      "跟他们没关系不用来",
      "少请一家",
      "they need not come",
      "不用来了",
      "别通知了",
      "不请了",
      "no need to come",
    ],
    label: words.removeUnits,
    help: words.removeUnitsHelp,
    by: ["secretariat", "chair"],
    open: { from: ["scheduled"] },
    button: { rare: true },
    form: { invite: several(words.invite, "organisations", { main: true }) },
    intro: standing,
    understands: notInvited,
    only: (meeting) => ({ invite: unitsIn(meeting, "invited") }),
    apply: (meeting, { invite }, { directory }) => {
      const known = unitsIn(meeting, "invited");
      const removed = invite.filter((unit) => known.includes(unit));
      if (removed.length === 0) {
        const [given, all] = [namesOf(invite, directory), namesOf(known, directory)];
        return new Refusal(words.noneInvited(given, all), { field: "invite" });
      }
      if (removed.length === known.length)
        return new Refusal(words.nobodyLeft, { field: "invite" });
      const rsvps = Object.fromEntries(
        Object.entries(meeting.fields.rsvps).filter(([unit]) => !removed.includes(unit)),
      );
      return {
        ...change(meeting, { removed }, { rsvps }),
        parties: meeting.parties.filter(
          (party) => party.part !== "invited" || !removed.includes(unitOf(party, directory) ?? ""),
        ),
      };
    },
    tells: tellAll(everybody, (meeting: Meeting, { directory }: Context) =>
      words.removedNews(namesOf(meeting.fields.changed.removed ?? [], directory)),
    ),
    leaves: ({ code, fields }) => words.notInvitedNews(code, momentText(fields.startsAt)),
    done: ({ fields }, { directory }) =>
      sentences(
        words.removedNews(namesOf(fields.changed.removed ?? [], directory)),
        words.answersKept,
      ),
  }),
};
