import { action, note, rows } from "../chat/card.ts";
import { choice, line, one, optional, yesNo } from "../chat/field.ts";
import { type Text, text } from "../chat/text.ts";
import { sightOf } from "../flow/access.ts";
import type { Flow } from "../flow/flow.ts";
import { kindOptions } from "../flow/kind-options.ts";
import type { Kind, Matter } from "../flow/matter.ts";
import { matterRow } from "../flow/rows.ts";
import { textsFor } from "../flow/unnamed.ts";
import { type Command, type CommandContext, type CommandResult, command } from "./command.ts";
import { words } from "./words.ts";

const pageSize = 10;

const listPage = async (
  context: CommandContext,
  title: Text,
  filter: { kind?: Kind; open?: boolean; category?: string; words?: readonly string[] },
  again: { command: string; answers: Record<string, unknown> },
  before: string | undefined,
): Promise<CommandResult> => {
  const from = before?.split("|");
  const all = await context.store.matters(sightOf(context.actor), {
    ...filter,
    take: pageSize + 1,
    ...(from?.[0] === undefined || from[1] === undefined
      ? {}
      : { before: { openedAt: from[0], code: from[1] } }),
  });
  const found = all.slice(0, pageSize);
  const page = filter.words === undefined ? found : await withWords(context, found, filter.words);
  const last = found.at(-1);
  const more =
    all.length > pageSize && last !== undefined
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
        ? note(title, [noneFor(context, filter)])
        : { title, body: [rows(page.map((matter) => matterRow(context, matter)))], actions: more },
  };
};

/** Of what was found by words, what has them in its title as this reader reads it. */
const withWords = async (
  context: CommandContext,
  found: readonly Matter[],
  searched: readonly string[],
): Promise<readonly Matter[]> => {
  const kept = await Promise.all(
    found.map(async (one) => {
      const [title] = await textsFor(context, one, [one.title]);
      // What is left out is only ever a number: of everything else the store has judged.
      const isWhole = title === one.title;
      return isWhole || searched.every((word) => folded(title ?? "").includes(folded(word)));
    }),
  );
  return found.filter((_, index) => kept[index]);
};

const folded = (said: string): string => said.normalize("NFKC").toLowerCase();

/** That nothing was found: of a kind by its name, where that is all that was asked for. */
const noneFor = (
  { flows }: CommandContext,
  { kind, open, category, words: searched }: Parameters<typeof listPage>[2],
): Text => {
  const name = flows.find((flow) => flow.kind === kind)?.name;
  return name === undefined || open === false || category !== undefined || searched !== undefined
    ? words.listNone
    : words.listNoneOf(name, open === true);
};

/** 列表 list: every matter I can see, newest first, by kind, category and whether it is open. */
export const list = (flows: readonly Flow[]): Command =>
  command({
    id: "list",
    shows: true,
    label: words.list,
    names: ["列表", "list", "清单"],
    says: [
      "every open matter of ours",
      "everything on the books",
      "all that I have issued",
      "所有的摆出来",
      "全部的件",
      "都有哪些线索",
      "列出来看看",
      "总共几件",
      "本月的案子",
      "show all of them",
      "list everything",
      "线索列表",
      "线索清单",
      "任务清单",
      "都列出来",
      "所有线索",
      "全部线索",
      "都有哪些建议",
      "列出来",
      "列一下",
      "会议列表",
      "有哪些会",
      "有什么会",
      "有几个会",
      "最近的会",
      "最近有哪些会",
      "这周有什么会",
      "这周有哪些会",
      "下周有哪些会",
      "这个月有什么会",
      "这个月哪天有会",
      "what meetings are there",
      "which meetings do we have",
      "upcoming meetings",
      "任务有哪些",
      "能看的都列出来",
      "我发的有哪些",
      "还没办结的",
      "list all",
      "all clues",
      "everything i can see",
      "list of meetings",
    ],
    help: words.listHelp,
    form: {
      kind: optional(choice(words.kind, kindOptions(flows), { main: true })),
      category: optional(one(text("类别", "Category"), "categories")),
      open: optional(yesNo(words.open)),
      before: optional(line(words.before, { max: 80, byButton: true })),
    },
    run: async ({ kind, category, open, before }, context) =>
      listPage(
        context,
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
  shows: true,
  label: words.search,
  names: ["搜索", "搜", "search", "find"],
  says: [
    "查一下有没有它的事",
    "翻翻以前的",
    "有没有弄过",
    "找一下跟它有关系的",
    "找上回那个",
    "翻一下带什么字样的",
    "搜搜工地",
    "有没有讲过",
    "以前有没有类似的",
    "帮我找找",
    "find the one about",
    "搜下",
    "找找",
    "那个在哪",
    "找一下",
    "帮我找",
    "搜一下",
    "查查有没有",
    "有没有关于",
    "在哪一件",
    "search for",
    "find anything about",
    "look for",
  ],
  help: words.searchHelp,
  form: {
    words: line(words.searchWords, { main: true }),
    before: optional(line(words.before, { max: 80, byButton: true })),
  },
  run: async ({ words: typed, before }, context) =>
    listPage(
      context,
      words.searchTitle(typed),
      { words: typed.split(/\s+/) },
      { command: "search", answers: { words: typed } },
      before,
    ),
});
