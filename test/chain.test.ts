import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, type Scene } from "./scene.ts";

/** A clue of the forestry bureau about the water bureau becomes a recommendation to the latter. */

let scene: Scene;
beforeEach(async () => {
  scene = await openScene("2025-08-01T01:00:00.000Z");
  await scene.says(
    "forestry.liaison",
    "提交线索 标题=河岸林地被占 类别=水污染 事实=排污口未查处 地点=山丹河 日期=7月7日 来源=履职 责任单位=水务局 接收单位=检察院",
  );
  await scene.says("procuratorate.intake", "受理xs1");
});
afterEach(() => scene.close());

const made = async () => {
  const card = await scene.says("procuratorate.procurator", "xs1");
  const form = await card.press("转为检察建议");
  return form.submit({
    title: "依法履行监管职责",
    number: "山检建〔2025〕3号",
    type: "public-interest",
    servedOn: "2025-08-01",
    asks: "查处排污口",
  });
};

describe("a clue that becomes a recommendation", () => {
  it("opens the other form with what is known filled in, and nothing of what the clue says", async () => {
    const card = await scene.says("procuratorate.procurator", "xs1");
    const form = await card.press("转为检察建议");
    expect(form.text).toContain("单位*: water");
    // A clue of an urgent category is no reason yet for a reply within fifteen days.
    expect(form.text).toMatch(/^紧急:$/m);
    expect(form.text).not.toMatch(/排污口未查处|河岸林地/);
    // Shown, not done.
    expect(await scene.store.matter("JY-2025-0001")).toBeUndefined();
  });

  it("shows each the other's number, to those who can see it, and to nobody else", async () => {
    expect((await made()).text).toContain("来源: 线索 XS-2025-0001");
    expect((await scene.store.matter("JY-2025-0001"))?.parent).toBe("XS-2025-0001");
    expect((await scene.says("procuratorate.procurator", "xs1")).text).toContain(
      "后续: 检察建议 JY-2025-0001",
    );
    // The unit complained of reads the recommendation and does not learn of the clue; the
    // informing unit reads its clue and does not learn of the recommendation.
    const addressee = await scene.says("water.liaison", "jy1");
    expect(addressee.text).toContain("依法履行监管职责");
    expect(addressee.text).not.toMatch(/来源|XS-2025/);
    expect((await scene.says("forestry.liaison", "xs1")).text).not.toMatch(/后续|JY-2025/);
    const acknowledged = await scene.says("water.liaison", "签收");
    expect(acknowledged.text).not.toContain("XS-2025");
  });

  it("is restricted where the clue is, and whoever is recused there is recused in it", async () => {
    await scene.says("procuratorate.intake", "回避 xs1 与本案有利害关系");
    await scene.says("procuratorate.procurator", "提级 xs1 涉及举报人");
    const recorded = await made();
    expect(recorded.text).toContain("JY-2025-0001");
    const matter = await scene.store.matter("JY-2025-0001");
    expect(matter?.visibility).toBe(2);
    expect(matter?.parties).toContainEqual({ part: "recused", person: "procuratorate.intake" });
    // The unit it is addressed to reads it by name; the secretariat's overview does not reach it.
    expect((await scene.says("water.liaison", "jy1")).text).toContain("依法履行监管职责");
    for (const who of ["gov-office.secretariat", "procuratorate.intake"])
      expect((await scene.says(who, "jy1")).text).toContain("没有找到这条记录");
  });

  it("has no button for who may not record one", async () => {
    expect((await scene.says("forestry.liaison", "xs1")).text).not.toContain("转为检察建议");
  });

  it("from a clue out of sight is refused as if there were none", async () => {
    const forged = {
      command: "recommendation.record",
      prefill: { parent: "XS-2025-0009" },
    };
    expect((await scene.presses("procuratorate.procurator", forged)).text).toContain(
      "没有找到这条记录",
    );
  });
});

describe("who comes to be kept out of a clue later", () => {
  const says = async (who: string, line: string) => (await scene.says(who, line)).text;
  beforeEach(async () => {
    const line =
      "决定听证 标题=占用林地听证 案件类型=公益诉讼 听证事项=整改期限是否合理 公开=是 关联事项=xs1";
    const form = await scene.says("procuratorate.chief", line);
    if (form.reply.is === "form") await form.submit({});
    for (const who of ["justice.head", "gov.convenor"])
      expect(await says(who, "tz1"), who).toContain("占用林地听证");
  });

  it("a unit complained of is kept out of what came of it, and the history says that somebody is", async () => {
    await says("forestry.liaison", "追加责任单位 xs1 司法局");
    for (const line of ["tz1", "列表", "搜索 听证"])
      expect(await says("justice.head", line), line).not.toMatch(/占用林地|TZ-2025-0001 /);
    const card = await says("procuratorate.chief", "tz1");
    expect(card).toContain("它的来源有了新的责任单位或回避的人");
    expect(card).not.toContain("司法局");
    expect(await says("gov.convenor", "tz1")).toContain("占用林地听证");
  });

  it("somebody recused is as well", async () => {
    await says("procuratorate.chief", "回避 xs1 回避人=gov.convenor 理由=亲属");
    expect(await says("gov.convenor", "xs1")).not.toContain("河岸林地");
    expect(await says("gov.convenor", "tz1")).not.toContain("占用林地");
    expect(await says("justice.head", "tz1")).toContain("占用林地听证");
  });
});
