import { text } from "../../chat/text.ts";
import { gaps, type PaperKind, paperDay, paperWords } from "../../flow/paper.ts";
import { unitName } from "../../flow/parties.ts";
import { reviewer } from "./cards.ts";
import type { Support } from "./model.ts";
import { chief, reviewing } from "./seats.ts";
import { words } from "./words.ts";

/** 支持起诉意见书: what the procuratorate says to the court (民事诉讼法第十五条). Names are filled in by hand. */
const opinion: PaperKind<Support> = {
  id: "opinion",
  name: text("支持起诉意见书", "Opinion in support of a suit"),
  by: [...reviewing, ...chief],
  when: ({ fields }) => fields.approvedOn !== undefined,
  write: (support, { directory, today }) => {
    const { or, toFill } = gaps();
    const { fields } = support;
    return {
      title: "支持起诉意见书",
      number: or(support.reference, paperWords.number),
      to: or(
        fields.filedOn === undefined ? undefined : unitName(support, "copy", directory).zh,
        words.court,
      ),
      body: [
        `原告${or(undefined, text("原告姓名", "name of the plaintiff"))}（${words[fields.group].zh}）与被告${or(undefined, text("被告姓名或名称", "name of the defendant"))}一案，本院于${paperDay(fields.appliedOn)}收到支持起诉申请，现已审查终结。`,
        { heading: "一、诉求和事实" },
        fields.claim,
        ...(fields.claimed === undefined ? [] : [`请求金额：${fields.claimed}元。`]),
        { heading: "二、支持起诉的意见" },
        or(fields.opinion, words.opinion),
        "根据《中华人民共和国民事诉讼法》第十五条的规定，本院支持原告向你院提起诉讼，请依法审判。",
      ],
      from: reviewer(support, directory).zh,
      on: fields.filedOn ?? today,
      toFill,
    };
  },
};

/** The papers a supported suit gives. */
export const supportPapers: readonly PaperKind<Support>[] = [opinion];
