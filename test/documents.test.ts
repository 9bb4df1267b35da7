import fc from "fast-check";
import { unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { wordFile } from "../src/documents/layout.ts";
import type { Paper } from "../src/flow/paper.ts";
import {
  papersFor as findPapers,
  linesOf,
  opened as openPaper,
  tokenIn,
  xmlOf,
} from "./paper-lines.ts";
import { openScene, type Scene } from "./scene.ts";

/** Word files made from a matter: what stands in them, who can make them, how they look. */

let scene: Scene;
beforeEach(async () => {
  scene = await openScene("2026-11-23T01:00:00.000Z");
});
afterEach(() => scene.close());

const papersFor = (who: string, line = "文书 xs1") => findPapers(scene, who, line);
const opened = (url: string | undefined) => openPaper(scene, url);

const submit = (more = "") =>
  scene.says(
    "water.liaison",
    `提交线索 标题=大桥下排污口 类别=水污染 事实="夜里排黑水\n河面有死鱼" 地点=桥 日期=2026-11-20 来源=履职 ${more}`,
  );

describe("a clue", () => {
  it("gives its sender the letter that goes with it, with gaps for what only the unit knows", async () => {
    await submit();
    const { text, links } = await papersFor("water.liaison");
    expect([...links.keys()]).toEqual(["线索移送函"]);
    expect(text).toContain("线索移送函还要自己填：文号、证据、移送依据、联系人及电话。");
    const { name, shown, content } = await opened(links.get("线索移送函"));
    expect(name).toBe("线索移送函 XS-2026-0001.docx");
    expect(shown).toBe(false);
    expect(linesOf(content)).toEqual([
      "关于移送有关线索的函",
      "＿＿＿＿＿＿",
      "检察院、生态环境分局：",
      "我单位在工作中发现有关线索，现移送你单位依法处理。线索编号：XS-2026-0001。",
      "一、基本情况",
      "线索类别：水污染、黑臭水体。",
      "发现时间：2026年11月20日。地点：桥。线索来源：履职。",
      "此线索按紧急事项处理。",
      "二、主要事实",
      "夜里排黑水",
      "河面有死鱼",
      "三、证据材料",
      "＿＿＿＿＿＿",
      "四、移送依据",
      "＿＿＿＿＿＿",
      "请最迟于2026年11月30日（当日24时前）将是否受理反馈我单位。",
      "水务局",
      "2026年11月23日",
      "（联系人及电话：＿＿＿＿＿＿）",
    ]);
  });

  it("gives its receiver the letter of feedback once it was decided on, as it then stands", async () => {
    await submit();
    expect((await papersFor("procuratorate.intake")).links.has("情况反馈函")).toBe(false);
    await scene.says("procuratorate.intake", "受理 xs1");
    const { links } = await papersFor("procuratorate.intake");
    const { content } = await opened(links.get("情况反馈函"));
    expect(linesOf(content).join("\n")).toContain(
      "你单位移送的“大桥下排污口”线索（编号：XS-2026-0001）收悉。",
    );
  });

  it("is not for whoever is outside it, and a link ends with the right to see it", async () => {
    await submit();
    const none = (await scene.says("police.liaison", "文书 XS-2099-0001")).text;
    expect((await papersFor("police.liaison")).text).toBe(none);
    expect((await papersFor("gov-office.secretariat")).text).toContain("没有您能出具的文书");
    const { links } = await papersFor("water.liaison");
    const url = links.get("线索移送函");
    await opened(url);
    await scene.says("water.liaison", "回避 xs1 有利害关系");
    expect(await scene.bot.openFile(tokenIn(url ?? ""))).toEqual({ is: "absent" });
    const shared = (await papersFor("water.head")).links.get("线索移送函");
    await scene.moveTo("2026-11-24T01:00:00.000Z");
    expect(await scene.bot.openFile(tokenIn(shared ?? ""))).toEqual({ is: "expired" });
  });

  it("is offered behind 更多", async () => {
    await submit();
    const more = await (await scene.says("water.liaison", "xs1")).press("更多");
    expect(more.text).toContain("[文书]");
    expect((await more.press("文书")).text).toContain("线索移送函");
  });

  it("is explained in English to those who read English; the paper stays Chinese", async () => {
    await submit();
    await scene.says("water.liaison", "语言 English");
    const { text } = await papersFor("water.liaison", "documents xs1");
    expect(text).toContain("Clue transfer letter");
    expect(text).toContain("Still to be filled in");
  });
});

const paper = (more: Partial<Paper> = {}): Paper => ({
  title: "关于某事的函",
  number: "山水函〔2026〕3号",
  to: "检察院",
  body: [{ heading: "一、事实" }, "正文"],
  attachments: ["甲.pdf", "乙.pdf"],
  from: "水务局",
  on: "2026-08-01",
  contact: "　",
  toFill: [],
  ...more,
});

describe("the layout of GB/T 9704-2012", () => {
  it("is A4 with a type area of 156 by 225 mm, and lines of 28 points", async () => {
    const xml = xmlOf(await wordFile(paper()));
    const size = /<w:pgSz [^>]*w:w="(\d+)" w:h="(\d+)"/.exec(xml)?.slice(1).map(Number) ?? [];
    const margin = Object.fromEntries(
      [...(/<w:pgMar ([^>]*)\/>/.exec(xml)?.[1] ?? "").matchAll(/w:(\w+)="(\d+)"/g)].map(
        ([, side, width]) => [side, Number(width)],
      ),
    );
    const mm = (twips = 0) => Math.round((twips * 25.4) / 1440);
    expect(size.map(mm)).toEqual([210, 297]);
    expect([mm(margin["top"]), mm(margin["left"])]).toEqual([37, 28]);
    expect(mm((size[0] ?? 0) - (margin["left"] ?? 0) - (margin["right"] ?? 0))).toBe(156);
    expect(mm((size[1] ?? 0) - (margin["top"] ?? 0) - (margin["bottom"] ?? 0))).toBe(225);
    expect(xml).toMatch(/<w:spacing [^>]*w:line="560" w:lineRule="exact"/);
  });

  it.each([
    ["关于某事的函", "方正小标宋简体", 44],
    ["正文", "仿宋_GB2312", 32],
    ["一、事实", "黑体", 32],
  ])("sets %s in %s, %i half points", async (said, face, size) => {
    const xml = xmlOf(await wordFile(paper()));
    const run = xml.split("<w:r>").find((one) => one.includes(`>${said}<`)) ?? "";
    expect(run).toContain(`w:eastAsia="${face}"`);
    expect(run).toContain(`<w:sz w:val="${size}"/>`);
  });

  it("numbers its pages at the foot, and names no author and no program", async () => {
    const content = await wordFile(paper());
    const names = Object.keys(unzipSync(content));
    const footer = names.find((name) => /^word\/footer\d*\.xml$/.test(name)) ?? "";
    expect(xmlOf(content, footer)).toContain("PAGE");
    expect(xmlOf(content, "docProps/core.xml")).not.toMatch(
      /<dc:creator>[^<]|<cp:lastModifiedBy>[^<]/,
    );
  });

  it("writes whatever was typed as text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 60 }), async (typed) => {
        const said = `甲${typed}乙<w:br/>&amp;`;
        const file = await wordFile(paper({ title: said, body: [said], attachments: [said] }));
        const xml = xmlOf(file);
        // Only characters that XML 1.0 has, and every tag and entity one of Word's own.
        expect(xml).not.toMatch(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u);
        expect(xml).not.toContain("<w:br/>&");
        expect(linesOf(file).join("")).toContain("乙<w:br/>&amp;");
      }),
      { numRuns: 40 },
    );
  });
});
