import { dayText } from "../../calendar/day.ts";
import { Refusal } from "../../chat/refusal.ts";
import type { Facts } from "../../flow/flow.ts";
import type { Task } from "./model.ts";
import { words } from "./words.ts";

/** Whether another day was ever granted, also where more has been asked for since. */
const wasGranted = ({ clocks, share }: Task): boolean =>
  clocks.some(
    ({ rule, organisation, facts }) =>
      rule === "task.due" &&
      (share === undefined || organisation === share.unit) &&
      facts?.happened.some(({ is }) => is === "granted") === true,
  );

/** What of a task can be put right where it was mistyped: its day, until another was granted or it was reported done. */
export const taskFacts: Facts<Task> = {
  of: {
    due: {
      by: ["assign"],
      ahead: true,
      fixed: (task) =>
        wasGranted(task) || task.fields.report !== undefined ? words.dueStands : undefined,
    },
  },
  wrong: ({ fields }) =>
    fields.due < fields.servedOn
      ? new Refusal(words.dueBeforeGiven(dayText(fields.servedOn)), { field: "due" })
      : undefined,
};
