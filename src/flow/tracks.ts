import type { z } from "zod";
import type { Block } from "../chat/card.ts";
import { type Text, text } from "../chat/text.ts";
import { type Directory, organisationName, type Person } from "../people/directory.ts";
import { answerForTheWhole, partsTouched, sightOf } from "./access.ts";
import {
  type Clock,
  type FileOf,
  type Matter,
  type Part,
  type Party,
  type Track,
  type TrackBefore,
  unitsIn,
} from "./matter.ts";
import { clockAbout, type NewNotice, unitTold } from "./notice.ts";
import type { Context } from "./step.ts";

// Where a matter goes to several units alike, each has a track of its own: its own state, facts, clocks
// and files. A step is taken in one track, by the same declaration as where there is only one unit.

/** How a kind keeps the tracks of several units apart. */
export type Tracks<M extends Matter = Matter> = {
  /** The units with this part have a track each, where there are several. */
  readonly part: Part;
  /** The fields that are the whole matter's; of all others each unit has its own. */
  readonly common: readonly string[];
  /** The steps that are taken for all units at once. */
  readonly together: readonly string[];
  /** How far a unit is, as the other units may know it. */
  known(matter: M): Text;
  /** What the other units are called together, where they are not addressees of one document. */
  readonly others?: Text;
  /** The unit that answers for what all of them do, and so sees every share; it acts in its own. */
  leads?(matter: M): string;
  /** The units to which what was done in one unit's share was copied: they see that share. */
  copied(matter: M): readonly string[];
  /** How two shares become one, where their units do. */
  readonly meets: {
    /** The states that are not an end: the share that stands in the first of them goes on. */
    readonly order: readonly M["state"][];
    /** The state after which all begins anew: nothing of another share runs on beside it. */
    readonly anew?: M["state"];
    /** The fields of a share that wait for somebody's answer, and go on with whichever share does. */
    waits(share: M): readonly string[];
  };
  /**
   * The body of the card of the whole matter, with each unit's share that the reader sees; with none, what
   * it says to everybody it is copied to.
   */
  card(matter: M, shares: readonly M[], context: Context): readonly Block[];
};

/** What is asked of a kind to know its tracks. */
type Tracked<M extends Matter = Matter> = {
  readonly tracks?: Tracks<M>;
  readonly states: Readonly<Record<string, { readonly name: Text; readonly final?: true }>>;
  readonly model: z.ZodType;
};

/** The units of a matter that have a track each; none where it is only one unit's, or one unit's share. */
export const trackUnits = (
  { tracks }: Pick<Tracked, "tracks">,
  matter: Matter,
): readonly string[] => {
  if (tracks === undefined || matter.share !== undefined || matter.erasedAt !== undefined)
    return [];
  const units = unitsIn(matter, tracks.part);
  return units.length > 1 ? units : [];
};

const pick = (fields: object, keys: readonly string[], taken: boolean) =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => keys.includes(key) === taken));

/** How far every unit is while none has gone on. */
const firstTrack = (matter: Matter, common: readonly string[]): Track => ({
  state: matter.state,
  fields: pick(matter.fields ?? {}, common, false),
});

/** The files that came with what was done in the tracks of some units. */
const filesIn = ({ tracks = {} }: Matter, units: readonly string[]): readonly string[] =>
  units.flatMap((unit) => tracks[unit]?.files ?? []);

/** The matter without what was done for some of its units. */
const without = (
  { part }: Tracks,
  matter: Matter,
  hides: readonly string[],
): Matter & { readonly hides: readonly string[] } => {
  const { files, joined, ...rest } = matter;
  const foreign = filesIn(matter, hides);
  const left = files?.filter(({ id }) => !foreign.includes(id)) ?? [];
  const known = joined?.filter(({ unit }) => !hides.includes(unit)) ?? [];
  return {
    ...rest,
    hides,
    parties: matter.parties.filter(
      (party) => party.part !== part || !hides.includes(party.organisation ?? ""),
    ),
    clocks: matter.clocks.filter(({ organisation = "" }) => !hides.includes(organisation)),
    ...(left.length === 0 ? {} : { files: left }),
    ...(known.length === 0 ? {} : { joined: known }),
  };
};

/** The share of one unit, without what it may know of the others. */
const shareFor = (
  flow: Tracked,
  tracks: Tracks,
  whole: Matter,
  { unit, others }: { readonly unit: string; readonly others: readonly string[] },
): Matter => {
  const { tracks: all = {}, outcome, ...rest } = without(tracks, whole, others);
  const own = all[unit];
  const result = own === undefined ? outcome : own.outcome;
  const reference = own?.reference ?? whole.reference;
  return {
    ...rest,
    state: own?.state ?? whole.state,
    ...(result === undefined ? {} : { outcome: result }),
    ...(reference === undefined ? {} : { reference }),
    fields:
      own === undefined
        ? whole.fields
        : flow.model.parse({ ...pick(whole.fields ?? {}, tracks.common, true), ...own.fields }),
    share: { unit, others: [], ...(own?.reference === undefined ? {} : { renumbered: true }) },
  };
};

/** The shares of matters, each read once however often it is asked for. */
const known = new WeakMap<Matter, readonly Matter[]>();

const allShares = (flow: Tracked, matter: Matter): readonly Matter[] => {
  const before = known.get(matter);
  if (before !== undefined) return before;
  const { tracks } = flow;
  const units = trackUnits(flow, matter);
  if (tracks === undefined) return [];
  const bare = units.map((unit) =>
    shareFor(flow, tracks, matter, { unit, others: units.filter((other) => other !== unit) }),
  );
  const standing = bare.map((share, index) => ({
    unit: units[index] ?? "",
    known: tracks.known(share),
  }));
  const shares = bare.map((share, index) => {
    const unit = units[index] ?? "";
    const others = standing.filter((one) => one.unit !== unit);
    return { ...share, share: { unit, ...share.share, others } };
  });
  known.set(matter, shares);
  return shares;
};

/** The share one unit has in a matter, as its steps, cards and clocks are to see it; the matter where it has no track. */
export const shareOf = (flow: Tracked, matter: Matter, unit: string | undefined): Matter =>
  unit === undefined
    ? matter
    : (allShares(flow, matter).find(({ share }) => share?.unit === unit) ?? matter);

/** Every unit's share in a matter, or the matter where it has no tracks. */
export const sharesIn = (flow: Tracked, matter: Matter): readonly Matter[] => {
  const shares = allShares(flow, matter);
  return shares.length === 0 ? [matter] : shares;
};

/** What a unit that a matter is copied to sees: the shares of which it was told, else what was said to all and how far each is. */
const copiedTo = (flow: Tracked, tracks: Tracks, matter: Matter, reader: string): Matter => {
  const shares = allShares(flow, matter);
  const isShown = (share: Matter) => tracks.copied(share).includes(reader);
  const [only, another] = shares.filter(isShown);
  if (only !== undefined && another === undefined) return only;
  const unitOf = ({ share }: Matter) => share?.unit ?? "";
  const hides = shares.filter((share) => !isShown(share)).map(unitOf);
  if (only !== undefined) return without(tracks, matter, hides);
  const { tracks: _, ...rest } = without(tracks, matter, hides);
  const others = shares.map((share) => ({ unit: unitOf(share), known: tracks.known(share) }));
  const share = { unit: reader, others, stage: statesText(flow, shares) };
  return { ...rest, parties: matter.parties, share };
};

/**
 * The matter as somebody may see it: of several units each its own share, whoever it is copied to what was
 * copied; everybody else all of it, and so the offices that answer for the whole, as far as their sight
 * reaches.
 */
export const seenBy = (flow: Tracked, matter: Matter, person: Person): Matter => {
  const { tracks } = flow;
  const units = trackUnits(flow, matter);
  const { organisation, roles } = person;
  if (tracks === undefined || units.length === 0 || matter.hides !== undefined) return matter;
  if (matter.visibility === 1 && answerForTheWhole.some((role) => roles.includes(role)))
    return matter;
  if (units.includes(organisation))
    return tracks.leads?.(matter) === organisation ? matter : shareOf(flow, matter, organisation);
  const parts = partsTouched(sightOf(person), matter);
  return parts.length > 0 && parts.every((part) => part === "copy")
    ? copiedTo(flow, tracks, matter, organisation)
    : matter;
};

/** The shares in which somebody may act: a unit's people in their own. */
export const sharesFor = (flow: Tracked, matter: Matter, person: Person): readonly Matter[] => {
  const { organisation, roles } = person;
  const leads =
    flow.tracks?.leads?.(matter) === organisation &&
    trackUnits(flow, matter).includes(organisation) &&
    !answerForTheWhole.some((role) => roles.includes(role));
  return leads
    ? [shareOf(flow, matter, organisation)]
    : sharesIn(flow, seenBy(flow, matter, person));
};

/** Whether a step is taken for all units at once. */
export const isTogether = ({ tracks }: Pick<Tracked, "tracks">, id: string): boolean =>
  tracks?.together.includes(id) === true;

/** The state of the whole: that of the units that are least far, as long as one is not at its end. */
export const stateOfAll = ({ states }: Tracked, tracks: readonly Track[]): string => {
  const order = Object.keys(states);
  const open = tracks.filter(({ state }) => states[state]?.final !== true);
  const [first] = (open.length > 0 ? open : tracks).toSorted(
    (one, other) => order.indexOf(one.state) - order.indexOf(other.state),
  );
  return first?.state ?? "";
};

/** The list with its members replaced by those that took their place, and the new ones at its end. */
const merged = <T>(
  list: readonly T[],
  {
    before,
    after,
    same,
  }: {
    readonly before: readonly T[];
    readonly after: readonly T[];
    readonly same: (one: T, other: T) => boolean;
  },
): readonly T[] => [
  ...list.flatMap((one) => {
    if (!before.some((other) => same(one, other))) return [one];
    const now = after.find((other) => same(one, other));
    return now === undefined ? [] : [now];
  }),
  ...after.filter((one) => !before.some((other) => same(one, other))),
];

/** The whole matter with one unit's share as a step left it, which can be taken back by its number where it has one. */
export const withShare = (
  flow: Tracked,
  whole: Matter,
  { share, hides: _, ...left }: Matter,
  number?: number,
): Matter => {
  const { tracks } = flow;
  if (tracks === undefined || share === undefined) return left;
  const before = shareOf(flow, whole, share.unit);
  const { outcome, state, parties, clocks, files, reference, fields: given } = left;
  const fields = given ?? {};
  const was = whole.tracks?.[share.unit];
  const sent = (files ?? []).filter(({ id }) => !before.files?.some((one) => one.id === id));
  const ids = [...(was?.files ?? []), ...sent.map(({ id }) => id)];
  const own: Track = {
    state,
    ...(outcome === undefined ? {} : { outcome }),
    ...(reference === undefined || reference === whole.reference ? {} : { reference }),
    fields: pick(fields, tracks.common, false),
    ...(ids.length === 0 ? {} : { files: ids }),
    ...(number === undefined ? {} : { before: beforeIn(tracks, whole, { before, left, number }) }),
  };
  const all = Object.fromEntries(
    trackUnits(flow, whole).map((unit) => [
      unit,
      unit === share.unit ? own : (whole.tracks?.[unit] ?? firstTrack(whole, tracks.common)),
    ]),
  );
  const outcomes = new Set(Object.values(all).map((one) => one.outcome));
  const [only] = outcomes;
  const { outcome: __, files: ___, reference: ____, joined: _____, ...rest } = left;
  const allFiles = [...(whole.files ?? []), ...sent];
  return {
    ...rest,
    state: stateOfAll(flow, Object.values(all)),
    ...(outcomes.size === 1 && only !== undefined ? { outcome: only } : {}),
    ...(whole.reference === undefined ? {} : { reference: whole.reference }),
    ...(allFiles.length === 0 ? {} : { files: allFiles }),
    ...(whole.joined === undefined ? {} : { joined: whole.joined }),
    parties: merged(whole.parties, {
      before: before.parties,
      after: parties,
      same: (one, other) => one === other,
    }),
    clocks: merged(whole.clocks, {
      before: before.clocks,
      after: clocks,
      same: (one, other) => one.id === other.id,
    }),
    fields: { ...(whole.fields ?? {}), ...pick(fields, tracks.common, true) },
    tracks: all,
  };
};

/** What of a unit's share a step can be taken back to. */
const beforeIn = (
  tracks: Tracks,
  whole: Matter,
  {
    before,
    left,
    number,
  }: { readonly before: Matter; readonly left: Matter; readonly number: number },
): TrackBefore => {
  const unit = before.share?.unit ?? "";
  const { before: _, ...track } = whole.tracks?.[unit] ?? firstTrack(whole, tracks.common);
  return {
    number,
    track,
    clocks: before.clocks.filter(({ organisation }) => organisation === unit),
    added: left.parties.filter((party) => !before.parties.includes(party)),
  };
};

/** The whole matter with one unit's share as it was before its last step, or nothing where that stays; the others are untouched. */
export const withoutLast = (
  flow: Tracked,
  whole: Matter,
  { unit, number }: { readonly unit: string; readonly number: number },
  stop: (clock: Clock) => Clock,
): Matter | undefined => {
  const { before, files: all = [] } = whole.tracks?.[unit] ?? {};
  if (before?.number !== number) return undefined;
  const { track, clocks, added } = before;
  const isSame = (one: Party, other: Party) =>
    one.part === other.part &&
    one.organisation === other.organisation &&
    one.person === other.person;
  const tracks = { ...whole.tracks, [unit]: track };
  const gone = all.filter((id) => track.files?.includes(id) !== true);
  const outcomes = new Set(Object.values(tracks).map(({ outcome }) => outcome));
  const [outcome] = outcomes;
  const { outcome: _, closedAt: __, eraseOn: ___, files = [], ...rest } = whole;
  const left = files.filter(({ id }) => !gone.includes(id));
  return {
    ...rest,
    state: stateOfAll(flow, Object.values(tracks)),
    ...(outcomes.size === 1 && outcome !== undefined ? { outcome } : {}),
    ...(left.length === 0 ? {} : { files: left }),
    parties: whole.parties.filter((party) => !added.some((one) => isSame(one, party))),
    clocks: whole.clocks.map((clock) =>
      clock.organisation === unit
        ? (clocks.find(({ id }) => id === clock.id) ?? stop(clock))
        : clock,
    ),
    tracks,
  };
};

/** Whose share news of a matter is about, to be kept with it. */
export const ofShare = ({ share }: Pick<Matter, "share">): { readonly unit?: string } =>
  share === undefined ? {} : { unit: share.unit };

/** What is said about one unit's share, with the unit's name for whoever is not of it, unless it is named already. */
export const saidOf = (
  { share }: Pick<Matter, "share">,
  said: Text,
  reader: Pick<Person, "organisation">,
  directory: Directory,
): Text => {
  if (share === undefined || share.unit === reader.organisation) return said;
  const unit = organisationName(directory, share.unit);
  return said.zh.includes(unit.zh)
    ? said
    : text(`【${unit.zh}】${said.zh}`, `[${unit.en}] ${said.en}`);
};

/** The files of a matter that belong to no unit's share, or to that of one. */
export const filesOf = (matter: Matter, unit?: string): readonly FileOf[] => {
  const { files = [], tracks = {} } = matter;
  const ids = filesIn(matter, unit === undefined ? Object.keys(tracks) : [unit]);
  return files.filter(({ id }) => ids.includes(id) === (unit !== undefined));
};

/** Whose share a file came with, where it came with one. */
export const unitOfFile = ({ tracks = {} }: Matter, id: string): string | undefined =>
  Object.keys(tracks).find((unit) => tracks[unit]?.files?.includes(id) === true);

/** Whether a file belongs to what is looked at: none of a share that is hidden does. */
export const hasFile = ({ hides, files }: Matter, id: string): boolean =>
  hides === undefined || files?.some((file) => file.id === id) === true;

/** Where the units stand, in words: how many of them in which state. */
export const statesText = (flow: Tracked, shares: readonly Matter[]): Text => {
  const count = new Map<string, number>();
  for (const { state } of shares) count.set(state, (count.get(state) ?? 0) + 1);
  const parts = [...count].map(([state, units]) => ({
    name: flow.states[state]?.name ?? text(state, state),
    units,
  }));
  return text(
    parts.map(({ name, units }) => `${units}家${name.zh}`).join("；"),
    parts.map(({ name, units }) => `${units}: ${name.en.toLowerCase()}`).join("; "),
  );
};

/** The unit in whose track a step of the history was taken; nothing where it was of the whole. */
export const unitOfEntry = ({
  content,
}: {
  readonly content: string | null;
}): string | undefined => {
  const said: unknown = JSON.parse(content ?? "null");
  return typeof said === "object" &&
    said !== null &&
    "unit" in said &&
    typeof said.unit === "string"
    ? said.unit
    : undefined;
};

/** Of a history what a reader of this matter may see: nothing of what was done in the shares that are hidden. */
export const entriesOf = <E extends { readonly content: string | null }>(
  { hides = [] }: Pick<Matter, "hides">,
  entries: readonly E[],
): readonly E[] => entries.filter((entry) => !hides.includes(unitOfEntry(entry) ?? ""));

/** Of the notices of a matter those a reader of it may know of: none to a hidden unit, and none about its share. */
export const noticesOf = <N extends Pick<NewNotice, "recipient" | "content">>(
  { hides = [], clocks }: Pick<Matter, "hides" | "clocks">,
  notices: readonly N[],
  directory: Directory,
): readonly N[] =>
  hides.length === 0
    ? notices
    : notices.filter(({ recipient, content }) => {
        const clock = clockAbout(content);
        const about = content.is === "news" ? content.unit : undefined;
        return (
          ![about, unitTold(recipient, directory)].some((unit) => hides.includes(unit ?? "")) &&
          (clock === undefined || clocks.some(({ id }) => id === clock))
        );
      });
