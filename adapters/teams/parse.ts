import { createHash } from "node:crypto";
import { z } from "zod";
import type { Press } from "../../src/chat/card.ts";
import type { Request } from "../../src/chat/exchange.ts";
import { type Source, sources } from "../../src/chat/field.ts";
import { pressSchema, withAnswers } from "../../src/chat/press.ts";
import type { Language } from "../../src/chat/text.ts";
import type { PlatformNews } from "../../src/delivery/group-changes.ts";
import { adaptiveAnswers } from "../adaptive/form.ts";
import { languageOf } from "../locale.ts";

/** What this platform is called in accounts, groups and notices. */
export const platform = "teams";

const id = z.string().min(1).max(1000);

// What may be missing in older clients is optional; what is not as described is as if it were missing.
const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

const somebody = z.object({
  id,
  name: lenient(z.string().max(300)),
  aadObjectId: lenient(z.string().min(1).max(200)),
});

/** An activity as the Bot Framework sends it, as far as anything here looks at it. */
export const activitySchema = z.object({
  type: z.string().max(100),
  channelId: lenient(z.string().max(100)),
  id: lenient(id),
  name: lenient(z.string().max(200)),
  serviceUrl: z.string().min(1).max(1000),
  from: lenient(somebody),
  recipient: lenient(somebody),
  conversation: z.object({
    id,
    conversationType: lenient(z.string().max(50)),
    tenantId: lenient(z.string().max(100)),
    isGroup: lenient(z.boolean()),
  }),
  channelData: lenient(
    z.object({
      tenant: lenient(z.object({ id: z.string().max(100) })),
      eventType: lenient(z.string().max(100)),
      channel: lenient(z.object({ id })),
    }),
  ),
  // More than anybody types: what is over is dropped, and the rest is still answered.
  text: lenient(z.string().transform((typed) => typed.slice(0, 40_000))),
  entities: lenient(z.array(z.unknown()).max(200)),
  attachments: lenient(z.array(z.unknown()).max(50)),
  value: z.unknown().optional(),
  locale: lenient(z.string().max(50)),
  replyToId: lenient(id),
  action: lenient(z.string().max(50)),
  membersAdded: lenient(z.array(somebody).max(500)),
  membersRemoved: lenient(z.array(somebody).max(500)),
});

/** What the Bot Framework sent. */
export type Activity = z.infer<typeof activitySchema>;

/** The tenant an activity comes from, by whichever of the two places names it. */
export const tenantOf = ({ conversation, channelData }: Activity): string | undefined =>
  conversation.tenantId ?? channelData?.tenant?.id;

/**
 * Who somebody is in the directory of their tenant (Entra ID), the same in every installation of every bot; undefined
 * where Teams does not say. A hash, since nothing is to be looked up by it anywhere else.
 */
export const identityOf = (from: Activity): string | undefined => {
  const [tenant, { aadObjectId: object } = {}] = [tenantOf(from), from.from];
  return tenant === undefined || object === undefined
    ? undefined
    : createHash("sha256").update(`${tenant}/${object}`.toLowerCase()).digest("base64url");
};

/** A conversation without the thread somebody wrote in: a channel is one place. */
export const conversationOf = ({ conversation }: Activity): string =>
  conversation.id.split(";")[0] ?? conversation.id;

/** The first message of the thread of a channel that something was said in. */
const threadOf = ({ conversation }: Activity): string | undefined =>
  /;messageid=([^;]{1,200})/i.exec(conversation.id)?.[1];

/** Whether only one person reads it. What does not say so is taken for a group, where less is told. */
export const isPersonal = ({ conversation }: Activity): boolean =>
  conversation.conversationType === "personal" && conversation.isGroup !== true;

/** A file somebody sent: where it is to be had, and what it is called. */
export type SentLink = { readonly name: string; readonly url: string };

/** A picture somebody put into a message: the connector has it, under this id. */
export type SentPicture = { readonly name: string; readonly picture: string };

/** Where something was said, by whom, and under which name its effect is remembered. */
export type TeamsSender = {
  readonly account: string;
  readonly name: string;
  readonly conversation: string;
  /** In a channel: the first message of the thread it was said in. */
  readonly thread: string | undefined;
  readonly direct: boolean;
  readonly event: string;
  readonly locale: Language | undefined;
};

/** What an activity asks. */
export type TeamsRequest =
  | (TeamsSender & {
      readonly is: "line";
      readonly line: string;
      readonly mentioned: boolean;
      readonly files: readonly (SentLink | SentPicture)[];
      /** The message it answers, where it was quoted or stands in its thread. */
      readonly under: string | undefined;
    })
  | (TeamsSender & {
      readonly is: "press";
      /** With the answers of its form, where it submits one. */
      readonly press: Press;
      readonly in: "card" | "form";
      /** The message it stands in. */
      readonly message: string | undefined;
      readonly reply: "withRequest" | "asMessage" | "inDialog";
    })
  /** A card in a group asks what this reader may do. */
  | (TeamsSender & { readonly is: "refresh"; readonly notice: string })
  /** The files behind the links of a card are wanted in the chat. */
  | (TeamsSender & {
      readonly is: "files";
      readonly tokens: readonly string[];
      readonly reply: "withRequest" | "asMessage" | "inDialog";
    })
  /** Somebody has answered whether a file may be stored for them. */
  | (TeamsSender & {
      readonly is: "consent";
      readonly consent: Consent;
      readonly message: string | undefined;
    })
  | (TeamsSender & { readonly is: "search"; readonly source: Source; readonly query: string })
  /** A button that is none of ours, or was changed on its way. */
  | (TeamsSender & { readonly is: "nonsense"; readonly reply: RequestOf<"press">["reply"] })
  /** Something somebody wrote is to become a new matter: its words, who wrote it, and where it stands. */
  | (TeamsSender & {
      readonly is: "quote";
      readonly text: string;
      readonly writer: string | undefined;
      readonly address: string | undefined;
    })
  /** The app was added to a private chat, by whom, or to a group. */
  | {
      readonly is: "installed";
      readonly conversation: string;
      readonly direct: boolean;
      readonly account: string | undefined;
      readonly locale: Language | undefined;
    }
  | { readonly is: "removed"; readonly conversation: string; readonly event: string }
  | { readonly is: "news"; readonly news: PlatformNews };

/** What an activity asks of one sort. */
export type RequestOf<Is extends TeamsRequest["is"]> = Extract<TeamsRequest, { is: Is }>;

/** What the bot is asked; a button speaks to the bot, so in a group it is a mention. */
export const requestFrom = (
  sender: TeamsSender,
  said: Request["said"],
  mentioned = true,
): Request => {
  const { account, conversation, direct, event, locale } = sender;
  return {
    platform,
    account,
    event,
    ...(locale === undefined ? {} : { locale }),
    surface: direct ? { is: "direct", conversation } : { is: "group", conversation, mentioned },
    said,
  };
};

const mention = z.object({
  type: z.literal("mention"),
  text: z.string().min(1).max(500),
  mentioned: z.object({ id: z.string(), name: z.string().max(300).optional() }),
});

const htmlEntities: Readonly<Record<string, string>> = {
  "&nbsp;": " ",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&amp;": "&",
};

const htmlBody = z.object({
  contentType: z.literal("text/html"),
  content: z.string().max(100_000),
});

/** What stands in the formatted copy of a message that has no plain one. */
const textOfHtml = (attachments: Activity["attachments"] = []): string => {
  const { data } = htmlBody.safeParse(attachments.find((one) => htmlBody.safeParse(one).success));
  return withoutTags(data?.content ?? "");
};

/** Formatted text without its formatting; mentions and quotes are still marked. */
const withoutTags = (html: string): string =>
  html
    .replace(/<(?:br|\/p|\/div|\/li)\b[^>]*>/gi, "\n")
    .replace(/<(?!\/?at\b|quoted\b)[^>]*>/gi, "");

/** What is left when no tag and no entity has a meaning any more. */
const plainOf = (text: string): string =>
  text
    .replace(/<\/?at(?:\s[^>]*)?>/gi, "")
    .replace(/&(?:nbsp|lt|gt|quot|#39|amp);/g, (name) => htmlEntities[name] ?? name)
    .trim();

/** The mark of a message that is answered by quoting it. */
const quoted = /<quoted\b[^>]*?messageId="([^"<>]{1,200})"[^>]*?(?:\/>|>[\s\S]*?<\/quoted>)/i;

/** What was typed: mentions of the bot are gone, others are the names they show. */
const typedLine = (from: Activity): Pick<RequestOf<"line">, "line" | "mentioned" | "under"> => {
  const { text = "", entities = [], recipient, attachments } = from;
  const typed = text.trim() === "" ? textOfHtml(attachments) : text;
  let line = typed.replace(quoted, "");
  let mentioned = false;
  for (const entity of entities) {
    const { data } = mention.safeParse(entity);
    if (data === undefined) continue;
    const us = recipient !== undefined && data.mentioned.id === recipient.id;
    mentioned ||= us;
    const name = us ? " " : (data.mentioned.name ?? data.text.replace(/<[^>]*>/g, ""));
    // A function: in a name "$&" is no part of a pattern.
    line = line.replaceAll(data.text, () => name);
  }
  return {
    // A tag that no entity explained is still no part of what was typed.
    line: plainOf(line),
    mentioned,
    under: quoted.exec(typed)?.[1] ?? threadOf(from),
  };
};

const attachedLink = z
  .object({
    contentType: z.literal("application/vnd.microsoft.teams.file.download.info"),
    name: z.string().max(1000).default("file"),
    content: z.object({ downloadUrl: z.url().max(5000) }),
  })
  .transform(({ name, content }): SentLink => ({ name, url: content.downloadUrl }));

const attachedPicture = z
  .object({
    contentType: z.string().startsWith("image/"),
    // Only the id counts: it is fetched from where the message came from.
    contentUrl: z
      .string()
      .max(5000)
      .regex(/\/v3\/attachments\/[^/?#]+\/views\//),
    name: z.string().min(1).max(1000).default("图片"),
  })
  .transform(
    ({ name, contentUrl }): SentPicture => ({
      name,
      picture: contentUrl.replace(/^.*?\/v3\/attachments\/([^/?#]+)\/.*$/s, "$1"),
    }),
  );

const attachment = z.union([attachedLink, attachedPicture]);

/** What a button of ours carries; the inputs of its card lie beside it. */
const carried = z.looseObject({
  press: pressSchema,
  verb: z.enum(["press", "submit"]),
  of: z.enum(["card", "form"]),
});

const fileToken = z.string().min(1).max(2000);

/** How many files a button asks for at most. */
export const mostTokens = 10;

/** What the button carries that asks for the files behind the links of its card. */
export const filesWanted = z.looseObject({
  verb: z.literal("files"),
  tokens: z.array(fileToken).min(1).max(mostTokens),
});

const consent = z.object({
  action: z.enum(["accept", "decline"]),
  context: z.object({ token: fileToken }),
  uploadInfo: z
    .object({
      name: z.string().max(1000),
      uploadUrl: z.url().max(5000),
      contentUrl: z.url().max(5000),
      uniqueId: z.string().max(500),
      fileType: z.string().max(50),
    })
    .optional(),
});

/** What somebody answered to the question for consent to a file. */
export type Consent = z.infer<typeof consent>;

const executed = z.object({
  action: z.object({ verb: z.string().max(100), data: z.unknown().optional() }),
});

const dialogRequest = z.object({ data: z.unknown() });

const quotedMessage = z.object({
  messagePayload: z
    .object({
      body: z.object({
        contentType: lenient(z.string().max(100)),
        content: z
          .string()
          .max(100_000)
          .nullish()
          .transform((content) => content ?? ""),
      }),
      from: lenient(z.object({ user: lenient(z.object({ displayName: z.string().max(300) })) })),
      linkToMessage: lenient(z.url({ protocol: /^https$/ }).max(2000)),
    })
    .transform(({ body, from, linkToMessage }) => ({
      text: plainOf(body.contentType === "text" ? body.content : withoutTags(body.content)),
      writer: from?.user?.displayName,
      address: linkToMessage,
    })),
});

const refreshing = z.object({ notice: z.string().min(1).max(200) });

const searching = z.object({
  queryText: z.string().max(500).default(""),
  dataset: z.enum(sources).exclude(["files"]),
});

const readButton = (
  from: Activity,
  sender: TeamsSender,
  data: unknown,
  reply: RequestOf<"press">["reply"],
): TeamsRequest => {
  const wanted = filesWanted.safeParse(data);
  if (wanted.success) return { ...sender, is: "files", tokens: wanted.data.tokens, reply };
  const button = carried.safeParse(data);
  if (!button.success) return { ...sender, is: "nonsense", reply };
  const { press, verb, of, ...inputs } = button.data;
  return {
    ...sender,
    is: "press",
    press: verb === "submit" ? withAnswers(press, adaptiveAnswers(inputs)) : press,
    in: of,
    message: from.replyToId,
    reply,
  };
};

const readMessage = (from: Activity, sender: TeamsSender): TeamsRequest => {
  // An older client answers a card with a message that carries what its button does.
  if (from.value !== undefined && from.value !== null)
    return readButton(from, sender, from.value, "asMessage");
  const files = (from.attachments ?? []).flatMap((one) => {
    const { data } = attachment.safeParse(one);
    return data === undefined ? [] : [data];
  });
  return { ...sender, is: "line", ...typedLine(from), files };
};

const readInvoke = (from: Activity, sender: TeamsSender): TeamsRequest | undefined => {
  const nonsense = { ...sender, is: "nonsense", reply: "withRequest" } as const;
  switch (from.name) {
    case "adaptiveCard/action": {
      const { data } = executed.safeParse(from.value);
      if (data === undefined) return nonsense;
      if (data.action.verb !== "refresh")
        return readButton(from, sender, data.action.data, "withRequest");
      const asked = refreshing.safeParse(data.action.data);
      return asked.success ? { ...sender, is: "refresh", ...asked.data } : nonsense;
    }
    case "task/fetch":
    case "task/submit":
    case "composeExtension/submitAction":
      return readButton(from, sender, dialogRequest.safeParse(from.value).data?.data, "inDialog");
    case "composeExtension/fetchTask": {
      const { data } = quotedMessage.safeParse(from.value);
      return data === undefined
        ? { ...nonsense, reply: "inDialog" }
        : { ...sender, is: "quote", ...data.messagePayload };
    }
    case "fileConsent/invoke": {
      const { data } = consent.safeParse(from.value);
      return data === undefined
        ? nonsense
        : { ...sender, is: "consent", consent: data, message: from.replyToId };
    }
    case "application/search": {
      const { data } = searching.safeParse(from.value);
      return data && { ...sender, is: "search", source: data.dataset, query: data.queryText };
    }
    default:
      return undefined;
  }
};

const localeOf = ({ locale }: Activity): Language | undefined =>
  locale === undefined ? undefined : languageOf(locale);

const senderOf = (from: Activity): TeamsSender | undefined =>
  from.from === undefined || from.id === undefined
    ? undefined
    : {
        account: from.from.id,
        name: from.from.name ?? "",
        conversation: conversationOf(from),
        thread: threadOf(from),
        direct: isPersonal(from),
        event: `${conversationOf(from)}:${from.id}`,
        locale: localeOf(from),
      };

const installed = (from: Activity): RequestOf<"installed"> => ({
  is: "installed",
  conversation: conversationOf(from),
  direct: isPersonal(from),
  account: from.from?.id,
  locale: localeOf(from),
});

/** What Teams says of a channel of a team. */
const readNews = ({ channelData, id: activity }: Activity): TeamsRequest | undefined => {
  const { eventType = "", channel } = channelData ?? {};
  if (channel === undefined) return undefined;
  const about = {
    platform,
    event: `${channel.id}:${eventType}:${activity ?? ""}`,
    conversation: channel.id,
  };
  switch (eventType) {
    // A deleted channel can be restored for thirty days, under the same id.
    case "channelDeleted":
      return { is: "news", news: { ...about, is: "groupLost", why: "archived" } };
    case "channelRestored":
      return { is: "news", news: { ...about, is: "groupBack" } };
    default:
      return undefined;
  }
};

const gone = (conversation: string, ref: string): TeamsRequest => ({
  is: "news",
  news: { is: "messageGone", platform, event: `gone:${conversation}:${ref}`, conversation, ref },
});

/** What an activity asks. Edits, reactions, other bots' doings and what is unknown ask nothing. */
export const readActivity = (from: Activity): TeamsRequest | undefined => {
  const conversation = conversationOf(from);
  const isUs = (one: { readonly id: string }): boolean => one.id === from.recipient?.id;
  const sender = senderOf(from);
  switch (from.type) {
    case "message":
      return sender === undefined || isUs({ id: sender.account })
        ? undefined
        : readMessage(from, sender);
    case "invoke":
      return sender && readInvoke(from, sender);
    case "installationUpdate":
      return from.action?.startsWith("remove") === true
        ? { is: "removed", conversation, event: from.id ?? conversation }
        : installed(from);
    case "conversationUpdate":
      if (from.membersRemoved?.some(isUs) === true)
        return { is: "removed", conversation, event: from.id ?? conversation };
      return from.membersAdded?.some(isUs) === true ? installed(from) : readNews(from);
    case "messageDelete":
      return from.id === undefined ? undefined : gone(conversation, from.id);
    default:
      return undefined;
  }
};
