import { momentText } from "../calendar/day.ts";
import { action, type Card, facts, note, paragraph, type Row, rows } from "../chat/card.ts";
import { choice, line, one, optional, yesNo } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { anyOf, type Text, text } from "../chat/text.ts";
import { sightOf } from "../flow/access.ts";
import { firstDue } from "../flow/clock.ts";
import { type Flow, stateOf } from "../flow/flow.ts";
import type { Entry } from "../flow/history.ts";
import type { Kind, Matter, Waiting } from "../flow/matter.ts";
import { clockText, matterCard } from "../flow/render.ts";
import { type Directory, personName } from "../people/directory.ts";
import { type Asked, type Command, command, flowOf, type Said, visible } from "./command.ts";
import { words } from "./words.ts";

const pageSize = 10;

/** One matter as a line of a list: what it is, where it stands, when it is due. */
export const matterRow = (asked: Pick<Asked, "flows" | "today">, matter: Matter): Row => {
  const flow = flowOf(asked.flows, matter);
  const state = stateOf(flow, matter).name;
  const clock = firstDue(matter.clocks);
  const due = clock === undefined ? undefined : clockText(clock, asked.today);
  return {
    code: matter.code,
    title: text(matter.title, matter.title),
    detail: due === undefined ? state : text(`${state.zh} · ${due.zh}`, `${state.en} · ${due.en}`),
  };
};

/** What waits for a person, a row a matter, what is due first on top. */
export const waitingRows = (
  asked: Pick<Asked, "flows" | "today">,
  waiting: readonly (Waiting & { readonly of: Matter })[],
): readonly Row[] => {
  const byMatter = new Map<string, (Waiting & { readonly of: Matter })[]>();
  for (const row of waiting) byMatter.set(row.matter, [...(byMatter.get(row.matter) ?? []), row]);
  return [...byMatter.values()]
    .flatMap((group) => (group[0] === undefined ? [] : [{ group, of: group[0].of }]))
    .sort((a, b) => (a.group[0]?.due ?? "9999").localeCompare(b.group[0]?.due ?? "9999"))
    .map(({ group, of }) => {
      const flow = flowOf(asked.flows, of);
      const steps = [...new Set(group.map(({ step }) => step))];
      const what = anyOf(steps.flatMap((step) => flow.steps[step]?.label ?? []));
      const row = matterRow(asked, of);
      return {
        ...row,
        detail: text(`${what.zh} · ${row.detail.zh}`, `${what.en} · ${row.detail.en}`),
      };
    });
};

/** 待办 todo: what waits for me, what is due first on top. */
export const todo = command({
  id: "todo",
  label: words.todo,
  names: ["待办", "todo", "我的待办"],
  help: words.todoHelp,
  form: {},
  run: async (_, asked) => {
    const waiting = await asked.store.waitingFor({
      sight: sightOf(asked.actor),
      roles: asked.actor.roles,
    });
    const list = waitingRows(asked, waiting);
    return {
      card:
        list.length === 0
          ? note(words.todo, [words.todoNone])
          : {
              title: words.todo,
              body: [paragraph(words.todoCount(list.length)), rows(list)],
              actions: [],
            },
    };
  },
});

const happened = (flow: Flow, directory: Directory, entry: Entry): readonly [Text, Text] => {
  const step = flow.steps[entry.step]?.label ?? flow.opening.label;
  const who = personName(directory, entry.actor);
  return [momentText(entry.at), text(`${who.zh} ${step.zh}`, `${who.en}: ${step.en}`)];
};

/** A matter's card with its history below. */
const shown = async (asked: Asked, code: string): Promise<Said | Refusal> => {
  const found = await visible(asked, code);
  if (found instanceof Refusal) return found;
  const { flow, matter } = found;
  const entries = await asked.store.entries(code);
  const card: Card = matterCard(flow, matter, asked);
  return {
    matter: code,
    card: {
      ...card,
      body: [
        ...card.body,
        paragraph(words.history, "subtle"),
        facts(...entries.slice(-10).map((entry) => happened(flow, asked.directory, entry))),
      ],
    },
  };
};

/** 查 show: one matter with its clocks and history. */
export const show = command({
  id: "show",
  label: words.show,
  names: ["查", "查看", "show"],
  help: words.showHelp,
  form: {},
  run: async (_, asked) =>
    asked.code === undefined ? new Refusal(words.needCode(words.show)) : shown(asked, asked.code),
});

/** The button of a group card: opens in private what the notice was about. */
export const open = command({
  id: "open",
  label: words.show,
  names: [],
  hidden: true,
  help: words.showHelp,
  form: { notice: line(words.code) },
  run: async ({ notice: id }, asked) => {
    const notice = await asked.store.notice(id);
    const content = notice?.content;
    return shown(asked, content === undefined || content.is === "plain" ? "" : content.matter);
  },
});

const paged = async (
  asked: Asked,
  title: Text,
  filter: { kind?: Kind; open?: boolean; category?: string; words?: readonly string[] },
  again: { command: string; answers: Record<string, unknown> },
  before: string | undefined,
): Promise<Said> => {
  const from = before?.split("|");
  const found = await asked.store.matters(sightOf(asked.actor), {
    ...filter,
    take: pageSize + 1,
    ...(from?.[0] === undefined || from[1] === undefined
      ? {}
      : { before: { openedAt: from[0], code: from[1] } }),
  });
  const page = found.slice(0, pageSize);
  const last = page.at(-1);
  const more =
    found.length > pageSize && last !== undefined
      ? [
          action(words.more, {
            ...again,
            answers: { ...again.answers, before: `${last.openedAt}|${last.code}` },
          }),
        ]
      : [];
  return {
    card:
      page.length === 0
        ? note(title, [words.listNone])
        : { title, body: [rows(page.map((matter) => matterRow(asked, matter)))], actions: more },
  };
};

/** 列表 list: every matter I can see, newest first, by kind, category and whether it is open. */
export const list = (flows: readonly Flow[]): Command =>
  command({
    id: "list",
    label: words.list,
    names: ["列表", "list", "清单"],
    help: words.listHelp,
    form: {
      kind: optional(
        choice(
          words.kind,
          flows.map(({ kind, name, names }) => ({ id: kind, name, also: names })),
          { main: true },
        ),
      ),
      category: optional(one(text("类别", "Category"), "categories")),
      open: optional(yesNo(words.open)),
      before: optional(line(words.before, { max: 80, byButton: true })),
    },
    run: async ({ kind, category, open, before }, asked) =>
      paged(
        asked,
        words.listTitle,
        {
          ...(kind === undefined ? {} : { kind }),
          ...(category === undefined ? {} : { category }),
          ...(open === undefined ? {} : { open }),
        },
        { command: "list", answers: { kind, category, open } },
        before,
      ),
  });

/** 搜索 search: matters I can see whose title has these words. */
export const search = command({
  id: "search",
  label: words.search,
  names: ["搜索", "搜", "search", "find"],
  help: words.searchHelp,
  form: {
    words: line(words.searchWords, { main: true }),
    before: optional(line(words.before, { max: 80, byButton: true })),
  },
  run: async ({ words: typed, before }, asked) =>
    paged(
      asked,
      words.searchTitle(typed),
      { words: typed.split(/\s+/) },
      { command: "search", answers: { words: typed } },
      before,
    ),
});
