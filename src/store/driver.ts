import builtin from "node:module";

type Resolved = { readonly url: string };
type Next = (specifier: string) => Resolved;
type Module = typeof builtin & {
  /** Absent before Node 22.15, and so in the types of Node 20. */
  readonly registerHooks?: (hooks: {
    readonly resolve: (specifier: string, context: unknown, next: Next) => Resolved;
  }) => { deregister(): void };
};

const { registerHooks }: Module = builtin;

/**
 * The package with the SQLite driver for this Node: better-sqlite3 12 aborts on Node 24 when its
 * statements are collected, and 13, which does not, needs Node 22.
 */
export const sqliteDriver = registerHooks === undefined ? "better-sqlite3" : "better-sqlite3-13";

/** Prisma's SQLite adapter on the driver for this Node; nothing else may import that adapter. */
export const loadSqliteAdapter = async () => {
  const hooks = registerHooks?.({
    resolve: (specifier, _, next) =>
      next(specifier === "better-sqlite3" ? sqliteDriver : specifier),
  });
  try {
    return await import("@prisma/adapter-better-sqlite3");
  } finally {
    hooks?.deregister();
  }
};
