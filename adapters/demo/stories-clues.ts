/** Clues: new ones, those being looked into, and those that came to something or to nothing. */
export const clues = `
-24 09:30 forestry.liaison 提交线索 标题=护林防火通道被土堆堵住 类别=林草 事实=通道入口堆土约二十方，消防车无法通行 地点=大马营镇窑坡村 来源=履职 日期={-25} 接收单位=检察院
-23 09:20 procuratorate.intake 受理 #
-15 16:10 procuratorate.intake 反馈 # 已会同乡镇清理，通道恢复
-14 10:00 procuratorate.intake 办结 # 土堆已清走，通道恢复通行

-21 09:30 culture.liaison 提交线索 标题=汉长城保护范围内堆放杂物 类别=文物 事实=烽燧旁二十米内堆放秸秆和农机 地点=老军乡硖口村 来源=履职 日期={-22}
-20 10:00 procuratorate.intake 受理 #
-5 15:00 procuratorate.intake 反馈 # 正在与文化部门会商保护措施

-18 10:10 ecology.liaison 提交线索 标题=砖厂夜间排放黑烟 类别=生态赔偿 事实=夜间烟囱冒黑烟，群众多次反映 地点=清泉镇拾号村 来源=履职 日期={-19}
-17 09:40 procuratorate.intake 受理 #
-10 15:20 procuratorate.chief 不立案 # 企业已停产检修，设施整改到位

-14 14:20 forestry.liaison 提交线索 标题=林区边坡违规取土 类别=林草 事实=林地内取土形成约四十米断面 地点=大马营镇窑坡村 来源=履职 日期={-15}
-13 09:30 procuratorate.intake 登记 #
-9 11:05 procuratorate.intake 评估 # 现场核实，事实清楚，可以查办
-8 16:00 procuratorate.chief 立案 #

-12 16:30 labour.liaison 提交线索 标题=工地拖欠农民工工资 类别=欠薪 事实=二十三名工人两个月工资未发 地点=城西安置房工地 来源=履职 日期={-13}
-11 10:20 police.liaison 受理 #
-3 14:50 police.liaison 办结 # 工资已全部发放，工人签字确认

-9 09:50 natural-resources.liaison 提交线索 标题=耕地上硬化地坪 类别=耕地 事实=基本农田内浇筑混凝土地坪约二亩 地点=东乐镇静安村 来源=履职 日期={-10}
-8 10:10 ecology.liaison 登记 #
-4 15:30 ecology.liaison 补正 # 请补充地块坐标和现场照片

-7 10:45 housing.liaison 提交线索 标题=小区二次供水水箱未清洗 类别=水污染 事实=水箱两年未清洗，居民反映有异味 地点=福苑小区 来源=履职 日期={-8}
-6 11:30 housing.liaison 撤回 #

-6 11:00 market.liaison 提交线索 标题=校园周边售卖过期食品 类别=食品安全 事实=三家小卖部货架上有过期糕点 地点=东街小学门前 来源=履职 日期={-7}
-5 09:15 procuratorate.intake 受理 #
-2 16:40 procuratorate.intake 反馈 # 已派员到现场取证

-5 17:05 emergency.liaison 提交线索 标题=加油站消防通道被占 类别=安全生产 事实=消防通道长期停放货车 地点=国道旁加油站 来源=履职 日期={-6}
-4 09:20 procuratorate.intake 退回 # 不属于公益诉讼检察范围 建议单位=消防

-3 15:10 town-weiqi.liaison 提交线索 标题=机井超量取水 类别=国土 事实=两眼机井未装计量设施，昼夜抽水 地点=位奇镇十里堡 来源=履职 日期={-4}
-2 09:25 procuratorate.intake 登记 #

-2 09:05 hotline-12345.officer 提交线索 标题=寺沟河下口流出黑水 类别=水污染 事实=暗管直排黑水，气味刺鼻，群众两次来电 地点=清泉镇南湾村 来源=履职 日期={-3}

-1 10:35 town-qingquan.liaison 提交线索 标题=河堤堆放建筑垃圾 类别=水污染 事实=河堤背水面堆放渣土约三十车 地点=清泉镇北滩村 来源=履职 日期={-1}

-1 16:20 water.liaison 提交线索 标题=南湖路雨水口排污 类别=水污染 事实=晴天仍有灰色污水从雨水口流出 地点=南湖路北段 来源=履职 日期={-2}
`;
