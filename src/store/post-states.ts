import type { Instant } from "../calendar/day.ts";
import { joinAnd, type Text, text } from "../chat/text.ts";
import type { Connection } from "./connection.ts";
import { runInside, runTogether, type Statement } from "./direct.ts";
import { found } from "./findings.ts";
import { postsBoundName, type Since, sinceIn, sinceName, sinceValue } from "./proof.ts";
import { keyOf, prove, proves } from "./prove.ts";
import { SealError, type Vault } from "./seal.ts";
import { selectsOf } from "./select.ts";
import { statementsOf } from "./statements.ts";
import type { Finding } from "./store.ts";
import type { DatabaseRow, Inside } from "./tables.ts";
import { isUnreadable } from "./unreadable.ts";

type Row = DatabaseRow["PostState"];

/** The transaction in which posts are bound, and the keys. */
type BoundBy = {
  readonly client: Inside;
  readonly vault: Vault;
  readonly selects: Connection["selects"];
  readonly plain: ReturnType<typeof statementsOf>;
};

/** What of a post is told apart when something in it was changed. */
const sections = {
  post: text("岗位", "row or its unit"),
  accounts: text("账号", "accounts"),
  codes: text("绑定码", "binding codes"),
  deputies: text("代理", "deputies"),
  requests: text("变动申请", "requests"),
  history: text("变动记录", "history"),
} as const satisfies Readonly<Record<string, Text>>;
type Section = keyof typeof sections;

const names = Object.keys(sections) as readonly Section[];

/** Bytes of each section that a state keeps. */
const kept = 8;

/** What the database says of a post now, by section, and what it was bound as, in order. */
type Post = {
  readonly parts: Readonly<Record<Section, readonly string[]>>;
  readonly states: readonly Row[];
};

/** A row as it is bound: a column that is added later and says nothing changes nothing. */
const rowSaid = (row: object): string =>
  JSON.stringify(
    Object.entries(row)
      .filter(([, value]) => value !== null)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );

/** Every post there is, or of which something is left. */
const postsNow = async ({
  selects: { rows },
}: Pick<BoundBy, "selects">): Promise<ReadonlyMap<string, Post>> => {
  const said = new Map<string, { parts: Record<Section, string[]>; states: Row[] }>();
  const of = (post: string) => {
    const known = said.get(post) ?? {
      parts: { post: [], accounts: [], codes: [], deputies: [], requests: [], history: [] },
      states: [],
    };
    said.set(post, known);
    return known;
  };
  // One after the other: a transaction has one connection.
  const units = new Map((await rows("Organisation", {})).map((row) => [row.id, row]));
  for (const row of await rows("Person", {}))
    of(row.id).parts.post.push(rowSaid(row), rowSaid(units.get(row.organisation) ?? {}));
  for (const row of await rows("Account", {})) of(row.person).parts.accounts.push(rowSaid(row));
  for (const row of await rows("BindCode", {})) of(row.person).parts.codes.push(rowSaid(row));
  for (const row of await rows("Cover", {})) of(row.person).parts.deputies.push(rowSaid(row));
  for (const row of await rows("PostRequest", {})) of(row.post).parts.requests.push(rowSaid(row));
  for (const row of await rows("PostEntry", {})) of(row.post).parts.history.push(rowSaid(row));
  for (const row of await rows("PostState", {}, { order: ["post", "number"] }))
    of(row.post).states.push(row);
  return said;
};

/** What each post said when it was last hashed, and the hashes: of a hundred posts one changes. */
const lastHashed = new WeakMap<
  Vault,
  Map<string, { readonly keyId: string; readonly said: string; readonly state: string }>
>();

/** The keyed hashes of what a post says, a section each, with the key of that id. */
const stateOf = (vault: Vault, keyId: string, post: string, { parts }: Post): string => {
  const sections = names.map((name) => JSON.stringify([post, parts[name].toSorted()]));
  const said = sections.join("\n");
  const known = lastHashed.get(vault) ?? new Map();
  lastHashed.set(vault, known);
  const last = known.get(post);
  if (last?.keyId === keyId && last.said === said) return last.state;
  const state = Buffer.concat(
    names.map((name, index) =>
      (vault.mac(keyId, `post ${name}`, sections[index] ?? "") ?? Buffer.alloc(kept)).subarray(
        0,
        kept,
      ),
    ),
  ).toString("base64url");
  known.set(post, { keyId, said, state });
  return state;
};

const stateSaid = (
  { post, number, at, altered, state }: Omit<Row, "id" | "proof">,
  before: string | null,
): string => JSON.stringify([post, number, at, altered, state, before]);

const idOf = ({ post, number }: Pick<Row, "post" | "number">): string => `${post}:${number}`;

/** What is kept of posts having been bound, in two places: whoever deletes every state leaves one behind. */
type Bound = {
  readonly setting: boolean;
  /** Since when saves are proved; absent where nothing was saved yet, or somebody changed it. */
  readonly since: Since | undefined;
};

const boundIn = async ({
  selects: { row },
  vault,
}: Pick<BoundBy, "selects" | "vault">): Promise<Bound> => {
  const kept = (name: string) => row("Setting", { name });
  const [setting, since] = [await kept(postsBoundName), await kept(sinceName)];
  try {
    return {
      setting: setting !== undefined,
      since: since === undefined ? undefined : sinceIn(vault, since.value),
    };
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    return { setting: setting !== undefined, since: undefined };
  }
};

const wereBound = ({ setting, since }: Bound): boolean => setting || since?.posts === true;

/** Keeps that posts were bound, where that is not kept yet. */
const keepBound = async (
  { client, vault, plain }: BoundBy,
  at: Instant | null,
  { setting, since }: Bound,
): Promise<void> => {
  if (!setting)
    await runInside(client, plain.insert("Setting", [{ name: postsBoundName, value: at ?? "" }]));
  if (since === undefined || since.posts) return;
  const value = sinceValue(vault, { ...since, posts: true });
  await runInside(client, [plain.update("Setting", { name: sinceName }, { value }, "must")]);
};

/** Binds each post that is not as it was bound last, or is bound with a key that was replaced. */
const bindChanged = async (on: BoundBy, at: Instant | null, by: "us" | "others"): Promise<void> => {
  const { client, vault, plain } = on;
  const { keyId } = vault;
  if (keyId === undefined) return;
  const posts = await postsNow(on);
  // Before posts were bound nobody can say what they were.
  const bound = await boundIn(on);
  const isFirst =
    !wereBound(bound) && [...posts.values()].every(({ states }) => states.length === 0);
  const rows = [...posts].flatMap(([post, one]): readonly Row[] => {
    const last = one.states.at(-1);
    const isSame =
      last !== undefined && last.state === stateOf(vault, keyOf(last.proof), post, one);
    const isDated = last !== undefined && (last.at !== null || at === null);
    if (isSame && isDated && keyOf(last.proof) === keyId) return [];
    const altered = by === "others" && !isFirst && !isSame;
    const state = stateOf(vault, keyId, post, one);
    const row = { post, number: (last?.number ?? 0) + 1, at, altered, state };
    const proof = prove(vault, "post", stateSaid(row, last?.proof ?? null)) ?? "";
    return [{ id: idOf(row), ...row, proof }];
  });
  await runInside(client, plain.insert("PostState", rows));
  if (posts.size > 0) await keepBound(on, at, bound);
};

/** Rows as they stand within a transaction of Prisma's; of SQLite there is one connection, which is in it. */
const selectsInside = (
  { postgresql, columns, selects }: Pick<Connection, "postgresql" | "columns" | "selects">,
  inside: Inside,
): Connection["selects"] =>
  postgresql
    ? selectsOf((text, values) => inside.$queryRawUnsafe(text, ...values), {
        postgresql,
        columns,
      })
    : selects;

/**
 * Runs statements that change posts in one transaction with what binds the posts after them. What
 * somebody else has changed meanwhile is put down as such first: it must not come to be bound by it.
 */
export const changePosts = async (
  connection: Connection,
  at: Instant | undefined,
  statements: (client: Inside) => readonly Statement[],
): Promise<void> => {
  const { client, vault, postgresql } = connection;
  if (!vault.sealing) {
    await runTogether(connection, statements);
    return;
  }
  await client.$transaction(async (inside) => {
    // Of two processes one waits here until the other is done, on SQLite for whatever writes.
    if (postgresql) await inside.$executeRaw`LOCK TABLE "PostState" IN SHARE ROW EXCLUSIVE MODE`;
    else await inside.$executeRaw`UPDATE "PostState" SET "number" = 0 WHERE FALSE`;
    const on = {
      client: inside,
      vault,
      selects: selectsInside(connection, inside),
      plain: statementsOf(connection),
    };
    await bindChanged(on, at ?? null, "others");
    await runInside(inside, statements(inside));
    await bindChanged(on, at ?? null, "us");
  });
};

/** The number of the first state of a post that does not follow from the one before it, and those before it. */
const brokenAt = (vault: Vault, states: readonly Row[]): number =>
  states.findIndex(
    (row, index) =>
      row.number !== index + 1 ||
      row.id !== idOf(row) ||
      !proves(vault, "post", stateSaid(row, states[index - 1]?.proof ?? null), row.proof),
  );

/** The last moment at which a post is proved to have been as it was bound. */
const lastAt = (states: readonly Row[]): Instant | undefined =>
  states.findLast(({ at, altered }) => at !== null && !altered)?.at ?? undefined;

const findingsOfPost = (vault: Vault, post: string, one: Post): readonly Text[] => {
  const { states } = one;
  const of = (zh: string, en: string, after?: Instant): Text =>
    found(`岗位${post}：${zh}`, `post ${post}: ${en}`, after);
  const last = states.at(-1);
  if (last === undefined)
    return [of("是直接放进数据库的", "was put into the database from outside")];
  const broken = brokenAt(vault, states);
  if (broken >= 0)
    return [
      of(
        `绑定的第${broken + 1}条被改过，或少了`,
        `what binds it was changed or is gone, at number ${broken + 1}`,
        lastAt(states.slice(0, broken)),
      ),
    ];
  const altered = states.flatMap(({ altered, state }, index) =>
    altered ? [{ state, before: states.slice(0, index) }] : [],
  );
  const standing = {
    state: stateOf(vault, keyOf(last.proof), post, one),
    before: states,
  };
  const all = [...altered, ...(standing.state === last.state ? [] : [standing])];
  if (all.length === 0 && keyOf(last.proof) !== vault.keyId)
    return [of("是用换下的密钥绑定的", "is bound with a key that was replaced")];
  return all.map(({ state, before }) => {
    const [is, was] = [state, before.at(-1)?.state ?? ""].map((one) =>
      Buffer.from(one, "base64url"),
    );
    const changed = names.filter((_, index) => {
      const [from, to] = [index * kept, (index + 1) * kept];
      return is === undefined || !is.subarray(from, to).equals(was?.subarray(from, to) ?? is);
    });
    const { zh, en } = joinAnd(changed.map((name) => sections[name]));
    return of(`${zh}被改过`, `its ${en} was changed`, lastAt(before));
  });
};

/** Binds the posts that are not bound yet, and puts down what of the others was changed from outside. */
export const bindPosts = (connection: Connection, at?: Instant): Promise<void> =>
  connection.write(() => changePosts(connection, at, () => []));

/** What of the posts is not what was saved, and since when they are bound. */
export const verifyPosts = async (
  connection: Connection,
): Promise<{
  readonly since?: Instant | "never";
  readonly findings: readonly Finding[];
}> => {
  const { client, vault } = connection;
  if (!vault.sealing) return { findings: [] };
  let posts: ReadonlyMap<string, Post>;
  let bound: Bound;
  try {
    // Of one moment: another process may bind them for the first time meanwhile.
    [posts, bound] = await client.$transaction(
      async (inside) => {
        const selects = selectsInside(connection, inside);
        return [await postsNow({ selects }), await boundIn({ selects, vault })] as const;
      },
      { isolationLevel: "Serializable" },
    );
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    const said = text(
      "岗位的记录里有一行读不出：被改过",
      "a row of the posts cannot be read: it was changed",
    );
    return { findings: [{ said }] };
  }
  const states = [...posts.values()].flatMap((one) => one.states);
  if (states.length === 0)
    return wereBound(bound)
      ? { findings: [{ said: text("岗位的绑定全部没有了", "all that binds the posts is gone") }] }
      : { since: "never", findings: [] };
  const since = states.flatMap(({ at }) => at ?? []).sort()[0];
  const changed = [...posts].flatMap(([post, one]) => findingsOfPost(vault, post, one));
  const gone = bound.setting
    ? []
    : [text("岗位绑定过的记录没有了", "what says that the posts were bound is gone")];
  return {
    ...(since === undefined ? {} : { since }),
    findings: [...gone, ...changed].map((said) => ({ said })),
  };
};
