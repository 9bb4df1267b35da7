import { type Text, text } from "../../src/chat/text.ts";
import { type KeyScope, scopes } from "../../src/people/api-key.ts";
import type { ErrorSort } from "./schema.ts";

/** What clients are told when a request is not answered: what is wrong, and what would be taken. */
export const apiWords = {
  key: text(
    "没有密钥，或者密钥打不开。请在 Authorization 里写 Bearer 和管理员用 npm run admin -- api-key 发的密钥；收回的要重新发。",
    "There is no key, or it opens nothing. Send Authorization: Bearer with the key the administrator made by npm run admin -- api-key; one that was revoked has to be made anew.",
  ),
  scope: (needed: KeyScope, has: readonly KeyScope[]): Text =>
    text(
      `这个密钥不能做这件事：要有 ${needed}，它有的是 ${has.join("、")}。请管理员另发一个。`,
      `This key may not do that: it takes ${needed}, and the key has ${has.join(", ")}. Ask the administrator for another (${scopes.join(", ")}).`,
    ),
  absent: text(
    "没有这个密钥提交过的这条线索。请核对编号；要问别的，请打电话给承办单位。",
    "There is no such clue that this key has sent. Check the number; for anything else telephone the unit in charge.",
  ),
  conflict: text(
    "同一个 Idempotency-Key 已经提交过另一条内容，这一条没有登记。重发请原样发；新的线索请换一个。",
    "Something else was sent under the same Idempotency-Key, so this was not recorded. Send the very same again, or a new clue under a new one.",
  ),
  noIdempotency: text(
    "请求头里要有 Idempotency-Key：8到100个可见的ASCII字符，每条线索一个，重发用同一个。",
    "The header Idempotency-Key is needed: 8 to 100 visible ASCII characters, one for each clue, the same when it is sent again.",
  ),
  malformed: text(
    "没看懂这个请求，什么都没有做。正文应是 UTF-8 的一个 JSON 对象，不压缩，见 /api/openapi.json。",
    "This request could not be understood and nothing was done. A body is one JSON object in UTF-8, not packed: see /api/openapi.json.",
  ),
  notJson: text(
    "请用 Content-Type: application/json 发送，UTF-8，不压缩。",
    "Send it as Content-Type: application/json, in UTF-8 and not packed.",
  ),
  tooLarge: text(
    "内容太大，没有读。一条线索最多64 KB。",
    "This is too large and was not read. A clue takes at most 64 KB.",
  ),
  tooMany: (seconds: number): Text =>
    text(
      `这一分钟里这个密钥的请求太多，这一个没有处理。请过${seconds}秒再发，用同一个 Idempotency-Key。`,
      `Too much came with this key within this minute, so this was not handled. Send it again in ${seconds} seconds, under the same Idempotency-Key.`,
    ),
  broken: text(
    "系统出了问题，没有办成。请过一会儿用同一个 Idempotency-Key 再发：不会登记两次。",
    "Something went wrong. Send it again in a while under the same Idempotency-Key: it is not recorded twice.",
  ),
  notTaken: text("没有登记，什么都没有保存。", "Not recorded; nothing was kept."),
  alike: text(
    "可能已经报过这件事。是同一件就不用再报；不是，请加上 anyway 重发。",
    "This may have been reported already. If it is the same, there is no need to send it; if not, send it again with anyway.",
  ),
  notAs: (field: string, wanted: Text): Text =>
    text(
      `${field} 没有填或者不对，应为：${wanted.zh}`,
      `${field} is missing or wrong; taken is: ${wanted.en}`,
    ),
  noSuchField: (field: string, known: readonly string[]): Text =>
    text(
      `没有 ${field} 这个字段，可用的是：${known.join("、")}`,
      `There is no field ${field}; there is: ${known.join(", ")}`,
    ),
  numberIsPersons: text(
    "来源编号像是电话或证件号，没有保存；请填工单号",
    "the number looks like a telephone's or an identity card's and was not kept; give that of the ticket",
  ),
} as const;

/** What each sort of error means, in a few words. */
export const errorMeans: Readonly<Record<ErrorSort, Text>> = {
  malformed: text("请求看不懂", "the request cannot be understood"),
  key: text("没有密钥，或者打不开、已收回", "no key, or one that opens nothing or was revoked"),
  scope: text("这个密钥不能做这件事", "the key may not do that"),
  absent: text("没有，或者是别人的：回答一样", "not there, or of somebody else: answered alike"),
  conflict: text(
    "同一个 Idempotency-Key 提交过别的",
    "something else was sent under this Idempotency-Key",
  ),
  tooLarge: text("正文超过64 KB，没有读", "a body of more than 64 KB, which was not read"),
  notJson: text("不是 JSON，或者压缩过", "no JSON, or packed"),
  notTaken: text("没有登记，什么都没有保存", "not recorded; nothing was kept"),
  tooMany: text("这一分钟太多了", "too much within this minute"),
  broken: text(
    "我们这边出了问题，可以原样重发",
    "something of ours broke; the same may be sent again",
  ),
};
