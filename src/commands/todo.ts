import { paragraph, type Row, rows } from "../chat/card.ts";
import { type Text, text } from "../chat/text.ts";
import { type DutyOf, findAwaited, findDuties, flowOf } from "../flow/find.ts";
import { whatIsAwaited, whoIsAwaited, whyInstead } from "../flow/owed.ts";
import { matterRow } from "../flow/rows.ts";
import type { Person } from "../people/directory.ts";
import { type CommandContext, command } from "./command.ts";
import { words } from "./words.ts";

const pageSize = 10;
const mostAwaited = 60;

/** Duties by matter, what is due first on top. */
const byMatter = (duties: readonly DutyOf[]): readonly (readonly DutyOf[])[] => {
  const groups = new Map<string, DutyOf[]>();
  for (const duty of duties) groups.set(duty.matter, [...(groups.get(duty.matter) ?? []), duty]);
  const due = (group: readonly DutyOf[]) => group.map((one) => one.due ?? "9999").sort()[0] ?? "";
  return [...groups.values()].sort((a, b) => due(a).localeCompare(due(b)));
};

const withDuty = (what: Text, row: Row): Row => ({
  ...row,
  detail: text(`${what.zh} · ${row.detail.zh}`, `${what.en} · ${row.detail.en}`),
});

/** For whom a person is waited for who would not be but as their deputy. */
const waitedAs = ({ cover }: Person, { person, role }: DutyOf): Person | undefined => {
  const meant = (one: Person) =>
    person === undefined ? one.roles.some((own) => own === role) : one.id === person;
  return cover === undefined || meant(cover.self) ? undefined : cover.standsFor.find(meant);
};

/** What waits for a person, a row a matter, what is due first on top. */
export const dutyRows = (
  context: Pick<CommandContext, "flows" | "today" | "actor">,
  duties: readonly DutyOf[],
): readonly Row[] =>
  byMatter(duties).flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const flow = flowOf(context.flows, first.of);
    const what = whatIsAwaited(
      flow,
      group.map(({ step }) => step),
    );
    const absent = waitedAs(context.actor, first);
    const said = absent === undefined ? what : words.waitsAs(absent.name, what);
    const instead = first.instead && whyInstead(first.instead, flow);
    return [
      withDuty(
        instead === undefined
          ? said
          : text(`${said.zh}（${instead.zh}）`, `${said.en} (${instead.en})`),
        matterRow(context, first.of),
      ),
    ];
  });

/** What a person waits for from others, a row a matter: from whom, and what. */
const awaitedRows = (context: CommandContext, duties: readonly DutyOf[]): readonly Row[] =>
  byMatter(duties).flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const who = whoIsAwaited(context.directory, first);
    const what = whatIsAwaited(
      flowOf(context.flows, first.of),
      group.filter((one) => sameHolder(one, first)).map(({ step }) => step),
    );
    return [
      withDuty(
        text(`等${who.zh}${what.zh}`, `${who.en} to ${what.en.toLowerCase()}`),
        matterRow(context, first.of),
      ),
    ];
  });

const sameHolder = (one: DutyOf, other: DutyOf): boolean =>
  one.organisation === other.organisation && one.role === other.role && one.person === other.person;

/** 待办 todo: what waits for me, what is due first on top, and what I wait for. */
export const todo = command({
  id: "todo",
  label: words.todo,
  names: ["待办", "todo", "我的待办"],
  help: words.todoHelp,
  form: {},
  run: async (_, context) => {
    const [duties, awaited] = await Promise.all([
      findDuties(context),
      findAwaited(context, mostAwaited),
    ]);
    const list = dutyRows(context, duties);
    const mine = new Set(list.map(({ code }) => code));
    const others = awaitedRows(
      context,
      awaited.filter(({ matter }) => !mine.has(matter)),
    ).slice(0, pageSize);
    return {
      card: {
        title: words.todo,
        body: [
          ...(list.length === 0
            ? [paragraph(words.todoNone)]
            : [paragraph(words.todoCount(list.length)), rows(list)]),
          ...(others.length === 0 ? [] : [paragraph(words.waitedFor), rows(others)]),
        ],
        actions: [],
      },
    };
  },
});
