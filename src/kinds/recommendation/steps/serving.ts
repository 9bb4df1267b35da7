import type { Day } from "../../../calendar/day.ts";
import { readDay } from "../../../calendar/typed.ts";
import { Refusal } from "../../../chat/refusal.ts";
import type { Track } from "../../../flow/matter.ts";
import { namesOf } from "../../../flow/parties.ts";
import type { Context } from "../../../flow/step.ts";
import type { Directory } from "../../../people/directory.ts";
import { commonFields, type Recommendation } from "../model.ts";
import { words } from "../words.ts";

/** The longest name of a unit that stands in a piece of text. */
const nameIn = (piece: string, unit: string, { organisations }: Directory): string | undefined => {
  const { name, also = [] } = organisations.get(unit) ?? {};
  return [name?.zh, name?.en, ...also]
    .filter((one) => one !== undefined && one !== "" && piece.includes(one))
    .toSorted((one = "", other = "") => other.length - one.length)[0];
};

/** The days of service that are not the same for all units, as they are typed: 水务局8月1日、生态环境分局8月4日. */
export const servedDays = (
  typed: string | undefined,
  to: readonly string[],
  { directory, now, calendar }: Pick<Context, "directory" | "now" | "calendar">,
): ReadonlyMap<string, Day> | Refusal => {
  const days = new Map<string, Day>();
  for (const piece of (typed ?? "").split(/[、，,;；\n]+/).filter((one) => one.trim() !== "")) {
    const [unit, another] = to
      .flatMap((id) => {
        const name = nameIn(piece, id, directory);
        return name === undefined ? [] : [{ id, name }];
      })
      .toSorted((one, other) => other.name.length - one.name.length);
    if (unit === undefined || (another !== undefined && !unit.name.includes(another.name)))
      return new Refusal(words.servedWhom(piece.trim(), namesOf(to, directory)), {
        field: "servedEach",
      });
    const said = piece
      .replace(unit.name, " ")
      .replace(/[：:=]/g, " ")
      .trim();
    const read = readDay(said, now, { tense: "past", calendar });
    if (!("day" in read) || read.day === undefined)
      return new Refusal(words.servedWhen(namesOf([unit.id], directory), said), {
        field: "servedEach",
      });
    const before = days.get(unit.id);
    if (before !== undefined && before !== read.day)
      return new Refusal(words.servedTwice(namesOf([unit.id], directory), before, read.day), {
        field: "servedEach",
      });
    days.set(unit.id, read.day);
  }
  return days;
};

/** How far every unit is as it is recorded, where they were served on days of their own. */
export const servedTracks = (
  fields: Recommendation["fields"],
  to: readonly string[],
  days: ReadonlyMap<string, Day>,
): Readonly<Record<string, Track>> => {
  const own = Object.fromEntries(
    Object.entries(fields).filter(([key]) => !commonFields.some((one) => one === key)),
  );
  return Object.fromEntries(
    to.map((unit) => [
      unit,
      { state: "served", fields: { ...own, servedOn: days.get(unit) ?? fields.servedOn } },
    ]),
  );
};
