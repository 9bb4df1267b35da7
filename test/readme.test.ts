import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { commandsPage } from "../scripts/commands.ts";
import { commandsFor, flows } from "../src/catalog.ts";
import { type Language, say } from "../src/chat/text.ts";
import { demoPeople } from "../src/people/demo.ts";
import { type Answer, openScene, type Scene } from "./scene.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (file: string): string => readFileSync(`${root}${file}`, "utf8");

const skipped = /^(node_modules|data|coverage|\.(?!ci$).*)$/;

/** Every file below a folder, and every folder that has one. */
const below = (folder: string): readonly string[] =>
  readdirSync(`${root}${folder}`, { withFileTypes: true })
    .filter(({ name }) => !skipped.test(name))
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      if (!entry.isDirectory()) return [path];
      const inside = below(path);
      return inside.length === 0 ? [] : [path, ...inside];
    });

const paths: ReadonlySet<string> = new Set(below(""));
const names: ReadonlySet<string> = new Set([...paths].map((path) => posix.basename(path)));

const pages = [...paths].filter((path) =>
  /^(README(\.zh-CN)?|CONTRIBUTING)\.md$|^docs\/.*\.md$/.test(path),
);

/** `src/kinds/<kind>/flow.ts` is one file of every kind; any other `<…>`, and `*`, is one of some name. */
const isThere = (path: string): boolean => {
  if (path.includes("<kind>"))
    return flows.every(({ kind }) => isThere(path.replaceAll("<kind>", kind)));
  const wanted = path.replace(/\/$/, "");
  if (!/[*<]/.test(wanted)) return paths.has(wanted);
  const name = wanted.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*|<[^>]+>/g, "[^/]*");
  return [...paths].some((one) => new RegExp(`^${name}$`).test(one));
};

/** The paths a page names in backticks or links to, from the root of the repository. */
const pathsIn = (page: string): readonly string[] => {
  const text = read(page).replace(/```[\s\S]*?```/g, "");
  const quoted = [...text.matchAll(/`([\w.@*<>-]+(?:\/[\w.@*<>-]*)*)`/g)]
    .map(([, path = ""]) => path)
    .filter((path) => paths.has(path.split("/")[0] ?? "") && path.includes("/"));
  const linked = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, path = ""]) => path)
    .filter((path) => !/^[a-z]+:/.test(path))
    .map((path) => posix.join(posix.dirname(page), path));
  return [...quoted, ...linked];
};

/** The files a page names without saying where: `words.ts`. */
const filesIn = (page: string): readonly string[] =>
  [...read(page).matchAll(/`([\w-]+\.(?:ts|mjs|md))`/g)].map(([, name = ""]) => name);

describe("pages", () => {
  it("find the pages there are, and notice what is not there", () => {
    expect(pages.length).toBeGreaterThan(20);
    expect(pathsIn("README.md").length).toBeGreaterThan(40);
    expect(isThere("src/kinds/<kind>/flow.ts")).toBe(true);
    expect(isThere("src/kinds/<kind>/steps/receiving.ts")).toBe(false);
    expect(isThere("test/recommendation*.test.ts")).toBe(true);
    expect(isThere("src/desk/")).toBe(false);
  });

  it.each(pages)("%s names paths that are there", (page) => {
    expect(pathsIn(page).filter((path) => !isThere(path))).toEqual([]);
    expect(filesIn(page).filter((name) => !names.has(name))).toEqual([]);
  });

  it.each(["README.md", "README.zh-CN.md"])("%s has at most 120 lines", (page) => {
    expect(read(page).trimEnd().split("\n").length).toBeLessThanOrEqual(120);
  });

  it("docs/commands.md lists every command as it is (-u prints it anew)", async () => {
    const page = commandsPage(flows, commandsFor("山丹县", true));
    await expect(page).toMatchFileSnapshot("../docs/commands.md");
  });
});

describe("the conversation in the README", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  const group = "group:linkage";
  const facts = {
    facts: "桥下有暗管",
    place: "山丹河大桥",
    occurredOn: "2025-07-31",
    source: "duty",
  };

  type Setting = {
    readonly language: Language;
    readonly assistant: string;
    readonly linkage: string;
    readonly bind: string;
    readonly confirm: string;
  };

  it.each<[string, Setting]>([
    [
      "README.md",
      {
        language: "en",
        assistant: "assistant",
        linkage: "linkage group",
        bind: "group bind linkage",
        confirm: "Confirm",
      },
    ],
    [
      "README.zh-CN.md",
      {
        language: "zh-CN",
        assistant: "助手",
        linkage: "联动群",
        bind: "群 绑定 联动群",
        confirm: "确认",
      },
    ],
  ])(
    "%s goes as it stands there",
    async (page, { language, assistant, linkage, bind, confirm }) => {
      scene = await openScene("2025-08-01T01:00:00.000Z");
      const posts = new Map(demoPeople.map(({ id, name }) => [say(name, language), id]));
      for (const post of posts.values()) await scene.says(post, `语言 ${language}`);
      await (await scene.saysIn("gov-office.secretariat", group, bind)).press(confirm);

      const [, talk = ""] = /\n\n```\n([\s\S]*?)\n```/.exec(read(page)) ?? [];
      const lines = talk.split("\n").filter((line) => line !== "");
      expect(lines.length).toBeGreaterThan(10);
      let last: Answer | undefined;
      for (const line of lines) {
        const [, who = "", said = ""] = /^(.+?) {2,}(.+)$/.exec(line) ?? [];
        const told = /^→ (.+)$/.exec(who)?.[1];
        if (told !== undefined) {
          const read = await scene.reads(`direct:${posts.get(told)}`, language);
          expect(read.join("\n"), line).toContain(said);
        } else if (who === linkage) {
          const [card = ""] = (await scene.reads(group, language)).slice(-1);
          for (const part of said.split(" · ")) expect(card, line).toContain(part);
        } else if (who !== assistant) {
          last = await scene.says(posts.get(who) ?? "", said);
          expect(last.reply.is, `${line}\n${last.text}`).toMatch(/^(card|form)$/);
        } else if (/^[(（]/.test(said)) last = await last?.submit(facts);
        else expect(last?.text, line).toContain(said);
      }
    },
  );
});
