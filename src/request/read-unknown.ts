import { action } from "../chat/card.ts";
import { Refusal } from "../chat/refusal.ts";
import { shorten } from "../chat/text.ts";
import { commandLabel, mayEver } from "../commands/command.ts";
import { words as commandWords } from "../commands/words.ts";
import { isGuarding } from "../flow/accuse.ts";
import { talkOf } from "../line/courtesy.ts";
import { asRead } from "../line/rank-verbs.ts";
import { readLine } from "../line/read-line.ts";
import type { Line } from "../line/verb.ts";
import { aboutKind } from "./about-kind.ts";
import { chooseMatter } from "./choose-matter.ts";
import type { RequestContext } from "./context.ts";
import { type IntentOrOutcome, isIntent } from "./intent.ts";
import { noSuchNumber } from "./no-such-number.ts";
import type { Outcome } from "./outcome.ts";
import { greet } from "./small-talk.ts";
import { understand } from "./understand.ts";
import { talk } from "./words.ts";

/** A word that is no command: understood, or taken for a slip where it is nearly a word of ours. */
export const readUnknown = async (
  context: RequestContext,
  read: Extract<Line, { is: "unknown" }>,
  line: string,
): Promise<IntentOrOutcome | undefined> => {
  if (!isOwnWord(context, read)) return readTalk(context, line);
  // 答复jy1 都改好了: the word of another kind, in a sentence that is clear.
  const said = read.code === undefined ? undefined : await understand(context, line);
  // To be shown it asks for nothing that the word does.
  return said !== undefined && isIntent(said) && said.id !== "show" ? said : undefined;
};

/** What is said in people's own words: understood, or courtesy and nothing else. */
export const readTalk = async (
  context: RequestContext,
  said: string,
): Promise<IntentOrOutcome | undefined> => {
  const absent = noSuchNumber(context, said);
  if (absent !== undefined) return absent;
  const talked = talkOf(said) ?? talkOf(asRead(said, context.services.verbs));
  if (talked === "hello" || talked === "bye" || talked === "never mind")
    return greet(context, talked);
  // What a plain word answers where something waits for it is that, and courtesy where nothing does.
  return (
    (await understand(context, said)) ?? (talked === undefined ? undefined : greet(context, talked))
  );
};

/**
 * 上会 JY-2026-0003, 不上会 jy3 已在办: the number is not that of the meeting, but of what is put on its
 * agenda or left off it. Read as if the meeting had been named, it is asked which is meant.
 */
export const aboutAgenda = (
  context: RequestContext,
  { word, code }: Extract<Line, { is: "unknown" }>,
  line: string,
): ReturnType<typeof chooseMatter> | undefined => {
  const { flows, verbs } = context.services;
  const said = word.toLowerCase();
  const flow = flows.find(
    ({ agenda, steps }) =>
      agenda !== undefined &&
      [agenda.adds, agenda.leaves].some((id) => steps[id]?.names.includes(said) === true),
  );
  const at = line.indexOf(word);
  if (flow === undefined || code === undefined || at < 0) return undefined;
  const [before, behind] = [line.slice(0, at), line.slice(at + word.length)];
  const read = readLine(`${word} ${flow.prefix}1 ${before} ${behind}`, verbs, context.now);
  return read.is === "command" ? chooseMatter(context, read.candidates) : undefined;
};

/** The kind of matter a word alone names. */
const kindCalled = ({ services }: RequestContext, word: string) =>
  services.flows.find(({ names }) => names.includes(word.toLowerCase()));

/** A word of ours that says what it is about: a kind alone, or a step with a number of another kind. */
const isOwnWord = (
  context: RequestContext,
  { word, code }: Extract<Line, { is: "unknown" }>,
): boolean =>
  kindCalled(context, word) !== undefined ||
  (code !== undefined &&
    context.services.verbs.some(({ names }) => names.includes(word.toLowerCase())));

/** A word that is no command: the nearest ones this person could use, as buttons; of a kind what it is about. */
export const offerNearest = (
  context: RequestContext,
  { word, nearest, code }: Extract<Line, { is: "unknown" }>,
): Outcome | Promise<Outcome> => {
  const { services, actor } = context;
  const about = code === undefined ? {} : { code };
  const kind = kindCalled(context, word);
  const buttons = nearest
    .filter(({ id }) => mayEver(services, actor, id) && (kind === undefined || !isGuarding(id)))
    .map(({ id }) => action(commandLabel(services, id), { command: id, ...about }));
  if (kind !== undefined) return aboutKind(context, kind, buttons);
  const actions = [
    ...buttons,
    ...(code === undefined ? [] : [action(commandWords.show, { command: "show", code })]),
    action(commandWords.help, { command: "help" }),
  ];
  return {
    is: "refused",
    refusal: new Refusal(talk.unknownWord(shorten(word, 30)), { actions }),
  };
};
