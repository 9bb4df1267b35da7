import { type Day, dayOf } from "../calendar/day.ts";
import {
  actsStill,
  codesSent,
  findSent,
  rememberTold,
  resultOf,
  type SentOutcome,
  type SentState,
  sentKept,
} from "../flow/told-outside.ts";
import {
  type ApiKey,
  apiPlatform,
  idInKey,
  keysKept,
  opensKey,
  readKey,
} from "../people/api-key.ts";
import type { RequestServices } from "./context.ts";
import type { Limited } from "./limits.ts";

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

/** What each client has done is kept under this, its key and the day. */
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

  return {
    recognise: async (presented) => {
      const id = idInKey(presented);
      const key = id && readKey(await store.setting(`${keysKept}${id}`));
      if (!key || !opensKey(key, presented)) return undefined;
      return actsStill(await store.directory(), key) ? key : undefined;
    },
    wait: ({ id }, what, as) => limiter?.(what, { platform: apiPlatform, account: id }, as),
    sent: async ({ id }, event, digest) => {
      const code = (await store.seen(`${apiPlatform}:${event}`))?.matter;
      if (code === undefined) return undefined;
      // Kept after the matter: where that failed the client has no answer, and sends the same again.
      const kept = await store.keepSetting(`${sentKept}${id}:${code}`, digest);
      return { code, other: kept !== digest };
    },
    isOwn: async (key, code) => (await findSent(services, key, code)) !== undefined,
    state: async (key, code) => {
      const found = await findSent(services, key, code);
      if (found === undefined) return undefined;
      await rememberTold(services, key, found);
      return { ...found.sent, state: found.now.state };
    },
    outcomes: async (key, { since, after, take }) => {
      const sent = (await codesSent(services, key)).filter((code) => code > after);
      const outcomes: SentOutcome[] = [];
      let last = "";
      for (const code of sent.slice(0, lookedAt)) {
        if (outcomes.length === take) break;
        last = code;
        const found = await findSent(services, key, code);
        const { state, endedOn } = found?.now ?? {};
        if (found === undefined || state === undefined || endedOn === undefined || endedOn < since)
          continue;
        await rememberTold(services, key, found);
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
