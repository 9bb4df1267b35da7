import type { Bot } from "../../src/bot.ts";
import type { Text } from "../../src/chat/text.ts";
import { largestFile } from "../../src/files/content.ts";
import { words as fileWords } from "../../src/files/words.ts";
import type { Store } from "../../src/store/store.ts";
import { type SlackFile, slackFile } from "../block-kit/form.ts";
import { downloadFile, type FileHosts, ownAddress } from "../runtime/outbound.ts";
import { platform, words } from "./words.ts";

/** How long one file may take, in milliseconds. */
const patience = 20_000;

/** Where Slack keeps files; the token is sent nowhere else. */
const fileHosts = ["files.slack.com", "files.slack-gov.com"];

/** What files are fetched with. */
export type Fetching = {
  readonly bot: Pick<Bot, "receive">;
  readonly store: Pick<Store, "account">;
  readonly api: {
    /** What Slack says of a file. */
    fileInfo(id: string): Promise<unknown>;
  };
  readonly token: string;
  readonly apiUrl: string;
};

/** Fetches files from Slack and hands them to the bot: the ids of what was taken in, and why the rest was not; never throws. */
export const receiveFiles = async (
  fetching: Fetching,
  account: string,
  files: readonly SlackFile[],
): Promise<{ readonly ids: readonly string[]; readonly problems: readonly Text[] }> => {
  const ids: string[] = [];
  const problems: Text[] = [];
  // For somebody without a post nothing is fetched.
  if (files.length > 0 && (await fetching.store.account(platform, account)) === undefined)
    return { ids, problems: [fileWords.notBound] };
  for (const file of files) {
    const content = await contentOf(fetching, file);
    const received =
      "content" in content
        ? await fetching.bot.receive({ platform, account, ...content })
        : content;
    if ("id" in received) ids.push(received.id);
    else problems.push(received);
  }
  return { ids, problems };
};

type Content = { readonly name: string; readonly content: Uint8Array };

const contentOf = async (
  { api, token, apiUrl }: Fetching,
  given: SlackFile,
): Promise<Content | Text> => {
  const known = given.url_private_download !== undefined && given.size !== undefined;
  const { data: file = given } = known
    ? { data: given }
    : slackFile.safeParse(await api.fileInfo(given.id).catch(() => undefined));
  const { name = "file", size = 0, url_private_download: url } = file;
  if (size > largestFile) return fileWords.tooLarge(size);
  const content =
    url === undefined
      ? undefined
      : await downloadFile(url, {
          at: slacks(fileHosts, apiUrl),
          milliseconds: patience,
          // No redirect: without the scope Slack sends to a page to sign in, which is no file.
          headers: { authorization: `Bearer ${token}` },
        });
  return content === undefined ? words.fileLost(given.name ?? "file") : { name, content };
};

/** Whether an address is at one of these hosts of Slack's, or where the Web API in use is. */
export const isSlacks = (url: string, hosts: readonly string[], apiUrl: string): boolean =>
  ownAddress(url, slacks(hosts, apiUrl)) !== undefined;

const slacks = (hosts: readonly string[], apiUrl: string): FileHosts => ({
  hosts,
  origins: [new URL(apiUrl).origin],
});
