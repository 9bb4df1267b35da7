import { addMinutes, type Instant } from "../calendar/day.ts";
import type { SystemServices } from "../flow/services.ts";
import { codesSent, sentKept, type ToldState } from "../flow/told-outside.ts";
import type { ApiKey } from "../people/api-key.ts";

/** What an address has taken of one clue, and what it was last to be sent. Of what was said only digests with the secret are kept. */
export type Taken = {
  /** Of the clue when it was looked at last; older than it is now: to be looked at. */
  readonly version: number;
  readonly told: ToldState;
  readonly result?: string;
  readonly sequence: number;
  /** What was sent under the sequence and may have arrived. */
  readonly sending?: string;
  /** Which version was refused, how often, and when it is sent again. */
  readonly refused?: {
    readonly version: number;
    readonly tries: number;
    readonly nextTry: Instant;
  };
};

const takenKept = "api-hooked:";
/** How many clues are asked about together. */
const together = 500;
/** The longest pause before something that was refused is sent again, in minutes. */
export const longestPause = 24 * 60;
/** What was written so long before the last look, in minutes, is looked at again: it may have been saved later, or by a clock that is behind. */
const overlap = 10;
const nothingYet: Taken = { version: 0, told: { state: "received" }, sequence: 0 };

/** Whether an instant is still to come, and no further ahead than it can be: the clock it was set by may have been wrong. */
export const isAhead = (now: Instant, instant: Instant, minutes: number): boolean =>
  now < instant && instant <= addMinutes(now, minutes);

/** What the addresses of programs have taken of each clue. */
export type TakenClues = {
  /** Those of a program's clues that have changed since its address took them, as it took them, with the version each now is. */
  changed(key: ApiKey): Promise<readonly (readonly [string, Taken, number])[]>;
  keep(key: ApiKey, code: string, taken: Taken): Promise<string>;
};

/** Looks at all a program has sent once, then at what is written: this process remembers up to when it has looked. */
export const takenClues = ({ store, time }: SystemServices): TakenClues => {
  /** Of each program up to when all that changed has been looked at, and what of it its address has not taken. */
  const looked = new Map<string, { readonly upTo: Instant; readonly left: readonly string[] }>();

  /** Those of a program's clues that may have changed, and their versions: all of them once, then what was written since. */
  const candidates = async (key: ApiKey): Promise<ReadonlyMap<string, number>> => {
    const before = looked.get(key.id);
    const all = before?.left ?? (await codesSent({ store }, key));
    const found = new Map<string, number>();
    for (let from = 0; from < all.length; from += together)
      for (const [code, version] of await store.versions(all.slice(from, from + together)))
        found.set(code, version);
    if (before === undefined) return found;
    const now = time.now();
    const since = addMinutes(before.upTo < now ? before.upTo : now, -overlap);
    const written = await store.versionsSince(since, `${sentKept}${key.id}:`);
    return new Map([...found, ...written]);
  };

  /** What an address has taken of these clues, as it is kept; of many it is read at once. */
  const takenOf = async (
    { id }: ApiKey,
    codes: readonly string[],
  ): Promise<ReadonlyMap<string, string | undefined>> => {
    const under = `${takenKept}${id}:`;
    if (codes.length > together) return store.settingsUnder(under);
    const read = async (code: string) => [code, await store.setting(`${under}${code}`)] as const;
    return new Map(await Promise.all(codes.map(read)));
  };

  /** Those of a program's clues that have changed since its address took them, as it took them. */
  const changed = async (key: ApiKey): Promise<readonly (readonly [string, Taken, number])[]> => {
    const upTo = time.now();
    const versions = await candidates(key);
    const kept = await takenOf(key, [...versions.keys()]);
    const found: (readonly [string, Taken, number])[] = [];
    const left: string[] = [];
    for (const [code, version] of versions) {
      const taken: Taken = JSON.parse(kept.get(code) ?? "null") ?? nothingYet;
      if (taken.version === version) continue;
      left.push(code);
      const { refused } = taken;
      const waits =
        refused !== undefined &&
        refused.version === version &&
        isAhead(upTo, refused.nextTry, longestPause);
      if (!waits) found.push([code, taken, version]);
    }
    looked.set(key.id, { upTo, left });
    return found.sort(([one], [other]) => (one < other ? -1 : 1));
  };

  return {
    changed,
    keep: (key, code, taken) =>
      store.changeSetting(`${takenKept}${key.id}:${code}`, () => JSON.stringify(taken)),
  };
};
