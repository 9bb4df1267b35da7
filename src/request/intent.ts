import type { Action } from "../chat/card.ts";
import { digest } from "../chat/digest.ts";
import type { Text } from "../chat/text.ts";
import type { UnknownLabel } from "../line/verb.ts";
import type { Raw, RequestContext } from "./context.ts";
import type { Outcome } from "./outcome.ts";

/** What somebody wants, however it was said. */
export type Intent = {
  /** `clue.accept`, `help`. */
  readonly id: string;
  readonly code?: string;
  readonly raw: Raw;
  /** A submitted form is judged as it is; a typed line or a button may still be asked for more. */
  readonly submitted: boolean;
  /** Not all of it was said or understood (no number, words left over): shown before it is done. */
  readonly unsure?: true;
  /** Understood from a sentence that is no command: never done without a press, even where little can go wrong. */
  readonly guessed?: true;
  /** What was typed and belongs nowhere: said to be unused, and nothing is done before that. */
  readonly rest?: string;
  /** Labels that were typed and that it does not have: asked about before anything is done. */
  readonly unknown?: readonly UnknownLabel[];
  /** The matter that a new one comes from. */
  readonly parent?: string;
  /** The name under which its effect is remembered. */
  readonly event: string;
  readonly key?: string;
  /** Said above the answer, whatever it is. */
  readonly note?: Text;
  /** What else may have been meant: buttons below the answer. */
  readonly offers?: readonly Action[];
};

/** Something to be done, or what came of it already. */
export type IntentOrOutcome = Intent | Outcome;

/** Whether it is something to be done, not answered already. */
export const isIntent = (read: IntentOrOutcome): read is Intent => "id" in read;

/** The name of an effect: a button's one-time key, a form's random key, or the platform's event. */
export const eventOf = ({ request, actor }: RequestContext): string => {
  if (request.said.is === "line") return `${request.platform}:${request.event}`;
  const { command, code, shown, key, answers } = request.said.press;
  if (key !== undefined) return `form:${key}:${actor.id}`;
  return code !== undefined && shown !== undefined
    ? `press:${code}:${shown}:${command}:${actor.id}:${digest(answers)}`
    : `${request.platform}:${request.event}`;
};
