import { randomUUID } from "node:crypto";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { Bot } from "../../src/bot.ts";
import type { Card, Press } from "../../src/chat/card.ts";
import type { Reply, Request } from "../../src/chat/exchange.ts";
import type { Form, Question } from "../../src/chat/field.ts";
import { withAnswers } from "../../src/chat/press.ts";
import { joinAnd, type Language, say, type Text, text } from "../../src/chat/text.ts";
import type { TimeSource } from "../../src/flow/services.ts";
import type { Store } from "../../src/store/store.ts";
import { contentOf } from "../placing.ts";
import {
  bodyOf,
  directOf,
  isNotice,
  messagesAfter,
  orderOf,
  platform,
} from "../runtime/local-chat.ts";
import { answerTyped } from "./parse.ts";
import { cardToPlain, formHead, pressesOf, questionToPlain } from "./render.ts";

/** What a conversation in a terminal works with. */
export type TerminalParts = {
  readonly bot: Pick<Bot, "handle">;
  readonly store: Pick<Store, "localMessages" | "setting" | "saveSetting">;
  readonly time: Pick<TimeSource, "wait">;
  /** The account of platform `web` that talks: a post of the demo county. */
  readonly as: string;
  readonly input: Readable;
  readonly output: Writable;
  /** Whether a prompt is shown: not when the input is a pipe. */
  readonly prompt?: boolean;
  /** Sends whatever is due now, so that it stands in the store when this resolves. */
  readonly flush: () => Promise<unknown>;
  /** How often notices are looked for while nothing is typed, in milliseconds. */
  readonly poll: number;
};

const words = {
  keep: text(
    "（空行保留方括号里的内容；“-”表示不填；“/取消”放弃）",
    "(an empty line keeps what is in brackets; “-” leaves it out; “/cancel” gives up)",
  ),
  needed: (label: Text): Text => text(`“${label.zh}”是必填的。`, `“${label.en}” is required.`),
  cancelled: text("已放弃，什么都没有提交。", "Given up; nothing was submitted."),
  missing: (labels: Text): Text =>
    text(
      `输入到此结束，没有提交。还缺：${labels.zh}`,
      `The input ended and nothing was submitted. Still missing: ${labels.en}`,
    ),
  unfinished: text("输入到此结束，没有提交。", "The input ended and nothing was submitted."),
  noButton: (count: number): Text =>
    text(
      `没有这个编号的按钮，现在有 1 到 ${count}。`,
      `There is no such button; there are 1 to ${count}.`,
    ),
};

const cancelling = ["/取消", "/cancel"];

/** The end of the input, in place of a line. */
const end = Symbol("end of input");

/**
 * Talks with the bot as one post over two streams: every line is answered before the next is read, a
 * form is asked one question a line, numbers press the buttons last shown, and notices the post has
 * not seen in a terminal yet are printed. Resolves when the input has ended and everything has been printed.
 */
export const runTerminal = async (parts: TerminalParts): Promise<void> => {
  const { bot, store, time, as, output, flush } = parts;
  const conversation = directOf(as);
  const interfaced = createInterface({ input: parts.input, crlfDelay: Number.POSITIVE_INFINITY });
  const lines = interfaced[Symbol.asyncIterator]();
  let language: Language = "zh-CN";
  /** What the numbers press; they start anew with each line that is no number. */
  let presses: readonly Press[] = [];
  let printed: readonly Press[] = [];
  let seen = Number((await store.setting(seenKey(as))) ?? 0);

  const print = (said: string): void => {
    output.write(`${said}\n`);
  };

  const tell = (said: Text): void => print(say(said, language));

  const printCard = (card: Card, inLanguage: Language): void => {
    print(cardToPlain(card, inLanguage, printed.length + 1));
    printed = [...printed, ...pressesOf(card)];
    presses = printed;
  };

  /** Prints the notices this post has not seen in a terminal yet; a redrawn old one is no news. */
  const printNotices = async (): Promise<boolean> => {
    await flush();
    const messages = await messagesAfter(store, [conversation], seen);
    const news = messages.filter((one) => isNotice(one) && orderOf(one) > seen);
    for (const message of news.sort((a, b) => orderOf(a) - orderOf(b))) {
      const body = bodyOf(message);
      if (body.kind === "card") printCard(body.card, body.language);
    }
    if (messages.length > 0) {
      seen = Math.max(...messages.map(({ revision }) => revision));
      await store.saveSetting(seenKey(as), String(seen));
    }
    return news.length > 0;
  };

  const prompt = (): void => {
    if (parts.prompt === true) output.write("> ");
  };

  const nextLine = async (): Promise<string | typeof end> => {
    prompt();
    const next = lines.next().then(({ done, value }) => (done === true ? end : String(value)));
    for (;;) {
      const waiting = new AbortController();
      const tick = time.wait(parts.poll, waiting.signal).then(() => undefined);
      const line = await Promise.race([next, tick]);
      waiting.abort();
      if (line !== undefined) return line;
      if (await printNotices()) prompt();
    }
  };

  const ask = (said: Request["said"]): Promise<Reply> =>
    bot.handle({
      platform,
      account: as,
      event: `terminal:${randomUUID()}`,
      surface: { is: "direct", conversation },
      said,
    });

  /** Shows a reply and asks whatever it asks, until there is nothing left to ask. */
  const show = async (first: Reply): Promise<typeof end | undefined> => {
    let reply = first;
    let again = false;
    for (;;) {
      language = reply.language;
      const content = contentOf(reply);
      if (content === undefined) return undefined;
      if (content.is === "card") {
        printCard(content.card, language);
        return undefined;
      }
      const { form, refusal } = content;
      if (refusal === undefined) print(formHead(form, language));
      else printCard(refusal, language);
      const answers = await fill(form, again);
      if (answers === end) return end;
      if (answers === undefined) return undefined;
      reply = await ask({
        is: "press",
        press: withAnswers(form.submit, answers),
      });
      again = true;
    }
  };

  /**
   * Asks the questions of a form that the line has not answered; of one that came back, those with
   * something wrong. Where all were answered, the form is there to be confirmed: all are asked.
   */
  const fill = async (
    form: Form,
    again: boolean,
  ): Promise<Record<string, unknown> | typeof end | undefined> => {
    const wrong = form.questions.filter(({ problem }) => problem !== undefined);
    const open = form.questions.filter(({ given }) => given === undefined);
    const left = again && wrong.length > 0 ? wrong : open;
    const asked = left.length > 0 ? left : form.questions;
    const answers: Record<string, unknown> = {};
    for (const { key, value } of form.questions) if (value !== undefined) answers[key] = value;
    if (asked.length > 0) tell(words.keep);
    for (const [index, question] of asked.entries()) {
      const answer = await answerTo(question);
      if (answer === end) {
        const missing = asked.slice(index).filter(isMissing);
        tell(
          missing.length === 0
            ? words.unfinished
            : words.missing(joinAnd(missing.map(({ field }) => field.label))),
        );
        return end;
      }
      if (answer === "cancelled") {
        tell(words.cancelled);
        return undefined;
      }
      if ("left" in answer) delete answers[question.key];
      else answers[question.key] = answer.given;
    }
    return answers;
  };

  const answerTo = async (
    question: Question,
  ): Promise<{ readonly given: unknown } | { readonly left: true } | "cancelled" | typeof end> => {
    const { field, value } = question;
    print(questionToPlain(question, language));
    for (;;) {
      const line = await nextLine();
      if (line === end) return end;
      const typed = line.trim();
      if (cancelling.includes(typed)) return "cancelled";
      if (typed === "-" && !field.required) return { left: true };
      if (typed !== "") return { given: answerTyped(question, line) };
      if (value !== undefined) return { given: value };
      if (!field.required) return { left: true };
      tell(words.needed(field.label));
    }
  };

  const answerLine = async (line: string): Promise<typeof end | undefined> => {
    const typed = line.trim();
    printed = [];
    if (typed === "") return undefined;
    const number = /^\d{1,3}$/.test(typed) && presses.length > 0 ? Number(typed) : undefined;
    if (number === undefined) return show(await ask({ is: "line", line }));
    const press = presses[number - 1];
    if (press !== undefined) return show(await ask({ is: "press", press }));
    tell(words.noButton(presses.length));
    return undefined;
  };

  await printNotices();
  for (;;) {
    const line = await nextLine();
    if (line === end || (await answerLine(line)) === end) break;
    await printNotices();
  }
  await printNotices();
  interfaced.close();
};

const isMissing = ({ field, value }: Question): boolean => field.required && value === undefined;

/** The name under which it is kept what a post has seen in a terminal. */
const seenKey = (post: string): string => `terminal.seen.${post}`;
