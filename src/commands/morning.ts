import { z } from "zod";
import { timeOf } from "../calendar/day.ts";
import { action, type Card, paragraph, type Row, rows } from "../chat/card.ts";
import { joinAnd, type Text, text, verbatim } from "../chat/text.ts";
import { canSee, sightOf } from "../flow/access.ts";
import { isAppointment, isRunning } from "../flow/clock.ts";
import { type DutyOf, findAwaited, findDuties, findMeetings, flowOf } from "../flow/find.ts";
import type { Clock, Matter } from "../flow/matter.ts";
import { peopleReminded } from "../flow/owed.ts";
import { titleOf } from "../flow/render.ts";
import { countsIn, type Owing, owingIn } from "./overview-figures.ts";
import type { Surveying } from "./overview-survey.ts";
import { awaitedRows, dutyRows } from "./todo.ts";
import { words } from "./words.ts";

const mostMine = 8;
const mostOthers = 5;
const mostAwaited = 60;

const said = {
  title: text("今日待办", "Today"),
  waits: (all: number, parts: readonly Text[]): Text => {
    const of = joinAnd(parts);
    return parts.length === 0
      ? text(
          `等您办的有${all}件：`,
          `${all} ${all === 1 ? "matter waits" : "matters wait"} for you:`,
        )
      : text(
          `等您办的有${all}件，其中${of.zh}：`,
          `${all} ${all === 1 ? "matter waits" : "matters wait"} for you, ${of.en}:`,
        );
  },
  overdue: (count: number): Text => text(`逾期${count}件`, `${count} overdue`),
  today: (count: number): Text => text(`今天到期${count}件`, `${count} due today`),
  week: (count: number): Text => text(`本周再往后到期${count}件`, `${count} due later this week`),
  hidden: (count: number): Text =>
    text(
      `其中${count}件是受限事项，这里不写；发“待办”看。`,
      `${count} of them ${count === 1 ? "is a restricted matter" : "are restricted matters"}, not written here: type “todo”.`,
    ),
  further: (count: number): Text =>
    text(`还有${count}件，发“待办”看。`, `${count} more: type “todo”.`),
  meetings: text("今天的会议：", "Meetings today:"),
  settings: text("提醒设置", "Reminder settings"),
};

/** The clock of what somebody is to come to on a day, or has called; nothing where there is none, or they have said that they do not come. */
const meetingOn = (
  { flows, actor, directory, today }: Surveying,
  matter: Matter,
): Clock | undefined => {
  const { clocks } = flowOf(flows, matter);
  return matter.clocks.filter(isRunning).find((clock) => {
    const ladder = clocks[clock.rule];
    if (ladder?.reminds === undefined || !isAppointment(clock) || clock.rolled !== today)
      return false;
    return (
      ladder.spares?.(matter, actor) !== true &&
      peopleReminded(
        [...ladder.reminds, ...(ladder.knows ?? [])],
        undefined,
        matter,
        directory,
      ).some(({ id }) => id === actor.id)
    );
  });
};

/** Where people meet, where that is known. */
const placeIn = z.object({ place: z.string().optional() });

/** What is set for today to which somebody is to come, by the hour. */
const meetingsToday = async (context: Surveying): Promise<readonly Row[]> => {
  const sight = sightOf(context.actor);
  const found = (await findMeetings(context, context.today)).flatMap((matter) => {
    const at =
      matter.visibility === 1 && canSee(sight, matter) ? meetingOn(context, matter)?.at : undefined;
    if (at === undefined) return [];
    const { place } = placeIn.safeParse(matter.fields).data ?? {};
    const detail = verbatim([timeOf(at), ...(place === undefined ? [] : [place])].join(" "));
    return [{ at, row: { code: matter.code, title: titleOf(matter), detail } }];
  });
  return found.toSorted((one, other) => one.at.localeCompare(other.at)).map(({ row }) => row);
};

const isPlain = ({ of }: DutyOf): boolean => of.visibility === 1;

/** Of what waits for somebody: how much is late, due today, and due in the rest of the week. */
const countedParts = (mine: readonly Owing[], context: Surveying): readonly Text[] => {
  const late = mine.filter((one) => countsIn(one, "overdue", context)).length;
  const soon = mine.filter((one) => countsIn(one, "week", context));
  const now = soon.filter(({ due }) => due === context.today).length;
  return [
    ...(late === 0 ? [] : [said.overdue(late)]),
    ...(now === 0 ? [] : [said.today(now)]),
    ...(soon.length === now ? [] : [said.week(soon.length - now)]),
  ];
};

/**
 * What one person reads in the morning: what waits for them, what they wait for, today's meetings; nothing
 * where there is nothing. It lies open on a screen, and has no line of level 2, only how many there are.
 */
export const morningCard = async (
  context: Surveying,
): Promise<{ readonly card: Card; readonly restricted: boolean } | undefined> => {
  const [duties, others, meetings] = await Promise.all([
    findDuties(context),
    findAwaited(context, mostAwaited),
    meetingsToday(context),
  ]);
  const mine = owingIn(duties, context);
  const codes = new Set(mine.map(({ of }) => of.code));
  const awaited = others.filter((duty) => isPlain(duty) && !codes.has(duty.matter));
  const pressing = owingIn(awaited, context).some(
    (one) => countsIn(one, "overdue", context) || countsIn(one, "week", context),
  );
  if (mine.length === 0 && meetings.length === 0 && !pressing) return undefined;
  const hidden = mine.filter(({ of }) => of.visibility > 1).length;
  const list = dutyRows(context, duties.filter(isPlain));
  const waiting = awaitedRows(context, awaited);
  return {
    restricted: hidden > 0,
    card: {
      title: said.title,
      body: [
        ...(meetings.length === 0 ? [] : [paragraph(said.meetings), rows(meetings)]),
        ...(mine.length === 0
          ? []
          : [
              paragraph(said.waits(mine.length, countedParts(mine, context))),
              ...(list.length === 0 ? [] : [rows(list.slice(0, mostMine))]),
              ...(hidden === 0 ? [] : [paragraph(said.hidden(hidden))]),
              ...(list.length > mostMine ? [paragraph(said.further(list.length - mostMine))] : []),
            ]),
        ...(waiting.length === 0
          ? []
          : [paragraph(words.waitedFor), rows(waiting.slice(0, mostOthers))]),
      ],
      actions: [
        action(words.todo, { command: "todo" }),
        action(said.settings, { command: "reminders" }),
      ],
    },
  };
};
