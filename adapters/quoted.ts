import { type Action, action } from "../src/chat/card.ts";
import { shorten } from "../src/chat/text.ts";
import { filesKey } from "../src/flow/file.ts";
import { type Flow, madeOfAnySentence } from "../src/flow/flow.ts";

/** The most characters of a text that stand in a form. */
const mostCharacters = 2000;

/**
 * The buttons that make something new of what somebody else wrote: a form of each kind that is offered
 * for every sentence, with the text in its main question and below it, whole, where it comes from. The text is never
 * read as a command.
 */
export const quotedActions = (
  flows: readonly Flow[],
  text: string,
  files: readonly string[],
  from = "",
): readonly Action[] =>
  madeOfAnySentence(flows).flatMap(({ kind, opening: { id, form, fromSentence } }) => {
    if (fromSentence === undefined) return [];
    const [main, field] = Object.entries(form).find(([, one]) => one.main === true) ?? [];
    const key = filesKey(form);
    const prefill = {
      ...(main === undefined || text === ""
        ? {}
        : { [main]: withSource(text, from, field?.max ?? mostCharacters) }),
      ...(key === undefined || files.length === 0 ? {} : { [key]: files }),
    };
    return [action(fromSentence.label, { command: `${kind}.${id}`, prefill }, "primary")];
  });

const withSource = (text: string, from: string, most: number): string =>
  from === "" ? shorten(text, most) : `${shorten(text, most - from.length - 1)}\n${from}`;
