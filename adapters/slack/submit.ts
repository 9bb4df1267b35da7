import type { ModalView } from "@slack/types";
import { note, type Press } from "../../src/chat/card.ts";
import type { Reply, Request } from "../../src/chat/exchange.ts";
import { type Language, say, type Text } from "../../src/chat/text.ts";
import { answersIn, submitted } from "./answers.ts";
import { fetchFiles } from "./download.ts";
import { blockOf } from "./inputs.ts";
import { cardView, drawForm, waitingView } from "./modal.ts";
import { type Of, requestOf, surfaceOf } from "./parse.ts";
import { type Asker, place } from "./place.ts";
import { pressOf } from "./press.ts";
import { drawCard } from "./render.ts";
import {
  type Acknowledged,
  type Answering,
  failed,
  fill,
  formIn,
  originOf,
  readingView,
  within,
} from "./show.ts";
import { words } from "./words.ts";

/** How long Slack is given to show what came with an acknowledgement, in milliseconds. */
const settling = 500;

/** Does what a submitted form asks; its modal closes, shows what is wrong, or shows what goes on. */
export const answerSubmit = async (parts: Answering, said: Of<"submit">): Promise<Acknowledged> => {
  const { user, origin } = said;
  const direct = !origin.group;
  const asker: Asker = {
    user,
    conversation: origin.conversation,
    direct,
    acted: true,
    ...(origin.message === undefined ? {} : { message: origin.message }),
  };
  const press = pressOf(said.press, said.blocks);
  if (press === undefined)
    return updated(
      cardView(
        words.goneTitle,
        drawCard(note(words.goneTitle, [words.gone]), said.language).blocks,
        said.language,
      ),
    );
  const work = submit(parts, said, press, surfaceOf(asker.conversation, direct));
  const quick = await within(parts.clock, work);
  const shown = Object.keys(said.values);
  if (quick !== undefined) {
    const outcome = afterSubmit(quick.done, shown, asker);
    if (outcome.acknowledged === undefined) await placeSafely(parts, quick.done, asker);
    parts.meanwhile(parts.home.changed(user));
    return outcome.acknowledged;
  }
  parts.meanwhile(
    (async () => {
      const done = await work;
      const shown = "problems" in done ? await askedAgain(parts, said, press, done) : done;
      // Slack must have put the waiting modal there, or it would take the place of what follows.
      await parts.clock.wait(settling, new AbortController().signal);
      await fill(parts, said.view, shown, asker);
      await parts.home.changed(user);
    })(),
  );
  return updated(waitingView());
};

type Problems = {
  readonly problems: Readonly<Record<string, Text>>;
  readonly language: Language;
  /** What was answered, with the files that were taken. */
  readonly answers: Readonly<Record<string, unknown>>;
};

/** The form once more, with all that was answered, where its modal has gone meanwhile. */
const askedAgain = async (
  parts: Answering,
  said: Of<"submit">,
  { answers: before, ...press }: Press,
  { problems, answers }: Problems,
): Promise<Reply> => {
  const surface = surfaceOf(said.origin.conversation, !said.origin.group);
  const prefill = { ...before, ...answers };
  const reply = await parts.bot.handle(
    requestOf({ ...said, event: `${said.event}:again` }, surface, {
      is: "press",
      press: { ...press, prefill },
    }),
  );
  if (reply.is !== "form") return reply;
  const questions = reply.form.questions.map((question) => {
    const problem = problems[question.key];
    return problem === undefined ? question : { ...question, problem };
  });
  return { ...reply, form: { ...reply.form, questions } };
};

/** Takes in the files of a form, then submits it; where a file is not taken, says so at its question. */
const submit = async (
  parts: Answering,
  said: Of<"submit">,
  press: Press,
  surface: Request["surface"],
): Promise<Reply | Problems> => {
  const { answers, files } = answersIn(said.values);
  const whole: Record<string, unknown> = { ...answers };
  const problems: Record<string, Text> = {};
  for (const [key, named] of Object.entries(files)) {
    if (named.length === 0) continue;
    const known = named.map((one) => said.files[one.id] ?? one);
    const fetched = await fetchFiles(parts, said.user, known);
    const [problem] = fetched.problems;
    if (problem !== undefined) problems[key] = problem;
    const before = Array.isArray(answers[key]) ? answers[key] : [];
    whole[key] = [...before, ...fetched.ids];
  }
  if (Object.keys(problems).length > 0)
    return { problems, language: said.language, answers: whole };
  return parts.bot.handle(
    requestOf(said, surface, { is: "press", press: submitted(press, whole) }),
  );
};

/** What a modal shows after it was submitted; nothing where it closes. */
const afterSubmit = (
  done: Reply | Problems,
  shown: readonly string[],
  asker: Asker,
): { readonly acknowledged: Acknowledged } => {
  if ("problems" in done) return { acknowledged: errorsAt(done.problems, shown, done.language) };
  const form = formIn(done);
  if (form === undefined) {
    const staying = done.is === "refusal" ? readingView(done, asker) : undefined;
    return { acknowledged: staying && updated(staying) };
  }
  const wrong = form.questions.flatMap(({ key, problem }) =>
    problem === undefined ? [] : [[key, problem] as const],
  );
  const asksTheSame = form.questions.every(({ key }) => blockOf(key, shown) !== undefined);
  const errors = errorsAt(Object.fromEntries(wrong), shown, done.language);
  return {
    acknowledged:
      wrong.length > 0 && asksTheSame && errors !== undefined
        ? errors
        : updated(drawForm(form, done.language, originOf(asker))),
  };
};

/** Errors at the questions they belong to; undefined where one has no place. */
const errorsAt = (
  problems: Readonly<Record<string, Text>>,
  shown: readonly string[],
  language: Language,
): object | undefined => {
  const errors: Record<string, string> = {};
  for (const [key, problem] of Object.entries(problems)) {
    const block = blockOf(key, shown);
    if (block === undefined) return undefined;
    errors[block] = say(problem, language);
  }
  return { response_action: "errors", errors };
};

const updated = (view: ModalView): object => ({ response_action: "update", view });

/** What was submitted has had its effect: an answer that cannot be placed must not make it come again. */
const placeSafely = async (
  parts: Answering,
  done: Reply | Problems,
  asker: Asker,
): Promise<void> => {
  if ("problems" in done) return;
  await place(parts, done, asker).catch(failed(parts, "answer"));
};
