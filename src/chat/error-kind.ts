/** The class of an error for the log, without its message: messages may quote what people typed. */
export const errorKind = (error: unknown): string =>
  error instanceof Error ? error.constructor.name : typeof error;
