import type { Start } from "../flow/clock.ts";
import type { Doing, Seat } from "../flow/flow.ts";
import { receiver } from "./cards.ts";
import type { Clue } from "./model.ts";

/** Whoever takes in what is sent to a unit: its intake desk, or the liaison where it has none. */
export const intake: readonly Seat[] = ["to.intake", "to.liaison", "to.head"];

/** The clocks of a clue that reaches a unit. */
export const arrival: readonly Start<Clue>[] = [
  { rule: () => "clue.triage", from: (_, today) => today },
  { rule: () => "clue.accept-feedback", from: (_, today) => today },
];

/** The states in which the receiver has not yet decided whether to take a clue on. */
export const undecided = ["submitted", "registered", "assessing"] as const;

/** The states in which it is still being handled. */
export const open = [...undecided, "needMore", "accepted", "filed", "notFiled"] as const;

/** What a decision on taking it on ends. */
export const arrivalRules = ["clue.triage", "clue.accept-feedback"];

/** The clock of the next word to the sender: thirty days, anew at each milestone. */
export const result: readonly Start<Clue>[] = [
  { rule: () => "clue.result-feedback", from: (_, today) => today },
];

/** The clue with a remark added to what is kept of it. */
export const remarked = (clue: Clue, step: string, text: string, { today }: Doing): Clue => ({
  ...clue,
  fields: { ...clue.fields, remarks: [...clue.fields.remarks, { on: today, step, text }] },
});

/** What the people of the receiving unit and the sender are called in news. */
export const toName = (clue: Clue, { directory }: Doing) => receiver(clue, directory);
