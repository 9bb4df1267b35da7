import type { z } from "zod";
import type { Bot } from "../../src/bot.ts";
import type { Card } from "../../src/chat/card.ts";
import { type Language, say, type Text } from "../../src/chat/text.ts";
import { words as fileWords } from "../../src/files/words.ts";
import type { Store } from "../../src/store/store.ts";
import { downloadFile, type FileHosts, uploadFile } from "../runtime/outbound.ts";
import type { Connector, ConversationReference, Message } from "./outlet.ts";
import {
  type Consent,
  type filesWanted,
  mostTokens,
  platform,
  type SentLink,
  type SentPicture,
} from "./parse.ts";
import type { TeamsCard } from "./render.ts";
import { words } from "./words.ts";

const downloadTimeout = 10_000;
const uploadTimeout = 30_000;

/**
 * Where Microsoft keeps what is sent in Teams. A service on this machine, as a playground has it, keeps its
 * files there too.
 */
export const fileHostsOf = (serviceUrls: readonly string[]): FileHosts => ({
  hosts: [
    ".sharepoint.com",
    ".sharepoint.us",
    ".sharepoint-mil.us",
    ".sharepoint.cn",
    ".svc.ms",
    "graph.microsoft.com",
  ],
  origins: serviceUrls.flatMap((one) => {
    const { protocol, hostname } = new URL(one);
    return ["127.0.0.1", "localhost", "[::1]"].includes(hostname)
      ? [`${protocol}//${hostname}:*`]
      : [];
  }),
});

/** What files are taken in with. */
export type Receiving = {
  readonly bot: Pick<Bot, "receive">;
  readonly store: Pick<Store, "account">;
  readonly at: FileHosts;
  readonly connector: Pick<Connector, "picture">;
  /** Where they were sent; undefined where the bot does not know that conversation. */
  readonly from: ConversationReference | undefined;
};

/** Fetches what somebody sent and hands it to the bot: the ids of what was taken in, and why the rest was not. */
export const receiveFiles = async (
  { bot, store, at, connector, from }: Receiving,
  account: string,
  files: readonly (SentLink | SentPicture)[],
): Promise<{ readonly ids: readonly string[]; readonly problems: readonly Text[] }> => {
  const ids: string[] = [];
  const problems: Text[] = [];
  // For somebody without a post nothing is fetched.
  if (files.length > 0 && (await store.account(platform, account)) === undefined)
    return { ids, problems: [fileWords.notBound] };
  for (const file of files) {
    const content =
      "url" in file
        ? await downloadFile(file.url, { at, milliseconds: downloadTimeout, redirects: 2 })
        : from && (await connector.picture(from, file.picture));
    const received =
      content === undefined
        ? words.fileGone(file.name)
        : await bot.receive({ platform, account, name: file.name, content });
    if ("id" in received) ids.push(received.id);
    else problems.push(received);
  }
  return { ids, problems };
};

// Files into a private chat: Teams asks the reader for consent, and gives an address to put the file at.

/** The tokens in the links of a card, by which its files open; not of what may be kept nowhere else. */
const tokensIn = (card: Card): readonly string[] =>
  card.body.flatMap((block) =>
    block.is === "links"
      ? block.links
          .filter(({ lasting }) => lasting === true)
          .flatMap(({ url }) => /\/files\/([\w.-]+)$/.exec(url)?.[1] ?? [])
      : [],
  );

/** A drawn card with a button that asks for the files behind its links; as it is where it has none. */
export const withFilesButton = (drawn: TeamsCard, card: Card, language: Language): TeamsCard => {
  const tokens = tokensIn(card).slice(0, mostTokens);
  if (tokens.length === 0) return drawn;
  const data = { verb: "files", tokens } satisfies z.infer<typeof filesWanted>;
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

/** Who opens files, through which bot. */
export type Reader = { readonly bot: Pick<Bot, "openFile">; readonly account: string };

/** A reader who has consented, and where Teams may say that the file is to go. */
export type Storing = Reader & { readonly at: FileHosts };

/** A file as a message, or why there is none; with the matter it belongs to, where it names the file. */
export type FileMessage = ({ readonly message: Message } | { readonly why: Text }) & {
  readonly matter?: string;
};

const openLasting = async ({ bot, account }: Reader, token: string) => {
  const file = await bot.openFile(token, { platform, account });
  if (file.is !== "file") return { why: words.fileOver };
  const { matter, name } = file;
  return file.lasting ? file : { why: words.fileRestricted(name), matter };
};

/** The question whether a file may be put into the reader's own storage. */
export const consentQuestion = async (reader: Reader, token: string): Promise<FileMessage> => {
  const file = await openLasting(reader, token);
  if ("why" in file) return file;
  return {
    matter: file.matter,
    message: {
      attachment: {
        contentType: "application/vnd.microsoft.teams.card.file.consent",
        name: file.name,
        content: {
          description: file.name,
          sizeInBytes: file.content.length,
          acceptContext: { token },
          declineContext: { token },
        },
      },
    },
  };
};

/** Puts a file where Teams said, once its reader has consented; gives the message that shows it. */
export const storeFile = async (
  reader: Storing,
  { action, context, uploadInfo }: Consent,
): Promise<FileMessage> => {
  if (action === "decline" || uploadInfo === undefined) return { why: words.fileDeclined };
  const file = await openLasting(reader, context.token);
  if ("why" in file) return file;
  const { matter } = file;
  const { length } = file.content;
  const stored = await uploadFile(uploadInfo.uploadUrl, {
    at: reader.at,
    milliseconds: uploadTimeout,
    headers: {
      "Content-Type": "application/octet-stream",
      "Content-Range": `bytes 0-${length - 1}/${length}`,
    },
    body: file.content,
  });
  if (!stored) return { why: words.fileNotStored(file.name), matter };
  const { name, contentUrl, uniqueId, fileType } = uploadInfo;
  return {
    matter,
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
