import { type Day, dayOf } from "../calendar/day.ts";
import { momentPrefix, readMoment } from "../calendar/typed.ts";
import { shiftIn } from "../calendar/typed-shift.ts";
import type { Flow } from "../flow/flow.ts";
import type { Matter } from "../flow/matter.ts";
import { MOVED_TO } from "./dates-in.ts";

/** The day a sentence says appointments of a kind are on, as it was typed, and what it may be. */
export type NamedDay = { readonly typed: string; readonly days: ReadonlySet<Day> };

/** Where a day may begin. */
const BEGINS = /[\d一二三四五六七八九十今明后昨前大本下这上周星礼月a-z]/iu;
/** 周二下午的会, 明天那个会, Tuesday's meeting: between a day and what is on it. */
const BETWEEN =
  /^(?:'s|[上下]午|中午|早上|晚上| (?:morning|afternoon|evening)|的|那个|这个|那场|这场|那次|\s)*/u;
/** The meeting on Tuesday: between what is on a day and the day. */
const BEFORE_DAY = /\b([a-z]+)(?: that is)?(?: (?:on|of|for))? $/iu;

/** Behind a short word for one of them, where nothing else is meant by that: 12.9会改到, not 明天会下雨. */
const ABOUT_IT = /^(?:$|[，,。；;！!？?改推延挪调提取换定]|我们?|谁|几|在哪)/u;

/** Whether a text begins with a word for matters of this kind. */
const beginsWithKind = ({ names, nouns = [], spoken }: Flow, text: string): boolean => {
  const bare = text.replace(BETWEEN, "");
  const found = spoken?.exec(text.slice(0, 8));
  return (
    nouns.some((noun) => bare.startsWith(noun) && ABOUT_IT.test(bare.slice(noun.length))) ||
    names.some((name) => bare.toLowerCase().startsWith(name)) ||
    (found !== null && found !== undefined && found.index <= 2)
  );
};

/** The day that a sentence says an appointment of this kind is on: 周二的会改到周三, the meeting on Friday. */
export const namedDay = (flow: Flow, sentence: string, now: string): NamedDay | undefined => {
  if (flow.appointment === undefined) return undefined;
  // Move the meeting two days later: how far, and no day of it.
  const { amount = "" } = shiftIn(sentence) ?? {};
  const said = amount === "" ? sentence : sentence.replace(amount, "_".repeat(amount.length));
  const moved = MOVED_TO.exec(said);
  const end = moved === null ? said.length : moved.index + moved[0].length;
  for (let at = 0; at < end; at += 1) {
    if (!BEGINS.test(said[at] ?? "")) continue;
    if (/[a-z0-9]/i.test(said[at] ?? "") && /[a-z0-9]/i.test(said[at - 1] ?? "")) continue;
    const length = momentPrefix(said.slice(at, Math.min(end, at + 40)), now);
    if (length < 2) continue;
    const typed = said.slice(at, at + length).trim();
    const before = BEFORE_DAY.exec(said.slice(0, at))?.[1]?.toLowerCase() ?? "";
    const days = daysOf(typed, now);
    if (
      days.size > 0 &&
      (flow.names.includes(before) || beginsWithKind(flow, said.slice(at + length)))
    )
      return { typed, days };
    at += length - 1;
  }
  return undefined;
};

/** 今天下午 is that day. */
const PART_OF_DAY = /\s*(?:[上下]午|中午|早上|晚上|morning|afternoon|evening)$/iu;

/** 周三 may be the last or the next one: of what is over as of what is to come. */
const daysOf = (typed: string, now: string): ReadonlySet<Day> =>
  new Set(
    ([undefined, "past", "future"] as const).flatMap((tense) => {
      const read = readMoment(typed.replace(PART_OF_DAY, ""), now, { tense });
      return "day" in read ? [read.day] : [];
    }),
  );

/** Whether a matter is an appointment on the day that was named. */
export const isOnDay = (flow: Flow, matter: Matter, { days }: NamedDay): boolean => {
  const appointment = flow.appointment?.(matter);
  return appointment !== undefined && days.has(dayOf(appointment.startsAt));
};
