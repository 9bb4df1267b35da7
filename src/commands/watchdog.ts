import { note } from "../chat/card.ts";
import { choice, number, optional } from "../chat/field.ts";
import { command } from "./command.ts";
import { looksAtWhole } from "./overview-survey.ts";
import { faultBlocks } from "./watchdog-cards.ts";
import { faultSorts, watch } from "./watchdog-survey.ts";
import { faultWords, watchdogWords as words } from "./watchdog-words.ts";

/** So many of each sort on the report, and so many where one sort is asked for. */
const [mostOfEach, mostOfOne] = [5, 15];

/** 巡检 watchdog: what reminders cannot do by themselves, a line each with what to do about it. */
export const watchdog = command({
  id: "watchdog",
  shows: true,
  label: words.label,
  names: ["巡检", "watchdog"],
  says: [
    "slipped through the cracks",
    "有没有哪个岗位没人绑号",
    "提醒发出去了没有问题吗",
    "哪些岗位没有账号",
    "哪些单位没有联络员",
    "哪些消息没送到",
    "有没有没人管的事",
    "which posts have no account",
    "which messages were not delivered",
    "what does nobody have",
  ],
  help: words.help,
  by: ["secretariat", "admin"],
  instead: words.instead,
  form: {
    show: optional(
      choice(
        words.show,
        faultSorts.map((id) => ({ id, name: faultWords[id].name })),
        { main: true },
      ),
    ),
    from: optional(number(words.before, 0, 100_000, { byButton: true })),
  },
  run: async ({ show, from = 0 }, context) => {
    const all = await watch(context);
    const faults = show === undefined ? all : all.filter(({ sort }) => sort === show);
    if (faults.length > from) {
      const most = show === undefined ? mostOfEach : mostOfOne;
      return { card: { title: words.label, ...faultBlocks(faults, context, { from, most }) } };
    }
    if (show !== undefined)
      return { card: note(words.label, [words.noneOf(faultWords[show].name)]) };
    // Whoever sees no matters is not told that all is well with them.
    const none = looksAtWhole(context.actor) ? words.none : words.noneOfPosts;
    return { card: note(words.label, [none]) };
  },
});
