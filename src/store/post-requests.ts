import type { Connection } from "./connection.ts";
import { transact } from "./notices.ts";
import { changePosts } from "./post-states.ts";
import { toPostRequest } from "./rows.ts";
import type { Store } from "./store.ts";

/** More than wait in any county at once; a bound all the same. */
const most = 1000;

/** The changes to posts that wait for a second person, and what became of them. */
export const postRequestQuestions = (
  connection: Connection,
): Pick<
  Store,
  "openPostRequests" | "settledPostRequests" | "postRequestsDue" | "putOffPostRequest"
> => {
  const { read, write, selects } = connection;
  const oldestFirst = { order: ["at", "id"], take: most } as const;
  return {
    openPostRequests: (now) =>
      read(async () => {
        const rows = await selects.rows(
          "PostRequest",
          { settled: null, expiresAt: { gt: now } },
          oldestFirst,
        );
        return rows.map(toPostRequest);
      }),
    settledPostRequests: (since) =>
      read(async () => {
        const rows = await selects.rows("PostRequest", { settledAt: { gte: since } }, oldestFirst);
        return rows.map(toPostRequest);
      }),
    postRequestsDue: (now) =>
      read(async () => {
        const rows = await selects.rows("PostRequest", { nextAt: { lte: now } }, oldestFirst);
        return rows.map(toPostRequest);
      }),
    putOffPostRequest: ({ id, nextAt }, next, notices) =>
      write(async () => {
        await transact(
          connection,
          notices,
          (queue, inside) => [
            inside.postRequest.updateMany({
              where: { id, nextAt: nextAt ?? null },
              data: { nextAt: next },
            }),
            ...queue,
          ],
          (on, statements) => changePosts(on, nextAt, statements),
        );
      }),
  };
};
