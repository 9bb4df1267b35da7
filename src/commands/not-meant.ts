import { action, note } from "../chat/card.ts";
import { line, optional } from "../chat/field.ts";
import { text } from "../chat/text.ts";
import { command } from "./command.ts";
import { words } from "./words.ts";

const said = {
  label: text("不是这个意思", "Not what I meant"),
  help: text("说一声没看懂，只记次数", "Say that it was misunderstood; only counted"),
  title: text("没看懂，抱歉", "Sorry, that was misunderstood"),
  about: text(
    "只记下猜错一次，您的话没有留下。请换个说法，或写上编号；也可以按下面的按钮。",
    "Only that a guess was wrong is counted; your words are not kept. Please put it differently or give a number, or press a button.",
  ),
  instead: text("猜的是", "What was guessed"),
};

/** The button 不是这个意思: a wrong guess, counted without what was said. */
export const notMeant = command({
  id: "not-meant",
  label: said.label,
  names: [],
  hidden: true,
  help: said.help,
  form: { instead: optional(line(said.instead, { max: 60, byButton: true })) },
  run: async () => ({
    card: note(
      said.title,
      [said.about],
      [action(words.todo, { command: "todo" }), action(words.help, { command: "help" })],
    ),
  }),
});
