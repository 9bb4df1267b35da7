import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, type Scene } from "../scene.ts";

/** Who is to chair is not taken out of a meeting behind their back, and whoever is recused reads it. */

let scene: Scene;
const secretary = "gov-office.secretariat";
const convenor = "gov.convenor";
const deputy = "justice.head";
const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const news = async (who: string) => (await scene.reads(`direct:${who}`)).join("\n");
const gone = /没有找到这条记录/u;

beforeEach(async () => {
  // Sunday 22 November 2026, 10:00 in the county.
  scene = await openScene("2026-11-22T02:00:00.000Z");
  await says(secretary, "会议 安排 标题=河道会商 时间=12月2日下午3点 参会单位=水务局、公安局");
  for (const who of [convenor, secretary, "water.liaison", "water.head"]) await news(who);
});
afterEach(() => scene.close());

describe("whoever is to chair a meeting", () => {
  it("is not recused by somebody else while nobody else could chair", async () => {
    expect(await says(secretary, "回避 hy1 回避人=召集人 理由=与议题有利害关系")).toContain(
      "召集人（分管副县长）是主持人，现在没有别人能主持：要回避，由召集人（分管副县长）自己提出，或者先由召集人（分管副县长）“委托”别人主持。",
    );
    expect(await says(convenor, "hy1")).toContain("河道会商");
    expect(await news(convenor)).not.toContain("回避");
  });

  it("is, once another may chair: and is told by which post, as are those who go on", async () => {
    await says(convenor, "委托 hy1 受托人=司法局负责人");
    for (const who of [deputy, convenor]) await news(who);
    expect(await says(secretary, "回避 hy1 回避人=召集人 理由=与议题有利害关系")).toContain(
      "已回避，此人不再经办",
    );
    const told = await news(convenor);
    expect(told).toContain("会议 HY-2026-0001");
    expect(told).toContain("联席会议秘书处已让您回避这件事，您不再经办，也看不到它了。");
    expect(told).not.toMatch(/河道|利害关系/u);
    expect(await says(convenor, "hy1")).toMatch(gone);
    expect(await news(deputy)).toContain("主持人召集人（分管副县长）已回避，由司法局负责人主持。");
    await scene.moveTo("2026-12-02T07:00:00.000Z");
    expect(await says(secretary, "召开 hy1 主持人=召集人")).toContain("只能由司法局负责人主持");
    expect(await says(deputy, "召开 hy1")).toContain("主持: 司法局负责人");
  });

  it("is not where the other's entrustment ends before the new day of the meeting; nor is that one said to chair", async () => {
    await says(convenor, "委托 hy1 受托人=司法局负责人 期限=12月3日");
    await says(secretary, "改期 hy1 12月8日下午3点");
    await news(deputy);
    expect(await says(secretary, "回避 hy1 回避人=召集人 理由=有利害关系")).toContain(
      "现在没有别人能主持",
    );
    const asked = await scene.says(convenor, "回避 hy1 有利害关系");
    expect(asked.text).toContain("您是主持人，现在没有别人能主持");
    await asked.press("仍然回避");
    const told = await news(deputy);
    expect(told).toContain("已回避，现在没有人能主持。");
    expect(told).not.toContain("由司法局负责人主持");
  });

  it("is not where the other could chair only by an entrustment of theirs with all meetings, which ends with them", async () => {
    await says(convenor, "委托 司法局负责人 事项=会议 到=12月4日");
    expect(await says(secretary, "回避 hy1 回避人=召集人 理由=有利害关系")).toContain(
      "现在没有别人能主持",
    );
  });

  it("may be a deputy whose entrustment is over: that takes no chair away", async () => {
    await says(convenor, "委托 hy1 受托人=司法局负责人 期限=12月3日");
    await says(secretary, "改期 hy1 12月8日下午3点");
    expect(await says(secretary, "回避 hy1 回避人=司法局负责人 理由=有利害关系")).toContain(
      "已回避，此人不再经办",
    );
    expect(await news(convenor)).toContain("已回避，由召集人（分管副县长）主持。");
  });

  it("says so themselves: shown first that nobody could chair, then by a press; the organisers read it", async () => {
    const asked = await scene.says(convenor, "回避 hy1 与议题有利害关系");
    expect(asked.text).toContain(
      "您是主持人，现在没有别人能主持。可以先用“委托”让别人主持，再回避",
    );
    expect(await says(convenor, "hy1")).toContain("河道会商");
    expect((await asked.press("仍然回避")).text).toContain("您已回避");
    expect(await says(convenor, "hy1")).toMatch(gone);
    expect(await news(secretary)).toContain("主持人召集人（分管副县长）已回避，现在没有人能主持。");
    // Their own word is no news to them.
    expect(await news(convenor)).not.toContain("已让您回避");
    await scene.moveTo("2026-12-02T07:00:00.000Z");
    expect(await says(secretary, "召开 hy1 主持人=召集人")).toContain("没有人能主持这次会议");
  });

  it("does so at once where another may chair", async () => {
    await says(convenor, "委托 hy1 受托人=司法局负责人");
    expect(await says(convenor, "回避 hy1 有利害关系")).toContain("您已回避");
  });

  it("reads it in English", async () => {
    await says(convenor, "委托 hy1 受托人=司法局负责人");
    await says(convenor, "language en");
    await news(convenor);
    await says(secretary, "回避 hy1 回避人=召集人 理由=有利害关系");
    expect((await scene.reads(`direct:${convenor}`, "en")).join()).toContain(
      "has recused you from this matter",
    );
  });
});

describe("anybody else who is recused", () => {
  it("is told that they are and by which post, and is told again where it was a mistake", async () => {
    await says(secretary, "回避 hy1 回避人=水务局联络员 理由=亲属");
    const told = await news("water.liaison");
    expect(told).toContain("会议 HY-2026-0001\n联席会议秘书处已让您回避这件事");
    expect(told).not.toMatch(/河道|亲属/u);
    expect(await news("water.head")).not.toContain("回避");
    await says(secretary, "更正 hy1");
    expect(await news("water.liaison")).toContain("已更正：刚才的“回避”是点错的，已撤回。");
  });

  it.each([
    ["by the head of the unit", "water.head", "水务局负责人已让您回避"],
    ["by the convenor", convenor, "召集人（分管副县长）已让您回避"],
  ])("%s", async (_, who, said) => {
    await says(who, "回避 hy1 回避人=水务局联络员 理由=亲属");
    expect(await news("water.liaison")).toContain(said);
  });

  it("is not told of a matter they could not see", async () => {
    await says(secretary, "回避 hy1 回避人=教育局联络员 理由=亲属");
    expect(await news("education.liaison")).toBe("");
    await says(secretary, "提级 hy1 涉未公开案情");
    await says(convenor, "回避 hy1 回避人=gov-office.liaison 理由=亲属");
    expect(await news("gov-office.liaison")).toBe("");
  });

  it.each([
    ["quarantined", "隔离 hy1"],
    ["restricted", "提级 hy1 涉未公开案情"],
  ])("is told nothing of one that was %s before the word went out", async (_, line) => {
    await says(secretary, "回避 hy1 回避人=水务局联络员 理由=亲属");
    await says("police.liaison", line);
    expect(await news("water.liaison")).not.toContain("HY-2026-0001");
  });
});
