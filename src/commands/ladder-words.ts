import { anyOf, joinAnd, type Text, text } from "../chat/text.ts";
import type { Flow } from "../flow/flow.ts";
import { type Ladder, outlineOf, remindsLate } from "../flow/ladder.ts";
import { type Seat, seatName } from "../flow/seat.ts";

const workingDays = (count: number): string => `${count} working ${count === 1 ? "day" : "days"}`;

/** What holds of every ladder, so that no line says it again. */
export const laddersIntro = ({
  early,
  again,
}: {
  readonly early: readonly number[];
  readonly again: number;
}): Text =>
  text(
    `期限够长的，提前${early.map((one) => -one).join("、")}个工作日也提醒。写了逾期后怎么办的，之后每${again}个工作日再提醒一次，也报联席会议秘书处，直到办完。写了“建议”的，到时向有权的人提出下一步，办不办由他们定；没写的，只有提醒。`,
    `A period long enough is warned of ${early.map((one) => -one).join(", ")} working days ahead as well. Where a line says what happens once it is late, that is said again every ${again} working days, to the secretariat too, until it is done. Where a step is named, it is proposed then to whoever has the power to take it, and they decide; elsewhere there are only reminders.`,
  );

/** A rung in days: before the day, on it, after it. */
const dayRung = (days: number): Text => {
  if (days === 0) return text("当天", "on the day");
  return days < 0
    ? text(`前${-days}个工作日`, `${workingDays(-days)} before`)
    : text(`逾期第${days}个工作日`, `${workingDays(days)} late`);
};

const lengthOf = (minutes: number): Text => {
  if (minutes % 1440 === 0)
    return text(`${minutes / 1440}天`, `${minutes / 1440} ${minutes === 1440 ? "day" : "days"}`);
  return minutes % 60 === 0
    ? text(`${minutes / 60}小时`, `${minutes / 60} ${minutes === 60 ? "hour" : "hours"}`)
    : text(`${minutes}分钟`, `${minutes} minutes`);
};

/** A rung in hours: before the hour, at it, after it. */
const hourRung = (minutes: number): Text => {
  if (minutes === 0) return text("到点时", "at the hour");
  const { zh, en } = lengthOf(Math.abs(minutes));
  return minutes < 0 ? text(`过点后${zh}`, `${en} after it`) : text(`到点前${zh}`, `${en} before`);
};

const each = (parts: readonly Text[]): Text =>
  text(parts.map(({ zh }) => zh).join("；"), parts.map(({ en }) => en).join("; "));

/** When and against whom what is proposed, in its order. */
const proposals = (
  flow: Flow,
  { climbs = [] }: Ladder,
  days: readonly number[],
): readonly Text[] => {
  const steps = climbs.flatMap((id) => {
    const step = flow.steps[id];
    if (step === undefined) return [];
    const by = anyOf(step.by.map((seat) => seatName(seat, flow)));
    return [text(`${step.label.zh}（${by.zh}）`, `${step.label.en} (${by.en})`)];
  });
  if (steps.length === 0) return [];
  const { zh, en } = joinAnd(steps);
  const from = days.filter((day) => day > 0);
  return from.length === 0
    ? [text(`到期建议${zh}`, `when it is due, proposed: ${en}`)]
    : [
        text(
          `逾期第${from.join("、")}个工作日${steps.length > 1 ? "依次" : ""}建议${zh}`,
          `${from.join(", ")} working days late, proposed${steps.length > 1 ? " in turn" : ""}: ${en}`,
        ),
      ];
};

/**
 * How one clock of a kind climbs: when who is reminded, who besides once it is late, what is proposed. `own`
 * are the county's own days of its rule.
 */
export const ladderText = (
  flow: Flow,
  ladder: Ladder,
  own: readonly number[] | undefined,
): Text => {
  const outline = outlineOf(ladder, own);
  const owed = typeof ladder.owed === "object" ? ladder.owed : undefined;
  const named = (seats: readonly Seat[]): Text =>
    joinAnd(seats.map((seat) => seatName(seat, flow)));
  const seats = ladder.reminds ?? owed?.by ?? [];
  const above = (owed?.above ?? []).filter((seat) => !seats.includes(seat));
  const who = seats.length === 0 ? text("轮到办的人", "whoever it waits for") : named(seats);
  const when = joinAnd([...outline.minutes.map(hourRung), ...outline.days.map(dayRung)]);
  const parts = [
    ...(when.zh === "" ? [] : [text(`${when.zh}提醒${who.zh}`, `${when.en}: ${who.en}`)]),
    ...(outline.own ? [text("日子是本县定的", "the days are the county's own")] : []),
    ...(above.length === 0 || !remindsLate(ladder)
      ? []
      : [text(`逾期后也提醒${named(above).zh}`, `once late also ${named(above).en}`)]),
    ...proposals(flow, ladder, outline.proposes),
  ];
  return parts.length === 0 ? text("不另外提醒", "no reminders of its own") : each(parts);
};
