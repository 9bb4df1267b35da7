import { note } from "../chat/card.ts";
import { number, optional } from "../chat/field.ts";
import { command } from "./command.ts";
import { dutiesCard, lookingAfter, overdueDuties } from "./duty-list.ts";
import { words } from "./words.ts";

/** 谁没办 overdue: what is overdue and mine to look after, with a button to nudge; all of it, a page at a time. */
export const overdue = command({
  id: "overdue",
  shows: true,
  label: words.overdue,
  names: ["谁没办", "没办", "overdue"],
  help: words.overdueHelp,
  by: lookingAfter,
  form: { from: optional(number(words.before, 0, 100_000, { byButton: true })) },
  run: async ({ from = 0 }, context) => {
    const all = await overdueDuties(context);
    return {
      card:
        from < all.length
          ? await dutiesCard(context, all, { from })
          : note(words.overdue, [words.overdueNone]),
    };
  },
});
