import { type Text, text } from "../../chat/text.ts";
import { namesOf } from "../../flow/parties.ts";
import type { Directory } from "../../people/directory.ts";

/** What is said about bulletins, both languages side by side. */
export const words = {
  bulletin: text("公布", "Bulletin"),
  publisher: text("公布单位", "Publishing unit"),
  checker: text("核对单位", "Unit that checks"),
  reader: text("查阅单位", "Unit that may read it"),

  due: text("待编制", "To be made"),
  checking: text("待各单位核对", "Being checked by the units"),
  checked: text("待送保密审查", "To be sent for secrecy review"),
  reviewing: text("保密审查中", "In secrecy review"),
  approving: text("待批准", "To be approved"),
  approved: text("已批准，待发布", "Approved, to be published"),
  published: text("已公布", "Published"),
  dropped: text("已撤销", "Dropped"),

  titles: {
    cases: (period: string) => `${period}主要办案数据`,
    appearance: (period: string) => `${period}行政机关负责人出庭应诉情况`,
    year: (period: string) => `${period}府检联动年度报告`,
  },

  start: text("编制", "Make"),
  startHelp: text(
    "编制一期公报：季度是主要办案数据，半年是负责人出庭应诉情况，全年是年度报告；数据从此固定：公布 编制 2026年第一季度",
    "Make a bulletin: of a quarter the main case data, of a half-year who appeared in court, of a year the report; its figures are frozen: bulletin compile Q1 2026",
  ),
  period: text("期间", "Period"),
  periodHelp: text(
    "已经结束的季度、半年或全年：2026年第一季度、2026年上半年、2025年",
    "A quarter, half-year or year that is over: Q1 2026, H1 2026, 2025",
  ),
  whichPeriod: text(
    "公报按整季度、半年或全年编制：季度是主要办案数据，半年是负责人出庭应诉情况，全年是年度报告。例如：2026年第一季度。",
    "A bulletin is of a whole quarter (case data), half-year (appearance in court) or year (report), such as Q1 2026.",
  ),
  notOver: (period: Text) =>
    text(
      `${period.zh}还没有结束，数据会变。请等它结束后再编制，或者写已经结束的期间。`,
      `${period.en} is not over and its figures will change. Please wait until it is, or give one that is over.`,
    ),
  already: (code: string) =>
    text(
      `这一期已经有了：${code}。待编制的请用“汇总数据”；已公布的有错，请用“更正公报”。`,
      `There is one of this period already: ${code}. If it is to be made, use “gather-figures”; if it is out and wrong, “correct-bulletin”.`,
    ),
  notes: text("说明", "Remarks"),
  notesHelp: text(
    "可以不填；一行一条，保密审查逐条看；不写个人、学校和具体案情",
    "May be left out; one a line, each reviewed by itself; no persons, schools or facts of a case",
  ),
  nothingCounted: text(
    "这个期间没有可以公布的数据。不需要公布的，请用“撤销编制”并写明理由。",
    "There are no figures of this period to publish. If none is needed, drop it and say why.",
  ),
  nothingInPeriod: text(
    "这个期间没有可以公布的数据，不用编制。换一个已经结束的期间，例如：2026年第一季度。",
    "There are no figures of this period to publish, so none is needed. Give another that is over, for example Q1 2026.",
  ),
  nothingPublished: text(
    "年度报告由当年已公布的各期相加，现在一期也没有公布。请先公布各季度和半年的。",
    "The report of a year adds up what was published of it, and nothing is yet. Publish the quarters and half-years first.",
  ),
  startedDone: (code: string, toCheck: boolean) =>
    toCheck
      ? text(
          `数据已固定，编号${code}，正在通知有关单位核对各自的数据。到期不答复的不影响下一步，公报稿上会写明。`,
          `The figures are frozen, as ${code}; the units concerned are asked to check their own. One that does not answer in time holds nothing up, and is said to be silent.`,
        )
      : text(
          `数据已固定，编号${code}。没有单位需要核对，下一步：送保密审查。`,
          `The figures are frozen, as ${code}. No unit has to check them. Next: send it for secrecy review.`,
        ),
  waiting: text("期满待编制", "Period over"),
  waitingNews: (title: string) =>
    text(
      `${title}可以编制了。请汇总数据；不需要公布的，撤销编制并写明理由。`,
      `“${title}” can be made now. Gather the figures; if it is not to be published, drop it and say why.`,
    ),
  compile: text("汇总数据", "Gather figures"),
  compileHelp: text(
    "按今天的记录汇总并固定数据，以后不再变动",
    "Counts the figures by today's record and freezes them",
  ),
  toCheckNews: text(
    "公报要用到贵单位的数据，请核对：没有问题的按“核对无误”，有问题的按“数据有误”，写明是哪一行、为什么。",
    "A bulletin has figures of your unit in it. Please check them: confirm, or say which line is wrong and why.",
  ),

  confirm: text("核对无误", "Figures are right"),
  confirmHelp: text("本单位的数据没有问题", "The figures of your unit are right"),
  confirmedDone: text("已记录：本单位核对无误。", "Recorded: your unit's figures are right."),
  allChecked: text(
    "各单位都已答复。下一步：送保密审查。",
    "Every unit has answered. Next: send it for secrecy review.",
  ),
  dispute: text("数据有误", "A figure is wrong"),
  disputeHelp: text(
    "哪一行不对、为什么：数据有误 GB-2026-0001 行=3 理由=少计一件",
    "Which line is wrong and why: figures-wrong GB-2026-0001 line=3 reason=One is missing",
  ),
  line: text("行", "Line"),
  lineHelp: text("行号，或者这一行的名称", "Its number, or words of its name"),
  reason: text("理由", "Reason"),
  whichLine: (numbers: readonly number[]) =>
    text(
      `请写清是哪一行，用行号（${numbers.join("、")}）或者只有一行有的名称。`,
      `Please say which line, by its number (${numbers.join(", ")}) or by words that only one has.`,
    ),
  disputedNews: (unit: Text) =>
    text(
      `${unit.zh}对一行数据有异议，请答复。`,
      `The ${unit.en} objects to a figure. Please answer.`,
    ),
  disputedDone: text("已记录，正在通知公布单位。", "Recorded; the publishing unit is being told."),
  settle: text("答复核对", "Answer an objection"),
  settleHelp: text(
    "重新计数、维持或者删去这一行，写明理由",
    "Count the line anew, keep it or take it out, with a reason",
  ),
  answer: text("处理", "Answer"),
  recount: text("重新计数", "Count anew"),
  keep: text("维持", "Keep"),
  strike: text("删去", "Take out"),
  onlyDisputed: text("有单位提出异议", "a unit objects to a figure"),
  nothingDisputed: text(
    "没有待答复的异议。下一步：送保密审查。",
    "No objection is open. Next: send it for secrecy review.",
  ),
  whichDisputed: (numbers: readonly number[]) =>
    text(
      `请写有异议、还没有答复的行号：${numbers.join("、")}。`,
      `Please give a line with an open objection: ${numbers.join(", ")}.`,
    ),
  nothingToRecount: text(
    "这一行现在没有数据可计。请选维持或者删去。",
    "There is nothing left to count in this line. Keep it, or take it out.",
  ),
  settledNews: text(
    "贵单位的异议已经答复，请看公报。",
    "Your unit's objection is answered: see the bulletin.",
  ),
  settledDone: text(
    "已答复，正在通知提出异议的单位。",
    "Answered; the unit that objected is being told.",
  ),
  submit: text("送保密审查", "Send for secrecy review"),
  submitHelp: text(
    "各单位都已答复，或者核对期限已过；异议都已答复",
    "Every unit has answered or the time to check is over, and objections are answered",
  ),
  onlyChecked: text(
    "各单位已答复或者核对期限已过，异议都已答复",
    "the units have answered or their time is over, and objections are answered",
  ),
  stillDisputed: (numbers: readonly number[]) =>
    text(
      `第${numbers.join("、")}行的异议还没有答复。请先答复核对。`,
      `The objection to line ${numbers.join(", ")} is open. Answer it first.`,
    ),
  stillChecking: (last: Text) =>
    text(
      `还有单位没有核对，期限到${last.zh}。各单位都答复后，或者过了这一天，再送审。`,
      `Some units have not checked yet; they have until ${last.en}. Send it once all have answered, or after that day.`,
    ),
  submitted: (silent: readonly string[], directory: Directory) => {
    if (silent.length === 0) return text("已送保密审查。", "Sent for secrecy review.");
    const { zh, en } = namesOf(silent, directory);
    return text(
      `已送保密审查。到期没有答复的单位：${zh}。`,
      `Sent for secrecy review. Units that did not answer in time: ${en}.`,
    );
  },
  toReviewNews: text(
    "一期公报请作保密审查：不能公开的逐行不予公开并写明理由，其余通过。",
    "A bulletin is to be reviewed for secrecy: keep back line by line what must not be public, with the reason, and pass the rest.",
  ),

  onlyAnother: text("没有参与编制的人", "somebody who had no hand in making it"),
  onlyOther: text("没有参与保密审查的人", "somebody who had no hand in its review"),
  sameHand: text(
    "编制发布和保密审查要由两个人办，您已经办过其中一样。请由别的岗位办。",
    "Making and reviewing it are for two people, and you have done one of them. Another post has to do this.",
  ),
  refuse: text("不予公开", "Keep a line back"),
  refuseHelp: text(
    "这一行不能公开：不予公开 GB-2026-0001 行=3 理由=能看出是哪所学校",
    "A line must not be public: keep-back GB-2026-0001 line=3 reason=It shows which school it is",
  ),
  refuseLineHelp: text(
    "行号，或者这一行的名称；受限事项的表写“受限”",
    "Its number, or words of its name; “restricted” for the table of restricted matters",
  ),
  whichRefused: (numbers: readonly number[], table: boolean) =>
    text(
      `请写清是哪一行，用行号（${numbers.join("、")}）或者只有一行有的名称${table ? "；受限事项的表写“受限”" : ""}。`,
      `Please say which line, by its number (${numbers.join(", ")}) or by words that only one has${table ? "; “restricted” is the table of restricted matters" : ""}.`,
    ),
  refusedBefore: text(
    "这一行已经不予公开。请写别的行，或者按“保密审查通过”。",
    "This line is kept back already. Give another one, or pass the rest.",
  ),
  refusedDone: text(
    "这一行不予公开。别的行看完后，请按“保密审查通过”。",
    "The line is kept back. Once you have seen the others, pass the review.",
  ),
  pass: text("保密审查通过", "Pass the review"),
  passHelp: text("不予公开的以外，都可以公开", "All but what is kept back may be public"),
  nothingLeft: text(
    "所有行都不予公开，没有可以通过的。请由公布单位撤销编制。",
    "Every line is kept back, so there is nothing to pass. The publishing unit can drop it.",
  ),
  passedNews: (refused: number, table: boolean) =>
    refused === 0 && !table
      ? text("保密审查已通过，等批准。", "The secrecy review is passed; it is to be approved.")
      : text(
          `保密审查已通过，${refused}行${table ? "和受限事项的表" : ""}不予公开，理由见公报稿；等批准。`,
          `The secrecy review is passed; ${refused} line(s)${table ? " and the table of restricted matters" : ""} are kept back, with the reason in the draft. It is to be approved.`,
        ),
  passedDone: text("保密审查已通过，正在送批准。", "Passed; it goes on to be approved."),
  toApproveNews: text(
    "一期公报已通过保密审查，请批准公布。",
    "A bulletin has passed the secrecy review. Please approve it.",
  ),
  approve: text("批准公布", "Approve"),
  approveHelp: text("同意公布", "Agree to its publication"),
  approvedNews: text("公报已批准，请发布。", "The bulletin is approved. Please publish it."),
  approvedDone: text("已批准，正在通知公布单位。", "Approved; the publishing unit is being told."),
  sendBack: text("退回公报", "Send back"),
  sendBackHelp: text("要改的，写明理由退回", "Back to be changed, with the reason"),
  sentBackNews: (reason: string) =>
    text(`公报退回：${reason}`, `The bulletin is sent back: ${reason}`),
  sentBackDone: text("已退回，正在通知公布单位。", "Sent back; the publishing unit is being told."),
  publish: text("发布公报", "Publish"),
  publishHelp: text(
    "已经对外公布：写公布日期；各单位从此都能查看",
    "It is out: the day; every unit can read it from now on",
  ),
  publishedOn: text("公布日期", "Published on"),
  publishedNews: text("公报已公布。", "The bulletin is published."),
  correctedNews: text(
    "公报已更正，更正了什么写在公报里。",
    "The bulletin is corrected; what changed is said in it.",
  ),
  publishedDone: (version: number) =>
    version === 1
      ? text("已公布，各单位都能查看。", "Published; every unit can read it.")
      : text(
          `第${version}版已公布，更正了什么写在里面；原来的留在记录里。`,
          `Version ${version} is published with what changed; the one before stays on record.`,
        ),
  yearMadeBefore: (codes: readonly string[]) =>
    text(
      `全年公报${codes.join("、")}编制在前，里面没有这一版的数：已公布的请在那里“更正公报”，没公布的请撤销编制，重新编制。`,
      `The bulletin of the year ${codes.join(", ")} was made before and has nothing of this version: correct it there if it is out, or else give it up and make it again.`,
    ),
  madeBefore: text("编制在这一版之前的全年公报", "Bulletins of the year made before this version"),
  correct: text("更正公报", "Correct"),
  correctHelp: text(
    "按现在的记录重新计数，列明从多少改为多少；重新经过保密审查和批准，原来的留在记录里",
    "Counts anew by the record as it stands and lists what changed from what to what; reviewed and approved again, the old one stays on record",
  ),
  nothingChanged: text(
    "重新计数以后，已公布的各行没有变化，不需要更正。",
    "Counted anew, every published line is as it was: there is nothing to correct.",
  ),
  correctDone: text(
    "已重新计数，正在送保密审查。更正公布以前，已公布的不变。",
    "Counted anew and sent for secrecy review. What is out stays until the correction is published.",
  ),
  withdraw: text("撤销编制", "Drop"),
  withdrawHelp: text(
    "不公布这一期，写明理由；更正中的，放弃更正",
    "It is not published, with the reason; of a correction, that is given up",
  ),
  withdrawNews: text("这一期公报不编制了。", "This bulletin is not made after all."),
  withdrawDone: text("已撤销。", "Dropped."),
  correctionDropped: text(
    "已放弃更正，公布的不变。",
    "The correction is given up; what is out stays as it was.",
  ),

  asOfDay: (day: Text) => text(`截至${day.zh}`, `as of ${day.en}`),
  asOf: text("数据截至", "Figures as of"),
  sums: text("由这些公报相加", "Added up from"),
  checkedBy: text("已核对无误", "Confirmed by"),
  toAnswer: text("待核对", "To check"),
  silent: text("期限内没有答复", "Did not answer in time"),
  ownToCheck: text("贵单位在里面的数据，请核对：", "Your unit's own figures in it, to be checked:"),
  ownAnswered: text("贵单位在里面的数据（已答复）：", "Your unit's own figures in it (answered):"),
  restrictedTable: text("受限事项的表", "The table of restricted matters"),
  restricted: (on: Text) =>
    text(
      `受限事项（按收到的月份，截至${on.zh}）：1件、2件的不公布，能推算出它们的也不公布，写“*”。`,
      `Restricted matters by month received, as of ${on.en}: one and two are not published, nor what they could be worked out from (“*”).`,
    ),
  refusedLine: (name: Text, reason: string) =>
    text(`${name.zh}：不予公开（${reason}）`, `${name.en}: kept back (${reason})`),
  objection: (name: Text, unit: Text, reason: string, answer: string | undefined) =>
    answer === undefined
      ? text(
          `${name.zh}：${unit.zh}有异议（${reason}），待答复`,
          `${name.en}: the ${unit.en} objects (${reason}), to be answered`,
        )
      : text(
          `${name.zh}：${unit.zh}有异议（${reason}），答复：${answer}`,
          `${name.en}: the ${unit.en} objected (${reason}); answer: ${answer}`,
        ),
  correction: (on: Text, reason: string, changes: Text) =>
    text(
      `更正（${on.zh}，${reason}）：${changes.zh}。`,
      `Corrected (${on.en}, ${reason}): ${changes.en}.`,
    ),
  changed: (name: Text, from: Text, to: Text) =>
    text(`${name.zh}由${from.zh}改为${to.zh}`, `${name.en} from ${from.en} to ${to.en}`),
  putIn: (name: Text, said: Text) =>
    text(
      `加上${name.zh}${said.zh === "" ? "" : ` ${said.zh}`}`,
      `added: ${name.en} ${said.en}`.trim(),
    ),
  aRemark: text("一条说明", "a remark"),
  takenOut: (name: Text) => text(`删去${name.zh}`, `taken out: ${name.en}`),

  compileDue: text("编制公报", "make the bulletin"),
  checkDue: text("核对公报数据", "check the figures of the bulletin"),
  submitDue: text("送公报保密审查", "send the bulletin for secrecy review"),
  reviewDue: text("公报保密审查", "review the bulletin for secrecy"),
  publishDue: text("发布公报", "publish the bulletin"),
};
