import { randomBytes } from "node:crypto";
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
import { text } from "../chat/text.ts";
import { type Head, rootOf } from "../flow/history.ts";
import { lockFile } from "./connect.ts";
import type { Connection } from "./connection.ts";
import { found } from "./findings.ts";
import { rememberedName } from "./proof.ts";
import { type Chain, chains, headFinding, headOf } from "./root-heads.ts";
import {
  type Attested,
  checkLines,
  hashOf,
  headsPlace,
  linesIn,
  type Told,
  told,
} from "./root-lines.ts";
import { SealError, type Signer, sealedMark, sealedNow } from "./seal.ts";
import { keptSetting } from "./settings.ts";
import type { RootsChecked, Store } from "./store.ts";

/** What is held while a line is appended: of several servers and commands with one file, one at a time. */
export const rootsLock = (file: string): string => `${file}.lock`;

const lastSchema = z.object({ n: z.int(), hash: z.string(), at: z.string() });
type Last = z.infer<typeof lastSchema>;

/** The last line of a file as the database remembers it; `altered` where what stands there was not put by us. */
type Remembered = Last | "altered";

/** Whether somebody signs with this key; where nothing was signed yet, everybody. */
const isSignerOf =
  (key: string) =>
  ({ publicKey }: Signer): boolean =>
    key === "" || key === publicKey;

/** Whether what is remembered of a file is what was put there. */
const isKnown = (remembered: Remembered | undefined): remembered is Last =>
  remembered !== undefined && remembered !== "altered";

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
  /** What the database has under the name of a head, by number; asked for as it stands, since a number may be none. */
  const hashesOf = (name: string): Promise<ReadonlyMap<number, string>> =>
    read(async () => {
      const { chain, of } = headOf(name);
      const hashes = (rows: readonly Pick<Head, "number" | "hash">[]) =>
        new Map(
          rows.flatMap(({ number, hash }) =>
            Number.isInteger(Number(number)) ? [[Number(number), hash] as const] : [],
          ),
        );
      if (chain === undefined)
        return hashes(
          await client.$queryRaw`SELECT "number", "hash" FROM "Entry" WHERE "matter" = ${of}`,
        );
      switch (chain) {
        case "read:":
          return hashes(
            await client.$queryRaw`SELECT "number", COALESCE("proof", '') AS "hash" FROM "Reading" WHERE "matter" = ${of}`,
          );
        case "post:":
          return hashes(
            await client.$queryRaw`SELECT "number", "proof" AS "hash" FROM "PostState" WHERE "post" = ${of}`,
          );
        case "told:": {
          const length = await client.notice.count({ where: { matter: of === "" ? null : of } });
          return new Map(Array.from({ length }, (_, index) => [index + 1, ""]));
        }
      }
    });
  const rememberedIn = (name: string, value: string, mark: string): Remembered => {
    if (!value.startsWith(mark)) return "altered";
    try {
      return lastSchema.parse(JSON.parse(vault.open(["Setting", name, "value"], value)));
    } catch (error) {
      // A key that was changed meanwhile is read first.
      if (error instanceof SealError && error.missing !== undefined) throw error;
      return "altered";
    }
  };
  /** What is remembered of each file, by its id, and sealed so. */
  const remembered = (mark = sealedMark): Promise<ReadonlyMap<string, Remembered>> =>
    read(async () => {
      const where = { name: { startsWith: rememberedName("") } };
      const settings = await client.setting.findMany({ where });
      return new Map(
        settings.map(({ name, value }) => [
          name.slice(rememberedName("").length),
          rememberedIn(name, value, mark),
        ]),
      );
    });
  const remember = (id: string, last: Last): Promise<void> =>
    write(async () => {
      const name = rememberedName(id);
      const value = vault.seal(["Setting", name, "value"], JSON.stringify(last));
      await keptSetting(client, name, value);
    });
  let cached: { readonly file: string; readonly size: number; readonly told: Told } | undefined;

  const append = async (file: string, at: Instant, restored: boolean): Promise<string> => {
    const heads = new Map((await headsNow()).map((head) => [head.matter, head]));
    const files = await remembered();
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    const isCached = cached?.file === file && cached.size === size;
    const content = isCached || size === 0 ? "" : readFileSync(file, "utf8");
    const before = isCached && cached !== undefined ? cached.told : told(vault, content);
    // A line that was cut off while it was written goes.
    if (!isCached && content !== "" && !content.endsWith("\n"))
      truncateSync(file, Buffer.byteLength(content.slice(0, content.lastIndexOf("\n") + 1)));
    const id = before.id ?? randomBytes(6).toString("hex");
    const known = files.get(id);
    const n = Math.max(before.last.n, isKnown(known) ? known.n : 0) + 1;
    // Of a file that is begun it is remembered before its first line that there is one.
    if (before.id === undefined) await remember(id, { n: 0, hash: before.last.hash, at });
    const forgotten = before.id !== undefined && !isKnown(known) && !restored;
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
      ...(forgotten ? { forgotten: true } : {}),
      previous: before.last.hash,
      key: signer.publicKey,
    };
    const own = JSON.stringify(said);
    if (restored && ![signer, ...older].some(isSignerOf(before.last.key)))
      throw new SealError(
        "The last line of ROOTS_FILE is signed with a key this copy does not know: the county's key was changed after the copy was made. Set SECRET_KEY to the key of the copy and NEW_SECRET_KEY to the one in use now, and restore again",
      );
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
    appendRoot: async (file, at, { restored = false } = {}) => {
      // Held from before the heads are read: another server's line must not come to stand before an older one.
      const unlock = await lockFile(rootsLock(file));
      if (unlock === undefined) return undefined;
      try {
        return await append(file, at, restored);
      } finally {
        await unlock();
      }
    },
    checkRoots: async (file) => {
      // A line that is appended meanwhile must not be missed: what is remembered is read before the lines.
      const files = await remembered(sealedNow(vault));
      const content = existsSync(file) ? readFileSync(file, "utf8") : "";
      const keys = new Set(vault.signers().map(({ publicKey }) => publicKey));
      const checked = checkLines(vault, linesIn(content), keys);
      const { id, last } = checked;
      const findings = [...checked.findings];
      const wrong = (zh: string, en: string): void =>
        void findings.push({ said: found(zh, en, last?.at) });
      const known = id === undefined ? undefined : files.get(id);
      if (isKnown(known) && known.n > (last?.n ?? 0))
        wrong(
          `根文件末尾少了第${(last?.n ?? 0) + 1}至${known.n}行`,
          `lines ${(last?.n ?? 0) + 1} to ${known.n} of the file of roots are gone`,
        );
      if ([...files.values()].includes("altered"))
        wrong(
          "数据库里记着的根文件末尾被改过",
          "what the database remembers of the end of the file of roots was changed",
        );
      if (id !== undefined && known === undefined)
        wrong(
          "数据库里记着的根文件末尾没有了",
          "what the database remembers of the end of the file of roots is gone",
        );
      if (id === undefined && [...files.values()].some((one) => !isKnown(one) || one.n > 0))
        wrong("根文件不见了，或是空的", "the file of roots is gone, or empty");
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
