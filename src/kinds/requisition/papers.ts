import { inQuotes } from "../../calendar/quotation.ts";
import { text } from "../../chat/text.ts";
import { peopleIn } from "../../flow/matter.ts";
import { gaps, type PaperKind, paperDay, paperWords } from "../../flow/paper.ts";
import type { Seat } from "../../flow/seat.ts";
import { personName } from "../../people/directory.ts";
import { holder, issuer } from "./cards.ts";
import type { Requisition } from "./model.ts";
import { handling, unitSeats } from "./seats.ts";
import { words } from "./words.ts";

const asking: readonly Seat[] = [...handling, "from.procuratorate:chief"];

/** 调取清单: what goes with the notice (公益诉讼办案规则第三十六条). */
const list: PaperKind<Requisition> = {
  id: "list",
  name: text("调取证据清单", "List of what is requisitioned"),
  by: asking,
  write: (matter, { directory }) => {
    const { or, toFill } = gaps();
    const { fields } = matter;
    const handlers = peopleIn(matter, "handler").map((id) => personName(directory, id).zh);
    const due = matter.clocks.find(({ rule }) => rule === "file.request")?.rolled;
    return {
      title: "调取证据清单",
      body: [],
      grid: [
        ["调取通知文号", or(matter.reference, paperWords.number)],
        ["事项", matter.title],
        ["调取单位", issuer(matter, directory).zh],
        ["持有单位", holder(matter, directory).zh],
        ["法律依据", fields.basis],
        ["清单", fields.items],
        ["形式", words[fields.form].zh],
        ["承办人", handlers.join("、")],
        ["批准人", personName(directory, fields.approvedBy).zh],
        ["送达日期", paperDay(fields.servedOn)],
        ["交付期限", or(due && paperDay(due), text("交付期限", "due day"))],
        ...(fields.form === "original" ? ([["借阅天数", `${fields.keepDays}天`]] as const) : []),
        ["持有单位签名或盖章", or(undefined, text("签名或盖章", "signature or seal"))],
      ],
      toFill,
    };
  },
};

/** 不予提供的说明: the unit's reason, on paper. */
const refusal: PaperKind<Requisition> = {
  id: "refusal",
  name: text("不予提供说明", "Statement of refusal"),
  by: unitSeats,
  when: ({ fields }) => fields.refusals.length > 0,
  write: (matter, { directory, today }) => {
    const { or, toFill } = gaps();
    const said = matter.fields.refusals.at(-1);
    return {
      title: "关于不予提供有关材料的说明",
      number: or(undefined, paperWords.number),
      to: issuer(matter, directory).zh,
      body: [
        `贵院${paperDay(matter.fields.servedOn)}送达的${or(matter.reference, paperWords.number)}收悉。因下列原因，我单位不能提供${inQuotes(matter.title)}有关材料：`,
        said?.reason ?? "",
        { heading: "法律依据" },
        or(undefined, text("法律依据", "legal basis")),
      ],
      from: holder(matter, directory).zh,
      on: said?.on ?? today,
      contact: or(undefined, paperWords.contact),
      toFill,
    };
  },
};

/** 报告: to the county government, once the chief procurator has approved it (实施意见 四（二）). */
const report: PaperKind<Requisition> = {
  id: "report",
  name: text("不予配合情况报告", "Report on the refusal"),
  by: asking,
  when: ({ fields }) => fields.report?.approvedOn !== undefined,
  write: (matter, { directory, today }) => {
    const { or, toFill } = gaps();
    const { report: said } = matter.fields;
    return {
      title: "关于有关单位不予提供案卷材料情况的报告",
      number: or(undefined, paperWords.number),
      to: "县人民政府",
      body: [said?.text ?? ""],
      from: issuer(matter, directory).zh,
      on: said?.approvedOn ?? today,
      contact: or(undefined, paperWords.contact),
      toFill,
    };
  },
};

/** 交接清单: what was handed over, and whether it came back; for both sides to sign. */
const handover: PaperKind<Requisition> = {
  id: "handover",
  name: text("材料交接清单", "Record of the hand-over"),
  by: [...asking, ...unitSeats],
  when: ({ fields }) => fields.deliveries.length > 0,
  write: (matter, { directory }) => {
    const { or, toFill } = gaps();
    const { deliveries, missing, returnedOn, form } = matter.fields;
    const signature = text("签名", "signature");
    return {
      title: "材料交接清单",
      body: [],
      grid: [
        ["调取通知文号", or(matter.reference, paperWords.number)],
        ["交付单位", holder(matter, directory).zh],
        ["接收单位", issuer(matter, directory).zh],
        ...deliveries.map(
          ({ on, how, handed }) =>
            [
              paperDay(on),
              handed === undefined
                ? words.deliveredAs[how].zh
                : `${words.deliveredAs[how].zh}：${handed}`,
            ] as const,
        ),
        ...(missing === undefined ? [] : ([["尚缺", missing]] as const)),
        ...(form === "original"
          ? ([["归还日期", returnedOn === undefined ? "未归还" : paperDay(returnedOn)]] as const)
          : []),
        ["交付人签名", or(undefined, signature)],
        ["接收人签名", or(undefined, signature)],
      ],
      toFill,
    };
  },
};

/** The papers a requisition gives (domain §7). */
export const requisitionPapers: readonly PaperKind<Requisition>[] = [
  list,
  refusal,
  report,
  handover,
];
