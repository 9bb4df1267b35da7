import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { slackRules } from "./contract.ts";
import { team } from "./stand-in.ts";
import { openTown, type Town } from "./town.ts";

/** What Slack says of its channels and of the app itself. */

let town: Town;
beforeAll(async () => {
  town = await openTown({ refuses: slackRules() });
  await town.binds("USEC", "gov-office.secretariat");
  await town.binds("UWATER", "water.liaison");
});
afterAll(async () => {
  await town.close();
  expect(town.slack.problems).toEqual([]);
});

const bind = async (channel: string, who: string, target: string) => {
  await town.mentions(who, channel, `群 绑定 ${target}`);
  await town.presses(who, "确认", town.last(who, channel));
  expect(await town.store.channel("slack", channel)).toMatchObject({ conversation: channel });
};
const readSince = async (user: string, work: () => Promise<unknown>): Promise<string> => {
  const before = town.reads(user).length;
  await work();
  await town.delivers();
  return town
    .reads(user)
    .slice(before)
    .map(({ text, blocks }) => `${text}\n${JSON.stringify(blocks)}`)
    .join("\n");
};

describe("a bound channel", () => {
  test.each([
    ["channel_archive", "channel_unarchive"],
    ["group_archive", "group_unarchive"],
  ])(
    "that is archived (%s) gets nothing, its keepers hear of it, and it goes on once it is opened (%s)",
    async (archived, opened) => {
      await bind("C0WATER", "UWATER", "水务局");
      const said = await readSince("USEC", () =>
        town.event({ type: archived, channel: "C0WATER" }),
      );
      expect(said).toContain("水务局的群被归档了");
      expect(said).toContain("群恢复以后自动接上");
      expect(await town.store.channel("slack", "C0WATER")).toBeUndefined();
      expect((await town.store.directory()).groups).toEqual([]);
      const back = () => town.event({ type: opened, channel: "C0WATER" });
      expect(await readSince("UWATER", back)).toContain("水务局的群恢复了");
      expect(await town.store.channel("slack", "C0WATER")).toMatchObject({ boundTo: "water" });
      await town.mentions("UWATER", "C0WATER", "群 解绑");
    },
  );

  test.each([
    [{ type: "channel_deleted" }, "被删除了"],
    [{ type: "channel_left", actor_id: "UWATER" }, "移出了本应用"],
    [{ type: "group_left" }, "移出了本应用"],
    [{ type: "member_left_channel", user: "U0BOT", channel_type: "C", team }, "移出了本应用"],
  ])("that is lost by %o has to be bound anew, and the line for it is said", async (event, why) => {
    await bind("C0LOST", "USEC", "联动群");
    const said = await readSince("USEC", () => town.event({ ...event, channel: "C0LOST" }));
    expect(said).toContain(`联动群${why}`);
    expect(said).toContain("群 绑定 联动群");
    const again = () => town.event({ ...event, channel: "C0LOST" });
    expect(await readSince("USEC", again)).toBe("");
    await town.event({ type: "channel_unarchive", channel: "C0LOST" });
    expect(await town.store.channel("slack", "C0LOST")).toBeUndefined();
  });

  test("that is archived and then deleted does not come back", async () => {
    await bind("C0OLD", "USEC", "联动群");
    const gone = () => town.event({ type: "channel_deleted", channel: "C0OLD" });
    await readSince("USEC", () => town.event({ type: "channel_archive", channel: "C0OLD" }));
    expect(await readSince("USEC", gone)).toContain("联动群被删除了");
    await town.event({ type: "channel_unarchive", channel: "C0OLD" });
    expect(await town.store.channel("slack", "C0OLD")).toBeUndefined();
  });

  test("that gets another id stays bound", async () => {
    await bind("C0BEFORE", "USEC", "联动群");
    await town.event({
      type: "channel_id_changed",
      old_channel_id: "C0BEFORE",
      new_channel_id: "C0AFTER",
    });
    expect(await town.store.channel("slack", "C0AFTER")).toMatchObject({ boundTo: "linkage" });
    expect(await town.store.channel("slack", "C0BEFORE")).toBeUndefined();
  });

  test.each([
    ["somebody else leaves it", { type: "member_left_channel", user: "UX", channel: "C0AFTER" }],
    ["another one is archived", { type: "channel_archive", channel: "C0OTHER" }],
    ["it is renamed", { type: "channel_rename", channel: { id: "C0AFTER", name: "x" } }],
  ])("stays as it is where %s", async (_, event) => {
    expect(await readSince("USEC", () => town.event(event))).toBe("");
    expect(await town.store.channel("slack", "C0AFTER")).toBeDefined();
  });
});

describe("the app", () => {
  test.each([
    [{ type: "tokens_revoked", tokens: { oauth: ["UX"] } }, 0],
    [{ type: "tokens_revoked", tokens: { bot: ["U0BOT"] } }, 1],
    [{ type: "app_uninstalled" }, 1],
  ])("once removed (%o), the administrator is told and readiness says so", async (event, times) => {
    const told = () => town.logged.filter((line) => line.includes("app removed")).length;
    const before = told();
    await town.event(event);
    expect(told() - before).toBe(times);
    const { outages } = await town.bot.status();
    // People of this county have accounts elsewhere too, where nothing is connected.
    const ours = outages.filter(({ platform }) => platform === "slack");
    expect(ours).toHaveLength(times);
  });
});
