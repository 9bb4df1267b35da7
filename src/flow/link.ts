import { z } from "zod";
import type { Instant } from "../calendar/day.ts";
import type { Person } from "../people/directory.ts";
import type { GuardedStore } from "../store/store.ts";
import { namesIn, sightOf } from "./access.ts";
import { confidentialitySteps } from "./confidentiality.ts";
import type { Found } from "./find.ts";
import { type Entry, isLinking, type linking, nextEntry } from "./history.ts";
import type { Matter, MatterLink } from "./matter.ts";
import { mayTake } from "./obstacle.ts";
import { sharesFor } from "./tracks.ts";

// Matters that have to do with each other, many to many. A link gives nobody sight of anything, and is
// there only for whoever may see both.

/** What a history keeps of links made or undone: with what, and why. */
const linkingContent = z.object({
  with: z.array(z.string()).readonly(),
  reason: z.string().optional(),
});

type LinkingContent = z.infer<typeof linkingContent>;

/** With what a matter was linked, and why, by an entry of its history; nothing of any other entry. */
export const linkingIn = ({ step, content }: Entry): LinkingContent | undefined =>
  isLinking({ step }) ? linkingContent.safeParse(JSON.parse(content ?? "null")).data : undefined;

/** A history as somebody may read it: of links only those with what this person may see too. */
export const withLinksSeen = async (
  { store, actor }: { readonly store: GuardedStore; readonly actor: Person },
  entries: readonly Entry[],
): Promise<readonly Entry[]> => {
  const named = entries.flatMap((entry) => linkingIn(entry)?.with ?? []);
  if (named.length === 0) return entries.filter((entry) => !isLinking(entry));
  const readable = await store.readable(sightOf(actor), [...new Set(named)]);
  return entries.flatMap((entry) => {
    if (!isLinking(entry)) return [entry];
    const said = linkingIn(entry);
    const seen = said?.with.filter((code) => readable.includes(code)) ?? [];
    return seen.length === 0
      ? []
      : [{ ...entry, content: JSON.stringify({ ...said, with: seen }) }];
  });
};

/** Whether anything in a matter is this person's to do, be it open today or not; the secretariat answers for all. */
export const actsIn = (actor: Person, { flow, matter }: Found): boolean =>
  actor.roles.includes("secretariat") ||
  sharesFor(flow, matter, actor).some((share) =>
    // What guards a matter is for everybody it was copied to as well.
    Object.entries(flow.steps).some(
      ([id, step]) => !confidentialitySteps.includes(id) && mayTake(actor, step, share),
    ),
  );

/** The links of a matter that somebody may undo: their own, or any as the secretariat, with what they may see. */
export const undoable = async (
  { store, actor }: { readonly store: GuardedStore; readonly actor: Person },
  { links = [] }: Pick<Matter, "links">,
): Promise<readonly string[]> => {
  const sight = sightOf(actor);
  const mine = links.filter(
    ({ by }) => namesIn(sight).includes(by) || actor.roles.includes("secretariat"),
  );
  return mine.length === 0
    ? []
    : store.readable(
        sight,
        mine.map(({ code }) => code),
      );
};

/** A matter with other links than it had, and the entry that says so. */
export const relinked = (
  matter: Matter,
  links: readonly MatterLink[],
  {
    step,
    said,
    ...by
  }: {
    readonly step: (typeof linking)[keyof typeof linking];
    readonly said: LinkingContent;
    readonly id: string;
    readonly salt: string;
    readonly actor: string;
    readonly at: Instant;
  },
): { readonly matter: Matter; readonly entry: Entry } => {
  const entry = nextEntry(matter, {
    ...by,
    matter: matter.code,
    step,
    content: { state: matter.state, ...said },
  });
  const { links: _, ...rest } = matter;
  return {
    matter: {
      ...rest,
      ...(links.length === 0 ? {} : { links }),
      version: matter.version + 1,
      historyHead: entry.hash,
      historyLength: entry.number,
    },
    entry,
  };
};
