import { z } from "zod";

/** What this platform is called in accounts, groups and notices. */
export const platform = "teams";

const id = z.string().min(1).max(1000);

const somebody = z.object({ id, name: z.string().max(300).optional().catch(undefined) });

/**
 * An activity as the Bot Framework sends it, as far as anything here looks at it. What may be missing
 * in older clients is optional; what is not as described is as if it were missing.
 */
export const activity = z.object({
  type: z.string().max(100),
  id: id.optional().catch(undefined),
  name: z.string().max(200).optional().catch(undefined),
  channelId: z.string().max(100).optional().catch(undefined),
  serviceUrl: z.string().min(1).max(1000),
  from: somebody.optional().catch(undefined),
  recipient: somebody.optional().catch(undefined),
  conversation: z.object({
    id,
    conversationType: z.string().max(50).optional().catch(undefined),
    tenantId: z.string().max(100).optional().catch(undefined),
    isGroup: z.boolean().optional().catch(undefined),
  }),
  channelData: z
    .object({
      tenant: z
        .object({ id: z.string().max(100) })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
  // More than anybody types: what is over is dropped, and the rest is still answered.
  text: z
    .string()
    .transform((typed) => typed.slice(0, 40_000))
    .optional()
    .catch(undefined),
  entities: z.array(z.unknown()).max(200).optional().catch(undefined),
  attachments: z.array(z.unknown()).max(50).optional().catch(undefined),
  value: z.unknown().optional(),
  locale: z.string().max(50).optional().catch(undefined),
  replyToId: id.optional().catch(undefined),
  action: z.string().max(50).optional().catch(undefined),
  membersAdded: z.array(somebody).max(500).optional().catch(undefined),
  membersRemoved: z.array(somebody).max(500).optional().catch(undefined),
});
export type Activity = z.infer<typeof activity>;

/** The tenant an activity comes from, by whichever of the two places names it. */
export const tenantOf = ({ conversation, channelData }: Activity): string | undefined =>
  conversation.tenantId ?? channelData?.tenant?.id;

/** A conversation without the thread somebody wrote in: a channel is one place. */
export const conversationOf = ({ conversation }: Activity): string =>
  conversation.id.split(";")[0] ?? conversation.id;

/** Whether only one person reads it. What does not say so is taken for a group, where less is told. */
export const isPersonal = ({ conversation }: Activity): boolean =>
  conversation.conversationType === "personal" && conversation.isGroup !== true;

const mention = z.object({
  type: z.literal("mention"),
  text: z.string().min(1).max(500),
  mentioned: z.object({ id: z.string(), name: z.string().max(300).optional() }),
});

const entities: Readonly<Record<string, string>> = {
  "&nbsp;": " ",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&amp;": "&",
};

/** What was typed: mentions of the bot are gone, others are the names they show. */
export const lineOf = ({
  text = "",
  entities: found = [],
  recipient,
}: Activity): { readonly line: string; readonly mentioned: boolean } => {
  let line = text;
  let mentioned = false;
  for (const one of found) {
    const read = mention.safeParse(one);
    if (!read.success) continue;
    const { text: shown, mentioned: whom } = read.data;
    const us = recipient !== undefined && whom.id === recipient.id;
    mentioned ||= us;
    line = line.replaceAll(shown, us ? " " : (whom.name ?? shown.replace(/<[^>]*>/g, "")));
  }
  return {
    // A tag that no entity explained is still no part of what was typed.
    line: line
      .replace(/<\/?at(?:\s[^>]*)?>/gi, "")
      .replace(/&(?:nbsp|lt|gt|quot|#39|amp);/g, (name) => entities[name] ?? name)
      .trim(),
    mentioned,
  };
};
