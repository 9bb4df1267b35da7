import type { Start } from "../../flow/clock.ts";
import type { Flow } from "../../flow/flow.ts";
import { aroundTheDay, type Rung } from "../../flow/ladder.ts";
import type { Leave } from "./model.ts";
import { applying, copied, deciding, police } from "./seats.ts";
import { words } from "./words.ts";

/** The time to decide, shorter for a leave of a few days. */
export const decisionPeriod: Start<Leave> = {
  rule: ({ fields }) => (fields.short ? "leave.decide" : "leave.decide.long"),
  from: (_, today) => today,
};

/** The time until the return is reported: the last day of the leave. */
export const returnPeriod: Start<Leave> = {
  rule: () => "leave.return",
  from: ({ fields }, today) => fields.decidedOn ?? today,
  until: ({ fields }) => fields.returnOn,
};

/** Around the last day, and in the first hour after it: night and Sunday do not wait for Monday. */
const untilBack: readonly Rung[] = [
  { id: "-1", workingDays: -1 },
  { id: "0", workingDays: 0 },
  { id: "+1h", hoursBefore: -1 },
  { id: "+1", workingDays: 1 },
];

const decision = {
  of: words.decisionDue,
  owed: { steps: ["approve", "refuse", "return"], by: ["to.liaison"], above: ["to.head"] },
  rungs: aroundTheDay,
  groups: [],
} as const;

/** What is owed under the clocks of a leave, and when whom to remind. */
export const leaveClocks: Flow<Leave>["clocks"] = {
  "leave.decide": decision,
  "leave.decide.long": decision,
  "leave.return": {
    of: words.returnDue,
    owed: ({ state }, late) =>
      late && state === "approved"
        ? {
            steps: ["comeBack", "miss"],
            by: [...applying, ...deciding],
            above: [...copied, ...police],
          }
        : { steps: ["comeBack"], by: ["handler"], above: [...deciding, ...copied, ...police] },
    rungs: untilBack,
    groups: [],
  },
};
