import { z } from "zod";
import type { Outcome } from "../../src/chat/exchange.ts";

// What Slack calls them, in words for whoever reads why a notice did not arrive.
const lasting: Readonly<Record<string, string>> = {
  not_in_channel: "机器人已不在群里 the bot is not in the channel",
  channel_not_found: "找不到会话 no such conversation",
  is_archived: "群已归档 the channel is archived",
  account_inactive: "账号或机器人已停用 the account is deactivated",
  user_disabled: "账号已停用 the account is deactivated",
  user_not_found: "找不到账号 no such account",
  messages_tab_disabled: "机器人的消息页没有打开 the app's messages tab is off",
  cannot_dm_bot: "不能给机器人发消息 a bot cannot be written to",
  restricted_action: "群里不许机器人发言 posting is restricted in the channel",
  restricted_action_read_only_channel: "群只能读 the channel is read-only",
  restricted_action_thread_only_channel: "群里只能回帖 only replies are allowed in the channel",
  restricted_action_non_threadable_channel: "群里不能回帖 no replies are allowed in the channel",
  token_revoked: "令牌已撤销 the token was revoked",
  token_expired: "令牌已过期 the token has expired",
  invalid_auth: "令牌无效 the token is not valid",
  not_authed: "没有令牌 there is no token",
  missing_scope: "应用缺少权限 the app lacks a scope",
  no_permission: "应用没有权限 the app lacks a permission",
  ekm_access_denied: "管理员停用了发送 sending was suspended by an administrator",
  team_access_not_granted: "应用没有这个工作区的权限 the app lacks access to the workspace",
  message_not_found: "消息已被删除 the message was deleted",
  cant_update_message: "消息不能再改 the message cannot be changed",
  edit_window_closed: "消息不能再改 the message cannot be changed",
  msg_too_long: "消息太长 the message is too long",
  msg_blocks_too_long: "消息太长 the message is too long",
  invalid_blocks: "消息格式不对 the message is malformed",
  invalid_blocks_format: "消息格式不对 the message is malformed",
  no_text: "消息是空的 the message is empty",
  metadata_too_large: "消息太长 the message is too long",
};

/** What Slack refuses before anything is sent, and may accept later. */
const passing = new Set(["ratelimited", "rate_limited", "message_limit_exceeded"]);

const failure = z.object({
  code: z.string().optional().catch(undefined),
  data: z.object({ error: z.string() }).optional().catch(undefined),
  retryAfter: z.number().optional().catch(undefined),
});

/** What Slack calls an error, where it answered; undefined where it did not. */
export const errorWord = (error: unknown): string | undefined =>
  failure.safeParse(error).data?.data?.error;

/** What became of a call that failed: refused for now, refused for good, or nobody knows. */
export const outcomeOf = (error: unknown): Outcome => {
  const { code, data, retryAfter } = failure.safeParse(error).data ?? {};
  if (code === "slack_webapi_rate_limited_error")
    return { is: "later", ...(retryAfter === undefined ? {} : { retryAfter }) };
  const word = data?.error;
  if (code !== "slack_webapi_platform_error" || word === undefined) return { is: "unclear" };
  if (passing.has(word)) return { is: "later" };
  const why = lasting[word];
  if (why !== undefined) return { is: "unreachable", why: `${why}（${word}）` };
  // What Slack itself could not finish may have been done all the same.
  return uncertain.has(word)
    ? { is: "unclear" }
    : { is: "unreachable", why: `Slack不收 refused by Slack（${word}）` };
};

const uncertain = new Set([
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "request_timeout",
]);
