import { createHash } from "node:crypto";
import { addMinutes, type Instant } from "../calendar/day.ts";
import type { Connection } from "./connection.ts";
import { cannotBeRead, findingsOf, found } from "./findings.ts";
import { noticeFindings } from "./notice-findings.ts";
import { plainFindings } from "./plain-rows.ts";
import { verifyPosts } from "./post-states.ts";
import { type Since, sinceIn, sinceName } from "./proof.ts";
import { type ProvedRows, provedRows } from "./proved-rows.ts";
import { SealError, sealedNow } from "./seal.ts";
import { openRow } from "./sealed-rows.ts";
import type { Finding, Store } from "./store.ts";
import { isUnreadable } from "./unreadable.ts";

const page = 100;

/** A page of matters: their rows, and those of which a row cannot be read. */
type Page = {
  readonly rows: readonly ProvedRows[];
  readonly unreadable: readonly string[];
  readonly codes: readonly string[];
};

/** The rows of the matters after one, a page of them, in their order. */
const pageAfter = async ({ client, selects }: Connection, last: string): Promise<Page> => {
  const where = { code: { gt: last } };
  const orderBy = { code: "asc" } as const;
  const found = await client.matter.findMany({
    where,
    orderBy,
    take: page,
    select: { code: true },
  });
  const codes = found.map(({ code }) => code);
  // Of one moment: a server that runs beside this takes steps meanwhile.
  const rowsOf = async (some: readonly string[]) => {
    // What those who use it could not read is not to be read here either.
    await selects.wholeMatters({ code: some });
    return client.$transaction(
      (inside) => provedRows(inside, { where: { code: { in: [...some] } } }),
      { isolationLevel: "Serializable" },
    );
  };
  try {
    return { rows: await rowsOf(codes), unreadable: [], codes };
  } catch (error) {
    if (!isUnreadable(error)) throw error;
  }
  // One row that cannot be read must not hide what is wrong with the others.
  const rows: ProvedRows[] = [];
  const unreadable: string[] = [];
  for (const code of codes)
    try {
      rows.push(...(await rowsOf([code])));
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      unreadable.push(code);
    }
  return { rows, unreadable, codes };
};

/** The files of some matters whose content is not what was sent; one at a time, as they may be large. */
const fileContents = async (
  { client, vault }: Connection,
  rows: readonly ProvedRows[],
): Promise<readonly Finding[]> => {
  const findings: Finding[] = [];
  for (const { matter, files, wiped } of rows)
    for (const { id } of files.filter((file) => !wiped.has(file.id))) {
      let at: Instant | undefined;
      try {
        const row = await client.attachment.findUnique({ where: { id } });
        if (row === null) continue;
        ({ at } = row);
        const { content, sha256 } = openRow(vault, "Attachment", row);
        const hash = content && createHash("sha256").update(content).digest("hex");
        if (hash === sha256) continue;
      } catch (error) {
        if (!(error instanceof SealError || isUnreadable(error))) throw error;
      }
      findings.push({
        matter: matter.code,
        said: found("附件的内容被改过", "the content of a file was changed", at),
      });
    }
  return findings;
};

/** Matters of which something is left but not they themselves, and numbers that nothing has. */
const missingMatters = async ({ client }: Connection): Promise<readonly Finding[]> => {
  const left = await client.$queryRaw<{ matter: string; at: string | null }[]>`
    SELECT "matter", MAX("at") AS "at" FROM (
      SELECT "matter", "at" FROM "Entry" UNION ALL
      SELECT "matter", "at" FROM "Seen" WHERE "matter" IS NOT NULL UNION ALL
      SELECT "matter", "createdAt" FROM "Notice" WHERE "matter" IS NOT NULL UNION ALL
      SELECT "matter", NULL FROM "Reporter"
    ) AS "all" WHERE NOT EXISTS (SELECT 1 FROM "Matter" WHERE "code" = "all"."matter")
    GROUP BY "matter"`;
  const known = new Map(left.map(({ matter, at }) => [matter, at ?? undefined]));
  const numbers = await client.matter
    .findMany({
      select: { code: true, kind: true, year: true, number: true, openedAt: true },
      orderBy: [{ kind: "asc" }, { year: "asc" }, { number: "asc" }],
    })
    .catch((error: unknown) => {
      // That it cannot be read is found with the matter.
      if (!isUnreadable(error)) throw error;
      return [];
    });
  for (const [index, { code, kind, year, number }] of numbers.entries()) {
    const before = numbers[index - 1];
    const last = before?.kind === kind && before.year === year ? before : undefined;
    for (let one = (last?.number ?? 0) + 1; one < number; one += 1) {
      const missing = `${code.slice(0, code.lastIndexOf("-"))}-${String(one).padStart(4, "0")}`;
      if (!known.has(missing)) known.set(missing, last?.openedAt);
    }
  }
  return [...known].map(([matter, at]) => ({
    matter,
    said: found("整件被删除", "the whole matter was deleted", at),
  }));
};

/** Whether a moment is more than an hour before another; not where it is none, which its own row is found for. */
const isLongBefore = (at: Instant, other: Instant): boolean => {
  try {
    return addMinutes(at, 60) < other;
  } catch {
    return false;
  }
};

/** Since when saves are proved, and what is wrong with what says so. */
const sinceWhen = async ({
  client,
  vault,
}: Connection): Promise<{ readonly since?: Since; readonly findings: readonly Finding[] }> => {
  // Of one moment: both are written by the first save that is proved.
  const [row, first] = await client.$transaction(
    [
      client.setting.findUnique({ where: { name: sinceName } }),
      client.entry.findFirst({
        where: { state: { not: null } },
        orderBy: { at: "asc" },
        select: { at: true },
      }),
    ],
    { isolationLevel: "Serializable" },
  );
  const wrong = (zh: string, en: string) => ({ findings: [{ said: found(zh, en, first?.at) }] });
  if (row === null)
    return first === null
      ? { findings: [] }
      : wrong(
          "从哪天起有证明的记录没有了",
          "what says since when the histories are proved is gone",
        );
  try {
    const since = row.value.startsWith(sealedNow(vault)) ? sinceIn(vault, row.value) : undefined;
    // The first saves of two servers may be a moment apart.
    if (since === undefined || (first !== null && isLongBefore(first.at, since.at)))
      return wrong(
        "从哪天起有证明的记录被改过",
        "what says since when the histories are proved was changed",
      );
    return { since, findings: [] };
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    return wrong(
      "从哪天起有证明的记录打不开",
      "what says since when the histories are proved does not open",
    );
  }
};

/** Whether what the database says is what was saved. */
export const verifyQuestions = (connection: Connection): Pick<Store, "verify"> => {
  const { read, vault } = connection;
  return {
    async *verify() {
      const { since, findings } = await read(() => sinceWhen(connection));
      const posts = await read(() => verifyPosts(connection));
      yield {
        seen: 0,
        unproved: 0,
        findings: [...findings, ...posts.findings],
        ...(posts.since === undefined ? {} : { postsSince: posts.since }),
        ...(since === undefined ? {} : { since: since.at }),
      };
      for (let last = ""; ; ) {
        const { rows, unreadable, codes } = await read(() => pageAfter(connection, last));
        const contents = await read(() => fileContents(connection, rows));
        yield {
          seen: codes.length,
          unproved: rows.filter(({ matter }) => matter.proof === null).length,
          findings: [
            ...rows.flatMap((one) =>
              findingsOf(vault, one, since).map((said) => ({ matter: one.matter.code, said })),
            ),
            ...unreadable.map((matter) => ({ matter, said: cannotBeRead() })),
            ...contents,
          ],
        };
        last = codes.at(-1) ?? last;
        if (codes.length < page) break;
      }
      const others = [
        ...(await read(() => noticeFindings(connection, since))),
        ...(await read(() => plainFindings(connection))),
        ...(await read(() => missingMatters(connection))),
      ];
      yield { seen: 0, unproved: 0, findings: others };
    },
  };
};
