import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import type { Bot } from "../../src/bot.ts";
import { type Text, text } from "../../src/chat/text.ts";
import { largestFile } from "../../src/files/content.ts";
import { words as fileWords } from "../../src/files/words.ts";
import { platform, type SlackFile } from "./parse.ts";

const words = {
  lost: (name: string): Text =>
    text(
      `文件“${name}”没有从Slack取到，请再发一次。`,
      `The file “${name}” could not be fetched from Slack; please send it again.`,
    ),
  unnamed: "file",
};

/** How long one file may take, in milliseconds. */
const patience = 20_000;

/** Where Slack keeps files; the token is sent nowhere else. */
const fileHosts = ["files.slack.com", "files.slack-gov.com"];

const info = z.object({
  name: z.string().optional().catch(undefined),
  size: z.number().min(0).optional().catch(undefined),
  url_private_download: z.string().optional().catch(undefined),
});

/** What fetching files works with. */
export type Fetching = {
  readonly bot: Pick<Bot, "receive">;
  readonly client: { readonly files: Pick<WebClient["files"], "info"> };
  readonly token: string;
  readonly apiUrl: string;
};

/** The ids of files that were taken in, and why the others were not. */
export type Fetched = { readonly ids: readonly string[]; readonly problems: readonly Text[] };

/** Fetches files from Slack, size first, and hands them to the bot for this account; never throws. */
export const fetchFiles = async (
  fetching: Fetching,
  account: string,
  files: readonly SlackFile[],
): Promise<Fetched> => {
  const ids: string[] = [];
  const problems: Text[] = [];
  for (const file of files) {
    const content = await contentOf(fetching, file);
    if ("problem" in content) {
      problems.push(content.problem);
      continue;
    }
    const received = await fetching.bot.receive({ platform, account, ...content });
    if ("id" in received) ids.push(received.id);
    else problems.push(received);
  }
  return { ids, problems };
};

type Content = { readonly name: string; readonly content: Uint8Array } | { readonly problem: Text };

const contentOf = async (
  { client, token, apiUrl }: Fetching,
  given: SlackFile,
): Promise<Content> => {
  const lost = { problem: words.lost(given.name ?? words.unnamed) };
  try {
    const { file } =
      given.url_private_download === undefined || given.size === undefined
        ? await client.files.info({ file: given.id })
        : { file: given };
    const { name = words.unnamed, size = 0, url_private_download: url } = info.parse(file);
    if (size > largestFile) return { problem: fileWords.tooLarge(size) };
    if (url === undefined || !isSlacks(url, apiUrl)) return lost;
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      // Without the scope Slack sends to a page to sign in, which is no file.
      redirect: "error",
      signal: AbortSignal.timeout(patience),
    });
    if (!response.ok || response.body === null) return lost;
    const content = await readUpTo(response.body, largestFile);
    return content === undefined
      ? { problem: fileWords.tooLarge(largestFile + 1) }
      : { name, content };
  } catch {
    return lost;
  }
};

const isSlacks = (url: string, apiUrl: string): boolean => {
  const { protocol, host } = new URL(url);
  return (
    (protocol === "https:" && fileHosts.includes(host)) ||
    `${protocol}//${host}` === new URL(apiUrl).origin
  );
};

/** A body of at most `most` bytes; a longer one is not read to its end. */
const readUpTo = async (
  body: AsyncIterable<Uint8Array>,
  most: number,
): Promise<Uint8Array | undefined> => {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > most) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
};
