import { z } from "zod";
import { type Day, dayText, dayWithWeekday } from "../calendar/day.ts";
import { type Text, text } from "../chat/text.ts";
import { type Directory, personName } from "../people/directory.ts";

/** Who noted something under the day on its paper, and on what day. */
export const noted = z.object({ on: z.iso.date(), by: z.string() });

/** That something was noted later, as it is kept. */
export type Noted = z.infer<typeof noted>;

/** That something was noted under a day on paper, where it was not noted on that day by the unit itself. */
export const notedUnder = (
  paperDay: Day,
  { today, actor }: { readonly today: Day; readonly actor: { readonly id: string } },
  byOther = false,
): Noted | undefined => (paperDay === today && !byOther ? undefined : { on: today, by: actor.id });

/** A day as a paper says it, with when and by whom it was noted where that was not the same day. */
export const paperDayText = (on: Day, entry: Noted | undefined, directory: Directory): Text => {
  const said = dayWithWeekday(on);
  if (entry === undefined) return said;
  const [when, who] = [dayText(entry.on), personName(directory, entry.by)];
  return text(
    `${said.zh}（${when.zh}由${who.zh}登记）`,
    `${said.en} (noted on ${when.en} by ${who.en})`,
  );
};
