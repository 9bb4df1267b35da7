import { dayOf } from "../calendar/day.ts";
import type { Row } from "../chat/card.ts";
import { joinAnd, type Text, text } from "../chat/text.ts";
import { organisationName } from "../people/directory.ts";
import { firstDue, hasBegun, type SaidAt } from "./clock.ts";
import { flowOf, readMatter } from "./find.ts";
import { type Flow, stateOf } from "./flow.ts";
import type { Clock, Matter } from "./matter.ts";
import type { DutyRow } from "./owed.ts";
import { clockText, namedClock, titleOf } from "./render.ts";
import { dueClocks } from "./running.ts";
import type { Context } from "./step.ts";
import { seenBy, sharesIn } from "./tracks.ts";
import { words } from "./words.ts";

type Listing = Pick<Context, "today" | "now"> & { readonly flows: readonly Flow[] };

/** Parts of a line's detail, those that are not known left out. */
const dotted = (...parts: readonly (Text | undefined)[]): Text => {
  const known = parts.filter((part) => part !== undefined);
  return text(known.map(({ zh }) => zh).join(" · "), known.map(({ en }) => en).join(" · "));
};

const each = (parts: readonly Text[]): Text =>
  text(parts.map(({ zh }) => zh).join("；"), parts.map(({ en }) => en).join("; "));

/** One matter as a line of a list: what it is, where it stands, what is due first for the reader's unit and when. */
export const matterRow = (
  { flows, today, now, actor, directory }: Listing & Partial<Pick<Context, "actor" | "directory">>,
  whole: Matter,
): Row => {
  const flow = flowOf(flows, whole);
  const matter = actor === undefined ? whole : seenBy(flow, readMatter(flow, whole), actor);
  const clock = firstDue(dueClocks(flow, matter, actor).filter((one) => hasBegun(one, today)));
  const due = clock === undefined ? undefined : namedClock(flow, matter, clock, { now });
  const unit = sharesIn(flow, matter).length > 1 ? clock?.organisation : undefined;
  const whose =
    unit === undefined || directory === undefined ? undefined : organisationName(directory, unit);
  const detail = dotted(stateOf(flow, matter).name, due, whose);
  return { code: matter.code, title: titleOf(matter), detail };
};

/** The day of a duty as it is said beside it: that of the clock that names it, and no other of the matter's. */
const dayOfDuty = (
  flow: Flow,
  { clock, days, owed, of }: SaidDuty,
  at: SaidAt,
): Text | undefined => {
  if (clock === undefined) return undefined;
  // The day was another's: whoever has it now is not said to be that many days late.
  if (owed.since !== undefined && clock.rolled < dayOf(at.now))
    return words.timeWasUp(clock.rolled);
  // Where one step meets several days, each is said with what it is the day of.
  if (days !== undefined) return joinAnd(days.map((one) => namedClock(flow, of, one, at)));
  return clockText(clock, at);
};

/** What is owed in a matter, as it is to be said. */
export type SaidDuty = Pick<DutyRow, "clock" | "days" | "owed"> & {
  readonly said: Text;
  /** The share of the matter it is about. */
  readonly of: Matter;
};

/** A matter as a line of a list of duties: what is owed in it, each with its own day, and where it stands. */
export const dutyRow = (
  { flows, now }: Listing,
  matter: Matter,
  duties: readonly SaidDuty[],
): Row => {
  const flow = flowOf(flows, matter);
  const states = new Map(duties.map(({ of }) => [of.state, stateOf(flow, of).name]));
  const state = each([...states.values()]);
  const [only] = duties;
  const detail =
    only !== undefined && duties.length === 1
      ? dotted(only.said, state, dayOfDuty(flow, only, { now }))
      : dotted(each(duties.map((one) => withDay(flow, one, { now }))), state);
  return { code: matter.code, title: titleOf(matter), detail };
};

/** A matter as a line that is about one of its clocks. */
export const clockRow = (
  { flows, now }: Listing,
  matter: Matter,
  { said, clock }: { readonly said: Text; readonly clock: Clock },
): Row => {
  const flow = flowOf(flows, matter);
  const detail = dotted(said, stateOf(flow, matter).name, namedClock(flow, matter, clock, { now }));
  return { code: matter.code, title: titleOf(matter), detail };
};

const withDay = (flow: Flow, duty: SaidDuty, at: SaidAt): Text => {
  const day = dayOfDuty(flow, duty, at);
  if (day === undefined) return duty.said;
  // Days with names of their own stand apart from what is to be done.
  return duty.days !== undefined
    ? text(`${duty.said.zh}：${day.zh}`, `${duty.said.en}: ${day.en}`)
    : text(`${duty.said.zh} ${day.zh}`, `${duty.said.en}, ${day.en}`);
};
