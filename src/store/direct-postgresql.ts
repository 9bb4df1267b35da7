import { DatabaseRefused, type Direct, type PlainStatement } from "./direct.ts";

type Query = { readonly name: string; readonly text: string; readonly values: unknown[] };
type Result = { readonly rows: unknown[]; readonly rowCount: number | null };
type Querying = { query(query: Query | string): Promise<Result> };

/** What is needed of the pool of connections that Prisma's adapter works with. */
type Pool = Querying & {
  connect(): Promise<
    Querying & {
      release(broken?: boolean): void;
      on(event: "error", heard: () => void): unknown;
      off(event: "error", heard: () => void): unknown;
    }
  >;
};

/** A connection that is lost while nothing is asked of it says so by an event; whatever is asked next fails. */
const unasked = (): void => {};

/** What PostgreSQL refuses because a row is there already (unique_violation), as that; everything else as it is. */
const refusedBy = (error: unknown): unknown => {
  const { code, table } = error as { code?: unknown; table?: string };
  return code === "23505" ? new DatabaseRefused("P2002", table) : error;
};

/** Ways to a PostgreSQL database past Prisma; a statement of the same text is planned once under its name. */
export const directPostgresql = (pool: Pool, nameOf: (text: string) => string): Direct => {
  const queryOf = ({ text, values }: PlainStatement): Query => ({
    name: nameOf(text),
    text,
    values: [...values],
  });
  return {
    ask: async (text, values) => (await pool.query(queryOf({ text, values }))).rows,
    runAll: async (statements) => {
      const connection = await pool.connect();
      connection.on("error", unasked);
      let broken = false;
      try {
        await connection.query("BEGIN");
        for (const one of statements) {
          const { rowCount } = await connection.query(queryOf(one));
          if (one.must && rowCount === 0) throw new DatabaseRefused("P2025");
        }
        await connection.query("COMMIT");
      } catch (error) {
        await connection.query("ROLLBACK").catch(() => {
          broken = true;
        });
        throw refusedBy(error);
      } finally {
        connection.off("error", unasked);
        connection.release(broken);
      }
    },
  };
};
