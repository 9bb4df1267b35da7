import { createRequire } from "node:module";
import { Ajv } from "ajv";
import type { Form } from "../../../src/chat/field.ts";
import type { Text } from "../../../src/chat/text.ts";

// The bundle is what browsers load; the package's own entry does not load in Node.
const official = createRequire(import.meta.url)(
  "adaptivecards/dist/adaptivecards.js",
) as typeof import("adaptivecards");

const string = { type: "string" };
const said = { type: "string", minLength: 1 };
const spacing = { enum: ["none", "small", "default", "medium", "large", "extraLarge", "padding"] };
const styles = { enum: ["default", "emphasis", "good", "attention", "warning", "accent"] };
const ref = (name: string) => ({ $ref: `#/definitions/${name}` });
const list = (of: object) => ({ type: "array", items: of });

const closed = (type: string, properties: object, required: readonly string[] = []) => ({
  type: "object",
  properties: { type: { const: type }, ...properties },
  required: ["type", ...required],
  additionalProperties: false,
});

const element = { id: string, spacing, separator: { type: "boolean" } };
const input = {
  ...element,
  id: said,
  label: said,
  isRequired: { type: "boolean" },
  errorMessage: said,
};
const action = { title: said, style: { enum: ["default", "positive", "destructive"] } };
const associatedInputs = { enum: ["auto", "none"] };

/**
 * The part of the Adaptive Card schema 1.5 that is used here, and what Teams adds to it; closed, so
 * that a member the platform does not know is a fault (learn.microsoft.com, Adaptive Cards schema explorer).
 */
const schema = {
  $ref: "#/definitions/AdaptiveCard",
  definitions: {
    AdaptiveCard: closed(
      "AdaptiveCard",
      {
        $schema: { const: "http://adaptivecards.io/schemas/adaptive-card.json" },
        version: { const: "1.5" },
        body: { ...list(ref("element")), minItems: 1 },
        // More are dropped by Teams.
        actions: { ...list(ref("action")), maxItems: 6 },
        fallbackText: string,
        speak: string,
        msteams: { type: "object", properties: { width: { const: "Full" } }, required: ["width"] },
        refresh: {
          type: "object",
          properties: {
            action: ref("Refresh"),
            userIds: { ...list(said), minItems: 1, maxItems: 60 },
          },
          required: ["action", "userIds"],
          additionalProperties: false,
        },
      },
      ["$schema", "version", "body", "msteams"],
    ),
    element: {
      oneOf: ["TextBlock", "FactSet", "ColumnSet", "Container", "ActionSet", "Input"].map(ref),
    },
    TextBlock: closed(
      "TextBlock",
      {
        ...element,
        text: said,
        wrap: { type: "boolean" },
        color: { enum: ["default", "dark", "light", "accent", "good", "warning", "attention"] },
        isSubtle: { type: "boolean" },
        size: { enum: ["default", "small", "medium", "large", "extraLarge"] },
        weight: { enum: ["default", "lighter", "bolder"] },
        style: { enum: ["default", "heading"] },
      },
      ["text"],
    ),
    FactSet: closed(
      "FactSet",
      {
        ...element,
        facts: {
          ...list({
            type: "object",
            properties: { title: said, value: said },
            required: ["title", "value"],
            additionalProperties: false,
          }),
          minItems: 1,
        },
      },
      ["facts"],
    ),
    ColumnSet: closed(
      "ColumnSet",
      { ...element, columns: list(ref("Column")), selectAction: ref("action") },
      ["columns"],
    ),
    Column: closed(
      "Column",
      {
        width: { enum: ["auto", "stretch"] },
        items: list(ref("element")),
        style: styles,
        verticalContentAlignment: { enum: ["top", "center", "bottom"] },
      },
      ["items"],
    ),
    Container: closed(
      "Container",
      {
        ...element,
        style: styles,
        items: list(ref("element")),
        id: said,
        isVisible: { type: "boolean" },
      },
      ["items"],
    ),
    ActionSet: closed(
      "ActionSet",
      { ...element, actions: { ...list(ref("action")), minItems: 1, maxItems: 6 } },
      ["actions"],
    ),
    action: { oneOf: ["press", "OpenUrl", "ShowCard", "ToggleVisibility"].map(ref) },
    press: ref("Execute"),
    ToggleVisibility: closed(
      "Action.ToggleVisibility",
      { ...action, targetElements: list({ type: "string", minLength: 1 }) },
      ["title", "targetElements"],
    ),
    ShowCard: closed("Action.ShowCard", { ...action, card: ref("Question") }, ["title", "card"]),
    Question: closed(
      "AdaptiveCard",
      { body: { ...list(ref("TextBlock")), minItems: 1 }, actions: list(ref("press")) },
      ["body", "actions"],
    ),
    Execute: closed(
      "Action.Execute",
      {
        ...action,
        verb: said,
        data: { type: "object" },
        associatedInputs,
        fallback: ref("Submit"),
      },
      ["title", "verb", "data", "fallback"],
    ),
    Submit: closed("Action.Submit", { ...action, data: { type: "object" }, associatedInputs }, [
      "title",
      "data",
    ]),
    Refresh: closed("Action.Execute", { ...action, verb: said, data: { type: "object" } }, [
      "verb",
      "data",
    ]),
    OpenUrl: closed(
      "Action.OpenUrl",
      { ...action, url: { type: "string", pattern: "^https?://" } },
      ["title", "url"],
    ),
    Input: { oneOf: ["Text", "Number", "Date", "Time", "ChoiceSet"].map(ref) },
    Text: closed(
      "Input.Text",
      {
        ...input,
        value: string,
        isMultiline: { type: "boolean" },
        maxLength: { type: "integer", minimum: 1 },
        placeholder: string,
      },
      ["id"],
    ),
    Number: closed("Input.Number", { ...input, value: { type: "number" } }, ["id"]),
    Date: closed(
      "Input.Date",
      { ...input, value: { type: "string", pattern: "^\\d{4}-\\d\\d-\\d\\d$" } },
      ["id"],
    ),
    Time: closed(
      "Input.Time",
      { ...input, value: { type: "string", pattern: "^\\d\\d:\\d\\d$" } },
      ["id"],
    ),
    ChoiceSet: closed(
      "Input.ChoiceSet",
      {
        ...input,
        choices: list({
          type: "object",
          properties: { title: said, value: said },
          required: ["title", "value"],
          additionalProperties: false,
        }),
        style: { enum: ["compact", "expanded", "filtered"] },
        isMultiSelect: { type: "boolean" },
        wrap: { type: "boolean" },
        value: string,
        placeholder: string,
        "choices.data": closed("Data.Query", { dataset: said }, ["dataset"]),
      },
      ["id", "choices"],
    ),
  },
};

type Node = { readonly [key: string]: unknown };

/** Texts in which Teams reads markdown, wherever they stand. */
const textsIn = (given: unknown): readonly string[] => {
  if (Array.isArray(given)) return given.flatMap(textsIn);
  if (typeof given !== "object" || given === null) return [];
  const node = given as Node;
  const own =
    node["type"] === "TextBlock"
      ? [String(node["text"])]
      : node["type"] === "FactSet"
        ? (node["facts"] as readonly Node[]).flatMap(({ title, value }) => [
            String(title),
            String(value),
          ])
        : [];
  return [...own, ...Object.values(node).flatMap(textsIn)];
};

/** What makes a card one that a group reads. */
export const aGroup = { notice: "n1", readers: ["29:a", "29:b"] };

/** As many options as a field of ours writes out, and lists as one form of ours searches. */
export const most = { written: 20, searched: 4, label: 40 };

const short = ({ zh, en }: Text): Text => ({
  zh: zh.slice(0, most.label),
  en: en.slice(0, most.label),
});

/** A form of anything, no larger than ours are in what a form cannot leave out. */
export const asLargeAsOurs = (form: Form): Form => {
  let searched = 0;
  return {
    ...form,
    submit: { command: form.submit.command },
    questions: form.questions.flatMap(({ field, ...rest }) => {
      const one = { ...rest, field: { ...field, label: short(field.label) } };
      if (typeof one.field.options !== "string")
        return one.options === undefined
          ? [one]
          : [{ ...one, options: one.options.slice(0, most.written) }];
      searched += 1;
      return searched > most.searched ? [] : [one];
    }),
  };
};

/** What a text still has of markdown, once everything escaped is taken out. */
const markdownIn = (text: string): string | undefined =>
  /[*_`[\]<>]|:\/\//.exec(text.replace(/\\[!-/:-@[-`{-~]/g, ""))?.[0];

/**
 * What Teams would say against a card, or show otherwise than it was said; nothing where it would
 * take it: the schema, the official parser, the size, and markdown in what somebody typed.
 */
export const teamsRules = (
  /** The kind of its buttons: a card in a dialog knows only the older one. */
  buttons: "Execute" | "Submit" = "Execute",
) => {
  const ajv = new Ajv({ strict: false, allErrors: false, discriminator: false });
  const press = ref(buttons);
  const validate = ajv.compile({ ...schema, definitions: { ...schema.definitions, press } });
  return (card: unknown): string | undefined => {
    const json = JSON.stringify(card);
    const bytes = Buffer.byteLength(json);
    if (bytes >= 80_000) return `${bytes} bytes`;
    const plain: unknown = JSON.parse(json);
    if (!validate(plain)) return ajv.errorsText(validate.errors?.slice(-3));
    // Teams searches while somebody types in cards of 1.5; the parser knows of that since 1.6. The
    // schema above keeps everything else at 1.5.
    const context = new official.SerializationContext(official.Versions.v1_6);
    new official.AdaptiveCard().parse(plain, context);
    if (context.eventCount > 0) return context.getEventAt(0).message;
    for (const text of textsIn(plain)) {
      const mark = markdownIn(text);
      if (mark !== undefined) return `${mark} in ${text.slice(0, 80)}`;
    }
    return undefined;
  };
};
