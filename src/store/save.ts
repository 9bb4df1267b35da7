import type { Connection } from "./connection.ts";
import type { Statement } from "./direct.ts";
import { transact } from "./notices.ts";
import { changePosts } from "./post-states.ts";
import { type BoundFile, postsBoundName, sinceName, sinceValue, waitingSaid } from "./proof.ts";
import { prove, rungsSaid } from "./prove.ts";
import { isRefusal } from "./refused.ts";
import { matterRow, partyRows, seenRow, waitingRow } from "./rows.ts";
import {
  clocksKept,
  eraseContent,
  filesKept,
  proofColumns,
  proveChange,
  reporterKept,
  type UnsentRow,
  undoStep,
  updateMatter,
  type Writing,
  wasBefore,
} from "./save-matters.ts";
import { bindings, changesPosts } from "./save-posts.ts";
import { openRow, sealRow } from "./sealed-rows.ts";
import { statementsOf } from "./statements.ts";
import type { Change, Saved, Store } from "./store.ts";
import type { Inside } from "./tables.ts";

/** The same on a client: the connection itself, or one within a transaction. */
const writingIn = (client: Inside, connection: Connection): Writing => ({
  client,
  vault: connection.vault,
  sql: connection.sql,
  plain: statementsOf(connection),
  stated: connection.stated,
});

/** Every statement of a change, in order; the first is the event, so that a repeat stops there. */
const statements = (
  writing: Writing,
  change: Change,
  { files, first, unsent }: Known,
  queue: readonly Statement[],
): readonly Statement[] => {
  const { vault, plain } = writing;
  const { seen, created = [], updated = [], entries = [], clocks = [], waiting = [] } = change;
  const proved = proveChange(writing, change, files);
  return [
    ...plain.insert("Seen", [seenRow(seen)]),
    ...first,
    // Written as it is, so that whoever changes it meanwhile waits until this is saved.
    ...(change.unchanged ?? []).map(({ code, version }) =>
      plain.update("Matter", { code, version }, { version }, "must"),
    ),
    ...plain.insert(
      "Matter",
      created.map((one) => ({ ...matterRow(vault, one), ...proofColumns(proved, one) })),
    ),
    ...plain.insert("Party", created.flatMap(partyRows)),
    // In one order everywhere, so that two processes never wait for each other.
    ...updated
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
      .flatMap((one) =>
        updateMatter(writing, one, wasBefore(one, change.before), proofColumns(proved, one)),
      ),
    ...(change.undone === undefined ? [] : undoStep(writing, change.undone, unsent)),
    ...(change.erase ?? []).flatMap((code) => eraseContent(writing, code, unsent)),
    ...plain.insert(
      "Entry",
      entries.map((entry) => ({
        ...sealRow(vault, "Entry", entry),
        state:
          proved
            .get(entry.matter)
            ?.entry(
              entry,
              change.reporter?.matter === entry.matter ? change.reporter.said : undefined,
            ) ?? null,
      })),
    ),
    ...clocksKept(writing, clocks, [...created, ...updated]),
    ...plain.insert("Waiting", waiting.map(waitingRow)),
    ...(change.reporter === undefined ? [] : reporterKept(writing, change.reporter)),
    ...queue,
    ...filesKept(writing, change),
    ...bindings(writing, change),
  ];
};

/** What is read before a change is written: its files as they are bound, and what the first change says beside it. */
type Known = {
  readonly files: readonly BoundFile[];
  readonly first: readonly Statement[];
  readonly unsent: readonly UnsentRow[];
};

/** What has not been sent yet of the matters of which something is taken back or erased. */
const unsentOf = async (
  { selects }: Connection,
  { undone, erase = [] }: Change,
): Promise<readonly UnsentRow[]> => {
  const life = ["queued", "uncertain"];
  const news = undone === undefined ? [] : [`news:${undone.matter}:${undone.number}:%`];
  const found = await Promise.all([
    selects.rows("Notice", { matter: erase, life }),
    // By its key: what is told to whoever a step takes out of a matter names none.
    ...news.map((like) => selects.rows("Notice", { key: { like }, life })),
  ]);
  return found.flat();
};

/** The rows of the files that belong to the matters of a change; most have none. */
const filesBound = async (
  { client, vault }: Pick<Writing, "client" | "vault">,
  { created = [], updated = [] }: Change,
): Promise<readonly BoundFile[]> => {
  const ids = [...created, ...updated].flatMap(({ files = [] }) => files.map(({ id }) => id));
  if (ids.length === 0 || !vault.sealing) return [];
  const rows = await client.attachment.findMany({
    where: { id: { in: ids } },
    omit: { content: true },
  });
  return rows.map((row) => openRow(vault, "Attachment", row));
};

const sinceKept = ({ plain }: Pick<Writing, "plain">, value: string): readonly Statement[] =>
  plain.insert("Setting", [{ name: sinceName, value }], { on: ["name"], takes: [] });

/** What a refused save means, where it means something; everything else is thrown. */
const outcomeOf = (error: unknown): Saved => {
  if (isRefusal(error, "P2025")) return "stale";
  if (isRefusal(error, "P2002", "Seen")) return "repeated";
  if (isRefusal(error, "P2002", "Matter")) return "taken";
  // The first of its name, where another was first.
  if (isRefusal(error, "P2002", "Setting")) return "stale";
  throw error;
};

/**
 * Whether what a matter said in plain words may have been replaced by something sealed, and has to go
 * out of the raw files too.
 */
const hides = ({ updated = [], before }: Change): boolean =>
  updated.some((one) => one.visibility > 1 && (wasBefore(one, before)?.visibility ?? 1) === 1);

/** Numbers for new matters, and everything that changes a matter. */
export const saveQuestions = (
  connection: Connection,
  onHidden: () => void,
): Pick<Store, "nextNumber" | "save" | "saveWaiting" | "passRungs"> => {
  const { client, read, write, vault, selects } = connection;
  const { plain } = writingIn(client, connection);
  /** The last number saved of a kind in a year; forgotten whenever a save goes wrong. */
  const numbers = new Map<string, number>();
  /** Whether it is kept already since when saves are proved. */
  let isSince = false;
  /** What says that saves are proved from this change on, where nothing says so yet. */
  const sinceNow = async ({ seen, created, updated }: Change): Promise<string | undefined> => {
    if (isSince || !vault.sealing || (created ?? updated) === undefined) return undefined;
    if ((await selects.row("Setting", { name: sinceName })) !== undefined) return undefined;
    const last = await client.matter.groupBy({ by: ["kind", "year"], _max: { number: true } });
    const before = Object.fromEntries(
      last.map(({ kind, year, _max }) => [`${kind} ${year}`, _max.number ?? 0]),
    );
    const posts = await selects.row("Setting", { name: postsBoundName });
    return sinceValue(vault, {
      at: seen.at,
      before,
      ...(posts === undefined ? {} : { posts: true }),
    });
  };
  return {
    nextNumber: (kind, year) =>
      read(async () => {
        const known = numbers.get(`${kind}:${year}`);
        if (known !== undefined) return known + 1;
        const last = await selects.row(
          "Matter",
          { kind, year },
          { order: ["number DESC"], only: ["number"] },
        );
        return (last?.number ?? 0) + 1;
      }),
    save: (change) =>
      write(async () => {
        const created = (change.created ?? []).map((one) => matterRow(vault, one));
        try {
          const files = await filesBound(connection, change);
          const unsent = await unsentOf(connection, change);
          const since = await sinceNow(change);
          await transact(
            connection,
            change.notices ?? [],
            (queue, inside) =>
              statements(
                writingIn(inside, connection),
                change,
                { files, first: since === undefined ? [] : sinceKept({ plain }, since), unsent },
                queue,
              ),
            changesPosts(change) ? (on, all) => changePosts(on, change.seen.at, all) : undefined,
          );
          isSince ||= (change.created ?? change.updated) !== undefined;
        } catch (error) {
          for (const { kind, year } of created) numbers.delete(`${kind}:${year}`);
          return outcomeOf(error);
        }
        for (const { kind, year, number } of created) {
          const key = `${kind}:${year}`;
          numbers.set(key, Math.max(number, numbers.get(key) ?? 0));
        }
        if (change.erase !== undefined || hides(change)) onHidden();
        return "saved";
      }),
    saveWaiting: ({ code, version }, waiting) =>
      write(async () => {
        try {
          await transact(connection, [], () => [
            plain.update(
              "Matter",
              { code, version },
              {
                waitingProof: prove(
                  vault,
                  "waiting",
                  waitingSaid({ code, version }, waiting.map(waitingRow)),
                ),
              },
              "must",
            ),
            plain.remove("Waiting", { code }),
            ...plain.insert("Waiting", waiting.map(waitingRow)),
          ]);
        } catch (error) {
          // Whoever has changed the matter meanwhile has saved anew who is awaited in it.
          if (!isRefusal(error, "P2025")) throw error;
        }
      }),
    passRungs: async (passed) => {
      for (const { was, now, notices } of passed)
        await write(async () => {
          const { id, rungsPassed, dueVersion } = was;
          try {
            await transact(connection, notices, (queue) => [
              plain.update(
                "Clock",
                { id, rungsPassed, dueVersion, stoppedAt: null, suspendedAt: null },
                {
                  rungsPassed: now.rungsPassed,
                  nextRungAt: now.nextRungAt ?? null,
                  proof: prove(vault, "rungs", rungsSaid({ ...now, id, dueVersion })),
                },
                "must",
              ),
              ...queue,
            ]);
          } catch (error) {
            // Another process has passed it, or the clock has stopped or moved meanwhile.
            if (!isRefusal(error, "P2025")) throw error;
          }
        });
    },
  };
};
