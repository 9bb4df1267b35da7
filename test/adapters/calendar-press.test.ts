import ICAL from "ical.js";
import { afterEach, expect, it } from "vitest";
import { fileRoutes } from "../../adapters/runtime/files.ts";
import { serving } from "./serving.ts";
import { openCounty, type ThreePlatforms } from "./three-platforms.ts";

/** The calendar file behind the button of an invitation, on every platform. */

let county: ThreePlatforms;
let files: Awaited<ReturnType<typeof serving>>;
afterEach(async () => {
  await files.close();
  await county.close();
});

const invited = "water.liaison";

/** Everything a platform holds before whoever is invited, as it was given to it. */
const held = {
  slack: async () => JSON.stringify(county.slack.slack.messages),
  teams: async () => JSON.stringify(county.teams.connector.messages),
  web: async () => {
    const query = new URLSearchParams({ as: invited, conversation: `direct:${invited}` });
    return (await fetch(`${county.web.address}/api/messages?${query}`)).text();
  },
} as const;

it.each([
  ["slack", 0],
  ["teams", 1],
  ["web", 2],
] as const)(
  "opens from its card on %s, and after a change and a withdrawal again",
  async (platform, turn) => {
    county = await openCounty("2026-11-23T02:00:00.000Z", {
      posts: [invited, "gov-office.secretariat"],
      turn,
    });
    files = await serving(fileRoutes(county.scene.bot, () => {}));
    const seen: unknown[] = [];
    for (const line of [
      "会议 安排 标题=河道会商 时间=12月2日下午3点 参会单位=水务局、公安局",
      "改期 hy1 12月3日下午3点",
      "减邀 hy1 水务局",
    ]) {
      await county.says("gov-office.secretariat", line);
      await county.presses(invited, "日历", "会议");
      // One press opens what the card links to.
      const token = (await held[platform]()).match(/\/files\/([\w-]+)/g)?.at(-1) ?? "";
      const response = await fetch(files.address + token);
      expect(response.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
      expect(response.headers.get("content-disposition")).toContain("HY-2026-0001.ics");
      const calendar = new ICAL.Component(ICAL.parse(await response.text()));
      const [event] = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
      seen.push([calendar.getFirstPropertyValue("method"), event?.startDate.toString()]);
    }
    expect(seen).toEqual([
      ["REQUEST", "2026-12-02T15:00:00"],
      ["REQUEST", "2026-12-03T15:00:00"],
      ["CANCEL", "2026-12-03T15:00:00"],
    ]);
  },
);

it("comes into the chat itself on Teams, once its reader consents", async () => {
  county = await openCounty("2026-11-23T02:00:00.000Z", {
    posts: [invited, "gov-office.secretariat"],
    turn: 1,
  });
  files = await serving(fileRoutes(county.scene.bot, () => {}));
  await county.says(
    "gov-office.secretariat",
    "会议 安排 标题=河道会商 时间=12月2日下午3点 参会单位=水务局",
  );
  await county.presses(invited, "日历", "会议");
  await county.presses(invited, "文件发到聊天里");
  const asked = county.teams.connector.messages.at(-1)?.activity.attachments?.[0];
  expect(asked).toMatchObject({
    contentType: "application/vnd.microsoft.teams.card.file.consent",
    name: "HY-2026-0001.ics",
  });
});
