import { lengthOf } from "../../calendar/explain.ts";
import { ruleOn } from "../../calendar/rules.ts";
import { text } from "../../chat/text.ts";
import { unitsIn } from "../../flow/matter.ts";
import { gaps, type PaperKind, paperDay, paperWords } from "../../flow/paper.ts";
import { organisationName } from "../../people/directory.ts";
import { agencyOf, enclosureOptions } from "./cards.ts";
import { approvedDay, receivedDay, type Transfer } from "./model.ts";
import { agency, police } from "./seats.ts";

/** 涉嫌犯罪案件移送书 (移送规定第六条); the suspect's whole name goes in by hand. */
const letter: PaperKind<Transfer> = {
  id: "transfer-letter",
  name: text("涉嫌犯罪案件移送书", "Letter of transfer"),
  by: [...agency, "from.head"],
  when: (transfer) => approvedDay(transfer) !== undefined,
  write: (transfer, { directory, today, calendar }) => {
    const { or, toFill } = gaps();
    const { fields } = transfer;
    const decided = lengthOf(ruleOn("crim.police-decide", fields.sentOn ?? today, calendar));
    const [to] = unitsIn(transfer, "to");
    const approved = approvedDay(transfer);
    const sent = enclosureOptions.filter(({ id }) => fields.enclosures?.includes(id));
    return {
      title: "涉嫌犯罪案件移送书",
      number: or(undefined, paperWords.number),
      to: to === undefined ? "公安局" : organisationName(directory, to).zh,
      body: [
        `我单位在执法中发现${or(undefined, text("嫌疑人姓名", "the suspect's name"))}涉嫌${fields.offence}，经本机关负责人${approved === undefined ? "" : `于${paperDay(approved)}`}批准，现移送你单位处理。`,
        { heading: "一、主要事实" },
        fields.facts,
        { heading: "二、涉嫌的罪名和法律依据" },
        `${fields.offence}。${or(undefined, text("法律依据", "legal basis"))}`,
        `请自接受之日起${decided === undefined ? "按期" : `${decided.zh}内`}决定是否立案，并将决定书面告知我单位，同时抄送检察院。`,
      ],
      attachments: sent.map(({ name }) => name.zh),
      from: agencyOf(transfer, directory).zh,
      on: fields.sentOn ?? today,
      contact: or(undefined, paperWords.contact),
      toFill,
    };
  },
};

/** 回执: what the police sign on receipt (移送规定第七条). */
const receipt: PaperKind<Transfer> = {
  id: "receipt",
  name: text("移送案件回执", "Receipt slip"),
  by: police,
  when: (transfer) => receivedDay(transfer) !== undefined,
  write: (transfer, { directory }) => {
    const { or, toFill } = gaps();
    const { fields } = transfer;
    const signed = receivedDay(transfer);
    const received = enclosureOptions.filter(({ id }) => fields.enclosures?.includes(id));
    const [to] = unitsIn(transfer, "to");
    return {
      title: "涉嫌犯罪案件移送回执",
      body: [],
      grid: [
        ["移送机关", agencyOf(transfer, directory).zh],
        ["接收机关", organisationName(directory, to ?? "").zh],
        ["案件编号", transfer.code],
        ["移送日期", or(fields.sentOn && paperDay(fields.sentOn), text("移送日期", "day sent"))],
        ["收到材料", received.map(({ name }) => name.zh).join("、")],
        ["签收日期", or(signed && paperDay(signed), text("签收日期", "day received"))],
        ["签收人", or(fields.receivedBy, text("签收人", "received by"))],
        ["盖章", or(undefined, text("盖章", "seal"))],
      ],
      toFill,
    };
  },
};

/** The papers a transfer gives (domain §7). */
export const transferPapers: readonly PaperKind<Transfer>[] = [letter, receipt];
