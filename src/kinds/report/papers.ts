import { text } from "../../chat/text.ts";
import { gaps, type PaperKind, paperWords } from "../../flow/paper.ts";
import { organisationName } from "../../people/directory.ts";
import type { Report } from "./model.ts";
import { checking, chief } from "./seats.ts";
import { words } from "./words.ts";

/** 约谈通知: to the unit that did not report. It says nothing of the child. */
const summons: PaperKind<Report> = {
  id: "summons",
  name: text("约谈通知", "Summons"),
  by: [...checking, ...chief],
  when: ({ fields }) => fields.bound !== undefined,
  write: ({ fields }, { actor, directory, today }) => {
    const { or, toFill } = gaps();
    return {
      title: "约谈通知",
      number: or(undefined, paperWords.number),
      to: or(fields.bound && organisationName(directory, fields.bound).zh, words.bound),
      body: [
        `经查，你单位对应当依法报告的情况${fields.duty === "late" ? "未及时报告" : "未报告"}，不符合《中华人民共和国未成年人保护法》第十一条的规定。`,
        `请你单位主要负责人于${or(undefined, text("约谈时间", "time of the meeting"))}到${or(undefined, text("约谈地点", "place of the meeting"))}接受约谈，并带来落实强制报告制度的情况说明和整改措施。`,
        "为保护未成年人，本通知不载明具体情况，也请不要打听、传播。",
      ],
      from: organisationName(directory, actor.organisation).zh,
      on: today,
      contact: or(undefined, paperWords.contact),
      toFill,
    };
  },
};

/** The papers a report gives. */
export const reportPapers: readonly PaperKind<Report>[] = [summons];
