import { createHash, createPublicKey, verify } from "node:crypto";
import { z } from "zod";
import type { Instant } from "../calendar/day.ts";
import { text } from "../chat/text.ts";
import type { Head } from "../flow/history.ts";
import { found } from "./findings.ts";
import { headFinding } from "./root-heads.ts";
import { SealError, type Vault } from "./seal.ts";
import type { Finding, RootsChecked } from "./store.ts";

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
  /** The database did not remember the line before it, or what stood there was not put by us. */
  forgotten: z.literal(true).optional(),
  /** The hash of the line before. */
  previous: z.string(),
  key: z.string(),
  /** Signed by the key of the line before, where this one is another's. */
  handed: z.string().optional(),
});

type Line = z.infer<typeof lineSchema>;

const signedSchema = lineSchema.extend({ signature: z.string() });

const noLine = "0".repeat(64);

export const hashOf = (line: string): string => createHash("sha256").update(line).digest("hex");

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

export const headsPlace = (file: string, n: number) => ["Roots", `${file} ${n}`, "heads"] as const;

const headsIn = (vault: Vault, { file, n, heads }: Line): readonly Head[] => {
  const list = JSON.parse(vault.open(headsPlace(file, n), heads)) as readonly [
    string,
    number,
    string,
  ][];
  return list.map(([matter, number, hash]) => ({ matter, number, hash }));
};

/** The whole lines of a file; what was cut off while it was written is not one. */
export const linesIn = (content: string): readonly string[] =>
  content
    .slice(0, content.lastIndexOf("\n") + 1)
    .split("\n")
    .slice(0, -1);

/** What a file of roots says as a whole. */
export type Told = {
  readonly id: string | undefined;
  readonly last: { readonly n: number; readonly hash: string; readonly key: string };
  readonly heads: ReadonlyMap<string, Head>;
};

export const told = (vault: Vault, content: string): Told => {
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

/** A head that a root says, and the last moment up to which roots went on saying so. */
export type Attested = { readonly number: number; readonly hash: string; readonly until: Instant };

/** What the lines of a file say of themselves, one after the other, and of each matter. */
export const checkLines = (
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
    if (line.forgotten)
      wrong(
        "写它以前，数据库里记着的末尾没有了或被改过",
        "before it was written, what the database remembers of the end was gone or changed",
      );
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
