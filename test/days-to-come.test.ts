import { afterEach, describe, expect, it } from "vitest";
import { recommendationFields } from "../src/kinds/recommendation/model.ts";
import { openScene, type Scene } from "./scene.ts";

/** What only makes sense ahead (a day granted, a plan's end, an entrustment) is refused once it has gone by. */

let scene: Scene;
afterEach(() => scene.close());

const procurator = "procuratorate.procurator";
const chief = "procuratorate.chief";
type Said = readonly [who: string, line: string];
const played = async (at: string, ...lines: readonly Said[]) => {
  scene = await openScene(at);
  for (const [who, line] of lines) await scene.says(who, line);
};

describe("more time, asked for in time and looked at late", () => {
  /** Rectification due 15 October, asked to be moved to 1 November, looked at on 4 November. */
  const asked = async () => {
    await played(
      "2025-09-20T02:00:00.000Z",
      [
        procurator,
        "登记建议 标题=依法履职 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局 送达日期=2025-09-19 异议期=10 内容=查处 整改期限=2025-10-15",
      ],
      ["water.liaison", "申请延期 jy1 期限种类=整改期限 延至=2025-11-01 理由=跨汛期"],
    );
    await scene.moveTo("2025-11-04T02:00:00.000Z");
  };
  const extension = async () =>
    recommendationFields.parse((await scene.store.matter("JY-2025-0001"))?.fields).extension;

  it("is not granted until a day that has gone by: the form says so and takes a later one", async () => {
    await asked();
    const form = await scene.says(chief, "同意延期 jy1");
    expect(form.text).toMatch(
      /延至: .*← 延至（2025年11月1日）已经过去。请填今天（2025年11月4日）或以后的日期。/,
    );
    expect(await extension()).toMatchObject({ status: "asked" });
    await scene.reads("direct:water.liaison");
    const done = await form.submit({ until: "2025-11-20" });
    expect(done.text).toContain("已同意延期至2025年11月20日");
    expect((await scene.reads("direct:water.liaison")).join()).toContain("2025年11月20日");
  });

  it.each([
    ["同意延期 jy1 延至=2025-11-03", "延至（2025年11月3日）已经过去"],
    ["同意延期 jy1 延至=昨天", "已经过去"],
  ])("nor by %s", async (line, says) => {
    await asked();
    expect((await scene.says(chief, line)).text).toContain(says);
    expect(await extension()).toMatchObject({ status: "asked" });
  });

  it("until today is until its end", async () => {
    await asked();
    expect((await scene.says(chief, "同意延期 jy1 延至=2025-11-04")).text).toContain("已同意");
  });

  it("in English too", async () => {
    await asked();
    await scene.says(chief, "语言 英文");
    expect((await scene.says(chief, "grant-time jy1")).text).toContain(
      "Until (1 Nov 2025) has passed already. Please give today (4 Nov 2025) or a later day.",
    );
  });
});

describe("a plan agreed in a consultation", () => {
  const agreed = () =>
    played(
      "2026-03-02T01:00:00.000Z",
      [procurator, "提起磋商 标题=河道采砂监管 单位=水务局 立案日期=2026年2月27日 事项=河岸受损"],
      [procurator, "记录 cs1 记录形式=事实确认书 一致事实=河岸受损属实"],
      [procurator, "拟方案 cs1 内容=恢复河岸 期限=2026-04-01"],
      ["water.liaison", "同意方案 cs1"],
    );

  it.each([
    ["延期 cs1 期限=2026-03-20 理由=汛期", "方案现在的期限是2026年4月1日，延期请填比它晚的日期"],
    ["延期 cs1 期限=2026-04-01 理由=汛期", "方案现在的期限是2026年4月1日"],
    ["延期 cs1 期限=2026-02-01 理由=汛期", "方案现在的期限是2026年4月1日"],
  ])("is not extended by %s", async (line, says) => {
    await agreed();
    expect((await scene.says(procurator, line)).text).toContain(says);
    const clocks = (await scene.store.matter("CS-2026-0001"))?.clocks ?? [];
    const ofThePlan = clocks.filter(({ rule }) => !rule.startsWith("next."));
    expect(ofThePlan.map(({ rolled }) => rolled)).toEqual(["2026-04-01"]);
  });

  it("past its day, not to one that has gone by as well", async () => {
    await agreed();
    await scene.moveTo("2026-04-20T01:00:00.000Z");
    expect((await scene.says(procurator, "延期 cs1 期限=2026-04-10 理由=汛期")).text).toContain(
      "期限要在今天（2026年4月20日）之后",
    );
  });
});

describe("an entrustment to chair", () => {
  const over = async () => {
    await played("2026-11-22T02:00:00.000Z", [
      "gov-office.secretariat",
      "会议 安排 标题=治理会议 时间=2026-11-25 15:00 参会单位=水务局",
    ]);
    await scene.moveTo("2026-11-27T02:00:00.000Z");
  };

  it.each([
    ["without a day, of a meeting that is over", ""],
    ["until a day that has gone by", " 期限=2026-11-26"],
  ])("is refused %s", async (_, more) => {
    await over();
    const refused = await scene.says("gov.convenor", `委托 hy1 受托人=司法局负责人${more}`);
    expect(refused.text).toMatch(/期限（2026年11月2[56]日）已经过去/);
  });
});

describe("other days that lie ahead", () => {
  it.each<readonly [who: string, line: string, says: RegExp]>([
    [
      "gov-office.secretariat",
      "会议 安排 标题=试 时间=2026-11-20 15:00 参会单位=水务局",
      /时间要晚于现在/,
    ],
    ["water.liaison", "请假 从=2026-11-01 到=2026-11-02 代办=water.liaison-2", /今天或以后/],
    ["water.liaison", "请假 从=2026-11-25 到=2026-11-23 代办=water.liaison-2", /不能早于/],
    [chief, "委托 承办检察官 从=2026-11-01 到=2026-11-02", /今天或以后|不能早于/],
    [chief, "委托 承办检察官 到=2026-11-02", /不能早于/],
  ])("%s: %s", async (who, line, says) => {
    await played("2026-11-22T02:00:00.000Z");
    expect((await scene.says(who, line)).text).toMatch(says);
  });
});
