import { note, paragraph } from "../chat/card.ts";
import { choice, line, number, one, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import type { Text } from "../chat/text.ts";
import {
  type Command,
  type CommandContext,
  type CommandResult,
  command,
} from "../commands/command.ts";
import { seesMatters } from "../commands/overview-survey.ts";
import { words as commandWords } from "../commands/words.ts";
import { headingOptions } from "../flow/categories.ts";
import type { Flow } from "../flow/flow.ts";
import { kindOptions } from "../flow/kind-options.ts";
import { figureCard, hasAny, listings, statsCard } from "./cards.ts";
import { countFor } from "./count.ts";
import { fileLinks } from "./file.ts";
import { restrictedBlocks } from "./restricted.ts";
import { scopeOf } from "./scope.ts";
import { askedIn } from "./view.ts";
import { words as said } from "./words.ts";

const names = { all: said.whole(0), hits: said.hits(0), misses: said.misses(0) };

/** The questions that say of what figures are. */
const scopeFields = (flows: readonly Flow[]) => ({
  of: optional(line(said.of, { main: true, max: 100, help: said.ofHelp })),
  period: optional(line(said.period, { max: 60, help: said.periodHelp, also: ["时间", "时段"] })),
  kind: optional(choice(commandWords.kind, kindOptions(flows))),
  unit: optional(one(said.unit, "organisations")),
  township: optional(one(said.township, "organisations")),
  category: optional(one(said.category, "categories")),
  field: optional(
    choice(
      said.field,
      headingOptions.map(({ id, name }) => ({ id, name })),
    ),
  ),
});

/** The figures of what was asked for on one card, with the files they may be taken away as; `from` says by what name. */
export const showStats = async (
  given: Parameters<typeof scopeOf>[0],
  context: CommandContext,
  from?: Text,
): Promise<CommandResult | Refusal> => {
  const scope = scopeOf(given, context);
  if (scope instanceof Refusal) return scope;
  const counted = await countFor(context, scope);
  const more = [
    ...(await restrictedBlocks(context, scope)),
    ...(counted.figures.some(hasAny) ? [await fileLinks(context, scope)] : []),
  ];
  // What has a name need not be kept again.
  const asked = from === undefined ? askedIn(given) : {};
  const card = statsCard(context, scope, counted, { more, asked });
  return {
    card: from === undefined ? card : { ...card, body: [paragraph(from), ...card.body] },
  };
};

/** 统计 stats: the figures of a period in what the reader may see, each with its list. */
export const stats = (flows: readonly Flow[]): Command =>
  command({
    id: "stats",
    shows: true,
    label: said.stats,
    names: ["统计", "stats", "statistics"],
    says: [
      "这个月完成几件",
      "in numbers",
      "数字给我看看",
      "本月收了几条",
      "今年收到多少",
      "本季度办结多少",
      "采纳率",
      "what share was adopted",
      "got adopted",
      "what share",
      "今年收了多少线索",
      "按时回复率多少",
      "采纳率是多少",
      "各类数据统计一下",
      "做个统计",
      "统计数据",
      "上个月的数据",
      "季度数据",
      "how many clues this year",
      "reply rate",
      "figures for last month",
      "show me the statistics",
    ],
    help: said.help,
    form: {
      ...scopeFields(flows),
      show: optional(line(said.show, { max: 80, byButton: true })),
      list: optional(
        choice(
          said.list,
          listings.map((id) => ({ id, name: names[id] })),
          { byButton: true },
        ),
      ),
      from: optional(number(commandWords.before, 0, 1_000_000, { byButton: true })),
    },
    run: async ({ show, list = "all", from = 0, ...given }, context) => {
      if (!seesMatters(context.actor)) return { card: note(said.stats, [said.noMatters]) };
      if (show === undefined) return showStats(given, context);
      const scope = scopeOf(given, context);
      if (scope instanceof Refusal) return scope;
      const { figures } = await countFor(context, scope);
      const figure = figures.find(({ flow, metric }) => `${flow.kind}.${metric.id}` === show);
      return figure === undefined
        ? showStats(given, context)
        : { card: figureCard(context, scope, figure, { listing: list, from }) };
    },
  });
