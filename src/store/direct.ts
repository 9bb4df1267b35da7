import type { Ask } from "./select.ts";
import type { Client, Inside, PrismaStatement } from "./tables.ts";

// What is asked of the driver with nothing in between. Prisma plans each query anew and maps its rows and
// values, which costs far more than the database takes; see docs/decisions/0024.

/** A statement with its values, not yet run: `?` stands for one on SQLite, `$1` … on PostgreSQL. */
export type PlainStatement = {
  readonly text: string;
  readonly values: readonly unknown[];
  /** It stops the transaction where it finds no row. */
  readonly must?: true;
};

/** One statement of a transaction, not yet run; what is seldom written is in Prisma's words. */
export type Statement = PlainStatement | PrismaStatement;

/** Ways to a database past Prisma. */
export type Direct = {
  readonly ask: Ask;
  /** Runs statements in one transaction: all of them or none. */
  readonly runAll: (statements: readonly PlainStatement[]) => Promise<void>;
};

/** A statement was refused: its row is there already (P2002), or not as it has to be (P2025), in Prisma's codes. */
export class DatabaseRefused extends Error {
  readonly code: "P2002" | "P2025";
  readonly meta: { readonly modelName: string | undefined };

  constructor(code: "P2002" | "P2025", table?: string) {
    super(code === "P2025" ? "a row is not as it has to be" : "a row is there already");
    this.code = code;
    this.meta = { modelName: table };
  }
}

/** The driver or the database failed: unreachable, held by somebody, full, not to be written. */
export class DatabaseFailed extends Error {}

const isPlain = (statement: Statement): statement is PlainStatement => "text" in statement;

/** Runs statements within a transaction of Prisma's. */
export const runInside = async (
  inside: Inside,
  statements: readonly Statement[],
): Promise<void> => {
  for (const one of statements)
    if (!isPlain(one)) await one;
    else {
      const found = await inside.$executeRawUnsafe(one.text, ...one.values);
      if (one.must && found === 0) throw new DatabaseRefused("P2025");
    }
};

/** Runs statements in one transaction, without Prisma where none of them is in its words. */
export const runTogether = async (
  { client, runAll }: { readonly client: Client } & Pick<Direct, "runAll">,
  make: (client: Inside) => readonly Statement[],
): Promise<void> => {
  const made = make(client);
  if (made.every(isPlain)) await runAll(made);
  else await client.$transaction((inside) => runInside(inside, make(inside)));
};
