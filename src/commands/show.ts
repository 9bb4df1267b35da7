import { action, type Card, facts, paragraph } from "../chat/card.ts";
import { line, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { sentences, verbatim } from "../chat/text.ts";
import { isGuarding } from "../flow/accuse.ts";
import { directoryFor } from "../flow/blind.ts";
import { confidentialityWords } from "../flow/confidentiality-words.ts";
import { findMatter, historyFor } from "../flow/find.ts";
import { type Flow, nameWithKind, papersOf } from "../flow/flow.ts";
import { calendarActions } from "../flow/invitation.ts";
import { actsIn, withLinksSeen } from "../flow/link.ts";
import { linkWords } from "../flow/link-words.ts";
import { clockAbout } from "../flow/notice.ts";
import { isOffered } from "../flow/obstacle.ts";
import { noteReading, readingsOf } from "../flow/reading.ts";
import { withRelated } from "../flow/related.ts";
import { groupCard, groupFacts, matterCard, stepActions, urgentCard } from "../flow/render.ts";
import { noteSeen } from "../flow/told.ts";
import { seenBy } from "../flow/tracks.ts";
import { withoutHidden } from "../flow/unnamed.ts";
import { words as flowWords } from "../flow/words.ts";
import { type CommandContext, type CommandResult, command, mayEver } from "./command.ts";
import { entryText, withItemsSeen } from "./entry-text.ts";
import { shownInGroup } from "./shown-in-group.ts";
import { words } from "./words.ts";

/** A matter's card with its history below. */
const showMatter = async (
  context: CommandContext,
  code: string,
): Promise<CommandResult | Refusal> => {
  const found = await findMatter(context, code);
  if (found instanceof Refusal) return found;
  const { flow, matter } = found;
  await noteReading(context.store, context, matter, "card");
  await noteSeen(context.store, context, code);
  const history = await context.store.entries(code);
  const all = historyFor(found, history, context.actor);
  const entries = await withItemsSeen(context, found, await withLinksSeen(context, all));
  const directory = directoryFor(flow, context.actor, context.directory, history);
  const card: Card = await withRelated(context, flow, matter, matterCard(flow, matter, context));
  const lines = entries
    .slice(-10)
    .map(({ entry, item }) =>
      entryText(flow, directory, entry, { person: context.actor, matter, item }),
    );
  const past = await withoutHidden(context, matter, {
    title: words.history,
    body: [facts(...lines)],
    actions: [],
  });
  return {
    matter: code,
    version: matter.version,
    card: {
      ...card,
      body: [
        ...card.body,
        paragraph(words.history, "subtle"),
        ...past.body,
        ...(await readingsOf(context.store, context, matter)),
      ],
    },
  };
};

/** The same; in a group that has just been shown the matter, whoever may not open it is told whose it is. */
const showOrSay = async (
  context: CommandContext,
  code: string,
  as: Parameters<typeof shownInGroup>[2],
): Promise<CommandResult | Refusal> => {
  const shown = await showMatter(context, code);
  return shown instanceof Refusal ? ((await shownInGroup(context, code, as)) ?? shown) : shown;
};

/** 查 show: one matter with its clocks and history. */
export const show = command({
  id: "show",
  shows: true,
  ofMatter: true,
  label: words.show,
  names: ["查", "查看", "show"],
  says: [
    "都写些什么",
    "具体要求什么",
    "说进展一下",
    "开会地方在哪",
    "都哪些单位去",
    "他们说去没",
    "what exactly are we to do",
    "是我们一家还是有配合的",
    "写了些什么",
    "有答复没",
    "打开那份看看",
    "let me read what they said",
    "再看一眼那条",
    "现在到谁手里了",
    "what time is the meeting",
    "how is it going",
    "where are we with it",
    "let me see it",
    "那件打开",
    "审得怎么样",
    "怎么回复的",
    "回的什么",
    "回复了什么",
    "报的怎么没人理",
    "认可了没有",
    "办了没有",
    "签收过没有",
    "的情况",
    "报的什么线索",
    "有人管了吗",
    "结了没",
    "都有哪些单位参加",
    "谁派下来的",
    "讲的是什么",
    "是讲啥的",
    "到哪个环节了",
    "查得怎么样",
    "有没有动静",
    "结果怎样",
    "作何处理",
    "满意不满意",
    "核了没有",
    "谁要来",
    "哪些单位参加",
    "谁说来",
    "有说法了吗",
    "打开看看",
    "how does it stand",
    "what is it about",
    "what happened to it",
    "did they accept it",
    "有谁参加",
    "会议内容",
    "办到哪了",
    "到哪一步了",
    "怎么样了",
    "进展怎么样",
    "现在什么情况",
    "有消息没",
    "什么状态",
    "回了吗",
    "受理没有",
    "签收了没有",
    "立案了吗",
    "现在谁在办",
    "看详情",
    "给我看",
    "要求我们做什么",
    "说的什么事",
    "什么内容",
    "调出来",
    "在哪开",
    "几点开会",
    "会议地点",
    "议题是什么",
    "开会说什么",
    "谁没回复参会",
    "参会名单",
    "几家确认",
    "谁来",
    "where is it now",
    "what is the status",
    "any news",
    "how far along",
    "what does it ask",
    "has it been accepted",
    "open it",
    "where is the meeting",
    "what time does it start",
    "what is on the agenda",
    "who is coming",
    "who has not answered",
  ],
  help: words.showHelp,
  form: {},
  run: async (_, context) =>
    context.code === undefined
      ? new Refusal(words.needCode(words.show))
      : showOrSay(context, context.code, { pressed: false }),
});

/** Every word for the matters of a kind that somebody could use, but what guards any matter. */
const wordsOf = (flow: Flow, context: CommandContext): Card => {
  const all = Object.entries(flow.steps).flatMap(([id, step]) => {
    const command = `${flow.kind}.${id}`;
    return mayEver(context, context.actor, command) && !isGuarding(command)
      ? [{ step, press: { command } }]
      : [];
  });
  return {
    title: sentences(confidentialityWords.more, verbatim(" "), flow.name),
    body: [facts(...all.map(({ step: { label, help } }) => [label, help] as const))],
    actions: all.map(({ step, press }) => action(nameWithKind(flow, step), press)),
  };
};

/** The button 更多 of a card: the steps that are seldom needed. */
export const more = command({
  id: "more",
  label: confidentialityWords.more,
  names: [],
  hidden: true,
  help: confidentialityWords.moreTitle,
  form: { kind: optional(line(words.kind, { byButton: true })) },
  run: async ({ kind }, context) => {
    const of = context.flows.find((flow) => flow.kind === kind);
    if (of !== undefined) return { card: wordsOf(of, context) };
    const found = await findMatter(context, context.code ?? "");
    if (found instanceof Refusal) return found;
    const { flow, matter } = found;
    const past = { entries: await context.store.entries(matter.code), told: new Set<string>() };
    const steps = stepActions(flow, matter, context, true).filter(({ press }) => {
      const step = flow.steps[press.command.split(".")[1] ?? ""];
      return step === undefined || isOffered(step, matter, { ...context, past });
    });
    const actions = [
      ...steps,
      ...(papersOf(flow, matter, context).length === 0
        ? []
        : [action(words.documents, { command: "documents", code: matter.code })]),
      ...(flow.appointment?.(matter) === undefined ||
      calendarActions(flow, matter, context).length > 0
        ? []
        : [action(flowWords.calendar, { command: "calendar", code: matter.code })]),
      ...(matter.visibility === 3 || matter.erasedAt !== undefined || !actsIn(context.actor, found)
        ? []
        : [action(linkWords.label, { command: "link", code: matter.code })]),
    ];
    const helps = steps.flatMap(({ label, press }) => {
      const step = flow.steps[press.command.split(".")[1] ?? ""];
      return step === undefined ? [] : [[label, step.help] as const];
    });
    return {
      card: {
        title: sentences(confidentialityWords.moreTitle, verbatim(` ${matter.code}`)),
        body: steps.length === 0 ? [paragraph(confidentialityWords.moreNone)] : [facts(...helps)],
        actions,
      },
    };
  },
});

/** The button of a group card: opens in private what the notice was about. */
export const openNotice = command({
  id: "open",
  label: words.show,
  names: [],
  hidden: true,
  help: words.showHelp,
  form: { notice: line(words.code) },
  run: async ({ notice: id }, context) => {
    const notice = await context.store.notice(id);
    const content = notice?.content;
    return content === undefined || content.is === "plain"
      ? showMatter(context, "")
      : showOrSay(context, content.matter, { pressed: true, about: clockAbout(content) });
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
  run: async ({ notice: id }, context) => {
    const notice = await context.store.notice(id);
    const content = notice?.content;
    const code = content === undefined || content.is === "plain" ? "" : content.matter;
    const found = await findMatter(context, code);
    if (found instanceof Refusal) return found;
    const { flow, matter } = found;
    const headline = content?.is === "news" ? content.headline : flowWords.groupNews(flow.name);
    const card =
      flow.group(matter) === undefined
        ? urgentCard(id)
        : groupCard(
            groupFacts(flow, seenBy(flow, matter, context.actor), context, {
              about: clockAbout(content),
            }),
            headline,
            id,
          );
    return { card: { ...card, actions: [...card.actions, ...stepActions(flow, matter, context)] } };
  },
});
