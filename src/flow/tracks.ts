import type { z } from "zod";
import type { Block } from "../chat/card.ts";
import { type Text, text } from "../chat/text.ts";
import { type Directory, organisationName, type Person } from "../people/directory.ts";
import { answerForTheWhole } from "./access.ts";
import { type Matter, type Part, type Track, unitsIn } from "./matter.ts";
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
  /** The body of the card for whoever sees all of it, of the whole matter and each unit's share. */
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

/** The share of one unit, without what it may know of the others. */
const shareFor = (flow: Tracked, tracks: Tracks, matter: Matter, unit: string): Matter => {
  const { tracks: all = {}, outcome, files, ...rest } = matter;
  const own = all[unit];
  const foreign = Object.entries(all).flatMap(([other, { files: ids = [] }]) =>
    other === unit ? [] : ids,
  );
  const left = files?.filter(({ id }) => !foreign.includes(id)) ?? [];
  const result = own === undefined ? outcome : own.outcome;
  const reference = own?.reference ?? matter.reference;
  return {
    ...rest,
    state: own?.state ?? matter.state,
    ...(result === undefined ? {} : { outcome: result }),
    ...(reference === undefined ? {} : { reference }),
    ...(left.length === 0 ? {} : { files: left }),
    parties: matter.parties.filter(
      ({ part, organisation }) =>
        part !== tracks.part || organisation === undefined || organisation === unit,
    ),
    clocks: matter.clocks.filter(
      ({ organisation }) => organisation === undefined || organisation === unit,
    ),
    fields:
      own === undefined
        ? matter.fields
        : flow.model.parse({ ...pick(matter.fields ?? {}, tracks.common, true), ...own.fields }),
    share: { unit, others: [] },
  };
};

/** The share one unit has in a matter, as its steps, cards and clocks are to see it; the matter where it has no track. */
export const shareOf = (flow: Tracked, matter: Matter, unit: string | undefined): Matter => {
  const { tracks } = flow;
  const units = trackUnits(flow, matter);
  if (tracks === undefined || unit === undefined || !units.includes(unit)) return matter;
  const others = units
    .filter((other) => other !== unit)
    .map((other) => ({
      unit: other,
      known: tracks.known(shareFor(flow, tracks, matter, other)),
    }));
  return { ...shareFor(flow, tracks, matter, unit), share: { unit, others } };
};

/** Every unit's share in a matter, or the matter where it has no tracks. */
export const sharesIn = (flow: Tracked, matter: Matter): readonly Matter[] => {
  const units = trackUnits(flow, matter);
  return units.length === 0 ? [matter] : units.map((unit) => shareOf(flow, matter, unit));
};

/**
 * The matter as somebody may see it: of several units each its own share; everybody else all of it, and
 * so the offices that answer for the whole, as far as their sight reaches.
 */
export const seenBy = (
  flow: Tracked,
  matter: Matter,
  { organisation, roles }: Pick<Person, "organisation" | "roles">,
): Matter =>
  matter.visibility === 1 && answerForTheWhole.some((role) => roles.includes(role))
    ? matter
    : shareOf(flow, matter, organisation);

/** The shares in which somebody may act: a unit's people in their own. */
export const sharesFor = (
  flow: Tracked,
  matter: Matter,
  person: Pick<Person, "organisation" | "roles">,
): readonly Matter[] => sharesIn(flow, seenBy(flow, matter, person));

/** Whether a step is taken for all units at once. */
export const isTogether = ({ tracks }: Pick<Tracked, "tracks">, id: string): boolean =>
  tracks?.together.includes(id) === true;

/** The state of the whole: that of the units that are least far, as long as one is not at its end. */
const stateOfAll = ({ states }: Tracked, tracks: readonly Track[]): string => {
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

/**
 * The whole matter with one unit's share as a step left it. A number put right where it was mistyped is
 * that of the document all of them have.
 */
export const withShare = (
  flow: Tracked,
  whole: Matter,
  { share, ...left }: Matter,
  putRight: boolean,
): Matter => {
  const { tracks } = flow;
  if (tracks === undefined || share === undefined) return left;
  const before = shareOf(flow, whole, share.unit);
  const { outcome, state, parties, clocks, files, reference, fields: given } = left;
  const fields = given ?? {};
  const was = whole.tracks?.[share.unit];
  const ofAll = putRight && was?.reference === undefined;
  const sent = (files ?? []).filter(({ id }) => !before.files?.some((one) => one.id === id));
  const ids = [...(was?.files ?? []), ...sent.map(({ id }) => id)];
  const own: Track = {
    state,
    ...(outcome === undefined ? {} : { outcome }),
    ...(ofAll || reference === undefined || reference === whole.reference ? {} : { reference }),
    fields: pick(fields, tracks.common, false),
    ...(ids.length === 0 ? {} : { files: ids }),
  };
  const all = Object.fromEntries(
    trackUnits(flow, whole).map((unit) => [
      unit,
      unit === share.unit ? own : (whole.tracks?.[unit] ?? firstTrack(whole, tracks.common)),
    ]),
  );
  const outcomes = new Set(Object.values(all).map((one) => one.outcome));
  const [only] = outcomes;
  const { outcome: _, files: __, reference: ___, ...rest } = left;
  const number = ofAll ? reference : whole.reference;
  const allFiles = [...(whole.files ?? []), ...sent];
  return {
    ...rest,
    state: stateOfAll(flow, Object.values(all)),
    ...(outcomes.size === 1 && only !== undefined ? { outcome: only } : {}),
    ...(number === undefined ? {} : { reference: number }),
    ...(allFiles.length === 0 ? {} : { files: allFiles }),
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
    fields: {
      ...pick(whole.fields ?? {}, tracks.common, false),
      ...pick(fields, tracks.common, true),
    },
    tracks: all,
  };
};

/** What is said about one unit's share, with the unit's name for whoever is not of it, unless it is named already. */
export const saidOf = (
  { share }: Pick<Matter, "share">,
  said: Text,
  reader: Pick<Person, "organisation">,
  directory: Directory,
): Text => {
  if (share === undefined || share.unit === reader.organisation) return said;
  const { zh, en } = organisationName(directory, share.unit);
  return said.zh.includes(zh) ? said : text(`${zh}：${said.zh}`, `${en}: ${said.en}`);
};

/** Whether a file belongs to what is looked at: of one unit's share none of the others' do. */
export const hasFile = ({ share, files }: Matter, id: string): boolean =>
  share === undefined || files?.some((file) => file.id === id) === true;

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

/** Of a history what a reader of this matter may see: of one unit's share not what was done in the others'. */
export const entriesOf = <E extends { readonly content: string | null }>(
  { share }: Pick<Matter, "share">,
  entries: readonly E[],
): readonly E[] =>
  share === undefined
    ? entries
    : entries.filter((entry) => (unitOfEntry(entry) ?? share.unit) === share.unit);
