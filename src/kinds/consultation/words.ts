import { clause, type Text, text } from "../../chat/text.ts";

/** What is said about consultations before litigation, both languages side by side. */
export const words = {
  consultation: text("磋商", "Consultation"),
  proposer: text("磋商检察院", "Consulting procuratorate"),
  agency: text("被磋商单位", "Unit consulted"),

  proposed: text("已提起，待安排", "Proposed, to be scheduled"),
  scheduled: text("已安排", "Scheduled"),
  held: text("已磋商，待定方案", "Held, plan awaited"),
  planned: text("方案待同意", "Plan to be agreed to"),
  agreed: text("已达成方案", "Plan agreed"),
  monitored: text("履行中，已跟进", "Being carried out, checked"),
  fulfilled: text("已履行，终结案件", "Fulfilled, case ended"),
  failed: text("未履行", "Not carried out"),
  noAgreement: text("未达成一致", "No agreement"),
  recommended: text("已转检察建议", "Recommendation followed"),
  ended: text("已终止", "Ended"),

  propose: text("提起", "Propose"),
  proposeHelp: text(
    "公益诉讼立案后提起磋商：提起磋商 标题=… 单位=… 立案日期=… 事项=…",
    "Propose a consultation after a case is filed: propose consult title=… to=… filedOn=… issue=…",
  ),
  title: text("标题", "Title"),
  to: text("单位", "Units"),
  toHelp: text(
    "一个或几个单位；责任不同的宜分别提起",
    "One unit or several; better one each where their duties differ",
  ),
  filedOn: text("立案日期", "Filed on"),
  filedOnHelp: text(
    "公益诉讼立案决定的日期，立案后才能磋商",
    "The day of the filing decision; a consultation follows it",
  ),
  issue: text("事项", "Issue"),
  issueHelp: text(
    "是否违法行使职权或不作为、公益受损的情况",
    "The act or inaction in question and the harm to the public interest",
  ),
  urgent: text("紧急", "Urgent"),
  startsAt: text("时间", "Starts at"),
  duration: text("时长", "Duration"),
  durationHelp: text("分钟，可以不填", "Minutes, if known"),
  lasts: (minutes: number) => text(`${minutes}分钟`, `${minutes} minutes`),
  startsAtHelp: text("例如 下周三 下午3点", "For example next Wednesday 3pm"),
  place: text("地点", "Place"),

  filedWhat: text("立案日期", "The day of the filing"),
  toSelf: text(
    "被磋商单位不能是检察院自己，请另选单位。",
    "The unit consulted cannot be the procuratorate itself; please choose another.",
  ),
  toAdministration: text(
    "诉前磋商的对象是负有监督管理职责的行政机关，法院、纪委监委、群团组织不行。请选行政机关，例如水务局、乡镇人民政府。",
    "A consultation before suing is held with administrative organs that have the duty; not with a court, the discipline commission or a mass organisation. Choose one, such as the water bureau or a township government.",
  ),
  proposedDone: (to: Text, code: string) =>
    text(
      `磋商已提起，编号${code}，正在通知${to.zh}。请安排时间，或以事实确认书磋商。`,
      `The consultation is proposed as ${code}; being told: ${to.en}. Please schedule it, or consult by a letter confirming the facts.`,
    ),
  proposedNews: (from: Text) =>
    text(
      `${from.zh}就一件公益诉讼案件向本单位提起磋商。`,
      `The ${from.en} proposes a consultation with your unit on a public-interest case.`,
    ),

  schedule: text("安排", "Schedule"),
  scheduleHelp: text("定下磋商的时间、地点，也用来改期", "Set the time and place, or move them"),
  move: text("改期", "Move"),
  past: (now: Text, given: Text) =>
    text(
      `时间要在现在（${now.zh}）之后，您填的是${given.zh}。请填以后的时间。`,
      `The time must be after now (${now.en}); you gave ${given.en}. Please give a later one.`,
    ),
  scheduledDone: (when: Text) =>
    text(
      `磋商已安排在${when.zh}，正在通知单位。`,
      `The consultation is set for ${when.en}; the units are being told.`,
    ),
  scheduledNews: (when: Text) =>
    text(
      `磋商安排在${when.zh}，请答复能否参加。`,
      `The consultation is set for ${when.en}: please say whether you come.`,
    ),

  attend: text("参会", "Answer"),
  attendHelp: text("答复本单位能否参加磋商", "Say whether your unit comes"),
  answer: text("答复", "Answer"),
  yes: text("参加", "Yes"),
  no: text("不参加", "No"),
  unanswered: text("未答复", "No answer yet"),
  attendee: text("参会人", "Attendee"),
  attendeeHelp: text("职务即可，不写姓名", "The post is enough, no name"),
  reason: text("理由", "Reason"),
  reasonNeeded: text(
    "不参加的，请写明理由，例如：理由=当天防汛，请改期。",
    "If your unit does not come, please say why, for example reason=flood duty that day, please move it.",
  ),
  attendance: text("参会答复", "Answers"),
  attendDone: (answer: Text) => text(`已答复：${answer.zh}。`, `Answered: ${answer.en}.`),
  attendNews: (unit: Text, answer: Text) =>
    text(`${unit.zh}答复磋商：${answer.zh}。`, `${unit.en} on the consultation: ${answer.en}.`),

  hold: text("记录", "Record"),
  holdHelp: text(
    "磋商后记录：纪要或事实确认书，写明一致的事实和分歧",
    "After the consultation, the minutes or the letter confirming the facts: what is agreed and what is not",
  ),
  record: text("记录形式", "Record"),
  minutes: text("会议纪要", "Minutes"),
  letter: text("事实确认书", "Letter confirming the facts"),
  facts: text("一致事实", "Facts agreed"),
  factsHelp: text(
    "双方确认的事实；都有分歧的，写“无”",
    "What both sides confirm; write “none” where nothing is",
  ),
  disputed: text("分歧", "Disputed"),
  tooEarly: (when: Text) =>
    text(
      `会议纪要要在开会（${when.zh}）之后记录。未到时间请先改期，或选事实确认书。`,
      `Minutes are recorded after the meeting (${when.en}). Move it first, or choose the letter.`,
    ),
  notScheduled: text(
    "还没有安排会议，不能记会议纪要。请先安排时间，或选事实确认书。",
    "No meeting has been scheduled, so there are no minutes. Schedule it first, or choose the letter.",
  ),
  heldOn: text("磋商日期", "Held on"),
  heldDone: text(
    "磋商情况已记录，正在通知单位。下一步：拟定整改方案。",
    "The consultation is recorded and the units are being told. Next: set out the plan.",
  ),
  heldNews: (record: Text) =>
    text(
      `磋商情况已记录（${record.zh}），请查看。`,
      `The consultation is recorded (${record.en.toLowerCase()}); please read it.`,
    ),

  plan: text("方案", "Plan"),
  planLabel: text("拟方案", "Set out the plan"),
  planHelp: text(
    "写明单位要做什么、期限到哪天，请单位同意",
    "What the units are to do and by which day; they are asked to agree",
  ),
  revise: text("改方案", "Change the plan"),
  planText: text("内容", "Plan"),
  dueOn: text("期限", "Due on"),
  dueOnHelp: text("方案约定的最后一天", "The last day, as agreed in the plan"),
  dueToo: (today: Text) =>
    text(
      `期限要在今天（${today.zh}）之后，请填以后的日期。`,
      `The last day must be after today (${today.en}); please give a later one.`,
    ),
  extendEarlier: (day: Text) =>
    text(
      `方案现在的期限是${day.zh}，延期请填比它晚的日期。`,
      `The plan is due on ${day.en} now; to extend it, please give a later day.`,
    ),
  plannedDone: text(
    "方案已记录，正在通知单位，待其同意。",
    "The plan is recorded; the units are being told and are to agree.",
  ),
  plannedNews: (day: Text) =>
    text(
      `检察院拟定了整改方案，期限到${day.zh}。请同意，或写明不同意的理由。`,
      `The procuratorate has set out a plan, due on ${day.en}: please agree, or say why not.`,
    ),

  agree: text("同意方案", "Agree"),
  agreeHelp: text("代表本单位同意整改方案", "Agree to the plan for your unit"),
  /** When a step can be taken, as the printed permissions say it. */
  only: {
    notAgreed: text(
      "本单位还没有同意过，方案的期限未过",
      "the unit has not agreed yet and the day of the plan is not past",
    ),
    notCompleted: text("本单位还没有报过履行完毕", "the unit has not reported it yet"),
  },
  agreedTwice: text(
    "本单位已经同意过了，不用再点。",
    "Your unit has agreed already; there is nothing more to do.",
  ),
  planPast: (day: Text) =>
    text(
      `方案的期限（${day.zh}）已过，请检察院先改期限。`,
      `The plan was due on ${day.en}, which is past: the procuratorate has to change the day first.`,
    ),
  agreedDone: (all: boolean) =>
    all
      ? text(
          "已同意。方案达成，按期履行并填报进展。",
          "Agreed. The plan stands; please carry it out in time and report on it.",
        )
      : text("已同意，待其他单位同意。", "Agreed; other units are still to."),
  agreedNews: (unit: Text, all: boolean) =>
    text(
      `${unit.zh}已同意方案${all ? "，方案达成" : ""}。`,
      `The ${unit.en} has agreed to the plan${all ? ", which now stands" : ""}.`,
    ),
  agreedBy: text("已同意单位", "Agreed by"),

  decline: text("不同意方案", "Do not agree"),
  declineHelp: text(
    "写明不同意的理由，检察院可以改方案",
    "Say why not; the procuratorate can change the plan",
  ),
  declinedDone: text(
    "理由已记录，正在通知检察院。",
    "Your reason is recorded; the procuratorate is being told.",
  ),
  declinedNews: (unit: Text, reason: string) =>
    text(
      `${unit.zh}不同意方案：${clause(reason)}。可以改方案，或记为未达成一致。`,
      `The ${unit.en} does not agree to the plan: ${clause(reason)}. You can change it, or record that there is no agreement.`,
    ),
  declinedBy: text("不同意", "Declined"),

  noAgree: text("未达成", "No agreement"),
  noAgreeHelp: text(
    "单位不参加磋商，或就方案不能一致：下一步是检察建议",
    "The units did not come or no plan could be agreed: a recommendation is next",
  ),
  noAgreeDone: text(
    "已记为未达成一致。下一步：制发检察建议，或由检察长终止。",
    "Recorded: no agreement. Next: a recommendation, unless the chief ends the matter.",
  ),
  noAgreeNews: (reason: string) =>
    text(`磋商未达成一致：${reason}`, `The consultation led to no agreement: ${reason}`),

  progress: text("进展", "Progress"),
  progressHelp: text("填报方案的履行情况", "Report how the plan is being carried out"),
  progressDone: text(
    "进展已记录，正在通知检察院。",
    "Your report is recorded; the procuratorate is being told.",
  ),
  progressNews: (unit: Text) =>
    text(
      `${unit.zh}填报了方案进展，请查看。`,
      `The ${unit.en} has reported on the plan; please read it.`,
    ),

  complete: text("履行完毕", "Completed"),
  completeHelp: text(
    "本单位已按方案全部做完：写明做了什么，请检察院核实",
    "Your unit has done all that the plan asks: say what was done; the procuratorate will check",
  ),
  completeTwice: text(
    "本单位已经报过履行完毕；要补充的，请填“进展”。",
    "Your unit has reported this already; to add something, use “Progress”.",
  ),
  completeDone: text(
    "已记录，正在通知检察院核实。",
    "Recorded; the procuratorate is being told and will check.",
  ),
  completeNews: (unit: Text) =>
    text(
      `${unit.zh}报告方案已履行完毕，请跟进核实。`,
      `The ${unit.en} says that the plan is carried out; please check.`,
    ),

  check: text("跟进", "Check"),
  checkHelp: text("记录跟进、核实履行情况的结果", "Record what a check of the plan showed"),
  reopen: text("重开", "Reopen"),
  reopenHelp: text(
    "终结后发现方案并未履行的，写明理由和新的期限",
    "Where the plan is found later not to be carried out: the reason, and a new last day",
  ),
  reopenedDone: (clock: Text): Text =>
    text(`已重开，继续跟进。${clock.zh}`, `Taken up again and followed on. ${clock.en}`),
  reopenedNews: (reason: string): Text =>
    text(
      `磋商已重开，方案没有履行到位：${clause(reason)}。请继续履行并反馈进展。`,
      `The consultation is taken up again, as the plan is not carried out: ${clause(reason)}. Please go on and say how it stands.`,
    ),
  finding: text("跟进情况", "Finding"),
  checkDone: text(
    "跟进情况已记录。已全面履行的，请检察长终结案件。",
    "The finding is recorded. Where all is carried out, the chief procurator ends the case.",
  ),
  checkNews: text("检察院记录了跟进情况。", "The procuratorate has recorded a check of the plan."),
  checkChief: text(
    "方案的跟进情况已记录；已全面履行的，可以终结案件。",
    "A check of the plan is recorded; if all is carried out, the case can be ended.",
  ),

  extend: text("延期", "Extend"),
  extendHelp: text("改方案的期限，写明理由", "Change the day the plan is due, with the reason"),
  extendDone: text("期限已改，正在通知单位。", "The day is changed and the units are being told."),
  extendNews: (day: Text) => text(`方案的期限改到${day.zh}。`, `The plan is now due on ${day.en}.`),

  fulfil: text("终结", "End the case"),
  fulfilHelp: text(
    "单位已全面履行，终结案件；由检察长决定",
    "The units have done all they must: the chief procurator ends the case",
  ),
  result: text("结果", "Result"),
  fulfilDone: text("案件已终结，磋商办结。", "The case is ended and the consultation closed."),
  fulfilNews: text("单位已全面履行，案件终结。", "All is carried out: the case is ended."),

  fail: text("未履行", "Not carried out"),
  failHelp: text(
    "没有按方案履行：下一步是检察建议",
    "The plan was not carried out: a recommendation is next",
  ),
  failDone: text(
    "已记为未履行。下一步：制发检察建议。",
    "Recorded: not carried out. Next: a recommendation.",
  ),
  failNews: (reason: string) =>
    text(
      `检察院认定方案未履行：${reason}`,
      `The procuratorate finds that the plan was not carried out: ${reason}`,
    ),

  recommend: text("转检察建议", "Recommendation"),
  recommendHelp: text(
    "先登记检察建议，再把它的编号填在这里，磋商就此办结",
    "Record the recommendation first, then give its number here; the consultation is then closed",
  ),
  recommendation: text("检察建议编号", "Number of the recommendation"),
  recommendationHelp: text("例如 JY-2026-0001", "For example JY-2026-0001"),
  noSuchRecommendation: text(
    "没有找到这份致本单位的检察建议。请先登记检察建议，再填它的编号，例如 JY-2026-0001。",
    "No such recommendation to a unit of this consultation. Record it first, then give its number, for example JY-2026-0001.",
  ),
  recommendedDone: (code: string) =>
    text(`磋商办结，后续见${code}。`, `The consultation is closed; it goes on as ${code}.`),
  recommendedNews: text(
    "磋商已结束，检察院就此制发检察建议。",
    "The consultation is over; a recommendation follows.",
  ),

  end: text("终止", "Stop"),
  endHelp: text(
    "不再磋商，写明理由；由检察长决定",
    "No further consultation, with the reason; the chief's decision",
  ),
  endDone: text(
    "磋商已终止，正在通知单位。",
    "The consultation is stopped and the units are being told.",
  ),
  endNews: (reason: string) =>
    text(`磋商终止：${reason}`, `The consultation is stopped: ${reason}`),

  coming: text("磋商", "the consultation"),
  planDue: text("履行磋商方案", "carry out the plan"),
} as const;
