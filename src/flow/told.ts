import { type Card, facts } from "../chat/card.ts";
import type { Text } from "../chat/text.ts";
import { type Directory, organisationName, type Person } from "../people/directory.ts";
import type { Store } from "../store/store.ts";
import { canSee, type Sight, sightOf } from "./access.ts";
import { whatever } from "./find.ts";
import { type Matter, unitsIn } from "./matter.ts";
import { type About, isOfSimilar, type Notice, newsKey } from "./notice.ts";
import { holdsAny } from "./seat.ts";
import type { Context } from "./step.ts";
import { words } from "./words.ts";

/** How far the last word to a unit has come: on its way, arrived, looked at, or not to be delivered. */
type Reached = "telling" | "told" | "seen" | { readonly why: Text };

const reachedBy = (notices: readonly Notice[]): Reached | undefined => {
  const life = (...lives: readonly string[]) => notices.filter((one) => lives.includes(one.life));
  if (life("sent").some(({ seenAt }) => seenAt !== undefined)) return "seen";
  if (life("sent").length > 0) return "told";
  if (life("queued", "sending", "uncertain").length > 0) return "telling";
  const failed = life("failed").at(-1);
  return failed && { why: failed.result ?? words.unreachable };
};

/** What happened last of which a unit is told, by everybody of it who is. */
const lastOf = (notices: readonly Notice[]): readonly Notice[] => {
  const latest = notices
    .map(({ createdAt }) => createdAt)
    .sort()
    .at(-1);
  const event = notices.filter(({ createdAt }) => createdAt === latest);
  // Whoever was written to instead was written to a little later.
  return event.every(({ key }) => key.startsWith("instead-"))
    ? notices.filter(({ createdAt }) => createdAt >= (latest ?? ""))
    : event;
};

/** How the key begins of the word that nobody of a unit could be reached. */
export const unreached = "unreached";

/** Whether a key is of that word. */
export const isOfUnreached = (key: string): boolean => key.startsWith(unreached);

/** For every unit that has been told of a matter by name how far the last word to it has come. */
const unitsTold = (
  notices: readonly Notice[],
  directory: Directory,
): ReadonlyMap<string, Reached> => {
  const byUnit = new Map<string, Notice[]>();
  for (const notice of notices) {
    const { recipient, content, key } = notice;
    if (recipient.to !== "person" || content.is !== "news") continue;
    if (isOfUnreached(key) || isOfSimilar(key)) continue;
    const unit = directory.people.get(recipient.id)?.organisation;
    if (unit !== undefined) byUnit.set(unit, [...(byUnit.get(unit) ?? []), notice]);
  }
  const reached = new Map<string, Reached>();
  for (const [unit, list] of byUnit) {
    const state = reachedBy(lastOf(list));
    if (state !== undefined) reached.set(unit, state);
  }
  return reached;
};

/** Those who brought a matter or handle it, and may see it: they are to know whom it did not reach, and whose it is now. */
export const sendersOf = (matter: Matter, directory: Directory): readonly Person[] =>
  [...directory.people.values()].filter(
    (person) => holdsAny(person, ["from", "handler"], matter) && canSee(sightOf(person), matter),
  );

/** Whether somebody is to know whom a matter has reached: whoever brought it or handles it. */
export const mayKnowReached = (person: Person, matter: Pick<Matter, "parties" | "kind">): boolean =>
  holdsAny(person, ["from", "handler", "chair"], matter) ||
  matter.parties.some(
    ({ part, organisation }) => part === "from" && organisation === person.organisation,
  ) ||
  person.roles.includes("secretariat");

const sentence = (unit: Text, reached: Reached): Text => {
  if (reached === "telling") return words.telling(unit);
  if (reached === "told") return words.told(unit);
  return reached === "seen" ? words.seen(unit) : words.notReached(unit, reached.why);
};

/** A matter's card with whom it has reached, for somebody who is to know; only what the notices hold is said. */
export const withReached = (
  card: Card,
  matter: Pick<Matter, "parties">,
  notices: readonly Notice[],
  { directory, actor }: { readonly directory: Directory; readonly actor: Person },
): Card => {
  const accused = unitsIn(matter, "accused");
  const said = [...unitsTold(notices, directory)]
    .filter(([unit]) => unit !== actor.organisation)
    // What is still on its way to a unit complained of is not sent: only what it knows already is said.
    .filter(
      ([unit, reached]) => !accused.includes(unit) || reached === "told" || reached === "seen",
    )
    .map(([unit, reached]) => sentence(organisationName(directory, unit), reached));
  return said.length === 0
    ? card
    : { ...card, body: [...card.body, facts(...said.map((one) => [words.reached, one] as const))] };
};

/** Notes that somebody has looked at a matter. What cannot be noted keeps nobody from reading. */
export const noteSeen = (
  store: Pick<Store, "markSeen">,
  { actor, now }: Pick<Context, "actor" | "now">,
  code: string,
): Promise<void> => store.markSeen(actor.id, code, now).catch(() => undefined);

/**
 * A matter somebody is out of, or `recused` from, where nothing else than that keeps them from hearing of it: a new account
 * hears of no level 2.
 */
export const outsideOf = async (
  store: Pick<Store, "matterFor">,
  { matter: code, upTo, recused }: About,
  person: Person,
): Promise<Matter | undefined> => {
  const highest = person.newUntil === undefined ? upTo : 1;
  const sight: Sight = {
    ...sightOf(person),
    reaches: [{ through: "overview", upTo: highest }],
  };
  const matter = await store.matterFor(whatever, code);
  if (matter === undefined || matter.erasedAt !== undefined) return undefined;
  const parties = matter.parties.filter(
    (party) => recused !== true || party.part !== "recused" || party.person !== person.id,
  );
  return canSee(sight, { ...matter, parties }) ? matter : undefined;
};

/**
 * What somebody was told when a step took them out of a matter they may not open any more: said again, it
 * tells nothing new. Nothing where they were told of it otherwise last, or never, and nothing of a matter that
 * is restricted or erased by now, or keeps them out.
 */
export const saidOnLeaving = async (
  store: Pick<Store, "matterFor" | "entries" | "noticesKeyed">,
  code: string,
  person: Person,
): Promise<Card | undefined> => {
  const matter = await outsideOf(store, { matter: code, upTo: 1 }, person);
  if (matter === undefined) return undefined;
  if (canSee(sightOf(person), matter)) return undefined;
  const entries = await store.entries(code);
  const keys = entries.map(({ number }) => newsKey(code, number, person.id));
  // In the order of what happened: several may have been told at one moment.
  const last = (await store.noticesKeyed(keys))
    .toSorted((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key))
    .at(-1);
  return last?.content.is === "plain" ? last.content.card : undefined;
};
