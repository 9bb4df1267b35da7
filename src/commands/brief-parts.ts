import { type Block, paragraph, type Row, rows } from "../chat/card.ts";
import { Refusal } from "../chat/refusal.ts";
import { joinAnd, type Text, text, verbatim } from "../chat/text.ts";
import { isLate, isRunning } from "../flow/clock.ts";
import { findLate, findMatter, flowOf, mayKnowDuty } from "../flow/find.ts";
import { type Agenda, type Flow, stateOf } from "../flow/flow.ts";
import { isOver } from "../flow/ladder.ts";
import type { Clock, Matter } from "../flow/matter.ts";
import { clockFacts, namedClock } from "../flow/render.ts";
import { matterRow } from "../flow/rows.ts";
import { shareOf } from "../flow/tracks.ts";
import { whoseTurn } from "../flow/whose-turn.ts";
import { organisationName } from "../people/directory.ts";
import { briefWords as said } from "./brief-words.ts";
import type { Surveying } from "./overview-survey.ts";

/** How many lines of one sort stand on one page that is read on a phone. */
const most = 6;

/** A part of a brief, and whether it tells of something of level 2. */
export type BriefPart = { readonly blocks: readonly Block[]; readonly restricted: boolean };

type Colour = "green" | "yellow" | "red";
const marks: Readonly<Record<Colour, string>> = { green: "🟢", yellow: "🟡", red: "🔴" };

const isRestricted = ({ visibility }: Pick<Matter, "visibility">): boolean => visibility > 1;

const dotted = (one: Text, other: Text): Text =>
  text(`${one.zh} · ${other.zh}`, `${one.en} · ${other.en}`);

const listed = (parts: readonly Text[]): Text =>
  text(parts.map(({ zh }) => zh).join("；"), parts.map(({ en }) => en).join("; "));

const dashed = (what: string, fate: Text): Text =>
  text(`${what} —— ${fate.zh}`, `${what} — ${fate.en}`);

/** How far a task is: done, open or past its day; nothing of one that was called off. */
const colourOf = (flow: Flow, matter: Matter, now: string): Colour | undefined => {
  const { final, tone } = stateOf(flow, matter);
  if (final === true) return tone === "good" ? "green" : undefined;
  return matter.clocks.some((clock) => isRunning(clock) && isLate(clock, now)) ? "red" : "yellow";
};

/** A matter as a line; a page that lies on a table says of a restricted one its number and where it stands. */
const lineOf = (context: Surveying, matter: Matter): Row => {
  const row = matterRow(context, matter);
  return isRestricted(matter) ? { ...row, title: said.restricted } : row;
};

/** The clocks somebody is late by, as far as the reader may know of them, the longest gone by first. */
const lateClocks = ({ flows, actor, now }: Surveying, matter: Matter): readonly Clock[] => {
  const flow = flowOf(flows, matter);
  return matter.clocks
    .filter(
      (clock) =>
        isRunning(clock) &&
        isLate(clock, now) &&
        !isOver(flow.clocks[clock.rule], shareOf(flow, matter, clock.organisation)) &&
        mayKnowDuty(flow, { clock, of: matter }, actor),
    )
    .toSorted((one, other) => one.rolled.localeCompare(other.rolled));
};

/** A late matter as a line: every day that went by, with the unit it is of, and whose turn it is there; not what is ahead. */
const stuckLine = (context: Surveying, matter: Matter): Row => {
  const { flows, directory, now } = context;
  const flow = flowOf(flows, matter);
  const late = lateClocks(context, matter);
  const [first] = late;
  const row = lineOf(context, matter);
  if (first === undefined) return row;
  const stage = stateOf(flow, matter).name;
  if (isRestricted(matter))
    return { ...row, detail: dotted(stage, namedClock(flow, matter, first, { now })) };
  const days = clockFacts(flow, matter, late, context).map(([label, value]) =>
    text(`${label.zh} ${value.zh}`, `${label.en}, ${value.en}`),
  );
  const turns = late.map((clock) =>
    whoseTurn(flow, shareOf(flow, matter, clock.organisation), context, clock.id),
  );
  const units = new Set(turns.flatMap((turn) => turn.units));
  const offices = turns.flatMap((turn) => turn.offices);
  const who = [
    ...[...units].map((unit) => organisationName(directory, unit)),
    ...new Map(offices.map((office) => [office.zh, office])).values(),
  ];
  const detail = dotted(stage, listed(days));
  return { ...row, detail: who.length === 0 ? detail : dotted(detail, said.waits(joinAnd(who))) };
};

/** The resolutions of the last meeting, each with its colour and where its task stands. */
export const lastPart = async (
  { resolved, words }: Agenda,
  last: Matter | undefined,
  context: Surveying,
): Promise<BriefPart> => {
  if (last === undefined) return { blocks: [paragraph(words.noneBefore)], restricted: false };
  // The page may lie on a table: of a restricted meeting it says no more than which.
  if (isRestricted(last))
    return {
      blocks: [paragraph(said.last(last.code)), paragraph(said.restricted)],
      restricted: true,
    };
  const all = resolved(last);
  const counts: Record<Colour, number> = { green: 0, yellow: 0, red: 0 };
  const lines: Text[] = [];
  let restricted = false;
  for (const [index, one] of all.entries()) {
    const begins = `${index + 1}. ${one.said}`;
    const found = one.task === undefined ? undefined : await findMatter(context, one.task);
    if (found === undefined || found instanceof Refusal) {
      lines.push(dashed(begins, one.task === undefined ? words.noTask : verbatim(one.task)));
      continue;
    }
    restricted ||= isRestricted(found.matter);
    const colour = colourOf(found.flow, found.matter, context.now);
    if (colour !== undefined) counts[colour] += 1;
    const { detail } = lineOf(context, found.matter);
    const mark = colour === undefined ? "" : `${marks[colour]} `;
    const fate = text(`${one.task} ${detail.zh}`, `${one.task} ${detail.en}`);
    lines.push(dashed(`${mark}${begins}`, fate));
  }
  const { green, yellow, red } = counts;
  return {
    blocks: [
      paragraph(said.last(last.code)),
      paragraph(all.length === 0 ? words.nothingResolved : said.colours(green, yellow, red)),
      ...lines.map((line) => paragraph(line)),
    ],
    restricted,
  };
};

/** What is past its day, why and whose turn it is. */
export const stuckPart = async (
  { kind }: Flow,
  known: readonly string[],
  context: Surveying,
): Promise<BriefPart> => {
  const late = (await findLate(context)).filter(
    (one) =>
      one.kind !== kind &&
      one.visibility < 3 &&
      !known.includes(one.code) &&
      lateClocks(context, one).length > 0,
  );
  const shown = late.slice(0, most);
  return {
    blocks: [
      paragraph(late.length === 0 ? said.noneStuck : said.stuck(late.length)),
      ...(shown.length === 0 ? [] : [rows(shown.map((one) => stuckLine(context, one)))]),
      ...(late.length > shown.length ? [paragraph(said.more(late.length - shown.length))] : []),
    ],
    restricted: late.some(isRestricted),
  };
};

/** What stands on the agenda, as far as the reader may open it. */
export const decidePart = async (
  items: ReturnType<Agenda["items"]>,
  context: Surveying,
): Promise<BriefPart> => {
  const lines: Text[] = [];
  let restricted = false;
  for (const { code, said: line = "" } of items) {
    const found = code === undefined ? undefined : await findMatter(context, code);
    if (found === undefined) lines.push(verbatim(line));
    else if (!(found instanceof Refusal)) {
      restricted ||= isRestricted(found.matter);
      const { title, detail } = lineOf(context, found.matter);
      const named = dotted(title, detail);
      lines.push(text(`${code} ${named.zh}`, `${code} ${named.en}`));
    }
  }
  return {
    blocks: [
      paragraph(lines.length === 0 ? said.nothingToDecide : said.decide),
      ...lines.slice(0, most).map((line) => paragraph(line)),
      ...(lines.length > most ? [paragraph(said.more(lines.length - most))] : []),
    ],
    restricted,
  };
};
