import { type Card, links, paragraph } from "../chat/card.ts";
import { Refusal } from "../chat/refusal.ts";
import { text, verbatim } from "../chat/text.ts";
import { fileText } from "../flow/file.ts";
import { findReadable } from "../flow/find.ts";
import { hasFile } from "../flow/tracks.ts";
import { words as flowWords } from "../flow/words.ts";
import { type Command, command } from "./command.ts";
import { words } from "./words.ts";

/** 附件 files: the files of one matter, a link each that opens for this reader alone and not for long. */
export const files: Command = command({
  id: "files",
  shows: true,
  ofMatter: true,
  label: flowWords.files,
  names: ["附件", "files"],
  help: words.filesHelp,
  form: {},
  run: async (_, context) => {
    if (context.code === undefined) return new Refusal(words.needCode(flowWords.files));
    const found = await findReadable(context, context.code);
    if (found instanceof Refusal) return found;
    const { matter } = found;
    // Of one unit's share the files of the others are not shown.
    const kept = (await context.store.attachments(matter.code)).filter(({ id }) =>
      hasFile(matter, id),
    );
    const title = text(
      `${flowWords.files.zh} ${matter.code}`,
      `${flowWords.files.en} ${matter.code}`,
    );
    if (kept.length === 0)
      return {
        card: {
          title,
          body: [paragraph(matter.files === undefined ? words.filesNone : words.filesErased)],
          actions: [],
        },
      };
    const list = await Promise.all(
      kept.map(async (file) => ({
        label: verbatim(fileText(file)),
        url: await context.fileLink(file.id),
        lasting: matter.visibility === 1,
      })),
    );
    const card: Card = {
      title,
      body: [links(list), paragraph(words.filesFor(matter.visibility), "subtle")],
      actions: [],
    };
    return { card };
  },
});
