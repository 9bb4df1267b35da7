import { type Action, action, type Card, note } from "../chat/card.ts";
import { line, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { type Text, text } from "../chat/text.ts";
import { sightOf } from "../flow/access.ts";
import { type DutyOf, findDuties, findMatter, flowOf } from "../flow/find.ts";
import type { Matter } from "../flow/matter.ts";
import { groupCard, groupFacts, titleOf } from "../flow/render.ts";
import { type CommandContext, command } from "./command.ts";
import { openingButtons } from "./help.ts";

export const words = {
  tour: text("导览", "Tour"),
  help: text(
    "演示：六步看一遍助手能做什么，随时可以离开：导览，或 导览 3",
    "Demo: six steps through what the assistant does, to be left at any time: tour, or tour 3",
  ),
  step: text("第几步", "Which step"),
  leave: text("离开导览", "Leave the tour"),
  which: text(
    "导览有六步，请写1到6，例如：导览 3。",
    "The tour has six steps: give a number from 1 to 6, for example: tour 3.",
  ),
  left: text(
    "导览到此为止。想再看，输入“导览”；想知道能做什么，输入“帮助”。",
    "That was the tour. Type “tour” to see it again, “help” for what can be done.",
  ),
  next: text("下一步", "Next step"),
  title: (at: number, of: number, name: Text): Text =>
    text(`导览 ${at}/${of} · ${name.zh}`, `Tour ${at}/${of} · ${name.en}`),
  desk: text("等您办的", "What waits for you"),
  deskSaid: text(
    "每件事都有编号、有承办、有期限、有下一步。要您办的排在一起，最先到期的在最上面。",
    "Every matter has a number, an owner, a clock and a next step. What you are to do stands together, what is due first on top.",
  ),
  deskDo: text("看待办", "See the to-do list"),
  open: text("打开一件事", "Open a matter"),
  openSaid: (name: Text): Text =>
    text(
      `${name.zh}：走到哪一步、哪天到期、下一步谁办，一张卡片上都有。`,
      `${name.en}: how far it is, when it is due and who is next stand on one card.`,
    ),
  openDo: text("打开", "Open it"),
  act: text("办一步", "Take a step"),
  actSaid: (name: Text, step: Text): Text =>
    text(
      `${name.zh}等您“${step.zh}”。按一下就真的办了：消息随即发给有关的人，期限跟着变。缺什么，表单会问。`,
      `${name.en} waits for your “${step.en}”. One press really does it: a message goes out to those concerned and the clocks follow. A form asks for what is missing.`,
    ),
  actNone: text(
    "现在没有等您办的事。可以自己发起一件：缺什么，表单会问，提交之前什么都不保存。",
    "Nothing waits for you now. You can begin something yourself: a form asks for what is missing, and nothing is kept until it is submitted.",
  ),
  nothing: text(
    "现在没有您能看的事项，先看看下一步。",
    "There is nothing you may see just now; go on to the next step.",
  ),
  group: text("群里看到的", "What the group sees"),
  groupSaid: (name: Text): Text =>
    text(
      `提醒也发到群里，但群里只有编号、类别、阶段和日期，没有标题、人名和内容。${name.zh}在群里是这样：`,
      `Reminders stand in the group as well, with number, category, stage and day, and never a title, a name or what was said. In the group ${name.en} reads:`,
    ),
  groupDo: text("看群里的样子", "Show it as the group sees it"),
  ask: text("用自己的话问", "Ask in your own words"),
  askSaid: (code: string): Text =>
    text(
      `不用记命令，像平时说话一样打字就行。比如打：${code}什么时候到期`,
      `There are no commands to learn: type as you would say it. For example: when is ${code} due`,
    ),
  askDo: text("这样问", "Ask that"),
  search: text("找一件事", "Find something"),
  searchSaid: text(
    "按标题、单位、编号都能找，只找得到您能看的。找“河”试试。",
    "Titles, units and numbers can be searched; only what you may see is found. Try “河” (river).",
  ),
  searchDo: text("搜索“河”", "Search “河”"),
} as const;

/** What the steps of the tour speak of: the matter at hand, and what is to be done in one. */
type Seen = {
  readonly matter: Matter | undefined;
  readonly duty: DutyOf | undefined;
};

type TourStep = {
  readonly name: Text;
  readonly said: (seen: Seen, context: CommandContext) => Text;
  readonly does: (seen: Seen, context: CommandContext) => Action | undefined;
};

const nameOf = (matter: Matter): Text =>
  text(`${matter.code} ${titleOf(matter).zh}`, `${matter.code} ${titleOf(matter).en}`);

const stepOf = ({ flows }: CommandContext, { of, step }: DutyOf) => flowOf(flows, of).steps[step];

/** The steps, in their order. */
const steps: readonly TourStep[] = [
  {
    name: words.desk,
    said: () => words.deskSaid,
    does: () => action(words.deskDo, { command: "todo" }, "primary"),
  },
  {
    name: words.open,
    said: ({ matter }) => (matter === undefined ? words.nothing : words.openSaid(nameOf(matter))),
    does: ({ matter }) =>
      matter && action(words.openDo, { command: "show", code: matter.code }, "primary"),
  },
  {
    name: words.act,
    said: ({ duty }, context) => {
      const step = duty && stepOf(context, duty);
      return step === undefined || duty === undefined
        ? words.actNone
        : words.actSaid(nameOf(duty.of), step.label);
    },
    does: ({ duty }, context) => {
      const step = duty && stepOf(context, duty);
      if (step === undefined || duty === undefined)
        return openingButtons(context.flows, context.actor)[0];
      const press = { command: `${duty.of.kind}.${duty.step}`, code: duty.matter };
      return action(step.label, press, "primary");
    },
  },
  {
    name: words.group,
    said: ({ matter }) => (matter === undefined ? words.nothing : words.groupSaid(nameOf(matter))),
    does: ({ matter }) =>
      matter &&
      action(words.groupDo, { command: "tour", answers: { group: matter.code } }, "primary"),
  },
  {
    name: words.ask,
    said: ({ matter }) => (matter === undefined ? words.nothing : words.askSaid(matter.code)),
    does: ({ matter }) =>
      matter && action(words.askDo, { command: "deadline", code: matter.code }, "primary"),
  },
  {
    name: words.search,
    said: () => words.searchSaid,
    does: () => action(words.searchDo, { command: "search", answers: { words: "河" } }, "primary"),
  },
];

/** Whether a group may be told of a matter, and so the tour may show it as a group sees it. */
const isForGroups = ({ flows }: Pick<CommandContext, "flows">, matter: Matter): boolean =>
  matter.visibility === 1 && flowOf(flows, matter).group(matter) !== undefined;

/** What the tour speaks of: what waits for this person, best what is done at one press, else what they may see. */
const seenIn = async (context: CommandContext): Promise<Seen> => {
  const all = await findDuties(context);
  const duties = all.filter((duty) => isForGroups(context, duty.of) && stepOf(context, duty));
  const asksNothing = (duty: DutyOf): boolean =>
    Object.values(stepOf(context, duty)?.form ?? {}).every(({ required }) => !required);
  const duty = duties.find(asksNothing) ?? duties[0];
  if (duty !== undefined) return { matter: duty.of, duty };
  const some = await context.store.matters(sightOf(context.actor), { take: 20 });
  return { matter: some.find((one) => isForGroups(context, one)), duty };
};

const stepCard = async (at: number, context: CommandContext): Promise<Card> => {
  const step = steps[at - 1] ?? steps[0];
  if (step === undefined) throw new Error("a tour without steps");
  const seen = await seenIn(context);
  const does = step.does(seen, context);
  const to = (where: string) => ({ command: "tour", answers: { step: where } });
  return note(
    words.title(at, steps.length, step.name),
    [step.said(seen, context)],
    [
      ...(does === undefined ? [] : [does]),
      ...(at < steps.length ? [action(words.next, to(String(at + 1)))] : []),
      action(words.leave, to(words.leave.zh)),
    ],
  );
};

/** A matter as a group sees it, and as it stands there. */
const groupView = async (code: string, context: CommandContext): Promise<Card | Refusal> => {
  const found = await findMatter(context, code);
  if (found instanceof Refusal) return found;
  const known = groupFacts(found.flow, found.matter, context, { unit: "linkage" });
  const { title, body } = groupCard(known, undefined, "");
  return { title, body, actions: [] };
};

/** 导览 tour: in the demo, six steps through the county, each with one press that does the thing. */
export const tour = command({
  id: "tour",
  label: words.tour,
  names: ["导览", "tour"],
  says: [
    "新手，领我转一圈",
    "带我看看",
    "第一次用",
    "演示一下",
    "show me around",
    "first time here",
  ],
  help: words.help,
  form: {
    step: optional(line(words.step, { main: true, max: 20 })),
    group: optional(line(words.group, { max: 40, byButton: true })),
  },
  run: async ({ step = "1", group }, context) => {
    if (group !== undefined) {
      const card = await groupView(group, context);
      // As it stands there: no title beside the number.
      return card instanceof Refusal ? card : { card, here: true };
    }
    const typed = step.normalize("NFKC").trim();
    if ([words.leave.zh, "离开", "leave"].includes(typed.toLowerCase()))
      return { card: note(words.tour, [words.left]) };
    const at = /^[1-6]$/.test(typed) ? Number(typed) : undefined;
    return at === undefined ? new Refusal(words.which) : { card: await stepCard(at, context) };
  },
});
