import type { Day, Instant } from "../calendar/day.ts";
import type { PeriodFacts } from "../calendar/period.ts";
import type { Text } from "../chat/text.ts";

/** The id of a kind of matter; which there are is for the catalog to say. */
export type Kind = string;

/** How a unit or a person takes part in a matter. */
export const parts = [
  "from",
  "to",
  "joint",
  "copy",
  "accused",
  "recused",
  "invited",
  "handler",
  "chair",
] as const;
export type Part = (typeof parts)[number];

/** The parts that keep somebody out: to the unit complained of and to who is recused, it does not exist. */
export const barred: readonly Part[] = ["accused", "recused"];

/** One participant: a unit, or a person named in its own right. Ids of the directory. */
export type Party = {
  readonly part: Part;
  readonly organisation?: string;
  readonly person?: string;
};

/**
 * 1: the parties' units and the secretariat; 2: named people only, masked in groups; 3: quarantined,
 * hidden from everybody but the secrecy officer, who sees that it is there and not what it says.
 */
export type Visibility = 1 | 2 | 3;

/** A running or stopped deadline of a matter, with everything needed to explain its date. */
export type Clock = {
  readonly id: string;
  readonly matter: string;
  /** Whose it is, where each of several units has one of its own. */
  readonly organisation?: string;
  /** Rule id and the effective-from day of the version it was counted with. */
  readonly rule: string;
  readonly ruleVersion: string;
  /** What its due day follows from; absent of an appointment. What follows here is worked out from it. */
  readonly facts?: PeriodFacts;
  /** The day it runs from, which is not counted; an instant for rules in hours. */
  readonly start: Day | Instant;
  readonly amount: number;
  readonly unit: "d" | "wd" | "m" | "h";
  /** The last day before a rest day moved it, and the due day. */
  readonly raw: Day;
  readonly rolled: Day;
  /** The exact instant, for rules counted in hours and for appointments. */
  readonly at?: Instant;
  readonly calendar: string;
  readonly provisional: boolean;
  /** Counts up whenever the date moves, so that a moved date is reminded of anew. */
  readonly dueVersion: number;
  readonly stoppedAt?: Instant;
  /** Since when it does not count; nobody is reminded of it meanwhile. */
  readonly suspendedAt?: Instant;
  /** How many rungs of its ladder are behind it, and when the next one is due. */
  readonly rungsPassed: number;
  readonly nextRungAt?: Instant;
};

/** A file as its matter remembers it. Sizes are in bytes. */
export type FileOf = { readonly id: string; readonly name: string; readonly size: number };

/** A file somebody has sent and not yet used. */
export type SentFile = FileOf & { readonly sha256: string };

/** Another matter this one was linked with, the post that did it, and whether this one came from it or led to it. */
export type MatterLink = {
  readonly code: string;
  readonly by: string;
  readonly as?: "from" | "to";
};

/** How far one of several units is with its share of a matter, and what was recorded of that. */
export type Track = {
  readonly state: string;
  readonly outcome?: string;
  /** The number of its own document, where that is no longer the one all of them have. */
  readonly reference?: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** The files that came with what was done in it. */
  readonly files?: readonly string[];
  /** What stood before the last step in it, for whoever takes that back; absent where it stays. */
  readonly before?: TrackBefore;
};

/** A share that became one with another's as its units did: as it stood, on record, gone on with no more. */
export type Joined = Omit<Track, "before"> & {
  /** Whose it was, whose went on, and which unit has that now. */
  readonly of: string;
  readonly kept: string;
  readonly unit: string;
};

/** A track as it was before a step of the history, with its clocks, and whom the step brought in. */
export type TrackBefore = {
  readonly number: number;
  readonly track: Omit<Track, "before">;
  readonly clocks: readonly Clock[];
  readonly added: readonly Party[];
};

/** Whose share of a matter is looked at, and how far the others are, as that unit may know it. */
export type Share = {
  readonly unit: string;
  readonly others: readonly { readonly unit: string; readonly known: Text }[];
  /** It has a number of its own, and no longer that of the document all of them have. */
  readonly renumbered?: true;
  /** It is only on record: the share this unit had went on in its place. */
  readonly joined?: string;
  /** How far they are all in all, where the unit has no part in it of its own. */
  readonly stage?: Text;
};

/** A numbered matter with its parties and clocks; `fields` is what its kind's model says. */
export type Matter<F = unknown, S extends string = string> = {
  readonly code: string;
  readonly kind: Kind;
  readonly state: S;
  /** Counts up at each save; two presses on one version cannot both win. */
  readonly version: number;
  readonly title: string;
  readonly category?: string;
  readonly visibility: Visibility;
  readonly urgent: boolean;
  /** Harm to a minor came to light in it. */
  readonly endangers?: true;
  /** A number other than ours by which people know it: a recommendation's 文号. */
  readonly reference?: string;
  readonly parent?: string;
  readonly openedAt: Instant;
  readonly closedAt?: Instant;
  /** The day its content is erased, once it is closed, and when that was done. */
  readonly eraseOn?: Day;
  readonly erasedAt?: Instant;
  readonly outcome?: string;
  readonly historyHead: string;
  readonly historyLength: number;
  readonly parties: readonly Party[];
  readonly clocks: readonly Clock[];
  /** The files that belong to it, in the order they came; absent where there are none. */
  readonly files?: readonly FileOf[];
  /** The matters it was linked with; each of them has this one. Absent where there are none. */
  readonly links?: readonly MatterLink[];
  /** How far each of several units is, where each goes its own way; absent until the first has gone on. */
  readonly tracks?: Readonly<Record<string, Track>>;
  /** What stood of shares that became one with another's; absent where none did. */
  readonly joined?: readonly Joined[];
  /** Where this is one unit's share of a matter; never kept. */
  readonly share?: Share;
  /** The units whose shares are left out of what is looked at; never kept. */
  readonly hides?: readonly string[];
  readonly fields: F;
};

/** Somebody from whom a step is awaited; `due` is the day of the clock that step stops. */
export type Waiting = {
  readonly matter: string;
  readonly step: string;
  readonly organisation?: string;
  readonly role?: string;
  readonly person?: string;
  readonly since: Instant;
  readonly due?: Day;
};

/** The units of a matter in one part. */
export const unitsIn = (matter: Pick<Matter, "parties">, part: Part): readonly string[] =>
  matter.parties.flatMap((party) =>
    party.part === part && party.organisation !== undefined ? [party.organisation] : [],
  );

/** The people named in a matter in one part. */
export const peopleIn = (matter: Pick<Matter, "parties">, part: Part): readonly string[] =>
  matter.parties.flatMap((party) =>
    party.part === part && party.person !== undefined ? [party.person] : [],
  );

/** The matter with some of what its model says changed. */
export const withFields = <M extends Matter<object>>(matter: M, more: Partial<M["fields"]>): M => ({
  ...matter,
  fields: { ...matter.fields, ...more },
});
