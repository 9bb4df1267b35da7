import { clause, type Text, text } from "../../chat/text.ts";

const listOf = (roles: readonly string[]): Text => text(roles.join("、"), roles.join(", "));

/** What is said about hearings, both languages side by side. */
export const words = {
  hearing: text("听证", "Hearing"),
  holder: text("听证检察院", "Procuratorate holding it"),
  attendant: text("参加单位", "Units taking part"),

  proposed: text("已提请，待批准", "Proposed, to be approved"),
  decided: text("已决定，待通知", "Decided, notice to be given"),
  noticed: text("待召开", "To be held"),
  held: text("已召开，意见办理中", "Held, opinions in hand"),
  concluded: text("已办结", "Concluded"),
  declined: text("未批准", "Not approved"),
  cancelled: text("已取消", "Cancelled"),

  type: text("案件类型", "Type of case"),
  recommendation: text("检察建议", "Recommendation"),
  publicInterest: text("公益诉讼", "Public interest"),
  dispute: text("矛盾纠纷", "Dispute"),
  noCharge: text("拟不起诉", "Non-prosecution"),
  other: text("其他", "Other"),

  propose: text("提请听证", "Propose a hearing"),
  proposeHelp: text(
    "就案件举行听证，经检察长批准：提请听证 标题=… 案件类型=公益诉讼 听证事项=… 公开=是",
    "Propose a hearing on a case, for the chief's approval: propose hearing title=… type=public interest issue=… public=yes",
  ),
  title: text("标题", "Title"),
  issue: text("听证事项", "Issue"),
  issueHelp: text(
    "要听取意见的事实、法律或处理问题；不写当事人姓名",
    "The question of fact, of law or of what to do; no names",
  ),
  public: text("公开", "Public"),
  publicHelp: text(
    "涉及未成年人、个人隐私的不公开",
    "Never public where minors or privacy are concerned",
  ),
  inPublic: text("公开举行", "held in public"),
  notPublic: text("不公开举行", "not in public"),
  startsAt: text("时间", "Starts at"),
  startsAtHelp: text(
    "例如 下周三 下午3点；要留出通知的时间",
    "For example next Wednesday 3pm; leave time for the notice",
  ),
  startsAtAgain: text("不填就是拟定的时间", "The time that was planned unless given"),
  mustBeClosed: text(
    "这件事涉及未成年人、个人隐私等（2级），听证不公开举行。请填 公开=否。",
    "This concerns minors, privacy or the like (level 2): the hearing is not public. Please give public=no.",
  ),
  proposedDone: (code: string) =>
    text(
      `听证已提请，编号${code}，正在通知检察长审批。`,
      `The hearing is proposed as ${code}; the chief procurator is being told and decides.`,
    ),
  decidedDone: (code: string) =>
    text(
      `已决定听证，编号${code}。下一步：按期通知参加人。`,
      `The hearing is decided as ${code}. Next: give notice in time.`,
    ),
  proposedNews: text("提请举行听证，请审批。", "A hearing is proposed: please approve or decline."),

  approve: text("同意听证", "Approve"),
  approveHelp: text("检察长批准举行听证", "The chief procurator approves the hearing"),
  approvedDone: text("已批准，正在通知承办人。", "Approved; whoever handles it is being told."),
  approvedNews: text(
    "检察长已批准听证。下一步：按期通知参加人。",
    "The chief has approved the hearing. Next: give notice in time.",
  ),
  decline: text("不同意听证", "Decline"),
  declineHelp: text("不举行听证，写明理由", "No hearing, with the reason"),
  declinedDone: text(
    "已记录，正在通知承办人；有申请人的，请由承办人说明理由。",
    "Recorded; whoever handles it is being told, and says why to anybody who asked for it.",
  ),
  declinedNews: (reason: string) =>
    text(
      `检察长未批准听证：${clause(reason)}。`,
      `The chief has not approved the hearing: ${clause(reason)}.`,
    ),
  reason: text("理由", "Reason"),

  notify: text("通知", "Give notice"),
  notifyHelp: text(
    "听证前按期通知：时间、地点、主持人、听证员、参加单位",
    "In time before it: time, place, host, hearing officers, units taking part",
  ),
  place: text("地点", "Place"),
  host: text("主持人", "Host"),
  hostHelp: text("职务，不写姓名：承办检察官", "The post, no name: handling procurator"),
  officers: text("听证员", "Hearing officers"),
  officersHelp: text(
    "三至七名，写身份不写姓名：人民监督员、县人大代表、律师",
    "Three to seven, by post or role, no names: supervisor, deputy, lawyer",
  ),
  timeNeeded: text(
    "还没有定听证时间，请填写，例如 下周三 下午3点。",
    "No time is set yet; please give one, for example next Wednesday 3pm.",
  ),
  officersAlike: text(
    "听证员的身份要能区分，例如：人民监督员（教师）、人民监督员（村干部）。",
    "Hearing officers must be told apart, for example: supervisor (teacher), supervisor (villager).",
  ),
  officersNumber: (count: number) =>
    text(
      `听证员为三至七名，您填了${count}名，请用顿号分开填写。`,
      `There are three to seven hearing officers; you gave ${count}. Please give them separated by commas.`,
    ),
  toSelf: text(
    "参加单位不填检察院自己，请去掉。",
    "The procuratorate itself is not listed; please take it out.",
  ),
  notifiedDone: (open: boolean) =>
    text(
      `已记录。有参加单位的，正在通知它们；当事人和听证员请用“听证通知书”告知姓名、身份。${open ? "公开听证的，还要发布听证会公告。" : ""}`,
      `Recorded. Units taking part, if any, are being told; tell the parties and the officers, with names, by the paper “Notice of the hearing”.${open ? " A public hearing is also announced to the public." : ""}`,
    ),
  notifiedNews: (from: Text, when: Text) =>
    text(
      `${from.zh}定于${when.zh}举行听证，请本单位参加，并答复能否参加。`,
      `The ${from.en} holds a hearing on ${when.en} in which your unit takes part: please say whether you come.`,
    ),
  noticedOn: text("通知日期", "Notice given on"),

  move: text("延期听证", "Postpone"),
  moveHelp: text(
    "另定时间，写明理由；同样要按期通知",
    "Another time, with the reason; notice in time again",
  ),
  movedDone: (when: Text) =>
    text(
      `听证改到${when.zh}。有参加单位的，正在通知它们；当事人和听证员请另行告知。`,
      `The hearing is now on ${when.en}. Units taking part, if any, are being told; tell the parties and the officers yourself.`,
    ),
  movedNews: (when: Text, reason: string) =>
    text(
      `听证改到${when.zh}：${clause(reason)}。请重新答复能否参加。`,
      `The hearing is now on ${when.en}: ${clause(reason)}. Please say again whether you come.`,
    ),

  conflict: text("听证员回避", "Officer withdraws"),
  conflictHelp: text(
    "听证员与案件有利害关系的，退出这次听证：听证员=2 理由=… 改由=…",
    "An officer with an interest in the case does not hear it: officer=2 reason=… instead=…",
  ),
  officer: text("听证员", "Officer"),
  officerHelp: text("序号或身份：2，或 人民监督员", "The number or the role: 2, or supervisor"),
  instead: text("改由", "Instead"),
  insteadHelp: text("接替的听证员的身份", "The role of whoever takes the place"),
  noSuchOfficer: ({
    fields,
  }: {
    readonly fields: { readonly officers: readonly { readonly role: string }[] };
  }) => {
    const all = fields.officers.map(({ role }, index) => `${index + 1} ${role}`);
    return text(
      `没有这位听证员。请填序号或身份：${all.join("、")}。`,
      `There is no such officer. Please give the number or the role: ${all.join(", ")}.`,
    );
  },
  insteadNeeded: (left: number) =>
    text(
      `这位退出后只剩${left}名听证员，不足三名。请同时填“改由”。`,
      `Without this officer only ${left} are left, fewer than three. Please give “instead” too.`,
    ),
  conflictDone: text(
    "已记录。有参加单位的，正在通知它们；当事人请另行告知。",
    "Recorded. Units taking part, if any, are being told; tell the parties yourself.",
  ),
  conflictNews: text("听证员有变动，请查看。", "The hearing officers have changed; please look."),

  cancel: text("取消听证", "Cancel"),
  cancelHelp: text("不再举行，写明理由", "It is not held, with the reason"),
  cancelledDone: text(
    "听证已取消。有参加单位的，正在通知它们；当事人和听证员请另行告知。",
    "The hearing is cancelled. Units taking part, if any, are being told; tell the parties and the officers yourself.",
  ),
  cancelledNews: (reason: string) =>
    text(`听证取消：${clause(reason)}。`, `The hearing is cancelled: ${clause(reason)}.`),

  attend: text("参会", "Answer"),
  attendHelp: text("答复本单位能否参加听证", "Say whether your unit comes"),
  answer: text("答复", "Answer"),
  yes: text("参加", "Yes"),
  no: text("不参加", "No"),
  unanswered: text("未答复", "Not answered yet"),
  attendee: text("参会人", "Attendee"),
  attendeeHelp: text("职务即可，不写姓名", "The post is enough, no name"),
  reasonNeeded: text(
    "不参加的，请写明理由，例如：理由=当天防汛，请改期。",
    "If your unit does not come, please say why, for example reason=flood duty that day, please move it.",
  ),
  attendance: text("参会答复", "Answers"),
  attendDone: (answer: Text) => text(`已答复：${answer.zh}。`, `Answered: ${answer.en}.`),
  attendNews: (unit: Text, answer: Text) =>
    text(`${unit.zh}答复听证：${answer.zh}。`, `${unit.en} on the hearing: ${answer.en}.`),

  hold: text("召开", "Record as held"),
  holdHelp: text(
    "听证会后记录听证情况，之后逐一记录听证员意见",
    "After the hearing, what was heard; then the opinion of each officer",
  ),
  summary: text("听证情况", "What was heard"),
  summaryHelp: text("到场情况、各方意见要点；不写姓名", "Who came, what each side said; no names"),
  heldOn: text("听证日期", "Held on"),
  tooEarly: (when: Text) =>
    text(
      `听证定在${when.zh}，还没有召开。提前或推后的，请先“延期听证”。`,
      `The hearing is set for ${when.en} and not held yet. To hold it at another time, postpone it first.`,
    ),
  heldDone: text(
    "已记录。下一步：逐一记录听证员意见，例如 听证员意见 听证员=1 意见=…",
    "Recorded. Next: the opinion of each officer, for example opine officer=1 opinion=…",
  ),

  opine: text("听证员意见", "Record an opinion"),
  opineHelp: text("记录一名听证员的意见", "Record what one hearing officer said"),
  opinion: text("意见", "Opinion"),
  opineDone: (left: readonly string[]) =>
    left.length === 0
      ? text(
          "已记录，听证员意见都已记录。下一步：逐一答复是否采纳。",
          "Recorded; every officer has been heard. Next: answer each opinion.",
        )
      : text(
          `已记录。还没有记录的：${listOf(left).zh}。`,
          `Recorded. Still to come: ${listOf(left).en}.`,
        ),
  noOpinion: text(
    "这位听证员的意见还没有记录，请先记录意见。",
    "This officer's opinion is not on record yet; please record it first.",
  ),

  answerOpinion: text("答复意见", "Answer an opinion"),
  answerHelp: text(
    "逐一写明听证员意见是否采纳，不采纳的写明理由",
    "Whether each opinion is followed; if not, why",
  ),
  adoption: text("采纳情况", "Adoption"),
  adopted: text("采纳", "Followed"),
  partly: text("部分采纳", "Followed in part"),
  rejected: text("不采纳", "Not followed"),
  whyNot: text("没有全部采纳的，请写明理由。", "Where it is not followed in full, please say why."),
  answeredDone: (all: boolean) =>
    all
      ? text(
          "已记录，意见都已答复。下一步：办结。",
          "Recorded; every opinion is answered. Next: conclude.",
        )
      : text("已记录。", "Recorded."),
  answeredChief: text(
    "已记录。多数听证员意见拟不采纳，正在报检察长同意（审查案件听证工作规定第十六条）。",
    "Recorded. As most officers are not to be followed, the chief procurator is being asked to agree (Hearing Provisions, art. 16).",
  ),
  majorityNews: text(
    "拟不采纳多数听证员的意见，请决定是否同意。",
    "Most hearing officers are not to be followed: please agree, or send it back.",
  ),

  agree: text("同意不采纳", "Agree"),
  agreeHelp: text(
    "检察长同意不采纳多数听证员意见",
    "The chief agrees that the majority is not followed",
  ),
  agreedDone: text("已同意，正在通知承办人。", "Agreed; whoever handles it is being told."),
  agreedNews: text(
    "检察长同意不采纳多数听证员意见，可以办结。",
    "The chief agrees that the majority is not followed; it can be concluded.",
  ),
  sendBack: text("退回意见", "Send back"),
  sendBackHelp: text(
    "检察长不同意，请承办人重新答复不采纳的意见",
    "The chief does not agree: those opinions are answered anew",
  ),
  sentBackDone: text("已退回，正在通知承办人。", "Sent back; whoever handles it is being told."),
  sentBackNews: (reason: string) =>
    text(
      `检察长不同意，请重新答复未采纳的意见：${clause(reason)}。`,
      `The chief does not agree: ${clause(reason)}. Please answer those opinions anew.`,
    ),

  conclude: text("办结", "Conclude"),
  concludeHelp: text("意见都已答复，写明处理结果", "Every opinion is answered: the result"),
  result: text("处理结果", "Result"),
  stillUnheard: (left: readonly string[]) =>
    text(
      `还没有记录意见的听证员：${listOf(left).zh}。请先记录；没有意见的记“无意见”。`,
      `Officers not heard yet: ${listOf(left).en}. Please record what they said first, “none” where it is nothing.`,
    ),
  stillUnanswered: (left: readonly string[]) =>
    text(
      `还没有答复的意见：${listOf(left).zh}。请先逐一答复。`,
      `Opinions not answered yet: ${listOf(left).en}. Please answer each first.`,
    ),
  chiefFirst: text(
    "多数听证员意见拟不采纳，先由检察长同意，再办结。",
    "Most officers are not to be followed: the chief procurator agrees first.",
  ),
  noMajority: text(
    "没有需要检察长同意的：意见未全部答复，或多数意见已采纳。",
    "There is nothing to agree to: not all opinions are answered, or most are followed.",
  ),
  concludedDone: text(
    "听证已办结；有参加单位的，正在通知它们。",
    "The hearing is concluded; units that took part, if any, are being told.",
  ),
  concludedNews: (result: string) =>
    text(`听证已办结：${clause(result)}。`, `The hearing is concluded: ${clause(result)}.`),

  /** When a step can be taken, as the printed permissions say it. */
  only: {
    dayCome: text("听证的日子已到", "its day has come"),
    answered: text("听证员意见都已记录、答复", "every opinion is recorded and answered"),
    majority: text("拟不采纳多数听证员意见", "most officers are not to be followed"),
  },

  coming: text("听证", "the hearing"),
  notifyDue: text("通知听证参加人", "give notice of the hearing"),
} as const;
