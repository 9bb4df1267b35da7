import { dayText } from "../../../calendar/day.ts";
import { line, long, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { sentences, type Text } from "../../../chat/text.ts";
import { withFields } from "../../../flow/matter.ts";
import { unitsReading } from "../../../flow/readers.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import type { Person } from "../../../people/directory.ts";
import { slotText } from "../cards.ts";
import { repolledPeriod } from "../clocks.ts";
import { type Meeting, numberedSlots, type Slot, unansweredBy } from "../model.ts";
import { callers, invited } from "../seats.ts";
import { words } from "../words.ts";
import { doubtsOfAll, seenField } from "./doubts.ts";
import { allVoted } from "./polling.ts";
import { closesField, closesWrong, inTime, notTooMany, readTimes, slotsMeant } from "./slots.ts";

type Fields = Meeting["fields"];

/** How long most of the times are, in minutes: so long is one that is added without an end. */
const usualDuration = ({ slots, duration }: Fields): number => {
  const counted = (minutes: number) => slots.filter((slot) => slot.duration === minutes).length;
  return slots
    .map((slot) => slot.duration)
    .reduce((best, minutes) => (counted(minutes) > counted(best) ? minutes : best), duration);
};

type Given = { readonly add: string | undefined; readonly remove: string | undefined };

/** What was written in one piece, taken apart: 加12月3日下午3点，减第2个. */
const takenApart = ({ add = "", remove }: Given): Given => {
  const [, plus = "", minus] =
    /^(?:再?(?:加上?|增加|新增)(?:一个)?)?\s*(.*?)(?:[\s，,；;]*(?:减掉?|减去|去掉)\s*(.+))?$/su.exec(
      add,
    ) ?? [];
  return { add: plus === "" ? undefined : plus, remove: remove ?? minus };
};

/** The times a line adds and takes out. */
const timesGiven = (
  { fields }: Meeting,
  given: Given,
  context: Context,
): Refusal | { readonly added: readonly Slot[]; readonly removed: readonly Slot[] } => {
  const { add, remove } = takenApart(given);
  const removed = remove === undefined ? [] : slotsMeant(remove, fields, context, "remove");
  if (removed instanceof Refusal) return removed;
  const reading = { duration: usualDuration(fields), field: "add" };
  const read = add === undefined ? [] : readTimes(add, reading, context);
  if (read instanceof Refusal) return read;
  const known = read.flatMap(({ startsAt, duration }) =>
    fields.slots.filter(
      (slot) =>
        slot.startsAt === startsAt && (slot.duration === duration || !removed.includes(slot)),
    ),
  );
  const [stands] = known;
  if (stands !== undefined)
    return new Refusal(words.slotStands(slotText(stands)), { field: "add" });
  const last = lastNumber(fields);
  const added = read.map((slot, index) => ({ ...slot, number: last + index + 1 }));
  return { added, removed };
};

/** The highest number that a time has, or had before it was taken out. */
const lastNumber = (fields: Fields): number =>
  Math.max(fields.lastSlot ?? 0, ...numberedSlots(fields).map(({ number }) => number));

/** The answers without those to times that were taken out. */
const votesWithout = (votes: Fields["votes"], removed: readonly Slot[]): Fields["votes"] =>
  Object.fromEntries(
    Object.entries(votes).map(([unit, said]) => [
      unit,
      Object.fromEntries(
        Object.entries(said).filter(([at]) => !removed.some(({ startsAt }) => startsAt === at)),
      ),
    ]),
  );

/** Which times were added and which were taken out. */
const difference = ({ fields: { changed } }: Meeting): Text =>
  words.retimed([
    [words.slotsNew, (changed.slotsAdded ?? []).map(slotText)],
    [words.slotsOut, (changed.slotsRemoved ?? []).map(slotText)],
    [words.slotsClose, changed.closesOn === undefined ? [] : [dayText(changed.closesOn)]],
  ]);

const retimedNews = (meeting: Meeting, _: Context, { organisation }: Person): Text => {
  const left = unansweredBy(meeting, organisation).length;
  return sentences(difference(meeting), left === 0 ? words.answersKept : words.answerRest(left));
};

/** Times are added to a running poll or taken out of it, or its closing day is set: what was answered of the others stands. */
export const retiming: Readonly<Record<string, Step<Meeting>>> = {
  retime: step<Meeting>()({
    names: ["改时间选项", "retime"],
    says: [
      "再加一个时间选",
      "加个时间选项",
      "换几个时间让大家选",
      "add another time to choose from",
    ],
    label: words.retime,
    help: words.retimeHelp,
    by: callers,
    open: { from: ["polling"] },
    clocks: {
      starts: [repolledPeriod],
      ends: ({ fields }) => (fields.changed.closesOn === undefined ? [] : ["meeting.poll"]),
    },
    form: {
      add: optional(
        long(words.addTimes, {
          main: true,
          also: ["加", "增加", "增加时间", "添加"],
          help: words.addTimesHelp,
          max: 500,
        }),
      ),
      remove: optional(
        line(words.removeTimes, {
          also: ["减", "去掉", "减去", "删除"],
          help: words.removeTimesHelp,
        }),
      ),
      ...closesField,
      ...seenField,
    },
    readsOpen: true,
    asks: (meeting, { add, remove, seen }, context) => {
      const given = timesGiven(meeting, { add, remove }, context);
      return given instanceof Refusal
        ? undefined
        : doubtsOfAll(
            { ...meeting, fields: { ...meeting.fields, slots: [...given.added] } },
            seen,
            context,
            words.retimeAnyway,
          );
    },
    apply: (meeting, { add, remove, closesOn }, context) => {
      const { fields } = meeting;
      const given = timesGiven(meeting, { add, remove }, context);
      if (given instanceof Refusal) return given;
      const { added, removed } = given;
      const closes = closesOn === fields.closesOn ? undefined : closesOn;
      if (added.length + removed.length === 0 && closes === undefined)
        return new Refusal(words.nothingRetimed, { field: "add" });
      const slots = inTime([...fields.slots.filter((slot) => !removed.includes(slot)), ...added]);
      const tooMany = notTooMany(slots.length, "add");
      if (tooMany !== undefined) return tooMany;
      const first = slots.find(({ startsAt }) => startsAt > context.now);
      if (first === undefined) return new Refusal(words.noSlotLeft, { field: "remove" });
      // Those who are asked for more are asked for it by a day that is still to come.
      const asksMore = added.length > 0 || closes !== undefined;
      const wrong = asksMore ? closesWrong(closesOn ?? fields.closesOn, slots, context) : undefined;
      if (wrong !== undefined) return wrong;
      return withFields(meeting, {
        ...(closes === undefined ? {} : { closesOn: closes }),
        startsAt: first.startsAt,
        duration: first.duration,
        slots: slots.map((slot) => ({ ...slot, number: numberOf(fields, slot) })),
        lastSlot: lastNumber({ ...fields, slots: [...fields.slots, ...added] }),
        votes: votesWithout(fields.votes, removed),
        changed: {
          slotsAdded: [...added],
          slotsRemoved: [...removed],
          ...(closes === undefined ? {} : { closesOn: closes }),
        },
      });
    },
    tells: tellAll(invited, retimedNews),
    done: (meeting, context) => {
      const told = words.retimedDone(unitsReading(invited, meeting, context).size);
      const all = allVoted(meeting);
      return sentences(difference(meeting), told, ...(all === undefined ? [] : [all]));
    },
  }),
};

/** The number of a time: its own, or the place it had until now. */
const numberOf = (fields: Fields, slot: Slot): number | undefined =>
  slot.number ?? numberedSlots(fields).find((one) => one.slot === slot)?.number;
