import { type Day, daysBetween, dayWithWeekday } from "../calendar/day.ts";
import { type Text, text } from "../chat/text.ts";

/** How many days ahead, or ago, a day may lie before it is asked whether its year was mistyped. */
const [mostAhead, mostAgo] = [366, 5 * 366] as const;
/** Nobody is asked to meet half a year ahead; and a day that has just gone by, without its year, would be next year's. */
export const mostAheadUnsaid = 183;

/** What a button answers that says of unlikely days that they are meant: those days. */
export const meantKey = "daysMeant";

/** What is asked of a day that is seldom meant, so far away is it; nothing where it is not. */
export const unlikelyDay = (day: Day, today: Day, most: number = mostAhead): Text | undefined => {
  const ahead = daysBetween(today, day);
  if (ahead <= most && ahead >= -mostAgo) return undefined;
  const { zh, en } = dayWithWeekday(day);
  return ahead > 0
    ? text(
        `${zh}离今天还有${ahead}天，年份没有写错吗？`,
        `${en} is ${ahead} days from now. Is the year right?`,
      )
    : text(
        `${zh}是${-ahead}天以前，年份没有写错吗？`,
        `${en} was ${-ahead} days ago. Is the year right?`,
      );
};
