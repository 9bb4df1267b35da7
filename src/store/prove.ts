import { timingSafeEqual } from "node:crypto";
import type { Instant } from "../calendar/day.ts";
import type { Clock } from "../flow/matter.ts";
import type { Vault } from "./seal.ts";
import type { DatabaseRow } from "./tables.ts";

/** How every keyed hash that is kept begins; the id of its key follows. */
export const mark = "~p1.";

/** Characters of that id. */
export const keyIdLength = 12;

/** How every keyed hash made with a key begins. */
export const provedWith = (keyId: string): string => `${mark}${keyId}.`;

/** The keyed hash of a text, as it is kept beside what it proves; null without a key. */
export const prove = (vault: Vault, purpose: string, said: string): string | null => {
  const { keyId } = vault;
  const made = keyId === undefined ? undefined : vault.mac(keyId, purpose, said);
  return made === undefined ? null : `${mark}${keyId}.${made.toString("base64url")}`;
};

/** The id of the key a keyed hash was made with. */
export const keyOf = (proof: string): string => proof.slice(mark.length, mark.length + keyIdLength);

/** Whether a keyed hash is of this text, with whatever key of the county. */
export const proves = (vault: Vault, purpose: string, said: string, proof: string): boolean => {
  const keyId = keyOf(proof);
  const made = vault.mac(keyId, purpose, said);
  if (made === undefined) return false;
  // Compared as it is written: other characters may stand for the same bytes.
  const [whole, kept] = [
    Buffer.from(provedWith(keyId) + made.toString("base64url")),
    Buffer.from(proof),
  ];
  return whole.length === kept.length && timingSafeEqual(whole, kept);
};

/** Whether a keyed hash is of this text, with the current key: one that was replaced proves nothing. */
export const provesNow = (vault: Vault, purpose: string, said: string, proof: string): boolean =>
  keyOf(proof) === vault.keyId && proves(vault, purpose, said, proof);

/** What is proved of how far the reminders of a deadline are. */
export const rungsSaid = ({
  id,
  dueVersion,
  rungsPassed,
  nextRungAt,
}: Pick<Clock, "id" | "dueVersion" | "rungsPassed"> & {
  readonly nextRungAt?: Instant | null | undefined;
}): string => JSON.stringify([id, dueVersion, rungsPassed, nextRungAt ?? null]);

/** What of a notice's row is proved: for whom it is, of which matter, and what became of it. */
export type Delivered = Pick<
  DatabaseRow["Notice"],
  | "id"
  | "key"
  | "to"
  | "recipient"
  | "matter"
  | "createdAt"
  | "nextTryAt"
  | "life"
  | "sentAt"
  | "platform"
  | "conversation"
  | "ref"
  | "sentHash"
  | "result"
  | "seenAt"
>;

const ended: readonly string[] = ["sent", "failed", "dropped"];

/** What was proved of a notice before it was bound where it was sent; on its way nothing became of it yet. */
const deliverySaidBefore = (row: Delivered): readonly unknown[] => {
  const { id, key, to, recipient, life, sentAt, result, seenAt } = row;
  const end = ended.includes(life) ? [life, result] : [];
  return [id, key, to, recipient, sentAt, seenAt, ...end];
};

/** What is proved of a notice. */
export const deliverySaid = (row: Delivered): string => {
  const { matter, createdAt, nextTryAt, platform, conversation, ref, sentHash } = row;
  return JSON.stringify([
    ...deliverySaidBefore(row),
    [matter, createdAt, nextTryAt, platform, conversation, ref, sentHash],
  ]);
};

/** Whether a notice is what its proof was made of. */
export const deliveryProved = (vault: Vault, row: Delivered, proof: string): boolean =>
  [deliverySaid(row), JSON.stringify(deliverySaidBefore(row))].some((said) =>
    proves(vault, "delivery", said, proof),
  );
