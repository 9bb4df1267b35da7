import { clause, type Text, text } from "../../chat/text.ts";
import type { RequestState } from "./model.ts";

/** What is said about requests of enterprises, both languages side by side. */
export const words = {
  request: text("诉求", "Enterprise request"),
  taker: text("提交单位", "Taken by"),
  responsible: text("责任单位", "Unit responsible"),
  planner: text("知会单位", "Brought in"),

  open: text("待答复", "To be answered"),
  returned: text("已退回，待改派", "Sent back, to be given to another"),
  answered: text("已答复，待评价", "Answered, to be rated"),
  agenda: text("不满意，待上会", "Not satisfied, for a meeting"),
  answeredInVain: text(
    "第二次答复仍不满意的，答复日期",
    "Second answer, not satisfactory, given on",
  ),
  closed: text("已办结", "Closed"),
  withdrawn: text("已撤回", "Withdrawn"),

  submit: text("提交诉求", "Submit a request"),
  submitHelp: text(
    "企业的困难和诉求，由工商联或部门提交给责任单位答复：提交诉求 标题=… 诉求内容=… 责任单位=… 重点产业=是 优先办理=理由",
    "What an enterprise asks or finds difficult, put by the industry federation or a bureau to the unit responsible: submit-request title=… content=… to=… key=yes priority=why",
  ),
  warning: text(
    "可以写企业名称，不要写个人的姓名、住址、证件号和电话。",
    "The enterprise may be named; write no name, address, identity or telephone number of a person.",
  ),
  title: text("标题", "Title"),
  content: text("诉求内容", "What is asked"),
  contentHelp: text("什么困难、希望怎样解决", "What the difficulty is, and what would help"),
  enterprise: text("企业", "Enterprise"),
  enterpriseHelp: text("企业名称；不愿具名的不填", "Its name, unless it would rather not say"),
  key: text("重点产业", "Key industry"),
  keyHelp: text("填“是”的，同时知会发改局", "Yes brings the development bureau in"),
  keyYes: text("是", "Yes"),
  priority: text("优先办理", "Priority"),
  priorityHelp: text(
    "要优先办理的写明理由，期限缩短；不优先的不填",
    "Why it goes first, in a shorter time; empty where it does not",
  ),
  ownUnit: text(
    "责任单位填的是本单位。本单位能办的直接办，这里填别的单位。",
    "That is your own unit. What your unit can do needs no request: please give another.",
  ),
  notTaking: text(
    "企业诉求由工商联或部门的联络员提交。请联系工商联。",
    "Requests of enterprises are submitted by the liaison of the industry federation or of a bureau. Please ask the federation.",
  ),
  submittedDone: (to: Text, code: string, deadline: Text) =>
    text(
      `已提交，编号${code}，正在通知${to.zh}。${deadline.zh}。`,
      `Submitted as ${code}; being told: ${to.en}. ${deadline.en}.`,
    ),
  givenNews: (from: Text, priority: boolean) =>
    text(
      `${from.zh}转来一件企业诉求，请${priority ? "优先" : ""}答复；不归本单位的请退回。`,
      `The ${from.en} passes on a request of an enterprise: please answer it${priority ? " first" : ""}, or send it back where it is not yours.`,
    ),
  plannerNews: (to: Text) =>
    text(
      `一件涉重点产业的企业诉求已交${to.zh}，请知悉并配合。`,
      `A request that concerns a key industry went to the ${to.en}: please take note and help.`,
    ),

  answer: text("答复诉求", "Answer"),
  answerHelp: text(
    "怎样解决，或为什么不能、可以怎么办",
    "What is done, or why it cannot be and what can",
  ),
  answerText: text("答复内容", "Answer"),
  answerTextHelp: text("写清办了什么、什么时候办好", "What was done, and when the rest will be"),
  answeredOn: text("答复日期", "Answered on"),
  answeredDone: text(
    "已答复，正在通知提交单位评价。",
    "Answered; whoever took it is being told, to rate it.",
  ),
  answeredNews: (to: Text) =>
    text(
      `${to.zh}已答复，请问过企业后评价。`,
      `The ${to.en} has answered: please ask the enterprise, and rate it.`,
    ),

  extend: text("延期答复", "Extend"),
  extendHelp: text("确需更多时间的，延期一次，写明理由", "More time, once, with the reason"),
  extendedTo: text("延期至", "Extended to"),
  extendedWhy: text("责任单位延期一次", "extended once by the unit responsible"),
  untilWhen: (due: Text, latest: Text) =>
    text(
      `延期至应晚于${due.zh}、不晚于${latest.zh}。`,
      `Please give a day later than ${due.en} and no later than ${latest.en}.`,
    ),
  tooLate: (due: Text) =>
    text(
      `应在${due.zh}前答复，过期太久，不能再延期。请现在就答复。`,
      `The answer was due by ${due.en}, too long ago to be put off. Please answer now.`,
    ),
  extendedBefore: (to: Text) =>
    text(
      `已经延期一次（到${to.zh}），不能再延。请按期答复。`,
      `It was extended once (to ${to.en}) and cannot be again. Please answer by then.`,
    ),
  extendedDone: (deadline: Text) =>
    text(
      `已延期，正在通知提交单位。${deadline.zh}。`,
      `Extended; whoever took it is being told. ${deadline.en}.`,
    ),
  extendedNews: (to: Text, reason: string) =>
    text(
      `${to.zh}延期答复：${clause(reason)}。`,
      `The ${to.en} needs more time: ${clause(reason)}.`,
    ),

  return: text("退回", "Send back"),
  returnHelp: text("不归本单位，写明理由和应由谁办", "Not theirs, with the reason and whose it is"),
  reason: text("理由", "Reason"),
  proposed: text("建议单位", "Proposed unit"),
  proposedSelf: text(
    "建议单位就是本单位。请填应由谁办，或不填。",
    "That is the unit itself. Please give the one whose it is, or leave it empty.",
  ),
  returnedDone: text("已退回，正在通知提交单位改派。", "Sent back; whoever took it is being told."),
  returnedNews: (to: Text, reason: string) =>
    text(
      `${to.zh}退回：${clause(reason)}。请改派，或撤回。`,
      `The ${to.en} sent it back: ${clause(reason)}. Please give it to another, or withdraw it.`,
    ),

  reassign: text("改派", "Give to another"),
  reassignHelp: text("交给另一个责任单位，期限重新计算", "To another unit, with a period anew"),
  reassignedDone: (to: Text, deadline: Text) =>
    text(
      `已改派，正在通知${to.zh}。${deadline.zh}。`,
      `Given to another; being told: ${to.en}. ${deadline.en}.`,
    ),

  prioritiseHelp: text(
    "列为优先办理，写明理由；从当天起按较短的期限答复，原来更早到期的不变",
    "It goes first, with the reason: the shorter time to answer runs from that day, unless it is due sooner already",
  ),
  hasPriority: text("已经是优先办理。", "It goes first already."),
  priorityDone: (deadline: Text) =>
    text(
      `已列为优先办理，正在通知责任单位。${deadline.zh}。`,
      `It goes first; the unit responsible is being told. ${deadline.en}.`,
    ),
  priorityNews: text("这件诉求已列为优先办理。", "This request goes first now."),

  rate: text("评价诉求", "Rate"),
  rateHelp: text(
    "企业是否满意；不满意的写明理由，退回再答复一次，仍不满意就上会",
    "Whether the enterprise is satisfied; if not, with the reason: once more to the unit, then to a meeting",
  ),
  rating: text("企业评价", "The enterprise is"),
  ratingHelp: text("以企业的意见为准", "As the enterprise says"),
  satisfied: text("满意", "Satisfied"),
  dissatisfied: text("不满意", "Not satisfied"),
  whyNot: text("不满意的，请写明理由。", "Please say why not."),
  ratedDone: (state: RequestState, deadline: Text) => {
    if (state === "closed") return text("已评价，诉求办结。", "Rated; the request is closed.");
    return state === "agenda"
      ? text(
          "再次不满意，转为上会研究，正在通知秘书处和召集人。",
          "Not satisfied again: it is for a meeting; the secretariat and the convenor are being told.",
        )
      : text(
          `已退回责任单位再答复一次。${deadline.zh}。`,
          `Back to the unit responsible, once. ${deadline.en}.`,
        );
  },
  ratedNews: (state: RequestState, reason: string) => {
    if (state === "closed") return text("企业对答复满意。", "The enterprise is satisfied.");
    return state === "agenda"
      ? text(
          `企业仍不满意：${clause(reason)}。转为上会研究。`,
          `The enterprise is still not satisfied: ${clause(reason)}. It is for a meeting.`,
        )
      : text(
          `企业不满意：${clause(reason)}。请再答复一次。`,
          `The enterprise is not satisfied: ${clause(reason)}. Please answer once more.`,
        );
  },
  agendaNews: (from: Text) =>
    text(
      `${from.zh}提交的企业诉求两次答复都不满意，请列入议题（上会），议后记录结果。`,
      `A request submitted by the ${from.en} was answered twice and the enterprise is not satisfied: please put it on an agenda, then record the result.`,
    ),

  settle: text("上会结果", "Record the meeting's result"),
  settleHelp: text("会议怎样定的", "What the meeting decided"),
  result: text("结果", "Result"),
  settledDone: text(
    "已记录，诉求办结，正在通知各方。",
    "Recorded; the request is closed and those concerned are being told.",
  ),
  settledNews: (result: string) =>
    text(
      `会议已研究企业诉求：${clause(result)}。`,
      `A meeting has settled the request: ${clause(result)}.`,
    ),

  withdraw: text("撤回", "Withdraw"),
  withdrawHelp: text("不再需要，写明理由", "No longer needed, with the reason"),
  withdrawnDone: text(
    "已撤回，正在通知责任单位。",
    "Withdrawn; the unit responsible is being told.",
  ),
  withdrawnNews: (from: Text, reason: string) =>
    text(
      `${from.zh}撤回了诉求：${clause(reason)}。`,
      `The ${from.en} has withdrawn the request: ${clause(reason)}.`,
    ),

  answerDue: text("答复企业诉求", "answer the request"),
  ratingDue: text("评价诉求的答复", "rate the answer"),
  only: {
    notExtended: text("没有延过期", "not extended before"),
    noPriority: text("还不是优先办理、没有延过期", "not first already, not extended"),
  },
} as const;
