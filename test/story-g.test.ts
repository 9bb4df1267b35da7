import { afterEach, beforeEach, expect, it } from "vitest";
import { headlineOf, openScene, type Scene } from "./scene.ts";

/**
 * A unit refuses its files: the notice received on 30 April 2026 is due after 5 working days, the
 * swapped Saturday 9 May counted, on 11 May; “busy” is no valid reason, so the county government is told.
 */

let scene: Scene;
beforeEach(async () => {
  scene = await openScene("2026-04-30T01:00:00.000Z");
});
afterEach(() => scene.close());

const headlines = (texts: readonly string[]) => texts.map(headlineOf);

it("runs from the notice to the convenor, each told what is theirs", async () => {
  const issued = await scene.says(
    "procuratorate.procurator",
    "发出调阅 标题=食品抽检档案 文号=山检调〔2026〕5号 单位=市场监管局 清单=2025年食品抽检台账 形式=原件 另一承办人=检察院案件受理岗",
  );
  expect(issued.text).toContain("调阅已登记，编号DY-2026-0001，正在通知市场监管局。");
  expect(issued.text).toContain("交付调阅的卷宗: 2026年5月11日 周一（还剩11天）");
  expect(headlines(await scene.reads("direct:market.liaison"))).toEqual([
    "检察院向本单位调取卷宗，请先签收，再按期交付。",
  ]);
  const received = await scene.says("market.liaison", "签收");
  expect(received.text).toContain(
    "已签收。最迟5月11日（当日24时前）交付卷宗：4月30日收到调阅通知，满5个工作日（劳动节不计，5月9日调休上班）。",
  );

  // The working day before Monday 11 May is the swapped Saturday.
  await scene.moveTo("2026-05-09T02:00:00.000Z");
  expect(headlines(await scene.reads("direct:market.liaison"))).toEqual([
    "提醒：交付调阅的卷宗，还剩2天。",
  ]);
  await scene.moveTo("2026-05-11T02:00:00.000Z");
  expect(headlines(await scene.reads("direct:market.liaison"))).toEqual([
    "提醒：交付调阅的卷宗，今天到期。",
  ]);
  const silent = await scene.says("market.liaison", "不予提供 dy1");
  expect(silent.text).toContain("理由*:");
  await scene.says("market.liaison", "不予提供 dy1 业务忙，没有人手");
  expect(headlines(await scene.reads("direct:procuratorate.procurator"))).toEqual([
    "市场监管局已签收调取证据通知书。",
    "市场监管局不予提供卷宗，理由：业务忙，没有人手。请审查理由是否成立。",
  ]);

  await scene.moveTo("2026-05-12T02:00:00.000Z");
  const insisted = await scene.says("procuratorate.procurator", "再次通知 dy1 工作忙不是正当理由");
  expect(insisted.text).toContain("交付调阅的卷宗: 2026年5月19日 周二（还剩7天）");
  expect(headlines(await scene.reads("direct:market.liaison"))).toEqual([
    "检察院再次通知调取卷宗：不予提供的理由不成立（工作忙不是正当理由），请最迟5月19日交付。",
  ]);
  expect(headlines(await scene.reads("direct:procuratorate.chief"))).toEqual([
    "给县政府的报告已拟好，请批准或退回。",
  ]);
  expect((await scene.says("gov.convenor", "dy1")).text).not.toContain("建议县政府");
  expect((await scene.says("procuratorate.procurator", "批准报告 dy1")).text).toContain(
    "只能由调阅检察院的检察长来办",
  );

  const draft =
    "2026年4月30日，本院以山检调〔2026〕5号向市场监管局调取卷宗（食品抽检档案）。市场监管局未予提供，理由为：业务忙，没有人手。经审查，该理由不成立：工作忙不是正当理由。本院已于2026年5月12日再次通知。建议县政府督促市场监管局依法配合调阅。";
  const approved = await scene.says("procuratorate.chief", "批准报告 dy1");
  expect(approved.text).toContain("报告已批准，正在通知召集人和联席会议秘书处。");
  const told = `检察院报告，请列入下次联席会议议题：${draft}`;
  expect(headlines(await scene.reads("direct:gov.convenor"))).toEqual([told]);
  expect(headlines(await scene.reads("direct:gov-office.secretariat"))).toEqual([told]);
  expect((await scene.says("gov.convenor", "dy1")).text).toContain(`报告: ${draft}`);
  expect((await scene.says("market.liaison", "dy1")).text).not.toContain("建议县政府");

  await scene.moveTo("2026-05-19T02:00:00.000Z");
  await scene.reads("direct:gov.convenor");
  const delivered = await scene.says("market.liaison", "交付 dy1 抽检台账一册");
  expect(delivered.text).toContain("归还调阅的卷宗: 2026年6月18日 周四");
  expect(headlines(await scene.reads("direct:gov.convenor"))).toEqual([
    "市场监管局已交付全部卷宗。",
  ]);
  await scene.says("procuratorate.procurator", "归还 dy1");
  await scene.says("market.liaison", "确认归还 dy1");
  const ended = await scene.store.matter("DY-2026-0001");
  expect(ended?.state).toBe("closed");
  expect(ended?.clocks.every(({ stoppedAt }) => stoppedAt !== undefined)).toBe(true);
});
