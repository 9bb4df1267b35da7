import { lengthOf } from "../calendar/explain.ts";
import { ruleFor } from "../calendar/rules.ts";
import { action, type Card, facts, paragraph } from "../chat/card.ts";
import { choice, line, optional, yesNo } from "../chat/field.ts";
import { type Text, text } from "../chat/text.ts";
import { findDuties } from "../flow/find.ts";
import { type Flow, nameWithKind, rulesUsed } from "../flow/flow.ts";
import { kindOptions } from "../flow/kind-options.ts";
import { mayEverTake, openingsFor } from "../flow/may.ts";
import type { Opening } from "../flow/step.ts";
import { roleNames } from "../flow/words.ts";
import type { Person } from "../people/directory.ts";
import { type Command, type CommandContext, command, mayRun } from "./command.ts";
import { doableNamed, exampleFor, kindNamed, stepCard } from "./help-with.ts";
import { words } from "./words.ts";

const openingButton = (flow: Flow, opening: Opening) =>
  action(nameWithKind(flow, opening), { command: `${flow.kind}.${opening.id}` }, "primary");

/** The buttons that open what a person may open of these kinds, of each in the usual way. */
export const openingButtons = (flows: readonly Flow[], actor: Person) =>
  flows.flatMap((flow) => {
    const [opening] = openingsFor(actor, flow);
    return opening === undefined ? [] : [openingButton(flow, opening)];
  });

/** The kinds a person could ever have something to do with. */
const kindsFor = ({ flows, actor }: Pick<CommandContext, "flows" | "actor">): readonly Flow[] =>
  flows.filter(
    (flow) =>
      openingsFor(actor, flow).length > 0 ||
      Object.entries(flow.steps).some(
        ([id, step]) => step.button?.rare !== true && mayEverTake(actor, flow, id),
      ),
  );

/** How many ways to begin are shown at once. */
const mostOpenings = 3;

/** What a person does in a day, in a few lines, with a line to try. */
const helpCard = async (context: CommandContext, unknown: string | undefined): Promise<Card> => {
  const { flows, actor } = context;
  const [duties, example] = await Promise.all([findDuties(context), exampleFor(context)]);
  const matters = new Set(duties.map(({ of }) => of.code)).size;
  const begun = flows.flatMap((flow) =>
    openingsFor(actor, flow)
      .slice(0, 1)
      .map((opening) => ({ flow, opening })),
  );
  return {
    title: text("府检联动助手", "Linkage assistant"),
    body: [
      ...(unknown === undefined ? [] : [paragraph(words.helpUnknown(unknown), "warning")]),
      paragraph(words.helpWaits(matters)),
      paragraph(words.helpType, "subtle"),
      facts(
        ...begun
          .slice(0, mostOpenings)
          .map(({ flow, opening }) => [nameWithKind(flow, opening), opening.help] as const),
      ),
      paragraph(words.helpTry(example)),
      paragraph(words.helpFurther),
    ],
    actions: [
      ...begun.slice(0, 1).map(({ flow, opening }) => openingButton(flow, opening)),
      action(words.todo, { command: "todo" }),
      action(words.list, { command: "list" }),
      action(words.helpAll, { command: "help", answers: { all: true } }),
    ],
  };
};

/** Everything a person can do: how to begin, the kinds there are, and what there always is. */
const wholeCard = (
  context: Pick<CommandContext, "flows" | "commands" | "actor">,
  county: string,
): Card => {
  const { flows, commands, actor } = context;
  const kinds = kindsFor(context);
  return {
    title: words.helpAll,
    body: [
      paragraph(words.helpIntro(county)),
      facts(
        ...kinds.flatMap((flow) =>
          openingsFor(actor, flow)
            .slice(0, 1)
            .map((opening) => [nameWithKind(flow, opening), opening.help] as const),
        ),
      ),
      paragraph(words.helpKinds),
      paragraph(words.always),
      facts(
        ...commands
          .filter(
            (one) => one.hidden === undefined && one.unbound === undefined && mayRun(actor, one),
          )
          .map(({ label, help }) => [label, help] as const),
      ),
    ],
    actions: [
      ...openingButtons(flows, actor),
      action(words.todo, { command: "todo" }),
      action(words.list, { command: "list" }),
      ...kinds.map(({ kind, name }) =>
        action(words.helpWith(name), { command: "help", answers: { kind } }),
      ),
    ],
  };
};

const listOf = (said: readonly Text[]): Text =>
  text(said.map(({ zh }) => zh).join("；"), said.map(({ en }) => en).join("; "));

/** What a person can do with matters of one kind, and the periods it counts by. */
const kindCard = (
  flow: Flow,
  { actor, today, calendar }: Pick<CommandContext, "actor" | "today" | "calendar">,
): Card => {
  const openings = openingsFor(actor, flow);
  // Figures stand here alone, as the county has them: no help text says one.
  const periods = rulesUsed(flow).flatMap((id) => {
    const rule = ruleFor(id, today, calendar.rules)?.rule;
    const length = rule && lengthOf(rule);
    return rule === undefined || length === undefined
      ? []
      : [text(`${rule.name.zh}${length.zh}`, `${rule.name.en}: ${length.en}`)];
  });
  return {
    title: words.helpWith(flow.name),
    body: [
      facts(
        ...openings.map((opening) => [nameWithKind(flow, opening), opening.help] as const),
        ...Object.entries(flow.steps)
          .filter(
            ([id, step]) =>
              step.marks?.underQuarantine === undefined && mayEverTake(actor, flow, id),
          )
          .map(([, { label, help }]) => [label, help] as const),
        [words.periods, listOf(periods)],
      ),
    ],
    actions: openings.map((opening) => openingButton(flow, opening)),
  };
};

/** What somebody without a post is told; only in private are they asked for their code. */
export const unboundCard = (county: string, where: "direct" | "group"): Card => ({
  title: text("府检联动助手", "Linkage assistant"),
  body: [paragraph(words.helpIntro(county)), paragraph(words.helpUnbound)],
  actions: where === "direct" ? [action(words.bindCode, { command: "bind" }, "primary")] : [],
});

/** 帮助 help: what can be done, at all or with one kind of matter. */
export const help = (flows: readonly Flow[], county: string): Command =>
  command({
    id: "help",
    shows: true,
    label: words.help,
    names: ["帮助", "help", "?", "？", "菜单"],
    says: [
      "头一回用",
      "第一次用",
      "不知道从哪弄起",
      "从哪儿开始",
      "first time here",
      "where do I start",
      "what can this do",
      "怎么玩",
      "有什么功能",
      "能干什么",
      "能打哪些字",
      "给个例子",
      "教教我",
      "步骤讲讲",
      "使用说明",
      "操作方法",
      "如何使用",
      "how does this work",
      "how does this thing work",
      "what can i type",
      "show me an example",
      "怎么用",
      "你能干啥",
      "不会用",
      "操作手册",
      "菜单",
      "能做什么",
      "what can you do",
      "i am lost",
      "commands",
    ],
    help: words.helpHelp,
    form: {
      of: optional(line(words.helpOf, { main: true, max: 60, help: words.helpOfHelp })),
      kind: optional(choice(words.kind, kindOptions(flows))),
      all: optional(yesNo(words.helpAll, { byButton: true })),
    },
    run: async ({ of, kind, all }, context) => {
      const mine = kindsFor(context);
      const flow = of === undefined ? mine.find((one) => one.kind === kind) : kindNamed(of, mine);
      if (flow !== undefined) return { card: kindCard(flow, context) };
      if (all === true) return { card: wholeCard(context, county) };
      const found = of === undefined ? [] : doableNamed(of, context);
      return {
        card: found.length > 0 ? await stepCard(found, context) : await helpCard(context, of),
      };
    },
  });

/** The roles of a person in words. */
export const rolesOf = (person: Person) => person.roles.map((role) => roleNames[role]);
