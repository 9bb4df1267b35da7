import type { Seat } from "../../flow/seat.ts";

/** Those of the unit that leads who are told of a clue. */
export const receivers = ["to.intake", "to.liaison"] as const satisfies readonly Seat[];

/** Those of the units that receive it beside that one who are told. */
export const alongside = ["joint.intake", "joint.liaison"] as const satisfies readonly Seat[];

/** Everybody who is told at once of harm to a minor: those, the heads, and the procurators. */
export const everybody = [
  ...receivers,
  ...alongside,
  ...(["to", "joint"] as const).flatMap(
    (part) =>
      [`${part}.procuratorate:procurator`, `${part}.head`, `${part}.procuratorate:chief`] as const,
  ),
] as const satisfies readonly Seat[];

/** The procuratorate's people who watch over it, wherever it leads. */
export const supervising = [
  "to.procuratorate:procurator",
  "joint.procuratorate:procurator",
  "to.procuratorate:chief",
  "joint.procuratorate:chief",
] as const satisfies readonly Seat[];

/** Those of them above the others, who can press them on. */
export const everybodyAbove: readonly Seat[] = [
  "to.head",
  "joint.head",
  "to.procuratorate:chief",
  "joint.procuratorate:chief",
];

/** Whoever takes in what is sent to a unit: its intake desk, or the liaison where it has none. */
export const intake: readonly Seat[] = [...receivers, "to.head"];

/** The same of every unit that receives it. */
export const allIntake: readonly Seat[] = [...intake, ...alongside, "joint.head"];

/** Whoever works on a clue in the unit that leads. */
export const handling: readonly Seat[] = ["to.procuratorate:procurator", ...intake];

/** The same of every unit that receives it. */
export const allHandling: readonly Seat[] = [
  "to.procuratorate:procurator",
  "joint.procuratorate:procurator",
  ...allIntake,
];
