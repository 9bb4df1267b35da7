import { momentText } from "../calendar/day.ts";
import { action, note, paragraph } from "../chat/card.ts";
import type { Request } from "../chat/exchange.ts";
import type { Form } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { toSimplified } from "../chat/simplified.ts";
import type { Text } from "../chat/text.ts";
import { bind, codeField, codeHash } from "../commands/bind.ts";
import { unboundCard } from "../commands/help.ts";
import { words } from "../commands/words.ts";
import { canBeAsked, isBeginning, needsSecond } from "../flow/confirmers.ts";
import type { PostRequest } from "../flow/post-request.ts";
import { postEvents, tellOfPost } from "../flow/post-watch.ts";
import { askSecond, nobodyToAsk } from "../flow/second-person.ts";
import { readLine } from "../line/read-line.ts";
import { newFrom } from "../people/new-account.ts";
import type { RequestServices } from "./context.ts";
import { tooMuch } from "./limits.ts";
import { type Answer, refuseWith } from "./reply.ts";

/** Help and binding: all there is for an account without a post. */
export const answerUnbound = async (
  services: RequestServices,
  request: Request,
): Promise<Answer> => {
  const { surface } = request;
  const typed = codeIn(services, request);
  const waiting = surface.is === "group" ? undefined : await waitingOf(services, request);
  if (waiting !== undefined) {
    const { people } = await services.store.directory();
    return waitingCard(waiting, people.get(waiting.post)?.name ?? words.post, []);
  }
  if (typed === undefined)
    return surface.is === "group" && !surface.mentioned
      ? { is: "silence" }
      : { is: "card", card: unboundCard(services.county, surface.is) };
  // Where the account is written to later is where it binds, so never a group.
  if (surface.is === "group") return refuseWith(new Refusal(words.bindInPrivate));
  if (codeHash(typed) === codeHash("")) return { is: "form", form: codeForm() };
  const wait = tooMuch(services.limiter, request, ["bindCodes"]);
  return wait === undefined ? bindAccount(services, request, typed) : { is: "refusal", card: wait };
};

/** The one question of whoever has no post yet, with what is wrong with the code that was given. */
const codeForm = (problem?: Text): Form => ({
  title: words.bind,
  intro: [paragraph(words.bindAsk)],
  questions: [{ key: "code", field: codeField, ...(problem === undefined ? {} : { problem }) }],
  submit: { command: bind.id },
  submitLabel: words.bind,
  actions: [],
});

/** Binds an account to the post a one-time code is for. */
const bindAccount = async (
  { store, time, newId, newSalt, platformName }: RequestServices,
  { platform, account: external, locale, surface, said }: Request,
  typed: string,
): Promise<Answer> => {
  const now = time.now();
  const hash = codeHash(typed);
  const code = await store.bindCode(hash);
  const directory = await store.directory();
  const person =
    code === undefined || code.expiresAt <= now ? undefined : directory.people.get(code.person);
  if (person === undefined) {
    // Of a form that was submitted the code can be put right where it stands.
    const again = said.is === "press" ? codeForm(words.bindBad) : undefined;
    return refuseWith(new Refusal(words.bindBad), again);
  }
  const account = {
    platform,
    external,
    person: person.id,
    conversation: surface.conversation,
  };
  // Whoever held the post chose for themselves; a second account changes nothing.
  const chosen = locale === undefined || directory.bound.has(person.id) ? {} : { language: locale };
  const by = code?.by ?? person.id;
  const asked = { post: person.id, by };
  const needed = needsSecond(directory, person, "account", code?.by);
  const begins = needed && isBeginning(directory, "account", asked);
  if (needed && !begins) {
    if (!canBeAsked(directory, asked)) return refuseWith(new Refusal(nobodyToAsk));
    const change = { is: "account", account, ...chosen } as const;
    const asking = { store, directory, now, newId, newSalt, platformName };
    const { said, ...kept } = await askSecond(asking, { post: person, by, change });
    const outcome = await store.save({
      seen: { event: `bind:${hash}`, actor: person.id, at: now },
      usedCode: hash,
      ...kept,
    });
    return outcome === "saved"
      ? waitingCard(kept.postRequest, person.name, said)
      : refuseWith(new Refusal(words.bindBad));
  }
  const bound = postEvents.bound(person.name, platformName(platform));
  const watched = await tellOfPost(
    { store, directory, now, newId },
    { post: person, by, said: bound, alone: begins },
  );
  const outcome = await store.save({
    seen: { event: `bind:${hash}`, actor: person.id, at: now },
    ...watched,
    usedCode: hash,
    ...(chosen.language === undefined
      ? {}
      : { language: { person: person.id, language: chosen.language } }),
    boundAccount: { ...account, boundAt: now },
  });
  if (outcome !== "saved") return refuseWith(new Refusal(words.bindBad));
  const actions = [
    action(words.help, { command: "help" }, "primary"),
    action(words.todo, { command: "todo" }),
  ];
  const told = words.boundNew(momentText(newFrom(directory, now)));
  return { is: "card", card: note(words.bound(person.name), [words.helpType, told], actions) };
};

/** What an account reads that waits for a second person: its number, and who will ask for it. */
const waitingCard = ({ number }: PostRequest, post: Text, said: readonly Text[]): Answer => ({
  is: "card",
  card: note(words.bindWaits(post), [words.bindNumber(number), ...said]),
});

/** The request of an account that waits to be bound. */
const waitingOf = async (
  { store, time }: RequestServices,
  { platform, account }: Request,
): Promise<PostRequest | undefined> =>
  (await store.openPostRequests(time.now())).find(
    ({ change }) =>
      change.is === "account" &&
      change.account.platform === platform &&
      change.account.external === account,
  );

/** The code in what was typed or pressed, where it is the command to bind; empty where none came with it. */
const codeIn = ({ verbs, time }: RequestServices, { said }: Request): string | undefined => {
  if (said.is === "press") {
    const { command, answers: { code } = {} } = said.press;
    if (command !== bind.id) return undefined;
    return typeof code === "string" ? code : "";
  }
  const read = readLine(
    toSimplified(said.line),
    verbs.filter(({ id }) => id === bind.id),
    time.now(),
  );
  if (read.is !== "command") return undefined;
  return read.candidates[0]?.main ?? read.candidates[0]?.values["code"] ?? "";
};
