import type { Bot } from "../../src/bot.ts";
import type { Text } from "../../src/chat/text.ts";
import { largestFile } from "../../src/files/content.ts";
import { words as fileWords } from "../../src/files/words.ts";
import { type SlackFile, slackFile } from "../block-kit/form.ts";
import { downloadFile } from "../runtime/download.ts";
import { platform, words } from "./words.ts";

/** How long one file may take, in milliseconds. */
const patience = 20_000;

/** Where Slack keeps files; the token is sent nowhere else. */
const fileHosts = ["files.slack.com", "files.slack-gov.com"];

/** What files are fetched with. */
export type Fetching = {
  readonly bot: Pick<Bot, "receive">;
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
    url !== undefined && isSlacks(url, fileHosts, apiUrl)
      ? await downloadFile(url, patience, {
          headers: { authorization: `Bearer ${token}` },
          // Without the scope Slack sends to a page to sign in, which is no file.
          redirect: "error",
        })
      : undefined;
  return content === undefined ? words.fileLost(given.name ?? "file") : { name, content };
};

/** Whether an address is at one of these hosts of Slack's, or where the Web API in use is. */
export const isSlacks = (url: string, hosts: readonly string[], apiUrl: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, host, origin } = new URL(url);
  return (protocol === "https:" && hosts.includes(host)) || origin === new URL(apiUrl).origin;
};
