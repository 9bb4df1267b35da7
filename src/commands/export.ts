import { action, note } from "../chat/card.ts";
import { Refusal } from "../chat/refusal.ts";
import { findMatter } from "../flow/find.ts";
import { words as flowWords } from "../flow/words.ts";
import { command, commandLabel } from "./command.ts";
import { words } from "./words.ts";

/** 导出 export: says what can be taken away and how, with the buttons of the matter that is named. */
export const exporting = command({
  id: "export",
  shows: true,
  ofMatter: true,
  label: words.exporting,
  names: ["导出", "export"],
  says: [
    "能带走的数据",
    "存到自己电脑",
    "which data can I take away",
    "数据怎么导出来",
    "弄成excel",
    "下载成表格",
    "数据倒出来",
    "做报表",
    "导一份表",
    "拉个表",
    "give me a spreadsheet",
    "导出表格",
    "导成excel",
    "把清单导出来",
    "下载清单",
    "export to excel",
    "export the list",
  ],
  help: words.exportHelp,
  form: {},
  run: async (_, context) => {
    const { code } = context;
    const found = code === undefined ? undefined : await findMatter(context, code);
    if (found instanceof Refusal) return found;
    const actions =
      code === undefined
        ? [
            action(commandLabel(context, "stats"), { command: "stats" }),
            action(words.list, { command: "list" }),
          ]
        : [
            action(words.documents, { command: "documents", code }),
            action(flowWords.files, { command: "files", code }),
          ];
    return { card: note(words.exporting, [words.exportHow], actions) };
  },
});
