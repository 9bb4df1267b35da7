import { type Day, dayText } from "../../calendar/day.ts";
import { clause, type Text, text } from "../../chat/text.ts";

/** Everything said about transfers of suspected crime. */
export const words = {
  transfer: text("移送", "Transfer"),
  agency: text("移送机关", "Agency"),
  police: text("公安机关", "Police"),
  copy: text("抄送检察院", "Copied procuratorate"),
  handler: text("经办人", "Handling officer"),

  spotted: text("已发现", "Spotted"),
  reported: text("已报批", "Reported to the head"),
  approved: text("已批准移送", "Transfer approved"),
  refused: text("未批准移送", "Transfer refused"),
  sent: text("已移送", "Sent"),
  received: text("已签收", "Received"),
  supplementing: text("待补正", "To be completed"),
  accepted: text("已接受", "Accepted"),
  elsewhere: text("已转送县外机关", "With another organ"),
  filed: text("已立案", "Filed"),
  handedOver: text("已移交物品", "Handed over"),
  notFiled: text("不予立案", "Not filed"),
  reconsidering: text("复议中", "Under reconsideration"),
  upheld: text("维持不立案", "Non-filing upheld"),
  supervising: text("已提请监督", "Supervision asked for"),
  explaining: text("待说明理由", "To be explained"),
  explained: text("已说明理由", "Explained"),
  ordered: text("已通知立案", "Notified to file"),
  penaltyDue: text("待行政处理", "Administrative penalty due"),
  withdrawn: text("已撤回", "Withdrawn"),
  closed: text("已办结", "Closed"),

  warning: text(
    "移送按二级保密登记，只有指定的人看得到。嫌疑人只写姓，例如“张某某”；不要写身份证号、电话、住址。移送文书、证据仍走纸质件，这里只记进度和期限。",
    "A transfer is recorded at level 2 and seen by named people only. Mask the suspect (Zhang **); no identity numbers, telephones or addresses. Papers and evidence still go on paper; what is kept here is progress and deadlines.",
  ),
  spot: text("报告涉嫌犯罪", "Report a suspected crime"),
  spotHelp: text(
    "执法中发现涉嫌犯罪，指定两名以上经办人核实",
    "Record a suspected crime found on duty, with two officers or more to look into it",
  ),
  title: text("标题", "Title"),
  suspect: text("嫌疑人", "Suspect"),
  suspectActs: (units: Text): Text =>
    text(
      `这里提到${units.zh}，而这件事要由它移送、侦查或监督。嫌疑人是它的人员的，请不要写在这里，线下交纪委监委；不是的，请去掉单位名称，只写姓氏和“某”。`,
      `This speaks of ${units.en}, which would have to transfer, investigate or supervise it. Where the suspect is of that unit, do not write it here but hand it to the discipline inspection offline; where not, leave the unit's name out.`,
    ),
  suspectHelp: text("只写姓，例如“张某某”“某商贸公司”", "Masked: Zhang **"),
  offence: text("涉嫌罪名", "Suspected offence"),
  facts: text("事实", "Facts"),
  officers: text("经办人", "Officers"),
  officersHelp: text(
    "本单位两人以上，组成专案组（移送规定第五条）",
    "Two or more of your own unit (Transfer Provisions, article 5)",
  ),
  spottedDone: (code: string) =>
    text(
      `已登记，编号${code}。请核实情况，写出书面报告后用“报批”交负责人。`,
      `Recorded as ${code}. Look into it, write the report, and put it to the head with “report”.`,
    ),
  spottedNews: text(
    "您被指定为一件涉嫌犯罪案件的经办人，请核实情况。",
    "You are named as an officer of a case of suspected crime; please look into it.",
  ),
  onlyAgencies: text(
    "移送由行政执法机关发起。您所在的单位不是行政执法机关，发现犯罪线索请用“提交线索”。",
    "Transfers are started by administrative agencies, and your unit is none; please submit a clue instead.",
  ),
  twoOfficers: text(
    "经办人至少两名，而且都是本单位的人。请再选一名。",
    "There must be two officers or more, all of your own unit; please choose another.",
  ),
  ownOfficers: text(
    "经办人只能是本单位的人，请只选本单位的岗位。",
    "Officers must be of your own unit; please choose its posts only.",
  ),
  noPolice: text(
    "通讯录里没有公安局，无法移送。请让管理员先补上。",
    "The directory has no police, so nothing can be transferred; please have the administrator add it.",
  ),

  report: text("报批", "Report to the head"),
  reportHelp: text(
    "把书面报告交本机关负责人，按期决定",
    "Put the written report to the head, who decides in time",
  ),
  reportText: text("报告摘要", "Report"),
  reportTextHelp: text("书面报告的结论，不写姓名", "What the report concludes, without names"),
  reportedOn: text("收到报告日期", "Report received on"),
  refusedOn: text("不批准日期", "Refused on"),
  suppliedOn: text("补齐日期", "Supplied on"),
  forwardedOn: text("转送日期", "Passed on, on"),
  supervisedOn: text("提请日期", "Asked for on"),
  explainedOn: text("说明日期", "Explained on"),
  suggestedOn: text("建议送达日期", "Opinion served on"),
  suggestedOnHelp: text(
    "行政机关收到检察意见的日期，负责人作决定的期限从这天算",
    "The day the agency received the opinion; the head's days to decide run from it",
  ),
  stoodOn: text("认可日期", "Accepted on"),
  chasedOn: text("催办函日期", "Date of the letter"),
  concludedOn: text("侦结日期", "Concluded on"),
  reportedDone: text("已报批，正在通知负责人。", "Reported; the head is being told."),
  reportedNews: (by: Text) =>
    text(
      `有一件涉嫌犯罪案件，请您${by.zh}决定是否移送公安机关。`,
      `A case of suspected crime waits for you to decide on its transfer to the police ${by.en}.`,
    ),

  approve: text("批准移送", "Approve the transfer"),
  approveHelp: text(
    "负责人批准移送，按期送公安机关，周末和节假日不顺延",
    "The head approves; the file goes to the police in time, weekends and holidays included",
  ),
  approvedDone: (by: Text) =>
    text(
      `您已批准移送。请经办人${by.zh}送到公安机关，周末和节假日不顺延。`,
      `Approved. The file must reach the police ${by.en}, weekends and holidays included.`,
    ),
  approvedNews: (by: Text) =>
    text(
      `负责人已批准移送，请${by.zh}送到公安机关，周末和节假日不顺延。`,
      `The head has approved the transfer; please take the file to the police ${by.en}, weekends and holidays included.`,
    ),

  refuse: text("不批准移送", "Refuse the transfer"),
  refuseHelp: text(
    "负责人不批准移送，理由记录在案",
    "The head refuses the transfer; the reasons go on record",
  ),
  reason: text("理由", "Reason"),
  refusedDone: text(
    "您已决定不移送，理由已记录，正在通知经办人和检察院。",
    "Refused; the reasons are on record. The officers and the procuratorate are being told.",
  ),
  refusedNews: (reason: string) =>
    text(`负责人没有批准移送，理由：${reason}`, `The head has refused the transfer: ${reason}`),
  refusedCopy: (agency: Text) =>
    text(
      `${agency.zh}对一件涉嫌犯罪案件决定不移送，请看理由是否成立：可以“认可理由”，也可以由检察长“建议移送”。`,
      `The ${agency.en} has decided not to transfer a case of suspected crime; please see whether its reasons stand. The chief procurator may ask for the transfer.`,
    ),

  inform: text("报告检察院", "Inform the procuratorate"),
  informHelp: text(
    "负责人到期没有决定是否移送的，经办人向检察院报告",
    "Where the head has not decided in time the officers inform the procuratorate",
  ),
  informDone: text(
    "正在通知检察院；检察长可以“建议移送”。",
    "The procuratorate is being told; the chief procurator may ask for the transfer.",
  ),
  informedHead: text(
    "经办人已向检察院报告：是否移送逾期未决定。请尽快批准或不批准。",
    "The officers have informed the procuratorate that nothing is decided in time. Please approve or refuse.",
  ),
  informNews: (agency: Text, reason: string) =>
    text(
      `${agency.zh}的一件涉嫌犯罪案件逾期未决定是否移送：${clause(reason)}。检察长可以“建议移送”。`,
      `The ${agency.en} has not decided in time whether to transfer a case: ${clause(reason)}. The chief procurator may ask for it.`,
    ),
  headNotLate: text("负责人决定的期限还没有过。", "The head's time to decide is not over yet."),
  suggest: text("建议移送", "Ask for the transfer"),
  suggestHelp: text(
    "检察长提出检察意见，要求移送",
    "The chief procurator asks the agency to transfer the case",
  ),
  suggestedDone: text(
    "检察意见已记录，正在通知移送机关负责人。",
    "Recorded; the head of the agency is being told.",
  ),
  suggestedNews: (reason: string, by: Text) =>
    text(
      `检察院认为应当移送，请负责人${by.zh}重新决定：${reason}`,
      `The procuratorate holds that the case should be transferred; the head is to decide anew ${by.en}: ${reason}`,
    ),

  send: text("发出", "Send"),
  sendHelp: text(
    "把移送书和材料送公安机关，抄送检察院",
    "Send the transfer letter and file to the police, with a copy to the procuratorate",
  ),
  enclosures: text("材料", "Enclosures"),
  enclosuresHelp: text(
    "移送书、调查报告必须有；有涉案物品、检验报告的一并附上",
    "The letter and the report are a must; add the item list and the tests where there are any",
  ),
  letter: text("移送书", "Transfer letter"),
  investigation: text("调查报告", "Investigation report"),
  items: text("物品清单", "Item list"),
  tests: text("检验报告", "Test reports"),
  other: text("其他材料", "Other papers"),
  sentOn: text("移送日期", "Sent on"),
  sentDone: text(
    "移送已登记，正在通知公安机关，并抄送检察院。请等公安机关签收回执。",
    "The transfer is recorded; the police are being told, and the procuratorate as copied. The police will sign the receipt slip.",
  ),
  sentNews: (agency: Text) =>
    text(
      `${agency.zh}移送一件涉嫌犯罪案件，收到材料后请签收回执。`,
      `The ${agency.en} transfers a case of suspected crime; please sign the receipt slip once you have the file.`,
    ),
  sentCopy: (agency: Text) =>
    text(
      `${agency.zh}向公安机关移送一件涉嫌犯罪案件，抄送您院。`,
      `The ${agency.en} has transferred a case of suspected crime to the police; this is your copy.`,
    ),
  enclosuresMissing: text(
    "材料里至少要有移送书和调查报告，缺一不可（移送规定第六条）。",
    "There must be the transfer letter and the investigation report at least (Transfer Provisions, article 6).",
  ),

  receive: text("签收回执", "Sign the receipt"),
  receiveHelp: text(
    "公安机关签收移送材料；不属于本机关的，按期转送",
    "The police sign for the file; another organ's case goes on in time",
  ),
  receivedOn: text("签收日期", "Received on"),
  receivedAt: text("签收时间", "Received at"),
  receivedAtHelp: text(
    "回执上的日期和时间，期限从这时起算",
    "The day and time on the receipt slip; the period runs from then",
  ),
  approvedAt: text("批准时间", "Approved at"),
  approvedAtHelp: text(
    "负责人批准的日期和时间，期限从这时起算",
    "The day and time of the approval; the period runs from then",
  ),
  receivedBy: text("签收人", "Received by"),
  receivedByHelp: text("签收的岗位或警号", "The post or number of who signed"),
  acceptedAt: text("接受时间", "Accepted at"),
  acceptedOn: text("接受日期", "Accepted on"),
  acceptedAtHelp: text(
    "接受案件的日期和时间，告知补正和决定是否立案的期限从这时起算",
    "The day and time it was taken on; the periods to say what is missing and to decide run from then",
  ),
  receivedDone: (by: Text) =>
    text(
      `回执已签收。属于本机关管辖的请“接受”；不属于的，${by.zh}“转送”；材料不全的请“要求补正”，不能拒收。`,
      `The receipt is signed. If the case is yours, accept it; if it is another's, pass it on ${by.en}; if papers are missing, ask for them. It may not be turned away.`,
    ),
  receivedNews: text("公安机关已签收您移送的案件。", "The police have signed for your case."),

  askUntil: text("告知补正截止", "What is missing said by"),
  confirm: text("接受", "Accept"),
  confirmHelp: text(
    "接受属于本机关管辖的案件，按期决定是否立案；材料不全的按期要求补正",
    "Take on a case that is yours: filing is decided, and what is missing asked for, in time",
  ),
  confirmedDone: (decide: Text, notify: Text) =>
    text(
      `已接受，请${decide.zh}决定是否立案。材料不全的，${notify.zh}“要求补正”。`,
      `Accepted: please decide on filing ${decide.en}. If papers are missing, ask for them ${notify.en}.`,
    ),
  confirmedNews: text("公安机关已接受您移送的案件。", "The police have taken on your case."),

  incomplete: text("要求补正", "Ask for what is missing"),
  incompleteHelp: text(
    "告知移送机关缺什么材料，按期补正；不能拒收",
    "Tell the agency what is missing, to be supplied in time; the case is not turned away",
  ),
  missing: text("缺少材料", "What is missing"),
  notifiedOn: text("告知日期", "Told on"),
  incompleteDone: (by: Text) =>
    text(
      `正在通知移送机关，请其${by.zh}补正。决定是否立案的期限照常计算。`,
      `The agency is being told, and is to supply it ${by.en}. The days for deciding on filing run on.`,
    ),
  incompleteNews: (missing: string, by: Text) =>
    text(
      `公安机关请您${by.zh}补正：${missing}`,
      `The police ask you to supply ${by.en}: ${missing}`,
    ),

  supplement: text("补齐", "Supply"),
  supplementHelp: text("补齐公安机关要求的材料", "Supply what the police ask for"),
  supplied: text("补充材料", "What is supplied"),
  supplementedDone: text("已补齐，正在通知公安机关。", "Supplied; the police are being told."),
  supplementedNews: (agency: Text) =>
    text(`${agency.zh}已补齐材料。`, `The ${agency.en} has supplied what was missing.`),

  handOn: text("转送", "Pass on"),
  handOnHelp: text(
    "不属于本机关管辖的，按期转送有管辖权的机关",
    "Pass a case that is another organ's on to it, in time",
  ),
  organ: text("转送机关", "Organ"),
  organHelp: text("有管辖权的机关，例如“甘州区公安局”", "The organ whose case it is"),
  handedOnDone: (organ: string) =>
    text(
      `已转送${organ}，正在通知移送机关和检察院。`,
      `Passed on to ${organ}; the agency and the procuratorate are being told.`,
    ),
  handedOnNews: (organ: string) =>
    text(`公安机关已把案件转送${organ}办理。`, `The police have passed the case on to ${organ}.`),
  handedOnElsewhere: (organ: string) =>
    text(
      `公安机关已把案件转送${organ}。它不在本系统里，请跟踪结果，再用“登记结果”写回来。`,
      `The police have passed the case on to ${organ}, which is not in this system; please follow it and record what comes of it.`,
    ),
  sameOrgan: text(
    "不能转送给本机关或移送机关，请写另一个有管辖权的机关。",
    "It cannot be passed on to the police themselves or back to the agency; please name another organ.",
  ),

  file: text("立案", "File"),
  fileHelp: text(
    "登记公安机关的立案决定，移送机关按期移交物品",
    "Record that the police have filed; the agency hands the items over in time",
  ),
  decidedOn: text("决定日期", "Decided on"),
  noticeOn: text("通知送达日期", "Notice served on"),
  noticeOnHelp: text(
    "移送机关收到通知书的日期，期限从这天算",
    "The day the agency received the notice; periods run from it",
  ),
  filedDone: text(
    "已登记立案，正在通知移送机关和检察院。",
    "Filing is recorded; the agency and the procuratorate are being told.",
  ),
  filedNews: (by: Text) =>
    text(
      `公安机关已立案，请${by.zh}移交涉案物品和材料。`,
      `The police have filed a case; please hand over the items and papers ${by.en}.`,
    ),
  filedCopy: text("公安机关已对移送的案件立案。", "The police have filed a case on the transfer."),

  decline: text("不立案", "Do not file"),
  declineHelp: text(
    "登记公安机关的不予立案决定，写明理由",
    "Record that the police do not file, with the reasons",
  ),
  declinedDone: text(
    "已登记不予立案，正在告知移送机关理由，并抄送检察院。",
    "Non-filing is recorded; the agency is being told the reasons and the procuratorate gets a copy.",
  ),
  declinedNews: (reason: string, by: Text) =>
    text(
      `公安机关不予立案，理由：${clause(reason)}。不服的可以“复议”或“提请监督”（${by.zh}）；应当给予行政处罚的，仍要处罚并用“处罚”登记结果。`,
      `The police do not file: ${clause(reason)}. You may ask for reconsideration, or the procuratorate for supervision (${by.en}); a penalty that is due must still be imposed and recorded.`,
    ),
  declinedCopy: (reason: string) =>
    text(
      `公安机关对移送的案件不予立案，理由：${reason}`,
      `The police do not file on a transferred case: ${reason}`,
    ),

  reconsider: text("复议", "Ask for reconsideration"),
  reconsiderHelp: text(
    "移送机关收到不予立案通知后按期提请复议",
    "The agency asks the police to reconsider, in time after the notice",
  ),
  askedOn: text("收到申请日期", "Request received on"),
  reconsiderDone: (by: Text) =>
    text(
      `复议已登记，正在通知公安机关，请其${by.zh}作出决定。`,
      `Recorded; the police are being told and are to decide ${by.en}.`,
    ),
  reconsiderNews: (agency: Text, reason: string, by: Text) =>
    text(
      `${agency.zh}提请复议，请${by.zh}决定“立案”或“维持”：${reason}`,
      `The ${agency.en} asks you to reconsider, to file or to uphold, ${by.en}: ${reason}`,
    ),

  uphold: text("维持", "Uphold"),
  upholdHelp: text(
    "公安机关复议后维持不予立案",
    "The police uphold their non-filing on reconsideration",
  ),
  upheldDone: text("复议决定已登记，正在通知移送机关。", "Recorded; the agency is being told."),
  upheldNews: (reason: string, by: Text) =>
    text(
      `公安机关复议维持不予立案：${clause(reason)}。仍有异议的，可以“提请监督”（${by.zh}）；否则请作出行政处理并登记。`,
      `The police uphold their non-filing: ${clause(reason)}. You may ask the procuratorate for supervision (${by.en}); otherwise please deal with it administratively and record it.`,
    ),

  supervise: text("提请监督", "Ask for supervision"),
  superviseHelp: text(
    "移送机关建议检察院进行立案监督",
    "The agency asks the procuratorate to supervise the filing",
  ),
  superviseDone: text(
    "立案监督的建议已登记，正在通知检察院。",
    "Recorded; the procuratorate is being told.",
  ),
  superviseNews: (agency: Text, reason: string) =>
    text(
      `${agency.zh}建议立案监督：${clause(reason)}。可以“要求说明”，也可以“认可理由”。`,
      `The ${agency.en} asks for filing supervision: ${clause(reason)}. You may demand an explanation, or accept the reasons.`,
    ),

  demand: text("要求说明", "Demand an explanation"),
  demandHelp: text(
    "检察院要求公安机关按期说明不立案的理由",
    "The procuratorate demands the reasons for not filing, in time",
  ),
  demandedOn: text("公安收到日期", "Received by the police on"),
  demandedOnHelp: text(
    "公安机关收到文书的日期，期限从这天算",
    "The day the police received the paper; the period runs from it",
  ),
  silentDone: (by: Text) =>
    text(
      `已登记，正在通知公安机关，请其${by.zh}书面说明逾期不作决定的理由。`,
      `Recorded; the police are being told and are to explain in writing ${by.en} why nothing is decided.`,
    ),
  silentNews: (by: Text) =>
    text(
      `检察院要求您${by.zh}书面说明逾期不作决定的理由；也可以直接立案或不立案。`,
      `The procuratorate demands in writing ${by.en} why nothing is decided; you may also file, or decline.`,
    ),
  demandCopy: (by: Text) =>
    text(
      `检察院已要求公安机关${by.zh}书面说明理由。`,
      `The procuratorate has demanded the reasons of the police, in writing ${by.en}.`,
    ),
  notSilent: text(
    "公安机关作决定的期限还没有过，现在不能要求说明或提请监督。",
    "The time for the police to decide is not over yet, so there is nothing to demand or to supervise.",
  ),
  decidedBefore: text(
    "公安机关已经作过决定，请说明理由或者立案。",
    "The police have decided already: explain the reasons, or file.",
  ),
  correct: text("纠正违法", "Notice to correct"),
  correctHelp: text(
    "公安机关逾期不说明理由、不作决定，或者不按通知立案的，检察长决定发纠正违法通知书",
    "The chief procurator's notice to police who neither explain nor decide in time, or do not file as notified",
  ),
  correctDone: text(
    "纠正违法通知书已登记，正在通知公安机关；仍不纠正的，报上一级检察院。",
    "Recorded; the police are being told. Where nothing follows it goes to the procuratorate above.",
  ),
  correctNews: (reason: string) =>
    text(
      `检察院发出纠正违法通知书：${clause(reason)}。请立即依法办理并回复。`,
      `The procuratorate gives notice to correct: ${clause(reason)}. Please act on it at once and answer.`,
    ),
  correctCopy: text(
    "检察院已向公安机关发出纠正违法通知书。",
    "The procuratorate has given the police notice to correct.",
  ),
  notYetCorrect: (day: Day): Text => {
    const shown = dayText(day);
    return text(
      `公安机关的期限到${shown.zh}才届满，之后才能发纠正违法通知书。`,
      `The time of the police is over after ${shown.en}; a notice to correct can follow then.`,
    );
  },
  tell: text("告知移送机关", "Tell the agency"),
  tellHelp: text(
    "认为不立案理由成立的，按期把理由和根据书面告知移送机关；填告知的日期",
    "Where the reasons stand the agency has to hear them in writing in time; enter the day",
  ),
  toldOn: text("告知日期", "Told on"),
  tellNot: text("现在没有要告知的。", "There is nothing to tell now."),
  toldDone: text("告知日期已登记。", "The day is recorded."),
  toldNews: text(
    "检察院已书面告知不立案的理由和根据。",
    "The procuratorate has told you in writing why nothing is filed.",
  ),
  demandDone: (by: Text) =>
    text(
      `已登记，正在通知公安机关，请其${by.zh}书面说明理由。`,
      `Recorded; the police are being told and are to explain in writing ${by.en}.`,
    ),
  demandNews: (by: Text) =>
    text(
      `检察院要求您${by.zh}书面说明不立案的理由；认为应当立案的，可以直接立案。`,
      `The procuratorate demands the reasons for not filing, in writing ${by.en}; you may also file.`,
    ),

  explain: text("说明理由", "Explain"),
  explainHelp: text(
    "公安机关向检察院说明不立案的理由",
    "The police explain to the procuratorate why they do not file",
  ),
  explainDone: text("已说明，正在通知检察院。", "Explained; the procuratorate is being told."),
  explainNews: (reason: string) =>
    text(
      `公安机关说明了不立案的理由：${clause(reason)}。请“认可理由”，或由检察长“通知立案”。`,
      `The police have explained why they do not file: ${clause(reason)}. Please accept the reasons, or have the chief procurator notify them to file.`,
    ),

  stand: text("认可理由", "Accept the reasons"),
  standHelp: text(
    "检察院认为不立案（不移送）的理由成立，由移送机关作出行政处理",
    "The procuratorate accepts the reasons; the agency deals with it administratively",
  ),
  standDone: text(
    "已认可，正在通知移送机关，由移送机关依法作出行政处理。",
    "Accepted; the agency is being told, which is to deal with it administratively under the law.",
  ),
  standNews: (reason: string) =>
    text(
      `检察院认为理由成立：${clause(reason)}。请依法作出行政处理，并用“处罚”登记结果。`,
      `The procuratorate accepts the reasons: ${clause(reason)}. Please deal with it administratively and record the result.`,
    ),

  order: text("通知立案", "Notify to file"),
  orderHelp: text(
    "检察长决定通知公安机关立案，公安机关按期立案",
    "The chief procurator notifies the police to file in time",
  ),
  orderDone: (by: Text) =>
    text(
      `通知立案书已登记，正在通知公安机关，请其${by.zh}立案。`,
      `Recorded; the police are being told and are to file ${by.en}.`,
    ),
  orderNews: (reason: string, by: Text) =>
    text(
      `检察院通知立案，请${by.zh}立案：${reason}`,
      `The procuratorate notifies you to file ${by.en}: ${reason}`,
    ),
  orderCopy: text(
    "检察院已通知公安机关立案。",
    "The procuratorate has notified the police to file.",
  ),

  handOver: text("移交", "Hand over"),
  handOverHelp: text(
    "立案后按期把涉案物品和材料移交公安机关",
    "Hand the items and papers over to the police in time after the filing notice",
  ),
  handedOverItems: text("移交物品", "Items"),
  handedOverOn: text("移交日期", "Handed over on"),
  handedOverDone: text("移交已登记，正在通知公安机关。", "Recorded; the police are being told."),
  handedOverNews: (agency: Text) =>
    text(
      `${agency.zh}已移交涉案物品和材料。`,
      `The ${agency.en} has handed the items and papers over.`,
    ),

  chase: text("催办", "Urge"),
  chaseHelp: text(
    "立案后到了催办期限仍未侦结的，检察院可以发催办函问进展；没有必须在此前侦结的规定",
    "Once the period after filing is over the procuratorate may send a chasing letter; nothing says it must be concluded by then",
  ),
  chaseText: text("催办要求", "What is asked"),
  notBefore: (day: Day): Text => {
    const shown = dayText(day);
    return text(
      `到期仍未侦结才能催办，自${shown.zh}起。`,
      `A chasing letter may go out once the period since filing is over: from ${shown.en}.`,
    );
  },
  chaseDone: text(
    "催办已登记，正在通知公安机关；到期仍未侦结的再次提醒。",
    "Recorded; the police are being told. It comes up again at the end of the next period.",
  ),
  chaseNews: (asked: string) =>
    text(
      `检察院催办：${asked}。请用“反馈”说明侦查进展。`,
      `The procuratorate urges you: ${asked}. Please say with “feedback” how the case stands.`,
    ),

  feedback: text("反馈", "Feed back"),
  feedbackHelp: text("公安机关反馈侦查进展", "The police say how the investigation stands"),
  progress: text("进展", "Progress"),
  feedbackDone: text(
    "进展已登记，正在通知检察院和移送机关。",
    "Recorded; the procuratorate and the agency are being told.",
  ),
  feedbackNews: (progress: string) =>
    text(`公安机关反馈：${progress}`, `The police say: ${progress}`),

  conclude: text("侦结", "Conclude"),
  concludeHelp: text(
    "登记侦查结果：移送起诉，或撤销案件",
    "Record how the investigation ended: sent for prosecution, or dropped",
  ),
  ending: text("侦查结果", "Ending"),
  prosecution: text("移送起诉", "Sent for prosecution"),
  dropped: text("撤销案件", "Dropped by the police"),
  result: text("结果", "Result"),
  concludedDone: text(
    "侦查结果已登记，正在通知各方。",
    "Recorded; everybody concerned is being told.",
  ),
  concludedNews: (ending: Text, result: string) =>
    text(
      `案件有结果：${ending.zh}。${result}`,
      `The case has come to an end: ${ending.en}. ${result}`,
    ),
  droppedNews: (result: string) =>
    text(
      `公安机关撤销案件：${result}。依法应当行政处罚的，请处理并用“处罚”登记结果。`,
      `The police have dropped the case: ${result}. Please deal with it administratively where the law asks for it, and record the result.`,
    ),

  trace: text("登记结果", "Record the result"),
  traceHelp: text(
    "登记县外机关办理移送案件的结果",
    "Record what came of a case that another organ has taken over",
  ),

  penalise: text("处罚", "Penalise"),
  penaliseHelp: text(
    "公安机关不立案或撤销案件后，登记行政处理结果并办结",
    "Record the administrative result once the police do not file or drop the case, and close",
  ),
  penalty: text("处理", "Penalty"),
  imposed: text("已处罚", "Imposed"),
  none: text("不予处罚", "None"),
  penaltyResult: text("处理结果", "Administrative result"),
  penaltyResultHelp: text(
    "处罚决定及日期；不予处罚的写明理由",
    "The decision and its day; the reasons where there is none",
  ),
  penalisedDone: text(
    "行政处理结果已登记，移送办结，正在通知检察院。",
    "The administrative result is recorded and the transfer closed; the procuratorate is being told.",
  ),
  penalisedNews: (agency: Text, penalty: Text, result: string) =>
    text(
      `${agency.zh}已作行政处理：${penalty.zh}。${result}`,
      `The ${agency.en} has dealt with it administratively: ${penalty.en.toLowerCase()}. ${result}`,
    ),

  withdraw: text("撤回", "Withdraw"),
  withdrawHelp: text(
    "核实后没有犯罪嫌疑的，报批前撤回，写明理由",
    "Withdraw before it is reported, where nothing was found; with the reason",
  ),
  withdrawnDone: text("已撤回。", "Withdrawn."),
  withdrawnNews: (reason: string) =>
    text(`案件已撤回，不再报批：${reason}`, `The case is withdrawn and not reported: ${reason}`),

  /** When a step can be taken, as the printed permissions say it. */
  only: {
    headLate: text("负责人决定的期限已过", "the time of the head to decide is over"),
    silent: text(
      "已作不立案决定，或者过了期限没有决定（发出后到期没有签收，签收后到期没有接受）",
      "it was not filed, or the time to decide is over (or the time to sign after it was sent, or to accept after it was signed for)",
    ),
    undecided: text("还没有作过决定", "nothing is decided yet"),
    unanswered: text(
      "说明理由或按通知立案的期限已过",
      "the time to explain, or to file as notified, is over",
    ),
    tellDue: text("要告知移送机关", "the agency is to be told"),
    threeMonths: text(
      "立案或上次催办后到期未侦结",
      "nothing is concluded in the period after filing or the last urging",
    ),
  },

  headDue: text("决定是否移送公安机关", "decide on the transfer"),
  sendDue: text("移送公安机关", "take the file to the police"),
  rerouteDue: text("接受或转送案件", "accept the case or pass it on"),
  notifyDue: text("材料不全的，告知补正", "say what is missing, if anything"),
  supplementDue: text("补齐材料", "supply what is missing"),
  decideDue: text("决定是否立案", "decide on filing"),
  reconsiderDue: text("提请复议或立案监督", "ask for reconsideration or supervision"),
  answerDue: text("作出复议决定", "decide on reconsideration"),
  superviseDue: text("建议检察院立案监督", "ask the procuratorate for supervision"),
  explainDue: text("说明不立案的理由", "explain why it is not filed"),
  fileDue: text("按通知立案", "file as notified"),
  handOverDue: text("移交涉案物品和材料", "hand over the items and papers"),
  silentDue: text("说明逾期不作决定的理由", "explain why nothing is decided"),
  correctDue: text("发纠正违法通知书", "give notice to correct"),
  tellDue: text("告知移送机关理由成立", "tell the agency that the reasons stand"),
  chaseDue: text("催办函", "a chasing letter"),
} as const;
