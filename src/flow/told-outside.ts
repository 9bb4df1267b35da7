import { type Day, dayOf } from "../calendar/day.ts";
import { Refusal } from "../chat/refusal.ts";
import type { ApiKey } from "../people/api-key.ts";
import type { Directory } from "../people/directory.ts";
import { actorOf } from "../people/new-account.ts";
import { withoutCaller } from "../screening/callers.ts";
import { screen } from "../screening/screen.ts";
import { needsSecond } from "./confirmers.ts";
import { findMatter, whatever } from "./find.ts";
import type { Outside } from "./flow.ts";
import type { Services } from "./services.ts";

/** How far something a program sent is. */
export type SentState = {
  readonly code: string;
  readonly number?: string;
  readonly state: Outside;
};

/** What came of something a program sent. */
export type SentOutcome = SentState & { readonly endedOn: Day; readonly result?: string };

/** What a program is told of how far something is. */
export type ToldState = Pick<SentState, "state"> & { readonly endedOn?: Day };

/** Something a program sent: what it was told last, what it may be told now; `hidden` where that is the same because it may not see it. */
export type Sent = {
  readonly sent: Pick<SentState, "code" | "number">;
  readonly was: ToldState;
  readonly now: ToldState;
  readonly outcome: string | undefined;
  readonly hidden: boolean;
};

/** What each program has sent, and was told of it last, is kept under these, its key and the number of the matter. */
export const sentKept = "api-sent:";
const toldKept = "api-told:";

/** Whether a key still opens something: its post is there and has not come to have powers, which take a second person. */
export const actsStill = (directory: Directory, { post: id, revokedAt }: ApiKey): boolean => {
  const post = directory.people.get(id);
  return (
    revokedAt === undefined &&
    post !== undefined &&
    !needsSecond(directory, post, "account", undefined)
  );
};

/** What was found, without what says who somebody is; nothing where that would have to be kept apart. */
export const resultOf = (outcome: string | undefined): { readonly result?: string } =>
  outcome === undefined || screen([withoutCaller(outcome)]).is !== "clear"
    ? {}
    : { result: withoutCaller(outcome) };

/** A matter a program may be told of: nothing of level 2 leaves, and nothing that is erased. */
const see = async (services: Services, key: ApiKey, code: string) => {
  const { store, time } = services;
  const account = { person: key.post, boundAt: key.madeAt };
  const actor = actorOf(await store.directory(), account, time.now());
  const found = actor && (await findMatter({ ...services, actor }, code));
  return found === undefined ||
    found instanceof Refusal ||
    found.matter.visibility > 1 ||
    found.matter.erasedAt
    ? undefined
    : found;
};

/** The numbers of all a program has sent. */
export const codesSent = async (
  { store }: Pick<Services, "store">,
  { id }: ApiKey,
): Promise<readonly string[]> =>
  [...(await store.settingsUnder(`${sentKept}${id}:`)).keys()].sort();

/** How far something is that this program sent; where it may not see it, what it was told last: nothing says that it became restricted. */
export const findSent = async (
  services: Services,
  key: ApiKey,
  code: string,
): Promise<Sent | undefined> => {
  const { store } = services;
  if ((await store.setting(`${sentKept}${key.id}:${code}`)) === undefined) return undefined;
  const kept = await store.setting(`${toldKept}${key.id}:${code}`);
  const was: ToldState = kept === undefined ? { state: "received" } : JSON.parse(kept);
  const seen = await see(services, key, code);
  const { reference: number } = seen?.matter ?? (await store.matterFor(whatever, code)) ?? {};
  const sent = { code, ...(number === undefined ? {} : { number }) };
  if (seen === undefined) return { sent, was, now: was, outcome: undefined, hidden: true };
  const { state, closedAt, outcome } = seen.matter;
  const now: ToldState = {
    state: seen.flow.states[state]?.outside ?? "received",
    ...(closedAt === undefined ? {} : { endedOn: dayOf(closedAt) }),
  };
  return { sent, was, now, outcome, hidden: false };
};

/** Remembers what a program is told of a matter. */
export const rememberTold = async (
  { store }: Pick<Services, "store">,
  { id }: ApiKey,
  { sent, was, now }: Pick<Sent, "sent" | "was" | "now">,
): Promise<void> => {
  if (JSON.stringify(was) !== JSON.stringify(now))
    await store.changeSetting(`${toldKept}${id}:${sent.code}`, () => JSON.stringify(now));
};
