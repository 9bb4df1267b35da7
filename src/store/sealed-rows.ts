import { confidentialityWords } from "../flow/confidentiality-words.ts";
import type { Place, Vault } from "./seal.ts";

/**
 * What is always sealed, whatever the level of the matter: the columns of each table, and those that
 * name the row. Of a matter's own row more is sealed from level 2 on: see `matterRow`.
 */
export const sealedColumns = {
  Matter: { row: ["code"], columns: ["before"] },
  Entry: { row: ["id"], columns: ["content", "salt"] },
  Clock: { row: ["id"], columns: ["facts"] },
  Notice: { row: ["id"], columns: ["content"] },
  Posting: { row: ["platform", "conversation", "ref"], columns: ["headline"] },
  Attachment: { row: ["id"], columns: ["name", "sha256"], bytes: "content" },
  LocalMessage: { row: ["id"], columns: ["body"] },
  Reporter: { row: ["matter"], columns: ["sealed"] },
  Reference: { row: ["platform", "conversation"], columns: ["sealed"] },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly row: readonly string[];
      readonly columns: readonly string[];
      readonly bytes?: string;
    }
  >
>;

/** A table with something that is always sealed. */
export type SealedTable = keyof typeof sealedColumns;

type Sealing = {
  readonly row: readonly string[];
  readonly columns: readonly string[];
  readonly bytes?: string;
};

/** Where a column of a row stands. */
export const placeIn = (table: SealedTable, row: object, column: string): Place => {
  const { row: names }: Sealing = sealedColumns[table];
  const values: Readonly<Record<string, unknown>> = { ...row };
  return [table, names.map((name) => String(values[name])).join(" "), column];
};

/** The row with each of its sealed columns as the work makes it; what is empty or not in it stays so. */
const mapSealed = <R extends object>(
  table: SealedTable,
  row: R,
  text: Vault["seal"],
  bytes: (place: Place, value: Uint8Array) => Uint8Array,
): R => {
  const { columns, bytes: binary }: Sealing = sealedColumns[table];
  const changed: Record<string, unknown> = Object.fromEntries(Object.entries(row));
  for (const column of columns) {
    const value = changed[column];
    if (typeof value === "string") changed[column] = text(placeIn(table, row, column), value);
  }
  const content = binary === undefined ? undefined : changed[binary];
  if (binary !== undefined && content instanceof Uint8Array)
    changed[binary] = bytes(placeIn(table, row, binary), content);
  return changed as R;
};

/** The row as it is kept. */
export const sealRow = <R extends object>(vault: Vault, table: SealedTable, row: R): R =>
  vault.sealing ? mapSealed(table, row, vault.seal, vault.sealBytes) : row;

/** What is left of the notices of an erased matter: it tells nothing, and is written unsealed, in one statement. */
export const erasedNotice = (matter: string): string =>
  JSON.stringify({ is: "news", matter, headline: confidentialityWords.erasedTitle });

const isErased = (table: SealedTable, row: { readonly matter?: unknown }, value: string): boolean =>
  table === "Notice" && typeof row.matter === "string" && value === erasedNotice(row.matter);

/** The row as it is meant; a SealError where something in it cannot be opened, or must be sealed and is not. */
export const openRow = <R extends object>(vault: Vault, table: SealedTable, row: R): R =>
  mapSealed(
    table,
    row,
    (place, value) => (isErased(table, row, value) ? value : vault.open(place, value)),
    vault.openBytes,
  );
