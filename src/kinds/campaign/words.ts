import { type Day, dayText } from "../../calendar/day.ts";
import { inQuotes } from "../../calendar/quotation.ts";
import { clause, type Text, text } from "../../chat/text.ts";

/** What is said about campaigns, both languages side by side. */
export const words = {
  campaign: text("专项", "Campaign"),
  lead: text("牵头单位", "Lead unit"),
  unit: text("参加单位", "Unit taking part"),

  running: text("开展中", "Under way"),
  closed: text("已办结", "Closed"),
  cancelledState: text("已取消", "Called off"),

  start: text("发起专项", "Start a campaign"),
  startHelp: text(
    "几个单位一起整治一类问题，按月或按日期报进展，追赃挽损按单位合计：发起专项 标题=打击养老诈骗 目标=… 参加单位=公安局、民政局 结束日期=12月31日",
    "Units deal with one sort of problem together, report every month or by a day, and what is recovered adds up: start-campaign title=Fraud on the elderly goal=… units=police, civil-affairs endsOn=31 Dec",
  ),
  title: text("标题", "Title"),
  titleHelp: text("专项叫什么，例如 打击养老诈骗专项行动", "What it is called"),
  goal: text("目标", "Goal"),
  goalHelp: text("要解决什么问题、达到什么效果", "What is to be reached"),
  units: text("参加单位", "Units"),
  categories: text("类别", "Categories"),
  categoriesHelp: text("整治哪几类问题，可以不填", "What it is about; may be left out"),
  span: text("时间", "Period"),
  startsOn: text("开始日期", "Starts on"),
  endsOn: text("结束日期", "Ends on"),
  every: text("报进展", "Progress reported"),
  everyHelp: text(
    "每月一次，或写一个日期；不填就是每月",
    "Every month, or a day; every month where left out",
  ),
  monthly: text("每月", "Every month"),
  noOwner: (unit: Text) =>
    text(
      `${unit.zh}没有联络员和负责人，没有人能报进展。请先联系系统管理员补上岗位，或去掉这个单位。`,
      `There is no liaison or head in ${unit.en} who could report. Please have the posts added first, or leave the unit out.`,
    ),
  endsTooEarly: (startsOn: Day) => {
    const { zh, en } = dayText(startsOn);
    return text(
      `结束日期要晚于开始日期（${zh}）。`,
      `The last day has to be later than the first (${en}).`,
    );
  },
  endsTooLate: (latest: Day) => {
    const { zh, en } = dayText(latest);
    return text(
      `专项最长三年，结束日期最晚填${zh}。请看年份是否写错。`,
      `A campaign lasts three years at most: please give a day up to ${en}, and look at the year.`,
    );
  },
  reportOutside: (endsOn: Day) => {
    const { zh, en } = dayText(endsOn);
    return text(
      `报进展的日期要在今天以后、结束日期（${zh}）以前。`,
      `The day of the report has to lie after today and not after the last day (${en}).`,
    );
  },
  already: (code: string) =>
    text(`同名的专项正在开展：${code}。`, `A campaign of that title is under way: ${code}.`),
  startedNews: (lead: Text, title: string, by: Text) =>
    text(
      `${lead.zh}发起专项${inQuotes(title)}，请${by.zh}报告第一次进展。`,
      `The ${lead.en} starts the campaign ${inQuotes(title)}: please report your first progress ${by.en}.`,
    ),
  startedDone: (code: string, units: Text) =>
    text(
      `已发起，编号${code}，正在通知${units.zh}。线索和别的事项可以归入：归入专项 事项编号 ${code}。`,
      `Started as ${code}; ${units.en} are being told. Clues and other matters are gathered into it: gather <number> ${code}.`,
    ),

  gather: text("归入专项", "Gather into a campaign"),
  gatherHelp: text(
    "把线索和别的事项归到一个专项下，谁能看哪一件不变：归入专项 XS-2026-0001 ZX-2026-0001",
    "Puts clues and other matters under a campaign; nobody sees more than before: gather XS-2026-0001 ZX-2026-0001",
  ),
  gatherWhich: text(
    "请写一个专项的编号和要归入的事项，例如 归入专项 XS-2026-0001 ZX-2026-0001。",
    "Please give the number of one campaign and what is to be gathered into it, such as gather XS-2026-0001 ZX-2026-0001.",
  ),

  progress: text("专项进展", "Report progress"),
  progressHelp: text(
    "做了什么，这一次追回多少元；金额自动按单位合计",
    "What was done, and what was recovered since the last report, in yuan; the sums add up",
  ),
  said: text("进展情况", "Progress"),
  recovered: text("追赃挽损", "Recovered"),
  recoveredHelp: text(
    "这一次新追回的，整数，单位元；没有就不填",
    "What came in since the last report, in whole yuan, if anything",
  ),
  progressNews: (unit: Text, recovered: number, sum: number) =>
    text(
      `${unit.zh}报告了专项进展${recovered === 0 ? "" : `，追赃挽损${recovered}元，合计${sum}元`}。`,
      `The ${unit.en} has reported progress${recovered === 0 ? "" : `, with ${recovered} yuan recovered, ${sum} in all`}.`,
    ),
  progressDone: (by: Text | undefined, sum: number) => {
    const total = sum === 0 ? text("", "") : text(`本单位合计${sum}元。`, ` ${sum} yuan in all.`);
    return by === undefined
      ? text(`已报告，到结束不用再报。${total.zh}`, `Reported; nothing more is due.${total.en}`)
      : text(
          `已报告，下次请${by.zh}报。${total.zh}`,
          `Reported; the next is due ${by.en}.${total.en}`,
        );
  },

  correctSum: text("更正挽损金额", "Correct the sum"),
  correctSumHelp: text(
    "本单位到现在一共追回多少元，以前报错的改过来",
    "What your unit has recovered all in all, where an earlier report was wrong",
  ),
  total: text("合计金额", "In all"),
  sameSum: (sum: number) =>
    text(`本单位合计已经是${sum}元。`, `The sum of your unit is ${sum} yuan already.`),
  sumNews: (unit: Text, sum: number) =>
    text(
      `${unit.zh}把追赃挽损合计更正为${sum}元。`,
      `The ${unit.en} has corrected what it recovered to ${sum} yuan in all.`,
    ),
  sumDone: (sum: number) => text(`已更正，合计${sum}元。`, `Corrected: ${sum} yuan in all.`),

  adjust: text("调整专项", "Adjust the campaign"),
  adjustHelp: text(
    "另定结束日期或报进展的日期，写明理由；各单位的进展重新起算",
    "Another last day, another day for the reports, with the reason; the time to report is counted anew",
  ),
  reason: text("理由", "Reason"),
  nothingAdjusted: text(
    "请至少填一项：结束日期或报进展。",
    "Please give the last day, or when progress is reported.",
  ),
  notAfter: (today: Day) => {
    const { zh, en } = dayText(today);
    return text(`结束日期要晚于今天（${zh}）。`, `The last day has to be after today (${en}).`);
  },
  join: text("专项加单位", "Add units"),
  joinHelp: text("再请几个单位参加", "Asks more units to take part"),
  joinedNews: (lead: Text, title: string, by: Text) =>
    text(
      `${lead.zh}请有关单位参加专项${inQuotes(title)}，新参加的${by.zh}报告第一次进展。`,
      `The ${lead.en} asks more units to take part in the campaign ${inQuotes(title)}: those report their first progress ${by.en}.`,
    ),
  joinedDone: (units: Text) =>
    text(`已加入，现在参加的是${units.zh}。`, `Added; ${units.en} take part now.`),
  allThere: text("这些单位都已经参加。", "All of these units take part already."),
  adjustedNews: (title: string, reason: string) =>
    text(
      `专项${inQuotes(title)}有调整：${clause(reason)}。`,
      `The campaign ${inQuotes(title)} is adjusted: ${clause(reason)}.`,
    ),
  reportsBy: (by: Text) => text(`进展${by.zh}报告。`, `Progress is reported ${by.en}.`),
  adjustedDone: text("已调整，正在通知参加单位。", "Adjusted; the units are being told."),

  urge: text("督促", "Urge"),
  urgeHelp: text("到期没报进展的，提醒单位负责人", "Presses units that have not reported in time"),
  urging: text("督促内容", "What is said"),
  onlyOverdue: text("有单位到期没报的", "where a unit is late"),
  nobodyLate: text("没有单位到期没报，不用督促。", "No unit is late; there is nobody to press."),
  urgedNews: (lead: Text, title: string, said: string) =>
    text(
      `${lead.zh}督促：专项${inQuotes(title)}的进展已经到期没报。${said === "" ? "" : `${clause(said)}。`}请马上报告。`,
      `The ${lead.en} presses: progress of the campaign ${inQuotes(title)} is overdue.${said === "" ? "" : ` ${clause(said)}.`} Please report at once.`,
    ),
  urgedDone: (units: Text) =>
    text(`已督促，正在通知${units.zh}。`, `${units.en} is being pressed.`),

  close: text("办结", "Close"),
  closeHelp: text(
    "写总结办结；报告自动列出各单位进展和挽损合计",
    "Sums it up; the report lists what each unit did and recovered",
  ),
  summary: text("总结", "Summing-up"),
  closedOn: text("办结日期", "Closed on"),
  closedNews: (title: string, sum: number) =>
    text(
      `专项${inQuotes(title)}已办结${sum === 0 ? "" : `，追赃挽损合计${sum}元`}。`,
      `The campaign ${inQuotes(title)} is closed${sum === 0 ? "" : `, with ${sum} yuan recovered`}.`,
    ),
  closedDone: text(
    "已办结，正在通知参加单位。报告请按“文书”取。",
    "Closed; the units are being told. The report is among its papers.",
  ),

  cancel: text("取消专项", "Call off the campaign"),
  cancelHelp: text("不搞了，写明理由", "It is called off, with the reason"),
  cancelledNews: (title: string, reason: string) =>
    text(
      `专项${inQuotes(title)}取消：${clause(reason)}。`,
      `The campaign ${inQuotes(title)} is called off: ${clause(reason)}.`,
    ),
  cancelledDone: text("已取消，正在通知参加单位。", "Called off; the units are being told."),

  noProgress: text("还没有报进展", "no progress reported"),
  progressOn: (times: number, last: Text) =>
    text(`报进展${times}次，最近${last.zh}`, `${times} reports, the last on ${last.en}`),
  recoveredOf: (sum: number) => text(`追赃挽损${sum}元`, `${sum} yuan recovered`),
  recoveredAll: text("追赃挽损合计", "Recovered in all"),
  yuan: (sum: number) => text(`${sum}元`, `${sum} yuan`),

  progressDue: text("报专项进展", "report progress"),
  closeDue: text("总结办结专项", "sum up the campaign"),
} as const;
