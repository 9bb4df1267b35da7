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
