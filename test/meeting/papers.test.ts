import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { linesOf, opened, papersFor } from "../paper-lines.ts";
import { playedScene, type Scene } from "../scene.ts";

/** The agenda and the brief as Word papers: whose they are, every line, and what each reader's copy leaves out. */

let scene: Scene;
const convenor = "gov.convenor";
const secretary = "gov-office.secretariat";
const secretariat = (line: string) => scene.says(secretary, line);

const at = (day: number, time = "09:00") =>
  new Date(`2026-12-${String(day).padStart(2, "0")}T${time}:00+08:00`).toISOString();

const names = async (who: string, code = "hy2") => [
  ...(await papersFor(scene, who, `文书 ${code}`)).links.keys(),
];
const paper = async (who: string, name: string) => {
  const { links } = await papersFor(scene, who, "文书 hy2");
  return linesOf((await opened(scene, links.get(name))).content);
};

const begin = playedScene("2026-11-30T01:00:00.000Z", async (played) => {
  // Monday 30 November 2026: a joint meeting on 2 December resolves three things, the next is on Monday, the 21st.
  scene = played;
  await secretariat("会议 安排 标题=第一次会 时间=12月2日下午3点 参会单位=水务局、公安局、教育局");
  await scene.moveTo(at(2, "15:30"));
  await (await secretariat("召开 hy1")).submit();
  await secretariat(
    "议定 hy1 1. 水务局12月10日前封堵排污口 2. 公安局12月11日前查清来源 3. 每月通报一次",
  );
  await secretariat(
    "会议 安排 标题=第二次会 时间=12月21日下午3点 地点=二楼 参会单位=水务局、公安局 议题=河道巡查经费",
  );
  await secretariat("任务 交办 巡河一次 牵头单位=教育局 到期=2026-12-04");
  await scene.says("water.liaison", "完成 rw1 已封堵 证据=验收单3号");
  await secretariat("核实 rw1 现场已封堵 结果=完成");
  await secretariat("上会 hy2 rw3");
  await scene.says("police.liaison", "上会 hy2 讨论巡逻安排");
  await scene.moveTo(at(14));
});
beforeEach(async () => {
  scene = await begin();
});
afterEach(() => scene.close());

describe("the agenda as a paper", () => {
  it("has what became of the last resolutions, then what was put on", async () => {
    expect(await paper(secretary, "会议议程")).toMatchInlineSnapshot(`
      [
        "联席会议议程",
        "第二次会",
        "参会单位：水务局、公安局",
        "时间：2026年12月21日 周一 15:00",
        "地点：二楼",
        "主持人：召集人（分管副县长）",
        "一、上次联席会议（HY-2026-0001）议定事项的办理情况",
        "1. 水务局12月10日前封堵排污口 —— RW-2026-0001 已核实完成",
        "2. 公安局12月11日前查清来源 —— RW-2026-0002 已交办，待签收 · 签收任务 2026年12月4日 周五（已超期10天）",
        "3. 每月通报一次 —— 没有派任务",
        "二、列入的议题",
        "1. 河道巡查经费",
        "2. 巡河一次（RW-2026-0003）",
        "3. 讨论巡逻安排",
        "本件按联席会议秘书处能查看的范围生成，其中可能有别的参会单位不能查看的事项，请勿传阅。",
        "县政府办公室",
        "2026年12月14日",
      ]
    `);
  });

  it("is for those who call the meeting, the convenor and the units invited, and for nobody else", async () => {
    expect(await names(secretary)).toEqual(["会议通知", "会议议程", "会前简报", "签到表"]);
    expect(await names(convenor)).toEqual(["会议通知", "会议议程", "会前简报", "签到表"]);
    expect(await names("water.liaison")).toEqual(["会议议程"]);
    expect((await scene.says("education.liaison", "文书 hy2")).text).toContain("没有找到");
  });

  it("leaves out of a reader's copy what that reader may not open", async () => {
    const water = await paper("water.liaison", "会议议程");
    expect(water.join("\n")).not.toMatch(/RW-2026-0003|巡河一次/);
    expect(water).toContain("1. 河道巡查经费");
    expect(water).toContain("2. 讨论巡逻安排");
  });

  it("has of a restricted matter its number alone, the masked one where it is not the reader's to open", async () => {
    await scene.says(
      "town-qingquan.liaison",
      "提交线索 标题=金丝雀 类别=电信网络诈骗 事实=金丝雀 地点=东街 日期=昨天 来源=履职 接收单位=公安局",
    );
    await scene.says("police.liaison", "上会 hy2 xs1");
    const [police, secretarys, water] = [
      await paper("police.liaison", "会议议程"),
      await paper(secretary, "会议议程"),
      await paper("water.liaison", "会议议程"),
    ];
    expect(police.join("\n")).toContain("XS-2026-0001 受限事项");
    expect(secretarys).toContain("4. ****0001 受限事项");
    expect(water.join("\n")).not.toMatch(/受限|0001 受/);
    for (const lines of [police, secretarys, water])
      expect(lines.join("\n")).not.toMatch(/金丝雀|东街/);
  });

  it("says of a restricted last meeting only which it was", async () => {
    await secretariat("提级 hy1 涉及未公开事项");
    const lines = await paper(secretary, "会议议程");
    expect(lines.join("\n")).toContain("一、上次联席会议（HY-2026-0001）");
    expect(lines.join("\n")).not.toMatch(/封堵|查清来源|每月通报/);
  });

  it("has of a restricted task of the last meeting the number, and not how far it is", async () => {
    await scene.says(secretary, "上会 hy2 rw2");
    await scene.says("police.head", "提级 rw2 敏感");
    for (const who of [secretary, "police.liaison"]) {
      const page = await paper(who, "会议议程");
      expect(page).toContain("2. 公安局12月11日前查清来源 —— RW-2026-0002");
    }
  });

  it("says whose copy it is", async () => {
    expect((await paper("water.liaison", "会议议程")).join("\n")).toContain(
      "本件按水务局联络员能查看的范围生成",
    );
  });

  it("has of what is taken over from a meeting that became restricted nothing but that", async () => {
    await secretariat("会议 安排 标题=第三次会 时间=12月28日下午3点 参会单位=水务局、公安局");
    await scene.moveTo(at(21, "15:30"));
    await (await secretariat("召开 hy2")).submit();
    const third = async (who: string) => {
      const { links } = await papersFor(scene, who, "文书 hy3");
      return linesOf((await opened(scene, links.get("会议议程"))).content);
    };
    expect(await third(secretary)).toContain("2. 讨论巡逻安排");
    await secretariat("提级 hy2 涉及未公开事项");
    const lines = await third(secretary);
    expect(lines).toContain("1. 受限事项");
    for (const who of [secretary, "police.liaison", "water.liaison", convenor])
      expect((await third(who)).join("\n"), who).not.toMatch(/讨论巡逻安排|巡河一次|RW-2026-0003/);
    // On a screen, who may not open that meeting reads nothing of it; who may reads what it is.
    expect((await scene.says("education.liaison", "议程 hy3")).text).toContain("没有找到");
    expect((await scene.says("justice.head", "议程 hy3")).text).not.toMatch(
      /讨论巡逻安排|巡河一次/,
    );
    // Put on again, it is this meeting's own.
    await scene.says("police.liaison", "上会 hy3 讨论巡逻安排");
    expect((await third(secretary)).join("\n")).toContain("讨论巡逻安排");
  });

  it("is made anew each time its link is opened, and not for whoever lost the meeting", async () => {
    const { links } = await papersFor(scene, "water.liaison", "文书 hy2");
    await scene.says("police.liaison", "上会 hy2 再议一项");
    const content = linesOf((await opened(scene, links.get("会议议程"))).content);
    expect(content.join("\n")).toContain("3. 再议一项");
    await secretariat("减邀 hy2 水务局");
    await expect(opened(scene, links.get("会议议程"))).rejects.toThrow("absent");
  });
});

describe("the brief as a paper", () => {
  it("says in words what the card says in colours", async () => {
    expect(await paper(convenor, "会前简报")).toMatchInlineSnapshot(`
      [
        "联席会议会前简报",
        "第二次会",
        "时间：2026年12月21日 周一 15:00",
        "地点：二楼",
        "主持人：召集人（分管副县长）",
        "未答复：2个单位（水务局、公安局）",
        "一、上次联席会议（HY-2026-0001）议定的",
        "已办完1件 在办0件 已超期1件",
        "【已办完】1. 水务局12月10日前封堵排污口 —— RW-2026-0001 已核实完成",
        "【已超期】2. 公安局12月11日前查清来源 —— RW-2026-0002 已交办，待签收 · 签收任务 2026年12月4日 周五（已超期10天）",
        "3. 每月通报一次 —— 没有派任务",
        "二、卡住的：您能查看的，没有。",
        "三、要在会上定的",
        "河道巡查经费",
        "RW-2026-0003 巡河一次 · 已交办，待签收 · 签收任务 2026年12月4日 周五（已超期10天）",
        "讨论巡逻安排",
        "您不能查看的受限事项，有没有都不写在这一页上。",
        "2026年12月14日",
      ]
    `);
  });

  it("has of what is restricted its number alone, which stands on the screen with how far it is", async () => {
    await scene.says("police.liaison", "上会 hy2 rw2");
    await scene.says("police.head", "提级 rw2 敏感");
    const lines = await paper(secretary, "会前简报");
    expect(lines).toContain("2. 公安局12月11日前查清来源 —— RW-2026-0002");
    expect(lines).toContain("RW-2026-0002 受限事项");
    expect(lines).toContain("已办完1件 在办0件 已超期0件");
    const shown = (await secretariat("会议 简报 hy2")).text;
    expect(shown).toContain("🔴 2. 公安局12月11日前查清来源 —— RW-2026-0002 已交办，待签收\n");
    expect(shown).toContain("RW-2026-0002 受限事项 · 已交办，待签收\n");
  });

  it("is gone once the meeting has begun; the agenda stays", async () => {
    await scene.moveTo(at(21, "15:01"));
    expect(await names(secretary)).toEqual(["会议通知", "会议议程", "签到表"]);
  });
});

describe("the agenda on screen", () => {
  it("begins what was put on with what was written under 议题", async () => {
    expect((await secretariat("议程")).text).toContain(
      "二、列入的议题\n河道巡查经费\n讨论巡逻安排\n",
    );
  });
});
