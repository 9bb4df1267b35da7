import { clause, type Text, text } from "../../chat/text.ts";

/** What is said about tasks, both languages side by side. */
export const words = {
  task: text("任务", "Task"),
  giver: text("交办单位", "Giving unit"),
  unit: text("承办单位", "Responsible unit"),
  givenBy: text("交办人", "Given by"),

  given: text("已交办，待签收", "Given, to be acknowledged"),
  accepted: text("办理中", "Being done"),
  reported: text("已报完成，待核实", "Reported done, to be verified"),
  verified: text("已核实完成", "Verified as done"),
  cancelled: text("已取消", "Cancelled"),
  /** How far one of several units is, as the others may know it. */
  standing: {
    given: text("未签收", "not acknowledged"),
    accepted: text("办理中", "being done"),
    done: text("已报完成", "reported done"),
    verified: text("已核实完成", "verified as done"),
    cancelled: text("已取消", "cancelled"),
  },

  others: text("其他承办单位", "The other units"),
  standingOf: (leads: boolean, standing: Text): Text =>
    leads
      ? text(`牵头，${standing.zh}`, `leads, ${standing.en}`)
      : text(`配合，${standing.zh}`, `assists, ${standing.en}`),

  assign: text("交办", "Assign"),
  assignHelp: text(
    "把议定的事交给单位去办：任务 交办 封堵东街排污口 牵头单位=水务局 配合单位=生态环境分局 到期=下周五",
    "Give a unit something to do: task assign seal the East Street outfall lead=water assist=ecology due=next Friday",
  ),
  title: text("任务内容", "Title"),
  titleHelp: text("做什么事，一句话", "What is to be done, in one sentence"),
  lead: text("牵头单位", "Lead unit"),
  leadHelp: text("对这项任务负总责的单位", "The unit that answers for the task"),
  assist: text("配合单位", "Assisting units"),
  due: text("到期", "Due"),
  dueHelp: text(
    "最后一天，写哪天就是哪天，不顺延",
    "The last day; it stays as it is written and is not moved",
  ),
  dueStands: text(
    "到期日已经延过期，或者单位已报完成，不能再勘误；要改期请用“延期”。",
    "The day was moved, or the task is reported done, so it can no longer be amended; to move it, use extend.",
  ),
  dueBeforeGiven: (day: Text): Text =>
    text(
      `到期日不能早于交办的那一天（${day.zh}）。`,
      `A task cannot be due before the day it was given (${day.en}).`,
    ),
  restDay: text("就是休息日", "A rest day is meant"),
  isRestDay: (day: Text, festival: Text | undefined): Text =>
    text(
      `${day.zh}是${festival?.zh ?? "休息日"}，以哪一天为准？`,
      `${day.en} is ${festival === undefined ? "a rest day" : festival.en}. Which day is meant?`,
    ),
  asWritten: (day: Text): Text => text(`就是${day.zh}`, `${day.en} as written`),
  nextWorkingDay: (day: Text): Text =>
    text(`改为${day.zh}（下一工作日）`, `${day.en}, the next working day`),
  whichLeads: text(
    "牵头的只能是一个单位，其余的配合。由哪个单位牵头？",
    "One unit leads and the others assist. Which one leads?",
  ),
  leads: (unit: Text): Text => text(`${unit.zh}牵头`, `The ${unit.en} leads`),
  standard: text("完成标准", "Standard"),
  standardHelp: text("做到什么程度算完成", "What must be there for it to count as done"),
  basis: text("依据", "Basis"),
  basisHelp: text(
    "会议、建议等的编号（如 HY-2026-0001），或者写明依据",
    "The number of a meeting or another matter (such as HY-2026-0001), or in words",
  ),
  noOwner: (unit: Text): Text =>
    text(
      `${unit.zh}现在没有联络员，也没有负责人，交办了也没有人办。请先请管理员登记岗位，或另选单位。`,
      `The ${unit.en} has neither a liaison nor a head now: nobody would do it. Ask the administrator to enter a post, or choose another unit.`,
    ),
  givenOn: text("交办日期", "Given on"),
  givenNews: (lead: Text | undefined, assist: Text | undefined, due: Text): Text =>
    text(
      `交办任务：${lead?.zh ?? ""}牵头${assist === undefined ? "" : `，${assist.zh}配合`}，${due.zh}到期。请签收。`,
      `A task is given: ${lead?.en ?? ""} leads${assist === undefined ? "" : `, ${assist.en} to assist`}; due ${due.en}. Please acknowledge it.`,
    ),
  givenByConvenor: (due: Text): Text =>
    text(
      `交办了一项任务，${due.zh}到期，请跟踪。`,
      `A task was given, due ${due.en}; please follow it.`,
    ),
  givenDone: (code: string, units: Text, due: Text): Text =>
    text(
      `任务已交办，编号${code}，正在通知${units.zh}。${due.zh}。`,
      `The task is given as ${code}; being told: ${units.en}. ${due.en}.`,
    ),

  acceptDue: text("签收任务", "acknowledging the task"),
  acceptHelp: text("确认本单位收到任务", "Confirm that your unit has the task"),
  acceptedDone: (due: Text): Text => text(`已签收。${due.zh}。`, `Acknowledged. ${due.en}.`),
  acceptedNews: (unit: Text): Text =>
    text(`${unit.zh}已签收任务。`, `The ${unit.en} has acknowledged the task.`),

  progress: text("进展", "Progress"),
  progressHelp: text(
    "报告办到什么程度：进展 RW-2026-0001 已封堵两处",
    "Say how far it is: progress RW-2026-0001 two of three sealed",
  ),
  progressDone: text("进展已记录。", "The progress is recorded."),
  progressNews: (unit: Text, said: string): Text =>
    text(`${unit.zh}报告任务进展：${said}`, `The ${unit.en} reports progress: ${said}`),

  doneDue: text("完成任务", "doing the task"),
  done: text("完成", "Done"),
  doneHelp: text(
    "报告任务完成，附图片或文件，或写明证据：完成 RW-2026-0001 已封堵 证据=验收单3号",
    "Report it done, with a picture, a file or a word on the evidence: done RW-2026-0001 sealed evidence=report no. 3",
  ),
  report: text("完成情况", "What was done"),
  reportedOn: text("报完成日期", "Reported on"),
  evidence: text("证据", "Evidence"),
  evidenceHelp: text("验收单、照片编号等", "An acceptance report, numbers of pictures"),
  evidenceNeeded: text(
    "请附上能证明完成的图片或文件（先发给我，再报完成），或者写：证据=…",
    "Please add a picture or a file that shows it (send it to me first), or type evidence=…",
  ),
  doneNews: (unit: Text, due: Text): Text =>
    text(
      `${unit.zh}报告任务完成（${due.zh}到期），请核实。`,
      `The ${unit.en} reports the task done (due ${due.en}); please verify it.`,
    ),
  doneDone: text(
    "已报告完成，等待核实。核实前不算完成。",
    "Reported as done. It counts as done once it is verified.",
  ),

  extend: text("延期", "Extend"),
  extendHelp: text(
    "申请更多时间，由秘书处或召集人决定：延期 RW-2026-0001 到期=下周五 理由=…",
    "Ask for more time; the secretariat or the convenor decides: extend RW-2026-0001 due=next Friday reason=…",
  ),
  newDue: text("延至", "Until"),
  reason: text("理由", "Reason"),
  extension: text("延期", "More time"),
  extensionText: (due: Text, status: "asked" | "granted" | "refused", reason: string): Text => {
    const said = {
      asked: text("申请延至", "asked until"),
      granted: text("同意延至", "granted until"),
      refused: text("未同意延至", "not granted until"),
    }[status];
    return text(`${said.zh}${due.zh}：${reason}`, `${said.en} ${due.en}: ${reason}`);
  },
  askedBefore: text(
    "已经申请过延期，请等待答复。",
    "More time has been asked for already; please wait for the answer.",
  ),
  askedDone: (due: Text): Text =>
    text(
      `延期申请已提交。答复之前仍按${due.zh}到期。`,
      `More time is asked for. Until it is answered the task is due ${due.en}.`,
    ),
  askedNews: (unit: Text, due: Text): Text =>
    text(
      `${unit.zh}申请把任务延至${due.zh}，请答复。`,
      `The ${unit.en} asks for time until ${due.en}; please answer.`,
    ),
  notLater: (due: Text): Text =>
    text(
      `现在的到期日是${due.zh}，延期要填更晚的日期。`,
      `The task is due ${due.en}; please give a later day.`,
    ),
  grantedWhy: text("同意", "granted"),
  grant: text("同意延期", "Grant time"),
  grantHelp: text("同意单位的延期申请，也可以另定日期", "Grant the time asked for, or another day"),
  grantDueHelp: text("不填就按申请的日期", "Left empty: the day asked for"),
  grantedDone: (due: Text): Text =>
    text(`已同意延至${due.zh}。`, `More time is granted until ${due.en}.`),
  grantedNews: (due: Text): Text =>
    text(`任务延至${due.zh}到期。`, `The task is now due ${due.en}.`),
  deny: text("不同意延期", "Deny time"),
  denyHelp: text("不同意单位的延期申请", "Deny the time asked for"),
  deniedDone: text("已答复：不同意延期。", "Answered: no more time."),
  deniedNews: (reason: string, due: Text): Text =>
    text(
      `延期未获同意：${clause(reason)}。仍按${due.zh}到期。`,
      `More time is not granted: ${clause(reason)}. The task stays due ${due.en}.`,
    ),
  notAsked: text("现在没有待答复的延期申请。", "No request for more time waits for an answer."),

  verify: text("核实", "Verify"),
  verifyHelp: text(
    "核实任务是否完成，写明看到的情况和结论：核实 RW-2026-0001 现场已封堵 结果=完成",
    "Say what was found and whether it is done: verify RW-2026-0001 sealed as seen on site result=done",
  ),
  finding: text("核实情况", "Finding"),
  result: text("结果", "Result"),
  undone: text("没有完成", "Not done"),
  verifiedOn: text("核实日期", "Verified on"),
  verifiedDone: (unit: Text): Text =>
    text(`已核实：${unit.zh}的任务完成。`, `Verified: the ${unit.en} has done its task.`),
  verifiedNews: text("任务已核实完成。", "The task is verified as done."),
  ownWork: text(
    "这是您所在单位承办的任务，不能由本单位核实，请由召集人核实。",
    "Your own unit has this task; the convenor must verify it.",
  ),

  return: text("退回", "Send back"),
  returnHelp: text(
    "没有完成的退回单位继续办，写明理由：退回 RW-2026-0001 还有一处没有封堵",
    "Send back what is not done, with the reason: return RW-2026-0001 one outfall is left",
  ),
  dueOver: (due: Text): Text =>
    text(
      `原定的到期日${due.zh}已经过去，请写新的日期，例如：到期=下周五。`,
      `The day it was due, ${due.en}, has passed. Please give a new one, for example due=next Friday.`,
    ),
  sentBackDone: (unit: Text, due: Text): Text =>
    text(`已退回${unit.zh}，${due.zh}到期。`, `Sent back to the ${unit.en}, due ${due.en}.`),
  sentBackNews: (reason: string, due: Text): Text =>
    text(
      `任务被退回：${clause(reason)}。请继续办理，${due.zh}到期。`,
      `The task is sent back: ${clause(reason)}. Please go on with it; due ${due.en}.`,
    ),

  reopen: text("重开", "Reopen"),
  reopenHelp: text(
    "核实之后发现没有完成的，重新办理",
    "Take up again what was found not to be done",
  ),
  reopenedDone: (due: Text): Text =>
    text(`任务已重开，${due.zh}到期。`, `The task is open again, due ${due.en}.`),
  reopenedNews: (reason: string, due: Text): Text =>
    text(
      `任务重开：${clause(reason)}。${due.zh}到期。`,
      `The task is open again: ${clause(reason)}. It is due ${due.en}.`,
    ),

  urge: text("督办", "Urge"),
  urgeHelp: text(
    "任务过期未完成的，督促单位负责人",
    "Urge the head of the unit on with a task that is overdue",
  ),
  urging: text("督办意见", "What is said"),
  notOverdue: (due: Text): Text =>
    text(
      `任务${due.zh}才到期，还没有过期；需要提醒的，请用“催办”。`,
      `The task is due ${due.en} and not overdue yet; to remind the unit, use nudge.`,
    ),
  urgedDone: (unit: Text): Text =>
    text(`督办意见正在发给${unit.zh}。`, `The ${unit.en} is being told.`),
  urgedNews: (said: string, due: Text): Text =>
    text(
      `督办：任务${due.zh}到期未完成。${clause(said)}。`,
      `Urged: the task was due ${due.en} and is not done. ${clause(said)}.`,
    ),

  cancel: text("取消", "Cancel"),
  cancelHelp: text(
    "不再需要办的任务，写明理由取消；只取消一个单位的，写 单位=…",
    "Call off a task, with the reason; for one unit alone give unit=…",
  ),
  cancelledDone: text(
    "任务已取消，正在通知单位。",
    "The task is cancelled; the units are being told.",
  ),
  cancelledNews: (reason: string): Text =>
    text(`任务取消：${reason}`, `The task is cancelled: ${reason}`),

  shareOf: (unit: Text, state: Text): Text =>
    text(`【${unit.zh}】${state.zh}`, `[${unit.en}] ${state.en}`),
  signature: text("签收人及日期", "signed for by, on"),

  /** When a step can be taken, as the printed permissions say it. */
  only: {
    timeAsked: text("申请延期未答复时", "while a request for time is open"),
    notOwn: text("不是本单位承办的", "not of the person's own unit"),
    overdue: text("已过到期日", "once the day has gone by"),
  },
} as const;
