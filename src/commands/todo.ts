import { action, note, paragraph, type Row, rows } from "../chat/card.ts";
import { line, optional, yesNo } from "../chat/field.ts";
import { bracketed, type Text, text } from "../chat/text.ts";
import { type DutyOf, findAwaited, findDuties, findOverdue, flowOf } from "../flow/find.ts";
import { byDuty, byMatter } from "../flow/owed.ts";
import { dutyText, whoIsAwaited, whyInstead } from "../flow/owed-text.ts";
import { dutyRow, type SaidDuty } from "../flow/rows.ts";
import { withinSentence } from "../flow/words.ts";
import type { Person } from "../people/directory.ts";
import { type CommandContext, command, mayRun } from "./command.ts";
import { lookingAfter } from "./duty-list.ts";
import { openingButtons } from "./help.ts";
import { listOf } from "./unit-meant.ts";
import { words } from "./words.ts";

const pageSize = 10;
const mostAwaited = 60;

/** What waits for a person, and in whose place where it would not but as their deputy or as entrusted. */
const waitsAs = ({ cover, entrusted = [], ...own }: Person, duty: DutyOf, what: Text): Text => {
  const { person, role } = duty;
  const meant = (one: Pick<Person, "id" | "roles">) =>
    person === undefined ? one.roles.some((held) => held === role) : one.id === person;
  if (meant(cover?.self ?? own)) return what;
  const absent = cover?.standsFor.find(meant);
  if (absent !== undefined) return words.waitsAs(absent.name, what);
  const by = entrusted.find((one) => meant(one.by));
  return by === undefined ? what : words.waitsEntrusted(by.by.name, what);
};

/** What one duty asks, in the words of its steps. */
const whatOf = (
  { flows, directory }: Pick<CommandContext, "flows" | "directory">,
  rows: readonly [DutyOf, ...DutyOf[]],
): Text => dutyText(flowOf(flows, rows[0].of), rows, directory);

/** What waits for a person, a row a matter, what is due first on top: each duty in it with its own day. */
export const dutyRows = (
  context: Pick<CommandContext, "flows" | "today" | "now" | "actor" | "directory">,
  duties: readonly DutyOf[],
): readonly Row[] =>
  byMatter(duties).map((group) =>
    dutyRow(
      context,
      group[0].of,
      byDuty(group).map((rows): SaidDuty => {
        const [first] = rows;
        const what = whatOf(context, rows);
        const said = waitsAs(context.actor, first, what);
        const instead = first.instead && whyInstead(first.instead, flowOf(context.flows, first.of));
        return { ...first, said: bracketed(said, instead) };
      }),
    ),
  );

/** What a person waits for from others, a row a matter: from whom, and what, each with its own day. */
export const awaitedRows = (
  context: Pick<CommandContext, "flows" | "today" | "now" | "directory">,
  duties: readonly DutyOf[],
): readonly Row[] =>
  byMatter(duties).map((group) =>
    dutyRow(
      context,
      group[0].of,
      byDuty(group).map((rows): SaidDuty => {
        const who = whoIsAwaited(context.directory, rows);
        const what = whatOf(context, rows);
        const said = text(`等${who.zh}${what.zh}`, `${who.en}: ${withinSentence(what.en)}`);
        return { ...rows[0], said };
      }),
    ),
  );

/** 待办 todo: what waits for me, what is due first on top, and what I wait for. */
export const todo = command({
  id: "todo",
  shows: true,
  label: words.todo,
  names: ["待办", "todo", "我的待办"],
  says: [
    "摊上活没",
    "what needs my signature",
    "anything I have to decide",
    "有谁来找我办事吗",
    "手上都有啥活",
    "ji jian daiban",
    "nothing for us today",
    "anything for us today",
    "欠着谁的活",
    "都欠着啥",
    "有没有要我签的",
    "要我批的",
    "有没有要我办的",
    "今天有什么事",
    "轮到我办的",
    "哪个最急",
    "先办哪个",
    "有什么等着我",
    "我这边有东西要处理吗",
    "提示我有未处理的",
    "卡在我这的事",
    "手头的事",
    "今天要弄什么",
    "轮到我的有哪些",
    "要我做什么",
    "有新的没",
    "what do you need from me",
    "what is on my plate",
    "anything for me",
    "手上压着几件",
    "我欠什么",
    "工作提醒",
    "今天有事没",
    "这里有没有新东西",
    "今天要干什么",
    "要办的事",
    "还有几件没办",
    "有什么要我办的",
    "手头的活",
    "我的任务",
    "我还欠什么没交",
    "有没有我的事",
    "需要我回的有哪些",
    "下班前要干啥",
    "等我办的",
    "谁没回复我",
    "我在等谁",
    "谁还没给我回话",
    "我发的谁还没理",
    "who am i waiting for",
    "有什么没处理",
    "我们局的件",
    "有啥新的",
    "what do i have to do",
    "my tasks",
    "what is waiting for me",
    "what do i owe",
    "on my plate",
    "pending items",
    "my to-do list",
    "to do list",
    "那边还有什么事",
    "他们手上有什么事",
    "what does the bureau have open",
    "what is open at the bureau",
  ],
  help: words.todoHelp,
  form: {
    of: optional(line(words.ofUnit, { main: true, max: 60, help: words.ofUnitHelp })),
    home: optional(yesNo(words.atHome, { byButton: true })),
  },
  run: async ({ of, home }, context) => {
    const { unit, unused } = listOf(of, context.directory);
    const ofUnit = ({ organisation }: DutyOf) => unit === undefined || organisation === unit.id;
    // Whoever looks after others' work is told what a unit is late with, whoever brought the matter.
    const looksAfter = unit !== undefined && mayRun(context.actor, { by: lookingAfter });
    const [ownDuties, othersDuties, late] = await Promise.all([
      findDuties(context),
      findAwaited(context, mostAwaited),
      looksAfter ? findOverdue(context) : [],
    ]);
    const waitedFor = new Set(othersDuties.map(({ matter }) => matter));
    const duties = ownDuties.filter(ofUnit);
    const awaited = [
      ...othersDuties,
      ...late.filter(({ matter }) => !waitedFor.has(matter)),
    ].filter(ofUnit);
    if (unit !== undefined && duties.length + awaited.length === 0)
      return { card: note(words.todo, [...unused, words.todoUnitNone(unit.name)]) };
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
          ...unused.map((said) => paragraph(said)),
          ...(list.length === 0
            ? unit === undefined
              ? [paragraph(words.todoNone)]
              : []
            : [paragraph(words.todoCount(list.length)), rows(list)]),
          ...(others.length === 0 ? [] : [paragraph(words.waitedFor), rows(others)]),
        ],
        actions: home === true ? homeButtons(context) : [],
      },
    };
  },
});

/** 首页 home: what waits, below what can be begun; Home on Slack, a card elsewhere. */
export const home = command({
  id: "home",
  shows: true,
  label: words.atHome,
  names: ["首页", "主页", "home"],
  says: ["back to the start screen", "主菜单那张卡"],
  help: words.homeHelp,
  form: {},
  run: (_, context) => todo.run({ home: true }, context),
});

/** What somebody can begin with at home: what anybody may report, and help. */
const homeButtons = ({ flows, actor }: CommandContext) => [
  ...openingButtons(
    flows.filter(
      ({ opening: { fromSentence } }) => fromSentence && fromSentence.when === undefined,
    ),
    actor,
  ),
  action(words.help, { command: "help" }),
];
