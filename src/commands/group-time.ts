import { action, note } from "../chat/card.ts";
import { line, optional, yesNo } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { type Text, text } from "../chat/text.ts";
import { hasCome, usualHour } from "../people/mornings.ts";
import { type CommandResult, command } from "./command.ts";
import { boundHere, keepWish, wishOf } from "./group.ts";
import { hourWords, readHour } from "./morning-hour.ts";

const words = {
  label: text("群时间", "Group time"),
  help: text(
    "在群里输入：群 时间 9:00（每个工作日几点发本群的清单；到期的提醒照常）",
    "In the group type: group time 9:00 (when its list comes each working day; reminders of what is due stay as they are)",
  ),
  usual: text("恢复通常的时间", "Back to the usual time"),
  isAt: (at: string): Text =>
    text(
      `本群的清单每个工作日${at}发：本周到期和超期的。没有就不发；到期的提醒照常，不受这个时间影响。要改：群 时间 9:00。`,
      `This group's list of what is due this week or overdue comes each working day at ${at}, and not where there is nothing. Reminders of what is due do not go by this time. To change it: group time 9:00.`,
    ),
} as const;

/** 群 时间 time: at which hour of a working day the group's list comes; alone it shows how it is set. */
export const groupTime = command({
  id: "group-time",
  label: words.label,
  names: ["群时间", "group time"],
  help: words.help,
  inGroup: true,
  form: {
    at: optional(line(hourWords.at, { main: true, max: 10, help: hourWords.help })),
    usual: optional(yesNo(words.usual, { byButton: true })),
  },
  run: async ({ at, usual }, context): Promise<CommandResult | Refusal> => {
    const group = await boundHere(context);
    if (group instanceof Refusal) return group;
    const hour = at === undefined ? undefined : readHour(at);
    if (at !== undefined && hour === undefined)
      return new Refusal(hourWords.bad(at), { field: "at" });
    const was = await wishOf(context, group.id);
    const isSet = hour !== undefined || usual === true;
    const wish = isSet ? await keepWish(context, group.id, { wish: "at", is: hour }) : was;
    // Today's would come at neither hour: the one is past, the other no more.
    const { now, today } = context;
    if (!hasCome(was, now) && hasCome(wish, now))
      await keepWish(context, group.id, { wish: "stillOn", is: today });
    const own = wish.at;
    return {
      here: true,
      card: note(
        words.label,
        [words.isAt(own ?? usualHour)],
        own === undefined
          ? []
          : [action(words.usual, { command: "group-time", answers: { usual: true } })],
      ),
    };
  },
});
