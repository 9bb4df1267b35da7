import type { Day, Instant } from "../calendar/day.ts";
import { digest } from "../chat/digest.ts";
import type { Text } from "../chat/text.ts";

// A reform of organs: a unit goes, and another takes over its functions with everything that is open.

/** Which unit takes over the functions of which, by which document and from which day. Ids of the directory. */
export type Merger = {
  readonly unit: string;
  readonly into: string;
  /** The document that says so: 县编办〔2026〕3号. */
  readonly basis: string;
  readonly on: Day;
};

/** A merger that has taken effect, with every name by which the unit was known. */
export type Succession = Merger & {
  readonly name: Text;
  readonly names: readonly string[];
  readonly at: Instant;
  readonly by: string;
  /** Its posts as they were; absent of mergers before this was kept. */
  readonly posts?: readonly FormerPost[];
};

/** A post of a unit that has gone, and by which accounts its holder was known (`accountMark`). */
export type FormerPost = {
  readonly id: string;
  readonly name: Text;
  readonly accounts: readonly string[];
};

/** An account as it is known again once it is released: no more of it is kept. */
export const accountMark = (account: {
  readonly platform: string;
  readonly external: string;
}): string => digest([account.platform, account.external]);

/** A merger as it is kept once it takes effect. */
export const successionOf = (
  merger: Merger,
  { name, also }: { readonly name: Text; readonly also: readonly string[] },
  { at, by, posts }: Pick<Succession, "at" | "by"> & { readonly posts: readonly FormerPost[] },
): Succession => ({
  ...merger,
  name,
  names: [...new Set([merger.unit, name.zh, name.en, ...also])],
  at,
  by,
  posts,
});

/** The unit that has a unit's functions now: itself, or at the end of all that took them over. */
export const successorOf = (unit: string, successions: readonly Succession[] = []): string => {
  const next = successions.find((one) => one.unit === unit);
  return next === undefined ? unit : successorOf(next.into, successions);
};

/** The units, each with the names of those whose functions it has taken over among its own: they are understood in lines. */
export const withFormerNames = <
  U extends { readonly id: string; readonly also: readonly string[] },
>(
  organisations: readonly U[],
  successions: readonly Succession[],
): readonly U[] =>
  organisations.map((unit) => {
    const former = successions.flatMap(({ into, names }) => (into === unit.id ? names : []));
    return former.length === 0 ? unit : { ...unit, also: [...new Set([...unit.also, ...former])] };
  });
