import type { Connection } from "./connection.ts";
import { rememberedName, sinceName } from "./proof.ts";
import { deliveryProved, deliverySaid, prove, provedWith, proves, rungsSaid } from "./prove.ts";
import { provedAnew, provedRows } from "./proved-rows.ts";
import { type CountyKey, SealError, sealedMark, sealedWith } from "./seal.ts";
import type { Resealing } from "./store.ts";
import type { DatabaseRow, PrismaStatement } from "./tables.ts";

type Parts = Pick<Connection, "client" | "vault" | "write">;

const batch = 200;

/** The statements for those rows that open; each that does not is counted, and stays as it is. */
export const statementsFor = <R>(
  rows: readonly R[],
  statementFor: (row: R) => PrismaStatement,
): { readonly statements: readonly PrismaStatement[]; readonly unopened: number } => {
  const statements = rows.flatMap((row) => {
    try {
      return [statementFor(row)];
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      return [];
    }
  });
  return { statements, unopened: rows.length - statements.length };
};

/** Proves anew what was proved with another key, where it holds: what does not must not come to. */
export async function* reproveMatters(parts: Parts, key: CountyKey): AsyncGenerator<Resealing> {
  const { client, vault, write } = parts;
  const mark = provedWith(key.id);
  let after = "";
  let [sealed, shut] = [0, 0];
  for (;;) {
    const found = await write(async () => {
      const old = await client.matter.findMany({
        where: {
          code: { gt: after },
          OR: ["proof", "waitingProof"].map((name) => ({
            [name]: { not: null },
            NOT: { [name]: { startsWith: mark } },
          })),
        },
        select: { code: true },
        orderBy: { code: "asc" },
        take: batch,
      });
      const codes = old.map(({ code }) => code);
      const rows = await provedRows(client, { where: { code: { in: codes } } });
      const changed = rows.filter(({ matter }) => matter.proof !== null);
      const { statements, unopened } = statementsFor(changed, (row) => {
        const { code, version, proof } = row.matter;
        const data = provedAnew(vault, row);
        return client.matter.updateMany({ where: { code, version, proof }, data });
      });
      if (statements.length > 0) await client.$transaction([...statements]);
      sealed += statements.length;
      shut += unopened;
      return codes;
    });
    after = found.at(-1) ?? "";
    if (after === "") return;
    yield { table: "Matter", sealed, shut };
  }
}

/** Rows of a table proved one by one, of which the proofs of another key are made anew where they hold. */
type Rows<R> = {
  readonly table: string;
  after(id: string): Promise<readonly R[]>;
  /** What is proved of a row, where its proof holds. */
  said(row: R): string | undefined;
  readonly purpose: string;
  replace(row: R, proof: string | null): PrismaStatement;
};

async function* reproveRows<R extends { readonly id: string }>(
  { client, vault, write }: Parts,
  { table, after, said, purpose, replace }: Rows<R>,
): AsyncGenerator<Resealing> {
  let last = "";
  let sealed = 0;
  for (;;) {
    const rows = await write(async () => {
      const found = await after(last);
      const statements = found.flatMap((row) => {
        const holds = said(row);
        return holds === undefined ? [] : [replace(row, prove(vault, purpose, holds))];
      });
      if (statements.length > 0) await client.$transaction([...statements]);
      sealed += statements.length;
      return found;
    });
    const end = rows.at(-1);
    if (end === undefined) return;
    last = end.id;
    yield { table, sealed, shut: 0 };
  }
}

/** The rows after one that are proved with another key than this. */
const provedOtherwise = (key: CountyKey, id: string) =>
  ({
    where: {
      id: { gt: id },
      proof: { not: null },
      NOT: { proof: { startsWith: provedWith(key.id) } },
    },
    orderBy: { id: "asc" },
    take: batch,
  }) as const;

/** What became of notices, proved anew as matters are. */
export const reproveNotices = (parts: Parts, key: CountyKey): AsyncGenerator<Resealing> => {
  const { client, vault } = parts;
  return reproveRows<Omit<DatabaseRow["Notice"], "content">>(parts, {
    table: "Notice",
    after: (id) => client.notice.findMany({ ...provedOtherwise(key, id), omit: { content: true } }),
    said: (row) => (deliveryProved(vault, row, row.proof ?? "") ? deliverySaid(row) : undefined),
    purpose: "delivery",
    replace: ({ id, proof: was }, proof) =>
      client.notice.updateMany({ where: { id, proof: was }, data: { proof } }),
  });
};

/** How far reminders are, proved anew as matters are. */
export const reproveClocks = (parts: Parts, key: CountyKey): AsyncGenerator<Resealing> => {
  const { client, vault } = parts;
  return reproveRows<DatabaseRow["Clock"]>(parts, {
    table: "Clock",
    after: (id) => client.clock.findMany(provedOtherwise(key, id)),
    said: (row) =>
      proves(vault, "rungs", rungsSaid(row), row.proof ?? "") ? rungsSaid(row) : undefined,
    purpose: "rungs",
    replace: ({ id, proof: was }, proof) =>
      client.clock.updateMany({ where: { id, proof: was }, data: { proof } }),
  });
};

/** Since when there are proofs, and what is remembered of files of roots, sealed anew. */
export async function* resealSettings(
  { client, vault, write }: Parts,
  key: CountyKey,
): AsyncGenerator<Resealing> {
  const sealed = await write(async () => {
    const rows = await client.setting.findMany({
      where: { OR: [{ name: sinceName }, { name: { startsWith: rememberedName("") } }] },
    });
    const old = rows.filter(
      ({ value }) => value.startsWith(sealedMark) && !value.startsWith(sealedWith(key)),
    );
    const { statements } = statementsFor(old, ({ name, value }) => {
      const place = ["Setting", name, "value"] as const;
      return client.setting.updateMany({
        where: { name, value },
        data: { value: vault.seal(place, vault.open(place, value)) },
      });
    });
    if (statements.length > 0) await client.$transaction([...statements]);
    return statements.length;
  });
  if (sealed > 0) yield { table: "Setting", sealed, shut: 0 };
}
