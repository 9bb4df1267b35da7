import { inQuotes } from "../../calendar/quotation.ts";
import { type Text, text } from "../../chat/text.ts";

/** What is said about meetings, both languages side by side. */
export const words = {
  meeting: text("会议", "Meeting"),
  invitedUnit: text("参会单位", "invited unit"),
  chair: text("主持人", "chair"),

  scheduled: text("已安排", "Scheduled"),
  held: text("已召开", "Held"),
  closed: text("已办结", "Closed"),
  cancelled: text("已取消", "Cancelled"),

  schedule: text("安排", "Schedule"),
  scheduleHelp: text(
    "安排一次会议：会议 安排 标题=… 时间=下周三 下午3点 参会单位=水务局、公安局",
    "Schedule a meeting: meeting schedule title=… startsAt=next Wednesday 3pm invite=water, police",
  ),
  title: text("标题", "Title"),
  form: text("形式", "Form"),
  startsAt: text("时间", "Starts at"),
  startsAtHelp: text("例如 下周三 下午3点", "For example next Wednesday 3pm"),
  duration: text("时长", "Duration"),
  durationHelp: text("分钟", "Minutes"),
  place: text("地点", "Place"),
  invite: text("参会单位", "Invited units"),
  inviteHelp: text(
    "单位名称用顿号隔开；也可以写全体成员、各乡镇、各部门",
    "Names of units, separated by commas; also all members, all townships, all bureaus",
  ),
  agenda: text("议题", "Agenda"),
  agendaFieldHelp: text(
    "用顿号隔开；已有的事项只写编号，它列入议程，只有能查看它的人看得到",
    "Separated by commas; a matter there is already by its number alone: it stands on the agenda, for those who may open it",
  ),

  joint: text("联席会议", "Joint meeting"),
  briefing: text("通报会", "Briefing"),
  coordination: text("协调会", "Coordination meeting"),
  discussion: text("座谈会", "Discussion meeting"),
  assessment: text("研判会", "Assessment meeting"),

  yes: text("参加", "Yes"),
  maybe: text("待定", "Maybe"),
  no: text("不参加", "No"),
  unanswered: text("未答复", "No answer yet"),
  minutes: (minutes: number) => text(`${minutes}分钟`, `${minutes} minutes`),
  rsvps: text("参会答复", "Answers"),

  past: (now: Text, given: Text) =>
    text(
      `会议时间要晚于现在（${now.zh}），您填的是${given.zh}。`,
      `A meeting must start later than now (${now.en}); you gave ${given.en}.`,
    ),
  seen: text("已提示", "Shown before"),
  unitsTold: text("将告知", "To be told"),
  units: (count: number, names: Text) =>
    text(
      count === 0 ? "没有别的单位" : `${count}个单位（${names.zh}）`,
      count === 0 ? "no other unit" : `${count} ${count === 1 ? "unit" : "units"} (${names.en})`,
    ),
  movedBefore: (asked: Text, now: Text): Text =>
    text(
      `打开这张表时会议在${asked.zh}，后来已改到${now.zh}，没有改动。还要改或取消的话，请看清现在的时间再发一次。`,
      `When this form was opened the meeting was on ${asked.en}; it has been moved to ${now.en} since, so nothing was changed. If it is still to be changed or called off, please look at the time as it is now and send it again.`,
    ),
  newToldToo: text("新加的单位也在通知之列。", "The units that are added hear of it as well."),
  scheduleAnyway: text("确认这样安排", "Schedule it anyway"),
  proposeAnyway: text("确认这样提议", "Propose it anyway"),
  pollAnyway: text("确认这样征询", "Ask about these times anyway"),
  retimeAnyway: text("确认这样改", "Change the times anyway"),
  changeAnyway: text("确认这样改", "Change it anyway"),
  moveAnyway: (at: string) => text(`确认改到${at}`, `Move it to ${at} anyway`),
  relocateAnyway: text("确认改地点", "Change the place anyway"),
  inviteAnyway: text("确认加邀", "Invite them anyway"),
  restDay: (day: Text) => text(`${day.zh}是休息日。`, `${day.en} is a rest day.`),
  unusualHours: (from: Text, to: string) =>
    text(
      `${from.zh}至${to}，不全在8点到19点之间。`,
      `${from.en} to ${to} is not within 08:00 to 19:00.`,
    ),
  sameRoom: (place: string, code: string, when: Text) =>
    text(
      `${place}当时已有会议（${code}，${when.zh}）。`,
      `${place} is taken then by another meeting (${code}, ${when.en}).`,
    ),
  proposedAlready: (code: string, unit: Text) =>
    text(
      `同一个时间、同一个标题的会议已经有人提议（${code}，${unit.zh}）。`,
      `A meeting of this title at this time is proposed already (${code}, ${unit.en}).`,
    ),
  setAlready: (code: string) =>
    text(
      `同一个时间、同一个标题的会议已经安排（${code}）。`,
      `A meeting of this title at this time is scheduled already (${code}).`,
    ),
  sameUnits: (units: Text, code: string, when: Text) =>
    text(
      `${units.zh}当时另有会议（${code}，${when.zh}）。`,
      `Invited to another meeting then (${code}, ${when.en}): ${units.en}.`,
    ),
  sameChair: (chair: Text, code: string, when: Text) =>
    text(
      `${chair.zh}当时要主持另一个会议（${code}，${when.zh}）。`,
      `${chair.en} is to chair another meeting then (${code}, ${when.en}).`,
    ),
  binding: text("纪要效力", "Effect of the minutes"),
  binds: text("议定事项应当办理", "What is resolved is to be done"),
  doesNotBind: text("供参考，不派任务", "For reference; nothing is assigned"),
  noConvenor: text(
    "通讯录里还没有召集人，请管理员先登记召集人再安排会议。",
    "The directory has no convenor yet; ask the administrator to enter one first.",
  ),
  scheduledDone: (when: Text, units: number, reminded: Text | undefined) =>
    text(
      `会议定于${when.zh}，正在通知${units}个单位${reminded === undefined ? "" : `，${reminded.zh}再提醒`}。`,
      `The meeting is set for ${when.en}; ${units} ${units === 1 ? "unit is" : "units are"} being told${reminded === undefined ? "" : ` and will be reminded ${reminded.en}`}.`,
    ),
  /** When it is reminded of, by how many of its reminders are past already. */
  reminded: [
    text(
      "没有答复的会前三天、其余会前一天和一小时",
      "three days before (those who have not answered), a day and an hour before",
    ),
    text("会前一天和一小时", "a day and an hour before"),
    text("会前一小时", "an hour before"),
  ],
  invitedNews: (when: Text) =>
    text(
      `请参加${when.zh}的会议，并答复能否参加。`,
      `You are invited to a meeting on ${when.en}; please say whether your unit will come.`,
    ),
  chairNews: (when: Text) =>
    text(`请主持${when.zh}的会议。`, `You are to chair the meeting on ${when.en}.`),

  rsvp: text("参会", "RSVP"),
  rsvpHelp: text(
    "答复能否参会：参会 HY-2026-0001 参加",
    "Say whether your unit will come: rsvp HY-2026-0001 yes",
  ),
  answer: text("答复", "Answer"),
  attendee: text("参会人", "Attendee"),
  attendeeHelp: text("职务即可", "The post is enough"),
  reason: text("理由", "Reason"),
  reasonNeeded: text(
    "不参加请写明理由，例如：理由=当日执法检查。",
    "Please give the reason for not coming, for example: reason=inspection that day.",
  ),
  tooLateToAnswer: (when: Text) =>
    text(
      `会议已于${when.zh}开始，不用再答复了；来了或没来，由主持人或秘书处记在签到里。`,
      `The meeting began on ${when.en}, so no answer is needed any more; the chair or the secretariat records who came.`,
    ),
  metAlready: (when: Text, canCheckIn: boolean) =>
    text(
      `会议已于${when.zh}召开，不用再答复了。${canCheckIn ? "到了会还没有记上的，用“签到”。" : ""}`,
      `The meeting met on ${when.en}, so no answer is needed any more.${canCheckIn ? " If you came and it is not recorded, use “check-in”." : ""}`,
    ),
  calledOffAlready: text(
    "会议已经取消，不用答复了。",
    "The meeting was called off, so no answer is needed.",
  ),
  timeSettled: (code: string, when: Text) =>
    text(
      `时间已经定在${when.zh}，不用再选了。能不能来，请按“参加”“待定”或“不参加”，也可以写：参会 ${code} 不参加 理由=出差。`,
      `The time is set: ${when.en}. Say whether you come with “Yes”, “Maybe” or “No”, or type: rsvp ${code} no reason=away.`,
    ),
  votedThen: (answer: Text) =>
    text(`选时间时：${answer.zh}`, `of this time: ${answer.en.toLowerCase()}`),
  rsvpDone: (answer: Text) =>
    text(
      `已答复：${answer.zh}。会前可以随时改。`,
      `Answered: ${answer.en}. You can change it until the meeting.`,
    ),
  rsvpNews: (unit: Text, answer: Text) =>
    text(`${unit.zh}答复：${answer.zh}。`, `The ${unit.en} answered: ${answer.en}.`),

  move: text("改期", "Move"),
  moveHelp: text(
    "改会议时间，已答复的重新答复：改期 HY-2026-0001 下周四下午3点",
    "Move the meeting; everybody is asked again: move HY-2026-0001 next Thursday 3pm",
  ),
  relocate: text("改地点", "Change the place"),
  relocateHelp: text(
    "改会议地点，已有的答复不变：改地点 HY-2026-0001 县政府二楼会议室",
    "Change the place; the answers stand: relocate HY-2026-0001 second-floor meeting room",
  ),
  addUnits: text("加邀", "Invite more"),
  addUnitsHelp: text(
    "再邀请单位：加邀 HY-2026-0001 公安局、住建局",
    "Invite more units: invite HY-2026-0001 police, housing",
  ),
  removeUnits: text("减邀", "Take off the invitation"),
  removeUnitsHelp: text(
    "不再邀请某些单位：减邀 HY-2026-0001 公安局",
    "Take units off the invitation: uninvite HY-2026-0001 police",
  ),
  changedNews: (changes: readonly (readonly [what: Text, from: Text, to: Text])[]) =>
    text(
      `会议有变：${changes.map(([what, from, to]) => `${what.zh}由${from.zh}改为${to.zh}`).join("；")}。`,
      `The meeting has changed: ${changes.map(([what, from, to]) => `${what.en.toLowerCase()} from ${from.en} to ${to.en}`).join("; ")}.`,
    ),
  time: text("时间", "Time"),
  notSet: text("未定", "not set"),
  answerAgain: text("请重新答复能否参加。", "Please say again whether your unit will come."),
  answersKept: text("已有的答复不变。", "The answers stand."),
  answersAsked: text(
    "正在通知各方，并请参会单位重新答复。",
    "Everybody is being told, and the invited units are asked again.",
  ),
  entrustmentShort: (deputy: Text, until: Text) =>
    text(
      `${deputy.zh}的委托到${until.zh}为止，改期后已经不够，请重新委托或由召集人主持。`,
      `The entrustment of ${deputy.en} ends on ${until.en}, before the new day: entrust anew, or the convenor chairs.`,
    ),
  sameTime: (when: Text) =>
    text(
      `会议本来就定在${when.zh}，没有要改的；请写新的时间，例如：下周四下午3点。`,
      `The meeting is set for ${when.en} already; give another time, for example next Thursday 3pm.`,
    ),
  samePlace: (place: string) =>
    text(
      `会议本来就在${place}，没有要改的；请写新的地点。`,
      `The meeting is at ${place} already; give another place.`,
    ),
  allInvited: (units: Text) =>
    text(
      `${units.zh}已经在邀请之列，请写还没有邀请的单位。`,
      `Invited already: ${units.en}. Name units that are not.`,
    ),
  willInvite: (units: Text) =>
    text(
      `参会单位：${units.zh}；要少请的，先在“参会单位”里改。`,
      `Invited units: ${units.en}; to invite fewer change them there first.`,
    ),
  manyInvited: (set: Text | undefined, units: Text) =>
    text(
      `要加邀的${set === undefined ? "" : `是${set.zh}，其中还没有邀请的`}有${units.zh}，都会收到会议通知。`,
      `To be invited${set === undefined ? "" : ` of ${set.en}`}: ${units.en}; each will be told of the meeting.`,
    ),
  noneInvited: (units: Text, invited: Text) =>
    text(
      `${units.zh}本来就没有被邀请；已邀请的有：${invited.zh}。`,
      `Not invited: ${units.en}. The invited units are ${invited.en}.`,
    ),
  nobodyLeft: text(
    "这样就没有参会单位了；不开了请用“取消”。",
    "No invited unit would be left; to call the meeting off, use “cancel”.",
  ),
  addedNews: (units: Text) =>
    text(`会议加邀${units.zh}。`, `Also invited to the meeting: ${units.en}.`),
  removedNews: (units: Text) =>
    text(`会议不再邀请${units.zh}。`, `No longer invited to the meeting: ${units.en}.`),
  notInvitedNews: (code: string, when: Text) =>
    text(
      `${when.zh}的会议（${code}）不再邀请您单位，请不必参加。`,
      `Your unit is no longer invited to the meeting on ${when.en} (${code}); you need not come.`,
    ),

  entrust: text("委托", "Entrust"),
  entrustHelp: text(
    "召集人不能主持时，委托一位副召集人主持",
    "Entrust a deputy convenor to chair when the convenor cannot",
  ),
  deputy: text("受托人", "Deputy"),
  until: text("期限", "Until"),
  untilHelp: text("委托到哪一天为止", "The last day of the entrustment"),
  notDeputy: (deputies: Text) =>
    text(
      `只能委托副召集人：${deputies.zh}。`,
      `Only a deputy convenor can be entrusted: ${deputies.en}.`,
    ),
  untilBefore: (day: Text) =>
    text(
      `委托期限不能早于会议当天（${day.zh}）。`,
      `The entrustment must last at least until the day of the meeting (${day.en}).`,
    ),
  entrusted: text("委托", "Entrusted"),
  entrustedTo: (deputy: Text, by: Text, until: Text) =>
    text(
      `${by.zh}委托${deputy.zh}主持，至${until.zh}`,
      `${deputy.en} for ${by.en}, until ${until.en}`,
    ),
  entrustedDone: (deputy: Text) =>
    text(
      `已委托${deputy.zh}主持，委托已记录在案。`,
      `${deputy.en} is entrusted to chair; the entrustment is on record.`,
    ),
  otherDeputyNews: (code: string, at: Text, deputy: Text): Text =>
    text(
      `${at.zh}的会议（${code}）改由${deputy.zh}主持，您不用主持了。`,
      `The meeting on ${at.en} (${code}) will be chaired by ${deputy.en}, not by you.`,
    ),
  entrustedNews: text(
    "召集人委托您主持这次会议。",
    "The convenor has entrusted you to chair this meeting.",
  ),

  revoke: text("收回委托", "Take back the chair"),
  revokeHelp: text(
    "收回这一次会议的主持委托；对全部会议的委托不变：收回委托 HY-2026-0001",
    "Take back the entrustment with this meeting; one with all meetings stands: revoke HY-2026-0001",
  ),
  notEntrusted: text(
    "这次会议没有单独委托别人主持，不用收回。对全部会议的委托，不写编号就能收回：收回委托。",
    "This meeting is entrusted to nobody by itself. An entrustment with all meetings is taken back without a number: revoke.",
  ),
  revokedByGiver: (by: Text) =>
    text(
      `这次委托是${by.zh}给的，由${by.zh}收回。`,
      `${by.en} gave this entrustment and takes it back.`,
    ),
  revokedDone: (deputy: Text) =>
    text(
      `已收回对${deputy.zh}主持这次会议的委托。`,
      `${deputy.en} is no longer entrusted to chair this meeting.`,
    ),
  generalStands: text(
    "对全部会议的委托还在，据此仍可主持；要一并收回，写“收回委托”，不写编号。",
    "The entrustment with all meetings stands, so this one can still be chaired under it; to take that back as well, type “revoke” without a number.",
  ),
  chairTakenBack: (code: string, at: Text, by: Text): Text =>
    text(
      `${by.zh}已收回主持${at.zh}的会议（${code}）的委托，您不用主持了。`,
      `${by.en} has taken back the chair of the meeting on ${at.en} (${code}); you need not chair it.`,
    ),
  chairsStill: (by: Text): Text =>
    text(
      `${by.zh}已收回主持这次会议的单独委托；对全部会议的委托还在，您仍可主持。`,
      `${by.en} has taken back the entrustment with this meeting alone; the one with all meetings stands, so you can still chair it.`,
    ),

  addItem: text("上会", "Put on the agenda"),
  addItemHelp: text(
    "把一件事列入议程，写编号或写一句话：上会 HY-2026-0001 议题=JY-2026-0001",
    "Put something on the agenda, by its number or in words: add-item HY-2026-0001 item=JY-2026-0001",
  ),
  item: text("议题", "Item"),
  itemThere: text("这件事已经在议程里了。", "It is on the agenda already."),
  itemNews: text(
    "议程加了一项，用“议程”看。",
    "Something was put on the agenda; “agenda” shows it.",
  ),
  itemDone: text("已列入议程，用“议程”看全部。", "It is on the agenda; “agenda” shows all of it."),
  itemsListed: (count: number) =>
    text(
      `按编号列入议程${count}件，能查看的人用“议程”看得到。`,
      `${count} put on the agenda by number; “agenda” shows them to those who may open them.`,
    ),
  unitsSaid: (count: number, names: Text, more: boolean) =>
    text(
      `${count}个单位（${names.zh}${more ? "等" : ""}）`,
      `${count} (${names.en}${more ? ", …" : ""})`,
    ),
  leaveItem: text("不上会", "Leave off the agenda"),
  leaveItemHelp: text(
    "议程里提示的一件事这次不列入，以后不再提示；改主意了用“上会”：不上会 JY-2026-0001 已另行研究",
    "Do not put on what the agenda offers, and do not have it offered again for this meeting; add-item takes that back: leave-item JY-2026-0001 reason=handled elsewhere",
  ),
  leftBefore: text(
    "这件事已经定了这次不上会。改主意了用“上会”。",
    "It was left off the agenda already; to take that back use add-item.",
  ),
  leaveOnAgenda: text(
    "这件事已经列入议程，不能再定不上会。",
    "It is on the agenda already and cannot be left off it.",
  ),
  leftDone: (codes: Text) =>
    text(
      `记下了：这次不上会的是${codes.zh}，议程不再提示。改主意了用“上会”。`,
      `Noted: ${codes.en} left off, and the agenda of this meeting does not offer that again; add-item takes it back.`,
    ),
  codeNeeded: text(
    "请写一件事的编号，例如 JY-2026-0001。",
    "Please give the number of a matter, such as JY-2026-0001.",
  ),
  reachItem: text("议到", "Dealt with"),
  reachItemHelp: text(
    "记下议到了哪一项；没有议到的列入下一次联席会议：议到 HY-2026-0001 JY-2026-0001",
    "Record which item was dealt with; what was not stands on the agenda of the next joint meeting: dealt-with HY-2026-0001 JY-2026-0001",
  ),
  reachedBefore: text("这一项已经记过了。", "That is recorded already."),
  whichItem: (all: readonly Text[]) => {
    const codes = text(
      "事项写编号，例如 JY-2026-0001。",
      "A matter is named by its number, such as JY-2026-0001.",
    );
    return all.length === 0
      ? codes
      : text(
          `议程里没有这一项。按数写的有：${all.map(({ zh }, index) => `${index + 1}. ${zh}`).join("；")}。${codes.zh}`,
          `There is no such item. By number there are: ${all.map(({ en }, index) => `${index + 1}. ${en}`).join("; ")}. ${codes.en}`,
        );
  },
  reachedDone: (items: Text) =>
    text(`已记录议到：${items.zh}。`, `Recorded as dealt with: ${items.en}.`),
  reachedInWords: text(
    "这些是议程里用文字写的；有编号的事项请写编号另记。",
    "These are the lines in words; a matter is recorded by its number.",
  ),
  numbersAlone: text(
    "写了编号的，请只写编号，几件用顿号隔开，例如 JY-2026-0001、RW-2026-0002；议定了什么用“议定”记。",
    "Where a number is given, please give numbers alone, separated by commas, such as JY-2026-0001, RW-2026-0002; what was resolved is recorded with “resolve”.",
  ),
  agendaOf: text("议程", "Agenda"),
  agendaHelp: text(
    "看一次会议的议程：上次联席会议的议定事项办得怎样、已列入的事、卡住的事：议程，或 议程 HY-2026-0001",
    "The agenda of a meeting: what became of the last joint meeting’s resolutions, what was put on, what is stuck: agenda, or agenda HY-2026-0001",
  ),
  agendaWords: {
    noNext: text(
      "没有已安排、还没有开的会议。看某一次的，写编号：议程 HY-2026-0001。",
      "No meeting is ahead. For a certain one give its number: agenda HY-2026-0001.",
    ),
    noneBefore: text(
      "一、上次议定事项：您能查看的，以前没有联席会议。",
      "1. Last resolutions: there is no earlier joint meeting that you can open.",
    ),
    nothingResolved: text("没有议定事项。", "Nothing was resolved."),
    noTask: text("没有派任务", "no task was given"),
    added: text("二、列入的议题", "2. Put on the agenda"),
    before: (code: string) =>
      text(
        `一、上次联席会议（${code}）议定事项的办理情况`,
        `1. What became of the resolutions of the last joint meeting (${code})`,
      ),
    stillOpen: (code: string) =>
      text(
        `更早的联席会议（${code}）议定、到上次开会还没有办结的`,
        `Resolutions of an earlier joint meeting (${code}) that were still open when the last one met`,
      ),
    stuck: (count: number, mayLeave: boolean) =>
      text(
        `三、卡住的${count}件，按一下列入议程${mayLeave ? "，或者定为不上会" : ""}`,
        `3. Stuck: ${count}. Press to put one on the agenda${mayLeave ? ", or to leave it off" : ""}`,
      ),
    numbers: (count: number) =>
      text(
        `卡住的受限事项${count}件，这里只有编号；要上会的，由能查看它的经办人列入`,
        `Stuck and restricted, by number alone: ${count}. Whoever handles one can put it on`,
      ),
    reach: (item: string) => text(`议到 ${item}`, `Dealt with ${item}`),
    add: (code: string) => text(`上会 ${code}`, `Put on ${code}`),
    leave: (code: string) => text(`不上会 ${code}`, `Leave off ${code}`),
  },

  hold: text("召开", "Hold"),
  holdHelp: text(
    "记下会议已召开，不写时间就是现在：召开 HY-2026-0001 时间=14:40",
    "Record that the meeting met, now unless a time is given: hold HY-2026-0001 heldAt=14:40",
  ),
  /** When a step can be taken, as the printed permissions say it. */
  only: {
    resolved: text("已有议定事项", "once something is resolved"),
    whoChaired: text("主持这次会议的人", "whoever chaired the meeting"),
    notBegun: text("会议开始以前", "before the meeting begins"),
    signsItself: text(
      "没有签发时，主持人用“签发”",
      "while they are not signed the chair signs instead",
    ),
    whoEntrusted: text("作出这次委托的人", "whoever gave the entrustment"),
    whileEntrusted: text(
      "受托主持的，在委托期限内",
      "a deputy who chairs, while the entrustment lasts",
    ),
    fromTheHourBefore: text(
      "会前一小时起；受托人在委托期限内",
      "from an hour before the meeting; a deputy while the entrustment lasts",
    ),
    checkInOpen: text("会前一小时起", "from an hour before the meeting"),
  },
  tooEarly: (when: Text) =>
    text(
      `会议定于${when.zh}，还没到当天，不能记为已召开。`,
      `The meeting is set for ${when.en}; it cannot be recorded as held before that day.`,
    ),
  entrustmentOver: (until: Text) =>
    text(
      `您的委托到${until.zh}为止，请召集人重新委托或自己主持。`,
      `Your entrustment ended on ${until.en}; the convenor must entrust you anew or chair.`,
    ),
  chairedBy: text("主持", "Chaired by"),
  recordedHeld: (when: Text) =>
    text(
      `已记录：会议${when.zh}召开。用“议定”记录议定事项，用“纪要”拟纪要。`,
      `Recorded as held on ${when.en}. “resolve” records what is resolved, “minutes” drafts the minutes.`,
    ),
  heldDone: text(
    "已记录：会议召开。用“议定”记录议定事项，用“纪要”拟纪要。",
    "Recorded as held. “resolve” records what is resolved, “minutes” drafts the minutes.",
  ),

  tooEarlyHour: (when: Text) =>
    text(
      `会议定于${when.zh}，最早在会前一小时记为已召开。`,
      `The meeting is set for ${when.en}; it can be recorded as held from an hour before.`,
    ),
  heldAt: text("实际时间", "Met at"),
  heldAtHelp: text(
    "几点开的，例如 下午2点40分；不写就是现在",
    "When it began, for example 2:40pm; now, unless it is given",
  ),
  askHeldAt: (planned: Text, now: Text) =>
    text(
      `会议原定${planned.zh}，现在是${now.zh}。是几点开的？两个都不是的，请在表里写实际时间。`,
      `The meeting was set for ${planned.en} and it is ${now.en} now. When did it meet? If at neither, give the time in the form.`,
    ),
  metOn: (when: Text) => text(`${when.zh}开的`, `It met on ${when.en}`),
  sureHeldAt: text("时间已核对", "Time checked"),
  metLater: (now: Text) =>
    text(
      `实际开会的时间不能晚于现在（${now.zh}）。`,
      `A meeting cannot have met later than now (${now.en}).`,
    ),
  metEarlier: (planned: Text, given: Text) =>
    text(
      `会议原定${planned.zh}，您写的是${given.zh}，早了一个多小时。是那时开的吗？不是的请在表里改。`,
      `The meeting was set for ${planned.en}; you gave ${given.en}, more than an hour before. Did it meet then? If not, change it in the form.`,
    ),
  chairOf: text("主持人", "Chair"),
  chairOfHelp: text(
    "由秘书处记录时写谁主持；主持人自己记录的不用写",
    "Who chaired, where the secretariat records it; whoever chairs and records it leaves it out",
  ),
  whoChaired: text("请核对是谁主持的，再提交。", "Check who chaired, then submit."),
  noChairLeft: text(
    "主持人已经回避，没有人能主持这次会议。请取消后另行安排。",
    "Whoever was to chair is recused, and nobody can chair this meeting. Cancel it and call another.",
  ),
  notToChair: (chairs: Text) =>
    text(
      `这次会议只能由${chairs.zh}主持；由副召集人主持的，先由召集人委托。`,
      `This meeting is chaired by ${chairs.en}; a deputy convenor has to be entrusted by the convenor first.`,
    ),
  present: text("到会单位", "Units present"),
  presentHelp: text(
    "实际到会的单位：答复参加的已经选上，没来的请去掉；可以之后再签到",
    "The units that came: those that said yes stand here, take out who did not; others can be added later",
  ),
  notInvited: (units: Text) =>
    text(
      `${units.zh}没有被邀请；临时到会的，请先“加邀”。`,
      `Not invited: ${units.en}. Invite them first if they came all the same.`,
    ),

  checkIn: text("签到", "Check in"),
  checkInHelp: text(
    "记下到会：签到 HY-2026-0001 参会人=副局长",
    "Record who came: check-in HY-2026-0001 attendee=deputy head",
  ),
  checkInOwn: text(
    "只能为本单位签到；别的单位由主持人或秘书处记录。",
    "You can check in your own unit; others are recorded by the chair or the secretariat.",
  ),
  checkInEarly: (when: Text) =>
    text(
      `会议定于${when.zh}，会前一小时开始签到。`,
      `The meeting is set for ${when.en}; check-in opens an hour before.`,
    ),
  checkInWho: text(
    "请写明到会单位，例如：签到 HY-2026-0001 水务局、公安局。",
    "Please name the units that came, for example: check-in HY-2026-0001 water, police.",
  ),
  checkedIn: (units: Text) => text(`已签到：${units.zh}。`, `Checked in: ${units.en}.`),

  notMetYet: text("这次会议还没有记为已召开", "This meeting is not recorded as held yet"),
  noMinutesYet: text("这次会议还没有拟好纪要", "This meeting has no minutes yet"),
  resolve: text("议定", "Resolve"),
  resolveHelp: text(
    "记议定事项，写明单位和期限的就派任务；多项写1. 2.：议定 HY-2026-0001 水务局12月10日前封堵排污口，生态环境分局协助",
    "Record what is resolved; with a unit and a day it becomes a task; number several 1. 2.: resolve HY-2026-0001 Water Bureau to close the outfall by 10 December",
  ),
  resolved: text("议定事项", "Resolutions"),
  lead: text("责任单位", "Responsible unit"),
  assist: text("协助单位", "Assisting units"),
  dueOn: text("期限", "Due"),
  duty: text("任务内容", "What is to be done"),
  dutyHelp: text("留空就用议定事项原文", "Left empty: the resolution as it stands"),
  isRead: text("已识别", "Read"),
  isAsked: text("已核对", "Checked"),
  doubtfulDuty: (lead: Text, day: Text): Text =>
    text(
      `这句话像是不办、有条件才办、在问，或从那天起才办。要派任务给${lead.zh}、${day.zh}到期吗？`,
      `This reads as not to be done, done only in some case, asked, or begun on that day. Is it a task for the ${lead.en}, due ${day.en}?`,
    ),
  giveTask: text("派任务", "Give the task"),
  recordOnly: text("只记议定事项，不派任务", "Record it without a task"),
  restDayMeant: text("就是休息日", "A rest day is meant"),
  resolvedNews: (number: number, said: string) =>
    text(`会议议定第${number}项：${said}`, `Resolution ${number} of the meeting: ${said}`),
  resolvedDone: (number: number) =>
    text(`已记录议定事项第${number}项。`, `Resolution ${number} is recorded.`),
  /** What was understood, and what it made. */
  taskMade: (
    code: string,
    lead: Text,
    {
      assist,
      due,
      origins,
    }: {
      readonly assist: Text | undefined;
      readonly due: Text;
      readonly origins: string | undefined;
    },
  ) =>
    text(
      `已派任务${code}：${lead.zh}牵头${assist === undefined ? "" : `，${assist.zh}协助`}，${due.zh}到期${origins === undefined ? "" : `，来源${origins}`}。不对的请用“改议定”改。`,
      `It is given as task ${code}: ${lead.en} leads${assist === undefined ? "" : `, ${assist.en} to assist`}, due ${due.en}${origins === undefined ? "" : `, from ${origins}`}. “revise” corrects it.`,
    ),
  carried: text("带入的来源", "Origin carried over"),
  noTask: (why: Text) => text(`没有派任务：${why.zh}。`, `No task is given: ${why.en}.`),
  why: {
    notBinding: text("这类会议的意见供参考", "what such a meeting says is for reference"),
    nobody: text("没有写由谁办、哪天前办完", "it does not say who does it, or by when"),
    noLead: text("没有写由哪一个单位牵头", "it does not say which one unit leads"),
    noDay: text("没有写哪天前办完", "it does not say by which day"),
    unsure: text(
      "看不准是不是由谁在哪天前办的事",
      "it is not plain that somebody is to do it by a day",
    ),
    chosen: text("按您的选择只作记录", "only recorded, as you chose"),
  },
  whichLeads: text(
    "写了不止一个单位，没有写由谁牵头。由哪个单位牵头？各办各的请分成1. 2.写。",
    "More than one unit is named and not which of them leads. Which one? Where each does its own, number them 1. 2.",
  ),
  leadsIt: (unit: Text) => text(`${unit.zh}牵头`, `The ${unit.en} leads`),
  whichDay: text(
    "写了不止一个日期。哪天前办完？分几步的请分成1. 2.写。",
    "More than one day is named. By which is it to be done? Where there are steps, number them 1. 2.",
  ),
  byDay: (day: Text) => text(`${day.zh}前`, `By ${day.en}`),
  farDay: (day: Text) =>
    text(
      `没有写年份，今年的这一天已经过去；下一个是${day.zh}。是这一天吗？不是的请在表里改。`,
      `No year is given, and this year’s day has gone by; the next is ${day.en}. Is it meant? If not, change it in the form.`,
    ),
  notHere: (said: string) =>
    text(
      `“${said}”不是通讯录里现在的单位（可能已撤并，或者没有写明是哪些单位）。请在表里选现在的单位。`,
      `“${said}” is no unit of the directory as it stands (it may have been dissolved, or several are meant). Choose a unit in the form.`,
    ),
  withoutThem: text("照表里的单位派任务", "Give it to the units in the form"),
  askLead: text(
    "写了期限，没有写由哪个单位办。请在表里选责任单位。",
    "There is a day, but no unit that has to do it. Choose one in the form.",
  ),
  askDay: text(
    "写了单位，没有写哪天前办完。请在表里填期限。",
    "There is a unit, but no day by which it is to be done. Give one in the form.",
  ),
  revise: text("改议定", "Revise"),
  reviseHelp: text(
    "改一项议定事项，已派的任务取消后按新的另派：改议定 HY-2026-0001 项=1 期限=12月15日",
    "Correct a resolution; a task given for it is called off and given anew: revise HY-2026-0001 item=1 due=2026-12-15",
  ),
  which: text("项", "Resolution no."),
  drop: text("作废", "Withdraw it"),
  noResolution: (count: number) =>
    count === 0
      ? text("还没有议定事项。", "Nothing is resolved yet.")
      : text(`议定事项只有${count}项。`, `There are ${count} resolutions.`),
  revisedWhy: (code: string) =>
    text(`会议${code}的议定事项已更正`, `the resolution of ${code} was corrected`),
  revisedDone: (number: number) =>
    text(`议定事项第${number}项已更正。`, `Resolution ${number} is corrected.`),
  nothingRevised: text(
    "没有改动。请写改成什么：新的内容，或者“期限=”“责任单位=”“来源=”；不要这一项了写“作废=是”。",
    "Nothing is changed. Say what it is to be: other words, or due=, lead=, origins=; to withdraw it, drop=yes.",
  ),
  droppedDone: text("该项议定事项已作废。", "The resolution is withdrawn."),
  resolutionText: (
    said: string,
    {
      lead,
      assist,
      due,
      task,
    }: {
      readonly lead: Text | undefined;
      readonly assist: Text | undefined;
      readonly due: Text | undefined;
      readonly task: string | undefined;
    },
  ) => {
    const all = [
      lead && text(`责任单位：${lead.zh}`, `responsible: ${lead.en}`),
      assist && text(`协助单位：${assist.zh}`, `assisting: ${assist.en}`),
      due && text(`期限：${due.zh}`, `due ${due.en}`),
      task === undefined ? undefined : text(`任务${task}`, `task ${task}`),
    ].filter((one) => one !== undefined);
    return all.length === 0
      ? text(said, said)
      : text(
          `${said}（${all.map(({ zh }) => zh).join("；")}）`,
          `${said} (${all.map(({ en }) => en).join("; ")})`,
        );
  },

  drafted: text("纪要待签发", "Minutes to be signed"),
  signed: text("纪要已签发", "Minutes signed"),
  minutesOf: text("纪要", "Minutes"),
  minutesHelp: text(
    "按已记录的内容拟好纪要，改后送主持人签发；签发后再改，须重新签发",
    "The minutes as drafted from what was recorded, to be edited and signed by the chair; a later correction is signed again",
  ),
  minutesDone: (version: number, chair: Text) =>
    text(
      `纪要第${version}稿已存，等${chair.zh}签发。`,
      `Version ${version} of the minutes is kept and waits for the signature of ${chair.en}.`,
    ),
  minutesNews: (version: number) =>
    text(
      `纪要第${version}稿待您签发。`,
      `Version ${version} of the minutes waits for your signature.`,
    ),
  minutesAsTheyWere: (version: number, signed: boolean) =>
    signed
      ? text(
          `内容没有改动，没有存新稿：纪要还是第${version}稿，已经签发，仍然有效。`,
          `The text is as it was, so no new version was kept: version ${version} is signed and still holds.`,
        )
      : text(
          `内容没有改动，没有存新稿：纪要还是第${version}稿，待签发。`,
          `The text is as it was, so no new version was kept: version ${version} still waits to be signed.`,
        ),
  circulated: text("纪要征求意见", "Minutes out for comments"),
  circulate: text("征求纪要意见", "Ask for comments"),
  circulateHelp: text(
    "签发前把纪要稿发给各参会单位征求意见，可以写截止日：征求纪要意见 HY-2026-0001 截止=下周五",
    "Before they are signed, ask the invited units what they say to the minutes, by a day if one is given: ask-comments HY-2026-0001 closesOn=Friday next week",
  ),
  commentsCloseHelp: text(
    "请各单位在哪天前反馈；不填就按期限表",
    "By which day the units are to answer; by the table of deadlines where none is given",
  ),
  noDraft: text("现在没有待签发的纪要稿", "There are no minutes that wait to be signed"),
  circulateDone: (version: number, units: number) =>
    text(
      `纪要第${version}稿正在发给${units}个参会单位征求意见。`,
      `Version ${version} of the minutes is going out to ${units} invited units for their comments.`,
    ),
  commentsAsked: (version: number) =>
    text(
      `请看会议纪要第${version}稿，有意见请提出，没有意见请按“无意见”。这一稿还没有签发。`,
      `Please read version ${version} of the minutes: say what is to be changed, or press “No comments”. This version is not signed yet.`,
    ),
  comment: text("提纪要意见", "Comment on the minutes"),
  commentHelp: text(
    "对征求意见的纪要稿提意见，没有意见就不填：提纪要意见 HY-2026-0001 第二条改为月底前",
    "Say what is to be changed in the minutes you were asked about, nothing where you have none: comment HY-2026-0001 the second item should say by the end of the month",
  ),
  commentText: text("意见", "Comment"),
  commentTextHelp: text(
    "哪一处、改成什么；没有意见就不填",
    "What to change, and into what; leave it empty for no comments",
  ),
  draftAsked: text("第几稿", "Version"),
  noComment: text("无意见", "No comments"),
  changeComment: text("改意见", "Change the comment"),
  commented: (said: boolean) =>
    said
      ? text("已记下您单位的意见。", "What your unit says is recorded.")
      : text("已记下：您单位没有意见。", "Recorded: your unit has no comments."),
  commentNews: (unit: Text, said: boolean) =>
    said
      ? text(`${unit.zh}对纪要提了意见。`, `${unit.en} has commented on the minutes.`)
      : text(`${unit.zh}对纪要没有意见。`, `${unit.en} has no comments on the minutes.`),
  commentsOf: (version: number) => text(`对第${version}稿的意见`, `Comments on version ${version}`),
  notCommented: text("未反馈", "no answer yet"),
  otherVersion: (asked: string, version: number) =>
    text(
      `您看的是纪要第${asked}稿，现在征求意见的是第${version}稿。请看过这一稿再答复。`,
      `You were looking at version ${asked} of the minutes; version ${version} is out for comments now. Please read that one before you answer.`,
    ),
  commentsUnheard: (units: Text) =>
    text(
      `还没有到反馈截止日，${units.zh}还没有反馈。现在签发，就收不到他们的意见了。`,
      `The day for comments has not gone by, and ${units.en} have not answered. Signed now, their comments come too late.`,
    ),
  commentDue: text("纪要反馈意见", "comments on the minutes"),
  commentsIn: text(
    "纪要反馈意见的截止日已到，可以修改后再签，或“签发”",
    "the day for comments on the minutes has gone by; they can be changed or signed",
  ),
  outForComments: text(
    "纪要正在征求意见，各参会单位看得到这一稿。签发时再发给他们；现在要签，请主持人用“签发”。",
    "The minutes are out for comments, and the invited units read this version. Signing sends it to them again; to sign it now, whoever chaired uses “sign”.",
  ),
  draftForComments: (version: number) =>
    text(
      `纪要第${version}稿（征求意见，未签发）`,
      `Minutes, version ${version} (for comments, not signed)`,
    ),

  sendMinutes: text("发纪要", "Send the minutes"),
  sendMinutesHelp: text(
    "没有签发的送主持人签发；已经签发的，再通知各参会单位：发纪要 HY-2026-0001",
    "To the chair to be signed where they are not; to the invited units again where they are: send-minutes HY-2026-0001",
  ),
  signToSend: text(
    "纪要待您签发，签发时通知各参会单位：请用“签发”。",
    "The minutes wait for your signature; signing them tells the invited units: use “sign”.",
  ),
  minutesToSign: (version: number, chair: Text) =>
    text(
      `纪要第${version}稿还没有签发，各参会单位现在看不到；正在请${chair.zh}签发，签发时再通知他们。`,
      `Version ${version} of the minutes is not signed, so the invited units cannot read it yet; ${chair.en} is being asked to sign, and signing tells them.`,
    ),
  minutesSentAgain: text(
    "纪要已签发，正在再次通知各参会单位；“文书”可取文件，“投递”看送到哪一步。",
    "The minutes are signed; the invited units are being told again. “documents” gives the file, “delivery” shows how far that is.",
  ),
  sign: text("签发", "Sign"),
  signHelp: text("由主持这次会议的人签发纪要", "Whoever chaired the meeting signs its minutes"),
  number: text("文号", "Document number"),
  numberHelp: text("例如 山府检纪〔2026〕1号", "Such as 山府检纪〔2026〕1号"),
  onlyChaired: (chair: Text) =>
    text(
      `纪要由主持会议的${chair.zh}签发；没有主持的人不能签。`,
      `The minutes are signed by ${chair.en}, who chaired; nobody who did not can sign.`,
    ),
  nothingInMinutes: text(
    "这份纪要只写了开会和到会情况：没有记录议定事项，也没有记录研究了什么。要补的，先用“议定”“议到”记录，再改纪要。",
    "These minutes say only that the meeting met and who came: nothing resolved and nothing discussed is on record. To add something, record it with resolve or dealt-with first, then change the minutes.",
  ),
  sureToSign: text("确认签发", "Sign all the same"),
  signAnyway: text("仍然签发", "Sign anyway"),
  signedDone: text(
    "纪要已签发，正在发给参会单位；用“文书”下载 Word。",
    "The minutes are signed and are going out to the invited units; “documents” gives the Word file.",
  ),
  signedNews: text(
    "会议纪要已签发，用“文书”下载。",
    "The minutes of the meeting are signed; “documents” gives the file.",
  ),
  attended: text("到会", "Present"),

  close: text("办结", "Close"),
  closeHelp: text("办结已召开的会议", "Close a meeting that was held"),
  result: text("结果", "Result"),
  resultHelp: text("议定的事项", "What was decided"),
  sureToClose: text("确认办结", "Close although something is open"),
  closeAnyway: text("仍然办结", "Close anyway"),
  numberedItem: (number: number, said: string) =>
    text(`第${number}项“${said}”`, `${number}. “${said}”`),
  tasksOpen: (tasks: Text) =>
    text(
      `还没有办完的任务：${tasks.zh}。会议办结以后，任务照样要办完。`,
      `Tasks that are not done: ${tasks.en}. They are still to be done once the meeting is closed.`,
    ),
  nobodysTask: (items: Text, revisable: boolean) =>
    text(
      `没有派成任务的议定事项：${items.zh}。${revisable ? "要派任务，先用“改议定”写明责任单位和期限。" : ""}`,
      `Resolved, and nobody's task: ${items.en}.${revisable ? " To make it one, first give the lead unit and the day with “revise”." : ""}`,
    ),
  minutesOpen: (version: number | undefined) =>
    version === undefined
      ? text("有议定事项，还没有拟纪要。", "Something was resolved, and there are no minutes.")
      : text(
          `纪要第${version}稿还没有签发，办结以后不能再签。`,
          `Version ${version} of the minutes is not signed, and cannot be once the meeting is closed.`,
        ),
  itemsOpen: (items: Text) =>
    text(
      `议程上没有记录议到的：${items.zh}。`,
      `On the agenda and not recorded as dealt with: ${items.en}.`,
    ),
  closedDone: text("会议已办结。", "The meeting is closed."),
  closedNews: text(
    "会议已办结，结果见卡片。",
    "The meeting is closed; see the card for the result.",
  ),

  cancel: text("取消", "Cancel"),
  cancelHelp: text("取消会议并说明理由", "Cancel the meeting, with the reason"),
  cancelledDone: text(
    "会议已取消，正在通知参会单位。",
    "The meeting is cancelled; the invited units are being told.",
  ),
  cancelledNews: (reason: string) =>
    text(`会议取消：${reason}`, `The meeting is cancelled: ${reason}`),

  proposed: text("提议中", "Proposed"),
  declined: text("不采纳", "Not adopted"),
  proposer: text("提议单位", "proposer"),
  propose: text("提议", "Propose"),
  proposeHelp: text(
    "提议开一次会，由召集人或秘书处决定：会议 提议 标题=… 时间=下周三 下午3点 理由=…",
    "Propose a meeting; the convenor or the secretariat decides: meeting propose title=… startsAt=next Wednesday 3pm reason=…",
  ),
  whyMeet: text("理由", "Reason"),
  whyMeetHelp: text("为什么要开这次会", "Why this meeting is needed"),
  proposedDone: text(
    "提议已交召集人和秘书处，采纳不采纳都会告诉您。参会单位在采纳后才会收到通知。",
    "The proposal is with the convenor and the secretariat, and you will be told what they decide. Nobody is invited before it is adopted.",
  ),
  proposedNews: (unit: Text, when: Text) =>
    text(
      `${unit.zh}提议在${when.zh}开会，请采纳或不采纳。`,
      `The ${unit.en} proposes a meeting on ${when.en}; please adopt it or not.`,
    ),
  proposedTime: text("建议时间", "Proposed time"),
  proposedUnits: text("建议参会", "To be invited"),
  proposedBy: text("提议", "Proposed by"),
  proposedFor: (unit: Text, reason: string | undefined) =>
    text(
      reason === undefined ? unit.zh : `${unit.zh}：${reason}`,
      reason === undefined ? unit.en : `${unit.en}: ${reason}`,
    ),
  adopt: text("采纳", "Adopt"),
  adoptHelp: text(
    "采纳提议，按核对后的时间和单位安排会议",
    "Adopt the proposal: the meeting is scheduled as it stands in the form",
  ),
  adoptedNews: (when: Text) =>
    text(`您提议的会议已采纳，定于${when.zh}。`, `Your meeting is adopted and set for ${when.en}.`),
  answerToo: text(
    "您单位也在参会之列，请答复能否参加。",
    "Your unit is invited; please say whether it will come.",
  ),
  adoptAsPoll: text("改为征询", "Adopt and ask when"),
  adoptAsPollHelp: text(
    "采纳提议，时间由参会单位从几个里选：改为征询 HY-2026-0001 时间=下周三下午3点；下周四上午9点",
    "Adopt the proposal and let the invited units choose from several times: adopt-as-poll HY-2026-0001 times=next Wednesday 3pm; next Thursday 9am",
  ),
  proposalPolled: (times: number) =>
    text(
      `您提议的会议已采纳，时间由参会单位从${times}个里选。`,
      `Your meeting is adopted; the invited units choose from ${times} times.`,
    ),
  decline: text("不采纳", "Do not adopt"),
  declineHelp: text(
    "不采纳提议并说明理由：不采纳 HY-2026-0001 已列入下月联席会议",
    "Do not adopt the proposal, with the reason: decline HY-2026-0001 on the agenda next month",
  ),
  declinedNews: (reason: string) =>
    text(`您提议的会议没有采纳：${reason}`, `Your meeting was not adopted: ${reason}`),
  declinedDone: text(
    "已记为不采纳，正在告知提议人。",
    "Recorded as not adopted; the proposer is being told.",
  ),

  quorum: text("到会要求", "Quorum"),
  quorumMet: (need: number, coming: number) =>
    text(
      `要${need}家到会，已有${coming}家答复参加`,
      `${need} units have to come; ${coming} have said they will`,
    ),
  quorumOpen: (need: number, coming: number) =>
    text(
      `要${need}家到会，已有${coming}家答复参加，还差${need - coming}家`,
      `${need} units have to come; ${coming} have said they will, ${need - coming} short`,
    ),
  quorumMissed: (need: number, able: number) =>
    text(
      `要${need}家到会，按现在的答复最多${able}家，不够`,
      `${need} units have to come; by the answers so far at most ${able} can`,
    ),
  quorumUnrecorded: (need: number) =>
    text(
      `要${need}家到会，还没有登记谁到会`,
      `${need} units had to come; who came is not recorded yet`,
    ),
  quorumCame: (need: number, came: number) =>
    text(
      `要${need}家到会，登记到会${came}家`,
      `${need} units had to come; ${came} recorded as present`,
    ),
  quorumNotCame: (need: number, came: number) =>
    text(
      `要${need}家到会，登记到会${came}家，不够`,
      `${need} units had to come; ${came} recorded as present, too few`,
    ),
  quorumNews: (need: number, able: number) =>
    text(
      `这次会议要${need}家到会，按现在的答复最多${able}家，不够。可以改期、加邀，或请不来的单位派人。`,
      `This meeting needs ${need} units; by the answers so far at most ${able} can come. Move it, invite more, or ask those who cannot come to send somebody.`,
    ),

  polling: text("征询时间", "Asking when"),
  poll: text("征询", "Ask when"),
  pollHelp: text(
    "一次提出几个时间，由参会单位逐个选，可以写截止日：会议 征询 标题=… 时间=下周三下午3点；下周四上午9点 参会单位=水务局、公安局 截止=下周一",
    "Offer several times, each to be answered by the invited units, by a day if one is given: meeting poll title=… times=next Wednesday 3pm; next Thursday 9am invite=water, police closesOn=next Monday",
  ),
  times: text("时间", "Times"),
  timesHelp: text(
    "二到五个时间，用分号隔开，例如 下周三下午3点到5点；下周四上午9点",
    "Two to five, separated by semicolons, for example next Wednesday 3pm to 5pm; next Thursday 9am",
  ),
  slotCount: (fewest: number, most: number) =>
    text(
      `请写${fewest}到${most}个不同的时间，用分号隔开；只有一个时间的，用“安排”。`,
      `Give ${fewest} to ${most} different times, separated by semicolons; where there is only one, use “schedule”.`,
    ),
  slotWrong: (piece: string, why: Text) =>
    text(`${inQuotes(piece)}：${why.zh}`, `${inQuotes(piece)}: ${why.en}`),
  slotLength: (shortest: number, longest: number) =>
    text(
      `会议要在${shortest}到${longest}分钟之间。`,
      `A meeting lasts ${shortest} to ${longest} minutes.`,
    ),
  slotHour: (piece: string) =>
    text(
      `${inQuotes(piece)}请再写上几点，例如“${piece} 下午3点”。`,
      `${inQuotes(piece)}: please add the time, for example “${piece} 3pm”.`,
    ),
  slotYes: text("可以", "Yes"),
  slotIfNeedBe: text("勉强可以", "If need be"),
  slotNo: text("不行", "No"),
  /** What people write for them as well. */
  slotAlso: {
    yes: ["行", "能", "有空", "可", "ok"],
    ifNeedBe: ["勉强", "可调", "尽量", "maybe"],
    no: ["不可以", "不能", "没空", "冲突"],
  },
  pollDone: (times: number, units: number) =>
    text(
      `正在请${units}个单位从${times}个时间里选；选得怎样看这张卡片，用“定时间”定下一个。`,
      `${units} ${units === 1 ? "unit is" : "units are"} being asked about ${times} times. This card shows the answers; “settle” sets one of them.`,
    ),
  pollNews: (times: number, closes: Text | undefined) =>
    text(
      `拟召开会议，时间还没有定。请对${times}个时间逐个按一下：可以、勉强可以、不行。${closes === undefined ? "" : `最迟${closes.zh}选好。`}`,
      `A meeting is planned and its time is open. Please answer each of ${times} times: yes, if need be, no.${closes === undefined ? "" : ` Please do so by ${closes.en}.`}`,
    ),
  closesOn: text("截止", "Closes on"),
  closesOnHelp: text(
    "各单位最迟哪天选好；不写就没有截止日",
    "The last day for the units to answer; none unless one is given",
  ),
  closesLate: (closes: Text, first: Text) =>
    text(
      `截止日（${closes.zh}）晚于最早的时间（${first.zh}）。请填那一天或更早的日期。`,
      `The closing day (${closes.en}) comes after the first time (${first.en}). Give that day or an earlier one.`,
    ),
  pollDue: text("选会议时间", "answering which times suit"),
  maySettle: text(
    "征询已到截止日，可以用“定时间”定下会议时间",
    "the times were to be answered by now; one can be set with “settle”",
  ),
  notAllAnswered: text("还没有选完", "Not all answered"),
  pollChairNews: (times: number) =>
    text(
      `由您主持的会议正在征询${times}个时间。`,
      `The invited units of a meeting you are to chair are asked about ${times} times.`,
    ),
  vote: text("选时间", "Answer times"),
  voteHelp: text(
    "答复哪些时间能来，写第几个或“全部”：选时间 HY-2026-0001 全部 可以",
    "Say which times suit, by their numbers or “all”: vote HY-2026-0001 slot=all answer=yes",
  ),
  slot: text("时间", "Slot"),
  slotHelp: text("第几个，或写“全部”", "Its number, or “all”"),
  otherVotes: text("其他时间的答复", "Answers to other times"),
  otherVotesHelp: text(
    "别的时间答复不同的写在这里，例如：第二个不行；其余可以",
    "Where other times are answered otherwise, for example: option 2 no; the rest yes",
  ),
  settleSlotHelp: text(
    "第几个，或写那个时间；只能定一个",
    "Its number, or the time itself; one only",
  ),
  toChooseFrom: text("可以选的时间", "Times to choose from"),
  slotPress: (number: number, answer: Text) =>
    text(`${number}. ${answer.zh}`, `${number}. ${answer.en}`),
  changeVotes: text("改选时间", "Change the answers"),
  whichSlot: (all: readonly Text[]) =>
    text(
      `请写第几个时间：${all.map(({ zh }) => zh).join("；")}。`,
      `Give the number of a time: ${all.map(({ en }) => en).join("; ")}.`,
    ),
  noOtherSlots: (all: readonly Text[]) =>
    text(
      `没有别的时间等着答复，要改哪个请写第几个：${all.map(({ zh }) => zh).join("；")}。`,
      `No other time is still to be answered; to change an answer give the number of its time: ${all.map(({ en }) => en).join("; ")}.`,
    ),
  voted: (left: number) =>
    text(
      left === 0 ? "都选好了，定下时间会告诉您。" : `已记下，还有${left}个时间没有选。`,
      left === 0
        ? "All answered; you will be told once the time is set."
        : `Recorded; ${left} ${left === 1 ? "time is" : "times are"} still to be answered.`,
    ),
  allVoted: (best: Text) =>
    text(
      `各单位都选完了，最合适的是${best.zh}。`,
      `Every unit has answered; the best time is ${best.en}.`,
    ),
  wouldMiss: text("不能来", "Would miss"),
  tally: (yes: number, others: readonly (readonly [what: Text, units: Text])[]) => {
    const said = others.filter(([, units]) => units.zh !== "");
    return text(
      [`可以${yes}家`, ...said.map(([what, units]) => `${what.zh}：${units.zh}`)].join("；"),
      [`${yes} can`, ...said.map(([what, units]) => `${what.en.toLowerCase()}: ${units.en}`)].join(
        "; ",
      ),
    );
  },
  retime: text("改时间选项", "Change the times"),
  retimeHelp: text(
    "征询时加几个时间、减几个时间，或改截止日，已选的不变；减的写第几个：改时间选项 HY-2026-0001 加=12月3日下午3点",
    "Add times to those asked about, take some out or set the closing day; the answers stand: retime HY-2026-0001 add=3 December 3pm",
  ),
  addTimes: text("加时间", "Add"),
  addTimesHelp: text(
    "几个用分号隔开，例如 下周三下午3点到5点；下周四上午9点",
    "Several separated by semicolons, for example next Wednesday 3pm to 5pm; next Thursday 9am",
  ),
  removeTimes: text("减时间", "Remove"),
  removeTimesHelp: text("第几个，或写那个时间", "Its number, or the time itself"),
  slotsNew: text("加了", "added"),
  slotsOut: text("去掉了", "taken out"),
  slotsClose: text("截止日是", "closing on"),
  retimed: (changes: readonly (readonly [what: Text, times: readonly Text[]])[]) => {
    const said = changes.filter(([, times]) => times.length > 0);
    return text(
      `征询有变：${said.map(([what, times]) => `${what.zh}${times.map(({ zh }) => zh).join("、")}`).join("；")}。`,
      `The times asked about have changed: ${said.map(([what, times]) => `${what.en} ${times.map(({ en }) => en).join(", ")}`).join("; ")}.`,
    );
  },
  answerRest: (left: number) =>
    text(
      `已选的不变，请再选还没有选的${left}个时间。`,
      `Your answers stand; please answer the ${left} ${left === 1 ? "time" : "times"} you have not.`,
    ),
  retimedDone: (units: number) =>
    text(
      `已选的不变，正在告知${units}个参会单位。`,
      `The answers stand; ${units} ${units === 1 ? "unit is" : "units are"} being told.`,
    ),
  nothingRetimed: text(
    "没有要改的。请写要加的时间（加=12月3日下午3点）、要减的（减=第2个）或截止日（截止=12月2日）。",
    "Nothing would change. Give times to add (add=3 December 3pm), to take out (remove=2) or a closing day (closesOn=2 December).",
  ),
  slotStands: (slot: Text) =>
    text(
      `${slot.zh}本来就在征询。请写别的时间；要改长短，同时减去它。`,
      `${slot.en} is asked about already. Give another time; to change how long it is, take it out as well.`,
    ),
  tooManySlots: (most: number, count: number) =>
    text(
      `最多同时征询${most}个时间，这样就有${count}个了，请减去几个。`,
      `At most ${most} times can be asked about at once and this makes ${count}; take some out.`,
    ),
  noSlotLeft: text(
    "这样就没有可选的时间了。请同时加上别的时间；不开了请用“取消”。",
    "No time would be left to choose. Add another one as well; to call the meeting off, use “cancel”.",
  ),
  settle: text("定时间", "Set the time"),
  settleHelp: text(
    "定下征询过的一个时间，会议随即安排；后面写第几个，或那个时间：定时间 HY-2026-0001",
    "Set one of the times that were asked about, by its number or as it is; the meeting is scheduled: settle HY-2026-0001",
  ),
  settlePress: (slot: Text) => text(`定在${slot.zh}`, `Set ${slot.en}`),
  setFor: (when: Text) =>
    text(`会议时间已定：${when.zh}。`, `The time of the meeting is set: ${when.en}.`),
  oneSlot: (all: readonly Text[]) =>
    text(
      `只能定一个时间，请写第几个：${all.map(({ zh }) => zh).join("；")}。`,
      `Only one time can be set; give its number: ${all.map(({ en }) => en).join("; ")}.`,
    ),
  settledNews: (when: Text) =>
    text(
      `会议定于${when.zh}。您单位选过这个时间可以，已记为参加；有变请改答复。`,
      `The meeting is set for ${when.en}. Your unit said yes to that time and is recorded as coming; change the answer if that is no longer so.`,
    ),

  coming: text("会议召开", "the meeting"),
  stillToAnswer: text("请答复能否参加会议", "please say whether your unit comes to the meeting"),
} as const;
