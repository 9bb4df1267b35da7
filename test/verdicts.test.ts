import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Refusal } from "../src/chat/refusal.ts";
import { doubtVerdict } from "../src/flow/verdict.ts";
import { openScene, type Scene } from "./scene.ts";

// A verdict is said, never assumed; only the chief ends a case in the public interest; what was found
// wrong later is taken up again.

let scene: Scene;
beforeEach(async () => {
  scene = await openScene("2025-08-01T01:00:00.000Z");
});
afterEach(() => scene.close());

const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const chief = "procuratorate.chief";
const procurator = "procuratorate.procurator";

const replied = async (type = "公益诉讼", asks = "依法查处排污口") => {
  await says(
    procurator,
    `登记建议 标题=依法履职 文号=山检建〔2025〕3号 类型=${type} 单位=水务局 送达日期=2025-08-01 异议期=10 内容=${asks}`,
  );
  await says("water.liaison", "签收 jy1");
  await says("water.liaison", "回复 jy1 采纳情况=全部采纳 措施=已封堵");
};

describe("a case in the public interest", () => {
  it("is proposed for its end by the procurator, and ended by the chief", async () => {
    await replied();
    await says(procurator, "核实 jy1 现场查看已封堵 结果=到位");
    const proposed = await says(procurator, "办结 jy1 理由=全部整改到位");
    expect(proposed).toContain("已提请检察长终结案件");
    expect(proposed).toContain("已核实");
    expect(await says(procurator, "办结 jy1")).toContain("公益诉讼案件只能由检察长终结");
    expect((await scene.reads(`direct:${chief}`)).join()).toContain("承办检察官提请终结案件");
    expect(await says(chief, "待办")).toContain("JY-2025-0001");
    expect(await says(chief, "办结 jy1")).toContain("检察建议已办结");
  });

  it("is ended by an entrusted procurator, and the history says so", async () => {
    await replied();
    await says(procurator, "核实 jy1 现场查看已封堵 结果=到位");
    await says(chief, "委托 承办检察官 事项=检察建议 到=2025-08-31");
    expect(await says(procurator, "办结 jy1 理由=全部整改到位")).toContain("检察建议已办结");
    expect(await says(procurator, "jy1")).toContain("承办检察官（受检察长委托） 办结");
  });

  it("that the chief finds not done goes back with a reason, and the review runs again", async () => {
    await replied();
    await says(procurator, "核实 jy1 现场查看已封堵 结果=到位");
    await says(procurator, "办结 jy1");
    const again = await says(chief, "重开 jy1 暗管未拆除");
    expect(again).toContain("已重开：整改未到位");
    expect(again).toContain("最迟11月10日（当日24时前）审查完毕并决定是否起诉");
    expect((await scene.reads("direct:water.liaison")).join()).toContain(
      "已重开，整改没有到位：暗管未拆除",
    );
  });

  it("closed and found wrong later is the chief's to take up again; then urging and suing are open", async () => {
    await replied();
    await says(procurator, "核实 jy1 现场查看已封堵 结果=到位");
    await says(chief, "办结 jy1");
    await scene.moveTo("2025-11-20T01:00:00.000Z");
    expect(await says(procurator, "重开 jy1 回头看发现又在排放")).toContain("请报检察长");
    expect(await says(chief, "重开 jy1 回头看发现又在排放")).toContain("已重开");
    expect((await (await scene.says(procurator, "督促 jy1 请继续整改")).submit()).text).toContain(
      "督促",
    );
    expect(await says(chief, "起诉 jy1 起诉理由=其他情形 理由=又在排放")).toContain(
      "已决定提起公益诉讼",
    );
  });

  it("not done leads to the ladder and to suing, not to an end", async () => {
    await replied();
    expect(await says(procurator, "核实 jy1 现场查看，排污口仍在排放，未整改")).toContain(
      "请写明核实结果",
    );
    expect(await says(procurator, "核实 jy1 现场查看仍在排放 结果=未到位")).toContain(
      "由检察长决定是否起诉",
    );
    for (const who of [procurator, chief])
      expect(await says(who, "办结 jy1 理由=单位表示会继续整改")).toContain(
        "整改未到位的公益诉讼案件不能办结",
      );
  });
});

describe("taken up again", () => {
  const running = async () =>
    ((await scene.store.matter("JY-2025-0001"))?.clocks ?? [])
      .filter(
        ({ stoppedAt, rule }) =>
          stoppedAt === undefined && rule !== "rec.file-up" && !rule.startsWith("next."),
      )
      .map(({ rule, rolled }) => `${rule} ${rolled}`);

  it.each([
    [
      "2025-08-25",
      ["rec.rectify 2025-10-09", "pil.sue-review 2025-11-10"],
      "原来的整改期限还没有满，照原来的日子继续计算：最迟10月9日",
      "督促、通报",
    ],
    [
      "2025-10-20",
      ["pil.sue-review 2025-11-10"],
      "整改期限已于2025年10月9日届满，不重新计算。最迟11月10日",
      "继续计算",
    ],
    ["2025-11-20", [], "审查是否起诉的期限已于2025年11月10日届满，不重新计算。", "最迟"],
  ])("on %s no day begins anew: %s", async (day, left, says_, not) => {
    await replied();
    await says(procurator, "核实 jy1 现场查看已封堵 结果=到位");
    await says(chief, "办结 jy1");
    await scene.moveTo(`${day}T01:00:00.000Z`);
    const again = (await says(chief, "重开 jy1 回头看发现又在排放")).split("\n")[2] ?? "";
    expect(again).toContain(says_);
    expect(again).not.toContain(not);
    expect(await running()).toEqual(left);
  });

  it("in another matter claims no period that was never set", async () => {
    await replied("社会治理");
    await says(procurator, "核实 jy1 现场查看已封堵 结果=到位");
    await says(procurator, "办结 jy1");
    const again = await says(procurator, "重开 jy1 回头看发现没有落实");
    expect(again).toContain("已重开：整改未到位。现在可以督促、通报、约谈");
    expect(again).not.toMatch(/期限已|届满，不/);
    expect((await (await scene.says(procurator, "督促 jy1 请继续整改")).submit()).text).toContain(
      "已登记：督促",
    );
  });
});

describe("one that is not carried out", () => {
  const unmet = async (more = "") => {
    await says(
      procurator,
      `登记建议 标题=依法履职 文号=山检建〔2025〕3号 类型=社会治理 单位=水务局 送达日期=2025-08-01 异议期=10 内容=依法查处 ${more}`,
    );
    await says("water.liaison", "签收 jy1");
    await says("water.liaison", "回复 jy1 采纳情况=全部采纳 措施=已封堵");
    await says(procurator, "核实 jy1 现场查看仍在排放 结果=未到位");
  };
  const state = async () => (await scene.store.matter("JY-2025-0001"))?.state;

  it.each([
    "办结 jy1",
    "办结 jy1 理由=无",
    "办结 jy1 理由=-",
    "办结 jy1 结案",
    "办结 jy1 可以结案了",
    "办结 jy1 理由=同意办结。",
    "办结 jy1 理由=已办结",
    "结案 jy1",
    "建议可以结了 jy1",
    "close jy1",
    "close jy1 please close the case",
    "close jy1 reason=done",
  ])("is not ended without a word why: %s", async (line) => {
    await unmet();
    expect(await says(procurator, line)).toMatch(/请写明理由|please say why|理由:\n\[办结\]/u);
    expect(await state()).toBe("unmet");
  });

  it("nor by the press of its button", async () => {
    await unmet();
    const asked = await scene.presses(procurator, {
      command: "recommendation.close",
      code: "JY-2025-0001",
    });
    expect(asked.text).toContain("请写明理由");
    expect(await state()).toBe("unmet");
  });

  it("before its time to rectify is up it says until when that runs, and the reason is on record", async () => {
    await unmet("整改期限=2025-10-09");
    const asked = await scene.says(procurator, "办结 jy1");
    expect(asked.text).toContain("整改期限最迟2025年10月9日，还没有到：请写明为什么不等期满就办结");
    await says(procurator, "语言 English");
    expect(await says(procurator, "close jy1")).toMatch(/the time to rectify runs until .*9 Oct/u);
    await says(procurator, "language 中文");
    const done = await asked.submit({ reason: "单位已撤销，另案监督" });
    expect(done.text).toContain("检察建议已办结");
    expect(done.text).toContain("理由: 单位已撤销，另案监督");
    const entries = await scene.store.entries("JY-2025-0001");
    expect(entries.at(-1)?.content).toContain("单位已撤销，另案监督");
  });

  it.each(["已另案监督", "单位已撤销", "企业已关闭，无法整改", "the unit is dissolved"])(
    "is ended with one: %s",
    async (why) => {
      await unmet();
      await says(procurator, `办结 jy1 理由="${why}"`);
      expect(await state()).toBe("closed");
    },
  );
});

describe("another recommendation", () => {
  it("is ended by the procurator, who takes it up again too", async () => {
    await replied("社会治理");
    await says(procurator, "核实 jy1 现场查看已封堵 结果=到位");
    expect(await says(procurator, "办结 jy1")).toContain("检察建议已办结");
    expect(await says(procurator, "重开 jy1 回头看发现没有落实")).toContain("已重开");
  });

  it("with numbered asks has an answer to each", async () => {
    await replied("社会治理", "1.封堵暗管 2.恢复水质 3.追究责任");
    await says(procurator, "退回 jy1 请逐条回复");
    const said = await says(
      "water.liaison",
      "回复 jy1 采纳情况=全部采纳 措施=1.暗管已封堵 2.水质已达标 3.已处分二人",
    );
    expect(said).toMatch(/封堵暗管\n.*暗管已封堵/);
    expect(said).not.toMatch(/恢复水质\n.*暗管已封堵/);
    await says(procurator, "退回 jy1 再补充");
    expect(
      await says("water.liaison", "回复 jy1 采纳情况=全部采纳 措施=1.暗管已封堵 2.水质已达标"),
    ).toContain("共3项建议，只回复了前2项");
  });

  it("found ask by ask is doubted ask by ask", async () => {
    await replied("社会治理", "1.封堵暗管 2.恢复水质");
    expect(await says(procurator, "核实 jy1 1 到位：暗管仍在排放 2 到位：水质达标")).toContain(
      "写着“仍在”",
    );
    expect(await says(procurator, "核实 jy1 1 未到位：暗管仍在排放 2 到位：水质达标")).toContain(
      "整改未到位",
    );
  });
});

describe("a text beside its verdict", () => {
  it.each([
    "现场查看，排污口仍在排放",
    "整改未到位",
    "没有整改",
    "尚未完工",
    "没有恢复植被",
    "清理不彻底",
    "未见效果",
    "the outfall is still open",
    "not yet done",
  ])("is asked about where it says %s of what is done", (typed) => {
    expect(doubtVerdict("done", typed, "x")).toBeInstanceOf(Refusal);
  });

  it.each(["现场查看已封堵，水质达标", "全部到位，未发现新的问题", "done, see the photos"])(
    "is taken where it agrees: %s",
    (typed) => {
      expect(doubtVerdict("done", typed, "x")).toBeUndefined();
    },
  );

  it("that is the verdict alone stands where the verdict stands, and what was found is asked for", async () => {
    await replied("社会治理");
    const { reply, text } = await scene.says(procurator, "核实 jy1 未到位");
    expect(reply.is).toBe("form");
    expect(text).toContain("结果: undone");
    expect(text).toContain("核实情况*:\n");
  });

  it.each([
    ["未处罚", true],
    ["决定不予处罚", true],
    ["尚未立案", true],
    ["罚款二万元", false],
  ])("of a penalty: %s", (typed, doubted) => {
    expect(doubtVerdict("penalised", typed, "x") !== undefined).toBe(doubted);
  });
});
