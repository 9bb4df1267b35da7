import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openScene, type Scene } from "../scene.ts";

/** The guides of the platforms, walked: what they tell people to run, set and type is there. */

const root = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const guides = ["docs/slack.md", "docs/teams.md"];
const spans = (guide: string) =>
  [...read(guide).matchAll(/`([^`\n]+)`/g)].map(([, span = ""]) => span);

const typed =
  /^(?:\/liandong |@府检联动 |@assistant )?((?:绑定|待办|首页|群|bind|todo|home|group)(?: .+)?)$/;

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

describe.each(guides)("%s", (guide) => {
  it("names scripts that there are", () => {
    const { scripts } = JSON.parse(read("package.json")) as { readonly scripts: object };
    const named = [...read(guide).matchAll(/npm run ([a-z-]+)/g)].map(([, name = ""]) => name);
    expect(named.length).toBeGreaterThan(1);
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });

  it("names settings that are listed with all others, in both languages", () => {
    const settings = spans(guide).flatMap(
      (span) => /^([A-Z][A-Z_]{3,}|Microsoft\w+)(?:=|$)/.exec(span)?.[1] ?? [],
    );
    expect(settings.length).toBeGreaterThan(4);
    for (const list of ["docs/settings.md", "docs/settings.zh-CN.md"])
      for (const name of settings) expect(read(list)).toContain(`\`${name}\``);
  });

  it("links to files that there are", () => {
    const links = [...read(guide).matchAll(/\]\((?!http|#)([^)#]+)/g)];
    for (const [, path = ""] of links)
      expect(existsSync(new URL(path, new URL(guide, root)))).toBe(true);
  });

  it("tells people to type what is understood", async () => {
    const lines = spans(guide).flatMap((span) => typed.exec(span)?.[1] ?? []);
    expect(lines.length).toBeGreaterThan(3);
    for (const line of new Set(lines)) {
      const { text, reply } = /^(?:群|group)/.test(line)
        ? await scene.saysIn("gov-office.secretariat", "group:guide", line, true)
        : await scene.says("water.liaison", line);
      expect(`${line}: ${reply.is} ${text}`).not.toMatch(
        /没看懂|您是不是|不认识|not understood|unknown|did you mean/i,
      );
    }
  });
});
