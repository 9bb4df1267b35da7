import { type Bot, createBot, type MovableClock } from "../../src/bot.ts";
import { addDays, type Day, dayOf, type Instant, instantAt } from "../../src/calendar/day.ts";
import { officialCalendar } from "../../src/calendar/holidays.ts";
import type { Press } from "../../src/chat/card.ts";
import type { Log } from "../../src/flow/services.ts";
import type { LocalMessage, Store } from "../../src/store/store.ts";
import { bodyOf, directOf, localOutlet, type MessageBody } from "../runtime/local-chat.ts";
import { type Answered, answerLine, answerPress } from "../web/answer.ts";
import { storeInFront } from "./store-in-front.ts";
import { groups, type SaidLine, type Story, stories } from "./stories.ts";

/** A source of the time for the weeks before today. */
const past = (start: Instant): MovableClock => {
  let at = start;
  return {
    now: () => at,
    moveTo: (instant) => {
      at = instant;
    },
    wait: async () => {},
  };
};

/** The day so many working days from another one. */
const workingDay = (from: Day, n: number): Day => officialCalendar.addWorkingDays(from, n);

/** A line with its days, its year and the number of its matter in place of what stands for them. */
const written = ({ day, line }: SaidLine, today: Day, code: string): string =>
  line
    .replaceAll("{y}", workingDay(today, day).slice(0, "YYYY".length))
    .replace(
      /\{([+-]\d+)( \d\d:\d\d)?\}/g,
      (_, n: string, time = "") => `${workingDay(today, Number(n))}${time}`,
    )
    .replaceAll("#", code);

const saidAt = ({ day, time }: SaidLine, today: Day): Instant =>
  instantAt(workingDay(today, day), time);

/** What somebody would press next: the button of a form, or the first of a card that is no matter's. */
const nextPress = (body: MessageBody): Press | undefined => {
  if (body.kind === "line") return undefined;
  if (body.kind === "card")
    return body.matter === undefined ? body.card.actions[0]?.press : undefined;
  const { submit, questions } = body.form;
  const standing = Object.fromEntries(questions.map(({ key, value }) => [key, value]));
  return { ...submit, answers: { ...standing, ...submit.answers } };
};

/** The most presses a line of a story needs. */
const mostPresses = 2;

/** Says lines for the posts of the county, and presses what a line asks to be pressed. */
const speaker = (services: Parameters<typeof answerLine>[0]) => {
  let events = 0;
  return async (as: string, conversation: string, line: string): Promise<LocalMessage> => {
    const group = conversation !== directOf(as);
    const asking = () => {
      events += 1;
      return { as, conversation, event: `story-${events}` };
    };
    const last = ({ messages }: Answered): LocalMessage => {
      const message = messages.at(-1);
      if (message === undefined) throw new Error(`A story was not answered: ${line}`);
      return message;
    };
    let answer = last(await answerLine(services, { ...asking(), line }, group));
    for (let presses = 0; presses < mostPresses; presses += 1) {
      const press = nextPress(bodyOf(answer));
      if (press === undefined) break;
      const pressing = { ...asking(), message: answer.id, press };
      answer = last(await answerPress(services, pressing, group, answer));
    }
    return answer;
  };
};

/** Lets the time pass, stopping at whatever falls due on the way. */
const passUntil = async (
  bot: Pick<Bot, "sweep" | "deliver">,
  store: Pick<Store, "nextDue">,
  time: MovableClock,
  until: Instant,
): Promise<void> => {
  for (;;) {
    await bot.sweep();
    await bot.deliver();
    const next = await store.nextDue(time.now());
    if (next === undefined || next > until) break;
    await time.moveTo(next);
  }
  await time.moveTo(until);
};

/**
 * Plays the stories of the demo county through a bot of its own, up to now: every record, notice and
 * message of theirs is what the bot made of them. Days are working days from today. Throws where a line
 * did not come to a matter, which only a fault in a story can cause.
 */
export const playStories = async (
  store: Store,
  now: Instant,
  { county, log }: { readonly county: string; readonly log: Log },
  played: readonly Story[] = stories,
): Promise<void> => {
  const today = dayOf(now);
  const lines = played
    .flatMap((story, index) => story.map((said) => ({ said, index, at: saidAt(said, today) })))
    .filter(({ at }) => at < now)
    .sort((a, b) => (a.at === b.at ? a.index - b.index : a.at < b.at ? -1 : 1));
  const time = past(instantAt(addDays(dayOf(lines[0]?.at ?? now), -1), "09:00"));
  const front = storeInFront(store);
  const bot = createBot({ store: front.store, time, log, county });
  bot.connect(localOutlet(front.store, time));
  const says = speaker({ bot, store: front.store, now: () => time.now() });

  for (const [who, group, line] of groups) await says(who, group, line);
  const codes: string[] = [];
  for (const { said, index, at } of lines) {
    await passUntil(bot, store, time, at);
    const typed = written(said, today, codes[index] ?? "");
    const { who } = said;
    const answer = bodyOf(await says(who, directOf(who), typed));
    if (answer.kind !== "card" || answer.matter === undefined)
      throw new Error(`A story came to nothing: ${typed}`);
    codes[index] ??= answer.matter;
  }
  await passUntil(bot, store, time, now);
  await front.finish(bot.deliver, now);
};
