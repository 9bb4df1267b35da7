import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { jpeg } from "./made-files.ts";
import { openScene, type Scene } from "./scene.ts";

// Of a recommendation to several units each sees its own share: nothing of another's on any list, card,
// paper or reminder, and nothing of it for those a copy of the document went to.

let scene: Scene;
afterEach(() => scene.close());

const friday = "2025-08-01T01:00:00.000Z";
const procurator = "procuratorate.procurator";
const chief = "procuratorate.chief";
const three = ["water", "ecology", "natural-resources"] as const;

const record =
  "登记建议 标题=依法履行山丹河监管职责 文号=山检建〔2025〕3号 类型=公益诉讼 被建议单位=水务局、生态环境分局、自然资源局 送达日期=2025-08-01 异议期=10 内容=依法查处排污口并恢复水质 抄送=司法局";

const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const reads = async (who: string) => (await scene.reads(`direct:${who}`)).join("\n---\n");

beforeEach(async () => {
  scene = await openScene(friday);
  await says(procurator, record);
  await says("water.liaison", "签收");
  await says("ecology.liaison", "签收");
  await scene.moveTo("2025-09-01T01:00:00.000Z");
  await scene.sends("water.liaison", { "拨付单.jpg": jpeg() });
  await says(
    "water.liaison",
    "回复 jy1 采纳情况=全部采纳 措施=已封堵两处排污口，投入三十万元 证据=内部资金拨付单 附件=拨付单.jpg",
  );
  await scene.moveTo("2025-10-20T01:00:00.000Z");
});

/** Everything somebody can ask that shows matters or one of them. */
const everyLine = [
  "谁没办",
  "待办",
  "列表",
  "搜索 山丹河",
  "jy1",
  "投递 jy1",
  "期限 jy1",
  "附件 jy1",
  "文书 jy1",
  "催办",
  "催办 jy1",
  "更正 jy1",
  "勘误 jy1",
] as const;

describe("what is late", () => {
  it("of another unit is not said to a unit's head, nor what is the procuratorate's own", async () => {
    const late = await says("water.head", "谁没办");
    expect(late).toContain("承办检察官未核实整改情况");
    expect(late).not.toMatch(/生态环境|自然资源|备案/);
    const own = await says("ecology.head", "谁没办");
    expect(own).toContain("生态环境分局联络员未回复");
    expect(own).not.toMatch(/自然资源|水务局|核实|备案/);
    expect(await says("water.head", "催办 jy1")).not.toMatch(/备案|生态环境|自然资源/);
  });

  it("is said of all to those who answer for all", async () => {
    const all = await says(procurator, "谁没办");
    expect(all).toMatch(/生态环境分局联络员未回复[\s\S]*自然资源局联络员未回复/);
    expect(await says(chief, "谁没办")).toContain("未备案");
    expect(await says("gov-office.secretariat", "谁没办")).toContain("自然资源局联络员未回复");
  });
});

describe("the record of notices", () => {
  it("has nothing in it that is about another unit's share", async () => {
    const count = async (who: string) =>
      (await says(who, "投递 jy1")).split("\n").filter((line) => line.includes("承办检察官"));
    // The receipt and the reply of the water bureau, and the reminder to verify it.
    expect(await says("water.head", "投递 jy1")).not.toMatch(/生态环境|自然资源|建议/);
    const ecology = await says("ecology.head", "投递 jy1");
    expect(ecology).not.toMatch(/水务局|自然资源/);
    const before = (await count("ecology.head")).length;
    await says(procurator, "核实 jy1 结果=到位 现场查看属实");
    await reads("water.liaison");
    expect(await count("ecology.head")).toHaveLength(before);
  });
});

describe("a unit the document was copied to", () => {
  it("sees the document and how far each unit is, not what one answered", async () => {
    const card = await says("justice.liaison", "jy1");
    expect(card).toContain("(1家已回复，待核实；1家已签收，待回复；1家已送达，待签收)");
    expect(card).toContain("被建议单位: 水务局、生态环境分局、自然资源局");
    expect(card).toContain("依法查处排污口并恢复水质");
    expect(card).toContain(
      "各单位办理情况: 水务局（已回复）、生态环境分局（未回复）、自然资源局（未回复）",
    );
    for (const line of everyLine)
      expect(await says("justice.liaison", line), line).not.toMatch(/三十万|拨付单|封堵|采纳情况/);
  });

  it("sees the share of whom it was told that it was pressed, and no other's", async () => {
    await says(procurator, "督促 jy1 单位=生态环境分局 理由=请尽快回复");
    await (await scene.says(chief, "通报 jy1 单位=生态环境分局 通报单位=司法局")).submit();
    expect(await reads("justice.liaison")).toContain("通报");
    const card = await says("justice.liaison", "jy1");
    expect(card).toContain("被建议单位: 生态环境分局");
    expect(card).toMatch(/督促: .*\n通报: /);
    for (const line of everyLine)
      expect(await says("justice.liaison", line), line).not.toMatch(/三十万|拨付单|封堵|采纳情况/);
    await says(procurator, "督促 jy1 单位=自然资源局 理由=请尽快签收、回复");
    await (await scene.says(chief, "通报 jy1 单位=自然资源局 通报单位=司法局")).submit();
    const both = await says("justice.liaison", "jy1");
    expect(both).toMatch(/【生态环境分局】[\s\S]*【自然资源局】/);
    expect(both).not.toContain("水务局");
    for (const line of everyLine)
      expect(await says("justice.liaison", line), line).not.toMatch(/水务局|三十万|拨付单|封堵/);
  });

  it("of a recommendation to one unit sees it as before", async () => {
    await says(
      procurator,
      record
        .replace("3号", "4号")
        .replace("水务局、生态环境分局、自然资源局", "水务局")
        .replace("2025-08-01", "2025-10-10"),
    );
    await says("water.liaison", "签收 jy2");
    expect(await says("justice.liaison", "jy2")).toMatch(/已签收，待回复[\s\S]*签收日期/);
  });
});

describe("a file", () => {
  it("stands with the unit whose reply it came with", async () => {
    const whole = await says(procurator, "jy1");
    expect(whole).toMatch(/【水务局】[\s\S]*附件: 1个（拨付单\.jpg[\s\S]*【生态环境分局】/);
    expect(whole.slice(whole.indexOf("【生态环境分局】"))).not.toContain("拨付单");
    expect(await says(procurator, "附件 jy1")).toMatch(/拨付单\.jpg .*（水务局） </);
    expect(await says("water.liaison", "附件 jy1")).not.toContain("（水务局）");
  });
});

describe("pressing one of them", () => {
  it("is never circulated to another of them, and says so", async () => {
    const wrong = await says(
      chief,
      "通报 jy1 单位=生态环境分局 通报单位=水务局 理由=未回复 跳过理由=情况紧急",
    );
    expect(wrong).toMatch(/通报单位: .*← 水务局也是这份建议的被建议单位/);
    expect(await reads("water.liaison")).not.toContain("通报");
  });

  it("sends no copy to another of them by itself", async () => {
    await scene.moveTo("2026-03-02T01:00:00.000Z");
    await says(
      procurator,
      record
        .replace("3号", "5号")
        .replace(/ 抄送=\S+/, "")
        .replace("水务局、生态环境分局、自然资源局", "水务局、司法局")
        .replace("2025-08-01", "2026-03-02"),
    );
    await says("water.liaison", "签收 2026年3月2日");
    await scene.moveTo("2026-05-20T01:00:00.000Z");
    await reads("justice.liaison");
    await says(procurator, "督促 jy2026-1 单位=水务局 理由=请尽快回复");
    expect(await reads("justice.liaison")).not.toContain("督促");
    expect(await says("justice.liaison", "列表")).not.toContain("水务局");
  });
});

it.each(three)("%s sees nothing of the others, whatever it asks", async (unit) => {
  const names = { water: "水务局", ecology: "生态环境分局", "natural-resources": "自然资源局" };
  const others = three.filter((other) => other !== unit);
  await says(procurator, "督促 jy1 单位=生态环境分局 理由=甲乙丙丁");
  for (const post of ["liaison", "head"])
    for (const line of everyLine) {
      const said = (await says(`${unit}.${post}`, line)).replace(/同文还致: .*/, "");
      for (const other of others) expect(said, line).not.toContain(names[other]);
      if (unit !== "water") expect(said, line).not.toMatch(/三十万|拨付单|封堵/);
      if (unit !== "ecology") expect(said, line).not.toMatch(/甲乙丙丁|督促/);
    }
});
