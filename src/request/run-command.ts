import { action, note, paragraph } from "../chat/card.ts";
import { isWritten } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { anyOf, sentences } from "../chat/text.ts";
import { type Command, type CommandContext, mayRun } from "../commands/command.ts";
import { words as commandWords } from "../commands/words.ts";
import { calendarLink, linkTo } from "../files/link.ts";
import { seatName } from "../flow/seat.ts";
import { meantKey } from "../flow/unlikely-day.ts";
import { offlineAdvice } from "../screening/screen.ts";
import { askFirst } from "./ask-first.ts";
import type { RequestContext } from "./context.ts";
import { type Again, formFor, notedDays, problemsIn, readForm, refuseInForm } from "./form.ts";
import type { Intent } from "./intent.ts";
import type { Outcome } from "./outcome.ts";
import { askUnlikely } from "./unlikely-days.ts";
import { unusedText } from "./unused.ts";
import { talk } from "./words.ts";

/** Whether what is typed with a command is kept for others to read, in no matter that could be restricted. */
const keepsText = ({ form, shows }: Command): boolean =>
  shows !== true && Object.values(form).some(isWritten);

/** Runs a command that is no step of a matter: help, lists, binding; or asks for what is missing. */
export const runCommand = async (
  context: RequestContext,
  command: Command,
  intent: Intent,
): Promise<Outcome> => {
  const { services, actor, request } = context;

  // Ask who may.
  if (!mayRun(actor, command)) {
    const names = (command.by ?? []).map((office) => seatName(office, {}));
    const { instead } = command;
    const notFor = commandWords.notFor(anyOf(names));
    const said = instead === undefined ? notFor : sentences(notFor, instead);
    return { is: "refused", refusal: new Refusal(said) };
  }

  // Read the form, or show it.
  const about = intent.code === undefined ? {} : { code: intent.code };
  const again: Again = (problems) =>
    formFor(context, {
      title: command.label,
      fields: command.form,
      raw: intent.raw,
      submit: { command: command.id, ...about },
      submitLabel: talk.submit,
      intro: [paragraph(command.help, "subtle")],
      problems,
    });
  const read = readForm(command.form, intent.raw, context);
  if ("problems" in read) return { is: "form", form: again(problemsIn(intent, read)) };
  if (context.verdict.is === "minor" && keepsText(command)) {
    const { title, paragraphs } = offlineAdvice(context.verdict);
    const card = note(title, [...paragraphs.slice(0, 2), talk.notKeptHere(command.label)]);
    return { is: "advised", card, forget: true };
  }
  // A button that answered a question about a day sends nothing: the form does.
  const answered = intent.unsure === true && intent.raw[meantKey] !== undefined;
  if (intent.unknown !== undefined || intent.guessed === true || answered)
    return { is: "form", form: again() };
  const unused = command.shows === true ? undefined : unusedText(context, intent);
  if (unused !== undefined) {
    const press = { command: command.id, ...about, prefill: intent.raw };
    const run = action(command.label, press, "primary");
    return { is: "advised", card: note(command.label, [unused, talk.notDoneYet], [run]) };
  }

  const asked =
    command.shows === true
      ? undefined
      : askUnlikely(context, command.form, read.answers, intent.raw);
  if (asked !== undefined) return askFirst(context, intent, again(), asked);

  // Run it.
  const { store, flows, commands, newId, newSalt, platformName, moveClock, resetDemo } = services;
  const running: CommandContext = {
    ...context,
    ...about,
    store,
    flows,
    commands,
    request,
    event: intent.event,
    newId,
    newSalt,
    platformName,
    fileLink: (file) => linkTo(services, context, file),
    calendarLink: (file, since) => calendarLink(services, context, file, since),
    ...(moveClock === undefined ? {} : { moveClock }),
    ...(resetDemo === undefined ? {} : { resetDemo }),
  };
  const result = await command.run(read.answers, running);
  return result instanceof Refusal
    ? refuseInForm(result, again)
    : { is: "result", result, ...notedDays(command.form, intent.raw, read, context.today) };
};
