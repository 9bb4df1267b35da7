import { type Text, text } from "../chat/text.ts";

/** What is said where a unit is added to those a matter complains of. */
export const accuseWords = {
  accuse: text("追加责任单位", "Add an accused unit"),
  accuseHelp: text(
    "追加被反映的单位，它从此看不到这件事：追加责任单位 XS-2026-0001 生态环境分局",
    "Add a unit that is complained of; from then on it does not see the matter: accuse XS-2026-0001 ecology",
  ),
  unit: text("责任单位", "Responsible unit"),
  onlyWhereAccused: text("来自反映某单位的事项的", "where it comes of a complaint"),
  complainsOfNobody: text(
    "这件事没有反映哪个单位的问题，不用追加责任单位。要反映一个单位的问题，请提交线索。",
    "Nobody is complained of in this matter. To complain of a unit, submit a clue about it.",
  ),
  notAccused: text("不是责任单位", "Not complained of"),
  reason: text("理由", "Reason"),
  already: (units: Text): Text =>
    text(
      `${units.zh}已经是这件事的责任单位。请写别的单位。`,
      `${units.en} is complained of here already. Give another unit.`,
    ),
  itsOwn: (units: Text): Text =>
    text(
      `${units.zh}是提交这件事的单位，不能列为责任单位。请由其他单位另行提交，或拨打12309。`,
      `${units.en} brought this matter and cannot be accused in it. Let another unit submit it anew, or call 12309.`,
    ),
  addressed: (units: Text): Text =>
    text(
      `这件事要由${units.zh}办理，不能列为责任单位。反映它的问题，请另行提交线索。`,
      `This matter is for ${units.en} to act on, which cannot be accused in it. Submit a clue of its own about it.`,
    ),
  notTo: (units: Text): Text =>
    text(
      `${units.zh}是这件事的责任单位，不能把这件事送给它。请选别的单位；没有别的单位可送的，请报检察院或纪委监委。`,
      `${units.en} is complained of in this matter, which cannot be sent there. Choose another unit; where there is none, turn to the procuratorate or the discipline inspection.`,
    ),
  notToDoubted: (units: Text): Text =>
    text(
      `${units.zh}是不是这件事的责任单位还没有确认，确认以前不能把这件事送给它。请选别的单位，或先请提交单位确认。`,
      `Whether ${units.en} is complained of in this matter is still to be said; until then it cannot be sent there. Choose another unit, or let whoever brought it say so first.`,
    ),
  accuseDone: (units: Text): Text =>
    text(
      `已记下。责任单位：${units.zh}，不会收到、也看不到这件事；它们那里的卡片会撤下。`,
      `Noted. Complained of: ${units.en}, who neither receive nor see this matter; cards that stand with them will be taken away.`,
    ),
  accusedNews: (units: Text): Text =>
    text(
      `有单位被追加为责任单位，现在是：${units.zh}。请不要向它们透露。`,
      `A unit was added to those complained of, now: ${units.en}. Please tell them nothing.`,
    ),
} as const;
