import { joinAnd, type Text, text } from "../chat/text.ts";

/** What is said about putting right what was recorded wrongly. */
export const errataWords = {
  apart: (common: Text, own: Text): Text =>
    text(
      `“${common.zh}”对各被建议单位都一样，“${own.zh}”是各单位自己的，请分两次勘误。`,
      `“${common.en}” is the same for every unit and “${own.en}” is each unit's own; please put them right one after the other.`,
    ),
  label: text("勘误", "Put right"),
  help: (prefix: string, key: string, fact: Text): Text =>
    text(
      `把登记时填错的内容（日期、文号、单位、天数）改正，期限重新计算，改前改后都留在经过里：勘误 ${prefix}-2026-0001 ${fact.zh}=… 原因=…`,
      `Put right what was recorded wrongly (a day, number, unit or amount); deadlines are counted anew and both versions stay in the history: errata ${prefix}-2026-0001 ${key}=… reason=…`,
    ),
  reason: text("原因", "Reason"),
  reasonHelp: text("错在哪里、依据什么改", "What was wrong, and by what it is put right"),
  nothing: text(
    "这件事里没有可以勘误的登记内容。",
    "Nothing recorded in this matter can be put right.",
  ),
  notYours: (who: Text): Text =>
    text(
      `只有登记的人能勘误（其离岗后由本单位联络员或负责人办）。这件事里可勘误的内容由${who.zh}登记，请联系登记的人。`,
      `Only whoever recorded it can put it right (after they left, the liaison or head of their unit). Here that is ${who.en}.`,
    ),
  notThis: (fact: Text, who: Text): Text =>
    text(
      `“${fact.zh}”是${who.zh}登记的，只能由登记的人勘误。`,
      `“${fact.en}” was recorded by ${who.en}, who alone can put it right.`,
    ),
  notRecorded: (fact: Text): Text =>
    text(
      `这件事还没有登记“${fact.zh}”，没有可勘误的。请在办理那一步时填写。`,
      `“${fact.en}” has not been recorded here, so there is nothing to put right. It is given with the step it belongs to.`,
    ),
  which: (facts: readonly Text[]): Text =>
    text(
      `没有改动。请写出要改正的一项和正确的内容，可以勘误：${joinAnd(facts).zh}。`,
      `Nothing differs. Say what is to be put right and how it should read: ${joinAnd(facts).en}.`,
    ),
  same: (fact: Text, value: Text): Text =>
    text(
      `“${fact.zh}”现在登记的就是${value.zh}，不用勘误。`,
      `“${fact.en}” is recorded as ${value.en} already; there is nothing to put right.`,
    ),
  outOfOrder: (earlier: Text, first: Text, later: Text, second: Text): Text =>
    text(
      `“${earlier.zh}”（${first.zh}）不能晚于“${later.zh}”（${second.zh}）。请改成先后相合的日期，两项都错的一起改。`,
      `“${earlier.en}” (${first.en}) cannot be later than “${later.en}” (${second.en}). Give days in order; where both are wrong, put both right.`,
    ),
  barred: text(
    "这个单位在这件事里应当回避，不能作为收件单位。",
    "This unit is kept out of the matter and cannot be its addressee.",
  ),
  crossed: (who: Text, at: Text, what: Text): Text =>
    text(
      `您填写期间，${who.zh}在${at.zh}已经勘误：${what.zh}。您的没有保存，请看清现在的内容再填。`,
      `Meanwhile ${who.en} put this right (${at.en}): ${what.en}. Yours was not saved; please look at it as it now is.`,
    ),
  change: (fact: Text, from: Text, to: Text): Text =>
    text(
      `${fact.zh}由${from.zh}改为${to.zh}`,
      `${fact.en} was recorded as ${from.en} and is ${to.en}`,
    ),
  moved: (clock: Text, from: Text, to: Text): Text =>
    text(
      `“${clock.zh}”的期限由${from.zh}改为${to.zh}`,
      `the deadline “${clock.en}” moves from ${from.en} to ${to.en}`,
    ),
  because: (reason: string): Text => text(`原因：${reason}`, `Reason: ${reason}`),
  movedShort: (clock: Text, from: Text, to: Text): Text =>
    text(`${clock.zh}${from.zh}→${to.zh}`, `${clock.en} ${from.en} → ${to.en}`),
  done: (what: Text, moved: readonly Text[]): Text =>
    moved.length === 0
      ? text(`已勘误：${what.zh}。`, `Put right: ${what.en}.`)
      : text(
          `已勘误：${what.zh}。重新计算：${moved.map(({ zh }) => zh).join("；")}。`,
          `Put right: ${what.en}. Counted anew: ${moved.map(({ en }) => en).join("; ")}.`,
        ),
  news: (who: Text, what: Text): Text =>
    text(
      `登记有误，${who.zh}已勘误：${what.zh}。`,
      `What was recorded was wrong and ${who.en} has put it right: ${what.en}.`,
    ),
  notForYou: (kind: Text, code: string): Text =>
    text(
      `${kind.zh} ${code} 登记时写错了收件单位，已经勘误。这件事与您单位无关，请不要办理，此前收到的内容不要外传。`,
      `${kind.en} ${code} was recorded for the wrong unit, which has been put right. It does not concern your unit: please do nothing in it, and pass on nothing of what you received.`,
    ),
} as const;
