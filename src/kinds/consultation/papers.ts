import { momentText } from "../../calendar/day.ts";
import { inQuotes } from "../../calendar/quotation.ts";
import { text } from "../../chat/text.ts";
import { gaps, type PaperKind, paperDay, paperWords } from "../../flow/paper.ts";
import type { Seat } from "../../flow/seat.ts";
import { agencies, proposer } from "./cards.ts";
import type { Consultation } from "./model.ts";
import { words } from "./words.ts";

const holding: readonly Seat[] = [
  "handler",
  "from.procuratorate:procurator",
  "from.procuratorate:chief",
];

/** 磋商函: the invitation to consult before litigation (公益诉讼办案规则第七十条). */
const invitation: PaperKind<Consultation> = {
  id: "invitation",
  name: text("磋商函", "Letter of consultation"),
  by: holding,
  write: (matter, { directory, today }) => {
    const { or, toFill } = gaps();
    const { fields } = matter;
    return {
      title: "关于开展诉前磋商的函",
      number: or(undefined, paperWords.number),
      to: agencies(matter, directory).zh,
      body: [
        `本院于${paperDay(fields.filedOn)}对${inQuotes(matter.title)}立案，拟就下列事项与你单位磋商：`,
        fields.issue,
        `磋商时间：${or(fields.startsAt && momentText(fields.startsAt).zh, words.startsAt)}${fields.duration === undefined ? "" : `，时长${fields.duration}分钟`}。地点：${or(fields.place, words.place)}。`,
        "请派员参加，并准备履职情况的书面材料。",
      ],
      from: proposer(matter, directory).zh,
      on: today,
      contact: or(undefined, paperWords.contact),
      toFill,
    };
  },
};

/** 磋商会议纪要 or 事实确认书: what was agreed and what was not, for both sides to sign. */
const record: PaperKind<Consultation> = {
  id: "record",
  name: text("磋商纪要", "Record of the consultation"),
  by: [...holding, "to.liaison", "to.head"],
  when: ({ fields }) => fields.record !== undefined,
  write: (matter, { directory, today }) => {
    const { or, toFill } = gaps();
    const { fields } = matter;
    const { plan } = fields;
    return {
      title: fields.record === "letter" ? "磋商事实确认书" : "磋商会议纪要",
      body: [
        { heading: "一、案件" },
        `${matter.title}（${matter.code}），${paperDay(fields.filedOn)}立案。`,
        { heading: "二、时间和参加单位" },
        `${or(fields.heldOn && paperDay(fields.heldOn), text("磋商日期", "day"))}，${proposer(matter, directory).zh}、${agencies(matter, directory).zh}。`,
        { heading: "三、一致认定的事实" },
        or(fields.facts, words.facts),
        { heading: "四、有争议的事实" },
        fields.disputed ?? "无。",
        { heading: "五、整改方案" },
        plan === undefined
          ? or(undefined, text("整改方案", "plan"))
          : `${plan.text}\n完成期限：${paperDay(plan.dueOn)}。`,
        `各方签名：${or(undefined, text("签名", "signatures"))}`,
      ],
      on: fields.heldOn ?? today,
      toFill,
    };
  },
};

/** The papers a consultation gives (domain §7). */
export const consultationPapers: readonly PaperKind<Consultation>[] = [invitation, record];
