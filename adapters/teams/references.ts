import { z } from "zod";
import type { Clock, Seal } from "../../src/core.ts";
import type { Store } from "../../src/store/store.ts";
import { type Activity, conversationOf, platform, tenantOf } from "./activity.ts";

/** What it takes to write into a conversation by oneself. */
export const reference = z.object({
  serviceUrl: z.string(),
  conversation: z.string(),
  kind: z.string().optional(),
  tenant: z.string().optional(),
  bot: z.object({ id: z.string(), name: z.string().optional() }),
});
export type Reference = z.infer<typeof reference>;

type Kept = Pick<Store, "reference" | "saveReference" | "dropReference">;

/** References, sealed with the county's key; one is written only when it is new or has changed. */
export const references = (store: Kept, clock: Pick<Clock, "now">, seal: Seal) => {
  const known = new Map<string, string>();
  const remembered = (conversation: string, plain: string): void => {
    if (known.size > 10_000) known.clear();
    known.set(conversation, plain);
  };
  const of = async (conversation: string): Promise<Reference | undefined> => {
    const plain = known.get(conversation);
    if (plain !== undefined) return reference.parse(JSON.parse(plain));
    const sealed = await store.reference(platform, conversation);
    if (sealed === undefined) return undefined;
    const opened = seal.open(sealed);
    remembered(conversation, opened);
    return reference.parse(JSON.parse(opened));
  };
  return {
    /** Where a conversation is written to; nothing where the bot has never been there, or was removed. */
    of,
    /** Remembers where an activity came from. */
    save: async (from: Activity): Promise<void> => {
      if (from.recipient === undefined) return;
      const conversation = conversationOf(from);
      const made: Reference = {
        serviceUrl: from.serviceUrl,
        conversation,
        kind: from.conversation.conversationType,
        tenant: tenantOf(from),
        bot: { id: from.recipient.id, name: from.recipient.name },
      };
      const plain = JSON.stringify(made);
      if (known.get(conversation) === plain) return;
      const before = await of(conversation);
      if (before === undefined || JSON.stringify(before) !== JSON.stringify(reference.parse(made)))
        await store.saveReference({
          platform,
          conversation,
          sealed: seal.seal(plain),
          at: clock.now(),
        });
      remembered(conversation, plain);
    },
    /** Forgets a conversation the bot was removed from. */
    drop: async (conversation: string): Promise<void> => {
      known.delete(conversation);
      await store.dropReference(platform, conversation);
    },
  };
};
export type References = ReturnType<typeof references>;
