import type { Instant } from "../calendar/day.ts";
import { type Card, facts, note, paragraph } from "../chat/card.ts";
import { bracketed, joinAnd, type Text, text } from "../chat/text.ts";
import { canSee, watchingSightOf } from "../flow/access.ts";
import { isRunning } from "../flow/clock.ts";
import { forUnit } from "../flow/each.ts";
import { type Found, flowOf, readMatter } from "../flow/find.ts";
import { type Ladder, owedUnder, type Rung } from "../flow/ladder.ts";
import type { Clock, Matter } from "../flow/matter.ts";
import type { CallList, NewNotice, Recipient } from "../flow/notice.ts";
import { groupCode } from "../flow/render.ts";
import { holdsSeat, type Seat } from "../flow/seat.ts";
import type { SystemServices } from "../flow/services.ts";
import { type Directory, organisationName, type Person } from "../people/directory.ts";
import type { Delivering } from "./delivering.ts";

/** A rung of one clock at which somebody is to telephone. */
type Calling = Found & {
  readonly clock: Clock;
  readonly rung: Rung;
  readonly now: Instant;
  readonly directory: Directory;
};

const words = {
  silent: (code: string, what: Text): Text =>
    text(
      `${code}：下面的单位还没有${what.zh}。请马上打电话找到人（以值班表为准）；标“没有绑定账号”的收不到消息。`,
      `${code}: these units have still to ${what.en}. Please telephone them now, by the duty list; a post marked “no bound account” gets no messages.`,
    ),
  unreached: text("没有绑定账号", "no bound account"),
  nobodyThere: text("这里没有在岗的人", "nobody here is on duty"),
};

const postsText = (people: readonly Person[], { bound }: Directory): Text =>
  people.length === 0
    ? words.nobodyThere
    : joinAnd(
        people.map(({ id, name }) => bracketed(name, bound.has(id) ? undefined : words.unreached)),
      );

/** The units that are silent under a rule, each with the posts on duty that owe it and those above them; nothing where none is. */
const listOf = (
  { flow, matter }: Found,
  rule: string,
  ladder: Ladder,
  directory: Directory,
): Card | undefined => {
  const owed = owedUnder(ladder, matter, true);
  const seats = [...(owed?.by ?? []), ...(owed?.above ?? [])];
  const silent = matter.clocks.flatMap((one) =>
    one.rule === rule && isRunning(one) ? (one.organisation ?? []) : [],
  );
  if (silent.length === 0) return undefined;
  const rows = silent.map((unit) => {
    const own = forUnit(matter, unit);
    const posts = [...directory.people.values()].filter(
      (person) =>
        person.organisation === unit &&
        person.away === undefined &&
        seats.some((seat) => holdsSeat(person, seat, own)),
    );
    return [organisationName(directory, unit), postsText(posts, directory)] as const;
  });
  return {
    ...note(flow.name),
    body: [paragraph(words.silent(groupCode(matter), ladder.of), "urgent"), facts(...rows)],
  };
};

const mayCall = (person: Person, seats: readonly Seat[], matter: Matter): boolean =>
  seats.some((seat) => holdsSeat(person, seat, matter)) &&
  person.away === undefined &&
  canSee(watchingSightOf(person), matter);

/** The list as it is now for whoever is to telephone; nothing where nobody is silent any more, or it is not for them. */
export const callListFor = async (
  { services: { store, flows }, directory }: Pick<Delivering, "services" | "directory">,
  { to, id }: Recipient,
  { matter: code, rule }: CallList,
): Promise<{ readonly card: Card } | undefined> => {
  const person = to === "person" ? directory.people.get(id) : undefined;
  const stored = await store.matter(code);
  if (person === undefined || stored === undefined) return undefined;
  const flow = flowOf(flows, stored);
  const matter = readMatter(flow, stored);
  const ladder = flow.clocks[rule];
  const seats = ladder?.rungs.flatMap(({ calls = [] }) => calls) ?? [];
  if (ladder === undefined || !mayCall(person, seats, matter)) return undefined;
  const card = listOf({ flow, matter }, rule, ladder, directory);
  return card && { card };
};

/** What a rung sends to whoever is to telephone: one list of a matter, whichever unit's clock has come to it first. */
export const callsOf = ({ newId }: SystemServices, due: Calling): readonly NewNotice[] => {
  const { flow, matter, clock, rung, now, directory } = due;
  return [...directory.people.values()]
    .filter((person) => mayCall(person, rung.calls ?? [], matter))
    .map(({ id }) => ({
      id: newId(),
      key: `call:${matter.code}:${rung.id}:${id}`,
      recipient: { to: "person", id },
      content: {
        is: "plain",
        card: note(flow.name),
        calls: { matter: matter.code, rule: clock.rule },
      },
      createdAt: now,
      nextTryAt: now,
    }));
};
