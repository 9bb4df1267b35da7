import type { ModalView } from "@slack/types";
import type { Bot } from "../../src/bot.ts";
import { note, type Press } from "../../src/chat/card.ts";
import { errorKind } from "../../src/chat/error-kind.ts";
import type { Reply, Request } from "../../src/chat/exchange.ts";
import { withAnswers } from "../../src/chat/press.ts";
import { type Language, say, type Text } from "../../src/chat/text.ts";
import type { Log, TimeSource } from "../../src/flow/services.ts";
import { drawCard } from "../block-kit/card.ts";
import { inputFor } from "../block-kit/form.ts";
import type { Placement } from "../placing.ts";
import { type BackgroundWork, doneWithin } from "../runtime/background.ts";
import { type Fetching, receiveFiles } from "./files.ts";
import {
  type Answering,
  type Asker,
  modalRef,
  placementFor,
  pressedIn,
  putAnswer,
  putReply,
  rememberView,
  type SlackApi,
} from "./outlet.ts";
import { type RequestIs, requestFrom, type SlackSender, type StandsIn } from "./parse.ts";
import { cardView, drawAnswer, drawForm, waitingView } from "./render.ts";
import { words } from "./words.ts";

/** What answers that may be modals are given with. */
export type ModalServices = Answering &
  Fetching & {
    readonly bot: Pick<Bot, "handle" | "posted" | "receive" | "answerLater">;
    readonly api: SlackApi;
    readonly time: Pick<TimeSource, "wait">;
    readonly log: Log;
    readonly background: BackgroundWork;
    /** Draws somebody's desk at home anew, where it is open. */
    readonly refreshHome: (user: string) => Promise<void>;
  };

/** What goes back with the acknowledgement: nothing, an ephemeral message, a modal's errors, options. */
export type Acknowledgement = object | undefined;

/** How long an answer may take before a waiting modal is opened in its place, in milliseconds. */
const patience = 1500;

/** How an answer may be shown. */
export type Showing = {
  readonly asker: Asker;
  /** Lets a modal be opened. */
  readonly trigger: string | undefined;
  /** An answer in private may go out with the acknowledgement. */
  readonly inAnswer: boolean;
  /** Where it was asked: whoever looks at a modal, or at home, would not see an answer elsewhere. */
  readonly standsIn: StandsIn;
};

/**
 * Shows the answer to something a modal may be opened for: a form as a modal, anything else as a
 * message. Where the answer takes long, a modal that says so opens at once and is filled in later.
 */
export const settle = async (
  services: ModalServices,
  work: Promise<Reply>,
  showing: Showing,
): Promise<Acknowledgement> => {
  const { asker, trigger, standsIn } = showing;
  const { background, refreshHome } = services;
  if (trigger === undefined) {
    await putReply(services, await work, asker);
    await refreshHome(asker.user);
    return undefined;
  }
  const quick = await doneWithin(services.time, patience, work);
  if (quick !== undefined) {
    const acknowledgement = await show(services, quick.done, showing, trigger);
    background.start(refreshHome(asker.user));
    return acknowledgement;
  }
  const modal = await openModal(services, trigger, waitingView(), standsIn === "modal");
  background.start(
    (async () => {
      const reply = await work;
      if (modal === undefined) await putReply(services, reply, asker);
      else await fillModal(services, modal, reply, asker);
      await refreshHome(asker.user);
    })(),
  );
  return undefined;
};

const show = async (
  services: ModalServices,
  reply: Reply,
  { asker, inAnswer, standsIn }: Showing,
  trigger: string,
): Promise<Acknowledgement> => {
  const placement = placementFor(reply, asker);
  if (placement === undefined) return undefined;
  if (placement.content.is === "form" || standsIn !== "message") {
    const view = viewOf(placement, asker);
    const modal = await openModal(services, trigger, view, standsIn === "modal");
    if (modal !== undefined) {
      rememberModal(services, placement, asker, modal);
      return undefined;
    }
  }
  return putAnswer(services, placement, asker, inAnswer);
};

/** A modal that was opened to wait shows the answer; a card is put where it belongs as well. */
const fillModal = async (
  services: ModalServices,
  modal: string,
  reply: Reply,
  asker: Asker,
): Promise<void> => {
  const placement = placementFor(reply, asker);
  if (placement === undefined) return;
  await services.api
    .updateModal(modal, viewOf(placement, asker))
    .catch(reportTo(services, "modal"));
  rememberModal(services, placement, asker, modal);
  if (placement.content.is === "card") await putAnswer(services, placement, asker);
};

/** Remembers what a modal shows, so that it goes from one that is open too; in its own time, since Slack waits. */
const rememberModal = (
  { background, ...services }: ModalServices,
  placement: Placement,
  { user }: Asker,
  modal: string,
): void => background.start(rememberView(services, placement, { user, ref: modalRef(modal) }));

/** An answer as a modal: a form to be filled in, or a card to be read. */
const viewOf = (placement: Placement, asker: Asker): ModalView => {
  const { content, language } = placement;
  if (content.is === "card")
    return cardView(words.doneTitle, drawAnswer(placement, asker).blocks, language);
  const { conversation, direct, pressed } = asker;
  return drawForm(content.form, language, {
    conversation,
    group: !direct,
    message: pressed?.message,
  });
};

/** Opens a modal, on top of the one that is open where there is one; undefined where Slack refused. */
const openModal = async (
  services: ModalServices,
  trigger: string,
  view: ModalView,
  onTop: boolean,
): Promise<string | undefined> => {
  try {
    return await services.api.openModal(trigger, view, onTop);
  } catch (error) {
    reportTo(services, "modal")(error);
    return undefined;
  }
};

const reportTo =
  ({ log }: ModalServices, what: string) =>
  (error: unknown): void =>
    log("warn", `slack ${what} failed`, { kind: errorKind(error) });

// ---------------------------------------------------------------- submitted modals

/** How long Slack is given to show what came with an acknowledgement, in milliseconds. */
const settling = 500;

/** What is wrong with the files of a form, by question. */
type FileProblems = {
  readonly problems: Readonly<Record<string, Text>>;
  /** What was answered, with the files that were taken. */
  readonly answers: Readonly<Record<string, unknown>>;
};

/** Does what a submitted form asks; its modal closes, shows what is wrong, or shows what goes on. */
export const answerSubmit = async (
  services: ModalServices,
  request: RequestIs<"submit">,
): Promise<Acknowledgement> => {
  const { user, origin, press, language } = request;
  if (press === undefined) {
    const { blocks } = drawCard(note(words.goneTitle, [words.gone]), language);
    return updateWith(cardView(words.goneTitle, blocks, language));
  }
  const asker: Asker = {
    user,
    conversation: origin.conversation,
    direct: !origin.group,
    pressed: pressedIn(origin, press),
  };
  const { background, refreshHome, time } = services;
  const work = submit(services, request, press);
  const quick = await doneWithin(time, patience, work);
  if (quick !== undefined) {
    const acknowledgement = afterSubmit(services, quick.done, request, asker);
    // It has had its effect: an answer that cannot be placed must not make it come again.
    if (acknowledgement === undefined && "is" in quick.done)
      await putReply(services, quick.done, asker).catch(reportTo(services, "answer"));
    background.start(refreshHome(user));
    return acknowledgement;
  }
  background.start(
    (async () => {
      const done = await work;
      const reply = "is" in done ? done : await askAgain(services, request, press, done);
      // Slack must have put the waiting modal there, or it would take the place of what follows.
      await time.wait(settling, new AbortController().signal);
      await fillModal(services, request.view, reply, asker);
      await refreshHome(user);
    })(),
  );
  return updateWith(waitingView());
};

const pressFrom = (
  { origin, language, ...request }: Pick<RequestIs<"submit">, "origin" | "language"> & SlackSender,
  press: Press,
): Request => ({
  ...requestFrom(request, origin.conversation, !origin.group, { is: "press", press }),
  locale: language,
});

/** Takes in the files of a form, then submits it; where a file is not taken, says so at its question. */
const submit = async (
  services: ModalServices,
  request: RequestIs<"submit">,
  press: Press,
): Promise<Reply | FileProblems> => {
  const answers: Record<string, unknown> = { ...request.answers };
  const problems: Record<string, Text> = {};
  for (const [key, files] of Object.entries(request.files)) {
    if (files.length === 0) continue;
    const received = await receiveFiles(services, request.user, files);
    const [problem] = received.problems;
    if (problem !== undefined) problems[key] = problem;
    const before = Array.isArray(answers[key]) ? answers[key] : [];
    answers[key] = [...before, ...received.ids];
  }
  if (Object.keys(problems).length > 0) return { problems, answers };
  return services.bot.handle(pressFrom(request, withAnswers(press, answers)));
};

/** The form once more, with all that was answered, where its modal has gone meanwhile. */
const askAgain = async (
  { bot }: ModalServices,
  request: RequestIs<"submit">,
  { answers: before, ...press }: Press,
  { problems, answers }: FileProblems,
): Promise<Reply> => {
  const prefill = { ...before, ...answers };
  const event = `${request.event}:again`;
  const reply = await bot.handle(pressFrom({ ...request, event }, { ...press, prefill }));
  if (reply.is !== "form") return reply;
  const questions = reply.form.questions.map((question) => {
    const problem = problems[question.key];
    return problem === undefined ? question : { ...question, problem };
  });
  return { ...reply, form: { ...reply.form, questions } };
};

/** What a modal shows after it was submitted; undefined where it closes. */
const afterSubmit = (
  services: ModalServices,
  done: Reply | FileProblems,
  { inputs, language, view }: RequestIs<"submit">,
  asker: Asker,
): Acknowledgement => {
  if ("problems" in done) return errorsAt(done.problems, inputs, language);
  const placement = placementFor(done, asker);
  if (placement === undefined) return undefined;
  const { content } = placement;
  const updated = (): Acknowledgement => {
    rememberModal(services, placement, asker, view);
    return updateWith(viewOf(placement, asker));
  };
  if (content.is === "card") return done.is === "refusal" ? updated() : undefined;
  const { questions } = content.form;
  const problems = Object.fromEntries(
    questions.flatMap(({ key, problem }) => (problem === undefined ? [] : [[key, problem]])),
  );
  const asksTheSame = questions.every(({ key }) => inputFor(key, inputs) !== undefined);
  const errors =
    asksTheSame && Object.keys(problems).length > 0
      ? errorsAt(problems, inputs, done.language)
      : undefined;
  return errors ?? updated();
};

/** Errors at the questions they belong to; undefined where one has no place. */
const errorsAt = (
  problems: Readonly<Record<string, Text>>,
  inputs: readonly string[],
  language: Language,
): Acknowledgement => {
  const errors: Record<string, string> = {};
  for (const [key, problem] of Object.entries(problems)) {
    const input = inputFor(key, inputs);
    if (input === undefined) return undefined;
    errors[input] = say(problem, language);
  }
  return { response_action: "errors", errors };
};

const updateWith = (view: ModalView): Acknowledgement => ({ response_action: "update", view });
