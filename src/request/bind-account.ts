import { action, note } from "../chat/card.ts";
import type { Request } from "../chat/exchange.ts";
import { Refusal } from "../chat/refusal.ts";
import { codeHash } from "../commands/bind.ts";
import { unboundCard } from "../commands/help.ts";
import { words } from "../commands/words.ts";
import { postEvents, tellOfPost } from "../flow/post-watch.ts";
import { readLine } from "../line/read-line.ts";
import type { RequestServices } from "./context.ts";
import { type Answer, refuseWith } from "./reply.ts";

/** Help and binding: all there is for an account without a post. */
export const answerUnbound = async (
  services: RequestServices,
  request: Request,
): Promise<Answer> => {
  const { surface } = request;
  const typed = codeIn(services, request);
  if (typed === undefined)
    return surface.is === "group" && !surface.mentioned
      ? { is: "silence" }
      : { is: "card", card: unboundCard(services.county) };
  // Where the account is written to later is where it binds, so never a group.
  if (surface.is === "group") return refuseWith(new Refusal(words.bindInPrivate));
  return bindAccount(services, request, typed);
};

/** Binds an account to the post a one-time code is for. */
const bindAccount = async (
  { store, time, newId, platformName }: RequestServices,
  { platform, account, locale, surface }: Request,
  typed: string,
): Promise<Answer> => {
  const now = time.now();
  const hash = codeHash(typed);
  const code = await store.bindCode(hash);
  const directory = await store.directory();
  const person =
    code === undefined || code.expiresAt <= now ? undefined : directory.people.get(code.person);
  if (person === undefined) return refuseWith(new Refusal(words.bindBad));
  const watched = await tellOfPost(
    { store, directory, now, newId },
    { post: person, by: person.id, said: postEvents.bound(person.name, platformName(platform)) },
  );
  const outcome = await store.save({
    seen: { event: `bind:${hash}`, actor: person.id, at: now },
    ...watched,
    usedCode: hash,
    // Whoever held the post chose for themselves; a second account changes nothing.
    ...(locale === undefined || directory.bound.has(person.id)
      ? {}
      : { language: { person: person.id, language: locale } }),
    boundAccount: {
      platform,
      external: account,
      person: person.id,
      conversation: surface.conversation,
    },
  });
  if (outcome !== "saved") return refuseWith(new Refusal(words.bindBad));
  const actions = [
    action(words.help, { command: "help" }, "primary"),
    action(words.todo, { command: "todo" }),
  ];
  return { is: "card", card: note(words.bound(person.name), [words.helpType], actions) };
};

/** The code in what was typed or pressed, where it is the command to bind. */
const codeIn = ({ verbs, time }: RequestServices, { said }: Request): string | undefined => {
  if (said.is === "press") {
    const code = said.press.command === "bind" ? said.press.answers?.["code"] : undefined;
    return typeof code === "string" ? code : undefined;
  }
  const read = readLine(
    said.line,
    verbs.filter(({ id }) => id === "bind"),
    time.now(),
  );
  if (read.is !== "command") return undefined;
  return read.candidates[0]?.main ?? read.candidates[0]?.values["code"];
};
