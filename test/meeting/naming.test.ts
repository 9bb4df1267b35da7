import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { playedScene, type Scene } from "../scene.ts";

let scene: Scene;
const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const secretariat = (line: string) => says("gov-office.secretariat", line);

/** What everybody invited, and who calls it, reads of a meeting and its agenda. */
const readers = ["water.liaison", "education.liaison", "gov-office.secretariat", "gov.convenor"];

const begun = playedScene("2026-11-23T01:00:00.000Z", async (played) => {
  // Monday 23 November 2026, 09:00: a clue at level 2 of the police, and one at level 1.
  scene = played;
  await says(
    "police.liaison",
    "提交线索 标题=集资返利 类别=非法集资 事实=门店以返利吸收存款 地点=东街 日期=11月20日 来源=履职 接收单位=公安局",
  );
  await says(
    "police.liaison",
    "提交线索 标题=东街黑水 类别=水污染 事实=东街排污口黑水 地点=东街 日期=11月20日 来源=履职 接收单位=水务局",
  );
});
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

const allRead = async (): Promise<string> => {
  const all: string[] = [];
  for (const who of readers) {
    all.push(await says(who, "查 hy1"), await says(who, "议程"));
    all.push(...(await scene.reads(`direct:${who}`)));
  }
  return all.join("\n");
};

describe("a restricted matter under 议题", () => {
  it("is there by its number, for those who may open it, and for nobody else", async () => {
    const proposed = await says(
      "police.liaison",
      "会议 提议 标题=执法衔接 时间=12月2日下午3点 参会单位=水务局、公安局、教育局 议题=XS-2026-0001、巡逻经费 理由=要会商",
    );
    expect(proposed).toContain("会议 HY-2026-0001");
    const form = await scene.says("gov-office.secretariat", "采纳 hy1");
    expect(form.text).not.toContain("XS-2026-0001");
    await form.submit();
    const read = await allRead();
    expect(read).toContain("巡逻经费");
    expect(read).not.toContain("XS-2026-0001");
    expect(read).not.toContain("集资");
    expect(await says("police.liaison", "议程")).toContain("XS-2026-0001");
  });

  it.each([
    ["XS-2026-0001怎么办", "XS-2026-0001"],
    ["巡逻经费；再说说xs1", "XS-2026-0001"],
    ["线索ＸＳ－２０２６－０００１", "XS-2026-0001"],
    ["讨论XS-2026-0099", "XS-2026-0099"],
    ["1号线索怎么办", "XS-2026-0001"],
    ["线索第1号的经费", "XS-2026-0001"],
    ["说说 X S 1", "XS-2026-0001"],
    ["XS〔2026〕1号的事", "XS-2026-0001"],
    ["xs第①号的事", "XS-2026-0001"],
    ["ХS.1的事", "XS-2026-0001"],
    ["线索一号怎么办", "XS-2026-0001"],
    ["clue no. 1 again", "XS-2026-0001"],
  ])("in words (%s) is refused as one that does not exist is", async (agenda, number) => {
    const line = `会议 提议 标题=执法衔接 时间=12月2日下午3点 参会单位=水务局、公安局 理由=要会商 议题=${agenda}`;
    const sentence = `这里写的，看得到这件事的人都会看到，不能写${number}：没有这件事，或者不是他们都能查看。`;
    expect(await says("police.liaison", line)).toContain(sentence);
    expect(await says("water.liaison", line)).toContain(sentence);
  });

  it.each(["通报3条线索、2件建议办理情况", "落实第三条建议", "学习 国办意见〔2026〕1号 文件"])(
    "what names none is no number: %s",
    async (agenda) => {
      const line = `会议 提议 标题=执法衔接 时间=12月2日下午3点 参会单位=水务局、公安局 理由=要会商 议题=${agenda}`;
      expect(await says("police.liaison", line)).toContain("会议 HY-2026-0001");
    },
  );

  it("so is a complaint at level 1: whom it complains of is invited", async () => {
    await says(
      "police.liaison",
      "提交线索 标题=不作为 类别=水污染 事实=多次反映无人管 地点=东街 日期=11月20日 来源=投诉 责任单位=水务局 接收单位=检察院",
    );
    const line =
      "会议 提议 标题=执法衔接 时间=12月2日下午3点 参会单位=水务局、公安局 理由=要会商 议题=讨论XS-2026-0003不作为";
    expect(await says("police.liaison", line)).toContain("不能写XS-2026-0003");
    expect(await says("police.liaison", line.replace("0003", "0002"))).toContain(
      "会议 HY-2026-0001",
    );
  });

  it("is refused alone as well where the writer does not see it", async () => {
    for (const number of ["XS-2026-0001", "XS-2026-0099"])
      expect(
        await says(
          "water.liaison",
          `会议 提议 标题=执法衔接 时间=12月2日下午3点 参会单位=水务局 理由=要会商 议题=${number}`,
        ),
      ).toContain("没有找到");
  });

  it.each(["标题=XS-2026-0001会商", "地点=公安局（xs1专案组）"])(
    "is refused in what else everybody reads: %s",
    async (more) => {
      const line = `会议 提议 标题=执法衔接 时间=12月2日下午3点 参会单位=水务局、公安局 理由=要会商 ${more}`;
      expect(
        await says("police.liaison", line.replace(/标题=执法衔接 (?=.*标题=)/u, "")),
      ).toContain("不能写XS-2026-0001");
    },
  );
});

describe("what everybody reads of a meeting later", () => {
  beforeEach(async () => {
    await secretariat("会议 安排 标题=会商 时间=12月2日下午3点 参会单位=水务局、公安局");
  });

  it("names no restricted matter: an item, a resolution, the minutes, why it is called off", async () => {
    expect(await says("police.liaison", "上会 hy1 说说xs1的事")).toContain("不能写XS-2026-0001");
    expect(await says("police.liaison", "上会 hy1 xs1")).toContain("已列入议程");
    expect(await secretariat("取消 hy1 并入XS-2026-0001的会")).toContain("不能写XS-2026-0001");
    await scene.moveTo("2026-12-02T07:30:00.000Z");
    await (await scene.says("gov-office.secretariat", "召开 hy1")).submit();
    expect(await secretariat("议定 hy1 公安局12月10日前查清XS-2026-0001")).toContain("不能写");
    expect(await secretariat("纪要 hy1 议了XS-2026-0001")).toContain("不能写XS-2026-0001");
    expect(await allRead()).not.toContain("XS-2026-0001");
  });

  it("may name what its writer sees at level 1, itself, and a document of outside", async () => {
    expect(await says("police.liaison", "上会 hy1 说说xs2的排污口")).toContain("已列入议程");
    expect(await says("police.liaison", "上会 hy1 HY-2026-0001的会务")).toContain("已列入议程");
    expect(await says("police.liaison", "上会 hy1 学习山政发〔2026〕3号")).toContain("已列入议程");
    expect(await says("police.liaison", "上会 hy1 PM25和GB9704的事")).toContain("已列入议程");
  });
});
