import { type Text, text } from "../../chat/text.ts";

/** What is said about reports of harm to minors, both languages side by side. */
export const words = {
  report: text("强制报告", "Mandatory report"),
  reporterPart: text("报告单位", "Reporting unit"),
  police: text("处置单位", "Unit that acts"),
  helper: text("协助单位", "Helping unit"),
  overseer: text("倒查单位", "Unit that checks"),

  reported: text("待接报", "Awaiting confirmation"),
  received: text("已接报，待处置决定", "Confirmed, to be decided"),
  decided: text("已决定，后续办理中", "Decided, follow-up under way"),
  sealed: text("已封存", "Sealed"),

  submit: text("强制报告", "Report harm to a minor"),
  submitHelp: text(
    "先打110，再来报告：发现未成年人受侵害或面临危险，马上告诉公安、民政、教育和检察院；不写孩子的任何信息：强制报告 情形=性侵害 发现场所=学校 报警时间=今天8点",
    "Call 110 first, then report: a minor is harmed or in danger. It goes to the police, civil affairs, education and the procuratorate at once; nothing about the child is written: report-minor sort=sexual place=school calledAt=today 8:00",
  ),
  warning: text(
    "请先拨打110报警，需要救治的拨打120，再填这张表。表里只选情形和场所，不写孩子的姓名、学校、住址，也不写经过：这些当面告诉民警。",
    "Call the police on 110 first, and 120 if care is needed; then fill this in. Only choose what is feared and where it was noticed: no name, school, address or account of what happened. Tell those to the police in person.",
  ),
  sort: text("情形", "What is feared"),
  sexual: text("性侵害", "Sexual harm"),
  violence: text("伤害、虐待", "Violence or abuse"),
  bullying: text("学生欺凌", "Bullying"),
  neglect: text("遗弃、无人照看", "Abandoned or left alone"),
  missing: text("失踪、被拐卖", "Missing or abducted"),
  selfHarm: text("自伤、自杀风险", "Self-harm"),
  otherHarm: text("其他侵害或危险", "Other harm or danger"),
  place: text("发现场所", "Where it was noticed"),
  school: text("学校、幼儿园", "School or kindergarten"),
  clinic: text("医疗机构", "Hospital or clinic"),
  lodging: text("旅馆、经营场所", "Lodging or business"),
  village: text("村（社区）", "Village or community"),
  welfare: text("福利、救助机构", "Welfare institution"),
  elsewhere: text("其他场所", "Elsewhere"),
  calledAt: text("报警时间", "Police called at"),
  calledAtHelp: text(
    "打110的时间；还没打的先打，再填",
    "When 110 was called; if nobody has, call first",
  ),
  involved: text("涉及单位", "Units involved"),
  involvedHelp: text(
    "事情可能就出在这个单位的，选上：不会告诉它，它也看不到",
    "A unit in which it may have happened: it is not told and cannot see it",
  ),
  ownUnitInvolved: text(
    "您所在的单位涉及其中，这里不能由本单位报告。请直接拨打110，并告诉检察院未检部门。",
    "Your own unit is involved: it cannot be the one that reports here. Call 110 and tell the juvenile office of the procuratorate.",
  ),
  nobodyLeft: text(
    "公安、民政、教育和检察院都被选为涉及单位，或不在名录里，这里没有单位可以告诉。请直接拨打110。",
    "Police, civil affairs, education and the procuratorate are all involved or not in the directory: nobody can be told here. Call 110.",
  ),
  nobodyNext: text(
    "这样就没有单位可以接着办了。请先直接拨打110，或者报告上级公安机关和检察机关，再由它们办理。",
    "Then no unit is left to go on with it. Call 110, or report to the police and the procuratorate above.",
  ),
  withoutPolice: (lead: Text, hadIt: boolean) =>
    text(
      `${hadIt ? "公安局不再参与这件报告" : "本县公安局没有收到这件报告"}：请${lead.zh}马上报告上级公安机关，再用“处置决定”记录“已报上级公安机关”。`,
      `The county's police ${hadIt ? "have no part in this report any more" : "have not been sent this report"}: the ${lead.en} reports to the police above at once, and records that as the decision.`,
    ),
  callNow: text(
    "还没有报警的，请现在就拨打110（未成年人保护法第十一条）。",
    "If nobody has called the police, call 110 now (Law on the Protection of Minors, article 11).",
  ),
  submittedDone: (to: Text | undefined, code: string) =>
    to === undefined
      ? text(`已报告，编号${code}。`, `Reported as ${code}.`)
      : text(
          `已报告，编号${code}，正在同时通知${to.zh}。请各单位立即接报；没有接报的会再提醒，并告诉负责人。`,
          `Reported as ${code}; being told at once: ${to.en}. Each is to confirm at once; where one has not within an hour, a reminder goes to it and its head.`,
        ),
  submittedNews: (from: Text, called: boolean) =>
    text(
      `紧急：${from.zh}报告可能有未成年人受侵害，${called ? "已打110" : "还没有打110"}。请立即接报、处置；不要转发、截图。`,
      `Urgent: the ${from.en} reports possible harm to a minor; 110 was ${called ? "called" : "not called yet"}. Please confirm and act at once; do not forward or copy it.`,
    ),
  notCalled: text(
    "报告时还没有打110：谁先看到，谁先打。",
    "110 had not been called when it was reported: whoever reads this first calls first.",
  ),

  confirm: text("接报", "Confirm"),
  confirmHelp: text(
    "本单位已接到报告、开始处置，各单位各自接报",
    "Your unit has it and acts on it; each unit confirms for itself",
  ),
  confirmedDone: text("已记录，正在通知报告单位。", "Recorded; the reporting unit is being told."),
  confirmedNews: (unit: Text) => text(`${unit.zh}已接报。`, `The ${unit.en} has confirmed.`),
  confirmedAt: (at: Text) => text(`${at.zh}接报`, `confirmed ${at.en}`),
  notConfirmed: text("还没有接报", "not confirmed yet"),

  decide: text("处置决定", "Decision"),
  decideHelp: text(
    "公安机关的决定：刑事立案、治安处罚或不立案，不立案的写明理由；公安局涉及其中的，由牵头单位记录已报上级公安机关；不写孩子的信息",
    "What the police decided: filed, punished, or not filed with the reason; where they are involved, that it went to the police above; nothing about the child",
  ),
  decision: text("决定", "Decision"),
  filed: text("刑事立案", "Criminal case filed"),
  penalty: text("治安处罚", "Administrative penalty"),
  notFiled: text("不立案", "Not filed"),
  reportedUp: text("已报上级公安机关", "Reported to the police above"),
  notPolice: text(
    "立案、处罚、不立案由公安机关决定，这件没有公安局参加：请先报告上级公安机关，再选“已报上级公安机关”。",
    "Only the police file, punish or do not file, and they have no part in this one: report to the police above, then choose “Reported to the police above”.",
  ),
  policeDecide: text(
    "这件由公安局决定：请选刑事立案、治安处罚或不立案。",
    "The police decide this one: choose filed, penalty or not filed.",
  ),
  decidedOn: text("决定日期", "Decided on"),
  reason: text("理由", "Reason"),
  whyNotFiled: text("不立案的，请写明理由。", "Please give the reason why it is not filed."),
  decidedNews: (unit: Text, decision: Text) =>
    text(
      `${unit.zh}的处置决定：${decision.zh}。`,
      `Decision of the ${unit.en}: ${decision.en.toLowerCase()}.`,
    ),
  decidedDone: text(
    "已记录，正在把决定告诉报告单位和协助单位。",
    "Recorded; the reporting unit and the helping units are being told the decision.",
  ),

  help: text("救助保护", "Help given"),
  helpHelp: text(
    "本单位为孩子做了什么：安置、心理、就学、医疗、救助；不写姓名、学校、住址",
    "What your unit did for the child: shelter, counselling, school, care, money; no name, school or address",
  ),
  did: text("措施", "What was done"),
  didOn: (on: Text, did: string) => text(`${on.zh} ${did}`, `${on.en}: ${did}`),
  helpedNews: (unit: Text) =>
    text(
      `${unit.zh}记录了救助保护措施。`,
      `The ${unit.en} has recorded what it did for the child.`,
    ),
  helpedDone: text("已记录。", "Recorded."),
  onlyHelpers: text("公安局以外的单位", "units other than the police"),
  othersHelp: text(
    "公安局记录处置决定；救助保护由其他单位记录。",
    "The police record their decision; what was done for the child is recorded by the other units.",
  ),

  check: text("倒查责任", "Check the duty to report"),
  checkHelp: text(
    "谁应当报告、报告了没有：有没有迟报、不报的单位",
    "Who had to report, and whether they did: late, or not at all",
  ),
  duty: text("倒查结果", "Duty to report"),
  met: text("已依法报告", "Reported as the law requires"),
  none: text("没有负有报告义务的单位", "Nobody had to report"),
  late: text("迟报", "Reported late"),
  missed: text("应报告未报告", "Not reported"),
  bound: text("负有报告义务的单位", "Unit that had to report"),
  boundHelp: text("迟报、不报的要填", "Required where it was late or not reported"),
  whichUnit: text(
    "迟报或者应报告未报告的，请填是哪个单位。",
    "Please say which unit reported late or not at all.",
  ),
  noUnit: text(
    "没有迟报、不报的，“负有报告义务的单位”请留空。",
    "Where nobody was late or silent, leave the unit empty.",
  ),
  finding: text("倒查情况", "Finding"),
  checkedOn: text("倒查日期", "Checked on"),
  checkedDone: (toTalk: boolean) =>
    toTalk
      ? text("已记录，待约谈该单位。", "Recorded; the unit is to be summoned.")
      : text("已记录。", "Recorded."),
  toTalkNews: text(
    "倒查发现有单位未依法报告，请约谈。",
    "The check found a unit that did not report as it had to: please summon it.",
  ),

  talk: text("约谈未报单位", "Summon the unit"),
  talkHelp: text(
    "已约谈应报告未报告的单位：日期、谁参加、要求什么",
    "The unit that did not report was summoned: the day, who came, what was demanded",
  ),
  talkedOn: text("约谈日期", "Summoned on"),
  talkResult: text("约谈情况", "What came of it"),
  talkedDone: text("已记录。", "Recorded."),
  talkedNews: text("约谈已记录。", "The unit was summoned; it is on record."),

  seal: text("封存", "Seal"),
  sealHelp: text(
    "办完后封存：此后只有封存单位（一般是检察院）的承办人看得到",
    "Closed and sealed: from then on only those named in it of the unit that seals it, as a rule the procuratorate, see it",
  ),
  sealedOn: text("封存日期", "Sealed on"),
  onlyChecked: text(
    "各单位已说明救助措施、已倒查",
    "every unit has said how it helped, and duties are checked",
  ),
  notHelped: (units: Text) =>
    text(
      `还没有记录救助保护措施：${units.zh}。请先由它们记录，没有的也要写明。`,
      `Not recorded yet what they did for the child: ${units.en}. They record it first, or that there was nothing to do.`,
    ),
  notChecked: text(
    "还没有倒查谁应当报告。请先办“倒查责任”。",
    "It is not checked yet who had to report: please do that first.",
  ),
  sealedDone: text("已封存：其他单位看不到了。", "Sealed: no other unit sees it any more."),
  sealedNews: text(
    "您参与的一件强制报告已办结封存，不再显示。",
    "A mandatory report you had to do with is closed and sealed, and no longer shown.",
  ),

  receiptDue: text("接报", "confirm the report"),
  decisionDue: text("作出处置决定", "decide on the report"),
  helpDue: text("记录救助保护措施", "record what was done for the child"),
  dutyDue: text("倒查谁应当报告", "check who had to report"),
} as const;
