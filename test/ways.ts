// Matters of every kind, each on its way from its beginning to its end.

export type Line = readonly [who: string, line: string];

const procurator = "procuratorate.procurator";
const chief = "procuratorate.chief";
const secretariat = "gov-office.secretariat";

/** Matters of every kind, each on its way: at every stage a unit may leave. */
export const ways: Readonly<
  Record<string, { code: string; starts: string; lines: readonly Line[] }>
> = {
  "a clue": {
    code: "XS-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    lines: [
      [
        "town-qingquan.liaison",
        "提交线索 标题=甲 类别=恶意欠薪 事实=某工地拖欠工资 地点=山丹县 日期=2026-03-01 来源=投诉 接收单位=人社局 责任单位=住建局",
      ],
      ["labour.liaison", "登记 xs1"],
      ["labour.liaison", "补正 xs1 请补充工资表"],
      ["town-qingquan.liaison", "补充 xs1 附工资表"],
      ["labour.liaison", "受理 xs1"],
      ["labour.liaison", "反馈 xs1 已约谈该工地"],
      ["labour.liaison", "办结 xs1 已支付"],
    ],
  },
  "a recommendation to two units": {
    code: "JY-2025-0001",
    starts: "2025-08-01T01:00:00.000Z",
    lines: [
      [
        procurator,
        "登记建议 标题=依法履职 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局、生态环境分局 抄送=司法局 送达日期=2025-08-01 异议期=10 整改期限=2025-10-15 内容=依法查处排污口",
      ],
      [procurator, "备案 jy1 2025-08-01"],
      ["water.liaison", "签收 jy1"],
      ["water.liaison", "异议 jy1 已经履职"],
      [procurator, "驳回异议 jy1 理由不成立"],
      [chief, "驳回异议 jy1 同意"],
      ["ecology.liaison", "签收 jy1"],
      ["ecology.liaison", "申请延期 jy1 期限种类=整改期限 延至=2025-10-20 理由=招标"],
      ["water.liaison", "回复 jy1 采纳情况=全部采纳 措施=已封堵"],
      [procurator, "核实 jy1 现场查看已封堵 结果=到位"],
      ["ecology.liaison", "回复 jy1 采纳情况=全部采纳 措施=已查处"],
      [procurator, "核实 jy1 现场查看已查处 结果=到位"],
      [procurator, "办结 jy1 被建议单位=水务局"],
      [chief, "办结 jy1 被建议单位=水务局"],
      [procurator, "办结 jy1"],
      [chief, "办结 jy1"],
    ],
  },
  "a meeting": {
    code: "HY-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    lines: [
      [secretariat, "安排会议 标题=联席会议 时间=2026-03-04 15:00 参会单位=水务局、公安局"],
      ["water.liaison", "参会 hy1 参加"],
      ["2026-03-04T08:00:00.000Z", ""],
      ["gov.convenor", "召开 hy1"],
      // With the draft's own beginning it is the whole of them, and replaces none.
      [
        secretariat,
        "纪要 hy1 2026年3月4日 周三 16:00，召开“联席会议”，由召集人（分管副县长）主持。通报情况",
      ],
    ],
  },
  "a task": {
    code: "RW-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    lines: [
      [
        secretariat,
        "任务 交办 标题=清理河道 牵头单位=水务局 配合单位=公安局、生态环境分局 到期=2026-04-10 完成标准=清完 依据=会议纪要",
      ],
      ["water.liaison", "接受 rw1"],
      ["water.liaison", "进展 rw1 已开工"],
      ["water.liaison", "延期 rw1 到期=2026-04-20 理由=雨"],
      ["water.liaison", "完成 rw1 完成情况=已清完 证据=验收单3号"],
    ],
  },
  "a consultation": {
    code: "CS-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    lines: [
      [
        procurator,
        "提起磋商 标题=河道采砂监管 单位=水务局、自然资源局 立案日期=2026年2月27日 事项=未依法查处",
      ],
      [procurator, "记录 cs1 记录形式=事实确认书 一致事实=河岸受损属实"],
      [procurator, "拟方案 cs1 内容=恢复河岸 期限=2026-04-01"],
      ["water.liaison", "同意方案 cs1"],
      ["natural-resources.liaison", "同意方案 cs1"],
      ["water.liaison", "履行完毕 cs1 已恢复"],
      ["natural-resources.liaison", "履行完毕 cs1 已查处"],
      [procurator, "跟进 cs1 现场查看属实"],
      [chief, "终结 cs1 结果=已全面履行"],
    ],
  },
  "a requisition of files": {
    code: "DY-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    lines: [
      [
        procurator,
        "发出调阅 标题=河道采砂卷宗 文号=山检调〔2026〕5号 单位=水务局 清单=采砂许可卷宗三册 形式=原件 另一承办人=procuratorate.intake 送达日期=2026-03-02",
      ],
      ["water.liaison", "不予提供 dy1 业务忙"],
      [procurator, "再次通知 dy1 工作忙不是正当理由"],
      ["water.liaison", "交付 dy1 三册"],
      [procurator, "归还 dy1"],
      ["water.liaison", "归还不全 dy1 第二册"],
      [procurator, "归还 dy1"],
      ["water.liaison", "确认归还 dy1"],
    ],
  },
  "a transfer to the police": {
    code: "YS-2026-0001",
    starts: "2026-03-06T01:00:00.000Z",
    lines: [
      [
        "market.liaison",
        "发现移送 标题=销售假冒农药 嫌疑人=李某某 罪名=销售伪劣产品罪 事实=查获假冒农药三百箱 经办人=market.liaison、market.liaison-2",
      ],
      ["market.liaison", "报批 ys1 涉案金额达到立案标准"],
      ["market.head", "批准移送 ys1 2026-03-06 09:00"],
      ["market.liaison", "发出 ys1 材料=移送书、调查报告、物品清单"],
      ["police.liaison", "签收 ys1 签收人=法制大队 签收时间=2026-03-06 09:00"],
      ["police.liaison", "接受 ys1 接受时间=2026-03-06 09:00"],
      ["police.liaison", "不立案 ys1 未达到立案标准"],
      ["market.liaison", "提请监督 ys1 应当立案"],
    ],
  },
  "an opinion after not prosecuting": {
    code: "YJ-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    lines: [
      [
        procurator,
        "移交意见 标题=无证售药 被不起诉人=王某某 违法事实=无证销售处方药 不起诉日期=2026年2月27日",
      ],
      [procurator, "登记 yj1"],
      [procurator, "拟意见 yj1 处罚意见=依法处罚 主管机关=市场监管局 证据=笔录"],
      [chief, "批准 yj1"],
      [procurator, "送达 yj1 文号=山检意〔2026〕3号"],
      ["market.liaison", "签收 yj1"],
      ["market.liaison", "回复 yj1 已立案调查"],
      ["market.liaison", "处理 yj1 处理结果=已处罚 决定内容=罚款二万元"],
    ],
  },
  "a hearing": {
    code: "TZ-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    lines: [
      [
        procurator,
        "提请听证 标题=河道采砂争议 案件类型=公益诉讼 听证事项=许可是否到期 公开=是 时间=2026-03-09 15:00",
      ],
      [chief, "同意听证 tz1"],
      [
        procurator,
        "通知 tz1 地点=听证室 主持人=承办检察官 听证员=人民监督员、县人大代表、律师 参加单位=水务局、自然资源局",
      ],
      ["water.liaison", "参会 tz1 参加"],
      ["2026-03-09T09:00:00.000Z", ""],
      [procurator, "召开 tz1 陈述完毕"],
      ...[1, 2, 3].flatMap((one): readonly Line[] => [
        [procurator, `听证员意见 tz1 听证员=${one} 意见=已到期`],
        [procurator, `答复意见 tz1 听证员=${one} 采纳情况=采纳`],
      ]),
      [procurator, "办结 tz1 制发检察建议"],
    ],
  },
  "a referral for relief": {
    code: "JZ-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    lines: [
      [procurator, "转介救助 受助编号=救2026-07 单位=民政局 困难情况=失去收入来源 本方已救助=3000"],
      ["civil-affairs.liaison", "退回 jz1 缺收入证明"],
      [procurator, "补充 jz1 已附证明"],
      ["civil-affairs.liaison", "受理 jz1"],
      ["civil-affairs.liaison", "给予救助 jz1 金额=1200"],
      [procurator, "回访 jz1 回访情况=已复工 还需回访=否"],
    ],
  },
  "a report of harm to a minor": {
    code: "BG-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    lines: [
      ["town-qingquan.liaison", "强制报告 情形=学生欺凌 发现场所=学校"],
      ["police.liaison", "接报 bg1"],
      ["education.liaison", "接报 bg1"],
      ["civil-affairs.liaison", "接报 bg1"],
      [procurator, "接报 bg1"],
      ["police.liaison", "处置决定 bg1 决定=治安处罚"],
      ["education.liaison", "救助保护 bg1 已安排心理辅导"],
      ["civil-affairs.liaison", "救助保护 bg1 家庭走访"],
      [procurator, "救助保护 bg1 无需司法救助"],
      [procurator, "倒查责任 bg1 两日后才报告 倒查结果=迟报 负有报告义务的单位=卫健局"],
      [chief, "约谈未报单位 bg1 限期整改"],
      [procurator, "封存 bg1"],
    ],
  },
  "a suit in court": {
    code: "CT-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    lines: [
      [
        "court.clerk",
        "登记出庭 案号=（2026）甘0725行初3号 单位=水务局 案件性质=生态环境 开庭时间=2026-03-09 09:00 地点=第一法庭",
      ],
      ["court.clerk", "通知出庭 ct1"],
      ["water.liaison", "申请不出庭 ct1 值守证明（盖章） 不出庭理由=公务 委派工作人员=法规股股长"],
      ["2026-03-09T09:00:00.000Z", ""],
      ["court.clerk", "记录开庭 ct1 工作人员出庭 理由成立=否"],
      ["court.clerk", "移送未出庭情况 ct1"],
      ["court.clerk", "裁判 ct1 部分败诉"],
      ["water.liaison", "履行裁判 ct1 已重新作出处理决定"],
    ],
  },
  "a legal question": {
    code: "FZ-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    lines: [
      ["water.liaison", "法律咨询 采砂许可证到期后继续采砂，适用哪一条"],
      ["justice.liaison", "要求说明 fz1 到期多久了"],
      ["water.liaison", "说明情况 fz1 没有新的许可证"],
      ["justice.liaison", "转办咨询 fz1 自然资源局 理由=业务主管"],
      ["natural-resources.liaison", "答复咨询 fz1 可以处罚"],
      ["water.liaison", "追问 fz1 罚多少"],
      ["natural-resources.liaison", "答复咨询 fz1 一万元以上"],
      ["water.liaison", "满意 fz1"],
    ],
  },
  "a publicity event": {
    code: "PF-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    lines: [
      [
        "water.liaison",
        "计划普法 水法宣传 形式=集中宣传 场所=乡村 活动日期=2026-03-06 地点=广场 协办单位=清泉镇",
      ],
      ["water.liaison", "活动改期 pf1 活动日期=2026-03-05 理由=下雨"],
      ["2026-03-05T09:00:00.000Z", ""],
      ["water.liaison", "登记活动 pf1 讲了水法 参加人数=120 无照片原因=设备损坏"],
      ["justice.liaison", "退回 pf1 请写明发放资料"],
      ["water.liaison", "登记活动 pf1 发放资料 参加人数=120 无照片原因=设备损坏"],
      ["justice.liaison", "办结 pf1"],
    ],
  },
  "a correction leave": {
    code: "JW-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    lines: [
      [
        "town-qingquan.liaison",
        "申请外出 对象编号=矫2026-07 事由=签订购销合同 目的地=兰州市 出发日期=2026-03-05 返回日期=2026-03-06 证明材料=单位证明",
      ],
      ["justice.liaison", "补正 jw1 缺合同"],
      ["town-qingquan.liaison", "补充 jw1 已附合同"],
      ["justice.liaison", "批准外出 jw1"],
      ["justice.liaison", "延长外出 jw1 航班取消 返回日期=2026-03-07"],
      ["2026-03-08T01:00:00.000Z", ""],
      ["justice.liaison", "通报未归 jw1 联系不上"],
      ["town-qingquan.liaison", "报告返回 jw1"],
    ],
  },
  "a request of an enterprise": {
    code: "QS-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    lines: [
      [
        "industry-federation.liaison",
        "提交诉求 标题=厂区道路 诉求内容=厂门口道路破损 责任单位=住建局 重点产业=是",
      ],
      ["housing.liaison", "退回 qs1 属乡道 建议单位=交通运输局"],
      ["industry-federation.liaison", "改派 qs1 交通运输局"],
      ["transport.liaison", "答复诉求 qs1 三月底前修好"],
      ["industry-federation.liaison", "评价诉求 qs1 不满意 只补了一半"],
      ["transport.liaison", "答复诉求 qs1 四月修好另一半"],
      ["industry-federation.liaison", "评价诉求 qs1 不满意 没有动工"],
      [secretariat, "上会结果 qs1 列入本年计划"],
    ],
  },
  "a suit that is performed": {
    code: "SS-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    lines: [
      ["procuratorate.procurator", "登记诉讼 三号口排污 被诉单位=水务局"],
      ["procuratorate.procurator", "法院立案 ss1 （2026）甘0725行初3号 副本送达日期=2026-03-02"],
      ["water.liaison", "提交答辩 ss1 已在整改"],
      ["procuratorate.procurator", "排定开庭 ss1 开庭时间=2026-03-20 09:00 地点=第一法庭"],
      ["2026-03-20T08:00:00.000Z", ""],
      ["procuratorate.procurator", "庭审情况 ss1 已质证"],
      ["procuratorate.procurator", "判决结果 ss1 责令封堵 结果=支持全部诉讼请求"],
      ["procuratorate.procurator", "送达判决 ss1"],
      ["procuratorate.procurator", "判决履行 ss1 仍在排放 已履行=否"],
      ["procuratorate.procurator", "申请执行 ss1 拒不履行"],
      ["water.liaison", "判决履行 ss1 已封堵 已履行=是"],
    ],
  },
  "a restoration": {
    code: "XF-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    lines: [
      [
        "procuratorate.procurator",
        "登记修复 河岸复绿 类别=水污染 修复单位=水务局 验收单位=生态环境分局 阶段=种草 2026-03-20 面积=3.5公顷",
      ],
      ["water.liaison", "修复进展 xf1 已种草 完成阶段=1"],
      ["water.liaison", "修复完工 xf1 已复绿 面积=3.5公顷"],
      ["ecology.liaison", "验收不通过 xf1 成活率不足"],
      ["water.liaison", "修复完工 xf1 已补种 面积=3.5公顷"],
      ["ecology.liaison", "验收通过 xf1 现场查看合格"],
    ],
  },
  "a dispute in mediation": {
    code: "TJ-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    lines: [
      [
        "petition.liaison",
        "委托调解 纠纷编号=访2026-07 来源=信访 调解单位=清泉镇 纠纷情况=相邻两户因排水沟改道发生争执",
      ],
      ["town-qingquan.liaison", "退回 tj1 不在本镇"],
      ["petition.liaison", "重新委托 tj1 已核实在本镇"],
      ["town-qingquan.liaison", "受理 tj1"],
      ["town-qingquan.liaison", "调解结果 tj1 双方同意恢复 结果=达成协议"],
      ["town-qingquan.liaison", "履行情况 tj1 已恢复 已履行=是"],
    ],
  },
  "an entry check of several units": {
    code: "RZ-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    lines: [
      [procurator, "布置入职查询 教育局、卫健局、民政局 到期=2026-03-06"],
      ["education.liaison", "报告入职查询 rz1 1260 不适合人数=0"],
      [procurator, "退回 rz1 单位=教育局 退回原因=没有查全"],
      ["education.liaison", "报告入职查询 rz1 1300 不适合人数=0"],
      ["health.liaison", "报告入职查询 rz1 300 不适合人数=3 未录用人数=1"],
      ["2026-03-09T09:00:00.000Z", ""],
      [procurator, "督促 rz1 单位=民政局"],
      ["health.liaison", "查询处理结果 rz1 解聘人数=2"],
      ["civil-affairs.liaison", "报告入职查询 rz1 40 不适合人数=0"],
    ],
  },
  "a campaign of several units": {
    code: "ZX-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    lines: [
      [
        secretariat,
        "发起专项 标题=打击养老诈骗 目标=追回被骗的钱 参加单位=公安局、民政局 结束日期=2026-06-30 报进展=2026-03-06",
      ],
      ["police.liaison", "专项进展 zx1 已破案 追赃挽损=120000"],
      ["2026-03-09T09:00:00.000Z", ""],
      [secretariat, "督促 zx1 请说明原因"],
      ["civil-affairs.liaison", "专项进展 zx1 已走访"],
      [secretariat, "专项加单位 zx1 市场监管局"],
      [secretariat, "调整专项 zx1 按市里安排延期 结束日期=2026-07-31"],
      ["police.liaison", "更正挽损金额 zx1 110000"],
      [secretariat, "办结 zx1 已完成"],
    ],
  },
  "a supported suit": {
    code: "ZC-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    lines: [
      [
        "labour.liaison",
        "申请支持起诉 当事人编号=支2026-07 人群=农民工 诉求=拖欠工资 请求金额=8000",
      ],
      [procurator, "补正 zc1 缺合同"],
      ["labour.liaison", "补充 zc1 已附合同"],
      [procurator, "拟支持 zc1 欠薪事实清楚"],
      [chief, "批准支持 zc1"],
      [procurator, "送法院 zc1 山检支诉〔2026〕3号"],
      [procurator, "裁判结果 zc1 判决支持 裁判金额=8000"],
      ["labour.liaison", "到账 zc1 5000"],
      [procurator, "办结 zc1 不再能执行"],
    ],
  },
};
