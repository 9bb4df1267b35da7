import { type Day, dayOf, dayText } from "../calendar/day.ts";
import { action, type Block, type Card, facts, note, paragraph, rows } from "../chat/card.ts";
import { line, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { joinAnd, type Text, text, verbatim } from "../chat/text.ts";
import { findMatter } from "../flow/find.ts";
import { type Agenda, type Flow, stateOf } from "../flow/flow.ts";
import type { Matter } from "../flow/matter.ts";
import { matterRow } from "../flow/rows.ts";
import { textsFor, withoutHidden } from "../flow/unnamed.ts";
import { organisationName } from "../people/directory.ts";
import { type Command, type CommandContext, command } from "./command.ts";
import { meetingsOf } from "./next-meeting.ts";
import { looksAtWhole } from "./overview-survey.ts";

/** How many meetings, resolutions and units stand on one card. */
const most = 12;

const said = {
  history: text("历史", "History"),
  help: text(
    "一年开过的会、议定的事办得怎样、各单位到会；也可以按词找：会议 历史 2026，或 会议 历史 2026 排污口",
    "The meetings of a year, what became of what they resolved, which units came; or those that speak of something: meeting history 2026, or meeting history 2026 outfall",
  ),
  word: text("关键词", "Words"),
  found: (year: string | undefined, word: string): Text =>
    text(
      `${year === undefined ? "" : `${year}年`}说到“${word}”的会议`,
      `Meetings${year === undefined ? "" : ` of ${year}`} that speak of “${word}”`,
    ),
  noneFound: text(
    "您能查看的、开过的会议里没有：会议的标题、议定的事项里都没有这些字。",
    "None that you can open: neither the title of a meeting nor what one resolved has these words.",
  ),
  year: text("年", "Year"),
  yearWrong: text(
    "请写四位的年份，或者写今年、去年，例如：会议 历史 2026。按词找的，会议标题和议定事项里都没有这些字。",
    "Please give the year with four figures, or write this year or last year: meeting history 2026. If these were words to look for, no meeting’s title and nothing resolved has them.",
  ),
  title: (year: string): Text => text(`${year}年的会议`, `Meetings of ${year}`),
  none: (year: string, years: readonly string[]): Text =>
    years.length === 0
      ? text(
          `${year}年没有您能查看的、开过的会议。`,
          `No meeting that you can open met in ${year}.`,
        )
      : text(
          `${year}年没有您能查看的、开过的会议；有的年份：${years.join("、")}。`,
          `No meeting that you can open met in ${year}; there are some in ${years.join(", ")}.`,
        ),
  held: (count: number): Text =>
    text(
      `一、您能查看的、开过的会${count}次`,
      `1. Meetings that met, as far as you can open them: ${count}`,
    ),
  resolved: (count: number): Text => text(`二、议定${count}项`, `2. Resolved: ${count}`),
  present: (count: number): Text =>
    text(
      `三、到会（按${count}次有签到的会议）`,
      `3. Attendance (${count} meetings with a record of who came)`,
    ),
  ratio: (came: number, asked: number): Text =>
    text(`到会${came}次，应到${asked}次`, `came ${came} of ${asked} times`),
  more: (count: number): Text => text(`还有${count}项。`, `${count} more.`),
};

/** A meeting that met, with its title and what it resolved as this reader reads them. */
type Met = {
  readonly of: Matter;
  readonly met: NonNullable<ReturnType<Agenda["met"]>>;
  readonly title: string;
  readonly resolved: ReturnType<Agenda["resolved"]>;
};

const metIn = async (
  context: CommandContext,
  flow: Flow,
  agenda: Agenda,
): Promise<readonly Met[]> => {
  const all: Met[] = [];
  for (const of of await meetingsOf(context, flow)) {
    const met = agenda.met(of);
    if (met === undefined) continue;
    const resolved = agenda.resolved(of);
    const written = [of.title, ...resolved.map((one) => one.said)];
    const [title = "", ...lines] = await textsFor(context, of, written);
    const read = resolved.map((one, index) => ({ ...one, said: lines[index] ?? "" }));
    all.push({ of, met, title, resolved: read });
  }
  return all;
};

const folded = (said: string): string => said.normalize("NFKC").toLowerCase();

/** Whether a text has all of some words in it. */
const speaksOf = (word: string, said: string): boolean =>
  folded(word)
    .split(/\s+/)
    .every((one) => folded(said).includes(one));

/** What was resolved, each with where its task stands; of one the reader cannot see its number. */
const resolvedBlocks = async (
  { words }: Agenda,
  held: readonly Met[],
  context: CommandContext,
  word = "",
): Promise<readonly Block[]> => {
  const all = held.flatMap(({ of, title, resolved }) =>
    resolved
      .filter(({ said: what }) => speaksOf(word, title) || speaksOf(word, what))
      .map((one) => ({ ...one, of: of.code })),
  );
  const lines: Text[] = [];
  for (const { task, said: what, of } of all.slice(0, most)) {
    const found = task === undefined ? undefined : await findMatter(context, task);
    const fate =
      task === undefined
        ? words.noTask
        : found === undefined || found instanceof Refusal
          ? verbatim(task)
          : withCode(task, matterRow(context, found.matter).detail);
    lines.push(text(`${of} ${what} —— ${fate.zh}`, `${of} ${what} — ${fate.en}`));
  }
  return [
    paragraph(said.resolved(all.length)),
    ...lines.map((one) => paragraph(one)),
    ...(all.length > most ? [paragraph(said.more(all.length - most))] : []),
  ];
};

const withCode = (code: string, { zh, en }: Text): Text => text(`${code} ${zh}`, `${code} ${en}`);

/** How often each unit came, the one that missed most first: of all to whoever looks at the whole, else of the own. */
const presentBlocks = (
  held: readonly Met[],
  { actor, directory }: CommandContext,
): readonly Block[] => {
  const recorded = held.filter(({ met }) => met.came.length > 0);
  const whole = looksAtWhole(actor);
  const counts = new Map<string, { readonly asked: number; readonly came: number }>();
  for (const { met } of recorded)
    for (const unit of met.invited) {
      if (!whole && unit !== actor.organisation) continue;
      const { asked, came } = counts.get(unit) ?? { asked: 0, came: 0 };
      const here = met.came.includes(unit) ? 1 : 0;
      counts.set(unit, { asked: asked + 1, came: came + here });
    }
  const units = [...counts].sort(
    ([, one], [, other]) => other.asked - other.came - (one.asked - one.came),
  );
  return units.length === 0
    ? []
    : [
        paragraph(said.present(recorded.length)),
        facts(
          ...units.map(
            ([unit, { asked, came }]) =>
              [organisationName(directory, unit), said.ratio(came, asked)] as const,
          ),
        ),
      ];
};

/** How many years ago, as people say it. */
const yearsAgo: Readonly<Record<string, number>> = {
  今年: 0,
  本年: 0,
  去年: 1,
  上年: 1,
  前年: 2,
  "this year": 0,
  "last year": 1,
};

/** The year somebody means: four figures, or how long ago. */
const yearTyped = (typed: string, today: Day): string | undefined => {
  const plain = typed.normalize("NFKC").trim().toLowerCase();
  const said = plain.replace(/度$/, "");
  const ago = Object.hasOwn(yearsAgo, said) ? yearsAgo[said] : undefined;
  if (ago !== undefined) return String(Number(today.slice(0, 4)) - ago);
  return /^(20\d\d)\s*年?度?$/.exec(plain)?.[1];
};

/** The year and the words in what was typed behind the command: 2026, 2026 排污口, 排污口. */
const askedFor = (
  typed: string | undefined,
  today: Day,
): { readonly year?: string; readonly word?: string } => {
  if (typed === undefined) return {};
  const whole = yearTyped(typed, today);
  if (whole !== undefined) return { year: whole };
  const [, first = "", rest] = /^(\S+)\s+(.+)$/.exec(typed.trim()) ?? [];
  const year = yearTyped(first, today);
  return year === undefined || rest === undefined ? { word: typed.trim() } : { year, word: rest };
};

const historyOf = (flow: Flow, agenda: Agenda): Command =>
  command({
    id: "history",
    label: said.history,
    names: ["历史", "history"],
    says: [
      "earlier meetings",
      "以前的会都议了什么",
      "今年几次联席会",
      "都定了些啥",
      "到会率",
      "议定的事拉出来",
      "开了哪些会",
      "what meetings did we hold",
      "what was decided this year",
      "attendance this year",
    ],
    kindNames: flow.names,
    help: said.help,
    shows: true,
    form: {
      year: optional(line(said.year, { main: true, max: 60 })),
      word: optional(line(said.word, { max: 60, also: ["词", "关键字"] })),
    },
    run: async ({ year: typed, word: given }, context) => {
      const asked = askedFor(typed, context.today);
      const word = given ?? asked.word;
      const year = asked.year ?? (word === undefined ? context.today.slice(0, 4) : undefined);
      const all = await metIn(context, flow, agenda);
      const held = all
        .filter(
          ({ met, title, resolved }) =>
            dayOf(met.at).startsWith(year ?? "") &&
            (word === undefined ||
              speaksOf(word, [title, ...resolved.map((one) => one.said)].join("\n"))),
        )
        .sort((one, other) => other.met.at.localeCompare(one.met.at));
      const title = word === undefined ? said.title(year ?? "") : said.found(year, word);
      // What is neither a year nor found anywhere may have been meant as either.
      if (held.length === 0 && year === undefined && given === undefined)
        return new Refusal(said.yearWrong, { field: "year" });
      if (held.length === 0 && word !== undefined) return { card: note(title, [said.noneFound]) };
      if (held.length === 0) {
        const years = [...new Set(all.map(({ met }) => dayOf(met.at).slice(0, 4)))].sort();
        return { card: note(title, [said.none(year ?? "", years)]) };
      }
      const shown = held.slice(0, most);
      const card: Card = {
        title,
        body: [
          paragraph(said.held(held.length)),
          rows(
            shown.map(({ of, met, title: called }) => ({
              code: of.code,
              title: verbatim(called),
              detail: joinAnd([dayText(dayOf(met.at)), stateOf(flow, of).name]),
            })),
          ),
          ...(held.length > most ? [paragraph(said.more(held.length - most))] : []),
          ...(await resolvedBlocks(agenda, held, context, word)),
          ...(word === undefined ? presentBlocks(held, context) : []),
        ],
        actions: shown
          .slice(0, 5)
          .map(({ of }) => action(verbatim(of.code), { command: "show", code: of.code })),
      };
      // The tasks that came of it are named by their numbers.
      return { card: await withoutHidden(context, { code: "", openedAt: context.now }, card) };
    },
  });

/** 会议 历史: for each kind that meets, what was resolved in a year and its fate, and who came. */
export const histories = (flows: readonly Flow[]): readonly Command[] =>
  flows.flatMap((flow) => (flow.agenda === undefined ? [] : [historyOf(flow, flow.agenda)]));
