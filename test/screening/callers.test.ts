import fc from "fast-check";
import { expect, test } from "vitest";
import { type Caller, isOfPerson, withoutCaller } from "../../src/screening/callers.ts";

/** Who called a hotline is taken out of what is kept; what is complained of stays. */

test.each<[said: string, kept: string, caller?: Caller]>([
  ["市民王小明反映桥下有黑水，电话13800001234", "市民〔略〕反映桥下有黑水，电话〔略〕"],
  ["来电人：李建国，身份证620725199001011234", "来电人：〔略〕，身份证〔略〕"],
  ["市民王女士来电称三号桥排污", "市民〔略〕来电称三号桥排污"],
  ["李建国大爷反映路灯不亮，座机0936-2721234", "〔略〕大爷反映路灯不亮，座机〔略〕"],
  ["一三八零零零零一二三四打来的", "〔略〕打来的"],
  ["幺三八零零零零幺二三四", "〔略〕"],
  ["１３８００００１２３４，138 0000 1234，+86-13800001234", "〔略〕，〔略〕，〔略〕"],
  ["微信wx_12345，QQ：123456789，邮箱a.b@qq.com", "微信〔略〕，QQ：〔略〕，邮箱〔略〕"],
  ["身份证 62072519900101123x", "身份证 〔略〕"],
  ["我叫周强，住清泉镇", "我叫〔略〕，住清泉镇"],
  ["欧阳明月说有黑水，欧阳 明月还说", "〔略〕说有黑水，〔略〕还说", { name: "欧阳 明月" }],
  ["caller John Smith says black water", "caller 〔略〕 says black water"],
  ["村民马建军举报砂场", "村民〔略〕举报砂场"],
  ["来电人：王　明，市民王 小明反映", "来电人：〔略〕，市民〔略〕反映"],
  [
    "(0936)7721234，（0936）7721234，0936 772 1234，+86-936-7721234",
    "〔略〕，〔略〕，〔略〕，〔略〕",
  ],
  ["一代证620725900101123", "一代证〔略〕"],
  ["打7721234，772-1234，７７２１２３４", "打〔略〕，〔略〕，〔略〕", { phone: "0936-7721234" }],
  [
    "打772 1234或1.3.8.0.0.0.0.1.2.3.4",
    "打〔略〕或〔略〕",
    { phone: "13800001234、(0936)7721234" },
  ],
  ["马　玉兰、马·玉兰、马\u200b玉兰说", "〔略〕、〔略〕、〔略〕说", { name: "马玉兰女士" }],
  ["证号6207-2519-9001-0112-34", "证号〔略〕", { idNumber: "620725199001011234" }],
  [
    "清泉镇南街12号3单元、南街12号-3单元门口",
    "〔略〕、〔略〕门口",
    { address: "甘肃省张掖市山丹县清泉镇南街12号3单元" },
  ],
  ["清泉镇有黑水，打12345", "清泉镇有黑水，打12345", { address: "清泉镇", phone: "12345" }],
  ["oil in a river, Li Na said", "oil in a river, 〔略〕 said", { name: "Li Na" }],
])("%s", (said, kept, caller = {}) => {
  expect(withoutCaller(said, caller)).toBe(kept);
});

test.each<[number: string, is: boolean, caller?: Caller]>([
  ["09367721234", true],
  ["0936_772_1234", true],
  ["GD0936-7721234", true],
  ["620725199001011230", true],
  ["620725-19900101-1230", true],
  ["620725900101123", true],
  ["138.0000.1234", true],
  ["wx-Wang.01", true, { phone: "WXwang01" }],
  ["wx-Wang.01", true, { name: "WxWang01" }],
  ["A-7721234", true, { phone: "0936-7721234" }],
  ["GD20261123-0001", false, { name: "王小明", phone: "13800001234" }],
  ["0001-2026-0001", false],
  ["20261123000001", false],
])("the number %s is of a person: %s", (number, is, caller = {}) => {
  expect(isOfPerson(number, caller)).toBe(is);
});

test.each([
  "店主张三卖过期食品",
  "统一社会信用代码91620725MA71ABCD2X",
  "工单20261103001234 金额13800元",
  "工单202611190034567890",
  "编号001-20261103，001 2026-11-03",
  "市民反映高中门口有摊贩",
  "联系人陈述的情况属实",
  "群众向政府反映多次",
  "业主群里都在说停水",
  "居民程序员小区噪音",
  "2026年11月23日上午10点30分，G30连霍高速",
  "市民石油公司旁边路塌",
])("%s stays as it is", (said) => {
  expect(withoutCaller(said)).toBe(said);
});

test("no telephone number is left, wherever it stands, and nothing is taken out twice", () => {
  const mobile = fc.stringMatching(/^1[3-9]\d{9}$/);
  const around = fc.constantFrom("", "，", "电话", "手机：", "打", "。", "a", "（");
  fc.assert(
    fc.property(around, mobile, around, (before, number, after) => {
      const kept = withoutCaller(`${before}${number}${after}`);
      expect(kept).not.toContain(number);
      expect(withoutCaller(kept)).toBe(kept);
    }),
  );
});
