import { z } from "zod";
import type { Press } from "../../src/chat/card.ts";
import { pressSchema } from "../../src/chat/press.ts";

// A button may hold too little for what it presses. Then its longest texts stand in the message itself,
// from which they are read again: nothing is remembered here, so that a button works after a restart,
// and nobody sees what is not on the screen.

/** A text too long for a button, and the id under which its message shows it. */
export type KeptText = { readonly id: string; readonly text: string };

const keptPrefix = "kept:";

/** A shorter text stays where it is: naming its place would save nothing. */
const shortestKept = 30;

/** A press as JSON of at most `room` characters, and the texts its message must show; `named` tells the buttons of a message apart. */
export const shrinkPress = (
  press: Press,
  named: string,
  room: number,
): { readonly value: string; readonly kept: readonly KeptText[] } => {
  const kept: KeptText[] = [];
  let shrunk = press;
  let value = JSON.stringify(shrunk);
  while (value.length > room) {
    const longest = textsOf(shrunk).sort((one, other) => other.text.length - one.text.length)[0];
    if (longest === undefined || longest.text.length < shortestKept) break;
    const id = `${keptPrefix}${named}.${kept.length}`;
    kept.push({ id, text: longest.text });
    shrunk = {
      ...shrunk,
      [longest.within]: { ...shrunk[longest.within], [longest.key]: { kept: id } },
    };
    value = JSON.stringify(shrunk);
  }
  // Lists alone cannot be so long; should they be, the button still opens its form, less filled in.
  if (value.length > room) {
    const { answers: _, prefill: __, ...bare } = press;
    value = JSON.stringify(bare);
  }
  return { value, kept };
};

const textsOf = (press: Press) =>
  (["prefill", "answers"] as const).flatMap((within) =>
    Object.entries(press[within] ?? {}).flatMap(([key, text]) =>
      typeof text === "string" ? [{ within, key, text }] : [],
    ),
  );

/** Reads the text its message shows under an id; undefined where it is gone. */
export type KeptReader = (id: string) => string | undefined;

/** The press a button holds, its JSON read; undefined where it is none of ours. A text that is gone is left out. */
export const readPress = (value: unknown, keptText: KeptReader): Press | undefined => {
  const { data } = pressSchema.safeParse(value);
  if (data === undefined) return undefined;
  const { answers, prefill, ...rest } = data;
  return {
    ...rest,
    ...(answers === undefined ? {} : { answers: withTexts(answers, keptText) }),
    ...(prefill === undefined ? {} : { prefill: withTexts(prefill, keptText) }),
  };
};

const keptPlace = z.strictObject({ kept: z.string() });

const withTexts = (
  answers: Readonly<Record<string, unknown>>,
  keptText: KeptReader,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([key, answer]) => {
      const { data } = keptPlace.safeParse(answer);
      if (data === undefined) return [[key, answer]];
      const text = keptText(data.kept);
      return text === undefined ? [] : [[key, text]];
    }),
  );

/** What JSON says; undefined where it is none. */
export const parseJson = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};
