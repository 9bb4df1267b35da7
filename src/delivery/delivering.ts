import type { Outlet, Reply, Request } from "../chat/exchange.ts";
import { type Text, text } from "../chat/text.ts";
import type { Notice } from "../flow/notice.ts";
import type { SystemServices } from "../flow/services.ts";
import type { Directory, Person } from "../people/directory.ts";
import type { Turn } from "../store/queue.ts";
import type { Lanes } from "./lanes.ts";
import type { Outages } from "./outages.ts";

/** What one round of deliveries works with: the services, the ways onto the platforms, and the directory as it stands. `ask` asks anew what somebody asked. */
export type Delivering = {
  readonly services: SystemServices;
  readonly outlets: readonly Outlet[];
  readonly outages: Outages;
  readonly lanes: Lanes;
  /** Runs work one piece after the other, whatever conversation it is of. */
  readonly alone: Turn;
  readonly ask: (request: Request) => Promise<Reply>;
  /** Whether these notices are this process's to send for as long as a call to a platform may take. */
  readonly isOurs: (notices: readonly Notice[]) => Promise<boolean>;
  readonly directory: Directory;
};

/** What is drawn for somebody by an account that is new: all that draws it knows that it is. */
export const readBy = (delivering: Delivering, person: Person): Delivering => {
  const { directory } = delivering;
  if (person.newUntil === undefined) return delivering;
  const people = new Map(directory.people).set(person.id, person);
  return { ...delivering, directory: { ...directory, people } };
};

/** What the platforms' own words mean, where it is known. */
const platformReasons: readonly (readonly [RegExp, Text])[] = [
  [/deactivat|inactive|disabled/i, text("对方账号已停用", "the account is deactivated")],
  [/archived/i, text("会话已归档", "the conversation is archived")],
  [/not_in_channel|NotInConversation|kicked/i, text("机器人不在会话里", "the bot is not in it")],
  [/not[ _]?found|no such/i, text("会话不存在", "there is no such conversation")],
  [/block/i, text("对方不接收机器人的消息", "messages of the bot are blocked")],
];

/** Why a notice was not sent, as the secretariat reads it under 投递. */
export const reasons = {
  unseen: text("收件人已无权查看", "the recipient may no longer see it"),
  stopped: text("期限已停止，不必再提醒", "the clock has stopped; no reminder is needed"),
  nothing: text("没有要说的", "there is nothing to say"),
  nextMorning: text("并入下一次早上的消息", "it is in the next morning's message"),
  saidLater: text("同一期限后来的提醒已包括", "a later reminder of the same clock says it"),
  putOff: text("收件人推后了这条提醒", "the recipient has put this reminder off"),
  muted: text("群已静音", "the group is muted"),
  notSubscribed: text("不在群订阅的范围内", "the group has not subscribed to this"),
  noAccount: text("收件人没有绑定账号", "the recipient has no bound account"),
  noChannel: text("群已解绑", "the group is no longer bound"),
  tooOften: text("多次发送失败", "sending failed too often"),
  platform: (word: string): Text => {
    const known = platformReasons.find(([pattern]) => pattern.test(word))?.[1];
    return known === undefined
      ? text(`平台拒收（${word}）`, `refused by the platform (${word})`)
      : text(`平台拒收：${known.zh}（${word}）`, `refused by the platform: ${known.en} (${word})`);
  },
  unclear: text("多次发送都不知道是否送达", "nobody knows whether any of the sendings arrived"),
} as const;
