import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headlineOf, openScene, type Scene } from "./scene.ts";

// A suit the procuratorate supports, from the application to the money (民事诉讼法第十五条).

let scene: Scene;
beforeEach(async () => {
  // Monday 2 March 2026, 09:00 in the county.
  scene = await openScene("2026-03-02T01:00:00.000Z");
});
afterEach(() => scene.close());

const procurator = "procuratorate.procurator";
const chief = "procuratorate.chief";
const labour = "labour.liaison";
type Line = readonly [who: string, line: string];

const apply: Line = [
  labour,
  "申请支持起诉 当事人编号=支2026-07 人群=农民工 诉求=拖欠工资，无力聘请律师 请求金额=8000",
];
const propose: Line = [procurator, "拟支持 zc1 欠薪事实清楚，应予支付"];
const approve: Line = [chief, "批准支持 zc1"];
const file: Line = [procurator, "送法院 zc1 山检支诉〔2026〕3号"];
const judge: Line = [procurator, "裁判结果 zc1 判决支持 裁判金额=8000"];

const matter = () => scene.store.matter("ZC-2026-0001");
const headlines = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const running = async () =>
  ((await matter())?.clocks ?? [])
    // What rests between two steps has a day of its own (resting-county.test.ts).
    .filter(({ stoppedAt, rule }) => stoppedAt === undefined && !rule.startsWith("next."))
    .map(({ rule, rolled }) => `${rule} ${rolled}`);
const through = async (...lines: readonly Line[]) => {
  let text = "";
  for (const [who, line] of lines)
    if (line === "") await scene.moveTo(who);
    else text = (await scene.says(who, line)).text;
  return { text, state: (await matter())?.state, running: await running() };
};

it("is applied for, approved, sent to the court, judged, and paid in parts", async () => {
  const sent = await through(apply);
  expect(sent.text).toContain("已申请，编号ZC-2026-0001，正在通知检察院。");
  expect(sent.running).toEqual(["support.review 2026-03-23"]);
  expect(await headlines(procurator)).toEqual(["人社局申请支持起诉，请审查。"]);
  expect((await scene.says(procurator, "期限 zc1")).text).toContain("本系统默认，可配置");
  expect(await through(propose)).toMatchObject({ state: "proposed" });
  expect((await scene.says(labour, "zc1")).text).not.toContain("应予支付");
  expect((await scene.says(chief, "待办")).text).toContain("批准支持或不批准");
  expect(await through(approve)).toMatchObject({ state: "approved", running: [] });
  expect((await headlines(labour)).at(-1)).toBe("检察院决定支持起诉。");
  expect((await scene.says("court.liaison", "zc1")).text).toContain("没有找到这条记录");
  const filed = await through(file);
  expect(filed.text).toContain("受理法院: 法院");
  expect((await scene.says("court.liaison", "zc1")).text).toContain("应予支付");
  expect(await through(judge)).toMatchObject({ state: "judged" });
  const figures = async () => (await scene.says(procurator, "统计 支持起诉")).text;
  expect(await figures()).toMatch(/追回金额.*: –\n到账率.*: 0\/8000 = 0%（元）/);
  await through([labour, "到账 zc1 5000"]);
  expect(await figures()).toMatch(
    /追回金额.*: 5000元，1笔（农民工5000）\n到账率.*: 5000\/8000 = 62.5%（元）/,
  );
  expect((await scene.says("gov.convenor", "统计 支持起诉")).text).not.toContain("8000");
  const paid = await through([procurator, "到账 zc1 3000"]);
  expect(paid.text).toContain("到账合计: 8000元（裁判8000元）");
  const done = await through([procurator, "办结 zc1 全部到账"]);
  expect(done).toMatchObject({ state: "closed" });
  expect(done.text).toContain("已办结，到账合计8000元（裁判8000元）");
});

it("is completed, sent back by the chief, or not supported with a reason", async () => {
  await through(apply, [procurator, "补正 zc1 缺劳动合同"]);
  expect(await running()).toEqual([]);
  expect((await scene.says(labour, "待办")).text).toContain("补充或撤回申请");
  expect(await through([labour, "补充 zc1 已附合同"])).toMatchObject({
    running: ["support.review 2026-03-23"],
  });
  await through(propose, [chief, "不批准 zc1 请核实金额"]);
  expect((await scene.says(procurator, "zc1")).text).toContain("检察院不批准：请核实金额");
  expect((await scene.says(labour, "zc1")).text).not.toContain("核实金额");
  const ended = await through([procurator, "不支持 zc1 已有律师代理"]);
  expect(ended).toMatchObject({ state: "declined", running: [] });
  expect((await headlines(labour)).at(-1)).toContain("当事人仍可自行起诉");
});

it("is recorded by the procuratorate where they come themselves", async () => {
  const sent = await through([procurator, apply[1].replace("农民工", "老年人")]);
  expect(sent.text).toContain("申请单位: 检察院");
  expect(await through(propose, approve)).toMatchObject({ state: "approved" });
});

it("without success in court it ends", async () => {
  await through(apply, propose, approve, file);
  expect((await through([procurator, "裁判结果 zc1 驳回 裁判金额=100"])).text).toMatch(
    /裁判金额: .*← 驳回、撤诉的没有裁判金额/,
  );
  expect(await through([procurator, "裁判结果 zc1 驳回"])).toMatchObject({ state: "closed" });
});

describe("what is wrong is said, with what would do", () => {
  it.each<[string, readonly Line[], Line, RegExp]>([
    ["another organ", [], ["court.liaison", apply[1]], /只能由/],
    [
      "a name for the reference",
      [],
      [labour, apply[1].replace("支2026-07", "李秀英")],
      /当事人编号\*: .*← 请填你单位自己的内部编号/,
    ],
    ["to a bureau", [], [labour, `${apply[1]} 检察院=水务局`], /← 支持起诉由检察院审查/],
    ["the same a second time", [apply], apply, /← 这个编号已经申请过.*ZC-2026-0001/],
    ["the court before approval", [apply, propose], file, /待批准/],
    ["the chief's power", [apply, propose], [procurator, "批准支持 zc1"], /的检察长来办/],
    [
      "no number",
      [apply, propose, approve],
      [procurator, "送法院 zc1 3号文"],
      /文号\*: .*← .*不是规范的文号/,
    ],
    [
      "another court",
      [apply, propose, approve],
      [procurator, `${file[1]} 受理法院=纪委监委`],
      /受理法院: .*← 支持起诉意见书送法院/,
    ],
    [
      "a day to come",
      [apply, propose, approve],
      [procurator, `${file[1]} 送达日期=2026-03-09`],
      /← 送达日期不能晚于今天/,
    ],
    [
      "a judgment before it was sent",
      [apply, propose, approve, file],
      [procurator, `${judge[1]} 裁判日期=2026-02-27`],
      /← 裁判日期不能早于上一步/,
    ],
    [
      "money before a judgment",
      [apply, propose, approve, file],
      [labour, "到账 zc1 500"],
      /待裁判/,
    ],
  ])("%s", async (_, before, [who, line], wanted) => {
    await through(...before);
    expect((await scene.says(who, line)).text.replaceAll("\n", " ")).toMatch(wanted);
  });
});

it("is seen by those named alone", async () => {
  await through(apply);
  for (const who of ["gov-office.secretariat", "women.liaison", "court.liaison"])
    expect((await scene.says(who, "zc1")).text, who).toContain("没有找到这条记录");
});
