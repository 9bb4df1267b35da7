import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, type Scene } from "./scene.ts";

// Whose power something is by law: what a refusal says of it, and whom it says can be asked.

let scene: Scene;
beforeEach(async () => {
  scene = await openScene("2026-11-23T01:00:00.000Z");
});
afterEach(() => scene.close());

const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const procurator = "procuratorate.procurator";

const recommend =
  "登记建议 标题=依法履职 文号=山检建〔2026〕3号 类型=社会治理 单位=水务局 送达日期=2026-11-20 异议期=10 内容=查处排污口";
const spot = "发现移送 标题=销售假冒农药 嫌疑人=李某某 罪名=销售伪劣产品罪 事实=查获假冒农药三百箱";
const ask = "可以找：承办检察官、检察长或检察院案件受理岗。";

describe("the power to begin", () => {
  it.each([
    [
      "a recommendation",
      "discipline.intake",
      recommend,
      "“登记检察建议”只能由承办检察官、检察长或受理岗来办，这是检察院的职权。",
    ],
    ["a recommendation", "discipline.intake", recommend, ask],
    ["a recommendation", "water.head", recommend, ask],
    ["a recommendation", "court.clerk", recommend, ask],
    [
      "a consultation",
      "discipline.intake",
      "提起磋商 标题=甲",
      "“提起磋商”只能由承办检察官或检察长来办，这是检察院的职权",
    ],
    ["a requisition", "police.head", "发出调阅 标题=甲", "可以找：承办检察官或检察长。"],
    ["an opinion", "discipline.intake", "移交意见 标题=甲", "这是检察院的职权"],
    ["a transfer", "police.liaison", spot, "只能由部门的联络员、乡镇的联络员、"],
    ["a transfer", "procuratorate.liaison", spot, "“报告涉嫌犯罪”只能由部门的联络员"],
    ["a transfer", "women.liaison", spot, "“报告涉嫌犯罪”只能由部门的联络员"],
    ["a meeting", "water.liaison", "安排会议 标题=甲", "可以找：联席会议秘书处或召集人"],
    ["a hearing", "court.clerk", "决定听证 标题=甲", "这是检察院的职权"],
    ["a task", "water.head", "任务 交办 甲", "可以找：联席会议秘书处或召集人"],
    [
      "a suit in court",
      "water.liaison",
      "登记出庭 案号=（2026）甘0725行初3号",
      "“登记出庭应诉”只能由",
    ],
    ["a bulletin", "water.liaison", "公布 编制 2026年第三季度", "“编制公布”只能由"],
    ["a leave", "water.liaison", "申请外出 对象编号=矫2026-07", "“申请外出”只能由"],
    ["a request of an enterprise", "court.clerk", "提交诉求 标题=甲", "“提交诉求”只能由"],
    ["a dispute", "gov-office.publisher", "委托调解 纠纷编号=访2026-07", "“委托调解”只能由"],
    ["a suit", "court.clerk", "登记诉讼 三号口排污", "这是检察院的职权"],
    ["a restoration", "court.clerk", "登记修复 河岸复绿", "“登记修复”只能由"],
    ["an event", "hotline-12345.officer", "计划普法 甲", "“计划普法”只能由"],
    ["relief", "hotline-12345.officer", "转介救助 受助编号=救2026-07", "“转介救助”只能由"],
    [
      "the support of a suit",
      "court.clerk",
      "申请支持起诉 当事人编号=支2026-07",
      "“申请支持起诉”只能由",
    ],
  ])("%s is not %s's", async (_, who, line, why) => {
    expect(await says(who, line)).toContain(why);
    expect(await scene.store.matter("JY-2026-0001")).toBeUndefined();
  });

  it("is said in English too", async () => {
    await says("discipline.intake", "语言 English");
    expect(await says("discipline.intake", recommend)).toContain(
      "It is a power of the procuratorate. You can ask: Handling procurator, Chief procurator or Procuratorate case intake.",
    );
  });

  it("is offered to nobody else: not in help, not as a button", async () => {
    expect(await says("discipline.intake", "帮助")).not.toContain("登记检察建议");
    expect(await says("procuratorate.intake", "帮助")).toContain("登记检察建议");
  });
});

describe("the power to decide", () => {
  it("on filing a clue is a procuratorate's chief's, not the head's of a bureau", async () => {
    await says(
      "town-qingquan.liaison",
      "提交线索 标题=欠薪 类别=劳动保障 事实=拖欠工资 地点=山丹县 日期=2026-11-20 来源=投诉 接收单位=人社局",
    );
    await says("labour.liaison", "受理 xs1");
    const refused = await says("labour.head", "立案 xs1");
    expect(refused).toContain(
      "“立案”只能由接收单位（检察院）的检察长或协办单位（检察院）的检察长来办，这是检察院的职权。",
    );
    expect(refused).toContain("可以找：检察长。");
  });

  it("on a recommendation names the post that has it", async () => {
    await says(procurator, recommend);
    expect(await says("water.head", "撤回 jy1 理由=不服")).toContain(
      "“撤回”只能由制发检察院的检察长来办，这是检察院的职权。可以找：检察长。",
    );
    expect(await says(procurator, "签收 jy1")).toContain(
      "可以找：水务局联络员、水务局联络员（备岗）或水务局负责人。",
    );
  });
});

describe("a role of the procuratorate in another unit", () => {
  it("gives no power, even where a directory has it", async () => {
    const { organisations, people } = await scene.store.directory();
    const wrong = [...people.values()].map((one) =>
      one.id === "discipline.intake" ? { ...one, roles: ["procurator", "chief"] as const } : one,
    );
    await scene.store.saveDirectory([...organisations.values()], wrong);
    expect(await says("discipline.intake", recommend)).toContain("这是检察院的职权");
  });
});
