import { dayOf, dayWithWeekday, isDay } from "../calendar/day.ts";
import type { Fields } from "../chat/field.ts";
import { joinAnd, type Text, text } from "../chat/text.ts";
import type { Asked } from "../flow/step.ts";
import { meantKey, mostAheadUnsaid, unlikelyDay } from "../flow/unlikely-day.ts";
import type { Raw, RequestContext } from "./context.ts";

const isTheDay = (days: Text): Text => text(`没有写错，就是${days.zh}`, `It is right: ${days.en}`);

/** Whether what was typed for a day says of no year which: 11月20日, Nov 20. */
const isYearless = (typed: unknown): boolean =>
  typeof typed === "string" && !/\d{4}|[年载]|\d{2}[-./]\d{1,2}[-./]\d|\byears?\b/iu.test(typed);

/**
 * Asks about days that are seldom meant, years away: whatever they are for, in one question before anything is
 * recorded. A program has nobody to ask.
 */
export const askUnlikely = (
  { today, actor }: Pick<RequestContext, "today" | "actor">,
  fields: Fields,
  answers: Readonly<Record<string, unknown>>,
  raw: Raw,
): Asked | undefined => {
  if (actor.program !== undefined) return undefined;
  const meant = String(raw[meantKey] ?? "").split(" ");
  const found = Object.entries(fields).flatMap(
    ([key, { kind, byButton, orDay, bounded, label }]) => {
      const given = answers[key];
      const isOfDays = kind === "day" || kind === "moment" || orDay === true;
      if (!isOfDays || bounded === true || byButton === true || typeof given !== "string")
        return [];
      const day = isDay(given) ? given : kind === "moment" ? dayOf(given) : undefined;
      const said =
        day === undefined || meant.includes(day)
          ? undefined
          : unlikelyDay(
              day,
              today,
              kind === "moment" || isYearless(raw[key]) ? mostAheadUnsaid : undefined,
            );
      return day === undefined || said === undefined
        ? []
        : [{ day, said: text(`${label.zh}：${said.zh}`, `${label.en}: ${said.en}`) }];
    },
  );
  if (found.length === 0) return undefined;
  const days = [...new Set(found.map(({ day }) => day))];
  return {
    said: found.map(({ said }) => said),
    choices: [
      {
        label: isTheDay(joinAnd(days.map(dayWithWeekday))),
        answers: { [meantKey]: [...meant, ...days].join(" ").trim() },
      },
    ],
    back: true,
    // Sent as it stands, the form is asked about again: it is a press that says the day is meant.
    carries: {},
  };
};
