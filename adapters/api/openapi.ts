import { z } from "zod";
import { type Text, text } from "../../src/chat/text.ts";
import type { KeyScope } from "../../src/people/api-key.ts";
import {
  apiError,
  clueChanged,
  clueState,
  type ErrorSort,
  errorStatus,
  hookHeaders,
  idempotencyKey,
  newClue,
  outcomePage,
  outcomesAsked,
  sentClue,
} from "./schema.ts";
import { errorMeans } from "./words.ts";

/** One thing a client may ask. */
export type Endpoint = {
  readonly method: "get" | "post";
  readonly path: string;
  readonly scope: KeyScope;
  readonly does: Text;
  readonly answers: Readonly<Record<number, z.ZodType>>;
  readonly errors: readonly ErrorSort[];
};

const always = ["malformed", "key", "scope", "tooMany", "broken"] as const;

/** Everything a client may ask, by the name the routes go by. */
export const endpoints = {
  submit: {
    method: "post",
    path: "/api/v1/clues",
    scope: "submit",
    does: text(
      "提交一条线索。来电人的姓名、电话、证件号在保存以前去掉。201 是新登记的，200 是以前用同一个 Idempotency-Key 登记过的。",
      "Submits a clue. Names, telephone and card numbers of whoever called are taken out before anything is kept. 201: recorded now; 200: recorded before under the same Idempotency-Key.",
    ),
    answers: { 200: sentClue, 201: sentClue },
    errors: [...always, "conflict", "tooLarge", "notJson", "notTaken"],
  },
  state: {
    method: "get",
    path: "/api/v1/clues/{code}",
    scope: "states",
    does: text(
      "查自己提交的一条线索到了哪一步。不能再答复的，停在上一次答复的那一步，没有答复过的是已收到；别人的和没有的，回答都一样。",
      "How far a clue is that this client sent. One it may not be told of any more stays as it was told last, or received; one of somebody else and none at all are answered alike.",
    ),
    answers: { 200: clueState },
    errors: [...always, "absent"],
  },
  outcomes: {
    method: "get",
    path: "/api/v1/outcomes",
    scope: "outcomes",
    does: text(
      "自己提交的线索里，从某天起已经结束的和结果，分页。限制知悉的不给结果，也只有以前答复过已结束的在里面。",
      "Of the clues this client sent those that ended since a day, with what came of them, in pages. One that is restricted is among them only where it was told before that it ended, without what came of it.",
    ),
    answers: { 200: outcomePage },
    errors: [...always],
  },
} as const satisfies Readonly<Record<string, Endpoint>>;

const json = (schema: z.ZodType) => ({
  "application/json": {
    schema: { $ref: `#/components/schemas/${z.globalRegistry.get(schema)?.id}` },
  },
});

const parametersOf = (schema: z.ZodObject, where: "query" | "header" = "query") => {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input" });
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: where,
    required: required.includes(name),
    schema: one,
  }));
};

const parameters: Readonly<Record<keyof typeof endpoints, readonly object[]>> = {
  submit: [
    {
      name: "Idempotency-Key",
      in: "header",
      required: true,
      schema: z.toJSONSchema(idempotencyKey),
    },
  ],
  state: [{ name: "code", in: "path", required: true, schema: { type: "string" } }],
  outcomes: parametersOf(outcomesAsked),
};

const withoutDialect = ({ $schema: _, ...schema }: Record<string, unknown>) => schema;

const components = [newClue, sentClue, clueState, outcomePage, clueChanged, apiError] as const;

const schemas = () => {
  const { schemas: made } = z.toJSONSchema(z.globalRegistry, {
    uri: (id) => `#/components/schemas/${id}`,
    io: "input",
  });
  const used = ["Sentence", ...components.map((one) => z.globalRegistry.get(one)?.id ?? "")];
  return Object.fromEntries(
    used.map((id) => {
      const { $id: _, id: __, ...schema } = withoutDialect({ ...made[id] });
      return [id, schema];
    }),
  );
};

const operationOf = (name: keyof typeof endpoints) => {
  const { scope, does, answers, errors }: Endpoint = endpoints[name];
  const taken = Object.entries(answers).map(([status, schema]) => [
    status,
    { description: does.en, content: json(schema) },
  ]);
  const refused = errors.map((sort) => [
    String(errorStatus[sort]),
    {
      description: `${errorMeans[sort].zh} · ${errorMeans[sort].en}`,
      content: json(apiError),
    },
  ]);
  return {
    operationId: name,
    summary: `${does.zh} · ${does.en}`,
    description: `scope: ${scope}`,
    parameters: parameters[name],
    ...(name === "submit" ? { requestBody: { required: true, content: json(newClue) } } : {}),
    responses: Object.fromEntries([...taken, ...refused]),
  };
};

const pathsOf = () => {
  const paths: Record<string, Record<string, object>> = {};
  for (const name of Object.keys(endpoints) as (keyof typeof endpoints)[]) {
    const { path, method } = endpoints[name];
    paths[path] = { ...paths[path], [method]: operationOf(name) };
  }
  return paths;
};

const hookDoes = text(
  "管理员用 api-key --webhook 登记了地址的，线索有了变化就发到那里，按 Standard Webhooks 签名。回答 2xx 就是收下；别的隔一阵再发，每件只发最新的，同一件按先后。400、409、413、415、422 只是这一件不收，其余照发；别的回答和没有回答，全部等着。不能再答复的不发。",
  "Where the administrator has set an address by api-key --webhook, what a clue became is posted there, signed as Standard Webhooks has it. Any 2xx takes it; after anything else it is sent again, of each clue what it is by then, in order. 400, 409, 413, 415 and 422 refuse that message alone and the others go on; after any other answer, and none, all of them wait. What a client may not be told of any more is not sent.",
);

/** What is posted to the address of a client. */
const webhooks = {
  clueChanged: {
    post: {
      summary: `${hookDoes.zh} · ${hookDoes.en}`,
      description: "scopes: states, outcomes",
      parameters: parametersOf(hookHeaders, "header"),
      requestBody: { required: true, content: json(clueChanged) },
      responses: { "2XX": { description: "收下了 · taken" } },
    },
  },
};

/** What clients may ask and are answered, as OpenAPI has it. */
export const openApi = {
  openapi: "3.1.0",
  info: { title: "府检联动接口 · Linkage interface", version: "1" },
  security: [{ key: [] }],
  components: {
    securitySchemes: { key: { type: "http", scheme: "bearer" } },
    schemas: schemas(),
  },
  paths: pathsOf(),
  webhooks,
};
