import { type Matter, unitsIn } from "./matter.ts";
import type { Context } from "./step.ts";

/** The matters of a kind that were read for an opening of it: those the actor sees, as its `readsOpen` says. */
export const othersOf = <M extends Matter>(kind: M["kind"], { read }: Context): readonly M[] =>
  [...(read?.values() ?? [])].filter((other): other is M => other.kind === kind);

/** Whether a unit brought a matter. */
export const isFrom = (matter: Pick<Matter, "parties">, unit: string): boolean =>
  unitsIn(matter, "from").includes(unit);
