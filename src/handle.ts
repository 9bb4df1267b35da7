import { type Asking, noted, refused, type Unworded } from "./asking.ts";
import { action, note } from "./chat/card.ts";
import type { Reply, Request } from "./chat/exchange.ts";
import { readLine } from "./chat/line.ts";
import { Refusal } from "./chat/refusal.ts";
import type { Language } from "./chat/text.ts";
import { brokenCard, type Core, doingOf } from "./core.ts";
import { codeHash } from "./desk/binding.ts";
import { unboundCard } from "./desk/help.ts";
import { words as deskWords } from "./desk/words.ts";
import { fulfilled } from "./fulfil.ts";
import { isWish, wanted } from "./wish.ts";

/** Answers one request of anybody; never throws. */
export const handle = async (core: Core, request: Request): Promise<Reply> => {
  let language: Language = spoken(request);
  try {
    const { account, directory } = await core.store.standing(request.platform, request.account);
    const actor = account === undefined ? undefined : directory.people.get(account.person);
    if (actor === undefined) return { language, ...(await unbound(core, request)) };
    language = actor.language;
    const asking: Asking = { ...doingOf(core, actor, directory), core, request };
    const want = await wanted(asking);
    const answer = isWish(want) ? await fulfilled(asking, want) : want;
    const said = isWish(want) ? want.note : undefined;
    return { language, ...(said === undefined ? answer : noted(answer, said)) };
  } catch (error) {
    const id = core.newId();
    const kind = error instanceof Error ? error.constructor.name : typeof error;
    core.log("error", "request failed", { id, kind, where: placeOf(error) });
    return { language, is: "refusal", card: brokenCard(id, /^(Prisma|DatabaseGone)/.test(kind)) };
  }
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
const spoken = ({ said, locale }: Request): Language => locale ?? guessed(said);

const guessed = (said: Request["said"]): Language =>
  said.is === "line" && /[a-z]/i.test(said.line) && !/\p{Script=Han}/u.test(said.line)
    ? "en"
    : "zh-CN";

/** Help and binding: all there is for an account without a post. */
const unbound = async (core: Core, request: Request): Promise<Unworded> => {
  const quiet = request.surface.is === "group" && !request.surface.mentioned;
  const typed = bindingCode(core, request);
  if (typed === undefined)
    return quiet ? { is: "silence" } : { is: "card", card: unboundCard(core.county) };
  // Where the account is written to later is where it binds, so never a group.
  if (request.surface.is === "group") return refused(new Refusal(deskWords.bindInPrivate));
  const now = core.clock.now();
  const hash = codeHash(typed);
  const code = await core.store.bindCode(hash);
  const directory = await core.store.directory();
  const person =
    code === undefined || code.expiresAt <= now ? undefined : directory.people.get(code.person);
  if (person === undefined) return refused(new Refusal(deskWords.bindBad));
  const outcome = await core.store.save({
    seen: { event: `bind:${hash}`, actor: person.id, at: now },
    usedCode: hash,
    // Whoever held the post chose for themselves; a second account changes nothing.
    ...(request.locale === undefined || directory.bound.has(person.id)
      ? {}
      : { language: { person: person.id, language: request.locale } }),
    boundAccount: {
      platform: request.platform,
      external: request.account,
      person: person.id,
      conversation: request.surface.conversation,
    },
  });
  if (outcome !== "saved") return refused(new Refusal(deskWords.bindBad));
  return {
    is: "card",
    card: note(
      deskWords.bound(person.name),
      [deskWords.helpType],
      [
        action(deskWords.help, { command: "help" }, "primary"),
        action(deskWords.todo, { command: "todo" }),
      ],
    ),
  };
};

const bindingCode = (core: Core, { said }: Request): string | undefined => {
  if (said.is === "press") {
    const code = said.press.command === "bind" ? said.press.answers?.["code"] : undefined;
    return typeof code === "string" ? code : undefined;
  }
  const verbs = core.verbs.filter(({ id }) => id === "bind");
  const read = readLine(said.line, verbs, core.clock.now());
  if (read.is !== "command") return undefined;
  return read.candidates[0]?.main ?? read.candidates[0]?.values["code"];
};
