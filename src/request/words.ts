import { dayOf, dayText, type Instant } from "../calendar/day.ts";
import { inQuotes } from "../calendar/quotation.ts";
import { shorten, type Text, text } from "../chat/text.ts";

/** What the bot says about talking to it. */
export const talk = {
  notDone: text("没有办成", "Not done"),
  submit: text("确定", "OK"),
  childMasked: text(
    "我遮住了认出来的孩子名字，请再看一遍有没有漏的：这里不写能认出孩子的信息，请当面告诉民警。聊天里自己发的原话，请您也删掉。",
    "I have masked the names of children I recognised; please look again whether one is left. Nothing by which a child can be recognised is written here; tell the police in person. Please delete your own message from the chat as well.",
  ),
  notSentYet: text("还没有提交，请先确认", "Not submitted yet: please answer first"),
  apartAgain: text(
    "举报人没有留在按钮里，按下后请在表单里再填一次。",
    "The reporter is not kept in the buttons; please fill it in once more in the form they open.",
  ),
  unknownWord: (word: string): Text =>
    text(
      `没听懂“${word}”。您是不是要：（输入“帮助”看全部）`,
      `I do not know “${word}”. Did you mean one of these? (“help” lists everything)`,
    ),
  labelsUnread: text("有写法没认出来，请先看一下", "Please check what was not understood"),
  nearLabel: (label: string, value: string, nearest: Text): Text =>
    text(
      `“${label}”是不是“${nearest.zh}”？您写的${inQuotes(value)}还没有填进去。`,
      `Is “${label}” meant to be “${nearest.en}”? ${inQuotes(value)} has not been filled in yet.`,
    ),
  noSuchLabel: (label: string, value: string): Text =>
    value === ""
      ? text(`没有“${label}”这一项。`, `There is no “${label}”.`)
      : text(
          `没有“${label}”这一项，您写的${inQuotes(value)}还没有填进去。`,
          `There is no “${label}”; ${inQuotes(value)} has not been filled in.`,
        ),
  labelsAre: (labels: Text): Text =>
    text(`可以填的有：${labels.zh}。`, `What can be filled in: ${labels.en}.`),
  noLabels: text("这里没有要填的。", "There is nothing to fill in here."),
  fillInto: (labels: Text): Text => text(`填到“${labels.zh}”`, `Fill in “${labels.en}”`),
  writeInto: (typed: string, into: Text, besides: boolean): Text =>
    besides
      ? text(
          `都填上，${inQuotes(typed)}写进“${into.zh}”`,
          `Fill in all, ${inQuotes(typed)} as part of “${into.en}”`,
        )
      : text(`把${inQuotes(typed)}写进“${into.zh}”`, `Write ${inQuotes(typed)} into “${into.en}”`),
  stepOf: (label: Text, code: string): Text => text(`${label.zh} ${code}`, `${label.en} ${code}`),
  keptForWhich: text(
    "您写的内容没有丢：按下面的按钮就会带到那一件里。",
    "What you typed is not lost: the buttons below take it along to the one you choose.",
  ),
  readAs: (label: Text, typed: string, day: Text): Text =>
    text(
      `${label.zh}：${inQuotes(typed)}按${day.zh}办，不对请改。`,
      `${label.en}: ${inQuotes(typed)} is taken as ${day.en}; change it if that is wrong.`,
    ),
  manyChosen: (label: Text, units: Text): Text =>
    text(
      `${label.zh}现在是${units.zh}。要改的，在“${label.zh}”里去掉不要的，或者改写成要的那几个，例如“水务局、公安局”。`,
      `${label.en}: ${units.en} as it stands. To change that take some off there, or name only those you want, such as “water, police”.`,
    ),
  doneAs: (label: Text, typed: string, day: Text): Text =>
    text(
      `${label.zh}：${inQuotes(typed)}已按${day.zh}办。`,
      `${label.en}: ${inQuotes(typed)} was taken as ${day.en}.`,
    ),
  notedToday: (label: Text, day: Text): Text =>
    text(
      `没有写“${label.zh}”，按今天（${day.zh}）记。`,
      `“${label.en}” was not given: today (${day.en}) is noted.`,
    ),
  restUnused: (label: Text, rest: string): Text =>
    text(
      `${inQuotes(rest)}没有用上：“${label.zh}”没有地方填它。`,
      `${inQuotes(rest)} was not used: “${label.en}” has no place for it.`,
    ),
  notDoneYet: text(
    "还没有办。确实要办，请按下面的按钮。",
    "Nothing has been done yet. If you want it done, press the button.",
  ),
  firstThen: (first: Text, then: Text): Text =>
    text(`先办“${first.zh}”，接着“${then.zh}”`, `First “${first.en}”, then “${then.en}”`),
  /** Said of what was typed for a step that another one has to come before; `why` that one cannot be taken yet either. */
  keptForThen: ({
    typed,
    why,
    first,
    next,
  }: {
    readonly typed: string;
    readonly why: Text | undefined;
    readonly first: Text;
    readonly next: Text;
  }): Text => {
    const kept =
      typed === ""
        ? text("", "")
        : text(
            `您写的还在按钮里，不用重写：${inQuotes(shorten(typed, 200))}。`,
            ` What you wrote stays with the button, to be used then: ${inQuotes(shorten(typed, 200))}.`,
          );
    return why === undefined
      ? text(
          `“${next.zh}”要在“${first.zh}”之后办。${kept.zh}按下面的按钮，办完接着办下一步。`,
          `“${next.en}” comes after “${first.en}”.${kept.en} The button does that and goes on.`,
        )
      : text(
          `${why.zh}${kept.zh}到时候按下面的按钮，办完接着办下一步。`,
          `${why.en}${kept.en} Press the button then: it does that and goes on.`,
        );
  },
  listKind: (kind: Text): Text => text(`列出${kind.zh}`, `List: ${kind.en.toLowerCase()}`),
  ahead: text("要开的，先开的在前：", "To come, the next first:"),
  withThisKind: text("可以这样办：", "What can be done:"),
  nothingWaits: (label: Text): Text =>
    text(
      `现在没有等您“${label.zh}”的事。要办别的事，请写上编号；输入“待办”看等您办的事。`,
      `Nothing waits for you to “${label.en}”. Give a number for another matter; “todo” lists what waits for you.`,
    ),
  noneOnDay: (typed: string): Text =>
    text(
      `没有${inQuotes(typed)}的，现有的如下。`,
      `None is on the day you named (${inQuotes(typed)}); these there are.`,
    ),
  oneAtATime: text(
    "这句话里不止一件，请一次办一件：",
    "This names more than one; please take them one at a time:",
  ),
  noneCalled: (said: string): Text =>
    text(
      `没有名称里有${inQuotes(said)}的，现有的如下。`,
      `None that you can see is called ${inQuotes(said)}; these there are.`,
    ),
  noneOpenCalled: (said: string): Text =>
    text(
      `能这样办的里面没有名称里有${inQuotes(said)}的，现有的如下。`,
      `None that this can be done with is called ${inQuotes(said)}; these there are.`,
    ),
  which: text("您要办的是哪一件？", "Which one do you mean?"),
  isItThis: (label: Text): Text =>
    text(`要${label.zh}的是这一件吗？`, `Is this the one to ${label.en.toLowerCase()}?`),
  noSuchLetters: (letters: string, known: Text) =>
    text(
      `没有“${letters}”开头的编号，请核对。编号的开头有：${known.zh}。输入“列表”可看到您能看的全部事项。`,
      `No number begins with ${letters}; please check it. Numbers begin with: ${known.en}. “list” shows everything you may see.`,
    ),
  whatWithIt: text(
    "没看懂这句话。您是想报线索，还是查一件事？",
    "I did not understand. Did you mean to report something, or to look something up?",
  ),
  didYouMean: text("您是想：", "Did you mean:"),
  understoodAs: (label: Text, said: string): Text =>
    text(`“${said}”，按“${label.zh}”看。`, `“${said}” was read as “${label.en}”.`),
  meantBoth: text("这是两件事，一件一件来：", "These are two things, one after the other:"),
  notMeant: text("不是这个意思", "Not what I meant"),
  hello: text("您好！", "Hello!"),
  welcome: text("不客气。", "You are welcome."),
  goodbye: text("再见。", "Goodbye."),
  leftAlone: text(
    "好的。这句话什么都没有改，没有提交的都不算数。",
    "All right. Nothing was changed by that; what is not submitted does not count.",
  ),
  noneAsking: (unit: Text): Text =>
    text(
      `您看得到的里面没有${unit.zh}在办的，现有的如下。`,
      `None that you can see is for ${unit.en} to act in; these there are.`,
    ),
  nothingForYou: text("现在没有等您办的事。", "Nothing waits for you now."),
  waitsForYou: (count: number, first: Text): Text =>
    text(
      `您有${count}件事要办，最先要办的是：${first.zh}`,
      `${count} ${count === 1 ? "matter waits" : "matters wait"} for you; first: ${first.en}`,
    ),
  notKept: text("按下按钮并提交之前，什么都不会保存。", "Nothing is kept until you submit it."),
  alike: text(
    "可能已经有人报过这件事了，请先看看下面的。是同一件就不用再报；不是，请按“仍要提交”。",
    "This may have been reported already; please look at these first. If it is the same, there is no need to submit; if not, press “Submit anyway”.",
  ),
  anyway: text("仍要提交", "Submit anyway"),
  keptApart: text("查看举报人", "See the reporter"),
  noKey: text(
    "本县还没有设置密钥，不能保存举报人身份。请留空，或请管理员设置 SECRET_KEY 后再填。",
    "No key is set for this county, so a reporter's identity cannot be kept. Leave it empty, or ask the administrator to set SECRET_KEY.",
  ),
  mask: text("遮住号码", "Mask the numbers"),
  notKeptHere: (label: Text): Text =>
    text(
      `“${label.zh}”里不能写这些：没有办，也没有保存。请用“提交线索”登记；这里去掉这些内容再发一次就行。`,
      `“${label.en}” must not say this: it was not done and nothing has been kept. Please record it with “submit clue”, and send this again without it.`,
    ),
  gotFiles: (files: number): Text =>
    text(`收到${files}个文件`, `${files} ${files === 1 ? "file" : "files"} received`),
  fileNames: text("文件", "Files"),
  filesKept: text(
    "这些文件现在只有您自己能用；24小时内没有用上，就会自动删除。",
    "Only you can use these files for now; what is not used within 24 hours is deleted.",
  ),
  photosBare: text(
    "照片里的拍摄位置、时间、手机型号已经去掉。",
    "The place, time and phone have been removed from the photos.",
  ),
  restNotBare: text(
    "视频、录音和文档里可能还留有拍摄位置或作者姓名，提交之前请留意。",
    "Videos, recordings and documents may still say where they were taken or who wrote them; please mind that before you submit.",
  ),
  addTo: (label: Text, code: string): Text => text(`${label.zh}到 ${code}`, `${label.en} ${code}`),
  filesUnused: (files: number): Text =>
    text(
      `您发来的${files}个文件这次没有用上，24小时内还可以用：输入“提交线索”，或者再发一次并写上编号。`,
      `The ${files} ${files === 1 ? "file" : "files"} you sent ${files === 1 ? "was" : "were"} not used. Within 24 hours you can still use ${files === 1 ? "it" : "them"}: type “submit clue”, or send again with a number.`,
    ),
  filesNowhere: text(
    "现在没有您可以加附件的事。如果是给某一件事的，请写上编号再发一次，例如“XS-2026-0001”。",
    "There is no matter now to which you could add them. If they belong to one, send them again with its number, such as “XS-2026-0001”.",
  ),
  noSuchFiles: text(
    "没有找到您发来的文件，请重新发一次。",
    "The files you sent were not found; please send them again.",
  ),
  alreadyRecorded: (reference: string, code: string): Text =>
    text(
      `${reference}已登记为${code}，不用再登记。编号写错了请改正后再提交。`,
      `${reference} is already recorded as ${code}. If the number is mistyped, correct it and submit again.`,
    ),
  notNamedToAll: (number: string): Text =>
    text(
      `这里写的，看得到这件事的人都会看到，不能写${number}：没有这件事，或者不是他们都能查看。请去掉编号再提交。`,
      `What is written here is read by everybody who sees this matter, so ${number} cannot stand in it: there is no such matter, or not all of them may open it. Please leave the number out.`,
    ),
  typedInDraft: text(
    "您写的话已经放进草稿，还没有提交。请看一遍再提交。",
    "What you wrote stands in the draft and is not sent yet. Please read it over, then send it.",
  ),
  withoutNumber: text("略去编号再提交", "Send it without the number"),
  copiesLeft: (last: Instant | undefined): Text => {
    const on = last === undefined ? undefined : dayText(dayOf(last));
    return on === undefined
      ? text(
          "此前如果另外做过数据库备份，备份里还有这些内容，请管理员一并删除。",
          "A copy of the database made before, if there is one, still holds it: have the administrator delete it.",
        )
      : text(
          `用管理命令做的最近一次备份是${on.zh}，那次和更早的备份里还有这些内容，用别的方式做的备份里也可能有，请管理员一并删除。`,
          `The latest backup made by the operator's command is of ${on.en}; it and earlier ones still hold it, and copies made in other ways may: have the administrator delete them.`,
        );
  },
  notThisKind: (label: Text, kind: Text): Text =>
    text(
      `${kind.zh}不能“${label.zh}”。下面是这件事和现在可以办的步骤。`,
      `“${label.en}” does not apply to a ${kind.en.toLowerCase()}. Here is the matter and what can be done now.`,
    ),
} as const;
