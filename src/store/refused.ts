/** Whether the database refused something with this code of Prisma's; only of this table where one is named. */
export const isRefusal = (error: unknown, code: "P2002" | "P2025", table?: string): boolean => {
  if (!(error instanceof Error && "code" in error && error.code === code)) return false;
  const { meta } = error as { meta?: { modelName?: string } };
  return table === undefined || meta?.modelName === table;
};
