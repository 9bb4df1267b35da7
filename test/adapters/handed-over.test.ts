import { afterAll, beforeAll, expect, test } from "vitest";
import { drawCard } from "../../adapters/block-kit/card.ts";
import { slackOutlet } from "../../adapters/slack/outlet.ts";
import { teamsOutlet } from "../../adapters/teams/outlet.ts";
import { notificationLine } from "../../src/chat/card.ts";
import type { Post } from "../../src/chat/exchange.ts";
import { openScene, type Scene } from "../scene.ts";

// What is pushed to a platform about a restricted matter: its number and what has happened, never its
// title or a field; a group is told neither, and no platform is told who its team or its source is.

const canary = "金丝雀";
const c = (what: string) => `${canary}${what}孩子被打`;

/** Matters of every kind that can be of level 2, at level 2, and steps with words of their own. */
const said: readonly (readonly [who: string, line: string])[] = [
  [
    "town-qingquan.liaison",
    `提交线索 标题=${c("甲")} 类别=侵害未成年人 事实=${c("乙")} 地点=${canary}院 日期=昨天 来源=投诉 接收单位=公安局`,
  ],
  [
    "town-qingquan.liaison",
    `提交线索 标题=${c("丙")} 类别=生态环境 事实=${c("丁")} 地点=${canary}村 日期=昨天 来源=投诉 接收单位=生态环境分局`,
  ],
  [
    "procuratorate.procurator",
    `登记建议 标题=${c("戊")} 文号=山检建〔2026〕3号 类型=社会治理 单位=教育局 送达日期=11月23日 异议期=10 内容=${c("己")}`,
  ],
  [
    "procuratorate.procurator",
    `提起磋商 标题=${c("庚")} 单位=水务局 立案日期=11月20日 事项=${c("辛")}`,
  ],
  [
    "procuratorate.procurator",
    `发出调阅 标题=${c("子")} 文号=山检调〔2026〕5号 单位=水务局 清单=${c("丑")} 形式=原件 另一承办人=检察院案件受理岗 借阅天数=20`,
  ],
  [
    "market.liaison",
    `发现移送 标题=${c("寅")} 嫌疑人=李某某 罪名=销售伪劣产品罪 事实=${c("卯")} 经办人=market.liaison、market.liaison-2`,
  ],
  [
    "procuratorate.procurator",
    `移交意见 标题=${c("申")} 被不起诉人=王某某 不起诉日期=11月20日 违法事实=${c("酉")}`,
  ],
  ["town-qingquan.liaison", `补充 XS-2026-0001 事实=${c("壬")}`],
  ["police.liaison", "受理 XS-2026-0001"],
  ["ecology.liaison", `退回 XS-2026-0002 理由=${c("癸")}`],
  ["education.liaison", "签收 JY-2026-0001 联系人=张主任"],
  ["market.liaison", `报批 YS-2026-0001 ${c("辰")}`],
  ["water.liaison", "签收 DY-2026-0001"],
  ["water.liaison", `部分交付 DY-2026-0001 交付内容=${c("午")} 缺少=${c("未")}`],
  ["procuratorate.procurator", "登记 YJ-2026-0001"],
  [
    "procuratorate.procurator",
    `拟意见 YJ-2026-0001 处罚意见=${c("戌")} 主管机关=市场监管局 证据=${c("亥")}`,
  ],
  ["procuratorate.chief", "批准 YJ-2026-0001"],
  ["procuratorate.procurator", "送达 YJ-2026-0001 文号=山检意〔2026〕3号"],
  ["market.liaison", "签收 YJ-2026-0001"],
  ["market.liaison", `回复 YJ-2026-0001 ${c("天")}`],
  [
    "town-qingquan.liaison",
    `提交线索 标题=${canary}集资 类别=非法集资 事实=${canary}返利 地点=${canary}街 日期=昨天 来源=投诉 接收单位=公安局`,
  ],
];

const bindGroups = async (county: Scene): Promise<void> => {
  for (const [group, unit] of [
    ["group:ecology", "生态环境分局"],
    ["group:police", "公安局"],
    ["group:linkage", "联动群"],
  ] as const)
    await (await county.saysIn("gov-office.secretariat", group, `群 绑定 ${unit}`)).press("确认");
};

let scene: Scene;
const posts: Post[] = [];
const notDone: string[] = [];

beforeAll(async () => {
  scene = await openScene();
  await bindGroups(scene);
  for (const [who, line] of said) {
    let answer = await scene.says(who, line);
    for (let tries = 0; tries < 3 && answer.reply.is === "form"; tries += 1)
      answer = await answer.submit();
    if (answer.reply.is !== "card") notDone.push(`${line}: ${answer.text}`);
    await scene.moveTo(new Date(Date.parse(scene.clock.now()) + 60_000).toISOString());
  }
  for (const day of ["2026-11-24", "2026-11-27", "2026-12-04", "2026-12-18", "2027-01-25"])
    await scene.moveTo(`${day}T01:30:00.000Z`);
  posts.push(...scene.messages.map(({ post }) => post));
});
afterAll(() => scene.close());

/** A post as both platforms are handed it: into a private chat and into a group. */
const payloads = async (post: Post): Promise<readonly string[]> => {
  const handed: unknown[] = [];
  const slack = slackOutlet({
    post: async (message) => {
      handed.push(message);
      return "1";
    },
    update: async (_ref, message) => void handed.push(message),
    delete: async () => undefined,
    history: async () => ({ messages: [], next: undefined }),
    replies: async () => [],
    updateModal: async (_id, view) => void handed.push(view),
    publishHome: async (_user, blocks) => void handed.push(blocks),
  });
  await slack.post(post);
  for (const kind of ["personal", "channel"]) {
    const to = { serviceUrl: "https://smba/", conversation: "19:a", kind, bot: { id: "28:b" } };
    const teams = teamsOutlet(
      {
        send: async (_to, message) => {
          handed.push(message);
          return "1";
        },
        update: async () => undefined,
        delete: async () => undefined,
        picture: async () => undefined,
      },
      { find: async () => to },
      {
        accountsOf: async (...people) =>
          people.map((person) => ({
            platform: "teams",
            external: `29:${person}`,
            person,
            conversation: "a:1",
          })),
      },
    );
    await teams.post(post);
  }
  return handed.map((one) => JSON.stringify(one));
};

test("all of it was done, and news and reminders of it went out", () => {
  expect(notDone).toEqual([]);
  expect(posts.length).toBeGreaterThan(20);
});

test("no title and no field of a restricted matter is in what is pushed", async () => {
  const told: string[] = [];
  for (const post of posts)
    for (const payload of await payloads(post)) if (payload.includes(canary)) told.push(payload);
  expect(told).toEqual([]);
});

test("no group's card asks anew for an account of a restricted matter's team", async () => {
  for (const post of posts.filter(({ conversation }) => !conversation.startsWith("direct:"))) {
    expect(post.actors ?? []).toEqual([]);
    for (const payload of await payloads(post)) expect(payload).not.toContain("userIds");
  }
});

test("what a group is told is what its notification says first", () => {
  const groups = posts.filter(({ conversation }) => !conversation.startsWith("direct:"));
  const said = groups.flatMap(({ card }) =>
    card.body.flatMap((block) =>
      block.is === "paragraph" ? [[card, block.text.zh] as const] : [],
    ),
  );
  expect(said).not.toEqual([]);
  for (const [card, sentence] of said)
    expect(notificationLine(card, "zh-CN").startsWith(sentence), sentence).toBe(true);
});

test("of what somebody opened alone the notification says the number, not the title", async () => {
  for (const [who, code] of [
    ["police.liaison", "XS-2026-0001"],
    ["education.liaison", "JY-2026-0001"],
  ] as const) {
    const { reply } = await scene.says(who, code);
    if (reply.is !== "card") throw new Error(`${who} reads no card of ${code}`);
    expect(JSON.stringify(reply.card)).toContain(canary);
    expect(drawCard(reply.card, "zh-CN").text).not.toContain(canary);
  }
});

test("the source of an ordinary clue is not named to the platform of a group either", async () => {
  const plain = await openScene();
  try {
    await bindGroups(plain);
    await plain.says(
      "town-qingquan.liaison",
      "提交线索 标题=河边垃圾 类别=生态环境 事实=河边有垃圾 地点=河边 日期=昨天 来源=投诉 接收单位=生态环境分局",
    );
    await plain.moveTo("2026-11-27T01:30:00.000Z");
    const actors = plain.messages.flatMap(({ post }) => post.actors ?? []);
    expect(actors).not.toEqual([]);
    expect(actors.filter((one) => one.startsWith("town-qingquan."))).toEqual([]);
  } finally {
    await plain.close();
  }
});
