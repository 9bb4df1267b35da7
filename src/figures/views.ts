import { action, facts, note, paragraph } from "../chat/card.ts";
import { line, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { verbatim } from "../chat/text.ts";
import {
  type Command,
  type CommandContext,
  type CommandResult,
  command,
} from "../commands/command.ts";
import { seesMatters } from "../commands/overview-survey.ts";
import { words as commandWords } from "../commands/words.ts";
import { scopeText } from "./cards.ts";
import { scopeOf } from "./scope.ts";
import { showStats } from "./stats.ts";
import {
  type AskedScope,
  askedIn,
  changeViews,
  mostViews,
  saveView,
  type View,
  viewsOf,
  viewWords as words,
} from "./view.ts";
import { words as said } from "./words.ts";

/** What may be said before a name: 保存 水务月报 上月, 打开 水务月报, 删除 水务月报. */
const verbs = [
  ["save", /^(?:保存|存|另存|save|keep)(?=$|\s|[\p{Script=Han}“"「])/iu],
  ["open", /^(?:打开|查看|看|open|show)(?=$|\s|[\p{Script=Han}“"「])/iu],
  ["remove", /^(?:删除|删去|删|remove|delete)(?=$|\s|[\p{Script=Han}“"「])/iu],
] as const;

const bare = (typed: string): string => typed.trim().replace(/^[“"「]|[”"」]$/gu, "");

/** A name and what is typed after it. */
const withRest = (typed: string): readonly [name: string, rest: string] => {
  const [, quoted, plain, rest = ""] =
    /^\s*(?:[“"「]([^”"」]*)[”"」]|(\S+))\s*([\s\S]*)$/u.exec(typed) ?? [];
  return [quoted ?? plain ?? "", rest];
};

const isName = (name: string): boolean => /^[\p{L}\p{N}_-]{1,20}$/u.test(name);

const namesOf = (views: readonly View[]): readonly string[] => views.map(({ name }) => name);

const save = async (
  name: string,
  asked: AskedScope,
  context: CommandContext,
): Promise<CommandResult | Refusal> => {
  const { store, actor } = context;
  if (!isName(name)) return new Refusal(words.badName, { field: "name" });
  if (Object.keys(asked).length === 0)
    return new Refusal(words.nothingAsked(name), { field: "of" });
  const scope = scopeOf(asked, context);
  if (scope instanceof Refusal) return scope;
  const views = await viewsOf(store, actor.id);
  if (views.length >= mostViews && !namesOf(views).includes(name))
    return new Refusal(words.tooMany, { field: "name" });
  await changeViews(store, actor.id, { name, asked });
  return {
    card: {
      ...note(words.views, [words.kept(name)]),
      body: [paragraph(words.kept(name)), facts([verbatim(name), scopeText(scope, context)])],
      actions: [action(words.open(name), { command: "stats-view", answers: { name } })],
    },
  };
};

const remove = async (
  name: string,
  { store, actor }: CommandContext,
): Promise<CommandResult | Refusal> => {
  const names = namesOf(await viewsOf(store, actor.id));
  if (!names.includes(name)) return new Refusal(words.unknown(name, names), { field: "name" });
  await changeViews(store, actor.id, { name, asked: undefined });
  return { card: note(words.views, [words.removed(name)]) };
};

const list = (views: readonly View[], context: CommandContext): CommandResult => {
  if (views.length === 0) return { card: note(words.views, [words.none]) };
  const rows = views.map(({ name, asked }) => {
    const scope = scopeOf(asked, context);
    // What it names may have gone since: then it says why it opens nothing.
    return [
      verbatim(name),
      scope instanceof Refusal ? scope.text : scopeText(scope, context),
    ] as const;
  });
  return {
    card: {
      title: words.views,
      body: [facts(...rows)],
      actions: [
        ...views.map(({ name }) =>
          action(words.open(name), { command: "stats-view", answers: { name } }),
        ),
        ...views.map(({ name }) =>
          action(words.removeOf(name), { command: "remove-stats-view", answers: { name } }),
        ),
      ],
    },
  };
};

/** 统计 视图 stats view: figures asked for by a name, counted anew each time of what the reader may see then. */
const view = command({
  id: "stats-view",
  shows: true,
  label: words.views,
  names: ["视图", "view", "views", "统计视图"],
  kindNames: ["统计", "stats", "statistics"],
  help: words.viewsHelp,
  form: { name: optional(line(words.which, { main: true, max: 140, help: words.whichHelp })) },
  run: async ({ name: typed = "" }, context) => {
    if (!seesMatters(context.actor)) return { card: note(words.views, [said.noMatters]) };
    const views = await viewsOf(context.store, context.actor.id);
    const [verb, before] = verbs.find(([, said]) => said.test(typed.trim())) ?? [];
    const rest = before === undefined ? typed : typed.trim().replace(before, "");
    // A view may be called as one of these words begins: 看板.
    const isView = namesOf(views).includes(bare(typed));
    if (verb === "save" && !isView) {
      const [name, of] = withRest(rest);
      return save(name, askedIn({ of }), context);
    }
    if (verb === "remove" && !isView) return remove(bare(rest), context);
    const name = isView ? bare(typed) : bare(rest);
    if (name === "") return list(views, context);
    const found = views.find((one) => one.name === name);
    if (found === undefined)
      return new Refusal(words.unknown(name, namesOf(views)), { field: "name" });
    return showStats(found.asked, context, words.from(name));
  },
});

const byButton = (label: (typeof words)["which"]) =>
  optional(line(label, { max: 100, byButton: true }));

/** 存视图 save-view: keeps what figures are asked for under a name of the post's own. */
const keep = command({
  id: saveView,
  label: words.save,
  names: ["存视图", "保存视图", "save-view"],
  help: words.saveHelp,
  form: {
    name: line(words.which, { main: true, max: 140, help: words.whichHelp }),
    of: optional(line(said.of, { max: 100, help: said.ofHelp })),
    period: byButton(said.period),
    kind: byButton(commandWords.kind),
    unit: byButton(said.unit),
    township: byButton(said.township),
    category: byButton(said.category),
    field: byButton(said.field),
  },
  run: async ({ name: typed, ...given }, context) => {
    if (!seesMatters(context.actor)) return { card: note(words.views, [said.noMatters]) };
    const asked = askedIn(given);
    const [name, rest] = withRest(typed);
    // A name that stands before what is asked for: 存视图 水务月报 上月 水务局.
    return Object.keys(asked).length > 0
      ? save(bare(typed), asked, context)
      : save(name, askedIn({ of: rest }), context);
  },
});

/** 删视图 remove-view: a view is known no more. */
const drop = command({
  id: "remove-stats-view",
  label: words.remove,
  names: ["删视图", "remove-view"],
  help: words.removeHelp,
  form: { name: line(words.which, { main: true, max: 40, help: words.whichHelp }) },
  run: async ({ name }, context) => remove(bare(name), context),
});

/** 统计 视图、存视图、删视图: figures under a name. */
export const statsViews: readonly Command[] = [view, keep, drop];
