import { action, note } from "../chat/card.ts";
import { optional, yesNo } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { type Text, text } from "../chat/text.ts";
import { command } from "./command.ts";

export const words = {
  reset: text("重置演示", "Reset the demo"),
  help: text(
    "演示：把演示县恢复到刚开始的样子，之后办的全部清除",
    "Demo: bring the demo county back to its beginning; whatever was done since goes",
  ),
  confirm: text("确认", "Confirm"),
  ask: text(
    "要把演示县恢复到刚开始的样子吗？到现在为止在这里办的、说的，所有岗位的都会清除，找不回来。",
    "Bring the demo county back to its beginning? Whatever was done and said here by every post goes, and cannot be had back.",
  ),
  button: text("恢复到开头", "Bring it back"),
  done: text(
    "演示县已恢复到刚开始的样子。输入“导览”可以看一遍。",
    "The demo county is back at its beginning. Type “tour” to be shown round.",
  ),
  cannot: text(
    "这个演示县存放在PostgreSQL里，不能在这里重置；停下服务，换一个空的数据库再启动。",
    "This demo county is kept in PostgreSQL and cannot be reset here; stop the server and start it on an empty database.",
  ),
} satisfies Readonly<Record<string, Text>>;

/** 重置演示 reset demo: in the demo, brings the county back to its beginning, once it was confirmed. */
export const resetDemo = command({
  id: "reset-demo",
  label: words.reset,
  names: ["重置", "reset"],
  kindNames: ["演示", "demo"],
  help: words.help,
  by: ["secretariat", "admin"],
  form: { confirmed: optional(yesNo(words.confirm, { byButton: true })) },
  run: async ({ confirmed }, context) => {
    if (context.resetDemo === undefined) return new Refusal(words.cannot);
    if (confirmed !== true) {
      const press = { command: "reset-demo", answers: { confirmed: true } };
      return { card: note(words.reset, [words.ask], [action(words.button, press, "danger")]) };
    }
    await context.resetDemo();
    return { card: note(words.reset, [words.done]) };
  },
});
