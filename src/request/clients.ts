import { type Day, dayOf } from "../calendar/day.ts";
import { Refusal } from "../chat/refusal.ts";
import { needsSecond } from "../flow/confirmers.ts";
import { findMatter } from "../flow/find.ts";
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

/** What programs that act as a post ask beside what they send. A matter a client did not send, or may not see, is not there. */
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
  state(key: ApiKey, code: string): Promise<SentState | undefined>;
  /** What ended since a day of what a client sent, some at a time; `next` where there is more to be looked at. */
  outcomes(
    key: ApiKey,
    asked: { readonly since: Day; readonly after: string; readonly take: number },
  ): Promise<{ readonly outcomes: readonly SentOutcome[]; readonly next?: string }>;
  /** Puts on record that a key was used, for what and how that was answered. */
  used(key: ApiKey, route: string, status: number): Promise<void>;
};

/** What each client has sent is kept under this, its key and the number of the matter; what it has done, by its key and the day. */
const sentKept = "api-sent:";
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

/** So many of what a client sent are looked at for one answer. */
const lookedAt = 500;

/** What programs that act as a post are answered. */
export const clientsOf = (services: RequestServices): Clients => {
  const { store, time, limiter, log } = services;

  /** A matter this client sent, where it may be told of it: nothing of level 2 leaves, and nothing that is erased. */
  const find = async (key: ApiKey, code: string) => {
    if ((await store.setting(`${sentKept}${key.id}:${code}`)) === undefined) return undefined;
    const account = { person: key.post, boundAt: key.madeAt };
    const actor = actorOf(await store.directory(), account, time.now());
    if (actor === undefined) return undefined;
    const found = await findMatter({ ...services, actor }, code);
    if (found instanceof Refusal || found.matter.visibility > 1 || found.matter.erasedAt)
      return undefined;
    const { matter, flow } = found;
    const { reference: number } = matter;
    const state: SentState = {
      code,
      ...(number === undefined ? {} : { number }),
      state: flow.states[matter.state]?.outside ?? "received",
    };
    return { matter, state };
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
    state: async (key, code) => (await find(key, code))?.state,
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
        const { closedAt, outcome } = found?.matter ?? {};
        if (found === undefined || closedAt === undefined || dayOf(closedAt) < since) continue;
        outcomes.push({ ...found.state, endedOn: dayOf(closedAt), ...resultOf(outcome) });
      }
      return last === "" || last === sent.at(-1) ? { outcomes } : { outcomes, next: last };
    },
    used: async ({ id, name }, route, status) => {
      const what = `${route} ${status}`;
      await store.changeSetting(`${usesKept}${id}:${dayOf(time.now())}`, (kept) => {
        const uses = JSON.parse(kept ?? "{}") as Uses;
        return JSON.stringify({ ...uses, [what]: (uses[what] ?? 0) + 1 });
      });
      log("info", "api used", { key: name, route, status });
    },
  };
};
