import { action, note } from "../chat/card.ts";
import { text } from "../chat/text.ts";
import { dutyRows } from "../commands/todo.ts";
import { words as commandWords } from "../commands/words.ts";
import { findDuties } from "../flow/find.ts";
import { textsFor } from "../flow/unnamed.ts";
import type { Talk } from "../line/courtesy.ts";
import type { RequestContext } from "./context.ts";
import type { Outcome } from "./outcome.ts";
import { talk } from "./words.ts";

const greetings = {
  hello: talk.hello,
  thanks: talk.welcome,
  bye: talk.goodbye,
  "never mind": talk.leftAlone,
} as const;

/** One friendly line for a friendly line, with what waits. */
export const greet = async (context: RequestContext, said: Talk): Promise<Outcome> => {
  const { store, flows } = context.services;
  const looking = { ...context, store, flows };
  const list = dutyRows(looking, await findDuties(looking));
  const [first] = list;
  const of = { code: first?.code ?? "", openedAt: context.now };
  const lines = first && [
    `${first.title.zh}，${first.detail.zh}`,
    `${first.title.en}, ${first.detail.en}`,
  ];
  const [zh = "", en = ""] = await textsFor(looking, of, lines ?? []);
  const waits =
    first === undefined ? talk.nothingForYou : talk.waitsForYou(list.length, text(zh, en));
  return {
    is: "card",
    card: note(
      greetings[said],
      [waits],
      [
        action(commandWords.todo, { command: "todo" }),
        action(commandWords.help, { command: "help" }),
      ],
    ),
  };
};
