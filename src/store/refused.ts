/** What a driver says of a plain statement that the database refused. */
type Cause = {
  readonly kind?: string;
  readonly table?: string;
  readonly originalMessage?: string;
};

/** The table a refused statement was about: PostgreSQL names its constraint after it. */
const tableIn = ({ table, originalMessage = "" }: Cause): string | undefined =>
  table ?? /unique constraint "([A-Z][A-Za-z]*)_/.exec(originalMessage)?.[1];

/** Whether the database refused something with this code of Prisma's; only of this table where one is named. */
export const isRefusal = (error: unknown, code: "P2002" | "P2025", table?: string): boolean => {
  if (!(error instanceof Error && "code" in error)) return false;
  const { meta } = error as {
    meta?: { modelName?: string; driverAdapterError?: { cause?: Cause } };
  };
  // A plain statement is refused with a code of its own, whatever the reason.
  const cause = meta?.driverAdapterError?.cause;
  if (error.code === "P2010")
    return (
      code === "P2002" &&
      cause?.kind === "UniqueConstraintViolation" &&
      (table === undefined || tableIn(cause) === table)
    );
  return error.code === code && (table === undefined || meta?.modelName === table);
};
