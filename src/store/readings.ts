import type { ReadingOf } from "../flow/history.ts";
import type { Connection } from "./connection.ts";
import { prove, proves } from "./prove.ts";
import { isRefusal } from "./refused.ts";
import type { Vault } from "./seal.ts";
import { statementsOf } from "./statements.ts";
import type { Store } from "./store.ts";
import type { DatabaseRow } from "./tables.ts";

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
  read,
  write,
  vault,
  postgresql,
  runAll,
  selects: { row: rowOf, rows: rowsOf },
}: Connection): Pick<Store, "saveReading" | "readings"> => ({
  saveReading: (matter, reading) =>
    write(async () => {
      for (let tries = 1; ; tries += 1) {
        const last = await rowOf("Reading", { matter }, { order: ["number DESC"] });
        const row = { matter, number: (last?.number ?? 0) + 1, ...reading };
        const proof = prove(vault, "reading", readingSaid(row, last?.proof ?? null));
        try {
          await runAll(
            statementsOf({ postgresql }).insert("Reading", [{ id: idOf(row), ...row, proof }]),
          );
          return;
        } catch (error) {
          if (!isRefusal(error, "P2002") || tries === mostTries) throw error;
        }
      }
    }),
  readings: (matter, take) =>
    read(async () => {
      const rows = await rowsOf("Reading", { matter }, { order: ["number DESC"], take });
      return rows
        .toReversed()
        .map(({ person, at, how }) => ({ person, at, how: how as ReadingOf["how"] }));
    }),
});
