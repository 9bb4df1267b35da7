import { momentText } from "../calendar/day.ts";
import { note } from "../chat/card.ts";
import { line } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { command } from "./command.ts";
import { words } from "./words.ts";

const units: Readonly<Record<string, number>> = {
  天: 1440,
  日: 1440,
  day: 1440,
  days: 1440,
  d: 1440,
  周: 10_080,
  week: 10_080,
  weeks: 10_080,
  小时: 60,
  时: 60,
  hour: 60,
  hours: 60,
  h: 60,
  分钟: 1,
  分: 1,
  minute: 1,
  minutes: 1,
  m: 1,
};

/** `+1天`, `+3 hours` as minutes; nothing where it is not understood, backwards or too far. */
const readSpan = (typed: string): number | undefined => {
  const [, amount, unit] =
    /^\+?\s*(\d{1,5})\s*(\p{L}+)$/u.exec(typed.normalize("NFKC").trim()) ?? [];
  const minutes = Number(amount) * (units[unit?.toLowerCase() ?? ""] ?? Number.NaN);
  return minutes > 0 && minutes <= 400 * 1440 ? minutes : undefined;
};

/** 时钟 clock: in the demo, moves the time on and sends what falls due on the way. */
export const clock = command({
  id: "clock",
  label: words.clock,
  names: ["时钟", "clock"],
  help: words.clockHelp,
  form: { by: line(words.clockBy, { main: true, max: 20 }) },
  run: async ({ by }, context) => {
    const minutes = readSpan(by);
    if (minutes === undefined || context.moveClock === undefined)
      return new Refusal(words.clockBad);
    const now = await context.moveClock(minutes);
    return { card: note(words.clock, [words.clockNow(momentText(now))]) };
  },
});
