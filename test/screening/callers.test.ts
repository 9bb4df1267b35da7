import fc from "fast-check";
import { expect, test } from "vitest";
import { withoutCaller } from "../../src/screening/callers.ts";

/** Who called a hotline is taken out of what is kept; what is complained of stays. */

test.each<[said: string, kept: string, names?: readonly string[]]>([
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
  ["欧阳明月说有黑水，欧阳 明月还说", "〔略〕说有黑水，〔略〕还说", ["欧阳 明月"]],
  ["caller John Smith says black water", "caller 〔略〕 says black water"],
  ["村民马建军举报砂场", "村民〔略〕举报砂场"],
])("%s", (said, kept, names = []) => {
  expect(withoutCaller(said, names)).toBe(kept);
});

test.each([
  "店主张三卖过期食品",
  "统一社会信用代码91620725MA71ABCD2X",
  "工单20261103001234 金额13800元",
  "工单202611190034567890",
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
