import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { commandsPage } from "../scripts/commands.ts";
import { commandsFor, flows } from "../src/catalog.ts";

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
