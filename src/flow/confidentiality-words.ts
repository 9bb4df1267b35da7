import { type Text, text } from "../chat/text.ts";

/** What is said where matters are guarded: recusal, raising the level, quarantine, erasure. */
export const confidentialityWords = {
  reason: text("理由", "Reason"),

  recuse: text("回避", "Recuse"),
  recuseHelp: text(
    "有利害关系的人不再经办，也不再看到这件事：回避 XS-2026-0001 理由=…",
    "Whoever has an interest in it handles it no more and no longer sees it: recuse XS-2026-0001 reason=…",
  ),
  person: text("回避人", "Person"),
  personHelp: text("不填就是您自己", "Left empty, it is you"),
  recuseDone: text(
    "已回避，此人不再经办，也看不到这件事了。",
    "Done: that person handles it no more and no longer sees it.",
  ),
  recusedSelfDone: text(
    "您已回避，不再经办，也看不到这件事了。",
    "Done: you handle it no more and no longer see it.",
  ),
  recusedNews: text(
    "有人回避了这件事，请确认由谁经办。",
    "Somebody is recused from this matter; please see to it that it has a handler.",
  ),
  recusedYou: (by: Text): Text =>
    text(
      `${by.zh}已让您回避这件事，您不再经办，也看不到它了。有不同意见的，请向${by.zh}提出。`,
      `${by.en} has recused you from this matter: you handle it no more and no longer see it. If you object, tell ${by.en}.`,
    ),
  chairRecused: (chair: Text, left: Text | undefined): Text =>
    left === undefined
      ? text(
          `主持人${chair.zh}已回避，现在没有人能主持。`,
          `${chair.en}, who was to chair, is recused; nobody is left to chair.`,
        )
      : text(
          `主持人${chair.zh}已回避，由${left.zh}主持。`,
          `${chair.en}, who was to chair, is recused; ${left.en} chairs.`,
        ),
  chairsOwn: (chair: Text): Text =>
    text(
      `${chair.zh}是主持人，现在没有别人能主持：要回避，由${chair.zh}自己提出，或者先由${chair.zh}“委托”别人主持。`,
      `${chair.en} is to chair, and nobody else could: ${chair.en} asks to be recused in person, or first lets somebody else chair with “entrust”.`,
    ),
  onlyChair: text(
    "您是主持人，现在没有别人能主持。可以先用“委托”让别人主持，再回避；现在就回避，这件事就没有人主持了。",
    "You are to chair, and nobody else could. You can let somebody else chair first with “entrust”; recused now, you leave nobody to chair.",
  ),
  recuseAnyway: text("仍然回避", "Recuse me all the same"),
  sureToRecuse: text("确认回避", "Recuse although nobody is left to chair"),
  notOthers: text(
    "您可以自己回避。要别人回避，请检察长、召集人、秘书处或者那个单位的主要负责人来办。",
    "You can recuse yourself. To recuse somebody else, ask the chief procurator, the convenor, the secretariat or the head of that unit.",
  ),
  nobodyLeft: text(
    "接收单位没有别的人能接办了。请先把这件事转给别的单位，或请秘书处补上经办人。",
    "Nobody would be left at the receiving unit. Please send the matter on first, or ask the secretariat to add somebody.",
  ),

  raise: text("提级", "Raise to level 2"),
  raiseHelp: text(
    "提为二级保密，只有指定的经办人能看，由它引出的事项一并提级：提级 XS-2026-0001 理由=…",
    "Restrict a matter, and what came of it, to the people named: raise XS-2026-0001 reason=…",
  ),
  raiseDone: text(
    "已提为二级保密：只有指定的经办人能看，别人那里和群里的卡片已遮住。",
    "Restricted: only the people named in it can open it; cards elsewhere are masked.",
  ),
  raisedNews: (by: Text | undefined): Text =>
    by === undefined
      ? text(
          "这件事已提为二级保密，请不要转发、截图。",
          "This matter is now restricted; please do not forward or copy it.",
        )
      : text(
          `这件事已由${by.zh}提为二级保密，请不要转发、截图。`,
          `${by.en} has restricted this matter; please do not forward or copy it.`,
        ),
  raisedAfter: text("已提为二级保密", "Restricted"),
  callNow: text(
    "还没有报警的，请现在就拨打110",
    "If the police have not been called yet, call 110 now",
  ),
  minorWillRaise: text(
    "填好以后，这件事就是二级保密，只有指定的经办人能看，并立即发消息给各单位的经办人和主要负责人。",
    "Once it is sent, this matter is restricted to the people named in it, and word goes out at once to those who handle it and the heads of their units.",
  ),
  minorRaised: text(
    "这一步写到可能有孩子受到伤害，这件事已是二级保密：只有指定的经办人能看，正在通知各单位的经办人和主要负责人。",
    "This step speaks of a child who may be harmed, so the matter is restricted now: only named people can open it; those who handle it and the heads of their units are being told.",
  ),
  minorNews: text(
    "紧急：这件事里刚写到可能有孩子受到伤害，请立即处置；还没有报警的，请先拨打110（未成年人保护法第十一条）。这件事现在是二级保密，请不要转发、截图。",
    "Urgent: it has just been written in this matter that a child may be harmed. Please act at once, and call 110 first if nobody has (Law on the Protection of Minors, article 11). The matter is restricted; please do not forward or copy it.",
  ),
  minorEnded: text(
    "这件事到这一步就结束了，不会有人在这里处置：请马上另外报告，写“强制报告”就可以。",
    "The matter ends with this step and nobody will act on it here: please report it at once, by writing “report-minor”.",
  ),
  minorEndedNews: text(
    "紧急：这件事结束时写到可能有孩子受到伤害，这里不会再有人处置。还没有报警的，请先拨打110；该由您单位处置或者报告的，请马上另外报告，写“强制报告”就可以（未成年人保护法第十一条）。这件事现在是二级保密，请不要转发、截图。",
    "Urgent: as this matter ended it was written that a child may be harmed, and nobody will act on it here. Call 110 first if nobody has; where your unit has to act on it or to report it, report it at once by writing “report-minor” (Law on the Protection of Minors, article 11). The matter is restricted; please do not forward or copy it.",
  ),
  onlyOpenLevel: text("还是一级", "it is at level 1"),
  raisedAlready: text(
    "这件事已经是二级保密了。如果里面有不该写在这里的内容，请用“隔离”。",
    "It is restricted already. If something in it must not be here at all, use “quarantine”.",
  ),

  quarantine: text("隔离", "Quarantine"),
  quarantineHelp: text(
    "里面有不该写在这里的内容：马上对所有人隐藏，交保密员处理",
    "Something in it must not be here: hide it from everybody at once and hand it to the secrecy officer",
  ),
  quarantineDone: text(
    "已隔离：所有人都看不到了，正在通知保密员。请不要再转发、截图；聊天里自己发的原话，请您也删掉。",
    "Quarantined: nobody can see it any more and the secrecy officer is being told. Please do not forward or copy anything, and delete what you typed in the chat.",
  ),
  quarantinedNews: (by: Text | undefined): Text =>
    text(
      `有一件事被${by?.zh ?? ""}隔离。请判断是否泄密；如是，请立即报告保密行政管理部门和上级机关（保守国家秘密法实施条例第六十一条）。`,
      `${by === undefined ? "A matter has been quarantined" : `${by.en} has quarantined a matter`}. Please judge whether it is a leak; if so, report it to the secrecy authority and the superior organ at once (Implementing Regulations of the Law on Guarding State Secrets, art. 61).`,
    ),
  quarantinedAway: (code: string, at: Text, by: Text | undefined): Text =>
    text(
      `${code}已于${at.zh}${by === undefined ? "" : `由${by.zh}`}隔离：里面可能有不该写在这里的内容，现在打不开，等保密员判断。请不要转发、截图；要接着办的，请联系保密员。`,
      `${by === undefined ? `${code} was quarantined` : `${by.en} quarantined ${code}`} on ${at.en}: something in it may not belong here. It cannot be opened and waits for the secrecy officer; please do not forward or copy anything, and turn to the secrecy officer where it has to go on.`,
    ),
  quarantinedTitle: text("（已隔离）", "(quarantined)"),
  quarantinedCard: text(
    "内容已对所有人隐藏，记录不再变动。没有主管部门的指示，不得删除。",
    "What it says is hidden from everybody and its record is frozen. It is not deleted without instruction from the authority.",
  ),
  reportDue: text("报告保密行政管理部门", "report to the secrecy authority"),

  reported: text("已报告", "Reported"),
  reportedHelp: text("记录已向谁报告、什么时候报告", "Record to whom and when it was reported"),
  reportedTo: text("报告对象和时间", "To whom and when"),
  reportedDone: text("已记录，报告期限的计时结束。", "Recorded; the time to report has ended."),

  release: text("解除隔离", "Release"),
  releaseHelp: text(
    "确认不涉密后解除，按二级保密恢复",
    "Release it once it is found to hold no secret; it comes back restricted",
  ),
  releaseDone: text(
    "已解除隔离，按二级保密恢复。",
    "Released; it is back, restricted to the people named in it.",
  ),
  releasedNews: text(
    "这件事已解除隔离，按二级保密办理，可以接着办了。",
    "This matter has been released and goes on, restricted to the people named in it.",
  ),

  purge: text("清除", "Erase"),
  purgeHelp: text(
    "按主管部门的指示清除内容，只留编号和记录",
    "Erase what it says on the authority's instruction; the number and the record stay",
  ),
  instruction: text("指示文号或来源", "Instruction (number or source)"),
  purgeDone: text(
    "内容已清除，编号和办理记录还在。由它产生或与它关联的事项里写过的，请逐件查看，需要时另行清除。",
    "What it said is erased; the number and the record stay. What matters that came of it or are linked with it say is not: look at each, and erase it as well where need be.",
  ),
  purgeDoneReport: text(
    "内容已清除，编号和办理记录还在。由它产生或与它关联的事项里写过的，请逐件查看，需要时另行清除。泄密情况还要报告：原来的报告期限照算，报告后请输入“已报告”。",
    "What it said is erased; the number and the record stay. What matters that came of it or are linked with it say is not: look at each, and erase it as well where need be. The leak is still to be reported within the same time; type “reported” once it is.",
  ),

  more: text("更多", "More"),
  moreTitle: text("不常用的操作", "Seldom needed"),
  moreNone: text("没有别的操作了。", "There is nothing more to do."),

  erasedTitle: text("（内容已清除）", "(erased)"),
  erasedCard: text(
    "内容已按规定清除，只留编号、日期和办理记录。",
    "What it said has been erased as the rules ask; the number, the dates and the record stay.",
  ),
  erasedRests: text(
    "这件事的内容已清除，不能再办。需要时请重新提交一件。",
    "What this matter said has been erased, so nothing more can be done with it. Submit a new one if need be.",
  ),
  quarantinedRests: (now: Text): Text =>
    text(
      `这件事已隔离，等保密员处理，暂时不能办。您现在可以：${now.zh}。`,
      `This matter is quarantined and waits for the secrecy officer. What you can do now: ${now.en}.`,
    ),
  quarantinedUnread: text(
    "这件事已隔离，附件和文书都不能打开；按主管部门的意见解除隔离后再看。",
    "This matter is quarantined: no file or paper of it opens until it is released on the authority's word.",
  ),
  notQuarantined: text(
    "这件事没有隔离，不用这一步。",
    "This matter is not quarantined, so this step is not needed.",
  ),
  retention: text("到期清除内容", "Content erased on schedule"),
  system: text("系统", "The system"),
} as const;
