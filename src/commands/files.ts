import { type Card, links, paragraph } from "../chat/card.ts";
import { Refusal } from "../chat/refusal.ts";
import { bracketed, type Text, text, verbatim } from "../chat/text.ts";
import { fileText } from "../flow/file.ts";
import { findReadable } from "../flow/find.ts";
import type { Matter } from "../flow/matter.ts";
import { hasFile, unitOfFile } from "../flow/tracks.ts";
import { words as flowWords } from "../flow/words.ts";
import { type Directory, organisationName } from "../people/directory.ts";
import type { Attachment } from "../store/store.ts";
import { type Command, command } from "./command.ts";
import { words } from "./words.ts";

/** A file by its name, and whose it is where several units have a share each. */
const labelOf = (file: Attachment, matter: Matter, directory: Directory): Text => {
  const name = verbatim(fileText(file));
  const unit = matter.share === undefined ? unitOfFile(matter, file.id) : undefined;
  return unit === undefined ? name : bracketed(name, organisationName(directory, unit));
};

/** 附件 files: the files of one matter, a link each that opens for this reader alone and not for long. */
export const files: Command = command({
  id: "files",
  shows: true,
  ofMatter: true,
  label: flowWords.files,
  names: ["附件", "files"],
  says: [
    "附的东西给我看下",
    "有没有图片附着",
    "有没有附图",
    "附的图调出来",
    "open what was attached",
    "open the pictures",
    "带的照片给我看看",
    "传的材料给我看看",
    "附的资料",
    "照片在哪",
    "夹的材料打开",
    "把证据给我看看",
    "他们传的图片",
    "看一下附件",
    "see the photos they sent",
    "看附件",
    "照片在吗",
    "有照片没",
    "证据材料",
    "附件在哪看",
    "看照片",
    "怎么带附件",
    "怎么传照片",
    "照片往哪传",
    "能发视频吗",
    "上传材料",
    "show the photos",
    "attach a photo",
    "upload a file",
  ],
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
        label: labelOf(file, matter, context.directory),
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
