import { Refusal } from "../chat/refusal.ts";
import { joinAnd, text } from "../chat/text.ts";
import { unknownLettersIn } from "../line/code.ts";
import type { RequestContext } from "./context.ts";
import type { Outcome } from "./outcome.ts";
import { talk } from "./words.ts";

/** What is said where a line is about a number that begins as none of ours does (查 AB-2026-0003): how they begin. */
export const noSuchNumber = (
  { services: { flows } }: Pick<RequestContext, "services">,
  said: string,
): Extract<Outcome, { is: "refused" }> | undefined => {
  const letters = unknownLettersIn(
    said,
    flows.map(({ prefix }) => prefix),
  );
  if (letters === undefined) return undefined;
  const known = flows.map(({ prefix, name }) =>
    text(`${prefix} ${name.zh}`, `${prefix} ${name.en}`),
  );
  return { is: "refused", refusal: new Refusal(talk.noSuchLetters(letters, joinAnd(known))) };
};
