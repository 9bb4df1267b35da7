import {
  addDays,
  type Day,
  dayOf,
  dayText,
  type Instant,
  instantAt,
  weekday,
} from "../calendar/day.ts";
import { type Card, paragraph, type Row, rows } from "../chat/card.ts";
import { type Text, text } from "../chat/text.ts";
import { groupMayKnow, groupsOf } from "../flow/advance.ts";
import { isAppointment, isLate } from "../flow/clock.ts";
import { type DutyOf, findOwedIn, flowOf } from "../flow/find.ts";
import { stateOf } from "../flow/flow.ts";
import type { Clock } from "../flow/matter.ts";
import type { Notice } from "../flow/notice.ts";
import { asLabel, dueText, groupCode } from "../flow/render.ts";
import type { SystemServices } from "../flow/services.ts";
import { whoseTurnInGroup } from "../flow/whose-turn.ts";
import type { BoundGroup } from "../people/directory.ts";
import type { Delivering } from "./delivering.ts";

// What a group is told in the morning: what is due in it by the end of the week, and overdue.

const words = {
  title: (day: Day, count: number): Text =>
    text(
      `${dayText(day).zh}本群本周到期和超期：${count}件`,
      `Due this week or overdue on ${dayText(day).en}: ${count}`,
    ),
  over: (day: Day): Text =>
    text(
      `${dayText(day).zh}本群事项：其中已没有本周到期和超期的`,
      `Of ${dayText(day).en}: none of it is due that week or overdue any more`,
    ),
  stays: (day: Day): Text =>
    text(
      `以上是${dayText(day).zh}的情况，以后的变化不再写在这里。`,
      `This is how things stood on ${dayText(day).en}; what changes later is not shown here.`,
    ),
  more: (count: number): Text => text(`还有${count}件`, `${count} more`),
  turn: (who: Text, what: Text): Text => text(`${who.zh}：${what.zh}`, `${who.en}: ${what.en}`),
} as const;

/** So many rows at most stand in one message. */
const most = 20;

/** A duty with its day, in a matter a group may be told of. */
export type GroupDuty = DutyOf & { readonly clock: Clock };

type Telling = Pick<Delivering, "services" | "directory">;

/**
 * Of what is owed what has a day that is a group's to read: of level 1 alone, so that a row that goes says no more
 * than that it is there no longer.
 * Of a time at which people were to meet nobody knows afterwards whether they met: it is not overdue.
 */
export const dutiesToldTo = (
  { flows }: Pick<SystemServices, "flows">,
  group: BoundGroup,
  owed: readonly DutyOf[],
  now: Instant,
): readonly GroupDuty[] =>
  owed.flatMap((row) => {
    const { of, clock } = row;
    if (clock === undefined || !groupMayKnow(group, of)) return [];
    if (isAppointment(clock) && isLate(clock, now)) return [];
    const flow = flowOf(flows, of);
    if (of.visibility > 1) return [];
    const where = flow.clocks[clock.rule]?.groups ?? [];
    return groupsOf(of, where, [group]).length === 0 ? [] : [{ ...row, clock }];
  });

/** The last day of the week a group's morning is about. */
const weekEndOf = (day: Day): Day => addDays(day, 7 - weekday(day));

/** Until when the message of a group's morning is kept up with the matters in it: later ones are of later mornings. */
export const morningEnds = ({ createdAt }: Pick<Notice, "createdAt">): Instant =>
  instantAt(addDays(weekEndOf(dayOf(createdAt)), 1), "00:00");

/** The same when it ends: it stays as it is, and says of which day. */
export const asItStays = (card: Card, today: Day): Card =>
  card.body.length === 0
    ? card
    : { ...card, body: [...card.body, paragraph(words.stays(today), "subtle")] };

/** The message of a group's morning as it is now; nothing where the group may read none of it. */
export const groupMorning = async (
  { services, directory }: Telling,
  { createdAt, recipient }: Pick<Notice, "createdAt" | "recipient">,
  codes: readonly string[],
): Promise<
  | {
      readonly card: Card;
      readonly versions: ReadonlyMap<string, number>;
      readonly until: Instant;
    }
  | undefined
> => {
  const { store, flows, time } = services;
  const now = time.now();
  const group = await store.channelById(recipient.id);
  if (group === undefined) return undefined;
  const day = dayOf(createdAt);
  const weekEnd = weekEndOf(day);
  const all = await findOwedIn({ store, flows, directory, now }, codes);
  const told = dutiesToldTo(services, group, all, now)
    .filter(({ clock }) => clock.rolled <= weekEnd)
    .toSorted((one, other) => one.clock.rolled.localeCompare(other.clock.rolled));
  const first = told.filter(
    ({ of }, at) => told.findIndex((other) => other.of.code === of.code) === at,
  );
  const known: Row[] = [];
  for (const { of, clock, owed } of first) {
    const flow = flowOf(flows, of);
    const what = owed.of ?? flow.clocks[clock.rule]?.of ?? flow.name;
    const whose = whoseTurnInGroup(flow, of, { now, directory }, clock.id);
    const due = dueText(flow, of, clock, { now, standing: true });
    const stage = stateOf(flow, of).name;
    known.push({
      code: groupCode(of),
      title: whose === undefined ? asLabel(what) : words.turn(whose, what),
      detail: text(`${due.zh} · ${stage.zh}`, `${due.en} · ${stage.en}`),
    });
  }
  const shown = await Promise.all(codes.map((code) => store.matter(code)));
  const versions = shown.flatMap((one) =>
    one === undefined ? [] : [[one.code, one.version] as const],
  );
  const body = [
    ...(known.length === 0 ? [] : [rows(known.slice(0, most))]),
    ...(known.length > most ? [paragraph(words.more(known.length - most), "subtle")] : []),
  ];
  const title = first.length === 0 ? words.over(day) : words.title(day, first.length);
  return {
    card: { title, body, actions: [] },
    versions: new Map(versions),
    until: morningEnds({ createdAt }),
  };
};
