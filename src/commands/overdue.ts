import { note } from "../chat/card.ts";
import { line, number, optional } from "../chat/field.ts";
import { command } from "./command.ts";
import { dutiesCard, lookingAfter, overdueDuties } from "./duty-list.ts";
import { listOf } from "./unit-meant.ts";
import { words } from "./words.ts";

/** 谁没办 overdue: what is overdue and mine to look after, with a button to nudge; all of it, a page at a time. */
export const overdue = command({
  id: "overdue",
  shows: true,
  label: words.overdue,
  names: ["谁没办", "没办", "overdue"],
  says: [
    "anything past its date in my bureau",
    "有没有过了期还没动静的",
    "what has my bureau let slip",
    "各家欠着的都有谁",
    "谁欠着",
    "哪些逾期了",
    "过期的拉出来",
    "谁拖着",
    "哪家没交",
    "到期没办的",
    "超期名单",
    "who has not answered",
    "what is late",
    "谁没",
    "哪些没交",
    "还没交的",
    "谁还没办",
    "哪些单位没办",
    "谁超期了",
    "过期没回的",
    "逾期清单",
    "谁在拖",
    "没按时",
    "哪个局最慢",
    "谁没回复",
    "哪几家没回",
    "没回复的单位",
    "who is late",
    "which units are overdue",
    "behind schedule",
    "overdue items",
  ],
  help: words.overdueHelp,
  by: lookingAfter,
  instead: words.overdueInstead,
  form: {
    of: optional(line(words.ofUnit, { main: true, max: 60, help: words.ofUnitHelp })),
    from: optional(number(words.before, 0, 100_000, { byButton: true })),
  },
  run: async ({ of, from = 0 }, context) => {
    const { unit, unused } = listOf(of, context.directory);
    const all = (await overdueDuties(context)).filter(
      (duty) => unit === undefined || duty.some(({ organisation }) => organisation === unit.id),
    );
    const none = unit === undefined ? words.overdueNone : words.overdueUnitNone(unit.name);
    return {
      card:
        from < all.length
          ? await dutiesCard(context, all, {
              from,
              said: unused,
              again: of === undefined ? {} : { of },
            })
          : note(words.overdue, [...unused, none]),
    };
  },
});
