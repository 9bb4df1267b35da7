import { momentText } from "../../calendar/day.ts";
import { inQuotes } from "../../calendar/quotation.ts";
import { text } from "../../chat/text.ts";
import { unitsIn } from "../../flow/matter.ts";
import { gaps, type PaperKind, paperDay, paperWords } from "../../flow/paper.ts";
import { unitNames } from "../../flow/parties.ts";
import { holderOf, officersText } from "./cards.ts";
import { type Hearing, openness } from "./model.ts";
import { chief, handling, unitSeats } from "./seats.ts";
import { words } from "./words.ts";

/** 听证通知书: case, time, place, who presides and who hears (审查案件听证工作规定第十条). Names are filled in by hand. */
const notice: PaperKind<Hearing> = {
  id: "notice",
  name: text("听证通知书", "Notice of the hearing"),
  by: [...handling, ...chief, ...unitSeats],
  when: ({ fields }) => fields.noticedOn !== undefined,
  write: (hearing, { directory, today }) => {
    const { or, toFill } = gaps();
    const { fields } = hearing;
    const units = unitsIn(hearing, "to");
    return {
      title: "听证通知书",
      number: or(undefined, paperWords.number),
      to: or(
        units.length === 0 ? undefined : unitNames(hearing, "to", directory).zh,
        text("参加人", "those who take part"),
      ),
      body: [
        `本院决定就${inQuotes(hearing.title)}一案${openness(hearing).zh}听证，现将有关事项通知如下：`,
        { heading: "一、听证事项" },
        fields.issue,
        { heading: "二、时间、地点" },
        `${or(fields.startsAt && momentText(fields.startsAt).zh, words.startsAt)}，${or(fields.place, words.place)}。`,
        { heading: "三、主持人和听证员" },
        `主持人：${or(undefined, text("主持人姓名", "name of the host"))}（${or(fields.host, words.host)}）。`,
        `听证员：${or(undefined, text("听证员姓名", "names of the hearing officers"))}（${officersText(hearing).zh}）。`,
        "认为主持人、听证员与本案有利害关系的，请在听证前提出。",
      ],
      from: holderOf(hearing, directory).zh,
      on: fields.noticedOn ?? today,
      contact: or(undefined, paperWords.contact),
      toFill,
    };
  },
};

/** 听证笔录: what was heard, what each officer said, for those present to sign. */
const minutes: PaperKind<Hearing> = {
  id: "minutes",
  name: text("听证笔录", "Minutes of the hearing"),
  by: [...handling, ...chief],
  when: ({ fields }) => fields.heldOn !== undefined,
  write: (hearing, { directory, today }) => {
    const { or, toFill } = gaps();
    const { fields } = hearing;
    const said = text("听证员意见", "opinion of a hearing officer");
    return {
      title: "听证笔录",
      body: [
        { heading: "一、案由" },
        `${hearing.title}（${hearing.code}）。${fields.issue}`,
        { heading: "二、时间、地点和参加人" },
        `${or(fields.heldOn && paperDay(fields.heldOn), words.heldOn)}，${or(fields.place, words.place)}，${openness(hearing).zh}。主持人：${or(fields.host, words.host)}。听证员：${officersText(hearing).zh}。参加单位：${unitsIn(hearing, "to").length === 0 ? "无" : unitNames(hearing, "to", directory).zh}。`,
        { heading: "三、听证情况" },
        or(fields.summary, words.summary),
        { heading: "四、听证员意见" },
        ...fields.officers.map(({ role, opinion }) => `${role}：${or(opinion, said)}`),
        `主持人、听证员、参加人和记录人签名：${or(undefined, text("签名", "signatures"))}`,
      ],
      on: fields.heldOn ?? today,
      toFill,
    };
  },
};

/** The papers a hearing gives. */
export const hearingPapers: readonly PaperKind<Hearing>[] = [notice, minutes];
