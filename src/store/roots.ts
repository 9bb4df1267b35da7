import { createHash, createPublicKey, randomBytes, verify } from "node:crypto";
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeSync,
} from "node:fs";
import { z } from "zod";
import type { Instant } from "../calendar/day.ts";
import { type Text, text } from "../chat/text.ts";
import { type Head, rootOf } from "../flow/history.ts";
import type { Connection } from "./connection.ts";
import { found } from "./findings.ts";
import { SealError, type Vault } from "./seal.ts";
import type { Finding, RootsChecked, Store } from "./store.ts";

/** A line of the file of roots: where all histories ended at a moment. */
const lineSchema = z.strictObject({
  /** Which file it is of, and which line. */
  file: z.string(),
  n: z.int(),
  at: z.iso.datetime(),
  matters: z.int(),
  root: z.string(),
  /** The heads that are not those of the line before, sealed: they name the matters. */
  heads: z.string(),
  /** The database was put back from a copy before this: what the lines before say is no longer there. */
  restored: z.literal(true).optional(),
  /** The hash of the line before. */
  previous: z.string(),
  key: z.string(),
  /** Signed by the key of the line before, where this one is another's. */
  handed: z.string().optional(),
});

type Line = z.infer<typeof lineSchema>;

const signedSchema = lineSchema.extend({ signature: z.string() });

const noLine = "0".repeat(64);

const hashOf = (line: string): string => createHash("sha256").update(line).digest("hex");

const isSigned = (publicKey: string, said: string, signature: string): boolean => {
  try {
    const key = createPublicKey({
      key: { kty: "OKP", crv: "Ed25519", x: publicKey },
      format: "jwk",
    });
    return verify(null, Buffer.from(said), key, Buffer.from(signature, "base64url"));
  } catch {
    return false;
  }
};

const readLine = (line: string): Line | undefined => {
  try {
    const { data } = signedSchema.safeParse(JSON.parse(line));
    if (data === undefined) return undefined;
    const { signature, ...said } = data;
    const { handed: _, ...own } = said;
    const whole = JSON.stringify({ ...said, signature }) === line;
    return whole && isSigned(said.key, JSON.stringify(own), signature) ? said : undefined;
  } catch {
    return undefined;
  }
};

/** What has heads in a root beside the histories; the name of each begins with what it is of. */
const chains = {
  "read:": {
    wrong: (most: number, now: number) =>
      text(
        `查阅记录被删或被改过：根上有${most}条，现在有${now}条`,
        `readings of it were removed or changed: a root has ${most}, there are ${now}`,
      ),
  },
  "told:": {
    wrong: (most: number, now: number) =>
      text(
        `通知被整条删除：根上有${most}条，现在有${now}条`,
        `notices of it were deleted: a root has ${most}, there are ${now}`,
      ),
  },
  "post:": {
    wrong: (most: number, now: number) =>
      text(
        `岗位的绑定被截掉或换过：根上有${most}条，现在有${now}条`,
        `what binds the post was cut off or replaced: a root has ${most}, there are ${now}`,
      ),
  },
} as const satisfies Readonly<Record<string, { wrong(most: number, now: number): Text }>>;
type Chain = keyof typeof chains;

const chainNames = Object.keys(chains) as readonly Chain[];

/** What a head is of: of a chain beside the histories, and of which matter or post. */
const headOf = (name: string): { readonly chain?: Chain; readonly of: string } => {
  const chain = chainNames.find((one) => name.startsWith(one));
  return chain === undefined ? { of: name } : { chain, of: name.slice(chain.length) };
};

/** A finding about a head; a post's says which post, as it is of no matter. */
const headFinding = (name: string, { zh, en }: Text, after: Instant | undefined): Finding => {
  const { chain, of } = headOf(name);
  return chain === "post:"
    ? { said: found(`岗位${of}：${zh}`, `post ${of}: ${en}`, after) }
    : { matter: of, said: found(zh, en, after) };
};

const headsPlace = (file: string, n: number) => ["Roots", `${file} ${n}`, "heads"] as const;

const headsIn = (vault: Vault, { file, n, heads }: Line): readonly Head[] => {
  const list = JSON.parse(vault.open(headsPlace(file, n), heads)) as readonly [
    string,
    number,
    string,
  ][];
  return list.map(([matter, number, hash]) => ({ matter, number, hash }));
};

/** The whole lines of a file; what was cut off while it was written is not one. */
const linesIn = (content: string): readonly string[] =>
  content
    .slice(0, content.lastIndexOf("\n") + 1)
    .split("\n")
    .slice(0, -1);

/** What a file of roots says as a whole. */
type Told = {
  readonly id: string | undefined;
  readonly last: { readonly n: number; readonly hash: string; readonly key: string };
  readonly heads: ReadonlyMap<string, Head>;
};

const told = (vault: Vault, content: string): Told => {
  const heads = new Map<string, Head>();
  const lines = linesIn(content);
  let [id, n, key]: [string | undefined, number, string] = [undefined, 0, ""];
  for (const one of lines) {
    const line = readLine(one);
    if (line === undefined) continue;
    id ??= line.file;
    n = Math.max(n, line.n);
    ({ key } = line);
    if (line.restored) heads.clear();
    try {
      for (const head of headsIn(vault, line)) heads.set(head.matter, head);
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
    }
  }
  const end = lines.at(-1);
  return { id, last: { n, key, hash: end === undefined ? noLine : hashOf(end) }, heads };
};

/** Under which the database remembers the last line of a file. */
const settingOf = (id: string): string => `history.root:${id}`;

const rememberedSchema = z.object({ n: z.int(), hash: z.string(), at: z.string() });

/** Roots of all histories, written apart from the database and signed. */
export const rootQuestions = (
  connection: Connection,
): Pick<Store, "appendRoot" | "checkRoots" | "publicKey"> => {
  const { client, read, write, vault } = connection;
  const headsNow = (): Promise<readonly Head[]> =>
    read(async () => {
      const histories = await client.$queryRaw<Head[]>`
        SELECT "matter", "number", "hash" FROM "Entry" AS "one"
        WHERE "number" = (SELECT MAX("number") FROM "Entry" WHERE "matter" = "one"."matter")`;
      const readings = await client.$queryRaw<Head[]>`
        SELECT "matter", "number", COALESCE("proof", '') AS "hash" FROM "Reading" AS "one"
        WHERE "number" = (SELECT MAX("number") FROM "Reading" WHERE "matter" = "one"."matter")`;
      const posts = await client.$queryRaw<Head[]>`
        SELECT "post" AS "matter", "number", "proof" AS "hash" FROM "PostState" AS "one"
        WHERE "number" = (SELECT MAX("number") FROM "PostState" WHERE "post" = "one"."post")`;
      // A notice is of no chain, since it changes; how many there are only grows.
      const notices = await client.notice.groupBy({
        by: ["matter"],
        where: { matter: { not: null } },
        _count: true,
      });
      const named = (chain: Chain, heads: readonly Head[]): readonly Head[] =>
        heads.map((one) => ({ ...one, matter: `${chain}${one.matter}` }));
      return [
        ...histories,
        ...named("read:", readings),
        ...named("post:", posts),
        ...named(
          "told:",
          notices.map(({ matter, _count }) => ({
            matter: matter ?? "",
            number: _count,
            hash: "",
          })),
        ),
      ];
    });
  /** What the database has under the name of a head, by number. */
  const hashesOf = (name: string): Promise<ReadonlyMap<number, string>> =>
    read(async () => {
      const { chain, of } = headOf(name);
      const select = { number: true, proof: true } as const;
      if (chain === undefined) {
        const where = { matter: of };
        const rows = await client.entry.findMany({ where, select: { number: true, hash: true } });
        return new Map(rows.map(({ number, hash }) => [number, hash]));
      }
      switch (chain) {
        case "read:": {
          const rows = await client.reading.findMany({ where: { matter: of }, select });
          return new Map(rows.map(({ number, proof }) => [number, proof ?? ""]));
        }
        case "post:": {
          const rows = await client.postState.findMany({ where: { post: of }, select });
          return new Map(rows.map(({ number, proof }) => [number, proof]));
        }
        case "told:": {
          const length = await client.notice.count({ where: { matter: of } });
          return new Map(Array.from({ length }, (_, index) => [index + 1, ""]));
        }
      }
    });
  const rememberedIn = ({ name, value }: { readonly name: string; readonly value: string }) =>
    rememberedSchema.parse(JSON.parse(vault.open(["Setting", name, "value"], value)));
  const settingsOfRoots = () =>
    read(() => client.setting.findMany({ where: { name: { startsWith: settingOf("") } } }));
  const remember = (id: string, last: z.infer<typeof rememberedSchema>): Promise<void> =>
    write(async () => {
      const name = settingOf(id);
      const value = vault.seal(["Setting", name, "value"], JSON.stringify(last));
      await client.setting.upsert({ where: { name }, create: { name, value }, update: { value } });
    });
  let cached: { readonly file: string; readonly size: number; readonly told: Told } | undefined;

  const append = async (file: string, at: Instant, restored: boolean): Promise<string> => {
    const heads = new Map((await headsNow()).map((head) => [head.matter, head]));
    const settings = await settingsOfRoots();
    // From here to the end of the line nothing is waited for: nothing of this process comes between.
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    const isKnown = cached?.file === file && cached.size === size;
    const content = isKnown || size === 0 ? "" : readFileSync(file, "utf8");
    const before = isKnown && cached !== undefined ? cached.told : told(vault, content);
    // A line that was cut off while it was written goes.
    if (!isKnown && content !== "" && !content.endsWith("\n"))
      truncateSync(file, Buffer.byteLength(content.slice(0, content.lastIndexOf("\n") + 1)));
    const id = before.id ?? randomBytes(6).toString("hex");
    const known = settings.find(({ name }) => name === settingOf(id));
    const n = Math.max(before.last.n, known === undefined ? 0 : rememberedIn(known).n) + 1;
    const gone = restored
      ? []
      : [...before.heads.values()]
          .filter(({ matter, number }) => number > 0 && !heads.has(matter))
          .map(({ matter }) => ({ matter, number: 0, hash: "" }));
    const changed = [...heads.values(), ...gone].filter(({ matter, number, hash }) => {
      const was = before.heads.get(matter);
      return restored || was?.number !== number || was.hash !== hash;
    });
    const [signer, ...older] = vault.signers();
    if (signer === undefined) throw new RangeError("roots are signed with SECRET_KEY");
    const histories = [...heads.values()].filter(
      ({ matter }) => headOf(matter).chain === undefined,
    );
    const list = changed.map(({ matter, number, hash }) => [matter, number, hash]);
    const said = {
      file: id,
      n,
      at,
      matters: histories.length,
      root: rootOf(histories),
      heads: vault.seal(headsPlace(id, n), JSON.stringify(list)),
      ...(restored ? { restored: true } : {}),
      previous: before.last.hash,
      key: signer.publicKey,
    };
    const own = JSON.stringify(said);
    const former = older.find(({ publicKey }) => publicKey === before.last.key);
    const line = JSON.stringify({
      ...said,
      ...(former === undefined ? {} : { handed: former.sign(own) }),
      signature: signer.sign(own),
    });
    const target = openSync(file, "a");
    try {
      writeSync(target, `${line}\n`);
      fsyncSync(target);
      const hash = hashOf(line);
      for (const head of changed) heads.set(head.matter, head);
      const all = new Map([...(restored ? [] : before.heads), ...heads]);
      cached = {
        file,
        size: fstatSync(target).size,
        told: { id, last: { n, hash, key: signer.publicKey }, heads: all },
      };
      await remember(id, { n, hash, at });
    } finally {
      closeSync(target);
    }
    return `${at}/${said.root}`;
  };

  return {
    publicKey: () => vault.signers()[0]?.publicKey,
    appendRoot: (file, at, { restored = false } = {}) => append(file, at, restored),
    checkRoots: async (file) => {
      const content = existsSync(file) ? readFileSync(file, "utf8") : "";
      const keys = new Set(vault.signers().map(({ publicKey }) => publicKey));
      const checked = checkLines(vault, linesIn(content), keys);
      const { id, last } = checked;
      const findings = [...checked.findings];
      const settings = await settingsOfRoots();
      const row = settings.find(({ name }) => id !== undefined && name === settingOf(id));
      const known = row && rememberedIn(row);
      if (known !== undefined && known.n > (last?.n ?? 0))
        findings.push({
          said: found(
            `根文件末尾少了第${(last?.n ?? 0) + 1}至${known.n}行`,
            `lines ${(last?.n ?? 0) + 1} to ${known.n} of the file of roots are gone`,
            last?.at,
          ),
        });
      if (id === undefined && settings.length > 0)
        findings.push({
          said: text("根文件不见了，或是空的", "the file of roots is gone, or empty"),
        });
      for (const [name, attested] of checked.attested) {
        const hashes = await hashesOf(name);
        const isWrong = ({ number, hash }: Attested): boolean => hashes.get(number) !== hash;
        const [wrong, until] = [attested.find(isWrong), attested.findLast(isWrong)?.until];
        if (wrong === undefined) continue;
        const length = Math.max(0, ...hashes.keys());
        const most = Math.max(...attested.map(({ number }) => number));
        const { chain } = headOf(name);
        const said =
          chain !== undefined
            ? chains[chain].wrong(most, length)
            : length === 0
              ? text("整件或全部经过被删除", "the whole matter, or all of its history, was deleted")
              : length < most
                ? text(
                    `经过的末尾被截掉：根上有${most}条，现在只有${length}条`,
                    `the end of its history was cut off: a root has ${most} entries, there are ${length}`,
                  )
                : text(
                    `经过第${wrong.number}条或以前的被改写，与根不一致`,
                    `its history up to entry ${wrong.number} is not what a root says`,
                  );
        findings.push(headFinding(name, said, until));
      }
      return {
        lines: last?.n ?? 0,
        findings,
        notes: checked.notes,
        ...(last === undefined ? {} : { last: { at: last.at, root: last.root, key: last.key } }),
      } satisfies RootsChecked;
    },
  };
};

/** A head that a root says, and the last moment up to which roots went on saying so. */
type Attested = { readonly number: number; readonly hash: string; readonly until: Instant };

/** What the lines of a file say of themselves, one after the other, and of each matter. */
const checkLines = (
  vault: Vault,
  lines: readonly string[],
  keys: ReadonlySet<string>,
): {
  readonly id: string | undefined;
  readonly last: Line | undefined;
  readonly findings: readonly Finding[];
  readonly notes: RootsChecked["notes"];
  readonly attested: ReadonlyMap<string, readonly Attested[]>;
} => {
  const findings: Finding[] = [];
  const notes: RootsChecked["notes"][number][] = [];
  const heads = new Map<string, Head>();
  const attested = new Map<string, Attested[]>();
  let [id, last, hash]: [string | undefined, Line | undefined, string] = [
    undefined,
    undefined,
    noLine,
  ];
  let isBroken = false;
  const attest = (matter: string, { number, hash }: Head, until: Instant): void => {
    if (number > 0)
      attested.set(matter, [...(attested.get(matter) ?? []), { number, hash, until }]);
  };
  for (const [index, one] of lines.entries()) {
    const line = readLine(one);
    const at = last?.at;
    const wrong = (zh: string, en: string): void =>
      void findings.push({
        said: found(
          `根文件第${index + 1}行：${zh}`,
          `line ${index + 1} of the file of roots: ${en}`,
          at,
        ),
      });
    if (line === undefined || (id !== undefined && line.file !== id)) {
      wrong("被改过，签名不对", "was changed; its signature does not fit");
      isBroken = true;
      hash = hashOf(one);
      continue;
    }
    if (line.n !== (last?.n ?? 0) + 1 && !isBroken)
      wrong(
        `之前少了第${(last?.n ?? 0) + 1}至${line.n - 1}行`,
        `lines ${(last?.n ?? 0) + 1} to ${line.n - 1} before it are gone`,
      );
    else if (line.previous !== hash && !isBroken)
      wrong("前面的行被改过或调换过", "the lines before it were changed or moved");
    if (!keys.has(line.key)) wrong("不是本县的密钥签的", "is not signed with this county's key");
    else if (last !== undefined && last.key !== line.key) {
      const { handed = "", ...own } = line;
      if (!isSigned(last.key, JSON.stringify(own), handed))
        wrong("换密钥没有旧密钥的签名", "another key without the signature of the one before");
    }
    isBroken = false;
    id ??= line.file;
    if (line.restored) {
      notes.push(
        text(
          `数据库曾从备份恢复，以第${line.n}行为准：那以前、备份以后的办理没有了`,
          `the database was restored from a copy; line ${line.n} is what counts: what was done after the copy is gone`,
        ),
      );
      heads.clear();
      attested.clear();
    }
    try {
      for (const head of headsIn(vault, line)) {
        const was = heads.get(head.matter);
        if (was !== undefined) {
          attest(head.matter, was, last?.at ?? line.at);
          if (head.number <= was.number)
            findings.push(
              headFinding(
                head.matter,
                text(
                  `经过或记录在第${line.n}行的根以前倒退了：从${was.number}条到${head.number}条`,
                  `its history or records went back before the root of line ${line.n}: from ${was.number} entries to ${head.number}`,
                ),
                last?.at,
              ),
            );
        }
        heads.set(head.matter, head);
      }
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      wrong("里面的内容打不开", "what it says does not open");
    }
    last = line;
    hash = hashOf(one);
  }
  for (const [matter, head] of heads) attest(matter, head, last?.at ?? "");
  return { id, last, findings, notes, attested };
};
