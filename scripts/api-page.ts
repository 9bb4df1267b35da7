import { openApi } from "../adapters/api/openapi.ts";
import { type Language, say, type Text, text } from "../src/chat/text.ts";
import { usualLimits } from "../src/request/limits.ts";

type Schema = {
  readonly type?: string;
  readonly $ref?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
};

type Operation = {
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content: Content }>
  >;
};

type Content = { readonly "application/json": { readonly schema: Schema } };

/** What of a description is in a language: both stand in the OpenAPI file. */
const partOf = (described: string | undefined, language: Language): string => {
  const [zh = "", en = zh] = (described ?? "").split(" · ");
  return say(text(zh, en), language);
};

const schemas: Readonly<Record<string, Schema>> = openApi.components.schemas;

const named = ({ $ref = "" }: Schema): Schema => schemas[$ref.split("/").at(-1) ?? ""] ?? {};

/** The fields of a schema, those inside others by their whole name. */
const fieldsOf = (schema: Schema, before = ""): readonly (readonly [string, Schema, boolean])[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, one]) => {
    const whole = `${before}${name}`;
    const inner = one.items?.$ref === undefined ? (one.items ?? one) : named(one.items);
    const list = one.items === undefined ? "" : "[]";
    return [
      [whole + list, one, schema.required?.includes(name) === true] as const,
      ...fieldsOf(inner, `${whole}${list}.`),
    ];
  });

const cell = (said: string): string => said.replaceAll("|", "\\|");

const table = (
  fields: readonly (readonly [string, Schema, boolean])[],
  heads: readonly string[],
  language: Language,
): readonly string[] => [
  `| ${heads.join(" | ")} |`,
  "|---|---|",
  ...fields.map(([name, one, required]) => {
    const among =
      one.enum === undefined ? "" : ` (${one.enum.map((each) => `\`${each}\``).join(" ")})`;
    return `| \`${name}\`${required ? "*" : ""} | ${cell(partOf(one.description, language) + among)} |`;
  }),
  "",
];

const words = {
  title: text("# 接口", "# The interface"),
  other: text("English: [api.md](api.md).", "中文：[api.zh-CN.md](api.zh-CN.md)."),
  head: text(
    `由 \`GET /api/openapi.json\` 打印。管理员用 \`npm run admin -- api-key <名称>\` 发密钥，只显示一次；密钥以一个单位的岗位办事，看得到、做得到的不比那个岗位多。每个请求带 \`Authorization: Bearer <密钥>\`。一分钟最多${usualLimits.requests}个请求，其中提交${usualLimits.submissions}条（开几份服务器，各算各的）；超过了回答 429，\`Retry-After\` 说过几秒再来。来电人的姓名、电话、证件号在保存以前去掉；限制知悉的线索交得进来，问不出进展。每次使用都有记录，答403、429的只计次数。带 * 的必填。`,
    `Printed from \`GET /api/openapi.json\`. The administrator makes a key with \`npm run admin -- api-key <name>\`; it is shown once. A key acts as the post of a unit, and sees and may do no more than that post. Every request brings \`Authorization: Bearer <key>\`. ${usualLimits.requests} requests a minute are taken, ${usualLimits.submissions} of them clues, by each copy of the server; beyond that the answer is 429, and \`Retry-After\` says in how many seconds to come again. Names, telephone and card numbers of whoever called are taken out before anything is kept; a clue that is restricted can be sent, and nothing new is told of it. Every use is on record, what is refused with 403 or 429 as a number. * is required.`,
  ),
  client: text("## 十行的客户端", "## A client in ten lines"),
  clientSays: text(
    "`key` 里写 `Authorization: Bearer <密钥>`，`ticket.json` 里是一条线索，`LIANDONG` 是服务器地址：提交，查到哪一步，取十一月以来的结果。",
    "`key` holds `Authorization: Bearer <key>`, `ticket.json` one clue, `LIANDONG` the address of the server: it submits, asks how far that is, and reads what came of all since November.",
  ),
  takes: text("收", "takes"),
  field: text("字段", "field"),
  means: text("说明", "what it is"),
  answer: text("回答", "answers"),
  told: text("## 发给程序的", "## What is posted to a program"),
  toldHow: text(
    "核验签名（`secret` 是登记地址时打印的，去掉 `whsec_`；`body` 是收到的原样正文，`id`、`at` 是两个请求头）：",
    "To check a signature (`secret` as printed when the address was set, without `whsec_`; `body` as it came, byte for byte; `id` and `at` from the headers):",
  ),
  errors: text("## 出错时", "## Errors"),
  errorsSay: text(
    "每个错误都用两种语言说哪里不对、怎样才收。422 的意思是什么都没有保存：`problems` 说哪个字段，`choices` 说可以怎样回答。",
    "Each says in both languages what is wrong and what would be taken. With 422 nothing was kept: `problems` names the field, `choices` how a question can be answered.",
  ),
} satisfies Readonly<Record<string, Text>>;

/** Runs as it stands, with `LIANDONG`, `key` and `ticket.json` given: a test does. */
const client = `ask() { curl -sS -H @key "$@"; }
find() { sed -n "s/.*\\"$1\\":\\"\\([^\\"]*\\)\\".*/\\1/p"; }
sent=$(ask "$LIANDONG/api/v1/clues" -H 'Content-Type: application/json' -H 'Idempotency-Key: ticket-0001' -d @ticket.json)
echo "$sent"
ask "$LIANDONG/api/v1/clues/$(echo "$sent" | find code)" && echo
after=
while page=$(ask "$LIANDONG/api/v1/outcomes?since=2026-11-01&after=$after") && echo "$page"; do
  after=$(echo "$page" | find next)
  [ -n "$after" ] || break
done`;

/** Runs as it stands, with `secret`, `id`, `at` and the file `body` given: a test does. */
const checking = `key=$(printf %s "$secret" | base64 -d | od -An -v -tx1 | tr -d ' \\n')
{ printf '%s.%s.' "$id" "$at"; cat body; } | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | base64`;

const operationsOf = (): readonly (readonly [string, Operation])[] =>
  Object.entries(openApi.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation as Operation] as const,
    ),
  );

/** The page of the interface in one language, from the OpenAPI file. */
export const apiPage = (language: Language): string => {
  const as = (said: Text): string => say(said, language);
  const heads = [as(words.field), as(words.means)];
  const sections = operationsOf().flatMap(([title, operation]) => {
    const body = operation.requestBody?.content["application/json"].schema;
    const taken = [
      ...operation.parameters.map(
        ({ name, schema, required }) => [name, schema, required] as const,
      ),
      ...(body === undefined ? [] : fieldsOf(named(body))),
    ];
    const good = Object.entries(operation.responses).filter(([status]) => status < "300");
    const schema = good[0]?.[1].content["application/json"].schema ?? {};
    return [
      `## \`${title}\``,
      "",
      `${partOf(operation.summary, language)} (${operation.description})`,
      "",
      `${as(words.takes)}:`,
      "",
      ...table(taken, heads, language),
      `${as(words.answer)} ${good.map(([status]) => status).join(", ")}:`,
      "",
      ...table(fieldsOf(named(schema)), heads, language),
    ];
  });
  const errors = new Map(
    operationsOf().flatMap(([, { responses }]) =>
      Object.entries(responses)
        .filter(([status]) => status >= "400")
        .map(([status, { description }]) => [status, partOf(description, language)] as const),
    ),
  );
  const { post: posted } = openApi.webhooks.clueChanged;
  return [
    as(words.title),
    "",
    `${as(words.head)} ${as(words.other)}`,
    "",
    as(words.client),
    "",
    as(words.clientSays),
    "",
    "```sh",
    client,
    "```",
    "",
    ...sections,
    as(words.told),
    "",
    `${partOf(posted.summary, language)} (${posted.description})`,
    "",
    ...table(
      [
        ...posted.parameters.map(
          ({ name, schema, required }) => [name, schema as Schema, required] as const,
        ),
        ...fieldsOf(named(posted.requestBody.content["application/json"].schema)),
      ],
      heads,
      language,
    ),
    as(words.toldHow),
    "",
    "```sh",
    checking,
    "```",
    "",
    as(words.errors),
    "",
    as(words.errorsSay),
    "",
    `| | ${as(words.means)} |`,
    "|---|---|",
    ...[...errors].sort().map(([status, means]) => `| ${status} | ${cell(means)} |`),
    "",
  ].join("\n");
};
