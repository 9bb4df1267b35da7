import { inQuotes } from "../../calendar/quotation.ts";
import { clause, joinAnd, type Text, text } from "../../chat/text.ts";

/** What is said about restorations, both languages side by side. */
export const words = {
  restoration: text("修复", "Restoration"),
  asker: text("登记单位", "Asked for by"),
  restorer: text("修复单位", "Restored by"),
  acceptor: text("验收单位", "Accepted by"),

  working: text("修复中", "Being restored"),
  reportedState: text("已完工，待验收", "Finished, to be accepted"),
  returned: text("验收未通过", "Not accepted"),
  acceptedState: text("验收通过", "Accepted"),
  withdrawn: text("已撤销", "Withdrawn"),

  register: text("登记修复", "Register a restoration"),
  registerHelp: text(
    "登记受损生态的修复：登记修复 三号口河岸复绿 类别=水污染 修复单位=水务局 验收单位=生态环境分局 阶段=清淤 4月30日；种草 6月30日 面积=3.5公顷",
    "Register what is to be restored: register-restoration River bank category=water-pollution to=water acceptor=ecology stages=dredging 30 Apr; sowing 30 Jun area=3.5 ha",
  ),
  title: text("标题", "Title"),
  about: text("类别", "Category"),
  restorerHelp: text("谁来修复，或谁督促责任人修复", "Who restores, or sees to it that others do"),
  acceptorHelp: text("谁来验收，不能是修复单位", "Who accepts it: not the unit that restores"),
  stages: text("阶段", "Stages"),
  stagesHelp: text(
    "每个阶段写做什么、哪天前做完，用分号隔开：清淤 4月30日；种草 6月30日",
    "Each with what is done and its last day, separated by semicolons: dredging 30 Apr; sowing 30 Jun",
  ),
  goal: text("修复任务", "To be restored"),
  area: text("面积", "Area"),
  areaHelp: text("例如 3.5公顷、52亩", "For example 3.5 ha"),
  river: text("河道", "River"),
  riverHelp: text("例如 1.2公里、800米", "For example 1.2 km, 800 m"),
  trees: text("树木", "Trees"),
  money: text("修复资金", "Money"),
  moneyHelp: text("整数，单位元", "In whole yuan"),
  notMeasured: {
    area: text(
      "面积只填数字和单位，例如 3.5公顷、52亩、800平方米。",
      "Area takes a number and its unit alone, for example 3.5 ha, 52 mu, 800 m2.",
    ),
    river: text(
      "河道只填数字和单位，例如 1.2公里、800米。",
      "River takes a number and its unit alone, for example 1.2 km, 800 m.",
    ),
  },
  howMuch: text(
    "请填修复多少：面积、河道、树木、修复资金，至少填一项。",
    "Please say how much is to be restored: area, river, trees or money, at least one.",
  ),
  hectares: (amount: number) => text(`${amount}公顷`, `${amount} ha`),
  kilometres: (amount: number) => text(`${amount}公里`, `${amount} km`),
  treesOf: (amount: number) => text(`${amount}株`, `${amount} trees`),
  yuan: (amount: number) => text(`${amount}元`, `${amount} yuan`),
  stageOf: (name: string, due: Text, doneOn: Text | undefined) =>
    doneOn === undefined
      ? text(`${name}（${due.zh}前）`, `${name} (by ${due.en})`)
      : text(`${name}（${doneOn.zh}完成）`, `${name} (done on ${doneOn.en})`),
  noDay: (part: string) =>
    text(
      `${inQuotes(part)}里看不出做什么、哪天前做完。每个阶段请这样写：清淤 4月30日；种草 6月30日。`,
      `What is done by when cannot be read in ${inQuotes(part)}. Please write each stage so: dredging 30 Apr; sowing 30 Jun.`,
    ),
  stageGone: (name: string, due: Text) =>
    text(
      `阶段${inQuotes(name)}的日期（${due.zh}）已经过去。请填今天或以后的日期，例如下月底。`,
      `The day of the stage ${inQuotes(name)} (${due.en}) has passed. Please give today or a later day.`,
    ),
  notLeading: (units: Text) =>
    text(
      `修复由检察院，或${units.zh}登记。请联系其中相关的单位。`,
      `A restoration is registered by the procuratorate, or by: ${units.en}. Please ask the one concerned.`,
    ),
  ownAcceptor: text(
    "修复单位不能自己验收。请另选验收单位。",
    "The unit that restores does not accept its own work. Please choose another unit.",
  ),
  accusedInIt: text(
    "关联的那件事反映的就是这个单位，请另选单位。",
    "The matter this comes of is a complaint of that very unit: please choose another.",
  ),
  already: (code: string) =>
    text(
      `这个单位的同名修复正在办理：${code}。`,
      `A restoration of this name by this unit is in hand: ${code}.`,
    ),
  registered: (code: string, unit: Text, deadline: Text) =>
    text(
      `已登记，编号${code}，正在通知${unit.zh}。${deadline.zh}。`,
      `Registered as ${code}; being told: ${unit.en}. ${deadline.en}.`,
    ),
  toRestore: (title: string, acceptor: Text) =>
    text(
      `请按阶段修复并登记进展：${inQuotes(title)}；完工后由${acceptor.zh}验收。`,
      `Please restore stage by stage and record progress: ${inQuotes(title)}. It is then accepted by: ${acceptor.en}.`,
    ),
  toAccept: (title: string, restorer: Text) =>
    text(
      `${restorer.zh}修复${inQuotes(title)}，完工后请您单位验收。`,
      `Once restored by the ${restorer.en}, your unit is to accept it: ${inQuotes(title)}.`,
    ),

  progress: text("修复进展", "Progress"),
  progressHelp: text(
    "做了什么，哪个阶段做完了：修复进展 XF-2026-0001 清淤完成 完成阶段=1",
    "What was done, and which stage with it: progress XF-2026-0001 Dredged stage=1",
  ),
  what: text("情况", "What was done"),
  stage: text("完成阶段", "Stage done"),
  stageHelp: text(
    "第几个阶段做完了就填几；都还没有做完的不填",
    "Its number; left out where none is",
  ),
  doneOn: text("完成日期", "Done on"),
  noSuchStage: (count: number) =>
    text(
      `只有${count}个阶段，请填1到${count}。`,
      `There are ${count} stages: please give 1 to ${count}.`,
    ),
  stageDone: (name: string, on: Text) =>
    text(
      `阶段${inQuotes(name)}已于${on.zh}完成，请填还没有完成的阶段。`,
      `The stage ${inQuotes(name)} was done on ${on.en}: please give one that is not.`,
    ),
  progressNews: (unit: Text, said: string) =>
    text(
      `${unit.zh}登记修复进展：${clause(said)}。`,
      `Progress of the ${unit.en}: ${clause(said)}.`,
    ),
  progressDone: (deadline: Text) => text(`已记录。${deadline.zh}。`, `Recorded. ${deadline.en}.`),
  allDone: text(
    "已记录，各阶段都已完成，请办“修复完工”送验收。",
    "Recorded. Every stage is done: please report it finished, to be accepted.",
  ),

  finish: text("修复完工", "Finished"),
  finishHelp: text(
    "各阶段做完，写明实际修复了多少，送验收",
    "Every stage is done: how much was restored",
  ),
  reported: text("完工数量", "Reported"),
  reportedOn: text("完工日期", "Finished on"),
  onlyAllDone: text("各阶段都已完成", "every stage is done"),
  stagesLeft: (stages: readonly Text[]) => {
    const { zh, en } = joinAnd(stages);
    return text(
      `还有阶段没有完成：${zh}。请先用“修复进展”登记完成。`,
      `Not every stage is done: ${en}. Please record their progress first.`,
    );
  },
  missing: (label: Text) =>
    text(
      `登记时有“${label.zh}”，请填实际修复了多少。`,
      `It was to restore some of “${label.en}”: please say how much was.`,
    ),
  finishedNews: (unit: Text, amounts: Text) =>
    text(
      `${unit.zh}修复完工：${amounts.zh}，待验收。`,
      `Finished by the ${unit.en}: ${amounts.en}; to be accepted.`,
    ),
  finishedDone: (acceptor: Text, by: Text) =>
    text(
      `已记录，正在通知${acceptor.zh}${by.zh}验收。`,
      `Recorded; the ${acceptor.en} is being told to accept it ${by.en}.`,
    ),

  accept: text("验收通过", "Accept"),
  acceptHelp: text(
    "现场验收，写明意见；数量有出入的改填",
    "Seen on the spot, with the finding; amounts as measured",
  ),
  finding: text("验收意见", "Finding"),
  findingHelp: text("看了哪里、质量怎样；不写姓名", "What was seen and how it is; no name"),
  restored: text("验收数量", "Restored"),
  acceptedOn: text("验收日期", "Accepted on"),
  acceptedNews: (amounts: Text) =>
    text(`修复验收通过：${amounts.zh}。`, `The restoration is accepted: ${amounts.en}.`),

  return: text("验收不通过", "Not accepted"),
  returnHelp: text(
    "没有达到要求，写明差在哪里，退回继续修复",
    "Not as it was to be: say what is wanting",
  ),
  reason: text("理由", "Reason"),
  returnedOn: text("退回日期", "Sent back on"),
  returnedNews: (reason: string) =>
    text(
      `修复验收未通过：${clause(reason)}。请继续修复，完工后再送验收。`,
      `The restoration is not accepted: ${clause(reason)}. Please go on, and report it finished again.`,
    ),
  returnedDone: (deadline: Text) =>
    text(
      `已退回，正在通知修复单位。${deadline.zh}。`,
      `Sent back; the unit is being told. ${deadline.en}.`,
    ),

  withdraw: text("撤销修复", "Withdraw"),
  withdrawHelp: text("不再修复或登记有误，写明理由", "Not restored after all, with the reason"),
  withdrawnNews: (title: string, reason: string) =>
    text(
      `${inQuotes(title)}撤销：${clause(reason)}。`,
      `${inQuotes(title)} is withdrawn: ${clause(reason)}.`,
    ),
  withdrawnDone: text("已撤销，正在通知有关单位。", "Withdrawn; the units are being told."),

  stageDue: text("完成修复阶段", "finish the stage"),
  acceptDue: text("验收修复", "accept the restoration or send it back"),
  againDue: text("继续修复并送验收", "go on and report it finished again"),
} as const;
