import { action, type Block, note, paragraph, type Row, rows } from "../chat/card.ts";
import { Refusal } from "../chat/refusal.ts";
import { shorten, type Text, text, verbatim } from "../chat/text.ts";
import { findLate, findMatter } from "../flow/find.ts";
import type { Agenda, Flow } from "../flow/flow.ts";
import type { Matter } from "../flow/matter.ts";
import { matterRow } from "../flow/rows.ts";
import { words as flowWords } from "../flow/words.ts";
import { type Command, type CommandContext, command } from "./command.ts";
import { mayTakeIn, meetingsOf } from "./next-meeting.ts";
import { overviewWords } from "./overview-words.ts";

/** How many stuck matters are offered at once. */
const mostStuck = 8;

/** The lines of those of some matters that this person can see, by their numbers. */
const linesOf = async (
  context: CommandContext,
  codes: readonly string[],
): Promise<ReadonlyMap<string, Row>> => {
  const seen = new Map<string, Row>();
  for (const code of codes) {
    const found = await findMatter(context, code);
    if (!(found instanceof Refusal)) seen.set(code, matterRow(context, found.matter));
  }
  return seen;
};

/** The resolutions of the last meeting, each with what became of it. */
const lastBlocks = async (
  { resolved, words: said }: Agenda,
  last: Matter | undefined,
  context: CommandContext,
): Promise<readonly Block[]> => {
  if (last === undefined) return [paragraph(said.noneBefore)];
  const all = resolved(last);
  const seen = await linesOf(
    context,
    all.flatMap(({ task }) => task ?? []),
  );
  const fate = (task: string | undefined): Text => {
    if (task === undefined) return said.noTask;
    const row = seen.get(task);
    return row === undefined
      ? verbatim(task)
      : text(`${task} ${row.detail.zh}`, `${task} ${row.detail.en}`);
  };
  return [
    paragraph(said.before(last.code)),
    ...(all.length === 0 ? [paragraph(said.nothingResolved)] : []),
    ...all.map((one, index) => {
      const { zh, en } = fate(one.task);
      return paragraph(
        text(`${index + 1}. ${one.said} —— ${zh}`, `${index + 1}. ${one.said} — ${en}`),
      );
    }),
  ];
};

/** What was put on the agenda; of matters this person does not see, only that there are some. */
const itemBlocks = (
  { words: said }: Pick<Agenda, "words">,
  all: ReturnType<Agenda["items"]>,
  seen: ReadonlyMap<string, Row>,
): readonly Block[] => {
  // What this reader cannot see is not there for them.
  const open = all.filter(({ code }) => code === undefined || seen.has(code));
  return open.length === 0
    ? []
    : [
        paragraph(said.added),
        ...open.flatMap(({ said: line }) =>
          line === undefined ? [] : [paragraph(verbatim(line))],
        ),
        rows(open.flatMap(({ code = "" }) => seen.get(code) ?? [])),
      ];
};

/** What is past its day, longest first, to be put on the agenda by a press of whoever may. */
const stuckBeside = async (
  known: readonly string[],
  { kind }: Flow,
  context: CommandContext,
): Promise<readonly Matter[]> => {
  const late = await findLate(context);
  return late.filter((one) => !known.includes(one.code) && one.kind !== kind);
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
      const last = agenda.previous(meeting, all);
      const tasks =
        last === undefined ? [] : agenda.resolved(last).flatMap(({ task }) => task ?? []);
      const items = agenda.items(meeting, all);
      const may = (id: string): boolean => mayTakeIn(context, flow, meeting, id);
      const known = [...items.flatMap((one) => one.code ?? []), ...tasks];
      const stuck = may(agenda.adds) ? await stuckBeside(known, flow, context) : [];
      const seen = await linesOf(
        context,
        items.flatMap((one) => one.code ?? []),
      );
      const open = may(agenda.reaches)
        ? items.flatMap((one) => one.said ?? (seen.has(one.code ?? "") ? (one.code ?? []) : []))
        : [];
      const offered = stuck.slice(0, mostStuck);
      return {
        card: {
          title: text(`${agenda.label.zh} ${meeting.code}`, `${agenda.label.en} ${meeting.code}`),
          body: [
            ...(await lastBlocks(agenda, last, context)),
            ...itemBlocks(agenda, items, seen),
            ...(offered.length === 0
              ? []
              : [
                  paragraph(said.stuck(stuck.length)),
                  rows(offered.map((one) => matterRow(context, one))),
                ]),
          ],
          actions: [
            ...offered.map((one) =>
              action(said.add(one.code), {
                command: `${flow.kind}.${agenda.adds}`,
                code: meeting.code,
                answers: { item: one.code },
              }),
            ),
            ...open.slice(0, mostStuck).map((item) =>
              action(said.reach(shorten(item, 20)), {
                command: `${flow.kind}.${agenda.reaches}`,
                code: meeting.code,
                answers: { item },
              }),
            ),
            ...(stuck.length > offered.length
              ? [
                  action(overviewWords.named("overdue", undefined), {
                    command: "overview",
                    answers: { show: "overdue" },
                  }),
                ]
              : []),
            action(flowWords.open, { command: "show", code: meeting.code }),
          ],
        },
      };
    },
  });

/** 议程: for each kind that meets, what the last one resolved and its fate, what was put on, what is stuck. */
export const agendas = (flows: readonly Flow[]): readonly Command[] =>
  flows.flatMap((flow) => (flow.agenda === undefined ? [] : [agendaOf(flow, flow.agenda)]));
