import { type Day, dayOf } from "../calendar/day.ts";
import type { PeriodFacts } from "../calendar/period.ts";
import { type DeadlineRule, findRule } from "../calendar/rules.ts";
import type { Text } from "../chat/text.ts";
import type {
  Clock,
  FileOf,
  Kind,
  Matter,
  Part,
  Party,
  Track,
  Visibility,
  Waiting,
} from "../flow/matter.ts";
import type { Life, NewNotice, Notice, NoticeContent, Posting, Recipient } from "../flow/notice.ts";
import {
  type Cover,
  type Organisation,
  organOf,
  type Person,
  type PostEntry,
} from "../people/directory.ts";
import type { DatabaseRow } from "./connect.ts";
import type { Channel, SeenEvent, Settlement } from "./store.ts";

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

/** What stands in a matter's own row. */
export const matterRow = (matter: Matter) => {
  const { parties: _, clocks: __, files, tracks, share, hides, fields, ...columns } = matter;
  if ((share ?? hides) !== undefined) throw new Error("a share of a matter is not kept by itself");
  const [, year = "0", number = "0"] = matter.code.split("-");
  return {
    ...columns,
    category: columns.category ?? null,
    reference: columns.reference ?? null,
    parent: columns.parent ?? null,
    closedAt: columns.closedAt ?? null,
    eraseOn: columns.eraseOn ?? null,
    erasedAt: columns.erasedAt ?? null,
    outcome: columns.outcome ?? null,
    year: Number(year),
    number: Number(number),
    folded: foldTitle(matter.title),
    fields: JSON.stringify({
      ...(fields as object),
      ...(files === undefined ? {} : { [filesKey]: files }),
      ...(tracks === undefined ? {} : { [tracksKey]: tracks }),
    }),
  };
};

/** Where a matter's list of files stands among its fields; no kind has a field of that name. */
const filesKey = "$files";

/** And the tracks of its units. */
const tracksKey = "$tracks";

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
export const clockRow = (clock: Clock, position: number) => {
  const { matter: code, organisation, ...columns } = clock;
  return {
    ...columns,
    code,
    position,
    at: columns.at ?? null,
    stoppedAt: columns.stoppedAt ?? null,
    suspendedAt: columns.suspendedAt ?? null,
    facts: columns.facts === undefined ? null : JSON.stringify({ ...columns.facts, organisation }),
    nextRungAt: columns.nextRungAt ?? null,
  };
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

/** An event's row. */
export const seenRow = (seen: SeenEvent) => ({ ...seen, matter: seen.matter ?? null });

/** An event from its row. */
export const toSeen = (row: DatabaseRow["Seen"]): SeenEvent => presentFields(row);

/** What settling a notice changes in its row; what is not said stays as it was. */
export const settlementRow = ({ at, result, ...said }: Settlement) => ({
  ...said,
  leaseBoot: null,
  leaseUntil: null,
  ...(said.life === "sent" ? { sentAt: at } : {}),
  ...(result === undefined ? {} : { result: JSON.stringify(result) }),
});

/** A notice's row, new. */
export const noticeRow = ({ recipient, content, ...columns }: NewNotice) => ({
  ...columns,
  to: recipient.to,
  recipient: recipient.id,
  matter: content.is === "plain" ? null : content.matter,
  content: JSON.stringify(content),
  life: "queued",
});

/** A matter from its rows. */
export const toMatter = (
  row: DatabaseRow["Matter"] & { parties: DatabaseRow["Party"][]; clocks: DatabaseRow["Clock"][] },
): Matter => {
  const { parties, clocks, year: _, number: __, folded: ___, fields: json, ...columns } = row;
  const {
    [filesKey]: files,
    [tracksKey]: tracks,
    ...fields
  } = JSON.parse(json) as {
    [filesKey]?: readonly FileOf[];
    [tracksKey]?: Readonly<Record<string, Track>>;
  };
  return {
    ...presentFields(columns),
    kind: columns.kind as Kind,
    visibility: columns.visibility as Visibility,
    parties: [...parties].sort((a, b) => a.position - b.position).map(toParty),
    clocks: [...clocks].sort((a, b) => a.position - b.position).map(toClock),
    ...(files === undefined ? {} : { files }),
    ...(tracks === undefined ? {} : { tracks }),
    fields,
  };
};

/** A participant as it is stored. */
export const toParty = ({ part, organisation, person }: DatabaseRow["Party"]): Party => ({
  part: part as Part,
  ...(organisation === null ? {} : { organisation }),
  ...(person === null ? {} : { person }),
});

/** A clock from its row. */
export const toClock = ({
  code,
  position: _,
  unit,
  facts,
  ...columns
}: DatabaseRow["Clock"]): Clock => {
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
export const toNotice = (row: DatabaseRow["Notice"]): Notice => {
  const { id, key, createdAt, nextTryAt, attempts, life, doubtful, content, result } = row;
  const { sentAt, platform, conversation, ref, sentHash } = row;
  return {
    id,
    key,
    createdAt,
    nextTryAt,
    attempts,
    life: life === "sending" && doubtful ? "uncertain" : (life as Life),
    recipient: recipientOf(row),
    content: JSON.parse(content) as NoticeContent,
    ...presentFields({ sentAt, platform, conversation, ref, sentHash }),
    ...(result === null ? {} : { result: JSON.parse(result) as { zh: string; en: string } }),
  };
};

/** A posting's row. */
export const postingRow = ({ recipient, headline, ...columns }: Posting) => ({
  ...columns,
  to: recipient.to,
  recipient: recipient.id,
  headline: headline === undefined ? null : JSON.stringify(headline),
});

/** A posting from its row. */
export const toPosting = (row: DatabaseRow["Posting"]): Posting => {
  const { id, matter, platform, conversation, ref, headline } = row;
  return {
    id,
    matter,
    platform,
    conversation,
    ref,
    recipient: recipientOf(row),
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

/** A leave or an entrustment from its row. */
export const toCover = ({
  entrusts,
  ...columns
}: Omit<DatabaseRow["Cover"], "endedAt">): Cover => ({
  ...columns,
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
