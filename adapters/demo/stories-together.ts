/** Meetings, and the tasks that come of them. */
export const together = `
-12 10:00 gov-office.secretariat 会议 安排 标题=府检联动联席会议 形式=联席会议 时间={-8 15:00} 地点=县政府二楼会议室 参会单位=检察院、司法局、水务局、住建局、市场监管局 议题=近期线索和检察建议办理情况
-11 09:20 water.liaison 参会 # 参加
-11 10:10 housing.liaison 参会 # 参加
-10 09:40 market.liaison 参会 # 参加
-8 15:05 gov-office.secretariat 召开 # 主持人=gov.convenor 到会单位=检察院、司法局、水务局、住建局、市场监管局
-8 16:10 gov-office.secretariat 议定 # 每月通报一次检察建议回复情况
-7 10:00 gov-office.secretariat 纪要 #
-6 09:00 gov.convenor 签发 #

-9 09:30 gov-office.secretariat 会议 安排 标题=秋冬季防火座谈会 形式=座谈会 时间={-5 10:00} 地点=应急指挥中心 参会单位=应急管理局、林草局、消防 议题=防火值守
-6 16:00 gov-office.secretariat 取消 # 与市局视频会议时间冲突，另行通知

-4 10:00 gov-office.secretariat 会议 安排 标题=河道排污口研判会 形式=研判会 时间={+1 15:00} 地点=县政府二楼会议室 参会单位=检察院、水务局、生态环境分局、公安局 议题=排污口溯源和封堵分工
-3 09:10 ecology.liaison 参会 # 参加
-3 10:30 police.liaison 参会 # 待定

-1 14:40 procuratorate.procurator 会议 提议 标题=机井管理职责协调会 形式=协调会 时间={+5 15:00} 参会单位=水务局、农业农村局 理由=一眼机井的登记管理单位有不同意见

-8 16:30 gov-office.secretariat 任务 交办 清运河堤建筑垃圾 牵头单位=水务局 配合单位=清泉镇 到期={+3} 完成标准=现场无堆放，附照片
-7 09:20 water.liaison 接受 #
-3 15:10 water.liaison 进展 # 已清运二十车，剩余十车本周完成

-8 16:40 gov-office.secretariat 任务 交办 排查校园周边食品经营户 牵头单位=市场监管局 到期={-1} 完成标准=排查台账
-7 10:10 market.liaison 接受 #

-8 16:50 gov-office.secretariat 任务 交办 公布线索举报方式 牵头单位=司法局 到期={-3} 完成标准=各乡镇公示栏张贴
-7 11:10 justice.liaison 接受 #
-4 14:30 justice.liaison 完成 # 各乡镇已张贴 证据=张贴照片目录
-3 09:30 gov-office.secretariat 核实 # 抽查四个乡镇已张贴 结果=完成

-2 15:20 gov-office.secretariat 任务 交办 补设校车停靠点标志标线 牵头单位=交通运输局 配合单位=公安局 到期={+4} 完成标准=验收记录
-1 09:30 transport.liaison 接受 #

-1 15:50 gov-office.secretariat 任务 交办 报送沿河排污口清单 牵头单位=生态环境分局 配合单位=水务局 到期={+6} 完成标准=清单注明位置和责任单位
-1 16:40 water.liaison 接受 #
`;
