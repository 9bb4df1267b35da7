import { addDays, dayWithWeekday } from "../calendar/day.ts";
import { action, note } from "../chat/card.ts";
import { day, optional, yesNo } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { type Text, text } from "../chat/text.ts";
import { isMuted } from "../people/group-wishes.ts";
import { type CommandResult, command } from "./command.ts";
import { boundHere, keepWish, wishOf } from "./group.ts";

/** So many days ahead at most: a group that is to hear of nothing any more is unbound. */
const mostDays = 92;

const words = {
  label: text("群静音", "Mute group"),
  help: text(
    "在群里输入：群 静音 12月7日（到那天为止；法定期限和紧急事项照常提醒）",
    "In the group type: group mute 7 Dec (until then; reminders of periods the law sets and urgent matters still come)",
  ),
  until: text("到", "Until"),
  lift: text("取消静音", "Unmute"),
  isOn: (until: Text): Text =>
    text(
      `本群静音到${until.zh}（含当天）。其间不发进展、会议和本系统自定期限的提醒、每天早上的清单，也不补发；法定期限的提醒和紧急事项照常发，这个关不掉。私聊里的提醒不受影响。`,
      `This group is muted through ${until.en}. News, reminders of meetings and of periods this system has set itself and the morning list are not posted here meanwhile, nor made up for; reminders of periods the law sets and urgent matters still come, which cannot be turned off. Private messages stay as they are.`,
    ),
  isOff: text(
    "本群没有静音。要静音，写到哪一天为止：群 静音 12月7日。法定期限的提醒和紧急事项关不掉。",
    "This group is not muted. To mute it say until which day: group mute 7 Dec. Reminders of periods the law sets and urgent matters cannot be turned off.",
  ),
  badDay: (first: Text, last: Text): Text =>
    text(
      `静音到哪一天，请写${first.zh}到${last.zh}之间的一天。不想再收任何提醒的群，用“群 解绑”。`,
      `Say a day from ${first.en} to ${last.en}. A group that is to hear of nothing any more is unbound: “group unbind”.`,
    ),
} as const;

/** 群 静音 mute: keeps a group quiet until a day, but for what the law demands; alone it shows how it is set. */
export const groupMute = command({
  id: "group-mute",
  label: words.label,
  names: ["静音", "mute"],
  kindNames: ["群", "group"],
  help: words.help,
  inGroup: true,
  form: {
    until: optional(
      day(words.until, { main: true, tense: "future", also: ["到期", "截止"], bounded: true }),
    ),
    lift: optional(yesNo(words.lift, { byButton: true })),
  },
  run: async ({ until, lift }, context): Promise<CommandResult | Refusal> => {
    const group = await boundHere(context);
    if (group instanceof Refusal) return group;
    const { today } = context;
    const last = addDays(today, mostDays);
    if (until !== undefined && (until < today || until > last))
      return new Refusal(words.badDay(dayWithWeekday(today), dayWithWeekday(last)), {
        field: "until",
      });
    const wish =
      until === undefined && lift !== true
        ? await wishOf(context, group.id)
        : await keepWish(context, group.id, {
            wish: "mutedUntil",
            is: lift === true ? undefined : until,
          });
    const muted = isMuted(wish, today) ? wish.mutedUntil : undefined;
    return {
      here: true,
      card:
        muted === undefined
          ? note(words.label, [words.isOff])
          : note(
              words.label,
              [words.isOn(dayWithWeekday(muted))],
              [action(words.lift, { command: "group-mute", answers: { lift: true } })],
            ),
    };
  },
});
