import type { Outlet, Reply, Request } from "../chat/exchange.ts";
import { type Text, text } from "../chat/text.ts";
import type { SystemServices } from "../flow/services.ts";
import type { Directory } from "../people/directory.ts";
import type { Outages } from "./outages.ts";

/** What one round of deliveries works with: the services, the ways onto the platforms, and the directory as it stands. `ask` asks anew what somebody asked. */
export type Delivering = {
  readonly services: SystemServices;
  readonly outlets: readonly Outlet[];
  readonly outages: Outages;
  readonly ask: (request: Request) => Promise<Reply>;
  readonly directory: Directory;
};

/** Why a notice was not sent, as the secretariat reads it under 投递. */
export const reasons = {
  unseen: text("收件人已无权查看", "the recipient may no longer see it"),
  stopped: text("期限已停止，不必再提醒", "the clock has stopped; no reminder is needed"),
  noAccount: text("收件人没有绑定账号", "the recipient has no bound account"),
  noChannel: text("群已解绑", "the group is no longer bound"),
  tooOften: text("多次发送失败", "sending failed too often"),
  platform: (word: string): Text => text(`平台拒收：${word}`, `refused by the platform: ${word}`),
  unclear: text("两次发送都不知道是否送达", "nobody knows whether either sending arrived"),
} as const;
