import { z } from "zod";
import type { Press } from "../../src/chat/card.ts";

/** The longest value a button may have, in UTF-16 units. */
export const largestValue = 2000;

/** A text too long for a button's value, and the block that shows it and from which it is read again. */
export type Kept = { readonly id: string; readonly text: string };

/** The longest part of a text one block shows. */
const part = 2900;

const keptPrefix = "kept:";

const pressed = z.strictObject({
  command: z.string().min(1).max(200),
  code: z.string().max(200).optional(),
  shown: z.int().min(0).optional(),
  answers: z.record(z.string(), z.unknown()).optional(),
  prefill: z.record(z.string(), z.unknown()).optional(),
  key: z.string().max(200).optional(),
});

const place = z.strictObject({ kept: z.string() });

/** What a block of a message or a modal says, as far as kept texts are concerned. */
export const keptBlocks = z.array(
  z.object({
    block_id: z.string().optional(),
    text: z.object({ text: z.string() }).optional().catch(undefined),
  }),
);

export type KeptBlocks = z.infer<typeof keptBlocks>;

/**
 * A press as the value of a button of at most `room` units. Where it is longer, its longest texts are
 * given back to be shown in blocks of the same message, from which `pressOf` reads them again: nothing
 * is remembered here, so that a button works after a restart, and nobody sees what is not on the screen.
 * `named` makes the blocks of one message differ.
 */
export const pressValue = (
  press: Press,
  named: string,
  room = largestValue,
): { readonly value: string; readonly kept: readonly Kept[] } => {
  const kept: Kept[] = [];
  let shrunk = press;
  let value = JSON.stringify(shrunk);
  while (value.length > room) {
    const longest = textsOf(shrunk).sort((one, other) => other.text.length - one.text.length)[0];
    if (longest === undefined || longest.text.length < 30) break;
    const id = `${keptPrefix}${named}.${kept.length}`;
    kept.push({ id, text: longest.text });
    shrunk = {
      ...shrunk,
      [longest.within]: { ...shrunk[longest.within], [longest.key]: { kept: id } },
    };
    value = JSON.stringify(shrunk);
  }
  // Lists alone cannot be so long; should they be, the button still opens its form, less filled in.
  if (value.length > room) value = JSON.stringify(bare(press));
  return { value, kept };
};

/** The press in a button's value, with what its message keeps; undefined where it is no press of ours. */
export const pressOf = (value: string, blocks: KeptBlocks = []): Press | undefined => {
  const read = pressed.safeParse(parsed(value));
  if (!read.success) return undefined;
  const { command, code, shown, answers, prefill, key } = read.data;
  return {
    command,
    ...(code === undefined ? {} : { code }),
    ...(shown === undefined ? {} : { shown }),
    ...(answers === undefined ? {} : { answers: whole(answers, blocks) }),
    ...(prefill === undefined ? {} : { prefill: whole(prefill, blocks) }),
    ...(key === undefined ? {} : { key }),
  };
};

/** A kept text as the parts its blocks show, each with the id of its block. */
export const keptParts = ({ id, text }: Kept): readonly Kept[] => {
  const parts: Kept[] = [];
  let rest = text;
  while (rest !== "") {
    const end = /[\uD800-\uDBFF]/.test(rest[part - 1] ?? "") ? part - 1 : part;
    parts.push({ id: `${id}.${parts.length}`, text: rest.slice(0, end) });
    rest = rest.slice(end);
  }
  return parts;
};

const textsOf = (press: Press) =>
  (["prefill", "answers"] as const).flatMap((within) =>
    Object.entries(press[within] ?? {}).flatMap(([key, text]) =>
      typeof text === "string" ? [{ within, key, text }] : [],
    ),
  );

const bare = ({ command, code, shown, key }: Press): Press => ({
  command,
  ...(code === undefined ? {} : { code }),
  ...(shown === undefined ? {} : { shown }),
  ...(key === undefined ? {} : { key }),
});

const whole = (
  answers: Readonly<Record<string, unknown>>,
  blocks: KeptBlocks,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([key, answer]) => {
      const kept = place.safeParse(answer);
      if (!kept.success) return [[key, answer]];
      const texts = blocks
        .filter(({ block_id = "" }) => block_id.startsWith(`${kept.data.kept}.`))
        .map(({ text }) => unescaped(text?.text ?? ""));
      return texts.length === 0 ? [] : [[key, texts.join("")]];
    }),
  );

// Slack gives the text of a block back with these three written as entities.
const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

const parsed = (value: string): unknown => {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
};
