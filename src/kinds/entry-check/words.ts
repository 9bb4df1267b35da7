import type { Day } from "../../calendar/day.ts";
import { dayText } from "../../calendar/day.ts";
import { type Text, text } from "../../chat/text.ts";
import type { EntryCheckState } from "./model.ts";

const standing: Readonly<Record<EntryCheckState, Text>> = {
  asked: text("未报告", "not reported"),
  // Other units are not to know that there is somebody unfit, and groups neither.
  unsettled: text("已报告", "reported"),
  done: text("已报告", "reported"),
  cancelled: text("不再要求", "not asked for any more"),
};

/** What is said about entry checks, both languages side by side. */
export const words = {
  entryCheck: text("入职查询", "Entry check"),
  supervisor: text("监督单位", "Supervised by"),
  unit: text("查询单位", "Unit"),
  otherSupervisor: text("同时知悉的监督单位", "Also known to"),
  others: text("其他查询单位", "The other units"),

  asked: text("待报告", "To be reported"),
  unsettled: text("已报告，未办结", "Reported, not closed"),
  done: text("已报告", "Reported"),
  cancelled: text("不再要求", "Not asked for any more"),
  standing,

  ask: text("布置入职查询", "Ask for the yearly check"),
  askHelp: text(
    "要求各单位做完当年的查询并报告，到期没报的逐级催：布置入职查询 教育局、卫健局 到期=6月30日",
    "Ask units for the check of the year; whoever has not reported is chased: ask-entry-check health, civil-affairs due=30 June",
  ),
  units: text("查询单位", "Units"),
  due: text("到期", "Due"),
  year: text("年度", "Year"),
  yearHelp: text("不填就是今年", "This year where left out"),
  askedOn: text("布置日期", "Asked on"),
  titleOf: (year: number) => text(`${year}年度入职查询`, `The entry check of ${year}`),
  hireTitle: text("入职前查询", "Check before hiring"),
  onlyKeepers: (keepers: Text) =>
    text(
      `入职查询由${keepers.zh}布置。您单位自己查完的，请输入“登记入职查询”。`,
      `The check is asked for by ${keepers.en}. What your own unit has checked is recorded with record-entry-check.`,
    ),
  notOwn: text(
    "不能给本单位布置。本单位查完的，请输入“登记入职查询”。",
    "It is not asked of your own unit: what that has checked is recorded with record-entry-check.",
  ),
  nobodyKeeps: text(
    "名录里没有检察院和教育局以外的监督单位，没有人接收。请联系系统管理员补上。",
    "No other unit that supervises entry checks is in the directory, so nobody would read it. Please ask the administrator.",
  ),
  noOwner: (unit: Text) =>
    text(
      `${unit.zh}没有联络员和负责人，没有人能报告。请先联系系统管理员补上岗位，或去掉这个单位。`,
      `There is no liaison or head in ${unit.en} who could report. Please have the posts added first, or leave the unit out.`,
    ),
  wrongYear: (first: number, last: number) =>
    text(
      `只能布置${first}年度或${last}年度的查询。`,
      `Only the check of ${first} or ${last} can be asked for.`,
    ),
  already: (unit: Text, year: number, code: string) =>
    text(
      `${unit.zh}的${year}年度查询已经布置过：${code}。`,
      `The check of ${year} has been asked of ${unit.en} already: ${code}.`,
    ),
  askedNews: (from: Text, year: number, by: Text) =>
    text(
      `${from.zh}布置${year}年度入职查询，请${by.zh}查完并报告人数，不写姓名。`,
      `The ${from.en} asks for the entry check of ${year}: please check and report the numbers ${by.en}, without names.`,
    ),
  copiedNews: (from: Text, units: Text, year: number) =>
    text(
      `${from.zh}向${units.zh}布置了${year}年度入职查询。`,
      `The ${from.en} has asked ${units.en} for the entry check of ${year}.`,
    ),
  askedDone: (code: string, units: Text, by: Text) =>
    text(
      `已布置，编号${code}，正在通知${units.zh}，请其${by.zh}报告。`,
      `Asked for as ${code}; ${units.en} are being told to report ${by.en}.`,
    ),

  record: text("登记入职查询", "Record a check"),
  recordHelp: text(
    "本单位查完的，登记日期和人数，不写姓名：登记入职查询 12 类型=入职前 不适合人数=0",
    "What your unit has checked, as a day and numbers, without names: record-entry-check 12 sort=preHire unfit=0",
  ),
  warning: text(
    "只填日期和人数。不要写任何人的姓名、身份证号和违法情况。",
    "Days and numbers only: nobody's name, identity number or offence.",
  ),
  sort: text("类型", "Sort"),
  yearly: text("年度查询", "Yearly"),
  preHire: text("入职前查询", "Before hiring"),
  openRequest: (code: string) =>
    text(
      `这一年度的查询已经布置给您单位（${code}），请在那里报告：报告入职查询 ${code}。`,
      `The check of this year has been asked of your unit (${code}); please report it there: report-entry-check ${code}.`,
    ),
  recordedSame: (code: string) =>
    text(
      `同一天、同样人数的查询已经登记：${code}。`,
      `A check of the same day with the same numbers is on record already: ${code}.`,
    ),
  recordedDone: (code: string) =>
    text(
      `已登记，编号${code}，正在告诉监督单位。`,
      `Recorded as ${code}; those who supervise are being told.`,
    ),

  report: text("报告入职查询", "Report the check"),
  reportHelp: text(
    "查询日期、查了多少人、不适合的几人、怎么处理的，只填人数",
    "The day, how many were checked, how many are unfit and what became of them; numbers only",
  ),
  checked: text("查询人数", "Checked"),
  checkedHelp: text("查了多少人，只填人数；一个都没有的填0", "How many, a number; 0 where nobody"),
  unfit: text("不适合人数", "Unfit"),
  unfitHelp: text(
    "有相关违法犯罪记录的人数；没有的填0",
    "With a record of that sort; 0 where none",
  ),
  notHired: text("未录用人数", "Not hired"),
  dismissed: text("解聘人数", "Dismissed"),
  left: text("待处理人数", "Still there"),
  outHelp: text(
    "不适合的人里有几人；还没处理的先不算，处理完再报",
    "How many of the unfit; those still there are reported later",
  ),
  checkedOn: text("查询日期", "Checked on"),
  reportedOn: text("报告日期", "Reported on"),
  people: (count: number) => text(`${count}人`, `${count}`),
  numbersOnly: text(
    "这里只填人数（整数，例如 12），不写姓名、身份证号。",
    "Only how many is asked for here (a whole number, such as 12): no name, no identity number.",
  ),
  tooManyUnfit: (unfit: number, checked: number) =>
    text(
      `不适合的（${unfit}人）不能比查询的（${checked}人）多。`,
      `There cannot be more unfit (${unfit}) than were checked (${checked}).`,
    ),
  tooManyOut: (out: number, unfit: number) =>
    text(
      `未录用和解聘的（共${out}人）不能比不适合的（${unfit}人）多。`,
      `There cannot be more not hired and dismissed (${out}) than are unfit (${unfit}).`,
    ),
  nobodyDismissed: text(
    "入职前查询的人还没有录用，不填解聘人数，填未录用人数。",
    "Whoever is checked before hiring is not hired yet: please give how many were not hired.",
  ),
  fewerOut: (out: number) =>
    text(
      `已经报过处理了${out}人，现在填的是合计，不能比那时少。`,
      `${out} were reported as out before; the numbers are the whole, and cannot be fewer.`,
    ),
  notInYear: (day: Day, first: Day) => {
    const [given, from] = [dayText(day), dayText(first)];
    return text(
      `查询日期（${given.zh}）不在这个年度里。请填${from.zh}或以后的日期。`,
      `${given.en} is not in the year that is asked for. Please give ${from.en} or a later day.`,
    );
  },
  reportedNews: (unit: Text, checked: number, left: number) =>
    text(
      `${unit.zh}报告了入职查询：查${checked}人${left > 0 ? `，还有${left}人待处理` : ""}。`,
      `The ${unit.en} has reported its entry check: ${checked} checked${left > 0 ? `, ${left} still there` : ""}.`,
    ),
  reportedDone: (left: number, by: Text) =>
    left > 0
      ? text(
          `已报告。还有${left}人待处理，请${by.zh}解聘或不予录用，再报“查询处理结果”。`,
          `Reported. ${left} are still there: please part with them ${by.en} and report it with settle-entry-check.`,
        )
      : text("已报告，正在告诉监督单位。", "Reported; those who supervise are being told."),

  settle: text("查询处理结果", "Report who is out"),
  settleHelp: text(
    "不适合的人已解聘或未录用的合计人数",
    "How many of the unfit are dismissed or not hired by now, all in all",
  ),
  settledNews: (unit: Text, left: number) =>
    left > 0
      ? text(
          `${unit.zh}报了处理结果，还有${left}人待处理。`,
          `The ${unit.en} has reported; ${left} are still there.`,
        )
      : text(
          `${unit.zh}查出的不适合人员已全部处理。`,
          `Everybody the ${unit.en} found unfit is out.`,
        ),
  settledDone: (left: number) =>
    left > 0
      ? text(`已登记，还有${left}人待处理。`, `Recorded; ${left} are still there.`)
      : text("已登记，全部处理完毕。", "Recorded; all of them are out."),
  nothingNew: text(
    "没有填新的人数。请填未录用人数或解聘人数的合计。",
    "No new number is given. Please give how many were not hired or dismissed, all in all.",
  ),

  return: text("退回", "Send back"),
  returnHelp: text(
    "报告有问题，请单位重新查、重新报",
    "Something is wrong with the report: the unit checks and reports again",
  ),
  problem: text("退回原因", "Sent back for"),
  figures: text("人数对不上", "The numbers do not fit"),
  incomplete: text("没有查全", "Not everybody was checked"),
  day: text("日期不实", "The day is not right"),
  returnedNews: (problem: Text, by: Text) =>
    text(
      `入职查询的报告被退回：${problem.zh}。请重新查，${by.zh}再报。`,
      `The report of the entry check was sent back: ${problem.en.toLowerCase()}. Please check again and report ${by.en}.`,
    ),
  returnedDone: (units: Text) =>
    text(`已退回，正在通知${units.zh}。`, `Sent back; ${units.en} is being told.`),

  urge: text("督促", "Urge"),
  urgeHelp: text(
    "到期没报、或不适合的人没处理的，提醒单位负责人",
    "Where the day has gone by the head of the unit is pressed",
  ),
  overdueOnly: text("已经到期的", "where the day has gone by"),
  notOverdue: text("还没有到期，不用督促。", "Its day has not gone by yet."),
  urgedNews: (from: Text, year: number) =>
    text(
      `${from.zh}督促：${year}年度入职查询已经到期，请马上办理并报告。`,
      `The ${from.en} presses: the entry check of ${year} is overdue. Please see to it and report at once.`,
    ),
  urgedDone: (units: Text) =>
    text(`已督促，正在通知${units.zh}。`, `${units.en} is being pressed.`),

  cancel: text("撤销", "Call off"),
  cancelHelp: text("不再要求这个单位，或全部不再要求", "Not asked of a unit any more, or of any"),
  cause: text("撤销原因", "Called off because"),
  mistaken: text("布置错了", "It was asked by mistake"),
  notConcerned: text("不是密切接触未成年人的单位", "The unit is not in touch with minors"),
  merged: text("单位已撤并", "The unit is gone"),
  cancelledNews: (cause: Text) =>
    text(
      `入职查询不用报了：${cause.zh}。`,
      `The entry check is not asked for any more: ${cause.en.toLowerCase()}.`,
    ),
  unsettledFirst: (units: Text) =>
    text(
      `${units.zh}查出不适合的人还没有处理完，不能全部撤销；没有报告的单位可以一家一家撤销：撤销 单位=…`,
      `${units.en} has found somebody unfit who is still there, so not all of it can be called off; units that have not reported can be, one by one: cancel unit=…`,
    ),
  cancelledDone: text("已撤销，正在通知有关单位。", "Called off; the units are being told."),

  ledger: text("入职查询台账", "Register of entry checks"),
  ledgerHelp: text(
    "全年各单位查了没有、查了多少人；监督单位看哪些单位还没有：入职查询台账 2026",
    "Which units have checked how many in a year; those who supervise see who has not: entry-checks 2026",
  ),
  ledgerWords: {
    none: (year: number, whole: boolean) =>
      whole
        ? text(`${year}年没有布置或登记入职查询。`, `There is no entry check of ${year} yet.`)
        : text(
            `${year}年没有您单位的入职查询。`,
            `There is no entry check of your unit in ${year}.`,
          ),
    without: (year: number, units: Text, count: number) =>
      text(
        `${year}年还没有入职查询的单位（${count}个）：${units.zh}。`,
        `No entry check in ${year} yet (${count}): ${units.en}.`,
      ),
    uncovered: (what: Text) => what,
    held: text("已报告", "reported"),
    toCome: text("未报告", "not reported"),
  },
  ledgerCounts: ({
    all,
    reported,
    checked,
    unfit,
    left,
  }: Readonly<Record<"all" | "reported" | "checked" | "unfit" | "left", number>>) =>
    reported === 0
      ? text(`${all}次，还没有报告`, `${all}, none reported`)
      : text(
          `${all}次，已报告${reported}次，查${checked}人，不适合${unfit}人${left > 0 ? `，待处理${left}人` : ""}`,
          `${all}, ${reported} reported, ${checked} people checked, ${unfit} unfit${left > 0 ? `, ${left} still there` : ""}`,
        ),

  shareOf: (unit: Text, state: Text) => text(`${unit.zh}：${state.zh}`, `${unit.en}: ${state.en}`),
  hasReported: text("已报告", "Reported"),
  hasNot: text("未报告", "Not reported"),
  inTime: text("按期", "in time"),
  by: (day: Text) => text(`最迟${day.zh}`, `by ${day.en}`),

  reportDue: text("报告入职查询", "report the entry check"),
  againDue: text("重新报告入职查询", "report the entry check again"),
  settleDue: text("处理不适合的人员", "part with who is unfit"),
} as const;
