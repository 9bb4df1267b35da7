import { z } from "zod";
import type { Outcome } from "../../src/chat/exchange.ts";

type Headers = { get(name: string): string | undefined | null };

const hasGet = (one: unknown): boolean =>
  typeof one === "object" && one !== null && "get" in one && typeof one.get === "function";

const refused = z.object({
  statusCode: z.int(),
  code: z.string().max(100).optional().catch(undefined),
  response: z
    .object({ headers: z.custom<Headers>(hasGet).optional().catch(undefined) })
    .optional()
    .catch(undefined),
  body: z
    .object({ error: z.object({ code: z.string().max(100).optional().catch(undefined) }) })
    .optional()
    .catch(undefined),
});

const failed = z.object({ code: z.string() });

/** Errors before a connection stands: nothing was sent. */
const unsent = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

const retryAfter = (headers: Headers | undefined): number | undefined => {
  const said = headers?.get("retry-after") ?? "";
  const seconds = said.trim() === "" ? Number.NaN : Number(said);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 86_400) : undefined;
};

/** The word the connector gave for what went wrong, for logs and delivery records. */
export const errorWord = (error: unknown): string => {
  const { data } = refused.safeParse(error);
  if (data !== undefined) return data.body?.error.code ?? data.code ?? String(data.statusCode);
  return failed.safeParse(error).data?.code ?? "failed";
};

/**
 * What became of a sending that threw. Refused with 403, 404 or 410 it cannot be reached; 429 and a
 * refused connection were before anything was sent; of everything else nobody knows.
 */
export const outcomeOf = (error: unknown): Outcome => {
  const { data } = refused.safeParse(error);
  if (data === undefined) {
    const { code = "" } = failed.safeParse(error).data ?? {};
    return unsent.has(code) ? { is: "later" } : { is: "unclear" };
  }
  const { statusCode } = data;
  if (statusCode === 429) {
    const after = retryAfter(data.response?.headers);
    return { is: "later", ...(after === undefined ? {} : { retryAfter: after }) };
  }
  // Our own credentials are wrong or late: the administrator can mend that.
  if (statusCode === 401) return { is: "later" };
  if ([400, 403, 404, 405, 410, 413].includes(statusCode))
    return { is: "unreachable", why: errorWord(error) };
  return statusCode < 500 ? { is: "later" } : { is: "unclear" };
};
