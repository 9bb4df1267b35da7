/** What the procuratorate and the agencies put to each other on a legal clock. */
export const cases = `
-26 09:40 procuratorate.procurator 登记建议 标题=完善建筑工地实名制管理 文号=山检建〔{y}〕15号 类型=社会治理 单位=住建局 送达日期={-26} 异议期=10 内容=落实实名制考勤和工资专户
-25 10:05 housing.liaison 签收 #
-12 11:15 housing.liaison 回复 # 采纳情况=全部采纳 措施=在建工地全部接入实名制平台 证据=平台截图
-9 15:00 procuratorate.procurator 核实 # 核实情况=抽查三处工地属实 结果=到位
-8 10:00 procuratorate.procurator 办结 #

-24 10:00 procuratorate.procurator 登记建议 标题=依法履行河道监管职责 文号=山检建〔{y}〕17号 类型=公益诉讼 单位=水务局 送达日期={-24} 异议期=10 内容=依法查处沿河排污口并恢复水质 抄送=司法局
-23 09:10 water.liaison 签收 #

-20 15:30 procuratorate.procurator 登记建议 标题=规范校园周边食品经营 文号=山检建〔{y}〕18号 类型=社会治理 单位=市场监管局 送达日期={-20} 异议期=10 内容=开展校园周边食品安全专项检查
-19 09:20 market.liaison 签收 #
-2 16:10 market.liaison 回复 # 采纳情况=全部采纳 措施=检查经营户四十一家，下架过期食品，立案三件 证据=检查记录和处罚决定书

-19 11:20 procuratorate.procurator 登记建议 标题=消除校车停靠点安全隐患 文号=山检建〔{y}〕22号 类型=公益诉讼 单位=交通运输局 送达日期={-19} 异议期=10 紧急=是 内容=十五日内补设标志标线并加强巡查
-18 09:30 transport.liaison 签收 #

-10 14:30 procuratorate.procurator 登记建议 标题=整治河道垃圾 文号=山检建〔{y}〕19号 类型=公益诉讼 单位=水务局、生态环境分局、清泉镇 送达日期={-10} 异议期=10 内容=清运河堤垃圾并建立巡查制度
-9 10:15 ecology.liaison 签收 #
-8 09:05 water.liaison 签收 #

-6 10:30 procuratorate.procurator 登记建议 标题=加强机井取水计量监管 文号=山检建〔{y}〕20号 类型=纠正违法 单位=水务局 送达日期={-6} 异议期=10 内容=对无计量设施的机井依法处理
-5 09:30 water.liaison 签收 #
-3 10:50 water.liaison 异议 # 其中一眼机井由农业农村局登记管理

-1 11:10 procuratorate.procurator 登记建议 标题=依法处置砖厂烟气问题 文号=山检建〔{y}〕21号 类型=公益诉讼 单位=生态环境分局 送达日期={-1} 异议期=10 内容=查明排放来源并依法处理

-22 10:20 procuratorate.procurator 提起磋商 标题=垃圾填埋场渗滤液处理 单位=住建局 立案日期={-23} 事项=渗滤液收集池容量不足 类别=水污染
-21 11:00 procuratorate.procurator 安排 # 时间={-18 15:00} 地点=住建局会议室
-20 09:20 housing.liaison 参会 # 参加
-17 10:00 procuratorate.procurator 记录 # 记录形式=会议纪要 一致事实=收集池容量不足属实 磋商日期={-18}
-16 15:00 procuratorate.procurator 拟方案 # 内容=扩建收集池并委托第三方处理 期限={+15}
-15 09:40 housing.liaison 同意方案 #
-4 16:20 housing.liaison 进展 # 扩建工程已招标

-7 14:00 procuratorate.procurator 提起磋商 标题=林地取土修复 单位=林草局 立案日期={-8} 事项=取土断面尚未修复，存在滑坡风险 类别=林草
-6 09:30 procuratorate.procurator 安排 # 时间={+2 09:30} 地点=检察院三楼会议室
-5 10:10 forestry.liaison 参会 # 参加

-1 09:40 procuratorate.procurator 提起磋商 标题=烽燧周边环境整治 单位=文体广旅局、老军乡 立案日期={-2} 事项=保护范围内堆放杂物的清理和日常巡查 类别=文物

-16 09:20 procuratorate.procurator 发出调阅 标题=工地工资专户资料 文号=山检调〔{y}〕7号 单位=人社局 清单=城西安置房工地工资专户流水 形式=复印件 另一承办人=检察院案件受理岗 送达日期={-16}
-15 10:00 labour.liaison 签收 #
-13 15:10 labour.liaison 交付 # 专户流水一册
-12 10:30 procuratorate.procurator 办结 #

-5 14:10 procuratorate.procurator 发出调阅 标题=食品抽检台账 文号=山检调〔{y}〕8号 单位=市场监管局 清单=校园周边抽检台账 形式=复印件 另一承办人=检察院案件受理岗 送达日期={-5}
-4 09:50 market.liaison 签收 #
-2 11:20 market.liaison 部分交付 # 交付内容=上半年台账 缺少=下半年台账

-2 10:10 procuratorate.procurator 发出调阅 标题=河道采砂许可卷宗 文号=山检调〔{y}〕9号 单位=水务局 清单=近两年采砂许可卷宗 形式=复印件 另一承办人=检察院案件受理岗 送达日期={-2}
-1 09:15 water.liaison 签收 #

-13 10:00 forestry.liaison 发现移送 标题=盗伐防护林 嫌疑人=马某某 罪名=盗伐林木罪 事实=盗伐杨树四十余株 经办人=forestry.liaison、forestry.liaison-2
-12 09:20 forestry.liaison 报批 # 蓄积量达到立案标准，建议移送
-11 09:10 forestry.head 批准移送 # {-11 09:00}
-11 10:30 forestry.liaison 发出 # 材料=移送书、调查报告、物品清单
-11 15:00 police.liaison 签收 # 签收人=法制大队 签收时间={-11 14:50}
-10 09:30 police.liaison 接受 # 接受时间={-10 09:20}
-8 16:30 police.liaison 立案 #
-7 15:40 forestry.liaison 移交 # 树干四十段，油锯一台

-2 09:30 market.liaison 发现移送 标题=销售假冒农药 嫌疑人=李某某 罪名=销售伪劣产品罪 事实=库房查获假冒农药三百箱 经办人=market.liaison、market.liaison-2
-1 10:20 market.liaison 报批 # 涉案金额达到立案标准，建议移送

-15 10:10 procuratorate.procurator 移交意见 标题=无证售药 被不起诉人=王某某 违法事实=无证销售处方药，情节轻微 不起诉日期={-16}
-14 09:30 procuratorate.procurator 登记 #
-13 10:30 procuratorate.procurator 拟意见 # 处罚意见=依药品管理法第一百一十五条处罚 主管机关=市场监管局 证据=笔录、进货单
-12 15:20 procuratorate.chief 批准 #
-11 10:40 procuratorate.procurator 送达 # 文号=山检意〔{y}〕4号
-10 09:50 market.liaison 签收 #

-3 09:20 procuratorate.procurator 移交意见 标题=危险驾驶 被不起诉人=赵某某 违法事实=醉酒驾驶电动三轮车，情节轻微 不起诉日期={-3}
-2 10:00 procuratorate.procurator 登记 #

-12 09:30 court.clerk 登记出庭 案号=（{y}）甘0725行初6号 单位=自然资源局 案件性质=生态环境 开庭时间={+4 09:00} 地点=第一法庭 立案日期={-12}
-11 10:00 court.clerk 通知出庭 # {-11}
-9 15:20 natural-resources.liaison 答复出庭 # 分管副局长 负责人类别=副职

-8 20:20 town-weiqi.liaison 强制报告 情形=遗弃 发现场所=村 报警时间={-8 20:10}
-8 20:26 police.liaison 接报 #
-8 20:31 civil-affairs.liaison 接报 #
-8 20:40 education.liaison 接报 #
-8 20:45 procuratorate.procurator 接报 #
-6 16:00 police.liaison 处置决定 # 监护人外出，已训诫 决定=不立案
-5 10:20 civil-affairs.liaison 救助保护 # 已安排临时照料，纳入走访

-9 09:30 procuratorate.procurator 提请听证 标题=渗滤液处理方案争议 案件类型=公益诉讼 听证事项=扩建收集池能否按期见效 公开=是 时间={+3 09:30}
-8 10:00 procuratorate.chief 同意听证 #
-6 15:00 procuratorate.procurator 通知 # 地点=检察听证室 主持人=承办检察官 听证员=人民监督员、县人大代表、律师 参加单位=住建局
-5 09:40 housing.liaison 参会 # 参加

-14 10:20 procuratorate.procurator 转介救助 受助编号=救{y}-03 单位=民政局 困难情况=交通肇事被害人家庭失去主要收入来源 本方已救助=20000
-13 09:30 civil-affairs.liaison 受理 #
-7 16:00 civil-affairs.liaison 给予救助 # 金额=3000 救助措施=纳入临时救助

-2 14:40 women.liaison 转介救助 受助编号=F{y}-11 困难情况=家庭暴力受害人需继续治疗

-8 09:10 labour.liaison 申请支持起诉 当事人编号=支{y}-05 人群=农民工 诉求=工程款结清后仍拖欠工资，本人无力聘请律师 请求金额=18600
-5 14:30 procuratorate.procurator 拟支持 # 欠薪事实清楚，证据充分
-4 09:20 procuratorate.chief 批准支持 #
-3 10:30 procuratorate.procurator 送法院 # 文号=山检支诉〔{y}〕2号

-7 09:40 town-dongle.liaison 申请外出 对象编号=矫{y}-03 事由=签订农产品购销合同 目的地=张掖市 出发日期={-5} 返回日期={+3} 证明材料=单位证明、合同草案
-6 10:20 justice.liaison 批准外出 # {-6}

-9 15:10 industry-federation.liaison 提交诉求 标题=园区用电增容 诉求内容=新生产线变压器容量不足 责任单位=工信和商务局 重点产业=是 优先办理=省列项目即将投产
-3 10:30 industry.liaison 答复诉求 # 已与供电公司商定本月增容

-6 09:20 town-chenhu.liaison 法律咨询 承包地流转合同到期后不交还，村委会能不能收回
-4 10:40 justice.liaison 答复咨询 # 可以要求返还，协商不成的起诉；收回前先书面催告

-10 15:00 water.liaison 计划普法 节水与河道管理宣传 形式=集中宣传 场所=乡村 活动日期={+6} 地点=清泉镇文化广场

-7 14:20 petition.liaison 委托调解 纠纷编号=调{y}-09 来源=信访 调解单位=霍城镇 纠纷情况=两户因水渠改线争执，要求恢复原渠
-5 09:50 town-huocheng.liaison 受理 #

-10 16:00 procuratorate.chief 登记诉讼 依法查处非法占用林地 被诉单位=林草局
-8 09:30 procuratorate.procurator 法院立案 # （{y}）甘0725行初8号
-2 15:00 procuratorate.procurator 排定开庭 # 开庭时间={+9 09:00} 地点=第一法庭

-9 11:00 forestry.liaison 登记修复 取土断面复绿 类别=林草 修复单位=霍城镇 验收单位=自然资源局 阶段=回填覆土 {+4}；栽植苗木 {+25} 面积=1.6公顷 树木=1200
-3 16:30 town-huocheng.liaison 修复进展 # 回填覆土完成七成

-12 09:30 procuratorate.procurator 布置入职查询 团县委、残联、清泉镇 到期={+8}
-6 10:10 youth-league.liaison 报告入职查询 # 12 不适合人数=0

-12 15:30 gov-office.secretariat 发起专项 标题=守护老年人钱袋子 目标=追回老年人被骗的钱 参加单位=公安局、民政局 结束日期={+50}
-4 11:00 police.liaison 专项进展 # 已走访养老机构，立案一起 追赃挽损=32000

`;
