import { type Text, text } from "../../chat/text.ts";

/** What is said about suits in court and who appears, both languages side by side. */
export const words = {
  appearance: text("出庭应诉", "Court appearance"),
  keeper: text("登记单位", "Registered by"),
  unit: text("被诉单位", "Unit sued"),
  supervisor: text("监督机关", "Supervising body"),

  filed: text("已立案，待通知出庭", "Filed, notice to be given"),
  noticed: text("待答复谁出庭", "Who comes is to be said"),
  comingState: text("负责人将出庭", "The head is to come"),
  excusedState: text("申请负责人不出庭", "The head asks to be excused"),
  heard: text("已开庭，待裁判", "Heard, to be judged"),
  judged: text("已裁判，待履行", "Judged, to be performed"),
  closed: text("已办结", "Closed"),
  withdrawn: text("已撤诉", "Withdrawn"),

  toAdministration: text(
    "负责人出庭应诉的是行政机关。请选行政机关，例如水务局、乡镇人民政府。",
    "It is an administrative organ whose head appears: choose one, such as the water bureau or a township government.",
  ),
  register: text("登记", "Register"),
  registerHelp: text(
    "登记一件行政诉讼或者公益诉讼案件和开庭时间：登记出庭 案号=（2026）甘0725行初3号 单位=水务局 案件性质=生态环境 开庭时间=3月20日9:00 地点=第一法庭",
    "Register an administrative or public-interest suit and when it is heard: appearance register caseNo=… to=water sort=environment startsAt=… place=…",
  ),
  caseNo: text("案号", "Case number"),
  caseNoHelp: text("法院的案号", "The court's number"),
  sort: text("案件性质", "About"),
  foodDrug: text("食品药品安全", "Food and drug safety"),
  environment: text("生态环境和资源保护", "Environment and resources"),
  health: text("公共卫生安全", "Public health"),
  manyPeople: text("群体性或社会高度关注", "Of concern to many"),
  publicInterest: text("其他公益诉讼", "Other public interest"),
  otherCase: text("其他行政案件", "Other administrative case"),
  startsAt: text("开庭时间", "Heard at"),
  place: text("地点", "Place"),
  to: text("单位", "Unit"),
  filedOn: text("立案日期", "Filed on"),
  toSelf: text(
    "不能登记本单位被诉的案件，请由法院登记。",
    "A suit against your own unit is registered by the court.",
  ),
  already: (code: string) =>
    text(`这个案号已经登记：${code}。`, `This case number is registered already: ${code}.`),
  registeredDone: (code: string, suers: boolean) =>
    suers
      ? text(
          `已登记，编号${code}。法院应在开庭前按期通知该单位负责人出庭，通知后请记录。`,
          `Registered as ${code}. The court notifies the head of the unit in time before it is heard; please record it then.`,
        )
      : text(
          `已登记，编号${code}。请在开庭前按期通知该单位负责人出庭。`,
          `Registered as ${code}. Notify the head of the unit in time before it is heard.`,
        ),
  registeredLate: (code: string, last: Text) =>
    text(
      `已登记，编号${code}。该单位负责人最迟应在${last.zh}通知，这天已过：通知了的，请照实记录通知日期；没有通知的，开庭后直接记录开庭。`,
      `Registered as ${code}. The head of the unit was to be notified by ${last.en}, which has passed: record the day of the notice as it was; without notice, record the hearing once it was heard.`,
    ),

  notice: text("通知出庭", "Give notice"),
  noticeHelp: text(
    "法院已书面通知该单位负责人出庭；迟了的照实记录",
    "The court notified the head of the unit in writing; where it was late, it is recorded as it was",
  ),
  noticedOn: text("通知日期", "Notified on"),
  noticedDone: text("已记录，正在通知该单位。", "Recorded; the unit is being told."),
  noticedLate: (last: Text) =>
    text(
      `已记录，正在通知该单位。最迟应在${last.zh}通知，这次通知迟了，已照实记录。`,
      `Recorded; the unit is being told. Notice was to be given by ${last.en}: it came late and is recorded as it was.`,
    ),
  noticedAfter: (at: Text) =>
    text(
      `通知日期不能晚于开庭时间（${at.zh}）。请填开庭那天或更早的日期；没有通知过的，直接记录开庭。`,
      `Notice cannot be given after the hearing (${at.en}). Please give its day or an earlier one; without notice, record the hearing.`,
    ),
  noticedNews: (at: Text) =>
    text(
      `请负责人出庭应诉：${at.zh}。请答复谁出庭；不能出庭的，写明理由、证明材料和委派的工作人员。`,
      `The head is to appear in court: ${at.en}. Please say who comes; or why not, with proof and who is sent instead.`,
    ),

  appear: text("答复出庭", "Who comes"),
  appearHelp: text("负责人出庭：写职务，不写姓名", "The head comes: the post, no name"),
  officer: text("出庭负责人职务", "Post"),
  officerHelp: text("例如 分管副局长", "For example: deputy director in charge"),
  rank: text("负责人类别", "Rank"),
  head: text("主要负责人", "Head"),
  deputy: text("副职负责人", "Deputy head"),
  inCharge: text("其他参与分管的负责人", "Other officer in charge"),
  appearNews: (unit: Text, officer: string) =>
    text(`${unit.zh}答复：${officer}出庭。`, `The ${unit.en} answers: ${officer} comes.`),
  appearDone: text("已记录，正在通知登记单位。", "Recorded; whoever registered it is being told."),

  excuse: text("申请不出庭", "Ask to be excused"),
  excuseHelp: text(
    "负责人不能出庭：理由、盖章或签字的证明材料、委派的工作人员",
    "The head cannot come: the reason, proof sealed or signed, and who is sent instead",
  ),
  ground: text("不出庭理由", "Reason"),
  forceMajeure: text("不可抗力", "Force majeure"),
  accident: text("意外事件", "Accident"),
  duty: text("需要履行他人不能代替的公务", "A duty nobody else can do"),
  otherGround: text("其他正当事由", "Other good reason"),
  proof: text("证明材料", "Proof"),
  proofHelp: text("由行政机关盖章或负责人签字的材料", "Sealed by the unit or signed by the head"),
  instead: text("委派工作人员", "Sent instead"),
  insteadHelp: text(
    "职务，不写姓名；只委托律师不算",
    "The post, no name; a lawyer alone does not do",
  ),
  onlyLawyer: text(
    "不能只委托律师出庭：请填委派的本单位工作人员的职务（行政诉讼法第三条）。",
    "A lawyer alone does not do: give the post of somebody of the unit (Administrative Litigation Law, article 3).",
  ),
  excuseNews: (unit: Text) =>
    text(
      `${unit.zh}申请负责人不出庭，请查看理由和证明。`,
      `The ${unit.en} asks that its head be excused; please look at reason and proof.`,
    ),

  move: text("改开庭时间", "Move the hearing"),
  moveHelp: text("开庭改期，重新通知", "Heard at another time; notice is given anew"),
  reason: text("理由", "Reason"),
  movedDone: (suers: boolean) =>
    suers
      ? text(
          "已改期。法院重新通知该单位负责人出庭后，请记录。",
          "Moved; please record it when the court has given notice to the head of the unit anew.",
        )
      : text(
          "已改期，请重新通知该单位负责人出庭。",
          "Moved; please give notice to the head of the unit anew.",
        ),
  movedNews: (at: Text) =>
    text(
      `开庭改到${at.zh}，将另行通知。`,
      `It is heard at another time: ${at.en}; notice follows.`,
    ),

  hold: text("记录开庭", "Record the hearing"),
  holdHelp: text("开庭后记录谁到了庭", "Who came, once it was heard"),
  attended: text("到庭情况", "Who came"),
  leader: text("负责人出庭", "The head"),
  staff: text("工作人员出庭", "Staff"),
  lawyerOnly: text("只有律师", "A lawyer alone"),
  nobody: text("无人到庭", "Nobody"),
  accepted: text("理由成立", "Reason accepted"),
  yes: text("是", "yes"),
  no: text("否", "no"),
  acceptedHelp: text(
    "工作人员出庭、申请过负责人不出庭的，填法院的认定",
    "What the court found, where staff came and the unit had asked",
  ),
  saysAccepted: text(
    "该单位申请过负责人不出庭：请填法院认定理由是否成立。",
    "The unit asked that its head be excused: please say whether the court accepted the reason.",
  ),
  notAsked: text(
    "工作人员出庭、并且申请过负责人不出庭的，才填“理由成立”；这里请留空。",
    "Only where staff came and the unit had asked that its head be excused: leave this empty.",
  ),
  heldOn: text("开庭日期", "Heard on"),
  tooEarly: (at: Text) =>
    text(`还没有到开庭时间（${at.zh}）。`, `It is not yet the time of the hearing (${at.en}).`),
  onlyDayCome: text("到了开庭那天", "on or after the day of the hearing"),
  heldNews: (attended: Text) =>
    text(`已记录开庭：${attended.zh}。`, `The hearing is on record: ${attended.en.toLowerCase()}.`),
  heldDone: text("已记录。", "Recorded."),
  absentDone: (suers: boolean) =>
    suers
      ? text(
          "已记录：负责人应出庭未出庭，请提请法院提出司法建议。",
          "Recorded: the head was to come and did not; please ask the court for a judicial suggestion.",
        )
      : text(
          "已记录：负责人应出庭未出庭，请向监察机关和上一级行政机关提出司法建议。",
          "Recorded: the head was to come and did not; make a judicial suggestion to the supervision commission and the body above the unit.",
        ),
  absent: text("是否应出庭未出庭", "Whether the head was to come and did not"),

  suggest: text("移送未出庭情况", "Pass on the absence"),
  suggestHelp: text(
    "负责人应出庭未出庭：法院的司法建议告诉监察机关和该单位的上一级行政机关（负责人出庭应诉规定第十二条）",
    "The head was to come and did not: the court's suggestion goes to the supervision commission and the body above the unit (SPC rules, article 12)",
  ),
  onlyAbsent: text(
    "负责人应出庭未出庭、还没有移送",
    "the head was to come and did not, not passed on yet",
  ),
  notAbsent: text(
    "负责人出了庭、工作人员出庭且理由成立或者没有通知过负责人，或者已经移送过，不用移送。",
    "The head came, staff came and the reason was accepted or no notice was given, or it was passed on already.",
  ),
  suggestedOn: text("移送日期", "Passed on"),
  noSupervisor: text(
    "没有可以移送的监督机关：请在“移送给”里填被诉单位以外的单位，例如纪委监委。",
    "There is no supervising body to pass it on to: please give a unit other than the one sued, such as discipline inspection.",
  ),
  suggestTo: text("移送给", "To"),
  suggestToHelp: text(
    "不填就是纪委监委（监察机关）和该单位的上一级行政机关",
    "The supervision commission and the body above the unit, unless given",
  ),
  suggestNews: (unit: Text) =>
    text(
      `${unit.zh}负责人应出庭未出庭，现移送，请依规定处理。`,
      `The head of the ${unit.en} did not appear in court; passed on to you.`,
    ),
  suggestUnitNews: text(
    "负责人未出庭的情况已移送监督机关。",
    "The absence of the head was passed on to the supervising body.",
  ),
  suggestDone: text("已记录，正在通知监督机关。", "Recorded; the supervising body is being told."),

  judge: text("裁判", "Judgment"),
  judgeHelp: text("案件怎样结束", "How it ends in court"),
  result: text("裁判结果", "Result"),
  against: text("判决行政机关败诉或履职", "Against the unit"),
  partlyAgainst: text("部分败诉", "Partly against the unit"),
  dismissed: text("驳回", "Dismissed"),
  settled: text("撤诉、终结或者和解", "Withdrawn, ended or settled"),
  judgedOn: text("裁判日期", "Judged on"),
  onlySuggested: text("未出庭情况已移送", "an absence was passed on"),
  suggestFirst: text(
    "负责人未出庭的情况还没有移送，请先办“移送未出庭情况”。",
    "The absence of the head was not passed on yet: please do that first.",
  ),
  judgedNews: (result: Text) =>
    text(`案件已裁判：${result.zh}。`, `The case is judged: ${result.en.toLowerCase()}.`),
  judgedDone: (perform: boolean) =>
    perform
      ? text("已记录，待该单位履行。", "Recorded; the unit has to perform.")
      : text("已记录，办结。", "Recorded; it is closed."),

  perform: text("履行裁判", "Performed"),
  performHelp: text("裁判已履行：做了什么", "The judgment was performed: what was done"),
  performed: text("履行情况", "What was done"),
  performedOn: text("履行日期", "Performed on"),
  performNews: text("裁判已履行，请查看。", "The judgment was performed; please look."),
  performDone: text("已记录，办结。", "Recorded; it is closed."),

  withdraw: text("撤销登记", "Withdraw"),
  withdrawHelp: text("开庭前撤诉，不再开庭", "Withdrawn before it is heard"),
  withdrawnWhy: text("撤销理由", "Why withdrawn"),
  withdrawNews: text("案件不再开庭。", "The case is not heard any more."),
  withdrawDone: text("已记录，正在通知该单位。", "Recorded; the unit is being told."),

  noticeDue: text("通知负责人出庭", "notify the head to appear"),
  coming: text("开庭", "the hearing in court"),
} as const;
