import { dayOf, dayWithWeekday, type Instant } from "../calendar/day.ts";
import { type Card, facts, paragraph } from "../chat/card.ts";
import { choiceOrDay, line, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { type Text, text } from "../chat/text.ts";
import { type Found, findMatter } from "../flow/find.ts";
import type { Clock } from "../flow/matter.ts";
import { messageOf, type Notice } from "../flow/notice.ts";
import { lastPutOff, mayPutOff, putOffs, putOffTo, saidLater } from "../flow/put-off.ts";
import { clockName, numberOf } from "../flow/render.ts";
import { words as flowWords } from "../flow/words.ts";
import { type CommandContext, type CommandResult, command } from "./command.ts";
import { words as commandWords } from "./words.ts";

const words = {
  help: text(
    "把给您的提醒推后：稍后 JY-2026-0003 周一；不会推过期限那一天",
    "Put off a reminder of yours: later JY-2026-0003 Monday; never past the last day",
  ),
  until: text("推到", "Until"),
  untilHelp: text("也可以写一天：周五、12月7日", "or a day: Friday, 7 Dec"),
  done: (day: Text): Text =>
    text(
      `好，${day.zh}早上再提醒您。期限不变。`,
      `You will be reminded again on the morning of ${day.en}. The day it is due stays.`,
    ),
  none: text(
    "这件事没有给您发过可以推后的提醒。输入“待办”可看到等您办的事。",
    "No reminder to you in it could be put off. Type “todo” to see what waits for you.",
  ),
  tooLate: (due: Text, last: Text | undefined): Text =>
    last === undefined
      ? text(
          `推到那天就过期限了（${due.zh}），所以不能推后，也没有更早的工作日了，请现在就办。`,
          `That is after the day it is due (${due.en}), so it cannot be put off, and no working day is left before: please do it now.`,
        )
      : text(
          `推到那天就过期限了（${due.zh}），所以不能推后。最晚可以推到${last.zh}，或者现在就办。`,
          `That is after the day it is due (${due.en}), so it cannot be put off. The latest is ${last.en}; or do it now.`,
        ),
  notAhead: (last: Text | undefined): Text =>
    last === undefined
      ? text(
          "要推到今天以后的一天，可是期限前没有工作日了，请现在就办。",
          "It can be put off to a day after today only, and no working day is left before it is due: please do it now.",
        )
      : text(
          `要推到今天以后的一天，最晚${last.zh}。`,
          `It can be put off to a day after today, ${last.en} at the latest.`,
        ),
} as const;

/** A reminder somebody has had, of a clock as it now stands. */
type Had = Found & {
  readonly notice: Notice;
  readonly clock: Clock;
  readonly of: readonly [Text, Text];
};

/** What this person was reminded of: by one message, or in one matter. */
const noticesMeant = async (
  { store, actor, code }: CommandContext,
  id: string | undefined,
): Promise<readonly Notice[]> => {
  const one = id === undefined ? undefined : await store.notice(id);
  const beside = one === undefined ? [] : await store.noticesTogether(messageOf(one));
  const all =
    one !== undefined
      ? [one, ...beside.filter((other) => other.id !== one.id)]
      : code === undefined
        ? []
        : await store.notices(code);
  return all.filter(
    ({ recipient, content, life }) =>
      recipient.to === "person" &&
      recipient.id === actor.id &&
      content.is === "reminder" &&
      life === "sent",
  );
};

/** Those of them that could be put off at all, the last of each clock. */
const remindersHad = async (
  context: CommandContext,
  notices: readonly Notice[],
): Promise<readonly Had[]> => {
  const had = new Map<string, Had>();
  for (const notice of notices) {
    const { content } = notice;
    if (content.is !== "reminder") continue;
    const found = await findMatter(context, content.matter);
    if (found instanceof Refusal) continue;
    const { flow, matter } = found;
    const clock = matter.clocks.find(({ id }) => id === content.clock);
    if (clock === undefined || !mayPutOff(clock, context.now)) continue;
    had.set(clock.id, {
      flow,
      matter,
      notice,
      clock,
      of: [numberOf(flow, matter), clockName(flow, clock)],
    });
  }
  return [...had.values()];
};

const putOff = async (
  context: CommandContext,
  had: readonly Had[],
  until: Instant,
): Promise<CommandResult | Refusal> => {
  const { store, newId, now, today, calendar } = context;
  const able = had.filter(({ clock }) => mayPutOff(clock, until));
  const [first] = had.map(({ clock }) => clock.rolled).toSorted();
  if (first === undefined) return new Refusal(words.none);
  const last = lastPutOff(first, today, calendar);
  const lastText = last === undefined ? undefined : dayWithWeekday(last);
  if (dayOf(until) <= today) return new Refusal(words.notAhead(lastText));
  const tooLate = words.tooLate(dayWithWeekday(first), lastText);
  if (able.length === 0) return new Refusal(tooLate);
  await store.queue(able.map((one) => saidLater(one.notice, one, { id: newId(), now, until })));
  const card: Card = {
    title: flowWords.later,
    body: [
      paragraph(words.done(dayWithWeekday(dayOf(until)))),
      facts(...able.map(({ of }) => of)),
      // What cannot wait so long is reminded of as it would have been.
      ...(able.length === had.length ? [] : [paragraph(tooLate, "warning")]),
    ],
    actions: [],
  };
  return { card };
};

/** 稍后 later: puts off what somebody was reminded of, never past its day. */
export const later = command({
  id: "later",
  label: flowWords.later,
  names: ["稍后", "later"],
  says: [
    "remind me Wednesday",
    "下周一再提醒",
    "头一天再叫我一声",
    "周四再跟我说",
    "后天早上再提我",
    "明天再喊我",
    "晚点提醒我",
    "把提醒推到周一",
    "下周一再提醒我",
    "明天再提醒",
    "过几天再说",
    "先放一放",
    "remind me later",
    "remind me on monday",
    "snooze",
  ],
  ofMatter: true,
  help: words.help,
  form: {
    until: choiceOrDay(words.until, putOffs, {
      bounded: true,
      main: true,
      help: words.untilHelp,
      tense: "future",
    }),
    notice: optional(line(commandWords.code, { byButton: true })),
  },
  run: async ({ until, notice: id }, context) => {
    if (id === undefined && context.code === undefined)
      return new Refusal(commandWords.needCode(flowWords.later));
    const had = await remindersHad(context, await noticesMeant(context, id));
    return had.length === 0
      ? new Refusal(words.none)
      : putOff(context, had, putOffTo(until, context.today, context.calendar));
  },
});
