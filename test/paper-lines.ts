import { strFromU8, unzipSync } from "fflate";
import type { Scene } from "./scene.ts";

/** One part of a Word file, as XML. */
export const xmlOf = (content: Uint8Array, part = "word/document.xml"): string =>
  strFromU8(unzipSync(content)[part] ?? new Uint8Array());

const unescaped = (xml: string): string =>
  xml
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");

/** The paragraphs of a Word file as plain text. */
export const linesOf = (content: Uint8Array): readonly string[] =>
  xmlOf(content)
    .split("</w:p>")
    .map((one) =>
      [...one.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, said]) => said).join(""),
    )
    .map(unescaped)
    .filter((one) => one.trim() !== "");

/** The token of a link to a file. */
export const tokenIn = (url: string): string => url.split("/files/")[1] ?? "";

/** The answer to 文书: its text, and the links by the name of the paper. */
export const papersFor = async (scene: Scene, who: string, line: string) => {
  const { reply, text } = await scene.says(who, line);
  const body = reply.is === "card" ? reply.card.body : [];
  const links = body.flatMap((block) => (block.is === "links" ? block.links : []));
  return { text, links: new Map(links.map(({ label, url }) => [label.zh, url])) };
};

/** What a link to a paper opens; anything but a file is a fault of the test. */
export const opened = async (scene: Scene, url: string | undefined) => {
  const file = await scene.bot.openFile(tokenIn(url ?? ""));
  if (file.is !== "file") throw new Error(file.is);
  return file;
};

/** What stands in the calendar somebody subscribes to. */
export const subscribed = async (scene: Scene, who: string): Promise<string> => {
  const [, token = ""] = /calendar\/([^>]+)\.ics/.exec((await scene.says(who, "日历")).text) ?? [];
  const file = await scene.bot.openFile(token);
  return file.is === "file" ? new TextDecoder().decode(file.content) : file.is;
};
