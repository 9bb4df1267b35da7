import { type Day, dayText } from "../calendar/day.ts";
import { inQuotes } from "../calendar/quotation.ts";
import type { PeriodUnit } from "../calendar/rules.ts";
import { type Text, text } from "../chat/text.ts";
import type { Visibility } from "../flow/matter.ts";
import { withArticle, withinSentence } from "../flow/words.ts";

/** Instruments with their articles, in a sentence: `《检察建议工作规定》第十九条、《…》第二十一条`. */
const cited = (basis: string): string =>
  basis
    .split("；")
    .map((one) => one.replace(/^(.+?)(第[零一二三四五六七八九十百第条、]+条)$/, "《$1》$2"))
    .join("、");

/** What a period is counted in. */
const unitWords: Readonly<Record<PeriodUnit, Text>> = {
  d: text("日", "days"),
  wd: text("工作日", "working days"),
  m: text("月", "months"),
  h: text("小时", "hours"),
};

/** What the desk says: help, lists, deadlines, binding. Both languages side by side. */
export const words = {
  help: text("帮助", "Help"),
  helpHelp: text("看看能做什么", "See what can be done"),
  helpIntro: (county: string): Text =>
    text(
      `这里是${county}府检联动助手。每件事都有编号、有承办、有法定期限、有下一步；私下该说的，绝不在群里说。`,
      `This is the linkage assistant of ${county}. Every matter has a number, an owner, a legal clock and a next step; nothing private is ever said in a group.`,
    ),
  helpKinds: text(
    "想看某一类事能办哪些步骤，点下面的按钮，或输入“帮助 线索”。",
    "To see every step of one kind of matter, press a button below or type “help clue”.",
  ),
  helpOf: text("要办什么", "What to do"),
  helpOfHelp: text(
    "一类事或一步：帮助 线索，帮助 签收",
    "A kind of matter or a step: help clue, help reply",
  ),
  helpAll: text("全部命令", "All commands"),
  helpWaits: (matters: number): Text =>
    matters === 0
      ? text("现在没有等您办的事。", "Nothing waits for you now.")
      : text(
          `现在有${matters}件事等您办，打“待办”就能看到。`,
          `${matters === 1 ? "One matter waits" : `${matters} matters wait`} for you; type “todo” to see.`,
        ),
  helpTry: (typed: Text): Text => text(`比如打：${typed.zh}`, `For example, type: ${typed.en}`),
  helpSentence: text("桥下面有黑水，味道很大", "black water under the bridge, it smells"),
  helpDesk: text("待办", "todo"),
  helpFurther: text(
    "某一步怎么办：“帮助 签收”；某一类事怎么办：“帮助 线索”。",
    "How one step is done: “help reply”; one kind of matter: “help clue”.",
  ),
  helpUnknown: (typed: string): Text =>
    text(
      `您的岗位没有叫${inQuotes(typed)}的步骤或命令。`,
      `Your post has no step or command called ${inQuotes(typed)}.`,
    ),
  helpStep: (label: Text): Text => text(`怎么${label.zh}`, `How to: ${label.en.toLowerCase()}`),
  helpNoFields: text("不用填什么。", "Nothing has to be filled in."),
  helpFields: (must: Text | undefined, may: Text | undefined): Text =>
    must === undefined
      ? text(`可以填：${may?.zh ?? ""}。`, `May be filled in: ${may?.en ?? ""}.`)
      : may === undefined
        ? text(`要填：${must.zh}。`, `To be filled in: ${must.en}.`)
        : text(
            `要填：${must.zh}；可以不填：${may.zh}。`,
            `To be filled in: ${must.en}; may be left out: ${may.en}.`,
          ),
  helpOfKind: (label: Text, said: Text): Text =>
    text(`${label.zh}：${said.zh}`, `${label.en}: ${said.en}`),
  periods: text("期限", "Periods"),
  helpWith: (kind: Text): Text => text(`${kind.zh}怎么办`, `How to: ${kind.en.toLowerCase()}`),
  helpType: text(
    "直接打字，或按下面的按钮。缺什么我会问您。",
    "Type a line or press a button; what is missing will be asked for.",
  ),
  always: text("随时可用", "At any time"),
  helpUnbound: text(
    "您的账号还没有绑定岗位。请向管理员要一个一次性绑定码，然后输入：绑定 绑定码",
    "Your account is not bound to a post yet. Ask the administrator for a one-time code, then type: bind code",
  ),

  atHome: text("首页", "Home"),
  homeHelp: text(
    "等我办的、提交线索和帮助，都在一张卡片上：首页",
    "What waits for me, with what I can begin and help on one card: home",
  ),

  bind: text("绑定", "Bind"),
  bindHelp: text(
    "用一次性绑定码绑定岗位：绑定 ABCD-EFGH",
    "Bind your account to your post with a one-time code: bind ABCD-EFGH",
  ),
  bindCode: text("绑定码", "Code"),
  bindAsk: text(
    "填管理员给您的一次性绑定码，大小写和横线都不要紧。",
    "Enter the one-time code the administrator gave you; case and hyphens do not matter.",
  ),
  bindBad: text(
    "这个绑定码不对、已用过或已过期。绑定码只能用一次，请向管理员要一个新的。",
    "This code is wrong, used or expired. A code works once; ask the administrator for a new one.",
  ),
  bindInPrivate: text(
    "请在与助手的私聊里绑定，不要在群里写绑定码。",
    "Please bind in your private conversation with the assistant, and keep the code out of groups.",
  ),
  bindAlready: (post: Text): Text =>
    text(
      `您的账号已绑定“${post.zh}”。换岗位请让管理员先解除。`,
      `Your account is already bound to “${post.en}”. Ask the administrator to release it first.`,
    ),
  boundNew: (until: Text): Text =>
    text(
      `新绑定的账号，${until.zh}以前看不到2级事项，别的照常。`,
      `An account just bound sees no matter of level 2 until ${until.en}; all else is as usual.`,
    ),
  bindWaits: (post: Text): Text =>
    text(
      `还没有绑定“${post.zh}”，等核准`,
      `Not bound to “${post.en}” yet: awaiting a second person`,
    ),
  bindNumber: (number: string): Text =>
    text(
      `绑定码没有错。您的核对号是 ${number}：核准的人会当面或打电话来问，只告诉他，不要写在群里。核准后这里会收到消息。`,
      `The code is right. Your number is ${number}: whoever confirms will ask you for it in person or by telephone. Tell nobody else, and keep it out of groups. You will be told here.`,
    ),
  bound: (post: Text): Text => text(`已绑定：${post.zh}。`, `Bound: ${post.en}.`),

  me: text("我", "Me"),
  meHelp: text("我绑定的岗位和语言", "The post and language of my account"),
  unit: text("单位", "Unit"),
  post: text("岗位", "Post"),
  roles: text("职责", "Roles"),
  program: (name: string): Text => text(`程序“${name}”`, `the program “${name}”`),
  actingFor: (who: Text, absent: Text): Text =>
    text(`${who.zh}（代${absent.zh}）`, `${who.en} (for ${absent.en})`),
  actingEntrusted: (who: Text, by: Text): Text =>
    text(`${who.zh}（受${by.zh}委托）`, `${who.en} (entrusted by ${by.en})`),
  waitsEntrusted: (by: Text, what: Text): Text =>
    text(`受${by.zh}委托${what.zh}`, `${what.en}, entrusted by ${by.en}`),
  waitsAs: (absent: Text, what: Text): Text =>
    text(`代${absent.zh}${what.zh}`, `${what.en} for ${absent.en}`),
  documents: text("文书", "Documents"),
  standsFor: text("代办", "Acting for"),
  coveredBy: text("请假，代办人", "On leave, covered by"),
  language: text("语言", "Language"),
  languageHelp: text(
    "换语言：语言 中文 / 语言 English",
    "Change language: language English / language 中文",
  ),
  languageSet: text("已改为中文。", "Now in English."),
  chinese: text("中文", "中文"),
  english: text("English", "English"),

  todo: text("待办", "To do"),
  todoHelp: text(
    "等我办的事；只看等一个单位办的：待办 水务局",
    "What waits for me; only what waits for one unit: todo Water Bureau",
  ),
  todoNone: text("现在没有等您办的事。", "Nothing waits for you now."),
  overdue: text("谁没办", "Overdue"),
  oneAtATime: (rest: string): Text =>
    text(
      `一次只办一件，${inQuotes(rest)}没有用上，请另发一条。`,
      `One matter at a time: ${inQuotes(rest)} was not used; please send it by itself.`,
    ),
  noteGoing: (note: string): Text =>
    text(`留言一起捎去：“${note}”。`, `Your note goes with it: “${note}”.`),
  deadlineUnused: (typed: string): Text =>
    text(
      `${inQuotes(typed)}没有用上：这里列的是这件事的全部期限。`,
      `${inQuotes(typed)} was not used: these are all the deadlines of the matter.`,
    ),
  nudgeNote: text("留言", "Note"),
  nudgeNoteHelp: text(
    "捎给该办的人的话；写单位名，就只看那个单位的",
    "Words passed on to whoever owes it; the name of a unit lists what that unit owes",
  ),
  noteUndelivered: (note: string): Text =>
    text(
      `“${note}”没有捎到：今天已经催过，明天可以再催。`,
      `“${note}” was not passed on: the reminder goes once a day, and this can be said with it again tomorrow.`,
    ),
  noteTaken: (note: string): Text =>
    text(`按下催办，“${note}”会一起捎去。`, `“${note}” is passed on with the one you press.`),
  nudgeUnit: (unit: Text, many: boolean): Text =>
    many
      ? text(
          `${unit.zh}到期没办的有这些，要催哪一件？`,
          `What the ${unit.en} owes and is overdue. Which one?`,
        )
      : text(
          `${unit.zh}到期没办的是这一件，要催办吗？`,
          `This is what the ${unit.en} owes and is overdue. Nudge it?`,
        ),
  nudgeUnitNotLate: (unit: Text): Text =>
    text(
      `${unit.zh}没有到期没办的事。这些还没到期，也可以催：`,
      `Nothing the ${unit.en} owes is overdue. These are not due yet and can be nudged all the same:`,
    ),
  nudgeUnitNothing: (unit: Text): Text =>
    text(
      `${unit.zh}现在没有您可以催办的事。`,
      `There is nothing now that you could nudge the ${unit.en} about.`,
    ),
  notThere: (codes: string): Text =>
    text(
      `没有找到${codes}，或者与您无关。请核对编号。`,
      `${codes}: not found, or no business of yours. Please check the number.`,
    ),
  tooManyShown: (codes: string): Text =>
    text(
      `一次最多列8件，没有列：${codes}。`,
      `At most 8 are listed at a time; left out: ${codes}.`,
    ),
  overdueHelp: text(
    "看到期没办的事，一按催办；只看一个单位的：谁没办 水务局",
    "What is overdue, with one press to nudge; of one unit: overdue Water Bureau",
  ),
  ofUnit: text("单位", "Unit"),
  ofUnitHelp: text("只看这个单位要办的", "Only what this unit owes"),
  notAUnit: (typed: string): Text =>
    text(
      `${inQuotes(typed)}没有用上：这里只能写通讯录里一个单位的名称。`,
      `${inQuotes(typed)} was not used: only the name of one unit of the directory can stand here.`,
    ),
  overdueUnitNone: (unit: Text): Text =>
    text(
      `在您能看到的事项里，${unit.zh}没有到期没办的。`,
      `In what you can see, the ${unit.en} has nothing overdue.`,
    ),
  todoUnitNone: (unit: Text): Text =>
    text(
      `在您交办、承办或要看着办的事里，没有等${unit.zh}办的。`,
      `In what you brought, handle or look after, nothing waits for the ${unit.en}.`,
    ),
  exporting: text("导出", "Export"),
  exportHelp: text("能带走的是什么、怎么下载", "What can be taken away, and how"),
  exportHow: text(
    "清单不能导出成表格。可以带走的有：一个期间的统计（Excel、CSV），发“统计 上月”；一件事的官方文书（Word），发“文书 编号”；一件事的附件，发“附件 编号”。清单在这里看：列表、待办、谁没办。",
    "Lists cannot be exported as a table. What can be taken away: the figures of a period as Excel or CSV (stats last month), the official papers of a matter as Word files (documents and its number), and its attachments (files and its number). Lists are read here: list, todo, overdue.",
  ),
  overdueNone: text("没有到期没办的事。", "Nothing is overdue."),
  nudge: (code: string): Text => text(`催办 ${code}`, `Nudge ${code}`),
  nudgeWord: text("催办", "Nudge"),
  nudgeHelp: text(
    "请该办的人尽快办：催办 XS-2026-0001",
    "Ask whoever owes something to do it: nudge XS-2026-0001",
  ),
  overduePage: (from: number, to: number, all: number): Text =>
    text(`第${from}至${to}项，共${all}项`, `${from} to ${to} of ${all}`),
  nudged: (who: Text, what: Text): Text =>
    text(
      `正在催办：${who.zh}。要办的是：${what.zh}。同一件事一天只催一次。`,
      `Reminding ${who.en}. To be done: ${what.en}. A matter is nudged once a day.`,
    ),
  nudgedBefore: (who: Text): Text =>
    text(`今天已经催办过：${who.zh}。`, `Already reminded today: ${who.en}.`),
  nudgedToday: text("今天已催办", "reminded today"),
  nudgedUnbound: (who: Text): Text =>
    text(
      `没有催到：${who.zh}没有绑定账号，收不到消息。请打电话，或请管理员发绑定码。`,
      `Not reached: ${who.en} has no bound account. Please call, or ask the administrator for a code.`,
    ),
  nudgedAway: (who: Text): Text =>
    text(
      `没有人可以催到：${who.zh}正在休假，也没有代办人，或者不能看这件事。`,
      `Nobody can be reached: ${who.en} is on leave without a deputy, or may not see this matter.`,
    ),
  nudgeNone: (state: Text): Text =>
    text(
      `这件事现在是“${state.zh}”，没有人欠办，不用催。`,
      `This matter is “${state.en}”: nobody owes anything in it, so there is nobody to remind.`,
    ),
  nudgeOwn: (what: Text): Text =>
    text(
      `这件事等的就是您：${what.zh}。请直接办理，不用催。`,
      `This matter waits for you yourself: ${what.en}. Please do it; there is nobody else to remind.`,
    ),
  nudgeNotFor: (who: Text, what: Text, now: Text): Text =>
    text(
      `这件事在等${who.zh}${what.zh}。催办只能由秘书处、召集人、副召集人、这件事的交办或承办一方、该办单位的负责人来做。您现在可以：${now.zh}。`,
      `This matter waits for ${who.en}: ${what.en}. Only the secretariat, the convenor, a deputy convenor, the side it comes from, its handler, or the head of the unit that owes it may nudge. What you can do now: ${now.en}.`,
    ),
  nudgeNothing: text(
    "现在没有您可以催办的事。要催某一件，请写编号，例如：催办 XS-2026-0001。",
    "There is nothing you can nudge now. To nudge one matter give its number, for example: nudge XS-2026-0001.",
  ),
  nudgeWhich: text("要催哪一件？这些已经到期没办：", "Which one? These are overdue:"),
  nudgeNotLate: text(
    "没有到期没办的事。这些还没到期，也可以催：",
    "Nothing is overdue. These are not due yet and can be nudged all the same:",
  ),
  nudgeNews: (who: Text, step: Text, note: string | undefined): Text => {
    const [zh, en] = note === undefined ? ["", ""] : [`留言：“${note}”`, ` Note: “${note}”`];
    return text(
      `${who.zh}催办：请尽快${step.zh}。${zh}`,
      `${who.en} asks you to ${step.en.toLowerCase()} soon.${en}`,
    );
  },
  waitedFor: text("我在等的：", "What I wait for:"),
  todoCount: (count: number): Text =>
    text(
      `有${count}件事等您办：`,
      `${count} ${count === 1 ? "matter waits" : "matters wait"} for you:`,
    ),

  show: text("查", "Show"),
  showHelp: text("看一件事：查 XS-2026-0001", "Open a matter: show XS-2026-0001"),
  code: text("编号", "Number"),
  needCode: (word: Text): Text =>
    text(
      `请写上编号，例如：${word.zh} XS-2026-0001。输入“列表”可看到编号。`,
      `Please give the number, for example: ${word.en.toLowerCase()} XS-2026-0001. Type “list” to see the numbers.`,
    ),
  history: text("经过", "History"),

  list: text("列表", "List"),
  listHelp: text("我能看的事项：列表 线索", "The matters I can see: list clue"),
  listTitle: text("事项列表", "Matters"),
  listNone: text("没有您能看的事项符合条件。", "No matter you can see fits this."),
  listNoneOf: ({ zh, en }: Text, open: boolean) =>
    open
      ? text(
          `现在没有您能看的、还没结束的${zh}。`,
          `There is no open ${en.toLowerCase()} you can see.`,
        )
      : text(`没有您能看的${zh}。`, `There is no ${en.toLowerCase()} you can see.`),
  year: text("年份", "Year"),
  kind: text("种类", "Kind"),
  open: text("未办结", "Open only"),
  before: text("之前", "Before"),
  more: text("下一页", "Next page"),
  notListed: (count: number): Text =>
    text(
      `还有${count}项没有写出，按“列表”可以看到。`,
      `${count} more are not written out: press “List” to see them.`,
    ),

  search: text("搜索", "Search"),
  searchHelp: text("按标题里的字搜索：搜索 山丹河", "Search titles: search river"),
  searchWords: text("搜什么", "Words"),
  searchTitle: (typed: string): Text => text(`搜索${inQuotes(typed)}`, `Search ${inQuotes(typed)}`),

  deadline: text("期限", "Deadline"),
  deadlineHelp: text(
    "为什么是这一天：期限 JY-2026-0001；试算：期限 试算 rec.reply 2025-08-01；有哪些：期限 规则",
    "Why this day: deadline JY-2026-0001; try one: deadline try rec.reply 2025-08-01; which there are: deadline rules",
  ),
  deadlineTarget: text("编号或试算", "Number or trial"),
  deadlineNone: text("这件事现在没有在走的期限。", "No deadline is running in this matter."),
  rules: text("期限规则", "Rules of deadlines"),
  everyKind: text("各类事项", "Every kind"),
  unusedRules: text(
    "只可试算，没有哪类事项按它计时",
    "Only to be tried: no kind of matter counts by it",
  ),
  trialOnly: text(
    "本系统没有哪类事项按这一期限计时，不会提醒，仅供试算。",
    "No kind of matter here counts by this period and no reminder of it goes out; it can only be tried.",
  ),
  deadlineHow: text(
    "请写编号，或“试算 规则 起算日”，例如：期限 试算 公益诉讼检察建议 2025-08-01，期限 试算 签收检察建议 8月1日",
    "Give a number, or “try rule day”, for example: deadline try rec.reply 2025-08-01",
  ),
  trialStart: text("起算时间", "Start"),
  trial: text("期限试算", "Trial of a deadline"),
  noRule: (typed: string): Text =>
    text(
      `没有叫${inQuotes(typed)}的期限规则。可以试算：`,
      `There is no deadline rule ${inQuotes(typed)}. These can be tried:`,
    ),
  whichRule: text("有几条规则都像，请选一条：", "Several rules fit; please choose one:"),
  usually: (counted: Text): Text =>
    text(
      `${counted.zh}（天数以文书写明的为准，这里按通常的试算）`,
      `${counted.en} (the document states the number; the usual one is tried here)`,
    ),
  amountSet: (name: Text, basis: Text): Text =>
    text(
      `“${name.zh}”的期限由${cited(basis.zh)}规定，不能另写天数。请去掉最后的数字再试。`,
      `The period for “${name.en}” is set by ${basis.en}; no other number can be given. Leave the last number out.`,
    ),
  amountNote: (note: Text): Text => text(`${note.zh}。`, `Note: ${note.en}.`),
  otherUnit: ({ name, unit }: { readonly name: Text; readonly unit: PeriodUnit }): Text =>
    text(
      `“${name.zh}”按${unitWords[unit].zh}计算，请只写数字，例如 10。`,
      `“${name.en}” is counted in ${unitWords[unit].en}; write the number alone, such as 10.`,
    ),
  early: (version: Day): Text => {
    const day = dayText(version);
    return text(
      `这条规则自${day.zh}起施行；更早的日子按它试算，仅供参考。`,
      `This rule is in force from ${day.en}; an earlier day is counted by it for orientation only.`,
    );
  },
  wouldRemind: (kind: Text): Text =>
    text(`${kind.zh}会这样提醒：`, `Reminders of a ${kind.en.toLowerCase()} would go out:`),
  whoeverOwes: text("届时该办的人", "whoever owes it then"),
  needAmount: ({ id, name }: { readonly id: string; readonly name: Text }): Text =>
    text(
      `“${name.zh}”的天数由文书写明，请在日期后加上天数，例如：期限 试算 ${id} 2025-08-01 10`,
      `The days for “${name.en}” are stated in the document; add them after the day: deadline try ${id} 2025-08-01 10`,
    ),
  basis: text("依据", "Basis"),
  counted: text("算法", "How it is counted"),
  remark: text("说明", "Note"),

  overdueInstead: text(
    "您单位要办的和您在等的，输入“待办”；您能看的事项里逾期的，输入“升级”。",
    "For what your unit has to do and what you wait for, type “todo”; for what is overdue in what you can see, “escalations”.",
  ),
  escalations: text("升级", "Escalations"),
  escalationsHelp: text(
    "逾期未办的走到哪一步、下一步轮到谁；各类期限怎么逐级提醒、建议什么：升级 建议",
    "How far what is overdue has come and whose turn the next step is; how the reminders of a kind climb: escalations rec",
  ),
  escalationsNone: text(
    "在您能看的事项里，没有逾期未办的。",
    "In what you can see, nothing is overdue.",
  ),
  escalationsSeen: (unit: Text): Text =>
    text(
      `这里是您能看的（${unit.zh}的）；全县的由召集人、副召集人和联席会议秘书处看。`,
      `This is what you can see (${unit.en}); the county's is for the convenor, the deputies and the secretariat.`,
    ),
  onlyReminded: (who: Text, what: Text): Text =>
    text(
      `等${who.zh}${what.zh}，没有督办步骤，只逐级提醒`,
      `${who.en}: ${withinSentence(what.en)}; there is no step against it, only reminders that climb`,
    ),
  notReminded: (who: Text, what: Text): Text =>
    text(
      `等${who.zh}${what.zh}，没有督办步骤，逾期后也不再自动提醒，要催可以“催办”`,
      `${who.en}: ${withinSentence(what.en)}; there is no step against it and no reminder once it is late: “nudge” asks for it`,
    ),
  laddersOf: (kind: Text): Text => text(`${kind.zh}怎么升级`, `How ${withArticle(kind.en)} climbs`),
  escalateNext: (step: Text, who: Text): Text =>
    text(`下一步${step.zh}（${who.zh}）`, `next: ${step.en} (${who.en})`),
  escalatedFully: text("各步都已办过", "every step has been taken"),
  notProposed: (codes: readonly string[]): Text =>
    codes.length === 0
      ? text("到期未提议：无。", "Due and not proposed: none.")
      : text(`到期未提议：${codes.join("、")}。`, `Due and not proposed: ${codes.join(", ")}.`),

  filesHelp: text(
    "打开一件事的附件：附件 XS-2026-0001。要带附件，先把照片或文件发到这里，再办那一步",
    "Open the files of a matter: files XS-2026-0001. To attach some, send the photo or file here first, then take the step",
  ),
  filesNone: text(
    "这件事没有附件。要加附件，请把文件直接发给我。",
    "This matter has no files. To add some, just send them to me.",
  ),
  filesErased: text(
    "这件事的附件已按期删除，只留下名称。",
    "The files of this matter have been deleted in due time; only their names are kept.",
  ),
  filesFor: (visibility: Visibility): Text =>
    visibility === 1
      ? text(
          "链接1小时内有效，只给您一个人用，请不要转发；每次打开都有记录。",
          "These links work for an hour and for you alone; please do not forward them. Every opening is recorded.",
        )
      : text(
          "链接15分钟内有效，只给您一个人用，请不要转发；每次打开都有记录。",
          "These links work for 15 minutes and for you alone; please do not forward them. Every opening is recorded.",
        ),

  released: text(
    "它的来源说明了有单位不是责任单位，不再对该单位保密",
    "Where it came from it was said of a unit that it is not complained of: it is kept out no longer",
  ),
  keptOut: text("调整了能查看这件事的人", "Who may open this matter was changed"),
  recounted: text("按放假通知重新计算期限", "Dates counted anew by a holiday notice"),
  restingChecked: text(
    "核对没有法定期限的各步的日期",
    "Days of steps without one in law gone through",
  ),
  delivery: text("投递", "Delivery"),
  deliveryHelp: text(
    "谁在什么时候被告知：投递 JY-2026-0001",
    "Who was told what, when: delivery JY-2026-0001",
  ),
  deliveryNone: text("这件事还没有发出过通知。", "No notice has been sent for this matter."),
  sortNames: {
    news: text("消息", "news"),
    reminder: text("提醒", "reminder"),
    proposal: text("建议", "proposal"),
    plain: text("通知", "notice"),
  },
  lifeNames: {
    queued: text("待发", "queued"),
    sending: text("发送中", "being sent"),
    sent: text("已发到", "delivered"),
    uncertain: text("不确定", "uncertain"),
    failed: text("未发到", "not delivered"),
    dropped: text("不再需要", "no longer needed"),
  },
  group: text("群", "group"),

  groupBind: text("绑定群", "Bind group"),
  groupBindHelp: text(
    "在群里输入：群 绑定 联动群（或单位名）",
    "In the group type: group bind linkage (or a unit)",
  ),
  groupTo: text("绑定为", "Bind as"),
  linkage: text("联动群", "linkage group"),
  groupOnly: text(
    "这个命令要在那个群里输入。",
    "This command is to be typed in the group it is about.",
  ),
  groupWho: text(
    "联动群由联席会议秘书处绑定，单位群由本单位联络员绑定。",
    "The linkage group is bound by the secretariat, a unit's group by that unit's liaison.",
  ),
  groupUnknown: (typed: string): Text => {
    const [zh, en] =
      typed === ""
        ? ["", ""]
        : [`没有叫${inQuotes(typed)}的单位。`, `There is no unit ${inQuotes(typed)}. `];
    return text(
      `${zh}请写“联动群”或单位名，例如：群 绑定 水务局`,
      `${en}Say “linkage” or a unit, for example: group bind water`,
    );
  },
  groupConfirm: (as: Text): Text =>
    text(
      `把这个群绑定为“${as.zh}”？今后到期提醒会发到这里，只显示编号、类别、阶段和截止日，不含案情。`,
      `Bind this group as “${as.en}”? Reminders will be posted here with number, category, stage and due day only, never what the matter says.`,
    ),
  confirm: text("确认", "Confirm"),
  groupBound: (as: Text): Text =>
    text(
      `本群已绑定为“${as.zh}”，到期前会在这里提醒。`,
      `This group is now bound as “${as.en}”; deadlines will be reminded of here.`,
    ),
  groupUnbind: text("解绑群", "Unbind group"),
  groupUnbindHelp: text("在群里输入：群 解绑", "In the group type: group unbind"),
  groupNotBound: text(
    "本群没有绑定。先由秘书处或单位联络员在群里输入：群 绑定 联动群（或单位名）。",
    "This group is not bound. First the secretariat or a unit's liaison types here: group bind linkage (or a unit).",
  ),
  groupUnbound: text("本群已解绑，不再提醒。", "This group is unbound; no more reminders."),

  clock: text("时钟", "Clock"),
  clockHelp: text(
    "演示：把时间往后拨，例如 时钟 +1天",
    "Demo: move the time on, for example clock +1 day",
  ),
  clockBy: text("拨多少", "By how much"),
  clockBad: text(
    "请写往后拨多少，例如：时钟 +1天、时钟 +3小时（最多400天）。",
    "Say how far to move, for example: clock +1 day, clock +3 hours (at most 400 days).",
  ),
  clockNow: (now: Text): Text => text(`现在是${now.zh}。`, `It is now ${now.en}.`),

  notFor: (seats: Text): Text =>
    text(`这个命令只供${seats.zh}使用。`, `This command is for the ${seats.en} only.`),
} as const;
