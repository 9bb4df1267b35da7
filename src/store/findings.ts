import { type Instant, momentText } from "../calendar/day.ts";
import { joinAnd, type Text, text } from "../chat/text.ts";
import { type Entry, emptyHead, fitsAfter } from "../flow/history.ts";
import type { Matter } from "../flow/matter.ts";
import {
  type BoundFile,
  type KeptState,
  matterProved,
  reporterDigest,
  type Section,
  type Since,
  sections,
  sectionsNow,
  stateIn,
  waitingSaid,
} from "./proof.ts";
import { deliveryProved, keyOf, provedWith, proves, provesNow, rungsSaid } from "./prove.ts";
import { type ProvedRows, provedFiles } from "./proved-rows.ts";
import { brokenReading } from "./readings.ts";
import { matterRow, partyRows, referencesFor, toEntry, toMatter } from "./rows.ts";
import { openingUnsealed, SealError, sealedMark, type Vault } from "./seal.ts";
import { openRow } from "./sealed-rows.ts";

/** A matter as its rows say it, and what of its history holds. */
type Whole = {
  readonly vault: Vault;
  readonly rows: ProvedRows;
  readonly since: Since | undefined;
  readonly matter: Matter;
  readonly entries: readonly Entry[];
  /** What each entry keeps of the matter after it, where it does and that is proved. */
  readonly states: readonly (KeptState | undefined)[];
  readonly files: readonly BoundFile[];
};

const sectionNames: Readonly<Record<Section, Text>> = {
  title: text("标题", "title"),
  level: text("级别", "level"),
  state: text("状态", "state"),
  content: text("内容", "content"),
  parties: text("参与单位和人", "parties"),
  clocks: text("期限", "deadlines"),
  files: text("附件", "files"),
};

/** A moment in words; nothing where what stands there is none. */
const momentIn = (at: Instant): Text | undefined => {
  try {
    return momentText(at);
  } catch {
    return undefined;
  }
};

/** What was found, and after which moment it was done: the last at which it is proved to have been otherwise. */
export const found = (zh: string, en: string, after?: Instant): Text => {
  const moment = after === undefined ? undefined : momentIn(after);
  return moment === undefined
    ? text(zh, en)
    : text(`${zh}（在${moment.zh}之后）`, `${en} (after ${moment.en})`);
};

const nth = ({ number, at }: Pick<Entry, "number" | "at">): Text => {
  const moment = momentIn(at) ?? text("时间读不出", "an unreadable time");
  return text(`经过第${number}条（${moment.zh}）`, `entry ${number} of ${moment.en}`);
};

const numbered = (from: number, to: number): Text =>
  from === to
    ? text(`第${from}条`, `entry ${from}`)
    : text(`第${from}至${to}条`, `entries ${from} to ${to}`);

/** Whether something stands there in plain words, where all of its kind is sealed. */
export const isPlain = ({ sealing }: Vault, kept: string | null | undefined): boolean =>
  sealing && kept != null && kept !== "" && !kept.startsWith(sealedMark);

/** The number of the entry that erased what the matter said; the contents before it are gone. */
const erasedBy = ({ erasedAt }: Matter, entries: readonly Entry[]): number =>
  erasedAt === undefined ? 0 : (entries.findLast(({ at }) => at <= erasedAt)?.number ?? 0);

/** Whether an entry without a proof must have had one: it is not of a time before they were kept. */
const isProvable = ({ rows, since }: Whole, { at, number }: Entry): boolean =>
  since !== undefined &&
  (at >= since.at || rows.entries.some((one) => one.number < number && one.state !== null));

/** What is wrong with one entry, seen by itself and behind the one before it; the first that is found. */
const entryFinding = (
  whole: Whole,
  index: number,
  entry: Entry,
  last: { readonly number: number; readonly hash: string; readonly at?: Instant } | undefined,
): Text | undefined => {
  const { vault, rows, matter, entries, states } = whole;
  const row = rows.entries[index];
  const { zh, en } = nth(entry);
  if (entry.content === null && entry.number >= erasedBy(matter, entries))
    return found(`${zh}的内容被清空`, `the content of ${en} was wiped`);
  if (isPlain(vault, row?.content) || isPlain(vault, row?.salt))
    return found(`${zh}的内容换成了明文`, `the content of ${en} was replaced by plain words`);
  if (last !== undefined && entry.number > last.number + 1) {
    const gone = numbered(last.number + 1, entry.number - 1);
    return found(`经过少了${gone.zh}`, `${gone.en} of its history are gone`, last.at);
  }
  if (last !== undefined && !fitsAfter(entry, last))
    return found(`${zh}被改过，或调换过`, `${en} was changed or moved`, last.at);
  if (row?.state == null)
    return isProvable(whole, entry)
      ? found(`${zh}的证明没有了`, `what proves ${en} is gone`, last?.at)
      : undefined;
  return states[index] === undefined
    ? found(`${zh}被改过，与密钥对不上`, `${en} was changed: it does not fit the key`, last?.at)
    : undefined;
};

const historyFindings = (whole: Whole): readonly Text[] => {
  const { matter, entries } = whole;
  const said: Text[] = [];
  let last: { number: number; hash: string; at?: Instant } = { number: 0, hash: emptyHead };
  let chained = true;
  for (const [index, entry] of entries.entries()) {
    const finding = entryFinding(whole, index, entry, chained ? last : undefined);
    if (finding !== undefined) said.push(finding);
    chained &&= fitsAfter(entry, last);
    last = entry;
  }
  if (!chained || (last.number === matter.historyLength && last.hash === matter.historyHead))
    return said;
  const { historyLength } = matter;
  const gone = numbered(last.number + 1, historyLength);
  return [
    ...said,
    last.number < historyLength
      ? found(`经过少了${gone.zh}`, `${gone.en} of its history are gone`, last.at)
      : found(
          `记录换回了经过第${historyLength}条时的旧样子`,
          `its record was put back to what it was at entry ${historyLength}`,
          last.at,
        ),
  ];
};

/** What of a matter is not what it was after its last entry; nothing where it is proved. */
const recordFindings = ({
  vault,
  rows,
  since,
  matter,
  entries,
  states,
  files,
}: Whole): readonly Text[] => {
  const { proof, kind, year, number, before: sealed } = rows.matter;
  const last = entries.at(-1)?.at;
  if (proof === null) {
    if (rows.entries.some(({ state }) => state !== null))
      return [found("记录的证明没有了", "what proves its record is gone", last)];
    if (since === undefined || number <= (since.before[`${kind} ${year}`] ?? 0)) return [];
    return [found("是直接放进数据库的", "was put into the database from outside")];
  }
  const { before } = openRow(vault, "Matter", { code: matter.code, before: sealed });
  if (matterProved(vault, matter, files, before, proof))
    return proof.startsWith(provedWith(vault.keyId ?? ""))
      ? []
      : [found("记录是用换下的密钥证明的", "its record is proved with a key that was replaced")];
  const kept = states.at(-1);
  const now = kept && sectionsNow(vault, kept, matter, files);
  const changed = sections.filter((_, index) => now?.[index] !== kept?.sections[index]);
  if (changed.length === 0) return [found("记录被改过", "its record was changed", last)];
  const { zh, en } = joinAnd(changed.map((section) => sectionNames[section]));
  const earlier = states.slice(0, -1).findLastIndex((state) => {
    const then = state && sectionsNow(vault, state, matter, files);
    return changed.every((section) => {
      const at = sections.indexOf(section);
      return then !== undefined && then[at] === state?.sections[at];
    });
  });
  const was = entries[earlier]?.number;
  return [
    was === undefined
      ? found(`${zh}被改过`, `its ${en} was changed`, last)
      : found(
          `${zh}换回了经过第${was}条时的旧值`,
          `its ${en} was put back to what it was at entry ${was}`,
          last,
        ),
  ];
};

/** What of a matter's columns does not follow from the rest of it. */
const columnFindings = ({ vault, rows: { matter: row }, matter, entries }: Whole): Text[] => {
  const last = entries.at(-1)?.at;
  const said: Text[] = [];
  const { year, number, folded } = matterRow(vault, matter);
  const parties = partyRows(matter);
  const stand = row.parties.toSorted((a, b) => a.position - b.position);
  if (
    row.year !== year ||
    row.number !== number ||
    row.folded !== folded ||
    ((row.reference ?? undefined) !== matter.reference &&
      !referencesFor(vault, matter.reference ?? "").includes(row.reference ?? "")) ||
    stand.some(
      ({ holder, position, openedAt }, index) =>
        holder !== parties[index]?.holder || position !== index || openedAt !== matter.openedAt,
    )
  )
    said.push(found("查找用的列被改过", "a column it is found by was changed", last));
  const places = row.clocks.map(({ position }) => position).toSorted((a, b) => a - b);
  if (row.proof !== null && places.some((position, index) => position !== index))
    said.push(found("期限的次序被改过", "the order of its deadlines was changed", last));
  const awaits = row.waitingProof;
  if (
    awaits === null
      ? row.proof !== null
      : !proves(vault, "waiting", waitingSaid(row, row.waiting), awaits)
  )
    said.push(found("等谁办被改过", "whom it waits for was changed", last));
  return said;
};

const fileFindings = ({ vault, rows, matter, entries, files }: Whole): Text[] => {
  const last = entries.at(-1)?.at;
  const said: Text[] = [];
  if (rows.files.some(({ sha256, name }) => isPlain(vault, sha256) || isPlain(vault, name)))
    said.push(found("附件的列换成了明文", "a file's row was replaced by plain words", last));
  if (matter.erasedAt !== undefined) return said;
  const names = new Map(matter.files?.map(({ id, name }) => [id, name]));
  if (rows.files.some(({ id }) => !names.has(id)))
    said.push(found("多出了附件", "a file was added", last));
  if (files.length < names.size) said.push(found("少了附件", "a file is gone", last));
  if (rows.files.some(({ id }) => rows.wiped.has(id)))
    said.push(found("附件的内容被清空", "the content of a file was wiped", last));
  if (
    rows.files.some(
      (file) =>
        names.has(file.id) && openRow(vault, "Attachment", file).name !== names.get(file.id),
    )
  )
    said.push(found("附件的名称被改过", "the name of a file was changed", last));
  return said;
};

/** Who reported a matter is proved by the entry it was said with. */
const reporterFindings = ({ vault, rows: { reporter }, matter, states }: Whole): Text[] => {
  const kept = states.findLast((state) => state !== undefined && state.reporter !== "");
  if (reporter === undefined)
    return kept === undefined || matter.erasedAt !== undefined
      ? []
      : [found("举报人的记录没有了", "who reported it is gone", matter.openedAt)];
  if (isPlain(vault, reporter.sealed))
    return [found("举报人换成了明文", "who reported it was replaced by plain words")];
  const who = openRow(vault, "Reporter", reporter).sealed;
  const fits =
    kept === undefined
      ? states[0] === undefined
      : reporterDigest(vault, kept.keyId, matter.code, who) === kept.reporter;
  return fits ? [] : [found("举报人被改过", "who reported it was changed", matter.openedAt)];
};

const readingFindings = ({ vault, rows: { readings } }: Whole): Text[] => {
  const broken = brokenReading(vault, readings);
  if (broken === undefined) return [];
  const last = readings.filter(({ number }) => number < broken).at(-1)?.at;
  return [
    found(
      `查阅记录第${broken}条被改过，或少了`,
      `reading ${broken} of it was changed or is gone`,
      last,
    ),
  ];
};

/** How far reminders are, and what became of notices: changed without a step, and proved row by row. */
const rowFindings = ({ vault, rows, since, matter, entries }: Whole): Text[] => {
  const last = entries.at(-1)?.at;
  const { kind, year, number, clocks } = rows.matter;
  const isOlder = since === undefined || number <= (since.before[`${kind} ${year}`] ?? 0);
  const said: Text[] = [];
  if (
    clocks.some((clock) =>
      clock.proof === null ? !isOlder : !provesNow(vault, "rungs", rungsSaid(clock), clock.proof),
    )
  )
    said.push(found("提醒的进度被改过", "how far its reminders are was changed", last));
  // What a deadline of before follows from is worked out from its rule; an appointment has none.
  const bare = new Set(clocks.filter(({ facts }) => facts === null).map(({ id }) => id));
  if (!isOlder && matter.clocks.some(({ id, facts }) => bare.has(id) && facts !== undefined))
    said.push(found("期限的依据没有了", "what a deadline of it follows from is gone", last));
  const wrong = rows.notices.find((notice) =>
    notice.proof === null
      ? since !== undefined && notice.createdAt >= since.at
      : keyOf(notice.proof) !== vault.keyId || !deliveryProved(vault, notice, notice.proof),
  );
  if (wrong !== undefined)
    said.push(
      found(
        `给${wrong.recipient}的通知的投递记录被改过`,
        `what became of a notice to ${wrong.recipient} was changed`,
        wrong.createdAt,
      ),
    );
  return said;
};

/** That a row of a matter holds what it cannot. */
export const cannotBeRead = (after?: Instant): Text =>
  found("有记录读不出：被改过", "a row of it cannot be read: it was changed", after);

/** Everything that does not hold of a matter, each in a sentence that says since when. */
export const findingsOf = (
  keys: Vault,
  rows: ProvedRows,
  since: Since | undefined,
): readonly Text[] => {
  // What is not sealed that must be is said as such, beside whatever else is wrong with it.
  const vault = openingUnsealed(keys);
  try {
    const matter = toMatter(vault, rows.matter);
    const entries = rows.entries.map((entry) => toEntry(vault, entry));
    const whole: Whole = {
      vault,
      rows,
      since,
      matter,
      entries,
      states: entries.map((entry, index) => {
        const kept = rows.entries[index]?.state;
        return kept == null ? undefined : stateIn(vault, entry, kept);
      }),
      files: provedFiles(vault, matter, rows),
    };
    return [
      ...historyFindings(whole),
      ...recordFindings(whole),
      ...columnFindings(whole),
      ...fileFindings(whole),
      ...reporterFindings(whole),
      ...readingFindings(whole),
      ...rowFindings(whole),
    ];
  } catch (error) {
    const last = rows.entries.at(-1)?.at;
    // One row that cannot be read must not hide what is wrong with the others.
    if (!(error instanceof SealError)) return [cannotBeRead(last)];
    return [
      found(
        `有密封的内容打不开：被改过、换过位置，或是别县的`,
        `something sealed does not open: it was changed or moved, or is another county's (${error.message})`,
        last,
      ),
    ];
  }
};
