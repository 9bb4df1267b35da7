import { type Text, text } from "../../chat/text.ts";

/** What is said about clues, both languages side by side. */
export const words = {
  clue: text("线索", "Clue"),

  submitted: text("已提交", "Submitted"),
  registered: text("已登记", "Registered"),
  assessing: text("评估中", "Being assessed"),
  needMore: text("待补正", "More is needed"),
  accepted: text("已受理", "Accepted"),
  filed: text("已立案", "Filed"),
  notFiled: text("不立案", "Not filed"),
  disputed: text("待指定接收单位", "Receiver to be named"),
  returnedTwice: text("再次退回", "Returned again"),
  merged: text("已合并", "Merged"),
  returned: text("已退回", "Returned"),
  closed: text("已办结", "Closed"),
  withdrawn: text("已撤回", "Withdrawn"),

  submit: text("提交", "Submit"),
  submitHelp: text(
    "提交一条线索：提交线索 标题=… 类别=… 事实=…，缺什么会问您。",
    "Submit a clue: submit clue title=… category=… facts=…; what is missing will be asked for.",
  ),
  warning: text(
    "请勿填写国家秘密、工作秘密；举报人只写在“举报人”一栏；不要写未成年人的姓名、住址、学校。按下“提交”即表示您已确认。",
    "Do not enter state or work secrets; name an informant under “Reporter” only; do not write names, addresses or schools of minors. By pressing Submit you confirm this.",
  ),
  title: text("标题", "Title"),
  category: text("类别", "Category"),
  facts: text("事实", "Facts"),
  place: text("地点", "Place"),
  occurredOn: text("日期", "Date"),
  occurredOnHelp: text("发现或发生的日期", "The day it was found or happened"),
  accused: text("责任单位", "Responsible unit"),
  accusedHelp: text(
    "被反映的单位。它不会看到这条线索。",
    "The unit complained of. It will not see this clue.",
  ),
  accusedOther: text("其他被反映对象", "Others complained of"),
  accusedOtherHelp: text(
    "不是本县单位的写在这里，如公司、村。",
    "Whoever is no unit of the county: a company, a village.",
  ),
  doubted: text("是不是责任单位待确认", "Complained of? Still to be said"),
  yes: text("是", "Yes"),
  no: text("不是", "No"),
  number: text("来源编号", "Number at its source"),
  told: text("已看过改送的单位", "Other receivers seen"),
  submitSo: text("照此提交", "Submit it so"),
  notOurs: text("不是本县单位", "No unit of this county"),
  unit: text("单位", "Unit"),
  doubtListed: (said: Text, unit: Text) =>
    text(
      `您写的是“${said.zh}”。${unit.zh}是被反映的单位吗？`,
      `You wrote “${said.en}”. Is ${unit.en} complained of here?`,
    ),
  doubtSpoken: (said: Text, unit: Text) =>
    text(
      `您写的内容里提到“${said.zh}”。${unit.zh}是被反映的单位吗？`,
      `Your text speaks of “${said.en}”. Is ${unit.en} complained of here?`,
    ),
  unitUnknown: (said: Text) =>
    text(
      `没有找到“${said.zh}”这个单位：请在“责任单位”里选，或按“不是本县单位”。`,
      `There is no unit “${said.en}”: choose one under “Responsible unit”, or press “No unit of this county”.`,
    ),
  unitWhich: (said: Text) =>
    text(
      `没有找到“${said.zh}”这个单位。是下面哪一个？`,
      `There is no unit “${said.en}”. Is it one of these?`,
    ),
  ifAccused: text(
    "如果是，它不会收到、也看不到这条线索；如果不是，照常办理。",
    "If it is, it neither receives nor sees this clue; if not, all goes as usual.",
  ),
  ifAccusedLeaves: text(
    "如果是，它以后收不到、也看不到这条线索，由别的单位接着办；如果不是，照常办理。",
    "If it is, it neither receives nor sees this clue from now on, and others go on with it; if not, all goes as usual.",
  ),
  ifAccusedInstead: (instead: Text, otherwise: Text) =>
    text(
      `如果是，它看不到这条线索：${instead.zh}如果不是，送${otherwise.zh}。`,
      `If it is, it does not see this clue. ${instead.en} If not, it goes to ${otherwise.en}.`,
    ),
  nobodyInstead: (accused: Text) =>
    text(
      `${accused.zh}都是被反映单位的话，按类别没有单位能接收这条线索，要在“接收单位”里另选一个。`,
      `With ${accused.en} complained of, nobody receives it by its category: choose another under “Receiving unit”.`,
    ),
  nobodyReceives: (accused: Text) =>
    text(
      `${accused.zh}是被反映单位，按类别没有单位能接收这条线索。请在“接收单位”里另选一个；没有合适的，请线下交上级机关。什么都没有保存。`,
      `With ${accused.en} complained of, nobody receives this clue by its category. Choose another under “Receiving unit”; where none is fitting, hand it to the organ above, offline. Nothing has been kept.`,
    ),
  goesInstead: (accused: Text, now: Text, left: Text | undefined) =>
    text(
      `因被反映单位是${accused.zh}，将改送${now.zh}${left === undefined ? "" : `，不送${left.zh}`}。`,
      `As ${accused.en} is complained of, it will go to ${now.en} instead${left === undefined ? "" : `, not to ${left.en}`}.`,
    ),
  doubtedKept: (units: Text) =>
    text(
      `您写的内容里提到${units.zh}：在您说明之前，按责任单位对待，不会收到、也看不到这条线索。请按“是责任单位”或“不是责任单位”。`,
      `Your text speaks of ${units.en}: until you say, it is treated as complained of and neither receives nor sees this clue. Please press “Complained of” or “Not complained of”.`,
    ),
  isAccused: text("是责任单位", "Complained of"),
  isAccusedHelp: text(
    "说明线索里提到的单位是被反映的单位",
    "Say that a unit the clue speaks of is complained of",
  ),
  isAccusedDone: text(
    "已记下，它不会收到、也看不到这条线索。",
    "Noted; it neither receives nor sees this clue.",
  ),
  notAccused: text("不是责任单位", "Not complained of"),
  notAccusedHelp: text(
    "说明线索里提到的单位不是被反映的单位；本来要送它的，送它",
    "Say that a unit the clue speaks of is not complained of; it goes there where it would have gone",
  ),
  notAccusedSent: (unit: Text, leads: boolean) =>
    text(
      `已记下，线索照常送它：正在送${unit.zh}${leads ? "，由它牵头" : ""}。`,
      `Noted; the clue goes to it as usual: it is being sent to ${unit.en}${leads ? ", which leads" : ""}.`,
    ),
  notAccusedKept: text(
    "已记下。它不是这条线索的接收单位，线索不送它。",
    "Noted. It is no receiver of this clue, which does not go to it.",
  ),
  chooseDoubted: text(
    "请选“是不是责任单位待确认”里的一个单位。",
    "Please choose one of the units of which it is still to be said.",
  ),
  noDoubt: text(
    "这条线索没有待确认的责任单位。要追加，请用“追加责任单位”。",
    "No unit is in doubt here. To add one, use “accuse”.",
  ),
  nobodyNext: text(
    "去掉责任单位后，没有别的单位能接办这条线索。请先“转送”给能办的单位，再追加；没有这样的单位，请线下交上级机关。",
    "Without the units complained of nobody is left to take this clue. Transfer it first to a unit that can, then add them; where there is none, hand it to the organ above, offline.",
  ),
  takeOverNews: (accused: Text) =>
    text(
      `${accused.zh}是责任单位，这条线索改由您单位办理，请受理或退回。请不要向责任单位透露。`,
      `${accused.en} being complained of, this clue is now for your unit; please accept or return it. Tell those complained of nothing.`,
    ),
  reachedNews: (from: Text) =>
    text(
      `${from.zh}送来一条线索，请受理或退回。`,
      `The ${from.en} has sent you a clue; please accept or return it.`,
    ),
  source: text("来源", "Source"),
  evidence: text("证据", "Evidence"),
  to: text("接收单位", "Receiving unit"),
  toHelp: text("不填则按类别送达", "Left empty, the category decides"),
  from: text("提交单位", "Submitting unit"),

  reporter: text("举报人", "Reporter"),
  reporterHelp: text(
    "可不填。加密后单独保存，平时谁也看不到；确需查看，要由另一人批准并记录在案。请只在表单里填。",
    "Optional. Sealed and kept apart; seen by nobody unless a second person allows it, on record. Please give it in the form only.",
  ),
  keptApart: text("已加密单独保存", "sealed and kept apart"),
  reporterAsk: text("申请查看举报人", "Ask to see the reporter"),
  reporterAskHelp: text(
    "确需联系举报人时，写明理由，由检察长或主要负责人批准",
    "Where the reporter must be contacted: say why; the chief procurator or the head decides",
  ),
  reporterAskDone: text(
    "已申请，等检察长或主要负责人决定。",
    "Asked; the chief procurator or the head will decide.",
  ),
  reporterAskNews: (who: Text, reason: string): Text =>
    text(
      `${who.zh}申请查看这条线索的举报人，理由：${reason}`,
      `${who.en} asks to see who reported this clue: ${reason}`,
    ),
  reporterNone: text("这条线索没有登记举报人。", "No reporter is recorded for this clue."),
  reporterNotAsked: text("现在没有人申请查看举报人。", "Nobody has asked to see the reporter."),
  reporterAllow: text("同意查看举报人", "Allow it"),
  reporterAllowHelp: text(
    "同意申请人在24小时内查看举报人",
    "Let who asked see the reporter for 24 hours",
  ),
  reporterAllowDone: text(
    "已同意，申请人24小时内可以查看，每次查看都有记录。",
    "Allowed for 24 hours; every look is on record.",
  ),
  reporterAllowNews: text(
    "您可以查看举报人了，24小时内有效，每次查看都有记录。",
    "You may see the reporter for 24 hours; every look is on record.",
  ),
  reporterDeny: text("不同意查看举报人", "Do not allow it"),
  reporterDenyHelp: text("不同意查看举报人，写明理由", "Refuse it, with the reason"),
  reporterDenyDone: text(
    "已回绝，正在告知申请人理由。",
    "Refused; who asked will be given the reason.",
  ),
  reporterDenyNews: (reason: string): Text =>
    text(`没有同意查看举报人：${reason}`, `Seeing the reporter was not allowed: ${reason}`),
  secondPerson: text(
    "申请人自己不能批准，要由另一个人决定。",
    "Who asks cannot decide; a second person must.",
  ),
  reporterView: text("查看举报人", "See the reporter"),
  reporterViewHelp: text(
    "批准后查看举报人，24小时内有效",
    "See the reporter once it is allowed, within 24 hours",
  ),
  reporterViewDone: text(
    "点下面的链接查看。链接只给您一个人，十五分钟内有效。本次查看已记录，请不要截图、转发。",
    "Use the link below. It is for you alone and opens for fifteen minutes. This look is on record; please do not copy or forward it.",
  ),
  reporterNotYours: text(
    "您还不能查看举报人：要先申请，由检察长或主要负责人批准，批准后24小时内有效。",
    "You cannot see the reporter yet: ask first; once the chief procurator or the head allows it, it is open for 24 hours.",
  ),

  complaint: text("投诉", "Complaint"),
  duty: text("履职", "Found on duty"),
  platform: text("平台", "Enforcement platform"),
  organ: text("机关", "Another organ"),
  media: text("媒体", "Media"),
  other: text("其他", "Other"),

  submittedDone: (to: Text, code: string) =>
    text(
      `线索已提交，编号${code}，正在通知${to.zh}。请记住编号，随时可查。`,
      `The clue is submitted as ${code}; the ${to.en} is being told. Keep the number to follow it.`,
    ),
  submittedAlso: (units: Text) =>
    text(
      `同时通知${units.zh}，各单位分别受理。`,
      `It also goes to the ${units.en}; each unit answers for itself.`,
    ),
  accusedKept: (units: Text) =>
    text(
      `${units.zh}是责任单位，不会收到、也看不到这条线索。`,
      `${units.en}, being complained of, neither receives nor sees this clue.`,
    ),
  minorDone: text(
    "这是侵害未成年人的情形，正在立即通知上述各单位的联络员和主要负责人，夜间和节假日也一样；1小时没有受理的，会再次提醒。正在发生的，请先拨打110。",
    "This is harm to a minor: liaisons and heads of all these units are being told at once, at night and on holidays too, and again after an hour in which it is not taken up. If it is happening now, call 110 first.",
  ),
  submittedNews: (from: Text) =>
    text(
      `${from.zh}送来一条线索，请受理或退回。`,
      `The ${from.en} has sent you a clue; please accept or return it.`,
    ),

  jointNews: (from: Text, lead: Text) =>
    text(
      `${from.zh}送来一条线索，由${lead.zh}牵头，也送您单位，请受理或退回。`,
      `The ${from.en} has sent a clue. The ${lead.en} leads, and it concerns your unit too; please accept or return it.`,
    ),
  minorNews: (from: Text) =>
    text(
      `紧急：${from.zh}报告一起侵害未成年人的情形，请立即受理、处置（未成年人保护法第十一条）。`,
      `Urgent: the ${from.en} reports harm to a minor. Please take it up and act at once (Law on the Protection of Minors, art. 11).`,
    ),
  minorDue: text(
    "受理侵害未成年人的报告（1小时内没有受理的，再次提醒）",
    "take up the report of harm to a minor (a reminder follows where it is not taken up within an hour)",
  ),
  joint: text("协办单位", "Co-receiving units"),
  takenBack: text("已退回", "returned"),
  takenNot: text("尚未受理", "not accepted yet"),
  takenOn: (day: Text) => text(`${day.zh}受理`, `accepted on ${day.en}`),
  resultOn: (day: Text, result: string) =>
    text(`${day.zh}办结：${result}`, `done on ${day.en}: ${result}`),
  takeFirst: text(
    "还没有单位受理，先受理才能决定立案。",
    "No unit has accepted it yet; that comes before a case is filed.",
  ),

  accept: text("受理", "Accept"),
  acceptHelp: text("受理一条送到本单位的线索", "Accept a clue sent to your unit"),
  acceptedDone: text(
    "您已受理，正在通知提交人。",
    "You have accepted it; the sender is being told.",
  ),
  acceptedNews: (to: Text) =>
    text(`${to.zh}已受理您提交的线索。`, `The ${to.en} has accepted your clue.`),

  return: text("退回", "Return"),
  returnHelp: text(
    "退回一条不归本单位办的线索，要写理由",
    "Return a clue that is not for your unit, with the reason",
  ),
  reason: text("理由", "Reason"),
  reasonHelp: text("为什么退回，应由哪个单位办", "Why it is returned and whose matter it is"),
  returnedDone: text(
    "您已退回，正在告知提交人理由。",
    "You have returned it; the sender will be given the reason.",
  ),
  returnedNews: (to: Text, reason: string) =>
    text(
      `${to.zh}退回了您的线索，理由：${reason}`,
      `The ${to.en} has returned your clue: ${reason}`,
    ),

  lastReturnedNews: (unit: Text, reason: string) =>
    text(
      `${unit.zh}退回了您的线索，其他单位都已办完，线索办结。退回理由：${reason}`,
      `The ${unit.en} has returned your clue; the other units are through, and the clue is closed. Reason: ${reason}`,
    ),
  lastReturnedDone: text(
    "您单位已退出，其他单位都已办完，线索随之办结，正在告知提交人。",
    "Your unit has withdrawn; the others are through, so the clue is closed. The sender is being told.",
  ),
  jointReturnedNews: (unit: Text, reason: string) =>
    text(
      `${unit.zh}退回了您的线索（其他单位继续办理），理由：${reason}`,
      `The ${unit.en} has returned your clue; the other units go on with it. Reason: ${reason}`,
    ),
  jointReturnedDone: text(
    "您单位已退出，其他单位继续办理，正在告知提交人理由。",
    "Your unit has left it to the others; the sender will be given the reason.",
  ),

  close: text("办结", "Close"),
  closeHelp: text(
    "办结一条已受理的线索，写明处理结果",
    "Close an accepted clue, saying what came of it",
  ),
  result: text("结果", "Result"),
  closedDone: text(
    "线索已办结，正在告知提交人结果。",
    "The clue is closed; the sender is being told the result.",
  ),
  partDoneDone: (waits: Text) =>
    text(
      `您单位的部分已办结，正在告知提交人结果；还等${waits.zh}。`,
      `Your unit's part is done; the sender is being told the result. Still to come: ${waits.en}.`,
    ),
  hasToAccept: (units: Text) => text(`${units.zh}受理`, `${units.en} to accept it`),
  hasToFinish: (units: Text) => text(`${units.zh}办结`, `${units.en} to finish`),
  partDoneNews: (unit: Text, result: string) =>
    text(`${unit.zh}办结了它的部分：${result}`, `The ${unit.en} has done its part: ${result}`),
  closedNews: (result: string) =>
    text(`您提交的线索已办结：${result}`, `Your clue has been closed: ${result}`),

  withdraw: text("撤回", "Withdraw"),
  withdrawHelp: text(
    "撤回自己提交、尚未受理的线索",
    "Withdraw a clue of yours that is not yet accepted",
  ),
  withdrawnDone: text("线索已撤回。", "The clue is withdrawn."),
  withdrawnNews: (from: Text) =>
    text(`${from.zh}撤回了这条线索，不必再办。`, `The ${from.en} has withdrawn this clue.`),

  register: text("登记", "Register"),
  registerHelp: text("登记一条收到的线索", "Register a clue received"),
  registeredDone: text("线索已登记。", "The clue is registered."),

  assess: text("评估", "Assess"),
  assessHelp: text("评估线索是否真实、可查", "Assess whether a clue is genuine and can be checked"),
  assessment: text("评估情况", "Assessment"),
  assessedDone: text("评估情况已记录。", "Your assessment is recorded."),

  ask: text("补正", "Ask for more"),
  askHelp: text("请提交人补充材料", "Ask the sender for more"),
  asked: text("需要补充", "What is needed"),
  askedDone: text("已请提交人补充。", "The sender has been asked."),
  askedNews: (to: Text, asked: string) =>
    text(`${to.zh}请您补充：${asked}`, `The ${to.en} asks you for more: ${asked}`),

  supplement: text("补充", "Supplement"),
  supplementHelp: text("给自己提交的线索补充事实", "Add facts to a clue of yours"),
  supplementedDone: text("已补充，正在通知接收单位。", "Added; the receiving unit is being told."),
  supplementedNews: (from: Text) =>
    text(`${from.zh}补充了线索。`, `The ${from.en} has added to the clue.`),

  resubmit: text("重新提交", "Submit again"),
  resubmitHelp: text(
    "把退回的线索重新提交，可改接收单位",
    "Submit a returned clue again, to another unit if need be",
  ),
  resubmittedDone: (to: Text) =>
    text(`已重新提交，正在通知${to.zh}。`, `Submitted again; the ${to.en} is being told.`),

  transfer: text("转送", "Transfer"),
  transferHelp: text("把线索转给该办的单位", "Send a clue on to the unit it is for"),
  transferTo: text("转送单位", "Transfer to"),
  transferredDone: (to: Text) =>
    text(
      `已转送${to.zh}，线索编号不变，正在通知提交人。`,
      `Sent on to the ${to.en} under the same number; the sender is being told.`,
    ),
  transferredNews: (to: Text) =>
    text(`您的线索已转送${to.zh}办理。`, `Your clue has been sent on to the ${to.en}.`),
  sameReceiver: text(
    "这个单位现在就是接收单位，请选别的单位。",
    "This unit is the receiver already; please choose another.",
  ),

  assign: text("指定", "Name the receiver"),
  assignHelp: text(
    "两次退回的线索，由召集人指定接收单位",
    "The convenor names the receiver of a clue returned twice",
  ),
  assignedDone: (to: Text) => text(`已指定由${to.zh}办理。`, `The ${to.en} is named to take it.`),
  assignedNews: (who: Text, to: Text) =>
    text(
      `${who.zh}指定由${to.zh}办理这条线索。`,
      `${who.en} has named the ${to.en} to take this clue.`,
    ),
  theConvenor: text("召集人", "The convenor"),
  disputedNews: text(
    "这条线索已被退回两次，请您指定接收单位。",
    "This clue has been returned twice; please name the unit that is to take it.",
  ),
  disputedDone: text(
    "您已退回。这是第二次退回，已请召集人指定接收单位。",
    "You have returned it. It is the second return, so the convenor will name the receiver.",
  ),
  noConvenor: text(
    "通讯录里还没有召集人，不能第二次退回，请改用转送。",
    "The directory has no convenor, so a second return is not possible; please transfer it.",
  ),
  noFreeConvenor: text(
    "召集人、副召集人都属于责任单位或归它管，不能指定接收单位，所以不能第二次退回，请改用转送。",
    "The convenor and the deputies belong to a unit complained of or answer to it and cannot name the receiver, so a second return is not possible; please transfer it.",
  ),
  disputedDoneBy: (who: Text) =>
    text(
      `您已退回。这是第二次退回；召集人属于责任单位或归它管，已请${who.zh}指定接收单位。`,
      `You have returned it. It is the second return; as the convenor belongs to a unit complained of or answers to it, ${who.en} will name the receiver.`,
    ),
  proposed: text("建议单位", "Proposed unit"),
  proposedHelp: text("应由哪个单位办", "Whose matter it is"),

  file: text("立案", "File"),
  fileHelp: text("检察长决定立案", "The chief procurator decides to file a case"),
  filedDone: text("已立案，正在通知提交人。", "A case is filed; the sender is being told."),
  filedJointNews: (unit: Text) =>
    text(
      `${unit.zh}已就这条线索立案，由它牵头；您单位的部分请继续办理。`,
      `The ${unit.en} has filed a case on this clue and leads from here; please go on with your part.`,
    ),
  filedNews: text("您提交的线索已立案。", "A case has been filed on your clue."),
  filedOn: text("立案日期", "Filed on"),

  serveFiling: text("送达立案决定", "Serve filing decision"),
  serveFilingHelp: text(
    "公益诉讼立案后按期送达立案决定书，在这里记下送达日期",
    "In a public-interest case the filing decision is served in time; note the day here",
  ),
  filingServedOn: text("立案决定送达", "Filing decision served"),
  servedOn: text("送达日期", "Served on"),
  filingServedDone: text(
    "已记下立案决定书的送达日期。",
    "The service of the filing decision is noted.",
  ),
  filingNotDue: text(
    "这件线索没有待送达的立案决定书：公益诉讼立案后才要送达，送达一次即可。",
    "No filing decision is to be served here: it is served once, after a public-interest case is filed.",
  ),

  decline: text("不立案", "Do not file"),
  declineHelp: text(
    "检察长决定不立案，写明理由",
    "The chief procurator decides not to file, with reasons",
  ),
  declinedDone: text(
    "已决定不立案，正在告知提交人理由。",
    "Not filed; the sender will be given the reasons.",
  ),
  declinedNews: (reason: string) =>
    text(`您提交的线索不立案，理由：${reason}`, `No case is filed on your clue: ${reason}`),

  feedback: text("反馈", "Feed back"),
  feedbackHelp: text("把进展告诉提交人", "Tell the sender how it goes"),
  progress: text("进展", "Progress"),
  feedbackDone: text("正在把进展告知提交人。", "The sender is being told."),
  feedbackNews: (progress: string) =>
    text(`您提交的线索有进展：${progress}`, `News of your clue: ${progress}`),

  merge: text("合并", "Merge"),
  mergeHelp: text(
    "把重复的线索并到另一条：合并 XS-2026-0002 合并到=XS-2026-0001",
    "Merge a duplicate into another clue: merge XS-2026-0002 into=XS-2026-0001",
  ),
  into: text("合并到", "Into"),
  intoHelp: text("另一条线索的编号", "The number of the other clue"),
  mergedDone: (into: string) => text(`已并入${into}。`, `Merged into ${into}.`),
  mergedNews: (into: string) =>
    text(`您提交的线索已并入${into}一并办理。`, `Your clue is handled together with ${into}.`),
  mergedElsewhereNews: text(
    "您提交的线索已与另一件一并办理。",
    "Your clue is handled together with another one.",
  ),
  intoItself: text(
    "不能并到自己。请写另一条线索的编号。",
    "A clue cannot be merged into itself; give another's number.",
  ),
  noSuchClue: text(
    "没有这条可以并入的线索：要是您能看到、还没有结束的线索，例如 XS-2026-0001。",
    "There is no such clue to merge into: it must be one you can see that is still open, such as XS-2026-0001.",
  ),

  reopen: text("重开", "Reopen"),
  reopenHelp: text(
    "重新办理已结束的线索，写明理由",
    "Take up a closed clue again, with the reason",
  ),
  reopenedDone: text(
    "线索已重开，正在通知提交人。",
    "The clue is open again; the sender is being told.",
  ),
  reopenedNews: (reason: string) =>
    text(`您提交的线索重新办理：${reason}`, `Your clue has been taken up again: ${reason}`),
  remarks: text("记事", "Remarks"),

  /** When a step can be taken, as the printed permissions say it. */
  only: {
    doubted: text("有单位待确认", "of some unit it is still to be said"),
    taken: text("已有接收单位受理", "one of the receiving units has accepted it"),
    filingDue: text("立案决定书待送达", "a filing decision is to be served"),
    reporterKept: text(
      "登记了举报人、没有待决定的申请",
      "a reporter is recorded and no request waits for a decision",
    ),
    askedByAnother: text(
      "有人申请查看举报人；申请人自己不能批",
      "somebody else has asked to see the reporter",
    ),
    reporterAsked: text("有人申请查看举报人", "somebody has asked to see the reporter"),
    reporterOpened: text(
      "批准过查看举报人；只有获准的人、24小时内能看",
      "seeing the reporter has been allowed; only whom it was allowed to, within 24 hours",
    ),
  },

  makeClue: text("做成线索", "Make a clue"),
  doubtDue: text(
    "说明线索里提到的单位是不是责任单位",
    "say whether a unit the clue speaks of is complained of",
  ),
  rerouteDue: text("重新提交或撤回退回的线索", "submit the returned clue again or withdraw it"),
  triageDue: text("登记分办线索", "register and assign the clue"),
  acceptanceDue: text("反馈线索是否受理", "say whether the clue is accepted"),
  filingDue: text("送达立案决定书", "serve the filing decision"),
  resultDue: text("反馈线索处理结果", "give the result of the clue"),

  chooseReceiver: text(
    "这个类别没有固定的接收单位，请在“接收单位”里选一个。",
    "This category has no fixed receiver; please choose one under “Receiving unit”.",
  ),
  receiverAccused: text(
    "接收单位不能是被反映的责任单位，请换一个接收单位，或留空由系统按类别选择。",
    "The receiving unit cannot be the unit complained of; choose another, or leave it empty.",
  ),
  ownUnitAccused: text(
    "被反映的是您所在的单位，不宜从本单位提交。请直接拨打12309，或请其他单位联络员提交。什么都没有保存。",
    "The unit complained of is your own. Please call 12309, or ask another unit's liaison to submit it. Nothing has been kept.",
  ),
  sentToAccused: (unit: Text) =>
    text(
      `接收单位不能是被反映的责任单位（${unit.zh}），请换一个单位。`,
      `The receiving unit cannot be the unit complained of (${unit.en}); choose another.`,
    ),
  sentToDoubted: (unit: Text) =>
    text(
      `${unit.zh}是不是责任单位还没有确认，确认以前不能由它办理，请换一个单位。`,
      `Whether ${unit.en} is complained of is still to be said; until then it cannot take it. Choose another unit.`,
    ),
  chooseNext: text(
    "原来的接收单位和建议单位都不能办这条线索，请在“接收单位”里选一个。",
    "Neither the receiver before nor the proposed unit can take this clue; choose one under “Receiving unit”.",
  ),
  unknownCategory: text(
    "没有这个类别，请从列表中选择。",
    "There is no such category; please choose one of the list.",
  ),
} as const;
