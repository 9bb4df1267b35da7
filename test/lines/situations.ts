import { openScene, type Scene } from "../scene.ts";

/** Monday 23 November 2026, nine o'clock. */
const now = "2026-11-23T01:00:00.000Z";

type Said = readonly [who: string, line: string];

const recommendation = (number: number, title: string, unit: string): Said => [
  "procuratorate.procurator",
  `登记建议 标题=${title} 文号=山检建〔2026〕${number}号 类型=公益诉讼 单位=${unit} 送达日期=2026-11-23 异议期=10 整改期限=2027-01-15 内容=依法查处`,
];

const outfall: Said = [
  "water.liaison",
  "提交线索 标题=大桥下排污口 类别=水污染 事实=桥下暗管直排黑水 地点=山丹河大桥 日期=2026-11-22 来源=履职 接收单位=检察院",
];
const river = recommendation(1, "依法查处河道排污口", "水务局");
const joint: Said = [
  "gov-office.secretariat",
  "安排会议 标题=河道治理联席会议 时间=2026-11-25 15:00 参会单位=水务局、公安局、市场监管局 地点=政府四楼 议题=排污口整治",
];
const rubbish: Said = [
  "gov-office.secretariat",
  "交办任务 任务内容=清理河道垃圾 牵头单位=水务局 到期=2026-12-10",
];

/** What was done before a line is typed, by the name the tables of lines give it. */
const situations = {
  none: [],
  rec: [river],
  acked: [river, ["water.liaison", "签收 jy1"]],
  replied: [
    river,
    ["water.liaison", "签收 jy1"],
    ["water.liaison", "回复 jy1 采纳情况=全部采纳 措施=已封堵排污口"],
  ],
  clue: [outfall],
  registered: [outfall, ["procuratorate.intake", "登记 xs1"]],
  taken: [outfall, ["procuratorate.intake", "受理 xs1"]],
  meet: [joint],
  task: [rubbish],
  taskset: [rubbish],
  doing: [rubbish, ["water.liaison", "接受 rw1"]],
  taskdone: [
    rubbish,
    ["water.liaison", "接受 rw1"],
    ["water.liaison", "完成 rw1 已清理 证据=照片"],
  ],
  busy: [
    river,
    recommendation(2, "保障农村饮水安全", "水务局"),
    ["water.liaison", "签收 jy2"],
    recommendation(3, "加强校园周边食品安全监管", "市场监管局"),
    outfall,
    [
      "hotline-12345.officer",
      "提交线索 标题=工地拖欠工资 类别=拖欠工资 事实=三个月未发 地点=城南工地 日期=2026-11-20 来源=平台 接收单位=人社局",
    ],
    joint,
    rubbish,
  ],
  many: [
    [
      "procuratorate.procurator",
      "发出调阅 标题=河道采砂卷宗 文号=山检调〔2026〕5号 单位=水务局 清单=采砂许可卷宗三册 形式=复印件 另一承办人=检察院案件受理岗 送达日期=2026-11-23",
    ],
    [
      "industry-federation.liaison",
      "提交诉求 标题=厂区道路 诉求内容=厂门口道路破损，货车进不来 责任单位=住建局",
    ],
    [
      "petition.liaison",
      "委托调解 纠纷编号=访2026-07 来源=信访 调解单位=清泉镇 纠纷情况=相邻两户因排水沟改道发生争执",
    ],
    [
      "procuratorate.procurator",
      "转介救助 受助编号=救2026-07 单位=民政局 困难情况=被害人家庭失去收入来源 本方已救助=3000元",
    ],
    [
      "court.clerk",
      "登记出庭 案号=（2026）甘0725行初3号 单位=水务局 案件性质=生态环境 开庭时间=2026-12-21 09:00 地点=第一法庭",
    ],
    ["court.clerk", "通知出庭 ct1"],
    ["water.liaison", "法律咨询 采砂许可证到期后继续采砂，适用哪一条"],
    [
      "procuratorate.procurator",
      "提起磋商 标题=河道采砂 单位=水务局 立案日期=2026-11-20 事项=未依法查处",
    ],
  ],
} satisfies Readonly<Record<string, readonly Said[]>>;

/** Opens a county in which this was done. */
export const openSituation = async (name: string): Promise<Scene> => {
  const said: readonly Said[] | undefined = Object.entries(situations).find(
    ([key]) => key === name,
  )?.[1];
  if (said === undefined) throw new Error(`no situation ${name}`);
  const scene = await openScene(now);
  for (const [who, line] of said) await scene.says(who, line);
  return scene;
};
