import { text } from "../chat/text.ts";

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
  insisted: text("已再次通知", "Second notice given"),
  reported: text("已报告县政府", "Reported to the county government"),
  closed: text("已办结", "Closed"),
  withdrawn: text("已撤回", "Withdrawn"),

  issue: text("调取", "Issue"),
  issueHelp: text(
    "登记一份调取证据通知书：调取调阅 标题=… 文号=… 单位=… 清单=…",
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
    "原件从交付之日起借阅的天数，不填即30天",
    "How many days originals are kept after delivery; left empty: 30",
  ),
  urgent: text("紧急", "Urgent"),
  urgentHelp: text("紧急的2个工作日内交付", "Urgent ones are due in 2 working days"),
  parent: text("关联事项", "Comes from"),
  handlers: text("承办人", "Handlers"),
  acknowledgedOn: text("签收日期", "Acknowledged on"),
  days: (days: number) => text(`${days}天`, `${days} days`),

  numberForm: (typed: string) =>
    text(
      `“${typed}”不是规范的文号。请按“机关代字〔年份〕序号”填写，例如 山检调〔2026〕5号，序号前不加0、不加“第”。`,
      `“${typed}” is not a proper document number. Please write it like 山检调〔2026〕5号: no leading zero, no 第.`,
    ),
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
  issuedDone: (to: string, toEn: string, code: string) =>
    text(
      `调阅已登记，编号${code}，${to}已收到通知。`,
      `The requisition is recorded as ${code}; the ${toEn} has been told.`,
    ),
  issuedNews: (from: string, fromEn: string) =>
    text(
      `${from}向本单位调取卷宗，请先签收，再按期交付。`,
      `The ${fromEn} requisitions files from your unit: please acknowledge, then deliver in time.`,
    ),
  secondNews: text("您是这次调阅的承办人之一。", "You are one of the handlers of this requisition."),

  receive: text("签收", "Acknowledge"),
  receiveHelp: text(
    "确认收到调取证据通知书（不改变期限）",
    "Confirm that your unit has the notice (the period stays)",
  ),
  receivedDone: (deadline: string, deadlineEn: string) =>
    text(`已签收。${deadline}。`, `Acknowledged. ${deadlineEn}.`),
  receivedNews: (to: string, toEn: string) =>
    text(`${to}已签收调取证据通知书。`, `The ${toEn} has acknowledged the notice.`),

  deliver: text("交付", "Deliver"),
  deliverHelp: text(
    "交付全部卷宗：写明交了什么。涉密的请点“线下交付”",
    "Hand over all the files and say what was handed over. For classified ones press “Deliver offline”",
  ),
  handed: text("交付内容", "Handed over"),
  deliveredDone: text("已记录交付，检察院已收到通知。", "The delivery is recorded; the procuratorate has been told."),
  deliveredNews: (to: string, toEn: string) =>
    text(`${to}已交付全部卷宗。`, `The ${toEn} has delivered all the files.`),

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
  partNews: (to: string, toEn: string, missing: string) =>
    text(
      `${to}交付了一部分卷宗，还缺：${missing}`,
      `The ${toEn} has delivered a part; still missing: ${missing}`,
    ),

  offline: text("线下交付", "Deliver offline"),
  offlineHelp: text(
    "涉密卷宗已当面交接；这里只记“已线下交付”，不写内容",
    "Classified files were handed over in person; only “delivered offline” is recorded here",
  ),
  offlineDone: text("已记录：线下交付。", "Recorded: delivered offline."),
  offlineNews: (to: string, toEn: string) =>
    text(`${to}已线下交付。`, `The ${toEn} has delivered offline.`),

  full: text("全部交付", "in full"),
  part: text("部分交付", "in part"),
  deliveries: text("交付情况", "Deliveries"),
  dueBack: text("归还截止", "Due back"),
} as const;
