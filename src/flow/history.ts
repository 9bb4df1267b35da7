import { createHash } from "node:crypto";
import { z } from "zod";
import type { Instant } from "../calendar/day.ts";

/**
 * One line of a matter's history. `hash` covers the previous hash and everything here but the
 * content, of which it covers only a salted hash: content can be erased and the chain still verifies.
 */
export type Entry = {
  readonly id: string;
  readonly matter: string;
  readonly number: number;
  readonly step: string;
  readonly actor: string;
  readonly at: Instant;
  readonly content: string | null;
  readonly salt: string;
  readonly contentHash: string;
  readonly previous: string;
  readonly hash: string;
};

const standIn = z.object({
  for: z.string(),
  as: z.enum(["deputy", "entrusted"]).default("deputy"),
});

/** In whose place an entry was made, of a post on leave or as entrusted; nothing where it was the post's own. */
export const insteadIn = ({ content }: Pick<Entry, "content">) =>
  standIn.safeParse(JSON.parse(content ?? "null")).data;

/** What somebody opened of a restricted matter. */
export type Opened = "card" | "form" | "file" | "paper" | "reporter";

/** Somebody read a restricted matter: who, when, and what was opened. */
export type ReadingOf = { readonly person: string; readonly at: Instant; readonly how: Opened };

/** The head of an empty history. */
export const emptyHead = "0".repeat(64);

const digestAll = (parts: readonly string[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex");

const digest = (...parts: readonly string[]): string => digestAll(parts);

/** The next entry of a history whose head and length are given. `salt` is 16 random bytes in hex. */
export const nextEntry = (
  head: { readonly historyHead: string; readonly historyLength: number },
  entry: Pick<Entry, "id" | "matter" | "step" | "actor" | "at" | "salt"> & {
    readonly content: unknown;
  },
): Entry => {
  const content = JSON.stringify(entry.content);
  const number = head.historyLength + 1;
  const contentHash = digest(entry.salt, content);
  return {
    ...entry,
    number,
    content,
    contentHash,
    previous: head.historyHead,
    hash: entryHash({ ...entry, number, contentHash, previous: head.historyHead }),
  };
};

const entryHash = (entry: Omit<Entry, "id" | "content" | "salt" | "hash">): string =>
  digest(
    entry.previous,
    entry.matter,
    String(entry.number),
    entry.step,
    entry.actor,
    entry.at,
    entry.contentHash,
  );

/** What stands in a history where a unit is kept out of a matter no longer, the doubt it came with having ended. */
export const releasing = { step: "release", actor: "system" } as const;

/** What stands in a history where somebody is kept out of a matter because they are of what it came of. */
export const keepingOut = { step: "keep-out", actor: "system" } as const;

/** What stands in a history where a matter is restricted because what it came of is. */
export const raisingAfter = { step: "raise-after", actor: "system" } as const;

/** What stands in a history where a matter was linked with others, and where it is no longer. */
export const linking = { made: "link", undone: "unlink" } as const;

/** Whether an entry says only with what a matter was linked. */
export const isLinking = ({ step }: Pick<Entry, "step">): boolean =>
  step === linking.made || step === linking.undone;

/** What was done in a matter: with what it was linked is nothing of that, and not for everybody who sees it to know. */
export const withoutLinking = <E extends Pick<Entry, "step">>(
  entries: readonly E[],
): readonly E[] => entries.filter((entry) => !isLinking(entry));

/** Where a matter's history ended at some moment. */
export type Head = { readonly matter: string; readonly number: number; readonly hash: string };

/** One value for the histories of all matters as they ended at some moment, in whatever order they are given. */
export const rootOf = (heads: readonly Head[]): string =>
  // There are more histories than a call takes arguments.
  digestAll(
    heads
      .map(({ matter, number, hash }) => `${matter} ${number} ${hash}`)
      .sort((a, b) => (a < b ? -1 : 1)),
  );

/** Whether an entry is the next of a history that ended with this hash, and says what it said. */
export const fitsAfter = (
  entry: Entry,
  last: { readonly number: number; readonly hash: string },
): boolean =>
  entry.number === last.number + 1 &&
  entry.previous === last.hash &&
  entry.hash === entryHash(entry) &&
  (entry.content === null || entry.contentHash === digest(entry.salt, entry.content));

/** The number of the first entry that does not fit the chain, or `undefined` where all of it holds. */
export const brokenAt = (
  entries: readonly Entry[],
  head: { readonly historyHead: string; readonly historyLength: number },
): number | undefined => {
  let last = { number: 0, hash: emptyHead };
  for (const entry of entries) {
    if (!fitsAfter(entry, last)) return last.number + 1;
    last = entry;
  }
  return last.number === head.historyLength && last.hash === head.historyHead
    ? undefined
    : entries.length + 1;
};
