import { dayOf, shortDayWithWeekday, timeOf } from "../../src/calendar/day.ts";
import type { Card } from "../../src/chat/card.ts";
import type { Reply } from "../../src/chat/exchange.ts";
import type { Form } from "../../src/chat/field.ts";
import { type Language, verbatim } from "../../src/chat/text.ts";
import type { Directory } from "../../src/people/directory.ts";
import type { LocalMessage, Store } from "../../src/store/store.ts";
import { cardToAdaptive } from "../adaptive-card.ts";
import { formToAdaptive, type ShownForm } from "../adaptive-form.ts";
import { authorName, bot, directOf } from "./rooms.ts";
import type { ShownMessage } from "./shown.ts";

/** What a kept message says. It is rendered when it is read, so a better renderer reaches old ones too. */
export type Said =
  | { readonly kind: "line"; readonly text: string }
  | {
      readonly kind: "card";
      readonly card: Card;
      readonly language: Language;
      readonly matter?: string;
    }
  | { readonly kind: "form"; readonly form: ShownForm; readonly language: Language };

/**
 * A kept body: what it says; the revision it first had, so that a changed message stays in its place;
 * the message it follows on.
 */
type Kept = Said & { readonly first?: number; readonly thread?: string };

/** What a message says. */
export const saidIn = (message: LocalMessage): Said => keptIn(message);

const keptIn = ({ body }: LocalMessage): Kept => JSON.parse(body) as Kept;

/** Where a message stands in its conversation, whatever became of it since. */
export const orderOf = (message: LocalMessage): number => keptIn(message).first ?? message.revision;

/** A message to be kept; one with the same id is changed where it stands. */
export type NewMessage = Pick<LocalMessage, "id" | "conversation" | "author" | "at" | "matter"> & {
  readonly said: Said;
  /** The message it follows on. */
  readonly thread?: string;
};

/** Keeps a message. */
export const keep = async (
  store: Pick<Store, "putLocal" | "localMessage">,
  { said, thread, ...message }: NewMessage,
): Promise<LocalMessage> => {
  const before = await store.localMessage(message.id);
  const follows = thread ?? (before && keptIn(before).thread);
  const kept: Kept = {
    ...said,
    ...(before === undefined ? {} : { first: orderOf(before) }),
    ...(follows === undefined ? {} : { thread: follows }),
  };
  return store.putLocal({
    ...message,
    at: before?.at ?? message.at,
    body: JSON.stringify(kept),
  });
};

const page = 200;

/** Every message of these conversations written after a revision, as they were written. */
export const messagesAfter = async (
  store: Pick<Store, "localMessages">,
  conversations: readonly string[],
  after: number,
): Promise<readonly LocalMessage[]> => {
  const all: LocalMessage[] = [];
  for (let from = after; ; ) {
    const found = await store.localMessages(conversations, { after: from, take: page });
    all.push(...found);
    from = found.reduce((last, { revision }) => Math.max(last, revision), from);
    if (found.length < page) return all;
  }
};

// A field's schema and prefill are no JSON; neither is needed to show it again.
const shownForm = ({ questions, ...form }: Form): ShownForm => ({
  ...form,
  questions: questions.map(({ field: { schema: _, prefill: __, ...field }, ...question }) => ({
    ...question,
    field,
  })),
});

/** What is kept of a reply; nothing of silence. A refusal of a form is the form with what was wrong above it. */
export const saidBy = (reply: Reply): Said | undefined => {
  const { language } = reply;
  switch (reply.is) {
    case "silence":
      return undefined;
    case "card":
      return {
        kind: "card",
        card: reply.card,
        language,
        ...(reply.matter === undefined ? {} : { matter: reply.matter }),
      };
    case "form":
      return { kind: "form", form: shownForm(reply.form), language };
    case "refusal":
      return reply.form === undefined
        ? { kind: "card", card: reply.card, language }
        : { kind: "form", form: shownForm(withRefusal(reply.form, reply.card)), language };
  }
};

/** A form under the refusal it was answered with, less what already stands at one of its fields. */
const withRefusal = (form: Form, { title, body, actions }: Card): Form => {
  const atFields = form.questions.flatMap(({ problem }) => (problem ? [problem.zh] : []));
  const rest = body.filter(
    (block) => block.is !== "paragraph" || !atFields.includes(block.text.zh),
  );
  return {
    ...form,
    intro: [{ is: "paragraph", text: title, tone: "urgent" }, ...rest, ...form.intro],
    actions: [...form.actions, ...actions],
  };
};

const number = /(?:[A-Z]{2}-\d{4}-|\*{4})\d{4}/;

/**
 * The thread a message belongs to. In somebody's own chat that is its matter; in a group, where a number
 * may be masked, the first message about it.
 */
const threadOf = (message: LocalMessage): Pick<ShownMessage, "thread"> => {
  const { kind, thread } = keptIn(message);
  const own = message.conversation.startsWith(directOf(""));
  const posted = kind === "card" && message.author === bot.id ? message.id : undefined;
  const id = own ? message.matter : (thread ?? posted);
  if (id === undefined) return {};
  const [name] = number.exec(message.body) ?? [];
  return { thread: { id, ...(name === undefined ? {} : { name: verbatim(name) }) } };
};

/** A kept message as the page shows it to one account. */
export const shownMessage = (
  message: LocalMessage,
  account: string,
  directory: Directory,
): ShownMessage => {
  const { id, conversation, revision, author, at } = message;
  const said = saidIn(message);
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
  switch (said.kind) {
    case "line":
      return { ...about, is: "line", line: said.text };
    case "card": {
      const card = cardToAdaptive(said.card, said.language, Number.POSITIVE_INFINITY);
      return { ...about, is: "card", card, language: said.language };
    }
    case "form": {
      const card = formToAdaptive(said.form, said.language, Number.POSITIVE_INFINITY);
      return { ...about, is: "card", card, language: said.language };
    }
  }
};
