import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { jpeg } from "./made-files.ts";
import { linesOf, opened, papersFor } from "./paper-lines.ts";
import { headlineOf, openScene, type Scene } from "./scene.ts";

// What was resolved becomes the duty of a unit that leads and of units that assist, until it is found done.

let scene: Scene;
beforeEach(async () => {
  // Monday 30 November 2026, 09:00 in the county.
  scene = await openScene("2026-11-30T01:00:00.000Z");
});
afterEach(() => scene.close());

const secretariat = "gov-office.secretariat";
const convenor = "gov.convenor";
const alone = "任务 交办 封堵东街排污口 牵头单位=水务局 到期=2026-12-10";
const give = `${alone} 配合单位=生态环境分局 完成标准=排污口全部封堵 依据=第三次联席会议`;

const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const through = async (...lines: readonly (readonly [who: string, line: string])[]) => {
  let text = "";
  for (const [who, line] of lines) text = await says(who, line);
  return text;
};
const headlines = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const forget = async (...who: readonly string[]) => {
  for (const one of who) await headlines(one);
};
const stored = () => scene.store.matter("RW-2026-0001");
const states = async () => {
  const { state, tracks = {} } = (await stored()) ?? {};
  return [state, ...Object.entries(tracks).map(([unit, track]) => `${unit} ${track.state}`)];
};
const running = async () =>
  ((await stored())?.clocks ?? [])
    .filter(({ stoppedAt }) => stoppedAt === undefined)
    .map(({ rule, organisation, rolled }) => `${rule} ${organisation ?? "all"} ${rolled}`);

describe("giving", () => {
  it("tells the unit that leads and those that assist, each with its own time to sign", async () => {
    expect(await says(secretariat, give)).toBe(
      [
        "任务 RW-2026-0001 · 封堵东街排污口",
        "(已交办，待签收)",
        "任务已交办，编号RW-2026-0001，正在通知水务局、生态环境分局。最迟12月10日（当日24时前）完成：交办的任务载明至12月10日。",
        "交办人: 联席会议秘书处",
        "牵头单位: 水务局",
        "配合单位: 生态环境分局",
        "交办日期: 2026年11月30日 周一",
        "依据: 第三次联席会议",
        "完成标准: 排污口全部封堵",
        "【水务局】未签收",
        "到期: 2026年12月10日 周四",
        "【生态环境分局】未签收",
        "到期: 2026年12月10日 周四",
        "签收任务: 2026年12月2日 周三（还剩2天） · 水务局、生态环境分局",
        "完成任务: 2026年12月10日 周四（还剩10天） · 水务局、生态环境分局",
        "通知情况: 正在通知生态环境分局",
        "通知情况: 正在通知水务局",
        "[延期] [更多]",
      ].join("\n"),
    );
    const told = "交办任务：水务局牵头，生态环境分局配合，2026年12月10日到期。请签收。";
    for (const who of ["water.liaison", "water.head", "ecology.liaison", "ecology.head"])
      expect(await headlines(who)).toEqual([told]);
    expect(await headlines("police.liaison")).toEqual([]);
    expect(await says("police.liaison", "查 rw1")).toContain("没有找到");
  });

  it("is said the same in English", async () => {
    await scene.says(secretariat, "language en");
    const done = await says(
      secretariat,
      "task assign Seal the outfall lead=water assist=ecology due=2026-12-10 standard=All sealed basis=Third joint meeting",
    );
    expect(done).toContain("The task is given as RW-2026-0001; being told:");
    expect(done).toContain("Basis: Third joint meeting\nStandard: All sealed");
    await scene.says("water.liaison", "language en");
    expect(await says("water.liaison", "accept rw1")).toContain(
      "Acknowledged. Do it by 10 Dec (24:00 that day)",
    );
    expect(
      await says("water.liaison", "extend rw1 due=2026-12-18 reason=The pipe must dry first"),
    ).toContain("More time is asked for. Until it is answered the task is due 10 Dec 2026.");
    expect(await says(secretariat, "grant rw1")).toContain(
      "More time is granted until 18 Dec 2026",
    );
    expect(await says("water.liaison", "done rw1 All sealed evidence=report no. 3")).toContain(
      "Reported as done. It counts as done once it is verified.",
    );
    expect(await says(secretariat, "verify rw1 Seen on site result=done")).toContain("Verified:");
  });

  it.each([
    [
      "a unit the directory has not",
      "牵头单位=水务局",
      "牵头单位=外星局",
      /牵头单位\*: 外星局 ← 没有“外星局”/,
    ],
    ["no unit", " 牵头单位=水务局", "", /牵头单位\*:$/m],
    ["no day", " 到期=2026-12-10", "", /到期\*:$/m],
    ["a day that has passed", "2026-12-10", "2026-11-27", /到期\*: .*← .*已经过去/],
    [
      "a number nobody has",
      "依据=第三次联席会议",
      "依据=HY-2026-0009",
      /依据: .*← 没有找到这条记录/,
    ],
  ])("to %s is not recorded, and it is said what would do", async (_, was, is, wanted) => {
    expect(await says(secretariat, give.replace(was, is))).toMatch(wanted);
    expect(await stored()).toBeUndefined();
  });

  it("to a unit in which nobody is left to sign is refused", async () => {
    const { organisations, people } = await scene.store.directory();
    const left = [...people.values()].map((person) =>
      person.organisation === "water" ? { ...person, roles: [] } : person,
    );
    await scene.store.saveDirectory([...organisations.values()], left);
    expect(await says(secretariat, alone)).toContain("水务局现在没有联络员，也没有负责人");
    expect(await stored()).toBeUndefined();
  });

  it("asks which day is meant where it is a rest day, and which year where it is not written", async () => {
    const asked = await scene.says(secretariat, alone.replace("2026-12-10", "2026-12-12"));
    expect(asked.text).toContain("2026年12月12日是休息日，以哪一天为准？");
    expect(asked.text).toContain("[就是2026年12月12日] [改为2026年12月14日（下一工作日）]");
    await asked.press("就是2026年12月12日");
    expect(await running()).toContain("task.due all 2026-12-12");
    const other = await scene.says(secretariat, alone.replace("2026-12-10", "2026-12-13"));
    expect((await other.press("改为2026年12月14日（下一工作日）")).text).toContain(
      "到期: 2026年12月14日 周一",
    );
    const next = await scene.says(secretariat, alone.replace("2026-12-10", "12月10日"));
    expect(next.text).toContain("“12月10日”按2026年12月10日 周四办");
    expect((await next.submit()).text).toContain("RW-2026-0003");
  });

  it("asks which unit leads where several are named", async () => {
    const asked = await scene.says(
      secretariat,
      "交办任务 封堵东街排污口 单位=水务局、公安局 到期=2026-12-10",
    );
    expect(asked.text).toContain("由哪个单位牵头？");
    expect(await stored()).toBeUndefined();
    expect((await asked.press("公安局牵头")).text).toContain("牵头单位: 公安局\n配合单位: 水务局");
  });

  it("with the wrong day is put right for the unit that is meant, as long as nothing was granted or reported", async () => {
    await says(secretariat, give);
    const amend = "勘误 rw1 单位=水务局 到期=2026-12-08 理由=打错了";
    expect(await says(secretariat, amend)).toContain("完成任务12月10日→12月8日");
    expect(await running()).toEqual(
      expect.arrayContaining(["task.due water 2026-12-08", "task.due ecology 2026-12-10"]),
    );
    await says("water.liaison", "完成 rw1 已封堵 证据=单");
    expect(await says(secretariat, amend.replace("12-08", "12-07"))).toContain("不能再勘误");
  });

  it.each(["water.liaison", "procuratorate.chief", "police.head"])("is not for %s", async (who) => {
    expect(await says(who, alone)).toContain("只能由联席会议秘书处或召集人来办");
  });

  it("by the convenor is told to the secretariat, which verifies", async () => {
    await through(
      [convenor, alone],
      ["water.liaison", "签收"],
      ["water.liaison", "完成 rw1 已封堵 证据=验收单3号"],
    );
    expect((await headlines(secretariat))[0]).toBe("交办了一项任务，2026年12月10日到期，请跟踪。");
    expect(await says(secretariat, "待办")).toContain("核实或退回");
    expect(await says(convenor, "待办")).toContain("现在没有等您办的事");
  });

  it("to the secretariat's own unit is verified by the convenor", async () => {
    await through(
      [convenor, "任务 交办 印发会议纪要 牵头单位=县政府办公室 到期=2026-12-10"],
      ["gov-office.liaison", "完成 rw1 已印发 证据=纪要2号"],
    );
    expect(await says(secretariat, "核实 rw1 看过 结果=完成")).toContain("请由召集人核实");
    expect(await says(secretariat, "待办")).not.toContain("核实");
    expect(await says(convenor, "待办")).toContain("核实或退回");
    expect(await says(convenor, "核实 rw1 看过 结果=完成")).toContain("已核实");
  });
});

describe("each unit", () => {
  beforeEach(async () => {
    await through([secretariat, give]);
    await forget("water.liaison", "water.head", "ecology.liaison", "ecology.head", secretariat);
  });

  it("signs for itself", async () => {
    expect(await says("water.liaison", "签收")).toContain("已签收。最迟12月10日");
    expect(await states()).toEqual(["given", "water accepted", "ecology given"]);
    expect(await headlines(secretariat)).toEqual(["水务局已签收任务。"]);
    expect(await headlines("ecology.liaison")).toEqual([]);
    expect(await says("ecology.liaison", "查 rw1")).toContain(
      "其他承办单位: 水务局（牵头，办理中）",
    );
    expect(await says("ecology.liaison", "接受 rw1")).toContain("已签收");
    expect(await states()).toEqual(["accepted", "water accepted", "ecology accepted"]);
    expect(await running()).toEqual(["task.due water 2026-12-10", "task.due ecology 2026-12-10"]);
  });

  it("says how far it is, to those who gave it", async () => {
    await through(["water.liaison", "签收"], ["water.liaison", "进展 rw1 已封堵两处"]);
    expect(await headlines(secretariat)).toContain("水务局报告任务进展：已封堵两处");
    expect(await says("ecology.liaison", "查 rw1")).not.toContain("已封堵两处");
    expect(await says(secretariat, "查 rw1")).toContain("2026年11月30日 水务局进展：已封堵两处");
  });

  it("that leads sees what the others do, and acts for itself alone", async () => {
    await through(["ecology.liaison", "进展 rw1 水质已测"], ["water.liaison", "签收"]);
    expect(await says("water.liaison", "查 rw1")).toContain("生态环境分局进展：水质已测");
    await says("water.liaison", "完成 rw1 会同生态环境分局封堵 证据=验收单");
    expect(await states()).toEqual(["given", "water done", "ecology given"]);
    expect(await says("water.liaison", "待办")).toContain("现在没有等您办的事");
    expect(await says("ecology.liaison", "查 rw1")).not.toContain("验收单");
  });

  it("reports it done with something to show, which is not yet done", async () => {
    expect(await says("water.liaison", "完成 rw1 已全部封堵")).toMatch(/证据: ← 请附上/);
    expect(await says("water.liaison", "完成 rw1 尚未封堵 证据=照片")).toContain("两者不一致");
    const sent = await scene.sends("water.liaison", { "photo.jpg": jpeg() }, "完成 rw1 已全部封堵");
    const answer = "form" in sent.reply ? await sent.submit() : sent;
    expect(answer.text).toContain("已报告完成，等待核实。核实前不算完成。");
    expect(answer.text).toContain("photo.jpg");
    expect(await states()).toEqual(["given", "water done", "ecology given"]);
    expect(await says("ecology.liaison", "查 rw1")).not.toContain("photo.jpg");
    expect(await says(secretariat, "待办")).toContain("核实或退回（水务局）");
  });

  it("is verified by a verdict that is said, or sent back with a reason and a day", async () => {
    await through(["water.liaison", "完成 rw1 已全部封堵 证据=验收单3号"]);
    await forget(secretariat);
    expect(await says(secretariat, "核实 rw1 现场看过")).toMatch(/结果\*:$/m);
    expect(await says(secretariat, "核实 rw1 一处尚未封堵 结果=完成")).toContain("两者不一致");
    expect(await says(secretariat, "核实 rw1 一处没有封堵 结果=未完成")).toContain(
      "已退回水务局，2026年12月10日到期。",
    );
    expect(await headlines("water.liaison")).toEqual([
      "任务被退回：一处没有封堵。请继续办理，2026年12月10日到期。",
    ]);
    expect(await running()).toContain("task.due water 2026-12-10");
    await through(["water.liaison", "完成 rw1 已全部封堵 证据=验收单4号"]);
    await scene.moveTo("2026-12-11T01:00:00.000Z");
    expect(await says(secretariat, "退回 rw1 还有一处")).toMatch(
      /到期: .*← 原定的到期日.*已经过去/,
    );
    expect(await says(secretariat, "退回 rw1 还有一处 到期=2026-12-15")).toContain(
      "2026年12月15日到期",
    );
    expect(await running()).toContain("task.due water 2026-12-15");
    await through(["water.liaison", "完成 rw1 已全部封堵 证据=验收单5号"]);
    await says(secretariat, "核实 rw1 现场看过，已全部封堵 结果=已完成");
    expect(await states()).toEqual(["given", "water verified", "ecology given"]);
    await through(
      ["ecology.liaison", "完成 rw1 已监测 证据=监测报告"],
      [secretariat, "核实 rw1 报告属实 结果=完成"],
    );
    const { state, closedAt } = (await stored()) ?? {};
    expect([state, closedAt]).toEqual(["verified", "2026-12-11T01:00:00.000Z"]);
    expect(await running()).toEqual([]);
    expect(await says(secretariat, "重开 rw1 单位=水务局 又冒水了 到期=2026-12-25")).toContain(
      "任务已重开，2026年12月25日到期。",
    );
    expect(await states()).toEqual(["accepted", "water accepted", "ecology verified"]);
  });

  it("asks for more time, and keeps the day that is granted", async () => {
    expect(await says("water.liaison", "延期 rw1 到期=2026-12-08 理由=停水")).toMatch(
      /到期\*: .*← 现在的到期日是2026年12月10日/,
    );
    expect(await says("water.liaison", "延期 rw1 到期=2026-12-18 理由=要等停水")).toContain(
      "答复之前仍按2026年12月10日到期",
    );
    expect(await headlines(secretariat)).toEqual(["水务局申请把任务延至2026年12月18日，请答复。"]);
    expect(await says(secretariat, "待办")).toContain("同意延期或不同意延期");
    expect(await says("water.liaison", "同意延期 rw1")).toContain("只能由");
    expect(await running()).toContain("task.due water 2026-12-10");
    expect(await says(secretariat, "同意延期 rw1 到期=2026-12-16")).toContain(
      "已同意延至2026年12月16日",
    );
    expect(await headlines("water.head")).toEqual(["任务延至2026年12月16日到期。"]);
    expect(await running()).toEqual(
      expect.arrayContaining(["task.due water 2026-12-16", "task.due ecology 2026-12-10"]),
    );
    expect(await says("water.liaison", "期限 rw1")).toContain("原为12月10日；同意延至12月16日");
    await through(["ecology.liaison", "延期 rw1 到期=2026-12-18 理由=设备未到"]);
    await says(secretariat, "不同意延期 rw1 设备可以借");
    expect(await headlines("ecology.liaison")).toEqual([
      "延期未获同意：设备可以借。仍按2026年12月10日到期。",
    ]);
    expect(await says(secretariat, "不同意延期 rw1 单位=生态环境分局 再说")).toContain(
      "没有待答复的延期申请",
    );
    expect(
      await says(secretariat, "延期 rw1 单位=生态环境分局 到期=2026-12-17 理由=一并验收"),
    ).toContain("已同意延至2026年12月17日");
  });

  it("can be told that it need not, alone or with all the others", async () => {
    await through(["water.liaison", "签收"]);
    await says(secretariat, "取消 rw1 单位=生态环境分局 先由一家办");
    expect(await states()).toEqual(["accepted", "water accepted", "ecology cancelled"]);
    expect(await headlines("ecology.liaison")).toEqual(["任务取消：先由一家办"]);
    expect(await headlines("water.liaison")).toEqual([]);
    expect(await says(secretariat, "取消 rw1 另有安排")).toContain("任务已取消");
    expect(await states()).toEqual(["cancelled", "water cancelled", "ecology cancelled"]);
    expect(await running()).toEqual([]);
    expect(await headlines("water.liaison")).toEqual(["任务取消：另有安排"]);
    expect(await says("water.liaison", "完成 rw1 已封堵 证据=单")).toContain("已取消");
  });

  it("goes on where that was pressed by mistake", async () => {
    await through(["water.liaison", "签收"]);
    await (await scene.says(secretariat, "取消 rw1 另有安排")).press("更正");
    expect(await states()).toEqual(["given", "water accepted", "ecology given"]);
    expect(await running()).toContain("task.due water 2026-12-10");
  });
});

describe("what is overdue", () => {
  const at = (day: string) => scene.moveTo(`${day}T01:05:00.000Z`);

  it("climbs from the liaison to the head, and then to the secretariat and the convenor", async () => {
    await through([secretariat, alone], ["water.liaison", "签收"]);
    const all = ["water.liaison", "water.head", secretariat, convenor];
    await forget(...all);
    const told = async (day: string) => {
      await at(day);
      const heard = [];
      for (const who of all) heard.push(...(await headlines(who)).map((line) => `${who} ${line}`));
      return heard;
    };
    expect(await told("2026-12-09")).toEqual(["water.liaison 提醒：完成任务，明天到期。"]);
    expect(await told("2026-12-11")).toEqual([
      "water.liaison 提醒：完成任务，已超期1天。",
      "water.head 提醒：完成任务，已超期1天。",
    ]);
    const proposed = "建议督办（完成任务已超期5天）。办不办由您决定，要办请点‘督办’。";
    expect(await told("2026-12-15")).toEqual([
      "water.liaison 提醒：完成任务，已超期5天。",
      "water.head 提醒：完成任务，已超期5天。",
      `${secretariat} ${proposed.replaceAll("‘", "“").replaceAll("’", "”")}`,
      `${convenor} ${proposed.replaceAll("‘", "“").replaceAll("’", "”")}`,
    ]);
    expect(await says(secretariat, "谁没办")).toContain("水务局联络员");
    expect(await says(convenor, "升级")).toContain("下一步督办");
    expect(await says(convenor, "督办 rw1 本周内必须办完")).toContain("督办意见正在发给水务局");
    expect(await headlines("water.head")).toEqual([
      "督办：任务2026年12月10日到期未完成。本周内必须办完。",
    ]);
    const { links } = await papersFor(scene, secretariat, "文书 rw1");
    const lines = linesOf((await opened(scene, links.get("督办单"))).content).join("\n");
    expect(lines).toContain("应于2026年12月10日前完成");
    expect(lines).toContain("本周内必须办完");
  });

  it("cannot be pressed on before its day", async () => {
    await says(secretariat, alone);
    expect(await says(secretariat, "督办 rw1 快办")).toContain("还没有过期");
    const { links } = await papersFor(scene, "water.liaison", "文书 rw1");
    expect([...links.keys()]).toEqual(["任务交办单"]);
  });

  it("is shown masked in the groups of the unit and of the linkage", async () => {
    await scene.saysIn(secretariat, "linkage", "群 绑定 联动群", true);
    await says(secretariat, alone);
    await at("2026-12-11");
    for (const one of await scene.reads("group:linkage")) expect(one).not.toContain("排污口");
  });
});

describe("where a task comes from", () => {
  const record =
    "登记建议 标题=依法履行河道监管职责 文号=山检建〔2026〕3号 类型=社会治理 被建议单位=公安局 送达日期=2026-11-27 异议期=10 内容=加强管理";

  it("is shown on both, to those who can see the other", async () => {
    await through(
      [secretariat, "会议 安排 标题=研判 时间=2026-12-01 15:00 参会单位=公安局"],
      [secretariat, `${alone} 依据=HY-2026-0001议定第2项`],
      [secretariat, "任务 交办 报方案 牵头单位=公安局 到期=2026-12-10 依据=hy1"],
      ["procuratorate.procurator", record],
      [secretariat, "任务 交办 落实建议 牵头单位=水务局 到期=2026-12-10 关联事项=jy1"],
    );
    const meeting = await says(secretariat, "查 hy1");
    expect(meeting).toContain("任务 RW-2026-0001");
    expect(meeting).toContain("任务 RW-2026-0002");
    const own = await says("police.liaison", "查 hy1");
    expect(own).toContain("任务 RW-2026-0002");
    expect(own).not.toContain("RW-2026-0001");
    const task = await says("water.liaison", "查 rw1");
    expect(task).toContain("依据: 议定第2项");
    expect(task).not.toContain("HY-2026-0001");
    expect(await says("water.liaison", "查 hy1")).toContain("没有找到");
    expect(await says("police.liaison", "查 rw2")).toContain("会议 HY-2026-0001");
    expect(await says(secretariat, "查 rw3")).toContain("检察建议 JY-2026-0001");
    expect(await says("water.liaison", "查 rw3")).not.toContain("JY-2026-0001");
    expect(await says("procuratorate.procurator", "查 jy1")).not.toContain("RW-2026-0003");
  });

  it("is made from a recommendation or a consultation with one press of the secretariat", async () => {
    await through(
      ["procuratorate.procurator", record],
      ["police.liaison", "签收 jy1"],
      [
        "procuratorate.procurator",
        "提起磋商 标题=采砂 单位=水务局 立案日期=2026-11-27 事项=河岸受损",
      ],
      ["procuratorate.procurator", "记录 cs1 记录形式=事实确认书 一致事实=属实"],
      ["procuratorate.procurator", "拟方案 cs1 内容=恢复河岸 期限=2026-12-15"],
      ["water.liaison", "同意方案 cs1"],
    );
    expect(await says("procuratorate.chief", "查 jy1")).not.toContain("转为任务");
    const asked = await (await scene.says(secretariat, "查 jy1")).press("转为任务");
    expect(asked.text).toContain("牵头单位*: police");
    const made = await asked.submit({ title: "落实建议", due: "2026-12-18" });
    expect(made.text).toContain("来源: 检察建议 JY-2026-0001");
    const other = await (await scene.says(secretariat, "查 cs1")).press("转为任务");
    expect(other.text).toContain("到期*: 2026-12-15");
    expect((await other.submit({ title: "恢复河岸" })).text).toContain("来源: 磋商 CS-2026-0001");
    expect(await says(secretariat, "查 cs1")).toContain("后续: 任务 RW-2026-0002");
  });
});
