import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
const manifest = read("manifests/slack.yaml");
const guide = read("docs/slack.md");
const [chinese = "", english = ""] = guide.split("\n# In English\n");

/** The items of a list in the manifest. */
const listed = (name: string): readonly string[] => {
  const [, items = ""] = new RegExp(`\\n +${name}:\\n((?: +- .+\\n)+)`).exec(manifest) ?? [];
  return [...items.matchAll(/- (\S+)/g)].map(([, item = ""]) => item);
};

test("the app asks for these scopes, and the guide says of each why, in both languages", () => {
  const scopes = listed("bot");
  expect(scopes).toEqual([
    "commands",
    "chat:write",
    "app_mentions:read",
    "im:history",
    "im:write",
    "channels:history",
    "channels:read",
    "groups:history",
    "groups:read",
    "files:read",
    "users:read",
  ]);
  for (const scope of scopes)
    for (const half of [chinese, english])
      expect(half).toMatch(new RegExp(`\\| \`${scope}\` \\| .+[。.] \\|`));
});

test("the app hears these events, and the guide names them in both languages", () => {
  const events = listed("bot_events");
  expect(events).toEqual([
    "app_home_opened",
    "app_mention",
    "message.im",
    "message.channels",
    "message.groups",
    "channel_archive",
    "channel_unarchive",
    "channel_deleted",
    "channel_left",
    "channel_id_changed",
    "group_archive",
    "group_unarchive",
    "group_deleted",
    "group_left",
    "member_left_channel",
    "tokens_revoked",
    "app_uninstalled",
  ]);
  for (const event of events)
    for (const half of [chinese, english]) expect(half).toContain(`\`${event}\``);
});

test("everything comes in by the one address the server has", () => {
  const addresses = [...manifest.matchAll(/https:\/\/liandong\S+/g)].map(([address]) => address);
  expect(new Set(addresses.map((one) => new URL(one).pathname))).toEqual(
    new Set(["/", "/slack/events"]),
  );
  expect(manifest).toContain("command: /liandong");
  expect(manifest).toContain("转为线索 / Make a clue");
});
