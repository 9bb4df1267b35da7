import { text } from "../../chat/text.ts";
import { type CountedAt, caseOn, dueCase, hitIf, type Metric } from "../../flow/figure.ts";
import { runningClock } from "../../flow/running.ts";
import type { Task } from "./model.ts";

const dueClock = ({ clocks }: Task) => clocks.findLast(({ rule }) => rule === "task.due");

/** The day it was reported as done; what was sent back is not done. */
const doneOn = ({ state, fields }: Task) =>
  state === "done" || state === "verified" ? fields.report?.on : undefined;

const isDue = (counts: "done" | "in time") => (task: Task, at: CountedAt) =>
  task.state === "cancelled" ? [] : dueCase(dueClock(task), doneOn(task), at, counts);

/** The figures of tasks (domain §6); what was cancelled is in no rate. */
export const taskFigures: readonly Metric<Task>[] = [
  {
    id: "given",
    name: text("交办任务", "Tasks given"),
    is: "count",
    main: true,
    cases: ({ state, fields }) => (state === "cancelled" ? [] : caseOn(fields.servedOn)),
  },
  {
    id: "done",
    name: text("完成率（已到期的）", "Reported done (of those due)"),
    is: "cohort",
    main: true,
    each: true,
    cases: isDue("done"),
  },
  {
    id: "in-time",
    name: text("按时完成率（已到期的）", "Done in time (of those due)"),
    is: "cohort",
    main: true,
    each: true,
    cases: isDue("in time"),
  },
  {
    id: "overdue",
    name: text("现在逾期未完成", "Overdue now"),
    is: "count",
    now: true,
    main: true,
    each: true,
    cases: (task, { today }) => {
      const clock = runningClock(task, "task.due");
      return clock !== undefined && clock.rolled < today ? [{ on: clock.rolled }] : [];
    },
  },
  {
    id: "verified",
    name: text("核实通过率（核实的次数）", "Passed (of all checks)"),
    is: "cohort",
    each: true,
    cases: ({ state, fields }) => [
      ...fields.remarks.filter(({ step }) => step === "return").map(({ on }) => ({ on })),
      ...caseOn(fields.verifiedOn, hitIf(state === "verified")),
    ],
  },
];
