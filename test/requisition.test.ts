import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headlineOf, openScene, type Scene } from "./scene.ts";

let scene: Scene;
beforeEach(async () => {
  // Monday 2 March 2026, 09:00 in the county.
  scene = await openScene("2026-03-02T01:00:00.000Z");
});
afterEach(() => scene.close());

const issue =
  "发出调阅 标题=河道采砂卷宗 文号=山检调〔2026〕5号 单位=水务局 清单=采砂许可卷宗三册 形式=原件 另一承办人=检察院案件受理岗 借阅天数=20";
const handler = "procuratorate.procurator";
const chief = "procuratorate.chief";
const unit = "water.liaison";

const headlines = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const matter = () => scene.store.matter("DY-2026-0001");
const running = async () =>
  ((await matter())?.clocks ?? [])
    // What rests between two steps has a day of its own (resting-county.test.ts).
    .filter(({ stoppedAt, rule }) => stoppedAt === undefined && !rule.startsWith("next."))
    .map(({ rule, rolled }) => `${rule} ${rolled}`);

/** Everything said in turn, and where it led. */
const through = async (...lines: readonly (readonly [who: string, line: string])[]) => {
  let text = "";
  for (const [who, line] of lines) text = (await scene.says(who, line)).text;
  return { text, state: (await matter())?.state, running: await running() };
};

describe("issuing", () => {
  it("copies the notice and starts five working days from the service", async () => {
    const done = await through([handler, issue]);
    expect(done.text).toContain("调阅已登记，编号DY-2026-0001，正在通知水务局。");
    expect(done.text).toContain("承办人: 承办检察官、检察院案件受理岗");
    expect(done.text).toContain("批准人: 检察长");
    expect(done.running).toEqual(["file.request 2026-03-09"]);
    expect(await headlines("procuratorate.intake")).toEqual(["您是这次调阅的承办人之一。"]);
  });

  it("is acknowledged under the day on the receipt, whose entry stays visible", async () => {
    await through([handler, issue]);
    await scene.moveTo("2026-03-04T01:00:00.000Z");
    expect((await scene.says(unit, "签收 dy1 签收日期=2026-03-01")).text).toContain("不能早于");
    expect((await scene.says(unit, "签收 dy1 签收日期=2026-03-03")).text).toContain(
      "签收日期: 2026年3月3日 周二（2026年3月4日由水务局联络员登记）",
    );
  });

  it.each([
    [" 紧急=是", "file.request 2026-03-04"],
    // The Saturday after, 28 February, is a swapped working day.
    [" 送达日期=2026-02-27", "file.request 2026-03-05"],
  ])("counts with%s", async (more, clock) => {
    expect((await through([handler, issue + more])).running).toEqual([clock]);
  });

  it.each([
    ["文号=三号", /文号\*: .*← .*山检调〔2026〕5号/],
    ["单位=检察院", /单位\*: .*← 不能向本院自己调取/],
    ["另一承办人=承办检察官", /另一承办人\*: .*← 另一承办人须是本院除您以外的检察人员/],
    ["另一承办人=水务局联络员", /另一承办人\*: .*← 另一承办人须是本院/],
    ["批准人=水务局负责人", /批准人: .*← 批准人须是本院检察长/],
    ["送达日期=2026-03-03", /送达日期: .*← 送达日期不能晚于今天/],
    ["关联事项=XS-2026-0009", /关联事项: .*← 没有找到这条记录/],
    ["类别=duty-crime", /类别: .*← 这一类事项不能写在这里/],
  ])("refuses %s, saying what would do", async (given, wanted) => {
    const [label = ""] = given.split("=");
    const line = issue.includes(`${label}=`)
      ? issue.replace(new RegExp(`${label}=\\S+`), given)
      : `${issue} ${given}`;
    expect((await scene.says(handler, line)).text).toMatch(wanted);
    expect(await matter()).toBeUndefined();
  });

  it("is the procurator's", async () => {
    expect((await scene.says(unit, "发出调阅")).text).toContain("只能由承办检察官");
  });

  it("speaks English as well", async () => {
    await scene.says(handler, "语言 English");
    const done = await scene.says(
      handler,
      "issue requisition title=Sand files number=山检调〔2026〕5号 to=water items=three volumes form=copy second=procuratorate.intake",
    );
    expect(done.text).toContain(
      "The requisition is recorded as DY-2026-0001; being told: Water Bureau.",
    );
    expect(done.text).toContain(
      "Requisition DY-2026-0001 · Sand files\n(Served, to be acknowledged)",
    );
    await scene.says(unit, "language English");
    const refused = await scene.says(unit, "refuse dy1 no staff");
    expect(refused.text).toContain(
      "Your reason is recorded; the procuratorate is being told, and it is for the procuratorate to review it.",
    );
    expect((await scene.says(handler, "ledger")).text).toBe(
      "Ledger of requisitions\nDY-2026-0001 Sand files — Water Bureau · Refused, under review · nothing received yet · to be reviewed by Mon 9 Mar 2026 (7 days left)",
    );
  });
});

describe("delivering", () => {
  beforeEach(async () => {
    await scene.says(handler, issue);
  });

  it("leads from the acknowledgement to the confirmed return", async () => {
    expect((await through([unit, "签收"])).text).toContain("最迟3月9日（当日24时前）交付卷宗");
    expect(await headlines(handler)).toEqual(["水务局已签收调取证据通知书。"]);
    expect(await through([unit, "交付 dy1 许可卷宗三册"])).toMatchObject({
      state: "delivered",
      running: ["file.return 2026-03-23"],
    });
    expect(await headlines(handler)).toEqual(["水务局已交付全部卷宗。"]);
    expect(await through([handler, "办结 dy1"])).toMatchObject({ state: "delivered" });
    expect(await through([handler, "归还 dy1"])).toMatchObject({ state: "returned", running: [] });
    expect((await headlines(unit)).at(-1)).toBe("检察院已归还卷宗，请清点确认。");
    expect(await through([unit, "归还不全 dy1 第二册"])).toMatchObject({
      state: "delivered",
      running: ["file.return 2026-03-23"],
    });
    expect((await headlines(handler)).at(-1)).toBe("水务局清点后说归还不全，还缺：第二册");
    const ended = await through([handler, "归还 dy1"], [unit, "确认归还 dy1"]);
    expect(ended).toMatchObject({ state: "closed", running: [] });
    expect((await headlines(handler)).at(-1)).toBe("水务局已确认收回卷宗，调阅办结。");
    expect(ended.text).not.toContain("缺少");
  });

  it("in part goes on for the rest, and the days to keep run from the last of it", async () => {
    const part = await through([unit, "部分交付 dy1 交付内容=第一、二册 缺少=第三册"]);
    expect(part).toMatchObject({ state: "partial", running: ["file.request 2026-03-09"] });
    expect((await headlines(handler)).at(-1)).toBe("水务局交付了一部分卷宗，还缺：第三册");
    await scene.moveTo("2026-03-05T01:00:00.000Z");
    const rest = await through([unit, "交付 dy1 第三册"]);
    expect(rest).toMatchObject({ state: "delivered", running: ["file.return 2026-03-25"] });
    expect(rest.text).toContain(
      "交付情况: 2026年3月2日部分交付: 第一、二册、2026年3月5日全部交付: 第三册",
    );
    expect(rest.text).not.toContain("缺少");
  });

  it("on an earlier day begins the procuratorate's own period once the procuratorate confirms it", async () => {
    await scene.moveTo("2026-03-06T01:00:00.000Z");
    const done = await through([unit, "交付 dy1 交付内容=许可卷宗三册 移交日期=2026-03-03"]);
    expect(done).toMatchObject({ state: "delivered", running: ["file.return 2026-03-26"] });
    expect(done.text).toContain("检察院确认后才按那天算归还期限");
    expect((await headlines(handler)).at(-1)).toContain("单位称2026年3月3日已移交");
    expect(await through([handler, "确认移交日期 dy1"])).toMatchObject({
      running: ["file.return 2026-03-23"],
    });
    expect((await headlines(unit)).at(-1)).toContain("已确认原件于2026年3月3日移交");
  });

  it("on a day the procuratorate does not accept stays where it was entered, with the reason", async () => {
    await scene.moveTo("2026-03-06T01:00:00.000Z");
    await through([unit, "交付 dy1 交付内容=许可卷宗三册 移交日期=2026-03-03"]);
    const declined = await through([handler, "不认可移交日期 dy1 交接单是3月6日"]);
    expect(declined.running).toEqual(["file.return 2026-03-26"]);
    expect((await headlines(unit)).at(-1)).toContain("理由：交接单是3月6日");
    expect(declined.text).toContain("单位称移交于2026年3月3日，检察院未认可：交接单是3月6日");
    expect((await through([unit, "jy1"])).text).not.toContain("待确认");
  });

  it("on an earlier day is confirmed once, by the procurator, while the originals are out", async () => {
    await scene.moveTo("2026-03-06T01:00:00.000Z");
    await through([unit, "交付 dy1 交付内容=许可卷宗三册 移交日期=2026-03-03"]);
    expect((await through([unit, "确认移交日期 dy1"])).text).toContain("只能由承办人");
    expect((await through([chief, "不认可移交日期 dy1 不是"])).text).toContain("只能由承办人");
    expect((await through(["police.liaison", "确认移交日期 dy1"])).text).toContain(
      "没有找到这条记录",
    );
    const confirmed = await through([handler, "确认移交日期 dy1"]);
    expect(confirmed.text).toContain("最迟3月23日（当日24时前）归还卷宗：3月3日交付，满20日。");
    for (const again of ["确认移交日期 dy1", "不认可移交日期 dy1 不是"])
      expect(await through([handler, again])).toMatchObject({
        text: expect.stringContaining("没有待确认的移交日期"),
        running: ["file.return 2026-03-23"],
      });
  });

  it("on an earlier day nobody confirmed, given back since, waits for nobody", async () => {
    await scene.moveTo("2026-03-06T01:00:00.000Z");
    await through([unit, "交付 dy1 交付内容=许可卷宗三册 移交日期=2026-03-03"]);
    const back = await through([handler, "归还 dy1 2026-03-05"]);
    expect(back).toMatchObject({ state: "returned", running: [] });
    expect(back.text).toContain("单位称移交于2026年3月3日，未经检察院确认");
    expect(back.text).not.toContain("待检察院确认");
    const missing = await through([unit, "归还不全 dy1 第二册"]);
    expect(missing.running).toEqual(["file.return 2026-03-26"]);
    expect((await through([handler, "确认移交日期 dy1"])).running).toEqual([
      "file.return 2026-03-23",
    ]);
  });

  it("in part begins no period to give back: withdrawn, it does on that day", async () => {
    await scene.moveTo("2026-03-06T01:00:00.000Z");
    await through([unit, "部分交付 dy1 交付内容=第一册 缺少=第二册 移交日期=2026-03-03"]);
    expect((await through([handler, "确认移交日期 dy1"])).running).toEqual([
      "file.request 2026-03-09",
    ]);
    expect((await through([handler, "撤回 dy1 不需要"])).running).toEqual([
      "file.return 2026-03-26",
    ]);
    expect((await through([handler, "确认移交日期 dy1"])).text).toContain("没有待确认的移交日期");
  });

  it("cannot have been before the service, nor be to come", async () => {
    expect(
      (await through([unit, "交付 dy1 交付内容=许可卷宗三册 移交日期=2026-02-20"])).text,
    ).toMatch(/移交日期: .*← 移交日期不能早于/);
    expect(
      (await through([unit, "交付 dy1 交付内容=许可卷宗三册 移交日期=2026-03-20"])).text,
    ).toMatch(/移交日期: .*← 移交日期不能晚于今天/);
  });

  it("offline records that and nothing else", async () => {
    const done = await through([unit, "线下交付 dy1"]);
    expect(done).toMatchObject({ state: "delivered", running: ["file.return 2026-03-23"] });
    expect((await headlines(handler)).at(-1)).toBe("水务局已线下交付。");
    expect((await matter())?.fields).toMatchObject({
      deliveries: [{ on: "2026-03-02", how: "offline" }],
    });
  });

  it("reminds the unit, then its head and the handlers, and of the return the handlers", async () => {
    await headlines(unit);
    await scene.moveTo("2026-03-10T02:00:00.000Z");
    expect(await headlines("water.head")).toContain("提醒：交付调阅的卷宗，已超期1天。");
    expect(await headlines(handler)).toEqual(["提醒：交付调阅的卷宗，已超期1天。"]);
    await scene.says(unit, "交付 dy1 三册");
    await headlines(handler);
    await scene.moveTo("2026-03-30T02:00:00.000Z");
    expect(await headlines(handler)).toEqual(["提醒：归还调阅的卷宗，今天到期。"]);
  });

  it("is the unit's, and returning the procuratorate's", async () => {
    expect((await through([handler, "交付 dy1 三册"])).text).toContain("只能由被调阅单位");
    await scene.says(unit, "交付 dy1 三册");
    expect((await through([unit, "归还 dy1"])).text).toContain("只能由承办人");
    expect((await through([handler, "确认归还 dy1"])).state).toBe("delivered");
  });
});

it("copies are closed without a return", async () => {
  await scene.says(handler, issue.replace("原件", "复印件"));
  expect(await through([unit, "交付 dy1 复印件一套"])).toMatchObject({
    state: "delivered",
    running: [],
  });
  expect((await through([handler, "归还 dy1"])).text).toContain("不用归还");
  expect(await through([handler, "办结 dy1"])).toMatchObject({ state: "closed" });
});

describe("refusing", () => {
  beforeEach(async () => {
    await through([handler, issue], [unit, "签收"]);
  });

  it("for a valid reason ends it", async () => {
    expect(await through([unit, "不予提供 dy1 卷宗已移交档案馆"])).toMatchObject({
      state: "refused",
      running: ["file.review 2026-03-09"],
    });
    await scene.moveTo("2026-03-09T02:00:00.000Z");
    expect((await headlines(handler)).at(-1)).toBe("提醒：审查不予提供的理由，今天到期。");
    expect(await through([handler, "理由成立 dy1 向档案馆另行调取"])).toMatchObject({
      state: "closed",
      running: [],
    });
    expect((await headlines(unit)).at(-1)).toBe(
      "检察院认为不予提供的理由成立，不再调取：向档案馆另行调取",
    );
  });

  it("of the rest leaves what was handed over to be returned", async () => {
    await through([unit, "部分交付 dy1 交付内容=第一册 缺少=其余"], [unit, "不予提供 dy1 遗失"]);
    expect(await through([handler, "理由成立 dy1 已核实遗失"])).toMatchObject({
      state: "delivered",
      running: ["file.return 2026-03-23"],
    });
  });

  it("may be thought better of before the review", async () => {
    await scene.says(unit, "不予提供 dy1 忙");
    expect(await through([unit, "交付 dy1 三册"])).toMatchObject({ state: "delivered" });
  });

  it("for none brings a second notice and a report, which the chief may send back", async () => {
    await scene.says(unit, "不予提供 dy1 忙");
    await scene.moveTo("2026-03-04T01:00:00.000Z");
    expect(await through([handler, "再次通知 dy1 不是正当理由"])).toMatchObject({
      state: "insisted",
      running: ["file.request 2026-03-11"],
    });
    expect((await through([handler, "重拟报告 dy1 新稿"])).text).toContain("报告没有被退回");
    expect((await through([chief, "退回报告 dy1 写明文号"])).text).toContain("报告已退回承办人");
    expect((await headlines(handler)).at(-1)).toBe("检察长退回了报告，请重拟：写明文号");
    expect((await through([chief, "批准报告 dy1"])).text).toContain("现在没有待批准的报告");
    await scene.says(handler, "重拟报告 dy1 请督促水务局配合");
    expect(await through([chief, "批准报告 dy1"])).toMatchObject({
      state: "reported",
      running: ["file.request 2026-03-11"],
    });
    expect(await headlines("gov.convenor")).toEqual([
      "检察院报告，请列入下次联席会议议题：请督促水务局配合",
    ]);
    // Refused once more, it is reviewed once more, and the convenor hears of it once more.
    await through([unit, "不予提供 dy1 仍然忙"], [handler, "再次通知 dy1 同前"]);
    expect(await through([chief, "批准报告 dy1"])).toMatchObject({ state: "reported" });
    expect(await headlines("gov.convenor")).toHaveLength(1);
  });

  it("counts anew from the receipt of the second notice, and says each refusal with what was found", async () => {
    await scene.says(unit, "不予提供 dy1 忙");
    await scene.moveTo("2026-03-06T01:00:00.000Z");
    expect(
      (await scene.says(handler, "再次通知 dy1 不是正当理由 送达日期=2026-03-01")).text,
    ).toContain("不能早于上一步的日期（2026年3月2日）");
    const insisted = await through([handler, "再次通知 dy1 不是正当理由 送达日期=2026-03-04"]);
    expect(insisted.running).toEqual(["file.request 2026-03-11"]);
    expect(insisted.text).toContain("正在通知单位，请其最迟3月11日交付。");
    expect(insisted.text).toContain("不予提供: 2026年3月2日不予提供：忙；检察院审查：不是正当理由");
    expect(insisted.text).toContain("再次通知: 2026年3月4日");
  });

  it("ends when the procuratorate needs the files no more", async () => {
    await through(
      [unit, "不予提供 dy1 忙"],
      [handler, "再次通知 dy1 不成立"],
      [chief, "批准报告 dy1"],
    );
    expect(await through([handler, "撤回 dy1 已从别处取得"])).toMatchObject({
      state: "withdrawn",
      running: [],
    });
    expect((await headlines("gov.convenor")).at(-1)).toBe("检察院不再调取这些卷宗：已从别处取得");
    await scene.moveTo("2026-06-01T01:00:00.000Z");
    expect(await headlines(unit)).not.toContainEqual(expect.stringContaining("提醒"));
  });
});

describe("who sees it", () => {
  const bound = async (group: string, by: string, to: string) => {
    const ask = await scene.saysIn(by, group, `群 绑定 ${to}`);
    await ask.press("确认");
  };

  it("its two units and the offices that answer for the whole, their groups only that it is there", async () => {
    await bound("group:water", unit, "水务局");
    await bound("group:linkage", "gov-office.secretariat", "联动群");
    await scene.says(handler, issue);
    for (const who of [
      unit,
      "water.head",
      handler,
      chief,
      "gov-office.secretariat",
      "gov.convenor",
    ])
      expect((await scene.says(who, "dy1")).text, who).toContain("河道采砂卷宗");
    for (const who of ["ecology.liaison", "court.clerk"])
      expect((await scene.says(who, "dy1")).text, who).toContain("没有找到这条记录");
    expect(await scene.reads("group:water")).toEqual([
      [
        "调阅 DY-2026-0001",
        "调阅有新进展。",
        "类别: 调阅",
        "阶段: 已送达，待签收",
        "由谁办: 水务局",
        "截止: 2026年3月9日 周一",
        "[查看]",
      ].join("\n"),
    ]);
    expect(await scene.reads("group:linkage")).toEqual([]);
  });

  it("at level 2 named people, the chief among them, and the convenor once the report is approved", async () => {
    await bound("group:water", unit, "水务局");
    await scene.says(handler, `${issue} 类别=涉黑涉恶`);
    expect((await matter())?.visibility).toBe(2);
    for (const who of [unit, "water.head", handler, "procuratorate.intake", chief])
      expect((await scene.says(who, "dy1")).text, who).toContain("河道采砂卷宗");
    for (const who of ["gov-office.secretariat", "procuratorate.liaison", "gov.convenor"])
      expect((await scene.says(who, "dy1")).text, who).toContain("没有找到这条记录");
    const [shown = ""] = await scene.reads("group:water");
    expect(shown).toContain("调阅 ****0001");
    await through([unit, "不予提供 dy1 忙"], [handler, "再次通知 dy1 不成立"]);
    expect((await through([chief, "批准报告 dy1"])).state).toBe("reported");
    for (const who of ["gov-office.secretariat", "gov.convenor"])
      expect((await scene.says(who, "dy1")).text, who).toContain("河道采砂卷宗");
  });

  it("takes over the level and the people kept out of what it comes from, and hides that from the unit", async () => {
    await scene.says(
      "ecology.liaison",
      "提交线索 标题=有人把持采砂 类别=涉黑涉恶 事实=有人强占河道 地点=山丹河 日期=3月1日 来源=履职 接收单位=检察院",
    );
    const of = await scene.store.matter("XS-2026-0001");
    expect(of?.visibility).toBe(2);
    await scene.says("procuratorate.intake", "回避 xs1 理由=亲属关系");
    await scene.says(handler, `${issue.replace("检察院案件受理岗", chief)} 关联事项=xs1`);
    const made = await matter();
    expect(made).toMatchObject({ parent: "XS-2026-0001", visibility: 2 });
    expect((await scene.says("procuratorate.intake", "dy1")).text).toContain("没有找到这条记录");
    expect((await scene.says(handler, "dy1")).text).toContain("来源: 线索 XS-2026-0001");
    expect((await scene.says(unit, "dy1")).text).not.toContain("XS-2026-0001");
  });
});

it("is opened from the clue it is needed for", async () => {
  await scene.says(
    "ecology.liaison",
    "提交线索 标题=河岸受损 类别=水污染 事实=河岸被挖 地点=山丹河 日期=3月1日 来源=履职 接收单位=检察院",
  );
  await scene.says("procuratorate.intake", "受理 xs1");
  const form = await (await scene.says(handler, "xs1")).press("转为调阅");
  await form.submit({
    title: "采砂卷宗",
    number: "山检调〔2026〕5号",
    to: "water",
    items: "许可卷宗",
    form: "copy",
    second: "procuratorate.intake",
  });
  expect(await matter()).toMatchObject({ parent: "XS-2026-0001", urgent: true });
});

describe("the ledger", () => {
  it("lists what is out and due back, what is due first on top, for the procuratorate", async () => {
    expect((await scene.says(handler, "台账")).text).toContain("没有在办的调阅");
    await scene.says(handler, issue);
    await scene.says(unit, "交付 dy1 三册");
    await scene.says(handler, issue.replace("5号", "6号").replace("水务局", "住建局"));
    expect((await scene.says(handler, "台账")).text).toBe(
      [
        "调阅台账",
        "DY-2026-0002 河道采砂卷宗 — 住建局 · 已送达，待签收 · 尚未交来 · 交付截止2026年3月9日 周一（还剩7天）",
        "DY-2026-0001 河道采砂卷宗 — 水务局 · 已交付 · 原件借出 · 归还截止2026年3月23日 周一（还剩21天）",
      ].join("\n"),
    );
    expect((await scene.says(unit, "台账")).text).toContain("这个命令只供");
  });
});
