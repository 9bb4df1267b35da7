import { formFor, type Raw, readForm } from "./answers.ts";
import { type Asking, refused, said, type Unworded, type Wish } from "./asking.ts";
import { paragraph } from "./chat/card.ts";
import type { Fields } from "./chat/field.ts";
import { Refusal } from "./chat/refusal.ts";
import { anyOf, shortened } from "./chat/text.ts";
import { optionsOf, pendingFiles } from "./core.ts";
import type { Asked, Command } from "./desk/command.ts";
import { mayRun } from "./desk/help.ts";
import { words as deskWords } from "./desk/words.ts";
import { type Again, linkTo, problemsIn, refusedForm, withFiles } from "./finishing.ts";
import { roleNames } from "./flow/words.ts";
import { open } from "./opening.ts";
import { take } from "./taking.ts";
import { talk } from "./words.ts";

/** Does what was wanted, or asks for what is missing. Asks who may see and who may act before anything else. */
export const fulfilled = async (asking: Asking, wish: Wish): Promise<Unworded> => {
  const { core } = asking;
  const [kind, step = ""] = wish.id.split(".");
  const flow = core.flows.find((one) => one.kind === kind);
  if (flow === undefined) {
    const command = core.commands.find(({ id }) => id === wish.id);
    return command === undefined
      ? refused(new Refusal(talk.unknownWord(shortened(wish.id, 30))))
      : run(asking, command, wish);
  }
  if (step === flow.opening.id) {
    const { form } = flow.opening;
    const answer = await open(await withFiles(asking, form, wish.raw), flow, wish);
    return forgetting(form, wish.raw, await offeringFiles(asking, answer));
  }
  const declared = Object.hasOwn(flow.steps, step) ? flow.steps[step] : undefined;
  if (declared === undefined) return refused(new Refusal(talk.unknownWord(shortened(wish.id, 30))));
  if (wish.code === undefined) return refused(new Refusal(deskWords.needCode(declared.label)));
  const { code } = wish;
  const doing = await withFiles(asking, declared.form, wish.raw);
  return offeringFiles(asking, await take(doing, flow, step, declared, { ...wish, code }));
};

/** An answer whose form, where it asks for files, offers what the actor has sent and not used. */
const offeringFiles = async (asking: Asking, answer: Unworded): Promise<Unworded> => {
  if (answer.is !== "form" && answer.is !== "refusal") return answer;
  const { form } = answer;
  if (form === undefined || !form.questions.some(({ field }) => field.kind === "files"))
    return answer;
  const files = await pendingFiles(asking.core, asking.actor);
  const options = optionsOf({ ...asking, files }, "files");
  const questions = form.questions.map((question) =>
    question.field.kind === "files" ? { ...question, options } : question,
  );
  return { ...answer, form: { ...form, questions } };
};

const run = async (asking: Asking, command: Command, wish: Wish): Promise<Unworded> => {
  const { core, actor, request } = asking;
  if (!mayRun(actor, command)) {
    const names = (command.by ?? []).map((role) => roleNames[role]);
    return refused(new Refusal(deskWords.notFor(anyOf(names))));
  }
  const read = readForm(command.form, wish.raw, asking);
  const again: Again = (problems) =>
    formFor(asking, {
      title: command.label,
      fields: command.form,
      raw: wish.raw,
      submit: { command: command.id, ...(wish.code === undefined ? {} : { code: wish.code }) },
      submitLabel: talk.submit,
      ...(problems === undefined ? {} : { problems }),
      intro: [paragraph(command.help, "subtle")],
    });
  if ("problems" in read) return { is: "form", form: again(problemsIn(wish, read)) };
  const asked: Asked = {
    ...asking,
    store: core.store,
    flows: core.flows,
    commands: core.commands,
    request,
    event: wish.event,
    newId: core.newId,
    newSalt: core.newSalt,
    fileLink: (file) => linkTo(asking, file),
    ...(wish.code === undefined ? {} : { code: wish.code }),
    ...(core.moveClock === undefined ? {} : { moveClock: core.moveClock }),
  };
  const result = await command.run(read.answers, asked);
  return result instanceof Refusal && result.field !== undefined
    ? refusedForm(result, again)
    : said(result);
};

/** What was typed is not kept in the chat where something in it is to be kept apart. */
const forgetting = (fields: Fields, raw: Raw, answer: Unworded): Unworded =>
  answer.is !== "silence" &&
  Object.entries(fields).some(([key, { apart }]) => apart === true && raw[key] !== undefined)
    ? { ...answer, forget: true }
    : answer;
