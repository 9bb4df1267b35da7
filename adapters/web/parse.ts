import { z } from "zod";
import type { Press } from "../../src/chat/card.ts";
import type { Request } from "../../src/chat/exchange.ts";
import { adaptiveAnswers } from "../adaptive-form.ts";
import { platform } from "./rooms.ts";

const id = z.string().min(1).max(200);
const values = z.record(z.string().max(100), z.unknown());

/** Whose eyes a request is answered for, and the conversation it is about. */
export const reading = z.object({
  as: id,
  conversation: id,
  after: z.coerce.number().int().min(0).default(0),
});

/** Whose eyes a stream of events is for. */
export const listening = z.object({ as: id, after: z.coerce.number().int().min(0).default(0) });

/**
 * A typed line, or files sent before, or both. `event` is made by the page: the same event twice has
 * one effect.
 */
export const saying = z
  .strictObject({
    as: id,
    conversation: id,
    event: id,
    line: z.string().trim().max(20_000),
    files: z.array(id).max(10).optional(),
  })
  .refine(({ line, files = [] }) => line !== "" || files.length > 0);

/** Who sends a file, and what it is called; its bytes are the body. */
export const sending = z.object({ as: id, name: z.string().max(1000) });

const press = z.strictObject({
  command: id,
  code: id.optional(),
  shown: z.int().min(0).optional(),
  answers: values.optional(),
  prefill: values.optional(),
  key: id.optional(),
});

/** A line somebody is typing, and where in it. */
export const typing = z.object({
  as: id,
  line: z.string().max(20_000),
  caret: z.coerce.number().int().min(0),
});

/** A pressed button. `inputs` are there when a form was submitted; `message` is what it stood in. */
export const pressing = z.strictObject({
  as: id,
  conversation: id,
  event: id,
  message: id,
  press,
  inputs: values.optional(),
});

export type Saying = z.infer<typeof saying>;
export type Pressing = z.infer<typeof pressing>;

const mention = /@(?:府检联动(?:助手)?|bot\b)/giu;

const surfaceOf = (conversation: string, group: boolean, mentioned: boolean) =>
  group
    ? ({ is: "group", conversation, mentioned } as const)
    : ({ is: "direct", conversation } as const);

/** What of a line the bot hears up to a place in it, and where in the line that begins. */
export const heardOf = (
  line: string,
  caret: number,
): { readonly line: string; readonly from: number } => {
  const before = line.slice(0, caret);
  const said = [...before.matchAll(mention)].reduce((_, one) => one.index + one[0].length, 0);
  const from = said + (/^\s*/.exec(before.slice(said))?.[0].length ?? 0);
  return { line: before.slice(from), from };
};

/** A typed line as the bot's request; `@府检联动` or `@bot` anywhere in it is a mention. */
export const requestOfLine = (
  { as, conversation, event, line, files = [] }: Saying,
  group: boolean,
): Request => ({
  platform,
  account: as,
  event: `${as}:${event}`,
  surface: surfaceOf(conversation, group, line.search(mention) >= 0),
  said: {
    is: "line",
    line: line.replace(mention, " ").trim(),
    ...(files.length === 0 ? {} : { files }),
  },
});

/** A pressed button as the bot's request; a button speaks to the bot, so in a group it is a mention. */
export const requestOfPress = (
  { as, conversation, event, press: pressed, inputs }: Pressing,
  group: boolean,
): Request => {
  const { command, code, shown, answers, prefill, key } = pressed;
  const given = inputs === undefined ? answers : { ...answers, ...adaptiveAnswers(inputs) };
  const asked: Press = {
    command,
    ...(code === undefined ? {} : { code }),
    ...(shown === undefined ? {} : { shown }),
    ...(given === undefined ? {} : { answers: given }),
    ...(prefill === undefined ? {} : { prefill }),
    ...(key === undefined ? {} : { key }),
  };
  return {
    platform,
    account: as,
    event: `${as}:${event}`,
    surface: surfaceOf(conversation, group, true),
    said: { is: "press", press: asked },
  };
};
