import { z } from "zod";
import type { Bot } from "../../src/bot.ts";
import type { Card } from "../../src/chat/card.ts";
import { type Language, say, type Text } from "../../src/chat/text.ts";
import { platform } from "./activity.ts";
import type { Message } from "./outlet.ts";
import type { TeamsCard } from "./render.ts";
import { words } from "./words.ts";

// Files into a private chat: Teams asks the reader for consent, and gives an address to put the file at.

const atMost = 10;
const milliseconds = 30_000;

const token = z.string().min(1).max(2000);

/** What the button carries that asks for the files behind the links of its card. */
export const asking = z.looseObject({
  verb: z.literal("files"),
  tokens: z.array(token).min(1).max(atMost),
});

/** What somebody answered to the question for consent, as Teams sends it. */
export const consented = z.object({
  action: z.enum(["accept", "decline"]),
  context: z.object({ token }),
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
export type Consented = z.infer<typeof consented>;

/** The tickets in the links of a card, by which its files open; not of what may be kept nowhere else. */
const tokensIn = (card: Card): readonly string[] =>
  card.body.flatMap((block) =>
    block.is === "links"
      ? block.links
          .filter(({ lasting }) => lasting === true)
          .flatMap(({ url }) => /\/files\/([\w.-]+)$/.exec(url)?.[1] ?? [])
      : [],
  );

/** A drawn card with a button that asks for the files behind its links; as it is where it has none. */
export const withFiles = (drawn: TeamsCard, card: Card, language: Language): TeamsCard => {
  const tokens = tokensIn(card).slice(0, atMost);
  if (tokens.length === 0) return drawn;
  const data = { verb: "files", tokens } satisfies z.infer<typeof asking>;
  const title = say(words.filesHere, language);
  const button = {
    type: "Action.Execute",
    verb: "files",
    title,
    data,
    fallback: { type: "Action.Submit", title, data },
  };
  return {
    ...drawn,
    body: [...(drawn["body"] as readonly unknown[]), { type: "ActionSet", actions: [button] }],
  };
};

/** What came of asking: a message to send, or why there is none. */
export type Offered = { readonly message: Message } | { readonly why: Text };

type Opening = {
  readonly bot: Pick<Bot, "openFile">;
  readonly account: string;
};

const opened = async ({ bot, account }: Opening, ticket: string) => {
  const file = await bot.openFile(ticket, { platform, account });
  if (file.is !== "file") return words.fileOver;
  return file.lasting ? file : words.fileRestricted(file.name);
};

/** The question whether a file may be put into the reader's own storage. */
export const offered = async (opening: Opening, ticket: string): Promise<Offered> => {
  const file = await opened(opening, ticket);
  if ("zh" in file) return { why: file };
  return {
    message: {
      attachment: {
        contentType: "application/vnd.microsoft.teams.card.file.consent",
        name: file.name,
        content: {
          description: file.name,
          sizeInBytes: file.content.length,
          acceptContext: { token: ticket },
          declineContext: { token: ticket },
        },
      },
    },
  };
};

/** Puts a file where Teams said, once its reader has consented; gives the message that shows it. */
export const handedOver = async (
  opening: Opening,
  { action, context, uploadInfo }: Consented,
): Promise<Offered> => {
  if (action === "decline" || uploadInfo === undefined) return { why: words.fileDeclined };
  const file = await opened(opening, context.token);
  if ("zh" in file) return { why: file };
  const { length } = file.content;
  const stored = await fetch(uploadInfo.uploadUrl, {
    method: "PUT",
    headers: {
      "Content-Type": "application/octet-stream",
      "Content-Range": `bytes 0-${length - 1}/${length}`,
    },
    body: new Uint8Array(file.content),
    signal: AbortSignal.timeout(milliseconds),
  }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!stored) return { why: words.fileNotStored(file.name) };
  const { name, contentUrl, uniqueId, fileType } = uploadInfo;
  return {
    message: {
      attachment: {
        contentType: "application/vnd.microsoft.teams.card.file.info",
        name,
        contentUrl,
        content: { uniqueId, fileType },
      },
    },
  };
};
