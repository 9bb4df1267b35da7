import { due } from "../calendar/count.ts";
import { type Day, dayText } from "../calendar/day.ts";
import { ruleOn } from "../calendar/rules.ts";
import type { Press, Row } from "../chat/card.ts";
import { bracketed, joinAnd, type Text, text } from "../chat/text.ts";
import { type Sight, sightOf } from "../flow/access.ts";
import { isLate, isRunning } from "../flow/clock.ts";
import { findLate, flowOf, mayKnowDuty, mayKnowStep, readMatter } from "../flow/find.ts";
import { type Flow, stateOf } from "../flow/flow.ts";
import { isOver, isProposing } from "../flow/ladder.ts";
import type { Clock, Matter } from "../flow/matter.ts";
import { clockFacts, groupCode, titleOf } from "../flow/render.ts";
import { seatName } from "../flow/seat.ts";
import { seenBy, shareOf, sharesIn } from "../flow/tracks.ts";
import { whoseTurn } from "../flow/whose-turn.ts";
import { organisationName } from "../people/directory.ts";
import { briefWords } from "./brief-words.ts";
import type { Surveying } from "./overview-survey.ts";
import { watchdogWords } from "./watchdog-words.ts";

/** Far more than a county has of one kind that waits in one state. */
const most = 500;

const said = {
  waits: (who: Text): Text => text(`等${who.zh}`, `waits for ${who.en}`),
  mayFollow: (step: Text, by: Text): Text =>
    text(`可以${step.zh}（${by.zh}）`, `${step.en} may follow (${by.en})`),
};

/** One reason why something is stuck: which share of it, since when, by which clock where one is late. */
type Reason = {
  readonly share: Matter;
  readonly since: Day;
  readonly late?: Clock;
  readonly of?: Text;
};

/** A matter that does not go on, as its reader sees it, with the reasons; the oldest first. */
export type Stuck = {
  readonly flow: Flow;
  readonly matter: Matter;
  readonly reasons: readonly [Reason, ...Reason[]];
};

const dotted = (...parts: readonly Text[]): Text =>
  text(parts.map(({ zh }) => zh).join(" · "), parts.map(({ en }) => en).join(" · "));

const listed = (parts: readonly Text[]): Text =>
  text(parts.map(({ zh }) => zh).join("；"), parts.map(({ en }) => en).join("; "));

const distinct = (parts: readonly Text[]): readonly Text[] => [
  ...new Map(parts.map((one) => [one.zh, one])).values(),
];

/** From which day on what is late counts as stuck, as the county has it. */
const countsFrom = ({ rolled }: Clock, { today, calendar }: Surveying): Day =>
  due(ruleOn("agenda.overdue", today, calendar), rolled, calendar).rolled;

/** What somebody is late by, or what may follow upon it, as far as the reader may know of it. */
const lateReasons = (context: Surveying, flow: Flow, matter: Matter): readonly Reason[] =>
  matter.clocks.flatMap((clock): readonly Reason[] => {
    const share = shareOf(flow, matter, clock.organisation);
    const ladder = flow.clocks[clock.rule];
    if (!isRunning(clock) || !isLate(clock, context.now) || isOver(ladder, share)) return [];
    if (!mayKnowDuty(flow, { clock, of: matter }, context.actor)) return [];
    const id = ladder?.proposes?.(share);
    const step = id === undefined ? undefined : flow.steps[id];
    const follows =
      id !== undefined &&
      step !== undefined &&
      ladder !== undefined &&
      isProposing(clock, ladder, context) &&
      mayKnowStep({ flow, matter }, id, context.actor);
    if (!follows && context.today < countsFrom(clock, context)) return [];
    const late = { share, since: clock.rolled, late: clock };
    return follows
      ? [
          {
            ...late,
            of: said.mayFollow(step.label, joinAnd(step.by.map((seat) => seatName(seat, flow)))),
          },
        ]
      : [late];
  });

/** What brought it where it does not go on by itself. */
const stateReasons = (flow: Flow, matter: Matter): readonly Reason[] =>
  sharesIn(flow, matter).flatMap((share): readonly Reason[] => {
    const stuck = flow.states[share.state]?.stuck;
    if (stuck === undefined) return [];
    const since = stuck.since(share);
    return [{ share, since, of: bracketed(stuck.of, dayText(since)) }];
  });

/** The open matters in a sight that wait where nothing goes on by itself. */
const findWaiting = async (
  { store, flows, actor }: Surveying,
  sight: Sight,
): Promise<readonly Matter[]> => {
  const wanted = flows.flatMap((flow) =>
    Object.entries(flow.states).flatMap(([state, { stuck }]) =>
      stuck === undefined ? [] : [{ flow, state }],
    ),
  );
  const found = await Promise.all(
    wanted.map(async ({ flow, state }) => {
      const all = await store.matters(sight, { kind: flow.kind, state, open: true, take: most });
      return all
        .filter(({ erasedAt, visibility }) => erasedAt === undefined && visibility < 3)
        .map((matter) => seenBy(flow, readMatter(flow, matter), actor));
    }),
  );
  return found.flat();
};

/**
 * What is stuck in a person's sight, longest first: past its day by as much as the county says, with a step that may
 * follow, or in a state out of which only those above bring it. Of meetings nothing.
 */
export const findStuck = async (
  context: Surveying,
  sight: Sight = sightOf(context.actor),
): Promise<readonly Stuck[]> => {
  const [late, waiting] = await Promise.all([
    findLate(context, sight),
    findWaiting(context, sight),
  ]);
  const all = new Map([...late, ...waiting].map((matter) => [matter.code, matter]));
  return [...all.values()]
    .flatMap((matter): readonly Stuck[] => {
      const flow = flowOf(context.flows, matter);
      if (flow.agenda !== undefined || matter.visibility === 3) return [];
      const [first, ...more] = [
        ...lateReasons(context, flow, matter),
        ...stateReasons(flow, matter),
      ].toSorted((one, other) => one.since.localeCompare(other.since));
      return first === undefined ? [] : [{ flow, matter, reasons: [first, ...more] }];
    })
    .toSorted((one, other) => one.reasons[0].since.localeCompare(other.reasons[0].since));
};

/** Who has to act for it to go on. */
const turnsIn = (context: Surveying, { flow, reasons }: Stuck): readonly Text[] => {
  const turns = reasons.map(({ share, late }) => whoseTurn(flow, share, context, late?.id));
  const units = new Set(turns.flatMap((turn) => turn.units));
  return [
    ...[...units].map((unit) => organisationName(context.directory, unit)),
    ...distinct(turns.flatMap((turn) => turn.offices)),
  ];
};

/** Where a line is read: on a screen, or on a paper that lies on a table. */
export type Page = "screen" | "paper";

/** A restricted matter as a line of a page that others may read: its number, and on a screen where it stands. */
export const restrictedRow = ({ code }: Matter, page: Page, detail: Text): Row => ({
  code,
  title: briefWords.restricted,
  detail: page === "paper" ? nothing : detail,
});

const nothing = text("", "");

/** A stuck matter as a line: where it stands, every reason with its day and unit, and whose turn it is there. */
export const stuckRow = (context: Surveying, one: Stuck): Row => {
  const { flow, matter, reasons } = one;
  const stage = stateOf(flow, matter).name;
  const days = clockFacts(
    flow,
    matter,
    reasons.flatMap(({ late }) => late ?? []),
    context,
  ).map(([label, value]) => text(`${label.zh} ${value.zh}`, `${label.en}, ${value.en}`));
  const happened = distinct(reasons.flatMap(({ of }) => of ?? []));
  const who = turnsIn(context, one);
  const detail = dotted(
    stage,
    listed([...days, ...happened]),
    ...(who.length === 0 ? [] : [said.waits(joinAnd(who))]),
  );
  return { code: matter.code, title: titleOf(matter), detail };
};

/** Where a restricted matter that is stuck stands and since which day: what a duty is called says what it is about. */
export const stuckSince = ({ flow, matter, reasons: [first] }: Stuck): Text =>
  dotted(stateOf(flow, matter).name, dayText(first.since));

/** A stuck matter that is a number to its reader. */
export const stuckNumber = (one: Stuck, press: Press): Row => ({
  ...maskedRow(one.flow, one.matter, press),
  detail: stuckSince(one),
});

/** A restricted matter as whoever answers for the whole and may not open it knows of it: a number, what it is about, where it stands. */
export const maskedRow = (flow: Flow, matter: Matter, press: Press): Row => {
  const group = flow.group(matter);
  return {
    code: groupCode(matter),
    title: group === undefined ? watchdogWords.restricted : watchdogWords.masked(group),
    detail: stateOf(flow, matter).name,
    press,
  };
};
