import { clause, type Text, text } from "../../chat/text.ts";

/** What is said about legal questions, both languages side by side. */
export const words = {
  advice: text("咨询", "Legal advice"),
  from: text("咨询单位", "Asking unit"),
  to: text("答复单位", "Advising bureau"),
  referredTo: text("转办", "Passed to"),

  asked: text("待答复", "To be answered"),
  unclear: text("待说明情况", "To be made clear"),
  referred: text("已转办，待答复", "Passed on, to be answered"),
  answeredState: text("已答复", "Answered"),
  closed: text("已办结", "Closed"),
  withdrawn: text("已撤回", "Withdrawn"),

  ask: text("提出咨询", "Ask for advice"),
  askHelp: text(
    "向司法局提一个法律问题，本单位的或替群众、企业问的都可以：法律咨询 采砂许可证到期后继续采砂，适用哪一条",
    "Ask the justice bureau a legal question, your own or a citizen's or an enterprise's: ask-advice Which article applies to dredging after the permit has expired",
  ),
  warning: text(
    "替群众问的，不要写姓名、住址、证件号和电话。要反映违法的事，请用“提交线索”。",
    "Asking for a citizen, write no name, address, identity or telephone number. To report something unlawful, submit a clue.",
  ),
  question: text("问题", "Question"),
  questionHelp: text("事情的经过和想问什么；不写姓名", "What happened and what you ask; no name"),
  asker: text("替谁咨询", "Asked for"),
  askerHelp: text("不填就是本单位", "Your own unit where left out"),
  unit: text("本单位", "The unit itself"),
  citizen: text("群众", "A citizen"),
  enterprise: text("企业", "An enterprise"),
  askedOn: text("提出日期", "Asked on"),
  nobodyAdvises: text(
    "名录里没有司法局，咨询没有单位可以答复。请联系系统管理员补上。",
    "There is no justice bureau in the directory, so nobody could answer. Please ask the administrator to add it.",
  ),
  already: (code: string) =>
    text(
      `这个问题已经问过，正在办理：${code}。要补充的，请在那一件里办。`,
      `This was asked already and is in hand: ${code}. Please go on there.`,
    ),
  askedDone: (to: Text, code: string, deadline: Text) =>
    text(
      `已提出，编号${code}，正在通知${to.zh}。${deadline.zh}。`,
      `Asked as ${code}; being told: ${to.en}. ${deadline.en}.`,
    ),
  askedNews: (from: Text) =>
    text(
      `${from.zh}提出一个法律咨询，请答复、要求说明或转办。`,
      `The ${from.en} asks for legal advice: please answer, ask back or pass it on.`,
    ),

  answer: text("答复咨询", "Answer"),
  answerHelp: text(
    "写明适用的规定和怎么办；律师答复的，由司法局记下",
    "Which rules apply and what to do; what a lawyer answers is written down by the bureau",
  ),
  answered: text("答复", "Answer"),
  answeredHelp: text("引用到条、款；不写姓名", "Cite article and paragraph; no name"),
  answeredOn: text("答复日期", "Answered on"),
  answeredDone: (by: Text) =>
    text(
      `已答复，正在通知咨询单位；请对方${by.zh}评价。`,
      `Answered; the asking unit is being told, and is to say ${by.en} whether it will do.`,
    ),
  answeredNews: (by: Text) =>
    text(
      `${by.zh}已答复咨询，请看是否满意，还有疑问可以追问。`,
      `The ${by.en} has answered: please say whether it will do, or ask again.`,
    ),
  answeredByNews: (by: Text) => text(`${by.zh}已答复咨询。`, `The ${by.en} has answered.`),

  clarify: text("要求说明", "Ask back"),
  clarifyHelp: text("问题不清楚，写明要补充什么", "The question is not clear: say what is needed"),
  needed: text("要补充什么", "Needed"),
  clarifyDone: (by: Text) =>
    text(
      `已请咨询单位${by.zh}说明情况；到期没有说明的，可以办结。`,
      `The asking unit is being asked, to answer ${by.en}; after that it may be closed.`,
    ),
  clarifyNews: (by: Text, needed: string, deadline: Text) =>
    text(
      `${by.zh}请您${deadline.zh}说明：${clause(needed)}。到期没有说明的，可能办结。`,
      `The ${by.en} asks you to make clear ${deadline.en}: ${clause(needed)}. After that it may be closed.`,
    ),

  explain: text("说明情况", "Make clear"),
  explainHelp: text(
    "补充对方要了解的情况，重新计算答复时间",
    "Say what was asked; the time to answer begins anew",
  ),
  more: text("情况", "More"),
  explainedDone: (deadline: Text) =>
    text(
      `已补充，正在通知答复单位。${deadline.zh}。`,
      `Added; they are being told. ${deadline.en}.`,
    ),
  explainedNews: (from: Text) =>
    text(`${from.zh}已说明情况，请答复咨询。`, `The ${from.en} has made it clear: please answer.`),

  refer: text("转办咨询", "Pass on"),
  referHelp: text(
    "转给更了解的单位答复，或转给律师：转办咨询 FZ-2026-0001 水务局 理由=…，或 律师=公职律师",
    "Pass it to a unit that knows better, or to a lawyer: refer-advice FZ-2026-0001 Water Bureau reason=…, or lawyer=public lawyer",
  ),
  referUnit: text("转办单位", "Unit"),
  lawyer: text("律师", "Lawyer"),
  legalAid: text("法律援助中心", "Legal aid centre"),
  publicLawyer: text("公职律师", "Public lawyer"),
  villageAdviser: text("村（居）法律顾问", "Village legal adviser"),
  dutyLawyer: text("值班律师", "Duty lawyer"),
  reason: text("理由", "Reason"),
  referReasonHelp: text("为什么由他们答复", "Why they are to answer"),
  unitOrLawyer: text(
    "请填“转办单位”或“律师”，填一项。",
    "Please give a unit or a lawyer, one of the two.",
  ),
  notToItself: text(
    "这个单位就是咨询单位或答复单位。请转给别的单位，或直接答复。",
    "That is the unit that asks or the one that answers. Please pass it to another, or answer it.",
  ),
  referredDone: (to: Text, lawyer: boolean, by: Text) =>
    lawyer
      ? text(
          `已记录转给${to.zh}；他们的答复请您${by.zh}记入。`,
          `Recorded as passed to: ${to.en}. Please write down the answer ${by.en}.`,
        )
      : text(
          `已转办，正在通知${to.zh}，请对方${by.zh}答复。`,
          `Passed on; being told: ${to.en}, to answer ${by.en}.`,
        ),
  referredNews: (by: Text, deadline: Text) =>
    text(
      `${by.zh}转来一个法律咨询，请${deadline.zh}答复，不归本单位的请退回。`,
      `The ${by.en} passes on a legal question: please answer ${deadline.en}, or send it back.`,
    ),
  referredAskerNews: (to: Text) =>
    text(`您的咨询已转给${to.zh}答复。`, `Your question was passed to: ${to.en}.`),
  noLongerYours: text("这个咨询已改由别处答复。", "The question is answered elsewhere now."),

  handBack: text("退回", "Send back"),
  handBackHelp: text("不归本单位答复，写明应由谁答复", "Not yours to answer: say whose it is"),
  handedBackNews: (to: Text) => text(`已退回${to.zh}。`, `Sent back; being told: ${to.en}.`),
  handBackNews: (by: Text, reason: string) =>
    text(
      `${by.zh}退回了咨询：${clause(reason)}。请答复或另行转办。`,
      `The ${by.en} sent the question back: ${clause(reason)}. Please answer it or pass it to another.`,
    ),

  satisfied: text("答复满意", "Satisfied"),
  satisfiedHelp: text("答复解决了问题，办结", "The answer will do; it is closed"),
  satisfiedDone: text("已办结。", "Closed."),
  satisfiedNews: (from: Text) =>
    text(`${from.zh}对答复满意，咨询办结。`, `The ${from.en} is satisfied; it is closed.`),

  again: text("追问", "Ask again"),
  againHelp: text(
    "答复没有解决问题，写明还想问什么",
    "It does not answer the question: say what is still open",
  ),
  stillOpen: text("还想问", "Still open"),
  againDone: (deadline: Text) =>
    text(
      `已追问，正在通知答复单位。${deadline.zh}。`,
      `Asked again; they are being told. ${deadline.en}.`,
    ),
  againNews: (from: Text) =>
    text(`${from.zh}还有疑问，请再答复。`, `The ${from.en} asks again: please answer.`),

  close: text("办结", "Close"),
  closeHelp: text(
    "对方到期没有评价或说明情况，办结",
    "Nobody said anything in time, or made it clear; it is closed",
  ),
  onlySilent: text(
    "对方到期没有评价或说明情况",
    "the time to say whether it will do, or to make it clear, has gone by",
  ),
  mayStillSay: (day: Text) =>
    text(
      `咨询单位在${day.zh}当日24时前还可以回应。请在那以后办结。`,
      `The asking unit may still say something until the end of ${day.en}. Please close it after that.`,
    ),
  closedNews: text(
    "咨询已答复，到期没有追问，办结。",
    "Answered and not asked again in time; closed.",
  ),
  closedUnexplained: text(
    "到期没有说明情况，咨询办结。需要时可以重新提出。",
    "Not made clear in time; closed. It can be asked anew.",
  ),
  ending: text("结果", "Outcome"),
  endings: {
    satisfied: text("对答复满意", "Satisfied with the answer"),
    silent: text("到期没有追问", "Not asked again in time"),
    unexplained: text("到期没有说明情况", "Not made clear in time"),
  },

  withdraw: text("撤回", "Withdraw"),
  withdrawHelp: text("不再需要答复，写明理由", "No answer is needed any more, with the reason"),
  withdrawnDone: text("已撤回，正在通知答复单位。", "Withdrawn; they are being told."),
  withdrawnNews: (from: Text, reason: string) =>
    text(
      `${from.zh}撤回了咨询：${clause(reason)}。`,
      `The ${from.en} has withdrawn the question: ${clause(reason)}.`,
    ),

  answerDue: text("答复咨询", "answer the legal question"),
  explainDue: text("说明咨询情况", "make the legal question clear"),
  feedbackDue: text("评价答复", "say whether the answer will do"),
} as const;
