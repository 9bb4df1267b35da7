import { type Day, dayText, dayWithWeekday } from "../calendar/day.ts";
import { inQuotes } from "../calendar/quotation.ts";
import type { DeadlineRule } from "../calendar/rules.ts";
import { anyOf, type Text, text } from "../chat/text.ts";
import type { Organ, Role } from "../people/directory.ts";
import type { Part } from "./matter.ts";

/** How the roles are called. */
export const roleNames: Readonly<Record<Role, Text>> = {
  liaison: text("联络员", "liaison"),
  head: text("主要负责人", "head"),
  intake: text("受理岗", "intake officer"),
  procurator: text("承办检察官", "handling procurator"),
  chief: text("检察长", "chief procurator"),
  convenor: text("召集人", "convenor"),
  "deputy-convenor": text("副召集人", "deputy convenor"),
  secretariat: text("联席会议秘书处", "secretariat"),
  publisher: text("发布岗", "publisher"),
  secrecy: text("保密员", "secrecy officer"),
  clerk: text("书记员", "court clerk"),
  officer: text("热线坐席", "hotline officer"),
  juvenile: text("未检岗", "juvenile procurator"),
  admin: text("管理员", "administrator"),
};

/** How the organs are called to which a power is given. */
export const organNames: Readonly<Record<Organ, Text>> = {
  government: text("政府", "Government"),
  procuratorate: text("检察院", "Procuratorate"),
  judiciary: text("法院", "Court"),
  discipline: text("纪委监委", "Discipline inspection"),
  police: text("公安机关", "Police"),
  bureau: text("部门", "Bureau"),
  township: text("乡镇", "Township"),
  group: text("群团组织", "Mass organisation"),
};

/** How the parts in a matter are called where its kind has no word of its own. */
export const partNames: Readonly<Record<Part, Text>> = {
  from: text("提交单位", "submitting unit"),
  to: text("接收单位", "receiving unit"),
  joint: text("协办单位", "co-receiving unit"),
  copy: text("抄送单位", "copied unit"),
  accused: text("责任单位", "responsible unit"),
  recused: text("回避人", "person recused"),
  invited: text("参会单位", "invited unit"),
  handler: text("承办人", "handler"),
  chair: text("主持人", "chair"),
};

/** What stands at the start of a line, within a sentence: `File with …` as `file with …`, but not a name such as `PIL`. */
export const withinSentence = (en: string): string =>
  /^[A-Z][a-z]/.test(en) ? en.charAt(0).toLowerCase() + en.slice(1) : en;

/** A kind of matter with its article: `an opinion`. */
export const withArticle = (en: string): string =>
  `${/^[aeiou]/i.test(en) ? "an" : "a"} ${en.toLowerCase()}`;

/** The words of the kit itself: what every kind says in the same way. */
export const words = {
  /** Said of whatever is asked by a new account, whether or not anything is there. */
  newAccount: (until: Text): Text =>
    text(
      `这个账号刚绑定不久：${until.zh}以前看不到2级事项（如果有），别的照常。这是为防有人冒领岗位，谁都一样。`,
      `This account was bound a short while ago: until ${until.en} it sees no matter of level 2, if there is any; all else is as usual. This guards posts against being taken, and is the same for everybody.`,
    ),
  takenAway: text(
    "这条消息已收起：里面有的内容您现在不能看了。输入“待办”或“列表”可看到您能看的事项。",
    "This message was put away: some of it is no longer yours to read. Type “todo” or “list” to see what is.",
  ),
  unitGone: (units: Text): Text =>
    text(
      `${units.zh}已经不在通讯录里，收不到也办不了。请写现在承接的单位，或者请管理员先把它登记进通讯录。`,
      `${units.en} is in the directory no more: it can neither be told nor do anything. Name the unit that has its work now, or ask the administrator to register it first.`,
    ),
  noSuchRecord: text(
    "没有找到这条记录，或者它与您无关。请核对编号；输入“列表”可看到您能看的全部事项。",
    "No such record, or it does not concern you. Please check the number; type “list” to see every matter you can open.",
  ),
  /** Whose power a step is, whom to ask, and what the reader can do instead. */
  onlySeats: (
    act: Text,
    {
      seats,
      organ,
      ask,
    }: {
      readonly seats: readonly Text[];
      readonly organ: Text | undefined;
      readonly ask: Text | undefined;
    },
    now: Text,
  ): Text => {
    const who = anyOf(seats);
    const whose =
      organ === undefined
        ? text("", "")
        : text(`，这是${organ.zh}的职权`, ` It is a power of the ${organ.en.toLowerCase()}.`);
    const asking =
      ask === undefined ? text("", "") : text(`可以找：${ask.zh}。`, ` You can ask: ${ask.en}.`);
    return text(
      `“${act.zh}”只能由${who.zh}来办${whose.zh}。${asking.zh}您现在可以：${now.zh}。`,
      `Only the ${who.en} may do “${act.en}”.${whose.en}${asking.en} What you can do now: ${now.en}.`,
    );
  },
  /** Why what is entrusted does not go so far. */
  inPerson: (act: Text): Text =>
    text(
      `“${act.zh}”由检察长本人决定，不在可以委托的部分职权之内（人民检察院组织法第二十九条）。请报检察长。`,
      `“${act.en}” is for the chief procurator in person and not among the powers that may be entrusted (Organic Law of Procuratorates, art. 29). Please put it before the chief procurator.`,
    ),
  notPassedOn: (act: Text, who: Text): Text =>
    text(
      `“${act.zh}”由${who.zh}本人办理，受委托的人不能再转委托。`,
      `“${act.en}” is for ${who.en} in person; whoever is entrusted cannot pass it on.`,
    ),
  wrongState: (state: Text, act: Text, from: readonly Text[], now: Text): Text => {
    const when = anyOf(from.map(({ zh, en }) => text(`“${zh}”`, `“${en}”`)));
    return text(
      `这件事现在是“${state.zh}”，不能${act.zh}（只有在${when.zh}时才能办）。您现在可以：${now.zh}。`,
      `This matter is now “${state.en}”, so “${act.en}” is not possible (only while ${when.en}). What you can do now: ${now.en}.`,
    );
  },
  nothingButRead: text("查看", "read it"),
  besideNotYours: (code: string) =>
    text(
      `要连同${code}一起办，您现在不能办理${code}，所以没有办成。请由能办理它的人来办。`,
      `It has to be done together with ${code}, which is not yours to deal with now, so nothing was done. Please have it done by somebody who can.`,
    ),
  besideUnknown: text(
    "要连同另一件事一起办，您现在不能办理那件事，所以没有办成。请由能办理它的人来办。",
    "It has to be done together with another matter, which is not yours to deal with now, so nothing was done. Please have it done by somebody who can.",
  ),
  changedMeanwhile: text(
    "刚刚有人先办了这一步，您的这次操作没有生效。下面是最新情况。",
    "Somebody else has just changed this, so your press had no effect. Here is how it stands now.",
  ),
  unitDone: (act: Text, now: Text): Text =>
    text(
      `您单位已经办过，不用再${act.zh}。您现在可以：${now.zh}。`,
      `Your unit has done its part, so “${act.en}” is not needed any more. What you can do now: ${now.en}.`,
    ),
  notForUnit: (act: Text, now: Text): Text =>
    text(
      `您单位现在还不能“${act.zh}”。您现在可以：${now.zh}。`,
      `“${act.en}” is not open to your unit yet. What you can do now: ${now.en}.`,
    ),
  alreadyDone: text(
    "这一步您已经办过，不会重复。下面是最新情况。",
    "You have done this already; nothing was done twice. Here is how it stands now.",
  ),
  later: text("稍后", "Later"),
  whoseTurn: text("由谁办", "Whose turn"),
  stage: text("阶段", "Stage"),
  group: text("类别", "Category"),
  due: text("截止", "Due"),
  open: text("查看", "Open"),
  files: text("附件", "Files"),
  filesHelp: text(
    "照片、文档等，先发给我，再在这里选",
    "Photos, documents: send them to me first, then choose them here",
  ),
  urgent: text("紧急", "Urgent"),
  oneUrgent: text("紧急事项1件", "One urgent matter"),
  provisional: text("暂定", "provisional"),
  daysLeft: (days: number): Text => {
    if (days > 1) return text(`还剩${days}天`, `${days} days left`);
    if (days === 1) return text("明天到期", "due tomorrow");
    if (days === 0) return text("今天到期", "due today");
    return text(`已超期${-days}天`, `${-days} ${days === -1 ? "day" : "days"} overdue`);
  },
  /** Of a period in hours, by whole hours. */
  hoursOver: (hours: number): Text =>
    hours === 0
      ? text("时限已过", "the hour has passed")
      : text(`已超期${hours}小时`, `${hours} ${hours === 1 ? "hour" : "hours"} overdue`),
  late: text("已超期", "overdue"),
  atOnce: text("应立即办理", "to be done at once"),
  isOver: text("已届满", "over"),
  daysAhead: (days: number): Text => {
    if (days > 1) return text(`还有${days}天`, `in ${days} days`);
    if (days === 1) return text("明天", "tomorrow");
    return days === 0 ? text("今天", "today") : text("已过", "past");
  },
  goneBy: (why: Text, days: number): Text =>
    text(
      `${why.zh}；这一天已经过了${days}天`,
      `${why.en}; that day was ${days} ${days === 1 ? "day" : "days"} ago`,
    ),
  mayNow: (act: Text): Text => text(`已可${act.zh}`, `it is possible to ${act.en} now`),
  mayFrom: (act: Text, day: Text): Text =>
    text(`自${day.zh}起可${act.zh}`, `from ${day.en} it is possible to ${act.en}`),
  maySince: (act: Text, day: Text): Text =>
    text(`已可${act.zh}（自${day.zh}起）`, `it is possible to ${act.en} (since ${day.en})`),
  thenFollows: (
    end: Text,
    next: Text,
    { unless, act }: NonNullable<DeadlineRule["afterwards"]>,
  ): Text =>
    text(
      `${end.zh}期满${unless.zh}，自${next.zh}起${act.zh}`,
      `where ${unless.en} by ${end.en}, ${act.en} from ${next.en}`,
    ),
  inTime: text("按期", "in time"),
  dueBy: (day: Text, provisional: boolean): Text =>
    provisional
      ? text(`暂定最迟${day.zh}`, `by ${day.en} (provisional)`)
      : text(`最迟${day.zh}`, `by ${day.en}`),
  timeIsUp: (day: Text): Text =>
    text(`尽快（${day.zh}已满期）`, `as soon as possible (the time was up on ${day.en})`),
  timeWasUp: (day: Day): Text =>
    text(`${dayWithWeekday(day).zh}已满期`, `the time was up on ${dayWithWeekday(day).en}`),
  ranOut: (day: Text): Text => text(`${day.zh}（已届满）`, `${day.en} (over)`),
  endsAt: (moment: Text): Text => text(`${moment.zh}到期`, `due ${moment.en}`),
  reminder: (what: Text, left: Text): Text =>
    text(`提醒：${what.zh}，${left.zh}。`, `Reminder: ${withinSentence(what.en)}, ${left.en}.`),
  calendar: text("日历", "Calendar"),
  reminderOnly: (what: Text): Text =>
    text(`提醒：${what.zh}。`, `Reminder: ${withinSentence(what.en)}.`),
  groupNews: (kind: Text): Text => text(`${kind.zh}有新进展。`, `News of ${withArticle(kind.en)}.`),
  newAppointment: (kind: Text, when: Text): Text =>
    text(`新${kind.zh}：${when.zh}`, `New ${withinSentence(kind.en)}: ${when.en}`),
  appointment: (kind: Text, when: Text): Text =>
    text(`${kind.zh}时间：${when.zh}`, `${kind.en}: ${when.en}`),
  at: text("时间", "Time"),
  suspendedFor: (from: Text, to: Text, days: number): Text =>
    text(
      `${from.zh}中止、${to.zh}恢复，${days}日不计`,
      `suspended on ${from.en} and resumed on ${to.en}, ${days} ${days === 1 ? "day does" : "days do"} not count`,
    ),
  movedTo: (why: Text, to: Text): Text =>
    text(`${why.zh}，延至${to.zh}`, `${why.en}, moved to ${to.en}`),
  suspendedSince: (day: Text): Text => text(`${day.zh}起中止计算`, `suspended since ${day.en}`),
  suspended: text("已中止计算", "suspended"),
  proposal: (step: Text, reminder: Text): Text =>
    text(
      `建议${step.zh}（${reminder.zh}）。办不办由您决定，要办请点“${step.zh}”。`,
      `Proposed: ${step.en} (${withinSentence(reminder.en)}). Whether to is for you to decide; press “${step.en}” to do it.`,
    ),
  /** The same in a line of a list. */
  proposed: (step: Text, what: Text): Text =>
    text(`${what.zh}，建议${step.zh}`, `${what.en}; proposed: ${step.en}`),
  draft: (draft: string): Text => text(`拟稿：${draft}`, `Draft: ${draft}`),
  overdueOf: (of: Text, left: Text): Text => text(`${of.zh}${left.zh}`, `${of.en}: ${left.en}`),
  reached: text("通知情况", "Told"),
  otherUnits: text("同文还致", "Also addressed to"),
  howFar: text("各单位办理情况", "How far each unit is"),
  telling: (unit: Text): Text => text(`正在通知${unit.zh}`, `telling ${unit.en}`),
  told: (unit: Text): Text => text(`消息已发到${unit.zh}`, `sent to ${unit.en}`),
  seen: (unit: Text): Text => text(`${unit.zh}已查看`, `${unit.en} has seen it`),
  notReached: (unit: Text, why: Text): Text =>
    text(
      `${unit.zh}没有人能收到（${why.zh}）`,
      `nobody of ${unit.en} could be reached (${why.en})`,
    ),
  unreachable: text("发送失败", "it could not be sent"),
  cameFrom: text("来源", "Came from"),
  ledTo: text("后续", "Led to"),
  mergedInto: text("合并到", "Merged into"),
  another: text("另一件", "another one"),
  cannotBecome: (from: Text, to: Text): Text =>
    text(
      `这件${from.zh}现在不能转为${to.zh}。请先打开它，看现在可以办什么。`,
      `This ${from.en.toLowerCase()} cannot become ${withArticle(to.en)} now. Open it to see what can be done.`,
    ),
  become: (kind: Text): Text => text(`转为${kind.zh}`, `Make ${withArticle(kind.en)}`),
  privateOnly: text(
    "详情只在私聊中给有权查看的人看。",
    "Details are shown in private only, to those who may see them.",
  ),
  superseded: text(
    "这条消息已经过时，这件事现在的情况看本群里它的第一张卡片，或按“查看”。",
    "This message is out of date; how it stands now is on the first card of it in this group, or behind “Open”.",
  ),
  /** A sentence of a message that stands below newer news: when it was said. */
  saidOn: (day: Day, said: Text): Text =>
    text(
      `${dayText(day).zh}的消息：${inQuotes(said.zh)}`,
      `Message of ${dayText(day).en}: ${inQuotes(said.en)}`,
    ),
  madeBy: (label: Text, who: Text): Text =>
    text(`${who.zh}：${label.zh}`, `${who.en}: ${label.en}`),
} as const;
