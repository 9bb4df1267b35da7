import { type Day, dayOf } from "../calendar/day.ts";
import { Refusal } from "../chat/refusal.ts";
import { needsSecond } from "../flow/confirmers.ts";
import { findMatter, whatever } from "../flow/find.ts";
import type { Outside } from "../flow/flow.ts";
import {
  type ApiKey,
  apiPlatform,
  idInKey,
  keysKept,
  opensKey,
  readKey,
} from "../people/api-key.ts";
import { actorOf } from "../people/new-account.ts";
import { withoutCaller } from "../screening/callers.ts";
import { screen } from "../screening/screen.ts";
import type { RequestServices } from "./context.ts";
import type { Limited } from "./limits.ts";

/** How far something a client sent is. */
export type SentState = {
  readonly code: string;
  readonly number?: string;
  readonly state: Outside;
};

/** What came of something a client sent. */
export type SentOutcome = SentState & { readonly endedOn: Day; readonly result?: string };

/** What a client is told of how far something is. */
type Told = Pick<SentState, "state"> & { readonly endedOn?: Day };

/** What programs that act as a post ask beside what they send. A matter a client did not send is not there; one it may not see any more stays as it was told last. */
export type Clients = {
  /** The key that is presented; nothing where it opens nothing, or its post is gone. */
  recognise(presented: string): Promise<ApiKey | undefined>;
  /** How many seconds a client has to wait; with `as` 0 nothing is counted by asking. */
  wait(key: ApiKey, what: Limited, as?: 1 | 0): number | undefined;
  /** The matter that came of an event of this client; `other` where it was sent before with something else in it. */
  sent(
    key: ApiKey,
    event: string,
    digest: string,
  ): Promise<{ readonly code: string; readonly other: boolean } | undefined>;
  /** Whether a program of the key sent the clue; unlike its stage, nothing is remembered as told. */
  isOwn(key: ApiKey, code: string): Promise<boolean>;
  state(key: ApiKey, code: string): Promise<SentState | undefined>;
  /** What ended since a day of what a client sent, some at a time; `next` where there is more to be looked at. */
  outcomes(
    key: ApiKey,
    asked: { readonly since: Day; readonly after: string; readonly take: number },
  ): Promise<{ readonly outcomes: readonly SentOutcome[]; readonly next?: string }>;
  /** Puts on record that a key was used, for what and how that was answered; what was refused only with its next use. */
  used(key: ApiKey, route: string, status: number): Promise<void>;
};

/** What each client has sent, and was told of it last, is kept under these, its key and the number of the matter; what it has done, by its key and the day. */
const sentKept = "api-sent:";
const toldKept = "api-told:";
const usesKept = "api-use:";

/** How often a key was used on each day, by route and status. */
export type Uses = Readonly<Record<string, number>>;

/** The days a key was used on with what it was used for, the latest last. */
export const usesOf = async (
  { store }: Pick<RequestServices, "store">,
  { id }: Pick<ApiKey, "id">,
): Promise<ReadonlyMap<Day, Uses>> =>
  new Map(
    [...(await store.settingsUnder(`${usesKept}${id}:`))]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([day, kept]) => [day, JSON.parse(kept) as Uses]),
  );

/** Uses with so many more. */
const withUses = (uses: Uses, more: Uses): Uses => ({
  ...uses,
  ...Object.fromEntries(
    Object.entries(more).map(([what, count]) => [what, (uses[what] ?? 0) + count]),
  ),
});

/** So many of what a client sent are looked at for one answer. */
const lookedAt = 500;

/** What programs that act as a post are answered. */
export const clientsOf = (services: RequestServices): Clients => {
  const { store, time, limiter, log } = services;

  /** Uses not yet on record, by the names they are kept under. */
  const unwritten = new Map<string, Uses>();

  /** A matter a client may be told of: nothing of level 2 leaves, and nothing that is erased. */
  const see = async (key: ApiKey, code: string) => {
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

  /** How far something is that this client sent; where it may not see it, what it was told last: nothing says that it became restricted. */
  const find = async (key: ApiKey, code: string) => {
    if ((await store.setting(`${sentKept}${key.id}:${code}`)) === undefined) return undefined;
    const kept = await store.setting(`${toldKept}${key.id}:${code}`);
    const was: Told = kept === undefined ? { state: "received" } : JSON.parse(kept);
    const seen = await see(key, code);
    const { reference: number } = seen?.matter ?? (await store.matterFor(whatever, code)) ?? {};
    const sent = { code, ...(number === undefined ? {} : { number }) };
    if (seen === undefined) return { sent, was, now: was, outcome: undefined };
    const { state, closedAt, outcome } = seen.matter;
    const now: Told = {
      state: seen.flow.states[state]?.outside ?? "received",
      ...(closedAt === undefined ? {} : { endedOn: dayOf(closedAt) }),
    };
    return { sent, was, now, outcome };
  };

  /** Remembers what a client is told of a matter. */
  const tell = async (
    { id }: ApiKey,
    {
      sent,
      was,
      now,
    }: { readonly sent: { readonly code: string }; readonly was: Told; readonly now: Told },
  ): Promise<void> => {
    if (JSON.stringify(was) !== JSON.stringify(now))
      await store.changeSetting(`${toldKept}${id}:${sent.code}`, () => JSON.stringify(now));
  };

  /** What was found, without what says who somebody is; nothing where that would have to be kept apart. */
  const resultOf = (outcome: string | undefined): { readonly result?: string } =>
    outcome === undefined || screen([withoutCaller(outcome)]).is !== "clear"
      ? {}
      : { result: withoutCaller(outcome) };

  return {
    recognise: async (presented) => {
      const id = idInKey(presented);
      const key = id && readKey(await store.setting(`${keysKept}${id}`));
      if (!key || !opensKey(key, presented)) return undefined;
      const directory = await store.directory();
      const post = directory.people.get(key.post);
      // A post that has come to have powers since is no program's: those take a second person.
      return post === undefined || needsSecond(directory, post, "account", undefined)
        ? undefined
        : key;
    },
    wait: ({ id }, what, as) => limiter?.(what, { platform: apiPlatform, account: id }, as),
    sent: async ({ id }, event, digest) => {
      const code = (await store.seen(`${apiPlatform}:${event}`))?.matter;
      if (code === undefined) return undefined;
      // Kept after the matter: where that failed the client has no answer, and sends the same again.
      const kept = await store.keepSetting(`${sentKept}${id}:${code}`, digest);
      return { code, other: kept !== digest };
    },
    isOwn: async (key, code) => (await find(key, code)) !== undefined,
    state: async (key, code) => {
      const found = await find(key, code);
      if (found === undefined) return undefined;
      await tell(key, found);
      return { ...found.sent, state: found.now.state };
    },
    outcomes: async (key, { since, after, take }) => {
      const sent = [...(await store.settingsUnder(`${sentKept}${key.id}:`)).keys()]
        .filter((code) => code > after)
        .sort();
      const outcomes: SentOutcome[] = [];
      let last = "";
      for (const code of sent.slice(0, lookedAt)) {
        if (outcomes.length === take) break;
        last = code;
        const found = await find(key, code);
        const { state, endedOn } = found?.now ?? {};
        if (found === undefined || state === undefined || endedOn === undefined || endedOn < since)
          continue;
        await tell(key, found);
        outcomes.push({ ...found.sent, state, endedOn, ...resultOf(found.outcome) });
      }
      return last === "" || last === sent.at(-1) ? { outcomes } : { outcomes, next: last };
    },
    used: async ({ id, name }, route, status) => {
      const ofKey = `${usesKept}${id}:`;
      const today = `${ofKey}${dayOf(time.now())}`;
      const uses = withUses(unwritten.get(today) ?? {}, { [`${route} ${status}`]: 1 });
      unwritten.set(today, uses);
      // A flood that is refused must not fill the queue of what is written.
      if (status === 403 || status === 429) return;
      for (const [name, more] of unwritten) {
        if (!name.startsWith(ofKey)) continue;
        unwritten.delete(name);
        await store.changeSetting(name, (kept) =>
          JSON.stringify(withUses(JSON.parse(kept ?? "{}") as Uses, more)),
        );
      }
      log("info", "api used", { key: name, route, status });
    },
  };
};
