import { momentText } from "../../calendar/day.ts";
import { text } from "../../chat/text.ts";
import { gaps, type PaperKind, paperDay } from "../../flow/paper.ts";
import { unitName } from "../../flow/parties.ts";
import { suedUnit } from "./cards.ts";
import { type Appearance, isAbsent } from "./model.ts";
import { keeping, unitSeats } from "./seats.ts";
import { words } from "./words.ts";

/** 行政机关负责人出庭应诉登记表 (domain §7). */
const sheet: PaperKind<Appearance> = {
  id: "sheet",
  name: text("出庭应诉登记表", "Appearance sheet"),
  by: [...keeping, ...unitSeats],
  write: (appearance, { directory, today }) => {
    const { or, toFill } = gaps();
    const { fields } = appearance;
    const { attended } = fields;
    const came = attended === "leader";
    const excuse = came ? undefined : fields.excuse;
    return {
      title: "行政机关负责人出庭应诉登记表",
      body: [],
      grid: [
        ["案号", fields.caseNo],
        ["案件性质", words[fields.sort].zh],
        ["被诉单位", suedUnit(appearance, directory).zh],
        ["开庭时间、地点", `${momentText(fields.startsAt).zh}，${fields.place}`],
        ["通知日期", or(fields.noticedOn && paperDay(fields.noticedOn), words.noticedOn)],
        [
          "出庭负责人职务",
          attended === undefined || came ? or(fields.officer, words.officer) : "无",
        ],
        ["未出庭理由", excuse === undefined ? "无" : words[excuse.ground].zh],
        ["证明材料", excuse?.proof ?? "无"],
        ["委派工作人员", excuse?.instead ?? "无"],
        ["到庭情况", or(attended && words[attended].zh, words.attended)],
        [
          words.absent.zh,
          or(attended && (isAbsent(appearance) ? words.yes.zh : words.no.zh), words.absent),
        ],
      ],
      from: unitName(appearance, "from", directory).zh,
      on: fields.heldOn ?? today,
      toFill,
    };
  },
};

/** The papers of a suit in court. */
export const appearancePapers: readonly PaperKind<Appearance>[] = [sheet];
