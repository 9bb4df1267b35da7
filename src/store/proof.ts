import type { Instant } from "../calendar/day.ts";
import type { Entry } from "../flow/history.ts";
import type { Clock, Matter } from "../flow/matter.ts";
import { keyIdLength, keyOf, mark, prove, proves } from "./prove.ts";
import { partyRows } from "./rows.ts";
import type { Vault } from "./seal.ts";
import type { DatabaseRow } from "./tables.ts";

/** What of a matter is told apart when something in it was changed. */
export const sections = [
  "title",
  "level",
  "state",
  "content",
  "parties",
  "clocks",
  "files",
] as const;
export type Section = (typeof sections)[number];

/** What is bound of a file's row. */
export type BoundFile = Pick<
  DatabaseRow["Attachment"],
  "id" | "type" | "size" | "person" | "at" | "sha256"
>;

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : 1;

const clockFacts = (clock: Clock): readonly unknown[] => {
  const { facts } = clock;
  return [
    clock.id,
    clock.organisation,
    [clock.rule, clock.ruleVersion, clock.start, clock.amount, clock.unit],
    [clock.raw, clock.rolled, clock.at, clock.calendar, clock.provisional, clock.dueVersion],
    [clock.stoppedAt, clock.suspendedAt],
    // The copy of its rule never changes, and of a clock of an older version it is the table's of today.
    facts === undefined ? undefined : { ...facts, rule: undefined },
  ];
};

const said: Readonly<
  Record<Section, (matter: Matter, files: readonly BoundFile[]) => readonly unknown[]>
> = {
  title: ({ title }) => [title],
  level: ({ visibility }) => [visibility],
  state: ({ state, outcome, closedAt, eraseOn, erasedAt }) => [
    state,
    outcome,
    closedAt,
    eraseOn,
    erasedAt,
  ],
  content: ({ kind, category, urgent, reference, parent, openedAt, endangers, ...matter }) => [
    [
      kind,
      category,
      urgent,
      reference,
      parent,
      openedAt,
      ...(endangers === undefined ? [] : [endangers]),
    ],
    matter.tracks,
    matter.fields,
    ...(matter.joined === undefined ? [] : [matter.joined]),
  ],
  parties: (matter) =>
    partyRows(matter).map(({ holder, part, organisation, person, openedAt }) => [
      holder,
      part,
      organisation,
      person,
      openedAt,
    ]),
  clocks: ({ clocks }) => clocks.toSorted(byId).map(clockFacts),
  files: ({ files = [] }, rows) => [
    files.map(({ id, name, size }) => [id, name, size]),
    rows
      .toSorted(byId)
      .map(({ id, type, size, person, at, sha256 }) => [id, type, size, person, at, sha256]),
  ],
};

/** The keyed hashes of what a matter says now, a section each. */
type Digests = readonly Buffer[];

/** The keyed hashes of a matter's sections; nothing where there is no key of that id. */
const digestsOf = (
  vault: Vault,
  keyId: string,
  matter: Matter,
  files: readonly BoundFile[],
): Digests =>
  sections.flatMap(
    (section) =>
      vault.mac(
        keyId,
        `matter ${section}`,
        JSON.stringify([matter.code, said[section](matter, files)]),
      ) ?? [],
  );

/** Bytes of each section that an entry keeps. */
const kept = 8;

/** What an entry keeps of the matter after it. */
export type KeptState = {
  readonly keyId: string;
  readonly sections: readonly string[];
  /** Who reported it, where that was said with this entry. */
  readonly reporter: string;
};

const stateOf = (digests: Digests): string =>
  Buffer.concat(digests.map((digest) => digest.subarray(0, kept))).toString("base64url");

/** The keyed hash of who reported a matter; nothing where nobody is kept. */
export const reporterDigest = (
  vault: Vault,
  keyId: string,
  matter: string,
  who?: string,
): string =>
  who === undefined
    ? ""
    : (vault.mac(keyId, "reporter", JSON.stringify([matter, who])) ?? Buffer.alloc(0))
        .subarray(0, kept)
        .toString("base64url");

const entrySaid = ({ matter, number, hash }: Entry, state: string, reporter: string): string =>
  JSON.stringify([matter, number, hash, state, reporter]);

/** What proves an entry with the matter as it stood after it; null without a key. */
const entryState = (
  vault: Vault,
  entry: Entry,
  digests: Digests,
  reporter: string | undefined,
): string | null => {
  const { keyId } = vault;
  if (keyId === undefined) return null;
  const state = stateOf(digests);
  const who = reporterDigest(vault, keyId, entry.matter, reporter);
  const made = vault.mac(keyId, "entry", entrySaid(entry, state, who));
  return `${mark}${keyId}.${state}.${who}.${made?.toString("base64url") ?? ""}`;
};

/** What an entry keeps of the matter after it; nothing where that is not what was kept with it. */
export const stateIn = (vault: Vault, entry: Entry, kept: string): KeptState | undefined => {
  const keyId = keyOf(kept);
  const [state = "", reporter = "", proof = ""] = kept
    .slice(mark.length + keyIdLength + 1)
    .split(".");
  const begin = `${mark}${keyId}.`;
  const holds =
    kept === `${begin}${state}.${reporter}.${proof}` &&
    proves(vault, "entry", entrySaid(entry, state, reporter), `${begin}${proof}`);
  return holds ? { keyId, sections: sectionsIn(state), reporter } : undefined;
};

const sectionsIn = (state: string): readonly string[] => {
  const bytes = Buffer.from(state, "base64url");
  return sections.map((_, index) =>
    bytes.subarray(index * kept, (index + 1) * kept).toString("base64url"),
  );
};

/** What an entry would keep of a matter as it is now, made with the key of another, to be compared with that. */
export const sectionsNow = (
  vault: Vault,
  { keyId }: Pick<KeptState, "keyId">,
  matter: Matter,
  files: readonly BoundFile[],
): readonly string[] => sectionsIn(stateOf(digestsOf(vault, keyId, matter, files)));

const matterSaid = (
  matter: Matter,
  digests: Digests,
  before: string | null,
  order?: readonly string[],
): string =>
  JSON.stringify([
    matter.code,
    matter.version,
    matter.historyHead,
    matter.historyLength,
    ...digests.map((digest) => digest.toString("base64url")),
    before,
    ...(order === undefined ? [] : [order]),
  ]);

/** In which order the deadlines of a matter stand. */
const clockOrder = ({ clocks }: Matter): readonly string[] => clocks.map(({ id }) => id);

/** What proves a matter and the entries saved with it. */
export type Proofs = {
  readonly proof: string | null;
  readonly entry: (entry: Entry, reporter: string | undefined) => string | null;
};

/** Proves a matter as it is saved; `before` is the column as it is meant. */
export const proofsOf = (
  vault: Vault,
  matter: Matter,
  files: readonly BoundFile[],
  before: string | null,
): Proofs => {
  const { keyId } = vault;
  if (keyId === undefined) return { proof: null, entry: () => null };
  const digests = digestsOf(vault, keyId, matter, files);
  return {
    proof: prove(vault, "matter", matterSaid(matter, digests, before, clockOrder(matter))),
    entry: (entry, reporter) => entryState(vault, entry, digests, reporter),
  };
};

/** Whether a matter is what its proof was made of. */
export const matterProved = (
  vault: Vault,
  matter: Matter,
  files: readonly BoundFile[],
  before: string | null,
  proof: string,
): boolean => {
  const digests = digestsOf(vault, keyOf(proof), matter, files);
  // Before the order of deadlines was bound, a proof said nothing of it.
  return [clockOrder(matter), undefined].some((order) =>
    proves(vault, "matter", matterSaid(matter, digests, before, order), proof),
  );
};

/** A waiting row, but for what the database numbers it. */
type WaitingRow = Omit<DatabaseRow["Waiting"], "id">;

/** What is proved of who is awaited in a matter. */
export const waitingSaid = (
  { code, version }: Pick<Matter, "code" | "version">,
  rows: readonly WaitingRow[],
): string =>
  JSON.stringify([
    code,
    version,
    rows
      .map(({ step, organisation, role, person, since, due }) =>
        JSON.stringify([step, organisation, role, person, since, due]),
      )
      .sort(),
  ]);

/** Since when saves of a database are proved, and up to which number there were matters before, by kind and year. */
export type Since = {
  readonly at: Instant;
  readonly before: Readonly<Record<string, number>>;
  /** The posts were bound as well: whoever deletes all that binds them leaves this behind. */
  readonly posts?: true;
};

/** Where it is kept since when saves are proved. */
export const sinceName = "history.since";

/** Where it is kept how far a file of roots was written. */
export const rememberedName = (file: string): string => `history.root:${file}`;

/** Where it is kept that posts were bound. */
export const postsBoundName = "posts.bound";

const sincePlace = ["Setting", sinceName, "value"] as const;

/** The setting that says since when saves are proved. */
export const sinceValue = (vault: Vault, since: Since): string =>
  vault.seal(sincePlace, JSON.stringify(since));

/** Since when saves are proved, from its setting. */
export const sinceIn = (vault: Vault, value: string): Since | undefined => {
  if (!value.startsWith("~s1.")) return undefined;
  return JSON.parse(vault.open(sincePlace, value)) as Since;
};
