import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { playStories } from "../adapters/demo/play.ts";
import { type Story, stories } from "../adapters/demo/stories.ts";
import { seedDemo } from "../prisma/seed.ts";
import { addDays, dayOf } from "../src/calendar/day.ts";
import { officialCalendar } from "../src/calendar/holidays.ts";
import { flows } from "../src/catalog.ts";
import { countFor, medianOf, sumOf } from "../src/figures/count.ts";
import { openConnection } from "../src/store/connection.ts";
import { openStore } from "../src/store/open.ts";
import type { Store } from "../src/store/store.ts";

// A county is played through the bot, and every figure of 统计 compared with a count in plain SQL over the
// tables, which shares no code with it.

const proc = "procuratorate.procurator";
const chief = "procuratorate.chief";
const office = "gov-office.secretariat";
const record = (title: string, number: number, unit: string, type = "社会治理") =>
  `登记建议 标题=${title} 文号=山检建〔{y}〕${number}号 类型=${type} 单位=${unit} 送达日期={-66} 异议期=10 内容=依法查处`;

/** What the demo county has none of: late and missing replies, objections answered, extensions, withdrawals. */
const more: readonly (readonly (readonly [day: number, who: string, line: string])[])[] = [
  [
    [-66, proc, record("校园安全", 31, "教育局")],
    [-64, "education.liaison", "签收 #"],
    [-15, "education.liaison", "回复 # 采纳情况=部分采纳 措施=整改了一部分"],
    [-14, proc, "核实 # 核实情况=仍有一处没有整改 结果=未到位"],
    [-12, proc, "督促 # 请尽快整改"],
  ],
  [
    [-66, proc, record("工资支付", 32, "人社局")],
    [-65, "labour.liaison", "签收 #"],
    [-10, proc, "督促 # 逾期未回复"],
  ],
  [
    [-66, proc, record("药品监管", 33, "市场监管局")],
    [-65, "market.liaison", "签收 #"],
    [-63, "market.liaison", "异议 # 事实不清"],
    [-60, proc, "驳回异议 # 事实清楚"],
    [-59, chief, "驳回异议 # 事实清楚"],
    [-40, "market.liaison", "回复 # 采纳情况=不采纳 措施=不属于我局职责"],
  ],
  [
    [-66, proc, record("发错单位", 34, "财政局")],
    [-64, chief, "撤回 # 对象有误"],
  ],
  [
    [-66, proc, record("河道岸线", 35, "水务局、林草局", "公益诉讼")],
    [-65, "water.liaison", "签收 #"],
    [-62, "forestry.liaison", "签收 #"],
    [-50, "water.liaison", "回复 # 采纳情况=全部采纳 措施=已拆除"],
    [-49, proc, "退回 # 单位=水务局 理由=没有附照片"],
    [-45, "water.liaison", "回复 # 采纳情况=全部采纳 措施=已拆除，附照片"],
    [-44, proc, "核实 # 单位=水务局 核实情况=已拆除 结果=到位"],
  ],
  [
    [-66, proc, record("电梯安全", 36, "住建局")],
    [-65, "housing.liaison", "签收 #"],
    [-40, "housing.liaison", "回复 # 采纳情况=全部采纳 措施=已完成检验"],
  ],
  [
    [-66, proc, record("职责交叉", 37, "交通运输局")],
    [-65, "transport.liaison", "异议 # 职责不在我局"],
    [-61, chief, "采纳异议 # 处理=修改 理由=部分事实有误"],
  ],
  [
    [-40, office, "任务 交办 清理占道 牵头单位=交通运输局 配合单位=公安局 到期={-30}"],
    [-39, "transport.liaison", "接受 #"],
    [-28, "transport.liaison", "完成 # 已经清理 证据=照片"],
    [-27, office, "退回 # 单位=交通运输局 理由=还有两处 到期={-5}"],
  ],
  [
    [-40, office, "任务 交办 排查燃气 牵头单位=住建局 到期={-20}"],
    [-39, "housing.liaison", "接受 #"],
    [-25, "housing.liaison", "延期 # 到期={-10} 理由=户数多"],
    [-24, office, "同意延期 #"],
    [-12, "housing.liaison", "完成 # 全部排查 证据=台账"],
    [-11, office, "核实 # 抽查属实 结果=完成"],
  ],
  [
    [-40, office, "任务 交办 重复的任务 牵头单位=水务局 到期={-30}"],
    [-38, office, "取消 # 与另一项重复"],
  ],
  [
    [
      -30,
      proc,
      "发出调阅 标题=许可卷宗 文号=山检调〔{y}〕31号 单位=林草局 清单=许可卷宗 形式=复印件 另一承办人=检察院案件受理岗 送达日期={-30}",
    ],
    [-29, "forestry.liaison", "签收 #"],
    [-28, "forestry.liaison", "不予提供 # 涉及商业秘密"],
  ],
  [
    [
      -30,
      proc,
      "发出调阅 标题=检查记录 文号=山检调〔{y}〕32号 单位=应急管理局 清单=检查记录 形式=复印件 另一承办人=检察院案件受理岗 送达日期={-30}",
    ],
    [-29, "emergency.liaison", "签收 #"],
    [-10, "emergency.liaison", "交付 # 检查记录一册"],
  ],
  [
    [
      -45,
      proc,
      "移交意见 标题=无证售药 被不起诉人=李某某 违法事实=无证销售处方药 不起诉日期={-46}",
    ],
    [-44, proc, "登记 #"],
    [-43, proc, "拟意见 # 处罚意见=依药品管理法处罚 主管机关=市场监管局 证据=笔录、进货单"],
    [-42, chief, "批准 #"],
    [-41, proc, "送达 # 文号=山检意〔{y}〕5号"],
    [-40, "market.liaison", "签收 #"],
    [-30, "market.liaison", "回复 # 已立案调查"],
    [-28, "market.liaison", "处理 # 处理结果=已处罚 决定内容=罚款五千元并没收药品"],
  ],
  // Reviews that rested: one went on and was in time by the day it then had, one went on and is late, one still rests.
  ...(["钱", "孙", "周"] as const).map((name, index) => [
    [
      -45,
      proc,
      `移交意见 标题=中止审查${name} 被不起诉人=${name}某某 违法事实=无证售药 不起诉日期={-46}`,
    ] as const,
    [-44, proc, "登记 #"] as const,
    [-43, proc, "中止 # 被害人申诉"] as const,
    ...(index === 2 ? [] : ([[-24, proc, "恢复 #"]] as const)),
    ...(index === 0
      ? ([
          [-23, proc, "拟意见 # 处罚意见=依法处罚 主管机关=市场监管局 证据=笔录"],
          [-22, chief, "批准 #"],
        ] as const)
      : []),
  ]),
  [
    [
      -40,
      "forestry.liaison",
      "发现移送 标题=滥伐林木 嫌疑人=赵某某 罪名=滥伐林木罪 事实=滥伐杨树二十株 经办人=forestry.liaison、forestry.liaison-2",
    ],
    [-39, "forestry.liaison", "报批 # 达到立案标准，建议移送"],
    [-38, "forestry.head", "批准移送 # {-38 09:00}"],
    [-38, "forestry.liaison", "发出 # 材料=移送书、调查报告、物品清单"],
    [-38, "police.liaison", "签收 # 签收人=法制大队 签收时间={-38 10:14}"],
    [-37, "police.liaison", "接受 # 接受时间={-37 09:20}"],
    [-36, "police.liaison", "不立案 # 情节显著轻微"],
    [-35, "forestry.liaison", "提请复议 # 数额已达标准"],
    [-34, "police.liaison", "维持 # 仍不立案"],
    [-33, "forestry.liaison", "提请监督 # 公安机关不立案的理由不成立"],
  ],
  [
    [
      -30,
      proc,
      "提请听证 标题=养殖场排污整改方案 案件类型=公益诉讼 听证事项=整改期限是否合理 公开=是 时间={-20 09:30}",
    ],
    [-29, chief, "同意听证 #"],
    [-27, proc, "通知 # 地点=检察听证室 主持人=承办检察官 听证员=人民监督员、县人大代表、律师"],
    [-20, proc, "召开 # 听证情况=各方到场，意见已记录"],
  ],
  [
    [-40, proc, "布置入职查询 教育局、卫健局、民政局、妇联 到期={-20}"],
    [-35, "education.liaison", "报告入职查询 # 1260 不适合人数=0"],
    [-30, "health.liaison", "报告入职查询 # 300 不适合人数=3 未录用人数=1 查询日期={-32}"],
    [-29, proc, "退回 # 单位=教育局 退回原因=没有查全"],
    [-15, "civil-affairs.liaison", "报告入职查询 # 40 不适合人数=0"],
  ],
  [
    [
      -40,
      office,
      "发起专项 标题=打击养老诈骗 目标=追回被骗的钱 参加单位=公安局、检察院 结束日期={+60}",
    ],
    [-30, "police.liaison", "专项进展 # 已破案两起 追赃挽损=120000"],
    [-20, proc, "专项进展 # 已提前介入"],
    [-9, "police.liaison", "更正挽损金额 # 110000"],
  ],
  [[-10, "culture.liaison", "登记入职查询 6 不适合人数=1 未录用人数=1 类型=入职前"]],
  ...["判决支持 裁判金额=8000", "驳回"].map(
    (result, index) =>
      [
        [
          -40 - index,
          "labour.liaison",
          `申请支持起诉 当事人编号=支{y}-${31 + index} 人群=农民工 诉求=完工后拖欠工资${index + 1}个月 请求金额=9000`,
        ],
        [-38, proc, "拟支持 # 欠薪事实清楚，证据充分"],
        [-37, chief, "批准支持 #"],
        [-36, proc, `送法院 # 文号=山检支诉〔{y}〕${31 + index}号`],
        [-12, proc, `裁判结果 # ${result}`],
        ...(index === 0
          ? ([
              [-11, "labour.liaison", "到账 # 5000"],
              [-6, proc, "到账 # 1500"],
            ] as const)
          : []),
      ] as const,
  ),
];

const played: readonly Story[] = [
  ...stories,
  ...more.map((story) =>
    story.map(([day, who, line], index) => ({ day, time: `10:${10 + index}`, who, line })),
  ),
];

const now = "2026-11-23T09:00:00.000Z";
const today = dayOf(now);

type Row = {
  on: string | null;
  hit: string | null;
  days: number | bigint | null;
  paid?: number | bigint;
};
let store: Store;
let connection: Awaited<ReturnType<typeof openConnection>>;
let folder: string;
const run = (statement: string) => connection.client.$executeRawUnsafe(statement);
const ask = (query: string) => connection.client.$queryRawUnsafe<Row[]>(query);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "liandong-figures-"));
  const url = `file:${join(folder, "county.db")}`;
  // Without a key nothing is sealed, so that level 2 can be counted in SQL too.
  store = await openStore(url, undefined, "OFF");
  await seedDemo(store);
  await playStories(store, now, { county: "山丹县", log: () => {} }, played);
  connection = await openConnection(url, undefined, "OFF");
  await run(`CREATE TABLE "W" ("day" TEXT)`);
  const days: string[] = [];
  for (let day = "2026-01-01"; day <= "2026-12-31"; day = addDays(day, 1))
    if (officialCalendar.isWorkingDay(day)) days.push(`('${day}')`);
  await run(`INSERT INTO "W" VALUES ${days.join()}`);
}, 240_000);
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const party = (part: string, who: string) =>
  `EXISTS (SELECT 1 FROM "Party" AS "p" WHERE "p"."code" = "m"."code" AND "p"."part" ${part} AND ${who})`;
const barred = "IN ('accused', 'recused')";
const named = "NOT IN ('accused', 'recused')";
const readers = {
  "gov.convenor": `"m"."visibility" = 1 AND NOT ${party(barred, `("p"."organisation" = 'gov' OR "p"."person" = 'gov.convenor')`)}`,
  [proc]: `NOT ${party(barred, `("p"."organisation" = 'procuratorate' OR "p"."person" = '${proc}')`)} AND (
    ("m"."visibility" = 1 AND ${party(named, `"p"."organisation" = 'procuratorate'`)})
    OR ("m"."visibility" < 3 AND ${party(named, `"p"."person" = '${proc}'`)}))`,
};

/** What a reader sees, `M`; the shares of several units in it, `S`; and the clocks of those, `K`. */
const look = async (sees: string): Promise<void> => {
  for (const view of ["K", "S", "M"]) await run(`DROP VIEW IF EXISTS "${view}"`);
  await run(
    `CREATE VIEW "M" AS SELECT "m".* FROM "Matter" AS "m" WHERE "m"."erasedAt" IS NULL AND ${sees}`,
  );
  const to = `(SELECT COUNT(DISTINCT "organisation") FROM "Party" AS "t" WHERE "t"."code" = "M"."code" AND "t"."part" = 'to' AND "t"."organisation" IS NOT NULL)`;
  const tracked = `"kind" IN ('recommendation', 'task', 'entry-check') AND ${to} > 1`;
  const own = `json_extract("M"."fields", '$."$tracks"."' || "u"."organisation" || '"')`;
  await run(`CREATE VIEW "S" AS
    SELECT "code", "kind", NULL AS "unit", "state", "outcome", "fields" AS "f" FROM "M" WHERE NOT (${tracked})
    UNION ALL
    SELECT "M"."code", "kind", "u"."organisation", COALESCE(json_extract(${own}, '$.state'), "state"),
      CASE WHEN ${own} IS NULL THEN "outcome" ELSE json_extract(${own}, '$.outcome') END,
      json_patch("fields", COALESCE(json_extract(${own}, '$.fields'), '{}'))
    FROM "M" JOIN "Party" AS "u" ON "u"."code" = "M"."code" AND "u"."part" = 'to' AND "u"."organisation" IS NOT NULL
    WHERE ${tracked}`);
  await run(`CREATE VIEW "K" AS
    SELECT "S".*, "c"."rule", "c"."rolled", "c"."position", "c"."stoppedAt", "c"."suspendedAt",
      json_extract("c"."facts", '$.organisation') AS "whose"
    FROM "S" JOIN "Clock" AS "c" ON "c"."code" = "S"."code"
    WHERE "S"."unit" IS NULL OR json_extract("c"."facts", '$.organisation') IS NULL
      OR json_extract("c"."facts", '$.organisation') = "S"."unit"`);
};

const f = (path: string) => `json_extract("f", '$.${path}')`;
const day = (instant: string) => `date(${instant}, '+8 hours')`;
const workdays = (from: string, to: string) =>
  `(SELECT COUNT(*) FROM "W" WHERE "day" > ${from} AND "day" <= ${to})`;
const of = (kind: string, on: string, hit = "NULL", where = "1", days = "NULL") =>
  `SELECT ${on} AS "on", CASE WHEN ${hit} THEN 'yes' END AS "hit", ${days} AS "days" FROM "S" WHERE "kind" = '${kind}' AND ${where}`;
/** A row for each member of a list among the fields. */
const each = (kind: string, list: string, on: string, hit = "NULL", where = "1", days = "NULL") =>
  `SELECT ${on} AS "on", CASE WHEN ${hit} THEN 'yes' END AS "hit", ${days} AS "days"
   FROM "S", json_each("f", '$.${list}') AS "e" WHERE "kind" = '${kind}' AND ${where}`;
const e = (path: string) => `json_extract("e"."value", '$.${path}')`;
/** A row for each share with the latest of its clocks under some rules, once its day is over. */
const due = (kind: string, rules: string, done: string, where: string) =>
  `SELECT "rolled" AS "on", CASE WHEN ${done} THEN 'yes' END AS "hit", NULL AS "days" FROM "K" AS "k"
   WHERE "kind" = '${kind}' AND "rule" IN (${rules}) AND "rolled" < '${today}' AND ${where}
     AND ("stoppedAt" IS NOT NULL OR "suspendedAt" IS NULL)
     AND "position" = (SELECT MAX("position") FROM "K" AS "o" WHERE "o"."code" = "k"."code"
       AND "o"."unit" IS "k"."unit" AND "o"."rule" IN (${rules}))`;

const reply = `'rec.reply', 'rec.reply.pil-urgent', 'rec.reply.minors', 'rec.reply.other-urgent', 'rec.reply.retrial'`;
const replied = `(SELECT MIN("d") FROM (SELECT ${f("repliedOn")} AS "d"
  UNION SELECT json_extract("r"."value", '$.repliedOn') FROM json_each("f", '$.rounds') AS "r")
  WHERE "d" >= ${f("servedOn")})`;
const stands = `"state" <> 'withdrawn'`;
const adopted = `${f("adoption")} IN ('full', 'partial')`;
const objection = (hit: string, where: string, on: string, days = "NULL") => `
  SELECT ${on} AS "on", CASE WHEN ${hit} THEN 'yes' END AS "hit", ${days} AS "days" FROM (
    SELECT json_extract("f", '$.objection.on') AS "made", json_extract("f", '$.objection.answeredOn') AS "answered",
      json_extract("f", '$.objection.status') AS "status" FROM "S" WHERE "kind" = 'recommendation'
    UNION ALL
    SELECT json_extract("v"."value", '$.objection.on'), json_extract("v"."value", '$.objection.answeredOn'),
      json_extract("v"."value", '$.objection.status')
    FROM "S", json_each("f", '$.versions') AS "v" WHERE "kind" = 'recommendation'
  ) WHERE "made" IS NOT NULL AND ${where}`;
const overdue = (kind: string, rules: string) =>
  `SELECT '${today}' AS "on", NULL AS "hit", NULL AS "days" FROM "K" WHERE "kind" = '${kind}'
   AND "rule" IN (${rules}) AND "stoppedAt" IS NULL AND "suspendedAt" IS NULL AND "rolled" < '${today}'`;
const whole = (kind: string, on: string, where = "1") =>
  `SELECT ${on} AS "on", NULL AS "hit", NULL AS "days" FROM (SELECT *, "fields" AS "f" FROM "M") WHERE "kind" = '${kind}' AND ${where}`;
const taken = `(SELECT MIN("value") FROM json_each("f", '$.taken'))`;
const opened = day(`(SELECT "openedAt" FROM "M" WHERE "M"."code" = "S"."code")`);
const remark = (kind: string, step: string) =>
  each(kind, "remarks", e("on"), "NULL", `${e("step")} = '${step}'`);
const met = day(`COALESCE(${f("heldAt")}, ${f("startsAt")})`);
const didMeet = `"state" IN ('held', 'drafted', 'signed', 'closed')`;

const reportedCheck = `"state" IN ('done', 'unsettled')`;

/** Of each metric all its cases in SQL: the day of each, whether it is a hit, and its number. */
const sql: Readonly<Record<string, string>> = {
  "clue.received": of("clue", opened),
  "clue.accepted": of(
    "clue",
    opened,
    `${taken} IS NOT NULL`,
    `(${taken} IS NOT NULL OR ${f("returns")} > 0)`,
  ),
  "clue.accept-days": of("clue", opened, "NULL", `${taken} IS NOT NULL`, workdays(opened, taken)),
  "clue.filed": of("clue", taken, `${f("filedOn")} IS NOT NULL`),
  "clue.answered-in-time": `SELECT "rolled" AS "on", NULL AS "days",
      CASE WHEN COALESCE(json_extract("f", '$.taken."' || "whose" || '"'), ${day(`"stoppedAt"`)}) <= "rolled" THEN 'yes' END AS "hit"
    FROM "K" WHERE "rule" = 'clue.accept-feedback' AND "rolled" < '${today}' AND ("stoppedAt" IS NOT NULL OR "suspendedAt" IS NULL)
      AND NOT ("state" IN ('merged', 'withdrawn') AND json_extract("f", '$.taken."' || "whose" || '"') IS NULL)`,
  "clue.returned": of("clue", opened, "NULL", `${f("returns")} > 0`),
  "clue.declined": remark("clue", "decline"),
  "clue.closed": whole("clue", day(`"closedAt"`), `"state" = 'closed'`),
  "clue.receivers": `SELECT DISTINCT ${day(`"M"."openedAt"`)} AS "on", NULL AS "hit", NULL AS "days", "p"."code", "p"."organisation"
    FROM "M" JOIN "Party" AS "p" ON "p"."code" = "M"."code" AND "p"."part" IN ('to', 'joint') AND "p"."organisation" IS NOT NULL WHERE "kind" = 'clue'`,
  "recommendation.issued": whole(
    "recommendation",
    `COALESCE(${f("versions[0].servedOn")}, ${f("servedOn")})`,
    stands,
  ),
  "recommendation.acknowledge-days": of(
    "recommendation",
    f("servedOn"),
    "NULL",
    `${stands} AND ${f("acknowledgedOn")} IS NOT NULL`,
    workdays(f("servedOn"), f("acknowledgedOn")),
  ),
  "recommendation.reply-rate": due(
    "recommendation",
    reply,
    `${replied} IS NOT NULL`,
    `"state" NOT IN ('withdrawn', 'revising')`,
  ),
  "recommendation.reply-in-time": due(
    "recommendation",
    reply,
    `${replied} <= "rolled"`,
    `"state" NOT IN ('withdrawn', 'revising')`,
  ),
  "recommendation.reply-overdue": overdue("recommendation", `${reply}, 'rec.reply.again'`),
  "recommendation.adoption": of(
    "recommendation",
    f("repliedOn"),
    "NULL",
    `${stands} AND ${f("adoption")} IS NOT NULL`,
  ),
  "recommendation.adoption-rate": of("recommendation", f("servedOn"), adopted, stands),
  "recommendation.rectified": of(
    "recommendation",
    f("verifiedOn"),
    `"outcome" = 'rectified'`,
    stands,
  ),
  "recommendation.suspended": of("recommendation", `'${today}'`, "NULL", `"state" = 'suspended'`),
  "recommendation.withdrawn": of(
    "recommendation",
    `COALESCE(${f("withdrawnOn")}, ${f("objection.answeredOn")})`,
    "NULL",
    `"state" = 'withdrawn'`,
  ),
  "recommendation.objections": objection("NULL", "1", `"made"`),
  "recommendation.upheld": objection(
    `"status" IN ('revise', 'withdraw')`,
    `"answered" IS NOT NULL`,
    `"answered"`,
  ),
  "recommendation.rejected": objection("NULL", `"status" = 'rejected'`, `"answered"`),
  "recommendation.review-days": objection(
    "NULL",
    `"answered" IS NOT NULL`,
    `"answered"`,
    workdays(`"made"`, `"answered"`),
  ),
  "recommendation.pressed": each("recommendation", "escalations", e("on")),
  "recommendation.look-backs": each("recommendation", "lookBacks", e("on")),
  "recommendation.sued": of("recommendation", f("suedOn")),
  "task.given": whole("task", f("servedOn"), `"state" <> 'cancelled'`),
  "task.done": due(
    "task",
    "'task.due'",
    `"state" IN ('done', 'verified') AND ${f("report.on")} IS NOT NULL`,
    `"state" <> 'cancelled'`,
  ),
  "task.in-time": due(
    "task",
    "'task.due'",
    `"state" IN ('done', 'verified') AND ${f("report.on")} <= "rolled"`,
    `"state" <> 'cancelled'`,
  ),
  "task.overdue": overdue("task", "'task.due'"),
  "task.verified": `${remark("task", "return")} UNION ALL ${of("task", f("verifiedOn"), `"state" = 'verified'`)}`,
  "consultation.held": of("consultation", f("heldOn")),
  "consultation.agreed": of("consultation", f("heldOn"), `${f("agreedOn")} IS NOT NULL`),
  "consultation.solved": of(
    "consultation",
    f("heldOn"),
    `"state" = 'fulfilled' AND ${f("recommendation")} IS NULL`,
  ),
  "requisition.issued": of("requisition", f("servedOn"), "NULL", stands),
  "requisition.in-time": due(
    "requisition",
    "'file.request'",
    `(SELECT json_extract("d"."value", '$.on') FROM json_each("f", '$.deliveries') AS "d" WHERE json_extract("d"."value", '$.how') <> 'part' LIMIT 1) <= "rolled"`,
    `${stands} AND json_array_length("f", '$.refusals') = 0`,
  ),
  "requisition.refused": each("requisition", "refusals", e("on")),
  "transfer.sent": of("transfer", f("sentOn"), "NULL", stands),
  "transfer.filed": of(
    "transfer",
    f("sentOn"),
    `("state" IN ('filed', 'handedOver') OR ${f("handedOverOn")} IS NOT NULL OR ${f("ending")} IS NOT NULL)`,
    `${stands} AND ${f("decidedOn")} IS NOT NULL`,
  ),
  "transfer.refused": remark("transfer", "decline"),
  "transfer.reconsidered": remark("transfer", "reconsider"),
  "transfer.supervised": of("transfer", f("supervisedOn")),
  "transfer.ordered": remark("transfer", "order"),
  "transfer.suggested": of("transfer", f("suggestedOn")),
  "opinion.review-in-time": due(
    "opinion",
    "'rev.review'",
    `${f("approvedOn")} <= "rolled"`,
    stands,
  ),
  "opinion.issued": of("opinion", f("servedOn"), "NULL", stands),
  "opinion.reply-rate": due("opinion", "'rev.reply'", `${f("reply.on")} IS NOT NULL`, stands),
  "opinion.reply-in-time": due("opinion", "'rev.reply'", `${f("reply.on")} <= "rolled"`, stands),
  "opinion.penalised": of(
    "opinion",
    f("handling.on"),
    `${f("handling.outcome")} = 'imposed'`,
    stands,
  ),
  "opinion.no-penalty": of(
    "opinion",
    f("handling.on"),
    "NULL",
    `${f("handling.outcome")} = 'none'`,
  ),
  "meeting.held": of("meeting", met, "NULL", didMeet),
  "meeting.came": `SELECT ${met} AS "on", CASE WHEN json_extract("f", '$.attended."' || "p"."organisation" || '"') IS NOT NULL THEN 'yes' END AS "hit", NULL AS "days"
    FROM "S" JOIN "Party" AS "p" ON "p"."code" = "S"."code" AND "p"."part" = 'invited' AND "p"."organisation" IS NOT NULL WHERE "kind" = 'meeting' AND ${didMeet}`,
  "meeting.resolved": each("meeting", "resolutions", e("on")),
  "meeting.signed": of("meeting", met, `${f("minutes.signedOn")} IS NOT NULL`, didMeet),
  "hearing.held": of("hearing", f("heldOn")),
  "hearing.public": of(
    "hearing",
    f("heldOn"),
    `${f("public")} AND (SELECT "visibility" FROM "M" WHERE "M"."code" = "S"."code") = 1`,
  ),
  "relief.referred": of("relief", f("referredOn"), "NULL", stands),
  "relief.granted": of("relief", f("referredOn"), `${f("decidedOn")} IS NOT NULL`, stands),
  "relief.amount": of("relief", f("decidedOn"), "NULL", `${f("amount")} IS NOT NULL`, f("amount")),
  "support.applied": of("support", f("appliedOn"), "NULL", stands),
  "support.filed": of("support", f("filedOn")),
  "support.won": of("support", f("judgedOn"), `${f("result")} IN ('upheld', 'partly', 'mediated')`),
  "report.received": of("report", opened),
  "report.filed": of(
    "report",
    f("decidedOn"),
    `${f("decision")} = 'filed'`,
    `COALESCE(${f("decision")}, '') <> 'reportedUp'`,
  ),
  "report.breaches": of("report", f("checkedOn"), `${f("duty")} IN ('late', 'missed')`),
  "support.recovered": each("support", "recovered", e("on"), "NULL", "1", e("amount")),
  "support.paid": `SELECT ${f("judgedOn")} AS "on", ${f("awarded")} AS "days",
      NULL AS "hit",
      (SELECT COALESCE(SUM(json_extract("value", '$.amount')), 0) FROM json_each("f", '$.recovered')) AS "paid"
    FROM "S" WHERE "kind" = 'support' AND ${f("awarded")} IS NOT NULL`,
  "appearance.appeared": of("appearance", f("heldOn"), `${f("attended")} = 'leader'`),
  "appearance.excused": of("appearance", f("heldOn"), "NULL", `${f("accepted")}`),
  "publicity.held": of("publicity", f("heldOn")),
  "publicity.people": of(
    "publicity",
    f("heldOn"),
    "NULL",
    `${f("people")} IS NOT NULL`,
    f("people"),
  ),
  "publicity.planned": of(
    "publicity",
    f("plannedOn"),
    `${f("heldOn")} IS NOT NULL`,
    `"state" <> 'cancelled'`,
  ),
  "litigation.filed": of("litigation", f("filedOn")),
  "litigation.upheld": of("litigation", f("judgedOn"), `${f("result")} IN ('upheld', 'partly')`),
  "litigation.performed": of(
    "litigation",
    f("judgedOn"),
    `"state" = 'performed'`,
    `${f("result")} IN ('upheld', 'partly')`,
  ),
  "restoration.begun": of("restoration", f("openedOn"), "NULL", `"state" <> 'withdrawn'`),
  "restoration.accepted": of(
    "restoration",
    f("openedOn"),
    `"state" = 'accepted'`,
    `"state" <> 'withdrawn'`,
  ),
  ...Object.fromEntries(
    [
      ["area", "/ 10000.0"],
      ["river", "/ 1000.0"],
      ["trees", ""],
      ["money", ""],
    ].map(([what, size]) => {
      const amount = f(`restored.${what}`);
      return [
        `restoration.${what}`,
        of("restoration", f("acceptedOn"), "NULL", `${amount} IS NOT NULL`, `${amount} ${size}`),
      ];
    }),
  ),
  "restoration.not-accepted": remark("restoration", "return"),
  "entry-check.reported": of("entry-check", f("checkedOn"), "NULL", reportedCheck),
  "entry-check.people": of("entry-check", f("checkedOn"), "NULL", reportedCheck, f("checked")),
  "entry-check.in-time": due(
    "entry-check",
    "'entry.report'",
    `${reportedCheck} AND ${f("reportedOn")} <= "rolled"`,
    `"state" <> 'cancelled'`,
  ),
  "campaign.started": of("campaign", f("startsOn"), "NULL", `"state" <> 'cancelled'`),
  "campaign.reports": each("campaign", "progress", e("on"), "NULL", `${e("text")} <> ''`),
  "campaign.recovered": each(
    "campaign",
    "progress",
    e("on"),
    "NULL",
    `${e("recovered")} IS NOT NULL`,
    e("recovered"),
  ),
  "meeting.cancelled": whole("meeting", day(`"closedAt"`), `"state" = 'cancelled'`),
};

const periods = [
  { from: "2026-01-01", to: "2026-12-31" },
  { from: "2026-10-01", to: "2026-12-31" },
  { from: "2026-10-01", to: "2026-10-31" },
  { from: "2026-11-01", to: "2026-11-15" },
] as const;

describe.each(Object.entries(readers))("the figures %s reads", (person, sees) => {
  it.each(periods)("of $from to $to are those counted in SQL", async (period) => {
    const directory = await store.directory();
    const actor = directory.people.get(person);
    if (actor === undefined) throw new Error(person);
    await look(sees);
    const { figures } = await countFor(
      { store, flows, actor, today, calendar: officialCalendar },
      { period },
    );
    const within = (on: string | null) => on !== null && period.from <= on && on <= period.to;
    const [counted, expected]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}];
    for (const { flow, metric, all, hits } of figures) {
      const id = `${flow.kind}.${metric.id}`;
      const days = all.flatMap((one) => one.days ?? []);
      const { yuan, number, paid } = sumOf(all);
      counted[id] = [all.length, hits.length, medianOf(days), yuan + number, paid];
      if (metric.is === "same") continue;
      const rows = (await ask(sql[id] ?? `no SQL for ${id}`)).filter(
        ({ on }) => metric.now === true || within(on),
      );
      const numbers = rows
        .flatMap((row) => (row.days === null ? [] : [Number(row.days)]))
        .toSorted((a, b) => a - b);
      const isSum = ["sum", "total", "share"].includes(metric.is);
      const half = numbers.length / 2;
      const median =
        numbers.length === 0 || isSum
          ? undefined
          : Number.isInteger(half)
            ? ((numbers[half - 1] ?? 0) + (numbers[half] ?? 0)) / 2
            : numbers[Math.floor(half)];
      const isRate = metric.is === "cohort";
      expected[id] = [
        rows.length,
        isRate ? rows.filter(({ hit }) => hit !== null).length : rows.length,
        median,
        isSum ? numbers.reduce((sum, one) => sum + one, 0) : 0,
        rows.reduce((sum, one) => sum + Number(one.paid ?? 0), 0),
      ];
    }
    const [served, adoptedThen] = await Promise.all([
      ask(of("recommendation", f("servedOn"), "NULL", stands)),
      ask(of("recommendation", f("repliedOn"), "NULL", `${stands} AND ${adopted}`)),
    ]);
    const inPeriod = (rows: readonly Row[]) => rows.filter(({ on }) => within(on)).length;
    expected["recommendation.adoption-same"] = [
      inPeriod(served),
      inPeriod(adoptedThen),
      undefined,
      0,
      0,
    ];
    expect(counted).toEqual(expected);
    expect(Object.keys(sql).sort()).toEqual(
      Object.keys(counted)
        .filter((id) => !id.endsWith("-same"))
        .sort(),
    );
  });
});

it("the county has something of most metrics, so that something is compared", async () => {
  const directory = await store.directory();
  const some = new Set<string>();
  for (const person of Object.keys(readers)) {
    const actor = directory.people.get(person);
    if (actor === undefined) throw new Error(person);
    const { figures } = await countFor(
      { store, flows, actor, today, calendar: officialCalendar },
      { period: periods[0] },
    );
    for (const { flow, metric, all } of figures)
      if (all.length > 0) some.add(`${flow.kind}.${metric.id}`);
  }
  expect(Object.keys(sql).filter((id) => !some.has(id))).toMatchInlineSnapshot(`
    [
      "recommendation.suspended",
      "recommendation.look-backs",
      "recommendation.sued",
      "transfer.ordered",
      "transfer.suggested",
      "opinion.no-penalty",
      "report.breaches",
      "appearance.appeared",
      "appearance.excused",
      "publicity.held",
      "publicity.people",
      "litigation.upheld",
      "litigation.performed",
      "restoration.area",
      "restoration.river",
      "restoration.trees",
      "restoration.money",
      "restoration.not-accepted",
    ]
  `);
});
