import type { ModalView } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import type { Bot } from "../../src/bot.ts";
import { note, paragraph } from "../../src/chat/card.ts";
import type { Reply } from "../../src/chat/exchange.ts";
import type { Form } from "../../src/chat/field.ts";
import type { Text } from "../../src/chat/text.ts";
import type { Clock, Log } from "../../src/core.ts";
import type { Fetching } from "./download.ts";
import type { Home } from "./home.ts";
import { cardView, drawForm, type Origin, waitingView } from "./modal.ts";
import { type Asker, cardOf, drawnFor, languageOf, type Placing, place } from "./place.ts";
import { words } from "./words.ts";

/** How long an answer may take before a waiting modal is opened in its place, in milliseconds. */
const patience = 1500;
/** What answering works with. */
export type Answering = Placing &
  Omit<Fetching, "bot"> & {
    readonly bot: Pick<Bot, "handle" | "posted" | "options" | "receive">;
    readonly client: Placing["client"] &
      Fetching["client"] & {
        readonly views: Pick<WebClient["views"], "open" | "update" | "push">;
      };
    readonly clock: Pick<Clock, "wait" | "now">;
    readonly log: Log;
    readonly home: Home;
    /** Prefixes of matters' numbers, by which they are recognised in what people write. */
    readonly prefixes: readonly string[];
    /** Goes on after the acknowledgement; waited for when the adapter stops. */
    readonly meanwhile: (work: Promise<void>) => void;
  };

/** What goes back with the acknowledgement: nothing, an ephemeral message, a modal's errors, options. */
export type Acknowledged = object | undefined;

/** Says which files were not taken, and why. */
export const tellProblems = async (
  parts: Answering,
  problems: readonly Text[],
  { again: _, ...asker }: Asker,
): Promise<void> => {
  const language = await languageOf(parts, asker.user);
  const card = note(words.filesNotTaken, problems);
  await place(parts, { language, is: "refusal", card }, asker);
};

/**
 * Shows the answer to something a modal may be opened for: a form as a modal, anything else as a
 * message. Where the answer takes long, a modal that says so opens at once and is filled in later.
 */
export const settled = async (
  parts: Answering,
  work: Promise<Reply>,
  asker: Asker,
  trigger: string | undefined,
  inAnswer = false,
  stacked = false,
): Promise<Acknowledged> => {
  if (trigger === undefined) {
    const reply = await work;
    await place(parts, reply, asker);
    await parts.home.changed(asker.user);
    return undefined;
  }
  const quick = await within(parts.clock, work);
  if (quick !== undefined) {
    const acknowledged = await show(parts, quick.done, asker, trigger, inAnswer, stacked);
    parts.meanwhile(parts.home.changed(asker.user));
    return acknowledged;
  }
  const view = await openView(parts, trigger, waitingView(), stacked);
  parts.meanwhile(
    (async () => {
      const reply = await work;
      if (view === undefined) await place(parts, reply, asker);
      else await fill(parts, view, reply, asker);
      await parts.home.changed(asker.user);
    })(),
  );
  return undefined;
};

const show = async (
  parts: Answering,
  reply: Reply,
  asker: Asker,
  trigger: string,
  inAnswer: boolean,
  stacked: boolean,
): Promise<Acknowledged> => {
  const form = formIn(reply);
  if (form !== undefined) {
    const view = drawForm(form, reply.language, originOf(asker));
    if ((await openView(parts, trigger, view, stacked)) !== undefined) return undefined;
  } else if (stacked) {
    // In a modal an answer elsewhere would go unseen.
    const view = readingView(reply, asker);
    if (view === undefined || (await openView(parts, trigger, view, stacked)) !== undefined)
      return undefined;
  }
  return place(parts, reply, asker, inAnswer);
};

/** A modal that was opened to wait shows the answer; a card is put where it belongs as well. */
export const fill = async (
  parts: Answering,
  view: string,
  reply: Reply,
  asker: Asker,
): Promise<void> => {
  const form = formIn(reply);
  const drawn =
    form === undefined
      ? readingView(reply, asker)
      : drawForm(form, reply.language, originOf(asker));
  if (drawn !== undefined)
    await parts.client.views.update({ view_id: view, view: drawn }).catch(failed(parts, "modal"));
  if (form === undefined) await place(parts, reply, asker);
};

/** An answer in a modal, to be read; undefined where the bot keeps quiet. */
export const readingView = (reply: Reply, asker: Asker): ModalView | undefined => {
  const card = cardOf(reply);
  if (card === undefined) return undefined;
  return cardView(words.doneTitle, drawnFor(card, reply, asker).blocks, reply.language);
};

/** The form of an answer, with what a refusal says above its questions. */
export const formIn = (reply: Reply): Form | undefined => {
  if (reply.is === "form") return reply.form;
  if (reply.is !== "refusal" || reply.form === undefined) return undefined;
  const { card, form } = reply;
  return {
    ...form,
    intro: [
      paragraph(card.title, "urgent"),
      ...card.body,
      ...(reply.forget === true ? [paragraph(words.deleteIt, "urgent")] : []),
      ...form.intro,
    ],
  };
};

export const originOf = ({ conversation, direct, message }: Asker): Origin => ({
  conversation,
  group: !direct,
  ...(message === undefined ? {} : { message }),
});

/** Opens a modal, on top of the one that is open where there is one; gives its id, or nothing where Slack refused. */
const openView = async (
  parts: Answering,
  trigger_id: string,
  view: ModalView,
  stacked: boolean,
): Promise<string | undefined> => {
  try {
    const { views } = parts.client;
    const opened = stacked
      ? await views.push({ trigger_id, view })
      : await views.open({ trigger_id, view });
    return opened.view?.id;
  } catch (error) {
    failed(parts, "modal")(error);
    return undefined;
  }
};

export const failed =
  ({ log }: Answering, what: string) =>
  (error: unknown): void => {
    const kind = error instanceof Error ? error.constructor.name : typeof error;
    log("warn", `slack ${what} failed`, { kind });
  };

export const within = async <T>(
  clock: Answering["clock"],
  work: Promise<T>,
): Promise<{ readonly done: T } | undefined> => {
  const rest = new AbortController();
  const slow = clock.wait(patience, rest.signal).then(() => undefined);
  try {
    return await Promise.race([work.then((done) => ({ done })), slow]);
  } finally {
    rest.abort();
  }
};
