import type { KnownBlock, ModalView } from "@slack/types";
import { z } from "zod";
import type { Form } from "../../src/chat/field.ts";
import { type Language, say, type Text, text } from "../../src/chat/text.ts";
import { asked, modalLimits } from "./inputs.ts";
import { keptParts, pressValue } from "./press.ts";
import { bodyBlocks, button, inRows, keptBlock, plainText } from "./render.ts";

const words = {
  close: text("取消", "Cancel"),
  closed: text("关闭", "Close"),
  wait: text("请稍候，马上就好……", "One moment, please…"),
};

/** What a modal's callback id says it is. */
export const callbacks = { form: "form", waiting: "waiting", card: "card" } as const;

/** Where a modal was opened from: its answer goes back there. */
export type Origin = {
  readonly conversation: string;
  /** Everybody in the conversation could read along: the answer must be for one pair of eyes. */
  readonly group: boolean;
  /** The message whose button opened it. */
  readonly message?: string;
};

const remembered = z.object({
  press: z.looseObject({ command: z.string() }),
  origin: z.object({
    conversation: z.string(),
    group: z.boolean(),
    message: z.string().optional(),
  }),
  language: z.enum(["zh-CN", "en"]),
});

/**
 * A form as a modal: its questions with what stands in them, problems beside them. What must come
 * back with its answers stands in `private_metadata` and in its blocks; `answersIn` reads the rest.
 */
export const drawForm = (form: Form, language: Language, origin: Origin): ModalView => {
  const { value, kept } = pressValue(form.submit, "submit", modalLimits.pressRoom);
  const questions = form.questions.flatMap((question) => asked(question, language));
  const buttons = form.actions.map((one, at) => button(one, language, at));
  const last = [
    ...[...kept, ...buttons.flatMap((one) => one.kept)].flatMap(keptParts).map(keptBlock),
    ...inRows(buttons.map((one) => one.button)),
  ];
  const title = say(form.title, language);
  const intro = bodyBlocks(
    form.intro,
    language,
    Math.max(0, modalLimits.blocks - questions.length - last.length - 1),
  );
  // Slack's title is short, and a modal must not be empty.
  const whole = title.length > modalLimits.title || intro.length + questions.length === 0;
  return {
    type: "modal",
    callback_id: callbacks.form,
    private_metadata: JSON.stringify({
      press: JSON.parse(value),
      origin,
      language,
    }),
    title: plainText(title, modalLimits.title),
    submit: plainText(say(form.submitLabel, language), modalLimits.title),
    close: plainText(say(words.close, language), modalLimits.title),
    blocks: [
      ...(whole
        ? [{ type: "section", text: plainText(title, modalLimits.label) } satisfies KnownBlock]
        : []),
      ...intro,
      ...questions,
      ...last,
    ],
  };
};

/** A modal that opens at once where the form takes longer than Slack waits; its reader's language is not known yet. */
export const waitingView = (): ModalView => ({
  type: "modal",
  callback_id: callbacks.waiting,
  title: plainText("请稍候 One moment", modalLimits.title),
  close: plainText("关闭 Close", modalLimits.title),
  blocks: [{ type: "section", text: plainText(`${words.wait.zh}\n${words.wait.en}`, 300) }],
});

/** A card in a modal, to be read. */
export const cardView = (
  title: Text,
  blocks: readonly KnownBlock[],
  language: Language,
): ModalView => ({
  type: "modal",
  callback_id: callbacks.card,
  title: plainText(say(title, language), modalLimits.title),
  close: plainText(say(words.closed, language), modalLimits.title),
  blocks: blocks.slice(0, modalLimits.blocks),
});

/** What a form's modal remembers; undefined where it is none of ours. */
export const rememberedIn = (
  metadata: string,
): { readonly press: string; readonly origin: Origin; readonly language: Language } | undefined => {
  try {
    const { press, origin, language } = remembered.parse(JSON.parse(metadata));
    const { conversation, group, message } = origin;
    return {
      press: JSON.stringify(press),
      language,
      origin: { conversation, group, ...(message === undefined ? {} : { message }) },
    };
  } catch {
    return undefined;
  }
};
