import { type DeadlineRule, findRule } from "../calendar/rules.ts";
import { facts } from "../chat/card.ts";
import { joinAnd, type Text, text } from "../chat/text.ts";
import { rulesUsed } from "../flow/flow.ts";
import type { CommandContext, CommandResult } from "./command.ts";
import { words } from "./words.ts";

type Listing = Pick<CommandContext, "calendar" | "flows">;

/** Whether no kind of matter counts by a rule: it can be tried, and nobody is reminded of it. */
export const isUnused = (id: string, { flows }: Pick<Listing, "flows">): boolean =>
  !flows.some((flow) => rulesUsed(flow).includes(id));

const named = (rules: readonly DeadlineRule[]): Text =>
  joinAnd(rules.map(({ id, name }) => text(`${name.zh}（${id}）`, `${name.en} (${id})`)));

/** `期限 规则`: which kinds of matter count by which rule, and which rules none of them does. */
export const listRules = ({ calendar, flows }: Listing): CommandResult => {
  const all = [...new Set(calendar.rules.map(({ id }) => id))].flatMap(
    (id) => findRule(id, undefined, calendar.rules) ?? [],
  );
  const used = flows.map((flow) => ({ flow, rules: new Set(rulesUsed(flow)) }));
  const unused = all.filter(({ id }) => isUnused(id, { flows }));
  // What every kind counts by alike is said once.
  const common = all.filter(({ id }) => used.every(({ rules }) => rules.has(id)));
  return {
    card: {
      title: words.rules,
      body: [
        facts(
          ...used.flatMap(({ flow, rules }) => {
            const own = all.filter((rule) => rules.has(rule.id) && !common.includes(rule));
            return own.length === 0 ? [] : [[flow.name, named(own)] as const];
          }),
          [words.everyKind, named(common)],
          ...(unused.length === 0 ? [] : [[words.unusedRules, named(unused)] as const]),
        ),
      ],
      actions: [],
    },
  };
};
