import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inQuotes } from "../src/calendar/quotation.ts";
import { linesOf, opened, papersFor } from "./paper-lines.ts";
import { openScene, type Scene } from "./scene.ts";

/** The official papers of every kind, as they stand after a played matter: whose they are, and every line. */

let scene: Scene;
beforeEach(async () => {
  scene = await openScene("2025-08-01T01:00:00.000Z");
});
afterEach(() => scene.close());

type Said = readonly [who: string, line: string];
const through = async (lines: readonly Said[]) => {
  for (const [who, line] of lines) await scene.says(who, line);
};
const namesFor = async (who: string, code: string) => [
  ...(await papersFor(scene, who, `文书 ${code}`)).links.keys(),
];
const paper = async (who: string, code: string, name: string) => {
  const { links } = await papersFor(scene, who, `文书 ${code}`);
  return linesOf((await opened(scene, links.get(name))).content);
};

const procurator = "procuratorate.procurator";
const chief = "procuratorate.chief";
const unit = "water.liaison";

const recorded: Said = [
  procurator,
  "登记建议 标题=依法履行河道监管职责 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局 送达日期=2025-08-01 异议期=10 内容=1.查处排污口；2.建立巡查制度",
];
const acknowledged: Said = [unit, "签收 jy1 联系人=办公室 分管领导=分管副局长"];

describe("a recommendation", () => {
  it("gives the issuer the certificate of service, a form with what is known in it", async () => {
    await through([recorded, acknowledged]);
    expect(await namesFor(procurator, "jy1")).toEqual(["送达回证"]);
    expect(await paper(procurator, "jy1", "送达回证")).toEqual([
      "送达回证",
      ...["送达文书", "检察建议书《依法履行河道监管职责》"],
      ...["文号", "山检建〔2025〕3号"],
      ...["送达单位", "检察院"],
      ...["受送达单位", "水务局"],
      ...["送达日期", "2025年8月1日"],
      ...["送达方式", "＿＿＿＿＿＿"],
      ...["送达地点", "＿＿＿＿＿＿"],
      ...["收件人签名或盖章", "＿＿＿＿＿＿"],
      ...["拒收事由", "无"],
      // The day of a click is no day of a receipt.
      ...["签收日期", "＿＿＿＿＿＿"],
      ...["送达人签名", "＿＿＿＿＿＿"],
      "备注",
    ]);
  });

  it("gives the unit its reply, ask by ask: open at first, filled in once it has answered", async () => {
    await through([recorded, acknowledged]);
    const open = await papersFor(scene, unit, "文书 jy1");
    expect([...open.links.keys()]).toEqual(["回复函"]);
    expect(open.text).toContain("回复函还要自己填：文号、采纳情况、措施、证据。");
    await through([
      [
        unit,
        "回复 jy1 采纳情况=部分采纳 措施=1.采纳：8月10日已封堵排污口；2.部分采纳：先建河段巡查",
      ],
    ]);
    expect(await paper(unit, "jy1", "回复函")).toEqual([
      "关于检察建议办理情况的回复函",
      "＿＿＿＿＿＿",
      "检察院：",
      "贵院《依法履行河道监管职责》（山检建〔2025〕3号，2025年8月1日送达）收悉。我单位高度重视，现将办理情况回复如下：",
      "一、采纳情况",
      "部分采纳。",
      "二、整改措施",
      "（1）查处排污口",
      "全部采纳。8月10日已封堵排污口",
      "（2）建立巡查制度",
      "部分采纳。先建河段巡查",
      "三、证据材料",
      "＿＿＿＿＿＿",
      "联系人：办公室。分管领导：分管副局长。",
      "水务局",
      "2025年8月1日",
    ]);
  });

  it("gives the unit its objection and the issuer the answer, once there is one", async () => {
    await through([recorded, acknowledged]);
    await through([[unit, "异议 jy1 排污口在邻县境内"]]);
    expect(await namesFor(unit, "jy1")).toEqual(["异议书", "回复函"]);
    expect(await namesFor(procurator, "jy1")).toEqual(["送达回证"]);
    expect(await paper(unit, "jy1", "异议书")).toEqual([
      "关于对检察建议提出异议的函",
      "＿＿＿＿＿＿",
      "检察院：",
      "贵院《依法履行河道监管职责》（山检建〔2025〕3号，2025年8月1日送达）收悉。经研究，我单位对该检察建议提出异议如下：",
      "一、异议事项和理由",
      "排污口在邻县境内",
      "二、事实和法律依据",
      "＿＿＿＿＿＿",
      "三、请求",
      "＿＿＿＿＿＿",
      "请予审查，并书面答复我单位。",
      "水务局",
      "2025年8月1日",
      "（联系人及电话：＿＿＿＿＿＿）",
    ]);
    await through([[chief, "采纳异议 jy1 处理=撤回 理由=经勘查，排污口确在邻县"]]);
    const answer = await paper(procurator, "jy1", "异议答复函");
    expect(answer.join("\n")).toContain(
      "经审查，异议成立，决定撤回检察建议。\n理由\n经勘查，排污口确在邻县",
    );
    expect(await namesFor(procurator, "jy1")).toContain("撤回检察建议通知书");
    expect(await namesFor(unit, "jy1")).toEqual(["异议书"]);
  });

  it("gives the letters of the ladder as they were signed, step by step", async () => {
    await through([recorded, acknowledged]);
    await scene.moveTo("2025-10-16T01:30:00.000Z");
    await (await scene.says(procurator, "督促 jy1")).submit({});
    expect(await namesFor(procurator, "jy1")).toEqual(["送达回证", "督促函"]);
    expect(await namesFor(unit, "jy1")).toEqual(["回复函"]);
    const urging = await paper(procurator, "jy1", "督促函");
    expect(urging.slice(0, 5)).toEqual([
      "督促函",
      "＿＿＿＿＿＿",
      "水务局：",
      "关于检察建议《依法履行河道监管职责》（山检建〔2025〕3号，2025年8月1日送达），有关情况如下：",
      "山检建〔2025〕3号检察建议于2025年8月1日送达，应最迟于2025年10月9日（当日24时前）书面回复，至今未书面回复。",
    ]);
    expect(urging[5]).toBe("请立即办理，并将结果书面回复。");
    for (const [who, line] of [
      [chief, "通报 jy1 群众反映强烈"],
      ["gov.convenor", "约谈 jy1 请带齐台账 地点=县政府"],
    ] as const)
      await (await scene.says(who, line)).submit();
    const circular = await paper(chief, "jy1", "通报");
    const at = circular.indexOf("群众反映强烈");
    expect(circular[at - 1]).toMatch(/^山检建〔2025〕3号检察建议于2025年8月1日送达/u);
    expect(circular[at + 1]).toBe("现将水务局有关情况予以通报，请督促其依法履职。");
    expect(await namesFor(chief, "jy1")).toEqual(["送达回证", "督促函", "通报", "约谈通知书"]);
    expect((await paper(chief, "jy1", "通报"))[2]).toContain("县政府");
    expect((await paper("gov.convenor", "jy1", "约谈通知书")).join("\n")).toContain(
      "约谈时间：＿＿＿＿＿＿。\n约谈地点：县政府。",
    );
  });

  it("writes title and quotation marks within its own as single ones, and asks for nothing twice", async () => {
    const title = "标题=关于《水法》落实“三同时”制度的建议";
    const asked = await scene.says(
      procurator,
      recorded[1].replace("标题=依法履行河道监管职责", title),
    );
    expect(asked.text).toContain("· 关于《水法》落实“三同时”制度的建议");
    expect(await paper(procurator, "jy1", "送达回证")).toContain(
      "检察建议书《关于〈水法〉落实“三同时”制度的建议》",
    );
    expect(inQuotes("落实“三同时”「试点」")).toBe("“落实‘三同时’‘试点’”");
    expect(inQuotes('the "three at once" rule')).toBe("“the ‘three at once’ rule”");
  });

  it("gives nobody else anything, and tells an outsider nothing", async () => {
    await through([recorded]);
    expect((await papersFor(scene, "gov-office.secretariat", "文书 jy1")).text).toContain(
      "没有您能出具的文书",
    );
    const none = (await scene.says("police.liaison", "文书 JY-2099-0001")).text;
    expect((await papersFor(scene, "police.liaison", "文书 jy1")).text).toBe(none);
  });
});

describe("every other kind", () => {
  it.each<
    readonly [string, readonly Said[], string, readonly (readonly [string, readonly string[]])[]]
  >([
    [
      "a requisition",
      [
        [
          procurator,
          "发出调阅 标题=采砂卷宗 文号=山检调〔2025〕5号 单位=水务局 清单=三册 形式=原件 另一承办人=检察院案件受理岗",
        ],
        [unit, "不予提供 dy1 正在使用"],
        [procurator, "再次通知 dy1 理由不成立"],
        [chief, "批准报告 dy1"],
        [unit, "交付 dy1 三册"],
      ],
      "dy1",
      [
        [procurator, ["调取证据清单", "不予配合情况报告", "材料交接清单"]],
        [unit, ["不予提供说明", "材料交接清单"]],
      ],
    ],
    [
      "a consultation",
      [
        [procurator, "提起磋商 标题=河道采砂 单位=水务局 立案日期=2025年7月31日 事项=未依法查处"],
        [procurator, "记录 cs1 记录形式=事实确认书 一致事实=河岸受损属实"],
      ],
      "cs1",
      [
        [procurator, ["磋商函", "磋商纪要"]],
        [unit, ["磋商纪要"]],
      ],
    ],
    [
      "a meeting",
      [
        [
          "gov-office.secretariat",
          "安排会议 标题=联席会议 时间=2025-08-04 15:00 参会单位=水务局 议题=河道",
        ],
      ],
      "hy1",
      [
        ["gov-office.secretariat", ["会议通知", "会议议程", "会前简报", "签到表"]],
        [unit, ["会议议程"]],
      ],
    ],
    [
      "a transfer",
      [
        [
          unit,
          "发现移送 标题=非法采砂 嫌疑人=李某某 罪名=非法采矿罪 事实=夜间采砂 经办人=water.liaison、water.liaison-2",
        ],
        [unit, "报批 ys1 够标准"],
        ["water.head", "批准移送 ys1 2025-08-01 09:00"],
        [unit, "发出 ys1 材料=移送书、调查报告"],
        ["police.liaison", "签收 ys1 签收人=值班 签收时间=2025-08-01 09:00"],
      ],
      "ys1",
      [
        [unit, ["涉嫌犯罪案件移送书"]],
        ["police.liaison", ["移送案件回执"]],
        [procurator, []],
      ],
    ],
  ])("%s gives each side its own", async (_, lines, code, wanted) => {
    await through(lines);
    for (const [who, names] of wanted) expect(await namesFor(who, code)).toEqual(names);
  });

  it("the letter of transfer leaves the whole name to be written by hand", async () => {
    await through([
      [
        unit,
        "发现移送 标题=非法采砂 嫌疑人=李某某 罪名=非法采矿罪 事实=夜间采砂 经办人=water.liaison、water.liaison-2",
      ],
      [unit, "报批 ys1 够标准"],
      ["water.head", "批准移送 ys1 2025-08-01 09:00"],
      [unit, "发出 ys1 材料=移送书、调查报告"],
    ]);
    expect(await paper(unit, "ys1", "涉嫌犯罪案件移送书")).toEqual([
      "涉嫌犯罪案件移送书",
      "＿＿＿＿＿＿",
      "公安局：",
      "我单位在执法中发现＿＿＿＿＿＿涉嫌非法采矿罪，经本机关负责人于2025年8月1日批准，现移送你单位处理。",
      "一、主要事实",
      "夜间采砂",
      "二、涉嫌的罪名和法律依据",
      "非法采矿罪。＿＿＿＿＿＿",
      "请自接受之日起3日内决定是否立案，并将决定书面告知我单位，同时抄送检察院。",
      "附件：1. 移送书",
      "　　　2. 调查报告",
      "水务局",
      "2025年8月1日",
      "（联系人及电话：＿＿＿＿＿＿）",
    ]);
  });
});
