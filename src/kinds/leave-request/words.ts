import { clause, type Text, text } from "../../chat/text.ts";
import type { Leave } from "./model.ts";

const isLate = ({ fields: { returnedOn, returnOn } }: Leave): boolean =>
  returnedOn !== undefined && returnedOn > returnOn;

/** What is said about leaves of people in community correction, both languages side by side. */
export const words = {
  leave: text("矫正外出", "Correction leave"),
  applicant: text("申请单位", "Applying unit"),
  decider: text("决定单位", "Deciding unit"),
  copied: text("抄送检察院", "Copy to"),
  police: text("逾期未返回告知", "Told if not back"),

  applied: text("已申请，待批准", "Applied, to be decided"),
  returned: text("待补正", "To be completed"),
  approved: text("已批准，待报告返回", "Approved, return to be reported"),
  missing: text("逾期未返回", "Not back in time"),
  closed: text("已返回", "Back"),
  unused: text("未成行", "Not travelled"),
  ended: text("不再返回", "Not coming back"),
  refused: text("不予批准", "Refused"),
  withdrawn: text("已撤回", "Withdrawn"),

  apply: text("申请外出", "Apply for leave"),
  applyHelp: text(
    "社区矫正对象因企业经营外出，由乡镇或工商联代为申请：申请外出 对象编号=… 事由=签订购销合同 目的地=兰州市 出发日期=… 返回日期=… 证明材料=…",
    "Somebody in community correction travels for their enterprise; a township or the industry federation applies: apply-leave ref=… purpose=… destination=Lanzhou leaveOn=… returnOn=… proof=…",
  ),
  warning: text(
    "不要写社区矫正对象和企业负责人的姓名、住址、证件号和电话，只写你们自己的编号。",
    "Write no name, address, identity or telephone number of anybody: only your own number of the file.",
  ),
  ref: text("对象编号", "Reference"),
  refHelp: text(
    "你单位自己的档案编号，例如 矫2026-07；不写姓名",
    "Your own number of the file, for example C2026-07; no name",
  ),
  purpose: text("事由", "Purpose"),
  purposeHelp: text(
    "去办什么、为什么要本人去；不写姓名",
    "What they have to do there, and why in person; no names",
  ),
  destination: text("目的地", "Destination"),
  destinationHelp: text("写到市、县", "The city or county"),
  leaveOn: text("出发日期", "Leaves on"),
  returnOn: text("返回日期", "Back by"),
  lastOf: (last: Text, days: number) =>
    text(`${last.zh}（共${days}天）`, `${last.en} (${days} days)`),
  proof: text("证明材料", "Proof"),
  proofHelp: text(
    "单位证明、合同、邀请函等，写材料名称；不写姓名",
    "Certificate of the enterprise, contract, invitation: which papers there are; no names",
  ),
  backBefore: (leaveOn: Text) =>
    text(
      `返回日期早于出发日期（${leaveOn.zh}）。请填出发当天或以后的日期。`,
      `That is before the day of leaving (${leaveOn.en}). Please give that day or a later one.`,
    ),
  tooLong: (days: number, latest: Text) =>
    text(
      `每次外出不超过${days}天，最迟${latest.zh}返回；确需更长的，由司法局报市级社区矫正机构审批，不在这里办。`,
      `One leave is no longer than ${days} days: back by ${latest.en} at the latest. What has to be longer goes from the justice bureau to the city, not here.`,
    ),
  tooOften: (months: number, most: number, days: number) =>
    text(
      `连同这次，${months}个月内外出累计${days}天，超过${most}天。请缩短或改期；确需外出的，由司法局报市级社区矫正机构审批，不在这里办。`,
      `With this one they are away on ${days} days within ${months} months, more than ${most}. Please shorten or move it; what has to be longer goes from the justice bureau to the city, not here.`,
    ),
  notApplying: text(
    "外出申请由乡镇或工商联的联络员提出。请联系社区矫正对象所在的乡镇，或工商联。",
    "Leave is applied for by the liaison of a township or of the industry federation. Please ask the one concerned.",
  ),
  noDecider: text(
    "名录里没有司法局，外出申请没有单位决定。请联系管理员更新名录。",
    "There is no justice bureau in the directory to decide. Please ask the administrator to bring it up to date.",
  ),
  already: (code: string) =>
    text(
      `这个编号已有一次外出没有办完：${code}。请先在那一件里报告返回、撤回或补充。`,
      `This reference has a leave that is not over: ${code}. Please report the return, withdraw or complete it there first.`,
    ),
  appliedDone: (to: Text, code: string) =>
    text(
      `已申请，编号${code}，正在通知${to.zh}。`,
      `Applied for as ${code}; being told: ${to.en}.`,
    ),
  appliedNews: (from: Text) =>
    text(
      `${from.zh}申请一名社区矫正对象因企业经营外出，请决定。`,
      `The ${from.en} applies for leave of somebody in community correction: please decide.`,
    ),

  return: text("补正", "Ask to complete"),
  returnHelp: text(
    "材料不全或情况不清，写明缺什么",
    "A paper is missing or something is unclear: which",
  ),
  reason: text("理由", "Reason"),
  returnedDone: text("已退回补正，正在通知申请单位。", "Sent back; the applicant is being told."),
  returnedNews: (reason: string) =>
    text(
      `外出申请需要补正：${clause(reason)}。请补充，或撤回。`,
      `The application for leave has to be completed: ${clause(reason)}. Please complete or withdraw it.`,
    ),

  supplement: text("补充", "Complete"),
  supplementHelp: text("补充材料或说明", "What was asked for"),
  more: text("补充内容", "More"),
  supplementedDone: (deadline: Text) =>
    text(
      `已补充，正在通知司法局。${deadline.zh}。`,
      `Completed; the bureau is being told. ${deadline.en}.`,
    ),
  supplementedNews: (from: Text) =>
    text(`${from.zh}已补充外出申请，请决定。`, `The ${from.en} has completed it: please decide.`),

  approve: text("批准外出", "Approve leave"),
  approveHelp: text(
    "同意外出；检察院同时得到一份，到期没有报告返回的，公安局和检察院都会得知",
    "Approved; the procuratorate has a copy at once, and the police hear of it too where no return is reported in time",
  ),
  decidedOn: text("批准日期", "Approved on"),
  decidedAfter: (leaveOn: Text) =>
    text(
      `批准日期晚于出发日期（${leaveOn.zh}）。当时已经批准的，请填当时的批准日期；没有的，请“不予批准外出”，由申请单位按新的日期重新申请。`,
      `That is after the day of leaving (${leaveOn.en}). Where it was approved by then, please give that day; else please refuse it, to be applied for anew with other days.`,
    ),
  approvedDone: (deadline: Text) =>
    text(
      `已批准，正在通知申请单位和检察院。${deadline.zh}。`,
      `Approved; the applicant and the procuratorate are being told. ${deadline.en}.`,
    ),
  approvedNews: (returnOn: Text) =>
    text(
      `外出已批准。请督促其最迟${returnOn.zh}返回，返回后报告。`,
      `The leave is approved. Please see that they are back by ${returnOn.en}, and report it.`,
    ),
  approvedCopy: (from: Text, returnOn: Text) =>
    text(
      `${from.zh}批准一名社区矫正对象外出，最迟${returnOn.zh}返回，抄送备查。`,
      `The ${from.en} approved leave of somebody in community correction, back by ${returnOn.en}: a copy for you.`,
    ),

  refuse: text("不予批准外出", "Refuse leave"),
  refuseHelp: text("不同意外出，写明理由", "Not approved, with the reason"),
  refusedDone: text(
    "已记录，正在通知申请单位和检察院。",
    "Recorded; the applicant and the procuratorate are being told.",
  ),
  refusedNews: (reason: string) =>
    text(`外出不予批准：${clause(reason)}。`, `The leave is refused: ${clause(reason)}.`),
  refusedCopy: (from: Text) =>
    text(
      `${from.zh}不予批准一名社区矫正对象外出，抄送备查。`,
      `The ${from.en} refused leave of somebody in community correction: a copy for you.`,
    ),

  extend: text("延长外出", "Extend leave"),
  extendHelp: text(
    "因特殊原因不能按期返回的，改定返回日期，写明理由",
    "They cannot be back in time for a special reason: another last day, and why",
  ),
  extendedWhy: text("因特殊原因延长外出", "extended for a special reason"),
  notLonger: (before: Text) =>
    text(
      `返回日期应晚于原定的${before.zh}。`,
      `Please give a day later than the one that stands (${before.en}).`,
    ),
  extendedDone: (deadline: Text) =>
    text(
      `已延长，正在通知申请单位和检察院。${deadline.zh}。`,
      `Extended; the applicant and the procuratorate are being told. ${deadline.en}.`,
    ),
  extendedNews: (returnOn: Text) =>
    text(`外出延长到${returnOn.zh}。`, `The leave is extended to ${returnOn.en}.`),

  comeBack: text("报告返回", "Report the return"),
  comeBackHelp: text("已经返回居住地，写返回的日期", "They are back: on which day"),
  returnedOn: text("实际返回日期", "Back on"),
  cameBackDone: (leave: Leave) =>
    isLate(leave)
      ? text(
          "已记录返回，比批准的返回日期晚。正在通知各方。",
          "The return is recorded; it was later than approved. Those concerned are being told.",
        )
      : text("已记录返回，本次外出办结。", "The return is recorded; the leave is over."),
  cameBackNews: (leave: Leave) =>
    isLate(leave)
      ? text(
          "外出的社区矫正对象已返回，比批准的返回日期晚。",
          "Whoever was on leave is back, later than approved.",
        )
      : text("外出的社区矫正对象已按期返回。", "Whoever was on leave is back in time."),

  miss: text("通报未归", "Report not back"),
  missHelp: text(
    "过了返回日期没有返回：马上告诉公安局和检察院",
    "The last day has gone by and they are not back: this goes to the police and the procuratorate at once",
  ),
  finding: text("查找情况", "What was done"),
  findingHelp: text(
    "何时联系过、是否失去联系、如何查找；不写姓名",
    "When they were last reached, whether contact is lost, how they are looked for; no names",
  ),
  missedOn: text("通报日期", "Reported on"),
  notYet: (returnOn: Text) =>
    text(
      `还没有过返回日期（${returnOn.zh}）。过了这个日子没有返回的才通报；已经返回的请“报告返回”。`,
      `The last day (${returnOn.en}) has not gone by. Report it after that day; where they are back, report the return.`,
    ),
  missedDone: (withPolice: boolean) =>
    withPolice
      ? text(
          "已通报，正在通知公安局和检察院。失去联系的，请立即组织查找。",
          "Reported; the police and the procuratorate are being told. Where contact is lost, look for them at once.",
        )
      : text(
          "已通报，正在通知检察院。名录里没有公安局，请直接打电话告诉公安局。",
          "Reported; the procuratorate is being told. The directory has no police: please telephone them.",
        ),
  missedNews: (from: Text) =>
    text(
      `${from.zh}申请外出的社区矫正对象逾期没有返回，请配合查找。`,
      `Somebody in community correction, on leave applied for by the ${from.en}, is not back in time: please help to find them.`,
    ),

  end: text("终结外出", "End the leave"),
  endHelp: text(
    "没有成行，或不再返回（被羁押、死亡、变更执行地等），写明情况",
    "They did not travel, or do not come back (detained, dead, moved elsewhere): which, and how it is known",
  ),
  ending: text("情形", "What it was"),
  endedWhy: text("情况说明", "How it is known"),
  endedWhyHelp: text("哪天得知、依据什么；不写姓名", "Since when, and from what; no names"),
  beforeLeaving: (leaveOn: Text) =>
    text(
      `还没有到出发日期（${leaveOn.zh}）。不外出了的，请申请单位“撤回申请”。`,
      `The day of leaving (${leaveOn.en}) has not come. Where they do not travel, the applicant withdraws it.`,
    ),
  endedDone: text(
    "已记录，本次外出终结。正在通知各方。",
    "Recorded; the leave is over. Those concerned are being told.",
  ),
  endedNews: ({ state, outcome = "" }: Leave) =>
    state === "unused"
      ? text(
          `批准外出的社区矫正对象没有成行：${clause(outcome)}。`,
          `Whoever had leave did not travel: ${clause(outcome)}.`,
        )
      : text(
          `外出的社区矫正对象不再返回，本次外出终结：${clause(outcome)}。`,
          `Whoever was on leave does not come back, and the leave is over: ${clause(outcome)}.`,
        ),

  withdraw: text("撤回申请", "Withdraw"),
  withdrawHelp: text("不外出了，写明理由", "They do not travel after all, with the reason"),
  leftAlready: (leaveOn: Text) =>
    text(
      `出发日期（${leaveOn.zh}）已到，不能撤回。已经返回的，请“报告返回”；没有成行的，由司法局“终结外出”。`,
      `The day of leaving (${leaveOn.en}) has come: it cannot be withdrawn. Where they are back, report the return; where they did not travel, the justice bureau ends the leave.`,
    ),
  withdrawnDone: text("已撤回，正在通知司法局。", "Withdrawn; the bureau is being told."),
  withdrawnNews: (from: Text, reason: string) =>
    text(
      `${from.zh}撤回了外出申请：${clause(reason)}。`,
      `The ${from.en} has withdrawn the application for leave: ${clause(reason)}.`,
    ),

  decisionDue: text("决定是否批准外出", "decide on the leave"),
  returnDue: text("报告返回", "report the return"),
  only: {
    dayGone: text("过了返回日期", "after the last day of the leave"),
    leaving: text("到了出发日期", "from the day of leaving"),
    notLeft: text("还没有出发", "before they leave"),
  },
} as const;
