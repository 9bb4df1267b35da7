import { clause, type Text, text } from "../../chat/text.ts";

/** What is said about requisitions of files, both languages side by side. */
export const words = {
  requisition: text("调阅", "Requisition"),
  issuer: text("调阅检察院", "Requisitioning procuratorate"),
  holder: text("被调阅单位", "Unit holding the files"),

  issued: text("已送达，待签收", "Served, to be acknowledged"),
  received: text("已签收，待交付", "Acknowledged, files awaited"),
  partial: text("已部分交付", "Delivered in part"),
  delivered: text("已交付", "Delivered"),
  returned: text("已归还，待确认", "Returned, to be confirmed"),
  refused: text("不予提供，待审查", "Refused, under review"),
  refusedLast: text("不予提供", "Refused"),
  insisted: text("已再次通知", "Second notice given"),
  reported: text("已报告县政府", "Reported to the county government"),
  closed: text("已办结", "Closed"),
  withdrawn: text("已撤回", "Withdrawn"),

  issue: text("发出", "Issue"),
  issueHelp: text(
    "登记一份调取证据通知书：发出调阅 标题=… 文号=… 单位=… 清单=…",
    "Record a notice requisitioning files: issue requisition title=… number=… to=… items=…",
  ),
  warning: text(
    "这里只登记已在检察业务系统制发并送达的调取证据通知书。涉密卷宗一律线下交接，清单里不要写涉密内容。",
    "Record only a notice issued in the procuratorate's own system and served. Classified files are handed over offline only: write nothing classified into the list.",
  ),
  title: text("标题", "Title"),
  number: text("文号", "Number"),
  numberHelp: text("例如 山检调〔2026〕5号", "For example 山检调〔2026〕5号"),
  to: text("单位", "Unit"),
  toHelp: text("保管卷宗的单位", "The unit that holds the files"),
  items: text("清单", "Items"),
  itemsHelp: text("要调取的卷宗、材料，一行一件", "The files asked for, one a line"),
  form: text("形式", "Form"),
  formHelp: text("原件用后归还，复印件不用还", "Originals are given back, copies are kept"),
  original: text("原件", "Original"),
  copy: text("复印件", "Copy"),
  second: text("另一承办人", "Second handler"),
  secondHelp: text(
    "调取证据须由两名以上检察人员进行",
    "Evidence is taken by two or more procuratorial staff",
  ),
  basis: text("依据", "Legal basis"),
  defaultBasis: "《人民检察院公益诉讼办案规则》第三十六条、第三十八条",
  approvedBy: text("批准人", "Approved by"),
  approvedByHelp: text("不填即本院检察长", "Left empty: the chief procurator"),
  servedOn: text("送达日期", "Served on"),
  servedOnHelp: text(
    "收到通知书的日期，期限从次日起算；不填即今天",
    "The day the notice was received, the period counts from the day after; left empty: today",
  ),
  keepDays: text("借阅天数", "Days kept"),
  keepDaysHelp: text(
    "原件从交付之日起借阅的天数，不填按期限规则里的天数",
    "How many days originals are kept after delivery; left empty: as many as the deadline rule says",
  ),
  urgent: text("紧急", "Urgent"),
  urgentHelp: text(
    "紧急的，交付期限更短；登记后会写明到哪一天",
    "Urgent ones are due sooner; the day is shown once it is recorded",
  ),
  handlers: text("承办人", "Handlers"),
  days: (days: number) => text(`${days}天`, `${days} days`),

  toSelf: text(
    "不能向本院自己调取，请另选单位。",
    "Files cannot be requisitioned from the procuratorate itself; please choose another unit.",
  ),
  secondWrong: text(
    "另一承办人须是本院除您以外的检察人员，请另选一位。",
    "The second handler must be somebody else of your own procuratorate; please choose one.",
  ),
  notChief: text(
    "批准人须是本院检察长。不填就是检察长。",
    "It must have been approved by your chief procurator; leave it empty for that.",
  ),
  noChief: text(
    "通讯录里没有本院检察长，请先请管理员登记。",
    "There is no chief procurator in the directory; please ask the administrator to enter one.",
  ),
  servedWhat: text("送达日期", "The day of service"),
  issuedDone: (to: Text, code: string) =>
    text(
      `调阅已登记，编号${code}，正在通知${to.zh}。`,
      `The requisition is recorded as ${code}; being told: ${to.en}.`,
    ),
  issuedNews: (from: Text) =>
    text(
      `${from.zh}向本单位调取卷宗，请先签收，再按期交付。`,
      `The ${from.en} requisitions files from your unit: please acknowledge, then deliver in time.`,
    ),
  secondNews: text(
    "您是这次调阅的承办人之一。",
    "You are one of the handlers of this requisition.",
  ),

  receive: text("签收", "Acknowledge"),
  receiveHelp: text(
    "确认收到调取证据通知书（不改变期限）",
    "Confirm that your unit has the notice (the period stays)",
  ),
  receivedDone: (deadline: Text) =>
    text(`已签收。${deadline.zh}。`, `Acknowledged. ${deadline.en}.`),
  receivedNews: (to: Text) =>
    text(`${to.zh}已签收调取证据通知书。`, `The ${to.en} has acknowledged the notice.`),

  handedOn: text("移交日期", "Handed over on"),
  handedOnHelp: text(
    "交接单上的日期；不填就是今天",
    "The day on the hand-over receipt; today unless given",
  ),
  handedOnToConfirm: (on: Text): Text =>
    text(
      `您填的移交日期${on.zh}早于今天，检察院确认后才按那天算归还期限，现在先按今天算。`,
      `You gave an earlier day, ${on.en}: the period to give back runs from it once the procuratorate has confirmed it; until then from today.`,
    ),
  confirmHandedOn: (on: Text): Text =>
    text(
      `单位称${on.zh}已移交：属实的点“确认移交日期”，不属实的点“不认可移交日期”，确认前归还期限按登记日计算。`,
      `It says they were handed over on ${on.en}: press “Confirm the day of the hand-over” if so, else “Decline the day of the hand-over”; until then the period to give back runs from the day of entry.`,
    ),
  confirmDay: text("确认移交日期", "Confirm the day of the hand-over"),
  confirmDayHelp: text(
    "交接单证明确是单位所说的那天移交的：归还期限改从那天算",
    "The receipt shows that it was handed over on the day the unit says: the period to give back runs from that day",
  ),
  declineDay: text("不认可移交日期", "Decline the day of the hand-over"),
  declineDayHelp: text(
    "核对后不认可单位所说的移交日期，写明理由：归还期限仍从登记日算",
    "The receipt does not show the day the unit says: the period to give back runs from the day of entry; with the reason",
  ),
  noHandedOn: text("没有待确认的移交日期。", "No day of a hand-over waits to be confirmed."),
  handedOnConfirmed: (on: Text): Text =>
    text(
      `检察院已确认原件于${on.zh}移交，归还期限从那天算。`,
      `The procuratorate has confirmed that the originals were handed over on ${on.en}; the period to give back runs from that day.`,
    ),
  handedOnConfirmedDone: (confirmed: Text, deadline: Text): Text =>
    deadline.zh === ""
      ? confirmed
      : text(`${confirmed.zh}${deadline.zh}。`, `${confirmed.en} ${deadline.en}.`),
  handedOnDeclined: (said: Text, on: Text, reason: string): Text =>
    text(
      `检察院未认可原件于${said.zh}移交，按登记日${on.zh}计算。理由：${reason}`,
      `The procuratorate has not accepted that the originals were handed over on ${said.en}; the day of entry, ${on.en}, counts. Reason: ${reason}`,
    ),
  handedOnSaid: (on: Text): Text =>
    text(
      `单位称移交于${on.zh}，待检察院确认`,
      `the unit says on ${on.en}, to be confirmed by the procuratorate`,
    ),
  handedOnUnconfirmed: (on: Text): Text =>
    text(
      `单位称移交于${on.zh}，未经检察院确认`,
      `the unit says on ${on.en}, not confirmed by the procuratorate`,
    ),
  handedOnNot: (on: Text, reason: string): Text =>
    text(
      `单位称移交于${on.zh}，检察院未认可：${reason}`,
      `the unit says on ${on.en}, not accepted by the procuratorate: ${reason}`,
    ),
  returnedOnHelp: text(
    "交接单上的日期；不填就是今天",
    "The day on the receipt; today unless given",
  ),
  deliver: text("交付", "Deliver"),
  deliverHelp: text(
    "交付全部卷宗：写明交了什么。涉密的请点“线下交付”",
    "Hand over all the files and say what was handed over. For classified ones press “Deliver offline”",
  ),
  handed: text("交付内容", "Handed over"),
  deliveredDone: text(
    "已记录交付，正在通知检察院。",
    "The delivery is recorded; the procuratorate is being told.",
  ),
  deliveredNews: (to: Text) =>
    text(`${to.zh}已交付全部卷宗。`, `The ${to.en} has delivered all the files.`),

  deliverPart: text("部分交付", "Deliver in part"),
  deliverPartHelp: text(
    "先交一部分，写明还缺什么；其余的期限照走",
    "Hand over a part and say what is missing; the period goes on for the rest",
  ),
  missing: text("缺少", "Missing"),
  partDone: text(
    "已记录部分交付；其余的请按期交齐。",
    "The part is recorded; please deliver the rest in time.",
  ),
  partNews: (to: Text, missing: string) =>
    text(
      `${to.zh}交付了一部分卷宗，还缺：${missing}`,
      `The ${to.en} has delivered a part; still missing: ${missing}`,
    ),

  offline: text("线下交付", "Deliver offline"),
  offlineHelp: text(
    "涉密卷宗已当面交接；这里只记“已线下交付”，不写内容",
    "Classified files were handed over in person; only “delivered offline” is recorded here",
  ),
  offlineDone: text("已记录：线下交付。", "Recorded: delivered offline."),
  offlineNews: (to: Text) => text(`${to.zh}已线下交付。`, `The ${to.en} has delivered offline.`),

  /** How files were delivered, with the day before it. */
  deliveredAs: {
    full: text("全部交付", "delivered in full"),
    part: text("部分交付", "delivered in part"),
    offline: text("线下交付", "delivered offline"),
  },
  deliveries: text("交付情况", "Deliveries"),
  dueBack: text("归还截止", "Due back"),

  refuse: text("不予提供", "Refuse"),
  refuseHelp: text(
    "本单位不能提供：必须写明理由，由检察院审查",
    "Your unit cannot provide the files: the reason is required and will be reviewed",
  ),
  reason: text("理由", "Reason"),
  refusedDone: text(
    "不予提供的理由已记录，正在通知检察院审查。",
    "Your reason is recorded; the procuratorate is being told, and it is for the procuratorate to review it.",
  ),
  refusedNews: (to: Text, reason: string) =>
    text(
      `${to.zh}不予提供卷宗，理由：${clause(reason)}。请审查理由是否成立。`,
      `The ${to.en} refuses to provide the files: ${clause(reason)}. Please review whether the reason holds.`,
    ),
  refusals: text("不予提供", "Refusals"),
  refusedOn: (day: Text, reason: string, finding: string | undefined): Text => {
    const found =
      finding === undefined
        ? text("", "")
        : text(`；检察院审查：${finding}`, `; the procuratorate on review: ${finding}`);
    return text(
      `${day.zh}不予提供：${reason}${found.zh}`,
      `refused on ${day.en}: ${reason}${found.en}`,
    );
  },

  uphold: text("理由成立", "Accept the reason"),
  upholdHelp: text(
    "经审查，单位不予提供的理由成立，不再调取",
    "On review the reason holds; the files are not asked for any more",
  ),
  finding: text("审查意见", "Finding"),
  upheldDone: text("已记录：理由成立。", "Recorded: the reason holds."),
  upheldNews: (finding: string) =>
    text(
      `检察院认为不予提供的理由成立，不再调取：${finding}`,
      `The procuratorate accepts your reason and asks no more for the files: ${finding}`,
    ),

  insist: text("再次通知", "Insist"),
  insistHelp: text(
    "经审查，理由不成立：再次通知单位，期限从其收到时重新起算，并拟出给县政府的报告，待检察长批准",
    "On review the reason does not hold: the unit is notified again with a new period from its receipt, and a report to the county government is drafted for the chief procurator",
  ),
  report: text("报告", "Report"),
  reportHelp: text(
    "给县政府的报告；不填由系统按已有记录拟出",
    "The report to the county government; left empty, it is drafted from what is recorded",
  ),
  /** An official paper, so in Chinese for every reader. */
  reportDraft: (said: {
    unit: string;
    servedOn: string;
    number: string;
    title: string;
    reason: string;
    finding: string;
    noticeOn: string;
  }) =>
    `${said.servedOn}，本院以${said.number}向${said.unit}调取卷宗（${said.title}）。${said.unit}未予提供，理由为：${said.reason}。经审查，该理由不成立：${said.finding}。本院已于${said.noticeOn}再次通知。建议县政府督促${said.unit}依法配合调阅。`,
  refusalDay: text("说明日期", "Date of the refusal"),
  approvedOn: text("批准日期", "Approved on"),
  noticeServedOn: text("再次通知送达日期", "Second notice served on"),
  noticeServedOnHelp: text(
    "单位收到再次通知的日期，期限从次日起算；不填即今天",
    "The day the unit received the second notice, the period counts from the day after; left empty: today",
  ),
  insistedDone: (by: Text) =>
    text(
      `再次通知已登记，正在通知单位，请其${by.zh}交付。给县政府的报告已拟好，待检察长批准。`,
      `The second notice is recorded; the unit is being told and is to deliver ${by.en}. The report to the county government is drafted for the chief procurator.`,
    ),
  insistedNews: (finding: string, by: Text) =>
    text(
      `检察院再次通知调取卷宗：不予提供的理由不成立（${finding}），请${by.zh}交付。`,
      `Second notice from the procuratorate: the reason for refusing does not hold (${finding}). Please deliver ${by.en}.`,
    ),
  approveNeeded: text(
    "给县政府的报告已拟好，请批准或退回。",
    "A report to the county government is drafted: please approve it or send it back.",
  ),
  notices: text("再次通知", "Further notices"),

  approve: text("批准报告", "Approve the report"),
  approveHelp: text(
    "批准后报告即送召集人和联席会议秘书处",
    "Once approved, the report goes to the convenor and the secretariat of the joint meeting",
  ),
  approvedDone: text(
    "报告已批准，正在通知召集人和联席会议秘书处。",
    "The report is approved; the convenor and the secretariat are being told.",
  ),
  approvedNews: text(
    "检察长已批准给县政府的报告。",
    "The chief procurator has approved the report.",
  ),
  reportNews: (report: string) =>
    text(
      `检察院报告，请列入下次联席会议议题：${report}`,
      `Report of the procuratorate, for the agenda of the next joint meeting: ${report}`,
    ),
  noDraft: text(
    "现在没有待批准的报告：要先有“再次通知”拟出的报告，或等承办人重拟。",
    "There is no report to be approved now: one is drafted with “Insist”, or again by the handler.",
  ),

  sendBack: text("退回报告", "Send the report back"),
  sendBackHelp: text(
    "退回给承办人重拟，写明要改什么",
    "Back to the handler, saying what to change",
  ),
  sentBackDone: text("报告已退回承办人。", "The report is back with the handler."),
  sentBackNews: (reason: string) =>
    text(
      `检察长退回了报告，请重拟：${reason}`,
      `The report came back; please redraft it: ${reason}`,
    ),
  sentBackFor: text("退回意见", "Sent back"),

  redraft: text("重拟报告", "Redraft the report"),
  redraftHelp: text("按检察长的意见重拟报告", "Write the report anew after the chief's remarks"),
  redraftedDone: text(
    "报告已重拟，待检察长批准。",
    "The report is redrafted for the chief procurator.",
  ),
  notSentBack: text(
    "报告没有被退回，不用重拟。",
    "The report was not sent back; there is nothing to redraft.",
  ),

  giveBack: text("归还", "Return"),
  giveBackHelp: text("原件已归还单位", "The originals have been given back"),
  onlyOriginals: text(
    "调取的是复印件，不用归还，请直接办结。",
    "Copies need not be returned; please close the matter.",
  ),
  onlyCopies: text(
    "调取的是原件，要先归还，由单位确认后办结。",
    "Originals are returned first; the unit's confirmation closes the matter.",
  ),
  returnedOn: text("归还日期", "Returned on"),
  returnedDone: text(
    "已记录归还，待单位确认。",
    "The return is recorded, to be confirmed by the unit.",
  ),
  returnedNews: (from: Text) =>
    text(
      `${from.zh}已归还卷宗，请清点确认。`,
      `The ${from.en} has returned the files: please check and confirm.`,
    ),

  confirm: text("确认归还", "Confirm the return"),
  confirmHelp: text("卷宗已如数收回", "All the files are back"),
  confirmedDone: text(
    "已确认归还，调阅办结。",
    "The return is confirmed; the requisition is closed.",
  ),
  confirmedNews: (to: Text) =>
    text(`${to.zh}已确认收回卷宗，调阅办结。`, `The ${to.en} has all its files back; closed.`),

  dispute: text("归还不全", "Not all returned"),
  disputeHelp: text(
    "还缺什么，写明后退给检察院",
    "Say what is missing; it goes back to the procuratorate",
  ),
  disputedDone: text(
    "正在告知检察院还缺什么。",
    "The procuratorate is being told what is missing.",
  ),
  disputedNews: (to: Text, missing: string) =>
    text(
      `${to.zh}清点后说归还不全，还缺：${missing}`,
      `The ${to.en} says that not all was returned; missing: ${missing}`,
    ),
  stillOut: text("尚未归还", "Still out"),

  close: text("办结", "Close"),
  closeHelp: text("复印件已收齐，办结", "The copies are complete; close the matter"),
  closedDone: text("调阅已办结。", "The requisition is closed."),
  closedNews: text("这次调阅已办结。", "This requisition is closed."),

  withdraw: text("撤回", "Withdraw"),
  withdrawHelp: text(
    "不再调取；已交付的部分仍按期归还",
    "The files are not asked for any more; what was delivered is still returned in time",
  ),
  withdrawnDone: text("已撤回，正在通知单位。", "Withdrawn; the unit is being told."),
  withdrawnNews: (reason: string) =>
    text(
      `检察院不再调取这些卷宗：${reason}`,
      `The procuratorate does not ask for these files any more: ${reason}`,
    ),

  ledger: text("调阅台账", "Ledger of requisitions"),
  ledgerHelp: text(
    "在办的调阅：哪些卷宗在外、何时归还",
    "Open requisitions: which files are out, and when they are due back",
  ),
  ledgerNone: text("没有在办的调阅。", "There are no open requisitions."),
  ledgerMore: (shown: number): Text =>
    text(
      `只列出最近的${shown}件，其余请用“列表 调阅”查看。`,
      `Only the latest ${shown} are listed; see “list requisition” for the rest.`,
    ),
  ledgerNothing: text("尚未交来", "nothing received yet"),
  ledgerReturned: text("已归还", "given back"),
  ledgerCopies: text("复印件在手", "copies in hand"),
  ledgerOut: (part: boolean): Text =>
    part ? text("部分原件借出", "part of the originals out") : text("原件借出", "originals out"),
  ledgerDue: (rule: string, day: Text): Text =>
    rule === "file.return"
      ? text(`归还截止${day.zh}`, `due back ${day.en}`)
      : rule === "file.review"
        ? text(`审查截止${day.zh}`, `to be reviewed by ${day.en}`)
        : text(`交付截止${day.zh}`, `to be delivered by ${day.en}`),

  /** When a step can be taken, as the printed permissions say it. */
  only: {
    handedOnToConfirm: text("移交日期待确认", "the day of a hand-over waits to be confirmed"),
    reportDrafted: text("有待批准的报告", "a report waits for approval"),
    reportSentBack: text("报告已退回", "the report was sent back"),
    originals: text("调取的是原件", "originals were asked for"),
    copies: text("调取的是复印件", "copies were asked for"),
  },

  deliverDue: text("交付调阅的卷宗", "deliver the requisitioned files"),
  reviewDue: text("审查不予提供的理由", "review the reason for the refusal"),
  returnDue: text("归还调阅的卷宗", "return the requisitioned files"),
  unitHasActed: text(
    "收件单位已经签收或办理，不能再勘误单位。确实发错的，请撤回后重新登记。",
    "The unit has acted on it, so the unit cannot be put right any more. Withdraw it and record it anew.",
  ),
  servedAfterDelivery: (on: Text): Text =>
    text(
      `送达日期不能晚于单位交付的日期（${on.zh}）。`,
      `It cannot have been served after files were delivered (${on.en}).`,
    ),
} as const;
