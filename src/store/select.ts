import type { DatabaseRow } from "./tables.ts";

// Rows read in plain SQL, past Prisma: planning a query and mapping its rows costs Prisma far more than
// the database takes to answer. What is asked for with every line and press is read like this.

/** Asks the database for rows: `?` stands for a value on SQLite, `$1` … on PostgreSQL. */
export type Ask = (text: string, values: readonly unknown[]) => Promise<readonly unknown[]>;

type Table = keyof DatabaseRow;

/** The columns that this version knows of a table. */
export type ColumnsOf = (table: Table) => readonly string[];

type Column<T extends Table> = keyof DatabaseRow[T] & string;

/** What a column has to be: this, nothing, one of these, or beyond something. */
type Condition<V> =
  | V
  | readonly NonNullable<V>[]
  | { readonly [K in keyof typeof comparisons]?: NonNullable<V> };

const comparisons = { lt: "<", lte: "<=", gt: ">", gte: ">=", not: "<>", like: "LIKE" } as const;

/** What each of these columns has to be. */
export type Where<T extends Table> = {
  readonly [K in Column<T>]?: Condition<DatabaseRow[T][K]>;
};

/** Which columns, in which order, and how many rows at most. */
type Extent<T extends Table, K extends Column<T>> = {
  readonly only?: readonly K[];
  readonly order?: readonly (Column<T> | `${Column<T>} DESC`)[];
  readonly take?: number;
};

/** A matter's row with what belongs to it. */
export type WholeRow = DatabaseRow["Matter"] & {
  readonly parties: DatabaseRow["Party"][];
  readonly clocks: DatabaseRow["Clock"][];
};

const named = (column: string): string => {
  const [name, direction = ""] = column.split(" ");
  return `"${name}" ${direction}`.trimEnd();
};

/** As many values as the next power of two, the last of them repeated: a statement is kept for each length there is. */
const fewerLengths = (values: readonly unknown[]): readonly unknown[] => {
  if (values.length > 1024) return values;
  const length = 2 ** Math.ceil(Math.log2(values.length));
  return [...values, ...Array<unknown>(length - values.length).fill(values.at(-1))];
};

/** A condition in words, its values bound one by one; `undefined` where no row can be like that. */
export const conditionOf = (
  where: object,
  bound: (value: unknown) => string,
): string | undefined => {
  const parts: string[] = [];
  for (const [name, wanted] of Object.entries(where)) {
    if (wanted === undefined) continue;
    if (wanted === null) parts.push(`"${name}" IS NULL`);
    else if (Array.isArray(wanted)) {
      if (wanted.length === 0) return undefined;
      parts.push(`"${name}" IN (${fewerLengths(wanted).map(bound).join(", ")})`);
    } else if (typeof wanted === "object")
      for (const [how, value] of Object.entries(wanted))
        parts.push(`"${name}" ${comparisons[how as keyof typeof comparisons]} ${bound(value)}`);
    else parts.push(`"${name}" = ${bound(wanted)}`);
  }
  return parts.length === 0 ? "" : ` WHERE ${parts.join(" AND ")}`;
};

/** Ways of reading rows from one database. */
export const selectsOf = (
  ask: Ask,
  { postgresql, columns }: { readonly postgresql: boolean; readonly columns: ColumnsOf },
) => {
  /** Every column by its name: a newer version of this beside it may have added one. */
  const all = (table: Table): string => columns(table).map(named).join(", ");
  const placeholder = (place: number): string => (postgresql ? `$${place}` : "?");
  const select = async (
    what: string,
    table: Table,
    where: object,
    { order = [], take }: Pick<Extent<Table, never>, "take"> & { order?: readonly string[] },
  ): Promise<readonly unknown[]> => {
    const values: unknown[] = [];
    const text = conditionOf(where, (value) => placeholder(values.push(value)));
    if (text === undefined) return [];
    const sorted = order.length === 0 ? "" : ` ORDER BY ${order.map(named).join(", ")}`;
    const limit = take === undefined ? "" : ` LIMIT ${placeholder(values.push(take))}`;
    return ask(`SELECT ${what} FROM "${table}"${text}${sorted}${limit}`, values);
  };
  /** The rows of a table that are as said. */
  const rows = async <T extends Table, K extends Column<T> = Column<T>>(
    table: T,
    where: Where<T>,
    extent: Extent<T, K> = {},
  ): Promise<Pick<DatabaseRow[T], K>[]> => {
    const what = extent.only?.map(named).join(", ") ?? all(table);
    return (await select(what, table, where, extent)) as Pick<DatabaseRow[T], K>[];
  };
  /** Matters with their parties and clocks: on PostgreSQL in one statement, so that it is never half of a change. */
  const wholeMatters = async (
    where: Where<"Matter">,
    extent: Omit<Extent<"Matter", never>, "only"> = {},
  ): Promise<WholeRow[]> => {
    if (postgresql) {
      const of = (table: "Party" | "Clock", as: string) =>
        `(SELECT COALESCE(JSON_AGG("one"), '[]') FROM (
          SELECT ${all(table)} FROM "${table}" WHERE "${table}"."code" = "Matter"."code"
        ) AS "one") AS "${as}"`;
      const what = `${all("Matter")}, ${of("Party", "parties")}, ${of("Clock", "clocks")}`;
      return (await select(what, "Matter", where, extent)) as WholeRow[];
    }
    const found = await rows("Matter", where, extent);
    const code = found.map((row) => row.code);
    const [parties, clocks] = await Promise.all([rows("Party", { code }), rows("Clock", { code })]);
    const [partiesOf, clocksOf] = [byCode(parties), byCode(clocks)];
    return found.map((row) => ({
      ...row,
      parties: partiesOf.get(row.code) ?? [],
      clocks: clocksOf.get(row.code) ?? [],
    }));
  };
  return {
    rows,
    wholeMatters,
    /** The first row that is as said. */
    row: async <T extends Table, K extends Column<T> = Column<T>>(
      table: T,
      where: Where<T>,
      extent: Omit<Extent<T, K>, "take"> = {},
    ): Promise<Pick<DatabaseRow[T], K> | undefined> =>
      (await rows<T, K>(table, where, { ...extent, take: 1 }))[0],
    /** How many rows are as said. */
    count: async <T extends Table>(table: T, where: Where<T>): Promise<number> => {
      const [found] = await select('COUNT(*) AS "count"', table, where, {});
      return Number((found as { readonly count: number | string } | undefined)?.count ?? 0);
    },
  };
};

/** Rows by the matter they belong to. */
const byCode = <R extends { readonly code: string }>(
  rows: readonly R[],
): ReadonlyMap<string, R[]> => {
  const found = new Map<string, R[]>();
  for (const row of rows) {
    const same = found.get(row.code);
    if (same === undefined) found.set(row.code, [row]);
    else same.push(row);
  }
  return found;
};
