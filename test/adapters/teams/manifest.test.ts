import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import { commandsFor, verbsOf } from "../../../src/catalog.ts";
import { readLine } from "../../../src/line/read-line.ts";

/** The package an administrator uploads. */

const root = fileURLToPath(new URL("../../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "liandong-teams-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const appId = "6a1f9a64-0000-4000-8000-000000000001";
const made = (environment: Readonly<Record<string, string>>) => {
  const file = join(folder, "app.zip");
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "scripts/teams-package.ts", file],
    { cwd: root, env: { ...process.env, ...environment }, encoding: "utf8" },
  );
  return { status, stderr, files: status === 0 ? unzipSync(readFileSync(file)) : {} };
};

const sizeOf = (png: Uint8Array): readonly number[] => {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};

type Manifest = {
  readonly id: string;
  readonly version: string;
  readonly name: { readonly short: string };
  readonly description: { readonly short: string };
  readonly bots: readonly {
    readonly botId: string;
    readonly scopes: readonly string[];
    readonly commandLists: readonly {
      readonly commands: readonly { readonly title: string; readonly description: string }[];
    }[];
  }[];
  readonly validDomains: readonly string[];
};

describe("npm run teams-package", () => {
  it("makes a package with the app's id and address, icons of the right size and both languages", () => {
    const { files } = made({ MicrosoftAppId: appId, PUBLIC_URL: "https://liandong.example/" });
    const manifest = JSON.parse(strFromU8(files["manifest.json"] ?? new Uint8Array())) as Manifest;
    expect(manifest.id).toBe(appId);
    expect(manifest.bots[0]?.botId).toBe(appId);
    expect(manifest.bots[0]?.scopes).toEqual(["personal", "team", "groupChat"]);
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Manifest;
    expect(manifest.version).toBe(version);
    expect(JSON.stringify(manifest)).toContain("https://liandong.example/privacy");
    expect(manifest.validDomains).toEqual(["liandong.example"]);
    expect(JSON.stringify(manifest)).not.toMatch(/[{]\w+[}]/);
    expect(sizeOf(files["color.png"] ?? new Uint8Array(24))).toEqual([192, 192]);
    expect(sizeOf(files["outline.png"] ?? new Uint8Array(24))).toEqual([32, 32]);
    expect(manifest.name.short.length).toBeLessThanOrEqual(30);
    expect(manifest.description.short.length).toBeLessThanOrEqual(80);
    const english = JSON.parse(strFromU8(files["en.json"] ?? new Uint8Array())) as Record<
      string,
      string
    >;
    manifest.bots[0]?.commandLists.forEach(({ commands }, list) => {
      // Teams lists ten commands at most, with titles of 32 and descriptions of 128 characters.
      expect(commands.length).toBeLessThanOrEqual(10);
      commands.forEach(({ title, description }, at) => {
        const there = `bots[0].commandLists[${list}].commands[${at}]`;
        for (const said of [title, english[`${there}.title`] ?? ""])
          expect(said).toMatch(/^.{1,32}$/u);
        for (const said of [description, english[`${there}.description`] ?? ""])
          expect(said).toMatch(/^.{1,128}$/u);
      });
    });
  });

  it("offers only lines that are read as commands, in both languages", () => {
    const read = (name: string): unknown =>
      JSON.parse(readFileSync(join(root, "manifests/teams", name), "utf8"));
    const { bots } = read("manifest.json") as Manifest;
    const english = Object.entries(read("en.json") as Record<string, string>)
      .filter(([key]) => /commandLists.*title$/.test(key))
      .map(([, title]) => title);
    const lists = bots.flatMap(({ commandLists }) => commandLists);
    const chinese = lists.flatMap(({ commands }) => commands.map(({ title }) => title));
    expect(english).toHaveLength(chinese.length);
    const verbs = verbsOf(commandsFor("山丹县", false));
    for (const line of [...chinese, ...english])
      expect([line, readLine(line, verbs, "2026-11-23T01:00:00.000Z").is]).toEqual([
        line,
        "command",
      ]);
  });

  it("says what it lacks", () => {
    const { status, stderr } = made({ MicrosoftAppId: "", PUBLIC_URL: "https://x.example" });
    expect(status).toBe(1);
    expect(stderr).toContain("MicrosoftAppId is not set");
  });
});
