/** A row holds what its column cannot: read past Prisma, said with Prisma's code for it. */
export class DatabaseUnreadable extends Error {
  readonly code = "P2023";
}

/** Whether a row holds what its column cannot: SQLite takes any value in any column. */
export const isUnreadable = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "P2023";
