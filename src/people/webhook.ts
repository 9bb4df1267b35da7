import { createHmac, randomBytes } from "node:crypto";
import type { Instant } from "../calendar/day.ts";

/** An address to which a program is posted what became of what it sent. What it is signed with is kept sealed, apart from this. */
export type Webhook = { readonly url: string; readonly since: Instant };

/** Addresses are kept under this, each by the id of its key; what is signed with, as a conversation of this platform. */
export const hooksKept = "api-hook:";
export const hookPlatform = "api-webhook";

/** A new secret as Standard Webhooks writes them. */
export const newHookSecret = (): string => `whsec_${randomBytes(32).toString("base64")}`;

/** An address as it is kept; empty where it was ended. */
export const readHook = (kept: string | undefined): Webhook | undefined =>
  kept ? (JSON.parse(kept) as Webhook) : undefined;

/** What is posted, signed as Standard Webhooks 1.0 has it: over the id, the second it is sent at, and the body. */
export const signed = (secret: string, id: string, at: Instant, body: string) => {
  const timestamp = String(Math.floor(Date.parse(at) / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return {
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": timestamp,
      "webhook-signature": `v1,${signature}`,
    },
    body,
  };
};
