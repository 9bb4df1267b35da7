import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, type Scene } from "./scene.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene("2026-05-19T01:00:00.000Z");
});
afterEach(() => scene.close());

const line = (more = "", type = "公益诉讼", to = "水务局") =>
  `登记建议 标题=依法履职 文号=山检建〔2026〕3号 类型=${type} 单位=${to} 送达日期=2026-05-19 异议期=10 内容=依法整改 ${more}`;
const records = (...given: Parameters<typeof line>) =>
  scene.says("procuratorate.procurator", line(...given));

describe("the period for the reply", () => {
  it.each([
    ["of a retrial recommendation, three months", "", "再审", "法院", "2026年8月19日 周三"],
    ["of one on illegality, two months", "", "纠正违法", "公安局", "2026年7月20日 周一"],
    [
      "on a failure to protect minors, one month",
      "未成年人=是",
      "社会治理",
      "教育局",
      "2026年6月22日 周一",
    ],
    [
      "of an urgent one, as its issuer states",
      "紧急=是 回复天数=7",
      "纠正违法",
      "公安局",
      "2026年5月26日 周二",
    ],
    [
      "of an urgent public-interest one, fifteen days",
      "紧急=是",
      "公益诉讼",
      "水务局",
      "2026年6月3日 周三",
    ],
  ])("%s", async (_, more, type, to, due) => {
    expect((await records(more, type, to)).text).toContain(due);
  });

  it("to rectify is what the document states", async () => {
    expect((await records("整改期限=2026-06-30")).text).toContain(
      "按检察建议整改到位: 2026年6月30日 周二",
    );
  });

  it("to rectify does not run where nothing states it", async () => {
    expect((await records("", "纠正违法")).text).not.toContain("整改到位");
  });
});

describe("whom a recommendation may be addressed to", () => {
  it.each([
    ["再审", "纪委监委", "只能发给人民法院"],
    ["再审", "公安局", "只能发给人民法院"],
    ["纠正违法", "妇联", "只能发给执法、司法机关"],
    ["纠正违法", "纪委监委", "只能发给执法、司法机关"],
    ["公益诉讼", "法院", "只能发给负有监督管理职责的行政机关"],
    ["公益诉讼", "团县委", "只能发给负有监督管理职责的行政机关"],
  ])("%s: not %s", async (type, to, why) => {
    expect((await records("", type, to)).text).toContain(why);
  });

  it.each([
    ["再审", "法院"],
    ["纠正违法", "法院"],
    ["纠正违法", "清泉镇"],
    ["社会治理", "妇联"],
  ])("%s: %s", async (type, to) => {
    expect((await records("", type, to)).text).toContain("检察建议已登记");
  });
});

describe("what is refused, saying what would be accepted", () => {
  it.each([
    ["山检建[2026]3号 第", "文号=山检建〔2026〕第3号", /文号\*: .*← .*山检建〔2025〕3号/],
    ["two digits of a year", "文号=山检建〔26〕3号", /文号\*: .*← /],
    [
      "a service before the decision",
      "决定日期=2026-05-20",
      /决定日期: .*← 送达日期（2026年5月19日）不能早于决定日期/,
    ],
    ["a service in the future", "送达日期=2026-05-20", /送达日期\*: .*← 送达日期不能晚于今天/],
    [
      "a day to rectify by before the service",
      "整改期限=2026-05-19",
      /整改期限: .*← .*应当晚于送达日期/,
    ],
    ["its own days for a reply the law fixes", "回复天数=7", /回复天数: .*← 另定回复天数只用于/],
    ["no more than sixty days for an objection", "异议期=61", /异议期\*: .*← /],
    [
      "four reasons and no copy",
      "抄送情形=社会影响大、群众关注度高、违法情形典型、应当引起重视",
      /抄送: ← .*加上县政府/,
    ],
  ])("%s", async (_, more, said) => {
    const key = more.split("=")[0] ?? "";
    const typed = line().replace(new RegExp(`${key}=\\S+ `), "");
    const refused = await scene.says("procuratorate.procurator", `${typed} ${more}`);
    expect(refused.text).toMatch(said);
    expect(await scene.store.matter("JY-2026-0001")).toBeUndefined();
  });

  it.each([
    ["市生态环境局", "上级单位"],
    ["甘肃省水利厅", "层报"],
    ["张掖市水务局", "上级单位"],
    ["国务院", "上级单位"],
    ["李桥村村民委员会", "乡镇政府"],
    ["检察院", "不能是制发单位自己"],
  ])("an addressee that is not at its own level: %s", async (to, way) => {
    expect((await records("", "公益诉讼", to)).text).toContain(way);
    expect(await scene.store.matter("JY-2026-0001")).toBeUndefined();
  });

  it.each(["市场监管局", "市生态环境局山丹分局", "霍城镇人民政府"])(
    "but not the county's own: %s",
    async (to) => {
      await records("", "公益诉讼", to);
      expect(await scene.store.matter("JY-2026-0001")).toBeDefined();
    },
  );
});

describe("copies", () => {
  it("are proposed from one reason on, and made by a step", async () => {
    const recorded = await records("抄送情形=社会影响大");
    expect(recorded.text).toContain("建议用“抄送”送县政府一份");
    const form = await scene.says("procuratorate.procurator", "抄送 jy1");
    expect(form.text).toContain("抄送*: gov");
    expect((await form.submit()).text).toContain("抄送: 县政府");
    expect((await scene.reads("direct:gov.liaison"))[0]).toContain("致水务局的检察建议已登记");
    expect(
      (await (await scene.says("procuratorate.procurator", "抄送 jy1")).submit()).text,
    ).toContain("已经在这件事里了");
  });
});

describe("what is noted later", () => {
  it("stands on the card: how it was served, who reviewed it, when it was filed", async () => {
    const recorded = await records("", "社会治理");
    expect(recorded.text).toContain("政策审核: 尚未补记");
    const left = await scene.says("procuratorate.procurator", "补记 jy1 送达方式=留置送达");
    expect(left.text).toMatch(/拒收情况: ← 留置送达要写明/);
    const noted = await left.submit({
      refusal: "负责人拒绝签收，已拍照",
      place: "局办公楼",
      policyReviewedOn: "2026-05-12",
      experts: "县人大代表两名",
    });
    expect(noted.text).toContain("送达回证: 留置送达、局办公楼、负责人拒绝签收，已拍照");
    expect(noted.text).toContain("专家咨询: 县人大代表两名");
    expect(noted.text).not.toContain("尚未补记");
    // The certificate is one thing, the acknowledgement another.
    expect(noted.text).toContain("已送达，待签收");
    expect((await scene.says("water.liaison", "jy1")).text).not.toContain("专家咨询");
    const filed = await scene.says("procuratorate.procurator", "补记 jy1 备案日期=2026-05-19");
    expect(filed.text).toContain("送达回证: 留置送达");
    expect(filed.text).toContain("备案日期: 2026年5月19日");
    expect(
      (await scene.says("procuratorate.procurator", "补记 jy1 备案日期=2026-05-20")).text,
    ).toMatch(/备案日期: .*← .*不能晚于今天/);
  });
});

describe("a restricted recommendation", () => {
  it("is for those who answer for the units in it, and masked in groups", async () => {
    const bound = await scene.saysIn("water.liaison", "group:water", "群 绑定 水务局");
    await bound.press("确认");
    await records("内容=对未成年学生被侵害的线索未及时处置，依法整改");
    expect((await scene.store.matter("JY-2026-0001"))?.visibility).toBe(2);
    expect((await scene.says("water.liaison", "jy1")).text).toContain("依法履职");
    expect((await scene.says("gov-office.secretariat", "JY-2026-0001")).text).toContain("没有找到");
    const [posted] = await scene.reads("group:water");
    expect(posted).toContain("紧急事项1件");
    expect(posted).not.toContain("0001");
    expect(posted).not.toContain("依法履职");
  });
});

it.each([
  ["文号山检建〔2026〕30号，今天送达", "-30"],
  ["文号山检建[2026]28号，异议期10天", "-28"],
])("reads no day out of a document's number: %s", async (said, wrong) => {
  const other = await openScene("2026-12-01T01:00:00.000Z");
  const { text } = await other.says(
    "procuratorate.procurator",
    `登记一份检察建议，给水务局的，${said}`,
  );
  expect(text).toMatch(/^登记检察建议/u);
  expect(text.split("\n").find((line) => line.startsWith("送达日期"))).not.toContain(wrong);
  await other.close();
});
