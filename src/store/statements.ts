import type { PlainStatement } from "./direct.ts";
import { conditionOf, type Where } from "./select.ts";
import type { DatabaseRow } from "./tables.ts";

// Statements of a save in plain SQL. Prisma builds a query of its own for each, which costs more than
// the database takes to run it; the text of these is made once for each shape. Values are bound.

/** A table and the columns that are given of a row; the others are as the schema says. */
type Table = keyof DatabaseRow;
type Row<T extends Table> = Partial<DatabaseRow[T]>;

/** What a row that is there already becomes: it stays, or takes these columns of the new one and counts these up. */
type Conflict<T extends Table> = {
  readonly on: readonly (keyof DatabaseRow[T] & string)[];
  readonly takes: readonly (keyof DatabaseRow[T] & string)[];
  readonly counts?: keyof DatabaseRow[T] & string;
};

/** A column that is to be more than it was, or less. */
type By = { readonly increment: number } | { readonly decrement: number };
type Changed<T extends Table> = {
  readonly [K in keyof DatabaseRow[T]]?: DatabaseRow[T][K] | By;
};

/** Fewer values than either database takes in one statement. */
const mostValues = 30_000;

/** A number changed by a step, as `By` says it. */
const isBy = (value: unknown): value is By => typeof value === "object" && value !== null;

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");

/** `?` for SQLite, `$1`, `$2` … for PostgreSQL. */
const placeholders = (postgresql: boolean, from: number, count: number): string =>
  Array.from({ length: count }, (_, at) => (postgresql ? `$${from + at + 1}` : "?")).join(", ");

/** Texts of statements by their shape. */
const texts = new Map<string, string>();
/** Rows that are written at once differ in number: so many shapes are kept, what comes beyond is made each time. */
const mostTexts = 500;
const textOf = (shape: string, make: () => string): string => {
  const known = texts.get(shape);
  if (known !== undefined) return known;
  const made = make();
  if (texts.size < mostTexts) texts.set(shape, made);
  return made;
};

/** Makes statements in the words of a database. */
export const statementsOf = ({ postgresql }: { readonly postgresql: boolean }) => {
  const valuesOf = (columns: readonly string[], rows: number): string =>
    Array.from(
      { length: rows },
      (_, at) => `(${placeholders(postgresql, at * columns.length, columns.length)})`,
    ).join(", ");
  return {
    /** New rows, all with the same columns; none where there is no row. */
    insert: <T extends Table>(
      table: T,
      rows: readonly Row<T>[],
      conflict?: Conflict<T>,
    ): readonly PlainStatement[] => {
      const [first] = rows;
      if (first === undefined) return [];
      const columns = Object.keys(first).filter(
        (name) => first[name as keyof Row<T>] !== undefined,
      );
      const atOnce = Math.floor(mostValues / columns.length);
      const made: PlainStatement[] = [];
      for (let from = 0; from < rows.length; from += atOnce) {
        const some = rows.slice(from, from + atOnce);
        const shape = JSON.stringify([postgresql, table, some.length, columns, conflict]);
        const text = textOf(shape, () => {
          const otherwise =
            conflict === undefined
              ? ""
              : ` ON CONFLICT (${quoted(conflict.on)}) DO ${
                  conflict.takes.length === 0
                    ? "NOTHING"
                    : `UPDATE SET ${[
                        ...conflict.takes.map((name) => `"${name}" = EXCLUDED."${name}"`),
                        ...[conflict.counts ?? []]
                          .flat()
                          .map((name) => `"${name}" = "${table}"."${name}" + 1`),
                      ].join(", ")}`
                }`;
          return `INSERT INTO "${table}" (${quoted(columns)}) VALUES ${valuesOf(columns, some.length)}${otherwise}`;
        });
        const values = some.flatMap((row) =>
          columns.map((name) => row[name as keyof Row<T>] ?? null),
        );
        made.push({ text, values });
      }
      return made;
    },
    /** Changes the rows that are as said; none is no error, unless one `must` be. */
    update: <T extends Table>(
      table: T,
      where: Where<T>,
      changed: Changed<T>,
      must?: "must",
    ): PlainStatement => {
      const values: unknown[] = [];
      const bound = (value: unknown): string => placeholders(postgresql, values.push(value) - 1, 1);
      const set = Object.entries<unknown>(changed).flatMap(([name, value]) => {
        if (value === undefined) return [];
        if (!isBy(value)) return [`"${name}" = ${bound(value)}`];
        const [[sign, by] = []] = Object.entries(value);
        return [`"${name}" = "${name}" ${sign === "increment" ? "+" : "-"} ${bound(by)}`];
      });
      const text = `UPDATE "${table}" SET ${set.join(", ")}${conditionOf(where, bound) ?? " WHERE FALSE"}`;
      return { text, values, ...(must === undefined ? {} : { must: true as const }) };
    },
    /** Takes away the rows that are as said. */
    remove: <T extends Table>(table: T, where: Where<T>): PlainStatement => {
      const values: unknown[] = [];
      const bound = (value: unknown): string => placeholders(postgresql, values.push(value) - 1, 1);
      const text = `DELETE FROM "${table}"${conditionOf(where, bound) ?? " WHERE FALSE"}`;
      return { text, values };
    },
  };
};
