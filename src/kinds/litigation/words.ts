import { clause, type Text, text } from "../../chat/text.ts";
import type { LitigationState } from "./model.ts";

/** What is said about suits the procuratorate brings, both languages side by side. */
export const words = {
  litigation: text("诉讼", "Litigation"),
  plaintiff: text("起诉检察院", "Brought by"),
  defendant: text("被诉单位", "Unit sued"),

  decided: text("已决定起诉，待法院立案", "Decided, to be filed by the court"),
  rejected: text("法院不予立案", "Not filed by the court"),
  contestable: text("已送达，可以上诉", "Served, open to appeal"),
  appealed: text("已上诉，待二审", "Appealed, before the second court"),
  filed: text("法院已立案", "Filed by the court"),
  scheduled: text("待开庭", "To be heard"),
  heardState: text("已开庭，待裁判", "Heard, to be judged"),
  judgedState: text("已裁判，待送达", "Judged, to be served"),
  performing: text("待履行裁判", "To be performed"),
  unperformed: text("未履行裁判", "Not performed"),
  enforcing: text("强制执行中", "Being enforced"),
  performedState: text("已履行", "Performed"),
  ended: text("已终结", "Ended"),
  withdrawn: text("已撤回起诉", "Withdrawn"),

  register: text("登记诉讼", "Register a suit"),
  registerHelp: text(
    "检察长决定提起公益诉讼后登记，由检察建议起诉的自动登记：登记诉讼 三号口排污 被诉单位=水务局",
    "Once the chief has decided to sue; from a recommendation it is registered by itself: register-suit Outfall three to=water",
  ),
  title: text("标题", "Title"),
  toAdministration: text(
    "行政公益诉讼的被诉单位是行政机关。请选行政机关，例如水务局、乡镇人民政府。",
    "It is an administrative organ that is sued: choose one, such as the water bureau or a township government.",
  ),
  already: (code: string) =>
    text(`这件诉讼已经登记：${code}。`, `This suit is registered already: ${code}.`),
  registered: (code: string) =>
    text(
      `已登记，编号${code}。法院立案后请记录案号。`,
      `Registered as ${code}. Once the court has filed it, please record the case number.`,
    ),
  registeredNews: text(
    "已决定提起公益诉讼，请向法院起诉，法院立案后记录案号。",
    "It was decided to sue: please bring the suit, and record the case number once the court has filed it.",
  ),

  file: text("法院立案", "Filed by the court"),
  fileHelp: text(
    "法院立案后记录案号和日期：法院立案 SS-2026-0001 （2026）甘0725行初3号",
    "The court's number and the day: file-suit SS-2026-0001 caseNo=…",
  ),
  caseNo: text("案号", "Case number"),
  caseNoHelp: text("法院的案号", "The court's number"),
  noNumber: text(
    "请填法院的案号，例如 （2026）甘0725行初3号。",
    "Please give the court's case number, for example （2026）甘0725行初3号.",
  ),
  filedOn: text("立案日期", "Filed on"),
  copyOn: text("副本送达日期", "Copy received on"),
  recommendFirst: text(
    "那件事反映的是这个单位，还没有给它发过检察建议，不能直接登记诉讼。先发检察建议；起诉时会自动登记。",
    "That matter complains of this unit, and no recommendation was made to it: a suit cannot be registered from it. Make a recommendation first; suing on it registers the suit.",
  ),
  copyOnHelp: text(
    "被诉单位收到起诉状副本的日期，知道的才填；答辩期限从这天算",
    "The day the unit received the copy of the complaint, where it is known: the defence is counted from it",
  ),
  filedNews: (caseNo: string) =>
    text(
      `法院已立案：${clause(caseNo)}。请按期答辩，并落实负责人出庭。`,
      `The court has filed the suit: ${clause(caseNo)}. Please answer in time, and see that the head appears.`,
    ),
  filedDone: text(
    "已记录，正在通知被诉单位。没有填副本送达日期，答辩期限还没有起算；知道了用“勘误”补上“副本送达日期”。",
    "Recorded; the unit is being told. No day on which it received the copy was given, so the time for its defence does not run yet; add that day by errata once it is known.",
  ),
  filedUntil: (deadline: Text) =>
    text(
      `已记录，正在通知被诉单位。${deadline.zh}。`,
      `Recorded; the unit is being told. ${deadline.en}.`,
    ),

  reject: text("不予立案", "Not filed"),
  rejectedByCourt: text("法院不予立案", "not filed by the court"),
  rejectHelp: text(
    "法院裁定不予立案（不予受理）的，记录理由和裁定书送达日期",
    "The court has ruled not to file the suit: why, and the day the ruling was served",
  ),
  rejectReasonHelp: text("裁定书写明的理由；不写姓名", "The reason the ruling gives; no name"),
  rejectedOn: text("裁定送达日期", "Ruling served on"),
  rejectedOnHelp: text(
    "裁定书送到检察院的日期，上诉期限从这天算",
    "The day the ruling reached the procuratorate: the time to appeal is counted from it",
  ),
  rejectedNews: text(
    "法院不予立案。请决定上诉、补正后再起诉，或者到期终结。",
    "The court does not file the suit. Please decide whether to appeal, to bring it again once it is mended, or to let it end.",
  ),
  rejectedDone: text(
    "已记录。上诉的办“上诉”；法院后来立案的办“法院立案”；不上诉的，上诉期满后办“诉讼终结”。",
    "Recorded. Record an appeal with appeal-suit, a later filing with file-suit; where there is no appeal, conclude-suit once the time for it is over.",
  ),

  appeal: text("上诉", "Appeal"),
  appealHelp: text(
    "不服一审判决或不予立案裁定，向上一级法院上诉，写明理由",
    "Against the judgment of the first court, or its ruling not to file the suit, with the reason",
  ),
  appealReasonHelp: text("一句话写明理由；不写姓名", "Why, in short; no name"),
  appealedOn: text("上诉日期", "Appealed on"),
  appealDue: text("上诉", "appeal"),
  appealUntil: text("可以上诉到", "Open to appeal until"),
  onlyFirst: text("一审裁判，只上诉一次", "a decision of the first court, once"),
  secondIsFinal: text(
    "二审判决是终审判决，不能再上诉。请按判决履行。",
    "The judgment of the second court is final: it is to be performed.",
  ),
  appealedBefore: text(
    "上诉已经记录过。二审指令立案的办“法院立案”，维持裁定的办“诉讼终结”。",
    "The appeal is on record already. Where the second court has the suit filed, use file-suit; where it leaves the ruling, conclude-suit.",
  ),
  appealOver: (last: Text) =>
    text(
      `上诉期到${last.zh}为止。在这以前已经上诉的，请填上诉状递交的日期。`,
      `The time to appeal ended on ${last.en}. Where the appeal was made before that, please give its day.`,
    ),
  appealNews: (unit: Text) => text(`${unit.zh}已上诉。`, `The ${unit.en} has appealed.`),
  appealRulingDone: text(
    "已记录。二审指令立案的办“法院立案”，维持裁定的办“诉讼终结”。",
    "Recorded. Where the second court has the suit filed, use file-suit; where it leaves the ruling, conclude-suit.",
  ),
  firstResult: text("一审结果", "First judgment"),
  firstJudgedOn: text("一审裁判日期", "First judged on"),

  conclude: text("诉讼终结", "Conclude the suit"),
  concludeHelp: text(
    "没有上诉，裁判已经生效，或者二审维持不予立案裁定的，写明情况",
    "Nobody has appealed and it is effective, or the second court has left the ruling as it was",
  ),
  concludeReason: text("终结情况", "How it ended"),
  onlyAppealOver: text(
    "上诉期已过，或者已有二审裁定",
    "the time to appeal is over, or it was decided on",
  ),
  stillAppealable: (last: Text) =>
    text(
      `${last.zh}前还可以上诉。上诉的办“上诉”；没有上诉的，这天以后再终结。`,
      `It can be appealed against until ${last.en}: record an appeal, or conclude the suit after that day.`,
    ),
  endedOn: text("终结日期", "Ended on"),
  endedNews: text("诉讼已终结。", "The suit has ended."),

  defend: text("提交答辩", "Answer the suit"),
  defendHelp: text("答辩状已交法院", "The defence was handed to the court"),
  defence: text("答辩要点", "In short"),
  defenceHelp: text("一句话写明答辩要点；不写姓名", "What it says in short; no name"),
  defendedOn: text("答辩日期", "Answered on"),
  onlyOnce: text("还没有记录答辩", "no defence is on record yet"),
  defendedBefore: text(
    "答辩已经记录过。日期填错的，用“勘误”改正。",
    "The defence is on record already. Where its day is wrong, put it right with errata.",
  ),
  defendedNews: (unit: Text) =>
    text(`${unit.zh}已向法院提交答辩。`, `The ${unit.en} has answered the suit.`),
  recorded: text("已记录，正在通知有关人员。", "Recorded; those concerned are being told."),

  withdraw: text("撤回起诉", "Withdraw the suit"),
  withdrawHelp: text(
    "诉讼请求已全部实现等，检察长决定撤回起诉，写明理由",
    "All that was asked for was done, or for another reason: the chief withdraws it",
  ),
  reason: text("理由", "Reason"),
  withdrawnOn: text("撤回日期", "Withdrawn on"),
  withdrawnNews: (reason: string) =>
    text(`已撤回起诉：${clause(reason)}。`, `The suit is withdrawn: ${clause(reason)}.`),

  schedule: text("排定开庭", "Set the hearing"),
  scheduleHelp: text(
    "法院定的开庭时间、地点，改期或再次开庭也用这个：排定开庭 SS-2026-0001 开庭时间=4月20日9:00 地点=第一法庭",
    "When and where the court hears it, also moved or heard again: schedule-hearing SS-2026-0001 startsAt=… place=…",
  ),
  startsAt: text("开庭时间", "Heard at"),
  place: text("地点", "Place"),
  toldOn: text("通知日期", "Told on"),
  toldOnHelp: text("法院通知各方的日期", "The day the court told the parties"),
  scheduledNews: (at: Text, place: string) =>
    text(
      `开庭：${at.zh}，${clause(place)}。请落实负责人出庭应诉。`,
      `It is heard: ${at.en}, ${clause(place)}. Please see that the head appears.`,
    ),
  scheduledDone: text("已记录，正在通知被诉单位。", "Recorded; the unit is being told."),
  scheduledLate: (last: Text) =>
    text(
      `已记录，正在通知被诉单位。最迟应在${last.zh}通知各方，这次通知迟了，已照实记录。`,
      `Recorded; the unit is being told. The parties were to be told by ${last.en}: it was late and is recorded as it was.`,
    ),

  hold: text("庭审情况", "Heard"),
  holdHelp: text("开庭后记录庭审情况", "What was heard, once it was"),
  heardWhat: text("情况", "What was heard"),
  heardWhatHelp: text(
    "争议焦点、各方意见；不写姓名",
    "What was in dispute, who said what; no name",
  ),
  heldOn: text("开庭日期", "Heard on"),
  onlyDayCome: text("到了开庭那天", "on or after the day of the hearing"),
  tooEarly: (at: Text) =>
    text(
      `还没有到开庭时间（${at.zh}）。改了时间的，请办“排定开庭”。`,
      `It is not yet the time of the hearing (${at.en}). Where it was moved, please set it anew.`,
    ),
  heldNews: (on: Text) => text(`${on.zh}已开庭。`, `It was heard on ${on.en}.`),

  judge: text("判决结果", "Judgment"),
  judgeHelp: text("法院怎样裁判", "How the court has decided"),
  gist: text("裁判要点", "In short"),
  gistHelp: text("判什么；不写姓名", "What it orders; no name"),
  result: text("结果", "Result"),
  upheld: text("支持全部诉讼请求", "Upheld"),
  partly: text("支持部分诉讼请求", "Upheld in part"),
  dismissed: text("驳回诉讼请求", "Dismissed"),
  moot: text("确认违法或终结诉讼", "Declared unlawful, or ended"),
  judgedOn: text("裁判日期", "Judged on"),
  judgedNews: (result: Text) =>
    text(`法院已裁判：${result.zh}。`, `The court has decided: ${result.en.toLowerCase()}.`),
  judgedDone: text(
    "已记录。裁判文书送达后请记录送达日期。",
    "Recorded. Please record the day the judgment is served.",
  ),

  serve: text("送达判决", "Serve the judgment"),
  serveHelp: text(
    "裁判文书送达被诉单位的日期；写明履行期限的一并填写",
    "The day the unit was served, and the last day the judgment sets, where it does",
  ),
  servedOn: text("送达日期", "Served on"),
  performBy: text("履行期限", "To be performed by"),
  performByHelp: text("裁判文书写明的才填", "Only where the judgment says so"),
  nothingToPerform: text(
    "这个结果没有要履行的，请把履行期限留空。",
    "With this result there is nothing to perform: please leave it empty.",
  ),
  beforeServed: text(
    "履行期限不能早于送达日期，请填送达以后的日期。",
    "It cannot be due before it was served: please give a later day.",
  ),
  servedNews: (state: LitigationState) =>
    state === "performing"
      ? text(
          "裁判文书已送达，请按期履行并登记。",
          "The judgment is served: please perform it in time and record it.",
        )
      : state === "contestable"
        ? text(
            "裁判文书已送达，没有要履行的。",
            "The judgment is served; there is nothing to perform.",
          )
        : text("裁判文书已送达，案件终结。", "The judgment is served; the case has ended."),
  servedDone: (deadline: Text) =>
    text(
      `已记录，正在通知被诉单位。${deadline.zh}。`,
      `Recorded; the unit is being told. ${deadline.en}.`,
    ),
  servedUndated: text(
    "已记录，正在通知被诉单位。裁判没有写明履行期限，不计期限；生效后履行了没有，由承办人跟踪。",
    "Recorded; the unit is being told. The judgment sets no last day, so none runs; whether it is performed once it is effective the handling procurator follows.",
  ),
  endedDone: text("已记录，案件终结。", "Recorded; the case has ended."),

  perform: text("判决履行", "Performance"),
  performHelp: text(
    "裁判履行了没有，做了什么",
    "Whether the judgment was performed, and what was done",
  ),
  done: text("履行情况", "What was done"),
  performed: text("已履行", "Performed"),
  performedHelp: text("全部履行的填“是”", "Yes only where all of it was"),
  performedOn: text("履行或查明日期", "Performed or found on"),
  performedNews: (unit: Text, is: boolean) =>
    is
      ? text(`${unit.zh}已履行裁判。`, `The ${unit.en} has performed the judgment.`)
      : text(`${unit.zh}没有履行裁判。`, `The ${unit.en} has not performed the judgment.`),
  performedDone: (is: boolean) =>
    is
      ? text("已记录，办结。", "Recorded; it is closed.")
      : text(
          "已记录：未履行。检察院可以申请法院强制执行。",
          "Recorded as not performed. The procuratorate may ask the court to enforce it.",
        ),

  enforce: text("申请执行", "Ask for enforcement"),
  enforceHelp: text(
    "拒不履行的，申请法院强制执行，写明理由",
    "What is not performed the court is asked to enforce, with the reason",
  ),
  enforcedOn: text("申请日期", "Asked on"),
  enforcedNews: text("已申请法院强制执行。", "The court was asked to enforce the judgment."),
  enforcedDone: text(
    "已记录。履行后请登记“判决履行”。",
    "Recorded. Once it is performed, please record that.",
  ),

  defenceDue: text("提交答辩状", "answer the suit"),
  inCourt: text("开庭", "the hearing in court"),
  performDue: text("履行裁判", "perform the judgment"),
} as const;
