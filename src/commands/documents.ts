import { type Card, links, paragraph } from "../chat/card.ts";
import { Refusal } from "../chat/refusal.ts";
import { bracketed, joinAnd, type Text, text, verbatim } from "../chat/text.ts";
import { paperOf } from "../files/link.ts";
import { findReadable } from "../flow/find.ts";
import { papersOf } from "../flow/flow.ts";
import { mayLast, paperFormats } from "../flow/paper.ts";
import { command } from "./command.ts";
import { words } from "./words.ts";

const said = {
  help: text("做成 Word 文书：文书 XS-2026-0001", "Make a Word file: documents XS-2026-0001"),
  none: text("这件事现在没有您能出具的文书。", "There is no document you could make of this now."),
  about: text(
    "按下面的按钮下载 Word 文件，内容按现在的记录生成；文号、盖章由您单位办理。链接只有您能打开，过一会儿就失效。",
    "Press a button to download a Word file made from the record as it now stands; number and seal are your unit's. The links open for you only, and not for long.",
  ),
  as: { docx: undefined, xlsx: verbatim("Excel"), html: text("图", "picture") },
  toFill: (name: Text, gaps: Text): Text =>
    text(`${name.zh}还要自己填：${gaps.zh}。`, `Still to be filled in (${name.en}): ${gaps.en}.`),
};

/** 文书 documents: the official papers this person can make from a matter, a link each. */
export const documents = command({
  id: "documents",
  shows: true,
  ofMatter: true,
  label: words.documents,
  names: ["文书", "documents"],
  says: [
    "签收单打印一份",
    "弄个回复函模板",
    "download the form",
    "出个word存档",
    "表给我出一份",
    "登记表下载",
    "派单打一张",
    "任务单下载",
    "发我一份",
    "原文发我",
    "建议书发我看看",
    "会议通知发我",
    "给我一份原件",
    "send me the letter",
    "建议书能下载吗",
    "下载文件正文",
    "打印出来",
    "要纸质的",
    "送达回证",
    "要个盖章的",
    "下载公文",
    "出个文书",
    "建议书正文",
    "print the paper",
    "get the document",
    "公文下载",
    "建议书打印",
    "word版",
    "正式文件",
    "生成函",
    "会议通知打印",
    "出一份函",
    "print the papers",
    "the word file",
    "official papers",
  ],
  help: said.help,
  form: {},
  run: async (_, context) => {
    if (context.code === undefined) return new Refusal(words.needCode(words.documents));
    const found = await findReadable(context, context.code);
    if (found instanceof Refusal) return found;
    const { flow, matter } = found;
    const papers = papersOf(flow, matter, context);
    if (papers.length === 0) return new Refusal(said.none);
    const files = papers.flatMap((paper) =>
      paperFormats.flatMap((format) =>
        format === "docx" || paper.figures !== undefined
          ? [
              {
                label: bracketed(paper.name, said.as[format]),
                file: paperOf(paper.id, matter.code, format),
                lasting: mayLast(paper, matter),
              },
            ]
          : [],
      ),
    );
    const list = await Promise.all(
      files.map(async ({ label, file, lasting }) => ({
        label,
        url: await context.fileLink(file),
        lasting,
      })),
    );
    const open = papers.flatMap((paper) => {
      const { toFill } = paper.write(matter, context);
      return toFill.length === 0
        ? []
        : [paragraph(said.toFill(paper.name, joinAnd(toFill)), "subtle")];
    });
    const card: Card = {
      title: text(`${words.documents.zh} ${matter.code}`, `${words.documents.en} ${matter.code}`),
      body: [paragraph(said.about), links(list), ...open],
      actions: [],
    };
    return { card };
  },
});
