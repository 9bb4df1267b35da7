import type { Day } from "../calendar/day.ts";
import type { Flow } from "./flow.ts";
import type { Matter } from "./matter.ts";
import { matterMark, morningMark } from "./notice.ts";

/**
 * The mark of what a reminder may stand in one message with: whatever is said that morning. What is urgent, and what a group
 * hears of only that it is there, stands with its own matter alone.
 */
export const saidWith = (flow: Flow, matter: Matter, day: Day): string =>
  !matter.urgent && matter.visibility < 3 && flow.group(matter) !== undefined
    ? morningMark(day)
    : matterMark(matter.code);
