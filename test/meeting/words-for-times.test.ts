import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headlineOf, openScene, type Scene } from "../scene.ts";

let scene: Scene;
beforeEach(async () => {
  // Tuesday 24 November 2026, 10:00 in the county.
  scene = await openScene("2026-11-24T02:00:00.000Z");
});
afterEach(() => scene.close());

const says = (line: string) => scene.says("gov-office.secretariat", line);
const liaison = (line: string) => scene.says("water.liaison", line);
const news = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const standsIn = (text: string, label: string): string | undefined =>
  new RegExp(`^ ?${label}\\*?: ?(.*)$`, "mu").exec(text)?.[1];

describe("a poll is answered in words", () => {
  beforeEach(async () => {
    await says(
      "会议 征询 标题=河道会商 时间=12月1日上午9点；12月2日下午3点 参会单位=水务局、公安局",
    );
  });

  /** What the card of a unit says of both times once the form was sent. */
  const answered = async (line: string) => {
    const form = await liaison(line);
    expect(form.text).toMatch(/^选时间 HY-2026-0001/);
    // Shown first: nothing is answered before the press.
    expect((await liaison("查 hy1")).text).toContain("09:00至10:00: 未答复");
    const { text } = await form.submit();
    return text.split("\n").flatMap((row) => /^\d\. .*至[\d:]+: (.*)$/.exec(row)?.[1] ?? []);
  };

  it.each([
    ["两个都行", ["可以", "可以"]],
    ["两个时间都可以", ["可以", "可以"]],
    ["都可以", ["可以", "可以"]],
    ["哪个都行", ["可以", "可以"]],
    ["第一个可以第二个不行", ["可以", "不行"]],
    ["第一个可以，第二个不行", ["可以", "不行"]],
    ["第1个不行，第2个勉强可以", ["不行", "勉强可以"]],
    ["周三可以", ["未答复", "可以"]],
    ["周二上午没空，周三下午可以", ["不行", "可以"]],
    ["都不行", ["不行", "不行"]],
    ["一个都不行", ["不行", "不行"]],
    ["只有第二个行", ["不行", "可以"]],
    ["除了第一个都行", ["不行", "可以"]],
    ["第一个勉强可以，其他不行", ["勉强可以", "不行"]],
    ["HY-2026-0001 第一个可以", ["可以", "未答复"]],
    ["option 2 works", ["未答复", "可以"]],
    ["the first one works, the second doesn't", ["可以", "不行"]],
    ["both work", ["可以", "可以"]],
    ["neither works", ["不行", "不行"]],
    ["we can do Wednesday", ["未答复", "可以"]],
    ["周二周三都行", ["可以", "可以"]],
    ["最后一个可以", ["未答复", "可以"]],
    ["我们第二个时间可以参加", ["未答复", "可以"]],
    ["options 1 and 2 work", ["可以", "可以"]],
    ["none of them work", ["不行", "不行"]],
    ["option 1 is fine, option 2 if need be", ["可以", "勉强可以"]],
    ["only the second one works", ["不行", "可以"]],
  ])("%s", async (line, votes) => {
    expect(await answered(line)).toEqual(votes);
  });

  it.each([
    ["三个都行", "请写第几个时间：1. 2026年12月1日"],
    ["周五可以", "请写第几个时间：1. 2026年12月1日"],
    ["option 3 works", "请写第几个时间：1. 2026年12月1日"],
  ])("what names none of the times is asked about: %s", async (line, said) => {
    const form = await liaison(line);
    expect(form.text).toMatch(/^选时间 HY-2026-0001/);
    expect((await form.submit()).text).toContain(said);
    expect((await liaison("查 hy1")).text).not.toMatch(/至[\d:]+: (?:可以|不行)/);
  });

  it.each(["周三可以下水吗", "都不行动", "第一个可以投诉的单位是谁", "这个可以", "no"])(
    "what says anything else is no answer: %s",
    async (line) => {
      expect((await liaison(line)).text).not.toMatch(/^选时间/);
    },
  );

  it("what is wrong with the other times is said at them", async () => {
    const form = await liaison("第一个可以");
    expect((await form.submit({ others: "随便" })).text).toMatch(
      /其他时间的答复: 随便 ← 别的时间答复不同的写在这里/,
    );
  });

  it.each([
    ["定在周三", "2026年12月2日 周三 15:00"],
    ["定在周三下午", "2026年12月2日 周三 15:00"],
    ["就第二个", "2026年12月2日 周三 15:00"],
    ["定第一个时间", "2026年12月1日 周二 09:00"],
    ["那就周二吧", "2026年12月1日 周二 09:00"],
    ["选第二个", "2026年12月2日 周三 15:00"],
    ["let's go with option 2", "2026年12月2日 周三 15:00"],
    ["option 2 it is", "2026年12月2日 周三 15:00"],
    ["we'll take Tuesday morning", "2026年12月1日 周二 09:00"],
    ["settle on the first one", "2026年12月1日 周二 09:00"],
    ["HY-2026-0001 就定第二个", "2026年12月2日 周三 15:00"],
  ])("whoever calls it settles it in words, after a press: %s", async (line, when) => {
    await news("water.liaison");
    const form = await says(line);
    expect(form.text).toMatch(/^定时间 HY-2026-0001/);
    expect(await news("water.liaison")).toEqual([]);
    expect((await form.submit()).text).toContain(`会议定于${when}`);
  });

  it("the convenor as well; a unit that is asked may not", async () => {
    expect((await scene.says("gov.convenor", "就第二个")).text).toMatch(/^定时间 HY-2026-0001/);
    expect((await liaison("就定第二个")).text).not.toContain("[定时间]");
  });

  it("a half of the day that is none of theirs is refused as a press would be", async () => {
    expect((await (await says("定在周三上午")).submit()).text).toContain("请写第几个时间：1.");
  });

  it("what is taken meanwhile is asked about as ever", async () => {
    await says("会议 安排 标题=丁会 时间=12月2日下午3点 参会单位=水务局");
    expect((await (await says("就第二个")).submit()).text).toContain("水务局当时另有会议");
  });
});

describe("a poll of three times, answered by their days", () => {
  beforeEach(async () => {
    await says(
      "会议 征询 标题=河道会商 时间=12月2日上午9点；12月3日下午3点；12月4日上午9点 参会单位=水务局、公安局",
    );
  });
  const votesOf = (text: string) =>
    text.split("\n").flatMap((row) => /^\d\. .*至[\d:]+: (.*)$/.exec(row)?.[1] ?? []);

  it.each([
    ["2号可以，3号不行", ["可以", "不行", "未答复"]],
    ["2号、4号可以", ["可以", "未答复", "可以"]],
    ["2号4号都行", ["可以", "未答复", "可以"]],
    ["二号可以", ["可以", "未答复", "未答复"]],
    ["3日下午可以", ["未答复", "可以", "未答复"]],
    ["第2号可以，第三号不行", ["未答复", "可以", "不行"]],
    ["第2个可以", ["未答复", "可以", "未答复"]],
    ["第二个可以", ["未答复", "可以", "未答复"]],
    ["2可以", ["未答复", "可以", "未答复"]],
    ["the 4th works", ["未答复", "未答复", "可以"]],
    ["the second one works", ["未答复", "可以", "未答复"]],
    ["没有一个行", ["不行", "不行", "不行"]],
    ["没有一个不行", ["可以", "可以", "可以"]],
    ["none of them is impossible", ["可以", "可以", "可以"]],
    ["none of them work", ["不行", "不行", "不行"]],
  ])("%s", async (line, votes) => {
    const form = await liaison(line);
    expect(form.text).toMatch(/^选时间 HY-2026-0001/);
    expect(votesOf((await form.submit()).text)).toEqual(votes);
  });

  it.each(["5号可以", "1号可以", "the 2nd works"])(
    "a day on which there is none, or that may be a number, is asked about: %s",
    async (line) => {
      expect((await (await liaison(line)).submit()).text).toContain("请写第几个时间：1. ");
    },
  );

  it.each(["没有一个勉强", "都不是不行", "第一个不是不行", "不是都不行", "两个可以"])(
    "what turns an answer round twice is not taken for it: %s",
    async (line) => {
      const answer = await liaison(line);
      const { text } = /^选时间/.test(answer.text) ? await answer.submit() : answer;
      expect(votesOf(text).filter((one) => one !== "未答复")).toEqual([]);
    },
  );

  it.each([
    ["定时间 hy1 2号", "2026年12月2日 周三 09:00"],
    ["定时间 hy1 第2号", "2026年12月3日 周四 15:00"],
    ["定时间 hy1 2", "2026年12月3日 周四 15:00"],
    ["settle hy1 the 2nd option", "2026年12月3日 周四 15:00"],
    ["定时间 hy1 4th", "2026年12月4日 周五 09:00"],
  ])("a day settles it, and nothing else: %s", async (line, when) => {
    expect((await says(line)).text).toContain(`会议定于${when}`);
  });

  it.each(["定时间 hy1 1号", "定时间 hy1 2nd"])("else it is asked: %s", async (line) => {
    const { text } = await says(line);
    expect(text).toContain("请写第几个时间：1. ");
    expect(text).not.toContain("会议定于");
  });

  it("said of a day, in words", async () => {
    expect((await (await says("就3号吧")).submit()).text).toContain("会议定于2026年12月3日");
  });

  it.each(["其他的不行", "其余不行", "the rest don't work"])(
    "the others are those not answered yet: %s",
    async (line) => {
      await (await liaison("第一个可以")).submit();
      expect(votesOf((await (await liaison(line)).submit()).text)).toEqual([
        "可以",
        "不行",
        "不行",
      ]);
      const again = await (await liaison(line)).submit();
      expect(again.text).toContain("没有别的时间等着答复，要改哪个请写第几个：1. ");
      expect(votesOf((await liaison("查 hy1")).text)).toEqual(["可以", "不行", "不行"]);
    },
  );

  it("the others of those that are named in the same breath are all the others", async () => {
    await (await liaison("第二个不行")).submit();
    expect(votesOf((await (await liaison("第一个不行，其他可以")).submit()).text)).toEqual([
      "不行",
      "可以",
      "可以",
    ]);
  });
});

it("a day of the month is that of whichever month is asked about", async () => {
  await says("会议 征询 标题=甲会 时间=1月12日上午9点；1月13日上午9点 参会单位=水务局");
  expect((await (await says("定在12号")).submit()).text).toContain("会议定于2027年1月12日");
});

describe("a proposal is taken up in words, as it was made", () => {
  const propose = (who: string, title: string, units: string) =>
    scene.says(who, `会议 提议 标题=${title} 时间=周五下午3点 参会单位=${units} 理由=要会商`);
  beforeEach(() => propose("water.liaison", "排污口会商", "教育局、公安局"));

  it.each([
    "同意开这个会",
    "采纳水务局的提议",
    "同意水务局的提议",
    "水务局的提议可以采纳",
    "采纳提议",
    "adopt the water bureau's proposal",
    "accept the proposal",
  ])("%s", async (line) => {
    const form = await says(line);
    expect(form.text).toMatch(/^采纳 HY-2026-0001/);
    expect(standsIn(form.text, "参会单位")).toBe("education、police");
    expect(standsIn(form.text, "议题")).toBe("");
    expect((await form.submit()).text).toContain("会议定于2026年11月27日 周五 15:00");
  });

  it.each([
    ["采纳公安局的提议", "HY-2026-0002"],
    ["同意公安局的提议", "HY-2026-0002"],
    ["采纳水务局的提议", "HY-2026-0001"],
    ["adopt the water bureau's proposal", "HY-2026-0001"],
  ])("whose it is says which: %s", async (line, code) => {
    await propose("police.liaison", "集资会商", "检察院");
    expect((await says(line)).text).toMatch(new RegExp(`^采纳 ${code}`));
  });

  it("where nothing says which, it is asked", async () => {
    await propose("police.liaison", "集资会商", "检察院");
    expect((await says("采纳提议")).text).toContain("您要办的是哪一件？");
  });

  it("what is not taken up is not", async () => {
    const { text } = await says("不采纳水务局的提议");
    expect(text).not.toMatch(/^采纳 HY/);
  });
});

describe("a meeting is moved from where it stands", () => {
  beforeEach(async () => {
    await says("会议 安排 标题=排污口会商 时间=11月25日下午3点 参会单位=水务局、公安局");
  });

  it.each([
    ["改到9点半", "2026年11月25日 周三 09:30"],
    ["明天的会改到9点半", "2026年11月25日 周三 09:30"],
    ["改到4点", "2026年11月25日 周三 16:00"],
    ["改到上午10点", "2026年11月25日 周三 10:00"],
    ["move the meeting to 4pm", "2026年11月25日 周三 16:00"],
    ["会改到周四上午9点", "2026年11月26日 周四 09:00"],
    ["往后推一天", "2026年11月26日 周四 15:00"],
    ["明天的会往后推一天，时间不变", "2026年11月26日 周四 15:00"],
    ["推迟两天", "2026年11月27日 周五 15:00"],
    ["提前一小时", "2026年11月25日 周三 14:00"],
    ["会往后挪半个小时", "2026年11月25日 周三 15:30"],
    ["延后一周", "2026年12月2日 周三 15:00"],
    ["改期 推迟三个工作日", "2026年11月30日 周一 15:00"],
    ["move it two days later", "2026年11月27日 周五 15:00"],
    ["bring the meeting forward an hour", "2026年11月25日 周三 14:00"],
    ["postpone the meeting by half an hour", "2026年11月25日 周三 15:30"],
    ["push the meeting back a week", "2026年12月2日 周三 15:00"],
  ])("%s", async (line, when) => {
    const form = await says(line);
    expect(form.text).toMatch(/^改期 HY-2026-0001/);
    expect(form.text).toContain(`按${when}办`);
    expect((await form.submit()).text).toContain(`时间由2026年11月25日 周三 15:00改为${when}`);
  });

  it.each([
    ["改期 hy1 推迟两天", "2026年11月27日 周五 15:00"],
    ["改期 hy1 9点半", "2026年11月25日 周三 09:30"],
    ["改期 HY-2026-0001 明天上午9点", "2026年11月25日 周三 09:00"],
  ])("also where the command is typed: %s", async (line, when) => {
    expect((await says(line)).text).toContain(`改为${when}`);
  });

  it("typed in its form, too", async () => {
    const form = await (await says("查 hy1")).press("改期");
    expect((await form.submit({ startsAt: "延后一天" })).text).toContain(
      "改为2026年11月26日 周四 15:00",
    );
  });

  it("a rest day and a time that has gone by are asked about and refused as ever", async () => {
    const asked = await (await says("推迟三天")).submit();
    expect(asked.text).toContain("2026年11月28日 周六是休息日。");
    expect(await news("police.liaison")).toHaveLength(1);
    expect((await asked.press("确认改到15:00")).text).toContain("改为2026年11月28日 周六 15:00");
    expect((await (await says("提前一周")).submit()).text).toContain("会议时间要晚于现在");
  });

  it("what is said of another day is that day, and of how long before something is nothing of the meeting", async () => {
    expect((await says("会推迟到下周一上午9点")).text).toContain("按2026年11月30日 周一 09:00办");
    expect((await says("提前3天提醒我")).text).not.toContain("按2026年11月22日");
  });
});

describe("how far it is moved is read whole, or not at all", () => {
  beforeEach(async () => {
    await says("会议 安排 标题=排污口会商 时间=11月25日下午3点 参会单位=水务局、公安局");
  });

  it.each([
    ["改期 hy1 推迟1小时30分钟", "2026年11月25日 周三 16:30"],
    ["改期 hy1 推迟1小时30分", "2026年11月25日 周三 16:30"],
    ["改期 hy1 推迟一个半小时", "2026年11月25日 周三 16:30"],
    ["改期 hy1 推迟1.5小时", "2026年11月25日 周三 16:30"],
    ["改期 hy1 提前一小时一刻钟", "2026年11月25日 周三 13:45"],
    ["改期 hy1 推迟一周两天", "2026年12月4日 周五 15:00"],
    ["改期 hy1 推迟一周零两天", "2026年12月4日 周五 15:00"],
    ["改期 hy1 推迟一天两小时", "2026年11月26日 周四 17:00"],
    ["改期 hy1 推迟12天", "2026年12月7日 周一 15:00"],
    ["改期 hy1 推迟一天，时间不变", "2026年11月26日 周四 15:00"],
    ["改期 hy1 推迟两天上午9点", "2026年11月27日 周五 09:00"],
    ["move hy1 postpone by 1.5 hours", "2026年11月25日 周三 16:30"],
    ["move hy1 an hour and a half later", "2026年11月25日 周三 16:30"],
    ["move hy1 one hour 30 minutes earlier", "2026年11月25日 周三 13:30"],
    ["move hy1 by one week and two days later", "2026年12月4日 周五 15:00"],
    ["明天的会推迟1小时30分钟", "2026年11月25日 周三 16:30"],
    ["move the meeting 1.5 hours later", "2026年11月25日 周三 16:30"],
    ["push the meeting back a week and two days", "2026年12月4日 周五 15:00"],
    ["会议推迟两天，上午9点开", "2026年11月27日 周五 09:00"],
    ["会议推迟一周，下周五上午10点", "2026年12月4日 周五 10:00"],
    ["明天的会推迟一天，12月8日下午3点再开", "2026年12月8日 周二 15:00"],
    ["move the meeting two days later", "2026年11月27日 周五 15:00"],
    ["move the meeting two days later, at 10am", "2026年11月27日 周五 10:00"],
    ["postpone the meeting a week, Friday 4 December 10am", "2026年12月4日 周五 10:00"],
  ])("%s", async (line, when) => {
    const first = await says(line);
    const { text } = /^改期 HY/.test(first.text) ? await first.submit() : first;
    expect(text).toContain(`时间由2026年11月25日 周三 15:00改为${when}`);
  });

  it.each([
    "推迟一天半",
    "推迟半天",
    "推迟一周半",
    "推迟2天到12月8日",
    "推迟2到3天",
    "推迟2-3天",
    "推迟两三天",
    "推迟两天多",
    "推迟2小时左右",
    "推迟一周两个工作日",
    "推迟1.25分钟",
    "postpone by a day and a half",
    "postpone by 2-3 hours",
    "postpone by 1 hour 20",
    "今晚2小时",
    "周五推迟一天",
  ])("what does not say how far moves nothing: %s", async (amount) => {
    const { text } = await says(`改期 hy1 ${amount}`);
    expect(text).not.toMatch(/时间由|按2026年/);
    expect(text).toContain("时间: 2026年11月25日 周三 15:00");
  });

  it("and what would be accepted is said", async () => {
    expect((await says("改期 hy1 推迟一天半")).text).toContain(
      "“推迟一天半”算不出是哪一天几点。请写整天、整周或几小时几分钟",
    );
    expect((await says("会议推迟2天到12月8日")).text).not.toContain("按2026年11月27日");
  });
});

describe("who has not answered is asked of a meeting", () => {
  beforeEach(async () => {
    await says("会议 安排 标题=甲会 时间=明天下午3点 参会单位=水务局、公安局");
    await says("会议 安排 标题=乙会 时间=周五下午3点 参会单位=水务局、教育局");
    await scene.says("police.liaison", "参会 hy1 参加");
  });

  it.each([
    ["甲会还有谁没答复", "水务局 未答复"],
    ["谁没回复明天的会", "水务局 未答复"],
    ["明天的会谁还没回", "水务局 未答复"],
    ["明天的会还有几家没回复", "水务局 未答复"],
    ["乙会哪些单位没答复", "教育局 未答复"],
    ["who has not answered for HY-2026-0001", "水务局 未答复"],
    ["HY-2026-0001还有谁没答复", "水务局 未答复"],
    ["who hasn't replied for tomorrow's meeting", "水务局 未答复"],
  ])("%s", async (line, said) => {
    const { text } = await says(line);
    expect(text).toMatch(/^会议 HY-2026-000[12]/);
    expect(text).toContain(said);
  });

  it("by those who are invited as well, and by nobody else", async () => {
    expect((await liaison("明天的会还有谁没答复")).text).toContain("公安局 参加");
    const other = await scene.says("housing.liaison", "明天的会还有谁没答复");
    expect(other.text).not.toContain("未答复");
    expect(other.text).not.toContain("HY-2026");
  });

  it("where no meeting is named, all that is overdue is meant", async () => {
    expect((await says("谁还没办")).text).toContain("谁没办");
  });
});

it.each(["清单已经查了一半了", "查了一半了"])(
  "how far a task is, said of a list, is no list of matters: %s",
  async (line) => {
    await says("交办任务 任务内容=清查排污口 牵头单位=水务局 到期=2026-12-21");
    await liaison("接收 rw1");
    const { text } = await liaison(line);
    expect(text).toMatch(/^进展 RW-2026-0001/);
    expect(text).toContain(line);
  },
);
