import type { Card } from "./card.ts";
import type { Form } from "./field.ts";
import { type Text, text } from "./text.ts";

const code = /(?<![A-Z\d])[A-Z]{1,4}-20\d\d-\d{4,8}(?!\d)/g;

/**
 * Every number of a matter that stands in a card or a form, its buttons and what they carry included:
 * whatever is said of a matter there, its number stands beside it.
 */
export const codesIn = (shown: Card | Form): readonly string[] => {
  // What a field checks with is no text.
  const said =
    "questions" in shown
      ? { ...shown, questions: shown.questions.map(({ field: _, ...question }) => question) }
      : shown;
  return [...new Set(JSON.stringify(said).match(code) ?? [])];
};

/** A text whose examples have the number of this matter, where they are of its kind. */
export const withOwnCode = ({ zh, en }: Text, code: string): Text => {
  const example = new RegExp(`\\b${code.split("-")[0]}-\\d{4}-\\d{4}\\b`, "g");
  return text(zh.replace(example, code), en.replace(example, code));
};
