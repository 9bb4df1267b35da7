import { afterEach, describe, expect, it } from "vitest";
import { flows } from "../src/catalog.ts";
import { type Line, played, type Row } from "./desks.ts";
import { openScene, type Scene } from "./scene.ts";

// The same as duties.test.ts of the kinds that go their own way through few units.

let scene: Scene;
afterEach(() => scene.close());

const procurator = "procuratorate.procurator";
const chief = "procuratorate.chief";
const to = (instant: string): Line => [instant, ""];

/** Both posts that answer for a unit day by day, with the same on their desks. */
const liaisons = (unit: string, owes: string): readonly string[] => [
  `${unit}联络员: ${owes}`,
  `${unit}联络员（备岗）: ${owes}`,
];

/** Those and the head. */
const anyOf = (unit: string, owes: string): readonly string[] => [
  ...liaisons(unit, owes),
  `${unit}负责人: ${owes}`,
];

type Table = { readonly code: string; readonly starts: string; readonly rows: readonly Row[] };

const tables: Readonly<Record<string, Table>> = {
  "a task": {
    code: "RW-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    rows: [
      [
        [["gov-office.secretariat", "任务 交办 封堵排污口 牵头单位=水务局 到期=2026-03-31"]],
        [...liaisons("水务局", "签收；完成")],
      ],
      [[["water.liaison", "签收 rw1"]], [...liaisons("水务局", "完成")]],
      [[["water.liaison", "完成 rw1 已封堵 证据=验收单3号"]], ["联席会议秘书处: 核实或退回"]],
      [[["gov-office.secretariat", "退回 rw1 还差照片"]], [...liaisons("水务局", "完成")]],
      [
        [
          ["water.liaison", "完成 rw1 已补 证据=照片"],
          ["gov-office.secretariat", "核实 rw1 已看 结果=完成"],
        ],
        [],
      ],
    ],
  },
  "a hearing": {
    code: "TZ-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    rows: [
      [
        [
          [
            procurator,
            "决定听证 标题=河道采砂争议 案件类型=公益诉讼 听证事项=采砂许可是否到期 公开=是 时间=2026-03-09 15:00",
          ],
        ],
        ["检察长: 同意听证或不同意听证"],
      ],
      [[[chief, "同意听证 tz1"]], ["承办检察官: 通知"]],
      [
        [
          [
            procurator,
            "通知 tz1 地点=检察听证室 主持人=承办检察官 听证员=人民监督员、县人大代表、律师 参加单位=水务局",
          ],
        ],
        [...liaisons("水务局", "参会")],
      ],
      [[["water.liaison", "参会 tz1 参加"]], []],
      [[to("2026-03-09T09:00:00.000Z")], ["承办检察官: 召开"]],
      [[[procurator, "召开 tz1 陈述完毕"]], ["承办检察官: 听证员意见"]],
      [
        [
          [procurator, "听证员意见 tz1 听证员=1 意见=已到期"],
          [procurator, "听证员意见 tz1 听证员=2 意见=应补办"],
          [procurator, "听证员意见 tz1 听证员=3 意见=无意见"],
        ],
        ["承办检察官: 答复意见"],
      ],
      [
        [
          [procurator, "答复意见 tz1 听证员=1 采纳情况=采纳"],
          [procurator, "答复意见 tz1 听证员=2 采纳情况=采纳"],
          [procurator, "答复意见 tz1 听证员=3 采纳情况=采纳"],
        ],
        ["承办检察官: 办结"],
      ],
      [[[procurator, "办结 tz1 制发检察建议"]], []],
    ],
  },
  "a referral for relief": {
    code: "JZ-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    rows: [
      [
        [
          [
            procurator,
            "转介救助 受助编号=救2026-07 单位=民政局 困难情况=被害人家庭失去收入来源 本方已救助=3000元",
          ],
        ],
        [...liaisons("民政局", "受理或退回")],
      ],
      [[["civil-affairs.liaison", "退回 jz1 缺收入证明"]], ["承办检察官: 补充或撤回"]],
      [[[procurator, "补充 jz1 已附证明"]], [...liaisons("民政局", "受理或退回")]],
      [[["civil-affairs.liaison", "受理 jz1"]], [...liaisons("民政局", "给予救助或不予救助")]],
      [
        [["civil-affairs.liaison", "给予救助 jz1 金额=0.12万元 救助措施=纳入临时救助"]],
        ["承办检察官: 回访"],
      ],
      [[[procurator, "回访 jz1 回访情况=已复工 还需回访=否"]], []],
    ],
  },
  "a supported suit": {
    code: "ZC-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    rows: [
      [
        [
          [
            "labour.liaison",
            "申请支持起诉 当事人编号=支2026-07 人群=农民工 诉求=拖欠工资，无力聘请律师 请求金额=8000",
          ],
        ],
        ["承办检察官: 补正、拟支持或不支持"],
      ],
      [[[procurator, "补正 zc1 缺劳动合同"]], [...liaisons("人社局", "补充或撤回申请")]],
      [[["labour.liaison", "补充 zc1 已附合同"]], ["承办检察官: 补正、拟支持或不支持"]],
      [[[procurator, "拟支持 zc1 欠薪事实清楚，应予支付"]], ["检察长: 批准支持或不批准"]],
      [[[chief, "批准支持 zc1"]], ["承办检察官: 送法院"]],
      [[[procurator, "送法院 zc1 山检支诉〔2026〕3号"]], ["承办检察官: 裁判结果"]],
      [[[procurator, "裁判结果 zc1 判决支持 裁判金额=8000"]], ["承办检察官: 到账或办结"]],
      [[[procurator, "办结 zc1 全部到账"]], []],
    ],
  },
  "a report of harm to a minor": {
    code: "BG-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    rows: [
      [
        [["town-qingquan.liaison", "强制报告 情形=性侵害 发现场所=学校 报警时间=2026-03-02 08:05"]],
        [
          ...liaisons("公安局", "接报"),
          "承办检察官: 接报；救助保护",
          ...liaisons("教育局", "接报；救助保护"),
          "教育局负责人: 救助保护",
          "检察长: 救助保护",
          "检察院案件受理岗: 接报",
          ...liaisons("检察院", "接报；救助保护"),
          "检察院负责人: 救助保护",
          ...liaisons("民政局", "接报；救助保护"),
          "民政局负责人: 救助保护",
        ],
      ],
      [
        [
          ["police.liaison", "接报 bg1"],
          ["civil-affairs.liaison", "接报 bg1"],
          ["education.liaison", "接报 bg1"],
          [procurator, "接报 bg1"],
        ],
        [
          ...anyOf("公安局", "处置决定"),
          "承办检察官: 救助保护",
          ...anyOf("教育局", "救助保护"),
          "检察长: 救助保护",
          ...anyOf("检察院", "救助保护"),
          ...anyOf("民政局", "救助保护"),
        ],
      ],
      [
        [["police.liaison", "处置决定 bg1 决定=刑事立案"]],
        [
          "承办检察官: 救助保护；倒查责任",
          ...anyOf("教育局", "救助保护"),
          "检察长: 救助保护",
          ...anyOf("检察院", "救助保护"),
          ...anyOf("民政局", "救助保护"),
        ],
      ],
      [
        [
          ["civil-affairs.liaison", "救助保护 bg1 已安排临时照料"],
          ["education.liaison", "救助保护 bg1 已安排心理辅导"],
          [procurator, "救助保护 bg1 已启动司法救助"],
        ],
        ["承办检察官: 倒查责任"],
      ],
    ],
  },
  "a leave": {
    code: "JW-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    rows: [
      [
        [
          [
            "town-qingquan.liaison",
            "申请外出 对象编号=矫2026-07 事由=签订购销合同 目的地=兰州市 出发日期=2026-03-05 返回日期=2026-03-06 证明材料=单位证明、邀请函",
          ],
        ],
        [...liaisons("司法局", "补正、批准外出或不予批准外出")],
      ],
      [[["justice.liaison", "补正 jw1 缺单位证明"]], ["清泉镇联络员: 补充或撤回申请"]],
      [
        [["town-qingquan.liaison", "补充 jw1 已附单位证明"]],
        [...liaisons("司法局", "补正、批准外出或不予批准外出")],
      ],
      [[["justice.liaison", "批准外出 jw1"]], ["清泉镇联络员: 报告返回"]],
      [
        [to("2026-03-06T17:05:00.000Z")],
        [...anyOf("司法局", "报告返回或通报未归"), ...anyOf("清泉镇", "报告返回或通报未归")],
      ],
      [[["justice.liaison", "通报未归 jw1 联系不上"]], ["清泉镇联络员: 报告返回"]],
      [[["town-qingquan.liaison", "报告返回 jw1 2026-03-07"]], []],
    ],
  },
  "a request of an enterprise": {
    code: "QS-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    rows: [
      [
        [
          [
            "industry-federation.liaison",
            "提交诉求 标题=厂区道路 诉求内容=厂门口道路破损，货车进不来 责任单位=住建局",
          ],
        ],
        [...liaisons("住建局", "答复诉求或退回")],
      ],
      [[["housing.liaison", "退回诉求 qs1 不归本单位"]], ["工商联联络员: 改派或撤回"]],
      [
        [["industry-federation.liaison", "改派 qs1 交通运输局"]],
        [...liaisons("交通运输局", "答复诉求或退回")],
      ],
      [[["transport.liaison", "答复诉求 qs1 三月底前修好"]], ["工商联联络员: 评价诉求"]],
      [
        [["industry-federation.liaison", "评价诉求 qs1 不满意 只补了一半"]],
        [...liaisons("交通运输局", "答复诉求或退回")],
      ],
      [[["transport.liaison", "答复诉求 qs1 四月修好"]], ["工商联联络员: 评价诉求"]],
      [
        [["industry-federation.liaison", "评价诉求 qs1 不满意 仍未修"]],
        ["联席会议秘书处: 上会结果"],
      ],
    ],
  },
  "a day in court": {
    code: "CT-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    rows: [
      [
        [
          [
            "court.clerk",
            "登记出庭 案号=（2026）甘0725行初3号 单位=水务局 案件性质=生态环境 开庭时间=2026-03-20 09:00 地点=第一法庭",
          ],
        ],
        ["法院书记员: 通知出庭"],
      ],
      [[["court.clerk", "通知出庭 ct1"]], [...liaisons("水务局", "答复出庭或申请不出庭")]],
      [[["water.liaison", "答复出庭 ct1 分管副局长 负责人类别=副职"]], []],
      [[to("2026-03-20T08:00:00.000Z")], ["法院书记员: 记录开庭"]],
      [[["court.clerk", "记录开庭 ct1 负责人出庭"]], ["法院书记员: 裁判"]],
      [[["court.clerk", "裁判 ct1 部分败诉"]], [...anyOf("水务局", "履行裁判")]],
      [[["water.liaison", "履行裁判 ct1 已重新作出处理决定"]], []],
    ],
  },
  "a bulletin": {
    code: "GB-2026-0001",
    starts: "2026-02-02T02:00:00.000Z",
    rows: [
      [
        [
          [
            procurator,
            "登记建议 标题=河道采砂 文号=山检建〔2026〕1号 类型=社会治理 单位=水务局 送达日期=2026-02-02 异议期=10 内容=依法查处",
          ],
          to("2026-04-07T02:00:00.000Z"),
          ["gov-office.publisher", "公布 编制 2026年第一季度"],
        ],
        [
          "检察长: 核对无误或数据有误",
          ...anyOf("检察院", "核对无误或数据有误"),
          ...anyOf("水务局", "核对无误或数据有误"),
        ],
      ],
      [
        [
          ["procuratorate.liaison", "核对无误 gb1"],
          ["water.liaison", "核对无误 gb1"],
        ],
        ["信息公开岗: 送保密审查", "联席会议秘书处: 送保密审查"],
      ],
      [[["gov-office.publisher", "送保密审查 gb1"]], ["保密员: 保密审查通过"]],
      [
        [["gov-office.secrecy", "保密审查通过 gb1"]],
        ["县政府办公室负责人: 批准公布或退回公报", "召集人（分管副县长）: 批准公布或退回公报"],
      ],
      [[["gov-office.head", "批准公布 gb1"]], ["信息公开岗: 发布公报", "联席会议秘书处: 发布公报"]],
      [[["gov-office.publisher", "发布公报 gb1"]], []],
    ],
  },
  "a legal question": {
    code: "FZ-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    rows: [
      [
        [["water.liaison", "法律咨询 采砂许可证到期后继续采砂，适用哪一条"]],
        [...liaisons("司法局", "答复咨询")],
      ],
      [[["justice.liaison", "要求说明 fz1 到期多久了"]], ["水务局联络员: 说明情况或撤回"]],
      [[["water.liaison", "说明情况 fz1 两个月"]], [...liaisons("司法局", "答复咨询")]],
      [[["justice.liaison", "答复咨询 fz1 适用水法第三十九条"]], ["水务局联络员: 答复满意或追问"]],
      [[to("2026-04-01T01:00:00.000Z")], [...liaisons("司法局", "办结")]],
    ],
  },
  "an event": {
    code: "PF-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    rows: [
      [
        [
          [
            "water.liaison",
            "计划普法 水法宣传周 形式=集中宣传 场所=乡村 活动日期=2026-03-20 地点=清泉镇广场 协办单位=清泉镇",
          ],
        ],
        [],
      ],
      [[to("2026-03-20T08:00:00.000Z")], [...liaisons("水务局", "登记活动、活动改期或取消活动")]],
      [
        [["water.liaison", "登记活动 pf1 讲了水法 参加人数=120 无照片原因=设备损坏"]],
        [...liaisons("司法局", "退回或办结")],
      ],
      [
        [["justice.liaison", "退回 pf1 请补照片"]],
        [...liaisons("水务局", "登记活动、活动改期或取消活动")],
      ],
    ],
  },
  "a suit": {
    code: "SS-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    rows: [
      [[[procurator, "登记诉讼 三号口排污 被诉单位=水务局"]], ["承办检察官: 法院立案"]],
      [
        [[procurator, "法院立案 ss1 （2026）甘0725行初3号 副本送达日期=2026-03-02"]],
        [...liaisons("水务局", "提交答辩"), "承办检察官: 排定开庭或判决结果"],
      ],
      [
        [
          ["water.liaison", "提交答辩 ss1 已在整改"],
          [procurator, "排定开庭 ss1 开庭时间=2026-03-20 09:00 地点=第一法庭"],
        ],
        [],
      ],
      [[to("2026-03-20T08:00:00.000Z")], ["承办检察官: 庭审情况"]],
      [[[procurator, "庭审情况 ss1 已质证"]], ["承办检察官: 排定开庭或判决结果"]],
      [[[procurator, "判决结果 ss1 责令封堵 结果=支持全部诉讼请求"]], ["承办检察官: 送达判决"]],
      // Without a last day in the judgment the unit owes nothing by a day: who handles it follows it.
      [[[procurator, "送达判决 ss1"]], ["承办检察官: 判决履行"]],
      [[["water.liaison", "判决履行 ss1 尚未封堵 已履行=否"]], ["承办检察官: 判决履行或申请执行"]],
      [[[procurator, "申请执行 ss1 拒不履行"]], ["承办检察官: 判决履行"]],
      [[["water.liaison", "判决履行 ss1 已封堵 已履行=是"]], []],
    ],
  },
  "a restoration": {
    code: "XF-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    rows: [
      [
        [
          [
            procurator,
            "登记修复 河岸复绿 类别=水污染 修复单位=水务局 验收单位=生态环境分局 阶段=种草 2026-03-20 面积=3.5公顷",
          ],
        ],
        [...liaisons("水务局", "修复进展")],
      ],
      [[["water.liaison", "修复进展 xf1 已种草 完成阶段=1"]], [...liaisons("水务局", "修复完工")]],
      [
        [["water.liaison", "修复完工 xf1 已复绿 面积=3.5公顷"]],
        [...liaisons("生态环境分局", "验收通过或验收不通过")],
      ],
      [[["ecology.liaison", "验收不通过 xf1 成活率不足"]], [...liaisons("水务局", "修复完工")]],
      [
        [
          ["water.liaison", "修复完工 xf1 已补种 面积=3.5公顷"],
          ["ecology.liaison", "验收通过 xf1 合格"],
        ],
        [],
      ],
    ],
  },
  "a campaign": {
    code: "ZX-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    rows: [
      [
        [
          [
            "gov-office.secretariat",
            "发起专项 标题=打击养老诈骗 目标=追回被骗的钱 参加单位=公安局、民政局 结束日期=2026-03-20",
          ],
        ],
        [...liaisons("公安局", "专项进展"), ...liaisons("民政局", "专项进展")],
      ],
      [
        [["police.liaison", "专项进展 zx1 已破案"]],
        [...liaisons("公安局", "专项进展"), ...liaisons("民政局", "专项进展")],
      ],
      [
        [
          to("2026-03-16T01:00:00.000Z"),
          ["police.liaison", "专项进展 zx1 已结案"],
          ["civil-affairs.liaison", "专项进展 zx1 已走访"],
        ],
        [],
      ],
      [
        [to("2026-03-20T01:00:00.000Z")],
        [...liaisons("县政府办公室", "调整专项或办结"), "联席会议秘书处: 调整专项或办结"],
      ],
    ],
  },
  "an entry check": {
    code: "RZ-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    rows: [
      [
        [[procurator, "布置入职查询 卫健局、民政局 到期=2026-03-20"]],
        [...liaisons("卫健局", "报告入职查询"), ...liaisons("民政局", "报告入职查询")],
      ],
      [
        [["health.liaison", "报告入职查询 rz1 300 不适合人数=2"]],
        [...liaisons("卫健局", "查询处理结果"), ...liaisons("民政局", "报告入职查询")],
      ],
      [
        [["health.liaison", "查询处理结果 rz1 解聘人数=2"]],
        [...liaisons("民政局", "报告入职查询")],
      ],
      [
        [[procurator, "退回 rz1 单位=卫健局 退回原因=没有查全"]],
        [...liaisons("卫健局", "报告入职查询"), ...liaisons("民政局", "报告入职查询")],
      ],
      [[[procurator, "撤销 rz1 布置错了"]], []],
    ],
  },
  "a dispute": {
    code: "TJ-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    rows: [
      [
        [
          [
            "petition.liaison",
            "委托调解 纠纷编号=访2026-07 来源=信访 调解单位=清泉镇 纠纷情况=相邻两户因排水沟改道发生争执",
          ],
        ],
        [...liaisons("清泉镇", "受理或退回")],
      ],
      [[["town-qingquan.liaison", "退回 tj1 不在本镇"]], ["信访局联络员: 重新委托或撤回"]],
      [
        [["petition.liaison", "重新委托 tj1 在位奇镇 调解单位=位奇镇"]],
        [...liaisons("位奇镇", "受理或退回")],
      ],
      [[["town-weiqi.liaison", "受理 tj1"]], [...liaisons("位奇镇", "调解结果")]],
      [
        [
          [
            "town-weiqi.liaison",
            "调解结果 tj1 双方同意恢复原水沟 结果=达成协议 履行期限=2026-03-20",
          ],
        ],
        [...liaisons("位奇镇", "履行情况")],
      ],
    ],
  },
};

describe.each(Object.entries(tables))(
  "%s lies on the desk of whoever owes the next step",
  (_, table) => {
    it("all along its way, and on nobody else's", async () => {
      scene = await openScene(table.starts);
      for (const [index, { after, lies, said }] of (await played(scene, table)).entries())
        expect(lies, `after ${after}\n${said}`).toEqual([...(table.rows[index]?.[1] ?? [])].sort());
    });
  },
);

it("has a table for every kind, here or among those of several units", async () => {
  scene = await openScene();
  const elsewhere = ["XS", "JY", "HY", "CS", "DY", "YS", "YJ"];
  const here = Object.values(tables).map(({ code }) => code.slice(0, 2));
  expect([...elsewhere, ...here].sort()).toEqual(flows.map(({ prefix }) => prefix).sort());
});
