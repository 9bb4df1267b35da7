import { afterEach, describe, expect, it } from "vitest";
import { desksOf, type Line, played, type Row } from "./desks.ts";
import { openScene, type Scene } from "./scene.ts";

// What must be done next, and by whom: on whose desk a matter lies, and nobody else's. A power nobody
// has to use (to urge, to withdraw, to cancel) is on no desk.

let scene: Scene;
afterEach(() => scene.close());

const procurator = "procuratorate.procurator";
const chief = "procuratorate.chief";
const secretariat = "gov-office.secretariat";
const to = (instant: string): Line => [instant, ""];

const clueLine = (category: string) =>
  `提交线索 标题=甲 类别=${category} 事实=某工地拖欠工资 地点=山丹县 日期=2026-03-01 来源=投诉`;

const tables: Readonly<Record<string, { code: string; starts: string; rows: readonly Row[] }>> = {
  "a clue": {
    code: "XS-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    rows: [
      [
        [["town-qingquan.liaison", `${clueLine("恶意欠薪")} 接收单位=人社局`]],
        ["人社局联络员: 受理、登记或退回", "人社局联络员（备岗）: 受理、登记或退回"],
      ],
      [
        [["labour.liaison", "受理 xs1"]],
        ["人社局联络员: 反馈或办结", "人社局联络员（备岗）: 反馈或办结"],
      ],
      [[["labour.liaison", "办结 xs1 已支付"]], []],
    ],
  },
  "a clue that is sent back twice": {
    code: "XS-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    rows: [
      [
        [
          ["town-qingquan.liaison", `${clueLine("恶意欠薪")} 接收单位=人社局`],
          ["labour.liaison", "登记 xs1"],
          ["labour.liaison", "补正 xs1 请补充工资表"],
        ],
        ["清泉镇联络员: 补充"],
      ],
      [
        [
          ["town-qingquan.liaison", "补充 xs1 附工资表"],
          ["labour.liaison", "退回 xs1 不归我们管"],
        ],
        ["清泉镇联络员: 重新提交"],
      ],
      [
        [
          ["town-qingquan.liaison", "重新提交 xs1 接收单位=人社局"],
          ["labour.liaison", "退回 xs1 仍不归我们管"],
        ],
        ["召集人（分管副县长）: 指定"],
      ],
    ],
  },
  "a recommendation in the public interest": {
    code: "JY-2025-0001",
    starts: "2025-08-01T01:00:00.000Z",
    rows: [
      [
        [
          [
            procurator,
            "登记建议 标题=依法履职 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局 送达日期=2025-08-01 异议期=10 内容=依法查处排污口",
          ],
        ],
        ["承办检察官: 备案", "水务局联络员: 签收；回复", "水务局联络员（备岗）: 签收；回复"],
      ],
      [
        [["procuratorate.procurator", "备案 jy1 2025-08-01"]],
        ["水务局联络员: 签收；回复", "水务局联络员（备岗）: 签收；回复"],
      ],
      [[["water.liaison", "签收 jy1"]], ["水务局联络员: 回复", "水务局联络员（备岗）: 回复"]],
      [
        [["water.liaison", "异议 jy1 已经履职"]],
        ["承办检察官: 驳回异议", "水务局联络员: 回复", "水务局联络员（备岗）: 回复"],
      ],
      [
        [
          [procurator, "驳回异议 jy1 理由不成立"],
          [chief, "驳回异议 jy1 同意"],
          ["water.liaison", "回复 jy1 采纳情况=全部采纳 措施=已封堵"],
        ],
        ["承办检察官: 核实或退回"],
      ],
      [[[procurator, "核实 jy1 现场查看已封堵 结果=到位"]], ["承办检察官: 办结"]],
      [[[procurator, "办结 jy1"]], ["检察长: 办结或重开"]],
      [[[chief, "办结 jy1"]], []],
    ],
  },
  "a recommendation nobody answers": {
    code: "JY-2025-0001",
    starts: "2025-08-01T01:00:00.000Z",
    rows: [
      [
        [
          [
            procurator,
            "登记建议 标题=依法履职 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局 送达日期=2025-08-01 异议期=10 内容=依法查处排污口 整改期限=2025-10-15",
          ],
          ["procuratorate.procurator", "备案 jy1 2025-08-01"],
          ["water.liaison", "签收 jy1"],
          ["water.liaison", "申请延期 jy1 期限种类=整改期限 延至=2025-10-20 理由=招标"],
        ],
        ["检察长: 同意延期或不同意延期", "水务局联络员: 回复", "水务局联络员（备岗）: 回复"],
      ],
      [
        [[chief, "不同意延期 jy1 时间充足"], to("2025-10-20T01:00:00.000Z")],
        // Urging, circulating, summoning and reporting are powers: proposed, on nobody's desk. Whether to sue has to be decided.
        ["检察长: 起诉", "水务局联络员: 回复", "水务局联络员（备岗）: 回复"],
      ],
    ],
  },
  "a meeting": {
    code: "HY-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    rows: [
      [
        [[secretariat, "安排会议 标题=联席会议 时间=2026-03-04 15:00 参会单位=水务局、公安局"]],
        [
          "公安局联络员: 参会",
          "公安局联络员（备岗）: 参会",
          "水务局联络员: 参会",
          "水务局联络员（备岗）: 参会",
        ],
      ],
      [[["water.liaison", "参会 hy1 参加"]], ["公安局联络员: 参会", "公安局联络员（备岗）: 参会"]],
      [
        [["police.liaison", "参会 hy1 参加"], to("2026-03-04T08:00:00.000Z")],
        ["召集人（分管副县长）: 召开"],
      ],
      [[["gov.convenor", "召开 hy1"]], ["联席会议秘书处: 办结或纪要"]],
    ],
  },
  "a consultation": {
    code: "CS-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    rows: [
      [
        [
          [
            procurator,
            "提起磋商 标题=河道采砂监管 单位=水务局、自然资源局 立案日期=2026年2月27日 事项=未依法查处",
          ],
        ],
        ["承办检察官: 安排"],
      ],
      [
        [[procurator, "记录 cs1 记录形式=事实确认书 一致事实=河岸受损属实"]],
        ["承办检察官: 拟方案"],
      ],
      [
        [
          [procurator, "拟方案 cs1 内容=恢复河岸 期限=2026-04-01"],
          ["water.liaison", "同意方案 cs1"],
        ],
        [
          "自然资源局联络员: 同意方案或不同意方案",
          "自然资源局联络员（备岗）: 同意方案或不同意方案",
        ],
      ],
      [
        [["natural-resources.liaison", "同意方案 cs1"]],
        [
          "水务局联络员: 履行完毕",
          "水务局联络员（备岗）: 履行完毕",
          "自然资源局联络员: 履行完毕",
          "自然资源局联络员（备岗）: 履行完毕",
        ],
      ],
      [
        [["water.liaison", "履行完毕 cs1 已恢复"]],
        ["自然资源局联络员: 履行完毕", "自然资源局联络员（备岗）: 履行完毕"],
      ],
      [[["natural-resources.liaison", "履行完毕 cs1 已查处"]], ["承办检察官: 跟进"]],
      [[[procurator, "跟进 cs1 现场查看属实"]], ["检察长: 终结"]],
    ],
  },
  "a requisition of files": {
    code: "DY-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    rows: [
      [
        [
          [
            procurator,
            "发出调阅 标题=河道采砂卷宗 文号=山检调〔2026〕5号 单位=水务局 清单=采砂许可卷宗三册 形式=原件 另一承办人=procuratorate.intake 送达日期=2026-03-02",
          ],
        ],
        ["水务局联络员: 交付；签收", "水务局联络员（备岗）: 交付；签收"],
      ],
      [
        [["water.liaison", "不予提供 dy1 业务忙"]],
        ["承办检察官: 理由成立或再次通知", "检察院案件受理岗: 理由成立或再次通知"],
      ],
      [
        [[procurator, "再次通知 dy1 工作忙不是正当理由"]],
        ["检察长: 批准报告或退回报告", "水务局联络员: 交付", "水务局联络员（备岗）: 交付"],
      ],
      [
        [
          [chief, "批准报告 dy1"],
          ["water.liaison", "交付 dy1 三册"],
        ],
        ["承办检察官: 归还", "检察院案件受理岗: 归还"],
      ],
      [
        [[procurator, "归还 dy1"]],
        ["水务局联络员: 确认归还或归还不全", "水务局联络员（备岗）: 确认归还或归还不全"],
      ],
      [[["water.liaison", "归还不全 dy1 第二册"]], ["承办检察官: 归还", "检察院案件受理岗: 归还"]],
    ],
  },
  "a transfer to the police": {
    code: "YS-2026-0001",
    starts: "2026-03-06T01:00:00.000Z",
    rows: [
      [
        [
          [
            "market.liaison",
            "发现移送 标题=销售假冒农药 嫌疑人=李某某 罪名=销售伪劣产品罪 事实=查获假冒农药三百箱 经办人=market.liaison、market.liaison-2",
          ],
        ],
        ["市场监管局联络员: 报批", "市场监管局联络员（备岗）: 报批"],
      ],
      [
        [["market.liaison", "报批 ys1 涉案金额达到立案标准"]],
        ["市场监管局负责人: 批准移送或不批准移送"],
      ],
      [
        [["market.head", "批准移送 ys1 2026-03-06 09:00"]],
        ["市场监管局联络员: 发出", "市场监管局联络员（备岗）: 发出"],
      ],
      [
        [["market.liaison", "发出 ys1 材料=移送书、调查报告、物品清单"]],
        ["公安局联络员: 签收回执", "公安局联络员（备岗）: 签收回执"],
      ],
      [
        [
          ["police.liaison", "签收 ys1 签收人=法制大队 签收时间=2026-03-06 09:00"],
          ["police.liaison", "接受 ys1 接受时间=2026-03-06 09:00"],
        ],
        ["公安局联络员: 立案或不立案", "公安局联络员（备岗）: 立案或不立案"],
      ],
      [
        [["police.liaison", "不立案 ys1 未达到立案标准"]],
        [
          "市场监管局联络员: 复议或提请监督；处罚",
          "市场监管局联络员（备岗）: 复议或提请监督；处罚",
        ],
      ],
      [[["market.liaison", "提请监督 ys1 应当立案"]], ["承办检察官: 认可理由或要求说明"]],
    ],
  },
  "an opinion after not prosecuting": {
    code: "YJ-2026-0001",
    starts: "2026-03-02T01:00:00.000Z",
    rows: [
      [
        [
          [
            procurator,
            "移交意见 标题=无证售药 被不起诉人=王某某 违法事实=无证销售处方药 不起诉日期=2026年2月27日",
          ],
        ],
        ["承办检察官: 登记"],
      ],
      [
        [
          [procurator, "登记 yj1"],
          [procurator, "拟意见 yj1 处罚意见=依法处罚 主管机关=市场监管局 证据=笔录"],
        ],
        ["检察长: 批准或退回"],
      ],
      [[[chief, "批准 yj1"]], ["承办检察官: 送达"]],
      [
        [[procurator, "送达 yj1 文号=山检意〔2026〕3号"]],
        ["市场监管局联络员: 签收；回复", "市场监管局联络员（备岗）: 签收；回复"],
      ],
      [
        [["market.liaison", "回复 yj1 已立案调查"]],
        ["市场监管局联络员: 处理", "市场监管局联络员（备岗）: 处理"],
      ],
      [
        [["market.liaison", "处理 yj1 处理结果=已处罚 决定内容=罚款二万元"]],
        ["承办检察官: 核实或要求补充"],
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

const served = (number: number, on: string, unit = "水务局") =>
  `登记建议 标题=依法履职 文号=山检建〔2025〕${number}号 类型=社会治理 单位=${unit} 送达日期=${on} 异议期=10 内容=查处排污口`;

describe("those who look after the whole", () => {
  it("read who has not done what, and remind exactly them, by name, once a day and never themselves", async () => {
    scene = await openScene("2026-03-02T01:00:00.000Z");
    await scene.says("town-qingquan.liaison", `${clueLine("恶意欠薪")} 接收单位=人社局`);
    await scene.says("labour.liaison", "受理 xs1");
    await scene.moveTo("2026-04-07T02:00:00.000Z");
    const list = await scene.says(secretariat, "谁没办");
    expect(list.text).toContain("XS-2026-0001 甲 — 人社局联络员尚未登记：反馈或办结");
    expect(list.text).not.toContain("检察长");
    const nudged = await list.press("催办 XS-2026-0001");
    expect(nudged.text).toContain("正在催办：人社局联络员、人社局联络员（备岗）。");
    expect((await scene.reads("direct:labour.liaison")).at(-1)).toContain(
      "联席会议秘书处催办：请尽快反馈或办结。",
    );
    expect((await list.press("催办 XS-2026-0001")).text).toContain(
      "今天已经催办过：人社局联络员、人社局联络员（备岗）。",
    );
  });

  it("remind the procurator to verify, not the chief to use a power", async () => {
    scene = await openScene("2025-08-01T01:00:00.000Z");
    await scene.says(procurator, served(3, "2025-08-01").replace("社会治理", "公益诉讼"));
    await scene.says("water.liaison", "签收 jy1");
    await scene.says("water.liaison", "回复 jy1 采纳情况=全部采纳 措施=已封堵");
    await scene.moveTo("2025-10-14T01:00:00.000Z");
    const list = await scene.says(chief, "谁没办");
    expect(list.text).toContain("JY-2025-0001 依法履职 — 承办检察官尚未登记：核实");
    expect((await list.press("催办 JY-2025-0001")).text).toContain("正在催办：承办检察官。");
  });

  it("see every overdue reply under 升级, the convenor too", async () => {
    scene = await openScene("2025-08-01T01:00:00.000Z");
    const units = ["水务局", "林草局", "住建局", "市场监管局"];
    for (const [index, unit] of units.entries())
      await scene.says(procurator, served(index + 1, "2025-08-01", unit));
    await scene.moveTo("2025-10-30T01:00:00.000Z");
    const { text } = await scene.says("gov.convenor", "升级");
    for (const code of ["JY-2025-0001", "JY-2025-0002", "JY-2025-0003", "JY-2025-0004"])
      expect(text).toContain(code);
  });

  it("see all of it, a page at a time", async () => {
    scene = await openScene("2025-08-01T01:00:00.000Z");
    for (let number = 1; number <= 12; number += 1) {
      await scene.says(procurator, served(number, "2025-08-01"));
      await scene.says("water.liaison", `签收 jy${number}`);
    }
    await scene.moveTo("2025-10-30T01:00:00.000Z");
    const first = await scene.says(secretariat, "谁没办");
    expect(first.text).toContain("第1至10项，共12项");
    const second = await first.press("下一页");
    expect(second.text).toContain("第11至12项，共12项");
  });
});

describe("a duty nobody holds", () => {
  const without = async (...posts: readonly string[]) => {
    scene = await openScene("2025-08-01T01:00:00.000Z");
    const { organisations, people } = await scene.store.directory();
    const left = [...people.values()].filter(({ id }) => !posts.includes(id));
    await scene.store.saveDirectory([...organisations.values()], left);
    await scene.says(procurator, served(3, "2025-08-01"));
  };

  it("goes to the unit's head, and says why", async () => {
    await without("water.liaison", "water.liaison-2");
    expect(await desksOf(scene, "JY-2025-0001")).toEqual(["水务局负责人: 签收；回复"]);
    expect((await scene.says("water.head", "待办")).text).toContain(
      "签收（没有被建议单位的联络员，转由您办理）",
    );
  });

  it("goes to those above, where the unit has no head either", async () => {
    await without("water.liaison", "water.liaison-2", "water.head");
    expect(await desksOf(scene, "JY-2025-0001")).toEqual(["承办检察官: 签收；回复"]);
  });
});
