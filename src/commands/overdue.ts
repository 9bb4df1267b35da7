import { action, note, paragraph, type Row, rows } from "../chat/card.ts";
import { line, number, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { joinAnd, text } from "../chat/text.ts";
import { type DutyOf, findOverdue, flowOf } from "../flow/find.ts";
import type { NewNotice } from "../flow/notice.ts";
import { peopleOwing, whatIsAwaited, whoIsAwaited } from "../flow/owed.ts";
import { matterRow } from "../flow/rows.ts";
import type { Role } from "../people/directory.ts";
import { type CommandContext, command } from "./command.ts";
import { words } from "./words.ts";

/** Those who look after others' work. */
const supervisors: readonly Role[] = [
  "secretariat",
  "head",
  "chief",
  "convenor",
  "deputy-convenor",
];

const pageSize = 10;

/** What one of those who owe something has not done, in one matter. */
type Overdue = { readonly first: DutyOf; readonly steps: readonly string[] };

/** What is overdue in a person's sight: one entry for each matter and each holder of a duty in it. */
const overdueDuties = async (context: CommandContext): Promise<readonly Overdue[]> => {
  const groups = new Map<string, DutyOf[]>();
  for (const duty of await findOverdue(context)) {
    const { matter, organisation = "", role = "", person = "" } = duty;
    const key = [matter, organisation, role, person].join("|");
    groups.set(key, [...(groups.get(key) ?? []), duty]);
  }
  return [...groups.values()].flatMap((duties) => {
    const [first] = duties;
    return first === undefined ? [] : [{ first, steps: duties.map(({ step }) => step) }];
  });
};

const whatIn = ({ flows }: Pick<CommandContext, "flows">, { first, steps }: Overdue) =>
  whatIsAwaited(flowOf(flows, first.of), steps);

const rowOf = (context: CommandContext, overdue: Overdue): Row => {
  const what = whatIn(context, overdue);
  const who = whoIsAwaited(context.directory, overdue.first);
  const shown = matterRow(context, overdue.first.of);
  return {
    ...shown,
    detail: text(
      `${who.zh}未${what.zh} · ${shown.detail.zh}`,
      `${who.en}: ${what.en} · ${shown.detail.en}`,
    ),
  };
};

/** 谁没办 overdue: what is overdue in my sight, with a button to nudge for each; all of it, a page at a time. */
export const overdue = command({
  id: "overdue",
  label: words.overdue,
  names: ["谁没办", "没办", "overdue"],
  help: words.overdueHelp,
  by: supervisors,
  form: { from: optional(number(words.before, 0, 100_000, { byButton: true })) },
  run: async ({ from = 0 }, context) => {
    const all = await overdueDuties(context);
    const page = all.slice(from, from + pageSize);
    if (page.length === 0) return { card: note(words.overdue, [words.overdueNone]) };
    const codes = [...new Set(page.map(({ first }) => first.matter))];
    const next = from + page.length;
    return {
      card: {
        title: words.overdue,
        body: [
          ...(all.length > page.length
            ? [paragraph(words.overduePage(from + 1, next, all.length), "subtle")]
            : []),
          rows(page.map((one) => rowOf(context, one))),
        ],
        actions: [
          ...codes.map((code) =>
            action(words.nudge(code), { command: "nudge", answers: { code } }),
          ),
          ...(next < all.length
            ? [action(words.more, { command: "overdue", answers: { from: next } })]
            : []),
        ],
      },
    };
  },
});

/** The button of 谁没办: tells whoever owes what is overdue in a matter, each once a day, and says whom. */
export const nudge = command({
  id: "nudge",
  label: words.overdue,
  names: [],
  hidden: true,
  help: words.nudgeHelp,
  by: supervisors,
  form: { code: line(words.code) },
  run: async ({ code }, context) => {
    const owing = (await overdueDuties(context)).filter(({ first }) => first.matter === code);
    if (owing.length === 0) return new Refusal(words.nudgeNone);
    const notices = new Map<string, NewNotice>();
    for (const one of owing) {
      const headline = words.nudgeNews(context.actor.name, whatIn(context, one));
      for (const { id } of peopleOwing(one.first, one.first.of, context.directory)) {
        // Nobody needs to be told by themselves.
        if (id === context.actor.id || notices.has(id)) continue;
        notices.set(id, {
          id: context.newId(),
          key: `nudge:${code}:${context.today}:${id}`,
          recipient: { to: "person", id },
          content: { is: "news", matter: code, headline },
          createdAt: context.now,
          nextTryAt: context.now,
        });
      }
    }
    const before = new Set((await context.store.notices(code)).map(({ key }) => key));
    const fresh = [...notices.values()].filter(({ key }) => !before.has(key));
    await context.store.queue(fresh);
    const names = (list: readonly NewNotice[]) =>
      joinAnd(
        list.flatMap(({ recipient }) => context.directory.people.get(recipient.id)?.name ?? []),
      );
    const repeated = [...notices.values()].filter(({ key }) => before.has(key));
    const said = [
      ...(fresh.length > 0 ? [words.nudged(names(fresh))] : []),
      ...(repeated.length > 0 ? [words.nudgedBefore(names(repeated))] : []),
      ...(notices.size === 0 ? [words.nudgedNobody] : []),
    ];
    return { card: note(words.overdue, said) };
  },
});
