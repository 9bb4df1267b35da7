import { type Block, paragraph, type Row, rows } from "../chat/card.ts";
import { Refusal } from "../chat/refusal.ts";
import { type Text, text, verbatim } from "../chat/text.ts";
import { isLate, isRunning } from "../flow/clock.ts";
import { type Found, findMatter } from "../flow/find.ts";
import { type Agenda, type Flow, stateOf } from "../flow/flow.ts";
import type { Matter } from "../flow/matter.ts";
import { matterRow } from "../flow/rows.ts";
import { briefWords as said } from "./brief-words.ts";
import type { Surveying } from "./overview-survey.ts";
import type { Reported } from "./reported.ts";
import { findStuck, type Page, restrictedRow, type Stuck, stuckRow, stuckSince } from "./stuck.ts";

/** How many lines of one sort stand on one page that is read on a phone. */
const most = 6;

/** A part of a brief, and whether it tells of something of level 2. */
export type BriefPart = { readonly blocks: readonly Block[]; readonly restricted: boolean };

type Colour = "green" | "yellow" | "red";
const marks: Readonly<Record<Colour, string>> = { green: "🟢", yellow: "🟡", red: "🔴" };

const isRestricted = ({ visibility }: Pick<Matter, "visibility">): boolean => visibility > 1;

/** Parts of a line, those left out that say nothing. */
const dotted = (...parts: readonly Text[]): Text => {
  const known = parts.filter(({ zh }) => zh !== "");
  return text(known.map(({ zh }) => zh).join(" · "), known.map(({ en }) => en).join(" · "));
};

const dashed = (what: string, fate: Text): Text =>
  text(`${what} —— ${fate.zh}`, `${what} — ${fate.en}`);

/** How far a task is: done, open or past its day; nothing of one that was called off. */
const colourOf = (flow: Flow, matter: Matter, now: string): Colour | undefined => {
  const { final, tone } = stateOf(flow, matter);
  if (final === true) return tone === "good" ? "green" : undefined;
  return matter.clocks.some((clock) => isRunning(clock) && isLate(clock, now)) ? "red" : "yellow";
};

/** A matter as a line: of a restricted one no duty is named, which would say what it is about. */
const lineOf = (context: Surveying, { flow, matter }: Found, page: Page): Row =>
  isRestricted(matter)
    ? restrictedRow(matter, page, stateOf(flow, matter).name)
    : matterRow(context, matter);

/** The resolutions an agenda begins with, meeting by meeting, each with its colour and where its task stands. */
export const reportedPart = async (
  words: Agenda["words"],
  reported: readonly Reported[],
  context: Surveying,
  page: Page,
): Promise<BriefPart> => {
  if (reported.length === 0) return { blocks: [paragraph(words.noneBefore)], restricted: false };
  const parts: BriefPart[] = [];
  for (const [place, one] of reported.entries()) {
    const { code } = one.meeting;
    const heading = paragraph(place === 0 ? said.last(code) : words.stillOpen(code));
    // The page may lie on a table: of a restricted meeting it says no more than which.
    const { blocks, restricted } = isRestricted(one.meeting)
      ? { blocks: [paragraph(said.restricted)], restricted: true }
      : await resolvedPart(words, one, context, page);
    parts.push({ blocks: [heading, ...blocks], restricted });
  }
  return {
    blocks: parts.flatMap(({ blocks }) => blocks),
    restricted: parts.some(({ restricted }) => restricted),
  };
};

/** What one meeting resolved: how many of each colour, and a line each. */
const resolvedPart = async (
  words: Agenda["words"],
  { resolved }: Reported,
  context: Surveying,
  page: Page,
): Promise<BriefPart> => {
  const counts: Record<Colour, number> = { green: 0, yellow: 0, red: 0 };
  const lines: Text[] = [];
  let restricted = false;
  for (const one of resolved) {
    const begins = `${one.number}. ${one.said}`;
    const found = one.task === undefined ? undefined : await findMatter(context, one.task);
    if (found === undefined || found instanceof Refusal) {
      lines.push(dashed(begins, one.task === undefined ? words.noTask : verbatim(one.task)));
      continue;
    }
    restricted ||= isRestricted(found.matter);
    // Its colour says how far it is: on paper a restricted task is its number alone.
    const isNumber = page === "paper" && isRestricted(found.matter);
    const colour = isNumber ? undefined : colourOf(found.flow, found.matter, context.now);
    if (colour !== undefined) counts[colour] += 1;
    const { detail } = lineOf(context, found, page);
    const mark = colour === undefined ? "" : `${marks[colour]} `;
    const fate = text(`${one.task} ${detail.zh}`.trim(), `${one.task} ${detail.en}`.trim());
    lines.push(dashed(`${mark}${begins}`, fate));
  }
  const { green, yellow, red } = counts;
  return {
    blocks: [
      paragraph(resolved.length === 0 ? words.nothingResolved : said.colours(green, yellow, red)),
      ...lines.map((line) => paragraph(line)),
    ],
    restricted,
  };
};

/** What is stuck, why and whose turn it is. */
export const stuckPart = async (
  known: readonly string[],
  context: Surveying,
  page: Page,
): Promise<BriefPart> => {
  const stuck = (await findStuck(context)).filter(({ matter }) => !known.includes(matter.code));
  const shown = stuck.slice(0, most);
  const rowOf = (one: Stuck): Row =>
    isRestricted(one.matter)
      ? restrictedRow(one.matter, page, stuckSince(one))
      : stuckRow(context, one);
  return {
    blocks: [
      paragraph(stuck.length === 0 ? said.noneStuck : said.stuck(stuck.length)),
      ...(shown.length === 0 ? [] : [rows(shown.map(rowOf))]),
      ...(stuck.length > shown.length ? [paragraph(said.more(stuck.length - shown.length))] : []),
    ],
    restricted: stuck.some(({ matter }) => isRestricted(matter)),
  };
};

/** What stands on the agenda, as it was written and as far as the reader may open it. */
export const decidePart = async (
  {
    topics,
    items,
  }: { readonly topics: readonly string[]; readonly items: ReturnType<Agenda["items"]> },
  context: Surveying,
  page: Page,
): Promise<BriefPart> => {
  const lines: Text[] = topics.map((line) => verbatim(line));
  let restricted = false;
  for (const { code, said: line = "", restricted: isFromRestricted } of items) {
    if (isFromRestricted) {
      restricted = true;
      lines.push(said.restricted);
      continue;
    }
    const found = code === undefined ? undefined : await findMatter(context, code);
    if (found === undefined) lines.push(verbatim(line));
    else if (!(found instanceof Refusal)) {
      restricted ||= isRestricted(found.matter);
      const { title, detail } = lineOf(context, found, page);
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
