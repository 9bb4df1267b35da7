import type { KnownBlock, ModalView } from "@slack/types";
import { z } from "zod";
import type { Card } from "../../src/chat/card.ts";
import type { Form } from "../../src/chat/field.ts";
import { type Language, say, type Text } from "../../src/chat/text.ts";
import {
  bodyBlocks,
  buttonOf,
  type Drawn,
  drawCard,
  inRows,
  keptBlocks,
  type PageSource,
} from "../block-kit/card.ts";
import { questionBlocks } from "../block-kit/form.ts";
import { mrkdwnSafe, plainText } from "../block-kit/text.ts";
import { asAsked } from "../inputs.ts";
import { cardFor, type Placement } from "../placing.ts";
import { parseJson, shrinkPress } from "../runtime/small-press.ts";
import { words } from "./words.ts";

/** What takes the place of a message: the answer to a slash command, seen by its typist alone. */
export type Ephemeral = {
  readonly response_type: "ephemeral";
  readonly text: string;
  readonly blocks: Drawn["blocks"];
};

/** An answer as blocks, its form behind a button; where it is too long, a button reads on. */
export const drawAnswer = (
  { content, language }: Placement,
  { again, page }: { readonly again?: PageSource; readonly page?: number },
): Drawn => {
  const code = content.is === "card" ? content.matter?.code : undefined;
  // What was done is not done once more by reading on.
  const source = code === undefined ? again : { press: { command: "show", code } };
  return drawCard(cardFor(content), language, {
    ...(source === undefined ? {} : { again: source }),
    ...(page === undefined ? {} : { page }),
  });
};

/** A card as somebody's home: what can be begun stands on top, since what waits may be long. */
export const homeBlocks = (
  card: Card,
  language: Language,
  page?: { readonly again?: PageSource },
): Drawn["blocks"] => {
  const { blocks } = drawCard({ ...card, actions: [] }, language, page);
  const [title = [], ...rest] = blocks;
  return [
    title,
    inRows(card.actions.map((one, at) => buttonOf(one, language, at).button)),
    rest,
  ].flat();
};

/** Says in a channel that the answer stands in the direct messages, or will once Slack takes it. */
export const drawPointer = (isThere: boolean, language: Language): Drawn => {
  const sentence = say(isThere ? words.inPrivate : words.comesPrivately, language);
  return {
    text: mrkdwnSafe(sentence, 300),
    keeps: false,
    blocks: [{ type: "section", text: plainText(sentence, 300) }],
  };
};

/** Slack's limits for modals: blocks, characters of a title, of its first text and, beside what else is remembered, of a press. */
const limits = { blocks: 100, title: 24, label: 2000, press: 2400 } as const;

/** What a modal's callback id says it is. */
const callbacks = { form: "form", waiting: "waiting", card: "card" } as const;

const origin = z.object({
  conversation: z.string(),
  /** Everybody in the conversation could read along: the answer must be for one pair of eyes. */
  group: z.boolean(),
  /** The message whose button opened it. */
  message: z.string().optional(),
});

/** Where a modal was opened from: its answer goes back there. */
export type ModalOrigin = Readonly<z.infer<typeof origin>>;

const metadata = z.object({
  press: z.looseObject({ command: z.string() }),
  origin,
  language: z.enum(["zh-CN", "en"]),
});

/** What a form's modal remembers: what it submits, and where its answer goes; undefined where it is none of ours. */
export const readMetadata = (json: string): z.infer<typeof metadata> | undefined =>
  metadata.safeParse(parseJson(json)).data;

/**
 * A form as a modal: its questions with what stands in them, problems beside them. What must come
 * back with its answers stands in `private_metadata` and in its blocks; `answersIn` reads the rest.
 */
export const drawForm = (form: Form, language: Language, origin: ModalOrigin): ModalView => {
  const { value, kept } = shrinkPress(form.submit, "submit", limits.press);
  const { first, seldom } = asAsked(form.questions);
  const questions = [...first, ...seldom].flatMap((one) => questionBlocks(one, language));
  const buttons = form.actions.map((one, at) => buttonOf(one, language, at));
  const last = [
    ...keptBlocks([...kept, ...buttons.flatMap((one) => one.kept)]),
    ...inRows(buttons.map((one) => one.button)),
  ];
  const title = say(form.title, language);
  const room = limits.blocks - questions.length - last.length - 1;
  const intro = bodyBlocks(form.intro, language, Math.max(0, room));
  // Slack's title is short, and a modal must not be empty.
  const whole = title.length > limits.title || intro.length + questions.length === 0;
  return {
    type: "modal",
    callback_id: callbacks.form,
    private_metadata: JSON.stringify({ press: JSON.parse(value), origin, language }),
    title: plainText(title, limits.title),
    submit: plainText(say(form.submitLabel, language), limits.title),
    close: plainText(say(words.cancel, language), limits.title),
    blocks: [
      ...(whole
        ? [{ type: "section", text: plainText(title, limits.label) } satisfies KnownBlock]
        : []),
      ...intro,
      ...questions,
      ...last,
    ],
  };
};

/** A modal that opens at once where the form takes longer than Slack waits. */
export const waitingView = (): ModalView => ({
  type: "modal",
  callback_id: callbacks.waiting,
  title: plainText(words.waitTitle, limits.title),
  close: plainText(words.closeUnknown, limits.title),
  blocks: [{ type: "section", text: plainText(words.wait, 300) }],
});

/** A card in a modal, to be read. */
export const cardView = (
  title: Text,
  blocks: readonly KnownBlock[],
  language: Language,
): ModalView => ({
  type: "modal",
  callback_id: callbacks.card,
  title: plainText(say(title, language), limits.title),
  close: plainText(say(words.close, language), limits.title),
  blocks: blocks.slice(0, limits.blocks),
});
