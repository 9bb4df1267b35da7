import { type Day, dayOf } from "../calendar/day.ts";
import type { PeriodFacts } from "../calendar/period.ts";
import { type DeadlineRule, findRule } from "../calendar/rules.ts";
import type { Press } from "../chat/card.ts";
import type { Text } from "../chat/text.ts";
import type { Entry } from "../flow/history.ts";
import type {
  Clock,
  FileOf,
  Joined,
  Kind,
  Matter,
  MatterLink,
  Part,
  Party,
  Track,
  Visibility,
  Waiting,
} from "../flow/matter.ts";
import type { Life, NewNotice, Notice, NoticeContent, Posting, Recipient } from "../flow/notice.ts";
import type { PostChange, PostRequest, SettledAs } from "../flow/post-request.ts";
import {
  type Account,
  type Cover,
  type Organisation,
  organOf,
  type Person,
  type PostEntry,
} from "../people/directory.ts";
import { type Delivered, deliverySaid, prove, rungsSaid } from "./prove.ts";
import { type Place, SealError, sealedMark, type Vault } from "./seal.ts";
import { openRow, sealRow } from "./sealed-rows.ts";
import type { WholeRow } from "./select.ts";
import type { BindCode, Channel, SeenEvent, Settlement } from "./store.ts";
import type { DatabaseRow } from "./tables.ts";

/** The object without the keys whose value is null: what is absent in the database is absent here. */
export const presentFields = <T extends object>(
  row: T,
): { [K in keyof T as null extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as null extends T[K] ? K : never]?: Exclude<T[K], null>;
} =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as ReturnType<
    typeof presentFields<T>
  >;

/** A title or word as it is searched: width and case folded, and nothing left that `LIKE` would take for a sign of its own. */
export const foldTitle = (typed: string): string =>
  typed
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[%_\\]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

/** The purpose of the tokens that stand in place of the other numbers of restricted matters. */
const referenceToken = "Matter reference";

/** What may stand in the column of a matter's other number where it is this one. */
export const referencesFor = (vault: Vault, reference: string): string[] => [
  ...vault.tokens(referenceToken, reference),
];

/**
 * What stands in a matter's own row. From level 2 on what it says is sealed there; its number, kind,
 * category, state and days are not. The names of its files are sealed at every level.
 */
export const matterRow = (vault: Vault, matter: Matter) => {
  const {
    parties: _,
    clocks: __,
    files,
    tracks,
    joined,
    links,
    endangers,
    share,
    hides,
    fields,
    ...columns
  } = matter;
  if ((share ?? hides) !== undefined) throw new Error("a share of a matter is not kept by itself");
  const [, year = "0", number = "0"] = matter.code.split("-");
  const { code, title, reference, outcome } = columns;
  const restricted = vault.sealing && columns.visibility > 1;
  // What somebody typed to look sealed is sealed, so that it is read back as it was typed.
  const kept = (column: string, text: string): string =>
    restricted || text.startsWith(sealedMark) ? vault.seal(["Matter", code, column], text) : text;
  const list = files === undefined ? undefined : JSON.stringify(files);
  return {
    ...columns,
    title: kept("title", title),
    category: columns.category ?? null,
    reference:
      reference === undefined
        ? null
        : restricted
          ? vault.token(referenceToken, reference)
          : reference,
    parent: columns.parent ?? null,
    closedAt: columns.closedAt ?? null,
    eraseOn: columns.eraseOn ?? null,
    erasedAt: columns.erasedAt ?? null,
    outcome: outcome === undefined ? null : kept("outcome", outcome),
    year: Number(year),
    number: Number(number),
    folded: restricted ? "" : foldTitle(title),
    fields: kept(
      "fields",
      JSON.stringify({
        ...(fields as object),
        ...(list === undefined
          ? {}
          : { [filesKey]: vault.sealing ? vault.seal(filesPlace(code), list) : files }),
        ...(tracks === undefined ? {} : { [tracksKey]: tracks }),
        ...(joined === undefined ? {} : { [joinedKey]: joined }),
        ...(links === undefined ? {} : { [linksKey]: links }),
        ...(endangers === undefined ? {} : { [endangersKey]: endangers }),
        ...(restricted && reference !== undefined ? { [referenceKey]: reference } : {}),
      }),
    ),
  };
};

/** Where a matter's list of files stands among its fields; no kind has a field of that name. */
const filesKey = "$files";

const filesPlace = (code: string): Place => ["Matter", code, filesKey];

/** And the tracks of its units. */
const tracksKey = "$tracks";

/** And what stood of shares that became one with another's. */
const joinedKey = "$joined";

/** And the matters it was linked with. */
const linksKey = "$links";

/** And whether harm to a minor came to light in it. */
const endangersKey = "$endangers";

/** And its other number, where its own column has only a token. */
const referenceKey = "$reference";

/** Whether a row was saved with a list of files: as it stands in the fields of an older version, or sealed. */
export const filesInFields = { plain: `"${filesKey}":[`, sealed: `"${filesKey}":"${sealedMark}` };

/** A matter of which a column of its own row is opened. */
type OwnRow = { readonly code: string; readonly visibility: number };

/** What a column of a matter's own row says: from level 2 on it is sealed, below only where it was typed to look so. */
const ownColumn = (
  vault: Vault,
  { code, visibility }: OwnRow,
  column: "title" | "fields" | "outcome",
  value: string,
): string =>
  visibility > 1 || value.startsWith(sealedMark)
    ? vault.open(["Matter", code, column], value)
    : value;

/** The title in a matter's row. */
export const titleIn = (vault: Vault, row: OwnRow & { readonly title: string }): string =>
  ownColumn(vault, row, "title", row.title);

/** What a matter's kind says of it, and what else stands among its fields. */
const fieldsIn = (vault: Vault, row: OwnRow & { readonly fields: string }) => {
  const { code, fields } = row;
  const {
    [filesKey]: list,
    [tracksKey]: tracks,
    [joinedKey]: joined,
    [linksKey]: links,
    [endangersKey]: endangers,
    [referenceKey]: reference,
    ...own
  } = JSON.parse(ownColumn(vault, row, "fields", fields)) as {
    [filesKey]?: string | readonly FileOf[];
    [tracksKey]?: Readonly<Record<string, Track>>;
    [joinedKey]?: readonly Joined[];
    [linksKey]?: readonly MatterLink[];
    [endangersKey]?: true;
    [referenceKey]?: string;
  };
  // As a version before 0.3 kept it, the list itself stands there.
  const kept = typeof list === "object" ? JSON.stringify(list) : list;
  const files =
    kept === undefined
      ? undefined
      : (JSON.parse(vault.open(filesPlace(code), kept)) as readonly FileOf[]);
  return { own, files, tracks, joined, links, endangers, reference };
};

/** What a matter's kind says of it, from its row. */
export const ownFieldsIn = (vault: Vault, row: OwnRow & { readonly fields: string }): unknown =>
  fieldsIn(vault, row).own;

/** What a matter was before its last step, as its row keeps it. */
export const beforeRow = (vault: Vault, code: string, before: Matter | undefined) =>
  sealRow(vault, "Matter", { code, before: before === undefined ? null : JSON.stringify(before) });

/** A number as it stands in a row where one unit's track has it, or an earlier version. */
export const inTrack = (reference: string): string => JSON.stringify({ reference }).slice(1, -1);

/** The party rows of a matter, in its order. */
export const partyRows = ({ code, openedAt, parties }: Matter): DatabaseRow["Party"][] => {
  const unique = new Map(
    parties.map((party) => [
      `${party.part}:${party.organisation ?? ""}:${party.person ?? ""}`,
      party,
    ]),
  );
  return [...unique].map(([holder, { part, organisation = null, person = null }], position) => ({
    code,
    holder,
    position,
    part,
    organisation,
    person,
    openedAt,
  }));
};

/** A clock's row; `position` keeps the order within the matter. */
export const clockRow = (vault: Vault, clock: Clock, position: number) => {
  const { matter: code, organisation, ...columns } = clock;
  return sealRow(vault, "Clock", {
    ...columns,
    proof: prove(vault, "rungs", rungsSaid(columns)),
    code,
    position,
    at: columns.at ?? null,
    stoppedAt: columns.stoppedAt ?? null,
    suspendedAt: columns.suspendedAt ?? null,
    facts: columns.facts === undefined ? null : JSON.stringify({ ...columns.facts, organisation }),
    nextRungAt: columns.nextRungAt ?? null,
  });
};

/** A waiting row. */
export const waitingRow = (waiting: Waiting) => ({
  code: waiting.matter,
  step: waiting.step,
  organisation: waiting.organisation ?? null,
  role: waiting.role ?? null,
  person: waiting.person ?? null,
  since: waiting.since,
  due: waiting.due ?? null,
});

/** An entry from its row, without what proves it. */
export const toEntry = (vault: Vault, row: DatabaseRow["Entry"]): Entry => {
  const { state: _, ...entry } = openRow(vault, "Entry", row);
  return entry;
};

/** An event's row. */
export const seenRow = (seen: SeenEvent) => ({ ...seen, matter: seen.matter ?? null });

/** An event from its row. */
export const toSeen = (row: DatabaseRow["Seen"]): SeenEvent => presentFields(row);

/** What settling a notice changes in its row; what is not said stays as it was. */
export const settlementRow = ({ at, result, waited, ...said }: Settlement) => ({
  ...said,
  ...(waited === undefined ? {} : { attempts: { decrement: 1 } }),
  leaseUntil: null,
  ...(said.life === "sent" ? { sentAt: at } : {}),
  ...(result === undefined ? {} : { result: JSON.stringify(result) }),
});

/** A notice's row, new. */
export const noticeRow = (
  vault: Vault,
  { recipient, content, together, ...columns }: NewNotice,
) => {
  const row = {
    ...columns,
    together: together ?? null,
    to: recipient.to,
    recipient: recipient.id,
    matter: content.is === "plain" ? (content.about?.matter ?? null) : content.matter,
    life: "queued",
  };
  const sent = { sentAt: null, platform: null, conversation: null, ref: null, sentHash: null };
  const nothing = { ...sent, result: null, seenAt: null };
  return sealRow(vault, "Notice", {
    ...row,
    content: JSON.stringify(content),
    proof: prove(vault, "delivery", deliverySaid({ ...row, ...nothing })),
  });
};

/** What a change of a notice's row says of what became of it, with its proof. */
export const deliveryRow = <T extends Partial<Delivered>>(
  vault: Vault,
  was: Delivered,
  changed: T,
) => ({ ...changed, proof: prove(vault, "delivery", deliverySaid({ ...was, ...changed })) });

/** What of a matter says who may see it: nothing of it is sealed. */
export const seenOf = ({
  kind,
  visibility,
  parties,
}: Pick<WholeRow, "kind" | "visibility" | "parties">): Pick<
  Matter,
  "kind" | "visibility" | "parties"
> => ({
  kind: kind as Kind,
  visibility: visibility as Visibility,
  parties: parties.map(toParty),
});

/** A matter from its rows; a SealError where it cannot be opened. */
export const toMatter = (vault: Vault, row: WholeRow): Matter => {
  const {
    parties,
    clocks,
    year: _,
    number: __,
    folded: ___,
    fields: ____,
    // Hardly ever asked for, and as long as the matter itself: `before` of the store opens it.
    before: _before,
    proof: _proof,
    waitingProof: _waitingProof,
    ...columns
  } = row;
  const { own, files, tracks, joined, links, endangers, reference } = fieldsIn(vault, row);
  const { outcome, ...known } = presentFields(columns);
  return {
    ...known,
    title: titleIn(vault, row),
    ...(outcome === undefined ? {} : { outcome: ownColumn(vault, row, "outcome", outcome) }),
    ...(reference === undefined ? {} : { reference }),
    kind: columns.kind as Kind,
    visibility: columns.visibility as Visibility,
    parties: [...parties].sort((a, b) => a.position - b.position).map(toParty),
    clocks: [...clocks]
      .sort((a, b) => a.position - b.position)
      .map((clock) => toClock(vault, clock)),
    ...(files === undefined ? {} : { files }),
    ...(tracks === undefined ? {} : { tracks }),
    ...(joined === undefined ? {} : { joined }),
    ...(links === undefined ? {} : { links }),
    ...(endangers === undefined ? {} : { endangers }),
    fields: own,
  };
};

/**
 * What each row stands for, without those that cannot be opened: one from another county's database
 * must not take a whole list with it.
 */
export const opened = <R, T>(rows: readonly R[], open: (row: R) => T): T[] =>
  rows.flatMap((row) => {
    try {
      return [open(row)];
    } catch (error) {
      if (error instanceof SealError && error.missing === undefined) return [];
      throw error;
    }
  });

/** A participant as it is stored. */
export const toParty = ({ part, organisation, person }: DatabaseRow["Party"]): Party => ({
  part: part as Part,
  ...(organisation === null ? {} : { organisation }),
  ...(person === null ? {} : { person }),
});

/** A clock from its row. */
export const toClock = (vault: Vault, row: DatabaseRow["Clock"]): Clock => {
  const { code, position: _, proof: __, unit, facts, ...columns } = openRow(vault, "Clock", row);
  const clock = { ...presentFields(columns), unit: unit as Clock["unit"], matter: code };
  const stored: unknown = facts === null ? undefined : JSON.parse(facts);
  const known =
    stored === undefined || Array.isArray(stored) ? rebuiltFacts(clock, stored) : stored;
  if (known === undefined) return clock;
  const { organisation, ...kept } = known as PeriodFacts & Pick<Clock, "organisation">;
  return { ...clock, ...(organisation === undefined ? {} : { organisation }), facts: kept };
};

/** One time a due day was moved, as older versions kept it. */
type OldMove = { readonly at: string; readonly to: string; readonly why: Text };

/**
 * What a clock of an older version follows from: the rule of the table it was counted with, its start,
 * and of every move the day it led to. Nothing of an appointment.
 */
const rebuiltFacts = (clock: Clock, moves: readonly OldMove[] = []): PeriodFacts | undefined => {
  const { rule: id, ruleVersion, start, amount, unit, suspendedAt } = clock;
  const table = findRule(id, ruleVersion);
  if (table === undefined) return undefined;
  const { until, ...rule } = statedIn(table, clock);
  return {
    rule,
    start,
    ...(until === undefined && rule.amount === amount
      ? {}
      : until === undefined
        ? { amount }
        : { until }),
    happened: [
      ...moves.map(({ at, to, why }) => ({ is: "granted", until: to, why, at }) as const),
      ...(suspendedAt === undefined
        ? []
        : [{ is: "held", from: dayOf(suspendedAt), at: suspendedAt } as const]),
    ],
    ...(moves.length === 0 && rule.unit === unit ? {} : { rebuilt: true }),
  };
};

/** The rule, and the last day where that is what the document stated: then it was counted in days. */
const statedIn = (
  table: DeadlineRule,
  { unit, raw }: Pick<Clock, "unit" | "raw">,
): DeadlineRule & { readonly until?: Day } =>
  table.unit === unit ? table : { ...table, ...(unit === "d" ? { until: raw } : {}) };

/** A waiting row's meaning. */
export const toWaiting = ({ id: _, code, ...columns }: DatabaseRow["Waiting"]): Waiting => ({
  ...presentFields(columns),
  matter: code,
});

const recipientOf = (row: { to: string; recipient: string }): Recipient => ({
  to: row.to as Recipient["to"],
  id: row.recipient,
});

/** A notice from its row; one that may have been sent before is `uncertain`. */
export const toNotice = (vault: Vault, row: DatabaseRow["Notice"]): Notice => {
  const { id, key, createdAt, nextTryAt, attempts, life, doubtful, result } = row;
  const { content } = openRow(vault, "Notice", row);
  const { sentAt, platform, conversation, ref, sentHash, together } = row;
  return {
    id,
    key,
    createdAt,
    nextTryAt,
    attempts,
    life: life === "sending" && doubtful ? "uncertain" : (life as Life),
    recipient: recipientOf(row),
    content: JSON.parse(content) as NoticeContent,
    ...presentFields({ sentAt, platform, conversation, ref, sentHash, together }),
    ...(result === null ? {} : { result: JSON.parse(result) as { zh: string; en: string } }),
  };
};

/** A posting's row. */
export const postingRow = (
  vault: Vault,
  { recipient, headline, until, matter, again, follows, shows: _, ...columns }: Posting,
) =>
  sealRow(vault, "Posting", {
    ...columns,
    until: until ?? null,
    matter: matter ?? null,
    again: again === undefined ? null : JSON.stringify(again),
    follows: follows ?? null,
    to: recipient.to,
    recipient: recipient.id,
    headline: headline === undefined ? null : JSON.stringify(headline),
  });

/** A posting from its row, with the other matters it shows. */
export const toPosting = (
  vault: Vault,
  {
    shown,
    ...row
  }: DatabaseRow["Posting"] & { readonly shown: readonly { readonly matter: string }[] },
): Posting => {
  const { id, matter, platform, conversation, ref, headline, until, again, follows } = openRow(
    vault,
    "Posting",
    row,
  );
  return {
    id,
    platform,
    conversation,
    ref,
    recipient: recipientOf(row),
    ...presentFields({ matter, until }),
    ...(shown.length === 0 ? {} : { shows: shown.map((one) => one.matter) }),
    ...(again === null ? {} : { again: JSON.parse(again) as Press }),
    ...(follows === true ? { follows } : {}),
    ...(headline === null ? {} : { headline: JSON.parse(headline) as { zh: string; en: string } }),
  };
};

/** A bound group from its row. */
export const toChannel = (row: DatabaseRow["Channel"]): Channel => ({
  ...row,
  language: row.language as Channel["language"],
});

/** A unit's row. */
export const organisationRow = (
  { name, also, superior, ...columns }: Organisation,
  position: number,
) => ({
  ...columns,
  position,
  name: JSON.stringify(name),
  also: JSON.stringify(also),
  superior: superior ?? null,
});

/** A unit from its row. */
export const toOrganisation = (row: DatabaseRow["Organisation"]): Organisation => ({
  id: row.id,
  kind: row.kind as Organisation["kind"],
  name: JSON.parse(row.name) as Organisation["name"],
  also: JSON.parse(row.also) as Organisation["also"],
  ...(row.superior === null ? {} : { superior: row.superior }),
});

/** A post's row. */
export const personRow = (
  { id, organisation, language, name, roles }: Person,
  position: number,
) => ({
  id,
  organisation,
  language,
  position,
  name: JSON.stringify(name),
  roles: JSON.stringify(roles),
});

/** A leave or an entrustment as a row. */
export const coverRow = ({ entrusts, ...columns }: Cover) => ({
  ...columns,
  entrusts: entrusts === undefined ? null : JSON.stringify(entrusts),
});

/** The row of what happened to a post. */
export const postEntryRow = ({ said, ...columns }: PostEntry) => ({
  ...columns,
  said: JSON.stringify(said),
});

/** What happened to a post from its row. */
export const toPostEntry = ({ said, ...columns }: DatabaseRow["PostEntry"]): PostEntry => ({
  ...columns,
  said: JSON.parse(said) as Text,
});

/** An account from its row. */
export const toAccount = (row: Omit<DatabaseRow["Account"], "preferred">): Account =>
  presentFields(row);

/** A binding code from its row. */
export const toBindCode = (row: DatabaseRow["BindCode"]): BindCode => presentFields(row);

/** A request about a post as a row. */
export const postRequestRow = ({ change, ...columns }: PostRequest) => ({
  ...columns,
  change: JSON.stringify(change),
});

/** A request about a post from its row. */
export const toPostRequest = ({
  change,
  settled,
  ...columns
}: DatabaseRow["PostRequest"]): PostRequest => ({
  ...presentFields(columns),
  change: JSON.parse(change) as PostChange,
  ...(settled === null ? {} : { settled: settled as SettledAs }),
});

/** A leave or an entrustment from its row. */
export const toCover = ({ entrusts, endedAt, ...columns }: DatabaseRow["Cover"]): Cover => ({
  ...columns,
  ...(endedAt === null ? {} : { endedAt }),
  ...(entrusts === null ? {} : { entrusts: JSON.parse(entrusts) as readonly string[] }),
});

/** A post from its row, with what its unit is. */
export const toPerson = (row: DatabaseRow["Person"], unit: Organisation | undefined): Person => ({
  id: row.id,
  organisation: row.organisation,
  name: JSON.parse(row.name) as Person["name"],
  roles: JSON.parse(row.roles) as Person["roles"],
  language: row.language as Person["language"],
  ...(unit === undefined ? {} : { organ: organOf(unit) }),
});
