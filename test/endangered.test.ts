import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import { cardText, playedScene, type Scene } from "./scene.ts";
import { ways } from "./ways.ts";

// Harm to a minor that comes to light in a later step is handled as if it had been submitted so.

let scene: Scene;
const begin = playedScene("2026-11-23T01:00:00.000Z", async (played) => {
  scene = played;
  for (const [who, group, as] of [
    ["gov-office.secretariat", "group:linkage", "联动群"],
    ["water.liaison", "group:water", "水务局"],
    ["police.liaison", "group:police", "公安局"],
  ] as const)
    await (await scene.saysIn(who, group, `群 绑定 ${as}`)).press("确认");
});
beforeEach(async () => {
  scene = await begin();
});
afterEach(() => scene.close());

const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const sender = "town-qingquan.liaison";
const secretariat = "gov-office.secretariat";
const level = async (code: string) => (await scene.store.matter(code))?.visibility;
const inGroups = () =>
  scene.messages
    .filter(({ post }) => post.conversation.startsWith("group:"))
    .map(({ post }) => JSON.stringify(post));

const wordings = [
  "现场还看到一个十三岁的孩子被打得满身是伤",
  "厂里雇了两个十二岁的男孩搬货，不给吃饭",
  "门卫总摸放学路过的小女孩",
  "老板把女工的娃锁在仓库里",
  "有学生被堵在厕所里扇耳光",
  "邻居说养父天天打骂孩子",
  "那家的女儿才十四岁就被逼着嫁人",
  "孩子身上有烟头烫的疤",
  "老師猥褻女學生",
  "the owner beats his ten-year-old son",
];

const harmless = [
  "孩子们上学绕路走，桥还没修好",
  "又拍了三张黑水的照片",
  "学校操场的异味已取样送检",
  "给中学生讲了一堂法治课",
  "儿童游乐场旁边又冒出一个排污口",
];

/** A kind of step: what it needs, who takes it, its line, its number. */
const steps = {
  "a clue is supplemented": {
    before: async () => {
      await says(
        sender,
        "提交线索 标题=河边黑水 类别=水污染 事实=排污 地点=河边 日期=昨天 来源=履职",
      );
      await says("water.liaison", "补正 xs1 请补充照片");
    },
    who: sender,
    line: (said: string) => `补充 xs1 ${said}`,
    code: "XS-2026-0001",
  },
  "progress of a task is told": {
    before: () => says(secretariat, "任务 交办 封堵排污口 牵头单位=水务局 到期=2026-12-10"),
    who: "water.liaison",
    line: (said: string) => `进展 rw1 ${said}`,
    code: "RW-2026-0001",
  },
  "something is put on a meeting's agenda": {
    before: () =>
      says(
        secretariat,
        "会议 安排 标题=联席会 时间=12月2日下午3点 参会单位=水务局、公安局、教育局",
      ),
    who: "water.liaison",
    line: (said: string) => `上会 hy1 ${said}`,
    code: "HY-2026-0001",
  },
} as const;

describe.each(Object.entries(steps))("where %s", (_, { before, who, line, code }) => {
  beforeEach(async () => {
    await before();
    await scene.bot.deliver();
    expect(await level(code)).toBe(1);
  });

  test.each(wordings)("and it is written: %s", async (said) => {
    const done = await says(who, line(said));
    expect(done).toContain("还没有报警的，请现在就拨打110");
    expect(done).toContain("这件事已是二级保密");
    expect(await level(code)).toBe(2);
    await scene.bot.deliver();
    for (const text of [...inGroups(), ...scene.logged]) expect(text).not.toContain(said);
  });

  test.each(harmless)("what is harmless changes no level: %s", async (said) => {
    expect(await says(who, line(said))).not.toContain("110");
    expect(await level(code)).toBe(1);
  });
});

describe("a clue in which it comes to light", () => {
  beforeEach(async () => {
    await steps["a clue is supplemented"].before();
    await scene.bot.deliver();
    await scene.reads("direct:police.liaison");
    await scene.reads("direct:water.liaison");
    await scene.reads("direct:water.head");
    await says(sender, `补充 xs1 ${wordings[0]}`);
  });

  it("goes to the police, civil affairs, education and the procuratorate, each with the duty to take it up at once", async () => {
    const { parties = [], clocks = [] } = (await scene.store.matter("XS-2026-0001")) ?? {};
    const units = parties.flatMap(({ part, organisation = [] }) =>
      part === "to" || part === "joint" ? organisation : [],
    );
    expect(units).toEqual(
      expect.arrayContaining(["water", "police", "civil-affairs", "education", "procuratorate"]),
    );
    const due = clocks.filter(
      ({ rule, stoppedAt }) => rule === "minor.report" && stoppedAt === undefined,
    );
    expect(due.map(({ organisation }) => organisation).toSorted()).toEqual(units.toSorted());
  });

  it("is told at once to those who handle it and to their heads, with 110 first", async () => {
    for (const who of ["police.liaison", "police.head", "water.liaison", "water.head"]) {
      const read = (await scene.reads(`direct:${who}`)).join("\n");
      expect(read, who).toContain("还没有报警的，请先拨打110");
      expect(await says(who, "xs1"), who).toContain("十三岁");
    }
  });

  it("is hidden from those not named in it, and masked where it stood in groups", async () => {
    await scene.bot.deliver();
    expect(await says(secretariat, "xs1")).not.toContain("河边黑水");
    for (const text of inGroups()) expect(text).not.toContain("XS-2026-0001");
  });

  it("is taken up by each unit, which ends its duty", async () => {
    expect(await says("police.liaison", "受理 xs1")).toContain("已受理");
    const { clocks = [] } = (await scene.store.matter("XS-2026-0001")) ?? {};
    const running = clocks.filter(({ stoppedAt }) => stoppedAt === undefined);
    expect(
      running.some(
        ({ organisation, rule }) => organisation === "police" && rule === "minor.report",
      ),
    ).toBe(false);
    expect(running.some(({ organisation }) => organisation === "education")).toBe(true);
  });

  it("is as it was where the one who wrote it takes it back", async () => {
    expect(await says(sender, "更正 xs1")).toContain("已撤回“补充”，恢复到办之前");
    expect(await level("XS-2026-0001")).toBe(1);
  });

  it("says it once: what is written in it afterwards raises no second alarm", async () => {
    await scene.reads("direct:police.head");
    await says("police.liaison", "受理 xs1");
    const again = await says("police.liaison", "反馈 xs1 孩子被打的事已立案");
    expect(again).not.toContain("这一步写到可能有孩子受到伤害");
    expect((await scene.reads("direct:police.head")).join()).not.toContain("紧急：这件事里刚写到");
  });
});

describe("in one unit's share of a recommendation", () => {
  beforeEach(async () => {
    await says(
      "procuratorate.procurator",
      "建议 登记 标题=河道治理 文号=山检建〔2026〕3号 类型=社会治理 单位=水务局、公安局 送达日期=2026-11-20 异议期=10 内容=请整治河道",
    );
    await says("water.liaison", "签收 jy1");
  });

  it("the form says first to call 110, and not to name the child; then the whole is restricted, and all its units keep it", async () => {
    const form = await scene.says("water.liaison", `回复 jy1 措施=${wordings[0]}`);
    expect(form.reply.is).toBe("form");
    expect(form.text).toContain("请先拨打110");
    expect(form.text).toContain("请不要写孩子的姓名");
    expect(form.text).toContain("这件事就是二级保密");
    expect(await level("JY-2026-0001")).toBe(1);
    expect((await form.submit({ adoption: "full" })).text).toContain("请现在就拨打110");
    expect(await level("JY-2026-0001")).toBe(2);
    for (const who of ["police.liaison", "water.liaison", "procuratorate.procurator"])
      expect(await says(who, "jy1"), who).toContain("河道治理");
    expect(await says(secretariat, "jy1")).not.toContain("河道治理");
  });
});

const mistaken = "三年级学生走失的传言已查清";
const official = "清运队队长收了钱不清垃圾";

describe.each(Object.entries(steps))("a mistake of the screening where %s", (_, step) => {
  const { before, who, line, code } = step;
  beforeEach(before);

  it("changes no level where it is said why, and that stands in the history", async () => {
    const form = await scene.says(who, line(mistaken));
    expect(form.text).toContain("误判说明=");
    await says(who, "更正");
    expect(await level(code)).toBe(1);
    expect(await says(who, line(`${mistaken} 误判说明=是旧传言`))).not.toContain("110");
    expect(await level(code)).toBe(1);
    expect(await says(who, code)).toContain("（误判说明）：是旧传言");
  });

  it("about an official is taken with the reason, at level 2; a state secret never is", async () => {
    expect(await says(who, line(official))).toContain("误判说明=");
    expect(await says(who, line("附机密级文件一份 误判说明=不是"))).toContain("国家秘密");
    expect(await level(code)).toBe(1);
    expect(await says(who, line(`${official} 误判说明=是承包公司的人`))).toContain(
      "已提为二级保密",
    );
    expect(await level(code)).toBe(2);
  });
});

/** What begins a matter in which something is written, and its number. */
const openings = [
  ["HY-2026-0001", secretariat, "会议 安排 标题=联席会 时间=12月2日下午3点 参会单位=公安局 议题="],
  ["HY-2026-0001", sender, "会议 提议 标题=会商 时间=12月2日下午3点 参会单位=公安局 理由="],
  ["RW-2026-0001", secretariat, "任务 交办 核查 牵头单位=公安局 到期=2026-12-10 完成标准="],
  [
    "JY-2026-0001",
    "procuratorate.procurator",
    "登记建议 标题=整改 文号=山检建〔2026〕8号 类型=社会治理 单位=公安局 送达日期=昨天 异议期=10 内容=",
  ],
] as const;

describe.each(openings)("a new %s of %s", (code, who, line) => {
  it.each([
    [wordings[1], "110", 2],
    [`${official} 误判说明=是承包公司的人`, code, 2],
    [`${mistaken} 误判说明=是旧传言`, code, 1],
    [harmless[0], code, 1],
  ])("in which it is written “%s” says %s and stands at level %i", async (said, shown, left) => {
    const answer = await scene.says(who, line + said);
    const done = answer.reply.is === "form" ? await answer.submit() : answer;
    expect(answer.text + done.text).toContain(shown);
    expect(await level(code)).toBe(left);
  });

  it("does not begin with an official's offence, nor with a secret", async () => {
    for (const said of [official, "附机密级文件一份 误判说明=不是"])
      expect((await scene.says(who, line + said)).reply, said).toMatchObject({ forget: true });
    expect(await level(code)).toBeUndefined();
  });
});

describe("what is typed with a command that is about no matter of its own", () => {
  beforeEach(steps["progress of a task is told"].before);

  it.each([
    [secretariat, "催办 rw1 "],
    [secretariat, "名单 单位=水务局、公安局 名称="],
    ["admin", "通讯录 并入 水务局 到 农业农村局 日期=2026-03-01 依据="],
  ])("is not kept where a child is harmed or an official takes: %s %s", async (who, line) => {
    for (const said of [wordings[1], wordings[4], official]) {
      const { reply, text } = await scene.says(who, line + said);
      expect(reply, text).toMatchObject({ is: "refusal", forget: true });
    }
    await scene.bot.deliver();
    expect(JSON.stringify(scene.messages)).not.toMatch(/搬货|耳光|清运队/);
  });

  it.each(["搜索 学生被堵在厕所里扇耳光", "列表", "帮助 孩子被打"])(
    "only looks something up: %s",
    async (line) => {
      expect((await scene.says(secretariat, line)).reply.is).not.toBe("refusal");
    },
  );
});

describe("a group reads of a matter of any kind that there is one urgent matter, and no more", () => {
  const openings = Object.entries(ways).flatMap(([name, { lines }]) =>
    lines.slice(0, 1).map(([who, line]) => ({ name, who, line })),
  );
  const said = "门卫总摸放学路过的小女孩";
  const free =
    /(?<=^登记(?:诉讼|修复) )\S+|(内容|完成标准|目标|事项|清单|事实|困难情况|诉求|事由|纠纷情况|地点)=\S+|(?<=参会单位=\S+)$|(?<=^法律咨询 .*)$/;
  const bound = ["linkage", "water", "police", "justice"];
  let county: Scene;
  const atFirst = playedScene("2026-03-02T01:00:00.000Z", async (played) => {
    for (const unit of bound) {
      const name = unit === "linkage" ? "联动群" : unit;
      const who = unit === "linkage" ? secretariat : `${unit}.liaison`;
      await (await played.saysIn(who, `group:${unit}`, `群 绑定 ${name}`)).press("确认");
    }
  });
  beforeEach(async () => {
    county = await atFirst();
  });
  afterEach(() => county.close());

  /** What stands in the groups now, of whatever was posted there. */
  const standing = async () => {
    await county.bot.deliver();
    return county.messages
      .filter(({ post }) => post.conversation.startsWith("group:"))
      .map(({ post }) => cardText(post.card, "zh-CN"))
      .filter((card) => !card.includes("已绑定"));
  };
  const opens = async (who: string, line: string) => {
    const answer = await county.says(who, line);
    const done = answer.reply.is === "form" ? await answer.submit() : answer;
    return answer.text + done.text;
  };

  it("where it is opened so", async () => {
    // What is asked for numbers alone tells nothing.
    for (const { name, who, line } of openings.filter(({ line }) => free.test(line)))
      expect(
        await opens(
          who,
          line.replace(free, (whole, key) =>
            key === undefined && whole !== ""
              ? said
              : `${key ?? (name === "a meeting" ? " 议题" : "")}=${said}`,
          ),
        ),
        name,
      ).toContain("群里只显示“紧急事项1件”");
    const cards = await standing();
    expect(cards.length).toBeGreaterThan(5);
    expect(new Set(cards)).toEqual(new Set(["紧急事项1件\n[查看]"]));
  });

  it("where it comes to light later: what was posted before reads so now", async () => {
    const opened: { readonly who: string; readonly code: string | undefined }[] = [];
    for (const { who, line } of openings)
      opened.push({ who, code: /[A-Z]{2}-\d{4}-\d{4}/.exec(await opens(who, line))?.[0] });
    expect((await standing()).join()).toContain("咨询 FZ-2026-0001");
    for (const { who, code } of opened)
      expect(await county.says(who, `回避 ${code} 理由=${said}`), code).toMatchObject({
        reply: { is: "card" },
      });
    expect(new Set(await standing())).toEqual(new Set(["紧急事项1件\n[查看]"]));
  });
});

describe("harm told as something ends", () => {
  const said = wordings[0];

  it("is to be reported anew where nobody acts on it any more, and whoever took part is told so", async () => {
    await says(
      secretariat,
      "会议 安排 标题=联席会 时间=12月2日下午3点 参会单位=水务局、公安局、教育局",
    );
    await scene.bot.deliver();
    await scene.reads("direct:water.liaison");
    const done = await says(secretariat, `取消会议 hy1 ${said}`);
    expect(done).toContain("110");
    expect(done).toContain("请马上另外报告，写“强制报告”");
    const read = (await scene.reads("direct:water.liaison")).join("\n");
    expect(read).toContain("这里不会再有人处置");
    expect(read).not.toContain("请立即处置");
  });

  it("keeps a clue open until the police and the others have taken it up", async () => {
    await says(
      sender,
      "提交线索 标题=河边黑水 类别=水污染 事实=排污 地点=河边 日期=昨天 来源=履职",
    );
    const end = async (who: string, result: string) => {
      await says(who, "受理 xs1");
      return says(who, `办结 xs1 ${result}`);
    };
    await end("procuratorate.intake", "已核实");
    await end("ecology.liaison", "已核实");
    expect(await end("water.liaison", `现场${said}`)).toContain("还等公安局、民政局、教育局受理");
    const state = async () => (await scene.store.matter("XS-2026-0001"))?.state;
    for (const who of ["police.liaison", "civil-affairs.liaison", "education.liaison"]) {
      expect(await state(), who).toBe("accepted");
      await end(who, "已处置");
    }
    expect(await state()).toBe("closed");
  });

  it("and ends with the last of them, also where that one sends it back", async () => {
    await says(
      sender,
      "提交线索 标题=河边黑水 类别=水污染 事实=排污 地点=河边 日期=昨天 来源=履职",
    );
    const others = ["procuratorate.intake", "ecology.liaison"];
    const reached = ["police.liaison", "civil-affairs.liaison"];
    for (const [who, result] of [
      ...others.map((one) => [one, "已核实"] as const),
      ["water.liaison", `现场${said}`] as const,
      ...reached.map((one) => [one, "已处置"] as const),
    ]) {
      await says(who, "受理 xs1");
      await says(who, `办结 xs1 ${result}`);
    }
    expect((await scene.store.matter("XS-2026-0001"))?.state).toBe("accepted");
    expect(await says("education.liaison", "退回 xs1 孩子不在校")).toContain(
      "您单位已退出，其他单位都已办完，线索随之办结",
    );
    const { state, clocks = [] } = (await scene.store.matter("XS-2026-0001")) ?? {};
    expect(state).toBe("closed");
    expect(clocks.filter(({ stoppedAt }) => stoppedAt === undefined)).toEqual([]);
    expect((await scene.reads(`direct:${sender}`)).join()).toContain("线索办结。退回理由");
  });
});
