import type * as generated from "./generated/sqlite/client.ts";

/** The client of either database: both are generated from one schema, so SQLite's types fit both. */
export type Client = generated.PrismaClient;

/** The client within a transaction, which is the same but that it opens none. */
export type Inside = generated.Prisma.TransactionClient;

/** Pieces of SQL with their values, for what the client has no words for. */
export type Sql = Pick<
  typeof generated.Prisma,
  "sql" | "join" | "empty" | "raw" | `${keyof DatabaseRow}ScalarFieldEnum`
>;

/** One statement in Prisma's words, not yet run. */
export type PrismaStatement = generated.Prisma.PrismaPromise<unknown>;

/** What may be asked of a matter's row. */
export type MatterWhere = generated.Prisma.MatterWhereInput;

/** What may be asked of a waiting row. */
export type WaitingWhere = generated.Prisma.WaitingWhereInput;

/** The rows as they stand in the tables. */
export type DatabaseRow = {
  readonly Organisation: generated.Organisation;
  readonly Person: generated.Person;
  readonly Cover: generated.Cover;
  readonly Channel: generated.Channel;
  readonly Matter: generated.Matter;
  readonly Party: generated.Party;
  readonly Clock: generated.Clock;
  readonly Entry: generated.Entry;
  readonly Waiting: generated.Waiting;
  readonly Notice: generated.Notice;
  readonly Posting: generated.Posting;
  readonly Shown: generated.Shown;
  readonly Seen: generated.Seen;
  readonly Reading: generated.Reading;
  readonly Attachment: generated.Attachment;
  readonly PostEntry: generated.PostEntry;
  readonly PostState: generated.PostState;
  readonly PostRequest: generated.PostRequest;
  readonly Account: generated.Account;
  readonly BindCode: generated.BindCode;
  readonly Setting: generated.Setting;
  readonly LocalMessage: generated.LocalMessage;
  readonly Reporter: generated.Reporter;
  readonly Reference: generated.Reference;
};
