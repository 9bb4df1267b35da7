import { z } from "zod";
import { sentByClients } from "../../src/catalog.ts";
import { outsideStates } from "../../src/flow/flow.ts";

// The one source of what clients send and are answered: requests are read by it, the OpenAPI file is made
// of it, and the tests check every answer against that.

const { options } = sentByClients.opening.form["source"] ?? {};
const sources = typeof options === "object" ? options.map(({ id }) => id) : [];

const said = (zh: string, en: string): { readonly description: string } => ({
  description: `${zh} · ${en}`,
});

const day = (zh: string, en: string) => z.iso.date().meta(said(zh, en));

/** Who called. It may come along as the hotline's system has it; nothing of it is kept, nor found in any text. */
const caller = z
  .strictObject({
    name: z.string().max(100).optional(),
    phone: z.string().max(100).optional(),
    idNumber: z.string().max(100).optional(),
    address: z.string().max(300).optional(),
  })
  .meta(
    said(
      "来电人：不保存，并从各项文字里去掉",
      "who called: never kept, and taken out of every text",
    ),
  );

/** A clue as a client sends it. */
export const newClue = z
  .strictObject({
    number: z
      .string()
      .regex(/^[A-Za-z0-9][\w.-]{3,39}$/)
      .meta(
        said(
          "来源编号（工单号），4到40个字母、数字、- _ .，同一编号只收一次",
          "its number at the source, 4 to 40 letters, digits, - _ . ; taken once",
        ),
      ),
    title: z
      .string()
      .trim()
      .min(1)
      .max(60)
      .meta(said("标题，60字以内", "title, up to 60 characters")),
    category: z
      .string()
      .trim()
      .min(1)
      .max(60)
      .meta(
        said(
          "类别，编号或名称，如 water-pollution、水污染",
          "category by id or name, such as water-pollution",
        ),
      ),
    facts: z
      .string()
      .trim()
      .min(1)
      .max(2000)
      .meta(said("事实，2000字以内", "facts, up to 2,000 characters")),
    place: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .meta(said("地点，100字以内", "place, up to 100 characters")),
    occurredOn: day(
      "发生或发现的日期，如 2026-11-23，不晚于今天",
      "the day of it, such as 2026-11-23, not after today",
    ),
    source: z
      .enum(sources)
      .default("complaint")
      .meta(said("来源，不填为投诉", "source; a complaint where not given")),
    accused: z
      .array(z.string().trim().min(1).max(100))
      .max(20)
      .optional()
      .meta(said("责任单位，编号或名称", "units complained of, by id or name")),
    accusedOther: z
      .string()
      .trim()
      .min(1)
      .max(300)
      .optional()
      .meta(said("通讯录里没有的被投诉单位", "whoever else is complained of")),
    evidence: z.string().trim().min(1).max(2000).optional().meta(said("证据", "evidence")),
    to: z
      .string()
      .trim()
      .max(100)
      .optional()
      .meta(said("接收单位，不填按类别", "the receiver; by category where not given")),
    notSo: z
      .string()
      .trim()
      .min(1)
      .max(2000)
      .optional()
      .meta(said("为什么不涉及422里说的情形", "why what a 422 took it for is not so")),
    notAccused: z
      .string()
      .max(2000)
      .optional()
      .meta(said("422的 choices 里给的，照样填回", "as given in the choices of a 422")),
    told: z
      .string()
      .max(1000)
      .optional()
      .meta(said("422的 choices 里给的，照样填回", "as given in the choices of a 422")),
    anyway: z
      .boolean()
      .optional()
      .meta(said("看过422里的相似线索，仍要提交", "submit it although a 422 named others alike")),
    caller: caller.optional(),
  })
  .meta({ id: "NewClue" });

/** The name under which a client's request has one effect. */
export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{8,100}$/)
  .meta(
    said(
      "8到100个可见的ASCII字符，同一条线索每次重发都用同一个",
      "8 to 100 visible ASCII characters, the same whenever the same clue is sent again",
    ),
  );

const sentence = z.strictObject({ zh: z.string(), en: z.string() }).meta({ id: "Sentence" });

const code = z.string().meta(said("线索编号", "the number of the clue"));
const state = z
  .enum(outsideStates)
  .meta(said("已收到、退回或待补充、已受理、已结束", "no more than this of how far it is"));
const number = z.string().optional().meta(said("来源编号", "its number at the source"));

/** A clue that was taken. */
export const sentClue = z
  .strictObject({
    code,
    stripped: z
      .array(z.string())
      .meta(
        said(
          "去掉了来电人信息的字段",
          "the fields from which something of the caller was taken out",
        ),
      ),
    said: z
      .array(sentence)
      .meta(said("要转告的话，如先打110", "what is to be passed on, such as to call 110")),
  })
  .meta({ id: "SentClue" });

/** How far a clue is. */
export const clueState = z.strictObject({ code, number, state }).meta({ id: "ClueState" });

/** What is asked of the outcomes. */
export const outcomesAsked = z.strictObject({
  since: day("从哪天起结束的", "ended on or after this day"),
  after: z.string().max(30).default("").meta(said("上一页的 next", "the next of the page before")),
  take: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .default(100)
    .meta(said("一页几件", "so many a page")),
});

const endedOn = day("结束日期", "the day it ended");
const result = z
  .string()
  .optional()
  .meta(said("办理结果；不宜外传的不给", "what came of it; left out where it is not to leave"));

/** A page of outcomes. */
export const outcomePage = z
  .strictObject({
    outcomes: z.array(
      z.strictObject({
        code,
        number,
        state,
        endedOn,
        result,
      }),
    ),
    next: z
      .string()
      .optional()
      .meta(
        said(
          "还有：用它作 after 再取，空页也可能有",
          "there is more: ask again with it as after, after an empty page too",
        ),
      ),
  })
  .meta({ id: "OutcomePage" });

/** What is posted to a program's address when one of its clues has become something else. */
export const clueChanged = z
  .strictObject({
    type: z.literal("clue.changed").meta(said("只有这一种", "there is this one")),
    sequence: z
      .number()
      .int()
      .min(1)
      .meta(
        said(
          "这条线索的第几次，大的是新的；重发时不变",
          "counts up for each clue, the higher the newer; the same when it is sent again",
        ),
      ),
    clue: z.strictObject({ code, number, state, endedOn: endedOn.optional(), result }),
  })
  .meta({ id: "ClueChanged" });

/** What it is signed with, in the headers. */
export const hookHeaders = z.strictObject({
  "webhook-id": z
    .string()
    .meta(
      said("重发时不变：收过的不再处理", "the same when it is sent again: skip what was taken"),
    ),
  "webhook-timestamp": z
    .string()
    .meta(
      said(
        "这一次发出的时刻，1970年以来的秒数：早于五分钟的不要收",
        "when this attempt was sent, in seconds since 1970: refuse what is older than five minutes",
      ),
    ),
  "webhook-signature": z
    .string()
    .meta(
      said(
        "v1, 后面是 HMAC-SHA256 的 base64，密钥是 whsec_ 后面的 base64，内容是 id.timestamp.正文",
        "v1, and in base64 the HMAC-SHA256 over id.timestamp.body, by what stands in base64 after whsec_",
      ),
    ),
});

/** The sorts of errors, and their status. */
export const errorStatus = {
  malformed: 400,
  key: 401,
  scope: 403,
  absent: 404,
  conflict: 409,
  tooLarge: 413,
  notJson: 415,
  notTaken: 422,
  tooMany: 429,
  broken: 500,
} as const;
export type ErrorSort = keyof typeof errorStatus;

/** An error, in both languages. */
export const apiError = z
  .strictObject({
    error: z.strictObject({
      sort: z.enum(Object.keys(errorStatus) as [ErrorSort, ...ErrorSort[]]),
      zh: z.string(),
      en: z.string(),
    }),
    problems: z
      .array(z.strictObject({ field: z.string(), zh: z.string(), en: z.string() }))
      .optional()
      .meta(said("哪一项不对，应当怎么填", "which field is wrong, and what would be taken")),
    choices: z
      .array(
        z.strictObject({
          zh: z.string(),
          en: z.string(),
          send: z.record(z.string(), z.unknown()),
        }),
      )
      .optional()
      .meta(
        said(
          "可以怎样回答：选一个，把 send 里的字段加进去重发",
          "how it can be answered: choose one and send again with the fields of its send",
        ),
      ),
  })
  .meta({ id: "Error" });

export type ApiError = z.infer<typeof apiError>;
export type NewClue = z.infer<typeof newClue>;
