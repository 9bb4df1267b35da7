import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keptBefore } from "./kept.ts";
import { directOf } from "./slack/stand-in.ts";
import { openCounty, type ThreePlatforms } from "./three-platforms.ts";

/**
 * Whoever may read a matter no longer finds nothing of it where it was shown to them: on Slack, in Teams
 * and in the local chat, in cards, lists, refusals, forms, and in what they typed themselves.
 */

let county: ThreePlatforms;

const reader = "procuratorate.intake";
const accounts = [reader, `${reader}@teams`, `${reader}@web`];
const canaries = ["金丝雀甲", "金丝雀乙", "金丝雀丙"] as const;
const [first, , third] = canaries;
const places = ["城关镇北桥", "清泉镇东渠", "位奇镇南闸"];

beforeEach(async () => {
  county = await openCounty("2025-07-08T02:00:00.000Z", {
    posts: [reader, "water.liaison", "gov-office.secrecy", "procuratorate.chief"],
  });
  for (const one of accounts.slice(1)) await county.binds(one);
  for (const [at, canary] of canaries.entries())
    await county.says(
      "water.liaison",
      `提交线索 标题=${canary}标题 类别=水污染 事实=${canary}的事实 地点=${places[at]} 日期=昨天 来源=履职`,
    );
});
afterEach(() => county.close());

/** Where some words stand before somebody. */
const standing = async (words: string, who = reader) => [
  ...new Set(
    (await keptBefore(county, who)).filter(({ said }) => said.includes(words)).map(({ is }) => is),
  ),
];
const everywhere = ["slack", "modal", "home", "teams", "web", "line"];
/** Opens the desk at home, and a form about the matter that is left open. */
const opensSlack = async () => {
  const user = "UPROCURATORATEINTAKE";
  await county.slack.opensHome(user);
  await county.slack.slash(user, "退回 xs1", directOf(user));
};

/** Everything by which a matter gets before somebody. */
const looks = async (account: string): Promise<void> => {
  for (const line of [
    "待办",
    "列表",
    `搜索 ${first}`,
    "xs1",
    "xs1 xs2",
    "期限 xs1",
    "更多 xs1",
    "投递 xs1",
    // A refusal with the card, and a form about it, half filled.
    "补充 xs1",
    "回复 xs1",
    "退回 xs1",
    "回避 xs2",
  ])
    await county.says(account, line);
};

const ways = {
  quarantine: async () => {
    await county.says("procuratorate.chief", "隔离 xs1");
    await county.presses("procuratorate.chief", "确认").catch(() => undefined);
  },
  recusal: () => county.says("procuratorate.chief", `回避 xs1 回避人=${reader} 理由=亲属`),
} as const;

/** Where it still stands before whoever brought it: quarantine hides it from everybody. */
const keeps = { quarantine: [], recusal: ["teams"] } as const;

describe.each(["quarantine", "recusal"] as const)("after %s", (way) => {
  it("nothing of it is left before whoever may not read it, and the other matters are", async () => {
    for (const account of accounts) await looks(account);
    await opensSlack();
    expect(await standing(first)).toEqual(everywhere);
    await ways[way]();
    expect((await county.scene.says(reader, "xs1")).text).toMatch(/没有找到这条记录/);
    await county.slack.delivers();
    expect(await standing(first)).toEqual([]);
    expect(await standing(third)).toEqual(expect.arrayContaining(["slack", "teams", "web"]));
    expect(await standing(first, "water.liaison")).toEqual(keeps[way]);
  });
});

describe("what is hidden", () => {
  it("goes from a platform that takes no change now once it does, and is deleted where it never will", async () => {
    for (const account of accounts) await county.says(account, "列表");
    // The first change of each message is put off; then Slack forbids it for good, and so does Teams.
    county.slack.slack.fails("chat.update", { wait: 30 }, "500");
    county.teams.connector.faults.push({ status: 429 });
    await ways.quarantine();
    const refused = Array.from({ length: 20 }, () => ({ error: "edit_window_closed" }));
    county.slack.slack.fails("chat.update", ...refused);
    for (const minute of ["00", "01"]) {
      await county.scene.clock.moveTo(`2025-07-08T03:${minute}:00.000Z`);
      await county.slack.delivers();
    }
    expect(await standing(first)).toEqual([]);
    expect(await standing(third, reader)).toEqual(expect.arrayContaining(["teams", "web"]));
  });

  it("is not brought back by an old button, and once released is shown anew only where it is asked for", async () => {
    await county.says(reader, "xs1");
    const before = (await county.reads(reader)).findLast(({ lines }) =>
      lines.at(-1)?.includes("[受理]"),
    );
    await ways.quarantine();
    expect(before).toBeDefined();
    const { text } = await county.scene.presses(reader, {
      command: "clue.accept",
      code: "XS-2025-0001",
    });
    expect(text).toMatch(/没有找到这条记录/);
    expect(await standing(first)).toEqual([]);
    await county.says("gov-office.secrecy", "解除隔离 xs1 理由=核实过，不涉密");
    await county.presses("gov-office.secrecy", "确认").catch(() => undefined);
    await county.fills("gov-office.secrecy", {}).catch(() => undefined);
    expect((await county.scene.says(reader, "xs1")).text).toContain(first);
    // The officer saw that it was there, and nothing of what it says.
    expect(await standing(first, "gov-office.secrecy")).toEqual([]);
  });

  it("goes with the words that were typed before there was a number, in private and in a group", async () => {
    const who = "ecology.liaison";
    const line = "提交线索 标题=金丝雀丁标题 类别=水污染 事实=金丝雀丁黑水 日期=昨天 来源=履职";
    await county.web.says(who, line);
    await county.web.fills(who, { place: "霍城镇西沟" });
    await county.web.says(who, "@府检联动 补充 xs4 金丝雀丁又见", "group:ecology");
    const group = async () =>
      JSON.stringify(await county.scene.store.localMessages(["group:ecology"], { take: 100 }));
    expect(await standing("金丝雀丁", who)).toEqual(["web", "line"]);
    expect(await group()).toContain("金丝雀丁");
    await county.scene.says("procuratorate.chief", "隔离 xs4");
    await county.scene.presses("procuratorate.chief", {
      command: "clue.quarantine",
      code: "XS-2025-0004",
      answers: {},
    });
    await county.slack.delivers();
    expect((await county.scene.says(who, "xs4")).text).toMatch(/没有找到这条记录/);
    expect(await standing("金丝雀丁", who)).toEqual([]);
    expect(await group()).not.toContain("金丝雀丁");
  });

  const complaint =
    "标题=金丝雀丁标题 类别=水污染 事实=金丝雀丁黑水 地点=霍城镇西沟 日期=昨天 来源=履职";
  it.each([
    ["a confirmation", [`提交线索 ${complaint} 责任单位=水务局`], ["照此提交"], undefined],
    [
      "a sentence",
      ["霍城镇西沟金丝雀丁黑水直排，村民反映多次"],
      ["做成线索"],
      {
        title: "金丝雀丁标题",
        category: "water-pollution",
        place: "霍城镇西沟",
        occurredOn: "2025-07-07",
        source: "duty",
      },
    ],
    [
      "a form of which the number was found",
      [`提交线索 ${complaint}`, "补充 金丝雀丁又见"],
      ["补充"],
      undefined,
    ],
    ["a search with a sentence", [`提交线索 ${complaint}`, "金丝雀丁"], ["搜索"], undefined],
    ["a search", [`提交线索 ${complaint}`, "搜索 金丝雀丁"], [], undefined],
  ])("goes with the words that led to it by %s", async (_, lines, presses, filled) => {
    const who = "ecology.liaison";
    for (const line of lines) await county.web.says(who, line);
    for (const label of presses) {
      const shown = (await county.web.reads(who)).findLast(({ lines }) =>
        lines.some((one) => one.includes(label)),
      );
      await county.web.presses(who, shown?.id ?? "", label);
    }
    if (filled !== undefined) await county.web.fills(who, filled);
    expect(await standing("金丝雀丁", who)).toEqual(["web", "line"]);
    expect((await county.scene.says(who, "xs4")).text).toContain("金丝雀丁");
    await county.scene.says("procuratorate.chief", "隔离 xs4");
    await county.scene.presses("procuratorate.chief", {
      command: "clue.quarantine",
      code: "XS-2025-0004",
      answers: {},
    });
    await county.slack.delivers();
    expect(
      (await keptBefore(county, who))
        .map(({ said }) => said)
        .filter((said) => said.includes("金丝雀丁")),
    ).toEqual([]);
  });
});
