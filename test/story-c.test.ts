import { afterEach, beforeEach, expect, it } from "vitest";
import { openScene, type Scene } from "./scene.ts";

/**
 * Urgent food-safety harm over the Spring Festival of 2026: served 6 February; the written reply is
 * due after fifteen days, the 21st, moved by the holiday to the 24th; the time to rectify stays two
 * months, 6 April, a holiday, moved to the 7th. Saturday 14 February is worked: the reminder goes out.
 */

let scene: Scene;
beforeEach(async () => {
  scene = await openScene("2026-02-06T01:00:00.000Z");
});
afterEach(() => scene.close());

it("keeps the written reply and the rectification apart, over the holiday", async () => {
  const form = await scene.says("procuratorate.procurator", "登记建议 紧急=是");
  // An urgent document states three days for an objection more often than ten.
  expect(form.text).toContain("异议期*: 3");
  const recorded = await form.submit({
    title: "依法查处网络订餐食品安全问题",
    number: "山检建〔2026〕1号",
    type: "public-interest",
    to: "market",
    servedOn: "2026-02-06",
    asks: "依法查处违法商户并督促整改",
  });
  expect(recorded.text).toContain("紧急 · 已送达，待签收");
  expect(recorded.text).toContain("异议截止: 2026年2月9日 周一");
  expect(recorded.text).toContain("紧急公益诉讼检察建议的书面回复: 2026年2月24日 周二");
  expect(recorded.text).toContain("按检察建议整改到位: 2026年4月7日 周二");
  // The time to decide on a suit has not begun, so it is not shown.
  expect(recorded.text).not.toContain("起诉");

  const acknowledged = await scene.says("market.liaison", "签收");
  expect(acknowledged.text).toContain(
    "最迟2月24日（当日24时前）书面回复：2月6日送达，满15日为2月21日，遇春节顺延",
  );
  const why = await scene.says("market.liaison", "期限 jy1");
  expect(why.text).toContain(
    "最迟4月7日（当日24时前）整改到位：2月6日送达，满两个月为4月6日，遇清明节顺延",
  );

  await scene.reads("direct:market.liaison");
  // Three working days before the day, and the working day before it: Saturday the 14th is worked.
  await scene.moveTo("2026-02-12T08:00:00.000Z");
  expect((await scene.reads("direct:market.liaison"))[0]).toContain(
    "提醒：书面回复检察建议，还剩12天。",
  );
  await scene.moveTo("2026-02-13T08:00:00.000Z");
  expect(await scene.reads("direct:market.liaison")).toEqual([]);
  await scene.moveTo("2026-02-14T01:00:00.000Z");
  expect((await scene.reads("direct:market.liaison"))[0]).toContain(
    "提醒：书面回复检察建议，还剩10天。",
  );
  // Nobody is disturbed during the holiday.
  await scene.moveTo("2026-02-20T02:00:00.000Z");
  expect(await scene.reads("direct:market.liaison")).toEqual([]);
  await scene.moveTo("2026-02-24T01:00:00.000Z");
  expect((await scene.reads("direct:market.liaison"))[0]).toContain("今天到期");

  // The reply is in time; what was promised is looked at when the time to rectify is over.
  await scene.says("market.liaison", "回复 jy1 采纳情况=全部采纳 措施=已下架并立案，正在逐户整改");
  await scene.moveTo("2026-04-08T01:00:00.000Z");
  const found = await scene.says("procuratorate.procurator", "核实 jy1 三户仍在营业 结果=未到位");
  expect(found.text).toContain("办理结果: 采纳但未整改到位");
  expect(found.text).toContain("检察院审查是否提起公益诉讼: 2026年5月7日 周四");
  const form2 = await found.press("督促");
  expect(form2.text).toContain("经核实整改尚未到位");
  expect((await form2.submit()).text).toContain("已登记：督促市场监管局");
  // Urging is between the two; that the body supervising enforcement hears of it is the chief's decision.
  expect(await scene.reads("direct:justice.liaison")).toEqual([]);
  const told = await (await scene.says("procuratorate.chief", "通报 jy1 三户仍在营业")).submit();
  expect(told.text).toContain("已登记：向县政府通报市场监管局的情况");
  await scene.bot.deliver();
  expect((await scene.reads("direct:justice.liaison"))[0]).toContain(
    "通报：市场监管局经核实整改未到位。",
  );
});
