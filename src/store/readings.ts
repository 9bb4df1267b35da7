import type { ReadingOf } from "../flow/history.ts";
import type { DatabaseRow } from "./connect.ts";
import type { Connection } from "./connection.ts";
import { prove, proves } from "./prove.ts";
import { isRefusal } from "./refused.ts";
import type { Vault } from "./seal.ts";
import type { Store } from "./store.ts";

type Row = DatabaseRow["Reading"];

const readingSaid = (
  { matter, number, person, at, how }: Omit<Row, "id" | "proof">,
  before: string | null,
): string => JSON.stringify([matter, number, person, at, how, before]);

/** The number of the first reading of a matter that does not follow from the one before it; nothing where all do. */
export const brokenReading = (vault: Vault, rows: readonly Row[]): number | undefined => {
  let before: string | null = null;
  for (const [index, row] of rows.entries()) {
    const said = readingSaid(row, before);
    const holds =
      row.number === index + 1 &&
      row.id === idOf(row) &&
      (row.proof === null ? !vault.sealing : proves(vault, "reading", said, row.proof));
    if (!holds) return index + 1;
    before = row.proof;
  }
  return undefined;
};

const idOf = ({ matter, number }: Pick<Row, "matter" | "number">): string => `${matter}:${number}`;

/** How often another process may be first with a number before that is taken for a fault. */
const mostTries = 50;

/** Who has read restricted matters. */
export const readingQuestions = ({
  client,
  read,
  write,
  vault,
}: Connection): Pick<Store, "saveReading" | "readings"> => ({
  saveReading: (matter, reading) =>
    write(async () => {
      for (let tries = 1; ; tries += 1) {
        const last = await client.reading.findFirst({
          where: { matter },
          orderBy: { number: "desc" },
        });
        const row = { matter, number: (last?.number ?? 0) + 1, ...reading };
        const proof = prove(vault, "reading", readingSaid(row, last?.proof ?? null));
        try {
          await client.reading.create({
            data: { id: idOf(row), ...row, proof },
            select: { id: true },
          });
          return;
        } catch (error) {
          if (!isRefusal(error, "P2002") || tries === mostTries) throw error;
        }
      }
    }),
  readings: (matter, take) =>
    read(async () => {
      const rows = await client.reading.findMany({
        where: { matter },
        orderBy: { number: "desc" },
        take,
      });
      return rows
        .toReversed()
        .map(({ person, at, how }) => ({ person, at, how: how as ReadingOf["how"] }));
    }),
});
