import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Instant } from "../calendar/day.ts";

/** What a client of the interface may do: send clues, ask how far one is, read what came of them. */
export const scopes = ["submit", "states", "outcomes"] as const;
export type KeyScope = (typeof scopes)[number];

/** A key by which a program acts as a post. Of what it is opened with only the hash is kept. */
export type ApiKey = {
  readonly id: string;
  /** What the operator calls the client. */
  readonly name: string;
  readonly hash: string;
  readonly post: string;
  readonly scopes: readonly KeyScope[];
  readonly madeAt: Instant;
  readonly revokedAt?: Instant;
};

/** Under which name requests of clients come; their account is the id of the key. */
export const apiPlatform = "api";

/** Keys are kept under this, each by its id. */
export const keysKept = "api-key:";

const shape = /^ld_([0-9a-f]{16})_([\w-]{43})$/;

const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** A new id with the key that is given away once, and the hash by which it is recognised. */
export const newKey = (): { readonly id: string; readonly key: string; readonly hash: string } => {
  const id = randomBytes(8).toString("hex");
  const secret = randomBytes(32).toString("base64url");
  return { id, key: `ld_${id}_${secret}`, hash: hashOf(secret) };
};

/** The id in what somebody presents as a key; nothing where it is none. */
export const idInKey = (presented: string): string | undefined => shape.exec(presented)?.[1];

/** Whether what was presented opens this key, and it was not revoked. */
export const opensKey = ({ hash, revokedAt }: ApiKey, presented: string): boolean =>
  revokedAt === undefined &&
  timingSafeEqual(Buffer.from(hashOf(shape.exec(presented)?.[2] ?? "")), Buffer.from(hash));

/** A key as it is kept. */
export const readKey = (kept: string | undefined): ApiKey | undefined =>
  kept ? (JSON.parse(kept) as ApiKey) : undefined;
