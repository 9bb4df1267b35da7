import { fileURLToPath } from "node:url";
import { Ajv, type AnySchemaObject } from "ajv";
import { createGenerator } from "ts-json-schema-generator";

type Node = { readonly [key: string]: unknown };

/** The longest texts Slack takes, by what holds them and under which name. */
const longest: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  header: { text: 150 },
  section: { text: 3000 },
  button: { text: 75 },
  input: { label: 2000, hint: 2000 },
  modal: { title: 24, submit: 24, close: 24 },
};

/** The most elements lists take, by what holds them and under which name. */
const most: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  section: { fields: 10 },
  actions: { elements: 25 },
  context: { elements: 10 },
  static_select: { options: 100 },
  multi_static_select: { options: 100 },
  overflow: { options: 5 },
  checkboxes: { options: 10 },
  radio_buttons: { options: 10 },
  modal: { blocks: 100 },
  home: { blocks: 100 },
};

/** The longest plain strings, by what holds them and under which name. */
const strings: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  button: { value: 2000, url: 3000, action_id: 255 },
  plain_text_input: { initial_value: 3000, action_id: 255 },
  modal: { private_metadata: 3000, callback_id: 255 },
};

const generated = () =>
  createGenerator({
    path: fileURLToPath(import.meta.resolve("@slack/types/dist/index.d.ts")),
    type: "*",
    skipTypeCheck: true,
    additionalProperties: false,
  }).createSchema("*");

/**
 * What Slack would say against blocks or a view; nothing where it would take them. Shapes come from
 * Slack's own types, counts and lengths from its documentation.
 */
export const slackRules = () => {
  const ajv = new Ajv({ strict: false, allErrors: false });
  ajv.addSchema(Object.assign(generated(), { $id: "slack" }) as AnySchemaObject);
  const validates = (type: string) => ajv.compile({ $ref: `slack#/definitions/${type}` });
  const shapes = {
    block: validates("KnownBlock"),
    modal: validates("ModalView"),
    home: validates("HomeView"),
  };

  const shapeFault = (given: unknown, shape: keyof typeof shapes): string | undefined => {
    const validate = shapes[shape];
    return validate(given) ? undefined : `${shape}: ${ajv.errorsText(validate.errors)}`;
  };

  return (given: unknown, where: string): string | undefined => {
    const view = isNode(given) ? given : undefined;
    const blocks = (view === undefined ? given : view["blocks"]) as readonly unknown[];
    if (!Array.isArray(blocks)) return "no blocks";
    if (where === "message" && blocks.length > 50) return `${blocks.length} blocks`;
    const shape =
      view === undefined ? undefined : shapeFault(view, view["type"] === "home" ? "home" : "modal");
    if (shape !== undefined) return shape;
    for (const block of blocks) {
      const fault = shapeFault(block, "block");
      if (fault !== undefined) return `${fault} in ${JSON.stringify(block).slice(0, 300)}`;
    }
    const ids = blocks.flatMap((block) =>
      isNode(block) && typeof block["block_id"] === "string" ? [block["block_id"]] : [],
    );
    if (new Set(ids).size < ids.length) return "two blocks of one id";
    return limitFault(given);
  };
};

const isNode = (given: unknown): given is Node =>
  typeof given === "object" && given !== null && !Array.isArray(given);

const limitFault = (given: unknown): string | undefined => {
  if (Array.isArray(given)) return first(given.map(limitFault));
  if (!isNode(given)) return undefined;
  const type = String(given["type"] ?? "");
  const id = given["block_id"];
  if (typeof id === "string" && (id === "" || id.length > 255)) return `block_id ${id}`;
  const faults: (string | undefined)[] = [];
  for (const [key, value] of Object.entries(given)) {
    if (isNode(value) && typeof value["text"] === "string" && "type" in value) {
      const room = longest[type]?.[key] ?? 3000;
      if (value["text"].length > room) faults.push(`${type}.${key} has ${value["text"].length}`);
    }
    if (key === "text" && typeof value === "string" && value.trim() === "")
      faults.push("empty text");
    if (key === "placeholder" && isNode(value) && String(value["text"]).length > 150)
      faults.push("placeholder too long");
    if (typeof value === "string" && value.length > (strings[type]?.[key] ?? 100_000))
      faults.push(`${type}.${key} has ${value.length}`);
    if (Array.isArray(value)) {
      if (value.length > (most[type]?.[key] ?? 100)) faults.push(`${type}.${key}: ${value.length}`);
      if (value.length === 0) faults.push(`${type}.${key} is empty`);
      if (key === "options" || key === "initial_options") faults.push(...value.map(optionFault));
      if (key === "fields") faults.push(...value.map(fieldFault));
      if (key === "elements" && type === "actions") faults.push(sameActions(value));
    }
    if (key === "initial_option") faults.push(optionFault(value));
    faults.push(limitFault(value));
  }
  return first(faults);
};

const first = (faults: readonly (string | undefined)[]): string | undefined =>
  faults.find((one) => one !== undefined);

const optionFault = (option: unknown): string | undefined => {
  const { text, value } = option as { text: { text: string }; value: string };
  if (text.text.length > 75) return `option of ${text.text.length}`;
  return value.length === 0 || value.length > 150 ? `option value of ${value.length}` : undefined;
};

const fieldFault = (field: unknown): string | undefined =>
  (field as { text: string }).text.length > 2000 ? "field too long" : undefined;

const sameActions = (elements: readonly unknown[]): string | undefined => {
  const ids = elements.map((one) => (one as { action_id?: string }).action_id);
  return new Set(ids).size < ids.length ? "two buttons of one id" : undefined;
};
