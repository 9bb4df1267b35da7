import { dayOf, shortDayWithWeekday, timeOf } from "../../src/calendar/day.ts";
import type { Form } from "../../src/chat/field.ts";
import { type Text, text, verbatim } from "../../src/chat/text.ts";
import { type Flow, madeOfAnySentence } from "../../src/flow/flow.ts";
import { type Directory, organisationName, type Person } from "../../src/people/directory.ts";
import type { LocalMessage } from "../../src/store/store.ts";
import { cardToAdaptive } from "../adaptive/card.ts";
import { formToAdaptive, type ShownForm } from "../adaptive/form.ts";
import { bodyOf, bot, directOf, orderOf, threadStartOf } from "../runtime/local-chat.ts";
import type { Conversation, ShownMessage, ShownPost } from "./page/shown.ts";
import { words } from "./words.ts";

/** The account that belongs to nobody until it is bound with a code. */
export const visitor = "visitor";

/** The groups of the demo; without a unit every post is a member. */
const groups: readonly { readonly id: string; readonly name: Text; readonly unit?: string }[] = [
  { id: "group:linkage", name: text("府检联动工作群", "Linkage group") },
  { id: "group:water", name: text("水务局工作群", "Water bureau group"), unit: "water" },
  {
    id: "group:ecology",
    name: text("生态环境分局工作群", "Ecology bureau group"),
    unit: "ecology",
  },
  { id: "group:police", name: text("公安局工作群", "Police bureau group"), unit: "police" },
];

/** The conversations an account may read and write in; `person` is who it is bound to. */
export const conversationsOf = (
  account: string,
  person: Person | undefined,
): readonly Conversation[] => [
  { id: directOf(account), name: bot.name, group: false },
  ...groups
    .filter(
      ({ unit }) => person !== undefined && (unit === undefined || unit === person.organisation),
    )
    .map(({ id, name }) => ({ id, name, group: true })),
];

/** Every post of the county as the page lists it, and the newcomer; `bound` is who that one is bound to. */
export const shownPosts = (
  directory: Directory,
  bound: Person | undefined,
): readonly ShownPost[] => [
  ...[...directory.people.values()].map((person) => ({
    id: person.id,
    name: person.name,
    unit: {
      id: person.organisation,
      name: organisationName(directory, person.organisation),
    },
    language: person.language,
    conversations: conversationsOf(person.id, person),
  })),
  {
    id: visitor,
    name: bound?.name ?? words.visitor,
    unit: { id: visitor, name: words.visitor },
    ...(bound === undefined ? {} : { language: bound.language }),
    conversations: conversationsOf(visitor, bound),
  },
];

/** A line that begins something new, for each kind that can be made of any sentence. */
export const exampleLines = (flows: readonly Flow[]): readonly Text[] =>
  madeOfAnySentence(flows).map(({ names, opening }) => {
    const [kind, step] = [wordOf(names), wordOf(opening.names)];
    return text(`${step.zh}${kind.zh}`, `${kind.en} ${step.en}`);
  });

/** The first Chinese and the first English of the words for something. */
const wordOf = (names: readonly string[]): Text => {
  const isEnglish = (name: string): boolean => /^[\x20-\x7e]+$/.test(name);
  return text(names.find((name) => !isEnglish(name)) ?? "", names.find(isEnglish) ?? "");
};

/** What an author of messages is called. */
const authorName = (directory: Directory, author: string): Text => {
  if (author === bot.id) return bot.name;
  return author === visitor
    ? words.visitor
    : (directory.people.get(author)?.name ?? verbatim(author));
};

/** A form as it is kept: a field's schema and prefill are no JSON, and neither is needed to show it again. */
export const formAsKept = ({ questions, ...form }: Form): ShownForm => ({
  ...form,
  questions: questions.map(({ field: { schema: _, prefill: __, ...field }, ...question }) => ({
    ...question,
    field,
  })),
});

const codeShown = /(?:[A-Z]{2}-\d{4}-|\*{4})\d{4}/;

/**
 * The thread a message belongs to. In somebody's own chat that is its matter; in a group, where a number
 * may be masked, the first message about it.
 */
const threadOf = (message: LocalMessage): Pick<ShownMessage, "thread"> => {
  const posted = bodyOf(message).kind === "card" && message.author === bot.id;
  const own = message.conversation.startsWith(directOf(""));
  const first = threadStartOf(message) ?? (posted ? message.id : undefined);
  const id = own ? message.matter : first;
  if (id === undefined) return {};
  const [name] = codeShown.exec(message.body) ?? [];
  return { thread: { id, ...(name === undefined ? {} : { name: verbatim(name) }) } };
};

/** A kept message as the page shows it to one account. */
export const shownMessage = (
  message: LocalMessage,
  account: string,
  directory: Directory,
): ShownMessage => {
  const { id, conversation, revision, author, at } = message;
  const body = bodyOf(message);
  const about = {
    id,
    conversation,
    revision,
    order: orderOf(message),
    author: { id: author, name: authorName(directory, author) },
    bot: author === bot.id,
    mine: author === account,
    when: { date: dayOf(at), day: shortDayWithWeekday(dayOf(at)), time: timeOf(at) },
    ...threadOf(message),
  };
  switch (body.kind) {
    case "line":
      return { ...about, is: "line", line: body.text };
    case "card": {
      const card = cardToAdaptive(body.card, body.language, Number.POSITIVE_INFINITY);
      return { ...about, is: "card", card, language: body.language };
    }
    case "form": {
      const card = formToAdaptive(body.form, body.language, Number.POSITIVE_INFINITY);
      return { ...about, is: "card", card, language: body.language };
    }
  }
};
