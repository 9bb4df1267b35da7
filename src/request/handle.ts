import { momentText } from "../calendar/day.ts";
import { errorKind } from "../chat/error-kind.ts";
import type { Reply, Request } from "../chat/exchange.ts";
import { type Language, sentences } from "../chat/text.ts";
import { saidOnLeaving } from "../flow/told.ts";
import { words as flowWords } from "../flow/words.ts";
import { actorOf } from "../people/new-account.ts";
import { eachInTurn } from "../store/queue.ts";
import { answerUnbound } from "./bind-account.ts";
import { withoutChildNames } from "./child-names.ts";
import { contextFor, type RequestContext, type RequestServices } from "./context.ts";
import { execute } from "./execute.ts";
import { type Intent, isIntent } from "./intent.ts";
import { listedIn } from "./just-shown.ts";
import { tooMuch } from "./limits.ts";
import type { Outcome } from "./outcome.ts";
import { readIntent } from "./read-intent.ts";
import { type Break, brokenCard, replyWith } from "./reply.ts";
import { withShown } from "./shown.ts";
import { standingOf } from "./standing.ts";
import { talk } from "./words.ts";

/** Answers the requests of each account one after the other; never throws. What is too much is refused before it waits. */
export const handler = (services: RequestServices): ((request: Request) => Promise<Reply>) => {
  const inTurn = eachInTurn();
  return async (request) => {
    const refused = refuse(services, request);
    const { platform, account } = request;
    return refused ?? inTurn(JSON.stringify([platform, account]), () => handle(services, request));
  };
};

/** Why a request is not worked on where too much came: once a minute in words, the lines after it in silence. */
const refuse = ({ limiter }: RequestServices, request: Request): Reply | undefined => {
  const card = tooMuch(limiter, request);
  if (card === undefined) return undefined;
  const language = guessLanguage(request);
  const told = limiter?.("refusals", request) !== undefined;
  return told && request.said.is === "line"
    ? { language, is: "silence" }
    : { language, is: "refusal", card };
};

/** Answers one request of anybody; never throws. */
export const handle = async (services: RequestServices, request: Request): Promise<Reply> => {
  let language = guessLanguage(request);
  try {
    const { platform, account: external } = request;
    const { account, directory } = await standingOf(services.store, platform, external);
    const actor = actorOf(directory, account, services.time.now());
    if (actor === undefined) return { language, ...(await answerUnbound(services, request)) };
    language = actor.language;
    const nameless = withoutChildNames(request);
    const context = await contextFor(services, nameless, actor, directory);
    const intent = await readIntent(context);
    const done = isIntent(intent) ? await execute(context, intent) : intent;
    const known = await withLeaving(context, intent, done);
    const outcome = nameless === request ? known : withMasked(known);
    const answer = await replyWith(context, withNewAccount(context, intent, outcome));
    const shown = await withShown(context, intent, outcome, answer);
    noteShown(context, shown);
    return { language, ...shown };
  } catch (error) {
    const id = services.newId();
    const kind = errorKind(error);
    services.log("error", "request failed", { id, kind, where: placeOf(error) });
    return { language, is: "refusal", card: brokenCard(id, breakOf(kind)), broke: true };
  }
};

/** Remembers which matters were shown to this person last. */
const noteShown = (
  { services, actor, now }: RequestContext,
  shown: Awaited<ReturnType<typeof withShown>>,
): void => {
  const listed = "card" in shown && shown.card !== undefined ? listedIn(shown.card) : [];
  // What a program sends is not what the person of the post means by “that one”.
  if (actor.program !== undefined) return;
  services.shown?.note(
    actor.id,
    listed.length > 0 ? listed : shown.about === undefined ? [] : [shown.about],
    now,
  );
};

/** What came of a request in which a child was named: said so, and what was typed is kept nowhere. */
const withMasked = (outcome: Outcome): Outcome => {
  const { note } = outcome;
  return {
    ...outcome,
    note: note === undefined ? talk.childMasked : sentences(talk.childMasked, note),
    forget: true,
  };
};

/** A matter that is not there for somebody any more whom a step took out of it: what they were told then. */
const withLeaving = async (
  { services, request: { said }, actor }: RequestContext,
  intent: Intent | Outcome,
  outcome: Outcome,
): Promise<Outcome> => {
  const code = isIntent(intent) ? intent.code : said.is === "press" ? said.press.code : undefined;
  if (outcome.is !== "refused" || outcome.refusal.text !== flowWords.noSuchRecord) return outcome;
  const card = code && (await saidOnLeaving(services.store, code, actor));
  return card ? { is: "card", card } : outcome;
};

/** What an error says of what broke. */
const breakOf = (kind: string): Break =>
  kind === "SealError" ? "seal" : /^(Prisma|Database)/.test(kind) ? "database" : "other";

/** What a new account does not see, said of everything it looks for: so it tells nothing of what there is. */
const withNewAccount = (
  { services, actor: { newUntil } }: RequestContext,
  intent: Intent | Outcome,
  outcome: Outcome,
): Outcome => {
  const looks =
    isIntent(intent) &&
    services.commands.some(({ id, shows }) => id === intent.id && shows === true);
  if (newUntil === undefined || !(looks || outcome.is === "refused")) return outcome;
  const said = flowWords.newAccount(momentText(newUntil));
  return { ...outcome, note: outcome.note === undefined ? said : sentences(outcome.note, said) };
};

/** Where in our code an error arose, without its message: messages may quote what people typed. */
const placeOf = (error: unknown): string | undefined =>
  error instanceof Error
    ? error.stack
        ?.split("\n")
        .filter((line) => /^\s+at /.test(line))[0]
        ?.trim()
    : undefined;

/**
 * The language of somebody we do not know: what the platform says; else English where there are
 * letters and none of them Chinese.
 */
const guessLanguage = ({ said, locale }: Request): Language => {
  if (locale !== undefined) return locale;
  const english = said.is === "line" && /[a-z]/i.test(said.line);
  return english && !/\p{Script=Han}/u.test(said.line) ? "en" : "zh-CN";
};
