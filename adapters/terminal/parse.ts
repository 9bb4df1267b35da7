import type { Question } from "../../src/chat/field.ts";
import { listedOptions } from "../inputs.ts";

/**
 * What a line means as the answer to a question: the number of a listed option means that option;
 * anything else is left to the form to read. Several answers are separated as in any list.
 */
export const answerTyped = (question: Question, line: string): unknown => {
  const typed = line.trim();
  const options = listedOptions(question);
  const optionAt = (part: string): string =>
    (/^\d{1,3}$/.test(part) ? options[Number(part) - 1]?.id : undefined) ?? part;
  switch (question.field.kind) {
    case "choice":
      return optionAt(typed);
    case "choices":
    case "files": {
      const parts = typed.split(/[、，,；;\s]+/u).filter((part) => part !== "");
      return parts.every((part) => optionAt(part) !== part) ? parts.map(optionAt) : typed;
    }
    case "text":
    case "long":
    case "number":
    case "day":
    case "moment":
    case "yesno":
      return typed;
  }
};
