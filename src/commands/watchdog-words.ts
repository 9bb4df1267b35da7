import { dayText } from "../calendar/day.ts";
import { type Text, text } from "../chat/text.ts";
import type { FaultSort } from "./watchdog-survey.ts";

const several = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

/** What is said of each sort: what it is, and what to do about it. */
export const faultWords: Readonly<
  Record<FaultSort, { readonly name: Text; readonly of: (count: number) => Text }>
> = {
  rungs: {
    name: text("该提醒没有提醒", "dates without their reminder"),
    of: (count) =>
      text(
        `该提醒没有提醒的期限${count}个，请催办：`,
        `${several(count, "date without its reminder", "dates without their reminder")}; please nudge:`,
      ),
  },
  duties: {
    name: text("没有人承办", "duties nobody has"),
    of: (count) =>
      text(
        `没有人承办、或因缺岗转给别人的事${count}项，请补上岗位或安排代办：`,
        `${several(count, "duty that nobody has, or somebody else for want of a post", "duties that nobody has, or somebody else for want of a post")}; please fill the post or name a deputy:`,
      ),
  },
  notices: {
    name: text("没有送到的消息", "messages that were not delivered"),
    of: (count) =>
      text(
        `消息没有送到的有${count}处，请用其他方式告知：`,
        `${several(count, "reader whom messages do not reach", "readers whom messages do not reach")}; please tell them another way:`,
      ),
  },
  groups: {
    name: text("发不进的群", "groups that cannot be posted to"),
    of: (count) =>
      text(
        `发不进的群${count}个，请在群里重新绑定：`,
        `${several(count, "group that cannot be posted to", "groups that cannot be posted to")}; please bind again in the group:`,
      ),
  },
  accounts: {
    name: text("没有账号的岗位", "posts without an account"),
    of: (count) =>
      text(
        `有岗位没有账号的单位${count}个，请用“交接 岗位”取绑定码交给本人：`,
        `${several(count, "unit has posts without an account", "units have posts without an account")}; get a code with “handover <post>” and give it to them:`,
      ),
  },
  liaisons: {
    name: text("没有联络员的单位", "units without a liaison"),
    of: (count) =>
      text(
        `没有联络员的单位${count}个，请由管理员在单位岗位表里补上并重新导入：`,
        `${several(count, "unit has no liaison", "units have no liaison")}; the administrator adds one to the table of posts and imports it again:`,
      ),
  },
};

/** The words of the watchdog. */
export const watchdogWords = {
  label: text("巡检", "Watchdog"),
  help: text(
    "提醒自己办不到的：该提醒没有提醒的、没有人承办的、没有送到的、发不进的群、没有账号的岗位、没有联络员的单位",
    "What reminders cannot do by themselves: what was not said, what nobody has, what was not delivered, groups that are shut, posts without an account, units without a liaison",
  ),
  instead: text(
    "巡检给秘书处和管理员看。自己的事用“待办”看。",
    "The watchdog is for the secretariat and the administrator. “todo” shows what waits for you.",
  ),
  show: text("哪一类", "Which sort"),
  before: text("从第几条", "From line"),
  none: text(
    "没有发现问题。您看得到的事里，没有漏了提醒的期限，没有没人承办的事，近两周没有发不出的消息；各单位都有联络员，岗位都有账号。",
    "Nothing found. In what you can see no date lacks its reminder, every duty has somebody, and no message failed in the last two weeks; every unit has a liaison, and every post an account.",
  ),
  noneOfPosts: text(
    "没有发现问题。各单位都有联络员，岗位都有账号，近两周没有发不进的群。",
    "Nothing found. Every unit has a liaison, every post an account, and no group was shut in the last two weeks.",
  ),
  noneOf: (name: Text): Text => text(`现在没有${name.zh}。`, `There are no ${name.en} now.`),
  atOnceTitle: text("巡检：法定期限有风险", "Watchdog: a legal date is at risk"),
  all: (name: Text, count: number): Text => text(`${name.zh} ${count}`, `All ${name.en}: ${count}`),
  further: (count: number): Text => text(`还有${count}条。`, `${count} more.`),
  masked: (group: Text): Text => text(`受限 · ${group.zh}`, `restricted · ${group.en}`),
  restricted: text("受限事项", "restricted matter"),
  unreminded: (of: Text, due: Text): Text =>
    text(`${of.zh} ${due.zh}，没有提醒过`, `${of.en} ${due.en}: no reminder so far`),
  nobody: (what: Text, unit: Text | undefined): Text =>
    unit === undefined
      ? text(`${what.zh}：没有人能办`, `${what.en}: nobody can do it`)
      : text(
          `${what.zh}：${unit.zh}没有人能办（不在岗、需回避或无权查看）`,
          `${what.en}: nobody of ${unit.en} can do it (away, recused or not entitled)`,
        ),
  fell: (what: Text, missing: Text, to: Text): Text =>
    text(
      `${what.zh}：没有${missing.zh}，现由${to.zh}承办`,
      `${what.en}: there is no ${missing.en}, so it is with the ${to.en}`,
    ),
  notSent: (who: Text, since: string, failed: boolean, why: Text | undefined): Text => {
    const day = dayText(since);
    const because = why === undefined ? text("", "") : text(`（${why.zh}）`, ` (${why.en})`);
    return failed
      ? text(
          `给${who.zh}的消息没有发出，${day.zh}${because.zh}`,
          `a message to ${who.en} was given up, ${day.en}${because.en}`,
        )
      : text(
          `给${who.zh}的消息还没有发出，${day.zh}起${because.zh}`,
          `a message to ${who.en} is still not sent, since ${day.en}${because.en}`,
        );
  },
  noMatter: text("不属于哪一件事的消息", "a message about no matter"),
  linkage: text("联动群", "the linkage group"),
  groupOf: (unit: Text): Text => text(`${unit.zh}的群`, `the group of ${unit.en}`),
  shut: (since: string, why: Text | undefined): Text => {
    const day = dayText(since);
    const because = why === undefined ? text("", "") : text(`：${why.zh}`, `: ${why.en}`);
    return text(`${day.zh}起发不进${because.zh}`, `not posted to since ${day.en}${because.en}`);
  },
  unbound: (posts: Text): Text => text(`没有账号：${posts.zh}`, `no account: ${posts.en}`),
  noLiaison: text("没有联络员", "no liaison"),
  directory: (unit: Text): Text => text(`通讯录 ${unit.zh}`, `Directory ${unit.en}`),
  delivery: (code: string): Text => text(`投递 ${code}`, `Delivery ${code}`),
  covers: text("谁在代办", "Who covers whom"),
} as const;
