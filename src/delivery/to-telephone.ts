import type { Instant } from "../calendar/day.ts";
import { type Card, facts, note, paragraph } from "../chat/card.ts";
import { bracketed, joinAnd, type Text, text } from "../chat/text.ts";
import { canSee, watchingSightOf } from "../flow/access.ts";
import { isRunning } from "../flow/clock.ts";
import { forUnit } from "../flow/each.ts";
import type { Found } from "../flow/find.ts";
import { type Ladder, owedUnder, type Rung } from "../flow/ladder.ts";
import type { Clock } from "../flow/matter.ts";
import type { NewNotice } from "../flow/notice.ts";
import { groupCode } from "../flow/render.ts";
import { holdsSeat } from "../flow/seat.ts";
import type { SystemServices } from "../flow/services.ts";
import { type Directory, organisationName, type Person } from "../people/directory.ts";

/** A rung of one clock at which somebody is to telephone. */
type Calling = Found & {
  readonly clock: Clock;
  readonly ladder: Ladder;
  readonly rung: Rung;
  readonly now: Instant;
  readonly directory: Directory;
};

const words = {
  silent: (code: string, what: Text): Text =>
    text(
      `${code}：下面的单位还没有${what.zh}，消息已经发过，没有回应。请马上打电话找到人（电话以值班表为准）。`,
      `${code}: these units have still to ${what.en}. They were sent messages and have not answered. Please telephone them now, by the duty list.`,
    ),
  unreached: text("没有绑定账号", "no bound account"),
};

const postsText = (people: readonly Person[], { bound }: Directory): Text =>
  joinAnd(
    people.map(({ id, name }) => bracketed(name, bound.has(id) ? undefined : words.unreached)),
  );

/** The units that are silent under the rule of a clock, each with the posts that owe it and those above them. */
const listOf = ({ flow, matter, clock, ladder, directory }: Calling): Card => {
  const owed = owedUnder(ladder, matter, true);
  const seats = [...(owed?.by ?? []), ...(owed?.above ?? [])];
  const silent = matter.clocks.flatMap((one) =>
    one.rule === clock.rule && isRunning(one) ? (one.organisation ?? []) : [],
  );
  const rows = silent.map((unit) => {
    const own = forUnit(matter, unit);
    const posts = [...directory.people.values()].filter(
      (person) =>
        person.organisation === unit && seats.some((seat) => holdsSeat(person, seat, own)),
    );
    return [organisationName(directory, unit), postsText(posts, directory)] as const;
  });
  return {
    ...note(flow.name),
    body: [paragraph(words.silent(groupCode(matter), ladder.of), "urgent"), facts(...rows)],
  };
};

/** What a rung sends to whoever is to telephone: one list of a matter, whichever unit's clock has come to it first. */
export const callsOf = ({ newId }: SystemServices, due: Calling): readonly NewNotice[] => {
  const { matter, rung, now, directory } = due;
  const calling = [...directory.people.values()].filter(
    (person) =>
      rung.calls?.some((seat) => holdsSeat(person, seat, matter)) &&
      person.away === undefined &&
      canSee(watchingSightOf(person), matter),
  );
  return calling.map(({ id }) => ({
    id: newId(),
    key: `call:${matter.code}:${rung.id}:${id}`,
    recipient: { to: "person", id },
    content: { is: "plain", card: listOf(due) },
    createdAt: now,
    nextTryAt: now,
  }));
};
