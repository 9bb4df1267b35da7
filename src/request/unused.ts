import { shorten, type Text } from "../chat/text.ts";
import { commandLabel } from "../commands/command.ts";
import { words as commandWords } from "../commands/words.ts";
import { readCodes } from "../line/code.ts";
import type { RequestContext } from "./context.ts";
import type { Intent } from "./intent.ts";
import { talk } from "./words.ts";

/** The codes a text that was left over is a list of. */
export const codesIn = ({ services, today }: RequestContext, rest = ""): readonly string[] =>
  readCodes(
    rest,
    services.flows.map(({ prefix }) => prefix),
    Number(today.slice(0, 4)),
  );

/** What is said of words that were typed and belong nowhere in a command. */
export const unusedText = (
  context: RequestContext,
  { id, code, rest }: Pick<Intent, "id" | "code" | "rest">,
): Text | undefined => {
  if (rest === undefined) return undefined;
  const shown = shorten(rest, shownOfRest);
  return code !== undefined && codesIn(context, rest).length > 0
    ? commandWords.oneAtATime(shown)
    : talk.restUnused(commandLabel(context.services, id), shown);
};

const shownOfRest = 60;
