// npm run teams-package [file]: the app package an administrator uploads to Teams, from manifests/teams.

import { readFileSync, writeFileSync } from "node:fs";
import { strToU8, zipSync } from "fflate";

const folder = new URL("../manifests/teams/", import.meta.url);
const read = (name: string): Uint8Array => readFileSync(new URL(name, folder));

const given = (name: string): string => {
  const value = process.env[name];
  if (value !== undefined && value !== "") return value;
  console.error(`${name} is not set; the package is made with it: see docs/teams.md`);
  return process.exit(1);
};

// Teams offers an upgrade only where this has gone up.
const { version } = JSON.parse(
  readFileSync(new URL("../package.json", import.meta.url), "utf8"),
) as { readonly version: string };

const appId = given("MicrosoftAppId");
const address = given("PUBLIC_URL").replace(/\/+$/, "");
const { hostname } = new URL(address);

const manifest = Buffer.from(read("manifest.json"))
  .toString("utf8")
  .replaceAll("{MicrosoftAppId}", appId)
  .replaceAll("{version}", version)
  .replaceAll("{PUBLIC_URL}", address)
  .replaceAll("{domain}", hostname);

const file = process.argv[2] ?? "liandong-teams.zip";
writeFileSync(
  file,
  zipSync({
    "manifest.json": strToU8(manifest),
    "en.json": read("en.json"),
    "color.png": read("color.png"),
    "outline.png": read("outline.png"),
  }),
);
console.log(`${file}`);
