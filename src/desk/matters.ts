import { z } from "zod";
import { momentText } from "../calendar/day.ts";
import { action, type Card, facts, note, paragraph, type Row, rows } from "../chat/card.ts";
import { choice, line, one, optional, yesNo } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { anyOf, sentences, type Text, text, verbatim } from "../chat/text.ts";
import { sightOf } from "../flow/access.ts";
import { firstDue, hasBegun, recounting } from "../flow/clock.ts";
import { correcting, correctionWords } from "../flow/correction.ts";
import { type Flow, papersOf, stateOf } from "../flow/flow.ts";
import { guardingWords } from "../flow/guarding-words.ts";
import type { Entry } from "../flow/history.ts";
import type { Kind, Matter, Waiting } from "../flow/matter.ts";
import {
  clockText,
  groupCard,
  groupFacts,
  matterCard,
  stepActions,
  titleOf,
} from "../flow/render.ts";
import { retention } from "../flow/retention.ts";
import { words as flowWords, roleNames } from "../flow/words.ts";
import {
  type Directory,
  organisationName,
  type Person,
  personName,
  roles,
} from "../people/directory.ts";
import { chained } from "./chain.ts";
import { type Asked, type Command, command, flowOf, type Said, visible } from "./command.ts";
import { words } from "./words.ts";

const pageSize = 10;

/** One matter as a line of a list: what it is, where it stands, when it is due. */
export const matterRow = (asked: Pick<Asked, "flows" | "today">, matter: Matter): Row => {
  const flow = flowOf(asked.flows, matter);
  const state = stateOf(flow, matter).name;
  const clock = firstDue(matter.clocks.filter((one) => hasBegun(one, asked.today)));
  const due = clock === undefined ? undefined : clockText(clock, asked.today);
  return {
    code: matter.code,
    title: titleOf(matter),
    detail: due === undefined ? state : text(`${state.zh} · ${due.zh}`, `${state.en} · ${due.en}`),
  };
};

/** For whom a person is waited for who would not be but as their deputy. */
const waitedAs = ({ cover }: Person, { person, role }: Waiting): Person | undefined => {
  const meant = (one: Person) =>
    person === undefined ? one.roles.some((own) => own === role) : one.id === person;
  return cover === undefined || meant(cover.self) ? undefined : cover.standsFor.find(meant);
};

/** What waits for a person, a row a matter, what is due first on top. */
export const waitingRows = (
  asked: Pick<Asked, "flows" | "today" | "actor">,
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
      const first = group[0];
      const absent = first === undefined ? undefined : waitedAs(asked.actor, first);
      const what = anyOf(steps.flatMap((step) => flow.steps[step]?.label ?? []));
      const row = matterRow(asked, of);
      const doing = absent === undefined ? what : words.waitsAs(absent.name, what);
      return {
        ...row,
        detail: text(`${doing.zh} · ${row.detail.zh}`, `${doing.en} · ${row.detail.en}`),
      };
    });
};

/** Whoever is waited for, in words: a post, or a role of a unit. */
export const whoever = (
  { directory }: Pick<Asked, "directory">,
  { person, organisation, role }: Waiting,
): Text => {
  if (person !== undefined) return personName(directory, person);
  const post = roles.find((one) => one === role);
  const name = post === undefined ? text("", "") : roleNames[post];
  if (organisation === undefined) return name;
  const unit = organisationName(directory, organisation);
  return text(`${unit.zh}${name.zh}`, `${unit.en} ${name.en}`);
};

/** What a person waits for from others, a row a matter: from whom, and what. */
const waitedRows = (
  asked: Asked,
  waiting: readonly (Waiting & { readonly of: Matter })[],
): readonly Row[] => {
  const firsts = new Map<string, Waiting & { readonly of: Matter }>();
  for (const row of waiting) if (!firsts.has(row.matter)) firsts.set(row.matter, row);
  return [...firsts.values()].map((row) => {
    const step = flowOf(asked.flows, row.of).steps[row.step]?.label ?? text("", "");
    const who = whoever(asked, row);
    const shown = matterRow(asked, row.of);
    return {
      ...shown,
      detail: text(
        `等${who.zh}${step.zh} · ${shown.detail.zh}`,
        `${who.en} to ${step.en.toLowerCase()} · ${shown.detail.en}`,
      ),
    };
  });
};

/** 待办 todo: what waits for me, what is due first on top, and what I wait for. */
export const todo = command({
  id: "todo",
  label: words.todo,
  names: ["待办", "todo", "我的待办"],
  help: words.todoHelp,
  form: {},
  run: async (_, asked) => {
    const sight = sightOf(asked.actor);
    const [waiting, waited] = await Promise.all([
      asked.store.waitingFor({ sight, roles: asked.actor.roles }),
      asked.store.waitedBy(sight, 60),
    ]);
    const list = waitingRows(asked, waiting);
    const mine = new Set(list.map(({ code }) => code));
    const others = waitedRows(
      asked,
      waited.filter(({ matter }) => !mine.has(matter)),
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

const standIn = z.object({ for: z.string() });

/** The post on leave for which somebody acted. */
const absentIn = ({ content }: Entry): string | undefined =>
  standIn.safeParse(JSON.parse(content ?? "null")).data?.for;

const happened = (flow: Flow, directory: Directory, entry: Entry): readonly [Text, Text] => {
  if (entry.step === retention.step)
    return [momentText(entry.at), text(guardingWords.retention.zh, guardingWords.retention.en)];
  if (entry.step === recounting.step) return [momentText(entry.at), words.recounted];
  const step =
    entry.step === correcting
      ? correctionWords.label
      : (flow.steps[entry.step]?.label ?? flow.opening.label);
  const who = personName(directory, entry.actor);
  const absent = absentIn(entry);
  const forWhom = absent === undefined ? undefined : personName(directory, absent);
  const as = forWhom === undefined ? who : words.actingFor(who, forWhom);
  return [momentText(entry.at), text(`${as.zh} ${step.zh}`, `${as.en}: ${step.en}`)];
};

/** A matter's card with its history below. */
const shown = async (asked: Asked, code: string): Promise<Said | Refusal> => {
  const found = await visible(asked, code);
  if (found instanceof Refusal) return found;
  const { flow, matter } = found;
  const entries = await asked.store.entries(code);
  const card: Card = await chained(asked, flow, matter, matterCard(flow, matter, asked));
  return {
    matter: code,
    version: matter.version,
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
  ofMatter: true,
  label: words.show,
  names: ["查", "查看", "show"],
  help: words.showHelp,
  form: {},
  run: async (_, asked) =>
    asked.code === undefined ? new Refusal(words.needCode(words.show)) : shown(asked, asked.code),
});

/** The button 更多 of a card: the steps that are seldom needed. */
export const more = command({
  id: "more",
  label: guardingWords.more,
  names: [],
  hidden: true,
  help: guardingWords.moreTitle,
  form: {},
  run: async (_, asked) => {
    const found = await visible(asked, asked.code ?? "");
    if (found instanceof Refusal) return found;
    const { flow, matter } = found;
    const steps = stepActions(flow, matter, asked, true);
    const actions = [
      ...steps,
      ...(papersOf(flow, matter, asked).length === 0
        ? []
        : [action(words.documents, { command: "documents", code: matter.code })]),
    ];
    const helps = steps.flatMap(({ label, press }) => {
      const step = flow.steps[press.command.split(".")[1] ?? ""];
      return step === undefined ? [] : [[label, step.help] as const];
    });
    return {
      card: {
        title: sentences(guardingWords.moreTitle, verbatim(` ${matter.code}`)),
        body: steps.length === 0 ? [paragraph(guardingWords.moreNone)] : [facts(...helps)],
        actions,
      },
    };
  },
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

/** What a group card shows one reader in its place: the same, masked, with the buttons that are theirs. */
export const beside = command({
  id: "beside",
  label: words.show,
  names: [],
  hidden: true,
  help: words.showHelp,
  form: { notice: line(words.code) },
  run: async ({ notice: id }, asked) => {
    const notice = await asked.store.notice(id);
    const content = notice?.content;
    const code = content === undefined || content.is === "plain" ? "" : content.matter;
    const found = await visible(asked, code);
    if (found instanceof Refusal) return found;
    const { flow, matter } = found;
    const headline = content?.is === "news" ? content.headline : flowWords.groupNews(flow.name);
    const card = groupCard(groupFacts(flow, matter, asked.today), headline, id);
    return { card: { ...card, actions: [...card.actions, ...stepActions(flow, matter, asked)] } };
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
