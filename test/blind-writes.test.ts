import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createBot } from "../src/bot.ts";
import { openStore } from "../src/store/open.ts";
import { openScene } from "./scene.ts";

// What is read, changed and written back goes by `changeSetting`, `changeSettings` or `changeNotices`, which
// start again where another process was first. Whatever else writes a setting stands here with why it may.

const may: Readonly<Record<string, readonly [times: number, why: string]>> = {
  "adapters/demo/county.ts": [1, "a name made by chance"],
  "adapters/operator/database.ts": [
    2,
    "when the last copy was made, and that the county has moved",
  ],
  "adapters/runtime/time.ts": [3, "the demo's clock, which one process holds"],
  "adapters/terminal/answer.ts": [1, "how far one terminal has read"],
  "src/admin/api-keys.ts": [2, "a name made by chance, and that the key of it is over for good"],
  "src/admin/import-holidays.ts": [1, "by which calendar all was counted, after it was"],
  "src/bot.ts": [1, "the version of the duties, the same for all"],
  "src/commands/calendar.ts": [1, "an address made by chance"],
  "src/commands/group.ts": [1, "one wish of one group, a setting of its own"],
  "src/commands/reminders.ts": [
    2,
    "one wish of one post, a setting of its own, and that it was followed",
  ],
  "src/delivery/briefs.ts": [1, "what was queued last, under keys that are queued once"],
  "src/delivery/group-changes.ts": [2, "one archived group, a setting of its own"],
  "src/delivery/periodic.ts": [
    1,
    "until when periods were looked at, under events that happen once",
  ],
  "src/delivery/mornings.ts": [
    3,
    "until when mornings were told, under keys that are queued once, and one wish of one group that was followed",
  ],
  "src/delivery/similar.ts": [1, "when it was looked last, under keys that are queued once"],
  "src/flow/recurring.ts": [1, "what was alike when it was looked last, the same for all"],
  "src/store/keyring.ts": [
    2,
    "a first key, unless there is one, and what goes with a changed ring",
  ],
  "src/store/local.ts": [1, "what the others call"],
  "src/store/people.ts": [2, "a revision made by chance, and one account that was spoken of"],
  "src/store/post-states.ts": [1, "that posts were bound, within the transaction that asks"],
  "src/store/roots.ts": [1, "how far one file of roots goes, under the lock of that file"],
  "src/store/save.ts": [1, "since when the county is proved, unless it is known"],
  "src/store/settings.ts": [1, "what the others call"],
};

const root = new URL("../", import.meta.url).pathname;
const files = ["src", "adapters"].flatMap((folder) =>
  readdirSync(root + folder, { recursive: true, encoding: "utf8" })
    .map((path) => `${folder}/${path}`)
    .filter((path) => path.endsWith(".ts") && !path.includes("/generated/")),
);

/** Each place that writes a setting whatever it was. */
const blind =
  /(?:\.saveSetting\(|keptSetting\((?!client: )|setting\.upsert\(|INTO "Setting"|insert\("Setting")/g;

test("a setting is written blindly only where what it becomes does not follow from what it was", () => {
  const found = files.flatMap((path) => {
    const times = readFileSync(root + path, "utf8").match(blind)?.length ?? 0;
    return times === 0 ? [] : [[path, times] as const];
  });
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries(Object.entries(may).map(([path, [times]]) => [path, times])),
  );
});

test("of what two servers are told in the same second neither loses the other's", async () => {
  const scene = await openScene("2026-11-30T01:00:00.000Z");
  const other = await openStore(scene.url, "kept", "OFF");
  const bots = [
    scene.bot,
    createBot({ store: other, time: scene.clock, atOnce: 1, log: () => {} }),
  ];
  const secretariat = "gov-office.secretariat";
  const group = "group:water";
  const says = (line: string, at: number, conversation = `direct:${secretariat}`) =>
    bots[at % 2]?.handle({
      platform: "web",
      account: secretariat,
      event: line,
      surface:
        conversation === group
          ? { is: "group", conversation, mentioned: true }
          : { is: "direct", conversation },
      said: { is: "line", line },
    });
  try {
    await (await scene.saysIn(secretariat, group, "群 绑定 水务局")).press("确认");
    const alone = [
      "名单 名称=涉河单位 单位=水务局、公安局",
      "名单 名称=涉林单位 单位=林草局、公安局",
      "到会要求 形式=联席会议 至少=三分之二",
      "提醒 设置 时间=9:00",
      "提醒 设置 今日待办=关",
      "提醒 设置 每周总览=关",
    ];
    await Promise.all([
      ...alone.map((line, at) => says(line, at)),
      says("群 静音 12月4日", 0, group),
      says("群 订阅 检察建议", 1, group),
    ]);
    expect((await scene.says(secretariat, "名单")).text).toMatch(/涉河单位[\s\S]*涉林单位/);
    expect((await scene.says(secretariat, "到会要求")).text).toContain("联席会议: 2/3以上");
    expect((await scene.says(secretariat, "提醒 设置")).text).toMatch(
      /时间: 09:00\n今日待办: 关\n每周总览: 关/,
    );
    expect((await scene.saysIn(secretariat, group, "群 静音")).text).toContain(
      "本群静音到2026年12月4日",
    );
    expect((await scene.saysIn(secretariat, group, "群 订阅")).text).toContain("类型: 检察建议");
    await says("删名单 涉河单位", 0);
    expect((await other.directory()).settings?.lists.map(({ name }) => name)).toEqual(["涉林单位"]);
  } finally {
    await other.close();
    await scene.close();
  }
});
