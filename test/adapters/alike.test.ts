import { afterEach, expect, it } from "vitest";
import { openCounty, type ThreePlatforms } from "./three-platforms.ts";
import { isForm } from "./told.ts";

/** One post with an account on each platform types the same lines: the same is said in all three places. */

let county: ThreePlatforms;
afterEach(() => county.close());

const accounts = ["water.head", "water.head@teams", "water.head@web"];

/** What a line brings: the messages it was answered with, or the form it opened. */
const answered = async (account: string, line: string): Promise<string> => {
  const before = new Set((await county.reads(account)).map(({ id }) => id));
  await county.says(account, line);
  const fresh = (await county.reads(account)).filter(({ id }) => !before.has(id));
  const form = fresh.some(isForm) ? await county.asks(account) : undefined;
  const said = form?.map((one) => one.replace(/:$/, "")) ?? fresh.flatMap(({ lines }) => lines);
  // Only Teams can put a file into the chat itself.
  return said.join("\n").replace(/ \[(?:文件发到聊天里|Send the files here)\]/, "");
};

const lines = {
  "zh-CN": [
    ["提交线索 标题=桥下排污口 类别=水污染 事实=暗管 地点=桥 日期=7月7日 来源=履职"],
    [
      "登记建议 标题=依法履职 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局 送达日期=8月1日 异议期=10 内容=查处 抄送=县政府",
    ],
    [
      "待办",
      "列表",
      "列表 建议",
      "搜索 桥",
      "xs1",
      "jy1",
      "查 jy1",
      "期限 jy1",
      "投递 jy1",
      "签收 jy9",
    ],
    [
      "帮助",
      "帮助 建议",
      "我",
      "语言",
      "代办",
      "首选",
      "绑定 ABC",
      "更正",
      "升级",
      "谁没办",
      "随便写一句话说说",
    ],
    [
      "提交线索",
      "回复 jy1",
      "异议 jy1",
      "申请延期 jy1",
      "督促 jy1",
      "文书 jy1",
      "附件 jy1",
      "更多 jy1",
    ],
    ["期限 试算 rec.reply 2025-08-01", "提交线索 类别=不存在的类别", "签收 xs1"],
  ],
  en: [
    [
      "submit clue title=Outfall category=Water pollution facts=pipe place=bridge date=2025-07-07 source=duty",
    ],
    [
      "record rec title=Duties number=山检建〔2025〕3号 type=public-interest to=water servedOn=2025-08-01 objectionDays=10 asks=Close copy=gov",
    ],
    [
      "todo",
      "list",
      "list rec",
      "search Outfall",
      "xs1",
      "jy1",
      "show jy1",
      "deadline jy1",
      "delivery jy1",
      "ack jy9",
    ],
    [
      "help",
      "help rec",
      "me",
      "language",
      "covers",
      "preferred",
      "bind ABC",
      "correct",
      "escalations",
      "overdue",
      "just a sentence of mine",
    ],
    [
      "submit clue",
      "reply jy1",
      "object jy1",
      "ask-time jy1",
      "urge jy1",
      "documents jy1",
      "files jy1",
      "more jy1",
    ],
    ["deadline try rec.reply 2025-08-01", "submit clue category=nonsense", "ack xs1"],
  ],
} as const;

it.each(["zh-CN", "en"] as const)("in %s", async (language) => {
  county = await openCounty("2025-08-01T02:00:00.000Z", {
    language,
    posts: ["water.head", "procuratorate.procurator", "water.liaison"],
  });
  for (const account of accounts.slice(1)) await county.binds(account);
  const [[clue], [recommendation], ...typed] = lines[language];
  await county.says("water.liaison", clue);
  await county.says("procuratorate.procurator", recommendation);

  const said: Record<string, readonly string[]> = {};
  for (const line of typed.flat()) {
    const all: string[] = [];
    for (const account of accounts) all.push(await answered(account, line));
    said[line] = all;
  }
  const [slack, teams, web] = [0, 1, 2].map((place) =>
    Object.fromEntries(Object.entries(said).map(([line, all]) => [line, all[place]])),
  );
  expect(Object.values(slack ?? {}).filter((one) => one === "")).toEqual([]);
  expect(teams).toEqual(slack);
  expect(web).toEqual(slack);
});
