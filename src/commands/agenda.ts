import {
  type Action,
  action,
  type Block,
  type Card,
  note,
  type Press,
  paragraph,
  type Row,
  rows,
} from "../chat/card.ts";
import { Refusal } from "../chat/refusal.ts";
import { shorten, type Text, text, verbatim } from "../chat/text.ts";
import { canSee, sightOf, watchingSightOf } from "../flow/access.ts";
import { findMatter, flowOf, readMatter } from "../flow/find.ts";
import type { Agenda, Flow } from "../flow/flow.ts";
import { matterRow } from "../flow/rows.ts";
import { withoutHidden } from "../flow/unnamed.ts";
import { words as flowWords } from "../flow/words.ts";
import { briefWords } from "./brief-words.ts";
import { type Command, type CommandContext, command } from "./command.ts";
import { mayTakeIn, meetingsOf } from "./next-meeting.ts";
import type { Surveying } from "./overview-survey.ts";
import { overviewWords } from "./overview-words.ts";
import { type Reported, reportedOn, tasksIn } from "./reported.ts";
import { findStuck, maskedRow, type Page, type Stuck, stuckNumber, stuckRow } from "./stuck.ts";

/** How many stuck matters are offered at once. */
const mostStuck = 8;

/** The lines of those of some matters that this person can see, by their numbers; on paper of none that is restricted. */
const linesOf = async (
  context: Surveying,
  codes: readonly string[],
  page: Page,
): Promise<ReadonlyMap<string, Row>> => {
  const seen = new Map<string, Row>();
  for (const code of codes) {
    const found = await findMatter(context, code);
    if (found instanceof Refusal || (page === "paper" && found.matter.visibility > 1)) continue;
    seen.set(code, matterRow(context, found.matter));
  }
  return seen;
};

/**
 * The resolutions an agenda begins with, meeting by meeting, each with what became of it; on paper of a
 * restricted meeting no more than which it is.
 */
export const reportedBlocks = async (
  said: Agenda["words"],
  all: readonly Reported[],
  context: Surveying,
  page: Page,
): Promise<readonly Block[]> => {
  if (all.length === 0) return [paragraph(said.noneBefore)];
  const seen = await linesOf(context, tasksIn(all), page);
  const fate = (task: string | undefined): Text => {
    if (task === undefined) return said.noTask;
    const row = seen.get(task);
    return row === undefined
      ? verbatim(task)
      : text(`${task} ${row.detail.zh}`, `${task} ${row.detail.en}`);
  };
  return all.flatMap(({ meeting: { code, visibility }, resolved }, place): readonly Block[] => {
    const heading = paragraph(place === 0 ? said.before(code) : said.stillOpen(code));
    if (page === "paper" && visibility > 1) return [heading, paragraph(briefWords.restricted)];
    if (resolved.length === 0) return [heading, paragraph(said.nothingResolved)];
    return [
      heading,
      ...resolved.map((one) => {
        const { zh, en } = fate(one.task);
        return paragraph(
          text(`${one.number}. ${one.said} —— ${zh}`, `${one.number}. ${one.said} — ${en}`),
        );
      }),
    ];
  });
};

/** What was put on the agenda; of matters this person does not see, nothing but the numbers whoever answers for the whole may know. */
const itemBlocks = (
  { words: said }: Pick<Agenda, "words">,
  {
    topics,
    all,
  }: { readonly topics: readonly string[]; readonly all: ReturnType<Agenda["items"]> },
  seen: ReadonlyMap<string, Row>,
): readonly Block[] => {
  // What this reader cannot see is not there for them.
  const open = all.filter(({ code }) => code === undefined || seen.has(code));
  return open.length === 0 && topics.length === 0
    ? []
    : [
        paragraph(said.added),
        ...topics.map((line) => paragraph(verbatim(line))),
        ...open.flatMap(({ said: line }) =>
          line === undefined ? [] : [paragraph(verbatim(line))],
        ),
        rows(open.flatMap(({ code = "" }) => seen.get(code) ?? [])),
      ];
};

/** Of some restricted matters that this person may not open, those whose numbers they may know, as they may know them. */
export const numbersOf = async (
  { store, flows, actor }: Surveying,
  codes: readonly string[],
  press: Press,
): Promise<ReadonlyMap<string, Row>> => {
  const known = new Map<string, Row>();
  for (const code of codes) {
    const matter = await store.matterFor(watchingSightOf(actor), code);
    if (matter === undefined || matter.visibility !== 2 || matter.erasedAt !== undefined) continue;
    const flow = flowOf(flows, matter);
    known.set(code, maskedRow(flow, readMatter(flow, matter), press));
  }
  return known;
};

/** What is stuck: what this person can open, to be put on by a press or left off, and restricted matters by number alone. */
const stuckIn = async (
  context: CommandContext,
  known: readonly string[],
): Promise<{ readonly open: readonly Stuck[]; readonly numbers: readonly Stuck[] }> => {
  const sight = sightOf(context.actor);
  const all = (await findStuck(context, watchingSightOf(context.actor))).filter(
    ({ matter }) => !known.includes(matter.code),
  );
  const isOpen = ({ matter }: Stuck): boolean => canSee(sight, matter);
  return { open: all.filter(isOpen), numbers: all.filter((one) => !isOpen(one)) };
};

const agendaOf = (flow: Flow, agenda: Agenda): Command =>
  command({
    id: agenda.id,
    label: agenda.label,
    names: agenda.names,
    help: agenda.help,
    shows: true,
    ofMatter: true,
    form: {},
    run: async (_, context) => {
      const { code } = context;
      const { words: said } = agenda;
      const all = await meetingsOf(context, flow);
      const meeting =
        code === undefined ? agenda.next(all, context.now) : all.find((one) => one.code === code);
      if (meeting === undefined)
        return code === undefined
          ? { card: note(agenda.label, [said.noNext]) }
          : new Refusal(flowWords.noSuchRecord);
      const reported = await reportedOn(context, agenda, meeting, all);
      const items = agenda.items(meeting, all);
      const topics = agenda.topics(meeting);
      const may = (id: string): boolean => mayTakeIn(context, flow, meeting, id);
      const known = [
        ...items.flatMap((one) => one.code ?? []),
        ...tasksIn(reported),
        ...agenda.left(meeting),
      ];
      const stuck = may(agenda.adds) ? await stuckIn(context, known) : { open: [], numbers: [] };
      const again = { command: agenda.id, code: meeting.code };
      const codes = items.flatMap((one) => one.code ?? []);
      const seen = await linesOf(context, codes, "screen");
      const unseen = codes.filter((one) => !seen.has(one));
      const listed = new Map([...seen, ...(await numbersOf(context, unseen, again))]);
      const open = may(agenda.reaches)
        ? [
            ...topics,
            ...items.flatMap(
              (one) => one.said ?? (seen.has(one.code ?? "") ? (one.code ?? []) : []),
            ),
          ]
        : [];
      const offered = stuck.open.slice(0, mostStuck);
      const takes = (step: string, label: Text, code: string): Action =>
        action(label, {
          command: `${flow.kind}.${step}`,
          code: meeting.code,
          answers: { item: code },
        });
      const card: Card = {
        title: text(`${agenda.label.zh} ${meeting.code}`, `${agenda.label.en} ${meeting.code}`),
        body: [
          ...(await reportedBlocks(said, reported, context, "screen")),
          ...itemBlocks(agenda, { topics, all: items }, listed),
          ...(offered.length === 0
            ? []
            : [
                paragraph(said.stuck(stuck.open.length, may(agenda.leaves))),
                rows(offered.map((one) => stuckRow(context, one))),
              ]),
          ...(stuck.numbers.length === 0
            ? []
            : [
                paragraph(said.numbers(stuck.numbers.length)),
                rows(stuck.numbers.slice(0, mostStuck).map((one) => stuckNumber(one, again))),
              ]),
        ],
        actions: [
          ...offered.flatMap(({ matter: { code: one } }) => [
            takes(agenda.adds, said.add(one), one),
            ...(may(agenda.leaves) ? [takes(agenda.leaves, said.leave(one), one)] : []),
          ]),
          ...open.slice(0, mostStuck).map((item) =>
            action(said.reach(shorten(item, 20)), {
              command: `${flow.kind}.${agenda.reaches}`,
              code: meeting.code,
              answers: { item },
            }),
          ),
          ...(stuck.open.length > offered.length
            ? [
                action(overviewWords.named("overdue", undefined), {
                  command: "overview",
                  answers: { show: "overdue" },
                }),
              ]
            : []),
          action(flowWords.open, { command: "show", code: meeting.code }),
        ],
      };
      // What was resolved or put on in words may name a matter that is not this reader's to know of by now.
      return { card: await withoutHidden(context, meeting, card) };
    },
  });

/** 议程: for each kind that meets, what the last one resolved and its fate, what was put on, what is stuck. */
export const agendas = (flows: readonly Flow[]): readonly Command[] =>
  flows.flatMap((flow) => (flow.agenda === undefined ? [] : [agendaOf(flow, flow.agenda)]));
