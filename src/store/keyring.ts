import { randomBytes, randomUUID } from "node:crypto";
import { postsBoundName } from "./proof.ts";
import {
  type CountyKey,
  countyKey,
  type Keys,
  openOld,
  openText,
  SealError,
  sealedMark,
  sealText,
  type Vault,
  vaultOn,
} from "./seal.ts";
import { isOtherwise, keptSetting, settingFrom, settingIn } from "./settings.ts";
import type { KeyChange } from "./store.ts";
import type { Client, PrismaStatement } from "./tables.ts";

/** The county's key: 32 bytes; or `kept`, for a demo, where one is made and kept in the database itself. */
export type KeySource = Uint8Array | "kept";

/**
 * Which keys a database is sealed with. Each key is kept sealed with another, so that while one is
 * changed for the next, whoever has either of the two has both.
 */
type Ring = {
  readonly current: string;
  /** `sealing`: something may not be sealed yet with the current key. */
  readonly state: "sealing" | "whole";
  /** By key, and by the key it is sealed with. */
  readonly kept: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

/** Under which every process is told that its copies are out of date. */
export const revisionName = "directory.revision";

const ringName = "seal.keys";
const demoName = "demo.key";

const placeOf = (id: string, under: string) => ["Setting", ringName, `${id} ${under}`] as const;

const wrapped = (key: CountyKey, under: CountyKey): string =>
  sealText(under, placeOf(key.id, under.id), Buffer.from(key.secret).toString("base64"));

const unwrapped = (ring: Ring, id: string, under: CountyKey): CountyKey | undefined => {
  const kept = ring.kept[id]?.[under.id];
  if (kept === undefined) return undefined;
  const keys = { all: new Map([[under.id, under]]), foreign: new Set<string>() };
  return countyKey(Buffer.from(openText(keys, placeOf(id, under.id), kept), "base64"));
};

/** The keys that somebody with this one has; nothing where it is not a key of this database. */
const keysWith = (ring: Ring, given: CountyKey): Pick<Keys, "current" | "all"> | undefined => {
  const current = ring.current === given.id ? given : unwrapped(ring, ring.current, given);
  if (current === undefined) return undefined;
  const older = Object.keys(ring.kept)
    .filter((id) => id !== current.id)
    .flatMap((id) => unwrapped(ring, id, current) ?? []);
  return { current, all: new Map([current, ...older].map((key) => [key.id, key])) };
};

/** The keys of an opened database. */
export type Keyring = {
  readonly vault: Vault;
  /** Reads the keys anew, as another process may have changed them; `missing` is one that was asked for. */
  reload(missing?: string): Promise<void>;
  /** The key everything is to be sealed with, while something may not be. */
  unfinished(): CountyKey | undefined;
  /** The key a copy is sealed with; none where it would stand in the copy itself. */
  forCopies(): CountyKey | undefined;
  /** Says that everything is sealed with the current key. */
  finish(): Promise<void>;
  /** Makes another key the current one, the one before being kept sealed with it; the one it now is, where that is under way. */
  change(to: Uint8Array): Promise<KeyChange>;
};

const wrongKey =
  "SECRET_KEY is not the key this database is sealed with; give the one it was last used or rotated with (a county that has lost it cannot open what is sealed).";
const noKey =
  "SECRET_KEY is not set, but this database is sealed; give the key it was last used or rotated with.";

/** Reads which keys a database has, or begins with the one given; a SealError of one sentence where that is not one of them. */
export const openKeyring = async (client: Client, source?: KeySource): Promise<Keyring> => {
  const read = (name: string): Promise<string | undefined> => settingIn(client, name);
  const write = (name: string, value: string) => keptSetting(client, name, value);
  /** What is kept there, or the value where nothing is: a database that may only be read is opened all the same. */
  const keep = async (name: string, value: string): Promise<string> => {
    const kept = await read(name);
    if (kept !== undefined) return kept;
    await client.$executeRaw`INSERT INTO "Setting" ("name", "value") VALUES (${name}, ${value}) ON CONFLICT ("name") DO NOTHING`;
    return (await read(name)) ?? value;
  };
  const ringIn = (kept: string | undefined): Ring | undefined =>
    kept === undefined ? undefined : (JSON.parse(kept) as Ring);
  const readRing = async (): Promise<Ring | undefined> => ringIn(await read(ringName));

  const made = async (): Promise<Uint8Array> =>
    Buffer.from(await keep(demoName, randomBytes(32).toString("base64")), "base64");
  const given =
    source === undefined ? undefined : countyKey(source === "kept" ? await made() : source);
  if (given === undefined) {
    if ((await readRing()) !== undefined) throw new SealError(noKey);
    const foreign = new Set<string>();
    const keys = { current: undefined, all: new Map<string, CountyKey>(), foreign, unsealed: true };
    return {
      vault: vaultOn(() => keys),
      reload: async (missing) => void (missing === undefined || foreign.add(missing)),
      unfinished: () => undefined,
      forCopies: () => undefined,
      finish: async () => {},
      change: () => Promise.reject(new RangeError("without SECRET_KEY nothing is sealed")),
    };
  }

  const begun = async (): Promise<Ring> => {
    await refuseOtherKey(client, given);
    const first: Ring = { current: given.id, state: "sealing", kept: {} };
    return JSON.parse(await keep(ringName, JSON.stringify(first))) as Ring;
  };
  /** The ring in which the next key follows the current one of some; older ones stay: a value may have been missed. */
  const handOver = (known: Pick<Keys, "current" | "all">, to: CountyKey): Ring => ({
    current: to.id,
    state: "sealing",
    kept: Object.fromEntries([
      ...[...known.all.values()]
        .filter(({ id }) => id !== to.id)
        .map((key) => [key.id, { [to.id]: wrapped(key, to) }]),
      ...(known.current === undefined
        ? []
        : [[to.id, { [known.current.id]: wrapped(to, known.current) }]]),
    ]) as Ring["kept"],
  });

  /** Runs statements of which the first changes the ring from what it was; nothing of them where another process was first. */
  const unlessChanged = async (statements: readonly PrismaStatement[]): Promise<boolean> => {
    try {
      await client.$transaction([...statements]);
      return true;
    } catch (error) {
      if (isOtherwise(error)) return false;
      throw error;
    }
  };
  const foreign = new Set<string>();
  const ringKept = await read(ringName);
  let ring = ringIn(ringKept) ?? (await begun());
  // Posts are bound once all is sealed for the first time: a ring that says otherwise afterwards was put there.
  const isFirst =
    ring.state === "sealing" &&
    Object.keys(ring.kept).length === 0 &&
    (await read(postsBoundName)) === undefined;
  const found = keysWith(ring, given);
  if (found === undefined) {
    // A demo that is given a key of its own goes on with that one.
    const demo = await read(demoName);
    const former =
      demo === undefined ? undefined : keysWith(ring, countyKey(Buffer.from(demo, "base64")));
    if (former === undefined) throw new SealError(wrongKey);
    ring = handOver(former, given);
    await client.$transaction([
      write(ringName, JSON.stringify(ring)),
      client.setting.deleteMany({ where: { name: demoName } }),
    ]);
  } else if (
    ring.current === given.id &&
    ring.kept[given.id] !== undefined &&
    ring.state === "whole"
  ) {
    // Started with the new key: from now on the old one opens nothing.
    const { [given.id]: _, ...older } = ring.kept;
    ring = { ...ring, kept: older };
    await unlessChanged([settingFrom(client, ringName, ringKept, JSON.stringify(ring))]);
  }

  let keys: Keys = {
    ...(keysWith(ring, given) ?? { current: given, all: new Map() }),
    foreign,
    unsealed: isFirst,
  };
  const take = (next: Ring): void => {
    const known = keysWith(next, keys.current ?? given) ?? keysWith(next, given);
    ring = next;
    // A key once had is kept: what is being read may still be sealed with it.
    if (known !== undefined)
      keys = {
        current: known.current,
        all: new Map([...keys.all, ...known.all]),
        foreign,
        unsealed: keys.unsealed && next.state === "sealing",
      };
  };
  return {
    vault: vaultOn(() => keys),
    reload: async (missing) => {
      const now = await readRing();
      if (now !== undefined) take(now);
      if (missing !== undefined && !keys.all.has(missing)) foreign.add(missing);
    },
    unfinished: () => (ring.state === "sealing" ? keys.current : undefined),
    forCopies: () => (source === "kept" ? undefined : keys.current),
    finish: async () => {
      const kept = await read(ringName);
      const now = ringIn(kept);
      if (now === undefined || now.current !== keys.current?.id) return;
      const whole: Ring = { ...now, state: "whole" };
      if (await unlessChanged([settingFrom(client, ringName, kept, JSON.stringify(whole))]))
        take(whole);
    },
    change: async (to) => {
      const kept = await read(ringName);
      const now = ringIn(kept);
      if (now !== undefined) take(now);
      const { current } = keys;
      if (current === undefined) throw new SealError(wrongKey);
      if (ring.state === "sealing") return { key: current.secret, is: "under way" };
      if (current.id !== given.id) return { key: current.secret, is: "done" };
      const next = countyKey(to);
      if (next.id === current.id) return { key: to, is: "done" };
      const changed = handOver(keys, next);
      const began = await unlessChanged([
        settingFrom(client, ringName, kept, JSON.stringify(changed)),
        // Every process reads the keys again with the directory.
        write(revisionName, randomUUID()),
        ...(source === "kept" ? [write(demoName, Buffer.from(to).toString("base64"))] : []),
      ]);
      if (began) {
        take(changed);
        return { key: to, is: "begun" };
      }
      // Another process was first: it is on the way to its key, which must stay in the ring.
      const theirs = await readRing();
      if (theirs !== undefined) take(theirs);
      return { key: keys.current?.secret ?? current.secret, is: "under way" };
    },
  };
};

/** Throws where the reporters and conversations an older version sealed were sealed with another key. */
const refuseOtherKey = async (client: Client, key: CountyKey): Promise<void> => {
  const old = { sealed: { not: { startsWith: sealedMark } } };
  const [reporter, reference] = await Promise.all([
    client.reporter.findFirst({ where: old }),
    client.reference.findFirst({ where: old }),
  ]);
  for (const row of [reporter, reference])
    if (row !== null && openOld(key, row.sealed) === undefined) throw new SealError(wrongKey);
};
