import type { DatabaseRow, Inside, Statement } from "./connect.ts";

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

/** Makes statements for one client, in the words of its database. */
export const statementsOf = (
  client: Pick<Inside, "$executeRawUnsafe">,
  { postgresql }: { readonly postgresql: boolean },
) => {
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
    ): readonly Statement[] => {
      const [first] = rows;
      if (first === undefined) return [];
      const columns = Object.keys(first).filter(
        (name) => first[name as keyof Row<T>] !== undefined,
      );
      const atOnce = Math.floor(mostValues / columns.length);
      const made: Statement[] = [];
      for (let from = 0; from < rows.length; from += atOnce) {
        const some = rows.slice(from, from + atOnce);
        const shape = JSON.stringify([postgresql, "insert", table, some.length, columns, conflict]);
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
        made.push(
          client.$executeRawUnsafe(
            text,
            ...some.flatMap((row) => columns.map((name) => row[name as keyof Row<T>] ?? null)),
          ),
        );
      }
      return made;
    },
    /** Changes the rows that are as said; none is no error. */
    update: <T extends Table>(table: T, where: Row<T>, changed: Changed<T>): Statement => {
      const sets = Object.entries<unknown>(changed).filter(([, value]) => value !== undefined);
      const wheres = Object.entries<unknown>(where);
      const shape = [
        postgresql,
        "update",
        table,
        ...sets.map(([name, value]) => `${name}${isBy(value) ? Object.keys(value).join() : ""}`),
        "where",
        ...wheres.map(([name]) => name),
      ].join();
      const text = textOf(shape, () => {
        let bound = 0;
        const next = () => placeholders(postgresql, bound++, 1);
        const set = sets.map(([name, value]) =>
          isBy(value)
            ? `"${name}" = "${name}" ${"increment" in value ? "+" : "-"} ${next()}`
            : `"${name}" = ${next()}`,
        );
        const where = wheres.map(([name]) => `"${name}" = ${next()}`);
        return `UPDATE "${table}" SET ${set.join(", ")} WHERE ${where.join(" AND ")}`;
      });
      return client.$executeRawUnsafe(
        text,
        ...sets.map(([, value]) => (isBy(value) ? Object.values(value)[0] : value)),
        ...wheres.map(([, value]) => value),
      );
    },
    /** Takes away the rows that are as said. */
    remove: <T extends Table>(table: T, where: Row<T>): Statement => {
      const wheres = Object.entries<unknown>(where);
      const shape = [postgresql, "delete", table, ...wheres.map(([name]) => name)].join();
      const text = textOf(
        shape,
        () =>
          `DELETE FROM "${table}" WHERE ${wheres
            .map(([name], at) => `"${name}" = ${placeholders(postgresql, at, 1)}`)
            .join(" AND ")}`,
      );
      return client.$executeRawUnsafe(text, ...wheres.map(([, value]) => value));
    },
  };
};
