import type { Instant } from "../calendar/day.ts";
import { bracketed, type Text, text } from "../chat/text.ts";
import { type Directory, organisationName, type Person } from "../people/directory.ts";
import type { Merger } from "../people/succession.ts";
import { partsTouched, sightOf } from "./access.ts";
import { isSuspended, stopClock } from "./clock.ts";
import { readMatter } from "./find.ts";
import type { Flow } from "./flow.ts";
import type { Clock, Joined, Matter, Track } from "./matter.ts";
import { shareOf } from "./tracks.ts";

// Two units' shares that become one: one of them goes on, with what of the other waits for an answer. The
// other stays on record as it stood, so that nothing either unit did or was served is lost, or taken for the
// other's.

/** The share that goes on where two become one, what is kept of both, and the clocks of the other that end. */
export type Met = {
  readonly track: Track;
  readonly joined: readonly Joined[];
  /** Whose share goes on, with its state, and what the other was. */
  readonly kept: { readonly unit: string; readonly state: string };
  readonly other: { readonly unit: string; readonly state: string };
  /** All begins anew after it: nothing of the other runs on. */
  readonly anew: boolean;
  /** Both wait for an answer of the same kind: only one of them can go on by itself. */
  readonly twice: boolean;
  ends(clock: Clock): boolean;
};

const pick = (fields: Track["fields"], keys: readonly string[]): Track["fields"] =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => keys.includes(key)));

/** What becomes of two units' shares as they become one; nothing where they have none of their own. */
export const meet = (flow: Flow, whole: Matter, { unit, into }: Merger): Met | undefined => {
  const { tracks: { [unit]: left, [into]: own } = {} } = whole;
  const meets = flow.tracks?.meets;
  if (meets === undefined || left === undefined || own === undefined) return undefined;
  const rank = ({ track: { state } }: { readonly track: Track }) => {
    const at = meets.order.indexOf(state);
    return at < 0 ? meets.order.length : at;
  };
  const [kept, other] = [
    { id: unit, track: left },
    { id: into, track: own },
  ].toSorted((one, two) => rank(one) - rank(two)) as [OfUnit, OfUnit];
  const anew = kept.track.state === meets.anew;
  const [waitsKept, waitsOther] = [kept, other].map(({ id }) =>
    anew ? [] : meets.waits(shareOf(flow, whole, id)),
  ) as [readonly string[], readonly string[]];
  const carried = waitsOther.filter((key) => !waitsKept.includes(key));
  const replaces = carried.some((key) => kept.track.fields[key] !== undefined);
  const files = [...(kept.track.files ?? []), ...(other.track.files ?? [])];
  const recordOf = ({ id, track: { before: _, ...track } }: OfUnit): Joined => ({
    ...track,
    of: id,
    kept: kept.id,
    unit: into,
  });
  const { before: _, ...track } = kept.track;
  const held = whole.clocks.filter((clock) => clock.organisation === kept.id && isSuspended(clock));
  const [same, twin] = [kept, other].map(({ track: { state, outcome, fields, reference } }) =>
    JSON.stringify([state, outcome, fields, reference]),
  );
  return {
    track: {
      ...track,
      fields: { ...track.fields, ...pick(other.track.fields, carried) },
      ...(files.length === 0 ? {} : { files }),
    },
    joined: [...(same === twin ? [] : [recordOf(other)]), ...(replaces ? [recordOf(kept)] : [])],
    kept: { unit: kept.id, state: kept.track.state },
    other: { unit: other.id, state: other.track.state },
    anew,
    twice: waitsOther.length > carried.length,
    ends: (clock) =>
      clock.organisation === other.id &&
      (anew || isSuspended(clock) || held.some(({ rule }) => rule === clock.rule)),
  };
};

type OfUnit = { readonly id: string; readonly track: Track };

/** The clocks of a matter without those that end as two shares become one. */
export const clocksMet = (
  clocks: readonly Clock[],
  met: Met | undefined,
  now: Instant,
): readonly Clock[] =>
  met === undefined
    ? clocks
    : clocks.map((clock) => (met.ends(clock) ? stopClock(clock, now) : clock));

/**
 * The shares on record that became one with those looked at, each as a share; to whom the matter is only
 * copied those of which it was told.
 */
export const joinedShares = (flow: Flow, matter: Matter, reader: Person): readonly Matter[] => {
  const { tracks } = flow;
  if (tracks === undefined) return [];
  const parts = partsTouched(sightOf(reader), matter);
  const isCopy = parts.length > 0 && parts.every((part) => part === "copy");
  const { joined = [], outcome: _, reference, fields, ...rest } = matter;
  return joined
    .map(({ unit: __, of, kept, state, fields: own, outcome, reference: number, files }) => {
      const named = number ?? reference;
      return readMatter(flow, {
        ...rest,
        state,
        ...(outcome === undefined ? {} : { outcome }),
        ...(named === undefined ? {} : { reference: named }),
        parties: rest.parties
          .filter(({ part }) => part !== tracks.part)
          .concat({ part: tracks.part, organisation: of }),
        clocks: [],
        files: matter.files?.filter(({ id }) => files?.includes(id) === true) ?? [],
        fields: { ...pick(fields as Track["fields"], tracks.common), ...own },
        share: { unit: "", others: [], joined: kept },
      });
    })
    .filter((share) => !isCopy || tracks.copied(share).includes(reader.organisation));
};

/** How far a share is, as its heading says: of one that became one with another, that it is a record. */
export const standingIn = (
  { share }: Pick<Matter, "share">,
  state: Text,
  directory: Directory,
): Text => {
  if (share?.joined === undefined) return state;
  const kept = organisationName(directory, share.joined);
  return bracketed(
    state,
    text(
      `合并前的一份，只作记录；接着办的是${kept.zh}原来的一份，送达日期等也是那一份的`,
      `the share as it was before the merger, for the record; the one ${kept.en} had goes on, with its day of service`,
    ),
  );
};
